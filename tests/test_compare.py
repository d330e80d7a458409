"""What may be compared is, and what may not is said to be so."""

import re
import time
import tomllib
import tracemalloc
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from specimens import FULL, LEXICON, WORDS

from summarizer.compare import compare, profile
from summarizer.compare.rules import BARS, DIFFERENCES
from summarizer.config import Config
from summarizer.page_words.digest import worded
from summarizer.pipeline import run
from summarizer.records import (
    Because,
    Digest,
    Formulation,
    Highlight,
    Indicator,
    Page,
    Profile,
    Ranked,
    Region,
    Sentence,
    Term,
    Time,
)
from summarizer.render import pages

CASES = Path(__file__).parent / "cases"
SEEDS = Path(__file__).parents[1] / "seeds"
PLACES = "甲乙丙丁戊己庚辛壬癸"


def cases(name: str) -> Any:
    """Return the cases of a file, each under its fact."""
    found = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))["case"]
    return pytest.mark.parametrize("case", [pytest.param(case, id=case["fact"]) for case in found])


def region(n: int, level: str | None = "区", province: str = "云海省", **other: Any) -> Region:
    """Return the n-th made-up region."""
    name = f"{PLACES[n % 10]}{PLACES[n // 10 % 10]}{'区' if level in ('区', None) else level}"
    fields: dict[str, Any] = {"city": "白石市", "adcode": None}
    return Region(f"r{n}", name, name, level or None, province=province, **(fields | other))  # type: ignore[arg-type]


def figure(name: str = "第一产业增加值", document: str = "r0.txt", **other: Any) -> Indicator:
    """Return a result of 2020 with a sentence that says it."""
    fields: dict[str, Any] = {
        "name": name, "text": name, "value": Decimal(5), "unit": "亿元", "measure": "level", "change": None,
        "bound": "=", "upper": None, "kind": "actual", "year": 2020, "span": "year", "rank": None,
        "scope": None, "document": document, "line": 3, "start": 0, "end": 9, "standard": True,
    }  # fmt: skip
    fields |= other
    for key in ("value", "change", "upper"):
        fields[key] = None if fields[key] is None else Decimal(fields[key])
    fields["year"] = fields["year"] or None
    fields["scope"] = fields["scope"] or None
    said = f"{name}{fields['value'] or ''}{fields['unit'] or ''}，增长{fields['change']}%。"
    return Indicator(sentence=said, **fields)


def a_profile(of: Region, figures: Sequence[Indicator] = (), **other: Any) -> Profile:
    """Return the profile of a region with nothing but what is given."""
    fields: dict[str, Any] = {"shares": (), "terms": (), "highlights": (), "formulations": ()}
    periods = tuple(sorted({f.year for f in figures if f.year and f.kind != "target"}))
    return Profile(of, periods or (2020,), tuple(figures), **(fields | other))


def growth(n: int, change: str, **other: Any) -> Indicator:
    """Return what the n-th region says of its investment."""
    fields = {"value": None, "unit": None, "change": change, "document": f"r{n}.txt", "line": n + 1}
    return figure("固定资产投资", **(fields | other))


def rendered(digest: Digest) -> Page:
    """Return the digest's page by the shipped template."""
    return pages((), digest, Config(folder=Path()), LEXICON)[-1]


# -- how much there is -------------------------------------------------------


def test_nothing_gives_an_empty_digest() -> None:
    """No profile: no row, no figure, and a page all the same."""
    digest = compare((), LEXICON)
    assert (digest.rows, digest.charts, digest.obstacles) == ((), (), ())


def test_one_region_is_compared_with_none() -> None:
    """One region has rows but neither groups nor caveats, nor words of its own."""
    digest = compare((a_profile(region(0), [growth(0, "8")]),), LEXICON)
    assert [(row.name, row.groups, row.caveats) for row in digest.rows] == [("固定资产投资", (), ())]
    assert digest.distinctive == (("r0", ()),)
    assert "高于" not in rendered(digest).markdown


def test_a_group_runs_from_the_highest_down() -> None:
    """Three regions stand in order, with the distance from first to last."""
    rates = ("4.5", "-1.2", "7")
    digest = compare([a_profile(region(n), [growth(n, rate)]) for n, rate in enumerate(rates)], LEXICON)
    (row,) = digest.rows
    (group,) = row.groups
    assert [row.cells[i].region for i in group.cells] == ["r2", "r0", "r1"]
    assert group.spread == Decimal("8.2")


def test_a_distance_is_said_in_the_units_of_its_group() -> None:
    """Two counties that count heads stand 1200人 apart, though their row has provinces too."""
    said = [
        ("省", "50", "万人"),
        ("省", "48", "万人"),
        ("省", "30", "万人"),
        ("县", "3700", "人"),
        ("县", "2500", "人"),
    ]
    profiles = [
        a_profile(region(n, level), [figure("城镇新增就业", f"r{n}.txt", value=value, unit=unit)])
        for n, (level, value, unit) in enumerate(said)
    ]
    (row,) = compare(profiles, LEXICON).rows
    assert row.unit == "人"
    assert [(group.spread, group.unit) for group in row.groups] == [(20, "万人"), (1200, "人")]


def test_an_unknown_level_breaks_nothing() -> None:
    """A region that nobody could place has its figures in the rows all the same."""
    placed, unplaced = region(0), region(1, level=None)
    digest = compare((a_profile(placed, [growth(0, "8")]), a_profile(unplaced, [growth(1, "9")])), LEXICON)
    assert [c.region for c in digest.rows[0].cells] == ["r0", "r1"]
    assert digest.rows[0].groups == ()


