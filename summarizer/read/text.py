"""Read plain text and Markdown."""

import re

from summarizer.lexicon.text import STOPS
from summarizer.read.decode import split_lines
from summarizer.records import RawLine

_HEADING = re.compile(r"^ {0,3}(#{1,6})\s+\S")
_BOLD = re.compile(r"^\s*(\*\*|__)(?!\s)[^*_]+\1\s*$")
_ROW = re.compile(r"^\s*\|.*\|\s*$")
_RULE = re.compile(r"^[\s|:=-]+$")
_UNDERLINED = re.compile(rf"^ {{0,3}}[^\s|#>*-].{{0,60}}(?<![{STOPS}；])$")
_UNDERLINE = re.compile(r"^ {0,3}(=+|-+)\s*$")


def is_markdown(text: str) -> bool:
    """Tell by its headings that a plain text is written in Markdown.

    >>> is_markdown("# 总结\\n\\n## 一、回顾\\n\\n全年增长8%。"), is_markdown("#1号文件\\n全年增长8%。")
    (True, False)
    """
    return sum(bool(_HEADING.match(line)) for line in split_lines(text)) > 1


def text_lines(text: str) -> tuple[RawLine, ...]:
    """Return the lines of a plain text."""
    return tuple(RawLine(number, line) for number, line in enumerate(split_lines(text), 1))


def markdown_lines(text: str) -> tuple[RawLine, ...]:
    """Return the lines of a Markdown text, with its headings, bold lines and rows of tables told.

    The text keeps its marks, so that a place in a line is a place in the file;
    cleaning takes them away.

    >>> lines = markdown_lines("## 一、回顾\\n**抓项目**\\n全年增长8%。")
    >>> [(line.text, line.heading, line.bold) for line in lines]
    [('## 一、回顾', 2, False), ('**抓项目**', 0, True), ('全年增长8%。', 0, False)]
    >>> [line.cells for line in markdown_lines("| 指标 | 增速 |\\n|---|---|\\n| 生产总值 | 8% |")]
    [('指标', '增速'), (), ('生产总值', '8%')]
    """
    lines = split_lines(text)
    found = []
    for number, line in enumerate(lines, 1):
        following = lines[number] if number < len(lines) else ""
        heading = 0
        if match := _HEADING.match(line):
            heading = len(match[1])
        elif _UNDERLINED.match(line) and (under := _UNDERLINE.match(following)):
            heading = 1 if under[1][0] == "=" else 2
        cells: tuple[str, ...] = ()
        if _ROW.match(line) and not _RULE.match(line):
            cells = tuple(cell.strip() for cell in line.strip().strip("|").split("|"))
        found.append(RawLine(number, line, heading=heading, bold=bool(_BOLD.match(line)), cells=cells))
    return tuple(found)
