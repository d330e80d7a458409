"""The labels: what each line of a report is.

Each is a row that looks at all the lines of a document, with the roles found
before it, and says which lines it knows the role of; `LABELS` is their order,
and the first to name a line is believed.  What none of them names is body.  A
line that is no body stays, with its role: the stage that looks for dates, names
and mastheads reads just those.
"""

import re
from collections.abc import Iterator, Mapping, Sequence

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
from summarizer.rule import Rule


def _user_noise(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    for at, line in enumerate(lines):
        if any(_names(entry, line.text) for entry in lexicon.user.noise):
            yield at, "navigation"


def _names(entry: str, text: str) -> bool:
    if len(entry) > 2 and entry.startswith("/") and entry.endswith("/"):
        return bool(re.search(entry[1:-1], text))
    return bare(entry) == bare(text)


USER_NOISE: LabelRule = Rule(
    name="noise of the user",
    why="What the user's own words call noise is none of the report, whatever else it looks like.",
    shows=(("¶\n云岭县工作报告（本站特供）\n¶", "navigation 2"),),
    spares=("¶\n云岭县工作报告\n¶",),
    read=_user_noise,
)

LABELS: tuple[LabelRule, ...] = (
    USER_NOISE,
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


def label(lines: Sequence[Stretch], lexicon: Lexicon) -> tuple[tuple[Role, str], ...]:
    """Return the role of each of *lines*, and the name of the rule that told; none tells body."""
    named: dict[int, tuple[Role, str]] = {}
    roles: dict[int, Role] = {}
    for rule in LABELS:
        found: dict[int, Role] = {}
        for at, role in rule.read(lines, roles, lexicon):
            found.setdefault(at, role)
        named = {at: (role, rule.name) for at, role in found.items()} | named
        roles = found | roles
    return tuple(named.get(at, ("body", "")) for at in range(len(lines)))
