"""Brief a folder of local-government reports, every sentence and figure with the line that said it.

>>> import summarizer
>>> outcome = summarizer.summarize("reports", out="out", formats="md,json")  # doctest: +SKIP
>>> [briefing.region.label for briefing in outcome.briefings]  # doctest: +SKIP
['望都县']

What it is made of, the records, stands in `summarizer.records`; what it raises,
in `summarizer.errors`.
"""

import sys
from collections.abc import Sequence
from pathlib import Path
from types import ModuleType
from typing import TYPE_CHECKING, Any, TypedDict, Unpack

if TYPE_CHECKING:
    from summarizer.pipeline import Outcome
    from summarizer.records import DraftChecked

__version__ = "0.1.0"
__all__ = ["Options", "Outcome", "__version__", "check", "summarize"]


class Options(TypedDict, total=False):
    """What can be chosen, as on the command line and in ``summarize.toml``."""

    out: str | Path
    formats: str | Sequence[str]
    templates: str | Path
    reference: str | Path
    engine: str
    sentences: int
    share: float
    pages: int
    noise: Sequence[str]
    words: Sequence[str]
    regions: str | Sequence[str]
    indicators: str | Sequence[str]
    topic: str | Sequence[str]
    since: str | Path
    force: bool
    years: str | int | Sequence[int | str]
    own: str
    volume: bool
    passages: bool
    issuer: str
    issue: str
    date: str
    short_issuer: str
    secrecy: str
    urgency: str
    report_to: str | Sequence[str]
    send_to: str | Sequence[str]
    printed_by: str
    printed_on: str
    copies: int | str


def summarize(folder: str | Path, config: str | Path | None = None, **options: Unpack[Options]) -> "Outcome":
    """Read the reports of *folder* (or one report), write the pages, and return what was found.

    *config* is a ``summarize.toml``; without it the one in the folder counts,
    if there is one.  *options* go before it.  Reports that could not be read
    are in the outcome's ``problems``.  Raises a `SummarizerError` where nothing
    could be done; its message says what to do.
    """
    # Late, so that importing the package costs nothing.
    from summarizer import config as choices
    from summarizer.pipeline import run

    file = None if config is None else Path(config)
    return run(choices.load(Path(folder), file=file, **options))


def check(
    draft: str | Path | Sequence[str | Path],
    reports: str | Path,
    config: str | Path | None = None,
    **options: Unpack[Options],
) -> "tuple[DraftChecked, ...]":
    """Check every figure and quotation of *draft* (a file, a folder, or several) against *reports*.

    Returns what was found in each draft; nothing is written but the cache of
    analyses in ``out``.  *config* and *options* are those of `summarize`.
    Raises a `SummarizerError` where no report or no draft could be read.
    """
    from summarizer import config as choices
    from summarizer.checking import check_drafts

    drafts = [draft] if isinstance(draft, str | Path) else draft
    file = None if config is None else Path(config)
    return check_drafts([Path(d) for d in drafts], choices.load(Path(reports), file=file, **options)).drafts


class _Package(ModuleType):
    """Lets `check` be the function, also when the stage of that name is imported."""

    def __setattr__(self, name: str, value: object) -> None:
        if name != "check" or not isinstance(value, ModuleType):
            super().__setattr__(name, value)


sys.modules[__name__].__class__ = _Package


def __getattr__(name: str) -> Any:
    if name == "Outcome":
        from summarizer.pipeline import Outcome

        return Outcome
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
