"""Tell the year a figure is of, and whether it was reached, expected or aimed at.

A report reviews a year and mostly goes on to the goals of the next.  Headings
turn from the one to the other; a sentence may say its own year, and a
paragraph that opens with a year keeps it.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from summarizer import lexicon
from summarizer.extract.quantities import fold
from summarizer.lexicon.text import HAN
from summarizer.records import Kind, Section, Sentence, Span

_YEAR = re.compile(r"(?<![\d.])((?:19|20)\d\d)年(?!来|以来|起|前|版|度?[^，。；]{0,6}(?:规划|纲要|计划))")
_OPENING_YEAR = re.compile(rf"^(?:[{HAN}]{{0,2}})((?:19|20)\d\d)年(?:，|以来|，?[全一我]|[{HAN}]{{2,6}}，)")
_COMPARED_YEAR = re.compile(r"(?:比|较|至|自|从|由|将|把|于|对|是|为|与|同)$")
"""Before a year that a figure is only compared with."""
_HEAD_REVIEW = re.compile(
    r"回顾|回眸|工作总结|取得的?成绩|主要成绩|主要成就|工作情况|完成情况|执行情况|发展成就|一年来|五年来|过去"
)
_HEAD_TARGET = re.compile(
    r"展望|工作安排|总体要求|总体思路|预期目标|主要目标|今年|明年|下一年|下一步|今后|未来|下年度|工作打算|工作建议|工作计划"
    r"|(?:年.*|^\W*[一二三四五六]?\W*)"
    r"(?:工作部署|工作重点|重点工作|主要任务|工作任务|目标任务|任务目标|奋斗目标|发展目标|指导思想|工作思路)"
)
_HEAD_WORK = re.compile(r"工作|任务|目标|重点|思路|打算|举措")
"""Behind a year yet to come these make a heading of goals."""
_NOTES = re.compile(r"名词解释|名词注释|注释|附注|专业术语|有关用语")
_TURN = re.compile(
    r"(?:今年|明年|新的一年|(?:20\d\d)年)[^。，]{0,16}(?:总体要求|总体思路|预期目标|奋斗目标|主要目标|工作目标"
    r"|目标任务|发展目标|指导思想|工作思路|工作总的要求|工作总要求|(?:工作|发展)的?总体)"
    r"|(?:主要|具体)?(?:预期|奋斗|发展)目标(?:是|为|：|确定为)"
)
"""A sentence that turns from the review to the goals."""
_DONE = re.compile(r"完成|实现了|超额|较好")
_ONE_YEAR = re.compile(r"^(?:过去的?一年|一年来|(?:刚刚)?过去的(?:20\d\d)年|20\d\d年，)")
_FIVE = re.compile(
    r"(?:过去|近|这|前|上一?届|本届)的?(?:[三四五]|[345])年|[三四五]年来|[三四五]年的?工作"
    r"|十[一二三四五]五”?(?:时期|期间|以来|规划)|本届政府"
)
_FIVE_OPENING = re.compile(
    r"^[^。]{0,12}(?:过去|这|近)的?[三四五]年|^[^。，]{0,6}[三四五]年来|^(?:回顾|本届政府)[^。]{0,10}[三四五]年"
)
_FIVE_INSIDE = re.compile(
    r"[三四五3-5]年来|[三四五]年(?:累计|共|间|年均)|近[三四五3-5]年|(?:过去|这)[三四五]年|十[一二三四五]五”?(?:时期|期间|以来)"
)
_NEXT_FIVE = re.compile(r"(?:今后|未来|下一个|未来的?)[三四五]年|十[二三四五]五”?(?:时期|期间|末)")
_BY_FIVE = re.compile(r"今后[三四五]年|“?十[一二三四五]五”?[期末]|五年内")
_WILL = re.compile(r"将|力争|确保|计划|目标|预期|努力实现|要实现|争取|有望")
_SUMMED = re.compile(r"累计(?!增长|下降|提高|减少)[^。]*$")
_NEXT = re.compile(r"明年|(?<!年)来年|下一年|(?:^|，|展望)新的一年")
_STRIVING = re.compile(r"力争[^；]*$")
_WHOLE_YEAR = re.compile(r"(?<![去上]年)全年|今年(?!上半年|以来|前|[一二三]季度)|明年|一年")
_PARTS: tuple[tuple[re.Pattern[str], Span], ...] = (
    (re.compile(r"上半年|前两个季度|1[-至到]6月"), "half"),
    (re.compile(r"(?<![前比较与同])[一二三四]季度|首季"), "quarter"),
    (
        re.compile(
            r"前三季度|前三个季度|1[-至到](?:[2-5]|[7-9]|1[01])月|前(?:\d{1,2}|[二两三四五七八九十]+)个月"
        ),
        "months",
    ),
)


@dataclass(frozen=True, slots=True)
class Frame:
    """What the place of a sentence says about its figures."""

    year: int | None
    kind: Kind
    span: Span
    period: int | None


@dataclass(frozen=True, slots=True)
class When:
    """The year, kind and span of one figure."""

    year: int | None
    kind: Kind
    span: Span


def frames(
    sections: tuple[Section, ...], period: int | None
) -> Iterator[tuple[Section, tuple[tuple[Sentence, Frame], ...], Frame]]:
    """Yield each section, its sentences with their frames, and the frame of its tables."""
    mode: Kind = "actual"
    base, span = period, "year"
    usual = _usual(sections)
    for section in sections:
        title = fold(section.title or "")
        if _NOTES.search(title):
            return
        if title:
            year = _YEAR.search(title + " ")
            stated = int(year[1]) if year else None
            if _HEAD_REVIEW.search(title) and not (stated and period and stated > period):
                mode, base, span = "actual", stated or period, "years" if _FIVE.search(title) else "year"
            elif (stated and period and stated > period and _HEAD_WORK.search(title)) or (
                _HEAD_TARGET.search(title) and not (stated and period and stated <= period)
            ):
                mode = "target"
                base = stated or (period + 1 if period else None)
                span = "years" if _NEXT_FIVE.search(title) else "year"
        framed: list[tuple[Sentence, Frame]] = []
        current, line = base, None
        for sentence in section.sentences:
            text = fold(sentence.text)
            opening = _OPENING_YEAR.match(text)
            if sentence.line != line and not (current and period and current > period):
                current = base
            line = sentence.line
            if opening and mode == "actual":
                current = int(opening[1])
            if _TURN.search(text) and mode == "actual":
                found = _YEAR.search(text)
                said = int(found[1]) if found else None
                past = said is not None and period is not None and said <= period
                if not past and not _DONE.search(text[:40]):
                    mode = "target"
                    base = current = said or (period + 1 if period else None)
                    span = "years" if _NEXT_FIVE.search(text) else "year"
            elif _FIVE_OPENING.search(text) and mode == "actual":
                span = "years"
            elif _ONE_YEAR.search(text) and mode == "actual":
                span = "year"
            framed.append(
                (
                    sentence,
                    Frame(
                        current,
                        mode,
                        "years" if span == "years" else usual if mode == "actual" else "year",
                        period,
                    ),
                )
            )
        plain: Span = "years" if span == "years" else usual if mode == "actual" else "year"
        yield section, tuple(framed), Frame(base, mode, plain, period)


def _usual(sections: tuple[Section, ...]) -> Span:
    """Return the span that the whole report is about: mostly the year, else the part it keeps naming."""
    text = fold("".join(s.text for section in sections for s in section.sentences))
    counts: dict[Span, int] = {span: len(part.findall(text)) for part, span in _PARTS}
    span = max(counts, key=lambda s: counts[s])
    return span if counts[span] >= 3 and counts[span] > len(_WHOLE_YEAR.findall(text)) else "year"


def when(frame: Frame, text: str, clause: int, start: int) -> When:
    """Return year, kind and span of the figure that begins at *start* of the folded *text*.

    *clause* is where its clause begins.
    """
    kinds = lexicon.table("phrasing")["kinds"]
    before, own = text[:start], text[clause:start]
    kind: Kind = frame.kind
    year, span = frame.year, frame.span
    if kind == "actual":
        if _expected(before, kinds["estimate"]):
            kind = "estimate"
        if any(w in own for w in kinds["target"]) or _NEXT.search(before) or _STRIVING.search(before):
            kind = "target"
    years = (y for y in _YEAR.finditer(before) if not _COMPARED_YEAR.search(before[: y.start()]))
    stated = [int(year[1]) for year in years]
    if stated:
        year = stated[-1]
        if frame.span == "years" and not _SUMMED.search(before):
            span = "year"
    if kind != "target" and year and frame.period and year > frame.period and _WILL.search(before):
        # A year yet to come, and a word that looks forward to it.
        kind = "target"
    if kind == "target":
        if frame.kind != "target":
            if _NEXT.search(before) and frame.period:
                year = frame.period + 1
            elif stated and frame.period and stated[-1] <= frame.period:
                year = stated[-1]
        if _BY_FIVE.search(before):
            span = "years"
    if frame.kind == "target" and frame.period and not _STRIVING.search(before):
        if "去年" in own or before.startswith("去年"):
            year, kind = frame.period, "actual"
        elif stated and stated[-1] <= frame.period:
            # What a chapter of goals says of a year gone by was reached.
            kind = "actual"
    since = max((m.end() for m in _WHOLE_YEAR.finditer(before)), default=0)
    part = next((named for pattern, named in _PARTS if pattern.search(before, since)), None)
    if part is not None:
        span = part
    elif _FIVE_INSIDE.search(before):
        span = "years"
    return When(year, kind, span)


def _expected(before: str, words: list[str]) -> bool:
    """Whether a word such as 预计 in what stands *before* a figure reaches it.

    At the head of a sentence, or of the whole year (预计全年), it governs the
    sentence to its end; elsewhere it governs its part up to the semicolon.
    """
    if any(word in before.rpartition("；")[2] for word in words):
        return True
    head = re.split(r"[，；：]", before, maxsplit=1)[0]
    return any(word in head or f"{word}全年" in before or f"全年{word}" in before for word in words)
