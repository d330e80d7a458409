"""Invented reports of real places, each a few lines long, and the digest made of them."""

from collections.abc import Iterable
from functools import cache

from summarizer.brief import brief
from summarizer.compare import compare, profile
from summarizer.config.choices import AnalysisOptions
from summarizer.lexicon import load
from summarizer.pipeline import analyse
from summarizer.records import Digest, RawLine, Report, Source

LEXICON = load()


def report(place: str, year: int, review: str, plan: str = "") -> str:
    """Return what *place* reports of *year*: *review*, which may bring its own heading, then *plan*.

    >>> print(report("霍山县", 2025, "粮食产量达到31万吨。"))
    霍山县2026年政府工作报告
    各位代表：现在，我代表霍山县人民政府，向大会报告工作，请予审议。
    一、2025年工作回顾
    2025年，全县上下攻坚克难，各项事业取得新进步。
    粮食产量达到31万吨。
    二、2026年工作安排
    2026年，我们将重点做好以下工作。
    """
    if not review.startswith("一、"):
        opening = f"{year}年，全{unit(place)}上下攻坚克难，各项事业取得新进步。"
        review = f"一、{year}年工作回顾\n{opening}\n{review}"
    number = "三" if "\n二、" in review else "二"
    lines = [
        f"{place}{year + 1}年政府工作报告",
        f"各位代表：现在，我代表{place}人民政府，向大会报告工作，请予审议。",
        review,
        f"{number}、{year + 1}年工作安排",
        f"{year + 1}年，我们将重点做好以下工作。",
        *([plan] if plan else []),
    ]
    return "\n".join(lines)


def unit(place: str) -> str:
    """Return what *place* calls itself by: the 县 of 全县.

    >>> unit("新疆维吾尔自治区"), unit("敖汉旗")
    ('区', '旗')
    """
    return place[-1]


@cache
def analysed(place: str, text: str) -> Report:
    """Return the analysis of what *place* reports; that of the same text is made once."""
    lines = tuple(RawLine(number, line) for number, line in enumerate(text.splitlines(), 1))
    title = text.partition("\n")[0]
    source = Source(f"{place}/{title}.txt", "0" * 64, "utf-8", "text", lines)
    return analyse(source, AnalysisOptions(), LEXICON)


def digest(texts: Iterable[tuple[str, str]]) -> Digest:
    """Return the digest of reports, each a place and what it reports; those of one place are one briefing."""
    of_place: dict[str, list[Report]] = {}
    for place, text in texts:
        made = analysed(place, text)
        assert made.identity.region.name == place, f"taken for a report of {made.identity.region.name}"
        of_place.setdefault(place, []).append(made)
    briefings = (brief(tuple(of), sentences=None, share=0.28, lexicon=LEXICON) for of in of_place.values())
    return compare(tuple(profile(one, lexicon=LEXICON) for one in briefings), lexicon=LEXICON)
