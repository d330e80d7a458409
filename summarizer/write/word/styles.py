"""The styles a briefing uses, as GB/T 9704-2012 asks for them.

They are defined here once.  ``scripts/reference.py`` writes them into the
shipped reference document, where users change them; in a reference document of
the user's own, `Styles` finds them by name and makes those that are missing.
"""

from dataclasses import dataclass
from typing import Literal

from summarizer.write.word.xml import Element, W, find, find_all, parse

# Names that Windows and WPS have; 方正小标宋 is bought apart, and where it is
# missing the font table names another.
FANGSONG, KAITI, HEITI, SONGTI, BIAOSONG = "仿宋", "楷体", "黑体", "宋体", "方正小标宋简体"
LATIN = "Times New Roman"

LINE = 579
"""Twips from line to line: 22 lines on the 225 mm that GB/T 9704 gives them; 580 would make it 21."""
WIDTH = 8844
"""Twips of the 156 mm of the type area, A4 less 28 mm and 26 mm."""


def fonts(east_asian: str, latin: str = LATIN) -> str:
    """Return ``w:rFonts`` with all four fonts, or Word takes MS Mincho for Chinese."""
    return f'<w:rFonts w:ascii="{latin}" w:hAnsi="{latin}" w:eastAsia="{east_asian}" w:cs="{latin}"/>'


def size(points: float) -> str:
    """Return the font size in *points*; Word counts half points."""
    return f'<w:sz w:val="{points * 2:g}"/><w:szCs w:val="{points * 2:g}"/>'


@dataclass(frozen=True, slots=True)
class Style:
    """One style: *paragraph* and *run* are the insides of ``w:pPr`` and ``w:rPr``."""

    id: str
    name: str
    """Word's own name where it has one, so that Word shows it in the user's language."""
    paragraph: str = ""
    run: str = ""
    based_on: str | None = "Normal"
    """The name of another style here."""
    next: str | None = None
    kind: Literal["paragraph", "character", "table"] = "paragraph"
    extra: str = ""
    """What a table style has besides."""


# Two characters, said twice: LibreOffice passes over the first alone.
_INDENT = '<w:ind w:firstLineChars="200" w:firstLine="640"/>'
_NO_INDENT = '<w:ind w:firstLineChars="0" w:firstLine="0"/>'
_EXACT = f'<w:spacing w:before="0" w:after="0" w:line="{LINE}" w:lineRule="exact"/>'
_SINGLE = '<w:spacing w:before="0" w:after="0" w:line="240" w:lineRule="auto"/>'
# Of tables and notes: an exact height is the same in every font, so that pages can be counted.
HEIGHT = 1.35
"""Of a line in a table or a note, in sizes of its font."""


def exactly(points: float) -> str:
    """Return ``w:spacing`` for lines of *points*, as high as a table or a note has them."""
    return f'<w:spacing w:before="0" w:after="0" w:line="{line(points)}" w:lineRule="exact"/>'


def line(points: float) -> int:
    """Return the twips of such a line.

    >>> line(10.5)
    284
    """
    return round(points * HEIGHT * 20)


# Outside the grid, or the rows of a table take two lines of it each.
_OFF_GRID = '<w:snapToGrid w:val="0"/>'
_LISTED = '<w:spacing w:before="0" w:after="0" w:line="400" w:lineRule="exact"/>'
_LEADER = f'<w:tabs><w:tab w:val="right" w:leader="dot" w:pos="{WIDTH}"/></w:tabs>'
# 28 characters of 16 pt ask for 448 pt; the area has 442.
_CLOSER = '<w:spacing w:val="-5"/>'


def _heading(level: int, font: str) -> Style:
    return Style(
        f"Heading{level}",
        f"heading {level}",
        f'<w:keepNext/><w:keepLines/>{_INDENT}<w:jc w:val="left"/><w:outlineLvl w:val="{level - 1}"/>',
        fonts(font),
        next="Body Text",
    )


