"""Say whether a line goes on with the paragraph of the lines before it.

Most files keep a paragraph in one line.  A PDF or a hard-wrapped text breaks it
wherever the page ended: there a line as wide as the page goes on in the next.
Elsewhere a line goes on only where it plainly stopped in mid-sentence.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from summarizer.lexicon.text import NUMBERED, NUMERALS, STOPS, is_closed
from summarizer.records import Line
from summarizer.rule import DECLINED, Rule, first

ONLY_NUMBER = re.compile(
    rf"""
      0\d
    | (?: PART|Part|NO\.?|No\.? ) \s? \w{{1,5}}
    | [（(]? [{NUMERALS}]{{1,3}} (?: [）)]、? | 、 )
    | 第 [{NUMERALS}\d]{{1,3}} (?: [章节篇] | 部分 )
    """,
    re.VERBOSE,
)
"""A number on a line of its own, its title on the next."""
LONGEST_NUMBER = 12
"""Characters that such a number takes at most."""

_BEGINS = re.compile(rf"[^{STOPS}，；：]{{4,20}}(?:。.|$)|各位|同志们")
"""What opens a paragraph: a heading, a lead phrase, an address."""
_TORN = re.compile(
    r"""
    (?<! [\d.] ) (?! (?:19|20)\d\d\n ) \d [\d.]* [万亿千百]* \n
    (?: [%％‰元个户家项亩吨人名件公万亿千百] | 美元 )
    """,
    re.VERBOSE,
)
"""A figure whose unit came to stand on the next line; a year has none."""
_WHOLE = re.compile(r"[\d.%A-Za-z]+[，。；、]?")
"""A number or a Latin word is not parted: one that had no room left went to the next line whole."""
_KEPT = 80
"""So many characters at either end of a paragraph are looked at."""
_PROSE = 15
"""Characters; a line with a comma and as long as this is running text."""


@dataclass(frozen=True, slots=True)
class Wrapping:
    """How a file breaks its lines."""

    width: int | None = None
    """How wide a full line is, where every line ends at the page's edge."""
    torn: bool = False
    """Whether lines end in mid-sentence here and there, as where a link became a line of its own."""
    repeated: frozenset[str] = frozenset()
    """Short lines that come again and again."""


@dataclass(slots=True)
class Draft:
    """A paragraph as far as it has come."""

    lines: list[Line] = field(default_factory=list)
    head: str = ""
    tail: str = ""
    size: int = 0
    stopped: bool = False
    """Whether a sentence ends in it."""
    paused: bool = False
    """Whether a comma stands in it."""

    def add(self, line: Line) -> None:
        """Let the paragraph go on with *line*."""
        text = line.text.strip()
        self.lines.append(line)
        self.head = self.head if len(self.head) == _KEPT else (self.head + text)[:_KEPT]
        self.tail = (self.tail + text)[-_KEPT:]
        self.size += len(text)
        self.stopped = self.stopped or any(mark in text for mark in STOPS)
        self.paused = self.paused or "，" in text

    @property
    def number(self) -> bool:
        """Whether it is a number and nothing else."""
        return self.size <= LONGEST_NUMBER and ONLY_NUMBER.fullmatch(self.head) is not None


@dataclass(frozen=True, slots=True)
class LineBreak:
    """The place between a paragraph and the line behind it."""

    before: Draft
    line: Line
    wrapping: Wrapping

    @property
    def following(self) -> str:
        """What the line says."""
        return self.line.text.strip()

    @property
    def last(self) -> Line:
        """The last line of the paragraph."""
        return self.before.lines[-1]


def goes_on(before: Draft, line: Line, wrapping: Wrapping) -> bool:
    """Return whether *line* goes on with the paragraph *before*."""
    found = first(LINE_BREAKS, LineBreak(before, line, wrapping))
    return found is not None and found[1]


def _marked(at: LineBreak) -> bool | None:
    return True if at.line.continues else DECLINED


def _apart(at: LineBreak) -> bool | None:
    structure = at.last.cells or at.line.cells or at.last.heading or at.line.heading
    return False if structure or NUMBERED.match(at.following) else DECLINED


def _number(at: LineBreak) -> bool | None:
    if not at.before.number:
        return DECLINED
    text = at.following
    return len(text) <= 40 and not is_closed(text) and not re.search(f"[{STOPS}]", text)


