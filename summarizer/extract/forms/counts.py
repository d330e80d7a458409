"""Counts and amounts, whose noun may stand before the number or behind it.

签约项目30个 and 30个项目签约 count the same; 其中亿元以上12个, 国家级2个 and 产值3亿元
take from the figure before what they leave unsaid.
"""

import re
from dataclasses import dataclass, replace

from summarizer.extract import grammar, nouns, phrases
from summarizer.extract.discourse import Discourse, Figure, Outcome, Subject, figure, number
from summarizer.extract.form import Form
from summarizer.extract.grammar import words
from summarizer.extract.layout import Place
from summarizer.extract.names import Name, name, threshold
from summarizer.extract.parts import of_part, speaks_of_part
from summarizer.extract.quantities import kind
from summarizer.extract.terms import flow_of, flow_words, lookup, strip_front
from summarizer.lexicon import Lexicon
from summarizer.rule import DECLINED, Rule

_OFTEN = ("次", "场次", "轮")
"""Counted by these is what was done, not things."""
_GRADED = re.compile(rf"^(?:{'|'.join(sorted(grammar.LEVELS, key=len, reverse=True))})")
_GRADE = re.compile(r"[省市县区乡镇村]级")
_JOINED = re.compile(r"(?:、|和|及|(?<!参)与|以及)$")
_PREPOSITION = re.compile(r"(?:对剩余|依托|对)?")
_NEXT = re.compile(r"[、和及与]?(?:[^，。；]{0,12}）)?")
"""Between a count and the next one that lends it its noun."""
_EACH = re.compile(r"[均都](?:已|达到?|超过|为)*$")
_SIGNED = re.compile(r"与.*签署$")
_NOTHING = Outcome()


@dataclass(frozen=True, slots=True)
class _Count:
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


def _count(at: Place, said: Discourse, lexicon: Lexicon) -> _Count | None:
    if at.relative:
        return None
    phrase = _phrase(at, lexicon)
    after, noun, lent = _lent(at, phrase, said, lexicon)
    follows = said.layout.adjacent(at, after) and not _JOINED.search(after)
    bare = _bare(phrase, follows, lexicon)
    stock = bool(grammar.STOCK.search(at.before)) or at.before.endswith(words(lexicon)["reached"])
    stock = stock or at.written.startswith("突破")
    leans = not phrase or (phrase in words(lexicon)["anaphors"] and bool(said.figures))
    behind = bool(noun) and (not bare or _is_of_things(at, follows))
    return _Count(at, phrase, bare, after, noun, lent, behind, stock, leans)


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
    if described and len(noun) >= 2 and "“" not in noun:
        phrase = phrases.trim(noun, lexicon)
    noun = re.split(r"等|、", phrase)[-1]
    phrase = noun if noun in words(lexicon)["general"] else phrase
    return "" if _PREPOSITION.fullmatch(phrase) else phrase


def _lent(at: Place, phrase: str, said: Discourse, lexicon: Lexicon) -> tuple[str, str, bool]:
    """Return what stands behind a count, its noun, and whether the next count lends it."""
    after = "" if at.after.startswith(words(lexicon)["marks"]) else at.after
    lent = False
    if at.index + 1 < len(said.layout.quantities):
        following = said.layout.after(at.index + 1)
        grade = _JOINED.sub("", after)
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


# -- what is no count


def _acted(seen: _Count, _said: Discourse, lexicon: Lexicon) -> Outcome | None:
    acted = seen.at.quantity.base == "次" and seen.phrase.endswith(words(lexicon)["persons"])
    return Outcome(words=seen.phrase) if acted else DECLINED


# -- a noun behind the number


def _often(seen: _Count, said: Discourse, lexicon: Lexicon) -> Outcome | None:
    at = seen.at
    if seen.phrase or at.quantity.base not in _OFTEN:
        return DECLINED
    return _whole(
        grammar.BREAK.split(said.layout.text[at.quantity.end :], maxsplit=1)[0], seen, said, lexicon
    )


