"""Cut a paragraph into sentences."""

import re
from collections import Counter
from itertools import pairwise

from summarizer.lexicon.text import ENDS
from summarizer.records import Sentence
from summarizer.segment.paragraphs import Paragraph

_PAIRS = {"“": "”", "‘": "’", "「": "」", "『": "』", "《": "》", "〈": "〉"}
_PAIRS |= {"（": "）", "(": ")", "【": "】", "〔": "〕", '"': '"'}
_MARK = re.compile(f"[{re.escape(''.join({*_PAIRS, *_PAIRS.values()}))}]")
_END = re.compile(rf"[{ENDS}]+")
_CLOSING = "".join(_PAIRS.values())
_SPACE = re.compile(r"\s*")
_QUESTION = re.compile(r"[吗呢吧么谁哪何几怎]|[是能可会]否|多少|(.)不\1")
_LONG_QUOTE = 150
"""Characters; a quotation longer than this is cut at its own sentences."""
_GOES_ON = "，、；：,;:的等之"
"""What cannot begin a sentence."""


def sentences(paragraph: Paragraph, start: int = 0) -> tuple[Sentence, ...]:
    """Return the sentences of *paragraph* from the character *start* on."""
    found = []
    for begin, end in pairwise(_borders(paragraph.text, start)):
        piece = paragraph.text[begin:end]
        if piece.strip():
            left, right = len(piece) - len(piece.lstrip()), len(piece) - len(piece.rstrip())
            found.append(paragraph.sentence(begin + left, end - right))
    return tuple(found)


def cut(text: str) -> tuple[str, ...]:
    """Return the sentences of *text*.

    A sentence ends at 。！？… with the quotes and brackets that close there; a
    mark inside a quotation or a title that the sentence goes on after does not
    end it, nor does a semicolon or a colon.

    >>> cut("“有没有？”是起点，“好不好？”是终点。全年办结36件；满意率98.5%。")
    ('“有没有？”是起点，“好不好？”是终点。', '全年办结36件；满意率98.5%。')
    """
    pieces = (text[begin:end].strip() for begin, end in pairwise(_borders(text, 0)))
    return tuple(piece for piece in pieces if piece)


def _borders(text: str, start: int) -> list[int]:
    """Return where the sentences of *text* from *start* on begin, and where the last one ends."""
    opened = _opened(text)
    inside = _inside(opened, len(text))
    said = len(text.rstrip())
    borders = [start]
    asked, read = False, start
    for match in _END.finditer(text):
        end = match.end()
        # Whether the sentence asks, read on from where it was read; a word of asking has three characters.
        asked = asked or _QUESTION.search(text, max(read - 2, borders[-1]), match.start()) is not None
        read = match.start()
        if set(match[0]) == {"?"} and not asked and end < said:
            continue  # of an address on the web, or what damage left of a character
        first = end
        while end in opened:
            end += 1
        if end > start and not inside[first] and not _goes_on(text, match.start(), end, opened):
            borders.append(end)
            asked, read = False, end
    return borders if borders[-1] >= len(text) else [*borders, len(text)]


def _goes_on(text: str, mark: int, end: int, opened: dict[int, int]) -> bool:
    """Return whether the sentence goes on at *end*, behind the mark and what closes there."""
    behind = _SPACE.match(text, end)
    following = text[behind.end() : behind.end() + 1] if behind else ""
    if following and following in _GOES_ON:
        return True
    if end - 1 not in opened or not following:
        return False
    # What the outermost pair that closes here stands in: a sentence, or alone.
    before = text[max(opened[end - 1] - _LONG_QUOTE, 0) : opened[end - 1]].rstrip()
    alone = not before or before.rstrip(_CLOSING).endswith(tuple(ENDS))
    if text[end - 1] in "）)】〕":
        return not alone
    if text[mark] == "。" or (alone and text[mark] == "…"):
        return False
    # “行不行？”成为… and 《…吗？》一文 go on; 他问：“行吗？” has ended.
    return text[end - 1] in "》〉" or not before.endswith(("：", ":"))


def _inside(opened: dict[int, int], length: int) -> list[bool]:
    """Return for each place whether a pair encloses it, so that no sentence ends there."""
    inside = [False] * (length + 1)
    for close, open_ in opened.items():
        if close - open_ <= _LONG_QUOTE:
            inside[open_ + 1 : close] = [True] * (close - open_ - 1)
    return inside


def _opened(text: str) -> dict[int, int]:
    """Return for the place of each closing mark the place of its opening one; the unpaired are left out."""
    opened: dict[int, int] = {}
    waiting: list[tuple[str, int]] = []
    awaited: Counter[str] = Counter()
    for match in _MARK.finditer(text):
        char, at = match[0], match.start()
        if awaited[char]:
            while waiting[-1][0] != char:
                awaited[waiting.pop()[0]] -= 1
            opened[at] = waiting.pop()[1]
            awaited[char] -= 1
        elif char in _PAIRS:
            waiting.append((_PAIRS[char], at))
            awaited[_PAIRS[char]] += 1
    return opened
