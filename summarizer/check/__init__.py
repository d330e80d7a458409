"""Check a draft against reports: is every figure and quotation of it in them?

`draft` reads the draft's sentences, each with whose and of which year it speaks
(`times`; `cells` for tables); `numbers` and `said` tell what each number means, in
draft and report alike; `sources` looks the reports up; `figures` judges a number by
the nearest one of a report, by the rows of `faults`, and `computed` by arithmetic;
`quotations`, `claims` and `comparisons` judge the rest.  `guard` is what every run
checks its own pages by.
"""

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace

from summarizer.check.claims import claims
from summarizer.check.comparisons import Judged, apart, comparisons, counted
from summarizer.check.computed import within, worked
from summarizer.check.draft import DraftSentence, sentences
from summarizer.check.figures import WEAK, Answer, Question, judge
from summarizer.check.numbers import Number
from summarizer.check.quotations import quotations
from summarizer.check.regions import regions
from summarizer.check.said import SaidNumber, SentencePlace, said
from summarizer.check.sources import ReportIndex, sources, whole_lines
from summarizer.check.times import years
from summarizer.lexicon import Lexicon
from summarizer.lexicon.numerals import fold
from summarizer.records import (
    SUPPORTED,
    Checkable,
    CheckedKind,
    Cleaned,
    Digest,
    DraftChecked,
    Finding,
    Indicator,
    Kind,
    Report,
    Sentence,
    Time,
    Verdict,
)

__all__ = ["check"]

Extracting = Callable[[Sequence[tuple[Sentence, Time]], str], Iterable[Indicator]]
"""Returns the figures of a draft's sentences, each given with the time it is about."""


def check(
    drafts: Sequence[Cleaned],
    reports: Sequence[Report],
    extracting: Extracting,
    comparing: Callable[[], Digest],
    *,
    lexicon: Lexicon,
) -> tuple[DraftChecked, ...]:
    """Return what *reports* say to each figure, quotation and claim of *drafts*.

    *extracting* reads a draft's figures as those of a report are read;
    *comparing* compares the reports when it is first asked to.
    """
    index = sources(reports, lexicon)
    known = regions([report.identity.region for report in reports], lexicon)
    return tuple(
        _checked(draft, index, sentences(draft, known, index.periods, lexicon), extracting, comparing)
        for draft in drafts
    )


def _checked(
    draft: Cleaned,
    index: ReportIndex,
    those: Sequence[DraftSentence],
    extracting: Extracting,
    comparing: Callable[[], Digest],
) -> DraftChecked:
    told = _extracted(draft, those, extracting)
    path = draft.source.path
    findings: list[Finding] = []
    for at, sentence in enumerate(those):
        figures = list(_figures(path, sentence, told.get(at, ()), index, comparing))
        findings += figures
        findings += (one for one in _quotations(path, sentence, index) if not _within(one, figures))
        if not sentence.cell:
            findings += _claims(path, sentence, index)
    lines = whole_lines(draft.source.lines)
    ordered = sorted(findings, key=lambda f: (f.checked.line, f.checked.start, f.checked.kind))
    return DraftChecked(path, draft.source.format, lines, tuple(ordered))


def _within(quotation: Finding, figures: Sequence[Finding]) -> bool:
    """Whether *quotation* is but the words around a figure that was found in them."""
    own = quotation.checked
    around = [f for f in figures if own.start <= f.checked.start and f.checked.end <= own.end]
    return quotation.rule == "a report's words" and bool(around)


def _figures(
    path: str,
    sentence: DraftSentence,
    indicators: Sequence[Indicator],
    index: ReportIndex,
    comparing: Callable[[], Digest],
) -> Iterator[Finding]:
    """Yield what is found of the numbers of *sentence*, and of its comparisons."""
    questions = _questions(path, sentence, indicators, index)
    answers = [judge(question, index) for question in questions]
    answers = _settled(questions, answers, index)
    numbers = [question.said for question in questions]
    for at, (question, answer) in enumerate(zip(questions, answers, strict=True)):
        yield _finding(sentence, question, _worked(sentence, numbers, at, answer, index, comparing), index)
    if sentence.cell:
        return
    judged = [Judged(q.said, q.regions, a.best) for q, a in zip(questions, answers, strict=True)]
    for one in comparisons(sentence, judged, comparing, index, index.lexicon):
        cited = tuple(index.indicator(cell.indicator) for cell in one.cells)
        stands = _checkable(
            path, sentence, "comparison", sentence.place(one.start, one.end), index, one.start
        )
        yield Finding(stands, one.verdict, one.rule, cited, one.difference, one.arithmetic)


