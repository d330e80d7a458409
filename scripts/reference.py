"""Build ``templates/reference.docx``, the page and letterhead of every Word file, and the English pack's.

    python scripts/reference.py

What is written here is where an office starts from: open the file in Word,
change a style, a margin or the masthead, save it, and the next run follows.
The styles themselves are those of ``summarizer/write/word/styles.py``.
"""

from pathlib import Path

from summarizer.write.word.package import zipped
from summarizer.write.word.parts import FOOTNOTES, NUMBERING
from summarizer.write.word.styles import (
    BIAOSONG,
    FANGSONG,
    HEITI,
    KAITI,
    LATIN,
    LINE,
    SONGTI,
    STYLES,
    definition,
    fonts,
    size,
)

TEMPLATES = Path(__file__).parent.parent / "templates"
TARGET = TEMPLATES / "reference.docx"
ENGLISH = TEMPLATES / "packs" / "english" / "reference.docx"
IMPRINT = (
    "报：{{ report_to }}",
    "送：{{ send_to }}",
    "{{ printed_by }}\t{{ printed_on }}印发",
    "共印{{ copies }}份",
)
MASTHEAD = "工作简报", "第{{ issue }}期", *IMPRINT
ENGLISH_IMPRINT = (
    *("To: {{ report_to }}", "Copies to: {{ send_to }}"),
    *("{{ printed_by }}\t{{ printed_on }}", "{{ copies }} copies"),
)
ENGLISH_MASTHEAD = "Work Reports", "No. {{ issue }}", *ENGLISH_IMPRINT

_MAIN = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_NAMESPACES = f'xmlns:w="{_MAIN}" xmlns:r="{_RELATIONS}"'


def _millimetres(length: float) -> int:
    return round(length / 25.4 * 1440)


def document(masthead: tuple[str, ...]) -> str:
    """Return the masthead, the place of the body, the imprint, and the page."""
    letterhead = (
        ("Classification", "{{ secrecy }}"),
        ("Classification", "{{ urgency }}"),
        ("Masthead", masthead[0]),
        ("IssueNumber", masthead[1]),
        ("IssuerLine", "{{ issuer }}\t{{ date }}"),
        ("RedRule", ""),
        ("BodyText", "{{ body }}"),
        *(("Imprint", said) for said in masthead[2:5]),
        ("ImprintCopies", masthead[5]),
    )
    page = (
        "<w:sectPr>"
        '<w:footerReference w:type="default" r:id="rId6"/><w:footerReference w:type="even" r:id="rId7"/>'
        '<w:footnotePr><w:numFmt w:val="decimalEnclosedCircle"/><w:numRestart w:val="eachPage"/>'
        "</w:footnotePr>"
        '<w:pgSz w:w="11906" w:h="16838"/>'
        f'<w:pgMar w:top="{_millimetres(37)}" w:right="{_millimetres(26)}" w:bottom="{_millimetres(35)}" '
        f'w:left="{_millimetres(28)}" w:header="851" w:footer="{_millimetres(24.7)}" w:gutter="0"/>'
        f'<w:docGrid w:type="lines" w:linePitch="{LINE}"/></w:sectPr>'
    )
    paragraphs = "".join(_paragraph(style, content) for style, content in letterhead)
    return f"<w:document {_NAMESPACES}><w:body>{paragraphs}{page}</w:body></w:document>"


def _paragraph(style: str, content: str) -> str:
    runs = "<w:r><w:tab/></w:r>".join(
        f'<w:r><w:rPr><w:rFonts w:hint="eastAsia"/></w:rPr><w:t xml:space="preserve">{part}</w:t></w:r>'
        for part in content.split("\t")
        if part
    )
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/></w:pPr>{runs}</w:p>'


def styles() -> str:
    """Return every style, and the defaults below them."""
    ids = {style.name: style.id for style in STYLES}
    return (
        # Latin runs are English, or figures may be torn at the end of a line.
        f"<w:styles {_NAMESPACES}><w:docDefaults><w:rPrDefault><w:rPr>{fonts(FANGSONG)}{size(16)}"
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
        + "".join(
            definition(style, style.id, ids.get(style.based_on or ""), ids.get(style.next or ""))
            for style in STYLES
        )
        + "</w:styles>"
    )


