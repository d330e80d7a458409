"""Tell which local facts go by no name that a reader understands alone: they are left out.

What the lexicon knows is never left out; what it does not know goes by the words
of the report, and those may be a verb, a torn clause or a noun that says nothing
(项目, 增加值).  A figure under such a name informs nobody, and may be taken for
another's.
"""

import re
from collections.abc import Callable

from summarizer.extract.discourse import Figure
from summarizer.extract.grammar import ACHIEVED
from summarizer.extract.quantities import kind
from summarizer.extract.terms import lookup, strip_front
from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.gazetteer import bare
from summarizer.lexicon.text import HAN, either
from summarizer.rule import DECLINED, Rule, first

_MARKED = re.compile(rf"(?![“‘\"《（])[^{HAN}\dA-Za-zα-ωΑ-Ω]|\d+(?:[年月日%]|$)|[\d\W]+$|1%")
_NUMBERED = re.compile(r"(?<!PM2\.)(?<!PM)(?<!PM1)\d$")
_PAIRS = (("“", "”"), ("（", "）"), ("《", "》"), ("‘", "’"))
_PERCENT = ("%", "‰")
_LASTING = ("年", "个月", "个季度", "届", "次")
_RATE = re.compile(r"(?:率|占比|比重|比例)$")
_MOVING = re.compile(r"(?:带动|拉动|推动|促进|助推)(?P<what>.+)")

_NETWORK = re.compile(r"(?:[一二三四五六七八九十两\d]+[纵横环射联放][、，]?){2}")
"""The lines of a network, told off as a pattern: 三纵、四横."""
_DOING = re.compile(
    r"(?:再|已|陆续|计划|全面)?(?:新开工|开工|新建|续建|改建|扩建|建设|规划|谋划|申报|储备|年产|年产能|竣工|建成)+"
)
"""Verbs of building and planning, alone or several together."""
_CUT = re.compile(r"(?<![初高集职完普附县一二三四五六七八九十])中$|区县中$|身边$|[短再]缩$|更$|期间$|同时$")
"""An adverbial, or the first half of a verb, at the end."""
_SAID = re.compile(
    r"(?<=..)(?:已按|入驻(?!率|的|.*(?:企业|项目|商户|机构|单位|人)$)|交易降低)|、(?:总数|总量)$"
)
"""Within a name, the verb of a clause, or the count that follows one."""
_AND_SUCH = re.compile(rf"等[{HAN}“”]{{4,}}$")
"""Behind examples, what they are examples of."""


def _no_word(figure: Figure, _lexicon: Lexicon) -> str | None:
    name = figure.name.name
    marked = _MARKED.match(name) or _NUMBERED.search(name)
    return name if len(name) < 2 or marked else DECLINED


def _open(figure: Figure, _lexicon: Lexicon) -> str | None:
    name = figure.name.name
    return name if any(name.count(a) != name.count(b) for a, b in _PAIRS) else DECLINED


def _general(figure: Figure, lexicon: Lexicon) -> str | None:
    name = figure.name.name
    acts = lexicon.scopes.acts
    done = strip_front(name, (*acts.shared, *acts.others), lexicon) or name
    nothing = name.removesuffix(ACHIEVED) in _nothing(lexicon)
    return name if nothing or name in _places(lexicon) or done in _places(lexicon) else DECLINED


@derived
def _places(lexicon: Lexicon) -> frozenset[str]:
    """Return the names of divisions, in full and without what they are."""
    names = lexicon.gazetteer.by_name
    return frozenset((*names, *(bare(name) for name in names if len(name) > 2)))


@derived
def _nothing(lexicon: Lexicon) -> frozenset[str]:
    return frozenset((*lexicon.scopes.unnamed.general, *lexicon.scopes.unnamed.somebodys))


def _torn(figure: Figure, lexicon: Lexicon) -> str | None:
    return _ended(figure, lexicon.scopes.unnamed.torn)


def _verb_last(figure: Figure, lexicon: Lexicon) -> str | None:
    # 供水工程覆盖95% is how far it reaches.
    reach = figure.unit in _PERCENT and figure.name.name.endswith("覆盖")
    return DECLINED if reach or _lasting_rank(figure) else _ended(figure, lexicon.scopes.unnamed.verbs)


def _lasting_rank(figure: Figure) -> bool:
    """Whether *figure* tells how long a rank was held, which its name says."""
    return figure.rank is not None and figure.name.name.endswith("连续保持")


