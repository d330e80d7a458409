"""Judge numbers that a draft computes itself: differences, sums, parts, multiples, growth.

Each row knows the words that announce what it computes, and computes it from the
numbers that the sentence states; where the sentence states but one, or none, from
those of the reports.  A specimen is a sentence, its last number the one computed;
the outcome is the arithmetic, with ``≠`` where the draft is wrong.
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from itertools import combinations

from summarizer.check.numbers import Number
from summarizer.check.said import SaidNumber
from summarizer.lexicon import Lexicon
from summarizer.rule import DECLINED, Rule, first
from summarizer.sameness import plain, simple

_SPAN = 34
"""Characters before a number within which the word that announces it stands."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A number to be computed, and those it may come from."""

    number: SaidNumber
    others: tuple[SaidNumber, ...]
    """The numbers that the sentence states before it (or, of a difference told first, behind it)."""
    lexicon: Lexicon


@dataclass(frozen=True, slots=True)
class Worked:
    """What came of it."""

    right: bool
    arithmetic: str
    used: tuple[SaidNumber, ...] = ()


def _lead(sum: Sum) -> str:
    text, at = sum.number.text, sum.number.number.at
    return re.split("[。；]", text[max(0, at - _SPAN) : at])[-1]


def _announced(sum: Sum, words: Sequence[str], reach: int = 12) -> bool:
    lead = _lead(sum)[-reach:]
    return any(word in lead for word in words)


def _alike(one: Number, other: Number, lexicon: Lexicon) -> bool:
    return simple(one.unit, lexicon)[1] == simple(other.unit, lexicon)[1]


def _amount(one: SaidNumber, lexicon: Lexicon) -> Decimal:
    sign = -1 if one.form == "growth" and one.sign < 0 else 1
    return one.number.value * simple(one.number.unit, lexicon)[0] * sign


def _operands(sum: Sum) -> list[SaidNumber]:
    """Return the numbers before of the unit of the result; percentages for percentage points."""
    target = sum.number.number
    points = target.unit in sum.lexicon.units.points
    return [
        one
        for one in sum.others
        if one.number.loose is None
        and (
            one.number.unit in sum.lexicon.units.percent
            if points
            else _alike(one.number, target, sum.lexicon)
        )
    ]


def _claimed(sum: Sum) -> Decimal:
    number = sum.number.number
    return number.value * simple(number.unit, sum.lexicon)[0]


def _close(result: Decimal, sum: Sum) -> bool:
    """Whether *result*, rounded as the draft writes it, is the draft's number."""
    number = sum.number.number
    factor = simple(number.unit, sum.lexicon)[0]
    places = Decimal(1).scaleb(-len(number.digits.partition(".")[2]))
    rounded = (result / factor).quantize(places, ROUND_HALF_UP)
    if rounded == number.value or result / factor == number.value:
        return True
    return number.degree != "exact" and abs(result / factor - number.value) <= max(
        number.value * Decimal("0.06"), places
    )


def _shown(value: Decimal, unit: Decimal) -> str:
    return f"{plain(value / unit):f}"


_APART = re.compile(
    r"(?:高于|低于|高出|多出|超出|领先|落后|快于|慢于|多于|少于|拉开)[^，。；\d]{0,12}$|[高低多少快慢](?:了|约|出|近)?$"
)


def _difference(sum: Sum) -> Worked | None:
    words = sum.lexicon.check.compared
    if not (_announced(sum, words.difference) or _APART.search(_lead(sum))):
        return DECLINED
    if sum.number.form in ("growth",) and not _announced(sum, words.difference):
        return DECLINED
    operands = _operands(sum)
    if len(operands) < 2:
        return DECLINED
    factor = (
        simple(sum.number.number.unit, sum.lexicon)[0]
        if operands[0].number.unit not in ("%",)
        else Decimal(1)
    )
    pairs = list(combinations(operands, 2))
    for one, other in pairs:
        a, b = _amount(one, sum.lexicon), _amount(other, sum.lexicon)
        if _close(abs(a - b), sum):
            high, low = max(a, b), min(a, b)
            return Worked(
                True,
                f"{_shown(high, factor)}-{_shown(low, factor)}={_shown(high - low, factor)}",
                (one, other),
            )
    one, other = operands[-2], operands[-1]
    if len(operands) > 2:
        amounts = sorted(operands, key=lambda o: _amount(o, sum.lexicon))
        one, other = amounts[0], amounts[-1]
    a, b = _amount(one, sum.lexicon), _amount(other, sum.lexicon)
    told = f"{_shown(max(a, b), factor)}-{_shown(min(a, b), factor)}={_shown(abs(a - b), factor)}"
    return Worked(False, f"{told}≠{sum.number.number.digits}", (one, other))


def _total(sum: Sum) -> Worked | None:
    words = sum.lexicon.check.compared.sum
    if not _announced(sum, words, 8):
        return DECLINED
    operands = [one for one in _operands(sum) if one.form == sum.number.form or one.form == "level"]
    if len(operands) < 2:
        return DECLINED
    factor = simple(sum.number.number.unit, sum.lexicon)[0]
    # The last few of them add up: how many, the draft does not say.
    for begin in range(len(operands) - 1):
        own = operands[begin:]
        total = Decimal(0)
        for one in own:
            total += _amount(one, sum.lexicon)
        told = (
            "+".join(_shown(_amount(one, sum.lexicon), factor) for one in own) + f"={_shown(total, factor)}"
        )
        if _close(total, sum):
            return Worked(True, told, tuple(own))
        if begin == 0:
            wrong = Worked(False, f"{told}≠{sum.number.number.digits}", tuple(own))
    return wrong


