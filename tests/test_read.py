"""Files of every format become lines that know their place; what cannot be read says why."""

import io
import os
import time
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path

import pytest
from docx import Document
from docx.oxml import OxmlElement, parse_xml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import summarizer.read
from summarizer.errors import UnreadableReport
from summarizer.folder import report_files
from summarizer.lexicon import load
from summarizer.read import read
from summarizer.read.decode import decode, split_lines
from summarizer.records import Source

LEXICON = load()
TEXT = "云岭县2021年工作总结\n全年生产总值完成85.6亿元，增长5.2%。"


def source(folder: Path, content: bytes | str, name: str = "a.txt") -> Source:
    """Write *content* to a file and read it."""
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read(path, folder, LEXICON)


def refusal(folder: Path, content: bytes, name: str = "a.txt") -> str:
    """Return why *content* is not read."""
    with pytest.raises(UnreadableReport) as refused:
        source(folder, content, name)
    return str(refused.value)


def word(build: Callable[..., None]) -> bytes:
    """Return a Word document that *build* filled."""
    document = Document()
    build(document)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def pdf(*pages: str) -> bytes:
    """Return a PDF whose pages hold PDF operators, with a Chinese font that readers know by name."""
    font = (
        b"<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H /DescendantFonts "
        b"[<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /DW 1000 "
        b"/CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> >>] >>"
    )
    kids = " ".join(f"{4 + 2 * n} 0 R" for n in range(len(pages)))
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Count {len(pages)} /Kids [{kids}] >>".encode(),
        font,
    ]
    for n, page in enumerate(pages):
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents {5 + 2 * n} 0 R "
            "/Resources << /Font << /F 3 0 R >> >> >>".encode()
        )
        objects.append(f"<< /Length {len(page)} >>\nstream\n{page}\nendstream".encode())
    out = b"%PDF-1.4\n"
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + content + b"\nendobj\n"
    start = len(out)
    out += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n".encode()
    out += b"".join(f"{place:010} 00000 n \n".encode() for place in places)
    return out + f"trailer << /Size {len(objects) + 1} /Root 1 0 R >>\nstartxref\n{start}\n%%EOF".encode()


def set_lines(*lines: str, size: int = 12, left: int = 60) -> str:
    """Return the operators that set *lines* on a page; a leading blank indents by two characters."""
    shown = []
    for n, line in enumerate(lines):
        x = left + (2 * size if line.startswith(" ") else 0)
        code = line.strip().encode("utf-16-be").hex().upper()
        shown.append(f"BT /F {size} Tf {x} {780 - 24 * n} Td <{code}> Tj ET")
    return "\n".join(shown)


# -- finding ------------------------------------------------------------------


def test_an_empty_folder_has_no_reports(tmp_path: Path) -> None:
    """Nothing is found where nothing is."""
    assert report_files(tmp_path) == ()


