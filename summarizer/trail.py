"""A trail in words: the steps that led to a record, each with its rule and the words it read.

One way of telling for the terminal, where steps and rules are called in the
user's language, and for a page, where they are called in the page's.
"""

from collections.abc import Mapping, Sequence

from summarizer.messages import rule_name, span_name, step_name
from summarizer.provenance import where
from summarizer.records import Because, Indicator

BETWEEN = " | "
STEPS = (
    *("number", "noun", "name", "form", "scope", "rank", "year", "kind", "span"),  # of a figure
    *("heading", "role", "time", "theme"),  # of a section
    *("evidence", "alone", "budget", "distinction"),  # of a sentence
    *("group", "caveat"),  # of a cell
)
"""What may be decided of a record, step by step."""


def figure_text(figure: Indicator) -> str:
    """Return *figure* in short: value and unit, or where it has none its growth or rank."""
    if figure.value is not None:
        return f"{figure.value:f}{figure.unit or ''}"
    return f"{figure.change:f}%" if figure.change is not None else figure.rank or ""


def trail(
    because: Sequence[Because],
    format: str,
    words: Mapping[str, str],
    language: str | None = None,
    own: str = "",
    line: int | None = None,
) -> str:
    """Return the steps of *because* on one line; an empty text where there is none.

    *format* and *words* tell where another line stands, as `provenance.where`
    takes them; *language* is that of the names, the user's by default.  What a
    step read is left out where it is *own*, the figure itself, and where that
    stands where it is *line*, the record's own.

    >>> words = {"page": "p. {number}, ", "line": "line {number}", "paragraph": "par. {number}", "and": ", "}
    >>> steps = Because("number", "arabic", "8.2亿元"), Because("year", "heading", "二、2022年回顾", 12)
    >>> trail(steps, "text", words, "en", own="8.2亿元", line=14)
    'number: arabic | year: heading 二、2022年回顾 (line 12)'
    """
    steps = []
    for one in because:
        said = f"{step_name(one.step, language)}: {rule_name(one.rule, language, one.step)}"
        read = one.words
        if one.step in ("group", "caveat"):
            # What two cells have in common or apart, the span of time among it.
            read = " ".join(span_name(part, language) for part in read.split(" "))
        if read and read != own:
            said += f" {read}"
        if one.line not in (None, line):
            said += f" ({where([one.line], None, format, words)})"
        steps.append(said)
    return BETWEEN.join(steps)
