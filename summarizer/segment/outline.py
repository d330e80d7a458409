"""Give headings their level, and put every paragraph under its own."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from summarizer.lexicon import Lexicon
from summarizer.records import Because, Row, Section, Sentence
from summarizer.rule import DECLINED, Rule, first
from summarizer.segment.closing import closing, trailing
from summarizer.segment.headings import Heading
from summarizer.segment.lead_forms import DASH, LEAD
from summarizer.segment.levels import HeadingPlace, Kinds, dividing, loose_kinds, stands_under
from summarizer.segment.lookalikes import QUESTION
from summarizer.segment.numbers import ranks
from summarizer.segment.paragraphs import Paragraph
from summarizer.segment.rhetoric import returns
from summarizer.segment.sentences import sentences


@dataclass(slots=True)
class _Draft:
    """A section as far as it has come."""

    title: str | None
    level: int
    line: int
    because: tuple[Because, ...]
    sentences: list[Sentence] = field(default_factory=list)
    rows: list[Row] = field(default_factory=list)

    @property
    def asks(self) -> bool:
        """Whether its title is a question, whose answer may be marked."""
        return any(step.rule == QUESTION for step in self.because)

    def finished(self) -> Section:
        return Section(
            self.title,
            self.level,
            self.line,
            tuple(self.sentences),
            tuple(self.rows),
            because=self.because,
        )


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph without a heading of its own, and the headings it may stand under."""

    text: str
    above: Kinds
    begun: bool
    """Whether a section has begun."""
    closing: bool
    """Whether it is of the rhetoric that closes the report."""
    trailing: bool
    """Whether a run of one-paragraph sections stands before it."""
    following: str | None
    """The kind of the next heading."""
    following_ranked: str | None
    """The kind of the next heading that has a rank."""


def outline(
    paragraphs: Sequence[Paragraph], headings: Sequence[Heading | None], lexicon: Lexicon
) -> tuple[Section, ...]:
    """Return the sections that *headings* divide *paragraphs* into."""
    place = _Place(dividing(paragraphs, headings, lexicon), ranks(lexicon), loose_kinds(lexicon))
    around = _Around.of(paragraphs, headings, lexicon)
    answer = re.compile(lexicon.headings.line.answer)
    drafts: list[_Draft] = []
    for at, (paragraph, heading) in enumerate(zip(paragraphs, headings, strict=True)):
        if heading:
            place.enter(heading, at > 0 and headings[at - 1] is not None, len(paragraph.text))
            drafts.append(_headed(paragraph, heading, len(place.above)))
            continue
        step = first(STEPS, around.text(at, paragraph.text, place.above, bool(drafts)), lexicon)
        if step:
            place.above = step[1]
            if not drafts or (drafts[-1].title, drafts[-1].level) != (None, place.level):
                drafts.append(_unheaded(paragraph, step[0].name, place.level))
        if paragraph.cells:
            line = paragraph.lines[0]
            drafts[-1].rows.append(Row(line.number, line.cells, line.places, line.page))
        else:
            begin = answer.match(paragraph.text) if drafts[-1].asks else None
            drafts[-1].sentences.extend(sentences(paragraph, begin.end() if begin else 0))
    return tuple(draft.finished() for draft in drafts)


def _headed(paragraph: Paragraph, heading: Heading, level: int) -> _Draft:
    because = tuple(Because("heading", rule, heading.title, paragraph.number) for rule in heading.rules)
    draft = _Draft(heading.title, level, paragraph.number, because)
    draft.sentences.extend(sentences(paragraph, heading.rest))
    return draft


def _unheaded(paragraph: Paragraph, rule: str, level: int) -> _Draft:
    read = re.match(r"[^，。；：！？]*", paragraph.text)
    because = Because("heading", rule, read[0] if read else "", paragraph.number)
    return _Draft(None, level, paragraph.number, (because,))


