"""Tell the quantities that count something from those that only describe, order or structure."""

import re
from collections.abc import Callable

from summarizer.extract.grammar import BREAK, GROWING, words
from summarizer.extract.quantities import Quantity, kind
from summarizer.lexicon import Lexicon
from summarizer.rule import Rule

_LIMITS = ("以上", "以下", "以内")
_SIZES = ("人", "张", "头", "只", "个床位", "名", "户", "层", "台")
"""Counted units in which the size of a thing is said (15人以上企业); 20家以上企业 are counted."""
_PASSING = re.compile(r"级?的?(?:城市|企业|园区|产业|项目|县|镇|村)")
_AMOUNTING = re.compile(r"的?\d+(?:个|家|户|项|宗)")
_EACH = re.compile(r"(?:每[个家户村镇乡县区市州校所](?!人|年|月)|平均每)[^、]*$")
_ROUND = re.compile(r"[十百千]?[万亿]{1,2}元?")
_MOVED = re.compile(r"(?:前移|后移|上升|提升|跃升|进|上移|下滑)了?$")


def _limits(at: Quantity, text: str, lexicon: Lexicon) -> bool:
    """Whether it is a limit in a unit in which the size of things is said."""
    if not text[at.start : at.end].endswith(_LIMITS):
        return False
    return kind(at.base, lexicon) not in ("counted", "general") or at.base in _SIZES


def _owned_limit(at: Quantity, text: str, _lexicon: Lexicon) -> bool:
    opens = text.startswith(("超", "不足", "低于", "高于"), at.start)
    return opens and text.startswith("的", at.end) and GROWING.match(text, at.end) is None


def _passed_size(at: Quantity, text: str, _lexicon: Lexicon) -> bool:
    passed = text.endswith("过", 0, at.start) or text.startswith(("超", "突破"), at.start)
    return passed and _PASSING.match(text, at.end) is not None


def _size_of(at: Quantity, text: str, lexicon: Lexicon) -> bool:
    if not text.startswith("的", at.end) or not _limits(at, text, lexicon):
        return False
    return kind(at.base, lexicon) != "percent" and GROWING.match(text, at.end) is None


def _size_then_count(at: Quantity, text: str, lexicon: Lexicon) -> bool:
    follows = _AMOUNTING.match(text, at.end) is not None
    return follows and kind(at.base, lexicon) == "money" and _limits(at, text, lexicon)


def _size_before_a_noun(at: Quantity, text: str, lexicon: Lexicon) -> bool:
    rest = text[at.end : at.end + 8]
    noun = bool(rest) and not rest.startswith(words(lexicon)["stops"]) and not re.match(r"\W|\d", rest)
    return noun and _limits(at, text, lexicon)


def _in_an_order(at: Quantity, text: str, _lexicon: Lexicon) -> bool:
    lasting = text.endswith("连续", 0, at.start) and at.base in ("个月", "年")
    return text.endswith(("前", "第"), 0, at.start) or lasting


def _places_moved(at: Quantity, text: str, _lexicon: Lexicon) -> bool:
    return at.base in ("位", "名") and _MOVED.search(text[: at.start]) is not None


def _parts_of_a_text(at: Quantity, text: str, lexicon: Lexicon) -> bool:
    return text.startswith(words(lexicon)["uncounted"], at.end)


def _steps(at: Quantity, text: str, lexicon: Lexicon) -> bool:
    mark = _ROUND.match(text, at.end)
    return at.base == "个" and mark is not None and text.startswith(words(lexicon)["marks"], mark.end())


def _one_of_several(at: Quantity, text: str, lexicon: Lexicon) -> bool:
    clause = BREAK.split(text[at.end :], maxsplit=1)[0]
    return "之一" in clause and kind(at.base, lexicon) in ("counted", "general")


def _of_each(at: Quantity, text: str, lexicon: Lexicon) -> bool:
    counted = kind(at.base, lexicon) in ("counted", "general")
    return counted and _EACH.search(BREAK.split(text[: at.start])[-1]) is not None


