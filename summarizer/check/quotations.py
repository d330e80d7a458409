"""Judge the quotations of a draft: what stands in “ ”, and what is worded as a report is."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from difflib import SequenceMatcher

from summarizer.check.draft import DraftSentence
from summarizer.check.sources import ReportIndex, ReportWording, squeezed
from summarizer.lexicon import Lexicon
from summarizer.records import CitedPlace, Verdict

_QUOTED = re.compile(r"“([^“”]{4,})”")
_MARKS = "。，；：！？、…"
_SHORT = 8
"""Characters; a shorter term in quotation marks that no report has is a name, unless it is introduced."""
STRETCH = 12
"""Characters from which words shared with a report are its wording."""
_ANCHOR = 4
_LIKE = 0.6
"""From how alike on a quotation is one of a report's words, changed."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """A quotation of a draft, or a stretch of a report's words, and what the reports say to it."""

    start: int
    """In the draft's sentence."""
    end: int
    verdict: Verdict
    rule: str
    sources: tuple[CitedPlace, ...]
    difference: str = ""


def quotations(sentence: DraftSentence, sources: ReportIndex, lexicon: Lexicon) -> Iterator[Quoted]:
    """Yield the quotations of *sentence* with what the reports say to them."""
    covered: list[tuple[int, int]] = []
    for match in _QUOTED.finditer(sentence.text):
        found = _quoted(sentence, match, sources, lexicon)
        if found is not None:
            covered.append(match.span())
            yield found
    if not sentence.cell and not sentence.heading:
        for start, end, cited in _stretches(sentence, sources):
            if not any(start < stop and begin < end for begin, stop in covered):
                yield Quoted(start, end, "verbatim", "a report's words", (cited,))


def _quoted(
    sentence: DraftSentence, match: re.Match[str], sources: ReportIndex, lexicon: Lexicon
) -> Quoted | None:
    words = squeezed(match[1]).rstrip(_MARKS)
    if not words:
        return None
    start, end = match.span(1)
    for path, wording in _ordered(sentence, sources):
        at = wording.text.find(words)
        if at >= 0:
            cited = sources.worded(path, at, len(words))
            return Quoted(start, end, "verbatim", "word for word", (cited,))
    best = max(
        ((*_likest(words, wording), path) for path, wording in _ordered(sentence, sources)),
        default=(0.0, 0, 0, ""),
    )
    likeness, at, length, path = best
    if likeness >= _LIKE and len(words) > 5:
        cited = sources.worded(path, at, length)
        told = marked(words, sources.wording[path].text[at : at + length])
        return Quoted(start, end, "altered", "other words", (cited,), told)
    introduced = any(word in sentence.text[: match.start()][-12:] for word in lexicon.check.quotation.opened)
    if len(words) < _SHORT and not introduced:
        return None
    return Quoted(start, end, "missing", "in no report", ())


def _ordered(sentence: DraftSentence, sources: ReportIndex) -> list[tuple[str, ReportWording]]:
    """Return the wordings, those of the sentence's own regions first."""
    own = set(sentence.regions(len(sentence.plain))) | {id for one in sentence.named for id in one.ids}
    return sorted(
        sources.wording.items(), key=lambda pair: sources.of_path[pair[0]].identity.region.id not in own
    )


def _likest(words: str, wording: ReportWording) -> tuple[float, int, int]:
    """Return how alike *words* and the likest stretch of *wording* are, where that begins, how long it is."""
    votes: Counter[int] = Counter()
    for offset in range(0, len(words) - _ANCHOR + 1):
        anchor = words[offset : offset + _ANCHOR]
        at = wording.text.find(anchor)
        while at >= 0:
            votes[at - offset] += 1
            at = wording.text.find(anchor, at + 1)
    if not votes:
        return 0.0, 0, 0
    near = Counter({place: sum(votes[p] for p in range(place - 4, place + 5)) for place in votes})
    place = max(near.most_common(1)[0][0], 0)
    window = wording.text[max(place - 2, 0) : place + len(words) + 8]
    matcher = SequenceMatcher(None, words, window, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size > 1]
    if not blocks:
        return 0.0, 0, 0
    equal = sum(block.size for block in blocks)
    begin = max(blocks[0].b - blocks[0].a, 0)
    stop = min(blocks[-1].b + len(words) - blocks[-1].a, len(window))
    return equal / max(len(words), stop - begin), max(place - 2, 0) + begin, stop - begin


def marked(said: str, stated: str) -> str:
    """Return the words of a report with the draft's changes marked.

    >>> marked("全面放缓河道整治", "全面推进河道整治")
    '全面[推进→放缓]河道整治'
    """
    parts = []
    for tag, a, b, c, d in SequenceMatcher(None, stated, said, autojunk=False).get_opcodes():
        parts.append(stated[a:b] if tag == "equal" else f"[{stated[a:b]}→{said[c:d]}]")
    return "".join(parts)


def _stretches(sentence: DraftSentence, sources: ReportIndex) -> Iterator[tuple[int, int, CitedPlace]]:
    """Yield the stretches of *sentence*, at least `STRETCH` long, that a report has word for word."""
    kept = [at for at, c in enumerate(sentence.text) if squeezed(c)]
    plain = squeezed(sentence.text)
    if len(plain) != len(kept):
        return
    own = set(sentence.regions(len(sentence.plain)))
    paths = [p for p, w in _ordered(sentence, sources) if sources.of_path[p].identity.region.id in own]
    paths = paths or [path for path, _w in _ordered(sentence, sources)]
    at = 0
    while at + STRETCH <= len(plain):
        head = plain[at : at + STRETCH]
        found = next(((p, i) for p in paths if (i := sources.wording[p].text.find(head)) >= 0), None)
        if found is None:
            at += 4 if at else 1
            continue
        path, place = found
        text, length = sources.wording[path].text, STRETCH
        while at + length < len(plain) and text[place + length : place + length + 1] == plain[at + length]:
            length += 1
        while at and place and text[place - 1] == plain[at - 1]:
            at, place, length = at - 1, place - 1, length + 1
        yield kept[at], kept[at + length - 1] + 1, sources.worded(path, place, length)
        at += length
