"""How a page writes numbers, dates, growth and names of files.

Every function here is wording around what a record holds, in the page's *words*;
none adds a fact.  What they return is plain text; the templates' `finalize` escapes it.
"""

import re
import unicodedata
from collections.abc import Sequence
from decimal import ROUND_HALF_UP, Decimal

from summarizer.errors import BadTemplate
from summarizer.messages import _
from summarizer.page_words import PageWords
from summarizer.page_words.charts import growth as said_growth
from summarizer.records import Bound, Cell, Indicator
from summarizer.sameness import plain as trimmed
from summarizer.sameness import stated

_DIGITS = "零一二三四五六七八九"
# The number a heading already carries: 一、 （一） 1. (1) 第一， — ours replaces it.
_NUMBERED = re.compile(
    r"\A\s*(?:第?[一二三四五六七八九十百]{1,4}[、，,．.]|[（(][一二三四五六七八九十百\d]{1,3}[）)][、，]?|\d{1,2}[、.．](?!\d)|[一二三四五六七八九十]{1,3}是(?!否))\s*"
)


def numeral(number: int) -> str:
    """Return *number*, 1 to 99, as headings count: 一、十二、四十.

    >>> [numeral(n) for n in (1, 10, 12, 40, 99)]
    ['一', '十', '十二', '四十', '九十九']
    """
    tens, ones = divmod(number, 10)
    if tens == 0:
        return _DIGITS[ones]
    return (_DIGITS[tens] if tens > 1 else "") + "十" + (_DIGITS[ones] if ones else "")


def unnumbered(title: str) -> str:
    """Return *title* without the number it was printed with.

    >>> unnumbered("（三）推进乡村振兴"), unnumbered("一、工业"), unnumbered("2.5万亩林地见效")
    ('推进乡村振兴', '工业', '2.5万亩林地见效')
    >>> unnumbered("一是扩大内需"), unnumbered("一心为民")
    ('扩大内需', '一心为民')
    """
    return _NUMBERED.sub("", title) or title


def date(day: str, *, words: PageWords) -> str:
    """Return an ISO *day* as an office writes it, in digits without leading zeros.

    >>> date("2020-01-09", words=words)
    '2020年1月9日'
    """
    return words.day(day)


def years(periods: Sequence[int], *, words: PageWords) -> str:
    """Return *periods* as a title says them, runs of years joined by a dash.

    >>> [years(some, words=words) for some in ((2019,), (2018, 2019, 2020), (2016, 2019), ())]
    ['2019年', '2018—2020年', '2016年、2019年', '']
    """
    runs: list[list[int]] = []
    for period in sorted(set(periods)):
        if runs and period == runs[-1][-1] + 1:
            runs[-1].append(period)
        else:
            runs.append([period])
    return words.say("list", "between").join(spanned(run, words=words) for run in runs)


_PLACES = 12
"""Decimals that anybody asks for."""


def number(quantity: Decimal | float, digits: int | None = None, grouped: bool = False) -> str:
    """Return *quantity* in plain digits, rounded to *digits* decimals where given, in thousands if *grouped*.

    >>> number(Decimal("1284.50")), number(Decimal("1284.55"), 1), number(1284000, grouped=True)
    ('1284.50', '1284.6', '1,284,000')
    """
    exact = _exact(quantity)
    if digits is not None and abs(digits) > _PLACES:
        raise BadTemplate(_("{number} places are too many").format(number=digits))
    if digits is not None:
        exact = exact.quantize(Decimal(1).scaleb(-digits), ROUND_HALF_UP)
    return format(exact, ",f") if grouped else plain(exact)


def percent(share: Decimal | float, digits: int = 0) -> str:
    """Return *share*, a part of 1, in percent with *digits* decimals.

    >>> percent(0.1432), percent(0.1432, 1), percent(Decimal("0.005"))
    ('14%', '14.3%', '1%')
    """
    return number(_exact(share) * 100, digits) + "%"


def _exact(quantity: Decimal | float) -> Decimal:
    if isinstance(quantity, bool) or not isinstance(quantity, int | float | Decimal):
        raise BadTemplate(
            _("{given} is not a number; use a field that is one, such as indicator.value").format(
                given=type(quantity).__name__
            )
        )
    return quantity if isinstance(quantity, Decimal) else Decimal(str(quantity))


def plain(number: Decimal) -> str:
    """Return *number* in plain digits, never with an exponent.

    >>> plain(Decimal("57.30")), plain(Decimal("1E+3"))
    ('57.30', '1000')
    """
    return format(number, "f")


def bounded(
    number: Decimal, bound: Bound = "=", upper: Decimal | None = None, unit: str = "", *, words: PageWords
) -> str:
    """Return *number* with its unit and with what the report says of its exactness.

    >>> bounded(Decimal(12), unit="亿元", words=words), bounded(Decimal(500), ">=", unit="场", words=words)
    ('12亿元', '500场以上')
    >>> bounded(Decimal("0.3"), "≈", unit="亿元", words=words)
    '0.3亿元左右'
    >>> bounded(Decimal(3), upper=Decimal(5), unit="%", words=words)
    '3%—5%'
    """
    if upper is not None:
        # 3%—5%, but 3—5亿元.
        low = plain(number) + ("%" if unit == "%" else "")
        return words.say("bound", "range", low=low, high=plain(upper) + unit)
    exact = plain(number) + unit
    return exact if bound == "=" else words.say("bound", bound, number=exact)


