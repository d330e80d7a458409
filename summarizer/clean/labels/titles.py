"""Labels of what stands between the page's menus and the text: title, subtitle, a column's name."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from summarizer.clean.edits import Stretch
from summarizer.clean.labels.marks import OCCASION, OFFICES, TITLED, LabelRule, bare, start_of_text
from summarizer.lexicon import Lexicon
from summarizer.lexicon.text import NUMBERED, is_ended
from summarizer.records import Role
from summarizer.rule import DECLINED, Rule, first

_DASHED = re.compile(r"^(?:[—―]+|[-－]{2,}) *\S")
_VERSION = re.compile(r"^[（(].{2,16}(?:稿|摘要|节选|全文|摘登|草案)[）)]$")
_FIELD = re.compile(r"^[^：:]{2,6}[：:]\s*")
_CHAPTER = re.compile(r"0\d")
_LONGEST = 70
"""Characters of a title."""
_LONGEST_WORD = 12
"""Characters of what a page says between the title and its particulars."""


def _column(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    found = [at for at, line in enumerate(lines) if re.fullmatch(r"【[^】]{4,60}】", line.text)]
    date = min((at for at, role in roles.items() if role == "dateline"), default=0)
    for at in found:
        if at < 40 and (len(found) < 3 or at < date):
            yield at, "navigation"


COLUMNS: LabelRule = Rule(
    name="name of a newspaper's column",
    why="It stands in 【】 before the title; several below the date are headings.",
    shows=(("【奋进新征程】\n云岭县政府工作报告\n¶", "navigation 1"),),
    spares=("2022-03-12\n【产业兴旺】\n¶\n【生态宜居】\n¶\n【治理有效】\n¶",),
    read=_column,
)


@dataclass(frozen=True, slots=True)
class Head:
    """What stands above the text, once its title is known."""

    title: int
    """The line of the title."""
    said: str
    """Its words, bare."""
    candidates: frozenset[int]
    """The lines that could be a title."""
    last: int
    """The last line that tells where, when or by whom; -1 where none does."""
    surrounded: bool
    """Whether a page's boilerplate stands among the lines."""


@dataclass(frozen=True, slots=True)
class LineAbove:
    """One line above the text, and what stands around it."""

    at: int
    text: str
    head: Head

    @property
    def words(self) -> str:
        """What it says before a dash, bare."""
        return bare(re.split("[—―]{2}", self.text)[0])

    @property
    def likely(self) -> bool:
        """Whether it could be a title by itself."""
        return self.at in self.head.candidates


