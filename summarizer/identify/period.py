"""Find the year that a report reviews, which is neither the page's date nor the year of its goals."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import Literal

from summarizer.heading_time import heading_time
from summarizer.identify.imprint import HEAD, Imprint
from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.tables import PartOfYear, PeriodSigns, YearPattern
from summarizer.lexicon.text import STOPS
from summarizer.lexicon.years import PLAN, plain_years, years_of_plan
from summarizer.records import Line, Reason

_ENDED = re.compile(f"[{STOPS}；]")
_ANY = re.compile(r"(?<!\d)((?:19|20)\d\d)年(?!远景|前|底前|目标|规划|[基实]本实现)")
_SESSION = re.compile(r"((?:19|20)\d\d)年\s?([\d一二三四五六七八九十]{1,3})\s?月")
_IN_SESSION = re.compile(
    r"会议|大会|全会|届|^\W*(?:19|20)\d\d年[\d一二三四五六七八九十\s]+月[\d一二三四五六七八九十\s]+日\W*$"
)
_PLANS = f"({PLAN})五”?"
_TURN = re.compile(_PLANS + "[^，。]{0,6}?(开局|起步|收官|最后一|决胜|首)之?年")
_TERM = re.compile(_PLANS + r"[^，。；\d]{0,16}(?:回顾|总结|成就|综述|成绩)")
_LISTED = re.compile(r"(十[六七八九]|二十)届((?:[一二三四五六七]中[、和及，]?)+)全会")
_LAST_YEAR = re.compile(r"(?:^|[。！？；])\s*(?:去年|上一?年)(?!同期|底|末)")
_DURING = re.compile(_PLANS + "(?:时期|期间|以来)")
_COUNTED = re.compile(
    r"(?:^|[。？！])((?:19|20)\d\d)年(初|伊始|\d{1,2}月)[^。]{4,40}。(?:[一两二三四五六七八九十]{1,3}年[，、])?([两二三四五六七八九十]{1,3})年(?:来|间)"
)
_MONTHS = {
    name: number
    for number, name in enumerate(
        ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二"], 1
    )
}
_COLUMN_YEAR = re.compile(r"((?:19|20)\d\d)年(?!\d)")
_AIM = re.compile("目标|计划|预期")
SHORT = 60
"""Length up to which a line without an end mark is taken for a heading."""


def find_period(
    lines: Sequence[Line], imprint: Imprint, lexicon: Lexicon
) -> tuple[int | None, tuple[Reason, ...]]:
    """Return the year reviewed, or None, and what spoke for this year and its rivals."""
    signs = lexicon.identify.period
    texts = [(line, plain_years(line.text)) for line in lines if line.role not in ("navigation", "credit")]
    headings = tuple(_headings(texts, lexicon))
    past = _past(texts, headings)
    reasons = [*headings, *_phrases(past, lexicon)]
    part = _is_part(texts, reasons, signs.part)
    reasons.extend(_delivered(texts, signs, part))
    if part:
        reasons.extend(_part(texts, signs.part))
    back = any(re.search(signs.back.says, text) for _, text in texts)
    reasons.extend(_dated(imprint, signs, part, signs.back.times if back else 1.0))
    if not part:
        reasons.extend(_relative(texts, imprint, signs))
    reasons.extend(_closed(texts, imprint, signs))
    reasons.extend(_counted(past, signs))
    reasons.extend(_named(past, signs))
    reasons.extend(_events(texts, signs))
    reasons.extend(_columns(lines, signs))
    reasons = _until(reasons, imprint)
    totals: Counter[str] = Counter()
    for reason in reasons:
        totals[reason.value] += reason.weight  # type: ignore[assignment]
    if not totals:
        return None, ()
    best = max(totals, key=lambda year: (totals[year], year))
    shown = {year for year, _ in totals.most_common(3)}
    kept = tuple(reason for reason in reasons if reason.value in shown)
    return (int(best) if totals[best] >= signs.enough else None), kept


def _columns(lines: Sequence[Line], signs: PeriodSigns) -> Iterator[Reason]:
    """Yield the latest year over a column of results, where most of the report is one table."""
    rows = [line for line in lines if line.cells]
    if len(rows) * 2 < len(lines):
        return
    heads = [
        (match[1], cell, row.number)
        for row in rows
        for cell in row.cells[1:]
        if (match := _COLUMN_YEAR.match(cell)) and not _AIM.search(cell)
    ]
    if heads:
        year, cell, number = max(heads)
        yield Reason("period", year, cell, number, signs.weights.columns, "columns")


def _until(reasons: Sequence[Reason], imprint: Imprint) -> list[Reason]:
    """Return *reasons* without those for a year behind the last date that the page bears."""
    dates = [date for date in (imprint.published, imprint.printed) if date]
    delivered = [str(int(r.evidence[:4])) for r in reasons if r.sign == "delivered"]
    last = max((*delivered, *(date[:4] for date in dates)), default="9999")
    return [reason for reason in reasons if reason.value <= last]


def _headings(texts: Sequence[tuple[Line, str]], lexicon: Lexicon) -> Iterator[Reason]:
    met: set[tuple[str, str]] = set()
    for line, text in texts:
        if line.role not in ("title", "subtitle") and (len(text) > SHORT or _ENDED.search(text)):
            continue
        for reason in (*_turned(line, text, lexicon), *_worded(line, text, lexicon)):
            if (reason.sign, reason.value) not in met:
                met.add((reason.sign, reason.value))
                yield reason


def _turned(line: Line, text: str, lexicon: Lexicon) -> Iterator[Reason]:
    """Yield the year that a heading reviews, or the one before the year that it sets goals for."""
    weights = lexicon.identify.period.weights
    found = heading_time(text, None)
    said = found[1] if found else None
    if said is None or said.year is None:
        return
    if said.kind == "actual":
        yield Reason("period", str(said.year), text.strip(), line.number, weights.review, "review")
    else:
        yield Reason("period", str(said.year - 1), text.strip(), line.number, weights.outlook, "outlook")


def _worded(line: Line, text: str, lexicon: Lexicon) -> Iterator[Reason]:
    """Yield what the lexicon's patterns of headings find besides."""
    for pattern, rule in _compiled("heading", lexicon):
        for match in pattern.finditer(text):
            year = str(int(match[1]) + rule.shift)
            yield Reason("period", year, match[0].strip(), line.number, rule.weight, rule.name)


