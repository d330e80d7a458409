"""What went wrong in a template, told to the person who edits it: where, and what was meant."""

import re
from difflib import get_close_matches
from pathlib import Path

from jinja2 import Environment, TemplateNotFound, TemplateSyntaxError

from summarizer.errors import BadTemplate
from summarizer.messages import _
from summarizer.render.sandbox import Complaint
from summarizer.render.syntax import TAGS, reworded

MISTAKES = (
    TypeError,
    ValueError,
    ArithmeticError,
    AttributeError,
    LookupError,
    RecursionError,
    MemoryError,
    BadTemplate,
)
"""What a template can raise beside Jinja's own errors."""
WIDEST = 120
"""Characters that are shown of a line."""
_WIDE = "，。；：（）“”‘’｛｝％｜　"
_NAMED = re.compile(r"(?:\bset|\bfor|\bmacro|\bas|,)\s+(\w+)")


def template_error(error: Exception, template: str, environment: Environment) -> BadTemplate:
    """Return what to tell the user of *error*, met while *template* was read or rendered."""
    if isinstance(error, TemplateSyntaxError):
        file = Path(error.filename) if error.filename else None
        return error_at(_syntax(error, file, environment), file, error.lineno, error.name or template)
    file, line = _place(error)
    if isinstance(error, TemplateNotFound):
        return error_at(_lost(error, environment), file, line, template)
    if isinstance(error, UnicodeDecodeError):
        return error_at(_("is not UTF-8; save it as UTF-8."), file, line, template)
    if isinstance(error, MemoryError):
        said = _("needs more memory than there is; look for a loop that never ends")
        return error_at(said, file, line, template)
    said = error.args[0] if error.args else ""
    if isinstance(said, Complaint):
        return error_at(_unknown(said, file, line), file, line, template)
    return error_at(reworded(str(error)), file, line, template)


def error_at(message: str, file: Path | None, line: int | None, template: str = "") -> BadTemplate:
    """Return *message* with its place in front and the line it is about below.

    >>> print(error_at("there is no breifing.", None, None, "briefing.md.j2"))
    briefing.md.j2: there is no breifing.
    """
    place = f"{file or template}{f':{line}' if line else ''}"
    shown = template_line(file, line)
    if len(shown) > WIDEST:
        shown = shown[:WIDEST] + "…"
    return BadTemplate(f"{place}: {message}" + (f"\n    {shown}" if shown else ""), file, line)


def template_line(file: Path | None, line: int | None) -> str:
    """Return that line of *file*, without the spaces around it; nothing where there is none."""
    if file is None or line is None:
        return ""
    try:
        lines = file.read_text(encoding="utf-8-sig").splitlines()
    except (OSError, ValueError):
        return ""
    return lines[line - 1].strip() if 0 < line <= len(lines) else ""


def _place(error: Exception) -> tuple[Path | None, int | None]:
    # The last frame that is a template's own: Jinja compiles each under its file's name.
    file, line, trace = None, None, error.__traceback__
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.suffix == ".j2":
            file, line = path, trace.tb_lineno
        trace = trace.tb_next
    return file, line


def _unknown(complaint: Complaint, file: Path | None, line: int | None) -> str:
    """Return *complaint* in the words of the template's line: briefing.regoin, not a Briefing's regoin."""
    near = complaint.near
    owner = re.search(rf"([\w.\]\[]+)\.{re.escape(complaint.name)}\b", template_line(file, line))
    if owner and near:
        return _("there is no {name}; did you mean {near}?").format(
            name=f"{owner[1]}.{complaint.name}", near=f"{owner[1]}.{near}"
        )
    if near or complaint.field or file is None:
        return str(complaint)
    # A variable of the template's own, mistyped.
    own = _NAMED.findall(file.read_text(encoding="utf-8-sig"))
    return str(complaint) + suggestion(complaint.name, own)


def _syntax(error: TemplateSyntaxError, file: Path | None, environment: Environment) -> str:
    message = error.message or ""
    if found := re.search(r"No (filter|test) named '(.+?)'", message):
        return no_such(found[1], found[2], environment)
    wide = next((mark for mark in _WIDE if f"'{mark}'" in message), None)
    if wide:
        return _("{mark} is a full-width mark; between {{ }} and {% %} write half-width ones.").replace(
            "{mark}", wide
        )
    if found := re.fullmatch(r"Encountered unknown tag '((?!end|el)\w+)'\.", message):
        return _("there is no tag {name}").format(name=f"{{% {found[1]} %}}") + suggestion(found[1], [*TAGS])
    return reworded(message)


def no_such(kind: str, name: str, environment: Environment) -> str:
    """Return what to say of a *kind*, filter or test, that there is not."""
    known = environment.filters if kind == "filter" else environment.tests
    said = _("there is no filter {name}") if kind == "filter" else _("there is no test {name}")
    return said.format(name=name) + suggestion(name, list(known))


def _lost(error: TemplateNotFound, environment: Environment) -> str:
    name = str(error.name or "")
    return _("{template}: no such template, neither in your folder nor among the program's").format(
        template=name
    ) + suggestion(name, environment.list_templates(extensions=["j2"]))


def shown(value: object) -> str:
    """Return *value* as a template has it, a text between quotes.

    >>> shown("五"), shown(2.5)
    ('"五"', '2.5')
    """
    return f'"{value}"' if isinstance(value, str) else str(value)


def suggestion(given: str, known: list[str]) -> str:
    """Return the end of a message, which says what of *known* was probably meant by *given*."""
    near = get_close_matches(given, known, n=1, cutoff=0.5)
    return _("; did you mean {near}?").format(near=near[0]) if near else _(".")
