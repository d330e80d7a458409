"""What every table of the lexicon is."""

from msgspec import Struct

Words = tuple[str, ...]


class Table(Struct, frozen=True, forbid_unknown_fields=True):
    """A table whose keys are all known."""
