"""Take apart what holds other files: archives, and mail with files in it.

What is packed is a file of the folder like any other; its path is that of the
archive with its own behind it.  An archive in an archive is opened, one in
that is not.
"""

import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath

from summarizer.errors import UnreadableReport
from summarizer.messages import _
from summarizer.read.formats import LARGEST, ZIP, Content
from summarizer.read.mail import is_mail, parsed

MOST_FILES = 10_000
"""Files in an archive that are looked at."""
_OFFICE = ("[Content_Types].xml", "OFD.xml", "mimetype", "word/", "xl/", "ppt/")
"""A file at the top of an archive, or a folder, that makes it a document."""


@dataclass(frozen=True, slots=True)
class PackedFile:
    """A file in an archive or a mail: its name there, and its bytes or why they cannot be had."""

    name: str
    raw: bytes | None
    reason: str = ""


def holds_files(raw: bytes) -> bool:
    """Tell whether these bytes hold other files, and are no document of themselves."""
    if raw.startswith(ZIP):
        return not any(name.startswith(_OFFICE) for name in Content(raw, "").members)
    return is_mail(raw) and any(_attached(raw))


def unpacked(raw: bytes, nested: bool = False) -> Iterator[PackedFile]:
    """Yield the files in *raw*; those of an archive in it too, unless it is *nested* itself.

    Raises `UnreadableReport` where the archive is damaged, too large or holds too many files.
    """
    files = _members(raw) if raw.startswith(ZIP) else _attached(raw)
    for file in files:
        inner = file.raw is not None and file.raw.startswith(ZIP) and holds_files(file.raw)
        if not inner or file.raw is None:
            yield file
        elif nested:
            yield PackedFile(
                file.name, None, _("is an archive within an archive within an archive; unpack it.")
            )
        else:
            for within in unpacked(file.raw, nested=True):
                yield PackedFile(f"{file.name}/{within.name}", within.raw, within.reason)


def _members(raw: bytes) -> Iterator[PackedFile]:
    total = len(Content(raw, "").members)
    if total > MOST_FILES:
        raise UnreadableReport(_("holds more than {count} files; unpack it.").format(count=MOST_FILES))
    with zipfile.ZipFile(io.BytesIO(raw)) as archive:
        for member in archive.infolist():
            if member.is_dir():
                continue
            name = _name(member)
            if member.flag_bits & 1:
                yield PackedFile(name, None, _("is protected by a password; save it without one."))
                continue
            try:
                with archive.open(member) as stream:
                    content = stream.read(LARGEST + 1)
            except Exception:  # a broken member raises what its compression makes of it
                yield PackedFile(name, None, _("is damaged in its archive."))
                continue
            # The directory may say less than there is.
            if len(content) > LARGEST:
                yield PackedFile(
                    name, None, _("is larger than {size} MB; split it.").format(size=LARGEST >> 20)
                )
            else:
                yield PackedFile(name, content)


def _name(member: zipfile.ZipInfo) -> str:
    """Return a member's name as text, also as Chinese Windows packs it, and never outside its folder."""
    name = member.filename
    if not member.flag_bits & 0x800:
        try:
            name = name.encode("cp437").decode("gb18030")
        except UnicodeError:
            name = member.filename
    return _inside(name)


def _inside(name: str) -> str:
    """Return *name* without a drive, and without steps that lead out of where it is.

    >>> _inside("../../甲县\\\\2020.txt"), _inside("C:/甲县.txt"), _inside("..")
    ('甲县/2020.txt', '甲县.txt', '_')
    """
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return "/".join(part for part in parts if part not in ("/", "..", ".") and not part.endswith(":")) or "_"


def _attached(raw: bytes) -> Iterator[PackedFile]:
    for part in parsed(raw).walk():
        name = part.get_filename()
        if name and part.get_content_disposition() == "attachment":
            payload = part.get_payload(decode=True)
            yield PackedFile(_inside(name), payload if isinstance(payload, bytes) else b"")
