"""What a check found -> the files that were asked for."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from summarizer.lexicon import Lexicon
from summarizer.records import CitedReport, DraftChecked, Problem
from summarizer.write.check_json import counts

__all__ = ["counts", "write"]


def write(
    out: Path,
    files: Sequence[Path],
    checked: Sequence[DraftChecked],
    cited: Sequence[CitedReport],
    problems: Sequence[Problem],
    formats: Sequence[str],
    lexicon: Lexicon,
    templates: Path | None = None,
) -> Iterator[Path]:
    """Write what *formats* ask for into *out*, and yield each file; *files* are the drafts', one each."""
    if "json" in formats:
        from summarizer.write import check_json

        yield check_json.write(out, checked, problems, lexicon)
    if "html" in formats:
        from summarizer.write import check_html

        yield check_html.write(out, checked, cited, lexicon, templates)
    if "docx" in formats:
        from summarizer.write import check_word

        for file, draft in zip(files, checked, strict=True):
            if draft.format == "docx":
                yield check_word.write(file, out, draft, lexicon)
