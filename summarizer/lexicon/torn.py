"""Tell a division's name from a piece of other words: 新平 in 创新平台, 范县 in 示范县."""

from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.gazetteer import bare

LINKS = "和与及等"
"""What may stand behind a whole word and in front of the next: 航天等."""


def is_torn(name: str, start: int, text: str, short: bool, lexicon: Lexicon) -> bool:
    """Whether the *name* that *text* has at *start* is torn out of the words around it.

    A *short* name is, where a longer word holds it, where one word ends in it
    and another begins there, or where a province's name does.

    >>> said = "创新平台", "科技创新平台", "长治久安", "珠江口", "美丽新宁夏", "人民和政府"
    >>> names = "新平", "新平", "长治", "江口", "新宁", "民和"
    >>> [is_torn(n, s.index(n), s, True, lexicon) for n, s in zip(names, said, strict=True)]
    [True, True, True, True, True, True]
    >>> said = "来到新平台上", "走进新平", "长治经济", "江口迎来"
    >>> [is_torn(s[2:4] if "来到" in s or "走进" in s else s[:2], 2 if "来到" in s or "走进" in s else 0, s,
    ...  True, lexicon) for s in said]
    [False, False, False, False]

    A full name is, where its first character ends another word and the rest is
    县, or 城市 and the like.

    >>> said = "节水示范县名单", "新增城市绿地", "走进范县", "广州增城市"
    >>> names = "范县", "增城市", "范县", "增城市"
    >>> [is_torn(n, s.index(n), s, False, lexicon) for n, s in zip(names, said, strict=True)]
    [True, True, False, False]
    """
    before, behind = lexicon.overlaps["before"], lexicon.overlaps["behind"]
    end = start + len(name)
    left = text[start - 1 : start] if start else ""
    led = bool(left) and left in before.get(name[0], "")
    if not short:
        rest = name[1:]
        return led and (len(rest) == 1 or (len(rest) == 2 and rest[1] in behind.get(rest[0], "")))
    after = text[end : end + 1]
    if name[-1] + after in _provinces(lexicon) or _within(start, end, text, lexicon):
        return True
    return led and bool(after) and (after in behind.get(name[-1], "") or name[-1] in LINKS)


def _within(start: int, end: int, text: str, lexicon: Lexicon) -> bool:
    """Whether a longer word holds what stands from *start* to *end* of *text*."""
    whole = lexicon.overlaps["whole"]
    return any(
        text[at : at + length] in whole for length in (3, 4) for at in range(max(0, end - length), start + 1)
    )


@derived
def _provinces(lexicon: Lexicon) -> frozenset[str]:
    """Return the names of provinces without their 省."""
    known = lexicon.gazetteer.divisions.values()
    return frozenset(bare(division.name) for division in known if division.code.endswith("0000"))
