"""Tell the year a figure is of, its kind and its span.

The section, or the paragraph, has its time (`Time`, given by the structure of the
report); a sentence and a clause may say their own, and nothing of that outlasts
the sentence.  Three tuples of rules decide: `KINDS`, `YEARS`, `SPANS`.

In their specimens the figure stands in 【】, in a report that reviews 2025; the
section reviews that year, unless the specimen begins with ``several: `` (it
reviews 2021 to 2025), ``months: `` (some months of 2025) or ``plan: `` (it sets
goals for 2026).
"""

import re
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal
from typing import TypeVar

from summarizer.lexicon import Lexicon
from summarizer.lexicon.years import PARTS_OF_YEAR, WHOLE_YEAR, Plan, plans
from summarizer.records import Because, Kind, Span, Time
from summarizer.rule import DECLINED, Rule, first

Answer = TypeVar("Answer")

_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)年(?!来|以来|起|前|版|(?:不变|可比)价|度?[^，。；]{0,6}(?:规划|纲要|计划))")
_COMPARED_YEAR = re.compile(r"(?:比|较|至|自|从|由|将|把|于|对|是|为|与|同)$")
"""Before a year that a figure is only compared with."""
_BEGAN = re.compile(r"的?[^，。；]*\d[^，。；]*[到至达][^，。；\d]*$")
"""Behind the year of the value from which a change began: (2021年)的35%提高到."""
_REACHED_YEAR = re.compile(r"[到至]\d{4}年的[约近超逾]?过?\d")
"""A year that says when one value was reached, and nothing of the clauses behind it."""
_CLAUSE = re.compile(r"[，；。]")
_NUMBER = re.compile(r"[^，；。、\d]{0,8}\d[\d.,]*[^，；。、（\d]*")
"""A number with its bound and its unit."""
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
    | (?<! [第个续近后来未之每\d.] ) [三四五345]年 (?= 平均
      | (?: 分别|净|再|又 )? (?: 增长|增加|提高|提升|上升|下降|降低|减少|翻|压减 ) (?! [^，。；]{0,6}(?:行动|工程|计划|规划) ) )
    | 连续 [三四五六七八九十\d]年 [^，。；]{0,8} 累计
    | ^ [三四五]年 (?! [前内后期级制底末来间里的规行计攻任累共年平，] | [^，。；]{0,6}(?:行动|工程|计划|规划) ) (?= [\u4e00-\u9fff]{4} )
    """,
    re.VERBOSE,
)
"""In a figure's own clause; what stands behind its clause is not of several years for that."""
_BY_FIVE = re.compile(r"(?:今后|未来)(?P<many>[三四五])年|“?十[一二三四五六]五”?[期末]|五年内")
_WILL = re.compile(r"将|力争|确保|计划|目标|预期|努力实现|要实现|争取|有望")
_SUMMED = re.compile(r"累计(?!增长|下降|提高|减少)[^。]*$")
_SUM = re.compile(r"年均(?!浓度|气温|降水|降雨|值)|五年来|累计(?:增长|增加|提高|下降|减少|降低)")
_SECOND_HALF: tuple[Span, re.Pattern[str]] = "months", re.compile(r"下半年")
"""No half that others' could stand beside."""
_COMPARED = re.compile(r"[比较与同从由](?:去年|上年|今年)?$")
"""Before a part of a year where a change began."""
_WHOLE = re.compile(r"(?<!每年)全年(?!龄|都|候)|当年(?!投)")
_GROWN = re.compile(r"(?:增长|增加|提高|提升|上升|下降|降低|减少)[^，到至]*$")
_OF_A_YEAR = re.compile(r"全年|当年|本年|一年来")
_NEXT = re.compile(r"明年|(?<!年)来年|下一年|(?:^|，|展望)新的一年")
_STRIVING = re.compile(r"力争[^；]*$")
_AIMED_AT = re.compile(
    r"""
    年初 (?: 确定|定下|提出|制定|下达|既定|预定|设定 )? 的? [^，。；\d]{0,12} 目标 值? (?: 是|为 )? [^。；]* $
    | (?P<goal> (?: 预期|年度|全年 ) 目标 值? (?: 是|为 ) ) [^，。；\d]* $
    """,
    re.VERBOSE,
)
"""Before a goal that had been set; what only announces one says elsewhere what came of it."""
_OUTCOME = re.compile(r"[，（][^。；]{0,8}(?:实际(?!利用|使用|到)|超过目标|超额|已[^，。；]{0,4}完成)")
_SET = re.compile(
    r"[\d.]+[^，。；、\d]{0,6}的(?:年度|全年|年初|预期|既定|预定|[省市县区]定)[^，。；]{0,4}(?:目标|任务|计划)(?!责任|书|体系|的)"
)
"""A goal, number first: 3000人的年度目标."""
_LAST_YEAR_BESIDE = re.compile(r"(?:^|（)而?[上去]年(?:同期)?(?:为|是|只有|仅有?|达到?|完成)?$")
_THAN = re.compile(r"[比较][上去]年(?:同期)?的?$")
_CHANGED = re.compile(
    r"[\d.]+[^，。；、\d]{0,6}(?:增|减|提|降|上升|下降|回落|缩短|扩大|翻)[^，。；\d]{0,4}(?:\d|到|至)"
)
"""A value with a change behind it: 48天减少18天."""
_PLANNED = re.compile(r"(?:计划|拟)(?:新建|建设|播种|实施|投产|开工|完成|新增|引进|建成|安排)(?!的)")
"""What is done so is not done yet; what follows in the sentence measures it."""
_MEASURED = re.compile(
    r"^(?:总?投资额?|估算投资|总?里程|全长|总长|长度?|总?(?:建筑|占地)?面积|占地|总?装机)[约为达到超]*$"
)


