"""A copy of a Word draft with what was found as Word's own comments, and nothing else changed.

A comment is tied to the words it is about: the runs are cut where they begin and
end.  Comments and tracked changes that the draft has already are kept as they are.
Every part of the package but the document, its comments and what names them is
copied byte by byte.
"""

import io
import zipfile
from collections.abc import Iterator, Sequence
from copy import deepcopy
from pathlib import Path
from typing import Any

from lxml import etree

from summarizer.lexicon import Lexicon
from summarizer.place import place
from summarizer.records import DraftChecked, Finding
from summarizer.word_text import BROKEN, NOTES, SKIPPED, W, every_block, text_of
from summarizer.write.check_words import told
from summarizer.write.word.package import zipped

_DOCUMENT = "word/document.xml"
_RELATIONS = "word/_rels/document.xml.rels"
_TYPES = "[Content_Types].xml"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_COMMENTS = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_XML = "{http://www.w3.org/XML/1998/namespace}"


def write(path: Path, out: Path, draft: DraftChecked, lexicon: Lexicon) -> Path:
    """Write the copy of the draft at *path* into *out*, with comments on what is not borne out."""
    with zipfile.ZipFile(io.BytesIO(path.read_bytes())) as package:
        parts = {name: package.read(name) for name in package.namelist() if not name.endswith("/")}
    commented = _commented(parts, draft, lexicon)
    return place(out / f"{path.stem}.{lexicon.check.says.author}.docx", zipped(commented))


def _commented(parts: dict[str, bytes], draft: DraftChecked, lexicon: Lexicon) -> dict[str, bytes]:
    document = etree.fromstring(parts[_DOCUMENT])
    name, comments = _comments(parts)
    number = max((int(c.get(f"{W}id", -1)) for c in comments), default=-1) + 1
    body = document.find(f"{W}body")
    notes = [etree.fromstring(parts[f"word/{n}.xml"]) for n in NOTES if f"word/{n}.xml" in parts]
    lines = dict(enumerate(every_block([body, *notes]), 1))
    found = [f for f in draft.findings if not f.supported]
    # From the last to the first, so that what is cut off behind does not move what stands before.
    for finding in sorted(found, key=lambda f: (f.checked.line, f.checked.start), reverse=True):
        block = lines.get(finding.checked.line)
        if block is None or not _tie(document, block, draft, finding, number):
            continue
        comments.append(_comment(number, told(finding, lexicon), lexicon))
        number += 1
    if not len(comments):
        return parts
    made = parts | {_DOCUMENT: _bytes(document), name: _bytes(comments)}
    return made if name in parts else _named(made, name)


# -- tying a comment to its words ------------------------------------------------------------------


def _tie(document: Any, block: Any, draft: DraftChecked, finding: Finding, number: int) -> bool:
    """Set the marks of comment *number* around the words of *finding*; tell whether they were found."""
    own = finding.checked
    if block.getroottree().getroot() is not document:
        # A note holds no comments: the comment stands at the note's mark in the text.
        return _tie_to_note(document, block, number)
    line = next((one.text for one in draft.lines if one.number == own.line), "")
    start, end, parent = own.start, own.end, block
    if block.tag == f"{W}tr":
        before = line[:start]
        cells = list(block.iter(f"{W}tc"))
        at = before.count("\t")
        if at >= len(cells):
            return False
        parent = cells[at]
        begin = before.rfind("\t") + 1
        start, end = start - begin, end - begin
        if " ".join(text_of(parent).split()) != text_of(parent).strip():
            start, end = 0, len(text_of(parent))
    else:
        # The number of a list stands in the line and not in the paragraph.
        label = len(line) - len(text_of(block))
        start, end = max(start - label, 0), max(end - label, 1)
    first, last = _run_from(parent, start), _run_to(parent, end)
    if first is None or last is None:
        return False
    first.addprevious(etree.Element(f"{W}commentRangeStart", {f"{W}id": str(number)}))
    stop = etree.Element(f"{W}commentRangeEnd", {f"{W}id": str(number)})
    last.addnext(stop)
    _refer(stop, number)
    return True


def _refer(mark: Any, number: int) -> None:
    """Set the run that refers to comment *number* behind *mark*, outside of what was inserted by others."""
    outer = mark
    while outer.getparent().tag not in (f"{W}p", f"{W}tc"):
        outer = outer.getparent()
    run = etree.Element(f"{W}r")
    etree.SubElement(run, f"{W}commentReference", {f"{W}id": str(number)})
    outer.addnext(run)


