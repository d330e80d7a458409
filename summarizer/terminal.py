"""What a run tells whoever sits at the terminal: in lines that no name of a file can disturb."""

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING

from summarizer.config import Config
from summarizer.messages import _, counted
from summarizer.notices import notices
from summarizer.records import Changes, Indicator

if TYPE_CHECKING:
    from summarizer.pipeline import Outcome

NAMED = 5
"""Files that are named; of more the number is enough."""
CHANGES = 10
"""Changed figures, and as many decisions, that are printed; all stand on the page."""

_CONTROLS = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")
"""What moves the cursor, colours, or turns the direction of writing; not a tab, nor the end of a line."""


def visible(text: str) -> str:
    """Return *text* with what a terminal would obey written out.

    >>> visible("甲县\x1b[31m.txt")
    '甲县\\\\x1b[31m.txt'
    """
    return _CONTROLS.sub(lambda found: found[0].encode("unicode_escape").decode(), text)


def on_one_line(name: str) -> str:
    """Return the *name* of a file with every control character written out, ends of lines too.

    >>> on_one_line("甲县.txt: gone\\nB.txt")
    '甲县.txt: gone\\\\nB.txt'
    """
    return visible(name).replace("\n", r"\n").replace("\t", r"\t")


def closing(chosen: Config, outcome: "Outcome") -> Iterator[str]:
    """Yield what is said at the end of a run, the report on the whole last."""
    for problem in outcome.problems:
        yield f"{on_one_line(problem.path)}: {problem.reason}"
    yield from notices(outcome.briefings)
    if outcome.own:
        yield counted(
            "{folder}: {number} file there was written by an earlier run, and is no report.",
            "{folder}: {number} files there were written by earlier runs, and are no reports.",
            outcome.own,
        ).format(folder=chosen.folder, number=outcome.own)
    yield from _aside(chosen, outcome)
    if outcome.omitted:
        yield counted(
            "{number} report is of a region or year that was not chosen, and left out.",
            "{number} reports are of regions or years that were not chosen, and left out.",
            len(outcome.omitted),
        ).format(number=len(outcome.omitted))
    if outcome.absent:
        yield _("Chosen, but in no report: {names}.").format(names=", ".join(outcome.absent))
    if outcome.left:
        names = [path.relative_to(chosen.out).as_posix() for path in outcome.left]
        more = _(" and {number} more").format(number=len(names) - NAMED) if len(names) > NAMED else ""
        yield _("{out}: left over from an earlier run: {names}; delete what you no longer need.").format(
            out=chosen.out, names=", ".join(names[:NAMED]) + more
        )
    yield counted(
        "{regions} briefing and a digest, {files} files in {out}",
        "{regions} briefings and a digest, {files} files in {out}",
        len(outcome.briefings),
    ).format(regions=len(outcome.briefings), files=len(outcome.written), out=chosen.out)


def _aside(chosen: Config, outcome: "Outcome") -> Iterator[str]:
    for theirs, new in outcome.aside[:NAMED]:
        yield _(
            "{path}: somebody else wrote or edited it, so the new one is {new}; --force writes over it."
        ).format(path=theirs, new=new.name)
    if (more := len(outcome.aside) - NAMED) > 0:
        yield _("{out}: so it is with {number} more.").format(out=chosen.out, number=more)


def in_short(changes: Changes) -> Iterator[str]:
    """Yield how much changed, and the figures and decisions that did, one a line."""
    if not changes.any:
        yield _("Nothing changed since {since}.").format(since=changes.since)
        return
    yield _(
        "Since {since}: reports {added} new, {gone} gone, {edited} edited; figures {changed} changed, "
        "{new} new, {lost} gone; {decisions} decisions changed; {groups} new comparisons."
    ).format(
        since=changes.since,
        added=len(changes.added),
        gone=len(changes.gone),
        edited=len(changes.edited),
        changed=len(changes.changed),
        new=len(changes.new),
        lost=len(changes.lost),
        decisions=len(changes.decisions),
        groups=len(changes.groups),
    )
    for change in changes.changed[:CHANGES]:
        before, after = change.before, change.after
        if before and after:
            place = f"{on_one_line(after.document)}:{after.line}"
            yield f"  {change.region} {after.name} {_figure(before)} -> {_figure(after)} ({place})"
    for one in changes.decisions[:CHANGES]:
        place = on_one_line(one.document) + (f":{one.line}" if one.line else "")
        yield f"  {place} {one.about}: {one.before or '-'} -> {one.after or '-'}"


def _figure(figure: Indicator) -> str:
    """Return the number of *figure* with its year."""
    value = f"{figure.value}{figure.unit or ''}" if figure.value is not None else ""
    change = f"{figure.change:+}%" if figure.change is not None else ""
    told = " ".join(filter(None, (value, change))) or figure.rank or ""
    about = ", ".join(filter(None, (str(figure.year or ""), "" if figure.kind == "actual" else figure.kind)))
    return f"{told} ({about})" if about else told
