"""Tell what stretch of time a figure covers.

In their specimens the figure stands in 【】, in a report that reviews 2025; the
section reviews that year, unless the specimen begins with ``several: `` (it
reviews 2021 to 2025), ``months: `` (some months of 2025) or ``plan: `` (it sets
goals for 2026).
"""

import re
from collections.abc import Callable

from summarizer.extract.spot import DatedSentence, Place, Read, Spot
from summarizer.lexicon.years import PARTS_OF_YEAR, WHOLE_YEAR
from summarizer.records import Kind, Span
from summarizer.rule import DECLINED, Rule

_FIVE = re.compile(
    r"""
    (?: [三四五3-5]年来 | 近[三四五3-5]年 ) (?! 来? (?: 新[高低]|最|首[次个] ) )
    | [三四五]年 (?: 累计|共|间|年均 ) | (?: 过去|这 ) [三四五]年
    | 十[一二三四五] 五[”"]? (?: 时期|期间|以来 )
    | [与同] [三四五3-5]年前 相比
    """,
    re.VERBOSE,
)
_OF_FIVE = re.compile(
    r"""
    [比较] [三四五3-5]年前
    | (?<! [第个续近后来未之每\d.] ) [三四五345]年 (?! [^，。；]{0,8} (?: 行动|工程|计划|规划 ) )
      (?= 平均 | (?: 分别|净|再|又 )? (?: 增长|增加|提高|提升|上升|下降|降低|减少|翻|压减 ) )
    | 连续 [三四五六七八九十\d]年 [^，。；]{0,8} 累计
    | ^ [三四五]年 (?! [^，。；]{0,6} (?: 行动|工程|计划|规划 ) )
      (?! [前内后期级制底末来间里的规行计攻任累共年平，] ) (?= [\u4e00-\u9fff]{4} )
    """,
    re.VERBOSE,
)
"""In a figure's own clause; what stands behind its clause is not of several years for that."""
_BY_FIVE = re.compile(r"(?:今后|未来)(?P<many>[三四五])年|“?十[一二三四五六]五”?[期末]|五年内")
_SUMMED = re.compile(r"累计(?!增长|下降|提高|减少)[^。]*$")
_SUM = re.compile(r"年均(?!浓度|气温|降水|降雨|值)|五年来|累计(?:增长|增加|提高|下降|减少|降低)")
_SECOND_HALF: tuple[Span, re.Pattern[str]] = "months", re.compile(r"下半年")
"""No half that others' could stand beside."""
_BESIDE = re.compile(r"[从由比较与同](?=(?:去年|上年|今年)?的?$)")
"""Before a part of a year where a change began, or that only a growth in the same clause is told against."""
_WITHIN = re.compile(r"年内|年[底末]")
"""The year as a whole, as 全年 is."""
_WHOLE = re.compile(r"(?<!每年)全年(?!龄|都|候)|当年(?!投)|^[去上]年(?!的|同期)")
_GROWN = re.compile(r"(?:增长|增加|提高|提升|上升|下降|降低|减少)[^，到至]*$")
_OF_A_YEAR = re.compile(r"全年|当年|本年|一年来")


def several(place: DatedSentence, growth: Place) -> bool:
    """Whether the clause of a *growth* of its own says that it is of several years.

    >>> from summarizer.records import Time
    >>> text = "财政收入完成12亿元，年均增长7.5%。"
    >>> place = DatedSentence(Time(), 2025, text, 1)
    >>> several(place, (11, 15, 19)), several(place, (0, 6, 10))
    (True, False)
    """
    clause = place.spot(*growth[:2]).clause
    return bool(_SUM.search(clause)) and not _OF_A_YEAR.search(clause)


def _part(spot: Spot, kind: Kind) -> Read[Span] | None:
    whole = (*WHOLE_YEAR.finditer(spot.before), *_WITHIN.finditer(spot.before))
    since = max((m.end() for m in whole), default=0)
    clause = len(spot.before) - len(spot.own)
    for span, pattern in (*PARTS_OF_YEAR, _SECOND_HALF):
        for found in pattern.finditer(spot.before, since):
            beside = _BESIDE.search(spot.before[: found.start()])
            if beside is None or (beside[0] in "比较与同" and found.start() >= clause):
                return span, found[0]
    return DECLINED


def _goal_in_part(spot: Spot, kind: Kind) -> Read[Span] | None:
    partly = spot.time.kind != "target" and spot.time.span in ("half", "quarter", "months")
    return ("year", "") if partly and kind == "target" else DECLINED


