r"""Keep what a report says from being read as Markdown.

A report's ``2019. 全面`` is no list, its ``5*3*2`` no emphasis and its ``3~5``
no deletion.  What every dialect lets a backslash escape gets one; the rest
becomes a character reference, which GitHub, Obsidian, Typora and the parser of
the Word writer all show as the character itself.
"""

import re

# What XML, and so Word, cannot hold.
_UNPRINTABLE = re.compile(r"[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]")
_BREAKS = re.compile(r"[\t\n\x0b\x0c\r\x85\u2028\u2029]+")

_MEANINGFUL = str.maketrans(
    {char: "\\" + char for char in "`*[]#"}
    # Python-Markdown knows no backslash before these.  The backslash itself is
    # among them so that none ever stands right before a citation mark.
    | {char: f"&#{ord(char)};" for char in "\\|~$^="}
    | {"&": "&amp;", "<": "&lt;", ">": "&gt;"}
)
# Between Latin letters and digits (a file's name) an underscore means nothing.
_UNDERSCORE = re.compile(r"(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])")
# A list or a line of dashes, or the tail of one whose number another string has
# just printed; but not a decimal or a negative number.
_OPENING = re.compile(r"\A(\d{0,9})([-+.)])(?![^-+\s])")
_COMMENT = re.compile(r"%(?=%)|(?<=%)%")  # Obsidian's %%
_SPACES = re.compile(r"\A\s+|\s+\Z|(?<= ) +")


def escape(text: str) -> str:
    r"""Return Markdown that shows *text* and nothing else, wherever it is put.

    A line break becomes a space, a character that no document can hold is
    dropped; everything else comes through every writer unchanged.

    >>> print(escape("2019. 全面完成5*3*2工程"))
    2019\. 全面完成5\*3\*2工程
    >>> print(escape("- 增长<8%|持平"))
    \- 增长&lt;8%&#124;持平
    >>> print(escape("“放管服”改革[试点]"))
    “放管服”改革\[试点\]
    """
    text = _UNPRINTABLE.sub("", _BREAKS.sub(" ", text)).translate(_MEANINGFUL)
    text = _OPENING.sub(r"\1\\\2", _UNDERSCORE.sub(r"\\_", text))
    return _SPACES.sub(_referred, _COMMENT.sub("&#37;", text))


def _referred(match: re.Match[str]) -> str:
    return "".join(f"&#{ord(char)};" for char in match[0])
