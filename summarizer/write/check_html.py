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
from summarizer.records import CitedReport, DraftChecked, Finding
from summarizer.write.check_json import counts
from summarizer.write.check_words import told, verdict_word


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
        (report.path, number): f"s{at}-{number}"
        for at, report in enumerate(cited)
        for number, _t in report.lines
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


def _draft(draft: DraftChecked, ids: dict[tuple[str, int], str], lexicon: Lexicon) -> str:
    by_line: dict[int, list[Finding]] = {}
    for finding in draft.findings:
        by_line.setdefault(finding.checked.line, []).append(finding)
    lines = "".join(
        f'<p class="line"><b>{number}</b>{_marked(text, by_line.get(number, []), ids, lexicon)}</p>\n'
        for number, text in enumerate(draft.lines, 1)
        if text.strip()
    )
    return f"<h2>{html.escape(draft.path)}</h2>\n{lines}"


def _marked(text: str, findings: Sequence[Finding], ids: dict[tuple[str, int], str], lexicon: Lexicon) -> str:
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


def _data(finding: Finding, ids: dict[tuple[str, int], str], lexicon: Lexicon) -> str:
    kind = "ok" if finding.supported else "open" if finding.verdict == "missing" else "bad"
    lines = json.dumps(told(finding, lexicon), ensure_ascii=False)
    said = f'class="{kind}" data-verdict="{finding.verdict}" data-told="{html.escape(lines)}"'
    if not finding.sources:
        return said
    source = finding.sources[0]
    place_id = ids.get((source.document, source.line), "")
    return (
        f'{said} data-source="{place_id}" data-at="{source.start}" data-words="{html.escape(source.words)}"'
    )


def _report(at: int, report: CitedReport, lexicon: Lexicon) -> str:
    lines, before = [], 0
    for number, text in report.lines:
        if before and number != before + 1:
            lines.append('<p class="gap">&hellip;&hellip;</p>\n')
        lines.append(f'<p class="line" id="s{at}-{number}"><b>{number}</b>{html.escape(text)}</p>\n')
        before = number
    heading = lexicon.check.says.heading.format(path=report.path, region=report.region)
    return f"<h2>{html.escape(heading)}</h2>\n{''.join(lines)}"


def _row(draft: DraftChecked, finding: Finding, lexicon: Lexicon) -> str:
    first, *others = told(finding, lexicon)
    cells = (f"{draft.path}:{finding.checked.line}", first, finding.checked.words)
    said = "".join(f"<td>{html.escape(cell)}</td>" for cell in cells)
    why = "<br>".join(map(html.escape, others))
    return f'<tr data-verdict="{finding.verdict}">{said}<td>{why}</td></tr>\n'
