"""The labels: what each line of a report is.

Each is a small function that looks at all the lines of a document, with the
roles found before it, and says which lines it knows the role of; `LABELS` is
their order, and the first to name a line is believed.  What none of them names
is body.  A line that is no body stays, with its role: the stage that looks for
dates, names and mastheads reads just those.
"""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import cache

from summarizer.clean.edits import Stretch
from summarizer.clean.repairs import HAN
from summarizer.lexicon import table
from summarizer.models import Role

Roles = dict[int, Role]
Labelling = Callable[[Sequence[Stretch], Mapping[int, Role]], Iterator[tuple[int, Role]]]

_ENDED = re.compile(r"[。！？!?…][”’」』）)\]\"']*$")
_PROSE = re.compile(r"[，。；、！？,;]")
_DAY = r"(?:19|20)\d\d *[-/年.] *\d{1,2} *(?:[-/月.] *\d{1,2} *日?|月)"
_HAN_DAY = r"[一二][〇○零0一二三四五六七八九]{3}年[一二三四五六七八九十]{1,2}月[一二三四五六七八九十]{0,3}日?"
_DATE = re.compile(rf"[（(]? *(?:{_DAY}|{_HAN_DAY})[\d:： 时分]*[）)]?")
_AGENCY = re.compile(rf"^(?:新华社|中新社|中新网|人民网|本报|央视网)[{HAN}]{{0,8}}(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日(?:讯|电|消息)?$")
_OCCASION = re.compile(rf"^[（(]?(?:[—―－-]+)? *(?:{_DAY}|{_HAN_DAY})?.{{0,6}}在.{{4,40}}(?:会议|大会|全会|会)上?(?:的.{{0,12}}报告|的讲话)?[）)]?$")
_SUBTITLE = re.compile(r"^(?:[—―]+|[-－]{2,}) *\S")
_PARENTHESIS = re.compile(r"^[（(].{2,16}(?:稿|摘要|节选|全文|摘登|草案)[）)]$")
_POST = r"(?:省长|市长|县长|区长|州长|盟长|旗长|乡长|镇长|主席|总理|书记|主任|局长|行署专员|专员)"
_PERSON = re.compile(rf"^[{HAN}]{{0,24}}(?:代|副|代理)?{_POST}[ :：]*[{HAN}](?:[{HAN}·• ]{{0,6}}[{HAN}])$")
_POST_ALONE = re.compile(rf"^[{HAN}]{{2,24}}(?:人民政府|政府|委员会|管委会|省|市|县|区|州)(?:代|副|代理)?{_POST}$")
_NAME = re.compile(rf"^[{HAN}](?: *[{HAN}·]){{1,5}}$")
_BYLINE = re.compile(
    r"^[（(【\[]?[■●□◆▲ ]*(?:本报|本网|本台|[^，。；：]{2,12}(?:日报|网|台))?(?:全媒体|首席|见习|特约)?(?:记者|通讯员|特约记者)"
    r"[ /：:]*[^，。；]{2,40}$"
)
_CAPTION = re.compile(
    r"^[（(【\[▲△↑↓←→ ]*(?:资料图片?|资料照片|图为|[上下左右]图|图[①-⑳一二三四五六\d]{1,2}[ 为：:]|图片来源|图片由|配图|题图)"
    r"|(?:摄影报道|[^。，]{0,24}摄|供图|图片由.{2,20}提供)[）)]?$"
)
_DELIVERED = re.compile(r"作(?:了)?(?:政府)?工作报告。?$")
_SALUTATION = re.compile(r"^(?:尊敬的)?各位(?:代表|委员|同志|领导|来宾|老师)[^。，]{0,16}[：:！!，,]?$|^同志们[：:！!，,]?$")
_CONTENTS = re.compile(r"^目 *[录次]$")
_LEADER = re.compile(r"(?:\.{3,}|…{2,}|·{3,}|。{3,}|-{4,}) *[（(]?\d{1,3}[）)]?$")
_FOLIO = re.compile(r"^(?:[-—–－·~ ]+\d{1,3}[-—–－·~ ]+|第 *\d{1,3} *页.{0,10})$")
_NUMBERED = re.compile(rf"^(?:第?[一二三四五六七八九十]+[、．.章节是]|[（(][一二三四五六七八九十\d]+[）)]|\d+[、．.]|第[{HAN}]{{1,2}}，)")
_TITLED = re.compile(r"(?:报告|总结|讲话|综述|纪实|公报|述评|分析|情况|汇报|回眸|回顾|展望|巡礼|要点|计划|规划|纲要)$")
_TYPE = re.compile(r"(?:工作|公报|报告|总结|讲话|文件|专题|要闻)")


