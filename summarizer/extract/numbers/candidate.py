"""A number with a unit behind it: the pattern that finds it, and the quantity it may be."""

import re
from dataclasses import dataclass
from decimal import Decimal

from summarizer.extract.quantities import Quantity, units
from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.numerals import DIGITS, SCALES, number
from summarizer.lexicon.text import HAN, either
from summarizer.records import Bound

Span = tuple[int, int]

_NUMERALS = "零〇一二两三四五六七八九十百千"
_ARABIC = r"(?: \d{1,3} (?: ,\d{3} ){1,6} | \d{1,18} ) (?!\d) (?: \.\d{1,18} )?"
"""No figure of a report is longer; what is, is broken text, and takes long to try."""
_CHINESE = rf"(?<![{_NUMERALS}万]) [{_NUMERALS}万]{{0,18}} [一二两三四五六七八九十百千] [{_NUMERALS}]{{0,18}}"
_SCALE = r"""
    [十百千]? (?: 万亿 | [万亿] )
  | [十百千] (?=[余多])
  | 百 (?!分)(?!$)
  | 千 (?![米瓦克伏字升])
"""
_WORD = re.compile(rf"[{HAN}A-Za-z]")
_MINUS = rf"(?P<minus> (?<=[{HAN}]) (?<![万亿千百十月日年至到]) - )"
"""A minus and no dash: behind a word, and behind none that may begin a range."""


@dataclass(frozen=True, slots=True)
class NumberCandidate:
    """A number with a unit behind it, which may be a quantity."""

    text: str
    """The whole sentence, folded."""
    match: re.Match[str]
    start: int
    """Where the number begins, in a range its lower end."""
    unit: str
    """Without its multiplier; people counted without a measure word are 人."""

    @property
    def end(self) -> int:
        """Where the unit, and a bound behind it, ends."""
        return self.match.end()

    @property
    def digits(self) -> str:
        """The number as written; in a range its upper end."""
        return self.match["arabic"] or self.match["chinese"]

    @property
    def chinese(self) -> bool:
        """Whether the number is written in Chinese numerals."""
        return self.match["chinese"] is not None

    @property
    def more(self) -> bool:
        """Whether 余 or 多 stands behind the number."""
        return bool(self.match["more"] or self.match["more2"])

    def named(self, lexicon: Lexicon) -> bool:
        """Whether a word follows at once, which number and unit may describe."""
        if not _WORD.match(self.text, self.end):
            return False
        return not self.text.startswith(lexicon.phrasing.after.stops, self.end)


@derived
def _glued(lexicon: Lexicon) -> str:
    """Return a pattern for the place behind a name in Latin letters, on which a number may follow at once."""
    written = (name for entry in lexicon.indicators for name in entry.also)
    latin = {name for name in written if name.isascii() and name.isalpha()}
    return "|".join(rf"(?<={term})" for term in sorted(latin))


@derived
def _pattern(ranged: bool, lexicon: Lexicon) -> re.Pattern[str]:
    """Match a number with its unit and what bounds it; *ranged* also a range (5%-5.5%, 10至15人)."""
    bounds, people = lexicon.phrasing.bounds, lexicon.units.people
    before = either(bounds.at_least_before + bounds.at_most_before + bounds.about_before)
    after = either(bounds.at_least_after + bounds.at_most_after + bounds.about_after)
    unit = either(units(lexicon))
    low = rf"""
        (?: (?P<low> {_ARABIC} ) (?P<lowscale> (?: {_SCALE} )? ) (?P<lowunit> (?: {unit} )? )
            (?: -{{1,2}} | 至 | 到 ) (?= {_ARABIC} )
        )?
    """
    return re.compile(
        rf"""
        (?P<before> (?: (?<![签制预公节条合契赶反附靠]) (?: {before} ) )? )
        {low if ranged else "(?P<low> (?!) )? (?P<lowunit>)"}
        (?: (?P<arabic>
                (?: (?<![A-Za-z\d.+·/-]) | {_glued(lexicon)} | {_MINUS} ) {_ARABIC}
              | (?<=[-至到]) {_ARABIC}
            )
          | (?P<chinese> (?<![第一二三四五六七八九十]) (?: {_CHINESE} ) )
        )
        [ ]? (?P<more> [余多来]? ) (?P<scale> (?: {_SCALE} )? ) (?P<more2> [余多]? )
        (?P<unit> {unit}
          | (?<=[万亿余多]) (?= (?: {either(people.before)} )? (?: {either(people.nouns)} ) )
        )
        (?P<after> (?: {after} )? )
        """,
        re.VERBOSE,
    )


