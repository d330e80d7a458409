"""Profiles -> the terms that tell a region from the others, and the clauses that several share.

Here text is read as text: how often a word stands, which clauses are the same
word for word.  What a text means (a figure, a year, a theme) was read by the
stages before, and is nowhere read again.
"""

import math
import re
from collections import Counter
from collections.abc import Sequence

from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.text import HAN
from summarizer.records import Formulation, Highlight, Profile, Region, SharedFormulation, Term

TERMS = 6
"""So many terms of a region at most."""
SHARED = 12
"""So many shared clauses at most: those that most regions have, the longest first."""
LEAST = 3
"""A term that a region uses less often than this tells nothing."""
SURE = 1.96
"""How many standard deviations the log-odds must lie above zero: 95 in 100."""
PRIOR = 0.1
"""How much the usage of all regions weighs beside a region's own."""

PRACTICES = 2
"""So many practices of a region at most."""
SHORTEST, LONGEST = 16, 120
"""Characters of a sentence that tells of a practice."""
BEFORE, BEHIND = 4, 6
"""So many characters before and behind a quoted name may say what kind of thing it is."""

WORD = re.compile(rf"[{HAN}]{{2}}")
Terms = tuple[tuple[str, tuple[Term, ...]], ...]


def distinctive(profiles: Sequence[Profile], lexicon: Lexicon) -> Terms:
    """Return for each region the terms that are its own.

    Two kinds are: a name in quotation marks that no other region has, and a
    word used so much more than elsewhere that chance does not explain it.
    The second is weighed by log-odds with an informative Dirichlet prior
    (Monroe, Colaresi & Quinn, 2008).  What reports of any place say (the
    lexicon's ``commonplace`` and ``national``) and names of places are left out.
    """
    everywhere: Counter[str] = Counter()
    spread: Counter[str] = Counter()
    for profile in profiles:
        everywhere.update({term.text: term.count for term in profile.terms})
        spread.update(term.text for term in profile.terms)
    total = everywhere.total()
    names = _names([p.region for p in profiles], lexicon)
    return tuple(
        (
            p.region.id,
            _of_one(p, everywhere, total, spread, names, lexicon) if len(profiles) > 1 else (),
        )
        for p in profiles
    )


def _of_one(
    profile: Profile,
    everywhere: Counter[str],
    total: int,
    spread: Counter[str],
    names: frozenset[str],
    lexicon: Lexicon,
) -> tuple[Term, ...]:
    own = sum(term.count for term in profile.terms)
    scored = []
    for term in profile.terms:
        if _common(term.text, lexicon) or _named(term.text, names):
            continue
        deviations = _deviations(term.count, everywhere[term.text], own, total)
        telling = term.count >= LEAST and deviations >= SURE
        # Two characters in quotation marks are more often irony than a name.
        named = term.quoted and (len(term.text) > 2 or term.count > 1)
        if spread[term.text] == 1 and (named or telling):
            scored.append((named, round(deviations, 6), term))
    # Of two alike the one in the better sentence, which is how they come.
    scored.sort(key=lambda one: (not one[0], -one[1]))
    kept: list[Term] = []
    for _, _, term in scored:
        if len(kept) < TERMS and not any(term.text in k.text or k.text in term.text for k in kept):
            kept.append(term)
    return tuple(kept)


def _deviations(here: int, everywhere: int, own: int, total: int) -> float:
    """Return by how many standard deviations a region uses a term more than the others do."""
    # The one more stands for all that no report says.
    prior, weight = PRIOR * everywhere, PRIOR * total + 1
    there, rest = everywhere - here, total - own
    odds = math.log((here + prior) / (own + weight - here - prior))
    odds -= math.log((there + prior) / (rest + weight - there - prior))
    return odds / math.sqrt(1 / (here + prior) + 1 / (there + prior))


def _common(term: str, lexicon: Lexicon) -> bool:
    """Whether *term* is no word, or one of reports of any place, or a slogan of the whole country.

    A slogan of three characters or more may stand in it.

    >>> [_common(term, lexicon) for term in ("市级河长制", "平安", "平安驿站", "5G")]
    [True, True, False, True]
    """
    slogans = lexicon.comparable.wording.national
    if term in lexicon.commonplace or not WORD.search(term):
        return True
    return any(slogan == term or (len(slogan) > 2 and slogan in term) for slogan in slogans)