def _behind(seen: _Count, said: Discourse, lexicon: Lexicon) -> Outcome | None:
    """Read a noun that stands behind its number; a verb before or behind it gives the flow."""
    if not seen.behind:
        return DECLINED
    at, noun, after = seen.at, seen.noun, seen.after
    predicate = after[len(noun) :]
    done = next((w for w in flow_words(lexicon) if seen.phrase.endswith(w)), "")
    happened = next((w for w in flow_words(lexicon) if predicate.startswith(w)), "")
    if happened.startswith("启动") and happened != predicate:
        # 6家企业启动数字化改造: not they were begun.
        happened = ""
    begun = flow_of(strip_front(predicate, words(lexicon)["adverbs"], lexicon), lexicon)
    if not happened and begun[0] in lexicon.scopes.begun.words and not said.layout.adjacent(at, after):
        # 45个老旧小区改造全面启动
        happened = begun[0] or ""
    after = _JOINED.sub("", after)
    upto = at.after != "" and said.layout.adjacent(at, at.after)
    whole = after if not upto and len(after) <= 24 and not re.search(r"的|进行|等", predicate) else noun
    named = name((done or happened) + noun, lexicon)
    if not named.standard and not done:
        named = replace(named, name=name(noun, lexicon).name)
    used = at.quantity.end + len(noun) if at.after.startswith(noun) else None
    text = said.layout.verbatim(whole, at.quantity.end)
    subject = Subject(named, text, "behind the next number" if seen.lent else "behind")
    return Outcome((figure(subject, at, value=at.quantity.value),), used=used)


def _clause_behind(seen: _Count, said: Discourse, lexicon: Lexicon) -> Outcome | None:
    rest = "" if seen.phrase else seen.after.strip("的")
    return _whole(rest, seen, said, lexicon) if rest else DECLINED


def _whole(rest: str, seen: _Count, said: Discourse, lexicon: Lexicon) -> Outcome:
    """Return a count of what *rest*, which stands behind it, says as a whole."""
    text = said.layout.verbatim(rest, seen.at.quantity.end)
    subject = Subject(name(rest, lexicon), text, "all that stands behind")
    return Outcome((figure(subject, seen.at, value=seen.at.quantity.value),))


# -- what leans on the figure before


def _beside(seen: _Count, said: Discourse, lexicon: Lexicon) -> Outcome | None:
    at = seen.at
    if not seen.leans:
        return DECLINED
    subject = nouns.per_head(at.before, said, lexicon) or nouns.clause_before(at.clause, said, lexicon)
    return Outcome((figure(subject, at, value=at.quantity.value),)) if subject else DECLINED


def _passes(seen: _Count, said: Discourse, lexicon: Lexicon) -> Figure | None:
    """Return the figure before, where it is a level that the quantity may tell once more."""
    last = said.figures[-1] if said.figures and seen.leans else None
    if last is None or last.value is None or last.measure != "level" or last.unit is None:
        return None
    return last if kind(last.unit, lexicon) == seen.at.unit else None


def _mark_told(seen: _Count, said: Discourse, lexicon: Lexicon) -> Outcome | None:
    mark = next((word for word in words(lexicon)["marks"] if seen.at.after.startswith(word)), None)
    return Outcome(words=mark) if mark and _passes(seen, said, lexicon) else DECLINED


def _mark_reached(seen: _Count, said: Discourse, lexicon: Lexicon) -> Outcome | None:
    last, at = _passes(seen, said, lexicon), seen.at
    if last is None or last.change is not None:
        return DECLINED
    written = said.layout.text[last.start : last.end]
    over = last.bound == ">=" and written[:1] not in "0123456789" and at.before in ("达到", "达", "为")
    if not over and not said.layout.text.startswith(words(lexicon)["marks"], last.end):
        return DECLINED
    quantity = at.quantity
    reached = replace(
        last,
        value=quantity.value,
        unit=quantity.unit,
        bound=quantity.bound,
        start=quantity.start,
        end=quantity.end,
        because=(*last.because, number(at.written, quantity)),
    )
    return Outcome(revised=((len(said.figures) - 1, reached),), words=at.before)


