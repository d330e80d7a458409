"""Find the numbers of a sentence, and tell whether two of them say the same.

Every number with a unit is found here, also one that states no indicator, for
in a draft each has to be answered for.  What a number means is not read here:
that the records of `extract` tell (`said`).
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_EVEN, ROUND_HALF_UP, Decimal
from typing import Literal

from summarizer.lexicon import Lexicon, derived
from summarizer.sameness import simple

Degree = Literal["exact", "over", "least", "under", "most", "about"]
Relation = Literal["equal", "converted", "rounded", "degree", "unit", "differs", "apart"]
"""How a draft's number stands to a report's: the same; in another unit; as exact as it claims to be; right
but for such a word as 超; right but for its unit; another number; of another kind."""

_FOLDED = str.maketrans(
    "０１２３４５６７８９％．／,;:!?()[]~〜～―—–－－+＋",
    "0123456789%./，；：！？（）（）--------++",
)
_THOUSANDS = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMERALS = "零〇一二两三四五六七八九十百千"
_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_MULTIPLES = {"万亿": 10**12, "亿": 10**8, "万": 10**4, "千": 1000, "百": 100, "十": 10, "": 1}
_NEAR = Decimal("1.1")
"""How far past a mark (超12亿元), or below it (近), a number may lie that is told by it."""
_FAR = Decimal("1.15")
"""Within so much of a mark on its wrong side the word is wrong, beyond it the number."""


def fold(text: str) -> str:
    """Return *text* of the same length, its digits and marks as they are compared.

    >>> fold("收入１，２００万元,增长5％")
    '收入1,200万元，增长5%'
    """
    return _THOUSANDS.sub(",", text.translate(_FOLDED))


@dataclass(frozen=True, slots=True)
class Number:
    """A number with its unit, in a folded sentence."""

    start: int
    """Where its words begin, one such as 超 included."""
    end: int
    digits: str
    """As written, without unit; of a range the lower end."""
    value: Decimal
    """Without its unit."""
    unit: str
    """With its multiplier; empty where it has none."""
    degree: Degree = "exact"
    upper: Decimal | None = None
    loose: tuple[Decimal, Decimal] | None = None
    """Between which numbers it lies, where it is said in words (近六成)."""
    at: int = 0
    """Where its digits begin."""

    @property
    def significant(self) -> int:
        """How many digits tell it from another number; trailing zeros tell nothing."""
        return len(self.digits.replace(",", "").replace(".", "").strip("0")) or 1


def scan(text: str, lexicon: Lexicon, told: Sequence[tuple[int, int]] = ()) -> tuple[Number, ...]:
    """Return the numbers of the folded *text* by place; those in Chinese numerals only where one is *told*.

    >>> [(n.digits, n.unit, n.degree) for n in scan("收入超12.5亿元，增长5%左右，建成3座。", lexicon)]
    [('12.5', '亿元', 'over'), ('5', '%', 'about'), ('3', '座', 'exact')]
    >>> [(n.digits, n.unit) for n in scan("到2025年，布局“1+8+N”，PM2.5下降3-5个百分点。", lexicon)]
    [('3', '个百分点')]
    >>> [(n.digits, *map(str, n.loose)) for n in scan("近六成，实现两位数增长。", lexicon) if n.loose]
    [('六成', '54', '60'), ('两位数', '10', '100')]
    """
    found = list(_arabic(text, lexicon))
    for number in (*_loose(text, lexicon), *_chinese(text, told, lexicon)):
        if not any(one.start < number.end and number.start < one.end for one in found):
            found.append(number)
    return tuple(sorted(found, key=lambda number: number.start))


def relation(said: Number, stated: Number, lexicon: Lexicon) -> Relation:
    """Return how the number *said* in a draft stands to that *stated* in a report.

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


@derived
def _measures(lexicon: Lexicon) -> dict[str, tuple[Decimal, str | None]]:
    return {}


def _measured(unit: str, lexicon: Lexicon) -> tuple[Decimal, str | None]:
    known = _measures(lexicon)
    if unit not in known:
        known[unit] = simple(unit.replace("百分点", "个百分点").replace("个个", "个"), lexicon)
    return known[unit]


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


