"""Read what the page says of itself: title, subtitle, newspaper, dates, authors."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.text import HAN
from summarizer.records import Cleaned, Line, Reason

HEAD = 40
"""Lines at the top in which the particulars of a page stand."""

_DATE = re.compile(r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
# 本报讯（记者 张三） in front of the first sentence, （通讯员 李四） or
# （2021年1月6日《某某日报》） behind the last.
_GLUED = re.compile(
    r"讯\s*[（(][^（()）。]{2,40}[）)]|[（(](?=[^（()）]*报)(?=[^（()）]*(?:19|20)\d\d)[^（()）。]{8,40}[）)]\s*$|[（(][^（()）。]{0,8}(?:记者|通讯员)[^（()）。]{1,40}[）)]\s*$"
)
_ALONE = re.compile(r"^[（(]?\s*(?:19|20)\d\d\s*年[\d\s]+月[\d\s]+日\s*[)）]?$")
# 孙 八: a name of two characters is set as wide as one of three.
_WIDE = re.compile(rf"(?<![{HAN}])([{HAN}])[ \u3000]+([{HAN}])(?![{HAN}])")

_MARKED = re.compile(rf"^[■●□◆▲◎]\s*([{HAN}·\s、]{{2,24}})$")
LABEL = 24
"""Length up to which a line behind "来源：" is taken for its value."""


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the page says of itself."""

    title: str | None
    subtitle: str | None
    source: str | None
    published: str | None
    printed: str | None
    authors: tuple[str, ...]
    reasons: tuple[Reason, ...]


def read_imprint(cleaned: Cleaned, lexicon: Lexicon) -> Imprint:
    """Return the particulars of the page.

    A date right behind the newspaper's name, where the page has another, is
    that of the paper.  Authors are those who wrote the text: reporters and
    correspondents, not editors and photographers, and not the mayor who
    delivers a work report.
    """
    reasons: list[Reason] = []
    for role, text, number in _titles(cleaned):
        reasons.append(Reason(role, text, text, number, 1.0))
    is_report = "报告" in "".join(reason.value for reason in reasons)
    for line in _particulars(cleaned.lines, is_report, lexicon):
        for about, value in _said(line.text, lexicon):
            known = [reason.value for reason in reasons if reason.about == about]
            if value not in known and (about == "authors" or not known):
                reasons.append(Reason(about, value, line.text.strip()[:40], line.number, 1.0))
    if not any(reason.about == "source" for reason in reasons):
        # A field says whose text it is; without one, the paper that stands beside the date.
        reasons = [replace(r, about="source") if r.about == "paper" else r for r in reasons]
    reasons = [reason for reason in reasons if reason.about != "paper"]
    if not any(reason.about == "published" for reason in reasons):
        # The only date there is, is the page's as well.
        reasons = [replace(r, about="published") if r.about == "printed" else r for r in reasons]
    first = {reason.about: reason.value for reason in reversed(reasons)}
    return Imprint(
        title=first.get("title"),
        subtitle=first.get("subtitle"),
        source=first.get("source"),
        published=first.get("published"),
        printed=first.get("printed"),
        authors=tuple(reason.value for reason in reasons if reason.about == "authors"),
        reasons=tuple(reasons),
    )


def _titles(cleaned: Cleaned) -> Iterator[tuple[str, str, int | None]]:
    for role in ("title", "subtitle"):
        line = next((line for line in cleaned.lines if line.role == role), None)
        text = re.sub(r"^(?:标题[:：]|[—―─－-]{1,3})", "", line.text.strip()).strip() if line else ""
        if line and text:
            yield role, text, line.number
        elif role == "title" and cleaned.source.title and cleaned.source.title.strip():
            yield role, cleaned.source.title.strip(), None