def bare(text: str) -> str:
    """Return the letters and digits of *text* alone.

    >>> bare("【 打印本页 】")
    '打印本页'
    """
    return re.sub(r"[\W_]+", "", text)


@cache
def _words() -> frozenset[str]:
    return frozenset(bare(word) or word for word in table("noise")["words"])


@cache
def _pattern(name: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{p})" for p in table("noise")[name]), re.IGNORECASE)


@cache
def _fields() -> tuple[re.Pattern[str], Mapping[str, Role]]:
    roles = {name: role for role, names in table("noise")["fields"].items() for name in names}
    names = "|".join(sorted(map(re.escape, roles), key=len, reverse=True))
    return re.compile(rf"^[（(【\[]? *({names}) *[：:] *"), roles


def is_prose(text: str) -> bool:
    """Tell a line of running text, whole or broken off, from a heading or a menu's.

    >>> is_prose("全年生产总值增长8%，财政收入增长9%。"), is_prose("政府信息公开"), is_prose("一、2023年工作回顾")
    (True, False, False)
    """
    return (len(text) >= 12 and bool(_PROSE.search(text)) and not _NUMBERED.match(text)) or len(text) >= 60


# -- the labels ---------------------------------------------------------------


def repeated(lines: Sequence[Stretch], roles: Mapping[int, Role]) -> Iterator[tuple[int, Role]]:
    """A page whose text was drawn from nested tables says the same thing over and over.

    The later copies of a passage of at least three paragraphs go; one sentence
    said twice is the author's.
    """
    texts = [bare(line.text) for line in lines]
    first: dict[str, int] = {}
    for at, text in enumerate(texts):
        if len(text) >= 30:
            first.setdefault(text, at)
    at = 0
    while at < len(lines):
        source = first.get(texts[at], at)
        if source >= at:
            at += 1
            continue
        start, end = at, at + 1
        while start > source + 1 and source - (at - start) - 1 >= 0 and texts[start - 1] == texts[source - (at - start) - 1]:
            start -= 1
        while end < len(lines) and source + end - at < start and texts[end] == texts[source + end - at]:
            end += 1
        if sum(len(text) >= 30 for text in texts[start:end]) >= 3:
            yield from ((i, "navigation") for i in range(start, end))
        at = end


def scripts(lines: Sequence[Stretch], roles: Mapping[int, Role]) -> Iterator[tuple[int, Role]]:
    """Comments and scripts of the page's source that stayed in its text."""
    inside = False
    for at, line in enumerate(lines):
        if not inside and re.match(r"<!--|<script|<style", line.text, re.IGNORECASE):
            inside = any(re.search(r"-->|</script|</style", x.text, re.IGNORECASE) for x in lines[at : at + 200])
        if inside:
            yield at, "navigation"
            inside = not re.search(r"-->|</script|</style", line.text, re.IGNORECASE)


def asides(lines: Sequence[Stretch], roles: Mapping[int, Role]) -> Iterator[tuple[int, Role]]:
    """What the format itself sets apart from the text."""
    yield from ((at, "navigation") for at, line in enumerate(lines) if line.raw.aside)


def furniture(lines: Sequence[Stretch], roles: Mapping[int, Role]) -> Iterator[tuple[int, Role]]:
    """Menus, tool bars, pagers and breadcrumbs by their own words; page numbers; lone marks."""
    trail = False
    for at, line in enumerate(lines):
        short = len(line.text) < 80 or "://" in line.text
        known = bare(line.text) in _words() or (short and _pattern("starts").match(line.text))
        lone = not bare(line.text)
        follows = trail and len(line.text) <= 14 and not _PROSE.search(line.text)
        if known or lone or follows or _FOLIO.match(line.text):
            yield at, "navigation"
        # Behind "当前位置" and between ">" stand the page's ancestors.
        if re.match(r"(当前|所在|您的|您现在的|您当前的)位置", line.text):
            trail = "：" in line.text[-1] or ":" in line.text[-1] or bare(line.text) in _words()
        elif trail:
            trail = bool(re.match(r"[>＞»/]+$", line.text)) or (
                at + 1 < len(lines) and bool(re.match(r"[>＞»/]+$", lines[at + 1].text))
            )


