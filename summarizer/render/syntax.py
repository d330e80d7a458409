"""Say in plain words what Jinja and Python say of a template.

Their messages are for programmers, in English, and call a ``}}`` an "end of
print statement".  Those that a slip of the pen brings about are reworded, and
so can be translated; a rare one stays as it is.
"""

import re

from summarizer.messages import _

TAGS = (
    *("block", "extends", "for", "from", "if", "import", "include", "macro", "set", "with"),
    *("elif", "else", "endblock", "endfor", "endif", "endmacro", "endset", "endwith"),
)
"""What may stand first between {% and %}."""
_MARKS = {
    "end of print statement": "}}",
    "begin of print statement": "{{",
    "end of statement block": "%}",
    "begin of statement block": "{%",
    "end of comment": "#}",
}
_CLOSING = _("{open} is never closed; write {close} where it ends.")
_MISSING = _("{wanted} is missing before {found}")
_ASTRAY = _("{found} does not belong here")
_PHRASES: tuple[tuple[str, str], ...] = (
    (r"Unexpected end of template.* is '(?P<open>\w+)'\.", _CLOSING),
    (r"Missing end of (?P<open>comment|raw)\b.*", _CLOSING),
    (
        r"Encountered unknown tag '(?P<found>\w+)'.* is '(?P<open>\w+)'\.",
        _("{found} does not belong here; {open} before it is still to be closed with {close}."),
    ),
    (
        r"Encountered unknown tag '(?P<found>end\w+|elif|else)'\.",
        _("{found} has no opening tag before it."),
    ),
    (r"unexpected end of template, expected '(?P<wanted>.+)'\.", _("{wanted} is missing at the end")),
    (r"Expected an expression, got '(?P<found>.+)'", _("a name or a value is missing before {found}")),
    (r"expected name or number", _("a name is missing after the dot")),
    (r"expected token '(?P<wanted>.+)', got '(?P<found>.+)'", _MISSING),
    (r"unexpected '(?P<found>.+)', expected '(?P<wanted>.+)'", _MISSING),
    (r"unexpected '(?P<found>.+)'", _ASTRAY),
    (r"unexpected char (?P<q>['\"])(?P<found>.+)(?P=q) at \d+", _ASTRAY),
    (r"block '(?P<found>.+)' defined twice", _("there are two blocks {found}; rename one")),
    (
        r"maximum recursion depth exceeded.*",
        _("the templates include or extend one another without end (recursion)"),
    ),
    (
        r"can only concatenate str.*|unsupported operand type\(s\) for \+.*",
        _("text and numbers cannot be added; join them with ~"),
    ),
    (r"'(?P<found>\w+)' object is not callable", _("a {found} cannot be called; write it without brackets")),
    (r"division by zero|float division by zero", _("division by zero")),
)


def reworded(message: str) -> str:
    """Return *message* in plain words, where it is a frequent one.

    >>> reworded("expected token 'end of print statement', got 'indicators'")
    '}} is missing before indicators'
    >>> reworded(
    ...     "Unexpected end of template. Jinja was looking for the following tags: 'endfor' or 'else'. "
    ...     "The innermost block that needs to be closed is 'for'."
    ... )
    '{% for %} is never closed; write {% endfor %} where it ends.'
    """
    for pattern, said in _PHRASES:
        if found := re.fullmatch(pattern, message, re.DOTALL):
            return said.format(**_words(found.groupdict(), tag="unknown tag" in message))
    return message


def _words(found: dict[str, str], tag: bool) -> dict[str, str]:
    words = {name: _MARKS.get(word, word) for name, word in found.items()}
    if tag:
        words["found"] = f"{{% {words['found']} %}}"
    if opened := words.get("open"):
        comment = opened == "comment"
        words["open"] = "{#" if comment else f"{{% {opened} %}}"
        words["close"] = "#}" if comment else f"{{% end{opened} %}}"
    return words
