"""Page -> file, in each format asked for."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from summarizer import page_words
from summarizer.config import Config
from summarizer.records import Briefing, Digest, Page, Problem


def require(config: Config) -> None:
    """Raise where what a format of *config* needs is not there.

    `MissingExtra` for a program that is not installed, `BadTemplate` for a
    letterhead that is no Word file or names what there is not.
    """
    if {"docx", "pdf"} & {*config.formats}:
        from summarizer.write.word.letterhead import load_reference

        load_reference(config.reference, config.templates)
    if "pdf" in config.formats:
        from summarizer.write import pdf

        pdf.program()


def write(
    config: Config,
    pages: Sequence[Page],
    briefings: Sequence[Briefing],
    digest: Digest,
    problems: Sequence[Problem],
) -> tuple[Path, ...]:
    """Write *pages* and what was found into the output folder of *config*, and return the files.

    A file is written beside its place and then put there, so that a run that is
    stopped leaves no half of one.
    """
    config.out.mkdir(parents=True, exist_ok=True)
    return tuple(_written(config, pages, briefings, digest, problems))


def _written(
    config: Config,
    pages: Sequence[Page],
    briefings: Sequence[Briefing],
    digest: Digest,
    problems: Sequence[Problem],
) -> Iterable[Path]:
    words = page_words.load(config.templates)
    # Late, each with its format: a run that writes JSON alone loads no Word.
    if "pdf" in config.formats:
        from summarizer.write import pdf
        from summarizer.write.word import Word

        # First, so that nothing is written where LibreOffice is missing.
        yield from pdf.write(pages, Word(config), config.out)
    if "docx" in config.formats:
        from summarizer.write.word import Word

        word = Word(config)
        for page in pages:
            yield word.write(page)
    if "md" in config.formats:
        from summarizer.write import markdown

        for page in pages:
            yield markdown.write(page, config.out, words)
            yield from markdown.write_charts(page, config.out, words)
    if "html" in config.formats:
        from summarizer.write.html import Html

        frame = Html(config, briefings)
        for page in pages:
            yield frame.write(page)
        yield frame.write_index(pages)
    if "json" in config.formats:
        from summarizer.write import report_json

        yield report_json.write(config.out, briefings, digest, problems)
    if "xlsx" in config.formats:
        from summarizer.write import sheet

        yield sheet.write(config.out, briefings, digest, words)
