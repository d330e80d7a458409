"""Renew ``templates/README.md``: what a template sees, with examples from ``seeds/``.

    python scripts/template_reference.py

The prose is written in the README itself; between ``<!-- NAME -->`` and
``<!-- end -->`` stands what is made here: the blocks of the templates, every
field of every record with its type, its meaning (its docstring in ``records/``)
and an example from a real briefing, and every filter and test with what it
prints.  The Chinese before the English is that of ``template_reference.zh.toml``.
"""

import ast
import inspect
import re
import sys
import tempfile
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import ModuleType, NoneType, UnionType
from typing import Any, Literal, Union, get_args, get_origin, get_type_hints

from summarizer import page_words
from summarizer.config import SHIPPED, Config
from summarizer.lexicon import load
from summarizer.page_words.digest import worded
from summarizer.pipeline import run
from summarizer.records import Briefing, Changes, Digest, IndicatorRow, Quotation, Topic
from summarizer.render.citations import CitedPrinter
from summarizer.render.environment import TemplateSet
from summarizer.render.filters import Named, documented_filters, documented_tests
from summarizer.render.outputs import MAIN

README = SHIPPED / "README.md"
SEEDS = Path(__file__).parent.parent / "seeds"
CHINESE = tomllib.loads(Path(__file__).with_suffix(".zh.toml").read_text(encoding="utf-8"))
"""Meanings by record and field, by filter and by test."""
BETWEEN = " · "
"""Between the Chinese and the English."""

_PART = re.compile(r"(<!-- (\w+) -->\n).*?(\n<!-- end -->)", re.DOTALL)
_LONGEST = 28
"""Characters of an example."""
_WORDS = {
    str: "text",
    int: "whole number",
    float: "number",
    Decimal: "exact number",
    bool: "yes or no",
}
_APART = (Quotation, IndicatorRow)
"""Records that filters make."""


def filled(readme: str, briefing: Briefing, digest: Digest) -> str:
    """Return *readme* with its generated parts made anew, the examples from *briefing* and *digest*."""
    reports = tuple(excerpt.report for excerpt in briefing.excerpts)
    words, lexicon = page_words.load(), load()
    printer = CitedPrinter(reports, words)
    templates = TemplateSet(None, printer, lexicon)
    digest = worded(digest, words)
    values = {
        "briefing": briefing,
        "digest": digest,
        "excerpt": briefing.excerpts[0],
        # The one that shows most.
        "indicator": max(briefing.indicators, key=lambda i: (i.value is not None) + (i.change is not None)),
        "sentence": next(
            ranked for passage in briefing.excerpts[0].passages for ranked in passage.sentences if ranked.key
        ),
    }

    def printed(example: str) -> str:
        printer.open()
        templates.environment.start()
        return str(templates.environment.from_string(example).render(**values))

    parts = {
        "blocks": _blocks(),
        "filters": _named("filters", documented_filters(printer, lexicon), printed),
        "tests": _named("tests", documented_tests(), printed),
        "fields": "\n\n".join(_records(briefing, digest)),
    }
    return _PART.sub(lambda found: found[1] + parts[found[2]] + found[3], readme)


# -- filters and tests -------------------------------------------------------


def _blocks() -> str:
    """Return the blocks of the two main templates, in their order."""
    lines = []
    for name in MAIN:
        found = re.findall(r"{% block (\w+) %}", (SHIPPED / name).read_text(encoding="utf-8"))
        lines.append(f"- `{name}`: " + ", ".join(f"`{block}`" for block in found))
    return "\n".join(lines)


def _named(kind: str, entries: Sequence[Named], printed: Any) -> str:
    heads = ("名称 name", "含义 meaning", "例 example", "印出 prints")
    lines = [f"| {' | '.join(heads)} |", "| --- | --- | --- | --- |"]
    for entry in entries:
        meaning = _first(inspect.getdoc(entry.function) or "")
        meaning = re.sub(r"^(Return|Whether) ", "", meaning).replace("*", "").rstrip(".")
        meaning = _both(CHINESE[kind].get(entry.name), meaning)
        example = entry.example.replace("|", r"\|")
        names, prints = f"`{entry.name}` `{entry.chinese}`", _cell(printed(entry.example))
        lines.append(f"| {names} | {_cell(meaning)} | `{example}` | {prints} |")
    return "\n".join(lines)


def _both(chinese: str | None, english: str) -> str:
    """Return the Chinese and then the English of a meaning, whichever there is."""
    return BETWEEN.join(filter(None, (chinese, english)))


def _first(doc: str) -> str:
    return doc.partition("\n\n")[0].replace("\n", " ")


def _cell(text: str) -> str:
    return re.sub(r"(?<!\\)\|", r"\|", text)


# -- records -----------------------------------------------------------------


def _records(briefing: Briefing, digest: Digest) -> Iterator[str]:
    examples: dict[type, list[Any]] = {}
    places: dict[type, str] = {}
    for name, root in (("briefing", briefing), ("digest", digest)):
        _gather(name, root, examples, places)
    for record in _reached(Briefing, Digest, Topic, Changes, *_APART):
        yield _table(record, places.get(record), examples.get(record, []))


