"""Counts and amounts whose noun stands before the number: 签约项目30个, 其中亿元以上12个."""

import re
from dataclasses import replace

from summarizer.extract import grammar, nouns, phrases
from summarizer.extract.discourse import Discourse, RuleOutcome, Subject, figure
from summarizer.extract.form import FormRule
from summarizer.extract.forms.counts.count import Count, shared_act
from summarizer.extract.grammar import words
from summarizer.extract.names import Name, name, threshold
from summarizer.extract.parts import of_part, speaks_of_part
from summarizer.extract.quantities import kind
from summarizer.extract.terms import flow_of, flow_words, strip_front
from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.text import either
from summarizer.rule import DECLINED, Rule

_GRADE = re.compile(r"[省市县区乡镇村]级")
_LIST = re.compile(r"、(?!总?投资|占地|总占地)")
_PAID_FOR = re.compile(
    r"(?:为[^，。；]*?\d[^，。；]*?)?(?:实施|完成|启动|建设|开展|推进|新建|购置|配备)了?"
    r"(?P<what>[^，。；\d]+?(?:建设|工程|改造|治理|项目|计划|行动|设施|设备|整治|提升))"
)
"""What an amount was paid for, behind it, as far as no number stands in it."""
_EACH = re.compile(r"(?:[均都]|双双)(?:已|达到?|为|突破|超过)*$")