def test_reports_are_found_in_sub_folders_in_a_settled_order(tmp_path: Path) -> None:
    """Two runs see the same files in the same order, whatever the disk says."""
    for name in ("b.txt", "a/2.docx", "a/1", "c.PDF"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        (tmp_path / name).touch()
    found = [path.relative_to(tmp_path).as_posix() for path in report_files(tmp_path)]
    assert found == ["a/1", "a/2.docx", "b.txt", "c.PDF"]


@pytest.mark.parametrize(
    "name",
    [
        "README.md",
        "readme.txt",
        ".hidden.txt",
        ".git/a.txt",
        "~$报告.docx",
        "summarize.toml",
        "表.json",
        "网页_files/a.html",
    ],
)
def test_what_is_no_report_is_passed_over(tmp_path: Path, name: str) -> None:
    """Descriptions, settings, tables, lock files, and what a browser saves beside a page."""
    (tmp_path / name).parent.mkdir(exist_ok=True)
    (tmp_path / name).touch()
    assert report_files(tmp_path) == ()


# -- text ---------------------------------------------------------------------


def test_a_text_is_read_line_by_line(tmp_path: Path) -> None:
    """Lines are counted from 1, blank ones too."""
    found = source(tmp_path, "一、回顾\n\n增长8%。\n")
    assert [(line.number, line.text) for line in found.lines] == [(1, "一、回顾"), (2, ""), (3, "增长8%。")]
    assert (found.path, found.format, found.encoding) == ("a.txt", "text", "utf-8")


def test_a_path_is_named_with_forward_slashes(tmp_path: Path) -> None:
    """Relative to the folder, on every system."""
    (tmp_path / "安州").mkdir()
    assert source(tmp_path, TEXT, "安州/云岭.txt").path == "安州/云岭.txt"


def test_the_digest_of_the_bytes_tells_two_files_apart(tmp_path: Path) -> None:
    """It is of the bytes, not of the text."""
    one, two = source(tmp_path, TEXT, "1.txt"), source(tmp_path, TEXT.encode("gb18030"), "2.txt")
    assert one.lines == two.lines
    assert one.sha256 != two.sha256


@pytest.mark.parametrize(
    ("encoding", "named"),
    [
        ("utf-8", "utf-8"),
        ("utf-8-sig", "utf-8"),
        ("gb18030", "gb18030"),
        ("gbk", "gb18030"),
        ("utf-16", "utf-16"),
        ("utf-16-le", "utf-16"),
        ("utf-16-be", "utf-16"),
    ],
)
@pytest.mark.parametrize("text", ["今年增长", TEXT, "第1季度：GDP增长8.5%，CPI上涨2.1%"])
def test_encodings_are_told_by_a_few_words(encoding: str, named: str, text: str) -> None:
    """However short the text."""
    assert decode(text.encode(encoding), LEXICON) == (text, named)


@pytest.mark.parametrize("text", ["縣政府工作報告", "全年生產總值增長8.5%，就業穩定。"])
def test_big5_is_told_from_gb(text: str) -> None:
    """Every byte of the one is a byte of the other."""
    assert decode(text.encode("big5"), LEXICON) == (text, "big5")
    assert decode(text.encode("gb18030"), LEXICON) == (text, "gb18030")


@given(st.text(alphabet="全年增长生产总值亿元项目建设，。%0123456789", min_size=6, max_size=60))
@settings(deadline=None)
def test_whatever_was_encoded_comes_back(text: str) -> None:
    """In each of the encodings that reports come in."""
    for encoding in ("utf-8", "gb18030", "utf-16"):
        assert decode(text.encode(encoding), LEXICON)[0] == text


@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_damaged_bytes_take_no_digit_with_them(encoding: str) -> None:
    """A figure behind half a character stays whole, and the damage shows."""
    before, half, after = (part.encode(encoding) for part in ("全年生产总值增长", "实", "8.5%，好于预期。"))
    text, found = decode(before + half[:1] + after, LEXICON)
    assert found == encoding
    assert "\ufffd8.5%" in text


def test_only_real_line_ends_end_a_line() -> None:
    """A separator of Unicode inside a paragraph moves no line number."""
    assert split_lines("一\r二\r\n三\n四\u2028\x0b五") == ["一", "二", "三", "四\u2028\x0b五"]


# -- Markdown and HTML --------------------------------------------------------


def test_markdown_tells_headings_bold_lines_and_tables(tmp_path: Path) -> None:
    """The ending tells Markdown, which is text otherwise."""
    found = source(tmp_path, "# 总结\n**一、回顾**\n| 指标 | 增速 |\n|---|---|\n| 总值 | 8% |\n", "a.md")
    assert found.format == "markdown"
    assert [(x.heading, x.bold, x.cells) for x in found.lines] == [
        (1, False, ()),
        (0, True, ()),
        (0, False, ("指标", "增速")),
        (0, False, ()),
        (0, False, ("总值", "8%")),
    ]


def test_markdown_is_known_by_its_headings_whatever_the_ending(tmp_path: Path) -> None:
    """Two headings make it; one number sign makes nothing."""
    assert source(tmp_path, "# 总结\n\n## 一、回顾\n\n全年增长8%。").format == "markdown"
    assert source(tmp_path, "#1号文件\n全年增长8%。").format == "text"


PAGE = """<!DOCTYPE html>
<html><head><title>云岭县总结_云岭县人民政府</title><script>var a = "。";</script></head>
<body>
<ul class="nav"><li><a href="/">首页</a></li><li>政务公开</li></ul>
<article>
<header><h1>云岭县2021年工作总结</h1></header>
<p>全年新增就业
3600人，<b>增长5%</b>。</p>
<p style="font-weight: bold">一、项目建设</p>
<p>引进<a href="x">重点项目</a>36个。<br>投资20亿元。</p>
<table><tr><th>指标</th><th>数值</th></tr><tr><td>总值</td><td>85.6亿元</td></tr></table>
</article>
<div class="footer">主办：云岭县人民政府办公室</div>
</body></html>
"""


def test_a_page_is_read_in_paragraphs_with_their_lines(tmp_path: Path) -> None:
    """Each paragraph, row and piece around a line break, at the line where it begins."""
    found = source(tmp_path, PAGE, "网页.txt")
    assert (found.format, found.title) == ("html", "云岭县总结_云岭县人民政府")
    assert [(x.number, x.text) for x in found.lines if not x.aside] == [
        (6, "云岭县2021年工作总结"),
        (7, "全年新增就业3600人，增长5%。"),
        (9, "一、项目建设"),
        (10, "引进重点项目36个。"),
        (10, "投资20亿元。"),
        (11, "指标\t数值"),
        (11, "总值\t85.6亿元"),
    ]


def test_a_page_sets_its_menu_and_footer_aside(tmp_path: Path) -> None:
    """They are read, so that nothing is lost, and marked."""
    found = source(tmp_path, PAGE)
    assert [x.text for x in found.lines if x.aside] == ["首页", "政务公开", "主办：云岭县人民政府办公室"]


def test_a_page_tells_headings_and_bold(tmp_path: Path) -> None:
    """h1 to h6 are headings, bold in part is not bold."""
    found = {x.text: x for x in source(tmp_path, PAGE).lines}
    assert found["云岭县2021年工作总结"].heading == 1
    assert found["一、项目建设"].bold
    assert not found["全年新增就业3600人，增长5%。"].bold


def test_the_words_of_a_figure_are_set_aside(tmp_path: Path) -> None:
    """What stands under a picture is no paragraph of the report."""
    figure = "<figure><img src='1.jpg'><figcaption>新路通车。</figcaption></figure>"
    found = source(tmp_path, f"<html><body><p>全年新建公路64公里。</p>{figure}</body></html>")
    assert [(x.text, x.aside) for x in found.lines] == [("全年新建公路64公里。", False), ("新路通车。", True)]


def test_a_link_alone_is_set_aside_but_no_heading(tmp_path: Path) -> None:
    """Lists of other articles are links; so may an article's own headings be."""
    page = '<h2><a href="#a">一、回顾</a></h2><p><a href="/b">下一篇</a></p>'
    found = source(tmp_path, f"<html><body>{page}</body></html>")
    assert [(x.text, x.aside) for x in found.lines] == [("一、回顾", False), ("下一篇", True)]


def test_a_footer_that_holds_the_article_is_not_set_aside(tmp_path: Path) -> None:
    """Pages name their boxes carelessly; running text is no menu."""
    text = "全年完成投资20亿元，增长12%，新开工项目48个。" * 30
    found = source(tmp_path, f'<html><body><div class="nav footer"><p>{text}</p></div></body></html>')
    assert not found.lines[0].aside


# -- Word ---------------------------------------------------------------------


def _fill(document: Document) -> None:  # type: ignore[valid-type]
    document.add_heading("一、工作回顾", 1)  # type: ignore[attr-defined]
    paragraph = document.add_paragraph()  # type: ignore[attr-defined]
    paragraph.add_run("（一）项目建设").bold = True
    paragraph = document.add_paragraph("引进资金")  # type: ignore[attr-defined]
    inserted, deleted = OxmlElement("w:ins"), OxmlElement("w:del")
    for parent, tag, text in ((inserted, "w:t", "20亿元"), (deleted, "w:delText", "18亿元")):
        run, piece = OxmlElement("w:r"), OxmlElement(tag)
        piece.text = text
        run.append(piece)
        parent.append(run)
        paragraph._p.append(parent)
    paragraph.add_run("。")
    table = document.add_table(rows=2, cols=2)  # type: ignore[attr-defined]
    for cell, text in zip(table._cells, ("指标", "数值", "总值", "85.6亿元"), strict=True):
        cell.text = text


def test_word_counts_paragraphs_and_rows(tmp_path: Path) -> None:
    """Headings by style, bold lines, rows of tables; inserted text is read, deleted text is not."""
    found = source(tmp_path, word(_fill), "总结.docx")
    assert found.format == "docx"
    assert [(x.number, x.text, x.heading, x.cells) for x in found.lines] == [
        (1, "一、工作回顾", 1, ()),
        (2, "（一）项目建设", 0, ()),
        (3, "引进资金20亿元。", 0, ()),
        (4, "指标\t数值", 0, ("指标", "数值")),
        (5, "总值\t85.6亿元", 0, ("总值", "85.6亿元")),
    ]
    assert [x.bold for x in found.lines[:3]] == [True, True, False]


def test_word_prints_the_numbers_of_lists(tmp_path: Path) -> None:
    """A heading whose number Word counts by itself is read with it, each level by its own count."""

    def build(document: Document) -> None:  # type: ignore[valid-type]
        part = document.part.numbering_part.element  # type: ignore[attr-defined]
        levels = "".join(
            f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/>'
            f'<w:lvlText w:val="{pattern}"/></w:lvl>'
            for at, pattern in enumerate(("%1、", "（%2）"))
        )
        space = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        part.insert(0, parse_xml(f'<w:abstractNum {space} w:abstractNumId="90">{levels}</w:abstractNum>'))
        part.append(parse_xml(f'<w:num {space} w:numId="90"><w:abstractNumId w:val="90"/></w:num>'))
        for text, level in (("回顾", 0), ("项目", 1), ("民生", 1), ("打算", 0), ("项目", 1)):
            properties = document.add_paragraph(text)._p.get_or_add_pPr()  # type: ignore[attr-defined]
            mark = properties.get_or_add_numPr()
            mark.get_or_add_numId().val = 90
            mark.get_or_add_ilvl().val = level

    found = source(tmp_path, word(build), "总结.docx")
    assert [x.text for x in found.lines] == ["一、回顾", "（一）项目", "（二）民生", "二、打算", "（一）项目"]


def test_a_text_box_of_word_follows_the_paragraph_it_hangs_on(tmp_path: Path) -> None:
    """Once: behind mc:Fallback stands the same text for old programs."""

    def build(document: Document) -> None:  # type: ignore[valid-type]
        word = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
        choice = 'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
        box = "<w:txbxContent><w:p><w:r><w:t>云岭县2021年政府工作报告</w:t></w:r></w:p></w:txbxContent>"
        copies = f'<mc:Choice Requires="wps">{box}</mc:Choice><mc:Fallback>{box}</mc:Fallback>'
        xml = f"<w:r {word} {choice}><mc:AlternateContent>{copies}</mc:AlternateContent></w:r>"
        document.add_paragraph("第一段。")._p.append(parse_xml(xml))  # type: ignore[attr-defined]
        document.add_paragraph("第二段。")  # type: ignore[attr-defined]

    found = source(tmp_path, word(build), "总结.docx")
    texts = [(line.number, line.text) for line in found.lines]
    assert texts == [(1, "第一段。"), (2, "云岭县2021年政府工作报告"), (3, "第二段。")]


def test_a_word_document_is_known_by_its_content(tmp_path: Path) -> None:
    """Whatever somebody called it."""
    assert source(tmp_path, word(_fill), "总结.txt").format == "docx"


# -- PDF ----------------------------------------------------------------------


def test_a_pdf_counts_the_lines_of_each_page(tmp_path: Path) -> None:
    """A line knows its page, and whether it goes on with the paragraph before it."""
    full = "全年生产总值增长百分之八，固定资产投资增长百分之十二，城镇新增就业三千六"
    first = set_lines("一、工作回顾", f" {full}", "百人，好于预期。")
    made = pdf(first, set_lines(f" 民生持续改善。{full[:20]}"))
    found = source(tmp_path, made, "总结.pdf")
    assert found.format == "pdf"
    assert [(x.page, x.number, x.continues) for x in found.lines] == [
        (1, 1, False),
        (1, 2, False),
        (1, 3, True),
        (2, 1, False),
    ]
    assert found.lines[2].text == "百人，好于预期。"


def test_larger_letters_are_set_off(tmp_path: Path) -> None:
    """A heading that is only printed larger counts as bold."""
    text = "全年生产总值增长百分之八，固定资产投资增长百分之十二。"
    made = pdf(set_lines("工作总结", size=20) + "\n" + set_lines("", "", text, text))
    assert [x.bold for x in source(tmp_path, made).lines] == [True, False, False]


def test_a_scanned_pdf_says_what_to_do(tmp_path: Path) -> None:
    """Pictures of pages hold no text."""
    assert "text recognition" in refusal(tmp_path, pdf("0 0 m 595 842 l S"), "扫描.pdf")


# -- what cannot be read ------------------------------------------------------


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"", "is empty"),
        (b" \r\n\t\n", "is empty"),
        (bytes(range(256)) * 40, "no readable text"),
        (b"\x89PNG\r\n\x1a\n" + bytes(200), "is a picture"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "damaged Office document"),
        (rb"{\rtf1\ansi Hello}", "no Chinese text"),
        (b"Dear all, growth was 8%.", "no Chinese text"),
        (b"PK\x03\x04" + b"broken" * 20, "damaged"),
        (b"%PDF-1.4\nbroken", "damaged PDF"),
    ],
    ids=["empty", "blank", "binary", "picture", "doc", "rtf", "english", "zip", "pdf"],
)
def test_what_cannot_be_read_says_why(tmp_path: Path, content: bytes, reason: str) -> None:
    """One line for the user: what it is and what to do."""
    said = refusal(tmp_path, content)
    assert reason in said
    assert "\n" not in said