@dataclass(frozen=True, slots=True)
class DatedSentence:
    """A sentence, and what its place in the report says of the time."""

    time: Time
    period: int | None
    """The year that the report reviews."""
    text: str
    """Folded."""
    line: int

    def spot(self, clause: int, start: int) -> "Spot":
        """Return where the figure stands that begins at *start*, its clause at *clause*."""
        return Spot(self.time, self.period, self.text[:start], self.text[clause:start], self.text[start:])


@dataclass(frozen=True, slots=True)
class Spot:
    """Where a figure stands, and what its place says of the time."""

    time: Time
    period: int | None
    before: str
    """The sentence up to the figure."""
    own: str
    """The figure's clause up to the figure."""
    rest: str
    """The sentence from the figure on."""

    @property
    def clause(self) -> str:
        """The whole of its clause."""
        return self.own + _CLAUSE.split(self.rest, maxsplit=1)[0]

    @property
    def stated(self) -> re.Match[str] | None:
        """The last year that the sentence names before the figure, and does not only compare with."""
        years = [
            year
            for year in _YEAR.finditer(self.before)
            if not _COMPARED_YEAR.search(self.before[: year.start()])
            and not _BEGAN.match(self.before, year.end())
            and not (
                year.start() < len(self.before) - len(self.own)
                and _REACHED_YEAR.match(self.before, year.start() - 1)
            )
        ]
        return years[-1] if years else None

    @property
    def gone(self) -> bool:
        """Whether the year named last is not behind the one reviewed."""
        year = self.stated
        return year is not None and self.period is not None and int(year[1]) <= self.period


@dataclass(frozen=True, slots=True)
class When:
    """The year, kind and span of one figure, and the rules that said so."""

    year: int | None
    kind: Kind
    span: Span
    because: tuple[Because, ...] = ()


Read = tuple[Answer, str]
"""What a rule answers, and the words that it read."""


