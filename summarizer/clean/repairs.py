"""The repairs, in the order in which they are made.

Each is a small function from the text of a line to the edits that would mend
it; `REPAIRS` is their order.  The governing principle is ftfy's: what was right
is never changed.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

from summarizer.clean.edits import Edit

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ"
"""The vowels that only pinyin carries."""
HAN = "㐀-䶿一-鿿"
FULL = str.maketrans(",:;()?!", "，：；（）？！")

_PINYIN = re.compile(rf"(?<=[{HAN}])\((?=[^()]*[{TONED}])[a-zü{TONED}]{{1,6}} ?\)")
_HALF = re.compile(r"[,:;?!]")
_BRACKETS = re.compile(r"\(([^()]*)\)")
_CHINESE = re.compile(rf"[{HAN}“”‘’《》〈〉「」『』【】（），。：；！？、…—]")
_ADDRESS = re.compile(r"[a-z]+://[\w./?=&%#:~+-]+")


def drop_pinyin(text: str) -> Iterator[Edit]:
    """Drop readings in brackets behind the characters they belong to.

    A bracket without a toned vowel is text.

    >>> [text_ for e in drop_pinyin("產(chǎn)業(yè)(有場所)") for text_ in ["產(chǎn)業(yè)(有場所)"[e.start:e.end]]]
    ['(chǎn)', '(yè)']
    """
    for match in _PINYIN.finditer(text):
        yield Edit(match.start(), match.end(), "")


def widen_punctuation(text: str) -> Iterator[Edit]:
    """Give marks beside Chinese characters their full width.

    Scraped pages carry half-width ones.  Those inside numbers, times, Latin
    text and addresses stay.

    >>> list(widen_punctuation("增长8.7%,位居第2"))
    [Edit(start=6, end=7, text='，')]
    >>> list(widen_punctuation("1,200人 12:30 PM2.5,PM10"))
    []
    """
    addresses = [m.span() for m in _ADDRESS.finditer(text)]
    found: dict[int, str] = {}
    for match in _HALF.finditer(text):
        at = match.start()
        before, after = text[at - 1 : at], text[at + 1 : at + 2]
        if match[0] in "?!" and (not _CHINESE.match(before) or after in ("?", "!") or after.isascii() and after.isalnum()):
            continue
        if _CHINESE.match(before) or _CHINESE.match(after):
            found[at] = match[0].translate(FULL)
    for match in _BRACKETS.finditer(text):
        around = text[match.start() - 1 : match.start()] + match[1] + text[match.end() : match.end() + 1]
        if _CHINESE.search(around):
            found[match.start()], found[match.end() - 1] = "（", "）"
    for at in sorted(found):
        if not any(start <= at < end for start, end in addresses):
            yield Edit(at, at + 1, found[at])


@cache
def _converter(config: str) -> Any:
    from opencc import OpenCC

    return OpenCC(config)


def is_traditional(text: str) -> bool:
    """Tell whether *text* as a whole is written in traditional characters.

    Only then is it converted: a simplified report keeps the 乾, 著 or 於 of its names.

    >>> is_traditional("開發區黨委認真貫徹落實"), is_traditional("著名企业家於先生"), is_traditional("繁體中文 政府信息公开目录说明")
    (True, False, False)
    """
    simplified, traditional = _converter("t2s").convert(text), _converter("s2t").convert(text)
    if len(simplified) != len(text) or len(traditional) != len(text):
        return False
    old = sum(a != b for a, b in zip(text, simplified, strict=True))
    new = sum(a != b for a, b in zip(text, traditional, strict=True))
    return old > 4 and old > 2 * new


def simplify(text: str) -> Iterator[Edit]:
    """Convert traditional characters to simplified ones.

    >>> list(simplify("產業"))
    [Edit(start=0, end=1, text='产'), Edit(start=1, end=2, text='业')]
    """
    simplified = _converter("t2s").convert(text)
    if len(simplified) != len(text):
        simplified = "".join(_converter("t2s").convert(c) for c in text)
    for at, (old, new) in enumerate(zip(text, simplified, strict=True)):
        if old != new:
            yield Edit(at, at + 1, new)


Repairing = Callable[[str], Iterator[Edit]]

REPAIRS: tuple[tuple[str, Repairing], ...] = (
    ("pinyin", drop_pinyin),
    ("traditional", simplify),
    ("punctuation", widen_punctuation),
)
