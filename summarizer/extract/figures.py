"""Read the figures of one sentence: which noun each quantity belongs to.

Chinese puts the noun before its number (签约项目30个) or behind it (30个项目签约),
lets later numbers share the noun of the first (增长5%), and deals numbers out
to nouns in order (分别).  The grammar here knows these forms and reads clause
by clause; it never looks at words as a segmenter would cut them.
"""

import re
from dataclasses import replace

from summarizer.extract import grammar, phrases
from summarizer.extract.changes import RELATIVE
from summarizer.extract.counts import Counts
from summarizer.extract.grammar import words
from summarizer.extract.layout import Layout, Place, layout
from summarizer.extract.memory import Figure, Subject
from summarizer.extract.names import Extra, name
from summarizer.extract.quantities import Quantity, kind
from summarizer.records import Measure


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


class Reading(Counts):
    """A walk over the quantities of one sentence, remembering what later ones may lean on."""

    def __init__(self, layout: Layout, extra: Extra) -> None:
        super().__init__(layout, extra)
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
        relative = unit in RELATIVE or growth is not None or bool(grammar.MEAN.search(at.before))
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

    # -- several quantities dealt out in order

    def _deal(self, row: list[Quantity], index: int) -> bool:
        """Read *row* as one number for each of as many nouns; say whether that could be done."""
        at = self.layout.place(index, self._cursor)
        growth = grammar.change(at.before)
        gap = grammar.GAP.search(at.before) if row[0].base.endswith("百分点") else None
        if gap and (gap["above"] or gap["below"] or not growth):
            return self._deal_gaps(row, at, gap)
        row = self._bounded(row)
        if growth is None and at.before.startswith(words()["anaphors"]) and self._deal_stocks(row, at):
            return True
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

    def _deal_stocks(self, row: list[Quantity], at: Place) -> bool:
        """Give the totals of *row* to what as many figures before it added to (总数分别达到18家、24家)."""
        added = self.figures[-len(row) :]
        if len(added) < len(row) or any(figure.name.flow is None for figure in added):
            return False
        for figure, quantity in zip(added, row, strict=True):
            subject = self._stocked(Subject(figure.name, figure.text), True)
            if subject is not None:
                own = replace(at, quantity=quantity)
                self.figures.append(self._make(subject, own, value=quantity.value))
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
