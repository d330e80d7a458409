"""The order of the stages, written once.

A folder of reports is read, each report is analysed by itself, the reports of
one region become its briefing, the briefings are compared, and what was found
is rendered and written::

    read -> clean -> identify -> segment -> classify, rank, extract   (one document)
         -> brief                                                     (one region)
         -> compare                                                   (the folder)
         -> render -> write
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import groupby
from pathlib import Path

from summarizer import render
from summarizer.brief import brief
from summarizer.cache import FOLDER, Cache
from summarizer.classify import classify
from summarizer.clean import clean
from summarizer.compare import compare, profile
from summarizer.config import Config
from summarizer.errors import NothingToDo, UnreadableReport
from summarizer.extract import extract
from summarizer.identify import identify
from summarizer.messages import _
from summarizer.models import Briefing, Digest, Problem, Removed, Report, Source
from summarizer.rank import rank
from summarizer.read import find, read
from summarizer.segment import segment
from summarizer.write import write

Progress = Callable[[str, int, int], None]
"""Called with what is under way, how many are done, and of how many."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a run made of a folder."""

    briefings: tuple[Briefing, ...]
    digest: Digest
    written: tuple[Path, ...]
    problems: tuple[Problem, ...]


def run(config: Config, progress: Progress = lambda what, done, total: None) -> Outcome:
    """Read the folder of *config*, and write what it asks for.

    Raises `BadTemplate` before anything is read where a template is broken, and
    else before anything is written; `NothingToDo` where not one report could be
    read.
    """
    render.check(config)
    reports, problems = _analyse_all(config, progress)
    briefings = tuple(
        brief(tuple(of_one), sentences=config.sentences, share=config.share)
        for _region, of_one in groupby(_labelled(reports), key=lambda r: r.identity.region.id)
    )
    digest = compare(tuple(map(profile, briefings)))
    pages = render.pages(briefings, digest, config)
    written = write(config, pages, briefings, digest, problems)
    return Outcome(briefings, digest, written, problems)


def analyse(source: Source, config: Config) -> Report:
    """Take one *source* through every stage that depends on it alone."""
    cleaned = clean(source, noise=config.noise)
    identity = identify(cleaned, overrides=config.overrides)
    sections = segment(cleaned)
    return Report(
        path=source.path,
        sha256=source.sha256,
        encoding=source.encoding,
        identity=identity,
        lines=source.lines,
        removed=tuple(Removed(x.number, x.text, x.role) for x in cleaned.lines if x.role != "body"),
        repairs=cleaned.repairs,
        sections=sections,
        themes=classify(sections, extra=config.themes),
        ranking=rank(sections, engine=config.engine, words=config.words),
        indicators=extract(sections, period=identity.period, document=source.path),
    )


def _analyse_all(config: Config, progress: Progress) -> tuple[tuple[Report, ...], tuple[Problem, ...]]:
    paths = find(config.folder)
    cache = Cache(config.out / FOLDER)
    reports: list[Report] = []
    problems: list[Problem] = []
    seen: dict[str, str] = {}
    for done, path in enumerate(paths):
        progress(path.name, done, len(paths))
        try:
            source = read(path, config.folder)
        except UnreadableReport as error:
            problems.append(Problem(path.relative_to(config.folder).as_posix(), str(error)))
            continue
        text = "\n".join(line.text.strip() for line in source.lines if line.text.strip())
        if first := seen.get(text):
            problems.append(Problem(source.path, _("the same text as {first}; passed over").format(first=first)))
            continue
        seen[text] = source.path
        report = cache.get(source, config)
        if report is None:
            report = analyse(source, config)
            cache.put(source, config, report)
        reports.append(report)
    if not reports:
        reasons = "".join(f"\n  {p.path}: {p.reason}" for p in problems)
        raise NothingToDo(_("{folder}: no report could be read.").format(folder=config.folder) + reasons)
    return tuple(reports), tuple(problems)


def _labelled(reports: Sequence[Report]) -> Iterable[Report]:
    """Return *reports* by region and year, each region's label told apart from its namesakes'."""
    names: dict[str, set[str]] = {}
    for report in reports:
        names.setdefault(report.identity.region.name, set()).add(report.identity.region.id)
    ordered = sorted(
        reports, key=lambda r: (r.identity.region.id, r.identity.period or 0, r.path)
    )
    for report in ordered:
        region = report.identity.region
        if region.level and len(names[region.name]) > 1:
            above = region.city or region.province or region.id
            region = replace(region, label=f"{region.name}（{above}）")
        yield replace(report, identity=replace(report.identity, region=region))
