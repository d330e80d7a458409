"""Arrange a document's blocks on its pages: contents, the first page's picture, company for the last line."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from summarizer.page_words import PageWords
from summarizer.write.word.inline import Inline, plain
from summarizer.write.word.layout import Pagination
from summarizer.write.word.styles import Styles
from summarizer.write.word.tables import HELD
from summarizer.write.word.xml import EMU, Element, W, find, find_all, paragraph, text, w

_LEAST, _MOST = 1500, 4250
"""Twips of the picture on the first page: 26 to 75 mm."""
_SPARE = 480
"""Twips left free below it."""
_SHORT = 20
"""Lines of a contents table that two levels may have."""
LONG = 8
"""Pages that are read without a table of contents."""
_AT_LEAST = 4
"""Lines that stand together at the end of a document, for the last page not to hold a line alone."""
_ANNEX = 14
"""Lines of a last part up to which some text before it goes with it."""


@dataclass(frozen=True, slots=True)
class Outline:
    """What of a page's headings its contents need."""

    bookmarks: Mapping[Element, str]
    """The name of the bookmark of each heading."""
    parts: frozenset[Element]
    """The headings that begin another paper bound into the file."""
    contents: Element
    """The paragraph in whose place the table of contents belongs; None where the page has none."""
    found: bool
    """Whether the page opens with findings."""


