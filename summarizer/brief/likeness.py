"""Tell whether two sentences say the same."""

import re
from dataclasses import dataclass

from summarizer.likeness import are_alike, character_pairs

_FIGURE = re.compile(r"\d[\d.,]*")


@dataclass(frozen=True, slots=True)
class Likeness:
    """What tells whether two sentences say the same: pairs of characters, and figures.

    >>> one, other = likeness("全年新增城镇就业8600人。"), likeness("一年来，全年新增城镇就业8600人。")
    >>> one.repeats(other), one.repeats(likeness("全年新增城镇就业9200人。"))
    (True, False)
    """

    pairs: frozenset[str]
    figures: frozenset[str]

    def repeats(self, other: "Likeness") -> bool:
        """Whether this says what *other* says, or one of them a good part of the other.

        The same words with other figures are the same matter of another year
        or place, which is said again for good reason.
        """
        if not are_alike(self.pairs, other.pairs):
            return False
        figures = self.figures & other.figures
        return 2 * len(figures) >= min(len(self.figures), len(other.figures))


def likeness(text: str) -> Likeness:
    """Return by what *text* is told from others."""
    return Likeness(character_pairs(text), figures(text))


def figures(text: str) -> frozenset[str]:
    """Return the numbers of *text*, as written.

    >>> sorted(figures("增长5.2%，新增12家。"))
    ['12', '5.2']
    """
    return frozenset(number.rstrip(".,") for number in _FIGURE.findall(text))
