"""Tell whether what a figure says was reached, is expected or is aimed at.

In their specimens the figure stands in 【】, in a report that reviews 2025; the
section reviews that year, unless the specimen begins with ``several: `` (it
reviews 2021 to 2025), ``months: `` (some months of 2025) or ``plan: `` (it sets
goals for 2026).
"""

import re
from collections.abc import Callable

from summarizer.extract.spot import Read, Spot
from summarizer.lexicon import Lexicon
from summarizer.records import Kind
from summarizer.rule import DECLINED, Rule

_TOLD = re.compile(r"(?<![比较与同])去年")
_BETTER_THAN = re.compile(r"(?:[好高优快低]于|超过?)$")
"""Before what had been expected, and was not what came: 好于预计."""
_WILL = re.compile(
    r"将|力争|确保|计划|目标|预期|努力实现|要实现|争取(?=实现|达到|完成|突破|建成|早日|尽早|在)|有望"
)
NEXT = re.compile(r"明年|(?<!年)来年|下一年|(?:^|，|展望)新的一年")
_STRIVING = re.compile(r"力争[^；]*$")
_AIMED_AT = re.compile(
    r"""
    年初 [^，。；\d]{0,15} 目标 [^。；]* $
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
_PLANNED = re.compile(
    r"(?:(?<!行动)计划|拟)(?:新建|建设|播种|实施|投产|开工|完成|新增|引进|建成|安排)(?!的|方案)"
)
"""What is done so is not done yet; what follows in the sentence measures it."""
_MEASURED = re.compile(
    r"^(?:总?投资额?|估算投资|总?里程|全长|总长|长度?|总?(?:建筑|占地)?面积|占地|总?装机)[约为达到超]*$"
)


def told_of_last_year(spot: Spot) -> str | None:
    """Return the word by which a chapter of goals tells what the year before them reached."""
    planned = spot.time.kind == "target" and spot.period and not _STRIVING.search(spot.before)
    told = _TOLD.search(spot.own) or spot.before.startswith("去年")
    return "去年" if planned and told else None


def _last_year(spot: Spot, lexicon: Lexicon) -> Read[Kind] | None:
    word = told_of_last_year(spot)
    return ("actual", word) if word else DECLINED


def _gone(spot: Spot, lexicon: Lexicon) -> Read[Kind] | None:
    planned = spot.time.kind == "target" and not _STRIVING.search(spot.before)
    return ("actual", spot.stated[0]) if planned and spot.gone and spot.stated else DECLINED


def _before_the_goal(spot: Spot, lexicon: Lexicon) -> Read[Kind] | None:
    began = spot.began if spot.time.kind == "target" else None
    return ("actual", began[1]) if began and spot.period and began[0] <= spot.period else DECLINED


def _planned(spot: Spot, lexicon: Lexicon) -> Read[Kind] | None:
    if spot.time.kind == "target":
        return DECLINED
    word = next((word for word in lexicon.phrasing.kinds.target if word in spot.own), None)
    if word:
        return "target", word
    found = NEXT.search(spot.before) or _STRIVING.search(spot.before)
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
        if _BETTER_THAN.search(before.partition(word)[0]):
            continue
        if word in near or word in head or f"{word}全年" in before or f"全年{word}" in before:
            return "estimate", word
    return DECLINED


KINDS: tuple[Rule[Callable[[Spot, Lexicon], Read[Kind] | None]], ...] = (
    Rule(
        name="last year among goals",
        why="A chapter of goals may tell what the year before them reached.",
        shows=(("plan: 在去年增长【7%】的基础上再上台阶。", "actual 去年"),),
        spares=("去年增长【7%】。", "plan: 力争比去年增长【7%】。", "plan: 招生比去年多【60】人。"),
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
        name="from where a goal sets out",
        why="力争由2025年的24座增加到31座 tells what there was, beside the goal.",
        shows=(("plan: 力争泵站由2025年的【24】座增加到31座。", "actual 由2025年的"),),
        spares=("plan: 力争泵站由2025年的24座增加到【31】座。", "plan: 力争泵站由【24】座增加到31座。"),
        read=_before_the_goal,
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
            "实施治污行动计划实施方案【12】条措施。",
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
        spares=(
            "建成泵站【5】座。",
            "工程顺利，预计提前完工；建成泵站【5】座。",
            "进度好于预计，建成泵站【5】座。",
        ),
        read=_expected,
    ),
)
