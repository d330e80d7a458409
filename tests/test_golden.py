"""What the three short reports become: the model, and the Markdown.

Two forms, so that a diff tells whether the analysis moved or only the
template did.
"""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from specimens import WORDS

from summarizer import __version__
from summarizer.config import Config
from summarizer.page_words.digest import worded
from summarizer.pipeline import Outcome, run

Golden = Callable[[str, str], None]


@pytest.fixture(name="outcome", scope="module")
def _outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    out = tmp_path_factory.mktemp("out")
    return run(Config(folder=Path(__file__).parent / "reports", out=out, formats=("md",)))


def model(outcome: Outcome) -> str:
    """Return what was understood of each report, a line a fact."""
    lines = []
    for briefing in outcome.briefings:
        region = briefing.region
        lines.append(f"# {region.label} {region.adcode} {region.city} {region.province} {briefing.periods}")
        for excerpt in briefing.excerpts:
            identity = excerpt.report.identity
            lines.append(
                f"## {identity.title} | {identity.source} | {identity.published} | {identity.period}"
            )
            lines += [
                f"- {removed.line} {removed.role}: {removed.text}" for removed in excerpt.report.removed
            ]
            for passage in excerpt.passages:
                lines.append(
                    f"{'#' * (passage.level + 2)} {passage.line} {passage.title} {'、'.join(passage.themes)}"
                )
                for ranked in passage.sentences:
                    mark = "*" if ranked.key else " "
                    lines.append(f"{mark} {ranked.sentence.line} {ranked.sentence.text}")
        lines += [
            f"= {i.line} {i.name} {i.value} {i.unit} {i.change} {i.bound} {i.kind} {i.year} {i.scope}"
            for i in briefing.indicators
        ]
    for row in worded(outcome.digest, WORDS).rows:
        cells = "；".join(f"{c.region} {c.indicator.year} {c.value}" for c in row.cells)
        lines.append(
            f"| {row.name} {row.measure} {row.kind}: {cells}: {[g.cells for g in row.groups]} {row.caveats}"
        )
    return "\n".join(lines) + "\n"


def test_the_model_is_as_it_was(outcome: Outcome, golden: Golden) -> None:
    """Cleaning, headings, themes, key sentences, indicators and groups."""
    golden("model.txt", model(outcome))


@pytest.mark.parametrize("name", ["briefings/望都县", "briefings/任丘市", "digest"])
def test_the_markdown_is_as_it_was(outcome: Outcome, golden: Golden, name: str) -> None:
    """The shipped templates, rendered."""
    [path] = [p for p in outcome.written if p.as_posix().endswith(f"{name}.md")]
    made = path.read_text(encoding="utf-8").replace(__version__, "$VERSION")
    golden(f"{path.stem}.md", made)


def test_nothing_was_passed_over(outcome: Outcome) -> None:
    """All three reports are read, the README beside them is not."""
    assert replace(outcome, briefings=()).problems == ()
    assert [len(b.excerpts) for b in outcome.briefings] == [2, 1] or [
        len(b.excerpts) for b in outcome.briefings
    ] == [1, 2]
