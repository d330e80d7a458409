"""Say what each exception of the lexicon, and each alternative of a pattern, earns.

    python scripts/earn.py [PACKAGE ...] [--folder REPORTS] [--list]

An exception, or one alternative of a regular expression, is put out of force, and
the tests of its package are asked whether they notice.  With a folder of reports
what no test notices is tried on them as well.  What is noticed by nothing and
changes nothing has no place: delete it, or write the sentence that asks for it.

The shares to be reached stand in ``pyproject.toml`` under ``tool.earn``; the exit
code is 1 where one is missed.
"""

import argparse
import contextlib
import doctest
import importlib
import inspect
import io
import multiprocessing
import pkgutil
import re
import sys
import tomllib
from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field, replace
from itertools import repeat
from pathlib import Path
from typing import Any

import msgspec
import pytest

from summarizer.clean import clean
from summarizer.errors import UnreadableReport
from summarizer.extract import extract
from summarizer.folder import report_files
from summarizer.identify import identify
from summarizer.lexicon import Lexicon, load
from summarizer.read import read
from summarizer.records import Section, Sentence, Source
from summarizer.rule import Rule
from summarizer.segment import segment
from summarizer.structure import structure

ROOT = Path(__file__).parent.parent
TESTS = {
    "extract": (
        "exceptions",
        "extract",
        "names",
        "numbers",
        "owners",
        "period_variants",
        "periods",
        "rules",
        "tables",
        "variants",
    ),
    "segment": ("segment", "segment_rules", "segment_variants"),
    "clean": ("clean", "clean_rules", "clean_variants", "restore"),
    "identify": ("identify", "identify_variants", "openings"),
    "structure": ("structure", "structure_variants", "themes"),
    "heading_time": ("heading_time", "structure", "structure_variants"),
    "rank": ("rank", "alone", "brief", "distinction_variants"),
    "sameness": ("sameness",),
    "lexicon": (
        "lexicon",
        "clean_variants",
        "extract",
        "identify",
        "identify_variants",
        "openings",
        "period_variants",
        "periods",
        "segment_variants",
        "structure_variants",
        "variants",
    ),
}
"""The tests that are asked, by package, besides its doctests."""
LENDING = ("lexicon", "heading_time")
"""Their patterns are used by other packages, and counted as their own."""
NEVER = "(?!)"
"""What matches nowhere, and so puts the rest of its alternative out of force."""


# -- exceptions


def exceptions(lexicon: Lexicon) -> Iterator[tuple[str, str, Lexicon]]:
    """Yield each exception of *lexicon*, the sentence that earned it, and the lexicon without it."""
    change = msgspec.structs.replace
    lead, after, scopes = lexicon.phrasing.lead, lexicon.phrasing.after, lexicon.scopes
    for row, rest in _without(lead.protected):
        phrasing = change(lexicon.phrasing, lead=change(lead, protected=rest))
        yield f"protected: {row.word}", row.shows, replace(lexicon, phrasing=phrasing)
    for row, rest in _without(after.kept):
        phrasing = change(lexicon.phrasing, after=change(after, kept=rest))
        yield f"kept: {row.word}", row.shows, replace(lexicon, phrasing=phrasing)
    for row, rest in _without(scopes.not_flow.words):
        less = change(scopes, not_flow=change(scopes.not_flow, words=rest))
        yield f"not_flow: {row.word}", row.shows, replace(lexicon, scopes=less)
    for row, rest in _without(scopes.bracketed.words):
        less = change(scopes, bracketed=change(scopes.bracketed, words=rest))
        yield f"bracketed: {row.word}", row.shows, replace(lexicon, scopes=less)
    for row, rest in _without(lexicon.units.not_before):
        units = change(lexicon.units, not_before=rest)
        yield f"not_before: {row.unit}{row.next}", row.shows, replace(lexicon, units=units)


def _without(rows: tuple[Any, ...]) -> Iterator[tuple[Any, tuple[Any, ...]]]:
    yield from ((row, rows[:at] + rows[at + 1 :]) for at, row in enumerate(rows))


def stated(sentence: str, lexicon: Lexicon) -> list[tuple[object, ...]]:
    """Return what *sentence* states: name, scope, value, unit and growth of each figure."""
    sections = (Section(None, 1, 1, (Sentence(sentence, 1, 0, len(sentence)),)),)
    found = extract(sections, 2022, "a.txt", lexicon=lexicon)
    return [(f.name, f.scope, f.value, f.unit, f.change) for f in found]


# -- alternatives

_OPENING = re.compile(r"\((?:\?(?:P<\w+>|<?[=!]|[:>]|[aiLmsux-]+:))?")
_ATOM = re.compile(r"\\.|\[\^?\]?(?:\\.|[^\]\\])*\]", re.DOTALL)