def _past(texts: Sequence[tuple[Line, str]], headings: Sequence[Reason]) -> Sequence[tuple[Line, str]]:
    """Return the lines before the heading of the year ahead, whose years are not reviewed."""
    ahead = {reason.line for reason in headings if reason.sign == "outlook"}
    first = next((at for at, (line, _) in enumerate(texts) if line.number in ahead), len(texts))
    return texts[:first] if first > 1 else texts


def _phrases(texts: Sequence[tuple[Line, str]], lexicon: Lexicon) -> Iterator[Reason]:
    rules = _compiled("phrase", lexicon)
    counts: Counter[tuple[str, str]] = Counter()
    for line, text in texts:
        if line.role == "dateline":
            continue
        for pattern, rule in rules:
            for match in pattern.finditer(text):
                year = str(int(match[match.lastindex or 1]) + rule.shift)
                counts[rule.name, year] += 1
                if rule.most is None or counts[rule.name, year] <= rule.most:
                    yield Reason("period", year, match[0].strip(), line.number, rule.weight, rule.name)


def _delivered(texts: Sequence[tuple[Line, str]], signs: PeriodSigns, part: bool) -> Iterator[Reason]:
    """Yield what the date of the session says that the report was delivered at."""
    for line, text in texts[:HEAD]:
        date = _SESSION.search(text)
        if date and len(text) < 3 * SHORT and _IN_SESSION.search(text.strip()):
            month = int(date[2]) if date[2].isdigit() else _MONTHS.get(date[2], 1)
            year = int(date[1]) - (month <= 2 if part else month < signs.first)
            yield Reason("period", str(year), date[0], line.number, signs.weights.delivered, "delivered")
            return


def _is_part(texts: Sequence[tuple[Line, str]], reasons: Sequence[Reason], rule: PartOfYear) -> bool:
    """Whether the text is about some months of a year and not, like a work report, about one gone by."""
    if any(_LAST_YEAR.match(text) for line, text in texts[:3]):
        # 去年，… 今年一季度，…: what follows is only where it goes from there.
        return False
    says = re.compile(rule.says)
    if any(says.search(text[:SHORT]) for line, text in texts[:3]):
        return True
    decided = any(reason.weight >= rule.decided for reason in reasons)
    return not decided and sum(len(says.findall(text)) for _, text in texts) >= rule.often


def _part(texts: Sequence[tuple[Line, str]], rule: PartOfYear) -> Iterator[Reason]:
    """Yield the year of an analysis of some months, from the years that it compares them with."""
    for pattern, shift in ((rule.compared, 1), (rule.goal, 0)):
        for line, text in texts:
            if match := re.search(pattern, text):
                yield Reason("period", str(int(match[1]) + shift), match[0], line.number, rule.weight, "part")
                break


def _dated(imprint: Imprint, signs: PeriodSigns, part: bool, times: float) -> Iterator[Reason]:
    """Yield what the date of the paper says, else that of the page: little in the middle of a year."""
    about = "printed" if imprint.printed else "published"
    date = imprint.printed or imprint.published
    if not date:
        return
    year, month = int(date[:4]), int(date[5:7])
    weight = getattr(signs.weights, about) * times
    line = next(r.line for r in imprint.reasons if r.about == about)
    if part:
        yield Reason("period", str(year - (month <= 2)), date, line, weight, about)
    elif month <= signs.last:
        yield Reason("period", str(year - 1), date, line, weight, about)
    elif month >= signs.first:
        yield Reason("period", str(year), date, line, weight, about)
    else:
        yield Reason("period", str(year), date, line, weight / 3, about)
        yield Reason("period", str(year - 1), date, line, weight / 3, about)


