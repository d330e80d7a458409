"""Read the figures of one sentence: which noun each quantity belongs to, and what it says of it.

Chinese puts the noun before its number (签约项目30个) or behind it (30个项目签约),
lets later numbers share the noun of the first (增长5%), and deals numbers out
to nouns in order (分别).  `FORMS` holds these ways, each a tuple of rules; one
loop reads the quantities from left to right and never looks at words as a
segmenter would cut them.
"""

from typing import Any

from summarizer.extract.discourse import Discourse, Figure, RuleOutcome
from summarizer.extract.form import Claims, Form
from summarizer.extract.forms import claims, counts, dealt, differences, growth, ranks, shares
from summarizer.extract.layout import layout
from summarizer.lexicon import Lexicon
from summarizer.rule import first

FORMS: tuple[Form[Any], ...] = (
    *dealt.FORMS,
    growth.BEGAN,
    shares.DISTANCES,
    *growth.FORMS,
    *differences.FORMS,
    *shares.FORMS,
    *counts.FORMS,
)
"""The forms, in the order in which they are tried."""

_UNREAD = "none", RuleOutcome()
"""Where no rule answers, nothing is stated."""


CLAIMS: tuple[Claims, ...] = (*claims.FORMS, *ranks.FORMS)
"""What is read behind the quantities; ranks come last, for they are of any figure before them."""


def read(sentence: str, lexicon: Lexicon) -> tuple[Figure, ...]:
    """Return the figures that *sentence* states, ordered by their place; ranks told alone come last.

    >>> one = read("财政收入完成12亿元，同比增长5%。", lexicon)
    >>> [(figure.name.name, str(figure.value), str(figure.change)) for figure in one]
    [('财政收入', '12', '5')]
    >>> two = read("城镇、农村居民人均可支配收入分别增长8%、9%。", lexicon)
    >>> [(figure.name.name, str(figure.change)) for figure in two]
    [('城镇居民人均可支配收入', '8'), ('农村居民人均可支配收入', '9')]
    >>> [(f.name.name, f.rank) for f in read("财政收入完成12亿元，位居全市第一。", lexicon)]
    [('财政收入', '位居全市第一')]
    """
    return trace(sentence, lexicon)[1].figures


def trace(sentence: str, lexicon: Lexicon) -> tuple[tuple[str, ...], Discourse]:
    """Return the rules that read *sentence*, in the order in which they answered, and what it says."""
    rules: list[str] = []
    said = Discourse(layout(sentence, lexicon))
    quantities = said.layout.quantities
    index = 0
    while index < len(quantities):
        at = said.layout.place(index, said.used, lexicon)
        answers = (form.read(at, said, lexicon) for form in FORMS)
        rule, outcome = next(filter(None, answers), _UNREAD)
        rules.append(rule)
        index += outcome.taken
        said = said.after(rule, outcome, quantities[index - 1].end)
    for claim in CLAIMS:
        said = said.in_order()
        for match in claim.find(said.layout.text, lexicon):
            found = first(claim.rules, match, said, lexicon)
            if found is not None:
                rules.append(found[0].name)
                said = said.after(found[0].name, found[1], match.end())
    return tuple(rules), said
