"""Which levels a census lies between: the trends of the digest and the tables of a briefing ask here."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from summarizer.lexicon import Lexicon, derived


def revised(name: str, years: Sequence[int], lexicon: Lexicon) -> Iterator[int]:
    """Yield those of *years*, which ascend, before which a census parts the levels of *name*.

    The figure of the census year itself is told before the revision and after it, so
    that it is parted from both its neighbours.

    >>> list(revised("地区生产总值", (2011, 2012, 2014, 2016), lexicon))
    [2014]
    >>> list(revised("常住人口", (2019, 2020, 2021), lexicon))
    [2020, 2021]
    >>> list(revised("粮食产量", (2017, 2019), lexicon))
    []
    """
    known = _years(lexicon).get(name, ())
    return (last for first, last in pairwise(years) if any(first <= year <= last for year in known))


@derived
def _years(lexicon: Lexicon) -> dict[str, tuple[int, ...]]:
    found: dict[str, tuple[int, ...]] = {}
    for census in lexicon.comparable.census:
        for name in census.names:
            found[name] = (*found.get(name, ()), *census.years)
    return found
