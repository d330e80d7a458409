"""The order of the stages, written once.

A folder of reports is read, each report is analysed by itself, the reports of
one region become its briefing, the briefings are compared, and what was found
is rendered and written::

    read -> clean -> identify -> segment -> structure -> rank, extract   (one document)
         -> choose                                                    (what the user wants of it)
         -> brief                                                     (one region)
         -> compare                                                   (the folder)
         -> gather                                                    (the folder, on a topic)
         -> changes                                                   (since an earlier run)
         -> render -> write

What fails with one document, be it the document's fault or the program's, is a
`Problem` of that document; the others go on.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor
from dataclasses import dataclass, replace
from functools import partial
from itertools import groupby
from pathlib import Path

from summarizer import pool, render
from summarizer.brief import brief
from summarizer.cache import Cache
from summarizer.changes import changes, read_earlier
from summarizer.choose import choose, is_wanted
from summarizer.clean import clean
from summarizer.compare import compare, profile
from summarizer.config import AnalysisOptions, Config
from summarizer.extract import extract
from summarizer.folder import (
    CACHE,
    Settled,
    WrittenFiles,
    cannot_write,
    nothing_read,
    read_folder,
    require_writable,
)
from summarizer.gather import gather
from summarizer.guard import guarded
from summarizer.identify import identify
from summarizer.lexicon import Lexicon, load
from summarizer.messages import fault
from summarizer.records import (
    Apart,
    Briefing,
    Changes,
    Digest,
    Page,
    Problem,
    Profile,
    Removed,
    Report,
    Source,
    Topic,
)
from summarizer.segment import segment
from summarizer.structure import structure
from summarizer.write import require, write

Progress = Callable[[str, int, int], None]
"""Called with what is under way, how many are done, and of how many."""


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
    aside: tuple[tuple[Path, Path], ...] = ()
    """Each file of somebody else's, or edited since an earlier run, and the one written beside it."""
    own: int = 0
    """How many files of the folder were no reports, for an earlier run wrote them there."""
    omitted: tuple[str, ...] = ()
    """The paths of reports that are of a region or year that was not chosen."""
    absent: tuple[str, ...] = ()
    """The regions, years and indicators chosen that no report has."""
    changes: Changes | None = None
    """What differs from an earlier run, where one was named."""


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
    lexicon = load(config.user_words)
    render.check(config, lexicon)
    require(config)
    require_writable(config.out)
    # Before this run writes another one in its place.
    earlier = read_earlier(config.since) if config.since else None
    found = read_folder(config.folder, config.out, lexicon)
    problems = list(found.problems)
    reports: list[Report] = []
    for outcome in analysed(found.sources, config, lexicon, progress, executor):
        if isinstance(outcome, Problem):
            problems.append(outcome)
        else:
            reports.append(outcome)
    if not reports:
        raise nothing_read(config.folder, sorted(problems, key=lambda problem: problem.path))
    chosen = choose(reports, config.selection, lexicon=lexicon)
    briefings: list[Briefing] = []
    profiles: list[Profile] = []
    for _id, of_one in groupby(_labelled(chosen.reports), key=lambda r: r.identity.region.id):
        group = tuple(of_one)
        try:
            briefing = brief(group, *config.length, lexicon=lexicon)
            known = tuple(report for report in group if not report.identity.missing)
            if len(known) == len(group):
                profiles.append(profile(briefing, lexicon=lexicon))
            elif known:
                part = brief(known, *config.length, lexicon=lexicon)
                profiles.append(profile(part, lexicon=lexicon))
            briefings.append(briefing)
        except Exception as error:
            problems += [Problem(report.path, fault(error)) for report in group]
    problems.sort(key=lambda problem: problem.path)
    if not briefings:
        raise nothing_read(config.folder, problems)
    own = next((of.region.id for of in briefings if of.region.id in config.own), None)
    digest = replace(compare(tuple(profiles), lexicon=lexicon), apart=_apart(briefings), own=own)
    wanted = partial(is_wanted, selection=config.selection, lexicon=lexicon)
    changed = changes(earlier, briefings, digest, chosen.left, wanted, lexicon=lexicon) if earlier else None
    # The data of a run needs no page.
    if config.has_pages:
        topic = _gathered(briefings, config.topic, lexicon) if config.topic else None
        pages = render.pages(briefings, digest, config, lexicon, topic, changed)
    else:
        pages = ()
    settled, failed = _written(config, pages, briefings, digest, changed, problems, lexicon)
    return Outcome(
        tuple(briefings),
        digest,
        settled.written,
        (*problems, *failed),
        left=settled.left,
        aside=settled.aside,
        own=found.own,
        omitted=chosen.left,
        absent=chosen.absent,
        changes=changed,
    )


