"""What a template picks out of what reports say: sentences, passages, themes, figures; nothing is made."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import Literal

from summarizer.page_words import PageWords
from summarizer.records import (
    Briefing,
    Digest,
    DigestRow,
    Distinction,
    DistinctionKind,
    Excerpt,
    Highlight,
    Indicator,
    Passage,
    Quotation,
    Ranked,
    Region,
    Time,
)

Themed = Passage | Highlight
Part = Literal["results", "problems", "plans"]
"""What a sentence that is quoted tells of."""
Quoting = Briefing | Excerpt | Passage


def top(source: Quoting | Sequence[Ranked], limit: int) -> tuple[Ranked, ...]:
    """Return the *limit* best key sentences of *source*, in the order they were written.

    >>> from summarizer.records import Sentence
    >>> scores = {"甲。": 0.2, "乙。": 0.1, "丙。": 0.3}
    >>> said = [Ranked(Sentence(text, 1, 0, 9), score, True) for text, score in scores.items()]
    >>> [ranked.sentence.text for ranked in top(said, 2)]
    ['甲。', '丙。']
    """
    keys = _keys(source)
    best = sorted(range(len(keys)), key=lambda place: -keys[place].score)[:limit]
    return tuple(keys[place] for place in sorted(best))


def within(source: Quoting | Sequence[Ranked], characters: int) -> tuple[Ranked, ...]:
    """Return the best key sentences of *source*, together at most *characters* long, as they were written.

    A sentence that would not fit is passed over for the next best one.

    >>> from summarizer.records import Sentence
    >>> scores = {"甲。": 0.2, "乙乙乙。": 0.3, "丙。": 0.1}
    >>> said = [Ranked(Sentence(text, 1, 0, 9), score, True) for text, score in scores.items()]
    >>> [[ranked.sentence.text for ranked in within(said, length)] for length in (3, 4, 6)]
    [['甲。'], ['乙乙乙。'], ['甲。', '乙乙乙。']]
    """
    keys = _keys(source)
    chosen = []
    for place in sorted(range(len(keys)), key=lambda place: -keys[place].score):
        length = len(keys[place].sentence.text)
        if length <= characters:
            chosen.append(place)
            characters -= length
    return tuple(keys[place] for place in sorted(chosen))


def of_theme(source: Briefing | Excerpt | Digest | Iterable[Themed], theme: str) -> tuple[Themed, ...]:
    """Return what of *source* has *theme* as its main one: passages, or of a digest the highlights.

    >>> school = Passage("学前教育", 1, 5, "a.txt", ("民生保障",), ())
    >>> [passage.title for passage in of_theme((school, Passage("工业", 1, 9, "a.txt", (), ())), "民生保障")]
    ['学前教育']
    """
    return tuple(themed for themed in _themed(source) if _main(themed) == theme)


def by_theme(
    source: Briefing | Excerpt | Digest | Iterable[Themed], *, words: PageWords
) -> tuple[tuple[str, tuple[Themed, ...]], ...]:
    """Return what of *source* there is on each theme, themes in the order they first appear.

    >>> themes = "民生保障", "经济发展", "民生保障"
    >>> passages = [Passage(None, 1, 5, "a.txt", (theme,), ()) for theme in themes]
    >>> [(theme, len(some)) for theme, some in by_theme(passages, words=words)]
    [('民生保障', 2), ('经济发展', 1)]
    """
    groups: dict[str, list[Themed]] = {}
    for themed in _themed(source):
        # A heading without a sentence of its own says nothing of its theme.
        if (
            isinstance(themed, Highlight)
            or any(ranked.key for ranked in themed.sentences)
            or not themed.sentences
        ):
            groups.setdefault(_main(themed) or words.say("list", "no_theme"), []).append(themed)
    return tuple((theme, tuple(group)) for theme, group in groups.items())


def named(briefing: Briefing, name: str) -> Indicator | None:
    """Return the latest result of *briefing* for the indicator *name*; nothing where no report has it.

    >>> region = Region("r", "云岭县", "云岭县", None, None, None, None)
    >>> named(Briefing(region, (2019,), (), (), ()), "财政收入") is None
    True
    """
    of_name = [i for i in briefing.indicators if i.name == name and i.kind != "target"]
    whole = [i for i in of_name if i.scope is None and i.span in ("year", "stock")] or of_name
    return max(whole, key=lambda i: (i.year or 0, i.value is not None), default=None)


def main_themes(briefing: Briefing, limit: int) -> tuple[str, ...]:
    """Return the *limit* themes that the most text of *briefing* is about, the most first.

    As in the digest each sentence counts for its own theme, and the last year alone.
    """
    last = max(briefing.periods, default=None)
    lengths: dict[str, int] = {}
    for excerpt in briefing.excerpts:
        if excerpt.report.identity.period == last:
            for ranked in (ranked for passage in excerpt.passages for ranked in passage.sentences):
                if theme := ranked.sentence.theme:
                    lengths[theme] = lengths.get(theme, 0) + len(ranked.sentence.text)
    return tuple(sorted(lengths, key=lambda theme: -lengths[theme])[:limit])


def quoted(excerpt: Excerpt, part: Part | None = None) -> tuple[Quotation, ...]:
    """Return what *excerpt* quotes, under the headings that lead to it, numbered anew.

    Of *part* alone where one is named: "problems" is what went wrong, "plans" what
    is to be done, "results" the rest.
    """
    passages = excerpt.passages if part is None else [_only(passage, part) for passage in excerpt.passages]
    quotations = []
    above: list[int] = []
    counts: list[int] = []
    for passage in _leading(passages):
        while above and passage.level <= above[-1]:
            above.pop()
        above.append(passage.level)
        depth = len(above)
        counts = [*counts[:depth], *[0] * (depth - len(counts))]
        sentences = tuple(ranked for ranked in passage.sentences if ranked.key)
        # 营商环境上，… need not be announced by a heading of the same words.
        said = depth > 1 and sentences and sentences[0].sentence.text.startswith(passage.title or "")
        headed = passage.title is not None and not said
        counts[-1] += headed
        quotations.append(Quotation(passage, depth, counts[-1] if headed else 0, sentences))
    return tuple(quotations)


def chapters(excerpt: Excerpt, part: Part) -> tuple[tuple[str | None, Time | None, tuple[Ranked, ...]], ...]:
    """Return what *excerpt* quotes of *part*, by the headings of its chapters; None where there is none.

    With each heading goes the time of what is quoted under it, where that is several years and
    the others are about one.
    """
    groups: list[tuple[str | None, Time | None, list[Ranked]]] = []
    for passage in excerpt.passages:
        for one in passage.sentences:
            if not one.key or _part(passage, one) != part:
                continue
            time = one.sentence.time or passage.time
            several = time if time.span == "years" and part == "results" else None
            if groups and groups[-1][0] == passage.chapter and (groups[-1][1] is None) == (several is None):
                groups[-1][2].append(one)
            else:
                groups.append((passage.chapter, several, [one]))
    mixed = any(time is None for _title, time, _said in groups)
    return tuple((title, time if mixed else None, tuple(said)) for title, time, said in groups)


def own_words(briefing: Briefing) -> tuple[str, ...]:
    """Return by which words (我县) what *briefing* quotes speaks of its own region."""
    quoted = [ranked.sentence.text[ranked.start :] for ranked in _keys(briefing)]
    quoted += [one.text for one in briefing.distinctions]
    return tuple(word for word in _OWN if any(word in text for text in quoted))


_OWN = tuple(f"我{unit}" for unit in "省市县区州盟旗")


def distinctions(briefing: Briefing) -> tuple[tuple[DistinctionKind, tuple[Distinction, ...]], ...]:
    """Return the distinctions that *briefing* lists, by their kinds."""
    groups: dict[DistinctionKind, list[Distinction]] = {}
    for one in briefing.distinctions:
        groups.setdefault(one.kind, []).append(one)
    return tuple((kind, tuple(groups[kind])) for kind in _KINDS if kind in groups)


_KINDS: tuple[DistinctionKind, ...] = ("place", "first", "honour", "project")


def _only(passage: Passage, part: Part) -> Passage:
    """Return *passage* with only those of its sentences that belong to *part*."""
    return replace(passage, sentences=tuple(one for one in passage.sentences if _part(passage, one) == part))


def _part(passage: Passage, ranked: Ranked) -> Part:
    if (ranked.sentence.role or passage.role) == "problems":
        return "problems"
    return "plans" if (ranked.sentence.time or passage.time).kind == "target" else "results"


def _leading(passages: Sequence[Passage]) -> Iterable[Passage]:
    kept: list[Passage] = []
    level = 0
    for passage in reversed(passages):
        # A heading stays for what is quoted under it, up to the next of its level.
        if any(ranked.key for ranked in passage.sentences) or passage.level < level:
            kept.append(passage)
            level = passage.level
    return reversed(kept)


def is_estimate(indicator: Indicator) -> bool:
    """Whether *indicator* was only expected when the report was written."""
    return indicator.kind == "estimate"


def is_goal(indicator: Indicator) -> bool:
    """Whether *indicator* is wanted, not reached."""
    return indicator.kind == "target"


def is_comparable(row: DigestRow) -> bool:
    """Whether regions of *row* may be compared with one another."""
    return bool(row.groups)


def is_key(ranked: Ranked) -> bool:
    """Whether the briefing chose the sentence *ranked*."""
    return ranked.key


def is_zone(region: Region) -> bool:
    """Whether *region* is a development zone or a new area, and no division."""
    return region.level in ("开发区", "新区")


def _keys(source: Quoting | Sequence[Ranked]) -> list[Ranked]:
    match source:
        case Briefing():
            return [ranked for excerpt in source.excerpts for ranked in _keys(excerpt)]
        case Excerpt():
            return [ranked for passage in source.passages for ranked in _keys(passage)]
        case Passage():
            return _keys(source.sentences)
    return [ranked for ranked in source if ranked.key]


def _themed(source: Briefing | Excerpt | Digest | Iterable[Themed]) -> Iterable[Themed]:
    match source:
        case Briefing():
            return [passage for excerpt in source.excerpts for passage in excerpt.passages]
        case Excerpt():
            return source.passages
        case Digest():
            return source.highlights
    return source


def _main(themed: Themed) -> str | None:
    return themed.theme if isinstance(themed, Highlight) else next(iter(themed.themes), None)
