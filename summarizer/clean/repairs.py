"""The repairs, in the order in which they are made.

Each is a row whose `read` goes from the text of a line to the edits that would
mend it; `REPAIRS` is their order.  The governing principle is ftfy's: what was right
is never changed, and a miss is better than a change for the worse.  What looks
damaged and cannot be mended for certain is a doubt (`summarizer.clean.doubts`).

Before all of these stand `summarizer.clean.restore`, which needs the text as
the file has it, and for Markdown `MARKDOWN`, for PDF `SEAMS`.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from html.entities import html5
from typing import Any
from unicodedata import normalize

from summarizer.clean.edits import Edit, Stretch, apply
from summarizer.lexicon.text import HAN
from summarizer.rule import Rule

RepairRule = Rule[Callable[[str], Iterator[Edit]]]
"""Finds the edits that mend a text; in the specimens stands what comes of it."""

_MARKS = "“”‘’《》〈〉「」『』【】〔〕（），。：；！？、…—"
_CHINESE = re.compile(rf"[{HAN}{_MARKS}]")
_FULL = str.maketrans(",:;()?!", "，：；（）？！")
_UNITS = (
    "年月日时分秒个万亿元户人次家项所座条公里亩吨吉瓦米度平方立千百十名件处台套辆张场届期位岁级类层间片批"
)


_ENTITY = re.compile(r"&(?:(\w{2,8});|#(\d{2,6});|#[xX]([0-9a-fA-F]{2,5});)|<U\+([0-9A-F]{4,5})>")


def _unescape(text: str) -> Iterator[Edit]:
    """Replace entities and escapes that a page's source left in the text."""
    for match in _ENTITY.finditer(text):
        name, number, sixteen, escape = match.groups()
        found = html5.get(f"{name};") if name else chr(int(number) if number else int(sixteen or escape, 16))
        if found:
            yield Edit(match.start(), match.end(), found)


_TAG = re.compile(
    r"</?(?:p|br|div|span|font|strong|b|i|u|em|a|img|table|tbody|tr|td|th|ul|ol|li|h[1-6]|center|o:p|st1:\w+)"
    r"(?:\s[^<>]*)?/?>|<!--[^<>]*?-->",
    re.IGNORECASE,
)


def _drop_tags(text: str) -> Iterator[Edit]:
    """Drop HTML tags that were left in the text."""
    for match in _TAG.finditer(text):
        yield Edit(match.start(), match.end(), "")


_MARKDOWN = re.compile(
    r"^\s*(?:=+|-{3,}|\*{3,})\s*$|^ {0,3}#{1,6}\s+|(?<=\S)\s+#+\s*$|^\s*>\s?|^\s*[-*+]\s+(?=\S)"
    r"|\*\*|__|(?<!\\)`|!?\[(?=[^\]]*\]\([^)]*\))|(?<=[^\]])\]\([^)\s]*(?:\s\"[^\"]*\")?\)"
)
_SLANTED = re.compile(r"(?<![\dA-Za-z*\\])\*(?=[^\s*])[^*\n]*(?<=[^\s*])\*(?![\dA-Za-z*])")


def _drop_markdown(text: str) -> Iterator[Edit]:
    """Drop the marks of Markdown; only for documents in that format."""
    edits = [Edit(match.start(), match.end(), "") for match in _MARKDOWN.finditer(text)]
    for match in _SLANTED.finditer(text):
        edits += Edit(match.start(), match.start() + 1, ""), Edit(match.end() - 1, match.end(), "")
    yield from sorted(edits, key=lambda edit: edit.start)


_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")


def _drop_invisible(text: str) -> Iterator[Edit]:
    """Drop what prints nothing: zero-width characters, soft hyphens, control characters."""
    for match in _INVISIBLE.finditer(text):
        yield Edit(match.start(), match.end(), "")


def _unify(text: str) -> Iterator[Edit]:
    """Replace radicals and compatibility forms, which some PDFs print characters with, by the characters."""
    for match in re.finditer("[\u2e9f\u2ef3\u2f00-\u2fd5\uf900-\ufad9]", text):
        plain = normalize("NFKC", match[0])
        if plain != match[0] and len(plain) == 1:
            yield Edit(match.start(), match.end(), plain)


def _plain_blanks(text: str) -> Iterator[Edit]:
    """Make no-break, ideographic and other wide blanks plain ones."""
    for match in re.finditer("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\t\x0b\x0c\x85\u2028\u2029]+", text):
        yield Edit(match.start(), match.end(), " ")


