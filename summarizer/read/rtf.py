"""Read Rich Text Format.

striprtf knows the destinations that are no text, the code pages and \\u; rows
of tables come as cells with | behind each.
"""

import re

from summarizer.errors import UnreadableReport
from summarizer.messages import _
from summarizer.records import RawLine

_ROW = re.compile(r"[^|]*\|(?:[^|]*\|)+")


def rtf_lines(raw: bytes) -> tuple[tuple[RawLine, ...], str | None]:
    """Return the paragraphs and rows of a document, numbered from 1.

    Raises `UnreadableReport` where it cannot be read.
    """
    from striprtf.striprtf import rtf_to_text

    try:
        text: str = rtf_to_text(  # type: ignore[no-untyped-call]
            raw.decode("latin-1"), encoding="gb18030", errors="replace"
        )
    except Exception:  # whatever broken groups make it raise, the answer is the same
        raise UnreadableReport(_("is a damaged RTF document; save it as .docx.")) from None
    return tuple(_line(number, line) for number, line in enumerate(text.split("\n"), 1)), None


def _line(number: int, text: str) -> RawLine:
    if not _ROW.fullmatch(text):
        return RawLine(number, text)
    cells = tuple(" ".join(cell.split()) for cell in text.removesuffix("|").split("|"))
    return RawLine(number, "\t".join(cells), cells=cells)
