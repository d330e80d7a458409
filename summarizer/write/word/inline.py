"""What stands inside a paragraph -> runs, links and footnote references."""

import re
from collections.abc import Mapping
from copy import deepcopy
from typing import Any
from urllib.parse import unquote

from docx.opc.constants import RELATIONSHIP_TYPE as RT

from summarizer.page_words import PageWords
from summarizer.write.word import parts
from summarizer.write.word.styles import Styles
from summarizer.write.word.xml import Element, W, find, text, w

_CHARACTER_STYLES = {
    "strong": "Strong",
    "b": "Strong",
    "em": "Emphasis",
    "i": "Emphasis",
    "code": "Verbatim Char",
}
_LINKS = ("http://", "https://", "mailto:")
# Between these a line break in the Markdown is no space.
_WIDE = re.compile(
    r"[\u2e80-\u9fff\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef\u2018-\u201d\u2014\u2026\U00020000-\U0003ffff]"
)


def plain(element: Element) -> str:
    """Return the text of *element* without the numbers of its footnotes."""
    said = [element.text or ""]
    for child in element:
        if child.tag != "sup" or not (child.get("id") or "").startswith("fnref"):
            said.append(plain(child) if isinstance(child.tag, str) else "")
        said.append(child.tail or "")
    return "".join(said)


class Inline:
    """The runs of a document, which share its links, notes and styles."""

    def __init__(
        self,
        document_part: Any,
        styles: Styles,
        notes: Mapping[str, Element],
        anchors: Mapping[str, str],
        comments: Mapping[str, str],
        author: str,
    ) -> None:
        """Take the notes by name, the bookmarks by anchor, the comments by their element's id."""
        self._document_part = document_part
        self._styles = styles
        self._notes = notes
        self._anchors = anchors
        self._comments = comments
        self._author = author
        self._links: dict[str, str] = {}
        self._last = ""
        """The character before, to tell whether a line break after it is a space."""
        self._broken = False

    def runs(self, element: Element) -> list[Element]:
        """Return the runs of a paragraph's *element*."""
        self._last, self._broken = "", False
        return self._inside(element, None)

    def runs_of_text(self, content: str) -> list[Element]:
        """Return the runs of bare text that opens a paragraph."""
        self._last, self._broken = "", False
        return self._said(content, None)

    def runs_of_element(self, element: Element) -> list[Element]:
        """Return the runs of an inline *element* and of the text behind it."""
        return [*self._of(element, None), *self._said((element.tail or "").rstrip("\n"), None)]

    def run(self, content: str, style: str | None = None) -> Element:
        """Return one run of text."""
        # Without the hint Word sets “”, — and … in the Latin font.
        properties = w("rPr", w("rFonts", hint="eastAsia"))
        if style:
            properties.insert(0, w("rStyle", val=self._styles.id(style)))
        return w("r", properties, text(content))

    def _inside(self, element: Element, style: str | None) -> list[Element]:
        runs = self._said(element.text, style)
        for child in element:
            if child.tag == "span" and child.get("id") in self._comments:
                runs = self._commented(runs, self._comments[child.get("id")])
            elif isinstance(child.tag, str):
                runs += self._of(child, style)
            runs += self._said(child.tail, style)
        return runs

    def _commented(self, runs: list[Element], said: str) -> list[Element]:
        """Return *runs* with a comment beside the last of them."""
        every = parts.comments(self._document_part)
        number = 1 + max((int(one.get(f"{{{W}}}id")) for one in every), default=-1)
        mark = w("r", w("rPr", w("rStyle", val=self._styles.id("annotation reference"))), w("annotationRef"))
        properties = w("pPr", w("pStyle", val=self._styles.id("annotation text")))
        paragraph = w("p", properties, mark, self.run(said))
        every.append(w("comment", paragraph, id=number, author=self._author, initials=self._author[:2]))
        reference = w("rPr", w("rStyle", val=self._styles.id("annotation reference")))
        return [
            *runs[:-1],
            w("commentRangeStart", id=number),
            *runs[-1:],
            w("commentRangeEnd", id=number),
            w("r", reference, w("commentReference", id=number)),
        ]

    def _of(self, element: Element, style: str | None) -> list[Element]:
        match element.tag:
            case "br":
                self._last, self._broken = "", False
                return [w("r", w("br"))]
            case "img":
                return self._said(element.get("alt"), "Emphasis")
            case "sup" if (element.get("id") or "").startswith("fnref"):
                return self._note(element[0].get("href", ""))
            case "a":
                return self._link(element, style)
        return self._inside(element, _CHARACTER_STYLES.get(element.tag, style))

    def _said(self, content: str | None, style: str | None) -> list[Element]:
        said = ""
        for piece in re.split(r"([ \t]*\n[ \t]*)", content or ""):
            if "\n" in piece:
                self._broken = True
                continue
            if not piece:
                continue
            if self._broken and self._last and not (_WIDE.match(self._last) and _WIDE.match(piece)):
                said += " "
            self._broken = False
            said += piece
            self._last = piece[-1]
        return [self.run(said, style)] if said else []

    def _link(self, element: Element, style: str | None) -> list[Element]:
        address = element.get("href", "")
        runs = self._inside(element, "Hyperlink")
        if address.startswith("#"):
            anchor = self._anchors.get(unquote(address[1:]))
            return [w("hyperlink", *runs, anchor=anchor, history=1)] if anchor else runs
        if not address.lower().startswith(_LINKS):
            return runs
        if address not in self._links:
            self._links[address] = self._document_part.relate_to(address, RT.HYPERLINK, is_external=True)
        link = w("hyperlink", *runs, history=1)
        link.set(
            "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id", self._links[address]
        )
        return [link]

    def _note(self, address: str) -> list[Element]:
        name = unquote(address.removeprefix("#fn:"))
        item = self._notes.get(name)
        if item is None:
            return []
        footnotes = parts.footnotes(self._document_part)
        number = 1 + max(int(footnotes[-1].get(f"{{{W}}}id")), 0)
        before = self._last, self._broken
        paragraphs = []
        for position, block in enumerate(item.iter("p")):
            for back in block.findall("a[@class='footnote-backref']"):
                _leave_out(back)
            self._last, self._broken = "", False
            runs = self._inside(block, None)
            if position == 0:
                reference = w("rPr", w("rStyle", val=self._styles.id("footnote reference")))
                runs[:0] = [w("r", reference, w("footnoteRef")), self.run(" ")]
            paragraphs.append(w("p", w("pPr", w("pStyle", val=self._styles.id("footnote text"))), *runs))
        footnotes.append(w("footnote", *paragraphs, id=number))
        self._last, self._broken = before
        reference = w("rPr", w("rStyle", val=self._styles.id("footnote reference")))
        return [w("r", reference, w("footnoteReference", id=number))]


