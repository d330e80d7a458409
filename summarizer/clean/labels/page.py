"""Labels of what surrounds an article: scripts, menus, tool bars, summaries, contents, the page's foot."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from summarizer.clean.edits import Stretch
from summarizer.clean.labels.marks import (
    PAUSED,
    TITLED,
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


def scripts(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    """Comments and scripts of the page's source that stayed in its text."""
    inside = False
    for at, line in enumerate(lines):
        if not inside and _OPENED.match(line.text):
            # One that is never closed must not swallow the report.
            inside = any(_CLOSED.search(later.text) for later in lines[at : at + 200])
        if inside:
            yield at, "navigation"
            inside = not _CLOSED.search(line.text)


def repeated(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    """The later copies of a passage of at least three paragraphs.

    A page whose text was drawn from nested tables says the same over and over;
    one sentence said twice is the author's.
    """
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


def asides(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    """What the format itself sets apart from the text."""
    yield from ((at, "navigation") for at, line in enumerate(lines) if line.raw.aside)


def contents(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    """A page of contents: what stands under 目录 and is said again below, or leads to a page number."""
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


def headings_above(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    """A page of contents without that word: three lines in a row above the text, each said again in it."""
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


def running_heads(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    """Page numbers, and what the pages of a PDF repeat at their head or foot."""
    pages: dict[str, set[int]] = {}
    for line in lines:
        if line.raw.page is not None and len(line.text) < _LONGEST_HEAD:
            pages.setdefault(_without_number(line.text), set()).add(line.raw.page)
    for at, line in enumerate(lines):
        head = _without_number(line.text) if _is_at_edge(lines, at) and not is_ended(line.text) else None
        if head == "" or (head and len(pages[head]) >= 3):
            yield at, "navigation"


def _is_at_edge(lines: Sequence[Stretch], at: int) -> bool:
    """Return whether a short line is the first or the last of a PDF's page."""
    page = lines[at].raw.page
    if page is None or len(lines[at].text) >= _LONGEST_HEAD:
        return False
    return any(not 0 <= i < len(lines) or lines[i].raw.page != page for i in (at - 1, at + 1))


def _without_number(text: str) -> str:
    return bare(re.sub(r"\d+", "", text))


def furniture(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    """Menus, tool bars, pagers and breadcrumbs by their own words; lines of marks alone."""
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


def _is_known(text: str, lexicon: Lexicon) -> bool:
    """Tell a line of furniture by its words: all of it, half of its items, or how it begins."""
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


def summaries(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    """A box that repeats the beginning of the text, and the word that introduces it."""
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


def notes(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    """The editors' notes that introduce a paper's series: they speak of the paper, not of the place."""
    note, series = re.compile(lexicon.noise.note), re.compile(lexicon.noise.series)
    above = False
    for at, line in enumerate(lines):
        begins = note.match(line.text.lstrip("【[（(■●◆ "))
        if (begins or above) and is_prose(line.text) and series.search(line.text):
            yield at, "navigation"
        above = bool(begins) and not is_prose(line.text)


def feet(lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon) -> Iterator[tuple[int, Role]]:
    """The page's foot: everything from its first notice on, behind the last paragraph."""
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


def menus(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    """Menus one word a line above the text: at least six short lines together, and all above them."""
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
