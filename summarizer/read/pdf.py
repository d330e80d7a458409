"""Read PDF documents.

pypdfium2 (BSD or Apache; wheels with the PDFium of Chrome for every platform)
gives Chinese text in order and the place of every character, from which the
paragraphs are told.
"""

import re
from collections.abc import Sequence
from typing import Any

from summarizer.errors import UnreadableReport
from summarizer.messages import _
from summarizer.read.grid import RuledTable, tables
from summarizer.read.setting import SetLine, joined
from summarizer.records import RawLine

_HEAVY = 600
"""Font weight from which letters are bold."""
_SCANNED = 20
"""Characters a page; with fewer, a document of pictures has nothing but stamps and numbers as text."""


def pdf_lines(raw: bytes) -> tuple[tuple[RawLine, ...], str | None]:
    """Return the lines of a PDF, numbered on each page from 1, and the title of its properties."""
    import pypdfium2

    try:
        document = pypdfium2.PdfDocument(raw)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error).lower():
            raise UnreadableReport(
                _("is a PDF protected by a password; save it without a password.")
            ) from None
        raise UnreadableReport(_("is a damaged PDF.")) from None
    with document:
        pages = len(document)
        try:
            lines = [line for number in range(pages) for line in _page(document[number], number + 1)]
        except pypdfium2.PdfiumError:
            raise UnreadableReport(_("is a damaged PDF.")) from None
        title = document.get_metadata_dict().get("Title", "").strip() or None
    if sum(len(line.text) for line in lines) < _SCANNED * pages:
        raise UnreadableReport(
            _("is a scanned PDF without text; run text recognition (OCR) over it, or save it as text.")
        )
    return joined(lines), title


def _page(page: Any, number: int) -> list[SetLine]:
    from pypdfium2 import raw as pdfium

    text_page = page.get_textpage()
    whole = text_page.get_text_range()
    ruled = tables(page, text_page)
    begun: set[tuple[int, int]] = set()
    found: list[SetLine] = []
    for at, match in enumerate(re.finditer(r"[^\r\n]*\S[^\r\n]*", whole), 1):
        text = match[0].strip()
        first = match.start() + match[0].index(text[0])
        last = match.start() + len(match[0].rstrip()) - 1
        left, low, _right, top = text_page.get_charbox(first)
        right = text_page.get_charbox(last)[2]
        size = pdfium.FPDFText_GetFontSize(text_page, first)
        heavy = pdfium.FPDFText_GetFontWeight(text_page, first) >= _HEAVY
        row = _row(ruled, left, (low + top) / 2)
        if row is None:
            found.append(SetLine(number, at, text, left, right, size, heavy))
        elif row not in begun:
            begun.add(row)
            cells = ruled[row[0]].rows[row[1]]
            found.append(SetLine(number, at, "\t".join(cells), left, right, size, heavy, cells))
    return found


def _row(ruled: Sequence[RuledTable], left: float, height: float) -> tuple[int, int] | None:
    """Return the table of *ruled* and its row in which what stands at *left* and *height* is."""
    rows = ((at, table.row_at(left, height)) for at, table in enumerate(ruled))
    return next(((at, row) for at, row in rows if row is not None), None)