def _settled(questions: Sequence[Question], answers: Sequence[Answer], index: ReportIndex) -> list[Answer]:
    """Return *answers* anew where one number of a report would answer for several of the sentence."""
    best: dict[int, float] = {}
    for answer in answers:
        if answer.best is not None and answer.verdict in SUPPORTED:
            own = id(answer.best.stated)
            best[own] = max(best.get(own, 0.0), answer.best.alike)
    settled = []
    for question, answer in zip(questions, answers, strict=True):
        pair = answer.best
        if answer.verdict not in SUPPORTED or (
            pair is not None and pair.alike < min(WEAK, best[id(pair.stated)])
        ):
            settled.append(judge(replace(question, used=frozenset(best)), index))
        else:
            settled.append(answer)
    return settled


def _worked(
    sentence: DraftSentence,
    numbers: Sequence[SaidNumber],
    at: int,
    answer: Answer,
    index: ReportIndex,
    comparing: Callable[[], Digest],
) -> Answer:
    """Return *answer*, or what computing the number comes to where no report states it."""
    if answer.verdict in SUPPORTED:
        return answer
    summed = within(numbers, at)
    if summed:
        return Answer("rounded", "figures summed up", (), "", None, "")
    found = worked(numbers, at, index.lexicon)
    if found is not None:
        rule, result = found
        verdict: Verdict = "computed" if result.right else "computation"
        return Answer(verdict, rule, answer.sources if result.right else (), "", None, result.arithmetic)
    distance = apart(numbers[at], sentence, index, index.lexicon)
    if distance is not None and answer.verdict == "missing":
        right, told = distance
        return Answer("computed" if right else "computation", "a distance of regions", (), "", None, told)
    count = counted(numbers[at], sentence, comparing, index)
    return Answer("computed", "a count of regions", (), "", None, count) if count else answer


def _quotations(path: str, sentence: DraftSentence, index: ReportIndex) -> Iterator[Finding]:
    for one in quotations(sentence, index, index.lexicon):
        place = sentence.places[one.start], sentence.places[one.end - 1] + 1
        stands = _checkable(path, sentence, "quotation", place, index)
        stands = replace(stands, words=sentence.text[one.start : one.end])
        yield Finding(stands, one.verdict, one.rule, one.sources, one.difference)


def _claims(path: str, sentence: DraftSentence, index: ReportIndex) -> Iterator[Finding]:
    for one in claims(sentence, index, index.lexicon):
        stands = _checkable(path, sentence, "claim", sentence.place(one.start, one.end), index, one.start)
        stands = replace(stands, words=sentence.plain[one.start : one.end])
        yield Finding(stands, one.verdict, one.rule, one.sources, one.difference)


def _checkable(
    path: str,
    sentence: DraftSentence,
    kind: CheckedKind,
    place: tuple[int, int],
    index: ReportIndex,
    at: int = 0,
) -> Checkable:
    own = sentence.regions(at)
    return Checkable(
        kind=kind,
        words=sentence.plain,
        document=path,
        line=sentence.line,
        start=place[0],
        end=place[1],
        sentence=sentence.text,
        page=sentence.page,
        region=index.labels.get(own[0]) if len(own) == 1 else None,
        years=tuple(sorted(sentence.frame.years)),
    )


def _extracted(
    draft: Cleaned, those: Sequence[DraftSentence], extracting: Extracting
) -> dict[int, list[Indicator]]:
    """Return the figures of each sentence by its place among *those*."""
    given = [
        (
            Sentence(s.plain, at, 0, len(s.plain), document=draft.source.path),
            Time("target" if s.frame.kind == "target" else "actual", min(s.frame.years, default=None)),
        )
        for at, s in enumerate(those)
    ]
    found: dict[int, list[Indicator]] = defaultdict(list)
    for indicator in extracting(given, draft.source.path):
        found[indicator.line].append(indicator)
    return found


