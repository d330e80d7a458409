"""The year reviewed is told in whatever words a report puts it."""

import pytest

from summarizer.identify import identify
from summarizer.identify.names import mentions
from summarizer.lexicon import Lexicon
from summarizer.records import Cleaned, Line, RawLine, Source

PROSE = "全县上下团结一心，经济运行总体平稳，群众生活持续改善。"


def _years(lexicon: Lexicon, sign: str, *texts: str) -> list[str]:
    """Return the years for which evidence of that *sign* speaks in a report of *texts*."""
    lines = tuple(Line(n, text, "body", range(len(text))) for n, text in enumerate(texts, 1))
    raw = tuple(RawLine(line.number, line.text) for line in lines)
    found = identify(Cleaned(Source("云岭.txt", "", "utf-8", "text", raw), lines, ()), lexicon=lexicon)
    return [r.value for r in found.reasons if r.about == "period" and r.sign == sign]


@pytest.mark.parametrize(
    ("said", "year"),
    [
        ("“十四五”规划开局之年", "2021"),
        ("“十四五”起步之年", "2021"),
        ("“十三五”首年", "2016"),
        ("“十三五”收官之年", "2020"),
        ("“十二五”最后一年", "2015"),
        ("“十一五”决胜之年", "2010"),
        ("“九五”收官之年", "2000"),
    ],
)
def test_a_year_may_be_named_by_its_place_in_a_plan(said: str, year: str, lexicon: Lexicon) -> None:
    """The first year of a five-year plan, or its last."""
    assert _years(lexicon, "turn", f"今年是{said}，{PROSE}") == [year]


@pytest.mark.parametrize("said", ["时期发展回顾", "期间发展总结", "发展成就", "经济发展综述", "主要成绩"])
def test_a_review_of_a_plan_is_of_its_last_year(said: str, lexicon: Lexicon) -> None:
    """Whatever the review is called."""
    assert _years(lexicon, "plan", f"“十三五”{said}", PROSE) == ["2020"]
    assert _years(lexicon, "plan", f"“九五”{said}", PROSE) == ["2000"]


@pytest.mark.parametrize("said", ["远景目标", "前", "底前", "目标", "规划", "基本实现"])
def test_a_year_aimed_at_is_none_reviewed(said: str, lexicon: Lexicon) -> None:
    """2035年远景目标 counts for no year."""
    assert "2035" not in _years(lexicon, "named", "2021年，经济平稳。", f"2035年{said}，逐年推进。", PROSE)


@pytest.mark.parametrize("said", ["会议", "大会", "全会"])
def test_when_a_report_was_delivered_tells_its_year(said: str, lexicon: Lexicon) -> None:
    """A report of January reviews the year before."""
    assert _years(lexicon, "delivered", f"2022年1月9日在云岭县{said}上", PROSE) == ["2021"]
    assert _years(lexicon, "delivered", f"1999年1月9日在云岭县{said}上", PROSE) == ["1998"]


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("科技创新平台不断完善", []),
        ("获评节水示范县、示范县城", []),
        ("中小金融机构稳健经营", []),
        ("顺利通过验收，扩大新能源应用", []),
        ("迁安置房交付，易地搬迁安置到位", ["迁安"]),
        ("社会长治久安、繁荣昌盛", []),
        ("航空航天等产业", []),
        ("新增城市绿地，适应城市发展", []),
        ("健康县城建设，贸易县域便利化", []),
        ("建设美丽江苏", ["江苏"]),
        ("走进新平，新平变了样", ["新平", "新平"]),
        ("云南新平与河南范县结对", ["云南", "新平", "河南", "范县"]),
        ("在康县，在易县，在和县", ["康县", "易县", "和县"]),
        ("长治经济、迁安钢铁、荣昌生猪", ["长治", "迁安", "荣昌"]),
    ],
)
def test_a_name_inside_other_words_is_none(text: str, named: list[str], lexicon: Lexicon) -> None:
    """创新平台 names no place, and 走进新平 does."""
    assert [m.text for m in mentions(text, lexicon)] == named


def _region(lexicon: Lexicon, *texts: str, source: str = "") -> tuple[str | None, str]:
    """Return the level and name of the region of a report of *texts*, the first its title."""
    roles = ["title"] + ["body"] * (len(texts) - 1)
    lines = [
        Line(n, text, role, range(len(text)))
        for n, (text, role) in enumerate(zip(texts, roles, strict=True), 1)
    ]
    if source:
        said = f"来源：{source}"
        lines.append(Line(len(lines) + 1, said, "dateline", range(len(said))))
    raw = tuple(RawLine(line.number, line.text) for line in lines)
    cleaned = Cleaned(Source("a.txt", "", "utf-8", "text", raw), tuple(lines), ())
    region = identify(cleaned, lexicon=lexicon).region
    return region.level, region.name


