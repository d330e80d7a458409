"""What the rules of counts and amounts need to know of a number: the phrases on both sides of it."""

import re
from dataclasses import dataclass

from summarizer.extract import grammar, nouns, phrases
from summarizer.extract.discourse import Discourse
from summarizer.extract.grammar import words
from summarizer.extract.layout import Place
from summarizer.extract.names import name
from summarizer.extract.quantities import kind
from summarizer.extract.terms import lookup, strip_front
from summarizer.lexicon import Lexicon

_GRADED = re.compile("^(?:国家|[省市县区])级")
JOINED = re.compile(r"(?:、|和|及|(?<!参)与|以及)$")
"""What joins a count to the next."""
_AND = re.compile(r"(?<=..)和(?![美谐平])")
_PREPOSITION = re.compile(r"(?:对剩余|依托|对)?")
_NEXT = re.compile(r"[、和及与]?(?:[^，。；]{0,12}）)?")
"""Between a count and the next one that lends it its noun."""
_SIZED = re.compile(r"(?:超过?|突破|过|不足|低于|高于)[\d十百千万亿]*[十百千万亿]+美?元$")
"""What describes things by how large they are tells them from others (利用外资超亿美元的园区)."""
_SIGNED = re.compile(r"与.*签署$")
_MOVED = ("接收", "移交")
"""Verbs that are shared, too, but end one that was shared before."""
_EXTENTS = (
    "全长",
    "总长",
    "总长度",
    "总里程",
    "面积",
    "总面积",
    "占地",
    "占地面积",
    "金额",
    "总金额",
    "总额",
    "规模",
    "总规模",
    "总量",
    "数量",
    "占比",
    "人均",
    "其中",
)
"""These are how much there was of the things before, and are nothing that was done."""


@dataclass(frozen=True, slots=True)
class Count:
    """A count or an amount, and the phrases on both sides of it."""

    at: Place
    phrase: str
    """The noun phrase before the number."""
    bare: str
    """The same without light verbs; empty where only a verb or a preposition stands there."""
    after: str
    """What stands behind the number, or behind the next number where that lends its noun."""
    noun: str
    """The noun with which *after* begins."""
    lent: bool
    """Whether the noun stands behind the next number."""
    behind: bool
    """Whether the number belongs to the noun behind it."""
    stock: bool
    """Whether it says how many there are by now."""
    leans: bool
    """Whether nothing before the number names what is counted."""


def count(at: Place, said: Discourse, lexicon: Lexicon) -> Count | None:
    """Return what is around a number; None where it says a growth, a share or a distance."""
    if at.relative:
        return None
    phrase = _phrase(at, lexicon)
    after, noun, lent = _lent(at, phrase, said, lexicon)
    if said.layout.adjacent(at, after):
        # 20项民生工程和县人大票决10项实事: what stands behind 和 is of the next number.
        noun = _AND.split(noun)[0]
    follows = said.layout.adjacent(at, after) and not JOINED.search(after)
    bare = _bare(phrase, follows, lexicon)
    stock = bool(grammar.STOCK.search(at.before)) or at.before.endswith(words(lexicon)["reached"])
    stock = stock or at.written.startswith("突破")
    # 新增企业20家、超市超过30家 shares 新增, and 企业超过30家 tells how many there are.
    shared = said.layout.text[said.used : at.start] in ("、", "和", "及") and bool(phrase)
    stock = stock or (at.written.startswith("超") and not shared)
    leans = not phrase or (phrase in words(lexicon)["anaphors"] and bool(said.figures))
    described = at.before.endswith("的") and at.unit in ("counted", "general")
    behind = bool(noun) and (not bare or described or _is_of_things(at, follows))
    return Count(at, phrase, bare, after, noun, lent, behind, stock, leans)


def _bare(phrase: str, follows: bool, lexicon: Lexicon) -> str:
    """Return *phrase* without light verbs; "" where no noun is left (*follows*: before another number)."""
    bare = strip_front(phrase, words(lexicon)["verbs"], lexicon)
    if _SIGNED.match(bare) or _PREPOSITION.fullmatch(bare):
        return ""
    short = follows and len(bare) <= 2 and bare not in words(lexicon)["general"]
    # 保障7个项目390亩土地: so short a word before two counts is their verb.
    return "" if short and not lookup(bare, lexicon) else bare


def _is_of_things(at: Place, follows: bool) -> bool:
    """Whether a quantity counts things, so that a noun behind it is theirs, whatever stands before it."""
    amount = at.unit in ("money", "measured")
    return not amount and (not follows or at.before.endswith("等"))


def _phrase(at: Place, lexicon: Lexicon) -> str:
    """Return the noun phrase before a count, without what only describes its noun."""
    phrase = phrases.subject(at.before, lexicon)
    if name(phrase, lexicon).standard:
        return phrase
    described, _, noun = phrase.rpartition("的")
    if described and len(noun) >= 2 and "“" not in noun and not _SIZED.search(described):
        phrase = phrases.trim(noun, lexicon)
    noun = re.split(r"等|、", phrase)[-1]
    phrase = noun if noun in words(lexicon)["general"] else phrase
    # 五年利用外资112亿美元，2022年达到30亿美元: a year is no noun.
    return "" if _PREPOSITION.fullmatch(phrase) or nouns.YEAR_ALONE.fullmatch(phrase) else phrase


def _lent(at: Place, phrase: str, said: Discourse, lexicon: Lexicon) -> tuple[str, str, bool]:
    """Return what stands behind a count, its noun, and whether the next count lends it."""
    after = "" if at.after.startswith(words(lexicon)["marks"]) else at.after
    lent = False
    if at.index + 1 < len(said.layout.quantities):
        following = said.layout.after(at.index + 1)
        grade = JOINED.sub("", after)
        if (
            not phrase
            and not after
            and _NEXT.fullmatch(said.layout.text, at.quantity.end, said.layout.quantities[at.index + 1].start)
        ):
            # 843户1864名群众
            after, lent = following, True
        elif after in words(lexicon)["general"]:
            # 27个总投资69亿元的项目
            after, lent = following.removeprefix("的"), True
        elif grade != after and grade.endswith("级") and grade in grammar.LEVELS:
            # 1个省级和2个市级园区
            noun = grade + _GRADED.sub("", phrases.behind(following, lexicon))
            return noun, noun, True
    return after, phrases.behind(after, lexicon), lent


def shared_act(seen: Count, said: Discourse, lexicon: Lexicon) -> str:
    """Return the verb that a count shares with the one before (新建学校12所、幼儿园8所); "" where none."""
    at, acts = seen.at, lexicon.scopes.acts.shared
    last = said.figures[-1] if said.figures else None
    if last is None or last.unit is None or last.start < at.clause or at.unit == "money" or seen.stock:
        return ""
    noun = seen.phrase or seen.noun
    general = noun in lexicon.scopes.unnamed.general
    # 引进资金3亿元、技术26项: where a noun says nothing alone, what came before may be money.
    kinds = ("counted", "general", "measured", *(("money",) if general else ()))
    things = kind(last.unit, lexicon) in kinds
    opens = not noun or noun.startswith((*acts, *lexicon.scopes.acts.others)) or noun in _EXTENTS
    if said.layout.text[said.used : at.start] not in ("、", "和", "及", "以及") or not things or opens:
        return ""
    act = max((a for a in (*acts, *_MOVED) if last.name.name.startswith(a)), key=len, default="")
    if general and act in lexicon.scopes.acts.light:
        return ""
    return act if len(last.name.name) > len(act) and "的" not in last.name.name else ""
