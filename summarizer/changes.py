"""Say what changed since an earlier run, of which its report.json tells.

The earlier run may have read another folder, with other options and an older
program; whatever the reason, what a reader of its papers must know is what
reads otherwise now: reports, figures, decisions, comparisons.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec

from summarizer.errors import BadEarlier
from summarizer.lexicon import Lexicon
from summarizer.messages import _, cause
from summarizer.records import (
    Briefing,
    Changes,
    DecisionChange,
    Digest,
    FigureChange,
    GroupChange,
    Indicator,
    Region,
    Report,
    ReportChange,
)
from summarizer.sameness import same, stated

SCHEMA = "summarizer.report/1"
"""Of the report.json that is understood."""


# What is needed of a report.json; whatever else stands there is passed over.


@dataclass(frozen=True, slots=True)
class EarlierSection:
    """A section and the role that it was given."""

    title: str | None
    line: int
    role: str


@dataclass(frozen=True, slots=True)
class EarlierDocument:
    """A report as it was."""

    path: str
    sha256: str
    period: int | None
    sections: tuple[EarlierSection, ...]


@dataclass(frozen=True, slots=True)
class EarlierBriefing:
    """One region's reports and figures."""

    region: Region
    documents: tuple[EarlierDocument, ...]
    indicators: tuple[Indicator, ...]


@dataclass(frozen=True, slots=True)
class EarlierCell:
    """Of a cell the region."""

    region: str


@dataclass(frozen=True, slots=True)
class EarlierGroup:
    """Cells that could be compared."""

    year: int
    cells: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class EarlierRow:
    """A row of the digest."""

    name: str
    measure: str
    kind: str
    cells: tuple[EarlierCell, ...]
    groups: tuple[EarlierGroup, ...]


@dataclass(frozen=True, slots=True)
class EarlierDigest:
    """The rows of the digest."""

    rows: tuple[EarlierRow, ...]


@dataclass(frozen=True, slots=True)
class Earlier:
    """What an earlier run left."""

    path: Path
    briefings: tuple[EarlierBriefing, ...]
    digest: EarlierDigest


class _Head(msgspec.Struct):
    schema: str


class _Body(msgspec.Struct):
    briefings: tuple[EarlierBriefing, ...]
    digest: EarlierDigest


def read_earlier(path: Path) -> Earlier:
    """Return what the report.json at *path* tells; raises `BadEarlier` where it is not understood."""
    try:
        content = path.read_bytes()
        head = msgspec.json.decode(content, type=_Head)
    except OSError as error:
        raise BadEarlier(
            _("{path}: cannot be opened ({reason}).").format(path=path, reason=cause(error))
        ) from None
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise BadEarlier(_("{path}: is not a report.json, or only part of one.").format(path=path)) from None
    try:
        if head.schema != SCHEMA:
            raise msgspec.ValidationError(head.schema)
        body = msgspec.json.decode(content, type=_Body)
    except msgspec.ValidationError as error:
        raise BadEarlier(
            _(
                "{path}: is of another version of the program ({reason}); "
                "run this one over those reports with --format json."
            ).format(path=path, reason=error)
        ) from None
    return Earlier(path, body.briefings, body.digest)


def changes(
    earlier: Earlier,
    briefings: Sequence[Briefing],
    digest: Digest,
    passed_over: Sequence[str] = (),
    wanted: Callable[[Indicator], bool] = lambda figure: True,
    *,
    lexicon: Lexicon,
) -> Changes:
    """Return what differs between *earlier* and what *briefings* and *digest* have.

    A report *passed_over* by the user's choice is not gone, nor is a figure that
    is not *wanted*.  A file that only has another name is the report it was.
    """
    was, now = _earlier_documents(earlier, passed_over), _documents(briefings)
    renamed = _renamed(was, now)
    was = {renamed.get(path, path): entry for path, entry in was.items()}
    both = [path for path in now if path in was]
    old = _by_document(((b.region, i) for b in earlier.briefings for i in b.indicators if wanted(i)), renamed)
    new = _by_document(((b.region, i) for b in briefings for i in b.indicators), {})
    pairs = [change for path in both for change in _paired(old.get(path, []), new.get(path, []), lexicon)]
    added = [path for path in now if path not in was]
    known = _by_region(old)
    for path in added:
        pairs += _revised(known, new.get(path, []), lexicon)
    return Changes(
        since=str(earlier.path),
        added=tuple(ReportChange(now[path][0].label, now[path][1].identity.period, path) for path in added),
        gone=tuple(
            ReportChange(region.label, document.period, path)
            for path, (region, document) in was.items()
            if path not in now
        ),
        edited=tuple(
            ReportChange(now[path][0].label, now[path][1].identity.period, path)
            for path in both
            if now[path][1].sha256 != was[path][1].sha256
        ),
        decisions=tuple(change for path in both for change in _decisions(was[path], now[path])),
        changed=tuple(pair for pair in pairs if pair.before and pair.after),
        new=tuple(pair for pair in pairs if not pair.before),
        lost=tuple(pair for pair in pairs if not pair.after),
        groups=tuple(_groups(earlier, digest)),
    )


# -- reports -----------------------------------------------------------------

_Was = tuple[Region, EarlierDocument]
_Now = tuple[Region, Report]
_Of = tuple[Region, Indicator]


def _earlier_documents(earlier: Earlier, passed_over: Sequence[str]) -> dict[str, _Was]:
    return {
        document.path: (briefing.region, document)
        for briefing in earlier.briefings
        for document in briefing.documents
        if document.path not in passed_over
    }


