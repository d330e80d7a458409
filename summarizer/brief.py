"""Make one region's briefing of its reports: choose the key sentences within a budget.

`rank` says what a sentence is worth; here it is decided what is quoted.  The
budget goes to the sections by their length, each takes its best for the room
they need, and nothing is said twice.
"""

from collections.abc import Iterator, Sequence

from summarizer.models import Briefing, Excerpt, Passage, Ranked, Report, Section

ALIKE = 0.6
"""From what share of character pairs in common two sentences say the same."""


def brief(reports: Sequence[Report], sentences: int | None, share: float) -> Briefing:
    """Return the briefing of *reports*, which are one region's, sorted by year.

    *sentences* is how many key sentences there may be in all; where it is
    None, *share* of the text may be quoted.
    """
    chosen: set[tuple[int, int, int]] = set()
    said: list[frozenset[str]] = []
    for r, report in enumerate(reports):
        for s, section in enumerate(report.sections):
            if section.title is None:
                continue
            chosen |= {(r, s, i) for i in _best(section, report.ranking.scores[s], share, said)}
    if sentences is not None and len(chosen) > sentences:
        best = sorted(chosen, key=lambda at: (-reports[at[0]].ranking.scores[at[1]][at[2]], at))
        chosen = set(best[:sentences])
    excerpts = tuple(
        Excerpt(report, tuple(_passages(report, {at[1:] for at in chosen if at[0] == r})))
        for r, report in enumerate(reports)
    )
    latest = reports[-1]
    return Briefing(
        region=latest.identity.region,
        periods=tuple(sorted({p for report in reports if (p := report.identity.period) is not None})),
        keywords=latest.ranking.keywords,
        excerpts=excerpts,
        indicators=tuple(indicator for report in reports for indicator in report.indicators),
    )


def _best(
    section: Section, scores: Sequence[float], share: float, said: list[frozenset[str]]
) -> Iterator[int]:
    """Yield the sentences of *section* worth most for their length, within its part of the budget."""
    sizes = [len(sentence.text) for sentence in section.sentences]
    room = share * sum(sizes)
    ordered = sorted(range(len(sizes)), key=lambda i: (-scores[i] / sizes[i] ** 0.5, i))
    for i in ordered:
        pairs = _pairs(section.sentences[i].text)
        if section.sentences[i].doubt or any(_alike(pairs, other) for other in said):
            continue
        if sizes[i] <= room * 1.5:
            room -= sizes[i]
            said.append(pairs)
            yield i
        if room <= 0:
            return


def _pairs(text: str) -> frozenset[str]:
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def _alike(left: frozenset[str], right: frozenset[str]) -> bool:
    return len(left & right) > ALIKE * min(len(left), len(right))


def _passages(report: Report, chosen: set[tuple[int, int]]) -> Iterator[Passage]:
    for s, (section, themes, scores) in enumerate(
        zip(report.sections, report.themes, report.ranking.scores, strict=True)
    ):
        yield Passage(
            title=section.title,
            level=section.level,
            line=section.line,
            document=report.path,
            themes=themes,
            sentences=tuple(
                Ranked(sentence, score, (s, i) in chosen)
                for i, (sentence, score) in enumerate(zip(section.sentences, scores, strict=True))
            ),
        )
