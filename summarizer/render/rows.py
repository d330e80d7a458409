"""What a template asks of a briefing: the rows of its tables, its key figures, what it quotes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from summarizer import lexicon
from summarizer.records import Briefing, Excerpt, Figure, Indicator, Passage, Ranked, Series
from summarizer.render import wording


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator over the years."""

    name: str
    unit: str | None
    values: tuple[Indicator | None, ...]
    """For each year the indicator that states the value."""
    growths: tuple[Indicator | None, ...]
    """For each year the indicator that states the growth."""
    ranks: tuple[Indicator, ...]
    """Those that claim a rank."""
    remarks: tuple[str, ...]
    """What the figures are, where they are not plain results of a whole year."""


_SPANS = {"half": "上半年", "quarter": "季度数", "months": "年内部分月份", "years": "多年"}


def table_years(briefing: Briefing, kind: Literal["result", "target"]) -> tuple[int, ...]:
    """Return the years that the table of *kind* has columns for: those reviewed, or those ahead."""
    years = {i.year for i in _wanted(briefing, kind) if i.year is not None}
    last = max(briefing.periods, default=0)
    fitting = {year for year in years if (year > last if kind == "target" else year in briefing.periods)}
    return tuple(sorted(fitting or years))


def table_rows(
    briefing: Briefing, kind: Literal["result", "target"], years: Sequence[int] | None = None
) -> tuple[IndicatorRow, ...]:
    """Return the rows of the table of *kind* for *years*, or all of them, in the order of the lexicon.

    Only standard indicators have a row.  Two figures share one where name, unit,
    measure, scope and span agree and neither contradicts the other; a figure
    said twice has its first place.  Over several years what a year's column
    holds is that year's, and what was only expected stands beside what was
    reached; in the table of one year it has a row of its own.  There a row
    that only one past year states is left out.
    """
    if years is None:
        years = table_years(briefing, kind)
    several = len(table_years(briefing, kind)) > 1
    rows: dict[tuple[object, ...], list[list[Indicator]]] = {}
    for indicator in _wanted(briefing, kind):
        if indicator.year not in years or (indicator.value is None and indicator.change is None):
            continue
        if several and indicator.span not in ("year", "stock"):
            continue
        alike = (
            indicator.name,
            indicator.measure,
            indicator.scope,
            indicator.span,
            indicator.kind == "estimate" and not several,
        )
        for row in rows.setdefault(alike, []):
            if _agrees(indicator, row):
                row.append(indicator)
                break
        else:
            rows[alike].append([indicator])
    every = [_row(of_one, years, several) for alike in rows.values() for of_one in alike]
    if several:
        # What one past year alone states shows no course.
        last = table_years(briefing, kind)[-1]
        every = [row for row in every if len(stated := _stated(row, years)) > 1 or last in stated]
    return tuple(sorted(every, key=lambda row: _order(row.name)))


def _stated(row: IndicatorRow, years: Sequence[int]) -> set[int]:
    """Return those of *years* for which *row* has a figure."""
    return {year for year, *figures in zip(years, row.values, row.growths, strict=True) if any(figures)}


def key_figures(briefing: Briefing, limit: int) -> tuple[tuple[Indicator, ...], ...]:
    """Return at most *limit* standard results of the last year reviewed, the expected ones apart.

    Of the two groups the one whose first stands higher in the lexicon comes first.
    """
    last = max(briefing.periods, default=None)
    chosen: dict[str, Indicator] = {}
    for indicator in briefing.indicators:
        plain = indicator.standard and indicator.measure == "level" and indicator.scope is None
        if (
            plain
            and indicator.kind != "target"
            and indicator.span in ("year", "stock")
            and indicator.year == last
        ):
            before = chosen.get(indicator.name)
            if before is None or (
                (before.value is None or before.change is None)
                and (indicator.value is not None and indicator.change is not None)
            ):
                chosen[indicator.name] = indicator
    stated = (i for i in chosen.values() if i.value is not None or i.change is not None)
    best = sorted(stated, key=lambda i: _order(i.name))[:limit]
    groups = (tuple(i for i in best if i.kind == kind) for kind in ("actual", "estimate"))
    return tuple(sorted(filter(None, groups), key=lambda group: _order(group[0].name)))


