"""What was written is known again: never read as a report, never written over where it is somebody's."""

import os
import shutil
import signal
import stat
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path
from typing import Any

import docx
import pytest
from click.testing import CliRunner, Result
from invented import report

from summarizer import config, pipeline
from summarizer.cache import Cache
from summarizer.cli import main
from summarizer.config import AnalysisOptions
from summarizer.errors import BadConfig, NothingToDo
from summarizer.folder import CACHE, LIST, WrittenFiles, written_before
from summarizer.lexicon import Lexicon
from summarizer.pipeline import Outcome, run
from summarizer.records import Source

Go = Callable[..., Outcome]


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for place in ("霍山县", "阜平县"):
        text = report(place, 2023, "全年实现地区生产总值96.4亿元，增长6.2%；粮食产量达到31万吨。")
        (folder / f"{place}.txt").write_text(text, encoding="utf-8")
    return folder


@pytest.fixture(name="go")
def _go(folder: Path, tmp_path: Path) -> Go:
    def go(**options: Any) -> Outcome:
        return run(config.load(folder, **{"out": tmp_path / "out", "formats": "md"} | options))

    return go


def call(*args: object) -> "subprocess.CompletedProcess[bytes]":
    """Run the command in a process of its own, which may not hang."""
    command = [sys.executable, "-m", "summarizer", *map(str, args)]
    return subprocess.run(command, capture_output=True, check=False, timeout=60)


def regions(outcome: Outcome) -> set[str]:
    """Return the regions that have a briefing."""
    return {briefing.region.name for briefing in outcome.briefings}


# -- never read as a report --------------------------------------------------


