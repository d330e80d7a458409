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


def cut(text: str) -> list[str]:
    """Cut *text* as textrank4zh does: the end marks are dropped, quotes ignored.

    >>> cut("完成投资3亿元；新建学校2所。")
    ['完成投资3亿元', '新建学校2所']
    """
    return [piece for part in _END.split(text) if (piece := part.strip())]


def scores(pieces: Sequence[str]) -> list[float]:
    """Return the score of each of *pieces*, which `cut` has made."""
    ranks: list[float] = pagerank(similarities(words(pieces), plain=True), DAMPING).tolist()
    return ranks


def words(pieces: Sequence[str]) -> list[list[str]]:
    """Return the words of each of *pieces*: tagged, marks and stop words dropped."""
    quiet_jieba()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from textrank4zh.Segmentation import WordSegmentation
    segmentation = WordSegmentation()
    return [segmentation.segment(piece, lower=False) for piece in pieces]
