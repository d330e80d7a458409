"""Filters and tests that templates of one's own ask for: numbers, shares, themes, the best few.

None of them makes a fact; each chooses among what a report says, or says how a
number is written.
"""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal

from summarizer.errors import BadTemplate
from summarizer.messages import _
from summarizer.page_words import PageWords
from summarizer.records import (
    Briefing,
    Digest,
    DigestRow,
    Excerpt,
    Highlight,
    Indicator,
    Passage,
    Ranked,
    Region,
)
from summarizer.render.wording import plain

Themed = Passage | Highlight
Quoting = Briefing | Excerpt | Passage


def number(quantity: Decimal | float, digits: int | None = None, grouped: bool = False) -> str:
    """Return *quantity* in plain digits, rounded to *digits* decimals where given, in thousands if *grouped*.

    >>> number(Decimal("1284.50")), number(Decimal("1284.55"), 1), number(1284000, grouped=True)
    ('1284.50', '1284.6', '1,284,000')
    """
    exact = _exact(quantity)
    if digits is not None:
        exact = exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return format(exact, ",f") if grouped else plain(exact)


def percent(share: Decimal | float, digits: int = 0) -> str:
    """Return *share*, a part of 1, in percent with *digits* decimals.

    >>> percent(0.1432), percent(0.1432, 1), percent(Decimal("0.005"))
    ('14%', '14.3%', '1%')
    """
    return number(_exact(share) * 100, digits) + "%"


def _exact(quantity: Decimal | float) -> Decimal:
    if isinstance(quantity, bool) or not isinstance(quantity, int | float | Decimal):
        raise BadTemplate(
            _("{given} is not a number; use a field that is one, such as indicator.value").format(
                given=type(quantity).__name__
            )
        )
    return quantity if isinstance(quantity, Decimal) else Decimal(str(quantity))


def top(source: Quoting | Sequence[Ranked], limit: int) -> tuple[Ranked, ...]:
    """Return the *limit* best key sentences of *source*, in the order they were written.

    >>> from summarizer.records import Sentence
    >>> scores = {"甲。": 0.2, "乙。": 0.1, "丙。": 0.3}
    >>> said = [Ranked(Sentence(text, 1, 0, 9), score, True) for text, score in scores.items()]
    >>> [ranked.sentence.text for ranked in top(said, 2)]
    ['甲。', '丙。']
    """
    keys = _keys(source)
    best = sorted(range(len(keys)), key=lambda place: -keys[place].score)[:limit]
    return tuple(keys[place] for place in sorted(best))


def within(source: Quoting | Sequence[Ranked], characters: int) -> tuple[Ranked, ...]:
    """Return the best key sentences of *source*, together at most *characters* long, as they were written.

    A sentence that would not fit is passed over for the next best one.

    >>> from summarizer.records import Sentence
    >>> scores = {"甲。": 0.2, "乙乙乙。": 0.3, "丙。": 0.1}
    >>> said = [Ranked(Sentence(text, 1, 0, 9), score, True) for text, score in scores.items()]
    >>> [[ranked.sentence.text for ranked in within(said, length)] for length in (3, 4, 6)]
    [['甲。'], ['乙乙乙。'], ['甲。', '乙乙乙。']]
    """
    keys = _keys(source)
    chosen = []
    for place in sorted(range(len(keys)), key=lambda place: -keys[place].score):
        length = len(keys[place].sentence.text)
        if length <= characters:
            chosen.append(place)
            characters -= length
    return tuple(keys[place] for place in sorted(chosen))


def of_theme(source: Briefing | Excerpt | Digest | Iterable[Themed], theme: str) -> tuple[Themed, ...]:
    """Return what of *source* has *theme* as its main one: passages, or of a digest the highlights.

    >>> school = Passage("学前教育", 1, 5, "a.txt", ("民生保障",), ())
    >>> [passage.title for passage in of_theme((school, Passage("工业", 1, 9, "a.txt", (), ())), "民生保障")]
    ['学前教育']
    """
    return tuple(themed for themed in _themed(source) if _main(themed) == theme)


def by_theme(
    source: Briefing | Excerpt | Digest | Iterable[Themed], *, words: PageWords
) -> tuple[tuple[str, tuple[Themed, ...]], ...]:
    """Return what of *source* there is on each theme, themes in the order they first appear.

    >>> themes = "民生保障", "经济发展", "民生保障"
    >>> passages = [Passage(None, 1, 5, "a.txt", (theme,), ()) for theme in themes]
    >>> [(theme, len(some)) for theme, some in by_theme(passages, words=words)]
    [('民生保障', 2), ('经济发展', 1)]
    """
    groups: dict[str, list[Themed]] = {}
    for themed in _themed(source):
        # A heading without a sentence of its own says nothing of its theme.
        if (
            isinstance(themed, Highlight)
            or any(ranked.key for ranked in themed.sentences)
            or not themed.sentences
        ):
            groups.setdefault(_main(themed) or words.say("list", "no_theme"), []).append(themed)
    return tuple((theme, tuple(group)) for theme, group in groups.items())


def named(briefing: Briefing, name: str) -> Indicator | None:
    """Return the latest result of *briefing* for the indicator *name*; nothing where no report has it.

    >>> region = Region("r", "云岭县", "云岭县", None, None, None, None)
    >>> named(Briefing(region, (2019,), (), (), ()), "财政收入") is None
    True
    """
    of_name = [i for i in briefing.indicators if i.name == name and i.kind != "target"]
    whole = [i for i in of_name if i.scope is None and i.span in ("year", "stock")] or of_name
    return max(whole, key=lambda i: (i.year or 0, i.value is not None), default=None)


def is_estimate(indicator: Indicator) -> bool:
    """Whether *indicator* was only expected when the report was written."""
    return indicator.kind == "estimate"


def is_goal(indicator: Indicator) -> bool:
    """Whether *indicator* is wanted, not reached."""
    return indicator.kind == "target"


def is_comparable(row: DigestRow) -> bool:
    """Whether regions of *row* may be compared with one another."""
    return bool(row.groups)


def is_key(ranked: Ranked) -> bool:
    """Whether the briefing chose the sentence *ranked*."""
    return ranked.key


def is_zone(region: Region) -> bool:
    """Whether *region* is a development zone or a new area, and no division."""
    return region.level in ("开发区", "新区")


def _keys(source: Quoting | Sequence[Ranked]) -> list[Ranked]:
    match source:
        case Briefing():
            return [ranked for excerpt in source.excerpts for ranked in _keys(excerpt)]
        case Excerpt():
            return [ranked for passage in source.passages for ranked in _keys(passage)]
        case Passage():
            return _keys(source.sentences)
    return [ranked for ranked in source if ranked.key]


def _themed(source: Briefing | Excerpt | Digest | Iterable[Themed]) -> Iterable[Themed]:
    match source:
        case Briefing():
            return [passage for excerpt in source.excerpts for passage in excerpt.passages]
        case Excerpt():
            return source.passages
        case Digest():
            return source.highlights
    return source


def _main(themed: Themed) -> str | None:
    return themed.theme if isinstance(themed, Highlight) else next(iter(themed.themes), None)
