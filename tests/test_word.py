"""Word files: valid, stable, the same text as the Markdown, and in the user's own dress."""

import base64
import gc
import hashlib
import re
import shutil
import subprocess
import tracemalloc
import unicodedata
import zipfile
from dataclasses import replace
from decimal import Decimal
from io import BytesIO
from itertools import pairwise
from pathlib import Path
from typing import Any

import docx
import pytest
from docx.shared import Mm
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from lxml import etree
from markdown_it import MarkdownIt
from openxml_audit import OpenXmlValidator
from specimens import FULL, LEXICON, NOTHING, WORDS

from summarizer import render
from summarizer.config import Config
from summarizer.errors import BadTemplate
from summarizer.pipeline import run
from summarizer.records import Chart, Citation, Comment, Page, Series
from summarizer.render.escape import escape
from summarizer.write import require
from summarizer.write.markdown import linked
from summarizer.write.word import Word
from summarizer.write.word.charts import chart_xml
from summarizer.write.word.letterhead import shipped

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAQAAAC1HAwCAAAAC0lEQVR42mNkYAAAAAYAAjCB0C8AAAAASUVORK5CYII="
)
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
CHART = Chart(
    "growth",
    "增速",
    "bar",
    "%",
    ("投资", "消费"),
    (
        Series("甲县", (Decimal("8.7"), None), (True, False)),
        Series("乙县", (Decimal("-0.4"), Decimal(5)), (False, False)),
    ),
    "甲县投资增长8.7%",
)
HEAT = Chart(
    "themes",
    "篇幅",
    "heat",
    "%",
    ("党建", "民生"),
    (Series("甲县", (Decimal(15), Decimal(0))),),
    "甲县重党建",
)
RICH = Page(
    "digest",
    "比较",
    """# 比较

[TOC]

## 一、概览

甲县**领先**，*其余*次之，
见[规定](https://example.org/a?b=1&c=2)和[下文](#二图表)。[@1]

> 引文。

1. 第一
2. 第二
3. 第三
    - 其中

        又一段

- 甲
- 乙

1. 重新数起

---

    代码  两格
    第二行

表：指标

| 指标 | 2019年 | 备注 |
| :--- | ---: | :---: |
| 投资 | 57.3%[@1] | 预计 |

## 二、图表

![甲县投资增长8.7%](figures/growth.svg)

图：增速

![甲县重党建](figures/themes.svg)

图：篇幅

![没有的图](figures/none.svg) 行中。

### （一）小节

结束。
""",
    (CHART, HEAT),
    (Citation(1, "甲_县.txt", "text", 7, 0, 9, None, "……", "安州日报", "2020年1月9日"),),
)


@pytest.fixture(name="config")
def _config(tmp_path: Path) -> Config:
    return Config(folder=tmp_path, out=tmp_path / "out")


@pytest.fixture(name="full", scope="module")
def _full() -> Page:
    return render.pages((FULL,), NOTHING, Config(folder=Path()), LEXICON)[0]


