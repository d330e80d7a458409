"""What a check found -> the files that were asked for."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from summarizer.lexicon import Lexicon
from summarizer.records import DraftChecked, Problem
from summarizer.write.check_json import counts

__all__ = ["counts", "write"]


def write(
    out: Path,
    drafts: Sequence[Path],
    checked: Sequence[DraftChecked],
    problems: Sequence[Problem],
    formats: Sequence[str],
    lexicon: Lexicon,
) -> Iterable[Path]:
    """Write what *formats* ask for into *out*, and yield each file; *drafts* are where the drafts lie."""
    if "json" in formats:
        from summarizer.write import check_json

        yield check_json.write(out, checked, problems, lexicon)
