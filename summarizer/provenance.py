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
SHEETS = frozenset({"xlsx", "csv"})
"""The formats whose lines are the rows of a sheet, and whose pages, if any, are its sheets."""


def unit(format: str) -> str:
    """Return what the line number of a document in *format* counts: ``line``, ``paragraph`` or ``row``.

    >>> unit("docx"), unit("pdf"), unit("xlsx")
    ('paragraph', 'line', 'row')
    """
    return "paragraph" if format in PARAGRAPHS else "row" if format in SHEETS else "line"


def column(row: str, start: int) -> str:
    """Return the letters of the column in which *start* stands in a *row*, its cells parted by tabs.

    >>> column("地区生产总值\\t亿元\\t98.1", 10), column("\\t" * 27, 27)
    ('C', 'AB')
    """
    at, letters = row.count("\t", 0, start) + 1, ""
    while at:
        at, letter = divmod(at - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters


def where(
    lines: Iterable[int], page: int | None, format: str, words: Mapping[str, str], column: str = ""
) -> str:
    """Return in words where the *lines* of one *page* stand in a document in *format*.

    *page* is None where the format has no pages.  *words* holds the patterns
    ``page``, ``sheet``, ``line``, ``paragraph``, ``row``, each with ``{number}``,
    and ``and``, which stands between two numbers; runs of numbers are joined by
    a dash.  In a sheet the *column* of the one figure that is meant makes the
    place a cell.

    >>> words = {"page": "p. {number}, ", "line": "line {number}", "paragraph": "par. {number}", "and": ", "}
    >>> words |= {"sheet": "sheet {number}!", "row": "row {number}"}
    >>> where({24, 18, 19, 20}, None, "text", words), where([7], None, "docx", words)
    ('line 18—20, 24', 'par. 7')
    >>> where([12], 3, "pdf", words), where([7, 8], 1, "xlsx", words), where([7], 1, "xlsx", words, "B")
    ('p. 3, line 12', 'sheet 1!row 7—8', 'sheet 1!B7')
    """
    runs: list[list[int]] = []
    for number in sorted(set(lines)):
        if runs and number == runs[-1][-1] + 1:
            runs[-1].append(number)
        else:
            runs.append([number])
    numbers = words["and"].join(f"{run[0]}—{run[-1]}" if len(run) > 1 else f"{run[0]}" for run in runs)
    sheet = format in SHEETS
    before = words["sheet" if sheet else "page"].format(number=page) if page is not None else ""
    if sheet and column:
        return f"{before}{column}{numbers}"
    return before + words[unit(format)].format(number=numbers)
