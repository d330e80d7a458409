"""Lay out one sentence: its clauses, its quantities, and what stands before and behind each."""

import re
from dataclasses import dataclass

from summarizer.extract import grammar, phrases
from summarizer.extract.counted import uncounted
from summarizer.extract.grammar import words
from summarizer.extract.numbers import scan
from summarizer.extract.quantities import Quantity, kind
from summarizer.extract.terms import lookup, strip_back
from summarizer.lexicon import Lexicon
from summarizer.lexicon.numerals import fold

RELATIVE = ("percent", "times", "points")
"""The kinds of unit in which change and parts are told."""
_BETTERED = re.compile(r"(?:整改|改造|巩固|优化|整治)提升$")
"""Before a count of what was made better, which is no change in number."""
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
    written: str
    """The quantity as the sentence has it."""
    unit: str
    """The kind of its unit: percent, times, points, money, measured, counted, general or index."""
    row: tuple[Quantity, ...]
    """The run of quantities of one unit that begins here, which only joining marks part."""
    verb: re.Match[str] | None
    """The verb of change right before the quantity."""
    growth: re.Match[str] | None
    """The same, where it makes the quantity a change."""

    @property
    def relative(self) -> bool:
        """Whether the quantity tells a change, a part or a distance, and no amount."""
        return (
            self.unit in RELATIVE or self.growth is not None or grammar.MEAN.search(self.before) is not None
        )


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

    def place(self, index: int, used: int, lexicon: Lexicon) -> Place:
        """Return the quantity at *index* and its surroundings; the text up to *used* is used up."""
        quantity = self.quantities[index]
        clause = self.clause(quantity.start)
        start = max(clause, used)
        segment = self.text[start : quantity.start]
        before = _JOINTS.sub("", segment)
        start += len(segment) - len(before)
        # 增长 20.5%: a blank before the number says nothing.
        before, after = before.rstrip(" "), self.after(index)
        unit = kind(quantity.base, lexicon)
        verb = grammar.change(before, lexicon)
        return Place(
            quantity,
            index,
            clause,
            start,
            before,
            after,
            self.sentence[quantity.start : quantity.end],
            unit,
            self.row(index),
            verb,
            _growth(verb, before, after, unit, lexicon),
        )

    def after(self, index: int) -> str:
        """Return what stands behind a quantity, up to the next mark, bracket or quantity."""
        begin = self.quantities[index].end
        if self.text.startswith("（", begin) and (closed := self.text.find("）", begin)) > 0:
            # 17714户（其中贫困户1200户）: the noun stands behind the bracket.
            begin = closed + 1
        later = (q.start for q in self.quantities[index + 1 :] if q.start >= begin)
        after = self.text[begin : self._stop(begin, next(later, len(self.text)))]
        closing, opening = after.find("）"), after.find("（")
        return after[:closing] if closing >= 0 and not 0 <= opening < closing else after

    def _stop(self, begin: int, end: int) -> int:
        """Return where the phrase that begins at *begin* ends, at *end* at the latest."""
        found = grammar.STOP.search(self.text, begin, end)
        if found and found[0] == "、" and self.text[begin : found.start()] in grammar.LEVELS:
            # 28个省、市重点项目 and 2个国家级、6个省级中心, but 11个村、326户
            grade = self.text.startswith("级", found.start() - 1)
            if grade or not self.text[found.end() : found.end() + 1].isdigit():
                found = grammar.STOP.search(self.text, found.end(), end)
        bracket = _BRACKET.search(self.text, begin, end) if found else None
        if found and bracket and bracket.start() < found.start():
            # 县（市、区）, 基础设施（一期、二期）
            found = grammar.STOP.search(self.text, bracket.end(), end)
        return found.start() if found else end

    def adjacent(self, at: Place, after: str) -> bool:
        """Whether the next quantity stands at the end of *after*, which stands behind that of *at*."""
        following = self.quantities[at.index + 1 :]
        return bool(following) and following[0].start == at.quantity.end + len(after)

    def row(self, index: int) -> tuple[Quantity, ...]:
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
        return tuple(row)


def _growth(
    verb: re.Match[str] | None, before: str, after: str, unit: str, lexicon: Lexicon
) -> re.Match[str] | None:
    """Return the *verb* of change where it makes a quantity, what stands around which is given, a change."""
    if verb is None:
        moving = unit == "percent" and grammar.GROWING.match(after)
        return grammar.AT.search(before) if moving else None
    if lookup(phrases.trim(strip_back(before, words(lexicon)["tail"], lexicon), lexicon), lexicon):
        # 人口自然增长率 is a name.
        return None
    if before.endswith(words(lexicon)["reached"]):
        return None
    if unit not in RELATIVE and (_BETTERED.search(before) or phrases.behind(after, lexicon)):
        # 改造提升9条街巷 improves roads and raises no number.
        return None
    return verb


def layout(sentence: str, lexicon: Lexicon) -> Layout:
    """Return *sentence* laid out.

    >>> [str(q.value) for q in layout("引进5亿元以上项目12个，居全省前10名。", lexicon).quantities]
    ['12']
    """
    text = fold(sentence)
    numbers = scan(text, grammar.masks(text, lexicon), lexicon)
    return Layout(sentence, text, tuple(q for q in numbers if uncounted(q, text, lexicon) is None))
