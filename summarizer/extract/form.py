"""A form is a way in which reports state figures, and the rules that read it."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Generic, TypeVar

from summarizer.extract.discourse import Discourse, RuleOutcome
from summarizer.extract.layout import Place
from summarizer.lexicon import Lexicon
from summarizer.rule import Rule, first

Seen = TypeVar("Seen")

FormRule = Rule[Callable[[Seen, Discourse, Lexicon], RuleOutcome | None]]
"""A rule that reads what its form has seen, given what the sentence said before it."""


@dataclass(frozen=True, slots=True)
class Form(Generic[Seen]):
    """Rules that turn on the same sign, which is looked for once."""

    name: str
    see: Callable[[Place, Discourse, Lexicon], Seen | None]
    """Return what the rules need to know of a place; None where the form is not there."""
    rules: tuple[FormRule[Seen], ...]

    def read(self, at: Place, said: Discourse, lexicon: Lexicon) -> tuple[str, RuleOutcome] | None:
        """Return the name of the first rule that answers at a place, and its outcome; None if none does."""
        seen = self.see(at, said, lexicon)
        found = None if seen is None else first(self.rules, seen, said, lexicon)
        return (found[0].name, found[1]) if found else None


ClaimRule = Rule[Callable[[re.Match[str], Discourse, Lexicon], RuleOutcome | None]]
"""A rule that reads the match of its form's pattern, given what the sentence said."""


@dataclass(frozen=True, slots=True)
class Claims:
    """What a sentence claims without a number that counts, and the rules that read it."""

    name: str
    find: Callable[[str, Lexicon], Iterable[re.Match[str]]]
    """Return where the folded sentence makes such a claim."""
    rules: tuple[ClaimRule, ...]
