"""Every way in which a noun phrase gets its name holds for its specimens and near misses."""

import pytest

from summarizer.extract.names import NAMING, name
from summarizer.lexicon import Lexicon


@pytest.mark.parametrize("row", range(len(NAMING)), ids=[rule.name for rule in NAMING])
def test_a_phrase_gets_its_name_by_the_rule_that_knows_it(row: int, lexicon: Lexicon) -> None:
    """The specimen is named so, and by that rule; the near miss by another."""
    rule = NAMING[row]
    for specimen, outcome in rule.shows:
        found = name(specimen, lexicon)
        assert (found.rule, found.name) == (rule.name, outcome)
    for miss in rule.spares:
        assert name(miss, lexicon).rule != rule.name
