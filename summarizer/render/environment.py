"""The templates, ready to render."""

import html
import re
from dataclasses import replace
from pathlib import Path
from types import CodeType
from typing import Any

from jinja2 import (
    BytecodeCache,
    ChoiceLoader,
    FileSystemLoader,
    PrefixLoader,
    TemplateError,
    pass_context,
)
from jinja2.bccache import Bucket
from jinja2.runtime import Context

from summarizer.config import SHIPPED
from summarizer.errors import BadTemplate
from summarizer.lexicon import Lexicon
from summarizer.messages import _
from summarizer.records import Page, Region
from summarizer.render.citations import CitedPrinter
from summarizer.render.filters import filters, tests
from summarizer.render.limits import MOST
from summarizer.render.sandbox import Environment
from summarizer.render.template_errors import MISTAKES, template_error


class _Compiled(BytecodeCache):
    """Templates compiled before, so that a preview compiles only what was edited."""

    def __init__(self) -> None:
        self._codes: dict[str, tuple[str, CodeType]] = {}

    def load_bytecode(self, bucket: Bucket) -> None:
        """Fill *bucket* where its template is as it was."""
        checksum, code = self._codes.get(bucket.key, (None, None))
        if checksum == bucket.checksum:
            bucket.code = code

    def dump_bytecode(self, bucket: Bucket) -> None:
        """Keep what *bucket* holds."""
        if bucket.code:
            self._codes[bucket.key] = bucket.checksum, bucket.code


_COMPILED = _Compiled()
# Between its dashes stand keys, what is indented below them, and comments; text between two rules is text.
_FRONT = re.compile(r"\A\s*(---\n(?:(?:[\w-]+:.*|[ \t]*[-#].*|[ \t]+\S.*)?\n)+?---\n)")


class TemplateSet:
    """The user's folder of templates and the shipped ones, compiled, and what prints their values."""

    def __init__(self, folder: Path | None, printer: CitedPrinter, lexicon: Lexicon) -> None:
        @pass_context
        def printed(_context: Context, value: Any) -> Any:
            # Not at compile time, where Jinja escapes a literal for HTML first.
            return printer.print(value)

        # Windows' own editor puts a byte-order mark in front.
        shipped = FileSystemLoader(SHIPPED, encoding="utf-8-sig")
        own = [FileSystemLoader(folder, encoding="utf-8-sig")] if folder else []
        self.printer = printer
        self.environment = Environment(
            loader=ChoiceLoader([*own, shipped, PrefixLoader({"default": shipped})]),
            autoescape=True,
            finalize=printed,
            trim_blocks=True,
            lstrip_blocks=True,
            keep_trailing_newline=True,
            auto_reload=False,
            bytecode_cache=_COMPILED,
        )
        self.environment.concatenate = printer.join
        self.environment.filters |= filters(printer, lexicon)
        self.environment.tests |= tests()

    def page(self, template: str, name: str, **values: Any) -> Page:
        """Return *template* rendered with *values*, as the page *name*."""
        self.environment.start()
        try:
            pieces = []
            length = 0
            for piece in self.environment.get_template(template).generate(**values):
                pieces.append(piece)
                length += len(piece)
                if length > MOST:
                    raise BadTemplate(
                        _(
                            "the page is longer than {limit} characters; look for a loop that never ends"
                        ).format(limit=MOST)
                    )
        except (TemplateError, *MISTAKES) as error:
            raise template_error(error, template, self.environment) from None
        front, body = _parted("".join(pieces))
        markdown = _tidied(body)
        listed = self.printer.listed
        return Page(
            name=name,
            title=_title(markdown) or name,
            markdown=markdown,
            charts=tuple(self.printer.charts.values()),
            citations=tuple(
                replace(citation, listed=listed.get(citation.document))
                for citation in self.printer.citations.values()
            ),
            comments=tuple(self.printer.comments.values()),
            front=front,
        )

    def of_region(self, page: Page, region: Region) -> Page:
        """Return *page*, the last one, as that of *region*, with a comment on it where it is doubtful."""
        mark = self.printer.comment_on(region)
        markdown = _titled(page.markdown, mark) if mark else page.markdown
        comments = tuple(self.printer.comments.values())
        return replace(page, markdown=markdown, comments=comments, region=region.id)


def _titled(markdown: str, mark: str) -> str:
    """Return *markdown* with *mark* behind its title."""
    return re.sub(r"^(# .+?) *$", lambda found: found[1] + mark, markdown, count=1, flags=re.MULTILINE)


def _parted(markdown: str) -> tuple[str, str]:
    """Return the front matter that *markdown* begins with, none mostly, and the rest.

    >>> _parted("---\\ntags: [简报]\\n---\\n# 题\\n"), _parted("# 题\\n\\n---\\n")
    (('---\\ntags: [简报]\\n---\\n', '# 题\\n'), ('', '# 题\\n\\n---\\n'))
    """
    found = _FRONT.match(markdown)
    return (found[1], markdown[found.end() :]) if found else ("", markdown)


def _tidied(markdown: str) -> str:
    # A block left out leaves its blank lines behind.
    return re.sub(r"\n{3,}", "\n\n", markdown.strip("\n")) + "\n"


def _title(markdown: str) -> str | None:
    found = re.search(r"^# +(.+?) *$", markdown, re.MULTILINE)
    if not found:
        return None
    without_marks = re.sub(r"(?<!\\)\[[@?]\d+\]", "", found[1])
    return html.unescape(re.sub(r"\\(?=[!-/:-@\[-`{-~])", "", without_marks))
