"""What was analysed before is not analysed again.

An analysis depends on the file's bytes, on its path (which is evidence of
whose report it is), on the choices that reach that far, and on the program
itself; the key is made of all four, so nothing ever needs to be thrown away
by hand.  The analyses lie in the output folder, not in the user's profile:
whoever deletes what was made of a confidential report deletes this too.

Beside them lies the list of the files written there, so that no page of ours is
ever read as somebody's report, and what an earlier run left can be named.
"""

import hashlib
import time
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import asdict, dataclass
from functools import cache
from pathlib import Path

import msgspec

from summarizer.config import Config
from summarizer.records import Report, Source

FOLDER = ".cache"
LIST = "written.txt"
KEPT = 30 * 24 * 3600
"""Seconds that an analysis is kept after it was last wanted."""
# What of a Config an analysis depends on; the rest concerns the choice and the look.
CHOICES = ("engine", "overrides", "noise", "words", "themes", "indicators")


@dataclass(frozen=True, slots=True)
class Cache:
    """A folder of analyses."""

    folder: Path

    def get(self, source: Source, config: Config) -> Report | None:
        """Return the analysis of *source* under *config*, None where there is none or it is unreadable."""
        path = self._path(source, config)
        try:
            report = msgspec.msgpack.decode(path.read_bytes(), type=Report)
            path.touch()
            return report
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

    def prune(self) -> None:
        """Delete what nobody has wanted for `KEPT` seconds."""
        with suppress(OSError):
            for path in self.folder.glob("*.msgpack"):
                if time.time() - path.stat().st_mtime > KEPT:
                    path.unlink()

    def _path(self, source: Source, config: Config) -> Path:
        choices = {name: value for name, value in asdict(config).items() if name in CHOICES}
        key = msgspec.json.encode((source.sha256, source.path, choices, _program()), order="deterministic")
        return self.folder / f"{hashlib.sha256(key).hexdigest()[:32]}.msgpack"


@dataclass(frozen=True, slots=True)
class Ledger:
    """The list of the files that were written to a folder, by this run and by those before it."""

    out: Path

    def files(self) -> set[Path]:
        """Return the files on the list, none where there is no list."""
        try:
            names = (self.out / FOLDER / LIST).read_text(encoding="utf-8").splitlines()
        except (OSError, UnicodeDecodeError):
            return set()
        return {self.out / name for name in names}

    def renew(self, written: Sequence[Path]) -> tuple[Path, ...]:
        """Add *written*, and return what stands there still from before and looks as if it were of today.

        A format that was not asked for now is no leftover: whoever writes Word
        after Markdown wants both.
        """
        before = {path for path in self.files() if path.exists()}
        names = sorted(path.relative_to(self.out).as_posix() for path in before | {*written})
        with suppress(OSError):
            (self.out / FOLDER).mkdir(parents=True, exist_ok=True)
            (self.out / FOLDER / LIST).write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
        kinds = {path.suffix for path in written}
        return tuple(sorted(path for path in before - {*written} if path.suffix in kinds))


def written_before(folder: Path) -> frozenset[Path]:
    """Return the files in *folder* and below it that this program wrote, resolved."""
    lists = (path for path in folder.rglob(LIST) if path.parent.name == FOLDER)
    return frozenset(file.resolve() for path in lists for file in Ledger(path.parent.parent).files())


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
