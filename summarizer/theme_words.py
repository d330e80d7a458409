"""Which words speak for which theme: sections are read by them, and quotes are chosen by them."""

import re

from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.text import either

Words = dict[str, dict[str, float]]
"""For each word the themes it speaks for, and how much."""


@derived
def theme_words(lexicon: Lexicon) -> tuple[Words, re.Pattern[str]]:
    """Return what each word weighs for which themes, and a pattern that finds the longest of them."""
    words: Words = {}
    for theme, weights in lexicon.themes.items():
        for word, weight in weights.items():
            words.setdefault(word, {})[theme] = float(weight)
    return words, re.compile(either(words))


def speaks_of(text: str, lexicon: Lexicon) -> dict[str, float]:
    """Return what the words of *text* weigh for each theme, each word once.

    >>> of = speaks_of("拆除违建二百处，新增停车位九百个。", lexicon)
    >>> max(of, key=of.get), speaks_of("顺利完成全部任务。", lexicon)
    ('城乡建设', {})
    """
    words, pattern = theme_words(lexicon)
    weights: dict[str, float] = {}
    for word in set(pattern.findall(text)):
        for theme, weight in words[word].items():
            weights[theme] = weights.get(theme, 0.0) + weight
    return weights
