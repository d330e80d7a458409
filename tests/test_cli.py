"""The command line: exit codes, and messages that say what, where and what to do."""

import io
import json
import os
import signal
import subprocess
import sys
import time
import zipfile
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from summarizer import __version__, cli, pipeline
from summarizer.cli import main

REPORT = """2021年,望都县经济运行稳中有进。
全年实现地区生产总值85.2亿元,增长6.8%。一般公共预算收入完成6.1亿元。
"""


def call(*args: object) -> Result:
    """Run the command with *args*, without a terminal."""
    return CliRunner().invoke(main, [str(arg) for arg in args])


def program(*args: object, **environment: str) -> "subprocess.CompletedProcess[bytes]":
    """Run the command with *args* in a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "summarizer", *map(str, args)],
        env=os.environ | environment,
        capture_output=True,
        check=False,
    )


def packed(name: str) -> bytes:
    """Return an archive that holds one file *name*."""
    content = io.BytesIO()
    with zipfile.ZipFile(content, "w") as archive:
        archive.writestr(name, "<w:document")
    return content.getvalue()


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
    written = {
        p.relative_to(tmp_path / "out").as_posix()
        for p in (tmp_path / "out").rglob("*")
        if p.suffix in {".md", ".json"}
    }
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
    ("source", "said"),
    [
        ("nowhere", "no such folder"),
        ("empty", "contains no reports; put some in it"),
        ("empty.txt", "is empty"),
    ],
)
def test_nothing_to_read_is_said_in_one_line(tmp_path: Path, source: str, said: str) -> None:
    """Exit 2, one line naming the folder or file, nothing written."""
    (tmp_path / "empty").mkdir()
    (tmp_path / "empty.txt").write_bytes(b"")
    result = call(tmp_path / source, "--out", tmp_path / "out")
    assert result.exit_code == 2
    [line] = result.stderr.splitlines()
    assert line.startswith(f"{tmp_path / source}: ") and said in line
    assert not (tmp_path / "out").exists()


def test_a_variable_that_was_never_set_is_no_folder() -> None:
    """An empty SOURCE would else mean the folder one happens to stand in."""
    result = call("")
    assert result.exit_code == 2
    assert result.stderr == "SOURCE is empty; name the folder of reports.\n"


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("空.txt", b"", "is empty"),
        ("照片.txt", b"\x89PNG\r\n\x1a\n" + bytes(99), "is a picture"),
        ("程序.exe", b"MZ" + bytes(range(256)) * 9, "contains no readable text"),
        ("英文.txt", b"Nothing to see here.", "no Chinese"),
        ("旧稿.docx", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(99), "damaged"),
        ("坏.docx", packed("word/document.xml")[:60], "damaged"),
        ("残.docx", packed("word/document.xml"), "damaged"),
        ("表.xlsx", packed("xl/workbook.xml"), "damaged workbook"),
        ("包.zip", packed("a.txt"), "/a.txt: contains no Chinese"),
        ("坏.pdf", b"%PDF-1.7\n" + bytes(range(255, 127, -1)), "damaged"),
    ],
    ids=lambda value: value if isinstance(value, str) and "." in value else "",
)
def test_what_is_no_report_is_passed_over(
    folder: Path, tmp_path: Path, name: str, content: bytes, said: str
) -> None:
    """Exit 1, one line with its name and what it is; the report beside it is briefed."""
    (folder / name).write_bytes(content)
    result = call(folder, "--format", "md", "--out", tmp_path / "out")
    assert result.exit_code == 1
    line, closing = result.stderr.splitlines()
    assert line.startswith((f"{name}: ", f"{name}/")) and said in line
    assert closing.startswith("1 briefing and a digest, 2 files in ")


def test_what_lies_about_in_folders_is_passed_over_in_silence(folder: Path, tmp_path: Path) -> None:
    """Lock files, hidden ones and descriptions are nobody's report."""
    for name in ("~$望都县.docx", ".DS_Store", "README.md", "Thumbs.db", ".草稿.txt"):
        (folder / name).write_bytes(bytes(range(256)))
    result = call(folder, "--format", "md", "--out", tmp_path / "out")
    assert result.exit_code == 0, result.stderr


