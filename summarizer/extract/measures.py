"""Tell what a figure measures and which time it covers, where more than its place in the report says so.

In their specimens a figure stands in a section that reviews one year, or, behind
``several: ``, five.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from summarizer.extract.discourse import Figure
from summarizer.extract.quantities import kind, unit_of
from summarizer.extract.terms import flow_words, standard
from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.text import either
from summarizer.records import Measure, Span
from summarizer.rule import DECLINED, Rule

_YEARLY = re.compile(r"(?<!以上|完成)每年[^，。；]*$")
_MEAN = re.compile(r"(?:(?<![户人])年均(?!浓度|气温|降水|降雨|值|可支配|收入)|平均每年)[^，。；]*$")
_TOTAL = re.compile(r"(?:累计|[三四五]年共)[^，。；]*$")
_TO_DATE = re.compile(r"累计(?!增长|下降|提高|减少)[^，。；]*$")
_STANDS = re.compile(
    r"(?<=[\u4e00-\u9fff、）”])累计(?:分别)?(?:达到?|有)?(?:近|约|超过?)?$|累计(?:分别)?达到?"
)
"""累计 that says how many there are, and not what was done."""
_OF_THE_YEAR = re.compile(r"全年|当年|本年|今年|去年|年内|月|季度|期间|这一年")
_NUMBER = re.compile(r"[\d一二两三四五六七八九十百千半]")
_CHANGE = re.compile(r"[涨增降跌减]幅|增速|(?:增长|下降|降低|提高|减少|完成)率?$")


@dataclass(frozen=True, slots=True)
class DatedFigure:
    """A figure, the sentence that states it, and the time that its place says."""

    figure: Figure
    text: str
    """Folded."""
    year: int | None
    span: Span
    lexicon: Lexicon

    @property
    def level(self) -> bool:
        """Whether it is a level and no growth."""
        return self.figure.measure == "level" and self.figure.change is None

    @property
    def before(self) -> str:
        """The sentence up to the figure."""
        return self.text[: self.figure.start]

    @property
    def own(self) -> str:
        """The clause up to the number, with the bound that opens it (近, 突破)."""
        start = self.figure.start
        number = _NUMBER.search(self.text, start, self.figure.end)
        return self.text[self.figure.clause : number.start() if number else start].rstrip(" ")

    @property
    def unit(self) -> str:
        """In which list of the lexicon its unit stands; empty where in none."""
        unit = self.figure.unit or ""
        return kind(unit, self.lexicon) if unit_of(unit, self.lexicon) else ""

    @property
    def things(self) -> bool:
        """Whether it counts or measures what is still there at the end of a year, and no event or output."""
        words, named = self.lexicon.phrasing.levels, self.figure.name
        if self.unit not in ("counted", "general", "measured") or "/" in (self.figure.unit or ""):
            return False
        if named.name.endswith(words.yearly) and not named.name.endswith(words.standing):
            return False
        term = standard(named.name, self.lexicon) if named.standard else None
        # What happened to such things is part of the name; without it they are what there is.
        return (term is None or term.flows) and not (self.figure.unit or "").endswith(words.events)


@dataclass(frozen=True, slots=True)
class Covered:
    """What a figure measures, the time it covers, and the words that say so."""

    measure: Measure
    span: Span
    words: str = ""


def reached(at: DatedFigure) -> str | None:
    """Return the words that make a figure the level that something came to, if any do."""
    if at.figure.measure not in ("level", "share") or _CHANGE.search(at.figure.name.name):
        return None
    segment = at.own.rpartition("、")[2]
    # 达到8个、重点企业45家: what stands in a row is said of each.
    verb = _reaching(at.lexicon).search(segment) or _led(at.lexicon).search(at.own)
    standing = at.figure.name.name.endswith(at.lexicon.phrasing.levels.standing)
    if verb is None and (standing or (at.figure.name.standard and at.unit in ("money", "measured"))):
        verb = _passing(at.lexicon).search(segment)
    if verb is None:
        return None
    ahead = segment[: verb.start()] if segment.endswith(verb[0]) else segment
    summed = _summing(at.lexicon).search(ahead) or at.figure.name.flow or _TOTAL.search(at.own)
    return None if summed else verb[0]


@derived
def _reaching(lexicon: Lexicon) -> re.Pattern[str]:
    """Match a verb that says what something came to, directly before the number."""
    words = (*lexicon.phrasing.growth.reached, *lexicon.phrasing.levels.reached)
    return re.compile(rf"(?:{either(words)})[了约近超逾]*(?:过|接近|大约)?$")


@derived
def _led(lexicon: Lexicon) -> re.Pattern[str]:
    """Match such a verb with its number, and no other verb behind it."""
    words = (*lexicon.phrasing.growth.reached, *lexicon.phrasing.levels.reached)
    summing = either((*lexicon.phrasing.levels.summed, *flow_words(lexicon)))
    return re.compile(rf"(?:{either(words)})(?=[了约近超逾]*(?:过)?\d(?:(?!{summing})[^，。；])*$)")


@derived
def _passing(lexicon: Lexicon) -> re.Pattern[str]:
    """Match what says that a mark was passed (突破)."""
    return re.compile(rf"(?:{either(lexicon.phrasing.bounds.at_least_before)})了?$")


@derived
def _summing(lexicon: Lexicon) -> re.Pattern[str]:
    """Match what says that something was done so often, or in all."""
    # 研发投入 and 投入强度 are what is told of.
    words = either((*lexicon.phrasing.levels.summed, *flow_words(lexicon)))
    return re.compile(rf"(?<!研发)(?<!研发经费)(?:{words})(?!强度|水平|规模|标准|成本|比重|面积|里程|能力)")


def _since(at: DatedFigure) -> Covered | None:
    figure = at.figure
    if figure.measure != "level" or figure.change is None or figure.since is None:
        return DECLINED
    if figure.since >= (at.year or 0) - 1:
        return DECLINED
    measure: Measure = "cumulative" if figure.value is None else "level"
    return Covered(measure, "years", str(figure.since) if figure.since else "")


def _yearly(at: DatedFigure) -> Covered | None:
    clause = at.text[at.figure.clause : at.figure.start]
    found = _YEARLY.search(clause) if at.level and at.span == "years" else None
    if found is None and at.figure.change is None and at.figure.measure in ("level", "abs_change"):
        found = _MEAN.search(clause)
    return Covered("average", "years", found[0]) if found else DECLINED


def _growing_yearly(at: DatedFigure) -> Covered | None:
    mean = at.figure.measure == "average" and at.span == "year"
    return Covered("average", "years") if mean else DECLINED


def _by_now(at: DatedFigure) -> Covered | None:
    found = _TO_DATE.search(at.before) if at.level and at.span in ("year", "years") else None
    if found is None or not at.things or at.figure.name.stock:
        return DECLINED
    stands = _STANDS.search(at.own) or ("累计" in at.own and _reaching(at.lexicon).search(at.own))
    if stands and "连续" not in at.own:
        return Covered("level", "stock", stands[0])
    whole = at.span == "years" or _OF_THE_YEAR.search(at.before) or at.figure.name.standard
    return DECLINED if whole else Covered("cumulative", "stock", found[0])


def _summed(at: DatedFigure) -> Covered | None:
    several = at.level and at.span == "years" and not at.figure.name.stock
    found = _TOTAL.search(at.before) if several else None
    return Covered("cumulative", at.span, found[0]) if found else DECLINED


def _together(at: DatedFigure) -> Covered | None:
    return Covered("cumulative", "years") if at.figure.measure == "cumulative" else DECLINED


def _at_a_date(at: DatedFigure) -> Covered | None:
    figure = at.figure
    if not figure.name.stock or figure.measure not in ("level", "share"):
        return DECLINED
    if at.span == "year" or (at.span == "years" and figure.change is None):
        return Covered(figure.measure, "stock", figure.name.name)
    return DECLINED


def _reached(at: DatedFigure) -> Covered | None:
    words = reached(at) if at.span == "years" and at.figure.change is None else None
    if words is None:
        return DECLINED
    return Covered(at.figure.measure, "stock" if at.things else "year", words)


def _rate(at: DatedFigure) -> Covered | None:
    several = at.span == "years" and at.unit == "percent" and at.figure.change is None
    if not several or at.figure.measure not in ("level", "share") or at.figure.since is not None:
        return DECLINED
    name = at.figure.name.name
    rate = next((word for word in at.lexicon.phrasing.levels.rates if name.endswith(word)), None)
    kept = at.own.rstrip("了约近超过").endswith(at.lexicon.phrasing.levels.kept)
    other = rate is None or kept or _CHANGE.search(name) or _TOTAL.search(at.own)
    return DECLINED if other else Covered(at.figure.measure, "year", rate or "")


RULES: tuple[Rule[Callable[[DatedFigure], Covered | None]], ...] = (
    Rule(
        name="growth since an earlier year",
        why="比2015年增长40% is not the growth of the year reviewed.",
        shows=(("重污染天数比2015年下降40%。", "重污染天数 cumulative years"),),
        spares=("重污染天数比上年下降40%。",),
        read=_since,
    ),
    Rule(
        name="mean of several years",
        why="年均 makes an amount the mean of several years; so does 每年 in a review of several.",
        shows=(
            ("several: 每年新增就业3200人。", "新增就业 average years"),
            ("年均新增就业3200人。", "新增就业 average years"),
            ("several: 税收收入年均增加1.4亿元。", "税收收入 average years"),
        ),
        spares=("每年新增就业3200人。", "several: 新增就业3200人。", "PM2.5年均浓度29微克/立方米。"),
        read=_yearly,
    ),
    Rule(
        name="mean growth of several years",
        why="A growth that was read as the mean of several years covers them.",
        shows=(("财政收入两年平均增长7%。", "财政收入 average years"),),
        spares=("财政收入增长7%。",),
        read=_growing_yearly,
    ),
    Rule(
        name="number by now",
        why="累计 counts what is there from the beginning on, and not what one year or five brought.",
        shows=(
            ("累计建成充电站26座。", "充电站 cumulative stock"),
            ("新建绿道12公里、累计达到260公里。", "绿道 level stock"),
        ),
        spares=(
            "全年累计建成充电站26座。",
            "累计办理诉求2600件。",
            "several: 累计建成充电站26座。",
            "several: 累计26户村民搬入新居。",
        ),
        read=_by_now,
    ),
    Rule(
        name="total of several years",
        why="In a review of several years 累计 makes an amount their sum, but for what is counted at a date.",
        shows=(("several: 累计完成固定资产投资620亿元。", "固定资产投资 cumulative years"),),
        spares=("累计完成固定资产投资620亿元。", "several: 高新技术企业累计达到90家。"),
        read=_summed,
    ),
    Rule(
        name="growth over years",
        why="A growth that was read as that of several years together covers them.",
        shows=(("财政收入四年增长38%。", "财政收入 cumulative years"),),
        spares=("财政收入增长38%。",),
        read=_together,
    ),
    Rule(
        name="stock at a date",
        why="What there is at a date is no year's; growth over several years stays theirs.",
        shows=(
            ("存款余额达到460亿元。", "金融机构存款余额 level stock"),
            ("several: 城镇化率达到58%。", "常住人口城镇化率 level stock"),
        ),
        spares=("several: 存款余额增长46%。", "上半年存款余额达到460亿元。"),
        read=_at_a_date,
    ),
    Rule(
        name="level reached",
        why="What something came to in several years is its level in the last of them, and no sum.",
        shows=(
            ("several: 社会消费品零售总额达到48亿元。", "社会消费品零售总额 level year"),
            ("several: 粮食产量由24万吨增加到31万吨。", "粮食产量 level year"),
            ("several: 地区生产总值突破200亿元。", "地区生产总值 level year"),
            ("several: 口袋公园增至42个。", "口袋公园 level stock"),
            ("several: 绿道总里程突破420公里。", "绿道总里程 level stock"),
            ("several: 充电站达到8座、加油站45座。", "充电站 level stock；加油站 level stock"),
            ("several: 出口、进口分别达到8亿元和9亿元。", "出口总额 level year；进口总额 level year"),
        ),
        spares=(
            "社会消费品零售总额达到48亿元。",
            "several: 城镇新增就业达到4.8万人。",
            "several: 建成公园42个。",
            "several: 累计投资达到48亿元。",
            "several: 送戏下乡超600场。",
            "several: 粮食产量稳定在31万吨以上。",
            "several: 新建桥梁45座、隧道8座。",
        ),
        read=_reached,
    ),
    Rule(
        name="rate at the end",
        why="A rate or a share is never a sum: told of several years, it is what it was in the last.",
        shows=(("several: 户厕改造合格率98%。", "户厕改造合格率 level year"),),
        spares=(
            "户厕改造合格率98%。",
            "several: 户厕改造增长98%。",
            "several: 户厕改造合格率保持在98%以上。",
        ),
        read=_rate,
    ),
)
