"""The reference document: its page and letterhead, filled in, and the place of the body.

Whatever an office puts there, text, logo, header or footer, stays; ``{{ issuer }}``,
``{{ issue }}`` and ``{{ date }}`` are filled wherever they stand, and the body
goes where ``{{ body }}`` does.  A paragraph whose fields were all left out goes
with them: nothing is invented to fill it.
"""

import re
from collections.abc import Iterator, Mapping
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import XmlPart
from lxml import etree

from summarizer.errors import BadTemplate
from summarizer.messages import _, cause
from summarizer.write.word.xml import Element, find, find_all, w

_FIELD = re.compile(r"\{\{\s*(\w+)\s*\}\}")


def shipped() -> Path:
    """Return the shipped reference: in the installed package, or at the top of a checkout."""
    installed, checkout = (Path(__file__).parents[up] / "templates" / "reference.docx" for up in (2, 3))
    return installed if installed.is_file() else checkout


def load_reference(reference: Path | None, templates: Path | None = None) -> bytes:
    """Return the bytes of *reference*, else of the one among *templates*, else of the shipped one.

    Raises `BadTemplate` where it is no Word file.
    """
    own = templates / "reference.docx" if templates else None
    path = reference or (own if own and own.is_file() else shipped())
    try:
        content = path.read_bytes()
        docx.Document(BytesIO(content))
    except OSError as error:
        raise BadTemplate(f"{path}: {cause(error)}") from None
    except (BadZipFile, KeyError, ValueError, PackageNotFoundError, etree.XMLSyntaxError):
        raise BadTemplate(_("{path}: not a Word file; save it as .docx.").format(path=path)) from None
    return content


def fill(document: Any, fields: Mapping[str, str | None]) -> Element:
    """Fill the letterhead of *document* and return the paragraph that the body replaces."""
    body = document.element.body
    place = None
    lettered = False
    for paragraph in list(_paragraphs(document)):
        names = _FIELD.findall("".join(part.text or "" for part in _texts(paragraph)))
        if "body" in names and place is None:
            place = paragraph
            continue
        known = [name for name in names if name in fields]
        if not known:
            continue
        lettered = True
        if any(fields[name] for name in known):
            _replace(paragraph, fields)
        else:
            _drop(paragraph)
    if place is None:
        # A document kept for its styles alone: what stands in it is an example.
        if not lettered:
            for child in list(body):
                if not child.tag.endswith("}sectPr"):
                    body.remove(child)
        place = w("p")
        body.insert(len(body) - (1 if find(body, "w:sectPr") is not None else 0), place)
    return place


def _paragraphs(document: Any) -> Iterator[Element]:
    yield from find_all(document.element.body, ".//w:p")
    for part in document.part.package.iter_parts():
        if isinstance(part, XmlPart) and re.match(r"/word/(?:header|footer)\d*\.xml", part.partname):
            yield from find_all(part.element, ".//w:p")


def _texts(paragraph: Element) -> list[Element]:
    # Not those of a text box that is anchored in the paragraph: it has its own.
    own = find_all(paragraph, ".//w:t")
    return [t for t in own if next(t.iterancestors(paragraph.tag)) is paragraph]


def _replace(paragraph: Element, fields: Mapping[str, str | None]) -> None:
    """Put the values of *fields* in, though Word may have torn ``{{ issuer }}`` into several runs."""
    parts = _texts(paragraph)
    whole = "".join(part.text or "" for part in parts)
    for match in reversed(list(_FIELD.finditer(whole))):
        if match[1] not in fields:
            continue
        start = 0
        written = fields[match[1]] or ""
        for part in parts:
            length = len(part.text or "")
            left, right = max(match.start() - start, 0), min(match.end() - start, length)
            if left < right:
                part.text = part.text[:left] + written + part.text[right:]
                part.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
                written = ""
            start += length


def _drop(paragraph: Element) -> None:
    parent = paragraph.getparent()
    if parent.tag.endswith("}body") or len(find_all(parent, "w:p")) > 1:
        parent.remove(paragraph)
        return
    # A cell, a header or a text box needs a paragraph.
    for child in list(paragraph):
        if not child.tag.endswith("}pPr"):
            paragraph.remove(child)
