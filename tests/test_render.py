"""Records through the templates: what a page says, cites, escapes and refuses."""

import re
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from specimens import FULL, LEXICON, NOTHING, PATH, REGION, WORDS, briefing, indicator, passage, report

from summarizer import render
from summarizer.config import Config
from summarizer.errors import BadTemplate
from summarizer.pipeline import run
from summarizer.records import Chart, Excerpt, Page
from summarizer.render import SHIPPED, filters
from summarizer.render.citations import CitedPrinter
from summarizer.render.escape import escape
from summarizer.render.selection import quoted
from summarizer.render.tables import key_figures, table_rows, trend_chart


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    """A user's folder of templates, its digest kept short."""
    (tmp_path / "digest.md.j2").write_text("# 比较\n", encoding="utf-8")
    return tmp_path


def page(template: str | None = None, folder: Path | None = None, of: object = FULL) -> Page:
    """Return the page of one briefing, through *template* where one is given."""
    assert folder is not None
    if template is not None:
        (folder / "briefing.md.j2").write_text(template, encoding="utf-8")
    return render.pages((of,), NOTHING, Config(folder=folder, templates=folder), LEXICON)[0]  # type: ignore[arg-type]


# -- what a briefing says


def test_a_briefing_has_a_page_and_so_has_the_digest(folder: Path) -> None:
    """The pages come in order, the digest last."""
    pages = render.pages((FULL,), NOTHING, Config(folder=folder, templates=folder), LEXICON)
    assert [one.name for one in pages] == ["briefings/云岭县", "digest"]
    assert pages[0].title == "云岭县2019年工作情况简报"


def test_no_briefing_leaves_the_digest(folder: Path) -> None:
    """Nothing in, the digest out."""
    pages = render.pages((), NOTHING, Config(folder=folder, templates=folder), LEXICON)
    assert [one.name for one in pages] == ["digest"]


def test_the_shipped_digest_takes_no_region(tmp_path: Path) -> None:
    """The shipped digest does not fall over an empty folder."""
    assert render.pages((), NOTHING, Config(folder=tmp_path), LEXICON)[0].markdown.startswith("# ")


def test_headings_are_numbered_anew_and_what_quotes_nothing_is_left_out(folder: Path) -> None:
    """（一） of the report goes, our own numbers come; a passage without a key sentence has no heading."""
    markdown = page(folder=folder).markdown
    assert "### （一）转型升级步伐加快" in markdown
    assert "### （二）民生福祉不断增进" in markdown
    assert "过去一年来之不易" not in markdown


def test_every_key_sentence_is_cited_where_it_stands(folder: Path) -> None:
    """The mark behind a sentence leads to its document and line."""
    made = page(folder=folder)
    mark = made.markdown.partition("新开工项目23个。[@")[2].partition("]")[0]
    citation = made.citations[int(mark) - 1]
    assert (citation.document, citation.line, citation.text) == (PATH, 8, "新开工项目23个。")
    assert (citation.source, citation.date) == ("安州日报", "2020年1月9日")


def test_citations_are_counted_from_one_without_gaps(folder: Path) -> None:
    """Each place has one number, however often it is cited."""
    made = page(folder=folder)
    assert [citation.number for citation in made.citations] == list(range(1, len(made.citations) + 1))
    places = [(c.document, c.line, c.start, c.end) for c in made.citations]
    assert len(set(places)) == len(places)


def test_the_same_sentence_in_two_reports_is_cited_in_both(folder: Path) -> None:
    """A sentence belongs to its own document, though another has it word for word."""
    one, other = (passage("项目", "新开工项目23个。", document=path) for path in (PATH, "yunling_2020.txt"))
    both = briefing(
        excerpts=(Excerpt(report(), (one,)), Excerpt(report("yunling_2020.txt", period=2020), (other,)))
    )
    assert {c.document for c in page(folder=folder, of=both).citations} == {PATH, "yunling_2020.txt"}


