"""When two figures are one: each rule on its specimens and near misses, and table and digest alike."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from specimens import LEXICON, REGION, WORDS, briefing, indicator

from summarizer.compare import compare
from summarizer.records import Indicator, Profile
from summarizer.render.tables import key_figures, table_rows
from summarizer.rule import Rule, first
from summarizer.sameness import RULES, Stated, precision, same, standing, stated


def written(text: str) -> Stated:
    """Return the figure that *text* states."""
    found = re.fullmatch(r"([\d.]+)(\D+?)(以上)?", text)
    assert found
    return Stated(Decimal(found[1]), found[2], ">=" if found[3] else "=")


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_a_rule_answers_for_its_specimens_and_spares_its_near_misses(rule: Rule[Any]) -> None:
    """The finer figure stands for the coarse one, whichever comes first, and this rule says so."""
    for specimen, outcome in rule.shows:
        coarse, fine = written(specimen), written(outcome)
        found = first(RULES, coarse, fine, LEXICON)
        assert found is not None
        assert (found[0].name, found[1]) == (rule.name, fine)
        assert precision(coarse) <= precision(fine)
        assert same(fine, coarse, LEXICON)
    for miss in rule.spares:
        one, other = map(written, miss.split())
        assert not same(one, other, LEXICON)
        assert not same(other, one, LEXICON)


def test_growth_is_rounded_like_a_value_and_its_bound_is_its_own() -> None:
    """A bound belongs to the value where there is one, and only else to the growth."""
    jobs = indicator("新增就业", value=Decimal(3200), change=Decimal("6.4"), bound=">=")
    assert stated(jobs, growth=True) == Stated(Decimal("6.4"), "%")
    assert stated(replace(jobs, value=None), growth=True) == Stated(Decimal("6.4"), "%", ">=")
    assert stated(replace(jobs, change=None), growth=True) is None


def said(value: str | None = None, change: str | None = None, **other: Any) -> Indicator:
    """Return one more statement of the same revenue."""
    numbers = {"value": value and Decimal(value), "change": change and Decimal(change)}
    return indicator("一般公共预算收入", **numbers, **other)  # type: ignore[arg-type]


SAID = (
    said("47", change="5.2"),
    said("47.36", line=9),
    said("473600", unit="万元", line=12),
    said("45", bound=">=", line=14),
    said(change="5.24", line=20),
)


def test_the_finest_statement_stands_for_all() -> None:
    """Three ways of saying one amount; the growth has a finest form of its own."""
    assert [s and s.line for s in standing(SAID, False, LEXICON)] == [12, 12, 12, 12, None]
    assert [s and s.line for s in standing(SAID, True, LEXICON)] == [20, None, None, None, 20]


def test_what_another_report_settles_stands_for_no_estimate() -> None:
    """预计 of one report, final in the next; in one and the same report both stay."""
    expected = said("50", kind="estimate")
    assert standing((expected, said("48.2", document="later.txt")), False, LEXICON) == (
        None,
        said("48.2", document="later.txt"),
    )
    assert standing((expected, said("48.2")), False, LEXICON) == (expected, said("48.2"))


def test_table_and_digest_show_the_same_figure() -> None:
    """Two roundings are one row of the table and one cell of the digest, and it is the same one."""
    (row,) = table_rows(briefing(indicators=SAID), "result", words=WORDS, lexicon=LEXICON)
    assert (row.values[0], row.growths[0], row.unit) == (SAID[2], SAID[4], "万元")
    digest = compare((Profile(REGION, (2019,), SAID, (), (), (), ()),), LEXICON)
    shown = {of_row.measure: [cell.indicator for cell in of_row.cells] for of_row in digest.rows}
    assert shown == {"level": [SAID[2]], "growth": [SAID[4]]}


def test_figures_that_contradict_each_other_are_two_rows() -> None:
    """47.36 and 47.63 are not one figure, and each has its row."""
    told = (said("47.36"), said("47.63", line=9))
    rows = table_rows(briefing(indicators=told), "result", words=WORDS, lexicon=LEXICON)
    assert [row.values[0] for row in rows] == list(told)


def test_an_estimate_that_a_result_stands_for_has_no_row_of_its_own() -> None:
    """预计47亿元 beside 47.36亿元 tells nothing more."""
    told = (said("47", kind="estimate"), said("47.36", line=9))
    (row,) = table_rows(briefing(indicators=told), "result", words=WORDS, lexicon=LEXICON)
    assert (row.values[0], row.remarks) == (told[1], ())


def test_the_overview_names_the_finest_form() -> None:
    """Unless the rounded one tells the growth beside it, which the finest does not."""
    assert key_figures(briefing(indicators=(said("47"), said("47.36", line=9))), 6, lexicon=LEXICON) == (
        (said("47.36", line=9),),
    )
    grown = said("47", change="5.2")
    assert key_figures(briefing(indicators=(grown, said("47.36", line=9))), 6, lexicon=LEXICON) == ((grown,),)
