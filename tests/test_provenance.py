"""A place is worded once, by the document's format: in notes, panels, footnotes and the workbook alike."""

import json
import re
from pathlib import Path

import docx
import lxml.html
import openpyxl
import pytest

from summarizer.config import load
from summarizer.pipeline import run

SAID = "全年新建口袋公园6个，完成投资3.2亿元，增长7.5%。"
HEADING = "望都县2021年政府工作报告"


def made(folder: Path, name: str, out: Path) -> dict[str, str]:
    """Return the files that a run over *folder* writes, as text; *name* is its one report."""
    assert (folder / name).is_file()
    outcome = run(load(folder, out=out, formats="md,html,json,xlsx,docx"))
    assert not outcome.problems
    return {path.suffix: str(path) for path in outcome.written if path.stem != "digest"}


@pytest.mark.parametrize(("name", "place"), [("望都县.docx", "第3段"), ("望都县.txt", "第3行")])
def test_a_place_is_called_the_same_everywhere(tmp_path: Path, name: str, place: str) -> None:
    """A Word file has paragraphs, a text has lines, whoever cites them."""
    folder = tmp_path / "in"
    folder.mkdir()
    lines = [HEADING, "一、2021年工作回顾", SAID]
    if name.endswith("docx"):
        document = docx.Document()
        for line in lines:
            document.add_paragraph(line)
        document.save(str(folder / name))
    else:
        (folder / name).write_text("\n".join(lines), encoding="utf-8")
    files = made(folder, name, tmp_path / "out")
    other = "段" if place.endswith("行") else "行"
    markdown = Path(files[".md"]).read_text(encoding="utf-8")
    assert f"来源〔1〕{place}。" in markdown and f"第3{other}" not in markdown
    html = Path(tmp_path / "out/briefings/望都县.html").read_text(encoding="utf-8")
    places = {link.get("data-where") for link in lxml.html.fromstring(html).xpath("//a[@class='said']")}
    assert places == {f"{name}，{place}"}
    sheet = openpyxl.load_workbook(files[".xlsx"])["2021年"]
    titles, *rows = sheet.iter_rows(values_only=True)
    assert {row[titles.index("位置")] for row in rows} == {place}
    word = docx.Document(files[".docx"])
    footnotes = next(part for part in word.part.package.iter_parts() if "footnotes" in part.partname)
    assert place in footnotes.blob.decode()


def test_what_a_sentence_says_can_be_marked_from_the_file_alone(tmp_path: Path) -> None:
    """``start`` and ``end`` count in the text of ``lines``, also where one line of a page holds all of it."""
    folder = tmp_path / "in"
    folder.mkdir()
    paragraphs = [
        HEADING,
        "一、2021年工作回顾",
        f"这一年，&nbsp;<b>全县</b>稳中有进。{SAID}",
        SAID.replace("6", "9"),
    ]
    page = "<html><body>" + "".join(f"<p>{text}</p>" for text in paragraphs) + "</body></html>"
    (folder / "望都县.html").write_text(page, encoding="utf-8")
    made(folder, "望都县.html", tmp_path / "out")
    report = json.loads((tmp_path / "out/report.json").read_text(encoding="utf-8"))
    [document] = report["briefings"][0]["documents"]
    assert document["format"] == "html"
    lines = {(line["line"], line["page"]): line["text"] for line in document["lines"]}
    sentences = [s for section in document["sections"] for s in section["sentences"]]
    assert len(sentences) == 3
    assert len({(s["line"], s["start"]) for s in sentences}) == 3
    for said in sentences:
        text = lines[said["line"], said["page"]]
        assert text[said["start"] : said["end"]].replace("\xa0", " ") == said["text"]
    figures = report["briefings"][0]["indicators"]
    assert len(figures) >= 4
    for figure in figures:
        text = lines[figure["line"], figure["page"]][figure["start"] : figure["end"]]
        assert (figure["value"] or figure["change"]) in text


def test_the_program_that_marks_a_sentence_runs(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The lines in docs/report.md print a sentence between brackets."""
    page = (Path(__file__).parent.parent / "docs/report.md").read_text(encoding="utf-8")
    [block] = re.findall(r"```python\n(.*?)```", page, re.DOTALL)
    run(load(reports, out=tmp_path / "out", formats="json"))
    monkeypatch.chdir(tmp_path)
    exec(block, {"json": json})  # our own document
    assert re.search(r"\[ .*[。！] \]", capsys.readouterr().out)
