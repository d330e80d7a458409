"""Every exception of the lexicon stands with the sentence that earned it its place."""

from collections.abc import Iterator

import pytest

from summarizer.extract import extract
from summarizer.lexicon import Lexicon, load
from summarizer.records import Indicator, Section, Sentence


def _exceptions() -> Iterator[tuple[str, str, str]]:
    """Yield each exception with its sentence and what that states."""
    lexicon = load()
    lists = {
        "protected": lexicon.phrasing.lead.protected,
        "kept": lexicon.phrasing.after.kept,
        "not_flow": lexicon.scopes.not_flow.words,
        "bracketed": lexicon.scopes.bracketed.words,
    }
    for name, rows in lists.items():
        yield from ((f"{name}: {row.word}", row.shows, row.reads) for row in rows)
    for row in lexicon.units.not_before:
        yield f"not_before: {row.unit}{row.next}", row.shows, row.reads


def _stated(figure: Indicator) -> str:
    scope = f"（{figure.scope}）" if figure.scope else ""
    value = f" {figure.value}{figure.unit or ''}" if figure.value is not None else ""
    change = f" {figure.change:+}%" if figure.change is not None else ""
    return f"{figure.name}{scope}{value}{change}"


@pytest.mark.parametrize(
    ("shows", "reads"), [row[1:] for row in _exceptions()], ids=[row[0] for row in _exceptions()]
)
def test_an_exception_has_its_sentence_read_right(shows: str, reads: str, lexicon: Lexicon) -> None:
    """The sentence of an exception states what is written beside it."""
    sections = (Section(None, 1, 1, (Sentence(shows, 1, 0, len(shows)),)),)
    found = extract(sections, 2022, "甲县.txt", lexicon=lexicon)
    assert "；".join(map(_stated, found)) == reads
