"""Read the figures of one sentence: which noun each quantity belongs to, and what it says of it.

Chinese puts the noun before its number (签约项目30个) or behind it (30个项目签约),
lets later numbers share the noun of the first (增长5%), and deals numbers out
to nouns in order (分别).  `FORMS` holds these ways, each a tuple of rules; one
loop reads the quantities from left to right and never looks at words as a
segmenter would cut them.
"""

from typing import Any

from summarizer.extract.discourse import Discourse, Outcome
from summarizer.extract.form import Form
from summarizer.extract.forms import counts, dealt, relative
from summarizer.extract.layout import layout
from summarizer.extract.names import Extra

FORMS: tuple[Form[Any], ...] = (*dealt.FORMS, relative.BEGAN, *relative.FORMS, *counts.FORMS)
"""The forms, in the order in which they are tried."""

_UNREAD = "none", Outcome()
"""Where no rule answers, nothing is stated."""


def read(sentence: str, extra: Extra = ()) -> Discourse:
    """Return what *sentence* says in numbers.

    >>> [(f.name.name, str(f.value), str(f.change)) for f in read("财政收入完成12亿元，同比增长5%。").figures]
    [('财政收入', '12', '5')]
    >>> [(f.name.name, str(f.change)) for f in read("城镇、农村居民人均可支配收入分别增长8%、9%。").figures]
    [('城镇居民人均可支配收入', '8'), ('农村居民人均可支配收入', '9')]
    """
    return trace(sentence, extra)[1]


def trace(sentence: str, extra: Extra = ()) -> tuple[tuple[str, ...], Discourse]:
    """Return the rules that read *sentence*, from left to right, and what it says in numbers."""
    said = Discourse(layout(sentence))
    quantities, rules = said.layout.quantities, []
    index = 0
    while index < len(quantities):
        at = said.layout.place(index, said.used, extra)
        answers = (form.read(at, said, extra) for form in FORMS)
        rule, outcome = next(filter(None, answers), _UNREAD)
        rules.append(rule)
        index += outcome.taken
        said = said.after(rule, outcome, quantities[index - 1].end)
    return tuple(rules), said
