"""Leave out contents pages and running heads, which only repeat headings."""

import re
from collections import Counter
from collections.abc import Sequence

from summarizer.lexicon.text import STOPS
from summarizer.segment.paragraphs import Paragraph

_LEADERS = re.compile(r"(?:[.．…·。\s]{2,}|\t)\s*[（(]?\d{1,4}[)）]?$")
"""The dots and the page number behind an entry of a contents page."""
_CONTENTS = re.compile(r"目\s*[录次]$|CONTENTS$", re.IGNORECASE)
_LONGEST = 60


def without_contents(paragraphs: Sequence[Paragraph]) -> list[Paragraph]:
    """Return *paragraphs* without contents pages and running heads."""
    left_out = _contents(paragraphs) | _running_heads(paragraphs)
    return [paragraph for at, paragraph in enumerate(paragraphs) if at not in left_out]


def _contents(paragraphs: Sequence[Paragraph]) -> set[int]:
    """Return the lines that, three or more in a row, all come again further down."""
    plain = [_plain(paragraph.text) for paragraph in paragraphs]
    found: set[int] = set()
    run: list[int] = []
    for at, paragraph in enumerate(paragraphs):
        text = paragraph.text
        if _CONTENTS.match(text) or (_entry(text) and (_LEADERS.search(text) or _comes_again(plain, at))):
            run.append(at)
            continue
        if len(run) >= 3:
            found.update(run)
        run = []
    return found


def _entry(text: str) -> bool:
    return len(text) <= _LONGEST and not re.search(f"[{STOPS}；，：]$", text)


def _comes_again(plain: Sequence[str], at: int) -> bool:
    return len(plain[at]) >= 4 and any(later.startswith(plain[at]) for later in plain[at + 1 :])


def _plain(text: str) -> str:
    """Return *text* without marks, spaces and the page number of a contents page.

    >>> _plain("一、2021年工作回顾 ……… 3"), _plain("一、2021年工作回顾")
    ('一2021年工作回顾', '一2021年工作回顾')
    """
    return re.sub(r"[\W_]", "", _LEADERS.sub("", text))


def _running_heads(paragraphs: Sequence[Paragraph]) -> set[int]:
    """Return lines that come again on three pages or more of a paged file."""
    pages: Counter[str] = Counter()
    for text, _page in {(p.text, p.lines[0].page) for p in paragraphs if p.lines[0].page and _entry(p.text)}:
        pages[text] += 1
    return {at for at, p in enumerate(paragraphs) if pages[p.text] >= 3}