@derived
def _bounds(lexicon: Lexicon) -> tuple[dict[str, Bound], dict[str, Bound]]:
    """Return what each word before a number, and each behind its unit, makes of it."""
    table = lexicon.phrasing.bounds
    signs: tuple[tuple[str, Bound], ...] = (("at_least", ">="), ("at_most", "<="), ("about", "≈"))
    before = {word: sign for key, sign in signs for word in getattr(table, f"{key}_before")}
    after = {word: sign for key, sign in signs for word in getattr(table, f"{key}_after")}
    return before, after


def bound(before: str | None, after: str | None, more: bool, lexicon: Lexicon) -> Bound:
    """Return the bound that the words around a number say; at least wins over at most, that over about."""
    ahead, behind = _bounds(lexicon)
    said = {ahead.get(before or ""), behind.get(after or ""), ">=" if more else None}
    return next((sign for sign in (">=", "<=", "≈") if sign in said), "=")


def candidate(text: str, position: int, lexicon: Lexicon) -> NumberCandidate | None:
    """Return the first number with a unit from *position* on."""
    match = _pattern(True, lexicon).search(text, position)
    if match is None:
        return None
    if match["lowunit"] and match["lowunit"] != match["unit"]:
        # 提高8个百分点至65% is no range.
        match = _pattern(False, lexicon).search(text, position) or match
    opens = "low" if match["low"] else "arabic" if match["arabic"] else "chinese"
    return NumberCandidate(text, match, match.start(opens), match["unit"] or "人")


def _neighbours(written: str) -> tuple[Decimal, Decimal] | None:
    """Return between which numbers two neighbouring numerals mean; None for any other number.

    >>> [tuple(map(str, found)) for found in map(_neighbours, ("两三", "五六百", "三四十")) if found]
    [('2', '3'), ('500', '600'), ('30', '40')]
    >>> _neighbours("二三〇"), _neighbours("三二"), _neighbours("二十三")
    (None, None, None)
    """
    if len(written) < 2 or any(c not in DIGITS for c in written[:2]) or any(c in DIGITS for c in written[2:]):
        return None
    low, high, scale = DIGITS[written[0]], DIGITS[written[1]], written[2:]
    return (number(written[0] + scale), number(written[1:])) if 0 < low == high - 1 else None


def quantity(at: NumberCandidate, lexicon: Lexicon) -> Quantity:
    """Return the quantity that *at* is."""
    match, start = at.match, at.start
    low = number(match["low"]) if match["low"] else None
    scale, value = match["scale"], number(at.digits)
    if low is not None and (match["lowunit"] not in ("", at.unit) or low >= value):
        low = None
        start = match.start("arabic") if match["arabic"] else start
    if low is None and (between := _neighbours(at.digits)) is not None:
        low, value = between
    while scale[:1] in SCALES:
        value *= SCALES[scale[0]]
        low = None if low is None else low * SCALES[scale[0]]
        scale = scale[1:]
    return Quantity(
        start=match.start() if match["before"] else start,
        end=at.end,
        value=value if low is None else low,
        upper=None if low is None else value,
        unit=scale + at.unit,
        base=at.unit,
        bound=bound(match["before"], match["after"], at.more, lexicon),
        rule="range" if low is not None else "chinese numerals" if at.chinese else "number and unit",
    )
