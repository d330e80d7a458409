"""What records are called where they are explained, in the user's language."""

from collections.abc import Iterator, Mapping

from rich.cells import cell_len

from summarizer.messages import _
from summarizer.records import Indicator, Reason, Report, Section, Time
from summarizer.trail import figure_text

WIDTH = 60
"""How many characters of a line are shown."""


def meaning(figure: Indicator) -> str:
    """Return what the figure was taken to be: name, growth, year, kind, and what narrows it."""
    kinds = {"actual": _("result"), "estimate": _("estimate"), "target": _("target")}
    spans = {
        "half": _("half a year"),
        "quarter": _("a quarter"),
        "months": _("some months"),
        "years": _("several years"),
        "stock": _("at the end of the year"),
    }
    year = str(figure.year) if figure.year is not None else _("year not known")
    growth = f"{figure.change:+f}%" if figure.change is not None and figure.value is not None else None
    rank = figure.rank if figure.rank != figure_text(figure) else None
    parts = (figure.name, growth, year, kinds[figure.kind], spans.get(figure.span), figure.scope, rank)
    return "  ".join(part for part in parts if part)


def section_decided(section: Section) -> str:
    """Return what the section was taken to be: its role, its time, its themes."""
    roles = {
        "lead": _("opens the report"),
        "report": _("reports"),
        "problems": _("admits problems"),
        "annex": _("annex"),
        "glossary": _("explains words"),
        "close": _("closes the report"),
    }
    themes = "、".join(section.themes)
    return "  ".join(part for part in (roles[section.role], time_decided(section.time), themes) if part)


def time_decided(time: Time) -> str:
    said = _("plans") if time.kind == "target" else _("results")
    if time.year is None:
        return said
    return f"{said} {time.first}—{time.year}" if time.first else f"{said} {time.year}"


def place_words() -> Mapping[str, str]:
    """Return the words of a place in the user's language."""
    return {
        "page": _("page {number}, "),
        "line": _("line {number}"),
        "paragraph": _("paragraph {number}"),
        "sheet": _("sheet {number}!"),
        "row": _("row {number}"),
        "and": ", ",
    }


def clipped(text: str) -> str:
    text = " ".join(text.split())
    return f"{text[:WIDTH]}…" if len(text) > WIDTH else text


def about_name(about: str) -> str:
    names = {
        "region": _("region"),
        "period": _("year"),
        "title": _("title"),
        "subtitle": _("subtitle"),
        "source": _("source"),
        "published": _("published"),
        "printed": _("printed"),
        "authors": _("authors"),
    }
    return names[about]


def role_name(role: str) -> str:
    words = {
        "title": _("title"),
        "subtitle": _("subtitle"),
        "dateline": _("dateline"),
        "byline": _("byline"),
        "credit": _("credit"),
        "caption": _("caption"),
        "navigation": _("navigation"),
    }
    return words.get(role, role)


def repairs_made(report: Report) -> Iterator[str]:
    words = {
        "linebreaks": _("broken lines joined"),
        "entities": _("HTML entities"),
        "markup": _("markup"),
        "invisible": _("invisible characters"),
        "radicals": _("radicals in place of characters"),
        "nbsp": _("no-break spaces"),
        "blanks": _("lost spaces restored"),
        "private_use": _("private-use characters"),
        "width": _("full-width letters"),
        "spaces": _("extra spaces removed"),
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


def wide(text: str, columns: int) -> str:
    """Return *text* filled up to that many columns of a terminal, where a Chinese character takes two."""
    return text + " " * (columns - cell_len(text))


def sign_name(reason: Reason) -> str:
    """Return in words what kind of evidence *reason* is."""
    words = {
        "represents": _("on whose behalf it is delivered"),
        "speaker": _("who delivers it"),
        "congress": _("where it was delivered"),
        "issuer": _("who issued it"),
        "headline": _("in the title"),
        "column": _("beside the text"),
        "opening": _("named first"),
        "organ": _("its Party committee and government act"),
        "subject": _("how often it is named"),
        "met": _("named by its short name"),
        "self_reference": _("what the text calls itself"),
        "discord": _("the text calls itself otherwise"),
        "site": _("its own website"),
        "masthead": _("the newspaper's city"),
        "chained": _("named together with the place it lies in"),
        "above": _("its city is named"),
        "province": _("its province is named"),
        "beside": _("its neighbours are named"),
        "below": _("its own districts are named"),
        "path": _("the name of the file or folder"),
        "folder": _("it lies in the place that the folder is named after"),
        "epithet": _("a nickname"),
        "byname": _("a nickname, and the paper or the text confirms it"),
        "home": _("the city of the paper, and no other place is named"),
        "only": _("the only place named that fits"),
        "portrayed": _("the text is its portrait"),
        "country": _("a report on the whole country"),
        "review": _("what it looks back on"),
        "outlook": _("the year ahead"),
        "work report": _("delivered in the year after"),
        "plan report": _("the year in the title"),
        "the past year": _("the year that has passed"),
        "subject year": _("what sentences begin with"),
        "next": _("what it plans for"),
        "plan": _("the end of a five-year plan"),
        "said": _("your options say so"),
        "goal": _("what it aims at"),
        "since": _("the year since which it counts"),
        "part": _("what some months are compared with"),
        "delivered": _("the day of delivery"),
        "printed": _("the day of the paper"),
        "published": _("the day of the page"),
        "named": _("share of all years named"),
        "portrait": _("the year of which it is a portrait"),
        "until": _("the later of two years"),
        "relative": _("counted from the day of the paper"),
        "columns": _("the latest year over a column"),
        "counted": _("so many years on from the beginning"),
        "closed": _("the end of a five-year plan"),
        "event": _("an event of that year"),
        "turn": _("from one five-year plan to the next"),
    }
    return f"{words[reason.sign]}: " if reason.sign in words else ""
