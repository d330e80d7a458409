"""What a sentence claims in words: ranks, doublings, titles won year after year.

These stand apart from the quantities and are read after them, from left to
right: each form has a pattern, and its rules are tried wherever it matches.
"""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from summarizer.extract import grammar, nouns, phrases
from summarizer.extract.discourse import Discourse, Figure, Outcome, Subject, called
from summarizer.extract.grammar import words
from summarizer.extract.names import Extra, Name, lookup, name, strip_back, strip_front
from summarizer.extract.quantities import number
from summarizer.records import Because
from summarizer.rule import DECLINED, Rule, first

_MEASURED = ("天数", "指数", "浓度", "增速", "增幅")
_LEANING = re.compile(r"(?:连续\d+(?:个月|个季度|年)|增速|增幅|总量|均|排名|分别|，|、)+$")
_HARVEST = ("连丰", "连增")
_NOTHING = Outcome()

ClaimRule = Rule[Callable[[re.Match[str], Discourse, Extra], Outcome | None]]
"""A rule that reads the match of its form's pattern, given what the sentence said."""


@dataclass(frozen=True, slots=True)
class Claims:
    """A claim that a pattern finds, and the rules that read it."""

    name: str
    find: Callable[[str], Iterable[re.Match[str]]]
    rules: tuple[ClaimRule, ...]


def read(said: Discourse, extra: Extra) -> tuple[Figure, ...]:
    """Return the figures of a sentence in order, with what it claims in words.

    >>> from summarizer.extract.figures import read as quantities
    >>> [(f.name.name, f.rank) for f in read(quantities("财政收入完成12亿元，位居全市第一。"), ())]
    [('财政收入', '位居全市第一')]
    >>> [(f.name.name, str(f.change)) for f in read(quantities("工业总产值翻一番。"), ())]
    [('工业总产值', '100')]
    """
    return trace(said, extra)[1].figures


def trace(said: Discourse, extra: Extra = ()) -> tuple[tuple[str, ...], Discourse]:
    """Return the rules that read the claims of a sentence, and what it says with them."""
    rules: list[str] = []
    for claims in FORMS:
        if claims is RANKS:
            said = replace(said, figures=tuple(sorted(said.figures, key=lambda figure: figure.start)))
        for match in claims.find(said.layout.text):
            found = first(claims.rules, match, said, extra)
            if found is not None:
                rules.append(found[0].name)
                said = said.after(found[0].name, found[1], match.end())
    return tuple(rules), said


# -- growth without a number


def _turned(match: re.Match[str], said: Discourse, extra: Extra) -> Outcome | None:
    layout = said.layout
    clause = layout.clause(match.start())
    ends = (f.end for f in said.figures if f.clause == clause and f.end <= match.start())
    start = max(clause, max(ends, default=clause))
    written = layout.text[start : match.start()].lstrip("、")
    subject = nouns.subject(written, start, said, extra)
    if subject is None:
        return DECLINED
    doublings = number(match["times"] or "一")
    change = Decimal(0) if "零" in match[0] else (2**doublings - 1) * 100
    since = grammar.since(written)
    several = nouns.each(phrases.subject(written, extra), start, said, extra) or [subject]
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
            because=called(one),
        )
        for one in several
    )
    return Outcome(tuple(made), words=match[0])


