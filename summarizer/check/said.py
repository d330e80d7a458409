"""What one number says: of what, whose, when, how much, how surely.

The same is told of a number in a draft and of one in a report, from the record
that `extract` made of it and, where it made none, from the words around it.
"""

import re
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache, partial

from summarizer.check.naming import MARKS, REACH, Naming, naming
from summarizer.check.numbers import Number, scan
from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.numerals import fold
from summarizer.lexicon.text import either
from summarizer.records import Indicator, Kind, Span, Time

_CLAUSE = re.compile(r"[，；。：！？\t|]")
_BEHIND = re.compile(r"[，；。：！？、\t|\d（]")
_JOINED = re.compile(r"^[、和与及，]?(?:分别)?$")


@dataclass(frozen=True, slots=True)
class SentencePlace:
    """Where a sentence stands."""

    document: str
    line: int
    start: int
    """Where the sentence begins in its line."""
    page: int | None = None


@dataclass(frozen=True, slots=True)
class SaidNumber:
    """One number with all that tells what it means."""

    number: Number
    text: str
    """Its sentence, folded."""
    sentence: str
    """The same as written."""
    place: SentencePlace
    called: Naming
    """What it is of."""
    form: str
    """level, growth, share, points and what else `Indicator.measure` tells."""
    sign: int
    """1 where it tells a rise, -1 a fall, 0 neither."""
    kind: Kind
    span: Span
    several: bool
    """Whether its words say that it covers several years, or all up to now."""
    years: frozenset[int]
    """The years it may be of; empty where that is open."""
    region: str | None
    """The id of the region it is of."""
    around: str
    """The words around it."""
    before: str
    """Its clause up to the number; more where that says little."""
    read: bool = False
    """Whether `extract` read it."""
    rank: str | None = None
    clause: str = ""
    """The whole of its clause."""
    scope: str = ""
    """What narrows it by the sentence, though it does not stand at its name."""
    cell: bool = False
    """Whether it stands in a cell of a table of a draft."""
    setting: tuple[str, str] | None = None
    """The words right before and behind it, numbers masked; None where they are too few to be known again."""
    threshold: bool = False
    """Whether it only tells which things are counted (5亿元以上项目)."""

    @property
    def name(self) -> str:
        """What it is of: the lexicon's name, or the words before it."""
        return self.called.name

    @property
    def standard(self) -> bool:
        """Whether the name is the lexicon's."""
        return self.called.standard

    @property
    def words(self) -> str:
        """The name as written, and what narrows it."""
        return self.called.words

    @property
    def grams(self) -> frozenset[str]:
        """Pairs of characters of the words around it."""
        return _kept_grams(self.around)


@lru_cache(maxsize=65536)
def _kept_grams(text: str) -> frozenset[str]:
    return grams(text)


def clause_start(text: str, at: int) -> int:
    """Return where the clause begins in which *at* stands."""
    return max((m.end() for m in _CLAUSE.finditer(text, 0, at)), default=0)


def _clause_end(text: str, at: int) -> int:
    found = _CLAUSE.search(text, at)
    return found.start() if found else len(text)


def said(
    sentence: str,
    indicators: Sequence[Indicator],
    place: SentencePlace,
    lexicon: Lexicon,
    *,
    region: str | None = None,
    years: frozenset[int] = frozenset(),
    kind: Kind = "actual",
    offset: int = 0,
) -> tuple[SaidNumber, ...]:
    """Return the numbers of *sentence*, which *indicators* were read from, each with its meaning.

    *years* and *kind* are what its place tells where no indicator does;
    *offset* is where the indicators' places count from.
    """
    text = fold(sentence)
    spans = [(max(i.start - offset, 0), max(i.end - offset, 0)) for i in indicators]
    numbers = scan(text, lexicon, spans)
    owners = _owners(text, numbers, indicators, offset)
    found: list[SaidNumber] = []
    for at, number in enumerate(numbers):
        owner, form = owners.get(at, (None, ""))
        begin = clause_start(text, number.start)
        sign = _sign(text, begin, number, lexicon)
        previous = found[-1] if found else None
        if not sign and previous and _JOINED.match(text[previous.number.end : number.start]):
            sign = previous.sign if previous.number.unit == number.unit else 0
        if owner is not None:
            form = form or owner.measure
            if form == "growth":
                sign = -1 if owner.change is not None and owner.change < 0 else sign or 1
            elif owner.value is not None and owner.value < 0:
                sign = -1
        elif not form:
            form = _form(number, sign, lexicon)
        if form in ("level", "share") and number.loose is None:
            sign = 0
        before = _before(text, begin, number, found)
        called = naming(
            owner,
            text[: number.start],
            before,
            begin,
            previous.number.end if previous else 0,
            previous.called if previous else None,
            lexicon,
        )
        found.append(
            SaidNumber(
                number=number,
                text=text,
                sentence=sentence,
                place=place,
                called=called,
                form=form,
                sign=sign,
                kind=owner.kind if owner is not None else kind,
                span=owner.span if owner is not None else "year",
                several=_several(text, begin, number, lexicon),
                years=frozenset({owner.year}) if owner is not None and owner.year and not years else years,
                region=region,
                around=before[-REACH:] + _after(text, number),
                before=before,
                read=owner is not None,
                rank=owner.rank if owner is not None else None,
                threshold=_threshold(text, number),
                clause=text[begin : _clause_end(text, number.end)].strip(),
                scope=(owner.scope or "") if owner is not None else "",
                setting=_setting(text, number),
            )
        )
    return tuple(found)


