"""Briefing | Digest -> Page.  All of Jinja is here.

A template is looked for in the user's folder first and then among the shipped
ones; ``default/briefing.md.j2`` always means the shipped one, so that a user's
template may extend it and override one block.  Whatever a template prints goes
through `_Desk.print`: text is escaped for Markdown, and a record that a report
stated brings its citation along, so that no author of a template can forget
either.
"""

import html
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import is_dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    StrictUndefined,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    nodes,
)
from jinja2.compiler import CodeGenerator, Frame
from jinja2.exceptions import SecurityError
from jinja2.runtime import Context
from jinja2.sandbox import ImmutableSandboxedEnvironment
from markupsafe import Markup

from summarizer.config import Config
from summarizer.errors import BadTemplate
from summarizer.messages import _
from summarizer.models import (
    Briefing,
    Cell,
    Citation,
    Digest,
    Figure,
    Formulation,
    Highlight,
    Indicator,
    Page,
    Passage,
    Ranked,
    Region,
    Report,
    Section,
    Sentence,
    Term,
)
from summarizer.render import wording
from summarizer.render.escape import escape
from summarizer.render.rows import key_figures, main_themes, quoted, table_rows, table_years

SHIPPED = next(
    folder
    for folder in (Path(__file__).parents[1] / "templates", Path(__file__).parents[2] / "templates")
    if folder.is_dir()
)
"""In the installed package, or at the top of a checkout."""

MOST_CHARACTERS = 5_000_000
"""No page is longer; a template that goes on beyond this has run away."""


def pages(briefings: Sequence[Briefing], digest: Digest, config: Config) -> tuple[Page, ...]:
    """Return one page for each of *briefings*, and the digest's.

    Raises `BadTemplate` where a template is missing, broken, or asks for what
    there is not; nothing has been written then.
    """
    reports = tuple(excerpt.report for briefing in briefings for excerpt in briefing.excerpts)
    desk = _Desk(reports)
    press = _Press(config.templates, desk)
    rendered = []
    taken: set[str] = set()
    for briefing in briefings:
        desk.open(briefing)
        name = f"briefings/{_free(wording.file_name(briefing.region.label), taken)}"
        rendered.append(press.page("briefing.md.j2", name, briefing=briefing, config=config))
    desk.open()
    regions = {region.id: region for region in digest.regions}
    rendered.append(
        press.page("digest.md.j2", "digest", digest=digest, regions=regions, reports=reports, config=config)
    )
    return tuple(rendered)


def _free(name: str, taken: set[str]) -> str:
    # Some file systems hold 甲A and 甲a for one.
    free, count = name, 1
    while free.casefold() in taken:
        count += 1
        free = f"{name}-{count}"
    taken.add(free.casefold())
    return free