def contents(lines: Sequence[Stretch], roles: Mapping[int, Role]) -> Iterator[tuple[int, Role]]:
    """A page of contents, and lines that a page repeats at its head or foot."""
    listed = False
    for at, line in enumerate(lines):
        entry = re.sub(r"[\W_]*\d{1,3}$", "", line.text)
        if _CONTENTS.match(line.text):
            listed = True
            yield at, "navigation"
        elif _LEADER.search(line.text):
            yield at, "navigation"
        elif listed:
            listed = len(line.text) < 40 and not _ENDED.search(line.text) and any(
                bare(entry) == bare(x.text) for x in lines[at + 1 :]
            )
            if listed:
                yield at, "navigation"
    pages: dict[str, set[int]] = {}
    for line in lines:
        if line.raw.page is not None and len(line.text) < 40:
            pages.setdefault(bare(re.sub(r"\d+", "", line.text)), set()).add(line.raw.page)
    for at, line in enumerate(lines):
        if line.raw.page is None or len(line.text) >= 40 or _ENDED.search(line.text):
            continue
        edge = at == 0 or at + 1 == len(lines) or lines[at - 1].raw.page != line.raw.page
        edge = edge or lines[at + 1].raw.page != line.raw.page
        if edge and (len(pages[bare(re.sub(r"\d+", "", line.text))]) >= 3 or re.fullmatch(r"[\W_]*\d{1,3}[\W_]*", line.text)):
            yield at, "navigation"


def fields(lines: Sequence[Stretch], roles: Mapping[int, Role]) -> Iterator[tuple[int, Role]]:
    """Lines such as 来源：…, 发布时间：…, 责任编辑：…; a value may stand on the next line."""
    pattern, names = _fields()
    for at, line in enumerate(lines):
        match = pattern.match(line.text)
        if not match or len(line.text) >= 90 or (_ENDED.search(line.text) and len(line.text) > 30):
            continue
        yield at, names[match[1]]
        if match.end() == len(line.text) and at + 1 < len(lines) and names[match[1]] != "title":
            value = lines[at + 1].text
            if len(value) <= 20 and not _PROSE.search(value) and not pattern.match(value):
                fits = _DATE.match(value) if "时间" in match[1] or "日期" in match[1] else not _DATE.match(value)
                if fits and not _NUMBERED.match(value):
                    yield at + 1, names[match[1]]


def datelines(lines: Sequence[Stretch], roles: Mapping[int, Role]) -> Iterator[tuple[int, Role]]:
    """Dates that stand alone or with the page's source, and the agency's 某年某月某日电."""
    for at, line in enumerate(lines):
        short = len(line.text) < 90 and not _ENDED.search(line.text)
        date = _DATE.match(line.text)
        alone = date and (date.end() == len(line.text) or re.search(r"来源|阅读|浏览|字[体号]|作者|编辑|日报|网", line.text[date.end() :]))
        behind = re.match(r"^[^，。；]{0,30}(?:网|日报|门户网站)", line.text) and re.search(_DAY, line.text)
        if short and (alone or behind or _AGENCY.match(line.text)) and not _OCCASION.match(line.text):
            yield at, "dateline"


def bylines(lines: Sequence[Stretch], roles: Mapping[int, Role]) -> Iterator[tuple[int, Role]]:
    """Who wrote or delivered the report: ■ 记者 某某; 某县人民政府县长 某某, over one line or two."""
    for at, line in enumerate(lines):
        if len(line.text) > 45 or _CAPTION.search(line.text):
            continue
        if _BYLINE.match(line.text):
            yield at, "byline"
        elif at < 60 and (_PERSON.match(line.text) or _POST_ALONE.match(line.text)):
            yield at, "byline"
            if _POST_ALONE.match(line.text) and at + 1 < len(lines) and _NAME.match(lines[at + 1].text):
                yield at + 1, "byline"


