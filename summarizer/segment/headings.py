"""Find which paragraphs are headings, or begin with one, by themselves.

`HEADINGS` are the forms of a heading, tried in order.  Lead phrases need their
neighbours, and are another matter (`segment.leads`).
"""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

from summarizer.heading_time import heading_time
from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.text import HAN, STOPS, is_marked
from summarizer.rule import DECLINED, Rule, first
from summarizer.segment.numbers import FIGURE, number, titled
from summarizer.segment.paragraphs import Paragraph

LONGEST_LINE = 60
"""Characters; a line longer than this is not a heading."""
LONGEST_LEAD = 45
"""Characters; a first sentence longer than this says too much to be a title."""
LONGEST_TWO_PARTS = 32
"""Characters; in a longer first sentence a space ends the title, and does not part it in two."""
UNMARKED = "unmarked"
PART = "part"
UPPER = "upper"

BULLET = re.compile(r"^(?:[—－―–-]+|[●■◆▲★·※○□△◎▪•▶►▷➤❖✦◇♦☆◼√]+)\s*")

_GAP = re.compile(
    rf"""
    (?P<title> [^{STOPS}；：]{{4,{LONGEST_LEAD}}}? [{HAN}”）] )
    [ \u3000]+ (?= [{HAN}“] )
    """,
    re.VERBOSE,
)
"""A title, and the space that stands for its mark."""
_NAME = re.compile(rf"[{HAN}].*[{HAN}]|^[A-Z]{{3,5}}$")
"""What a title must hold: two characters, or a name in Latin capitals."""


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading, and where the text under it begins in its paragraph."""

    title: str
    kind: str
    """unmarked, part, upper, h1 to h6, lead, — (a lead behind a dash), or one of the lexicon's numbers."""
    rest: int
    """Where the paragraph goes on behind the title; its length if the title is all there is."""
    rules: tuple[str, ...] = ()
    """The names of the rules that found it, in their order."""


NO_HEADING: Final = Heading("", "", 0)
"""What a rule answers that knows a line for something else."""


@dataclass(frozen=True, slots=True)
class Opening:
    """A paragraph, as far as it may begin with a heading."""

    text: str
    number: tuple[str, int] | None
    """The kind of the number it begins with, and where that ends."""
    formal: bool
    """Whether there is always a title behind such a number."""
    depth: int = 0
    """1 to 6 where the format itself marks a heading."""
    bold: bool = False
    """Whether it is set bold, and most of the document is not."""
    cells: bool = False
    """Whether it is a row of a table."""

    @property
    def begin(self) -> int:
        """Where the words behind the number begin."""
        return self.number[1] if self.number else 0

    @property
    def sentence(self) -> str:
        """The first sentence behind the number, without its full stop; empty where there is none."""
        stop = self.text.find("。", self.begin)
        return self.text[self.begin : stop] if stop > 0 else ""

    @property
    def gap(self) -> re.Match[str] | None:
        """The title that a space ends, in a first sentence too long to be all title."""
        return _GAP.match(self.text, self.begin) if len(self.sentence) > LONGEST_TWO_PARTS else None


Form = Rule[Callable[[Opening, Lexicon], Heading | None]]


def line_headings(paragraphs: Sequence[Paragraph], lexicon: Lexicon) -> list[Heading | None]:
    """Return for each of *paragraphs* the heading that it is or begins with, judged by itself."""
    bold = sum(len(p.text) for p in paragraphs if p.bold) < sum(len(p.text) for p in paragraphs) / 2
    return [
        heading(
            opening(
                paragraph.text,
                lexicon,
                depth=paragraph.heading,
                bold=bold and paragraph.bold,
                cells=bool(paragraph.cells),
            ),
            lexicon,
        )
        for paragraph in paragraphs
    ]


def opening(
    text: str, lexicon: Lexicon, *, depth: int = 0, bold: bool = False, cells: bool = False
) -> Opening:
    """Return the paragraph *text* as the rules see it."""
    numbered = number(text, lexicon)
    formal = numbered is not None and numbered[0] in titled(lexicon)
    return Opening(text, numbered, formal, depth, bold, cells)


def heading(at: Opening, lexicon: Lexicon) -> Heading | None:
    """Return the heading that *at* is or begins with.

    >>> heading(opening("（三）补齐民生短板。新建学校4所。", lexicon), lexicon)
    Heading(title='（三）补齐民生短板', kind='（一）', rest=10, rules=('number and short sentence',))
    """
    found = first(HEADINGS, at, lexicon)
    if found is None or found[1] is NO_HEADING:
        return None
    rule, made = found
    return Heading(made.title, made.kind, made.rest, (rule.name,))


