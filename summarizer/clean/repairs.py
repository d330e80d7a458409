"""The repairs, in the order in which they are made.

Each is a small function from the text of a line to the edits that would mend
it; `REPAIRS` is their order.  The governing principle is ftfy's: what was right
is never changed, and a miss is better than a change for the worse.  What looks
damaged and cannot be mended for certain is a doubt (`DOUBTS`): the text stays,
and nobody quotes it or takes a figure from it.

Before all of these stand `summarizer.clean.restore`, which needs the text as
the file has it, and for Markdown `drop_markdown`.
"""

import re
from collections.abc import Callable, Iterator
from functools import cache
from html.entities import html5
from typing import Any
from unicodedata import normalize

from summarizer.clean.edits import Edit
from summarizer.lexicon.text import HAN
from summarizer.records import Doubt

_MARKS = "“”‘’《》〈〉「」『』【】〔〕（），。：；！？、…—"
_CHINESE = re.compile(rf"[{HAN}{_MARKS}]")
_FULL = str.maketrans(",:;()?!", "，：；（）？！")
_UNITS = (
    "年月日时分秒个万亿元户人次家项所座条公里亩吨吉瓦米度平方立千百十名件处台套辆张场届期位岁级类层间片批"
)


_ENTITY = re.compile(r"&(?:(\w{2,8});|#(\d{2,6});|#[xX]([0-9a-fA-F]{2,5});)|<U\+([0-9A-F]{4,5})>")


def unescape(text: str) -> Iterator[Edit]:
    """Replace entities and escapes that a page's source left in the text.

    >>> [e.text for e in unescape("&nbsp;工作<U+00A0>回顾 R&D；AT&T;")]
    ['\\xa0', '\\xa0']
    """
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


def drop_tags(text: str) -> Iterator[Edit]:
    """Drop HTML tags that were left in the text.

    >>> [(e.start, e.end) for e in drop_tags("<p>增长<b>8%</b>，<5%的为轻度")]
    [(0, 3), (5, 8), (10, 14)]
    """
    for match in _TAG.finditer(text):
        yield Edit(match.start(), match.end(), "")


_MARKDOWN = re.compile(
    r"^\s*(?:=+|-{3,}|\*{3,})\s*$|^ {0,3}#{1,6}\s+|(?<=\S)\s+#+\s*$|^\s*>\s?|^\s*[-*+]\s+(?=\S)"
    r"|\*\*|__|(?<!\\)`|!?\[(?=[^\]]*\]\([^)]*\))|(?<=[^\]])\]\([^)\s]*(?:\s\"[^\"]*\")?\)"
)
_SLANTED = re.compile(r"(?<![\dA-Za-z*\\])\*(?=[^\s*])[^*\n]*(?<=[^\s*])\*(?![\dA-Za-z*])")


def drop_markdown(text: str) -> Iterator[Edit]:
    """Drop the marks of Markdown; only for documents in that format.

    >>> from summarizer.clean.edits import apply
    >>> def drop(text): return apply(list(drop_markdown(text)), text, range(len(text)))[0]
    >>> drop("## 一、回顾"), drop("- **抓项目。**见[附件](a.pdf)"), drop("占比[1]达到8%")
    ('一、回顾', '抓项目。见附件', '占比[1]达到8%')
    >>> drop("*编辑：某某*"), drop("面积3*4*5米，**增长*稳*步**")
    ('编辑：某某', '面积3*4*5米，增长稳步')
    """
    edits = [Edit(match.start(), match.end(), "") for match in _MARKDOWN.finditer(text)]
    for match in _SLANTED.finditer(text):
        edits += Edit(match.start(), match.start() + 1, ""), Edit(match.end() - 1, match.end(), "")
    yield from sorted(edits, key=lambda edit: edit.start)


_INVISIBLE = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\xad\u200b-\u200f\u202a-\u202e\u2060\ufeff]+")