def _written(
    config: Config,
    pages: Sequence[Page],
    briefings: Sequence[Briefing],
    digest: Digest,
    changed: Changes | None,
    problems: Sequence[Problem],
    lexicon: Lexicon,
) -> tuple[Settled, tuple[Problem, ...]]:
    """Make all files, and put in their places those that say nothing but what the reports say.

    Returns with them a problem for each of the others.  Raises `CannotWrite`
    where the folder refuses.
    """
    files = WrittenFiles(config.out)
    try:
        with files.staged() as stage:
            made = write(replace(config, out=stage), pages, briefings, digest, problems)
            good, failed = guarded(made, stage, briefings, digest, changed, config, lexicon)
            return files.settle(stage, good, force=config.force), failed
    except OSError as error:
        raise cannot_write(error, config.out) from error


def digest_of(reports: Sequence[Report], config: Config, lexicon: Lexicon) -> Digest:
    """Return what *reports* say beside one another, those aside whose region or year is not known."""
    profiles = []
    for _id, of_one in groupby(_labelled(reports), key=lambda r: r.identity.region.id):
        known = tuple(report for report in of_one if not report.identity.missing)
        if known:
            whole = brief(known, *config.length, lexicon=lexicon)
            profiles.append(profile(whole, lexicon=lexicon))
    return compare(tuple(profiles), lexicon=lexicon)


def analyse(source: Source, options: AnalysisOptions, lexicon: Lexicon) -> Report:
    """Take one *source* through every stage that depends on it alone.

    It sees nothing else than that by which the cache knows an analysis again.
    """
    # Late, for it loads SciPy: writing anew what was analysed before needs none.
    from summarizer.rank import rank

    cleaned = clean(source, lexicon=lexicon)
    identity = identify(cleaned, overrides=options.overrides, lexicon=lexicon)
    divided = segment(cleaned, lexicon=lexicon)
    sections = structure(divided, identity.period, source.path, lexicon=lexicon)
    return Report(
        path=source.path,
        sha256=source.sha256,
        encoding=source.encoding,
        format=source.format,
        identity=identity,
        lines=source.lines,
        removed=tuple(Removed(x.number, x.text, x.role, x.rule) for x in cleaned.lines if x.role != "body"),
        repairs=cleaned.repairs,
        sections=sections,
        ranking=rank(sections, engine=options.engine, lexicon=lexicon),
        indicators=extract(
            sections,
            period=identity.period,
            document=source.path,
            region=identity.region,
            lexicon=lexicon,
        ),
    )


def attempt(source: Source, options: AnalysisOptions, lexicon: Lexicon) -> Report | Problem:
    """Analyse *source*; where a stage fails on it, say so instead."""
    try:
        return analyse(source, options, lexicon)
    except Exception as error:
        return Problem(source.path, fault(error))


def analysed(
    sources: Sequence[Source],
    config: Config,
    lexicon: Lexicon,
    progress: Progress,
    executor: Executor | None,
) -> Iterator[Report | Problem]:
    """Return what becomes of each of *sources*, in their order, from the cache where it is there."""
    cache, options = Cache(config.out / CACHE), config.analysis
    known = [cache.get(source, options, lexicon) for source in sources]
    new = [source for source, report in zip(sources, known, strict=True) if report is None]
    made = pool.map_in_order(partial(attempt, options=options, lexicon=lexicon), new, executor)
    for done, (source, report) in enumerate(zip(sources, known, strict=True)):
        progress(source.path.rpartition("/")[2], done, len(sources))
        if report is None:
            outcome = next(made)
            if isinstance(outcome, Report):
                cache.put(source, options, lexicon, outcome)
            yield outcome
        else:
            yield report
    cache.prune()


def _gathered(briefings: Sequence[Briefing], words: Sequence[str], lexicon: Lexicon) -> Topic:
    """Return what the reports of *briefings* say on the topic of *words*."""
    from summarizer.rank import relevance

    reports = [excerpt.report for briefing in briefings for excerpt in briefing.excerpts]
    return gather(relevance(reports, words, lexicon=lexicon))


def _apart(briefings: Sequence[Briefing]) -> tuple[Apart, ...]:
    """Return the reports that are compared with none, for their region or year is not known."""
    reports = (excerpt.report for briefing in briefings for excerpt in briefing.excerpts)
    return tuple(
        Apart(
            report.identity.region.id,
            report.identity.region.label,
            report.path,
            report.identity.missing,
            report.identity.region.candidates,
        )
        for report in sorted(reports, key=lambda report: report.path)
        if report.identity.missing
    )


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
