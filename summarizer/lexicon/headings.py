"""What a heading of a report says: that its part is appended, and what matter it names."""

import re
from collections.abc import Sequence
from typing import Literal

from summarizer.lexicon import Lexicon

_MARKED = re.compile(r"附[件录]\s?[\d一二三四五六]*(?:[：:\s]|(?<=[\d一二三四五六])(?=\D))")

LABEL = 14
"""Characters from which of a heading that is run in only the first clauses are told."""
_OPENING = re.compile(
    r"""
    (?: [（(]? [一二三四五六七八九十\d]{1,3} [）)、.．] \s* )?
    (?: (?: 过去|这|一|五|几|近|全|去|今|\d{4} ) [^，,]{0,6} 年 [^，,]{0,4} [，,] \s* )?
    (?: 我们 )?
    """,
    re.VERBOSE,
)
"""Its number, and words that open a heading and name nothing."""
_MARK = re.compile("[，,；;：:。]")
NAMING = 4
"""Characters from which a clause of a heading names something."""


def appended(title: str, lexicon: Lexicon) -> Literal["annex", "glossary"] | None:
    """Return what *title* heads, where that is appended to a report.

    >>> [appended(title, lexicon) for title in ("※ 注 释 ※", "附件2名词解释", "《工作报告》有关用语")]
    ['glossary', 'glossary', 'glossary']
    >>> [appended(title, lexicon) for title in ("附件1 2026年民生实事", "附录", "加强注释工作")]
    ['annex', 'annex', None]
    """
    plain = re.sub(r"[\W\d_]", "", title)
    if _headed(plain, lexicon.headings.line.glossary):
        return "glossary"
    return "annex" if _headed(plain, lexicon.headings.line.annex) or _MARKED.match(title) else None


def _headed(plain: str, names: Sequence[str]) -> bool:
    """Whether a title, *plain* of marks and digits, is one of *names* with little around it."""
    begins = any(plain.startswith(name) and len(plain) <= len(name) + 4 for name in names)
    return begins or (plain.endswith(tuple(names)) and len(plain) <= 16)


def label(title: str) -> str:
    """Return of the heading *title* what is run in before a paragraph: a stretch of it that names the matter.

    >>> label("（三）过去的一年，我们坚持以路兴县，交通面貌有了很大改变")
    '坚持以路兴县'
    >>> label("社会事业"), label("农业稳中提质，农村面貌一新")
    ('社会事业', '农业稳中提质，农村面貌一新')
    """
    if len(title) <= LABEL:
        return title
    opening = _OPENING.match(title)
    first = _MARK.split(title[opening.end() if opening else 0 :])[0].strip()
    return first if len(first) >= NAMING else title