@pytest.mark.parametrize(
    ("member", "reason"),
    [
        ("xl/workbook.xml", "damaged workbook"),
        ("ppt/presentation.xml", "presentation"),
        ("OFD.xml", "damaged OFD"),
        ("content.xml", "archive"),
        ("a.txt", "archive"),
        ("word/document.xml", "damaged"),
    ],
)
def test_archives_say_what_they_are(tmp_path: Path, member: str, reason: str) -> None:
    """All of these begin with the same bytes."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr(member, "x")
    assert reason in refusal(tmp_path, out.getvalue(), "a.docx")


@given(st.data())
@settings(deadline=None, max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_damaged_file_stops_nothing(tmp_path: Path, drawn: st.DataObject) -> None:
    """Whatever happened to the bytes, a file is read or refused, never the end of the run."""
    sound = [word(_fill), pdf(set_lines("工作总结", TEXT)), PAGE.encode("gb18030")]
    whole = drawn.draw(st.sampled_from(sound))
    at = drawn.draw(st.integers(0, len(whole) - 1))
    scar = drawn.draw(st.binary(max_size=40))
    cut_off = drawn.draw(st.booleans())
    content = whole[:at] + scar + (b"" if cut_off else whole[at + len(scar) :])
    with suppress(UnreadableReport):
        source(tmp_path, content)


def test_a_zip_bomb_is_refused_unopened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The sizes in its directory are enough."""
    monkeypatch.setattr(summarizer.read.formats, "LARGEST", 1 << 20)
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("word/document.xml", bytes(2 << 20))
    assert "unpacks to more than 1 MB" in refusal(tmp_path, out.getvalue(), "a.docx")


