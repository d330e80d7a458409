"""Percentages and points that tell no change: distances, shares, rates, how far a plan was reached."""

import re
from dataclasses import dataclass, replace

from summarizer.extract import grammar, nouns, phrases
from summarizer.extract.discourse import Discourse, RuleOutcome, Subject, figure
from summarizer.extract.form import Form
from summarizer.extract.layout import Place
from summarizer.extract.names import Name, name
from summarizer.extract.terms import lookup, standard, terms
from summarizer.lexicon import Lexicon
from summarizer.lexicon.tables import StandardIndicator
from summarizer.rule import DECLINED, Rule

_SCHEME = ("的幅度", "的比例", "的标准", "的要求")
_SPENT = re.compile(r"(?:用于|用在|投向)")
_SHARED = re.compile(r"的?(?:比重|比例|份额)$")
_WHOLE = re.compile(r"(?:占|相当于)(?:[全我][省市县区州旗国])?")
_OUTPUT = re.compile(r"(?<=占)(?:地区)?生产总值(?:（GDP）)?")
_NOTHING = RuleOutcome()


# -- distances


@dataclass(frozen=True, slots=True)
class _Distance:
    at: Place
    gap: re.Match[str]


def _distance(at: Place, _said: Discourse, _lexicon: Lexicon) -> _Distance | None:
    mean = at.unit == "points" or grammar.MEAN.search(at.before)
    gap = grammar.GAP.search(at.before) if mean else None
    if gap is None:
        return None
    far = gap["above"] or gap["below"] or gap["high"] in ("高于", "快于") or gap["low"]
    return _Distance(at, gap) if far or not at.growth else None


def _apart(seen: _Distance, said: Discourse, lexicon: Lexicon) -> RuleOutcome:
    at, gap = seen.at, seen.gap
    named = nouns.subject(at.before[: gap.start()].rstrip("比较"), at.start, said, lexicon)
    subject = named or nouns.previous(said, lexicon)
    if subject is None:
        return _NOTHING
    sign = -1 if gap["low"] or gap["low2"] or gap["below"] else 1
    return RuleOutcome((figure(subject, at, value=sign * at.quantity.value, measure="gap"),), words=gap[0])


DISTANCES = Form(
    "distances",
    _distance,
    (
        Rule(
            name="distance from another region",
            why="高于全省2个百分点 says how far a figure is from that of others, and is no growth.",
            shows=(
                ("财政收入增长8%，高于全省1.9个百分点。", "财政收入 1.9个百分点 gap"),
                ("城镇登记失业率低于全国0.4个百分点。", "城镇登记失业率 -0.4个百分点 gap"),
            ),
            spares=("城镇化率提高1.2个百分点。", "财政收入增长8%。"),
            read=_apart,
        ),
    ),
)


# -- shares and rates


def _percentage(at: Place, _said: Discourse, _lexicon: Lexicon) -> Place | None:
    return at if at.growth is None and at.unit == "percent" else None


def _scheme(at: Place, _said: Discourse, _lexicon: Lexicon) -> RuleOutcome | None:
    found = next((word for word in _SCHEME if at.after.startswith(word)), None)
    return RuleOutcome(words=found) if found else DECLINED