UNCOUNTED: tuple[Rule[Callable[[Quantity, str, Lexicon], bool]], ...] = (
    Rule(
        name="limit that owns a noun",
        why="超3亿元的 and the like say how large the things are that are counted.",
        shows=(("引进超3亿元的项目", "3亿元"),),
        spares=("超3亿元。", "保持超3%的增长"),
        read=_owned_limit,
    ),
    Rule(
        name="size passed",
        why="What passed a size is called by it: 过百亿元产业.",
        shows=(("培育过20亿元产业", "20亿元"), ("建成超10亿元村", "10亿元")),
        spares=("产业突破百亿元", "超10亿元的投入"),
        read=_passed_size,
    ),
    Rule(
        name="size of a noun",
        why="With a limit and 的 the number describes the noun: 60岁以上的老人.",
        shows=(("60岁以上的老人", "60岁"), ("投资3亿元以上的项目", "3亿元")),
        spares=("8%以上的增长", "20家以上的企业"),
        read=_size_of,
    ),
    Rule(
        name="size, then a count",
        why="An amount with a limit at once before a count is the size of what is counted.",
        shows=(
            ("其中3亿元以上12个", "3亿元"),
            ("其中3亿元以上12家", "3亿元"),
            ("其中3亿元以上12户", "3亿元"),
            ("其中3亿元以上12项", "3亿元"),
            ("其中3亿元以上12宗", "3亿元"),
        ),
        spares=("收入3亿元以上，企业12个",),
        read=_size_then_count,
    ),
    Rule(
        name="size before a noun",
        why="A limit at once before a noun says how large those are: 15人以上企业.",
        shows=(("15人以上企业", "15人"), ("拓宽3米以上村道", "3米")),
        spares=("15家以上企业", "培训15人以上。"),
        read=_size_before_a_noun,
    ),
    Rule(
        name="place in an order",
        why="Behind 前 or 第 a number is a place, behind 连续 it is how long.",
        shows=(("进入前20名", "20名"), ("连续6个月", "6个月")),
        spares=("新增20名", "用时6个月"),
        read=_in_an_order,
    ),
    Rule(
        name="places moved",
        why="By how many places one moved in a ranking counts no things.",
        shows=(("排名上升4位", "4位"), ("前移了2名", "2名")),
        spares=("选拔4名", "上升4%"),
        read=_places_moved,
    ),
    Rule(
        name="part of a text",
        why="Aspects, stages and the like structure a text and are not counted.",
        shows=(("抓好6个方面", "6个"), ("分3个阶段", "3个")),
        spares=("抓好6个项目",),
        read=_parts_of_a_text,
    ),
    Rule(
        name="steps on the way",
        why="How many marks of a round size were passed is no number of things.",
        shows=(("连跨4个千亿台阶", "4个"), ("跃上3个百亿元新台阶", "3个"), ("越过2个万亿大关", "2个")),
        spares=("打造4个千亿产业", "迈上5000亿元台阶"),
        read=_steps,
    ),
    Rule(
        name="so many for each",
        why="What every place is to have is no total.",
        shows=(("每个乡镇办好2所初中", "2所"), ("平均每村培训3人", "3人")),
        spares=("每年培训3人", "每万人拥有床位62张"),
        read=_of_each,
    ),
    Rule(
        name="one of several",
        why="Being one of so many says nothing of how many there are here.",
        shows=(("全省8个试点县之一", "8个"),),
        spares=("全省8个试点县",),
        read=_one_of_several,
    ),
)
"""Why a quantity counts nothing that the region has or did; the first that applies is the reason."""


def uncounted(at: Quantity, text: str, lexicon: Lexicon) -> str | None:
    """Return the rule by which a quantity of the folded *text* counts nothing; None where it counts.

    >>> from summarizer.extract.numbers import scan
    >>> text = "60岁以上的老人3.2万人，占全省前20名"
    >>> [uncounted(at, text, lexicon) for at in scan(text, (), lexicon)]
    ['size of a noun', None, 'place in an order']
    """
    return next((rule.name for rule in UNCOUNTED if rule.read(at, text, lexicon)), None)
