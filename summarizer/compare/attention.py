"""Profiles -> how much of its text each region gives to each theme, and where they differ."""

from collections.abc import Sequence

from summarizer.records import Attention, Contrast, Highlight, Profile, Stress

CONTRASTS = 5
"""So many contrasts at most: those that differ most."""

Matrix = tuple[tuple[str, tuple[tuple[str, float], ...]], ...]


def matrix(profiles: Sequence[Profile]) -> Matrix:
    """Return for each theme that is spoken of the share of each region's text."""
    shares = {p.region.id: dict(p.shares) for p in profiles}
    themes: dict[str, None] = {}
    for profile in profiles:
        themes.update(dict.fromkeys(theme for theme, _ in profile.shares))
    ordered = sorted(themes, key=lambda theme: -sum(of_one.get(theme, 0.0) for of_one in shares.values()))
    return tuple(
        (theme, tuple((region, of_one.get(theme, 0.0)) for region, of_one in shares.items()))
        for theme in ordered
    )


def contrasts(shares: Matrix, highlights: Sequence[Highlight]) -> tuple[Contrast, ...]:
    """Return the themes on which two regions differ most, the widest difference first."""
    found = []
    for theme, row in shares:
        if len(row) < 2:
            continue
        most = max(row, key=lambda pair: pair[1])
        least = min(row, key=lambda pair: pair[1])
        shown = next((h for h in highlights if h.theme == theme and h.region == most[0]), None)
        if most[1] > least[1]:
            found.append(Contrast(theme, Attention(*most), Attention(*least), shown))
    found.sort(key=lambda contrast: contrast.least.share - contrast.most.share)
    return tuple(found[:CONTRASTS])


def stressed(shares: Matrix) -> tuple[Stress, ...]:
    """Return for each theme the regions that give it at least an even share of their text.

    An even share is what each theme would have if all had the same.
    """
    if not shares:
        return ()
    even = 1 / len(shares)
    found = [Stress(theme, tuple(region for region, share in row if share >= even)) for theme, row in shares]
    return tuple(sorted((s for s in found if s.regions), key=lambda s: -len(s.regions)))