# -- what may be compared ----------------------------------------------------


@cases("compare")
def test_what_may_be_compared(case: dict[str, Any]) -> None:
    """Two figures form a group, or the digest names the reason why not."""
    profiles = []
    for n, told in enumerate((case["one"], case["other"])):
        of = region(n, told.pop("level", "区"), told.pop("province", "云海省"))
        profiles.append(a_profile(of, [figure(case.get("name", "第一产业增加值"), f"r{n}.txt", **told)]))
    digest = worded(compare(profiles, LEXICON), WORDS)
    (row,) = (row for row in digest.rows if row.measure == "growth" or "growth" not in case)
    assert bool(row.groups) == case.get("together", False)
    if not row.groups:
        assert case["reason"] in [obstacle.reason for obstacle in digest.obstacles]
        assert any(case["reason"] in caveat for caveat in row.caveats)


def test_every_rule_of_comparison_has_a_case() -> None:
    """Each reason in `rules`, and the group, is what some cell of the cases carries."""
    found = {("caveat", "contradicted")}  # which takes three figures and has a test of its own
    for case in tomllib.loads((CASES / "compare.toml").read_text(encoding="utf-8"))["case"]:
        profiles = []
        for n, told in enumerate((case["one"], case["other"])):
            of = region(n, told.pop("level", "区"), told.pop("province", "云海省"))
            named = figure(case.get("name", "第一产业增加值"), f"r{n}.txt", **told)
            profiles.append(a_profile(of, [named]))
        rows = compare(profiles, LEXICON).rows
        found |= {(step.step, step.rule) for row in rows for cell in row.cells for step in cell.because}
    names = {rule.name for rule in (*BARS, *DIFFERENCES)}
    assert found == {("group", "alike"), ("caveat", "estimate"), *(("caveat", name) for name in names)}
    assert {rule for step, rule in found if step == "caveat"} == set(WORDS.tables["caveat"])


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.fixed_dictionaries(
            {
                "level": st.sampled_from(["区", "县", "地级市", "开发区", "省"]),
                "figures": st.lists(
                    st.fixed_dictionaries(
                        {
                            "value": st.integers(1, 99).map(str),
                            "unit": st.sampled_from(["亿元", "万元", "万美元"]),
                            "bound": st.sampled_from(["=", "=", ">=", "≈"]),
                            "kind": st.sampled_from(["actual", "estimate", "target"]),
                            "year": st.sampled_from([2019, 2020, 0]),
                            "span": st.sampled_from(["year", "half", "months"]),
                            "scope": st.sampled_from([None, "新增"]),
                        }
                    ),
                    max_size=4,
                ),
            }
        ),
        max_size=6,
    )
)
def test_whatever_is_reported_a_group_compares_like_with_like(places: list[dict[str, Any]]) -> None:
    """In no group do two figures differ in anything but region, value, and being estimated."""
    profiles = []
    for n, place in enumerate(places):
        told = [figure(document=f"r{n}.txt", **given) for given in place["figures"]]
        profiles.append(a_profile(region(n, place["level"]), told))
    classes = {"区": "县级", "县": "县级", "开发区": "县级", "地级市": "市级", "省": "省级"}
    levels = {f"r{n}": classes[place["level"]] for n, place in enumerate(places)}
    for row in compare(profiles, LEXICON).rows:
        for group in row.groups:
            cells = [row.cells[i] for i in group.cells]
            figures = [cell.indicator for cell in cells]
            assert len({cell.region for cell in cells}) == len(cells) > 1
            assert len({(f.year, f.span, f.scope, f.bound, f.kind == "target") for f in figures}) == 1
            assert (figures[0].bound, figures[0].year) == ("=", group.year)
            assert "target" not in {f.kind for f in figures}
            assert "months" not in {f.span for f in figures}
            assert len({levels[cell.region] for cell in cells}) == 1
            assert len({str(f.unit).endswith("美元") for f in figures}) == 1
            assert [cell.value for cell in cells] == sorted((cell.value for cell in cells), reverse=True)


def test_value_and_growth_are_two_rows() -> None:
    """12亿元 that grew by 5% is compared by either, never by both at once."""
    figures = [figure(value="12", change="5", bound=">="), figure(value="9", change="6", document="r1.txt")]
    digest = compare([a_profile(region(n), [f]) for n, f in enumerate(figures)], LEXICON)
    groups = {row.measure: len(row.groups) for row in digest.rows}
    # 12亿元以上 is a bound, and its growth of 5% is not.
    assert groups == {"growth": 1, "level": 0}


def test_goals_share_no_row_with_results() -> None:
    """A goal of 2021 stands in a row of its own."""
    goal = growth(0, "6", kind="target", year=2021)
    digest = compare(
        (a_profile(region(0), [growth(0, "8"), goal]), a_profile(region(1), [growth(1, "7")])), LEXICON
    )
    assert [(row.kind, len(row.cells)) for row in digest.rows] == [("result", 2), ("target", 1)]


def test_dollars_and_yuan_are_two_rows() -> None:
    """What is counted in different money has no common row."""
    figures = [figure(), figure(unit="亿美元", document="r1.txt")]
    digest = compare([a_profile(region(n), [f]) for n, f in enumerate(figures)], LEXICON)
    assert sorted(str(row.unit) for row in digest.rows) == ["亿元", "亿美元"]


