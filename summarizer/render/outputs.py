"""The outputs beyond the briefings and the digest: what else the user's folder has a template for."""

import re
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from summarizer.errors import BadTemplate
from summarizer.messages import _
from summarizer.render.template_errors import error_at, suggestion

ENDING = ".md.j2"
MAIN = (f"briefing{ENDING}", f"digest{ENDING}", f"topic{ENDING}", f"changes{ENDING}")
"""What the shipped outputs are made from."""
Per = Literal["region", "digest", "theme"]
_SAID: dict[str, Per] = {
    "region": "region",
    "digest": "digest",
    "theme": "theme",
    "地区": "region",
    "比较": "digest",
    "主题": "theme",
}
_FRONT = re.compile(r"\A\ufeff?\s*\{#-?\s*(?:per|每)\s*[:：]\s*(\S+?)\s*-?#\}")


@dataclass(frozen=True, slots=True)
class OwnOutput:
    """A template that makes one more output."""

    template: str
    stem: str
    per: Per


def own_outputs(folder: Path | None) -> tuple[OwnOutput, ...]:
    """Return the templates of *folder* that make outputs of their own, by name.

    Raises `BadTemplate` where one does not say in its first line what it is
    made per.
    """
    if folder is None:
        return ()
    paths = sorted(
        path for path in folder.glob(f"*{ENDING}") if path.name[0] not in "._" and path.name not in MAIN
    )
    return tuple(OwnOutput(path.name, path.name.removesuffix(ENDING), _per(path)) for path in paths)


def _per(path: Path) -> Per:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError:
        raise error_at(_("is not UTF-8; save it as UTF-8."), path, None) from None
    found = _FRONT.match(text)
    if found and found[1] in _SAID:
        return _SAID[found[1]]
    raise _unsaid(path, found[1] if found else None)


def _unsaid(path: Path, given: str | None) -> BadTemplate:
    lines = "{# per: region #}, {# per: digest #} " + _("or") + " {# per: theme #}"
    said = (
        _("says that it is made per {given}, which is not known; write {lines}").format(
            given=given, lines=lines
        )
        if given
        else _(
            "does not say what it is made per; write {lines} as its first line, or begin its file name with _"
        ).format(lines=lines)
    )
    return error_at(said + suggestion(path.name, list(MAIN)), path, 1)
