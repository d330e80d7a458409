"""One check a key: what is given -> what is meant, or a ValueError that says what is wrong."""

import datetime
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args
from zipfile import is_zipfile

from summarizer.config.choices import FORMATS, SHIPPED, Engine
from summarizer.messages import _

if TYPE_CHECKING:
    from summarizer.lexicon.gazetteer import Gazetteer

FIRST_YEAR = 1949
PACK = "pack:"
"""Before the name of a shipped look, where a folder of templates may stand."""


@dataclass(frozen=True)
class Setting:
    """What a value is checked against besides itself."""

    home: Path
    """The folder that paths are relative to."""

    @cached_property
    def gazetteer(self) -> "Gazetteer":
        """The divisions and zones that there are."""
        # Late: most runs name no region, and the tables need not be read for them.
        from summarizer.lexicon import load

        return load().gazetteer


Check = Callable[[Any, Setting], Any]


def _text(value: Any, setting: Setting) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(_("must be text, not {value}.").format(value=shown(value)))
    return value.strip()


def texts(value: Any, setting: Setting) -> tuple[str, ...]:
    if not isinstance(value, list | tuple):
        raise ValueError(
            _('must be a list of texts: ["...", "..."], not {value}.').format(value=shown(value))
        )
    return tuple(_text(each, setting) for each in value)


def _formats(value: Any, setting: Setting) -> tuple[str, ...]:
    names = [part.strip() for part in value.split(",")] if isinstance(value, str) else texts(value, setting)
    names = [name for name in names if name]
    if not names:
        raise ValueError(_("names no format; known are {known}.").format(known=", ".join(FORMATS)))
    for name in names:
        if name not in FORMATS:
            raise ValueError(
                _("{name} is not a format; known are {known}.").format(
                    name=shown(name), known=", ".join(FORMATS)
                )
                + suggestion(name, FORMATS)
            )
    return tuple(dict.fromkeys(names))


def _path(value: Any, setting: Setting) -> Path:
    return setting.home / (value if isinstance(value, Path) else _text(value, setting))


def _templates(value: Any, setting: Setting) -> Path:
    if str(value).startswith(PACK):
        return _pack(str(value).removeprefix(PACK))
    path = _path(value, setting)
    if not path.is_dir():
        raise ValueError(_("there is no folder {path}.").format(path=path))
    return path


def _pack(name: str) -> Path:
    """Return the folder of the shipped look *name*."""
    known = sorted(path.name for path in (SHIPPED / "packs").iterdir() if path.is_dir())
    if name not in known:
        raise ValueError(
            _("{name} is not a pack; there are {known}.").format(name=shown(name), known=", ".join(known))
            + suggestion(name, known)
        )
    return SHIPPED / "packs" / name


def _reference(value: Any, setting: Setting) -> Path:
    path = _path(value, setting)
    if not path.is_file():
        raise ValueError(_("there is no file {path}.").format(path=path))
    if not is_zipfile(path):
        raise ValueError(_("{path} is not a Word file; save it as .docx.").format(path=path))
    return path


def _out(value: Any, setting: Setting) -> Path:
    path = _path(value, setting)
    if path.exists() and not path.is_dir():
        raise ValueError(_("{path} is a file; name a folder.").format(path=path))
    return path


def _engine(value: Any, setting: Setting) -> Any:
    known = get_args(Engine)
    if value not in known:
        raise ValueError(
            _("{value} is not an engine; known are {known}.").format(
                value=shown(value), known=", ".join(known)
            )
            + suggestion(value, known)
        )
    return value


def _whole(value: Any, setting: Setting) -> int:
    if not isinstance(value, int) or isinstance(value, bool) or value < 1:
        raise ValueError(_("must be a whole number from 1, not {value}.").format(value=shown(value)))
    return value


def _share(value: Any, setting: Setting) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool) or not 0 < value <= 1:
        raise ValueError(_("must be above 0 and at most 1, not {value}.").format(value=shown(value)))
    return float(value)


def _date(value: Any, setting: Setting) -> str:
    if isinstance(value, datetime.date):
        return f"{value.year}-{value.month:02}-{value.day:02}"
    text = _text(value, setting)
    if re.fullmatch(r"\d+-\d+-\d+", text):
        try:
            return datetime.datetime.strptime(text, "%Y-%m-%d").date().isoformat()
        except ValueError:
            raise ValueError(_("{date} is not a day; write 2024-01-05.").format(date=shown(text))) from None
    return text


def _noise(value: Any, setting: Setting) -> tuple[str, ...]:
    lines = texts(value, setting)
    for line in lines:
        if len(line) > 2 and line.startswith("/") and line.endswith("/"):
            try:
                re.compile(line[1:-1])
            except re.error as error:
                raise ValueError(
                    _("{line} is not a regular expression: {error}.").format(
                        line=shown(line), error=_(error.msg)
                    )
                ) from None
    return lines


def _period(value: Any, setting: Setting) -> int:
    last = datetime.date.today().year
    if not isinstance(value, int) or isinstance(value, bool) or not FIRST_YEAR <= value <= last:
        raise ValueError(
            _("must be the year reviewed, {first} to {last}, not {value}.").format(
                first=FIRST_YEAR, last=last, value=shown(value)
            )
        )
    return value


def _region(value: Any, setting: Setting) -> str:
    name = _text(value, setting)
    gazetteer = setting.gazetteer
    found = gazetteer.lookup(name)
    if not found:
        known = [*gazetteer.by_name, *(gazetteer.full_name(d) for d in gazetteer.divisions.values())]
        raise ValueError(
            _("{name} is not a known division or zone.").format(name=shown(name)) + suggestion(name, known)
        )
    if len({gazetteer.key(division) for division in found}) > 1:
        names = "、".join(dict.fromkeys(map(gazetteer.full_name, found)))
        raise ValueError(
            _("{name} may be {names}; write the city in front.").format(name=shown(name), names=names)
        )
    return name


def _issue(value: Any, setting: Setting) -> str:
    # A clerk writes 第3期; the letterhead has the words around the number.
    said = _text(value, setting)
    return said.removeprefix("第").removesuffix("期").strip() if said[0] + said[-1] == "第期" else said


def suggestion(given: object, known: Iterable[str]) -> str:
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
    "sentences": _whole,
    "pages": _whole,
    "share": _share,
    "noise": _noise,
    "words": texts,
    "issuer": _text,
    "issue": _issue,
    "date": _date,
}
LETTERHEAD = ("issuer", "issue", "date")
REPORT: Mapping[str, Check] = {"match": _text, "region": _region, "period": _period, "source": _text}


def checked(name: str, value: Any, where: str, setting: Setting, mistakes: list[str]) -> dict[str, Any]:
    """Return *value* under its *name*, checked; else nothing, and say what is wrong with it."""
    try:
        return {name: (KEYS.get(name) or REPORT[name])(value, setting)}
    except ValueError as error:
        mistakes.append(f"{where}: {error}")
        return {}
