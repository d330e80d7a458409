"""Page -> one HTML file that opens anywhere: no network, no file beside it.

What a report said is a link to its place.  Without scripts it leads to the
list of sources at the page's foot; with them it opens the source beside the
text, the words marked.  The frame, its style and its script lie among the
templates, where users may change them.
"""

import html
from collections.abc import Sequence
from pathlib import Path
from string import Template

from summarizer import page_words
from summarizer.config import SHIPPED, Config
from summarizer.place import place
from summarizer.records import Briefing, Page, Report
from summarizer.write.html.body import body
from summarizer.write.html.index import index
from summarizer.write.html.sources import sources

INDEX = "index"


class Html:
    """The frame that every page of a run shares."""

    def __init__(self, config: Config, briefings: Sequence[Briefing]) -> None:
        self._out = config.out
        self._words = page_words.load(config.templates)
        self._folders = [folder for folder in (config.templates, SHIPPED) if folder]
        self._frame = Template(self._part("page.html"))
        self._style = self._part("page.css")
        self._script = self._part("page.js")
        self._formats = config.formats
        self._regions = {briefing.region.id: briefing.region for briefing in briefings}
        self._reports: dict[str, Report] = {
            excerpt.report.path: excerpt.report for briefing in briefings for excerpt in briefing.excerpts
        }

    def write(self, page: Page) -> Path:
        """Write *page* under the output folder and return the file."""
        found = sources(page, self._reports, self._words)
        content = body(page, found.where, self._words)
        return self._write(page.name, page.title, content, found.markup, self._script)

    def write_index(self, pages: Sequence[Page]) -> Path:
        """Write the page that links all the others, and what else the run wrote, and return the file."""
        title = self._words.say("page", "index")
        content = index(title, pages, self._regions, self._formats, self._words)
        return self._write(INDEX, title, content, "", self._script)

    def _write(self, name: str, title: str, content: str, found: str, script: str) -> Path:
        filled = self._frame.substitute(
            title=html.escape(title), style=self._style, body=content, sources=found, script=script
        )
        return place(self._out / f"{name}.html", filled.encode())

    def _part(self, name: str) -> str:
        path = next(path for folder in self._folders if (path := folder / name).is_file())
        return path.read_text(encoding="utf-8")
