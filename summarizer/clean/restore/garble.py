"""Undo what became of text whose bytes were cut apart within a character.

From there on the bytes are paired across the borders of the characters, until
something puts them in step again.  A garbled stretch is thus read as its bytes
paired the other hypothesis; what was lost at its two ends is found by the reading
that stands there, or by the words it makes.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from summarizer.clean.restore.annotation import Annotations, Token, read_so
from summarizer.clean.restore.codepage import LEADS, TRAILS, decode, encode
from summarizer.clean.restore.wording import score

MARKS = {
    "？": "？",
    "！": "！",
    "；": "；",
    "：": "：",
    "，": "，",
    "、": "、",
    "。": "。",
    "?": "？",
    "!": "！",
    ";": "；",
    ":": "：",
    ",": "，",
}
"""The marks at whose bytes text was cut, as shown, and as they were before they lost their width."""
_TAG = re.compile(r"/?[A-Za-z]{1,10}(?: [^<>]{0,80})?/?>")
_BLANK = 0xA1
"""Both bytes of the full-width blank."""
_WIDTH = 48
"""So many ways to read a stretch are followed at once."""


@dataclass(frozen=True, slots=True)
class Unit:
    """A character won back: the choices there are for it, and the token whose place it takes."""

    choices: tuple[str, ...]
    token: int


@dataclass(frozen=True, slots=True)
class Hypothesis:
    """One way to read a garbled stretch, as far as it was followed."""

    units: tuple[Unit, ...]
    at: int
    """The next token."""
    pending: int | None = None
    """The byte left over from the last pair; None once the bytes are in step again."""
    pending_at: int = 0
    """The token that the pending byte belongs to."""
    lost: bool = False
    """Whether a character beside the stretch is gone for good."""
    prior: float = 0.0
    """The logarithm of how likely its turns are in themselves."""
    likelihood: float = 0.0
    """The same with its characters, each by itself: enough to give up hopeless hypotheses early."""


def after_reading(pieces: Sequence[Token], at: int, before: str, page: Annotations) -> Iterator[Hypothesis]:
    """Begin at a lost byte followed by a reading: it completed a character read so with the byte before."""
    reading = pieces[at].reading
    encoded = encode(before[-1]) if before else None
    if reading is None or encoded is None or before[-1] in "?<":
        return
    # A mark or figure of one byte had two, and has lost its width.
    last = encoded[-1] if len(encoded) == 2 else encoded[-1] + 0x80
    for byte in LEADS:
        if (character := decode(last, byte)) and character in read_so(reading, page.lexicon):
            known = character in page.readings.get(reading, ())
            yield Hypothesis((), at + 1, byte, at, prior=0.0 if known else -3.0)


def at_mark(pieces: Sequence[Token], at: int, before: str, page: Annotations) -> Iterator[Hypothesis]:
    """Begin at a lost byte before a mark that was not one: it made a character with the mark's first byte."""
    if at + 1 < len(pieces) and (mark := MARKS.get(pieces[at + 1].text)):
        first, second = encode(mark) or (0, 0)
        choices = tuple(c for byte in LEADS if (c := decode(byte, first)))
        if not before.strip() and "　" in choices:
            # Nothing but blanks stands before.
            choices = ("　",)
        yield Hypothesis((Unit(choices, at),), at + 2, second, at + 1)


def at_start(pieces: Sequence[Token], at: int) -> Iterator[Hypothesis]:
    """Begin at a mark that no line begins with: the first half of it was the blank before the line."""
    first, second = encode(MARKS[pieces[at].text]) or (0, 0)
    if first == _BLANK:
        yield Hypothesis((), at + 1, second, at)


def follow(pieces: Sequence[Token], hypotheses: Iterable[Hypothesis], page: Annotations) -> list[Hypothesis]:
    """Return every hypothesis in which the bytes come in step again; one stretch can follow upon another."""
    done: list[Hypothesis] = []
    frontier = list(hypotheses)
    while frontier:
        further: list[Hypothesis] = []
        for hypothesis in frontier:
            for longer in _pair(pieces, hypothesis, page):
                if longer.pending is not None:
                    further.append(longer)
                elif again := list(_again(pieces, longer, page)):
                    further += again
                else:
                    done.append(longer)
        frontier = sorted(further, key=lambda w: -w.likelihood)[:_WIDTH]
    return done


