"""How long a text or a list may become while a page is rendered.

A template that doubles a text in a loop fills the memory long before the page
is long or its time is over; what could lengthen something looks here first.
"""

from collections.abc import Iterable, Iterator
from typing import Any

from jinja2 import Environment, pass_environment, pass_eval_context
from jinja2.exceptions import SecurityError
from jinja2.filters import do_batch, do_replace, do_round, do_slice, make_attrgetter
from jinja2.nodes import EvalContext

from summarizer.messages import _

MOST = 5_000_000
"""Characters of a page, or of anything on the way to it."""
PLACES = 30
"""To which a number may be rounded."""


def allowed(length: int) -> None:
    """Raise where something *length* long has run away.

    >>> allowed(12)
    >>> allowed(10**9)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    jinja2.exceptions.SecurityError: a text or list is longer than 5000000 characters; look for a loop ...
    """
    if length > MOST:
        raise SecurityError(
            _("a text or list is longer than {limit} characters; look for a loop that never ends").format(
                limit=MOST
            )
        )


def concat(pieces: Iterable[str]) -> str:
    """Return *pieces* as one text."""
    kept, length = [], 0
    for piece in pieces:
        length += len(piece)
        allowed(length)
        kept.append(piece)
    return "".join(kept)


def weigh(value: Any) -> None:
    """Raise where *value*, written out, would run away: a list may hold another many times over.

    >>> weigh(["一", ["二"] * 3])
    >>> twice = ["一"]
    >>> for _round in range(40):
    ...     twice = [twice, twice]
    >>> weigh(twice)  # doctest: +ELLIPSIS
    Traceback (most recent call last):
    jinja2.exceptions.SecurityError: a text or list is longer than 5000000 characters; look for a loop ...
    """
    length, waiting = 0, [iter((value,))]
    while waiting:
        for one in waiting[-1]:
            length += len(one) if isinstance(one, str) else 1
            allowed(length)
            if isinstance(one, list | tuple | dict):
                waiting.append(iter(one.values() if isinstance(one, dict) else one))
                break
        else:
            waiting.pop()


def rounded(value: Any, precision: int = 0, method: Any = "common") -> Any:
    """Do what Jinja's ``round`` does, to no more places than a number has."""
    if abs(precision) > PLACES:
        raise SecurityError(_("{number} places are too many").format(number=precision))
    return do_round(value, precision, method)


@pass_eval_context
def replaced(context: EvalContext, text: str, old: str, new: str, count: int | None = None) -> str:
    """Do what Jinja's ``replace`` does."""
    allowed(len(str(text)) + str(text).count(str(old)) * len(str(new)))
    return do_replace(context, text, old, new, count)


def batched(values: Iterable[Any], linecount: int, fill_with: Any = None) -> Iterator[list[Any]]:
    """Do what Jinja's ``batch`` does."""
    allowed(linecount)
    yield from do_batch(values, linecount, fill_with)


def sliced(values: Any, slices: int, fill_with: Any = None) -> Iterator[list[Any]]:
    """Do what Jinja's ``slice`` does."""
    allowed(slices)
    yield from do_slice(values, slices, fill_with)


@pass_environment
def summed(
    environment: Environment, values: Iterable[Any], attribute: str | None = None, start: Any = 0
) -> Any:
    """Do what Jinja's ``sum`` does."""
    total = start
    for value in values if attribute is None else map(make_attrgetter(environment, attribute), values):
        added(total, value)
        total = total + value
    return total


def added(left: Any, right: Any) -> None:
    """Raise where ``left + right`` would be too long."""
    if isinstance(left, str | list | tuple) and isinstance(right, str | list | tuple):
        allowed(len(left) + len(right))