TURNS = Claims(
    "growth without a number",
    grammar.TURN.finditer,
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


# -- streaks


def _streak(phrase: str, match: re.Match[str], said: Discourse, extra: Extra, noun: str) -> Outcome | None:
    """Return the years, or the times in a row, that a *phrase* was true."""
    phrase = strip_front(phrase, words()["verbs"])
    if not re.search(r"[\u4e00-\u9fff]{2}", phrase):
        return DECLINED
    layout, times = said.layout, match["titles"]
    clause = layout.clause(match.start())
    named = Name(name(phrase, None, extra).name, "连续", False, "level")
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
    return Outcome((made,), words=match[0])


def _before(match: re.Match[str], said: Discourse, extra: Extra) -> str:
    clause = said.layout.clause(match.start())
    return phrases.subject(said.layout.text[clause : match.start()], extra).strip("“、")


def _rest(match: re.Match[str], said: Discourse) -> str:
    return grammar.BREAK.split(said.layout.text[match.end() :], maxsplit=1)[0]


def _overlaps(match: re.Match[str], said: Discourse, _extra: Extra) -> Outcome | None:
    read = any(f.start < match.end() and match.start() < f.end for f in said.figures)
    return Outcome(words=match[0]) if read else DECLINED


def _titles(match: re.Match[str], said: Discourse, extra: Extra) -> Outcome | None:
    if match["titles"] is None:
        return DECLINED
    phrase = _before(match, said, extra)
    if phrase:
        return _streak(phrase, match, said, extra, "before")
    earlier = [figure.text for figure in said.figures if figure.end <= match.start()]
    return _streak("".join(earlier[-1:]), match, said, extra, "of the figure before")


def _held(match: re.Match[str], said: Discourse, extra: Extra) -> Outcome | None:
    rest = _rest(match, said)
    title = next((verb for verb in words()["titles"] if rest.startswith(verb)), None)
    if match["titles"] is not None or title is None:
        return DECLINED
    return _streak(rest[len(title) :], match, said, extra, "behind")


def _lasted(match: re.Match[str], said: Discourse, extra: Extra) -> Outcome | None:
    phrase = _before(match, said, extra)
    lasted = phrase and _rest(match, said).startswith(words()["states"])
    return _streak(phrase, match, said, extra, "before") if lasted else DECLINED


STREAKS = Claims(
    "streaks",
    grammar.STREAK.finditer,
    (
        Rule(
            name="streak read as a quantity",
            why="Years in a row that count as a quantity were read already.",
            shows=(("项目观摩连续3次位居全市第一。", ""),),
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
            shows=(("粮食产量连续五年保持稳定。", "粮食产量 5年"),),
            spares=("连续五年保持稳定。",),
            read=_lasted,
        ),
    ),
)


# -- ranks


@dataclass(frozen=True, slots=True)
class _Rank:
    """A claim of a rank, and what stands before it."""

    clause: int
    claim: str
    earlier: int | None
    """The place of the last figure before it that is not how much of a plan was reached."""
    inside: bool
    """Whether that figure stands in the same clause."""
    noun: str
    """What stands between that figure, or the beginning of the clause, and the claim."""


def _rank(match: re.Match[str], said: Discourse) -> _Rank:
    layout = said.layout
    clause = layout.clause(match.start())
    places = [
        n for n in _stated_before(match, said) if not said.figures[n].name.name.endswith(grammar.ACHIEVED)
    ]
    earlier = places[-1] if places else None
    done = said.figures[earlier].end if earlier is not None else 0
    between = layout.text[max(clause, done) : match.start()].lstrip("、，")
    return _Rank(
        clause,
        layout.sentence[match.start() : match.end()],
        earlier,
        earlier is not None and said.figures[earlier].clause == clause,
        strip_front(phrases.trim(_LEANING.sub("", between)), words()["verbs"]),
    )


def _stated_before(match: re.Match[str], said: Discourse) -> list[int]:
    """Return the places of the figures before a claim; a rank that stands alone is no figure for another."""
    return [n for n, f in enumerate(said.figures) if f.end <= match.start() and f.measure != "rank"]


def _alone(named: Name, text: str, start: int, match: re.Match[str], rank: _Rank, noun: str) -> Figure:
    because = called(Subject(named, text, noun))
    return Figure(
        named, text, start, match.end(), rank.clause, measure="rank", rank=rank.claim, because=because
    )


def _ranks_in_row(
    match: re.Match[str], said: Discourse
) -> tuple[re.Match[str], re.Match[str], list[int]] | None:
    """Return the first of several ranks in a row, the others, and the figures that are as many."""
    more = grammar.MORE_RANKS.match(said.layout.text, match.end())
    one = grammar.FIRST_RANK.search(match[0])
    if more is None or one is None:
        return None
    count = 1 + len(grammar.FIRST_RANK.findall(more[0]))
    return one, more, _stated_before(match, said)[-count:]


def _dealt(match: re.Match[str], said: Discourse, _extra: Extra) -> Outcome | None:
    row = _ranks_in_row(match, said)
    if row is None:
        return DECLINED
    one, more, places = row
    ranks = [one[0], *grammar.FIRST_RANK.findall(more[0])]
    clauses = {said.figures[n].clause for n in places}
    if len(places) < len(ranks) or len(clauses) > 1:
        return DECLINED
    realm = match[0][: one.start()].removeprefix("分别")
    revised = tuple(
        (n, replace(said.figures[n], rank=realm + rank)) for n, rank in zip(places, ranks, strict=True)
    )
    return Outcome(revised=revised, words=match[0] + more[0], step="rank")


def _both(match: re.Match[str], said: Discourse, _extra: Extra) -> Outcome | None:
    row = _ranks_in_row(match, said)
    if row is None:
        return DECLINED
    _one, more, places = row
    if not places:
        return _NOTHING
    named = (n for n in reversed(places) if not said.figures[n].name.name.endswith(grammar.ACHIEVED))
    last = next(named, places[-1])
    claim = said.layout.sentence[match.start() : more.end()]
    ahead = grammar.MEASURES.search(said.layout.text[: match.start()])
    ranked = replace(said.figures[last], rank=(ahead[0] if ahead else "") + claim)
    return Outcome(revised=((last, ranked),), words=claim, step="rank")


def _of_figure_before(match: re.Match[str], said: Discourse, _extra: Extra) -> Outcome | None:
    rank = _rank(match, said)
    if rank.earlier is None:
        return DECLINED
    if rank.noun and not (rank.inside and rank.noun in words()["anaphors"]):
        return DECLINED
    old = said.figures[rank.earlier]
    ranked = replace(old, rank=f"{old.rank}，{rank.claim}" if old.rank else rank.claim)
    return Outcome(revised=((rank.earlier, ranked),), words=rank.claim, step="rank")


def _listed(match: re.Match[str], said: Discourse, extra: Extra) -> Outcome | None:
    rank = _rank(match, said)
    listed = None if rank.inside else grammar.LISTED.fullmatch(rank.noun)
    if listed is None:
        return DECLINED
    made = []
    for piece in re.split("、", listed["names"]):
        written = phrases.trim(_LEANING.sub("", piece))
        if lookup(written, extra):
            text = said.layout.verbatim(written, rank.clause)
            named = name(written, None, extra)
            made.append(_alone(named, text, rank.clause, match, rank, "one of several before"))
    return Outcome(tuple(made), words=rank.claim, step="rank")


def _judged(match: re.Match[str], said: Discourse, _extra: Extra) -> Outcome | None:
    rank = _rank(match, said)
    judged = grammar.JUDGED.match(match[0]) if not rank.noun and rank.earlier is None else None
    if judged is None:
        return DECLINED
    named = Name(judged["what"], None, False, "rank")
    made = _alone(named, judged["what"], match.start(), match, rank, "inside the claim")
    return Outcome((made,), words=rank.claim, step="rank")


def _of_noun(match: re.Match[str], said: Discourse, extra: Extra) -> Outcome | None:
    rank = _rank(match, said)
    harvest = match[0].strip("“”").endswith(_HARVEST)
    noun = strip_back(rank.noun, ("了", "实现")) if harvest else rank.noun
    known = lookup(noun, extra) is not None or noun.endswith(_MEASURED)
    if not known or rank.inside or grammar.PART.match(said.layout.text):
        return DECLINED
    text = said.layout.verbatim(noun, rank.clause)
    made = _alone(name(noun, None, extra), text, rank.clause, match, rank, "before")
    return Outcome((made,), words=rank.claim, step="rank")


RANKS = Claims(
    "ranks",
    grammar.ranks,
    (
        Rule(
            name="ranks dealt to figures",
            why="分别居全市第1位、第3位 gives to each of as many figures of the clause its rank.",
            shows=(
                (
                    "出口、进口分别增长8%、9%，分别居全市第1位、第3位。",
                    "出口总额 +8% 居全市第1位；进口总额 +9% 居全市第3位",
                ),
            ),
            spares=("出口增长8%，居全市第1位。",),
            read=_dealt,
        ),
        Rule(
            name="several ranks of one figure",
            why="总量、增速分别居全市第1位、第3位 ranks one figure twice.",
            shows=(
                (
                    "出口增长8%，总量、增速分别居全市第1位、第3位。",
                    "出口总额 +8% 总量、增速分别居全市第1位、第3位",
                ),
            ),
            spares=("出口增长8%，增速居全市第1位。",),
            read=_both,
        ),
        Rule(
            name="rank of the figure before",
            why="A rank that names nothing is that of the figure just stated.",
            shows=(("财政收入完成12亿元，位居全市第一。", "财政收入 12亿元 位居全市第一"),),
            spares=("财政收入位居全市第一。",),
            read=_of_figure_before,
        ),
        Rule(
            name="rank of several indicators",
            why="工业投资、财政收入等5项主要指标居全市第一 ranks each of those named.",
            shows=(
                (
                    "工业投资、财政收入等5项主要指标居全市第一。",
                    "工业投资 rank 居全市第一；财政收入 rank 居全市第一",
                ),
            ),
            spares=("财政收入居全市第一。",),
            read=_listed,
        ),
        Rule(
            name="rank in a contest",
            why="在营商环境评价中名列第一 names within the claim what was judged.",
            shows=(("在营商环境评价中名列第一。", "营商环境评价 rank 在营商环境评价中名列第一"),),
            spares=("营商环境位居全省第一。",),
            read=_judged,
        ),
        Rule(
            name="rank of what stands before",
            why="A rank behind a known indicator that states no number is a figure of its own.",
            shows=(("财政收入位居全市第一。", "财政收入 rank 位居全市第一"),),
            spares=("精神文明位居全市第一。", "开发区财政收入位居全市第一。"),
            read=_of_noun,
        ),
    ),
)

FORMS = (TURNS, STREAKS, RANKS)
