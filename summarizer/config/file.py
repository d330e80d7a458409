"""Read a ``summarize.toml``, with the line of each mistake."""

import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from summarizer.config.checks import (
    CHOICE,
    KEYS,
    LETTERHEAD,
    REPORT,
    Setting,
    checked,
    shown,
    suggestion,
    texts,
)
from summarizer.config.choices import Override, matches
from summarizer.config.lines import key_lines
from summarizer.messages import _, cause

FILE = "summarize.toml"
"""What is read beside the reports, if it is there."""
LISTS = ("themes", "indicators")
"""Tables whose every key is a name of the user's own, and its value a list of words."""
TOP = (*(key for key in KEYS if key not in LETTERHEAD), *LISTS, "choose", "letterhead", "report")


def read(
    path: Path, reports: Path | None, mistakes: list[str], unasked: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """Return what the file at *path* says; *reports* is the folder whose files its globs must match.

    Of the keys in *unasked* a path that leads elsewhere is a mistake.
    """
    try:
        text = path.read_text(encoding="utf-8-sig")
        given = tomllib.loads(text)
    except OSError as error:
        mistakes.append(_("{path}: cannot be opened: {reason}.").format(path=path, reason=cause(error)))
        return {}
    except UnicodeDecodeError:
        mistakes.append(_("{path}: is not UTF-8; save it as UTF-8.").format(path=path))
        return {}
    except tomllib.TOMLDecodeError as error:
        mistakes.append(_syntax(path, text, str(error)))
        return {}
    place, setting = _Places(path, text), Setting(path.parent, unasked)
    chosen: dict[str, Any] = {}
    for key, value in given.items():
        if key == "report":
            chosen["overrides"] = tuple(_reports(value, setting, reports, place, mistakes))
        elif key == "letterhead" and isinstance(value, dict):
            for inner, one in value.items():
                where = place(key, inner)
                if inner in LETTERHEAD:
                    chosen |= checked(inner, one, where, setting, mistakes)
                else:
                    mistakes.append(f"{where}: {_unknown(inner, LETTERHEAD)}")
        elif key in LISTS and isinstance(value, dict):
            chosen[key] = tuple(_lists(key, value, setting, place, mistakes))
        elif key == "choose" and isinstance(value, dict):
            # Last, for the indicators chosen may be the user's own.
            continue
        elif key in ("choose", "letterhead", *LISTS):
            mistakes.append(f"{place(key)}: " + _("must be a table: [{key}].").format(key=key))
        elif key in TOP:
            chosen |= checked(key, value, place(key), setting, mistakes)
        else:
            mistakes.append(f"{place(key)}: {_unknown(key, TOP)}")
    if isinstance(given.get("choose"), dict):
        own = Setting(path.parent, unasked, chosen.get("indicators", ()))
        chosen["selection"] = dict(_selection(given["choose"], own, place, mistakes))
    return chosen


def _selection(
    given: Mapping[str, Any], setting: Setting, place: "_Places", mistakes: list[str]
) -> Iterator[tuple[str, Any]]:
    for key, value in given.items():
        where = place("choose", key)
        if key in CHOICE:
            yield from checked(key, value, where, setting, mistakes).items()
        else:
            mistakes.append(f"{where}: {_unknown(key, (*CHOICE,))}")


def _lists(
    key: str, given: Mapping[str, Any], setting: Setting, place: "_Places", mistakes: list[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, words in given.items():
        try:
            yield name, texts(words, setting)
        except ValueError as error:
            mistakes.append(f"{place(key, name)}: {error}")


def _reports(
    given: Any, setting: Setting, folder: Path | None, place: "_Places", mistakes: list[str]
) -> Iterator[Override]:
    if not isinstance(given, list):
        mistakes.append(f"{place('report')}: " + _("begin each with [[report]], in double brackets."))
        return
    for number, entry in enumerate(given):
        said: dict[str, Any] = {}
        for key, value in entry.items():
            where = place("report", number, key)
            if key in REPORT:
                said |= checked(key, value, where, setting, mistakes)
            else:
                mistakes.append(f"{where}: {_unknown(key, (*REPORT,))}")
        if "match" not in entry:
            mistakes.append(
                f"{place('report', number)}: " + _('lacks match, the file it is about: match = "*.txt".')
            )
        elif "match" in said and folder and (wrong := _unmatched(said["match"], folder)):
            mistakes.append(f"{place('report', number, 'match')}: {wrong}")
        elif "match" in said:
            yield Override(**said)


def _unmatched(pattern: str, folder: Path) -> str | None:
    """Return what is wrong when *pattern* matches no file of *folder*; silence would hide a slip."""
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    if any(matches(pattern, name) for name in names):
        return None
    wrong = _("{pattern} matches no file in {folder}.").format(pattern=shown(pattern), folder=folder)
    return wrong + suggestion(pattern, names)


def _syntax(path: Path, text: str, reason: str) -> str:
    """Return a parser's *reason* with its line where every message has it, and what is mostly behind it."""
    found = re.search(r"^(.*?) \(at (?:line (\d+), column \d+|end of document)\)$", reason)
    number = int(found[2]) if found and found[2] else None
    lines = text.split("\n")
    wrong = lines[number - 1] if number and number <= len(lines) else ""
    message = _("{where}: is not TOML: {reason}.").format(
        where=f"{path}:{number}" if number else path, reason=_(found[1]) if found and found[1] else reason
    )
    if re.match(r"\s*[\w-]*[\u4e00-\u9fff]", wrong):
        return message + _(' Chinese before "=" stands in quotes: "民生保障" = ["..."].')
    if "\\" in wrong:
        return message + _(" A text with a backslash stands in single quotes: '/^第\\d+版$/'.")
    if re.search("[“”‘’＝，［］]", wrong):
        return message + _(' Its quotes, commas and brackets are plain ones: " , [ ].')
    return message


def _unknown(key: str, known: tuple[str, ...]) -> str:
    if key in TOP:
        return _("stands under a [table]; move it above the first one.")
    if key in LETTERHEAD:
        return _("belongs under [letterhead].")
    if key in CHOICE:
        return _("belongs under [choose].")
    return _("is not known; known are {known}.").format(known=", ".join(known)) + suggestion(key, known)


class _Places:
    """Where in a file each key stands, as messages have it."""

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines = key_lines(text)

    def __call__(self, *keys: str | int) -> str:
        above = (keys[:n] for n in range(len(keys), 0, -1))
        line = next((self._lines[those] for those in above if those in self._lines), None)
        names = ".".join(str(key) for key in keys if isinstance(key, str))
        return f"{self._path}{f':{line}' if line else ''}: {names}"
