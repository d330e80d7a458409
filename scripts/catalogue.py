"""Keep the catalogues of the program's messages, one a language: extract, update, compile.

    python scripts/catalogue.py

Every message marked with ``_()`` or ``counted()`` in ``summarizer/`` goes into
``summarizer.po``, and every name of a rule and of a step of a trail, new ones
without a translation; what is translated there is compiled to the
``summarizer.mo`` beside it, which is what the program reads.
Fill in what the script names, delete ``#, fuzzy`` where the guess is right,
and run it again.
"""

import ast
import importlib
import pkgutil
import re
import sys
from collections.abc import Iterator
from dataclasses import is_dataclass
from io import BytesIO
from pathlib import Path
from types import ModuleType
from typing import Any, get_args

from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

import summarizer
from summarizer.lexicon import load
from summarizer.page_words import load as load_words
from summarizer.records import Span
from summarizer.rule import Rule
from summarizer.trail import STEPS

PACKAGE = Path(__file__).parent.parent / "summarizer"
PO = PACKAGE / "locale/zh_CN/LC_MESSAGES/summarizer.po"
KEYWORDS = {"_": None, "counted": (1, 2)}
_HAN = re.compile("[\u4e00-\u9fff]")

CLICK: tuple[str | tuple[str, str], ...] = (
    "Usage:",
    "Options",
    "Show this message and exit.",
    "Show the version and exit.",
    "%(prog)s, version %(version)s",
    "Error: {message}",
    "Try '{command} {option}' for help.",
    "Missing argument",
    "Invalid value: {message}",
    "Invalid value for {param_hint}: {message}",
    "No such option {name!r}.",
    "No such option: {name}",
    ("Did you mean {possibility}?", "(Did you mean one of: {possibilities}?)"),
    ("Got unexpected extra argument ({args})", "Got unexpected extra arguments ({args})"),
    ("Option {name!r} requires an argument.", "Option {name!r} requires {nargs} arguments."),
    "Option {name!r} does not take a value.",
    "{value!r} is not a valid {number_type}.",
    "{name} {filename!r} is a file.",
    "{name} {filename!r} is a directory.",
    "{name} {filename!r} is not readable.",
    "file",
    "directory",
    "path",
    "Aborted!",
)
"""What click says of a command line such as this program's."""

TOML = (
    "Invalid statement",
    "Invalid value",
    "Expected newline or end of document after a statement",
    "Expected '=' after a key in a key/value pair",
    "Expected ']' at the end of a table declaration",
    "Expected ']]' at the end of an array declaration",
    "Invalid initial character for a key part",
    "Cannot overwrite a value",
    "Unclosed array",
    "Unclosed inline table",
    "Unescaped '\\' in a string",
    "Unterminated string",
    "Invalid hex value",
    "Invalid date or datetime",
)
"""What the standard library says of a TOML file."""

PATTERN = (
    "missing ), unterminated subpattern",
    "unbalanced parenthesis",
    "unterminated character set",
    "nothing to repeat",
    "multiple repeat",
    "bad escape (end of pattern)",
)
"""What the standard library says of a regular expression."""

SYSTEM = (
    "Permission denied",
    "No such file or directory",
    "No space left on device",
    "Disk quota exceeded",
    "Read-only file system",
    "File name too long",
    "Is a directory",
    "Not a directory",
    "File exists",
    "Device or resource busy",
    "Input/output error",
    "Operation not permitted",
    "Too many open files",
    "Too many levels of symbolic links",
)
"""What Linux and macOS say of a file; Windows says it in the user's language."""


UNWRITTEN = (
    *("before", "before the bracket", "before, its owner that of the figure before", "behind"),
    *("behind the next number", "all that stands behind", "in the clause before", "inside the claim"),
    *("of the figure before", "of the figure before, per head", "of what was counted before"),
    *("one of several before", "word that points back", "put together"),
    *("times in a row", "years in a row", "no unit", "percentage"),
    *("column of levels", "column of growths", "column of ranks"),
    *("question of an interview", "half alike, beside a lead", "begins like the report's other leads"),
    *("actual in the header", "estimate in the header", "target in the header"),
)
"""What a step says without a row: where a noun stood, what a column holds, what bears out a heading."""


