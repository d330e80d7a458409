"""Cut a paragraph into sentences."""

import re

from summarizer.models import Sentence
from summarizer.segment.paragraphs import ENDS, Paragraph

_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉", "（": "）", "(": ")", "【": "】", "〔": "〕"}
_CLOSERS = "".join(_PAIRS.values())
_END = re.compile(rf"[{ENDS}]+")
_LONG_QUOTE = 150
"""Characters; a quotation longer than this is cut at its own sentences."""


def sentences(paragraph: Paragraph, start: int = 0) -> tuple[Sentence, ...]:
    """Return the sentences of *paragraph* from the character *start* on."""
    cuts = [start, *(cut for cut in _cuts(paragraph.text) if cut > start)]
    if cuts[-1] < len(paragraph.text):
        cuts.append(len(paragraph.text))
    found = []
    for begin, end in zip(cuts, cuts[1:], strict=False):
        piece = paragraph.text[begin:end]
        begin += len(piece) - len(piece.lstrip())
        end -= len(piece) - len(piece.rstrip())
        if begin < end:
            found.append(paragraph.sentence(begin, end))
    return tuple(found)


def cut(text: str) -> tuple[str, ...]:
    """Return the sentences of *text*.

    A sentence ends at 。！？… with the quotes and brackets that close there; a
    mark inside a quotation or a title that the sentence goes on after does not
    end it, nor does a semicolon or a colon.

    >>> cut("“有没有？”是起点，“好不好？”是终点。全年办结36件；满意率98.5%。")
    ('“有没有？”是起点，“好不好？”是终点。', '全年办结36件；满意率98.5%。')
    """
    cuts = [0, *_cuts(text)]
    if cuts[-1] < len(text):
        cuts.append(len(text))
    pieces = (text[a:b].strip() for a, b in zip(cuts, cuts[1:], strict=False))
    return tuple(piece for piece in pieces if piece)


def _cuts(text: str) -> list[int]:
    inside = _inside(text)
    found = []
    for match in _END.finditer(text):
        end = match.end()
        mark = text[end - 1]
        if mark in "!?" and not _chinese_before(text, match.start()):
            continue
        closed = ""
        while end < len(text) and (text[end] in _CLOSERS or text[end] in "\"'") and (inside[end] or text[end] in "\"'"):
            closed += text[end]
            end += 1
        if end < len(text) and inside[end] and inside[end - 1]:
            continue  # still within a quotation
        if end < len(text) and _goes_on(text, end, mark, closed):
            continue
        found.append(end)
    return found


def _goes_on(text: str, end: int, mark: str, closed: str) -> bool:
    following = text[end:].lstrip()[:1]
    if following in "，、；：,;:）)》":
        return True
    if not closed or mark == "。":
        return False
    # “行不行？”成为… and 《…吗？》一文: the sentence has not said its say.
    opened = max(text.rfind(opener, 0, end) for opener in _PAIRS)
    return "》" in closed or not (opened and text[opened - 1] in "：:，,")


def _chinese_before(text: str, at: int) -> bool:
    return at > 0 and (ord(text[at - 1]) > 0x2E7F or text[at - 1] in "”’")


def _inside(text: str) -> list[bool]:
    """Return for each character whether it stands within a closed pair (its closer included)."""
    inside = [False] * len(text)
    stack: list[tuple[str, int]] = []
    for at, char in enumerate(text):
        if char in _PAIRS:
            stack.append((_PAIRS[char], at))
        elif any(closer == char for closer, _ in stack):
            while stack[-1][0] != char:
                stack.pop()
            _, opened = stack.pop()
            if at - opened <= _LONG_QUOTE:
                inside[opened + 1 : at + 1] = [True] * (at - opened)
            else:
                inside[at] = True
    return inside
