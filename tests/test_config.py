"""Options and summarize.toml become a Config, or all their mistakes at once."""

import tomllib
from pathlib import Path
from typing import Any

import pytest

from summarizer import config
from summarizer.errors import BadConfig

CASES = tomllib.loads((Path(__file__).parent / "cases" / "config.toml").read_text(encoding="utf-8"))["case"]


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    (tmp_path / "2019").mkdir()
    (tmp_path / "a.txt").write_text("甲", encoding="utf-8")
    (tmp_path / "2019" / "b.txt").write_text("乙", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize("case", CASES, ids=lambda case: case["name"])
def test_a_file_is_read_or_its_mistakes_are_named(folder: Path, case: dict[str, Any]) -> None:
    """Each message holds the file, the line, the key and what to do."""
    (folder / "summarize.toml").write_text(case["file"], encoding="utf-8")
    if not case["says"]:
        config.load(folder)
        return
    with pytest.raises(BadConfig) as caught:
        config.load(folder)
    message = str(caught.value)
    at = -1
    for piece in case["says"]:
        at = message.find(piece, at + 1)
        assert at >= 0, f"{piece!r} is not (in this order) in: {message}"


def test_without_a_file_and_options_there_are_the_defaults(folder: Path) -> None:
    """An empty folder is no mistake of the options."""
    assert config.load(folder) == config.Config(folder=folder)


def test_the_file_is_read(folder: Path) -> None:
    """What it says is in the Config; its paths are relative to it."""
    (folder / "summarize.toml").write_text(CASES[1]["file"], encoding="utf-8")
    loaded = config.load(folder)
    assert loaded.formats == ("md", "docx")
    assert loaded.out == folder / "written"
    assert (loaded.engine, loaded.sentences, loaded.share) == ("plain", 12, 0.5)
    assert loaded.noise == ("点击关注", r"/^第\d+版$/")
    assert loaded.themes == (("民生保障", ("适老化改造",)), ("海洋经济", ("渔港", "海水养殖")))
    assert (loaded.issuer, loaded.issue, loaded.date) == ("某某市人民政府办公室", "3", "2024-01-05")
    assert loaded.overrides == (config.Override("2019/*.txt", "南京市鼓楼区", 2019, "某某日报"),)


def test_an_option_goes_before_the_file(folder: Path) -> None:
    """The file holds what is usual, the command line what is wanted now."""
    (folder / "summarize.toml").write_text('formats = ["md"]\nsentences = 12', encoding="utf-8")
    loaded = config.load(folder, formats="docx, json", out=Path("there"))
    assert (loaded.formats, loaded.sentences, loaded.out) == (("docx", "json"), 12, Path("there"))


def test_all_mistakes_of_file_and_options_are_named_at_once(folder: Path) -> None:
    """Nobody should mend one mistake to be told of the next."""
    (folder / "summarize.toml").write_text("share = 7\nsentences = -1", encoding="utf-8")
    with pytest.raises(BadConfig) as caught:
        config.load(folder, formats="pdff", engine="plane", templates=Path("nowhere"))
    assert len(caught.value.mistakes) == 5
    starts = [mistake.partition(": ")[0] for mistake in caught.value.mistakes]
    assert starts[2:] == ["--format", "--engine", "--templates"]


@pytest.mark.parametrize("formats", ["", " , ", "md,,xls"])
def test_formats_that_are_none_are_refused(folder: Path, formats: str) -> None:
    """Nothing to write is a mistake like an unknown format."""
    with pytest.raises(BadConfig, match="--format"):
        config.load(folder, formats=formats)


def test_a_file_of_ones_own_need_not_match(folder: Path, tmp_path: Path) -> None:
    """One --config may serve many folders, so its globs may miss."""
    own = tmp_path / "own.toml"
    own.write_text('[[report]]\nmatch = "c.txt"\nperiod = 2019', encoding="utf-8")
    assert config.load(folder, file=own).overrides[0].period == 2019


def test_a_file_of_ones_own_must_exist(folder: Path) -> None:
    """Naming a file that is not there is a mistake; having none is not."""
    with pytest.raises(BadConfig, match=r"nowhere\.toml: cannot be opened"):
        config.load(folder, file=folder / "nowhere.toml")


def test_the_file_beside_one_report_is_read(folder: Path) -> None:
    """A single report is read with the summarize.toml of its folder."""
    (folder / "summarize.toml").write_text("sentences = 3", encoding="utf-8")
    assert config.load(folder / "a.txt").sentences == 3


def test_another_encoding_is_named(folder: Path) -> None:
    """Notepad's GB 18030 is not TOML; a byte order mark does no harm."""
    (folder / "summarize.toml").write_bytes('words = ["示范区"]'.encode("gb18030"))
    with pytest.raises(BadConfig, match="save it as UTF-8"):
        config.load(folder)
    (folder / "summarize.toml").write_bytes(b"\xef\xbb\xbfshare = 1")
    assert config.load(folder).share == 1.0


@pytest.mark.parametrize(("given", "kept"), [("第3期", "3"), ("3", "3"), ("总第12期", "总第12期")])
def test_the_issue_is_its_number(folder: Path, given: str, kept: str) -> None:
    """The letterhead has the words 第…期 around it."""
    assert config.load(folder, issue=given).issue == kept
