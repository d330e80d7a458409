"""A claim is found alike in whatever words reports put it, and a near miss is spared alike."""

import tomllib
from pathlib import Path

import pytest
from test_alone import claimed, read

from summarizer.rank.alone import ALONE, OPENINGS
from summarizer.rank.distinctions import DISTINCTIONS
from summarizer.rule import first

CASES = tomllib.loads((Path(__file__).parent / "cases/distinction_variants.toml").read_text(encoding="utf-8"))
ROWS = {rule.name: rule for rule in (*ALONE, *OPENINGS, *DISTINCTIONS)}


def clauses(table: str) -> list[str]:
    """Return each clause of *table* with each of its words."""
    return [row["clause"].format(word) for row in CASES[table] for word in row["words"]]


@pytest.mark.parametrize(
    ("rule", "clause", "word"),
    [
        (row["rule"], row["clause"].format(word), word if row.get("quoted") else "")
        for row in CASES["claim"]
        for word in row["words"]
    ],
)
def test_a_claim_is_found_in_other_words(rule: str, clause: str, word: str) -> None:
    """The rule that is meant answers, no distinction before it, and quotes the word where that is a part."""
    quoted = read(ROWS[rule], clause)
    assert quoted is not None and word in quoted
    found = first(DISTINCTIONS, clause)
    assert ROWS[rule] not in DISTINCTIONS or (found and found[0].name == rule)


@pytest.mark.parametrize(
    ("rule", "clause"),
    [(row["rule"], row["clause"].format(word)) for row in CASES["spared"] for word in row["words"]],
)
def test_a_near_miss_is_spared_in_other_words(rule: str, clause: str) -> None:
    """The rule leaves it, whatever others may say."""
    assert read(ROWS[rule], clause) is None


@pytest.mark.parametrize("clause", clauses("hoped"))
def test_what_is_hoped_for_is_spared_in_other_words(clause: str) -> None:
    """It is not won yet."""
    assert first(DISTINCTIONS, clause) is None


@pytest.mark.parametrize(
    ("adds", "among"), [(row["adds"], word) for row in CASES["among"] for word in row["words"]]
)
def test_the_wider_the_field_the_more_it_weighs(adds: float, among: str) -> None:
    """The country's first is worth more than the city's."""
    alone, wide = (first(DISTINCTIONS, f"成为{field}唯一一家") for field in ("", among))
    assert alone and wide
    assert round(wide[1][2] - alone[1][2], 6) == adds


@pytest.mark.parametrize("clause", clauses("subjectless"))
def test_a_clause_without_a_subject_takes_the_one_before(clause: str) -> None:
    """Who won it stands there."""
    assert claimed(f"云岭茶叶远销海外，{clause}。") == [f"云岭茶叶远销海外，{clause}"]