def _mark(at: LineBreak) -> bool | None:
    return True if at.following[0] in "，。、；：！？,;)）”」』》】" else DECLINED


def _closed(at: LineBreak) -> bool | None:
    return False if is_closed(at.before.tail) else DECLINED


def _comma(at: LineBreak) -> bool | None:
    return True if at.before.tail.endswith(("，", "、", ",")) else DECLINED


def _figure(at: LineBreak) -> bool | None:
    return True if _TORN.search(f"{at.before.tail}\n{at.following[:3]}") else DECLINED


def _wide(at: LineBreak) -> bool | None:
    if at.wrapping.width is None:
        return DECLINED
    whole = _WHOLE.match(at.following)
    return width(at.last) + (whole.end() if whole else 0) >= at.wrapping.width - 4


def _whole_lines(at: LineBreak) -> bool | None:
    if at.wrapping.torn:
        return DECLINED
    # One such line may also have lost its end mark: then a new beginning shows.
    return _within(at) and not _BEGINS.match(at.following)


def _within(at: LineBreak) -> bool:
    """Return whether the paragraph stops in the midst of what is not its first sentence."""
    return at.before.stopped and at.before.size > 12 and not at.line.bold


def _prose(at: LineBreak) -> bool | None:
    numbered = NUMBERED.match(at.before.head) is not None
    prose = at.before.size >= _PROSE and at.before.paused
    broken = prose or len(at.before.lines) > 1
    return True if _within(at) or (broken and not numbered) else DECLINED


def _link(at: LineBreak) -> bool | None:
    if len(at.before.lines) > 1 and _is_scrap(at.last.text.strip(), at.wrapping):
        return True
    stands_behind = at.before.size >= 8 or at.following in at.wrapping.repeated
    return True if _is_scrap(at.following, at.wrapping) and stands_behind else DECLINED


def _is_scrap(text: str, wrapping: Wrapping) -> bool:
    return (
        not is_closed(text) and not re.search(r"\d", text) and (len(text) <= 4 or text in wrapping.repeated)
    )


