"""Percentages, points and multiples: growth, differences, distances, shares, how far a plan was reached.

Such a figure mostly names nothing of its own (增长5%, 高于全省2个百分点) and is
said of the figure before; where it names its subject it is a figure of its own.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from summarizer.extract import grammar, nouns, phrases
from summarizer.extract.discourse import Discourse, Figure, Outcome, Subject, figure, number
from summarizer.extract.form import Form
from summarizer.extract.grammar import words
from summarizer.extract.layout import Place
from summarizer.extract.names import Extra, Name, lookup, name, terms
from summarizer.records import Measure
from summarizer.rule import DECLINED, Rule

_FALL = re.compile(r"[降跌]幅[^，。；]*$")
_PER_HEAD = re.compile(r"[人户]均")
_SCHEME = ("的幅度", "的比例", "的标准", "的要求")
_SPENT = re.compile(r"(?:用于|用在|投向|花在)")
_NOTHING = Outcome()


# -- where a change began


def _began(at: Place, said: Discourse, extra: Extra) -> Outcome | None:
    quantities, text = said.layout.quantities, said.layout.text
    began = grammar.FROM.search(at.before)
    if began is None or at.index + 1 == len(quantities):
        return DECLINED
    reached = words()["reached"]
    if at.before.endswith((*reached, "到", "至")):
        return DECLINED
    between = text[at.quantity.end : quantities[at.index + 1].start]
    moved = "到" in between or "至" in between or any(word in between for word in reached)
    return Outcome(words=began[0], used=at.start) if moved else DECLINED


BEGAN = Form(
    "where a change began",
    lambda at, _said, _extra: at,
    (
        Rule(
            name="where a change began",
            why="Of 由3%提高到5% only what was reached is a figure of the report's year.",
            shows=(("城镇化率由52.1%提高到54%。", ""), ("总产值从30亿元增加到41亿元。", "")),
            spares=("由财政出资3亿元。", "城镇化率提高到54%。"),
            read=_began,
        ),
    ),
)


# -- distances


@dataclass(frozen=True, slots=True)
class _Distance:
    at: Place
    gap: re.Match[str]


def _distance(at: Place, _said: Discourse, _extra: Extra) -> _Distance | None:
    mean = at.unit == "points" or grammar.MEAN.search(at.before)
    gap = grammar.GAP.search(at.before) if mean else None
    if gap is None:
        return None
    far = gap["above"] or gap["below"] or gap["high"] in ("高于", "快于") or gap["low"]
    return _Distance(at, gap) if far or not at.growth else None


def _apart(seen: _Distance, said: Discourse, extra: Extra) -> Outcome:
    at, gap = seen.at, seen.gap
    named = nouns.subject(at.before[: gap.start()].rstrip("比较"), at.start, said, extra)
    subject = named or nouns.previous(said, extra)
    if subject is None:
        return _NOTHING
    sign = -1 if gap["low"] or gap["low2"] or gap["below"] else 1
    return Outcome((figure(subject, at, value=sign * at.quantity.value, measure="gap"),), words=gap[0])


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


# -- growth


@dataclass(frozen=True, slots=True)
class _Growth:
    """A growth in percent, and what is known of it before any rule is asked."""

    at: Place
    change: Decimal
    head: str
    """What stands before the verb of change."""
    subject: Subject | None
    """What it is said of, where that is not the figure before."""
    verb: str
    """The words of change, as written; empty for a multiple."""
    words: str
    since: int | None
    spanned: bool
    """Whether it is of several years together."""
    base: int | None
    """The place of the figure before that can grow by percent."""

    def of(self, subject: Subject, measure: Measure = "level", since: int | None = None) -> Figure:
        """Return the growth as a figure of *subject*."""
        return figure(subject, self.at, change=self.change, measure=measure, since=since)


def _see_growth(at: Place, said: Discourse, extra: Extra) -> _Growth | None:
    """Return what is known of a growth, also where it is told as a multiple of what was (是上年的1.6倍)."""
    if at.unit not in ("percent", "times"):
        return None
    multiple = grammar.MULTIPLE.search(at.before) if at.unit == "times" and at.growth is None else None
    led = at.growth or multiple
    if led is None:
        return None
    change = at.quantity.value * (100 if at.unit == "times" else 1) - (100 if multiple else 0)
    if at.growth and at.growth["down"]:
        change = -abs(change)
    head = at.before[: led.start()]
    spanned = grammar.SPANNED.search(head)
    head = head[: spanned.start()] if spanned else head
    subject = (
        nouns.grown(phrases.subject(head, extra), extra)
        or nouns.subject(head, at.start, said, extra)
        or nouns.per_head(head, said, extra)
        or nouns.clause_before(at.clause, said, extra)
    )
    since, base = grammar.since(at.before), _growable(said)
    if subject is None and base is not None and not (multiple and since):
        leaned = nouns.previous(said, extra, at.clause)
        subject = leaned if leaned is not None and leaned.text != said.figures[base].text else None
    verb = at.growth[0] if at.growth else ""
    summed = "累计" in verb and "月" not in said.layout.text[: at.quantity.start]
    return _Growth(at, change, head, subject, verb, led[0], since, bool(spanned or summed), base)


def _growable(said: Discourse) -> int | None:
    """Return the place of the last figure, or of the one before a rate, which does not grow by percent.

    In 完成18.6亿元，为预算的103%，增长8.6% the 18.6亿元 grew.
    """
    if not said.figures:
        return None
    place = nouns.latest(said) % len(said.figures)
    before = said.figures[place - 1] if place else None
    rate = said.figures[place].unit == "%"
    return place - 1 if rate and before and before.value is not None and before.change is None else place


def _of_old_level(seen: _Growth, _said: Discourse, _extra: Extra) -> Outcome | None:
    multiple = not seen.verb and seen.subject is None and seen.since
    return Outcome(words=seen.words) if multiple else DECLINED


def _yearly(seen: _Growth, said: Discourse, extra: Extra) -> Outcome | None:
    if "年均" not in seen.at.before and "平均" not in seen.verb:
        return DECLINED
    subject = seen.subject or nouns.previous(said, extra)
    return Outcome((seen.of(subject, measure="average"),), words=seen.words) if subject else _NOTHING


def _summed(seen: _Growth, said: Discourse, extra: Extra) -> Outcome | None:
    if not seen.spanned:
        return DECLINED
    subject = seen.subject or nouns.previous(said, extra)
    return Outcome((seen.of(subject, measure="cumulative"),), words=seen.words) if subject else _NOTHING


def _told_before(seen: _Growth, said: Discourse, _extra: Extra) -> Outcome | None:
    told = seen.subject is None and seen.base is not None and said.figures[seen.base].change is not None
    return Outcome(words=seen.words) if told else DECLINED


def _of_figure_before(seen: _Growth, said: Discourse, _extra: Extra) -> Outcome | None:
    old = said.figures[seen.base] if seen.base is not None else None
    if seen.subject or seen.base is None or old is None or old.value is None or old.measure != "level":
        return DECLINED
    quantity = seen.at.quantity
    bound = old.bound if old.bound != "=" else quantity.bound
    end = quantity.end if old == said.figures[-1] else old.end
    because = (*old.because, number(seen.at.written, quantity))
    grown = replace(old, change=seen.change, bound=bound, end=end, since=seen.since, because=because)
    return Outcome(revised=((seen.base, grown),), words=seen.words)


def _of_several(seen: _Growth, said: Discourse, extra: Extra) -> Outcome | None:
    if seen.subject is None and not said.figures and nouns.pending(said, extra) is None:
        return DECLINED
    several = nouns.each(phrases.subject(seen.head, extra), seen.at.start, said, extra)
    if not several:
        return DECLINED
    return Outcome(tuple(seen.of(one, since=seen.since) for one in several), words=seen.words)


def _growth(seen: _Growth, said: Discourse, extra: Extra) -> Outcome:
    subject = seen.subject or nouns.previous(said, extra)
    return Outcome((seen.of(subject, since=seen.since),), words=seen.words) if subject else _NOTHING


def _driven(at: Place, _said: Discourse, _extra: Extra) -> Outcome | None:
    driven = grammar.DRIVEN.match(at.before) if at.growth else None
    return Outcome(words=driven[0]) if driven else DECLINED


DRIVEN = Form(
    "parts of a growth",
    lambda at, _said, _extra: at,
    (
        Rule(
            name="part in another growth",
            why="拉动工业增长0.6个百分点 is what one thing adds to the growth of another.",
            shows=(("汽车产业产值增长11%，拉动工业增长0.6个百分点。", ""),),
            spares=("工业增长0.6%。", "拉动就业1200人。"),
            read=_driven,
        ),
    ),
)

GROWTHS = Form(
    "growth",
    _see_growth,
    (
        Rule(
            name="multiple of an old level",
            why="是2015年的1.6倍 is no growth of the year whose level stands before.",
            shows=(("总产值42亿元，是2015年的1.6倍。", ""),),
            spares=("总产值42亿元，是上年的1.6倍。", "总产值是2015年的1.6倍。"),
            read=_of_old_level,
        ),
        Rule(
            name="yearly growth of several years",
            why="年均 makes a growth the mean of several years, not that of the last.",
            shows=(("五年来，财政收入年均增长7.2%。", "财政收入 +7.2% average"),),
            spares=("财政收入增长7.2%。", "户均年收入增长7.2%。"),
            read=_yearly,
        ),
        Rule(
            name="growth of several years together",
            why="What several years added up to is not the growth of the last.",
            shows=(
                ("工业总产值四年增长38%。", "工业总产值 +38% cumulative"),
                ("财政收入累计增长44%。", "财政收入 +44% cumulative"),
            ),
            spares=("1至9月财政收入累计增长4%。", "工业总产值增长38%。"),
            read=_summed,
        ),
        Rule(
            name="growth told already",
            why="A second growth that names nothing (现价增长) is not another growth of the figure before.",
            shows=(("财政收入完成12亿元，增长5%，同口径增长7%。", ""),),
            spares=("财政收入完成12亿元，增长5%，税收增长7%。",),
            read=_told_before,
        ),
        Rule(
            name="growth of the figure before",
            why="A growth that names nothing is that of the level just stated.",
            shows=(
                ("财政收入完成12亿元，同比增长5%。", "财政收入 12亿元 +5%"),
                ("财政收入12亿元，为预算的103%，下降2%。", "财政收入 12亿元 -2%"),
            ),
            spares=("财政收入增长5%。", "财政收入12亿元，税收增长5%。"),
            read=_of_figure_before,
        ),
        Rule(
            name="growth of each of several",
            why="One growth said of two indicators at once is that of each.",
            shows=(("出口、进口均增长6%。", "出口总额 +6%；进口总额 +6%"),),
            spares=("进出口增长6%。", "出口、进口分别增长6%、7%。"),
            read=_of_several,
        ),
        Rule(
            name="growth",
            why="A verb of change, or a multiple of what was, makes a percentage the growth of its noun.",
            shows=(
                ("税收收入同比下降3.5%。", "税收收入 -3.5%"),
                ("快递业务量是上年的1.6倍。", "快递业务量 +60%"),
                ("经济增长6%。", "地区生产总值 +6%"),
            ),
            spares=("财政收入12亿元，增长5%。", "城镇化率提高到58%。"),
            read=_growth,
        ),
    ),
)


# -- differences


def _changed(at: Place, _said: Discourse, _extra: Extra) -> Place | None:
    return at if at.growth and at.unit not in ("percent", "times") else None


def _of_nobody(at: Place, said: Discourse, extra: Extra) -> Outcome | None:
    assert at.growth is not None
    head = at.before[: at.growth.start()]
    nameless = _PER_HEAD.search(at.before) and nouns.subject(head, at.start, said, extra) is None
    return Outcome(words=at.before) if nameless else DECLINED


def _difference(at: Place, said: Discourse, extra: Extra) -> Outcome:
    assert at.growth is not None
    head = at.before[: at.growth.start()]
    subject = nouns.subject(head, at.start, said, extra) or nouns.previous(said, extra)
    if subject is None:
        return _NOTHING
    value = -at.quantity.value if at.growth["down"] else at.quantity.value
    if _FALL.search(head):
        # A fall that narrows (降幅收窄) means that growth improved, so the sign flips.
        value = -value
    measure: Measure = "pp_change" if at.unit == "points" else "abs_change"
    return Outcome((figure(subject, at, value=value, measure=measure),), words=at.growth[0])


DIFFERENCES = Form(
    "differences",
    _changed,
    (
        Rule(
            name="earnings of nobody named",
            why="人均年增收1.8万元 says of nobody whose earnings they are.",
            shows=(("手工作坊发展到21家，人均年增收1.8万元。", ""),),
            spares=("农民增收1.8万元。",),
            read=_of_nobody,
        ),
        Rule(
            name="difference",
            why="A verb of change before points or another unit tells by how much, not how many there are.",
            shows=(
                ("城镇化率提高1.2个百分点。", "常住人口城镇化率 1.2个百分点 pp_change"),
                ("财政收入12亿元，增加0.8亿元。", "财政收入 0.8亿元 abs_change"),
                ("工业投资降幅收窄2.1个百分点。", "工业投资 2.1个百分点 pp_change"),
            ),
            spares=("城镇化率提高到58%。", "改造提升13条道路。"),
            read=_difference,
        ),
    ),
)


# -- shares and rates


def _percentage(at: Place, _said: Discourse, _extra: Extra) -> Place | None:
    return at if at.growth is None and at.unit == "percent" else None


def _scheme(at: Place, _said: Discourse, _extra: Extra) -> Outcome | None:
    found = next((word for word in _SCHEME if at.after.startswith(word)), None)
    return Outcome(words=found) if found else DECLINED


def _of_plan(at: Place, said: Discourse, extra: Extra) -> Outcome | None:
    plan = grammar.PLANNED.search(at.before)
    if plan is None:
        return DECLINED
    phrase = phrases.subject(at.before[: plan.start()], extra)
    if phrase:
        text = said.layout.verbatim(phrase, at.start)
        subject: Subject | None = Subject(name(phrase, None, extra), text, "before")
    else:
        subject = nouns.previous(said, extra)
    if subject is None:
        return _NOTHING
    rate = Name(subject.name.name + grammar.ACHIEVED, None, False, "share")
    subject = replace(subject, name=rate, part=None)
    return Outcome((figure(subject, at, value=at.quantity.value, measure="share"),), words=plan[0])


def _share(at: Place, said: Discourse, extra: Extra) -> Outcome | None:
    share = grammar.SHARE.search(at.before)
    if share is None:
        return DECLINED
    part = phrases.trim(at.before[: share.start()])
    whole = phrases.leading(at.before[share.start() :], extra)
    if part:
        known = lookup(part + whole, extra) or lookup(part + whole + "比重", extra)
        local, noun = part + whole, "before"
        ended = at.before.endswith(("比重", "比例"))
        text = said.layout.verbatim(phrases.leading(at.before, extra) if ended else local, at.start)
    else:
        last = nouns.previous(said, extra)
        if last is None:
            return _NOTHING
        listed = terms(extra)
        written = (start + whole + tail for start in (last.text, last.name.name) for tail in ("", "比重"))
        known = next((listed[w] for w in written if w in listed), None)
        local, noun = last.name.name + whole, last.noun
        text = said.layout.verbatim(whole, at.start)
    found = Name(known.name if known else local, None, known is not None, "share")
    subject = Subject(found, text, noun)
    return Outcome((figure(subject, at, value=at.quantity.value, measure="share"),), words=share[0])


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


def _rate(at: Place, said: Discourse, extra: Extra) -> _Rate | None:
    if at.growth is not None or at.unit != "percent":
        return None
    return _Rate(at, nouns.subject(at.before, at.start, said, extra))


def _moved_to(seen: _Rate, said: Discourse, extra: Extra) -> Outcome | None:
    at = seen.at
    moved = grammar.UPTO.search(at.before) if seen.subject is None else None
    if moved is None or not said.figures or said.figures[-1].measure != "pp_change":
        return DECLINED
    subject = nouns.previous(said, extra)
    return _level(subject, at, moved[0]) if subject else DECLINED


def _turned(seen: _Rate, said: Discourse, extra: Extra) -> Outcome | None:
    at = seen.at
    if seen.subject is not None or said.figures:
        return DECLINED
    turned = grammar.TURNED.search(said.layout.text[: at.clause])
    subject = nouns.pending(said, extra) if turned else None
    if turned is None or subject is None:
        return DECLINED
    return Outcome((figure(subject, at, change=at.quantity.value),), words=turned[0])


def _spent(seen: _Rate, _said: Discourse, _extra: Extra) -> Outcome | None:
    at, subject = seen.at, seen.subject
    if subject is None or not at.before.endswith("的") or not _SPENT.match(at.after):
        return DECLINED
    subject = replace(subject, name=Name(subject.name.name + at.after, None, False, "share"))
    return Outcome((figure(subject, at, value=at.quantity.value, measure="share"),), words=at.after)


def _share_behind(seen: _Rate, said: Discourse, extra: Extra) -> Outcome | None:
    at, whole = seen.at, seen.at.after.removeprefix("的")
    if seen.subject is not None or whole == at.after or len(whole) > 24 or not phrases.behind(whole, extra):
        return DECLINED
    text = said.layout.verbatim(whole, at.quantity.end)
    return _level(Subject(Name(whole, None, False, "share"), text, "behind"), at, "的")


def _rate_named(seen: _Rate, _said: Discourse, _extra: Extra) -> Outcome | None:
    return _level(seen.subject, seen.at, "") if seen.subject else DECLINED


def _level(subject: Subject, at: Place, read: str) -> Outcome:
    made = figure(subject, at, value=at.quantity.value, measure=subject.name.measure)
    return Outcome((made,), words=read)


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
            name="rate",
            why="A percentage behind its noun, without a verb of change, is the level of a rate.",
            shows=(("城镇登记失业率控制在3.2%以内。", "城镇登记失业率 <=3.2%"),),
            spares=("财政收入增长3.2%。", "占财政支出的3.2%。"),
            read=_rate_named,
        ),
    ),
)

FORMS = (DISTANCES, DRIVEN, GROWTHS, DIFFERENCES, PARTS, RATES)