def _of_plan(at: Place, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    plan = grammar.PLANNED.search(at.before) or grammar.TASK.search(at.before)
    if plan is None:
        return DECLINED
    task = plan.groupdict().get("task")
    phrase = task or phrases.subject(at.before[: plan.start()], lexicon)
    if phrase:
        text = said.layout.verbatim(phrase, at.start)
        subject: Subject | None = Subject(name(phrase, lexicon), text, "before")
    else:
        subject = nouns.previous(said, lexicon)
    if subject is None:
        return _NOTHING
    rate = Name(subject.name.name + grammar.ACHIEVED, None, False, "share")
    subject = replace(subject, name=rate, part=None)
    return RuleOutcome((figure(subject, at, value=at.quantity.value, measure="share"),), words=plan[0])


def _share(at: Place, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    share = grammar.SHARE.search(at.before)
    if share is None:
        return DECLINED
    part = phrases.trim(at.before[: share.start()], lexicon)
    whole = phrases.leading(at.before[share.start() :], lexicon)
    if part:
        known = _of_whole(part + whole, lexicon)
        local, noun = part + whole, "before"
        ended = at.before.endswith(("比重", "比例"))
        text = said.layout.verbatim(phrases.leading(at.before, lexicon) if ended else local, at.start)
    else:
        last = nouns.previous(said, lexicon)
        if last is None:
            return _NOTHING
        listed = terms(lexicon)
        written = (start + whole + tail for start in (last.text, last.name.name) for tail in ("", "比重"))
        known = next((listed[w] for w in written if w in listed), None)
        local, noun = last.name.name + whole, last.noun
        text = said.layout.verbatim(whole, at.start)
    if known is None:
        found = Name(local, None, False, "share")
    else:
        found = Name(known.name, None, True, "share", rule="lexicon term")
    subject = Subject(found, text, noun)
    return RuleOutcome((figure(subject, at, value=at.quantity.value, measure="share"),), words=share[0])


def _of_whole(written: str, lexicon: Lexicon) -> StandardIndicator | None:
    """Return the standard share that *written* names, by whatever words its whole goes.

    >>> _of_whole("研发经费支出相当于全市生产总值的比例", lexicon).name
    '研发投入强度'
    """
    short = _OUTPUT.sub("地区生产总值", _WHOLE.sub("占", _SHARED.sub("", written)))
    forms = (written, written + "比重", short, short + "比重")
    return next((known for form in forms if (known := lookup(form, lexicon))), None)


PARTS = Form(
    "parts of a whole",
    _percentage,
    (
        Rule(
            name="percentage of a scheme",
            why="按30%的比例补助 sets a rule for what is to be done and states nothing that was.",
            shows=(("财政按30%的比例给予补助。", ""),),
            spares=("财政补助比例30%。",),
            read=_scheme,
        ),
        Rule(
            name="how much of a plan",
            why="为预算的102% says how far a plan was reached, and is no share of anything.",
            shows=(
                ("财政收入完成12亿元，为年度预算的102%。", "财政收入完成率 102% share"),
                ("固定资产投资完成年度目标的95%。", "固定资产投资完成率 95% share"),
                ("完成三年植树任务的64%。", "三年植树任务完成率 64% share"),
            ),
            spares=("财政支出占预算支出的比重为40%。", "城镇化率为58%。"),
            read=_of_plan,
        ),
        Rule(
            name="share of a whole",
            why="占 makes a percentage the share of what stands before it, or of the figure before.",
            shows=(
                ("民生支出占财政支出的比重达81%。", "民生支出占财政支出比重 81% share"),
                ("民生支出31亿元，占财政支出的81%。", "民生支出占财政支出比重 81% share"),
            ),
            spares=("占地30亩。", "城镇化率58%。"),
            read=_share,
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class _Rate:
    at: Place
    subject: Subject | None


def _rate(at: Place, said: Discourse, lexicon: Lexicon) -> _Rate | None:
    if at.growth is not None or at.unit != "percent":
        return None
    return _Rate(at, nouns.subject(at.before, at.start, said, lexicon))


def _moved_to(seen: _Rate, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    at = seen.at
    moved = grammar.UPTO.search(at.before) if seen.subject is None else None
    if moved is None or not said.figures or said.figures[-1].measure != "pp_change":
        return DECLINED
    subject = nouns.previous(said, lexicon)
    return _level(subject, at, moved[0]) if subject else DECLINED


def _turned(seen: _Rate, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    at = seen.at
    if seen.subject is not None or said.figures:
        return DECLINED
    turned = grammar.TURNED.search(said.layout.text[: at.clause])
    subject = nouns.pending(said, lexicon) if turned else None
    if turned is None or subject is None:
        return DECLINED
    return RuleOutcome((figure(subject, at, change=at.quantity.value),), words=turned[0])


def _spent(seen: _Rate, _said: Discourse, _lexicon: Lexicon) -> RuleOutcome | None:
    at, subject = seen.at, seen.subject
    if subject is None or not at.before.endswith("的") or not _SPENT.match(at.after):
        return DECLINED
    subject = replace(subject, name=Name(subject.name.name + at.after, None, False, "share"))
    return RuleOutcome((figure(subject, at, value=at.quantity.value, measure="share"),), words=at.after)


def _share_behind(seen: _Rate, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    at, whole = seen.at, seen.at.after.removeprefix("的")
    if seen.subject is not None or whole == at.after or len(whole) > 24 or not phrases.behind(whole, lexicon):
        return DECLINED
    text = said.layout.verbatim(whole, at.quantity.end)
    named = Name(whole.replace("了", ""), None, False, "share")
    return _level(Subject(named, text, "behind"), at, "的")


def _rise(seen: _Rate, _said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    subject, at = seen.subject, seen.at
    term = standard(subject.name.name, lexicon) if subject else None
    if subject is None or term is None or not term.rise:
        return DECLINED
    return RuleOutcome((figure(subject, at, change=at.quantity.value),), words=subject.text)


def _rate_named(seen: _Rate, _said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    subject = seen.subject
    if subject is None:
        return DECLINED
    if not subject.name.standard and subject.name.name.endswith(lexicon.scopes.unnamed.wholes):
        # 收入10万元以上村达到64%: a percentage of villages is their share of all.
        subject = replace(subject, name=Name(subject.name.name + "占比", subject.name.scope, False, "share"))
    return _level(subject, seen.at, "")


def _level(subject: Subject, at: Place, read: str) -> RuleOutcome:
    made = figure(subject, at, value=at.quantity.value, measure=subject.name.measure)
    return RuleOutcome((made,), words=read)


RATES = Form(
    "rates",
    _rate,
    (
        Rule(
            name="level moved to",
            why="提高2个百分点，达到60%: the percentage is where the figure before it came to.",
            shows=(("城镇化率提高1.5个百分点，达到60%。", "常住人口城镇化率 60%"),),
            spares=("城镇化率达到60%。", "财政收入增长5%，达到60%。"),
            read=_moved_to,
        ),
        Rule(
            name="growth that turned",
            why="What follows 增速由负转正 is a growth, though no verb of change stands before it.",
            shows=(("工业投资增速由负转正，达到2.3%。", "工业投资 +2.3%"),),
            spares=("工业投资增长由慢转快，达到2.3%。",),
            read=_turned,
        ),
        Rule(
            name="share spent on a purpose",
            why="财政支出的八成用于民生: the share is of what was spent, for the purpose behind it.",
            shows=(("财政支出的八成用于民生。", "财政支出用于民生 80% share"),),
            spares=("财政支出八成以上。",),
            read=_spent,
        ),
        Rule(
            name="share of what stands behind",
            why="99%的行政村通达快递 is a share of the villages, which stand behind the number.",
            shows=(("98%的行政村通达快递。", "行政村通达快递 98% share"),),
            spares=("通达率98%。",),
            read=_share_behind,
        ),
        Rule(
            name="rise",
            why="Prices at so many percent are prices that rise by so much, be 上涨 said or not.",
            shows=(
                ("居民消费价格控制在3%以内。", "居民消费价格 +3%"),
                ("居民消费价格总水平2%左右。", "居民消费价格 +2%"),
            ),
            spares=("居民消费价格指数为101.9。", "居民消费价格涨幅2%左右。", "城镇登记失业率3%左右。"),
            read=_rise,
        ),
        Rule(
            name="rate",
            why="A percentage behind its noun, without a verb of change, is the level of a rate.",
            shows=(("城镇登记失业率控制在3.2%以内。", "城镇登记失业率 <=3.2%"),),
            spares=("财政收入增长3.2%。", "占财政支出的3.2%。"),
            read=_rate_named,
        ),
    ),
)

FORMS = (PARTS, RATES)
