"""Tell what a paragraph does in the speech: address, sum up, exhort, look ahead."""

import re

from summarizer.lexicon import Lexicon
from summarizer.segment.numbers import FIGURE


def addresses(text: str, lexicon: Lexicon) -> bool:
    """Return whether *text* begins by addressing the hall.

    >>> addresses("各位代表！蓝图已经绘就。", lexicon)
    True
    """
    return text.startswith(lexicon.headings.lead.address)


def returns(text: str, lexicon: Lexicon) -> bool:
    """Return whether *text* speaks of the whole again, and no longer of the last sub-heading.

    >>> returns("在肯定成绩的同时，我们也看到短板。", lexicon), returns("新建学校4所。", lexicon)
    (True, False)
    """
    return text.startswith(lexicon.headings.closing.returns)


def ordinary(text: str, lexicon: Lexicon) -> bool:
    """Return whether *text* begins as any sentence of a report may."""
    return text.startswith(lexicon.headings.lead.ordinary)


def is_exhortation(text: str, lexicon: Lexicon, least: int = 2) -> bool:
    """Return whether *text* holds at least so many words of exhortation, and not one figure.

    >>> is_exhortation("让我们携手奋进！", lexicon), is_exhortation("新征程上，携手引进项目36个。", lexicon)
    (True, False)
    """
    words = lexicon.headings.closing.exhorting
    return sum(word in text for word in words) >= least and not FIGURE.search(text)


def has_closing_words(text: str, lexicon: Lexicon) -> bool:
    """Return whether *text* calls the hearers up, as only the close of a report does."""
    return any(word in text for word in lexicon.headings.closing.closing_words)


def looks_ahead(text: str, lexicon: Lexicon, before: str = "") -> bool:
    """Return whether *text* turns, in its first sentence or its second, to a time to come.

    A year that was spoken of *before* is not to come.

    >>> looks_ahead("长风破浪正当时。展望2022年，全县将新建公路40公里。", lexicon, "2021年新建公路36公里。")
    True
    >>> looks_ahead("2021年，我县将就业作为头等大事。", lexicon)
    False
    >>> looks_ahead("2021年，全县将新建公路。", lexicon, "2021年开局良好。")
    False
    """
    ahead = re.compile(lexicon.headings.closing.ahead)
    for sentence in re.split("(?<=[。！])", text, maxsplit=2)[:2]:
        if match := ahead.match(sentence):
            return match[1] is None or f"{match[1]}年" not in before
    return False
