"""Read counts and amounts, whose noun may stand before the number or behind it.

签约项目30个 and 30个项目签约 count the same; 其中亿元以上12个, 国家级2个 and 产值3亿元
take from the figure before what they leave unsaid.
"""

import re
from dataclasses import replace

from summarizer.extract import grammar, phrases
from summarizer.extract.changes import Changes
from summarizer.extract.grammar import words
from summarizer.extract.layout import Place
from summarizer.extract.memory import Figure, Subject
from summarizer.extract.names import Name, flow_words, lookup, name, strip_front, threshold
from summarizer.extract.quantities import kind

_OFTEN = ("次", "场次", "轮")
"""Counted by these is what was done, not things."""
_GRADED = re.compile(rf"^(?:{'|'.join(sorted(grammar.LEVELS, key=len, reverse=True))})")
_GRADE = re.compile(r"(?:国家|[省市县区乡镇村])级")
_JOINED = re.compile(r"(?:、|和|及|(?<!参)与|以及)$")
_PREPOSITION = re.compile(r"(?:对剩余|剩余|依托|针对|对|为|向|将|把|从|由|给|与|以)?")


class Counts(Changes):
    """The reading of what was counted, paid or measured."""

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
            between = self._per(at.before) or self._meanwhile(at.clause)
            if between is not None:
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
