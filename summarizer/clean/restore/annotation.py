"""Read a line of an annotated page: what is shown, what is a reading, what was lost."""

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from summarizer.clean.restore.script import is_simplified, simplified
from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.text import is_han

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
LOST = "?�"
"""What stands for a byte that could not be shown."""
_LETTERS = f"a-zɑɡüê{TONED}"
_READING = rf"[{_LETTERS}]{{1,6}}"
_TOKEN = re.compile(
    rf"(?P<lost>[{LOST}])\(? ?(?P<after>{_READING}) ?\)"
    rf"|(?<![{_LETTERS}A-Z( ])(?P<bare>(?=[{_LETTERS}]*[{TONED}]){_READING})\)"
    rf"|\( ?(?P<reading>{_READING}) ?\)"
    rf"|\( ?(?P<cut>[{_LETTERS}]{{0,6}})$"
    rf"|(?P<gone>[{LOST}])"
    r"|(?P<shown>.)",
    re.DOTALL,
)

ENOUGH = 5
"""So many readings behind characters make a document an annotated one."""


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of a line: a character, a bracket with a reading, or the mark of a lost byte."""

    kind: Literal["shown", "reading", "lost"]
    start: int
    end: int
    text: str
    reading: str | None = None
    """Of a reading, itself; of a lost byte, the reading that swallowed its bracket."""
    unclosed: bool = False
    """Whether the line ends within the bracket."""


@dataclass(frozen=True, slots=True)
class Annotations:
    """What a document tells of how it was annotated."""

    readings: Mapping[str, frozenset[str]]
    """The readings it gives, and the characters it gives each for."""
    characters: frozenset[str]
    """All characters it shows."""
    pairs: frozenset[str]
    """All pairs of neighbours it shows."""
    traditional: bool
    annotated: bool
    """Whether it carries readings throughout, and not one or two of its own."""
    lexicon: Lexicon


def tokens(line: str, lexicon: Lexicon) -> tuple[Token, ...]:
    """Cut *line* into its pieces.

    >>> [(t.kind, t.text, t.reading) for t in tokens("日?qǐng)報(bào)？", lexicon)][1:]
    [('lost', '?qǐng)', 'qǐng'), ('shown', '報', None), ('reading', '(bào)', 'bào'), ('shown', '？', None)]
    >>> [(t.kind, t.text) for t in tokens("，qǐng)報", lexicon)]
    [('shown', '，'), ('lost', 'qǐng)'), ('shown', '報')]
    """
    pieces = []
    at = 0
    while match := _TOKEN.match(line, at):
        start, end = match.span()
        if (reading := match["after"] or match["bare"] or match["reading"]) and not is_reading(
            reading, lexicon
        ):
            end = start + 1
            kind: Literal["shown", "reading", "lost"] = "lost" if match["lost"] else "shown"
            pieces.append(Token(kind, start, end, line[start:end]))
        elif match["lost"] or match["bare"]:
            pieces.append(Token("lost", start, end, match[0], reading))
        elif match["reading"]:
            pieces.append(Token("reading", start, end, match[0], reading))
        elif match["cut"] is not None:
            pieces.append(Token("reading", start, end, match[0], match["cut"], unclosed=True))
        else:
            pieces.append(Token("lost" if match["gone"] else "shown", start, end, match[0]))
        at = end
    return tuple(pieces)


def annotations(lines: Sequence[str], lexicon: Lexicon) -> Annotations:
    """Gather what the *lines* of a document tell of its annotations."""
    readings: dict[str, set[str]] = defaultdict(set)
    characters: set[str] = set()
    pairs: set[str] = set()
    found = 0
    for line in lines:
        before = ""
        for token in tokens(line, lexicon):
            if token.kind == "shown":
                characters.add(token.text)
                pairs.add(before + token.text)
            elif token.kind == "lost":
                found += ENOUGH * (token.reading is not None and is_han(before))
            elif token.reading and is_reading_of(token.reading, before, lexicon):
                readings[token.reading].add(before)
                found += 1
                continue
            before = token.text
    if found < ENOUGH:
        readings.clear()
    han = [c for c in characters if is_han(c)]
    return Annotations(
        {reading: frozenset(of) for reading, of in readings.items()},
        frozenset(characters),
        frozenset(pairs),
        sum(simplified(c) != c for c in han) > sum(map(is_simplified, han)),
        found >= ENOUGH,
        lexicon,
    )


def read_so(reading: str, lexicon: Lexicon) -> frozenset[str]:
    """Return the traditional characters that can be read *reading*, as any site might give it."""
    return _table(lexicon).get(_plain(reading), frozenset())


def is_reading(text: str, lexicon: Lexicon) -> bool:
    """Tell whether *text* is the reading of some traditional character.

    >>> [is_reading(text, lexicon) for text in ("qǐng", "men", "pm")]
    [True, True, False]
    """
    return _plain(text) in _table(lexicon)


def is_reading_of(reading: str, character: str, lexicon: Lexicon) -> bool:
    """Tell whether traditional *character* can be read *reading*."""
    return character in read_so(reading, lexicon)


def begins_reading_of(beginning: str, character: str, lexicon: Lexicon) -> bool:
    """Tell whether a reading of *character* begins so; a page cut off there may have lost the tone.

    >>> begins_reading_of("di", "點", lexicon), begins_reading_of("b", "點", lexicon)
    (True, False)
    """
    bare = _bare(beginning)
    return any(_bare(reading).startswith(bare) for reading, of in _table(lexicon).items() if character in of)


@derived
def _table(lexicon: Lexicon) -> dict[str, frozenset[str]]:
    pairs = (line.split(" ") for line in lexicon.readings)
    return {reading: frozenset(of) for reading, of in pairs}


def _plain(reading: str) -> str:
    # Some sites take their vowels from the phonetic alphabet.
    return reading.replace("ɑ", "a").replace("ɡ", "g")


def _bare(reading: str) -> str:
    from unicodedata import normalize

    return "".join(c for c in normalize("NFD", _plain(reading)) if c.isascii())