def stated_in(cell: Cell, *, words: PageWords) -> str:
    """Return the number of *cell* in the unit of its row, for a column that has the unit in its head.

    It has two decimals at most, or two digits where it is smaller than one.

    >>> from dataclasses import replace
    >>> places = "甲县报告.txt", 7, 0, 12, "产粮9.8733万吨左右。"
    >>> grain = Indicator("粮食产量", "粮食", Decimal("9.8733"), "万吨", "level", None, "≈", None, "actual",
    ...                   2019, "year", None, None, *places)
    >>> cell = Cell("甲县", Decimal("9.8733"), grain, bound="≈")
    >>> small = replace(cell, value=Decimal("0.00412"), bound="=")
    >>> stated_in(cell, words=words), stated_in(small, words=words)
    ('9.87左右', '0.0041')
    """
    low, high = _sensible(cell.value), None if cell.upper is None else _sensible(cell.upper)
    return bounded(low, cell.bound, high, words=words)


def _sensible(number: Decimal) -> Decimal:
    places = max(2, 1 - number.adjusted()) if number else 0
    return trimmed(round(number, places)) if -_exponent(number) > places else trimmed(number)


def _exponent(number: Decimal) -> int:
    exponent = number.as_tuple().exponent
    return exponent if isinstance(exponent, int) else 0


def value(indicator: Indicator | None, unit: bool = True, *, words: PageWords) -> str:
    """Return the value of *indicator*, without *unit* for a column that has it; nothing where it has none.

    >>> places = "甲县报告.txt", 7, 0, 12, "就业3200人以上。"
    >>> jobs = Indicator("就业", "就业", Decimal(3200), "人", "level", None, ">=", None, "actual",
    ...                  2019, "year", None, None, *places)
    >>> value(jobs, words=words), value(jobs, unit=False, words=words), value(None, words=words)
    ('3200人以上', '3200以上', '')
    """
    if indicator is None or indicator.value is None:
        return ""
    written = (indicator.unit or "") if unit else ""
    return bounded(indicator.value, indicator.bound, indicator.upper, written, words=words)


def change(indicator: Indicator | None, unit: bool = True, *, words: PageWords) -> str:
    """Return the growth of *indicator* as a signed figure; nothing where it states none.

    Growth has its own bound, be there a value beside it or not.

    >>> places = "甲县报告.txt", 7, 0, 12, "进出口下降2.1%。"
    >>> trade = Indicator("进出口", "进出口", None, None, "level", Decimal("-2.1"), "=", None, "actual",
    ...                   2019, "year", None, None, *places)
    >>> change(trade, words=words), change(trade, unit=False, words=words), change(None, words=words)
    ('-2.1%', '-2.1', '')
    """
    grown = indicator and stated(indicator, growth=True)
    if not grown:
        return ""
    return bounded(grown.number, grown.bound, grown.upper, "%" if unit else "", words=words)


def growth(indicator: Indicator | None, *, words: PageWords) -> str:
    """Return the growth of *indicator* in words; nothing where it states none.

    >>> from dataclasses import replace
    >>> places = "甲县报告.txt", 7, 0, 12, "财政收入增长8.5%。"
    >>> income = Indicator("财政收入", "财政收入", None, None, "level", Decimal("8.5"), "=", None, "actual",
    ...                    2019, "year", None, None, *places)
    >>> [growth(replace(income, change=Decimal(points)), words=words) for points in ("8.5", "-2", "0")]
    ['增长8.5%', '下降2%', '持平']
    """
    if indicator is None or indicator.change is None:
        return ""
    return said_growth(indicator.change, words, change(indicator, words=words).replace("-", ""))


def spanned(periods: Sequence[int], *, words: PageWords) -> str:
    """Return *periods* as a title has room for them: the first and the last.

    >>> [spanned(some, words=words) for some in ((2012, 2016, 2019), (2019,), ())]
    ['2012—2019年', '2019年', '']
    """
    first, last = min(periods, default=None), max(periods, default=None)
    if first is None:
        return ""
    if first == last:
        return words.say("date", "year", year=first)
    return words.say("date", "years", first=first, last=last)


def word(key: str | None, table: str, *, words: PageWords) -> str:
    """Return the page's word for *key*, from the *table* of ``words.toml``; *key* itself where it has none.

    >>> word("half", "span", words=words), word("望山县", "level", words=words)
    ('半年', '望山县')
    """
    return words.name(table, key) if key else ""


_RESERVED = {"con", "prn", "aux", "nul", *(f"{port}{n}" for port in ("com", "lpt") for n in range(1, 10))}


def file_name(label: str) -> str:
    """Return *label* as a name that every file system takes.

    >>> file_name("鼓楼区（南京市）"), file_name("甲/乙:丙"), file_name("..."), file_name("con")
    ('鼓楼区（南京市）', '甲_乙_丙', '_', 'con_')
    """
    name = unicodedata.normalize("NFC", label)
    name = re.sub(r'[\x00-\x1f\x7f-\x9f\ud800-\udfff/\\:*?"<>|]', "_", name)
    # 200 bytes leave room for an ending within the 255 that file systems allow.
    name = name.encode()[:200].decode(errors="ignore").strip(" .")
    name = name or "_"
    return name + "_" if name.partition(".")[0].lower() in _RESERVED else name
