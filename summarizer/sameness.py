"""When two figures are one: the same number in other digits, another unit, or held below.

A report says 64.3亿元 in its review and 64亿元 in its preface, and another year's
report says 突破60亿元 of the same.  The table of a briefing and the digest show
such a figure once, in its finest form, and both ask here which that is.

Only figures of one meaning are set against one another: the caller sees to it
that indicator, measure, year, span and scope are the same.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal

from summarizer.lexicon import Lexicon
from summarizer.records import Bound, Indicator
from summarizer.rule import DECLINED, Rule, first

MULTIPLES = {"万亿": Decimal(10) ** 12, "亿": Decimal(10) ** 8, "万": Decimal(10) ** 4}
"""What may stand in front of any unit, the longest first."""
ABOVE = Decimal("1.1")
"""Up to so many times itself a lower bound (突破600亿元) says the same as an exact figure (640亿元)."""


@dataclass(frozen=True, slots=True)
class Stated:
    """A number as a report states it."""

    number: Decimal
    unit: str | None
    """As written, with 万 and 亿; % for growth."""
    bound: Bound = "="
    upper: Decimal | None = None
    """The upper end of a range, whose lower end is *number*."""


def stated(figure: Indicator, growth: bool = False) -> Stated | None:
    """Return the value of *figure*, or its *growth*; None where it states none.

    A range belongs to the value, where there is one, and only else to the growth.
    """
    if not growth:
        if figure.value is None:
            return None
        return Stated(figure.value, figure.unit, figure.bound, figure.upper)
    if figure.change is None:
        return None
    if figure.value is not None:
        return Stated(figure.change, "%", figure.change_bound)
    return Stated(figure.change, "%", figure.bound, figure.upper)


def same(one: Stated, other: Stated, lexicon: Lexicon) -> bool:
    """Whether *one* and *other* are one figure.

    >>> exact, rounded = Stated(Decimal("64.3"), "亿元"), Stated(Decimal("64"), "亿元")
    >>> same(rounded, exact, lexicon), same(Stated(Decimal("642870"), "万元"), exact, lexicon)
    (True, True)
    >>> dollars, less = Stated(Decimal("64.3"), "亿美元"), Stated(Decimal(63), "亿元")
    >>> same(dollars, exact, lexicon), same(less, exact, lexicon)
    (False, False)
    """
    if simple(one.unit, lexicon)[1] != simple(other.unit, lexicon)[1]:
        return False
    coarse, fine = sorted((one, other), key=precision)
    return first(RULES, coarse, fine, lexicon) is not None


def precision(figure: Stated) -> tuple[bool, int]:
    """Return what sorts figures by how exactly they are stated, the coarsest first."""
    return figure.bound == "=", len(figure.number.as_tuple().digits)


def standing(figures: Sequence[Indicator], growth: bool, lexicon: Lexicon) -> tuple[Indicator | None, ...]:
    """Return for each of *figures*, which mean the same, the one whose value, or *growth*, stands for it.

    Of one figure said several times that is the finest, which stands for itself;
    of two that contradict each other each stands for itself.  None where a figure
    states no such number, and for an estimate that another report has settled.
    """
    settled = {f.document for f in figures if f.kind == "actual" and stated(f, growth)}
    found: list[Indicator | None] = [None] * len(figures)
    kept: list[tuple[Stated, Indicator]] = []
    numbers = [(place, number) for place, f in enumerate(figures) if (number := stated(f, growth))]
    for place, number in sorted(numbers, key=lambda pair: precision(pair[1]), reverse=True):
        figure = figures[place]
        if figure.kind == "estimate" and settled - {figure.document}:
            continue
        stands = next((other for finer, other in kept if same(number, finer, lexicon)), None)
        if stands is None:
            kept.append((number, figure))
        found[place] = stands or figure
    return tuple(found)


def simple(unit: str | None, lexicon: Lexicon) -> tuple[Decimal, str | None]:
    """Return how many of which simple unit one *unit* is.

    >>> simple("万户", lexicon), simple("亿美元", lexicon)
    ((Decimal('10000'), '个'), (Decimal('100000000'), '美元'))
    """
    if unit is None:
        return Decimal(1), None
    factor = Decimal(1)
    for word, times in MULTIPLES.items():
        if unit.startswith(word):
            factor, unit = times, unit.removeprefix(word)
            break
    alike = lexicon.comparable.units.get(unit)
    if alike:
        return factor * Decimal(alike[1]), alike[0]
    return factor, unit or "个"


def narrowing(scope: str | None, name: str) -> str:
    """Return what *scope* adds to an indicator's *name*; empty where the name says it already.

    >>> narrowing("签约、亿元以上", "签约项目"), narrowing("新增", "新增就业"), narrowing(None, "就业")
    ('亿元以上', '', '')
    """
    return "、".join(part for part in (scope or "").split("、") if part not in name)


def plain(number: Decimal) -> Decimal:
    """Return *number* without an exponent or trailing zeros behind the point.

    >>> plain(Decimal("57.30")), plain(Decimal("1E+3"))
    (Decimal('57.3'), Decimal('1000'))
    """
    number = number.normalize()
    return Decimal(int(number)) if number == number.to_integral_value() else number


def converted(number: Decimal, unit: str | None, into: str | None, lexicon: Lexicon) -> Decimal:
    """Return *number* of one unit as of another of the same kind.

    >>> converted(Decimal("0.1353"), "万人", "人", lexicon)
    Decimal('1353')
    """
    return plain(number * simple(unit, lexicon)[0] / simple(into, lexicon)[0])


def _amount(figure: Stated, lexicon: Lexicon) -> Decimal:
    return figure.number * simple(figure.unit, lexicon)[0]


def _equal(coarse: Stated, fine: Stated, lexicon: Lexicon) -> Stated | None:
    return fine if _amount(coarse, lexicon) == _amount(fine, lexicon) else DECLINED


def _rounded(coarse: Stated, fine: Stated, lexicon: Lexicon) -> Stated | None:
    exponent = coarse.number.as_tuple().exponent
    # A single digit is too little to tell a rounded number from another number.
    if not isinstance(exponent, int) or len(coarse.number.as_tuple().digits) < 2:
        return DECLINED
    exact = converted(fine.number, fine.unit, coarse.unit, lexicon)
    if (coarse.bound == ">=" and exact < coarse.number) or (coarse.bound == "<=" and exact > coarse.number):
        return DECLINED
    places = Decimal(1).scaleb(exponent)
    # Offices round a half up, and some programs to the even digit.
    rounded = exact.quantize(places, ROUND_HALF_UP), exact.quantize(places, ROUND_HALF_EVEN)
    return fine if coarse.number in rounded else DECLINED


def _surpassed(coarse: Stated, fine: Stated, lexicon: Lexicon) -> Stated | None:
    passed = (
        coarse.bound == ">="
        and _amount(coarse, lexicon) <= _amount(fine, lexicon) <= _amount(coarse, lexicon) * ABOVE
    )
    return fine if passed else DECLINED


RULES: tuple[Rule[Callable[[Stated, Stated, Lexicon], Stated | None]], ...] = (
    Rule(
        "equal",
        "The same amount, in whatever unit it is written.",
        shows=(("6.5亿元", "65000万元"), ("40万户", "40.0万户"), ("5万公斤", "50吨")),
        spares=("6.5亿元 65000万美元", "6.5亿元 65万元"),
        read=_equal,
    ),
    Rule(
        "rounded",
        "Rounded to the places of the coarser number the finer one gives it, on the right side of its bound.",
        shows=(("64亿元", "64.3亿元"), ("18.3亿元", "182541万元"), ("64.3亿元", "64.25亿元")),
        spares=("64亿元 64.7亿元", "6亿元 6.3亿元", "60亿元以上 59.8亿元"),
        read=_rounded,
    ),
    Rule(
        "surpassed",
        "A lower bound (突破, 以上) that the exact figure passes, by a tenth at most, adds nothing to it.",
        shows=(("60亿元以上", "64.3亿元"),),
        spares=("60亿元以上 59.2亿元", "60亿元以上 71.5亿元"),
        read=_surpassed,
    ),
)
"""How the coarser of two figures may say no more than the finer; any one is enough.

A specimen is a coarse figure and the finer one that stands for it; a near miss, two that stay two.
"""