def test_a_file_too_large_is_refused_unread(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Its size alone is looked at."""
    monkeypatch.setattr(summarizer.read, "LARGEST", 10)
    assert "is larger than" in refusal(tmp_path, TEXT.encode())


@pytest.mark.skipif(os.name != "posix" or os.geteuid() == 0, reason="root may open anything")
def test_a_file_without_permission_says_so(tmp_path: Path) -> None:
    """The system's own reason is passed on."""
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")
    path.chmod(0)
    with pytest.raises(UnreadableReport, match="cannot be opened"):
        read(path, tmp_path, LEXICON)


def test_a_file_that_vanished_says_so(tmp_path: Path) -> None:
    """Between finding and reading anything may happen."""
    with pytest.raises(UnreadableReport, match="cannot be opened"):
        read(tmp_path / "a.txt", tmp_path, LEXICON)


PARAGRAPH = "<p>2021年，云岭县新修农村公路35公里。</p>"


def test_comments_before_a_page_cost_no_time(tmp_path: Path) -> None:
    text = "<!-- 编辑 -->" * 60 + "云岭县2021年新修农村公路35公里。"
    started = time.perf_counter()
    assert source(tmp_path, text).format == "text"
    assert time.perf_counter() - started < 5


def test_blanks_of_a_page_cost_no_time(tmp_path: Path) -> None:
    page = f"<html><body><p>云岭县{' ' * 200_000}新修公路{chr(10) * 200_000}35公里。</p></body></html>"
    started = time.perf_counter()
    assert [line.text for line in source(tmp_path, page).lines] == ["云岭县 新修公路35公里。"]
    assert time.perf_counter() - started < 5


@pytest.mark.parametrize("tag", ["font", "span", "div"])
def test_a_page_of_elements_never_closed_is_read_to_its_end(tmp_path: Path, tag: str) -> None:
    page = "<html><body>" + "".join(f"<{tag}><p>云岭县第{i}项，修路{i}公里。</p>" for i in range(3000))
    lines = source(tmp_path, page).lines
    assert len(lines) == 3000
    assert lines[-1].text == "云岭县第2999项，修路2999公里。"


def test_a_page_nested_past_reading_is_refused_and_not_cut_short(tmp_path: Path) -> None:
    page = f"<html><body>{PARAGRAPH}{'<blockquote>' * 4000}{PARAGRAPH}</body></html>"
    assert "nested too deeply" in refusal(tmp_path, page.encode())


def test_a_page_that_opens_with_a_long_script_is_text_all_the_same(tmp_path: Path) -> None:
    page = f"<html><head><script>{'var a = 1;' * 5000}</script></head><body>{PARAGRAPH}</body></html>"
    for encoding in ("utf-8", "gb18030"):
        assert source(tmp_path, page.encode(encoding)).lines[0].text == "2021年，云岭县新修农村公路35公里。"


def test_half_a_character_in_a_page_is_replaced(tmp_path: Path) -> None:
    page = f"<html><body><h1>云岭&#55296;县</h1>{PARAGRAPH}</body></html>"
    for line in source(tmp_path, page).lines:
        line.text.encode("utf-8")


def test_styles_of_a_word_document_that_rest_on_one_another_end(tmp_path: Path) -> None:
    document = Document()
    first, second = (document.styles.add_style(name, 1) for name in ("甲式", "乙式"))
    first.base_style, second.base_style = second, first
    document.add_paragraph("云岭县2021年新修农村公路35公里。", style=first)
    document.save(str(tmp_path / "a.docx"))
    assert read(tmp_path / "a.docx", tmp_path, LEXICON).lines[0].text.endswith("35公里。")
