"""Character ROUGE of this ranking and of its peers on documents that have a human summary.

    python benchmarks/rouge.py DOCUMENTS.jsonl [--sentences 3] [--first 20]

Each line of the file is a document: ``{"text": ["sentence", ...] or "text", "summary": "..."}``.
Every system picks as many sentences, put in the document's order; the greedy
oracle, which knows the summary, shows how far picking can get.  textrank4zh
runs through a shim for networkx; it and sumy are left out where they are not
installed (``pip install textrank4zh sumy``).

The figures are F1 of shared characters (R1), shared pairs (R2) and the longest
common subsequence (RL), in percent (Lin, "ROUGE", 2004), with the seconds each
system took.
"""

import argparse
import json
import re
import sys
import time
import warnings
from collections import Counter
from collections.abc import Callable, Sequence
from importlib.util import find_spec
from pathlib import Path

import numpy as np

from summarizer.lexicon import load
from summarizer.rank import GRAPH, rank
from summarizer.rank.graph import pagerank, similarities
from summarizer.rank.words import segmented
from summarizer.records import Section, Sentence

LEXICON = load()

Pick = Callable[[Sequence[str], str, int], list[str]]
"""Sentences, the human summary (for the oracle alone), and how many to pick."""

_END = re.compile(r"(?<=[。！？!?…])")


def main() -> None:
    """Print one line a system."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--sentences", type=int, default=3)
    parser.add_argument("--first", type=int, help="only so many documents")
    args = parser.parse_args()
    lines = args.documents.read_text(encoding="utf-8").splitlines()[: args.first]
    documents = [(_sentences(d["text"]), d["summary"]) for d in map(json.loads, lines)]
    print(f"{len(documents)} documents, {args.sentences} sentences each")
    print(f"{'system':34}{'R1':>7}{'R2':>7}{'RL':>7}{'chars':>8}{'seconds':>9}")
    for name, pick in systems().items():
        pick(documents[0][0], documents[0][1], args.sentences)  # loads its dictionary
        start = time.perf_counter()
        picked = ["".join(pick(sentences, summary, args.sentences)) for sentences, summary in documents]
        seconds = time.perf_counter() - start
        scores = [rouge(text, summary) for text, (_, summary) in zip(picked, documents, strict=True)]
        means = "".join(f"{100 * value:7.2f}" for value in np.mean(scores, axis=0))
        print(f"{name:34}{means}{np.mean([len(text) for text in picked]):8.0f}{seconds:9.2f}", flush=True)


def systems() -> dict[str, Pick]:
    """Return what can be run here by its name."""
    found: dict[str, Pick] = {
        "ours, biased": _ours("biased"),
        "ours, bias off": _unbiased,
        "ours, plain engine": _ours("plain"),
    }
    if find_spec("textrank4zh"):
        found["textrank4zh 0.3 (shimmed)"] = _textrank4zh
    if find_spec("sumy"):
        found["sumy TextRank"] = _sumy("text_rank", "TextRankSummarizer")
        found["sumy LexRank"] = _sumy("lex_rank", "LexRankSummarizer")
    return found | {"first sentences": _first, "greedy oracle": _oracle}


# -- the systems --------------------------------------------------------------


def _ours(engine: str) -> Pick:
    def pick(sentences: Sequence[str], _: str, most: int) -> list[str]:
        section = Section("", 1, 1, tuple(Sentence(text, 1, 0, len(text)) for text in sentences))
        return _best(sentences, rank([section], engine=engine, lexicon=LEXICON).scores[0], most)

    return pick


def _unbiased(sentences: Sequence[str], _: str, most: int) -> list[str]:
    return _best(sentences, pagerank(similarities(segmented(sentences, LEXICON)), GRAPH).tolist(), most)


def _textrank4zh(sentences: Sequence[str], _: str, most: int) -> list[str]:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import networkx
        from textrank4zh import TextRank4Sentence

    networkx.from_numpy_matrix = networkx.from_numpy_array
    ranker = TextRank4Sentence()
    ranker.analyze("".join(sentences))
    return [piece.sentence for piece in sorted(ranker.get_key_sentences(most), key=lambda piece: piece.index)]


def _sumy(module: str, name: str) -> Pick:
    from importlib import import_module

    from sumy.nlp.tokenizers import Tokenizer
    from sumy.parsers.plaintext import PlaintextParser

    summarizer = getattr(import_module(f"sumy.summarizers.{module}"), name)()

    def pick(sentences: Sequence[str], _: str, most: int) -> list[str]:
        document = PlaintextParser.from_string("".join(sentences), Tokenizer("chinese")).document
        return [str(sentence) for sentence in summarizer(document, most)]

    return pick


def _first(sentences: Sequence[str], _: str, most: int) -> list[str]:
    return list(sentences[:most])


def _oracle(sentences: Sequence[str], summary: str, most: int) -> list[str]:
    chosen: set[int] = set()
    for _ in range(min(most, len(sentences))):
        rest = (i for i in range(len(sentences)) if i not in chosen)
        chosen.add(max(rest, key=lambda i: sum(rouge(_joined(sentences, chosen | {i}), summary)[:2])))
    return [sentences[i] for i in sorted(chosen)]


def _best(sentences: Sequence[str], scores: Sequence[float], most: int) -> list[str]:
    best = sorted(range(len(sentences)), key=lambda i: (-scores[i], i))[:most]
    return [sentences[i] for i in sorted(best)]


def _joined(sentences: Sequence[str], chosen: set[int]) -> str:
    return "".join(sentences[i] for i in sorted(chosen))


def _sentences(text: str | list[str]) -> list[str]:
    return [s for s in (_END.split(text) if isinstance(text, str) else text) if s.strip()]


# -- the measure --------------------------------------------------------------


def rouge(text: str, summary: str) -> tuple[float, float, float]:
    """Return R1, R2 and RL of *text*, between 0 and 1; white space does not count."""
    a, b = ("".join(t.split()) for t in (text, summary))
    return (
        _f1(_shared(a, b, 1), len(a), len(b)),
        _f1(_shared(a, b, 2), len(a) - 1, len(b) - 1),
        _f1(_subsequence(a, b), len(a), len(b)),
    )


def _f1(shared: int, found: int, wanted: int) -> float:
    return 2 * shared / (found + wanted) if shared else 0.0


def _shared(a: str, b: str, n: int) -> int:
    grams = [Counter(t[i : i + n] for i in range(len(t) - n + 1)) for t in (a, b)]
    return (grams[0] & grams[1]).total()


def _subsequence(a: str, b: str) -> int:
    """Return the length of the longest common subsequence, a row of the table in one integer.

    Crochemore, Iliopoulos, Pinzon & Reid, "A fast and practical bit-vector
    algorithm for the longest common subsequence problem", 2001.
    """
    places: dict[str, int] = {}
    for i, character in enumerate(a):
        places[character] = places.get(character, 0) | 1 << i
    full = row = (1 << len(a)) - 1
    for character in b:
        met = row & places.get(character, 0)
        row = ((row + met) | (row - met)) & full
    return len(a) - row.bit_count()


if __name__ == "__main__":
    sys.exit(main())
