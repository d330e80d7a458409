"""textrank4zh's ranking, exactly, on its own cutting of the text.

It cuts sentences at ``；`` too, tags each with jieba, drops its stop words,
links every sentence to itself, and lets the walker land anywhere alike.
"""

import re
import warnings
from collections.abc import Sequence

from summarizer.rank.graph import pagerank, similarities
from summarizer.rank.words import quiet_jieba

DAMPING = 0.85

_END = re.compile("……|[?!;？！。；…\n]")


def textrank(text: str) -> list[tuple[str, float]]:
    """Return the pieces of *text* and their scores, in the order they were written."""
    pieces = cut(text)
    return list(zip(pieces, scores(pieces), strict=True))


def cut(text: str) -> list[str]:
    """Cut *text* as textrank4zh does: the end marks are dropped, quotes ignored.

    >>> cut("完成投资3亿元；新建学校2所。")
    ['完成投资3亿元', '新建学校2所']
    """
    return [piece for part in _END.split(text) if (piece := part.strip())]


def scores(pieces: Sequence[str]) -> list[float]:
    """Return the score of each of *pieces*, which `cut` has made."""
    quiet_jieba()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from textrank4zh.Segmentation import WordSegmentation
    segmentation = WordSegmentation()
    words = [segmentation.segment(piece, lower=False) for piece in pieces]
    ranks: list[float] = pagerank(similarities(words, loops=True), DAMPING).tolist()
    return ranks
