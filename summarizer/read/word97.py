"""Read the documents of Word 97-2003 (.doc, .dot) and of Kingsoft Writer (.wps, .wpt).

Both write the same binary format [MS-DOC], which wps2md reads with paragraphs,
styles, lists and tables.  It does not follow text that Word saved in pieces;
then, as for Word 95, the plain text is better than nothing and comes without styles.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from summarizer.errors import UnreadableReport
from summarizer.messages import _
from summarizer.records import RawLine


def word97_lines(raw: bytes) -> tuple[tuple[RawLine, ...], str | None]:
    """Return the paragraphs and rows of a document, numbered from 1 as those of a .docx are.

    Raises `UnreadableReport` where it has a password or cannot be read.
    """
    import wps2md

    try:
        document = wps2md.parse(raw)
    except wps2md.WpsParseError as error:
        if "encrypted" in str(error):
            raise UnreadableReport(_("is protected by a password; save it without one.")) from None
        raise UnreadableReport(_("is a damaged Word document; open it in Word and save it again.")) from None
    except Exception:  # a young library; whatever a broken file makes it raise, the answer is the same
        raise UnreadableReport(_("is a damaged Word document; open it in Word and save it again.")) from None
    paragraphs = document.paragraphs
    if not paragraphs:
        return tuple(RawLine(n, text) for n, text in enumerate(document.main_text.split("\n"), 1)), None
    return tuple(_lines(paragraphs)), None


def _lines(paragraphs: Sequence[Any]) -> Iterator[RawLine]:
    """Yield a line for each paragraph, and one for each row of a table."""
    number = 0
    cells: list[str] = []
    for paragraph in paragraphs:
        if paragraph.is_row_end:
            number += 1
            row = tuple(cells)
            yield RawLine(number, "\t".join(row), cells=row)
            cells.clear()
        elif paragraph.in_table:
            cells.append(" ".join(paragraph.text.split()))
        else:
            number += 1
            level = paragraph.heading_level
            yield RawLine(number, paragraph.text, heading=level if level <= 6 else 0)
