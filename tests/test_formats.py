"""The same report, whatever it was saved as; workbooks of figures; files in archives and mail."""

import io
import shutil
import subprocess
import zipfile
from collections.abc import Callable
from email.message import EmailMessage
from pathlib import Path

import openpyxl
import pytest
from docx import Document

import summarizer.read.workbook
from summarizer import page_words
from summarizer.config import Config
from summarizer.folder import read_folder
from summarizer.lexicon import load
from summarizer.pipeline import run
from summarizer.provenance import column, unit, where
from summarizer.read import read
from summarizer.read.formats import FORMATS
from summarizer.records import RawLine

LEXICON = load()
FILES = Path(__file__).parent / "formats"
"""Saved by LibreOffice and xlwt: the report that `word_report` makes, and the figures of `FIGURES`."""

HEADING = "一、2023年工作回顾"
RESULTS = "2023年，全县地区生产总值完成183.2亿元，增长6.4%；一般公共预算收入12.1亿元，增长8.7%。"
WORKS = "新建小型水库3座，改造渠道46公里，恢复灌溉面积1.8万亩。"
PLANS = "2024年，地区生产总值增长6%左右，新建农村公路52公里。"
ROWS = (
    ("指标", "单位", "2023年", "增长（%）"),
    ("粮食产量", "万吨", "21.3", "1.1"),
    ("城镇新增就业", "人", "2860", "3.2"),
)
TEXT = (
    "云岭县2023年政府工作报告",
    "（2024年1月12日）",
    HEADING,
    RESULTS,
    "（一）水利建设",
    WORKS,
    "二、2024年工作安排",
    PLANS,
)


def word_report() -> bytes:
    """Return the report as a Word file with headings, a bold line and a table."""
    document = Document()
    document.add_heading(TEXT[0], 0)
    document.add_paragraph(TEXT[1])
    document.add_heading(HEADING, 1)
    document.add_paragraph(RESULTS)
    document.add_paragraph().add_run(TEXT[4]).bold = True
    document.add_paragraph(WORKS)
    table = document.add_table(rows=3, cols=4, style="Table Grid")
    for cell, text in zip(table._cells, (cell for row in ROWS for cell in row), strict=True):
        cell.text = text
    document.add_heading(TEXT[6], 1)
    document.add_paragraph(PLANS)
    out = io.BytesIO()
    document.save(out)
    return out.getvalue()


def fixed_page(lines: list[tuple[float, float, str]]) -> bytes:
    """Return an OFD document of one page with each text at its place in millimetres."""
    space = 'xmlns:ofd="http://www.ofdspec.org/2016"'
    texts = "".join(
        f'<ofd:TextObject ID="{at + 10}" Boundary="{x} {y} 160 6" Font="1" Size="5.6">'
        f'<ofd:TextCode X="0" Y="5" DeltaX="g {len(text) - 1} 5.6">{text}</ofd:TextCode></ofd:TextObject>'
        for at, (x, y, text) in enumerate(lines)
    )
    parts = {
        "OFD.xml": f'<ofd:OFD {space} DocType="OFD" Version="1.0"><ofd:DocBody><ofd:DocInfo>'
        "<ofd:Title>云岭县工作报告</ofd:Title></ofd:DocInfo><ofd:DocRoot>Doc_0/Document.xml</ofd:DocRoot>"
        "</ofd:DocBody></ofd:OFD>",
        "Doc_0/Document.xml": f"<ofd:Document {space}><ofd:CommonData><ofd:MaxUnitID>99</ofd:MaxUnitID>"
        "<ofd:PageArea><ofd:PhysicalBox>0 0 210 297</ofd:PhysicalBox></ofd:PageArea></ofd:CommonData>"
        '<ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages></ofd:Document>',
        "Doc_0/Pages/Page_0/Content.xml": f'<ofd:Page {space}><ofd:Content><ofd:Layer ID="2">{texts}'
        "</ofd:Layer></ofd:Content></ofd:Page>",
    }
    return packed(
        {name: f'<?xml version="1.0" encoding="UTF-8"?>{xml}'.encode() for name, xml in parts.items()}
    )


