"""Say why: what was decided about a report, and on which evidence.

The text is for the person at the keyboard who wonders why a report went to
this region or year, and what was taken for page furniture.  What speaks for
the rivals stands below what was decided, so that a narrow decision shows.
"""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len

from summarizer.messages import _
from summarizer.records import Identity, Reason, Report

PARTICULARS = ("title", "subtitle", "source", "published", "printed", "authors")
WIDTH = 60
"""How many characters of a removed line are shown."""


def explain(report: Report) -> str:
    """Return, as text, what *report* was taken to be and why, and each line that is not its body."""
    identity = report.identity
    return "\n".join(
        (
            report.path,
            *_region(identity),
            *_weighed(identity.reasons, "period", _("year: {year}"), year=identity.period),
            *_particulars(identity),
            *_repairs(report),
            *_removed(report),
            "",
        )
    )


def _region(identity: Identity) -> Iterator[str]:
    region = identity.region
    if region.level:
        where = " ".join(
            name for name in dict.fromkeys((region.province, region.city)) if name and name != region.name
        )
        decided = f"{region.name}（{where}）" if where else region.name
    elif region.candidates:
        decided = _("undecided; one of {names}").format(names="、".join(region.candidates))
    else:
        decided = _("undecided")
    yield from _weighed(identity.reasons, "region", _("region: {region}"), region=decided)


def _weighed(reasons: Sequence[Reason], about: str, heading: str, **decided: object) -> Iterator[str]:
    """Yield the *heading*, and under each value that was possible what speaks for it, the best first."""
    yield "  " + heading.format(**{name: value or _("undecided") for name, value in decided.items()})
    those = sorted((r for r in reasons if r.about == about), key=lambda r: r.value)
    values = [(value, list(each)) for value, each in groupby(those, key=lambda r: r.value)]
    for value, each in sorted(values, key=lambda v: -sum(r.weight for r in v[1])):
        yield f"    {sum(r.weight for r in each):5.1f}  {value}"
        for reason in sorted(each, key=lambda r: -abs(r.weight)):
            line = _("line {number}").format(number=reason.line) if reason.line else ""
            yield f"          {reason.weight:+5.1f}  {_wide(line, 9)}  {_sign(reason)}{reason.evidence}"


def _particulars(identity: Identity) -> Iterator[str]:
    names = {
        "title": _("title"),
        "subtitle": _("subtitle"),
        "source": _("source"),
        "published": _("published"),
        "printed": _("printed"),
        "authors": _("authors"),
    }
    for about in PARTICULARS:
        for reason in identity.reasons:
            if reason.about == about:
                line = _("line {number}").format(number=reason.line) if reason.line else reason.evidence
                yield f"  {names[about]}: {reason.value}  ({line})"


def _repairs(report: Report) -> Iterator[str]:
    words = {
        "linebreaks": _("broken lines joined"),
        "entities": _("entities"),
        "markup": _("markup"),
        "invisible": _("invisible characters"),
        "radicals": _("radicals"),
        "nbsp": _("no-break spaces"),
        "blanks": _("blanks lost"),
        "private_use": _("private characters"),
        "width": _("full-width letters"),
        "spaces": _("blanks too many"),
        "pinyin": _("pinyin"),
        "garbled": _("garbled"),
        "traditional": _("traditional"),
        "punctuation": _("punctuation"),
    }
    made = ", ".join(
        f"{words.get(repair.name, repair.name)} {repair.count}" for repair in report.repairs if repair.count
    )
    if made:
        yield "  " + _("mended: {repairs}").format(repairs=made)


def _removed(report: Report) -> Iterator[str]:
    words = {
        "title": _("title"),
        "subtitle": _("subtitle"),
        "dateline": _("dateline"),
        "byline": _("byline"),
        "credit": _("credit"),
        "caption": _("caption"),
        "navigation": _("navigation"),
    }
    shown = [line for line in report.removed if line.text.strip()]
    if shown:
        yield "  " + _("not body:")
    for line in shown:
        text = line.text.strip()
        role = _wide(words.get(line.role, line.role), 10)
        yield f"    {line.line:>5}  {role}  {text[:WIDTH]}{'…' if len(text) > WIDTH else ''}"


def _wide(text: str, columns: int) -> str:
    """Return *text* filled up to that many columns of a terminal, where a Chinese character takes two."""
    return text + " " * (columns - cell_len(text))


def _sign(reason: Reason) -> str:
    """Return in words what kind of evidence *reason* is."""
    words = {
        "represents": _("on whose behalf it is delivered"),
        "speaker": _("who delivers it"),
        "congress": _("where it was delivered"),
        "issuer": _("who issued it"),
        "headline": _("in the title"),
        "column": _("beside the text"),
        "opening": _("named first"),
        "organ": _("its committee and government act"),
        "subject": _("how often it is named"),
        "met": _("named in short"),
        "voice": _("what the text calls itself"),
        "discord": _("the text calls itself otherwise"),
        "site": _("its own site"),
        "masthead": _("the newspaper's city"),
        "chained": _("named with what it lies in"),
        "above": _("its city is named"),
        "province": _("its province is named"),
        "beside": _("its neighbours are named"),
        "below": _("its own districts are named"),
        "path": _("the name of file or folder"),
        "folder": _("it lies in what the folder is named after"),
        "epithet": _("a byname"),
        "country": _("a report of the country"),
        "review": _("what it looks back on"),
        "outlook": _("the year ahead"),
        "work report": _("delivered in the year after"),
        "plan report": _("the year in the title"),
        "the past year": _("the year gone by"),
        "subject year": _("what sentences begin with"),
        "next": _("what it plans for"),
        "plan": _("the end of a five-year plan"),
        "said": _("you say so"),
        "goal": _("what it aims at"),
        "since": _("since when"),
        "part": _("what some months are compared with"),
        "delivered": _("the day of delivery"),
        "printed": _("the day of the paper"),
        "published": _("the day of the page"),
        "named": _("share of all years named"),
        "event": _("an event of that year"),
        "turn": _("the turn of a five-year plan"),
    }
    return f"{words[reason.sign]}: " if reason.sign in words else ""