@derived
def _generic(lexicon: Lexicon) -> re.Pattern[str]:
    """Return the pattern of what a place's name ends in that says only what kind of place it is."""
    return re.compile(rf"(?<=..)(?:{'|'.join(lexicon.comparable.wording.generic)})\Z")


def _names(regions: Sequence[Region], lexicon: Lexicon) -> frozenset[str]:
    """Return what the regions, their cities and provinces are called, long and short.

    >>> sorted(_names([Region("1", "甲乙区", "甲乙区", "区", "丙丁市", None, None)], lexicon))
    ['丙丁', '甲乙']
    """
    generic = _generic(lexicon)
    full = {name for r in regions for name in (r.name, r.city, r.province) if name}
    return frozenset(generic.sub("", name) or name for name in full)


def _named(term: str, names: frozenset[str]) -> bool:
    """Whether the name of a place stands in *term*."""
    size = len(term)
    return any(term[i:j] in names for i in range(size) for j in range(i + 2, size + 1))


def practices(
    profiles: Sequence[Profile], highlights: Sequence[Highlight], lexicon: Lexicon
) -> tuple[Term, ...]:
    """Return of each region the names of ways of working of its own, each in the sentence that tells of it.

    That is a name in quotation marks that no other region has, with a word for such a
    thing (``practice``) in it or right behind it, in a sentence of readable length that
    tells what was done and is not quoted as a highlight already.
    """
    if len(profiles) < 2:
        return ()
    spread = Counter(term.text for profile in profiles for term in profile.terms)
    quoted = {(h.document, h.sentence.line, h.sentence.start) for h in highlights}
    found = []
    for profile in profiles:
        own = [
            term
            for term in sorted(profile.terms, key=lambda term: -term.count)
            if spread[term.text] == 1
            and not _common(term.text, lexicon)
            and term.done
            and SHORTEST <= len(term.sentence.text) <= LONGEST
            and (term.document, term.sentence.line, term.sentence.start) not in quoted
            and not any(word in term.sentence.text for word in lexicon.comparable.wording.ceremony)
            and _is_practice(term, lexicon)
        ]
        # Two names of one sentence are told once.
        found += list({term.sentence.text: term for term in reversed(own)}.values())[::-1][:PRACTICES]
    return tuple(found)


def _is_practice(term: Term, lexicon: Lexicon) -> bool:
    """Whether *term* names a way of working, and nothing that was given from above.

    >>> from summarizer.records import Sentence
    >>> def said(name, text):
    ...     return Term(name, 1, "r", Sentence(text, 1, 0, 20), "甲县.txt", quoted=True)
    >>> _is_practice(said("橘子夜校", "在三个村办起“橘子夜校”，学员九百人。"), lexicon)
    True
    >>> _is_practice(said("橘乡先锋", "获评全省“橘乡先锋”示范品牌。"), lexicon)
    False
    """
    wording = lexicon.comparable.wording
    if not term.quoted or len(term.text) < 3:
        return False
    before, _, behind = term.sentence.text.partition(f"“{term.text}”")
    beside = before[-BEFORE:] + term.text + behind[:BEHIND]
    named = any(word in term.text or word in behind[:BEHIND] for word in wording.practice)
    return named and not any(word in beside for word in wording.granted)


def shared(profiles: Sequence[Profile]) -> tuple[SharedFormulation, ...]:
    """Return the clauses that the reports of several regions have word for word.

    They come from above and are no region's own practice.
    """
    places: dict[str, list[Formulation]] = {}
    for profile in profiles:
        for formulation in profile.formulations:
            places.setdefault(formulation.text, []).append(formulation)
    common = [SharedFormulation(text, tuple(of_all)) for text, of_all in places.items() if len(of_all) > 1]
    common.sort(key=lambda s: (-len(s.places), -len(s.text), s.text))
    kept: list[SharedFormulation] = []
    for one in common:
        if len(kept) < SHARED and not any(one.text in k.text for k in kept):
            kept.append(one)
    return tuple(kept)