def captions(lines: Sequence[Stretch], roles: Mapping[int, Role]) -> Iterator[tuple[int, Role]]:
    """Words under pictures: marked 图为, （资料图片）, 某某 摄, or telling how the report was delivered."""
    for at, line in enumerate(lines):
        if len(line.text) < 130 and _CAPTION.search(line.text):
            yield at, "caption"
        elif len(line.text) < 90 and _DELIVERED.search(line.text) and "我" not in line.text and "将" not in line.text:
            yield at, "caption"


def unmarked_captions(lines: Sequence[Stretch], roles: Mapping[int, Role]) -> Iterator[tuple[int, Role]]:
    """A run of short single sentences between the page's particulars and the first paragraph.

    Newspaper pages hang all pictures of an article above its text, and their
    words come as lines of their own.  One or two such lines could be a lead;
    three in a row, each a single short sentence, are captions.
    """
    run: list[int] = []
    met = False
    for at, line in enumerate(lines):
        if roles.get(at) in ("dateline", "byline"):
            met, run = True, []
        elif at in roles or not met:
            continue
        elif len(line.text) < 50 and len(re.findall("[。！？]", line.text)) == 1 and _ENDED.search(line.text):
            run.append(at)
        else:
            break
    if len(run) >= 3:
        yield from ((at, "caption") for at in run)


def salutations(lines: Sequence[Stretch], roles: Mapping[int, Role]) -> Iterator[tuple[int, Role]]:
    """各位代表： alone on a line says nothing."""
    yield from ((at, "navigation") for at, line in enumerate(lines) if _SALUTATION.match(line.text))


def summaries(lines: Sequence[Stretch], roles: Mapping[int, Role]) -> Iterator[tuple[int, Role]]:
    """A box that repeats the beginning of the text, and the word that introduces it."""
    names = set(table("noise")["summary"])
    for at, line in enumerate(lines[:60]):
        if bare(line.text) in names:
            yield at, "navigation"
        text = bare(line.text)
        if len(text) < 60:
            continue
        following = "".join(bare(x.text) for x in lines[at + 1 : at + 40])
        # A box breaks off in mid-sentence, so only its beginning must be found.
        if text[: int(len(text) * 0.8)] in following[: 2 * len(text) + 200]:
            yield at, "navigation"


def _start(lines: Sequence[Stretch], roles: Mapping[int, Role]) -> int:
    """Return where running text begins: a line of prose that others follow."""
    rest = [at for at in range(len(lines)) if at not in roles]
    # A title may hold a comma: only a whole sentence or a long line surely is text.
    prose = [
        is_prose(lines[at].text) and (len(lines[at].text) >= 40 or bool(re.search("[。；！？]", lines[at].text)))
        for at in rest
    ]
    for i, at in enumerate(rest):
        if prose[i] and (sum(prose[i + 1 : i + 6]) >= 2 or sum(prose[i:]) < 3):
            return at
    return rest[0] if rest else 0


def menus(lines: Sequence[Stretch], roles: Mapping[int, Role]) -> Iterator[tuple[int, Role]]:
    """Menus one word a line, above the text: at least six short lines together, and all above them."""
    start = _start(lines, roles)
    run: list[int] = []
    last = 0
    for at in range(start):
        text = lines[at].text
        if roles.get(at) in (None, "navigation") and len(text) <= 12 and not _PROSE.search(text) and not _NUMBERED.match(text):
            run.append(at)
        elif at not in roles:
            run = []
        if len(run) >= 6:
            last = run[-1] + 1
    for at in range(last):
        if at not in roles and not (_TITLED.search(lines[at].text) and len(lines[at].text) >= 6):
            yield at, "navigation"


def feet(lines: Sequence[Stretch], roles: Mapping[int, Role]) -> Iterator[tuple[int, Role]]:
    """The page's foot: everything from its first notice on, behind the last paragraph."""
    foot = _pattern("foot")
    end = len(lines)
    for at in reversed(range(len(lines))):
        text = lines[at].text
        if at in roles and roles[at] != "title":
            end = at if roles[at] in ("navigation", "credit") else end
        elif foot.match(text) and len(text) < 120:
            yield at, "navigation"
            end = at
        elif is_prose(text) or _ENDED.search(text) or lines[at].raw.cells or _NUMBERED.match(text):
            break
    last = at if lines else 0
    behind = [i for i in range(last + 1, len(lines)) if i not in roles]
    marked = [i for i in range(last + 1, len(lines)) if roles.get(i) == "navigation" or foot.match(lines[i].text)]
    for i in behind:
        if (marked and i > marked[0]) or len(behind) >= 6:
            yield i, "navigation"


