"""Set the regions beside one another: compare what may be compared, and say what may not.

A figure is compared only with figures that mean the same: `rules` says which.
Everything else stands side by side, and `reasons` says why it is no more than
that, in the trail of each cell.  The order below is the digest's own.
"""

from collections.abc import Sequence

from summarizer.compare.attention import contrasts, matrix, stressed
from summarizer.compare.charts import charts
from summarizer.compare.headlines import course, headlines, main, ordered
from summarizer.compare.labels import short
from summarizer.compare.profile import profile
from summarizer.compare.reasons import obstacles
from summarizer.compare.rows import table
from summarizer.compare.terms import distinctive, practices, shared
from summarizer.compare.trends import trends
from summarizer.compare.years import aims, goals, tallies
from summarizer.lexicon import Lexicon
from summarizer.records import Digest, Profile

__all__ = ["compare", "profile"]


def compare(profiles: Sequence[Profile], lexicon: Lexicon) -> Digest:
    """Return the digest of *profiles*, one a region.

    >>> compare((), lexicon).rows
    ()
    """
    regions = tuple(p.region for p in profiles)
    names = short(regions, lexicon)
    mentioned = tuple((p.region.id, p.mentioned) for p in profiles)
    rows = table(profiles, lexicon)
    lines = ordered(trends(rows, lexicon), lexicon)
    first = headlines(rows, lexicon)
    shares = matrix(profiles)
    highlights = tuple(h for p in profiles for h in p.highlights)
    terms = distinctive(profiles, lexicon)
    met = goals(rows, lexicon)
    latest = tuple((p.region.id, max(p.periods, default=None)) for p in profiles)
    return Digest(
        regions=regions,
        periods=tuple((p.region.id, p.periods) for p in profiles),
        rows=rows,
        themes=shares,
        distinctive=tuple((region, tuple(t.text for t in of_one)) for region, of_one in terms),
        highlights=highlights,
        obstacles=obstacles(rows),
        trends=lines,
        goals=met,
        tallies=tallies(met),
        contrasts=contrasts(shares, highlights),
        stressed=stressed(shares),
        practices=practices(profiles, highlights, lexicon),
        shared=shared(profiles),
        charts=charts([rows[at] for at in first], rows, shares, dict(names)),
        aims=aims(rows, met, latest),
        latest=latest,
        short=names,
        mentioned=mentioned,
        headlines=first,
        main=main(rows, latest, lexicon),
        course=course(lines, regions, lexicon),
    )