def _ended(figure: Figure, words: tuple[str, ...]) -> str | None:
    name = figure.name.name
    return next((word for word in words if name.endswith(word)), DECLINED)


def _clause(figure: Figure, lexicon: Lexicon) -> str | None:
    found = None if _lasting_rank(figure) else _inside(lexicon).search(figure.name.name)
    return found[0] if found else DECLINED


@derived
def _inside(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"{either(lexicon.scopes.unnamed.clausal)}|了(?!率)|(?:增长|达到|迈上|达)\d")


def _no_noun_first(figure: Figure, lexicon: Lexicon) -> str | None:
    words, name = lexicon.scopes.unnamed, figure.name.name
    found = next((word for word in words.opening if name.startswith(word)), None)
    described = "的" in name and name.startswith(lexicon.scopes.acts.honours)
    described = described or name.endswith(words.plans) or _served(lexicon).match(name) is not None
    return found if found and not described and not name.startswith(words.kept) else DECLINED


@derived
def _served(lexicon: Lexicon) -> re.Pattern[str]:
    """Match for whom, or by whom, what was done: 为群众解决问题, 促进银行发放贷款."""
    acts = lexicon.scopes.acts
    done = [act for act in (*acts.shared, *acts.others, "解决", "提供") if act not in acts.light]
    return re.compile(
        rf"(?:[为向给]|促进|引导|促使)[{HAN}]{{2,8}}?(?:{either(done)})(?!的)[{HAN}A-Za-z、“”]{{2,}}"
    )


def _doing(figure: Figure, _lexicon: Lexicon) -> str | None:
    return figure.name.name if _DOING.fullmatch(figure.name.name) else DECLINED


def _pattern(figure: Figure, _lexicon: Lexicon) -> str | None:
    return _matched(_NETWORK.match(figure.name.name))


def _cut(figure: Figure, _lexicon: Lexicon) -> str | None:
    return _matched(_CUT.search(figure.name.name))


def _said(figure: Figure, _lexicon: Lexicon) -> str | None:
    return _matched(_SAID.search(figure.name.name))


def _matched(found: re.Match[str] | None) -> str | None:
    return found[0] if found else DECLINED


def _examples(figure: Figure, lexicon: Lexicon) -> str | None:
    """Return the list that names some of what is counted, or the word that sums it up, and not what it is."""
    name, unit = figure.name.name, figure.unit
    if name.startswith("等") and name[1:] in lexicon.scopes.unnamed.general:
        return name
    if unit is None or unit in _LASTING or name.count("、") < 3 or _AND_SUCH.search(name):
        return DECLINED
    return name if kind(unit, lexicon) == "general" else DECLINED


def _no_rate(figure: Figure, lexicon: Lexicon) -> str | None:
    name = figure.name.name
    if figure.unit not in _PERCENT or figure.measure != "level":
        return DECLINED
    rate = name.endswith(lexicon.scopes.unnamed.rates) or "占" in name or "用于" in name
    return DECLINED if rate else name


def _other_unit(figure: Figure, lexicon: Lexicon) -> str | None:
    name, unit = figure.name.name, figure.unit
    if unit is None or not _RATE.search(name) or figure.measure == "gap":
        return DECLINED
    return unit if unit in _LASTING or kind(unit, lexicon) in ("counted", "general", "money") else DECLINED


def _effect(figure: Figure, lexicon: Lexicon) -> str | None:
    found = _MOVING.match(figure.name.name)
    return found[0] if found and lookup(found["what"], lexicon) else DECLINED


