"""Records of what a template is given beside the digest and the briefings, and of the rendered page."""

from dataclasses import dataclass

from summarizer.records.briefing import Passage, Ranked
from summarizer.records.digest import Chart
from summarizer.records.figure import Indicator


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
    listed: int | None = None
    """Its document's number in the list of sources that the page prints; None where it prints none."""


@dataclass(frozen=True, slots=True)
class Comment:
    """What somebody has to look at before the page is sent: a comment in Word, beside the text."""

    number: int
    """Counted from 1 on the page; the Markdown marks the place with ``[?number]``."""
    text: str


@dataclass(frozen=True, slots=True)
class Page:
    """A rendered template: Markdown, its charts, its citations."""

    name: str
    """Under the output folder, without ending: ``briefings/杜集区``, ``digest``."""
    title: str
    markdown: str
    charts: tuple[Chart, ...]
    citations: tuple[Citation, ...]
    comments: tuple[Comment, ...] = ()
    region: str | None = None
    """The id of the region it is about; None where it is about several."""
    front: str = ""
    """The front matter, YAML between two lines of dashes, which Markdown alone keeps."""


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator over the years."""

    name: str
    unit: str | None
    values: tuple[Indicator | None, ...]
    """For each year the indicator that states the value."""
    growths: tuple[Indicator | None, ...]
    """For each year the indicator that states the growth."""
    ranks: tuple[Indicator, ...]
    """Those that claim a rank."""
    remarks: tuple[str, ...]
    """What the figures are, where they are not plain results of a whole year."""
    parted: tuple[int, ...] = ()
    """The years before which a census parts the values."""


@dataclass(frozen=True, slots=True)
class Quotation:
    """A passage that is quoted, or stands above one that is."""

    passage: Passage
    depth: int
    """1 for the highest, one more for each heading it stands under."""
    number: int
    """Counted from 1 under the same heading; 0 where it has none, or its first sentence says it."""
    sentences: tuple[Ranked, ...]
    """The key ones."""
