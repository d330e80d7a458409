"""One report's trouble is that report's; the others are written, and written alike each time."""

import os
import subprocess
import sys
from collections.abc import Callable
from concurrent.futures import BrokenExecutor, Executor, Future, ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

import summarizer
import summarizer.read
from summarizer import config, pipeline
from summarizer.errors import BadConfig, CannotWrite, NothingToDo
from summarizer.lexicon import Lexicon
from summarizer.pipeline import Outcome, run
from summarizer.pool import MANY
from summarizer.records import Source

COUNTIES = ("望都县", "易县", "唐县", "蠡县", "顺平县", "高阳县", "阜平县")


def report(county: str, year: int = 2021) -> str:
    """Return a short report of *county*."""
    return (
        f"{county}{year}年政府工作报告\n\n一、{year}年工作回顾\n\n"
        f"{year}年,{county}经济运行稳中有进。全年实现地区生产总值85.{len(county)}亿元,增长6.8%。\n"
    )


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    for county in COUNTIES[:2]:
        (folder / f"{county}.txt").write_text(report(county), encoding="utf-8")
    return folder


@pytest.fixture(name="go")
def _go(folder: Path, tmp_path: Path) -> Callable[..., Outcome]:
    """Run over the folder, writing Markdown to ``out`` unless told otherwise."""

    def go(**options: Any) -> Outcome:
        return run(config.load(folder, **{"out": tmp_path / "out", "formats": "md"} | options))

    return go


def regions(outcome: Outcome) -> set[str]:
    """Return the regions that have a briefing."""
    return {briefing.region.name for briefing in outcome.briefings}


def files(folder: Path) -> dict[str, bytes]:
    """Return what lies in *folder*, the cache apart."""
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and ".cache" not in path.parts
    }


def test_a_stage_that_fails_on_one_report_costs_no_other(
    monkeypatch: pytest.MonkeyPatch, go: Callable[..., Outcome]
) -> None:
    """The report is named with what happened; the other has its briefing."""
    segment = pipeline.segment

    def failing(cleaned: Any, **named: Any) -> Any:
        if any("易县" in line.text for line in cleaned.lines):
            raise ZeroDivisionError("division by zero")
        return segment(cleaned, **named)

    monkeypatch.setattr(pipeline, "segment", failing)
    outcome = go()
    [problem] = outcome.problems
    assert problem.path == "易县.txt"
    assert "ZeroDivisionError" in problem.reason and "test_pipeline.py" in problem.reason
    assert regions(outcome) == {"望都县"}


@pytest.mark.parametrize(
    ("module", "stage"), [(summarizer.read, "_bytes"), (pipeline, "brief"), (pipeline, "profile")]
)
def test_neither_reading_nor_choosing_can_stop_the_run(
    monkeypatch: pytest.MonkeyPatch, go: Callable[..., Outcome], module: ModuleType, stage: str
) -> None:
    """Outside the stages of one document, too, a fault is told by the report's name."""
    good = getattr(module, stage)

    def failing(*given: Any, **named: Any) -> Any:
        if "易县" in str(given[0]):
            raise RecursionError
        return good(*given, **named)

    monkeypatch.setattr(module, stage, failing)
    outcome = go()
    assert [problem.path for problem in outcome.problems] == ["易县.txt"]
    assert regions(outcome) == {"望都县"}


def test_where_every_report_fails_nothing_is_written(
    monkeypatch: pytest.MonkeyPatch, go: Callable[..., Outcome], tmp_path: Path
) -> None:
    """There is nothing to brief then, and each report says why."""
    monkeypatch.setattr(pipeline, "clean", None)
    with pytest.raises(NothingToDo, match=r"易县\.txt: .*TypeError"):
        go()
    assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("place", ["inside", "the same"])
def test_what_was_written_is_never_read_as_a_report(
    go: Callable[..., Outcome], folder: Path, place: str
) -> None:
    """The output folder may stand in the folder of reports, or be that folder."""
    out = folder / "out" if place == "inside" else folder
    for _time in range(3):
        outcome = go(out=out, formats="md,html,json")
        assert outcome.problems == ()
        assert regions(outcome) == {"望都县", "易县"}


def test_what_was_written_elsewhere_in_the_folder_is_no_report_either(
    go: Callable[..., Outcome], folder: Path
) -> None:
    """Results of another run, with another --out, are told by their list."""
    go(out=folder / "first")
    outcome = go(out=folder / "second")
    assert outcome.problems == ()
    assert regions(outcome) == {"望都县", "易县"}


