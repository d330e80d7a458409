"""Body lines -> flat sections of sentences, in order, each with its place.

The lines become paragraphs, some paragraphs turn out to be headings or to begin
with one, the headings get their level from what they stand under, and the rest
is cut into sentences.
"""

from summarizer.lexicon import Lexicon
from summarizer.records import Cleaned, Section
from summarizer.segment.headings import line_headings
from summarizer.segment.leads import leads
from summarizer.segment.lines import join_lines
from summarizer.segment.lookalikes import without_lookalikes
from summarizer.segment.outline import outline
from summarizer.segment.paragraphs import paragraphs

__all__ = ["segment"]


def segment(cleaned: Cleaned, lexicon: Lexicon) -> tuple[Section, ...]:
    """Return the sections of *cleaned*, flat and in order.

    Text before the first heading, and closing rhetoric, is a section without
    a title.  The trail of each begins with the rules that found its heading.
    """
    whole = paragraphs(cleaned.lines)
    found = without_lookalikes(whole, line_headings(whole, lexicon), lexicon)
    joined, headings = join_lines(whole, found, lexicon)
    return outline(joined, leads(joined, headings, lexicon), lexicon)
