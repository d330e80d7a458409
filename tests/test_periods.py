"""Every rule on a figure's year, kind and span is tried on its own specimens and near misses."""

from typing import Any

import pytest

from summarizer.extract.kinds import KINDS
from summarizer.extract.spans import SPANS
from summarizer.extract.spot import DatedSentence
from summarizer.extract.years import YEARS
from summarizer.lexicon import load
from summarizer.records import Time
from summarizer.rule import Rule

LEXICON = load()
TIMES = {
    "several: ": Time(year=2025, span="years"),
    "plan: ": Time("target", 2026),
    "months: ": Time(year=2025, span="months"),
    "": Time(year=2025),
}
RULES = [
    (step, rule) for step, rules in (("kind", KINDS), ("year", YEARS), ("span", SPANS)) for rule in rules
]


def read(step: str, rule: Rule[Any], specimen: str) -> str | None:
    """Return what *rule* answers, and on which words, for the figure that stands in 【】."""
    begins, time = next((begins, time) for begins, time in TIMES.items() if specimen.startswith(begins))
    before, _, after = specimen.removeprefix(begins).partition("【")
    clause = max(before.rfind(mark) for mark in "，；。") + 1
    place = DatedSentence(time, 2025, before + after.replace("】", ""), 1)
    kind = "target" if time.kind == "target" or any(word in before for word in ("明年", "力争")) else "actual"
    answer = rule.read(place.spot(clause, len(before)), LEXICON if step == "kind" else kind)
    return f"{answer[0]} {answer[1]}" if answer else None


@pytest.mark.parametrize(("step", "rule"), RULES, ids=[f"{step}: {rule.name}" for step, rule in RULES])
def test_a_rule_reads_its_specimens_and_spares_its_near_misses(step: str, rule: Rule[Any]) -> None:
    """Each row says what comes of a specimen, and what it leaves to the others."""
    assert rule.shows
    assert rule.spares
    assert {specimen: read(step, rule, specimen) for specimen, _ in rule.shows} == dict(rule.shows)
    assert [near for near in rule.spares if read(step, rule, near) is not None] == []
