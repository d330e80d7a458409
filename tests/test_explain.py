"""Why a report, a section, a sentence, a figure was read so, as text."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from specimens import NOTHING as NO_DIGEST
from specimens import PATH, indicator, sentence
from specimens import REGION as COUNTY

from summarizer.errors import BadConfig, NothingToDo
from summarizer.explain import LineOf, explain, line_of
from summarizer.records import (
    Because,
    Briefing,
    Cell,
    Digest,
    DigestRow,
    Excerpt,
    Group,
    Identity,
    Indicator,
    Passage,
    Ranked,
    Ranking,
    RawLine,
    Reason,
    Region,
    Removed,
    Repair,
    Report,
    Row,
    Section,
    Time,
)

REGION = Region("320106", "鼓楼区", "鼓楼区", "区", "南京市", "江苏省", "320106")
UNDECIDED = Region(
    "鼓楼区-甲",
    "鼓楼区",
    "鼓楼区（甲）",
    None,
    None,
    None,
    None,
    ("江苏省南京市鼓楼区", "福建省福州市鼓楼区"),
)
NOTHING = Region("未识别地区-乙", "未识别地区（乙）", "未识别地区（乙）", None, None, None, None)


def report(identity: Identity, removed: tuple[Removed, ...] = (), repairs: tuple[Repair, ...] = ()) -> Report:
    """Return a report of which only what is explained is filled in."""
    ranking = Ranking((), ())
    return Report(
        path="甲.txt",
        sha256="",
        encoding="utf-8",
        format="text",
        identity=identity,
        lines=(),
        removed=removed,
        repairs=repairs,
        sections=(),
        ranking=ranking,
        indicators=(),
    )


def told(made: Report) -> str:
    """Return what is said of *made*, which stands alone."""
    [text] = explain([_alone(made)], NO_DIGEST)
    return text


def _alone(made: Report) -> Briefing:
    return Briefing(made.identity.region, (), (), (Excerpt(made, ()),), ())


def test_a_report_without_evidence_is_undecided() -> None:
    """Nothing was found, and that is what is said."""
    text = told(report(Identity(NOTHING, None)))
    assert text == "甲.txt\n  region: undecided\n  year: undecided\n"


def test_candidates_are_named() -> None:
    """An undecided region says what it may be."""
    text = told(report(Identity(UNDECIDED, 2021)))
    assert "region: undecided; one of 江苏省南京市鼓楼区、福建省福州市鼓楼区" in text


def test_evidence_is_added_up_and_the_best_stands_first() -> None:
    """Each value that was possible has its sum, its lines and its words."""
    reasons = (
        Reason("period", "2020", "2020年 × 1", 9, 1.0, "named"),
        Reason("period", "2019", "2020年展望", 33, 4.0, "outlook"),
        Reason("period", "2019", "十九届四中全会", 12, 1.5, "event"),
        Reason("region", "江苏省南京市鼓楼区", "南京", None, 5.0, "path"),
    )
    lines = told(report(Identity(REGION, 2019, reasons=reasons))).splitlines()
    assert lines[1] == "  region: 鼓楼区（江苏省 南京市）"
    assert lines[3].split() == ["+5.0", "the", "name", "of", "the", "file", "or", "folder:", "南京"]
    assert [line.split() for line in lines[5:8]] == [
        ["5.5", "2019"],
        ["+4.0", "line", "33", "the", "year", "ahead:", "2020年展望"],
        ["+1.5", "line", "12", "an", "event", "of", "that", "year:", "十九届四中全会"],
    ]
    assert lines[8].split() == ["1.0", "2020"]


def test_particulars_name_their_line() -> None:
    """Each author, date and source can be looked up."""
    reasons = (
        Reason("authors", "张三", "记者 张三 李四", 8, 1.0),
        Reason("authors", "李四", "记者 张三 李四", 8, 1.0),
        Reason("source", "某某日报", 'match = "*.txt"', None, 100.0),
    )
    text = told(report(Identity(REGION, 2019, reasons=reasons)))
    assert "  authors: 张三  (line 8)\n  authors: 李四  (line 8)" in text
    assert '  source: 某某日报  (match = "*.txt")' in text


def test_what_was_mended_and_removed_is_shown() -> None:
    """Repairs that were made are counted, lines that are not body shown with what they are instead."""
    removed = (
        Removed(1, "搜索", "navigation"),
        Removed(2, "  ", "navigation"),
        Removed(70, "长" * 80, "credit"),
    )
    text = told(report(Identity(REGION, 2019), removed, (Repair("pinyin", 3), Repair("garbled", 0))))
    assert "  mended: pinyin 3\n" in text
    assert "        1  navigation  搜索\n" in text
    assert f"       70  credit      {'长' * 60}…\n" in text
    assert len(text.splitlines()) == 7


# -- sections, sentences, figures --------------------------------------------

SAID = "财政收入完成8.6亿元，增长9.2%。"
PLAIN = "干部群众同心协力。"
HEADING = Because("year", "heading", "一、2019年工作回顾", 5)


def figure(line: int = 7, **other: Any) -> Indicator:
    """Return the figure that `SAID` states, with a trail."""
    because = (
        Because("number", "arabic", "8.6亿元"),
        Because("noun", "before", "财政收入"),
        HEADING,
    )
    return indicator(line=line, sentence=SAID, because=because, **other)


def briefed(*figures: Indicator, rows: tuple[Row, ...] = (), format: str = "text") -> Briefing:
    """Return a briefing of one section, whose first sentence is quoted and has *figures*."""
    sentences = (
        Ranked(sentence(SAID, 7), 2.5, key=True, because=(Because("evidence", "result", "完成"),)),
        Ranked(sentence(PLAIN, 8), 0.3, key=False),
    )
    themes = (Because("theme", "经济发展", "财政", 5),)
    section = Section(
        "一、2019年工作回顾",
        1,
        5,
        tuple(ranked.sentence for ranked in sentences),
        rows,
        time=Time("actual", 2019),
        themes=("经济发展",),
        because=themes,
    )
    texts = {5: section.title or "", 7: SAID, 8: PLAIN} | {row.line: "\t".join(row.cells) for row in rows}
    made = replace(
        report(Identity(COUNTY, 2019)),
        path=PATH,
        format=format,
        lines=tuple(RawLine(number, text) for number, text in texts.items()),
        sections=(section,),
        ranking=Ranking(((2.5, 0.3),), (), (), 0.8),
        indicators=figures,
    )
    passage = Passage(section.title, 1, 5, PATH, section.themes, sentences)
    return Briefing(COUNTY, (2019,), (), (Excerpt(made, (passage,)),), figures)


def lines(briefing: Briefing, at: LineOf | None = None, digest: Digest = NO_DIGEST) -> list[str]:
    """Return the lines of what is said of the one report of *briefing*."""
    [text] = explain([briefing], digest, at)
    return [line.strip() for line in text.splitlines()]


def test_a_figure_tells_its_trail() -> None:
    """What was decided, and below it each step with its rule and its words."""
    said = lines(briefed(figure()))
    at = said.index("8.6亿元  财政收入  +9.2%  2019  result")
    assert said[at + 1] == (
        "number: arabic | noun: before 财政收入 | year: heading 一、2019年工作回顾 (line 5)"
    )


def test_a_section_tells_what_it_is_and_why() -> None:
    """Role, time and themes, with the words that gave them; its own line is not said again."""
    said = lines(briefed())
    at = said.index("line 5  一、2019年工作回顾")
    assert said[at + 1 : at + 3] == ["reports  results 2019  经济发展", "theme: 经济发展 财政"]


def test_a_quoted_sentence_tells_its_score_and_its_evidence() -> None:
    """And one that is neither quoted nor states a figure is left out."""
    said = lines(briefed())
    at = said.index(f"line 7  {SAID}")
    assert said[at + 1 : at + 3] == ["quoted; score 2.500, worth quoting from 0.800", "evidence: result 完成"]
    assert not any(PLAIN in line for line in said)


def test_one_line_is_told_alone() -> None:
    """Its section, all its sentences, its figures, and nothing of other lines."""
    said = lines(briefed(figure(), figure(line=9)), line_of(f"{PATH}:8"))
    assert said == [
        f"{PATH}:8",
        PLAIN,
        "line 5  一、2019年工作回顾",
        "reports  results 2019  经济发展",
        "theme: 经济发展 财政",
        f"line 8  {PLAIN}",
        "not quoted; score 0.300, worth quoting from 0.800",
    ]


def test_a_line_that_spoke_for_the_region_says_so() -> None:
    """Evidence and what the line is instead of body, too."""
    reasons = (
        Reason("region", "甲县", "甲县", 1, 6.0, "headline"),
        Reason("period", "2019", "2019", 2, 1.0, "named"),
    )
    made = replace(
        report(Identity(REGION, 2019, reasons=reasons), (Removed(1, "甲县新貌", "title"),)),
        lines=(RawLine(1, "甲县新貌"),),
    )
    [text] = explain([_alone(made)], NO_DIGEST, line_of("甲.txt:1"))
    assert [line.split() for line in text.splitlines()] == [
        ["甲.txt:1"],
        ["甲县新貌"],
        ["region:", "甲县", "+6.0", "line", "1", "in", "the", "title:", "甲县"],
        ["not", "part", "of", "the", "text:"],
        ["1", "title", "甲县新貌"],
    ]


def test_a_row_of_a_table_tells_its_figures() -> None:
    """A row is no sentence, and has figures all the same."""
    row = Row(9, ("指标", "8.6"), ((0, 2), (3, 6)))
    said = lines(briefed(figure(line=9), rows=(row,)))
    assert said[said.index("line 9  指标 | 8.6") + 1].startswith("8.6亿元  财政收入")


def test_a_figure_names_what_it_is_compared_with() -> None:
    """And why it may or may not be."""
    own, other = figure(), replace(figure(), document="甲.txt")
    neighbour = replace(COUNTY, id="2", label="雾岭县")
    cells = (
        Cell(COUNTY.id, Decimal("8.6"), own, because=(Because("group", "same year", "2019"),)),
        Cell("2", Decimal(7), other),
    )
    row = DigestRow("财政收入", "level", "亿元", "result", cells, (Group(2019, (0, 1)),), ())
    digest = replace(NO_DIGEST, regions=(COUNTY, neighbour), rows=(row,))
    said = lines(briefed(own), digest=digest)
    at = said.index("compared with: 雾岭县")
    assert said[at + 1] == "group: same year 2019"


def test_a_word_file_has_paragraphs() -> None:
    """A place is called what it is called on the pages."""
    assert f"paragraph 7  {SAID}" in lines(briefed(format="docx"))


@pytest.mark.parametrize("place", ["2023.txt", "24", ":24", "2023.txt:", "2023.txt:二"])
def test_what_is_no_place_is_refused(place: str) -> None:
    """With what to write instead."""
    with pytest.raises(BadConfig, match=r"not a file and a line; write, for example, 2023\.txt:24"):
        line_of(place)


@pytest.mark.parametrize(
    ("place", "said"), [("other.txt:7", "other.txt is not among"), (f"{PATH}:99", "has no line 99")]
)
def test_a_line_that_is_not_there_is_named(place: str, said: str) -> None:
    """Another file, or a line behind the last."""
    with pytest.raises(NothingToDo, match=said):
        lines(briefed(), line_of(place))


def test_a_report_is_named_by_the_end_of_its_path() -> None:
    """Also with the folder it lies in; never by half a name."""
    assert line_of("b.txt:1").names("a/b.txt") and line_of("a/b.txt:1").names("a/b.txt")
    assert not line_of("b.txt:1").names("ab.txt")
