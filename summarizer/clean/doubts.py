"""The doubts: what looks damaged when all repairs are made, and must not be trusted.

The text stays, and nobody quotes it or takes a figure from it.
"""

import re
from collections.abc import Iterator

from summarizer.lexicon.text import HAN
from summarizer.records import Doubt

DOUBTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("bytes that are no text stand here", re.compile("\ufffd+|锟斤拷|烫烫烫|ï¿½")),
    ("a character that only some computers show stands here", re.compile("[\ue000-\uf8ff]")),
    ("a figure may have lost a digit here", re.compile(r"(?<=\d)\?+(?=\d)|(?<=[.．])\?+|\?+(?=[.．%％])")),
    ("a character was lost here", re.compile(rf"(?<=[{HAN}])\?+(?=[{HAN}])")),
    ("a sign was lost here", re.compile(r"(?<=\d)_(?:[A-Za-z]{1,3}_)+")),
)
"""Why a place is doubted, and what it looks like."""


def doubts(text: str) -> Iterator[Doubt]:
    """Point at what is still damaged when the repairs are done.

    >>> [(d.start, d.end) for d in doubts("增长8?5%，完成3_M_亿元，\ufffd万人，真的吗？")]
    [(3, 4), (10, 13), (16, 17)]
    """
    found = (Doubt(m.start(), m.end(), reason) for reason, pattern in DOUBTS for m in pattern.finditer(text))
    yield from sorted(found, key=lambda doubt: doubt.start)
