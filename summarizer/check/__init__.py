"""Check a draft against reports: is every figure and quotation of it in them?

`draft` reads the draft's sentences, each with whose and of which year it speaks;
`numbers` and `said` tell what each number means, in draft and report alike;
`sources` looks the reports up; `figures` judges a number by the nearest one of a
report, by the rows of `faults`.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from summarizer.check.draft import DraftSentence, regions, sentences, years
from summarizer.check.figures import Answer, Question, judge
from summarizer.check.numbers import fold
from summarizer.check.said import Place, Said, said
from summarizer.check.sources import Sources, sources
from summarizer.lexicon import Lexicon
from summarizer.records import (
    Checkable,
    Cleaned,
    DraftChecked,
    Finding,
    Indicator,
    Kind,
    Report,
    Sentence,
    Time,
)

__all__ = ["check"]

Extracting = Callable[[Sequence[tuple[Sentence, Time]], str], Iterable[Indicator]]
"""Returns the figures of a draft's sentences, each given with the time it is about."""


def check(
    drafts: Sequence[Cleaned], reports: Sequence[Report], extracting: Extracting, *, lexicon: Lexicon
) -> tuple[DraftChecked, ...]:
    """Return what *reports* say to each figure of *drafts*, which *extracting* reads as a report's are read."""
    index = sources(reports, lexicon)
    known = regions([report.identity.region for report in reports], lexicon)
    return tuple(
        _checked(draft, index, sentences(draft, known, index.periods, lexicon), extracting)
        for draft in drafts
    )


def _checked(
    draft: Cleaned, index: Sources, those: Sequence[DraftSentence], extracting: Extracting
) -> DraftChecked:
    lexicon = index.lexicon
    told = _extracted(draft, those, extracting)
    findings: list[Finding] = []
    for at, sentence in enumerate(those):
        questions = _questions(draft.source.path, sentence, told.get(at, ()), index)
        answers = [judge(question, index) for question in questions]
        findings += [
            _finding(sentence, question, answer, index)
            for question, answer in zip(questions, answers, strict=True)
        ]
    lines = tuple(line.text for line in draft.source.lines)
    return DraftChecked(draft.source.path, draft.source.format, lines, tuple(findings))


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
    path: str, sentence: DraftSentence, indicators: Sequence[Indicator], index: Sources
) -> list[Question]:
    lexicon = index.lexicon
    numbers = said(sentence.plain, indicators, Place(path, sentence.line, 0, sentence.page), lexicon)
    named = frozenset(id for one in sentence.named for id in one.ids)
    dealt = _dealt(sentence, numbers)
    found = []
    whole = fold(sentence.text).rstrip("。；！ ")
    home = sentence.frame.home or sentence.frame.regions
    for at, one in enumerate(numbers):
        own = dealt.get(at) or sentence.regions(one.number.start)
        told, sure = _years_of(sentence, one, own, index)
        kind = _kind(sentence, one, lexicon)
        found.append(
            Question(replace(one, years=told, kind=kind), own, sure, named - frozenset(own), whole, home)
        )
    return found


def _dealt(sentence: DraftSentence, numbers: Sequence[Said]) -> dict[int, tuple[str, ...]]:
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
    sentence: DraftSentence, one: Said, regions: tuple[str, ...], index: Sources
) -> tuple[frozenset[int], bool]:
    at = sentence.back[one.number.start]
    periods = [period for region in regions for period in index.reviewed.get(region, ())] or index.periods
    own = years(sentence.text, at, sentence.day, periods, index.lexicon)
    if own:
        return own, True
    return sentence.frame.years, sentence.frame.told


def _kind(sentence: DraftSentence, one: Said, lexicon: Lexicon) -> Kind:
    before = sentence.plain[: one.number.start]
    if sentence.frame.kind == "target" or one.kind == "target":
        return "target"
    if any(word in before for word in lexicon.check.kinds.target[:6]):
        return "target"
    near = before.rpartition("；")[2]
    return (
        "estimate"
        if one.kind == "estimate" or any(w in near for w in lexicon.check.kinds.estimate)
        else "actual"
    )


def _finding(sentence: DraftSentence, question: Question, answer: Answer, index: Sources) -> Finding:
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
    return Finding(checked, answer.verdict, answer.rule, answer.sources, answer.difference)
