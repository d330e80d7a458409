"""Tell traditional characters from simplified ones."""

from functools import cache
from typing import Any


@cache
def simplified(character: str) -> str:
    """Return the simplified form of *character*.

    >>> simplified("縣"), simplified("县")
    ('县', '县')
    """
    return str(_converter("t2s").convert(character))


@cache
def is_simplified(character: str) -> bool:
    """Tell whether *character* is written otherwise in a traditional text.

    >>> is_simplified("县"), is_simplified("縣"), is_simplified("人")
    (True, False, False)
    """
    return bool(_converter("s2t").convert(character) != character)


@cache
def _converter(config: str) -> Any:
    from opencc import OpenCC

    return OpenCC(config)
