"""Write the words that reach into the short names of divisions: `summarizer/lexicon/overlaps.tsv`.

    python scripts/overlaps.py

In 创新平台 stands 新平, in 示范县 stands 范县, and neither is a place there.  The
words that tell it are taken from jieba's dictionary (MIT licence): for each
character with which a name begins or is broken off, those that make a common
word of two characters with it in front, for each with which the rest of a name
begins, those behind, and the longer words with a whole name inside.  The terms
of the genre (新能源) count with them.  Run it after a change of the divisions.
"""

from collections import defaultdict
from importlib.util import find_spec
from pathlib import Path

from summarizer.identify.names import brief_names
from summarizer.lexicon import load

COMMON = 100
"""How often a word of two characters stands in jieba's corpus at least: the rare ones are names and slips."""
KNOWN = 3
"""How often a word of four characters does; of three, as often as one of two, for 过紫金 is none."""
NAMES = ("nr", "ns", "nt", "nz")
"""The tags of names; the name of another place that ends in a name (珠江口) is a word like any other."""
OUT = Path(__file__).parents[1] / "summarizer" / "lexicon" / "overlaps.tsv"


def dictionary() -> dict[str, tuple[int, str]]:
    """Return jieba's words with how often they stand in its corpus and their tags."""
    spec = find_spec("jieba")
    if spec is None or spec.origin is None:
        raise SystemExit("jieba is not installed")
    rows = (
        row.split(" ")
        for row in Path(spec.origin).with_name("dict.txt").read_text(encoding="utf-8").splitlines()
    )
    return {word: (int(often), tag) for word, often, tag in rows}


def main() -> None:
    """Write the file."""
    lexicon = load()
    names = brief_names(lexicon)
    words = dictionary()
    firsts, lasts = {name[0] for name in names}, {name[-1] for name in names if len(name) > 1}
    before: dict[str, set[str]] = defaultdict(set)
    behind: dict[str, set[str]] = defaultdict(set)
    whole: set[str] = set()
    for word, (often, tag) in words.items():
        if len(word) == 2 and often >= COMMON:
            if word[1] in firsts and not tag.startswith(NAMES):
                before[word[1]].add(word[0])
            if word[0] in lasts:
                behind[word[0]].add(word[1])
        if len(word) == 3 and often >= COMMON and word[0] in lasts:
            behind[word[0]].add(word[1])
        enough = KNOWN if len(word) == 4 else COMMON // 4
        if len(word) in (3, 4) and often >= enough and word not in names and not tag.startswith("nr"):
            inside = {
                at
                for at in range(len(word) - 1)
                for end in range(at + 2, len(word) + 1)
                if (at, end) != (0, len(word)) and word[at:end] in names
            }
            if inside and (0 not in inside or (tag[0] in "il" and len(word) == 4)):
                # 中国香港 means the place, and so does 江西井冈山: a name in front of a name tears nothing.
                parts = (word[:at] for at in inside if at)
                if not any(part in names or part in ("中国", "我国") for part in parts):
                    whole.add(word)
    for word in lexicon.words:
        if word[0] in lasts:
            behind[word[0]].add(word[1])
    rows = [f"before\t{c}\t{''.join(sorted(before[c]))}" for c in sorted(before)]
    rows += [f"behind\t{c}\t{''.join(sorted(behind[c]))}" for c in sorted(behind)]
    rows += [f"whole\t{word}" for word in sorted(whole)]
    head = (
        "# What reaches into a division's short name and makes it none (创新平台, 长治久安).\n"
        "# Made by scripts/overlaps.py from jieba's dictionary (MIT licence).\n"
        "# before: what makes a word in front of this character; behind: behind it; whole: longer words.\n"
    )
    OUT.write_text(head + "\n".join(rows) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
