"""Counts whose noun stands behind the number: 30个项目签约."""

import re
from dataclasses import replace

from summarizer.extract import grammar
from summarizer.extract.discourse import Discourse, Outcome, Subject, figure
from summarizer.extract.form import FormRule
from summarizer.extract.forms.counts.count import JOINED, Count
from summarizer.extract.grammar import words
from summarizer.extract.names import name
from summarizer.extract.terms import flow_of, flow_words, strip_front
from summarizer.lexicon import Lexicon
from summarizer.rule import DECLINED, Rule

_OFTEN = ("次", "场次", "轮")
"""Counted by these is what was done, not things."""


def _acted(seen: Count, _said: Discourse, lexicon: Lexicon) -> Outcome | None:
    acted = seen.at.quantity.base == "次" and seen.phrase.endswith(words(lexicon)["persons"])
    return Outcome(words=seen.phrase) if acted else DECLINED


def _often(seen: Count, said: Discourse, lexicon: Lexicon) -> Outcome | None:
    at = seen.at
    if seen.phrase or at.quantity.base not in _OFTEN:
        return DECLINED
    return _whole(
        grammar.BREAK.split(said.layout.text[at.quantity.end :], maxsplit=1)[0], seen, said, lexicon
    )


def _behind(seen: Count, said: Discourse, lexicon: Lexicon) -> Outcome | None:
    """Read a noun that stands behind its number; a verb before or behind it gives the flow."""
    if not seen.behind:
        return DECLINED
    at, noun, after = seen.at, seen.noun, seen.after
    predicate = after[len(noun) :]
    done = next((w for w in flow_words(lexicon) if seen.phrase.endswith(w)), "")
    happened = next((w for w in flow_words(lexicon) if predicate.startswith(w)), "")
    if happened.startswith("启动") and happened != predicate:
        # 6家企业启动数字化改造: not they were begun.
        happened = ""
    begun = flow_of(strip_front(predicate, words(lexicon)["adverbs"], lexicon), lexicon)
    if not happened and begun[0] in lexicon.scopes.begun.words and not said.layout.adjacent(at, after):
        # 45个老旧小区改造全面启动
        happened = begun[0] or ""
    after = JOINED.sub("", after)
    upto = at.after != "" and said.layout.adjacent(at, at.after)
    whole = after if not upto and len(after) <= 24 and not re.search(r"的|进行|等", predicate) else noun
    named = name((done or happened) + noun, lexicon)
    if not named.standard and not done:
        named = replace(named, name=name(noun, lexicon).name)
    used = at.quantity.end + len(noun) if at.after.startswith(noun) else None
    text = said.layout.verbatim(whole, at.quantity.end)
    subject = Subject(named, text, "behind the next number" if seen.lent else "behind")
    return Outcome((figure(subject, at, value=at.quantity.value),), used=used)


def _clause_behind(seen: Count, said: Discourse, lexicon: Lexicon) -> Outcome | None:
    rest = "" if seen.phrase else seen.after.strip("的")
    return _whole(rest, seen, said, lexicon) if rest else DECLINED


def _whole(rest: str, seen: Count, said: Discourse, lexicon: Lexicon) -> Outcome:
    """Return a count of what *rest*, which stands behind it, says as a whole."""
    text = said.layout.verbatim(rest, seen.at.quantity.end)
    subject = Subject(name(rest, lexicon), text, "all that stands behind")
    return Outcome((figure(subject, seen.at, value=seen.at.quantity.value),))


NOUN_BEHIND: tuple[FormRule[Count], ...] = (
    Rule(
        name="act of a person",
        why="Whoever acted so many times is not counted.",
        shows=(("县委书记9次到企业调研。", ""),),
        spares=("调研走访60次。",),
        read=_acted,
    ),
    Rule(
        name="times something was done",
        why="What was done so often is said in the whole clause behind the number.",
        shows=(("先后12次赴外地招商。", "赴外地招商 12次"),),
        spares=("开展巡查12次。",),
        read=_often,
    ),
    Rule(
        name="count of what stands behind",
        why="A measure word stands between a number and its noun, so the noun may follow.",
        shows=(
            ("30个项目签约。", "签约项目 30个"),
            ("全县引进5家企业。", "引进企业 5家"),
            ("建成1个省级和2个市级园区。", "省级园区 1个；市级园区 2个"),
        ),
        spares=("签约项目30个。",),
        read=_behind,
    ),
    Rule(
        name="count of a clause",
        why="Where no noun follows, what is counted is all that stands behind the number.",
        shows=(("已有26个开工建设。", "开工建设 26个"),),
        spares=("26个村开工建设。",),
        read=_clause_behind,
    ),
)
"""The rules, in the order in which they are tried."""
