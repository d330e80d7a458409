"""Extract states what the sentences and tables of a report say in figures, and no more."""

import tomllib
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer.extract import extract
from summarizer.lexicon import Lexicon, UserWords, load
from summarizer.records import Indicator, Region, Row, Section, Sentence
from summarizer.structure import structure

LEXICON = load()
CASES = Path(__file__).parent / "cases"


def _load(name: str) -> dict[str, Any]:
    return tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))


def _section(*texts: str, title: str | None = "主要工作", line: int = 1, doubt: str | None = None) -> Section:
    sentences = tuple(Sentence(text, line + n, 0, len(text), doubt=doubt) for n, text in enumerate(texts))
    return Section(title, 1, line, sentences)


def _extracted(
    sections: tuple[Section, ...], period: int | None, document: str, lexicon: Lexicon, **other: Any
) -> tuple[Indicator, ...]:
    """Return what *sections* state, once it is said what each is in the report."""
    made = structure(sections, period, document, lexicon=lexicon)
    return extract(made, period, document, lexicon=lexicon, **other)


def _mine(*texts: str, period: int | None = 2020) -> tuple[Indicator, ...]:
    return _extracted((_section(*texts),), period, "甲县.txt", lexicon=LEXICON)


_SHOWN = (
    *("name", "text", "value", "upper", "unit", "change", "bound", "change_bound"),
    *("measure", "rank", "scope", "standard"),
)


def _shown(found: Indicator, keys: set[str]) -> dict[str, Any]:
    """Return *found* as the cases write it; of what they leave out, only what is not plain."""
    plain = {"text": found.name, "bound": "=", "change_bound": "=", "measure": "level", "standard": True}
    shown: dict[str, Any] = {}
    for key in _SHOWN:
        value = getattr(found, key)
        if key in keys or value not in (None, plain.get(key)):
            shown[key] = str(value) if isinstance(value, Decimal) else value
    return shown


@pytest.mark.parametrize("case", _load("extract")["case"], ids=lambda case: case["sentence"][:24])
def test_a_sentence_states_its_figures(case: dict[str, Any]) -> None:
    """Each form of the genre is read as written down in the cases."""
    found = _mine(case["sentence"])
    assert [_shown(f, {"name"}) for f in found] == case["figures"]


@pytest.mark.parametrize("sentence", _load("extract_negative")["sentences"])
def test_names_dates_and_slogans_are_no_figures(sentence: str) -> None:
    """A number that names and does not count is left alone."""
    assert _mine(sentence) == ()


def test_a_total_over_years_is_cumulative() -> None:
    """What five years add up to is no year's figure, and is measured as such."""
    total, mean = _mine("过去五年，累计完成固定资产投资620亿元，年均增长9.4%。")
    assert (total.measure, total.span) == ("cumulative", "years")
    assert (mean.measure, mean.span, mean.change) == ("average", "years", Decimal("9.4"))


def test_growth_since_an_earlier_year_is_not_the_years() -> None:
    """What grew over several years never passes for the growth of one."""
    first, level, summed, since, last = _mine(
        "生产总值由2015年的56亿元增长到77亿元，累计增长44%；PM2.5浓度比2015年下降40%，重污染天数比2019年下降5%。"
    )
    assert (first.value, first.year) == (56, 2015)
    assert (level.change, level.span) == (None, "year")
    assert (summed.measure, summed.change, summed.span) == ("cumulative", 44, "years")
    assert (since.measure, since.span) == ("cumulative", "years")
    assert (last.measure, last.span) == ("level", "year")


def test_what_there_is_at_a_date_is_a_stock() -> None:
    """A rate of urbanisation, deposits or the firms in being are no year's, also in a review of years."""
    rate, firms, deposits = _mine("五年来，城镇化率达到58%，高新技术企业达到90家，存款余额增长46%。")
    assert (rate.span, firms.span, deposits.span) == ("stock", "stock", "years")


def test_a_figure_in_another_unit_is_not_the_standard_one() -> None:
    """Villages counted under the name of an income are not that income."""
    (found,) = _mine("村集体收入237个。")
    assert not found.standard


