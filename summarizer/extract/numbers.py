"""Find the quantities in a sentence: number, unit, bound, range.

A quantity is a number that a unit follows.  Years, list numbers, code names
(1+8+N, 5G, 11·4), congresses and anniversaries have none and so are none.
`READINGS` are the ways in which a quantity is written, `REFUSALS` the reasons
for which a number with a unit behind it is no quantity all the same.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from summarizer import lexicon
from summarizer.extract.quantities import DIGITS, MYRIADS, SCALES, Quantity, either, kind, number, units
from summarizer.extract.rule import Rule
from summarizer.records import Bound

Span = tuple[int, int]

_NUMERALS = "零〇一二两三四五六七八九十百千"
_ARABIC = r"(?: \d{1,3} (?: ,\d{3} )+ | \d+ ) (?: \.\d+ )?"
_CHINESE = rf"[{_NUMERALS}万]* [一二两三四五六七八九十百千] [{_NUMERALS}]*"
_SCALE = r"""
    [十百千]? (?: 万亿 | [万亿] )
  | [十百千] (?=[余多])
  | 百 (?!分)(?!$)
  | 千 (?![米瓦克伏字升])
"""
_MINUS = r"(?P<minus> (?<=[\u4e00-\u9fff]) (?<![万亿千百十月日年至到]) - )"
"""A minus and no dash: behind a word, and behind none that may begin a range."""


@dataclass(frozen=True, slots=True)
class Candidate:
    """A number with a unit behind it, which may be a quantity."""

    text: str
    """The whole sentence, folded."""
    match: re.Match[str]
    start: int
    """Where the number begins, in a range its lower end."""
    unit: str
    """Without its multiplier; people counted without a measure word are 人."""

    @property
    def end(self) -> int:
        """Where the unit, and a bound behind it, ends."""
        return self.match.end()

    @property
    def digits(self) -> str:
        """The number as written; in a range its upper end."""
        return self.match["arabic"] or self.match["chinese"]

    @property
    def chinese(self) -> bool:
        """Whether the number is written in Chinese numerals."""
        return self.match["chinese"] is not None

    @property
    def more(self) -> bool:
        """Whether 余 or 多 stands behind the number."""
        return bool(self.match["more"] or self.match["more2"])

    @property
    def named(self) -> bool:
        """Whether a word follows at once, which number and unit may describe."""
        following = self.text[self.end : self.end + 1]
        return bool(re.match(r"[\u4e00-\u9fffA-Za-z]", following)) and not self.text.startswith(
            _stops(), self.end
        )


@cache
def _stops() -> tuple[str, ...]:
    """Return the words behind a quantity that begin no noun."""
    return tuple(lexicon.table("phrasing")["after"]["stops"])


@cache
def _glued() -> str:
    """Return a pattern for the place behind a name in Latin letters, on which a number may follow at once."""
    entries = lexicon.table("indicators")["indicator"]
    latin = {w for entry in entries for w in entry.get("also", ()) if w.isascii() and w.isalpha()}
    return "|".join(rf"(?<={term})" for term in sorted(latin))


@cache
def _pattern(*, ranged: bool = True) -> re.Pattern[str]:
    """Match a number with its unit and what bounds it; *ranged* also a range (5%-5.5%, 10至15人)."""
    bounds, people = lexicon.table("phrasing")["bounds"], lexicon.table("units")["people"]
    before = either(bounds["at_least_before"] + bounds["at_most_before"] + bounds["about_before"])
    after = either(bounds["at_least_after"] + bounds["at_most_after"] + bounds["about_after"])
    unit = either(units())
    low = rf"""
        (?: (?P<low> {_ARABIC} ) (?P<lowscale> (?: {_SCALE} )? ) (?P<lowunit> (?: {unit} )? )
            (?: -{{1,2}} | 至 | 到 ) (?= {_ARABIC} )
        )?
    """
    return re.compile(
        rf"""
        (?P<before> (?: (?<![签制预公节条合契赶反附靠]) (?: {before} ) )? )
        {low if ranged else "(?P<low> (?!) )? (?P<lowunit>)"}
        (?: (?P<arabic>
                (?: (?<![A-Za-z\d.+·/-]) | {_glued()} | {_MINUS} ) {_ARABIC}
              | (?<=[-至到]) {_ARABIC}
            )
          | (?P<chinese> (?<![第一二三四五六七八九十]) (?: {_CHINESE} ) )
        )
        [ ]? (?P<more> [余多来]? ) (?P<scale> (?: {_SCALE} )? ) (?P<more2> [余多]? )
        (?P<unit> {unit}
          | (?<=[万亿余多]) (?= (?: {either(people["before"])} )? (?: {either(people["nouns"])} ) )
        )
        (?P<after> (?: {after} )? )
        """,
        re.VERBOSE,
    )


@cache
def _bounds() -> tuple[dict[str, Bound], dict[str, Bound]]:
    """Return what each word before a number, and each behind its unit, makes of it."""
    table = lexicon.table("phrasing")["bounds"]
    signs: tuple[tuple[str, Bound], ...] = (("at_least", ">="), ("at_most", "<="), ("about", "≈"))
    before = {word: sign for key, sign in signs for word in table[f"{key}_before"]}
    after = {word: sign for key, sign in signs for word in table[f"{key}_after"]}
    return before, after


def _bound(before: str | None, after: str | None, more: bool = False) -> Bound:
    """Return the bound that the words around a number say; at least wins over at most, that over about."""
    ahead, behind = _bounds()
    said = {ahead.get(before or ""), behind.get(after or ""), ">=" if more else None}
    return next((sign for sign in (">=", "<=", "≈") if sign in said), "=")


# -- why a number is no quantity


def _joins_another_word(at: Candidate) -> bool:
    following = at.text[at.match.end("unit") :][:1] if at.match["unit"] else ""
    return bool(following) and following in lexicon.table("units")["not_before"].get(at.unit, "")


_NAMING = re.compile(r"(?:[第每双]|第[一二三四五六七八九十]个)$")


def _names(at: Candidate) -> bool:
    return _NAMING.search(at.text[: at.start]) is not None


def _is_time(at: Candidate) -> bool:
    return at.unit in lexicon.table("units")["bare"]["units"] and at.text.startswith("时间", at.end)


def _sizes_a_plant(at: Candidate) -> bool:
    table = lexicon.table("units")["capacity"]
    if at.unit not in table["weights"] or not at.named:
        return False
    noun = re.split(r"[，。；：、！？]", at.text[at.end : at.end + 16], maxsplit=1)[0]
    return re.search(rf"(?:{either(table['plants'])})(?:$|[建开竣投落签])", noun) is not None


def _spans_time(at: Candidate) -> bool:
    return at.unit in lexicon.table("units")["bare"]["units"] and at.named


def _rates_a_product(at: Candidate) -> bool:
    table = lexicon.table("units")["capacity"]
    if at.unit not in table["units"] or not at.named:
        return False
    return not any(word in at.text[max(0, at.start - 16) : at.start] for word in table["words"])


_OUTPUT = re.compile(r"[年日]产[^，。；、]{0,4}$")


def _rates_output(at: Candidate) -> bool:
    table = lexicon.table("units")["capacity"]
    if at.unit in table["weights"] or at.unit in table["units"]:
        return False
    return _OUTPUT.search(at.text[: at.start]) is not None and at.named


def _wants_its_noun(at: Candidate) -> bool:
    nouns = lexicon.table("units")["only_after"].get(at.unit)
    return nouns is not None and not any(noun in at.text[: at.start] for noun in nouns)


def _passes_a_mark(at: Candidate) -> bool:
    """Whether it is a round number that was passed, which counts in any unit (突破千亿元)."""
    match = at.match
    return bool(match["unit"] and match["before"] and match["scale"] and match["scale"][-1:] in MYRIADS)


def _is_one(at: Candidate) -> bool:
    if not at.chinese or _passes_a_mark(at):
        return False
    return at.digits in ("百", "千", "十百", "万") or number(at.digits) == 1


def _opens_a_slogan(at: Candidate) -> bool:
    if not at.chinese or kind(at.unit) != "general" or _passes_a_mark(at):
        return False
    value = number(at.digits)
    if value >= 20 or (at.more and value >= 10):
        return False
    rest = re.split(r"[，。；、：！？]", at.text[at.end :], maxsplit=1)[0]
    things = lexicon.table("phrasing")["countable"]["nouns"]
    return not any(0 <= rest.find(thing) <= 8 for thing in things)


def _told_in_passing(at: Candidate) -> bool:
    table = lexicon.table("units")["chinese"]
    if not at.chinese or at.unit not in table["told"] or _passes_a_mark(at):
        return False
    told = at.text[: at.match.start("chinese")].endswith(tuple(table["telling"]))
    return not (at.more or told or number(at.digits) >= 20)


def _counted_in_digits(at: Candidate) -> bool:
    table = lexicon.table("units")["chinese"]
    if not at.chinese or _passes_a_mark(at):
        return False
    if kind(at.unit) in ("percent", "points", "general") or at.unit in table["told"]:
        return False
    return at.unit not in table["plain"] or at.text[at.end : at.end + 1] in ("", "”")


def _dashes(at: Candidate) -> bool:
    return bool(at.match["minus"]) and kind(at.unit) not in ("percent", "points")


Refusal = Rule[Callable[[Candidate], bool]]
Reading = Rule[Callable[[str, tuple[Span, ...]], Iterator[Quantity]]]

REFUSALS: tuple[Refusal, ...] = (
    Rule(
        name="unit in another word",
        why="Unit and next character are a word of their own, which the number stands before by chance.",
        shows=(("深化3项目制管理", ""), ("做强5家庭农场", "")),
        spares=("建设3项工程", "做强5家农场"),
        read=_joins_another_word,
    ),
    Rule(
        name="number that names",
        why="Behind 第, 每 and 双 a number orders, deals out or names, and counts nothing.",
        shows=(("第12家门店", ""), ("第二个50亩园区", ""), ("实现双100%", "")),
        spares=("建成12家门店",),
        read=_names,
    ),
    Rule(
        name="time taken",
        why="A span of time before 时间 is how long something took.",
        shows=(("仅用45天时间建成", ""),),
        spares=("优良天数45天",),
        read=_is_time,
    ),
    Rule(
        name="size of a plant",
        why="A weight at once before a plant or a line of production is how large that is.",
        shows=(("30万吨面粉生产线", ""), ("20万吨粮食加工项目开工", "")),
        spares=("生产30万吨面粉", "产量30万吨，项目竣工"),
        read=_sizes_a_plant,
    ),
    Rule(
        name="span in a name",
        why="A span of time before a noun is part of what the thing is called.",
        shows=(("24小时自助办税厅", ""), ("15分钟健身圈", "")),
        spares=("压缩到24小时以内", "用时15分钟。"),
        read=_spans_time,
    ),
    Rule(
        name="power of a product",
        why="A power before a noun describes a product, unless a word for capacity stands before it.",
        shows=(("投产8GW电池片", ""), ("110千伏变电站", "")),
        spares=("新增装机8GW光伏", "装机容量110千瓦。"),
        read=_rates_a_product,
    ),
    Rule(
        name="output a year",
        why="Behind 年产 or 日产 a number before a noun is what a plant is built for.",
        shows=(("年产6000台农机", ""), ("日产500件家具", "")),
        spares=("生产6000台农机", "年产农机6000台。"),
        read=_rates_output,
    ),
    Rule(
        name="unit without its noun",
        why="Some measure words count only things of which the sentence has spoken.",
        shows=(("成立基金3期", ""),),
        spares=("举办培训班12期",),
        read=_wants_its_noun,
    ),
    Rule(
        name="one, or a round number alone",
        why="In Chinese numerals 一, 百 and 千 before a measure word are idiom and no count.",
        shows=(("一家人", ""), ("千家万户", "")),
        spares=("两家企业", "突破千亿元"),
        read=_is_one,
    ),
    Rule(
        name="slogan",
        why="Chinese numerals before 个 open slogans, except before things that can be counted.",
        shows=(("坚持三个导向", ""), ("九个坚决", "")),
        spares=("建成三个公园", "三十个导向"),
        read=_opens_a_slogan,
    ),
    Rule(
        name="numeral in passing",
        why="Before some measure words a small Chinese numeral counts only where a count is announced.",
        shows=(("登门三次道谢", ""), ("五项要求", "")),
        spares=("先后三次", "二十余次", "三十五项要求"),
        read=_told_in_passing,
    ),
    Rule(
        name="unit counted in digits",
        why="Most units are counted in digits; Chinese numerals before them belong to names.",
        shows=(("五类问题", ""), ("端好“两家”", "")),
        spares=("四座水库", "五条路"),
        read=_counted_in_digits,
    ),
    Rule(
        name="dash",
        why="Only percentages and points can be negative; before other units the minus is a dash.",
        shows=(("园区-12家", ""),),
        spares=("增速-12%", "园区12家"),
        read=_dashes,
    ),
)
"""Why a number with a unit behind it is no quantity; the first that applies is the reason."""


# -- how a quantity is written

_PERCENT = re.compile(
    r"""
    百分之
    (?P<number> \d+ (?: \.\d+ )? | [一二三四五六七八九十百]+ (?: 点 [零一二三四五六七八九]+ )? )
    (?P<after> 以上|多|以内|以下|左右 )?
    """,
    re.VERBOSE,
)


def _percents(text: str, masked: tuple[Span, ...]) -> Iterator[Quantity]:
    for match in _PERCENT.finditer(text):
        whole, _, decimals = match["number"].partition("点")
        value = number(whole)
        if decimals:
            value += Decimal("0." + "".join(str(DIGITS[c]) for c in decimals))
        yield _percentage(match, value, _bound(None, match["after"]), "percent in words")


_TENTHS = re.compile(
    r"""
    (?P<before> 超过|超|逾|近|约|不足|达 )?
    (?<![一二两三四五六七八九十百千万\d]) (?P<number> [一二两三四五六七八九] ) 成 (?P<half> 半 )?
    (?P<after> 以上|左右|多 )?
    (?= [，。；、）] | 用于|用在|的[^员]|投向|增|下降 | $ )
    """,
    re.VERBOSE,
)


def _tenths(text: str, masked: tuple[Span, ...]) -> Iterator[Quantity]:
    for match in _TENTHS.finditer(text):
        value = number(match["number"]) * 10 + (5 if match["half"] else 0)
        bound = ">=" if match["before"] == "达" else _bound(match["before"], match["after"])
        yield _percentage(match, value, bound, "tenths")


def _percentage(match: re.Match[str], value: Decimal, bound: Bound, rule: str) -> Quantity:
    return Quantity(match.start(), match.end(), value, None, "%", "%", bound, rule)


_SHARED = re.compile(
    r"""
    (?<![\d.]) \d+ (?: \.\d+ )?
    (?= [、和及] (?: 全[国省市区县州] | [省市] )? \d+ (?: \.\d+ )? 个百分点 )
    """,
    re.VERBOSE,
)


def _shared(text: str, masked: tuple[Span, ...]) -> Iterator[Quantity]:
    for match in _SHARED.finditer(text):
        points = "个百分点"
        yield Quantity(
            match.start(), match.end(), Decimal(match[0]), None, points, points, "=", "unit of the next"
        )


_INDEX = re.compile(
    r"""
    (?: (?<=价格指数) | (?<=价格指数为) | (?<=价格总指数为) )
    (?: 9 | 10 | 11 ) \d \.\d+
    (?= [，。；、（] )
    """,
    re.VERBOSE,
)


def _indices(text: str, masked: tuple[Span, ...]) -> Iterator[Quantity]:
    for match in _INDEX.finditer(text):
        yield Quantity(match.start(), match.end(), Decimal(match[0]), None, "", "", "=", "price index")


def _plain(text: str, masked: tuple[Span, ...]) -> Iterator[Quantity]:
    return (found for found in _judged(text, masked) if isinstance(found, Quantity))


READINGS: tuple[Reading, ...] = (
    Rule(
        name="percent in words",
        why="百分之 stands before the number that % stands behind.",
        shows=(("百分之六点五", "=6.5%"), ("百分之八十以上", ">=80%"), ("百分之30左右", "≈30%")),
        spares=("分之六", "百分百"),
        read=_percents,
    ),
    Rule(
        name="tenths",
        why="成 is a tenth, where the word ends behind it.",
        shows=(("近九成。", "≈90%"), ("七成半以上的村", ">=75%"), ("不足三成，", "<=30%")),
        spares=("三成员", "十九成。", "建成。"),
        read=_tenths,
    ),
    Rule(
        name="unit of the next",
        why="Of two distances in points joined by 、 or 和 the unit is said once, behind the second.",
        shows=(("1.7和0.3个百分点", "=1.7个百分点"), ("高于全国2.4、全省1.1个百分点", "=2.4个百分点")),
        spares=("1.7%和0.3个百分点", "1.7和0.3"),
        read=_shared,
    ),
    Rule(
        name="price index",
        why="A price index stands around 100 and has no unit.",
        shows=(("居民消费价格指数为101.9。", "=101.9"), ("价格指数98.6，", "=98.6")),
        spares=("价格指数上涨1.9%。", "价格指数为2024。"),
        read=_indices,
    ),
    Rule(
        name="number and unit",
        why="A number at once before a unit is a quantity, with the multiplier and the bound at either end.",
        shows=(
            ("签约30余个", ">=30个"),
            ("不超过1.5万亿元", "<=1.5万亿元"),
            ("下降3%左右", "≈3%"),
            ("增速-2.5%", "=-2.5%"),
            ("惠及8万群众", "=8万人"),
            ("GDP突破500亿元", ">=500亿元"),
        ),
        spares=("1+8+N", "5G基站", "2020年", "G30高速", "70周年"),
        read=_plain,
    ),
    Rule(
        name="range",
        why="Of two numbers parted by a dash, 至 or 到 the lower is the value and the higher its upper end.",
        shows=(("5%-5.5%", "=5..5.5%"), ("培训10至15人", "=10..15人")),
        spares=("提高8个百分点至65%", "15-10人"),
        read=_plain,
    ),
    Rule(
        name="chinese numerals",
        why="Chinese numerals before a unit that is counted with them.",
        shows=(("四座水库", "=4座"), ("三十五项要求", "=35项"), ("突破千亿元", ">=1000亿元")),
        spares=("三个代表", "第一二三产业"),
        read=_plain,
    ),
)
"""How a quantity may be written.  The last three are told apart by one pattern and read together."""

_SPECIAL = READINGS[:4]
_SIGNS = ("百分之", "成", "百分点", "价格指数")
"""Where none of these stands, none of the special readings can answer."""


def scan(text: str, masked: Iterable[Span] = ()) -> list[Quantity]:
    """Return the quantities of *text*, which must be folded, outside the *masked* stretches.

    >>> [(str(q.value), q.unit, q.bound) for q in scan("签约30余个，投资1.5万亿元，下降3%左右")]
    [('30', '个', '>='), ('1.5', '万亿元', '='), ('3', '%', '≈')]
    >>> [(str(q.value), str(q.upper), q.rule) for q in scan("增长5%-5.5%，培训10至15人")]
    [('5', '5.5', 'range'), ('10', '15', 'range')]
    >>> scan("实施“1+8+N”机制，修5G基站，第11届，70周年，2020年，G30高速")
    []
    """
    masked = tuple(masked)
    if not any(sign in text for sign in _SIGNS):
        return list(_plain(text, masked))
    said = [
        quantity
        for rule in _SPECIAL
        for quantity in rule.read(text, masked)
        if not any(a <= quantity.start < b for a, b in masked)
    ]
    rest = _plain(text, (*masked, *((q.start, q.end) for q in said)))
    return sorted((*said, *rest), key=lambda q: q.start)


def refused(text: str) -> tuple[tuple[str, str], ...]:
    """Return the numbers of the folded *text* that are no quantities, each with the rule that says why.

    >>> refused("建成24小时自助图书馆3座")
    (('24小时', 'span in a name'),)
    """
    return tuple(found for found in _judged(text, ()) if not isinstance(found, Quantity))


def _judged(text: str, masked: tuple[Span, ...]) -> Iterator[Quantity | tuple[str, str]]:
    """Yield each number with a unit as a quantity, or as written with the name of the rule that refuses it."""
    position = 0
    while (at := _candidate(text, position)) is not None:
        if any(a <= at.start < b for a, b in masked):
            position = at.start + 1
            continue
        refusal = next((rule for rule in REFUSALS if rule.read(at)), None)
        if refusal is None:
            position = at.end
            yield _quantity(at)
        else:
            position = at.match.end("arabic" if at.match["arabic"] else "chinese")
            yield text[at.start : at.end], refusal.name


def _candidate(text: str, position: int) -> Candidate | None:
    """Return the first number with a unit from *position* on."""
    match = _pattern().search(text, position)
    if match is None:
        return None
    if match["lowunit"] and match["lowunit"] != match["unit"]:
        # 提高8个百分点至65% is no range.
        match = _pattern(ranged=False).search(text, position) or match
    opens = "low" if match["low"] else "arabic" if match["arabic"] else "chinese"
    return Candidate(text, match, match.start(opens), match["unit"] or "人")


def _quantity(at: Candidate) -> Quantity:
    """Return the quantity that *at* is."""
    match, start = at.match, at.start
    scale, value = match["scale"], number(at.digits)
    while scale[:1] in SCALES:
        value *= SCALES[scale[0]]
        scale = scale[1:]
    low = number(match["low"]) if match["low"] else None
    if low is not None and (match["lowunit"] not in ("", at.unit) or low >= value):
        low = None
        start = match.start("arabic") if match["arabic"] else start
    return Quantity(
        start=match.start() if match["before"] else start,
        end=at.end,
        value=value if low is None else low,
        upper=None if low is None else value,
        unit=scale + at.unit,
        base=at.unit,
        bound=_bound(match["before"], match["after"], at.more),
        rule="range" if low is not None else "chinese numerals" if at.chinese else "number and unit",
    )
