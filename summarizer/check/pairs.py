"""Set a number of a draft beside one of a report: how alike their names, words and scopes are."""

import re
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from summarizer.check.relation import Relation, relation
from summarizer.check.said import SaidNumber
from summarizer.lexicon import Lexicon, derived

SAME: Final = 0.5
"""From how alike on two numbers are of the same thing."""


@dataclass(frozen=True, slots=True)
class Pair:
    """A number of a draft and one of a report, with how they stand to each other."""

    said: SaidNumber
    stated: SaidNumber
    regions: tuple[str, ...]
    """The regions that the draft may speak of; none if that is open."""
    sure: bool
    """Whether the draft names its year, and does not leave it to be taken for granted."""
    related: Relation
    alike: float
    """How surely both are of the same thing, up to 1."""
    wording: float
    """How much of the draft's words the report has."""
    narrowed: str
    """What narrows one of them and not the other; empty where nothing does."""
    copied: bool
    """Whether the same holds without the names of regions."""
    dropped: str
    """Where the draft quotes a part of the report's sentence, what that says before it."""
    quoted: bool
    """Whether the whole of the draft's sentence stands in the report's, word for word."""

    @property
    def lenient(self) -> bool:
        """Whether the number only tells which things are counted, so that it has no time of its own."""
        return self.said.threshold


_ENDS = ("，", "；", "。", "：", "、", "预计", "力争")
"""What may stand before a quoted part of a sentence without narrowing it."""


def pair(
    said: SaidNumber, stated: SaidNumber, regions: tuple[str, ...], sure: bool, whole: str, lexicon: Lexicon
) -> Pair:
    """Return how *said* of a draft, its sentence *whole*, stands to *stated* of a report."""
    wording = shared(said.grams, stated.grams)
    narrowed = _narrowed(said, stated, lexicon)
    alike = _alike(said, stated, wording, lexicon)
    related = relation(said.number, stated.number, lexicon)
    quoted = len(whole) > 9 and whole in stated.text
    plain = said.text.rstrip("。；！ ")
    copied = len(plain) > 9 and plain in stated.text
    dropped = stated.text.partition(whole)[0] if quoted else ""
    if quoted:
        alike = 1.0
        narrowed = "" if not dropped or dropped.endswith(_ENDS) else narrowed
    elif len(said.clause) > 9 and said.clause in stated.text:
        alike = max(alike, 0.9)
    made = Pair(said, stated, regions, sure, related, alike, wording, narrowed, copied, dropped, quoted)
    if said.threshold and related == "equal":
        # That it is a mark of the report's is enough.
        return replace(made, alike=max(alike, 0.6), narrowed="")
    return made


def shared(one: frozenset[str], other: frozenset[str]) -> float:
    """Return which part of the smaller of two sets of character pairs the other has."""
    least = min(len(one), len(other))
    return len(one & other) / max(least, 3) if least else 0.0


@lru_cache(maxsize=65536)
def _name_grams(name: str) -> frozenset[str]:
    return frozenset(name[i : i + 2] for i in range(len(name) - 1)) or frozenset({name})


def _alike(said: SaidNumber, stated: SaidNumber, wording: float, lexicon: Lexicon) -> float:
    one, other = _core(said.name, lexicon), _core(stated.name, lexicon)
    forms = _forms_agree(said, stated)
    if said.standard and stated.standard:
        if one == other:
            return 1.0 if forms else 0.6
        return min(0.45, wording * 0.5)
    mine, theirs = _name_grams(one), _name_grams(other)
    both = len(mine & theirs)
    named = 2 * both / (len(mine) + len(theirs)) if one and other else 0.0
    if both >= 2:
        named = max(named, 0.9 * both / min(len(mine), len(theirs)))
    if one and one == other:
        named = 1.0
    # Where the lexicon knows one of both, the other is another thing unless it is worded so.
    if said.standard != stated.standard:
        named *= 0.85
    if _is_contained(one, other, said, stated):
        named = max(named, 0.62)
    likeness = max(named, 0.9 * wording)
    unnamed = not said.standard and (not stated.standard or len(one) < 2)
    if unnamed and _same_digits(said, stated, wording):
        likeness = max(likeness, SAME + 0.02)
    return likeness if forms else likeness * 0.7


