"""Lay out one sentence: its clauses, its quantities, and what stands before and behind each."""

import re
from dataclasses import dataclass

from summarizer.extract import grammar
from summarizer.extract.numbers import scan
from summarizer.extract.quantities import Quantity, fold

_BRACKET = re.compile(r"（[^（）\d，。；]{1,5}、[^（）\d，。；]{1,5}）")
_JOINTS = re.compile(r"^(?:[、，；）]|以及|及|和|与)+")


@dataclass(frozen=True, slots=True)
class Place:
    """A quantity and what stands around it."""

    quantity: Quantity
    index: int
    clause: int
    start: int
    """Where *before* begins."""
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Layout:
    """A sentence, the same folded, and the quantities in it that count something."""

    sentence: str
    text: str
    quantities: tuple[Quantity, ...]

    def clause(self, place: int) -> int:
        """Return where the clause, or the bracket, that holds *place* begins."""
        begins = max((m.end() for m in grammar.BREAK.finditer(self.text, 0, place)), default=0)
        bracket = self.text.rfind("（", begins, place) + 1
        return bracket if bracket and "）" not in self.text[bracket:place] else begins

    def verbatim(self, phrase: str, start: int) -> str:
        """Return *phrase* as the sentence has it, looking from *start* on.

        Of a name that was put together its longest end that stands there is returned.
        """
        for cut in range(len(phrase)):
            at = self.text.find(phrase[cut:], start)
            if at >= 0:
                # The 级 of another grade (省级 for 市级) is not part of the noun.
                return self.sentence[at : at + len(phrase) - cut].removeprefix("级")
        return phrase

    def place(self, index: int, used: int) -> Place:
        """Return the quantity at *index* and its surroundings; the text up to *used* is used up."""
        quantity = self.quantities[index]
        clause = self.clause(quantity.start)
        start = max(clause, used)
        segment = self.text[start : quantity.start]
        before = _JOINTS.sub("", segment)
        # 增长 20.5%: a blank before the number says nothing.
        return Place(
            quantity, index, clause, start + len(segment) - len(before), before.rstrip(" "), self.after(index)
        )

    def after(self, index: int) -> str:
        """Return what stands behind a quantity, up to the next mark, bracket or quantity."""
        begin = self.quantities[index].end
        if self.text.startswith("（", begin) and (closed := self.text.find("）", begin)) > 0:
            # 17714户（其中贫困户1200户）: the noun stands behind the bracket.
            begin = closed + 1
        later = (q.start for q in self.quantities[index + 1 :] if q.start >= begin)
        end = next(later, len(self.text))
        found = grammar.STOP.search(self.text, begin, end)
        if found and found[0] == "、" and self.text[begin : found.start()] in grammar.LEVELS:
            # 28个省、市重点项目 and 2个国家级、6个省级中心, but 11个村、326户
            grade = self.text.startswith("级", found.start() - 1)
            if grade or not self.text[found.end() : found.end() + 1].isdigit():
                found = grammar.STOP.search(self.text, found.end(), end)
        if found and (bracket := _BRACKET.search(self.text, begin, end)) and bracket.start() < found.start():
            # 县（市、区）, 基础设施（一期、二期）
            found = grammar.STOP.search(self.text, bracket.end(), end)
        after = self.text[begin : found.start() if found else end]
        closing, opening = after.find("）"), after.find("（")
        return after[:closing] if closing >= 0 and not 0 <= opening < closing else after

    def adjacent(self, at: Place, after: str) -> bool:
        """Whether the next quantity stands at the end of *after*, which stands behind that of *at*."""
        following = self.quantities[at.index + 1 :]
        return bool(following) and following[0].start == at.quantity.end + len(after)

    def row(self, index: int) -> list[Quantity]:
        """Return the run of quantities of one unit, from *index*, that only joining marks part."""
        row = [self.quantities[index]]
        respectively = "分别" in self.text[max(0, row[0].start - 30) : row[0].start]
        for quantity in self.quantities[index + 1 :]:
            between = self.text[row[-1].end : quantity.start]
            if quantity.base != row[0].base or not grammar.JOIN.match(between):
                break
            if "，" in between and len(row) == 1 and not respectively:
                break
            row.append(quantity)
        return row


def layout(sentence: str) -> Layout:
    """Return *sentence* laid out.

    >>> [str(q.value) for q in layout("引进5亿元以上项目12个，居全省前10名。").quantities]
    ['12']
    """
    text = fold(sentence)
    found = scan(text, grammar.masks(text))
    counted = (q for q in found if not grammar.threshold(q, text) and not grammar.idle(q, text))
    return Layout(sentence, text, tuple(counted))
