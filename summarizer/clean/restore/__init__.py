"""Undo the readings that a site put into its text, and the garble they left.

Some news sites serve their pages with toned pinyin in brackets after some of
the characters: ``激發(fā)改革轉(zhuǎn)型``.  The readings were put in, and the text cut at its
marks, byte by byte in the Windows-936 encoding and whatever the border
between two characters; where such a border was missed, the page is garbled.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.clean.edits import Edit
from summarizer.clean.restore.annotation import annotations
from summarizer.clean.restore.line import is_garbled, is_suspect, mend
from summarizer.lexicon import Lexicon
from summarizer.records import Doubt


@dataclass(frozen=True, slots=True)
class RestoredLine:
    """What to mend in one line, and what in it cannot be trusted; offsets are those of the line as given."""

    edits: tuple[Edit, ...] = ()
    doubts: tuple[Doubt, ...] = ()


@dataclass(frozen=True, slots=True)
class Restoration:
    """What to mend in a document, line by line, and how much of it there was."""

    lines: tuple[RestoredLine, ...]
    pinyin: int
    """Brackets with a reading dropped."""
    garbled: int
    """Garbled places mended."""


def restore(lines: Sequence[str], lexicon: Lexicon) -> Restoration:
    """Say how the *lines* of one document are to be mended.

    To be called before anything else changes the text: the rules need its
    private-use characters and its traditional ones.  Of a document without
    this damage nothing is changed or doubted.

    >>> mended = restore(["激發(fā)產(chǎn)業(yè)動(dòng)能(見附錄),開(kāi)好局"], lexicon)
    >>> mended.pinyin, mended.lines[0].edits[0]
    (5, Edit(start=2, end=6, text=''))
    """
    if not any(map(is_suspect, lines)):
        return Restoration(tuple(RestoredLine() for _ in lines), 0, 0)
    page = annotations(lines, lexicon)
    if not page.annotated and not any(is_garbled(line, page) for line in lines):
        return Restoration(tuple(RestoredLine() for _ in lines), 0, 0)
    mended = [mend(line, page) for line in lines]
    return Restoration(
        tuple(RestoredLine(m.edits, m.doubts) for m in mended),
        sum(m.pinyin for m in mended),
        sum(m.garbled for m in mended),
    )
