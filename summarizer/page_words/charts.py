"""A chart as data -> the same chart with its title, and with what it shows said in words."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal

from summarizer.page_words import PageWords
from summarizer.records import Chart, Series


def titled(chart: Chart, words: PageWords) -> Chart:
    """Return *chart* with its title and its alternative text in *words*."""
    title = _title(chart, words)
    end = words.say("chart", "end")
    match chart.subject:
        case "themes":
            between = words.say("chart", "between_series")
            alt = words.say("chart", "themes_told", themes=between.join(_most(chart, words))) + end
        case "indicator":
            (series,) = chart.series
            alt = words.say("chart", "entries", title=title, entries=_entries(chart, series, words)) + end
        case "indicators":
            alt = words.say("chart", "between_series").join(_by_indicator(chart, words)) + end
        case "years":
            # Said where the bounds are known, which a chart does not draw.
            alt = chart.alt
    categories = chart.categories
    if chart.subject == "themes":
        categories = tuple(words.name("theme", theme) for theme in categories)
    return replace(chart, title=title, alt=alt, categories=categories)


def growth(change: Decimal, words: PageWords, shown: str | None = None) -> str:
    """Return the growth *change*, in percent, in words; *shown* is how its size is written.

    >>> [growth(Decimal(change), words) for change in ("6.1", "-2", "0")]
    ['增长6.1%', '下降2%', '持平']
    """
    if not change:
        return words.say("growth", "none")
    size = f"{abs(change):f}%" if shown is None else shown
    return words.say("growth", "up" if change > 0 else "down", change=size)


def _title(chart: Chart, words: PageWords) -> str:
    indicator = chart.series[0].name if chart.series else ""
    title = words.say("chart", chart.subject, year=chart.year, indicator=indicator)
    if chart.cut:
        title = words.say("chart", "ends", title=title)
    if chart.subject == "years" and any(any(series.marked) for series in chart.series):
        title = words.say("chart", "hatched", title=title)
    return title


def _entry(name: str, value: Decimal, expected: bool, words: PageWords) -> str:
    estimate = words.say("chart", "estimate") if expected else ""
    return words.say("chart", "entry", name=name, expected=estimate, growth=growth(value, words))


def _entries(chart: Chart, series: Series, words: PageWords) -> str:
    """Return what *series* shows of each category, in their order."""
    return words.say("chart", "between_entries").join(
        _entry(name, value, expected, words)
        for name, value, expected in zip(chart.categories, series.values, series.marked, strict=True)
        if value is not None
    )


def _by_indicator(chart: Chart, words: PageWords) -> Iterator[str]:
    """Yield for each indicator what the regions have, the highest first."""
    for place, indicator in enumerate(chart.categories):
        shown = [
            (s.name, value, s.marked[place]) for s in chart.series if (value := s.values[place]) is not None
        ]
        shown.sort(key=lambda entry: -entry[1])
        entries = words.say("chart", "between_entries").join(_entry(*entry, words) for entry in shown)
        yield words.say("chart", "entries", title=indicator, entries=entries)


def _most(chart: Chart, words: PageWords) -> Iterator[str]:
    """Yield for each region the theme that it gives most room, the first of equals."""
    for series in chart.series:
        widest = max(range(len(series.values)), key=lambda k: (series.values[k] or 0, -k))
        yield words.say(
            "chart", "theme", region=series.name, theme=words.name("theme", chart.categories[widest])
        )