def _restore_blanks(text: str) -> Iterator[Edit]:
    """Put a blank where a no-break space was turned into an even run of question marks.

    UTF-8 writes a no-break space in two bytes; a program that knew neither
    wrote ``??``.  Behind a question they are a question's, and beside a figure
    they might be a digit's: those stay.
    """
    for match in re.finditer(r"\?{2,}", text):
        before = text[max(match.start() - 1, 0) : match.start()]
        after = text[match.end() : match.end() + 1]
        figure = (before.isdigit() and after.isdigit()) or before == "." or after in (".", "%", "％")
        asked = before in tuple("吗呢么何谁办")
        if len(match[0]) % 2 == 0 and not figure and not asked:
            yield Edit(match.start(), match.end(), " ")


def _drop_private_use(text: str) -> Iterator[Edit]:
    """Drop private-use characters where they can only be a bullet: before the text of a line."""
    if match := re.match("\\s*[\ue000-\uf8ff]+\\s*", text):
        yield Edit(match.start(), match.end(), "")


def _halve_width(text: str) -> Iterator[Edit]:
    """Make full-width digits, Latin letters and per-cent signs half-width, and the point between digits."""
    for match in re.finditer(r"[０-９Ａ-Ｚａ-ｚ％]|(?<=[\d０-９ ])．(?= ?[\d０-９])", text):
        yield Edit(match.start(), match.end(), chr(ord(match[0]) - 0xFEE0))


_LETTERSPACED = re.compile(rf"(?<![{HAN}] )(?<![{HAN}])[{HAN}](?: {{1,4}}[{HAN}]){{3,}}(?! ?[{HAN}])")
_DIGITSPACED = re.compile(r"(?<![\d.])\d(?: ?[.．] ?\d| \d)+(?![\d.])")
_FIGURE = re.compile(rf"(?<=[{HAN}，。、；：（“—]) {{0,2}}(\d[\d.,]*) {{1,2}}(?=[{_UNITS}%％‰])")


_UNIT = re.compile(rf" ?[{HAN}%％‰]")
_BROKEN_FIGURE = re.compile(rf"(?<![\d.,])\d(?:\d| ?\. ?(?=\d)| (?=\d))*(?= ?[{_UNITS}%％‰])")


def _is_one_figure(text: str, start: int, end: int) -> bool:
    """Tell whether the digits and blanks of ``text[start:end]``, in running text, are one broken figure."""
    figure = text[start:end]
    years = all(re.fullmatch(r"(?:19|20)\d\d", part) for part in figure.split(" "))
    behind_text = re.fullmatch(rf".*[{HAN}，。、；：（“—] ?", text[max(start - 2, 0) : start], re.DOTALL)
    return behind_text is not None and figure.count(".") < 2 and not years


def _close_blanks(text: str) -> Iterator[Edit]:
    """Close the blanks that letter-spacing left in headings and figures.

    ``政 府 工 作 报 告`` and ``7 4 7 7 2 亿元`` are set wide; ``达到 19 家`` sets its
    figures off; ``40.8 2 亿元`` broke one in two.  Two numbers side by side stay
    two where they could be: years, and in lines that are no running text, where
    they may be the columns of a table.
    """
    if " " not in text:
        return
    closed = {at for start, end in _spaced(text) for at in range(start, end) if text[at] == " "}
    squeezed = "".join("" if at in closed else c for at, c in enumerate(text))
    place = [at for at in range(len(text)) if at not in closed]
    for match in _FIGURE.finditer(squeezed):
        closed |= {place[at] for at in range(match.start(), match.end()) if squeezed[at] == " "}
    yield from (Edit(at, at + 1, "") for at in sorted(closed))


def _spaced(text: str) -> Iterator[tuple[int, int]]:
    """Yield the stretches of *text* that are set wide: words, digits, and figures that blanks broke."""
    yield from (match.span() for match in _LETTERSPACED.finditer(text))
    for match in _DIGITSPACED.finditer(text):
        if _UNIT.match(text, match.end()) and not re.fullmatch(r"[\d.．]+", match[0]):
            yield match.span()
    if re.search("[，。；]", text):
        for match in _BROKEN_FIGURE.finditer(text):
            if _is_one_figure(text, *match.span()):
                yield match.span()


_LATIN = r"A-Za-z\dⅠ-ⅻ"
_SEAM = re.compile(rf"(?<=[{HAN}{_MARKS}]) (?=[{_LATIN}])|(?<=[{_LATIN}%]) (?=[{HAN}{_MARKS}])")


