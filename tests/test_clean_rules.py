"""Every rule of the lines around a title is tried on its own specimens and near misses."""

from typing import Any

import pytest

from summarizer.clean.labels.marks import bare
from summarizer.clean.labels.titles import LINES, Head, Spot
from summarizer.rule import Rule


def role(rule: Rule[Any], specimen: str) -> str | None:
    """Return what *rule* says of the one line that is neither title (``=``) nor particular (``@``)."""
    lines = specimen.split("\n")
    texts = [text.removeprefix("= ").removeprefix("@ ") for text in lines]
    title = next(at for at, text in enumerate(lines) if text.startswith("= "))
    (at,) = (at for at, text in enumerate(lines) if text[0] not in "=@")
    particulars = [at for at, text in enumerate(lines) if text[0] == "@"]
    likely = frozenset() if texts[at].endswith("。") else frozenset({at})
    head = Head(title, bare(texts[title]), likely, max(particulars, default=-1), bool(particulars))
    found: str | None = rule.read(Spot(at, texts[at], head))
    return found


@pytest.mark.parametrize("rule", LINES, ids=lambda rule: rule.name)
def test_a_rule_reads_what_it_shows(rule: Rule[Any]) -> None:
    """A rule answers in each of its specimens, with the role that the row says."""
    assert rule.shows
    assert [role(rule, specimen) for specimen, _ in rule.shows] == [outcome for _, outcome in rule.shows]


@pytest.mark.parametrize("rule", LINES, ids=lambda rule: rule.name)
def test_a_rule_spares_its_near_misses(rule: Rule[Any]) -> None:
    """A rule leaves what only looks like its case."""
    assert rule.spares
    assert [specimen for specimen in rule.spares if role(rule, specimen) is not None] == []