def extracted() -> Catalog:
    """Return the messages marked in the sources, and those of others that the program passes on."""
    template = Catalog()
    for file, line, message, _comments, _context in extract_from_dir(PACKAGE, keywords=KEYWORDS):
        template.add(message, locations=[(f"summarizer/{file}", line)])
    for origin, messages in (("click", CLICK), ("tomllib", TOML), ("re", PATTERN), ("system", SYSTEM)):
        for foreign in messages:
            template.add(foreign, auto_comments=[origin])
    known = load()
    caveats, evidence = load_words().tables["caveat"], (feature.name for feature in known.evidence.feature)
    for context, names in (
        ("step", STEPS),
        ("rule", rule_names()),
        ("caveat", caveats),
        ("evidence", evidence),
        ("span", get_args(Span)),
    ):
        for name in sorted(names):
            template.add(name, context=context)
    return template


def rule_names() -> set[str]:
    """Return the names of the rules of the program but caveats: of each row, and where one is written out.

    What the lexicon names in Chinese, a theme for instance, is called so in every language.
    """
    rows = {rule.name for module in _modules() for value in vars(module).values() for rule in rules_in(value)}
    names = rows | {rule for _step, rule in _written_out()} | set(UNWRITTEN)
    return {name for name in names if not _HAN.search(name)}


def rules_in(value: object) -> Iterator[Rule[Any]]:
    """Yield the rules that *value* is or holds."""
    if isinstance(value, Rule):
        yield value
    elif isinstance(value, tuple | list):
        for one in value:
            yield from rules_in(one)
    elif isinstance(value, dict):
        yield from rules_in([*value.values()])
    elif is_dataclass(value) and not isinstance(value, type) and hasattr(value, "rules"):
        yield from rules_in(value.rules)


def _modules() -> Iterator[ModuleType]:
    for module in pkgutil.walk_packages(summarizer.__path__, "summarizer."):
        if not module.name.endswith("__main__"):
            yield importlib.import_module(module.name)


def _written_out() -> Iterator[tuple[str, str]]:
    """Yield step and rule of each ``Because("role", "explains words", ...)`` in the sources; no caveat."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Because":
                given = [arg.value for arg in node.args[:2] if isinstance(arg, ast.Constant)]
                if len(given) == 2 and given[0] != "caveat":
                    yield given[0], given[1]


def catalogue(path: Path = PO) -> Catalog:
    """Return the catalogue at *path*."""
    with path.open("rb") as file:
        return read_po(file, locale=path.parts[-3] if path.parts[-2] == "LC_MESSAGES" else "zh_CN")


def compiled(messages: Catalog) -> bytes:
    """Return *messages* as a .mo file; those without a translation stay English."""
    file = BytesIO()
    write_mo(file, messages)
    return file.getvalue()


def written(messages: Catalog) -> bytes:
    """Return *messages* as a .po file, without what changes from run to run."""
    file = BytesIO()
    write_po(file, messages, width=100, sort_by_file=True, include_lineno=False, ignore_obsolete=True)
    return file.getvalue()


def wanting(messages: Catalog) -> list[Message]:
    """Return those of *messages* that are not translated, or only by a guess."""
    return [m for m in messages if m.id and (m.fuzzy or not m.string or not all(m.string))]


def update(path: Path = PO) -> list[Message]:
    """Renew the files at *path*, and return what wants translating."""
    messages = catalogue(path)
    messages.update(extracted(), update_creation_date=False)
    path.write_bytes(written(messages))
    messages = catalogue(path)
    path.with_suffix(".mo").write_bytes(compiled(messages))
    return wanting(messages)


if __name__ == "__main__":
    found = False
    for po in sorted(PACKAGE.glob("locale/*/LC_MESSAGES/summarizer.po")):
        for message in update(po):
            print(f"{po.relative_to(PACKAGE)}:{message.lineno}: {message.id}")
            found = True
    sys.exit(found)
