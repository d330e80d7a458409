"""What changed since an earlier run, of which report.json tells."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner
from invented import LEXICON, report

from summarizer import config
from summarizer.changes import SCHEMA, read_earlier
from summarizer.cli import main
from summarizer.errors import BadConfig, BadEarlier
from summarizer.pipeline import run
from summarizer.records import Changes
from summarizer.write import report_json

Run = Callable[..., Changes]


def told(place: str, year: int, gdp: str = "96.4", more: str = "") -> str:
    """Return what *place* reports of *year*."""
    return report(place, year, f"全年实现地区生产总值{gdp}亿元，增长6.2%；粮食产量达到31万吨。{more}")


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "霍山县.txt").write_text(told("霍山县", 2023), encoding="utf-8")
    (folder / "阜平县.txt").write_text(told("阜平县", 2023, "71.2"), encoding="utf-8")
    return folder


@pytest.fixture(name="again")
def _again(folder: Path, tmp_path: Path) -> Run:
    """Run once as the folder is now; what is returned runs again and tells what changed."""
    run(config.load(folder, formats="json", out=tmp_path / "last"))

    def again(**options: Any) -> Changes:
        usual = {"formats": "md", "out": tmp_path / "out", "since": tmp_path / "last"}
        outcome = run(config.load(folder, **usual | options))
        assert outcome.changes is not None
        return outcome.changes

    return again


def page(tmp_path: Path) -> str:
    """Return the page of changes."""
    return (tmp_path / "out/changes.md").read_text(encoding="utf-8")


def test_nothing_changed_is_said_so(again: Run, tmp_path: Path) -> None:
    """On a page of one sentence."""
    changes = again()
    assert not changes.any
    assert "没有变化。" in page(tmp_path)


def test_a_figure_with_another_number_is_changed(again: Run, folder: Path, tmp_path: Path) -> None:
    """Both with their lines; its report is edited, and the others are not."""
    (folder / "霍山县.txt").write_text(told("霍山县", 2023, "98.1"), encoding="utf-8")
    changes = again()
    assert [change.document for change in changes.edited] == ["霍山县.txt"]
    [change] = changes.changed
    assert change.before and change.after
    assert (str(change.before.value), str(change.after.value)) == ("96.4", "98.1")
    assert (changes.new, changes.lost, changes.added, changes.gone) == ((), (), (), ())
    line = change.before.line
    assert (
        f"| 霍山县 | 地区生产总值 | 96.4亿元，增长6.2%（2023年）（霍山县.txt第{line}行） | 98.1亿元"
        in page(tmp_path)
    )


def test_other_digits_or_another_unit_are_no_change(again: Run, folder: Path) -> None:
    """`sameness` says what is one figure."""
    text = told("霍山县", 2023).replace("96.4亿元", "964000万元").replace("31万吨", "310000吨")
    (folder / "霍山县.txt").write_text(text, encoding="utf-8")
    changes = again()
    assert (changes.changed, changes.new, changes.lost) == ((), (), ())
    assert changes.edited


def test_a_figure_may_come_and_go(again: Run, folder: Path, tmp_path: Path) -> None:
    """Of a report that both runs read."""
    text = told("霍山县", 2023, more="新建学校4所。").replace("；粮食产量达到31万吨", "")
    (folder / "霍山县.txt").write_text(text, encoding="utf-8")
    changes = again()
    assert [change.told.name for change in changes.new] == ["新建学校"]
    assert [change.told.name for change in changes.lost] == ["粮食产量"]
    assert "不再有的数据" in page(tmp_path)
    assert "**霍山县**（2023年）：粮食产量31万吨（霍山县.txt第" in page(tmp_path)


def test_a_report_may_come_and_go(again: Run, folder: Path) -> None:
    """The new one's figures are new, and what it says otherwise of an earlier year is changed."""
    (folder / "阜平县.txt").unlink()
    later = told("霍山县", 2024, "103.5", "上年同期，2023年实现地区生产总值95.2亿元，增长6.2%。")
    (folder / "霍山县2024.txt").write_text(later, encoding="utf-8")
    changes = again()
    assert [(change.document, change.period) for change in changes.added] == [("霍山县2024.txt", 2024)]
    assert [(change.document, change.region) for change in changes.gone] == [("阜平县.txt", "阜平县")]
    assert not changes.lost
    assert any(change.told.year == 2024 and change.told.name == "地区生产总值" for change in changes.new)
    assert {(str(c.before.value), str(c.after.value)) for c in changes.changed if c.before and c.after} == {
        ("96.4", "95.2")
    }


def test_another_name_makes_no_other_report(again: Run, folder: Path) -> None:
    """Its bytes are the same."""
    (folder / "霍山县.txt").rename(folder / "霍山.txt")
    assert not again().any


