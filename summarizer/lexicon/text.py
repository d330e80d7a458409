r"""What the whole program takes a Chinese character, an end mark, a clause mark and a heading's number to be.

All strings but one are the insides of a class in a regular expression: ``rf"[{HAN}]{{2}}"``.
"""

import re
from collections.abc import Iterable

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007\U00020000-\U0003fffd"
"""Chinese characters: the unified ideographs with all their extensions, the compatibility ones, and 〇."""

STOPS = "。！？"
"""The marks that end a sentence, whatever stands around them."""

ENDS = STOPS + "!?…"
"""The marks that can end a sentence; ``?`` may also be what damage left of a character."""

CLAUSES = "，、；：,;:"
"""The marks that end a clause and not its sentence."""

CLOSERS = "”’」』》〉）)】〕]\"'"
"""The quotes and brackets that may close behind a mark; to be stripped, not for a class."""

NUMERALS = "一二三四五六七八九十"
"""The characters of a number that counts headings."""

NUMBERED = re.compile(
    rf"""
      第?[{NUMERALS}]+[、．.章节是]       # 一、  第三章  一是
    | [（(][{NUMERALS}\d]+[）)]            # （四）  (5)
    | \d+[、．.](?!\d)                     # 6.  and not 6.5
    | [①-⑳]
    """,
    re.VERBOSE,
)
"""The number before a heading or an item, to be matched where a paragraph begins.

This tells that there is one; which rank it gives the heading, the kinds in ``headings.toml`` say.
"""

_HAN = re.compile(f"[{HAN}]")


def is_han(character: str) -> bool:
    """Tell whether *character* is a Chinese one; nothing is none.

    >>> is_han("镇"), is_han("，"), is_han("A"), is_han("")
    (True, False, False, False)
    """
    return _HAN.match(character) is not None


def is_ended(text: str) -> bool:
    """Tell whether *text* closes with the mark of a sentence, quotes and brackets aside.

    >>> is_ended("真正做到“有求必应”。"), is_ended("真正做到“有求必应”"), is_ended("要求如下：")
    (True, False, False)
    """
    return text.rstrip(CLOSERS).endswith(tuple(ENDS))


def is_closed(text: str) -> bool:
    """Tell whether *text* closes with such a mark, or a colon or a semicolon, behind which a line may begin.

    >>> is_closed("要求如下："), is_closed("一要稳增长，")
    (True, False)
    """
    return text.rstrip(CLOSERS).endswith((*ENDS, *"：:；;"))


def is_marked(text: str) -> bool:
    """Tell whether *text* closes with any mark of a sentence or a clause.

    >>> is_marked("一要稳增长，"), is_marked("稳增长")
    (True, False)
    """
    return text.rstrip(CLOSERS).endswith((*ENDS, *CLAUSES))


def either(words: Iterable[str]) -> str:
    """Return a pattern that matches any of *words*, the longest that stands there.

    >>> either(["万元", "万", "元"])
    '万元|万|元'
    """
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
