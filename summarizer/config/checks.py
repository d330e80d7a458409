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
    from summarizer.lexicon import Lexicon
    from summarizer.lexicon.gazetteer import Gazetteer

FIRST_YEAR = 1949
SHORTEST = 2
"""Characters of a topic's word."""
REPORT_FILE = "report.json"
"""What ``--format json`` leaves in the output folder."""
NEAR = 3
"""How many names are offered for one that is not known."""
PACK = "pack:"
"""Before the name of a shipped look, where a folder of templates may stand."""


@dataclass(frozen=True)
class Setting:
    """What a value is checked against besides itself."""

    home: Path
    """The folder that paths are relative to."""
    unasked: frozenset[str] = frozenset()
    """The keys whose paths a file may not choose freely: it came with the reports, and nobody named it."""
    indicators: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The user's own, each with its other ways of writing."""

    @cached_property
    def lexicon(self) -> "Lexicon":
        """The words that there are, with the user's indicators."""
        # Late: most runs name no region and no indicator, and the tables need not be read for them.
        from summarizer.lexicon import UserWords, load

        return load(UserWords(indicators=self.indicators))

    @property
    def gazetteer(self) -> "Gazetteer":
        """The divisions and zones that there are."""
        return self.lexicon.gazetteer


_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")
_SEPARATOR = re.compile("[,，、;；]")
_YEARS = re.compile(r"(\d{4})年?(?:\s*[-–—~～至到]+\s*(\d{4})年?)?")

Check = Callable[[Any, Setting], Any]


def _text(value: Any, setting: Setting) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(_("must be text, not {value}.").format(value=shown(value)))
    if _CONTROL.search(value):
        # No Word file and no page may hold one.
        raise ValueError(_("must not contain control characters."))
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


def _kept_inside(path: Path, key: str, setting: Setting) -> None:
    """Raise where *path* leads out of the folder that came with its own options."""
    if key in setting.unasked and not path.resolve().is_relative_to(setting.home.resolve()):
        raise ValueError(
            _(
                "{path} lies outside the folder of reports, and this file came with them; "
                "give --{key}, or say with --config that you trust the file."
            ).format(path=path, key=key)
        )


def _templates(value: Any, setting: Setting) -> Path:
    if str(value).startswith(PACK):
        return _pack(str(value).removeprefix(PACK))
    path = _path(value, setting)
    if not path.is_dir():
        raise ValueError(_("there is no folder {path}.").format(path=path))
    if "templates" in setting.unasked:
        # A template is a program; one that came with the reports is not run unasked.
        raise ValueError(
            _(
                "templates that come with the reports are not used unasked; "
                "give --templates {path}, or say with --config that you trust this file."
            ).format(path=path)
        )
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
    _kept_inside(path, "reference", setting)
    if not path.is_file():
        raise ValueError(_("there is no file {path}.").format(path=path))
    if not is_zipfile(path):
        raise ValueError(_("{path} is not a Word file; save it as .docx.").format(path=path))
    return path


def _out(value: Any, setting: Setting) -> Path:
    path = _path(value, setting)
    _kept_inside(path, "out", setting)
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


def _flag(value: Any, setting: Setting) -> bool:
    if not isinstance(value, bool):
        raise ValueError(_("must be true or false, not {value}.").format(value=shown(value)))
    return value


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


def _receivers(value: Any, setting: Setting) -> str:
    """Return who receives the paper, one name or several, as the foot of a paper has them."""
    return "，".join(texts(value, setting)) if isinstance(value, list | tuple) else _text(value, setting)


def _copies(value: Any, setting: Setting) -> str:
    if isinstance(value, int) and not isinstance(value, bool) and value > 0:
        return str(value)
    # A clerk writes 共印50份; the letterhead has the words around the number.
    number = _text(value, setting).removeprefix("共印").removesuffix("份").strip()
    if not number.isdecimal():
        raise ValueError(_("must be a number of copies, such as 50, not {value}.").format(value=shown(value)))
    return number


def _regions(value: Any, setting: Setting) -> tuple[str, ...]:
    gazetteer = setting.gazetteer
    keys: list[str] = []
    for name in _listed(value, setting):
        found = gazetteer.meant(name)
        if not found:
            raise ValueError(
                _("{name} is not a known division or zone.").format(name=shown(name))
                + suggestion(name, gazetteer.by_name, most=NEAR)
            )
        keys += map(gazetteer.key, found)
    return tuple(dict.fromkeys(keys))


