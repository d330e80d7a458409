"""Body lines -> flat sections of sentences, in order, each with its place.

The lines become paragraphs, some paragraphs turn out to be headings or to begin
with one, the headings get their level from what they stand under, and the rest
is cut into sentences.
"""

from summarizer.models import Cleaned, Section
from summarizer.segment.headings import headings
from summarizer.segment.outline import outline
from summarizer.segment.paragraphs import paragraphs

__all__ = ["segment"]


def segment(cleaned: Cleaned) -> tuple[Section, ...]:
    """Return the sections of *cleaned*, flat and in order.

    Text before the first heading, and closing rhetoric, is a section without
    a title.  Contents pages and running heads are nobody's section.
    """
    found = paragraphs(cleaned.lines)
    return outline(found, headings(found))
