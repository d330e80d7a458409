"""Options and ``summarize.toml`` -> Config; all validation, all mistakes reported at once.

The checks are written out here, one small function a key, rather than left to
a validation library.  msgspec stops at the first mistake; pydantic gathers all
but knows neither lines nor what was probably meant.  With some twenty keys the
table `_KEYS` is shorter than what would translate a library's errors.
"""

import datetime
import re
import tomllib
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Literal, get_args
from zipfile import is_zipfile

from summarizer.errors import BadConfig
from summarizer.messages import _

FORMATS = ("md", "docx", "json")
Engine = Literal["biased", "plain"]
FILE = "summarize.toml"
"""What is read beside the reports, if it is there."""
FIRST_YEAR = 1949


@dataclass(frozen=True, slots=True)
class Override:
    """What the user says of the files that match a glob; it has the last word."""

    match: str
    """A file name or glob, relative to the folder of reports; ``*`` crosses folders."""
    region: str | None = None
    """The region's full name, with its city where the name alone is ambiguous: 南京市鼓楼区."""
    period: int | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """Everything the user can choose, checked."""

    folder: Path
    out: Path = Path("out")
    formats: tuple[str, ...] = ("docx",)
    templates: Path | None = None
    """A folder that is searched before the shipped templates."""
    reference: Path | None = None
    """A Word file whose styles, page and letterhead are used instead of the shipped ones."""
    engine: Engine = "biased"
    sentences: int | None = None
    """How many key sentences a briefing may hold; None lets *share* decide."""
    share: float = 0.25
    """How much of a region's text a briefing may quote."""
    overrides: tuple[Override, ...] = ()
    noise: tuple[str, ...] = ()
    """Extra lines that are navigation: plain text, or a regular expression between slashes."""
    words: tuple[str, ...] = ()
    """Extra words that segmentation must not tear."""
    themes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Extra words for a theme, or a theme of the user's own."""
    issuer: str | None = None
    issue: str | None = None
    date: str | None = None


def matches(pattern: str, path: str) -> bool:
    """Whether *pattern* means the report at *path*; without a slash it is compared with the file's name.

    >>> matches("2019/*.txt", "2019/a.txt"), matches("a.*", "2019/a.txt"), matches("b.*", "2019/a.txt")
    (True, True, False)
    """
    return fnmatchcase(path if "/" in pattern else path.rpartition("/")[2], pattern)


def load(folder: Path, file: Path | None = None, **options: Any) -> Config:
    """Return what *options*, and behind them the ``summarize.toml`` of *folder* or *file*, ask for.

    Paths in the file are relative to the file.  An option given on the command
    line goes before the file.  Raises `BadConfig` with every mistake, each one
    naming the file, its line and the key, or the option.
    """
    mistakes: list[str] = []
    home = folder if folder.is_dir() else folder.parent
    chosen: dict[str, Any] = {}
    path = file or home / FILE
    if file or path.is_file():
        chosen |= _read(path, home if file is None else None, mistakes)
    for name, value in options.items():
        where = f"--{name.removesuffix('s') if name == 'formats' else name}"
        chosen |= _checked(name, value, where, Path(), mistakes)
    if mistakes:
        raise BadConfig(tuple(mistakes))
    return Config(folder=folder, **chosen)


# -- one check a key: what is given -> what is meant, or a ValueError that says what is wrong --------------

Check = Callable[[Any, Path], Any]


def _text(value: Any, home: Path) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(_("is to be a text, not {value}.").format(value=_shown(value)))
    return value.strip()


def _texts(value: Any, home: Path) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError(
            _('is to be a list of texts: ["...", "..."], not {value}.').format(value=_shown(value))
        )
    return tuple(_text(each, home) for each in value)


def _formats(value: Any, home: Path) -> tuple[str, ...]:
    names = [part.strip() for part in value.split(",")] if isinstance(value, str) else _texts(value, home)
    names = [name for name in names if name]
    if not names:
        raise ValueError(_("names no format; known are {known}.").format(known=", ".join(FORMATS)))
    for name in names:
        if name not in FORMATS:
            raise ValueError(
                _("{name} is no format; known are {known}.").format(
                    name=_shown(name), known=", ".join(FORMATS)
                )
                + _perhaps(name, FORMATS)
            )
    return tuple(dict.fromkeys(names))


def _path(value: Any, home: Path) -> Path:
    return home / (value if isinstance(value, Path) else _text(value, home))


def _templates(value: Any, home: Path) -> Path:
    path = _path(value, home)
    if not path.is_dir():
        raise ValueError(_("there is no folder {path}.").format(path=path))
    return path


def _reference(value: Any, home: Path) -> Path:
    path = _path(value, home)
    if not path.is_file():
        raise ValueError(_("there is no file {path}.").format(path=path))
    if not is_zipfile(path):
        raise ValueError(_("{path} is no Word file; save it as .docx.").format(path=path))
    return path


