"""What was analysed before is not analysed again.

An analysis depends on the file's bytes, on its path (which is evidence of
whose report it is), on the choices that reach that far, and on the program
itself; the key is made of all four, so nothing ever needs to be thrown away
by hand.  The analyses lie in the output folder, not in the user's profile:
whoever deletes what was made of a confidential report deletes this too.
"""

import hashlib
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import msgspec

from summarizer.config import Config
from summarizer.models import Report, Source

FOLDER = ".cache"
# What of a Config an analysis depends on; the rest concerns the choice and the look.
CHOICES = ("engine", "overrides", "noise", "words", "themes")


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of analyses."""

    folder: Path

    def get(self, source: Source, config: Config) -> Report | None:
        """Return the analysis of *source* under *config*, None where there is none or it is unreadable."""
        try:
            return msgspec.msgpack.decode(self._path(source, config).read_bytes(), type=Report)
        except (OSError, msgspec.DecodeError):
            return None

    def put(self, source: Source, config: Config, report: Report) -> None:
        """Keep *report*.  A full or read-only disk costs the next run time, never this one its result."""
        path = self._path(source, config)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            beside = path.with_suffix(".part")
            beside.write_bytes(msgspec.msgpack.encode(report))
            beside.replace(path)
        except OSError:
            pass

    def _path(self, source: Source, config: Config) -> Path:
        choices = {name: value for name, value in asdict(config).items() if name in CHOICES}
        key = msgspec.json.encode((source.sha256, source.path, choices, _program()), order="deterministic")
        return self.folder / f"{hashlib.sha256(key).hexdigest()[:32]}.msgpack"


@cache
def _program() -> tuple[tuple[str, int, int], ...]:
    # Sizes and times of the program's own files: the version alone would serve
    # stale analyses to whoever edits a lexicon.
    root = Path(__file__).parent
    return tuple(
        (path.relative_to(root).as_posix(), (stat := path.stat()).st_size, stat.st_mtime_ns)
        for path in sorted(root.rglob("*"))
        if path.suffix in {".py", ".toml", ".tsv", ".txt"}
    )
