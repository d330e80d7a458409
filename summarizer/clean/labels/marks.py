"""What the labels look at: the marks of running text, and the words of pages."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import accumulate

from summarizer.clean.edits import Stretch
from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.text import HAN, NUMBERED, NUMERALS, STOPS
from summarizer.records import Role
from summarizer.rule import Rule

LabelRule = Rule[Callable[[Sequence[Stretch], Mapping[int, Role], Lexicon], Iterator[tuple[int, Role]]]]
"""Takes the lines of a document and the roles found so far; yields the lines it knows and their roles.

In the specimens ¶ is a paragraph of running text, ¶1 and the like one that is the
same wherever it stands; ¦ opens a line that the format sets aside, a form feed a
page of a PDF.  The outcome is a role with the numbers of the lines that get it.
The user calls 本站特供 noise.
"""

PAUSED = re.compile(rf"[{STOPS}，；、,;]")
"""A mark that no menu carries."""

DAY = (
    r"(?:(?:19|20)\d\d *[-/年.] *\d{1,2} *(?:[-/月.] *\d{1,2} *日?|月)"
    rf"|[一二][〇○零0{NUMERALS}]{{3}}年[{NUMERALS}]{{1,2}}月(?:[{NUMERALS}]{{1,3}}日)?)"
)
"""A day or a month, in digits or in characters."""

OCCASION = re.compile(
    rf"^[（(]?(?:[—―－-]+)? *{DAY}?[^，。；]{{0,6}}在[^，。；]{{4,40}}会议?上?"
    r"(?:的.{0,12}报告|的讲话)?[）)]?$"
)
"""When and where a report was delivered: 2月3日在某县第十届人民代表大会第一次会议上."""

_OFFICE = (
    rf"[{HAN}]{{2,20}}"
    "(?:政府|委员会|管委会|党委|区委|县委|市委|办公室|(?:统计|财政|改革|发改|审计)局|调查队)"
)
OFFICES = re.compile(rf"^{_OFFICE}(?: +{_OFFICE})*$")
"""The offices that issue or sign a report."""


TITLED = re.compile(
    r"(?:报告|总结|讲话|综述|纪实|公报|述评|分析|情况|汇报|回眸|回顾|展望|巡礼|要点|计划|规划|纲要)$"
)
"""How the title of a report ends."""


def bare(text: str) -> str:
    """Return the letters and digits of *text* alone.

    >>> bare("【 打印本页 】")
    '打印本页'
    """
    return re.sub(r"[\W_]+", "", text)


def is_prose(text: str) -> bool:
    """Tell a line of running text, whole or broken off, from a heading or a menu's.

    >>> is_prose("全年生产总值增长8%，财政收入增长9%。"), is_prose("政府信息公开")
    (True, False)
    """
    return (len(text) >= 12 and bool(PAUSED.search(text)) and not NUMBERED.match(text)) or len(text) >= 60


def _is_surely_prose(lines: Sequence[Stretch], at: int) -> bool:
    """Tell a line of running text even from a title, which may hold a comma."""
    text = lines[at].text
    broken_off = at + 1 < len(lines) and lines[at + 1].raw.continues
    whole = len(text) >= 40 or bool(re.search("[。；！？]", text))
    return is_prose(text) and (whole or broken_off or (len(text) >= 28 and text.count("，") >= 2))


def start_of_text(lines: Sequence[Stretch], roles: Mapping[int, Role]) -> int:
    """Return the line where running text begins: the first of prose that others follow.

    A motto above a menu is a sentence too, but no other follows it.
    """
    rest = [at for at in range(len(lines)) if at not in roles]
    prose = [is_prose(lines[at].text) for at in rest]
    before = [0, *accumulate(prose)]
    for i, at in enumerate(rest):
        few = before[-1] - before[i] < 3
        if (few or sum(prose[i + 1 : i + 6]) >= 2) and _is_surely_prose(lines, at):
            return at
    return rest[0] if rest else 0


@derived
def known_words(lexicon: Lexicon) -> frozenset[str]:
    """Return the whole lines that the lexicon knows as boilerplate, bare."""
    return frozenset(bare(word) or word for word in lexicon.noise.words)


@derived
def starts(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what boilerplate begins with."""
    return _either(lexicon.noise.starts)


@derived
def foot(lexicon: Lexicon) -> re.Pattern[str]:
    """Return what the notices at a page's foot begin with."""
    return _either(lexicon.noise.foot)


def _either(patterns: Sequence[str]) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


@derived
def field_names(lexicon: Lexicon) -> tuple[re.Pattern[str], Mapping[str, Role]]:
    """Return the expression that finds a field's name before its colon or stroke, and the role of each."""
    roles = {name: role for role, names in lexicon.noise.fields.items() for name in names}
    spaced = (" *".join(map(re.escape, name)) for name in sorted(roles, key=len, reverse=True))
    return re.compile(rf"^[（(【\[]? *({'|'.join(spaced)}) *[：:／/] *"), roles
