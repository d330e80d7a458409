"""Find the text that no longer stands under the last heading: the close, and what speaks of the whole."""

from collections.abc import Sequence

from summarizer.heading_time import announces_plans
from summarizer.lexicon import Lexicon
from summarizer.lexicon.headings import appended
from summarizer.lexicon.text import is_closed
from summarizer.segment.headings import Heading
from summarizer.segment.levels import loose_kinds
from summarizer.segment.paragraphs import Paragraph
from summarizer.segment.rhetoric import addresses, is_exhortation, looks_ahead, ordinary, returns

Headings = Sequence[Heading | None]

_LONGEST_CLOSE = 200
"""Characters; a longer paragraph before the last is not yet the close."""


def closing(paragraphs: Sequence[Paragraph], headings: Headings, lexicon: Lexicon) -> set[int]:
    """Return the paragraphs of the rhetoric that closes the report proper: three at most."""
    last = _last(paragraphs, headings, lexicon)
    found: set[int] = set()
    for at in range(last, max(0, last - 3), -1):
        text = paragraphs[at].text
        if headings[at] or paragraphs[at].cells:
            break
        if found:
            # What stands before the close is part of it if it addresses the hall.
            closes = (
                is_exhortation(text, lexicon, 1) and addresses(text, lexicon) and len(text) <= _LONGEST_CLOSE
            )
        else:
            closes = is_exhortation(text, lexicon) or _outlook(paragraphs, headings, at, lexicon)
        if not closes:
            break
        found.add(at)
    return found


def _last(paragraphs: Sequence[Paragraph], headings: Headings, lexicon: Lexicon) -> int:
    """Return the last paragraph of the report proper: before what is appended, and what says nothing."""
    annexes = (at for at, heading in enumerate(headings) if heading and appended(heading.title, lexicon))
    last = next(annexes, len(paragraphs)) - 1
    while last > 0 and not headings[last] and _is_crumb(paragraphs[last].text):
        last -= 1
    return last


def _is_crumb(text: str) -> bool:
    """Return whether *text* is a short line that says nothing: of the page, or 附件：."""
    return len(text) < 30 and (not is_closed(text) or text.endswith(("：", ":")))


def _outlook(paragraphs: Sequence[Paragraph], headings: Headings, at: int, lexicon: Lexicon) -> bool:
    """Return whether the paragraph *at* turns to the time to come behind a section's text, unannounced."""
    titles = [heading.title for heading in headings[:at] if heading]
    last = next((x for x in range(at - 1, -1, -1) if headings[x]), at)
    before = "".join(paragraph.text for paragraph in paragraphs[:at])
    return (
        last < at - 1
        and looks_ahead(paragraphs[at].text, lexicon, before)
        and not any(map(announces_plans, titles))
        and not any(looks_ahead(paragraph.text, lexicon) for paragraph in paragraphs[last:at])
    )


def trailing(paragraphs: Sequence[Paragraph], headings: Headings, lexicon: Lexicon) -> set[int]:
    """Return where the text begins that follows a run of one-paragraph sections.

    Where each lead has its text in its own paragraph, what comes after the last
    of them is no longer under it.  One paragraph between two of a run is still
    the former's.
    """
    places = [at for at, heading in enumerate(headings) if heading]
    runs = zip(places, places[1:], [*places[2:], len(paragraphs)], strict=False)
    return {
        at + 1
        for before, at, after in runs
        if before == at - 1
        and after != at + 1
        and _is_run(paragraphs, headings, at)
        and _is_past(paragraphs, headings, at, after, lexicon)
    }


def _is_run(paragraphs: Sequence[Paragraph], headings: Headings, at: int) -> bool:
    """Return whether the headings at *at* and before it are of one kind, each with its text beside it."""
    here, before = headings[at], headings[at - 1]
    if here is None or before is None or here.kind != before.kind:
        return False
    return here.rest < len(paragraphs[at].text) and before.rest < len(paragraphs[at - 1].text)


def _is_past(
    paragraphs: Sequence[Paragraph], headings: Headings, at: int, after: int, lexicon: Lexicon
) -> bool:
    """Return whether the text behind *at* is past the run, which the heading *after* it may go on with."""
    here, following = headings[at], headings[after] if after < len(headings) else None
    nesting = loose_kinds(lexicon)
    nests = here is not None and here.kind in nesting
    if here is None or following is None or following.kind != here.kind:
        return nests or following is None or following.kind not in nesting
    text = paragraphs[at + 1].text
    return nests and after - at > 2 and (ordinary(text, lexicon) or returns(text, lexicon))