def drop_invisible(text: str) -> Iterator[Edit]:
    """Drop what prints nothing: zero-width characters, soft hyphens, control characters.

    >>> [(e.start, e.end) for e in drop_invisible("﻿今年\u200b增长")]
    [(0, 1), (3, 4)]
    """
    for match in _INVISIBLE.finditer(text):
        yield Edit(match.start(), match.end(), "")


def unify(text: str) -> Iterator[Edit]:
    """Replace radicals and compatibility forms, which some PDFs print characters with, by the characters.

    >>> list(unify("⼀年来"))
    [Edit(start=0, end=1, text='一')]
    """
    for match in re.finditer("[\u2e9f\u2ef3\u2f00-\u2fd5\uf900-\ufad9]", text):
        plain = normalize("NFKC", match[0])
        if plain != match[0] and len(plain) == 1:
            yield Edit(match.start(), match.end(), plain)


def plain_blanks(text: str) -> Iterator[Edit]:
    """Make no-break, ideographic and other wide blanks plain ones.

    >>> list(plain_blanks("总理\u3000\u00a0某某"))
    [Edit(start=2, end=4, text=' ')]
    """
    for match in re.finditer("[\xa0\u1680\u2000-\u200a\u202f\u205f\u3000\t\x0b\x0c\x85\u2028\u2029]+", text):
        yield Edit(match.start(), match.end(), " ")


def restore_blanks(text: str) -> Iterator[Edit]:
    """Put a blank where a no-break space was turned into an even run of question marks.

    UTF-8 writes a no-break space in two bytes; a program that knew neither
    wrote ``??``.  Behind a question they are a question's, and beside a figure
    they might be a digit's: those stay.

    >>> list(restore_blanks("县长?? 某某"))
    [Edit(start=2, end=4, text=' ')]
    >>> list(restore_blanks("怎么办?? 增长8??5%"))
    []
    """
    for match in re.finditer(r"\?{2,}", text):
        before = text[max(match.start() - 1, 0) : match.start()]
        after = text[match.end() : match.end() + 1]
        figure = (before.isdigit() and after.isdigit()) or before == "." or after in (".", "%", "％")
        asked = before in tuple("吗呢么何谁办")
        if len(match[0]) % 2 == 0 and not figure and not asked:
            yield Edit(match.start(), match.end(), " ")


def drop_private_use(text: str) -> Iterator[Edit]:
    """Drop private-use characters where they can only be a bullet: before the text of a line.

    >>> list(drop_private_use("\uf06c 招商引资"))
    [Edit(start=0, end=2, text='')]
    """
    if match := re.match("\\s*[\ue000-\uf8ff]+\\s*", text):
        yield Edit(match.start(), match.end(), "")


def halve_width(text: str) -> Iterator[Edit]:
    """Make full-width digits, Latin letters and per-cent signs half-width, and the point between digits.

    >>> from summarizer.clean.edits import apply
    >>> text = "４７．２万亿元，ＧＤＰ增长９％"
    >>> apply(list(halve_width(text)), text, range(len(text)))[0]
    '47.2万亿元，GDP增长9%'
    """
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


