"""The reports as an index: their numbers by region, name and digits, their words by place."""

import re
from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property

from summarizer.check.said import SaidNumber, SentencePlace, grams, said, timed
from summarizer.lexicon import Lexicon
from summarizer.lexicon.numerals import fold
from summarizer.records import CitedPlace, Indicator, RawLine, Report, Row, Sentence, Time

_DROPPED = re.compile(r"[\s“”‘’\"'「」『』*#|]+")


_TELLS = re.compile(r"\d|[成番半]|位数|分之")
"""What a sentence has in which a number may stand."""


@dataclass(frozen=True, slots=True)
class ReportWording:
    """The words of one document, blanks and quotation marks aside, with the way back to its lines."""

    text: str
    lines: tuple[tuple[int, int | None, int, str], ...]
    """For each sentence with words: where it begins in *text*, its page and line, and itself."""


@dataclass(frozen=True, slots=True)
class StatedSentence:
    """A sentence of a report, as claims are looked for in it."""

    text: str
    """Folded."""
    squeezed: str
    grams: frozenset[str]
    record: Sentence
    report: Report


@dataclass(frozen=True, eq=False)
class ReportIndex:
    """What the reports state, for looking up."""

    reports: tuple[Report, ...]
    stated: tuple[SaidNumber, ...]
    lexicon: Lexicon
    by_region: dict[str, list[SaidNumber]] = field(default_factory=lambda: defaultdict(list))
    by_name: dict[tuple[str, str], list[SaidNumber]] = field(default_factory=lambda: defaultdict(list))
    by_digits: dict[str, list[SaidNumber]] = field(default_factory=lambda: defaultdict(list))
    kept: dict[str, tuple[StatedSentence, ...]] = field(default_factory=dict)
    """What `sentences` returned."""
    by_setting: dict[tuple[str, str], list[SaidNumber]] = field(default_factory=lambda: defaultdict(list))

    @cached_property
    def labels(self) -> dict[str, str]:
        """The label of each region by its id."""
        return {report.identity.region.id: report.identity.region.label for report in self.reports}

    @cached_property
    def of_path(self) -> dict[str, Report]:
        """Each report by its path."""
        return {report.path: report for report in self.reports}

    @cached_property
    def periods(self) -> tuple[int, ...]:
        """The years that the reports review, ascending."""
        return tuple(sorted({report.identity.period for report in self.reports if report.identity.period}))

    @cached_property
    def reviewed(self) -> dict[str, tuple[int, ...]]:
        """The years that the reports of each region review, by its id."""
        found: dict[str, set[int]] = defaultdict(set)
        for report in self.reports:
            if report.identity.period:
                found[report.identity.region.id].add(report.identity.period)
        return {region: tuple(sorted(years)) for region, years in found.items()}

    @cached_property
    def wording(self) -> dict[str, ReportWording]:
        """The words of each report by its path."""
        return {report.path: _wording(report) for report in self.reports}

    def sentences(self, region: str) -> tuple[StatedSentence, ...]:
        """Return the sentences of the reports of *region*, headings among them; they are kept."""
        if region not in self.kept:
            self.kept[region] = tuple(
                _sentence(one, report)
                for report in self.reports
                if report.identity.region.id == region
                for one in _sentences(report)
            )
        return self.kept[region]

    def sentence(self, told: StatedSentence) -> CitedPlace:
        """Return the place of a sentence of a report."""
        one, report = told.record, told.report
        return CitedPlace(
            document=report.path,
            line=one.line,
            start=one.start,
            end=one.end,
            words=one.text,
            sentence=one.text,
            region=report.identity.region.label,
            year=report.identity.period,
            page=one.page,
            format=report.format,
        )

    @cached_property
    def grams(self) -> dict[str, dict[str, list[int]]]:
        """For each region, in which of its numbers each pair of characters stands."""
        found: dict[str, dict[str, list[int]]] = {}
        for region, those in self.by_region.items():
            table: dict[str, list[int]] = defaultdict(list)
            for at, one in enumerate(those):
                for gram in one.grams:
                    table[gram].append(at)
            found[region] = table
        return found

    def worded(self, path: str, at: int, length: int) -> CitedPlace:
        """Return the place of *length* characters from *at* on of the wording of *path*."""
        wording, report = self.wording[path], self.of_path[path]
        begins = [begin for begin, _page, _line, _text in wording.lines]
        begin, page, line, text = wording.lines[bisect_right(begins, at) - 1]
        raw = next((one for one in report.lines if one.number == line and page in (None, one.page)), None)
        start = raw.text.find(text[:6]) if raw is not None else 0
        return CitedPlace(
            document=path,
            line=line,
            start=max(start, 0) + at - begin,
            end=max(start, 0) + at - begin + length,
            words=wording.text[at : at + length],
            sentence=text,
            region=report.identity.region.label,
            year=report.identity.period,
            page=raw.page if raw is not None else None,
            format=report.format,
        )

    def indicator(self, one: Indicator) -> CitedPlace:
        """Return the place of a figure of a report."""
        report = self.of_path[one.document]
        words = f"{one.value:f}{one.unit or ''}" if one.value is not None else f"{one.change:f}%"
        return CitedPlace(
            document=one.document,
            line=one.line,
            start=one.start,
            end=one.end,
            words=words,
            sentence=one.sentence,
            region=report.identity.region.label,
            year=one.year,
            page=one.page,
            format=report.format,
        )

    def cited(self, one: SaidNumber) -> CitedPlace:
        """Return the place of a number of a report."""
        report = self.of_path[one.place.document]
        start = one.place.start + one.number.start
        return CitedPlace(
            document=one.place.document,
            line=one.place.line,
            start=start,
            end=start + one.number.end - one.number.start,
            words=one.sentence[one.number.start : one.number.end],
            sentence=one.sentence,
            region=report.identity.region.label,
            year=next(iter(sorted(one.years)), None),
            page=one.place.page,
            format=report.format,
        )


