"""The ways in which a quantity is written."""

import re
from collections.abc import Callable, Iterator
from decimal import Decimal

from summarizer.extract.numbers.candidate import Span, bound, candidate, quantity
from summarizer.extract.numbers.refusals import REFUSALS
from summarizer.extract.quantities import Quantity
from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.numerals import DIGITS, number
from summarizer.lexicon.text import either
from summarizer.records import Bound
from summarizer.rule import Rule

Reading = Rule[Callable[[str, tuple[Span, ...], Lexicon], Iterator[Quantity]]]


_PERCENT = re.compile(
    r"""
    百分之
    (?P<number> \d+ (?: \.\d+ )? | [一二三四五六七八九十百]+ (?: 点 [零一二三四五六七八九]+ )? )
    (?P<after> 以上|多|以内|以下|左右 )?
    """,
    re.VERBOSE,
)


def _percents(text: str, _masked: tuple[Span, ...], lexicon: Lexicon) -> Iterator[Quantity]:
    for match in _PERCENT.finditer(text):
        whole, _, decimals = match["number"].partition("点")
        value = number(whole)
        if decimals:
            value += Decimal("0." + "".join(str(DIGITS[c]) for c in decimals))
        yield _percentage(match, value, bound(None, match["after"], False, lexicon), "percent in words")


_TENTHS = re.compile(
    r"""
    (?P<before> 超过|逾|近|约|不足 )?
    (?<![一二两三四五六七八九十百千万\d]) (?P<number> [一二两三四五六七八九] ) 成 (?P<half> 半 )?
    (?P<after> 以上|左右|多 )?
    (?= [，。；、）] | 用于|用在|的[^员]|投向|增|下降 )
    """,
    re.VERBOSE,
)


def _tenths(text: str, _masked: tuple[Span, ...], lexicon: Lexicon) -> Iterator[Quantity]:
    for match in _TENTHS.finditer(text):
        value = number(match["number"]) * 10 + (5 if match["half"] else 0)
        yield _percentage(match, value, bound(match["before"], match["after"], False, lexicon), "tenths")


def _percentage(match: re.Match[str], value: Decimal, said: Bound, rule: str) -> Quantity:
    return Quantity(match.start(), match.end(), value, None, "%", "%", said, rule)


@derived
def _grown_once(lexicon: Lexicon) -> re.Pattern[str]:
    """Match a verb of growth and 一倍 at once behind it, with what bounds it."""
    bounds, verbs = lexicon.phrasing.bounds, lexicon.phrasing.growth.up
    before = either(bounds.at_least_before + bounds.at_most_before + bounds.about_before)
    after = either(bounds.at_least_after + bounds.at_most_after + bounds.about_after)
    return re.compile(
        rf"""
        (?: {either(verbs)} ) 了?
        (?P<written>
            (?P<before> (?: {before} )? ) 一倍 (?P<more> [多余]? ) (?P<after> (?: {after} )? )
        )
        """,
        re.VERBOSE,
    )


def _once_again(text: str, _masked: tuple[Span, ...], lexicon: Lexicon) -> Iterator[Quantity]:
    for match in _grown_once(lexicon).finditer(text):
        said = bound(match["before"], match["after"], bool(match["more"]), lexicon)
        start, end = match.span("written")
        yield Quantity(start, end, Decimal(1), None, "倍", "倍", said, "once as much again")


_SHARED = re.compile(
    r"""
    (?<![\d.]) \d+ (?: \.\d+ )?
    (?= [、和及] (?: 全[国省市区县州] )? \d+ (?: \.\d+ )? 个百分点 )
    """,
    re.VERBOSE,
)


def _shared(text: str, _masked: tuple[Span, ...], _lexicon: Lexicon) -> Iterator[Quantity]:
    for match in _SHARED.finditer(text):
        points = "个百分点"
        yield Quantity(
            match.start(), match.end(), Decimal(match[0]), None, points, points, "=", "unit of the next"
        )


_INDEX = re.compile(
    r"""
    (?: (?<=价格指数) | (?<=价格指数为) )
    (?: 9 | 10 | 11 ) \d \.\d+
    (?= [，。；、（] )
    """,
    re.VERBOSE,
)


def _indices(text: str, _masked: tuple[Span, ...], _lexicon: Lexicon) -> Iterator[Quantity]:
    for match in _INDEX.finditer(text):
        yield Quantity(match.start(), match.end(), Decimal(match[0]), None, "", "", "=", "price index")


_TWO_DIGITS = re.compile(r"两位数(?:以上)?(?=的?(?:增长|增速)(?![点极]))")


def _two_digits(text: str, _masked: tuple[Span, ...], _lexicon: Lexicon) -> Iterator[Quantity]:
    for match in _TWO_DIGITS.finditer(text):
        clause = re.split("[，；。]", text[: match.start()])[-1]
        if "连续" not in clause:
            yield _percentage(match, Decimal(10), ">=", "two digits of growth")


def plain(text: str, masked: tuple[Span, ...], lexicon: Lexicon) -> Iterator[Quantity]:
    return (found for found in judged(text, masked, lexicon) if isinstance(found, Quantity))


def judged(text: str, masked: tuple[Span, ...], lexicon: Lexicon) -> Iterator[Quantity | tuple[str, str]]:
    """Yield each number with a unit as a quantity, or as written with the rule that refuses it."""
    position = 0
    while (at := candidate(text, position, lexicon)) is not None:
        if any(a <= at.start < b for a, b in masked):
            position = at.start + 1
            continue
        refusal = next((rule for rule in REFUSALS if rule.read(at, lexicon)), None)
        if refusal is None:
            position = at.end
            yield quantity(at, lexicon)
        else:
            position = at.match.end("arabic" if at.match["arabic"] else "chinese")
            yield text[at.start : at.end], refusal.name


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
        shows=(
            ("近九成。", "≈90%"),
            ("达六成，", "=60%"),
            ("七成半以上的村", ">=75%"),
            ("不足三成，", "<=30%"),
        ),
        spares=("三成员", "十九成。", "建成。"),
        read=_tenths,
    ),
    Rule(
        name="once as much again",
        why="一 before a measure word is mostly idiom, but 一倍 behind a verb of growth is a growth by 100%.",
        shows=(
            ("网络零售额增长一倍。", "=1倍"),
            ("茶叶出口量增加了一倍多，", ">=1倍"),
            ("冷链运力提高近一倍。", "≈1倍"),
        ),
        spares=("茶叶出口量增加两倍。", "客流是平日的一倍。", "拿出百倍的干劲。"),
        read=_once_again,
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
        name="two digits of growth",
        why="A growth of two digits is one of 10 % at least; how much more is not said.",
        shows=(("出口保持两位数增长。", ">=10%"), ("税收实现两位数的增长，", ">=10%")),
        spares=("博士人数突破两位数。", "培育两位数增长点。", "出口连续9个月保持两位数增长。"),
        read=_two_digits,
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
        read=plain,
    ),
    Rule(
        name="range",
        why="Of two numbers parted by a dash, 至 or 到 the lower is the value and the higher its upper end.",
        shows=(("5%-5.5%", "=5..5.5%"), ("培训10至15人", "=10..15人")),
        spares=("提高8个百分点至65%", "15-10人"),
        read=plain,
    ),
    Rule(
        name="chinese numerals",
        why="Chinese numerals before a unit that is counted with them.",
        shows=(("四座水库", "=4座"), ("三十五项要求", "=35项"), ("突破千亿元", ">=1000亿元")),
        spares=("三个代表", "第一二三产业"),
        read=plain,
    ),
)
"""The last three are told apart by one pattern and read together."""
