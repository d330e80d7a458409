"""The order of the stages, written once.

A folder of reports is read, each report is analysed by itself, the reports of
one region become its briefing, the briefings are compared, and what was found
is rendered and written::

    read -> clean -> identify -> segment -> classify, rank, extract   (one document)
         -> brief                                                     (one region)
         -> compare                                                   (the folder)
         -> render -> write

What fails with one document, be it the document's fault or the program's, is a
`Problem` of that document; the others go on.
"""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Executor
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from summarizer import render
from summarizer.brief import brief
from summarizer.cache import FOLDER, Cache, Ledger, written_before
from summarizer.classify import classify
from summarizer.clean import clean
from summarizer.compare import compare, profile
from summarizer.config import Config
from summarizer.errors import CannotWrite, NothingToDo, UnreadableReport
from summarizer.extract import extract
from summarizer.identify import identify
from summarizer.lexicon import Lexicon, load
from summarizer.messages import _, cause, fault
from summarizer.read import find, read
from summarizer.records import Briefing, Digest, Problem, Profile, Removed, Report, Source
from summarizer.segment import segment
from summarizer.write import require, write

Progress = Callable[[str, int, int], None]
"""Called with what is under way, how many are done, and of how many."""

MANY = 12
"""New reports from which on other processes are worth their start of about a second."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run made of a folder."""

    briefings: tuple[Briefing, ...]
    digest: Digest
    written: tuple[Path, ...]
    problems: tuple[Problem, ...]
    """The reports passed over, each with its reason, by path."""
    left: tuple[Path, ...] = ()
    """Files that an earlier run wrote to the same folder and this one did not renew."""


def run(
    config: Config,
    progress: Progress = lambda what, done, total: None,
    executor: Executor | None = None,
) -> Outcome:
    """Read the folder of *config*, and write what it asks for.

    Where there are many new reports, *executor* analyses them.  Raises
    `NothingToDo` where not one report could be read, `CannotWrite` where the
    output folder refuses, `MissingExtra` where a format needs a program that is
    not installed, `BadTemplate` before anything is written.
    """
    render.check(config)
    require(config)
    _refuse_closed(config.out)
    lexicon = load(config.user_words)
    sources, problems = _sources(config)
    reports: list[Report] = []
    for outcome in _analysed(sources, config, lexicon, progress, executor):
        if isinstance(outcome, Problem):
            problems.append(outcome)
        else:
            reports.append(outcome)
    briefings: list[Briefing] = []
    profiles: list[Profile] = []
    for _id, of_one in groupby(_labelled(reports), key=lambda r: r.identity.region.id):
        group = tuple(of_one)
        try:
            briefing = brief(group, sentences=config.sentences, share=config.share, lexicon=lexicon)
            profiles.append(profile(briefing, lexicon=lexicon))
            briefings.append(briefing)
        except Exception as error:
            problems += [Problem(report.path, fault(error)) for report in group]
    problems.sort(key=lambda problem: problem.path)
    if not briefings:
        raise NothingToDo(_nothing(config.folder, problems))
    digest = compare(tuple(profiles), lexicon=lexicon)
    pages = render.pages(briefings, digest, config, lexicon=lexicon)
    try:
        written = write(config, pages, briefings, digest, problems, lexicon=lexicon)
    except OSError as error:
        raise CannotWrite(_refused(error, config.out)) from error
    left = Ledger(config.out).renew(written)
    return Outcome(tuple(briefings), digest, written, tuple(problems), left)


def analyse(source: Source, config: Config, lexicon: Lexicon) -> Report:
    """Take one *source* through every stage that depends on it alone."""
    # Late, for it loads SciPy: writing anew what was analysed before needs none.
    from summarizer.rank import rank

    cleaned = clean(source, noise=config.noise, lexicon=lexicon)
    identity = identify(cleaned, overrides=config.overrides, lexicon=lexicon)
    sections = segment(cleaned, lexicon=lexicon)
    return Report(
        path=source.path,
        sha256=source.sha256,
        encoding=source.encoding,
        identity=identity,
        lines=source.lines,
        removed=tuple(Removed(x.number, x.text, x.role) for x in cleaned.lines if x.role != "body"),
        repairs=cleaned.repairs,
        sections=sections,
        themes=classify(sections, extra=config.themes, lexicon=lexicon),
        ranking=rank(sections, engine=config.engine, words=config.words, lexicon=lexicon),
        indicators=extract(
            sections,
            period=identity.period,
            document=source.path,
            extra=config.indicators,
            region=identity.region,
            lexicon=lexicon,
        ),
    )


def attempt(source: Source, config: Config, lexicon: Lexicon) -> Report | Problem:
    """Analyse *source*; where a stage fails on it, say so instead."""
    try:
        return analyse(source, config, lexicon)
    except Exception as error:
        return Problem(source.path, fault(error))


def _sources(config: Config) -> tuple[list[Source], list[Problem]]:
    """Read what the folder of *config* holds, each text once."""
    folder = config.folder
    if not folder.exists():
        raise NothingToDo(_("{folder}: there is no such folder or file.").format(folder=folder))
    root = folder if folder.is_dir() else folder.parent
    sources: list[Source] = []
    problems = list(_unreachable(folder)) if folder.is_dir() else []
    seen: dict[str, str] = {}
    for path in _candidates(config):
        name = _legible(path.relative_to(root).as_posix())
        try:
            source = replace(read(path, root), path=name)
        except UnreadableReport as error:
            problems.append(Problem(name, str(error)))
            continue
        except Exception as error:
            problems.append(Problem(name, fault(error)))
            continue
        text = "\n".join(line.text.strip() for line in source.lines if line.text.strip())
        if first := seen.get(text):
            problems.append(Problem(name, _("the same text as {first}; passed over").format(first=first)))
            continue
        seen[text] = name
        sources.append(source)
    return sources, problems


