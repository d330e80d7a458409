"""The folder of reports and the folder of what is written: which files are reports, and which are ours.

A file this program wrote is never read as somebody's report, be it of another
run with another output folder; and a file that somebody else wrote, or edited
since, is never written over.  So each output folder keeps the list of what was
written to it, each file with the checksum of its bytes.  A list that came with
a folder of reports is believed only as far as those checksums bear it out.
"""

import hashlib
import os
import re
import secrets
import shutil
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, replace
from pathlib import Path

from summarizer.errors import CannotWrite, NothingToDo
from summarizer.lexicon import Lexicon
from summarizer.messages import _, cause
from summarizer.place import place
from summarizer.read import read_files
from summarizer.records import Problem, Source

CACHE = ".cache"
"""The folder, in the output folder, of what only this program reads."""
LIST = "written.txt"
"""The file in it that lists what was written."""

_SYSTEM = ("thumbs.db", "desktop.ini")
_DATA = re.compile(r"\.(?:jsonl?|xml|toml|ya?ml|ini|cfg|log|sql|css|js|py|sh|bat|j2)", re.IGNORECASE)
"""Endings of text that a program reads; no report is called so."""
_STEERING = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028-\u202e\u2066-\u2069]")


# -- what is read ------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class ReadFolder:
    """What a folder of reports holds."""

    sources: tuple[Source, ...]
    problems: tuple[Problem, ...]
    """One for each file passed over."""
    own: int
    """How many files were no reports, for an earlier run wrote them there."""


def read_folder(folder: Path, out: Path, lexicon: Lexicon) -> ReadFolder:
    """Return the reports of *folder* (or the one report that it is), and a problem for each file passed over.

    A text that two files hold is read once.  What lies in *out* is no report.
    Raises `NothingToDo` where *folder* does not exist, or is a pipe or a device,
    which may never come to an end.
    """
    if not folder.exists():
        raise NothingToDo(_("{folder}: there is no such folder or file.").format(folder=folder))
    if not folder.is_dir() and not folder.is_file():
        raise NothingToDo(
            _("{folder}: is a pipe or a device; save what comes from it as a file.").format(folder=folder)
        )
    root = folder if folder.is_dir() else folder.parent
    sources: list[Source] = []
    problems = list(_unreachable(folder)) if folder.is_dir() else []
    first_of: dict[str, str] = {}
    paths, own = _candidates(folder, out)
    for path in paths:
        for found in read_files(path, root, lexicon):
            name = _legible(found.path)
            if isinstance(found, Problem):
                problems.append(replace(found, path=name))
                continue
            text = "\n".join(line.text.strip() for line in found.lines if line.text.strip())
            if first := first_of.get(text):
                problems.append(Problem(name, _("the same text as {first}; skipped").format(first=first)))
                continue
            first_of[text] = name
            sources.append(replace(found, path=name))
    return ReadFolder(tuple(sources), tuple(problems), own)


def report_files(folder: Path) -> tuple[Path, ...]:
    """Return the files of *folder* and its sub-folders that should be reports, in a settled order.

    Passed over without a word: a README, which describes the folder;
    ``summarize.toml`` and other tables and settings; hidden files; the lock
    files that Word leaves beside an open document (``~$...``); and the
    ``..._files`` folder that a browser saves beside a page.  Anything else is
    someone's document: `read` says what it is when it is no report.
    """
    return tuple(
        path
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not _passed_over(path.relative_to(folder))
    )


def _passed_over(path: Path) -> bool:
    return bool(
        path.name.lower() in _SYSTEM
        or _DATA.fullmatch(path.suffix)
        or path.stem.upper() == "README"
        or any(part.startswith((".", "~$")) for part in path.parts)
        or any(folder.endswith("_files") for folder in path.parts[:-1])
    )


def _candidates(folder: Path, out: Path) -> tuple[Sequence[Path], int]:
    """Return the files to read, and how many others are none because the program wrote them itself."""
    if not folder.is_dir():
        return (folder,), 0
    own = written_before(folder, out)
    out, whole = out.resolve(), folder.resolve()
    inside = out != whole and out.is_relative_to(whole)
    found = [path for path in report_files(folder) if not (inside and path.resolve().is_relative_to(out))]
    left = [path for path in found if path.resolve() not in own]
    return left, len(found) - len(left)


