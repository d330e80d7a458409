"""What somebody has to look at before a page is sent.

Figures that are told in two ways or were won back from damaged text, and
regions that could not be decided.
"""

from collections.abc import Sequence

from summarizer.lexicon import Lexicon
from summarizer.page_words import PageWords
from summarizer.page_words.identity import contradictions
from summarizer.provenance import column, where
from summarizer.records import Indicator, RawLine, Region, Report, Sentence
from summarizer.render import format
from summarizer.sameness import simple, standing

Meaning = tuple[object, ...]


class Doubts:
    """What is doubtful of the figures and regions of some reports."""

    def __init__(self, reports: Sequence[Report], words: PageWords, lexicon: Lexicon) -> None:
        self._reports = {report.path: report for report in reports}
        self._words = words
        self._lexicon = lexicon
        self._alike: dict[Meaning, list[Indicator]] = {}
        for report in reports:
            for figure in report.indicators:
                if figure.standard:
                    self._alike.setdefault(self._meaning(figure), []).append(figure)

    def of(self, record: Indicator | Region) -> str | None:
        """Return what a comment says of *record*; None where nothing is doubtful."""
        if isinstance(record, Region):
            return self._region(record)
        if record.document not in self._reports:
            return None
        return self._contradicted(record) or self._won_back(record)

    def _meaning(self, figure: Indicator) -> Meaning:
        """Return what a region has one figure for."""
        region = self._reports[figure.document].identity.region.id
        aimed = figure.kind == "target"
        return region, figure.name, figure.measure, figure.year, figure.span, figure.scope, aimed

    def _contradicted(self, figure: Indicator) -> str | None:
        alike = self._alike.get(self._meaning(figure), ())
        if figure.year is None or len(alike) < 2:
            return None
        for growth in (False, True):
            if (figure.change if growth else figure.value) is None:
                continue
            # 7.8万元 and 1万美元 deny one another nothing.
            own = simple(figure.unit, self._lexicon)[1]
            comparable = [one for one in alike if growth or simple(one.unit, self._lexicon)[1] == own]
            kept = [one for one in standing(comparable, growth, self._lexicon) if one is not None]
            told = dict.fromkeys(self._told(one, growth) for one in kept)
            if len(told) > 1:
                between = self._words.say("list", "between")
                return self._words.say("comment", "contradicted", figures=between.join(told))
        return None

    def _told(self, figure: Indicator, growth: bool) -> str:
        said = (format.growth if growth else format.value)(figure, words=self._words)
        return self._words.say("comment", "figure", figure=said, place=self._place(figure))

    def _won_back(self, figure: Indicator) -> str | None:
        """Return that the sentence of *figure* was mended where characters had been lost."""
        report = self._reports[figure.document]
        if not any(repair.count for repair in report.repairs if repair.name == "garbled"):
            return None
        place = figure.line, figure.page
        raw = [line for line in report.lines if (line.number, line.page) == place]
        every = (sentence for section in report.sections for sentence in section.sentences)
        own = [one for one in every if (one.line, one.page) == place and one.text == figure.sentence]
        if any(_lost(_raw(line, one)) > _lost(one.text) for line in raw for one in own):
            return self._words.say("comment", "damaged", place=self._place(figure))
        return None

    def _place(self, figure: Indicator) -> str:
        report = self._reports[figure.document]
        at = where(
            [figure.line],
            figure.page,
            report.format,
            self._words.tables["place"],
            column(figure.sentence, figure.start),
        )
        return report.path + self._words.say("note", "between_parts") + at

    def _region(self, region: Region) -> str | None:
        said = [
            contradiction
            for report in self._reports.values()
            if report.identity.region.id == region.id
            for contradiction in contradictions(report, self._words)
        ]
        if region.candidates:
            between = self._words.say("list", "between")
            said.append(self._words.say("comment", "region", candidates=between.join(region.candidates)))
        elif region.level is None:
            said.append(self._words.say("comment", "no region"))
        if not said:
            return None
        return self._words.say("comment", "check", told=self._words.say("note", "between_sources").join(said))


def _raw(line: RawLine, sentence: Sentence) -> str:
    """Return *sentence* as the file has it in *line*."""
    return line.text[max(sentence.start - line.start, 0) : max(sentence.end - line.start, 0)]


def _lost(text: str) -> int:
    """Return how many signs of *text* may stand for a lost byte.

    >>> _lost("全县生产总值增长?%，"), _lost("增长6%，")
    (1, 0)
    """
    return sum(map(text.count, "?？\ufffd"))