def _sentences(report: Report) -> Iterator[Sentence]:
    for section in report.sections:
        if section.title:
            yield Sentence(section.title, section.line, 0, 0, document=report.path)
        yield from section.sentences


def _sentence(one: Sentence, report: Report) -> StatedSentence:
    text = fold(one.text)
    return StatedSentence(text, squeezed(text), grams(text), one, report)


def sources(reports: Sequence[Report], lexicon: Lexicon) -> ReportIndex:
    """Return the index of *reports*."""
    stated = tuple(one for report in reports for one in _stated(report, lexicon))
    index = ReportIndex(tuple(reports), stated, lexicon)
    for one in stated:
        region = one.region or ""
        index.by_region[region].append(one)
        index.by_name[region, one.name].append(one)
        index.by_digits[digits(one)].append(one)
        if one.number.significant > 2:
            # The same digits in another order.
            index.by_digits["".join(sorted(digits(one))) + "*"].append(one)
        if one.setting is not None:
            index.by_setting[one.setting].append(one)
    return index


def digits(one: SaidNumber) -> str:
    """Return what a number and its conversions by 万 and 亿 have in common: its digits, zeros aside.

    A number and the same in another multiple are found under one key.
    """
    plain = f"{one.number.value.normalize():f}".replace(".", "").strip("0")
    return plain or "0"


def whole_lines(lines: Iterable[RawLine]) -> tuple[RawLine, ...]:
    """Return *lines*, those that are parts of one line of the file put together, each part in its place.

    >>> parts = RawLine(3, "甲县概况"), RawLine(3, "增长5%。", start=5), RawLine(4, "完。")
    >>> [(line.number, line.text) for line in whole_lines(parts)]
    [(3, '甲县概况 增长5%。'), (4, '完。')]
    """
    found: dict[tuple[int | None, int], RawLine] = {}
    for line in lines:
        first = found.get((line.page, line.number))
        text = line.text if first is None else first.text.ljust(line.start) + line.text
        found[line.page, line.number] = replace(first or line, text=text)
    return tuple(found.values())


