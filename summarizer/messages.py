"""The language the program speaks to the person at the keyboard.

Messages are written in English and marked with ``_``; a catalogue for the
locale, where there is one beside this file, replaces them.
"""

import gettext
from pathlib import Path

_ = gettext.translation("summarizer", localedir=Path(__file__).parent / "locale", fallback=True).gettext
