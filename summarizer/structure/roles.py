"""Say what each section does in its report: lead, report, problems, annex, glossary or close."""

from collections.abc import Sequence

from summarizer import lexicon
from summarizer.records import Because, Section, SectionRole

BODY = 0.2
"""The part of a report from which text without a heading is no mere lead or ending."""

Decided = tuple[SectionRole, tuple[Because, ...]]


def roles(sections: Sequence[Section]) -> list[Decided]:
    """Return the role of each of *sections*, and the rule that gave it.

    >>> from summarizer.records import Sentence
    >>> said = (Sentence("新建小学两所，改造危桥12座。", 2, 0, 14),)
    >>> made = [Section(None, 1, 1, said[:0]), Section("民生", 1, 1, said), Section("名词解释", 1, 3, said)]
    >>> [role for role, because in roles(made)]
    ['lead', 'report', 'glossary']
    """
    sizes = [sum(len(sentence.text) for sentence in section.sentences) for section in sections]
    first = next((i for i, section in enumerate(sections) if section.title is not None), 0)
    return [_role(section, sizes[i], sum(sizes), before=i < first) for i, section in enumerate(sections)]


def _role(section: Section, size: int, whole: int, *, before: bool) -> Decided:
    if section.title is None:
        if size > BODY * whole:
            return "report", (Because("role", "text without a heading", "", section.line),)
        role: SectionRole = "lead" if before else "close"
        return role, (Because("role", "words without a heading", "", section.line),)
    for word in lexicon.words("glossary"):
        if word in section.title:
            return "glossary", (Because("role", "explains words", word, section.line),)
    return "report", ()