LINE_BREAKS: tuple[Rule[Callable[[LineBreak], bool | None]], ...] = (
    Rule(
        name="marked as going on",
        why="The format tells that only the page's width broke the line off.",
        shows=(("新建厂房3座。\n+改造水库2处。", "on"),),
        spares=("新建厂房3座。\n改造水库2处。",),
        read=_marked,
    ),
    Rule(
        name="a row, a heading, a number",
        why="A table's row, a heading of the format and a numbered item begin by themselves.",
        shows=(
            ("全年新建\n（二）改造水库", "new"),
            ("指标|数值\n粮食|38.6", "new"),
            ("## 工业\n新建厂房", "new"),
            ("全年新建\n6.改造水库", "new"),
            ("全年新建\n③改造水库", "new"),
        ),
        spares=("全年新建\n3.5万平方米厂房",),
        read=_apart,
    ),
    Rule(
        name="number on a line of its own",
        why="01, PART 2, （一） or 第三章 has its title on the next line, and no sentence.",
        shows=(
            ("第三章\n改造水库", "on"),
            ("PART 2\n改造水库", "on"),
            ("Part 2\n改造水库", "on"),
            ("NO.2\n改造水库", "on"),
            ("No.2\n改造水库", "on"),
            ("（一）\n改造水库", "on"),
            ("一、\n改造水库", "on"),
            ("01\n改造水库2处。", "new"),
        ),
        spares=("第三章 水利\n改造水库",),
        read=_number,
    ),
    Rule(
        name="begins with a mark",
        why="No line of its own begins with the mark that ends another.",
        shows=(("新建厂房3座\n，改造水库2处。", "on"), ("要办好“三件事\n”，件件落实。", "on")),
        spares=("新建厂房3座\n“三件事”落实。",),
        read=_mark,
    ),
    Rule(
        name="closed",
        why="A mark ends the paragraph.",
        shows=(("新建厂房3座。\n改造水库2处。", "new"), ("做到“三清”；\n做到“四无”。", "new")),
        spares=("新建厂房3座，\n改造水库2处。",),
        read=_closed,
    ),
    Rule(
        name="broken at a comma",
        why="Nothing ends with a comma.",
        shows=(("新建厂房3座，\n改造水库2处。", "on"), ("新建厂房、\n水库", "on")),
        spares=("新建厂房3座\n改造水库2处。",),
        read=_comma,
    ),
    Rule(
        name="figure torn from its unit",
        why="A figure came to stand on one line and its unit on the next.",
        shows=(("完成投资46.5\n亿元", "on"), ("增长6.5\n%", "on"), ("出口46\n美元", "on")),
        spares=("展望2022\n元月伊始", "回顾1998\n元月伊始", "开工46个\n亿元项目"),
        read=_figure,
    ),
    Rule(
        name="lines as wide as the page",
        why="Where every line ends at the page's edge, one that reaches it goes on, and a shorter one not.",
        shows=(
            ("wide: 全县新建厂房并改造水库的计划如期\n完成", "on"),
            ("wide: 全县新建厂房并改造水库的计划如期\n完成\n农业", "new"),
        ),
        spares=("全县新建厂房并改造水库的计划如期\n完成",),
        read=_wide,
    ),
    Rule(
        name="line broken off in its second sentence",
        why="Where lines are whole, one that ends in mid-sentence behind another sentence was broken off.",
        shows=(
            ("工业稳中有进。新建厂房3座\n都已开工投产，机器正在运转。", "on"),
            ("工业稳中有进。新建厂房3座\n农业再获丰收。粮食增产。", "new"),
            ("工业稳中有进。新建厂房3座\n各位代表，农业也稳", "new"),
            ("工业稳中有进。新建厂房3座\n同志们，农业也稳", "new"),
            ("工业稳中有进。新建厂房3座\n农业再获丰收", "new"),
            ("新建厂房3座\n都已开工投产。", "new"),
        ),
        spares=("torn: 工业稳中有进。新建厂房3座\n都已开工投产。",),
        read=_whole_lines,
    ),
    Rule(
        name="running text in a torn file",
        why="Where lines were torn, running text that no mark ends goes on.",
        shows=(("torn: 全县上下齐心协力，新建了厂房和\n水库", "on"), ("torn: 新建厂房\n水库\n公路", "on")),
        spares=("torn: 新建厂房\n水库", "torn: 一、新建厂房、水库，还有公路、桥梁和学校\n水库"),
        read=_prose,
    ),
    Rule(
        name="words of a link",
        why="A link's few words became a line of their own between what stood around them.",
        shows=(("torn: 全县新建的厂房和\n水库", "on"),),
        spares=("torn: 新建厂房\n改造了水库", "torn: 全县新建的厂房和\n36"),
        read=_link,
    ),
)
"""How a line stands to the paragraph before it; where none answers it begins one of its own."""


# -- how a file breaks its lines -----------------------------------------------------------------


def wrapping(lines: Sequence[Line]) -> Wrapping:
    """Return how the file of *lines* breaks them."""
    torn = 0
    counts: Counter[str] = Counter()
    for line in lines:
        text = line.text.strip()
        ended = is_closed(text)
        torn += len(text) > 30 and "。" in text and not ended and line.page is None
        counts[text] += len(text) <= 8 and not ended
    return Wrapping(_page_width(lines), torn >= 3, frozenset(text for text, n in counts.items() if n > 2))


def _page_width(lines: Sequence[Line]) -> int | None:
    """Return how wide the lines of a hard-wrapped text are; None if it is not one."""
    if len(lines) < 8:
        return None
    broken = [line for line in lines if not _is_whole(line)]
    if len(broken) < max(0.4 * len(lines), 1):
        return None
    widths = Counter(map(width, broken))
    count, widest = max((sum(widths[w - n] for n in range(5)), w) for w in widths)
    if widest < 30 or count < 0.6 * len(broken):
        return None
    # Where lines go on at their width, hardly one is wider.
    wider = sum(width(line) > widest + 6 for line in lines)
    return widest if wider < 0.05 * len(lines) else None


def _is_whole(line: Line) -> bool:
    """Return whether *line* is closed by a mark, or so short behind its number that it is a heading."""
    text = line.text.strip()
    return is_closed(text) or (len(line.text) <= 20 and NUMBERED.match(text) is not None)


def width(line: Line) -> int:
    """Return how many columns *line* takes, with the indent of a paragraph's first line."""
    text = line.text.strip()
    indent = 4 if 2 <= line.origin[0] <= 6 else 0
    return indent + sum(2 if unicodedata.east_asian_width(c) in "WFA" else 1 for c in text)