def _out(value: Any, home: Path) -> Path:
    path = _path(value, home)
    if path.exists() and not path.is_dir():
        raise ValueError(_("{path} is a file; name a folder.").format(path=path))
    return path


def _engine(value: Any, home: Path) -> Any:
    known = get_args(Engine)
    if value not in known:
        raise ValueError(
            _("{value} is no engine; known are {known}.").format(value=_shown(value), known=", ".join(known))
            + _perhaps(value, known)
        )
    return value


def _sentences(value: Any, home: Path) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError(_("is to be a whole number from 1, not {value}.").format(value=_shown(value)))
    return value


def _share(value: Any, home: Path) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value <= 1:
        raise ValueError(_("is to be above 0 and at most 1, not {value}.").format(value=_shown(value)))
    return float(value)


def _date(value: Any, home: Path) -> str:
    if isinstance(value, datetime.date):
        return f"{value.year}-{value.month:02}-{value.day:02}"
    return _text(value, home)


def _noise(value: Any, home: Path) -> tuple[str, ...]:
    lines = _texts(value, home)
    for line in lines:
        if len(line) > 2 and line.startswith("/") and line.endswith("/"):
            try:
                re.compile(line[1:-1])
            except re.error as error:
                raise ValueError(
                    _("{line} is no regular expression: {error}.").format(line=_shown(line), error=error)
                ) from None
    return lines


def _period(value: Any, home: Path) -> int:
    last = datetime.date.today().year
    if not isinstance(value, int) or isinstance(value, bool) or not FIRST_YEAR <= value <= last:
        raise ValueError(
            _("is to be the year reviewed, {first} to {last}, not {value}.").format(
                first=FIRST_YEAR, last=last, value=_shown(value)
            )
        )
    return value


def _region(value: Any, home: Path) -> str:
    # Late: most runs name no region, and the table need not be read for them.
    from summarizer.lexicon import divisions

    name = _text(value, home)
    found = divisions.lookup(name)
    if not found:
        known = [*divisions.by_name(), *(divisions.full_name(d) for d in divisions.divisions().values())]
        raise ValueError(
            _("{name} is no division or zone that is known.").format(name=_shown(name))
            + _perhaps(name, known)
        )
    if len({divisions.key(division) for division in found}) > 1:
        names = "、".join(dict.fromkeys(map(divisions.full_name, found)))
        raise ValueError(
            _("{name} may be {names}; write the city in front.").format(name=_shown(name), names=names)
        )
    return name


_KEYS: Mapping[str, Check] = {
    "formats": _formats,
    "out": _out,
    "templates": _templates,
    "reference": _reference,
    "engine": _engine,
    "sentences": _sentences,
    "share": _share,
    "noise": _noise,
    "words": _texts,
    "issuer": _text,
    "issue": _text,
    "date": _date,
}
_LETTERHEAD = ("issuer", "issue", "date")
_TOP = (*(key for key in _KEYS if key not in _LETTERHEAD), "themes", "letterhead", "report")
_REPORT: Mapping[str, Check] = {"match": _text, "region": _region, "period": _period, "source": _text}


def _checked(name: str, value: Any, where: str, home: Path, mistakes: list[str]) -> dict[str, Any]:
    """Return *value* under its *name*, checked; else nothing, and say what is wrong with it."""
    try:
        return {name: (_KEYS.get(name) or _REPORT[name])(value, home)}
    except ValueError as error:
        mistakes.append(f"{where}: {error}")
        return {}


# -- the file ----------------------------------------------------------------


def _read(path: Path, reports: Path | None, mistakes: list[str]) -> dict[str, Any]:
    """Return what the file at *path* says; *reports* is the folder whose files its globs must match."""
    try:
        text = path.read_text(encoding="utf-8-sig")
        given = tomllib.loads(text)
    except OSError as error:
        mistakes.append(_("{path}: cannot be opened: {reason}.").format(path=path, reason=error.strerror))
        return {}
    except UnicodeDecodeError:
        mistakes.append(_("{path}: is not UTF-8; save it as UTF-8.").format(path=path))
        return {}
    except tomllib.TOMLDecodeError as error:
        mistakes.append(_syntax(path, text, str(error)))
        return {}
    place = _Places(path, text)
    chosen: dict[str, Any] = {}
    for key, value in given.items():
        if key == "report":
            chosen["overrides"] = tuple(_reports(value, path.parent, reports, place, mistakes))
        elif key == "letterhead" and isinstance(value, dict):
            for inner, one in value.items():
                where = place(key, inner)
                if inner in _LETTERHEAD:
                    chosen |= _checked(inner, one, where, path.parent, mistakes)
                else:
                    mistakes.append(f"{where}: {_unknown(inner, _LETTERHEAD)}")
        elif key == "themes" and isinstance(value, dict):
            chosen["themes"] = tuple(_themes(value, path.parent, place, mistakes))
        elif key in ("letterhead", "themes"):
            mistakes.append(f"{place(key)}: " + _("is to be a table: [{key}].").format(key=key))
        elif key in _TOP:
            chosen |= _checked(key, value, place(key), path.parent, mistakes)
        else:
            mistakes.append(f"{place(key)}: {_unknown(key, _TOP)}")
    return chosen


