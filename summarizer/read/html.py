"""Read HTML pages.

lxml parses them, because it keeps the line of every element.  The libraries
that extract a page's main text (trafilatura, readability, jusText) give text
without its place, or count words between blanks, of which Chinese has none;
and here nothing may be thrown away before it has been labelled.  So all the
text of a page is read, in paragraphs; what the page itself marks as menu,
header or footer, or as nothing but a link, is set aside; and cleaning labels
the rest as it does for pages that were saved as text.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from summarizer.errors import UnreadableReport
from summarizer.messages import _
from summarizer.records import RawLine

_BLOCK = re.compile(
    "address|article|aside|blockquote|body|caption|center|dd|details|dialog|div|dl|dt|fieldset|figcaption|figure"
    "|footer|form|h[1-6]|header|hr|html|li|main|menu|nav|ol|p|pre|section|summary|table|tbody|td|tfoot|th|thead|tr|ul"
)
_SILENT = re.compile("script|style|noscript|template|svg|iframe|object|head|title|textarea|select|option")
_ASIDE = re.compile("nav|footer|aside|form|menu|button|figcaption")
_ASIDE_NAME = re.compile(
    r"(?:^|[\s_-])(?:nav|menu|foot|footer|breadcrumb|crumb|sidebar|related|share|copyright|toolbar|pager"
    r"|pagination)(?:$|[\s_-])",
    re.IGNORECASE,
)
_BOLD_STYLE = re.compile(
    r"font-weight\s*:\s*(?:bold|[6-9]00)|font-family\s*:[^;]*(?:黑体|SimHei)", re.IGNORECASE
)
_BLANKS = re.compile(r"[ \t\f\r\n]\s*")
_WRAPPED = re.compile(r"[ \t\f]*[\r\n]")
_WIDE = re.compile(r"[\u2e80-\u9fff\uff00-\uffef]")
_INLINE = re.compile(r"</?(?:font|span|big|small|i|u|em|o:p)\b[^<>]*>", re.IGNORECASE)
"""Tags without which the text of a page is the same."""
_DIVISION = re.compile(r"</?(?:div|center)\b[^<>]*>", re.IGNORECASE)
"""Tags that end a paragraph, and need not hold one another for that."""
_LONGEST_ASIDE = 400
"""Characters of running text that no menu or footer holds."""


@dataclass
class _Page:
    """The paragraphs found so far, and the one under way."""

    lines: list[RawLine] = field(default_factory=list)
    pieces: list[tuple[str, int, bool, bool]] = field(default_factory=list)
    """Text, line, whether bold, whether a link."""

    def flush(self, heading: int, aside: bool) -> None:
        """End the paragraph under way."""
        said = [piece for piece in self.pieces if piece[0].strip()]
        text = _BLANKS.sub(_blank, "".join(piece[0] for piece in self.pieces)).strip(" ")
        if said and text.strip("\xa0\u3000 "):
            linked = all(piece[3] for piece in said) and len(text) < 60 and not heading
            bold = all(piece[2] for piece in said)
            self.lines.append(RawLine(said[0][1], text, heading=heading, bold=bold, aside=aside or linked))
        self.pieces.clear()


def _blank(found: re.Match[str]) -> str:
    """Return what a stretch of blanks stands for: nothing, where the source only wraps a Chinese line."""
    text, start, end = found.string, found.start(), found.end()
    if _WRAPPED.match(found[0]) and _WIDE.search(text[max(0, start - 1) : start] + text[end : end + 1]):
        return ""
    return re.sub(r"[ \t\r\n\f]+", " ", found[0])


def html_lines(text: str) -> tuple[tuple[RawLine, ...], str | None]:
    """Return the paragraphs of a page, each with the line it begins on, and the page's title.

    Raises `UnreadableReport` where it has no text, or nests deeper than can be read whole.
    """
    root, whole = _parsed(text)
    if not whole:
        # Editors leave thousands of <font> unclosed, each in the one before.
        root, whole = _parsed(_DIVISION.sub("<br>", _INLINE.sub("", text)))
    if not whole:
        raise UnreadableReport(_("is an HTML page nested too deeply; save it as text or .docx."))
    page = _Page()
    _walk(root, page)
    page.flush(0, False)
    title = root.findtext(".//title")
    return _placed(page.lines), " ".join(title.split()) if title and title.strip() else None


def _parsed(text: str) -> tuple[Any, bool]:
    """Return the root of a page, and whether the parser read to its end."""
    from lxml import etree, html

    parser = html.HTMLParser(encoding="utf-8", huge_tree=True)
    try:
        root = html.document_fromstring(text.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError):
        raise UnreadableReport(_("is an HTML page without text.")) from None
    return root, not any(error.type_name == "ERR_RESOURCE_LIMIT" for error in parser.error_log)


def _placed(lines: Sequence[RawLine]) -> tuple[RawLine, ...]:
    """Return *lines*, those of one line of the source told apart by where they begin in all its text.

    >>> [line.start for line in _placed([RawLine(1, "甲县"), RawLine(1, "乙县"), RawLine(2, "丙县")])]
    [0, 3, 0]
    """
    ends: dict[int, int] = {}
    placed = []
    for line in lines:
        start = ends.get(line.number, 0)
        ends[line.number] = start + len(line.text) + 1
        placed.append(replace(line, start=start))
    return tuple(placed)


@dataclass(frozen=True, slots=True)
class _Style:
    """How the text of an element is said, most of it as in those around it, and whether it is a block."""

    bold: bool = False
    linked: bool = False
    heading: int = 0
    aside: bool = False
    block: bool = False


def _walk(root: Any, page: _Page) -> None:
    """Gather the text under *root*, however deep it is nested."""
    from lxml import etree

    walker = etree.iterwalk(root, events=("start", "end", "comment", "pi"))
    within = [_Style()]
    line = root.sourceline or 1
    for event, element in walker:
        if event == "start":
            tag = element.tag
            if _SILENT.fullmatch(tag):
                within.append(_Style())
                walker.skip_subtree()
                continue
            line = max(line, element.sourceline or 0)
            if tag == "br" or _BLOCK.fullmatch(tag):
                page.flush(within[-1].heading, within[-1].aside)
            style = _style(element, tag, within[-1])
            within.append(style)
            if tag == "table" and not _is_layout(element):
                line = _rows(element, page, line, style.aside)
                walker.skip_subtree()
                continue
            line = _say(element.text, page, line, style)
            continue
        if event == "end" and (ended := within.pop()).block:
            page.flush(ended.heading, ended.aside)
        if element is not root:
            line = _say(element.tail, page, line, within[-1])


def _style(element: Any, tag: str, above: _Style) -> _Style:
    heading = int(tag[1]) if re.fullmatch("h[1-6]", tag) else above.heading
    bold = above.bold or tag in ("b", "strong") or heading > 0
    return _Style(
        bold=bold or bool(_BOLD_STYLE.search(element.get("style") or "")),
        linked=above.linked or (tag == "a" and element.get("href") is not None),
        heading=heading,
        aside=above.aside or _is_aside(element, tag),
        block=bool(_BLOCK.fullmatch(tag)),
    )


def _say(text: str | None, page: _Page, line: int, style: _Style) -> int:
    if not text:
        return line
    lead = len(text) - len(text.lstrip("\n\r\t \f"))
    page.pieces.append((text, line + text.count("\n", 0, lead), style.bold, style.linked))
    return line + text.count("\n")


def _is_aside(element: Any, tag: str) -> bool:
    hidden = re.search(r"display\s*:\s*none", element.get("style") or "", re.IGNORECASE)
    named = _ASIDE_NAME.search(f"{element.get('class') or ''} {element.get('id') or ''}")
    bare_header = tag == "header" and not element.xpath("ancestor::article or ancestor::main or .//h1")
    if not (_ASIDE.fullmatch(tag) or bare_header or hidden or named):
        return False
    prose = sum(len(t) for t in element.itertext() if "。" in t or "，" in t)
    return prose < _LONGEST_ASIDE


def _is_layout(table: Any) -> bool:
    """Tell a table that only places text on the page from one that holds figures."""
    if table.find(".//table") is not None:
        return True
    cells = table.xpath(".//td | .//th")
    return len(cells) < 4 or any(len(cell.text_content().strip()) > 150 for cell in cells)


def _rows(table: Any, page: _Page, line: int, aside: bool) -> int:
    for row in table.iter("tr"):
        cells = tuple(" ".join(cell.text_content().split()) for cell in row if cell.tag in ("td", "th"))
        line = max(line, row.sourceline or 0)
        if any(cells):
            page.lines.append(RawLine(line, "\t".join(cells), aside=aside, cells=cells))
    return line
