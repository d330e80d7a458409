"""Kind, year and span are told alike in whatever words a report puts them; near misses are spared."""

import tomllib
from pathlib import Path

import pytest
from test_periods import RULES, read

CASES = tomllib.loads((Path(__file__).parent / "cases/period_variants.toml").read_text(encoding="utf-8"))
ROWS = {(step, rule.name): rule for step, rule in RULES}


@pytest.mark.parametrize(
    ("step", "rule", "specimen", "answer"),
    [
        (row["step"], row["rule"], row["specimen"].format(word), row["answer"])
        for row in CASES["told"]
        for word in row["words"]
    ],
)
def test_a_time_is_told_in_other_words(step: str, rule: str, specimen: str, answer: str) -> None:
    """The rule answers alike for each of them."""
    found = read(step, ROWS[step, rule], specimen)
    assert found and found.split()[0] == answer


@pytest.mark.parametrize(
    ("step", "rule", "specimen"),
    [
        (row["step"], row["rule"], row["specimen"].format(word))
        for row in CASES["spared"]
        for word in row["words"]
    ],
)
def test_a_near_miss_is_spared_in_other_words(step: str, rule: str, specimen: str) -> None:
    """The rule leaves each of them to the others."""
    assert read(step, ROWS[step, rule], specimen) is None