def test_a_first_run_killed_among_the_reports_leaves_no_report(
    go: Go, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What stands there is on the list already, wherever the run ended."""
    replace, moved = Path.replace, []

    def killed(self: Path, target: Path) -> Path:
        if "stage-" in str(self) and "stage-" not in str(target):
            moved.append(target)
            if len(moved) == 3:
                raise KeyboardInterrupt
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", killed)
    with pytest.raises(KeyboardInterrupt):
        go(out=folder, formats="md,html")
    monkeypatch.undo()
    pages = {path for path in folder.rglob("*") if path.suffix in {".md", ".html"}}
    assert len(pages) == 2
    outcome = go(out=folder, formats="json")
    assert regions(outcome) == {"霍山县", "阜平县"}
    assert outcome.problems == ()
    assert outcome.own == 2


@pytest.mark.skipif(os.name != "posix", reason="needs SIGKILL")
def test_a_run_that_is_killed_while_it_makes_its_files_leaves_none(folder: Path) -> None:
    """They are made in a hidden folder."""
    code = (
        "import os, signal\n"
        "from summarizer import pipeline\n"
        "from summarizer.cli import main\n"
        "write = pipeline.write\n"
        "def killed(*given):\n"
        "    write(*given)\n"
        "    os.kill(os.getpid(), signal.SIGKILL)\n"
        "pipeline.write = killed\n"
        f"main([{str(folder)!r}, '--out', {str(folder)!r}, '--format', 'md,docx'])\n"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert result.returncode == -signal.SIGKILL
    assert {path.name for path in folder.iterdir()} == {"霍山县.txt", "阜平县.txt", CACHE}
    outcome = run(config.load(folder, out=folder, formats="md"))
    assert regions(outcome) == {"霍山县", "阜平县"}


BAD_LINES = (
    "/etc/hosts",
    "../霍山县.txt",
    "a/../../b.md",
    "名" * 200,
    "a\0b.md",
    "\0",
    f"{'0' * 64}  /etc/hosts",
    " ",
)


def test_bad_lines_of_a_list_end_no_run(go: Go, tmp_path: Path, folder: Path) -> None:
    """They say nothing, each by itself and all together, and the good ones beside them stand."""
    go(out=folder)
    path = folder / CACHE / LIST
    good, lines = WrittenFiles(folder).files(), path.read_text(encoding="utf-8")
    for line in BAD_LINES:
        path.write_text(f"{line}\n{lines}", encoding="utf-8")
        assert WrittenFiles(folder).files() == good, line
    path.write_text("\n".join((*BAD_LINES, lines)), encoding="utf-8")
    assert WrittenFiles(folder).files() == good
    assert regions(go(out=folder)) == {"霍山县", "阜平县"}
    path.write_text("\n".join((*BAD_LINES, lines)), encoding="utf-8")
    assert regions(go(out=tmp_path / "out")) == {"霍山县", "阜平县"}


def test_a_list_that_came_with_the_reports_hides_none(go: Go, folder: Path, tmp_path: Path) -> None:
    """It counts where the bytes are those it says, and even then it is told."""
    (folder / CACHE).mkdir()
    path = folder / CACHE / LIST
    path.write_text("霍山县.txt\n阜平县.txt\n", encoding="utf-8")
    assert regions(go()) == {"霍山县", "阜平县"}
    digest = sha256((folder / "霍山县.txt").read_bytes()).hexdigest()
    path.write_text(f"{digest}  霍山县.txt\n{'0' * 64}  阜平县.txt\n", encoding="utf-8")
    args = [folder, "--out", tmp_path / "out", "--format", "md"]
    result = CliRunner().invoke(main, [str(arg) for arg in args])
    assert "1 file there was written by an earlier run, and is no report." in result.stderr
    assert written_before(folder, tmp_path / "out") == {(folder / "霍山县.txt").resolve()}


# -- never written over ------------------------------------------------------


def test_an_edited_briefing_is_kept_and_the_new_one_stands_beside(
    go: Go, folder: Path, tmp_path: Path
) -> None:
    """And so at every run, until the user takes one of them away."""
    options = [folder, "--out", tmp_path / "out", "--format", "docx"]
    go(formats="docx")
    briefing = tmp_path / "out/briefings/霍山县.docx"
    edited = docx.Document(str(briefing))
    edited.add_paragraph("经办人核对。")
    edited.save(str(briefing))
    kept = briefing.read_bytes()
    for _time in range(2):
        result = CliRunner().invoke(main, [str(option) for option in options])
        assert result.exit_code == 0, result.stderr
        assert (
            f"{briefing}: somebody else wrote or edited it, so the new one is 霍山县（新）.docx"
            in result.stderr
        )
        assert briefing.read_bytes() == kept
        assert (briefing.parent / "霍山县（新）.docx").is_file()
        assert {path.name for path in briefing.parent.iterdir()} == {
            "霍山县.docx",
            "霍山县（新）.docx",
            "阜平县.docx",
        }
    assert go(formats="docx", force=True).aside == ()
    assert briefing.read_bytes() == (briefing.parent / "霍山县（新）.docx").read_bytes()


def test_somebodys_own_file_of_the_name_is_kept(go: Go, tmp_path: Path) -> None:
    """In a folder that never was written to, too; an edited new one gets a number."""
    (tmp_path / "out").mkdir()
    own = tmp_path / "out/digest.md"
    own.write_text("我的笔记\n", encoding="utf-8")
    outcome = go()
    assert outcome.aside == ((own, own.with_name("digest（新）.md")),)
    own.with_name("digest（新）.md").write_text("也是我的\n", encoding="utf-8")
    assert [new.name for _own, new in go().aside] == ["digest（新2）.md"]
    assert own.read_text(encoding="utf-8") == "我的笔记\n"
    assert go(force=True).aside == ()
    assert own.read_text(encoding="utf-8").startswith("# ")


def test_what_is_unchanged_or_ours_is_written_over(go: Go, folder: Path, tmp_path: Path) -> None:
    """Also one of ours in the place of another, and what an older list has without a checksum."""
    go()
    page = tmp_path / "out/digest.md"
    (folder / "蠡县.txt").write_text(report("蠡县", 2023, "粮食产量达到12万吨。"), encoding="utf-8")
    assert go().aside == ()
    page.write_bytes((tmp_path / "out/briefings/蠡县.md").read_bytes())
    assert go().aside == ()
    ledger = tmp_path / "out" / CACHE / LIST
    names = [line.partition("  ")[2] for line in ledger.read_text(encoding="utf-8").splitlines()]
    ledger.write_text("".join(f"{name}\n" for name in names), encoding="utf-8")
    page.write_text("改过\n", encoding="utf-8")
    assert go().aside == ()


def test_what_is_kept_is_no_leftover(go: Go, tmp_path: Path) -> None:
    """It is told once, as what it is."""
    go()
    (tmp_path / "out/digest.md").write_text("改过\n", encoding="utf-8")
    outcome = go()
    assert len(outcome.aside) == 1
    assert outcome.left == ()


def test_a_file_that_came_with_the_reports_forces_nothing(folder: Path) -> None:
    """Only who runs the program may."""
    (folder / "summarize.toml").write_text("force = true\n", encoding="utf-8")
    with pytest.raises(BadConfig, match="force: is not known"):
        config.load(folder)


def test_a_full_disk_leaves_what_was_there(go: Go, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No file is put in its place before all are made; the message names it as the user knows it."""
    go()
    before = {path: path.read_bytes() for path in (tmp_path / "out").rglob("*.md")}

    def full(*given: Any) -> Any:
        raise OSError(28, "No space left on device", str(given[0].out / "digest.md"))

    monkeypatch.setattr(pipeline, "write", full)
    with pytest.raises(Exception, match="No space left") as caught:
        go()
    assert str(caught.value).startswith(f"{tmp_path / 'out/digest.md'}: ")
    assert {path: path.read_bytes() for path in (tmp_path / "out").rglob("*.md")} == before
    assert not list((tmp_path / "out" / CACHE).glob("stage-*"))


# -- names, pipes and devices ------------------------------------------------


@pytest.mark.skipif(os.name != "posix", reason="such names are refused there")
def test_no_name_of_a_file_moves_the_cursor(folder: Path, tmp_path: Path) -> None:
    """Nor begins a line of its own."""
    (folder / "甲\x1b[2J县\nall is well.docx").write_bytes(b"PK\x03\x04 broken")
    (folder / "乙\x1b]0;title\x07县.txt").write_text(
        (folder / "霍山县.txt").read_text(encoding="utf-8"), encoding="utf-8"
    )

    def say(*args: object) -> Result:
        return CliRunner().invoke(main, [*map(str, args), "--out", str(tmp_path / "out")])

    told = say(folder, "--format", "md").stderr
    assert "\x1b" not in told and "\x07" not in told
    assert "all is well.docx: is a damaged" in told
    assert not any(line.startswith("all is well") for line in told.splitlines())
    missing = say(tmp_path / "\x1b[2J").stderr
    assert r"\x1b[2J: there is no such folder" in missing
    explained = say(folder, "--format", "md", "--explain").stdout
    assert "\x1b" not in explained


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_or_a_device_is_no_source(tmp_path: Path) -> None:
    """Neither may ever come to an end."""
    os.mkfifo(tmp_path / "pipe")
    for source in (tmp_path / "pipe", Path("/dev/zero")):
        result = call(source, "--out", tmp_path / "out")
        assert result.returncode == 2
        assert b"is a pipe or a device" in result.stderr
    with pytest.raises(NothingToDo, match="pipe or a device"):
        run(config.load(tmp_path / "pipe", out=tmp_path / "out"))


@pytest.mark.slow
@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="needs pipes")
def test_a_pipe_among_the_reports_in_the_cache_or_as_the_list_hangs_nothing(
    folder: Path, tmp_path: Path
) -> None:
    """Each is as if it were not there."""
    out = tmp_path / "out"
    assert call(folder, "--out", out, "--format", "md").returncode == 0
    os.mkfifo(folder / "唐县.txt")
    (folder / "顺平县.txt").symlink_to("/dev/zero")
    for path in [out / CACHE / LIST, *(out / CACHE).glob("*.msgpack")]:
        path.unlink()
        os.mkfifo(path)
    result = call(folder, "--out", out, "--format", "md")
    assert result.returncode == 0, result.stderr
    shutil.rmtree(out)


def test_the_cache_reads_no_pipe(tmp_path: Path, lexicon: Lexicon) -> None:
    """What stands in the place of an analysis and is no file is none."""
    if not hasattr(os, "mkfifo"):
        pytest.skip("needs pipes")
    cache = Cache(tmp_path)
    source = Source("甲.txt", "0" * 64, "utf-8", "text", ())
    path = cache._path(source, AnalysisOptions(), lexicon)
    os.mkfifo(path)
    assert stat.S_ISFIFO(path.stat().st_mode)
    assert cache.get(source, AnalysisOptions(), lexicon) is None