def close_blanks(text: str) -> Iterator[Edit]:
    """Close the blanks that letter-spacing left in headings and figures.

    ``政 府 工 作 报 告`` and ``7 4 7 7 2 亿元`` are set wide; ``达到 19 家`` sets its
    figures off; ``40.8 2 亿元`` broke one in two.  Two numbers side by side stay
    two where they could be: years, and in lines that are no running text, where
    they may be the columns of a table.

    >>> from summarizer.clean.edits import apply
    >>> def close(text): return apply(list(close_blanks(text)), text, range(len(text)))[0]
    >>> close("政 府 工 作 报 告"), close("达到7 4 7 7 2 亿元，增长1 1 %")
    ('政府工作报告', '达到74772亿元，增长11%')
    >>> close("达到 19 家，占 8 3 %。完成40.8 2 亿元，增长1 2.7 %，新增 1 . 57 万家")
    '达到19家，占83%。完成40.82亿元，增长12.7%，新增1.57万家'
    >>> close("强化担当 奋力决胜"), close("2019 2020年，连年先进"), close("财政收入 40.8 2%")
    ('强化担当 奋力决胜', '2019 2020年，连年先进', '财政收入 40.8 2%')
    >>> close("财政收入1 2 . 5 亿元"), close("目标为5%—6 %")
    ('财政收入12.5亿元', '目标为5%—6%')
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


def close_seams(text: str) -> Iterator[Edit]:
    """Close the blanks that a PDF's text has wherever the letters change from Chinese to Latin.

    >>> from summarizer.clean.edits import apply
    >>> apply(list(close_seams("2005 年增长 15.2%。")), "2005 年增长 15.2%。", range(14))[0]
    '2005年增长15.2%。'
    """
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


def simplify(text: str) -> Iterator[Edit]:
    """Convert traditional characters to simplified ones.

    >>> list(simplify("產業"))
    [Edit(start=0, end=1, text='产'), Edit(start=1, end=2, text='业')]
    """
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


def widen_punctuation(text: str) -> Iterator[Edit]:
    """Give marks beside Chinese characters their full width.

    Scraped pages carry half-width ones.  Those inside numbers, times, Latin
    text and addresses stay, and so does a question mark that stands among
    others, before a figure, or in the midst of what asks nothing: it may be
    what is left of a character.

    >>> from summarizer.clean.edits import apply
    >>> def widen(text): return apply(list(widen_punctuation(text)), text, range(len(text)))[0]
    >>> widen("增长8.7%,位居第2(全市);好!"), widen("为了谁?依靠谁?"), widen("村(社区)王?同志")
    ('增长8.7%，位居第2（全市）；好！', '为了谁？依靠谁？', '村（社区）王?同志')
    >>> widen("分别增长8.7%,1,200户受益")
    '分别增长8.7%，1,200户受益'
    >>> widen("1,200人 12:30 PM2.5,PM10 f(x) http://a.cn/?q=,b 日?qǐng)?bào)")
    '1,200人 12:30 PM2.5,PM10 f(x) http://a.cn/?q=,b 日?qǐng)?bào)'
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


Repairing = Callable[[str], Iterator[Edit]]

REPAIRS: tuple[tuple[str, Repairing], ...] = (
    ("entities", unescape),
    ("markup", drop_tags),
    ("invisible", drop_invisible),
    ("radicals", unify),
    ("nbsp", plain_blanks),
    ("blanks", restore_blanks),
    ("private_use", drop_private_use),
    ("width", halve_width),
    ("spaces", close_blanks),
    ("traditional", simplify),
    ("punctuation", widen_punctuation),
)


DOUBTS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("bytes that are no text stand here", re.compile("\ufffd+|锟斤拷|烫烫烫|ï¿½")),
    ("a character that only some computers show stands here", re.compile("[\ue000-\uf8ff]")),
    ("a figure may have lost a digit here", re.compile(r"(?<=\d)\?+(?=\d)|(?<=[.．])\?+|\?+(?=[.．%％])")),
    ("a character was lost here", re.compile(rf"(?<=[{HAN}])\?+(?=[{HAN}])")),
    ("a sign was lost here", re.compile(r"(?<=\d)_(?:[A-Za-z]{1,3}_)+")),
)
"""What cannot be mended and must not be trusted, once all repairs are made."""


def doubts(text: str) -> Iterator[Doubt]:
    """Point at what is still damaged when the repairs are done.

    >>> [(d.start, d.end) for d in doubts("增长8?5%，完成3_M_亿元，\ufffd万人，真的吗？")]
    [(3, 4), (10, 13), (16, 17)]
    """
    found = (Doubt(m.start(), m.end(), reason) for reason, pattern in DOUBTS for m in pattern.finditer(text))
    yield from sorted(found, key=lambda doubt: doubt.start)