def _note(at: Opening, lexicon: Lexicon) -> Heading | None:
    note = re.match(lexicon.headings.line.note, at.text)
    return Heading(title_of(note[0].strip()), UNMARKED, note.end()) if note else DECLINED


def _row(at: Opening, lexicon: Lexicon) -> Heading | None:
    return NO_HEADING if at.cells else DECLINED


def _known(at: Opening, lexicon: Lexicon) -> Heading | None:
    return NO_HEADING if _never(lexicon).match(at.text) else DECLINED


@derived
def _never(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in lexicon.headings.line.never))


def _set(at: Opening, lexicon: Lexicon) -> Heading | None:
    if not at.depth or len(at.text) > 2 * LONGEST_LINE or re.search(f"[{STOPS}].", at.text):
        return DECLINED
    return Heading(title_of(at.text), at.number[0] if at.number else f"h{at.depth}", len(at.text))


def _numbered_line(at: Opening, lexicon: Lexicon) -> Heading | None:
    if not at.number or "。" in at.text or len(at.text) > LONGEST_LINE:
        return DECLINED
    title = at.text.rstrip("：: ") if at.formal else at.text
    named = at.text[at.begin :] and not is_marked(title)
    return Heading(title, at.number[0], len(at.text)) if named else NO_HEADING


def _numbered_sentence(at: Opening, lexicon: Lexicon) -> Heading | None:
    said = at.sentence
    if not at.number or not said or len(said) > LONGEST_LEAD or at.gap:
        return DECLINED
    if re.search(r"[！？；;：:]", said) or FIGURE.search(said):
        return DECLINED
    stop = at.begin + len(said)
    return Heading(at.text[:stop], at.number[0], stop + 1)


def _numbered_gap(at: Opening, lexicon: Lexicon) -> Heading | None:
    if not at.number or not at.formal:
        return DECLINED
    gap = at.gap or (None if at.sentence else _GAP.match(at.text, at.begin))
    return Heading(at.text[: gap.end("title")], at.number[0], gap.end()) if gap else DECLINED


def _numbered_label(at: Opening, lexicon: Lexicon) -> Heading | None:
    label = re.match(r"[^，,。；;！？：:]{2,20}(?=[：:])", at.text[at.begin :])
    if not at.number or not at.formal or not label:
        return DECLINED
    end = at.begin + label.end()
    return Heading(at.text[:end], at.number[0], end + 1)


def _numbered_clause(at: Opening, lexicon: Lexicon) -> Heading | None:
    if not at.number or not at.formal or not re.search(f"[{STOPS}]", at.text):
        return DECLINED
    clause = re.match(r"[^，,。；;：:！？]+", at.text[at.begin :])
    end = at.begin + (min(clause.end(), LONGEST_LEAD) if clause else 0)
    return Heading(at.text[:end], at.number[0], at.begin)


def _part(at: Opening, lexicon: Lexicon) -> Heading | None:
    title = _line_title(at)
    # Other unmarked lines stand under one that parts the report.
    turns = title and "，" not in title and heading_time(title, None)
    parts = title and (turns or re.search(lexicon.headings.line.part, title))
    return Heading(title, PART, len(at.text)) if title and parts else DECLINED


def _unmarked(at: Opening, lexicon: Lexicon) -> Heading | None:
    title = _line_title(at)
    return Heading(title, UNMARKED, len(at.text)) if title and not is_marked(at.text) else DECLINED


def _bold(at: Opening, lexicon: Lexicon) -> Heading | None:
    title = _line_title(at)
    return Heading(title, UNMARKED, len(at.text)) if title else DECLINED


def _line_title(at: Opening) -> str | None:
    """Return the title of a line of its own without a number; None where it cannot be one."""
    if at.number or len(at.text) > LONGEST_LINE:
        return None
    sentence = at.text[-1] in STOPS and len(re.findall(f"[{STOPS}]", at.text)) == 1
    if is_marked(at.text) and not (at.bold and sentence):
        return None
    title = title_of(at.text)
    if re.search(f"[{STOPS}].", title) or re.fullmatch(r"[（(].*[）)]", title):
        return None
    return title if _NAME.search(title) else None


def title_of(text: str) -> str:
    """Return *text* as a title: without its bullet, brackets and end mark, and not spaced out.

    >>> title_of("■ 名 词 解 释"), title_of("夯实基础 补齐短板。"), title_of("【产业】")
    ('名词解释', '夯实基础 补齐短板', '产业')
    """
    title = re.sub(r"^【([^】]+)】$", r"\1", BULLET.sub("", text).rstrip("。：: ※★☆—"))
    return "".join(title.split()) if all(len(word) == 1 for word in title.split()) else title