def packed(files: dict[str, bytes]) -> bytes:
    """Return an archive of *files*."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        for name, raw in files.items():
            archive.writestr(name, raw)
    return out.getvalue()


def letter(text: str, subtype: str = "plain", **attached: bytes) -> bytes:
    """Return a mail with *text* and the files *attached*, dots in their names written as underscores."""
    message = EmailMessage()
    message["Subject"], message["MIME-Version"] = "云岭县2023年政府工作报告", "1.0"
    message.set_content(text, subtype=subtype)
    for name, raw in attached.items():
        message.add_attachment(raw, "application", "octet-stream", filename=name.replace("_", "."))
    return message.as_bytes()


def lines_of(folder: Path, name: str, raw: bytes) -> tuple[str, tuple[RawLine, ...]]:
    """Return the format of *raw* as a file called *name*, and its lines."""
    (folder / name).write_bytes(raw)
    found = read(folder / name, folder, LEXICON)
    return found.format, tuple(line for line in found.lines if line.text.strip())


# -- documents -----------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "format"),
    [("report.doc", "doc"), ("report.odt", "odt"), ("report.rtf", "rtf")],
)
def test_a_document_gives_its_paragraphs_and_rows(tmp_path: Path, name: str, format: str) -> None:
    """The same lines as from Word, each with its number."""
    found, lines = lines_of(tmp_path, name, (FILES / name).read_bytes())
    _docx, expected = lines_of(tmp_path, "a.docx", word_report())
    assert found == format
    assert [(x.number, x.text, x.cells) for x in lines] == [(x.number, x.text, x.cells) for x in expected]
    if format != "rtf":
        assert [x.heading for x in lines] == [x.heading for x in expected]


def test_a_document_of_kingsoft_is_known_by_its_content(tmp_path: Path) -> None:
    """Kingsoft Writer writes Word's format under its own ending."""
    assert lines_of(tmp_path, "报告.wps", (FILES / "report.doc").read_bytes())[0] == "doc"


def test_a_fixed_page_gives_its_lines_and_paragraphs(tmp_path: Path) -> None:
    """Two pieces beside one another are a line, and a line that fills the page goes on in the next."""
    raw = fixed_page(
        [
            (40, 30, "云岭县2023年政府工作报告"),
            (35, 50, "2023年，全县地区生产总值完成183.2亿元，增"),
            (25, 60, "长6.4%。"),
            (35, 70, "新建小型水库3座。"),
        ]
    )
    format, lines = lines_of(tmp_path, "报告.ofd", raw)
    assert format == "ofd"
    assert [(x.page, x.number) for x in lines] == [(1, 1), (1, 2), (1, 3), (1, 4)]
    assert [x.text for x in lines if x.continues] == ["长6.4%。"]


def test_a_page_saved_as_mail_is_read_as_a_page(tmp_path: Path) -> None:
    """What a browser saves in one file."""
    page = f"<html><body><h1>{TEXT[0]}</h1><p>{RESULTS}</p></body></html>"
    format, lines = lines_of(tmp_path, "报告.mht", letter(page, "html"))
    assert (format, [x.text for x in lines]) == ("mail", [TEXT[0], RESULTS])