def _unreachable(folder: Path) -> Iterator[Problem]:
    """Name what below *folder* cannot be looked into; the reports there would be missed unsaid."""
    closed: list[OSError] = []
    for above, _folders, files in os.walk(folder, onerror=closed.append):
        for path in (Path(above, file) for file in files):
            if not path.name.startswith(".") and not path.exists():
                name = _legible(path.relative_to(folder).as_posix())
                yield Problem(name, _("is a link to a file that does not exist."))
    for error in closed:
        name = _legible(Path(error.filename).relative_to(folder).as_posix())
        yield Problem(name, _("cannot be opened ({reason}).").format(reason=cause(error)))


def _legible(name: str) -> str:
    """Return a file's *name* as text, also where it was packed on a machine that names files in GB 18030.

    Characters that steer a terminal, turn the direction of writing or that no
    Word file may hold are replaced.

    >>> import os
    >>> _legible(os.fsdecode("甲县.txt".encode("gb18030"))), _legible("甲\\x1b[2J县\\n.txt")
    ('甲县.txt', '甲\ufffd[2J县\ufffd.txt')
    """
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        raw = name.encode("utf-8", "surrogateescape")
        try:
            name = raw.decode("gb18030")
        except UnicodeDecodeError:
            name = raw.decode("utf-8", "replace")
    return _STEERING.sub("\ufffd", name)


def nothing_read(folder: Path, problems: Sequence[Problem]) -> NothingToDo:
    """Return the error that says why not one report of *folder* could be read, file by file."""
    if not problems:
        known = ".txt, .md, .html, .docx, .doc, .wps, .pdf, .ofd, .xlsx, .zip"
        return NothingToDo(
            _("{folder}: contains no reports; put some in it ({known}).").format(folder=folder, known=known)
        )
    if not folder.is_dir():
        return NothingToDo("\n".join(f"{folder}: {problem.reason}" for problem in problems))
    reasons = "".join(f"\n  {problem.path}: {problem.reason}" for problem in problems)
    return NothingToDo(_("{folder}: none of the reports could be read.").format(folder=folder) + reasons)


# -- what is written ---------------------------------------------------------

ASIDE = "（新）"
"""Behind the name of a file that is written beside one of somebody else's."""
_LISTED = re.compile(r"(?:(?P<sha256>[0-9a-f]{64})  )?(?P<name>\S.*)")
_LONGEST = 255
"""Bytes of a file's name."""


@dataclass(frozen=True, slots=True)
class Settled:
    """What became of the files of a run."""

    written: tuple[Path, ...]
    left: tuple[Path, ...]
    """What stands there still from before and looks as if it were of today."""
    aside: tuple[tuple[Path, Path], ...]
    """Each file that is somebody else's, or was edited since, and the one written beside it."""


@dataclass(frozen=True, slots=True)
class WrittenFiles:
    """The list of the files that were written to a folder, by this run and by those before it."""

    out: Path

    def files(self) -> Mapping[Path, str]:
        """Return the files on the list with their checksums, none where there is no list.

        A file that an older program wrote has an empty one.  A line that names
        no file of the folder says nothing.
        """
        path = self.out / CACHE / LIST
        try:
            # A pipe in its place would never end.
            lines = path.read_text(encoding="utf-8").split("\n") if path.is_file() else []
        except (OSError, UnicodeDecodeError):
            return {}
        found = (line for line in map(_LISTED.fullmatch, lines) if line and _inside(line["name"]))
        return {self.out / line["name"]: line["sha256"] or "" for line in found}

    @contextmanager
    def staged(self) -> Iterator[Path]:
        """Give a hidden folder in which the files are made before any is put in its place."""
        stage = self.out / CACHE / f"stage-{secrets.token_hex(8)}"
        try:
            yield stage
        except OSError as error:
            for name in ("filename", "filename2"):
                with suppress(TypeError, ValueError):
                    inner = Path(getattr(error, name)).relative_to(stage)
                    setattr(error, name, str(self.out / inner))
            raise
        finally:
            shutil.rmtree(stage, ignore_errors=True)

    def settle(self, stage: Path, made: Sequence[Path], *, force: bool) -> Settled:
        """Put the files *made* in *stage* in their places, and list them first.

        A run that is killed meanwhile thus leaves none that is not listed.  Where
        a file stands that the list does not have, or not with its bytes, the new
        one goes beside it, unless *force* says otherwise.
        """
        before = {path: sha256 for path, sha256 in self.files().items() if path.exists()}
        places: dict[Path, Path] = {}
        listed = dict(before)
        aside: list[tuple[Path, Path]] = []
        for path in made:
            wanted = self.out / path.relative_to(stage)
            sha256 = _sha256(path)
            target = wanted if force else next(one for one in _names(wanted) if _ours(one, sha256, before))
            if target != wanted:
                aside.append((wanted, target))
            places[path] = target
            listed[target] = sha256
        lines = sorted(
            f"{sha256}  {name}\n" if sha256 else f"{name}\n"
            for name, sha256 in ((path.relative_to(self.out).as_posix(), s) for path, s in listed.items())
        )
        with suppress(OSError):
            place(self.out / CACHE / LIST, "".join(lines).encode())
        for path, target in places.items():
            target.parent.mkdir(parents=True, exist_ok=True)
            path.replace(target)
        written = tuple(places.values())
        kinds = {path.suffix for path in written}
        known = {*written, *(wanted for wanted, _target in aside)}
        left = tuple(sorted(path for path in before if path not in known and path.suffix in kinds))
        return Settled(written, left, tuple(aside))