def _is_contained(one: str, other: str, said: SaidNumber, stated: SaidNumber) -> bool:
    """Whether one name is the other shortened (立案 for 纪检监察机关立案), and both count in one unit."""
    short, long = sorted((one, other), key=len)
    telling = len(short) > 1 and short not in _BROAD and not (said.standard or stated.standard)
    return telling and long.endswith(short) and said.number.unit == stated.number.unit


_BROAD = frozenset(
    ("项目", "企业", "工程", "问题", "群众", "单位", "党员", "人员", "资金", "投资", "面积", "社区", "居民")
)


def _same_digits(said: SaidNumber, stated: SaidNumber, wording: float) -> bool:
    """Whether two numbers of one unit have so many digits in common, and a word beside, that they are one."""
    if said.number.value != stated.number.value or said.number.unit != stated.number.unit:
        return False
    digits = said.number.significant
    shared_words = said.grams & stated.grams
    return said.number.unit != "%" and bool(shared_words) and (digits > 2 or (digits > 1 and wording >= 0.2))


def _forms_agree(said: SaidNumber, stated: SaidNumber) -> bool:
    change = ("growth", "pp_change", "abs_change", "average", "cumulative", "gap")
    if said.form == stated.form or not (said.read and stated.read):
        return True
    return (said.form in change) == (stated.form in change)


# -- scope


_AMOUNT = re.compile(r"\d[\d.,]*[十百千万]*亿元(?:以上)?(?!项目|企业)")
"""An amount, which is no threshold."""


@derived
def _scope_rows(lexicon: Lexicon) -> tuple[tuple[str, ...], dict[str, tuple[int, str]]]:
    """Return the scope words, the longest first, and of each its row and what it is called there."""
    called = {word: words[0] for words in lexicon.check.scopes.alike for word in words}
    rows = {
        word: (at, called.get(word, word)) for at, row in enumerate(lexicon.check.scopes.rows) for word in row
    }
    return tuple(sorted(rows, key=len, reverse=True)), rows


@lru_cache(maxsize=65536)
def _scopes_in(text: str, lexicon: Lexicon) -> tuple[frozenset[tuple[int, str]], str]:
    """Return the scopes that *text* names, and what is left of it without them."""
    words, rows = _scope_rows(lexicon)
    text = _AMOUNT.sub("", text)
    found: set[tuple[int, str]] = set()
    for word in words:
        if word in text and not (len(word) == 1 and not text.startswith(word)):
            found.add(rows[word])
            text = text.replace(word, "")
    return frozenset(found), text


def _scopes_of(one: SaidNumber, lexicon: Lexicon) -> frozenset[tuple[int, str]]:
    """Return the scopes of a number; where its name tells one, the words around it tell others'."""
    found = frozenset[tuple[int, str]]()
    behind = one.text[one.number.end : one.number.end + 6]
    # The name first, then the words before and right behind the number, then what the sentence carries on.
    for text in (one.name, one.words, re.split("[，；。、]", behind)[0], one.scope):
        rows = {at for at, _word in found}
        found |= {other for other in _scopes_in(text, lexicon)[0] if other[0] not in rows}
    return found


def _core(name: str, lexicon: Lexicon) -> str:
    return _scopes_in(name, lexicon)[1] or name


def _narrowed(said: SaidNumber, stated: SaidNumber, lexicon: Lexicon) -> str:
    whole = set(lexicon.check.scopes.whole)
    mine = {one for one in _scopes_of(said, lexicon) if one[1] not in whole}
    theirs = {one for one in _scopes_of(stated, lexicon) if one[1] not in whole}
    # What the sentence says elsewhere may narrow it too.
    around = _scopes_in(said.text[: said.number.start], lexicon)[0]
    theirs_around = _scopes_in(stated.text[: stated.number.start], lexicon)[0]
    rows = {at for at, _word in mine}, {at for at, _word in theirs}
    lacking = {one for one in theirs - mine if one not in around or one[0] in rows[0]}
    added = {one for one in mine - theirs if one not in theirs_around or one[0] in rows[1]}
    # Of some rows, and in the cells of a table, a word may be left out, but not be another.
    strict = rows[0] & rows[1]
    easy = {at for at, row in enumerate(lexicon.check.scopes.rows) if {*row} & {*lexicon.check.scopes.loose}}
    lacking = {one for one in lacking if one[0] in strict or not (said.cell or one[0] in easy)}
    added = {one for one in added if one[0] in strict or one[0] not in easy}
    if not lacking and not added:
        return ""
    told = ("、".join(sorted(word for _row, word in those)) or "—" for those in (added, lacking))
    return " / ".join(told)
