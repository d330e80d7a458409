"""templates/README.md says what a template sees, and is made from the records themselves."""

import importlib.util
import re
from dataclasses import fields
from pathlib import Path
from types import ModuleType

import pytest
from specimens import FULL, LEXICON, NOTHING, WORDS

from summarizer import records
from summarizer.config import SHIPPED
from summarizer.render.citations import CitedPrinter
from summarizer.render.filters import documented_filters, documented_tests, filters
from summarizer.render.filters import tests as template_tests

ROOT = Path(__file__).parent.parent
README = (SHIPPED / "README.md").read_text(encoding="utf-8")


def script() -> ModuleType:
    """Load scripts/template_reference.py, which is no module of the package."""
    path = ROOT / "scripts" / "template_reference.py"
    spec = importlib.util.spec_from_file_location("template_reference", path)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def part(readme: str, name: str) -> str:
    """Return what stands between the marks of *name*."""
    return readme.partition(f"<!-- {name} -->\n")[2].partition("\n<!-- end -->")[0]


def cells(table: str, keep: int) -> list[list[str]]:
    """Return the first *keep* cells of each row."""
    return [re.split(r" (?<!\\)\| ", line)[:keep] for line in table.splitlines() if line.startswith("| ")]


@pytest.mark.parametrize(("name", "keep"), [("fields", 3), ("filters", 3), ("tests", 3)])
def test_names_types_and_meanings_are_those_of_the_records(name: str, keep: int) -> None:
    """All but the examples, which come from real reports, is compared; renewed by the script."""
    again = script().filled(README, FULL, NOTHING)
    assert cells(part(README, name), keep) == cells(part(again, name), keep)


def test_every_field_of_a_briefing_and_a_digest_is_told() -> None:
    """From the briefing down to the sentence's place in its line."""
    told = part(README, "fields")
    for record in (records.Briefing, records.Digest, records.Sentence, records.Indicator, records.Cell):
        table = told.partition(f"#### {record.__name__}\n")[2].partition("\n#### ")[0]
        assert [row[0].strip("| `") for row in cells(table, 1)[2:]] == [
            field.name for field in fields(record)
        ]


def test_every_filter_and_test_has_a_chinese_name_and_is_told() -> None:
    """No filter without a line in the README, by either name."""
    told = {name for row in cells(part(README, "filters"), 1) for name in re.findall("`(.+?)`", row[0])}
    assert told == set(filters(CitedPrinter((), WORDS), LEXICON)) - {"e", "escape", "join"}
    told = {name for row in cells(part(README, "tests"), 1) for name in re.findall("`(.+?)`", row[0])}
    assert told == set(template_tests())
    for entry in (*documented_filters(CitedPrinter((), WORDS), LEXICON), *documented_tests()):
        assert re.fullmatch("[\u4e00-\u9fffn]+", entry.chinese)
        assert entry.chinese in entry.example


@pytest.mark.slow
def test_the_readme_is_what_the_script_makes() -> None:
    """Examples too; renew with python scripts/template_reference.py and read the diff."""
    assert script().renewed(README) == README, "run python scripts/template_reference.py and read the diff"