def alternatives(pattern: str, verbose: bool = False) -> Iterator[tuple[str, str]]:
    """Yield each alternative of *pattern*, and the pattern with it out of force.

    >>> list(alternatives("a(?:b|[c|])d"))
    [('b', 'a(?:(?!)b|[c|])d'), ('[c|]', 'a(?:b|(?!)[c|])d')]
    """
    for start, end in _branches(pattern, verbose):
        yield pattern[start:end].strip(), pattern[:start] + NEVER + pattern[start:]


def _branches(pattern: str, verbose: bool) -> Iterator[tuple[int, int]]:
    """Yield where each of several branches of a group, or of the whole, begins and ends."""
    stack: list[list[int]] = [[0]]
    at = 0
    while at < len(pattern):
        if atom := _ATOM.match(pattern, at):
            at = atom.end()
        elif verbose and pattern[at] == "#":
            at = pattern.find("\n", at)
        elif opening := _OPENING.match(pattern, at):
            at = opening.end()
            stack.append([at])
        else:
            if pattern[at] == ")":
                yield from _between(stack.pop(), at)
            elif pattern[at] == "|":
                stack[-1].append(at + 1)
            at += 1
    yield from _between(stack.pop(), len(pattern))


def _between(starts: list[int], end: int) -> Iterator[tuple[int, int]]:
    if len(starts) > 1:
        yield from zip(starts, [*(start - 1 for start in starts[1:]), end], strict=True)


@dataclass(slots=True, eq=False)
class Mutant:
    """A pattern with one alternative out of force."""

    text: str
    compiled: re.Pattern[str]
    touched: list[Any] = field(default_factory=list)
    """The tests, or reports, in which the pattern then finds something else."""


@dataclass(slots=True, eq=False)
class Watched:
    """A pattern in force, and its mutants, which are asked the same until they answer otherwise."""

    name: str
    original: re.Pattern[str]
    compiled: re.Pattern[str]
    mutants: list[Mutant]
    current: list[Any]
    """What is under way: the last is the test, or report."""

    def __getattr__(self, name: str) -> Any:
        value = getattr(self.compiled, name)
        return self._asked(name) if callable(value) else value

    def _asked(self, name: str) -> Callable[..., Any]:
        def call(*args: Any, **kwargs: Any) -> Any:
            if self.current and self.compiled is self.original:
                said = _said(getattr(self.original, name)(*args, **kwargs))
                for mutant in self.mutants:
                    touched = mutant.touched
                    if touched and touched[-1] is self.current[-1]:
                        continue
                    if _said(getattr(mutant.compiled, name)(*args, **kwargs)) != said:
                        touched.append(self.current[-1])
            return getattr(self.compiled, name)(*args, **kwargs)

        return call


def _said(found: Any) -> Any:
    """Return what a pattern found in a form that can be compared."""
    if isinstance(found, re.Match):
        return found.regs
    if isinstance(found, str | list | tuple) or found is None:
        return found
    return [match.regs for match in found]


def watch(package: str, current: list[Any]) -> list[Watched]:
    """Exchange every compiled pattern of *package* by one that is watched; not those that others lend it."""
    found: dict[int, Watched] = {}
    lent = {id(pattern) for home in LENDING if home != package for _name, pattern in _compiled(home)}
    for name, pattern in _compiled(package):
        if id(pattern) not in found and id(pattern) not in lent:
            verbose = bool(pattern.flags & re.VERBOSE)
            mutants = [
                Mutant(text, re.compile(mutated, pattern.flags))
                for text, mutated in alternatives(pattern.pattern, verbose)
            ]
            found[id(pattern)] = Watched(name, pattern, pattern, mutants, current)
    for cell in _cells(package):
        cell.cell_contents = found.get(id(cell.cell_contents), cell.cell_contents)
    for name, module in list(sys.modules.items()):
        if name.startswith(("summarizer.", "test_")):
            for key, value in list(vars(module).items()):
                if not key.startswith("__"):
                    setattr(module, key, _exchanged(value, found))
    return list(found.values())


def _compiled(package: str) -> Iterator[tuple[str, re.Pattern[str]]]:
    for name in _modules(package):
        for key, value in vars(importlib.import_module(name)).items():
            yield from ((f"{name}.{key}", pattern) for pattern in _patterns(value))
    yield from ((f"{package}: closure", cell.cell_contents) for cell in _cells(package))


def _cells(package: str) -> Iterator[Any]:
    """Yield the cells in which rows of *package* hold a pattern that their `read` was made of."""
    for name in _modules(package):
        for value in list(vars(importlib.import_module(name)).values()):
            for row in value if type(value) is tuple else (value,):
                for cell in (getattr(row.read, "__closure__", None) or ()) if isinstance(row, Rule) else ():
                    if isinstance(cell.cell_contents, re.Pattern):
                        yield cell


