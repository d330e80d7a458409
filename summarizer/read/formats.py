"""The formats that are read: what each looks like inside, how it is read, what a line of it is.

A format is a row, and the first that knows a file reads it.  What a file is,
its content says, not its ending: people rename things, and web pages are saved
as ``.txt``.  The ending decides only between texts that look alike.
"""

import io
import re
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property

from summarizer.errors import UnreadableReport
from summarizer.lexicon import Lexicon
from summarizer.messages import _
from summarizer.read.decode import decode
from summarizer.read.mail import is_mail, mail_lines
from summarizer.read.text import is_markdown, markdown_lines, text_lines
from summarizer.records import RawLine

LARGEST = 200 * 1024 * 1024
"""Bytes that a report, or what is packed in it, may hold; a real one holds a few millions."""

ZIP = b"PK\x03\x04"
COMPOUND = b"\xd0\xcf\x11\xe0"
"""How the compound files of Office before 2007, and Office files with a password, begin."""

_HTML = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*<(?:!doctype html|html|head|body)\b",
    re.IGNORECASE | re.DOTALL,
)
_BLOCK = re.compile(r"<(?:p|div|br|td|span)\b[^<>]*>", re.IGNORECASE)
_PICTURES = (b"\xff\xd8\xff", b"\x89PNG", b"GIF8", b"BM", b"II*\x00", b"MM\x00*")

Lines = tuple[Sequence[RawLine], str | None]
"""The lines of a file and the title that the format itself gives, None where it gives none."""


class Content:
    """The bytes of a file, and what is asked of them more than once."""

    def __init__(self, raw: bytes, ending: str, whole: bool = False) -> None:
        """Take the bytes of a file and the *ending* of its name, with its point and in small letters.

        *whole* asks for what stands beside the text too: text boxes and notes.
        """
        self.raw = raw
        self.ending = ending
        self._decoded: tuple[str, str] | None = None
        self.whole = whole

    @cached_property
    def members(self) -> frozenset[str]:
        """The names of what is packed in it: files of an archive, streams of a compound file.

        Raises `UnreadableReport` where the archive is damaged or unpacks to more than `LARGEST`:
        the sizes are summed from its directory, before anything is unpacked.
        """
        if self.raw.startswith(ZIP):
            try:
                with zipfile.ZipFile(io.BytesIO(self.raw)) as archive:
                    names = frozenset(archive.namelist())
                    size = sum(member.file_size for member in archive.infolist())
            except (zipfile.BadZipFile, ValueError, NotImplementedError):
                raise UnreadableReport(_("is a damaged Word document or archive.")) from None
            if size > LARGEST:
                reason = _("unpacks to more than {size} MB; it is not a report.")
                raise UnreadableReport(reason.format(size=LARGEST >> 20))
            return names
        if self.raw.startswith(COMPOUND):
            from olefile import OleFileIO

            try:
                with OleFileIO(io.BytesIO(self.raw)) as compound:
                    return frozenset("/".join(path) for path in compound.listdir())
            except Exception:  # olefile raises whatever a broken table makes of it
                raise UnreadableReport(_("is a damaged Office document.")) from None
        return frozenset()

    def decoded(self, lexicon: Lexicon) -> tuple[str, str]:
        """Return its text and encoding; raise `UnreadableReport` where it is no text."""
        if self._decoded is None:
            self._decoded = decode(self.raw, lexicon)
        return self._decoded


@dataclass(frozen=True, slots=True)
class Format:
    """One format."""

    name: str
    """As `Source.format` has it."""
    inside: str
    """By what it is known."""
    known: Callable[[Content, Lexicon], bool]
    lines: Callable[[Content, Lexicon], Lines]
    text: bool = False
    """Whether its bytes are text, whose encoding has to be found."""


def _pdf(content: Content, _lexicon: Lexicon) -> Lines:
    from summarizer.read.pdf import pdf_lines

    return pdf_lines(content.raw)


def _docx(content: Content, _lexicon: Lexicon) -> Lines:
    from summarizer.read.word import word_lines

    return word_lines(content.raw, content.whole)


def _doc(content: Content, _lexicon: Lexicon) -> Lines:
    from summarizer.read.word97 import word97_lines

    return word97_lines(content.raw)


