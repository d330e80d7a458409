"""``summarize check DRAFT... REPORTS``: argv -> `check_drafts`; a table, files, an exit code.

Exit codes: 0 all is supported; 1 something is wrong or not found; 2 nothing
could be checked; 130 stopped by Ctrl+C.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from summarizer import config
from summarizer.errors import NothingToDo, SummarizerError
from summarizer.messages import _, cause, fault

if TYPE_CHECKING:
    from summarizer.checking import Edited
    from summarizer.lexicon import Lexicon
    from summarizer.records import DraftChecked, Finding

WRONG = 1
NOTHING_DONE = 2
STOPPED = 130
FORMATS = ("json", "html", "docx")


@click.command(
    context_settings={"help_option_names": ["-h", "--help"]},
    options_metavar=_("[OPTIONS]"),
    help=_(
        "Check every figure and quotation of drafts against reports.\n\n"
        "DRAFT is a draft, or a folder of drafts; the last path is the folder of reports (or one report). "
        "The output folder of an earlier run stands alone: what was edited in its pages is checked."
    ),
)
@click.argument(
    "paths", metavar=_("DRAFT... REPORTS"), nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option(
    "--format",
    "formats",
    metavar="LIST",
    default="",
    help=_("What to write beside the table, separated by commas: {formats}.").format(
        formats=", ".join(FORMATS)
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
    help=_("A file of options.  [default: the summarize.toml in REPORTS, if there is one]"),
)
@click.option("--all", "every", is_flag=True, help=_("Show also what is supported."))
def check(paths: tuple[Path, ...], formats: str, out: Path | None, file: Path | None, every: bool) -> None:
    """Check the drafts, print the table, write what is asked for; the exit code tells how it went."""
    console = Console(stderr=True, highlight=False, soft_wrap=True)
    try:
        code = _run(console, paths, _chosen(formats), out, file, every)
    except SummarizerError as error:
        console.print(str(error), markup=False)
        code = NOTHING_DONE
    except OSError as error:
        console.print(f"{error.filename or paths[0]}: {cause(error)}.", markup=False)
        code = NOTHING_DONE
    except Exception as error:
        console.print(fault(error), markup=False)
        code = NOTHING_DONE
    except KeyboardInterrupt:
        console.print(_("Stopped; every file in the output folder is complete."), markup=False)
        code = STOPPED
    sys.exit(code)


def _chosen(formats: str) -> tuple[str, ...]:
    chosen = tuple(filter(None, (part.strip() for part in formats.split(","))))
    for one in chosen:
        if one not in FORMATS:
            raise NothingToDo(
                _("--format: {format} is none of {formats}.").format(format=one, formats=", ".join(FORMATS))
            )
    return chosen


def _run(
    console: Console,
    paths: Sequence[Path],
    formats: Sequence[str],
    out: Path | None,
    file: Path | None,
    every: bool,
) -> int:
    # Late, so that --help and a mistake in the options answer at once.
    from summarizer.checking import check_drafts, check_written
    from summarizer.lexicon import load
    from summarizer.pool import collect_seldom, processes
    from summarizer.write import check_files

    *drafts, reports = paths
    # A folder alone is that of an earlier run, whose cache has the reports.
    given = {"out": out} if out is not None else {} if drafts else {"out": reports}
    chosen = config.load(reports, file=file, **given)
    collect_seldom()
    pages: tuple[Edited, ...] = ()
    if drafts:
        with processes() as executor:
            done = check_drafts(drafts, chosen, executor=executor)
    else:
        done, pages = check_written(reports, chosen)
    lexicon = load(chosen.user_words)
    for problem in done.problems:
        console.print(f"{problem.path}: {problem.reason}", markup=False)
    table(done.drafts, lexicon, every)
    told = check_files.counts(done.drafts)
    summary = _("{total} figures, {supported} supported, {wrong} wrong, {missing} not found.").format(
        total=told.total, supported=told.supported, wrong=told.wrong, missing=told.missing
    )
    written = check_files.write(
        chosen.out,
        done.files,
        done.drafts,
        done.cited,
        done.problems,
        formats,
        lexicon,
        chosen.templates,
    )
    for path in written:
        console.print(_("written: {path}").format(path=path), markup=False)
    if not drafts:
        _tell_edited(console, pages)
    console.print(summary, markup=False)
    return 0 if told.supported == told.total else WRONG


def _tell_edited(console: Console, pages: Sequence["Edited"]) -> None:
    """Print what was added or altered in the pages of a run, and how much was not."""
    for page in pages:
        for passage in page.passages:
            console.print(
                _("{path}: added or altered: {passage}").format(path=page.path, passage=passage), markup=False
            )
    untouched, changed = sum(page.untouched for page in pages), sum(len(page.passages) for page in pages)
    console.print(
        _("{untouched} passages untouched, {changed} added or altered.").format(
            untouched=untouched, changed=changed
        ),
        markup=False,
    )


def table(checked: Sequence["DraftChecked"], lexicon: "Lexicon", every: bool = False) -> None:
    """Print what was found to stdout: what no report bears out, or *every* thing."""
    console = Console(highlight=False, soft_wrap=False)
    for draft in checked:
        shown = [finding for finding in draft.findings if every or not finding.supported]
        if not shown:
            continue
        made = Table(title=draft.path, title_justify="left", expand=console.is_terminal)
        for head in (_("line"), _("verdict"), _("the draft"), _("the report"), _("where")):
            made.add_column(head, overflow="fold")
        for finding in shown:
            made.add_row(*_row(finding, lexicon))
        console.print(made, markup=False)


def _row(finding: "Finding", lexicon: "Lexicon") -> tuple[str, ...]:
    from rich.markup import escape

    from summarizer.write.check_words import verdict_word

    source = finding.sources[0] if finding.sources else None
    own = finding.checked
    told = finding.arithmetic or (source.words if source is not None else "")
    where = f"{source.document}:{source.line}" if source is not None else ""
    name = f"{own.name} " if own.name and own.name not in own.words else ""
    cells = (str(own.line), verdict_word(finding.verdict, lexicon), name + own.words, told, where)
    return tuple(map(escape, cells))
