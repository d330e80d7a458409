"""Say how far the sentences of reports are about a topic: TextRank whose walker lands on it.

The topic's words are few, and a report says much of a matter without them.  So
the words that stand near them, in the same sentences and seldom elsewhere, are
found in the reports themselves (by the likelihood ratio: Dunning, "Accurate
Methods for the Statistics of Surprise and Coincidence", CL 1993), each with the
chance that a sentence which says it is about the topic.  A sentence's share of
such clauses, times the evidence it bears, is the teleport vector of its report's
PageRank (Haveliwala, "Topic-Sensitive PageRank", WWW 2002).
"""

import math
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

import numpy as np

from summarizer.lexicon import Lexicon
from summarizer.rank.evidence import evidence
from summarizer.rank.graph import pagerank, similarities
from summarizer.rank.words import segmented
from summarizer.records import Indicator, Relevance, Relevances, Report, Section

DAMPING = 0.3
"""How much of a rank comes over the edges.  The topic says what matters; the graph orders what
says much the same."""
MOST = 40
"""Words near a topic."""
SURE = 10.83
"""The likelihood ratio from which it is no chance (p < .001) that two words stand together."""
OFTEN = 3
"""In so many sentences of the topic a word near it stands at least."""
UNSEEN = 2
"""Added to the sentences that have a word, so that a rare one is not sure of itself."""
PART = 4
"""Characters of a topic's word from which it is looked for in halves."""
TELLING = 1 / 3
"""Its first half alone is of the topic where so many of the sentences that say it say the whole
(招商 for 招商引资).  The second half is what many matters share (振兴, 环境)."""
BETWEEN = 2
"""Characters that may stand between the halves (乡村全面振兴)."""
MEANT = 0.4
"""The chance from which words near the topic make the name of a figure one of its, in a sentence that
says a word of it."""

_FIGURE = re.compile(r"\d")
_CLAUSE = re.compile("[^、，,；;。！？]+[、，,；;。！？]?")
"""A part of a list is one, too: 教育、医疗、养老 speaks of each only a little."""


def relevance(reports: Sequence[Report], topic: Sequence[str], *, lexicon: Lexicon) -> Relevances:
    """Return how far each sentence of *reports* is about *topic*, which is one or several words."""
    texts = [
        sentence.text for report in reports for section in report.sections for sentence in section.sentences
    ]
    said = _said(texts, topic, lexicon)
    segments = segmented(texts, lexicon)
    near = _near(texts, segments, said, lexicon)
    rest = iter(segments)
    return Relevances(
        topic=tuple(topic),
        words=tuple(near),
        reports=tuple(
            _of_report(report, [*islice(rest, _size(report))], said, near, lexicon) for report in reports
        ),
    )


def _size(report: Report) -> int:
    return sum(len(section.sentences) for section in report.sections)


def _said(texts: Sequence[str], topic: Sequence[str], lexicon: Lexicon) -> re.Pattern[str]:
    """Return what finds a word of *topic*, its halves apart, or its first half where *texts* mean it by that.

    >>> texts = ["招商引资有突破。", "推进乡村振兴。", "乡村学校三所。", "乡村旅游。", "乡村道路。"]
    >>> said = _said(texts, ["招商引资", "乡村振兴", "教育"], lexicon)
    >>> [bool(said.search(text)) for text in ("精准招商", "乡村全面振兴", "老区振兴", "乡村旅游", "主题教育")]
    [True, True, False, False, False]
    """
    forms = [_alone(word, lexicon.topics.other.get(word, ())) for word in topic]
    for word in topic:
        if len(word) < PART:
            continue
        middle = len(word) // 2
        first, second = word[:middle], word[middle:]
        forms.append(f"{re.escape(first)}.{{1,{BETWEEN}}}{re.escape(second)}")
        those = [text for text in texts if first in text]
        if those and sum(word in text for text in those) >= TELLING * len(those):
            forms.append(re.escape(first))
    return re.compile("|".join(forms))


def _alone(word: str, others: Sequence[str]) -> str:
    """Return the pattern of *word* where it is no part of one of *others*."""
    before = [other.partition(word)[0] for other in others]
    behind = [other.partition(word)[2] for other in others if other.startswith(word)]
    not_before = "".join(f"(?<!{re.escape(front)})" for front in before if front)
    not_behind = f"(?!{'|'.join(map(re.escape, behind))})" if behind else ""
    return f"{not_before}{re.escape(word)}{not_behind}"


