"""What a sentence claims in words: doublings, titles won in a row, years that a state lasted."""

import re
from dataclasses import replace
from decimal import Decimal

from summarizer.extract import grammar, nouns, phrases
from summarizer.extract.discourse import Discourse, Figure, RuleOutcome, Subject, called
from summarizer.extract.form import Claims
from summarizer.extract.grammar import words
from summarizer.extract.names import Name, name
from summarizer.extract.terms import standard, strip_front
from summarizer.lexicon import Lexicon
from summarizer.lexicon.numerals import number
from summarizer.records import Because
from summarizer.rule import DECLINED, Rule

# -- growth without a number


def _turned(match: re.Match[str], said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    layout = said.layout
    clause = layout.clause(match.start())
    ends = (f.end for f in said.figures if f.clause == clause and f.end <= match.start())
    start = max(clause, max(ends, default=clause))
    written = layout.text[start : match.start()].lstrip("、")
    subject = nouns.subject(written, start, said, lexicon)
    if subject is None:
        return DECLINED
    doublings = number(match["times"] or "一")
    change = Decimal(0) if "零" in match[0] else (2**doublings - 1) * 100
    since = grammar.since(written)
    several = nouns.each(phrases.subject(written, lexicon), start, said, lexicon) or [subject]
    made = (
        Figure(
            one.name,
            one.text,
            match.start(),
            match.end(),
            clause,
            change=change,
            since=since,
            part=one.part,
            because=(Because("number", "in words", match[0]), *called(one)),
        )
        for one in several
    )
    return RuleOutcome(tuple(made), words=match[0])


def _unchanged(match: re.Match[str], said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    layout = said.layout
    clause = layout.clause(match.start())
    ends = (f.end for f in said.figures if f.end <= match.start())
    start = max(clause, max(ends, default=clause))
    written = layout.text[start : match.start()]
    if written.endswith(("幅", "速")):
        # A rise that is the same as before is no rise by nothing.
        return DECLINED
    subject = nouns.subject(written, start, said, lexicon)
    term = standard(subject.name.name, lexicon) if subject else None
    if subject is None or term is None or not subject.name.standard or (term.unit == "%" and not term.rise):
        return DECLINED
    made = Figure(
        subject.name,
        subject.text,
        match.start(),
        match.end(),
        clause,
        change=Decimal(0),
        bound="≈" if match["about"] else "=",
        part=subject.part,
        because=(Because("number", "in words", match[0]), *called(subject)),
    )
    return RuleOutcome((made,), words=match[0])


TURNS = Claims(
    "growth without a number",
    lambda text, _lexicon: grammar.TURN.finditer(text),
    (
        Rule(
            name="doubling or no growth",
            why="翻一番 is growth by 100 %, 零增长 growth by none.",
            shows=(
                ("工业总产值翻一番。", "工业总产值 +100%"),
                ("信访案件零增长。", "信访案件 +0%"),
            ),
            spares=("翻修道路一番。", "翻一番。"),
            read=_turned,
        ),
    ),
)

UNCHANGED = Claims(
    "as the year before",
    lambda text, _lexicon: grammar.UNCHANGED.finditer(text),
    (
        Rule(
            name="as the year before",
            why="What is 与上年持平 grew by nothing; of a rate that would be points, which are not said.",
            shows=(
                ("居民消费价格与上年基本持平。", "居民消费价格 +0%"),
                ("粮食产量同比持平。", "粮食产量 +0%"),
            ),
            spares=(
                "城镇登记失业率与上年持平。",
                "居民消费价格涨幅与上年持平。",
                "居民消费价格与全国持平。",
                "干群关系与上年持平。",
            ),
            read=_unchanged,
        ),
    ),
)


# -- streaks


def _streak(
    phrase: str, match: re.Match[str], said: Discourse, lexicon: Lexicon, noun: str
) -> RuleOutcome | None:
    """Return the years, or the times in a row, that a *phrase* was true."""
    phrase = strip_front(phrase, words(lexicon)["verbs"], lexicon)
    if not re.search(r"[\u4e00-\u9fff]{2}", phrase):
        return DECLINED
    layout, times = said.layout, match["titles"]
    clause = layout.clause(match.start())
    named = name(phrase, lexicon)
    if named.standard:
        # The years are none of the indicator's own values.
        named = replace(named, name=named.name + "连续保持")
    named = Name(named.name, "连续", False, "level", rule=named.rule)
    subject = Subject(named, layout.verbatim(phrase, clause), noun)
    counted = Because("number", "times in a row" if times else "years in a row", match[0])
    made = Figure(
        named,
        subject.text,
        match.start(),
        match.end(),
        clause,
        value=number(times or match["n"]),
        unit="次" if times else match["unit"],
        rank=layout.sentence[match.start() : match.end()] if times else None,
        because=(counted, *called(subject)),
    )
    return RuleOutcome((made,), words=match[0])


def _before(match: re.Match[str], said: Discourse, lexicon: Lexicon) -> str:
    clause = said.layout.clause(match.start())
    return phrases.subject(said.layout.text[clause : match.start()], lexicon).strip("“、")


def _rest(match: re.Match[str], said: Discourse) -> str:
    return grammar.BREAK.split(said.layout.text[match.end() :], maxsplit=1)[0]


def _overlaps(match: re.Match[str], said: Discourse, _lexicon: Lexicon) -> RuleOutcome | None:
    read = any(f.start < match.end() and match.start() < f.end for f in said.figures)
    return RuleOutcome(words=match[0]) if read else DECLINED


def _titles(match: re.Match[str], said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    if match["titles"] is None:
        return DECLINED
    phrase = _before(match, said, lexicon)
    if phrase:
        return _streak(phrase, match, said, lexicon, "before")
    earlier = [figure.text for figure in said.figures if figure.end <= match.start()]
    return _streak("".join(earlier[-1:]), match, said, lexicon, "of the figure before")


def _held(match: re.Match[str], said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    rest = _rest(match, said)
    title = next((verb for verb in words(lexicon)["titles"] if rest.startswith(verb)), None)
    if match["titles"] is not None or title is None:
        return DECLINED
    return _streak(rest[len(title) :], match, said, lexicon, "behind")


def _lasted(match: re.Match[str], said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    phrase = _before(match, said, lexicon)
    lasted = phrase and _rest(match, said).startswith(words(lexicon)["states"])
    return _streak(phrase, match, said, lexicon, "before") if lasted else DECLINED


STREAKS = Claims(
    "streaks",
    lambda text, _lexicon: grammar.STREAK.finditer(text),
    (
        Rule(
            name="streak read as a quantity",
            why="Years in a row that count as a quantity were read already.",
            shows=(("技能竞赛连续3次位居全市第一。", ""),),
            spares=("连续3年获评先进县。",),
            read=_overlaps,
        ),
        Rule(
            name="titles in a row",
            why="六连冠 counts how often a title was won without a break.",
            shows=(("平安建设实现“六连冠”。", "平安建设 6次 “六连冠”"),),
            spares=("平安建设位居全省第一。",),
            read=_titles,
        ),
        Rule(
            name="years a title was held",
            why="连续三年获评 counts the years of the title behind the verb.",
            shows=(("连续三年获评全省平安县。", "全省平安县 3年"),),
            spares=("连续三年开展走访。",),
            read=_held,
        ),
        Rule(
            name="years a state lasted",
            why="连续五年保持 counts the years of what stands before it.",
            shows=(("粮食产量连续五年保持稳定。", "粮食产量连续保持 5年"),),
            spares=("连续五年保持稳定。",),
            read=_lasted,
        ),
    ),
)

FORMS = (TURNS, UNCHANGED, STREAKS)
