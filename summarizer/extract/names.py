"""Give what is counted its name: the lexicon's where it has one, else its own words."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache, lru_cache

from summarizer import lexicon
from summarizer.extract.quantities import either, fold, kind
from summarizer.lexicon.text import HAN
from summarizer.records import Measure
from summarizer.rule import Rule, first

Extra = tuple[tuple[str, tuple[str, ...]], ...]

_THRESHOLD = re.compile(
    r"(?:单体|总|计划|协议)?(?:投资)?(?:额)?(?:超|超过)?"
    r"((?:\d+(?:\.\d+)?|[一二三五十百千])?[十百千]?[万亿]+(?:美)?元)(?:人民币)?(?:及)?以上(?:的)?"
)
_REGION = re.compile(rf"(?:[{HAN}]{{1,6}}[省市县旗州盟区]|[全我该本][省市县区州旗国]|辖区|开发区)$")
_FOREIGN = re.compile(
    r"(?:脱贫|贫困|重点|试点|示范|帮扶|民族|革命老|欠发达|经济强)[县区市]$"
    r"|^对|[东欧联]盟$|(?:园|高新|示范|新|核心|经济开发|工业|集聚|景|城|自贸|片|街|社|地|山|功能)区$|开发区$"
)
"""A place that is not the region itself but a part or a kind of it."""


_EACH = re.compile(r"[人户亩地村校]均|每(?!年|月|季度|次)[十百千万]*[人户亩名个家名村]|平均每")
"""Before an indicator these make it a rate, another quantity (亩均税收)."""
_MARKS = re.compile(r"[“”\"‘’\s]")
_OF = re.compile(r"的(?=比重|比例|份额)")
_BETWEEN = ("力争", "预计", "累计", "全年", "确保", "实际", "分别", "共", "已", "一次", "当年")
"""Between a noun and the verb behind it: 5亿元以上项目力争新开工."""
_DONE = re.compile(r"(?<=.)(?:完成|实现)(?=.)")
"""A light verb inside a phrase: 税收实现收入."""
_NOTE = re.compile(r"\^?[（\[〔［] ?\d{1,2}[）\]〕］]")
"""The mark of a note, glued to a name."""


@dataclass(frozen=True, slots=True)
class Term:
    """An indicator of the lexicon."""

    name: str
    measure: Measure
    flows: bool
    """Whether it is counted by what happened to it."""
    bare: bool
    """Whether the name alone says too little to be compared."""
    stock: bool
    """Whether it is what there is at a date, not what a year brought."""
    unit: str | None


@dataclass(frozen=True, slots=True)
class Name:
    """What a figure is called, and what narrows it."""

    name: str
    scope: str | None
    standard: bool
    measure: Measure
    flow: str | None = None
    unit: str | None = None
    """The unit that the lexicon expects."""
    stock: bool = False
    """Whether it is what there is at a date."""
    rule: str = "put together"
    """The row of `NAMING` that gave it; else it was put together from several nouns."""


@cache
def terms(extra: Extra = ()) -> dict[str, Term]:
    """Return every way of writing a standard indicator, and the indicator meant.

    *extra* holds names of the user's own with their other ways of writing.

    >>> terms()["GDP"].name, terms((("电商村", ("淘宝村",)),))["淘宝村"].name
    ('地区生产总值', '电商村')
    """
    found: dict[str, Term] = {}
    for entry in lexicon.table("indicators")["indicator"]:
        term = Term(
            entry["name"],
            entry.get("measure", "level"),
            entry.get("flows", False),
            entry.get("bare", False),
            entry.get("stock", False),
            entry.get("unit"),
        )
        for written in (entry["name"], *entry.get("also", ())):
            found[_plain(written)] = term
    for name, also in extra:
        for written in (name, *also):
            found[_plain(written)] = Term(name, "level", flows=False, bare=False, stock=False, unit=None)
    return found


@lru_cache(4096)
def _plain(phrase: str) -> str:
    """Return *phrase* as it is looked up: folded, without quotation marks and spaces."""
    return _bracketed().sub("", _OF.sub("", _MARKS.sub("", fold(phrase))))


@cache
def _bracketed() -> re.Pattern[str]:
    """Match a bracket behind a name that leaves it the same indicator."""
    inner = either(row["word"] for row in lexicon.table("scopes")["bracketed"]["words"])
    return re.compile(rf"（(?:{inner})）$")


@cache
def growing() -> dict[str, str]:
    """Return what names an indicator only where growth is said of it, and the indicator meant."""
    entries = lexicon.table("indicators")["indicator"]
    return {written: entry["name"] for entry in entries for written in entry.get("grown", ())}


def threshold(phrase: str) -> str | None:
    """Return the size that is all *phrase* says (投资5亿元以上).

    >>> threshold("其中投资10亿元以上"), threshold("10亿元以上项目")
    ('10亿元以上', None)
    """
    found = _THRESHOLD.fullmatch(phrase.removeprefix("其中"))
    return f"{found[1]}以上" if found else None


@cache
def _flows() -> tuple[tuple[str, str], ...]:
    """Return each flow word and the flow it means, longest first."""
    flows = lexicon.table("scopes")["flows"]
    pairs = [(word, flow) for flow, words in flows.items() for word in words]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@cache
def _openers() -> tuple[str, ...]:
    lead = lexicon.table("phrasing")["lead"]
    plain = lexicon.table("scopes")["plain"]["words"]
    return tuple(sorted({*lead["adverbs"], *lead["verbs"], *plain, *flow_words()}, key=len, reverse=True))


def strip_front(phrase: str, words: Iterable[str]) -> str:
    """Return *phrase* without the *words* (longest first) it begins with, over and over.

    >>> strip_front("全年共完成造林", ("全年", "完成", "共"))
    '造林'
    """
    words, kept = tuple(words), _protected()
    while phrase.startswith(words):
        word = next(w for w in words if phrase.startswith(w))
        if phrase.startswith(kept) and any(phrase.startswith(k) and len(k) > len(word) for k in kept):
            break
        phrase = phrase[len(word) :]
    return phrase


def strip_back(phrase: str, words: Iterable[str]) -> str:
    """Return *phrase* without the *words* (longest first) it ends with, over and over.

    >>> strip_back("粮食产量预计达到", ("预计", "达到")), strip_back("家庭医生签约", ("约",))
    ('粮食产量', '家庭医生签约')
    """
    words, kept = tuple(words), _protected()
    while phrase.endswith(words):
        word = next(w for w in words if phrase.endswith(w))
        if phrase.endswith(kept) and any(phrase.endswith(k) and len(k) > len(word) for k in kept):
            break
        phrase = phrase[: len(phrase) - len(word)]
    return phrase


@cache
def flow_words() -> tuple[str, ...]:
    """Return every flow word, longest first."""
    return tuple(word for word, _flow in _flows())


@cache
def _protected() -> tuple[str, ...]:
    return tuple(row["word"] for row in lexicon.table("phrasing")["lead"]["protected"])


@cache
def _not_flow() -> tuple[str, ...]:
    """Return what makes another word of a flow word when it follows (增加值)."""
    return tuple(row["word"] for row in lexicon.table("scopes")["not_flow"]["words"])


@lru_cache(4096)
def flow_of(phrase: str) -> tuple[str | None, str]:
    """Return the flow that *phrase* begins or ends with, and the rest.

    >>> flow_of("新认定高新技术企业"), flow_of("亿元以上项目新签约"), flow_of("粮食产量")
    (('新认定', '高新技术企业'), ('签约', '亿元以上项目'), (None, '粮食产量'))
    """
    words, others = flow_words(), _not_flow()
    if not phrase.startswith(words) and not phrase.endswith(words):
        return None, phrase
    for word, flow in _flows():
        if phrase.startswith(word) and not phrase.startswith(others, len(word)):
            return flow, phrase[len(word) :]
    for word, flow in _flows():
        if phrase.endswith(word) and len(phrase) > len(word):
            return flow, phrase[: -len(word)]
    return None, phrase


@lru_cache(4096)
def lookup(phrase: str, extra: Extra = ()) -> Term | None:
    """Return the standard indicator that *phrase* as a whole names.

    What stands before the term may only say when, where (the region itself) or
    that something was done; any other word makes it another quantity.

    >>> lookup("全市完成一般公共预算收入").name
    '一般公共预算收入'
    >>> lookup("高新区一般公共预算收入") is lookup("民生支出占财政支出比重的增幅") is None
    True
    """
    known = terms(extra)
    plain = _plain(phrase)
    for start in range(max(0, len(plain) - 30), len(plain)):
        term = known.get(plain[start:])
        if term is not None:
            return term if _plain_prefix(plain[:start]) else None
    return None


def _plain_prefix(prefix: str) -> bool:
    """Whether *prefix* says only when, where, or that something was done."""
    if _EACH.search(prefix):
        return False
    openers, joining = _openers(), tuple(lexicon.table("scopes")["plain"]["joining"])
    while prefix:
        word = next((w for w in openers if prefix.endswith(w)), None)
        if word is not None and word not in joining:
            return True
        prefix = strip_front(prefix, openers)
        region = _REGION.match(prefix)
        if region and not _FOREIGN.search(prefix):
            return True
        if word is None:
            return not prefix
        prefix = prefix.removesuffix(word)
    return True


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase taken apart: what happened to things, how large they are, and what they are."""

    phrase: str
    extra: Extra
    whole: Term | None
    """The indicator that the phrase names as it stands."""
    flow: str | None
    """What happened: said by the phrase, else by the figure before."""
    turned: Term | None
    """The indicator that flow and rest name together, the flow first."""
    term: Term | None
    """The indicator that is left without flow and size."""
    stock: bool
    """Whether what there is was counted, not what was added."""
    scope: str | None


