"""Copy the shipped templates into a folder of the user's own, to start from."""

import filecmp
import shutil
from pathlib import Path

from summarizer.config import SHIPPED
from summarizer.errors import CannotWrite
from summarizer.messages import _, cause

NAMED = 5
"""Files that are named where some are in the way; of more the number is enough."""


def copy_templates(folder: Path) -> tuple[Path, ...]:
    """Copy the shipped templates, with their README, into *folder*, and return the files.

    Nothing is overwritten: raises `CannotWrite`, before anything is copied,
    where a file of the same name says something else.
    """
    if folder.exists() and not folder.is_dir():
        raise CannotWrite(_("{folder} is a file, not a folder; choose a folder.").format(folder=folder))
    shipped = sorted(path.relative_to(SHIPPED) for path in SHIPPED.rglob("*") if path.is_file())
    wanted = [path for path in shipped if not any(part.startswith((".", "~")) for part in path.parts)]
    differing = [path for path in wanted if _differs(SHIPPED / path, folder / path)]
    if differing:
        names = ", ".join(path.as_posix() for path in differing[:NAMED])
        if len(differing) > NAMED:
            names += _(" and {number} more").format(number=len(differing) - NAMED)
        raise CannotWrite(
            _(
                "{folder} already has other files of these names: {names}; nothing was copied. "
                "Choose a new folder, or delete or rename them."
            ).format(folder=folder, names=names)
        )
    try:
        for path in wanted:
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(SHIPPED / path, folder / path)
    except OSError as error:
        raise CannotWrite(f"{error.filename}: {cause(error)}.") from None
    return tuple(folder / path for path in wanted)


def _differs(shipped: Path, own: Path) -> bool:
    return own.exists() and not (own.is_file() and filecmp.cmp(shipped, own, shallow=False))
