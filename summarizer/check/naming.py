"""Name what a number is of: by the record read there, by the words before it, or by what was named last."""

import re
from dataclasses import dataclass

from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.text import either
from summarizer.records import Indicator

MARKS = re.compile(r"[\d.,%\s“”‘’（）、，；。：《》|\t*#\-]+")
"""What is no word: digits, marks and blanks."""
REACH = 14
"""Characters before a number that tell what it is of."""


@dataclass(frozen=True, slots=True)
class Naming:
    """What a number is of."""

    name: str
    words: str
    """The name as written, and what narrows it."""
    standard: bool
    """Whether *name* is the lexicon's."""


def naming(
    owner: Indicator | None,
    ahead: str,
    before: str,
    clause: int,
    ended: int,
    previous: Naming | None,
    lexicon: Lexicon,
) -> Naming:
    """Return what the number behind *ahead* is of, which *owner* was read from where something was.

    *before* are the words that lead to it, *clause* is where its own begins; *ended* is
    where the number before it ends, 0 where there is none, and *previous* what that is of.
    """
    nearest = ahead[max(clause, ended) :]
    if owner is not None:
        standard = owner.standard or _is_standard(owner.name, lexicon)
        return Naming(owner.name, _narrowing(owner, nearest, lexicon), standard)
    own = _own_words(before, nearest, lexicon)
    if _says_nothing(own.name, lexicon):
        return _carried(ahead, ended, previous, lexicon) or own
    return _another_scope(own, previous, lexicon) if previous and previous.standard else own


def _own_words(before: str, nearest: str, lexicon: Lexicon) -> Naming:
    """Return the words before a number as its name."""
    own = re.split(r"[、，；。：]", re.sub(r"\d[\d.,]*[^，；。、]{0,3}[、和与]", "、", before))[-1]
    name = _lead(lexicon).sub("", MARKS.sub("", own)[-REACH:])
    return Naming(name, nearest or before, False)


def _narrowing(owner: Indicator, nearest: str, lexicon: Lexicon) -> str:
    """Return the words that may narrow a figure: its name as written, with what stands right before it."""
    at = nearest.rfind(owner.text) if owner.text else -1
    if at >= 0:
        return re.split("[、，和及与]", nearest[:at])[-1][-8:] + owner.text
    if owner.value is None:
        return owner.text
    # A total behind what was added to it (净增48万户、达680万户) is not narrowed by how it was added to.
    return re.sub(either(lexicon.check.scopes.flows), "", owner.text)


@derived
def indicator_names(lexicon: Lexicon) -> tuple[re.Pattern[str], dict[str, str]]:
    """Return a pattern for the ways of writing the lexicon's indicators, and what each is called."""
    called = {name: entry.name for entry in lexicon.indicators for name in (*entry.also, entry.name)}
    return re.compile(either(name for name in called if len(name) > 2)), called


def _carried(ahead: str, ended: int, previous: Naming | None, lexicon: Lexicon) -> Naming | None:
    """Return the name of a number at which none stands.

    财政收入增速：较高的是甲县6%，乙县5%; 税收：甲县8%: it is of what was named last.
    """
    pattern, called = indicator_names(lexicon)
    named = [called[found] for found in pattern.findall(ahead, ended)]
    if named:
        return Naming(named[-1], named[-1], True)
    if previous is None or (len(previous.name) < 2 and not previous.standard):
        return None
    before = [] if previous.standard else [called[found] for found in pattern.findall(ahead)]
    return Naming(before[-1], before[-1], True) if before else previous


def _another_scope(own: Naming, previous: Naming, lexicon: Lexicon) -> Naming:
    """Return the name of the number before in another scope, where no more is said (农村增长6%)."""
    bare = own.name
    for verb in sorted((*lexicon.phrasing.growth.up, *lexicon.phrasing.growth.down), key=len, reverse=True):
        bare = bare.replace(verb, "")
    for row in lexicon.check.scopes.rows:
        if bare in row:
            for other in sorted(row, key=len, reverse=True):
                made = previous.name.replace(other, bare, 1)
                if other in previous.name and _is_standard(made, lexicon):
                    return Naming(made, made, True)
    return own


def _says_nothing(name: str, lexicon: Lexicon) -> bool:
    """Whether *name* is no more than verbs of change and words such as 约."""
    growth = lexicon.phrasing.growth
    name = re.sub(
        "[较最]?[高低大小多少]的?|居[中前后]|[年为是达到的约近超]|预计|位于?|地区提出|载有确数", "", name
    )
    for word in sorted((*growth.up, *growth.down, *growth.compared), key=len, reverse=True):
        name = name.replace(word, "")
    return len(name) < 2


@derived
def _lead(lexicon: Lexicon) -> re.Pattern[str]:
    words = (*lexicon.phrasing.lead.adverbs, *lexicon.phrasing.lead.verbs)
    return re.compile(f"^(?:{either(words)})+")


@derived
def _standards(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(entry.name for entry in lexicon.indicators)


def _is_standard(name: str, lexicon: Lexicon) -> bool:
    return name in _standards(lexicon)
