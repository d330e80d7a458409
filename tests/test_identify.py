"""Whose report it is, about which year, printed where and when."""

import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest

from summarizer.identify import identify
from summarizer.lexicon import divisions
from summarizer.models import Cleaned, Identity, Line, RawLine, Role, Source

CASES = tomllib.loads((Path(__file__).parent / "cases" / "identify.toml").read_text(encoding="utf-8"))["case"]
ROLES = get_args(Role)


def cleaned(text: str, path: str = "report.txt") -> Cleaned:
    """Return a document of *text*, where ``role|`` in front says that a line is not body."""
    raw: list[RawLine] = []
    lines: list[Line] = []
    for number, given in enumerate(text.strip("\n").splitlines(), 1):
        role, bar, rest = given.partition("|")
        known = bool(bar) and role in ROLES
        text = rest if known else given
        raw.append(RawLine(number, text))
        if text:
            lines.append(Line(number, text, role if known else "body", tuple(range(len(text)))))  # type: ignore[arg-type]
    return Cleaned(Source(path, "", "utf-8", "text", tuple(raw)), tuple(lines), ())


def full(identity: Identity) -> str:
    """Return the region's name with its city and province in front; nothing when it is undecided."""
    region = identity.region
    if region.level is None:
        return ""
    above = divisions.divisions()[region.adcode].parent if region.adcode else None
    if above and above in divisions.divisions():
        return divisions.full_name(divisions.divisions()[above]).removeprefix("全国") + region.name
    return (region.province or "") + (region.city or "") + region.name


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_report_is_identified(case: dict[str, Any]) -> None:
    """Each case gives the region, the year and what else it names."""
    identity = identify(cleaned(case["text"], case.get("path", "report.txt")))
    region = identity.region
    why = "\n".join(f"{r.about} {r.value} {r.weight:+} {r.evidence}" for r in identity.reasons)
    assert full(identity) == case["region"], why
    assert (identity.period or 0) == case["period"], why
    if "called" in case:
        assert region.name == case["called"]
    if "candidates" in case:
        assert sorted(region.candidates) == sorted(case["candidates"]), why
    for key in ("level", "adcode", "city"):
        if key in case:
            assert (getattr(region, key) or "") == case[key], why
    for key in ("title", "subtitle", "source", "published", "printed"):
        if key in case:
            assert (getattr(identity, key) or "") == case[key], why
    if "authors" in case:
        assert list(identity.authors) == case["authors"]
