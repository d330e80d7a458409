"""Decode the bytes of a report.

The encodings are told apart by what they make of the text: the right one makes
common characters.  That needs no more than a few words, where statistics of
bytes need pages.
"""

import codecs
import re
import unicodedata

from summarizer.errors import UnreadableReport
from summarizer.lexicon import Lexicon, derived
from summarizer.messages import _

_MARKS = {codecs.BOM_UTF8: "utf-8-sig", codecs.BOM_UTF16_LE: "utf-16", codecs.BOM_UTF16_BE: "utf-16"}
_CANDIDATES = ("utf-8", "gb18030", "big5hkscs", "utf-16-le", "utf-16-be")
_NAMES = {"utf-8-sig": "utf-8", "big5hkscs": "big5", "utf-16-le": "utf-16", "utf-16-be": "utf-16"}
_SAMPLE = 4000
"""Characters that decide."""
_SURE = 0.8
"""Plausibility from which UTF-8 needs no comparing."""
_LEAST = 0.3
"""Plausibility below which it is no text; a report, even a damaged one, has well over .6."""


def decode(raw: bytes, lexicon: Lexicon) -> tuple[str, str]:
    """Return the text of *raw* and the name of the encoding it was found to be in.

    Bytes that mean nothing become U+FFFD each, and nothing beside them is
    touched: a digit behind a broken character stays.

    >>> [decode("今年".encode(encoding), lexicon)[1] for encoding in ("gb18030", "big5", "utf-16")]
    ['gb18030', 'big5', 'utf-16']
    >>> decode("全年增长".encode() + b"\\xe5\\x87" + b"8.5%", lexicon)
    ('全年增长\ufffd\ufffd8.5%', 'utf-8')
    """
    for mark, encoding in _MARKS.items():
        if raw.startswith(mark):
            return raw.decode(encoding, "one_byte"), _NAMES.get(encoding, encoding)
    if raw.isascii() and b"\0" not in raw:
        return raw.decode("ascii"), "utf-8"
    plausibility, encoding = _best(raw, _common(lexicon))
    if plausibility < _LEAST:
        raise UnreadableReport(_("contains no readable text; save it as UTF-8 text, .docx or PDF."))
    return raw.decode(encoding, "one_byte"), _NAMES.get(encoding, encoding)


def _best(raw: bytes, common: frozenset[str]) -> tuple[float, str]:
    """Return the encoding that makes most of *raw*, behind how plausible it is.

    A page of the web may open with thousands of characters of script, which tell nothing:
    the sample begins where something else than ASCII does.
    """
    first = re.search(rb"[\x80-\xff]", raw)
    # In UTF-16 a character begins at an even place.
    start = first.start() // 2 * 2 if first else 0
    # As many bytes as the sample can have, for a wrong reading takes long: nearly each byte of it is broken.
    sample = raw[start : start + 4 * _SAMPLE]
    weighed = []
    for encoding in _CANDIDATES:
        plausibility = _plausibility(sample.decode(encoding, "one_byte"), common)
        if encoding == "utf-8" and plausibility > _SURE:
            return plausibility, encoding
        weighed.append((plausibility, encoding))
    return max(weighed, key=lambda weight: weight[0])


def _plausibility(text: str, common: frozenset[str]) -> float:
    """Return how much of *text*, ASCII apart, is *common* in Chinese reports, less what stands in none."""
    sample = [c for c in text[:_SAMPLE] if not c.isascii()]
    found = sum(c in common for c in sample)
    return found / max(1, len(sample)) - _broken(text) - 3 * _controls(text)


def _broken(text: str) -> float:
    """Return the share of characters that are broken or assigned to nothing."""
    sample = text[:_SAMPLE]
    return sum(c == "\ufffd" or unicodedata.category(c) in ("Cn", "Cs") for c in sample) / max(1, len(sample))


def _controls(text: str) -> float:
    """Return the share of control characters that end no line."""
    sample = text[:_SAMPLE]
    return sum(c < " " and c not in "\t\n\r\x0b\x0c\x1a" for c in sample) / max(1, len(sample))


@derived
def _common(lexicon: Lexicon) -> frozenset[str]:
    return frozenset("".join(lexicon.characters)) | {"\u3000"}


def _one_byte(error: UnicodeError) -> tuple[str, int]:
    """Put U+FFFD for one byte only.

    The codecs themselves skip as many bytes as the broken character should
    have had, and would take a figure's digits with it.
    """
    if not isinstance(error, UnicodeDecodeError):
        raise error
    return "\ufffd", error.start + 1


codecs.register_error("one_byte", _one_byte)


def split_lines(text: str) -> list[str]:
    r"""Return the lines of *text*; only ``\n``, ``\r\n`` and ``\r`` end one.

    >>> split_lines("一\r\n二\u2028三\n")
    ['一', '二\u2028三']
    """
    lines = re.split(r"\r\n|\n|\r", text)
    return lines[:-1] if lines[-1] == "" else lines
