"""Why a report was taken for what it was, as text."""

from summarizer.explain import explain
from summarizer.records import Identity, Ranking, Reason, Region, Removed, Repair, Report

REGION = Region("320106", "鼓楼区", "鼓楼区", "区", "南京市", "江苏省", "320106")
UNDECIDED = Region(
    "鼓楼区-甲",
    "鼓楼区",
    "鼓楼区（甲）",
    None,
    None,
    None,
    None,
    ("江苏省南京市鼓楼区", "福建省福州市鼓楼区"),
)
NOTHING = Region("未识别地区-乙", "未识别地区（乙）", "未识别地区（乙）", None, None, None, None)


def report(identity: Identity, removed: tuple[Removed, ...] = (), repairs: tuple[Repair, ...] = ()) -> Report:
    """Return a report of which only what is explained is filled in."""
    ranking = Ranking((), ())
    return Report(
        path="甲.txt",
        sha256="",
        encoding="utf-8",
        format="text",
        identity=identity,
        lines=(),
        removed=removed,
        repairs=repairs,
        sections=(),
        ranking=ranking,
        indicators=(),
    )


def test_a_report_without_evidence_is_undecided() -> None:
    """Nothing was found, and that is what is said."""
    text = explain(report(Identity(NOTHING, None)))
    assert text == "甲.txt\n  region: undecided\n  year: undecided\n"


def test_candidates_are_named() -> None:
    """An undecided region says what it may be."""
    text = explain(report(Identity(UNDECIDED, 2021)))
    assert "region: undecided; one of 江苏省南京市鼓楼区、福建省福州市鼓楼区" in text


def test_evidence_is_added_up_and_the_best_stands_first() -> None:
    """Each value that was possible has its sum, its lines and its words."""
    reasons = (
        Reason("period", "2020", "2020年 × 1", 9, 1.0, "named"),
        Reason("period", "2019", "2020年展望", 33, 4.0, "outlook"),
        Reason("period", "2019", "十九届四中全会", 12, 1.5, "event"),
        Reason("region", "江苏省南京市鼓楼区", "南京", None, 5.0, "path"),
    )
    lines = explain(report(Identity(REGION, 2019, reasons=reasons))).splitlines()
    assert lines[1] == "  region: 鼓楼区（江苏省 南京市）"
    assert lines[3].split() == ["+5.0", "the", "name", "of", "file", "or", "folder:", "南京"]
    assert [line.split() for line in lines[5:8]] == [
        ["5.5", "2019"],
        ["+4.0", "line", "33", "the", "year", "ahead:", "2020年展望"],
        ["+1.5", "line", "12", "an", "event", "of", "that", "year:", "十九届四中全会"],
    ]
    assert lines[8].split() == ["1.0", "2020"]


def test_particulars_name_their_line() -> None:
    """Each author, date and source can be looked up."""
    reasons = (
        Reason("authors", "张三", "记者 张三 李四", 8, 1.0),
        Reason("authors", "李四", "记者 张三 李四", 8, 1.0),
        Reason("source", "某某日报", 'match = "*.txt"', None, 100.0),
    )
    text = explain(report(Identity(REGION, 2019, reasons=reasons)))
    assert "  authors: 张三  (line 8)\n  authors: 李四  (line 8)" in text
    assert '  source: 某某日报  (match = "*.txt")' in text


def test_what_was_mended_and_removed_is_shown() -> None:
    """Repairs that were made are counted, lines that are not body shown with what they are instead."""
    removed = (
        Removed(1, "搜索", "navigation"),
        Removed(2, "  ", "navigation"),
        Removed(70, "长" * 80, "credit"),
    )
    text = explain(report(Identity(REGION, 2019), removed, (Repair("pinyin", 3), Repair("garbled", 0))))
    assert "  mended: pinyin 3\n" in text
    assert "        1  navigation  搜索\n" in text
    assert f"       70  credit      {'长' * 60}…\n" in text
    assert len(text.splitlines()) == 7
