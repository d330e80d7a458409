"""Say whose report it is, about which year, printed where and when."""

from collections import Counter

from summarizer.config import Override, matches
from summarizer.identify.disagree import of_period
from summarizer.identify.imprint import read_imprint
from summarizer.identify.period import find_period
from summarizer.identify.region import find_region, region_of
from summarizer.lexicon import Lexicon
from summarizer.records import Cleaned, Identity, Reason

LAST_WORD = 100.0
"""The weight of what the user says, above any evidence."""


def identify(cleaned: Cleaned, overrides: tuple[Override, ...] = (), *, lexicon: Lexicon) -> Identity:
    """Return the identity of a report, with the evidence that was weighed.

    What the user says of the file in *overrides* has the last word; of several
    that match, the last that says something.
    """
    said = [override for override in overrides if matches(override.match, cleaned.source.path)]
    imprint = read_imprint(cleaned, lexicon)
    period, why_period = find_period(cleaned.lines, imprint, lexicon)
    disagreements = tuple(of_period(period, cleaned.source.path))
    if given := next((o for o in reversed(said) if o.period is not None), None):
        period, why_period = given.period, (_said("period", str(given.period), given),)
        disagreements = ()
    if given := next((o for o in reversed(said) if o.region is not None), None):
        division = lexicon.gazetteer.lookup(given.region or "")[0]
        region = region_of(division, period, Counter({division.name: 1}), lexicon.gazetteer)
        why_region: tuple[Reason, ...] = (_said("region", region.name, given),)
    else:
        region, why_region, denied = find_region(cleaned, imprint, period, lexicon)
        disagreements = (*denied, *disagreements)
    source, why_imprint = imprint.source, imprint.reasons
    if given := next((o for o in reversed(said) if o.source is not None), None):
        source = given.source
        why_imprint = (*(r for r in why_imprint if r.about != "source"), _said("source", source or "", given))
    return Identity(
        region=region,
        period=period,
        title=imprint.title,
        subtitle=imprint.subtitle,
        source=source,
        published=imprint.published,
        printed=imprint.printed,
        authors=imprint.authors,
        reasons=(*why_region, *why_period, *why_imprint),
        disagreements=disagreements,
    )


def _said(about: str, value: str, override: Override) -> Reason:
    return Reason(about, value, f'match = "{override.match}"', None, LAST_WORD, "said")
