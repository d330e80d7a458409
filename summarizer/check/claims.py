"""Judge what a draft claims without a number: a place in a ranking, a first, a streak, a rise or fall.

Each form of claim has a pattern and a way of judging; all look for the sentence of
the region's reports that shares most words with the claim's own.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from summarizer.check.draft import DraftSentence
from summarizer.check.naming import indicator_names
from summarizer.check.numbers import numeral
from summarizer.check.said import clause_start, grams
from summarizer.check.sources import ReportIndex, StatedSentence, squeezed
from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.numerals import fold
from summarizer.records import CitedPlace, Verdict
from summarizer.rule import Rule

_ORDER = r"[一二三四五六七八九十\d]+"
_REALM = (
    r"(?P<realm>(?:全国|全省|全市|全区|全县|全州|全盟|世界|全球|[东中西]部|关中|长三角|[\u4e00-\u9fff]{2,4}平原"
    r"|同类[\u4e00-\u9fff]{0,4}|中心城区|[一二三四五六七八九十两\d]+(?:县区|个[\u4e00-\u9fff]{1,3})中?)?)"
)
_RANK = re.compile(
    rf"(?P<rank>第(?P<order>{_ORDER})(?:位|名)?(?![产季次批轮时书方个家代届手线任条期环部号者])"
    rf"|首位|榜首|之首|前(?P<top>{_ORDER})(?:位|名|强)?(?![\d个月年天])|前列|前茅|上游)"
)
_RANKING = re.compile(r"居|列|排|名|位|升至|跃|夺|获|摘得|评为|稳|是|为|全国|全省|全市|全区|中部|关中")
_STREAK = re.compile(rf"连续(?P<count>{_ORDER}|[两]|数)(?P<of>年|届|个季度|季度)")
_FIRST = re.compile(rf"{_REALM}(?P<first>首个|首次|首家|首批|唯一|率先)")
_FIRSTS = ("第一家", "第一个", "第一次", "首", "率先", "唯一", "第一")
_SIMILAR = 0.3
"""From which share of a claim's words on a sentence of a report is about the same."""
_SURE = 0.45
_OPENS = 26
"""Characters before a claim that tell what it is of."""


@dataclass(frozen=True, slots=True)
class Claimed:
    """A claim of a draft, and what the reports say to it."""

    start: int
    """In the sentence without the names of regions."""
    end: int
    verdict: Verdict
    rule: str
    sources: tuple[CitedPlace, ...] = ()
    difference: str = ""


@dataclass(frozen=True, slots=True)
class Claim:
    """A claim with the words around it."""

    match: re.Match[str]
    text: str
    around: frozenset[str]
    regions: tuple[str, ...]
    sources: ReportIndex

    def nearest(self, has: Callable[[str], bool]) -> list[tuple[float, StatedSentence]]:
        """Return the sentences for which *has* holds, those that share most words first, with the share."""
        own = [s for r in self.regions or tuple(self.sources.by_region) for s in self.sources.sentences(r)]
        found = [(len(self.around & s.grams) / max(len(self.around), 4), s) for s in own if has(s.text)]
        return sorted(found, key=lambda pair: -pair[0])


def claims(sentence: DraftSentence, sources: ReportIndex, lexicon: Lexicon) -> Iterator[Claimed]:
    """Yield the claims of *sentence* with what the reports say to them."""
    text = fold(sentence.plain)
    taken: list[tuple[int, int]] = []
    for form in CLAIMS:
        for match, start in form.rule.read(text, lexicon):
            if any(start < stop and begin < match.end() for begin, stop in taken):
                continue
            begin = clause_start(text, match.start())
            if len(text[begin:start]) < 6 and begin:
                begin = clause_start(text, begin - 1)
            around = grams(text[max(begin, start - _OPENS) : start])
            regions = () if sentence.frame.carried and not sentence.named else sentence.regions(start)
            claim = Claim(match, text, around, regions, sources)
            found = _verbatim(claim, begin) or form.judge(claim, lexicon)
            if found is not None:
                taken.append((start, match.end()))
                yield found


def _claimed(
    claim: Claim, verdict: Verdict, rule: str, told: StatedSentence | None = None, difference: str = ""
) -> Claimed:
    cited = () if told is None else (claim.sources.sentence(told),)
    return Claimed(claim.match.start(), claim.match.end(), verdict, rule, cited, difference)


def _verbatim(claim: Claim, begin: int) -> Claimed | None:
    """Return that the claim's clause stands in a report word for word; None where it does not."""
    end = re.search("[，。；：]", claim.text[claim.match.end() :])
    whole = claim.text[begin : claim.match.end() + end.start() if end else None]
    own = squeezed(claim.text[begin : claim.match.end()])
    own = squeezed(whole) if len(own) < 6 else own
    if len(own) < 6:
        return None
    for region in claim.regions or tuple(claim.sources.by_region):
        for told in claim.sources.sentences(region):
            if own in told.squeezed:
                return _claimed(claim, "verbatim", "word for word", told)
    return None


# -- ranks