STYLES = (
    Style(
        "Normal",
        "Normal",
        f'<w:widowControl/>{_EXACT}<w:jc w:val="both"/>',
        f"{fonts(FANGSONG)}{_CLOSER}{size(16)}",
        based_on=None,
    ),
    Style("BodyText", "Body Text", _INDENT),
    Style(
        "Title",
        "Title",
        f"<w:keepNext/><w:keepLines/>{_OFF_GRID}"
        '<w:spacing w:before="579" w:after="290" w:line="700" w:lineRule="exact"/>'
        '<w:jc w:val="center"/>',
        f"{fonts(BIAOSONG)}{size(22)}",
        next="Body Text",
    ),
    # The title is #, so ## is the first level: 一、 in 黑体, （一） in 楷体, 1. in 仿宋.
    _heading(1, HEITI),
    _heading(2, KAITI),
    _heading(3, FANGSONG),
    _heading(4, FANGSONG),
    _heading(5, FANGSONG),
    Style(
        "Caption",
        "caption",
        '<w:keepNext/><w:keepLines/><w:snapToGrid w:val="0"/>'
        '<w:spacing w:before="160" w:after="80" w:line="320" w:lineRule="exact"/><w:jc w:val="center"/>',
        f"{fonts(HEITI)}{size(12)}",
    ),
    Style(
        "FigureCaption",
        "Figure Caption",
        '<w:keepNext w:val="0"/><w:spacing w:before="80" w:after="200" w:line="320" w:lineRule="exact"/>',
        based_on="caption",
    ),
    Style(
        "Figure", "Figure", f'<w:keepNext/>{_OFF_GRID}{_SINGLE}{_NO_INDENT}<w:jc w:val="center"/>', size(5)
    ),
    Style(
        "TableText",
        "Table Text",
        f'{_OFF_GRID}{exactly(10.5)}<w:jc w:val="left"/>',
        f'<w:spacing w:val="0"/>{size(10.5)}',
    ),
    Style("TableNote", "Table Note", '<w:jc w:val="both"/>', based_on="Table Text"),
    Style("TableHead", "Table Head", '<w:jc w:val="center"/>', fonts(HEITI), based_on="Table Text"),
    Style(
        "Quote",
        "Quote",
        '<w:ind w:left="640" w:right="640" w:firstLineChars="0" w:firstLine="0"/>',
        fonts(KAITI),
    ),
    Style(
        "SourceCode",
        "Source Code",
        f'{_OFF_GRID}{_SINGLE}<w:jc w:val="left"/>',
        f'{fonts(FANGSONG, "Courier New")}<w:spacing w:val="0"/>{size(10.5)}',
    ),
    Style(
        "ListBullet",
        "List Bullet",
        '<w:ind w:left="640" w:hanging="320" w:firstLineChars="0"/><w:jc w:val="left"/>',
    ),
    Style(
        "ListNumber",
        "List Number",
        '<w:ind w:left="640" w:hanging="480" w:firstLineChars="0"/><w:jc w:val="left"/>',
    ),
    # What a paper opens with, on its first page: 四号 on lines of 22 points.
    Style(
        "Finding",
        "Finding",
        f'{_OFF_GRID}<w:spacing w:before="0" w:after="0" w:line="440" w:lineRule="exact"/>'
        '<w:ind w:left="560" w:hanging="420" w:firstLineChars="0"/>',
        size(14),
        based_on="List Number",
    ),
    Style("ListContinue", "List Continue", '<w:ind w:left="640" w:firstLineChars="0" w:firstLine="0"/>'),
    Style(
        "FootnoteText",
        "footnote text",
        f'{_OFF_GRID}{exactly(9)}<w:jc w:val="left"/>',
        f'<w:spacing w:val="0"/>{size(9)}',
    ),
    Style("TOC1", "toc 1", f"{_LEADER}{_OFF_GRID}{_LISTED}", size(14)),
    Style("TOC2", "toc 2", f'{_LEADER}{_OFF_GRID}{_LISTED}<w:ind w:left="560"/>', size(12)),
    Style("TOCHeading", "TOC Heading", '<w:keepNext/><w:jc w:val="center"/>', fonts(HEITI)),
    Style("Header", "header", f"{_OFF_GRID}{_SINGLE}", f'<w:spacing w:val="0"/>{size(9)}'),
    # One character in from the margin, as the standard has it.
    Style(
        "Footer",
        "footer",
        f'{_OFF_GRID}{_SINGLE}<w:ind w:left="280" w:right="280"/>',
        f'{fonts(SONGTI, SONGTI)}<w:spacing w:val="0"/>{size(14)}',
    ),
    Style(
        "Masthead",
        "Masthead",
        '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="120" w:line="1100" w:lineRule="exact"/>'
        '<w:jc w:val="center"/>',
        f'{fonts(BIAOSONG)}<w:color w:val="C00000"/><w:spacing w:val="120"/>{size(48)}',
    ),
    Style("IssueNumber", "Issue Number", '<w:jc w:val="center"/>'),
    Style(
        "IssuerLine",
        "Issuer Line",
        f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH}"/></w:tabs>',
        '<w:spacing w:val="0"/>',
    ),
    Style(
        "RedRule",
        "Red Rule",
        '<w:pBdr><w:bottom w:val="single" w:sz="18" w:space="1" w:color="C00000"/></w:pBdr>'
        '<w:snapToGrid w:val="0"/><w:spacing w:before="0" w:after="0" w:line="120" w:lineRule="exact"/>',
        size(4),
    ),
    # Bold too, for figures have no 黑体.
    Style("Strong", "Strong", run=f"{fonts(HEITI)}<w:b/><w:bCs/>", based_on=None, kind="character"),
    # Chinese has no italics; what is stressed is set in 楷体.
    Style("Emphasis", "Emphasis", run=fonts(KAITI), based_on=None, kind="character"),
    Style(
        "VerbatimChar", "Verbatim Char", run=fonts(FANGSONG, "Courier New"), based_on=None, kind="character"
    ),
    Style("Hyperlink", "Hyperlink", based_on=None, kind="character"),
    Style("CommentText", "annotation text", f'{_OFF_GRID}{_SINGLE}<w:jc w:val="left"/>', size(10.5)),
    Style("CommentReference", "annotation reference", run=size(8), based_on=None, kind="character"),
    # What stands above the masthead: 密级 and 紧急程度, in 黑体 of 3号.
    Style("Classification", "Classification", '<w:jc w:val="left"/>', fonts(HEITI)),
    # 版记, at the foot of the last page: rules above, between and below, in 仿宋 of 4号.
    Style(
        "Imprint",
        "Imprint",
        '<w:keepNext/><w:keepLines/><w:pBdr><w:top w:val="single" w:sz="8" w:space="1" w:color="000000"/>'
        '<w:bottom w:val="single" w:sz="8" w:space="1" w:color="000000"/>'
        '<w:between w:val="single" w:sz="4" w:space="1" w:color="000000"/></w:pBdr>'
        f'<w:tabs><w:tab w:val="right" w:pos="{WIDTH - 280}"/></w:tabs>{_OFF_GRID}'
        '<w:spacing w:before="0" w:after="0" w:line="440" w:lineRule="exact"/>'
        '<w:ind w:left="1120" w:right="280" w:hanging="840"/><w:jc w:val="left"/>',
        f'<w:spacing w:val="0"/>{size(14)}',
    ),
    Style(
        "ImprintCopies", "Imprint Copies", '<w:keepNext w:val="0"/><w:jc w:val="right"/>', based_on="Imprint"
    ),
    Style(
        "FootnoteReference",
        "footnote reference",
        run='<w:vertAlign w:val="superscript"/>',
        based_on=None,
        kind="character",
    ),
    Style(
        "BriefingTable",
        "Briefing Table",
        based_on=None,
        kind="table",
        extra='<w:tblPr><w:jc w:val="center"/><w:tblBorders>'
        '<w:top w:val="single" w:sz="12" w:space="0" w:color="000000"/>'
        '<w:bottom w:val="single" w:sz="12" w:space="0" w:color="000000"/>'
        '<w:insideH w:val="single" w:sz="4" w:space="0" w:color="BFBFBF"/>'
        "</w:tblBorders><w:tblCellMar>"
        '<w:top w:w="50" w:type="dxa"/><w:left w:w="85" w:type="dxa"/>'
        '<w:bottom w:w="50" w:type="dxa"/><w:right w:w="85" w:type="dxa"/></w:tblCellMar></w:tblPr>'
        '<w:tblStylePr w:type="firstRow"><w:tcPr><w:tcBorders>'
        '<w:bottom w:val="single" w:sz="6" w:space="0" w:color="000000"/>'
        "</w:tcBorders></w:tcPr></w:tblStylePr>",
    ),
)
_BY_NAME = {style.name: style for style in STYLES}


