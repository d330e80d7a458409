"""A rule is a row: its name, why it is there, what shows it at work, what it leaves alone, and what it does.

Rules that answer the same question stand in a tuple, and `first` tries them in
that order.  The name of the rule that answered goes into the record it made
(`records.Because`), so that any figure can say why it was read so.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Final, Generic, ParamSpec, TypeVar

P = ParamSpec("P")
Answer = TypeVar("Answer")
Read = TypeVar("Read", bound=Callable[..., object])

DECLINED: Final = None
"""What a rule answers where it does not apply; the next is asked."""


@dataclass(frozen=True, slots=True)
class Rule(Generic[Read]):
    """One rule, with the sentences it is tried on whenever the tests run."""

    name: str
    """Plain lower-case English; unique in its tuple."""
    why: str
    """One sentence that tells a newcomer what the rule is for."""
    shows: tuple[tuple[str, str], ...]
    """Specimens, and what comes of each: the rule must answer in every one of them."""
    spares: tuple[str, ...]
    """Near misses: the rule must decline in every one of them."""
    read: Read
    """Return the answer, or `DECLINED`."""


def first(
    rules: Iterable[Rule[Callable[P, Answer | None]]], *args: P.args, **kwargs: P.kwargs
) -> tuple[Rule[Callable[P, Answer | None]], Answer] | None:
    """Return the first of *rules* that does not decline, and its answer; None where all decline.

    >>> even = Rule("even", "Twos.", (("4", "even"),), ("3",), lambda n: "even" if n % 2 == 0 else DECLINED)
    >>> other = Rule("other", "The rest.", (("3", "odd"),), (), lambda n: "odd")
    >>> [rule.name + ": " + answer for rule, answer in (first((even, other), 4), first((even, other), 3))]
    ['even: even', 'other: odd']
    """
    for rule in rules:
        answer = rule.read(*args, **kwargs)
        if answer is not DECLINED:
            return rule, answer
    return None