def _questions(
    path: str, sentence: DraftSentence, indicators: Sequence[Indicator], index: ReportIndex
) -> list[Question]:
    lexicon = index.lexicon
    numbers = said(sentence.plain, indicators, SentencePlace(path, sentence.line, 0, sentence.page), lexicon)
    named = frozenset(id for one in sentence.named for id in one.ids)
    dealt = _dealt(sentence, numbers)
    found = []
    whole = fold(sentence.text).rstrip("。；！ ")
    carried = sentence.frame.carried and not sentence.named
    home = sentence.frame.home or sentence.frame.regions
    for at, one in enumerate(numbers):
        own = dealt.get(at) or sentence.regions(_owner_place(sentence, one.number))
        told, sure = _years_of(sentence, one, own, index)
        kind = _kind(sentence, one, lexicon)
        found.append(
            Question(
                replace(one, years=told, kind=kind, cell=sentence.cell),
                own,
                sure,
                named - frozenset(own),
                whole=whole,
                carried=carried,
                home=home,
            )
        )
    return found


def _owner_place(sentence: DraftSentence, number: Number) -> int:
    """Return up to where the region of *number* may be named: into a bracket behind it (5%（甲县）)."""
    if sentence.plain[number.end : number.end + 1] in ("（", "("):
        inside = number.end + 1
        if any(one.start == inside for one in sentence.named):
            return inside
    return number.start


def _dealt(sentence: DraftSentence, numbers: Sequence[SaidNumber]) -> dict[int, tuple[str, ...]]:
    """Return the regions of numbers that are dealt out to regions in order (甲、乙分别增长5%、6%)."""
    dealt = sentence.plain.find("分别")
    if dealt < 0:
        return {}
    owners = [one for one in sentence.named if one.start <= dealt and not one.compared]
    owners = [one for one in owners if dealt - one.start < 30]
    behind = [at for at, one in enumerate(numbers) if one.number.start > dealt]
    unit = numbers[behind[0]].number.unit if behind else ""
    behind = [at for at in behind if numbers[at].number.unit == unit]
    if len(owners) < 2 or len(behind) != len(owners):
        return {}
    return {at: owner.ids for at, owner in zip(behind, owners, strict=True)}


def _years_of(
    sentence: DraftSentence, one: SaidNumber, regions: tuple[str, ...], index: ReportIndex
) -> tuple[frozenset[int], bool]:
    at = sentence.back[one.number.start]
    periods = [period for region in regions for period in index.reviewed.get(region, ())] or index.periods
    own = years(sentence.text, at, sentence.day, periods, index.lexicon)
    if own:
        return own, True
    if sentence.frame.kind == "target":
        # A plan tells of the year before as well.
        return frozenset(), False
    return sentence.frame.years, False


_REACHED = re.compile("实际(?!利用|使用|到位)")


def _kind(sentence: DraftSentence, one: SaidNumber, lexicon: Lexicon) -> Kind:
    before = sentence.plain[: one.number.start]
    if sentence.frame.kind == "target" or one.kind == "target":
        return "target"
    clause = one.clause
    if _REACHED.search(clause) and not any(word in clause for word in lexicon.check.kinds.target[:6]):
        return "actual"
    if any(word in before for word in lexicon.check.kinds.target[:6]):
        return "target"
    near = before.rpartition("；")[2]
    return (
        "estimate"
        if one.kind == "estimate" or any(w in near for w in lexicon.check.kinds.estimate)
        else "actual"
    )


def _finding(sentence: DraftSentence, question: Question, answer: Answer, index: ReportIndex) -> Finding:
    number = question.said.number
    start, end = sentence.place(number.start, number.end)
    checked = Checkable(
        kind="figure",
        words=sentence.plain[number.start : number.end],
        document=question.said.place.document,
        line=sentence.line,
        start=start,
        end=end,
        sentence=sentence.text,
        page=sentence.page,
        region=index.labels.get(question.regions[0]) if len(question.regions) == 1 else None,
        years=tuple(sorted(question.said.years)),
        name=question.said.name,
    )
    return Finding(checked, answer.verdict, answer.rule, answer.sources, answer.difference, answer.arithmetic)
