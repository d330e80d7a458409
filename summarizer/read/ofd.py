"""Read OFD documents, the national format of fixed pages (GB/T 33190).

ofdkit gives every piece of text with its place and size on the page; lines and
paragraphs are told from those as for PDF.  Seals and signatures are pictures or
lie beside the page, and are no text of it.
"""

from collections.abc import Iterator
from itertools import pairwise
from typing import Any

from summarizer.errors import UnreadableReport
from summarizer.messages import _
from summarizer.read.setting import SetLine, joined
from summarizer.records import RawLine

_POINTS = 72 / 25.4
"""Points in a millimetre."""
_SAME_LINE = 0.5
"""How far apart, in heights of a letter, two pieces of one line may stand."""
_GAP = 0.6
"""A gap between two pieces, in heights of a letter, from which a blank stands for it."""


def ofd_lines(raw: bytes) -> tuple[tuple[RawLine, ...], str | None]:
    """Return the lines of an OFD document, numbered on each page from 1, and its title.

    Raises `UnreadableReport` where it cannot be read or holds no text.
    """
    import ofdkit

    try:
        with ofdkit.open(raw) as document:
            lines = [line for page in document.pages for line in _page(page, page.index + 1)]
            title = document.info.title
    except Exception:  # ofdkit's own errors, and what the XML of a broken package makes of it
        raise UnreadableReport(_("is a damaged OFD document.")) from None
    if not lines:
        raise UnreadableReport(
            _("is an OFD document without text; run text recognition (OCR) over it, or save it as text.")
        )
    return joined(lines), title.strip() or None if title else None


def _page(page: Any, number: int) -> Iterator[SetLine]:
    left, top, width, height = page.box
    runs = [
        run
        for run in page.runs
        if run.text.strip() and left <= run.x <= left + width and top <= run.y <= top + height
    ]
    lines: list[list[Any]] = []
    for run in sorted(runs, key=lambda run: (run.y, run.x)):
        if lines and abs(lines[-1][0].y - run.y) < _SAME_LINE * max(run.size, lines[-1][0].size, 1):
            lines[-1].append(run)
        else:
            lines.append([run])
    for at, line in enumerate(lines, 1):
        line.sort(key=lambda run: run.x)
        text = line[0].text
        for before, run in pairwise(line):
            gap = run.x - before.x - before.width
            text += (" " if gap > _GAP * max(run.size, 1) else "") + run.text
        edges = line[0].x, line[-1].x + line[-1].width, max(run.size for run in line)
        start, end, size = (_POINTS * edge for edge in edges)
        yield SetLine(number, at, text.strip(), start, end, size, heavy=False)