def _modules(package: str) -> Iterator[str]:
    top = importlib.import_module(f"summarizer.{package}")
    yield top.__name__
    if hasattr(top, "__path__"):
        yield from (info.name for info in pkgutil.walk_packages(top.__path__, f"{top.__name__}."))


def _patterns(value: object) -> Iterator[re.Pattern[str]]:
    if isinstance(value, re.Pattern):
        yield value
    elif type(value) is tuple:
        for part in value:
            yield from _patterns(part)


def _exchanged(value: Any, found: dict[int, Watched]) -> Any:
    if isinstance(value, re.Pattern):
        return found.get(id(value), value)
    if type(value) is tuple and any(True for _ in _patterns(value)):
        return tuple(_exchanged(part, found) for part in value)
    return value


# -- asking


@dataclass(slots=True)
class Share:
    """How many were noticed, and what was not."""

    noticed: int = 0
    unnoticed: list[str] = field(default_factory=list)
    idle: list[str] = field(default_factory=list)
    """Of what no test notices, what changes no report either."""

    @property
    def share(self) -> float:
        """The part that was noticed."""
        return self.noticed / max(1, self.noticed + len(self.unnoticed))

    def __str__(self) -> str:
        return f"{self.noticed} of {self.noticed + len(self.unnoticed)} noticed by a test ({self.share:.0%})"


