"""What leans on its neighbours is not quoted alone; firsts and honours are found in their clauses."""

from typing import Any

import pytest

from summarizer.rank.alone import ALONE, OPENINGS, leaning, opening
from summarizer.rank.distinctions import DISTINCTIONS, LONGEST, distinctions
from summarizer.records import Section, Sentence, Time
from summarizer.rule import Rule, first

PAST = Time()


def ids(rule: Rule[Any]) -> str:
    """Call a case by its rule."""
    return rule.name


def read(rule: Rule[Any], text: str) -> str | None:
    """Return the words that *rule* answers with for *text*."""
    answer = rule.read(text, "problems") if rule in ALONE else rule.read(text)
    return answer[0] if isinstance(answer, tuple) else answer


@pytest.mark.parametrize("rule", (*ALONE, *OPENINGS, *DISTINCTIONS), ids=ids)
def test_a_rule_reads_what_it_shows_and_spares_its_near_misses(rule: Rule[Any]) -> None:
    """Each row is tried on its own specimens."""
    assert [read(rule, text) for text, _ in rule.shows] == [words for _, words in rule.shows]
    assert [text for text in rule.spares if read(rule, text) is not None] == []


@pytest.mark.parametrize("rule", DISTINCTIONS, ids=ids)
def test_a_distinction_is_called_by_the_rule_that_shows_it(rule: Rule[Any]) -> None:
    """No row above takes it away."""
    for text, _ in rule.shows:
        found = first(DISTINCTIONS, text)
        assert found and found[0].name == rule.name, text
    for text in rule.spares:
        found = first(DISTINCTIONS, text)
        assert found is None or found[0].name != rule.name, text


def claimed(*texts: str, time: Time = PAST) -> list[str]:
    """Return the distinctions of a section of *texts*."""
    section = Section("工作", 1, 1, tuple(Sentence(text, 2, 0, len(text)) for text in texts), time=time)
    return [one.text for one in distinctions(section)]


def test_a_claim_without_a_subject_takes_the_clauses_before_it() -> None:
    """居全省第一 is said of something."""
    assert claimed("新增市场主体4200户，增速居全省第一。") == ["新增市场主体4200户，增速居全省第一"]
    assert claimed("道路畅通，县医院获评三级医院。") == ["县医院获评三级医院"]


def test_two_claims_of_one_stretch_are_one() -> None:
    """It is not quoted twice."""
    text = "茶叶产量居全国第一，入选国家地理标志名录。"
    assert claimed(text) == [text.removesuffix("。")]


def test_a_stretch_has_an_end() -> None:
    """Where the clauses before are long, the nearest go with the claim."""
    long = "实施" + "水利" * 40 + "工程"
    (found,) = claimed(f"{long}，灌区灌溉面积扩大，居全省第一。")
    assert found == "灌区灌溉面积扩大，居全省第一"
    assert len(found) <= LONGEST


def test_a_bracket_is_not_torn() -> None:
    """A comma in it parts no clause."""
    assert claimed("县医院（北院，新区）荣获省级文明单位称号。") == [
        "县医院（北院，新区）荣获省级文明单位称号"
    ]


def test_what_is_hoped_for_is_no_distinction() -> None:
    """Neither among the goals nor where a clause says that it is wanted."""
    assert claimed("增速居全省第一。", time=Time("target", 2020)) == []
    assert claimed("积极创建国家级高新区，力争居全省第一。") == []


def test_openings_are_left_out_one_behind_another() -> None:
    """各位代表 and 二是 go both; a sentence of nothing else is left whole."""
    assert opening("各位代表，二是新修农村公路86公里。") == 7
    assert opening("三是稳。") == 0


def test_a_pledge_is_one_only_where_problems_are_told() -> None:
    """Elsewhere it is a plan."""
    assert leaning("我们将新建学校12所。", "problems") and not leaning("我们将新建学校12所。", "report")
