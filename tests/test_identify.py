"""Whose report it is, about which year, printed where and when."""

import time
import tomllib
from pathlib import Path
from typing import Any, get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from summarizer.config import Override
from summarizer.identify import identify
from summarizer.lexicon import Lexicon
from summarizer.lexicon.gazetteer import COUNTRY
from summarizer.records import Cleaned, Identity, Level, Line, RawLine, Role, Source

CASES = tomllib.loads((Path(__file__).parent / "cases" / "identify.toml").read_text(encoding="utf-8"))["case"]
ROLES = get_args(Role)


def cleaned(text: str, path: str = "report.txt") -> Cleaned:
    """Return a document of *text*, where ``role|`` in front says that a line is not body."""
    raw: list[RawLine] = []
    lines: list[Line] = []
    for number, written in enumerate(text.strip("\n").splitlines(), 1):
        role, bar, rest = written.partition("|")
        known = bool(bar) and role in ROLES
        text = rest if known else written
        raw.append(RawLine(number, text))
        if text:
            lines.append(Line(number, text, role if known else "body", tuple(range(len(text)))))  # type: ignore[arg-type]
    return Cleaned(Source(path, "", "utf-8", "text", tuple(raw)), tuple(lines), ())


def full(identity: Identity, lexicon: Lexicon) -> str:
    """Return the region's name with its city and province in front; nothing when it is undecided."""
    region = identity.region
    if region.level is None:
        return ""
    known = lexicon.gazetteer
    above = known.divisions[region.adcode].parent if region.adcode else None
    if above and above in known.divisions:
        return known.full_name(known.divisions[above]).removeprefix("全国") + region.name
    city = region.city if region.city != region.province else None
    return (region.province or "") + (city or "") + region.name


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_report_is_identified(case: dict[str, Any], lexicon: Lexicon) -> None:
    """Each case gives the region, the year and what else it names."""
    identity = identify(cleaned(case["text"], case.get("path", "report.txt")), lexicon=lexicon)
    region = identity.region
    why = "\n".join(f"{r.about} {r.value} {r.weight:+} {r.evidence}" for r in identity.reasons)
    assert full(identity, lexicon) == case["region"], why
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


def test_the_user_has_the_last_word(lexicon: Lexicon) -> None:
    """What is said of a file beats all evidence, and the reason names the entry that says it."""
    document = cleaned(CASES[0]["text"], "2019/报告.txt")
    said = Override("2019/*.txt", region="南京市鼓楼区", period=2019, source="某某日报")
    identity = identify(document, overrides=(said,), lexicon=lexicon)
    assert (full(identity, lexicon), identity.period, identity.source) == (
        "江苏省南京市鼓楼区",
        2019,
        "某某日报",
    )
    last = [reason for reason in identity.reasons if reason.about in ("region", "period", "source")]
    assert {reason.evidence for reason in last} == {'match = "2019/*.txt"'}


def test_an_override_leaves_alone_what_it_does_not_say(lexicon: Lexicon) -> None:
    """A year alone does not undo the region that the text gives."""
    document = cleaned(CASES[0]["text"], "报告.txt")
    identity = identify(
        document,
        overrides=(Override("报告.txt", period=2020), Override("别的.txt", period=2001)),
        lexicon=lexicon,
    )
    assert (full(identity, lexicon), identity.period) == (CASES[0]["region"], 2020)


def test_of_two_overrides_the_later_wins(lexicon: Lexicon) -> None:
    """A glob for all, an entry for one."""
    document = cleaned(CASES[0]["text"], "报告.txt")
    said = (Override("*.txt", region="河北省", period=2020), Override("报告.txt", region="保定市"))
    identity = identify(document, overrides=said, lexicon=lexicon)
    assert (full(identity, lexicon), identity.period) == ("河北省保定市", 2020)


@pytest.mark.parametrize(
    ("said", "name", "id"),
    [
        ("周口市经济开发区", "周口经济开发区", "周口市-周口经济开发区"),
        ("清苑县", "清苑县", "130608"),
        ("全国", "全国", "100000"),
        ("河北雄安新区", "雄安新区", "河北省-雄安新区"),
        ("江苏省南京市鼓楼区", "鼓楼区", "320106"),
    ],
)
def test_an_override_may_name_a_zone_a_former_name_or_the_country(
    said: str, name: str, id: str, lexicon: Lexicon
) -> None:
    """Whatever the options accept as a region becomes one."""
    region = identify(
        cleaned("", "a.txt"), overrides=(Override("a.txt", region=said),), lexicon=lexicon
    ).region
    assert (region.name, region.id) == (name, id)


