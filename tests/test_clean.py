"""Lines are mended and labelled; nothing is lost, and what was right is not touched."""

import re
import tomllib
from pathlib import Path
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.clean import clean as mend
from summarizer.clean.edits import Edit, Stretch, apply
from summarizer.clean.labels import LABELS
from summarizer.clean.repairs import REPAIRS
from summarizer.lexicon import UserWords, load
from summarizer.records import Cleaned, Doubt, Line, RawLine, Source

CASES = Path(__file__).parent / "cases" / "clean"


LEXICON = load()


def clean(source: Source, noise: tuple[str, ...] = ()) -> Cleaned:
    """Return *source* cleaned, by the shipped words and what the user calls *noise*."""
    return mend(source, load(UserWords(noise=noise)) if noise else LEXICON)


def cases(name: str) -> list[Any]:
    """Return the cases of a file, each under its name."""
    read = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return [pytest.param(case, id=case.get("name") or case["repair"]) for case in read]


def cleaned(text: str, noise: tuple[str, ...] = (), kind: str = "text") -> Cleaned:
    """Return *text* as a file of *kind*, cleaned."""
    lines = tuple(RawLine(number, line) for number, line in enumerate(text.split("\n"), 1))
    return clean(Source("云岭.txt", "", "utf-8", kind, lines), noise)


def shown(lines: tuple[Line, ...]) -> list[str]:
    """Return *lines* as role|text."""
    return [f"{line.role}|{line.text}" for line in lines]


def body(text: str) -> str:
    """Return the body of *text*, cleaned."""
    return "\n".join(line.text for line in cleaned(text).lines if line.role == "body")


def repairs(found: Cleaned) -> dict[str, int]:
    """Return the repairs that were made at all."""
    return {repair.name: repair.count for repair in found.repairs if repair.count}


# -- pages --------------------------------------------------------------------


@pytest.mark.parametrize("case", cases("wild"))
def test_a_page_is_labelled_line_by_line(case: dict[str, str]) -> None:
    """Every line gets its role, in the order of the file."""
    assert shown(cleaned(case["text"].strip("\n")).lines) == case["lines"].strip("\n").split("\n")


@pytest.mark.parametrize("case", cases("negative"))
def test_what_is_right_is_not_touched(case: dict[str, str]) -> None:
    """Text that looks damaged, and lines that look like a page's, stay."""
    text = case["text"].strip("\n")
    assert body(f"云岭县2021年工作总结\n{text}") == text


@pytest.mark.parametrize("case", cases("synthetic"))
def test_a_repair_mends_and_is_counted(case: dict[str, str]) -> None:
    """Each kind of damage is undone, and the document says how often."""
    found = cleaned(case["before"])
    assert [line.text for line in found.lines] == [case["after"]]
    assert repairs(found)[case["repair"]] > 0


@pytest.mark.xfail(strict=True)
@pytest.mark.parametrize("case", cases("failing"))
def test_what_is_not_right_yet(case: dict[str, str]) -> None:
    """Known failures: the day one is mended, this says so."""
    assert shown(cleaned(case["text"].strip("\n")).lines) == case["lines"].strip("\n").split("\n")


def test_nothing_comes_of_nothing() -> None:
    """Blank lines are no lines."""
    assert cleaned("").lines == cleaned(" \n\u3000\n").lines == ()


def test_every_repair_is_reported_even_when_it_was_not_needed() -> None:
    """A report says 0 rather than nothing."""
    names = [repair.name for repair in cleaned("增长8%。").repairs]
    assert names[:2] == ["pinyin", "garbled"]
    assert {rule.name for rule in REPAIRS} < set(names)


# -- the user's own noise -----------------------------------------------------


def test_the_user_names_noise_as_text_or_as_an_expression() -> None:
    """An entry is a whole line, marks aside, or an expression between slashes."""
    text = "◆ 云岭在线 ◆\n第12期简报\n全年增长8%，完成投资3亿元。"
    assert shown(cleaned(text, noise=("云岭在线", r"/^第\d+期/")).lines) == [
        "navigation|◆ 云岭在线 ◆",
        "navigation|第12期简报",
        "body|全年增长8%，完成投资3亿元。",
    ]


# -- places -------------------------------------------------------------------


