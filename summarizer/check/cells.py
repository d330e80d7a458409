"""Put a cell of a draft's table into words, as a sentence would say it."""

import re

from summarizer.check.times import YEAR

_BEHIND = ("以", "左右", "余", "多", "（", "(", "—", "万", "亿", "+")
"""What may stand behind a number in a cell whose unit stands elsewhere."""
_CELL = re.compile(r"^(?P<before>[^\d]*?)(?P<number>-?\d[\d.,]*)(?P<rest>\D*)$")
_GROWTH = re.compile(r"增长|增速|增幅|同比|涨幅|升降|±")
_BRACKET = re.compile(r"[（(]\s*([^（）()]+?)\s*[）)]\s*$")


def spelled(label: str, title: str, cell: str, unit: str, estimated: str) -> tuple[str, int]:
    """Return what a cell amounts to in words, and where in them its own text begins.

    >>> spelled("财政收入", "增长（%）", "5.7", "亿元", "")
    ('财政收入增长5.7%', 6)
    >>> spelled("财政收入", "2021年", "12.3", "亿元", "预计"), spelled("甲县", "粮食产量", "3万吨", "", "")
    (('预计财政收入12.3亿元', 6), ('甲县粮食产量3万吨', 6))
    """
    bracket = _BRACKET.search(title)
    head = title[: bracket.start()] if bracket else title
    match = _CELL.match(cell.strip())
    number, rest = (match["number"], match["rest"]) if match else ("", "")
    before = match["before"] if match else ""
    if match and _GROWTH.search(head) and not rest.startswith(("%", "个", "倍")) and not before:
        verb = "下降" if number.startswith("-") else "增长"
        stem = re.sub("(?:同比)?(?:增长|增速|增幅|涨幅)$", "", head) if len(head) > 4 else ""
        lead = f"{estimated}{label}{stem}{verb}"
        return f"{lead}{number.lstrip('-')}%{rest}", len(lead) - (1 if number.startswith("-") else 0)
    lead = estimated + label
    if not YEAR.fullmatch(head.strip()) and not re.fullmatch(
        r"\d{4}年?.{0,4}|完成|数值|实绩|数额|备注|说明|总量|目标", head.strip()
    ):
        stem = re.sub("(?:增速|增幅|升降幅度)$", "", head) if re.search("增|降|升", cell) else head
        lead += stem
    behind = unit or (bracket[1] if bracket and not rest.strip() else "")
    whole = not rest.strip() or rest.startswith(_BEHIND)
    if (
        match
        and whole
        and len(before) < 4
        and behind
        and not re.match(r"[万亿%\u4e00-\u9fff]*(?:元|人|个|%|吨|户|家|天|件)", rest)
    ):
        return f"{lead}{before}{number}{behind}{rest}", len(lead)
    return f"{lead}{cell}", len(lead)
