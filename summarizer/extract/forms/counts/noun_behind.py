"""Counts whose noun stands behind the number: 30个项目签约."""

import re
from dataclasses import replace

from summarizer.extract import grammar, phrases
from summarizer.extract.discourse import Discourse, RuleOutcome, Subject, figure
from summarizer.extract.form import FormRule
from summarizer.extract.forms.counts.count import JOINED, Count, shared_act
from summarizer.extract.grammar import words
from summarizer.extract.names import NOTE, Name, name
from summarizer.extract.terms import flow_of, flow_words, strip_front
from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.text import HAN, either
from summarizer.rule import DECLINED, Rule

_OFTEN = ("次", "场次", "轮")
"""Counted by these is what was done, not things."""
_RENEWED = ("创新", "更新", "革新", "翻新", "高新")
_FOR = re.compile(
    r"(?<![作称名变成认列转])(?:为|对|给|向|让)(?:[^，。；]{1,16}等)?(?:近|约|超过?|全[省市县区])?$"
)
"""Before those for whom something is done, or to whom (为2万名老人提供助餐)."""
_ADVERBS = re.compile(
    r"^(?:全部|均|都|已经|已|全面|相继|陆续|顺利|成功|如期|先后|同时|率先|正式|首批|首次|新)+"
)
"""Before a predicate these say nothing of what is counted."""
_HEADS = ("人", "人次", "名", "户")
_FOR_BOTH = re.compile(rf"(?:为|对|给|向)(?:近|约|超过?)?\d+(?:\.\d+)?万?[个家所户名][{HAN}]{{2,10}}$")
"""Before those for whom something is done, a count of where they are (为9所学校460名学生更换桌椅)."""
_BUILT = re.compile(r"建成(?![并投使达通运交开验启后]|完工)[^，。；]{3,}")
_GRADES = tuple(level for level in grammar.LEVELS if level.endswith("级"))
_ALL = re.compile(r"(?:全部|[均都])(?:突破|超过?|达到?|实现)")
_THINGS = re.compile(
    rf"(?P<things>[{HAN}“”、]*?(?:项目|企业|村|县|区|乡镇|家庭|[农贫困]户))(?!经济)(?:集体)?(?:经济)?"
    rf"(?:申报|争取|获得|到位|完成|使用|获批|发行)?[{HAN}]{{0,4}}?(?:收入|资金|投资|产值|营收)"
)
"""Things, and an amount that they had."""
_NOMINAL = ("服务", "培训", "保护", "救助", "资助", "检查", "谋划")
"""Behind a noun these are nouns: 为民服务15项实事."""
_PAST = re.compile(r"(?<=[^了])了(?![解结却不])")
"""The particle of the past, which no name needs."""
_DESCRIBED = re.compile(
    rf"(?:^|[，；。])(?:对|将|把|完成|解决)?(?P<how>(?:(?![是有为])[{HAN}“”、]){{3,16}}的)$"
)
"""What describes the noun behind a number, before the number (不符合规划的18个项目)."""
_UPTO_NUMBER = re.compile(r"(?:近|约|超过?)?\d")
_PAID = re.compile(r"投入(?:资金)?$")
_LAID_DOWN = re.compile(r"^[^《“]{0,3}?(?:(?:制定|出台|印发|推出|办好)(?:实施)?|实施)")
"""What is done with plans, before what they are to do."""
_TITLE = 32
"""Characters of the longest title by which things are called."""
_GOVERNING = re.compile(r"(?:[^，。；]{0,4})?(?:完成了?|实施|推进|启动|开展|抓好|加快|组织|继续)")
"""Before a count these are done to the works that stand behind it."""