def test_figures_keep_their_bound_unit_and_kind(folder: Path) -> None:
    """预计, 以上, 以内 and a fall are said as such."""
    markdown = page(folder=folder).markdown
    assert re.search(r"\| 财政收入 \| 亿元 \| 8\.6\S* \| 9\.2\S* \| 预计，位居全市第二", markdown)
    assert re.search(r"\| 城镇新增就业 \| 人 \| 3200以上\S* \| -2\.1", markdown)
    assert re.search(r"\| 城镇登记失业率 \| % \| 3\.4以内", markdown)


def test_goals_stand_apart_from_results(folder: Path) -> None:
    """What is wanted for 2020 is never in the table of 2019."""
    results, _, targets = page(folder=folder).markdown.partition("主要目标")
    assert "| 财政收入 | 亿元 | 9[@" in targets
    assert "| 财政收入 | 亿元 | 9[@" not in results


def test_local_facts_are_no_rows(folder: Path) -> None:
    """Only standard indicators make a table."""
    assert "| 新开工项目" not in page(folder=folder).markdown


def test_a_region_without_anything_has_a_page_all_the_same(folder: Path) -> None:
    """No year, no indicator, no key sentence, no title: a short page, no hole filled."""
    bare = briefing(periods=(), excerpts=(Excerpt(report(period=None, title=None, source=None), ()),))
    markdown = page(folder=folder, of=bare).markdown
    assert markdown.startswith("# 云岭县工作情况简报")
    above, sources = markdown.split("## 附：来源清单")
    assert "None" not in markdown and "|" not in above
    assert sources.endswith("| 〔1〕 | — | 2020年1月9日 | yunling_2019.txt |\n")


def test_two_regions_of_one_label_do_not_overwrite_one_another(folder: Path) -> None:
    """Names that some file system takes for one are told apart; separators are no folders."""
    config = Config(folder=folder, templates=folder)
    named = [briefing(region=replace(REGION, label=label)) for label in ("Ａ区", "a区", "A区", "甲/乙")]
    names = [one.name for one in render.pages(named, NOTHING, config, LEXICON)]
    assert names == ["briefings/Ａ区", "briefings/a区", "briefings/A区-2", "briefings/甲_乙", "digest"]


# -- the rows of the tables


def test_a_value_and_its_growth_said_apart_share_a_row() -> None:
    """One sentence gives the level, another the growth; what contradicts stands by itself."""
    rows = table_rows(
        briefing(
            indicators=(
                indicator(value=Decimal(8), change=None),
                indicator(value=None, change=Decimal(4), line=9),
                indicator(value=Decimal(7), change=None, line=11),
            )
        ),
        "result",
        words=WORDS,
        lexicon=LEXICON,
    )
    assert [
        (row.values[0] and row.values[0].value, row.growths[0] and row.growths[0].line) for row in rows
    ] == [
        (8, 9),
        (7, None),
    ]


def test_a_scope_that_the_name_says_is_no_remark() -> None:
    """签约项目 need not be remarked as 签约; its threshold must be."""
    rows = table_rows(
        briefing(indicators=(indicator("签约项目", scope="签约、亿元以上"),)),
        "result",
        words=WORDS,
        lexicon=LEXICON,
    )
    assert rows[0].remarks == ("亿元以上",)


def test_key_figures_keep_what_is_expected_apart() -> None:
    """An estimate and a result never share a sentence."""
    groups = key_figures(FULL, 6, lexicon=LEXICON)
    assert [{i.kind for i in group} for group in groups] == [{"estimate"}, {"actual"}]


