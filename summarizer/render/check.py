"""Read every template of a folder before the work begins, so that a slip costs no waiting."""

import re
from collections.abc import Collection, Iterator
from difflib import get_close_matches
from pathlib import Path
from string import Template

from jinja2 import Environment, TemplateError, nodes

from summarizer.errors import BadTemplate
from summarizer.messages import _
from summarizer.render.outputs import own_outputs
from summarizer.render.template_errors import MISTAKES, error_at, no_such, suggestion, template_error

FRAME = "page.html"
NAMED = ("named", "指标")
"""The filter that takes the name of an indicator."""
_BRACES = re.compile(r"[{｛][{｛%％#＃]|[}｝%％#＃][}｝]")
_HALF = str.maketrans("｛｝％＃", "{}%#")
_PLACES = {"title", "style", "body", "sources", "script"}
"""What the frame of a page in HTML has to have room for."""


def check_templates(folder: Path, environment: Environment) -> None:
    """Raise `BadTemplate` for the first mistake in the templates of *folder* that shows without rendering.

    Syntax, filters and tests that there are not, templates that are named and
    missing; and what Jinja passes over in silence: a block that the template
    extended does not have, and text outside the blocks.
    """
    own_outputs(folder)
    for path in _templates(folder):
        _read(path.name, environment)
    if (folder / FRAME).is_file():
        _frame(folder / FRAME)


def check_names(folder: Path, environment: Environment, known: Collection[str]) -> None:
    """Raise `BadTemplate` for the first indicator that a template of *folder* asks for by a name misspelt.

    *known* are the names there are, of the lexicon and of the reports.  A name
    that is like none of them may be that of other reports.
    """
    for path in _templates(folder):
        try:
            tree = _tree(path.name, environment)
        except TemplateError as error:
            raise template_error(error, path.name, environment) from None
        for node in tree.find_all(nodes.Filter):
            asked = node.args[0] if node.name in NAMED and node.args else None
            if not isinstance(asked, nodes.Const) or asked.value in known:
                continue
            if near := get_close_matches(str(asked.value), list(known), n=1, cutoff=0.7):
                said = _("no report has an indicator {name}; did you mean {near}?")
                raise error_at(said.format(name=asked.value, near=near[0]), path, node.lineno)


def _templates(folder: Path) -> Iterator[Path]:
    """Yield the templates that lie in *folder*."""
    yield from (path for path in sorted(folder.glob("*.j2")) if not path.name.startswith("."))


def _read(name: str, environment: Environment) -> None:
    try:
        _half_width(name, environment)
        tree = _tree(name, environment)
        _known(name, tree, environment)
        environment.get_template(name)  # what only the compiler sees
        for reference in _references(tree):
            _open(reference, tree, environment, name)
    except (TemplateError, *MISTAKES) as error:
        if isinstance(error, BadTemplate) and error.file:
            raise
        raise template_error(error, name, environment) from None
    parent = next(tree.find_all(nodes.Extends), None)
    if parent and isinstance(parent.template, nodes.Const):
        _extended(name, tree, parent.template.value, environment)


def _half_width(name: str, environment: Environment) -> None:
    """Raise where braces are full-width ones, which Jinja would print as they stand."""
    assert environment.loader is not None
    source, file, _fresh = environment.loader.get_source(environment, name)
    for number, line in enumerate(source.splitlines(), 1):
        for mark in _BRACES.findall(line):
            plain = mark.translate(_HALF)
            if mark != plain:
                said = _("{mark} is full-width and would be printed as it stands; write {plain}")
                # The braces of the message are not those it is about.
                told = said.replace("{mark}", mark).replace("{plain}", plain)
                raise error_at(told, Path(file) if file else None, number, name)


def _known(name: str, tree: nodes.Template, environment: Environment) -> None:
    # Jinja itself says nothing of those behind an if until it comes upon them.
    for kind, node_type, known in (
        ("filter", nodes.Filter, environment.filters),
        ("test", nodes.Test, environment.tests),
    ):
        for node in tree.find_all(node_type):
            if node.name not in known:
                raise error_at(no_such(kind, node.name, environment), _file(name, environment), node.lineno)


def _open(node: nodes.Node, tree: nodes.Template, environment: Environment, name: str) -> None:
    wanted = getattr(node, "template", None)
    if not isinstance(wanted, nodes.Const) or getattr(node, "ignore_missing", False):
        return
    try:
        environment.get_template(wanted.value)
    except TemplateError as error:
        met = template_error(error, name, environment)
        if met.file:
            raise met from None
        raise error_at(str(met).removeprefix(f"{name}: "), _file(name, environment), node.lineno) from None


def _references(tree: nodes.Template) -> Iterator[nodes.Node]:
    return tree.find_all((nodes.Extends, nodes.Include, nodes.Import, nodes.FromImport))


def _extended(name: str, tree: nodes.Template, parent: str, environment: Environment) -> None:
    """Raise where *name* writes what the template it extends has no place for."""
    file = _file(name, environment)
    if parent == name:
        line = next(tree.find_all(nodes.Extends)).lineno
        raise error_at(
            _("extends itself; write default/{name} for the one that comes with the program.").format(
                name=name
            ),
            file,
            line,
        )
    known = _blocks(parent, environment)
    for node in tree.body:
        if isinstance(node, nodes.Block) and node.name not in known:
            said = _("{parent} has no block {name}").format(parent=parent, name=node.name)
            raise error_at(said + suggestion(node.name, list(known)), file, node.lineno)
        if isinstance(node, nodes.Output):
            for piece in node.nodes:
                if not isinstance(piece, nodes.TemplateData) or piece.data.strip():
                    line = piece.lineno + (
                        piece.data[: -len(piece.data.lstrip())].count("\n")
                        if isinstance(piece, nodes.TemplateData)
                        else 0
                    )
                    said = _("is outside every block of {parent} and would not be printed.")
                    raise error_at(said.format(parent=parent), file, line)


def _blocks(name: str, environment: Environment) -> set[str]:
    """Return the blocks of the template *name* and of those it extends."""
    tree = _tree(name, environment)
    found = {block.name for block in tree.find_all(nodes.Block)}
    for parent in tree.find_all(nodes.Extends):
        if isinstance(parent.template, nodes.Const) and parent.template.value != name:
            found |= _blocks(parent.template.value, environment)
    return found


def _tree(name: str, environment: Environment) -> nodes.Template:
    assert environment.loader is not None
    source, file, _fresh = environment.loader.get_source(environment, name)
    return environment.parse(source, name, file)


def _file(name: str, environment: Environment) -> Path | None:
    assert environment.loader is not None
    file = environment.loader.get_source(environment, name)[1]
    return Path(file) if file else None


def _frame(path: Path) -> None:
    try:
        frame = Template(path.read_text(encoding="utf-8"))
    except UnicodeDecodeError:
        raise error_at(_("is not UTF-8; save it as UTF-8."), path, None) from None
    if not frame.is_valid():
        raise error_at(
            _("contains a $ without a name after it; write $$ for a dollar sign."), path, _line(frame)
        )
    if unknown := [name for name in frame.get_identifiers() if name not in _PLACES]:
        places = ", ".join(f"${place}" for place in sorted(_PLACES))
        said = _("there is no ${name}; there are {places}.").format(name=unknown[0], places=places)
        raise error_at(said, path, None)
    if "body" not in frame.get_identifiers():
        raise error_at(_("has no $body, the place for the text."), path, None)


def _line(frame: Template) -> int | None:
    for number, line in enumerate(frame.template.splitlines(), 1):
        if not Template(line).is_valid():
            return number
    return None