def when(place: DatedSentence, clause: int, start: int, lexicon: Lexicon) -> When:
    """Return year, kind and span of the figure that begins at *start* of *place*, its clause at *clause*."""
    time, spot = place.time, place.spot(clause, start)
    because = []
    kind: Kind = time.kind
    year, span = time.year, time.span
    if found := first(KINDS, spot, lexicon):
        kind = found[1][0]
        because.append(Because("kind", found[0].name, found[1][1]))
    if dated := first(YEARS, spot, kind):
        year = dated[1][0]
        because.append(Because("year", dated[0].name, dated[1][1]))
    plain: Span = span
    if covered := first(SPANS, spot, kind):
        plain = covered[1][0]
        because.append(Because("span", covered[0].name, covered[1][1]))
    decided = {step.step for step in because}
    return When(year, kind, plain, (*_of_place(time, decided, place.line), *because))


Place = tuple[int, int, int]
"""Where a clause begins, and a number in it begins and ends."""


def number_end(text: str, start: int) -> int:
    """Return where the number, with its unit, ends that begins at *start* of *text*.

    >>> number_end("完成12.5亿元、增长7%", 2)
    8
    """
    found = _NUMBER.match(text, start)
    return found.end() if found else start


def growth_behind(place: DatedSentence, behind: int, change: Decimal) -> Place | None:
    """Return where a *change* is stated behind a place.

    >>> text = "财政收入完成12亿元，年均增长7.5%。"
    >>> growth_behind(DatedSentence(Time(), 2025, text, 1), 10, Decimal("7.5"))
    (11, 15, 19)
    """
    number = re.compile(rf"(?<![\d.]){re.escape(format(abs(change), 'f'))}(?![\d.])%?")
    found = number.search(place.text, behind)
    if found is None:
        return None
    breaks = [mark.end() for mark in _CLAUSE.finditer(place.text, 0, found.start())]
    return max(breaks, default=0), found.start(), found.end()


def several(place: DatedSentence, growth: Place) -> bool:
    """Whether the clause of a *growth* of its own says that it is of several years.

    >>> text = "财政收入完成12亿元，年均增长7.5%。"
    >>> place = DatedSentence(Time(), 2025, text, 1)
    >>> several(place, (11, 15, 19)), several(place, (0, 6, 10))
    (True, False)
    """
    clause = place.spot(*growth[:2]).clause
    return bool(_SUM.search(clause)) and not _OF_A_YEAR.search(clause)


def _of_place(time: Time, decided: set[str], line: int) -> tuple[Because, ...]:
    """Return the steps that no rule here took: there the place of the sentence decided."""
    by = time.because[0] if time.because else Because("time", "the year reviewed", "")
    elsewhere = by.line if by.line != line else None
    return tuple(
        Because(step, by.rule, by.words, elsewhere)
        for step in ("kind", "year", "span")
        if step not in decided
    )


# -- kind


def _told_of_last_year(spot: Spot) -> str | None:
    planned = spot.time.kind == "target" and spot.period and not _STRIVING.search(spot.before)
    return "去年" if planned and ("去年" in spot.own or spot.before.startswith("去年")) else None


def _last_year(spot: Spot, lexicon: Lexicon) -> Read[Kind] | None:
    word = _told_of_last_year(spot)
    return ("actual", word) if word else DECLINED


def _gone(spot: Spot, lexicon: Lexicon) -> Read[Kind] | None:
    planned = spot.time.kind == "target" and not _STRIVING.search(spot.before)
    return ("actual", spot.stated[0]) if planned and spot.gone and spot.stated else DECLINED


def _planned(spot: Spot, lexicon: Lexicon) -> Read[Kind] | None:
    if spot.time.kind == "target":
        return DECLINED
    word = next((word for word in lexicon.phrasing.kinds.target if word in spot.own), None)
    if word:
        return "target", word
    found = _NEXT.search(spot.before) or _STRIVING.search(spot.before)
    return ("target", found[0]) if found else DECLINED


def _set_before(spot: Spot, lexicon: Lexicon) -> Read[Kind] | None:
    word = _aimed_at(spot)
    return ("target", word) if word else DECLINED


