"""What the program knows of the language, the country and the genre: one value, handed in.

The knowledge lies beside this file as commented data that anyone can extend.
What belongs to a genre of reports has a folder in ``genre/``, so that a second
genre is a second folder; what belongs to the language or the country (units,
divisions, stop words) stands beside that folder.  A file that a genre has of its
own goes before the one of the same name beside it.

`load` reads all of it, adds the user's own words, and returns a `Lexicon`,
which each stage is given.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache, partial, wraps
from pathlib import Path
from typing import Any, ParamSpec, TypeVar

from summarizer.errors import BadLexicon
from summarizer.lexicon import tables
from summarizer.lexicon.gazetteer import Gazetteer
from summarizer.lexicon.toml import read_table
from summarizer.messages import _

__all__ = ["Lexicon", "UserWords", "derived", "load"]

Named = tuple[tuple[str, tuple[str, ...]], ...]
"""Names, each with its words."""

P = ParamSpec("P")
R = TypeVar("R")

HERE = Path(__file__).parent
GENRE = "work_report"
USERS = 3
"""The weight of a theme's word that the user gives: as telling as the most telling that are shipped."""
REMEMBERED = 4096
"""How many results of a `derived` function with arguments are kept, the last asked for."""


@dataclass(frozen=True, slots=True)
class UserWords:
    """What the user adds to the lexicon."""

    themes: Named = ()
    """More words for a theme, or a theme of the user's own with its words."""
    indicators: Named = ()
    """Names of the user's own that may be compared, each with its other ways of writing."""
    words: tuple[str, ...] = ()
    """Words that segmentation must not tear."""
    noise: tuple[str, ...] = ()
    """Lines that are navigation: plain text, or a regular expression between slashes."""


@dataclass(frozen=True, eq=False)
class Lexicon:
    """All that is known of words, checked; made by `load` and never changed.

    The tables are read when it is made, the plain lists when they are first
    asked for.
    """

    user: UserWords
    genre: str
    phrasing: tables.Phrasing
    units: tables.Units
    scopes: tables.Scopes
    indicators: tuple[tables.StandardIndicator, ...]
    """The shipped ones in the order of tables, then the user's own."""
    themes: Mapping[str, Mapping[str, int]]
    """The words of each theme with how much each tells, 1 to 3; the user's own included."""
    comparable: tables.Comparable
    evidence: tables.Evidence
    headings: tables.Headings
    identify: tables.Identification
    imprint: tables.ImprintWords
    places: tables.Places
    noise: tables.Noise
    zones: tables.Zones
    check: tables.Check
    topics: tables.Topics
    _derived: dict[Callable[..., Any], Any] = field(default_factory=dict, init=False, repr=False)
    """What `derived` functions made of this lexicon."""

    def __reduce__(self) -> tuple[Callable[..., "Lexicon"], tuple[UserWords, str]]:
        # A lexicon goes to another process as what it is loaded from.
        return _reloaded, (self.user, self.genre)

    @cached_property
    def gazetteer(self) -> Gazetteer:
        """The divisions and zones of the country."""
        return Gazetteer(self.zones)

    @cached_property
    def words(self) -> tuple[str, ...]:
        """Terms that segmentation must not tear; the user's own come last."""
        return (*_lines("words", self.genre), *self.user.words)

    @cached_property
    def stop(self) -> frozenset[str]:
        """Words that say nothing about one report or another."""
        return frozenset(word for line in _lines("stop", self.genre) for word in line.split())

    @cached_property
    def broad(self) -> frozenset[str]:
        """Words too general to be part of a keyword."""
        return frozenset(word for line in _lines("broad", self.genre) for word in line.split())

    @cached_property
    def commonplace(self) -> frozenset[str]:
        """Words and quoted names that tell no region from another."""
        return frozenset(_lines("commonplace", self.genre))

    @cached_property
    def wording(self) -> tuple[str, ...]:
        """Words that jieba's dictionary lacks, for telling which character a garbled page has lost."""
        return _lines("wording", self.genre)

    @cached_property
    def characters(self) -> tuple[str, ...]:
        """Lines of the most common characters of reports."""
        return _lines("characters", self.genre)

    @cached_property
    def readings(self) -> tuple[str, ...]:
        """Lines of a toned reading, a blank, and the traditional characters that are read so."""
        return _lines("readings", self.genre)

    @cached_property
    def overlaps(self) -> Mapping[str, Mapping[str, str]]:
        """What reaches into the short names of divisions: the tables before, behind and whole.

        >>> "创" in lexicon.overlaps["before"]["新"], "长治久安" in lexicon.overlaps["whole"]
        (True, True)
        """
        found: dict[str, dict[str, str]] = {"before": {}, "behind": {}, "whole": {}}
        for row in _lines("overlaps.tsv", self.genre):
            table, word, *characters = row.split("\t")
            found[table][word] = "".join(characters)
        return found


