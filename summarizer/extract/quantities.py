"""Find the quantities in a sentence: number, unit, bound, range.

A quantity is a number that a unit follows.  Years, list numbers, code names
(1+8+N, 5G, 11·4), congresses and anniversaries have none and so are none.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache, lru_cache

from summarizer import lexicon
from summarizer.lexicon.text import HAN
from summarizer.records import Bound

_FOLDED = str.maketrans(
    "０１２３４５６７８９％．／,;:!?()[]~〜～―—–－•・＋",
    "0123456789%./，；：！？（）（）-------··+",
)
_THOUSANDS = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")
_SCALED = re.compile(r"^[十百千]?[万亿]{0,2}")
_DECIMAL = re.compile(r"(?<=\d)[·](?=\d+(?:%|万|亿|个百分点))")

_NAMING = re.compile(r"(?:[第每双]|第[一二三四五六七八九十]个)$")
"""Before a number that counts nothing (第二个十万亩基地, 双100%)."""

_DIGITS = {c: n for n, c in enumerate("零一二三四五六七八九")} | {"〇": 0, "两": 2}
_SCALES = {"十": 10, "百": 100, "千": 1000}
_MYRIADS = {"万": 10**4, "亿": 10**8}


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number with its unit, and where it stands in the sentence."""

    start: int
    end: int
    value: Decimal
    upper: Decimal | None
    unit: str
    """As written, the multiplier (万, 亿) with it."""
    base: str
    """The unit without its multiplier."""
    bound: Bound
    chinese: bool
    """Whether the number is written in Chinese numerals."""


@lru_cache(4096)
def fold(text: str) -> str:
    """Return *text* with full-width digits narrowed and marks unified, place for place.

    >>> fold("增长５.１％,其中出口1,200万元")
    '增长5.1%，其中出口1,200万元'
    """
    folded = text.translate(_FOLDED)
    folded = _THOUSANDS.sub(",", folded)
    return _DECIMAL.sub(".", folded)


def number(written: str) -> Decimal:
    """Return what *written* says, in Arabic digits or Chinese numerals.

    >>> number("1,200.5"), number("二百三十"), number("十"), number("一万二千")
    (Decimal('1200.5'), Decimal('230'), Decimal('10'), Decimal('12000'))
    """
    if written[0].isascii():
        return Decimal(written.replace(",", ""))
    if all(c in _DIGITS for c in written):
        return Decimal("".join(str(_DIGITS[c]) for c in written))
    total = section = digit = 0
    for c in written:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _SCALES:
            section += (digit or 1) * _SCALES[c]
            digit = 0
        else:
            total = (total + section + digit) * _MYRIADS[c]
            section = digit = 0
    return Decimal(total + section + digit)


@cache
def _units() -> tuple[dict[str, str], dict[str, str], dict[str, tuple[str, ...]]]:
    """Return kind by unit, forbidden next characters by unit, and nouns a unit needs before it."""
    table = lexicon.table("units")
    lists = ("percent", "points", "times", "money", "counted", "general")
    kinds = {unit: listed for listed in lists for unit in table[listed]}
    kinds |= dict.fromkeys(table["measured"]["units"], "measured")
    kinds |= dict.fromkeys(table["only_after"], "counted")
    return kinds, table["not_before"], {u: tuple(n) for u, n in table["only_after"].items()}


def kind(unit: str) -> str:
    """Return which list of the lexicon *unit* stands in, with or without a multiplier.

    >>> kind("%"), kind("户"), kind("亿美元"), kind("千瓦时")
    ('percent', 'counted', 'money', 'measured')
    """
    kinds = _units()[0]
    if not unit:
        return "index"
    return kinds[unit] if unit in kinds else kinds[_SCALED.sub("", unit)]


def unit_of(written: str) -> str | None:
    """Return *written* when it is a unit, its multiplier with it.

    >>> unit_of("亿元"), unit_of("万人次"), unit_of("备注")
    ('亿元', '万人次', None)
    """
    kinds = _units()[0]
    return written if written in kinds or _SCALED.sub("", written) in kinds else None


def _either(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))


