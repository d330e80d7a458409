"""Pages to files: source notes, captions, links, and files that are whole or not there."""

import shutil
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator
from specimens import FULL, LEXICON, NOTHING, WORDS

from summarizer import render
from summarizer.config import Config
from summarizer.errors import MissingExtra
from summarizer.pipeline import run
from summarizer.records import Citation, Comment, Page, Problem
from summarizer.render.passages import with_passages
from summarizer.render.volume import volume
from summarizer.write import write
from summarizer.write.markdown import linked
from summarizer.write.notes import noted


def cited(number: int, line: int, document: str = "甲.txt", page: int | None = None) -> Citation:
    """Return a citation of one line."""
    format = Path(document).suffix.removeprefix(".").replace("txt", "text")
    return Citation(number, document, format, line, 0, 9, page, "……", "安州日报", "2020年1月9日")


def page(markdown: str, *citations: Citation, name: str = "briefings/云岭县") -> Page:
    """Return a page of *markdown*."""
    return Page(name, "简报", markdown, (), citations)


def test_a_page_without_marks_has_no_notes() -> None:
    """Nothing cited, nothing noted."""
    assert noted(page("# 题\n\n正文。\n"), WORDS) == "# 题\n\n正文。\n"


def test_a_section_has_one_note_at_its_last_cited_line() -> None:
    """Marks go; the note lists paper, date, file and lines, runs of lines joined."""
    made = noted(
        page(
            "## 一\n\n甲。[@1]乙。[@2]\n\n丙。[@3]\n\n丁。\n",
            *(cited(n, line) for n, line in ((1, 4), (2, 5), (3, 9))),
        ),
        WORDS,
    )
    assert made == (
        "## 一\n\n甲。乙。\n\n丙。[^注1]\n\n丁。\n\n[^注1]: 安州日报，2020年1月9日，甲.txt，第4—5、9行。\n"
    )


def test_each_heading_begins_a_section() -> None:
    """Two headings, two notes."""
    made = noted(page("## 一\n\n甲。[@1]\n\n#### 1. 二\n\n乙。[@1]\n", cited(1, 4)), WORDS)
    assert made.count("[^注1]") == made.count("[^注2]") == 2


def test_several_documents_share_a_note() -> None:
    """One source after the other."""
    made = noted(page("甲。[@1][@2]\n", cited(1, 4), cited(2, 8, "乙.txt")), WORDS)
    assert made.endswith("甲.txt，第4行；安州日报，2020年1月9日，乙.txt，第8行。\n")


def test_a_table_hangs_its_note_on_its_caption() -> None:
    """No cell has to hold the mark."""
    made = noted(page("表：指标\n\n| 名称 | 数值 |\n| --- | ---: |\n| 投资 | 3[@1] |\n", cited(1, 4)), WORDS)
    assert made.startswith("表1\u3000指标[^注1]\n\n| 名称 | 数值 |\n| --- | ---: |\n| 投资 | 3 |\n")


def test_a_table_without_caption_keeps_its_note() -> None:
    """A note is never lost: the last cell takes it."""
    made = noted(page("| 名称 | 数值 |\n| --- | ---: |\n| 投资 | 3[@1] |\n", cited(1, 4)), WORDS)
    assert "| 投资 | 3[^注1] |" in made


def test_captions_are_counted_only_where_they_are_captions() -> None:
    """A sentence that happens to begin so is left as the report has it."""
    made = noted(page("表：他说。\n\n![乙](figures/b.svg)\n\n图：乙\n\n图：丙\n"), WORDS)
    assert made == "表：他说。\n\n![乙](figures/b.svg)\n\n图1\u3000乙\n\n图：丙\n"


def test_a_mark_that_a_report_says_is_no_mark() -> None:
    """Escaped, it is text."""
    assert noted(page("甲\\[@1\\]。\n", cited(1, 4)), WORDS) == "甲\\[@1\\]。\n"


def test_a_pdf_is_cited_by_page_and_line() -> None:
    """Lines of a PDF count within their page."""
    both = cited(1, 7, "甲.pdf", page=3), cited(2, 2, "甲.pdf", page=4)
    assert "第3页第7行、第4页第2行" in noted(page("甲。[@1]乙。[@2]\n", *both), WORDS)


@pytest.mark.parametrize(
    ("name", "link"), [("digest", "figures/a.svg"), ("briefings/甲区", "../figures/a.svg")]
)
def test_figures_are_linked_from_where_the_page_lies(name: str, link: str) -> None:
    """Briefings lie one folder down."""
    from summarizer.records import Chart

    chart = Chart("a", "图", "bar", "%", ("甲",), (), "说明")
    made = linked(Page(name, "题", "![说明](figures/a.svg)\n", (chart,), ()), WORDS)
    assert made == f"![说明]({link})\n"


def test_contents_are_left_to_the_reader_of_the_markdown() -> None:
    """GitHub, Obsidian and Typora each show their own outline."""
    assert linked(page("# 题\n\n[TOC]\n\n正文。\n"), WORDS) == "# 题\n\n\n正文。\n"


def test_each_format_leaves_its_files(tmp_path: Path) -> None:
    """Markdown and Word of each page, and the report; nothing half written beside them."""
    config = Config(folder=tmp_path, out=tmp_path / "out", formats=("docx", "md", "json"))
    pages = render.pages((FULL,), NOTHING, config, LEXICON)
    written = write(config, pages, (FULL,), NOTHING, (Problem("b.txt", "empty"),))
    assert {path.relative_to(config.out).as_posix() for path in written} == {
        *("briefings/云岭县.docx", "briefings/云岭县.md", "digest.docx", "digest.md", "report.json")
    }
    assert sorted(p for p in config.out.rglob("*") if p.is_file()) == sorted(written)


