"""Say under which of the headings above it a heading stands."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from summarizer.lexicon import Lexicon, derived
from summarizer.rule import DECLINED, Rule, first
from summarizer.segment.headings import PART, UNMARKED, UPPER, Heading
from summarizer.segment.lead_forms import DASH, LEAD
from summarizer.segment.numbers import loose, ranks, titled
from summarizer.segment.paragraphs import Paragraph

Kinds = tuple[str, ...]
"""The kinds of the headings that stand over one another, the outermost first."""

_CHAPTER = 400
"""Characters of text before it, from which the heading above the first number is a chapter of its own."""


@dataclass(frozen=True, slots=True)
class HeadingPlace:
    """The place of a heading, before it is known what it stands under."""

    kind: str
    above: Kinds
    under: bool
    """Whether a kind that nests as it is met may stand under the last heading: where it follows at
    once, or that heading has a line of its own."""
    top: str | None
    """The kind of number that divides the whole report."""
    parents: Mapping[str, str | None]
    """What each kind stood under where it was first met."""
    ranks: Mapping[str, int]
    """The kinds of numbers that have a rank, 0 for the outermost."""
    loose: frozenset[str]
    """The kinds that have none, and nest as they are met."""


@derived
def loose_kinds(lexicon: Lexicon) -> frozenset[str]:
    """Return the kinds that have no rank of their own and nest as they are met."""
    return frozenset({LEAD, DASH}) | loose(lexicon)


def stands_under(spot: HeadingPlace) -> Kinds:
    """Return the kinds that the heading at *spot* stands under."""
    found = first(LEVELS, spot)
    return found[1] if found else spot.above


def _left(kinds: Kinds, leaves: Callable[[str], bool]) -> Kinds:
    """Return *kinds* without the last of them, as long as the heading *leaves* them."""
    while kinds and leaves(kinds[-1]):
        kinds = kinds[:-1]
    return kinds


def _top(at: HeadingPlace) -> Kinds | None:
    return () if at.kind == at.top else DECLINED


def _met(at: HeadingPlace) -> Kinds | None:
    return at.above[: at.above.index(at.kind)] if at.kind in at.above else DECLINED


def _nesting(at: HeadingPlace) -> Kinds | None:
    if at.kind not in at.loose:
        return DECLINED
    return _left(at.above, lambda kind: kind in at.loose and not at.under)


def _ranked(at: HeadingPlace) -> Kinds | None:
    rank = at.ranks.get(at.kind)
    if rank is None:
        return DECLINED
    return _left(at.above, lambda kind: kind in at.loose or at.ranks.get(kind, -1) > rank)


def _part(at: HeadingPlace) -> Kinds | None:
    return () if at.kind == PART else DECLINED


def _upper(at: HeadingPlace) -> Kinds | None:
    return _left(at.above, lambda kind: kind not in at.ranks) if at.kind == UPPER else DECLINED


def _set(at: HeadingPlace) -> Kinds | None:
    if not re.fullmatch(r"h\d", at.kind):
        return DECLINED
    return _left(
        at.above,
        lambda kind: kind in at.loose or (kind[0] == "h" and kind > at.kind) or kind == UNMARKED,
    )


def _following(at: HeadingPlace) -> Kinds | None:
    return at.above if at.under else DECLINED


def _unmarked(at: HeadingPlace) -> Kinds | None:
    parent = UPPER if UPPER in at.above else at.parents.get(at.kind, PART)
    if parent == UPPER and parent not in at.above:
        parent = PART
    if parent == PART and len(at.above) > 1:
        return ()
    return _left(at.above, lambda kind: kind != parent)


LEVELS: tuple[Rule[Callable[[HeadingPlace], Kinds | None]], ...] = (
    Rule(
        name="divides the whole report",
        why="Numbers that begin but once in the report stand at the top.",
        shows=(("unmarked + 一、 top", ""),),
        spares=("unmarked + 一、", "unmarked + （一） top"),
        read=_top,
    ),
    Rule(
        name="of a kind met above",
        why="A heading stands where the last one of its kind stood.",
        shows=(("一、 （一） 1. + （一）", "一、"), ("unmarked lead + unmarked", "")),
        spares=("一、 （一） + 1.",),
        read=_met,
    ),
    Rule(
        name="nests as it is met",
        why="A lead, or a number like 一是, has no rank: it stands under a heading it follows at once.",
        shows=(("一、 lead + 一是", "一、"), ("一、 lead + 一是 under", "一、 lead")),
        spares=("一、 lead + 1.",),
        read=_nesting,
    ),
    Rule(
        name="numbers have an order",
        why="A number never stands under one further in, nor under what has no rank.",
        shows=(("一、 1. lead + （一）", "一、"), ("unmarked + 一、", "unmarked")),
        spares=("一、 + unmarked",),
        read=_ranked,
    ),
    Rule(
        name="parts the report",
        why="What was, and what is to be, stand at the top.",
        shows=(("unmarked lead + part", ""),),
        spares=("unmarked + upper",),
        read=_part,
    ),
    Rule(
        name="has lines for sub-headings",
        why="An unmarked heading with unmarked sub-headings stands under numbers alone.",
        shows=(("一、 unmarked lead + upper", "一、"),),
        spares=("一、 + unmarked",),
        read=_upper,
    ),
    Rule(
        name="level of the format",
        why="A heading that the format marks stands under one of a smaller number.",
        shows=(("h1 h3 lead + h2", "h1"), ("h1 unmarked + h2", "h1")),
        spares=("h1 + 一、",),
        read=_set,
    ),
    Rule(
        name="follows a heading at once",
        why="A line without a mark stands under the heading it follows with no text between.",
        shows=(("一、 + unmarked under", "一、"),),
        spares=("一、 + unmarked",),
        read=_following,
    ),
    Rule(
        name="line after text",
        why="An unmarked line stands where such lines stood before, else at the top; under a part of the "
        "report only while nothing else stands there.",
        shows=(
            ("part + unmarked", "part"),
            ("part （一） + unmarked", ""),
            ("upper lead + unmarked", "upper"),
        ),
        spares=(),
        read=_unmarked,
    ),
)
"""What a heading stands under; the first rule that answers is believed."""


def dividing(
    paragraphs: Sequence[Paragraph], headings: Sequence[Heading | None], lexicon: Lexicon
) -> str | None:
    """Return the kind of number that divides the whole report, and so stands under nothing.

    A title that was taken for a heading must not push the whole report down:
    numbers that begin but once stand at the top, unless a section with text of
    its own came before the heading they stand under.
    """
    rank = ranks(lexicon)
    numbered = [(at, h) for at, h in enumerate(headings) if h and h.kind in rank]
    outermost = min((h.kind for _, h in numbered), key=lambda kind: rank[kind], default=None)
    if outermost is None or outermost not in titled(lexicon) or outermost == "（一）":
        return None
    found = [(at, h.title) for at, h in numbered if h.kind == outermost]
    first, begins = found[0][0], found[0][1][:2]
    if any(title.startswith(begins) for _, title in found[1:]):
        return None
    chapter = _has_chapter(paragraphs[:first], headings[:first], loose_kinds(lexicon))
    return None if chapter else outermost


def _has_chapter(
    paragraphs: Sequence[Paragraph], headings: Sequence[Heading | None], nesting: frozenset[str]
) -> bool:
    """Return whether a section with text of its own stands above the first number."""
    parts = sum(h.kind == PART for h in headings if h)
    ranked = [h is not None and h.kind not in nesting for h in headings]
    told = sum(len(p.text) for p, is_ranked in zip(paragraphs, ranked, strict=True) if not is_ranked)
    return parts > 1 or (sum(ranked) > 1 and told > _CHAPTER)