def _acted(seen: Count, _said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    acted = seen.at.quantity.base == "次" and seen.phrase.endswith(words(lexicon)["persons"])
    return RuleOutcome(words=seen.phrase) if acted else DECLINED


def _often(seen: Count, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    at = seen.at
    if seen.phrase or at.quantity.base not in _OFTEN:
        return DECLINED
    return _whole(
        grammar.BREAK.split(said.layout.text[at.quantity.end :], maxsplit=1)[0], seen, said, lexicon
    )


def _things(noun: str, unit: str) -> str:
    """Return the things in *noun*, where that names an amount and the *unit* is one of things.

    In 31个水利项目申报资金2亿元 projects are counted.
    """
    found = _THINGS.fullmatch(noun) if unit in ("counted", "general") else None
    return found["things"] if found else noun


def _told_of_all(seen: Count, things: str, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    """Count *things* by an amount to which each came (26个村集体收入全部突破8万元)."""
    at, quantities = seen.at, said.layout.quantities
    if at.index + 1 == len(quantities):
        return None
    amount = said.layout.text[at.quantity.end + len(things) : quantities[at.index + 1].end]
    if _ALL.search(amount) is None or grammar.BREAK.search(amount):
        return None
    named = Name(f"{amount}的{things}", None, False, "level", rule="words of the report")
    subject = Subject(named, said.layout.verbatim(things, at.quantity.end), "behind")
    return RuleOutcome((figure(subject, at, value=at.quantity.value),), words=amount, taken=2)


def _behind(seen: Count, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    """Read a noun that stands behind its number; a verb before or behind it gives the flow."""
    if not seen.behind:
        return DECLINED
    at, noun, after = seen.at, seen.noun, seen.after
    predicate = after[len(noun) :]
    done = next((w for w in flow_words(lexicon) if seen.phrase.endswith(w)), "")
    happened = next((w for w in flow_words(lexicon) if predicate.startswith(w)), "")
    if happened.startswith(("启动", "增加")) and happened != predicate:
        # 6家企业启动数字化改造: not they were begun.
        happened = ""
    if _BUILT.match(predicate):
        # 5所卫生院建成专科: not they were built.
        happened = ""
    begun = flow_of(strip_front(predicate, words(lexicon)["adverbs"], lexicon), lexicon)
    if not happened and begun[0] in lexicon.scopes.begun.words and not said.layout.adjacent(at, after):
        # 45个老旧小区改造全面启动
        happened = begun[0] or ""
    things = _things(noun, at.unit)
    if things != noun and (all_told := _told_of_all(seen, things, said, lexicon)):
        return all_told
    noun = _worked_on(seen, things, predicate, lexicon)
    predicate = after[len(noun) :]
    after = JOINED.sub("", after)
    upto = at.after != "" and said.layout.adjacent(at, at.after)
    whole = after if not upto and len(after) <= 24 and not re.search(r"的|进行|等", predicate) else noun
    if happened and noun.endswith("新") and not noun.endswith(_RENEWED):
        # 4个粮库新建成投用
        noun = noun[:-1]
    named = _named(seen, noun, "" if upto else predicate, (done, happened), said, lexicon)
    used = at.quantity.end + len(noun) if at.after.startswith(noun) else None
    text = said.layout.verbatim(whole, at.quantity.end)
    subject = Subject(named, text, "behind the next number" if seen.lent else "behind")
    return RuleOutcome((figure(subject, at, value=at.quantity.value),), used=used)


def _named(
    seen: Count, noun: str, predicate: str, flow: tuple[str, str], said: Discourse, lexicon: Lexicon
) -> Name:
    """Return what *noun* is called, with what was done to it before its number or befell it behind.

    *flow* are the flow words before the number and behind the noun.
    """
    done, happened = flow
    if seen.phrase in _GRADES and not noun.startswith(_GRADES):
        # 推进省级40个、市级300个重点项目建设
        return name(seen.phrase + noun, lexicon)
    act = done or _act(seen, said, lexicon)
    named = name((act or happened) + noun, lexicon)
    if named.standard or act:
        return named
    befell = _befell(seen, noun, predicate, lexicon)
    befell = befell or _befell_all(seen, noun, said, lexicon) or _of_what(seen, noun, lexicon)
    came = flow_of(happened, lexicon)[0] if happened else None
    plain = NOTE.sub("", noun)
    if came in ("竣工", "开工", "签约", "落地") and plain in lexicon.scopes.unnamed.general:
        # 7条道路竣工通车: 竣工道路
        befell = came + plain
    return replace(named, name=befell or name(noun, lexicon).name)


def _worked_on(seen: Count, noun: str, predicate: str, lexicon: Lexicon) -> str:
    """Return *noun* with the work that is done on it, where that is what was done (完成10条道路改造提升)."""
    works = _works(lexicon).match(predicate)
    if works is None or works.end() != len(predicate):
        return noun
    governed = _GOVERNING.match(seen.at.before) is not None
    return noun + works["what"] if governed or works["done"] else noun


@derived
def _works(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"(?P<done>进行了?)?(?P<what>(?:{either(lexicon.scopes.acts.works)})+)$")


def _act(seen: Count, said: Discourse, lexicon: Lexicon) -> str:
    """Return what was done to the things counted (拓宽6条街巷), be it said of them or once for several."""
    acts, said_alone = lexicon.scopes.acts, words(lexicon)["verbs"]
    general = seen.noun in lexicon.scopes.unnamed.general
    verb = seen.phrase if general else seen.bare
    if _acts(lexicon).fullmatch(seen.bare) and seen.bare not in (*acts.shared, *said_alone):
        # 表彰奖励24名教师
        return seen.bare
    if verb in acts.shared and (verb not in acts.light if general else verb not in said_alone):
        return verb
    if general and verb in acts.others:
        # 走进18个社区
        return verb
    return _act_of_others(seen, verb, general, lexicon) or shared_act(seen, said, lexicon)


def _act_of_others(seen: Count, verb: str, general: bool, lexicon: Lexicon) -> str:
    """Return the act in *verb*, what stands before a number, beside what else that says; "" where none."""
    acts = lexicon.scopes.acts
    told = [a for a in acts.shared if a not in (*acts.light, *words(lexicon)["verbs"])]
    if seen.at.before.endswith("等"):
        # 改造青松苑等9个老旧小区
        done = [a for a in told if verb.startswith(a) and not general]
    else:
        # 下决心取缔两个煤场, but not 污水治理3个行动
        done = [a for a in told if verb.endswith(a) and a not in (*acts.works, *_NOMINAL)]
    return "" if seen.lent else max(done, key=len, default="")


@derived
def _acts(lexicon: Lexicon) -> re.Pattern[str]:
    """Match two verbs that are said of the same things (表彰奖励)."""
    acts = lexicon.scopes.acts
    return re.compile(rf"(?:{either(acts.shared)})(?:和|并|、)?(?:{either((*acts.shared, *acts.others))})")


def _befell(seen: Count, noun: str, predicate: str, lexicon: Lexicon) -> str:
    """Return *noun* with what befell it or was won by it; "" where nothing did.

    5家企业入选省级名单 counts 入选省级名单的企业.
    """
    verb = _ADVERBS.sub("", predicate)
    if verb.startswith("建成") and not _BUILT.match(verb):
        return ""
    if not 4 <= len(verb) <= 20 or not verb.startswith(lexicon.scopes.acts.honours) or "的" in verb:
        return ""
    return "" if _GOVERNING.match(seen.at.before) else f"{_PAST.sub('', verb)}的{noun}"


def _befell_all(seen: Count, noun: str, said: Discourse, lexicon: Lexicon) -> str:
    """Return *noun*, which says nothing alone, with what befell it and the things counted next.

    In 8个村、560户农户获得表彰 the villages were honoured as well.
    """
    at = seen.at
    if noun not in lexicon.scopes.unnamed.general or at.index + 1 == len(said.layout.quantities):
        return ""
    between = said.layout.text[at.quantity.end : said.layout.quantities[at.index + 1].start]
    if between not in (f"{noun}、", f"{noun}和", f"{noun}及"):
        return ""
    after = said.layout.after(at.index + 1)
    following = phrases.behind(after, lexicon)
    if said.layout.text.startswith("、", said.layout.quantities[at.index + 1].end + len(after)):
        return ""
    return _befell(seen, noun, after[len(following) :], lexicon) if following else ""


def _goes_on(seen: Count, said: Discourse) -> bool:
    """Whether a mark of enumeration cuts short what stands behind a number."""
    at = seen.at
    return said.layout.text.startswith("、", at.quantity.end + len(at.after))


def _of_what(seen: Count, noun: str, lexicon: Lexicon) -> str:
    """Return *noun*, which says nothing alone, with what stands before its number; "" where that is nothing.

    出台激励创业18条措施, 甲大桥、乙隧道等3个项目
    """
    unnamed, before = lexicon.scopes.unnamed, seen.bare
    if noun not in unnamed.general or noun in unnamed.places:
        return ""
    described = _DESCRIBED.search(seen.at.before)
    if described:
        return _LAID_DOWN.sub("", described["how"]) + noun
    before = _LAID_DOWN.sub("", before)
    listed = "等" if seen.at.before.endswith("等") else ""
    if not 3 <= len(before) <= (_TITLE if before.startswith("《") else 20):
        return ""
    # 出台激励创业18条措施: a measure is named by what it is to do.
    verb = before.startswith(unnamed.opening) or grammar.predicate(lexicon).search(before)
    if (verb and noun not in unnamed.plans) or before.endswith(("和", "及")):
        return ""
    return before + listed + noun


def _for(seen: Count, said: Discourse, lexicon: Lexicon) -> re.Match[str] | None:
    """Return what says that something is done for those counted, be it before the count just before."""
    at, acts = seen.at, lexicon.scopes.acts
    found = _FOR.search(at.before)
    if found and at.quantity.base in _HEADS and seen.noun.startswith((*acts.shared, *acts.others)):
        # 为3万人次报销补偿420万元: no noun stands behind the people.
        return None
    if found or at.before:
        return found
    return _FOR_BOTH.search(said.layout.text[at.clause : at.quantity.start])


def _for_whom(seen: Count, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    """Count those for whom something is done by what that is; none where too much is said of it."""
    short = len(seen.after) <= 3 and not said.layout.adjacent(seen.at, seen.after)
    found = _for(seen, said, lexicon) if seen.noun and not short else None
    if found is None or _worked_on(seen, seen.noun, seen.after[len(seen.noun) :], lexicon) != seen.noun:
        return DECLINED
    at, noun, done = seen.at, seen.noun, _ADVERBS.sub("", seen.after[len(seen.noun) :])
    used = at.quantity.end + len(noun) if at.after.startswith(noun) else None
    noun = noun.removesuffix("新") if not noun.endswith(_RENEWED) else noun
    if _goes_on(seen, said):
        rest = grammar.BREAK.split(said.layout.text[at.quantity.end :], maxsplit=1)[0]
        done = _ADVERBS.sub("", _UPTO_NUMBER.split(rest, maxsplit=1)[0][len(noun) :])
    if said.layout.adjacent(at, at.after) or _UPTO_NUMBER.search(done):
        done = done if _acted_on(lexicon).fullmatch(done) else ""
    if not 3 <= len(done) <= 20 or "的" in done or ("、" in done and "等" not in done):
        return RuleOutcome(words=found[0], used=used)
    named = Name(f"{_PAST.sub('', done)}的{noun}", None, False, "level", rule="words of the report")
    subject = Subject(named, said.layout.verbatim(noun, at.quantity.end), "behind")
    return RuleOutcome((figure(subject, at, value=at.quantity.value),), words=found[0], used=used)


@derived
def _acted_on(lexicon: Lexicon) -> re.Pattern[str]:
    """Match a verb with its object, before how much of that there was (发放补贴240万元)."""
    return re.compile(rf"(?:{either((*lexicon.scopes.acts.shared, *lexicon.scopes.acts.others))})[^\d]{{2,}}")


def _clause_behind(seen: Count, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    rest = "" if seen.phrase else seen.after.strip("的")
    if rest and seen.at.unit == "money" and _PAID.search(seen.at.before):
        # 投入800万元支持农家乐升级
        rest += "投入"
    return _whole(rest, seen, said, lexicon) if rest else DECLINED


def _whole(rest: str, seen: Count, said: Discourse, lexicon: Lexicon) -> RuleOutcome:
    """Return a count of what *rest*, which stands behind it, says as a whole."""
    text = said.layout.verbatim(rest, seen.at.quantity.end)
    subject = Subject(name(rest, lexicon), text, "all that stands behind")
    return RuleOutcome((figure(subject, seen.at, value=seen.at.quantity.value),))


NOUN_BEHIND: tuple[FormRule[Count], ...] = (
    Rule(
        name="act of a person",
        why="Whoever acted so many times is not counted.",
        shows=(("县委书记9次到企业调研。", ""),),
        spares=("调研走访60次。",),
        read=_acted,
    ),
    Rule(
        name="times something was done",
        why="What was done so often is said in the whole clause behind the number.",
        shows=(("先后12次赴外地招商。", "赴外地招商 12次"),),
        spares=("开展巡查12次。",),
        read=_often,
    ),
    Rule(
        name="those for whom something is done",
        why="为300家企业提供担保 counts the firms by what was done for them, and not all that there are.",
        shows=(
            ("为300家企业提供担保服务。", "提供担保服务的企业 300家"),
            ("对45个村开展帮扶。", "开展帮扶的村 45个"),
        ),
        spares=("服务300家企业。", "对45条街巷进行改造。"),
        read=_for_whom,
    ),
    Rule(
        name="count of what stands behind",
        why="A measure word stands between a number and its noun, so the noun may follow.",
        shows=(
            ("30个项目签约。", "签约项目 30个"),
            ("全县引进5家企业。", "引进企业 5家"),
            ("建成1个省级和2个市级园区。", "省级园区 1个；市级园区 2个"),
        ),
        spares=("签约项目30个。",),
        read=_behind,
    ),
    Rule(
        name="count of a clause",
        why="Where no noun follows, what is counted is all that stands behind the number.",
        shows=(("已有26个开工建设。", "开工建设 26个"),),
        spares=("26个村开工建设。",),
        read=_clause_behind,
    ),
)
"""The rules, in the order in which they are tried."""