def test_values_are_in_the_rows_unit() -> None:
    """52000万元 is 5.2 in a row of 亿元; what was written stays with the indicator."""
    figures = [figure(), figure(document="r1.txt"), figure(value="52000", unit="万元", document="r2.txt")]
    (row,) = compare([a_profile(region(n), [f]) for n, f in enumerate(figures)], LEXICON).rows
    assert (row.unit, row.cells[2].value, row.cells[2].indicator.unit) == ("亿元", Decimal("5.2"), "万元")


def test_a_figure_said_twice_is_one() -> None:
    """The exact figure stands for the rounded one and for 突破."""
    said = [figure(value="64.3"), figure(value="64"), figure(value="60", bound=">=")]
    (row,) = compare((a_profile(region(0), said),), LEXICON).rows
    assert [cell.value for cell in row.cells] == [Decimal("64.3")]


def test_a_contradiction_is_shown_and_compared_with_nobody() -> None:
    """Two different figures of one year both stand in the row, and no group has either."""
    said = [growth(0, "16.1", kind="estimate"), growth(0, "100")]
    digest = compare((a_profile(region(0), said), a_profile(region(1), [growth(1, "7")])), LEXICON)
    assert len(digest.rows[0].cells) == 3
    assert digest.rows[0].groups == ()
    assert "contradicted" in [obstacle.rule for obstacle in digest.obstacles]


def test_the_final_figure_of_a_later_report_replaces_the_estimate() -> None:
    """预计 in one report, settled in the next."""
    said = [growth(0, "6", kind="estimate"), growth(0, "5.7", document="later.txt")]
    (row,) = compare((a_profile(region(0), said),), LEXICON).rows
    assert [cell.value for cell in row.cells] == [Decimal("5.7")]


def test_rows_come_by_coverage_then_in_the_lexicons_order() -> None:
    """What most regions report stands first; GDP before investment."""
    gdp = "地区生产总值"
    digest = compare(
        (
            a_profile(region(0), [growth(0, "8"), figure(gdp), figure("粮食产量", unit="万吨")]),
            a_profile(region(1), [growth(1, "7"), figure(gdp, "r1.txt")]),
        ),
        LEXICON,
    )
    assert [row.name for row in digest.rows] == [gdp, "固定资产投资", "粮食产量"]


@pytest.mark.slow
def test_the_seeds_have_three_legitimate_comparisons(tmp_path: Path) -> None:
    """Of all that the sample reports state, three comparisons are fair."""
    digest = run(Config(folder=SEEDS, out=tmp_path, formats=("md",))).digest
    names = {r.id: r.name for r in digest.regions}
    found = {
        (row.name, row.measure, group.year, frozenset(names[row.cells[i].region][:2] for i in group.cells))
        for row in digest.rows
        for group in row.groups
    }
    assert found == {
        ("一般公共预算收入", "level", 2019, frozenset({"海陵", "周口"})),
        ("固定资产投资", "growth", 2019, frozenset({"杜集", "海陵"})),
        ("社会消费品零售总额", "growth", 2019, frozenset({"杜集", "海陵"})),
    }


# -- how far a comparison reaches ---------------------------------------------


def stated(count: int, *others: Indicator, name: str = "固定资产投资", size: int = 10) -> Digest:
    """Return the digest of *size* counties whose first *count* state growth, then *others* one each."""
    told = [figure(name, f"r{n}.txt", value=None, change=f"{n}.5", line=n + 1) for n in range(count)]
    told += others
    return compare(
        [a_profile(region(n, "县"), [told[n]] if n < len(told) else ()) for n in range(size)], LEXICON
    )


def ranked(digest: Digest) -> str:
    """Return the first numbered line of the page, without marks."""
    lines = re.sub(r"\[@\d+\]", "", rendered(digest).markdown).splitlines()
    return next((line for line in lines if line.startswith("1. ") and "增速" in line), "")


def tabled(digest: Digest) -> str:
    """Return the last cell of the table of comparisons: who is not in the first of them, and why."""
    lines = re.sub(r"\[@\d+\]", "", rendered(digest).markdown).splitlines()
    heads = next(at for at, line in enumerate(lines) if "未列入的地区" in line)
    return lines[heads + 2].split("|")[-2].strip()


@pytest.mark.parametrize(
    ("count", "reach"), [(10, "all"), (9, "most"), (8, "most"), (7, "half"), (5, "half"), (4, "part")]
)
def test_a_group_knows_how_many_of_the_regions_stand_in_it(count: int, reach: str) -> None:
    """All, all but a fifth, half, or less; who does not is told."""
    (row,) = stated(count).rows
    (group,) = row.groups
    assert group.reach == reach
    assert [r for r, _ in group.left] == [f"r{n}" for n in range(count, 10)]


def test_who_is_first_is_said_only_where_all_but_a_few_stand() -> None:
    """Of seven of ten it is not said, and four of ten are said to be four."""
    assert "10个地区，居前的是癸甲县9.5%、壬甲县8.5%，居后的是乙甲县1.5%、甲甲县0.5%，居中4.5%" in ranked(
        stated(10)
    )
    assert "8个地区载有确数，居前的是" in ranked(stated(8))
    assert "居前" not in ranked(stated(7))
    assert "7个地区载有确数，庚甲县6.5%、己甲县5.5%较高，乙甲县1.5%、甲甲县0.5%较低" in ranked(stated(7))
    page = re.sub(r"\[@\d+\]", "", rendered(stated(4)).markdown)
    assert "4个地区可比，丁甲县3.5%、丙甲县2.5%" in ranked(stated(4))
    assert "| 丁甲县 | 3.5 |" in page


