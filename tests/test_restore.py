"""Readings are dropped and garble is won back; what is unsure is doubted, what was right stays."""

import difflib
import random
import re
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from garbling import MARKS, Site, garble, readings
from hypothesis import given, settings
from hypothesis import strategies as st
from opencc import OpenCC

from summarizer.clean.edits import apply
from summarizer.clean.restore import Restoration, restore
from summarizer.lexicon import load

LEXICON = load()

CASES = Path(__file__).parent / "cases" / "clean"
ANNOTATED = "開(kāi)發(fā)區(qū)產(chǎn)業(yè)實(shí)現(xiàn)新突破。"
"""A line with more readings than any text has of its own."""


def cases(name: str, table: str = "case") -> list[dict[str, Any]]:
    """Return the cases of a file."""
    found: list[dict[str, Any]] = tomllib.loads((CASES / f"{name}.toml").read_text(encoding="utf-8"))[table]
    return found


def named(name: str) -> list[Any]:
    """Return the cases of a file, each under its name."""
    return [pytest.param(case, id=case["name"]) for case in cases(name)]


def mended(lines: list[str]) -> tuple[list[str], list[list[bool]], Restoration]:
    """Return *lines* restored, for each of their characters whether it is doubted, and the restoration."""
    found = restore(lines, LEXICON)
    texts, doubted = [], []
    for line, of_line in zip(lines, found.lines, strict=True):
        text, origin = apply(of_line.edits, line, range(len(line)))
        texts.append(text)
        doubted.append([any(d.start <= at < d.end for d in of_line.doubts) for at in origin])
    return texts, doubted, found


def traditional(text: str) -> str:
    """Return *text* in traditional characters that GBK has."""
    return "".join(new if _in_gbk(new) else old for old, new in zip(text, _TO_TRADITIONAL(text), strict=True))


_TO_TRADITIONAL = OpenCC("s2t").convert
PAGES = [page["text"].strip().split("\n") for page in cases("restore-pages", "page")]


def _in_gbk(character: str) -> bool:
    return bool(character.encode("gbk", "ignore"))


def narrow(text: str) -> str:
    """Return *text* with its full-width letters, figures and marks made narrow."""
    return "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in text)


# -- nothing, one, many --------------------------------------------------------


def test_nothing_is_made_of_nothing() -> None:
    """No lines, empty lines: nothing to mend."""
    assert restore([], LEXICON) == Restoration((), 0, 0)
    assert mended(["", " "])[0] == ["", " "]


@pytest.mark.parametrize("case", named("restore-stretches"))
def test_a_stretch_is_won_back(case: dict[str, str]) -> None:
    """Each kind of garble, with the doubt that is left."""
    texts, doubted, _found = mended([ANNOTATED, case["before"]])
    assert texts[1] == case["after"]
    unsure = "".join(c for c, d in zip(texts[1], doubted[1], strict=True) if d)
    assert unsure == case.get("doubted", "")


@pytest.mark.parametrize("case", named("restore-whole"))
def test_what_is_whole_stays(case: dict[str, str]) -> None:
    """Text that only looks garbled, alone and beside an annotated line's worth of plain text."""
    assert restore([case["text"]], LEXICON).lines[0] == restore([""], LEXICON).lines[0]
    assert (
        restore(["开发区产业实现新突破。", case["text"]], LEXICON).lines[1] == restore([""], LEXICON).lines[0]
    )


def test_four_readings_are_a_text_of_its_own() -> None:
    """Readings are dropped only where they stand throughout."""
    few = "碑上刻着“開(kāi)發(fā)產(chǎn)業(yè)”四字。"
    assert restore([few], LEXICON).pinyin == 0
    assert restore([few, "實(shí)現(xiàn)"], LEXICON).pinyin == 6


def test_a_page_without_readings_betrays_itself_by_its_garble() -> None:
    """A simplified page has no readings; what it says at a cut is so much likelier mended."""
    line = garble("队员们说：“今年收成不错，家家添了新农具。”他们手里拿着谷子。", Site({}, "！。"))
    texts, _doubted, found = mended([line])
    assert texts == ["队员们说：“今年收成不错，家家添了新农具。”他们手里拿着谷子。"]
    assert found.garbled == 1 and found.pinyin == 0


# -- many sites ------------------------------------------------------------------


def damage(seed: int) -> tuple[list[str], list[str]]:
    """Return a page as it was, and as a site drawn by *seed* shows it."""
    chance = random.Random(seed)
    page = chance.choice(PAGES)
    marks = ["！", "？", *(mark for mark in MARKS[2:] if chance.random() < 0.5)]
    chance.shuffle(marks)
    if chance.random() < 0.2:
        return page, [garble(line, Site({}, "".join(marks))) for line in page]
    page = [traditional(line) for line in page]
    annotated = readings(chance.choice((0.3, 0.5, 0.7)), chance)
    site = Site(annotated, "".join(marks), chance.random() < 0.5, chance.random() < 0.3)
    return page, [garble(line, site) for line in page]


