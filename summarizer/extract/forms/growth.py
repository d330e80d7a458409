"""Growth, and where a change began.

Growth mostly names nothing of its own (增长5%) and is said of the figure before;
where it names its subject it is a figure of its own.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from summarizer.extract import grammar, nouns, phrases
from summarizer.extract.basis import based, basis, without
from summarizer.extract.discourse import Discourse, Figure, RuleOutcome, Subject, figure, number
from summarizer.extract.form import Form
from summarizer.extract.grammar import words
from summarizer.extract.layout import Place
from summarizer.extract.names import Name
from summarizer.extract.terms import standard
from summarizer.lexicon import Lexicon
from summarizer.lexicon.years import years_of_plan
from summarizer.records import Measure
from summarizer.rule import DECLINED, Rule

_EACH = re.compile(r"[均都各]|分别")
_NOTHING = RuleOutcome()
_ROUNDED = 1
"""So many percentage points apart a growth and that of two rounded levels may be."""


# -- where a change began


def _began(at: Place, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    quantities, text = said.layout.quantities, said.layout.text
    began = grammar.FROM.search(at.before)
    if began is None or at.index + 1 == len(quantities):
        return DECLINED
    reached = words(lexicon)["reached"]
    if at.before.endswith((*reached, "到", "至")):
        return DECLINED
    between = text[at.quantity.end : quantities[at.index + 1].start]
    moved = "到" in between or "至" in between or any(word in between for word in (*reached, "转为", "变为"))
    if not moved:
        return DECLINED
    named = nouns.subject(at.before[: began.start()], at.start, said, lexicon)
    known = (
        named is not None
        and named.name.standard
        and at.quantity.unit
        and grammar.began(text[: at.quantity.start])
    )
    if named is None or not known:
        return RuleOutcome(words=began[0], used=at.start)
    return RuleOutcome((figure(named, at, value=at.quantity.value),), words=began[0], used=at.start)


BEGAN = Form(
    "where a change began",
    lambda at, _said, _lexicon: at,
    (
        Rule(
            name="where a change began",
            why="Of 由3%提高到5% only what was reached is of the report's year; the other may have its own.",
            shows=(
                ("城镇化率由52.1%提高到54%。", ""),
                ("总产值从30亿元增加到41亿元。", ""),
                ("企业利润由下降4.1%转为增长6.3%。", ""),
                ("粮食产量由2019年的24万吨增加到31万吨。", "粮食产量 24万吨"),
            ),
            spares=("由财政出资3亿元。", "城镇化率提高到54%。"),
            read=_began,
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
    basis: str | None
    """At which prices, on which coverage or in which currency it is told."""

    def of(
        self, subject: Subject, lexicon: Lexicon, measure: Measure = "level", since: int | None = None
    ) -> Figure:
        """Return the growth as a figure of *subject*, on its basis."""
        subject = replace(subject, name=based(subject.name, self.basis, lexicon))
        made = figure(subject, self.at, change=self.change, measure=measure, since=since)
        upper = self.at.quantity.upper
        return made if upper is None else replace(made, upper=_percent(self.at, upper))

    def apart(self, named: Name, lexicon: Lexicon) -> bool:
        """Whether it is told on another basis than *named*."""
        return based(named, self.basis, lexicon) != named


def _see_growth(at: Place, said: Discourse, lexicon: Lexicon) -> _Growth | None:
    """Return what is known of a growth, also where it is told as a multiple of what was (是上年的1.6倍)."""
    if at.unit not in ("percent", "times"):
        return None
    led = at.growth or (grammar.MULTIPLE.search(at.before) if at.unit == "times" else None)
    if led is None:
        return None
    head = at.before[: led.start()]
    spanned = grammar.SPANNED.search(head)
    head = without(head[: spanned.start()] if spanned else head, lexicon)
    verb = at.growth[0] if at.growth else ""
    since, base = grammar.since(at.before), _growable(said)
    subject = _named(head, at, said, lexicon)
    if subject is None and base is not None and (verb or not since):
        leaned = nouns.previous(said, lexicon, at.clause)
        subject = leaned if leaned is not None and leaned.text != said.figures[base].text else None
    told = basis(at, said, lexicon)
    summed = "累计" in verb and "月" not in said.layout.text[: at.quantity.start]
    return _Growth(
        at,
        _percent(at, at.quantity.value),
        head,
        subject,
        verb,
        led[0],
        since,
        bool(spanned or summed),
        base,
        told,
    )


def _percent(at: Place, told: Decimal) -> Decimal:
    """Return the growth *told* in percent, signed; what has no verb of change is a multiple of what was."""
    value = told * (100 if at.unit == "times" else 1)
    if at.growth is None:
        return value - 100
    return -abs(value) if at.growth["down"] else value


def _named(head: str, at: Place, said: Discourse, lexicon: Lexicon) -> Subject | None:
    """Return what a growth is said of, where *head*, which stands before its verb, or its clause names it."""
    return (
        nouns.grown(phrases.subject(head, lexicon), lexicon)
        or nouns.subject(head, at.start, said, lexicon)
        or nouns.per_head(head, said, lexicon)
        or nouns.clause_before(at.clause, said, lexicon)
    )


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


def _of_old_level(seen: _Growth, _said: Discourse, _lexicon: Lexicon) -> RuleOutcome | None:
    multiple = not seen.verb and seen.subject is None and seen.since
    return RuleOutcome(words=seen.words) if multiple else DECLINED


def _yearly(seen: _Growth, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    if not grammar.YEARLY.search(seen.at.before) and "平均" not in seen.verb:
        return DECLINED
    subject = seen.subject or nouns.previous(said, lexicon)
    return (
        RuleOutcome((seen.of(subject, lexicon, measure="average"),), words=seen.words)
        if subject
        else _NOTHING
    )


def _summed(seen: _Growth, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    if not seen.spanned:
        return DECLINED
    subject = seen.subject or nouns.previous(said, lexicon)
    return (
        RuleOutcome((seen.of(subject, lexicon, measure="cumulative"),), words=seen.words)
        if subject
        else _NOTHING
    )


def _told_before(seen: _Growth, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    old = said.figures[seen.base] if seen.base is not None else None
    told = seen.subject is None and old is not None and old.change is not None
    if told and old is not None and seen.apart(old.name, lexicon):
        return DECLINED
    return RuleOutcome(words=seen.words) if told else DECLINED


def _over_the_years_named(seen: _Growth, said: Discourse, _lexicon: Lexicon) -> RuleOutcome | None:
    if seen.subject or not seen.base or seen.since:
        return DECLINED
    first, old = said.figures[seen.base - 1 : seen.base + 1]
    if not first.value or old.value is None or (first.name, first.unit) != (old.name, old.unit):
        return DECLINED
    told = grammar.began(said.layout.text[: first.start])
    if told is None or told["last"] or abs((old.value / first.value - 1) * 100 - seen.change) > _ROUNDED:
        return DECLINED
    since = int(told["year"]) if told["year"] else years_of_plan(told["plan"])[1]
    quantity = seen.at.quantity
    because = (*old.because, number(seen.at.written, quantity))
    bound = quantity.bound
    grown = replace(
        old, change=seen.change, change_bound=bound, end=quantity.end, since=since, because=because
    )
    return RuleOutcome(revised=((seen.base, grown),), words=seen.words)


def _of_figure_before(seen: _Growth, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    old = said.figures[seen.base] if seen.base is not None else None
    if seen.subject or seen.base is None or old is None or old.value is None or old.measure != "level":
        return DECLINED
    if seen.apart(old.name, lexicon):
        return DECLINED
    quantity = seen.at.quantity
    end = quantity.end if old == said.figures[-1] else old.end
    because = (*old.because, number(seen.at.written, quantity))
    grown = replace(
        old, change=seen.change, change_bound=quantity.bound, end=end, since=seen.since, because=because
    )
    return RuleOutcome(revised=((seen.base, grown),), words=seen.words)


def _of_several(seen: _Growth, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    if seen.subject is None and not said.figures and nouns.pending(said, lexicon) is None:
        return DECLINED
    several = nouns.each(phrases.subject(seen.head, lexicon), seen.at.start, said, lexicon)
    if not several:
        return DECLINED
    if not _EACH.search(seen.words) and all(_counted(one.name, lexicon) for one in several):
        return DECLINED
    return RuleOutcome(tuple(seen.of(one, lexicon, since=seen.since) for one in several), words=seen.words)


def _together(seen: _Growth, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    several = nouns.each(phrases.subject(seen.head, lexicon), seen.at.start, said, lexicon)
    joint = several and all(_counted(one.name, lexicon) for one in several)
    return RuleOutcome(words=seen.words) if joint else DECLINED


def _counted(named: Name, lexicon: Lexicon) -> bool:
    term = standard(named.name, lexicon)
    return term is not None and term.flows


def _other_basis(seen: _Growth, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    old = said.figures[seen.base] if seen.base is not None else None
    if seen.subject or old is None or old.measure != "level" or not seen.apart(old.name, lexicon):
        return DECLINED
    subject = Subject(old.name, old.text, "of the figure before", old.part)
    return RuleOutcome((seen.of(subject, lexicon, since=seen.since),), words=seen.words)


def _growth(seen: _Growth, said: Discourse, lexicon: Lexicon) -> RuleOutcome:
    subject = seen.subject or nouns.previous(said, lexicon)
    return (
        RuleOutcome((seen.of(subject, lexicon, since=seen.since),), words=seen.words) if subject else _NOTHING
    )


def _driven(at: Place, _said: Discourse, _lexicon: Lexicon) -> RuleOutcome | None:
    driven = grammar.DRIVEN.match(at.before) if at.growth else None
    return RuleOutcome(words=driven[0]) if driven else DECLINED


DRIVEN = Form(
    "parts of a growth",
    lambda at, _said, _lexicon: at,
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
            spares=("财政收入增长7.2%。", "户均年收入增长7.2%。", "PM2.5年均浓度下降7.2%。"),
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
            why="A second growth that names nothing (环比增长) is not another growth of the figure before.",
            shows=(("财政收入完成12亿元，增长5%，环比增长7%。", ""),),
            spares=("财政收入完成12亿元，增长5%，税收增长7%。",),
            read=_told_before,
        ),
        Rule(
            name="growth on another basis",
            why="Growth that is 实际, 名义 or 同口径 is not that of the level before as that stands.",
            shows=(
                ("居民人均可支配收入2.4万元，实际增长5%。", "居民人均可支配收入 +5%"),
                ("财政收入完成12亿元，增长5%，同口径增长7%。", "财政收入 +7%"),
            ),
            spares=("居民人均可支配收入2.4万元，名义增长5%。", "地区生产总值90亿元，按可比价格计算增长5%。"),
            read=_other_basis,
        ),
        Rule(
            name="growth over the years named",
            why="Where 由2019年的24万吨增加到30万吨 is growth by 25%, that is not one year's.",
            shows=(("粮食产量由2019年的24万吨增加到30万吨，增长25%。", "粮食产量 30万吨 +25%"),),
            spares=(
                "粮食产量由2019年的24万吨增加到30万吨，增长4%。",
                "粮食产量由上年的24万吨增加到30万吨，增长25%。",
                "粮食产量由24万吨增加到30万吨，增长25%。",
            ),
            read=_over_the_years_named,
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
            name="growth of several things together",
            why="Things counted that grew by so much together did not each grow by it, unless 均 says so.",
            shows=(("高新技术企业、科技型中小企业和瞪羚企业增长42%。", ""),),
            spares=("高新技术企业、科技型中小企业均增长42%。", "出口、进口增长6%。"),
            read=_together,
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

FORMS = (DRIVEN, GROWTHS)
