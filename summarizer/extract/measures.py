"""Tell what a figure measures and which time it covers, where more than its place in the report says so.

In their specimens a figure stands in a section that reviews one year, or, behind
``several: ``, five.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from summarizer.extract.discourse import Figure
from summarizer.records import Measure, Span
from summarizer.rule import DECLINED, Rule

_YEARLY = re.compile(r"每年[^，。；]*$")
_TOTAL = re.compile(r"(?:累计|[三四五]年共)[^，。；]*$")


@dataclass(frozen=True, slots=True)
class DatedFigure:
    """A figure, the sentence up to it, and the time that its place says."""

    figure: Figure
    before: str
    year: int | None
    span: Span

    @property
    def level(self) -> bool:
        """Whether it is a level and no growth."""
        return self.figure.measure == "level" and self.figure.change is None


@dataclass(frozen=True, slots=True)
class Covered:
    """What a figure measures, the time it covers, and the words that say so."""

    measure: Measure
    span: Span
    words: str = ""


def _since(at: DatedFigure) -> Covered | None:
    figure = at.figure
    if figure.measure != "level" or figure.change is None or figure.since is None:
        return DECLINED
    if figure.since >= (at.year or 0) - 1:
        return DECLINED
    measure: Measure = "cumulative" if figure.value is None else "level"
    return Covered(measure, "years", str(figure.since) if figure.since else "")


def _yearly(at: DatedFigure) -> Covered | None:
    found = _YEARLY.search(at.before[at.figure.clause :]) if at.level and at.span == "years" else None
    return Covered("average", at.span, "每年") if found else DECLINED


def _summed(at: DatedFigure) -> Covered | None:
    several = at.level and at.span == "years" and not at.figure.name.stock
    found = _TOTAL.search(at.before) if several else None
    return Covered("cumulative", at.span, found[0]) if found else DECLINED


def _together(at: DatedFigure) -> Covered | None:
    return Covered("cumulative", "years") if at.figure.measure == "cumulative" else DECLINED


def _at_a_date(at: DatedFigure) -> Covered | None:
    figure = at.figure
    if not figure.name.stock or figure.measure not in ("level", "share"):
        return DECLINED
    if at.span == "year" or (at.span == "years" and figure.change is None):
        return Covered(figure.measure, "stock", figure.name.name)
    return DECLINED


RULES: tuple[Rule[Callable[[DatedFigure], Covered | None]], ...] = (
    Rule(
        name="growth since an earlier year",
        why="比2015年增长40% is not the growth of the year reviewed.",
        shows=(("重污染天数比2015年下降40%。", "重污染天数 cumulative years"),),
        spares=("重污染天数比上年下降40%。",),
        read=_since,
    ),
    Rule(
        name="mean of several years",
        why="In a review of several years 每年 makes an amount their mean.",
        shows=(("several: 每年新增就业3200人。", "新增就业 average years"),),
        spares=("每年新增就业3200人。", "several: 新增就业3200人。"),
        read=_yearly,
    ),
    Rule(
        name="total of several years",
        why="In a review of several years 累计 makes an amount their sum, but for what is counted at a date.",
        shows=(("several: 累计完成固定资产投资620亿元。", "固定资产投资 cumulative years"),),
        spares=("累计完成固定资产投资620亿元。", "several: 高新技术企业累计达到90家。"),
        read=_summed,
    ),
    Rule(
        name="growth over years",
        why="A growth that was read as that of several years together covers them.",
        shows=(("财政收入四年增长38%。", "财政收入 cumulative years"),),
        spares=("财政收入增长38%。",),
        read=_together,
    ),
    Rule(
        name="stock at a date",
        why="What there is at a date is no year's; growth over several years stays theirs.",
        shows=(
            ("存款余额达到460亿元。", "金融机构存款余额 level stock"),
            ("several: 城镇化率达到58%。", "常住人口城镇化率 level stock"),
        ),
        spares=("several: 存款余额增长46%。", "上半年存款余额达到460亿元。"),
        read=_at_a_date,
    ),
)