def test_what_was_decided_otherwise_is_told(again: Run, folder: Path, tmp_path: Path) -> None:
    """Region and year, and what a section does."""
    (folder / "summarize.toml").write_text(
        '[[report]]\nmatch = "霍山县.txt"\nregion = "金寨县"\nperiod = 2022\n', encoding="utf-8"
    )
    last = tmp_path / "last/report.json"
    content = json.loads(last.read_text(encoding="utf-8"))
    [section, *_rest] = [
        section
        for briefing in content["briefings"]
        for document in briefing["documents"]
        for section in document["sections"]
        if document["path"] == "阜平县.txt" and section["title"]
    ]
    section["role"] = "annex"
    last.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
    decisions = {(d.document, d.about, d.before, d.after) for d in again().decisions}
    assert decisions == {
        ("霍山县.txt", "region", "霍山县", "金寨县"),
        ("霍山县.txt", "period", "2023", "2022"),
        ("阜平县.txt", "role", "annex", section["role"] and "report"),
    }
    assert "所属地区由霍山县改为金寨县" in page(tmp_path)
    assert "由附件改为正文" in page(tmp_path)


def test_a_comparison_that_could_not_be_made_is_told(again: Run, folder: Path, tmp_path: Path) -> None:
    """And who joins one that there was."""
    (folder / "蠡县.txt").write_text(told("蠡县", 2023, "88.8", "新建学校4所。"), encoding="utf-8")
    groups = {group.name: group for group in again().groups}
    assert groups["地区生产总值"].joined == ("蠡县",)
    assert len(groups["地区生产总值"].regions) == 3
    assert "新加入蠡县，共3个地区可以比较" in page(tmp_path)


def test_what_is_not_chosen_is_not_gone(again: Run) -> None:
    """Neither its reports nor its figures."""
    changes = again(regions="霍山", indicators="GDP")
    assert (changes.gone, changes.lost, changes.changed, changes.new) == ((), (), (), ())


def test_the_run_that_left_it_may_be_the_same_folder(folder: Path, tmp_path: Path) -> None:
    """It is read before it is written anew."""
    options = {"formats": "json,md", "out": tmp_path / "out"}
    run(config.load(folder, **options))
    (folder / "蠡县.txt").write_text(told("蠡县", 2023, "88.8"), encoding="utf-8")
    changes = run(config.load(folder, **options, since=tmp_path / "out")).changes
    assert changes and [change.region for change in changes.added] == ["蠡县"]
    changes = run(config.load(folder, **options, since=tmp_path / "out/report.json")).changes
    assert changes and not changes.any


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("", "is not a report.json"),
        ('{"schema": "summarizer.report/1", "briefings": [', "is not a report.json"),
        ("[1, 2]", "is not a report.json"),
        ('{"schema": "summarizer.report/0", "briefings": []}', "of another version"),
        (
            '{"schema": "summarizer.report/1", "briefings": [{}], "digest": {"rows": []}}',
            "of another version",
        ),
    ],
)
def test_what_is_no_report_json_is_refused(folder: Path, tmp_path: Path, content: str, said: str) -> None:
    """Before the work, and nothing is written."""
    (tmp_path / "report.json").write_text(content, encoding="utf-8")
    with pytest.raises(BadEarlier, match=said) as caught:
        run(config.load(folder, formats="md", out=tmp_path / "out", since=tmp_path / "report.json"))
    assert str(tmp_path / "report.json") in str(caught.value)
    assert not (tmp_path / "out").exists()


def test_a_folder_without_one_is_a_mistake(folder: Path, tmp_path: Path) -> None:
    """The message says how it comes to be."""
    with pytest.raises(BadConfig, match="--format json"):
        config.load(folder, since=tmp_path)


def test_the_schema_is_that_which_is_written(again: Run, tmp_path: Path) -> None:
    """What one run leaves the next understands."""
    assert report_json.SCHEMA == SCHEMA
    assert again is not None
    assert read_earlier(tmp_path / "last/report.json").briefings


def test_it_is_told_in_short_on_stdout(again: Run, folder: Path, tmp_path: Path) -> None:
    """The figures that changed one a line, for whoever sits at the terminal."""
    assert again is not None and LEXICON
    (folder / "霍山县.txt").write_text(told("霍山县", 2023, "98.1"), encoding="utf-8")
    args = [folder, "--format", "md", "--out", tmp_path / "out", "--since", tmp_path / "last"]
    result = CliRunner().invoke(main, [str(arg) for arg in args])
    assert result.exit_code == 0, result.stderr
    first, second = result.stdout.splitlines()
    assert "reports 0 new, 0 gone, 1 edited; figures 1 changed" in first
    assert second.startswith(
        "  霍山县 地区生产总值 96.4亿元 +6.2% (2023) -> 98.1亿元 +6.2% (2023) (霍山县.txt:"
    )