@pytest.mark.parametrize(
    ("options", "said"),
    [
        (["--sentences", "0"], "--sentences: must be a whole number from 1, not 0."),
        (["--share", "2"], "--share: must be above 0 and at most 1"),
        (["--format", ""], "--format: names no format; known are"),
        (["--engine", "plian"], "Did you mean plain?"),
        (["--date", "2024-13-01"], '--date: "2024-13-01" is not a day; write 2024-01-05.'),
        (["--reference", __file__], "is not a Word file; save it as .docx."),
        (["--templates", "/nowhere"], "--templates: there is no folder"),
        (["--config", "/nowhere.toml"], "nowhere.toml: cannot be opened"),
    ],
    ids=lambda value: value[0] if isinstance(value, list) else "",
)
def test_a_mistake_in_an_option_is_one_line(folder: Path, options: list[str], said: str) -> None:
    """Exit 2; the line names the option and what is right."""
    result = call(folder, *options)
    assert result.exit_code == 2
    [line] = result.stderr.splitlines()
    assert said in line


def test_a_format_named_twice_is_written_once(folder: Path, tmp_path: Path) -> None:
    """A slip that does no harm is none."""
    result = call(folder, "--format", "md, md", "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert "2 files" in result.stderr


def test_an_output_folder_that_cannot_be(folder: Path, tmp_path: Path) -> None:
    """Exit 2, one line, before any report is read."""
    (tmp_path / "file").write_text("")
    result = call(folder, "--out", tmp_path / "file/out")
    assert result.exit_code == 2
    assert result.stderr == f"{tmp_path / 'file'}: is a file, not a folder; choose a folder with --out.\n"


@pytest.mark.parametrize(
    ("error", "code", "said"),
    [
        (OSError(28, "No space left on device", "out/digest.md"), 2, "digest.md: No space left on device.\n"),
        (ZeroDivisionError("division by zero"), 2, "ZeroDivisionError: division by zero, "),
        (KeyboardInterrupt(), 130, "Stopped; every file in the output folder is complete.\n"),
    ],
    ids=["the system", "the program", "the user"],
)
def test_no_traceback_is_shown(
    monkeypatch: pytest.MonkeyPatch, folder: Path, error: BaseException, code: int, said: str
) -> None:
    """Whatever fails is one line, and an exit code of its own."""

    def failing(*_given: Any) -> Any:
        raise error

    monkeypatch.setattr(pipeline, "run", failing)
    result = call(folder)
    assert result.exit_code == code
    assert said in result.stderr
    assert len(result.stderr.splitlines()) == 1


def test_what_an_earlier_run_left_is_said(folder: Path, tmp_path: Path) -> None:
    """A page of a region that is no longer there could be taken for today's."""
    other = folder / "易县.txt"
    other.write_text(REPORT.replace("望都县", "易县"), encoding="utf-8")
    call(folder, "--format", "md", "--out", tmp_path / "out")
    other.unlink()
    result = call(folder, "--format", "md", "--out", tmp_path / "out")
    assert result.exit_code == 0
    assert "left over from an earlier run: briefings/易县.md" in result.stderr


@pytest.mark.slow
@pytest.mark.parametrize(
    "environment",
    [{"PYTHONIOENCODING": "gbk"}, {"PYTHONIOENCODING": "ascii:replace"}, {"LC_ALL": "C"}],
    ids=str,
)
def test_any_terminal_will_do(folder: Path, tmp_path: Path, environment: dict[str, str]) -> None:
    """Chinese names and --explain pass through whatever the terminal takes."""
    (folder / "空.txt").write_bytes(b"")
    result = program(folder, "--format", "md", "--out", tmp_path / "写 出", "--explain", **environment)
    assert result.returncode == 1, result.stderr
    assert b"Traceback" not in result.stderr
    assert len(result.stderr.splitlines()) == 2
    assert (tmp_path / "写 出/briefings/望都县.md").is_file()


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="file names are Unicode there")
def test_a_locale_without_chinese_says_what_to_do(folder: Path, tmp_path: Path) -> None:
    """Where no page could be named, nothing is begun."""
    result = program(folder, LC_ALL="C", PYTHONCOERCECLOCALE="0", PYTHONUTF8="0")
    assert result.returncode == 2
    assert result.stderr == b"This locale cannot name Chinese files; set PYTHONUTF8=1 and run again.\n"


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="no pipes that break")
def test_a_reader_that_has_seen_enough_ends_nothing(folder: Path, tmp_path: Path) -> None:
    """With --explain | head the pages are written, the closing line and the exit code stand."""
    reading, writing = os.pipe()
    os.close(reading)
    with os.fdopen(writing, "wb") as closed:
        result = subprocess.run(
            [sys.executable, "-m", "summarizer", folder, "--out", tmp_path / "out", "--explain"],
            stdout=closed,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert result.returncode == 0
    assert len(result.stderr.splitlines()) == 1


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_control_c_ends_it_whole(folder: Path, tmp_path: Path) -> None:
    """Exit 130 with one line, though many processes are at work; no half file is left."""
    text = (folder / "望都县.txt").read_text(encoding="utf-8")
    for number in range(100):
        varied = "".join(f"全年新建学校{number}{line}所，增长{line}%。\n" for line in range(400))
        (folder / f"{number}.txt").write_text(text + varied, encoding="utf-8")
    process = subprocess.Popen(
        [sys.executable, "-m", "summarizer", folder, "--out", tmp_path / "out"],
        stderr=subprocess.PIPE,
        start_new_session=True,
        # A shell starts what runs in the background deaf to Ctrl+C.
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),
    )
    time.sleep(4)
    os.killpg(process.pid, signal.SIGINT)
    _out, said = process.communicate(timeout=30)
    assert process.returncode == 130
    assert said == b"Stopped; every file in the output folder is complete.\n"
    assert list(tmp_path.rglob("*.part")) == []


