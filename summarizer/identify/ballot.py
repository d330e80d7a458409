"""Keep what speaks for each division that a document may be of."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field

from summarizer.identify.names import distinct
from summarizer.lexicon import Lexicon
from summarizer.lexicon.gazetteer import Division
from summarizer.records import Reason


@dataclass(slots=True)
class RegionEvidence:
    """What speaks for one division."""

    division: Division
    reasons: dict[str, Reason] = field(default_factory=dict)
    """By sign, each at its strongest."""
    names: Counter[str] = field(default_factory=Counter)
    """How often it is called what."""

    @property
    def total(self) -> float:
        return sum(reason.weight for reason in self.reasons.values())

    def has(self, signs: Iterable[str]) -> bool:
        """Whether one of *signs* is among the reasons."""
        return not self.reasons.keys().isdisjoint(signs)


class Ballot:
    """The evidence of one document, by division."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.by_key: dict[str, RegionEvidence] = {}

    def of(self, division: Division) -> RegionEvidence:
        """Return the evidence for *division*, none yet if it is new."""
        return self.by_key.setdefault(self.lexicon.gazetteer.key(division), RegionEvidence(division))

    def add(
        self, sign: str, those: Iterable[Division], words: str, line: int | None, share: float = 1.0
    ) -> None:
        """Count a *sign* once for each division, at its strongest."""
        weight = round(getattr(self.lexicon.identify.region.weights, sign) * share, 2)
        for division in distinct(tuple(those)):
            evidence = self.of(division)
            old = evidence.reasons.get(sign)
            if old is None or abs(old.weight) < abs(weight):
                value = self.lexicon.gazetteer.full_name(division)
                evidence.reasons[sign] = Reason("region", value, words.strip(), line, weight, sign)
