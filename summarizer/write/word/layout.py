"""On which page of a document each of its blocks will stand, near enough for a table of contents.

Only Word knows, and Word counts when it is asked.  But every style here has lines
of a set height, so that lines can be counted as Word does: text flows in lines of
so many characters, headings and the heads of tables stay with what follows, notes
take their room from the foot of the page that refers to them.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarizer.write.word.styles import LINE, line
from summarizer.write.word.tables import MARGIN, SIZES, lines, squares
from summarizer.write.word.xml import Element, W, find, find_all

PAGE = 22 * LINE
"""Twips of text on a page, as the shipped reference document has it."""
CHARACTER = 315
"""Twips of a character of text: 16 points, set a little closer."""
ORPHANS = 2
"""Lines of a paragraph that stay together at the foot and at the head of a page."""
_RULE = 240
"""Twips of the rule above the notes of a page."""


@dataclass(frozen=True, slots=True)
class _Kind:
    """How a paragraph of one style is set."""

    line: int = LINE
    around: int = 0
    """Twips above and below it."""
    character: float = CHARACTER
    indent: float = 0
    """Characters by which its first line is shorter."""
    margin: int = 0
    """Twips by which all its lines are."""
    held: bool = False
    """Whether it stays with what follows."""


_TEXT = _Kind(indent=2)
_KINDS: Mapping[str, _Kind] = {
    "title": _Kind(700, 869, 440, held=True),
    "normal": _Kind(),
    "body text": _TEXT,
    **{f"heading {level}": _Kind(indent=2, held=True) for level in range(1, 10)},
    "caption": _Kind(320, 240, 240, held=True),
    "figure caption": _Kind(320, 280, 240),
    "table note": _Kind(line(SIZES[0]), 0, SIZES[0] * 20),
    "list bullet": _Kind(margin=640),
    "list number": _Kind(margin=640),
    "list continue": _Kind(margin=640),
    "finding": _Kind(440, 0, 280, margin=560),
    "quote": _Kind(margin=1280),
    "toc 1": _Kind(400, 0, 280),
    "toc 2": _Kind(400, 0, 240, margin=560),
    "masthead": _Kind(1100, 120, 960),
    "red rule": _Kind(120),
    "imprint": _Kind(440, 40, 280),
    "imprint copies": _Kind(440, 40, 280),
}


@dataclass(frozen=True, slots=True)
class _Piece:
    """What may stand on a page: a paragraph, or a row of a table."""

    block: int
    """Which of the blocks it is of."""
    lines: int
    line: int
    around: int
    held: bool
    notes: int
    """Twips that its notes take."""
    whole: bool
    """Whether it may not be parted."""
    first: bool
    """Whether a page begins with it."""

    @property
    def height(self) -> int:
        return self.lines * self.line + self.around


@dataclass(frozen=True, slots=True)
class Pagination:
    """What it takes to count the pages of a document."""

    width: int
    """Twips between the margins."""
    style: Callable[[str | None], str]
    """From a style's id to its name, in small letters."""
    notes: Mapping[str, str]
    """The text of each note, by its id."""

    def pages(self, blocks: Sequence[Element]) -> tuple[int, ...]:
        """Return the page, from 1, on which each of *blocks* begins."""
        pieces = [piece for number, block in enumerate(blocks) for piece in self._pieces(number, block)]
        begins: dict[int, int] = {}
        page, used, noted = 1, 0, 0
        chains = _chains(pieces)
        for chain in chains:
            together = sum(piece.height for piece in chain[:-1]) + _least(chain[-1])
            needed = together + sum(piece.notes for piece in chain)
            if chain[0].first or (used and used + noted + needed > PAGE >= needed):
                page, used, noted = page + 1, 0, 0
            for piece in chain:
                begins.setdefault(piece.block, page)
                rule = _RULE if piece.notes and not noted else 0
                room = PAGE - used - noted - piece.notes - rule
                if piece.height <= room:
                    used, noted = used + piece.height, noted + piece.notes + rule
                    continue
                fit = 0 if piece.whole else max((room - piece.around) // piece.line, 0)
                rest = piece.lines - fit
                page += 1 + max(rest - 1, 0) * piece.line // PAGE
                used, noted = (rest * piece.line + piece.around) % PAGE, piece.notes + rule
        last = 1
        return tuple(last := begins.get(number, last) for number in range(len(blocks)))

    def room(self, blocks: Sequence[Element]) -> int:
        """Return how many twips *blocks* and their notes leave of one page; less than nothing is too much."""
        pieces = [piece for number, block in enumerate(blocks) for piece in self._pieces(number, block)]
        noted = sum(piece.notes for piece in pieces)
        return PAGE - sum(piece.height for piece in pieces) - noted - (_RULE if noted else 0)

    def height(self, block: Element) -> int:
        """Return how many lines of text *block* is high, about."""
        return -(-sum(piece.height for piece in self._pieces(0, block)) // LINE)

    def _pieces(self, number: int, block: Element) -> Iterable[_Piece]:
        if block.tag != f"{{{W}}}tbl":
            yield self._paragraph(number, block)
            return
        left = find(block, "w:tblPr/w:tblCellMar/w:left")
        margin = int(left.get(f"{{{W}}}w")) if left is not None else MARGIN
        columns = [int(column.get(f"{{{W}}}w")) for column in find_all(block, "w:tblGrid/w:gridCol")]
        for row in find_all(block, "w:tr"):
            cells = find_all(row, "w:tc")
            size = find(row, ".//w:sz")
            points = int(size.get(f"{{{W}}}val")) / 2 if size is not None else SIZES[0]
            tall = max(
                lines(_text(cell), (width - 2 * margin) / (points * 20))
                for cell, width in zip(cells, columns, strict=True)
            )
            held = find(row, ".//w:keepNext") is not None
            yield _Piece(number, tall, line(points), 115, held, self._noted(row), whole=True, first=False)

    def _paragraph(self, number: int, block: Element) -> _Piece:
        style = find(block, "w:pPr/w:pStyle")
        kind = _KINDS.get(self.style(style.get(f"{{{W}}}val") if style is not None else None), _TEXT)
        first = find(block, "w:pPr/w:pageBreakBefore") is not None
        own = find(block, "w:pPr/w:keepNext")
        held = kind.held if own is None else own.get(f"{{{W}}}val") != "0"
        drawn = find(block, ".//{*}extent")
        if drawn is not None:
            return _Piece(number, 1, int(drawn.get("cy")) // 635, 0, True, 0, whole=True, first=first)
        room = (self.width - kind.margin) / kind.character
        long = _lines(squares(_text(block)) + kind.indent, room)
        around = kind.around + sum(
            int(spacing.get(f"{{{W}}}before") or 0) for spacing in find_all(block, "w:pPr/w:spacing")
        )
        return _Piece(number, long, kind.line, around, held, self._noted(block), long < 2 * ORPHANS, first)

    def _noted(self, block: Element) -> int:
        said = (
            self.notes.get(one.get(f"{{{W}}}id"), "") for one in find_all(block, ".//w:footnoteReference")
        )
        return sum(_lines(squares(text) + 1.5, self.width / 180) * line(9) for text in said)


def _chains(pieces: Sequence[_Piece]) -> Iterable[list[_Piece]]:
    """Yield *pieces* in runs of which all but the last stay with the next."""
    chain: list[_Piece] = []
    for piece in pieces:
        if chain and piece.first:
            yield chain
            chain = []
        chain.append(piece)
        if not piece.held:
            yield chain
            chain = []
    if chain:
        yield chain


def _least(piece: _Piece) -> int:
    """Return how much of *piece* at least stands on a page."""
    return piece.height if piece.whole else ORPHANS * piece.line


def _lines(length: float, room: float) -> int:
    """Return how many lines of *room* characters *length* characters take.

    >>> _lines(56, 28), _lines(57, 28), _lines(0, 28)
    (2, 3, 1)
    """
    return max(1, -int(-length // max(room, 1)))


def _text(block: Element) -> str:
    return "".join(piece.text or "" for piece in find_all(block, ".//w:t"))
