"""The Markdown of a page -> the markup of its text."""

import re
from collections.abc import Mapping
from typing import Any

import lxml.html
from lxml.html import builder
from markdown import Markdown

from summarizer.page_words import PageWords
from summarizer.records import Page
from summarizer.write.chart_svg import svg
from summarizer.write.notes import counted, numbered

Element = Any  # lxml's elements have no type of their own.

_MARKS = re.compile(r"((?:\[@\d+\])+)")
_BLOCKS = {"p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"}


def body(page: Page, where: Mapping[int, str], words: PageWords) -> str:
    """Return the markup of *page*; *where* says in words where each citation stands.

    >>> said = Page("甲区", "甲区", "新建学校3所。[@1]其余待定。", (), ())
    >>> print(body(said, {1: "甲.txt，第2行"}, words))
    <p><a class="said" href="#cite-1" data-cite="1" data-where="甲.txt，第2行">新建学校3所。</a>其余待定。</p>
    """
    markdown = Markdown(
        extensions=["tables", "toc", "sane_lists"], extension_configs={"toc": {"toc_depth": "2-3"}}
    )
    root = lxml.html.fragment_fromstring(
        markdown.convert("\n".join(counted(page.markdown.split("\n"), words))), create_parent="div"
    )
    for block in list(root.iter(*_BLOCKS)):
        _link(block, where, words)
    _draw(root, page, words)
    for table in list(root.iter("table")):
        _wrap(table)
    marks = (re.escape(numbered(kind, "#", words)) for kind in ("table", "figure"))
    caption = re.compile("|".join(mark.replace(re.escape("#"), r"\d+") for mark in marks))
    for paragraph in root.iter("p"):
        if caption.match(paragraph.text_content()):
            paragraph.set("class", "caption")
    inside = [lxml.html.tostring(child, encoding="unicode").strip() for child in root]
    return "\n".join(inside)


def _link(block: Element, where: Mapping[int, str], words: PageWords) -> None:
    # A mark stands behind what it is the source of, which began at the mark
    # before it, at another element, or with the block itself.
    pieces = [(None, block.text)] + [(child, child.tail) for child in block]
    for child, text in pieces:
        if not text or not _MARKS.search(text):
            continue
        said, *rest = _MARKS.split(text)
        elements = []
        for marks, after in zip(rest[::2], rest[1::2], strict=True):
            lead, quoted = _lead(said)
            elements.append((lead, _anchor(marks, quoted, where, words)))
            said = after
        if child is None:
            block.text, at = elements[0][0], 0
        else:
            child.tail, at = elements[0][0], block.index(child) + 1
        for position, (_lead_in, anchor) in enumerate(elements):
            block.insert(at + position, anchor)
            anchor.tail = elements[position + 1][0] if position + 1 < len(elements) else said


def _lead(said: str) -> tuple[str, str]:
    """Return the mark that separates *said* from what stands before it, and the rest.

    >>> _lead("；增长6%")
    ('；', '增长6%')
    """
    quoted = said.lstrip("，；、：。 \n")
    return said[: len(said) - len(quoted)], quoted


def _anchor(marks: str, said: str, where: Mapping[int, str], words: PageWords) -> Element:
    numbers = [int(number) for number in re.findall(r"\d+", marks)]
    anchor = builder.A(said or words.say("page", "sources"))
    anchor.set("class", "said")
    anchor.set("href", f"#cite-{numbers[0]}")
    anchor.set("data-cite", " ".join(map(str, numbers)))
    places = dict.fromkeys(where[number] for number in numbers if number in where)
    anchor.set("data-where", words.say("note", "between_sources").join(places))
    return anchor


def _draw(root: Element, page: Page, words: PageWords) -> None:
    charts = {f"figures/{chart.name}.svg": chart for chart in page.charts}
    for image in list(root.iter("img")):
        chart = charts.get(image.get("src"))
        if chart is None:
            continue
        drawn = lxml.html.fragment_fromstring(f"<figure>{svg(chart, words)}</figure>")
        # A chart is no part of a paragraph: it takes its place.
        paragraph = image.getparent()
        paragraph.getparent().replace(paragraph, drawn)


def _wrap(table: Element) -> None:
    # A wide table scrolls by itself; the page never does.
    frame = builder.DIV()
    frame.set("class", "table")
    frame.tail, table.tail = table.tail, None
    table.getparent().replace(table, frame)
    frame.append(table)
