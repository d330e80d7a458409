"""Weigh how likely a stretch of text is, by the words it can be read as.

A garbled place often leaves a choice: the byte that was lost could make a full
stop or the first character of a word.  What can be cut into known, frequent
words is likelier; the frequencies are those of jieba's dictionary.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from importlib.util import find_spec
from math import log
from pathlib import Path

from summarizer.clean.restore.script import simplified
from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.text import is_han

Choice = Sequence[str]
"""The characters that could stand at one place."""

IMPOSSIBLE = -1e9
_LONGEST = 8
"""Longer words are whole sentences in the dictionary, and cost time."""

_MARKS = {
    "，": -3.0,
    "。": -3.6,
    "、": -3.6,
    "：": -6.0,
    "；": -6.0,
    "？": -8.0,
    "！": -8.5,
    "“": -5.0,
    "”": -5.0,
    "（": -5.5,
    "）": -5.5,
    "《": -6.5,
    "》": -6.5,
    "‘": -9.0,
    "’": -9.0,
    "〔": -9.0,
    "〕": -9.0,
    "【": -10.0,
    "】": -10.0,
    "—": -7.0,
    "％": -7.0,
    "．": -8.0,
    "　": -8.0,
    "…": -8.0,
    "·": -9.0,
}
"""What a mark costs, as the logarithm of its share among the words of reports."""
_USUAL = 300
"""How often a word of the genre is taken to occur, among 60 million."""
_FULL = str.maketrans(",:;?!()%", "，：；？！（）％")
_DIGIT, _LATIN, _UNKNOWN, _FOREIGN = -4.5, -6.0, -21.0, -26.0


@dataclass(frozen=True, slots=True)
class _Frequencies:
    """How often words occur."""

    table: Mapping[str, int]
    """0 for what only begins a word."""
    total: float
    """The logarithm of all together."""
    _singles: dict[str, float] = field(default_factory=dict)
    """What `single` has weighed so far."""

    def single(self, character: str) -> float:
        """Return the weight of *character* as a word of its own."""
        weight = self._singles.get(character)
        if weight is None:
            weight = self._singles[character] = self._weight(character)
        return weight

    def _weight(self, character: str) -> float:
        if (mark := character.translate(_FULL)) in _MARKS:
            return _MARKS[mark]
        character = simplified(character)
        if found := self.table.get(character):
            return max(log(found) - self.total, _UNKNOWN)
        if "０" <= character <= "９" or (character.isascii() and character.isdigit()):
            return _DIGIT
        if "Ａ" <= character <= "Ｚ" or "ａ" <= character <= "ｚ" or character.isascii():
            return _LATIN
        return _UNKNOWN if is_han(character) else _FOREIGN


def score(text: str, lexicon: Lexicon) -> float:
    """Return the logarithm of the likeliest way to read *text* as words.

    >>> score("专款专用", lexicon) > score("专款莆用", lexicon)
    True
    """
    return _from_the_left(text, _frequencies(lexicon))[-1]


def weigh(left: str, choices: Choice, right: Sequence[Choice], lexicon: Lexicon) -> list[float]:
    """Return the logarithm of the likelihood of each of *choices* between *left* and *right*.

    >>> sure, unsure = weigh("城鎮登記失業率", "控空", "制在3%以內", lexicon)
    >>> sure > unsure
    True
    """
    known = _frequencies(lexicon)
    table, total = known.table, known.total
    before, after = _from_the_left(left, known), _from_the_right(right, known)
    left = "".join(map(simplified, left))
    following = [{simplified(c) for c in choice} for choice in right]
    weights = []
    for choice in choices:
        best = before[-1] + known.single(choice) + after[0]
        for start in range(max(0, len(left) - _LONGEST + 1), len(left) + 1):
            words = {left[start:] + simplified(choice)}
            for end in range(len(right) + 1):
                words &= table.keys()
                if not words:
                    break
                if (often := max(table[word] for word in words)) and len(left) - start + end:
                    best = max(best, before[start] + log(often) - total + after[end])
                words = {word + c for word in words for c in following[end]} if end < len(right) else set()
        weights.append(best)
    return weights


def _from_the_left(text: str, known: _Frequencies) -> list[float]:
    # The best weight of the text up to each place.
    best = [IMPOSSIBLE] * (len(text) + 1)
    best[0] = 0.0
    for at in range(len(text)):
        for length, weight in _words(text, at, known):
            best[at + length] = max(best[at + length], best[at] + weight)
    return best


def _from_the_right(text: Sequence[Choice], known: _Frequencies) -> list[float]:
    # The best weight of the text from each place on.
    best = [0.0] * (len(text) + 1)
    for at in reversed(range(len(text))):
        best[at] = max(weight + best[at + length] for length, weight in _words(text, at, known))
    return best


def _words(text: Sequence[Choice], at: int, known: _Frequencies) -> Iterator[tuple[int, float]]:
    # The words that can begin at a place: their lengths, and the weight of the likeliest of each length.
    table, total = known.table, known.total
    yield 1, max(map(known.single, text[at]))
    words = {simplified(c) for c in text[at]}
    for length, choice in enumerate(text[at + 1 : at + _LONGEST], 2):
        further = {simplified(c) for c in choice}
        words = {word for beginning in words for c in further if (word := beginning + c) in table}
        if not words:
            return
        if often := max(table[word] for word in words):
            yield length, log(often) - total


@derived
def _frequencies(lexicon: Lexicon) -> _Frequencies:
    table = dict.fromkeys(lexicon.wording, _USUAL)
    for word in tuple(table):
        for end in range(1, len(word)):
            table.setdefault(word[:end], 0)
    # Only its dictionary is wanted: importing jieba itself takes time and prints warnings.
    spec = find_spec("jieba")
    assert spec and spec.origin, "jieba is among the dependencies"
    with Path(spec.origin).with_name("dict.txt").open(encoding="utf-8") as lines:
        for line in lines:
            word, often, _tag = line.split(" ")
            table[word] = max(int(often), table.get(word, 0))
            for end in range(1, len(word)):
                table.setdefault(word[:end], 0)
    return _Frequencies(table, log(sum(table.values())))
