"""Labels of what stands between the page's menus and the text: title, subtitle, a column's name."""

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import chain, pairwise

from summarizer.clean.edits import Stretch
from summarizer.clean.labels.marks import OCCASION, OFFICES, bare, start_of_text
from summarizer.lexicon.text import NUMBERED, is_ended
from summarizer.records import Role

_DASHED = re.compile(r"^(?:[—―]+|[-－]{2,}) *\S")
_VERSION = re.compile(r"^[（(].{2,16}(?:稿|摘要|节选|全文|摘登|草案)[）)]$")
_TITLED = re.compile(
    r"(?:报告|总结|讲话|综述|纪实|公报|述评|分析|情况|汇报|回眸|回顾|展望|巡礼|要点|计划|规划|纲要)$"
)
_FIELD = re.compile(r"^[^：:]{2,6}[：:]\s*")
_LONGEST = 70
"""Characters of a title."""


def columns(lines: Sequence[Stretch], roles: Mapping[int, Role]) -> Iterator[tuple[int, Role]]:
    """The name of a newspaper's column, in 【】 before the title; several below the date are headings."""
    found = [at for at, line in enumerate(lines) if re.fullmatch(r"【[^】]{4,60}】", line.text)]
    date = min((at for at, role in roles.items() if role == "dateline"), default=0)
    for at in found:
        if at < 40 and (len(found) < 3 or at < date):
            yield at, "navigation"


def titles(lines: Sequence[Stretch], roles: Mapping[int, Role]) -> Iterator[tuple[int, Role]]:
    """The title above the text, said once or twice, its subtitle, and what else stands among them.

    Where a page's furniture surrounds it, the lines above the title are more
    of that furniture.  A report that begins with a sentence has no title.
    """
    start = start_of_text(lines, roles)
    head = [at for at in range(start) if at not in roles]
    below = {at for at in head if OCCASION.match(lines[at].text) or _VERSION.match(lines[at].text)}
    # Behind a numbered heading there is no title any more.
    numbered = next((at for at in head if NUMBERED.match(lines[at].text)), start)
    candidates = [at for at in head if at < numbered and at not in below and _could_be(lines[at].text)]
    furnished = any(roles.get(at) in ("navigation", "dateline") for at in range(start))
    named = next((at for at in range(start) if roles.get(at) == "title"), None)
    chosen = named if named is not None else _choose(lines, candidates, furnished)
    yield from ((at, "subtitle") for at in sorted(below))
    if chosen is None:
        return
    if chosen != named:
        yield chosen, "title"
    said = bare(_FIELD.sub("", lines[chosen].text) if chosen == named else lines[chosen].text)
    particulars = [at for at in range(start) if at in below or roles.get(at) in ("dateline", "byline")]
    last = max(particulars, default=-1)
    for at in head:
        if at == chosen or at in below:
            continue
        text = bare(re.split("[—―]{2}", lines[at].text)[0])
        again = len(text) > 3 and (text in said or said in text)
        if at < chosen and not is_ended(lines[at].text):
            yield at, "title" if text == said else "byline" if OFFICES.match(lines[at].text) else "navigation"
        elif text.isdigit() and not re.fullmatch(r"0\d", text):
            # 406 counts readers, 01 a chapter.
            yield at, "navigation"
        elif _DASHED.match(lines[at].text):
            yield at, "subtitle"
        elif at not in candidates:
            continue
        elif again or (at < last and (_TITLED.search(text) or at == chosen + 1)):
            # Said again, or over two lines.
            yield at, "title"
        elif at == chosen + 1 and text.startswith("关于") and _TITLED.search(text):
            yield at, "title"
        elif at < last and len(text) <= 12 and furnished:
            yield at, "navigation"


def _could_be(text: str) -> bool:
    bracketed = re.fullmatch(r"[（(].*[）)]", text)
    return len(text) <= _LONGEST and not (
        bracketed or is_ended(text) or NUMBERED.match(text) or _DASHED.match(text)
    )


def _choose(lines: Sequence[Stretch], candidates: Sequence[int], furnished: bool) -> int | None:
    """Return which of *candidates* is the title: the first, but for a page's own words above it."""
    if not candidates:
        return None
    if not furnished:
        return candidates[0]
    # The site's name for the kind of document stands above the document's own title.
    kinds = {
        at
        for at, following in pairwise(candidates)
        if len(lines[at].text) <= 6 and bare(lines[following].text).endswith(bare(lines[at].text))
    }
    marked = (at for at in candidates if lines[at].raw.heading == 1)
    titled = (at for at in candidates if at not in kinds and _TITLED.search(lines[at].text))
    long = (at for at in candidates if len(lines[at].text) >= 9)
    return next(chain(marked, titled, long, candidates))
