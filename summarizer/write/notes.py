"""Citation marks -> one source note a section: paper, date, file and lines."""

import re
from collections.abc import Iterable, Sequence

from summarizer.page_words import PageWords
from summarizer.provenance import where
from summarizer.records import Citation, Page

_MARK = re.compile(r"(?<!\\)\[@(\d+)\]")
COMMENT = re.compile(r"(?<!\\)\[\?(\d+)\]")
"""The mark of a comment."""
_HEADING = re.compile(r"#{1,6} ")
# In the names of papers and files; an underscore between letters means nothing.
_MEANINGFUL = re.compile(r"[\\`*\[\]<>#|~$&^]|(?<![0-9A-Za-z])_|_(?![0-9A-Za-z])")


def noted(page: Page, words: PageWords) -> str:
    """Return the Markdown of *page*, its captions counted and its marks merged into footnotes.

    A line that begins ``表：`` above a table, or ``图：`` below a chart, is a
    caption; it gets its number here.

    A section, up to the next heading, has one note, at its last sentence that
    is cited.  Where only a table is, the note hangs on the table's caption, so
    that no column has to hold it.  Where the page prints the list of its sources,
    a note names their numbers there.  The marks of comments stay.
    """
    citations = {citation.number: citation for citation in page.citations}
    lines: list[str] = []
    notes: list[str] = []
    for section in _sections(counted(page.markdown.split("\n"), words)):
        cited = [citations[n] for n in map(int, _MARK.findall("\n".join(section))) if n in citations]
        at = _anchor(section)
        section = [_MARK.sub("", line).rstrip() if _MARK.search(line) else line for line in section]
        if cited:
            # Each note names its own footnote, apart from what an author of a template may use.
            name = words.say("note", "name", number=len(notes) + 1)
            section[at] = _with_reference(section[at], f"[^{name}]")
            notes.append(f"[^{name}]: {source_note(cited, words)}")
        lines += section
    body = "\n".join(lines).rstrip("\n")
    return body + "\n" + "".join(f"\n{note}\n" for note in notes)


def counted(lines: Sequence[str], words: PageWords) -> Iterable[str]:
    """Yield *lines* with the captions of tables and charts numbered."""
    marks = {kind: words.say("caption", kind) + words.say("caption", "mark") for kind in ("table", "figure")}
    count = dict.fromkeys(marks, 0)
    for at, line in enumerate(lines):
        below, above = lines[at + 1 :], lines[at - 1 :: -1] if at else ()
        if line.startswith(marks["table"]) and _beside(below).startswith("|"):
            kind = "table"
        elif line.startswith(marks["figure"]) and _beside(above).startswith("!["):
            kind = "figure"
        else:
            yield line
            continue
        count[kind] += 1
        yield numbered(kind, str(count[kind]), words) + line.removeprefix(marks[kind])


def numbered(kind: str, number: str, words: PageWords) -> str:
    """Return what stands before a caption: *kind* is table or figure.

    >>> numbered("table", "3", words)
    '表3\u3000'
    """
    return words.say("caption", "numbered", caption=words.say("caption", kind), number=number)


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


def source_note(citations: Sequence[Citation], words: PageWords) -> str:
    """Return the Markdown of one note for *citations*.

    >>> def cited(line, end):
    ...     return Citation(1, "甲区2019.txt", "text", line, 0, end, None, "……", "甲州日报", "2020年1月9日")
    >>> print(source_note([cited(24, 8), cited(18, 9), cited(19, 7)], words))
    甲州日报，2020年1月9日，甲区2019.txt，第18—19、24行。
    >>> from dataclasses import replace
    >>> print(source_note([replace(cited(24, 8), listed=2)], words))
    来源〔2〕第24行。
    """
    by_document: dict[str, list[Citation]] = {}
    for citation in citations:
        by_document.setdefault(citation.document, []).append(citation)
    between, end = words.say("note", "between_sources"), words.say("note", "end")
    listed = sorted(
        (some for some in by_document.values() if some[0].listed), key=lambda some: some[0].listed or 0
    )
    said = [_one_source(of_one, words) for of_one in by_document.values() if not of_one[0].listed]
    if listed:
        places = (
            words.say("note", "place", number=some[0].listed, place=_place(some, words)) for some in listed
        )
        said.insert(0, words.say("note", "listed", places=between.join(places)))
    return between.join(said) + end


def cited_place(citation: Citation, words: PageWords) -> str:
    """Return in words where *citation* stands.

    >>> cited = Citation(1, "甲区2019.docx", "docx", 24, 0, 8, None, "……", "甲州日报", "2020年1月9日")
    >>> cited_place(cited, words)
    '甲州日报，2020年1月9日，甲区2019.docx，第24段'
    """
    return words.say("note", "between_parts").join(_parts([citation], words))


def _one_source(citations: Sequence[Citation], words: PageWords) -> str:
    return words.say("note", "between_parts").join(map(_escaped, _parts(citations, words)))


def _parts(citations: Sequence[Citation], words: PageWords) -> list[str]:
    """Return what is known of the one source of *citations*: paper, day, file and lines."""
    first = citations[0]
    return [part for part in (first.source, first.date, first.document, _place(citations, words)) if part]


def _place(citations: Sequence[Citation], words: PageWords) -> str:
    """Return in words on which pages and lines of their one document *citations* stand."""
    on_page: dict[int | None, set[int]] = {}
    for citation in citations:
        on_page.setdefault(citation.page, set()).add(citation.line)
    pages = sorted(on_page.items(), key=lambda pair: pair[0] or 0)
    place = words.tables["place"]
    return place["and"].join(where(lines, page, citations[0].format, place) for page, lines in pages)


def _escaped(text: str) -> str:
    return _MEANINGFUL.sub(lambda match: f"&#{ord(match[0])};", text)
