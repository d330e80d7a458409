"""Why a number with a unit behind it is no quantity all the same."""

import re
from collections.abc import Callable

from summarizer.extract.numbers.candidate import NumberCandidate
from summarizer.extract.quantities import kind
from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.numerals import MYRIADS, number
from summarizer.lexicon.text import either
from summarizer.rule import Rule

Refusal = Rule[Callable[[NumberCandidate, Lexicon], bool]]


@derived
def _compounds(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Return what makes another word of a unit when it follows, by unit."""
    found: dict[str, tuple[str, ...]] = {}
    for row in lexicon.units.not_before:
        found[row.unit] = (*found.get(row.unit, ()), row.next)
    return found


def _joins_another_word(at: NumberCandidate, lexicon: Lexicon) -> bool:
    following = _compounds(lexicon).get(at.unit, ())
    return bool(at.match["unit"]) and at.text.startswith(following, at.match.end("unit"))


_NAMING = re.compile(r"(?:[第每双]|第[一二三四五六七八九十]个)$")


def _names(at: NumberCandidate, _lexicon: Lexicon) -> bool:
    return _NAMING.search(at.text[: at.start]) is not None


def _is_time(at: NumberCandidate, lexicon: Lexicon) -> bool:
    return at.unit in lexicon.units.bare.units and at.text.startswith("时间", at.end)


def _sizes_a_plant(at: NumberCandidate, lexicon: Lexicon) -> bool:
    capacity = lexicon.units.capacity
    if at.unit not in capacity.weights or not at.named(lexicon):
        return False
    noun = re.split(r"[，。；：、！？]", at.text[at.end : at.end + 16], maxsplit=1)[0]
    return re.search(rf"(?:{either(capacity.plants)})(?:$|[建开竣投落签])", noun) is not None


def _spans_time(at: NumberCandidate, lexicon: Lexicon) -> bool:
    return at.unit in lexicon.units.bare.units and at.named(lexicon)


def _rates_a_product(at: NumberCandidate, lexicon: Lexicon) -> bool:
    capacity = lexicon.units.capacity
    if at.unit not in capacity.units or not at.named(lexicon):
        return False
    return not any(word in at.text[max(0, at.start - 16) : at.start] for word in capacity.words)


_OUTPUT = re.compile(r"[年日]产[^，。；、]{0,4}$")


def _rates_output(at: NumberCandidate, lexicon: Lexicon) -> bool:
    capacity = lexicon.units.capacity
    if at.unit in capacity.weights or at.unit in capacity.units:
        return False
    return _OUTPUT.search(at.text[: at.start]) is not None and at.named(lexicon)


def _wants_its_noun(at: NumberCandidate, lexicon: Lexicon) -> bool:
    nouns = lexicon.units.only_after.get(at.unit)
    return nouns is not None and not any(noun in at.text[: at.start] for noun in nouns)


def _passes_a_mark(at: NumberCandidate) -> bool:
    """Whether it is a round number that was passed, which counts in any unit (突破千亿元)."""
    match = at.match
    return bool(match["unit"] and match["before"] and match["scale"] and match["scale"][-1:] in MYRIADS)


def _is_one(at: NumberCandidate, _lexicon: Lexicon) -> bool:
    if not at.chinese or _passes_a_mark(at):
        return False
    return at.digits in ("百", "千", "十百", "万") or number(at.digits) == 1


def _opens_a_slogan(at: NumberCandidate, lexicon: Lexicon) -> bool:
    if not at.chinese or kind(at.unit, lexicon) != "general" or _passes_a_mark(at):
        return False
    value = number(at.digits)
    if value >= 20 or (at.more and value >= 10):
        return False
    rest = re.split(r"[，。；、：！？]", at.text[at.end :], maxsplit=1)[0]
    things = lexicon.phrasing.countable.nouns
    return not any(0 <= rest.find(thing) <= 8 for thing in things)


def _told_in_passing(at: NumberCandidate, lexicon: Lexicon) -> bool:
    chinese = lexicon.units.chinese
    if not at.chinese or at.unit not in chinese.told or _passes_a_mark(at):
        return False
    told = at.text[: at.match.start("chinese")].endswith(chinese.telling)
    return not (at.more or told or number(at.digits) >= 20)


def _counted_in_digits(at: NumberCandidate, lexicon: Lexicon) -> bool:
    chinese = lexicon.units.chinese
    if not at.chinese or _passes_a_mark(at):
        return False
    if kind(at.unit, lexicon) in ("percent", "points", "general") or at.unit in chinese.told:
        return False
    return at.unit not in chinese.plain or at.text[at.end : at.end + 1] in ("", "”")


def _dashes(at: NumberCandidate, lexicon: Lexicon) -> bool:
    return bool(at.match["minus"]) and kind(at.unit, lexicon) not in ("percent", "points")


REFUSALS: tuple[Refusal, ...] = (
    Rule(
        name="unit in another word",
        why="Unit and next character are a word of their own, which the number stands before by chance.",
        shows=(("办好7方面实事", ""), ("做强5家庭农场", "")),
        spares=("做强5家农场", "服务5家园区"),
        read=_joins_another_word,
    ),
    Rule(
        name="number that names",
        why="Behind 第, 每 and 双 a number orders, deals out or names, and counts nothing.",
        shows=(("第12家门店", ""), ("第二个50亩园区", ""), ("实现双100%", "")),
        spares=("建成12家门店",),
        read=_names,
    ),
    Rule(
        name="time taken",
        why="A span of time before 时间 is how long something took.",
        shows=(("仅用45天时间建成", ""),),
        spares=("优良天数45天",),
        read=_is_time,
    ),
    Rule(
        name="size of a plant",
        why="A weight at once before a plant or a line of production is how large that is.",
        shows=(("30万吨面粉生产线", ""), ("20万吨粮食加工项目开工", "")),
        spares=("生产30万吨面粉", "产量30万吨，项目竣工"),
        read=_sizes_a_plant,
    ),
    Rule(
        name="span in a name",
        why="A span of time before a noun is part of what the thing is called.",
        shows=(("24小时自助办税厅", ""), ("15分钟健身圈", "")),
        spares=("压缩到24小时以内", "用时15分钟。"),
        read=_spans_time,
    ),
    Rule(
        name="power of a product",
        why="A power before a noun describes a product, unless a word for capacity stands before it.",
        shows=(("投产8GW电池片", ""), ("110千伏变电站", "")),
        spares=("新增装机8GW光伏", "装机容量110千瓦。"),
        read=_rates_a_product,
    ),
    Rule(
        name="output a year",
        why="Behind 年产 or 日产 a number before a noun is what a plant is built for.",
        shows=(("年产6000台农机", ""), ("日产500件家具", "")),
        spares=("生产6000台农机", "年产农机6000台。"),
        read=_rates_output,
    ),
    Rule(
        name="unit without its noun",
        why="Some measure words count only things of which the sentence has spoken.",
        shows=(("成立基金3期", ""),),
        spares=("举办培训班12期",),
        read=_wants_its_noun,
    ),
    Rule(
        name="one, or a round number alone",
        why="In Chinese numerals 一, 百 and 千 before a measure word are idiom and no count.",
        shows=(("一家人", ""), ("千家万户", "")),
        spares=("两家企业", "突破千亿元"),
        read=_is_one,
    ),
    Rule(
        name="slogan",
        why="Chinese numerals before 个 open slogans, except before things that can be counted.",
        shows=(("坚持三个导向", ""), ("九个坚决", "")),
        spares=("建成三个公园", "三十个导向"),
        read=_opens_a_slogan,
    ),
    Rule(
        name="numeral in passing",
        why="Before some measure words a small Chinese numeral counts only where a count is announced.",
        shows=(("登门三次道谢", ""), ("五项要求", "")),
        spares=("先后三次", "二十余次", "三十五项要求"),
        read=_told_in_passing,
    ),
    Rule(
        name="unit counted in digits",
        why="Most units are counted in digits; Chinese numerals before them belong to names.",
        shows=(("五类问题", ""), ("端好“两家”", "")),
        spares=("四座水库", "五条路"),
        read=_counted_in_digits,
    ),
    Rule(
        name="dash",
        why="Only percentages and points can be negative; before other units the minus is a dash.",
        shows=(("园区-12家", ""),),
        spares=("增速-12%", "园区12家"),
        read=_dashes,
    ),
)
"""Why a number with a unit behind it is no quantity; the first that applies is the reason."""