def load(user: UserWords = UserWords(), genre: str = GENRE) -> Lexicon:
    """Return what is known of reports of *genre*, the *user*'s own words included.

    Raises `BadLexicon` where a file is missing or is not what it should be; the
    message names the file and the key.

    >>> load().phrasing.growth.up[:2], "扩岗" in load(UserWords(words=("扩岗",))).words
    (('增长', '递增'), True)
    """

    def read(name: str, kind: type[R]) -> R:
        return read_table(_path(f"{name}.toml", genre), kind)

    return Lexicon(
        user=user,
        genre=genre,
        phrasing=read("phrasing", tables.Phrasing),
        units=read("units", tables.Units),
        scopes=read("scopes", tables.Scopes),
        indicators=(
            *read("indicators", tables.Indicators).indicator,
            *(tables.StandardIndicator(name, also) for name, also in user.indicators),
        ),
        themes=_themes(read("themes", tables.Themes), user.themes),
        comparable=read("comparable", tables.Comparable),
        evidence=read("evidence", tables.Evidence),
        headings=read("headings", tables.Headings),
        identify=read("identify", tables.Identification),
        imprint=read("imprint", tables.ImprintWords),
        places=read("places", tables.Places),
        noise=read("noise", tables.Noise),
        zones=read("zones", tables.Zones),
        check=read("check", tables.Check),
        topics=read("topics", tables.Topics),
    )


def derived(function: Callable[P, R]) -> Callable[P, R]:
    """Keep what *function* makes of a lexicon together with that lexicon.

    For what is made of words and of nothing else: a compiled pattern, an index.
    The lexicon is the last parameter, or is given by name as ``lexicon``.  Those
    before it must be hashable; of their results the last `REMEMBERED` are kept.

    >>> @derived
    ... def verbs(lexicon: Lexicon) -> frozenset[str]:
    ...     return frozenset(lexicon.phrasing.growth.up)
    >>> known = load()
    >>> verbs(known) is verbs(lexicon=known), verbs(known) is verbs(load())
    (True, False)
    """

    def of_lexicon(lexicon: Lexicon) -> Any:
        made = lexicon._derived
        if function not in made:
            made[function] = function(lexicon)  # type: ignore[call-arg, arg-type]
        return made[function]

    def of_arguments(*args: Any, **named: Any) -> Any:
        *rest, lexicon = (*args, named.pop("lexicon")) if "lexicon" in named else args
        made = lexicon._derived
        if function not in made:
            # Any: that the last parameter is a lexicon cannot be said of a ParamSpec.
            unbound: Any = function
            made[function] = lru_cache(REMEMBERED)(partial(unbound, lexicon=lexicon))
        return made[function](*rest, **named)

    code = function.__code__
    alone = code.co_argcount + code.co_kwonlyargcount == 1
    kept: Callable[P, R] = wraps(function)(of_lexicon if alone else of_arguments)
    return kept


@lru_cache(maxsize=1)
def _reloaded(user: UserWords, genre: str) -> Lexicon:
    # A process that is sent many reports, each with the lexicon, loads it once.
    return load(user, genre)


def _path(file: str, genre: str) -> Path:
    places = (HERE / "genre" / genre / file, HERE / file)
    found = next((path for path in places if path.is_file()), None)
    if found is None:
        raise BadLexicon(_("{file}: the genre {genre} has no such file.").format(file=file, genre=genre))
    return found


def _lines(name: str, genre: str) -> tuple[str, ...]:
    """Return the entries of the plain list *name*: one a line, ``#`` begins a comment."""
    lines = _path(name if "." in name else f"{name}.txt", genre).read_text(encoding="utf-8").splitlines()
    return tuple(word for line in lines if (word := line.partition("#")[0].strip()))


def _themes(shipped: tables.Themes, users: Named) -> dict[str, dict[str, int]]:
    """Return the words of each theme with their weights."""
    themes = {
        theme: {word: int(weight) for weight, words in by_weight.items() for word in words}
        for theme, by_weight in shipped.items()
    }
    for theme, words in users:
        themes.setdefault(theme, {}).update(dict.fromkeys(words, USERS))
    return themes