def _candidates(config: Config) -> Sequence[Path]:
    """Return the files to read: none that this program wrote itself, be it for another run."""
    if not config.folder.is_dir():
        return (config.folder,)
    own = written_before(config.folder)
    out, folder = config.out.resolve(), config.folder.resolve()
    inside = out != folder and out.is_relative_to(folder)
    return [
        path
        for path in find(config.folder)
        if (resolved := path.resolve()) not in own and not (inside and resolved.is_relative_to(out))
    ]


def _unreachable(folder: Path) -> Iterator[Problem]:
    """Name what below *folder* cannot be looked into; the reports there would be missed unsaid."""
    closed: list[OSError] = []
    for above, _folders, files in os.walk(folder, onerror=closed.append):
        for path in (Path(above, file) for file in files):
            if not path.name.startswith(".") and not path.exists():
                name = _legible(path.relative_to(folder).as_posix())
                yield Problem(name, _("is a link to a file that is not there."))
    for error in closed:
        name = _legible(Path(error.filename).relative_to(folder).as_posix())
        yield Problem(name, _("cannot be opened ({reason}).").format(reason=cause(error)))


def _legible(name: str) -> str:
    """Return a file's *name* as text, also where it was packed on a machine that names files in GB 18030.

    >>> import os
    >>> _legible(os.fsdecode("甲县.txt".encode("gb18030")))
    '甲县.txt'
    """
    try:
        name.encode("utf-8")
    except UnicodeEncodeError:
        raw = name.encode("utf-8", "surrogateescape")
        try:
            return raw.decode("gb18030")
        except UnicodeDecodeError:
            return raw.decode("utf-8", "replace")
    return name


def _analysed(
    sources: Sequence[Source],
    config: Config,
    lexicon: Lexicon,
    progress: Progress,
    executor: Executor | None,
) -> Iterator[Report | Problem]:
    """Return what becomes of each of *sources*, in their order, from the cache where it is there."""
    cache = Cache(config.out / FOLDER)
    known = [cache.get(source, config) for source in sources]
    new = [source for source, report in zip(sources, known, strict=True) if report is None]
    pool = executor if len(new) >= MANY else None
    made = iter(
        _pooled(new, config, lexicon, pool) if pool else (attempt(source, config, lexicon) for source in new)
    )
    for done, (source, report) in enumerate(zip(sources, known, strict=True)):
        progress(source.path.rpartition("/")[2], done, len(sources))
        if report is None:
            outcome = next(made)
            if isinstance(outcome, Report):
                cache.put(source, config, outcome)
            yield outcome
        else:
            yield report
    cache.prune()


def _pooled(
    sources: Sequence[Source], config: Config, lexicon: Lexicon, pool: Executor
) -> Iterator[Report | Problem]:
    futures = [pool.submit(attempt, source, config, lexicon) for source in sources]
    for source, future in zip(sources, futures, strict=True):
        try:
            yield future.result()
        except BrokenExecutor:
            # The system ended a process, mostly for want of memory; one at a time needs less.
            yield attempt(source, config, lexicon)


def _labelled(reports: Sequence[Report]) -> Iterable[Report]:
    """Return *reports* by region and year, each region's label told apart from its namesakes'."""
    names: dict[str, set[str]] = {}
    for report in reports:
        names.setdefault(report.identity.region.name, set()).add(report.identity.region.id)
    ordered = sorted(reports, key=lambda r: (r.identity.region.id, r.identity.period or 0, r.path))
    for report in ordered:
        region = report.identity.region
        if region.level and len(names[region.name]) > 1:
            above = region.city or region.province or region.id
            region = replace(region, label=f"{region.name}（{above}）")
        yield replace(report, identity=replace(report.identity, region=region))


def _nothing(folder: Path, problems: Sequence[Problem]) -> str:
    if not problems:
        known = ".txt, .md, .html, .docx, .pdf"
        return _("{folder}: holds no report; put some there ({known}).").format(folder=folder, known=known)
    if not folder.is_dir():
        return "\n".join(f"{folder}: {problem.reason}" for problem in problems)
    reasons = "".join(f"\n  {problem.path}: {problem.reason}" for problem in problems)
    return _("{folder}: no report could be read.").format(folder=folder) + reasons


def _refuse_closed(out: Path) -> None:
    """Raise `CannotWrite` where *out* cannot be made or written, before minutes were spent on the reports."""
    above = next(path for path in (out, *out.absolute().parents) if path.exists())
    if not above.is_dir():
        raise CannotWrite(_("{path}: is a file; name a folder with --out.").format(path=above))
    if not os.access(above, os.W_OK | os.X_OK):
        raise CannotWrite(
            _("{path}: cannot be written (Permission denied); name another folder with --out.").format(
                path=above
            )
        )


def _refused(error: OSError, out: Path) -> str:
    place = Path(error.filename2 or error.filename or out)
    if place.suffix == ".part":
        # Files are written beside their place first.
        place = place.with_name(place.name.removeprefix(".").removesuffix(".part"))
    reason = cause(error)
    if isinstance(error, PermissionError):
        todo = _("close it where it is open, or name another folder with --out.")
    else:
        todo = _("free some space, or name another folder with --out.")
    return _("{path}: cannot be written ({reason}); {todo}").format(path=place, reason=reason, todo=todo)
