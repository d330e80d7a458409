"""Read reports as lines of text.

What can be read are the rows of `formats`; what holds other files is taken
apart by `packed`.  Whatever a file makes a reader raise, the answer is why that
file is not read, and the others go on.
"""

import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path, PurePosixPath

from summarizer.errors import UnreadableReport
from summarizer.lexicon import Lexicon
from summarizer.lexicon.text import HAN
from summarizer.messages import _, cause, fault
from summarizer.read.formats import FORMATS, LARGEST, Content, refuse
from summarizer.read.packed import holds_files, unpacked
from summarizer.records import Problem, Source

__all__ = ["read", "read_files"]


def read_files(path: Path, root: Path, lexicon: Lexicon) -> Iterator[Source | Problem]:
    """Yield what *path*, named relative to *root*, holds: itself, or the files packed in it.

    A file that cannot be read is a `Problem` that says why and what to do.
    """
    name = path.relative_to(root).as_posix()
    try:
        raw = _bytes(path)
        packed = list(unpacked(raw)) if holds_files(raw) else None
    except UnreadableReport as error:
        yield Problem(name, str(error))
        return
    except Exception as error:
        yield Problem(name, fault(error))
        return
    if packed is None:
        yield _read_or_say(raw, name, lexicon)
    elif not packed:
        yield Problem(name, _("is an archive without files."))
    for file in packed or ():
        within = f"{name}/{file.name}"
        yield Problem(within, file.reason) if file.raw is None else _read_or_say(file.raw, within, lexicon)


def read(path: Path, root: Path, lexicon: Lexicon, *, whole: bool = False) -> Source:
    """Return the text of *path*, named relative to *root*; *whole* with a Word document's boxes and notes.

    Raises `UnreadableReport` when the file cannot be opened, is empty or too
    large, or holds no text of a report; the message says what to do.
    """
    return _source(_bytes(path), path.relative_to(root).as_posix(), lexicon, whole)


def _bytes(path: Path) -> bytes:
    try:
        if path.stat().st_size > LARGEST:
            raise UnreadableReport(_("is larger than {size} MB; split it.").format(size=LARGEST >> 20))
        return path.read_bytes()
    except OSError as error:
        raise UnreadableReport(_("cannot be opened ({reason}).").format(reason=cause(error))) from None


def _read_or_say(raw: bytes, name: str, lexicon: Lexicon) -> Source | Problem:
    try:
        return _source(raw, name, lexicon)
    except UnreadableReport as error:
        return Problem(name, str(error))
    except Exception as error:
        return Problem(name, fault(error))


def _source(raw: bytes, name: str, lexicon: Lexicon, whole: bool = False) -> Source:
    if not raw.strip(b"\0 \t\r\n"):
        raise UnreadableReport(_("is empty."))
    content = Content(raw, PurePosixPath(name).suffix.lower(), whole)
    refuse(content)
    format = next(format for format in FORMATS if format.known(content, lexicon))
    lines, title = format.lines(content, lexicon)
    if not any(re.search(f"[{HAN}]", line.text) for line in lines):
        raise UnreadableReport(_("contains no Chinese text, so it is not a report."))
    encoding = content.decoded(lexicon)[1] if format.text else "unicode"
    return Source(name, sha256(raw).hexdigest(), encoding, format.name, tuple(lines), title)
