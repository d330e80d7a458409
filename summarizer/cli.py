"""argv -> `run`; prints progress and problems; exit codes.  All of click and rich.

Exit codes: 0 all was written; 1 written, but some reports were passed over;
2 nothing could be done; 130 stopped by Ctrl+C.
"""

import os
import re
import sys
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, nullcontext
from itertools import pairwise
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from rich.console import Console

from summarizer import __version__, config
from summarizer.config import Config
from summarizer.errors import CannotWrite, NothingToDo, SummarizerError
from summarizer.messages import _, cause, fault, translate_click
from summarizer.terminal import closing, in_short, on_one_line, visible

if TYPE_CHECKING:
    from summarizer.pipeline import Outcome, Progress

translate_click()

PASSED_OVER = 1
NOTHING_DONE = 2
STOPPED = 130


def _copy_templates(context: click.Context, _option: click.Parameter, folder: Path | None) -> None:
    """Copy the shipped templates into *folder*, where it is asked for, and end."""
    if folder is None:
        return
    from summarizer.render.starter import copy_templates

    console = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        copied = copy_templates(folder)
    except SummarizerError as error:
        _say(console, str(error))
        sys.exit(NOTHING_DONE)
    _say(
        console,
        _(
            "{files} files in {folder}; its README.md says what they are. Use them: --templates {folder}"
        ).format(files=len(copied), folder=folder),
    )
    sys.exit()


class _Command(click.Command):
    def main(self, args: Sequence[str] | None = None, *rest: Any, **named: Any) -> Any:
        # A folder of this name is given as ./check.
        given = list(sys.argv[1:] if args is None else args)
        if given[:1] == ["check"]:
            from summarizer.check_command import check

            return check.main(given[1:], *rest, **named)
        return super().main(args, *rest, **named)

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        # --explain may stand alone, also before the folder, which is not what it explains.
        for at, (arg, following) in enumerate(pairwise([*args, ""])):
            if arg == "--explain" and not re.search(r":\d+$", following):
                args[at] = "--explain="
        return super().parse_args(ctx, args)


