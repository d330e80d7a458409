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
from summarizer.word_text import NOTES, W, blocks, every_block, text_of


def word_lines(raw: bytes, whole: bool = False) -> tuple[tuple[RawLine, ...], str | None]:
    """Return the paragraphs and rows of a Word document, and the title of its properties.

    With *whole* those of its footnotes and endnotes follow.

    A paragraph and a row of a table each count as one line, in the order of
    the document; the number that Word prints before a paragraph of a list
    belongs to its text.  Headings are told by their style or outline level, a table
    of contents is set aside.
    """
    try:
        return _read(raw, whole)
    except Exception:  # whatever a broken package makes the parsers raise, the answer is the same
        raise UnreadableReport(_("is a damaged Word document; open it in Word and save it again.")) from None


def _read(raw: bytes, whole: bool) -> tuple[tuple[RawLine, ...], str | None]:
    from docx import Document

    document = Document(io.BytesIO(raw))
    styles = {style.style_id: style for style in document.styles}
    numbering = Numbering(_definitions(document))
    parts = (document.element.body, *(_notes(document) if whole else ()))
    lines = tuple(
        _row(number, block) if block.tag == f"{W}tr" else _paragraph(number, block, styles, numbering)
        for number, block in enumerate(every_block(parts) if whole else blocks(parts[0]), 1)
    )
    return lines, document.core_properties.title or None


def _notes(document: Any) -> Iterator[Any]:
    """Yield the roots of the parts that hold footnotes and endnotes."""
    from docx.oxml import parse_xml

    for name in NOTES:
        for relation in document.part.rels.values():
            if relation.reltype.endswith(f"/{name}"):
                yield parse_xml(relation.target_part.blob)


def _definitions(document: Any) -> Any:
    """Return the root of the part that defines lists, None where there is none."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml

    try:
        return parse_xml(document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).blob)
    except KeyError:
        return None


def _row(number: int, row: Any) -> RawLine:
    texts = ("".join(text_of(p) for p in cell.iter(f"{W}p")) for cell in row.iter(f"{W}tc"))
    cells = tuple(" ".join(text.split()) for text in texts)
    return RawLine(number, "\t".join(cells), cells=cells)


def _paragraph(number: int, paragraph: Any, styles: dict[str, Any], numbering: Numbering) -> RawLine:
    ancestry = list(_ancestry(styles.get(paragraph.style)))
    names = [style.name.lower() for style in ancestry]
    heading = next((int(m[1]) for n in names if (m := re.match(r"(?:heading|标题) ?([1-6])$", n))), 0)
    level = paragraph.find(f"{W}pPr/{W}outlineLvl")
    if not heading and level is not None and int(level.get(f"{W}val", 9)) < 6:
        heading = int(level.get(f"{W}val")) + 1
    runs = [run for run in paragraph.iter(f"{W}r") if text_of(run).strip()]
    inherited = any(style.font.bold for style in ancestry)
    bold = bool(runs) and all(_is_bold(run, inherited) for run in runs)
    aside = any(re.match(r"(?:toc|目录)", name) for name in names)
    text = text_of(paragraph)
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
    mark = run.find(f"{W}rPr/{W}b")
    if mark is None:
        return inherited
    return mark.get(f"{W}val", "1") not in ("0", "false", "off")