@pytest.mark.parametrize(
    ("texts", "source", "name"),
    [
        # A byname is of the city whose paper it is, not where the text calls itself a county.
        (("龙城新貌", "一年来，龙城向新而行，全市工业增长8%。"), "常州日报", "常州市"),
        (("龙城新貌", "一年来，龙城向新而行，全市工业增长8%。"), "", None),
        (("药都新貌", "一年来，药都向新而行，全县种药材3万亩。"), "亳州晚报", None),
        (("彭城新貌", "一年来，彭城向新而行，全市工业增长8%。"), "", "徐州市"),
        # The one name of the unit the text calls itself by, not one on the way.
        (("清风徐来", "这一年，芦山县的路通了，全县游客翻番。"), "", "芦山县"),
        (("清风徐来", "这一年，干部赴芦山县取经，全县游客翻番。"), "", None),
        (("清风徐来", "这一年，芦山县和宝兴县的路通了，全县游客翻番。"), "", None),
        (("清风徐来", "这一年，芦山的路通了，全县游客翻番。"), "", None),
        (("清风徐来", "这一年，芦山变了样，全县游客翻番。"), "", "芦山县"),
        (("清风徐来", "吕梁巍巍。方山县，这个曾经的贫困县，告别了过去。"), "", "方山县"),
        (("清风徐来", "十年间，大山里的岚皋变了。游客翻番。"), "", "岚皋县"),
        (("清风徐来", "从此商洛翻开了新篇，生产总值连年增长。"), "", "商洛市"),
        (("清风徐来", "固镇广大干部群众真抓实干，全县面貌一新。"), "蚌埠日报", "固镇县"),
        (("彭城新貌", "一年来，彭城向新而行，全县工业增长8%。"), "", None),
        (("燕赵新貌", "燕赵大地生机勃发，工业增长8%。"), "", None),
        # The paper and its date may be glued to the last sentence.
        (("新的一年", "昨日，市委全会召开，全市工业增长8%。（2023年12月8日《鹰潭日报》）"), "", "鹰潭市"),
        (("新的一年", "昨日，市委全会召开，全市工业增长8%。（1998年12月8日《鹰潭日报》）"), "", "鹰潭市"),
        (("新的一年", "昨日，市委全会召开，全市工业增长8%（2023年为7%）。"), "", None),
        # A city's own paper speaks of 市委; of a county's it does not.
        (("新的一年", "昨日，市委全会召开，全市工业增长8%。"), "鹰潭日报", "鹰潭市"),
        (("新的一年", "昨日，县委全会召开，全县工业增长8%。"), "鹰潭日报", None),
        (("新的一年", "昨日，市委全会召开，贵溪市代表发言，全市工业增长8%。"), "", None),
        # Who helps is not who is helped.
        (("山海情", "杭州市萧山区先后派出干部30名。雷山县茶香四溢，全县面貌一新。"), "", "雷山县"),
    ],
)
def test_what_little_a_retrospective_says(
    texts: tuple[str, ...], source: str, name: str | None, lexicon: Lexicon
) -> None:
    """It decides where it leaves one place, and stays open elsewhere."""
    level, found = _region(lexicon, *texts, source=source)
    assert (found if level else None) == name


@pytest.mark.parametrize(
    ("sign", "texts", "years"),
    [
        ("counted", ("2016年初，新路开工。三年来，客货两旺。",), ["2018"]),
        ("counted", ("2016年伊始，新路开工。三年来，客货两旺。",), ["2018"]),
        ("counted", ("1999年8月，撤地设市。二十年间，高楼林立。",), ["2019"]),
        ("counted", ("2016年是不平凡的一年。三年来，客货两旺。",), []),
        ("counted", ("二十年，意味着什么？2001年8月，撤县设市。二十年间，高楼林立。",), ["2021"]),
        ("the past year", ("它正以这样的方式回望2019。",), ["2019"]),
        ("the past year", ("站在高处回望20190米的长堤。",), []),
        ("until", ("从2012年的土路，到2022年的高速路，变化喜人。",), ["2022"]),
        ("until", ("从2012年起，到2035年底，分步实施。",), []),
        ("portrait", ("2021年的云岭，交出亮眼答卷。", "2021年的云岭交出亮眼答卷。"), ["2021"]),
        ("portrait", ("2021年的目标任务全部完成。",), []),
    ],
)
def test_a_year_may_be_told_in_passing(
    sign: str, texts: tuple[str, ...], years: list[str], lexicon: Lexicon
) -> None:
    """By counting on from a beginning, by the later of two years, by a portrait."""
    assert _years(lexicon, sign, *texts) == years


def test_a_text_that_opens_with_last_year_is_of_that(lexicon: Lexicon) -> None:
    """Though it goes on to the first quarter; one that opens with the quarter is of this year."""
    dated = "（2021年4月6日《平凉日报》）"
    assert _years(lexicon, "relative", f"去年，果业丰收。今年一季度，又栽新树。{dated}") == ["2020"]
    assert _years(lexicon, "relative", f"今年一季度，又栽新树。去年，果业丰收。{dated}") == []


@pytest.mark.parametrize("said", ["去年", "上年", "上一年"])
def test_last_year_is_counted_from_the_papers_date(said: str, lexicon: Lexicon) -> None:
    """Where a sentence opens with it; 去年底 is only when something was."""
    dated = "（2021年4月6日《平凉日报》）"
    assert _years(lexicon, "relative", f"{said}，果业丰收。{dated}") == ["2020"]
    for point in ("同期", "底", "末"):
        assert _years(lexicon, "relative", f"{said}{point}，果业丰收。{dated}") == []


@pytest.mark.parametrize("said", ["时期", "期间", "以来"])
def test_a_paper_of_the_year_behind_a_plan_is_of_its_last(said: str, lexicon: Lexicon) -> None:
    """“十三五”期间 in April 2021 closes with 2020."""
    assert _years(lexicon, "closed", f"“十三五”{said}，果业丰收。（2021年4月6日《平凉日报》）") == ["2020"]
    assert _years(lexicon, "closed", f"“九五”{said}，果业丰收。（2001年4月6日《平凉日报》）") == ["2000"]
