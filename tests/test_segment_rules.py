"""Every rule by which a document is divided is tried on its own specimens and near misses."""

import re
from collections.abc import Callable
from typing import Any

import pytest

from summarizer.lexicon import load
from summarizer.records import Line
from summarizer.rule import Rule
from summarizer.segment.headings import BULLET, HEADINGS, line_headings, opening
from summarizer.segment.joining import LINE_BREAKS, Draft, LineBreak, Wrapping, width
from summarizer.segment.lead_forms import DASH, FORMS, LEAD, Beginning, candidate
from summarizer.segment.leads import CORROBORATION, Block
from summarizer.segment.levels import LEVELS, HeadingPlace, loose_kinds
from summarizer.segment.lookalikes import LOOKALIKES
from summarizer.segment.numbers import ranks
from summarizer.segment.outline import STEPS, Text
from summarizer.segment.paragraphs import Paragraph, paragraphs

LEXICON = load()
Outcome = str | None


def line(number: int, marked: str) -> Line:
    """Return a line: ``##`` before it makes it a heading, ``**`` bold, ``+`` one that goes on."""
    text = re.sub(r"^(?:#+ |\+)|\*\*", "", marked)
    return Line(
        number=number,
        text=text,
        role="body",
        origin=range(len(text)),
        heading=len(marked) - len(marked.lstrip("#")),
        bold=marked.startswith("**"),
        cells=tuple(text.split("|")) if "|" in text else (),
        continues=marked.startswith("+"),
    )


def document(specimen: str) -> tuple[Paragraph, ...]:
    return paragraphs(line(number, text) for number, text in enumerate(specimen.split("\n"), 1))


def heading(rule: Rule[Any], specimen: str) -> Outcome:
    at = line(1, specimen)
    seen = opening(at.text, LEXICON, depth=at.heading, bold=at.bold, cells=bool(at.cells))
    found = rule.read(seen, LEXICON)
    return None if found is None else found.title


def seam(rule: Rule[Any], specimen: str) -> Outcome:
    mode, _, text = specimen.rpartition(": ")
    lines = [line(number, part) for number, part in enumerate(text.split("\n"), 1)]
    before = Draft()
    for part in lines[:-1]:
        before.add(part)
    wrapping = Wrapping(width(lines[0]) if mode == "wide" else None, mode == "torn")
    found = rule.read(LineBreak(before, lines[-1], wrapping))
    return None if found is None else "on" if found else "new"


def lookalike(rule: Rule[Any], specimen: str) -> Outcome:
    whole = document(specimen)
    found = list(rule.read(whole, line_headings(whole, LEXICON), LEXICON))
    return "|".join(whole[at].text for at in sorted(found)) or None


def form(rule: Rule[Any], specimen: str) -> Outcome:
    bullet = BULLET.match(specimen)
    begin = bullet.end() if bullet else 0
    kind = DASH if bullet else LEAD
    found = rule.read(Beginning(specimen[begin:], kind, begin, 0), LEXICON)
    return None if found is None else found.title


def company(rule: Rule[Any], specimen: str) -> Outcome:
    whole = document(specimen)
    places = [at for at, found in enumerate(line_headings(whole, LEXICON)) if found is None]
    candidates = {
        at: lead
        for at in places
        if (lead := candidate(whole[at].text, LEXICON, 100 if at + 1 in places else 0))
    }
    found = rule.read(Block(places, whole, candidates), LEXICON)
    return "|".join(candidates[at].title for at in sorted(found)) or None


def level(rule: Rule[Any], specimen: str) -> Outcome:
    above, _, rest = specimen.partition(" + ")
    kind, *flags = rest.split(" ")
    spot = HeadingPlace(
        kind=kind,
        above=tuple(above.split(" ")),
        under="under" in flags,
        top="一、" if "top" in flags else None,
        parents={},
        ranks=ranks(LEXICON),
        loose=loose_kinds(LEXICON),
    )
    found = rule.read(spot)
    return None if found is None else " ".join(found)


def step(rule: Rule[Any], specimen: str) -> Outcome:
    text, _, place = specimen.partition(" < ")
    above, _, flag = place.partition("; ")
    following = flag.removeprefix("next ") if flag.startswith("next ") else None
    at = Text(
        text=text,
        above=tuple(above.split()),
        begun=flag != "first",
        closing=flag == "closing",
        trailing=flag == "trailing",
        following=following,
        following_ranked=following,
    )
    found = rule.read(at, LEXICON)
    return None if found is None else " ".join(found)


Trial = Callable[[Rule[Any], str], Outcome]
TABLES: dict[str, tuple[tuple[Rule[Any], ...], Trial]] = {
    "headings": (HEADINGS, heading),
    "seams": (LINE_BREAKS, seam),
    "lookalikes": (LOOKALIKES, lookalike),
    "forms of leads": (FORMS, form),
    "company of leads": (CORROBORATION, company),
    "levels": (LEVELS, level),
    "steps": (STEPS, step),
}
ROWS = [
    pytest.param(rule, trial, id=f"{table}: {rule.name}")
    for table, (rules, trial) in TABLES.items()
    for rule in rules
]
LAST_RESORTS = {"line after text"}
"""Rules that answer whatever the others leave, and so have no near miss."""


@pytest.mark.parametrize(("rule", "trial"), ROWS)
def test_a_rule_reads_what_it_shows(rule: Rule[Any], trial: Trial) -> None:
    """A rule answers in each of its specimens, with what the row says."""
    assert rule.shows
    assert [trial(rule, specimen) for specimen, _ in rule.shows] == [outcome for _, outcome in rule.shows]


@pytest.mark.parametrize(("rule", "trial"), ROWS)
def test_a_rule_spares_its_near_misses(rule: Rule[Any], trial: Trial) -> None:
    """A rule leaves what only looks like its case."""
    assert rule.spares or rule.name in LAST_RESORTS
    assert [specimen for specimen in rule.spares if trial(rule, specimen) is not None] == []


@pytest.mark.parametrize("table", TABLES)
def test_the_rules_of_a_table_are_told_apart(table: str) -> None:
    """Names are unique, for a record names its rule."""
    names = [rule.name for rule in TABLES[table][0]]
    assert len(set(names)) == len(names)


@pytest.mark.parametrize("rule", HEADINGS, ids=lambda rule: rule.name)
def test_the_first_heading_rule_that_answers_is_that_of_the_specimen(rule: Rule[Any]) -> None:
    """No rule before it takes a specimen from its rule."""
    for specimen, _ in rule.shows:
        at = line(1, specimen)
        seen = opening(at.text, LEXICON, depth=at.heading, bold=at.bold, cells=bool(at.cells))
        answering = next(each for each in HEADINGS if each.read(seen, LEXICON) is not None)
        assert answering is rule, specimen
