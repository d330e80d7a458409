"""Every rule of a form is tried on its own specimens and near misses."""

from typing import Any

import pytest

from summarizer.extract import extract, figures, measures
from summarizer.extract.discourse import Figure
from summarizer.lexicon import load
from summarizer.records import Indicator, Section, Sentence
from summarizer.rule import Rule
from summarizer.structure import structure

LEXICON = load()

FORMS: tuple[Rule[Any], ...] = tuple(
    rule for form in (*figures.FORMS, *figures.CLAIMS) for rule in form.rules
)


def _read(sentence: str) -> tuple[set[str], tuple[Figure, ...]]:
    """Return the names of the rules that answered in *sentence*, and the figures they made."""
    rules, said = figures.trace(sentence, LEXICON)
    return set(rules), said.figures


def _shown(figure: Figure) -> str:
    """Write *figure* as the rows do: 财政收入 >=12亿元 +5% 位居全市第一, its measure where it is no level."""
    number = ""
    if figure.value is not None:
        upper = f"..{figure.upper}" if figure.upper is not None else ""
        number = f"{figure.bound.removeprefix('=')}{figure.value}{upper}{figure.unit or ''}"
    change = f"{figure.change.normalize():+f}%" if figure.change is not None else ""
    measure = figure.measure if figure.measure != "level" else ""
    return " ".join(filter(None, (figure.name.name, number, change, measure, figure.rank)))


def _ids(rule: Rule[Any]) -> str:
    return rule.name


@pytest.mark.parametrize("rule", FORMS, ids=_ids)
def test_a_rule_reads_what_it_shows(rule: Rule[Any]) -> None:
    """In each of its specimens a rule answers, and is named by the figures that it made or completed."""
    assert rule.shows
    for sentence, outcome in rule.shows:
        answered, stated = _read(sentence)
        assert rule.name in answered, sentence
        made = [f for f in stated if rule.name in {b.rule for b in f.because if b.step in ("form", "rank")}]
        assert "；".join(map(_shown, made)) == outcome, sentence


@pytest.mark.parametrize("rule", FORMS, ids=_ids)
def test_a_rule_spares_its_near_misses(rule: Rule[Any]) -> None:
    """A rule declines what only looks like its form."""
    assert rule.spares
    for sentence in rule.spares:
        assert rule.name not in _read(sentence)[0], sentence


NOUNS = (
    ("before", "一般公共预算收入64.3亿元。"),
    ("before, its owner that of the figure before", "水果产量3万吨，产值2亿元。"),
    ("one of several before", "出口、进口分别增长8%、9%。"),
    ("behind", "30个项目签约。"),
    ("behind the next number", "建成1个省级和2个市级园区。"),
    ("all that stands behind", "先后12次赴外地招商。"),
    ("of the figure before", "财政收入增长8%，高于全省1.9个百分点。"),
    ("of the figure before, per head", "税收9亿元，户均2万元。"),
    ("of what was counted before", "签约项目30个，其中亿元以上12个。"),
    ("word that points back", "新增高新技术企业6家，总数达到29家。"),
    ("before the bracket", "税收9亿元，其中白酒（增长8%）。"),
    ("in the clause before", "固定资产投资80亿元，其中工业投资势头强劲，增长12%。"),
    ("inside the claim", "在营商环境评价中名列第一。"),
)
"""Where the noun of a figure may stand, each with a sentence that has it there."""


@pytest.mark.parametrize(("place", "sentence"), NOUNS)
def test_a_figure_tells_where_its_noun_stood(place: str, sentence: str) -> None:
    """The trail says of each noun where it was found."""
    _rules, stated = _read(sentence)
    assert place in {step.rule for figure in stated for step in figure.because if step.step == "noun"}


def test_every_figure_tells_its_number_noun_name_and_form() -> None:
    """No figure that a rule shows lacks a step of its trail, nor names an unknown rule."""
    known = {rule.name for rule in FORMS}
    for rule in FORMS:
        for sentence, _outcome in rule.shows:
            for figure in _read(sentence)[1]:
                steps = [step.step for step in figure.because]
                assert "number" in steps or figure.measure == "rank", sentence
                assert {"noun", "name"} <= set(steps), sentence
                assert {step.rule for step in figure.because if step.step in ("form", "rank")} <= known
                assert {step.rule for step in figure.because if step.step == "noun"} <= dict(NOUNS).keys()


def _covering(specimen: str, rule: Rule[Any]) -> list[Indicator]:
    """Return the records of *specimen* whose span *rule* told."""
    title = "过去五年工作回顾" if specimen.startswith("several: ") else "2023年工作回顾"
    text = specimen.removeprefix("several: ")
    sections = (Section(title, 1, 1, (Sentence(text, 2, 0, len(text)),)),)
    made = structure(sections, 2023, "甲县.txt", lexicon=LEXICON)
    found = extract(made, period=2023, document="甲县.txt", lexicon=LEXICON)
    return [i for i in found if rule.name in {b.rule for b in i.because if b.step == "span"}]


@pytest.mark.parametrize("rule", measures.RULES, ids=_ids)
def test_a_measure_is_told_by_what_its_rule_shows(rule: Rule[Any]) -> None:
    """Which time a figure covers is told by the rule that the record names."""
    assert rule.shows
    for sentence, outcome in rule.shows:
        told = [f"{i.name} {i.measure} {i.span}" for i in _covering(sentence, rule)]
        assert "；".join(told) == outcome, sentence


@pytest.mark.parametrize("rule", measures.RULES, ids=_ids)
def test_a_measure_spares_its_near_misses(rule: Rule[Any]) -> None:
    """A rule of measures declines what only looks like its case."""
    assert rule.spares
    for sentence in rule.spares:
        assert not _covering(sentence, rule), sentence


def test_no_two_rules_share_a_name() -> None:
    """The name in a record leads to one rule."""
    names = [rule.name for rule in (*FORMS, *measures.RULES)]
    assert len(names) == len(set(names))