def _close_seams(text: str) -> Iterator[Edit]:
    """Close the blanks that a PDF's text has wherever the letters change from Chinese to Latin."""
    for match in _SEAM.finditer(text):
        yield Edit(match.start(), match.end(), "")


@cache
def _converter(config: str) -> Any:
    from opencc import OpenCC

    return OpenCC(config)


_SAMPLE = 20_000
"""Characters that decide whether a document is traditional."""


def is_traditional(text: str) -> bool:
    """Tell whether *text* as a whole is written in traditional characters.

    Only then is it converted: a simplified report keeps the 乾, 著 or 於 of its names.

    >>> is_traditional("開發區黨委認真貫徹落實"), is_traditional("著名企业家於先生 繁體中文")
    (True, False)
    """
    text = text[:_SAMPLE]
    old = _differing(text, "t2s")
    return old > 4 and old > 2 * _differing(text, "s2t")


def _differing(text: str, config: str) -> int:
    """Return how many characters of *text* a conversion changes."""
    return sum(a != b for a, b in zip(text, _converter(config).convert(text), strict=False))


def _simplify(text: str) -> Iterator[Edit]:
    """Convert traditional characters to simplified ones."""
    simplified = _converter("t2s").convert(text)
    if len(simplified) != len(text):
        simplified = "".join(_converter("t2s").convert(c)[:1] or c for c in text)
    for at, (old, new) in enumerate(zip(text, simplified, strict=True)):
        if old != new:
            yield Edit(at, at + 1, new)


_ADDRESS = re.compile(r"(?:[a-z]+://|www\.)[\w./?=&%#:;,!()~+-]+", re.ASCII)
_LONE_QUESTION = re.compile(rf"(?<=[{HAN}”’）])\?(?![?)\w.%“])")
_ASKED = re.compile(
    r"(?:吗|呢|什么|怎么|怎样|如何|为何|哪|谁|是否|多少|几)[^，。；！？,;!?]{0,30}"
    rf"(?<=[{HAN}”])(\?)(?=[{HAN}“])"
)


def _widen_punctuation(text: str) -> Iterator[Edit]:
    """Give marks beside Chinese characters their full width.

    Scraped pages carry half-width ones.  Those inside numbers, times, Latin
    text and addresses stay, and so does a question mark that stands among
    others, before a figure, or in the midst of what asks nothing: it may be
    what is left of a character.
    """
    found = {match.start() for match in _LONE_QUESTION.finditer(text)}
    found |= {match.start(1) for match in _ASKED.finditer(text)}
    found |= {
        match.start() for match in re.finditer(r"[,:;!]", text) if _is_beside_chinese(text, match.start())
    }
    for match in re.finditer(r"\(([^()]*)\)", text):
        start, end = match.span()
        if _CHINESE.search(text[max(start - 1, 0) : start] + match[1]):
            found |= {start, end - 1}
    found -= {at for match in _ADDRESS.finditer(text) for at in range(*match.span())}
    for at in sorted(found):
        yield Edit(at, at + 1, text[at].translate(_FULL))


def _is_beside_chinese(text: str, at: int) -> bool:
    """Tell whether the half-width mark at *at* stands beside Chinese, or parts two shares."""
    mark, before, after = text[at], text[max(at - 1, 0) : at], text[at + 1 : at + 2]
    if _CHINESE.match(before) or (mark in ",;" and before in ("%", "‰") and after.isdigit()):
        return True
    alone = mark == "!" and before.isascii()
    return _CHINESE.match(after) is not None and not alone


MARKDOWN: RepairRule = Rule(
    name="markup",
    why="The marks of Markdown, in documents of that format, are not text.",
    shows=(
        ("## 一、回顾", "一、回顾"),
        ("- **抓项目。**见[附件](a.pdf)", "抓项目。见附件"),
        ("*编辑：某某*", "编辑：某某"),
        ("面积3*4*5米，**增长*稳*步**", "面积3*4*5米，增长稳步"),
    ),
    spares=("占比[1]达到8%", "面积3*4*5米"),
    read=_drop_markdown,
)
SEAMS: RepairRule = Rule(
    name="spaces",
    why="The text of a PDF has a blank wherever the letters change from Chinese to Latin.",
    shows=(("2005 年增长 15.2%。", "2005年增长15.2%。"),),
    spares=("奋发 有为", "GDP per head"),
    read=_close_seams,
)

