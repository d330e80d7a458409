"""Read the figures of one sentence: which noun each quantity belongs to.

Chinese puts the noun before its number (签约项目30个) or behind it (30个项目签约),
lets later numbers share the noun of the first (增长5%), and deals numbers out
to nouns in order (分别).  The grammar here knows these forms and reads clause
by clause; it never looks at words as a segmenter would cut them.
"""

import re
from dataclasses import replace
from decimal import Decimal

from summarizer.extract import grammar, phrases
from summarizer.extract.grammar import words
from summarizer.extract.layout import Layout, Place, layout
from summarizer.extract.memory import Figure, Memory, Subject
from summarizer.extract.names import (
    Extra,
    Name,
    as_counted,
    flow_words,
    growing,
    lookup,
    name,
    strip_back,
    strip_front,
    terms,
    threshold,
)
from summarizer.extract.quantities import Quantity, kind
from summarizer.models import Measure

_RELATIVE = ("percent", "times", "points")
_OFTEN = ("次", "场次", "轮")
"""Counted by these is what was done, not things."""
_GRADED = re.compile(rf"^(?:{'|'.join(sorted(grammar.LEVELS, key=len, reverse=True))})")
_BETTERED = re.compile(r"(?:整改|改造|巩固|优化|整治|规范|转型)提升$")
"""Before a count of what was made better, which is no change in number."""
_GRADE = re.compile(r"(?:国家|[省市县区乡镇村])级")
_JOINED = re.compile(r"(?:、|和|及|(?<!参)与|以及)$")
_PREPOSITION = re.compile(r"(?:对剩余|剩余|依托|针对|对|为|向|将|把|从|由|给|与|以)?")


def read(sentence: str, extra: Extra = ()) -> "Reading":
    """Read *sentence*, and return the reading with the figures in it.

    >>> [(f.name.name, str(f.value), str(f.change)) for f in read("财政收入完成12亿元，同比增长5%。").figures]
    [('财政收入', '12', '5')]
    >>> [(f.name.name, str(f.change)) for f in read("城镇、农村居民人均可支配收入分别增长8%、9%。").figures]
    [('城镇居民人均可支配收入', '8'), ('农村居民人均可支配收入', '9')]
    """
    reading = Reading(layout(sentence), extra)
    reading.walk()
    return reading


