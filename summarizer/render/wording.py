"""How the briefings say numbers, dates and places: the filters of the templates.

Every function here is fixed wording around what a record holds; none adds a
fact.  What they return is plain text; the templates' `finalize` escapes it.
"""

import re
import unicodedata
from collections.abc import Sequence
from decimal import Decimal

from summarizer.records import Bound, Indicator

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


def date(day: str) -> str:
    """Return an ISO *day* as an office writes it, in digits without leading zeros.

    >>> date("2020-01-09")
    '2020年1月9日'
    """
    if not re.fullmatch(r"\d{4}-\d{2}-\d{2}", day):
        return day
    year, month, of_month = map(int, day.split("-"))
    return f"{year}年{month}月{of_month}日"


def years(periods: Sequence[int]) -> str:
    """Return *periods* as a title says them, runs of years joined by a dash.

    >>> years((2019,)), years((2018, 2019, 2020)), years((2016, 2019)), years(())
    ('2019年', '2018—2020年', '2016年、2019年', '')
    """
    runs: list[list[int]] = []
    for period in sorted(set(periods)):
        if runs and period == runs[-1][-1] + 1:
            runs[-1].append(period)
        else:
            runs.append([period])
    return "、".join(f"{run[0]}—{run[-1]}年" if len(run) > 1 else f"{run[0]}年" for run in runs)


def plain(number: Decimal) -> str:
    """Return *number* in plain digits, never with an exponent.

    >>> plain(Decimal("57.30")), plain(Decimal("1E+3"))
    ('57.30', '1000')
    """
    return format(number, "f")


def bounded(number: Decimal, bound: Bound = "=", upper: Decimal | None = None, unit: str = "") -> str:
    """Return *number* with its unit and with what the report says of its exactness.

    >>> bounded(Decimal(12), unit="亿元"), bounded(Decimal(500), ">=", unit="场")
    ('12亿元', '500场以上')
    >>> bounded(Decimal("0.3"), "≈", unit="亿元"), bounded(Decimal(3), upper=Decimal(5), unit="%")
    ('约0.3亿元', '3%—5%')
    """
    if upper is not None:
        # 3%—5%, but 3—5亿元.
        low = plain(number) + ("%" if unit == "%" else "")
        return f"{low}—{plain(upper)}{unit}"
    shape = {"=": "{}", ">=": "{}以上", "<=": "{}以内", "≈": "约{}"}[bound]
    return shape.format(plain(number) + unit)


def value(indicator: Indicator | None, unit: bool = True) -> str:
    """Return the value of *indicator*, without *unit* for a column that has it; nothing where it has none.

    >>> places = "甲县报告.txt", 7, 0, 12, "就业3200人以上。"
    >>> jobs = Indicator("就业", "就业", Decimal(3200), "人", "level", None, ">=", None, "actual",
    ...                  2019, "year", None, None, *places)
    >>> value(jobs), value(jobs, unit=False), value(None)
    ('3200人以上', '3200以上', '')
    """
    if indicator is None or indicator.value is None:
        return ""
    return bounded(indicator.value, indicator.bound, indicator.upper, (indicator.unit or "") if unit else "")


def change(indicator: Indicator | None, unit: bool = True) -> str:
    """Return the growth of *indicator* as a signed figure; nothing where it states none.

    The bound belongs to the value; only where there is none is it the growth's.

    >>> places = "甲县报告.txt", 7, 0, 12, "进出口下降2.1%。"
    >>> trade = Indicator("进出口", "进出口", None, None, "level", Decimal("-2.1"), "=", None, "actual",
    ...                   2019, "year", None, None, *places)
    >>> change(trade), change(trade, unit=False), change(None)
    ('-2.1%', '-2.1', '')
    """
    if indicator is None or indicator.change is None:
        return ""
    sign = "%" if unit else ""
    if indicator.value is not None:
        return plain(indicator.change) + sign
    return bounded(indicator.change, indicator.bound, indicator.upper, sign)


def growth(indicator: Indicator | None) -> str:
    """Return the growth of *indicator* in words; nothing where it states none.

    >>> from dataclasses import replace
    >>> places = "甲县报告.txt", 7, 0, 12, "财政收入增长8.5%。"
    >>> income = Indicator("财政收入", "财政收入", None, None, "level", Decimal("8.5"), "=", None, "actual",
    ...                    2019, "year", None, None, *places)
    >>> growth(income), [growth(replace(income, change=Decimal(points))) for points in (-2, 0)]
    ('增长8.5%', ['下降2%', '持平'])
    """
    if indicator is None or indicator.change is None:
        return ""
    if not indicator.change:
        return "持平"
    if indicator.change < 0:
        return "下降" + change(indicator).replace("-", "")
    return "增长" + change(indicator)


def spanned(periods: Sequence[int]) -> str:
    """Return *periods* as a title has room for them: the first and the last.

    >>> spanned((2012, 2016, 2019)), spanned((2019,)), spanned(())
    ('2012—2019年', '2019年', '')
    """
    first, last = min(periods, default=None), max(periods, default=None)
    return "" if first is None else f"{first}年" if first == last else f"{first}—{last}年"


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
