"""Years and five-year plans, as reports write them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

_DIGITS = str.maketrans("〇零○一二三四五六七八九０１２３４５６７８９", "0001234567890123456789", " ")
_YEAR = re.compile(
    r"(?<!\d)(?:1 ?9|2 ?0) ?\d ?\d ?(?=年)|[一二１２][九〇零○０９][〇零○一二三四五六七八九０-９]{2}(?=年)"
)
PLAN = "十[一二三四五六七八九]?|[六七八九]"
"""What stands before 五 in a plan's name: 九五, 十五, 十四五."""
_NAMED = re.compile(
    rf"""
      [“"‘]? (?<![一二三四五六七八九十第]) (?P<short> {PLAN} ) 五
      (?: [”"’] | (?= 时期|期间|规划|计划|以来|期?末|发展|收官|开局 ) )
    | 第 (?P<long> 十[一二三四五六七八九]?|[六七八九] ) 个五年
    """,
    re.VERBOSE,
)


@dataclass(frozen=True, slots=True)
class Plan:
    """A five-year plan that a text names."""

    first: int
    """Its first year."""
    last: int
    written: str
    start: int
    """Where its name begins in the text."""
    end: int


def plain_years(text: str) -> str:
    """Return *text* with each year in plain digits.

    >>> plain_years("一、二〇二四年工作回顾"), plain_years("1 9 9 8 年３月")
    ('一、2024年工作回顾', '1998年３月')
    """
    return _YEAR.sub(lambda year: year[0].translate(_DIGITS).replace(" ", ""), text)


def plans(text: str) -> Iterator[Plan]:
    """Yield the five-year plans that *text* names, in its order.

    >>> [(plan.first, plan.written) for plan in plans('“十四五”时期和"十五五"规划')]
    [(2021, '“十四五”'), (2026, '"十五五"')]
    >>> [plan.last for plan in plans("九五期间")], list(plans("十五项任务")), list(plans("第十五届"))
    ([2000], [], [])
    """
    for match in _NAMED.finditer(text):
        first, last = years_of_plan(match["short"] or match["long"])
        yield Plan(first, last, match[0], match.start(), match.end())


def years_of_plan(name: str) -> tuple[int, int]:
    """Return the first and last year of a five-year plan, by what stands in front of 五.

    >>> years_of_plan("十三"), years_of_plan("十"), years_of_plan("八")
    ((2016, 2020), (2001, 2005), (1991, 1995))
    """
    digits = "〇一二三四五六七八九"
    number = 10 + digits.find(name[1:]) * (len(name) > 1) if name[0] == "十" else digits.find(name)
    # The first two plans were followed by three years without one.
    first = 1953 + 5 * (number - 1) + 3 * (number > 2)
    return first, first + 4


WHOLE_YEAR = re.compile(r"(?<![去上]年)全年|今年(?!上半年|以来|前|[一二三]季度)|明年|一年")
"""Words that mean the year as a whole."""
PARTS_OF_YEAR: tuple[tuple[Literal["half", "quarter", "months"], re.Pattern[str]], ...] = (
    ("half", re.compile(r"上半年|前两个季度|[1１][-－—~～至到][6６]月")),
    ("quarter", re.compile(r"(?<![前比较与同])[一二三四]季度|首季")),
    (
        "months",
        re.compile(
            r"前三季度|前三个季度|[1１][-－—~～至到](?:[2-5]|[7-9]|1[01])月"
            r"|前(?:\d{1,2}|十一|[二两三四五六七八九十]+)个月"
        ),
    ),
)
"""Words that mean a part of a year, by what they mean."""