def _completed(seen: _Count, said: Discourse, lexicon: Lexicon) -> Outcome | None:
    at = seen.at
    place = next((n for n, f in reversed(tuple(enumerate(said.figures))) if f.measure != "gap"), None)
    last = said.figures[place] if place is not None else None
    if place is None or last is None or last.value is not None or last.change is None:
        return DECLINED
    if last.measure != "level" or not _of_growth(last, seen, said, lexicon):
        return DECLINED
    quantity = at.quantity
    completed = replace(
        last,
        value=quantity.value,
        upper=quantity.upper,
        unit=quantity.unit,
        bound=quantity.bound,
        change_bound=last.bound,
        end=quantity.end,
        because=(*last.because, number(at.written, quantity)),
    )
    return Outcome(revised=((place, completed),), words=at.before)


def _of_growth(last: Figure, seen: _Count, said: Discourse, lexicon: Lexicon) -> bool:
    """Whether an amount is the level that grew by what *last* says."""
    between = said.layout.text[last.end : seen.at.start]
    if not seen.phrase:
        return between == "、"
    named = name(seen.phrase, lexicon)
    same = named.standard and named.name == last.name.name
    if last.name.counted != seen.at.unit or not (seen.leans or same):
        return False
    offset, apart = last.end, [f for f in said.figures if f.start >= last.end]
    for piece in re.split(r"([，、；。！？])", between):
        gap = any(offset <= f.start < offset + len(piece) for f in apart)
        if piece in ("；", "。", "！", "？") or not (
            piece in ("", "，", "、") or gap or any(grammar.ranks(piece, lexicon))
        ):
            return False
        offset += len(piece)
    return True


def _several(seen: _Count, said: Discourse, lexicon: Lexicon) -> Outcome | None:
    at = seen.at
    if not _EACH.search(at.before):
        return DECLINED
    several = nouns.each(seen.phrase, at.start, said, lexicon)
    made = tuple(figure(one, at, value=at.quantity.value) for one in several)
    return Outcome(made, words="均") if made else DECLINED


def _once_more(seen: _Count, said: Discourse, lexicon: Lexicon) -> Outcome | None:
    if not seen.leans:
        return DECLINED
    subject = nouns.previous(said, lexicon)
    if subject is None:
        return _NOTHING
    if seen.phrase:
        subject = replace(subject, noun="word that points back")
    subject = nouns.in_stock(subject, seen.stock or bool(seen.phrase), lexicon)
    return Outcome((figure(subject, seen.at, value=seen.at.quantity.value),))


# -- a noun before the number


def _cost(seen: _Count, said: Discourse, lexicon: Lexicon) -> Outcome | None:
    """Read an amount whose noun only says that it is a cost or a size; the thing stands behind it."""
    at, bare, after, general = seen.at, seen.bare, seen.after, words(lexicon)["general"]
    described = after.startswith("的") and (not bare or bare.endswith(general))
    if not described and bare not in general:
        return DECLINED
    bare = next((word for word in general if bare.endswith(word)), bare)
    verbs = (*words(lexicon)["verbs"], "新建", "改造")
    thing = phrases.behind(strip_front(after.removeprefix("的"), verbs, lexicon), lexicon)
    if not thing:
        return DECLINED
    text = said.layout.verbatim(thing, at.quantity.end)
    subject = Subject(Name(thing + bare, None, False, "level"), text, "behind")
    return Outcome((figure(subject, at, value=at.quantity.value),), words=bare)


