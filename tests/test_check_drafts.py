"""Drafts written by hand around the figures of seeds/ get the verdicts that a careful reader gives."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest

import summarizer
from summarizer.records import Finding

HERE = Path(__file__).parent
DRAFTS = sorted((HERE / "cases" / "drafts").glob("[0-9]*.txt"))
SEEDS = HERE.parent / "seeds"
_MARKED = re.compile(r"【(?P<words>[^|】]*)\|(?P<verdict>[a-z]+)】")
RIGHT = 0.92
"""The share of the verdicts that must be right, over all drafts."""


@dataclass(frozen=True)
class Expected:
    """What stands at a place of a draft, and the verdict it must get."""

    line: int
    start: int
    end: int
    words: str
    verdict: str

    def right(self, findings: Sequence[Finding]) -> bool:
        """Whether what was found at this place is what is expected."""
        hit = [f for f in findings if f.checked.line == self.line]
        hit = [f for f in hit if f.checked.start < self.end and self.start < f.checked.end]
        verdicts = {f.verdict for f in hit}
        if self.verdict == "ok":
            return bool(hit) and verdicts <= {"verbatim", "same"}
        return self.verdict in verdicts and not (verdicts - {self.verdict, "verbatim", "same"})


def unmarked(text: str) -> tuple[str, list[Expected]]:
    """Return the draft without its marks, and what is expected where."""
    lines, expected = [], []
    for number, line in enumerate(text.splitlines(), 1):
        plain, at = "", 0
        for match in _MARKED.finditer(line):
            plain += line[at : match.start()]
            start, at = len(plain), match.end()
            plain += match["words"]
            expected.append(Expected(number, start, len(plain), match["words"], match["verdict"]))
        lines.append(plain + line[at:])
    return "\n".join(lines), expected


@pytest.fixture(name="judged", scope="module")
def _judged(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, Expected, list[Finding]]]:
    folder = tmp_path_factory.mktemp("drafts")
    expected: dict[str, list[Expected]] = {}
    for path in DRAFTS:
        text, expected[path.name] = unmarked(path.read_text(encoding="utf-8"))
        (folder / path.name).write_text(text, encoding="utf-8")
    checked = summarizer.check(folder, SEEDS, out=folder.parent / "out")
    return [(draft.path, one, list(draft.findings)) for draft in checked for one in expected[draft.path]]


def test_there_are_twenty_drafts_of_the_length_of_a_page() -> None:
    """Each has 300 to 800 characters."""
    lengths = [len(unmarked(path.read_text(encoding="utf-8"))[0].replace("\n", "")) for path in DRAFTS]
    assert len(lengths) == 20
    assert all(300 <= length <= 800 for length in lengths)


def test_the_verdicts_are_those_of_a_careful_reader(
    judged: list[tuple[str, Expected, list[Finding]]],
) -> None:
    """So many of them at least; what is wrong is named when the test fails."""
    wrong = [(path, one) for path, one, findings in judged if not one.right(findings)]
    assert 1 - len(wrong) / len(judged) >= RIGHT, "\n".join(
        f"{path}:{one.line} {one.words} should be {one.verdict}" for path, one in wrong
    )