class Asking:
    """A plugin of pytest that runs what is collected once for each mutant it touches."""

    def __init__(self, package: str, folder: Path | None, share: Share) -> None:
        self.package, self.folder, self.share = package, folder, share

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Ask the tests, then the reports."""
        current: list[Any] = []
        patterns = watch(self.package, current)
        runs = _runs(session)
        current.append(None)
        for name, passes in runs:
            current[-1] = name, passes
            _forget()
            if not passes():
                print(f"fails by itself: {name}")
        current.clear()
        left: list[tuple[Watched, Mutant]] = []
        for pattern in patterns:
            for mutant in pattern.mutants:
                if _noticed(pattern, mutant, [passes for _name, passes in mutant.touched]):
                    self.share.noticed += 1
                else:
                    self.share.unnoticed.append(f"{pattern.name}: {mutant.text}")
                    left.append((pattern, mutant))
        if self.folder:
            self.share.idle += _idle(left, current, self.folder)
        return True


def _runs(session: pytest.Session) -> list[tuple[str, Callable[[], bool]]]:
    """Return the quick tests collected, each by its name with a function that says whether it passes.

    They are called as plain functions, thousands of times; a test that wants a
    fixture which cannot be given so is left out.
    """
    lexicon = load()
    given = {"lexicon": lexicon, "reports": ROOT / "tests" / "reports"}

    def doctested(item: pytest.DoctestItem) -> Callable[[], bool]:
        item.dtest.globs["lexicon"] = lexicon
        runner = doctest.DocTestRunner(verbose=False)
        return lambda: not runner.run(item.dtest, out=lambda _text: None, clear_globs=False).failed

    def tested(item: pytest.Function) -> Callable[[], bool]:
        fixed = given | (item.callspec.params if hasattr(item, "callspec") else {})
        names = inspect.signature(item.obj).parameters
        return lambda: _passes(item.obj, {name: fixed[name] for name in names})

    runs: list[tuple[str, Callable[[], bool]]] = []
    for item in session.items:
        if isinstance(item, pytest.DoctestItem):
            runs.append((item.nodeid, doctested(item)))
        elif isinstance(item, pytest.Function) and not _slow(item):
            known = given.keys() | (item.callspec.params.keys() if hasattr(item, "callspec") else set())
            if inspect.signature(item.obj).parameters.keys() <= known:
                runs.append((item.nodeid, tested(item)))
    return runs


def _passes(test: Callable[..., object], arguments: dict[str, Any]) -> bool:
    try:
        test(**arguments)
    except (Exception, pytest.fail.Exception):
        return False
    return True


def _slow(item: pytest.Item) -> bool:
    given = hasattr(getattr(item, "obj", None), "hypothesis")
    return given or any(item.get_closest_marker(mark) for mark in ("slow", "xfail"))


def _noticed(pattern: Watched, mutant: Mutant, passes: list[Callable[[], bool]]) -> bool:
    """Whether one of the tests that *mutant* touches fails with it in force."""
    if not passes:
        return False
    pattern.compiled = mutant.compiled
    _forget()
    try:
        return not all(test() for test in passes)
    finally:
        pattern.compiled = pattern.original
        _forget()


def _forget() -> None:
    """Drop what was kept of earlier answers."""
    for name, module in list(sys.modules.items()):
        if name.startswith("summarizer.") and not name.startswith("summarizer.lexicon"):
            for value in list(vars(module).values()):
                if hasattr(value, "cache_clear"):
                    value.cache_clear()
    for lexicon in LEXICONS:
        kept = lexicon._derived
        for function in [f for f, value in kept.items() if not isinstance(value, re.Pattern)]:
            del kept[function]


LEXICONS: list[Lexicon] = []
"""Every lexicon that was made."""


def _idle(left: list[tuple[Watched, Mutant]], current: list[Any], folder: Path) -> list[str]:
    """Return which of the mutants *left* change the analysis of no report in *folder*."""
    lexicon = load()
    sources = list(_sources(folder, lexicon))
    usual: dict[str, object] = {}
    for _pattern, mutant in left:
        mutant.touched.clear()
    current.append(None)
    for source in sources:
        current[-1] = source
        _forget()
        usual[source.path] = _analysis(source, lexicon)
    current.clear()
    idle = []
    for pattern, mutant in left:
        pattern.compiled = mutant.compiled
        same = True
        for source in mutant.touched:
            _forget()
            same = same and _analysis(source, lexicon) == usual[source.path]
        pattern.compiled = pattern.original
        if same:
            idle.append(f"{pattern.name}: {mutant.text}")
    return idle


def _sources(folder: Path, lexicon: Lexicon) -> Iterator[Source]:
    for path in report_files(folder):
        with contextlib.suppress(UnreadableReport):
            yield read(path, folder, lexicon)


def _analysis(source: Source, lexicon: Lexicon) -> object:
    """Return all that the stages before ranking say of *source*; the fault where one fails."""
    try:
        cleaned = clean(source, lexicon=lexicon)
        identity = identify(cleaned, lexicon=lexicon)
        sections = structure(segment(cleaned, lexicon=lexicon), identity.period, source.path, lexicon=lexicon)
        figures = extract(sections, identity.period, source.path, identity.region, lexicon=lexicon)
    except Exception as error:
        return repr(error)
    return cleaned.lines, identity, sections, [replace(figure, because=()) for figure in figures]


def _ask(package: str, folder: Path | None) -> Share:
    share = Share()
    tests = [ROOT / "tests" / f"test_{name}.py" for name in TESTS[package]]
    where = ROOT / "summarizer" / package
    paths = [str(path) for path in (where if where.is_dir() else where.with_suffix(".py"), *tests)]
    with contextlib.redirect_stdout(io.StringIO()) as said:
        code = pytest.main([*paths, "-q", "-p", "no:cacheprovider"], plugins=[Asking(package, folder, share)])
    if code:
        sys.exit(said.getvalue())
    print(*(line for line in said.getvalue().splitlines() if line.startswith("fails by")), sep="\n", end="")
    return share


def _watch_lexicons() -> Lexicon:
    """Have every lexicon that is made kept, whose patterns are exchanged too, and return the shipped one."""
    made = Lexicon.__init__
    Lexicon.__init__ = lambda self, *a, **k: (LEXICONS.append(self), made(self, *a, **k))[1]  # type: ignore
    return load()


def main() -> int:
    """Print the shares; return 1 where one is less than pyproject.toml asks for."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("package", nargs="*", help=f"one or more of {', '.join(TESTS)}; all if none is named")
    parser.add_argument("--folder", type=Path, help="reports on which to try what no test notices")
    parser.add_argument("--list", action="store_true", help="name what no test notices")
    chosen = parser.parse_args()
    asked = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["earn"]
    lexicon = _watch_lexicons()
    rows = Share()
    for name, sentence, less in exceptions(lexicon):
        if stated(sentence, less) == stated(sentence, lexicon):
            rows.unnoticed.append(name)
        else:
            rows.noticed += 1
    print(f"exceptions: {rows}")
    words = Share()
    packages = tuple(chosen.package or TESTS)
    # Each in a process of its own, as many at once as there are processors.
    spawned = multiprocessing.get_context("spawn")
    with ProcessPoolExecutor(mp_context=spawned, initializer=_watch_lexicons, max_tasks_per_child=1) as pool:
        for package, share in zip(packages, pool.map(_ask, packages, repeat(chosen.folder)), strict=True):
            print(f"alternatives of {package}: {share}")
            words.noticed += share.noticed
            words.unnoticed += share.unnoticed
            words.idle += share.idle
    print(f"alternatives: {words}")
    if chosen.list:
        print(*rows.unnoticed, *words.unnoticed, sep="\n")
    if chosen.folder:
        print(f"noticed by no test and by no report: {len(words.idle)}", *words.idle, sep="\n")
    return int(
        rows.share < asked["exceptions"] or (not chosen.package and words.share < asked["alternatives"])
    )


if __name__ == "__main__":
    sys.exit(main())