@dataclass(frozen=True, slots=True)
class Arrangement:
    """How the blocks of one document are arranged."""

    styles: Styles
    inline: Inline
    words: PageWords
    width: int
    """Twips between the margins."""
    notes: Mapping[str, str]
    """The text of each note, by its id."""
    outline: Outline

    def of(self, blocks: list[Element], above: Sequence[Element], below: bool) -> list[Element]:
        """Return *blocks* arranged under the letterhead *above*, and over one where *below*."""
        blocks = self._accompanied(blocks, below)
        self._fill(above, blocks)
        if self.outline.contents is None:
            return blocks
        at = blocks.index(self.outline.contents)
        return [*blocks[:at], *self._contents(above, blocks), *blocks[at + 1 :]]

    def _paragraph(self, style: str, runs: Iterable[Element], *properties: Element) -> Element:
        return paragraph(self.styles.id(style), runs, *properties)

    def _contents(self, above: Sequence[Element], blocks: Sequence[Element]) -> list[Element]:
        """Return a contents field that is already filled, so that Word need not ask to update it.

        None where all of it is soon read.  Each line is a link, and names the
        page that its heading will stand on, near enough; Word corrects it when
        it updates the field.  The second level is left out where it would fill
        a page.
        """
        layout = Pagination(self.width, self.styles.name, self.notes)
        if layout.pages([*above, *blocks])[-1] <= LONG:
            return []
        levels = {"h1": 0, "h2": 1, "h3": 2} if self.outline.parts else {"h2": 1, "h3": 2}
        entries = [
            (heading, name) for heading, name in self.outline.bookmarks.items() if heading.tag in levels
        ]
        depth = max(levels.values())
        while len(entries) > _SHORT and depth > min(levels.values()):
            depth -= 1
            entries = [(heading, name) for heading, name in entries if levels[heading.tag] <= depth]
        lines = self._entries(entries, levels, [""] * len(entries))
        with_contents = [
            one for block in blocks for one in (lines if block is self.outline.contents else [block])
        ]
        pages = layout.pages([*above, *with_contents])[len(above) :]
        at = {
            mark.get(f"{{{W}}}name"): page
            for block, page in zip(with_contents, pages, strict=True)
            for mark in find_all(block, "w:bookmarkStart")
        }
        return self._entries(entries, levels, [str(at[name]) for _heading, name in entries])

    def _entries(
        self, entries: Sequence[tuple[Element, str]], levels: Mapping[str, int], pages: Sequence[str]
    ) -> list[Element]:
        if not entries:
            return []
        # The findings have the first page to themselves.
        below = [w("pageBreakBefore")] if self.outline.found else []
        lines = [
            self._paragraph("TOC Heading", [self.inline.run(self.words.say("page", "contents"))], *below)
        ]
        top = min(levels[heading.tag] for heading, _name in entries)
        for number, ((heading, name), page) in enumerate(zip(entries, pages, strict=True)):
            leader = w("tabs", w("tab", val="right", leader="dot", pos=self.width))
            counted = [*_field(f" PAGEREF {name} \\h ", page)]
            link = w(
                "hyperlink",
                self.inline.run(plain(heading)),
                w("r", w("tab")),
                *counted,
                anchor=name,
                history=1,
            )
            runs = [link]
            if number == 0:
                deepest = max(1, *(levels[heading.tag] for heading, _name in entries))
                instruction = w("r", text(f' TOC \\o "1-{deepest}" \\h \\z \\u ', "instrText"))
                runs[:0] = [_mark("begin"), instruction, _mark("separate")]
            if number == len(entries) - 1:
                runs.append(_mark("end"))
            # No single line of it on the next page.
            held = [w("keepNext")] if number == 0 or number + 2 >= len(entries) > number + 1 else []
            lines.append(
                self._paragraph("toc 1" if levels[heading.tag] == top else "toc 2", runs, *held, leader)
            )
        return lines

    def _fill(self, above: Sequence[Element], blocks: Sequence[Element]) -> None:
        """Make the picture below the findings as high as the first page has room, within reason."""
        styles = [self.styles.name(_style(block)) for block in blocks]
        if "finding" not in styles:
            return
        last = len(styles) - 1 - styles[::-1].index("finding")
        if last + 2 >= len(blocks) or (drawn := find(blocks[last + 1], ".//{*}extent")) is None:
            return
        layout = Pagination(self.width, self.styles.name, self.notes)
        around = [*above, *blocks[: last + 1], blocks[last + 2]]
        room = layout.room(around) - _SPARE
        if room >= _LEAST:
            drawn.set("cy", str(min(room, _MOST) * EMU))

    def _accompanied(self, blocks: list[Element], below: bool) -> list[Element]:
        """Return *blocks*, the last of them held together, so that the last page holds nothing alone.

        A short part at the end that has a table takes the text before it along, and
        the foot of the letterhead, where there is one *below*, some lines of text.
        """
        layout = Pagination(self.width, self.styles.name, {})
        lines, at = 0, len(blocks)
        ends_part = False
        while at > 0 and lines <= _ANNEX:
            at -= 1
            lines += layout.height(blocks[at])
            if ends_part:
                break
            ends_part = self.styles.name(_style(blocks[at])).startswith("heading")
        if not ends_part or not any(block.tag == f"{{{W}}}tbl" for block in blocks[at:]):
            # Text breaks between its lines, and needs no company but its own.
            lines, at = 0, len(blocks)
            while at > 0 and lines < _AT_LEAST:
                at -= 1
                lines += layout.height(blocks[at])
        for number, block in enumerate(blocks[at:], at):
            last = number == len(blocks) - 1
            # Of a table that goes before, its last rows are company enough.
            _hold(block, first=-HELD if number == at and not last else 0, last=below or not last)
        return blocks


def _style(block: Element) -> str | None:
    style = find(block, "w:pPr/w:pStyle")
    return style.get(f"{{{W}}}val") if style is not None else None


def _hold(block: Element, first: int, last: bool) -> None:
    """Let *block* stay with what follows: a paragraph, or of a table its rows from the *first*.

    Where nothing follows, be it the last block, its own *last* line does not.
    """
    rows = find_all(block, "w:tr") or [block]
    for row in rows[first:] if last else rows[first:-1]:
        for properties in find_all(row, ".//w:pPr"):
            for before in find_all(properties, "w:keepNext"):
                properties.remove(before)
            style = find(properties, "w:pStyle")
            properties.insert(0 if style is None else 1, w("keepNext"))


def _field(instruction: str, result: str) -> list[Element]:
    marked = [_mark("begin"), w("r", text(instruction, "instrText")), _mark("separate")]
    return [*marked, w("r", text(result)), _mark("end")]


def _mark(kind: str) -> Element:
    return w("r", w("fldChar", fldCharType=kind))
