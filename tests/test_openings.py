"""Retrospectives of newspapers, from the file's text to whose report it is and about which year."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from summarizer.clean import clean
from summarizer.identify import identify
from summarizer.lexicon import Lexicon
from summarizer.records import RawLine, Region, Source

CASES = tomllib.loads((Path(__file__).parent / "cases" / "openings.toml").read_text(encoding="utf-8"))["case"]


def known(case: dict[str, Any]) -> Any:
    """Return *case* as a parameter, marked where it is known to fail."""
    marks = [pytest.mark.xfail(reason=case["fails"], strict=True)] if "fails" in case else []
    return pytest.param(case, id=case["name"], marks=marks)


def full(region: Region) -> str:
    """Return the region's name with its city and province in front; nothing where it is undecided."""
    if region.level is None:
        return ""
    names = (region.province, region.city, region.name)
    return "".join(name for n, name in enumerate(names) if name and name not in names[:n])


@pytest.mark.parametrize("case", [known(case) for case in CASES])
def test_an_opening_is_recognised_or_left_undecided(case: dict[str, Any], lexicon: Lexicon) -> None:
    """Place and year are those that the text says somewhere; where it does not, they stay open."""
    lines = case["text"].strip("\n").splitlines()
    raw = tuple(RawLine(number, line) for number, line in enumerate(lines, 1))
    source = Source("report.txt", "", "utf-8", "text", raw)
    identity = identify(clean(source, lexicon=lexicon), lexicon=lexicon)
    why = "\n".join(f"{r.about} {r.value} {r.weight:+} {r.evidence}" for r in identity.reasons)
    assert (full(identity.region), identity.period or 0) == (case["region"], case["period"]), why
    if "candidates" in case:
        assert sorted(identity.region.candidates) == sorted(case["candidates"]), why
    if "level" in case:
        assert identity.region.level == case["level"]