def test_each_character_knows_its_place_in_the_raw_line() -> None:
    """Behind dropped readings and widened marks the place is still the raw one."""
    raw = "激發(fā)產(chǎn)業(yè)動(dòng)能,實(shí)現(xiàn)開(kāi)門(mén)紅。"
    (line,) = cleaned(raw).lines
    assert line.text == "激发产业动能，实现开门红。"
    assert [raw[at] for at in line.origin] == list("激發產業動能,實現開門紅。")


def test_pieces_of_a_line_share_its_number() -> None:
    """A reporter's tag becomes a line of its own, with the same number and its own place."""
    raw = "一季度开工项目28个。(记者 某某)"
    text, tag = cleaned(raw).lines
    assert (text.number, tag.number) == (1, 1)
    assert tag.text == "（记者 某某）"
    assert raw[tag.origin[0] : tag.origin[-1] + 1] == "(记者 某某)"


def test_line_breaks_left_as_letters_keep_the_raw_line() -> None:
    """The stretches between them are lines, all of raw line 1."""
    first, second = cleaned(r"一、工作回顾\r\n全年增长8%，完成投资3亿元。").lines
    assert (first.number, second.number, second.origin[0]) == (1, 1, 10)


@settings(deadline=None)
@given(st.text(alphabet="增长，,8%？?。(（)）ā產\u3000\u200b &;<p>１．\\rn——【】", max_size=60))
def test_places_rise_and_fit_whatever_the_text(text: str) -> None:
    """No repair loses a place, leaves the raw line, or goes back in it."""
    for line in cleaned(text).lines:
        assert len(line.origin) == len(line.text) > 0
        assert list(line.origin) == sorted(line.origin)
        assert line.origin[0] >= 0 and line.origin[-1] < len(text)


@settings(deadline=None)
@given(st.text(alphabet="全年增长12345.67%，；。亿元万人“”项目建设", min_size=1, max_size=80))
def test_a_figure_is_never_changed(text: str) -> None:
    """Digits of a sound text come out as they went in."""
    kept = "".join(line.text for line in cleaned(text).lines)
    assert re.findall(r"\d+(?:\.\d+)?", kept) == re.findall(r"\d+(?:\.\d+)?", text)


# -- doubts -------------------------------------------------------------------


@pytest.mark.parametrize(
    "damaged",
    [
        "增长8?5%，好于预期。",
        "增长\ufffd\ufffd.5%，好于预期。",
        "增长3_M_，好于预期。",
        "增长3_M_M_，好于预期。",
        "王?同志获评劳模，事迹感人。",
    ],
)
def test_damage_that_cannot_be_mended_is_doubted(damaged: str) -> None:
    """The text stays, and the doubt stands on the damage."""
    (line,) = cleaned(damaged).lines
    assert line.text == damaged
    (doubt,) = line.doubts
    assert re.fullmatch(r"\?|\ufffd+|_M_(?:M_)?", line.text[doubt.start : doubt.end])


def test_a_sound_line_has_no_doubt() -> None:
    """A question in words is none."""
    assert cleaned("增长8.5%，为什么？因为实干。").lines[0].doubts == ()


def test_a_doubt_outlives_the_character_it_stood_on() -> None:
    """Where the damage itself was dropped, the next character carries the doubt."""
    stretch = Stretch(RawLine(1, "甲?乙"), "甲?乙", range(3)).doubted([Doubt(1, 2, "lost")])
    assert stretch.edited([Edit(1, 2, "")]).doubts_in_text() == (Doubt(1, 2, "lost"),)


# -- what formats know --------------------------------------------------------


def test_markdown_loses_its_marks_and_keeps_its_places() -> None:
    """Headings, bold and links are text when cleaned, at their place in the raw line."""
    raw = RawLine(1, "- **抓项目。**见[附件](a.pdf)，共36个。")
    (line,) = clean(Source("a.md", "", "utf-8", "markdown", (raw,))).lines
    assert line.text == "抓项目。见附件，共36个。"
    assert "".join(raw.text[at] for at in line.origin) == line.text


def test_cells_are_mended_like_text() -> None:
    """A table's cells get the same repairs as a sentence."""
    raw = RawLine(1, "生产总值\t１２亿元", cells=("生产总值", "１２亿元"))
    (line,) = clean(Source("a.docx", "", "unicode", "docx", (raw,))).lines
    assert line.cells == ("生产总值", "12亿元")


