"""The order of the stages for a check, written once.

reports: read -> ... -> extract, from the cache where they are there
drafts:  read -> clean -> (sentences) -> extract -> check -> write
"""

from collections.abc import Callable, Iterable, Sequence
from concurrent.futures import Executor
from functools import cache
from pathlib import Path

from summarizer.check import check
from summarizer.clean import clean
from summarizer.config import Config
from summarizer.errors import NothingToDo, UnreadableReport
from summarizer.extract import extract
from summarizer.folder import nothing_read, read_folder, report_files
from summarizer.lexicon import Lexicon, load
from summarizer.messages import _
from summarizer.pipeline import Progress, analysed, digest_of
from summarizer.read import read
from summarizer.records import (
    Digest,
    DraftChecked,
    Indicator,
    Problem,
    Report,
    Section,
    Sentence,
    Source,
    Time,
)

SKIPPED = (".svg", ".xlsx", ".png")
"""What a run writes beside its pages."""


def check_drafts(
    drafts: Sequence[Path],
    config: Config,
    progress: Progress = lambda what, done, total: None,
    executor: Executor | None = None,
) -> tuple[tuple[DraftChecked, ...], tuple[Problem, ...]]:
    """Check *drafts* (files or folders) against the reports of *config*'s folder.

    Returns what was found in each, and the files that could not be read.  Raises
    `NothingToDo` where not one report, or not one draft, could be read.
    """
    lexicon = load(config.user_words)
    there = read_folder(config.folder, config.out, lexicon)
    problems = list(there.problems)
    reports: list[Report] = []
    for outcome in analysed(there.sources, config, lexicon, progress, executor):
        if isinstance(outcome, Problem):
            problems.append(outcome)
        else:
            reports.append(outcome)
    if not reports:
        raise nothing_read(config.folder, problems)
    given: list[Source] = []
    for path in drafts:
        found, unread = read_drafts(path, lexicon)
        given += found
        problems += unread
        if not found:
            raise nothing_read(path, unread)
    cleaned = [clean(source, lexicon=lexicon) for source in given]
    compared = comparing(reports, config, lexicon)
    checked = check(cleaned, reports, extracting(reports, lexicon), compared, lexicon=lexicon)
    return checked, tuple(problems)


def read_drafts(path: Path, lexicon: Lexicon) -> tuple[tuple[Source, ...], tuple[Problem, ...]]:
    """Return the draft at *path*, or those in that folder, and a problem for each that could not be read.

    What this program wrote itself is a draft like any other.
    """
    if not path.exists():
        raise NothingToDo(_("{folder}: there is no such folder or file.").format(folder=path))
    root = path if path.is_dir() else path.parent
    files = [file for file in report_files(path) if file.suffix not in SKIPPED] if path.is_dir() else [path]
    found: list[Source] = []
    problems: list[Problem] = []
    for file in files:
        try:
            found.append(read(file, root, lexicon))
        except UnreadableReport as error:
            problems.append(Problem(file.relative_to(root).as_posix(), str(error)))
    return tuple(found), tuple(problems)


def comparing(reports: Sequence[Report], config: Config, lexicon: Lexicon) -> Callable[[], Digest]:
    """Return what compares *reports* when it is first asked to: few drafts need it."""

    @cache
    def compared() -> Digest:
        return digest_of(reports, config, lexicon)

    return compared


def extracting(
    reports: Sequence[Report], lexicon: Lexicon
) -> Callable[[Sequence[tuple[Sentence, Time]], str], Iterable[Indicator]]:
    """Return what reads the figures of a draft's sentences as those of a report are read."""
    periods = [report.identity.period for report in reports if report.identity.period]
    period = max(periods, default=None)

    def read(those: Sequence[tuple[Sentence, Time]], document: str) -> Iterable[Indicator]:
        sections = tuple(Section(None, 1, s.line, (s,), time=time) for s, time in those)
        return extract(sections, period, document, lexicon=lexicon)

    return read