def _title(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    # Where a site surrounds it, the lines above the title are more of the site; a report that
    # begins with a sentence has no title.
    start = start_of_text(lines, roles)
    unknown = [at for at in range(start) if at not in roles]
    below = {at for at in unknown if OCCASION.match(lines[at].text) or _VERSION.match(lines[at].text)}
    yield from ((at, "subtitle") for at in sorted(below))
    head = _head(lines, roles, [at for at in unknown if at not in below], below, start)
    if head is None:
        return
    if head.title not in roles:
        yield head.title, "title"
    for at in unknown:
        if at == head.title or at in below:
            continue
        found: tuple[object, Role] | None = first(LINES, LineAbove(at, lines[at].text, head))
        if found:
            yield at, found[1]


TITLES: LabelRule = Rule(
    name="title and what stands around it",
    why="Above the text stand its title, once or twice, and its subtitle; `LINES` tells what else does.",
    shows=(("云岭县政府工作报告\n——张某某在云岭县人民代表大会上\n¶", "title 1; subtitle 2"),),
    spares=("¶\n¶",),
    read=_title,
)


def _head(
    lines: Sequence[Stretch], roles: Mapping[int, Role], unknown: Sequence[int], below: set[int], start: int
) -> Head | None:
    """Return the title among the first *start* lines and what goes with it; None where there is no title."""
    # Behind a numbered heading there is no title any more.
    numbered = next((at for at in unknown if NUMBERED.match(lines[at].text)), start)
    candidates = [at for at in unknown if at < numbered and _could_be(lines[at].text)]
    surrounded = any(roles.get(at) in ("navigation", "dateline") for at in range(start))
    named = next((at for at in range(start) if roles.get(at) == "title"), None)
    title = named if named is not None else _choose(lines, candidates, surrounded)
    if title is None:
        return None
    said = lines[title].text if named is None else _FIELD.sub("", lines[title].text)
    particulars = (at for at in range(start) if at in below or roles.get(at) in ("dateline", "byline"))
    return Head(title, bare(said), frozenset(candidates), max(particulars, default=-1), surrounded)


def _could_be(text: str) -> bool:
    bracketed = re.fullmatch(r"[（(].*[）)]", text)
    marked = bracketed or is_ended(text) or NUMBERED.match(text) or _DASHED.match(text)
    return len(text) <= _LONGEST and not marked


def _choose(lines: Sequence[Stretch], candidates: Sequence[int], surrounded: bool) -> int | None:
    """Return which of *candidates* is the title: the first, but for a page's own words above it."""
    if not candidates:
        return None
    if not surrounded:
        return candidates[0]
    # The site's name for the kind of document stands above the document's own title.
    kinds = {
        at
        for at, following in pairwise(candidates)
        if len(lines[at].text) <= 6 and bare(lines[following].text).endswith(bare(lines[at].text))
    }
    marked = (at for at in candidates if lines[at].raw.heading == 1)
    titled = (at for at in candidates if at not in kinds and TITLED.search(lines[at].text))
    long = (at for at in candidates if len(lines[at].text) >= 9)
    return next(chain(marked, titled, long, candidates))


# -- what the lines around the title are ---------------------------------------------------------


def _above(at: LineAbove) -> Role | None:
    if at.at > at.head.title or is_ended(at.text):
        return DECLINED
    return "title" if at.words == at.head.said else "byline" if OFFICES.match(at.text) else "navigation"


def _counter(at: LineAbove) -> Role | None:
    return "navigation" if at.words.isdigit() and not _CHAPTER.fullmatch(at.words) else DECLINED


def _dashed(at: LineAbove) -> Role | None:
    return "subtitle" if _DASHED.match(at.text) else DECLINED


def _again(at: LineAbove) -> Role | None:
    same = len(at.words) > 3 and (at.words in at.head.said or at.head.said in at.words)
    return "title" if at.likely and same else DECLINED


def _second_line(at: LineAbove) -> Role | None:
    beside = at.at == at.head.title + 1
    if not at.likely or not (beside or TITLED.search(at.words)):
        return DECLINED
    about = beside and at.words.startswith("关于") and TITLED.search(at.words)
    return "title" if at.at < at.head.last or about else DECLINED


def _word(at: LineAbove) -> Role | None:
    between = at.at < at.head.last and at.head.surrounded
    return "navigation" if at.likely and between and len(at.words) <= _LONGEST_WORD else DECLINED


LINES: tuple[Rule[Callable[[LineAbove], Role | None]], ...] = (
    Rule(
        name="above the title",
        why="More of the page's boilerplate stands there, the office, or the title said before.",
        shows=(("机构概况\n= 云岭县工作报告", "navigation"), ("云岭县人民政府\n= 云岭县工作报告", "byline")),
        spares=("= 云岭县工作报告\n机构概况", "实干兴县。\n= 云岭县工作报告"),
        read=_above,
    ),
    Rule(
        name="count of readers",
        why="406 counts who read the page, 01 a chapter.",
        shows=(("= 云岭县工作报告\n406", "navigation"),),
        spares=("= 云岭县工作报告\n01", "= 云岭县工作报告\n406人"),
        read=_counter,
    ),
    Rule(
        name="behind a dash",
        why="A dash begins a subtitle.",
        shows=(("= 实干兴县\n——云岭县工作报告", "subtitle"), ("= 实干兴县\n--去年回眸", "subtitle")),
        spares=("= 实干兴县\n-去年回眸", "= 实干兴县\n去年——回眸"),
        read=_dashed,
    ),
    Rule(
        name="title said again",
        why="The page's head and its text both give the title, whole or in part.",
        shows=(("= 云岭县工作报告\n云岭县工作报告（全文", "title"), ("= 云岭县工作报告\n工作报告", "title")),
        spares=("= 云岭县工作报告\n云岭县", "= 云岭县工作报告\n工作报告。"),
        read=_again,
    ),
    Rule(
        name="title over two lines",
        why="What stands right below, or says what kind of text it is, goes on with the title.",
        shows=(
            ("= 在人民代表大会上\n去年回眸\n@ 云岭日报", "title"),
            ("= 云岭县发展和改革局\n关于去年工作的报告", "title"),
        ),
        spares=("= 云岭县工作报告\n去年很忙", "= 云岭县工作报告\n今年更忙。\n@ 云岭日报"),
        read=_second_line,
    ),
    Rule(
        name="word of the page",
        why="Between the title and its particulars a page puts words of its own.",
        shows=(("= 云岭县工作报告\n@ 云岭日报\n大家谈\n@ 3月4日", "navigation"),),
        spares=(
            "= 云岭县工作报告\n@ 云岭日报\n大家谈",
            "= 云岭县工作报告\n@ 云岭日报\n大家坐下来一起谈谈今年怎么干吧\n@ 3月4日",
        ),
        read=_word,
    ),
)
"""What a line above the text is, once the title is known; where none answers it is body."""
