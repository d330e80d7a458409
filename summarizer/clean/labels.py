"""The labels: what each line of a report is."""

import re
from collections.abc import Sequence
from functools import cache

from summarizer.lexicon import table
from summarizer.models import Role

_DATE = re.compile(r"(?:19|20)\d\d\s*[-/年.]\s*\d{1,2}\s*[-/月.]\s*\d{1,2}")
_SENTENCE = re.compile(r"[。！？…]['\"”’』」）)\]]*\s*$")
_SOURCE = re.compile(r"^\s*[（(【\[]?(?:稿件|信息|文章|新闻)?来源\s*[：:]")
_BYLINE = re.compile(r"^\s*[（(【\[■●□◆]?\s*(?:本报|本网)?(?:记者|通讯员|特约记者|作者|撰稿|执笔)[\s：:/]")
_CREDIT = re.compile(r"^\s*[（(【\[]?\s*(?:责任编辑|责编|编辑|校对|审核|监制|策划|统筹|文字统筹|摄影|美编|值班主任)\s*[：:]")
_CAPTION = re.compile(r"^\s*[（(【\[]?\s*(?:资料图片?|图为|图片来源|配图)|摄\s*[）)]?$")
_TAG = re.compile(r"[（(]\s*(?:本报)?(?:记者|通讯员|作者)[^（()）。]{1,40}[）)]\s*$")
_COLUMN = re.compile(r"^\s*【([^】]*)】\s*(?=\S)")

Piece = tuple[int, int, Role]


@cache
def _words() -> frozenset[str]:
    return frozenset(table("noise")["words"])


def _bare(text: str) -> str:
    return re.sub(r"[\W_]+", "", text)


def label(texts: Sequence[str]) -> list[list[Piece]]:
    """Return for each of *texts* the pieces it falls into and the role of each."""
    roles: list[Role | None] = [_alone(text) if text.strip() else "navigation" for text in texts]
    _tail(texts, roles)
    pieces = _titles(texts, roles)
    _captions(texts, roles)
    out: list[list[Piece]] = []
    for at, text in enumerate(texts):
        if at in pieces:
            out.append(pieces[at])
        elif roles[at]:
            out.append([(0, len(text), roles[at] or "body")])
        elif tag := _TAG.search(text):
            out.append([(0, tag.start(), "body"), (tag.start(), len(text), "byline")])
        else:
            out.append([(0, len(text), "body")])
    return out


def _alone(text: str) -> Role | None:
    """Return the role that a line's own words give it."""
    if _bare(text) in _words():
        return "navigation"
    if len(text) < 60 and (_SOURCE.search(text) or _DATE.match(text.strip()) and not _SENTENCE.search(text)):
        return "dateline"
    for pattern, role in ((_CREDIT, "credit"), (_BYLINE, "byline"), (_CAPTION, "caption")):
        if len(text) < 80 and pattern.search(text):
            return role  # type: ignore[return-value]
    return None


def _tail(texts: Sequence[str], roles: list[Role | None]) -> None:
    """Label what stands behind the copyright notice or the lists of other articles."""
    for at in range(len(texts) - 1, -1, -1):
        if roles[at] is None and len(texts[at]) > 60:
            return
        if any(word in texts[at] for word in table("noise")["tail"]):
            for later in range(at, len(texts)):
                roles[later] = "navigation"


def _titles(texts: Sequence[str], roles: list[Role | None]) -> dict[int, list[Piece]]:
    found: dict[int, list[Piece]] = {}
    title = ""
    for at, text in enumerate(texts):
        if roles[at]:
            continue
        if _SENTENCE.search(text) or len(text.strip()) > 60:
            break
        column = _COLUMN.match(text)
        start = column.end() if column else 0
        rest = text[start:].strip()
        if not title or rest == title:
            title = rest
            found[at] = [(0, start, "navigation")] if start else []
            if 0 < (dash := text.find("——", start)) < len(text) - 3:
                found[at] += [(start, dash, "title"), (dash, len(text), "subtitle")]
                title = text[start:dash].strip()
            else:
                found[at].append((start, len(text), "title"))
        elif text.strip().startswith("——"):
            found[at] = [(0, len(text), "subtitle")]
        else:
            break
    return found


def _captions(texts: Sequence[str], roles: list[Role | None]) -> None:
    """Label the run of short single sentences between the page's particulars and the first paragraph."""
    run: list[int] = []
    met = False
    for at, text in enumerate(texts):
        if roles[at] in ("dateline", "byline"):
            met = True
            run = []
        elif roles[at] or not met:
            continue
        elif len(text) < 50 and len(re.findall("[。！？]", text)) == 1 and _SENTENCE.search(text):
            run.append(at)
        else:
            break
    if len(run) >= 3:
        for at in run:
            roles[at] = "caption"
