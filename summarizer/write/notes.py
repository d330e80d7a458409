"""Citation marks -> one source note a section: paper, date, file and lines."""

import re
from collections.abc import Iterable, Sequence

from summarizer import lexicon
from summarizer.provenance import where
from summarizer.records import Citation, Page

_MARK = re.compile(r"(?<!\\)\[@(\d+)\]")
_HEADING = re.compile(r"#{1,6} ")
# Each note names its own footnote, apart from what an author of a template may use.
_NAME = "来源{}"
# In the names of papers and files; an underscore between letters means nothing.
_MEANINGFUL = re.compile(r"[\\`*\[\]<>#|~$&^]|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])")


def noted(page: Page) -> str:
    """Return the Markdown of *page*, its captions counted and its marks merged into footnotes.

    A line that begins ``表：`` above a table, or ``图：`` below a figure, is a
    caption; it gets its number here.

    A section, up to the next heading, has one note, at its last sentence that
    is cited.  Where only a table is, the note hangs on the table's caption, so
    that no column has to hold it.
    """
    citations = {citation.number: citation for citation in page.citations}
    lines: list[str] = []
    notes: list[str] = []
    for section in _sections(counted(page.markdown.split("\n"))):
        cited = [citations[n] for n in map(int, _MARK.findall("\n".join(section))) if n in citations]
        at = _anchor(section)
        section = [_MARK.sub("", line).rstrip() if _MARK.search(line) else line for line in section]
        if cited:
            name = _NAME.format(len(notes) + 1)
            section[at] = _with_reference(section[at], f"[^{name}]")
            notes.append(f"[^{name}]: {source_note(cited)}")
        lines += section
    body = "\n".join(lines).rstrip("\n")
    return body + "\n" + "".join(f"\n{note}\n" for note in notes)


def counted(lines: Sequence[str]) -> Iterable[str]:
    """Yield *lines* with the captions of tables and figures numbered."""
    tables = figures = 0
    for at, line in enumerate(lines):
        if line.startswith("表：") and _beside(lines[at + 1 :]).startswith("|"):
            tables += 1
            line = f"表{tables}\u3000{line[2:]}"
        elif line.startswith("图：") and _beside(lines[at - 1 :: -1] if at else ()).startswith("!["):
            figures += 1
            line = f"图{figures}\u3000{line[2:]}"
        yield line


def _beside(lines: Sequence[str]) -> str:
    return next((line for line in lines if line.strip()), "")


def _sections(lines: Iterable[str]) -> Iterable[list[str]]:
    section: list[str] = []
    for line in lines:
        if _HEADING.match(line) and section:
            yield section
            section = []
        section.append(line)
    yield section


def _anchor(section: Sequence[str]) -> int:
    last = 0
    for at, line in enumerate(section):
        if not _MARK.search(line):
            continue
        if not line.startswith("|"):
            last = at
        elif not last or section[last].startswith("|"):
            above = (i for i in range(at, -1, -1) if section[i].strip() and not section[i].startswith("|"))
            last = next(above, at)
    return last


def _with_reference(line: str, reference: str) -> str:
    # In a table without caption the last cell has to hold it.
    if line.startswith("|") and line.endswith("|"):
        return f"{line[:-1].rstrip()}{reference} |"
    return line + reference


def source_note(citations: Sequence[Citation]) -> str:
    """Return the Markdown of one note for *citations*.

    >>> def cited(line, end):
    ...     return Citation(1, "甲区2019.txt", "text", line, 0, end, None, "……", "甲州日报", "2020年1月9日")
    >>> print(source_note([cited(24, 8), cited(18, 9), cited(19, 7)]))
    甲州日报，2020年1月9日，甲区2019.txt，第18—19、24行。
    """
    by_document: dict[str, list[Citation]] = {}
    for citation in citations:
        by_document.setdefault(citation.document, []).append(citation)
    return "；".join(map(_one_source, by_document.values())) + "。"


def cited_place(citation: Citation) -> str:
    """Return in words where *citation* stands.

    >>> cited_place(Citation(1, "甲区2019.docx", "docx", 24, 0, 8, None, "……", "甲州日报", "2020年1月9日"))
    '甲州日报，2020年1月9日，甲区2019.docx，第24段'
    """
    at = where([citation.line], citation.page, citation.format, _words())
    said = (citation.source, citation.date, citation.document, at)
    return "，".join(part for part in said if part)


def _one_source(citations: Sequence[Citation]) -> str:
    first = citations[0]
    on_page: dict[int | None, set[int]] = {}
    for citation in citations:
        on_page.setdefault(citation.page, set()).add(citation.line)
    pages = sorted(on_page.items(), key=lambda pair: pair[0] or 0)
    words = _words()
    at = words["and"].join(where(lines, page, first.format, words) for page, lines in pages)
    said = (first.source, first.date, first.document, at)
    return "，".join(_escaped(part) for part in said if part)


def _escaped(text: str) -> str:
    return _MEANINGFUL.sub(lambda match: f"&#{ord(match[0])};", text)


def _words() -> dict[str, str]:
    """Return the words of a place, as a page has them."""
    return dict(lexicon.table("labels")["place"])
