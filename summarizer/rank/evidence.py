"""What a sentence bears by itself: results weigh, formulae do not."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from summarizer.lexicon import Lexicon, derived
from summarizer.rank.graph import Vector
from summarizer.records import Because, Section

_FIGURE = re.compile(r"(?<![A-Za-z\[〔\d.])\d(?!G)|百分之|[一二两三四五六七八九十百千][余多]?[万亿]")
"""Not that of a name (PM2.5, G310, 5G) nor the mark of a note."""


SHOWN = 16
"""Characters of what a feature found that are kept; some find a whole sentence."""


@dataclass(frozen=True, slots=True)
class CompiledFeature:
    """Something that can be pointed at in a sentence, and what it weighs."""

    name: str
    weight: float
    bare: float
    """What it weighs in a sentence without a figure."""
    most: int
    pattern: re.Pattern[str]

    def of(self, times: int, *, figured: bool) -> float:
        """Return what this feature adds to a sentence that has it so many *times*, and a figure or none."""
        return (self.weight if figured else self.bare) * min(self.most, times)


def evidence(sections: Sequence[Section], lexicon: Lexicon) -> tuple[Vector, list[tuple[Because, ...]]]:
    """Return what each sentence of *sections* bears, always above 0, and the features that spoke in it.

    >>> from summarizer.records import Sentence
    >>> texts = "新增城镇就业1.2万人。", "坚持以人民为中心的发展思想。"
    >>> section = Section("民生", 1, 1, tuple(Sentence(text, 2, 0, len(text)) for text in texts))
    >>> (figure, formula), because = evidence([section], lexicon)
    >>> bool(figure > formula > 0), [step.rule for step in because[1]]
    (True, ['formula', 'intention'])
    """
    known, features = lexicon.evidence, _features(lexicon)
    borne: list[float] = []
    because: list[tuple[Because, ...]] = []
    for section in sections:
        for sentence in section.sentences:
            figured = _FIGURE.search(sentence.text) is not None
            steps: list[Because] = []
            total = known.base
            for feature in features:
                if found := feature.pattern.findall(sentence.text):
                    total += feature.of(len(found), figured=figured)
                    steps.append(Because("evidence", feature.name, found[0][:SHOWN]))
            if not figured and (sentence.time or section.time).kind == "target":
                total += known.outlook.weight
                steps.append(Because("evidence", "promise without a figure", ""))
            borne.append(max(total, known.least))
            because.append(tuple(steps))
    return np.array(borne, dtype=np.float64), because


@derived
def _features(lexicon: Lexicon) -> tuple[CompiledFeature, ...]:
    return tuple(
        CompiledFeature(
            name=feature.name,
            weight=feature.weight,
            bare=feature.weight if feature.bare is None else feature.bare,
            most=feature.most,
            pattern=re.compile("|".join(f"(?:{pattern})" for pattern in feature.patterns)),
        )
        for feature in lexicon.evidence.feature
    )
