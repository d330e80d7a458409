"""Decode the bytes of a report."""

import re
from collections.abc import Sequence

from summarizer.errors import UnreadableReport
from summarizer.messages import _


def decode(raw: bytes) -> tuple[str, str]:
    """Return the text of *raw* and the name of the encoding it was found to be in.

    >>> decode("今年".encode("gb18030"))
    ('今年', 'gb18030')
    """
    if raw.count(0):
        raise UnreadableReport(_("holds bytes that are no text; save it as text, Word or PDF."))
    for encoding in ("utf-8-sig", "gb18030"):
        try:
            return raw.decode(encoding), encoding.removesuffix("-sig")
        except UnicodeDecodeError:
            continue
    raise UnreadableReport(_("is neither UTF-8 nor GB 18030; save it as UTF-8."))


def split_lines(text: str) -> Sequence[str]:
    r"""Return the lines of *text*; only ``\n``, ``\r\n`` and ``\r`` end one.

    >>> split_lines("一\r\n二\u2028三\n")
    ['一', '二\u2028三']
    """
    lines = re.split(r"\r\n|\n|\r", text)
    return lines[:-1] if lines[-1] == "" else lines