# -- finding


@derived
def _degrees(
    lexicon: Lexicon,
) -> tuple[re.Pattern[str], re.Pattern[str], dict[str, Degree], dict[str, Degree]]:
    before: dict[str, Degree] = {}
    behind: dict[str, Degree] = {}
    degrees: tuple[Degree, ...] = ("over", "least", "under", "most", "about")
    for degree in degrees:
        before |= dict.fromkeys(getattr(lexicon.check.degree.before, degree), degree)
        behind |= dict.fromkeys(getattr(lexicon.check.degree.behind, degree), degree)
    return (
        re.compile(f"(?<![签制预公节条合契赶反附靠])(?:{_either(before)})(?:了|到|为|达|达到)?$"),
        re.compile(f"(?:{_either(behind)})"),
        before,
        behind,
    )


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@derived
def _unit(lexicon: Lexicon) -> re.Pattern[str]:
    """Match what may stand behind a number's digits: multiplier, unit and what bounds it."""
    table = lexicon.units
    units = (*table.percent, *table.points, *table.times, *table.money, *table.counted, *table.general)
    units = (*units, *table.measured.units)
    people = _either(table.people.nouns)
    return re.compile(
        rf"""
        \s? (?P<more> (?: [余多] (?! [功样元层种媒] ) )? )
        (?P<unit>
            (?: (?! [百千] (?: 分 | 米 | 瓦 | 克 | 伏 | 升 ) ) [十百千]? (?: 万亿 | [万亿] )?
                (?P<more2> [余多]? ) (?: {_either(units)} ) )
          | [十百千]? (?: 万亿 | [万亿] ) [余多]? (?= [\u4e00-\u9fff]{{0,5}}? (?: {people} ) )
        )
        """,
        re.VERBOSE,
    )