def _aimed_at(spot: Spot) -> str | None:
    """Return what says that the figure had been the goal of the year reviewed."""
    if spot.time.kind == "target":
        return None
    if (found := _AIMED_AT.search(spot.before)) and (not found["goal"] or _OUTCOME.search(spot.rest)):
        return found[0]
    found = _SET.match(spot.rest)
    return found[0] if found else None


def _not_yet_done(spot: Spot, lexicon: Lexicon) -> Read[Kind] | None:
    if spot.time.kind == "target":
        return DECLINED
    found = _PLANNED.search(spot.own)
    if found is None and _MEASURED.match(spot.own):
        part = spot.before[: len(spot.before) - len(spot.own)].rpartition("；")[2]
        found = _PLANNED.search(part)
    return ("target", found[0]) if found else DECLINED


def _looked_forward_to(spot: Spot, lexicon: Lexicon) -> Read[Kind] | None:
    will, year = _WILL.search(spot.before), spot.stated
    later = year and spot.period and int(year[1]) > spot.period
    if spot.time.kind == "target" or not will or not year or not later:
        return DECLINED
    return "target", f"{year[0]}…{will[0]}"


def _expected(spot: Spot, lexicon: Lexicon) -> Read[Kind] | None:
    """Read a word such as 预计.

    At the head of a sentence, or of the whole year (预计全年), it governs the
    sentence to its end; elsewhere it governs its part up to the semicolon.
    """
    if spot.time.kind == "target":
        return DECLINED
    before = spot.before
    near = before.rpartition("；")[2]
    head = re.split(r"[，；：]", before, maxsplit=1)[0]
    for word in lexicon.phrasing.kinds.estimate:
        if word in near or word in head or f"{word}全年" in before or f"全年{word}" in before:
            return "estimate", word
    return DECLINED


KINDS: tuple[Rule[Callable[[Spot, Lexicon], Read[Kind] | None]], ...] = (
    Rule(
        name="last year among goals",
        why="A chapter of goals may tell what the year before them reached.",
        shows=(("plan: 在去年增长【7%】的基础上再上台阶。", "actual 去年"),),
        spares=("去年增长【7%】。", "plan: 力争比去年增长【7%】。"),
        read=_last_year,
    ),
    Rule(
        name="a year gone by among goals",
        why="What a chapter of goals says of a year gone by was reached.",
        shows=(("plan: 2024年已建成泵站【5】座。", "actual 2024年"),),
        spares=(
            "plan: 2026年建成泵站【5】座。",
            "plan: 力争到2025年建成泵站【5】座。",
            "2024年建成泵站【5】座。",
        ),
        read=_gone,
    ),
    Rule(
        name="goal that had been set",
        why="What was aimed at in the year reviewed is its goal, whatever came of it.",
        shows=(
            ("年初确定的目标是建成泵站【5】座，已全部完成。", "target 年初确定的目标是建成泵站"),
            ("超额完成建成泵站【5】座的年度目标。", "target 5座的年度目标"),
            ("泵站建设预期目标为【5】座，实际建成6座。", "target 预期目标为"),
        ),
        spares=(
            "完成年度目标任务，建成泵站【5】座。",
            "建成泵站【5】座，超过年初目标。",
            "预期目标为【5】座。",
            "plan: 完成【5】座的年度目标。",
        ),
        read=_set_before,
    ),
    Rule(
        name="not done yet",
        why="What a review says is planned was not done, and what measures it is planned too.",
        shows=(
            ("计划播种玉米【60】万亩。", "target 计划播种"),
            ("拟建设环线两条，总投资【8】亿元。", "target 拟建设"),
        ),
        spares=(
            "重点工程12项，计划投资【8】亿元。",
            "完成造林计划【60】万亩。",
            "计划建成的【6】条道路全部通车。",
            "plan: 计划播种【60】万亩。",
        ),
        read=_not_yet_done,
    ),
    Rule(
        name="meant to be reached",
        why="Words such as 力争 and 明年 set a goal wherever they stand.",
        shows=(
            ("明年建成泵站【5】座。", "target 明年"),
            ("力争三年内建成泵站【5】座。", "target 力争"),
        ),
        spares=("建成泵站【5】座。", "plan: 明年建成泵站【5】座。"),
        read=_planned,
    ),
    Rule(
        name="a year looked forward to",
        why="A year yet to come, and a word that looks forward to it.",
        shows=(("到2027年将建成泵站【5】座。", "target 2027年…将"),),
        spares=("2024年计划建成泵站【5】座。", "到2027年底租期【5】年。"),
        read=_looked_forward_to,
    ),
    Rule(
        name="expected",
        why="The year was not over when the report was written.",
        shows=(("预计全年建成泵站【5】座。", "estimate 预计"),),
        spares=("建成泵站【5】座。", "工程顺利，预计提前完工；建成泵站【5】座。"),
        read=_expected,
    ),
)