def _sized(seen: _Count, said: Discourse, lexicon: Lexicon) -> Outcome | None:
    phrase = seen.phrase
    size = threshold(phrase)
    graded = phrase in grammar.LEVELS and phrase.endswith("级")
    things = _things(said, lexicon) if size or graded else None
    if things is None:
        return DECLINED
    if graded:
        # 省级骨干教师50名、市级60名
        regraded = _GRADE.sub(phrase, things.name, count=1)
        flow = things.flow or ""
        plain = flow + phrase + things.name.removeprefix(flow)
        written = regraded if _GRADE.search(things.name) else plain
        named = replace(name(written, lexicon), scope=things.scope)
    else:
        state = [s for s in (things.scope or "").split("、") if s and not s.endswith("以上")]
        named = replace(things, scope="、".join([*state, size or ""]))
    return _amount(named, seen, said, lexicon, "of what was counted before", None)


def _things(said: Discourse, lexicon: Lexicon) -> Name | None:
    """Return what was counted last."""
    counted = (
        f.name for f in reversed(said.figures) if f.unit and kind(f.unit, lexicon) in ("counted", "general")
    )
    return next(counted, None)


def _stage(seen: _Count, said: Discourse, lexicon: Lexicon) -> Outcome | None:
    phrase = seen.phrase
    if not said.figures or phrase not in flow_words(lexicon):
        return DECLINED
    part = speaks_of_part(phrase, said.part)
    last = _last(phrase, said, lexicon)
    inherited = _inherited(seen, last, said, lexicon)
    flow = name(phrase, lexicon, inherited, seen.stock).flow
    if flow and not last.flow:
        # 净增3100户 after 市场主体达到2.6万户
        named = of_part(name(flow + last.name, lexicon), part)
    elif flow and last.flow and last.name.startswith(last.flow):
        # 新开工52个 after 新签约亿元以上项目: the same things, at another stage.
        scope = "、".join([flow, *(last.scope or "").split("、")[1:]])
        named = replace(last, name=flow + last.name.removeprefix(last.flow), scope=scope, flow=flow)
    else:
        return DECLINED
    return _amount(named, seen, said, lexicon, "of what was counted before", part)


def _plain(seen: _Count, said: Discourse, lexicon: Lexicon) -> Outcome:
    phrase = seen.phrase
    part = speaks_of_part(phrase, said.part)
    inherited = _inherited(seen, _last(phrase, said, lexicon), said, lexicon) if said.figures else None
    named = of_part(name(phrase, lexicon, inherited, seen.stock), part)
    return _amount(named, seen, said, lexicon, "before", part)


def _last(phrase: str, said: Discourse, lexicon: Lexicon) -> Name:
    """Return the name of the figure before, or of what was counted last where *phrase* is but its stage."""
    things = _things(said, lexicon) if phrase in flow_words(lexicon) else None
    return things or said.figures[-1].name


def _inherited(seen: _Count, last: Name, said: Discourse, lexicon: Lexicon) -> str | None:
    """Return the flow (新增, 签约) that a count shares with the figure before, whose name is *last*."""
    at, phrase, stock = seen.at, seen.phrase, seen.stock
    joint = said.layout.text[said.used : at.start]
    if not joint.startswith("，"):
        return last.flow if joint in ("、", "和", "及") and not stock else None
    shared = last.flow if joint == "，" and not stock else None
    alone = name(phrase, lexicon)
    if (alone.scope or "").endswith("以上") and not stock:
        # 引进项目86个，总投资432亿元，其中10亿元以上项目9个
        return next((f.name.flow for f in reversed(said.figures) if f.name.flow), None)
    if at.before.startswith("其中"):
        # 净增企业46家，其中商贸企业21家
        return last.flow
    return shared if alone.standard else None


def _amount(
    named: Name, seen: _Count, said: Discourse, lexicon: Lexicon, noun: str, part: bool | None
) -> Outcome:
    at = seen.at
    if not at.after:
        # In 总投资56亿元的9个项目 the owner is yet to come.
        joint = nouns.with_owner(seen.phrase, named, at.start, said, lexicon)
        if joint is not None:
            named, noun = joint, "before, its owner that of the figure before"
    subject = Subject(named, said.layout.verbatim(seen.phrase, at.start), noun, part)
    return Outcome((figure(subject, at, value=at.quantity.value, measure=named.measure),))


