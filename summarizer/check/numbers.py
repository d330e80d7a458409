"""Find the numbers of a sentence.

Every number with a unit is found here, also one that states no indicator, for
in a draft each has to be answered for.  What a number means is not read here:
that the records of `extract` tell (`said`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from summarizer.lexicon import Lexicon, derived, numerals
from summarizer.lexicon.numerals import DIGITS, SCALES
from summarizer.lexicon.text import either

Degree = Literal["exact", "over", "least", "under", "most", "about"]
_ARABIC = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_NUMERALS = "零〇一二两三四五六七八九十百千"


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
        re.compile(f"(?<![签制预公节条合契赶反附靠])(?:{either(before)})(?:了|到|为|达|达到)?$"),
        re.compile(f"(?:{either(behind)})"),
        before,
        behind,
    )


@derived
def _unit(lexicon: Lexicon) -> re.Pattern[str]:
    """Match what may stand behind a number's digits: multiplier, unit and what bounds it."""
    table = lexicon.units
    units = (*table.percent, *table.points, *table.times, *table.money, *table.counted, *table.general)
    units = (*units, *table.measured.units)
    people = either(table.people.nouns)
    return re.compile(
        rf"""
        \s? (?P<more> (?: [余多] (?! [功样元层种媒] ) )? )
        (?P<unit>
            (?: (?! [百千] (?: 分 | 米 | 瓦 | 克 | 伏 | 升 ) ) [十百千]? (?: 万亿 | [万亿] )?
                (?P<more2> [余多]? ) (?: {either(units)} ) )
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
    while unit[:1] in SCALES and unit not in ("千米", "千克", "千瓦", "千瓦时", "千伏", "千伏安", "千升"):
        scale, unit = scale * SCALES[unit[0]], unit[1:]
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
    words = either(row.word for row in lexicon.check.loose.words)
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
        value = Decimal(DIGITS[tenths] if tenths in DIGITS else int(tenths)) * 10 + (
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


_NEIGHBOURS = re.compile(r"[一二两三四五六七八九][零〇一二两三四五六七八九]")
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
    spelled = all(c in DIGITS for c in written)
    between = len(written) == 2 if spelled else _NEIGHBOURS.search(written) is not None
    return None if between else numerals.number(written)