def compared(page: list[str], shown: list[str]) -> Counter[str]:
    """Count what became of the garble of *page*: places won back, wrong under a doubt, and silently wrong."""
    texts, doubted, found = mended(shown)
    counts = Counter(garbled=found.garbled, doubts=sum(len(line.doubts) for line in found.lines))
    for right, text, unsure in zip(page, texts, doubted, strict=True):
        pairs = difflib.SequenceMatcher(None, narrow(right), narrow(text), autojunk=False).get_opcodes()
        for tag, _i1, _i2, j1, j2 in pairs:
            if tag != "equal":
                counts["doubted" if any(unsure[max(0, j1 - 1) : j2 + 1]) else "silent"] += 1
    return counts


@pytest.mark.parametrize("sites", [24, pytest.param(90, marks=pytest.mark.slow)])
def test_sites_of_all_kinds(sites: int) -> None:
    """Of what so many sites garble three quarters are won back without a doubt, the rest is doubted.

    At most three in a thousand places are silently wrong; the pages are rich in unsure ones.
    """
    totals: Counter[str] = Counter()
    for seed in range(sites):
        totals += compared(*damage(seed))
    assert totals["garbled"] > 4 * sites
    assert totals["silent"] <= 0.003 * totals["garbled"]
    assert totals["doubts"] <= 0.25 * totals["garbled"]


@given(st.sampled_from(PAGES), st.integers(0, 10_000))
@settings(max_examples=30, deadline=None)
def test_readings_alone_are_dropped_to_the_character(page: list[str], seed: int) -> None:
    """Where no border between characters was missed, the page comes back exactly, and nothing is doubted."""
    lines = [traditional(line) for line in page]
    of = readings(0.5, random.Random(seed))
    shown = ["".join(f"{c}({of[c]})" if c in of else c for c in line) for line in lines]
    texts, _doubted, found = mended(shown)
    assert texts == lines
    assert found.garbled == 0 and not any(line.doubts for line in found.lines)


WHOLE = (
    "新增就业3600人（其中城镇2100人）",
    "“六有”(有场所、有标识)",
    "“看得见、摸得着”",
    "张翀(chōng)",
    "(含开发区)",
    "增长8.7%，",
    "怎么办？",
    "是什么?",
    "真好！",
    "PM2.5",
    "A级(4A)",
    "1:3.2",
    "？！",
    "。",
    "…",
    " ",
)


@given(st.lists(st.sampled_from(WHOLE), max_size=12))
@settings(max_examples=100, deadline=None)
def test_undamaged_text_stays(pieces: list[str]) -> None:
    """Brackets, questions and figures in whatever order are text."""
    if pieces.count("张翀(chōng)") < 5:
        line = "".join(pieces)
        assert restore([line], LEXICON).lines[0] == restore([""], LEXICON).lines[0]


@given(st.text(alphabet="的縣日?？。！，“”(ǎ)bāoqǐng€\ue036罂橇诉P5.8%<> ", max_size=40))
@settings(max_examples=200, deadline=None)
def test_whatever_comes_the_edits_can_be_made(text: str) -> None:
    """Edits and doubts stay within the line, in order and apart, whatever the garble."""
    _texts, _doubted, found = mended([ANNOTATED, text])
    for doubt in found.lines[1].doubts:
        assert 0 <= doubt.start < doubt.end <= len(text)


def check_figures(seed: int) -> None:
    """Check that every number that the page did not state stands in a sentence that is doubted."""
    page, shown = damage(seed)
    texts, doubted, _found = mended(shown)
    for right, text, unsure in zip(page, texts, doubted, strict=True):
        stated = Counter(re.findall(r"[\d.]+", narrow(right)))
        for number in re.finditer(r"[\d.]+", narrow(text)):
            if stated[number[0]] > 0:
                stated[number[0]] -= 1
            else:
                assert any(unsure[number.start() : number.end()]), text[number.start() - 8 : number.end() + 8]


@given(st.integers(0, 10_000))
@settings(max_examples=8, deadline=None)
def test_no_figure_that_lost_a_digit_goes_undoubted(seed: int) -> None:
    """Whatever the site, a digit that was eaten is doubted."""
    check_figures(seed)


@pytest.mark.slow
@given(st.integers(0, 10_000))
@settings(max_examples=60, deadline=None)
def test_no_figure_that_lost_a_digit_goes_undoubted_on_many_sites(seed: int) -> None:
    """The same over more sites than a quick run has time for."""
    check_figures(seed)
