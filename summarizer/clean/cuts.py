"""The cuts: lines that hold more than one thing, taken apart before they are labelled."""

import re
from collections.abc import Callable, Iterator, Sequence

from summarizer.clean.edits import Stretch
from summarizer.lexicon.text import STOPS
from summarizer.rule import Rule

CutRule = Rule[Callable[[str], Iterator[int]]]
"""Finds the places where a line is cut; in the specimens ¦ stands there."""

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


def _line_breaks(text: str) -> Iterator[int]:
    if "\\" in text or "\n" in text or "\r" in text:
        for match in _BREAK.finditer(text):
            yield match.start()
            yield match.end()


def _column(text: str) -> Iterator[int]:
    if len(text) < 90 and (match := _COLUMN.match(text)):
        yield match.end()


def _reporter(text: str) -> Iterator[int]:
    if (match := _LEAD.match(text) or _WIRE.match(text)) and len(text) > match.end() + 10:
        yield match.end()
    if match := _TAG.search(text):
        yield match.start(1)


def _gap(text: str) -> Iterator[int]:
    if len(text) < 120 and _FILED.search(text) and _FIELD.search(text):
        *_, last = _FIELD.finditer(text)
        yield last.start()


def _origin(text: str) -> Iterator[int]:
    if match := _ORIGIN.search(text):
        yield match.start(1)


def _end(text: str) -> Iterator[int]:
    if match := _END.search(text):
        yield match.start(1)


LINE_BREAKS: CutRule = Rule(
    name="line break left as letters",
    why="A page's source may leave its line breaks in the text as letters.",
    shows=(
        ("一、回顾\\r\\n全年增长8%。", "一、回顾¦全年增长8%。"),
        ("一、回顾\r全年增长8%。", "一、回顾¦全年增长8%。"),
    ),
    spares=("路径C:\\new与全年。",),
    read=_line_breaks,
)

CUTS: tuple[CutRule, ...] = (
    LINE_BREAKS,
    Rule(
        name="name of a column before a title",
        why="A newspaper prints the name of its column in 【】 before the title.",
        shows=(("【奋进新征程】实干兴区谱新篇", "【奋进新征程】¦实干兴区谱新篇"),),
        spares=(
            "【奋进新征程】",
            "【要闻】实干兴区谱新篇",
        ),
        read=_column,
    ),
    Rule(
        name="reporter's name at a paragraph",
        why="It stands behind the last sentence of a paragraph, or before its first.",
        shows=(
            ("项目全部开工。（记者 某某）", "项目全部开工。¦（记者 某某）"),
            ("本报讯（记者 某某）今年以来，项目全部开工。", "本报讯（记者 某某）¦今年以来，项目全部开工。"),
            (
                "新华社某地3月8日电（记者 某某）今年以来，项目全部开工。",
                "新华社某地3月8日电（记者 某某）¦今年以来，项目全部开工。",
            ),
        ),
        spares=("项目全部开工（记者站同时揭牌）。",),
        read=_reporter,
    ),
    Rule(
        name="gap between a page's fields and its title",
        why="The fields of a page's head may share a line with the title behind a wide gap.",
        shows=(("来源：某某网        政府工作报告", "来源：某某网¦政府工作报告"),),
        spares=("云岭县        政府工作报告",),
        read=_gap,
    ),
    Rule(
        name="site's name behind the text",
        why="A copy carries the name of the site behind the last sentence.",
        shows=(("为建设美丽云岭而努力奋斗！  来自某某数据网", "为建设美丽云岭而努力奋斗！¦来自某某数据网"),),
        spares=("群众的信心来自看得见的变化，全县织密一张网",),
        read=_origin,
    ),
    Rule(
        name="word that ends an article",
        why="（完） behind the last sentence is the paper's.",
        shows=(("城市面貌焕然一新。（完）", "城市面貌焕然一新。¦（完）"),),
        spares=("工程已（完）",),
        read=_end,
    ),
)
"""The cuts, in the order in which they are made."""


def cut(stretches: Sequence[Stretch], rule: CutRule) -> list[Stretch]:
    """Return *stretches* with each taken apart where *rule* says."""
    pieces: list[Stretch] = []
    for stretch in stretches:
        pieces += (
            piece for piece in stretch.cut(*rule.read(stretch.text)) if not _BREAK.fullmatch(piece.text)
        )
    return pieces
