"""Read a report as lines of text.

What a file is, its content says, not its ending: people rename things, and web
pages are saved as ``.txt``.  A format is one function ``bytes -> lines``.
"""

import io
import re
import zipfile
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path

from summarizer.errors import UnreadableReport
from summarizer.lexicon import Lexicon
from summarizer.lexicon.text import HAN
from summarizer.messages import _, cause
from summarizer.read.decode import decode
from summarizer.read.text import is_markdown, markdown_lines, text_lines
from summarizer.records import RawLine, Source

LARGEST = 200 * 1024 * 1024
"""Bytes that a report, or what is packed in it, may hold; a real one holds a few millions."""

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK = re.compile(r"<(?:p|div|br|td|span)\b[^<>]*>", re.IGNORECASE)
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")


def read(path: Path, root: Path, lexicon: Lexicon) -> Source:
    """Return the text of *path*, named relative to *root*.

    Raises `UnreadableReport` when the file cannot be opened, is empty or too
    large, or holds no text of a report; the message says what to do.
    """
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableReport(_("is larger than {size} MB; split it.").format(size=LARGEST >> 20))
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableReport(_("cannot be opened ({reason}).").format(reason=cause(error))) from None
    if not raw.strip(b"\0 \t\r\n"):
        raise UnreadableReport(_("is empty."))
    encoding, kind, lines, title = _unpack(raw, path.suffix.lower(), lexicon)
    if not any(re.search(f"[{HAN}]", line.text) for line in lines):
        raise UnreadableReport(_("contains no Chinese text, so it is not a report."))
    name = path.relative_to(root).as_posix()
    return Source(name, sha256(raw).hexdigest(), encoding, kind, tuple(lines), title)


def _unpack(raw: bytes, suffix: str, lexicon: Lexicon) -> tuple[str, str, Sequence[RawLine], str | None]:
    """Return the encoding, format, lines and title of the bytes of a file."""
    if raw[:1024].lstrip().startswith(b"%PDF-"):
        from summarizer.read.pdf import pdf_lines

        return "unicode", "pdf", *pdf_lines(raw)
    if raw.startswith(b"PK\x03\x04"):
        _check_archive(raw)
        from summarizer.read.word import word_lines

        return "unicode", "docx", *word_lines(raw)
    _refuse(raw)
    text, encoding = decode(raw, lexicon)
    if _HTML.match(text) or len(_BLOCK.findall(text)) > max(4, text.count("\n") // 2):
        from summarizer.read.html import html_lines

        return encoding, "html", *html_lines(text)
    if suffix in (".md", ".markdown") or is_markdown(text):
        return encoding, "markdown", markdown_lines(text), None
    return encoding, "text", text_lines(text), None


def _refuse(raw: bytes) -> None:
    """Raise for the kinds of file that people keep beside reports and that hold no plain text."""
    if raw.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableReport(
            _("is an old Word or WPS document (.doc, .wps) or has a password; save it as .docx without one.")
        )
    if raw.startswith(b"{\\rtf"):
        raise UnreadableReport(_("is an RTF document; save it as .docx."))
    if raw.startswith(_PICTURES):
        raise UnreadableReport(_("is a picture; run text recognition over it and save the text."))


def _check_archive(raw: bytes) -> None:
    """Raise unless *raw* is a Word document that unpacks to a sane size.

    The sizes are summed from the directory, before anything is unpacked.
    """
    try:
        with zipfile.ZipFile(io.BytesIO(raw)) as archive:
            names = set(archive.namelist())
            size = sum(member.file_size for member in archive.infolist())
    except zipfile.BadZipFile:
        raise UnreadableReport(_("is a damaged Word document or archive.")) from None
    if size > LARGEST:
        reason = _("unpacks to more than {size} MB; it is not a report.")
        raise UnreadableReport(reason.format(size=LARGEST >> 20))
    if "word/document.xml" in names:
        return
    if "OFD.xml" in names:
        raise UnreadableReport(_("is an OFD document; save it as PDF or .docx."))
    if any(name.startswith(("xl/", "ppt/")) for name in names):
        raise UnreadableReport(_("is a spreadsheet or a presentation, not a report."))
    raise UnreadableReport(_("is an archive, not a report; unpack it."))
