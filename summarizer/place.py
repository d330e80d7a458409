"""Put a file in its place whole, or not at all."""

import secrets
from contextlib import suppress
from pathlib import Path


def place(path: Path, content: bytes) -> Path:
    """Write *content* beside *path*, move it there, and return *path*; nobody ever reads half of it.

    The file beside it is hidden and has a name of its own each time, so that two
    runs over one folder do not write into each other's; it is deleted where
    writing fails or is stopped.  An OSError names *path*, whichever of the two
    files it met.
    """
    beside = path.with_name(f".{secrets.token_hex(8)}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        try:
            beside.write_bytes(content)
            beside.replace(path)
        except BaseException:
            with suppress(OSError):
                beside.unlink()
            raise
    except OSError as error:
        if error.filename in (str(beside), beside):
            error.filename, error.filename2 = str(path), None
        raise
    return path
