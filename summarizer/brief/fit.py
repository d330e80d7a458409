"""Choose what fits into so many pages: distinctions, problems, plans and results, each with its part.

Tables, headings and notes take their lines first.  A sentence pays for the
lines it takes and, where it is the first of its chapter, for the heading above
it.  What a table says already is not said again.
"""

import math
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace

from summarizer.brief import lines
from summarizer.brief.candidates import PARTS, Candidate, Part, candidates, chapters, headings
from summarizer.brief.choose import ROUND, Choice, telling
from summarizer.brief.likeness import Likeness, likeness
from summarizer.brief.tabled import Tables, shown, told
from summarizer.lexicon.headings import label
from summarizer.records import Because, Distinction, Indicator, Report

DISTINCTIONS = 0.2
"""The part of the lines that firsts and honours may take."""
PROBLEMS = 0.18
"""That of what went wrong."""
PLANS = 0.12
"""That of what is to be done."""
TOLD = 0.75
"""From what part of its numbers in the tables on a sentence says nothing new."""
TABLED = 0.7
"""The part of the characters of a sentence that a table says which counts as quoted."""
HALF = 0.5
"""The part of what may be quoted that is left to the text, whatever the tables say."""
FEW = 120
"""Characters that are quoted of the shortest report, too."""
KINDS = 2.5
"""The lines that the words before each kind of distinction and the ends of their paragraphs take."""
CLAIMED = 0.45
"""The part of the characters that firsts and honours may take."""
WORTH = 1.6
"""How many times as much as what is worth quoting a sentence must be worth here."""
LITTLE = 0.5
"""The same, where a report has nothing that is worth so much."""
FIGURED = 1.0
"""The same for sentences with a figure, where the page would else stay empty."""
SEVERAL_YEARS = 0.6
"""What is left of the worth of a sentence about several years in the paper of one."""
LONGEST = 5.0
"""Lines up to which a sentence is readily quoted."""
TRIES = 5
"""How often what fits is set in lines and chosen anew for what they leave or lack."""
STRETCHES = 0.5
"""From what part of a sentence in a distinction that is listed on the rest of it is not quoted beside it."""


@dataclass
class PageRoom:
    """What is left of the room, and what stands on the page so far."""

    lines: float
    characters: float
    """What may be quoted of the text: a short report is not copied out."""
    said: list[Likeness] = field(default_factory=list)

    def holds(self, lines: float, characters: int) -> bool:
        """Whether there is room for so much."""
        return lines <= self.lines and characters <= self.characters

    def take(self, lines: float, text: str) -> None:
        """Set *text*, which takes so many *lines*."""
        self.lines -= lines
        self.characters -= len(text)
        self.said.append(likeness(text))

    def give_back(self, lines: float, text: str) -> None:
        """Take *text* off the page again."""
        self.lines += lines
        self.characters += len(text)
        self.said.remove(likeness(text))

    def repeats(self, text: str, but: Collection[Likeness] = ()) -> bool:
        """Whether *text* says what is said already, *but* for those stretches of it."""
        new = likeness(text)
        return any(new.repeats(one) for one in self.said if one not in but)


@dataclass(frozen=True, slots=True)
class Fitted:
    """What fits."""

    chosen: Mapping[int, list[Choice]]
    """By the place of the report."""
    distinctions: tuple[Distinction, ...]


def fit(reports: Sequence[Report], latest: Sequence[int], pages: int, share: float, of: Tables) -> Fitted:
    """Return what of the *latest* of *reports* (their places) fits into *pages* with the tables *of*.

    At most *share* of their text is quoted.
    """
    left = lines.room(pages) - _frame(reports, latest, of)
    aim, best = left, None
    for _ in range(TRIES):
        fitted = _fit(reports, latest, aim, share, of)
        over = _lines(reports, latest, fitted) - left
        if over <= 0 and (best is None or _said(fitted) > _said(best)):
            best = fitted
        if -1 < over <= 0:
            break
        aim -= over
    return fitted if best is None else best


def _fit(reports: Sequence[Report], latest: Sequence[int], left: float, share: float, of: Tables) -> Fitted:
    quoted = [reports[r] for r in latest]
    room = sum(telling(tuple(chapters(report))) for report in quoted)
    said = TABLED * sum(_tabled(report, of) for report in quoted)
    page = PageRoom(left, max(share * room - said, HALF * share * room, FEW))
    listed = [*_distinctions(quoted, page, left, of)]
    goals = _goals(reports, latest, page, of)
    problems = _chosen(reports, latest, "problems", page, PROBLEMS * left, of, listed)
    plans = _chosen(reports, latest, "plans", page, PLANS * left, of, listed)
    results = _chosen(reports, latest, "results", page, page.lines, of, listed)
    if not any(results.values()):
        # A speech bears little evidence, but something of it is heard.
        results = _chosen(reports, latest, "results", page, page.lines, of, listed, worth=LITTLE)
    more = _chosen(reports, latest, "plans", page, page.lines, of, listed, plans)
    last = _chosen(reports, latest, "results", page, page.lines, of, listed, results, worth=FIGURED)
    chosen = {r: [*goals[r], *problems[r], *plans[r], *results[r], *more[r], *last[r]] for r in latest}
    return Fitted(chosen, tuple(listed))


