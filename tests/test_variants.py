"""One form is read alike in whatever words reports put it."""

import tomllib
from pathlib import Path

import pytest

from summarizer.extract import extract
from summarizer.lexicon import Lexicon
from summarizer.records import Indicator, Section, Sentence
from summarizer.structure import structure

CASES = Path(__file__).parent / "cases" / "extract_variants.toml"
VARIANTS = [
    (variant["form"], variant["sentence"].replace("{}", word), variant["reads"].replace("{}", word))
    for variant in tomllib.loads(CASES.read_text(encoding="utf-8"))["variant"]
    for word in variant["words"]
]


def _stated(figure: Indicator) -> str:
    scope = f"（{figure.scope}）" if figure.scope else ""
    bound = figure.bound.removeprefix("=")
    value = f" {bound}{figure.value}{figure.unit or ''}" if figure.value is not None else ""
    change = f" {figure.change:+}%" if figure.change is not None else ""
    measure = f" {figure.measure}" if figure.measure != "level" else ""
    rank = f" {figure.rank}" if figure.rank else ""
    local = "" if figure.standard else "*"
    span = f" {figure.span}" if figure.span != "year" else ""
    return f"{figure.name}{scope}{value}{change}{measure}{rank}{local}{span}"


@pytest.mark.parametrize(
    ("sentence", "reads"), [row[1:] for row in VARIANTS], ids=[f"{row[0]}: {row[1][:16]}" for row in VARIANTS]
)
def test_a_form_is_read_alike_in_other_words(sentence: str, reads: str, lexicon: Lexicon) -> None:
    """Each way of wording a form states the figures written beside it."""
    sections = (Section(None, 1, 1, (Sentence(sentence, 1, 0, len(sentence)),)),)
    made = structure(sections, 2022, "甲县.txt", lexicon=lexicon)
    found = extract(made, 2022, "甲县.txt", lexicon=lexicon)
    assert "；".join(map(_stated, found)) == reads
