"""Undo what became of text whose bytes were cut apart within a character.

From there on the bytes are paired across the borders of the characters, until
something puts them in step again.  A garbled stretch is thus read as its bytes
paired the other way; what was lost at its two ends is found by the reading
that stands there, or by the words it makes.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from summarizer.clean.restore.annotation import Page, Token, read_so
from summarizer.clean.restore.codepage import LEADS, TRAILS, decode, encode
from summarizer.clean.restore.script import is_simplified, simplified
from summarizer.clean.restore.wording import Choice, score

MARKS = {"？": "？", "！": "！", "；": "；", "：": "：", "，": "，", "、": "、", "。": "。",
         "?": "？", "!": "！", ";": "；", ":": "：", ",": "，"}
"""The marks at whose bytes text was cut, as shown, and as they were before they lost their width."""
_TAG = re.compile(r"/?[A-Za-z]{1,10}(?: [^<>]{0,80})?/?>")
_CONTEXT = 8
"""So many characters on either side decide between two ways to read a stretch."""
_WIDTH = 48
"""So many ways to read a stretch are followed at once."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A character won back: the choices there are for it, and the token whose place it takes."""

    choices: tuple[str, ...]
    token: int


@dataclass(frozen=True, slots=True)
class Way:
    """One way to read a garbled stretch, as far as it was followed."""

    units: tuple[Unit, ...]
    at: int
    """The next token."""
    pending: int | None = None
    """The byte left over from the last pair; None once the bytes are in step again."""
    home: int = 0
    """The token that the pending byte belongs to."""
    kept: tuple[tuple[int, str], ...] = ()
    """What to leave at a token besides the characters won back."""
    lost: bool = False
    """Whether a character beside the stretch is gone for good."""
    prior: float = 0.0
    """The logarithm of how likely its turns are in themselves."""
    promise: float = 0.0
    """The same with its characters, each by itself: enough to give up hopeless ways early."""


@dataclass(frozen=True, slots=True)
class Mended:
    """A garbled stretch as it is best read."""

    start: int
    end: int
    """Tokens."""
    texts: dict[int, str]
    """What takes the place of each token; one not named stays."""
    margin: float
    """By how much the logarithm of its likelihood passes that of the next best."""
    lost: bool


def after_reading(pieces: Sequence[Token], at: int, before: str, page: Page) -> Iterator[Way]:
    """Begin at a lost byte followed by a reading: it completed a character read so with the byte before."""
    reading = pieces[at].reading
    encoded = encode(before) if before else None
    if reading is None or encoded is None:
        return
    last = encoded[-1] if len(encoded) == 2 else encoded[-1] + 0x80
    for byte in LEADS:
        if (character := decode(last, byte)) and character in read_so(reading):
            known = character in page.readings.get(reading, ())
            yield Way((), at + 1, byte, at, prior=0.0 if known else -3.0)


def at_mark(pieces: Sequence[Token], at: int) -> Iterator[Way]:
    """Begin at a lost byte before a mark that was not one: it made a character with the mark's first byte."""
    if at + 1 < len(pieces) and (mark := MARKS.get(pieces[at + 1].text)):
        first, second = encode(mark) or (0, 0)
        choices = tuple(c for byte in LEADS if (c := decode(byte, first)))
        yield Way((Unit(choices, at),), at + 2, second, at + 1)


def follow(pieces: Sequence[Token], ways: Iterator[Way]) -> list[Way]:
    """Return every way in which the bytes come in step again."""
    done: list[Way] = []
    frontier = list(ways)
    while frontier:
        further: list[Way] = []
        for way in frontier:
            for longer in _pair(pieces, way):
                (done if longer.pending is None else further).append(longer)
        frontier = sorted(further, key=lambda w: -w.promise)[:_WIDTH]
    return done


def _pair(pieces: Sequence[Token], way: Way) -> Iterator[Way]:
    if way.at >= len(pieces) or way.pending is None:
        return
    token, after = pieces[way.at], way.at + 1
    if token.kind == "reading":
        yield replace(way, at=after)
        return
    if token.kind == "lost":
        yield from _pair_lost(pieces, way)
        if token.reading is not None or token.text != "?":
            return
    encoded = encode(token.text) if token.text not in "?€" else None
    if token.text == "€":
        yield from _closed(way, 0x80)
    elif token.text.isascii() and token.text != "\t":
        code = 0xA1 if token.text == " " else ord(token.text) + 0x80
        if token.kind == "shown" and ord(token.text) >= 0x40:
            yield from _closed(way, ord(token.text))
        if character := decode(way.pending, 0xA1 if token.text == " " else 0xA3):
            yield _with(way, (character,), after, code, -2.0)
    elif encoded and len(encoded) == 2 and (character := decode(way.pending, encoded[0])):
        if encoded[1] > 0x80:
            yield _with(way, (character,), after, encoded[1])
        elif encoded[1] < 0x80:
            closed = _with(way, (character,), after, None)
            yield replace(closed, units=(*closed.units, Unit((chr(encoded[1]),), way.at)))


