"""Briefing | Digest -> Page.  All of Jinja is here.

A template is looked for in the user's folder first and then among the shipped
ones; ``default/briefing.md.j2`` always means the shipped one, so that a user's
template may extend it and override one block.  Whatever a template prints goes
through `CitedPrinter.print`: text is escaped for Markdown, and a record that a report
stated brings its citation along, so that no author of a template can forget
either.
"""

from collections.abc import Iterable, Sequence
from typing import Any

from summarizer import page_words
from summarizer.config import SHIPPED, Config
from summarizer.lexicon import Lexicon
from summarizer.page_words.digest import worded
from summarizer.records import Briefing, Changes, Digest, Page, Report, Topic
from summarizer.render import format
from summarizer.render.check import check_names, check_templates
from summarizer.render.citations import CitedPrinter
from summarizer.render.environment import TemplateSet
from summarizer.render.filters import filters
from summarizer.render.options import options
from summarizer.render.outputs import OwnOutput, own_outputs
from summarizer.render.passages import with_passages
from summarizer.render.volume import volume

LISTED = 12
"""New figures of one region that the page of changes names."""

__all__ = ["SHIPPED", "check", "filters", "pages"]


def check(config: Config, lexicon: Lexicon) -> None:
    """Raise `BadTemplate` for what is wrong in the user's templates and can be seen without a report."""
    if config.templates:
        printer = CitedPrinter((), page_words.load(config.templates))
        check_templates(config.templates, TemplateSet(config.templates, printer, lexicon).environment)


def pages(
    briefings: Sequence[Briefing],
    digest: Digest,
    config: Config,
    lexicon: Lexicon,
    topic: Topic | None = None,
    changes: Changes | None = None,
) -> tuple[Page, ...]:
    """Return one page for each of *briefings*, the digest's, those of *topic* and *changes*, and the user's.

    Where *config* asks for it, each has the passages it cites as an annex, and
    one more binds them all.

    Raises `BadTemplate` where a template is missing, broken, or asks for what
    there is not; nothing has been written then.
    """
    reports = tuple(excerpt.report for briefing in briefings for excerpt in briefing.excerpts)
    words = page_words.load(config.templates)
    printer = CitedPrinter(reports, words, lexicon)
    templates = TemplateSet(config.templates, printer, lexicon)
    if config.templates:
        check_names(config.templates, templates.environment, _names(reports, lexicon))
    # The page that links all others is no page of a template's.
    taken = {"index"}
    seen = options(config)
    rendered = [
        *_per_region("briefing.md.j2", "briefings", briefings, templates, taken, config=seen),
    ]
    shared = {
        "digest": worded(digest, words),
        "briefings": briefings,
        "regions": {region.id: region for region in digest.regions},
        "reports": reports,
        "config": seen,
    }
    printer.open()
    rendered.append(templates.page("digest.md.j2", _free("digest", taken), **shared))
    if topic:
        printer.open()
        name = _free(f"topic-{format.file_name('-'.join(topic.words))}", taken)
        rendered.append(templates.page("topic.md.j2", name, topic=topic, **shared))
    if changes:
        printer.open()
        values = {"changes": changes, "most": LISTED, **shared}
        rendered.append(templates.page("changes.md.j2", _free("changes", taken), **values))
    for one in own_outputs(config.templates):
        if one.per == "region":
            rendered += _per_region(one.template, one.stem, briefings, templates, taken, config=seen)
        else:
            rendered += _per_theme_or_digest(one, templates, taken, shared)
    if config.passages:
        rendered = [with_passages(page, words) for page in rendered]
    if config.volume:
        rendered.append(volume(rendered, _free("volume", taken), words))
    return tuple(rendered)


def _names(reports: Iterable[Report], lexicon: Lexicon) -> frozenset[str]:
    """Return the names of the indicators there are: the lexicon's, and what else *reports* count."""
    counted = (figure.name for report in reports for figure in report.indicators)
    return frozenset((*(one.name for one in lexicon.indicators), *counted))


def _per_region(
    template: str,
    stem: str,
    briefings: Sequence[Briefing],
    templates: TemplateSet,
    taken: set[str],
    **values: Any,
) -> Iterable[Page]:
    for briefing in briefings:
        templates.printer.open()
        name = _free(f"{stem}/{format.file_name(briefing.region.label)}", taken)
        page = templates.page(template, name, briefing=briefing, **values)
        yield templates.of_region(page, briefing.region)


def _per_theme_or_digest(
    one: OwnOutput, templates: TemplateSet, taken: set[str], shared: dict[str, Any]
) -> Iterable[Page]:
    themes = [theme for theme, _shares in shared["digest"].themes] if one.per == "theme" else [None]
    for theme in themes:
        templates.printer.open()
        if theme is None:
            yield templates.page(one.template, _free(one.stem, taken), **shared)
        else:
            name = _free(f"{one.stem}/{format.file_name(theme)}", taken)
            yield templates.page(one.template, name, theme=theme, **shared)


def _free(name: str, taken: set[str]) -> str:
    # Some file systems hold 甲A and 甲a for one.
    free, count = name, 1
    while free.casefold() in taken:
        count += 1
        free = f"{name}-{count}"
    taken.add(free.casefold())
    return free
