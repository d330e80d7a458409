"""Find the readings in brackets."""

import re
from collections.abc import Iterator, Sequence

TONED = "āáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜńňǹḿ"
_LETTERS = f"a-zɑɡüê{TONED}"
_READING = re.compile(rf"(?<=[㐀-䶿一-鿿])\( ?(?=[^()]*[{TONED}])[{_LETTERS}]{{1,6}} ?\)")

ENOUGH = 5
"""So many readings behind characters make a document an annotated one."""


def is_annotated(lines: Sequence[str]) -> bool:
    """Tell whether the document carries readings throughout, and not one or two of its own."""
    return sum(len(_READING.findall(line)) for line in lines) >= ENOUGH


def brackets(line: str) -> Iterator[tuple[int, int]]:
    """Find where the readings behind characters stand."""
    for match in _READING.finditer(line):
        yield match.span()
