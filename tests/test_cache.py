"""What was analysed before is not analysed again, and never served when it no longer holds."""

import os
from dataclasses import replace
from pathlib import Path

import pytest

from summarizer.cache import Cache
from summarizer.config import Config
from summarizer.records import Identity, Ranking, RawLine, Region, Report, Section, Sentence, Source

SOURCE = Source("甲县.txt", "0" * 64, "utf-8", "text", (RawLine(1, "全县新建学校3所。"),))
REPORT = Report(
    path=SOURCE.path,
    sha256=SOURCE.sha256,
    encoding=SOURCE.encoding,
    identity=Identity(Region("jia", "甲县", "甲县", "县", None, None, None), 2020),
    lines=SOURCE.lines,
    removed=(),
    repairs=(),
    sections=(Section(None, 1, 1, (Sentence("全县新建学校3所。", 1, 0, 9),)),),
    ranking=Ranking(((0.5,),), ("学校",)),
    indicators=(),
)


@pytest.fixture(name="cache")
def _cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def test_what_was_put_comes_back_equal(cache: Cache, tmp_path: Path) -> None:
    """A report survives the way to the disk and back unchanged."""
    config = Config(folder=tmp_path)
    cache.put(SOURCE, config, REPORT)
    assert cache.get(SOURCE, config) == REPORT


def test_an_empty_cache_has_nothing(cache: Cache, tmp_path: Path) -> None:
    """A miss is None, also where the folder does not exist."""
    assert cache.get(SOURCE, Config(folder=tmp_path)) is None


@pytest.mark.parametrize("choice", [{"engine": "plain"}, {"noise": ("站内搜索",)}, {"words": ("放管服",)}])
def test_a_choice_that_reaches_the_analysis_misses(
    cache: Cache, tmp_path: Path, choice: dict[str, object]
) -> None:
    """Another engine or other words are another analysis."""
    config = Config(folder=tmp_path)
    cache.put(SOURCE, config, REPORT)
    assert cache.get(SOURCE, replace(config, **choice)) is None  # type: ignore[arg-type]


def test_a_choice_of_looks_hits(cache: Cache, tmp_path: Path) -> None:
    """A format or a budget does not touch the analysis."""
    config = Config(folder=tmp_path)
    cache.put(SOURCE, config, REPORT)
    assert cache.get(SOURCE, replace(config, formats=("md",), share=0.1)) == REPORT


def test_a_changed_or_moved_file_misses(cache: Cache, tmp_path: Path) -> None:
    """Other bytes or another path are another analysis."""
    config = Config(folder=tmp_path)
    cache.put(SOURCE, config, REPORT)
    assert cache.get(replace(SOURCE, sha256="1" * 64), config) is None
    assert cache.get(replace(SOURCE, path="乙市/甲县.txt"), config) is None


def test_a_damaged_entry_is_a_miss(cache: Cache, tmp_path: Path) -> None:
    """Half a file, left by a crash, is analysed again."""
    config = Config(folder=tmp_path)
    cache.put(SOURCE, config, REPORT)
    [entry] = cache.folder.iterdir()
    entry.write_bytes(entry.read_bytes()[:20])
    assert cache.get(SOURCE, config) is None


def test_what_nobody_wanted_for_long_is_pruned(cache: Cache, tmp_path: Path) -> None:
    """A month after a report was last read, nothing of it is left; asking for it counts as wanting."""
    config = Config(folder=tmp_path)
    other = replace(SOURCE, path="乙县.txt")
    cache.put(SOURCE, config, REPORT)
    cache.put(other, config, REPORT)
    for entry in cache.folder.iterdir():
        os.utime(entry, (0, 0))
    assert cache.get(other, config)
    cache.prune()
    assert cache.get(SOURCE, config) is None
    assert cache.get(other, config)


def test_a_folder_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    """Where the cache would stand there is a file: the run goes on."""
    (tmp_path / "cache").write_text("")
    cache = Cache(tmp_path / "cache")
    cache.put(SOURCE, Config(folder=tmp_path), REPORT)
    assert cache.get(SOURCE, Config(folder=tmp_path)) is None