def _taken_apart(phrase: str, inherited: str | None, extra: Extra, stock: bool) -> _Phrase:
    scopes = lexicon.table("scopes")
    whole = lookup(phrase, extra) or lookup(_DONE.sub("", phrase), extra)
    plain = _plain(phrase)
    flow, rest = flow_of(plain)
    rest = strip_back(rest, _BETWEEN)
    turned = lookup(flow + rest, extra) if flow else None
    stocks = next((w for w in scopes["stocks"]["words"] if rest.endswith(w)), None)
    rest = rest.removesuffix(stocks or "")
    size = _THRESHOLD.search(rest)
    if size:
        rest = rest[: size.start()] + rest[size.end() :]
    if flow is None:
        flow, rest = flow_of(rest)
    term = lookup(rest, extra)
    if term is None and flow:
        term = lookup(strip_front(rest, scopes["grades"]["words"]), extra)
    flow = flow or inherited
    kept = stocks is not None or (flow is None and stock and term is not None and term.flows)
    narrowed = (
        "保有" if kept else flow,
        f"{size[1]}以上" if size else None,
        "各类" if "各类" in plain else None,
    )
    scope = "、".join(filter(None, narrowed)) or None
    return _Phrase(phrase, extra, whole, flow, turned, term, kept, scope)


