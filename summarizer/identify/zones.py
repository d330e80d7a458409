"""Say which zone is meant where a text from a development zone calls itself just that."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import replace

from summarizer.identify.names import Mention, mentions
from summarizer.lexicon import Lexicon
from summarizer.lexicon.gazetteer import ZONES, Division
from summarizer.records import Line

_ACTS = re.compile(r"^(?:党工委|党委|管委会|管理委员会)")
_ORGAN = re.compile(r"([市县区])(?:委|政府)")

Found = tuple[tuple[Line, Mention], ...]


def with_zones(found: Found, source: str | None, lines: Sequence[Line], lexicon: Lexicon) -> Found:
    """Return *found* with 开发区 standing for the zone that the text is from.

    Only where the zone acts (开发区党工委, a title that names it): every county
    speaks of its development zone.  The zone is one that the text names in
    full, else that of the city whose paper printed it.
    """
    acting = {
        m.text
        for line, m in found
        if not m.meant and (line.role in ("title", "subtitle") or _ACTS.search(line.text[m.end : m.end + 6]))
    }
    if not acting:
        return found
    named = Counter(m.meant[0] for _, m in found if m.meant and m.meant[0].level in ZONES)
    home, gazetteer = _home(found, source, lines, lexicon), lexicon.gazetteer
    zones: dict[str, Division] = {}
    for say in acting:
        full = next((zone for zone, _ in named.most_common() if zone.name.endswith(say)), None)
        if zone := full or (home and gazetteer.zone_of(home, *gazetteer.kinds[say])):
            zones[say] = zone
    return tuple(
        (line, m if m.meant or m.text not in zones else replace(m, meant=(zones[m.text],)))
        for line, m in found
    )


def _home(found: Found, source: str | None, lines: Sequence[Line], lexicon: Lexicon) -> Division | None:
    """Return the city whose paper it is, else the place named most, of the level whose organs are."""
    printed = [d for m in mentions(source or "", lexicon) for d in m.meant if d.level not in ("省", "自治区")]
    if printed:
        return printed[0]
    organs = Counter(unit for line in lines for unit in _ORGAN.findall(line.text))
    unit = organs.most_common(1)[0][0] if organs else "市"
    units = lexicon.places.units
    counts = Counter(
        d for _, m in found for d in m.meant if units.get(d.level) == unit and d.level not in ZONES
    )
    return counts.most_common(1)[0][0] if counts else None
