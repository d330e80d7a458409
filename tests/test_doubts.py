"""What somebody has to look at before a page is sent."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest
from specimens import LEXICON, REGION, WORDS, indicator, report

from summarizer.records import Disagreement, RawLine, Region, Repair, Report, Section, Sentence
from summarizer.render.citations import CitedPrinter
from summarizer.render.doubts import Doubts


def doubts(of: Report) -> Doubts:
    """Return what is doubtful of one report."""
    return Doubts((of,), WORDS, LEXICON)


@pytest.mark.parametrize(
    ("other", "told"),
    [
        (
            {"value": Decimal("8.2")},
            "前后不一：8.6亿元（甲.txt，第4行）、8.2亿元（甲.txt，第9行）。请核对原文。",
        ),
        ({"value": Decimal("8.60")}, None),
        ({"value": Decimal(86000), "unit": "万元"}, None),
        ({"value": Decimal("8.2"), "unit": "亿美元"}, None),
        ({"value": Decimal("8.2"), "year": 2018}, None),
        ({"value": Decimal("8.2"), "scope": "规模以上"}, None),
        ({"value": Decimal(9), "kind": "target"}, None),
        ({"value": Decimal("8.2"), "standard": False}, None),
    ],
)
def test_a_figure_told_in_two_ways(other: dict[str, Any], told: str | None) -> None:
    """Of one meaning only, and not where both are one number in other digits or another unit."""
    own = indicator(document="甲.txt", line=4, standard=True)
    second = replace(replace(own, line=9), **other)
    assert doubts(replace(report("甲.txt"), indicators=(own, second))).of(own) == told


def test_a_figure_won_back_from_damage() -> None:
    """Its sentence was mended where bytes had been lost; another of that report was not."""
    raw = (RawLine(4, "全县财政?杖8.6亿元。"), RawLine(5, "全县投资增长?难吗？没有。"))
    texts = "全县财政收入8.6亿元。", "全县投资增长？难吗？没有。"
    said = tuple(
        Sentence(text, line.number, 0, len(line.text)) for line, text in zip(raw, texts, strict=True)
    )
    of = replace(
        report("甲.txt"),
        lines=raw,
        repairs=(Repair("garbled", 1),),
        sections=(Section(None, 1, 4, said),),
    )
    mended = indicator(document="甲.txt", line=4, sentence=texts[0])
    whole = indicator(document="甲.txt", line=5, sentence=texts[1])
    assert doubts(of).of(mended) == "所据原文有残损，这句话是修复得来的：甲.txt，第4行。请核对原文。"
    assert doubts(of).of(whole) is None
    assert doubts(replace(of, repairs=())).of(mended) is None


@pytest.mark.parametrize(
    ("region", "told"),
    [
        (REGION, None),
        (replace(REGION, level=None), "所属地区据原文不能确定。请核对原文。"),
        (
            replace(REGION, level=None, candidates=("南京市鼓楼区", "徐州市鼓楼区")),
            "所属地区据原文不能确定，可能是南京市鼓楼区、徐州市鼓楼区。请核对原文。",
        ),
    ],
)
def test_a_region_that_is_not_settled(region: Region, told: str | None) -> None:
    """With what it may be."""
    assert doubts(report("甲.txt")).of(region) == told


def test_a_file_name_that_denies_the_text_is_told_once_a_page() -> None:
    """At the first place where the region is named."""
    one = report("甲.txt")
    differing = (Disagreement("region", "乙县", "云岭县", "told"),)
    of = replace(one, identity=replace(one.identity, region=REGION, disagreements=differing))
    printer = CitedPrinter((of,), WORDS, LEXICON)
    assert printer.print(REGION) == "云岭县[?1]" and printer.print(REGION) == "云岭县"
    [comment] = printer.comments.values()
    assert comment.text == "甲.txt：文件名所指为乙县，正文所述为云岭县，以正文为准。请核对原文。"
    printer.open()
    assert printer.print(REGION) == "云岭县[?1]"
