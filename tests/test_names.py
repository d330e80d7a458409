"""Every way in which a noun phrase gets its name, or is found to be none, holds for its specimens."""

import pytest

from summarizer.extract import extract
from summarizer.extract.figures import read
from summarizer.extract.names import NAMING, name
from summarizer.extract.unnamed import UNNAMED, unnamed
from summarizer.lexicon import Lexicon
from summarizer.records import Section, Sentence
from summarizer.rule import first


@pytest.mark.parametrize("row", range(len(NAMING)), ids=[rule.name for rule in NAMING])
def test_a_phrase_gets_its_name_by_the_rule_that_knows_it(row: int, lexicon: Lexicon) -> None:
    """The specimen is named so, and by that rule; the near miss by another."""
    rule = NAMING[row]
    for specimen, outcome in rule.shows:
        found = name(specimen, lexicon)
        assert (found.rule, found.name) == (rule.name, outcome)
    for miss in rule.spares:
        assert name(miss, lexicon).rule != rule.name


@pytest.mark.parametrize("row", range(len(UNNAMED)), ids=[rule.name for rule in UNNAMED])
def test_a_local_fact_without_a_name_is_left_out(row: int, lexicon: Lexicon) -> None:
    """Each specimen states a figure that the rule refuses and `extract` leaves out; no near miss does."""
    rule = UNNAMED[row]
    for sentence, refused in rule.shows:
        found = {figure.name.name: first(UNNAMED, figure, lexicon) for figure in read(sentence, lexicon)}
        why = found[refused]
        assert why is not None
        assert why[0].name == rule.name
        section = Section("工作", 1, 1, (Sentence(sentence, 2, 0, len(sentence)),))
        kept = extract((section,), period=2023, document="甲县.txt", lexicon=lexicon)
        assert refused not in {indicator.name for indicator in kept}
    for sentence in rule.spares:
        figures = read(sentence, lexicon)
        assert figures
        assert rule.name not in {unnamed(figure, lexicon) for figure in figures}


def test_no_figure_of_a_standard_indicator_is_left_out(lexicon: Lexicon) -> None:
    """What the lexicon knows has a name, whatever words are refused elsewhere."""
    for entry in lexicon.indicators:
        assert all(
            unnamed(figure, lexicon) is None
            for figure in read(f"{entry.name}12亿元。", lexicon)
            if figure.name.standard
        )
