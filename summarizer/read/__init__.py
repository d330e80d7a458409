"""Find the reports in a folder and read each as lines of text."""

from hashlib import sha256
from pathlib import Path

from summarizer.errors import UnreadableReport
from summarizer.messages import _
from summarizer.models import RawLine, Source
from summarizer.read.decode import decode, split_lines

SUFFIXES = (".txt",)


def find(folder: Path) -> tuple[Path, ...]:
    """Return the files of *folder* and its sub-folders that should be reports, in a settled order.

    A README describes the folder and is no report; hidden files and the lock
    files that Word leaves beside an open document (``~$...``) are none either.
    """
    return tuple(
        path
        for path in sorted(folder.rglob("*"))
        if path.suffix.lower() in SUFFIXES
        and path.is_file()
        and not path.name.upper().startswith("README")
        and not any(part.startswith((".", "~$")) for part in path.relative_to(folder).parts)
    )


def read(path: Path, root: Path) -> Source:
    """Return the text of *path*, named relative to *root*.

    Raises `UnreadableReport` when the file cannot be opened, is empty, or is no text.
    """
    name = path.relative_to(root).as_posix()
    try:
        raw = path.read_bytes()
    except OSError as error:
        raise UnreadableReport(_("cannot be opened: {reason}.").format(reason=error.strerror)) from None
    if not raw.strip():
        raise UnreadableReport(_("is empty."))
    text, encoding = decode(raw)
    lines = tuple(RawLine(number, line) for number, line in enumerate(split_lines(text), 1))
    return Source(name, sha256(raw).hexdigest(), encoding, "text", lines)