def squeezed(text: str) -> str:
    """Return *text* folded, without blanks and quotation marks, as wordings are compared.

    >>> squeezed("办好“一件事” ,办结１２件。")
    '办好一件事，办结12件。'
    """
    return _DROPPED.sub("", fold(text))


def _stated(report: Report, lexicon: Lexicon) -> Iterator[SaidNumber]:
    told: dict[tuple[int, str], list[Indicator]] = defaultdict(list)
    rows: dict[int, list[Indicator]] = defaultdict(list)
    for indicator in report.indicators:
        told[indicator.line, indicator.sentence].append(indicator)
        rows[indicator.line].append(indicator)
    period, region = report.identity.period, report.identity.region.id
    for section in report.sections:
        for sentence in section.sentences:
            own = told.get((sentence.line, sentence.text), [])
            if not own and not _TELLS.search(sentence.text):
                continue
            yield from _of_sentence(sentence, own, sentence.time or section.time, region, period, lexicon)
        for row in section.rows:
            yield from _of_row(row, rows.get(row.line, []), section.time, report, lexicon)
        if section.title and re.search(r"\d", section.title):
            line = Sentence(section.title, section.line, 0, len(section.title), document=report.path)
            yield from _of_sentence(line, [], section.time, region, period, lexicon)


def _of_sentence(
    sentence: Sentence,
    indicators: Sequence[Indicator],
    time: Time,
    region: str,
    period: int | None,
    lexicon: Lexicon,
) -> Iterator[SaidNumber]:
    place = SentencePlace(sentence.document, sentence.line, sentence.start, sentence.page)
    start = sentence.start
    for one in said(sentence.text, indicators, place, lexicon, region=region, kind=time.kind, offset=start):
        yield timed(one, time, period)


def _of_row(
    row: Row, indicators: Sequence[Indicator], time: Time, report: Report, lexicon: Lexicon
) -> Iterator[SaidNumber]:
    text = "\t".join(row.cells)
    place = SentencePlace(report.path, row.line, 0, row.page)
    region = report.identity.region.id
    for one in said(text, (), place, lexicon, region=region, kind=time.kind):
        yield timed(one, time, report.identity.period)
    for indicator in indicators:
        # A cell's unit stands in the header: the sentence that its row amounts to is looked at instead.
        number = f"{indicator.value:f}{indicator.unit or ''}" if indicator.value is not None else ""
        change = f"增长{indicator.change:f}%" if indicator.change is not None else ""
        sentence = f"{indicator.text}{number}" + ("，" if number and change else "") + change
        told = [indicator_at(indicator, sentence.find(number) if number else 0)]
        for one in said(sentence, told, place, lexicon, region=region, kind=indicator.kind):
            yield timed(one, time, report.identity.period)


def indicator_at(indicator: Indicator, start: int) -> Indicator:
    """Return *indicator* as if its number began at *start*."""
    return replace(indicator, start=max(start, 0), end=max(start, 0) + 1)


def _wording(report: Report) -> ReportWording:
    parts: list[str] = []
    lines: list[tuple[int, int | None, int, str]] = []
    length = 0
    seen: set[tuple[int, str]] = set()
    texts: list[tuple[int | None, int, str]] = []
    for section in report.sections:
        if section.title:
            texts.append((None, section.line, section.title))
        texts += [(sentence.page, sentence.line, sentence.text) for sentence in section.sentences]
        texts += [(row.page, row.line, "".join(row.cells)) for row in section.rows]
    texts += [(None, one.line, one.text) for one in report.removed if one.role != "navigation"]
    for page, number, text in texts:
        plain = squeezed(text)
        if plain and (number, plain) not in seen:
            seen.add((number, plain))
            lines.append((length, page, number, text))
            parts.append(plain)
            length += len(plain)
    return ReportWording("".join(parts), tuple(lines))