def _gather(place: str, value: Any, examples: dict[type, list[Any]], places: dict[type, str]) -> None:
    if is_dataclass(value):
        places.setdefault(type(value), place)
        examples.setdefault(type(value), []).append(value)
        for field in fields(value):
            _gather(f"{place}.{field.name}", getattr(value, field.name), examples, places)
    elif isinstance(value, tuple):
        for index, one in enumerate(value):
            _gather(f"{place}[{index}]", one, examples, places)


def _reached(*roots: type) -> list[type]:
    """Return *roots* and the records they hold, each one once, in the order in which one comes upon them."""
    found: list[type] = []
    waiting = list(roots)
    while waiting:
        record = waiting.pop(0)
        if record in found:
            continue
        found.append(record)
        waiting = [inner for hint in _hints(record).values() for inner in _inside(hint)] + waiting
    return found


def _inside(hint: Any) -> Iterator[type]:
    if is_dataclass(hint):
        yield hint  # type: ignore[misc]
    for inner in get_args(hint):
        yield from _inside(inner)


def _hints(record: type) -> Mapping[str, Any]:
    return get_type_hints(record)


def _table(record: type, place: str | None, examples: Sequence[Any]) -> str:
    doc, meanings = _documented(record)
    own = CHINESE.get(record.__name__, {})
    head = f"#### {record.__name__}\n\n{_both(own.get('_'), doc)}"
    if place:
        head += f"  {_both('例如', 'for instance')}: `{place}`"
    heads = ("字段 field", "是 is", "含义 meaning", "例 example")
    lines = [f"| {' | '.join(heads)} |", "| --- | --- | --- | --- |"]
    for name, hint in _hints(record).items():
        every = (_example(getattr(example, name)) for example in examples)
        said = own.get(name) or CHINESE["common"].get(name)
        meaning, shown = _cell(_both(said, meanings.get(name, ""))), _cell(next(filter(None, every), ""))
        lines.append(f"| `{name}` | {_kind(hint)} | {meaning} | {shown} |")
    return head + "\n\n" + "\n".join(lines)


def _kind(hint: Any) -> str:
    """Return a type in words.

    >>> _kind(tuple[int, ...]), _kind(str | None), _kind(Literal["met", "missed"])
    ('list of: whole number', 'text or none', 'one of met, missed')
    """
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Literal:
        return "one of " + ", ".join(map(str, inner))
    if origin in (Union, UnionType):
        return " or ".join("none" if one is NoneType else _kind(one) for one in inner)
    if origin is tuple and inner[-1] is Ellipsis:
        return "list of: " + _kind(inner[0])
    if origin is tuple:
        return "(" + ", ".join(map(_kind, inner)) + ")"
    if is_dataclass(hint):
        name = hint.__name__  # type: ignore[union-attr]
        return f"[{name}](#{name.lower()})"
    return _WORDS[hint]


def _example(value: Any) -> str:
    """Return *value* as an example, short; nothing for what its own table shows.

    >>> _example(("项目", "就业")), _example(Decimal("57.30")), _example(0.12345), _example(None)
    ('项目、就业', '57.30', '0.1', '')
    """
    match value:
        case None | () | "" | bool():
            return "yes" if value is True else ""
        case float():
            return f"{value:.1g}"
        case tuple() if is_dataclass(value[0]):
            return ""
        case tuple():
            shown = (f"({_example(one)})" if isinstance(one, tuple) else _example(one) for one in value)
            return _short("、".join(filter(None, shown)))
    return "" if is_dataclass(value) else _short(str(value))


def _short(text: str) -> str:
    text = text.replace("\n", " ").strip()
    return text if len(text) <= _LONGEST else text[:_LONGEST] + "…"


def _documented(record: type) -> tuple[str, Mapping[str, str]]:
    """Return what the source says of *record* and of each of its fields."""
    return _docs(sys.modules[record.__module__])[record.__name__]


@cache
def _docs(module: ModuleType) -> dict[str, tuple[str, dict[str, str]]]:
    found = {}
    for node in ast.parse(inspect.getsource(module)).body:
        if isinstance(node, ast.ClassDef):
            meanings = {
                field.target.id: _first(inspect.cleandoc(doc.value.value))
                for field, doc in zip(node.body, node.body[1:], strict=False)
                if isinstance(field, ast.AnnAssign)
                and isinstance(field.target, ast.Name)
                and isinstance(doc, ast.Expr)
                and isinstance(doc.value, ast.Constant)
                and isinstance(doc.value.value, str)
            }
            found[node.name] = (_first(ast.get_docstring(node) or ""), meanings)
    return found


def renewed(readme: str, seeds: Path = SEEDS) -> str:
    """Return *readme* with its generated parts made anew from the reports in *seeds*."""
    with tempfile.TemporaryDirectory() as out:
        outcome = run(Config(folder=seeds, out=Path(out), formats=("json",)))
    return filled(readme, outcome.briefings[0], outcome.digest)


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8")
