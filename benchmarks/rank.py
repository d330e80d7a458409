"""What each part of the ranking is worth: evidence alone, the graph alone, both.

    python benchmarks/rank.py ANNOTATIONS DOCUMENTS [--share 0.28]

ANNOTATIONS is a folder of JSON files, one a document: ``{"file": "name.txt",
"key_sentences": [{"sentences": [...], "alternates": [...]}]}``, where an
alternate excuses a choice without being asked for.  DOCUMENTS is the folder of
the documents themselves.  Every variant chooses within the same budget, by the
same rules; printed are precision, recall and F1 of the sentences chosen, and
the share of the text that they are.
"""

import argparse
import json
import re
import sys
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import islice
from pathlib import Path

import numpy as np

from summarizer.brief import brief
from summarizer.config import AnalysisOptions
from summarizer.lexicon import load
from summarizer.pipeline import analyse
from summarizer.rank import GRAPH, damping, rank
from summarizer.rank.evidence import evidence
from summarizer.rank.graph import Vector, pagerank, similarities
from summarizer.rank.words import segmented
from summarizer.read import read
from summarizer.records import Ranking, Report

LEXICON = load()
SWEPT = (0.05, 0.1, 0.15, 0.2, 0.3, 0.5, 0.7, 0.85)
_FIGURE = re.compile(r"\d[\d.,]*")
_FOLD = str.maketrans("，：；！？（）［］％．～—－―", ",:;!?()[]%.~---")


def main() -> None:
    """Print one line a variant."""
    raw = argparse.RawDescriptionHelpFormatter
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=raw)
    parser.add_argument("annotations", type=Path)
    parser.add_argument("documents", type=Path)
    parser.add_argument("--share", type=float, default=0.28)
    args = parser.parse_args()
    pairs = []
    for path in sorted(args.annotations.glob("*.json")):
        known = json.loads(path.read_text(encoding="utf-8"))
        source = read(args.documents / known["file"], args.documents, LEXICON)
        pairs.append((known["key_sentences"], analyse(source, AnalysisOptions(), LEXICON)))
    print(f"{len(pairs)} documents, a share of {args.share} each")
    print(f"{'variant':34}{'precision':>10}{'recall':>8}{'F1':>8}{'share':>8}")
    for name, scored in variants().items():
        values = _measured([(wanted, scored(report)) for wanted, report in pairs], args.share)
        print(f"{name:34}" + "".join(f"{value:{10 if i == 0 else 8}.3f}" for i, value in enumerate(values)))


def variants() -> dict[str, Callable[[Report], Report]]:
    """Return each way of scoring a report, by its name."""
    found: dict[str, Callable[[Report], Report]] = {
        "first sentences": _first,
        "most figures": _most_figures,
        "textrank4zh's (plain engine)": _plain,
        "graph alone": lambda report: _scored(report, _walk(report, GRAPH, None), plain=True),
        "evidence alone": lambda report: _scored(report, _borne(report)),
        "both, as shipped": lambda report: _both(report, damping(_borne(report), LEXICON.evidence.worth)),
    }
    for share in SWEPT:
        found[f"both, damping {share}"] = lambda report, share=share: _both(report, share)  # type: ignore[misc]
    return found


def _borne(report: Report) -> Vector:
    return evidence(report.sections, LEXICON)[0]


def _first(report: Report) -> Report:
    count = sum(len(section.sentences) for section in report.sections)
    return _scored(report, -np.arange(count, dtype=float), plain=True)


def _plain(report: Report) -> Report:
    return replace(report, ranking=rank(report.sections, "plain", lexicon=LEXICON))


def _most_figures(report: Report) -> Report:
    texts = [s.text for section in report.sections for s in section.sentences]
    return _scored(report, np.array([float(len(_FIGURE.findall(text))) for text in texts]), plain=True)


def _both(report: Report, share: float) -> Report:
    borne = _borne(report)
    return _scored(report, _walk(report, share, borne) * borne.sum())


def _walk(report: Report, share: float, borne: Vector | None) -> Vector:
    texts = [s.text for section in report.sections for s in section.sentences]
    return pagerank(similarities(segmented(texts, LEXICON)), share, borne)


def _scored(report: Report, scores: Vector, *, plain: bool = False) -> Report:
    """Return *report* with other *scores*; those of a *plain* variant know no least worth."""
    rest = iter((scores - min(0.0, scores.min(initial=0.0))).tolist())
    nested = tuple(tuple(islice(rest, len(section.sentences))) for section in report.sections)
    least = 0.0 if plain else report.ranking.least
    return replace(report, ranking=Ranking(nested, report.ranking.keywords, least=least))


def _measured(
    pairs: Sequence[tuple[list[dict[str, list[str]]], Report]], share: float
) -> tuple[float, float, float, float]:
    good = chosen = hit = wanted = size = whole = 0
    for known, report in pairs:
        main = [_folded(s) for entry in known for s in entry["sentences"]]
        also = [_folded(s) for entry in known for s in entry.get("alternates", [])]
        passages = brief((report,), None, share, lexicon=LEXICON).excerpts[0].passages
        picked = [_folded(r.sentence.text) for p in passages for r in p.sentences if r.key]
        good += sum(_among(text, main + also) for text in picked)
        hit += sum(_among(text, picked) for text in main)
        chosen, wanted = chosen + len(picked), wanted + len(main)
        size += sum(map(len, picked))
        whole += sum(len(_folded(s.text)) for section in report.sections for s in section.sentences)
    precision, recall = good / max(1, chosen), hit / max(1, wanted)
    both = precision + recall
    return precision, recall, 2 * precision * recall / both if both else 0.0, size / max(1, whole)


def _among(text: str, many: Sequence[str]) -> bool:
    return any(text in other or other in text for other in many)


def _folded(text: str) -> str:
    return re.sub(r"\s+", "", text.translate(_FOLD)).replace("--", "-")


if __name__ == "__main__":
    sys.exit(main())
