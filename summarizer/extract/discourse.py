"""What a sentence has said so far: a frozen value that each rule is handed.

A number often names nothing of its own: growth is of the figure before, 其中 of
what was counted, 总量 of what grew.  A rule that reads a number therefore gets
the figures read before it, and answers with an `RuleOutcome`: the figures it makes,
and those before it that it completes.
"""

from dataclasses import dataclass, replace
from decimal import Decimal

from summarizer.extract.layout import Layout, Place
from summarizer.extract.names import NOTE, Name, as_counted
from summarizer.extract.quantities import Quantity
from summarizer.records import Because, Bound, Measure


@dataclass(frozen=True, slots=True)
class Subject:
    """What a figure is said of."""

    name: Name
    text: str
    """The name as written."""
    noun: str
    """Where it was found: before the number, behind it, the figure before, ..."""
    part: bool | None = None
    """Whether it is a part of the region (开发区) and not the whole; None where it leaves that open."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A number that a sentence states, with the name it goes by."""

    name: Name
    text: str
    """The name as written."""
    start: int
    end: int
    clause: int
    """Where its clause begins."""
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str | None = None
    measure: Measure = "level"
    change: Decimal | None = None
    bound: Bound = "="
    change_bound: Bound = "="
    """Of *change* where *value* stands beside it; else *bound* is."""
    rank: str | None = None
    since: int | None = None
    """The year from which the change is counted, where that is said."""
    part: bool | None = None
    """Whether it is of a part of the region; None where it leaves that open."""
    because: tuple[Because, ...] = ()
    """How number, noun, name and form were read, in this order."""


@dataclass(frozen=True, slots=True)
class RuleOutcome:
    """What a rule makes of a quantity; without figures it tells that nothing is stated there."""

    figures: tuple[Figure, ...] = ()
    revised: tuple[tuple[int, Figure], ...] = ()
    """Figures read before that the quantity completes, each with its place among them."""
    words: str = ""
    """What the rule read, as written."""
    used: int | None = None
    """How far the sentence is used up, where that is not the end of the quantity."""
    taken: int = 1
    """How many quantities were read."""
    step: str = "form"
    """The step of the trail at which the rule speaks: form, or rank."""


@dataclass(frozen=True, slots=True)
class Discourse:
    """A sentence, the figures read in it so far, and what the next may lean on."""

    layout: Layout
    figures: tuple[Figure, ...] = ()
    used: int = 0
    """How far the sentence has been used up."""
    part: bool = False
    """Whether the sentence has come to speak of a part of the region."""
    row: tuple[int, ...] = ()
    """The places of the figures that were made last, together."""

    def after(self, rule: str, outcome: RuleOutcome, used: int) -> "Discourse":
        """Return the discourse after *rule* came to *outcome* on a stretch that ends at *used*."""
        used = max(self.used, used if outcome.used is None else outcome.used)
        if not outcome.figures and not outcome.revised:
            return replace(self, used=used)
        step = Because(outcome.step, rule, outcome.words)
        figures = list(self.figures)
        for at, figure in outcome.revised:
            figures[at] = replace(figure, because=(*figure.because, step))
        made = tuple(replace(f, because=(*f.because, step)) for f in outcome.figures)
        told = (figure.part for figure in reversed(made) if figure.part is not None)
        return Discourse(
            self.layout,
            (*figures, *made),
            used,
            next(told, self.part),
            tuple(range(len(figures), len(figures) + len(made))) or self.row,
        )

    def in_order(self) -> "Discourse":
        """Return the same with the figures ordered by their place in the sentence."""
        if len(self.figures) < 2:
            return self
        ordered = tuple(sorted(self.figures, key=lambda figure: figure.start))
        return self if ordered == self.figures else replace(self, figures=ordered)


def figure(
    subject: Subject,
    at: Place,
    *,
    value: Decimal | None = None,
    change: Decimal | None = None,
    measure: Measure = "level",
    since: int | None = None,
) -> Figure:
    """Return the figure that the quantity at a place states of *subject*."""
    quantity = at.quantity
    named = replace(subject.name, name=NOTE.sub("", subject.name.name))
    unit = (quantity.unit or None) if change is None else None
    if unit == "个" and named.name.endswith("户"):
        # 1200个贫困户 are counted in 户, whatever the measure word.
        unit = "户"
    if value is not None and measure in ("level", "share", "abs_change"):
        named = as_counted(named, at.unit, quantity.base)
    return Figure(
        named,
        subject.text,
        quantity.start,
        quantity.end,
        at.clause,
        value=value,
        upper=quantity.upper,
        unit=unit,
        measure=measure,
        change=change,
        bound=quantity.bound,
        since=since,
        part=subject.part,
        because=(number(at.written, quantity), *called(subject)),
    )


def number(written: str, quantity: Quantity) -> Because:
    """Return how the digits of *quantity*, as *written*, were read."""
    return Because("number", quantity.rule, written)


def called(subject: Subject) -> tuple[Because, Because]:
    """Return where the noun of *subject* stood, and what it is called."""
    named = subject.name
    return Because("noun", subject.noun, subject.text), Because("name", named.rule, named.name)
