"""Put a file in its place whole, or not at all."""

from pathlib import Path


def replace(path: Path, content: bytes) -> Path:
    """Write *content* to *path*, beside it first, so that nobody ever reads half of it."""
    path.parent.mkdir(parents=True, exist_ok=True)
    beside = path.with_name(f".{path.name}.part")
    beside.write_bytes(content)
    return beside.replace(path)