@pytest.mark.parametrize("report", _load("extract_periods")["report"], ids=lambda report: report["about"])
def test_year_kind_and_span(report: dict[str, Any]) -> None:
    """Headings, openings and single words decide which year a figure is of, and whether it was reached."""
    sections: list[Section] = []
    line = 1
    for section in report["sections"]:
        sections.append(_section(*section["sentences"], title=section["title"], line=line))
        line += len(section["sentences"]) + 1
    found = _extracted(tuple(sections), report.get("period"), "甲县.txt", lexicon=LEXICON)
    shown = [
        f"{f.name} | {f.value if f.value is not None else f.change} | {f.year or ''} | {f.kind} | {f.span}"
        for f in found
    ]
    assert shown == report["figures"]


# -- nothing, one, two, many, broken


def test_nothing_gives_nothing() -> None:
    """No section, and a section without figures, state nothing."""
    assert _extracted((), 2020, "甲县.txt", lexicon=LEXICON) == ()
    assert _mine("我们坚持稳中求进。") == ()


def test_an_indicator_carries_its_place() -> None:
    """Document, line and characters lead back to the figure in the raw line."""
    text = "全县城镇新增就业3120人。"
    sentence = Sentence(text, line=7, start=40, end=40 + len(text), page=3)
    (found,) = _extracted((Section("就业", 1, 6, (sentence,)),), 2021, "甲县.txt", lexicon=LEXICON)
    assert (found.document, found.line, found.page) == ("甲县.txt", 7, 3)
    assert text[found.start - 40 : found.end - 40] == "3120人"
    assert found.sentence == text


def test_a_mended_sentence_points_at_the_whole_of_it() -> None:
    """Where the raw line is longer than the mended text, exact characters are not to be had."""
    text = "城镇新增就业3120人。"
    sentence = Sentence(text, line=1, start=5, end=60)
    (found,) = _extracted((Section(None, 1, 1, (sentence,)),), 2021, "甲县.txt", lexicon=LEXICON)
    assert (found.start, found.end) == (5, 60)


def test_a_sentence_in_doubt_is_not_mined() -> None:
    """What damage may have changed is not taken for a figure."""
    sections = (_section("财政收入完成12亿元。", doubt="garbled"),)
    assert _extracted(sections, 2020, "甲县.txt", lexicon=LEXICON) == ()


def test_the_growth_of_several_years_stands_apart_from_the_level_of_one() -> None:
    """累计增长44% is no growth of the year whose level it led to; 增长6% is."""
    apart = _mine("地区生产总值由2015年的40亿元增长到58亿元，累计增长44%。")
    assert [(f.value, f.change, f.span) for f in apart[-2:]] == [
        (Decimal(58), None, "year"),
        (None, Decimal(44), "years"),
    ]
    (together,) = _mine("地区生产总值完成58亿元，增长6%。")
    assert (together.value, together.change, together.span) == (Decimal(58), Decimal(6), "year")


def test_two_values_of_one_name_are_both_kept() -> None:
    """Which of two contradicting figures is right is not for this stage to say."""
    found = _mine("地区生产总值300亿元。", "地区生产总值305亿元。")
    assert [str(f.value) for f in found] == ["300", "305"]


def test_full_width_and_half_width_marks_read_alike() -> None:
    """A page that lost its full-width marks states the same figures."""
    wide = _mine("财政收入１２亿元，增长５．５％；城镇新增就业1,200人。")
    narrow = _mine("财政收入12亿元,增长5.5%;城镇新增就业1200人。")
    assert [(f.name, f.value, f.change) for f in wide] == [(f.name, f.value, f.change) for f in narrow]


def test_names_of_the_users_own() -> None:
    """What the user adds is a standard indicator like those of the lexicon."""
    own = load(UserWords(indicators=(("快递业务量", ("快递量",)),)))
    (found,) = _extracted((_section("快递量达到3200万件。"),), 2020, "甲县.txt", lexicon=own)
    assert (found.name, found.text, found.standard) == ("快递业务量", "快递量", True)


# -- tables


