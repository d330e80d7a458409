"""How fast sentences are ranked, beside textrank4zh on the same text in the same run.

    python benchmarks/speed.py DOCUMENTS [--sentences 400 1600]

The sentences come from the text files of the folder DOCUMENTS, in order of
name, cut as textrank4zh cuts them.  Words and what comes after them are timed
apart, in seconds.  textrank4zh runs through a shim for networkx.
"""

import argparse
import re
import sys
import time
import warnings
from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import Any

from summarizer.lexicon import load
from summarizer.rank.graph import pagerank, similarities
from summarizer.rank.plain import DAMPING, cut
from summarizer.rank.plain import words as tagged
from summarizer.rank.words import segmented

LEXICON = load()


def main() -> None:
    """Print a table for each number of sentences."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--sentences", type=int, nargs="+", default=[400, 1600])
    args = parser.parse_args()
    paths = sorted(args.documents.glob("*.txt"))
    text = "\n".join(path.read_text(encoding="utf-8", errors="ignore") for path in paths)
    pieces = [p for p in dict.fromkeys(cut(text)) if len(re.findall(r"[\u3400-\u9fff]", p)) > 5]
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        import networkx
        from textrank4zh import util
        from textrank4zh.Segmentation import Segmentation
    networkx.from_numpy_matrix = networkx.from_numpy_array
    segmentation = Segmentation()
    segmented(pieces[:1], LEXICON)
    tagged(pieces[:1])  # both have their dictionaries loaded now
    for count in args.sentences:
        _compare(pieces[:count], segmentation, util)


def _compare(pieces: list[str], segmentation: Any, util: Any) -> None:
    text = "。".join(pieces)
    print(f"{len(pieces)} sentences, {len(text)} characters")
    print(f"  {'':28}{'words':>10}{'graph':>10}")
    segments, theirs_words = _timed(lambda: segmentation.segment(text))
    _, theirs_graph = _timed(lambda: util.sort_sentences(pieces, segments.words_no_stop_words))
    print(f"  {'textrank4zh 0.3 (shimmed)':28}{theirs_words:10.3f}{theirs_graph:10.3f}", flush=True)
    engines = {
        "ours, plain engine": (tagged, True),
        "ours, biased": (partial(segmented, lexicon=LEXICON), False),
    }
    for name, (words_of, plain) in engines.items():
        words, ours_words = _timed(partial(words_of, pieces))
        _, ours_graph = _timed(partial(_ranked, words, plain))
        faster = f"{theirs_words / ours_words:.1f}x and {theirs_graph / ours_graph:.0f}x faster"
        print(f"  {name:28}{ours_words:10.3f}{ours_graph:10.4f}   {faster}", flush=True)


def _ranked(words: list[list[str]], plain: bool) -> None:
    pagerank(similarities(words, plain=plain), DAMPING)


def _timed(run: Callable[[], Any]) -> tuple[Any, float]:
    start = time.perf_counter()
    value = run()
    return value, time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
