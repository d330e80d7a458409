"""Damage a text the way annotating sites do, byte by byte in Windows-936.

Readings are put behind the bytes of a character, the text is cut at the bytes
of marks, both whatever the border between two characters; then it is shown.
"""

import random
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache

from opencc import OpenCC

from summarizer.lexicon import load

MARKS = "？！；：，、。"
"""The marks a site can cut its text at."""


@dataclass(frozen=True, slots=True)
class Site:
    """How one site treats its text."""

    readings: Mapping[str, str]
    """The characters it annotates."""
    marks: str
    """The marks it cuts at, in this order."""
    cuts_first: bool = False
    """Whether it cuts before it annotates."""
    narrow: bool = False
    """Whether full-width letters, figures and marks lose their width in the end."""


def readings(share: float, chance: random.Random) -> dict[str, str]:
    """Return readings for so large a *share* of the common traditional characters."""
    found: dict[str, str] = {}
    for character, reading in _common():
        if chance.random() < share:
            found.setdefault(character, reading)
    return found


@cache
def _common() -> tuple[tuple[str, str], ...]:
    # The characters whose simplified form is among the 3,755 commonest, and how they can be read.
    simplify = OpenCC("t2s").convert
    pairs = ((c, reading) for reading, of in map(str.split, load().readings) for c in of)
    return tuple(
        (character, reading)
        for character, reading in pairs
        if not reading.isascii() and 0xB0 <= simplify(character).encode("gb18030")[0] <= 0xD7
    )


def garble(text: str, site: Site) -> str:
    """Return *text* as *site* shows it."""
    pieces = _cut([text.encode("gbk")], site.marks) if site.cuts_first else [text.encode("gbk")]
    pieces = [piece if at % 2 else _annotate(piece, site.readings) for at, piece in enumerate(pieces)]
    if not site.cuts_first:
        pieces = _cut(pieces, site.marks)
    shown = "".join(_show(piece) for piece in pieces)
    if site.narrow:
        shown = "".join(chr(ord(c) - 0xFEE0) if "！" <= c <= "～" else c for c in shown)
    return shown


def _cut(pieces: list[bytes], marks: Iterable[str]) -> list[bytes]:
    # Every second piece is a mark, and is not cut again.
    for mark in marks:
        encoded = mark.encode("gbk")
        further: list[bytes] = []
        for at, piece in enumerate(pieces):
            parts = [piece] if at % 2 else piece.split(encoded)
            for place, part in enumerate(parts):
                further += [encoded, part] if place else [part]
        pieces = further
    return pieces


def _annotate(piece: bytes, of: Mapping[str, str]) -> bytes:
    for encoded, reading in sorted((c.encode("gbk"), r.encode("gbk")) for c, r in of.items()):
        if encoded in piece:
            piece = piece.replace(encoded, encoded + b"(" + reading + b")")
    return piece


def _show(piece: bytes) -> str:
    shown = ""
    at = 0
    while at < len(piece):
        lead, trail = piece[at], piece[at + 1] if at + 1 < len(piece) else 0
        if lead < 0x80:
            shown += chr(lead)
            at += 1
        elif lead == 0x80:
            shown += "€"
            at += 1
        elif trail < 0x40 or trail == 0x7F:
            # What cannot be a second byte is swallowed with the first.
            shown += "?"
            at += 2
        elif lead == 0xFE and 0x50 <= trail <= 0xA0:
            shown += chr(0xE815 + trail - 0x50 - (trail > 0x7F))
            at += 2
        else:
            shown += piece[at : at + 2].decode("gb18030")
            at += 2
    return shown