@lru_cache(maxsize=16384)
def _ranks(text: str) -> tuple[tuple[str, str], ...]:
    """Return the ranks of a report's sentence: realm, and order as `_order` has it."""
    return tuple((_realm(m), _order(m)) for m in _RANK.finditer(text))


def _realm(match: re.Match[str]) -> str:
    """Return among whom a rank is, as said in the few characters before it; empty where nothing is said."""
    before = re.split("[，。；、]", match.string[max(0, match.start() - 12) : match.start()])[-1]
    found = [one["realm"] for one in re.finditer(_REALM, before) if one["realm"]]
    return found[-1] if found else ""


def _order(match: re.Match[str]) -> str:
    """Return a rank without its wording: 1 for 首位 and 第一, top3 for 前三, ahead for 前列."""
    written = match["order"] or match["top"]
    if written:
        value = written if written.isdigit() else str(numeral(written))
        return value if match["order"] else f"top{value}"
    return "ahead" if match["rank"] in ("前列", "前茅", "上游") else "1"


def _rank(claim: Claim, lexicon: Lexicon) -> Claimed | None:
    order, realm = _order(claim.match), _realm(claim.match)
    near = [(s, one) for s, one in claim.nearest(lambda text: bool(_ranks(text))) if s >= _SIMILAR]
    for _share, told in near:
        for there, place in _ranks(told.text):
            if place == order and (there == realm or not there or not realm):
                return _claimed(claim, "same", "the same rank", told)
    for share, told in near[:3]:
        if share < _SURE:
            break
        for there, place in _ranks(told.text):
            if place == order:
                return _claimed(claim, "scope", "a rank among others", told, f"{realm} / {there}")
            if _softer(order, place):
                return _claimed(claim, "rounded", "a rank told less exactly", told)
            verdict: Verdict = "degree" if place == "ahead" else "number"
            return _claimed(claim, verdict, "another rank", told, f"{claim.match['rank']} / {told.text}")
    share, told_last = near[0] if near else (0.0, None)
    return _claimed(claim, "missing", "in no report", told_last if share >= _SIMILAR else None)


def _softer(said: str, stated: str) -> bool:
    """Whether a rank is said less exactly than it is stated: 前列 and 前三 for 第一."""
    if said == "ahead":
        return True
    if said.startswith("top") and stated.isdigit():
        return int(stated) <= int(said[3:])
    return False


# -- streaks and firsts


@lru_cache(maxsize=16384)
def _streaks(text: str) -> tuple[tuple[str, str], ...]:
    return tuple((_count(m["count"]), m["of"]) for m in _STREAK.finditer(text))


def _count(written: str) -> str:
    return written if written.isdigit() else str(numeral(written))


def _streak(claim: Claim, lexicon: Lexicon) -> Claimed | None:
    count = _count(claim.match["count"])
    around = claim.around | grams(claim.text[claim.match.end() : claim.match.end() + 14])
    wide = Claim(claim.match, claim.text, around, claim.regions, claim.sources)
    near = [(s, one) for s, one in wide.nearest(lambda text: bool(_streaks(text))) if s >= _SIMILAR * 0.8]
    for _share, told in near:
        if any(there == count for there, _of in _streaks(told.text)):
            return _claimed(claim, "same", "the same streak", told)
    if near:
        there = _streaks(near[0][1].text)[0][0]
        return _claimed(claim, "number", "another streak", near[0][1], f"{count} / {there}")
    return _claimed(claim, "missing", "in no report")


def _first(claim: Claim, lexicon: Lexicon) -> Claimed | None:
    around = claim.around | grams(claim.text[claim.match.end() : claim.match.end() + 16])
    wide = Claim(claim.match, claim.text, around, claim.regions, claim.sources)
    near = [(s, one) for s, one in wide.nearest(lambda text: True) if s >= _SIMILAR][:4]
    realm = claim.match["realm"]
    for _share, told in near:
        found = any(m["realm"] == realm or not realm for m in _FIRST.finditer(told.text))
        if found or any(f"{realm}{word}" in told.text for word in _FIRSTS):
            return _claimed(claim, "same", "a first", told)
    for _share, told in near:
        other = _FIRST.search(told.text)
        if other is not None:
            return _claimed(claim, "scope", "a first among others", told, f"{realm} / {other['realm']}")
    if near and near[0][0] >= 0.6:
        return _claimed(claim, "degree", "no first", near[0][1])
    return _claimed(claim, "missing", "in no report", near[0][1] if near else None)


# -- rises and falls without a number


@derived
def _trend(lexicon: Lexicon) -> re.Pattern[str]:
    words = lexicon.check.claims
    names = indicator_names(lexicon)[0].pattern
    turned, rises, falls = (
        "|".join(map(re.escape, those)) for those in (words.turned, words.growth, words.fall)
    )
    return re.compile(
        rf"(?P<name>{names})(?:增速|增幅)?(?:(?!位数|成)[^，。；、\d]){{0,8}}?"
        rf"(?:(?P<turned>{turned})|(?P<up>{rises})|(?P<down>{falls}))(?![^，。；、]{{0,6}}[\d]|率|点|极|[^，。；]{{0,2}}位数|[近超约]?[一二三四五六七八九]成)"
        rf"(?=[，。；、的]|$)"
    )


