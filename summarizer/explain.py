"""Say why: what was decided about a report, and on which evidence.

The text is for the person at the keyboard who wonders why a report went to
this region or year, and what was taken for page furniture.
"""

from collections.abc import Iterator

from summarizer.messages import _
from summarizer.models import Identity, Reason, Report


def explain(report: Report) -> str:
    """Return, as text, what *report* was taken to be and why, and each line that is not its body."""
    return "\n".join((report.path, *_decisions(report.identity), *_repairs(report), *_removed(report), ""))


def _decisions(identity: Identity) -> Iterator[str]:
    region = identity.region
    decided = (
        ("region", _("undecided") if region.candidates else region.name),
        ("period", str(identity.period) if identity.period else _("undecided")),
        ("title", identity.title),
        ("subtitle", identity.subtitle),
        ("source", identity.source),
        ("published", identity.published),
        ("printed", identity.printed),
        ("authors", "、".join(identity.authors)),
    )
    for about, value in decided:
        reasons = [reason for reason in identity.reasons if reason.about == about]
        if value or reasons:
            yield f"  {about}: {value or '-'}"
        if about == "region" and region.candidates:
            yield "    " + _("one of: {names}").format(names="、".join(region.candidates))
        yield from (f"    {_reason(reason)}" for reason in sorted(reasons, key=lambda r: -abs(r.weight)))


def _reason(reason: Reason) -> str:
    where = _("line {number}").format(number=reason.line) if reason.line else _("name of the file")
    return f"{reason.weight:+.1f}  {reason.value}  ({where}: {reason.evidence})"


def _repairs(report: Report) -> Iterator[str]:
    made = ", ".join(f"{repair.name} {repair.count}" for repair in report.repairs if repair.count)
    if made:
        yield "  " + _("mended: {repairs}").format(repairs=made)


def _removed(report: Report) -> Iterator[str]:
    shown = [line for line in report.removed if line.text.strip()]
    if shown:
        yield "  " + _("not body:")
    yield from (f"    {line.line:>5}  {line.role:<10}  {line.text.strip()}" for line in shown)
