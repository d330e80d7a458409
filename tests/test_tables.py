"""What a column of a table holds, where its unit stands, and where its cells are cited."""

from pathlib import Path

import pytest

from summarizer.clean import clean
from summarizer.extract import extract
from summarizer.extract.tables import ROLES, UNITS
from summarizer.lexicon import Lexicon
from summarizer.read import read
from summarizer.records import Indicator, Row, Section
from summarizer.rule import first
from summarizer.segment import segment


def _told(specimen: str, lexicon: Lexicon) -> tuple[Indicator, ...]:
    """Extract from rows parted by slashes, whose cells are parted by bars."""
    rows = []
    for line, row in enumerate(specimen.split(" / "), start=1):
        cells = tuple(row.split("|"))
        rows.append(Row(line, cells, tuple((0, len(cell)) for cell in cells)))
    return extract((Section(None, 1, 1, (), tuple(rows)),), 2022, "甲县.md", lexicon=lexicon)


@pytest.mark.parametrize("row", range(len(ROLES)), ids=[rule.name for rule in ROLES])
def test_a_column_holds_what_its_header_says(row: int) -> None:
    """Place and header of the specimen tell the role; those of the near miss tell another."""
    rule = ROLES[row]
    for specimen, outcome in rule.shows:
        at, _, header = specimen.partition(":")
        answer = first(ROLES, int(at), header)
        assert answer is not None
        assert answer[0].name == outcome == rule.name
    for miss in rule.spares:
        at, _, header = miss.partition(":")
        answer = first(ROLES, int(at), header)
        assert answer is not None
        assert answer[0] is not rule


@pytest.mark.parametrize("row", range(len(UNITS)), ids=[rule.name for rule in UNITS])
def test_the_nearest_unit_is_that_of_the_cell(row: int, lexicon: Lexicon) -> None:
    """The trail of the figure says where its unit was found."""
    rule = UNITS[row]
    for specimen, outcome in rule.shows:
        (found,) = _told(specimen, lexicon)
        assert (found.because[0].step, found.because[0].rule) == ("number", rule.name)
        assert found.unit == outcome
    for miss in rule.spares:
        (found,) = _told(miss, lexicon)
        assert found.because[0].rule != rule.name


def test_a_cell_tells_its_trail(lexicon: Lexicon) -> None:
    """Name, role of the column, year, growth and rank are each told, with the line they stand in."""
    (found,) = _told("指标|2021年|同比（%）|全市位次 / 粮食产量（万吨）|40.2|3.1|2", lexicon)
    assert [(step.step, step.rule, step.words, step.line) for step in found.because] == [
        ("number", "unit behind the name", "40.2", None),
        ("noun", "name of the row", "粮食产量（万吨）", None),
        ("name", "lexicon term", "粮食产量", None),
        ("form", "column of levels", "2021年", 1),
        ("year", "year in the header", "2021年", 1),
        ("form", "growth in the next column", "同比（%）", 1),
        ("rank", "rank in its column", "全市位次", 1),
    ]


def test_a_cell_of_a_markdown_table_is_cited_at_its_characters(tmp_path: Path, lexicon: Lexicon) -> None:
    """The place counts in the raw line, bars and blanks included, also of a mended cell."""
    path = tmp_path / "乙县.md"
    path.write_text(
        "# 政府工作报告\n\n## 主要指标\n\n全县经济平稳运行。\n\n"
        "| 指标 | 备注 | 2022年 | 增速（%） |\n|---|:--|--:|---|\n"
        "|  粮食产量（万吨） |  | **40.2** | 3.1 |\n| 财政收入(亿元) | | 12.5 |  |\n",
        encoding="utf-8",
    )
    source = read(path, tmp_path, lexicon)
    sections = segment(clean(source, lexicon=lexicon), lexicon=lexicon)
    found = extract(sections, 2022, source.path, lexicon=lexicon)
    raw = {line.number: line.text for line in source.lines}
    assert [(f.name, str(f.value), raw[f.line][f.start : f.end]) for f in found] == [
        ("粮食产量", "40.2", "**40.2**"),
        ("财政收入", "12.5", "12.5"),
    ]


def test_mending_a_table_leaves_its_raw_line_alone(tmp_path: Path, lexicon: Lexicon) -> None:
    """Cells are mended for reading; the line stays as the file has it."""
    path = tmp_path / "乙县.md"
    path.write_text(
        "# 报告\n\n全县平稳。\n\n| 指标 | 2022年 |\n|---|---|\n| **产值**(亿元) | 3 |\n", encoding="utf-8"
    )
    source = read(path, tmp_path, lexicon)
    row = next(line for line in clean(source, lexicon=lexicon).lines if "产值" in line.text)
    assert row.cells == ("产值（亿元）", "3")
    assert source.lines[row.number - 1].cells == ("**产值**(亿元)", "3")


@pytest.mark.parametrize(
    ("header", "year", "kind"),
    [
        ("1998年", 1998, "actual"),
        ("2023年目标", 2023, "target"),
        ("2023年计划", 2023, "target"),
        ("2023年预期", 2023, "target"),
        ("2022年预计", 2022, "estimate"),
    ],
)
def test_a_header_says_year_and_kind(header: str, year: int, kind: str, lexicon: Lexicon) -> None:
    """What a column is headed with holds for its figures."""
    (found,) = _told(f"指标|{header} / 粮食产量（万吨）|40.2", lexicon)
    assert (found.year, found.kind) == (year, kind)


@pytest.mark.parametrize(
    "title", ["其中：粮食产量", "#粮食产量", "1、粮食产量", "（一）粮食产量", "①粮食产量", "-粮食产量"]
)
def test_a_mark_before_the_name_of_a_row_is_none_of_it(title: str, lexicon: Lexicon) -> None:
    """Numbers, bullets and 其中 order the rows."""
    (found,) = _told(f"指标|2022年 / {title}|40.2万吨", lexicon)
    assert (found.name, found.text) == ("粮食产量", "粮食产量")


@pytest.mark.parametrize("cell", ["约40.2", "≈40.2", "40.2", "40.2万吨"])
def test_a_cell_may_say_that_it_is_about(cell: str, lexicon: Lexicon) -> None:
    """A word for about, and a unit, may stand with the number."""
    (found,) = _told(f"指标|2022年 / 粮食产量|{cell}", lexicon)
    assert str(found.value) == "40.2"


@pytest.mark.parametrize(
    ("cell", "value"), [("-3.1", "-3.1"), ("↓3.1", "-3.1"), ("▼3.1", "-3.1"), ("↑3.1", "3.1")]
)
def test_an_arrow_is_a_sign(cell: str, value: str, lexicon: Lexicon) -> None:
    """What points down fell."""
    (found,) = _told(f"指标|增速 / 粮食产量|{cell}", lexicon)
    assert str(found.change) == value
