"""Measure how often region and year are found, over a folder of reports with a MANIFEST.tsv.

    python benchmarks/identify.py FOLDER

The manifest has the columns file, name, city, province, year: the name with or
without its 市, 县 or 区, and the year in which the report was delivered, so that
it reviews the year before; an empty year is not counted.  Printed are each
miss with what was found instead, and the totals.
"""

import csv
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from summarizer.clean import clean
from summarizer.errors import UnreadableReport
from summarizer.identify import identify
from summarizer.lexicon import load
from summarizer.lexicon.gazetteer import bare
from summarizer.read import read
from summarizer.records import Identity

LEXICON = load()


@dataclass(frozen=True, slots=True)
class Expected:
    """A row of the manifest."""

    file: str
    name: str
    city: str
    year: int | None


def manifest(folder: Path) -> Iterator[Expected]:
    """Yield the rows of the folder's manifest."""
    with (folder / "MANIFEST.tsv").open(encoding="utf-8") as rows:
        for row in csv.DictReader(rows, delimiter="\t"):
            yield Expected(row["file"], row["name"], row["city"], int(row["year"]) if row["year"] else None)


def is_region(identity: Identity, expected: Expected) -> bool:
    """Whether the region is the one expected, whatever it was called in its year."""
    region = identity.region
    return bare(region.name) == bare(expected.name) and (region.city or "") == expected.city


def is_candidate(identity: Identity, expected: Expected) -> bool:
    """Whether the region is at least among those it may be."""
    known = LEXICON.gazetteer
    found = known.lookup(expected.city + expected.name) or known.lookup(expected.name)
    names = {known.full_name(division) for division in found}
    return not names.isdisjoint(identity.region.candidates)


def main(folder: Path) -> None:
    """Print the misses and the totals for *folder*."""
    regions = candidates = years = dated = total = 0
    slowest = 0.0
    for expected in manifest(folder):
        total += 1
        try:
            cleaned = clean(read(folder / expected.file, folder, LEXICON), lexicon=LEXICON)
        except UnreadableReport as error:
            print(f"{expected.file}: {error}")
            continue
        start = time.process_time()
        identity = identify(cleaned, lexicon=LEXICON)
        slowest = max(slowest, time.process_time() - start)
        if is_region(identity, expected):
            regions += 1
        elif is_candidate(identity, expected):
            candidates += 1
            print(f"{expected.file}: {expected.name} is among {'、'.join(identity.region.candidates)}")
        else:
            print(f"{expected.file}: {expected.name} expected, {identity.region.name} found")
        if expected.year:
            dated += 1
            years += identity.period == expected.year - 1
            if identity.period != expected.year - 1:
                print(f"{expected.file}: year {expected.year - 1} expected, {identity.period} found")
    print(f"region right: {regions} of {total}; right or among the candidates: {regions + candidates}")
    print(f"year right: {years} of {dated}")
    print(f"slowest document: {slowest * 1000:.0f} ms")


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]))
