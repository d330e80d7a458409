"""The pages of a run -> the page that links them: what is about all regions first, then region by region."""

import html
from collections.abc import Callable, Iterable, Mapping, Sequence

from summarizer.page_words import PageWords
from summarizer.records import Page, Region

WORKBOOK = "indicators.xlsx"
OFFICE = ("docx", "pdf", "md")
"""The other formats of a page that are linked beside it."""
FEW = 12
"""Regions that need no grouping."""


def index(
    title: str, pages: Sequence[Page], regions: Mapping[str, Region], formats: Sequence[str], words: PageWords
) -> str:
    """Return the markup of the index, under *title*, with a field that looks for what one types."""
    common = "".join(_entry([page], formats, words) for page in pages if page.region is None)
    if "xlsx" in formats:
        said = html.escape(words.say("workbook", "title"))
        common += f'<li><a href="{WORKBOOK}">{said}</a> <span>{_called("xlsx", words)}</span></li>'
    of_region: dict[str, list[Page]] = {}
    for page in pages:
        if page.region is not None:
            of_region.setdefault(page.region, []).append(page)
    groups = "".join(
        (f"<h2>{html.escape(name)}</h2>" if name else "")
        + "<ul>"
        + "".join(_entry(of_region[region.id], formats, words, region) for region in some)
        + "</ul>"
        for name, some in _grouped([regions[id] for id in of_region if id in regions])
    )
    label = html.escape(words.say("page", "search"), quote=True)
    return (
        f'<h1>{html.escape(title)}</h1><div class="index"><ul>{common}</ul>'
        f'<input type="search" placeholder="{label}" aria-label="{label}">{groups}</div>'
    )


def _entry(
    pages: Sequence[Page], formats: Sequence[str], words: PageWords, region: Region | None = None
) -> str:
    """Return the line of one region, or of one page about several."""
    links = " ".join(
        f'<a href="{html.escape(page.name)}.html">{html.escape(page.title)}</a>'
        + "".join(
            f' <span><a href="{html.escape(page.name)}.{format}">{_called(format, words)}</a></span>'
            for format in OFFICE
            if format in formats
        )
        for page in pages
    )
    where = [region.name, region.city, region.province] if region else []
    found = html.escape(" ".join((*filter(None, where), *(page.title for page in pages))), quote=True)
    return f'<li data-find="{found}">{links}</li>'


def _called(format: str, words: PageWords) -> str:
    return html.escape(words.say("page", format))


def _grouped(regions: Sequence[Region]) -> Iterable[tuple[str, Sequence[Region]]]:
    """Return *regions* under the names of their provinces, else of their cities, where that orders them."""
    by: tuple[Callable[[Region], str | None], ...] = (lambda one: one.province, lambda one: one.city)
    for above in by:
        groups: dict[str, list[Region]] = {}
        for region in regions:
            groups.setdefault(above(region) or "", []).append(region)
        # Groups of one, or one group and some left over, would order nothing.
        orders = 1 < len(groups) <= len(regions) // 2 and len(groups.get("", ())) <= len(regions) // 2
        if len(regions) > FEW and orders:
            return sorted(groups.items(), key=lambda group: (not group[0], group[1][0].id))
    return [("", regions)]