def _owners(
    text: str, numbers: Sequence[Number], indicators: Sequence[Indicator], offset: int
) -> Mapping[int, tuple[Indicator, str]]:
    """Return for the places among *numbers* the indicator that the number belongs to, and its form there."""
    found: dict[int, tuple[Indicator, str]] = {}
    for indicator in indicators:
        start = indicator.start - offset
        if indicator.value is not None:
            at = _nearest(numbers, start, partial(_is_value, indicator))
            if at is not None:
                found.setdefault(at, (indicator, ""))
        if indicator.change is not None:
            at = _nearest(numbers, start, partial(_is_change, indicator))
            if at is not None:
                found.setdefault(at, (indicator, "growth"))
    return found


def _is_value(indicator: Indicator, number: Number) -> bool:
    value = indicator.value
    return (
        value is not None
        and number.loose is None
        and number.value == abs(value)
        and (not indicator.unit or number.unit == indicator.unit or indicator.unit.endswith(number.unit))
    )


def _is_change(indicator: Indicator, number: Number) -> bool:
    change = indicator.change
    if change is None or number.loose is not None:
        return False
    if number.unit in ("%", "‰"):
        return number.value == abs(change)
    return number.unit == "倍" and number.value * 100 == abs(change)


def _nearest(numbers: Sequence[Number], start: int, fits: Callable[[Number], bool]) -> int | None:
    fitting = [at for at, number in enumerate(numbers) if fits(number)]
    return min(fitting, key=lambda at: abs(numbers[at].start - start), default=None)


@derived
def _changes(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    growth = lexicon.phrasing.growth

    verbs = (
        rf"(?P<reached>{either(growth.reached)})|(?P<up>{either(growth.up)})|(?P<down>{either(growth.down)})"
    )
    behind = re.compile(
        rf"^(?:的|左右的|以上的)(?:速度)?(?:(?P<up>{either(growth.up)})|(?P<down>{either(growth.down)}))"
    )
    return re.compile(verbs), behind


def _sign(text: str, begin: int, number: Number, lexicon: Lexicon) -> int:
    """Return whether the words around *number* tell a rise or a fall."""
    verbs, behind = _changes(lexicon)
    own = text[max(begin, number.start - 12) : number.at]
    last = next(iter(deque(verbs.finditer(own), 1)), None)
    if last is not None and len(own) - last.end() <= 6 and not re.search(r"\d", own[last.end() :]):
        if last["reached"] or re.match("[到至]", own[last.end() : last.end() + 1]):
            return 0
        return 1 if last["up"] else -1
    after = behind.match(text[number.end : number.end + 8])
    return 0 if after is None else 1 if after["up"] else -1


def _form(number: Number, sign: int, lexicon: Lexicon) -> str:
    if number.unit in lexicon.units.points:
        return "pp_change"
    if number.unit in lexicon.units.percent:
        return "growth" if sign else "share"
    return "abs_change" if sign else "level"


def _before(text: str, begin: int, number: Number, found: Sequence[SaidNumber]) -> str:
    """Return the words that lead to *number*: its clause, and the one before where that says too little."""
    own = text[begin : number.start]
    if len(MARKS.sub("", own)) < 4 and begin > 0:
        earlier = clause_start(text, begin - 1)
        own = text[earlier : number.start]
    return own


_NUMBER = re.compile(r"\d[\d.,]*")
_SET = 12


def _setting(text: str, number: Number) -> tuple[str, str] | None:
    """Return what stands right before and behind *number*, by which its place is known again."""
    before = _NUMBER.sub("#", text[max(0, number.at - 2 * _SET) : number.at])[-_SET:]
    behind = _NUMBER.sub("#", text[number.at :])
    behind = behind.lstrip("#")[:4]
    telling = len(MARKS.sub("", before.replace("#", "")))
    return (before, behind) if telling >= 5 and len(before) == _SET else None


_WHICH = re.compile(r"[（(]?(?:的)?[^，。；、\d]{0,4}(?:项目|企业|集群|园区|产业|医院|景区)|$")


def _threshold(text: str, number: Number) -> bool:
    """Whether *number* tells which things are counted, and no amount."""
    return number.degree == "least" and _WHICH.match(text, number.end) is not None


def _after(text: str, number: Number) -> str:
    end = _BEHIND.search(text, number.end)
    return text[number.end : min(number.end + REACH // 2, end.start() if end else len(text))]


def grams(text: str) -> frozenset[str]:
    """Return the pairs of characters of *text*, numbers and marks aside.

    >>> sorted(grams("建成泵站5座"))
    ['建成', '成泵', '泵站', '站座']
    """
    plain = MARKS.sub("", text)
    return frozenset(plain[i : i + 2] for i in range(len(plain) - 1))


_YEARS = re.compile(r"[三四五]年(?:来|间|共|累计)|过去[三四五]年|十[三四]五|本届")


def _several(text: str, begin: int, number: Number, lexicon: Lexicon) -> bool:
    """Whether the clause of *number*, or the head of its sentence, speaks of several years."""
    clause, head = text[begin : number.at], _CLAUSE.split(text, maxsplit=1)[0]
    if _YEARS.search(head):
        return True
    own = clause.replace("年均浓度", "")
    return any(word in own for word in lexicon.check.several.words)


def timed(one: SaidNumber, time: Time | None, period: int | None) -> SaidNumber:
    """Return *one* of a report with the year that its place tells, where its words tell none."""
    if one.years:
        return one
    year = time.year if time is not None and time.year else period
    kind = time.kind if time is not None else one.kind
    return replace(
        one, years=frozenset({year}) if year else frozenset(), kind=kind if not one.read else one.kind
    )
