"""What may be wrong with a number of a draft beside one of a report: one row a fault.

Each row looks at one facet of the two and says what differs.  A specimen is what a
draft says and what a report says, parted by `` | ``; either may begin with a year
and a region in brackets, such as ``[2023 甲县]``.
"""

from collections.abc import Callable
from dataclasses import dataclass

from summarizer.check.pairs import SAME, Pair
from summarizer.check.said import SaidNumber
from summarizer.lexicon import Lexicon
from summarizer.rule import DECLINED, Rule


def _number(pair: Pair, lexicon: Lexicon) -> str | None:
    if pair.related not in ("differs", "apart"):
        return DECLINED
    return f"{_written(pair.said)} / {_written(pair.stated)}"


def _unit(pair: Pair, lexicon: Lexicon) -> str | None:
    return f"{_written(pair.said)} / {_written(pair.stated)}" if pair.related == "unit" else DECLINED


def _degree(pair: Pair, lexicon: Lexicon) -> str | None:
    return f"{_written(pair.said)} / {_written(pair.stated)}" if pair.related == "degree" else DECLINED


def _region(pair: Pair, lexicon: Lexicon) -> str | None:
    other = pair.regions and pair.stated.region not in pair.regions
    return str(pair.stated.region) if other else DECLINED


def _year(pair: Pair, lexicon: Lexicon) -> str | None:
    mine, theirs = pair.said.years, pair.stated.years
    if _untimed(pair) or not mine or not theirs or mine & theirs:
        return DECLINED
    return f"{'/'.join(map(str, sorted(mine)))} / {'/'.join(map(str, sorted(theirs)))}"


def _untimed(pair: Pair) -> bool:
    """Whether a number has no time of its own, or its whole sentence is the report's."""
    return pair.lenient or pair.quoted


def _indicator(pair: Pair, lexicon: Lexicon) -> str | None:
    return f"{pair.said.name} / {pair.stated.name}" if pair.alike < SAME else DECLINED


def _direction(pair: Pair, lexicon: Lexicon) -> str | None:
    signs = pair.said.sign * pair.stated.sign
    return f"{pair.said.sign:+d} / {pair.stated.sign:+d}" if signs < 0 else DECLINED


def _scope(pair: Pair, lexicon: Lexicon) -> str | None:
    return pair.narrowed if pair.narrowed and pair.alike >= SAME else DECLINED


def _target(pair: Pair, lexicon: Lexicon) -> str | None:
    taken = (
        not pair.lenient and not pair.quoted and pair.stated.kind == "target" and pair.said.kind != "target"
    )
    return pair.stated.sentence if taken else DECLINED


def _estimate(pair: Pair, lexicon: Lexicon) -> str | None:
    taken = pair.stated.kind == "estimate" and pair.said.kind == "actual"
    if taken and pair.quoted:
        taken = any(word in pair.dropped for word in lexicon.check.kinds.estimate)
    return pair.stated.sentence if taken else DECLINED


def _cumulative(pair: Pair, lexicon: Lexicon) -> str | None:
    taken = not pair.quoted and not pair.said.cell and pair.stated.several and not pair.said.several
    return pair.stated.sentence if taken else DECLINED


def _written(one: SaidNumber) -> str:
    return one.sentence[one.number.start : one.number.end]


@dataclass(frozen=True, slots=True)
class Fault:
    """A verdict, how much it weighs beside others, and the row that finds it."""

    verdict: str
    weight: float
    """How unlikely it is to be the mistake that was made, where several readings are possible."""
    rule: Rule[Callable[[Pair, Lexicon], str | None]]