def _rows(*rows: tuple[str, ...]) -> tuple[Row, ...]:
    return tuple(Row(line, cells, _places(cells)) for line, cells in enumerate(rows, start=1))


def _places(cells: tuple[str, ...]) -> tuple[tuple[int, int], ...]:
    """Return where *cells* stand in a line that joins them by tabs."""
    starts = (sum(len(cell) + 1 for cell in cells[:at]) for at in range(len(cells)))
    return tuple((start, start + len(cell)) for start, cell in zip(starts, cells, strict=True))


def _table(*rows: tuple[str, ...], period: int = 2023) -> list[tuple[object, ...]]:
    found = _extracted((Section("主要指标", 1, 1, (), _rows(*rows)),), period, "甲县.txt", lexicon=LEXICON)
    plain = lambda number: None if number is None else str(number)  # noqa: E731
    return [(f.name, plain(f.value), f.unit, plain(f.change), f.kind, f.year, f.rank) for f in found]


def test_a_table_with_a_column_of_units() -> None:
    """Level, growth and rank of one row are one indicator."""
    assert _table(
        ("指标", "单位", "2023年", "比上年增长（%）", "全市位次"),
        ("地区生产总值", "亿元", "1,160.5", "7.0", "3"),
        ("其中：第一产业增加值", "亿元", "20.5", "-3.2", "1"),
    ) == [
        ("地区生产总值", "1160.5", "亿元", "7.0", "actual", 2023, "全市第3位"),
        ("第一产业增加值", "20.5", "亿元", "-3.2", "actual", 2023, "全市第1位"),
    ]


def test_a_table_with_units_above_and_behind_the_names() -> None:
    """The unit nearest to the number wins; a column of goals gives goals."""
    assert _table(
        ("单位：亿元", "", ""),
        ("指标", "2022年完成", "2023年预期目标"),
        ("一般公共预算收入", "9.3", "10.2"),
        ("城镇居民人均可支配收入（元）", "38506", ""),
        period=2022,
    ) == [
        ("一般公共预算收入", "9.3", "亿元", None, "actual", 2022, None),
        ("一般公共预算收入", "10.2", "亿元", None, "target", 2023, None),
        ("城镇居民人均可支配收入", "38506", "元", None, "actual", 2022, None),
    ]


def test_a_table_without_numbers_states_nothing() -> None:
    """A list of tasks set as a table is not a table of figures."""
    assert _table(("序号", "任务"), ("一", "改善环境")) == []


# -- whatever the value and the unit

_values = st.decimals(min_value="0.01", max_value="99999", places=2).map(lambda d: d.normalize())
_money = st.sampled_from(["元", "万元", "亿元", "万美元", "亿美元"])
_written = _values.map(lambda d: f"{d:f}")


@given(value=_written, unit=_money, change=_written, down=st.booleans())
def test_any_level_and_growth_come_back(value: str, unit: str, change: str, down: bool) -> None:
    """A level and its growth are one record, whatever they are."""
    (found,) = _mine(f"财政收入完成{value}{unit}，同比{'下降' if down else '增长'}{change}%。")
    assert (found.name, found.value, found.unit) == ("财政收入", Decimal(value), unit)
    assert found.change == (-1 if down else 1) * Decimal(change)


_bounds = st.sampled_from([("超过{}%", ">="), ("{}%以上", ">="), ("{}%以内", "<="), ("{}%左右", "≈")])
_counted = st.sampled_from(["人", "户", "家", "个", "件", "座", "人次", "公里", "亩"])


@given(value=_written, bound=_bounds)
def test_any_bound_comes_back(value: str, bound: tuple[str, str]) -> None:
    """Over, under and about are told apart at any value."""
    form, sign = bound
    (found,) = _mine(f"城镇登记失业率{form.format(value)}。")
    assert (found.name, found.value, found.bound) == ("城镇登记失业率", Decimal(value), sign)


