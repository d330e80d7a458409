"""What a template sees of the options of a run."""

from dataclasses import fields, make_dataclass
from pathlib import PurePath
from typing import Any

from summarizer.config import Config

Options: Any = make_dataclass("Options", [field.name for field in fields(Config)], frozen=True, slots=True)
"""The fields of `Config`, each a plain value."""


def options(config: Config) -> Any:
    """Return *config* as `Options`: a path is a text there, for by a path a template could read any file.

    >>> from pathlib import Path
    >>> seen = options(Config(folder=Path("reports"), formats=("md", "xlsx")))
    >>> seen.folder, seen.formats
    ('reports', ('md', 'xlsx'))
    """
    return Options(**{field.name: _plain(getattr(config, field.name)) for field in fields(Config)})


def _plain(value: Any) -> Any:
    match value:
        case PurePath():
            return str(value)
        case tuple():
            return tuple(map(_plain, value))
    return value
