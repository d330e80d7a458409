"""Body lines -> flat sections of sentences, in order, each with its place.

The lines become paragraphs, some paragraphs turn out to be headings or to begin
with one, the headings get their level from what they stand under, and the rest
is cut into sentences.
"""

from summarizer.lexicon import Lexicon
from summarizer.records import Cleaned, Section
from summarizer.segment.contents import without_contents
from summarizer.segment.headings import line_headings
from summarizer.segment.leads import leads
from summarizer.segment.lines import join_lines
from summarizer.segment.outline import outline
from summarizer.segment.paragraphs import paragraphs

__all__ = ["segment"]


def segment(cleaned: Cleaned, lexicon: Lexicon | None = None) -> tuple[Section, ...]:
    """Return the sections of *cleaned*, flat and in order.

    Text before the first heading, and closing rhetoric, is a section without
    a title.  A contents page and running heads only repeat headings: they are
    left out.
    """
    found = without_contents(paragraphs(cleaned.lines))
    found, headings = join_lines(found, line_headings(found))
    return outline(found, leads(found, headings))
