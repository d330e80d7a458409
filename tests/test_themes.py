"""Sections get their themes, the main one first."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from summarizer.lexicon import UserWords, load
from summarizer.records import Section, Sentence
from summarizer.structure import structure
from summarizer.structure.themes import MOST

CASES = tomllib.loads((Path(__file__).parent / "cases" / "themes.toml").read_text(encoding="utf-8"))["case"]
NONE = UserWords()
THEMES = (
    "党的建设 经济发展 项目招商 科技创新 改革开放 城乡建设 乡村振兴与脱贫 "
    "生态环境 民生保障 社会治理与安全 民主法治 文化宣传 人才队伍"
)


def section(title: str | None, *texts: str, level: int = 1) -> Section:
    """Return a section of *texts*, one a sentence."""
    return Section(title, level, 1, tuple(Sentence(text, 2, 0, len(text)) for text in texts))


def themed(sections: tuple[Section, ...], user: UserWords = NONE) -> tuple[tuple[str, ...], ...]:
    """Return the themes that each of *sections* gets."""
    return tuple(section.themes for section in structure(sections, 2021, "甲县.txt", lexicon=load(user)))


def test_nothing_has_no_themes() -> None:
    """No sections, no themes."""
    assert themed(()) == ()


def test_a_section_that_says_nothing_known_has_none() -> None:
    """An empty section, and one whose words speak for nothing, have no theme."""
    assert themed((section("引言"), section("甲乙", "丙丁戊己。"))) == ((), ())


@pytest.mark.parametrize("case", CASES, ids=[case["title"] for case in CASES])
def test_the_main_theme_comes_first(case: dict[str, Any]) -> None:
    """Every case names what it is about, first what it is mainly about."""
    (themes,) = themed((section(case["title"], *case["text"]),))
    assert themes[0] == case["first"]
    assert set(case.get("also", ())) <= set(themes)
    assert not set(case.get("never", ())) & set(themes)


def test_every_theme_has_a_case() -> None:
    """All thirteen are found somewhere."""
    assert {case["first"] for case in CASES} == set(THEMES.split())


def test_a_section_covers_what_stands_under_it() -> None:
    """The themes of a chapter are those of its parts; the next chapter has no share in them."""
    chapter, _, _, after = themed(
        (
            section("过去一年的工作"),
            section("教育", "新建小学三所，增加学位2400个。", level=2),
            section("治水", "国考断面水质全部达标，黑臭水体全部消除。", level=2),
            section("自身建设", "作风建设持续加强，党组织标准化建设全面达标。"),
        )
    )
    assert {"民生保障", "生态环境"} <= set(chapter)
    assert after == ("党的建设",)


def test_a_heading_outweighs_a_word_in_passing() -> None:
    """A mention of schools does not make a chapter on roads one on education."""
    (themes,) = themed((section("农村公路建设提速", "通往学校的道路先修。"),))
    assert themes[0] == "城乡建设"


def test_a_lead_without_a_heading_has_none_but_a_whole_report_without_one_has() -> None:
    """A lead is a small part of a report; text without headings that is all of it is not a lead."""
    body = "就业和养老保险稳步扩面，义务教育巩固率达到98%。"
    lead, _ = themed((section(None, "就业形势稳定。"), section("民生", *[body] * 4)))
    assert lead == ()
    assert themed((section(None, body),)) == (("民生保障",),)


def test_a_glossary_is_about_nothing() -> None:
    """It explains the words of all themes."""
    assert themed((section("名词解释", "家庭医生：为居民提供基本医疗服务的医生。"),)) == ((),)


def test_no_section_has_more_themes_than_tell_something() -> None:
    """A heading that lists everything is cut short."""
    everything = "党建经济招商科技创新改革开放城市建设乡村振兴生态环境民生信访政协文化人才"
    (themes,) = themed((section(everything, everything + "。"),))
    assert len(themes) == MOST


def test_users_add_themes_and_words() -> None:
    """A theme of the user's own is named where its words are; other themes keep theirs."""
    user = UserWords(themes=(("港口航运", ("集装箱", "泊位")), ("民生保障", ("惠老食堂",))))
    port, meals = themed(
        (section("新增万吨级泊位2个", "集装箱吞吐量增长9%。"), section("惠老食堂", "开办14处。")), user
    )
    assert port[0] == "港口航运"
    assert meals == ("民生保障",)
    assert themed((section("新增万吨级泊位2个"),)) == ((),)


def test_a_sentence_speaks_for_one_theme_of_its_section() -> None:
    """The one its words have most of, the user's own among them; where none speaks, the main one."""
    said = section("港口与民生", "集装箱吞吐量增长9%。", "新增养老床位300张，建成幼儿园2所。", "天气晴好。")
    user = UserWords(themes=(("港口航运", ("集装箱", "港口")),))
    (made,) = structure((said,), 2021, "甲县.txt", lexicon=load(user))
    assert made.themes == ("港口航运", "民生保障")
    assert [sentence.theme for sentence in made.sentences] == ["港口航运", "民生保障", "港口航运"]
    assert {sentence.document for sentence in made.sentences} == {"甲县.txt"}


def test_a_theme_tells_which_word_spoke_for_it() -> None:
    """The trail names the loudest word of each."""
    (made,) = structure((section("义务教育", "新建小学两所。"),), 2021, "甲县.txt", lexicon=load())
    (because,) = [because for because in made.because if because.step == "theme"]
    assert (because.rule, because.words, because.line) == ("民生保障", "义务教育", 1)
