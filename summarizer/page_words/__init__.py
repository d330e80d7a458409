"""The words on a page that neither a report nor a template says.

They stand in ``words.toml`` among the shipped templates.  A folder of templates
may have a ``words.toml`` of its own with those it words otherwise, so that pages
speak the language of their templates, in charts, notes and workbook too.
"""

import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from string import Formatter

from summarizer.config import SHIPPED
from summarizer.errors import BadTemplate
from summarizer.messages import _

FILE = "words.toml"
NAMES = ("theme", "level", "indicator")
"""Tables whose keys are the lexicon's names; a word for each is optional."""

Tables = Mapping[str, Mapping[str, str]]


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of a page, by table and key; `load` makes it."""

    tables: Tables

    def say(self, table: str, key: str, **values: object) -> str:
        """Return the word *key* of *table*, its braces filled with *values*.

        >>> words.say("date", "year", year=2020)
        '2020年'
        """
        return self.tables[table][key].format(**values)

    def day(self, day: str) -> str:
        """Return an ISO *day* as an office writes it, anything else as it was given.

        >>> words.day("2020-01-09"), words.day("二〇二〇年一月九日")
        ('2020年1月9日', '二〇二〇年一月九日')
        """
        found = re.fullmatch(r"(\d{4})-(\d{2})-(\d{2})", day)
        if not found:
            return day
        year, month, of_month = map(int, found.groups())
        return self.say("date", "day", year=year, month=month, day=of_month)

    def name(self, table: str, name: str) -> str:
        """Return the page's word for *name*, one of the lexicon's; *name* itself where it has none.

        >>> words.name("theme", "民生保障")
        '民生保障'
        """
        return self.tables.get(table, {}).get(name, name)


def load(folder: Path | None = None) -> PageWords:
    """Return the shipped words, and before them those of the templates in *folder*.

    Raises `BadTemplate` where a file is not TOML, or has a key or a brace that
    the shipped one has not.
    """
    shipped = _read(SHIPPED / FILE)
    path = folder / FILE if folder else None
    if path is None or not path.is_file():
        return PageWords(shipped)
    own = _read(path)
    _check(own, shipped, path)
    return PageWords({name: {**shipped.get(name, {}), **own.get(name, {})} for name in {**shipped, **own}})


def _read(path: Path) -> dict[str, dict[str, str]]:
    try:
        # Windows' own editor puts a byte-order mark in front.
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError:
        raise _wrong(path, _("is not UTF-8; save it as UTF-8.")) from None
    except tomllib.TOMLDecodeError as error:
        raise _wrong(path, _("is not TOML: {reason}.").format(reason=error)) from None


def _check(own: Mapping[str, object], shipped: Tables, path: Path) -> None:
    for name, words in own.items():
        if name not in (*shipped, *NAMES):
            raise _wrong(path, _unknown(f"[{name}]", name, shipped))
        if not isinstance(words, dict):
            raise _wrong(path, _("{key} must be a table of words.").format(key=f"[{name}]"))
        for key, word in words.items():
            where = f"{name}.{key}"
            if name not in NAMES and key not in shipped[name]:
                raise _wrong(path, _unknown(where, key, shipped[name]))
            if not isinstance(word, str):
                raise _wrong(path, _("{key} must be a text.").format(key=where))
            strange = _braces(word, path, where) - _braces(shipped.get(name, {}).get(key, ""), path, where)
            if strange:
                raise _wrong(
                    path,
                    _("{key} is not given {brace}.").format(key=where, brace=f"{{{sorted(strange)[0]}}}"),
                )


def _braces(word: str, path: Path, where: str) -> set[str]:
    """Return the names that stand in braces in *word*."""
    try:
        return {name for _text, name, _spec, _conversion in Formatter().parse(word) if name is not None}
    except ValueError as error:
        raise _wrong(path, f"{where}: {error}.") from None


def _unknown(where: str, key: str, known: Mapping[str, object]) -> str:
    close = get_close_matches(key, list(known), n=1)
    told = _("{key} is not known").format(key=where)
    return told + (_("; did you mean {near}?").format(near=close[0]) if close else ".")


def _wrong(path: Path, message: str) -> BadTemplate:
    return BadTemplate(f"{path.name}: {message}", path)
