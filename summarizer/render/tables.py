"""A briefing -> the rows of its tables of figures, its key figures, the chart of its years."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import Literal, NamedTuple

from summarizer.census import revised
from summarizer.lexicon import Lexicon, derived
from summarizer.page_words import PageWords
from summarizer.page_words.charts import titled
from summarizer.records import Briefing, Chart, Indicator, IndicatorRow, Series
from summarizer.render.format import file_name
from summarizer.render.format import growth as said_growth
from summarizer.sameness import narrowing, simple, standing


def table_years(briefing: Briefing, kind: Literal["result", "target"]) -> tuple[int, ...]:
    """Return the years that the table of *kind* has columns for: those reviewed, or those ahead."""
    years = {i.year for i in _wanted(briefing, kind) if i.year is not None}
    last = max(briefing.periods, default=0)
    fitting = {year for year in years if (year > last if kind == "target" else year in briefing.periods)}
    return tuple(sorted(fitting or years))


def table_rows(
    briefing: Briefing,
    kind: Literal["result", "target"],
    years: Sequence[int] | None = None,
    every: bool = False,
    *,
    words: PageWords,
    lexicon: Lexicon,
) -> tuple[IndicatorRow, ...]:
    """Return the rows of the table of *kind* for *years*, or all of them, in the order of the lexicon.

    Only standard indicators have a row, and where the briefing chose some, those in its
    order, or *every* one all the same.  Two figures share one where name, unit,
    measure, scope and span agree and neither contradicts the other; of a figure
    said several times the finest form stands, as in the digest.  Over several
    years what a year's column holds is that year's, and what was only expected
    stands beside what was reached, and a row of results that only one past year
    states is left out; in the table of one year what is only expected has a row of its own.
    """
    if years is None:
        years = table_years(briefing, kind)
    if every:
        briefing = replace(briefing, tabled=None)
    chosen = _chosen(briefing, kind)
    several = len(table_years(briefing, kind)) > 1
    rows: dict[tuple[object, ...], list[list[_Entry]]] = {}
    for entry in _entries(briefing, kind, lexicon):
        figure = entry.indicator
        if figure.year not in years or (several and figure.span not in ("year", "stock")):
            continue
        if briefing.tabled is not None and not briefing.tabled.shows(figure):
            continue
        alike = figure.name, figure.measure, figure.scope, figure.span, entry.expected and not several
        for row in rows.setdefault(alike, []):
            if _agrees(entry, row):
                row.append(entry)
                break
        else:
            rows[alike].append([entry])
    made = [_row(of_one, years, several, words, lexicon) for alike in rows.values() for of_one in alike]
    if several and kind == "result":
        # What one past year alone states shows no course; a goal shows none in any case.
        last = table_years(briefing, kind)[-1]
        made = [row for row in made if len(stated := _stated(row, years)) > 1 or last in stated]
    if chosen is not None:
        return tuple(sorted(made, key=lambda row: chosen.index(row.name)))
    order = _places(lexicon)
    return tuple(sorted(made, key=lambda row: _order(row.name, order)))


def _chosen(briefing: Briefing, kind: Literal["result", "target"]) -> tuple[str, ...] | None:
    """Return the names that have rows in the table of *kind*, in their order; None where all have."""
    if briefing.tabled is None:
        return None
    return briefing.tabled.goals if kind == "target" else briefing.tabled.results


class _Entry(NamedTuple):
    """A figure of a table, with those that stand for its value and for its growth."""

    indicator: Indicator
    value: Indicator | None
    growth: Indicator | None

    @property
    def expected(self) -> bool:
        """Whether a number of it is an estimate."""
        return any(one.kind == "estimate" for one in (self.value, self.growth) if one)


def _entries(briefing: Briefing, kind: Literal["result", "target"], lexicon: Lexicon) -> list[_Entry]:
    """Return the figures of *kind*, each with the finest form of its numbers, in the order of the reports."""
    wanted = list(_wanted(briefing, kind))
    values, growths = _finest(wanted, False, lexicon), _finest(wanted, True, lexicon)
    entries = map(_Entry, wanted, values, growths)
    return [entry for entry in entries if entry.value or entry.growth]


def _finest(figures: Sequence[Indicator], growth: bool, lexicon: Lexicon) -> list[Indicator | None]:
    """Return for each of *figures* the one whose value, or *growth*, stands for it, as in the digest."""
    alike: dict[tuple[object, ...], list[int]] = {}
    for place, figure in enumerate(figures):
        unit = None if growth else simple(figure.unit, lexicon)[1]
        measure = "growth" if growth else figure.measure
        meant = figure.name, measure, figure.scope, figure.span, figure.year, unit
        alike.setdefault(meant, []).append(place)
    found: list[Indicator | None] = [None] * len(figures)
    for places in alike.values():
        stands = standing([figures[place] for place in places], growth, lexicon)
        for place, one in zip(places, stands, strict=True):
            found[place] = one
    return found


def _stated(row: IndicatorRow, years: Sequence[int]) -> set[int]:
    """Return those of *years* for which *row* has a figure."""
    return {year for year, *figures in zip(years, row.values, row.growths, strict=True) if any(figures)}


def key_figures(
    briefing: Briefing, limit: int, kind: Literal["result", "target"] = "result", *, lexicon: Lexicon
) -> tuple[tuple[Indicator, ...], ...]:
    """Return at most *limit* standard results of the last year reviewed, the expected ones apart.

    Those a leader asks for first come first, and of the two groups the one that
    begins with the earlier of them.  Of the *kind* target they are the goals of
    the year after.
    """
    last = max(briefing.periods, default=None)
    year = last + 1 if last is not None and kind == "target" else last
    chosen: dict[str, Indicator] = {}
    for indicator, value, _ in _entries(briefing, kind, lexicon):
        if indicator.year != year or not _plain(indicator):
            continue
        # The finest form of the value, unless the growth is said beside a rounded one only.
        best = value if value and (value.change is not None or indicator.change is None) else indicator
        before = chosen.get(indicator.name)
        if before is None or (_whole(best) and not _whole(before)):
            chosen[indicator.name] = best
    order = _headlines(lexicon)
    first = sorted(chosen.values(), key=lambda i: _order(i.name, order))[:limit]
    groups = (tuple(i for i in first if i.kind == kind) for kind in ("actual", "estimate", "target"))
    return tuple(sorted(filter(None, groups), key=lambda group: _order(group[0].name, order)))


def _plain(indicator: Indicator) -> bool:
    return indicator.measure == "level" and indicator.scope is None and indicator.span in ("year", "stock")


def _whole(indicator: Indicator) -> bool:
    return indicator.value is not None and indicator.change is not None


@derived
def _places(lexicon: Lexicon) -> Mapping[str, int]:
    return {entry.name: place for place, entry in enumerate(lexicon.indicators)}


@derived
def _headlines(lexicon: Lexicon) -> Mapping[str, int]:
    names = (*lexicon.evidence.headlines, *(entry.name for entry in lexicon.indicators))
    return {name: place for place, name in reversed([*enumerate(names)])}


def _order(name: str, places: Mapping[str, int]) -> int:
    """Return where the lexicon lists *name*, which may have a verb in front: 新签约项目."""
    return next((places[name[at:]] for at in range(len(name)) if name[at:] in places), len(places))


def trend_chart(briefing: Briefing, limit: int, *, words: PageWords, lexicon: Lexicon) -> Chart | None:
    """Return the growth of at most *limit* indicators that three years or more state, or None."""
    years = table_years(briefing, "result")
    every = table_rows(briefing, "result", words=words, lexicon=lexicon)
    rows = [row for row in every if sum(growth is not None for growth in row.growths) >= 3]
    if not rows:
        return None
    rows = rows[:limit]
    between = words.say("chart", "between_series")
    chart = Chart(
        # No space: the name is part of a link.
        name=f"trend-{file_name(briefing.region.id).replace(' ', '_')}",
        title="",
        kind="bar",
        unit="%",
        categories=tuple(words.say("date", "year", year=year) for year in years),
        series=tuple(
            Series(
                row.name,
                tuple(growth.change if growth else None for growth in row.growths),
                tuple(growth is not None and growth.kind == "estimate" for growth in row.growths),
            )
            for row in rows
        ),
        alt=between.join(_said(row, years, words) for row in rows) + words.say("chart", "end"),
        subject="years",
    )
    return titled(chart, words)


def _said(row: IndicatorRow, years: Sequence[int], words: PageWords) -> str:
    entries = (
        words.say(
            "chart",
            "entry",
            name=words.say("date", "year", year=year),
            expected=words.say("chart", "estimate") if indicator.kind == "estimate" else "",
            growth=said_growth(indicator, words=words),
        )
        for year, indicator in zip(years, row.growths, strict=True)
        if indicator
    )
    joined = words.say("chart", "between_entries").join(entries)
    return words.say("chart", "entries", title=row.name, entries=joined)


def _wanted(briefing: Briefing, kind: Literal["result", "target"]) -> Iterable[Indicator]:
    """Yield the standard figures of *kind*; of the goals those that the last report sets.

    What an earlier one set for years to come, such as a plan's end, is no goal of the coming year.
    """
    last = max(briefing.periods, default=None)
    reports = (excerpt.report for excerpt in briefing.excerpts)
    set_now = {report.path for report in reports if report.identity.period == last}
    for figure in briefing.indicators:
        target = figure.kind == "target"
        fits = figure.standard and figure.year is not None and target == (kind == "target")
        if fits and (not target or figure.document in set_now):
            yield figure


def _agrees(entry: _Entry, row: Sequence[_Entry]) -> bool:
    """Whether *entry* may stand in *row*: in one unit, and of no year for which the row says otherwise."""
    for other in row:
        units = {one.value.unit for one in (entry, other) if one.value}
        if len(units - {None}) > 1:
            return False
        if entry.indicator.year != other.indicator.year:
            continue
        if entry.value and other.value and entry.value is not other.value:
            return False
        if entry.growth and other.growth and entry.growth is not other.growth:
            return False
    return True


def _measured(indicator: Indicator, words: PageWords) -> str | None:
    # A value is what a table is of, and 城镇化率 need not be called a share.
    if indicator.measure == "level" or indicator.name.endswith(("比重", "占比", "率", "强度")):
        return None
    return words.say("measure", indicator.measure)


def _row(
    entries: Sequence[_Entry], years: Sequence[int], several: bool, words: PageWords, lexicon: Lexicon
) -> IndicatorRow:
    first = entries[0].indicator
    remarks = [
        words.say("kind", "estimate") if entries[0].expected and not several else None,
        None if first.span in ("year", "stock") else words.say("span", first.span),
        _measured(first, words),
        # 签约项目 need not say again that it counts what was signed.
        narrowing(first.scope, first.name),
    ]
    ranks = {e.indicator.rank: e.indicator for e in reversed(entries) if e.indicator.rank}
    of_year = [[e for e in entries if e.indicator.year == year] for year in years]
    valued = [year for year, same in zip(years, of_year, strict=True) if any(e.value for e in same)]
    return IndicatorRow(
        name=first.name,
        unit=next((e.value.unit for e in entries if e.value and e.value.unit), None),
        values=tuple(next((e.value for e in same if e.value), None) for same in of_year),
        growths=tuple(next((e.growth for e in same if e.growth), None) for same in of_year),
        ranks=tuple(reversed(ranks.values())),
        remarks=tuple(remark for remark in remarks if remark),
        parted=tuple(revised(first.name, valued, lexicon)),
    )