def test_mending_leaves_the_raw_line_as_the_file_has_it() -> None:
    """The cells that are mended are those of the clean line; each of their repairs is made once."""
    raw = RawLine(1, "R&amp;amp;D\t１２亿元", cells=("R&amp;amp;D", "１２亿元"))
    found = clean(Source("a.docx", "", "unicode", "docx", (raw,)))
    assert found.source.lines == (RawLine(1, "R&amp;amp;D\t１２亿元", cells=("R&amp;amp;D", "１２亿元")),)
    assert found.lines[0].cells == ("R&amp;D", "12亿元")
    assert [found.source.lines[0].text[at] for at in found.lines[0].origin][-4:] == ["１", "２", "亿", "元"]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("字?" * 16000, id="question marks"),
        pytest.param("办结 1 2.5 万件，群众满意率达到 9 8.6 %，" * 1500, id="figures that blanks broke"),
        pytest.param("要坚持（" * 8000, id="brackets that never close"),
    ],
)
def test_a_long_line_takes_no_more_than_its_share(text: str) -> None:
    """A line ten times as long takes some ten times as long, and not a hundred times."""

    def seconds(share: str) -> float:
        begun = process_time()
        cleaned(share)
        return process_time() - begun

    little = min(seconds(text[: len(text) // 10]) for _ in range(3))
    assert seconds(text) < 40 * little + 0.2


def test_running_heads_of_a_pdf_are_no_body() -> None:
    """What three pages repeat at their edge, and bare page numbers, are the page's."""
    lines = []
    for page in (1, 2, 3):
        lines += [
            RawLine(1, "云岭县政府工作报告", page=page),
            RawLine(2, f"第{page}季度生产总值增长8%，完成投资3亿元，好于预期。", page=page),
            RawLine(3, f"{page}", page=page),
        ]
    found = clean(Source("a.pdf", "", "unicode", "pdf", tuple(lines)))
    assert [line.role for line in found.lines] == ["navigation", "body", "navigation"] * 3


def test_a_page_that_says_everything_twice_says_it_once() -> None:
    """Text drawn from nested tables: the later copy is no body."""
    text = "项，全年完成投资3亿元，开工项目28个，竣工项目19个，好于预期，位居全市前列。"
    paragraphs = [f"第{n}{text}" for n in "一二三四"]
    found = cleaned("\n".join([*paragraphs, "相关链接", *paragraphs]))
    assert [line.role for line in found.lines] == ["body"] * 4 + ["navigation"] * 5


def test_a_comment_that_is_never_closed_swallows_nothing() -> None:
    """Not even its own line goes: it may be anything."""
    text = "<!-- 开始\n全年增长8%，完成投资3亿元。"
    assert body(f"云岭县2021年工作总结\n{text}") == text


LINES = tomllib.loads((CASES / "lines.toml").read_text(encoding="utf-8"))
PROSE = "\n".join(f"第{n}项，全年完成投资60亿元，增长12%，新开工项目48个，竣工33个。" for n in "一二三四")


def role_under_title(text: str) -> str:
    """Return the role of the first line of *text* on a page, under its title."""
    found = cleaned(f"云岭县2021年工作总结\n{text}\n{PROSE}").lines
    return next(line.role for line in found if line.number == 2)


@pytest.mark.parametrize(
    ("role", "text"), [(role, text) for role, of_role in LINES.items() for text in of_role["texts"]]
)
def test_a_line_under_the_title_has_its_role(role: str, text: str) -> None:
    """Each form of a dateline, a byline, a caption is known by itself."""
    assert role_under_title(text) == role


# -- the engine ---------------------------------------------------------------


def test_edits_that_overlap_are_a_mistake() -> None:
    """Two repairs of one place cannot both be made."""
    with pytest.raises(ValueError, match="overlap"):
        apply([Edit(0, 2, ""), Edit(1, 3, "")], "增长快", range(3))


def test_a_longer_replacement_maps_to_what_it_replaces() -> None:
    """Characters beyond the last replaced one map to that."""
    assert apply([Edit(1, 2, "甲乙丙")], "头中尾", (5, 6, 7)) == ("头甲乙丙尾", [5, 6, 6, 6, 7])


def test_every_label_says_what_it_is_for() -> None:
    """The ordered list documents itself."""
    assert all(labelling.__doc__ for labelling in LABELS)
