"""Say what a section is about: its themes, the main one first.

The themes and the words that speak for them are the lexicon's.  A heading
says in ten characters what its section says in a thousand, so its words weigh
more; a section's themes cover the sections that stand under it.
"""

import math
import re
from collections import Counter
from collections.abc import Iterable, Sequence

from summarizer.lexicon import Lexicon, derived
from summarizer.records import Because, Section

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


def themes(
    sections: Sequence[Section], lexicon: Lexicon
) -> list[tuple[tuple[str, ...], tuple[Because, ...]]]:
    """Return the themes of each of *sections*, the main one first, each with the word that spoke loudest.

    What does not report (a lead, a close, an annex, a glossary) has none.

    >>> from summarizer.records import Sentence
    >>> texts = "新建小学两所。", "养老保险参保率达到98%。"
    >>> themes([Section("民生持续改善", 1, 1, tuple(Sentence(t, 2, 0, len(t)) for t in texts))], lexicon)
    [(('民生保障',), (Because(step='theme', rule='民生保障', words='民生', line=1),))]
    """
    words, pattern = _words(lexicon)
    own = [_weigh(section, words, pattern) for section in sections]
    return [
        _named(_sum(own[i : i + 1 + section.parts]), section.line) if section.role in REPORTS else ((), ())
        for i, section in enumerate(sections)
    ]


def speaks_for(text: str, named: Sequence[str], lexicon: Lexicon) -> str | None:
    """Return that theme of those *named* whose words *text* has most of; the first in doubt.

    >>> both = "经济发展", "民生保障"
    >>> speaks_for("新建幼儿园两所。", both, lexicon), speaks_for("天气晴好。", both, lexicon)
    ('民生保障', '经济发展')
    """
    if len(named) < 2:
        return named[0] if named else None
    words, pattern = _words(lexicon)
    weights: Counter[str] = Counter()
    for word in set(pattern.findall(text)):
        weights.update(words[word])
    return max(named, key=lambda theme: weights[theme])


def _weigh(section: Section, words: dict[str, dict[str, float]], pattern: re.Pattern[str]) -> Weights:
    """Return what each theme weighs in *section* by itself.

    The same word again tells less each time, so that one that is repeated
    does not drown the others.
    """
    said = Counter(word for s in section.sentences for word in pattern.findall(s.text))
    titled: dict[str, float] = {}
    for i, word in enumerate(pattern.findall(section.title or "")):
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


@derived
def _words(lexicon: Lexicon) -> tuple[dict[str, dict[str, float]], re.Pattern[str]]:
    """Return what each word weighs for which themes, and a pattern that finds the longest of them."""
    words: dict[str, dict[str, float]] = {}
    for theme, weights in lexicon.themes.items():
        for word, weight in weights.items():
            words.setdefault(word, {})[theme] = float(weight)
    longest_first = sorted(words, key=len, reverse=True)
    return words, re.compile("|".join(map(re.escape, longest_first)))
