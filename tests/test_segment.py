"""Body lines become sections of sentences, and every sentence keeps its place."""

import re
import tomllib
from itertools import pairwise
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from summarizer.clean.edits import places
from summarizer.lexicon import load
from summarizer.records import Cleaned, Doubt, Line, RawLine, Row, Section, Sentence, Source
from summarizer.segment import segment as divide
from summarizer.segment.numbers import number
from summarizer.segment.sentences import cut

CASES = Path(__file__).parent / "cases"
OUTLINES = tomllib.loads((CASES / "segment.toml").read_text(encoding="utf-8"))["case"]
SENTENCES = tomllib.loads((CASES / "sentences.toml").read_text(encoding="utf-8"))["case"]


LEXICON = load()


def segment(text: Cleaned) -> tuple[Section, ...]:
    """Return the sections of *text*, by the shipped words."""
    return divide(text, lexicon=LEXICON)


def cleaned(text: str) -> Cleaned:
    """Return *text* as clean hands it on; see cases/segment.toml for its small mark-up."""
    lines, page = [], 1
    for at_line, raw in enumerate(text.split("\n"), 1):
        if raw == r"\f":
            page += 1
            continue
        heading = re.match(r"#+(?= )", raw)
        bold = re.fullmatch(r"\*\*(.+)\*\*", raw)
        body = raw[heading.end() + 1 :] if heading else bold[1] if bold else raw
        at = raw.index(body)
        cells = tuple(body.split("|")) if "|" in body else ()
        lines.append(
            Line(
                number=at_line,
                text=body,
                role="body",
                origin=range(at, at + len(body)),
                page=page if r"\f" in text else None,
                heading=len(heading[0]) if heading else 0,
                bold=bold is not None,
                cells=cells,
                places=places(RawLine(number, body, cells=cells)),
            )
        )
    return of(*lines)


def of(*lines: Line) -> Cleaned:
    raw = tuple(RawLine(line.number, line.text) for line in lines)
    return Cleaned(Source("甲.txt", "", "utf-8", "text", raw), lines, ())


def line(number: int, text: str, **more: Any) -> Line:
    return Line(number, text, **({"role": "body", "origin": range(len(text))} | more))


def outline(sections: tuple[Section, ...]) -> list[str]:
    return [
        f"{s.level} {s.title or '∅'} ({len(s.sentences)}{f'+{len(s.rows)}' if s.rows else ''})"
        for s in sections
    ]


def sentences(sections: tuple[Section, ...]) -> list[Sentence]:
    return [sentence for section in sections for sentence in section.sentences]


@pytest.mark.parametrize("case", OUTLINES, ids=[case["name"] for case in OUTLINES])
def test_a_document_has_its_outline(case: dict[str, Any]) -> None:
    assert outline(segment(cleaned(case["text"]))) == case["outline"]


@pytest.mark.parametrize("case", SENTENCES, ids=[case.get("name", case["text"]) for case in SENTENCES])
def test_a_paragraph_has_its_sentences(case: dict[str, Any]) -> None:
    assert list(cut(case["text"])) == case["sentences"]


def test_only_the_body_is_divided() -> None:
    sections = segment(
        of(
            line(1, "青溪县2021年工作回顾", role="title"),
            line(2, "2022-01-09", role="dateline"),
            line(3, "全年新增企业21家。"),
            line(3, "（记者 某某）", role="byline"),
        )
    )
    assert [s.text for s in sentences(sections)] == ["全年新增企业21家。"]


def test_a_sentence_stands_where_it_was_read() -> None:
    """The place counts the characters of the raw line, those that a repair took out included."""
    raw = "　　工业（gōng yè）稳步回升。技改投资增长12.4%。"
    origin = [at for at in range(len(raw)) if not 4 <= at < 13]
    text = "".join(raw[at] for at in origin)
    first, second = sentences(segment(of(line(7, text, origin=origin))))
    assert (first.text, first.line, raw[first.start : first.end]) == (
        "工业稳步回升。",
        7,
        "工业（gōng yè）稳步回升。",
    )
    assert (second.line, raw[second.start : second.end]) == (7, "技改投资增长12.4%。")


def test_a_sentence_over_several_lines_is_placed_where_it_begins() -> None:
    """Its end is that of the part which stands in its first line."""
    first, second = "产业基础得到夯实。全年新增规上工业企业21家，其中装备", "制造企业9家。"
    found = sentences(segment(of(line(3, first, page=2), line(4, second, page=2, continues=True))))
    assert found[1] == Sentence("全年新增规上工业企业21家，其中装备制造企业9家。", 3, 9, len(first), page=2)


def test_a_title_over_two_lines_stands_on_the_first() -> None:
    sections = segment(of(line(4, "锚定目标不松劲"), line(6, "工业强县迈新步"), line(8, "新增企业21家。")))
    assert [(s.title, s.line) for s in sections] == [("锚定目标不松劲 工业强县迈新步", 4)]


def test_a_doubt_stays_with_the_sentence_it_falls_in() -> None:
    text = "新增企业21家。完成投?亿元。"
    found = sentences(segment(of(line(1, text, doubts=(Doubt(11, 12, "a garbled spot"),)))))
    assert [s.doubt for s in found] == [None, "a garbled spot"]