def _several(spot: Spot, kind: Kind) -> Read[Span] | None:
    if spot.began:
        return DECLINED
    if own := _OF_FIVE.search(spot.own):
        return "years", own[0]
    several = list(_FIVE.finditer(spot.before))
    year = spot.stated
    if not several:
        return DECLINED
    if year and year.start() > several[-1].start() and not _SUMMED.search(spot.before, year.end()):
        return DECLINED
    return "years", several[-1][0]


def _plan(spot: Spot, kind: Kind) -> Read[Span] | None:
    found = _BY_FIVE.search(spot.before) if kind == "target" else None
    return ("years", found[0]) if found else DECLINED


def _added_up(spot: Spot, kind: Kind) -> Read[Span] | None:
    found = _SUM.search(spot.clause) if spot.time.span == "year" else None
    return ("years", found[0]) if found and not _OF_A_YEAR.search(spot.clause) else DECLINED


def _one(spot: Spot, kind: Kind) -> Read[Span] | None:
    if spot.time.span != "years":
        return DECLINED
    if spot.began:
        return "year", spot.began[1]
    year = spot.stated
    if _SUMMED.search(spot.before, year.end() if year else 0):
        return DECLINED
    if whole := _WHOLE.search(spot.own):
        return "year", whole[0]
    if year is None or ("；" in spot.before[year.end() :] and _GROWN.search(spot.own)):
        return DECLINED
    return "year", year[0]


SPANS: tuple[Rule[Callable[[Spot, Kind], Read[Span] | None]], ...] = (
    Rule(
        name="part of a year",
        why="A half, a quarter or some months, unless the whole year is named behind them.",
        shows=(("上半年增长【7%】。", "half 上半年"), ("下半年增长【7%】。", "months 下半年")),
        spares=(
            "上半年增长6%，全年增长【7%】。",
            "比一季度增长【7%】。",
            "由上半年的6%提高到【7%】。",
            "比上半年增长6%，果园【12】万亩。",
            "上半年动工，年内建成泵站【5】座。",
        ),
        read=_part,
    ),
    Rule(
        name="goal told along the year",
        why="A report on some months sets goals for the year, not for those months.",
        shows=(("months: 力争建成泵站【5】座。", "year "),),
        spares=("months: 建成泵站【5】座。", "力争建成泵站【5】座。"),
        read=_goal_in_part,
    ),
    Rule(
        name="several years named",
        why="五年来, 过去三年, a plan's period: the figure sums them up.",
        shows=(
            ("五年来新建学校【12】所。", "years 五年来"),
            ("“十四五”期间新建学校【12】所。", "years 十四五”期间"),
            ("与五年前相比，招生增长【9%】。", "years 与五年前相比"),
            ("招生五年平均增长【9%】。", "years 五年"),
            ("五年招生名额增长【9%】。", "years 五年"),
        ),
        spares=(
            "新建学校【12】所。",
            "增速创近五年新高，达到【7%】。",
            "“十四五”以来新建学校12所，2025年招生【300】人。",
            "实施人居环境五年整治行动，新建学校【12】所。",
            "招生比五年前增长9%，新建学校【12】所。",
            "五年来，学校由2020年的【12】所增加到18所。",
        ),
        read=_several,
    ),
    Rule(
        name="goal of several years",
        why="By the end of a plan or a term: all of it.",
        shows=(("今后五年力争新建学校【12】所。", "years 今后五年"),),
        spares=("力争新建学校【12】所。",),
        read=_plan,
    ),
    Rule(
        name="mean or sum of years",
        why="年均 and 累计增长 are of several years also in a review of one.",
        shows=(("财政收入年均增长【7%】。", "years 年均"), ("外贸累计增长【44%】。", "years 累计增长")),
        spares=("全年累计增长【7%】。", "年均浓度下降到【30】微克/立方米。", "累计新建学校【12】所。"),
        read=_added_up,
    ),
    Rule(
        name="one year of several",
        why="A chapter on several years that names one year means that year, unless it sums up.",
        shows=(
            ("several: 2025年粮食产量【12】万吨。", "year 2025年"),
            ("several: 累计投资62亿元，2025年达到【14】亿元。", "year 2025年"),
            ("several: 全年粮食产量【12】万吨。", "year 全年"),
            ("several: 去年粮食产量增长【7%】。", "year 去年"),
            ("several: 粮食产量由2019年的【12】万吨提高到14万吨。", "year 由2019年的"),
        ),
        spares=(
            "2025年粮食产量【12】万吨。",
            "several: 2025年底累计建成学校【12】所。",
            "several: 2025年粮食产量12万吨；果园面积增长【9%】。",
        ),
        read=_one,
    ),
)