def settings() -> str:
    """Return what Word is told about the document as a whole."""
    return (
        f'<w:settings {_NAMESPACES}><w:zoom w:percent="100"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="compressPunctuation"/>'
        '<w:footnotePr><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>'
        "<w:compat>"
        '<w:compatSetting w:name="compatibilityMode" w:uri="http://schemas.microsoft.com/office/word" '
        'w:val="15"/></w:compat><w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def font_table() -> str:
    """Return the fonts, each with the name of one to take where it is missing."""
    known = (
        (FANGSONG, "FangSong", "auto", "modern"),
        (KAITI, "KaiTi", "auto", "modern"),
        (HEITI, "SimHei", "auto", "modern"),
        (SONGTI, "SimSun", "auto", "auto"),
        (BIAOSONG, SONGTI, "auto", "auto"),
    )
    table = "".join(
        f'<w:font w:name="{name}"><w:altName w:val="{other}"/><w:charset w:val="86"/>'
        f'<w:family w:val="{family}"/>'
        f'<w:pitch w:val="variable"/></w:font>'
        for name, other, _charset, family in known
    )
    return (
        f'<w:fonts {_NAMESPACES}>{table}<w:font w:name="{LATIN}"><w:charset w:val="00"/>'
        f'<w:family w:val="roman"/>'
        '<w:pitch w:val="variable"/></w:font></w:fonts>'
    )


def theme() -> str:
    """Return the theme: two fonts and no others, because WPS warns of every one that is not installed."""
    drawing = "http://schemas.openxmlformats.org/drawingml/2006/main"
    colours = (
        *(("dk1", "000000"), ("lt1", "FFFFFF"), ("dk2", "1F4E79"), ("lt2", "E7E6E6"), ("accent1", "1F4E79")),
        *(("accent2", "C55A11"), ("accent3", "7F7F7F"), ("accent4", "2E75B6"), ("accent5", "BF9000")),
        *(("accent6", "548235"), ("hlink", "0563C1"), ("folHlink", "954F72")),
    )
    palette = "".join(f'<a:{name}><a:srgbClr val="{value}"/></a:{name}>' for name, value in colours)
    font = f'<a:latin typeface="{LATIN}"/><a:ea typeface="{SONGTI}"/><a:cs typeface=""/>'
    fill = '<a:solidFill><a:schemeClr val="phClr"/></a:solidFill>'
    line = f'<a:ln w="6350">{fill}</a:ln>'
    effect = "<a:effectStyle><a:effectLst/></a:effectStyle>"
    return (
        f'<a:theme xmlns:a="{drawing}" name="Briefing"><a:themeElements>'
        f'<a:clrScheme name="Briefing">{palette}'
        f'</a:clrScheme><a:fontScheme name="Briefing"><a:majorFont>{font}</a:majorFont><a:minorFont>{font}'
        f'</a:minorFont></a:fontScheme><a:fmtScheme name="Briefing">'
        f"<a:fillStyleLst>{fill * 3}</a:fillStyleLst>"
        f"<a:lnStyleLst>{line * 3}</a:lnStyleLst><a:effectStyleLst>{effect * 3}</a:effectStyleLst>"
        f"<a:bgFillStyleLst>{fill * 3}</a:bgFillStyleLst></a:fmtScheme></a:themeElements></a:theme>"
    )


def footer(side: str) -> str:
    """Return the page number between dashes, at the outer *side*."""
    field = "".join(
        f"<w:r>{inside}</w:r>"
        for inside in (
            '<w:t xml:space="preserve">— </w:t>',
            '<w:fldChar w:fldCharType="begin"/>',
            '<w:instrText xml:space="preserve"> PAGE </w:instrText>',
            '<w:fldChar w:fldCharType="separate"/>',
            "<w:t>1</w:t>",
            '<w:fldChar w:fldCharType="end"/>',
            '<w:t xml:space="preserve"> —</w:t>',
        )
    )
    properties = f'<w:pPr><w:pStyle w:val="Footer"/><w:jc w:val="{side}"/></w:pPr>'
    return f"<w:ftr {_NAMESPACES}><w:p>{properties}{field}</w:p></w:ftr>"


def parts(masthead: tuple[str, ...]) -> dict[str, str]:
    """Return the parts of the package, by name."""
    related = (
        ("styles", "styles.xml", "styles"),
        ("settings", "settings.xml", "settings"),
        ("fontTable", "fontTable.xml", "fontTable"),
        ("numbering", "numbering.xml", "numbering"),
        ("footnotes", "footnotes.xml", "footnotes"),
        ("footer", "footer1.xml", "footer"),
        ("footer", "footer2.xml", "footer"),
    )
    overrides = "".join(
        f'<Override PartName="/word/{file}" ContentType="{_WORD}.{kind}+xml"/>'
        for _relation, file, kind in related
    )
    relations = "".join(
        f'<Relationship Id="rId{number}" Type="{_RELATIONS}/{relation}" Target="{file}"/>'
        for number, (relation, file, _kind) in enumerate(related, start=1)
    )
    relations += (
        f'<Relationship Id="rId{len(related) + 1}" Type="{_RELATIONS}/theme" Target="theme/theme1.xml"/>'
    )
    core = "application/vnd.openxmlformats-package.core-properties+xml"
    extended = "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties"
    return {
        "[Content_Types].xml": f'<Types xmlns="{_PACKAGE}/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Default Extension="xml" ContentType="application/xml"/>'
        f'<Override PartName="/word/document.xml" ContentType="{_WORD}.document.main+xml"/>{overrides}'
        f'<Override PartName="/docProps/core.xml" ContentType="{core}"/>'
        '<Override PartName="/word/theme/theme1.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.theme+xml"/>'
        '<Override PartName="/docProps/app.xml" '
        'ContentType="application/vnd.openxmlformats-officedocument.extended-properties+xml"/></Types>',
        "_rels/.rels": f'<Relationships xmlns="{_PACKAGE}/relationships">'
        f'<Relationship Id="rId1" Type="{_RELATIONS}/officeDocument" Target="word/document.xml"/>'
        f'<Relationship Id="rId2" Type="{_PACKAGE}/relationships/metadata/core-properties" '
        'Target="docProps/core.xml"/>'
        f'<Relationship Id="rId3" Type="{_RELATIONS}/extended-properties" Target="docProps/app.xml"/>'
        f"</Relationships>",
        "docProps/core.xml": f'<cp:coreProperties xmlns:cp="{_PACKAGE}/metadata/core-properties" '
        f'xmlns:dc="http://purl.org/dc/elements/1.1/"><dc:title>{masthead[0]}</dc:title>'
        "<dc:language>zh-CN</dc:language></cp:coreProperties>",
        "docProps/app.xml": f'<Properties xmlns="{extended}"><Application>summarizer</Application>'
        f"</Properties>",
        "word/document.xml": document(masthead),
        "word/_rels/document.xml.rels": (
            f'<Relationships xmlns="{_PACKAGE}/relationships">{relations}</Relationships>'
        ),
        "word/styles.xml": styles(),
        "word/settings.xml": settings(),
        "word/fontTable.xml": font_table(),
        "word/numbering.xml": NUMBERING,
        "word/footnotes.xml": FOOTNOTES,
        "word/theme/theme1.xml": theme(),
        "word/footer1.xml": footer("right"),
        "word/footer2.xml": footer("left"),
    }


def build(masthead: tuple[str, ...] = MASTHEAD) -> bytes:
    """Return the reference document under *masthead*: its name, its number, and the lines at its foot."""
    declared = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    return zipped({name: (declared + xml).encode() for name, xml in parts(masthead).items()})


if __name__ == "__main__":
    TARGET.write_bytes(build())
    ENGLISH.write_bytes(build(ENGLISH_MASTHEAD))
