"""Why the figures of a row are compared, why they may not be, or with what reserve they are.

What is decided is written into each cell as steps of its trail: *group* where it
is compared, *caveat* for each reason against it.  The words for them are the
page's.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from summarizer.compare.rules import Seen, barred, contradicted_of, differences, meaning_of
from summarizer.lexicon import Lexicon
from summarizer.records import Because, Cell, DigestRow, Obstacle, Region


def explained(row: DigestRow, regions: dict[str, Region], lexicon: Lexicon) -> tuple[Cell, ...]:
    """Return the cells of *row*, each with the reasons why it is compared or not.

    A region that is in a group needs no other reason than that its figure is
    an estimate.  One outside is set against the largest group; where there is
    none, all are set against one another.  A row of one region has nothing to
    compare.
    """
    if row.coverage < 2:
        return row.cells
    grouped = {i for group in row.groups for i in group.cells}
    inside = {row.cells[i].region for i in grouped}
    largest = max(row.groups, key=lambda g: len(g.cells)).cells if row.groups else range(len(row.cells))
    common = {meaning_of(row.cells[i], regions, lexicon) for i in largest}
    contradicted = contradicted_of(row, lexicon)
    cells = []
    for i, cell in enumerate(row.cells):
        steps = []
        if i in grouped:
            steps.append(_compared(cell, regions, lexicon))
        elif cell.region not in inside:
            own = meaning_of(cell, regions, lexicon)
            apart = list(differences(own, common, regions[cell.region], row.name))
            steps += [Because("caveat", name, read) for name, read in apart]
            bars = barred(Seen(cell, row, contradicted, lexicon))
            steps += [Because("caveat", name, "") for name in bars if name not in dict(apart)]
        if cell.indicator.kind == "estimate" and (i in grouped or cell.region not in inside):
            steps.append(Because("caveat", "estimate", ""))
        cells.append(replace(cell, because=tuple(steps)))
    return tuple(cells)


def _compared(cell: Cell, regions: dict[str, Region], lexicon: Lexicon) -> Because:
    meaning = meaning_of(cell, regions, lexicon)
    return Because("group", "alike", " ".join(str(part) for part in meaning if part is not None))


def obstacles(rows: Sequence[DigestRow]) -> tuple[Obstacle, ...]:
    """Return why figures of *rows* stand beside one another without being compared, reason by reason."""
    touched: dict[str, dict[str, None]] = {}
    for row in rows:
        for rule in _caveats(row):
            touched.setdefault(rule, {})[row.name] = None
    return tuple(Obstacle(rule, tuple(names)) for rule, names in touched.items())


def _caveats(row: DigestRow) -> Iterator[str]:
    return (step.rule for cell in row.cells for step in cell.because if step.step == "caveat")
