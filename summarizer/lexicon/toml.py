"""A TOML file of the lexicon -> the value of its type, or an error that names file and key."""

import re
import tomllib
from pathlib import Path
from typing import Any, TypeVar

import msgspec

from summarizer.errors import BadLexicon
from summarizer.messages import _

T = TypeVar("T")

_REASON = re.compile(r"(?P<what>.+?)(?: - at (?:`key` in )?`\$(?P<where>.*)`)?", re.DOTALL)
_STEP = re.compile(r"\.(?P<key>\w+)|\[(?P<place>\d+)\]|\[\.\.\.\]")
_KINDS = {
    "array": _("a list"),
    "object": _("a table"),
    "str": _("text"),
    "int": _("a whole number"),
    "float": _("a number"),
    "bool": _("true or false"),
}
_SLIPS = {
    re.compile("Expected `(.+?)`(?: of length .*)?, got `?(.+?)`?"): _("must be {0}, not {1}."),
    re.compile("Object missing required field `(.+)`"): _("lacks the key {0}."),
    re.compile("Object contains unknown field `(.+)`"): _("the key {0} is not known."),
    re.compile("Invalid enum value (.+)"): _("{0} is none of the values that are known."),
}
"""What msgspec says of a slip, and what we say."""


def read_table(path: Path, kind: type[T]) -> T:
    """Return what the file at *path* holds, as a *kind*; raises `BadLexicon` where it is no such thing."""
    given: dict[str, Any] = {}
    try:
        given = tomllib.loads(path.read_text(encoding="utf-8"))
        return msgspec.convert(given, kind)
    except tomllib.TOMLDecodeError as error:
        where, reason = path.name, str(error)
        raise BadLexicon(_("{where}: is not TOML: {reason}.").format(where=where, reason=reason)) from None
    except msgspec.ValidationError as error:
        found = _REASON.fullmatch(str(error))
        assert found is not None
        key = _key(given, kind, found["where"] or "")
        message = ": ".join(filter(None, (path.name, key, _plain(found["what"]))))
        raise BadLexicon(message) from None


def _plain(reason: str) -> str:
    """Return msgspec's *reason* in the words of this program.

    >>> _plain("Expected `array`, got `str`"), _plain("Object missing required field `name`")
    ('must be a list, not text.', 'lacks the key name.')
    """
    for slip, words in _SLIPS.items():
        if found := slip.fullmatch(reason):
            return words.format(*(_KINDS.get(part, part) for part in found.groups()))
    return reason


def _key(given: Any, kind: Any, where: str) -> str:
    """Return *where* as one would write it, with the keys that msgspec leaves out: ``.units[...]``.

    Which entry of a table is meant is found by trying them one by one.
    """
    key, at = "", given
    for step in _STEP.finditer(where):
        if step["key"] or step["place"]:
            at = at[step["key"] or int(step["place"])]
            key += step[0]
            continue
        entries = dict(at)
        for name, value in entries.items():
            at.clear()
            at[name] = value
            if not _converts(given, kind):
                break
        (name,) = at
        at = at[name]
        key += f".{name}"
    return key.removeprefix(".")


def _converts(given: Any, kind: Any) -> bool:
    try:
        msgspec.convert(given, kind)
    except msgspec.ValidationError:
        return False
    return True