def test_what_an_earlier_run_left_is_named_and_kept(go: Callable[..., Outcome], folder: Path) -> None:
    """A region no longer there keeps its old page, which the user may want; its age is said."""
    assert go().left == ()
    (folder / "易县.txt").unlink()
    outcome = go()
    assert "易县.md" in {path.name for path in outcome.left}
    assert all(path.exists() for path in outcome.left)


def test_another_format_of_an_earlier_run_is_no_leftover(go: Callable[..., Outcome]) -> None:
    """Whoever writes data after Markdown wants both."""
    go(formats="md")
    assert go(formats="json").left == ()


def test_one_report_is_enough(go: Callable[..., Outcome], folder: Path, tmp_path: Path) -> None:
    """SOURCE may be a file; its neighbours are left alone."""
    outcome = run(config.load(folder / "易县.txt", out=tmp_path / "out", formats="md"))
    assert regions(outcome) == {"易县"}
    assert outcome.briefings[0].excerpts[0].report.path == "易县.txt"


def test_a_name_in_gb18030_is_legible(go: Callable[..., Outcome], folder: Path) -> None:
    """Archives packed on Windows unpack to such names; they are evidence of the region, and are printed."""
    try:
        Path(os.fsdecode(os.fsencode(folder) + "/唐县.txt".encode("gb18030"))).write_text(
            "2021年，我县经济运行稳中有进，全年新建学校3所。\n", encoding="utf-8"
        )
    except (OSError, UnicodeError):
        pytest.skip("this file system takes no such names")
    outcome = go(formats="json")
    paths = {excerpt.report.path for briefing in outcome.briefings for excerpt in briefing.excerpts}
    assert "唐县.txt" in paths


def test_a_link_to_nowhere_and_a_loop_are_survived(go: Callable[..., Outcome], folder: Path) -> None:
    """The one is named, for a report may be meant; the other is walked once."""
    try:
        (folder / "旧.txt").symlink_to("nowhere.txt")
        (folder / "loop").symlink_to(folder, target_is_directory=True)
    except OSError:
        pytest.skip("no links here")
    outcome = go()
    assert [problem.path for problem in outcome.problems] == ["旧.txt"]
    assert regions(outcome) == {"望都县", "易县"}


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may open anything")
def test_a_closed_folder_is_named(go: Callable[..., Outcome], folder: Path) -> None:
    """What cannot be looked into might hold reports."""
    (folder / "closed").mkdir(mode=0)
    assert [problem.path for problem in go().problems] == ["closed"]


def test_an_output_folder_that_is_a_file_is_said_before_the_work(
    monkeypatch: pytest.MonkeyPatch, go: Callable[..., Outcome], tmp_path: Path
) -> None:
    """Also where the file is further up."""
    monkeypatch.setattr(pipeline, "read_folder", None)
    (tmp_path / "file").write_text("")
    with pytest.raises(CannotWrite, match="file: is a file, not a folder"):
        go(out=tmp_path / "file" / "out")


def test_a_page_that_is_open_elsewhere_is_named(
    monkeypatch: pytest.MonkeyPatch, go: Callable[..., Outcome], tmp_path: Path
) -> None:
    """Word locks what it shows on Windows; the message names the page, not the file beside it."""

    move = Path.replace

    def locked(beside: Path, path: Path) -> Path:
        if path.name == "易县.docx":
            raise PermissionError(13, "Permission denied", str(beside), None, str(path))
        return move(beside, path)

    monkeypatch.setattr(Path, "replace", locked)
    with pytest.raises(CannotWrite, match=r"briefings.易县\.docx: .*close it") as caught:
        go(formats="docx")
    assert ".part" not in str(caught.value)
    assert not list((tmp_path / "out").rglob("*.part"))


class Counting(ThreadPoolExecutor):
    """An executor that counts what it was given."""

    given = 0

    def submit(self, *given: Any, **named: Any) -> Any:
        self.given += 1
        return super().submit(*given, **named)


class Breaking(Executor):
    """An executor whose processes die."""

    def submit(self, *_given: Any, **_named: Any) -> "Future[Any]":
        future: Future[Any] = Future()
        future.set_exception(BrokenExecutor())
        return future


@pytest.fixture(name="many")
def _many(tmp_path: Path) -> Path:
    folder = tmp_path / "many"
    folder.mkdir()
    for county in COUNTIES:
        for year in (2020, 2021):
            (folder / f"{county}{year}.txt").write_text(report(county, year), encoding="utf-8")
    return folder


