"""Records of a rendered page."""

from dataclasses import dataclass

from summarizer.records.digest import Chart


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a sentence or figure on a page comes from."""

    number: int
    """Counted from 1 on the page; the Markdown marks the place with ``[@number]``."""
    document: str
    format: str
    """Of the document: text, markdown, html, docx or pdf; it says what *line* counts."""
    line: int
    start: int
    end: int
    page: int | None
    text: str
    source: str | None
    """The newspaper or site."""
    date: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """A rendered template: Markdown, its charts, its citations."""

    name: str
    """Under the output folder, without ending: ``briefings/杜集区``, ``digest``."""
    title: str
    markdown: str
    charts: tuple[Chart, ...]
    citations: tuple[Citation, ...]
