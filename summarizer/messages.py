"""The language the program speaks to the person at the keyboard.

Messages are written in English and marked with ``_``; a catalogue for the
locale, where there is one beside this file, replaces them.
"""

import gettext
import traceback
from pathlib import Path

_catalogue = gettext.translation("summarizer", localedir=Path(__file__).parent / "locale", fallback=True)
_ = _catalogue.gettext
counted = _catalogue.ngettext
"""Like ``_``, for a message that depends on a number."""


def fault(error: Exception) -> str:
    """Return what is said of an *error* that is the program's own, with the place that a mender needs.

    >>> try:
    ...     [][1]
    ... except IndexError as error:
    ...     print(fault(error))  # doctest: +ELLIPSIS
    the program failed here (IndexError: list index out of range, ...:2); please report this.
    """
    frames = traceback.extract_tb(error.__traceback__)
    return _("the program failed here ({error}, {file}:{line}); please report this.").format(
        error=f"{type(error).__name__}: {error}".rstrip(": "),
        file=Path(frames[-1].filename).name,
        line=frames[-1].lineno,
    )