@pytest.mark.parametrize("args", [["--help"], ["nowhere", "--format", "dcox"]], ids=["help", "mistake"])
def test_help_and_mistakes_load_no_stage(args: list[str]) -> None:
    """They answer at once, for nothing heavy is imported."""
    heavy = {"jieba", "docx", "scipy", "numpy", "jinja2", "lxml", "summarizer.pipeline"}
    code = (
        "import sys; from summarizer.cli import main\n"
        f"try: main({args!r})\n"
        f"finally: print(sorted({heavy!r} & sys.modules.keys()), file=sys.stderr)"
    )
    result = subprocess.run([sys.executable, "-c", code], capture_output=True, check=False)
    assert result.stderr.splitlines()[-1] == b"[]", result.stderr


@pytest.mark.slow
def test_a_run_warns_of_nothing(folder: Path, tmp_path: Path) -> None:
    """What libraries think of their own sources is not the user's business."""
    for engine in ("biased", "plain"):
        result = program(
            folder,
            "--format",
            "md,docx",
            "--out",
            tmp_path / engine,
            "--engine",
            engine,
        )
        assert len(result.stderr.splitlines()) == 1, result.stderr.decode()


def test_a_terminal_sees_how_far_it_is(monkeypatch: pytest.MonkeyPatch) -> None:
    """The bar shows the report's name and the count, and is gone in the end."""
    screen = io.StringIO()
    with cli._bar(cli.Console(file=screen, force_terminal=True, width=80)) as progress:
        progress("望都县[1].txt", 1, 2)
    assert "望都县[1].txt" in screen.getvalue() and "1/2" in screen.getvalue()
    quiet = io.StringIO()
    with cli._bar(cli.Console(file=quiet)) as progress:
        progress("望都县.txt", 1, 2)
    assert quiet.getvalue() == ""


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


@pytest.mark.parametrize("before", [True, False])
def test_explain_takes_no_folder_for_a_line(folder: Path, tmp_path: Path, before: bool) -> None:
    """It may stand before the folder or behind it."""
    rest = ("--format", "json", "--out", tmp_path / "out")
    result = call(*(("--explain", folder, *rest) if before else (folder, *rest, "--explain")))
    assert result.exit_code == 0
    assert "望都县.txt\n" in result.stdout


def test_explain_tells_one_line(folder: Path, tmp_path: Path) -> None:
    """With what its sentences and figures were taken for, and nothing of other lines."""
    result = call(folder, "--format", "json", "--out", tmp_path / "out", "--explain", "望都县.txt:2")
    assert result.exit_code == 0
    assert result.stdout.startswith("望都县.txt:2\n")
    assert "85.2亿元  地区生产总值" in result.stdout
    assert "line 1 " not in result.stdout.replace("line 1  without a heading", "")


def test_explain_refuses_what_is_no_line_before_the_work(folder: Path, tmp_path: Path) -> None:
    """One line, exit 2, and nothing written."""
    result = call(folder, "--out", tmp_path / "out", "--explain=望都县.txt")
    assert result.exit_code == 2
    assert result.stderr.startswith("--explain: 望都县.txt is not a file and a line")
    assert not (tmp_path / "out").exists()