def _again(pieces: Sequence[Token], hypothesis: Hypothesis, page: Annotations) -> Iterator[Hypothesis]:
    if (
        hypothesis.at >= len(pieces)
        or pieces[hypothesis.at].kind != "lost"
        or len(hypothesis.units[-1].choices) > 1
    ):
        return
    begun = after_reading if pieces[hypothesis.at].reading is not None else at_mark
    for following in begun(pieces, hypothesis.at, hypothesis.units[-1].choices[0], page):
        yield replace(
            following,
            units=(*hypothesis.units, *following.units),
            lost=hypothesis.lost,
            prior=hypothesis.prior + following.prior,
            likelihood=hypothesis.likelihood + following.prior,
        )


def _pair(pieces: Sequence[Token], hypothesis: Hypothesis, page: Annotations) -> Iterator[Hypothesis]:
    if hypothesis.at >= len(pieces) or hypothesis.pending is None:
        return
    token, after = pieces[hypothesis.at], hypothesis.at + 1
    if token.kind == "reading":
        yield replace(hypothesis, at=after)
        return
    if token.kind == "lost":
        yield from _pair_lost(pieces, hypothesis, page)
        if token.reading is not None or token.text != "?":
            return
    if token.text == "€":
        yield from _closed(hypothesis, 0x80, page)
    elif token.text.isascii() and token.text != "\t":
        yield from _pair_half(pieces, hypothesis, page)
    else:
        yield from _pair_wide(pieces, hypothesis, page)


def _pair_half(pieces: Sequence[Token], hypothesis: Hypothesis, page: Annotations) -> Iterator[Hypothesis]:
    # A letter is the second byte of a pair, or has lost its width and was two bytes.
    token = pieces[hypothesis.at]
    lead, code = (0xA1, 0xA1) if token.text == " " else (0xA3, ord(token.text) + 0x80)
    if token.kind == "shown" and ord(token.text) >= 0x40:
        yield from _closed(hypothesis, ord(token.text), page)
    if character := decode(hypothesis.pending or 0, lead):
        yield _with(hypothesis, (character,), hypothesis.at + 1, code, page, -2.0)


def _pair_wide(pieces: Sequence[Token], hypothesis: Hypothesis, page: Annotations) -> Iterator[Hypothesis]:
    token, after = pieces[hypothesis.at], hypothesis.at + 1
    encoded = encode(token.text) or b""
    character = decode(hypothesis.pending or 0, encoded[0]) if len(encoded) == 2 else None
    if character is None:
        return
    if encoded[1] > 0x80:
        yield _with(hypothesis, (character,), after, encoded[1], page)
    elif encoded[1] < 0x80:
        closed = _with(hypothesis, (character,), after, None, page)
        yield replace(closed, units=(*closed.units, Unit((chr(encoded[1]),), hypothesis.at)))


def _pair_lost(pieces: Sequence[Token], hypothesis: Hypothesis, page: Annotations) -> Iterator[Hypothesis]:
    token, after = pieces[hypothesis.at], hypothesis.at + 1
    choices = tuple(c for byte in TRAILS if (c := decode(hypothesis.pending or 0, byte)))
    if token.reading is not None:
        if choices := tuple(c for c in choices if c in read_so(token.reading, page.lexicon)):
            yield _with(hypothesis, choices, after, None, page)
    else:
        closed = _with(hypothesis, choices, after, None, page)
        if after == len(pieces) or pieces[after].text in MARKS:
            yield closed
        elif _TAG.match("".join(t.text for t in pieces[after : after + 100])):
            yield replace(closed, units=(*closed.units, Unit(("<",), hypothesis.at)))
        else:
            yield replace(closed, units=(*closed.units, Unit(("?",), hypothesis.at)), lost=True)


def _closed(hypothesis: Hypothesis, trail: int, page: Annotations) -> Iterator[Hypothesis]:
    if character := decode(hypothesis.pending or 0, trail):
        yield _with(hypothesis, (character,), hypothesis.at + 1, None, page)


def _with(
    hypothesis: Hypothesis,
    choices: tuple[str, ...],
    at: int,
    pending: int | None,
    page: Annotations,
    prior: float = 0.0,
) -> Hypothesis:
    units = (*hypothesis.units, Unit(choices, hypothesis.pending_at))
    likelihood = (
        hypothesis.likelihood + prior + (score(choices[0], page.lexicon) if len(choices) == 1 else -6.0)
    )
    return replace(
        hypothesis,
        units=units,
        at=at,
        pending=pending,
        pending_at=at - 1,
        prior=hypothesis.prior + prior,
        likelihood=likelihood,
    )
