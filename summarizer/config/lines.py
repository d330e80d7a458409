"""Find the line on which each key of a TOML text stands, which its parsers do not tell.

Only the layout is read here, of a text that `tomllib` has accepted: where
strings end, what is a key, and what it stands under.
"""

import re
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

Path = tuple[str | int, ...]
"""Keys, and places in arrays, from the top of the document: ``("report", 0, "match")``."""

_TOKEN = re.compile(
    r'''
      (?P<blank> [ \t\r]+ | \#[^\n]* )
    | (?P<string> """ (?: \\. | [^\\] )*? "{3,5}    # over several lines; quotes may stand before its end
                | \'{3} .*? '{3,5}
                | " (?: \\. | [^"\\] )* "
                | ' [^']* ' )
    | (?P<mark> [\[\]{}=.,\n] )
    | (?P<bare> [^\s\[\]{}=.,\#"']+ )
    ''',
    re.VERBOSE | re.DOTALL,
)


@dataclass(frozen=True, slots=True)
class _Token:
    """A piece of the text that is no blank and no comment."""

    text: str
    line: int

    @property
    def is_word(self) -> bool:
        return self.text not in _MARKS


_MARKS = frozenset("[]{}=.,\n")


def key_lines(text: str) -> Mapping[Path, int]:
    """Return the line, from 1, of every key, table and array entry of *text*, by what it stands under.

    >>> lines = key_lines('a.b = 1\\n[[report]]\\n# all\\nmatch = "*"\\n')
    >>> lines["a", "b"], lines["report", 0], lines["report", 0, "match"]
    (1, 2, 4)
    >>> key_lines('report = [\\n  { match = "a" },\\n  { period = 3 },\\n]')["report", 1, "period"]
    3
    """
    scan = _Scan(list(_tokens(text)))
    scan.document()
    return scan.lines


def _tokens(text: str) -> Iterator[_Token]:
    line = 1
    for match in _TOKEN.finditer(text):
        if match.lastgroup != "blank":
            yield _Token(match[0], line)
        line += match[0].count("\n")


class _Scan:
    """A walk over the tokens of a document that notes where keys stand."""

    def __init__(self, tokens: list[_Token]) -> None:
        self.lines: dict[Path, int] = {}
        self._tokens = tokens
        self._at = 0
        self._sizes: dict[Path, int] = {}
        """How many tables each array of tables has so far."""

    def document(self) -> None:
        table: Path = ()
        while self._at < len(self._tokens):
            if self._takes("\n"):
                continue
            if self._takes("["):
                table = self._header(array=self._takes("["))
            else:
                self._pair(table)

    def _header(self, array: bool) -> Path:
        """Read ``name]`` or ``name]]`` and return the table it begins."""
        line = self._tokens[self._at].line
        path: Path = ()
        *above, name = self._key()
        for part in above:
            path = self._noted((*path, part), line)
            if path in self._sizes:
                path = (*path, self._sizes[path] - 1)
        path = self._noted((*path, name), line)
        if array:
            self._sizes[path] = self._sizes.get(path, 0) + 1
            path = self._noted((*path, self._sizes[path] - 1), line)
        while self._takes("]"):
            pass
        return path

    def _pair(self, table: Path) -> None:
        line = self._tokens[self._at].line
        path = table
        for part in self._key():
            path = self._noted((*path, part), line)
        self._takes("=")
        self._value(path)

    def _key(self) -> list[str]:
        """Read a key and return its parts, of which a dotted one has several."""
        parts = [self._name()]
        while self._takes("."):
            parts.append(self._name())
        return parts

    def _name(self) -> str:
        written = self._tokens[self._at].text
        self._at += 1
        return str(tomllib.loads(f"key = {written}")["key"]) if written[0] in "\"'" else written

    def _value(self, path: Path) -> None:
        if self._takes("["):
            for place, _entry in enumerate(self._entries("]")):
                self._value(self._noted((*path, place), self._tokens[self._at].line))
        elif self._takes("{"):
            for _entry in self._entries("}"):
                self._pair(path)
        else:
            # 2024-01-05 10:00:00 and 1.5 are several tokens.
            while self._at < len(self._tokens) and (self._tokens[self._at].is_word or self._takes(".")):
                self._at += self._tokens[self._at].is_word

    def _entries(self, end: str) -> Iterator[None]:
        """Yield before each entry of an array or inline table, which the caller reads."""
        while not self._takes(end):
            if not self._takes(",") and not self._takes("\n"):
                yield

    def _takes(self, mark: str) -> bool:
        """Go past *mark* where it comes next, and tell whether it did."""
        found = self._at < len(self._tokens) and self._tokens[self._at].text == mark
        self._at += found
        return found

    def _noted(self, path: Path, line: int) -> Path:
        self.lines.setdefault(path, line)
        return path