class Styles:
    """The styles of a reference document, by the names Word gives them.

    A Chinese Word calls ``heading 1`` by the id ``1``; only names can be relied
    upon.  A style that is asked for and not there is made.
    """

    def __init__(self, element: Element) -> None:
        self._element = element
        self._ids = {}
        for style in find_all(element, "w:style[w:name]"):
            name = find(style, "w:name").get(f"{{{W}}}val")
            self._ids[name.casefold()] = style.get(f"{{{W}}}styleId")

    def name(self, id: str | None) -> str:
        """Return the name, in small letters, of the style *id*; nothing where there is none."""
        return next((name for name, own in self._ids.items() if own == id), "")

    def id(self, name: str) -> str:
        """Return the id of the style *name*, which is one of `STYLES`."""
        known = self._ids.get(name.casefold())
        return known if known is not None else self._make(_BY_NAME[name])

    def _make(self, style: Style) -> str:
        taken = set(self._ids.values())
        free = style.id
        while free in taken:
            free += "x"
        self._ids[style.name.casefold()] = free
        based_on = self.id(style.based_on) if style.based_on else None
        following = self.id(style.next) if style.next else None
        self._element.append(parse(definition(style, free, based_on, following)))
        return free


def definition(style: Style, id: str, based_on: str | None, following: str | None) -> str:
    """Return the ``w:style`` that *style* is, under *id*."""
    default = ' w:default="1"' if style.name == "Normal" else ""
    custom = "" if style.name in _BUILT_IN else ' w:customStyle="1"'
    return (
        f'<w:style w:type="{style.kind}"{default}{custom} w:styleId="{id}"><w:name w:val="{style.name}"/>'
        + (f'<w:basedOn w:val="{based_on}"/>' if based_on else "")
        + (f'<w:next w:val="{following}"/>' if following else "")
        + "<w:qFormat/>"
        + (f"<w:pPr>{style.paragraph}</w:pPr>" if style.paragraph else "")
        + (f"<w:rPr>{style.run}</w:rPr>" if style.run else "")
        + f"{style.extra}</w:style>"
    )


_BUILT_IN = {
    *("Normal", "Body Text", "Title", "caption", "Quote", "List Bullet", "List Number", "List Continue"),
    *("footnote text", "footnote reference", "toc 1", "toc 2", "TOC Heading", "header", "footer"),
    *(
        "annotation text",
        "annotation reference",
        "Strong",
        "Emphasis",
        "Hyperlink",
        *(f"heading {level}" for level in range(1, 10)),
    ),
}