def test_explain_prints_the_reasons(folder: Path, tmp_path: Path) -> None:
    """--explain is the one thing that goes to stdout."""
    result = call(folder, "--format", "md", "--out", tmp_path / "out", "--explain")
    assert result.exit_code == 0
    assert "望都县" in result.stdout and "2021" in result.stdout


def test_a_file_name_that_its_text_denies_is_told(folder: Path, tmp_path: Path) -> None:
    """On stderr and in the notes of the pages: what the name says, what the text, and which was taken."""
    (folder / "望都县.txt").unlink()
    text = "望都县2021年政府工作报告\n2020年，望都县委、望都县政府真抓实干，全县生产总值增长6%。\n" * 2
    (folder / "新平2016年总结.txt").write_text(text, encoding="utf-8")
    result = call(folder, "--format", "md,json", "--out", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    assert "新平彝族傣族自治县" in result.stderr
    assert "河北省保定市望都县" in result.stderr
    assert "2016" in result.stderr
    for page in ("briefings/望都县.md", "digest.md"):
        said = (tmp_path / "out" / page).read_text(encoding="utf-8")
        assert "注：新平2016年总结.txt：文件名所指为云南省玉溪市新平彝族傣族自治县" in said
        assert "以正文为准" in said
    report = json.loads((tmp_path / "out/report.json").read_bytes())
    told = report["briefings"][0]["documents"][0]["disagreements"]
    assert [(one["about"], one["taken"]) for one in told] == [("region", "told"), ("period", "told")]


def test_an_undecided_report_ends_with_a_block_and_is_compared_with_none(
    folder: Path, tmp_path: Path
) -> None:
    """The block stands on stderr; filled in as it says, it decides; the digest names the report apart."""
    text = "西湖区：向美而行\n西湖区向美而行，全区生产总值增长7%。\n"
    (folder / "乙[1].txt").write_text(text, encoding="utf-8")
    result = call(folder, "--format", "md,json", "--out", tmp_path / "out")
    assert result.exit_code == 0, result.stderr
    block = result.stderr[result.stderr.index("[[report]]") :].rpartition("\n2 ")[0]
    assert block.count("[[report]]") == 1
    assert "浙江省杭州市西湖区" in block
    report = json.loads((tmp_path / "out/report.json").read_bytes())
    assert len(report["briefings"]) == 2
    assert report["digest"]["regions"] == ["130631"]
    assert [one["document"] for one in report["digest"]["apart"]] == ["乙[1].txt"]
    assert report["digest"]["apart"][0]["missing"] == ["region", "period"]
    cells = [cell["document"] for row in report["digest"]["rows"] for cell in row["cells"]]
    assert set(cells) == {"望都县.txt"}
    assert "另有1篇报告未列入比较" in (tmp_path / "out/digest.md").read_text(encoding="utf-8")
    lines = [line.removeprefix("# ") for line in block.splitlines() if "江西" not in line]
    filled = [line for line in lines if not line.startswith("period")] + ["period = 2020"]
    (folder / "summarize.toml").write_text("\n".join(filled), encoding="utf-8")
    again = call(folder, "--format", "md,json", "--out", tmp_path / "out2")
    assert again.exit_code == 0, again.stderr
    assert "[[report]]" not in again.stderr
    report = json.loads((tmp_path / "out2/report.json").read_bytes())
    assert sorted(report["digest"]["regions"]) == ["130631", "330106"]
    assert not report["digest"]["apart"]


def test_where_nothing_is_decided_nothing_is_compared(tmp_path: Path) -> None:
    """The digest says so, in every look."""
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "a.txt").write_text("西湖区：向美而行\n全区生产总值增长7%。\n", encoding="utf-8")
    for look in ((), ("--templates", "pack:english"), ("--templates", "pack:analyst")):
        out = tmp_path / f"out{len(look)}"
        result = call(folder, "--format", "md,html,xlsx", "--out", out, *look)
        assert result.exit_code == 0, result.stderr
        assert "a.txt" in (out / "digest.md").read_text(encoding="utf-8")


def test_names_that_agree_are_not_told(folder: Path, tmp_path: Path) -> None:
    """A folder of the city, a file of the year of delivery or of the year before deny nothing."""
    city = folder / "保定市"
    city.mkdir()
    (folder / "望都县.txt").rename(city / "2022.txt")
    result = call(folder, "--format", "md", "--out", tmp_path / "out")
    assert len(result.stderr.strip().splitlines()) == 1, result.stderr
