"""Choose the reports and figures that the papers are made of.

What the user named was understood when the options were read; here it is set
against what the reports are about.  An analysis is kept whole, so that another
selection costs no second one.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarizer.config import Selection
from summarizer.errors import NothingToDo
from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.gazetteer import Division
from summarizer.messages import _
from summarizer.records import Chosen, Indicator, Region, Report

OFFERED = 12
"""Of what there is instead, as many are named where nothing chosen is there."""


def choose(reports: Sequence[Report], selection: Selection, *, lexicon: Lexicon) -> Chosen:
    """Return what of *reports* is of the regions and years of *selection*, with the figures it names.

    A report whose region or year is not known is of none that was chosen.
    Raises `NothingToDo` where nothing is left; the message says what there is.
    """
    kept = [report for report in reports if _is_chosen(report, selection, lexicon)]
    if not kept:
        raise NothingToDo(
            _("No report is of the regions and years chosen; there are {reports}.").format(
                reports=_and_more(_called(reports))
            )
        )
    if selection.indicators:
        stated = Counter(i.name for report in kept for i in report.indicators if i.standard)
        kept = [
            replace(
                report, indicators=tuple(i for i in report.indicators if is_wanted(i, selection, lexicon))
            )
            for report in kept
        ]
        if not any(report.indicators for report in kept):
            raise NothingToDo(
                _("No report states an indicator chosen; stated are {indicators}.").format(
                    indicators=_and_more([name for name, _count in stated.most_common()])
                )
            )
    paths = {report.path for report in kept}
    left = tuple(report.path for report in reports if report.path not in paths)
    return Chosen(tuple(kept), left, tuple(_absent(kept, selection, lexicon)))


def _is_chosen(report: Report, selection: Selection, lexicon: Lexicon) -> bool:
    region, period = report.identity.region, report.identity.period
    if selection.years and period not in selection.years:
        return False
    return not selection.regions or any(_lies_in(region, key, lexicon) for key in selection.regions)


def _lies_in(region: Region, key: str, lexicon: Lexicon) -> bool:
    """Whether *region* is the division or zone of *key*, or lies in it."""
    gazetteer = lexicon.gazetteer
    if region.id == key:
        return True
    if region.adcode:
        return gazetteer.within(gazetteer.divisions[region.adcode], key)
    # A zone is told by the names of what it lies in.
    above = gazetteer.divisions.get(key)
    return above is not None and above.name in (region.city, region.province)


def is_wanted(figure: Indicator, selection: Selection, lexicon: Lexicon) -> bool:
    """Whether *figure* is of an indicator that *selection* names; all are where it names none."""
    return not selection.indicators or any(_is_of(figure, name, lexicon) for name in selection.indicators)


def _is_of(figure: Indicator, name: str, lexicon: Lexicon) -> bool:
    """Whether *figure* is of the indicator *name*, or counts what happened to it (新增高新技术企业)."""
    if not figure.standard or not figure.name.endswith(name):
        return False
    return figure.name == name or figure.name.removesuffix(name) in _flows(lexicon)


@derived
def _flows(lexicon: Lexicon) -> frozenset[str]:
    return frozenset(word for flow, words in lexicon.scopes.flows.items() for word in (flow, *words))


def _absent(reports: Sequence[Report], selection: Selection, lexicon: Lexicon) -> Iterator[str]:
    regions = [report.identity.region for report in reports]
    for key in selection.regions:
        if not any(_lies_in(region, key, lexicon) for region in regions):
            yield _name(key, lexicon)
    periods = {report.identity.period for report in reports}
    yield from (str(year) for year in selection.years if year not in periods)
    stated = [indicator for report in reports for indicator in report.indicators]
    for name in selection.indicators:
        if not any(_is_of(figure, name, lexicon) for figure in stated):
            yield name


def _name(key: str, lexicon: Lexicon) -> str:
    division: Division | None = lexicon.gazetteer.divisions.get(key)
    return division.name if division else key.partition("-")[2]


def _called(reports: Sequence[Report]) -> list[str]:
    """Return each region of *reports* with the years that its reports review."""
    years: dict[str, set[int | None]] = {}
    for report in sorted(reports, key=lambda report: report.identity.region.id):
        years.setdefault(report.identity.region.label, set()).add(report.identity.period)
    return [
        f"{region} ({', '.join(str(year) for year in sorted(filter(None, of_one)))})".removesuffix(" ()")
        for region, of_one in years.items()
    ]


def _and_more(names: Sequence[str]) -> str:
    several = list(dict.fromkeys(names))
    more = _(" and {number} more").format(number=len(several) - OFFERED) if len(several) > OFFERED else ""
    return ", ".join(several[:OFFERED]) + more