@pytest.mark.parametrize(
    ("levels", "numbers"),
    [
        ((), []),
        ((1,), [(1, 1)]),
        ((2, 2), [(1, 1), (1, 2)]),
        ((1, 2, 2, 1, 2), [(1, 1), (2, 1), (2, 2), (1, 2), (2, 1)]),
        ((1, 3, 3), [(1, 1), (2, 1), (2, 2)]),
    ],
)
def test_depth_follows_what_a_heading_stands_under(
    levels: tuple[int, ...], numbers: list[tuple[int, int]]
) -> None:
    """No level is skipped, and each heading counts its own children."""
    passages = tuple(passage(f"标题{i}", "完成投资3亿元。", level=level) for i, level in enumerate(levels))
    assert [(q.depth, q.number) for q in quoted(Excerpt(report(), passages))] == numbers


def test_a_heading_leads_to_what_is_quoted_under_it() -> None:
    """A heading without a sentence stays for its children; a childless one goes."""
    excerpt = Excerpt(
        report(), (passage("甲"), passage("乙"), passage("乙一", "新建学校2所。", level=2), passage("丙"))
    )
    assert [q.passage.title for q in quoted(excerpt)] == ["乙", "乙一"]


# -- templates of the user's own


def test_one_block_can_be_overridden(folder: Path) -> None:
    """The rest stays the shipped template's."""
    made = page('{% extends "default/briefing.md.j2" %}{% block title %}# 领导参阅\n{% endblock %}', folder)
    assert made.title == "领导参阅"
    assert "## 一、主要指标" in made.markdown


def test_records_print_with_their_citation_wherever_they_are_put(folder: Path) -> None:
    """Through join, ~, set and a macro: escaped once, cited each time."""
    template = (
        "{% macro again(x) %}{{ x }}{% endmacro %}"
        "{% set passage = briefing.excerpts[0].passages[0] %}{% set s = passage.sentences[0] %}"
        '{{ s }}|{{ [s, s] | join("*") }}|{{ "<" ~ s }}|{{ again(s) }}|{% set t %}{{ s }}{% endset %}{{ t }}'
    )
    of = briefing(passage("甲", "投资5*3亿元，占R&D的8%。"))
    said = r"投资5\*3亿元，占R&amp;D的8%。[@1]"
    expected = "|".join([said, rf"{said}\*{said}", f"&lt;{said}", said, said])
    assert page(template, folder, of).markdown == expected + "\n"


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("甲\n{{ briefing.regoin }}", "briefing.md.j2:2"),
        ("{{ breifing.region }}", "briefing.md.j2:1"),
        ("{% if %}", "briefing.md.j2:1"),
        ('{% include "none.md.j2" %}', "none.md.j2: no such template"),
        ("{{ briefing }}", "a Briefing cannot be printed as a whole"),
        ("{{ briefing.__class__.__mro__ }}", "briefing.md.j2:1"),
        ("{{ 'a' * 1000000000 }}", "* takes numbers only"),
        ("{{ '%999999999d' % 1 }}", "% takes numbers only"),
        ("{{ '%999999999d' | format(1) }}", "smaller width"),
        ("{{ 'a'.ljust(999999999) }}", "briefing.md.j2:1"),
        ("{{ 9 ** 999999 }}", "too large"),
        ("{{ 1 / 0 }}", "division by zero"),
        ("{% for i in range(99999) %}{{ '" + "甲" * 100 + "' }}{% endfor %}", "a loop that never ends"),
        ("{{ open('/etc/passwd') }}", "there is no open"),
    ],
)  # fmt: skip
def test_a_broken_template_is_told_with_its_place(folder: Path, template: str, said: str) -> None:
    """What, where: an unknown name, bad syntax, a runaway, a way out of the sandbox."""
    with pytest.raises(BadTemplate, match=said.replace("*", r"\*").replace("(", r"\(")):
        page(template, folder)


