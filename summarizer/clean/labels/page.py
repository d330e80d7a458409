"""Labels of what surrounds an article: scripts, menus, tool bars, summaries, contents, the page's foot."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from summarizer.clean.edits import Stretch
from summarizer.clean.labels.marks import (
    PAUSED,
    TITLED,
    LabelRule,
    bare,
    foot,
    is_prose,
    known_words,
    start_of_text,
    starts,
)
from summarizer.lexicon import Lexicon
from summarizer.lexicon.text import CLAUSES, NUMBERED, STOPS, is_ended, is_marked
from summarizer.records import Role
from summarizer.rule import Rule

_OPENED = re.compile(r"<!--|<script|<style", re.IGNORECASE)
_CLOSED = re.compile(r"-->|</script|</style", re.IGNORECASE)
_TRAIL = re.compile("[您现当前所在的]{2,7}位置")
_ARROW = re.compile(r"[>＞»/]+$")
_BREADCRUMB = re.compile(
    r"[^，。；：！？、>＞»›→]{2,14}(?: *(?:>>|＞＞|[>＞»›→]) *[^，。；：！？、>＞»›→]{2,14}){2,}"
)
_SITES = re.compile(r"[^，。；：:！？、|｜\d]{2,10}(?: *[|｜] *[^，。；：:！？、|｜\d]{2,10}){2,}")
"""The names of sites or sections in a row: 某某网 | 某某日报 | 数字报."""
_CONTENTS = re.compile(r"目\s*[录次]$|CONTENTS$", re.IGNORECASE)
_LEADER = re.compile(r"(?:\.{3,}|…{2,}|·{3,}|。{3,}|-{4,}) *[（(]?\d{1,3}[）)]?$")
_PAGE = re.compile(r"[.．…·。\s]{2,}\s*[（(]?\d{1,4}[)）]?$")
"""The page number behind an entry of a contents page, and what leads to it."""
_LONGEST_ENTRY = 60
"""Characters; an entry of a contents page is shorter."""
_ENTRIES = 3
"""So many lines in a row that are said again are a contents page, whatever stands above them."""
_LONGEST_HEAD = 40
"""Characters; what pages repeat at their edge is shorter."""
_FOOT = 6
"""So many lines behind the last paragraph are the page's, whatever they say."""


