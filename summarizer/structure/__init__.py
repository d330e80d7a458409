"""Say once what each section is in its report: its role, its time, its themes.

A report opens, reports, admits what went wrong, turns to what is planned, closes,
and explains its words.  What ranks, extracts, chooses and compares behind this
reads the fields set here and decides none of it again.
"""

from collections.abc import Sequence
from dataclasses import replace

from summarizer.lexicon import Lexicon
from summarizer.records import Because, Section, Time
from summarizer.structure.roles import AMID_PLANS, admissions, roles
from summarizer.structure.themes import themes
from summarizer.structure.times import times

__all__ = ["structure"]


def structure(
    sections: Sequence[Section], period: int | None, document: str, *, lexicon: Lexicon
) -> tuple[Section, ...]:
    """Return *sections* of the file *document*, which reviews *period*, with what each is in its report."""
    nested = [replace(section, parts=parts(sections, i)) for i, section in enumerate(sections)]
    cast = [
        replace(section, role=role, because=section.because + because)
        for section, (role, because) in zip(nested, roles(nested, lexicon), strict=True)
    ]
    timed, spoken = times(cast, period), themes(cast, lexicon)
    return tuple(
        replace(
            section,
            time=time,
            themes=about.themes,
            because=(*section.because, *time.because, *about.because),
            sentences=tuple(
                replace(
                    sentence,
                    document=document,
                    theme=theme,
                    role="problems" if _holds(admits, own or time) else None,
                    time=own,
                )
                for sentence, theme, own, admits in zip(
                    section.sentences, about.sentences, owns, admissions(section), strict=True
                )
            ),
        )
        for section, (time, owns), about in zip(cast, timed, spoken, strict=True)
    )


def _holds(admits: tuple[Because, ...], time: Time) -> bool:
    """Whether a sentence of *time* that *admits* what went wrong does so in earnest."""
    return any(time.kind == "actual" or because.rule == AMID_PLANS for because in admits)


def parts(sections: Sequence[Section], start: int) -> int:
    """Return how many of *sections* stand under the one at *start*.

    >>> chapter, part, after = (Section(None, level, 1, ()) for level in (1, 2, 1))
    >>> parts([chapter, part, after], 0), parts([chapter, part, after], 1)
    (1, 0)
    """
    level = sections[start].level
    end = next((i for i in range(start + 1, len(sections)) if sections[i].level <= level), len(sections))
    return end - start - 1