def _particulars(lines: Sequence[Line], report: bool, lexicon: Lexicon) -> Iterator[Line]:
    """Yield the lines in which the page speaks of itself, and the tags that are glued to the text.

    Under the title of a work report a date alone is that of its delivery.
    """
    for line, following in zip(lines, [*lines[1:], None], strict=False):
        text = line.text.strip()
        if line.role in ("dateline", "byline", "credit"):
            if following and text.endswith(("：", ":")) and len(following.text) < LABEL:
                # A page may set the value on a line of its own.
                yield replace(line, text=f"{text}{following.text.strip()}")
            elif not (report and _ALONE.match(text)):
                yield line
        elif line.role == "body" and (tag := _GLUED.search(text)):
            yield replace(line, text=tag[0])
        elif line.role == "navigation" and _field(lexicon).fullmatch(text) and following:
            yield replace(line, text=f"{text}{following.text.strip()}")


def _said(text: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Yield what a line says about source, published, printed and authors, or the paper beside a date.

    >>> list(_said("2021年3月2日 10阅读 来源：某某日报 2021/01/10", lexicon))
    [('published', '2021-03-02'), ('source', '某某日报'), ('printed', '2021-01-10')]
    """
    words = lexicon.imprint
    for key, value in _fields(text, lexicon):
        if key == "" and (name := _paper(value, lexicon)):
            yield "paper", name
        if key in words.sources:
            if name := _source(value, lexicon):
                yield "source", name
            if date := _date(value):
                yield "printed", date
        elif (date := _date(value)) and (key in words.dates or key in ("", "作者")):
            yield "published", date
    for name in _authors(text, lexicon):
        yield "authors", name


@derived
def _field(lexicon: Lexicon) -> re.Pattern[str]:
    words = lexicon.imprint
    names = sorted((*words.sources, *words.dates, *words.fields), key=len, reverse=True)
    return re.compile(rf"({'|'.join(map(re.escape, names))})\s*[:：]")


def _fields(text: str, lexicon: Lexicon) -> Iterator[tuple[str, str]]:
    """Yield the fields of a dateline; what stands before the first has no key.

    >>> list(_fields("2021年3月2日 10阅读 来源：某某日报 2021/01/10", lexicon))
    [('', '2021年3月2日 10阅读'), ('来源', '某某日报 2021/01/10')]
    """
    marks = list(_field(lexicon).finditer(text))
    ends = [*(mark.start() for mark in marks), len(text)]
    if before := text[: ends[0]].strip():
        yield "", before
    for mark, end in zip(marks, ends[1:], strict=True):
        yield mark[1], text[mark.end() : end].strip(" \t\u3000?？|")


def _source(value: str, lexicon: Lexicon) -> str | None:
    """Return the newspaper or site that a field names.

    >>> values = "某某日报 2021/01/10", "《某某日报》 记者 张三", "某 某 数据网"
    >>> [_source(value, lexicon) for value in values]
    ['某某日报', '某某日报', '某某数据网']
    >>> _source("https://example.org/1.html", lexicon), _source("网络", lexicon)
    (None, None)
    """
    tag, stop = _writers(lexicon)
    name = re.split(r"[|｜]|\s{2,}", tag.split(stop.split(_DATE.split(value)[0])[0])[0].strip())[0]
    name = re.sub(r"\s", "", name).strip('《》“”"（）()：:，,')
    known = name not in lexicon.imprint.no_source
    return name if name and known and "://" not in name and len(name) <= LABEL else None


def _paper(text: str, lexicon: Lexicon) -> str | None:
    """Return the newspaper that stands alone beside a date, or tells the news (某某日报讯).

    >>> _paper("某某日报 2024-01-09 记者 张三", lexicon), _paper("2024年1月9日 《某某晚报》", lexicon)
    ('某某日报', '某某晚报')
    >>> _paper("某某日报讯（记者 张三）", lexicon), _paper("某某日报记者 张三", lexicon)
    ('某某日报', None)
    """
    papers = "|".join(map(re.escape, lexicon.imprint.papers))
    if told := re.match(rf"([{HAN}]{{2,12}}?(?:{papers})网?)(?:讯|消息)", text):
        return told[1]
    if not _DATE.search(text):
        return None
    words = re.split(r"[\s|｜（）()]+", _DATE.sub(" ", re.sub(r"(?<=\d)日", "", text)))
    names = (re.fullmatch(rf"《?([{HAN}]{{2,12}}(?:{papers}))》?", word) for word in words)
    return next((name[1] for name in names if name), None)


def _date(text: str) -> str | None:
    """Return the first date of *text*, YYYY-MM-DD."""
    for year, month, day in _DATE.findall(text):
        if 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
            return f"{year}-{int(month):02}-{int(day):02}"
    return None


@derived
def _writers(lexicon: Lexicon) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return what stands in front of authors' names, and what ends them."""
    writers = "|".join(map(re.escape, lexicon.imprint.writers))
    others = "|".join(map(re.escape, lexicon.imprint.others))
    return re.compile(rf"(?:{writers})[：:/\s■●]*"), re.compile(rf"{others}|[。；;！!?？]|$")


def _authors(text: str, lexicon: Lexicon) -> Iterator[str]:
    """Yield the names behind 记者, 通讯员, 文字统筹 and the like, or alone behind a mark.

    >>> list(_authors("（本报记者 张三 通讯员 县委办 李四、欧阳小五）", lexicon))
    ['张三', '李四', '欧阳小五']
    >>> list(_authors("策划：赵六 文字统筹：钱七 孙 八 摄影：周九", lexicon))
    ['钱七', '孙八']
    >>> list(_authors("■ 张三 李四", lexicon)), list(_authors("记者 买买提·吐尔逊 次仁卓玛", lexicon))
    (['张三', '李四'], ['买买提·吐尔逊', '次仁卓玛'])
    >>> list(_authors("作者：中国县域", lexicon)), list(_authors("记者 吴十 摄", lexicon))
    ([], [])
    """
    tag, stop = _writers(lexicon)
    words = lexicon.imprint
    marks = list(tag.finditer(text))
    if not marks and (alone := _MARKED.match(text.strip())):
        names = _split(alone[1])
        yield from names if all(_is_person(name, lexicon) for name in names) else ()
    for mark in marks:
        rest = text[mark.end() :]
        end = stop.search(rest)
        if end and end[0] == "摄":
            # 记者 吴十 摄: who took the picture.
            continue
        rest = tag.split(rest[: end.start()] if end else rest)[0]
        reporter = mark[0].startswith(words.reporters)
        for name in _split(
            re.sub(r"(?:本报|本网|本台|全媒体|融媒体?|特约|见习|实习|首席)+$", "", rest.strip())
        ):
            if _is_person(name, lexicon) or (reporter and _may_be_person(name, lexicon)):
                yield name
            elif not name.endswith(words.offices):
                break


def _split(names: str) -> list[str]:
    return [
        name
        for name in re.split(r"[\s、,，/|;；（）()\[\]【】■●*]+", _WIDE.sub(r"\1\2", names.strip()))
        if name
    ]


def _is_person(name: str, lexicon: Lexicon) -> bool:
    """Whether *name* may be a person's: a known family name and one or two characters, or one with dots.

    >>> names = "张三", "欧阳小五", "买买提·吐尔逊", "某某县域网", "本报"
    >>> [_is_person(name, lexicon) for name in names]
    [True, True, True, False, False]
    """
    words = lexicon.imprint
    if "·" in name:
        return bool(re.fullmatch(rf"[{HAN}·]{{3,15}}", name))
    if not re.fullmatch(rf"[{HAN}]{{2,4}}", name):
        return False
    return name.startswith(words.compound) or (name[0] in words.surnames and len(name) <= 3)


def _may_be_person(name: str, lexicon: Lexicon) -> bool:
    """Whether *name* may be that of a person of a people with other names."""
    return bool(re.fullmatch(rf"[{HAN}]{{2,4}}", name)) and not name.endswith(lexicon.imprint.offices)
