"""Read PDF documents.

pypdfium2 (BSD or Apache; wheels with the PDFium of Chrome for every platform)
gives Chinese text in order and the place of every character, from which the
paragraphs are told: a line that fills the page's width goes on in the next
unless that is indented.
"""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Any

from summarizer.errors import UnreadableReport
from summarizer.lexicon.text import NUMBERED, is_closed
from summarizer.messages import _
from summarizer.records import RawLine

_BOLDER = 1.12
"""How much larger than the text's own a line's letters must be to count as set off."""
_HEAVY = 600
"""Font weight from which letters are bold."""
_SCANNED = 20
"""Characters a page; with fewer, a document of pictures has nothing but stamps and numbers as text."""
_WIDE = 0.6
"""Share of the page's width that no heading takes."""
_FOLIO = re.compile(r"[\W_]*\d{1,4}[\W_]*|第 *\d+ *页.*")


@dataclass(frozen=True, slots=True)
class _Set:
    """A line as it is set on its page, in points."""

    page: int
    number: int
    text: str
    left: float
    right: float
    size: float
    heavy: bool


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
    return _joined(lines), title


def _page(page: Any, number: int) -> list[_Set]:
    from pypdfium2 import raw as pdfium

    text_page = page.get_textpage()
    whole = text_page.get_text_range()
    found: list[_Set] = []
    for match in re.finditer(r"[^\r\n]+", whole):
        text = match[0].strip()
        if not text:
            continue
        first = match.start() + match[0].index(text[0])
        last = match.start() + len(match[0].rstrip()) - 1
        left, right = text_page.get_charbox(first)[0], text_page.get_charbox(last)[2]
        size = pdfium.FPDFText_GetFontSize(text_page, first)
        heavy = pdfium.FPDFText_GetFontWeight(text_page, first) >= _HEAVY
        found.append(_Set(number, len(found) + 1, text, left, right, size, heavy))
    return found


def _joined(lines: list[_Set]) -> tuple[RawLine, ...]:
    """Tell for each line whether it goes on with the one before, and whether it is set off."""
    size = Counter(round(line.size, 1) for line in lines for _c in line.text).most_common(1)[0][0]
    text = [line for line in lines if abs(line.size - size) < 0.6 and len(line.text) > 8]
    left = Counter(round(line.left) for line in text).most_common(1)[0][0] if text else 0.0
    right = max((line.right for line in text), default=0.0)
    found: list[RawLine] = []
    before: _Set | None = None
    for line in lines:
        bold = line.heavy or line.size > _BOLDER * size
        folio = _FOLIO.fullmatch(line.text)
        goes_on = before is not None and not folio and _goes_on(before, line, left, right)
        found.append(RawLine(line.number, line.text, page=line.page, bold=bold, continues=goes_on))
        if not folio:
            before = line
    return tuple(found)


def _goes_on(before: _Set, line: _Set, left: float, right: float) -> bool:
    """Tell whether *line* goes on with the paragraph of the line *before* it, between the margins given.

    A line is seldom as wide as the page where a word or a number would not
    fit; so one that breaks off in mid-sentence goes on when it is wide enough
    to be no heading.
    """
    if abs(before.size - line.size) > 0.6 or before.heavy != line.heavy:
        return False
    if line.left > left + 1.2 * line.size or NUMBERED.match(line.text):
        return False
    ended = is_closed(before.text)
    if ended and not is_closed(line.text) and line.right < left + _WIDE * (right - left):
        # A heading that is not indented, behind a paragraph that fills its last line.
        return False
    full = before.right > right - 2.5 * line.size
    return full or (not ended and before.right > left + _WIDE * (right - left))