def test_those_left_out_are_named_with_the_reason() -> None:
    """A bound, another scope, no word of it: the finding is short, its table says so."""
    bounded = growth(8, "9", bound=">=")
    digest = stated(8, bounded)
    assert tabled(digest) == "壬甲县9%以上（下限值），癸甲县（报告未提及）"
    other = stated(8, growth(8, "9", scope="民间"), growth(9, "9", span="years"))
    assert tabled(other) == "壬甲县（口径不同），癸甲县（时段不同）"


def test_who_speaks_of_it_without_a_figure_is_not_silent() -> None:
    """The mark in the table and the reason behind the ranking differ."""
    told = [growth(n, f"{n}.5") for n in range(8)]
    spoken = ("固定资产投资",)
    profiles = [a_profile(region(n, "县"), [told[n]], mentioned=spoken) for n in range(8)]
    profiles += [a_profile(region(8, "县"), mentioned=spoken), a_profile(region(9, "县"))]
    digest = compare(profiles, LEXICON)
    assert tabled(digest) == "壬甲县（提及而未载此数），癸甲县（报告未提及）"
    markdown = rendered(digest).markdown
    assert "| 壬甲县 | △ |" in markdown
    assert "| 癸甲县 | — |" in markdown


def test_headline_figures_come_first_and_local_counts_last() -> None:
    """Of a few regions the value of one alone has its line; of many growth rates come before values."""

    def told(n: int, many: bool) -> list[Indicator]:
        document = f"r{n}.txt"
        figures = [
            figure("签约项目", document, unit="个", line=2), figure("粮食单产", document, line=3),
            figure("固定资产投资", document, change="4", line=4),
            figure("社会消费品零售总额", document, value=None, change="4", line=5),
            figure("地区生产总值", document, change="5", line=6),
        ]  # fmt: skip
        return figures if many or n == 0 else figures[:2]

    def names(count: int) -> list[tuple[str, str]]:
        digest = compare([a_profile(region(n), told(n, count > 2)) for n in range(count)], LEXICON)
        return [(digest.rows[at].name, digest.rows[at].measure) for at in digest.main]

    gdp, investment, retail = "地区生产总值", "固定资产投资", ("社会消费品零售总额", "growth")
    first = [(gdp, "growth"), (gdp, "level"), (investment, "growth")]
    rest = [("粮食单产", "level"), ("签约项目", "level")]
    assert names(2) == [*first, (investment, "level"), retail, *rest]
    assert names(8) == [*first, retail, (investment, "level"), *rest]


def test_how_the_first_headline_figure_went_on() -> None:
    """Three regions with two years: up, down and level; a region of one year is not among them."""
    years = (("4", "5"), ("6", "5"), ("5", "5"))
    profiles = [
        a_profile(region(n), [growth(n, old, year=2019, line=40), growth(n, new)])
        for n, (old, new) in enumerate(years)
    ]
    course = compare([*profiles, a_profile(region(3), [growth(3, "9")])], LEXICON).course
    assert course is not None
    assert (course.name, course.measure) == ("固定资产投资", "growth")
    assert (course.up, course.down, course.level) == (("r0",), ("r1",), ("r2",))


def test_the_readers_own_region_is_marked_and_its_place_is_said() -> None:
    """In the finding, in the table and in the chart; where a fifth is missing no place is said."""
    digest = replace(stated(10), own="r6")
    page = rendered(digest)
    markdown = re.sub(r"\[@\d+\]", "", page.markdown)
    assert "居中4.5%，庚甲县6.5%居第4位。" in markdown
    assert "| **庚甲县** | 6.5 |" in markdown
    assert [chart.own for chart in page.charts] == ["庚甲县"]
    fewer = re.sub(r"\[@\d+\]", "", rendered(replace(stated(7), own="r5")).markdown)
    assert "居中3.5%，己甲县5.5%。" in fewer


def test_a_row_is_told_in_a_unit_that_leaves_its_numbers_readable() -> None:
    """Two of four would be less than one in 万家."""
    said = (("1.2", "万家"), ("3", "万家"), ("2463", "家"), ("870", "家"))
    profiles = [
        a_profile(region(n, "省"), [figure("高新技术企业", f"r{n}.txt", value=value, unit=unit)])
        for n, (value, unit) in enumerate(said)
    ]
    (row,) = compare(profiles, LEXICON).rows
    assert (row.unit, [cell.value for cell in row.cells]) == ("家", [12000, 30000, 2463, 870])


def test_where_less_is_better_the_lowest_is_first() -> None:
    """Of what has no better end nobody is first."""
    lower = ranked(stated(10, name="单位地区生产总值能耗"))
    assert "10个地区，由低到高居前的是甲甲县0.5%、乙甲县1.5%" in lower
    neither = ranked(stated(10, name="居民消费价格"))
    assert "居前" not in neither
    assert "癸甲县9.5%、壬甲县8.5%较高" in neither


def test_those_level_with_the_third_are_named_with_it() -> None:
    """The second of three that are level is no second."""
    rates = ("9", "7", "7", "7", "6", "5", "4", "3", "2")
    profiles = [a_profile(region(n, "县"), [growth(n, rate)]) for n, rate in enumerate(rates)]
    digest = compare(profiles, LEXICON)
    assert "居前的是甲甲县9%、乙甲县、丙甲县、丁甲县7%，居后的是辛甲县3%、壬甲县2%，" in ranked(digest)