def _odt(content: Content, _lexicon: Lexicon) -> Lines:
    from summarizer.read.opendocument import opendocument_lines

    return opendocument_lines(content.raw)


def _ofd(content: Content, _lexicon: Lexicon) -> Lines:
    from summarizer.read.ofd import ofd_lines

    return ofd_lines(content.raw)


def _rtf(content: Content, _lexicon: Lexicon) -> Lines:
    from summarizer.read.rtf import rtf_lines

    return rtf_lines(content.raw)


def _workbook(content: Content, _lexicon: Lexicon) -> Lines:
    from summarizer.read.workbook import workbook_lines

    return workbook_lines(content.raw)


def _csv(content: Content, lexicon: Lexicon) -> Lines:
    from summarizer.read.workbook import csv_lines

    return csv_lines(content.decoded(lexicon)[0])


def _mail(content: Content, lexicon: Lexicon) -> Lines:
    return mail_lines(content.raw, lexicon)


def _html(content: Content, lexicon: Lexicon) -> Lines:
    from summarizer.read.html import html_lines

    return html_lines(content.decoded(lexicon)[0])


def _is_html(content: Content, lexicon: Lexicon) -> bool:
    text, _encoding = content.decoded(lexicon)
    return bool(_HTML.match(text)) or len(_BLOCK.findall(text)) > max(4, text.count("\n") // 2)


def _is_workbook(content: Content, _lexicon: Lexicon) -> bool:
    return any(name.startswith("xl/") or name in ("Workbook", "Book") for name in content.members)


FORMATS: tuple[Format, ...] = (
    Format("pdf", "%PDF- at its head", lambda c, _: c.raw[:1024].lstrip().startswith(b"%PDF-"), _pdf),
    Format("docx", "an archive with word/document.xml", lambda c, _: "word/document.xml" in c.members, _docx),
    Format(
        "doc", "a compound file with a stream WordDocument", lambda c, _: "WordDocument" in c.members, _doc
    ),
    Format("xlsx", "an archive with xl/, or a compound file with a stream Workbook", _is_workbook, _workbook),
    Format("ofd", "an archive with OFD.xml", lambda c, _: "OFD.xml" in c.members, _ofd),
    Format(
        "odt",
        "an archive with content.xml",
        lambda c, _: "content.xml" in c.members and b"opendocument.text" in c.raw[:200],
        _odt,
    ),
    Format("rtf", "{\\rtf at its head", lambda c, _: c.raw.lstrip().startswith(b"{\\rtf"), _rtf),
    Format("mail", "fields of mail, MIME-Version among them", lambda c, _: is_mail(c.raw), _mail),
    Format("html", "tags of a page", _is_html, _html, text=True),
    Format(
        "markdown",
        "headings with #, or the ending .md",
        lambda c, lexicon: c.ending in (".md", ".markdown") or is_markdown(c.decoded(lexicon)[0]),
        lambda c, lexicon: (markdown_lines(c.decoded(lexicon)[0]), None),
        text=True,
    ),
    Format("csv", "the ending .csv or .tsv", lambda c, _: c.ending in (".csv", ".tsv"), _csv, text=True),
    Format(
        "text",
        "anything else that is text",
        lambda c, _: True,
        lambda c, lexicon: (text_lines(c.decoded(lexicon)[0]), None),
        text=True,
    ),
)


def refuse(content: Content) -> None:
    """Raise for the kinds of file that people keep beside reports and that no format reads."""
    if content.raw.startswith(_PICTURES):
        raise UnreadableReport(_("is a picture; run text recognition over it and save the text."))
    if content.raw.startswith(COMPOUND):
        if {"EncryptedPackage", "EncryptionInfo"} & content.members:
            raise UnreadableReport(_("is protected by a password; save it without one."))
        if not {"WordDocument", "Workbook", "Book"} & content.members:
            raise UnreadableReport(_("is an Office document that is not a report; save it as .docx."))
    if content.raw.startswith(ZIP):
        names = content.members
        if any(name.startswith("ppt/") for name in names):
            raise UnreadableReport(_("is a presentation, not a report."))
        document = {"word/document.xml", "OFD.xml", "mimetype"} & names
        if not document and not any(name.startswith("xl/") for name in names):
            raise UnreadableReport(_("is an archive, not a report; unpack it."))
