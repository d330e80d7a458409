"""Say how alike two first sentences are built."""

import re

from summarizer.lexicon import Lexicon
from summarizer.segment.headings import LONGEST_LEAD
from summarizer.segment.rhetoric import ordinary

_STATEMENT = 12
"""Characters; a longer sentence with 是 and the like states something and names nothing."""
_ECHO = 4
"""How alike two ordinary sentences are that begin in the very same words."""


def alike(a: str, b: str, lexicon: Lexicon) -> int:
    """Return how alike two first sentences are built.

    >>> alike("抓项目引领", "抓创新驱动", lexicon), alike("千里之行，始于足下", "抓创新驱动", lexicon)
    (4, -2)
    >>> alike("一年来，我们坚持稳增长", "一年来，我们坚持惠民生", lexicon)
    4
    >>> alike("一年来，工业稳", "一年来，农业强", lexicon)
    0
    """
    usual = is_ordinary(a, lexicon) or is_ordinary(b, lexicon)
    a, b = (re.sub(r"^\d+年", "", title) for title in (a, b))
    prefix = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if usual:
        return _ECHO if _echoes(a, b, prefix) else 0
    difference = abs(len(a) - len(b))
    likeness = 2 if difference <= 1 else 1 if difference <= max(2, len(a) // 6) else 0
    likeness += min(prefix, 3)
    likeness += 1 if commas(a) == commas(b) else -2
    likeness += 2 if a[-1] in "”’" and b[-1] in "”’" else 0
    return likeness + (a[-1] == b[-1])


def _echoes(a: str, b: str, prefix: int) -> bool:
    """Return whether *b* repeats more of *a* than the words that only say when: 一年来，过去五年，."""
    when = len(a[:prefix].rpartition("，")[0]) or 3
    suffix = next((i for i, (x, y) in enumerate(zip(a[::-1], b[::-1], strict=False)) if x != y), 0)
    return prefix - when >= 3 or (prefix > 1 and prefix + suffix >= 5 and suffix > 1)


def is_ordinary(title: str, lexicon: Lexicon) -> bool:
    """Return whether *title* reads as any sentence, and is a lead only if others begin like it."""
    stating = len(title) > _STATEMENT and any(word in title for word in lexicon.headings.lead.statement)
    dated = re.match(r"\d+年", title) is not None
    return stating or dated or len(title) > LONGEST_LEAD or ordinary(title, lexicon)


def commas(title: str) -> int:
    """Return how many commas *title* has."""
    return title.count("，") + title.count(",")