def _lexicon_term(of: _Phrase) -> Name | None:
    if of.whole is None or of.whole.flows or _adds(of.phrase, of.extra):
        return None
    return _standard(of.whole, of.phrase)


def _term_turned_round(of: _Phrase) -> Name | None:
    if of.turned is None or of.turned.flows:
        return None
    return _standard(of.turned, of.phrase)


def _flow_and_term(of: _Phrase) -> Name | None:
    if of.term is None or not of.term.flows or not of.flow or of.stock:
        return None
    return Name(of.flow + of.term.name, of.scope, True, "level", of.flow, of.term.unit)


def _term_as_a_stock(of: _Phrase) -> Name | None:
    if of.term is None or not of.term.flows:
        return None
    return Name(of.term.name, of.scope, not of.term.bare, "level", unit=of.term.unit, stock=of.stock)


def _own_words(of: _Phrase) -> Name:
    lead = lexicon.table("phrasing")["lead"]
    local = _NOTE.sub("", strip_front(of.phrase, sorted(lead["verbs"], key=len, reverse=True)) or of.phrase)
    noun = strip_back(local, (*lead["trailing"], *_BETWEEN))
    # 街头游园建成 and 补贴发放 are counted as 街头游园 and 补贴.
    return Name(noun if len(noun) >= 3 else local, of.scope, False, "level", of.flow)


