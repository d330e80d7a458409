"""What a check found -> ``check.json``, the contract with other programs.

The records below are the contract; ``docs/check.schema.json`` is made from them.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import msgspec

from summarizer import __version__
from summarizer.lexicon import Lexicon
from summarizer.place import place
from summarizer.records import SUPPORTED, Checkable, CitedPlace, DraftChecked, Finding, Problem
from summarizer.write.check_words import verdict_word

SCHEMA = "summarizer.check/1"


@dataclass(frozen=True, slots=True)
class FindingEntry:
    """One thing that a draft says, and what the reports say to it."""

    kind: Literal["figure", "quotation", "claim", "comparison"]
    words: str
    line: int
    page: int | None
    start: int
    end: int
    sentence: str
    region: str | None
    years: tuple[int, ...]
    name: str | None
    verdict: str
    """The program's own name: verbatim, number, missing ..."""
    says: str
    """The verdict in words: 原文, 数字不符, 未见 ..."""
    supported: bool
    rule: str
    difference: str
    arithmetic: str
    sources: tuple[CitedPlace, ...]


@dataclass(frozen=True, slots=True)
class DraftEntry:
    """One draft."""

    path: str
    format: str
    findings: tuple[FindingEntry, ...]


@dataclass(frozen=True, slots=True)
class CheckCounts:
    """How many things were checked, and how it came out."""

    total: int
    supported: int
    wrong: int
    missing: int
    verdicts: dict[str, int]
    """By the program's own names."""


@dataclass(frozen=True, slots=True)
class CheckFile:
    """The whole file."""

    schema: str
    version: str
    counts: CheckCounts
    drafts: tuple[DraftEntry, ...]
    problems: tuple[Problem, ...]


def counts(checked: Sequence[DraftChecked]) -> CheckCounts:
    """Return how many things in all drafts are supported, wrong and not found."""
    verdicts = Counter(finding.verdict for draft in checked for finding in draft.findings)
    supported = sum(number for verdict, number in verdicts.items() if verdict in SUPPORTED)
    total, missing = verdicts.total(), verdicts["missing"]
    return CheckCounts(total, supported, total - supported - missing, missing, dict(sorted(verdicts.items())))


def write(out: Path, checked: Sequence[DraftChecked], problems: Sequence[Problem], lexicon: Lexicon) -> Path:
    """Write ``check.json`` into *out* and return its path."""
    told = CheckFile(
        schema=SCHEMA,
        version=__version__,
        counts=counts(checked),
        drafts=tuple(
            DraftEntry(
                draft.path, draft.format, tuple(_entry(finding, lexicon) for finding in draft.findings)
            )
            for draft in checked
        ),
        problems=tuple(problems),
    )
    return place(out / "check.json", msgspec.json.format(msgspec.json.encode(told), indent=1) + b"\n")


def schema() -> dict[str, Any]:
    """Return the JSON Schema of ``check.json``."""
    return msgspec.json.schema(CheckFile)


def _entry(finding: Finding, lexicon: Lexicon) -> FindingEntry:
    checked: Checkable = finding.checked
    return FindingEntry(
        kind=checked.kind,
        words=checked.words,
        line=checked.line,
        page=checked.page,
        start=checked.start,
        end=checked.end,
        sentence=checked.sentence,
        region=checked.region,
        years=checked.years,
        name=checked.name,
        verdict=finding.verdict,
        says=verdict_word(finding.verdict, lexicon),
        supported=finding.supported,
        rule=finding.rule,
        difference=finding.difference,
        arithmetic=finding.arithmetic,
        sources=finding.sources,
    )
