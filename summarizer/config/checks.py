"""One check a key: what is given -> what is meant, or a ValueError that says what is wrong."""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from difflib import get_close_matches
from pathlib import Path
from typing import Any, get_args
from zipfile import is_zipfile

from summarizer.config.choices import FORMATS, SHIPPED, Engine
from summarizer.messages import _

FIRST_YEAR = 1949
PACK = "pack:"
"""Before the name of a shipped look, where a folder of templates may stand."""

Check = Callable[[Any, Path], Any]


def _text(value: Any, home: Path) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(_("is to be a text, not {value}.").format(value=shown(value)))
    return value.strip()


def texts(value: Any, home: Path) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError(
            _('is to be a list of texts: ["...", "..."], not {value}.').format(value=shown(value))
        )
    return tuple(_text(each, home) for each in value)


def _formats(value: Any, home: Path) -> tuple[str, ...]:
    names = [part.strip() for part in value.split(",")] if isinstance(value, str) else texts(value, home)
    names = [name for name in names if name]
    if not names:
        raise ValueError(_("names no format; known are {known}.").format(known=", ".join(FORMATS)))
    for name in names:
        if name not in FORMATS:
            raise ValueError(
                _("{name} is no format; known are {known}.").format(
                    name=shown(name), known=", ".join(FORMATS)
                )
                + perhaps(name, FORMATS)
            )
    return tuple(dict.fromkeys(names))


def _path(value: Any, home: Path) -> Path:
    return home / (value if isinstance(value, Path) else _text(value, home))


def _templates(value: Any, home: Path) -> Path:
    if str(value).startswith(PACK):
        return _pack(str(value).removeprefix(PACK))
    path = _path(value, home)
    if not path.is_dir():
        raise ValueError(_("there is no folder {path}.").format(path=path))
    return path


def _pack(name: str) -> Path:
    """Return the folder of the shipped look *name*."""
    known = sorted(path.name for path in (SHIPPED / "packs").iterdir() if path.is_dir())
    if name not in known:
        raise ValueError(
            _("{name} is no pack; there are {known}.").format(name=shown(name), known=", ".join(known))
            + perhaps(name, known)
        )
    return SHIPPED / "packs" / name


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
            _("{value} is no engine; known are {known}.").format(value=shown(value), known=", ".join(known))
            + perhaps(value, known)
        )
    return value


def _sentences(value: Any, home: Path) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError(_("is to be a whole number from 1, not {value}.").format(value=shown(value)))
    return value


def _share(value: Any, home: Path) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value <= 1:
        raise ValueError(_("is to be above 0 and at most 1, not {value}.").format(value=shown(value)))
    return float(value)


def _date(value: Any, home: Path) -> str:
    if isinstance(value, datetime.date):
        return f"{value.year}-{value.month:02}-{value.day:02}"
    text = _text(value, home)
    if re.fullmatch(r"\d+-\d+-\d+", text):
        try:
            return datetime.datetime.strptime(text, "%Y-%m-%d").date().isoformat()
        except ValueError:
            raise ValueError(_("{date} is no day; write 2024-01-05.").format(date=shown(text))) from None
    return text


def _noise(value: Any, home: Path) -> tuple[str, ...]:
    lines = texts(value, home)
    for line in lines:
        if len(line) > 2 and line.startswith("/") and line.endswith("/"):
            try:
                re.compile(line[1:-1])
            except re.error as error:
                raise ValueError(
                    _("{line} is no regular expression: {error}.").format(
                        line=shown(line), error=_(error.msg)
                    )
                ) from None
    return lines


def _period(value: Any, home: Path) -> int:
    last = datetime.date.today().year
    if not isinstance(value, int) or isinstance(value, bool) or not FIRST_YEAR <= value <= last:
        raise ValueError(
            _("is to be the year reviewed, {first} to {last}, not {value}.").format(
                first=FIRST_YEAR, last=last, value=shown(value)
            )
        )
    return value


def _region(value: Any, home: Path) -> str:
    # Late: most runs name no region, and the table need not be read for them.
    from summarizer.lexicon import gazetteer

    name = _text(value, home)
    found = gazetteer.lookup(name)
    if not found:
        known = [*gazetteer.by_name(), *(gazetteer.full_name(d) for d in gazetteer.divisions().values())]
        raise ValueError(
            _("{name} is no division or zone that is known.").format(name=shown(name)) + perhaps(name, known)
        )
    if len({gazetteer.key(division) for division in found}) > 1:
        names = "、".join(dict.fromkeys(map(gazetteer.full_name, found)))
        raise ValueError(
            _("{name} may be {names}; write the city in front.").format(name=shown(name), names=names)
        )
    return name


def _issue(value: Any, home: Path) -> str:
    # A clerk writes 第3期; the letterhead has the words around the number.
    said = _text(value, home)
    return said.removeprefix("第").removesuffix("期").strip() if said[0] + said[-1] == "第期" else said


def perhaps(given: object, known: Iterable[str]) -> str:
    """Return which of *known* was probably meant."""
    near = get_close_matches(str(given), list(known), n=1, cutoff=0.6)
    return _(" Did you mean {near}?").format(near=near[0]) if near else ""


def shown(value: Any) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


KEYS: Mapping[str, Check] = {
    "formats": _formats,
    "out": _out,
    "templates": _templates,
    "reference": _reference,
    "engine": _engine,
    "sentences": _sentences,
    "share": _share,
    "noise": _noise,
    "words": texts,
    "issuer": _text,
    "issue": _issue,
    "date": _date,
}
LETTERHEAD = ("issuer", "issue", "date")
REPORT: Mapping[str, Check] = {"match": _text, "region": _region, "period": _period, "source": _text}


def checked(name: str, value: Any, where: str, home: Path, mistakes: list[str]) -> dict[str, Any]:
    """Return *value* under its *name*, checked; else nothing, and say what is wrong with it."""
    try:
        return {name: (KEYS.get(name) or REPORT[name])(value, home)}
    except ValueError as error:
        mistakes.append(f"{where}: {error}")
        return {}