def test_a_loop_that_prints_nothing_ends_too(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page has its time; loops look at the clock."""
    monkeypatch.setattr("summarizer.render.sandbox.SECONDS", 0.2)
    with pytest.raises(BadTemplate, match="takes longer"):
        page("{% for i in range(99999) %}{% for k in range(99999) %}{% endfor %}{% endfor %}", folder)


def test_a_macro_that_calls_itself_ends(folder: Path) -> None:
    """Recursion is told like any other mistake."""
    with pytest.raises(BadTemplate, match="recursion"):
        page("{% macro m() %}{{ m() }}{% endmacro %}{{ m() }}", folder)


def test_loops_know_their_length_and_last(folder: Path) -> None:
    """Looking at the clock takes nothing from what Jinja offers."""
    template = "{% for x in 'ab' %}{{ loop.index }}/{{ loop.length }}{{ ',' if not loop.last }}{% endfor %}"
    assert page(template, folder).markdown == "1/2,2/2\n"


def test_the_shipped_templates_are_found() -> None:
    """In the checkout as in the wheel."""
    assert {"briefing.md.j2", "digest.md.j2", "reference.docx"} <= {path.name for path in SHIPPED.iterdir()}


# -- escaping


@given(st.text())
def test_what_is_escaped_holds_no_mark_of_its_own(text: str) -> None:
    """A report that says [@1] does not cite, and never ends in a bare backslash."""
    escaped = escape(text)
    assert "[@" not in escaped.replace(r"\[@", "")
    assert not escaped.endswith("\\") and "\n" not in escaped and "|" not in escaped


def test_the_readme_holds() -> None:
    """templates/README.md cannot go stale: what it names is there, and so is every block."""
    readme = (SHIPPED / "README.md").read_text(encoding="utf-8")
    table = readme.partition("<!-- filters -->")[2].partition("<!-- end -->")[0]
    cells = [line.split(" | ")[0] for line in table.splitlines() if line.startswith("| `")]
    documented = {name for cell in cells for name in re.findall("`(.+?)`", cell)}
    assert len(documented) > 10 and documented <= set(filters(CitedPrinter((), WORDS), LEXICON))
    blocks = re.findall(r"{% block (\w+) %}", (SHIPPED / "briefing.md.j2").read_text(encoding="utf-8"))
    assert all(f"`{block}`" in readme for block in blocks)


@pytest.mark.parametrize(
    ("expression", "printed"),
    [
        ("12 | numeral", "十二"),
        ('"2020-01-09" | date', "2020年1月9日"),
        ("(2016, 2019, 2020, 2021) | years", "2016年、2019—2021年"),
        ("(2016, 2019) | spanned", "2016—2019年"),
        ("briefing.indicators[3] | value", "3200人以上"),
        ("briefing.indicators[3] | value(unit=false)", "3200以上"),
        ("briefing.indicators[3] | change", "-2.1%"),
        ("briefing.indicators[3] | growth", "下降2.1%"),
        ("briefing.excerpts[0].passages[1].sentences[1] | text", "新开工项目23个。"),
        ("briefing.indicators[3] | cite", "[@1]"),
        ('"（三）推进乡村振兴" | unnumbered', "推进乡村振兴"),
        ("briefing | main_themes(4)", "经济发展"),
        ("briefing.keywords", "项目、就业"),
        ("none", ""),
        ('"5*3"', r"5\*3"),
    ],
)
def test_what_a_filter_prints(folder: Path, expression: str, printed: str) -> None:
    """As the README says."""
    assert page("{{ " + expression + " }}", folder).markdown == printed + "\n"


def test_a_table_of_years_shows_courses() -> None:
    """What one past year alone states is left out, and what is no single year's."""
    years = (2017, 2018, 2019)
    of = briefing(
        periods=years,
        indicators=(
            *(indicator("财政收入", value=Decimal(n), year=year) for n, year in enumerate(years)),
            indicator("民生支出", year=2017),
            indicator("进出口总额", year=2019),
            indicator("固定资产投资", year=2019, span="years"),
        ),
    )
    assert {row.name for row in table_rows(of, "result", words=WORDS, lexicon=LEXICON)} == {
        "财政收入",
        "进出口总额",
    }


def test_a_table_of_years_says_where_a_census_parts_the_values() -> None:
    """The years from 2022 to 2024 touch the census of 2023; growth is parted by none."""
    years = (2021, 2022, 2023, 2024)
    gdp = (
        indicator("地区生产总值", value=Decimal(80 + n), change=Decimal(5), year=year)
        for n, year in enumerate(years)
    )
    (row,) = table_rows(
        briefing(periods=years, indicators=tuple(gdp)), "result", words=WORDS, lexicon=LEXICON
    )
    assert row.parted == (2023, 2024)


def test_a_goal_of_a_far_year_hides_none_of_the_next() -> None:
    """A plan's goal gives the table a column more, and takes no row away."""
    of = briefing(
        periods=(2019,),
        indicators=(
            indicator("财政收入", kind="target", year=2020),
            indicator("固定资产投资", kind="target", year=2020),
            indicator("城镇化率", kind="target", year=2025),
        ),
    )
    rows = table_rows(of, "target", words=WORDS, lexicon=LEXICON)
    assert {row.name for row in rows} == {"财政收入", "固定资产投资", "城镇化率"}


def test_what_an_earlier_report_set_for_years_ahead_is_no_goal_of_the_coming_year(tmp_path: Path) -> None:
    """The plan's end that the first report set, and the goal that the second one sets for that year."""
    reports = tmp_path / "reports"
    reports.mkdir()
    plans = (2023, "到2025年，固定资产投资达到220亿元。"), (2024, "2025年，固定资产投资增长6%。")
    for year, goals in plans:
        (reports / f"望都县{year}.txt").write_text(
            f"望都县{year}年政府工作报告\n（{year + 1}年1月8日）\n一、{year}年工作回顾\n"
            f"全县固定资产投资增长5%。\n二、{year + 1}年工作安排\n{goals}\n",
            encoding="utf-8",
        )
    [of] = run(Config(folder=reports, out=tmp_path / "out", formats=("json",))).briefings
    rows = table_rows(of, "target", words=WORDS, lexicon=LEXICON)
    assert [row.name for row in rows] == ["固定资产投资"]
    assert not any(row.values[0] for row in rows)
    assert [figure.change for row in rows for figure in row.growths if figure] == [Decimal(6)]


def test_three_years_of_growth_make_a_chart() -> None:
    """Of an indicator that two years state, nothing can be seen; an expected year is marked."""
    years = (2017, 2018, 2019)
    of = briefing(
        periods=years,
        indicators=(
            *(indicator("地区生产总值", change=Decimal(year - 2010), year=year) for year in years[:2]),
            indicator("地区生产总值", change=Decimal("-1.5"), year=2019, kind="estimate"),
            *(indicator("财政收入", change=Decimal(3), year=year) for year in years[:2]),
        ),
    )
    figure = trend_chart(of, 3, words=WORDS, lexicon=LEXICON)
    assert figure is not None
    assert figure.categories == ("2017年", "2018年", "2019年")
    ((name, values, marked),) = ((s.name, s.values, s.marked) for s in figure.series)
    assert (name, values, marked) == ("地区生产总值", (7, 8, Decimal("-1.5")), (False, False, True))
    assert figure.alt == "地区生产总值：2017年增长7%，2018年增长8%，2019年预计下降1.5%。"
    assert trend_chart(FULL, 3, words=WORDS, lexicon=LEXICON) is None


def test_older_templates_find_the_charts_under_their_old_name(tmp_path: Path) -> None:
    """`digest.figures` is what `digest.charts` was called."""
    chart = Chart("trend", "增速", "bar", "%", ("2019年",), (), "甲县增长6%。", "years")
    (tmp_path / "digest.md.j2").write_text(
        "{% for figure in digest.figures %}{{ figure }}{% endfor %}", "utf-8"
    )
    made = render.pages(
        (), replace(NOTHING, charts=(chart,)), Config(folder=tmp_path, templates=tmp_path), LEXICON
    )
    assert made[-1].markdown == "![甲县增长6%。](figures/trend.svg)\n"
    assert [one.name for one in made[-1].charts] == [chart.name]
