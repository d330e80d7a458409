"""Mend one line: drop its readings, win back its garbled stretches, doubt what stays unsure."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from summarizer.clean.edits import Edit
from summarizer.clean.restore.annotation import Page, Token, begins_reading_of, is_han, is_reading_of, tokens
from summarizer.clean.restore.codepage import decode, encode
from summarizer.clean.restore.garble import MARKS, Mended, after_reading, at_mark, choose, follow
from summarizer.messages import _
from summarizer.models import Doubt

SURE = 6.0
"""A stretch is mended without doubt where it is e^6, some 400 times, likelier than any other way to read it."""
_FIGURE = re.compile(r"[\d.,%％‰+-]+")
_ENDS = "。！？；!?;"


@dataclass(frozen=True, slots=True)
class MendedLine:
    """What to mend in a line, and how much of each kind."""

    edits: tuple[Edit, ...]
    doubts: tuple[Doubt, ...]
    pinyin: int
    garbled: int


def mend(line: str, page: Page) -> MendedLine:
    """Say how *line* of *page* is to be mended."""
    pieces = tokens(line)
    edits: list[Edit] = []
    doubts: list[Doubt] = []
    before = ""
    pinyin = garbled = 0
    at = 0
    while at < len(pieces):
        token = pieces[at]
        mended = _stretch(pieces, at, before, page)
        if mended is not None:
            garbled += 1
            for place in range(mended.start, mended.end):
                piece = pieces[place]
                text = mended.texts.get(place, piece.text)
                before += text
                if text != piece.text:
                    edits.append(Edit(piece.start, piece.end, text))
            start, end = pieces[mended.start].start, pieces[mended.end - 1].end
            if mended.lost:
                doubts.append(Doubt(start, _figure_end(line, end), _("garbled: a character or digit is lost here")))
            elif mended.margin < SURE:
                doubts.append(Doubt(start, end, _("garbled: won back from its bytes, but not for sure")))
            at = mended.end
            continue
        if token.kind == "reading" and _is_annotation(token, before, page):
            edits.append(Edit(token.start, token.end, ""))
            pinyin += 1
        elif token.kind == "lost" and (token.reading or _is_beside_figure(line, token)):
            reason = _("garbled beyond recovery") if token.reading else _("garbled: a digit may be lost here")
            end = _sentence_end(line, token.end) if token.reading else _figure_end(line, token.end)
            doubts.append(Doubt(token.start, end, reason))
            before += token.text
        else:
            before += token.text
        at += 1
    return MendedLine(tuple(edits), tuple(doubts), pinyin, garbled)


def _stretch(pieces: Sequence[Token], at: int, before: str, page: Page) -> Mended | None:
    token = pieces[at]
    if token.kind != "lost":
        return None
    if token.reading is not None:
        ways = follow(pieces, after_reading(pieces, at, before[-1:], page))
        return choose(pieces, at, before, ways, page, raw=False)
    if at + 1 < len(pieces) and pieces[at + 1].text in MARKS:
        return choose(pieces, at, before, follow(pieces, at_mark(pieces, at)), page, raw=True)
    return None


def _is_annotation(token: Token, before: str, page: Page) -> bool:
    if not before or token.reading is None:
        return False
    if token.unclosed:
        return begins_reading_of(token.reading, before[-1])
    if is_han(before[-1]):
        return is_reading_of(token.reading, before[-1])
    # A letter can have made a character with the byte before it.
    last = encode(before[-2:-1]) if len(before) > 1 else None
    letter = before[-1]
    if not last or len(last) < 2 or not letter.isascii():
        return False
    return is_reading_of(token.reading, decode(last[1], ord(letter)) or "")


def _is_beside_figure(line: str, token: Token) -> bool:
    return bool(_FIGURE.match(line[token.end : token.end + 1]) or _FIGURE.match(line[token.start - 1 : token.start]))


def _figure_end(line: str, end: int) -> int:
    match = _FIGURE.match(line, end)
    return match.end() if match else end


def _sentence_end(line: str, start: int) -> int:
    return next((at for at in range(start, len(line)) if line[at] in _ENDS), len(line))
