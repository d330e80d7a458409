"""Page -> Word file: the page's Markdown in the styles, page and letterhead of a reference document."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import docx
from lxml import etree
from markdown import Markdown

from summarizer import page_words
from summarizer.config import Config
from summarizer.place import place
from summarizer.records import Page
from summarizer.write.notes import COMMENT, noted
from summarizer.write.word.body import Body
from summarizer.write.word.letterhead import fields, fill, load_reference
from summarizer.write.word.package import zipped
from summarizer.write.word.styles import WIDTH, Styles
from summarizer.write.word.xml import Element, W, find, w

LANGUAGE = "zh-CN"
FOOT = 400
"""Twips between the text and the foot of the letterhead."""


class Word:
    """A reference document, read once, and what every file made in it shares."""

    def __init__(self, config: Config) -> None:
        """Read the reference of *config*; raises `BadTemplate` where it is no Word file."""
        self._config = config
        self._words = page_words.load(config.templates)
        self._reference = load_reference(config.reference, config.templates)
        self._markdown = Markdown(extensions=["tables", "footnotes", "sane_lists"], output_format="xhtml")

    def write(self, page: Page) -> Path:
        """Write *page* under the output folder and return the file."""
        return place(self._config.out / f"{page.name}.docx", self.made(page))

    def made(self, page: Page) -> bytes:
        """Return the Word file of *page*."""
        document = docx.Document(BytesIO(self._reference))
        place = fill(document, fields(self._config, self._words))
        body = Body(
            document.part,
            Styles(document.styles.element),
            {chart.name: chart for chart in page.charts},
            self._words,
            {_comment(comment.number): comment.text for comment in page.comments},
            _width(document.element.body),
        )
        above, under = list(place.itersiblings(preceding=True))[::-1], place.getnext()
        below = under is not None and under.tag == f"{{{W}}}p"
        for block in body.blocks(self._parsed(page), above, below):
            place.addprevious(block)
        if below:
            find(under, "w:pPr").append(w("spacing", before=FOOT))
        place.getparent().remove(place)
        _describe(document, page, self._config)
        content = BytesIO()
        document.save(content)
        with zipfile.ZipFile(content) as package:
            return zipped({name: package.read(name) for name in package.namelist()})

    def _parsed(self, page: Page) -> Element:
        # Marked here, because a report's own "[TOC]", escaped, reads the same afterwards.
        markdown = re.sub(
            r"^\[TOC\]$", '<div class="contents"></div>', noted(page, self._words), flags=re.MULTILINE
        )
        markdown = COMMENT.sub(lambda found: f'<span id="{_comment(int(found[1]))}"></span>', markdown)
        xhtml = self._markdown.reset().convert(markdown)
        try:
            return etree.fromstring(f"<body>{xhtml}</body>")
        except etree.XMLSyntaxError:
            # A template may hold HTML of its author's that is no XML.
            from lxml import html

            return html.fragment_fromstring(xhtml, create_parent="body")


def _comment(number: int) -> str:
    """Return the id of the element that marks the place of a comment."""
    return f"comment-{number}"


def _width(body: Element) -> int:
    """Return the twips between the margins of the last section."""
    size, margins = find(body, "w:sectPr/w:pgSz"), find(body, "w:sectPr/w:pgMar")
    if size is None or margins is None:
        return WIDTH
    return int(size.get(f"{{{W}}}w")) - int(margins.get(f"{{{W}}}left")) - int(margins.get(f"{{{W}}}right"))


def _describe(document: docx.document.Document, page: Page, config: Config) -> None:
    core = document.core_properties
    core.title = page.title[:255]
    core.language = LANGUAGE
    core.author = (config.issuer or "")[:255]
    # When it was made would make each run's file another one.
    for name in ("created", "modified", "lastPrinted", "revision", "lastModifiedBy"):
        for element in core._element.xpath(f"*[local-name()='{name}']"):
            core._element.remove(element)
