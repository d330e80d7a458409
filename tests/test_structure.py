"""Each section gets its role and its time once, each sentence what it says of its own."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from summarizer import heading_time
from summarizer.lexicon import load
from summarizer.lexicon.headings import appended
from summarizer.records import Section, Sentence, Time
from summarizer.rule import first
from summarizer.structure import structure, turns
from summarizer.structure.roles import ADMITS, HEADINGS

SHIPPED = load()
CASES = tomllib.loads((Path(__file__).parent / "cases" / "structure.toml").read_text(encoding="utf-8"))[
    "case"
]
REVIEWED = Time(year=2025)
PLANNED = Time("target", 2030, "years", 2026)


def of_sentence(rule: turns.SentenceRule, text: str) -> heading_time.Said | None:
    """Return what *rule* reads in *text* among results or, failing that, among the goals of a plan."""
    return rule.read(text, 2025, REVIEWED) or rule.read(text, 2025, PLANNED)


ROWS = (
    *((rule, lambda rule, text: rule.read(text, 2025)) for rule in heading_time.HEADINGS),
    *((rule, of_sentence) for rule in turns.SENTENCES),
    *((rule, lambda rule, text: (answer := rule.read(text, SHIPPED)) and answer[0]) for rule in HEADINGS),
    *((rule, lambda rule, text: rule.read(text)) for rule in ADMITS),
)


@pytest.mark.parametrize(("rule", "read"), ROWS, ids=[rule.name for rule, _ in ROWS])
def test_a_rule_reads_its_specimens_and_spares_its_near_misses(rule: Any, read: Any) -> None:
    """Each row says what comes of a specimen, and what it leaves to the others."""
    assert rule.shows
    assert rule.spares
    assert {specimen: str(read(rule, specimen)) for specimen, _ in rule.shows} == dict(rule.shows)
    assert [near for near in rule.spares if read(rule, near) is not None] == []


@pytest.mark.parametrize("rules", [heading_time.HEADINGS, turns.SENTENCES, HEADINGS, ADMITS])
def test_the_names_of_rules_are_unique(rules: tuple[Any, ...]) -> None:
    """A record names its rule, so that one name means one rule."""
    assert len({rule.name for rule in rules}) == len(rules)


@pytest.mark.parametrize("title", [shown[0] for rule in heading_time.HEADINGS for shown in rule.shows])
def test_a_heading_is_read_by_its_own_rule(title: str) -> None:
    """The order of the rules leaves each its specimens."""
    found = first(heading_time.HEADINGS, title, 2025)
    assert found
    assert title in [shown[0] for shown in found[0].shows]


def told(time: Time) -> str:
    """Return *time* as the cases write it."""
    return f"{time.kind} {time.year} {time.span}"


@pytest.mark.parametrize("case", CASES, ids=[case["about"] for case in CASES])
def test_every_part_has_its_role_and_time(case: dict[str, Any]) -> None:
    """A case is a report: a line that begins with # is a heading, ` | ` parts a sentence from what it is."""
    sections: list[Section] = []
    wanted: list[str] = []
    for number, line in enumerate(case["report"].strip().splitlines(), start=1):
        text, _, role_or_time = line.partition(" | ")
        level = len(text) - len(text.lstrip("#"))
        if level or not sections:
            sections.append(Section(text.lstrip("# ") or None if level else None, level or 1, number, ()))
        if level:
            wanted += [role_or_time] if role_or_time else []
            continue
        at = 0
        made = []
        for said in text.split("/"):
            made.append(Sentence(said, number, at, at + len(said)))
            at += len(said)
        last = sections[-1]
        sections[-1] = Section(last.title, last.level, last.line, (*last.sentences, *made))
        wanted += role_or_time.split("/")
    found: list[str] = []
    for section in structure(tuple(sections), case["period"], "甲县.txt", lexicon=SHIPPED):
        if section.title is not None:
            found.append(f"{section.role} {told(section.time)}")
        found += [
            f"{sentence.role} {told(sentence.time or section.time)}".removeprefix("None ")
            for sentence in section.sentences
        ]
    assert found == wanted


def test_a_time_tells_which_words_gave_it() -> None:
    """The trail names the rule, the words and the line of the heading."""
    said = (Sentence("新建学校3所。", 13, 0, 8),)
    (made,) = structure((Section("一、2024年工作回顾", 1, 12, said),), 2024, "甲县.txt", lexicon=SHIPPED)
    (because,) = made.time.because
    assert (because.step, because.rule, because.words, because.line) == (
        "time",
        "one year reviewed",
        "回顾",
        12,
    )
    assert because in made.because


def test_a_report_mostly_about_half_a_year_is_about_that() -> None:
    """Where a part of the year is named again and again, figures are of that part."""
    said = tuple(Sentence(f"上半年新建学校{n}所。", n, 0, 11) for n in range(1, 5))
    (made,) = structure((Section(None, 1, 1, said),), 2024, "甲县.txt", lexicon=SHIPPED)
    assert made.time.span == "half"


def test_what_is_appended_is_known_by_its_heading() -> None:
    """An annex and a glossary are two things."""
    assert [appended(title, SHIPPED) for title in ("附件：重点项目表", "注释", "附小扩建")] == [
        "annex",
        "glossary",
        None,
    ]
