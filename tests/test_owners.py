"""Whose a figure is, where a sentence names somebody nearer than the region."""

import pytest

from summarizer.extract.figures import read
from summarizer.extract.owners import OWNERS, Clause, with_owners
from summarizer.lexicon import Lexicon
from summarizer.records import Level, Region
from summarizer.rule import first


def region(name: str, level: Level) -> Region:
    """Return a region of that name and level."""
    return Region(name, name, name, level, None, None, None)


PROVINCE = region("云南省", "省")
COUNTY = region("望都县", "县")


@pytest.mark.parametrize("row", range(len(OWNERS)), ids=[rule.name for rule in OWNERS])
def test_a_clause_begins_with_an_owner_by_the_rule_that_hears_it(row: int, lexicon: Lexicon) -> None:
    """Each specimen is heard by its rule, and each near miss by another or by none."""
    rule = OWNERS[row]
    for specimen, outcome in rule.shows:
        found = first(OWNERS, Clause(specimen, PROVINCE), lexicon)
        assert found is not None
        assert (found[0].name, found[1]) == (rule.name, outcome)
    for miss in rule.spares:
        found = first(OWNERS, Clause(miss, PROVINCE), lexicon)
        assert found is None or found[0].name != rule.name


@pytest.mark.parametrize(
    ("text", "of", "scopes"),
    [
        ("全市税收收入增长9%，全县税收收入增长6%。", COUNTY, ["全市", None]),
        ("税收收入增长6%，增速居全市第2位。", COUNTY, [None]),
        ("大理市税收收入增长9%，全省税收收入增长6%。", PROVINCE, ["大理市", None]),
        ("国企改革稳步推进，税收收入增长6%。", PROVINCE, [None]),
        ("建设一批示范区，税收收入增长6%。", PROVINCE, [None]),
        ("高新区提质进位，税收收入增长9%；全省税收收入增长6%。", PROVINCE, ["高新区", None]),
        ("全疆税收收入增长6%。", region("新疆维吾尔自治区", "自治区"), [None]),
    ],
)
def test_an_owner_holds_no_further_than_what_names_it(
    text: str, of: Region, scopes: list[str | None], lexicon: Lexicon
) -> None:
    """A figure of another's is a local fact with its owner as scope; the region's own stays comparable."""
    figures = list(with_owners(read(text, lexicon), text, of, lexicon))
    assert [figure.name.scope for figure in figures] == scopes
    assert [figure.name.standard for figure in figures] == [scope is None for scope in scopes]
    assert all(
        any(step.step == "scope" and step.words == scope for step in figure.because)
        for figure, scope in zip(figures, scopes, strict=True)
        if scope
    )
