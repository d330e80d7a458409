"""A paper on a matter: what is about it, what is quoted of it, and what the page says."""

import re
from collections.abc import Sequence
from pathlib import Path

import pytest
from click.testing import CliRunner
from invented import LEXICON, analysed, report

from summarizer import config
from summarizer.cli import main
from summarizer.errors import BadConfig
from summarizer.gather import FIGURES, LEAST, gather
from summarizer.pipeline import run
from summarizer.rank import relevance
from summarizer.records import Relevances, Report, Topic

ELDERLY = {
    "霍山县": (
        2023,
        "新建养老院3所，新增养老床位420张，发放高龄津贴860万元。\n"
        "粮食产量达到31万吨，新修农村公路47公里。\n扎实开展主题教育，召开专题会12次。",
        "今年建成社区养老服务站18个，养老床位达到2600张。新修水渠35公里。",
    ),
    "阜平县": (
        2023,
        "一、2023年工作回顾\n2023年，全县上下攻坚克难，各项事业取得新进步。\n"
        "我县养老服务站覆盖全部社区，居家养老床位增加150张。\n新增学位900个。\n"
        "二、存在的问题\n就业、教育、医疗、养老等方面还有不少短板，农村护理员缺口较大。",
        "新建厂房9万平方米。",
    ),
    "蠡县": (2023, "规模以上工业增加值增长5.1%。\n新增高新技术企业9家。", "新建厂房12万平方米。"),
    "顺平县": (2023, "教育、医疗、养老、住房、交通等各项民生事业都取得了新的进展和明显成效。", ""),
}


def made(topic: Sequence[str], reports: Sequence[Report]) -> tuple[Relevances, Topic]:
    """Return how far *reports* are about *topic*, and what is gathered of it."""
    found = relevance(reports, topic, lexicon=LEXICON)
    return found, gather(found)


@pytest.fixture(name="reports")
def _reports() -> list[Report]:
    return [analysed(place, report(place, year, *texts)) for place, (year, *texts) in ELDERLY.items()]


def quoted(topic: Topic) -> dict[str, list[str]]:
    """Return what is quoted of each region, in order."""
    return {
        of_one.region.name: [
            ranked.sentence.text
            for excerpt in of_one.excerpts
            for ranked in (*excerpt.results, *excerpt.problems, *excerpt.plans)
        ]
        for of_one in topic.regions
    }


def test_what_is_about_it_is_quoted_and_nothing_else(reports: list[Report]) -> None:
    """Results apart from plans, in the order of the report."""
    _found, topic = made(["养老"], reports)
    texts = quoted(topic)
    assert set(texts) == {"霍山县", "阜平县"}
    assert texts["霍山县"] == [
        "新建养老院3所，新增养老床位420张，发放高龄津贴860万元。",
        "今年建成社区养老服务站18个，养老床位达到2600张。",
    ]
    [excerpt] = next(r for r in topic.regions if r.region.name == "霍山县").excerpts
    assert [len(part) for part in (excerpt.results, excerpt.problems, excerpt.plans)] == [1, 0, 1]


def test_who_names_it_in_a_list_and_who_does_not_are_told_apart(reports: list[Report]) -> None:
    """A list of six matters is not about any of them."""
    _found, topic = made(["养老"], reports)
    assert [region.name for region in topic.passing] == ["顺平县"]
    assert [region.name for region in topic.silent] == ["蠡县"]


def test_the_figures_of_the_matter_come_apart_from_its_goals(reports: list[Report]) -> None:
    """Those that bear its word, and no others of the same report."""
    _found, topic = made(["养老"], reports)
    one = next(r for r in topic.regions if r.region.name == "霍山县")
    assert {figure.name for figure in one.figures} == {"新建养老院", "新增养老床位"}
    assert {figure.name for figure in one.goals} == {"社区养老服务站", "养老床位"}
    assert all(len(r.figures) <= FIGURES and len(r.goals) <= FIGURES for r in topic.regions)


@pytest.mark.parametrize(
    ("topic", "text", "about"),
    [
        ("教育", "实施教育扩优工程，新增学位900个。", True),
        ("教育", "扎实开展主题教育，召开专题会12次。", False),
        ("乡村振兴", "全面推进乡村全面振兴，建成示范村12个。", True),
        ("乡村振兴", "支持革命老区振兴发展，安排资金3亿元。", False),
        ("生态", "修复生态湿地380亩。", True),
        ("生态", "营造风清气正的政治生态，立案21件。", False),
    ],
)
def test_a_word_within_another_is_another_matter(topic: str, text: str, *, about: bool) -> None:
    """And the halves of one may stand apart."""
    found, _topic = made([topic], [analysed("霍山县", report("霍山县", 2023, text))])
    [one] = found.reports
    told = {
        sentence.text: said
        for section, of_section in zip(one.report.sections, one.named, strict=True)
        for sentence, said in zip(section.sentences, of_section, strict=True)
    }
    assert told[text] is about


def test_the_words_near_it_are_found_in_the_reports() -> None:
    """What stands with it in many reports and seldom elsewhere."""
    many = [
        analysed(
            place, report(place, 2023, f"新增养老床位{100 + n}张，护理员{n + 2}人。\n新修道路{n + 3}公里。")
        )
        for n, place in enumerate(("霍山县", "阜平县", "蠡县", "顺平县", "易县", "唐县", "望都县"))
    ]
    found, _topic = made(["养老"], many)
    assert "床位" in found.words
    assert not {"道路", "公里", "养老"} & {*found.words}