def _leave_out(back: Element) -> None:
    """Remove the arrow back to the text, and the space that holds it."""
    parent, before = back.getparent(), back.getprevious()
    if before is not None:
        before.tail = (before.tail or "").rstrip("\xa0")
    else:
        parent.text = (parent.text or "").rstrip("\xa0")
    parent.remove(back)


def numbered(runs: list[Element], words: PageWords) -> list[Element]:
    """Return the *runs* of a caption with its number as a field, so that Word can count anew."""
    first = next((run for run in runs if run.tag == f"{{{W}}}r" and find(run, "w:t") is not None), None)
    caption = "|".join(re.escape(words.say("caption", kind)) for kind in ("table", "figure"))
    found = first is not None and re.match(rf"({caption})\s*(\d+)", find(first, "w:t").text)
    if first is None or not found:
        return runs
    at = runs.index(first)
    said = find(first, "w:t").text
    label, number, rest = said[: found.start(2)], found[2], said[found.end() :]
    pieces = [
        _like(first, text(label)),
        _like(first, w("fldChar", fldCharType="begin")),
        _like(first, text(f" SEQ {found[1]} \\* ARABIC ", "instrText")),
        _like(first, w("fldChar", fldCharType="separate")),
        _like(first, text(number)),
        _like(first, w("fldChar", fldCharType="end")),
        *([_like(first, text(rest))] if rest else []),
    ]
    return [*runs[:at], *pieces, *runs[at + 1 :]]


def _like(run: Element, content: Element) -> Element:
    properties = find(run, "w:rPr")
    return w("r", *([deepcopy(properties)] if properties is not None else []), content)
