"""The pages of a run -> one page that binds them: a title, one table of contents, one part each."""

import re
from collections.abc import Sequence
from dataclasses import replace

from summarizer.page_words import PageWords
from summarizer.records import Page

_MARK = re.compile(r"(?<!\\)\[([@?])(\d+)\]")


def volume(pages: Sequence[Page], name: str, words: PageWords) -> Page:
    """Return *pages* as the one page *name*, what is about several regions first.

    Each keeps its title, its notes and its list of sources; marks are numbered
    through.
    """
    title = words.say("page", "volume")
    parts = [f"# {title}\n\n[TOC]\n"]
    bound = Page(name, title, "", (), ())
    for page in sorted(pages, key=lambda page: page.region is not None):
        cited, commented = len(bound.citations), len(bound.comments)
        parts.append(_numbered(page.markdown, cited, commented))
        bound = replace(
            bound,
            charts=(*bound.charts, *(chart for chart in page.charts if chart not in bound.charts)),
            citations=(
                *bound.citations,
                *(replace(one, number=one.number + cited) for one in page.citations),
            ),
            comments=(
                *bound.comments,
                *(replace(one, number=one.number + commented) for one in page.comments),
            ),
        )
    return replace(bound, markdown="\n".join(parts))


def _numbered(markdown: str, cited: int, commented: int) -> str:
    """Return *markdown* with its marks counted on from those before it, and without contents of its own.

    >>> _numbered("甲[@1]乙[?2]", 10, 0)
    '甲[@11]乙[?2]'
    """
    before = {"@": cited, "?": commented}
    lines = (line for line in markdown.split("\n") if line.strip() != "[TOC]")
    return _MARK.sub(lambda found: f"[{found[1]}{int(found[2]) + before[found[1]]}]", "\n".join(lines))
