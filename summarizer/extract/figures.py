"""Read the figures of one sentence: which noun each quantity belongs to.

Chinese puts the noun before its number (签约项目30个) or behind it (30个项目签约),
lets later numbers share the noun of the first (增长5%), and deals numbers out
to nouns in order (分别).  The grammar here knows these forms and reads clause
by clause; it never looks at words as a segmenter would cut them.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from summarizer import lexicon
from summarizer.extract.names import Extra, Name, as_counted, flow_words, lookup, name, strip_back, strip_front, terms
from summarizer.extract.quantities import Quantity, fold, kind, number, scan
from summarizer.models import Bound, Measure

_BREAK = re.compile(r"[，。；：！？]")
_ORIGIN = re.compile(r"(?:由|从)(?:原来的?|(?:20\d\d|上|去)年[底末]?的?)?(?:[^，。；]{0,8}?\d|[一二两三四五六七八九十]+[个家户%]).*$")
_COMPARED_WITH = re.compile(
    r"(?:比|较|同)(?:“?十[一二三四五]五”?(?:时期|期间|期?末)?|上(?:个|一个|一)?(?:五年|届)|(?:19|20)\d\d年[底末]?|[上去前]一?年|五年前|全国|全省|全市|任务|计划|目标)"
    r"[^，。；]{0,8}$"
)
_PART = re.compile(r"[\u4e00-\u9fff]{0,8}(?<![家省市]级)(?:开发|高新|经开|园|保税|自贸|新)区(?!域|间)(?=..)")
_WHOLE = re.compile(r"[全我][省市县区州旗]")
_YEARS = re.compile(r"^(?:[三四五]年(?:来|间|里|共|累计)*|“?十[一二三四五]五”?(?:时期|期间|以来)?)")
_STOP = re.compile(r"[，。；：！？、]")
_LEVELS = ("省", "市", "县", "区", "国家", "省级", "国家级", "中央", "乡", "镇", "村")
_JOIN = re.compile(r"^(?:[、和及与，]|以及|[、，]?(?:同比|分别)?(?:增长|下降|增))+$")
_RANGE_FROM = re.compile(r"(?:由|从)[^，。；]{0,14}$")


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


@dataclass(frozen=True, slots=True)
class _Subject:
    """A noun phrase that figures are said of."""

    name: Name
    text: str


@cache
def _words() -> dict[str, tuple[str, ...]]:
    table = lexicon.table("phrasing")
    by_length = {
        "up": table["growth"]["up"],
        "down": table["growth"]["down"],
        "reached": table["growth"]["reached"],
        "compared": table["growth"]["compared"],
        "anaphors": table["lead"]["anaphors"],
        "general": table["lead"]["general"],
        "persons": table["lead"]["persons"],
        "adverbs": table["lead"]["adverbs"],
        "verbs": table["lead"]["verbs"],
        "tail": table["tail"]["words"],
        "stops": table["after"]["stops"],
        "after": table["after"]["verbs"],
        "kept": table["after"]["kept"],
        "heads": table["after"]["heads"],
        "rank": table["rank"]["verbs"],
        "realms": table["rank"]["realms"],
        "claims": table["rank"]["claims"],
    }
    return {key: tuple(sorted(words, key=len, reverse=True)) for key, words in by_length.items()}


@cache
def _growth() -> re.Pattern[str]:
    """Match a verb of change, and what compares, at the end of what stands before a number."""
    words = _words()
    either = {k: "|".join(map(re.escape, words[k])) for k in ("up", "down", "compared")}
    more = r"(?<=[比较][上去]年)多|(?<=同比)多"
    return re.compile(
        rf"(?:{either['compared']}|、|，)*(?P<verb>(?P<up>{either['up']}|{more})|(?P<down>{either['down']}))"
        rf"(?:了|为|达到|达|约|近|超过|超|均为|均|保持在|稳定在|控制在|{either['compared']})*$"
    )


_GAP = re.compile(
    r"(?P<high>高于|快于|高出|超出|领先|好于|优于|超过|超|高|快)?(?P<low>低于|慢于|低|少于)?"
    r"(?:于)?(?:全国|全省|全市|全区|全县|省|市|省定|同期|预期|年度|周边|(?:20\d\d|上|去|前)年|上半年|目标)[^，。；、]{0,12}?(?P<high2>高出?|快|多)?(?P<low2>低|慢|少)?(?:了|出|约|近)?$"
    r"|(?:(?P<above>高于|快于|好于|优于|领先)|(?P<below>低于|慢于))[^，。；、\d]{1,14}$"
)
_SHARE = re.compile(r"占(?:到|了)?(?P<whole>[^，。；、]{0,24}?)(?:的?(?:比重|比例|份额))?(?:达到|达|为|的|约|近|超过|超)*$")
_RANK_END = r"(?:第(?:[一二三四五六七八九十两]+|\d+)(?:位|名|方阵|梯队|集团)?|首位|榜首|前(?:列|茅|[一二三四五六七八九十两]+(?:位|名|强)?|\d+(?:位|名|强)?)|唯一)"


@cache
def _after_verbs() -> re.Pattern[str]:
    """Match where the noun behind a number ends, but for words that merely contain such a verb."""
    return re.compile(rf"(?<![发集])(?:{'|'.join(map(re.escape, _words()['after']))})(?![校岗建册者乡])")


@cache
def _place() -> re.Pattern[str]:
    """Match the name of a place that did what the verb behind it says."""
    verbs = "|".join(map(re.escape, (*flow_words(), *_words()["verbs"], "累计", "共", "全年")))
    return re.compile(rf"[\u4e00-\u9fff]{{0,6}}?(?:[省县州旗]|(?<!城)[市镇乡]|(?<![城社园地景小])区)(?={verbs})")


_TURN = re.compile(r"翻(?:了)?(?P<times>[一两二三四]|\d)?番|“?零增长”?")
_STREAK = re.compile(
    r"连续(?P<n>\d+|[两二三四五六七八九十]+)多?(?:个)?(?P<unit>年|次|届|季度|月)|“?(?P<titles>[二两三四五六七八九十]+)连(?:冠|优|增|丰|胜|创)”?"
)


_GROWING = re.compile(r"(?:以上|左右)?的?(?:速度|幅度)?(?:增长|增速|递增)")
_AT = re.compile(r"(?P<up>保持|实现|呈|以)(?P<down>$^)?(?:了|年均|均|在)*$")


@cache
def _rank() -> re.Pattern[str]:
    words = _words()
    verbs = "|".join(map(re.escape, words["rank"]))
    realms = "|".join(map(re.escape, words["realms"]))
    claims = "|".join(map(re.escape, words["claims"]))
    return re.compile(
        rf"(?:增速|增幅|总量|均|分别|其中|排名|继续|连续\S{{1,3}}年)*"
        rf"(?:{verbs})+(?:到|至|在|了|入)?[^，。；：、]{{0,14}}?{_RANK_END}"
        rf"|(?:增速|增幅|总量)?(?:{realms})[^，。；：、]{{0,4}}{_RANK_END}|{claims}|占[全][省市国][“]?半壁江山[”]?"
    )


def _masks(text: str) -> tuple[tuple[int, int], ...]:
    """Return the stretches in quotation marks and titles, where a number names and does not count."""
    return tuple(m.span() for m in re.finditer(r"“[^”]*”|《[^》]*》|‘[^’]*’|\"[^\"]{0,40}\"", text))


def _threshold(quantity: Quantity, text: str) -> bool:
    """Whether the quantity (5亿元以上 of 5亿元以上项目) is part of a noun phrase."""
    written = text[quantity.start : quantity.end]
    if not written.endswith(("以上", "以下", "以内")):
        return False
    rest = text[quantity.end :]
    return bool(rest) and not rest.startswith(_words()["stops"]) and not re.match(r"\W|\d", rest)


def _idle(quantity: Quantity, text: str) -> bool:
    """Whether the number counts nothing the region did: 前20名, 7个示范县之一, 8个方面."""
    if text[: quantity.start].endswith(("前", "第", "百强第")):
        return True
    rest = text[quantity.end :]
    if rest.startswith(tuple(lexicon.table("phrasing")["uncounted"]["nouns"])):
        return True
    return "之一" in _BREAK.split(rest, maxsplit=1)[0] and kind(quantity.base) in ("counted", "general")


def read(sentence: str, extra: Extra = ()) -> tuple[Figure, ...]:
    """Return the figures of *sentence*, in order.

    >>> [(f.name.name, str(f.value), str(f.change)) for f in read("财政收入完成12亿元，同比增长5%。")]
    [('财政收入', '12', '5')]
    >>> [(f.name.name, str(f.change)) for f in read("城镇、农村居民人均可支配收入分别增长8%、9%。")]
    [('城镇居民人均可支配收入', '8'), ('农村居民人均可支配收入', '9')]
    """
    text = fold(sentence)
    ranks = tuple(m.span() for m in _rank().finditer(text))
    quantities = [
        q for q in scan(text, (*_masks(text), *ranks)) if not (_threshold(q, text) or _idle(q, text))
    ]
    reader = _Reader(sentence, text, quantities, extra)
    return reader.read()


class _Reader:
    """Walk the quantities of one sentence, remembering what later ones may lean on."""

    def __init__(self, sentence: str, text: str, quantities: Sequence[Quantity], extra: Extra) -> None:
        self.sentence = sentence
        self.text = text
        self.quantities = quantities
        self.extra = extra
        self.figures: list[Figure] = []
        self.cursor = 0
        self.group: list[int] = []
        """The figures that the last 分别 dealt out."""
        self.part = False
        """Whether the sentence has come to speak of a part of the region."""

    def read(self) -> tuple[Figure, ...]:
        index = 0
        while index < len(self.quantities):
            group = self._joined(index)
            if len(group) > 1 and self._deal(group):
                index += len(group)
                continue
            self._one(index)
            index += 1
        self._turns()
        self._streaks()
        self.figures.sort(key=lambda f: f.start)
        self._ranks()
        return tuple(self.figures)

    # -- where things stand

    def _clause(self, place: int) -> int:
        """Return where the clause that holds *place* begins."""
        breaks = [m.end() for m in _BREAK.finditer(self.text, 0, place)]
        opening = [m.end() for m in re.finditer(r"（", self.text[:place]) if "）" not in self.text[m.end() : place]]
        return max(breaks + opening, default=0)

    def _before(self, quantity: Quantity) -> tuple[int, str]:
        start = max(self._clause(quantity.start), self.cursor)
        segment = self.text[start : quantity.start]
        stripped = re.sub(r"^(?:[、，；）]|以及|及|和|与)+", "", segment)
        return start + len(segment) - len(stripped), stripped

    def _after(self, index: int) -> str:
        quantity = self.quantities[index]
        end = self.quantities[index + 1].start if index + 1 < len(self.quantities) else len(self.text)
        found = _STOP.search(self.text, quantity.end, end)
        if found and found[0] == "、" and self.text[quantity.end : found.start()] in _LEVELS:
            # 28个省、市重点项目
            found = _STOP.search(self.text, found.end(), end)
        after = self.text[quantity.end : found.start() if found else end]
        depth = after.find("（")
        if "）" in after and (depth < 0 or after.find("）") < depth):
            after = after[: after.find("）")]
        return after

    def _joined(self, index: int) -> list[Quantity]:
        """Return the run of quantities of one unit, from *index*, that only joining marks part."""
        run = [self.quantities[index]]
        for q in self.quantities[index + 1 :]:
            between = self.text[run[-1].end : q.start]
            if q.base != run[0].base or not _JOIN.match(between):
                break
            if "，" in between and len(run) == 1 and "分别" not in self.text[max(0, run[0].start - 30) : run[0].start]:
                break
            run.append(q)
        return run

    # -- noun phrases

    def _phrase(self, before: str) -> str:
        """Return *before* without the words that only lead up to the number."""
        tails = _words()["tail"]
        phrase = _COMPARED_WITH.sub("", _ORIGIN.sub("", before))
        while True:
            growth = _growth().search(phrase)
            if growth and not lookup(self._trim(strip_back(phrase, tails)), self.extra):
                phrase = phrase[: growth.start()]
                continue
            shorter = strip_back(phrase, tails)
            if shorter == phrase:
                break
            phrase = shorter
        if phrase.endswith("）") and "（" in phrase and re.search(r"\d", phrase[phrase.rfind("（") :]):
            return self._phrase(phrase[: phrase.rfind("（")])
        return phrase

    def _trim(self, phrase: str) -> str:
        """Return *phrase* without the adverbs and subjects it begins with."""
        trimmed = strip_front(phrase, _words()["adverbs"])
        trimmed = _YEARS.sub("", re.sub(r"^(?:20\d\d年度?|\d{1,2}月份?|(?:前?[一二三四两1-4]个?季度|上半年|1-\d+月份?|年初以来|年末|[年月]底)末?)+", "", trimmed))
        trimmed = strip_front(trimmed, _words()["adverbs"])
        place = _place().match(trimmed)
        return strip_front(trimmed[place.end() :], _words()["adverbs"]) if place else trimmed

    def _verbatim(self, phrase: str, start: int) -> str:
        """Return *phrase* as the sentence has it, looking from *start* on."""
        at = self.text.find(phrase, start)
        return self.sentence[at : at + len(phrase)] if at >= 0 else phrase

    # -- one quantity

    def _one(self, index: int) -> None:
        quantity = self.quantities[index]
        clause = self._clause(quantity.start)
        start, before = self._before(quantity)
        if self._superseded(index, before):
            self.cursor = max(self.cursor, start)
            return
        unit = kind(quantity.base)
        growth = _growth().search(before)
        if growth is None and unit == "percent" and _GROWING.match(self._after(index)):
            growth = _AT.search(before)
        elif growth and lookup(self._trim(strip_back(before, _words()["tail"])), self.extra):
            # A name may end like a verb of change: 人口自然增长率.
            growth = None
        reached = before.endswith(_words()["reached"])
        if growth and reached:
            growth = None
        gap = _GAP.search(before) if unit == "points" else None
        if gap and (gap["above"] or gap["below"]):
            growth = None
        after = self._after(index)
        figure: Figure | None
        if growth and unit not in ("percent", "times", "points") and self._noun_after(after):
            # 改造提升13条道路 improves roads and raises no number.
            growth = None
        if unit in ("percent", "times", "points") or growth is not None:
            figure = self._relative(quantity, clause, start, before, growth, gap, after)
        else:
            figure = self._absolute(index, clause, start, before, reached, after)
        self.cursor = max(self.cursor, quantity.end)
        if figure is not None:
            self.figures.append(figure)
            self.group = [len(self.figures) - 1]

    def _superseded(self, index: int, before: str) -> bool:
        """Whether the quantity is where a change began (由3%提高到5%)."""
        if not _RANGE_FROM.search(before) or index + 1 == len(self.quantities):
            return False
        if before.endswith(_words()["reached"]) or before.endswith(("到", "至")):
            return False
        between = self.text[self.quantities[index].end : self.quantities[index + 1].start]
        return any(w in between for w in _words()["reached"]) or bool(re.search(r"到|至", between))

    def _subject(self, before: str, start: int, stock: bool) -> _Subject | None:
        phrase = self._trim(self._phrase(before))
        if not phrase:
            return None
        if phrase in _words()["anaphors"] and self.figures:
            return self._stocked(self._last(), stock)
        return _Subject(self._owned(phrase, name(phrase, None, self.extra, stock)), self._verbatim(phrase, start))

    def _stocked(self, subject: _Subject | None, stock: bool) -> _Subject | None:
        """Return *subject* as the stock that an addition led to (新增6家，达到29家)."""
        if subject is None or not stock or subject.name.flow not in ("新增", "新认定", "培育"):
            return subject
        named = subject.name
        base = name(named.name.removeprefix(named.flow or ""), None, self.extra, True)
        return _Subject(replace(base, scope="保有"), subject.text)

    def _owned(self, phrase: str, named: Name) -> Name:
        """Return *named*, as a local fact where the sentence speaks of a part of the region."""
        if _PART.match(phrase):
            self.part = True
        elif _WHOLE.match(phrase):
            self.part = False
        return replace(named, standard=False) if self.part else named

    def _last(self, place: int = 0) -> _Subject | None:
        if not self.figures:
            return self._pending()
        last = self.figures[-1]
        if self.text[place - 1 : place] == "（":
            # 白酒（增长8%）: the noun stands before the bracket.
            noun = self._trim(self._phrase(_BREAK.split(self.text[last.end : place - 1])[-1].strip("、和及等有）")))
            if noun:
                return _Subject(name(noun, None, self.extra), self._verbatim(noun, last.end))
        return _Subject(last.name, last.text)

    def _pending(self) -> _Subject | None:
        """Return what the clause before speaks of, where it names a standard indicator."""
        clause = self._clause(self.quantities[0].start) if self.quantities else 0
        if clause == 0:
            return None
        start = self._clause(clause - 1)
        found = self._named_in(start, clause - 1)
        return found[0] if len(found) == 1 else None

    def _named_in(self, start: int, end: int) -> list[_Subject]:
        """Return the standard indicators that open the clause from *start* to *end*, in order."""
        phrase = self._trim(self.text[start:end])
        found: list[_Subject] = []
        for piece in re.split(r"[、和与及]|以及", phrase):
            written = next((piece[:n] for n in range(len(piece), 1, -1) if lookup(piece[:n], self.extra)), None)
            if written is None:
                break
            found.append(_Subject(name(written, None, self.extra), self._verbatim(written, start)))
        return found

    def _relative(
        self,
        quantity: Quantity,
        clause: int,
        start: int,
        before: str,
        growth: re.Match[str] | None,
        gap: re.Match[str] | None,
        after: str,
    ) -> Figure | None:
        unit = kind(quantity.base)
        sign = -1 if growth and growth["down"] else 1
        share = _SHARE.search(before) if unit == "percent" and not growth else None
        if gap is not None and not growth:
            head = before[: gap.start()].rstrip("比")
            subject = self._subject(head, start, False) or self._last()
            if subject is None:
                return None
            sign = -1 if gap["low"] or gap["low2"] or gap["below"] else 1
            return self._make(subject, quantity, clause, value=sign * quantity.value, measure="gap")
        if share is not None:
            return self._share(quantity, clause, start, before, share)
        head = before[: growth.start()] if growth else before
        subject = self._subject(head, start, False)
        if growth and unit in ("percent", "times"):
            change = sign * quantity.value * (100 if unit == "times" else 1)
            last = self.figures[-1] if self.figures else None
            bracketed = self._last(clause) if subject is None and last is not None else None
            if bracketed is not None and last is not None and bracketed.text != last.text:
                subject = bracketed
            average = "年均" in growth[0] or "平均每年" in growth[0] or "年均" in before
            if subject is None and last is not None and not average:
                if last.change is None and last.value is not None and last.measure == "level":
                    self.figures[-1] = replace(
                        last,
                        change=change,
                        end=quantity.end,
                        bound=last.bound if last.bound != "=" else quantity.bound,
                    )
                    return None
                if last.change is not None:
                    return None
            subject = subject or self._last()
            if subject is None:
                return None
            upper = quantity.upper
            if average:
                return self._make(subject, quantity, clause, change=change, upper=upper, unit=None, measure="average")
            both = self._each(self._trim(self._phrase(head)), start)
            for one in both[:-1]:
                self.figures.append(self._make(one, quantity, clause, change=change, upper=upper, unit=None))
            return self._make(both[-1] if both else subject, quantity, clause, change=change, upper=upper, unit=None)
        subject = subject or self._last()
        if growth:
            if subject is None:
                return None
            measure: Measure = "pp_change" if unit == "points" else "abs_change"
            return self._make(subject, quantity, clause, value=sign * quantity.value, measure=measure)
        if unit == "points" or unit == "times":
            return None
        if subject is None or not self._trim(self._phrase(head)):
            return None
        return self._make(subject, quantity, clause, value=quantity.value, measure=subject.name.measure)

    def _each(self, phrase: str, start: int) -> list[_Subject]:
        """Return the standard indicators coordinated in *phrase*, of each of which one growth is said."""
        pieces = len(re.split(r"[、和与及]|以及", phrase))
        parts = _parts(phrase, pieces, self.extra) if pieces > 1 else None
        if parts is None or not all(lookup(part, self.extra) for part in parts):
            return []
        return [_Subject(name(part, None, self.extra), self._verbatim(phrase, start)) for part in parts]

    def _share(self, quantity: Quantity, clause: int, start: int, before: str, share: re.Match[str]) -> Figure | None:
        written = before[share.start() :]
        part = self._trim(before[: share.start()])
        whole = self._phrase(written)
        if part:
            phrase = self._phrase(before) if before.endswith(("比重", "比例")) else part + whole
            found = lookup(part + whole, self.extra) or lookup(part + whole + "比重", self.extra)
            named = Name(found.name, None, True, "share") if found else Name(part + whole, None, False, "share")
            return self._make(_Subject(named, self._verbatim(phrase, start)), quantity, clause, value=quantity.value, measure="share")
        last = self._last()
        if last is None:
            return None
        found = next(
            (t for n in (last.text, last.name.name) for tail in ("", "比重") if (t := terms(self.extra).get(n + whole + tail))),
            None,
        )
        named = Name(found.name, None, True, "share") if found else Name(f"{last.name.name}{whole}", last.name.scope, False, "share")
        return self._make(_Subject(named, self._verbatim(whole, start)), quantity, clause, value=quantity.value, measure="share")

    def _absolute(self, index: int, clause: int, start: int, before: str, reached: bool, after: str) -> Figure | None:
        quantity = self.quantities[index]
        stock = reached or bool(re.search(r"(?:达到?|突破|超过|总数|保有量|共有|拥有|现有|累计)[^，]{0,3}$", before))
        phrase = self._trim(self._phrase(before))
        if quantity.base == "次" and phrase.endswith(_words()["persons"]):
            return None
        owner, _, owned = phrase.rpartition("的")
        if owner and len(owned) >= 2 and "“" not in owned:
            phrase = self._trim(owned)
        led, _, headed = phrase.rpartition("等")
        if led and headed in ("投资", "总投资", "占地", "资金"):
            phrase = headed if headed != "资金" else phrase
        if not phrase and not after and index + 1 < len(self.quantities):
            # 843户1864名脱贫群众
            after = self._after(index + 1)
        noun = self._noun_after(after)
        follows = not after.endswith(("和", "及", "与")) and index + 1 < len(self.quantities) and self.quantities[index + 1].start == quantity.end + len(after)
        verbless = strip_front(phrase, _words()["verbs"])
        verbless = verbless if not re.fullmatch(r"(?:对|为|向|将|把|从|由|给|与|以)?", verbless) else ""
        if noun and (not verbless or phrase.endswith("等") or before.endswith("等") or not follows):
            money = kind(quantity.base) in ("money", "measured")
            if not (money and verbless):
                return self._behind(quantity, clause, phrase, noun, after)
        if not phrase:
            rest = after.strip("的")
            if rest and not self.figures:
                return self._make(_Subject(name(rest, None, self.extra), self._verbatim(rest, quantity.end)), quantity, clause, value=quantity.value)
            if rest and rest[0] not in "，。；、）":
                return self._make(_Subject(name(rest, None, self.extra), self._verbatim(rest, quantity.end)), quantity, clause, value=quantity.value)
            last = self._stocked(self._last(), stock)
            if last is None:
                return None
            return self._make(last, quantity, clause, value=quantity.value)
        if phrase in _words()["anaphors"] and self.figures:
            last = self._stocked(self._last(), True)
            if last is not None:
                return self._make(last, quantity, clause, value=quantity.value)
        if phrase in _words()["general"]:
            owner = self._noun_after(strip_front(after.removeprefix("的"), _words()["verbs"]))
            if owner:
                return self._make(
                    _Subject(Name(owner + phrase, None, False, "level"), self._verbatim(owner, quantity.end)),
                    quantity,
                    clause,
                    value=quantity.value,
                )
        inherited = None
        joint = self.text[self.cursor : start]
        if self.figures and joint in ("、", "，", "和", "及"):
            inherited = self.figures[-1].name.flow
            led = name(phrase, None, self.extra)
            if joint == "，" and not led.standard and not (led.scope or "").endswith("以上"):
                inherited = None
        named = self._owned(phrase, name(phrase, inherited, self.extra, stock))
        if named.flow and self.figures and phrase in flow_words():
            named = self._elided(named.flow) or named
        return self._make(_Subject(named, self._verbatim(phrase, start)), quantity, clause, value=quantity.value, measure=named.measure)

    def _elided(self, flow: str) -> Name | None:
        """Return the name for a bare verb (新开工52个) that leans on the noun of the figure before."""
        last = self.figures[-1].name
        if last.flow is None or not last.name.startswith(last.flow):
            return None
        scope = "、".join([flow, *(last.scope or "").split("、")[1:]])
        return Name(flow + last.name.removeprefix(last.flow), scope, last.standard, last.measure, flow)

    def _noun_after(self, after: str) -> str:
        words = _words()
        if not after or after.startswith(words["after"]):
            return ""
        if after.startswith(words["stops"]) and not after.startswith(words["kept"]):
            return ""
        heads = words["heads"]
        cuts = [m.start() for m in _after_verbs().finditer(after, 1) if not after.startswith(heads, m.end())]
        noun = after[: min(cuts, default=len(after))]
        known = next((after[:at] for at in sorted({*cuts, len(after)}, reverse=True) if lookup(after[:at], self.extra)), "")
        noun = known if len(known) > len(noun) else noun
        return "" if re.fullmatch(r"[\d\W]*", noun) else noun

    def _behind(self, quantity: Quantity, clause: int, phrase: str, noun: str, after: str) -> Figure:
        """Read a noun that stands behind its number; a verb before or behind it gives the flow."""
        predicate = after[len(noun) :]
        flow_before = phrase if phrase in flow_words() else next((w for w in flow_words() if phrase.endswith(w)), "")
        flow_behind = next((w for w in flow_words() if predicate.startswith(w)), "")
        after = re.sub(r"(?:和|及|与|以及)$", "", after)
        whole = after if len(after) <= 24 and not re.search(r"的|进行|等", predicate) else noun
        named = name((flow_before or flow_behind) + noun, None, self.extra)
        if not named.standard and not flow_before:
            named = replace(named, name=name(noun, None, self.extra).name)
        self.cursor = quantity.end + len(noun)
        text = self._verbatim(whole, quantity.end)
        return self._make(_Subject(named, text), quantity, clause, value=quantity.value)

    def _make(
        self,
        subject: _Subject,
        quantity: Quantity,
        clause: int,
        *,
        value: Decimal | None = None,
        change: Decimal | None = None,
        upper: Decimal | None = None,
        unit: str | None = "",
        measure: Measure = "level",
    ) -> Figure:
        written = quantity.unit
        if written == "个" and subject.name.name.endswith("户"):
            # 1200个贫困户 are counted in 户, whatever the measure word.
            written = "户"
        named = subject.name
        if value is not None and measure in ("level", "share", "abs_change"):
            named = as_counted(named, quantity.base)
        return Figure(
            name=named,
            text=subject.text,
            start=quantity.start,
            end=quantity.end,
            clause=clause,
            value=value,
            upper=upper if change is not None else quantity.upper,
            unit=written if unit == "" else unit,
            measure=measure,
            change=change,
            bound=quantity.bound,
        )

    # -- several quantities dealt out in order

    def _deal(self, group: list[Quantity]) -> bool:
        """Read *group* as one number for each of as many nouns; say whether that could be done."""
        first = group[0]
        clause = self._clause(first.start)
        start, before = self._before(first)
        growth = _growth().search(before)
        sign = -1 if growth and growth["down"] else 1
        phrase = self._trim(self._phrase(before))
        if not phrase and growth and not self.figures and clause:
            named = self._named_in(self._clause(clause - 1), clause - 1)
            if len(named) == len(group):
                for subject, q in zip(named, group, strict=True):
                    self.figures.append(self._make(subject, q, clause, change=sign * q.value, unit=None, upper=q.upper))
                self.cursor = group[-1].end
                return True
        if not phrase:
            behind = self.group if len(self.group) == len(group) else list(range(len(self.figures) - len(group), len(self.figures)))
            if not growth or kind(first.base) != "percent" or not behind or behind[0] < 0:
                return False
            for at, q in zip(behind, group, strict=True):
                old = self.figures[at]
                if old.change is not None or old.value is None:
                    return False
                self.figures[at] = replace(old, change=sign * q.value, bound=old.bound if old.bound != "=" else q.bound)
            self.cursor = group[-1].end
            return True
        parts = _parts(phrase, len(group), self.extra)
        if parts is None:
            if "分别" in before and len(group) > 1:
                # Nobody can say which number is whose.
                self.cursor = group[-1].end
                return True
            return False
        dealt: list[int] = []
        text = self._verbatim(phrase, start)
        for part, q in zip(parts, group, strict=True):
            subject = _Subject(self._owned(part, name(part, None, self.extra)), text)
            if growth and kind(q.base) in ("percent", "times"):
                measure: Measure = "average" if "年均" in before else "level"
                change = sign * q.value
                figure = self._make(subject, q, clause, change=change, unit=None, upper=q.upper, measure=measure)
            elif growth:
                shift: Measure = "pp_change" if kind(q.base) == "points" else "abs_change"
                figure = self._make(subject, q, clause, value=sign * q.value, measure=shift)
            else:
                figure = self._make(subject, q, clause, value=q.value, measure=subject.name.measure)
            self.figures.append(figure)
            dealt.append(len(self.figures) - 1)
        self.group = dealt
        self.cursor = group[-1].end
        return True

    # -- figures said in words

    def _turns(self) -> None:
        """Read 翻一番 and 零增长, which are growth without a number."""
        for match in _TURN.finditer(self.text):
            clause = self._clause(match.start())
            earlier = [f for f in self.figures if f.clause <= clause and f.end <= match.start()]
            start = max(clause, max((f.end for f in earlier if f.clause == clause), default=clause))
            subject = self._subject(self.text[start : match.start()].lstrip("、"), start, False)
            if subject is None:
                continue
            change = Decimal(0) if "零" in match[0] else (2 ** number(match["times"] or "一") - 1) * 100
            self.figures.append(
                Figure(subject.name, subject.text, match.start(), match.end(), clause, change=change)
            )

    def _streaks(self) -> None:
        """Read 连续三年获评… and 六连冠 as counts of years or times."""
        for match in _STREAK.finditer(self.text):
            clause = self._clause(match.start())
            if any(f.start < match.end() and match.start() < f.end for f in self.figures):
                continue
            noun = self._trim(self._phrase(self.text[clause : match.start()]).strip("“、"))
            rest = _BREAK.split(self.text[match.end() :], maxsplit=1)[0]
            verb = next((v for v in lexicon.table("phrasing")["streak"]["verbs"] if rest.startswith(v)), None)
            if match["titles"]:
                phrase, unit, written = noun, "次", match["titles"]
            elif verb is not None:
                phrase, unit, written = noun or rest[len(verb) :], match["unit"], match["n"]
            else:
                continue
            phrase = strip_front(phrase, _words()["verbs"])
            if not phrase or not re.search(r"[\u4e00-\u9fff]{2}", phrase):
                continue
            named = name(phrase, None, self.extra)
            self.figures.append(
                Figure(
                    Name(named.name, "连续", False, "level"),
                    self._verbatim(phrase, clause),
                    match.start(),
                    match.end(),
                    clause,
                    value=number(written),
                    unit=unit,
                    rank=self.sentence[match.start() : match.end()] if match["titles"] else None,
                )
            )

    # -- ranks

    def _ranks(self) -> None:
        for match in _rank().finditer(self.text):
            clause = self._clause(match.start())
            done = max((f.end for f in self.figures if f.end <= match.start()), default=0)
            own = self.text[max(clause, done) : match.start()]
            inside = [i for i, f in enumerate(self.figures) if f.clause == clause and f.end <= match.start()]
            earlier = [i for i, f in enumerate(self.figures) if f.end <= match.start()]
            claim = self.sentence[match.start() : match.end()]
            noun = self._trim(re.sub(r"(?:增速|增幅|总量|均|排名|分别|，|、)+$", "", own))
            if earlier and (not noun or inside and noun in ("总量", "增速")):
                at = earlier[-1]
                old = self.figures[at]
                said = f"{old.rank}，{claim}" if old.rank else claim
                self.figures[at] = replace(old, rank=said)
            elif noun and not inside and not _PART.match(self.text) and (lookup(noun, self.extra) or noun.endswith(("天数", "指数", "浓度", "增速", "增幅"))):
                named = name(noun, None, self.extra)
                subject = _Subject(named, self._verbatim(noun, clause))
                self.figures.append(
                    Figure(subject.name, subject.text, clause, match.end(), clause, measure="rank", rank=claim)
                )


def _parts(phrase: str, count: int, extra: Extra) -> tuple[str, ...] | None:
    """Return the *count* coordinated names in *phrase*, each made whole.

    >>> _parts("城镇、农村居民人均可支配收入", 2, ())
    ('城镇居民人均可支配收入', '农村居民人均可支配收入')
    >>> _parts("城乡居民人均可支配收入", 2, ())
    ('城镇居民人均可支配收入', '农村居民人均可支配收入')
    """
    joint = lexicon.table("scopes")["joint"]
    for prefix, singles in joint.items():
        if prefix in phrase and len(singles) == count:
            made = tuple(phrase.replace(prefix, single) for single in singles)
            if all(lookup(m, extra) for m in made):
                return made
    splits = (re.split(joint, phrase) for joint in ("、", "[、和]|以及", "、|和|与|及|以及"))
    pieces = next((p for p in splits if len(p) == count and all(p)), None)
    if pieces is None:
        return None
    last, first = pieces[-1], pieces[0]
    made_parts: list[str] = []
    for piece in pieces:
        whole = piece
        if lookup(piece, extra) is None:
            ends = (piece + last[k:] for k in range(len(last)))
            starts = (first[:k] + piece for k in range(len(first), 0, -1))
            whole = next((w for w in (*ends, *starts) if lookup(w, extra)), _headed(piece, last))
        made_parts.append(whole)
    return tuple(made_parts)


def _headed(piece: str, last: str) -> str:
    """Return *piece* with the head noun that *last* shares with it, where it has none of its own."""
    heads = lexicon.table("phrasing")["heads"]["nouns"]
    if piece == last or piece.endswith(tuple(heads)):
        return piece
    return piece + next((head for head in heads if last.endswith(head)), "")


__all__ = ["Figure", "number", "read"]