def test_undecided_regions_are_kept_apart(lexicon: Lexicon) -> None:
    """Two reports of one name that may be different places must not become one briefing."""
    text = "title|鼓楼区发展综述\n2021年，鼓楼区夜市火热，全区满意。"
    one, two = (identify(cleaned(text, path), lexicon=lexicon).region for path in ("甲.txt", "乙/甲.txt"))
    assert one.name == two.name == "鼓楼区"
    assert one.id != two.id
    assert one.label != two.label


def test_every_reason_can_be_looked_up(lexicon: Lexicon) -> None:
    """The evidence stands on the line that is named."""
    text = CASES[1]["text"]
    lines = cleaned(text).source.lines
    named = [
        r for r in identify(cleaned(text), lexicon=lexicon).reasons if r.line and " × " not in r.evidence
    ]
    assert len(named) >= 5
    assert all(reason.evidence in lines[reason.line - 1].text for reason in named if reason.line)


def test_a_long_report_takes_little_time(lexicon: Lexicon) -> None:
    """Ten thousand characters within 30 ms of the processor, three times over for a slow machine."""
    text = (CASES[0]["text"] + "\n全县上下实干，长兴县财政收入增长，与南京市鼓楼区结对。" * 400)[:10_000]
    document = cleaned(text)
    identify(document, lexicon=lexicon)
    start = time.process_time()
    identify(document, lexicon=lexicon)
    assert time.process_time() - start < 0.09


def test_every_division_is_found_by_its_full_name(lexicon: Lexicon) -> None:
    """Each name leads back to its division, alone or among its namesakes."""
    known = lexicon.gazetteer
    for code, division in known.divisions.items():
        assert code in {found.code for found in known.lookup(known.full_name(division))}, division


def test_every_division_lies_in_one_that_is_known(lexicon: Lexicon) -> None:
    """No code points to a parent that is missing, none is listed twice."""
    known = lexicon.gazetteer.divisions
    assert len(known) > 3000
    assert [d for d in known.values() if d.parent not in known and d.code != COUNTRY] == []


def test_a_former_name_belongs_to_a_division_of_today(lexicon: Lexicon) -> None:
    """Its year is one in which names changed, and its level is one that exists."""
    for code, names in lexicon.gazetteer.former.items():
        assert code in lexicon.gazetteer.divisions
        assert all(name.until and 1990 <= name.until <= 2025 for name in names)


def test_the_rules_name_only_what_is_known(lexicon: Lexicon) -> None:
    """Signs, units and epithets of the rules exist."""
    signs = lexicon.identify.region
    assert set(signs.naming) <= set(signs.weights.__struct_fields__)
    assert set(lexicon.places.units) == set(get_args(Level))
    for epithet in lexicon.places.epithet:
        assert all(len(lexicon.gazetteer.lookup(name)) == 1 for name in epithet.of), epithet


PLACES = ("清苑区", "清苑县", "保定市", "鼓楼区", "和县", "成县", "开发区", "经开区", "某某日报")
SELVES = ("全县", "全区", "我市", "我国", "管委会", "区委", "人民政府", "县长", "代表", "第五届")
YEARS = ("2019年", "二〇二〇年", "十三五", "收官之年", "回顾", "展望", "上半年", "一年来", "2020-01-10")
TAGS = ("来源：", "作者：", "记者", "通讯员", "张三", "title|", "subtitle|", "dateline|", "byline|")
PIECES = (*PLACES, *SELVES, *YEARS, *TAGS, *"（）：。，的在\n\n")


@given(text=st.lists(st.sampled_from(PIECES), max_size=40).map("".join))
@settings(max_examples=150, deadline=None)
def test_no_text_breaks_it(text: str, lexicon: Lexicon) -> None:
    """Whatever stands in a report, its identity is whole: decided with a level, or undecided without."""
    identity = identify(cleaned(text, "甲.txt"), lexicon=lexicon)
    region = identity.region
    assert region.id and region.name and region.label
    assert len(region.candidates) <= 4
    assert region.level is None or not region.candidates
    assert identity.period is None or 1900 <= identity.period <= 2099
    assert len(set(identity.authors)) == len(identity.authors)