def _tie_to_note(document: Any, block: Any, number: int) -> bool:
    note = next((a for a in block.iterancestors() if a.tag in (f"{W}footnote", f"{W}endnote")), None)
    if note is None:
        return False
    kind = f"{note.tag}Reference"
    marks = (m for m in document.iter(kind) if m.get(f"{W}id") == note.get(f"{W}id"))
    mark = next(marks, None)
    if mark is None:
        return False
    run = mark.getparent()
    run.addprevious(etree.Element(f"{W}commentRangeStart", {f"{W}id": str(number)}))
    stop = etree.Element(f"{W}commentRangeEnd", {f"{W}id": str(number)})
    run.addnext(stop)
    _refer(stop, number)
    return True


def _pieces(parent: Any) -> Iterator[tuple[Any, int]]:
    """Yield what a reader sees of *parent*, piece by piece, each with its length."""
    for child in parent:
        if child.tag in SKIPPED:
            continue
        if child.tag == f"{W}t":
            yield child, len(child.text or "")
        elif child.tag in BROKEN:
            if child.getparent().tag == f"{W}r":
                yield child, 1
        else:
            yield from _pieces(child)


def _run_from(parent: Any, start: int) -> Any:
    """Return the run that begins at the character *start* of *parent*, cut there if need be."""
    at = 0
    for piece, length in _pieces(parent):
        if at <= start < at + length:
            return _cut(piece, start - at)
        at += length
    return None


def _run_to(parent: Any, end: int) -> Any:
    """Return the run that ends at the character *end* of *parent*, cut there if need be."""
    at = 0
    for piece, length in _pieces(parent):
        if at < end <= at + length:
            run = piece.getparent()
            if end < at + length:
                _cut(piece, end - at)
                return run
            if piece.getnext() is not None:
                behind = _cut(piece.getnext(), 0)
                return behind.getprevious()
            return run
        at += length
    return None


def _cut(piece: Any, at: int) -> Any:
    """Return the run that begins at the character *at* of *piece*: its own, or what is cut off behind."""
    run = piece.getparent()
    before = [child for child in run if child.tag != f"{W}rPr"]
    if at == 0 and before[0] is piece:
        return run
    behind = etree.Element(f"{W}r", run.attrib)
    properties = run.find(f"{W}rPr")
    if properties is not None:
        behind.append(deepcopy(properties))
    moved = list(piece.itersiblings())
    if at:
        rest = etree.SubElement(behind, f"{W}t", {f"{_XML}space": "preserve"})
        rest.text = piece.text[at:]
        piece.text = piece.text[:at]
        piece.set(f"{_XML}space", "preserve")
    else:
        moved.insert(0, piece)
    for child in moved:
        behind.append(child)
    run.addnext(behind)
    return behind


# -- the part of comments --------------------------------------------------------------------------


def _comments(parts: dict[str, bytes]) -> tuple[str, Any]:
    """Return the name and the root of the part that holds the comments, a new one where there is none."""
    relations = etree.fromstring(parts[_RELATIONS]) if _RELATIONS in parts else ()
    for relation in relations:
        if relation.get("Type", "").endswith("/comments"):
            name = "word/" + relation.get("Target", "").removeprefix("/word/")
            if name in parts:
                return name, etree.fromstring(parts[name])
    return "word/comments.xml", etree.Element(f"{W}comments", nsmap={"w": W[1:-1]})


def _comment(number: int, lines: Sequence[str], lexicon: Lexicon) -> Any:
    says = lexicon.check.says
    comment = etree.Element(
        f"{W}comment",
        {f"{W}id": str(number), f"{W}author": says.author, f"{W}initials": says.initials},
    )
    for line in lines:
        run = etree.SubElement(etree.SubElement(comment, f"{W}p"), f"{W}r")
        text = etree.SubElement(run, f"{W}t", {f"{_XML}space": "preserve"})
        text.text = "".join(c if c >= " " else " " for c in line)
    return comment


def _named(parts: dict[str, bytes], name: str) -> dict[str, bytes]:
    """Return *parts* with the part of comments *name* in the package's tables."""
    types = etree.fromstring(parts[_TYPES])
    etree.SubElement(
        types, f"{{{_PACKAGE}/content-types}}Override", {"PartName": f"/{name}", "ContentType": _COMMENTS}
    )
    empty = f'<Relationships xmlns="{_PACKAGE}/relationships"/>'.encode()
    relations = etree.fromstring(parts.get(_RELATIONS, empty))
    taken = {relation.get("Id") for relation in relations}
    own = next(f"rId{n}" for n in range(1, len(taken) + 2) if f"rId{n}" not in taken)
    etree.SubElement(
        relations,
        f"{{{_PACKAGE}/relationships}}Relationship",
        {"Id": own, "Type": f"{_OFFICE}/comments", "Target": name.removeprefix("word/")},
    )
    return parts | {_TYPES: _bytes(types), _RELATIONS: _bytes(relations)}


def _bytes(root: Any) -> bytes:
    made: bytes = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
    return made
