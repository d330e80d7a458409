"""Ranks: of the figure before, of several, or of an indicator whose number is not told."""

import re
from dataclasses import dataclass, replace

from summarizer.extract import grammar, phrases
from summarizer.extract.discourse import Discourse, Figure, RuleOutcome, Subject, called
from summarizer.extract.form import Claims
from summarizer.extract.grammar import words
from summarizer.extract.names import Name, name
from summarizer.extract.terms import lookup, strip_back, strip_front
from summarizer.lexicon import Lexicon
from summarizer.rule import DECLINED, Rule

_MEASURED = ("天数", "指数", "浓度", "增速", "增幅")
_LEANING = re.compile(r"(?:连续\d+(?:个月|个季度|年)|增速|增幅|总量|均)+$")
_HARVEST = ("连丰", "连增")
_NOTHING = RuleOutcome()


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


def _rank(match: re.Match[str], said: Discourse, lexicon: Lexicon) -> _Rank:
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
        strip_front(phrases.trim(_LEANING.sub("", between), lexicon), words(lexicon)["verbs"], lexicon),
    )


def _stated_before(match: re.Match[str], said: Discourse) -> list[int]:
    """Return the places of the figures before a claim, or around it (增长6%，居全省第三，总量达315亿元).

    A rank that stands alone is no figure for another.
    """
    return [
        n
        for n, f in enumerate(said.figures)
        if f.measure != "rank" and (f.end <= match.start() or f.start < match.start() < f.end)
    ]


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


def _dealt(match: re.Match[str], said: Discourse, _lexicon: Lexicon) -> RuleOutcome | None:
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
    return RuleOutcome(revised=revised, words=match[0] + more[0], step="rank")


def _both(match: re.Match[str], said: Discourse, _lexicon: Lexicon) -> RuleOutcome | None:
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
    return RuleOutcome(revised=((last, ranked),), words=claim, step="rank")


def _of_figure_before(match: re.Match[str], said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    rank = _rank(match, said, lexicon)
    if rank.earlier is None:
        return DECLINED
    if rank.noun and not (rank.inside and rank.noun in words(lexicon)["anaphors"]):
        return DECLINED
    old = said.figures[rank.earlier]
    ranked = replace(old, rank=f"{old.rank}，{rank.claim}" if old.rank else rank.claim)
    return RuleOutcome(revised=((rank.earlier, ranked),), words=rank.claim, step="rank")


def _listed(match: re.Match[str], said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    rank = _rank(match, said, lexicon)
    listed = None if rank.inside else grammar.LISTED.fullmatch(rank.noun)
    if listed is None:
        return DECLINED
    made = []
    for piece in re.split("、", listed["names"]):
        written = phrases.trim(_LEANING.sub("", piece), lexicon)
        if lookup(written, lexicon):
            text = said.layout.verbatim(written, rank.clause)
            named = name(written, lexicon)
            made.append(_alone(named, text, rank.clause, match, rank, "one of several before"))
    return RuleOutcome(tuple(made), words=rank.claim, step="rank")


def _judged(match: re.Match[str], said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    rank = _rank(match, said, lexicon)
    judged = grammar.JUDGED.match(match[0]) if not rank.noun and rank.earlier is None else None
    if judged is None:
        return DECLINED
    named = Name(judged["what"], None, False, "rank", rule="words of the report")
    made = _alone(named, judged["what"], match.start(), match, rank, "inside the claim")
    return RuleOutcome((made,), words=rank.claim, step="rank")


def _of_noun(match: re.Match[str], said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    rank = _rank(match, said, lexicon)
    harvest = match[0].strip("“”").endswith(_HARVEST)
    noun = strip_back(rank.noun, ("了", "实现"), lexicon) if harvest else rank.noun
    known = lookup(noun, lexicon) is not None or noun.endswith(_MEASURED)
    if not known or rank.inside or grammar.PART.match(said.layout.text):
        return DECLINED
    text = said.layout.verbatim(noun, rank.clause)
    made = _alone(name(noun, lexicon), text, rank.clause, match, rank, "before")
    return RuleOutcome((made,), words=rank.claim, step="rank")


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

FORMS = (RANKS,)