@cache
def _pattern(*, ranged: bool = True) -> re.Pattern[str]:
    bounds = lexicon.table("phrasing")["bounds"]
    before = _either(bounds["at_least_before"] + bounds["at_most_before"] + bounds["about_before"])
    after = _either(bounds["at_least_after"] + bounds["at_most_after"] + bounds["about_after"])
    arabic = r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?"
    chinese = (
        r"[零〇一二两三四五六七八九十百千万]*[一二两三四五六七八九十百千][零〇一二两三四五六七八九十百千]*"
    )
    scale = r"[十百千]?(?:万亿|[万亿])|[十百千](?=[余多])|百(?=[^分])|千(?!米|瓦|克|伏|字|升)"
    unit = _either(_units()[0])
    latin = sorted(
        {
            w
            for e in lexicon.table("indicators")["indicator"]
            for w in e.get("also", ())
            if w.isascii() and w.isalpha()
        }
    )
    glued = "".join(rf"|(?<={term})" for term in latin)
    crowd = lexicon.table("units")["people"]
    people = rf"(?<=[万亿余多])(?=(?:{_either(crowd['before'])})?(?:{_either(crowd['nouns'])}))"
    sign = rf"(?P<minus>(?<=[{HAN}])(?<![万亿千百十月日年至到])-)"
    first = (
        rf"(?:(?P<low>{arabic})(?P<lowscale>(?:{scale})?)(?P<lowunit>(?:{unit})?)(?:-{{1,2}}|至|到)"
        rf"(?={arabic}))?"
        if ranged
        else "(?P<low>(?!))?(?P<lowscale>)(?P<lowunit>)"
    )
    return re.compile(
        rf"(?P<before>(?:(?<![签制预公节条合契赶反附靠])(?:{before}))?){first}"
        rf"(?:(?P<arabic>(?:(?<![A-Za-z\d.+·/-]){glued}|{sign}){arabic}|(?<=[-至到]){arabic})"
        rf"|(?P<chinese>(?<![第一二三四五六七八九十])(?:{chinese})))"
        rf" ?(?P<more>[余多来]?)(?P<scale>(?:{scale})?)(?P<more2>[余多]?)(?P<unit>{unit}|{people})"
        rf"(?P<after>(?:{after})?)"
    )


def scan(text: str, masked: Iterable[tuple[int, int]] = ()) -> list[Quantity]:
    """Return the quantities of *text*, which must be folded, outside the *masked* stretches.

    >>> [(str(q.value), q.unit, q.bound) for q in scan("签约30余个，投资1.5万亿元，下降3%左右")]
    [('30', '个', '>='), ('1.5', '万亿元', '='), ('3', '%', '≈')]
    >>> [(str(q.value), str(q.upper)) for q in scan("增长5%-5.5%，培训10至15人")]
    [('5', '5.5'), ('10', '15')]
    >>> scan("实施“1+8+N”机制，修5G基站，第11届，70周年，2020年，G30高速")
    []
    """
    masked = tuple(masked)
    if not any(sign in text for sign in ("百分之", "成", "百分点", "价格指数")):
        return list(_scan(text, masked))
    said = [
        q
        for q in (*_percents(text), *_tenths(text), *_shared(text), *_indices(text))
        if not any(a <= q.start < b for a, b in masked)
    ]
    rest = _scan(text, (*masked, *((q.start, q.end) for q in said)))
    return sorted((*said, *rest), key=lambda q: q.start)


def _scan(text: str, masked: tuple[tuple[int, int], ...]) -> Iterator[Quantity]:
    _kinds, not_before, only_after = _units()
    bounds = lexicon.table("phrasing")["bounds"]
    position = 0
    while match := _pattern().search(text, position):
        if match["lowunit"] and match["lowunit"] != match["unit"]:
            # 提高8个百分点至65% is no range.
            match = _pattern(ranged=False).search(text, position) or match
        position = match.end()
        start = (
            match.start("low") if match["low"] else match.start("arabic" if match["arabic"] else "chinese")
        )
        if any(a <= start < b for a, b in masked):
            position = max(start + 1, match.start() + 1)
            continue
        unit, after = match["unit"] or "人", text[match.end("unit") :][:1] if match["unit"] else ""
        written = match["arabic"] or match["chinese"]
        if (after and after in not_before.get(unit, "")) or _NAMING.search(text[:start]):
            position = match.end("arabic" if match["arabic"] else "chinese")
            continue
        if _describes(text, start, match.end(), unit):
            continue
        if unit in only_after and not any(noun in text[:start] for noun in only_after[unit]):
            continue
        chinese = match["chinese"] is not None
        if chinese and not _counts(match, text):
            position = match.end("chinese")
            continue
        scale, value = match["scale"], number(written)
        while scale[:1] in _SCALES:
            value *= _SCALES[scale[0]]
            scale = scale[1:]
        if match["minus"] and kind(unit) not in ("percent", "points"):
            continue
        low = number(match["low"]) if match["low"] else None
        if low is not None and (match["lowunit"] not in ("", unit) or low >= value):
            low = None
            start = match.start("arabic") if match["arabic"] else start
        before, behind = match["before"], match["after"]
        more = match["more"] or match["more2"]
        if more or before in bounds["at_least_before"] or behind in bounds["at_least_after"]:
            bound: Bound = ">="
        elif before in bounds["at_most_before"] or behind in bounds["at_most_after"]:
            bound = "<="
        elif before in bounds["about_before"] or behind in bounds["about_after"]:
            bound = "≈"
        else:
            bound = "="
        yield Quantity(
            start=match.start() if before else start,
            end=match.end(),
            value=value if low is None else low,
            upper=None if low is None else value,
            unit=scale + unit,
            base=unit,
            bound=bound,
            chinese=chinese,
        )


