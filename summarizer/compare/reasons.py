"""Why the figures of a row may not be compared, or with what reserve they are."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Sequence
from typing import NamedTuple

from summarizer import lexicon
from summarizer.compare.rules import Meaning, barred, contradicted_of, meaning_of
from summarizer.records import DigestRow, Obstacle, Region

MANY = 12
"""Caveats of more regions than this are counted and not named one by one."""
SPANS = {
    "year": "全年数",
    "half": "半年数",
    "quarter": "季度数",
    "months": "部分月份数",
    "years": "多年数",
    "stock": "时点数",
}


class _Remark(NamedTuple):
    """One reason that sets one region's figure apart."""

    region: str
    heading: str
    detail: str


def caveats(row: DigestRow, regions: dict[str, Region]) -> tuple[str, ...]:
    """Return what a reader must know before setting the row's cells beside one another.

    Beside a group each region outside it has its own reasons; where nothing
    may be compared, each reason lists its regions.
    """
    remarks = _remarks(row, regions)
    if len({remark.region for remark in remarks}) > MANY:
        counts = Counter(heading for _, heading, _ in remarks)
        return tuple(f"{heading}：{count}个地区" for heading, count in counts.most_common())
    if row.groups:
        return tuple(
            f"{regions[region].label}："
            + "、".join(r.heading + (f"（{r.detail}）" if r.detail else "") for r in own)
            for region, own in _gathered(remarks, key=lambda r: r.region)
        )
    return tuple(
        f"{heading}（{'，'.join(regions[r.region].label + r.detail for r in same)}）"
        for heading, same in _gathered(remarks, key=lambda r: r.heading)
    )


def _gathered(remarks: Iterable[_Remark], key: Callable[[_Remark], str]) -> list[tuple[str, list[_Remark]]]:
    gathered: dict[str, list[_Remark]] = {}
    for remark in remarks:
        gathered.setdefault(key(remark), []).append(remark)
    return list(gathered.items())


def _remarks(row: DigestRow, regions: dict[str, Region]) -> list[_Remark]:
    """Return, region by region, the reasons why its figure is not compared or with what reserve it is.

    A region that is in a group needs no other reason than that its figure is
    an estimate.  One outside is set against the largest group; where there is
    none, all are set against one another.
    """
    if row.coverage < 2:
        return []
    grouped = {i for group in row.groups for i in group.cells}
    inside = {row.cells[i].region for i in grouped}
    largest = max(row.groups, key=lambda g: len(g.cells)).cells if row.groups else range(len(row.cells))
    common = {meaning_of(row.cells[i], regions) for i in largest}
    contradicted = contradicted_of(row)
    remarks: dict[tuple[str, str], _Remark] = {}
    for i, cell in enumerate(row.cells):
        reasons = []
        if i not in grouped and cell.region not in inside:
            reasons += _differences(meaning_of(cell, regions), common, regions[cell.region], row.name)
            reasons += [(heading, "") for heading in barred(cell, row, contradicted)]
        if cell.indicator.kind == "estimate" and (i in grouped or cell.region not in inside):
            reasons.append(("预计数", ""))
        for heading, detail in reasons:
            remarks.setdefault((cell.region, heading), _Remark(cell.region, heading, detail))
    return list(remarks.values())


def _differences(
    own: Meaning, common: Collection[Meaning], region: Region, name: str
) -> list[tuple[str, str]]:
    """Return in what *own*, a figure of *region* called *name*, differs from one or more of *common*."""
    reasons = []
    if own.year is not None and any(own.year != other.year for other in common):
        reasons.append(("年度不同", f"{own.year}年"))
    if any(own.standing != other.standing for other in common):
        reasons.append(("层级不同", f"为{region.level}" if region.level else "层级未定"))
    if any(own.scope != other.scope for other in common):
        # What the name says already is no news.
        said = "、".join(part for part in (own.scope or "").split("、") if part not in name)
        reasons.append(("口径不同", f"为{said}" if said else "未注明"))
    if any(own.span != other.span for other in common):
        reasons.append(("时段不同", SPANS[own.span]))
    return reasons


def obstacles(rows: Sequence[DigestRow], regions: Sequence[Region]) -> tuple[Obstacle, ...]:
    """Return why figures of *rows* stand beside one another without being compared, reason by reason."""
    of_region = {region.id: region for region in regions}
    touched: dict[str, dict[str, None]] = {}
    for row in rows:
        for _, heading, _ in _remarks(row, of_region):
            touched.setdefault(heading, {})[row.name] = None
    return tuple(
        Obstacle(heading, explanation, tuple(touched[heading]))
        for heading, explanation in lexicon.table("comparable")["obstacles"].items()
        if heading in touched
    )
