"""Every reading of a number, and every reason why one is no quantity, holds for its specimens."""

import time
from typing import Any

import pytest

from summarizer.extract.counted import UNCOUNTED, uncounted
from summarizer.extract.numbers import refused, scan
from summarizer.extract.numbers.readings import READINGS, Reading
from summarizer.extract.numbers.refusals import REFUSALS, Refusal
from summarizer.extract.quantities import Quantity
from summarizer.lexicon import load
from summarizer.lexicon.numerals import fold
from summarizer.rule import Rule

LEXICON = load()


def _written(quantity: Quantity) -> str:
    upper = f"..{quantity.upper}" if quantity.upper is not None else ""
    return f"{quantity.bound}{quantity.value}{upper}{quantity.unit}"


def _reasons(specimen: str) -> list[str]:
    return [reason for _written, reason in refused(fold(specimen), LEXICON)]


def _ids(rule: Reading | Refusal) -> str:
    return rule.name


@pytest.mark.parametrize("rule", READINGS, ids=_ids)
def test_a_reading_reads_its_specimens(rule: Reading) -> None:
    """What is written in that way is read by that rule, with bound, value and unit."""
    for specimen, outcome in rule.shows:
        first, *_others = scan(fold(specimen), (), LEXICON)
        assert (first.rule, _written(first)) == (rule.name, outcome)


@pytest.mark.parametrize("rule", READINGS, ids=_ids)
def test_a_reading_leaves_its_near_misses_alone(rule: Reading) -> None:
    """What only looks like that way of writing is not read by that rule."""
    for miss in rule.spares:
        assert rule.name not in [quantity.rule for quantity in scan(fold(miss), (), LEXICON)]


@pytest.mark.parametrize("rule", REFUSALS, ids=_ids)
def test_a_refusal_says_why_its_specimens_are_no_quantities(rule: Refusal) -> None:
    """The specimen holds no quantity, and for that reason."""
    for specimen, _outcome in rule.shows:
        assert scan(fold(specimen), (), LEXICON) == []
        assert _reasons(specimen) == [rule.name]


@pytest.mark.parametrize("rule", REFUSALS, ids=_ids)
def test_a_refusal_leaves_its_near_misses_alone(rule: Refusal) -> None:
    """The near miss holds a quantity."""
    for miss in rule.spares:
        assert scan(fold(miss), (), LEXICON), miss
        assert rule.name not in _reasons(miss)


@pytest.mark.parametrize("rule", UNCOUNTED, ids=lambda rule: rule.name)
def test_what_counts_nothing_is_told_by_its_rule(rule: Rule[Any]) -> None:
    """The specimen's quantity counts nothing for that reason; none of the near miss does for it."""
    for specimen, outcome in rule.shows:
        text = fold(specimen)
        found = {f"{q.value}{q.unit}": uncounted(q, text, LEXICON) for q in scan(text, (), LEXICON)}
        assert found[outcome] == rule.name
    for miss in rule.spares:
        text = fold(miss)
        found_here = [uncounted(q, text, LEXICON) for q in scan(text, (), LEXICON)]
        assert found_here
        assert rule.name not in found_here


@pytest.mark.parametrize(
    "run", ["7" * 30_000, "百" * 30_000, "1,2" * 10_000, "3." * 10_000, "三百万" * 10_000]
)
def test_broken_text_of_digits_is_no_figure_and_costs_no_time(run: str) -> None:
    started = time.perf_counter()
    found = scan(f"新修公路{run}公里，新建水厂3座", (), LEXICON)
    assert time.perf_counter() - started < 10
    assert [(str(q.value), q.unit) for q in found][-1] == ("3", "座")
    assert all(len(q.value.as_tuple().digits) <= 20 for q in found)
