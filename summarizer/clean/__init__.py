"""Mend the lines of a source and say what each of them is.

Nothing is deleted: what is not body is labelled so, and stays for the stages
that look for dates, names and mastheads.
"""

from collections import Counter

from summarizer.clean.edits import apply
from summarizer.clean.labels import label
from summarizer.clean.repairs import REPAIRS, is_traditional
from summarizer.models import Cleaned, Line, Repair, Source


def clean(source: Source, noise: tuple[str, ...] = ()) -> Cleaned:
    """Return *source* with its lines mended and labelled.

    *noise* names lines to label navigation besides those known to be: plain
    text, or a regular expression between slashes.
    """
    texts = [line.text for line in source.lines]
    origins: list[list[int]] = [list(range(len(text))) for text in texts]
    counts: Counter[str] = Counter()
    for name, repair in REPAIRS:
        if name == "traditional" and not is_traditional("".join(texts)):
            continue
        for at, text in enumerate(texts):
            edits = list(repair(text))
            counts[name] += len(edits)
            texts[at], origins[at] = apply(edits, text, origins[at])
    lines: list[Line] = []
    for raw, text, origin, pieces in zip(source.lines, texts, origins, label(texts), strict=True):
        for start, end, role in pieces:
            while start < end and text[start].isspace():
                start += 1
            while start < end and text[end - 1].isspace():
                end -= 1
            if start < end:
                lines.append(
                    Line(
                        raw.number, text[start:end], role, tuple(origin[start:end]),
                        raw.page, raw.heading, raw.bold, raw.cells,
                    )
                )
    return Cleaned(source, tuple(lines), tuple(Repair(name, counts[name]) for name, _ in REPAIRS))
