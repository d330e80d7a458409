"""A draft is checked against reports: what each rule finds, and what the command says of it."""

import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

import summarizer
from summarizer.check import computed, faults, pairs
from summarizer.check.claims import CLAIMS
from summarizer.check.draft import sentences
from summarizer.check.regions import regions
from summarizer.check.said import SaidNumber, SentencePlace, said
from summarizer.clean import clean
from summarizer.cli import main
from summarizer.extract import extract
from summarizer.lexicon import Lexicon
from summarizer.read.text import text_lines
from summarizer.records import Finding, Region, Section, Sentence, Source, Time

REPORT = """望都县2022年政府工作报告
一、2022年工作回顾
全年地区生产总值完成87.6亿元，增长5.3%。一般公共预算收入6.42亿元，下降1.8%。
规模以上工业增加值增长7.1%，居全市第二位。城镇居民人均可支配收入增长5.9%。
预计社会消费品零售总额31.5亿元。新建泵站近40座，修复河道126公里。
五年来累计改造危房1840户。坚持节水优先，把每一滴水都用在刀刃上。
二、2023年工作安排
力争地区生产总值增长6.5%左右，新建学校9所。
"""
NEIGHBOUR = """唐县2022年政府工作报告
一、2022年工作回顾
全年地区生产总值完成92.3亿元，增长4.7%。一般公共预算收入7.15亿元，增长3.2%。
新建泵站22座，引进企业38家。
"""


