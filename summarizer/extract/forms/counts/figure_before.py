"""Amounts that lean on the figure before: 财政收入完成20.1亿元，突破20亿元大关."""

import re
from dataclasses import replace

from summarizer.extract import grammar, nouns
from summarizer.extract.discourse import Discourse, Figure, RuleOutcome, figure, number
from summarizer.extract.form import FormRule
from summarizer.extract.forms.counts.count import Count
from summarizer.extract.grammar import words
from summarizer.extract.names import Name, name
from summarizer.extract.quantities import kind
from summarizer.lexicon import Lexicon
from summarizer.rule import DECLINED, Rule

_NOTHING = RuleOutcome()
_DEALT = ("和", "、", "及", "与")
_PAID = ("报销", "补助", "补偿", "补贴", "奖励", "发放")
"""What was paid to so many comes to an amount right behind them (报销补偿3万人次420万元)."""
_EXTENT = ("规模", "总规模", "金额", "总金额", "总额")
"""What the things that were counted before come to, in money or in size."""


def _beside(seen: Count, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    at = seen.at
    if not seen.leans:
        return DECLINED
    subject = nouns.per_head(at.before, said, lexicon) or nouns.clause_before(at.clause, said, lexicon)
    return RuleOutcome((figure(subject, at, value=at.quantity.value),)) if subject else DECLINED


def _passes(seen: Count, said: Discourse, lexicon: Lexicon) -> Figure | None:
    """Return the figure before, where it is a level that the quantity may tell once more."""
    last = said.figures[-1] if said.figures and seen.leans else None
    if last is None or last.value is None or last.measure != "level" or last.unit is None:
        return None
    return last if kind(last.unit, lexicon) == seen.at.unit else None


def _mark_told(seen: Count, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    mark = next((word for word in words(lexicon)["marks"] if seen.at.after.startswith(word)), None)
    return RuleOutcome(words=mark) if mark and _passes(seen, said, lexicon) else DECLINED


def _mark_reached(seen: Count, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    last, at = _passes(seen, said, lexicon), seen.at
    if last is None or last.change is not None:
        return DECLINED
    written = said.layout.text[last.start : last.end]
    over = last.bound == ">=" and written[:1] not in "0123456789" and at.before in ("达到", "达", "为")
    if not over and not said.layout.text.startswith(words(lexicon)["marks"], last.end):
        return DECLINED
    quantity = at.quantity
    reached = replace(
        last,
        value=quantity.value,
        unit=quantity.unit,
        bound=quantity.bound,
        start=quantity.start,
        end=quantity.end,
        because=(*last.because, number(at.written, quantity)),
    )
    return RuleOutcome(revised=((len(said.figures) - 1, reached),), words=at.before)


def _completed(seen: Count, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    at = seen.at
    place = next((n for n, f in reversed(tuple(enumerate(said.figures))) if f.measure != "gap"), None)
    last = said.figures[place] if place is not None else None
    if place is None or last is None or last.value is not None or last.change is None:
        return DECLINED
    if last.measure != "level" or not _of_growth(last, seen, said, lexicon):
        return DECLINED
    quantity = at.quantity
    completed = replace(
        last,
        value=quantity.value,
        upper=quantity.upper,
        unit=quantity.unit,
        bound=quantity.bound,
        change_bound=last.bound,
        end=quantity.end,
        because=(*last.because, number(at.written, quantity)),
    )
    return RuleOutcome(revised=((place, completed),), words=at.before)


def _of_growth(last: Figure, seen: Count, said: Discourse, lexicon: Lexicon) -> bool:
    """Whether an amount is the level that grew by what *last* says."""
    between = said.layout.text[last.end : seen.at.start]
    if not seen.phrase:
        return between == "、"
    named = name(seen.phrase, lexicon)
    same = named.standard and named.name == last.name.name
    if last.name.counted != seen.at.unit or not (seen.leans or same):
        return False
    offset, apart = last.end, [f for f in said.figures if f.start >= last.end]
    for piece in re.split(r"([，、；。！？])", between):
        gap = any(offset <= f.start < offset + len(piece) for f in apart)
        if piece in ("；", "。", "！", "？") or not (
            piece in ("", "，", "、") or gap or any(grammar.ranks(piece, lexicon))
        ):
            return False
        offset += len(piece)
    return True


def _once_more(seen: Count, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    if not seen.leans:
        return DECLINED
    subject = nouns.previous(said, lexicon)
    if subject is None:
        return _NOTHING
    last = said.figures[-1] if said.figures else None
    shared = "分别" in said.layout.text[seen.at.clause : seen.at.start]
    bare = shared and not seen.at.before and said.layout.text[said.used : seen.at.start] in _DEALT
    if bare and last and last.unit != seen.at.quantity.unit:
        # 分别新增11个和27项: the second is of another noun.
        return _NOTHING
    beside = not seen.at.before and said.used == seen.at.quantity.start and seen.at.unit == "money"
    paid = last is not None and last.name.name.startswith(_PAID) and last.unit is not None
    if beside and last and not paid and kind(last.unit or "%", lexicon) in ("counted", "general"):
        # 资助学生10万人次1.3亿元: the money is not counted in heads.
        return _NOTHING
    if seen.phrase in _EXTENT and seen.at.unit in ("money", "measured") and said.figures[-1].unit:
        last = said.figures[-1]
        if kind(last.unit or "", lexicon) in ("counted", "general"):
            # 设立基金24只、总规模90亿元
            extent = Name(last.name.name + seen.phrase, None, False, "level")
            subject = replace(subject, name=extent, noun="before, its owner that of the figure before")
            return RuleOutcome((figure(subject, seen.at, value=seen.at.quantity.value),))
    if seen.phrase:
        subject = replace(subject, noun="word that points back")
    subject = nouns.in_stock(subject, seen.stock or bool(seen.phrase), lexicon)
    return RuleOutcome((figure(subject, seen.at, value=seen.at.quantity.value),))


FIGURE_BEFORE: tuple[FormRule[Count], ...] = (
    Rule(
        name="amount of the clause before",
        why="An amount that names nothing is of the indicator with which the clause before opened.",
        shows=(("税收18亿元，外贸出口再创新高，突破30亿元。", "出口总额 >=30亿元"),),
        spares=("税收18亿元，突破30亿元。",),
        read=_beside,
    ),
    Rule(
        name="mark passed",
        why="Of 完成20.1亿元，突破20亿元大关 only what was done is kept.",
        shows=(("财政收入完成20.1亿元，突破20亿元大关。", ""),),
        spares=("财政收入突破20亿元大关。",),
        read=_mark_told,
    ),
    Rule(
        name="level behind a mark",
        why="Of 迈上500亿元台阶，达到512亿元 only what was reached is kept.",
        shows=(("生产总值迈上500亿元台阶，达到512亿元。", "地区生产总值 512亿元"),),
        spares=("生产总值500亿元，达到512亿元。",),
        read=_mark_reached,
    ),
    Rule(
        name="level behind its growth",
        why="An amount that 、 joins to a growth, or that is called its 总量, is the level that grew.",
        shows=(
            ("工业增加值增长15%、突破240亿元。", "工业增加值 >=240亿元 +15%"),
            ("GDP增长6%，增速居全省第三，总量达到315亿元。", "地区生产总值 315亿元 +6% 增速居全省第三"),
            ("生产总值增长6%，高于全省0.4个百分点，经济总量达到315亿元。", "地区生产总值 315亿元 +6%"),
        ),
        spares=("工业增加值增长15%，税收突破240亿元。", "GDP增长6%，工业提质增效，总量达到315亿元。"),
        read=_completed,
    ),
    Rule(
        name="another amount of the figure before",
        why="An amount that names nothing, or only points back (总数), is of the figure before.",
        shows=(("新增高新技术企业6家，总数达到29家。", "高新技术企业 29家"),),
        spares=("新增高新技术企业6家，科技企业29家。",),
        read=_once_more,
    ),
)
"""The rules, in the order in which they are tried."""
