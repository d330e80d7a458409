"""Options and ``summarize.toml`` -> Config; all validation, all mistakes reported at once.

The checks are written out, one small function a key, rather than left to a
validation library.  msgspec stops at the first mistake; pydantic gathers all
but knows neither lines nor what was probably meant.  With some twenty keys the
table `KEYS` is shorter than what would translate a library's errors.
"""

from pathlib import Path
from typing import Any

from summarizer.config.checks import CHOICE, PATHS, Setting, checked
from summarizer.config.choices import (
    FORMATS,
    SHIPPED,
    AnalysisOptions,
    Config,
    Engine,
    Override,
    Selection,
    matches,
)
from summarizer.config.file import FILE, read
from summarizer.errors import BadConfig

__all__ = [
    "FILE",
    "FORMATS",
    "SHIPPED",
    "AnalysisOptions",
    "Config",
    "Engine",
    "Override",
    "Selection",
    "load",
    "matches",
]


def load(folder: Path, file: Path | None = None, **options: Any) -> Config:
    """Return what *options*, and behind them the ``summarize.toml`` of *folder* or *file*, ask for.

    Paths in the file are relative to the file.  An option given on the command
    line goes before the file.  A file that lies with the reports may have come
    with them, from anybody: unlike *file*, which the user named, it leads to no
    path outside *folder* and to no templates.  Raises `BadConfig` with every
    mistake, each one naming the file, its line and the key, or the option.
    """
    mistakes: list[str] = []
    home = folder if folder.is_dir() else folder.parent
    chosen: dict[str, Any] = {}
    path = file or home / FILE
    if file or path.is_file():
        # What the command line says too is not asked of the file.
        unasked = frozenset(PATHS) - {*options} if file is None else frozenset()
        chosen |= read(path, home if file is None else None, mistakes, unasked)
    selection: dict[str, Any] = chosen.pop("selection", {})
    setting = Setting(Path(), indicators=chosen.get("indicators", ()))
    for name, value in options.items():
        where = f"--{name.removesuffix('s') if name == 'formats' else name}"
        found = checked(name, value, where, setting, mistakes)
        if name in CHOICE:
            selection |= found
        else:
            chosen |= found
    if mistakes:
        raise BadConfig(tuple(mistakes))
    return Config(folder=folder, selection=Selection(**selection), **chosen)