def _relative(texts: Sequence[tuple[Line, str]], imprint: Imprint, signs: PeriodSigns) -> Iterator[Reason]:
    """Yield the year that 去年 at the head of a sentence means in a paper of this date, or 今年 late."""
    date = imprint.printed or imprint.published
    if not date:
        return
    year, month = int(date[:4]), int(date[5:7])
    for line, text in texts:
        if line.role != "body":
            continue
        if said := _LAST_YEAR.search(text):
            yield Reason("period", str(year - 1), said[0], line.number, signs.weights.relative, "relative")
            return
        if month >= signs.first and "今年" in text:
            yield Reason("period", str(year), "今年", line.number, signs.weights.relative, "relative")
            return


def _closed(texts: Sequence[tuple[Line, str]], imprint: Imprint, signs: PeriodSigns) -> Iterator[Reason]:
    """Yield the last year of the plan that the text is about, where the paper is of the months behind it."""
    date = imprint.printed or imprint.published
    for line, text in texts if date and int(date[5:7]) <= signs.last else ():
        for plan in _DURING.finditer(text):
            last = years_of_plan(plan[1])[1]
            if last == int(str(date)[:4]) - 1:
                yield Reason("period", str(last), plan[0], line.number, signs.weights.closed, "closed")
                return


def _counted(texts: Sequence[tuple[Line, str]], signs: PeriodSigns) -> Iterator[Reason]:
    """Yield the year to which the text counts on from a beginning: 2021年初，… 三年来 is up to 2023."""
    for line, text in texts:
        if counted := _COUNTED.search(text):
            year = int(counted[1]) + _count(counted[3]) - (counted[2] in ("初", "1月", "伊始"))
            weight = signs.weights.counted
            yield Reason("period", str(year), counted[0][:24], line.number, weight, "counted")
            return


def _count(written: str) -> int:
    """Return a number below a hundred.

    >>> [_count(written) for written in ("三", "十", "十五", "二十", "三十五", "两")]
    [3, 10, 15, 20, 35, 2]
    """
    tens, ten, ones = written.rpartition("十")
    digits = "零一二三四五六七八九"
    if written == "两":
        return 2
    return (digits.index(tens) if tens else 1) * 10 * bool(ten) + (digits.index(ones) if ones else 0)


def _named(texts: Sequence[tuple[Line, str]], signs: PeriodSigns) -> Iterator[Reason]:
    """Yield the share that each year has of all years named."""
    counts: Counter[str] = Counter()
    lines: dict[str, int] = {}
    for line, text in texts:
        if line.role == "dateline":
            continue
        for year in _ANY.findall(text):
            counts[year] += 1
            lines.setdefault(year, line.number)
    total = sum(counts.values())
    for year, count in counts.most_common(4):
        weight = round(signs.weights.named * count / total * min(1.0, count / 3), 2)
        yield Reason("period", year, f"{year}年 × {count}", lines[year], weight, "named")


def _plenums(text: str) -> str:
    """Return *text* with each plenum of a list named in full behind it.

    >>> _plenums("十九届二中、三中全会精神")
    '十九届二中、三中全会精神 十九届二中全会 十九届三中全会'
    >>> _plenums("二十届二中全会")
    '二十届二中全会 二十届二中全会'
    """
    full = [
        f"{listed[1]}届{one}全会" for listed in _LISTED.finditer(text) for one in re.findall(".中", listed[2])
    ]
    return " ".join((text, *full))


def _events(texts: Sequence[tuple[Line, str]], signs: PeriodSigns) -> Iterator[Reason]:
    """Yield the latest dated event that the text knows of, and the ends of five-year plans."""
    latest: Reason | None = None
    for line, text in texts:
        told = _plenums(text)
        for event in signs.event:
            if event.says in told and (latest is None or int(latest.value) < event.year):
                weight = signs.weights.event
                latest = Reason("period", str(event.year), event.says, line.number, weight, "event")
    if latest:
        yield latest
    for line, text in texts[: len(texts) // 2 + 1]:
        if plan := _TURN.search(text):
            first, last = years_of_plan(plan[1])
            year = first if plan[2] in ("开局", "起步", "首") else last
            yield Reason("period", str(year), plan[0], line.number, signs.weights.turn, "turn")
            break
    for line, text in texts:
        if len(text) <= SHORT and (plan := _TERM.search(text)):
            year = years_of_plan(plan[1])[1]
            yield Reason("period", str(year), plan[0], line.number, signs.weights.plan, "plan")
            break


@derived
def _compiled(
    kind: Literal["heading", "phrase"], lexicon: Lexicon
) -> tuple[tuple[re.Pattern[str], YearPattern], ...]:
    """Return the patterns of *kind*, compiled, each with what it stands for."""
    signs = lexicon.identify.period
    return tuple((re.compile(rule.pattern), rule) for rule in getattr(signs, kind))
