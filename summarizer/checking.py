"""The order of the stages for a check, written once.

reports: read -> ... -> extract, from the cache where they are there
drafts:  read -> clean -> (sentences) -> extract -> check -> write
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path

from summarizer.cache import Cache
from summarizer.check import check
from summarizer.check.sources import whole_lines
from summarizer.clean import clean
from summarizer.config import Config
from summarizer.errors import NothingToDo, UnreadableReport
from summarizer.extract import extract
from summarizer.folder import CACHE, nothing_read, read_folder, report_files
from summarizer.guard import edited
from summarizer.lexicon import Lexicon, load
from summarizer.messages import _
from summarizer.pipeline import Progress, analysed, digest_of
from summarizer.read import read
from summarizer.records import (
    CitedReport,
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

PAGES = (".md", ".docx", ".html")
"""The files of a run in which a hand may have written."""
SKIPPED = (".svg", ".xlsx", ".png")
"""What a run writes beside its pages."""


@dataclass(frozen=True, slots=True)
class Checked:
    """What a check found."""

    drafts: tuple[DraftChecked, ...]
    files: tuple[Path, ...]
    """Where each of the drafts lies."""
    cited: tuple[CitedReport, ...]
    """The reports that are cited, by path."""
    problems: tuple[Problem, ...]
    """The files that could not be read."""


def check_drafts(
    drafts: Sequence[Path],
    config: Config,
    progress: Progress = lambda what, done, total: None,
    executor: Executor | None = None,
) -> Checked:
    """Check *drafts* (files or folders) against the reports of *config*'s folder.

    Raises `NothingToDo` where not one report, or not one draft, could be read.
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
    files: list[Path] = []
    for path in drafts:
        found, unread = read_drafts(path, lexicon)
        root = path if path.is_dir() else path.parent
        given += found
        files += (root / source.path for source in found)
        problems += unread
        if not found:
            raise nothing_read(path, unread)
    cleaned = [clean(source, lexicon=lexicon) for source in given]
    compared = comparing(reports, config, lexicon)
    checked = check(cleaned, reports, extracting(reports, lexicon), compared, lexicon=lexicon)
    return Checked(checked, tuple(files), tuple(cited_reports(checked, reports)), tuple(problems))


@dataclass(frozen=True, slots=True)
class Edited:
    """A page of an earlier run, and what was added to it or altered by hand since."""

    path: str
    untouched: int
    """Passages that are as they were written."""
    passages: tuple[str, ...]
    """Those that are not."""


def check_written(out: Path, config: Config) -> tuple[Checked, tuple[Edited, ...]]:
    """Check what was edited in the pages that runs wrote to *out*, against the reports that its cache holds.

    Only what was added or altered is judged.  Raises `NothingToDo` where *out*
    holds no page of a run, or no analysis.
    """
    lexicon = load(config.user_words)
    reports = Cache(out / CACHE).reports()
    files = [path for path in report_files(out) if path.suffix in PAGES] if out.is_dir() else []
    pages = [(path, found) for path in files if (found := edited(out, path)) is not None]
    if not reports or not pages:
        raise NothingToDo(
            _("{folder}: holds no pages and analyses of a run; name the reports behind the draft.").format(
                folder=out
            )
        )
    changed = [path for path, (_untouched, others) in pages if others]
    sources = [read(path, out, lexicon, whole=True) for path in changed]
    cleaned = [clean(source, lexicon=lexicon) for source in sources]
    compared = comparing(reports, config, lexicon)
    checked = check(cleaned, reports, extracting(reports, lexicon), compared, lexicon=lexicon)
    told = tuple(
        Edited(path.relative_to(out).as_posix(), untouched, others) for path, (untouched, others) in pages
    )
    altered = {one.path: _plain("".join(one.passages)) for one in told}
    only = tuple(
        replace(
            draft,
            findings=tuple(f for f in draft.findings if _plain(f.checked.sentence) in altered[draft.path]),
        )
        for draft in checked
    )
    return Checked(only, tuple(changed), tuple(cited_reports(only, reports)), ()), told


def _plain(text: str) -> str:
    """Return *text* without blanks and marks of Markdown, as passages are compared."""
    return re.sub(r"[\s*#|]+|\[\^[^\]]*\]", "", text)


def cited_reports(checked: Sequence[DraftChecked], reports: Sequence[Report]) -> Iterator[CitedReport]:
    """Yield the reports that *checked* cites, by path, each with the lines cited and those beside them."""
    wanted: dict[str, set[tuple[int | None, int]]] = {}
    for draft in checked:
        for place in (source for finding in draft.findings for source in finding.sources):
            around = ((place.page, number) for number in range(place.line - 1, place.line + 2))
            wanted.setdefault(place.document, set()).update(around)
    for report in sorted(reports, key=lambda report: report.path):
        places = wanted.get(report.path)
        if places:
            lines = whole_lines(report.lines)
            shown = tuple(one for one in lines if (one.page, one.number) in places and one.text.strip())
            yield CitedReport(report.path, report.identity.region.label, report.format, shown)


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
            found.append(read(file, root, lexicon, whole=True))
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
