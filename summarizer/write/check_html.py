"""What a check found -> one HTML page: draft and sources side by side, no network, no file beside it.

The frame, its style and its script are ``check.html`` among the templates, where
users may change them.
"""

import html
import json
from collections.abc import Iterator, Sequence
from pathlib import Path
from string import Template

from summarizer.config import SHIPPED
from summarizer.lexicon import Lexicon
from summarizer.place import place
from summarizer.records import CitedReport, DraftChecked, Finding, RawLine
from summarizer.write.check_json import counts
from summarizer.write.check_words import told, verdict_word

Ids = dict[tuple[str, int | None, int], str]
"""The name on the page of a line of a report: by the report's path, the line's page and number."""


def write(
    out: Path,
    checked: Sequence[DraftChecked],
    cited: Sequence[CitedReport],
    lexicon: Lexicon,
    templates: Path | None = None,
) -> Path:
    """Write ``check.html`` into *out* and return its path."""
    folders = [folder for folder in (templates, SHIPPED) if folder]
    frame = next(path for folder in folders if (path := folder / "check.html").is_file())
    ids = {
        (report.path, line.page, line.number): _id(at, line)
        for at, report in enumerate(cited)
        for line in report.lines
    }
    names = lexicon.check.where["and"].join(draft.path for draft in checked)
    filled = Template(frame.read_text(encoding="utf-8")).substitute(
        title=html.escape(lexicon.check.says.title.format(drafts=names)),
        summary=html.escape(_summary(checked, lexicon)),
        filters="".join(_filters(checked, lexicon)),
        drafts="".join(_draft(draft, ids, lexicon) for draft in checked),
        sources="".join(_report(at, report, lexicon) for at, report in enumerate(cited)),
        rows="".join(_row(draft, finding, lexicon) for draft in checked for finding in draft.findings),
    )
    return place(out / "check.html", filled.encode())


def _summary(checked: Sequence[DraftChecked], lexicon: Lexicon) -> str:
    told = counts(checked)
    return lexicon.check.says.summary.format(
        total=told.total, supported=told.supported, wrong=told.wrong, missing=told.missing
    )


def _filters(checked: Sequence[DraftChecked], lexicon: Lexicon) -> Iterator[str]:
    for verdict, number in counts(checked).verdicts.items():
        word = html.escape(verdict_word(verdict, lexicon))
        yield f'<label><input type="checkbox" value="{verdict}" checked> {word} {number}</label>'


def _draft(draft: DraftChecked, ids: Ids, lexicon: Lexicon) -> str:
    by_line: dict[tuple[int | None, int], list[Finding]] = {}
    for finding in draft.findings:
        by_line.setdefault((finding.checked.page, finding.checked.line), []).append(finding)
    lines = "".join(
        f'<p class="line"><b>{_number(line)}</b>'
        f"{_marked(line.text, by_line.get((line.page, line.number), []), ids, lexicon)}</p>\n"
        for line in draft.lines
        if line.text.strip()
    )
    return f"<h2>{html.escape(draft.path)}</h2>\n{lines}"


def _marked(text: str, findings: Sequence[Finding], ids: Ids, lexicon: Lexicon) -> str:
    """Return *text* with its findings marked; of two that overlap the one that begins first, or is wrong."""
    parts, at = [], 0
    chosen: list[Finding] = []
    for finding in sorted(findings, key=lambda f: (f.supported, f.checked.end - f.checked.start)):
        own = finding.checked
        if all(own.end <= one.checked.start or one.checked.end <= own.start for one in chosen):
            chosen.append(finding)
    for finding in sorted(chosen, key=lambda f: f.checked.start):
        own = finding.checked
        start, end = max(own.start, at), min(own.end, len(text))
        if end <= start:
            continue
        parts.append(html.escape(text[at:start]))
        parts.append(f"<mark {_data(finding, ids, lexicon)}>{html.escape(text[start:end])}</mark>")
        at = end
    parts.append(html.escape(text[at:]))
    return "".join(parts)


def _data(finding: Finding, ids: Ids, lexicon: Lexicon) -> str:
    kind = "ok" if finding.supported else "open" if finding.verdict == "missing" else "bad"
    lines = json.dumps(told(finding, lexicon), ensure_ascii=False)
    said = f'class="{kind}" data-verdict="{finding.verdict}" data-told="{html.escape(lines)}"'
    if not finding.sources:
        return said
    source = finding.sources[0]
    place_id = ids.get((source.document, source.page, source.line), "")
    return (
        f'{said} data-source="{place_id}" data-at="{source.start}" data-words="{html.escape(source.words)}"'
    )


def _id(at: int, line: RawLine) -> str:
    """Return the name by which the page knows *line* of the report at *at*."""
    return f"s{at}-{line.page or 0}-{line.number}"


def _number(line: RawLine) -> str:
    return f"{line.number}" if line.page is None else f"{line.page}.{line.number}"


def _report(at: int, report: CitedReport, lexicon: Lexicon) -> str:
    lines, before = [], report.lines[0]
    for line in report.lines:
        if line.number > before.number + 1 or line.page != before.page:
            lines.append('<p class="gap">&hellip;&hellip;</p>\n')
        text = html.escape(line.text)
        lines.append(f'<p class="line" id="{_id(at, line)}"><b>{_number(line)}</b>{text}</p>\n')
        before = line
    heading = lexicon.check.says.heading.format(path=report.path, region=report.region)
    return f"<h2>{html.escape(heading)}</h2>\n{''.join(lines)}"


def _row(draft: DraftChecked, finding: Finding, lexicon: Lexicon) -> str:
    first, *others = told(finding, lexicon)
    cells = (f"{draft.path}:{finding.checked.line}", first, finding.checked.words)
    said = "".join(f"<td>{html.escape(cell)}</td>" for cell in cells)
    why = "<br>".join(map(html.escape, others))
    return f'<tr data-verdict="{finding.verdict}">{said}<td>{why}</td></tr>\n'