@pytest.mark.slow
@pytest.mark.skipif(not shutil.which("soffice"), reason="needs LibreOffice")
def test_a_pdf_of_every_page(tmp_path: Path) -> None:
    """Names that would clash in one folder do not."""
    pages = (page("# 甲\n", name="a/云"), page("# 乙\n", name="b/云"))
    config = Config(folder=tmp_path, out=tmp_path / "out", formats=("pdf",))
    written = write(config, pages, (), NOTHING, ())
    assert [path.relative_to(config.out).as_posix() for path in written] == ["a/云.pdf", "b/云.pdf"]
    assert all(path.read_bytes().startswith(b"%PDF") for path in written)


def test_without_libreoffice_nothing_is_written(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """One line says what is missing, before any file is."""
    monkeypatch.setenv("PATH", str(tmp_path))
    config = Config(folder=tmp_path, out=tmp_path / "out", formats=("pdf", "docx"))
    with pytest.raises(MissingExtra, match="LibreOffice"):
        write(config, (page("# 甲\n"),), (), NOTHING, ())
    assert not list(config.out.iterdir())


def test_a_word_file_is_cited_by_paragraph() -> None:
    """It has no lines."""
    assert "第7段" in noted(page("甲。[@1]\n", cited(1, 7, "甲.docx")), WORDS)


# -- bound together, and with what is cited


def bindable() -> tuple[Page, ...]:
    """Return a briefing and a digest that cite the same report."""
    sentence = "新建学校*3*所。"
    own = replace(cited(1, 4), text=sentence, listed=1)
    comment = Comment(1, "请核对。")
    return (
        Page(
            "briefings/云岭县",
            "云岭县",
            "# 云岭县\n\n## 一\n\n甲。[@1][?1]\n",
            (),
            (own,),
            (comment,),
            region="1",
        ),
        replace(page("# 比较\n\n[TOC]\n\n乙。[@1]丙。[@2]\n", cited(1, 9), cited(2, 3)), comments=(comment,)),
    )


def test_a_volume_binds_all_pages_under_one_table_of_contents() -> None:
    """What is about several first; marks are numbered through, so that each keeps its place."""
    bound = volume(bindable(), "volume", WORDS)
    assert bound.markdown == (
        "# 工作简报汇编\n\n[TOC]\n\n# 比较\n\n\n乙。[@1]丙。[@2]\n\n# 云岭县\n\n## 一\n\n甲。[@3][?2]\n"
    )
    assert [(one.number, one.line) for one in bound.citations] == [(1, 9), (2, 3), (3, 4)]
    assert [one.number for one in bound.comments] == [1, 2]
    made = linked(bound, WORDS)
    assert "[^注1]: 安州日报，2020年1月9日，甲.txt，第3、9行。" in made and "[^注2]: 来源〔1〕第4行。" in made


def test_the_passages_cited_stand_in_an_annex() -> None:
    """Each sentence once, in full, as the report has it, by line."""
    briefing, _digest = bindable()
    again = replace(briefing.citations[0], number=2, start=3)
    first = replace(briefing.citations[0], number=3, line=2, text="总量居前。")
    made = with_passages(replace(briefing, citations=(*briefing.citations, again, first)), WORDS).markdown
    assert made.partition("## 附：引文原句\n\n")[2] == (
        "### 〔1〕安州日报，2020年1月9日，甲.txt\n\n| 位置 | 原句 |\n| :--- | :--- |\n"
        "| 第2行 | 总量居前。 |\n| 第4行 | 新建学校\\*3\\*所。 |\n"
    )
    bare = page("# 题\n")
    assert with_passages(bare, WORDS) is bare


def test_volume_and_passages_are_written_in_every_format(tmp_path: Path) -> None:
    """One more file each; the Word file is valid and names the page of each part."""
    reports = Path(__file__).parent / "reports"
    formats = ("docx", "md", "html")
    outcome = run(Config(folder=reports, out=tmp_path / "out", formats=formats, volume=True, passages=True))
    written = {path.name: path for path in outcome.written}
    assert {"volume.docx", "volume.md", "volume.html"} <= written.keys()
    assert not OpenXmlValidator().validate(str(written["volume.docx"])).errors
    for name in ("望都县.md", "volume.md"):
        assert "附：引文原句" in written[name].read_text(encoding="utf-8")


def test_front_matter_stays_in_the_markdown(tmp_path: Path) -> None:
    """Programs that read notes want it; on paper it would be noise."""
    front = "---\ntags: [简报]\n# 备注\n---\n"
    said = front + "# {{ briefing.region.label }}\n\n---\n\n正文。\n\n---\n"
    (tmp_path / "briefing.md.j2").write_text(said, encoding="utf-8")
    config = Config(folder=tmp_path, out=tmp_path / "out", formats=("docx", "md", "html"), templates=tmp_path)
    pages = render.pages((FULL,), NOTHING, config, LEXICON)
    written = {path.name: path for path in write(config, pages[:1], (FULL,), NOTHING, ())}
    assert written["云岭县.md"].read_text(encoding="utf-8") == front + "# 云岭县\n\n---\n\n正文。\n\n---\n"
    assert (
        "tags"
        not in written["云岭县.html"].read_text(encoding="utf-8").split("</style>")[1].split("<script>")[0]
    )
    assert b"tags" not in zipfile.ZipFile(written["云岭县.docx"]).read("word/document.xml")