def _cost(seen: Count, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    """Read an amount whose noun only says that it is a cost or a size; the thing stands behind it."""
    at, bare, after, general = seen.at, seen.bare, seen.after, words(lexicon)["general"]
    described = after.startswith("的") and (not bare or bare.endswith(general))
    if not described and bare not in general:
        return DECLINED
    bare = next((word for word in general if bare.endswith(word)), bare)
    verbs = (*words(lexicon)["verbs"], "新建", "改造")
    thing = phrases.behind(strip_front(after.removeprefix("的"), verbs, lexicon), lexicon)
    ends = at.quantity.end + len(at.after)
    works = _works_behind(seen, said, lexicon) if bare == at.before.removeprefix("年内") else ""
    if works:
        thing = works
    elif thing and after.endswith(thing) and _LIST.match(said.layout.text, ends):
        # 投资3亿元的甲村、乙村等6个村: paid for all of them
        return DECLINED
    owned = thing or nouns.with_owner(bare, name(bare, lexicon), at.start, said, lexicon)
    thing = thing if owned else _counted_next(seen, said, lexicon)
    if not thing:
        return DECLINED
    text = said.layout.verbatim(thing, at.quantity.end)
    subject = Subject(Name(thing + bare, None, False, "level"), text, "behind")
    return RuleOutcome((figure(subject, at, value=at.quantity.value),), words=bare)


def _works_behind(seen: Count, said: Discourse, lexicon: Lexicon) -> str:
    """Return the works for which an amount was paid, where they are several or for many; "" for one.

    投资9亿元实施甲、乙水库建设; 投资60万元为12所学校2100名学生实施营养计划
    """
    rest = grammar.BREAK.split(said.layout.text[seen.at.quantity.end :], maxsplit=1)[0]
    found = _PAID_FOR.fullmatch(rest)
    if found is None or not ("、" in rest or rest.startswith("为")):
        return ""
    thing = strip_front(found["what"], words(lexicon)["verbs"], lexicon)
    return thing if 3 <= len(thing) <= 32 else ""


def _counted_next(seen: Count, said: Discourse, lexicon: Lexicon) -> str:
    """Return what the next number counts, where an amount was paid for that alone; "" where it was not.

    总投资56亿元的9个产业项目, 投资3亿元，新建城区公园5个
    """
    at, text = seen.at, said.layout.text
    if at.index + 1 == len(said.layout.quantities):
        return ""
    following = said.layout.quantities[at.index + 1]
    between, after = text[at.quantity.end : following.start], said.layout.after(at.index + 1)
    if kind(following.base, lexicon) not in ("counted", "general", "measured"):
        return ""
    if between == "的":
        thing = phrases.behind(after, lexicon)
        if thing in lexicon.scopes.unnamed.general:
            # 总投资88亿元的14个项目集中开工
            rest = strip_front(after[len(thing) :], (*words(lexicon)["adverbs"], "集中"), lexicon)
            return (flow_of(rest, lexicon)[0] or "") + thing
        return thing.removesuffix("建设")
    opens = at.before in words(lexicon)["general"]
    if not opens or not between.startswith("，") or grammar.BREAK.search(between, 1) or "、" in between:
        return ""
    if text.startswith("、", following.end + len(after)):
        return ""
    verbs = (*words(lexicon)["verbs"], *lexicon.scopes.acts.shared)
    before = strip_front(phrases.subject(between[1:], lexicon), verbs, lexicon)
    behind = phrases.behind(after, lexicon)
    thing = before or ("" if after.startswith("的", len(behind)) else behind)
    return thing if len(thing) > 2 else ""


def _sized(seen: Count, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
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


def _stage(seen: Count, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
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


def _done(seen: Count, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    """Read how many of the things just counted something was done with, which their name then says."""
    at, acts, last = seen.at, lexicon.scopes.acts, said.figures[-1] if said.figures else None
    done = (*lexicon.scopes.owners.handled, *acts.shared, *acts.others)
    if last is None or last.name.standard or last.unit is None or seen.noun or seen.phrase not in done:
        return DECLINED
    same = last.unit.endswith(at.quantity.base) and at.unit in ("counted", "general")
    if not same or said.layout.text[last.end : at.start] not in ("，", "、"):
        return DECLINED
    found = _done_first(lexicon).match(last.name.name)
    noun = last.name.name[found.end() :] if found else last.name.name
    if len(noun) < 2 or noun in done or seen.phrase in acts.light:
        return DECLINED
    return _amount(name(seen.phrase + noun, lexicon), seen, said, lexicon, "of what was counted before", None)


@derived
def _done_first(lexicon: Lexicon) -> re.Pattern[str]:
    """Match what was done with things, before their noun."""
    acts, handled = lexicon.scopes.acts, lexicon.scopes.owners.handled
    return re.compile(rf"(?:{either((*handled, *acts.shared, *acts.others, *words(lexicon)['verbs']))})+")


def _plain(seen: Count, said: Discourse, lexicon: Lexicon) -> RuleOutcome:
    phrase = seen.phrase
    part = speaks_of_part(phrase, said.part)
    inherited = _inherited(seen, _last(phrase, said, lexicon), said, lexicon) if said.figures else None
    named = of_part(name(phrase, lexicon, inherited, seen.stock), part)
    if not named.standard:
        named = replace(named, name=shared_act(seen, said, lexicon) + named.name)
    return _amount(named, seen, said, lexicon, "before", part)


def _last(phrase: str, said: Discourse, lexicon: Lexicon) -> Name:
    """Return the name of the figure before, or of what was counted last where *phrase* is but its stage."""
    things = _things(said, lexicon) if phrase in flow_words(lexicon) else None
    return things or said.figures[-1].name


def _inherited(seen: Count, last: Name, said: Discourse, lexicon: Lexicon) -> str | None:
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
    named: Name, seen: Count, said: Discourse, lexicon: Lexicon, noun: str, part: bool | None
) -> RuleOutcome:
    at = seen.at
    if not at.after or seen.phrase == "资金":
        # In 总投资56亿元的9个项目 the owner is yet to come.
        joint = nouns.with_owner(seen.phrase, named, at.start, said, lexicon)
        if joint is not None:
            named, noun = joint, "before, its owner that of the figure before"
    subject = Subject(named, said.layout.verbatim(seen.phrase, at.start), noun, part)
    return RuleOutcome((figure(subject, at, value=at.quantity.value, measure=named.measure),))


def _several(seen: Count, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    at = seen.at
    if not _EACH.search(at.before):
        return DECLINED
    several = nouns.each(seen.phrase, at.start, said, lexicon)
    made = tuple(figure(one, at, value=at.quantity.value) for one in several)
    return RuleOutcome(made, words="均") if made else DECLINED


NOUN_BEFORE: tuple[FormRule[Count], ...] = (
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
        name="what was done with what was counted",
        why="A verb alone (办结240件) counts those of the things before with which that was done.",
        shows=(("梳理诉求260件，办结240件。", "办结诉求 240件"),),
        spares=("梳理诉求260件，处分240人。", "办结240件。"),
        read=_done,
    ),
    Rule(
        name="amount of each of several",
        why="均 says that each of the nouns before it came to the number.",
        shows=(("高新技术企业、科技型中小企业均突破80家。", "高新技术企业 >=80家；科技型中小企业 >=80家"),),
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
)
"""The rules, in the order in which they are tried."""
