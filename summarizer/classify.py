"""Say what a section is about: its themes, the main one first.

The themes and the words that speak for them are the lexicon's.  A heading
says in ten characters what its section says in a thousand, so its words weigh
more; a section's themes cover the sections that stand under it.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from summarizer import lexicon
from summarizer.lexicon import Lexicon
from summarizer.records import Section

Extra = tuple[tuple[str, tuple[str, ...]], ...]
Weights = dict[str, float]

HEADING = 4.0
"""How much more a word weighs in a heading than in a sentence."""
FIRST = 6.0
"""How much more the first word of a heading: it names the matter, those after it praise the outcome."""
USERS = 3.0
"""The weight of a word that the user gives: as telling as the lexicon's most telling."""
BESIDE = 0.4
"""How near to the main theme another must come to be named beside it."""
ENOUGH = 4.0
"""What a theme must reach to be named at all."""
BODY = 0.2
"""The part of a report from which text without a heading is no mere lead or ending."""
MOST = 5
"""Themes of a section; who speaks of everything speaks of nothing."""


def classify(
    sections: Sequence[Section], extra: Extra = (), lexicon: Lexicon | None = None
) -> tuple[tuple[str, ...], ...]:
    """Return the themes of each of *sections*, the main one first.

    Text without a heading (a lead, closing rhetoric) has none, nor has a
    glossary.  *extra* gives a theme more words, or a theme of the user's own
    its words.

    >>> from summarizer.records import Sentence
    >>> texts = "新建小学两所。", "养老保险参保率达到98%。"
    >>> classify([Section("民生持续改善", 1, 1, tuple(Sentence(t, 2, 0, len(t)) for t in texts))])
    (('民生保障',),)
    """
    words, pattern = _words(extra)
    own = [_weigh(section, words, pattern) for section in sections]
    sizes = [sum(len(sentence.text) for sentence in section.sentences) for section in sections]
    return tuple(
        _themes(_sum(own[i : _end(sections, i)])) if _tells(section, sizes[i], sum(sizes)) else ()
        for i, section in enumerate(sections)
    )


def _tells(section: Section, size: int, whole: int) -> bool:
    """Whether *section* is part of what a report of *whole* characters reports."""
    if section.title is None:
        return size > BODY * whole
    return not any(word in section.title for word in lexicon.words("glossary"))


def _end(sections: Sequence[Section], start: int) -> int:
    """Return where what stands under section *start* ends."""
    level = sections[start].level
    for i in range(start + 1, len(sections)):
        if sections[i].level <= level:
            return i
    return len(sections)


def _weigh(section: Section, words: dict[str, dict[str, float]], pattern: re.Pattern[str]) -> Weights:
    """Return what each theme weighs in *section* by itself.

    The same word again tells less each time, so that one that is repeated
    does not drown the others.
    """
    said = Counter(word for s in section.sentences for word in pattern.findall(s.text))
    titled: dict[str, float] = {}
    for i, word in enumerate(pattern.findall(section.title or "")):
        titled[word] = titled.get(word, 0.0) + (HEADING if i else FIRST)
    themes: Weights = {}
    for word in dict.fromkeys((*said, *titled)):
        times = math.log2(1 + said[word]) + titled.get(word, 0.0)
        for theme, weight in words[word].items():
            themes[theme] = themes.get(theme, 0.0) + weight * times
    return themes


def _sum(many: Iterable[Weights]) -> Weights:
    total: Weights = {}
    for weights in many:
        for theme, weight in weights.items():
            total[theme] = total.get(theme, 0.0) + weight
    return total


def _themes(weights: Weights) -> tuple[str, ...]:
    ordered = sorted(weights.items(), key=lambda pair: -pair[1])
    least = max(ENOUGH, BESIDE * ordered[0][1]) if ordered else ENOUGH
    return tuple(theme for theme, weight in ordered[:MOST] if weight >= least)


@cache
def _words(extra: Extra) -> tuple[dict[str, dict[str, float]], re.Pattern[str]]:
    words: dict[str, dict[str, float]] = {}
    for theme, by_weight in lexicon.table("themes").items():
        for weight, listed in by_weight.items():
            for word in listed:
                words.setdefault(word, {}).setdefault(theme, float(weight))
    for theme, listed in extra:
        for word in listed:
            words.setdefault(word, {})[theme] = USERS
    longest_first = sorted(words, key=len, reverse=True)
    return words, re.compile("|".join(map(re.escape, longest_first)))
