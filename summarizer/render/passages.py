"""The annex of a page: every sentence that it cites, in full, with its place."""

from dataclasses import replace

from summarizer.page_words import PageWords
from summarizer.provenance import where
from summarizer.records import Citation, Page
from summarizer.render.escape import escape


def with_passages(page: Page, words: PageWords) -> Page:
    """Return *page* with the sentences it cites below it, report by report, line by line."""
    if not page.citations:
        return page
    by_document: dict[str, dict[tuple[int, int, str], Citation]] = {}
    for citation in page.citations:
        passages = by_document.setdefault(citation.document, {})
        passages.setdefault((citation.page or 0, citation.line, citation.text), citation)
    heads = words.say("column", "position"), words.say("column", "passage")
    annex = [f"## {words.say('page', 'passages')}\n"]
    cited = [(next(iter(passages.values())), passages) for passages in by_document.values()]
    for first, passages in sorted(cited, key=lambda one: one[0].listed or 0):
        source = words.say("note", "between_parts").join(
            escape(part) for part in (first.source, first.date, first.document) if part
        )
        number = words.say("note", "place", number=first.listed, place="") if first.listed else ""
        annex.append(f"### {number}{source}\n")
        annex.append(f"| {heads[0]} | {heads[1]} |\n| :--- | :--- |")
        for (_page, _line, text), citation in sorted(passages.items(), key=lambda item: item[0]):
            place = where([citation.line], citation.page, citation.format, words.tables["place"])
            annex.append(f"| {place} | {escape(text)} |")
        annex.append("")
    return replace(page, markdown=page.markdown.rstrip("\n") + "\n\n" + "\n".join(annex))
