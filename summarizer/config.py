"""Options and ``summarize.toml`` -> Config; all validation, all mistakes reported at once."""

import tomllib
from dataclasses import dataclass
from fnmatch import fnmatchcase
from pathlib import Path
from typing import Any, Literal

from summarizer.errors import BadConfig
from summarizer.messages import _

FORMATS = ("md", "docx", "json")
Engine = Literal["biased", "plain"]


@dataclass(frozen=True, slots=True)
class Override:
    """What the user says of the files that match a glob; it has the last word."""

    match: str
    """A file name or glob, relative to the folder of reports."""
    region: str | None = None
    """The region's full name, with its city where the name alone is ambiguous: 南京市鼓楼区."""
    period: int | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True)
class Config:
    """Everything the user can choose, checked."""

    folder: Path
    out: Path = Path("out")
    formats: tuple[str, ...] = ("docx",)
    templates: Path | None = None
    """A folder that is searched before the shipped templates."""
    reference: Path | None = None
    """A Word file whose styles, page and letterhead are used instead of the shipped ones."""
    engine: Engine = "biased"
    sentences: int | None = None
    """How many key sentences a briefing may hold; None lets *share* decide."""
    share: float = 0.25
    """How much of a region's text a briefing may quote."""
    overrides: tuple[Override, ...] = ()
    noise: tuple[str, ...] = ()
    """Extra lines that are navigation: plain text, or a regular expression between slashes."""
    words: tuple[str, ...] = ()
    """Extra words that segmentation must not tear."""
    themes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Extra words for a theme, or a theme of the user's own."""
    issuer: str | None = None
    issue: str | None = None
    date: str | None = None


def matches(pattern: str, path: str) -> bool:
    """Whether *pattern* means the report at *path*; without a slash it is compared with the file's name.

    >>> matches("2019/*.txt", "2019/a.txt"), matches("a.*", "2019/a.txt"), matches("b.*", "2019/a.txt")
    (True, True, False)
    """
    return fnmatchcase(path if "/" in pattern else path.rpartition("/")[2], pattern)


def load(folder: Path, file: Path | None = None, **options: Any) -> Config:
    """Return what the options and the ``summarize.toml`` of *folder* (or *file*) ask for, checked.

    Raises `BadConfig` with every mistake.
    """
    mistakes: list[str] = []
    formats = options.pop("formats", "docx")
    formats = (
        tuple(part.strip() for part in formats.split(",")) if isinstance(formats, str) else tuple(formats)
    )
    for name in formats:
        if name not in FORMATS:
            mistakes.append(
                _("--format: {name} is none of {known}.").format(name=name, known=", ".join(FORMATS))
            )
    path = file or folder / "summarize.toml"
    overrides: tuple[Override, ...] = ()
    if file or path.is_file():
        try:
            given = tomllib.loads(path.read_text(encoding="utf-8"))
            overrides = tuple(Override(**entry) for entry in given.get("report", ()))
        except (OSError, tomllib.TOMLDecodeError, TypeError) as error:
            mistakes.append(f"{path}: {error}")
    if mistakes:
        raise BadConfig(tuple(mistakes))
    return Config(folder=folder, formats=formats, overrides=overrides, **options)
