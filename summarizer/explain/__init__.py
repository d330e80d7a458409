"""Say why: what was decided about a report, its sections, sentences and figures, by which rules and words.

The text is for the person at the keyboard who wonders why a report went to
this region or year, what was taken for page boilerplate, or why a figure was
read so.  It tells all reports from end to end, or one line of one of them.
What speaks for the rivals of a region or year stands below what was decided,
so that a narrow decision shows.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from summarizer.errors import BadConfig, NothingToDo
from summarizer.explain.names import (
    about_name,
    clipped,
    meaning,
    place_words,
    repairs_made,
    role_name,
    section_decided,
    sign_name,
    time_decided,
    wide,
)
from summarizer.messages import _, rule_name
from summarizer.provenance import where
from summarizer.records import (
    Because,
    Briefing,
    Cell,
    Digest,
    Excerpt,
    Identity,
    Indicator,
    Passage,
    Ranked,
    Reason,
    Report,
    Row,
    Section,
)
from summarizer.trail import figure_text, trail

PARTICULARS = ("title", "subtitle", "source", "published", "printed", "authors")
_PLACE = re.compile(r"(?P<document>.+?)(?::(?P<page>\d+))?:(?P<line>\d+)")

FigureKey = tuple[str, int, int, int, str]
"""What tells one figure of all from the others."""


@dataclass(frozen=True, slots=True)
class LineOf:
    """One line of one report."""

    document: str
    """The path as it is reported, or the end of it from some folder's name on."""
    line: int
    page: int | None = None
    """None for every page that has such a line."""

    def names(self, path: str) -> bool:
        """Whether *path* is that of the report meant."""
        return path == self.document or path.endswith(f"/{self.document}")

    def __contains__(self, place: tuple[int, int | None]) -> bool:
        """Whether *place*, a line and its page, is this one; a page not known may be any."""
        line, page = place
        return line == self.line and (page is None or self.page in (None, page))


def line_of(place: str) -> LineOf:
    """Return what *place* means: a file and a line, or in a PDF a file, a page and a line.

    Raises `BadConfig` where it is neither.

    >>> line_of("2023.txt:24"), line_of("年报/a.pdf:3:12").page
    (LineOf(document='2023.txt', line=24, page=None), 3)
    """
    found = _PLACE.fullmatch(place)
    if not found:
        said = _("--explain: {place} is not a file and a line; write, for example, 2023.txt:24.")
        raise BadConfig((said.format(place=place),))
    page = int(found["page"]) if found["page"] else None
    return LineOf(found["document"].replace("\\", "/"), int(found["line"]), page)


def explain(briefings: Sequence[Briefing], digest: Digest, at: LineOf | None = None) -> Iterator[str]:
    """Yield, one text a report, what was decided and why; of the line *at* alone, where that is given.

    Raises `NothingToDo` where no report has that line.
    """
    compared = _Comparisons(digest)
    excerpts = [
        excerpt
        for briefing in briefings
        for excerpt in briefing.excerpts
        if at is None or at.names(excerpt.report.path)
    ]
    if at is not None:
        _require(excerpts, at)
    for excerpt in excerpts:
        yield "\n".join((*_Explained(excerpt, compared, at).lines(), ""))


def _require(excerpts: Sequence[Excerpt], at: LineOf) -> None:
    if not excerpts:
        said = _("--explain: {file} is not among the reports that were read.")
        raise NothingToDo(said.format(file=at.document))
    if not any((raw.number, raw.page) in at for excerpt in excerpts for raw in excerpt.report.lines):
        said = _("--explain: {file} has no line {line}.")
        raise NothingToDo(said.format(file=at.document, line=at.line))


