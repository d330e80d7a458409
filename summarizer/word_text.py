"""The text of a Word document: its paragraphs and rows in order, and what each says.

Who reads a document and who writes comments into it count the same lines.  The
text is gathered from the XML itself, because python-docx leaves out what was
inserted under change tracking or stands in a content control.
"""

from collections.abc import Iterator, Sequence
from typing import Any

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
NOTES = ("footnotes", "endnotes")
"""The parts that hold notes, as their relations are called."""
# Deleted under change tracking, said a second time for old programs, or in a box of its own.
SKIPPED = {f"{W}del", f"{W}moveFrom", f"{MC}Fallback", f"{W}txbxContent", f"{W}instrText"}
BROKEN = {f"{W}br": "\n", f"{W}cr": "\n", f"{W}tab": "\t", f"{W}noBreakHyphen": "-"}


def every_block(parts: Sequence[Any]) -> Iterator[Any]:
    """Yield the paragraphs and rows of the body, which comes first, and of the notes."""
    body, *notes = parts
    yield from blocks(body)
    for root in notes:
        for note in root:
            # Those with a type only draw the line above the notes.
            if note.get(f"{W}type") is None:
                yield from blocks(note)


def blocks(parent: Any) -> Iterator[Any]:
    """Yield the paragraphs and rows under *parent*, through content controls and insertions.

    Those of a text box follow the paragraph it hangs on.
    """
    for child in parent:
        if child.tag == f"{W}p":
            yield child
            for box in _boxes(child):
                yield from blocks(box)
        elif child.tag == f"{W}tbl":
            yield from child.iter(f"{W}tr") if not _is_layout(child) else _cells(child)
        elif child.tag in (f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}customXml"):
            yield from blocks(child)


def _boxes(paragraph: Any) -> Iterator[Any]:
    """Yield what text boxes hold that hang on *paragraph*: once, though old programs get a copy."""
    for box in paragraph.iter(f"{W}txbxContent"):
        if not any(above.tag == f"{MC}Fallback" for above in box.iterancestors()):
            yield box


def _is_layout(table: Any) -> bool:
    """Tell a table that only places text on the page: it has one cell, or cells of whole paragraphs."""
    cells = list(table.iter(f"{W}tc"))
    return len(cells) == 1 or any(len(text_of(cell)) > 200 for cell in cells)


def _cells(table: Any) -> Iterator[Any]:
    for cell in table.iter(f"{W}tc"):
        yield from (p for p in cell if p.tag == f"{W}p")


def text_of(element: Any) -> str:
    """Return what *element* says, as one reads it."""
    if element.tag in SKIPPED:
        return ""
    if element.tag == f"{W}t":
        return element.text or ""
    if element.tag in BROKEN:
        return BROKEN[element.tag] if element.getparent().tag == f"{W}r" else ""
    return "".join(map(text_of, element))