def test_a_comparison_has_one_unit_and_no_digits_that_nobody_wrote() -> None:
    """The written form stays in the cell, the page says all in the unit of most."""
    gdp = "地区生产总值"
    said = (("5.26", "万亿元"), ("3.1", "万亿元"), ("48213.77", "亿元"))
    profiles = [
        a_profile(region(n, "省"), [figure(gdp, f"r{n}.txt", value=value, unit=unit)])
        for n, (value, unit) in enumerate(said)
    ]
    digest = compare(profiles, LEXICON)
    (group,) = digest.rows[0].groups
    assert (group.unit, group.mixed, group.spread) == ("万亿元", True, Decimal("2.16"))
    assert group.values == (Decimal("5.26"), Decimal("4.82"), Decimal("3.1"))
    assert [(c.indicator.value, c.indicator.unit) for c in digest.rows[0].cells][2] == (
        Decimal("48213.77"),
        "亿元",
    )


# -- goals of the coming year -------------------------------------------------


@pytest.mark.parametrize("count", [3, 9, 31])
def test_the_goals_of_the_coming_year_stand_for_any_number_of_regions(count: int) -> None:
    """In order of what is stated, with the bound, without a rank; a plan's goal is none of them."""
    profiles = []
    for n in range(count):
        aim = {"kind": "target", "year": 2030 if n == 1 else 2021, "bound": ">=" if n == 0 else "="}
        told = [growth(n, "4"), growth(n, str(n + 3), line=n + 60, **aim)]
        profiles.append(a_profile(region(n, "县"), told))
    digest = compare(profiles, LEXICON)
    (row,) = digest.aims
    order = [aim.region for aim in row.aims]
    assert order == [f"r{n}" for n in reversed(range(count)) if n != 1] + ["r1"]
    assert [bool(aim.cells) for aim in row.aims] == [True] * (count - 1) + [False]
    markdown = re.sub(r"\[@\d+\]", "", rendered(digest).markdown)
    part = markdown.partition("2021年工作目标\n")[2].partition("\n## ")[0]
    assert "| 3以上 |" in part
    assert "△" in part
    assert "| 4 |" not in part
    assert "位次" not in part.replace("不表示位次", "")


def test_beside_a_goal_stands_what_became_of_the_last() -> None:
    """Last year's goal and result, where both are known."""
    told = [
        growth(0, "6", kind="target", line=50), growth(0, "6.5"),
        growth(0, "7", kind="target", year=2021, line=51),
    ]  # fmt: skip
    digest = compare([a_profile(region(0), told), a_profile(region(1), [growth(1, "5")])], LEXICON)
    markdown = re.sub(r"\[@\d+\]", "", rendered(digest).markdown)
    assert "| 7（上年6，完成6.5，达到） | — |" in markdown


def test_verdicts_add_up() -> None:
    """What was met, missed and left open is all that was looked at."""
    (tally,) = many().tallies
    assert tally.met + tally.missed + tally.open == tally.total


# -- over the years ----------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "years", "rules"),
    [
        ("地区生产总值", (2012, 2014), ["census"]),
        ("地区生产总值", (2013, 2014), ["census"]),
        ("地区生产总值", (2014, 2017), []),
        ("常住人口", (2019, 2021), ["census"]),
        ("粮食产量", (2017, 2019), []),
    ],
)
def test_a_census_parts_two_levels(name: str, years: tuple[int, int], rules: list[str]) -> None:
    """One between them does, and so does one in either of the two years."""
    said = [figure(name, value="100", year=year, line=year) for year in years]
    (trend,) = compare((a_profile(region(0), said),), LEXICON).trends
    assert [(one.rule, one.year) for one in trend.breaks] == [(rule, years[1]) for rule in rules]


@pytest.mark.parametrize(
    ("name", "levels", "change", "flagged"),
    [
        ("一般公共预算收入", ("20.4", "21.7"), "6.4", False),
        ("一般公共预算收入", ("20.4", "33.1"), "6.4", True),
        ("一般公共预算收入", ("20.4", "17.2"), "6.4", True),
        ("地区生产总值", ("300", "330"), "6", False),
        ("地区生产总值", ("300", "390"), "6", True),
        ("一般公共预算收入", ("2", "3"), "30", False),
    ],
)
def test_a_leap_is_what_the_growth_does_not_bear(
    name: str, levels: tuple[str, str], change: str, flagged: bool
) -> None:
    """Prices may part a real growth from its levels, and rounding any."""
    said = [
        figure(name, value=levels[0], year=2020, line=1),
        figure(name, value=levels[1], change=change, year=2021, line=2),
    ]
    found = compare((a_profile(region(0), said),), LEXICON).trends
    level = next(trend for trend in found if trend.measure == "level")
    assert bool(level.breaks) == flagged


def test_a_trend_tells_its_prices_and_the_years_that_it_leaves_out() -> None:
    """Growth of GDP is real, of revenue nominal; a bound between two years has a mark of its own."""
    gdp, revenue = "地区生产总值", "一般公共预算收入"
    said = [
        figure(name, value=None, change="5", year=year, line=year, bound=">=" if year == 2020 else "=")
        for name in (gdp, revenue)
        for year in (2019, 2020, 2021)
    ]
    digest = compare((a_profile(region(0), said),), LEXICON)
    assert {t.name: (t.prices, t.unsettled) for t in digest.trends} == {
        gdp: ("real", (2020,)),
        revenue: ("nominal", (2020,)),
    }
    page = rendered(digest).markdown
    assert "地区生产总值增速（%，可比价）" in page
    assert "“普查修订”" not in page