def test_many_new_reports_go_to_the_executor_and_come_back_in_order(many: Path, tmp_path: Path) -> None:
    """With and without it the same is written; what is known is not given out again."""
    assert len(COUNTIES) * 2 >= MANY
    alone = config.load(many, out=tmp_path / "alone", formats="md,json")
    run(alone)
    with Counting(2) as pool:
        shared = replace(alone, out=tmp_path / "shared")
        run(shared, executor=pool)
        assert pool.given == len(COUNTIES) * 2
        run(shared, executor=pool)
        assert pool.given == len(COUNTIES) * 2
    assert files(alone.out) == files(shared.out)


def test_an_executor_that_breaks_costs_time_only(many: Path, tmp_path: Path) -> None:
    """The system may end a process for want of memory; its reports are analysed here."""
    outcome = run(config.load(many, out=tmp_path / "out", formats="md"), executor=Breaking())
    assert regions(outcome) == set(COUNTIES)
    assert outcome.problems == ()


def test_progress_is_told(go: Callable[..., Outcome], folder: Path, tmp_path: Path) -> None:
    """Every report once, by name, with how many there are."""
    told: list[tuple[str, int, int]] = []
    run(
        config.load(folder, out=tmp_path / "out", formats="md"),
        progress=lambda what, done, total: told.append((what, done, total)),
    )
    assert [(done, total) for _what, done, total in told] == [(0, 2), (1, 2)]
    assert {what for what, _done, _total in told} == {"望都县.txt", "易县.txt"}


@pytest.mark.slow
def test_two_runs_write_the_same_bytes(reports: Path, tmp_path: Path) -> None:
    """Neither the seed of the hashes nor the cache nor the hour shows in any file."""
    written = []
    formats = "md,docx,html,json,xlsx"
    for seed, out in (("1", "a"), ("2", "b"), ("3", "a")):
        subprocess.run(
            [sys.executable, "-m", "summarizer", reports, "--out", tmp_path / out, "--format", formats],
            env=os.environ | {"PYTHONHASHSEED": seed},
            check=False,
            capture_output=True,
        )
        written.append(files(tmp_path / out))
    assert len(written[0]) > 10
    for other in written[1:]:
        assert [name for name in written[0] if written[0][name] != other.get(name)] == []


def test_summarize_is_the_same_for_a_program(folder: Path, tmp_path: Path) -> None:
    """The package's function takes text or paths, and gives what was found."""
    outcome = summarizer.summarize(str(folder), out=str(tmp_path / "out"), formats=["md"])
    assert isinstance(outcome, summarizer.Outcome)
    assert regions(outcome) == {"望都县", "易县"}
    assert (tmp_path / "out/digest.md").is_file()
    with pytest.raises(BadConfig, match="share"):
        summarizer.summarize(folder, share=2)
    with pytest.raises(AttributeError):
        _ = summarizer.sumarize  # type: ignore[attr-defined]


def test_the_options_of_a_program_are_those_of_the_file() -> None:
    """A key that is new in the configuration is new here, too."""
    assert set(summarizer.Options.__annotations__) == {
        *config.checks.KEYS,
        *config.checks.CHOICE,
        *config.checks.ALONE,
    }  # type: ignore[attr-defined]


def test_what_is_made_of_a_source_needs_nothing_else(folder: Path, lexicon: Lexicon) -> None:
    """One document's analysis can run anywhere: the source, the choices and the words are all it takes."""
    source = summarizer.read.read(folder / "易县.txt", folder, lexicon)
    assert isinstance(source, Source)
    analysed = pipeline.analyse(source, config.load(folder).analysis, lexicon)
    assert analysed.identity.region.name == "易县"
    assert analysed.path == "易县.txt"


def test_data_alone_needs_no_page(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing is rendered where only report.json and the workbook are asked for."""

    def never(*_given: object, **_named: object) -> None:
        raise AssertionError

    monkeypatch.setattr("summarizer.pipeline.render.pages", never)
    outcome = run(
        config.Config(folder=Path(__file__).parent / "reports", out=tmp_path, formats=("json", "xlsx"))
    )
    assert [path.name for path in outcome.written] == ["report.json", "indicators.xlsx"]
    with pytest.raises(AssertionError):
        run(config.Config(folder=Path(__file__).parent / "reports", out=tmp_path, formats=("json", "md")))
