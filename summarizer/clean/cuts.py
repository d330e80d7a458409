"""The cuts: lines that hold more than one thing, taken apart before they are labelled."""

import re
from collections.abc import Callable, Iterator, Sequence

from summarizer.clean.edits import Stretch
from summarizer.lexicon.text import STOPS

Cutting = Callable[[str], Iterator[int]]

_BREAK = re.compile(r"(?:\\r)?\\n(?![a-z])|[\r\n]+")
_COLUMN = re.compile(r"^\s*【[^】]{4,60}】\s*(?=\S)")
_TAG = re.compile(
    rf"(?<=[{STOPS}…”])\s*([（(]\s*(?:本报|本网)?(?:全媒体|见习)?(?:记者|通讯员|作者|文/)[^（()）。]{{1,40}}[）)])\s*$"
)
_WIRE = re.compile(
    r"^\s*(?:新华社|中新社|中新网|人民网)[^，。；（(\d]{0,8}\d{1,2}月\d{1,2}日电\s*[（(](?:记者|通讯员)[^）)。]{1,40}[）)]\s*(?:题：.*$)?"
)
_LEAD = re.compile(
    r"^\s*(?:[^，。；（(]{0,12}讯)?\s*[（(](?:本报|本网)?(?:全媒体)?(?:记者|通讯员)[^）)。]{1,40}[）)]\s*(?=\S)"
)
_ORIGIN = re.compile(rf"(?<=[{STOPS}…”])\s*((?:来自|摘自|转自|选自|搜索|来源[：:])[^，。；：]{{2,20}}网)\s*$")
_END = re.compile(rf"(?<=[{STOPS}…”])\s*([（(](?:完|全文完|本文完)[）)])\s*$")
_FILED = re.compile(r"^(?:来源|时间|日期|作者)[：:].*(?:报告|总结)$")
_FIELD = re.compile(r"(?<=\S)\s{4,}(?=\S)")


def line_breaks(text: str) -> Iterator[int]:
    r"""Find line breaks that were left in the text as the letters ``\r\n``.

    >>> list(line_breaks(r"一、回顾\r\n全年增长8%。"))
    [4, 8]
    """
    if "\\" in text or "\n" in text or "\r" in text:
        for match in _BREAK.finditer(text):
            yield match.start()
            yield match.end()


def columns(text: str) -> Iterator[int]:
    """Find the end of a newspaper column's name before a title.

    >>> list(columns("【奋进新征程】实干兴区谱新篇"))
    [7]
    """
    if len(text) < 90 and (match := _COLUMN.match(text)):
        yield match.end()


def tags(text: str) -> Iterator[int]:
    """Find the reporter's name behind the last sentence of a paragraph, or before its first.

    >>> list(tags("项目全部开工。（记者 某某）"))
    [7]
    >>> list(tags("本报讯（记者 某某）今年以来，项目全部开工。"))
    [10]
    >>> list(tags("新华社某地3月8日电（记者 某某）今年以来，项目全部开工。"))
    [17]
    """
    if (match := _LEAD.match(text) or _WIRE.match(text)) and len(text) > match.end() + 10:
        yield match.end()
    if match := _TAG.search(text):
        yield match.start(1)


def gaps(text: str) -> Iterator[int]:
    """Find the wide gap between the fields of a page's head and what stands behind them.

    >>> list(gaps("来源：某某网        政府工作报告"))
    [6]
    """
    if len(text) < 120 and _FILED.search(text) and _FIELD.search(text):
        *_, last = _FIELD.finditer(text)
        yield last.start()


def origins(text: str) -> Iterator[int]:
    """Find the site's name that a copy carries behind the last sentence.

    >>> list(origins("为建设美丽云岭而努力奋斗！  来自某某数据网"))
    [15]
    """
    if match := _ORIGIN.search(text):
        yield match.start(1)


def ends(text: str) -> Iterator[int]:
    """Find the word that ends an article behind its last sentence.

    >>> list(ends("城市面貌焕然一新。（完）")), list(ends("工程已（完）"))
    ([9], [])
    """
    if match := _END.search(text):
        yield match.start(1)


CUTS: tuple[Cutting, ...] = (line_breaks, columns, tags, gaps, origins, ends)


def cut(stretches: Sequence[Stretch], cutting: Cutting) -> list[Stretch]:
    """Return *stretches* with each taken apart where *cutting* says."""
    pieces: list[Stretch] = []
    for stretch in stretches:
        pieces += (piece for piece in stretch.cut(*cutting(stretch.text)) if not _BREAK.fullmatch(piece.text))
    return pieces
