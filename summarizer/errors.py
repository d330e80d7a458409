"""What is raised.  Each message says what is wrong, where, and what to do about it."""

from pathlib import Path


class SummarizerError(Exception):
    """Something the user can mend; the message alone is shown, never a traceback."""


class NothingToDo(SummarizerError):
    """The folder given does not exist, or holds nothing that can be read."""


class UnreadableReport(SummarizerError):
    """One report cannot be read.  It becomes a `Problem`; the others go on."""


class BadConfig(SummarizerError):
    """The options or ``summarize.toml`` hold mistakes.

    *mistakes* is one message each, so that all of them can be mended at once.
    """

    def __init__(self, mistakes: tuple[str, ...]) -> None:
        super().__init__("\n".join(mistakes))
        self.mistakes = mistakes


class BadEarlier(SummarizerError):
    """The report.json of an earlier run cannot be opened, is none, or is of another version."""


class BadTemplate(SummarizerError):
    """A template cannot be found, parsed or rendered.

    *file* and *line* say where, as far as it is known.
    """

    def __init__(self, message: str, file: Path | None = None, line: int | None = None) -> None:
        super().__init__(message)
        self.file = file
        self.line = line


class CannotWrite(SummarizerError):
    """The output folder, or a file in it, cannot be written."""


class MissingExtra(SummarizerError):
    """A format needs a package or a program that is not installed."""


class BadLexicon(SummarizerError):
    """A file of the lexicon is not TOML, lacks a key, or holds one that is unknown or of another type.

    The message names the file and the key.
    """
