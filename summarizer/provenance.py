"""Where something stands in a document, in words.

What its line number counts depends on the document's format: in a Word file
the paragraphs, in a PDF the lines of a page, elsewhere the lines of the file.
This is said in one place for every page, note, workbook and message; the words
are handed in, for pages speak their template's language and messages the
user's.
"""

from collections.abc import Iterable, Mapping

PARAGRAPHS = frozenset({"docx", "doc", "odt", "rtf"})
"""The formats that have no lines of their own."""


def unit(format: str) -> str:
    """Return what the line number of a document in *format* counts: ``line`` or ``paragraph``.

    >>> unit("docx"), unit("pdf"), unit("html")
    ('paragraph', 'line', 'line')
    """
    return "paragraph" if format in PARAGRAPHS else "line"


def where(lines: Iterable[int], page: int | None, format: str, words: Mapping[str, str]) -> str:
    """Return in words where the *lines* of one *page* stand in a document in *format*.

    *page* is None where the format has no pages.  *words* holds the patterns
    ``page`` and ``line``, ``paragraph``, each with ``{number}``, and ``and``,
    which stands between two numbers; runs of numbers are joined by a dash.

    >>> words = {"page": "p. {number}, ", "line": "line {number}", "paragraph": "par. {number}", "and": ", "}
    >>> where({24, 18, 19, 20}, None, "text", words), where([7], None, "docx", words)
    ('line 18—20, 24', 'par. 7')
    >>> where([12], 3, "pdf", words)
    'p. 3, line 12'
    """
    runs: list[list[int]] = []
    for number in sorted(set(lines)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    numbers = words["and"].join(f"{run[0]}—{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
    before = words["page"].format(number=page) if page is not None else ""
    return before + words[unit(format)].format(number=numbers)