def _part(sum: Sum) -> Worked | None:
    if sum.number.number.unit not in sum.lexicon.units.percent or sum.number.sign:
        return DECLINED
    if not _announced(sum, sum.lexicon.check.compared.part):
        return DECLINED
    amounts = [one for one in sum.others if one.form == "level" and one.number.loose is None]
    for one, other in combinations(amounts, 2):
        if not _alike(one.number, other.number, sum.lexicon):
            continue
        low, high = sorted((_amount(one, sum.lexicon), _amount(other, sum.lexicon)))
        if high and _close(low / high * 100, sum):
            factor = simple(one.number.unit, sum.lexicon)[0]
            return Worked(
                True, f"{_shown(low, factor)}÷{_shown(high, factor)}={low / high * 100:.1f}%", (one, other)
            )
    return DECLINED


def _multiple(sum: Sum) -> Worked | None:
    if sum.number.number.unit != "倍" or not re.search(
        r"(?:是|为|相当于|达到|约)[^，。；]{0,14}$", _lead(sum)
    ):
        return DECLINED
    amounts = [
        one for one in sum.others if one.number.unit and one.number.unit != "倍" and one.number.loose is None
    ]
    factor = Decimal(1)
    wrong: Worked | None = DECLINED
    for one, other in combinations(amounts, 2):
        if not _alike(one.number, other.number, sum.lexicon):
            continue
        low, high = sorted((_amount(one, sum.lexicon), _amount(other, sum.lexicon)))
        if not low:
            continue
        factor = simple(one.number.unit, sum.lexicon)[0]
        told = f"{_shown(high, factor)}÷{_shown(low, factor)}={high / low:.2f}"
        if _close(high / low, sum):
            return Worked(True, told, (one, other))
        wrong = Worked(False, f"{told}≠{sum.number.number.digits}", (one, other))
    return wrong


def _grown(sum: Sum) -> Worked | None:
    number = sum.number.number
    if number.unit not in sum.lexicon.units.percent or not sum.number.sign:
        return DECLINED
    lead = re.split("[。；]", sum.number.text[: number.start])[-1]
    if not re.search(r"(?:由|从)[^。；]*\d[^。；]*(?:增|升|提高|扩大|降|减|下降|达)[^。；]*(?:到|至)", lead):
        return DECLINED
    amounts = [one for one in sum.others if one.form == "level" and one.number.loose is None]
    if len(amounts) < 2 or not _alike(amounts[-2].number, amounts[-1].number, sum.lexicon):
        return DECLINED
    one, other = amounts[-2:]
    a, b = _amount(one, sum.lexicon), _amount(other, sum.lexicon)
    if not a:
        return DECLINED
    result = abs(b - a) / a * 100
    factor = simple(one.number.unit, sum.lexicon)[0]
    told = f"({_shown(b, factor)}-{_shown(a, factor)})÷{_shown(a, factor)}={result:.1f}%"
    right = _close(result, sum)
    return Worked(right, told if right else f"{told}≠{number.digits}", (one, other))


RULES: tuple[Rule[Callable[[Sum], Worked | None]], ...] = (
    Rule(
        name="a difference",
        why="How far two stated numbers lie apart.",
        shows=(
            ("甲县增长6.4%，乙县增长5.9%，相差0.5个百分点。", "6.4-5.9=0.5"),
            ("甲县12万人，乙县9.5万人，甲县多2.4万人。", "12-9.5=2.5≠2.4"),
        ),
        spares=("甲县增长6.4%，高于全省0.5个百分点。",),
        read=_difference,
    ),
    Rule(
        name="a sum",
        why="Stated numbers added up.",
        shows=(("甲县12万亩，乙县9.5万亩，合计21.5万亩。", "12+9.5=21.5"),),
        spares=("全年合计21.5万亩。",),
        read=_total,
    ),
    Rule(
        name="a part",
        why="What share one stated amount has in another.",
        shows=(("完成投资80亿元，其中工业投资32亿元，占比40%。", "32÷80=40.0%"),),
        spares=("完成投资80亿元，工业投资占比40%。",),
        read=_part,
    ),
    Rule(
        name="a multiple",
        why="How many times another a stated amount is.",
        shows=(("甲县32亿元，乙县16亿元，甲县是乙县的2倍。", "32÷16=2.00"),),
        spares=("产值增长2倍。",),
        read=_multiple,
    ),
    Rule(
        name="growth from one stated level to another",
        why="The draft states both levels, so that its growth can be computed.",
        shows=(("产值由40亿元增加到50亿元，增长25%。", "(50-40)÷40=25.0%"),),
        spares=("产值增加到50亿元，增长25%。",),
        read=_grown,
    ),
)
"""What a draft may compute."""


def within(numbers: Sequence[SaidNumber], at: int) -> tuple[SaidNumber, ...]:
    """Return the numbers that the one at *at*, said in words (均实现两位数增长), sums up."""
    number, before = numbers[at].number, numbers[:at]
    if number.loose is None or not re.search("均|都", numbers[at].before):
        return ()
    low, high = number.loose
    own = [one for one in before if one.number.unit == number.unit and one.number.loose is None][-2:]
    return tuple(own) if own and all(low <= one.number.value < high for one in own) else ()


def worked(numbers: Sequence[SaidNumber], at: int, lexicon: Lexicon) -> tuple[str, Worked] | None:
    """Return the row that computes the number at *at* of a sentence's *numbers*, and what came of it."""
    found = first(RULES, Sum(numbers[at], tuple(numbers[:at]), lexicon))
    return None if found is None else (found[0].name, found[1])
