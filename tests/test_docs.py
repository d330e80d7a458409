"""What the documents say is what the program does."""

import re
import shutil
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import click
import pytest

import summarizer
from summarizer import config
from summarizer.cli import main
from summarizer.config import FORMATS, Config, Override
from summarizer.config.checks import CHOICE, KEYS, LETTERHEAD, REPORT
from summarizer.config.choices import PAGES, SHARE
from summarizer.config.file import TOP

HERE = Path(__file__).parent
DOCS = HERE.parent / "docs"
README = (HERE.parent / "README.md").read_text(encoding="utf-8")
FORMATS_PAGE = (DOCS / "formats.md").read_text(encoding="utf-8")
CONFIG_PAGE = (DOCS / "config.md").read_text(encoding="utf-8")


def rows(page: str, heading: str) -> dict[str, list[str]]:
    """Return the table under *heading* of *page*: its first cell, without code marks, and the others."""
    section = page.partition(f"## {heading}\n")[2].partition("\n## ")[0]
    cells = [
        [cell.strip() for cell in line.strip("|").split("|")]
        for line in section.splitlines()
        if line[:1] == "|"
    ]
    return {first.strip("`"): others for first, *others in cells[2:]}


def test_every_format_is_described_and_no_other() -> None:
    """Whoever adds a format adds a row."""
    assert set(rows(FORMATS_PAGE, "What is written")) == set(FORMATS)
    assert all(f"`{name}`" in README for name in FORMATS)


def test_each_format_writes_the_files_that_stand_there(reports: Path, tmp_path: Path) -> None:
    """No file more, none less; PDF needs LibreOffice and is left to its own tests."""
    for name, (files, *_) in rows(FORMATS_PAGE, "What is written").items():
        if name == "pdf":
            continue
        outcome = summarizer.summarize(reports, out=tmp_path / name, formats=name)
        globs = re.findall(r"`([^`]+)`", files)
        for path in outcome.written:
            place = path.relative_to(tmp_path / name)
            assert any(place.match(glob) and place.parent == Path(glob).parent for glob in globs), place
        for glob in globs:
            assert list((tmp_path / name).glob(glob)), glob


def test_the_exit_codes_are_those_of_the_program() -> None:
    """0, 1, 2 and Ctrl+C, as `cli` has them."""
    from summarizer import cli

    known = {"0", str(cli.PASSED_OVER), str(cli.NOTHING_DONE), str(cli.STOPPED)}
    assert set(rows(FORMATS_PAGE, "Exit codes")) == known


def test_every_key_is_in_the_example_and_in_the_table() -> None:
    """The example holds all there is to say, so that one can begin by copying it."""
    [block] = re.findall(r"```toml\n(.*?)```", CONFIG_PAGE, re.DOTALL)
    example = tomllib.loads(block)
    assert set(example) == set(TOP)
    assert set(example["letterhead"]) == set(LETTERHEAD)
    assert set(example["choose"]) == set(CHOICE)
    assert set(example["report"][0]) == set(REPORT)
    table = rows(CONFIG_PAGE, "Keys")
    named = {name for first in table for name in re.findall(r"\w+", first)}
    assert named == set(TOP) | set(LETTERHEAD) | set(CHOICE) | set(REPORT)


def test_the_example_is_read_without_a_mistake(tmp_path: Path) -> None:
    """And its defaults are the program's own."""
    [block] = re.findall(r"```toml\n(.*?)```", CONFIG_PAGE, re.DOTALL)
    (tmp_path / "summarize.toml").write_text(block, encoding="utf-8")
    (tmp_path / "鼓楼区.txt").write_text("甲", encoding="utf-8")
    (tmp_path / "mine").mkdir()
    (tmp_path / "last").mkdir()
    (tmp_path / "last/report.json").write_text("{}", encoding="utf-8")
    with zipfile.ZipFile(tmp_path / "letterhead.docx", "w") as archive:
        archive.writestr("word/document.xml", "")
    loaded = config.load(tmp_path, file=tmp_path / "summarize.toml")
    assert (loaded.share, loaded.pages) == (SHARE, PAGES)
    assert loaded.overrides == (Override("鼓楼*.txt", "南京市鼓楼区", 2019, "某某日报"),)


def test_the_defaults_in_the_table_are_the_programs() -> None:
    """A default that moves, moves there."""
    table, usual = rows(CONFIG_PAGE, "Keys"), Config(Path())
    assert table["formats"][1] == f"`{','.join(usual.formats)}`"
    assert table["out"][1] == f"`{usual.out}`"
    assert table["engine"][1] == f"`{usual.engine}`"
    assert table["share"][1] == f"`{SHARE}`"
    assert table["pages"][1].startswith(f"`{PAGES}`") and usual.length == (None, SHARE, PAGES)


def test_every_option_that_a_file_can_hold_is_beside_its_key() -> None:
    """The options of the command line and the keys are one set of choices."""
    options = {
        name
        for option in main.params
        if isinstance(option, click.Option) and option.name in {"formats", *KEYS, *CHOICE}
        for name in option.opts
    }
    table = rows(CONFIG_PAGE, "Keys")
    assert {name for others in table.values() for name in re.findall(r"--\w+", others[0])} == options


def test_the_help_tells_the_true_defaults() -> None:
    """What --help says of a default is what happens without the option."""
    said = {option.name: option.help for option in main.params if isinstance(option, click.Option)}
    assert f"[default: {SHARE}]" in (said["share"] or "")
    assert f"[default: {Config(Path()).engine}]" in (said["engine"] or "")


def test_the_program_in_the_document_runs(
    reports: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The lines for programmers print the regions."""
    [block] = re.findall(r"```python\n(.*?)```", CONFIG_PAGE, re.DOTALL)
    shutil.copytree(reports, tmp_path / "reports")
    monkeypatch.chdir(tmp_path)
    exec(block, {})  # our own document
    assert "望都县 (" in capsys.readouterr().out
    assert (tmp_path / "out/report.json").is_file()


@pytest.mark.parametrize("page", ["README.md", "CONTRIBUTING.md", "docs/formats.md", "docs/config.md"])
def test_every_link_of_a_page_leads_somewhere(page: str) -> None:
    """Relative links only; others cannot be held from here."""
    path = HERE.parent / page
    for target in re.findall(r"\]\((?!https?:)([^)#]+)", path.read_text(encoding="utf-8")):
        assert (path.parent / target).exists(), target


@pytest.mark.slow
def test_the_readmes_command_writes_what_it_says(tmp_path: Path) -> None:
    """`summarize seeds/ --format docx` leaves a briefing a region and the digest."""
    command = re.search(r"&& summarize (.*)", README)
    assert command
    (tmp_path / "seeds").symlink_to(HERE.parent / "seeds", target_is_directory=True)
    result = subprocess.run(
        [sys.executable, "-m", "summarizer", *command[1].split()],
        cwd=tmp_path,
        capture_output=True,
        check=False,
    )
    assert result.returncode == 0, result.stderr.decode()
    assert len(list((tmp_path / "out/briefings").glob("*.docx"))) == 5
    assert (tmp_path / "out/digest.docx").is_file()
