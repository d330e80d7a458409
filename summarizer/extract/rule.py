"""A rule is a row: a value with a name, a reason, specimens and near misses."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

Read = TypeVar("Read", bound=Callable[..., object])


@dataclass(frozen=True, slots=True)
class Rule(Generic[Read]):
    """One rule, which answers or leaves the answer to the next."""

    name: str
    """In plain lower-case words; unique among the rules it stands with."""
    why: str
    """One sentence: what the form means."""
    shows: tuple[tuple[str, str], ...]
    """Specimens, each with what comes of it."""
    spares: tuple[str, ...]
    """Near misses that it leaves alone."""
    read: Read
