"""Mend the lines of a source and say what each of them is.

Nothing is deleted: what is not body is labelled so, and stays for the stages
that look for dates, names and mastheads.  The order is that of ftfy, made
visible: first `restore`, which needs the text as the file has it; then the
`REPAIRS`, one after the other; then the `CUTS` of lines that hold two things;
then the `LABELS`.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence

from summarizer.clean.cuts import CUTS, LINE_BREAKS, cut
from summarizer.clean.doubts import doubts
from summarizer.clean.edits import Stretch, places
from summarizer.clean.labels import label
from summarizer.clean.labels.marks import field_names
from summarizer.clean.repairs import (
    MARKDOWN,
    REPAIRS,
    SEAMS,
    RepairRule,
    is_traditional,
    repaired,
)
from summarizer.clean.restore import restore
from summarizer.lexicon import Lexicon
from summarizer.records import Cleaned, Line, Repair, Role, Source

_NAMES = ("pinyin", "garbled", "linebreaks", *(rule.name for rule in REPAIRS))
_SUBTITLE = re.compile(r"(?<=\S)\s*(?=[—―]{2})")


def clean(source: Source, lexicon: Lexicon) -> Cleaned:
    """Return *source* with its lines mended and labelled."""
    stretches, counts = _mend(source, lexicon)
    lines = tuple(
        _line(piece, role, rule)
        for stretch, (found, rule) in zip(stretches, label(stretches, lexicon), strict=True)
        for piece, role in _halves(stretch, found, lexicon)
    )
    return Cleaned(source, lines, tuple(Repair(name, counts[name]) for name in _NAMES))


def _mend(source: Source, lexicon: Lexicon) -> tuple[list[Stretch], Counter[str]]:
    """Return the lines of *source* mended and cut, and how often each repair was made."""
    stretches = [
        Stretch(line, line.text, range(line.start, line.start + len(line.text)), cells=line.cells)
        for line in source.lines
    ]
    breaks = sum(len(tuple(LINE_BREAKS.read(stretch.text))) // 2 for stretch in stretches)
    stretches = cut(stretches, LINE_BREAKS)
    restored = restore([stretch.text for stretch in stretches], lexicon)
    counts = Counter(pinyin=restored.pinyin, garbled=restored.garbled, linebreaks=breaks)
    stretches = [
        stretch.doubted(found.doubts).edited(found.edits)
        for stretch, found in zip(stretches, restored.lines, strict=True)
    ]
    for repair in _repairs(source, stretches, bool(restored.pinyin or restored.garbled)):
        stretches, made = repaired(stretches, repair)
        counts[repair.name] += made
    for rule in CUTS:
        stretches = cut(stretches, rule)
    return [stretch.doubted(doubts(stretch.text)) for stretch in stretches], counts


def _repairs(source: Source, stretches: Sequence[Stretch], annotated: bool) -> Iterator[RepairRule]:
    """Yield the repairs that this document calls for."""
    if source.format == "markdown":
        yield MARKDOWN
    if source.format == "pdf":
        yield SEAMS
    traditional = is_traditional("".join(stretch.text for stretch in stretches))
    for rule in REPAIRS:
        # On annotated pages a question mark is what the damage left of a character.
        idle = (rule.name == "traditional" and not traditional) or (rule.name == "blanks" and annotated)
        if not idle:
            yield rule


def _halves(stretch: Stretch, role: Role, lexicon: Lexicon) -> list[tuple[Stretch, Role]]:
    """Take a title apart from the field name before it and the subtitle behind it."""
    if role != "title":
        return [(stretch, role)]
    pieces: list[tuple[Stretch, Role]] = []
    names, roles = field_names(lexicon)
    field = names.match(stretch.text)
    start = field.end() if field and roles[field[1].replace(" ", "")] == "title" else 0
    dash = _SUBTITLE.search(stretch.text, start + 1)
    parts = stretch.cut(*([start] if start else []), *([dash.start()] if dash else []))
    for at, part in enumerate(parts):
        first: Role = "navigation" if start and at == 0 and len(parts) > 1 else "title"
        pieces.append((part, "subtitle" if re.match("[—―]", part.text) else first))
    return pieces


def _line(stretch: Stretch, role: Role, rule: str) -> Line:
    raw = stretch.raw
    return Line(
        number=raw.number,
        text=stretch.text,
        role=role,
        origin=stretch.origin,
        page=raw.page,
        heading=raw.heading,
        bold=raw.bold,
        cells=stretch.cells,
        places=places(raw) if stretch.cells else (),
        doubts=stretch.doubts_in_text(),
        continues=raw.continues,
        rule=rule,
    )
