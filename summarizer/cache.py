"""What was analysed before is not analysed again.

An analysis depends on the file's bytes, on its path (which is evidence of
whose report it is), on the options and the lexicon that are handed to it, and
on the program itself with the segmenter it finds; the key is made of all of
them, so nothing ever needs to be thrown away by hand.  The analyses lie in the
output folder, not in the user's profile: whoever deletes what was made of a
confidential report deletes this too.
"""

import hashlib
import time
from contextlib import suppress
from dataclasses import dataclass
from functools import cache
from importlib.util import find_spec
from pathlib import Path

import msgspec

from summarizer.config import AnalysisOptions
from summarizer.lexicon import Lexicon
from summarizer.place import place
from summarizer.records import Report, Source

KEPT = 30 * 24 * 3600
"""Seconds that an analysis is kept after it was last wanted."""
_DIGEST = hashlib.sha256().digest_size


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of analyses, each behind a checksum of its bytes."""

    folder: Path

    def get(self, source: Source, options: AnalysisOptions, lexicon: Lexicon) -> Report | None:
        """Return the analysis of *source* under *options*, None where it is not there or damaged."""
        path = self._path(source, options, lexicon)
        try:
            # A pipe in its place would never end.
            content = path.read_bytes() if path.is_file() else b""
            if hashlib.sha256(content[_DIGEST:]).digest() != content[:_DIGEST]:
                return None
            report = msgspec.msgpack.decode(content[_DIGEST:], type=Report)
            path.touch()
            return report
        except (OSError, msgspec.DecodeError):
            return None

    def put(self, source: Source, options: AnalysisOptions, lexicon: Lexicon, report: Report) -> None:
        """Keep *report*.  A full or read-only disk costs the next run time, never this one its result."""
        content = msgspec.msgpack.encode(report)
        with suppress(OSError):
            place(self._path(source, options, lexicon), hashlib.sha256(content).digest() + content)

    def reports(self) -> tuple[Report, ...]:
        """Return the analyses kept, by path; of one report the last that was wanted."""
        found: dict[str, Report] = {}
        for path in sorted(self.folder.glob("*.msgpack"), key=lambda path: path.stat().st_mtime):
            with suppress(OSError, msgspec.DecodeError):
                report = msgspec.msgpack.decode(path.read_bytes()[_DIGEST:], type=Report)
                found[report.path] = report
        return tuple(found[name] for name in sorted(found))

    def prune(self) -> None:
        """Delete what nobody has wanted for `KEPT` seconds."""
        with suppress(OSError):
            for path in self.folder.glob("*.msgpack"):
                if time.time() - path.stat().st_mtime > KEPT:
                    path.unlink()

    def _path(self, source: Source, options: AnalysisOptions, lexicon: Lexicon) -> Path:
        words = lexicon.genre, lexicon.user
        parts = (source.sha256, source.path, options, words, _program())
        key = msgspec.json.encode(parts, order="deterministic")
        return self.folder / f"{hashlib.sha256(key).hexdigest()[:32]}.msgpack"


@cache
def _program() -> tuple[bool, tuple[tuple[str, int, int], ...]]:
    # Sizes and times of the program's own files: the version alone would serve
    # stale analyses to whoever edits a lexicon.  Words are cut by rjieba where
    # it is installed, which tears one in a while otherwise than jieba.
    root = Path(__file__).parent
    return find_spec("rjieba") is not None, tuple(
        (path.relative_to(root).as_posix(), (stat := path.stat()).st_size, stat.st_mtime_ns)
        for path in sorted(root.rglob("*"))
        if path.suffix in {".py", ".toml", ".tsv", ".txt"}
    )
