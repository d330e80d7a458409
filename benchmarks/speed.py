"""How fast sentences are ranked, beside textrank4zh on the same text in the same run.

    python benchmarks/speed.py DOCUMENTS [--sentences 400 1600]

The sentences come from the text files of the folder DOCUMENTS, in order of
name, cut at 。！？ (and at ；, as textrank4zh cuts).  Words and what comes after them are timed apart, in
seconds.  textrank4zh runs through a shim for networkx.
"""

import argparse
import re
import sys
import time
import warnings
from collections.abc import Callable
from pathlib import Path
from typing import Any

from summarizer.rank.graph import pagerank, similarities
from summarizer.rank.plain import DAMPING, cut
from summarizer.rank.plain import words as tagged
from summarizer.rank.words import segmented


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
    segmented(pieces[:1])
    tagged(pieces[:1])  # both have their dictionaries loaded now
    for count in args.sentences:
        some = pieces[:count]
        joined = "。".join(some)
        print(f"{len(some)} sentences, {len(joined)} characters")
        print(f"  {'':28}{'words':>10}{'graph':>10}")
        cut_words, theirs_words = _timed(lambda: segmentation.segment(joined))  # noqa: B023
        _, theirs_graph = _timed(lambda: util.sort_sentences(some, cut_words.words_no_stop_words))  # noqa: B023
        print(f"  {'textrank4zh 0.3 (shimmed)':28}{theirs_words:10.3f}{theirs_graph:10.3f}", flush=True)
        for name, words_of, plain in (("ours, plain engine", tagged, True), ("ours, biased", segmented, False)):
            words, ours_words = _timed(lambda: words_of(some))  # noqa: B023
            _, ours_graph = _timed(lambda: pagerank(similarities(words, plain=plain), DAMPING))  # noqa: B023
            faster = f"{theirs_words / ours_words:.1f}x and {theirs_graph / ours_graph:.0f}x faster"
            print(f"  {name:28}{ours_words:10.3f}{ours_graph:10.4f}   {faster}", flush=True)


def _timed(run: Callable[[], Any]) -> tuple[Any, float]:
    start = time.perf_counter()
    value = run()
    return value, time.perf_counter() - start


if __name__ == "__main__":
    sys.exit(main())