def _pair_lost(pieces: Sequence[Token], way: Way) -> Iterator[Way]:
    token, after = pieces[way.at], way.at + 1
    choices = tuple(c for byte in TRAILS if (c := decode(way.pending or 0, byte)))
    if token.reading is not None:
        if choices := tuple(c for c in choices if c in read_so(token.reading or "")):
            yield _with(way, choices, after, None)
    elif after == len(pieces) or pieces[after].text in MARKS:
        yield _with(way, choices, after, None)
    elif _TAG.match("".join(t.text for t in pieces[after : after + 100])):
        yield replace(_with(way, choices, after, None), kept=((way.at, "<"),))
    else:
        yield replace(_with(way, choices, after, None), kept=((way.at, "?"),), lost=True)


def _closed(way: Way, trail: int) -> Iterator[Way]:
    if character := decode(way.pending or 0, trail):
        yield _with(way, (character,), way.at + 1, None)


def _with(way: Way, choices: tuple[str, ...], at: int, pending: int | None, prior: float = 0.0) -> Way:
    units = (*way.units, Unit(choices, way.home))
    promise = way.promise + prior + (score(choices) if len(choices) == 1 else -6.0)
    return replace(
        way, units=units, at=at, pending=pending, home=at - 1, prior=way.prior + prior, promise=promise
    )


def choose(
    pieces: Sequence[Token], start: int, before: str, ways: Sequence[Way], page: Page, raw: bool
) -> Mended | None:
    """Return the likeliest of *ways*, weighed among the words around; None where it stands as well unmended.

    *raw* says whether the stretch might be no garble at all.
    """
    if not ways:
        return None
    end = max(way.at for way in ways)
    behind = _behind(pieces, end)
    context = list(before[-_CONTEXT:])
    read: list[tuple[float, float, Way | None, tuple[str, ...]]] = []
    for way in ways:
        rest = [t.text for t in pieces[way.at : end] if t.kind != "reading"] + behind
        characters, doubt = _resolve(context, before, way, rest, page)
        total = score([*context, *characters, *rest]) + way.prior
        total += sum(_liking(c, page) for c in characters)
        read.append((total, doubt, way, characters))
    if raw:
        shown = [t.text for t in pieces[start:end] if t.kind != "reading"]
        read.append((score([*context, *shown, *behind]), 1e9, None, ()))
    read.sort(key=lambda r: -r[0])
    best, doubt, chosen, characters = read[0]
    if chosen is None:
        return None
    margin = min([doubt, *(best - other for other, _, way, c in read[1:] if way is None or c != characters)])
    texts = dict.fromkeys(range(start, chosen.at), "")
    for unit, character in zip(chosen.units, characters, strict=True):
        texts[unit.token] += character
    for at, text in chosen.kept:
        texts[at] += text
    return Mended(start, chosen.at, texts, margin, chosen.lost)


def _behind(pieces: Sequence[Token], end: int) -> list[str]:
    texts = []
    for token in pieces[end : end + 2 * _CONTEXT]:
        if token.kind == "lost":
            break
        if token.kind == "shown":
            texts.append(token.text)
    return texts[:_CONTEXT]


def _resolve(
    context: list[str], before: str, way: Way, rest: Sequence[str], page: Page
) -> tuple[tuple[str, ...], float]:
    # Decide each open choice among its neighbours, and by how much the least sure one was.
    text: list[Choice] = [*context, *(unit.choices for unit in way.units), *rest]
    margin = 1e9
    for place, choices in enumerate(text):
        if len(choices) < 2:
            continue
        left, right = max(0, place - _CONTEXT), place + _CONTEXT + 1
        ranked = sorted(
            (
                (
                    score([*text[left:place], (c,), *text[place + 1 : right]])
                    + _liking(c, page)
                    + _balance(c, before),
                    c,
                )
                for c in choices
            ),
            reverse=True,
        )
        margin = min(margin, ranked[0][0] - ranked[1][0])
        text[place] = (ranked[0][1],)
    return tuple(c[0] for c in text[len(context) : len(context) + len(way.units)]), margin


def _liking(character: str, page: Page) -> float:
    # How ill a character suits the page: its script, and what it annotates everywhere else.
    weight = 0.0
    if page.traditional and is_simplified(character) and character not in page.characters:
        weight -= 5.0
    elif not page.traditional and simplified(character) != character:
        weight -= 10.0
    return weight


def _balance(character: str, before: str) -> float:
    open_quotes = before.count("“") > before.count("”")
    return -6.0 if character == ("“" if open_quotes else "”") else 0.0