@given(first=_written, second=_written)
def test_any_two_growths_are_dealt_out(first: str, second: str) -> None:
    """分别 gives the first number to the first name and the second to the second."""
    one, two = _mine(f"城镇、农村居民人均可支配收入分别增长{first}%、{second}%。")
    assert (one.name, one.change) == ("城镇居民人均可支配收入", Decimal(first))
    assert (two.name, two.change) == ("农村居民人均可支配收入", Decimal(second))


@given(low=_written, more=_written)
def test_any_range_keeps_both_ends(low: str, more: str) -> None:
    """The lower end is the figure, the upper end stands beside it."""
    high = Decimal(low) + Decimal(more)
    (found,) = _mine(f"地区生产总值增长{low}%—{high:f}%。")
    assert (found.change, found.upper) == (Decimal(low), high)


@given(value=st.integers(2, 99999), unit=_counted)
def test_any_count_belongs_to_the_noun_before_or_behind(value: int, unit: str) -> None:
    """The same count is found on either side of its noun."""
    (before,) = _mine(f"受益对象{value}{unit}。")
    (behind,) = _mine(f"全县{value}{unit}受益对象。")
    assert (before.name, before.value, before.unit) == ("受益对象", value, unit)
    assert (behind.name, behind.value, behind.unit) == ("受益对象", value, unit)


@given(st.text(alphabet="财政收入增长12345.%亿元，、和分别第（）“”一至到—年", max_size=40))
def test_no_sentence_breaks_it(text: str) -> None:
    """Whatever is thrown at it, every record stands inside its sentence."""
    for found in _mine(text):
        assert 0 <= found.start < found.end <= len(text)
        assert found.value is not None or found.change is not None or found.rank is not None


# -- the lexicon


def test_no_two_indicators_share_a_name() -> None:
    """A way of writing means one indicator, so that unlike things never merge."""
    written = [name for entry in LEXICON.indicators for name in (entry.name, *entry.also)]
    assert len(written) == len(set(written)) > 400


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("财政收入", "一般公共预算收入"),
        ("财政收入", "财政总收入"),
        ("城镇登记失业率", "城镇调查失业率"),
        ("新增就业", "城镇新增就业"),
        ("新增企业", "新增市场主体"),
        ("签约项目", "开工项目"),
        ("规模以上工业总产值", "规模以上工业增加值"),
        ("农民人均纯收入", "农村居民人均可支配收入"),
        ("出口", "进出口"),
    ],
)
def test_what_must_not_be_merged_is_not(one: str, other: str) -> None:
    """Names that look alike and count unlike things stay apart."""
    (first,) = _mine(f"{one}增长12%。")
    (second,) = _mine(f"{other}增长12%。")
    assert first.name != second.name
    assert first.standard and second.standard


@given(value=_written)
def test_the_text_is_verbatim(value: str) -> None:
    """The name as written is a piece of the sentence, also where the page has half-width marks."""
    sentence = f"创建1个省级、2个市级示范园区,(含扩建)改造“老旧”厂房{value}万平方米;实现税收{value}亿元。"
    for found in _mine(sentence):
        assert found.text in sentence


ZONE = Region("漯河市-漯河经济开发区", "漯河经济开发区", "漯河经济开发区", "开发区", "漯河市", "河南省", None)


@pytest.mark.parametrize(
    ("said", "in_the_zones_own"),
    [
        ("漯河经济开发区一般公共预算收入完成8.2亿元，增长6.1%。", ["一般公共预算收入"]),
        ("开发区固定资产投资增长9.3%，实际利用外资1.2亿美元。", ["固定资产投资", "实际利用外资"]),
        ("全年漯河经开区税收收入增长4%。", ["税收收入"]),
        ("与高新区相比，开发区税收收入多增长5%。", []),
    ],
)
def test_a_zone_says_of_itself_what_others_say_of_a_part(said: str, in_the_zones_own: list[str]) -> None:
    """In its own report the zone is the whole; elsewhere its figures are local."""
    sections = (Section(None, 1, 1, (Sentence(said, 1, 0, len(said)),)),)
    for region, standard in ((ZONE, in_the_zones_own), (None, [])):
        found = _extracted(sections, period=2023, document="a.txt", region=region, lexicon=LEXICON)
        assert [i.name for i in found if i.standard] == standard