class Reading(Memory):
    """A walk over the quantities of one sentence, remembering what later ones may lean on."""

    def __init__(self, layout: Layout, extra: Extra) -> None:
        super().__init__(layout, extra)
        self._cursor = 0
        """How far the sentence has been used up."""
        self._row: list[int] = []
        """The figures that were dealt out last."""

    def walk(self) -> None:
        """Read every quantity, those that stand in a row together."""
        index = 0
        while index < len(self.layout.quantities):
            row = self.layout.row(index)
            if len(row) > 1 and self._deal(row, index):
                index += len(row)
            else:
                self._one(self.layout.place(index, self._cursor))
                index += 1

    # -- one quantity

    def _one(self, at: Place) -> None:
        if self._superseded(at):
            self._cursor = max(self._cursor, at.start)
            return
        unit = kind(at.quantity.base)
        growth = self._growth(at)
        relative = unit in _RELATIVE or growth is not None or bool(grammar.MEAN.search(at.before))
        figure = self._relative(at, growth) if relative else self._absolute(at)
        self._cursor = max(self._cursor, at.quantity.end)
        if figure is not None:
            self.figures.append(figure)
            self._row = [len(self.figures) - 1]

    def _superseded(self, at: Place) -> bool:
        """Whether the quantity is where a change began (由3%提高到5%)."""
        if not grammar.FROM.search(at.before) or at.index + 1 == len(self.layout.quantities):
            return False
        if at.before.endswith((*words()["reached"], "到", "至")):
            return False
        between = self.layout.text[at.quantity.end : self.layout.quantities[at.index + 1].start]
        return "到" in between or "至" in between or any(w in between for w in words()["reached"])

    def _growth(self, at: Place) -> re.Match[str] | None:
        """Return the verb of change that makes the quantity a growth, if one does."""
        unit = kind(at.quantity.base)
        growth = grammar.change(at.before)
        if growth is None:
            moving = unit == "percent" and grammar.GROWING.match(at.after)
            return grammar.AT.search(at.before) if moving else None
        if lookup(phrases.trim(strip_back(at.before, words()["tail"])), self.extra):
            return None
        if at.before.endswith(words()["reached"]):
            return None
        if unit not in _RELATIVE and _BETTERED.search(at.before):
            return None
        if unit not in _RELATIVE and phrases.behind(at.after, self.extra):
            # 改造提升13条道路 improves roads and raises no number.
            return None
        return growth

    def _relative(self, at: Place, growth: re.Match[str] | None) -> Figure | None:
        """Read a percentage, a number of points, or a change of any unit."""
        unit = kind(at.quantity.base)
        gap = grammar.GAP.search(at.before) if unit == "points" or grammar.MEAN.search(at.before) else None
        if gap and (gap["above"] or gap["below"] or not growth):
            subject = self.subject(at.before[: gap.start()].rstrip("比较"), at.start) or self._last()
            sign = -1 if gap["low"] or gap["low2"] or gap["below"] else 1
            return self._make(subject, at, value=sign * at.quantity.value, measure="gap") if subject else None
        if growth and grammar.DRIVEN.match(at.before):
            # 拉动GDP增长0.1个百分点 is a part of another growth.
            return None
        if growth and unit in ("percent", "times"):
            return self._grown(at, growth)
        if growth:
            subject = self.subject(at.before[: growth.start()], at.start)
            if subject is None and re.search(r"[人户]均", at.before):
                # 人均年增收1.8万元 is said of nobody named.
                return None
            subject = subject or self._last()
            sign = -1 if growth["down"] else 1
            measure: Measure = "pp_change" if unit == "points" else "abs_change"
            return (
                self._make(subject, at, value=sign * at.quantity.value, measure=measure) if subject else None
            )
        if unit == "times" and grammar.MULTIPLE.search(at.before):
            return self._grown(at, None)
        if unit != "percent" or at.after.startswith(("的幅度", "的比例", "的标准", "的要求")):
            return None
        if (plan := grammar.PLANNED.search(at.before)) is not None:
            return self._achieved(at, plan)
        share = grammar.SHARE.search(at.before)
        if share is not None:
            return self._share(at, share)
        subject = self.subject(at.before, at.start)
        if subject is None and grammar.UPTO.search(at.before):
            subject = self._moved()
        if subject is None and not self.figures and grammar.TURNED.search(self.layout.text[: at.clause]):
            # 增速由负转正，为2.3%
            pending = self._pending()
            return self._make(pending, at, change=at.quantity.value) if pending else None
        if (
            subject is not None
            and at.before.endswith("的")
            and re.match(r"(?:用于|用在|投向|花在)", at.after)
        ):
            # 财政支出的八成用于民生
            spent = Name(subject.name.name + at.after, None, False, "share")
            return self._make(Subject(spent, subject.text), at, value=at.quantity.value, measure="share")
        whole = at.after.removeprefix("的")
        if subject is None and whole != at.after and len(whole) <= 24 and phrases.behind(whole, self.extra):
            # 99%的行政村通达快递服务
            subject = Subject(Name(whole, None, False, "share"), self.layout.verbatim(whole, at.quantity.end))
        if subject is None:
            return None
        return self._make(subject, at, value=at.quantity.value, measure=subject.name.measure)

    def _moved(self) -> Subject | None:
        """Return what the figure before moved, if it told by how many points (提高5个百分点至60%)."""
        return self._last() if self.figures and self.figures[-1].measure == "pp_change" else None

    def _achieved(self, at: Place, plan: re.Match[str]) -> Figure | None:
        """Read how much of a plan the figure before came to (为年度预算的102%)."""
        phrase = phrases.subject(at.before[: plan.start()], self.extra)
        named = name(phrase, None, self.extra) if phrase else None
        last = Subject(named, self.layout.verbatim(phrase, at.start)) if named else self._last()
        if last is None:
            return None
        rate = Name(last.name.name + grammar.ACHIEVED, None, False, "share")
        return self._make(Subject(rate, last.text), at, value=at.quantity.value, measure="share")

    def _grown(self, at: Place, growth: re.Match[str] | None) -> Figure | None:
        """Read growth: of the figure before, where the clause names nothing of its own.

        Without a verb of change it is told as a multiple of what was (是上年的1.6倍).
        """
        times = 100 if at.quantity.base == "倍" else 1
        multiple = grammar.MULTIPLE.search(at.before) if growth is None else None
        change = at.quantity.value * times - (100 if multiple else 0)
        if growth and growth["down"]:
            change = -abs(change)
        led = growth or multiple
        head = at.before[: led.start()] if led else at.before
        spanned = grammar.SPANNED.search(head)
        head = head[: spanned.start()] if spanned else head
        subject = self._growing(head) or self.subject(head, at.start) or self._meanwhile(at.clause)
        since = grammar.since(at.before)
        if subject is None and multiple and since:
            # 是2015年的1.6倍 is no growth of the year whose level stands before.
            return None
        last = self._growable()
        if subject is None and last is not None:
            leaned = self._last(at.clause)
            if leaned is not None and leaned.text != last.text:
                subject = leaned
        compared = growth[0] if growth else ""
        if "年均" in at.before or "平均" in compared:
            subject = subject or self._last()
            return self._make(subject, at, change=change, measure="average") if subject else None
        if spanned or ("累计" in compared and "月" not in self.layout.text[: at.quantity.start]):
            # What several years added up to is not the growth of the last.
            subject = subject or self._last()
            return self._make(subject, at, change=change, measure="cumulative") if subject else None
        if subject is None and last is not None:
            if last.change is not None:
                return None
            if last.value is not None and last.measure == "level":
                old, grown = last, self.figures.index(last)
                bound = old.bound if old.bound != "=" else at.quantity.bound
                end = at.quantity.end if old is self.figures[-1] else old.end
                self.figures[grown] = replace(old, change=change, bound=bound, end=end, since=since)
                return None
        subject = subject or self._last()
        if subject is None:
            return None
        each = self.each(phrases.subject(head, self.extra), at.start) or [subject]
        for one in each[:-1]:
            self.figures.append(replace(self._make(one, at, change=change), since=since))
        return replace(self._make(each[-1], at, change=change), since=since)

    def _growable(self) -> Figure | None:
        """Return the last figure, or the one before a rate, which does not grow by percent.

        In 完成18.6亿元，为预算的103%，增长8.6% the 18.6亿元 grew.
        """
        if not self.figures:
            return None
        last = self.figures[self._latest()]
        place = self.figures.index(last)
        before = self.figures[place - 1] if place else None
        if last.unit == "%" and before is not None and before.value is not None and before.change is None:
            return before
        return last

    def _growing(self, head: str) -> Subject | None:
        """Return what *head* means where growth is said of it (经济增长6%)."""
        phrase = phrases.subject(head, self.extra)
        meant = growing().get(phrase)
        return Subject(name(meant, None, self.extra), phrase) if meant else None

    def each(self, phrase: str, start: int) -> list[Subject]:
        """Return the standard indicators coordinated in *phrase*, of each of which one growth is said."""
        count = len(grammar.COORDINATED.split(phrase))
        parts = phrases.parts(phrase, count, self.extra) if count > 1 else None
        if parts is None or not all(lookup(part, self.extra) for part in parts):
            return []
        text = self.layout.verbatim(phrase, start)
        return [Subject(self._owned(phrase, name(part, None, self.extra)), text) for part in parts]

    def _share(self, at: Place, share: re.Match[str]) -> Figure | None:
        """Read a share of a whole (占财政支出的81%), of what stands before 占 or of the figure before."""
        part = phrases.trim(at.before[: share.start()])
        whole = phrases.leading(at.before[share.start() :], self.extra)
        last = None if part else self._last()
        if last is not None:
            known = terms(self.extra)
            written = (said + whole + tail for said in (last.text, last.name.name) for tail in ("", "比重"))
            found = next((known[w] for w in written if w in known), None)
            local, text = last.name.name + whole, self.layout.verbatim(whole, at.start)
        elif part:
            found = lookup(part + whole, self.extra) or lookup(part + whole + "比重", self.extra)
            ended = at.before.endswith(("比重", "比例"))
            local = part + whole
            text = self.layout.verbatim(phrases.leading(at.before, self.extra) if ended else local, at.start)
        else:
            return None
        named = Name(found.name if found else local, None, found is not None, "share")
        return self._make(Subject(named, text), at, value=at.quantity.value, measure="share")

    def _absolute(self, at: Place) -> Figure | None:
        """Read a count or an amount, whose noun may stand before or behind it."""
        phrase = self._counted(at)
        if at.quantity.base == "次" and phrase.endswith(words()["persons"]):
            return None
        if at.before.startswith(("按照", "按每", "依照")):
            # 按照每百户30平方米配建: a rule, not something done.
            return None
        if not phrase and at.quantity.base in _OFTEN:
            # 先后八次赴北京、上海招商: what was done so often is said in the whole clause.
            return self._of(at, grammar.BREAK.split(self.layout.text[at.quantity.end :], maxsplit=1)[0])
        after, noun = self._lent(at, phrase)
        follows = self.layout.adjacent(at, after) and not _JOINED.search(after)
        bare = strip_front(phrase, words()["verbs"])
        if re.match(r"与.*(?:签署|签订|签约|达成)$", bare):
            bare = ""
        if _PREPOSITION.fullmatch(bare) or (
            follows and len(bare) <= 2 and bare not in words()["general"] and not lookup(bare, self.extra)
        ):
            # 保障7个项目390亩土地: so short a word before two counts is their verb.
            bare = ""
        amount = kind(at.quantity.base) in ("money", "measured")
        listed = at.before.endswith("等") and not amount
        if noun and (not bare or not (amount or follows) or listed):
            return self._behind(at, phrase, noun, after)
        if not phrase and (rest := after.strip("的")):
            return self._of(at, rest)
        stock = bool(grammar.STOCK.search(at.before)) or at.before.endswith(words()["reached"])
        if not phrase or (phrase in words()["anaphors"] and self.figures):
            if (between := self._meanwhile(at.clause)) is not None:
                return self._make(between, at, value=at.quantity.value)
            if self._passed(at):
                return None
            if self._completed(at):
                return None
            last = self._stocked(self._last(), stock or bool(phrase))
            return self._make(last, at, value=at.quantity.value) if last else None
        described = after.startswith("的") and bare.endswith(words()["general"])
        if described or bare in words()["general"] or (not bare and after.startswith("的")):
            # 投资3.2亿元的客运枢纽, 投资1.8亿元实施管网改造
            bare = next((word for word in words()["general"] if bare.endswith(word)), bare)
            thing = phrases.behind(
                strip_front(after.removeprefix("的"), (*words()["verbs"], "新建", "改造")), self.extra
            )
            if thing:
                named = Name(thing + bare, None, False, "level")
                text = self.layout.verbatim(thing, at.quantity.end)
                return self._make(Subject(named, text), at, value=at.quantity.value)
        named = self._sized(phrase) or self._flowing(at, phrase, stock)
        if not at.after:
            # In 总投资56亿元的9个项目 the owner is yet to come.
            named = self._kin(phrase, named, at.start)
        subject = Subject(named, self.layout.verbatim(phrase, at.start))
        return self._make(subject, at, value=at.quantity.value, measure=named.measure)

    def _passed(self, at: Place) -> bool:
        """Whether the quantity tells the figure before once more, as a mark it passed or reached.

        Of 迈上500亿元台阶，达到512亿元 only what was reached is kept, of
        完成20.1亿元，突破二十亿元大关 what was done.
        """
        last = self.figures[-1] if self.figures else None
        if last is None or last.value is None or last.measure != "level" or last.unit is None:
            return False
        if kind(last.unit) != kind(at.quantity.base):
            return False
        if at.after.startswith(words()["marks"]):
            return True
        written = self.layout.text[last.start : last.end]
        marked = self.layout.text.startswith(words()["marks"], last.end) or (
            last.bound == ">=" and written[:1] not in "0123456789" and at.before in ("达到", "达", "为")
        )
        if marked and last.change is None:
            self.figures.pop()
            self.figures.append(
                replace(
                    last,
                    value=at.quantity.value,
                    unit=at.quantity.unit,
                    bound=at.quantity.bound,
                    start=at.quantity.start,
                    end=at.quantity.end,
                )
            )
            return True
        return False

    def _completed(self, at: Place) -> bool:
        """Whether the quantity is the level of what only its growth was told (增长15%、突破240亿元)."""
        last = self.figures[-1] if self.figures else None
        if last is None or last.value is not None or last.change is None or last.measure != "level":
            return False
        if self.layout.text[last.end : at.start] != "、":
            return False
        quantity = at.quantity
        bound = quantity.bound if quantity.bound != "=" else last.bound
        self.figures[-1] = replace(
            last,
            value=quantity.value,
            upper=quantity.upper,
            unit=quantity.unit,
            bound=bound,
            end=quantity.end,
        )
        return True

    def _of(self, at: Place, rest: str) -> Figure:
        """Read a count of what *rest*, which stands behind it, says as a whole."""
        subject = Subject(name(rest, None, self.extra), self.layout.verbatim(rest, at.quantity.end))
        return self._make(subject, at, value=at.quantity.value)

    def _lent(self, at: Place, phrase: str) -> tuple[str, str]:
        """Return what stands behind a count, and its noun, which the next count may lend."""
        after = "" if at.after.startswith(words()["marks"]) else at.after
        if at.index + 1 < len(self.layout.quantities):
            lent = self.layout.after(at.index + 1)
            grade = _JOINED.sub("", after)
            if not phrase and not after:
                # 843户1864名群众
                after = lent
            elif after in words()["general"]:
                # 27个总投资69亿元的项目
                after = lent.removeprefix("的")
            elif grade != after and grade.endswith("级") and grade in grammar.LEVELS:
                # 1个省级和2个市级园区
                noun = grade + _GRADED.sub("", phrases.behind(lent, self.extra))
                return noun, noun
        return after, phrases.behind(after, self.extra)

    def _counted(self, at: Place) -> str:
        """Return the noun phrase before a count, without what only describes its noun."""
        phrase = phrases.subject(at.before, self.extra)
        if name(phrase, None, self.extra).standard:
            return phrase
        described, _, noun = phrase.rpartition("的")
        if described and len(noun) >= 2 and "“" not in noun:
            phrase = phrases.trim(noun)
        noun = re.split(r"等|、", phrase)[-1]
        phrase = noun if noun in words()["general"] else phrase
        return "" if _PREPOSITION.fullmatch(phrase) else phrase

    def _things(self) -> Name | None:
        """Return what was counted last."""
        last = (f.name for f in reversed(self.figures) if f.unit and kind(f.unit) in ("counted", "general"))
        return next(last, None)

    def _sized(self, phrase: str) -> Name | None:
        """Return what was counted before, where *phrase* only says its size or grade (其中5亿元以上12个)."""
        size = threshold(phrase)
        graded = phrase in grammar.LEVELS and phrase.endswith("级")
        things = self._things() if size or graded else None
        if things is None:
            return None
        if graded:
            # 省级骨干教师50名、市级60名
            regraded = _GRADE.sub(phrase, things.name, count=1)
            flow = things.flow or ""
            plain = flow + phrase + things.name.removeprefix(flow)
            written = regraded if _GRADE.search(things.name) else plain
            return replace(name(written, None, self.extra), scope=things.scope)
        state = [s for s in (things.scope or "").split("、") if s and not s.endswith("以上")]
        return replace(things, scope="、".join([*state, size or ""]))

    def _flowing(self, at: Place, phrase: str, stock: bool) -> Name:
        """Return the name for *phrase*, with the flow or the noun it shares with the figure before."""
        if not self.figures:
            return self._owned(phrase, name(phrase, None, self.extra, stock))
        last = self.figures[-1].name
        if phrase in flow_words():
            last = self._things() or last
        joint = self.layout.text[self._cursor : at.start]
        inherited = last.flow if joint in ("、", "，", "和", "及") and not stock else None
        if joint.startswith("，"):
            alone = name(phrase, None, self.extra)
            sized = (alone.scope or "").endswith("以上")
            if sized and not stock:
                # 引进项目86个，总投资432亿元，其中10亿元以上项目9个
                inherited = next((f.name.flow for f in reversed(self.figures) if f.name.flow), None)
            elif at.before.startswith("其中"):
                # 净增企业46家，其中商贸企业21家
                inherited = last.flow
            elif not alone.standard:
                inherited = None
        named = self._owned(phrase, name(phrase, inherited, self.extra, stock))
        if named.flow and phrase in flow_words() and not last.flow:
            # 净增3100户 after 市场主体达到2.6万户
            return self._owned(phrase, name(named.flow + last.name, None, self.extra))
        if named.flow and phrase in flow_words() and last.flow and last.name.startswith(last.flow):
            # 新开工52个 after 新签约亿元以上项目: the same things, at another stage.
            scope = "、".join([named.flow, *(last.scope or "").split("、")[1:]])
            return replace(
                last, name=named.flow + last.name.removeprefix(last.flow), scope=scope, flow=named.flow
            )
        return named

    def _behind(self, at: Place, phrase: str, noun: str, after: str) -> Figure:
        """Read a noun that stands behind its number; a verb before or behind it gives the flow."""
        predicate = after[len(noun) :]
        done = next((w for w in flow_words() if phrase.endswith(w)), "")
        happened = next((w for w in flow_words() if predicate.startswith(w)), "")
        after = _JOINED.sub("", after)
        upto = at.after != "" and self.layout.adjacent(at, at.after)
        whole = after if not upto and len(after) <= 24 and not re.search(r"的|进行|等", predicate) else noun
        named = name((done or happened) + noun, None, self.extra)
        if not named.standard and not done:
            named = replace(named, name=name(noun, None, self.extra).name)
        if at.after.startswith(noun):
            self._cursor = at.quantity.end + len(noun)
        return self._make(
            Subject(named, self.layout.verbatim(whole, at.quantity.end)), at, value=at.quantity.value
        )

    def _make(
        self,
        subject: Subject,
        at: Place,
        *,
        value: Decimal | None = None,
        change: Decimal | None = None,
        measure: Measure = "level",
    ) -> Figure:
        quantity, named = at.quantity, subject.name
        unit = (quantity.unit or None) if change is None else None
        if unit == "个" and named.name.endswith("户"):
            # 1200个贫困户 are counted in 户, whatever the measure word.
            unit = "户"
        if value is not None and measure in ("level", "share", "abs_change"):
            named = as_counted(named, quantity.base)
        return Figure(
            named,
            subject.text,
            quantity.start,
            quantity.end,
            at.clause,
            value=value,
            upper=quantity.upper,
            unit=unit,
            measure=measure,
            change=change,
            bound=quantity.bound,
        )

    # -- several quantities dealt out in order

    def _deal(self, row: list[Quantity], index: int) -> bool:
        """Read *row* as one number for each of as many nouns; say whether that could be done."""
        at = self.layout.place(index, self._cursor)
        growth = grammar.change(at.before)
        gap = grammar.GAP.search(at.before) if row[0].base.endswith("百分点") else None
        if gap and (gap["above"] or gap["below"] or not growth):
            return self._deal_gaps(row, at, gap)
        row = self._bounded(row)
        phrase = phrases.subject(at.before, self.extra)
        text = self.layout.verbatim(phrase, at.start)
        if phrase:
            parts = phrases.parts(phrase, len(row), self.extra)
            if parts is None:
                if "分别" in at.before:
                    # Nobody can say which number is whose.
                    self._cursor = row[-1].end
                return "分别" in at.before
            subjects = [Subject(self._owned(part, name(part, None, self.extra)), text) for part in parts]
        elif growth and not self.figures:
            subjects = self._named_before(at.clause)
        else:
            return growth is not None and self._deal_growth(row, growth, grammar.since(at.before))
        if len(subjects) != len(row):
            return False
        first = len(self.figures)
        for subject, quantity in zip(subjects, row, strict=True):
            own = replace(at, quantity=quantity)
            self.figures.append(self._dealt(subject, own, growth))
        self._row = list(range(first, len(self.figures)))
        self._cursor = row[-1].end
        return True

    def _bounded(self, row: list[Quantity]) -> list[Quantity]:
        """Return *row* with the bound that governs it all (7%、8%以上; 不低于60%、55%)."""
        first, last = row[0], row[-1]
        written = [self.layout.text[q.start : q.end] for q in (first, last)]
        behind = written[1].endswith(("以上", "以内", "左右", "以下"))
        if behind and all(q.bound == "=" for q in row[:-1]):
            return [replace(quantity, bound=last.bound) for quantity in row]
        ahead = not re.match(r"[\d-]", written[0])
        if ahead and first.bound != "=" and all(q.bound == "=" for q in row[1:]):
            return [replace(quantity, bound=first.bound) for quantity in row]
        return row

    def _deal_gaps(self, row: list[Quantity], at: Place, gap: re.Match[str]) -> bool:
        """Read several distances of one thing from as many others (分别高于全国、全省1.7和0.3个百分点)."""
        led = grammar.APART.search(at.before)
        subject = self.subject(at.before[: (led or gap).start()], at.start) or self._last()
        sign = -1 if gap["low"] or gap["low2"] or gap["below"] or (led and led["low"]) else 1
        if subject is None:
            return False
        for quantity in row:
            own = replace(at, quantity=quantity)
            self.figures.append(self._make(subject, own, value=sign * quantity.value, measure="gap"))
        self._cursor = row[-1].end
        return True

    def _dealt(self, subject: Subject, at: Place, growth: re.Match[str] | None) -> Figure:
        value, unit = at.quantity.value, kind(at.quantity.base)
        if growth is None:
            return self._make(subject, at, value=value, measure=subject.name.measure)
        signed = -value if growth["down"] else value
        if unit in ("percent", "times"):
            measure: Measure = "average" if "年均" in at.before else "level"
            figure = self._make(subject, at, change=signed * (100 if unit == "times" else 1), measure=measure)
            return replace(figure, since=grammar.since(at.before))
        return self._make(
            subject, at, value=signed, measure="pp_change" if unit == "points" else "abs_change"
        )

    def _deal_growth(self, row: list[Quantity], growth: re.Match[str], since: int | None) -> bool:
        """Give the growths of *row* to as many figures before it (分别增长8%、9%)."""
        count = len(row)
        held = (
            self._row
            if len(self._row) == count
            else list(range(len(self.figures) - count, len(self.figures)))
        )
        if row[0].base != "%" or not held or held[0] < 0:
            return False
        olds = [self.figures[n] for n in held]
        if any(old.change is not None or old.value is None for old in olds):
            return False
        for n, old, quantity in zip(held, olds, row, strict=True):
            change = -quantity.value if growth["down"] else quantity.value
            bound = old.bound if old.bound != "=" else quantity.bound
            self.figures[n] = replace(old, change=change, bound=bound, since=since)
        self._cursor = row[-1].end
        return True
