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

# A mark on the page's Markdown, and what stands for it in the markup: characters that no report can have.
_MARK = re.compile(r"(?<!\\)\[([@?])(\d+)\]")
_MARKS = re.compile("((?:\ufdd0[@?]\\d+\ufdd1)+)")
_INLINE = {"strong", "b", "em", "i", "code", "span"}
HEAD, SHORT, LONG = 6, 10, 24
"""Characters of a heading and of a cell that stand on one line, and from which on a cell is a sentence."""
_BLOCKS = {"p", "li", "td", "th", "h1", "h2", "h3", "h4", "h5", "h6"}


def body(page: Page, where: Mapping[int, str], words: PageWords) -> str:
    """Return the markup of *page*; *where* says in words where each citation stands.

    >>> said = Page("甲区", "甲区", "新建学校3所。[@1]其余待定。", (), ())
    >>> print(body(said, {1: "甲.txt，第2行"}, words))
    <p><a class="said" href="#cite-1" data-cite="1" data-where="甲.txt，第2行">新建学校3所。</a>其余待定。</p>
    """
    lines = list(counted(page.markdown.split("\n"), words))
    # Of papers bound together the titles are what one looks for.
    depth = "1-2" if sum(line.startswith("# ") for line in lines) > 1 else "2-3"
    markdown = Markdown(
        extensions=["tables", "toc", "sane_lists"], extension_configs={"toc": {"toc_depth": depth}}
    )
    marked = _MARK.sub("\ufdd0\\1\\2\ufdd1", "\n".join(lines))
    root = lxml.html.fragment_fromstring(markdown.convert(marked), create_parent="div")
    doubts = {comment.number: comment.text for comment in page.comments}
    for block in list(root.iter(*_BLOCKS)):
        _link(block, where, doubts, words)
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


def _link(block: Element, where: Mapping[int, str], doubts: Mapping[int, str], words: PageWords) -> None:
    # A mark stands behind what it is the source of, which began at the mark
    # before it, at another element, or with the block itself.
    pieces = [(None, block.text)] + [(child, child.tail) for child in block]
    for child, text in pieces:
        if not text or not _MARKS.search(text):
            continue
        said, *rest = _MARKS.split(text)
        # Each element with the text behind it; what stands before the first one comes first.
        before = ""
        elements: list[Element] = []
        for marks, after in zip(rest[::2], rest[1::2], strict=True):
            lead, quoted = _lead(said)
            anchor = _anchor(marks, where, doubts, words)
            said = after
            if anchor is None:
                lead, quoted = lead + quoted, ""
            elif quoted:
                anchor.text = quoted
            elif not elements and child is not None and child.tag in _INLINE:
                _enclose(child, anchor)
                child, anchor = anchor, None
            else:
                anchor.text = words.say("page", "sources")
            if elements:
                elements[-1].tail += lead
            else:
                before += lead
            if anchor is not None:
                anchor.tail = ""
                elements.append(anchor)
        if elements:
            elements[-1].tail += said
        else:
            before += said
        if child is None:
            block.text, at = before, 0
        else:
            child.tail, at = before, block.index(child) + 1
        for position, anchor in enumerate(elements):
            block.insert(at + position, anchor)


def _enclose(element: Element, anchor: Element) -> None:
    """Put *element* into *anchor*, which takes its place and the text behind it."""
    element.getparent().replace(element, anchor)
    anchor.append(element)
    anchor.tail, element.tail = element.tail, None


def _lead(said: str) -> tuple[str, str]:
    """Return the mark that separates *said* from what stands before it, and the rest.

    >>> _lead("；增长6%")
    ('；', '增长6%')
    """
    quoted = said.lstrip("，；、：。 \n")
    return said[: len(said) - len(quoted)], quoted


def _anchor(
    marks: str, where: Mapping[int, str], doubts: Mapping[int, str], words: PageWords
) -> Element | None:
    """Return the empty link that *marks* make; None where they cite nothing."""
    numbers = [int(number) for number in re.findall(r"@(\d+)", marks)]
    if not numbers:
        return None
    anchor = builder.A()
    anchor.set("class", "said")
    anchor.set("href", f"#cite-{numbers[0]}")
    anchor.set("data-cite", " ".join(map(str, numbers)))
    places = dict.fromkeys(where[number] for number in numbers if number in where)
    told = words.say("note", "between_sources").join(places)
    if doubted := [doubts[number] for number in map(int, re.findall(r"\?(\d+)", marks)) if number in doubts]:
        anchor.set("class", "said doubtful")
        told = words.say("note", "between_sources").join((told, *doubted))
    anchor.set("data-where", told)
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
    for cell in table.iter("td", "th"):
        length = len(cell.text_content())
        # A name or a figure stands on one line, a sentence has room for one.
        if length <= (HEAD if cell.tag == "th" else SHORT) or length > LONG:
            cell.set("class", "short" if length <= SHORT else "long")
