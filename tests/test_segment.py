"""Body lines become sections of sentences, and every sentence keeps its place."""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.models import Cleaned, Doubt, Line, RawLine, Section, Source
from summarizer.segment import segment
from summarizer.segment.sentences import cut

CASES = tomllib.loads((Path(__file__).parent / "cases" / "segment.toml").read_text(encoding="utf-8"))["case"]


def cleaned(text: str) -> Cleaned:
    """Return *text* as clean hands it on; see cases/segment.toml for its small mark-up."""
    lines, page = [], 1
    for number, raw in enumerate(text.splitlines() if "\f" not in text else text.split("\n"), 1):
        if raw.strip() == r"\f":
            page += 1
            continue
        heading = re.match(r"#+(?= )", raw)
        bold = re.fullmatch(r"\*\*(.+)\*\*", raw)
        body = raw[heading.end() + 1 :] if heading else bold[1] if bold else raw
        at = raw.index(body)
        lines.append(
            Line(
                number=number,
                text=body,
                role="body",
                origin=range(at, at + len(body)),
                page=page if r"\f" in text else None,
                heading=len(heading[0]) if heading else 0,
                bold=bold is not None,
                cells=tuple(body.split("|")) if "|" in body else (),
            )
        )
    return of(*lines)


def of(*lines: Line) -> Cleaned:
    raw = tuple(RawLine(line.number, line.text) for line in lines)
    return Cleaned(Source("甲.txt", "", "utf-8", "text", raw), lines, ())


def line(number: int, text: str, **more: Any) -> Line:
    return Line(number, text, "body", range(len(text)), **more)


def outline(sections: tuple[Section, ...]) -> list[str]:
    return [
        f"{s.level} {s.title or '∅'} ({len(s.sentences)}{f'+{len(s.rows)}' if s.rows else ''})" for s in sections
    ]


@pytest.mark.parametrize("case", CASES, ids=[case["name"] for case in CASES])
def test_a_document_has_its_outline(case: dict[str, Any]) -> None:
    assert outline(segment(cleaned(case["text"]))) == case["outline"]
