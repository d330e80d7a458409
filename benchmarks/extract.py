"""Say what extraction yields over a folder of reports, and show records to read by eye.

    python benchmarks/extract.py FOLDER [--records 10] [--seed 1] [--local]

Prints, for each standard name, how many reports yield it and how many figures
they state, then random records with their sentences, so that a reader can
count how many are right in name, value, unit, kind and year.
"""

import argparse
import random
import time
from collections import Counter, defaultdict
from pathlib import Path

from summarizer.clean import clean
from summarizer.errors import UnreadableReport
from summarizer.extract import extract
from summarizer.folder import report_files
from summarizer.identify import identify
from summarizer.lexicon import load
from summarizer.read import read
from summarizer.records import Indicator
from summarizer.segment import segment
from summarizer.structure import structure


def main() -> None:
    """Run the stages up to extraction over a folder and print what came of it."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--records", type=int, default=10, help="how many records to show")
    parser.add_argument("--seed", type=int, default=1, help="which random records")
    parser.add_argument("--local", action="store_true", help="show also records outside the lexicon")
    chosen = parser.parse_args()

    lexicon = load()
    every: list[Indicator] = []
    spent = characters = documents = 0
    for path in report_files(chosen.folder):
        try:
            source = read(path, chosen.folder, lexicon)
        except UnreadableReport as error:
            print(error)
            continue
        cleaned = clean(source, lexicon=lexicon)
        period = identify(cleaned, lexicon=lexicon).period
        sections = structure(segment(cleaned, lexicon=lexicon), period, source.path, lexicon=lexicon)
        begun = time.process_time_ns()
        every += extract(sections, period, source.path, lexicon=lexicon)
        spent += time.process_time_ns() - begun
        characters += sum(len(s.text) for section in sections for s in section.sentences)
        documents += 1

    yielding: dict[str, set[str]] = defaultdict(set)
    figures = Counter(found.name for found in every if found.standard)
    for found in every:
        if found.standard:
            yielding[found.name].add(found.document)
    for name in sorted(yielding, key=lambda n: -len(yielding[n])):
        print(f"{len(yielding[name]):4d} reports {figures[name]:5d} figures  {name}")
    print(
        f"{documents} reports, {characters} characters, {len(every)} figures, {sum(figures.values())} of them"
        f" standard; {spent / characters / 100:.1f} ms per 10,000 characters"
    )
    shown = [found for found in every if found.standard or chosen.local]
    for found in random.Random(chosen.seed).sample(shown, min(chosen.records, len(shown))):
        print(f"\n{_line(found)}\n    {found.document}:{found.line}  {found.sentence}")


def _line(found: Indicator) -> str:
    said = [
        f"{found.name} | {found.text} |",
        "" if found.value is None else f"{found.bound} {found.value} {found.unit or ''}",
        "" if found.upper is None else f"to {found.upper}",
        "" if found.change is None else f"growth {found.change}%",
        f"| {found.measure} {found.kind} {found.year} {found.span}",
        f"| {found.scope}" if found.scope else "",
        f"| {found.rank}" if found.rank else "",
    ]
    return " ".join(part for part in said if part)


if __name__ == "__main__":
    main()