def _documents(briefings: Sequence[Briefing]) -> dict[str, _Now]:
    return {
        excerpt.report.path: (briefing.region, excerpt.report)
        for briefing in briefings
        for excerpt in briefing.excerpts
    }


def _renamed(was: dict[str, _Was], now: dict[str, _Now]) -> dict[str, str]:
    """Return the name of today of each file that has the same bytes under another."""
    today = {report.sha256: path for path, (_region, report) in now.items() if path not in was}
    return {
        path: today[document.sha256]
        for path, (_region, document) in was.items()
        if path not in now and document.sha256 in today
    }


# -- decisions ---------------------------------------------------------------


def _decisions(was: _Was, now: _Now) -> Iterator[DecisionChange]:
    region, document = was
    today, report = now
    if region.id != today.id:
        yield DecisionChange(report.path, "region", region.label, today.label)
    if document.period != report.identity.period:
        before, after = document.period, report.identity.period
        yield DecisionChange(report.path, "period", str(before or ""), str(after or ""))
    roles = {(section.line, section.title): section.role for section in document.sections}
    for section in report.sections:
        role = roles.get((section.line, section.title), section.role)
        # In an edited text another section may stand on the line.
        if role != section.role and document.sha256 == report.sha256:
            yield DecisionChange(report.path, "role", role, section.role, section.line, section.title)


# -- figures -----------------------------------------------------------------


def _by_document(figures: Iterator[_Of], renamed: dict[str, str]) -> dict[str, list[_Of]]:
    found: dict[str, list[_Of]] = {}
    for region, figure in figures:
        found.setdefault(renamed.get(figure.document, figure.document), []).append((region, figure))
    return found


def _by_region(old: dict[str, list[_Of]]) -> dict[str, list[Indicator]]:
    found: dict[str, list[Indicator]] = {}
    for those in old.values():
        for region, figure in those:
            found.setdefault(region.id, []).append(figure)
    return found


def _paired(old: Sequence[_Of], new: Sequence[_Of], lexicon: Lexicon) -> Iterator[FigureChange]:
    """Yield what differs between the figures of one report then and now, in its order."""
    left = [figure for _region, figure in old]
    fresh: list[_Of] = []
    for region, figure in new:
        alike = (one for one in left if _meaning(one) == _meaning(figure))
        twin = next((one for one in alike if _same(one, figure, lexicon)), None)
        if twin is None:
            fresh.append((region, figure))
        else:
            left.remove(twin)
    for region, figure in fresh:
        before = _predecessor(figure, left)
        if before:
            left.remove(before)
        if before is None or not _reads_alike(before, figure, lexicon):
            yield FigureChange(region.label, before, figure)
    label = new[0][0].label if new else old[0][0].label if old else ""
    yield from (FigureChange(label, figure, None) for figure in left)


def _meaning(figure: Indicator) -> tuple[object, ...]:
    return figure.name, figure.measure, figure.year, figure.span, figure.scope, figure.kind


def _predecessor(figure: Indicator, left: Sequence[Indicator]) -> Indicator | None:
    """Return which of *left* became *figure*: what the same sentence gave, else what means the same."""
    named = [one for one in left if one.name == figure.name]
    within = [one for one in named if one.sentence == figure.sentence]
    alike = [one for one in named if _meaning(one) == _meaning(figure)]
    return next(iter(within or alike), None)


def _reads_alike(one: Indicator, other: Indicator, lexicon: Lexicon) -> bool:
    """Whether a page says the same of both, which differ only in scope or span."""
    return (one.year, one.kind) == (other.year, other.kind) and _same(one, other, lexicon)


def _same(one: Indicator, other: Indicator, lexicon: Lexicon) -> bool:
    """Whether both state the same value, growth and rank."""
    for growth in (False, True):
        first, second = stated(one, growth), stated(other, growth)
        if (first is None) != (second is None):
            return False
        if first and second and not same(first, second, lexicon):
            return False
    return one.rank == other.rank


def _revised(
    known: dict[str, list[Indicator]], figures: Sequence[_Of], lexicon: Lexicon
) -> Iterator[FigureChange]:
    """Yield the *figures* of a new report, each with what an earlier one said otherwise of the same."""
    for region, figure in figures:
        before = [
            one
            for one in known.get(region.id, ())
            if figure.standard and "target" not in (figure.kind, one.kind) and _matter(one) == _matter(figure)
        ]
        differs = before and not any(_same(one, figure, lexicon) for one in before)
        yield FigureChange(region.label, before[-1] if differs else None, figure)


def _matter(figure: Indicator) -> tuple[object, ...]:
    stating = figure.value is not None, figure.change is not None
    return figure.name, figure.measure, figure.year, figure.span, figure.scope, stating


# -- comparisons -------------------------------------------------------------


def _groups(earlier: Earlier, digest: Digest) -> Iterator[GroupChange]:
    before: dict[tuple[str, str, str, int], set[str]] = {}
    for row in earlier.digest.rows:
        for group in row.groups:
            key = row.name, row.measure, row.kind, group.year
            before.setdefault(key, set()).update(row.cells[cell].region for cell in group.cells)
    labels = {region.id: region.label for region in digest.regions}
    for one in digest.rows:
        for of_today in one.groups:
            ids = list(dict.fromkeys(one.cells[cell].region for cell in of_today.cells))
            there = before.get((one.name, one.measure, one.kind, of_today.year), set())
            joined = tuple(labels[region] for region in ids if region not in there)
            if joined:
                yield GroupChange(
                    one.name, one.measure, one.kind, of_today.year, tuple(labels[i] for i in ids), joined
                )