def _near(
    texts: Sequence[str], segments: Sequence[Sequence[str]], said: re.Pattern[str], lexicon: Lexicon
) -> dict[str, float]:
    """Return the words near those that *said* finds, each with the chance that it speaks of the topic."""
    bearing = [said.search(text) is not None for text in texts]
    total, borne = len(texts), sum(bearing)
    of_all: Counter[str] = Counter()
    of_topic: Counter[str] = Counter()
    for words, bears in zip(segments, bearing, strict=True):
        distinct = set(words)
        of_all.update(distinct)
        if bears:
            of_topic.update(distinct)
    scores: dict[str, tuple[float, float]] = {}
    for word, both in of_topic.items():
        # 万张 is no word, but a unit.
        general = len(word) < 2 or word in lexicon.stop or word in lexicon.broad or word[0] in "万亿"
        if both < OFTEN or general or said.search(word):
            continue
        if both / of_all[word] <= borne / total:
            continue
        alone = of_all[word] - both
        ratio = _likelihood_ratio(both, borne - both, alone, total - borne - alone)
        if ratio > SURE:
            scores[word] = ratio, both / (of_all[word] + UNSEEN)
    best = sorted(scores, key=lambda word: (-scores[word][0], word))[:MOST]
    return {word: scores[word][1] for word in best}


def _likelihood_ratio(both: int, first: int, second: int, neither: int) -> float:
    """Return Dunning's -2 log lambda of two events: how often both, the one, the other, and none came.

    >>> _likelihood_ratio(20, 10, 10, 960) > SURE > _likelihood_ratio(1, 29, 29, 941)
    True
    """

    def entropy(*counts: int) -> float:
        total = sum(counts)
        return sum(count * math.log(count / total) for count in counts if count)

    cells = entropy(both, first, second, neither)
    rows = entropy(both + first, second + neither)
    columns = entropy(both + second, first + neither)
    return 2 * (cells - rows - columns)


def _of_report(
    report: Report,
    segments: Sequence[Sequence[str]],
    said: re.Pattern[str],
    near: Mapping[str, float],
    lexicon: Lexicon,
) -> Relevance:
    sections = report.sections
    about = [share(sentence.text, said, near) for s in sections for sentence in s.sentences]
    ranks = [0.0] * len(about)
    if any(about):
        borne, _because = evidence(sections, lexicon)
        landing = np.array(about) * borne
        ranks = (pagerank(similarities(segments), DAMPING, landing) * landing.sum()).tolist()
    scores, shares = iter(ranks), iter(about)
    return Relevance(
        report=report,
        scores=tuple(tuple(islice(scores, len(section.sentences))) for section in sections),
        about=tuple(tuple(islice(shares, len(section.sentences))) for section in sections),
        named=tuple(tuple(_named(section, said)) for section in sections),
        figures=tuple(figure for figure in report.indicators if _states(figure, said, near)),
    )


def _states(figure: Indicator, said: re.Pattern[str], near: Mapping[str, float]) -> bool:
    if said.search(figure.name):
        return True
    if said.search(figure.sentence) and share(figure.name, said, near) >= MEANT:
        return True
    # 推出85项 tells nothing beside the clause that it stands in.
    if not figure.standard:
        return False
    stating = [
        clause
        for clause in _CLAUSE.findall(figure.sentence)
        if figure.text in clause and _FIGURE.search(clause)
    ]
    return len(stating) == 1 and said.search(stating[0]) is not None


def _named(section: Section, said: re.Pattern[str]) -> Iterator[bool]:
    headed = said.search(section.title or "") is not None
    for sentence in section.sentences:
        yield headed or said.search(sentence.text) is not None


def share(text: str, said: re.Pattern[str], near: Mapping[str, float]) -> float:
    """Return the part of *text* whose clauses speak of the topic.

    A clause that has a word that *said* finds does; one that has words *near* them,
    with the chance that at least one of these means it.

    >>> said = re.compile("养老")
    >>> share("新建养老院3家，修路5公里。", said, {}), share("新增托育位9个。", said, {"托育": 0.5})
    (0.5714285714285714, 0.5)
    """
    total = 0.0
    for clause in _CLAUSE.findall(text):
        if said.search(clause):
            total += len(clause)
        else:
            total += len(clause) * (
                1 - math.prod(1 - chance for word, chance in near.items() if word in clause)
            )
    return total / len(text) if text else 0.0
