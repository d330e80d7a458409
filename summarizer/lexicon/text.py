r"""What the whole program takes a Chinese character, an end mark, a clause mark and a heading's number to be.

The strings are the insides of a class in a regular expression: ``rf"[{HAN}]{{2}}"``.
"""

import re

HAN = "\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u3007\U00020000-\U0003fffd"
"""Chinese characters: the unified ideographs with all their extensions, the compatibility ones, and 〇."""

STOPS = "。！？"
"""The marks that end a sentence, whatever stands around them."""

ENDS = STOPS + "!?…"
"""The marks that can end a sentence; ``?`` may also be what damage left of a character."""

CLAUSES = "，、；：,;:"
"""The marks that end a clause and not its sentence."""

CLOSERS = r"”’」』》〉）)】〕\]\"'"
"""The quotes and brackets that may close behind a mark."""

NUMERALS = "一二三四五六七八九十"
"""The characters of a number that counts headings."""

ENDED = re.compile(rf"[{ENDS}][{CLOSERS}]*$")
"""The end of a sentence, where a text ends."""

CLOSED = re.compile(rf"[{ENDS}：:；;][{CLOSERS}]*$")
"""The end of a sentence, or of a part of it that can stand in a line of its own: an item, what leads over."""

MARKED = re.compile(rf"[{ENDS}{CLAUSES}][{CLOSERS}]*$")
"""Any mark that ends a sentence or a clause, where a text ends."""

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
