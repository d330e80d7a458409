"""Which reports and figures the papers are made of."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from click.testing import CliRunner
from invented import LEXICON, analysed, report

from summarizer import config
from summarizer.choose import choose
from summarizer.cli import main
from summarizer.config import Selection
from summarizer.errors import NothingToDo
from summarizer.pipeline import Outcome, run
from summarizer.records import Report

REVIEW = "全年实现地区生产总值{gdp}亿元，增长6.2%；新增高新技术企业12家，粮食产量达到31万吨。"
PLACES = {"霍山县": (2022, 2023), "泰州市": (2023,), "海陵区": (2023,)}


def told(place: str, year: int) -> str:
    """Return what *place* reports of *year*."""
    return report(place, year, REVIEW.format(gdp=100 + year % 100 + len(place)))


@pytest.fixture(name="reports")
def _reports() -> list[Report]:
    return [analysed(place, told(place, year)) for place, years in PLACES.items() for year in years]


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for place, years in PLACES.items():
        for year in years:
            (folder / f"{place}{year}.txt").write_text(told(place, year), encoding="utf-8")
    return folder


@pytest.fixture(name="go")
def _go(folder: Path, tmp_path: Path) -> Callable[..., Outcome]:
    def go(**options: Any) -> Outcome:
        return run(config.load(folder, **{"out": tmp_path / "out", "formats": "md"} | options))

    return go


def names(reports: tuple[Report, ...]) -> list[tuple[str, int | None]]:
    """Return the region and year of each of *reports*."""
    return [(report.identity.region.name, report.identity.period) for report in reports]


def test_without_a_choice_nothing_is_left_out(reports: list[Report]) -> None:
    """Nor is any figure."""
    chosen = choose(reports, Selection(), lexicon=LEXICON)
    assert chosen.reports == tuple(reports)
    assert (chosen.left, chosen.absent) == ((), ())


def test_a_city_is_itself_and_all_within_it(reports: list[Report]) -> None:
    """泰州市 holds 海陵区, which does not hold 泰州市."""
    city = choose(reports, Selection(("321200",)), lexicon=LEXICON)
    assert names(city.reports) == [("泰州市", 2023), ("海陵区", 2023)]
    assert len(city.left) == 2
    assert names(choose(reports, Selection(("321202",)), lexicon=LEXICON).reports) == [("海陵区", 2023)]


def test_what_was_chosen_and_is_not_there_is_named(reports: list[Report]) -> None:
    """A region, a year and an indicator each by what people call it."""
    selection = Selection(("341525", "130624"), ("地区生产总值", "社会消费品零售总额"), (2021, 2022))
    chosen = choose(reports, selection, lexicon=LEXICON)
    assert names(chosen.reports) == [("霍山县", 2022)]
    assert chosen.absent == ("阜平县", "2021", "社会消费品零售总额")


def test_only_the_figures_chosen_are_kept(reports: list[Report]) -> None:
    """What is counted is meant with what happened to it."""
    chosen = choose(reports, Selection(indicators=("高新技术企业", "粮食产量")), lexicon=LEXICON)
    for one in chosen.reports:
        assert {indicator.name for indicator in one.indicators} <= {
            "新增高新技术企业",
            "高新技术企业",
            "粮食产量",
        }
        assert len(one.indicators) == 2
        assert one.sections == next(r for r in reports if r.path == one.path).sections


def test_where_nothing_is_left_it_is_said_what_there_is(reports: list[Report]) -> None:
    """Regions with their years, or indicators."""
    with pytest.raises(
        NothingToDo, match=r"there are 泰州市 \(2023\), 海陵区 \(2023\), 霍山县 \(2022, 2023\)\."
    ):
        choose(reports, Selection(("130624",)), lexicon=LEXICON)
    with pytest.raises(NothingToDo, match=r"stated are .*地区生产总值"):
        choose(reports, Selection(indicators=("居民消费价格",)), lexicon=LEXICON)


def test_a_report_of_no_known_year_is_of_none_that_was_chosen() -> None:
    """Its briefing is made where all years are."""
    undated = analysed("霍山县", "霍山县工作情况\n全县粮食产量达到31万吨。")
    assert undated.identity.period is None
    with pytest.raises(NothingToDo):
        choose([undated], Selection(years=(2023,)), lexicon=LEXICON)
    assert choose([undated], Selection(("341525",)), lexicon=LEXICON).reports == (undated,)


def test_a_zone_lies_in_its_city() -> None:
    """It has no code; the names of what it lies in tell."""
    zone = analysed("漯河经济开发区", report("漯河市沙澧产业开发区", 2023, REVIEW.format(gdp=9)))
    region = zone.identity.region
    assert region.level == "开发区" and region.adcode is None
    for key in (region.id, "411100", "410000"):
        assert choose([zone], Selection((key,)), lexicon=LEXICON).reports == (zone,)


@pytest.mark.parametrize(("own", "id"), [("霍山", "341525"), ("北京市", None)])
def test_the_readers_own_region_is_known_where_it_is_among_the_reports(
    go: Callable[..., Outcome], own: str, id: str | None
) -> None:
    """Another one marks nothing."""
    assert go(own=own, formats="json").digest.own == id


def test_papers_workbook_and_data_hold_what_was_chosen(go: Callable[..., Outcome], tmp_path: Path) -> None:
    """And the analyses of the others are kept."""
    outcome = go(regions="霍山", years="2023", indicators="GDP", formats="md,xlsx,json")
    assert [(b.region.name, b.periods) for b in outcome.briefings] == [("霍山县", (2023,))]
    assert {i.name for b in outcome.briefings for i in b.indicators} == {"地区生产总值"}
    assert len(outcome.omitted) == 3
    assert outcome.problems == ()
    assert len(list((tmp_path / "out/.cache").glob("*.msgpack"))) == 4
    assert "海陵" not in (tmp_path / "out/digest.md").read_text(encoding="utf-8")
    assert "海陵" not in (tmp_path / "out/report.json").read_text(encoding="utf-8")
    workbook = openpyxl.load_workbook(tmp_path / "out/indicators.xlsx")
    said = {str(cell.value) for sheet in workbook for row in sheet.iter_rows() for cell in row}
    assert not any("海陵" in text or text == "粮食产量" for text in said)


def test_how_many_were_left_out_is_said(folder: Path, tmp_path: Path) -> None:
    """On stderr, with what was chosen and is not there; the exit code is that of a whole run."""
    args = [
        folder,
        "--out",
        tmp_path / "out",
        "--format",
        "md",
        "--regions",
        "霍山县,阜平",
        "--years",
        "2022-2023",
    ]
    result = CliRunner().invoke(main, [str(arg) for arg in args])
    assert result.exit_code == 0, result.stderr
    assert "2 reports are of regions or years that were not chosen, and left out." in result.stderr
    assert "Chosen, but in no report: 阜平县." in result.stderr
