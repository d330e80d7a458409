"""Read Word documents.

python-docx opens the package; the text is gathered from the XML itself,
because `Paragraph.text` leaves out what was inserted under change tracking or
stands in a content control, and a figure must never be lost without a word.
"""

import io
import re
from collections.abc import Iterator
from typing import Any

from summarizer.errors import UnreadableReport
from summarizer.messages import _
from summarizer.read.numbering import Numbering
from summarizer.records import RawLine

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# Deleted under change tracking, said a second time for old programs, or in a box of its own.
_SKIPPED = {f"{_W}del", f"{_W}moveFrom", f"{_MC}Fallback", f"{_W}txbxContent", f"{_W}instrText"}
_BROKEN = {f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}tab": "\t", f"{_W}noBreakHyphen": "-"}


def word_lines(raw: bytes) -> tuple[tuple[RawLine, ...], str | None]:
    """Return the paragraphs and rows of a Word document, and the title of its properties.

    A paragraph and a row of a table each count as one line, in the order of
    the document; the number that Word prints before a paragraph of a list
    belongs to its text.  Headings are told by their style or outline level, a table
    of contents is set aside.
    """
    try:
        return _read(raw)
    except Exception:  # whatever a broken package makes the parsers raise, the answer is the same
        raise UnreadableReport(_("is a damaged Word document; open it in Word and save it again.")) from None


def _read(raw: bytes) -> tuple[tuple[RawLine, ...], str | None]:
    from docx import Document

    document = Document(io.BytesIO(raw))
    styles = {style.style_id: style for style in document.styles}
    numbering = Numbering(_definitions(document))
    lines = tuple(
        _row(number, block) if block.tag == f"{_W}tr" else _paragraph(number, block, styles, numbering)
        for number, block in enumerate(_blocks(document.element.body), 1)
    )
    return lines, document.core_properties.title or None


def _definitions(document: Any) -> Any:
    """Return the root of the part that defines lists, None where there is none."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml

    try:
        return parse_xml(document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).blob)
    except KeyError:
        return None


def _blocks(parent: Any) -> Iterator[Any]:
    """Yield the paragraphs and rows under *parent*, through content controls and insertions."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield child
            for box in _boxes(child):
                yield from _blocks(box)
        elif child.tag == f"{_W}tbl":
            yield from child.iter(f"{_W}tr") if not _is_layout(child) else _cells(child)
        elif child.tag in (f"{_W}sdt", f"{_W}sdtContent", f"{_W}ins", f"{_W}customXml"):
            yield from _blocks(child)


def _boxes(paragraph: Any) -> Iterator[Any]:
    """Yield what text boxes hold that hang on *paragraph*: once, though old programs get a copy."""
    for box in paragraph.iter(f"{_W}txbxContent"):
        if not any(above.tag == f"{_MC}Fallback" for above in box.iterancestors()):
            yield box


def _is_layout(table: Any) -> bool:
    """Tell a table that only places text on the page: it has one cell, or cells of whole paragraphs."""
    cells = list(table.iter(f"{_W}tc"))
    return len(cells) == 1 or any(len(_text(cell)) > 200 for cell in cells)


def _cells(table: Any) -> Iterator[Any]:
    for cell in table.iter(f"{_W}tc"):
        yield from (p for p in cell if p.tag == f"{_W}p")


def _text(element: Any) -> str:
    if element.tag in _SKIPPED:
        return ""
    if element.tag == f"{_W}t":
        return element.text or ""
    if element.tag in _BROKEN:
        return _BROKEN[element.tag] if element.getparent().tag == f"{_W}r" else ""
    return "".join(map(_text, element))


def _row(number: int, row: Any) -> RawLine:
    texts = ("".join(_text(p) for p in cell.iter(f"{_W}p")) for cell in row.iter(f"{_W}tc"))
    cells = tuple(" ".join(text.split()) for text in texts)
    return RawLine(number, "\t".join(cells), cells=cells)


def _paragraph(number: int, paragraph: Any, styles: dict[str, Any], numbering: Numbering) -> RawLine:
    ancestry = list(_ancestry(styles.get(paragraph.style)))
    names = [style.name.lower() for style in ancestry]
    heading = next((int(m[1]) for n in names if (m := re.match(r"(?:heading|标题) ?([1-6])$", n))), 0)
    level = paragraph.find(f"{_W}pPr/{_W}outlineLvl")
    if not heading and level is not None and int(level.get(f"{_W}val", 9)) < 6:
        heading = int(level.get(f"{_W}val")) + 1
    runs = [run for run in paragraph.iter(f"{_W}r") if _text(run).strip()]
    inherited = any(style.font.bold for style in ancestry)
    bold = bool(runs) and all(_is_bold(run, inherited) for run in runs)
    aside = any(re.match(r"(?:toc|目录)", name) for name in names)
    text = _text(paragraph)
    label = numbering.label(paragraph, ancestry) if text.strip() else ""
    return RawLine(number, label + text, heading=heading, bold=bold, aside=aside)


def _ancestry(style: Any) -> Iterator[Any]:
    """Yield *style* and those it rests on, each once, also where they rest on one another in a ring."""
    seen: set[str] = set()
    while style is not None and style.style_id not in seen:
        seen.add(style.style_id)
        yield style
        style = style.base_style


def _is_bold(run: Any, inherited: bool) -> bool:
    mark = run.find(f"{_W}rPr/{_W}b")
    if mark is None:
        return inherited
    return mark.get(f"{_W}val", "1") not in ("0", "false", "off")
