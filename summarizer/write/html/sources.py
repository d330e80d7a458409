"""The citations of a page -> the sources it can show."""

import html
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

import msgspec

from summarizer.page_words import PageWords
from summarizer.records import Citation, Page, RawLine, Report
from summarizer.trail import figure_text, trail
from summarizer.write.notes import cited_place

WHOLE = 12
"""From more documents than this only the lines around the cited ones are shown."""
AROUND = 2
"""Lines before and after a cited line."""


@dataclass(frozen=True, slots=True)
class Sources:
    """What a page says of its sources."""

    where: Mapping[int, str]
    """Each citation's place, in words."""
    markup: str
    """The list at the page's foot, the panel, and what its script needs."""


def sources(page: Page, reports: Mapping[str, Report], words: PageWords) -> Sources:
    """Return the sources of *page*, which cites *reports*, by path."""
    cited: dict[str, list[Citation]] = {}
    for citation in page.citations:
        cited.setdefault(citation.document, []).append(citation)
    where = {citation.number: cited_place(citation, words) for citation in page.citations}
    documents, places = [], {}
    for number, (document, citations) in enumerate(cited.items()):
        report = reports[document]
        raw = report.lines
        at = {citation.number: _find(citation, raw) for citation in citations}
        kept = range(len(raw)) if len(cited) <= WHOLE else _around(at.values(), len(raw))
        shown = [index for index in kept if raw[index].text.strip()]
        documents.append([(_number(raw[index]), raw[index].text) for index in shown])
        for citation in citations:
            index = at[citation.number]
            places[str(citation.number)] = {
                "where": where[citation.number],
                "document": number,
                "at": shown.index(index),
                "start": citation.start - raw[index].start,
                "end": citation.end - raw[index].start,
                "read": _read(citation, report, words),
            }
    entries = "".join(
        f'<li id="cite-{c.number}">'
        + words.say(
            "page", "quotation", place=html.escape(where[c.number]), text=f"<q>{html.escape(c.text)}</q>"
        )
        + "</li>"
        for c in page.citations
    )
    heading, original, read, close = (
        html.escape(words.say("page", key)) for key in ("sources", "original", "read", "close")
    )
    return Sources(
        where,
        f'<section id="citations" aria-label="{heading}"><h2>{heading}</h2><ol>{entries}</ol></section>\n'
        f'<aside id="source" aria-label="{original}" data-read="{read}" hidden>'
        f'<header><div class="choices"></div><button type="button" class="close">{close}</button></header>'
        "<ol></ol></aside>\n"
        f"{_data('places', places)}\n{_data('documents', documents)}",
    )


def _read(citation: Citation, report: Report, words: PageWords) -> list[tuple[str, str]]:
    """Return each figure that stands in what is cited, and the trail of how it was read."""
    place, language = words.tables["place"], words.say("page", "language")
    told = []
    for figure in report.indicators:
        same = (figure.line, figure.page) == (citation.line, citation.page)
        if same and citation.start <= figure.start < citation.end and figure.because:
            own = figure_text(figure)
            steps = trail(figure.because, report.format, place, language, own, figure.line)
            told.append((own, steps))
    return told


def _find(citation: Citation, raw: Sequence[RawLine]) -> int:
    """Return the index of the raw line that *citation* means: of those on one line the last begun by then."""
    return max(
        (
            index
            for index, line in enumerate(raw)
            if line.number == citation.line and line.page == citation.page and line.start <= citation.start
        ),
        key=lambda index: raw[index].start,
    )


def _around(cited: Iterable[int], length: int) -> Iterable[int]:
    kept = {i for at in cited for i in range(max(0, at - AROUND), min(length, at + AROUND + 1))}
    return sorted(kept)


def _number(line: RawLine) -> str:
    return f"{line.page}:{line.number}" if line.page is not None else str(line.number)


def _data(name: str, value: object) -> str:
    # "</script>" in a report would end the element.
    said = msgspec.json.encode(value).decode().replace("<", "\\u003c")
    return f'<script type="application/json" id="{name}">{said}</script>'
