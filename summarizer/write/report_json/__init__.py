"""Everything that was found -> ``report.json``, the contract with other programs.

The records in `entries` are the contract; ``docs/report.schema.json`` is made from
them.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec

from summarizer import __version__, page_words
from summarizer.page_words.digest import worded
from summarizer.place import place
from summarizer.records import (
    Briefing,
    Cell,
    Digest,
    DigestRow,
    Excerpt,
    Group,
    Indicator,
    Passage,
    Problem,
    RawLine,
    Section,
)
from summarizer.sameness import stated
from summarizer.write.report_json.entries import (
    AimEntry,
    AimRowEntry,
    ApartEntry,
    BriefingEntry,
    CellEntry,
    DigestEntry,
    DistinctionEntry,
    DocumentEntry,
    GoalEntry,
    GroupEntry,
    HighlightEntry,
    IndicatorEntry,
    LineEntry,
    ObstacleEntry,
    PlaceEntry,
    ReportFile,
    RowEntry,
    SectionEntry,
    SentenceEntry,
    SharedEntry,
    ThemeEntry,
    TrendEntry,
)

SCHEMA = "summarizer.report/1"


def write(out: Path, briefings: Sequence[Briefing], digest: Digest, problems: Sequence[Problem]) -> Path:
    """Write ``report.json`` into *out* and return its path."""
    report = ReportFile(
        schema=SCHEMA,
        version=__version__,
        briefings=tuple(map(_briefing, briefings)),
        # In the shipped words, whatever the pages speak: what reads this file relies on them.
        digest=_digest(worded(digest, page_words.load())),
        problems=tuple(problems),
    )
    return place(out / "report.json", msgspec.json.format(msgspec.json.encode(report), indent=1) + b"\n")


def schema() -> dict[str, Any]:
    """Return the JSON Schema of ``report.json``."""
    return msgspec.json.schema(ReportFile)


def _briefing(briefing: Briefing) -> BriefingEntry:
    return BriefingEntry(
        region=briefing.region,
        periods=briefing.periods,
        keywords=briefing.keywords,
        documents=tuple(map(_document, briefing.excerpts)),
        indicators=tuple(map(_indicator, briefing.indicators)),
        distinctions=tuple(
            DistinctionEntry(
                one.text, one.kind, one.document, one.sentence.line, one.sentence.text, one.because
            )
            for one in briefing.distinctions
        ),
    )


def _document(excerpt: Excerpt) -> DocumentEntry:
    report, identity = excerpt.report, excerpt.report.identity
    return DocumentEntry(
        path=report.path,
        sha256=report.sha256,
        encoding=report.encoding,
        format=report.format,
        title=identity.title,
        subtitle=identity.subtitle,
        source=identity.source,
        published=identity.published,
        printed=identity.printed,
        authors=identity.authors,
        period=identity.period,
        disagreements=identity.disagreements,
        removed=report.removed,
        repairs={repair.name: repair.count for repair in report.repairs},
        sections=tuple(map(_section, report.sections, excerpt.passages)),
        lines=tuple(_lines(report.lines)),
    )


def _lines(lines: Sequence[RawLine]) -> Iterator[LineEntry]:
    parts: dict[tuple[int, int | None], list[str]] = {}
    for line in lines:
        parts.setdefault((line.number, line.page), []).append(line.text)
    for (number, page), texts in parts.items():
        # Of several paragraphs on one line each begins behind the break after the one before it.
        yield LineEntry(number, page, "\n".join(texts))


def _section(section: Section, passage: Passage) -> SectionEntry:
    sentences = tuple(
        SentenceEntry(
            text=ranked.sentence.text,
            line=ranked.sentence.line,
            page=ranked.sentence.page,
            start=ranked.sentence.start,
            end=ranked.sentence.end,
            # Beyond nine places the digits differ between machines.
            score=round(ranked.score, 9),
            key=ranked.key,
            weak=ranked.weak,
            doubt=ranked.sentence.doubt,
            because=ranked.because,
        )
        for ranked in passage.sentences
    )
    return SectionEntry(
        title=passage.title,
        level=passage.level,
        line=passage.line,
        themes=passage.themes,
        role=section.role,
        because=(*section.because, *section.time.because),
        sentences=sentences,
    )


def _indicator(indicator: Indicator) -> IndicatorEntry:
    return IndicatorEntry(
        name=indicator.name,
        text=indicator.text,
        value=_plain(indicator.value),
        unit=indicator.unit,
        measure=indicator.measure,
        change=_plain(indicator.change),
        bound=indicator.bound,
        change_bound=indicator.change_bound,
        upper=_plain(indicator.upper),
        kind=indicator.kind,
        year=indicator.year,
        span=indicator.span,
        rank=indicator.rank,
        scope=indicator.scope,
        document=indicator.document,
        line=indicator.line,
        page=indicator.page,
        start=indicator.start,
        end=indicator.end,
        sentence=indicator.sentence,
        standard=indicator.standard,
        because=indicator.because,
    )


def _digest(digest: Digest) -> DigestEntry:
    return DigestEntry(
        regions=tuple(region.id for region in digest.regions),
        rows=tuple(map(_row, digest.rows)),
        themes=tuple(
            ThemeEntry(theme, {region: round(share, 4) for region, share in shares})
            for theme, shares in digest.themes
        ),
        distinctive=dict(digest.distinctive),
        highlights=tuple(
            HighlightEntry(h.theme, h.region, h.sentence.text, h.document, h.sentence.line)
            for h in digest.highlights
        ),
        trends=tuple(
            TrendEntry(
                region=trend.region,
                name=trend.name,
                measure=trend.measure,
                unit=trend.unit,
                cells=tuple(map(_cell, trend.cells)),
                steps=tuple(format(step, "f") for step in trend.steps),
                prices=trend.prices,
                breaks=trend.breaks,
                unsettled=trend.unsettled,
            )
            for trend in digest.trends
        ),
        goals=tuple(
            GoalEntry(
                region=goal.region,
                name=goal.name,
                measure=goal.measure,
                unit=goal.unit,
                goal=_cell(goal.goal),
                outcome=_cell(goal.outcome),
                verdict=goal.verdict,
            )
            for goal in digest.goals
        ),
        aims=tuple(
            AimRowEntry(
                name=row.name,
                measure=row.measure,
                unit=row.unit,
                aims=tuple(AimEntry(aim.region, tuple(map(_cell, aim.cells))) for aim in row.aims),
            )
            for row in digest.aims
        ),
        shared=tuple(
            SharedEntry(
                text=clause.text,
                places=tuple(
                    PlaceEntry(place.region, place.document, place.sentence.line) for place in clause.places
                ),
            )
            for clause in digest.shared
        ),
        obstacles=tuple(ObstacleEntry(obstacle.reason, obstacle.rows) for obstacle in digest.obstacles),
        apart=tuple(ApartEntry(a.region, a.document, a.missing, a.candidates) for a in digest.apart),
    )


def _row(row: DigestRow) -> RowEntry:
    return RowEntry(
        name=row.name,
        measure=row.measure,
        unit=row.unit,
        kind=row.kind,
        cells=tuple(map(_cell, row.cells)),
        groups=tuple(map(_group, row.groups)),
        caveats=row.caveats,
    )


def _group(group: Group) -> GroupEntry:
    return GroupEntry(
        year=group.year,
        cells=group.cells,
        unit=group.unit,
        values=tuple(format(value, "f") for value in group.values),
        reach=group.reach,
        better=group.better,
        left=dict(group.left),
    )


def _cell(cell: Cell) -> CellEntry:
    source = cell.indicator
    written = stated(source, cell.growth)
    assert written is not None, "a cell is made of what its figure states"
    return CellEntry(
        region=cell.region,
        year=source.year,
        span=source.span,
        kind=source.kind,
        value=format(cell.value, "f"),
        bound=cell.bound,
        written=format(written.number, "f"),
        unit=written.unit,
        upper=_plain(cell.upper),
        scope=source.scope,
        document=source.document,
        line=source.line,
        because=cell.because,
    )


def _plain(number: Decimal | None) -> str | None:
    return None if number is None else format(number, "f")
