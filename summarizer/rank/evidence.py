"""What a sentence bears by itself: results weigh, formulae do not."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from summarizer import lexicon
from summarizer.rank.graph import Vector
from summarizer.records import Section

_FIGURE = re.compile(r"(?<![A-Za-z\[〔\d.])\d(?!G)|百分之|[一二两三四五六七八九十百千][余多]?[万亿]")
"""Not that of a name (PM2.5, G310, 5G) nor the mark of a note."""


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that can be pointed at in a sentence, and what it weighs."""

    name: str
    weight: float
    bare: float
    """What it weighs in a sentence without a figure."""
    most: int
    pattern: re.Pattern[str]

    def of(self, text: str, *, figured: bool) -> float:
        """Return what this feature adds to *text*, which has a figure or has none."""
        return (self.weight if figured else self.bare) * min(self.most, len(self.pattern.findall(text)))


def evidence(sections: Sequence[Section]) -> Vector:
    """Return what each sentence of *sections* bears, as the lexicon weighs it; always above 0.

    >>> from summarizer.records import Sentence
    >>> texts = "新增城镇就业1.2万人。", "坚持以人民为中心的发展思想。"
    >>> section = Section("民生", 1, 1, tuple(Sentence(text, 2, 0, len(text)) for text in texts))
    >>> figure, formula = evidence([section])
    >>> bool(figure > formula > 0)
    True
    """
    known = lexicon.table("evidence")
    base, least, vague = float(known["base"]), float(known["least"]), float(known["outlook"]["weight"])
    borne = []
    for section, ahead in zip(sections, _outlook(sections), strict=True):
        for sentence in section.sentences:
            figured = _FIGURE.search(sentence.text) is not None
            worth = base + sum(feature.of(sentence.text, figured=figured) for feature in _features())
            if ahead and not figured:
                worth += vague
            borne.append(max(worth, least))
    return np.array(borne, dtype=np.float64)


def worth() -> float:
    """Return the score from which a sentence is worth quoting."""
    return float(lexicon.table("evidence")["worth"])


def _outlook(sections: Sequence[Section]) -> Iterator[bool]:
    """Yield for each of *sections* whether it, or what it stands under, is about what is to come."""
    known = lexicon.table("evidence")["outlook"]
    ahead, review = re.compile("|".join(known["ahead"])), re.compile("|".join(known["not"]))
    above: int | None = None
    for section in sections:
        if above is not None and section.level <= above:
            above = None
        title = section.title or ""
        if above is None and ahead.search(title) and not review.search(title):
            above = section.level
        yield above is not None


@cache
def _features() -> tuple[Feature, ...]:
    return tuple(
        Feature(
            name=f["name"],
            weight=f["weight"],
            bare=f.get("bare", f["weight"]),
            most=f["most"],
            pattern=re.compile("|".join(f"(?:{p})" for p in f["patterns"])),
        )
        for f in lexicon.table("evidence")["feature"]
    )