@pytest.mark.parametrize("name", ["report.doc", "report.odt", "figures.xls"])
def test_a_broken_document_is_told_and_stops_nothing(tmp_path: Path, name: str) -> None:
    """Cut short at every length, it is read or refused."""
    raw = (FILES / name).read_bytes()
    good = tmp_path / "reports"
    good.mkdir()
    for part in range(1, 12):
        (good / f"{part}{Path(name).suffix}").write_bytes(raw[: len(raw) * part // 12])
    found = read_folder(good, tmp_path / "out", LEXICON)
    sources, problems = found.sources, found.problems
    assert len(sources) + len(problems) == 11
    assert not [problem.reason for problem in problems if "the program failed" in problem.reason]


# -- workbooks -----------------------------------------------------------------

FIGURES: tuple[tuple[object, ...], ...] = (
    ("云岭县2023年主要经济指标",),
    ("单位：亿元",),
    ("指标", "2023年", None, "2022年", "全市位次"),
    (None, "完成", "增长（%）", "完成", None),
    ("地区生产总值", 183.2, 6.4, 170.5, 3),
    ("一般公共预算收入", 12.1, 8.699999999999999, 11.1, 2),
    ("城镇居民人均可支配收入（元）", 39211, 5.1, 37308, 5),
)


def workbook() -> bytes:
    """Return `FIGURES` as a workbook whose head stands in merged cells."""
    book = openpyxl.Workbook()
    sheet = book.active
    assert sheet is not None
    for row in FIGURES:
        sheet.append(row)
    for cells in ("A1:E1", "A3:A4", "B3:C3", "E3:E4"):
        sheet.merge_cells(cells)
    out = io.BytesIO()
    book.save(out)
    return out.getvalue()


@pytest.mark.parametrize("raw", [workbook, (FILES / "figures.xls").read_bytes], ids=["xlsx", "xls"])
def test_a_workbook_gives_its_figures_with_unit_growth_and_rank(
    tmp_path: Path, raw: Callable[[], bytes]
) -> None:
    """The unit stands above the table, behind a name, in the head; the rank is of the report's year."""
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "望都县主要指标.et").write_bytes(raw())
    outcome = run(Config(folder=reports, out=tmp_path / "out", formats=("json",)))
    [briefing] = outcome.briefings
    figures = {
        (x.name, x.year): (str(x.value), x.unit, x.change and str(x.change), x.rank)
        for x in briefing.indicators
    }
    assert figures["地区生产总值", 2023] == ("183.2", "亿元", "6.4", "全市第3位")
    assert figures["地区生产总值", 2022] == ("170.5", "亿元", None, None)
    assert figures["一般公共预算收入", 2023] == ("12.1", "亿元", "8.7", "全市第2位")
    assert figures["城镇居民人均可支配收入", 2023][:2] == ("39211", "元")


def test_a_table_in_plain_text_is_read_as_one(tmp_path: Path) -> None:
    """In the encoding of Chinese Windows, parted by commas."""
    text = "指标,单位,2023年\n地区生产总值,亿元,98.1\n"
    format, lines = lines_of(tmp_path, "望都县指标.csv", text.encode("gb18030"))
    assert (format, [x.cells for x in lines][1]) == ("csv", ("地区生产总值", "亿元", "98.1"))


def test_the_year_of_a_table_is_the_latest_over_its_results(tmp_path: Path) -> None:
    """Neither the year that it is compared with nor that of the goals."""
    reports = tmp_path / "reports"
    reports.mkdir()
    rows = (
        "指标,单位,2022年,2023年,2024年目标\n地区生产总值,亿元,92.2,98.1,104\n粮食产量,万吨,21.1,21.3,21.5\n"
    )
    (reports / "望都县指标.csv").write_text(rows, encoding="utf-8")
    [briefing] = run(Config(folder=reports, out=tmp_path / "out", formats=("json",))).briefings
    assert briefing.periods == (2023,)
    assert {
        (x.name, x.year, x.kind, str(x.value)) for x in briefing.indicators if x.name == "地区生产总值"
    } == {
        ("地区生产总值", 2022, "actual", "92.2"),
        ("地区生产总值", 2023, "actual", "98.1"),
        ("地区生产总值", 2024, "target", "104"),
    }


def test_percentages_kept_as_fractions_are_left_out(tmp_path: Path) -> None:
    """A workbook keeps 6.5% as 0.065, which must not become a growth of 0.065%."""
    rows = "指标,2023年（亿元）,增长（%）\n地区生产总值,98.1,0.065\n财政收入,7.2,0.08\n"
    _format, lines = lines_of(tmp_path, "望都县指标.csv", rows.encode())
    assert [x.cells for x in lines][1:] == [("地区生产总值", "98.1"), ("财政收入", "7.2")]


def test_a_workbook_that_is_too_large_says_so(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """And not that it is damaged."""
    monkeypatch.setattr(summarizer.read.workbook, "MOST_CELLS", 10)
    (tmp_path / "指标.xlsx").write_bytes(workbook())
    [problem] = read_folder(tmp_path, tmp_path / "out", LEXICON).problems
    assert "more than 10 cells" in problem.reason


def test_a_table_in_plain_text_that_is_none_is_told(tmp_path: Path) -> None:
    """A cell of a megabyte is more than the standard library reads."""
    (tmp_path / "指标.csv").write_text(f'指标,单位\n"{"水" * 1_000_000}",亿元\n', encoding="utf-8")
    [problem] = read_folder(tmp_path, tmp_path / "out", LEXICON).problems
    assert "without a table of figures" in problem.reason


@pytest.mark.parametrize("text", ["姓名,电话\n王芳,13812345678\n", "序号,文件,页数\n1,请示,3\n"])
def test_a_list_is_no_table_of_figures(tmp_path: Path, text: str) -> None:
    """A folder holds lists of addresses, too."""
    (tmp_path / "名单.csv").write_text(text, encoding="utf-8")
    found = read_folder(tmp_path, tmp_path / "out", LEXICON)
    sources, [problem] = found.sources, found.problems
    assert not sources and "without a table of figures" in problem.reason


# -- archives and mail -----------------------------------------------------------


def test_what_is_packed_is_a_file_of_the_folder(tmp_path: Path) -> None:
    """An archive in an archive is opened, a third one is told; names are read as Windows packs them."""
    report = "\n".join(TEXT).encode()
    third = packed({"c.zip": packed({"丙县2023.txt": report})})
    inner = packed({"乙县2023.txt": report + "另行通报。".encode(), "b.zip": third})
    # Chinese Windows packs names in its own encoding, unmarked; here of the same length as a plain one.
    plain = packed({"AAAA.txt": report + "补充说明。".encode()}).replace(b"AAAA", "年报".encode("gb18030"))
    raw = packed({"甲县2023.docx": word_report(), "a.zip": inner, "b.zip": plain})
    (tmp_path / "总.zip").write_bytes(raw)
    found = read_folder(tmp_path, tmp_path / "out", LEXICON)
    sources, problems = found.sources, found.problems
    paths = {source.path for source in sources}
    assert paths == {"总.zip/甲县2023.docx", "总.zip/a.zip/乙县2023.txt", "总.zip/b.zip/年报.txt"}
    [problem] = problems
    assert "archive within an archive" in problem.reason


def test_files_of_a_letter_are_reports_and_the_letter_is_none(tmp_path: Path) -> None:
    """请查收附件 is no report."""
    (tmp_path / "来信.eml").write_bytes(letter("请查收附件。", report_docx=word_report()))
    found = read_folder(tmp_path, tmp_path / "out", LEXICON)
    sources, problems = found.sources, found.problems
    assert [source.path for source in sources] == ["来信.eml/report.docx"]
    assert not problems


def test_a_letter_without_files_is_read_itself(tmp_path: Path) -> None:
    """The report may be the letter."""
    (tmp_path / "来信.eml").write_bytes(letter("\n".join(TEXT)))
    found = read_folder(tmp_path, tmp_path / "out", LEXICON)
    [source], problems = found.sources, found.problems
    assert source.format == "mail" and not problems


# -- all of them -------------------------------------------------------------------


def test_a_figure_of_a_workbook_is_cited_by_its_cell(tmp_path: Path) -> None:
    """Row and column, as one finds it there."""
    reports = tmp_path / "reports"
    reports.mkdir()
    (reports / "望都县主要指标.xlsx").write_bytes(workbook())
    [briefing] = run(Config(folder=reports, out=tmp_path / "out", formats=("json",))).briefings
    words = page_words.load().tables["place"]
    [figure] = [x for x in briefing.indicators if (x.name, x.year) == ("一般公共预算收入", 2023)]
    assert where([figure.line], figure.page, "xlsx", words, column(figure.sentence, figure.start)) == "表1!B6"


def test_each_format_counts_lines_or_paragraphs() -> None:
    """What a line's number counts is known for every format."""
    assert {row.name for row in FORMATS if unit(row.name) == "row"} == {"xlsx", "csv"}
    assert {row.name: unit(row.name) for row in FORMATS if unit(row.name) == "paragraph"}.keys() == {
        "docx",
        "doc",
        "odt",
        "rtf",
    }


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_the_same_report_is_found_whatever_it_was_saved_as(tmp_path: Path) -> None:
    """Region, year, sections, key sentences and figures are those of the Word file."""
    found = {}
    for ending in ("docx", "doc", "odt", "rtf", "pdf", "html"):
        folder = tmp_path / ending
        folder.mkdir()
        (folder / "望都县报告.docx").write_bytes(word_report())
        if ending != "docx":
            command = ["soffice", "--headless", f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"]
            command += ["--convert-to", ending, "--outdir", str(folder), str(folder / "望都县报告.docx")]
            subprocess.run(command, check=True, capture_output=True, timeout=120)
            (folder / "望都县报告.docx").unlink()
        [briefing] = run(Config(folder=folder, out=tmp_path / "out" / ending, formats=("json",))).briefings
        report = briefing.excerpts[0].report
        found[ending] = (
            briefing.region.name,
            report.identity.period,
            [section.title for section in report.sections],
            [sentence.text for section in report.sections for sentence in section.sentences],
            {(x.name, x.value, x.unit, x.change, x.kind, x.year) for x in briefing.indicators},
        )
    for ending in ("doc", "odt", "rtf", "html", "pdf"):
        assert found[ending] == found["docx"], ending