def _said(fitted: Fitted) -> int:
    """Return the characters that *fitted* quotes."""
    chosen = sum(choice.candidate.size for choices in fitted.chosen.values() for choice in choices)
    return chosen + sum(len(one.text) for one in fitted.distinctions)


def _lines(reports: Sequence[Report], latest: Sequence[int], fitted: Fitted) -> int:
    """Return the lines that *fitted* takes, set in paragraphs: one for each chapter and kind."""
    paragraphs: dict[tuple[object, ...], float] = {}
    for r in latest:
        sections = reports[r].sections
        above = {part: headings(sections, part) for part in PARTS}
        for choice in fitted.chosen[r]:
            one = choice.candidate
            heading = above[one.part][one.section]
            title = label(sections[heading].title or "") if heading is not None else None
            several = (sections[one.section].sentences[one.place].time or sections[one.section].time).span
            at = r, one.part, one.part != "problems" and title, one.part == "results" and several
            before = paragraphs.get(at, lines.width(title) + 1 if title and one.part != "problems" else 0)
            paragraphs[at] = before + lines.width(one.text)
    for distinction in fitted.distinctions:
        listed = "kind", distinction.kind
        paragraphs[listed] = paragraphs.get(listed, 3) + lines.width(distinction.text) + 1
    return sum(math.ceil((lines.INDENT + wide) / lines.WIDTH) for wide in paragraphs.values())


def _tabled(report: Report, of: Tables) -> int:
    """Return the characters of those sentences of *report* that the tables say."""
    figures = shown(report, of.tabled)
    stating = {one.line for one in figures}
    return sum(
        len(sentence.text)
        for section in report.sections
        for sentence in section.sentences
        if sentence.line in stating and told(sentence, figures) >= TOLD
    )


def _frame(reports: Sequence[Report], latest: Sequence[int], of: Tables) -> float:
    """Return the lines of all that is no quotation: title, opening, headings, tables, sources."""
    # One report is named where the page begins, several in a table at its end.
    names = 1.0 if len(reports) == 1 else 2.5 + 2 * lines.ROW * len(reports)
    opening = lines.MASTHEAD + lines.title("某某区二〇二五年工作情况简报") + 2
    tables = lines.table(of.results) + lines.table(of.goals) + (lines.CHART + lines.CAPTION) * of.tabled.trend
    parts = {
        one.part for r in latest for s in range(len(reports[r].sections)) for one in candidates(reports[r], s)
    }
    listed = any(reports[r].ranking.distinctions for r in latest)
    # Each part has a heading and a note, and the table of results a heading; its note is counted with it.
    return (
        opening
        + tables
        + (1.0 + lines.NOTE) * (len(parts) + listed)
        + KINDS * listed
        + bool(of.results)
        + names
    )


def _goals(
    reports: Sequence[Report], latest: Sequence[int], page: PageRoom, of: Tables
) -> dict[int, list[Choice]]:
    """Return the sentences that set the goals, where no table shows them."""
    chosen: dict[int, list[Choice]] = {r: [] for r in latest}
    for r in latest:
        for s in range(len(reports[r].sections)):
            for one in candidates(reports[r], s):
                if reports[r].sections[s].sentences[one.place].text not in of.setting or page.repeats(
                    one.text
                ):
                    continue
                takes = lines.width(one.text) / lines.WIDTH + 0.5
                chosen[r].append(Choice(one, one.worth, False, Because("budget", "sets the goals", "")))
                page.take(takes, one.text)
    return chosen


def _distinctions(
    reports: Sequence[Report], page: PageRoom, left: float, of: Tables
) -> tuple[Distinction, ...]:
    """Return the weightiest distinctions of *reports* within their part of the lines *left*, in order."""
    every = [
        one
        for report in reports
        for one in report.ranking.distinctions
        if not _ranked(one, shown(report, of.tabled))
    ]
    room = DISTINCTIONS * left
    most = CLAIMED * page.characters
    kept: list[int] = []
    for i in sorted(range(len(every)), key=lambda i: (-every[i].weight, len(every[i].text), i)):
        text = every[i].text
        # They are run together, several to a paragraph.
        takes = _takes(every[i])
        if takes > room or len(text) > most or not page.holds(takes, len(text)) or page.repeats(text):
            continue
        kept.append(i)
        room -= takes
        most -= len(text)
        page.take(takes, text)
    return tuple(every[i] for i in sorted(kept))


def _takes(one: Distinction) -> float:
    """Return the lines that *one* takes in the list."""
    return (lines.width(one.text) + 1) / lines.WIDTH


def _of(one: Distinction, report: Report, candidate: Candidate) -> bool:
    """Whether *one* is a stretch of the *candidate* of *report*."""
    said = report.sections[candidate.section].sentences[candidate.place]
    return one.document == report.path and one.sentence == said