@click.command(
    cls=_Command,
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar=_("[OPTIONS]"),
    help=_(
        "Make briefings of a folder of local-government reports.\n\n"
        "SOURCE is a folder of reports (or one report).  For each region a briefing "
        "is written to OUT/briefings, and one comparative digest to OUT."
    ),
)
@click.argument("source")
@click.option(
    "--format",
    "formats",
    metavar="LIST",
    help=_("What to write, separated by commas: {formats}.  [default: docx]").format(
        formats=", ".join(config.FORMATS)
    ),
)
@click.option(
    "--out",
    metavar="FOLDER",
    type=click.Path(path_type=Path, file_okay=False),
    help=_("Where to write.  [default: out]"),
)
@click.option(
    "--config",
    "file",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help=_("A file of options.  [default: the summarize.toml in SOURCE, if there is one]"),
)
@click.option(
    "--templates",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    help=_(
        "A folder of your own templates, which go before the program's, or one of its looks: pack:onepage."
    ),
)
@click.option(
    "--reference",
    metavar="FILE",
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
@click.option(
    "--pages",
    type=int,
    help=_(
        "How many pages a briefing may have.  [default: 4, or as many as --share or --sentences asks for]"
    ),
)
@click.option(
    "--regions",
    metavar="LIST",
    help=_(
        "Whose reports the papers are made of, separated by commas: names in full or in short, or codes; "
        "a city or province means all within it.  [default: all]"
    ),
)
@click.option(
    "--years",
    metavar="LIST",
    help=_("The years reviewed that the papers are made of, such as 2021-2025,2019.  [default: all]"),
)
@click.option(
    "--indicators",
    metavar="LIST",
    help=_("The indicators whose figures the papers hold, separated by commas.  [default: all]"),
)
@click.option(
    "--own",
    metavar="REGION",
    help=_("Your own region, which the digest marks in its tables and charts and says the place of."),
)
@click.option(
    "--volume",
    is_flag=True,
    default=None,
    help=_("Bind the digest and all briefings into one more file, with one table of contents."),
)
@click.option(
    "--passages",
    is_flag=True,
    default=None,
    help=_("Add to each page an annex of the passages it cites, in full, with file and line."),
)
@click.option(
    "--topic",
    metavar="WORDS",
    help=_(
        "Also make a paper of what each region's reports say on a matter, such as 养老, "
        "or of one with several words: 数字经济,人工智能."
    ),
)
@click.option(
    "--since",
    metavar="OUT",
    type=click.Path(path_type=Path),
    help=_(
        "Tell what changed since an earlier run, whose output folder (or report.json) this is: "
        "in a page and in short."
    ),
)
@click.option(
    "--force",
    is_flag=True,
    default=None,
    help=_(
        "Write over what somebody wrote or edited in OUT; else the new file goes beside it as 名称（新）."
    ),
)
@click.option("--issuer", help=_("The issuing body in the masthead."))
@click.option("--issue", help=_("The issue number in the masthead."))
@click.option("--date", help=_("The date in the masthead."))
@click.option(
    "--explain",
    metavar=_("[FILE:LINE]"),
    is_flag=False,
    flag_value="",
    help=_(
        "Print why each report, section, sentence and figure was read as it was, "
        "or of one line alone, such as 2023.txt:24."
    ),
)
@click.option(
    "--watch",
    is_flag=True,
    help=_("Write everything again whenever a template, an option or a report is saved."),
)
@click.option(
    "--preview", is_flag=True, help=_("Show the pages in the browser, and update them as --watch does.")
)
@click.option(
    "--copy-templates",
    metavar="FOLDER",
    type=click.Path(path_type=Path),
    is_eager=True,
    expose_value=False,
    callback=_copy_templates,
    help=_("Copy the program's templates into FOLDER, for you to edit, and stop."),
)
@click.version_option(__version__, prog_name="summarize")
def main(
    source: str, file: Path | None, explain: str | None, watch: bool, preview: bool, **options: Any
) -> None:
    """Do what the command line says; the exit code tells how it went."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    given = {key: value for key, value in options.items() if value is not None}
    try:
        if not source.strip():
            # A shell variable that was never set would else mean the folder one stands in.
            raise NothingToDo(_("SOURCE is empty; name the folder of reports."))
        _refuse_ascii()
        folder = Path(source)
        if watch or preview:
            _stay(console, lambda: config.load(folder, file=file, **given), show=preview)
            return
        chosen = config.load(folder, file=file, **given)
        # Late, so that --help and a mistake in the options answer at once.
        from summarizer.explain import explain as explained
        from summarizer.explain import line_of
        from summarizer.pipeline import run
        from summarizer.pool import collect_seldom, processes

        at = line_of(explain) if explain else None
        collect_seldom()
        with _bar(console) as progress, processes() as executor:
            outcome = run(chosen, progress, executor)
        if explain is not None:
            _print(explained(outcome.briefings, outcome.digest, at))
    except SummarizerError as error:
        _say(console, str(error))
        sys.exit(NOTHING_DONE)
    except OSError as error:
        place = error.filename or source
        _say(console, f"{place}: {cause(error)}.")
        sys.exit(NOTHING_DONE)
    except Exception as error:
        _say(console, fault(error))
        sys.exit(NOTHING_DONE)
    except KeyboardInterrupt:
        _say(console, _("Stopped; every file in the output folder is complete."))
        sys.exit(STOPPED)
    _close(console, chosen, outcome)
    if outcome.changes:
        _print(in_short(outcome.changes))
    sys.exit(PASSED_OVER if outcome.problems else 0)


def _print(texts: Iterable[str]) -> None:
    try:
        for text in texts:
            click.echo(visible(text))
    except BrokenPipeError:
        # Whoever reads along (head, less) has seen enough; nothing more may be flushed there.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _refuse_ascii() -> None:
    """Raise where the system's encoding cannot write the name of a Chinese file."""
    try:
        os.fsencode("简报")
    except UnicodeEncodeError:
        raise CannotWrite(
            _("This locale cannot name Chinese files; set PYTHONUTF8=1 and run again.")
        ) from None


def _say(console: Console, text: str) -> None:
    console.print(visible(text), markup=False)


def _close(console: Console, chosen: Config, outcome: "Outcome") -> None:
    for line in closing(chosen, outcome):
        _say(console, line)


def _stay(console: Console, load: Callable[[], Config], show: bool) -> None:
    """Write, and write anew at every change, until the user ends it."""
    from summarizer.preview import LiveOutput, served, watch

    def told(live: LiveOutput, outcome: "Outcome | None") -> None:
        if outcome is None:
            _say(console, str(live.trouble))
        else:
            _close(console, live.config, outcome)

    live = LiveOutput(load, shown=show)
    told(live, live.renew())
    with served(live) if show else nullcontext() as address:
        if address:
            _say(console, _("The pages are at {address}; press Ctrl+C to stop.").format(address=address))
            click.launch(address)
        watch(live, told, threading.Event())


@contextmanager
def _bar(console: Console) -> Iterator["Progress"]:
    """Show on a terminal how far the run is; elsewhere nothing."""
    if not console.is_terminal:
        yield lambda what, done, total: None
        return
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

    with Progress(
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        MofNCompleteColumn(),
        console=console,
        transient=True,
    ) as bar:
        task = bar.add_task("", total=None)
        yield lambda what, done, total: bar.update(
            task, description=on_one_line(what), completed=done, total=total
        )