def _script(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    inside = False
    for at, line in enumerate(lines):
        if not inside and _OPENED.match(line.text):
            # One that is never closed must not swallow the report.
            inside = any(_CLOSED.search(later.text) for later in lines[at : at + 200])
        if inside:
            yield at, "navigation"
            inside = not _CLOSED.search(line.text)


SCRIPTS: LabelRule = Rule(
    name="script of the page",
    why="Comments and scripts of a page's source may stay in its text, over many lines.",
    shows=(("<script>\nvar a = 1\n</script>\n¶", "navigation 1 2 3"),),
    spares=("<script>\n¶\n¶",),
    read=_script,
)


def _repeated(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    texts = [bare(line.text) for line in lines]
    first: dict[str, int] = {}
    for at, text in enumerate(texts):
        if len(text) >= 30:
            first.setdefault(text, at)
    at = 0
    while at < len(lines):
        source = first.get(texts[at], at)
        if source == at:
            at += 1
            continue
        shift = at - source
        start, end = at, at + 1
        while start - 1 - shift >= 0 and start - 1 > source and texts[start - 1] == texts[start - 1 - shift]:
            start -= 1
        while end < len(lines) and end - shift < start and texts[end] == texts[end - shift]:
            end += 1
        if sum(len(text) >= 30 for text in texts[start:end]) >= 3:
            yield from ((i, "navigation") for i in range(start, end))
        at = end


REPEATED: LabelRule = Rule(
    name="passage said again",
    why="A page whose text was drawn from nested tables repeats it; one sentence said twice is the author's.",
    shows=(("¶1\n¶2\n¶3\n¶1\n¶2\n¶3", "navigation 4 5 6"),),
    spares=("¶1\n¶2\n¶3\n¶1",),
    read=_repeated,
)


def _aside(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    yield from ((at, "navigation") for at, line in enumerate(lines) if line.raw.aside)


ASIDES: LabelRule = Rule(
    name="set aside by the format",
    why="A format may tell what stands beside the text: navigation in HTML, headers and footers in Word.",
    shows=(("¦ 县情概览\n¶", "navigation 1"),),
    spares=("县情概览\n¶",),
    read=_aside,
)


def _contents(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    listed = False
    last: dict[str, int] = {}
    for at, line in enumerate(lines):
        if _CONTENTS.match(line.text):
            listed = True
            last = last or {bare(below.text): i for i, below in enumerate(lines)}
            yield at, "navigation"
        elif _LEADER.search(line.text):
            yield at, "navigation"
        elif listed:
            entry = bare(re.sub(r"\W*\d{1,3}$", "", line.text))
            listed = len(line.text) < _LONGEST_ENTRY and last.get(entry, at) > at
            if listed:
                yield at, "navigation"


CONTENTS: LabelRule = Rule(
    name="contents page",
    why="What stands under 目录 and is said again below, or leads to a page number, says nothing of its own.",
    shows=(
        ("目录\n一、回顾\n二、展望\n一、回顾\n¶\n二、展望\n¶", "navigation 1 2 3"),
        ("二、主要工作......7\n¶", "navigation 1"),
    ),
    spares=("一、回顾\n¶\n二、展望\n¶",),
    read=_contents,
)


def _headings_above(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    start = start_of_text(lines, roles)
    entries = {
        at: entry
        for at in range(start)
        if at not in roles and len(text := lines[at].text) < _LONGEST_ENTRY and not is_marked(text)
        if len(entry := bare(_PAGE.sub("", text))) >= 4
    }
    if len(entries) < _ENTRIES:
        return
    plain = [bare(line.text[: 2 * _LONGEST_ENTRY]) for line in lines]
    again = [at for at, entry in entries.items() if any(text.startswith(entry) for text in plain[at + 1 :])]
    for _, run in groupby(enumerate(again), key=lambda pair: pair[1] - pair[0]):
        places = [at for _, at in run]
        # A text torn into pieces says some of them again and again; a list of headings names each once.
        if len(places) >= _ENTRIES and len({entries[at] for at in places}) == len(places):
            yield from ((at, "navigation") for at in places)


HEADINGS_ABOVE: LabelRule = Rule(
    name="contents page without its word",
    why="Three lines in a row above the text, each said again in it, list the headings of the report.",
    shows=(
        (
            "云岭县政府工作报告\n推进产业升级\n改善城乡面貌\n保障民生福祉\n¶\n¶"
            "\n推进产业升级，新建厂房12栋。\n改善城乡面貌，修路40公里。\n保障民生福祉，新建学校4所。\n¶",
            "navigation 2 3 4",
        ),
    ),
    spares=("云岭县政府工作报告\n推进产业升级\n改善城乡面貌\n保障民生福祉\n¶\n¶",),
    read=_headings_above,
)


def _page_edges(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    pages: dict[str, set[int]] = {}
    for line in lines:
        if line.raw.page is not None and len(line.text) < _LONGEST_HEAD:
            pages.setdefault(_without_number(line.text), set()).add(line.raw.page)
    for at, line in enumerate(lines):
        head = _without_number(line.text) if _is_at_edge(lines, at) and not is_ended(line.text) else None
        if head == "" or (head and len(pages[head]) >= 3):
            yield at, "navigation"


PAGE_EDGES: LabelRule = Rule(
    name="head or foot of a page",
    why="The pages of a PDF repeat a line at their head or foot, and number themselves there.",
    shows=(
        ("云岭县工作报告\n¶\n\f云岭县工作报告\n¶\n\f云岭县工作报告\n¶", "navigation 1 3 5"),
        ("¶\n12\n\f¶\n13", "navigation 2 4"),
    ),
    spares=("云岭县工作报告\n¶\n云岭县工作报告\n¶\n云岭县工作报告\n¶",),
    read=_page_edges,
)


def _is_at_edge(lines: Sequence[Stretch], at: int) -> bool:
    """Return whether a short line is the first or the last of a PDF's page."""
    page = lines[at].raw.page
    if page is None or len(lines[at].text) >= _LONGEST_HEAD:
        return False
    return any(not 0 <= i < len(lines) or lines[i].raw.page != page for i in (at - 1, at + 1))


def _without_number(text: str) -> str:
    return bare(re.sub(r"\d+", "", text))


def _boilerplate(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    trail = False
    for at, line in enumerate(lines):
        text = line.text
        follows = trail and len(text) <= 14 and not PAUSED.search(text)
        if follows or _is_known(text, lexicon) or _is_trail(text):
            yield at, "navigation"
        # Behind "当前位置：" and between ">" stand the page's ancestors.
        if _TRAIL.match(text):
            trail = bare(text) in known_words(lexicon)
        elif trail:
            following = lines[at + 1].text if at + 1 < len(lines) else ""
            trail = bool(_ARROW.match(text) or _ARROW.match(following))


BOILERPLATE: LabelRule = Rule(
    name="words of the site",
    why="Menus, tool bars, pagers and breadcrumbs are known by their own words, which the lexicon lists.",
    shows=(
        ("【打印本页】\n¶", "navigation 1"),
        ("首页 > 政务公开 > 工作报告\n¶", "navigation 1"),
    ),
    spares=("打印店开业，方便群众办事，深受好评。\n¶",),
    read=_boilerplate,
)


def _is_known(text: str, lexicon: Lexicon) -> bool:
    """Tell a line of boilerplate by its words: all of it, half of its items, or how it begins."""
    known = known_words(lexicon)
    if bare(text) in known:
        return True
    if len(text) >= 80 and "://" not in text:
        return False
    items = re.split(r"[ |｜/>]+", text)
    menu = len(items) > 1 and 2 * sum(bare(item) in known for item in items) >= len(items)
    return menu or starts(lexicon).match(text) is not None


def _is_trail(text: str) -> bool:
    """Tell a row of the names of sites or of a page's ancestors, and a line of marks alone."""
    # A lone comma is what a link left of its sentence.
    lone = not bare(text) and not re.search(f"[{STOPS}{CLAUSES}]", text)
    return lone or bool(_SITES.fullmatch(text) or _BREADCRUMB.fullmatch(text))


def _summary(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    names = set(lexicon.noise.summary)
    texts = [bare(line.text) for line in lines[:100]]
    for at, text in enumerate(texts[:60]):
        if text in names:
            yield at, "navigation"
        elif len(text) >= 60:
            following = "".join(texts[at + 1 : at + 40])
            # A box breaks off in mid-sentence, so only its beginning must be found.
            if text[: int(len(text) * 0.8)] in following[: 2 * len(text) + 200]:
                yield at, "navigation"


SUMMARIES: LabelRule = Rule(
    name="summary of the text",
    why="A box above the text repeats its beginning.",
    shows=(("核心提示\n¶", "navigation 1"),),
    spares=("¶\n¶",),
    read=_summary,
)


def _note(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    note, series = re.compile(lexicon.noise.note), re.compile(lexicon.noise.series)
    above = False
    for at, line in enumerate(lines):
        begins = note.match(line.text.lstrip("【[（(■●◆ "))
        if (begins or above) and is_prose(line.text) and series.search(line.text):
            yield at, "navigation"
        above = bool(begins) and not is_prose(line.text)


NOTES: LabelRule = Rule(
    name="editors' note on a series",
    why="The note that introduces a paper's series speaks of the paper, not of the place.",
    shows=(("编者按：为展现各地新貌，本报今起推出系列报道，敬请关注。\n¶", "navigation 1"),),
    spares=("编者按：全县上下团结一心，办成了一批群众盼望的实事。\n¶",),
    read=_note,
)


def _page_foot(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    notice = foot(lexicon)

    def is_text(at: int) -> bool:
        text = lines[at].text
        if at in roles or (notice.match(text) and len(text) < 120):
            return False
        return is_prose(text) or is_ended(text) or bool(lines[at].raw.cells or NUMBERED.match(text))

    behind = next((at for at in reversed(range(len(lines))) if is_text(at)), -1) + 1
    rest = range(behind, len(lines))
    notices = (at for at in rest if roles.get(at) == "navigation" or notice.match(lines[at].text))
    unknown = [at for at in rest if at not in roles]
    # Without a notice so many lines are hardly a signature.
    first = behind if len(unknown) >= _FOOT else next(notices, len(lines))
    yield from ((at, "navigation") for at in unknown if at >= first)


PAGE_FOOT: LabelRule = Rule(
    name="foot of the page",
    why="From its first notice on, what stands behind the last paragraph is the page's.",
    shows=(("¶\n¶\n版权所有：云岭县人民政府\n云岭县信息中心", "navigation 3 4"),),
    spares=("¶\n¶\n云岭县人民政府",),
    read=_page_foot,
)


def _menu(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    start = start_of_text(lines, roles)
    run = end = 0
    for at in range(start):
        text = lines[at].text
        # What stands right above a date or an author is the title, however short.
        if at not in roles and len(text) >= 6 and roles.get(at + 1) in ("dateline", "byline"):
            break
        if roles.get(at, "navigation") == "navigation" and len(text) <= 12 and not PAUSED.search(text):
            run = 0 if NUMBERED.match(text) else run + 1
        elif at not in roles:
            run = 0
        if run >= 6:
            end = at + 1
    for at in range(end):
        if at not in roles and not (TITLED.search(lines[at].text) and len(lines[at].text) >= 6):
            yield at, "navigation"


MENUS: LabelRule = Rule(
    name="menu one word a line",
    why="At least six short lines together above the text are a menu, and so is all above them.",
    shows=(
        (
            "走进云岭\n今日要闻\n乡镇动态\n部门动态\n魅力旅游\n专题专栏\n云岭县政府工作报告\n¶",
            "navigation 1 2 3 4 5 6",
        ),
    ),
    spares=("走进云岭\n今日要闻\n云岭县政府工作报告\n¶",),
    read=_menu,
)
