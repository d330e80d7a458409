"""Headings and sentences turn a report, and admit what went wrong, in many words; each is read alike."""

import tomllib
from pathlib import Path

import pytest

from summarizer.lexicon import Lexicon
from summarizer.records import Section, Sentence, Time
from summarizer.structure import structure

CASES = tomllib.loads(
    (Path(__file__).parent / "cases" / "structure_variants.toml").read_text(encoding="utf-8")
)
PLANNED = ("2024年工作安排", "新建学校3所。")
REVIEWED = ("2023年工作回顾", "新建学校3所。")


def _each(kind: str, *keys: str) -> list[object]:
    """Return the cases of a *kind*, word by word, each with its *keys* filled in."""
    return [
        pytest.param(*(case[key].replace("{}", word) for key in keys), id=f"{case['line']}: {word}")
        for case in CASES[kind]
        for word in case["words"]
    ]


def _structured(lexicon: Lexicon, *sections: tuple[str | None, *tuple[str, ...]]) -> tuple[Section, ...]:
    """Return *sections*, each its heading and its sentences, one a line, with roles and times."""
    made, line = [], 1
    for title, *texts in sections:
        sentences = tuple(Sentence(text, line + n, 0, len(text)) for n, text in enumerate(texts, 1))
        made.append(Section(title, 1, line, sentences))
        line += len(texts) + 1
    return structure(made, 2023, "云岭.txt", lexicon=lexicon)


def _told(time: Time | None) -> str:
    return f"{time.kind} {time.year} {time.span}" if time else ""


@pytest.mark.parametrize(("title", "time"), _each("heading", "line", "time"))
def test_a_heading_turns_the_report_in_whatever_words(title: str, time: str, lexicon: Lexicon) -> None:
    """Behind a section of the other time, which would go on if the heading said nothing."""
    before = PLANNED if time.startswith("actual") else REVIEWED
    assert _told(_structured(lexicon, before, (title, "新建公路3公里。"))[1].time) == time


@pytest.mark.parametrize("title", _each("unturned", "line"))
def test_a_heading_that_only_sounds_so_turns_nothing(title: str, lexicon: Lexicon) -> None:
    """What stood before goes on."""
    assert _told(_structured(lexicon, REVIEWED, (title, "新建公路3公里。"))[1].time) == "actual 2023 year"


@pytest.mark.parametrize(("text", "time"), _each("step", "line", "time"))
def test_a_sentence_sets_the_first_year_of_several(text: str, time: str, lexicon: Lexicon) -> None:
    """Among the goals of a term of office."""
    (section,) = _structured(lexicon, ("今后五年的奋斗目标", text))
    assert _told(section.sentences[0].time) == time


@pytest.mark.parametrize(("title", "role"), _each("role", "line", "role"))
def test_a_heading_names_problems_in_whatever_words(title: str, role: str, lexicon: Lexicon) -> None:
    """What they are, and not how they are solved."""
    assert _structured(lexicon, (title, "新建公路3公里。"))[0].role == role


@pytest.mark.parametrize(("text", "role"), _each("admission", "line", "role"))
def test_a_sentence_admits_what_went_wrong_in_whatever_words(text: str, role: str, lexicon: Lexicon) -> None:
    """And a lesson drawn is no admission."""
    (section,) = _structured(lexicon, ("工作回顾", text))
    assert (section.sentences[0].role or "") == role


@pytest.mark.parametrize("text", _each("answer", "line"))
def test_what_answers_an_admission_is_part_of_it(text: str, lexicon: Lexicon) -> None:
    """On the next line, as long as it points back."""
    (section,) = _structured(lexicon, ("工作回顾", "我们也清醒认识到，全县发展还有短板。", text))
    assert [sentence.role for sentence in section.sentences] == ["problems", "problems"]


@pytest.mark.parametrize(("text", "time"), _each("turn", "line", "time"))
def test_a_sentence_turns_the_report_in_whatever_words(text: str, time: str, lexicon: Lexicon) -> None:
    """Where no heading says what the time is."""
    (section,) = _structured(lexicon, (None, text, "新建公路3公里。"))
    assert _told(section.sentences[0].time) == time