COUNTS = Form(
    "counts and amounts",
    _count,
    (
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
        Rule(
            name="amount of the clause before",
            why="An amount that names nothing is of the indicator with which the clause before opened.",
            shows=(("税收18亿元，外贸出口再创新高，突破30亿元。", "出口总额 >=30亿元"),),
            spares=("税收18亿元，突破30亿元。",),
            read=_beside,
        ),
        Rule(
            name="mark passed",
            why="Of 完成20.1亿元，突破20亿元大关 only what was done is kept.",
            shows=(("财政收入完成20.1亿元，突破20亿元大关。", ""),),
            spares=("财政收入突破20亿元大关。",),
            read=_mark_told,
        ),
        Rule(
            name="level behind a mark",
            why="Of 迈上500亿元台阶，达到512亿元 only what was reached is kept.",
            shows=(("生产总值迈上500亿元台阶，达到512亿元。", "地区生产总值 512亿元"),),
            spares=("生产总值500亿元，达到512亿元。",),
            read=_mark_reached,
        ),
        Rule(
            name="level behind its growth",
            why="An amount that 、 joins to a growth, or that is called its 总量, is the level that grew.",
            shows=(
                ("工业增加值增长15%、突破240亿元。", "工业增加值 >=240亿元 +15%"),
                ("GDP增长6%，增速居全省第三，总量达到315亿元。", "地区生产总值 315亿元 +6% 增速居全省第三"),
                ("生产总值增长6%，高于全省0.4个百分点，经济总量达到315亿元。", "地区生产总值 315亿元 +6%"),
            ),
            spares=("工业增加值增长15%，税收突破240亿元。", "GDP增长6%，工业提质增效，总量达到315亿元。"),
            read=_completed,
        ),
        Rule(
            name="another amount of the figure before",
            why="An amount that names nothing, or only points back (总数), is of the figure before.",
            shows=(("新增高新技术企业6家，总数达到29家。", "高新技术企业 29家"),),
            spares=("新增高新技术企业6家，科技企业29家。",),
            read=_once_more,
        ),
        Rule(
            name="cost of what stands behind",
            why="投资 alone says too little; what was paid for stands behind the amount.",
            shows=(("总投资3.2亿元的客运枢纽开工。", "客运枢纽总投资 3.2亿元"),),
            spares=("固定资产投资3.2亿元。",),
            read=_cost,
        ),
        Rule(
            name="size or grade of what was counted",
            why="其中亿元以上12个 and 市级60名 count those things before that are of that size or grade.",
            shows=(
                ("签约项目30个，其中亿元以上12个。", "签约项目 12个"),
                ("省级骨干教师50名、市级60名。", "市级骨干教师 60名"),
            ),
            spares=("签约项目30个，引进人才12名。",),
            read=_sized,
        ),
        Rule(
            name="stage of what was counted",
            why="A verb alone (开工18个) counts those of the things before that came so far.",
            shows=(("签约项目30个，开工18个。", "开工项目 18个"),),
            spares=("签约项目30个，改造道路18条。", "开工18个。"),
            read=_stage,
        ),
        Rule(
            name="amount of each of several",
            why="均 says that each of the nouns before it came to the number.",
            shows=(
                ("高新技术企业、科技型中小企业均突破80家。", "高新技术企业 >=80家；科技型中小企业 >=80家"),
            ),
            spares=("高新技术企业、科技型中小企业共80家。", "高新技术企业突破80家。"),
            read=_several,
        ),
        Rule(
            name="amount",
            why="A number with its unit belongs to the noun before it.",
            shows=(
                ("一般公共预算收入64.3亿元。", "一般公共预算收入 64.3亿元"),
                ("果品产量3万吨，产值2亿元。", "果品产量 3万吨；果品产值 2亿元"),
            ),
            spares=("30个项目签约。", "财政收入增长5%。"),
            read=_plain,
        ),
    ),
)

FORMS = (COUNTS,)
