"""Pages word one thing in many ways; each is cleaned alike."""

import tomllib
from pathlib import Path

import pytest

from summarizer.clean import clean
from summarizer.clean.edits import apply
from summarizer.clean.repairs import MARKDOWN
from summarizer.lexicon import Lexicon
from summarizer.records import Line, RawLine, Source

TITLE = "云岭县2022年政府工作报告"
BODY = (
    "过去一年，全县上下团结一心，经济运行总体平稳，财政收入增长8%。",
    "我们新建学校4所，改造道路12公里，办成了一批群众盼望的实事。",
    "下一步，我们将继续抓项目、惠民生，让城乡面貌一天比一天好。",
)
CASES = tomllib.loads(
    (Path(__file__).parent / "cases" / "clean" / "variants.toml").read_text(encoding="utf-8")
)


def _each(kind: str, *keys: str) -> list[object]:
    """Return the cases of a *kind*, word by word, each with its *keys* filled in."""
    found = []
    for case in CASES[kind]:
        for word in case["words"]:
            # An end tag repeats no attributes.
            filled = [case[key].replace("</{}>", f"</{word.split()[0]}>").replace("{}", word) for key in keys]
            found.append(pytest.param(*filled, id=f"{case.get('form', kind)}: {word}"))
    return found


def _cleaned(lexicon: Lexicon, *texts: str) -> tuple[Line, ...]:
    lines = tuple(RawLine(number, text) for number, text in enumerate(texts, 1))
    return clean(Source("云岭.txt", "", "utf-8", "text", lines), lexicon).lines


@pytest.mark.parametrize(("text", "role"), _each("line", "line", "role"))
def test_a_line_above_the_text_has_its_role_in_whatever_words(text: str, role: str, lexicon: Lexicon) -> None:
    """Who wrote, when it appeared, what a picture shows: all of the line is that."""
    above = [line for line in _cleaned(lexicon, TITLE, text, *BODY) if line.text not in BODY]
    assert {line.role for line in above if line.role != "title"} == {role}


@pytest.mark.parametrize("text", _each("title", "line"))
def test_a_title_may_call_the_report_by_many_names(text: str, lexicon: Lexicon) -> None:
    """Among a page's words it is told by how it ends."""
    found = _cleaned(lexicon, "云岭县", "政务公开和政务服务大厅", text, "2022-03-12", *BODY)
    assert [line.text for line in found if line.role == "title"] == [text]


@pytest.mark.parametrize(("before", "after"), _each("repair", "before", "after"))
def test_a_repair_is_made_in_whatever_words(before: str, after: str, lexicon: Lexicon) -> None:
    """What a page's source left in the text is mended whichever it is."""
    assert [line.text for line in _cleaned(lexicon, before)] == [after]


@pytest.mark.parametrize("text", _each("markdown", "line"))
def test_the_marks_of_markdown_are_dropped(text: str) -> None:
    """Rules and underlines leave nothing, other marks the words that they mark."""
    before, _, after = text.partition("|")
    assert apply(list(MARKDOWN.read(before)), before, range(len(before)))[0] == after


@pytest.mark.parametrize("text", _each("doubt", "line"))
def test_what_is_damaged_beyond_repair_is_doubted(text: str, lexicon: Lexicon) -> None:
    """Nobody quotes it, nor takes a figure from it."""
    assert [len(line.doubts) for line in _cleaned(lexicon, text)] == [1]


@pytest.mark.parametrize("text", _each("cut", "line"))
def test_what_is_glued_to_the_text_is_cut_off(text: str, lexicon: Lexicon) -> None:
    """The reporter's name and the site's become pieces of their own, of the same line."""
    found = _cleaned(lexicon, TITLE, *BODY[:2], text)
    last = [line for line in found if line.number == 4]
    assert len(last) == 2
