"""Read OpenDocument texts (.odt, ISO/IEC 26300).

The text is gathered from the XML itself, as for Word: what was deleted under
change tracking and what only stands beside the text is left out.
"""

import io
import re
import zipfile
from collections.abc import Iterator
from typing import Any

from summarizer.errors import UnreadableReport
from summarizer.messages import _
from summarizer.records import RawLine

_OFFICE = "{urn:oasis:names:tc:opendocument:xmlns:office:1.0}"
_TEXT = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
_TABLE = "{urn:oasis:names:tc:opendocument:xmlns:table:1.0}"
_STYLE = "{urn:oasis:names:tc:opendocument:xmlns:style:1.0}"
_FO = "{urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0}"
_SKIPPED = {f"{_TEXT}tracked-changes", f"{_TEXT}note", f"{_OFFICE}annotation", f"{_TEXT}sequence-decls"}
_BROKEN = {f"{_TEXT}line-break": "\n", f"{_TEXT}tab": "\t"}


def opendocument_lines(raw: bytes) -> tuple[tuple[RawLine, ...], str | None]:
    """Return the paragraphs and rows of a text, numbered from 1 as those of a .docx are, and its title.

    Raises `UnreadableReport` where the document is damaged or has a password.
    """
    from lxml import etree

    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            if b"encryption-data" in archive.read("META-INF/manifest.xml"):
                raise UnreadableReport(_("is protected by a password; save it without one."))
            content = etree.fromstring(archive.read("content.xml"), parser)
            about = archive.read("meta.xml") if "meta.xml" in archive.namelist() else b""
    except (zipfile.BadZipFile, etree.XMLSyntaxError, KeyError, OSError, ValueError, RuntimeError):
        raise UnreadableReport(_("is a damaged OpenDocument text; open it and save it again.")) from None
    body = content.find(f"{_OFFICE}body/{_OFFICE}text")
    if body is None:
        raise UnreadableReport(_("is a damaged OpenDocument text; open it and save it again."))
    bold = frozenset(_bold_styles(content))
    lines = tuple(_line(number, block, bold) for number, block in enumerate(_blocks(body), 1))
    title = re.search(rb"<dc:title>([^<]+)</dc:title>", about)
    return lines, title[1].decode("utf-8", "replace").strip() or None if title else None


def _bold_styles(content: Any) -> Iterator[str]:
    for style in content.iter(f"{_STYLE}style"):
        properties = style.find(f"{_STYLE}text-properties")
        if properties is not None and properties.get(f"{_FO}font-weight") in (
            "bold",
            "600",
            "700",
            "800",
            "900",
        ):
            yield style.get(f"{_STYLE}name")


def _blocks(parent: Any) -> Iterator[Any]:
    """Yield the headings, paragraphs and rows under *parent*, those of lists and sections too."""
    for child in parent:
        if child.tag in (f"{_TEXT}p", f"{_TEXT}h"):
            yield child
        elif child.tag == f"{_TABLE}table":
            yield from child.iter(f"{_TABLE}table-row") if not _is_layout(child) else _cells(child)
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            yield from _blocks(child)


def _is_layout(table: Any) -> bool:
    """Tell a table that only places text on the page: it has one cell, or cells of whole paragraphs."""
    cells = list(table.iter(f"{_TABLE}table-cell"))
    return len(cells) == 1 or any(len(_said(cell)) > 200 for cell in cells)


def _cells(table: Any) -> Iterator[Any]:
    for cell in table.iter(f"{_TABLE}table-cell"):
        yield from _blocks(cell)


def _line(number: int, block: Any, bold: frozenset[str]) -> RawLine:
    if block.tag == f"{_TABLE}table-row":
        cells = tuple(" ".join(_said(cell).split()) for cell in block if cell.tag.endswith("table-cell"))
        return RawLine(number, "\t".join(cells), cells=cells)
    level = int(block.get(f"{_TEXT}outline-level", 1)) if block.tag == f"{_TEXT}h" else 0
    spans = list(block.iter(f"{_TEXT}span"))
    within = "".join(_said(span) for span in spans if span.get(f"{_TEXT}style-name") in bold)
    text = _said(block)
    heavy = block.get(f"{_TEXT}style-name") in bold or (bool(text.strip()) and within.strip() == text.strip())
    return RawLine(number, text, heading=level if level <= 6 else 0, bold=heavy)


def _said(element: Any) -> str:
    """Return the text of *element*, its repeated blanks and breaks too, without notes and changes."""
    if not isinstance(element.tag, str) or element.tag in _SKIPPED:
        return ""
    if element.tag == f"{_TEXT}s":
        return " " * min(int(element.get(f"{_TEXT}c", 1)), 100)
    if element.tag in _BROKEN:
        return _BROKEN[element.tag]
    parts = [element.text or ""]
    for child in element:
        parts += [_said(child), child.tail or ""]
    return "".join(parts)
