"""Tell at which prices, on which coverage or in which currency a growth is told."""

import re
from dataclasses import replace

from summarizer.extract.discourse import Discourse
from summarizer.extract.layout import Place
from summarizer.extract.names import Name
from summarizer.extract.terms import standard
from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.text import either


def based(named: Name, found: str | None, lexicon: Lexicon) -> Name:
    """Return *named* with the basis *found* at its growth, where it is not told on that one anyhow.

    >>> from summarizer.extract.names import name
    >>> income, output = name("居民收入", lexicon), name("GDP", lexicon)
    >>> based(income, "可比价", lexicon).scope, based(output, "可比价", lexicon).scope
    ('实际', None)
    """
    own = _own(found, named, lexicon) if found else None
    if own is None or own in (named.scope or ""):
        return named
    return replace(named, scope="、".join(filter(None, (named.scope, own))))


def basis(at: Place, said: Discourse, lexicon: Lexicon) -> str | None:
    """Return the basis that is said at the verb of a growth, in the clause before or in brackets behind."""
    text = said.layout.text
    opens = said.layout.clause(at.clause - 1) if at.clause else 0
    ahead = text[opens : at.clause] if said.used <= opens else ""
    own = max(at.clause, said.used)
    behind = _BRACKET.match(text, at.quantity.end)
    places = (
        at.growth[0] if at.growth else "",
        ahead if _said(lexicon).fullmatch(ahead) or _left_out(lexicon).fullmatch(ahead) else "",
        *(match[0] for match in _left_out(lexicon).finditer(text, own, at.quantity.start)),
        behind[1] if behind else "",
    )
    found = (_word(place, lexicon) for place in places if place)
    return next((word for word in found if word), None)


_BRACKET = re.compile(r"（([^（），。；\d]{2,8})）")


def _word(written: str, lexicon: Lexicon) -> str | None:
    """Return the basis that *written* says; what was left out stands for itself."""
    table = lexicon.scopes.basis
    left = _left_out(lexicon).search(written)
    if left and not left["what"].startswith(table.prices):
        return left["out"]
    for scope, words in table.said.items():
        if any(word in written for word in words) or (left and scope in table.real):
            return scope
    return None


def _own(said: str, named: Name, lexicon: Lexicon) -> str | None:
    """Return the basis *said* of *named*; None where its growth is told so anyhow."""
    table, term = lexicon.scopes.basis, standard(named.name, lexicon)
    if term is None or term.prices is None or said not in (*table.real, *table.nominal):
        return said
    told = "real" if said in table.real else "nominal"
    if told == term.prices:
        return None
    return table.real[0] if told == "real" else table.nominal[0]


def without(head: str, lexicon: Lexicon) -> str:
    """Return *head*, which stands before a verb of change, without what it says was left out.

    >>> without("税收收入剔除减税因素影响后", lexicon)
    '税收收入'
    """
    return _left_out(lexicon).sub("", head)


@derived
def _said(lexicon: Lexicon) -> re.Pattern[str]:
    """Match a clause that says only on which basis is counted (按可比价格计算，)."""
    words = either(word for words in lexicon.scopes.basis.said.values() for word in words)
    return re.compile(rf"(?:若|如)?[按以用]?(?:{words})(?:计算|核算|计)?[，]")


@derived
def _left_out(lexicon: Lexicon) -> re.Pattern[str]:
    """Match what says that something was left out (剔除减税降费因素)."""
    table = lexicon.scopes.basis
    return re.compile(
        rf"(?P<out>(?:{either(table.factors)})(?P<what>[^，。；\d]{{2,14}}?)(?:因素|影响))(?:的?影响)?(?:后|外)?，?"
    )
