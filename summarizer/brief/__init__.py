"""Make one region's briefing of its reports: choose what is quoted within a length.

`rank` says what a sentence is worth; here it is decided what is quoted.  What
is not worth quoting is not quoted because there is room, what was said is not
said again, and the order is the report's own.

A length is a number of pages (`fit`), which tables, headings and notes share
with the text and in which the latest year is told in full and earlier ones by
their figures; or a share of each report's text or a number of sentences
(`choose`), which every year has.
"""

import math
from collections.abc import Iterator, Mapping, Sequence

from summarizer.brief.candidates import chapters, headings
from summarizer.brief.choose import Choice, choose, most_urgent, telling
from summarizer.brief.fit import fit
from summarizer.brief.likeness import Likeness
from summarizer.brief.tabled import tables
from summarizer.lexicon import Lexicon
from summarizer.lexicon.headings import label
from summarizer.records import Briefing, Distinction, Excerpt, Passage, Ranked, Report, Tabled

__all__ = ["brief"]


def brief(
    reports: Sequence[Report],
    sentences: int | None,
    share: float,
    pages: int | None = None,
    *,
    lexicon: Lexicon,
) -> Briefing:
    """Return the briefing of *reports*, which are one region's, sorted by year.

    *share* of the characters of each report may be quoted, or, where that is
    given, so many *sentences* of all together.  Where two years say the same,
    the later one says it.  Where *pages* are given, what is quoted is the
    latest year's, at most *share* of it, and as much as fits.
    """
    tabled: Tabled | None = None
    distinctions: tuple[Distinction, ...] = ()
    chosen: Mapping[int, list[Choice]]
    if pages is None:
        chosen = _of_share(reports, sentences, share)
    else:
        latest = _latest(reports)
        shown = tables(reports, [reports[r] for r in latest], pages, lexicon)
        fitted = fit(reports, latest, pages, share, shown)
        tabled, chosen, distinctions = shown.tabled, fitted.chosen, fitted.distinctions
        if sentences is not None:
            chosen = most_urgent(chosen, sentences)
    last = reports[-1]
    return Briefing(
        region=last.identity.region,
        periods=tuple(sorted({p for report in reports if (p := report.identity.period) is not None})),
        keywords=last.ranking.keywords,
        excerpts=tuple(
            Excerpt(report, tuple(_passages(report, chosen.get(r, ()), run_in=pages is not None)))
            for r, report in enumerate(reports)
        ),
        indicators=tuple(indicator for report in reports for indicator in report.indicators),
        tabled=tabled,
        distinctions=distinctions,
    )


def _of_share(reports: Sequence[Report], sentences: int | None, share: float) -> Mapping[int, list[Choice]]:
    said: list[Likeness] = []
    chosen: dict[int, list[Choice]] = {}
    for r, report in sorted(enumerate(reports), key=lambda pair: -pair[0]):
        of_report = tuple(chapters(report))
        room = share * telling(of_report) if sentences is None else math.inf
        chosen[r] = choose(of_report, room, report.ranking.least, said)
    return chosen if sentences is None else most_urgent(chosen, sentences)


def _latest(reports: Sequence[Report]) -> list[int]:
    """Return the places of the reports of the last year; all where no year is known."""
    last = max((p for report in reports if (p := report.identity.period) is not None), default=None)
    return [r for r, report in enumerate(reports) if report.identity.period == last]


def _passages(report: Report, choices: Sequence[Choice], *, run_in: bool) -> Iterator[Passage]:
    chosen = {choice.candidate.at: choice for choice in choices}
    results, plans = headings(report.sections, "results"), headings(report.sections, "plans")
    for s, section in enumerate(report.sections):
        above = (plans if section.time.kind == "target" else results)[s]
        title = report.sections[above].title if above is not None else None
        yield Passage(
            title=section.title,
            level=section.level,
            line=section.line,
            document=report.path,
            themes=section.themes,
            sentences=tuple(_ranked(report, s, i, chosen.get((s, i))) for i in range(len(section.sentences))),
            role=section.role,
            time=section.time,
            chapter=label(title) if title and run_in else title,
        )


def _ranked(report: Report, s: int, i: int, choice: Choice | None) -> Ranked:
    """Return the sentence *i* of section *s* as the briefing has it, with what spoke for it."""
    ranking = report.ranking
    borne = ranking.because[s][i] if ranking.because and ranking.because[s] else ()
    leans = ranking.leaning[s][i] if ranking.leaning else None
    room = (choice.because,) if choice else (leans,) if leans else ()
    return Ranked(
        report.sections[s].sentences[i],
        ranking.scores[s][i],
        key=choice is not None,
        weak=choice is not None and choice.weak,
        because=(*borne, *room),
        start=ranking.openings[s][i] if ranking.openings else 0,
    )
