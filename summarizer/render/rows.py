"""What a template asks of a briefing: the rows of its tables, its key figures, what it quotes."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from summarizer import lexicon
from summarizer.models import Briefing, Excerpt, Indicator, Passage


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
_MEASURES = {
    "share": "占比",
    "rank": "位次",
    "pp_change": "升降幅度",
    "abs_change": "增减量",
    "average": "年均",
    "cumulative": "累计",
    "gap": "与上级之差",
}


def table_years(briefing: Briefing, kind: Literal["result", "target"]) -> tuple[int, ...]:
    """Return the years that the table of *kind* has columns for: of results, those reviewed."""
    years = {i.year for i in _wanted(briefing, kind) if i.year is not None}
    if kind == "result" and years & set(briefing.periods):
        years &= set(briefing.periods)
    return tuple(sorted(years))


def table_rows(briefing: Briefing, kind: Literal["result", "target"]) -> tuple[IndicatorRow, ...]:
    """Return the rows of the table of *kind*, in the order of the lexicon.

    Only standard indicators have a row.  Two figures share one where name, unit,
    measure, scope and span agree and neither contradicts the other; a figure
    said twice has its first place.
    """
    years = table_years(briefing, kind)
    rows: dict[tuple[object, ...], list[list[Indicator]]] = {}
    for indicator in _wanted(briefing, kind):
        if indicator.year not in years or (indicator.value is None and indicator.change is None):
            continue
        alike = (
            indicator.name,
            indicator.measure,
            indicator.scope,
            indicator.span,
            indicator.kind == "estimate",
        )
        for row in rows.setdefault(alike, []):
            if _agrees(indicator, row):
                row.append(indicator)
                break
        else:
            rows[alike].append([indicator])
    every = (_row(of_one, years) for alike in rows.values() for of_one in alike)
    return tuple(sorted(every, key=lambda row: _order(row.name)))


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


def quoted(excerpt: Excerpt) -> tuple[Passage, ...]:
    """Return the passages of *excerpt* that quote something, and those above them."""
    kept: list[Passage] = []
    level = 0
    for passage in reversed(excerpt.passages):
        # A heading stays for what is quoted under it, up to the next of its level.
        if any(ranked.key for ranked in passage.sentences) or passage.level < level:
            kept.append(passage)
            level = passage.level
    return tuple(reversed(kept))


@cache
def _places() -> dict[str, int]:
    return {entry["name"]: place for place, entry in enumerate(lexicon.table("indicators")["indicator"])}


@cache
def _order(name: str) -> int:
    """Return where the lexicon lists *name*, which may have a verb in front: 新签约项目."""
    places = _places()
    return next((places[name[at:]] for at in range(len(name)) if name[at:] in places), len(places))


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


def _row(indicators: Sequence[Indicator], years: Sequence[int]) -> IndicatorRow:
    first = indicators[0]
    remarks = [
        "预计" if first.kind == "estimate" else None,
        _SPANS.get(first.span),
        None if first.name.endswith(("比重", "占比", "率", "强度")) else _MEASURES.get(first.measure),
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