class _Desk:
    """What the page being rendered has printed so far: its citations and figures."""

    def __init__(self, reports: Iterable[Report]) -> None:
        self._identities = {report.path: report.identity for report in reports}
        self.open()

    def open(self, briefing: Briefing | None = None) -> None:
        """Clear the desk for the page of *briefing*, or of the digest."""
        self.citations: dict[tuple[str, int, int, int], Citation] = {}
        self.figures: dict[str, Figure] = {}
        # A sentence does not say which document it stands in; its passage does.
        # By identity, because two reports may hold the same sentence.
        self._documents = {
            id(ranked.sentence): passage.document
            for excerpt in (briefing.excerpts if briefing else ())
            for passage in excerpt.passages
            for ranked in passage.sentences
        }

    def print(self, value: Any) -> Any:
        """Return the Markdown of *value*, as a template prints it."""
        return value if isinstance(value, Markup) else Markup(self._markdown(value))

    def _markdown(self, value: Any) -> str:
        match value:
            case None:
                return ""
            case Markup() | StrictUndefined():
                return str(value)
            case Decimal():
                return escape(wording.plain(value))
            case Ranked():
                return self._markdown(value.sentence)
            case Sentence() | Highlight() | Indicator() | Cell() | Formulation() | Term():
                return escape(self.text(value)) + self._mark(value)
            case Region():
                return escape(value.label)
            case Passage() | Section():
                return escape(wording.unnumbered(value.title or ""))
            case Figure():
                self.figures[value.name] = value
                return f"![{escape(value.alt)}](figures/{value.name}.svg)"
            case tuple() | list():
                return "、".join(self._markdown(one) for one in value)
        if is_dataclass(value):
            raise BadTemplate(
                _("a {record} cannot be printed as a whole; name one of its fields").format(
                    record=type(value).__name__
                )
            )
        return escape(str(value))

    def text(self, record: Any) -> str:
        """Return what *record* says, without its citation."""
        match record:
            case Ranked() | Highlight():
                return record.sentence.text
            case Sentence() | Formulation() | Term():
                return record.text
            case Cell():
                return wording.bounded(record.value, record.bound, record.upper)
            case Indicator():
                return wording.value(record) or wording.growth(record) or record.rank or ""
        return str(record)

    def cite(self, *records: Any) -> Markup:
        """Return the marks of where *records* stand, and nothing else."""
        return Markup("".join(dict.fromkeys(self._mark(record) for record in records if record is not None)))

    def _mark(self, record: Any) -> str:
        match record:
            case Ranked():
                return self._mark(record.sentence)
            case Cell():
                return self._mark(record.indicator)
            case Indicator():
                return self._place(record.document, record, record.sentence)
            case Highlight() | Formulation() | Term():
                return self._place(record.document, record.sentence, record.sentence.text)
            case Sentence():
                return self._place(self._documents.get(id(record), ""), record, record.text)
        raise BadTemplate(_("a {record} has no source to cite").format(record=type(record).__name__))

    def _place(self, document: str, place: Sentence | Indicator, text: str) -> str:
        if not document:
            return ""
        key = document, place.line, place.start, place.end
        if key not in self.citations:
            identity = self._identities.get(document)
            day = identity and (identity.printed or identity.published)
            self.citations[key] = Citation(
                number=len(self.citations) + 1,
                document=document,
                line=place.line,
                start=place.start,
                end=place.end,
                page=place.page,
                text=text,
                source=identity.source if identity else None,
                date=wording.date(day) if day else None,
            )
        return f"[@{self.citations[key].number}]"

    def join(self, values: Iterable[Any], separator: str = "") -> Markup:
        """Return *values* as they print, with *separator* between them."""
        return Markup(str(self.print(separator)).join(self._markdown(value) for value in values))


class _Generator(CodeGenerator):
    """Compiles ``a ~ b`` so that both sides are printed as ``{{ a }}{{ b }}`` would."""

    def visit_Concat(self, node: nodes.Concat, frame: Frame) -> None:
        self.write("environment.concatenate((")
        for arg in node.nodes:
            self.visit(arg, frame)
            self.write(", ")
        self.write("))")


# What makes a long string of a short one.
_PADDING = {"center", "expandtabs", "format", "format_map", "ljust", "rjust", "zfill"}


def _formatted(template: str, *values: Any) -> str:
    """Return *template* filled as ``%`` does it, no field wider than a line."""
    if re.search(r"\d{3}|\*", template):
        raise SecurityError(_("{template}: too wide").format(template=template))
    return template % values


class _Environment(ImmutableSandboxedEnvironment):
    code_generator_class = _Generator
    # 'a' * 10**9 or '%999999999d' % 1 would fill the memory before the page's length is looked at.
    intercepted_binops = frozenset({"*", "**", "%"})
    concatenate: Callable[[Iterable[Any]], Markup]

    def call_binop(self, context: Context, operator: str, left: Any, right: Any) -> Any:
        if not (isinstance(left, int | float | Decimal) and isinstance(right, int | float | Decimal)):
            raise SecurityError(_("{operator} takes numbers only").format(operator=operator))
        if operator == "**" and (abs(left) > 1000 or abs(right) > 10):
            raise SecurityError(_("{left} ** {right} is too large").format(left=left, right=right))
        return super().call_binop(context, operator, left, right)

    def is_safe_attribute(self, obj: Any, attr: str, value: Any) -> bool:
        return super().is_safe_attribute(obj, attr, value) and not (isinstance(obj, str) and attr in _PADDING)