def _themes(
    given: Mapping[str, Any], home: Path, place: "_Places", mistakes: list[str]
) -> Iterator[tuple[str, tuple[str, ...]]]:
    for name, words in given.items():
        try:
            yield name, _texts(words, home)
        except ValueError as error:
            mistakes.append(f"{place('themes', name)}: {error}")


def _reports(
    given: Any, home: Path, folder: Path | None, place: "_Places", mistakes: list[str]
) -> Iterator[Override]:
    if not isinstance(given, list):
        mistakes.append(f"{place('report')}: " + _("begin each with [[report]], in double brackets."))
        return
    for number, entry in enumerate(given):
        checked: dict[str, Any] = {}
        for key, value in entry.items():
            where = place("report", number, key)
            if key in _REPORT:
                checked |= _checked(key, value, where, home, mistakes)
            else:
                mistakes.append(f"{where}: {_unknown(key, (*_REPORT,))}")
        if "match" not in entry:
            mistakes.append(
                f"{place('report', number)}: " + _('lacks match, the file it is about: match = "*.txt".')
            )
        elif "match" in checked and folder and (wrong := _unmatched(checked["match"], folder)):
            mistakes.append(f"{place('report', number, 'match')}: {wrong}")
        elif "match" in checked:
            yield Override(**checked)


def _unmatched(pattern: str, folder: Path) -> str | None:
    """Return what is wrong when *pattern* matches no file of *folder*; silence would hide a slip."""
    names = [path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()]
    if any(matches(pattern, name) for name in names):
        return None
    wrong = _("{pattern} matches no file in {folder}.").format(pattern=_shown(pattern), folder=folder)
    return wrong + _perhaps(pattern, names)


def _syntax(path: Path, text: str, reason: str) -> str:
    """Return a parser's *reason* with its line where every message has it, and what is mostly behind it."""
    found = re.search(r"^(.*?) \(at (?:line (\d+), column \d+|end of document)\)$", reason)
    number = int(found[2]) if found and found[2] else None
    wrong = text.splitlines()[number - 1] if number and number <= len(text.splitlines()) else ""
    message = _("{where}: is no TOML: {reason}.").format(
        where=f"{path}:{number}" if number else path, reason=found[1] if found else reason
    )
    if re.match(r"\s*[\w-]*[\u4e00-\u9fff]", wrong):
        return message + " " + _('Chinese before "=" stands in quotes: "民生保障" = ["..."].')
    if "\\" in wrong:
        return message + " " + _("A text with a backslash stands in single quotes: '/^第\\d+版$/'.")
    if re.search("[“”‘’＝，［］]", wrong):
        return message + " " + _('Its quotes, commas and brackets are plain ones: " , [ ].')
    return message


def _unknown(key: str, known: tuple[str, ...]) -> str:
    if key in _TOP:
        return _("stands under a [table]; move it above the first one.")
    if key in _LETTERHEAD:
        return _("belongs under [letterhead].")
    return _("is not known; known are {known}.").format(known=", ".join(known)) + _perhaps(key, known)


def _perhaps(given: Any, known: Any) -> str:
    near = get_close_matches(str(given), list(known), n=1, cutoff=0.6)
    return " " + _("Did you mean {near}?").format(near=near[0]) if near else ""


def _shown(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


class _Places:
    """Where in a TOML file each key stands, which the parser of the standard library does not tell."""

    _TABLE = re.compile(r"^\s*\[\[?\s*([^\[\]]+?)\s*\]\]?\s*(?:#.*)?$")
    _KEY = re.compile(r"""^\s*("[^"]*"|'[^']*'|[\w\u4e00-\u9fff-]+)\s*=""")

    def __init__(self, path: Path, text: str) -> None:
        self._path = path
        self._lines: dict[tuple[str | int, ...], int] = {}
        table: tuple[str | int, ...] = ()
        counts: dict[str, int] = {}
        for number, line in enumerate(text.splitlines(), 1):
            if header := self._TABLE.match(line):
                name = header[1].strip("\"'")
                table = (name,)
                if line.lstrip().startswith("[["):
                    table = (name, counts.get(name, 0))
                    counts[name] = counts.get(name, 0) + 1
                self._lines.setdefault((name,), number)
                self._lines.setdefault(table, number)
            elif key := self._KEY.match(line):
                self._lines.setdefault((*table, key[1].strip("\"'")), number)

    def __call__(self, *keys: str | int) -> str:
        line = next((self._lines[keys[:n]] for n in range(len(keys), 0, -1) if keys[:n] in self._lines), None)
        names = ".".join(str(key) for key in keys if isinstance(key, str))
        return f"{self._path}{f':{line}' if line else ''}: {names}"
