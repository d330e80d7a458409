"""What was analysed before is not analysed again, and never served when it no longer holds."""

import os
from dataclasses import fields, replace
from importlib.util import find_spec
from pathlib import Path

import pytest

from summarizer.cache import Cache, _program
from summarizer.config import AnalysisOptions, Config, Override
from summarizer.lexicon import UserWords, load
from summarizer.records import Identity, Ranking, RawLine, Region, Report, Section, Sentence, Source

SOURCE = Source("甲县.txt", "0" * 64, "utf-8", "text", (RawLine(1, "全县新建学校3所。"),))
REPORT = Report(
    path=SOURCE.path,
    sha256=SOURCE.sha256,
    encoding=SOURCE.encoding,
    format=SOURCE.format,
    identity=Identity(Region("jia", "甲县", "甲县", "县", None, None, None), 2020),
    lines=SOURCE.lines,
    removed=(),
    repairs=(),
    sections=(Section(None, 1, 1, (Sentence("全县新建学校3所。", 1, 0, 9),)),),
    ranking=Ranking(((0.5,),), ("学校",)),
    indicators=(),
)
OPTIONS = AnalysisOptions()
LEXICON = load()


@pytest.fixture(name="cache")
def _cache(tmp_path: Path) -> Cache:
    return Cache(tmp_path / "cache")


def test_what_was_put_comes_back_equal(cache: Cache) -> None:
    """A report survives the way to the disk and back unchanged."""
    cache.put(SOURCE, OPTIONS, LEXICON, REPORT)
    assert cache.get(SOURCE, OPTIONS, LEXICON) == REPORT


def test_an_empty_cache_has_nothing(cache: Cache) -> None:
    """A miss is None, also where the folder does not exist."""
    assert cache.get(SOURCE, OPTIONS, LEXICON) is None


OTHERS: dict[str, object] = {
    "engine": "plain",
    "overrides": (Override("*", period=2018),),
}


@pytest.mark.parametrize("option", [field.name for field in fields(AnalysisOptions)])
def test_every_option_that_reaches_the_analysis_misses(cache: Cache, option: str) -> None:
    """Another value of any option is another analysis."""
    cache.put(SOURCE, OPTIONS, LEXICON, REPORT)
    assert cache.get(SOURCE, replace(OPTIONS, **{option: OTHERS[option]}), LEXICON) is None


WORDS: dict[str, object] = {
    "noise": ("站内搜索",),
    "words": ("放管服",),
    "themes": (("海洋", ("渔港",)),),
    "indicators": (("渔获量", ()),),
}


@pytest.mark.parametrize("word", [field.name for field in fields(UserWords)])
def test_other_words_of_the_users_miss(cache: Cache, word: str) -> None:
    """The lexicon is part of what an analysis depends on."""
    cache.put(SOURCE, OPTIONS, LEXICON, REPORT)
    assert cache.get(SOURCE, OPTIONS, load(replace(UserWords(), **{word: WORDS[word]}))) is None
    assert cache.get(SOURCE, OPTIONS, load()) == REPORT


def test_another_segmenter_misses(cache: Cache, monkeypatch: pytest.MonkeyPatch) -> None:
    """Installing or removing rjieba cuts some words otherwise."""
    cache.put(SOURCE, OPTIONS, LEXICON, REPORT)
    there = find_spec("rjieba") is not None
    monkeypatch.setattr("summarizer.cache.find_spec", lambda _name: None if there else True)
    _program.cache_clear()
    assert cache.get(SOURCE, OPTIONS, LEXICON) is None
    monkeypatch.undo()
    _program.cache_clear()
    assert cache.get(SOURCE, OPTIONS, LEXICON) == REPORT


def test_a_choice_of_looks_hits(cache: Cache, tmp_path: Path) -> None:
    """A format or a budget does not touch the analysis."""
    config = Config(folder=tmp_path)
    cache.put(SOURCE, config.analysis, LEXICON, REPORT)
    assert cache.get(SOURCE, replace(config, formats=("md",), share=0.1).analysis, LEXICON) == REPORT


def test_a_changed_or_moved_file_misses(cache: Cache) -> None:
    """Other bytes or another path are another analysis."""
    cache.put(SOURCE, OPTIONS, LEXICON, REPORT)
    assert cache.get(replace(SOURCE, sha256="1" * 64), OPTIONS, LEXICON) is None
    assert cache.get(replace(SOURCE, path="乙市/甲县.txt"), OPTIONS, LEXICON) is None


def test_a_damaged_entry_is_a_miss(cache: Cache) -> None:
    """Half a file, left by a crash, is analysed again."""
    cache.put(SOURCE, OPTIONS, LEXICON, REPORT)
    [entry] = cache.folder.iterdir()
    entry.write_bytes(entry.read_bytes()[:20])
    assert cache.get(SOURCE, OPTIONS, LEXICON) is None


@pytest.mark.parametrize("place", [0, 31, 32, 60, -1])
def test_a_flipped_bit_is_a_miss(cache: Cache, place: int) -> None:
    """Wherever it is: the checksum tells before anything is decoded."""
    cache.put(SOURCE, OPTIONS, LEXICON, REPORT)
    [entry] = cache.folder.iterdir()
    content = bytearray(entry.read_bytes())
    content[place] ^= 4
    entry.write_bytes(content)
    assert cache.get(SOURCE, OPTIONS, LEXICON) is None
    cache.put(SOURCE, OPTIONS, LEXICON, REPORT)
    assert cache.get(SOURCE, OPTIONS, LEXICON) == REPORT


def test_what_nobody_wanted_for_long_is_pruned(cache: Cache) -> None:
    """A month after a report was last read, nothing of it is left; asking for it counts as wanting."""
    other = replace(SOURCE, path="乙县.txt")
    cache.put(SOURCE, OPTIONS, LEXICON, REPORT)
    cache.put(other, OPTIONS, LEXICON, REPORT)
    for entry in cache.folder.iterdir():
        os.utime(entry, (0, 0))
    assert cache.get(other, OPTIONS, LEXICON)
    cache.prune()
    assert cache.get(SOURCE, OPTIONS, LEXICON) is None
    assert cache.get(other, OPTIONS, LEXICON)


def test_a_folder_that_cannot_be_written_costs_nothing(tmp_path: Path) -> None:
    """Where the cache would stand there is a file: the run goes on."""
    (tmp_path / "cache").write_text("")
    cache = Cache(tmp_path / "cache")
    cache.put(SOURCE, OPTIONS, LEXICON, REPORT)
    assert cache.get(SOURCE, OPTIONS, LEXICON) is None
