"""The labels: what each line of a report is.

Each is a row that looks at all the lines of a document, with the roles found
before it, and says which lines it knows the role of; `LABELS` is their order,
and the first to name a line is believed.  What none of them names is body.  A
line that is no body stays, with its role: the stage that looks for dates, names
and mastheads reads just those.
"""

import re
from collections.abc import Sequence

from summarizer.clean.edits import Stretch
from summarizer.clean.labels.marks import LabelRule, bare
from summarizer.clean.labels.page import (
    ASIDES,
    BOILERPLATE,
    CONTENTS,
    HEADINGS_ABOVE,
    MENUS,
    NOTES,
    PAGE_EDGES,
    PAGE_FOOT,
    REPEATED,
    SCRIPTS,
    SUMMARIES,
)
from summarizer.clean.labels.particulars import (
    BYLINES,
    CAPTIONS,
    DATELINES,
    FIELDS,
    SALUTATIONS,
    UNMARKED_CAPTIONS,
)
from summarizer.clean.labels.titles import COLUMNS, TITLES
from summarizer.lexicon import Lexicon
from summarizer.records import Role

LABELS: tuple[LabelRule, ...] = (
    SCRIPTS,
    REPEATED,
    ASIDES,
    CONTENTS,
    PAGE_EDGES,
    BOILERPLATE,
    FIELDS,
    DATELINES,
    CAPTIONS,
    BYLINES,
    SALUTATIONS,
    NOTES,
    SUMMARIES,
    UNMARKED_CAPTIONS,
    PAGE_FOOT,
    MENUS,
    COLUMNS,
    TITLES,
    HEADINGS_ABOVE,
)

_USER = "noise of the user"
"""What names a line of what the user calls noise."""


def label(lines: Sequence[Stretch], lexicon: Lexicon) -> tuple[Role, ...]:
    """Return the role of each of *lines*."""
    named = label_rules(lines, lexicon)
    return tuple(named[at][0] if at in named else "body" for at in range(len(lines)))


def label_rules(lines: Sequence[Stretch], lexicon: Lexicon) -> dict[int, tuple[Role, str]]:
    """Return the role of each of *lines* that is no body, and the name of the rule that told.

    What the user calls noise is navigation before anything else is asked.
    """
    noise = lexicon.user.noise
    named: dict[int, tuple[Role, str]] = {
        at: ("navigation", _USER)
        for at, line in enumerate(lines)
        if any(_names(entry, line.text) for entry in noise)
    }
    roles: dict[int, Role] = {at: role for at, (role, _rule) in named.items()}
    for rule in LABELS:
        found: dict[int, Role] = {}
        for at, role in rule.read(lines, roles, lexicon):
            found.setdefault(at, role)
        named = {at: (role, rule.name) for at, role in found.items()} | named
        roles = found | roles
    return named


def _names(entry: str, text: str) -> bool:
    if len(entry) > 2 and entry.startswith("/") and entry.endswith("/"):
        return bool(re.search(entry[1:-1], text))
    return bare(entry) == bare(text)