HEADINGS: tuple[Form, ...] = (
    Rule(
        name="opening of an annex",
        why="附注： opens what is appended, in the paragraph itself.",
        shows=(("附注：1.“三清”指清河、清湖、清库。", "附注"),),
        spares=("附注释三条。", "附：企业名录"),
        read=_note,
    ),
    Rule(
        name="row of a table",
        why="A cell is a name beside a figure, however short the row.",
        shows=(("粮食产量|38.6", ""),),
        spares=("粮食产量",),
        read=_row,
    ),
    Rule(
        name="known for something else",
        why="Who wrote it, a table's caption, a page's number: lines that the lexicon knows.",
        shows=(("记者 某某", ""), ("表3 主要指标", ""), ("单位：亿元", ""), ("第4页", ""), ("抓改革——", "")),
        spares=("记录时代变迁", "单位改革稳步推进"),
        read=_known,
    ),
    Rule(
        name="set as a heading",
        why="The format itself marks it: a style of Word, a tag, a hash.",
        shows=(("## 稳住工业基本盘", "稳住工业基本盘"), ("# 一、去年回顾", "一、去年回顾")),
        spares=("稳住工业基本盘", "## 工业稳了。农业也稳了。"),
        read=_set,
    ),
    Rule(
        name="numbered line",
        why="A number and a title have a line of their own.",
        shows=(("一、去年回顾", "一、去年回顾"), ("三、重点任务：", "三、重点任务"), ("1.新建厂房，", "")),
        spares=("去年回顾", "（二）稳工业。新建厂房3座。"),
        read=_numbered_line,
    ),
    Rule(
        name="number and short sentence",
        why="The first sentence behind a number is its title, if it is short and states no figure.",
        shows=(("（二）稳工业。新建厂房3座。", "（二）稳工业"), ("3.抓培训。办班9期。", "3.抓培训")),
        spares=("（二）新建厂房3座。稳住了工业。", "（二）目标如下：稳工业。", "稳工业。新建厂房3座。"),
        read=_numbered_sentence,
    ),
    Rule(
        name="number, title and space",
        why="A space took the place of the mark behind the title.",
        shows=(
            (
                "二、新一年的任务 全市上下要抓住机遇，稳中求进，用好各项政策，把发展的底盘做实做强。",
                "二、新一年的任务",
            ),
        ),
        spares=("二、新一年的任务，全市上下要抓住机遇，稳中求进，用好各项政策，把发展的底盘做实做强。",),
        read=_numbered_gap,
    ),
    Rule(
        name="number and label",
        why="A colon ends a title of a few words.",
        shows=(
            (
                "一、总体要求：坚持稳中求进，以改革促发展；坚持系统观念，先立后破。",
                "一、总体要求",
            ),
        ),
        spares=("1.总体要求：坚持稳中求进，以改革促发展；坚持系统观念，先立后破。",),
        read=_numbered_label,
    ),
    Rule(
        name="number and first clause",
        why="Behind a number that always has a title, a long sentence gives its first clause, and keeps it.",
        shows=(("（三）着力改善民生，全年新增就业8600人。", "（三）着力改善民生"),),
        spares=("3.着力改善民生，全年新增就业8600人。", "着力改善民生，全年新增就业8600人。"),
        read=_numbered_clause,
    ),
    Rule(
        name="what was or is to be",
        why="A line without a number parts the report into the year behind and the year ahead.",
        shows=(("2022年工作安排", "2022年工作安排"), ("下一步重点工作", "下一步重点工作")),
        spares=("工作作风持续转变", "2022年工作安排："),
        read=_part,
    ),
    Rule(
        name="line without a mark",
        why="A short line that no mark ends is a title.",
        shows=(("工业稳中有进", "工业稳中有进"), ("■ 稳 就 业", "稳就业"), ("GDP", "GDP")),
        spares=("工业稳中有进。", "工业稳中有进，", "（工业稳中有进）", "9"),
        read=_unmarked,
    ),
    Rule(
        name="bold sentence",
        why="One sentence that is a line, set bold in a text that is not, is a title with its full stop.",
        shows=(("**工业稳中有进。**", "工业稳中有进"),),
        spares=("工业稳中有进。", "**工业稳。农业稳。**", "**要求如下：**"),
        read=_bold,
    ),
)
"""The forms of a heading that stands by itself; the first that answers is believed."""
