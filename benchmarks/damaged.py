"""Measure how much of the garble of annotated pages is won back, over a folder of such pages.

    python benchmarks/damaged.py FOLDER

The folder holds pages ``NN.txt``, the right text of each as ``NN.clean.txt``
(``〔?〕`` where the damage ate a character for good), and ``garbles.tsv`` whose
first three columns are the page, a spot as it stands there, and the spot as it
was.  Printed is what became of each spot, and the totals: a spot is restored,
flagged (its sentence is doubted, so that it is neither quoted nor mined), or
silently wrong.  A figure is taken wrongly where an indicator was read beside a
character that was eaten.
"""

import csv
import re
import sys
import unicodedata
from collections import Counter
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path

from summarizer.clean import clean
from summarizer.config import AnalysisOptions
from summarizer.lexicon import load
from summarizer.pipeline import analyse
from summarizer.read import read
from summarizer.records import Cleaned

_LOST = "〔?〕"
_EATEN = re.compile(r"(?:\?(?=[\d.%])|(?<=[\d.%])\?)(?![a-zāáǎàēéěèīíǐìōóǒòūúǔùǖǘǚǜ]+\))")
_DAMAGE = re.compile("[?\ue000-\uf8ff]|€")


@dataclass(frozen=True, slots=True)
class Spot:
    """A garbled place of a page."""

    raw: str
    right: str


def spots(folder: Path) -> dict[str, list[Spot]]:
    """Return the spots of each page of the folder."""
    found: dict[str, list[Spot]] = {}
    with (folder / "garbles.tsv").open(encoding="utf-8") as rows:
        for row in csv.reader(rows, delimiter="\t", quoting=csv.QUOTE_NONE):
            if row and row[0].isdigit():
                found.setdefault(row[0], []).append(Spot(row[1], plain(row[2])))
    return found


def plain(text: str) -> str:
    """Return *text* without the differences that do not count: width, blanks, tags."""
    text = re.sub(r"</?\w+>", "", text)
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", text))


def place(page: str, right: str) -> tuple[int, int]:
    """Return where *right* stands in the clean text of a page, or as much of it as the page has.

    A character in it may be given as lost for good.
    """
    forms = [right, *(right[:i] + _LOST + right[i + 1 :] for i in range(len(right)))]
    forms += [right[:end] for end in range(len(right) - 1, 0, -1)]
    return next((at, at + len(form)) for form in forms if (at := page.find(form)) >= 0)


def shown(cleaned: Cleaned) -> tuple[str, list[bool]]:
    """Return all the text of *cleaned*, plain, and which of its characters are doubted."""
    text, doubted = "", []
    for line in cleaned.lines:
        for at, character in enumerate(line.text):
            piece = plain(character)
            text += piece
            doubted += [any(d.start <= at < d.end for d in line.doubts)] * len(piece)
    return text, doubted


def counterpart(clean_page: str, text: str, span: tuple[int, int]) -> tuple[int, int]:
    """Return the span of *text* that stands for *span* of the clean page."""
    pairs = SequenceMatcher(None, clean_page, text, autojunk=False).get_opcodes()
    starts = [j1 + max(0, span[0] - i1) for _tag, i1, i2, j1, _ in pairs if i1 <= span[0] < i2]
    ends = [j2 - max(0, i2 - span[1]) for _tag, i1, i2, _, j2 in pairs if i1 < span[1] <= i2]
    return starts[0], max(ends[0], starts[0] + 1)


def measure(folder: Path) -> Counter[str]:
    """Print what became of each spot of the *folder* and return the totals."""
    totals: Counter[str] = Counter()
    lexicon = load()
    for number, of_page in spots(folder).items():
        source = read(folder / f"{number}.txt", folder, lexicon)
        page = plain((folder / f"{number}.clean.txt").read_text(encoding="utf-8"))
        text, doubted = shown(clean(source, lexicon=lexicon))
        done: dict[str, int] = {}
        for spot in of_page:
            # The same words can be garbled twice on a page.
            begin = done.get(spot.right, 0)
            start, end = (at + begin for at in place(page[begin:], spot.right))
            done[spot.right] = end
            first, last = counterpart(page, text, (start, end))
            right = text[first:last] in (spot.right, page[start:end])
            flagged = any(doubted[first:last])
            verdict = "restored" if right else "not restored" if flagged else "SILENTLY WRONG"
            totals["spots"] += 1
            totals["restored"] += right
            totals["restored without doubt"] += right and not flagged
            totals["restored or flagged"] += right or flagged
            totals["silently wrong"] += not right and not flagged
            print(f"{number}  {verdict + ', flagged' * flagged:22} {text[first:last]}")
            if not right:
                print(f"    {'for':22} {spot.right}")
        report = analyse(source, AnalysisOptions(), lexicon)
        for indicator in report.indicators:
            if _EATEN.search(source.lines[indicator.line - 1].text[indicator.start - 1 : indicator.end + 1]):
                totals["figures taken wrongly"] += 1
                print(f"{number}  FIGURE TAKEN           {indicator.sentence}")
        for sentence in (s for section in report.sections for s in section.sentences):
            if not _DAMAGE.search(source.lines[sentence.line - 1].text[sentence.start : sentence.end]):
                totals["whole sentences"] += 1
                totals["whole sentences flagged"] += sentence.doubt is not None
    return totals


if __name__ == "__main__":
    for name, count in measure(Path(sys.argv[1])).items():
        print(f"{name}: {count}")
