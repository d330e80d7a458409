"""Choose among the ways to read a garbled stretch, and say how sure the choice is."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from summarizer.clean.restore.annotation import Annotations, Token
from summarizer.clean.restore.codepage import LEADS, decode, encode, is_rare
from summarizer.clean.restore.garble import MARKS, Hypothesis, after_reading, at_mark, at_start, follow
from summarizer.clean.restore.script import is_simplified, simplified
from summarizer.clean.restore.wording import IMPOSSIBLE, score, weigh

_CONTEXT = 8
"""So many characters on either side decide between two ways to read a stretch."""
_NEAR = 4
"""Within so many characters a shifted stretch shows a rare one."""
EVIDENT = 12.0
"""By so much a garble must be likelier than the text as it stands, where nothing else betrays it."""
_EVIDENT_HERE = 8.0
"""The same on a page that betrays itself elsewhere."""
_UNRIVALLED = 1e9
_PAUSES, _OPENING, _CLOSING = "。，、；：！？", "“‘《（【〔", "”’》）】〕"
_SHORT = 6
"""A quotation of so few characters is a name or a slogan, and does not end in a full stop."""

# What speaks against a character, in logarithms of likelihood.
_WRONG_SCRIPT, _UNLIKE_PAGE, _ILL_PLACED, _STOPPED_SLOGAN, _DOUBLED = -10.0, -5.0, -8.0, -6.0, -2.0
# And what speaks for it: the page has it elsewhere beside its neighbour; it ends a sentence.
_SEEN, _STOP, _STOP_BEHIND_FIGURE = 2.0, 1.0, 1.5
_FIGURE = re.compile(r"[\d％%][^\d，。；：、“”]{0,4}$")
"""A figure and its unit, behind which a clause mostly ends."""


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
    gain: float
    """By how much it passes that of the stretch as it stands."""
    lost: bool


def read_garbled(pieces: Sequence[Token], at: int, before: str, page: Annotations) -> Mended | None:
    """Read the garbled stretch that begins at token *at*; None where none begins there.

    *before* is the line up to there, mended.  Where there are several ways to
    read the stretch the likeliest is taken, weighed among the words around;
    one not begun by a reading might also be no garble at all.
    """
    token = pieces[at]
    if token.kind == "lost":
        begun = at_mark if token.reading is None else after_reading
        hypotheses = follow(pieces, begun(pieces, at, before, page), page)
    elif not before.strip() and token.text in MARKS:
        hypotheses = follow(pieces, at_start(pieces, at), page)
    else:
        return None
    return _likeliest(pieces, at, before, hypotheses, page) if hypotheses else None


def seems_shifted(pieces: Sequence[Token], at: int, before: str, page: Annotations) -> bool:
    """Tell whether the text behind the mark at token *at* makes better sense with its bytes paired anew.

    So it is on sites that drop a lost byte without a trace; how far the garble
    goes, and what was dropped at its end, is beyond telling.
    """
    behind = _behind(pieces, at + 1)
    odd = (is_rare(simplified(c)) or (c.isascii() and c.isalpha()) for c in behind[:_NEAR])
    if not before.strip() or not any(odd):
        return False
    first, pending = encode(MARKS[pieces[at].text]) or (0, 0)
    shifted = ""
    for character in behind:
        encoded = encode(character) or b""
        if len(encoded) != 2:
            shifted += decode(pending, ord(character)) or ""
            break
        shifted += decode(pending, encoded[0]) or "�"
        pending = encoded[1]
    context = before[-_CONTEXT:]
    choices = [c for byte in LEADS if (c := decode(byte, first))]
    unmended = score(context + pieces[at].text + behind[: len(shifted)], page.lexicon)
    return len(shifted) > 1 and max(weigh(context, choices, shifted, page.lexicon)) > unmended + _EVIDENT_HERE


def _likeliest(
    pieces: Sequence[Token], start: int, before: str, hypotheses: Sequence[Hypothesis], page: Annotations
) -> Mended | None:
    raw = pieces[start].reading is None
    end = max(hypothesis.at for hypothesis in hypotheses)
    behind = _behind(pieces, end)
    context = before[-_CONTEXT:]
    read: list[tuple[float, float, Hypothesis | None, str]] = []
    for hypothesis in hypotheses:
        rest = _rest(pieces, hypothesis, end, before, page) + behind
        characters, margin = _resolve(before, hypothesis, rest, page)
        weight = score(context + characters + rest, page.lexicon) + hypothesis.prior
        weight += sum(_suits(c, page) for c in characters)
        read.append((weight, margin, hypothesis, characters))
    unmended = score(context + _shown(pieces[start:end]) + behind, page.lexicon) if raw else IMPOSSIBLE
    read.append((unmended, _UNRIVALLED, None, ""))
    read.sort(key=lambda r: -r[0])
    best, margin, chosen, characters = read[0]
    if chosen is None:
        return None
    margin = min(
        [
            margin,
            *(best - other for other, _, hypothesis, c in read[1:] if hypothesis is None or c != characters),
        ]
    )
    texts = dict.fromkeys(range(start, chosen.at), "")
    for unit, character in zip(chosen.units, characters, strict=True):
        texts[unit.token] += character
    return Mended(start, chosen.at, texts, margin, best - unmended, chosen.lost)


def _rest(pieces: Sequence[Token], hypothesis: Hypothesis, end: int, before: str, page: Annotations) -> str:
    # What stands between the end of one hypothesis and that of the longest, itself mended: else a
    # long wrong hypothesis that swallows the next garble looks better than a short right one.
    done = before + "".join(unit.choices[0] for unit in hypothesis.units)
    text = ""
    at = hypothesis.at
    while at < end:
        mended = read_garbled(pieces, at, done + text, page) if pieces[at].kind == "lost" else None
        if mended is not None and mended.end <= end:
            text += "".join(mended.texts.values())
            at = mended.end
        else:
            text += _shown(pieces[at : at + 1])
            at += 1
    return text


def _shown(pieces: Sequence[Token]) -> str:
    return "".join(t.text[0] for t in pieces if t.kind != "reading")


def _behind(pieces: Sequence[Token], end: int) -> str:
    near = pieces[end : end + 2 * _CONTEXT]
    lost = next((at for at, token in enumerate(near) if token.kind == "lost"), len(near))
    return _shown(near[:lost])[:_CONTEXT]


def _resolve(before: str, hypothesis: Hypothesis, rest: str, page: Annotations) -> tuple[str, float]:
    # Decide each open choice among its neighbours, and by how much the least sure one was.
    units = [unit.choices for unit in hypothesis.units]
    margin = _UNRIVALLED
    done = ""
    for at, choices in enumerate(units):
        if len(choices) == 1:
            done += choices[0]
            continue
        right = [*units[at + 1 :], *rest][:_CONTEXT]
        ahead = right[0][0] if right and len(right[0]) == 1 else ""
        weights = weigh((before + done)[-_CONTEXT:], choices, right, page.lexicon)
        weighed = sorted(
            (
                (weight + _suits(c, page) + _fits(c, before + done, ahead, page), c)
                for weight, c in zip(weights, choices, strict=True)
            ),
            reverse=True,
        )
        lead = weighed[0][0] - weighed[1][0]
        if weighed[0][1] == "。" and ahead and ahead not in "“”《<":
            # Preferred to a word formed by chance, not proved: no quotation or line end is beside it.
            lead -= _STOP
        margin = min(margin, lead)
        done += weighed[0][1]
    return done, margin


def _suits(character: str, page: Annotations) -> float:
    # Whether it is of the page's script.
    if page.traditional:
        return _UNLIKE_PAGE if is_simplified(character) and character not in page.characters else 0.0
    return _WRONG_SCRIPT if simplified(character) != character else 0.0


def _fits(character: str, before: str, after: str, page: Annotations) -> float:
    # Whether it can stand between its neighbours; *after* is empty at the end of the line.
    at = _Gap(character, before, after, page)
    for kind, fitting in _FITTING:
        if character in kind:
            return fitting(at)
    return _beside_characters(at)


@dataclass(frozen=True, slots=True)
class _Gap:
    """The place of a lost character, and one that could stand there."""

    character: str
    before: str
    after: str
    page: Annotations

    @property
    def last(self) -> str:
        """The character before it; empty at the beginning of the line."""
        return self.before[-1:]

    @property
    def ends(self) -> bool:
        """Whether the line, or the text before a tag, ends behind it."""
        return self.after in ("", "<")


def _pause(at: _Gap) -> float:
    breaks_off = at.character in "、，：；" and at.ends
    odd = not at.last or at.last in _PAUSES + _OPENING or (at.after != "" and at.after in _PAUSES)
    weight = _ILL_PLACED if odd or breaks_off else 0.0
    opened, _, quoted = at.before.rpartition("“")
    if at.after == "”" and len(quoted) <= _SHORT and not opened.endswith(("：", ":")):
        return weight + _STOPPED_SLOGAN
    if at.character == "。":
        weight += _STOP + _STOP_BEHIND_FIGURE * bool(_FIGURE.search(at.before))
    return weight


def _opener(at: _Gap) -> float:
    twice = at.character == "“" and _is_open(at.before, "“”")
    return _ILL_PLACED if at.ends or at.after in _PAUSES + _CLOSING or twice else 0.0


def _closer(at: _Gap) -> float:
    pair = _OPENING[_CLOSING.index(at.character)] + at.character
    return _ILL_PLACED if (at.last and at.last in _OPENING) or not _is_open(at.before, pair) else 0.0


def _half(at: _Gap) -> float:
    # —— and …… come in twos.
    return 0.0 if at.character in (at.last, at.after) else _ILL_PLACED


def _blank(at: _Gap) -> float:
    return _ILL_PLACED if at.ends or (at.before.strip() and at.character == "　") else 0.0


def _beside_characters(at: _Gap) -> float:
    seen = (at.last + at.character in at.page.pairs) + (at.character + at.after in at.page.pairs)
    return _SEEN * seen + (_DOUBLED if at.last == at.character else 0.0)


_FITTING: tuple[tuple[str, Callable[[_Gap], float]], ...] = (
    (_PAUSES, _pause),
    (_OPENING, _opener),
    (_CLOSING, _closer),
    ("—…", _half),
    ("　·", _blank),
)
"""What speaks for and against each kind of mark at its place; of any other character its neighbours do."""


def _is_open(before: str, pair: str) -> bool:
    return before.count(pair[0]) > before.count(pair[1])
