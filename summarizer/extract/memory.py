"""Remember what a sentence has spoken of, which later figures may lean on.

A number often names nothing of its own: growth is of the figure before, 其中
of what was counted, 总量 of what grew.  Whom such a number leans on is told here.
"""

import re
from dataclasses import dataclass, replace
from decimal import Decimal

from summarizer.extract import grammar, phrases
from summarizer.extract.grammar import words
from summarizer.extract.layout import Layout, Place
from summarizer.extract.names import Extra, Name, as_counted, flow_of, lookup, name, strip_front
from summarizer.extract.quantities import kind
from summarizer.records import Bound, Measure

_PER = re.compile(r"[人户亩]均")


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure of a sentence, with the name it goes by."""

    name: Name
    text: str
    """The name as written."""
    start: int
    end: int
    clause: int
    """Where its clause begins."""
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str | None = None
    measure: Measure = "level"
    change: Decimal | None = None
    bound: Bound = "="
    rank: str | None = None
    since: int | None = None
    """The year from which the change is counted, where that is said."""


@dataclass(frozen=True, slots=True)
class Subject:
    """What figures are said of: its name, and the name as written."""

    name: Name
    text: str


class Memory:
    """The figures of one sentence read so far, and what its next number speaks of."""

    def __init__(self, layout: Layout, extra: Extra) -> None:
        self.layout = layout
        self.extra = extra
        self.figures: list[Figure] = []
        self._cursor = 0
        """How far the sentence has been used up."""
        self._part = False
        """Whether the sentence has come to speak of a part of the region."""

    def subject(self, before: str, start: int, stock: bool = False) -> Subject | None:
        """Return what *before*, which begins at *start*, speaks of; *stock* says that it counts what is."""
        phrase = phrases.subject(before, self.extra)
        if not phrase or phrase in words()["elsewhen"]:
            return None
        if phrase in words()["anaphors"] and self.figures:
            return self._stocked(self._last(), stock)
        named = self._kin(phrase, name(phrase, None, self.extra, stock), start)
        return Subject(self._owned(phrase, named), self.layout.verbatim(phrase, start))

    def _last(self, bracket: int = 0) -> Subject | None:
        """Return what the figure before speaks of, or what stands before the *bracket* (白酒（增长8%）)."""
        if not self.figures:
            return self._pending()
        last = self.figures[self._latest()]
        if self.layout.text[bracket - 1 : bracket] == "（":
            between = grammar.BREAK.split(self.layout.text[last.end : bracket - 1])[-1]
            noun = phrases.subject(between.strip("、和及等有）"), self.extra)
            if noun:
                return Subject(name(noun, None, self.extra), self.layout.verbatim(noun, last.end))
        return Subject(last.name, last.text)

    def _per(self, before: str) -> Subject | None:
        """Return the last subject told per head, where *before* says no more than that (人均突破9万元)."""
        each = _PER.search(before)
        last = self._last() if each else None
        if each is None or last is None:
            return None
        return Subject(name(each[0] + last.name.name, None, self.extra), each[0])

    def _latest(self) -> int:
        """Return the place of the last figure that is not the degree to which a plan was reached."""
        places = range(len(self.figures) - 1, -1, -1)
        return next((n for n in places if not self.figures[n].name.name.endswith(grammar.ACHIEVED)), -1)

    def _pending(self) -> Subject | None:
        """Return the one standard indicator that the clause before the first figure speaks of."""
        clause = self.layout.clause(self.layout.quantities[0].start) if self.layout.quantities else 0
        found = self._named_before(clause)
        return found[0] if len(found) == 1 else None

    def _meanwhile(self, clause: int) -> Subject | None:
        """Return the standard indicator of which the clause before *clause* spoke, without a figure.

        In 固定资产投资80亿元，其中工业投资势头强劲，增长12% industry grew.
        """
        if clause == 0 or not self.figures or self.layout.clause(clause - 1) < self.figures[-1].end:
            return None
        found = self._named_before(clause)
        return found[0] if len(found) == 1 else None

    def _named_before(self, clause: int) -> list[Subject]:
        """Return the standard indicators with which the clause before *clause* opens."""
        if clause == 0:
            return []
        start = self.layout.clause(clause - 1)
        found: list[Subject] = []
        for piece in grammar.COORDINATED.split(phrases.trim(self.layout.text[start : clause - 1])):
            ends = range(len(piece), 1, -1)
            written = next((piece[:n] for n in ends if lookup(piece[:n], self.extra)), None)
            if written is None:
                break
            found.append(Subject(name(written, None, self.extra), self.layout.verbatim(written, start)))
        return found

    def _stocked(self, subject: Subject | None, stock: bool) -> Subject | None:
        """Return *subject* as the stock that an addition led to (新增6家，达到29家)."""
        if subject is None or not stock or subject.name.flow not in ("新增", "新认定", "培育"):
            return subject
        written = subject.name.name
        rest = written.removeprefix(subject.name.flow)
        base = name(rest if rest != written else flow_of(written)[1], None, self.extra, True)
        return Subject(replace(base, scope="保有"), subject.text)

    def _owned(self, phrase: str, named: Name) -> Name:
        """Return *named*, as a local fact where the sentence speaks of a part of the region."""
        if grammar.PART.match(phrase):
            self._part = True
        elif grammar.WHOLE.match(phrase):
            self._part = False
        return replace(named, standard=False) if self._part else named

    def _kin(self, phrase: str, named: Name, start: int) -> Name:
        """Return *named* with its owner, which is that of the figure just before (产量3万吨，产值2亿元)."""
        bare = strip_front(strip_front(phrase, words()["adverbs"]), words()["verbs"])
        joint = self.layout.text[self.figures[-1].end : start] if self.figures else "。"
        # 6个重点项目完成投资7亿元, or behind a mark.
        near = bool(self.figures) and joint == self.figures[-1].text
        near = near or re.fullmatch(r"[^，。；：！？]{0,16}[，、](?:其中)?", joint) is not None
        shares = bare in words()["owned"] and not named.standard
        if not near or not (shares or (bare in words()["kin"] and joint == "、")):
            return named
        counted = kind(self.figures[-1].unit or "%") in ("counted", "general")
        owner = self._owner(counted) if shares or not counted else None
        if owner is None:
            return named
        found = name(owner + bare, None, self.extra)
        if self.figures[-1].name.standard and not (counted or found.standard):
            return named
        return found if found.standard else Name(owner + bare, None, False, "level")

    def _owner(self, counted: bool) -> str | None:
        """Return whose the last figure is (粮食 of 粮食播种面积), or what it *counted*."""
        last = self.figures[-1]
        named = last.name
        size = next((s for s in (named.scope or "").split("、") if s.endswith("以上")), "")
        if counted:
            flow = named.flow or ""
            whole = flow + size + named.name.removeprefix(flow) if named.standard else named.name
            return whole.removeprefix("实施")
        heads = (*words()["owned"], *words()["measures"], *words()["shared"])
        head = max((h for h in heads if named.name.endswith(h)), key=len, default="")
        owner = named.name.removesuffix(head)
        return owner if head and len(owner) >= 2 else None

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