def test_a_trend_steps_from_year_to_year() -> None:
    """The figures of one region in order, with what lies between them."""
    said = [growth(0, change, year=year) for year, change in ((2021, "5.5"), (2019, "8"), (2020, "3"))]
    (trend,) = compare((a_profile(region(0), said),), LEXICON).trends
    assert [cell.indicator.year for cell in trend.cells] == [2019, 2020, 2021]
    assert trend.steps == (Decimal("-5"), Decimal("2.5"))


def test_a_bound_is_no_point_of_a_trend() -> None:
    """8%以上 cannot be subtracted from."""
    said = [growth(0, "8", year=2019, bound=">="), growth(0, "7", year=2020)]
    assert compare((a_profile(region(0), said),), LEXICON).trends == ()


@cases("compare_goals")
def test_whether_a_goal_was_met(case: dict[str, Any]) -> None:
    """The verdict is what the words of goal and result allow."""
    plain = case.get("measure") == "level"
    stated = []
    for kind, told in (("target", case["goal"]), ("actual", case["outcome"])):
        number = {"value": told["value"], "unit": "%"} if plain else {"change": told["value"], "value": None}
        other = {key: value for key, value in told.items() if key != "value"}
        stated.append(figure(case.get("name", "地区生产总值"), f"{kind}.txt", kind=kind, **(number | other)))
    digest = compare((a_profile(region(0), stated),), LEXICON)
    assert [goal.verdict for goal in digest.goals] == [case["verdict"]]


def test_a_goal_meets_no_result_of_another_year_or_region() -> None:
    """Without the result of that year by that region there is no verdict."""
    goal = growth(0, "6", kind="target", year=2021)
    digest = compare(
        (a_profile(region(0), [goal, growth(0, "8")]), a_profile(region(1), [growth(1, "7", year=2021)])),
        LEXICON,
    )
    assert digest.goals == ()


def test_what_five_years_add_up_to_is_no_years_growth() -> None:
    """Growth of several years is set beside no year's growth, while the level that it led to is compared."""
    gdp = "地区生产总值"
    level, growth = figure(gdp, value="58"), figure(gdp, value=None, change="44", span="years")
    told = [level, growth, figure(gdp, value=None, change="6", year=2019, line=9)]
    other = figure(gdp, "r1.txt", value="50", change="7")
    digest = compare((a_profile(region(0), told), a_profile(region(1), [other])), LEXICON)
    assert {row.measure: len(row.groups) for row in digest.rows} == {"growth": 0, "level": 1}
    assert digest.trends == ()


# -- themes and wording ------------------------------------------------------


def test_contrasts_are_the_widest_differences() -> None:
    """The theme on which two regions lie furthest apart comes first."""
    shares = ((("民生保障", 0.2), ("经济发展", 0.5)), (("民生保障", 0.4), ("经济发展", 0.1)))
    digest = compare([a_profile(region(n), shares=s) for n, s in enumerate(shares)], LEXICON)
    assert [(c.theme, c.most.region, c.least.region) for c in digest.contrasts] == [
        ("经济发展", "r0", "r1"),
        ("民生保障", "r1", "r0"),
    ]


def test_a_theme_is_stressed_by_those_who_give_it_an_even_share() -> None:
    """Of two themes an even share is a half."""
    shares = ((("民生保障", 0.5), ("经济发展", 0.5)), (("民生保障", 0.2), ("经济发展", 0.8)))
    digest = compare([a_profile(region(n), shares=s) for n, s in enumerate(shares)], LEXICON)
    assert [(s.theme, s.regions) for s in digest.stressed] == [
        ("经济发展", ("r0", "r1")),
        ("民生保障", ("r0",)),
    ]


def test_the_latest_year_that_half_of_the_regions_state_is_told() -> None:
    """Four state 2018 and three 2019: the later is told; a year of one in four is not before it."""
    old = [growth(n, f"{n}.1", year=2018) for n in range(4)]
    new = [growth(n, f"{n}.2", year=2019, line=8) for n in range(3)]
    profiles = [a_profile(region(n, "县"), [old[n], *new[n : n + 1]]) for n in range(4)]
    (row,) = compare(profiles, LEXICON).rows
    assert [(group.year, len(group.cells)) for group in row.groups] == [(2019, 3), (2018, 4)]
    few = [growth(n, f"{n}.3", year=2019, line=8) for n in range(2)]
    many = [growth(n, f"{n}.1", year=2018) for n in range(6)]
    profiles = [a_profile(region(n, "县"), [many[n], *few[n : n + 1]]) for n in range(6)]
    (row,) = compare(profiles, LEXICON).rows
    assert [(group.year, len(group.cells)) for group in row.groups] == [(2018, 6), (2019, 2)]


def test_what_was_done_is_quoted_and_no_promise() -> None:
    """What leans on another sentence, promises, or is a slogan is no highlight; 三是 is left out."""
    lines = (
        ("三是新建便民养老食堂12个。", {"start": 2}),
        ("该市场明年再建20个。", {"because": (Because("alone", "pronoun", "该"),)}),
        ("明年新建便民市场90个。", {"time": Time("target", 2021)}),
        ("市场建设成效喜人。", {"weak": True}),
    )
    ranked = []
    for n, (text, other) in enumerate(lines):
        time = other.pop("time", None)  # type: ignore[attr-defined]
        said = Sentence(text, n, 0, len(text), document="a.txt", theme="民生保障", time=time)
        ranked.append(Ranked(said, 0.1 + n / 10, key=n > 0, **other))  # type: ignore[arg-type]
    passage = replace(FULL.excerpts[0].passages[0], sentences=tuple(ranked))
    excerpt = replace(FULL.excerpts[0], passages=(passage,))
    briefing = replace(
        FULL, excerpts=(excerpt,), periods=(excerpt.report.identity.period or 0,), indicators=()
    )
    assert [h.sentence.text for h in profile(briefing, LEXICON).highlights] == ["新建便民养老食堂12个。"]


