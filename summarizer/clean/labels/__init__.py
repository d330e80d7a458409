"""The labels: what each line of a report is.

Each is a small function that looks at all the lines of a document, with the
roles found before it, and says which lines it knows the role of; `LABELS` is
their order, and the first to name a line is believed.  What none of them names
is body.  A line that is no body stays, with its role: the stage that looks for
dates, names and mastheads reads just those.
"""

import re
from collections.abc import Sequence

from summarizer.clean.edits import Stretch
from summarizer.clean.labels.marks import Labelling, bare
from summarizer.clean.labels.page import (
    asides,
    contents,
    feet,
    furniture,
    headings_above,
    menus,
    notes,
    repeated,
    running_heads,
    scripts,
    summaries,
)
from summarizer.clean.labels.particulars import (
    bylines,
    captions,
    datelines,
    fields,
    salutations,
    unmarked_captions,
)
from summarizer.clean.labels.titles import columns, titles
from summarizer.lexicon import Lexicon
from summarizer.records import Role

LABELS: tuple[Labelling, ...] = (
    scripts,
    repeated,
    asides,
    contents,
    running_heads,
    furniture,
    fields,
    datelines,
    captions,
    bylines,
    salutations,
    notes,
    summaries,
    unmarked_captions,
    feet,
    menus,
    columns,
    titles,
    headings_above,
)


def label(lines: Sequence[Stretch], lexicon: Lexicon) -> tuple[Role, ...]:
    """Return the role of each of *lines*.

    What the user calls noise is navigation before anything else is asked.
    """
    noise = lexicon.user.noise
    roles: dict[int, Role] = {
        at: "navigation" for at, line in enumerate(lines) if any(_names(entry, line.text) for entry in noise)
    }
    for labelling in LABELS:
        found: dict[int, Role] = {}
        for at, role in labelling(lines, roles, lexicon):
            found.setdefault(at, role)
        roles = found | roles
    return tuple(roles.get(at, "body") for at in range(len(lines)))


def _names(entry: str, text: str) -> bool:
    if len(entry) > 2 and entry.startswith("/") and entry.endswith("/"):
        return bool(re.search(entry[1:-1], text))
    return bare(entry) == bare(text)
