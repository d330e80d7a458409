"""Give what is counted its name: the lexicon's where it has one, else its own words."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from summarizer.extract.quantities import kind
from summarizer.extract.terms import flow_of, lookup, plain, strip_back, strip_front, terms
from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.tables import StandardIndicator
from summarizer.lexicon.text import either
from summarizer.records import Measure
from summarizer.rule import Rule, first

_THRESHOLD = re.compile(
    r"""
    (?: 单体|总|协议 )? (?: 投资 )? 额? (?: 超过? )?
    (?P<size> (?: \d+ (?: \.\d+ )? | [一二三五十百千] )? [十百千]? [万亿]+ 美?元 )
    (?: 人民币 )? 及?以上 的?
    """,
    re.VERBOSE,
)
"""How large the things are that are counted: 总投资5亿元以上."""
_BETWEEN = ("力争", "预计", "累计", "全年", "确保", "实际", "分别", "共", "已", "一次", "当年")
"""Between a noun and the verb behind it: 5亿元以上项目力争新开工."""
_DONE = re.compile(r"(?<=.)(?:完成|实现)(?=.)")
"""A light verb inside a phrase: 税收实现收入."""
_CAME = ("新增", "净增", "签约", "开工", "引进", "新引进", "新签约")
"""Flows that tell of local things, too, what is meant: behind their noun they are put before it."""
_ASIDE = re.compile(r"(?<=..)(?:累计|预计|分别)(?=..)|(?<=.)从无到有$")
"""Inside a phrase these say nothing of what is counted: 中欧班列累计开行."""
NOTE = re.compile(r"\^?[（\[〔［] ?\d{1,2}[）\]〕］]")
"""The mark of a note, glued to a name."""


@dataclass(frozen=True, slots=True)
class Name:
    """What a figure is called, and what narrows it."""

    name: str
    scope: str | None
    standard: bool
    measure: Measure
    flow: str | None = None
    counted: str | None = None
    """In what kind of unit it is told (money, counted, percent, ...), where the lexicon expects one."""
    stock: bool = False
    """Whether it is what there is at a date."""
    units: tuple[str, ...] = ()
    """The units in which it is counted, where another would count other things."""
    rule: str = "put together"
    """The row of `NAMING` that gave it; else it was put together from several nouns."""


def threshold(phrase: str) -> str | None:
    """Return the size that is all *phrase* says (投资5亿元以上).

    >>> threshold("其中投资10亿元以上"), threshold("10亿元以上项目")
    ('10亿元以上', None)
    """
    found = _THRESHOLD.fullmatch(phrase.removeprefix("其中"))
    return f"{found['size']}以上" if found else None


@dataclass(frozen=True, slots=True)
class _Phrase:
    """A noun phrase taken apart: what happened to things, how large they are, and what they are."""

    phrase: str
    lexicon: Lexicon
    whole: StandardIndicator | None
    """The indicator that the phrase names as it stands."""
    flow: str | None
    """What happened: said by the phrase, else by the figure before."""
    turned: StandardIndicator | None
    """The indicator that flow and rest name together, the flow first."""
    term: StandardIndicator | None
    """The indicator that is left without flow and size."""
    stock: bool
    """Whether what there is was counted, not what was added."""
    scope: str | None


def _taken_apart(phrase: str, inherited: str | None, stock: bool, lexicon: Lexicon) -> _Phrase:
    scopes = lexicon.scopes
    whole = lookup(phrase, lexicon) or lookup(_DONE.sub("", phrase), lexicon)
    written = plain(phrase, lexicon)
    flow, rest = flow_of(written, lexicon)
    rest = strip_back(rest, _BETWEEN, lexicon)
    turned = lookup(flow + rest, lexicon) if flow else None
    stocks = next((w for w in scopes.stocks.words if rest.endswith(w)), None)
    known = next((w for w in scopes.stocks.known if rest.endswith(w)), "")
    if known and lookup(rest.removesuffix(known), lexicon):
        stocks = known
    rest = rest.removesuffix(stocks or "")
    size = _THRESHOLD.search(rest)
    if size:
        rest = rest[: size.start()] + rest[size.end() :]
    if flow is None:
        flow, rest = flow_of(rest, lexicon)
    term, grade = lookup(rest, lexicon), ""
    if term is None and flow:
        graded = strip_front(rest, scopes.grades.words, lexicon)
        term, grade = lookup(graded, lexicon), rest[: len(rest) - len(graded)]
    flow = flow or inherited
    kept = stocks is not None or (flow is None and stock and term is not None and term.flows)
    narrowed = (
        "保有" if kept else flow,
        f"{size['size']}以上" if size else None,
        "各类" if "各类" in written and term is not None else None,
        grade if term is not None and grade != "各类" else None,
    )
    scope = "、".join(filter(None, narrowed)) or None
    return _Phrase(phrase, lexicon, whole, flow, turned, term, kept, scope)


def _lexicon_term(of: _Phrase) -> Name | None:
    if of.whole is None or of.whole.flows or _adds(of.phrase, of.lexicon):
        return None
    named = _standard(of.whole, of.phrase, of.lexicon)
    # What the figure before shares is not what happened to these works.
    own, _rest = flow_of(plain(of.phrase, of.lexicon), of.lexicon)
    begun = own if own in of.lexicon.scopes.begun.words and _works(of) else None
    return replace(named, scope=begun) if begun else named


def _works(of: _Phrase) -> bool:
    """Whether the indicator that a phrase names counts works, and its verb is no part of its name."""
    written = plain(of.phrase, of.lexicon)
    works = of.whole is not None and _counted(of.whole, of.lexicon) in ("counted", "general", "measured")
    return works and lookup(flow_of(written, of.lexicon)[1], of.lexicon) == of.whole


def _term_turned_round(of: _Phrase) -> Name | None:
    if of.turned is None or of.turned.flows:
        return None
    return _standard(of.turned, of.phrase, of.lexicon)


def _flow_and_term(of: _Phrase) -> Name | None:
    if of.term is None or not of.term.flows or not of.flow or of.stock:
        return None
    counted = _counted(of.term, of.lexicon)
    return Name(of.flow + of.term.name, of.scope, True, "level", of.flow, counted)


def _term_as_a_stock(of: _Phrase) -> Name | None:
    # 省市重点项目 are no standard indicator, and keep their own words.
    if of.term is None or not of.term.flows or of.term.bare:
        return None
    counted = _counted(of.term, of.lexicon)
    return Name(of.term.name, of.scope, True, "level", counted=counted, stock=of.stock)


def _own_words(of: _Phrase) -> Name:
    lead = of.lexicon.phrasing.lead
    verbs = sorted(lead.verbs, key=len, reverse=True)
    local = NOTE.sub("", strip_front(of.phrase, verbs, of.lexicon) or of.phrase).lstrip("、")
    local = _light(of.lexicon).sub("", _ASIDE.sub("", local))
    local = _manner(of.lexicon).sub("", local)
    if local in of.lexicon.scopes.unnamed.general:
        # 惠及企业 tells what 企业 does not.
        local = next((v + local for v in _telling(of.lexicon) if of.phrase.endswith(v + local)), local)
    noun = strip_back(local, (*lead.trailing, *_CAME, *_BETWEEN), of.lexicon)
    # 街头游园建成 and 补贴发放 are counted as 街头游园 and 补贴, but 金融机构新增 as 新增金融机构.
    came = next((flow for flow in _CAME if local == noun + flow), "")
    if came and len(noun) > 1:
        noun = came + noun
    return Name(noun if len(noun) >= 3 else local, of.scope, False, "level", of.flow)


@derived
def _telling(lexicon: Lexicon) -> tuple[str, ...]:
    """Return the verbs that tell something of a noun that says nothing alone, longest first."""
    acts = (act for act in lexicon.scopes.acts.shared if act not in lexicon.scopes.acts.light)
    return tuple(sorted(acts, key=len, reverse=True))


@derived
def _manner(lexicon: Lexicon) -> re.Pattern[str]:
    """Match how something was done, before the verb: 科学划定片区 is 划定片区."""
    acts = (*lexicon.scopes.acts.shared, *lexicon.scopes.acts.others, "划定")
    return re.compile(rf"^(?:科学|同步|有序|合理|稳妥|积极|大力)(?=(?:{either(acts)})..)")


@derived
def _light(lexicon: Lexicon) -> re.Pattern[str]:
    """Match a light verb between whose and what was measured: 建材业实现增加值."""
    heads = (*lexicon.phrasing.heads.nouns, *lexicon.phrasing.lead.owned, *lexicon.phrasing.lead.measures)
    return re.compile(rf"(?<=..)(?:实现|完成|达到|取得)(?=(?:{either(heads)})$)")


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
        shows=(("签约10亿元以上项目", "签约项目"), ("企业净增", "净增企业")),
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
        shows=(
            ("建成口袋公园", "口袋公园"),
            ("街头游园建成", "街头游园"),
            ("民营经营主体净增", "净增民营经营主体"),
            ("建材业实现产值", "建材业产值"),
            ("铁路班列累计开行", "铁路班列开行"),
            ("合理划定禁养区", "划定禁养区"),
        ),
        spares=("完成社消零总额", "开工项目"),
        read=_own_words,
    ),
)
"""How a noun phrase gets its name; the first that answers gives it."""


def name(phrase: str, lexicon: Lexicon, inherited: str | None = None, stock: bool = False) -> Name:
    """Return the name and scope of what *phrase* counts.

    *inherited* is the flow of the figure before, for a noun coordinated with
    it; *stock* says that a verb such as 达到 presents the number as a stock.

    >>> name("GDP", lexicon).name
    '地区生产总值'
    >>> found = name("签约5亿元以上项目", lexicon); found.name, found.scope, found.rule
    ('签约项目', '签约、5亿元以上', 'flow and term')
    >>> found = name("高新技术企业保有量", lexicon); found.name, found.scope
    ('高新技术企业', '保有')
    """
    return _named(phrase, inherited, stock, lexicon)


@derived
def _named(phrase: str, inherited: str | None, stock: bool, lexicon: Lexicon) -> Name:
    answer = first(NAMING, _taken_apart(phrase, inherited, stock, lexicon))
    assert answer is not None, "the last row always answers"
    rule, found = answer
    return replace(found, rule=rule.name)


def _standard(term: StandardIndicator, phrase: str, lexicon: Lexicon) -> Name:
    """Return the name of *term*, with the word of *phrase* that narrows it."""
    words = lexicon.scopes.narrowing.words
    scope = next((w for w in words if w in phrase and w not in term.name), None)
    counted = _counted(term, lexicon)
    return Name(term.name, scope, True, term.measure, counted=counted, stock=term.stock, units=term.units)


def _adds(phrase: str, lexicon: Lexicon) -> bool:
    """Whether a flow word makes an addition of a standard total (新增贷款余额)."""
    flow, rest = flow_of(plain(phrase, lexicon), lexicon)
    return flow == "新增" and plain(phrase, lexicon) not in terms(lexicon) and rest in terms(lexicon)


def _counted(term: StandardIndicator, lexicon: Lexicon) -> str | None:
    return kind(term.unit, lexicon) if term.unit else None


def as_counted(named: Name, unit: str, base: str = "") -> Name:
    """Return *named*, as a local fact where a *unit* of that kind shows that something else is counted.

    *base* is the unit itself, where that may tell more (户 are no 小区).

    >>> income, exports = name("村集体收入", lexicon), name("出口", lexicon)
    >>> as_counted(income, "general").standard, as_counted(exports, "money").standard
    (False, True)
    >>> as_counted(name("改造老旧小区", lexicon), "counted", "户").standard
    False
    """
    if base and named.units and base not in named.units:
        return replace(named, standard=False)
    if named.counted is None or unit == "index" or _class(named.counted) == _class(unit):
        return named
    return replace(named, standard=False)


def _class(unit: str) -> str:
    return "counted" if unit == "general" else unit