def term(n: int, text: str, count: int = 5, quoted: bool = False, done: bool = True) -> Term:
    """Return a term of the n-th region in a sentence that has it."""
    shown = f"“{text}”" if quoted else text
    sentence = Sentence(f"在{count}个乡镇推行{shown}，参加的有两千多人。", 4, 0, 9)
    return Term(text, count, f"r{n}", sentence, f"r{n}.txt", quoted, done)


def test_own_names_are_distinctive_and_common_words_are_not() -> None:
    """A quoted name that nobody else has is a region's own; 发展 and names of places are nobody's."""
    common = [("发展", 40), ("项目", 30), ("服务", 20)]
    terms = [[term(n, text, count) for text, count in common] for n in range(2)]
    terms[0] += [term(0, "橘子夜校", 1, quoted=True), term(0, "甲甲模式", 6, quoted=True)]
    terms[1] += [term(1, "放管服", 4, quoted=True)]
    digest = compare([a_profile(region(n), terms=tuple(of)) for n, of in enumerate(terms)], LEXICON)
    assert digest.distinctive == (("r0", ("橘子夜校",)), ("r1", ()))


def test_a_practice_is_a_name_of_ones_own_in_the_sentence_that_tells_of_it() -> None:
    """A slogan of the whole country, what was granted, what is only planned and a mere saying are none."""
    names = ("橘子夜校", "放管服改革", "全国橘乡示范工程", "山海宁静")
    terms = [term(0, name, 3, quoted=True) for name in names]
    terms.append(term(0, "田埂课堂", 3, quoted=True, done=False))
    digest = compare([a_profile(region(0), terms=tuple(terms)), a_profile(region(1))], LEXICON)
    assert [t.text for t in digest.practices] == ["橘子夜校"]
    assert f"**甲甲区**：{digest.practices[0].sentence.text}" in rendered(digest).markdown


def test_what_several_have_word_for_word_is_shared() -> None:
    """A clause of two regions is shared, with its place in each; one of one is not."""

    def clause(n: int, text: str) -> Formulation:
        return Formulation(text, f"r{n}", Sentence(f"{text}，推进各项工作。", 2, 0, 20), f"r{n}.txt")

    digest = compare(
        (
            a_profile(
                region(0), formulations=(clause(0, "坚持稳字当头稳中求进"), clause(0, "橘子夜校开到乡村院落"))
            ),
            a_profile(region(1), formulations=(clause(1, "坚持稳字当头稳中求进"),)),
        ),
        LEXICON,
    )
    (shared,) = digest.shared
    assert (shared.text, [place.region for place in shared.places]) == ("坚持稳字当头稳中求进", ["r0", "r1"])


# -- what the page says of it ------------------------------------------------


def many() -> Digest:
    """Return a digest with everything in it: groups of two, three and four, goals, trends, bounds."""
    profiles = []
    for n in range(4):
        of = region(n, "开发区" if n == 3 else "县")
        rates = ("8.7", "0.4", "-2.5", "5")
        told = [
            growth(n, rates[n], kind="estimate" if n == 0 else "actual"),
            growth(n, str(n + 3), year=2019, line=40),
            growth(n, str(n + 2), kind="target", line=41),
            figure("一般公共预算收入", f"r{n}.txt", value=f"{n + 2}.5", line=20),
            figure("城镇登记失业率", f"r{n}.txt", value="3", unit="%", bound="<=" if n else "=", line=21),
        ]
        if n < 2:
            told.append(figure("社会消费品零售总额", f"r{n}.txt", value=None, change=str(n + 4), line=22))
        sentence = Sentence(f"新建学校{n + 2}所。", 30, 0, 9)
        profiles.append(
            a_profile(
                of,
                told,
                shares=(("民生保障", 0.2 + n / 10), ("经济发展", 0.6 - n / 10)),
                highlights=(Highlight("民生保障", of.id, sentence, f"r{n}.txt", 0.1),),
                terms=(term(n, f"{PLACES[n]}式夜校堂", 2, quoted=True),),
            )
        )
    return compare(profiles, LEXICON)


def test_every_cited_figure_stands_in_what_it_cites() -> None:
    """The number before a mark is in the sentence that the mark leads to."""
    page = rendered(many())
    texts = {citation.number: citation.text for citation in page.citations}
    cited = re.findall(r"(\d+(?:\.\d+)?)(?:%|亿元)?(?:以内|以上)?(?:\\\*)?(?:\*\*)?\[@(\d+)\]", page.markdown)
    assert len(cited) > 20
    for number, mark in cited:
        assert number in texts[int(mark)]


