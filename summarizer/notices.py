"""What a run tells of whose reports it read: names that their text denies, and what the user must add."""

import glob
import json
from collections.abc import Iterator, Sequence

from summarizer.messages import _
from summarizer.records import Briefing, Disagreement, Report


def notices(briefings: Sequence[Briefing]) -> Iterator[str]:
    """Yield a line for each contradiction of a file's name and its text, then the block of the undecided.

    The block is ready for ``summarize.toml``: one of its lines in comments,
    filled in and freed of its mark, decides a region or a year.
    """
    reports = sorted((e.report for b in briefings for e in b.excerpts), key=lambda report: report.path)
    for report in reports:
        for one in report.identity.disagreements:
            yield f"{report.path}: {_contradiction(one)}"
    if undecided := [report for report in reports if report.identity.missing]:
        yield _("Undecided, so compared with none; fill this in and add it to summarize.toml:")
        for report in undecided:
            yield "\n".join(_block(report))


def _contradiction(one: Disagreement) -> str:
    said = (
        _("the name says {named}, the text says {told}")
        if one.about == "region"
        else _("the name says the year {named}, the text reviews {told}")
    ).format(named=one.named, told=one.told)
    taken = {
        "told": _("the text was taken, for more speaks for it."),
        "named": _("the name was taken, for more speaks for it."),
        "neither": _("neither was taken, for they weigh too nearly the same."),
    }
    return f"{said}; {taken[one.taken]}"


def _block(report: Report) -> Iterator[str]:
    """Yield the lines of one ``[[report]]``; what is missing stands in comments, with the candidates."""
    region, missing = report.identity.region, report.identity.missing
    yield ""
    yield "[[report]]"
    # In a pattern [ ] ? * mean more than themselves.
    yield f"match = {json.dumps(glob.escape(report.path), ensure_ascii=False)}"
    if "region" in missing:
        for name in region.candidates or (_("full name of the region"),):
            yield f"# region = {json.dumps(name, ensure_ascii=False)}"
    if "period" in missing:
        yield "# period = " + _("the year reviewed, such as 2020")
