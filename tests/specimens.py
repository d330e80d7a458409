"""Records made by hand, so that rendering and writing are tested without the stages before them."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

from summarizer import lexicon, page_words
from summarizer.records import (
    Briefing,
    Digest,
    Excerpt,
    Identity,
    Indicator,
    Passage,
    Ranked,
    Ranking,
    Region,
    Report,
    Sentence,
)

REGION = Region("130999", "云岭县", "云岭县", "县", "安州市", "河北省", "130999")
LEXICON = lexicon.load()
WORDS = page_words.load()
"""The shipped words of pages."""
PATH = "yunling_2019.txt"


def sentence(text: str, line: int = 1, **other: Any) -> Sentence:
    """Return a sentence that begins its line."""
    return Sentence(text, line, 0, len(text), **{"document": PATH, "theme": "经济发展"} | other)


def indicator(name: str = "财政收入", **other: Any) -> Indicator:
    """Return a standard indicator of 2019, in every field that is not given."""
    fields: dict[str, Any] = {
        "name": name,
        "text": name,
        "value": Decimal("8.6"),
        "unit": "亿元",
        "measure": "level",
        "change": Decimal("9.2"),
        "bound": "=",
        "upper": None,
        "kind": "actual",
        "year": 2019,
        "span": "year",
        "rank": None,
        "scope": None,
        "document": PATH,
        "line": 7,
        "start": 0,
        "end": 12,
        "sentence": f"{name}8.6亿元。",
        "standard": True,
    }
    return Indicator(**fields | other)


def passage(
    title: str | None,
    *texts: str,
    level: int = 1,
    line: int = 5,
    key: bool = True,
    document: str = PATH,
    chapter: str | None = None,
) -> Passage:
    """Return a passage of one sentence a line, all of them chosen or none, in a *chapter*."""
    said = (sentence(text, line + i, document=document) for i, text in enumerate(texts, start=1))
    ranked = tuple(Ranked(one, 0.5, key) for one in said)
    return Passage(title, level, line, document, ("经济发展",), ranked, chapter=chapter or title)


def report(path: str = PATH, **identity: Any) -> Report:
    """Return a report whose sections play no part: the passages are what is rendered."""
    fields: dict[str, Any] = {
        "region": REGION,
        "period": 2019,
        "title": "山城新貌",
        "source": "安州日报",
        "published": "2020-03-02",
        "printed": "2020-01-09",
    }
    return Report(
        path=path,
        sha256="0" * 64,
        encoding="utf-8",
        format="text",
        identity=Identity(**fields | identity),
        lines=(),
        removed=(),
        repairs=(),
        sections=(),
        ranking=Ranking((), ()),
        indicators=(),
    )


def briefing(*passages: Passage, indicators: tuple[Indicator, ...] = (), **other: Any) -> Briefing:
    """Return a briefing of one report that holds *passages*."""
    excerpt = Excerpt(report(), passages)
    return replace(Briefing(REGION, (2019,), ("项目", "就业"), (excerpt,), indicators), **other)


FULL = briefing(
    passage(None, "过去一年来之不易。", key=False),
    passage("（一）转型升级步伐加快", "完成财政收入8.6亿元，同比增长9.2%。", "新开工项目23个。", line=6),
    passage("项目建设上", "引进亿元以上项目5个。", level=2, line=10, chapter="（一）转型升级步伐加快"),
    passage("民生福祉不断增进", "新建公办幼儿园3所、改扩建农村公路120公里。", line=14),
    indicators=(
        indicator(kind="estimate", rank="位居全市第二", line=7),
        indicator("固定资产投资", value=None, unit=None, change=Decimal("11.5"), line=7),
        indicator("城镇登记失业率", value=Decimal("3.4"), unit="%", change=None, bound="<=", line=15),
        indicator(
            "城镇新增就业", value=Decimal(3200), unit="人", change=Decimal("-2.1"), bound=">=", line=15
        ),
        indicator("财政收入", value=Decimal(9), change=Decimal(5), kind="target", year=2020, line=20),
        indicator("新开工项目", value=Decimal(23), unit="个", change=None, standard=False, line=8),
    ),
)
"""A briefing with a bit of everything."""

NOTHING = Digest((), (), (), (), (), ())
"""A digest of no region."""
