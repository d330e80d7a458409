"""Say what a section is about: its themes, the main one first.

The themes and the words that speak for them are the lexicon's.  A heading
says in ten characters what its section says in a thousand, so its words weigh
more; a section's themes cover the sections that stand under it.
"""

import math
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain

from summarizer.lexicon import Lexicon
from summarizer.records import Because, Section
from summarizer.theme_words import Words, theme_words

Weights = dict[tuple[str, str], float]
"""What each word weighs for each theme."""

REPORTS = ("report", "problems")
"""The roles of sections that are about something."""

HEADING = 4.0
"""How much more a word weighs in a heading than in a sentence."""
FIRST = 6.0
"""How much more the first word of a heading: it names the matter, those after it praise the outcome."""
BESIDE = 0.4
"""How near to the main theme another must come to be named beside it."""
ENOUGH = 4.0
"""What a theme must reach to be named at all."""
MOST = 5
"""Themes of a section; who speaks of everything speaks of nothing."""


@dataclass(frozen=True, slots=True)
class Spoken:
    """What a section is about."""

    themes: tuple[str, ...]
    """The main one first."""
    because: tuple[Because, ...]
    """For each of them, the word that spoke loudest."""
    sentences: tuple[str | None, ...]
    """For each sentence, that one of the themes whose words it has most of."""


def themes(sections: Sequence[Section], lexicon: Lexicon) -> list[Spoken]:
    """Return what each of *sections*, with what stands under it, is about.

    What does not report (a lead, a close, an annex, a glossary) has no theme.

    >>> from summarizer.records import Sentence
    >>> texts = "新建小学两所。", "养老保险参保率达到98%。"
    >>> of = themes([Section("民生持续改善", 1, 1, tuple(Sentence(t, 2, 0, len(t)) for t in texts))], lexicon)
    >>> of[0].themes, of[0].because[0].words, of[0].sentences
    (('民生保障',), '民生', ('民生保障', '民生保障'))
    """
    words, pattern = theme_words(lexicon)
    # A sentence is searched once, for its section and for itself.
    said = [[pattern.findall(sentence.text) for sentence in section.sentences] for section in sections]
    own = [
        _weigh(found, pattern.findall(section.title or ""), words)
        for found, section in zip(said, sections, strict=True)
    ]
    spoken = []
    for i, section in enumerate(sections):
        weights = _sum(own[i : i + 1 + section.parts]) if section.role in REPORTS else {}
        named, because = _named(weights, section.line)
        spoken.append(Spoken(named, because, tuple(_speaks_for(found, named, words) for found in said[i])))
    return spoken


def _speaks_for(found: Sequence[str], named: Sequence[str], words: Words) -> str | None:
    """Return that theme of those *named* for which the words *found* speak most; the first in doubt.

    >>> words = {"幼儿园": {"民生保障": 3.0}, "企业": {"经济发展": 1.0}}
    >>> both = "经济发展", "民生保障"
    >>> _speaks_for(["幼儿园", "企业"], both, words), _speaks_for([], both, words)
    ('民生保障', '经济发展')
    """
    if len(named) < 2:
        return named[0] if named else None
    weights = dict.fromkeys(named, 0.0)
    for word in set(found):
        for theme, weight in words[word].items():
            if theme in weights:
                weights[theme] += weight
    return max(named, key=lambda theme: weights[theme])


def _weigh(found: Sequence[Sequence[str]], title: Sequence[str], words: Words) -> Weights:
    """Return what each theme weighs in a section, by the words *found* in its sentences and its *title*.

    The same word again tells less each time, so that one that is repeated
    does not drown the others.
    """
    said = Counter(chain.from_iterable(found))
    titled: dict[str, float] = {}
    for i, word in enumerate(title):
        titled[word] = titled.get(word, 0.0) + (HEADING if i else FIRST)
    weights: Weights = {}
    for word in dict.fromkeys((*said, *titled)):
        times = math.log2(1 + said[word]) + titled.get(word, 0.0)
        for theme, weight in words[word].items():
            weights[theme, word] = weight * times
    return weights


def _sum(many: Iterable[Weights]) -> Weights:
    total: Weights = {}
    for weights in many:
        for pair, weight in weights.items():
            total[pair] = total.get(pair, 0.0) + weight
    return total


def _named(weights: Weights, line: int) -> tuple[tuple[str, ...], tuple[Because, ...]]:
    by_theme: dict[str, float] = {}
    loudest: dict[str, tuple[float, str]] = {}
    for (theme, word), weight in weights.items():
        by_theme[theme] = by_theme.get(theme, 0.0) + weight
        loudest[theme] = max(loudest.get(theme, (0.0, "")), (weight, word))
    ordered = sorted(by_theme.items(), key=lambda pair: -pair[1])
    least = max(ENOUGH, BESIDE * ordered[0][1]) if ordered else ENOUGH
    named = tuple(theme for theme, weight in ordered[:MOST] if weight >= least)
    return named, tuple(Because("theme", theme, loudest[theme][1], line) for theme in named)