def _ranked(one: Distinction, figures: Sequence[Indicator]) -> bool:
    """Whether a remark of the table says *one*: the rank of one of its *figures*."""
    return (
        one.kind == "place"
        and any(
            figure.rank is not None and figure.rank in one.text and figure.sentence == one.sentence.text
            for figure in figures
        )
        and told(one.sentence, figures) >= TOLD
    )


@dataclass(frozen=True, slots=True)
class _Offer:
    """A candidate of the report *r*, the heading it would stand under, and the lines it takes."""

    r: int
    candidate: Candidate
    heading: int | None
    lines: float
    first: float
    """The lines it takes besides where nothing else stands under its heading."""

    def urgency(self, before: int) -> float:
        """Its worth, where *before* stand under its heading.

        Not for the lines it takes: measured on marked reports, what a leader must know is
        told in the longer sentences.
        """
        return self.candidate.worth * ROUND**before


def _chosen(
    reports: Sequence[Report],
    latest: Sequence[int],
    part: Part,
    page: PageRoom,
    room: float,
    of: Tables,
    listed: list[Distinction],
    before: Mapping[int, list[Choice]] | None = None,
    worth: float = WORTH,
) -> dict[int, list[Choice]]:
    """Return what is quoted of *part* within *room* lines of *page*, *before* chosen already."""
    taken = {(r, choice.candidate.at) for r, choices in (before or {}).items() for choice in choices}
    offers = [
        one
        for r in latest
        for one in _offers(r, reports[r], part, of, listed, worth)
        if (r, one.candidate.at) not in taken
    ]
    order: Callable[[_Offer, int], tuple[object, ...]] = _by_figures if part == "problems" else _by_urgency
    counts: dict[tuple[int, int | None], int] = {}
    chosen: dict[int, list[Choice]] = {r: [] for r in latest}
    while offers:
        best = min(offers, key=lambda one: order(one, counts.get((one.r, one.heading), 0)))
        offers.remove(best)
        heard = counts.get((best.r, best.heading), 0)
        takes = best.lines + (0 if heard else best.first)
        text = best.candidate.text
        # A report that admits something is heard once, whatever it takes.
        must = part == "problems" and not any(chosen.values())
        # Of what is quoted whole no stretch is listed besides.
        claims = [one for one in listed if _of(one, reports[best.r], best.candidate)]
        back = sum(_takes(one) for one in claims)
        if page.repeats(text, [likeness(one.text) for one in claims]) or not (
            must
            or (
                takes - back <= room
                and page.holds(takes - back, len(text) - sum(len(o.text) for o in claims))
            )
        ):
            continue
        for claim in claims:
            listed.remove(claim)
            page.give_back(_takes(claim), claim.text)
        because = _because(part, heard)
        chosen[best.r].append(Choice(best.candidate, best.urgency(heard), False, because))
        counts[best.r, best.heading] = heard + 1
        page.take(takes, text)
        room -= takes
    return chosen


def _offers(
    r: int, report: Report, part: Part, of: Tables, listed: Sequence[Distinction], least: float
) -> list[_Offer]:
    above = headings(report.sections, part)
    figures = shown(report, of.tabled)
    stretches = {
        (one.sentence.line, one.sentence.start): len(one.text)
        for one in listed
        if one.document == report.path
    }
    offers = []
    for s, section in enumerate(report.sections):
        for one in candidates(report, s):
            sentence = section.sentences[one.place]
            again = told(sentence, figures)
            if (
                one.part != part
                or again >= TOLD
                or (part != "problems" and one.worth < least * report.ranking.least)
            ):
                continue
            if least == FIGURED and not one.likeness.figures - {str(report.identity.period)}:
                continue
            if stretches.get((sentence.line, sentence.start), 0) > STRETCHES * len(sentence.text):
                continue
            time = sentence.time or section.time
            several = part == "results" and time.span == "years"
            worth = one.worth * (1 - again) * (SEVERAL_YEARS if several else 1.0)
            takes = lines.width(one.text) / lines.WIDTH
            title = report.sections[heading].title if (heading := above[s]) is not None else None
            offers.append(_Offer(r, replace(one, worth=worth), heading, takes, _first(title, part)))
    return offers


def _first(title: str | None, part: Part) -> float:
    """Return the lines that the first sentence under the heading *title* brings with it."""
    unfilled = 0.5
    if part == "problems":
        return unfilled
    # The heading is run in.
    return unfilled + (lines.width(label(title)) + 1) / lines.WIDTH if title else unfilled


def _by_urgency(one: _Offer, before: int) -> tuple[object, ...]:
    return -one.urgency(before), one.r, one.candidate.at


def _by_figures(one: _Offer, before: int) -> tuple[object, ...]:
    candidate = one.candidate
    return one.lines > LONGEST, -min(1, len(candidate.likeness.figures)), one.r, candidate.at


def _because(part: Part, before: int) -> Because:
    if part == "problems":
        return Because("budget", "admits what went wrong", "")
    return Because("budget", "worth the room it takes" if before else "the best of its chapter", "")
