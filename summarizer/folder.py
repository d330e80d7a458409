"""The folder of reports and the folder of what is written: which files are reports, and which are ours.

A file this program wrote is never read as somebody's report, be it of another
run with another output folder: each output folder keeps the list of what was
written to it.
"""

import os
import re
from collections.abc import Iterator, Sequence
from contextlib import suppress
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


def read_folder(folder: Path, out: Path, lexicon: Lexicon) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """Return the reports of *folder* (or the one report that it is), and a problem for each file passed over.

    A text that two files hold is read once.  What lies in *out* is no report.
    Raises `NothingToDo` where *folder* does not exist.
    """
    if not folder.exists():
        raise NothingToDo(_("{folder}: there is no such folder or file.").format(folder=folder))
    root = folder if folder.is_dir() else folder.parent
    sources: list[Source] = []
    problems = list(_unreachable(folder)) if folder.is_dir() else []
    first_of: dict[str, str] = {}
    for path in _candidates(folder, out):
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
    return tuple(sources), tuple(problems)


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


def _candidates(folder: Path, out: Path) -> Sequence[Path]:
    """Return the files to read: none that this program wrote itself, be it for another run."""
    if not folder.is_dir():
        return (folder,)
    own = written_before(folder)
    out, whole = out.resolve(), folder.resolve()
    inside = out != whole and out.is_relative_to(whole)
    return [
        path
        for path in report_files(folder)
        if (resolved := path.resolve()) not in own and not (inside and resolved.is_relative_to(out))
    ]


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


@dataclass(frozen=True, slots=True)
class WrittenFiles:
    """The list of the files that were written to a folder, by this run and by those before it."""

    out: Path

    def files(self) -> set[Path]:
        """Return the files on the list, none where there is no list."""
        try:
            names = (self.out / CACHE / LIST).read_text(encoding="utf-8").splitlines()
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
            place(self.out / CACHE / LIST, "".join(f"{name}\n" for name in names).encode())
        kinds = {path.suffix for path in written}
        return tuple(sorted(path for path in before - {*written} if path.suffix in kinds))


def written_before(folder: Path) -> frozenset[Path]:
    """Return the files in *folder* and below it that this program wrote, resolved."""
    lists = (path for path in folder.rglob(LIST) if path.parent.name == CACHE)
    return frozenset(file.resolve() for path in lists for file in WrittenFiles(path.parent.parent).files())


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
