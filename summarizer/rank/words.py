"""Cut sentences into words, quickly, with the genre's own terms kept whole.

jieba tags parts of speech fifty times more slowly than it cuts, so the biased
engine only cuts; what a word is worth is decided by lists: textrank4zh's stop
words, and the domain words of the lexicon.  rjieba, the same algorithm in
Rust, is used instead where it is installed (the extra ``fast``).
"""

import logging
import re
import warnings
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import cast

from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.text import HAN

Cut = Callable[[str], list[str]]

FREQUENCY = 100_000
"""Given to domain words: above jieba's commonest, so that they are never torn."""

_WORD = re.compile(rf"(?!〇)[{HAN}A-Za-z][{HAN}A-Za-z0-9+&.·-]*")
"""No figure, nor the 〇 of a year: those say how much, not what about."""


def segmented(texts: Sequence[str], lexicon: Lexicon) -> list[list[str]]:
    """Return the words of each of *texts* that carry meaning, in order.

    >>> segmented(["一般公共预算收入增长3.1%。", "深化“放管服”改革。"], lexicon)
    [['一般公共预算收入', '增长'], ['深化', '放管服', '改革']]
    """
    cut, stops = _segmentation(lexicon)
    # One call for all: the cutters are slow to start, and no word crosses a line end.
    lines: list[list[str]] = [[]]
    for word in cut("\n".join(text.replace("\n", " ") for text in texts).lower()):
        if word == "\n":
            lines.append([])
        elif _WORD.fullmatch(word) and word not in stops:
            lines[-1].append(word)
    return lines if texts else []


def _stop_words() -> frozenset[str]:
    """Return textrank4zh's stop words.

    The file is read without importing the package, which would load networkx.
    """
    package = find_spec("textrank4zh")
    assert package is not None and package.submodule_search_locations
    path = Path(package.submodule_search_locations[0]) / "stopwords.txt"
    return frozenset(path.read_text(encoding="utf-8").split())


def quiet_jieba() -> None:
    """Import jieba without its notes on stderr and the warnings of its old source."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import jieba
    jieba.setLogLevel(logging.WARNING)


@derived
def _segmentation(lexicon: Lexicon) -> tuple[Cut, frozenset[str]]:
    """Return what cuts a text into words, and the words that carry no meaning."""
    return _rust(lexicon) if find_spec("rjieba") else _python(lexicon), _stop_words()


def _rust(lexicon: Lexicon) -> Cut:
    import rjieba

    cutter = rjieba.Jieba()
    for word in lexicon.words:
        cutter.add_word(word, FREQUENCY, "n")
    return cast(Cut, cutter.cut)


def _python(lexicon: Lexicon) -> Cut:
    quiet_jieba()
    import jieba

    # A tokenizer of our own, for jieba's global one stays as the plain engine must find it;
    # with a copy of its dictionary, which takes a second to load.
    jieba.initialize()
    cutter = jieba.Tokenizer()
    cutter.FREQ, cutter.total, cutter.initialized = dict(jieba.dt.FREQ), jieba.dt.total, True
    for word in lexicon.words:
        cutter.add_word(word, FREQUENCY)
    return cast(Cut, cutter.lcut)
