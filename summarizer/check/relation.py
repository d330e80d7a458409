"""Tell how a number of a draft stands to one of a report: the same, in other words, or another."""

from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from functools import lru_cache
from typing import Literal

from summarizer.check.numbers import Degree, Number
from summarizer.lexicon import Lexicon
from summarizer.sameness import simple

Relation = Literal["equal", "converted", "rounded", "degree", "unit", "differs", "apart"]
"""How a draft's number stands to a report's: the same; in another unit; as exact as it claims to be; right
but for such a word as 超; right but for its unit; another number; of another kind."""

_NEAR = Decimal("1.1")
"""How far past a mark (超12亿元), or below it (近), a number may lie that is told by it."""
_FAR = Decimal("1.15")
"""Within so much of a mark on its wrong side the word is wrong, beyond it the number."""


def relation(said: Number, stated: Number, lexicon: Lexicon) -> Relation:
    """Return how the number *said* in a draft stands to that *stated* in a report.

    >>> from summarizer.check.numbers import scan
    >>> one = lambda text: scan(text, lexicon)[0]
    >>> tries = ("12.34亿元 12.34亿元", "1.2万人 12000人", "约12亿元 12.34亿元", "超12亿元 11.9亿元")
    >>> [relation(*map(one, pair.split()), lexicon) for pair in tries]
    ['equal', 'converted', 'rounded', 'degree']
    >>> tries = ("12.34万元 12.34亿元", "5% 5个百分点", "12.43亿元 12.34亿元", "12亿元 5%")
    >>> [relation(*map(one, pair.split()), lexicon) for pair in tries]
    ['unit', 'unit', 'differs', 'apart']
    """
    (times, kind), (other_times, other_kind) = _measured(said.unit, lexicon), _measured(stated.unit, lexicon)
    if {kind, other_kind} == {"%", "倍"}:
        # 增长1.5倍 is 增长150%.
        times, other_times = (
            n * 100 if k == "倍" else n for n, k in ((times, kind), (other_times, other_kind))
        )
        kind = other_kind = "%"
    if not _of_one_kind(kind, other_kind, lexicon):
        return "unit" if said.value == stated.value and said.loose is None else "apart"
    amount = stated.value * other_times
    if said.loose is not None and stated.loose is not None:
        return "equal" if said.loose == stated.loose else "differs"
    if said.loose is not None:
        return _within(said.loose, amount)
    claimed = said.value * times
    if claimed == amount:
        if _ranges_differ(said, stated, times, other_times):
            return "differs"
        if not _degrees_agree(said.degree, stated.degree):
            return "degree"
        return "equal" if said.unit == stated.unit or times == other_times else "converted"
    if said.value == stated.value and times != other_times:
        return "unit"
    if said.upper is not None or stated.upper is not None:
        return "differs"
    return _approached(said, stated, claimed, times, amount)


@lru_cache(maxsize=1024)
def _measured(unit: str, lexicon: Lexicon) -> tuple[Decimal, str | None]:
    return simple(unit.replace("百分点", "个百分点").replace("个个", "个"), lexicon)


_LIKE = (
    frozenset("件起宗例项"),
    frozenset("家户所"),
    frozenset("座处所"),
    frozenset("场次期"),
    frozenset("条项"),
)
"""Measure words of one row count the same things."""


def _of_one_kind(kind: str | None, other: str | None, lexicon: Lexicon) -> bool:
    """Whether two simple units count the same: 个 counts what any measure word does."""
    if kind == other:
        return True
    things = {*lexicon.units.counted, *lexicon.units.general} - {"人", "名", "位", "人次", "户"}
    return {kind, other} <= things and ("个" in (kind, other) or any({kind, other} <= row for row in _LIKE))


def _within(loose: tuple[Decimal, Decimal], amount: Decimal) -> Relation:
    low, high = loose
    if low <= amount < high:
        return "rounded"
    return "degree" if low / _FAR <= amount < high * _FAR else "differs"


def _ranges_differ(said: Number, stated: Number, times: Decimal, other: Decimal) -> bool:
    if said.upper is None or stated.upper is None:
        return said.upper is not stated.upper
    return said.upper * times != stated.upper * other


def _degrees_agree(said: Degree, stated: Degree) -> bool:
    """Whether a number said so may be one that is stated so, the digits being the same."""
    if said == stated or stated == "exact":
        # 12 is about, at least and at most 12, and neither over nor under it.
        return said == stated or said in ("about", "least", "most")
    if said == "about" and stated == "under":
        return True
    above, below = ("over", "least"), ("under", "most")
    return (said in above and stated in above) or (said in below and stated in below)


def _approached(said: Number, stated: Number, claimed: Decimal, times: Decimal, amount: Decimal) -> Relation:
    """Return how a number stands to an *amount* that it does not equal."""
    step = _step(said) * times
    off = abs(amount - claimed)
    exact = stated.degree == "exact"
    if said.degree == stated.degree != "exact" and said.significant >= stated.significant:
        # Told as exactly as the report tells it, and otherwise.
        return "differs"
    if said.degree in ("over", "least"):
        if claimed < amount and (amount <= claimed * _NEAR or off < step):
            return "rounded"
        return "degree" if exact and claimed / _FAR <= amount < claimed else "differs"
    if said.degree in ("under", "most"):
        if amount < claimed and (amount >= claimed / _NEAR or off < step):
            return "rounded"
        return "degree" if exact and claimed < amount <= claimed * _FAR else "differs"
    if said.degree == "about":
        return "rounded" if off <= max(step / 2, abs(amount) / 100) else "differs"
    place = Decimal(1).scaleb(_exponent(said.digits)) * times
    halves = {
        (amount / place).quantize(Decimal(1), mode) * place for mode in (ROUND_HALF_UP, ROUND_HALF_EVEN)
    }
    # A single digit is too little to tell a rounded number from another number.
    return "rounded" if len(said.digits.replace(".", "")) > 1 and claimed in halves else "differs"


def _exponent(digits: str) -> int:
    return -len(digits.partition(".")[2])


def _step(number: Number) -> Decimal:
    """Return the place of the last digit that is no zero: of 1200 a hundred, of 0.5 a tenth."""
    if "." in number.digits:
        return Decimal(1).scaleb(_exponent(number.digits))
    plain = number.digits.replace(",", "")
    zeros = len(plain) - len(plain.rstrip("0"))
    # A number of one digit and zeros (600, 1000) is told by tenths of itself.
    return Decimal(10) ** min(zeros, max(len(plain) - 1, 0))
