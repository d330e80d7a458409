"""Read mail (.eml) and pages that a browser saved as mail (.mht).

What comes as a file with a letter is a file of its own, see `packed`; here the
letter's text is read, or the page.
"""

import email
import email.policy
import re
from collections.abc import Sequence
from email.message import EmailMessage

from summarizer.errors import UnreadableReport
from summarizer.lexicon import Lexicon
from summarizer.messages import _
from summarizer.read.decode import decode
from summarizer.read.html import html_lines
from summarizer.read.text import text_lines
from summarizer.records import RawLine

_FIELDS = re.compile(rb"(?:[A-Za-z][A-Za-z-]*:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*)+")
"""The head of a mail: fields, which may go on in indented lines."""


def is_mail(raw: bytes) -> bool:
    """Tell by its head that a file is a mail, or a page saved as one.

    >>> is_mail(b"From: a@b.cn\\nMIME-Version: 1.0\\n\\ntext"), is_mail(b"Note: no mail\\n")
    (True, False)
    """
    head = _FIELDS.match(raw[:20_000].lstrip())
    return head is not None and b"\nmime-version:" in b"\n" + head[0].lower()


def parsed(raw: bytes) -> EmailMessage:
    """Return the message that *raw* is; raise `UnreadableReport` where it cannot be taken apart."""
    try:
        return email.message_from_bytes(raw, policy=email.policy.default)
    except Exception:  # the parser of the standard library raises many kinds on broken fields
        raise UnreadableReport(_("is a damaged mail or web archive.")) from None


def mail_lines(raw: bytes, lexicon: Lexicon) -> tuple[Sequence[RawLine], str | None]:
    """Return the lines of a letter or saved page, and its subject.

    A line counts in the text of the letter, not in the file, where it may be
    packed.  Raises `UnreadableReport` where there is no text.
    """
    message = parsed(raw)
    part = _body(message)
    if part is None:
        raise UnreadableReport(_("is a mail without text."))
    payload = part.get_payload(decode=True)
    text, _encoding = decode(payload if isinstance(payload, bytes) else b"", lexicon)
    subject = str(message.get("Subject", "")).strip() or None
    if part.get_content_subtype() == "html":
        lines, title = html_lines(text)
        return lines, title or subject
    return text_lines(text), subject


def _body(message: EmailMessage) -> EmailMessage | None:
    """Return the part that is read: the page where there is one, else the plain text."""
    texts = [
        part
        for part in message.walk()
        if part.get_content_maintype() == "text" and part.get_content_disposition() != "attachment"
    ]
    pages = [part for part in texts if part.get_content_subtype() == "html"]
    return next(iter([*pages, *texts]), None)