def _inside(name: str) -> bool:
    """Whether *name*, of a list, can be that of a file in the folder of the list.

    >>> [_inside(name) for name in ("briefings/甲县.md", "/etc/hosts", "../甲县.txt", "甲" * 90, "a\\0b")]
    [True, False, False, False, False]
    """
    path = Path(name)
    return (
        "\0" not in name
        and not path.is_absolute()
        and ".." not in path.parts
        and all(len(part.encode()) <= _LONGEST for part in path.parts)
    )


def _names(wanted: Path) -> Iterator[Path]:
    """Yield *wanted* and the names beside it: 甲.docx, 甲（新）.docx, 甲（新2）.docx."""
    yield wanted
    yield wanted.with_stem(f"{wanted.stem}{ASIDE}")
    number = 2
    while True:
        yield wanted.with_stem(f"{wanted.stem}{ASIDE[:-1]}{number}{ASIDE[-1]}")
        number += 1


def _ours(path: Path, sha256: str, before: Mapping[Path, str]) -> bool:
    """Whether nothing is lost where a file of that *sha256* takes the place of *path*."""
    if not path.is_file():
        # What is no file is told where it is written.
        return True
    if path in before and not before[path]:
        return True
    return _sha256(path) in {sha256, *before.values()}


def _sha256(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def written_before(folder: Path, out: Path) -> frozenset[Path]:
    """Return the files in *folder* and below it that this program wrote, resolved.

    The list in *out* is this program's.  Another may have come with the reports,
    to hide some of them: it counts for the files that still have the bytes it says.
    """
    found: set[Path] = set()
    for path in folder.rglob(LIST):
        if path.parent.name != CACHE:
            continue
        home = path.parent.parent
        trusted = home.resolve() == out.resolve()
        for file, sha256 in WrittenFiles(home).files().items():
            with suppress(OSError):
                if file.is_file() and (trusted or (sha256 and _sha256(file) == sha256)):
                    found.add(file.resolve())
    return frozenset(found)


def require_writable(out: Path) -> None:
    """Raise `CannotWrite` where *out* cannot be made or written, before minutes were spent on the reports."""
    above = next(path for path in (out, *out.absolute().parents) if path.exists())
    if not above.is_dir():
        raise CannotWrite(
            _("{path}: is a file, not a folder; choose a folder with --out.").format(path=above)
        )
    if not os.access(above, os.W_OK | os.X_OK):
        raise CannotWrite(
            _("{path}: cannot be written (Permission denied); choose another folder with --out.").format(
                path=above
            )
        )


def cannot_write(error: OSError, out: Path) -> CannotWrite:
    """Return the error that says which file in *out* could not be written, why, and what to do."""
    if isinstance(error, PermissionError):
        todo = _("close it if it is open in another program, or choose another folder with --out.")
    else:
        todo = _("free some space, or choose another folder with --out.")
    return CannotWrite(
        _("{path}: cannot be written ({reason}); {todo}").format(
            path=error.filename or out, reason=cause(error), todo=todo
        )
    )