class _Comparisons:
    """Which figures of the digest each figure is compared with."""

    def __init__(self, digest: Digest) -> None:
        self._labels = {region.id: region.label for region in digest.regions}
        self._of: dict[FigureKey, list[str]] = {}
        self._cells: dict[FigureKey, list[Cell]] = {}
        for row in digest.rows:
            for at, cell in enumerate(row.cells):
                key = _key(cell.indicator)
                self._cells.setdefault(key, []).append(cell)
                for group in row.groups:
                    if at in group.cells:
                        others = (self._labels[row.cells[i].region] for i in group.cells if i != at)
                        self._of.setdefault(key, []).extend(others)

    def with_others(self, figure: Indicator) -> tuple[str, ...]:
        """Return the labels of the regions whose figures may be compared with *figure*, each once."""
        return tuple(dict.fromkeys(self._of.get(_key(figure), ())))

    def because(self, figure: Indicator) -> tuple[Because, ...]:
        """Return why *figure* may or may not be compared with those of other regions."""
        cells = self._cells.get(_key(figure), ())
        return tuple(dict.fromkeys(one for cell in cells for one in cell.because))


def _key(figure: Indicator) -> FigureKey:
    return figure.document, figure.line, figure.start, figure.end, figure.name


class _Explained:
    """A report on its way into words."""

    def __init__(self, excerpt: Excerpt, compared: _Comparisons, at: LineOf | None) -> None:
        self._excerpt = excerpt
        self._report: Report = excerpt.report
        self._compared = compared
        self._at = at
        self._words = place_words()

    def lines(self) -> Iterator[str]:
        """Yield the lines of the text."""
        report, identity = self._report, self._report.identity
        yield report.path if self._at is None else f"{report.path}:{self._at.line}"
        if self._at is None:
            yield from self._region(identity)
            year = _("year: {year}").format(year=identity.period or _("undecided"))
            yield from self._weighed(identity.reasons, "period", year)
            yield from self._particulars(identity)
            yield from repairs_made(report)
        else:
            yield from self._raw()
            yield from self._evidence(identity)
        yield from self._removed()
        for section, passage in zip(report.sections, self._excerpt.passages, strict=True):
            yield from self._section(section, passage)

    def _shown(self, line: int | None, page: int | None = None) -> bool:
        return self._at is None or (line is not None and (line, page) in self._at)

    def _place(self, line: int, page: int | None = None) -> str:
        return where([line], page, self._report.format, self._words)

    def _trail(self, because: Sequence[Because], indent: str, line: int, own: str = "") -> Iterator[str]:
        if because:
            yield indent + trail(because, self._report.format, self._words, own=own, line=line)

    # -- the report ----------------------------------------------------------

    def _raw(self) -> Iterator[str]:
        for raw in self._report.lines:
            if self._shown(raw.number, raw.page):
                yield f"  {clipped(raw.text)}"

    def _region(self, identity: Identity) -> Iterator[str]:
        region = identity.region
        if region.level:
            places = dict.fromkeys((region.province, region.city))
            above = " ".join(name for name in places if name and name != region.name)
            decided = f"{region.name}（{above}）" if above else region.name
        elif region.candidates:
            decided = _("undecided; one of {names}").format(names="、".join(region.candidates))
        else:
            decided = _("undecided")
        yield from self._weighed(identity.reasons, "region", _("region: {region}").format(region=decided))

    def _weighed(self, reasons: Sequence[Reason], about: str, heading: str) -> Iterator[str]:
        """Yield the *heading*, and under each value that was possible what speaks for it, the best first."""
        yield "  " + heading
        those = sorted((r for r in reasons if r.about == about), key=lambda r: r.value)
        values = [(value, list(each)) for value, each in groupby(those, key=lambda r: r.value)]
        for value, each in sorted(values, key=lambda v: -sum(r.weight for r in v[1])):
            yield f"    {sum(r.weight for r in each):5.1f}  {value}"
            for reason in sorted(each, key=lambda r: -abs(r.weight)):
                yield f"          {self._reason(reason)}"

    def _reason(self, reason: Reason) -> str:
        line = self._place(reason.line) if reason.line else ""
        return f"{reason.weight:+5.1f}  {wide(line, 9)}  {sign_name(reason)}{reason.evidence}"

    def _evidence(self, identity: Identity) -> Iterator[str]:
        """Yield what the one line speaks for, of whatever was decided about the report."""
        for reason in identity.reasons:
            if self._shown(reason.line):
                yield f"  {about_name(reason.about)}: {reason.value}  {self._reason(reason)}"

    def _particulars(self, identity: Identity) -> Iterator[str]:
        for about in PARTICULARS:
            for reason in identity.reasons:
                if reason.about == about:
                    line = self._place(reason.line) if reason.line else reason.evidence
                    yield f"  {about_name(about)}: {reason.value}  ({line})"

    def _removed(self) -> Iterator[str]:
        shown = [line for line in self._report.removed if line.text.strip() and self._shown(line.line)]
        if shown:
            yield "  " + _("not part of the text:")
        for line in shown:
            by = f"  [{rule_name(line.rule)}]" if line.rule else ""
            yield f"    {line.line:>5}  {wide(role_name(line.role), 10)}  {clipped(line.text)}{by}"

    # -- its sections, sentences and figures ---------------------------------

    def _section(self, section: Section, passage: Passage) -> Iterator[str]:
        """Yield the section and what of it is shown; nothing where that is nothing."""
        parts: list[tuple[int, list[str]]] = []
        for ranked in passage.sentences:
            figures = self._figures_of(ranked)
            if self._at is None and not (ranked.key or figures):
                continue
            if self._shown(ranked.sentence.line, ranked.sentence.page):
                parts.append((ranked.sentence.line, [*self._sentence(ranked, figures)]))
        for row in section.rows:
            figures = self._figures_in(row)
            if figures and self._shown(row.line, row.page):
                parts.append((row.line, [*self._row(row, figures)]))
        if self._at is None or parts or self._shown(section.line):
            title = section.title or _("without a heading")
            yield f"  {self._place(section.line)}  {clipped(title)}"
            yield f"    {section_decided(section)}"
            yield from self._trail(section.because, "    ", section.line)
        for _line, lines in sorted(parts, key=lambda part: part[0]):
            yield from lines

    def _figures_of(self, ranked: Ranked) -> list[Indicator]:
        said = ranked.sentence
        return [
            figure
            for figure in self._report.indicators
            if (figure.line, figure.page) == (said.line, said.page) and said.start <= figure.start < said.end
        ]

    def _figures_in(self, row: Row) -> list[Indicator]:
        return [f for f in self._report.indicators if (f.line, f.page) == (row.line, row.page)]

    def _sentence(self, ranked: Ranked, figures: Sequence[Indicator]) -> Iterator[str]:
        said = ranked.sentence
        yield f"    {self._place(said.line, said.page)}  {clipped(said.text)}"
        yield f"      {self._choice(ranked)}"
        yield from self._trail(ranked.because, "      ", said.line)
        if said.time is not None:
            yield f"      {time_decided(said.time)}"
            yield from self._trail(said.time.because, "      ", said.line)
        for figure in figures:
            yield from self._figure(figure)

    def _choice(self, ranked: Ranked) -> str:
        least = self._report.ranking.least
        if ranked.sentence.doubt:
            said = _("not quoted: {reason}").format(reason=ranked.sentence.doubt)
        elif ranked.weak:
            said = _(
                "quoted because its section has nothing better; score {score}, worth quoting from {least}"
            )
        elif ranked.key:
            said = _("quoted; score {score}, worth quoting from {least}")
        else:
            said = _("not quoted; score {score}, worth quoting from {least}")
        return said.format(score=f"{ranked.score:.3f}", least=f"{least:.3f}")

    def _row(self, row: Row, figures: Sequence[Indicator]) -> Iterator[str]:
        yield f"    {self._place(row.line, row.page)}  {clipped(' | '.join(row.cells))}"
        for figure in figures:
            yield from self._figure(figure)

    def _figure(self, figure: Indicator) -> Iterator[str]:
        own = figure_text(figure)
        yield f"      {own}  {meaning(figure)}"
        yield from self._trail(figure.because, "        ", figure.line, own)
        others = self._compared.with_others(figure)
        if others:
            yield "        " + _("compared with: {regions}").format(regions="、".join(others))
        yield from self._trail(self._compared.because(figure), "        ", figure.line, own)
