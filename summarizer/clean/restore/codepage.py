"""Go between the characters a page shows and their bytes in Windows-936.

Windows-936 is GBK as browsers and Windows decode it: pairs of bytes that stand
for nothing become private-use characters, and the byte 80 is the euro sign.
"""

from functools import cache

LEADS = range(0x81, 0xFF)
TRAILS = (*range(0x40, 0x7F), *range(0x80, 0xFF))
_EURO = "€"
_VOID = 0xE815
"""The private-use character for the pair FE50; FE51 to FEA0 follow, without FE7F."""
_VOIDS = tuple(trail for trail in TRAILS if 0x50 <= trail <= 0xA0)


@cache
def encode(character: str) -> bytes | None:
    """Return the one or two bytes behind *character*; None where the code page lacks it.

    >>> encode("請").hex(), encode("€").hex(), encode("\\ue848").hex(), encode("𠮷")
    ('d588', '80', 'fe84', None)
    """
    if character == _EURO:
        return b"\x80"
    if 0 <= (place := ord(character) - _VOID) < len(_VOIDS):
        return bytes((0xFE, _VOIDS[place]))
    # GB 18030 keeps its two-byte characters, the private ones too, where GBK has them.
    encoded = character.encode("gb18030", "ignore")
    return encoded if len(encoded) in (1, 2) else None


@cache
def decode(lead: int, trail: int) -> str | None:
    """Return the character that the two bytes stand for; None where they stand for none.

    >>> decode(0x84, 0xD5), decode(0xA3, 0xB8), decode(0xAA, 0xA1), decode(0x84, 0x7F)
    ('務', '８', None, None)
    """
    if lead not in LEADS or trail not in TRAILS:
        return None
    try:
        character = bytes((lead, trail)).decode("gbk")
    except UnicodeDecodeError:
        return None
    return character


def is_rare(character: str) -> bool:
    """Tell whether *character* is neither ASCII, a usual mark nor one of the 3,755 commonest characters.

    >>> [is_rare(c) for c in "的，钲茖\ue036"]
    [False, False, True, True, True]
    """
    encoded = encode(character)
    if encoded is None or len(encoded) == 1:
        return encoded is None
    lead, trail = encoded
    return trail < 0xA1 or not (0xA1 <= lead <= 0xA3 or 0xB0 <= lead <= 0xD7)