REPAIRS: tuple[RepairRule, ...] = (
    Rule(
        name="entities",
        why="A page's source may leave entities and escapes in the text.",
        shows=(("&nbsp;工作<U+00A0>回顾&#8212;", "\xa0工作\xa0回顾—"),),
        spares=("R&D；AT&T;",),
        read=_unescape,
    ),
    Rule(
        name="markup",
        why="A page's tags may stand in the text.",
        shows=(("<p>增长<b>8%</b>", "增长8%"),),
        spares=("<5%的为轻度，>8%的为重度",),
        read=_drop_tags,
    ),
    Rule(
        name="invisible",
        why="Zero-width characters, soft hyphens and control characters print nothing.",
        shows=(("\ufeff今年\u200b增长", "今年增长"),),
        spares=("今年 增长",),
        read=_drop_invisible,
    ),
    Rule(
        name="radicals",
        why="Some PDFs print radicals and compatibility forms in place of the characters.",
        shows=(("⼀年来", "一年来"),),
        spares=("一年来",),
        read=_unify,
    ),
    Rule(
        name="nbsp",
        why="No-break, ideographic and other wide blanks are blanks like others.",
        shows=(("县长\u3000\u00a0某某", "县长 某某"),),
        spares=("县长 某某",),
        read=_plain_blanks,
    ),
    Rule(
        name="blanks",
        why="A program that knew no UTF-8 wrote the two bytes of a no-break space as question marks.",
        shows=(("县长?? 某某", "县长  某某"),),
        spares=("怎么办??", "增长8??5%", "增长8.??%", "增长??%", "县长??? 某某"),
        read=_restore_blanks,
    ),
    Rule(
        name="private_use",
        why="A private-use character before the text of a line can only be a bullet.",
        shows=(("\uf06c 招商引资", "招商引资"),),
        spares=("招商\uf06c引资",),
        read=_drop_private_use,
    ),
    Rule(
        name="width",
        why="Full-width digits, Latin letters and per-cent signs are digits, letters and signs like others.",
        shows=(("４７．２万亿元，ＧＤＰ增长９％", "47.2万亿元，GDP增长9%"),),
        spares=("一．增长", "（全市）"),
        read=_halve_width,
    ),
    Rule(
        name="spaces",
        why="Headings and figures that are set wide, or set off, have blanks that are none.",
        shows=(
            ("政 府 工 作 报 告", "政府工作报告"),
            ("达到7 4 7 7 2 亿元，增长1 1 %", "达到74772亿元，增长11%"),
            (
                "达到 19 家，占 8 3 %。完成40.8 2 亿元，增长1 2.7 %，新增 1 . 57 万家",
                "达到19家，占83%。完成40.82亿元，增长12.7%，新增1.57万家",
            ),
            ("财政收入1 2 . 5 亿元", "财政收入12.5亿元"),
            ("目标为5%—6 %", "目标为5%—6%"),
        ),
        spares=("强化担当 奋力决胜", "2019 2020年，连年先进", "财政收入 40.8 2%"),
        read=_close_blanks,
    ),
    Rule(
        name="traditional",
        why="Of a report in traditional characters the simplified ones are read.",
        shows=(("產業", "产业"),),
        spares=("产业",),
        read=_simplify,
    ),
    Rule(
        name="punctuation",
        why="Scraped pages carry half-width marks beside Chinese characters.",
        shows=(
            ("增长8.7%,位居第2(全市);好!", "增长8.7%，位居第2（全市）；好！"),
            ("为了谁?依靠谁?", "为了谁？依靠谁？"),
            ("村(社区)王?同志", "村（社区）王?同志"),
            ("分别增长8.7%,1,200户受益", "分别增长8.7%，1,200户受益"),
        ),
        spares=("1,200人 12:30 PM2.5,PM10 f(x) http://a.cn/?q=,b 日?qǐng)?bào)",),
        read=_widen_punctuation,
    ),
)
"""The repairs, in the order in which they are made."""


def repaired(stretches: Sequence[Stretch], rule: RepairRule) -> tuple[list[Stretch], int]:
    """Return *stretches* as *rule* mends them, their cells too, and how many edits of text it took."""
    mended, made = [], 0
    for stretch in stretches:
        edits = tuple(rule.read(stretch.text))
        made += len(edits)
        cells = tuple(apply(tuple(rule.read(c)), c, range(len(c)))[0] for c in stretch.cells)
        mended.append(replace(stretch.edited(edits), cells=cells) if cells else stretch.edited(edits))
    return mended, made