NAMING: tuple[Rule[Callable[[_Phrase], Name | None]], ...] = (
    Rule(
        name="lexicon term",
        why="It is a way of writing a standard indicator, and no more is said than when, where and done.",
        shows=(("全市完成社消零总额", "社会消费品零售总额"), ("GDP", "地区生产总值")),
        spares=("高新区社消零总额", "新增贷款余额", "签约项目"),
        read=_lexicon_term,
    ),
    Rule(
        name="lexicon term, its verb behind",
        why="What happened may stand behind the noun as well: 学位新增 is 新增学位.",
        shows=(("学位新增", "新增学位"),),
        spares=("新增学位", "项目签约"),
        read=_term_turned_round,
    ),
    Rule(
        name="flow and term",
        why="Things that are counted by what happened to them have that in their name.",
        shows=(("签约10亿元以上项目", "签约项目"), ("企业净增", "新增企业")),
        spares=("项目", "高新技术企业保有量"),
        read=_flow_and_term,
    ),
    Rule(
        name="term without a flow",
        why="Where nothing happened to them, or a stock is meant, the things alone are the name.",
        shows=(("高新技术企业保有量", "高新技术企业"), ("各类市场主体", "市场主体")),
        spares=("新增市场主体", "社消零总额"),
        read=_term_as_a_stock,
    ),
    Rule(
        name="words of the report",
        why="What the lexicon does not know goes by its own words, without the verb at either end.",
        shows=(("建成口袋公园", "口袋公园"), ("街头游园建成", "街头游园")),
        spares=("完成社消零总额", "开工项目"),
        read=_own_words,
    ),
)
"""How a noun phrase gets its name; the first that answers gives it."""


@lru_cache(4096)
def name(phrase: str, inherited: str | None = None, extra: Extra = (), stock: bool = False) -> Name:
    """Return the name and scope of what *phrase* counts.

    *inherited* is the flow of the figure before, for a noun coordinated with
    it; *stock* says that a verb such as 达到 presents the number as a stock.

    >>> name("GDP").name
    '地区生产总值'
    >>> found = name("签约5亿元以上项目"); found.name, found.scope, found.rule
    ('签约项目', '签约、5亿元以上', 'flow and term')
    >>> found = name("高新技术企业保有量"); found.name, found.scope
    ('高新技术企业', '保有')
    """
    taken = _taken_apart(phrase, inherited, extra, stock)
    answer = first(NAMING, taken)
    assert answer is not None, "the last row always answers"
    rule, found = answer
    return replace(found, rule=rule.name)


def _standard(term: Term, phrase: str) -> Name:
    """Return the name of *term*, with the word of *phrase* that narrows it."""
    words = lexicon.table("scopes")["narrowing"]["words"]
    scope = next((w for w in words if w in phrase and w not in term.name), None)
    return Name(term.name, scope, True, term.measure, unit=term.unit, stock=term.stock)


def _adds(phrase: str, extra: Extra) -> bool:
    """Whether a flow word makes an addition of a standard total (新增贷款余额)."""
    flow, rest = flow_of(_plain(phrase))
    return flow == "新增" and _plain(phrase) not in terms(extra) and rest in terms(extra)


def as_counted(named: Name, base: str) -> Name:
    """Return *named*, as a local fact where the unit *base* shows that something else is counted.

    >>> as_counted(name("村集体收入"), "个").standard, as_counted(name("出口"), "美元").standard
    (False, True)
    """
    if named.unit is None or not base or _class(named.unit) == _class(base):
        return named
    return replace(named, standard=False)


def _class(unit: str) -> str:
    of = kind(unit)
    return "counted" if of == "general" else of
