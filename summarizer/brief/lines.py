"""How many lines of the printed page each part of a briefing takes.

The page is that of an official paper (GB/T 9704-2012): 22 lines of 28
characters.  What is set smaller (tables, captions, notes) is told in parts of
such a line, a little more than it takes, so that a briefing that is held to so
many pages never needs one more.
"""

import math

PAGE = 22
"""Lines of a page."""
WIDTH = 28
"""Characters of a line."""
INDENT = 2
"""Characters by which a paragraph and a heading begin further in."""

MASTHEAD = 3.5
"""The name of the paper in red and its rule."""
ROW = 0.72
"""A row of a table."""
CAPTION = 1.0
"""What a table or chart is called, with the space around it."""
CHART = 14.0
"""A chart."""
NOTE = 0.9
"""A source note at the foot of the page, which mostly has one or two of its small lines."""
WASTE = 1.2
"""What stays empty at the foot of a page, because a heading, a table's head or a note keeps together."""


def width(text: str) -> float:
    """Return how many characters wide *text* is set; Latin letters and digits take half of one.

    >>> width("增长5.2%"), width("地区生产总值")
    (4.0, 6.0)
    """
    return sum(0.5 if character.isascii() else 1.0 for character in text)


def paragraph(text: str) -> int:
    """Return the lines of a paragraph or heading of *text*.

    >>> paragraph("新" * 26), paragraph("新" * 27)
    (1, 2)
    """
    return max(1, math.ceil((INDENT + width(text)) / WIDTH))


def title(text: str) -> float:
    """Return the lines of the title *text*, set in 20 characters a line, with the space around it."""
    return 1.5 + 1.2 * max(1, math.ceil(width(text) / 20))


def table(rows: int) -> float:
    """Return the lines of a table of *rows* with its head, its caption and its note."""
    return CAPTION + ROW * (rows + 1) + NOTE if rows else 0.0


def room(pages: int) -> float:
    """Return the lines that *pages* can hold with nothing on them but text."""
    return pages * (PAGE - WASTE)
