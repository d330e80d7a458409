"""argv -> `run`; prints progress and problems; exit codes.  All of click and rich.

Exit codes: 0 all was written; 1 written, but some reports were passed over;
2 nothing could be done.
"""

import sys
import threading
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from summarizer import __version__, config
from summarizer.config import Config
from summarizer.errors import SummarizerError
from summarizer.messages import _

if TYPE_CHECKING:
    from summarizer.pipeline import Outcome

PASSED_OVER = 1
NOTHING_DONE = 2


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("source", type=click.Path(path_type=Path))
@click.option(
    "--format",
    "formats",
    metavar="LIST",
    help=_("What to write, separated by commas: {formats}.  [default: docx]").format(
        formats=", ".join(config.FORMATS)
    ),
)
@click.option(
    "--out", type=click.Path(path_type=Path, file_okay=False), help=_("Where to write.  [default: out]")
)
@click.option(
    "--config",
    "file",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("A summarize.toml.  [default: the one in SOURCE, if there is one]"),
)
@click.option(
    "--templates",
    type=click.Path(path_type=Path),
    help=_("A folder of templates, searched before the shipped ones."),
)
@click.option(
    "--reference",
    type=click.Path(path_type=Path),
    help=_("A Word file whose styles, page and letterhead are used."),
)
@click.option(
    "--engine",
    help=_("How sentences are ranked: biased (to evidence) or plain (TextRank).  [default: biased]"),
)
@click.option("--sentences", type=int, help=_("How many key sentences a briefing may hold."))
@click.option(
    "--share", type=float, help=_("How much of a region's text a briefing may quote.  [default: 0.28]")
)
@click.option("--issuer", help=_("The issuing body in the masthead."))
@click.option("--issue", help=_("The issue number in the masthead."))
@click.option("--date", help=_("The date in the masthead."))
@click.option(
    "--explain",
    is_flag=True,
    help=_("Print, for each report, why its region, its year and each removed line were decided so."),
)
@click.option(
    "--watch", is_flag=True, help=_("Write anew whenever a template, an option or a report is saved.")
)
@click.option(
    "--preview", is_flag=True, help=_("Show the pages in the browser, and renew them as --watch does.")
)
@click.version_option(__version__, prog_name="summarize")
def main(source: Path, file: Path | None, explain: bool, watch: bool, preview: bool, **options: Any) -> None:
    """Brief a folder of local-government reports.

    SOURCE is a folder of reports (or one report).  For each region a briefing
    is written to OUT/briefings, and one comparative digest to OUT.
    """
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    given = {key: value for key, value in options.items() if value is not None}
    try:
        if watch or preview:
            _stay(console, lambda: config.load(source, file=file, **given), show=preview)
            return
        chosen = config.load(source, file=file, **given)
        # Late, so that --help and a mistake in the options answer at once.
        from summarizer.explain import explain as explained
        from summarizer.pipeline import run

        with _bar(console) as bar:
            task = bar.add_task("", total=None)
            outcome = run(
                chosen,
                progress=lambda what, done, total: bar.update(
                    task, description=what, completed=done, total=total
                ),
            )
    except SummarizerError as error:
        console.print(str(error), markup=False)
        sys.exit(NOTHING_DONE)
    if explain:
        for briefing in outcome.briefings:
            for excerpt in briefing.excerpts:
                click.echo(explained(excerpt.report))
    _close(console, chosen, outcome)
    sys.exit(PASSED_OVER if outcome.problems else 0)


def _close(console: Console, chosen: Config, outcome: "Outcome") -> None:
    for problem in outcome.problems:
        console.print(f"{problem.path}: {problem.reason}", markup=False)
    console.print(
        _("{regions} briefings and a digest, {files} files in {out}").format(
            regions=len(outcome.briefings), files=len(outcome.written), out=chosen.out
        ),
        markup=False,
    )


def _stay(console: Console, load: Callable[[], Config], show: bool) -> None:
    """Write, and write anew at every change, until the user ends it."""
    from summarizer.preview import Desk, served, watch, with_html

    def told(desk: Desk, outcome: "Outcome | None") -> None:
        if outcome is None:
            console.print(str(desk.trouble), markup=False)
        else:
            _close(console, desk.config, outcome)

    desk = Desk(with_html(load) if show else load)
    told(desk, desk.renew())
    with served(desk) if show else nullcontext() as address:
        if address:
            console.print(_("{address} shows the pages; Ctrl+C ends.").format(address=address), markup=False)
            click.launch(address)
        watch(desk, told, threading.Event())


def _bar(console: Console) -> Progress:
    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        console=console,
        transient=True,
        disable=not console.is_terminal,
    )