FAULTS: tuple[Fault, ...] = (
    Fault(
        "number",
        4.0,
        Rule(
            name="another number",
            why="The report gives the same thing in another number.",
            shows=(("粮食产量12.4万吨。 | 粮食产量12.7万吨。", "12.4万吨 / 12.7万吨"),),
            spares=("粮食产量12.4万吨。 | 粮食产量12.38万吨。", "粮食产量约12万吨。 | 粮食产量12.38万吨。"),
            read=_number,
        ),
    ),
    Fault(
        "region",
        2.4,
        Rule(
            name="another region",
            why="It is what the report of another region says.",
            shows=(("[2023 甲县] 粮食产量12.4万吨。 | [2023 乙县] 粮食产量12.4万吨。", "乙县"),),
            spares=("[2023 甲县] 粮食产量12.4万吨。 | [2023 甲县] 粮食产量12.4万吨。",),
            read=_region,
        ),
    ),
    Fault(
        "target",
        1.3,
        Rule(
            name="a goal told as reached",
            why="The report aims at it; the draft tells it as done.",
            shows=(("粮食产量达到12.4万吨。 | 力争粮食产量达到12.4万吨。", "力争粮食产量达到12.4万吨。"),),
            spares=("力争粮食产量达到12.4万吨。 | 力争粮食产量达到12.4万吨。",),
            read=_target,
        ),
    ),
    Fault(
        "estimate",
        0.9,
        Rule(
            name="an estimate told as settled",
            why="The report expects it; the draft tells it as settled.",
            shows=(("粮食产量12.4万吨。 | 预计粮食产量12.4万吨。", "预计粮食产量12.4万吨。"),),
            spares=("预计粮食产量12.4万吨。 | 粮食产量12.4万吨。",),
            read=_estimate,
        ),
    ),
    Fault(
        "cumulative",
        1.0,
        Rule(
            name="several years told as one",
            why="The report adds up several years; the draft says nothing of them.",
            shows=(("新建学校35所。 | 五年累计新建学校35所。", "五年累计新建学校35所。"),),
            spares=("累计新建学校35所。 | 五年累计新建学校35所。",),
            read=_cumulative,
        ),
    ),
    Fault(
        "year",
        2.0,
        Rule(
            name="another year",
            why="The report gives it for another year.",
            shows=(("[2023 甲县] 粮食产量12.4万吨。 | [2022 甲县] 粮食产量12.4万吨。", "2023 / 2022"),),
            spares=("粮食产量12.4万吨。 | [2022 甲县] 粮食产量12.4万吨。",),
            read=_year,
        ),
    ),
    Fault(
        "unit",
        1.5,
        Rule(
            name="another unit",
            why="The digits are right, the unit is not.",
            shows=(("占比提高2.3%。 | 占比提高2.3个百分点。", "2.3% / 2.3个百分点"),),
            spares=("参保1.2万人。 | 参保12000人。",),
            read=_unit,
        ),
    ),
    Fault(
        "scope",
        1.2,
        Rule(
            name="another scope",
            why="A word that narrows what is counted was dropped, added or changed.",
            shows=(("工业增加值增长6.2%。 | 规上工业增加值增长6.2%。", "— / 规模以上"),),
            spares=("规模以上工业增加值增长6.2%。 | 规上工业增加值增长6.2%。",),
            read=_scope,
        ),
    ),
    Fault(
        "indicator",
        2.2,
        Rule(
            name="another indicator",
            why="The report says it of something else.",
            shows=(("财政收入21.7亿元。 | 一般公共预算收入21.7亿元。", "财政收入 / 一般公共预算收入"),),
            spares=("预算收入21.7亿元。 | 一般公共预算收入21.7亿元。",),
            read=_indicator,
        ),
    ),
    Fault(
        "direction",
        1.5,
        Rule(
            name="the other direction",
            why="What rose in the report falls in the draft, or the other way round.",
            shows=(("粮食产量下降3.1%。 | 粮食产量增长3.1%。", "-1 / +1"),),
            spares=("粮食产量提高3.1%。 | 粮食产量增长3.1%。",),
            read=_direction,
        ),
    ),
    Fault(
        "degree",
        0.8,
        Rule(
            name="more exact, or on another side",
            why="A word such as 超, 近 or 余 says more of the number than the report does.",
            shows=(("粮食产量超12万吨。 | 粮食产量近12万吨。", "超12万吨 / 近12万吨"),),
            spares=("粮食产量超12万吨。 | 粮食产量突破12万吨。", "粮食产量超12万吨。 | 粮食产量12.3万吨。"),
            read=_degree,
        ),
    ),
)
"""The faults; of several that a pair has, the first names the verdict."""


def faults(pair: Pair, lexicon: Lexicon) -> tuple[tuple[Fault, str], ...]:
    """Return the faults of *pair*, in their order, each with what differs."""
    found = ((fault, fault.rule.read(pair, lexicon)) for fault in FAULTS)
    return tuple((fault, told) for fault, told in found if told is not None)