def test_a_doubt_in_a_line_of_several_paragraphs_stays_in_place() -> None:
    text = "新增企业21家。　　完成投?亿元。　　建成学校4所。"
    found = sentences(segment(of(line(1, text, doubts=(Doubt(13, 14, "a garbled spot"),)))))
    assert [s.doubt for s in found] == [None, "a garbled spot", None]
    assert [text[s.start : s.end] for s in found] == [s.text for s in found]


def test_the_rows_of_a_table_are_no_sentences() -> None:
    rows = ("指标|数值", "生产总值|412.5")
    sections = segment(cleaned("主要指标\n经济运行平稳。\n" + "\n".join(rows)))
    assert sections[0].rows == (
        Row(3, ("指标", "数值"), ((0, 2), (3, 5))),
        Row(4, ("生产总值", "412.5"), ((0, 4), (5, 10))),
    )


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        ("各位代表：\n一、去年回顾\n新建学校4所。", ["before the first heading", "numbered line"]),
        ("2021年工作回顾\n新建学校4所。", ["what was or is to be"]),
        (
            "抓招商引资。签约项目46个，落地39个。\n抓人才引育。引进人才90名，留住86名。",
            ["first sentence", "built like one near it"] * 2,
        ),
        (
            "工业稳中有进\n新建厂房3座。\n让我们携手开创新局面！",
            ["line without a mark", "close of the report"],
        ),
    ],
)
def test_a_section_tells_which_rules_found_its_heading(text: str, rules: list[str]) -> None:
    """The trail of a section begins with its heading: the rules by name, and the words they read."""
    because = [step for section in segment(cleaned(text)) for step in section.because]
    assert [step.rule for step in because] == rules
    assert {step.step for step in because} == {"heading"}
    assert all(step.words in text for step in because)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param(
            "\n".join(["全年新增规上工业企业的工作正在各地加快推进，"] * 4000), id="ended by commas"
        ),
        pytest.param(
            "\n".join(f"抓好第{n}件事情。新建学校，改造医院。" for n in range(4000)), id="all of them leads"
        ),
        pytest.param(
            "第一章 回顾\n一、工业\n" + "在肯定成绩的同时，我们也看到短板。\n" * 4000, id="all sum up"
        ),
    ],
)
def test_a_long_text_takes_no_more_than_its_share(text: str) -> None:
    """Ten times the text takes some ten times as long, and not a hundred times."""

    def seconds(share: str) -> float:
        begun = process_time()
        segment(cleaned(share))
        return process_time() - begun

    little = min(seconds(text[: len(text) // 10]) for _ in range(3))
    assert seconds(text) < 40 * little + 0.2


# -- what holds of every text --------------------------------------------------------------------

PIECES = st.sampled_from(
    re.findall(
        r"[^|]+",
        "抓招商|工业稳步回升|一、|（二）|3.|一是|——|各位代表！|“好不好？”|《怎么办？》|（见图）|全年新增企业21家|"
        "增长6.5%|，|。|；|：|……|！|、|“|”|（|）|第一章|项目建设上，|让我们携手奋进新征程|名词解释|"
        '2022年工作安排|A|9|?|"| |　　',
    )
)
TEXTS = st.lists(st.lists(PIECES, max_size=12).map("".join), max_size=14).map("\n".join)


# A machine that is busy with other things must not fail a test.
UNHURRIED = settings(deadline=None, max_examples=60)


def letters(text: str) -> str:
    """Return *text* without what a title may lose: marks, bullets and spaces."""
    return re.sub(r"[\W_]", "", text)


@UNHURRIED
@given(TEXTS)
def test_nothing_is_lost_and_nothing_said_twice(text: str) -> None:
    """Titles and sentences hold every character once, in order, but for naming clauses."""
    lines = [letters(line) for line in text.split("\n")]
    # A title whose words the next line says again looks like a clause that stays in its sentence.
    assume(not any(b.startswith(a) for a, b in pairwise(sorted(filter(None, lines)))))
    said = ""
    for section in segment(cleaned(text)):
        own, title = "".join(s.text for s in section.sentences), section.title or ""
        counted = number(title, LEXICON)
        begin = counted[1] if counted else 0
        # A clause that names the section gives its title and stays in its sentence, be it without its number.
        for stays, left in ((title, ""), (title[begin:].strip(), title[:begin])):
            if stays and re.match(rf"{re.escape(stays)}\s*[，；：！？?。…]", own):
                said += letters(left + own)
                break
        else:
            said += letters(title) + letters(own)
    assert said == letters(text)


@UNHURRIED
@given(TEXTS)
def test_every_sentence_stands_in_its_line(text: str) -> None:
    raw = text.split("\n")
    for sentence in sentences(segment(cleaned(text))):
        part = raw[sentence.line - 1][sentence.start : sentence.end]
        assert part and sentence.text.startswith(part.rstrip())


@UNHURRIED
@given(TEXTS)
def test_levels_begin_at_one_and_go_down_step_by_step(text: str) -> None:
    above = 0
    for section in segment(cleaned(text)):
        assert 1 <= section.level <= above + 1
        above = section.level


@UNHURRIED
@given(TEXTS)
def test_sections_come_in_the_order_of_their_lines(text: str) -> None:
    places = [(s.line, s.start) for s in sentences(segment(cleaned(text)))]
    assert places == sorted(places)
