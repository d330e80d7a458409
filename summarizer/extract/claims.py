"""Read what a sentence claims in words: ranks, doublings, titles won year after year."""

import re
from dataclasses import replace
from decimal import Decimal

from summarizer.extract import grammar, phrases
from summarizer.extract.figures import Reading
from summarizer.extract.grammar import words
from summarizer.extract.memory import Figure
from summarizer.extract.names import Name, lookup, name, strip_back, strip_front
from summarizer.extract.quantities import number
from summarizer.lexicon.text import HAN

_MEASURED = ("天数", "指数", "浓度", "增速", "增幅")
_LEANING = re.compile(r"(?:连续\d+(?:个月|个季度|年)|增速|增幅|总量|均|排名|分别|，|、)+$")


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
            written = reading.layout.text[start : match.start()].lstrip("、")
            since = grammar.since(written)
            for one in reading.each(phrases.subject(written, reading.extra), start) or [subject]:
                found.append(
                    Figure(one.name, one.text, match.start(), match.end(), clause, change=change, since=since)
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
        if not re.search(rf"[{HAN}]{{2}}", phrase):
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


def _dealt(reading: Reading, figures: list[Figure], match: re.Match[str]) -> bool:
    """Deal out several ranks to as many figures before them (分别居全市第1位、第3位)."""
    text = reading.layout.text
    more = grammar.MORE_RANKS.match(text, match.end())
    first = grammar.FIRST_RANK.search(match[0])
    if more is None or first is None:
        return False
    ranks = [first[0], *grammar.FIRST_RANK.findall(more[0])]
    places = [n for n, figure in enumerate(figures) if figure.end <= match.start()][-len(ranks) :]
    row = [figures[n] for n in places]
    if len(row) < len(ranks) or len({figure.clause for figure in row}) > 1:
        if places:
            # Both are of one figure: 总量、增速分别居全市第1位、第3位
            last = next(
                (n for n in reversed(places) if not figures[n].name.name.endswith(grammar.ACHIEVED)),
                places[-1],
            )
            claim = reading.layout.sentence[match.start() : more.end()]
            ahead = grammar.MEASURES.search(text[: match.start()])
            figures[last] = replace(figures[last], rank=(ahead[0] if ahead else "") + claim)
        return True
    realm = match[0][: first.start()].removeprefix("分别")
    for n, rank in zip(places, ranks, strict=True):
        figures[n] = replace(figures[n], rank=realm + rank)
    return True


def _ranked(reading: Reading, figures: list[Figure]) -> tuple[Figure, ...]:
    """Give each rank to the figure it follows, or to the indicator it names itself."""
    alone: list[Figure] = []
    for match in grammar.ranks(reading.layout.text):
        if _dealt(reading, figures, match):
            continue
        clause = reading.layout.clause(match.start())
        claim = reading.layout.sentence[match.start() : match.end()]
        earlier = [
            n
            for n, figure in enumerate(figures)
            if figure.end <= match.start() and not figure.name.name.endswith(grammar.ACHIEVED)
        ]
        done = figures[earlier[-1]].end if earlier else 0
        between = reading.layout.text[max(clause, done) : match.start()].lstrip("、，")
        noun = strip_front(phrases.trim(_LEANING.sub("", between)), words()["verbs"])
        inside = bool(earlier) and figures[earlier[-1]].clause == clause
        if earlier and (not noun or (inside and noun in words()["anaphors"])):
            old = figures[earlier[-1]]
            figures[earlier[-1]] = replace(old, rank=f"{old.rank}，{claim}" if old.rank else claim)
            continue
        if (listed := grammar.LISTED.fullmatch(noun)) and not inside:
            # 工业投资、财政收入等5项主要指标居全市第一
            for piece in re.split("、", listed["names"]):
                written = phrases.trim(_LEANING.sub("", piece))
                if lookup(written, reading.extra):
                    text = reading.layout.verbatim(written, clause)
                    alone.append(
                        Figure(
                            name(written, None, reading.extra),
                            text,
                            clause,
                            match.end(),
                            clause,
                            measure="rank",
                            rank=claim,
                        )
                    )
            continue
        if not noun and not earlier and (judged := grammar.JUDGED.match(match[0])):
            noun = judged["what"]
            named = Name(noun, None, False, "rank")
            alone.append(Figure(named, noun, match.start(), match.end(), clause, measure="rank", rank=claim))
            continue
        harvest = match[0].strip("“”").endswith(("连丰", "连增"))
        noun = strip_back(noun, ("了", "实现")) if harvest else noun
        known = lookup(noun, reading.extra) is not None or noun.endswith(_MEASURED)
        if known and not inside and not grammar.PART.match(reading.layout.text):
            named, text = name(noun, None, reading.extra), reading.layout.verbatim(noun, clause)
            alone.append(Figure(named, text, clause, match.end(), clause, measure="rank", rank=claim))
    return (*figures, *alone)
