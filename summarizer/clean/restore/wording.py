"""Weigh how likely a stretch of text is, by the words it can be read as.

A garbled place often leaves a choice: the byte that was lost could make a full
stop or the first character of a word.  What can be cut into known, frequent
words is likelier; the frequencies are those of jieba's dictionary.
"""

from collections.abc import Iterator, Sequence
from functools import cache
from math import log

import jieba

from summarizer.clean.restore.script import simplified
from summarizer.lexicon import words

Choice = Sequence[str]
"""The characters that could stand at one place."""

IMPOSSIBLE = -1e9
_LONGEST = 8
"""Longer words are whole sentences in the dictionary, and cost time."""

_MARKS = {
    "，": -3.0, "。": -3.6, "、": -3.6, "：": -6.0, "；": -6.0, "？": -8.0, "！": -8.5, "“": -5.0, "”": -5.0,
    "（": -5.5, "）": -5.5, "《": -6.5, "》": -6.5, "‘": -9.0, "’": -9.0, "〔": -9.0, "〕": -9.0, "【": -10.0,
    "】": -10.0, "—": -7.0, "％": -7.0, "．": -8.0, "　": -8.0, "…": -8.0, "·": -9.0,
}
"""What a mark costs, as the logarithm of its share among the words of reports."""
_USUAL = 3000
"""How often a word of the genre is taken to occur, among 60 million."""
_FULL = str.maketrans(",:;?!()%", "，：；？！（）％")
_DIGIT, _LATIN, _UNKNOWN, _FOREIGN = -4.5, -6.0, -21.0, -26.0


def score(text: Sequence[Choice]) -> float:
    """Return the logarithm of the likeliest way to read *text*, one of the choices at each place.

    >>> score("专款专用") > score("专款莆用")
    True
    """
    best = [IMPOSSIBLE] * (len(text) + 1)
    best[0] = 0.0
    for at in range(len(text)):
        if best[at] == IMPOSSIBLE:
            continue
        for length, weight in _words(text, at):
            best[at + length] = max(best[at + length], best[at] + weight)
    return best[-1]


def _words(text: Sequence[Choice], at: int) -> Iterator[tuple[int, float]]:
    table, total = _frequencies()
    weights: dict[int, float] = {1: max(_single(c) for c in text[at])}
    beginnings = {simplified(c) for c in text[at]}
    for length in range(2, min(_LONGEST, len(text) - at) + 1):
        further = {simplified(c) for c in text[at + length - 1]}
        beginnings = {w for b in beginnings for c in further if (w := b + c) in table}
        if not beginnings:
            break
        if most := max(table[w] for w in beginnings):
            weights[length] = log(most) - total
    yield from weights.items()


@cache
def _single(character: str) -> float:
    table, total = _frequencies()
    if (mark := character.translate(_FULL)) in _MARKS:
        return _MARKS[mark]
    character = simplified(character)
    if found := table.get(character):
        return max(log(found) - total, _UNKNOWN)
    if "０" <= character <= "９" or (character.isascii() and character.isdigit()):
        return _DIGIT
    if "Ａ" <= character <= "Ｚ" or "ａ" <= character <= "ｚ" or character.isascii():
        return _LATIN
    if "㐀" <= character <= "鿿":
        return _UNKNOWN
    return _FOREIGN


@cache
def _frequencies() -> tuple[dict[str, int], float]:
    # How often each word occurs, 0 for what only begins one; and the logarithm of all together.
    table = dict.fromkeys(words("wording"), _USUAL)
    for word in tuple(table):
        for end in range(1, len(word)):
            table.setdefault(word[:end], 0)
    with jieba.get_dict_file() as lines:
        for line in lines:
            word, often, _tag = line.decode().split(" ")
            table[word] = max(int(often), table.get(word, 0))
            for end in range(1, len(word)):
                table.setdefault(word[:end], 0)
    return table, log(sum(table.values()))
