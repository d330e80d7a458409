"""What the heading of an appended part of a report says."""

import re
from collections.abc import Sequence
from typing import Literal

from summarizer.lexicon import Lexicon

_MARKED = re.compile(r"附[件录]\s?[\d一二三四五六]*(?:[：:\s]|(?<=[\d一二三四五六])(?=\D))")


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
