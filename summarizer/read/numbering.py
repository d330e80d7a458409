"""Work out the numbers that Word prints before paragraphs and does not keep as text.

A heading whose 一、 comes from a list style is otherwise read without it, and
looks like any short paragraph.
"""

import re
from collections import defaultdict
from collections.abc import Iterator
from typing import Any

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_DIGITS = "〇一二三四五六七八九"


def in_chinese(number: int) -> str:
    """Return *number*, below 100, as Chinese counts.

    >>> [in_chinese(n) for n in (1, 10, 12, 20, 35)]
    ['一', '十', '十二', '二十', '三十五']
    """
    tens, ones = divmod(number, 10)
    if not tens:
        return _DIGITS[ones]
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")


def written(number: int, form: str) -> str:
    """Return *number* in the *form* that Word names.

    >>> written(3, "chineseCountingThousand"), written(3, "decimalEnclosedCircle"), written(3, "decimal")
    ('三', '③', '3')
    """
    if re.match(r"chinese|japanese|ideograph|taiwanese", form) and number < 100:
        return in_chinese(number)
    if form == "decimalEnclosedCircle" and number <= 20:
        return chr(ord("①") + number - 1)
    if form in ("lowerLetter", "upperLetter") and number <= 26:
        return chr(ord("a" if form == "lowerLetter" else "A") + number - 1)
    return "" if form in ("bullet", "none") else str(number)


class Numbering:
    """The counters of a document's lists; paragraphs must be asked for in their order."""

    def __init__(self, definitions: Any) -> None:
        """Take the root element of the numbering part; None where the document has no lists."""
        self._levels: dict[str, dict[int, tuple[int, str, str]]] = {}
        self._lists: dict[str, str] = {}
        self._counts: dict[str, dict[int, int]] = defaultdict(dict)
        if definitions is None:
            return
        for abstract in definitions.iter(f"{_W}abstractNum"):
            self._levels[abstract.get(f"{_W}abstractNumId")] = dict(_read_levels(abstract))
        for instance in definitions.iter(f"{_W}num"):
            self._lists[instance.get(f"{_W}numId")] = _value(instance, "abstractNumId") or ""

    def label(self, paragraph: Any, styles: list[Any]) -> str:
        """Return what Word prints before *paragraph*; *styles* are its own and those they rest on."""
        for properties in (paragraph.find(f"{_W}pPr"), *(style.element.find(f"{_W}pPr") for style in styles)):
            mark = properties.find(f"{_W}numPr") if properties is not None else None
            if mark is not None:
                level = int(_value(mark, "ilvl") or _value(paragraph, "pPr", "numPr", "ilvl") or 0)
                return self._next(_value(mark, "numId") or "", level)
        return ""

    def _next(self, number_id: str, level: int) -> str:
        kind = self._lists.get(number_id, "")
        levels = self._levels.get(kind, {})
        if level not in levels:
            return ""
        counts = self._counts[kind]
        counts[level] = counts.get(level, levels[level][0] - 1) + 1
        for deeper in [at for at in counts if at > level]:
            del counts[deeper]

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            start, form, _pattern = levels.get(at, (1, "decimal", ""))
            return written(counts.get(at, start), form)

        return "" if levels[level][1] == "bullet" else re.sub(r"%(\d)", number, levels[level][2])


def _read_levels(abstract: Any) -> Iterator[tuple[int, tuple[int, str, str]]]:
    for level in abstract.iter(f"{_W}lvl"):
        start, form, pattern = (_value(level, name) for name in ("start", "numFmt", "lvlText"))
        yield int(level.get(f"{_W}ilvl")), (int(start or 1), form or "decimal", pattern or "")


def _value(element: Any, *path: str) -> str | None:
    found = element.find("/".join(f"{_W}{name}" for name in path))
    return found.get(f"{_W}val") if found is not None else None
