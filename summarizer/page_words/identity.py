"""What is doubtful about whose report it is -> in words."""

from collections.abc import Iterator
from dataclasses import replace

from summarizer.page_words import PageWords
from summarizer.records import Apart, Report


def contradictions(report: Report, words: PageWords) -> Iterator[str]:
    """Yield where the name of the *report*'s file and its text contradict each other."""
    for one in report.identity.disagreements:
        yield words.say(
            "identity",
            one.about,
            file=report.path,
            named=one.named,
            told=one.told,
            taken=words.say("identity", one.taken),
        )


def noted(apart: Apart, words: PageWords) -> Apart:
    """Return *apart* with the note of what is missing and what it may be.

    >>> noted(Apart("x", "鼓楼区（甲）", "甲.txt", ("region",), ("南京市鼓楼区", "徐州市鼓楼区")), words).note
    '鼓楼区（甲）（甲.txt，所属地区未定，可能是南京市鼓楼区、徐州市鼓楼区）'
    """
    between = words.say("identity", "between")
    missing = between.join(words.say("identity", f"missing {what}") for what in apart.missing)
    note = words.say(
        "identity",
        "possible" if apart.candidates else "unnamed",
        label=apart.label,
        file=apart.document,
        missing=missing,
        **({"candidates": between.join(apart.candidates)} if apart.candidates else {}),
    )
    return replace(apart, note=note)
