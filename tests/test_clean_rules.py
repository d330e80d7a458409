"""Every label, cut and repair, and every rule of the lines around a title, is tried on its specimens."""

from typing import Any

import pytest

from summarizer.clean.cuts import CUTS, cut
from summarizer.clean.edits import Stretch
from summarizer.clean.labels import LABELS, label
from summarizer.clean.labels.marks import bare
from summarizer.clean.labels.titles import LINES, Head, LineAbove
from summarizer.clean.repairs import MARKDOWN, REPAIRS, SEAMS, repaired
from summarizer.lexicon import UserWords, load
from summarizer.records import RawLine
from summarizer.rule import Rule

LEXICON = load(UserWords(noise=("/本站特供/",)))


def role(rule: Rule[Any], specimen: str) -> str | None:
    """Return what *rule* says of the one line that is neither title (``=``) nor particular (``@``)."""
    lines = specimen.split("\n")
    texts = [text.removeprefix("= ").removeprefix("@ ") for text in lines]
    title = next(at for at, text in enumerate(lines) if text.startswith("= "))
    (at,) = (at for at, text in enumerate(lines) if text[0] not in "=@")
    particulars = [at for at, text in enumerate(lines) if text[0] == "@"]
    likely = frozenset() if texts[at].endswith("。") else frozenset({at})
    head = Head(title, bare(texts[title]), likely, max(particulars, default=-1), bool(particulars))
    found: str | None = rule.read(LineAbove(at, texts[at], head))
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


_TOLD = (
    "全县上下团结一心，经济运行总体平稳，城乡面貌一天比一天好",
    "新建学校和道路的工作抓得很紧，办成了一批群众盼望的实事",
    "农村环境整治有声有色，家家户户门前屋后都换了新的模样",
)


def lines(specimen: str) -> list[Stretch]:
    """Return the lines of a page, its paragraphs (¶, ¶1) written out, each ¶ other than the rest."""
    made = []
    page = 1 if "\f" in specimen else None
    for number, written in enumerate(specimen.split("\n"), 1):
        if written.startswith("\f"):
            page = (page or 0) + 1
        text = written.removeprefix("\f").removeprefix("¦ ")
        if text.startswith("¶"):
            told = int(text[1:] or number)
            text = f"过去{told}年，{_TOLD[told % 3]}，新增就业{told}00人。"
        made.append(RawLine(number, text, page=page, aside=written.startswith("¦")))
    return [Stretch(line, line.text, range(len(line.text))) for line in made]


def labelled(rule: Rule[Any], specimen: str) -> str:
    """Return the roles that *rule* gave, each with its lines."""
    found: dict[str, list[int]] = {}
    for at, (role, name) in enumerate(label(lines(specimen), LEXICON)):
        if name == rule.name:
            found.setdefault(role, []).append(at + 1)
    return "; ".join(" ".join([role, *map(str, numbers)]) for role, numbers in found.items())


@pytest.mark.parametrize("rule", LABELS, ids=lambda rule: rule.name)
def test_a_label_names_the_lines_it_shows(rule: Rule[Any]) -> None:
    """Of each specimen a label names just the lines that the row says, those before it being asked first."""
    assert rule.shows
    assert [labelled(rule, specimen) for specimen, _ in rule.shows] == [outcome for _, outcome in rule.shows]


@pytest.mark.parametrize("rule", LABELS, ids=lambda rule: rule.name)
def test_a_label_spares_its_near_misses(rule: Rule[Any]) -> None:
    """A label names no line of what only looks like its case."""
    assert rule.spares
    assert [labelled(rule, specimen) for specimen in rule.spares] == [""] * len(rule.spares)


@pytest.mark.parametrize("rule", CUTS, ids=lambda rule: rule.name)
def test_a_line_is_cut_where_a_rule_shows(rule: Rule[Any]) -> None:
    """The pieces are those that the row says, and near misses stay whole."""
    assert rule.shows
    assert rule.spares
    for text, outcome in rule.shows:
        assert "¦".join(piece.text for piece in cut(lines(text), rule)) == outcome
    for text in rule.spares:
        assert [piece.text for piece in cut(lines(text), rule)] == [text]


@pytest.mark.parametrize("rule", (MARKDOWN, SEAMS, *REPAIRS), ids=lambda rule: rule.name)
def test_a_text_is_mended_as_a_repair_shows(rule: Rule[Any]) -> None:
    """What comes of each specimen is what the row says, and near misses stay as they are."""
    assert rule.shows
    assert rule.spares
    for text, outcome in rule.shows:
        raw = [Stretch(RawLine(1, text), text, range(len(text)), cells=(text,))]
        (stretch,), made = repaired(raw, rule)
        assert (stretch.text, stretch.cells) == (outcome, (outcome,))
        assert made
    for text in rule.spares:
        assert list(rule.read(text)) == []


@pytest.mark.parametrize("rules", [LABELS, CUTS, REPAIRS, LINES])
def test_no_two_rules_of_a_table_share_a_name(rules: tuple[Rule[Any], ...]) -> None:
    """The name that a line is labelled by leads to one row."""
    names = [rule.name for rule in rules]
    assert len(names) == len(set(names))
