"""Read what a sentence claims in words: ranks, doublings, titles won year after year."""

import re
from dataclasses import replace
from decimal import Decimal

from summarizer.extract import grammar, phrases
from summarizer.extract.figures import Reading
from summarizer.extract.grammar import words
from summarizer.extract.memory import Figure
from summarizer.extract.names import Name, lookup, name, strip_front
from summarizer.extract.quantities import number

_MEASURED = ("天数", "指数", "浓度", "增速", "增幅")
_LEANING = re.compile(r"(?:增速|增幅|总量|均|排名|分别|，|、)+$")


def claims(reading: Reading) -> tuple[Figure, ...]:
    """Return the figures of *reading* in order, with what the sentence claims in words.

    >>> from summarizer.extract.figures import read
    >>> [(f.name.name, f.rank) for f in claims(read("财政收入完成12亿元，位居全市第一。"))]
    [('财政收入', '位居全市第一')]
    >>> [(f.name.name, str(f.change)) for f in claims(read("工业总产值翻一番。"))]
    [('工业总产值', '100')]
    """
    figures = [*reading.figures, *_turns(reading), *_streaks(reading)]
    figures.sort(key=lambda figure: figure.start)
    return _ranked(reading, figures)


def _turns(reading: Reading) -> list[Figure]:
    """Read 翻一番 and 零增长, which are growth without a number."""
    found: list[Figure] = []
    for match in grammar.TURN.finditer(reading.layout.text):
        clause = reading.layout.clause(match.start())
        ends = (f.end for f in reading.figures if f.clause == clause and f.end <= match.start())
        start = max(clause, max(ends, default=clause))
        subject = reading.subject(reading.layout.text[start : match.start()].lstrip("、"), start)
        if subject is not None:
            doublings = number(match["times"] or "一")
            change = Decimal(0) if "零" in match[0] else (2**doublings - 1) * 100
            found.append(
                Figure(subject.name, subject.text, match.start(), match.end(), clause, change=change)
            )
    return found


def _streaks(reading: Reading) -> list[Figure]:
    """Read 连续三年获评… and 六连冠 as counts of years or times."""
    found: list[Figure] = []
    for match in grammar.STREAK.finditer(reading.layout.text):
        if any(f.start < match.end() and match.start() < f.end for f in reading.figures):
            continue
        clause = reading.layout.clause(match.start())
        phrase = phrases.subject(reading.layout.text[clause : match.start()], reading.extra).strip("“、")
        rest = grammar.BREAK.split(reading.layout.text[match.end() :], maxsplit=1)[0]
        title = next((v for v in words()["titles"] if rest.startswith(v)), None)
        if match["titles"] is not None:
            earlier = [figure.text for figure in reading.figures if figure.end <= match.start()]
            phrase = phrase or "".join(earlier[-1:])
        elif title is not None:
            phrase = rest[len(title) :]
        elif not phrase or not rest.startswith(words()["states"]):
            continue
        phrase = strip_front(phrase, words()["verbs"])
        if not re.search(r"[\u4e00-\u9fff]{2}", phrase):
            continue
        found.append(
            Figure(
                Name(name(phrase, None, reading.extra).name, "连续", False, "level"),
                reading.layout.verbatim(phrase, clause),
                match.start(),
                match.end(),
                clause,
                value=number(match["titles"] or match["n"]),
                unit="次" if match["titles"] else match["unit"],
                rank=reading.layout.sentence[match.start() : match.end()] if match["titles"] else None,
            )
        )
    return found


def _ranked(reading: Reading, figures: list[Figure]) -> tuple[Figure, ...]:
    """Give each rank to the figure it follows, or to the indicator it names itself."""
    alone: list[Figure] = []
    for match in grammar.ranks(reading.layout.text):
        clause = reading.layout.clause(match.start())
        claim = reading.layout.sentence[match.start() : match.end()]
        earlier = [n for n, figure in enumerate(figures) if figure.end <= match.start()]
        done = figures[earlier[-1]].end if earlier else 0
        noun = phrases.trim(_LEANING.sub("", reading.layout.text[max(clause, done) : match.start()]))
        inside = bool(earlier) and figures[earlier[-1]].clause == clause
        if earlier and (not noun or (inside and noun in words()["anaphors"])):
            old = figures[earlier[-1]]
            figures[earlier[-1]] = replace(old, rank=f"{old.rank}，{claim}" if old.rank else claim)
            continue
        known = lookup(noun, reading.extra) is not None or noun.endswith(_MEASURED)
        if known and not inside and not grammar.PART.match(reading.layout.text):
            named, text = name(noun, None, reading.extra), reading.layout.verbatim(noun, clause)
            alone.append(Figure(named, text, clause, match.end(), clause, measure="rank", rank=claim))
    return (*figures, *alone)