def main_themes(briefing: Briefing, limit: int) -> tuple[str, ...]:
    """Return the *limit* themes that the most text of *briefing* is about, the most first."""
    lengths: dict[str, int] = {}
    for excerpt in briefing.excerpts:
        for passage in excerpt.passages:
            for theme in passage.themes[:1]:
                length = sum(len(ranked.sentence.text) for ranked in passage.sentences)
                lengths[theme] = lengths.get(theme, 0) + length
    return tuple(sorted(lengths, key=lambda theme: -lengths[theme])[:limit])


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage that is quoted, or stands above one that is."""

    passage: Passage
    depth: int
    """1 for the highest, one more for each heading it stands under."""
    number: int
    """Counted from 1 under the same heading; 0 where it has none, or its first sentence says it."""
    sentences: tuple[Ranked, ...]
    """The key ones."""


def quoted(excerpt: Excerpt) -> tuple[Quotation, ...]:
    """Return what *excerpt* quotes, under the headings that lead to it, numbered anew."""
    quotations = []
    above: list[int] = []
    counts: list[int] = []
    for passage in _leading(excerpt.passages):
        while above and passage.level <= above[-1]:
            above.pop()
        above.append(passage.level)
        depth = len(above)
        counts = [*counts[:depth], *[0] * (depth - len(counts))]
        sentences = tuple(ranked for ranked in passage.sentences if ranked.key)
        # 营商环境上，… need not be announced by a heading of the same words.
        said = depth > 1 and sentences and sentences[0].sentence.text.startswith(passage.title or "")
        headed = passage.title is not None and not said
        counts[-1] += headed
        quotations.append(Quotation(passage, depth, counts[-1] if headed else 0, sentences))
    return tuple(quotations)


def _leading(passages: Sequence[Passage]) -> Iterable[Passage]:
    kept: list[Passage] = []
    level = 0
    for passage in reversed(passages):
        # A heading stays for what is quoted under it, up to the next of its level.
        if any(ranked.key for ranked in passage.sentences) or passage.level < level:
            kept.append(passage)
            level = passage.level
    return reversed(kept)


@cache
def _places() -> dict[str, int]:
    return {entry["name"]: place for place, entry in enumerate(lexicon.table("indicators")["indicator"])}


@cache
def _order(name: str) -> int:
    """Return where the lexicon lists *name*, which may have a verb in front: 新签约项目."""
    places = _places()
    return next((places[name[at:]] for at in range(len(name)) if name[at:] in places), len(places))


def trend_chart(briefing: Briefing, limit: int) -> Figure | None:
    """Return the growth of at most *limit* indicators that three years or more state, or None."""
    years = table_years(briefing, "result")
    every = table_rows(briefing, "result")
    rows = [row for row in every if sum(growth is not None for growth in row.growths) >= 3]
    if not rows:
        return None
    rows = rows[:limit]
    expected = any(growth and growth.kind == "estimate" for row in rows for growth in row.growths)
    return Figure(
        # No space: the name is part of a link.
        name=f"trend-{wording.file_name(briefing.region.id).replace(' ', '_')}",
        title="主要指标增速" + ("（斜纹为预计数）" if expected else ""),
        kind="bar",
        unit="%",
        categories=tuple(f"{year}年" for year in years),
        series=tuple(
            Series(
                row.name,
                tuple(growth.change if growth else None for growth in row.growths),
                tuple(growth is not None and growth.kind == "estimate" for growth in row.growths),
            )
            for row in rows
        ),
        alt="；".join(_said(row, years) for row in rows) + "。",
    )


def _said(row: IndicatorRow, years: Sequence[int]) -> str:
    stated = [(year, growth) for year, growth in zip(years, row.growths, strict=True) if growth]
    return f"{row.name}：" + "，".join(
        f"{year}年{'预计' if indicator.kind == 'estimate' else ''}{wording.growth(indicator)}"
        for year, indicator in stated
    )


def _wanted(briefing: Briefing, kind: Literal["result", "target"]) -> Iterable[Indicator]:
    return (
        i
        for i in briefing.indicators
        if i.standard and i.year is not None and (i.kind == "target") == (kind == "target")
    )


def _agrees(indicator: Indicator, row: Sequence[Indicator]) -> bool:
    for other in row:
        if indicator.unit and other.unit and indicator.unit != other.unit:
            return False
        if indicator.year != other.year:
            continue
        if None not in (indicator.value, other.value) and indicator.value != other.value:
            return False
        if None not in (indicator.change, other.change) and indicator.change != other.change:
            return False
    return True


def _measured(indicator: Indicator) -> str | None:
    # A value is what a table is of, and 城镇化率 need not be called a share.
    if indicator.measure == "level" or indicator.name.endswith(("比重", "占比", "率", "强度")):
        return None
    return str(lexicon.table("labels")["measure"][indicator.measure])


def _row(indicators: Sequence[Indicator], years: Sequence[int], several: bool) -> IndicatorRow:
    first = indicators[0]
    remarks = [
        "预计" if first.kind == "estimate" and not several else None,
        _SPANS.get(first.span),
        _measured(first),
        # 签约项目 need not say again that it counts what was signed.
        "、".join(part for part in (first.scope or "").split("、") if part not in first.name),
    ]
    ranks = {i.rank: i for i in reversed(indicators) if i.rank}
    return IndicatorRow(
        name=first.name,
        unit=next((i.unit for i in indicators if i.unit), None),
        values=tuple(
            next((i for i in indicators if i.year == y and i.value is not None), None) for y in years
        ),
        growths=tuple(
            next((i for i in indicators if i.year == y and i.change is not None), None) for y in years
        ),
        ranks=tuple(reversed(ranks.values())),
        remarks=tuple(remark for remark in remarks if remark),
    )
