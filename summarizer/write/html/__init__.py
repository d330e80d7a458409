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
        self._reports: dict[str, Report] = {
            excerpt.report.path: excerpt.report for briefing in briefings for excerpt in briefing.excerpts
        }

    def write(self, page: Page) -> Path:
        """Write *page* under the output folder and return the file."""
        found = sources(page, self._reports, self._words)
        content = body(page, found.where, self._words)
        return self._write(page.name, page.title, content, found.markup, self._script)

    def write_index(self, pages: Sequence[Page]) -> Path:
        """Write the page that links all the others and return the file."""
        links = "".join(
            f'<li><a href="{html.escape(page.name)}.html">{html.escape(page.title)}</a></li>'
            # The digest is what is read first.
            for page in sorted(pages, key=lambda page: page.name.count("/"))
        )
        title = self._words.say("page", "index")
        content = f'<h1>{html.escape(title)}</h1><div class="index"><ul>{links}</ul></div>'
        return self._write(INDEX, title, content, "", "")

    def _write(self, name: str, title: str, content: str, found: str, script: str) -> Path:
        filled = self._frame.substitute(
            title=html.escape(title), style=self._style, body=content, sources=found, script=script
        )
        return place(self._out / f"{name}.html", filled.encode())

    def _part(self, name: str) -> str:
        path = next(path for folder in self._folders if (path := folder / name).is_file())
        return path.read_text(encoding="utf-8")