# -- year


def _year_before(spot: Spot, kind: Kind) -> Read[int | None] | None:
    word = _told_of_last_year(spot)
    return (spot.period, word) if word else DECLINED


def _year_after(spot: Spot, kind: Kind) -> Read[int | None] | None:
    found = _NEXT.search(spot.before) if kind == "target" and spot.time.kind != "target" else None
    return (spot.period + 1, found[0]) if found and spot.period else DECLINED


def _year_set_beside(spot: Spot, kind: Kind) -> Read[int | None] | None:
    found = _LAST_YEAR_BESIDE.search(spot.own)
    if found is None and (than := _THAN.search(spot.own)) and _CHANGED.match(spot.rest):
        found = than
    year = spot.time.year
    return (year - 1, found[0]) if found and year and spot.time.span == "year" else DECLINED


def _plan_to_come(spot: Spot, kind: Kind) -> Read[int | None] | None:
    if kind != "target" or not spot.period:
        return DECLINED
    year = spot.stated
    behind = year.end() if year else 0
    if found := _TERM.search(spot.before, behind):
        return spot.period + "三四五".index(found[1]) + 3, found[0]
    coming = (plan for plan in plans(spot.before) if _ends_a_goal(plan, spot) and plan.start >= behind)
    plan = next(coming, None)
    return (plan.last, plan.written) if plan else DECLINED


def _ends_a_goal(plan: Plan, spot: Spot) -> bool:
    """Whether *plan* is to come, and its time, not its first year or its text, is named."""
    running = spot.period is not None and plan.last > spot.period
    return running and _TIME_OF_PLAN.match(spot.before, plan.end) is not None


_TERM = re.compile(r"(?:今后|未来)([三四五])年")
_TIME_OF_PLAN = re.compile(r"[”\"]?(?:期?末|期间|时期(?!的?[开首第]))")


def _year_stated(spot: Spot, kind: Kind) -> Read[int | None] | None:
    year = spot.stated
    return (int(year[1]), year[0]) if year else DECLINED


