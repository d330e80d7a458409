"""What a sentence bears by itself: results weigh, formulae do not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

import numpy as np

from summarizer import lexicon
from summarizer.models import Sentence
from summarizer.rank.graph import Vector


@dataclass(frozen=True, slots=True)
class Feature:
    """Something that can be pointed at in a sentence, and what it weighs."""

    name: str
    weight: float
    most: int
    pattern: re.Pattern[str]

    def of(self, text: str) -> float:
        """Return what this feature adds to *text*."""
        return self.weight * min(self.most, len(self.pattern.findall(text)))


def evidence(sentences: Sequence[Sentence]) -> Vector:
    """Return what each of *sentences* bears, as the lexicon weighs it; always above 0.

    >>> texts = "新增城镇就业1.2万人。", "坚持以人民为中心的发展思想。"
    >>> figure, formula = evidence([Sentence(text, 1, 0, len(text)) for text in texts])
    >>> bool(figure > formula > 0)
    True
    """
    base, least = (float(lexicon.table("evidence")[key]) for key in ("base", "least"))
    weights = [base + sum(f.of(sentence.text) for f in features()) for sentence in sentences]
    return np.maximum(np.array(weights, dtype=np.float64), least, dtype=np.float64)


def worth() -> float:
    """Return the score from which a sentence is worth quoting."""
    return float(lexicon.table("evidence")["worth"])


@cache
def features() -> tuple[Feature, ...]:
    """Return the lexicon's features."""
    return tuple(
        Feature(f["name"], f["weight"], f["most"], re.compile("|".join(f"(?:{p})" for p in f["patterns"])))
        for f in lexicon.table("evidence")["feature"]
    )