def _indicators(value: Any, setting: Setting) -> tuple[str, ...]:
    standard = {name: one.name for one in setting.lexicon.indicators for name in (*one.also, one.name)}
    counted = tuple(one.name for one in setting.lexicon.indicators if one.flows)
    names: list[str] = []
    for name in _listed(value, setting):
        # 签约项目 is 项目, counted by what happened to them.
        if name not in standard and not name.endswith(counted):
            near = suggestion(name, standard, most=NEAR)
            raise ValueError(_("{name} is not a known indicator.").format(name=shown(name)) + near)
        names.append(standard.get(name, name))
    return tuple(dict.fromkeys(names))


def _years(value: Any, setting: Setting) -> tuple[int, ...]:
    """Return the years that *value* names, one by one or from the first to the last."""
    parts = [str(value)] if isinstance(value, int) and not isinstance(value, bool) else value
    if isinstance(parts, list | tuple):
        parts = [str(part) if isinstance(part, int) else part for part in parts]
    years: set[int] = set()
    for part in _listed(parts, setting):
        found = _YEARS.fullmatch(part)
        first, last = (int(found[1]), int(found[2] or found[1])) if found else (0, 0)
        if not FIRST_YEAR <= first <= last:
            raise ValueError(
                _("{part} is neither a year nor a span of years; write 2021-2025,2019.").format(
                    part=shown(part)
                )
            )
        years |= {*range(first, last + 1)}
    return tuple(sorted(years))


def _topic(value: Any, setting: Setting) -> tuple[str, ...]:
    words = tuple(dict.fromkeys(word for part in _listed(value, setting) for word in part.split()))
    for word in words:
        # A single character stands in words of every kind.
        if len(word) < SHORTEST:
            raise ValueError(
                _("{word} is too short for a topic; write two characters or more.").format(word=shown(word))
            )
    return words


def _since(value: Any, setting: Setting) -> Path:
    path = _path(value, setting)
    _kept_inside(path, "since", setting)
    report = path / REPORT_FILE if path.is_dir() else path
    if not report.is_file():
        raise ValueError(
            _("there is no {report}; an earlier run leaves it with --format json.").format(report=report)
        )
    return report


def _listed(value: Any, setting: Setting) -> tuple[str, ...]:
    """Return the parts of a text that commas divide, or of a list."""
    parts = _SEPARATOR.split(value) if isinstance(value, str) else texts(value, setting)
    parts = [part.strip() for part in parts if part.strip()]
    if not parts:
        raise ValueError(_("must name something, not {value}.").format(value=shown(value)))
    return tuple(parts)


def suggestion(given: object, known: Iterable[str], most: int = 1) -> str:
    """Return which of *known* was probably meant, *most* of them at most."""
    near = get_close_matches(str(given), list(known), n=most, cutoff=0.6)
    return _(" Did you mean {near}?").format(near=", ".join(near)) if near else ""


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
    "own": _regions,
    "volume": _flag,
    "passages": _flag,
    "topic": _topic,
    "since": _since,
    "issuer": _text,
    "issue": _issue,
    "date": _date,
    "short_issuer": _text,
    "secrecy": _text,
    "urgency": _text,
    "report_to": _receivers,
    "send_to": _receivers,
    "printed_by": _text,
    "printed_on": _date,
    "copies": _copies,
}
PATHS = ("out", "templates", "reference", "since")
"""The keys whose values are paths."""
LETTERHEAD = (
    *("issuer", "short_issuer", "issue", "date", "secrecy", "urgency"),
    *("report_to", "send_to", "printed_by", "printed_on", "copies"),
)
CHOICE: Mapping[str, Check] = {"regions": _regions, "indicators": _indicators, "years": _years}
"""What the papers are made of; as keys of a file they stand under ``[choose]``."""
ALONE: Mapping[str, Check] = {"force": _flag}
"""What only the command line and a program may say: a file that came with the reports may not."""
REPORT: Mapping[str, Check] = {"match": _text, "region": _region, "period": _period, "source": _text}


def checked(name: str, value: Any, where: str, setting: Setting, mistakes: list[str]) -> dict[str, Any]:
    """Return *value* under its *name*, checked; else nothing, and say what is wrong with it."""
    try:
        return {name: {**KEYS, **CHOICE, **ALONE, **REPORT}[name](value, setting)}
    except ValueError as error:
        mistakes.append(f"{where}: {error}")
        return {}
