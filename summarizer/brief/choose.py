"""Choose sentences within a share of a report's text, or a number of them.

The best sentence for the room it takes goes first, and each that is quoted
lowers the others of its chapter, so that the budget goes round.  What went
wrong is chosen first, within a part of the budget that is its own.
"""

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from summarizer.brief.candidates import Candidate, Chapter
from summarizer.brief.likeness import Likeness
from summarizer.records import Because

ROUND = 0.7
"""What each sentence already quoted of its chapter leaves of a sentence's worth."""
LENGTH_POWER = 0.5
"""The power of a sentence's length by which its worth is divided.  Of two that are
worth the same the shorter goes first, but one of four times the length need
only be worth twice as much."""
HALF = 0.5
"""A sentence goes in when there is room for this part of it: too much here makes
up for too little there.  And one that has not this part of what makes it worth
quoting is not even quoted for want of a better one."""
ORDINARY = 650
"""Characters of a chapter that quotes just its share."""
MOST = 2.0
"""How many times its share a report of short chapters may quote."""
ADMITTED = 3
"""How many of the sentences that admit what went wrong are quoted before any result."""
RESERVED = 0.25
"""The part of the room that those may take; the rest is left to results."""


@dataclass(frozen=True, slots=True)
class Choice:
    """A sentence that is quoted, how urgent it was, and whether for want of a better one."""

    candidate: Candidate
    urgency: float
    weak: bool
    because: Because
    """Why there was room for it."""


def urgency(candidate: Candidate, before: int) -> float:
    """Return the worth of *candidate* for the room it takes, where *before* of its chapter are quoted."""
    return candidate.worth * ROUND**before / float(candidate.size**LENGTH_POWER)


def telling(chapters: Sequence[Chapter]) -> float:
    """Return the characters of *chapters*, a long one counted short and a short one long.

    What a leader must know of a chapter grows more slowly than its words:
    here with their square root.
    """
    sizes = [sum(candidate.size for candidate in chapter) for chapter in chapters]
    return min(sum(math.sqrt(ORDINARY * size) for size in sizes), MOST * sum(sizes))


def choose(chapters: Sequence[Chapter], room: float, least: float, said: list[Likeness]) -> list[Choice]:
    """Return what *chapters* quote within *room* characters; *said* grows by it.

    Greedy, which is never far from the best where what is there already only
    lowers what may come (Lin & Bilmes, "A Class of Submodular Functions for
    Document Summarization", ACL 2011).  A chapter that has nothing worth
    quoting quotes one sentence, marked weak, if there is room in the end and
    that is not a formula through and through.
    """
    chosen = _admissions(chapters, room, said)
    room -= sum(choice.candidate.size for choice in chosen)
    taken = {choice.candidate.at for choice in chosen}
    queues = [sorted((one for one in chapter if one.at not in taken), key=_order) for chapter in chapters]
    quoted = [0] * len(queues)
    while any(queues):
        # Only the first of a chapter can be next, for all of it are lowered alike; and every
        # chapter that has something worth quoting is heard once before any is heard again.
        c = max(
            (c for c, queue in enumerate(queues) if queue),
            key=lambda c: (not quoted[c] and queues[c][0].worth >= least, urgency(queues[c][0], quoted[c])),
        )
        best = queues[c].pop(0)
        weak = best.worth < least
        if weak and (quoted[c] or best.worth < HALF * least):
            continue
        if room < HALF * best.size or any(best.likeness.repeats(one) for one in said):
            continue
        chosen.append(Choice(best, urgency(best, quoted[c]), weak, _room(weak=weak, before=quoted[c])))
        said.append(best.likeness)
        quoted[c] += 1
        room -= best.size
    return chosen


def _admissions(chapters: Sequence[Chapter], room: float, said: list[Likeness]) -> list[Choice]:
    """Return what *chapters* admit within its part of *room*, by figures, then length; *said* grows by it.

    Beside results these would never be quoted, for what falls short has few figures and no
    rank.  Where *room* is without end, a number of sentences was asked for, and they take
    their chance with the others.
    """
    if math.isinf(room):
        return []
    admitted = [one for chapter in chapters for one in chapter if one.part == "problems"]
    left = RESERVED * room
    chosen: list[Choice] = []
    for one in sorted(admitted, key=lambda one: (-len(one.likeness.figures), -one.size, one.at)):
        if len(chosen) == ADMITTED:
            break
        if left < one.size or any(one.likeness.repeats(other) for other in said):
            continue
        because = Because("budget", "admits what went wrong", "")
        chosen.append(Choice(one, urgency(one, len(chosen)), False, because))
        said.append(one.likeness)
        left -= one.size
    return chosen


def _room(*, weak: bool, before: int) -> Because:
    """Return why a sentence is quoted of whose chapter so many were quoted *before*."""
    if weak:
        return Because("budget", "for want of a better one", "")
    if before:
        return Because("budget", "worth the room it takes", "")
    return Because("budget", "the best of its chapter", "")


def _order(candidate: Candidate) -> tuple[float, int, int]:
    return -urgency(candidate, 0), *candidate.at


def most_urgent(chosen: Mapping[int, list[Choice]], most: int) -> dict[int, list[Choice]]:
    """Return of what each report has *chosen* the *most* urgent of all together."""
    every = [(-choice.urgency, -r, i) for r, choices in chosen.items() for i, choice in enumerate(choices)]
    kept = {(-r, i) for _urgency, r, i in sorted(every)[:most]}
    return {r: [choice for i, choice in enumerate(of) if (r, i) in kept] for r, of in chosen.items()}
