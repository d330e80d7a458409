"""Join the lines of headings that take two, and tell unmarked headings from their sub-headings."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import pairwise

from summarizer.lexicon import Lexicon
from summarizer.segment.headings import UNMARKED, UPPER, Heading
from summarizer.segment.numbers import titled
from summarizer.segment.paragraphs import Paragraph

_DASHES = "—－―–-"


def join_lines(
    paragraphs: Sequence[Paragraph], found: Sequence[Heading | None], lexicon: Lexicon
) -> tuple[list[Paragraph], list[Heading | None]]:
    """Join the lines of headings that take two.

    Two unmarked lines with no text between them are one heading in reports that
    set their headings so, and a heading over its first sub-heading in reports
    whose other headings stand alone.  A line that begins with a dash always
    belongs to the one above it.
    """
    kept: list[Paragraph] = []
    marks: list[Heading | None] = []
    joined, upper = _shape(found, lexicon)
    for at, (paragraph, heading) in enumerate(zip(paragraphs, found, strict=True)):
        above = marks[-1] if marks else None
        dashed = paragraph.text[0] in _DASHES
        belongs = above and heading and (at in joined or (dashed and above.kind == heading.kind))
        if heading and above and belongs and _joinable(heading):
            kept[-1] = kept[-1].joined(paragraph)
            title = f"{above.title} {paragraph.text if dashed else heading.title}"
            marks[-1] = Heading(title, above.kind, len(kept[-1].text), above.rules)
        else:
            kept.append(paragraph)
            marks.append(replace(heading, kind=UPPER) if heading and at in upper else heading)
    return kept, marks


def _joinable(heading: Heading) -> bool:
    return heading.kind == UNMARKED or re.fullmatch(r"h\d", heading.kind) is not None


def _shape(found: Sequence[Heading | None], lexicon: Lexicon) -> tuple[set[int], set[int]]:
    """Return the lines that belong to the one above, and the headings that have sub-headings."""
    joined, upper = _second_lines(found, lexicon), set[int]()
    for kind in {heading.kind for heading in found if heading and _joinable(heading)}:
        second, over = _parts(found, _runs(found, kind))
        joined.update(second)
        upper.update(over)
    return joined, upper


def _parts(
    found: Sequence[Heading | None], runs: Sequence[Sequence[int]]
) -> tuple[Iterable[int], Iterable[int]]:
    """Return, of *runs* of headings of one kind, the second lines of headings, and the lines over others."""
    short = [run for run in runs if len(run) in (2, 3)]
    sizes = Counter(map(len, runs))
    singles, pairs, triples = sizes[1], sizes[2], sizes[3]
    if triples > 1 and singles >= triples:
        # A heading of two lines over its first sub-heading.
        return [run[1] for run in short], [run[0] for run in short]
    if pairs >= singles:
        return [run[-1] for run in runs if len(run) > 1], []
    if pairs == 0:
        # Where no two stand together, their length may tell.
        return [], _longer(found, [run[0] for run in runs])
    return [], [run[0] for run in runs if len(run) == 2 and pairs > 1]


def _second_lines(found: Sequence[Heading | None], lexicon: Lexicon) -> set[int]:
    """Return the lines behind a number and its first line, where most unmarked lines stand so."""
    formal = titled(lexicon)
    lines = [at for at, heading in enumerate(found) if heading and heading.kind == UNMARKED]
    second = {at for at in lines if at and (above := found[at - 1]) and above.kind in formal}
    return second if len(second) > 1 and len(second) > len(lines) / 2 else set()


def _runs(found: Sequence[Heading | None], kind: str) -> list[list[int]]:
    """Return the runs of headings of one *kind* that follow one another."""
    runs: list[list[int]] = []
    for at, heading in enumerate(found):
        if heading is None or heading.kind != kind:
            continue
        if runs and runs[-1][-1] == at - 1:
            runs[-1].append(at)
        else:
            runs.append([at])
    return runs


def _longer(found: Sequence[Heading | None], lines: Sequence[int]) -> set[int]:
    """Return those of *lines* that are long where the others are short, and stand over two at least."""
    sizes = {at: len(heading.title) for at in lines if (heading := found[at])}
    ordered = sorted(set(sizes.values()))
    gaps = [(long / short, long) for short, long in pairwise(ordered)]
    if len(sizes) < 6 or not gaps or max(gaps)[0] < 1.4:
        return set()
    least = max(gaps)[1]
    long = [at for at in lines if sizes[at] >= least]
    under = [sum(a < at < b for at in lines) for a, b in zip(long, [*long[1:], len(found)], strict=True)]
    if len(long) < 2 or long[0] != lines[0] or min(under) < 2 or max(sizes.values()) > 1.4 * least:
        return set()
    return set(long)