_TENTHS = re.compile(
    r"(?P<below>超过|超|逾|近|约|不足|达)?(?<![一二两三四五六七八九十百千万\d])(?P<number>[一二两三四五六七八九])成(?P<half>半)?"
    r"(?P<after>以上|左右|多)?(?=[，。；、）]|用于|用在|的[^员]|投向|增|下降|$)"
)
_SHARED = re.compile(r"(?<![\d.])\d+(?:\.\d+)?(?=[、和及](?:全[国省市区县州]|[省市])?\d+(?:\.\d+)?个百分点)")
_INDEX = re.compile(r"(?:(?<=价格指数)|(?<=价格指数为)|(?<=价格总指数为))(?:9|10|11)\d\.\d+(?=[，。；、（])")
_PERCENT = re.compile(
    r"百分之(?P<number>\d+(?:\.\d+)?|[一二三四五六七八九十百]+(?:点[零一二三四五六七八九]+)?)"
    r"(?P<after>以上|多|以内|以下|左右)?"
)


def _percents(text: str) -> Iterator[Quantity]:
    """Yield the percentages written out as 百分之六点五."""
    bounds: dict[str, Bound] = {"以上": ">=", "多": ">=", "以内": "<=", "以下": "<=", "左右": "≈"}
    for match in _PERCENT.finditer(text):
        whole, _, decimals = match["number"].partition("点")
        value = number(whole)
        if decimals:
            value += Decimal("0." + "".join(str(_DIGITS[c]) for c in decimals))
        yield Quantity(
            match.start(),
            match.end(),
            value,
            None,
            "%",
            "%",
            bounds.get(match["after"] or "", "="),
            chinese=True,
        )


def _tenths(text: str) -> Iterator[Quantity]:
    """Yield the shares told in tenths, as percentages (九成, 七成以上)."""
    for match in _TENTHS.finditer(text):
        bound: Bound = "="
        if match["below"]:
            bound = "≈" if match["below"] in ("近", "约") else "<=" if match["below"] == "不足" else ">="
        elif match["after"]:
            bound = "≈" if match["after"] == "左右" else ">="
        value = number(match["number"]) * 10 + (5 if match["half"] else 0)
        yield Quantity(match.start(), match.end(), value, None, "%", "%", bound, chinese=True)


def _shared(text: str) -> Iterator[Quantity]:
    """Yield the numbers whose unit stands behind the next (1.7和0.3个百分点)."""
    for match in _SHARED.finditer(text):
        yield Quantity(
            match.start(), match.end(), Decimal(match[0]), None, "个百分点", "个百分点", "=", chinese=False
        )


def _indices(text: str) -> Iterator[Quantity]:
    """Yield the price indices, which have no unit (价格指数为100.7)."""
    for match in _INDEX.finditer(text):
        yield Quantity(match.start(), match.end(), Decimal(match[0]), None, "", "", "=", chinese=False)


def _describes(text: str, start: int, end: int, unit: str) -> bool:
    """Whether number and unit only describe the noun behind them (24小时自助, 5GW组件)."""
    table = lexicon.table("units")
    if not re.match(rf"[{HAN}A-Za-z]", text[end : end + 1]):
        return False
    if unit in table["bare"]["units"] and text.startswith("时间", end):
        return True
    if text.startswith(tuple(lexicon.table("phrasing")["after"]["stops"]), end):
        return False
    if unit in table["capacity"]["weights"]:
        noun = re.split(r"[，。；：、！？]", text[end : end + 16], maxsplit=1)[0]
        plants = "|".join(table["capacity"]["plants"])
        return re.search(rf"(?:{plants})(?:$|[建开竣投落签])", noun) is not None
    if unit in table["bare"]["units"]:
        return True
    if unit in table["capacity"]["units"]:
        return not any(word in text[max(0, start - 16) : start] for word in table["capacity"]["words"])
    return bool(re.search(r"[年日]产[^，。；、]{0,4}$", text[:start]))


def _counts(match: re.Match[str], text: str) -> bool:
    """Whether Chinese numerals count things here and do not open a slogan (三个代表, 一批)."""
    written, unit = match["chinese"], match["unit"]
    value = number(written)
    more = match["more"] or match["more2"]
    if unit and match["before"] and match["scale"] and match["scale"][-1:] in _MYRIADS:
        # 突破千亿元, 突破千万人次
        return True
    if written in ("一", "百", "千", "十百", "万") or value == 1:
        return False
    if kind(unit) in ("percent", "points"):
        return True
    if kind(unit) == "general":
        if value >= 20 or (more and value >= 10):
            return True
        rest = re.split(r"[，。；、：！？]", text[match.end() :], maxsplit=1)[0]
        return (
            any(0 <= rest.find(noun) <= 8 for noun in lexicon.table("phrasing")["countable"]["nouns"])
            and unit == "个"
        )
    chinese = lexicon.table("units")["chinese"]
    if unit in chinese["told"]:
        told = text[: match.start("chinese")].endswith(tuple(chinese["telling"]))
        return bool(more) or told or value >= 20
    return unit in chinese["plain"] and text[match.end() : match.end() + 1] not in ("", "”")
