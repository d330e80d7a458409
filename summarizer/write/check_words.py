"""A finding of a check in words, for comments and pages."""

from summarizer.lexicon import Lexicon
from summarizer.provenance import where
from summarizer.records import CitedPlace, Finding

_LONGEST = 120
"""Characters of a source's sentence that a comment quotes."""


def verdict_word(verdict: str, lexicon: Lexicon) -> str:
    """Return what *verdict* is called.

    >>> verdict_word("verbatim", lexicon), verdict_word("missing", lexicon)
    ('原文', '未见')
    """
    known = lexicon.check.verdicts
    return {**known.supported, **known.wrong, **known.open}[verdict]


def told(finding: Finding, lexicon: Lexicon) -> tuple[str, ...]:
    """Return what is said of *finding*, one paragraph each: its verdict first, then why and where."""
    says = lexicon.check.says
    lines = [verdict_word(finding.verdict, lexicon)]
    if finding.arithmetic:
        lines.append(says.arithmetic.format(arithmetic=finding.arithmetic))
    elif finding.verdict == "missing":
        lines.append(says.nowhere)
        lines += [says.nearest.format(words=source.words) for source in finding.sources[:1]]
    elif finding.verdict == "altered":
        lines.append(says.difference.format(difference=finding.difference))
    elif finding.sources:
        lines.append(says.report.format(words=finding.sources[0].words))
        if finding.difference and finding.verdict in ("region", "year", "scope", "indicator"):
            lines.append(says.difference.format(difference=finding.difference))
    lines += [placed(source, lexicon) for source in finding.sources[:2]]
    return tuple(lines)


def placed(source: CitedPlace, lexicon: Lexicon) -> str:
    """Return where *source* stands, with its sentence."""
    sentence = source.sentence
    if len(sentence) > _LONGEST:
        sentence = lexicon.check.says.cut.format(sentence=sentence[:_LONGEST])
    at = where([source.line], source.page, source.format, lexicon.check.where)
    return lexicon.check.says.place.format(document=source.document, where=at, sentence=sentence)
