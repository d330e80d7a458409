"""Read what moved: growth, differences, gaps, shares and how far a plan was reached.

Such a figure mostly names nothing of its own (增长5%, 高于全省2个百分点) and is
said of the figure before; where it names its subject it is a figure of its own.
"""

import re
from dataclasses import replace

from summarizer.extract import grammar, phrases
from summarizer.extract.grammar import words
from summarizer.extract.layout import Place
from summarizer.extract.memory import Figure, Memory, Subject
from summarizer.extract.names import Name, growing, lookup, name, strip_back, terms
from summarizer.extract.quantities import kind
from summarizer.records import Measure

RELATIVE = ("percent", "times", "points")
"""The kinds of unit in which change and parts are told."""
_BETTERED = re.compile(r"(?:整改|改造|巩固|优化|整治|规范|转型)提升$")
"""Before a count of what was made better, which is no change in number."""
_FALL = re.compile(r"[降跌]幅[^，。；]*$")


class Changes(Memory):
    """The reading of percentages, points, multiples and changes in number."""

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
        if unit not in RELATIVE and _BETTERED.search(at.before):
            return None
        if unit not in RELATIVE and phrases.behind(at.after, self.extra):
            # 改造提升13条道路 improves roads and raises no number.
            return None
        return growth

    def _relative(self, at: Place, growth: re.Match[str] | None) -> Figure | None:
        """Read a percentage, a number of points, or a change of any unit."""
        unit = kind(at.quantity.base)
        gap = grammar.GAP.search(at.before) if unit == "points" or grammar.MEAN.search(at.before) else None
        far = gap and (gap["above"] or gap["below"] or gap["high"] in ("高于", "快于") or gap["low"])
        if gap and (far or not growth):
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
            if _FALL.search(at.before[: growth.start()]):
                # A fall that narrows is growth that gains.
                sign = -sign
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
        subject = (
            self._growing(head)
            or self.subject(head, at.start)
            or self._per(head)
            or self._meanwhile(at.clause)
        )
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