@pytest.fixture(name="reports", scope="module")
def _reports(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("given") / "reports"
    folder.mkdir()
    (folder / "望都县2022.txt").write_text(REPORT, encoding="utf-8")
    (folder / "唐县2022.txt").write_text(NEIGHBOUR, encoding="utf-8")
    return folder


@pytest.fixture(name="checked")
def _checked(reports: Path, tmp_path: Path) -> Callable[[str], list[Finding]]:
    """Check a text, a draft of its own, against the two reports."""

    def checked(text: str) -> list[Finding]:
        draft = tmp_path / "讲话稿.txt"
        draft.write_text(text, encoding="utf-8")
        (found,) = summarizer.check(draft, reports, out=reports.parent / "out")
        return list(found.findings)

    return checked


def one(text: str, lexicon: Lexicon) -> list[SaidNumber]:
    """Return the numbers of *text*, before which year and region may stand in brackets."""
    told = re.match(r"\[(?P<year>\d+) (?P<region>\S+)\] ", text)
    text = text[told.end() :] if told else text
    sections = (Section(None, 1, 1, (Sentence(text, 1, 0, len(text)),), time=Time()),)
    read = list(extract(sections, None, "", lexicon=lexicon))
    made = said(text, read, SentencePlace("", 1, 0), lexicon, region=told["region"] if told else None)
    years = frozenset({int(told["year"])}) if told else frozenset()
    return [_dated(number, years) for number in made]


def _dated(number: SaidNumber, years: frozenset[int]) -> SaidNumber:
    from dataclasses import replace

    return replace(number, years=years)


def _pair(specimen: str, lexicon: Lexicon) -> pairs.Pair:
    draft, report = specimen.split(" | ")
    told = re.match(r"\[\d+ (\S+)\]", draft)
    (mine, *_), (theirs, *_) = one(draft, lexicon), one(report, lexicon)
    whole = re.sub(r"^\[.*?\] ", "", draft).rstrip("。")
    return pairs.pair(
        mine, theirs, (told[1],) if told else (), True, "" if whole in report else whole, lexicon
    )


@pytest.mark.parametrize("fault", faults.FAULTS, ids=lambda fault: fault.rule.name)
def test_a_fault_is_found_by_its_row(fault: faults.Fault, lexicon: Lexicon) -> None:
    """The row tells what differs in its specimens and declines its near misses."""
    assert fault.rule.shows
    for specimen, outcome in fault.rule.shows:
        assert fault.rule.read(_pair(specimen, lexicon), lexicon) == outcome, specimen
    for miss in fault.rule.spares:
        assert fault.rule.read(_pair(miss, lexicon), lexicon) is None, miss


@pytest.mark.parametrize("rule", computed.RULES, ids=lambda rule: rule.name)
def test_a_computed_number_is_worked_out_by_its_row(rule: Any, lexicon: Lexicon) -> None:
    """The arithmetic is shown, also where the draft's number is wrong."""
    for sentence, outcome in rule.shows:
        numbers = one(sentence, lexicon)
        found = computed.worked(numbers, len(numbers) - 1, lexicon)
        assert found is not None and found[0] == rule.name, sentence
        assert found[1].arithmetic == outcome
    for miss in rule.spares:
        numbers = one(miss, lexicon)
        found = computed.worked(numbers, len(numbers) - 1, lexicon)
        assert found is None or found[0] != rule.name, miss


@pytest.mark.parametrize("form", CLAIMS, ids=lambda form: form.rule.name)
def test_a_claim_is_found_and_judged_by_its_row(form: Any, lexicon: Lexicon, tmp_path: Path) -> None:
    """Each specimen gets its verdict against the report beside it; in a near miss nothing is found."""
    for number, (specimen, verdict) in enumerate(form.rule.shows):
        said, stated = specimen.split(" | ")
        folder = tmp_path / str(number)
        folder.mkdir()
        text = f"望都县2022年政府工作报告\n一、2022年工作回顾\n{stated}\n全县上下同心，各项工作有序推进。\n"
        (folder / "望都县2022.txt").write_text(text, encoding="utf-8")
        draft = tmp_path / f"{number}.txt"
        draft.write_text(f"望都县{said}", encoding="utf-8")
        (found,) = summarizer.check(draft, folder, out=tmp_path / "out")
        assert [f.verdict for f in found.findings if f.checked.kind == "claim"] == [verdict], specimen
    for miss in form.rule.spares:
        assert not list(form.rule.read(miss, lexicon)), miss


VERDICTS = (
    ("望都县地区生产总值完成87.6亿元。", "87.6亿元", "verbatim"),
    ("望都县一般公共预算收入为6.42亿元。", "6.42亿元", "same"),
    ("望都县一般公共预算收入64200万元。", "64200万元", "converted"),
    ("望都县地区生产总值约88亿元。", "约88亿元", "rounded"),
    ("望都县地区生产总值86.7亿元。", "86.7亿元", "number"),
    ("望都县一般公共预算收入6.42万元。", "6.42万元", "unit"),
    ("2021年，望都县地区生产总值87.6亿元。", "87.6亿元", "year"),
    ("唐县地区生产总值87.6亿元。", "87.6亿元", "region"),
    ("望都县税收收入6.42亿元。", "6.42亿元", "indicator"),
    ("望都县地区生产总值下降5.3%。", "5.3%", "direction"),
    ("望都县农村居民人均可支配收入增长5.9%。", "5.9%", "scope"),
    ("2022年，望都县新建学校9所。", "9所", "target"),
    ("望都县社会消费品零售总额31.5亿元。", "31.5亿元", "estimate"),
    ("2022年，望都县改造危房1840户。", "1840户", "cumulative"),
    ("望都县新建泵站超40座。", "超40座", "degree"),
    ("望都县报告提出，“把每一滴水都用在刀口上”。", "把每一滴水都用在刀口上", "altered"),
    ("望都县报告提出，“把每一滴水都用在刀刃上”。", "把每一滴水都用在刀刃上", "verbatim"),
    ("望都县发放消费券773万元。", "773万元", "missing"),
    ("望都县地区生产总值增长5.3%，唐县增长4.7%，相差0.6个百分点。", "0.6个百分点", "computed"),
    ("望都县地区生产总值增长5.3%，唐县增长4.7%，相差0.7个百分点。", "0.7个百分点", "computation"),
    ("望都县规模以上工业增加值增速居全市第二位。", "第二位", "same"),
    ("望都县规模以上工业增加值增速居全市第一位。", "第一位", "number"),
)


@pytest.mark.parametrize(("text", "words", "verdict"), VERDICTS, ids=[v[0] for v in VERDICTS])
def test_each_verdict_is_given(
    checked: Callable[[str], list[Finding]], text: str, words: str, verdict: str
) -> None:
    """One sentence a verdict, against the reports of two counties."""
    found = [f for f in checked(text) if f.checked.words.endswith(words)]
    assert [f.verdict for f in found][:1] == [verdict]


def test_a_finding_names_the_place_of_its_source(checked: Callable[[str], list[Finding]]) -> None:
    """File, line and sentence of the report stand in the finding."""
    (found,) = checked("望都县一般公共预算收入为6.42亿元。")
    (source,) = found.sources
    assert (source.document, source.line, source.words) == ("望都县2022.txt", 3, "6.42亿元")
    line = REPORT.splitlines()[source.line - 1]
    assert line[source.start : source.end] == source.words


def test_a_number_belongs_to_the_region_named_last(lexicon: Lexicon) -> None:
    """A sentence that names none goes on with the region before; 分别 deals numbers out in order."""
    names = ("甲山县", "乙水县")
    known = regions([Region(n, n, n, "县", None, None, None) for n in names], lexicon)
    text = "甲山县增长5%。又增3%。乙水县增长6%，高于甲山县。"
    source = Source("a.txt", "", "utf-8", "text", text_lines(text))
    made = sentences(clean(source, lexicon=lexicon), known, (2022,), lexicon)
    assert [s.regions(len(s.plain)) for s in made] == [("甲山县",), ("甲山县",), ("乙水县",)]


def call(*args: object) -> Result:
    """Run the command with *args*."""
    return CliRunner().invoke(main, [str(arg) for arg in args])


def test_the_command_tells_how_it_went(reports: Path, tmp_path: Path) -> None:
    """0 all supported, 1 something wrong or not found, 2 could not check; check.json has it all."""
    draft = tmp_path / "稿.txt"
    out = tmp_path / "out"
    draft.write_text("望都县一般公共预算收入6.42亿元。", encoding="utf-8")
    result = call("check", draft, reports, "--out", out)
    assert result.exit_code == 0, result.output
    assert result.stderr.splitlines()[-1] == "1 figures, 1 supported, 0 wrong, 0 not found."
    draft.write_text("望都县一般公共预算收入6.43亿元。", encoding="utf-8")
    result = call("check", draft, reports, "--out", out, "--format", "json")
    assert result.exit_code == 1
    assert "数字不符" in result.stdout
    told = json.loads((out / "check.json").read_text(encoding="utf-8"))
    assert told["schema"] == "summarizer.check/1"
    assert told["counts"]["verdicts"] == {"number": 1}
    assert told["drafts"][0]["findings"][0]["says"] == "数字不符"
    assert call("check", tmp_path / "没有.txt", reports, "--out", out).exit_code == 2
    assert call("check", draft, reports, "--format", "doc").exit_code == 2


def test_a_folder_named_check_is_given_with_its_path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """./check is a folder of reports, check the command."""
    folder = tmp_path / "check"
    folder.mkdir()
    (folder / "望都县.txt").write_text(REPORT, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    result = call("./check", "--format", "json")
    assert result.exit_code == 0, result.output
    assert (tmp_path / "out" / "report.json").exists()


def test_the_schema_of_the_docs_is_that_of_the_program() -> None:
    """docs/check.schema.json is renewed with the records."""
    from summarizer.write import check_json

    path = Path(__file__).parent.parent / "docs" / "check.schema.json"
    assert json.loads(path.read_text(encoding="utf-8")) == check_json.schema()


# -- what is written -------------------------------------------------------------------------------

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"


def _word_draft(path: Path) -> bytes:
    """Write a Word draft with a split run, a table, a text box, an insertion and a comment of its own."""
    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = Document()
    paragraph = document.add_paragraph("望都县地区生产总值完成8")
    paragraph.add_run("6.7亿").bold = True
    paragraph.add_run("元，一般公共预算收入6.42亿元。")
    inserted = parse_xml(
        f'<w:ins {nsdecls("w")} w:id="7" w:author="乙"><w:r><w:t>新建泵站超40座。</w:t></w:r></w:ins>'
    )
    paragraph._p.append(inserted)
    document.add_comment(paragraph.runs[:1], text="已核对", author="乙", initials="乙")
    table = document.add_table(rows=2, cols=2)
    for row, cells in enumerate((("指标", "2022年"), ("一般公共预算收入", "6.24亿元"))):
        for at, cell in enumerate(cells):
            table.cell(row, at).text = cell
    document.save(str(path))
    return path.read_bytes()


def test_a_copy_of_a_word_draft_bears_comments_at_the_words(reports: Path, tmp_path: Path) -> None:
    """Author 核稿; the text, the insertion and the comment that was there are as they were."""
    from docx import Document

    draft, out = tmp_path / "稿.docx", tmp_path / "out"
    before = _word_draft(draft)
    assert call("check", draft, reports, "--out", out, "--format", "docx").exit_code == 1
    assert draft.read_bytes() == before
    (copy,) = out.glob("*.docx")
    old, new = Document(str(draft)), Document(str(copy))
    body, made = old.element.body, new.element.body
    assert [t.text for t in made.iter(f"{W}ins")] == [t.text for t in body.iter(f"{W}ins")]
    assert ["".join(t.text or "" for t in p.iter(f"{W}t")) for p in made.iter(f"{W}p")] == [
        "".join(t.text or "" for t in p.iter(f"{W}t")) for p in body.iter(f"{W}p")
    ]
    comments = {c.comment_id: c for c in new.comments}
    assert [c.author for c in comments.values()].count("乙") == 1
    own = {c.comment_id: c.text.splitlines()[0] for c in comments.values() if c.author == "核稿"}
    assert sorted(own.values()) == ["数字不符", "数字不符", "程度不符"]
    told = {own[number]: _between(made, number) for number in own if "6.24" not in _between(made, number)}
    assert told == {"数字不符": "86.7亿元", "程度不符": "超40座"}


def _between(body: Any, number: int) -> str:
    """Return the text between the marks of comment *number*."""
    said, inside = "", False
    for element in body.iter():
        if element.tag == f"{W}commentRangeStart" and element.get(f"{W}id") == str(number):
            inside = True
        elif element.tag == f"{W}commentRangeEnd" and element.get(f"{W}id") == str(number):
            return said
        elif inside and element.tag == f"{W}t":
            said += element.text or ""
    return said


def test_the_copy_is_as_valid_as_the_draft(reports: Path, tmp_path: Path) -> None:
    """Whatever a validator says of the copy it says of the draft."""
    audit = pytest.importorskip("openxml_audit")
    draft, out = tmp_path / "稿.docx", tmp_path / "out"
    _word_draft(draft)
    call("check", draft, reports, "--out", out, "--format", "docx")
    (copy,) = out.glob("*.docx")
    before, after = (audit.OpenXmlValidator().validate(str(path)) for path in (draft, copy))
    assert [str(e) for e in after.errors] == [str(e) for e in before.errors]


def test_the_page_holds_draft_and_source_and_asks_for_nothing(reports: Path, tmp_path: Path) -> None:
    """Each finding is a mark that names its line of the source; no address is in it."""
    draft, out = tmp_path / "稿.txt", tmp_path / "out"
    draft.write_text("望都县一般公共预算收入6.24亿元，地区生产总值87.6亿元。", encoding="utf-8")
    call("check", draft, reports, "--out", out, "--format", "html")
    page = (out / "check.html").read_text(encoding="utf-8")
    assert re.findall(r'<mark class="(\w+)" data-verdict="(\w+)"', page) == [
        ("bad", "number"),
        ("ok", "same"),
    ]
    for source in re.findall(r'data-source="([^"]+)"', page):
        assert f'id="{source}"' in page
    assert not re.search(r"https?://|src=|@import|url\(", page)


def test_a_draft_in_word_is_read_whole(reports: Path, tmp_path: Path) -> None:
    """Figures of a text box are checked too."""
    from docx import Document
    from docx.oxml import parse_xml
    from docx.oxml.ns import nsdecls

    document = Document()
    document.add_paragraph("望都县情况")
    box = parse_xml(
        f"<w:r {nsdecls('w')}><w:pict><w:txbxContent><w:p><w:r><w:t>望都县一般公共预算收入6.24亿元。"
        "</w:t></w:r></w:p></w:txbxContent></w:pict></w:r>"
    )
    document.paragraphs[0]._p.append(box)
    path = tmp_path / "稿.docx"
    document.save(str(path))
    (found,) = summarizer.check(path, reports, out=tmp_path / "out")
    assert [f.verdict for f in found.findings] == ["number"]


# -- our own pages -----------------------------------------------------------------------------------


def test_a_run_leaves_out_a_page_with_a_number_that_no_report_has(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The page is not written and told as the program's fault; the other pages are written."""
    from summarizer.write import markdown

    write = markdown.write

    def broken(page: Any, out: Path, words: Any) -> Path:
        path = write(page, out, words)
        if page.name.endswith("唐县"):
            path.write_text(path.read_text(encoding="utf-8").replace("92.3", "93.2"), encoding="utf-8")
        return path

    monkeypatch.setattr(markdown, "write", broken)
    result = call(reports, "--format", "md", "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "no report has 93.2" in result.stderr
    names = sorted(path.name for path in (tmp_path / "out" / "briefings").glob("*.md"))
    assert names == ["望都县.md"]


def test_what_was_edited_in_our_pages_is_listed_and_checked(reports: Path, tmp_path: Path) -> None:
    """The reports come from the cache; passages that nobody touched are counted."""
    out = tmp_path / "out"
    call(reports, "--format", "md", "--out", out)
    result = call("check", out)
    assert result.exit_code == 0, result.output
    assert " 0 added or altered." in result.stderr
    page = out / "briefings" / "望都县.md"
    text = page.read_text(encoding="utf-8")
    assert "近40座" in text
    page.write_text(text.replace("近40座", "近30座") + "\n各界反响热烈。\n", encoding="utf-8")
    result = call("check", out)
    assert result.exit_code == 1
    assert "数字不符" in result.stdout
    assert "added or altered: 各界反响热烈。" in result.stderr
    assert call("check", tmp_path / "none").exit_code == 2


@pytest.mark.slow
def test_a_click_shows_the_line_of_the_source(browser: Any, reports: Path, tmp_path: Path) -> None:
    """The verdict is told, the words in the source are marked; a verdict can be hidden."""
    draft, out = tmp_path / "稿.txt", tmp_path / "out"
    draft.write_text("望都县一般公共预算收入6.24亿元，地区生产总值87.6亿元。", encoding="utf-8")
    call("check", draft, reports, "--out", out, "--format", "html")
    page = browser.new_page()
    requests: list[str] = []
    page.on("request", lambda request: requests.append(request.url))
    page.goto((out / "check.html").as_uri())
    page.click("mark.bad")
    assert page.inner_text("#told p:first-child") == "数字不符"
    assert page.inner_text("mark.cited") == "6.42亿元"
    assert "一般公共预算收入6.42亿元" in page.inner_text("p.shown")
    page.uncheck("input[value=number]")
    assert page.get_attribute("tr[data-verdict=number]", "class") == "off"
    assert all(url.startswith("file:") for url in requests)
    page.close()


@pytest.mark.parametrize("name", ["稿.txt", "稿.md", "稿.html"])
def test_a_finding_stands_at_its_words_in_every_format(reports: Path, tmp_path: Path, name: str) -> None:
    """Line and characters are those of the draft's file as it is shown."""
    said = "望都县一般公共预算收入6.24亿元，修复河道126公里。"
    page = f"<html><body><h1>情况</h1><p>开头。</p><p>{said}</p></body></html>"
    text = {"txt": f"情况\n{said}\n", "md": f"# 情况\n\n- **{said}**\n", "html": page}[
        name.rpartition(".")[2]
    ]
    (tmp_path / name).write_text(text, encoding="utf-8")
    (draft,) = summarizer.check(tmp_path / name, reports, out=tmp_path / "out")
    lines = {line.number: line.text for line in draft.lines}
    found = [(f.verdict, lines[f.checked.line][f.checked.start : f.checked.end]) for f in draft.findings]
    assert found == [("number", "6.24亿元"), ("verbatim", "126公里")]
