"""WordprocessingML elements, written as they nest."""

from collections.abc import Iterable
from functools import cache
from typing import Any

from lxml import etree

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
NAMESPACES = {
    "w": W,
    "r": R,
    "wp": "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing",
    "a": "http://schemas.openxmlformats.org/drawingml/2006/main",
    "c": "http://schemas.openxmlformats.org/drawingml/2006/chart",
}

_PREFIX = {"w": W}
EMU = 635
"""Of drawings, in a twip."""

Element = Any
"""lxml's elements, which ship no types."""


def w(tag: str, *children: Element, **attributes: object) -> Element:
    """Return the element *tag* of WordprocessingML.

    >>> etree.tostring(w("jc", val="center")).decode().partition(" xmlns")[0]
    '<w:jc'
    """
    said = {_qualified(name): str(value) for name, value in attributes.items() if value is not None}
    element = etree.Element(_qualified(tag), said, _PREFIX)
    element.extend(children)
    return element


@cache
def _qualified(name: str) -> str:
    return f"{{{W}}}{name}"


def paragraph(style: str, runs: Iterable[Element], *properties: Element) -> Element:
    """Return the paragraph of *runs* in the style with the id *style*."""
    return w("p", w("pPr", w("pStyle", val=style), *properties), *runs)


def text(content: str, tag: str = "t") -> Element:
    """Return a run's text, its spaces kept."""
    element = w(tag)
    element.text = content
    element.set("{http://www.w3.org/XML/1998/namespace}space", "preserve")
    return element


def parse(markup: str) -> Element:
    """Return the element that *markup* is, with the usual prefixes known."""
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in NAMESPACES.items())
    root = etree.fromstring(f"<root {declared}>{markup}</root>")
    return root[0]


def find(element: Element, path: str) -> Element:
    """Return the first element at *path*, or None."""
    return element.find(path, NAMESPACES)


def find_all(element: Element, path: str) -> list[Element]:
    """Return the elements at *path*, which is XPath."""
    # Not element.xpath(): python-docx's elements have one of their own.
    found: list[Element] = _compiled(path)(element)
    return found


@cache
def _compiled(path: str) -> etree.XPath:
    return etree.XPath(path, namespaces=NAMESPACES)