UNNAMED: tuple[Rule[Callable[[Figure, Lexicon], str | None]], ...] = (
    Rule(
        name="no word",
        why="A single character, a number, or what begins with a mark is left over from a longer phrase.",
        shows=(("完成52个村的整治。", "村"),),
        spares=("建成5G基站62个。", "细颗粒物PM2.5 32微克。"),
        read=_no_word,
    ),
    Rule(
        name="half of a pair",
        why="A quotation mark or bracket that is not closed shows that a name was cut.",
        shows=(("落实“双减项目32个。", "“双减项目"),),
        spares=("落实“双减”项目32个。",),
        read=_open,
    ),
    Rule(
        name="noun that says nothing alone",
        why="项目, 增加值, the name of a place: nobody knows what is counted, or whose it is.",
        shows=(("抓好项目32个。", "项目"), ("增加值达到21亿元。", "增加值"), ("办结率99%。", "办结率")),
        spares=("抓好水利项目32个。", "畜牧业增加值达到21亿元。"),
        read=_general,
    ),
    Rule(
        name="torn phrase",
        why="What ends with a particle, an adverb or half a time goes on behind its number.",
        shows=(("改建厕所以及2.4万座。", "改建厕所以及"),),
        spares=("改建厕所2.4万座。",),
        read=_torn,
    ),
    Rule(
        name="verb without its object",
        why="A name that ends with such a verb tells what was done, and not to what.",
        shows=(("产业基金带动74只。", "产业基金带动"),),
        spares=("产业基金74只。",),
        read=_verb_last,
    ),
    Rule(
        name="sentence",
        why="With a particle of the past, 我们 or 分别 inside it is no name but a sentence.",
        shows=(("青稞创造了亩产480公斤。", "青稞创造了亩产"),),
        spares=("青稞亩产480公斤。", "行政复议案件案结事了率91%。"),
        read=_clause,
    ),
    Rule(
        name="building without what is built",
        why="开工建设 and 年产 say what was done; what was built stands elsewhere, or nowhere.",
        shows=(("再开工建设2.6万套。", "开工建设"),),
        spares=("开工建设农贸市场26个。", "城乡建设用地2.6万亩。"),
        read=_doing,
    ),
    Rule(
        name="pattern of a network",
        why="三纵、四横 describes a network by its lines: its numbers count nothing on their own.",
        shows=(("两纵、三横线8条。", "两纵、三横线"),),
        spares=("纵横公司设备8台。",),
        read=_pattern,
    ),
    Rule(
        name="adverbial or half a verb last",
        why="What ends with 中 or 期间 says where or when; 最短缩 is cut from 缩至.",
        shows=(("县城到省城车程再缩32分钟。", "县城到省城车程再缩"),),
        spares=("普通高中32所。", "改造薄弱县中32所。"),
        read=_cut,
    ),
    Rule(
        name="clause with its verb",
        why="A name with the verb of a clause within it tells what somebody did.",
        shows=(("商户入驻夜市32家。", "商户入驻夜市"),),
        spares=("园区入驻企业32家。", "入驻商户32家。"),
        read=_said,
    ),
    Rule(
        name="list of examples",
        why="Four things before a number are examples of what is counted; 等 behind one sums them up.",
        shows=(
            ("培育茶叶、蚕桑、中药材、食用菌16个。", "培育茶叶、蚕桑、中药材、食用菌"),
            ("采取企业招聘1200人、招募护林员310名等举措。", "等举措"),
        ),
        spares=(
            "等级公路210公里。",
            "培育茶叶、蚕桑基地16个。",
            "新增茶叶、蚕桑、中药材、食用菌等特色产业集群16个。",
        ),
        read=_examples,
    ),
    Rule(
        name="no noun first",
        why="What begins with a preposition or a verb of influence is said of somebody else, or of nothing.",
        shows=(("围绕发展难点开展调研32次。", "围绕发展难点开展调研"),),
        spares=("向困难家庭发放救助款640万元。", "促进银行发放科技贷款21亿元。", "按时办结率99%。"),
        read=_no_noun_first,
    ),
    Rule(
        name="percentage of no rate",
        why="A percentage is a rate's or a share's: 高山茶50% says neither.",
        shows=(("非国有投资达到50%。", "非国有投资"),),
        spares=("非国有投资占比达到50%。", "非国有投资增长50%。"),
        read=_no_rate,
    ),
    Rule(
        name="rate in a unit of things",
        why="A rate is no number of things or of years: the number is another's.",
        shows=(("断面水质优良率42个。", "断面水质优良率"),),
        spares=("断面水质优良率92%。",),
        read=_other_unit,
    ),
    Rule(
        name="effect on an indicator",
        why="带动税收收入增长 tells what part something had in a growth, not by how much the region's grew.",
        shows=(("带动工业投资增长6%。", "带动工业投资"),),
        spares=("工业投资增长6%。", "带动就业2100人。", "盘活资产，带动工业投资增长6%。"),
        read=_effect,
    ),
)
"""Why a local fact is left out; the first that answers is the reason, and answers with what it read."""


def unnamed(figure: Figure, lexicon: Lexicon) -> str | None:
    """Return the rule for which the local fact *figure* has no name; None where it has one, or is standard.

    >>> from summarizer.extract.figures import read
    >>> [unnamed(figure, lexicon) for figure in read("改造水厂3座，惠及农户1.2万户，项目12个。", lexicon)]
    [None, None, 'noun that says nothing alone']
    """
    if figure.name.standard:
        return None
    found = first(UNNAMED, figure, lexicon)
    return found[0].name if found else None
