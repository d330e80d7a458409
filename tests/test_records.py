"""report.json, the contract with other programs."""

import json
from pathlib import Path

import pytest

from summarizer.config import Config
from summarizer.pipeline import run
from summarizer.write.report_json import schema

DOCS = Path(__file__).parent.parent / "docs"


@pytest.fixture(name="report", scope="module")
def _report(tmp_path_factory: pytest.TempPathFactory) -> dict[str, object]:
    out = tmp_path_factory.mktemp("out")
    run(Config(folder=Path(__file__).parent / "reports", out=out, formats=("json",)))
    loaded: dict[str, object] = json.loads((out / "report.json").read_text(encoding="utf-8"))
    return loaded


def test_the_published_schema_is_the_records_own() -> None:
    """docs/report.schema.json cannot go stale.

    Renew it with: python scripts/schema.py
    """
    published = json.loads((DOCS / "report.schema.json").read_text(encoding="utf-8"))
    assert published == json.loads(json.dumps(schema()))


def test_the_keys_of_the_contract_are_there(report: dict) -> None:  # type: ignore[type-arg]
    """The names that other programs read."""
    assert report["schema"] == "summarizer.report/1"
    assert {"briefings", "digest", "problems", "version"} <= report.keys()
    briefing = report["briefings"][0]
    assert {"id", "name", "label", "level", "city", "province", "adcode", "candidates"} <= briefing[
        "region"
    ].keys()
    document = briefing["documents"][0]
    assert {
        "path",
        "sha256",
        "encoding",
        "title",
        "period",
        "removed",
        "repairs",
        "sections",
    } <= document.keys()
    sentence = next(s for x in document["sections"] for s in x["sentences"])
    assert {"text", "line", "start", "end", "score", "key", "doubt"} <= sentence.keys()
    assert {"name", "value", "unit", "measure", "change", "bound", "kind", "year", "span"} <= briefing[
        "indicators"
    ][0].keys()
    assert {"regions", "rows", "themes", "distinctive", "highlights"} <= report["digest"].keys()


def test_each_sentence_stands_where_the_report_says(report: dict) -> None:  # type: ignore[type-arg]
    """The raw line, from start to end, is the sentence, but for the marks that were widened."""
    narrow = str.maketrans("，：；（）", ",:;()")
    seen = 0
    for briefing in report["briefings"]:
        for document in briefing["documents"]:
            lines = (
                (Path(__file__).parent / "reports" / document["path"]).read_text(encoding="utf-8").split("\n")
            )
            for section in document["sections"]:
                for sentence in section["sentences"]:
                    raw = lines[sentence["line"] - 1][sentence["start"] : sentence["end"]]
                    assert raw.translate(narrow) == sentence["text"].translate(narrow)
                    seen += 1
    assert seen > 20


def test_figures_are_plain_decimals(report: dict) -> None:  # type: ignore[type-arg]
    """No float and no exponent stands where a report states a number."""
    values = [
        i[k]
        for b in report["briefings"]
        for i in b["indicators"]
        for k in ("value", "change", "upper")
        if i[k] is not None
    ]
    assert values
    for value in values:
        assert isinstance(value, str) and value.removeprefix("-").replace(".", "", 1).isdigit(), value
