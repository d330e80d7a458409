"""What a template prints -> Markdown, with a mark for every place that is cited."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import is_dataclass
from decimal import Decimal
from typing import Any

from jinja2 import StrictUndefined
from markupsafe import Markup

from summarizer.errors import BadTemplate
from summarizer.lexicon import Lexicon
from summarizer.messages import _
from summarizer.page_words import PageWords
from summarizer.records import (
    Cell,
    Chart,
    Citation,
    Comment,
    Distinction,
    Formulation,
    Highlight,
    Indicator,
    Passage,
    Ranked,
    Region,
    Report,
    Section,
    Sentence,
    Term,
)
from summarizer.render import format
from summarizer.render.doubts import Doubts
from summarizer.render.escape import escape
from summarizer.render.limits import allowed, concat

_NOTE_MARK = re.compile(r"\s?[\[〔【]\s?\d{1,3}\s?[\]〕】]")
"""The mark of a note that stands elsewhere in the report, and not on the page that quotes it."""
_LEAST = 50
"""Characters that what stands in a printed list is held to have, so that the list has to end."""


class CitedPrinter:
    """Prints the values of a template; holds the citations, comments and charts of the page so far."""

    def __init__(self, reports: Iterable[Report], words: PageWords, lexicon: Lexicon | None = None) -> None:
        self.words = words
        self._reports = {report.path: report for report in reports}
        self._doubts = Doubts(tuple(self._reports.values()), words, lexicon) if lexicon else None
        self.open()

    def open(self) -> None:
        """Begin another page."""
        self._listed = 0
        self.citations: dict[tuple[str, int, int, int], Citation] = {}
        self.charts: dict[str, Chart] = {}
        self.comments: dict[str, Comment] = {}
        self.listed: dict[str, int] = {}

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
                return escape(format.plain(value))
            case Ranked():
                return escape(self.text(value)) + self._mark(value)
            case Distinction() | Sentence() | Highlight() | Indicator() | Cell() | Formulation() | Term():
                return escape(self.text(value)) + self._mark(value)
            case Region():
                return escape(value.label) + self.comment_on(value)
            case Passage() | Section():
                return escape(format.unnumbered(value.title or ""))
            case Chart():
                self.charts[value.name] = value
                return f"![{escape(value.alt)}](figures/{value.name}.svg)"
            case tuple() | list():
                # Lists that hold one list twice, and that again another, are never printed to their end.
                self._listed += len(value)
                allowed(_LEAST * self._listed)
                return concat(_alternating(map(self._markdown, value), self.words.say("list", "between")))
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
            case None:
                return ""
            case Ranked():
                return _unmarked(record.sentence.text[record.start :])
            case Highlight():
                return _unmarked(record.sentence.text)
            case Sentence() | Distinction() | Formulation() | Term():
                return _unmarked(record.text)
            case Cell():
                return format.bounded(record.value, record.bound, record.upper, words=self.words)
            case Indicator():
                value = format.value(record, words=self.words)
                return value or format.growth(record, words=self.words) or record.rank or ""
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
                return self._place(record.document, record, record.sentence) + self.comment_on(record)
            case Highlight() | Formulation() | Term() | Distinction():
                return self._place(record.document, record.sentence, record.sentence.text)
            case Sentence():
                return self._place(record.document, record, record.text)
        raise BadTemplate(_("a {record} has no source to cite").format(record=type(record).__name__))

    def comment_on(self, record: Indicator | Region) -> str:
        """Return the mark of the comment on *record*; nothing where there is none, or it stands above."""
        told = self._doubts.of(record) if self._doubts else None
        if not told or told in self.comments:
            return ""
        self.comments[told] = Comment(len(self.comments) + 1, told)
        return f"[?{len(self.comments)}]"

    def source_number(self, report: Report) -> int:
        """Return the number of *report* in the list of sources of this page, which notes then go by."""
        return self.listed.setdefault(report.path, len(self.listed) + 1)

    def cited(self, reports: Iterable[Report]) -> tuple[Report, ...]:
        """Return those of *reports* that the page has cited so far."""
        documents = {document for document, *_place in self.citations}
        return tuple(report for report in reports if report.path in documents)

    def _place(self, document: str, place: Sentence | Indicator, text: str) -> str:
        if not document:
            return ""
        key = document, place.line, place.start, place.end
        if key not in self.citations:
            report = self._reports.get(document)
            identity = report.identity if report else None
            day = identity and (identity.printed or identity.published)
            self.citations[key] = Citation(
                number=len(self.citations) + 1,
                document=document,
                format=report.format if report else "text",
                line=place.line,
                start=place.start,
                end=place.end,
                page=place.page,
                text=text,
                source=identity.source if identity else None,
                date=format.date(day, words=self.words) if day else None,
            )
        return f"[@{self.citations[key].number}]"

    def join(self, values: Iterable[Any], separator: str = "") -> Markup:
        """Return *values* as they print, with *separator* between them."""
        # A space at its edge stands between two words, never at a line's end, where it would mean something.
        inner = separator.removeprefix(" ").removesuffix(" ")
        between = separator.replace(inner, self._markdown(inner), 1) if inner else separator
        return Markup(concat(_alternating((self._markdown(value) for value in values), between)))


def _unmarked(text: str) -> str:
    """Return *text* without the marks of notes.

    >>> _unmarked("推行“一窗通办”[12]，压减材料〔3〕36项。")
    '推行“一窗通办”，压减材料36项。'
    """
    return _NOTE_MARK.sub("", text)


def _alternating(pieces: Iterable[str], between: str) -> Iterator[str]:
    for place, piece in enumerate(pieces):
        if place and between:
            yield between
        yield piece
