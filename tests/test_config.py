"""Options and summarize.toml become a Config, or all their mistakes at once."""

import datetime
import json
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from summarizer import config
from summarizer.config.lines import key_lines
from summarizer.errors import BadConfig

ROOT = Path(__file__).parent.parent
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
    assert loaded.selection == config.Selection(
        ("130624", "320000"), ("地区生产总值", "深海养殖水体"), (2019, 2021, 2022, 2023)
    )
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


WRITTEN = (
    """
# all of TOML's ways of writing a key
words = [
  "甲",   # "not = this"
  "乙",
]
noise = ['''
share = 9
''', """
    + '"""a\\"""b = 1"""'
    + """]
letterhead.issuer = "某某办"
themes."民生 保障" = ["适老化"]
"sentences" = 3

[[report]]
match = "a.txt"
[ indicators ]  # [not.this]
"电商村" = ["淘宝村"]
'数字.园区' = []
[[report]]
match = "b.txt"
period = 2019
"""
)


def test_every_key_of_a_file_has_its_line() -> None:
    """Dotted and quoted keys, strings and lists over several lines, arrays of tables."""
    lines = key_lines(WRITTEN)
    assert set(lines) == set(_paths(tomllib.loads(WRITTEN)))
    assert lines["words",] == 3 and lines["words", 1] == 5
    assert lines["noise",] == 7 and lines["noise", 1] == 9
    assert lines["letterhead", "issuer"] == 10
    assert lines["themes", "民生 保障"] == 11
    assert lines["sentences",] == 12
    assert lines["report", 0] == lines["report",] == 14 and lines["report", 0, "match"] == 15
    assert lines["indicators", "数字.园区"] == 18
    assert lines["report", 1] == 19 and lines["report", 1, "period"] == 21


@pytest.mark.parametrize(
    "path",
    [*(ROOT / "tests").rglob("*.toml"), *(ROOT / "summarizer").rglob("*.toml"), ROOT / "pyproject.toml"],
    ids=lambda path: path.name,
)
def test_the_keys_with_a_line_are_those_of_the_parser(path: Path) -> None:
    """None is missed and none made up, in every file there is to try."""
    text = path.read_text(encoding="utf-8")
    assert set(key_lines(text)) == set(_paths(tomllib.loads(text)))


TABLES = st.recursive(
    st.one_of(st.integers(), st.booleans(), st.text(alphabet="甲a='\"[]{}#.,\\\n", max_size=6), st.dates()),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.text(alphabet='甲a." ', max_size=3), inner)
    ),
    max_leaves=8,
)


@given(said=st.dictionaries(st.text(alphabet="甲ab.#=", max_size=4), TABLES, max_size=4))
def test_no_value_hides_a_key(said: dict[str, Any]) -> None:
    """Whatever stands in strings, inline tables and lists, the keys are those of the parser."""
    text = "".join(f"{_written(key)} = {_written(value)}\n" for key, value in said.items())
    assert tomllib.loads(text) == said
    lines = key_lines(text)
    assert set(lines) == set(_paths(said))
    assert all(text.split("\n")[lines[key,] - 1].startswith(_written(key)) for key in said)


def _paths(value: Any, above: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The keys and places of a document, from its top."""
    if above:
        yield above
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, one in inner:
        yield from _paths(one, (*above, key))


def _written(value: Any) -> str:
    """A value as TOML has it, in one line."""
    if isinstance(value, dict):
        return "{" + ", ".join(f"{_written(key)} = {_written(one)}" for key, one in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(_written, value)) + "]"
    if isinstance(value, datetime.date):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False)


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


@pytest.mark.parametrize(
    ("said", "keys"),
    [
        ("高唐,海陵区", ("371526", "321202")),
        ("371526、泰州海陵", ("371526", "321202")),
        ("吉林", ("220000",)),
        ("南京市鼓楼区", ("320106",)),
        ("漯河市经开区", ("411171",)),
    ],
)
def test_regions_are_called_in_full_in_short_or_by_code(
    folder: Path, said: str, keys: tuple[str, ...]
) -> None:
    """A province goes before its namesakes, and a city in front tells namesakes apart."""
    assert config.load(folder, regions=said).selection.regions == keys


def test_a_name_of_several_regions_means_all_of_them(folder: Path) -> None:
    """Which of them the folder has, the reports will tell."""
    assert len(config.load(folder, regions="鼓楼区").selection.regions) == 4


@pytest.mark.parametrize(
    ("said", "years"),
    [
        ("2021-2023,2019", (2019, 2021, 2022, 2023)),
        ("2021年至2022年", (2021, 2022)),
        (2020, (2020,)),
        ([2020, "2018"], (2018, 2020)),
    ],
)
def test_years_are_named_one_by_one_or_from_to(folder: Path, said: Any, years: tuple[int, ...]) -> None:
    """Each once, in order."""
    assert config.load(folder, years=said).selection.years == years


def test_an_option_goes_before_the_choice_of_the_file(folder: Path) -> None:
    """Key by key: the other choices of the file stand."""
    (folder / "summarize.toml").write_text('[choose]\nyears = 2019\nregions = "高唐"\n', encoding="utf-8")
    assert config.load(folder, years="2020").selection == config.Selection(("371526",), (), (2020,))


def test_what_is_counted_may_be_named_with_what_happened_to_it(folder: Path) -> None:
    """新增 and 签约 become part of the name."""
    assert config.load(folder, indicators="签约项目").selection.indicators == ("签约项目",)


# -- a file that came with the reports


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ('templates = "2019"', "give --templates"),
        ('out = "../elsewhere"', "lies outside the folder of reports"),
        ('out = "/tmp/elsewhere"', "give --out"),
        ('out = "2019/link/out"', "lies outside the folder of reports"),
        ('reference = "../own.docx"', "give --reference"),
        ('since = "../report.json"', "give --since"),
    ],
)
def test_a_file_that_came_with_the_reports_leads_nowhere_else(folder: Path, said: str, told: str) -> None:
    """Whoever sent the reports may have written it; named with --config, it is the user's own."""
    (folder / "2019" / "link").symlink_to(folder.parent)
    file = folder / "summarize.toml"
    file.write_text("\n" + said, encoding="utf-8")
    with pytest.raises(BadConfig, match=told) as caught:
        config.load(folder)
    assert str(caught.value).startswith(f"{file}:2: ")
    if said.startswith(("templates", "out")):
        key = said.partition(" ")[0]
        assert getattr(config.load(folder, file=file), key).is_absolute()
        assert getattr(config.load(folder, **{key: folder / "2019"}), key) == folder / "2019"


def test_a_pack_and_a_folder_inside_need_no_word(folder: Path) -> None:
    """The program's own looks are harmless, and so is an output that stays with its reports."""
    (folder / "summarize.toml").write_text('templates = "pack:onepage"\nout = "2019/out"', encoding="utf-8")
    loaded = config.load(folder)
    assert loaded.templates == config.SHIPPED / "packs" / "onepage"
    assert loaded.out == folder / "2019" / "out"
