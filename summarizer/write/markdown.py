"""Page -> Markdown that GitHub, Obsidian and Typora show alike."""

from collections.abc import Iterator
from pathlib import Path

from summarizer.page_words import PageWords
from summarizer.place import place
from summarizer.records import Page
from summarizer.write.notes import COMMENT, noted


def write(page: Page, out: Path, words: PageWords) -> Path:
    """Write *page* under *out* and return the file.  Its charts are linked, not written."""
    return place(out / f"{page.name}.md", linked(page, words).encode())


def linked(page: Page, words: PageWords) -> str:
    """Return the Markdown of *page*, its marks made footnotes and its charts linked from where it lies."""
    up = "../" * page.name.count("/")
    lines = COMMENT.sub("", noted(page, words)).split("\n")
    markdown = page.front + "\n".join(line for line in lines if line.strip() != "[TOC]")
    for chart in page.charts:
        markdown = markdown.replace(f"](figures/{chart.name}.svg)", f"]({up}figures/{chart.name}.svg)")
    return markdown


def write_charts(page: Page, out: Path, words: PageWords) -> Iterator[Path]:
    """Write the charts of *page* under *out* as SVG and yield the files."""
    if not page.charts:
        return
    from summarizer.write.chart_svg import svg

    for chart in page.charts:
        yield place(out / "figures" / f"{chart.name}.svg", svg(chart, words).encode())
