"""The reference document: its page and letterhead, filled in, and the place of the body.

Whatever an office puts there, text, logo, header or footer, stays; ``{{ issuer }}``
and the other `FIELDS` are filled wherever they stand, and the body goes where
``{{ body }}`` does.  A paragraph whose fields were all left out goes with them:
nothing is invented to fill it.
"""

import re
from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from io import BytesIO
from pathlib import Path
from typing import Any
from zipfile import BadZipFile

import docx
from docx.opc.exceptions import PackageNotFoundError
from docx.opc.part import XmlPart
from lxml import etree

from summarizer.config import Config
from summarizer.errors import BadTemplate
from summarizer.messages import _, cause
from summarizer.page_words import PageWords
from summarizer.write.word.xml import Element, find, find_all, w

_FIELD = re.compile(r"\{\{\s*(\w+)\s*\}\}")
_WIDE = re.compile(r"[{\uff5b]{2}\s*(\w+)\s*[}\uff5d]{2}")
BODY = "body"
FIELDS = (
    *("issuer", "issue", "date", "secrecy", "urgency"),
    *("report_to", "send_to", "printed_by", "printed_on", "copies"),
)
"""What a letterhead may name: the options of the same names."""


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
        _check(docx.Document(BytesIO(content)), path)
    except OSError as error:
        raise BadTemplate(f"{path}: {cause(error)}") from None
    except (BadZipFile, KeyError, ValueError, PackageNotFoundError, etree.XMLSyntaxError):
        raise BadTemplate(_("{path}: not a Word file; save it as .docx.").format(path=path)) from None
    return content


def _check(document: Any, path: Path) -> None:
    """Raise `BadTemplate` for what looks like a field of the letterhead at *path* and is none."""
    for number, paragraph in enumerate(_paragraphs(document), 1):
        said = "".join(part.text or "" for part in _texts(paragraph))
        for found in _WIDE.finditer(said):
            mark, name = found.group(0, 1)
            if mark.startswith("{{") and mark.endswith("}}") and name in (*FIELDS, BODY):
                continue
            near = get_close_matches(name, (*FIELDS, BODY), n=1)
            place = _("{path}: paragraph {number}").format(path=path, number=number)
            told = _("there is no {name} in a letterhead").replace("{name}", mark)
            meant = _("did you mean {near}?").replace("{near}", f"{{{{ {near[0]} }}}}") if near else ""
            known = _("there are {names}.").format(names=", ".join((*FIELDS, BODY)))
            raise BadTemplate(f"{place}: {told}; {meant or known}", path)


def fields(config: Config, words: PageWords) -> dict[str, str | None]:
    """Return what the letterhead's fields are filled with, None for what was not given.

    The head has the issuer's short name where there is one, the foot its full
    name; where anything of the foot is given, it has the issuer and the date.
    """
    foot = any((config.report_to, config.send_to, config.printed_by, config.printed_on, config.copies))
    printed_on = config.printed_on or (config.date if foot else None)
    return {
        "issuer": config.short_issuer or config.issuer,
        "issue": config.issue,
        "date": words.day(config.date) if config.date else None,
        "secrecy": config.secrecy,
        "urgency": config.urgency,
        "report_to": config.report_to,
        "send_to": config.send_to,
        "printed_by": config.printed_by or (config.issuer if foot else None),
        "printed_on": words.day(printed_on) if printed_on else None,
        "copies": config.copies,
    }


def fill(document: Any, fields: Mapping[str, str | None]) -> Element:
    """Fill the letterhead of *document* and return the paragraph that the body replaces."""
    body = document.element.body
    place = None
    lettered = False
    for paragraph in list(_paragraphs(document)):
        names = _FIELD.findall("".join(part.text or "" for part in _texts(paragraph)))
        if BODY in names and place is None:
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
