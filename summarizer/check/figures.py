"""Judge a number of a draft by the number of the reports that comes nearest to it."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import cast

from summarizer.check.faults import Fault, faults
from summarizer.check.pairs import SAME, Pair, pair, shared
from summarizer.check.said import SaidNumber, clause_start, grams
from summarizer.check.sources import ReportIndex, digits, squeezed
from summarizer.records import CitedPlace, Verdict

NEAREST = 3
"""Places of a report that are named where nothing bears out what a draft says."""
WEAK = 0.7
"""Below it a number bears out but one number of a sentence."""
_LOOKED = 24
"""Numbers of a region's reports that share most words with a draft's and are looked at."""
_KNOWN = 2.5
"""How much speaks for what stands in the same words."""
_LINKED = 0.3
"""From how alike on the same digits are the same figure, be it misnamed."""


@dataclass(frozen=True, slots=True)
class Question:
    """One number of a draft, and what is known of whose it is."""

    said: SaidNumber
    regions: tuple[str, ...]
    sure: bool
    nearby: frozenset[str] = frozenset()
    """The other regions that its sentence names."""
    whole: str = ""
    """Its sentence, folded, without the mark at its end."""
    used: frozenset[int] = frozenset()
    """The numbers of reports (their ids) that bear out other numbers of its sentence."""
    carried: bool = False
    """Whether its region is only that of the paragraph before."""
    home: tuple[str, ...] = ()
    """Those of its heading or of the paragraph, which a sentence in the words of their reports is of."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What the reports say to one number."""

    verdict: Verdict
    rule: str
    sources: tuple[CitedPlace, ...]
    difference: str = ""
    best: Pair | None = None
    arithmetic: str = ""


def judge(question: Question, sources: ReportIndex) -> Answer:
    """Return what the reports of *sources* say to the number of *question*."""
    lexicon, said = sources.lexicon, question.said
    counterparts = _counterparts(question, sources)
    seen: dict[int, tuple[Pair, tuple[tuple[Fault, str], ...]]] = {}
    for stage in (_same_setting, _nearest, _likely, _further):
        for stated in stage(question, sources):
            if id(stated) not in seen:
                made = pair(said, stated, question.regions, question.sure, question.whole, lexicon)
                if made.quoted and (question.carried or stated.region in question.home):
                    made = replace(made, regions=(stated.region or "",))
                seen[id(stated)] = made, faults(made, lexicon)
        right = [made for made, wrong in seen.values() if not wrong and _stands(made, counterparts, question)]
        if right:
            return _supported(max(right, key=_closeness), sources)
    ranked = sorted(
        (_cost(question, made, wrong) - (_KNOWN if id(made.stated) in counterparts else 0), at)
        for at, (made, wrong) in enumerate(seen.values())
    )
    order = [list(seen.values())[at] for _cost, at in ranked]
    for (made, wrong), (cost, _at) in zip(order, ranked, strict=True):
        if wrong and _tells(question, made, wrong, cost):
            fault, told = wrong[0]
            cited = (sources.cited(made.stated),)
            if fault.verdict == "region":
                told = sources.labels.get(made.stated.region or "", told)
            return Answer(cast(Verdict, fault.verdict), fault.rule.name, cited, told, made)
    near = sorted((made for made, _wrong in order), key=lambda m: -(m.alike + m.wording))[:NEAREST]
    nearest = tuple(sources.cited(made.stated) for made in near if made.alike >= _LINKED)
    return Answer("missing", "in no report", nearest, "", near[0] if near else None)


def _counterparts(question: Question, sources: ReportIndex) -> frozenset[int]:
    """Return which numbers of the reports stand where the draft's does, in the same words (their ids)."""
    setting, right = question.said.setting, {*question.regions, *question.home}
    if setting is None:
        return frozenset()
    those = sources.by_setting.get(setting, ())
    return frozenset(id(one) for one in those if not right or one.region in right)


def _stands(made: Pair, counterparts: frozenset[int], question: Question) -> bool:
    """Whether *made* may bear a number out: where its very words stand in a report, what stands there."""
    if id(made.stated) in question.used and made.alike < WEAK:
        return False
    if not counterparts or id(made.stated) in counterparts:
        return True
    return made.said.standard and made.stated.standard and made.alike >= 1


def _closeness(made: Pair) -> tuple[bool, float, float]:
    return (
        made.related == "equal",
        made.alike + made.wording,
        -abs(len(made.said.text) - len(made.stated.text)),
    )


