"""The language the program speaks to the person at the keyboard.

Messages are written in English and marked with ``_``; a catalogue for the
locale, where there is one in ``locale/`` beside this file, replaces them.  As
everywhere with gettext, LANGUAGE, LC_ALL, LC_MESSAGES and LANG name the locale
in this order; Windows, which sets none of them, is asked for the language of
its windows.  ``scripts/catalogue.py`` keeps the catalogues up to date.
"""

import gettext
import os
import sys
import traceback
from functools import cache
from pathlib import Path

DOMAIN = "summarizer"
LOCALES = Path(__file__).parent / "locale"
VARIABLES = ("LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")

if sys.platform == "win32" and not any(map(os.environ.get, VARIABLES)):
    import ctypes
    import locale

    _windows = locale.windows_locale.get(ctypes.windll.kernel32.GetUserDefaultUILanguage())
    os.environ["LANGUAGE"] = _windows or "en"

_catalogue = gettext.translation(DOMAIN, localedir=LOCALES, fallback=True)
_ = _catalogue.gettext
counted = _catalogue.ngettext
"""Like ``_``, for a message that depends on a number."""


@cache
def _spoken(language: str | None) -> gettext.NullTranslations:
    """Return the catalogue of *language*, or of the user's where that is None."""
    if language is None:
        return _catalogue
    return gettext.translation(DOMAIN, localedir=LOCALES, languages=[language], fallback=True)


def step_name(step: str, language: str | None = None) -> str:
    """Return what a step of a trail is called in *language*, such as ``zh_CN``; in the user's by default.

    >>> step_name("number", "en"), step_name("number", "zh_CN")
    ('number', '数字')
    """
    return _spoken(language).pgettext("step", step)


def rule_name(rule: str, language: str | None = None, step: str = "") -> str:
    """Return what a rule is called in *language*; one that has its name from the lexicon keeps it.

    Rules of two steps may share a name and be called otherwise: *step* tells which is meant.

    >>> rule_name("appended", "zh_CN"), rule_name("民生保障", "en")
    ('附在文后', '民生保障')
    >>> rule_name("level", "zh_CN", "form"), rule_name("level", "zh_CN", "caveat")
    ('水平', '层级不同')
    """
    spoken = _spoken(language)
    own = spoken.pgettext(step, rule)
    return spoken.pgettext("rule", rule) if own == rule else own


def span_name(span: str, language: str | None = None) -> str:
    """Return what a span of time is called in *language*; what is none is returned as it is.

    >>> span_name("half", "zh_CN"), span_name("县级", "zh_CN")
    ('半年', '县级')
    """
    return _spoken(language).pgettext("span", span)


def cause(error: OSError) -> str:
    """Return what the system says went wrong, in the language of the other messages.

    >>> cause(FileNotFoundError(2, "No such file or directory"))
    'No such file or directory'
    """
    # An empty message would be answered with the catalogue's header.
    return _(error.strerror) if error.strerror else str(error)


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


def translate_click() -> None:
    """Let click's own words (Usage, Missing argument) come from the catalogue, too.

    click takes them from the default catalogue of the process, so this is for
    the program alone: an application that imports the package has its own.
    """
    gettext.bindtextdomain(DOMAIN, LOCALES)
    gettext.textdomain(DOMAIN)
