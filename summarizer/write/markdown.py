"""Page -> Markdown that GitHub, Obsidian and Typora show alike."""

from collections.abc import Iterator
from pathlib import Path

from summarizer.place import place
from summarizer.records import Page
from summarizer.write.notes import noted


def write(page: Page, out: Path) -> Path:
    """Write *page* under *out* and return the file.  Its figures are linked, not written."""
    return place(out / f"{page.name}.md", linked(page).encode())


def linked(page: Page) -> str:
    """Return the Markdown of *page*, its marks made footnotes and its figures linked from where it lies."""
    up = "../" * page.name.count("/")
    markdown = "\n".join(line for line in noted(page).split("\n") if line.strip() != "[TOC]")
    for figure in page.figures:
        markdown = markdown.replace(f"](figures/{figure.name}.svg)", f"]({up}figures/{figure.name}.svg)")
    return markdown


def write_figures(page: Page, out: Path) -> Iterator[Path]:
    """Write the figures of *page* under *out* as SVG and yield the files."""
    if not page.figures:
        return
    from summarizer.figures import svg

    for figure in page.figures:
        yield place(out / "figures" / f"{figure.name}.svg", svg(figure).encode())