def parts(content: bytes) -> dict[str, bytes]:
    """Return the parts of a package by name."""
    with zipfile.ZipFile(BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def body(content: bytes) -> Any:
    """Return the body of a Word file."""
    return etree.fromstring(parts(content)["word/document.xml"])[0]


def paragraphs(content: bytes, letterhead: int = 2) -> list[str]:
    """Return the text of each paragraph below the letterhead, line breaks as such."""
    said = []
    for paragraph in body(content).iter(f"{W}p"):
        pieces = [
            "\n" if piece.tag == f"{W}br" else piece.text or "" for piece in paragraph.iter(f"{W}t", f"{W}br")
        ]
        said.append("".join(pieces))
    return said[letterhead:]


# -- validity


@pytest.mark.parametrize("which", ["briefing", "rich", "bare", "reference"])
def test_the_files_are_valid(which: str, full: Page, config: Config, tmp_path: Path) -> None:
    """openxml-audit finds nothing in what is written, nor in the reference."""
    page = {"briefing": full, "rich": RICH, "bare": Page("a", "", "", (), ())}.get(which)
    path = shipped() if page is None else Word(config).write(page)
    result = OpenXmlValidator().validate(str(path))
    assert not result.errors, [f"{e.part_uri} {e.description}" for e in result.errors]


@pytest.mark.parametrize("which", ["briefing", "rich"])
def test_what_validators_do_not_see(which: str, full: Page, config: Config) -> None:
    """Fields are closed, rows fill their grid, ids are unique, one section, links lead somewhere."""
    content = Word(config).made(full if which == "briefing" else RICH)
    root = body(content)
    depth = 0
    for mark in root.iter(f"{W}fldChar"):
        depth += {"begin": 1, "separate": 0, "end": -1}[mark.get(f"{W}fldCharType")]
        assert depth in (0, 1)
    assert depth == 0
    for table in root.iter(f"{W}tbl"):
        grid = [int(column.get(f"{W}w")) for column in table.iter(f"{W}gridCol")]
        assert sum(grid) == int(table.find(f".//{W}tblW").get(f"{W}w")) <= 8845
        for row in table.iter(f"{W}tr"):
            assert [int(cell.get(f"{W}w")) for cell in row.iter(f"{W}tcW")] == grid
        assert table.find(f".//{W}tblHeader") is not None
    assert len(list(root.iter(f"{W}sectPr"))) == 1
    for ids in (
        [e.get("id") for e in root.iter("{*}docPr")],
        [e.get(f"{W}id") for e in root.iter(f"{W}bookmarkStart")],
        [e.get(f"{W}name") for e in root.iter(f"{W}bookmarkStart")],
    ):
        assert len(set(ids)) == len(ids)
    names = {e.get(f"{W}name") for e in root.iter(f"{W}bookmarkStart")}
    assert {e.get(f"{W}anchor") for e in root.iter(f"{W}hyperlink")} - {None} <= names
    known = {
        e.get(f"{W}styleId") for e in etree.fromstring(parts(content)["word/styles.xml"]).iter(f"{W}style")
    }
    used = {e.get(f"{W}val") for e in root.iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")}
    assert used <= known


def test_every_chart_has_its_words_and_its_numbers(config: Config) -> None:
    """Alternative text on the drawing, and a workbook that holds what the chart shows."""
    content = Word(config).made(RICH)
    (described,) = body(content).iter("{*}docPr")
    assert described.get("descr") == CHART.alt
    import openpyxl

    sheet = openpyxl.load_workbook(BytesIO(parts(content)["word/embeddings/workbook1.xlsx"])).active
    assert [[cell.value for cell in row] for row in sheet.iter_rows()] == [
        [None, "甲县（预计）", "乙县"],
        ["投资", 8.7, -0.4],
        ["消费", None, 5],
    ]


def test_the_readers_own_bar_has_a_colour_of_its_own() -> None:
    """A point of its own in the chart, hatched where it is only expected."""
    rates = Series("投资", (Decimal(4), Decimal(8)), (True, False))
    bars = Chart("growth", "增速", "bar", "%", ("甲县", "乙县"), (rates,), "甲县增长4%。", own="甲县")
    root = etree.fromstring(chart_xml(bars, "rId1", WORDS))
    (point,) = root.iter("{*}dPt")
    assert point.find("{*}idx").get("val") == "0"
    assert {colour.get("val") for colour in point.iter("{*}srgbClr")} == {"C55A11", "FFFFFF"}


def test_headings_skip_no_level(full: Page, config: Config) -> None:
    """A reader's outline has no holes."""
    levels = [
        int(s[-1])
        for e in body(Word(config).made(full)).iter(f"{W}pStyle")
        if "Heading" in (s := e.get(f"{W}val"))
    ]
    assert levels[0] == 1
    assert all(next_ <= level + 1 for level, next_ in pairwise(levels))


def test_the_document_says_what_it_is(full: Page, config: Config) -> None:
    """Title and language for the reader; no maker's name, no time of making."""
    core = parts(Word(config).made(full))["docProps/core.xml"].decode()
    assert full.title in core and "zh-CN" in core
    assert "python-docx" not in core and "created" not in core


def test_the_same_page_gives_the_same_bytes(full: Page, config: Config) -> None:
    """Twice, and by another writer."""
    word = Word(config)
    digests = {
        hashlib.sha256(made).digest() for made in (word.made(full), word.made(full), Word(config).made(full))
    }
    assert len(digests) == 1


def test_the_shipped_reference_is_what_the_script_builds() -> None:
    """Whoever changes a style builds the reference anew: python scripts/reference.py."""
    import importlib.util

    script = Path(__file__).parent.parent / "scripts" / "reference.py"
    spec = importlib.util.spec_from_file_location("reference", script)
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    # Part by part: another zlib packs the same parts into other bytes.
    assert parts(module.build()) == parts(shipped().read_bytes())


# -- the text


def shown(markdown: str) -> list[str]:
    """Return the text of each block of *markdown* as CommonMark shows it, by another parser than ours."""
    without_notes = re.sub(r"\[\^[^\]]+\](?::.*)?", "", markdown)
    html = MarkdownIt("commonmark").enable("table").render(without_notes)
    root = etree.fromstring(f"<body>{html}</body>", etree.XMLParser(resolve_entities=False))
    return [
        "".join(block.itertext())
        for block in root.iter("h1", "h2", "h3", "h4", "h5", "p", "th", "td", "li")
        if block.tag != "li" or (block.text or "").strip()
    ]


def test_word_says_what_the_markdown_says(full: Page, config: Config) -> None:
    """Block by block, cells and headings too."""
    said = paragraphs(Word(config).made(full))
    # 表1: the number is a field in Word, its result the same text.
    assert [one for one in said if one] == [one for one in shown(linked(full, WORDS)) if one]


def test_whole_reports_come_through(reports: Path, tmp_path: Path) -> None:
    """From report to Word and Markdown: the same words in both, and every file valid."""
    written = run(Config(folder=reports, out=tmp_path, formats=("md", "docx"))).written
    for path in (path for path in written if path.suffix == ".docx"):
        assert not OpenXmlValidator().validate(str(path)).errors
        if path.stem != "digest":  # whose contents and colour table only Word has
            markdown = path.with_suffix(".md").read_text(encoding="utf-8")
            assert [one for one in paragraphs(path.read_bytes()) if one] == [
                one for one in shown(markdown) if one
            ]


def test_notes_are_real_footnotes(full: Page, config: Config) -> None:
    """As many as the Markdown has, with the same words."""
    content = Word(config).made(full)
    notes = re.findall(r"^\[\^注\d+\]: (.*)$", linked(full, WORDS), re.MULTILINE)
    written = [
        "".join(t.text for t in note.iter(f"{W}t")).strip()
        for note in etree.fromstring(parts(content)["word/footnotes.xml"])
        if int(note.get(f"{W}id")) > 0
    ]
    assert written == notes and len(notes) > 2
    references = [int(e.get(f"{W}id")) for e in body(content).iter(f"{W}footnoteReference")]
    assert references == list(range(1, len(notes) + 1))


_PLACES = (
    "# 题\n\n{0}\n\n甲{0}乙\n\n- {0}\n\n终\n\n| 头 | 二 |\n| --- | --- |\n| {0} | 三 |\n\n## {0}\n\n尾\n"
)


@settings(max_examples=100, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.text(min_size=1))
@example("2019. 全面")
@example("1)")
@example("5*3*2 与 _强_ 和 a_b_c")
@example("- 一")
@example("+ 二")
@example("# 三 #")
@example("R&D<2.45%>|“表”")
@example("&amp; &#42; &nbsp;")
@example("[^1][@1] ![图](x.svg) [TOC]")
@example("~~删~~ ==亮== `码` $x$ %%注%%")
@example("\\")
@example("\\*")
@example("　　首行  两格 ")
@example("<script>alert(1)</script>")
@example("=")
@example("---")
@example("|---|")
@example("https://example.org/a_b*c*")
@example("表：")
@example("\x0b\x02klzzwxh:0000\x03")
@example("\u2028行\u0085段")
@example("\u3000")
def test_any_text_comes_through_unchanged(config: Config, text: str) -> None:
    """Template, Markdown, Word: wherever it is put, what was said is what is read.

    But for line breaks, which become a space, and characters that no document
    can hold.  Other readers of the Markdown (CommonMark's) see the same.
    """
    line = re.sub(r"[\t\n\x0b\x0c\r\x85\u2028\u2029]+", " ", text)
    line = "".join(
        c for c in line if unicodedata.category(c) not in ("Cc", "Cs") and ord(c) not in _NO_CHARACTERS
    )
    markdown = _PLACES.replace("{0}", escape(text))
    page = Page("a", "题", markdown, (), ())
    expected = ["题", line, f"甲{line}乙", line, "终", "头", "二", line, "三", line, "尾"]
    made = paragraphs(Word(config).made(page))
    assert [one for one in made if one] == [one for one in expected if one]
    if line.strip():
        assert [one for one in shown(markdown) if one] == [one for one in expected if one]


_NO_CHARACTERS = {*range(0xFDD0, 0xFDF0), 0xFFFE, 0xFFFF}


def test_lists_count_anew_and_keep_what_is_under_them(config: Config) -> None:
    """A second ordered list begins at 1; a paragraph and a list inside an item stay inside."""
    content = Word(config).made(RICH)
    numbered = [
        (
            p.find(f".//{W}numId").get(f"{W}val"),
            p.find(f".//{W}ilvl").get(f"{W}val"),
            "".join(t.text for t in p.iter(f"{W}t")),
        )
        for p in body(content).iter(f"{W}p")
        if p.find(f".//{W}numId") is not None
    ]
    lists = {text: (number, level) for number, level, text in numbered}
    assert lists["第一"] == lists["第二"] == lists["第三"] != lists["重新数起"]
    assert lists["其中"] == (lists["甲"][0], "1")
    assert "又一段" in paragraphs(content)


def test_a_soft_line_break_between_chinese_is_no_space(config: Config) -> None:
    """The author of a template may break lines where he likes."""
    said = paragraphs(Word(config).made(RICH))
    assert "甲县领先，其余次之，见规定和下文。" in said


LONG = replace(
    RICH, markdown=RICH.markdown + "".join(f"\n## {n}、部分\n\n" + "数据均据原文。" * 300 for n in "三四五六")
)
"""Of more than eight pages."""


def test_contents_link_to_every_heading_and_name_its_page(config: Config) -> None:
    """A field already filled, each page a field of its own; a short paper has none."""
    root = body(Word(config).made(LONG))
    entries = [
        "".join(t.text for t in link.iter(f"{W}t"))
        for link in root.iter(f"{W}hyperlink")
        if link.get(f"{W}anchor")
    ]
    assert entries[:3] == ["一、概览1", "二、图表2", "（一）小节2"]
    pages = [int(re.search(r"\d+$", entry)[0]) for entry in entries[:7]]  # type: ignore[index]
    # 2,100 characters are 75 lines, some three and a half pages.
    assert all(3 <= later - earlier <= 4 for earlier, later in pairwise(pages[3:]))
    instructions = [e.text for e in root.iter(f"{W}instrText")]
    assert sum("TOC " in one for one in instructions) == 1
    assert sum("PAGEREF" in one for one in instructions) == 7
    assert not any("TOC" in e.text for e in body(Word(config).made(RICH)).iter(f"{W}instrText"))


@pytest.mark.parametrize(
    ("address", "linked_to"),
    [
        ("https://example.org/", True),
        ("mailto:a@example.org", True),
        ("javascript:alert(1)", False),
        ("file:///etc", False),
    ],
)
def test_only_harmless_links_are_links(config: Config, address: str, linked_to: bool) -> None:
    """Others keep their text."""
    content = Word(config).made(Page("a", "题", f"[文]({address})\n", (), ()))
    assert (address.encode() in parts(content)["word/_rels/document.xml.rels"]) == linked_to
    assert paragraphs(content) == ["文"]


def test_markup_that_is_no_xml_is_shown_all_the_same(config: Config) -> None:
    """A template's author may write loose HTML."""
    assert "甲\n乙" in "\n".join(paragraphs(Word(config).made(Page("a", "题", "甲<br>乙 <b>丙\n", (), ()))))


@pytest.mark.parametrize(
    ("markup", "said"),
    [
        ("<table><tr><td>甲</td></tr><tr><td>乙</td><td>丙</td></tr></table>", ["甲", "", "乙", "丙"]),
        ("<table></table>", []),
        ("<!-- 注 -->\n\n<script>x()</script>\n\n<div>甲</div>乙", ["甲", "乙"]),
        ("<ul><li>甲<p>乙</p>丙</li></ul>", ["甲", "乙", "丙"]),
    ],
)
def test_html_of_an_author_leaves_its_words(config: Config, markup: str, said: list[str]) -> None:
    """Ragged tables, loose text, comments: no crash, nothing lost, nothing run."""
    assert paragraphs(Word(config).made(Page("a", "题", markup + "\n", (), ()))) == said


# -- tables


def test_no_figure_is_torn(config: Config) -> None:
    """Each column holds its longest figure with its unit, even where twelve must share the page."""
    figures = [f"{n}57.3%" for n in range(12)]
    table = f"| {' | '.join(['指标'] * 12)} |\n|{' --- |' * 12}\n| {' | '.join(figures)} |\n"
    root = body(Word(config).made(Page("a", "题", table, (), ())))
    (table_,) = root.iter(f"{W}tbl")
    sizes = {int(e.get(f"{W}val")) for e in table_.iter(f"{W}sz")} or {21}
    for cell, figure in zip(list(table_.iter(f"{W}tr"))[1].iter(f"{W}tc"), figures, strict=True):
        room = int(cell.find(f".//{W}tcW").get(f"{W}w")) - 2 * 85
        assert room >= len(figure) * 0.55 * max(sizes) / 2 * 20


def held(table: Any) -> list[bool]:
    """Return for each row of *table* whether it stays with the next."""
    return [row.find(f".//{W}keepNext") is not None for row in table.iter(f"{W}tr")]


@pytest.mark.parametrize(
    ("rows", "expected"),
    [(3, [True, True, True, False]), (9, [True] * 3 + [False] * 3 + [True] * 3 + [False])],
)
def test_a_heading_keeps_three_rows_and_so_does_the_last(
    config: Config, rows: int, expected: list[bool]
) -> None:
    """Nothing of a table stands alone on a page; its caption goes with it."""
    table = "| 名 | 数 |\n| --- | --- |\n" + "| 投资 | 3 |\n" * rows
    markdown = f"# 题\n\n表：指标\n\n{table}\n注：均为年末数。\n\n" + "数据均据原文。" * 40
    root = body(Word(config).made(Page("a", "题", markdown, (), ())))
    assert held(next(root.iter(f"{W}tbl"))) == expected
    styles = [e.get(f"{W}val") for e in root.iter(f"{W}pStyle")]
    assert styles.index("TableNote") == styles.index("BodyText") - 1


def test_the_last_page_holds_nothing_alone(config: Config) -> None:
    """A short part at the end takes the paragraph before it along; a long one needs none."""
    for rows, along in ((3, True), (60, False)):
        table = "| 名 | 数 |\n| --- | --- |\n" + "| 投资 | 3 |\n" * rows
        markdown = f"# 题\n\n前文。\n\n后文。\n\n## 附\n\n{table}"
        root = body(Word(config).made(Page("a", "题", markdown, (), ())))
        texts = {"".join(t.text for t in p.iter(f"{W}t")): p for p in root.iter(f"{W}p")}
        kept = {said for said, p in texts.items() if p.find(f"{W}pPr/{W}keepNext") is not None}
        assert ("后文。" in kept) == along and "前文。" not in kept
        assert held(next(root.iter(f"{W}tbl")))[-1] is False


def test_what_is_bold_is_bold_in_figures_too(config: Config) -> None:
    """The style changes the weight, not only the Chinese font."""
    made = parts(Word(config).made(Page("a", "题", "甲**5.8%**乙\n", (), ())))
    strong = etree.fromstring(made["word/styles.xml"]).find(f"{W}style[@{W}styleId='Strong']")
    assert strong.find(f"{W}rPr/{W}b") is not None
    (run,) = [
        r for r in etree.fromstring(made["word/document.xml"]).iter(f"{W}r") if r.findtext(f"{W}t") == "5.8%"
    ]
    assert run.find(f"{W}rPr/{W}rStyle").get(f"{W}val") == "Strong"


def test_a_comment_stands_beside_what_it_is_about(config: Config, tmp_path: Path) -> None:
    """Word's own, in text, title and cell; in Markdown there is none; the file is valid."""
    table = "| 名 | 数 |\n| --- | --- |\n| 投资 | 3[?3] |\n"
    markdown = f"# 题[?1]\n\n增长5%[@1][?2]，其余从略。\n\n{table}\n报告原有\\[?1\\]。\n"
    comments = tuple(Comment(n, f"请核对{n}。") for n in (1, 2, 3))
    page = replace(RICH, markdown=markdown, comments=comments)
    path = Word(config).write(page)
    made = parts(path.read_bytes())
    written = [
        "".join(t.text for t in one.iter(f"{W}t")) for one in etree.fromstring(made["word/comments.xml"])
    ]
    assert written == [comment.text for comment in comments]
    root = body(path.read_bytes())
    for number, said in enumerate(("题", "增长5%", "3")):
        start = root.find(f".//{W}commentRangeStart[@{W}id='{number}']")
        assert "".join(t.text for t in start.getnext().iter(f"{W}t")) == said
        assert root.find(f".//{W}commentRangeEnd[@{W}id='{number}']") is not None
    assert "报告原有[?1]。" in paragraphs(path.read_bytes())
    assert not OpenXmlValidator().validate(str(path)).errors
    assert "[?" not in linked(page, WORDS).replace("\\[?1", "")


def test_figures_stand_right_and_rows_stay_whole(full: Page, config: Config) -> None:
    """Numbers under one another; no row over two pages; the heading on each."""
    table = next(body(Word(config).made(full)).iter(f"{W}tbl"))
    rows = list(table.iter(f"{W}tr"))
    assert all(row.find(f".//{W}cantSplit") is not None for row in rows)
    sides = [e.get(f"{W}val") for e in rows[1].iter(f"{W}jc")]
    assert sides == ["center", "left", "center", "right", "right", "left"]


# -- the reference document


def reference(path: Path, change: Any) -> Path:
    """Return a copy of the shipped reference, changed as a user would in Word."""
    document = docx.Document(str(shipped()))
    change(document)
    document.save(str(path))
    return path


def test_a_changed_style_and_margin_change_the_output(full: Page, tmp_path: Path) -> None:
    """What the user sets in Word is what is written."""

    def change(document: Any) -> None:
        document.styles["Heading 1"].font.name = "Arial"
        document.sections[0].left_margin = Mm(40)

    config = Config(folder=tmp_path, reference=reference(tmp_path / "own.docx", change))
    made = docx.Document(BytesIO(Word(config).made(full)))
    assert made.styles["Heading 1"].font.name == "Arial"
    assert round(made.sections[0].left_margin.mm) == 40
    width = int(next(made.element.body.iter(f"{W}tblW")).get(f"{W}w"))
    assert width == 11906 - round(40 / 25.4 * 1440) - 1474


def test_the_letterhead_is_filled(full: Page, tmp_path: Path) -> None:
    """Issuer, issue and date, the date in an office's way."""
    config = Config(folder=tmp_path, issuer="云岭县政府办公室", issue="3", date="2020-01-09")
    assert paragraphs(Word(config).made(full), 0)[:4] == [
        "工作简报",
        "第3期",
        "云岭县政府办公室2020年1月9日",
        "",
    ]


def test_the_foot_says_whom_it_goes_to_and_who_printed_it(full: Page, tmp_path: Path) -> None:
    """密级 and 紧急程度 above the masthead, the short name in the head, the full one in the foot."""
    config = Config(
        folder=tmp_path,
        issuer="云岭县人民政府办公室",
        short_issuer="云岭县政府办",
        date="2020-01-09",
        secrecy="内部资料",
        urgency="特急",
        report_to="县委、县政府领导",
        send_to="各乡镇，各部门",
        copies="50",
    )
    made = Word(config).made(full)
    assert paragraphs(made, 0)[:4] == ["内部资料", "特急", "工作简报", "云岭县政府办2020年1月9日"]
    assert paragraphs(made, 0)[-4:] == [
        "报：县委、县政府领导",
        "送：各乡镇，各部门",
        "云岭县人民政府办公室2020年1月9日印发",
        "共印50份",
    ]
    path = tmp_path / "made.docx"
    path.write_bytes(made)
    assert not OpenXmlValidator().validate(str(path)).errors


@pytest.mark.parametrize(
    ("written", "told"),
    [
        ("{{ isuer }}", "there is no {{ isuer }} in a letterhead; did you mean {{ issuer }}?"),
        ("｛｛ date ｝｝", "there is no ｛｛ date ｝｝ in a letterhead; did you mean {{ date }}?"),
        ("{{ weather }}", "there are issuer, issue, date"),
    ],
)
def test_a_field_that_there_is_not_is_named(tmp_path: Path, written: str, told: str) -> None:
    """With the file and the paragraph, before anything is written."""
    path = reference(tmp_path / "own.docx", lambda d: setattr(d.paragraphs[4], "text", written))
    with pytest.raises(BadTemplate, match=re.escape(told)) as raised:
        require(Config(folder=tmp_path, reference=path))
    assert str(raised.value).startswith(f"{path}: paragraph 5: ")


def test_what_is_not_given_is_left_out(full: Page, config: Config) -> None:
    """Nothing is invented, and no empty line stays."""
    assert paragraphs(Word(config).made(full), 0)[:3] == ["工作简报", "", full.title]


def test_fields_are_filled_wherever_an_office_puts_them(full: Page, tmp_path: Path) -> None:
    """In a header, a table, torn into runs by Word; what else stands there stays."""

    def change(document: Any) -> None:
        document.sections[0].header.paragraphs[0].text = "内部资料 {{ date }}"
        cell = document.add_table(1, 1).cell(0, 0).paragraphs[0]
        for piece in ("主办：{", "{ iss", "uer }", "}！"):
            cell.add_run(piece)

    config = Config(
        folder=tmp_path,
        reference=reference(tmp_path / "own.docx", change),
        issuer="办公室",
        date="2020年1月9日",
    )
    made = docx.Document(BytesIO(Word(config).made(full)))
    assert made.sections[0].header.paragraphs[0].text == "内部资料 2020年1月9日"
    assert made.tables[-1].cell(0, 0).text == "主办：办公室！"


def test_a_letterhead_with_a_picture_keeps_it(tmp_path: Path) -> None:
    """The logo stays, and its number is no chart's."""
    logo = tmp_path / "logo.png"
    logo.write_bytes(PIXEL)
    path = reference(tmp_path / "own.docx", lambda d: d.paragraphs[2].add_run().add_picture(str(logo)))
    made = Word(Config(folder=tmp_path, reference=path)).made(RICH)
    numbers = [e.get("id") for e in body(made).iter("{*}docPr")]
    assert len(numbers) == len(set(numbers)) == 2
    assert any(name.startswith("word/media/") for name in parts(made))


def test_a_plain_document_will_do_for_a_reference(full: Page, tmp_path: Path) -> None:
    """No styles of ours, no footnotes, no place for the body: all is made, its example text goes."""
    path = tmp_path / "plain.docx"
    document = docx.Document()
    document.add_paragraph("样例")
    document.save(str(path))
    config = Config(folder=tmp_path, reference=path)
    made = Word(config).made(full)
    assert paragraphs(made, 0)[0] == full.title
    assert etree.fromstring(parts(made)["word/footnotes.xml"])[2].get(f"{W}id") == "1"
    known = {e.get(f"{W}styleId") for e in etree.fromstring(parts(made)["word/styles.xml"]).iter(f"{W}style")}
    assert {e.get(f"{W}val") for e in body(made).iter(f"{W}pStyle", f"{W}rStyle", f"{W}tblStyle")} <= known


def test_styles_are_known_by_name(full: Page, tmp_path: Path) -> None:
    """A Chinese Word numbers its styles; what is set there for heading 1 is used all the same."""
    own = parts(shipped().read_bytes())
    for number, id in enumerate(("Normal", "Heading1", "Heading2", "BodyText", "FootnoteText")):
        for name in ("word/styles.xml", "word/document.xml"):
            own[name] = own[name].replace(f'"{id}"'.encode(), f'"a{number}"'.encode())
    path = tmp_path / "own.docx"
    with zipfile.ZipFile(path, "w") as package:
        for name, content in own.items():
            package.writestr(name, content)
    made = body(Word(Config(folder=tmp_path, reference=path)).made(full))
    used = {e.get(f"{W}val") for e in made.iter(f"{W}pStyle")}
    assert {"a1", "a2", "a3"} <= used and not used & {"Heading1", "BodyText"}


def test_a_reference_lies_with_the_templates(full: Page, tmp_path: Path) -> None:
    """A user's folder of templates may hold one."""
    reference(tmp_path / "reference.docx", lambda d: setattr(d.sections[0], "left_margin", Mm(33)))
    made = docx.Document(BytesIO(Word(Config(folder=tmp_path, templates=tmp_path)).made(full)))
    assert round(made.sections[0].left_margin.mm) == 33


@pytest.mark.parametrize("content", [None, b"", b"PK not a zip", b"plain text"])
def test_what_is_no_word_file_is_said(tmp_path: Path, content: bytes | None) -> None:
    """One line that names the file."""
    path = tmp_path / "own.docx"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(BadTemplate, match=r"own\.docx"):
        Word(Config(folder=tmp_path, reference=path))


# -- many, and on the page


@pytest.mark.slow
def test_many_files_leave_nothing_behind(full: Page, config: Config) -> None:
    """Memory does not grow from file to file."""
    word = Word(config)
    word.made(full)
    tracemalloc.start()
    for _ in range(3):
        word.made(full)
    gc.collect()
    before = tracemalloc.get_traced_memory()[0]
    for _ in range(20):
        word.made(full)
    gc.collect()
    grown = tracemalloc.get_traced_memory()[0] - before
    tracemalloc.stop()
    assert grown < 50_000


@pytest.mark.slow
@pytest.mark.skipif(
    not shutil.which("soffice") or not shutil.which("pdftotext"), reason="needs LibreOffice and poppler"
)
def test_a_full_page_has_22_lines_of_28_characters(config: Config, tmp_path: Path) -> None:
    """GB/T 9704: counted on the second page of nothing but text."""
    path = Word(config).write(Page("full", "题", "# 题\n\n" + "国" * 2000 + "\n", (), ()))
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/lo",
            "--headless",
            "--convert-to",
            "pdf",
            "--outdir",
            tmp_path,
            path,
        ],
        check=True,
        capture_output=True,
    )
    text = subprocess.run(
        ["pdftotext", "-f", "2", "-l", "2", "-layout", tmp_path / "full.pdf", "-"],
        check=True,
        capture_output=True,
        text=True,
    ).stdout
    lines = [line.strip() for line in text.splitlines() if "国" in line]
    assert len(lines) == 22
    assert {len(line) for line in lines} == {28}