@derived
def _other_words(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = {}
    for row in lexicon.units.not_before:
        found[row.unit] = (*found.get(row.unit, ()), row.next)
    return found


_RANGED = re.compile(
    rf"(?P<low>{_ARABIC})(?P<unit>[%％万亿元个百分点千人]{{0,5}})(?:-{{1,2}}|至|到)(?P<high>{_ARABIC})"
)
_ALONE = re.compile(rf"(?<![A-Za-z\d.+·/第])(?:{_ARABIC})")


def _arabic(text: str, lexicon: Lexicon) -> Iterator[Number]:
    until = 0
    for match in _ALONE.finditer(text):
        if match.start() < until:
            continue
        ranged = _RANGED.match(text, match.start())
        if ranged:
            number = _number(text, ranged.start(), ranged.end(), ranged["high"], lexicon, low=ranged["low"])
            if (number is not None and ranged["unit"] in ("", number.unit)) or (
                number is not None and number.unit.endswith(ranged["unit"])
            ):
                until = number.end
                yield number
                continue
        number = _number(text, match.start(), match.end(), match[0], lexicon)
        if number is not None:
            until = number.end
            yield number


def _number(
    text: str, start: int, end: int, digits: str, lexicon: Lexicon, low: str | None = None
) -> Number | None:
    found = _unit(lexicon).match(text, end)
    if found is None:
        return None
    more = bool(found["more"] or found["more2"])
    unit = re.sub("[余多]", "", found["unit"])
    base = re.sub("^[十百千]?(?:万亿|[万亿])?", "", unit) or "人"
    if text.startswith(_other_words(lexicon).get(base, ()) or ("\0",), found.end()):
        return None
    unit = unit if unit.endswith(base) else unit + base
    value, scale = Decimal(digits.replace(",", "")), Decimal(1)
    while unit[:1] in _SCALES and unit not in ("千米", "千克", "千瓦", "千瓦时", "千伏", "千伏安", "千升"):
        scale, unit = scale * _SCALES[unit[0]], unit[1:]
    begin, stop, degree = _bounded(text, start, found.end(), more, lexicon)
    lower = Decimal(low.replace(",", "")) if low else None
    return Number(
        start=begin,
        end=stop,
        digits=low or digits,
        value=(value if lower is None else lower) * scale,
        unit=unit,
        degree=degree,
        upper=None if lower is None else value * scale,
        at=start,
    )


def _bounded(text: str, start: int, end: int, more: bool, lexicon: Lexicon) -> tuple[int, int, Degree]:
    """Return where the words of a number begin and end, and the degree that they tell."""
    ahead, behind, befores, behinds = _degrees(lexicon)
    degree: Degree = "over" if more else "exact"
    if (after := behind.match(text, end)) and not text.startswith(
        ("多功", "多样", "多元", "多层", "多种", "多媒", "起来", "起点", "起步"), end
    ):
        degree, end = behinds[after[0]], after.end()
    if before := ahead.search(text[max(0, start - 8) : start]):
        word = re.sub("(?:了|到|为|达|达到)$", "", before[0]) if before[0] not in befores else before[0]
        degree = befores.get(word, degree)
        start -= len(before[0])
    return start, end, degree


@derived
def _loose_words(lexicon: Lexicon) -> re.Pattern[str]:
    words = _either(row.word for row in lexicon.check.loose.words)
    return re.compile(
        rf"(?P<word>{words})|(?P<tenths>[一二三四五六七八九1-9])(?P<tenth>{lexicon.check.loose.tenth})(?P<half>半?)(?![员果立功本长份分])"
    )


def _loose(text: str, lexicon: Lexicon) -> Iterator[Number]:
    rows = {row.word: row for row in lexicon.check.loose.words}
    for match in _loose_words(lexicon).finditer(text):
        if match["word"]:
            row = rows[match["word"]]
            yield Number(
                match.start(), match.end(), row.word, Decimal(row.low), row.unit,
                loose=(Decimal(row.low), Decimal(row.high)), at=match.start(),
            )  # fmt: skip
            continue
        tenths = match["tenths"]
        value = Decimal(_DIGITS[tenths] if tenths in _DIGITS else int(tenths)) * 10 + (
            5 if match["half"] else 0
        )
        start, end, degree = _bounded(text, match.start(), match.end(), False, lexicon)
        reach = {
            "over": (value, value + 10),
            "least": (value, value + 10),
            "under": (value - 6, value),
            "most": (value - 10, value + Decimal("0.01")),
        }.get(degree, (value - Decimal("2.5"), value + Decimal("2.5")))
        yield Number(start, end, match[0], value, "%", degree, loose=reach, at=match.start())


_CHINESE = re.compile(
    rf"(?P<digits>[{_NUMERALS}]+)(?P<more>[余多来]?)(?P<scale>(?:万亿|[万亿])?)(?P<more2>[余多]?)"
)


def _chinese(text: str, told: Sequence[tuple[int, int]], lexicon: Lexicon) -> Iterator[Number]:
    for start, end in told:
        match = next((m for m in _CHINESE.finditer(text, start, end)), None)
        if match is None or re.search(r"\d", text[start : match.start()]):
            continue
        found = _unit(lexicon).match(text, match.end("digits"))
        if found is None:
            continue
        unit = re.sub("[余多来]", "", found["unit"])
        more = bool(match["more"] in ("余", "多") or match["more2"] or found["more"] or found["more2"])
        begin, stop, degree = _bounded(text, match.start(), found.end(), more, lexicon)
        value = numeral(match["digits"])
        if value is not None:
            yield Number(begin, stop, f"{value:f}", value, unit, degree, at=match.start())


def numeral(written: str) -> Decimal | None:
    """Return what Chinese numerals are worth; None where they are two neighbours (三四十).

    >>> str(numeral("十二")), str(numeral("三百零五")), str(numeral("二〇二三")), numeral("三四十")
    ('12', '305', '2023', None)
    """
    if all(c in _DIGITS for c in written):
        return Decimal("".join(str(_DIGITS[c]) for c in written)) if len(written) != 2 else None
    total = digit = 0
    for at, c in enumerate(written):
        if c in _DIGITS:
            if at and written[at - 1] in _DIGITS and _DIGITS[written[at - 1]]:
                return None
            digit = _DIGITS[c]
        else:
            total += (digit or 1) * _SCALES[c]
            digit = 0
    return Decimal(total + digit)
