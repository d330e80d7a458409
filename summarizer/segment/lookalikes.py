"""Take back the headings that only look like one: items, entries, lists, last lines.

What tells is what stands around them.  `LOOKALIKES` are tried one after the
other, each on what the one before it left.
"""

import re
from collections.abc import Callable, Iterator, Sequence

from summarizer.lexicon import Lexicon
from summarizer.lexicon.headings import appended
from summarizer.lexicon.text import is_closed, is_marked
from summarizer.rule import Rule
from summarizer.segment.headings import LONGEST_LINE, PART, UNMARKED, Heading
from summarizer.segment.numbers import FIGURE, number, ranks
from summarizer.segment.paragraphs import Paragraph

QUESTION = "question of an interview"
"""The rule that makes headings of an interview's questions."""

Found = Sequence[Heading | None]
Lookalike = Rule[Callable[[Sequence[Paragraph], Found, Lexicon], Iterator[int]]]


def without_lookalikes(
    paragraphs: Sequence[Paragraph], found: Found, lexicon: Lexicon
) -> list[Heading | None]:
    """Return the headings *found* without those that are none, one for each of *paragraphs*."""
    kept = questions(paragraphs, found, lexicon)
    for rule in LOOKALIKES:
        for at in tuple(rule.read(paragraphs, kept, lexicon)):
            kept[at] = None
    return kept


def questions(paragraphs: Sequence[Paragraph], found: Found, lexicon: Lexicon) -> list[Heading | None]:
    """Return *found*, and where an interview asks twice or more, its questions as headings of the answers."""
    ask = re.compile(lexicon.headings.line.question)
    asked = {
        at: Heading(p.text[match.end() :], UNMARKED, len(p.text), (QUESTION,))
        for at, p in enumerate(paragraphs[:-1])
        if (match := ask.match(p.text)) and len(p.text) <= 2 * LONGEST_LINE and p.text.endswith(("？", "?"))
    }
    return [asked.get(at, heading) if len(asked) > 1 else heading for at, heading in enumerate(found)]


def _items(paragraphs: Sequence[Paragraph], found: Found, lexicon: Lexicon) -> Iterator[int]:
    for at, heading in enumerate(found):
        if heading and heading.kind == UNMARKED and FIGURE.search(heading.title):
            above, below = paragraphs[max(0, at - 1)].text, paragraphs[min(len(found) - 1, at + 1)].text
            if not (is_closed(above) and is_closed(below) and len(below) >= LONGEST_LINE):
                yield at


def _entries(paragraphs: Sequence[Paragraph], found: Found, lexicon: Lexicon) -> Iterator[int]:
    within = False
    for at, heading in enumerate(found):
        if heading and heading.kind in (UNMARKED, PART, "h1", "h2", "h3"):
            within = appended(heading.title, lexicon) is not None
        elif heading and within:
            yield at


def _lists(paragraphs: Sequence[Paragraph], found: Found, lexicon: Lexicon) -> Iterator[int]:
    listed: str | None = None
    for at, heading in enumerate(found):
        if heading is None or not _is_numbered_sentence(paragraphs[at], heading):
            listed = None
        elif heading.kind == listed or _is_childless(paragraphs, at, heading.kind, lexicon):
            listed = heading.kind
            yield at
        else:
            listed = None


def _is_numbered_sentence(paragraph: Paragraph, heading: Heading) -> bool:
    alone = heading.rest >= len(paragraph.text) and paragraph.text.endswith(("。", "；", ";"))
    return alone and heading.kind not in (UNMARKED, PART) and not paragraph.heading


def _is_childless(paragraphs: Sequence[Paragraph], at: int, kind: str, lexicon: Lexicon) -> bool:
    """Return whether the document ends below, or goes on with the next number, or one further out."""
    if at + 1 == len(paragraphs):
        return True
    below = number(paragraphs[at + 1].text, lexicon)
    if below is None:
        return False
    rank = ranks(lexicon)
    outer = below[0] in rank and (kind not in rank or rank[below[0]] < rank[kind])
    return below[0] == kind or outer


def _last_lines(paragraphs: Sequence[Paragraph], found: Found, lexicon: Lexicon) -> Iterator[int]:
    for at in reversed(range(len(paragraphs))):
        heading = found[at]
        text = paragraphs[at].text
        if heading and heading.kind in (UNMARKED, PART) and heading.rest >= len(text):
            yield at
        elif heading or len(text) > LONGEST_LINE or is_marked(text):
            break


LOOKALIKES: tuple[Lookalike, ...] = (
    Rule(
        name="item of a list of figures",
        why="A line that states a figure is a heading only between whole paragraphs.",
        shows=(("主要成果有\n新建厂房3座\n改造水库2处。", "新建厂房3座"),),
        spares=(
            "去年的事办成了。\n新建厂房3座\n"
            "全县上下围绕项目建设一门心思抓落实，从选址、审批到开工，一件一件盯着办，一天一天往前赶，"
            "厂房如期封顶，设备陆续进场，工人培训同步展开。",
            "主要成果有\n新建厂房\n改造水库2处。",
        ),
        read=_items,
    ),
    Rule(
        name="entry of an annex",
        why="The numbered explanations behind a report explain words and head nothing.",
        shows=(("名词解释\n1.三清\n清河、清湖、清库。", "1.三清"),),
        spares=("名词解释\n清河\n1.三清\n先清河道。", "重点工作\n1.三清\n清河、清湖、清库。"),
        read=_entries,
    ),
    Rule(
        name="numbered list",
        why="Numbered sentences with nothing under them are a list.",
        shows=(("1.清理河道。\n2.加固堤防。", "1.清理河道。|2.加固堤防。"),),
        spares=("1.清理河道。\n全年清理河道46公里。", "1.清理河道"),
        read=_lists,
    ),
    Rule(
        name="last line",
        why="A short line with no text after it is a signature, or a crumb of the page.",
        shows=(("清理河道46公里。\n云岭县水利局", "云岭县水利局"),),
        spares=("云岭县水利局\n清理河道46公里。", "清理河道46公里。\n一、云岭县水利局"),
        read=_last_lines,
    ),
)
"""What looks like a heading and is none; *shows* gives the lines that each takes back."""
