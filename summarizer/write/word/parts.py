"""The parts of a Word file that a reference document may lack: footnotes, comments and numbering."""

from typing import Any

from docx.opc.constants import CONTENT_TYPE as CT
from docx.opc.constants import RELATIONSHIP_TYPE as RT
from docx.opc.packuri import PackURI
from docx.opc.part import Part, XmlPart
from lxml import etree

from summarizer.write.word.xml import NAMESPACES, Element, W, find_all, parse, w

_DECLARED = " ".join(f'xmlns:{prefix}="{NAMESPACES[prefix]}"' for prefix in ("w", "r"))
FOOTNOTES = (
    f"<w:footnotes {_DECLARED}>"
    '<w:footnote w:type="separator" w:id="-1"><w:p><w:pPr>'
    '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/>'
    "</w:pPr><w:r><w:separator/></w:r></w:p></w:footnote>"
    '<w:footnote w:type="continuationSeparator" w:id="0"><w:p><w:pPr>'
    '<w:spacing w:after="0" w:line="240" w:lineRule="auto"/></w:pPr>'
    "<w:r><w:continuationSeparator/></w:r></w:p></w:footnote></w:footnotes>"
)
COMMENTS = f"<w:comments {_DECLARED}/>"
NUMBERING = f"<w:numbering {_DECLARED}/>"


def footnotes(document_part: Any) -> Element:
    """Return the footnotes of the document, made where there are none."""
    element = _part(document_part, RT.FOOTNOTES, CT.WML_FOOTNOTES, "/word/footnotes.xml", FOOTNOTES)
    if not find_all(element, "w:footnote[@w:id='-1']"):
        # Some programs write a part without its separators; Word wants them.
        for position, separator in enumerate(etree.fromstring(FOOTNOTES)):
            element.insert(position, separator)
    return element


def comments(document_part: Any) -> Element:
    """Return the comments of the document, made where there are none."""
    return _part(document_part, RT.COMMENTS, CT.WML_COMMENTS, "/word/comments.xml", COMMENTS)


def numbering(document_part: Any) -> Element:
    """Return the numbering of the document, made where there is none."""
    return _part(document_part, RT.NUMBERING, CT.WML_NUMBERING, "/word/numbering.xml", NUMBERING)


def _part(document_part: Any, relationship: str, content_type: str, name: str, empty: str) -> Element:
    for related in document_part.rels.values():
        if related.reltype == relationship and not related.is_external:
            part = related.target_part
            if not isinstance(part, XmlPart):
                # python-docx keeps a part it does not know as bytes; read it, so that it can grow.
                known = XmlPart(part.partname, part.content_type, etree.fromstring(part.blob), part.package)
                known.rels.update(part.rels)
                related._target = part = known
            return part.element
    part = XmlPart(PackURI(name), content_type, etree.fromstring(empty), document_part.package)
    document_part.relate_to(part, relationship)
    return part.element


def add_part(
    document_part: Any, name: str, content_type: str, blob: bytes, relationship: str
) -> tuple[str, Part]:
    """Add the part *name* holding *blob* and return its relationship's id and the part."""
    part = Part(PackURI(name), content_type, blob, document_part.package)
    return document_part.relate_to(part, relationship), part


_LEVELS = {
    "bullet": ("bullet", "•", 640, 480),
    "decimal": ("decimal", "%{level}.", 640, 480),
    "finding": ("decimal", "%{level}.", 560, 420),
}
"""Of each kind of list the shape of its marks, the mark, and by how many twips text and mark stand in."""


class Lists:
    """Numbers and bullets: one definition of each in the document, a count of its own for each list."""

    def __init__(self, document_part: Any) -> None:
        self._document_part = document_part
        self._definitions: dict[str, int] = {}
        self._bullets: int | None = None

    def bullets(self) -> int:
        """Return the number of the list that all bullets share."""
        if self._bullets is None:
            self._bullets = self._instance("bullet", None)
        return self._bullets

    def numbers(self, start: int = 1, kind: str = "decimal") -> int:
        """Return the number of a list of that *kind* that counts from *start*."""
        return self._instance(kind, start)

    def _instance(self, kind: str, start: int | None) -> int:
        element = numbering(self._document_part)
        if kind not in self._definitions:
            self._definitions[kind] = self._define(element, kind)
        number = 1 + max((int(n.get(f"{{{W}}}numId")) for n in find_all(element, "w:num")), default=0)
        instance = w("num", w("abstractNumId", val=self._definitions[kind]), numId=number)
        if start is not None:
            instance.append(w("lvlOverride", w("startOverride", val=start), ilvl=0))
        last = find_all(element, "w:num | w:abstractNum")[-1]
        last.addnext(instance)
        return number

    def _define(self, element: Element, kind: str) -> int:
        number = 1 + max(
            (int(n.get(f"{{{W}}}abstractNumId")) for n in find_all(element, "w:abstractNum")), default=-1
        )
        shape, mark, left, hanging = _LEVELS[kind]
        levels = "".join(
            f'<w:lvl w:ilvl="{level}"><w:start w:val="1"/><w:numFmt w:val="{shape}"/>'
            f'<w:lvlText w:val="{mark.format(level=level + 1)}"/><w:lvlJc w:val="left"/>'
            f'<w:pPr><w:ind w:left="{left * (level + 1)}" w:hanging="{hanging}"/></w:pPr></w:lvl>'
            for level in range(9)
        )
        definition = parse(
            f'<w:abstractNum w:abstractNumId="{number}"><w:multiLevelType w:val="hybridMultilevel"/>'
            f"{levels}</w:abstractNum>"
        )
        before = find_all(element, "w:abstractNum")
        if before:
            before[-1].addnext(definition)
        else:
            element.insert(0, definition)
        return number
