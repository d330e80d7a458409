"""Briefing | Digest -> Page.  All of Jinja is here.

A template is looked for in the user's folder first and then among the shipped
ones; ``default/briefing.md.j2`` always means the shipped one, so that a user's
template may extend it and override one block.  Whatever a template prints goes
through `Desk.print`: text is escaped for Markdown, and a record that a report
stated brings its citation along, so that no author of a template can forget
either.
"""

import html
import re
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from jinja2 import (
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    TemplateError,
    TemplateNotFound,
    TemplateSyntaxError,
    pass_context,
)
from jinja2.runtime import Context
from markupsafe import Markup

from summarizer.config import Config
from summarizer.errors import BadTemplate
from summarizer.messages import _
from summarizer.models import Briefing, Digest, Page
from summarizer.render import wording
from summarizer.render.desk import Desk
from summarizer.render.escape import escape
from summarizer.render.rows import key_figures, main_themes, quoted, table_rows, table_years
from summarizer.render.sandbox import Environment

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
    desk = Desk(reports)
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


def filters(desk: Desk) -> dict[str, Callable[..., Any]]:
    """Return the filters of the templates beside Jinja's own."""
    return {
        "change": wording.change,
        "cite": desk.cite,
        "date": wording.date,
        "e": lambda value: Markup(escape(str(value))),
        "escape": lambda value: Markup(escape(str(value))),
        "growth": wording.growth,
        "join": desk.join,
        "key_figures": key_figures,
        "main_themes": main_themes,
        "numeral": wording.numeral,
        "quoted": quoted,
        "spanned": wording.spanned,
        "table_rows": table_rows,
        "table_years": table_years,
        "text": desk.text,
        "value": wording.value,
        "unnumbered": wording.unnumbered,
        "years": wording.years,
    }


class _Press:
    """The templates, ready to render."""

    def __init__(self, folder: Path | None, desk: Desk) -> None:
        @pass_context
        def printed(_context: Context, value: Any) -> Any:
            # Not at compile time, where Jinja escapes a literal for HTML first.
            return desk.print(value)

        shipped = FileSystemLoader(SHIPPED)
        own = [FileSystemLoader(folder)] if folder else []
        self._desk = desk
        self._folder = folder
        self._environment = Environment(
            loader=ChoiceLoader([*own, shipped, PrefixLoader({"default": shipped})]),
            autoescape=True,
            finalize=printed,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
        )
        self._environment.concatenate = desk.join
        self._environment.filters |= filters(desk)

    def page(self, template: str, name: str, **values: Any) -> Page:
        """Return *template* rendered with *values*, as the page *name*."""
        self._environment.start()
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
            RecursionError,
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