def columns(lines: Sequence[Stretch], roles: Mapping[int, Role]) -> Iterator[tuple[int, Role]]:
    """The name of a newspaper's column, in 【】 before the title."""
    for at, line in enumerate(lines[:40]):
        if re.fullmatch(r"【[^】]{4,60}】", line.text):
            yield at, "navigation"


def titles(lines: Sequence[Stretch], roles: Mapping[int, Role]) -> Iterator[tuple[int, Role]]:
    """The title above the text, said once or twice, its subtitle, and what else stands among them."""
    start = _start(lines, roles)
    head = [at for at in range(start) if at not in roles]
    furnished = any(roles.get(at) in ("navigation", "dateline") for at in range(start))
    subtitles = {at for at in head if _OCCASION.match(lines[at].text) or _PARENTHESIS.match(lines[at].text)}
    candidates = [
        at
        for at in head
        if at not in subtitles and not _ENDED.search(lines[at].text) and len(lines[at].text) <= 70
        and not _NUMBERED.match(lines[at].text) and not _SUBTITLE.match(lines[at].text)
    ]
    named = next((at for at in range(start) if roles.get(at) == "title"), None)
    chosen = named if named is not None else _title(lines, candidates, furnished)
    yield from ((at, "subtitle") for at in sorted(subtitles))
    if chosen is None:
        return
    if chosen != named:
        yield chosen, "title"
    said = bare(re.sub(r"^[^：:]{2,6}[：:]", "", lines[chosen].text) if chosen == named else lines[chosen].text)
    metadata = max((at for at in range(start) if roles.get(at) in ("dateline", "byline") or at in subtitles), default=-1)
    for at in head:
        text = bare(re.split("[—―]{2}", lines[at].text)[0])
        if at == chosen or at in subtitles:
            continue
        if at < chosen:
            yield at, "title" if text == said else "navigation"
        elif _SUBTITLE.match(lines[at].text):
            yield at, "subtitle"
        elif text.isdigit():
            yield at, "navigation"
        elif at in candidates and len(text) > 3 and (text in said or said in text):
            yield at, "title"
        elif at in candidates and at < metadata and _TITLED.search(text):
            yield at, "title"
        elif at in candidates and at == chosen + 1 and at < metadata:
            # A title over two lines, or with its second half as a line below.
            yield at, "title"
        elif at in candidates and at < metadata and len(text) <= 12 and furnished:
            yield at, "navigation"


def _title(lines: Sequence[Stretch], candidates: Sequence[int], furnished: bool) -> int | None:
    if not candidates:
        return None
    if not furnished:
        return candidates[0]
    for at, following in zip(candidates, [*candidates[1:], -1], strict=True):
        text = lines[at].text
        # The site's name for the kind of document stands above the document's own title.
        category = following > 0 and bare(lines[following].text).endswith(bare(text)) and len(text) <= 6
        if not category and (_TITLED.search(text) or len(text) >= 9):
            return at
    return candidates[0]


LABELS: tuple[Labelling, ...] = (
    scripts,
    repeated,
    asides,
    contents,
    furniture,
    fields,
    datelines,
    captions,
    bylines,
    salutations,
    summaries,
    unmarked_captions,
    feet,
    menus,
    columns,
    titles,
)


def label(lines: Sequence[Stretch], noise: Sequence[str] = ()) -> list[Role]:
    """Return the role of each of *lines*.

    *noise* names lines that are navigation: plain text, or a regular
    expression between slashes.
    """
    roles: Roles = {}
    for at, line in enumerate(lines):
        if any(_matches(entry, line.text) for entry in noise):
            roles[at] = "navigation"
    for labelling in LABELS:
        for at, role in dict(_first(labelling(lines, dict(roles)))).items():
            roles.setdefault(at, role)
    return [roles.get(at, "body") for at in range(len(lines))]


def _first(pairs: Iterator[tuple[int, Role]]) -> Roles:
    found: Roles = {}
    for at, role in pairs:
        found.setdefault(at, role)
    return found


def _matches(entry: str, text: str) -> bool:
    if len(entry) > 2 and entry.startswith("/") and entry.endswith("/"):
        return bool(re.search(entry[1:-1], text))
    return bare(entry) == bare(text)