def _supported(made: Pair, sources: ReportIndex) -> Answer:
    verdict: Verdict = "same"
    rule = "the same figure"
    if made.related == "converted":
        verdict, rule = "converted", "the same in another unit"
    elif made.related == "rounded":
        verdict, rule = "rounded", "rounded"
    else:
        number = made.said.number
        own = squeezed(made.said.text[clause_start(made.said.text, number.start) : number.end])
        if len(own) > 4 and own in squeezed(made.stated.text):
            verdict, rule = "verbatim", "word for word"
    return Answer(verdict, rule, (sources.cited(made.stated),), "", made)


# -- which numbers of the reports are looked at


def _same_setting(question: Question, sources: ReportIndex) -> Iterator[SaidNumber]:
    """Yield what stands in the same words."""
    if question.said.setting is not None:
        yield from sources.by_setting.get(question.said.setting, ())


def _nearest(question: Question, sources: ReportIndex) -> Iterator[SaidNumber]:
    """Yield what has the same digits in the right regions."""
    right = {*question.regions, *question.home}
    for stated in sources.by_digits.get(digits(question.said), ()):
        if not right or stated.region in right:
            yield stated


def _likely(question: Question, sources: ReportIndex) -> Iterator[SaidNumber]:
    """Yield what has the same digits, and what has the same name in the right regions."""
    said = question.said
    yield from sources.by_digits.get(digits(said), ())
    for region in question.regions or sources.by_region:
        yield from sources.by_name.get((region, said.name), ())


def _further(question: Question, sources: ReportIndex) -> Iterator[SaidNumber]:
    """Yield what shares most words with it in the right regions."""
    yield from sources.by_digits.get("".join(sorted(digits(question.said))) + "*", ())
    for region in question.regions or (tuple(sources.by_region) if len(sources.by_region) < 40 else ()):
        table = sources.grams.get(region)
        if table is None:
            continue
        counts: dict[int, int] = {}
        for gram in question.said.grams:
            for at in table.get(gram, ()):
                counts[at] = counts.get(at, 0) + 1
        best = sorted(counts, key=lambda at: -counts[at])[: _LOOKED if question.regions else 6]
        yield from (sources.by_region[region][at] for at in best)


# -- which of them answers


def _cost(question: Question, made: Pair, wrong: tuple[tuple[Fault, str], ...]) -> float:
    """Return how much speaks against *made* being what the draft got wrong."""
    names = {fault.verdict for fault, _told in wrong}
    cost = sum(fault.weight for fault, _told in wrong)
    if "year" in names and "target" in names:
        cost -= 1.2  # a goal is of the year to come
    if "region" in names:
        few = made.said.number.significant < 3
        cost += 0.0 if made.stated.region in question.nearby else 1.9 if few else 0.6
    if "year" in names:
        few = made.said.number.significant < 2
        cost += 1.0 if few else -1.2 if len(names) == 1 and made.alike >= 1 else 0.0
    few = made.said.number.significant < 2
    if "scope" in names and (few or id(made.stated) in question.used):
        cost += 3.0
    if made.copied and "region" in names:
        cost -= 2.5
    if made.related == "apart":
        cost += 4.0
    return cost + 2.0 * (1 - min(made.alike, 1.0)) + 1.5 * (1 - min(made.wording, 1.0))


def _transposed(made: Pair) -> bool:
    """Whether both have the same digits in another order, so many that this is no chance."""
    one, other = made.said.number, made.stated.number
    alike = sorted(digits(made.said)) == sorted(digits(made.stated)) and one.unit == other.unit
    return alike and one.significant > 2 and bool(made.said.grams & made.stated.grams)


def _tells(question: Question, made: Pair, wrong: tuple[tuple[Fault, str], ...], cost: float) -> bool:
    """Whether *made* is near enough to what the draft says to say what is wrong with it."""
    names = {fault.verdict for fault, _told in wrong}
    if made.related == "apart":
        return False
    if "number" in names:
        if _transposed(made) and not names & {"region", "year"}:
            return True
        # Another number of the same thing, and nothing else that differs.
        return made.alike >= 0.6 and not names & {"region", "year", "indicator"}
    if "indicator" in names:
        if "region" in names or made.said.number.loose is not None:
            return False
        enough = 3 if made.said.number.unit == "%" else 2
        if made.said.number.significant >= enough and made.related == "equal" and "year" not in names:
            # So many digits are seldom those of another figure by chance.
            return True
        few = made.said.number.significant < 2
        if (
            not few
            and made.related == "equal"
            and shared(grams(made.said.text), grams(made.stated.text)) > 0.6
        ):
            return True
        return made.alike >= _LINKED / 2 and made.wording >= (0.6 if few else 0.2)
    return made.alike >= SAME and cost < 8