@derived
def _standard(lexicon: Lexicon) -> dict[str, str]:
    return {name: entry.name for entry in lexicon.indicators for name in (*entry.also, entry.name)}


def _turn(claim: Claim, lexicon: Lexicon) -> Claimed | None:
    name = _standard(lexicon).get(claim.match["name"], claim.match["name"])
    told = [
        one
        for region in claim.regions
        for one in claim.sources.by_name.get((region, name), ())
        if one.form == "growth" and one.kind != "target" and one.sign
    ]
    if not told:
        return _claimed(claim, "missing", "in no report")
    latest = max(told, key=lambda one: max(one.years, default=0))
    cited = (claim.sources.cited(latest),)
    start, end = claim.match.span()
    if claim.match["turned"]:
        year = max(latest.years, default=0)
        before = [one for one in told if year - 1 in one.years]
        if latest.sign < 0:
            return Claimed(start, end, "direction", "no turn", cited)
        if before:
            turned = before[0].sign < 0
            both = (*cited, claim.sources.cited(before[0]))
            return Claimed(
                start, end, "computed" if turned else "direction", "from one year to the next", both
            )
        return Claimed(start, end, "missing", "in no report", cited)
    right = (latest.sign > 0) == bool(claim.match["up"])
    return Claimed(start, end, "same" if right else "direction", "a rise or a fall", cited)


# -- the rows ------------------------------------------------------------------------------------------

Found = Iterator[tuple[re.Match[str], int]]
"""Where a sentence makes a claim, and where its own words begin."""


@dataclass(frozen=True, slots=True)
class ClaimForm:
    """How a claim is judged, and the row that finds it in a sentence.

    A specimen of the row is what a draft says and what a report says, parted by
    `` | ``; its outcome is the verdict.
    """

    judge: Callable[[Claim, Lexicon], Claimed | None]
    rule: Rule[Callable[[str, Lexicon], Found]]


def _find_ranks(text: str, lexicon: Lexicon) -> Found:
    for match in _RANK.finditer(text):
        if _RANKING.search(text[max(0, match.start() - 8) : match.start("rank")]):
            yield match, match.start("rank")


def _find_streaks(text: str, lexicon: Lexicon) -> Found:
    return ((match, match.start()) for match in _STREAK.finditer(text))


def _find_firsts(text: str, lexicon: Lexicon) -> Found:
    return ((match, match.start()) for match in _FIRST.finditer(text))


def _find_turns(text: str, lexicon: Lexicon) -> Found:
    return ((match, match.start()) for match in _trend(lexicon).finditer(text))


CLAIMS: tuple[ClaimForm, ...] = (
    ClaimForm(
        _rank,
        Rule(
            name="a rank",
            why="A place in a ranking, by its order and by whom it is among.",
            shows=(
                ("空气质量改善率居全省第二位。 | 空气质量改善率在全省排名第二。", "same"),
                ("空气质量改善率居全省第一位。 | 空气质量改善率在全省排名第二。", "number"),
                ("空气质量改善率居全国第二位。 | 空气质量改善率在全省排名第二。", "scope"),
                ("空气质量改善率居全省前列。 | 空气质量改善率在全省排名第二。", "rounded"),
            ),
            spares=("第二产业持续向好。", "第一时间赶赴现场。", "召开第三次会议。"),
            read=_find_ranks,
        ),
    ),
    ClaimForm(
        _streak,
        Rule(
            name="a streak",
            why="How many years or sessions in a row.",
            shows=(
                ("连续三年获评省级先进集体。 | 县委办获评省级先进集体，已是连续三年。", "same"),
                ("连续四年获评省级先进集体。 | 县委办获评省级先进集体，已是连续三年。", "number"),
            ),
            spares=("连续降雨造成内涝。", "连续奋战三十天。"),
            read=_find_streaks,
        ),
    ),
    ClaimForm(
        _first,
        Rule(
            name="a first",
            why="The first or the only one, and among whom.",
            shows=(
                ("建成全省首个水权交易中心。 | 水权交易中心挂牌，为全省首个。", "same"),
                ("建成全国首个水权交易中心。 | 水权交易中心挂牌，为全省首个。", "scope"),
            ),
            spares=("首先要抓好落实。", "首府城市建设提速。"),
            read=_find_firsts,
        ),
    ),
    ClaimForm(
        _turn,
        Rule(
            name="a rise or a fall",
            why="That an indicator rose, fell or turned, without a number.",
            shows=(
                ("固定资产投资稳步增长。 | 固定资产投资增长4.2%。", "same"),
                ("固定资产投资有所下降。 | 固定资产投资增长4.2%。", "direction"),
            ),
            spares=("固定资产投资增长4.2%。", "培育新的增长点。"),
            read=_find_turns,
        ),
    ),
)
"""The forms of claims; what one has found the later ones leave alone."""
