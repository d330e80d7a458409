"""The command line: exit codes, and messages that say what, where and what to do."""

from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from summarizer import __version__
from summarizer.cli import main

REPORT = """2021年,望都县经济运行稳中有进。
全年实现地区生产总值85.2亿元,增长6.8%。一般公共预算收入完成6.1亿元。
"""


def call(*args: object) -> Result:
    """Run the command with *args*, without a terminal."""
    return CliRunner().invoke(main, [str(arg) for arg in args])


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "望都县.txt").write_text(REPORT, encoding="utf-8")
    return folder


def test_one_report_gives_a_briefing_and_a_digest(folder: Path, tmp_path: Path) -> None:
    """All written: exit 0, one closing line on stderr, nothing on stdout."""
    result = call(folder, "--format", "md,json", "--out", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    assert result.stdout == ""
    assert len(result.stderr.strip().splitlines()) == 1
    assert str(tmp_path / "out") in result.stderr
    written = {p.relative_to(tmp_path / "out").as_posix() for p in (tmp_path / "out").rglob("*") if p.suffix in {".md", ".json"}}
    assert {"briefings/望都县.md", "digest.md", "report.json"} <= written


def test_word_is_the_default(folder: Path, tmp_path: Path) -> None:
    """Without --format, Word comes out."""
    result = call(folder, "--out", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    assert (tmp_path / "out/briefings/望都县.docx").stat().st_size > 0
    assert (tmp_path / "out/digest.docx").stat().st_size > 0
    assert not list((tmp_path / "out").rglob("*.md"))


def test_a_report_passed_over_is_named_and_the_rest_is_written(folder: Path, tmp_path: Path) -> None:
    """Exit 1; the reason stands on stderr with the file's name."""
    (folder / "照片.txt").write_bytes(bytes(range(256)) * 8)
    result = call(folder, "--format", "md", "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "照片.txt: " in result.stderr
    assert (tmp_path / "out/briefings/望都县.md").exists()


def test_the_same_text_twice_is_one_report(folder: Path, tmp_path: Path) -> None:
    """The second file is named as a copy of the first."""
    (folder / "望都县副本.txt").write_text(REPORT, encoding="utf-8")
    result = call(folder, "--format", "md", "--out", tmp_path / "out")
    assert result.exit_code == 1
    assert "望都县副本.txt" in result.stderr and "望都县.txt" in result.stderr


@pytest.mark.parametrize(
    ("make", "said"),
    [
        (lambda p: p / "nowhere", "nowhere"),
        (lambda p: (p / "empty").mkdir() or p / "empty", "empty"),
    ],
    ids=["missing folder", "empty folder"],
)
def test_nothing_to_read_is_said_in_one_line(tmp_path: Path, make: object, said: str) -> None:
    """Exit 2, one line naming the folder, no traceback."""
    result = call(make(tmp_path), "--out", tmp_path / "out")  # type: ignore[operator]
    assert result.exit_code == 2
    assert said in result.stderr
    assert "Traceback" not in result.output
    assert len(result.stderr.strip().splitlines()) == 1
    assert not (tmp_path / "out").exists()


def test_a_folder_of_unreadable_files_names_each(tmp_path: Path) -> None:
    """Nothing could be done: exit 2, each file with its reason."""
    (tmp_path / "in").mkdir()
    (tmp_path / "in/图.txt").write_bytes(bytes(range(256)) * 8)
    result = call(tmp_path / "in", "--out", tmp_path / "out")
    assert result.exit_code == 2
    assert "图.txt" in result.stderr


def test_an_unknown_format_lists_the_known(folder: Path) -> None:
    """Exit 2; the message names the wrong one and the right ones."""
    result = call(folder, "--format", "dcox")
    assert result.exit_code == 2
    assert "dcox" in result.stderr and "docx" in result.stderr


def test_help_and_version_answer() -> None:
    """--help names every option; --version the version."""
    shown = call("--help").output
    for option in ("--format", "--out", "--templates", "--reference", "--config", "--explain"):
        assert option in shown
    assert __version__ in call("--version").output


def test_explain_prints_the_reasons(folder: Path, tmp_path: Path) -> None:
    """--explain is the one thing that goes to stdout."""
    result = call(folder, "--format", "md", "--out", tmp_path / "out", "--explain")
    assert result.exit_code == 0
    assert "望都县" in result.stdout and "2021" in result.stdout