YEARS: tuple[Rule[Callable[[Spot, Kind], Read[int | None] | None]], ...] = (
    Rule(
        name="last year among goals",
        why="去年 is the year reviewed, seen from the year of the goals.",
        shows=(("plan: 在去年增长【7%】的基础上再上台阶。", "2025 去年"),),
        spares=("去年增长【7%】。",),
        read=_year_before,
    ),
    Rule(
        name="next year",
        why="明年 in a review is the year behind the one reviewed.",
        shows=(("明年建成泵站【5】座。", "2026 明年"),),
        spares=("plan: 明年建成泵站【5】座。", "建成泵站【5】座。"),
        read=_year_after,
    ),
    Rule(
        name="last year set beside",
        why="What stands beside the year's figure only to compare with is last year's.",
        shows=(
            ("建成泵站5座，上年为【3】座。", "2024 上年为"),
            ("建成泵站5座（去年同期【3】座）。", "2024 （去年同期"),
            ("停水日比上年【48】天减少18天。", "2024 比上年"),
        ),
        spares=(
            "停水日比上年减少【18】天。",
            "停水日比上年多【18】天。",
            "several: 建成泵站5座，上年为【3】座。",
        ),
        read=_year_set_beside,
    ),
    Rule(
        name="last year of a plan",
        why="What a plan or a term aims at is aimed at by its end.",
        shows=(
            ("plan: 到“十五五”末，力争建成泵站【5】座。", "2030 “十五五”"),
            ("plan: 今后五年，力争建成泵站【5】座。", "2030 今后五年"),
        ),
        spares=(
            "plan: 对照“十五五”规划，力争建成泵站【5】座。",
            "plan: “十五五”时期开局之年，力争建成泵站【5】座。",
            "plan: “十五五”期间，2026年力争建成泵站【5】座。",
            "“十四五”期间，建成泵站【5】座。",
        ),
        read=_plan_to_come,
    ),
    Rule(
        name="year stated",
        why="The last year that the sentence names before the figure is the figure's.",
        shows=(
            ("2023年建成泵站【5】座。", "2023 2023年"),
            ("从2021年的2座增加到2023年的【5】座。", "2023 2023年"),
        ),
        spares=(
            "比2023年增加【5】座。",
            "2023年以来建成泵站【5】座。",
            "按照2023年规划建成泵站【5】座。",
            "2023年的2座增加到【5】座。",
            "从2021年的2座增加到2023年的5座，闸门【9】座。",
        ),
        read=_year_stated,
    ),
)


# -- span


def _part(spot: Spot, kind: Kind) -> Read[Span] | None:
    since = max((m.end() for m in WHOLE_YEAR.finditer(spot.before)), default=0)
    for span, pattern in (*PARTS_OF_YEAR, _SECOND_HALF):
        for found in pattern.finditer(spot.before, since):
            if not _COMPARED.search(spot.before[: found.start()]):
                return span, found[0]
    return DECLINED


def _goal_in_part(spot: Spot, kind: Kind) -> Read[Span] | None:
    partly = spot.time.kind != "target" and spot.time.span in ("half", "quarter", "months")
    return ("year", "") if partly and kind == "target" else DECLINED


def _several(spot: Spot, kind: Kind) -> Read[Span] | None:
    if own := _OF_FIVE.search(spot.own):
        return "years", own[0]
    several = list(_FIVE.finditer(spot.before))
    year = spot.stated
    if not several or (year and year.start() > several[-1].start() and not _SUMMED.search(spot.before)):
        return DECLINED
    return "years", several[-1][0]


def _plan(spot: Spot, kind: Kind) -> Read[Span] | None:
    found = _BY_FIVE.search(spot.before) if kind == "target" else None
    return ("years", found[0]) if found else DECLINED


def _added_up(spot: Spot, kind: Kind) -> Read[Span] | None:
    found = _SUM.search(spot.clause) if spot.time.span == "year" else None
    return ("years", found[0]) if found and not _OF_A_YEAR.search(spot.clause) else DECLINED


def _one(spot: Spot, kind: Kind) -> Read[Span] | None:
    if spot.time.span != "years" or _SUMMED.search(spot.before):
        return DECLINED
    if whole := _WHOLE.search(spot.own):
        return "year", whole[0]
    year = spot.stated
    if year is None or ("；" in spot.before[year.end() :] and _GROWN.search(spot.own)):
        return DECLINED
    return "year", year[0]


SPANS: tuple[Rule[Callable[[Spot, Kind], Read[Span] | None]], ...] = (
    Rule(
        name="part of a year",
        why="A half, a quarter or some months, unless the whole year is named behind them.",
        shows=(("上半年增长【7%】。", "half 上半年"), ("下半年增长【7%】。", "months 下半年")),
        spares=("上半年增长6%，全年增长【7%】。", "比一季度增长【7%】。", "由上半年的6%提高到【7%】。"),
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
            ("several: 全年粮食产量【12】万吨。", "year 全年"),
        ),
        spares=(
            "2025年粮食产量【12】万吨。",
            "several: 2025年底累计建成学校【12】所。",
            "several: 2025年粮食产量12万吨；果园面积增长【9%】。",
        ),
        read=_one,
    ),
)
