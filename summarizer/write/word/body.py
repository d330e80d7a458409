"""The XHTML of a page -> the paragraphs, tables and charts of the document."""

import hashlib
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part

from summarizer.page_words import PageWords
from summarizer.records import Chart
from summarizer.write.word import charts, parts
from summarizer.write.word.arrange import Arrangement, Outline
from summarizer.write.word.inline import Inline, numbered, plain
from summarizer.write.word.styles import WIDTH, Styles
from summarizer.write.word.tables import Align, TableCell, table
from summarizer.write.word.xml import EMU, Element, W, find, find_all, paragraph, parse, w

_HEADINGS = {"h1": "Title", **{f"h{level}": f"heading {level - 1}" for level in range(2, 7)}}
_BLOCKS = {"p", "ul", "ol", "table", "blockquote", "pre", "hr", "div", *_HEADINGS}
BELOW = 200
"""Twips between a table and the text under it."""
_HEIGHT = 2_232_000
"""Of a chart, in EMU: 62 mm, so that a page of text takes one along."""


@dataclass
class Body:
    """What the walk over a page needs to know, and what it has used up so far."""

    document_part: Any
    styles: Styles
    charts: Mapping[str, Chart]
    words: PageWords
    comments: Mapping[str, str]
    """What each comment says, by the id of the element that marks its place."""
    width: int = WIDTH
    """Twips between the margins."""
    lists: parts.Lists = field(init=False)
    inline: Inline = field(init=False)
    first_drawing: int = field(init=False)
    first_bookmark: int = field(init=False)
    drawings: int = 0
    found: bool = False
    """Whether the page opens with findings."""
    contents: Element = None
    """The paragraph in whose place the table of contents belongs, where the page has one."""

    def __post_init__(self) -> None:
        self.lists = parts.Lists(self.document_part)
        # A logo or a bookmark of the letterhead has its number already.
        whole = self.document_part.element
        self.first_drawing = 1 + max((int(e.get("id")) for e in find_all(whole, ".//wp:docPr")), default=0)
        marks = find_all(whole, ".//w:bookmarkStart")
        self.first_bookmark = 1 + max((int(mark.get(f"{{{W}}}id")) for mark in marks), default=0)

    def blocks(self, root: Element, above: Sequence[Element] = (), below: bool = False) -> list[Element]:
        """Return the elements that *root*, the page's XHTML, becomes.

        They stand under the letterhead *above*, and over one where *below*.
        """
        blocks = list(self._blocks(root))
        outline = Outline(self.bookmarks, self.parts, self.contents, self.found)
        arrangement = Arrangement(
            self.styles, self.inline, self.words, self.width, self._said_in_notes(), outline
        )
        return arrangement.of(blocks, above, below)

    def _blocks(self, root: Element) -> Iterator[Element]:
        notes = {
            item.get("id").removeprefix("fn:"): item
            for item in root.iterfind(".//div[@class='footnote']/ol/li")
        }
        # A second title begins another paper bound into this file.
        headings = list(root.iter(*_HEADINGS))
        titles = [element for element in headings if element.tag == "h1"]
        headings = [element for element in headings if element not in titles[:1]]
        self.parts = frozenset(titles[1:])
        bookmarks = {heading: _bookmark(number, plain(heading)) for number, heading in enumerate(headings)}
        self.numbers = {heading: number for number, heading in enumerate(headings, self.first_bookmark)}
        self.inline = Inline(
            self.document_part,
            self.styles,
            notes,
            {_slug(plain(heading)): name for heading, name in bookmarks.items()},
            self.comments,
            self.words.say("comment", "author"),
        )
        self.bookmarks = bookmarks
        yield from self._walk(root)

    def _walk(self, parent: Element, style: str = "Body Text") -> Iterator[Element]:
        yield from self._loose(parent.text, style)
        below = False
        for element in parent:
            for block in self._block(element, style):
                if below and block.tag == f"{{{W}}}p":
                    properties = find(block, "w:pPr")
                    outline = find(properties, "w:outlineLvl")
                    at = len(properties) if outline is None else properties.index(outline)
                    properties.insert(at, w("spacing", before=BELOW))
                below = False
                yield block
            below = element.tag == "table"
            yield from self._loose(element.tail, style)

    def _loose(self, content: str | None, style: str) -> Iterator[Element]:
        """Yield the paragraph of text that stands between blocks, as loose HTML has it."""
        if content and content.strip():
            yield self._paragraph(style, self.inline.runs_of_text(content.strip("\n")))

    def _block(self, element: Element, style: str) -> Iterator[Element]:
        match element.tag:
            case "div" if element.get("class") == "contents":
                self.contents = self._paragraph("Body Text", [])
                yield self.contents
            case "p":
                yield from self._text_or_chart(element, style)
            case "h1" | "h2" | "h3" | "h4" | "h5" | "h6":
                yield self._heading(element)
            case "ul" | "ol":
                yield from self._list(element, 0)
            case "table":
                yield from self._table(element)
            case "blockquote":
                yield from self._walk(element, "Quote")
            case "pre":
                yield self._code(element)
            case "hr":
                yield self._rule()
            case "div" if element.get("class") == "footnote":
                return
            case "script" | "style":
                return
            case str():
                yield from self._walk(element, style)

    def _paragraph(self, style: str, runs: Iterable[Element], *properties: Element) -> Element:
        return paragraph(self.styles.id(style), runs, *properties)

    # -- headings and contents

    def _heading(self, element: Element) -> Element:
        properties = (w("pageBreakBefore"), w("outlineLvl", val=0)) if element in self.parts else ()
        paragraph = self._paragraph(_HEADINGS[element.tag], self.inline.runs(element), *properties)
        if element in self.bookmarks:
            number = self.numbers[element]
            paragraph.insert(1, w("bookmarkStart", id=number, name=self.bookmarks[element]))
            paragraph.append(w("bookmarkEnd", id=number))
        return paragraph

    def _said_in_notes(self) -> dict[str, str]:
        """Return the text of each note by its id."""
        return {
            note.get(f"{{{W}}}id"): "".join(piece.text or "" for piece in note.iter(f"{{{W}}}t"))
            for note in parts.footnotes(self.document_part)
        }

    # -- text

    def _text_or_chart(self, element: Element, style: str) -> Iterator[Element]:
        chart = self._chart_of(element)
        if chart is not None:
            yield from self._drawn(chart)
            if chart.kind == "heat" and (element.getnext() is None or element.getnext().tag == "table"):
                # Two tables in a row would grow together.
                yield self._paragraph("Figure", [])
            return
        said = plain(element)
        after, before = element.getnext(), element.getprevious()
        if self._captions(said, "table") and after is not None and after.tag == "table":
            style = "caption"
        elif said.startswith(self.words.say("caption", "remark")) and self._follows_table(element):
            style = "Table Note"
        elif (
            said.startswith(self.words.say("caption", "figure"))
            and before is not None
            and self._chart_of(before) is not None
        ):
            style = "Figure Caption"
        runs = self.inline.runs(element)
        if style in ("caption", "Figure Caption"):
            runs = numbered(runs, self.words)
        yield self._paragraph(style, runs)

    def _follows_table(self, element: Element) -> bool:
        """Return whether *element* is a remark under a table, be it the second one."""
        before = element.getprevious()
        while before is not None and before.tag == "p":
            if not plain(before).startswith(self.words.say("caption", "remark")):
                return self._chart_of(before) is not None
            before = before.getprevious()
        return before is not None and before.tag == "table"

    def _captions(self, said: str, kind: str) -> bool:
        return said.startswith(self.words.say("caption", kind))

    def _chart_of(self, element: Element) -> Chart | None:
        if element.tag != "p" or len(element) != 1 or element[0].tag != "img" or plain(element).strip():
            return None
        return self.charts.get(PurePosixPath(element[0].get("src", "")).stem)

    def _list(self, element: Element, level: int) -> Iterator[Element]:
        ordered = element.tag == "ol"
        style = "List Number" if ordered else "List Bullet"
        kind = "decimal"
        if ordered and self._finds(element):
            style, kind, self.found = "Finding", "finding", True
        number = self.lists.numbers(int(element.get("start", 1)), kind) if ordered else self.lists.bullets()
        for item in element:
            numbered = w("numPr", w("ilvl", val=min(level, 8)), w("numId", val=number))
            opening = True
            for runs in self._item(item, level):
                if isinstance(runs, list):
                    if opening:
                        yield self._paragraph(style, runs, numbered)
                    else:
                        yield self._paragraph("List Continue", runs)
                    opening = False
                else:
                    yield runs

    def _finds(self, element: Element) -> bool:
        """Return whether *element* is the list of findings that a paper opens with."""
        before = element.getprevious()
        return (
            before is not None
            and before.tag in _HEADINGS
            and plain(before).strip().endswith(self.words.say("caption", "findings"))
        )

    def _item(self, item: Element, level: int) -> Iterator[list[Element] | Element]:
        """Yield the runs of each paragraph of *item*, and its other blocks whole."""
        if not any(child.tag in _BLOCKS for child in item):
            yield self.inline.runs(item)
            return
        loose: list[Element] = []
        if (item.text or "").strip():
            loose += self.inline.runs_of_text(item.text.strip("\n"))
        for child in item:
            if child.tag not in _BLOCKS:
                loose += self.inline.runs_of_element(child)
                continue
            if loose:
                yield loose
                loose = []
            if child.tag == "p":
                yield self.inline.runs(child)
            elif child.tag in ("ul", "ol"):
                yield from self._list(child, level + 1)
            else:
                yield from self._block(child, "List Continue")
            if (child.tail or "").strip():
                loose += self.inline.runs_of_text(child.tail.strip("\n"))
        if loose:
            yield loose

    def _code(self, element: Element) -> Element:
        runs: list[Element] = []
        for number, line in enumerate("".join(element.itertext()).rstrip("\n").split("\n")):
            if number:
                runs.append(w("r", w("br")))
            runs.append(self.inline.run(line))
        return self._paragraph("Source Code", runs)

    def _rule(self) -> Element:
        border = w("pBdr", w("bottom", val="single", sz=4, space=1, color="808080"))
        return self._paragraph("Body Text", [], border)

    # -- tables and charts

    def _table(self, element: Element) -> Iterator[Element]:
        rows = [list(row.iter("td", "th")) for row in element.iter("tr")]
        across = max(map(len, rows), default=0)
        if not across:
            return
        # An author's HTML may leave cells out.
        lines = [[*map(self._cell, row), *(self._said("") for _ in range(across - len(row)))] for row in rows]
        aligned: list[Align] = [_aligned(cell) for cell in max(rows, key=len)]
        before = element.getprevious()
        title = (
            plain(before)
            if before is not None
            and before.tag == "p"
            and plain(before).startswith(self.words.say("caption", "table"))
            else ""
        )
        yield table(lines[0], lines[1:], aligned, self.width, self.styles.id, title)

    def _cell(self, element: Element) -> TableCell:
        return TableCell(plain(element), tuple(self.inline.runs(element)))

    def _drawn(self, chart: Chart) -> Iterator[Element]:
        if chart.kind == "heat":
            yield self._heat(chart)
            return
        self.drawings += 1
        name = f"{self.drawings}"
        number = self.first_drawing + self.drawings
        relation, part = parts.add_part(
            self.document_part, f"/word/charts/figure{name}.xml", CT.DML_CHART, b"", RT.CHART
        )
        sheet = Part(
            PackURI(f"/word/embeddings/workbook{name}.xlsx"),
            CT.SML_SHEET,
            charts.workbook(chart, self.words),
            self.document_part.package,
        )
        part._blob = charts.chart_xml(chart, part.relate_to(sheet, RT.PACKAGE), self.words)
        across = self.width * EMU
        drawing = parse(
            f'<w:drawing><wp:inline distT="0" distB="0" distL="0" distR="0"><wp:extent cx="{across}" '
            f'cy="{_HEIGHT}"/>'
            f'<wp:docPr id="{number}" name="Chart {name}"/><wp:cNvGraphicFramePr/>'
            f'<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/chart">'
            f'<c:chart r:id="{relation}"/></a:graphicData></a:graphic></wp:inline></w:drawing>'
        )
        described = find(drawing, ".//wp:docPr")
        described.set("descr", chart.alt)
        described.set("title", chart.title)
        yield self._paragraph("Figure", [w("r", drawing)])

    def _heat(self, chart: Chart) -> Element:
        """Return *chart* as a table whose cells are the darker the larger their number."""
        numbers = [value for series in chart.series for value in series.values if value is not None]
        most = max(numbers, default=None)
        header = [self._said(""), *map(self._said, chart.categories)]
        rows = [
            [
                self._said(series.name),
                *(self._said("" if value is None else f"{value:f}") for value in series.values),
            ]
            for series in chart.series
        ]
        shades = [
            [
                None,
                *(
                    None if value is None or not most else _shade(float(value / most))
                    for value in series.values
                ),
            ]
            for series in chart.series
        ]
        aligned: list[Align] = ["left"]
        aligned += ["center"] * len(chart.categories)
        return table(
            header, rows, aligned, self.width, self.styles.id, chart.alt, shades, captioned_below=True
        )

    def _said(self, content: str) -> TableCell:
        return TableCell(content, (self.inline.run(content),) if content else ())


def _aligned(cell: Element) -> Align:
    style = cell.get("style") or cell.get("align") or ""
    return "right" if "right" in style else "center" if "center" in style else "left"


def _shade(part: float) -> str:
    """Return a blue as deep as *part* of the largest number is large; black text stays readable on it."""
    pale, deep = (255, 255, 255), (143, 180, 219)
    return "".join(
        f"{round(light + (dark - light) * max(part, 0)):02X}" for light, dark in zip(pale, deep, strict=True)
    )


def _bookmark(number: int, title: str) -> str:
    """Return a name that Word takes: a heading's own characters may not stand in one."""
    return f"_Toc{int(hashlib.sha256(f'{number} {title}'.encode()).hexdigest()[:7], 16):09d}"


def _slug(title: str) -> str:
    """Return the anchor that GitHub gives a heading."""
    return re.sub(r"[^\w\- ]", "", title.lower()).replace(" ", "-")