def test_of_several_years_the_latest_comes_first(reports: list[Report]) -> None:
    """And what the latest says again of the one before is said once."""
    again = "推广居家养老的好做法，老年食堂覆盖所有社区。"
    years = [
        analysed("霍山县", report("霍山县", year, f"{again}\n新增养老床位{year - 1600}张，全部通过验收。"))
        for year in (2022, 2023)
    ]
    _found, topic = made(["养老"], years)
    [one] = topic.regions
    assert one.excerpts[0].report.identity.period == 2023
    assert sum(text == again for text in quoted(topic)["霍山县"]) == 1


def test_what_went_wrong_is_quoted_from_a_list_too(reports: list[Report]) -> None:
    """An admission mostly stands in one."""
    _found, topic = made(["养老"], reports)
    problems = [s.sentence.text for r in topic.regions for e in r.excerpts for s in e.problems]
    admitted = {
        sentence.text
        for one in reports
        for section in one.sections
        for sentence in section.sentences
        if (sentence.role or section.role) == "problems" and "养老" in sentence.text
    }
    assert len(admitted) == 1
    assert set(problems) == admitted


def test_a_result_is_quoted_beside_many_plans_and_nothing_empty() -> None:
    """Plans are many and long; 养老事业稳步发展。 says nothing."""
    plans = "".join(
        f"今年建成第{n}批养老服务站{n + 11}个，改造养老机构床位{n * 37 + 120}张。\n" for n in range(30)
    )
    text = "养老事业稳步发展。\n养老护理员队伍壮大，经过培训上岗的达到460人。"
    _found, topic = made(["养老"], [analysed("霍山县", report("霍山县", 2023, text, plans))])
    [excerpt] = topic.regions[0].excerpts
    assert [ranked.sentence.text for ranked in excerpt.results] == [
        "养老护理员队伍壮大，经过培训上岗的达到460人。"
    ]
    assert excerpt.plans


def test_an_empty_sentence_stands_where_there_is_no_other() -> None:
    """It is what the report says of the matter."""
    _found, topic = made(["养老"], [analysed("霍山县", report("霍山县", 2023, "养老事业稳步发展。"))])
    assert quoted(topic) == {"霍山县": ["养老事业稳步发展。"]}


def test_a_region_has_its_room_however_many_there_are(reports: list[Report]) -> None:
    """Beyond its best sentence it keeps within it."""
    _found, topic = made(["养老"], reports * 1)
    for texts in quoted(topic).values():
        assert sum(map(len, texts[1:])) <= 1_200
    assert LEAST > 0


def test_nothing_about_it_is_said_so(reports: list[Report]) -> None:
    """The paper is made all the same."""
    _found, topic = made(["航天器"], reports)
    assert (topic.regions, topic.passing) == ((), ())
    assert len(topic.silent) == len(reports)


def folder_of(reports: Path) -> Path:
    """Write the reports to *reports*."""
    reports.mkdir()
    for place, (year, *texts) in ELDERLY.items():
        (reports / f"{place}.txt").write_text(report(place, year, *texts), encoding="utf-8")
    return reports


def test_the_page_has_figures_first_and_each_region(tmp_path: Path) -> None:
    """Every sentence with its mark, every region named once."""
    folder = folder_of(tmp_path / "reports")
    args = [folder, "--topic", "养老", "--format", "md,docx,html", "--out", tmp_path / "out"]
    result = CliRunner().invoke(main, [str(arg) for arg in args])
    assert result.exit_code == 0, result.stderr
    page = (tmp_path / "out/topic-养老.md").read_text(encoding="utf-8")
    assert page.startswith("# 养老工作情况专题摘编\n")
    assert page.index("主要数据") < page.index("各地做法")
    assert "只顺带提到的地区：顺平县。" in page
    assert "报告未提及的地区：蠡县。" in page
    body = page.partition("各地做法")[2]
    assert re.findall(r"^### （.）(\w+)", body, re.MULTILINE) == ["阜平县", "霍山县"]
    assert "主题教育" not in page
    assert "**工作进展**：新建养老院3所，新增养老床位420张，发放高龄津贴860万元。\n" in body
    assert "**下步安排**：今年建成社区养老服务站18个，养老床位达到2600张。[^" in body
    assert "**存在问题**：就业、教育、医疗、养老等方面" in body
    assert re.search(r"来源〔2〕第5、10行。", body) and "| 霍山县.txt |" in body
    assert (tmp_path / "out/topic-养老.docx").is_file()
    assert "topic-养老.html" in (tmp_path / "out/index.html").read_text(encoding="utf-8")


def test_a_page_of_nothing_says_so(tmp_path: Path) -> None:
    """Several words make one name."""
    folder = folder_of(tmp_path / "reports")
    run(config.load(folder, topic="航天器,深空 探测", formats="md", out=tmp_path / "out"))
    page = (tmp_path / "out/topic-航天器-深空-探测.md").read_text(encoding="utf-8")
    assert "各地报告均未专门谈及。" in page
    assert "##" not in page.replace("# 航天器", "")


def test_a_word_of_one_character_is_refused(tmp_path: Path) -> None:
    """It stands in words of every kind."""
    with pytest.raises(BadConfig, match="too short"):
        config.load(folder_of(tmp_path / "reports"), topic="老")