class _Press:
    """The templates, ready to render."""

    def __init__(self, folder: Path | None, desk: _Desk) -> None:
        shipped = FileSystemLoader(SHIPPED)
        own = [FileSystemLoader(folder)] if folder else []
        self._desk = desk
        self._folder = folder
        self._environment = _Environment(
            loader=ChoiceLoader([*own, shipped, PrefixLoader({"default": shipped})]),
            undefined=StrictUndefined,
            autoescape=True,
            finalize=desk.print,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self._environment.concatenate = desk.join
        for padding in ("center", "indent", "wordwrap"):
            del self._environment.filters[padding]
        self._environment.filters |= {
            "change": wording.change,
            "cite": desk.cite,
            "date": wording.date,
            "e": lambda value: Markup(escape(str(value))),
            "escape": lambda value: Markup(escape(str(value))),
            "format": _formatted,
            "growth": wording.growth,
            "join": desk.join,
            "key_figures": key_figures,
            "main_themes": main_themes,
            "numeral": wording.numeral,
            "quoted": quoted,
            "table_rows": table_rows,
            "table_years": table_years,
            "text": desk.text,
            "value": wording.value,
            "unnumbered": wording.unnumbered,
            "years": wording.years,
        }

    def page(self, template: str, name: str, **values: Any) -> Page:
        """Return *template* rendered with *values*, as the page *name*."""
        try:
            pieces = []
            length = 0
            for piece in self._environment.get_template(template).generate(**values):
                pieces.append(piece)
                length += len(piece)
                if length > MOST_CHARACTERS:
                    raise BadTemplate(
                        _(
                            "{template}: the page passes {limit} characters; look for a loop that never ends."
                        ).format(template=template, limit=MOST_CHARACTERS)
                    )
        except TemplateNotFound as error:
            raise BadTemplate(
                _("{template}: no such template in {folder} or among the shipped ones.").format(
                    template=error.name, folder=self._folder or SHIPPED
                )
            ) from None
        except TemplateSyntaxError as error:
            file = Path(error.filename) if error.filename else None
            place = f"{error.name or template}:{error.lineno}"
            raise BadTemplate(f"{place}: {error.message}", file, error.lineno) from None
        except (
            TemplateError,
            TypeError,
            ValueError,
            ArithmeticError,
            AttributeError,
            LookupError,
            BadTemplate,
        ) as error:
            where, line = _place(error)
            place = f"{where.name}:{line}" if where else template
            raise BadTemplate(f"{place}: {error}", where, line) from None
        markdown = _tidied("".join(pieces))
        return Page(
            name=name,
            title=_title(markdown) or name,
            markdown=markdown,
            figures=tuple(self._desk.figures.values()),
            citations=tuple(self._desk.citations.values()),
        )


def _place(error: Exception) -> tuple[Path | None, int | None]:
    # The last frame that is a template's own: Jinja compiles each under its file's name.
    file, line, trace = None, None, error.__traceback__
    while trace is not None:
        path = Path(trace.tb_frame.f_code.co_filename)
        if path.suffix == ".j2":
            file, line = path, trace.tb_lineno
        trace = trace.tb_next
    return file, line


def _tidied(markdown: str) -> str:
    # A block left out leaves its blank lines behind.
    return re.sub(r"\n{3,}", "\n\n", markdown.strip("\n")) + "\n"


def _title(markdown: str) -> str | None:
    found = re.search(r"^# +(.+?) *$", markdown, re.MULTILINE)
    if not found:
        return None
    without_marks = re.sub(r"(?<!\\)\[@\d+\]", "", found[1])
    return html.unescape(re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", without_marks))