def test_every_figure_in_the_prose_is_a_records() -> None:
    """A number without a mark is a year, a count, a distance or a share that the digest holds."""
    digest = many()
    page = rendered(digest)
    known = {str(count) for count in range(len(digest.rows) + 1)}
    # Goals are of the year after the last reviewed, which heads their table.
    known |= {str(year + ahead) for _, years in digest.periods for year in years for ahead in (0, 1)}
    known |= {str(cell.indicator.year) for row in digest.rows for cell in row.cells}
    known |= {str(group.spread) for row in digest.rows for group in row.groups}
    known |= {str(abs(step)) for trend in digest.trends for step in trend.steps}
    known |= {f"{c.most.share * 100:.0f}" for c in digest.contrasts}
    known |= {f"{c.least.share * 100:.0f}" for c in digest.contrasts}
    known |= {f"{share * 100:.0f}" for _, shares in digest.themes for _, share in shares}
    images = re.sub(r"!\[.*?\]\(.*?\)", "", page.markdown)
    quoted = re.sub(r"[^。：\n]*。\[@\d+\]", "", images)
    bare = re.sub(r"\d+(?:\.\d+)?(?:%|亿元)?(?:以内|以上)?(?:\\\*)?(?:\*\*)?\[@\d+\]", "", quoted)
    bare = re.sub(r"\[@\d+\]", "", bare)
    assert set(re.findall(r"\d+(?:\.\d+)?", bare)) <= known


def test_only_groups_are_ranked_and_in_their_order() -> None:
    """A line that ranks names just the regions of one group, highest first."""
    digest = many()
    names = {r.id: r.label for r in digest.regions}
    orders = [
        [names[row.cells[i].region] for i in group.cells] for row in digest.rows for group in row.groups
    ]
    ranked = [
        line
        for line in rendered(digest).markdown.splitlines()
        if re.search("高于|前者比后者高|由高到低|居前|居后|领先|居首", line)
    ]
    assert ranked
    for line in ranked:
        # A zone is named behind the ranking once more.
        plain = re.sub(r"（其中.*?）", "", line)
        said = re.findall("|".join(names.values()), plain)
        assert said in orders


def test_an_estimate_is_marked_wherever_it_stands() -> None:
    """8.7% is expected, and never said without 预计, or a star in a table that has its note."""
    page = rendered(many())
    text = re.sub(r"!\[.*?\]\(.*?\)", "", page.markdown)
    assert "预计8.7%" in text
    assert "8.7%" not in re.sub("预计(?:增长)?8.7%", "", text)
    assert set(re.findall(r"8\.7(?!%)..", text)) == {r"8.7\*"}
    assert "带\\*的为预计数" in text


def test_a_zone_among_counties_is_named_as_one() -> None:
    """A leader must see that one of the group is no county."""
    lines = [line for line in rendered(many()).markdown.splitlines() if "由高到低" in line]
    assert lines
    assert all("（开发区统计范围不同）" in line for line in lines)


def test_goals_and_results_stand_side_by_side_with_a_verdict() -> None:
    """The second region aimed at 3% and reached 0.4%."""
    markdown = re.sub(r"\[@\d+\]", "", rendered(many()).markdown)
    assert "| 乙甲县 | 2020年 | 固定资产投资增速（%） | 3 | 0.4 | 未达到 |" in markdown


def test_goals_are_counted_by_indicator() -> None:
    """Of four goals for investment two were reached and two were not."""
    (tally,) = many().tallies
    assert (tally.name, tally.total, tally.met, tally.missed) == ("固定资产投资", 4, 2, 2)


def test_reasons_are_summed_up_in_one_sentence() -> None:
    """The first page says why the rest may not be compared; which figures, the workbook."""
    markdown = rendered(many()).markdown
    (line,) = [line for line in markdown.splitlines() if "**不可比的**" in line]
    assert "除3项外，因上限值、目标值只宜并列参阅。" in line


@pytest.mark.parametrize("count", [2, 6, 7, 31, 60])
def test_the_page_keeps_its_width(count: int) -> None:
    """However many regions there are, no table is wider than nine columns."""
    profiles = [
        a_profile(region(n), [growth(n, f"{n}.5"), figure(document=f"r{n}.txt")]) for n in range(count)
    ]
    markdown = rendered(compare(profiles, LEXICON)).markdown
    tables = [line for line in markdown.splitlines() if line.startswith("|")]
    assert tables
    assert max(line.count("|") - 1 for line in tables) <= 9


def test_bars_stand_side_by_side_only_where_they_may_be_compared() -> None:
    """A region of another year has no bar in the chart."""
    profiles = [a_profile(region(n), [growth(n, "5", year=2019 if n == 2 else 2020)]) for n in range(3)]
    (chart,) = compare(profiles, LEXICON).charts
    assert [series.name for series in chart.series] == ["甲甲区", "乙甲区"]


@pytest.mark.slow
def test_all_counties_digest_in_bounded_memory() -> None:
    """2,800 regions take well under a gigabyte and two minutes."""
    names = ("地区生产总值", "一般公共预算收入", "固定资产投资", "社会消费品零售总额", "粮食产量")
    profiles = [
        a_profile(
            region(n, "县", f"{PLACES[n // 280]}海省"),
            [figure(name, f"r{n}.txt", value=str(n), change=str(n % 17)) for name in names],
            shares=(("民生保障", n / 5600), ("经济发展", 0.5)),
            terms=tuple(
                term(n, f"{PLACES[k]}{PLACES[n % 10]}{PLACES[n // 10 % 10]}夜校", 2, True) for k in range(9)
            ),
        )
        for n in range(2800)
    ]
    tracemalloc.start()
    begun = time.monotonic()
    digest = compare(profiles, LEXICON)
    page = rendered(digest)
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert len(digest.rows[0].groups[0].cells) == 2800
    assert time.monotonic() - begun < 120
    assert peak < 300_000_000
    # The page stays one that a person reads.
    assert len(page.markdown) < 60_000
