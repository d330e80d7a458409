"""Tell what a paragraph does in the speech: address, sum up, exhort, look ahead."""

import re

from summarizer.lexicon import table
from summarizer.segment.numbers import FIGURE


def addresses(text: str) -> bool:
    """Return whether *text* begins by addressing the hall.

    >>> addresses("各位代表！蓝图已经绘就。")
    True
    """
    return text.startswith(tuple(table("headings")["lead"]["address"]))


def returns(text: str) -> bool:
    """Return whether *text* speaks of the whole again, and no longer of the last sub-heading.

    >>> returns("在肯定成绩的同时，我们也看到短板。"), returns("新建学校4所。")
    (True, False)
    """
    return text.startswith(tuple(table("headings")["closing"]["returns"]))


def ordinary(text: str) -> bool:
    """Return whether *text* begins as any sentence of a report may."""
    return text.startswith(tuple(table("headings")["lead"]["ordinary"]))


def exhorts(text: str, least: int = 2) -> bool:
    """Return whether *text* holds at least so many words of exhortation, and not one figure.

    >>> exhorts("让我们携手奋进新征程！"), exhorts("新征程上，携手引进项目36个。")
    (True, False)
    """
    words = table("headings")["closing"]["exhorting"]
    return sum(word in text for word in words) >= least and not FIGURE.search(text)


def summons(text: str) -> bool:
    """Return whether *text* calls the hearers up, as only the close of a report does."""
    return any(word in text for word in table("headings")["closing"]["summons"])


def looks_ahead(text: str, before: str = "") -> bool:
    """Return whether *text* turns, in its first sentence or its second, to a time to come.

    A year that was spoken of *before* is not to come.

    >>> looks_ahead("长风破浪正当时。展望2022年，全县将新建公路40公里。", "2021年新建公路36公里。")
    True
    >>> looks_ahead("2021年，我县将就业作为头等大事。")
    False
    >>> looks_ahead("2021年，全县将新建公路。", "2021年开局良好。")
    False
    """
    ahead = re.compile(table("headings")["closing"]["ahead"])
    for sentence in re.split("(?<=[。！])", text)[:2]:
        if match := ahead.match(sentence):
            return match[1] is None or f"{match[1]}年" not in before
    return False
