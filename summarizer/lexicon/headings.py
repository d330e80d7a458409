"""What the heading of an appended part of a report says."""

import re
from typing import Literal

from summarizer.lexicon import table

_MARKED = re.compile(r"附[件录]\s?[\d一二三四五六]*(?:[：:\s]|(?<=[\d一二三四五六])(?=\D))")


def appended(title: str) -> Literal["annex", "glossary"] | None:
    """Return what *title* heads, where that is appended to a report.

    >>> appended("※ 注 释 ※"), appended("附件2名词解释"), appended("《政府工作报告》有关用语")
    ('glossary', 'glossary', 'glossary')
    >>> appended("附件1 2026年民生实事"), appended("附录"), appended("加强注释工作")
    ('annex', 'annex', None)
    """
    plain = re.sub(r"[\W\d_]", "", title)
    names = table("headings")["line"]
    if _headed(plain, names["glossary"]):
        return "glossary"
    return "annex" if _headed(plain, names["annex"]) or _MARKED.match(title) else None


def _headed(plain: str, names: list[str]) -> bool:
    """Whether a title, *plain* of marks and digits, is one of *names* with little around it."""
    begins = any(plain.startswith(name) and len(plain) <= len(name) + 4 for name in names)
    return begins or (plain.endswith(tuple(names)) and len(plain) <= 16)
