"""Tell whether two sentences say much the same, by the pairs of characters that they share."""

ALIKE = 0.6
"""From what part of the shorter one's character pairs two sentences say the same."""


def character_pairs(text: str) -> frozenset[str]:
    """Return the pairs of neighbouring characters of *text*.

    >>> sorted(character_pairs("新增就业"))
    ['增就', '就业', '新增']
    """
    return frozenset(text[i : i + 2] for i in range(len(text) - 1))


def are_alike(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two texts, given by their character pairs, are the same words, or one a part of the other's.

    >>> texts = "新增城镇就业8600人。", "全年新增城镇就业8600人。", "新修公路12公里。"
    >>> said = [character_pairs(text) for text in texts]
    >>> are_alike(said[0], said[1]), are_alike(said[0], said[2])
    (True, False)
    """
    return len(one & other) > ALIKE * min(len(one), len(other))