@dataclass(slots=True)
class _Place:
    """Where in the outline the document has come."""

    top: str | None
    ranks: Mapping[str, int]
    loose: frozenset[str]
    above: Kinds = ()
    """The kinds of the headings that stand over what follows, the outermost first."""
    parents: dict[str, str | None] = field(default_factory=dict)
    """What each kind stood under where it was first met."""
    own_line: bool = False
    """Whether the last heading has a line of its own."""

    @property
    def level(self) -> int:
        return max(1, len(self.above))

    def enter(self, heading: Heading, adjacent: bool, size: int) -> None:
        """Go under *heading*, whose paragraph has *size* characters; *adjacent* if another is right above."""
        kind = heading.kind
        under = adjacent or (kind in self.loose and self.own_line)
        outer = stands_under(
            HeadingPlace(kind, self.above, under, self.top, self.parents, self.ranks, self.loose)
        )
        self.parents.setdefault(kind, outer[-1] if outer else None)
        self.above = (*outer, kind)
        self.own_line = heading.rest >= size


@dataclass(frozen=True, slots=True)
class _Around:
    """What stands around the paragraphs of a document."""

    closing: set[int]
    trailing: set[int]
    following: Sequence[str | None]
    """For each paragraph, the kind of the next heading."""
    following_ranked: Sequence[str | None]

    @classmethod
    def of(
        cls, paragraphs: Sequence[Paragraph], headings: Sequence[Heading | None], lexicon: Lexicon
    ) -> "_Around":
        kinds = [heading.kind if heading else None for heading in headings]
        nesting = loose_kinds(lexicon)
        ranked = [None if kind in nesting else kind for kind in kinds]
        return cls(
            closing(paragraphs, headings, lexicon),
            trailing(paragraphs, headings, lexicon),
            _next(kinds),
            _next(ranked),
        )

    def text(self, at: int, text: str, above: Kinds, begun: bool) -> Text:
        """Return the paragraph *at* as the rules see it."""
        return Text(
            text,
            above,
            begun,
            at in self.closing,
            at in self.trailing,
            self.following[at],
            self.following_ranked[at],
        )


def _next(kinds: Sequence[str | None]) -> list[str | None]:
    """Return for each place the first of *kinds* there or behind it."""
    found: list[str | None] = []
    behind: str | None = None
    for kind in reversed(kinds):
        behind = kind or behind
        found.append(behind)
    return found[::-1]


# -- text that steps out of its heading ----------------------------------------------------------


def _close(at: Text, lexicon: Lexicon) -> Kinds | None:
    return () if at.closing else DECLINED


def _return(at: Text, lexicon: Lexicon) -> Kinds | None:
    if len(at.above) < 2 or not returns(at.text, lexicon):
        return DECLINED
    # Where the numbers under the top go on below, nobody has stepped out of them yet.
    goes_on = at.following == at.above[-1] and at.following not in (LEAD, DASH)
    return DECLINED if goes_on or at.following_ranked in at.above[1:] else (at.above[0], LEAD)


def _trail(at: Text, lexicon: Lexicon) -> Kinds | None:
    return (*at.above[:-1], LEAD) if at.trailing and at.above else DECLINED


def _begin(at: Text, lexicon: Lexicon) -> Kinds | None:
    return DECLINED if at.begun else ()


STEPS: tuple[Rule[Callable[[Text, Lexicon], Kinds | None]], ...] = (
    Rule(
        name="close of the report",
        why="The rhetoric at the end belongs to no heading.",
        shows=(("让我们携手奋进！ < 一、 lead; closing", ""),),
        spares=("让我们携手奋进！ < 一、 lead",),
        read=_close,
    ),
    Rule(
        name="speaks of the whole again",
        why="Text that sums up, or turns to what fell short, leaves the last sub-heading.",
        shows=(("在肯定成绩的同时，我们也看到短板。 < 一、 （一）; next 二、", "一、 lead"),),
        spares=(
            "在肯定成绩的同时，我们也看到短板。 < 一、; next 二、",
            "在肯定成绩的同时，我们也看到短板。 < 一、 （一）; next （一）",
            "新建学校4所。 < 一、 （一）; next 二、",
        ),
        read=_return,
    ),
    Rule(
        name="behind a run of leads",
        why="Where each lead has its text beside it, what comes after the last is not under it.",
        shows=(("全年新建学校4所。 < 一、 lead; trailing", "一、 lead"),),
        spares=("全年新建学校4所。 < 一、 lead",),
        read=_trail,
    ),
    Rule(
        name="before the first heading",
        why="What stands before any heading has none.",
        shows=(("各位代表： < ; first", ""),),
        spares=("各位代表： < 一、",),
        read=_begin,
    ),
)
"""Why text stands under no heading of its own; the first rule that answers is believed."""
