"""Page -> Word file."""

from io import BytesIO
from pathlib import Path

import docx
from lxml import etree
from markdown import Markdown

from summarizer.config import Config
from summarizer.models import Page
from summarizer.write.files import replace
from summarizer.write.markdown import linked


def write(page: Page, config: Config) -> Path:
    """Write *page* under the output folder of *config* and return the file."""
    xhtml = Markdown(extensions=["tables", "footnotes"], output_format="xhtml").convert(linked(page))
    document = docx.Document()
    for block in etree.fromstring(f"<body>{xhtml.replace('&nbsp;', ' ')}</body>").iter("h1", "h2", "h3", "h4", "p", "tr"):
        document.add_paragraph("".join(block.itertext()), style=_style(block.tag))
    content = BytesIO()
    document.save(content)
    return replace(config.out / f"{page.name}.docx", content.getvalue())


def _style(tag: str) -> str:
    return f"Heading {int(tag[1]) - 1}" if tag in ("h2", "h3", "h4") else "Title" if tag == "h1" else "Normal"
