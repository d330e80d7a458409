"""Check what a run has made before it is put in its place: is every number of a page in its reports?

The written files are read, not what they were made of.  A file that fails is left
out and told as a fault of the program.
"""

import hashlib
import html
import json
import re
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from decimal import Decimal
from pathlib import Path
from typing import Any

import msgspec
from lxml import etree

from summarizer.check.digits import known, unsupported
from summarizer.config import SHIPPED, Config
from summarizer.folder import CACHE
from summarizer.lexicon import Lexicon
from summarizer.messages import _
from summarizer.place import place
from summarizer.records import Briefing, Changes, Digest, Problem, Report
from summarizer.word_text import W, every_block, text_of

PASSAGES = "passages.json"
"""The file in the cache's folder that notes what the pages said when they were written."""
_SENTENCE = re.compile(r"[^。！？]+[。！？]*[”’」』）)]*")
_BLANK = re.compile(r"[\s*#|]+|\[\^[^\]]*\]")
SHOWN = 3
"""Numbers of a page that a message names."""
_MAIN = re.compile(r"<main>(.*?)</main>", re.DOTALL)
_TAG = re.compile(r"<svg.*?</svg>|<[^>]+>", re.DOTALL)
_SOURCE = re.compile(r"^\[\^[^\]]+\]:.*$", re.MULTILINE)
_LINKED = re.compile(r"\]\([^)]*\)")


def guarded(
    made: Sequence[Path],
    stage: Path,
    briefings: Sequence[Briefing],
    digest: Digest,
    changed: Changes | None,
    config: Config,
    lexicon: Lexicon,
) -> tuple[tuple[Path, ...], tuple[Problem, ...]]:
    """Return those of the files *made* in *stage* that may be put in place, and a problem for each other.

    What the pages say is noted in the output folder, so that what is edited
    later can be told from what was written (`edited`).
    """
    reports = {b.region.label: [excerpt.report for excerpt in b.excerpts] for b in briefings}
    own = known(_template_texts(config))
    # What an earlier run told is no report's any more.
    earlier = known([msgspec.json.encode(changed).decode()]) if changed else set[str]()
    computed = own | earlier | _computed(digest)
    of_region: dict[str, set[str]] = {label: known(_lines(those)) | own for label, those in reports.items()}
    every = computed.union(*of_region.values()) if of_region else computed
    own_templates = config.templates is not None and not config.templates.is_relative_to(SHIPPED)
    kept: list[Path] = []
    problems: list[Problem] = []
    passages = _noted(config.out)
    for path in made:
        found: list[str] = []
        text = page_text(path)
        if text is not None:
            passages[path.relative_to(stage).as_posix()] = [marked for marked, _said in _passages(text)]
            single = path.parent.name == "briefings" and path.stem in of_region
            allowed = of_region[path.stem] | computed if single else every
            # What a user's own template computes is the user's.
            found = [] if own_templates else list(dict.fromkeys(unsupported(text, allowed, lexicon)))
        if not found:
            kept.append(path)
            continue
        name = path.relative_to(stage).as_posix()
        reason = _("is not written, for the program failed: no report has {numbers}; please report this.")
        problems.append(Problem(name, reason.format(numbers=", ".join(found[:SHOWN]))))
    if passages:
        with suppress(OSError):
            place(config.out / CACHE / PASSAGES, json.dumps(passages, ensure_ascii=False).encode())
    return tuple(kept), tuple(problems)


def edited(out: Path, path: Path) -> tuple[int, tuple[str, ...]] | None:
    """Return how many passages of the page at *path* in *out* are as they were written, and the others.

    None where the page was not written by a run that noted its passages.
    """
    written = _noted(out).get(path.relative_to(out).as_posix())
    text = page_text(path)
    if written is None or text is None:
        return None
    before = Counter(written)
    untouched, others = 0, []
    for marked, said in _passages(text):
        if before[marked]:
            before[marked] -= 1
            untouched += 1
        else:
            others.append(said)
    return untouched, tuple(others)


def _noted(out: Path) -> dict[str, list[str]]:
    try:
        noted: dict[str, list[str]] = json.loads((out / CACHE / PASSAGES).read_bytes())
    except (OSError, ValueError):
        return {}
    return noted


def _passages(text: str) -> Iterator[tuple[str, str]]:
    """Yield the sentences of *text*, each behind the mark by which it is known again."""
    for line in text.splitlines():
        for match in _SENTENCE.finditer(line):
            said = match[0].strip()
            plain = _BLANK.sub("", said)
            if plain:
                yield hashlib.sha256(plain.encode()).hexdigest()[:12], said


def page_text(path: Path) -> str | None:
    """Return what a page says, its list of sources aside; None where the file is no page."""
    if path.suffix == ".md":
        text = path.read_text(encoding="utf-8")
        return _LINKED.sub("]", _SOURCE.sub("", text))
    if path.suffix == ".html":
        body = _MAIN.search(path.read_text(encoding="utf-8"))
        return html.unescape(_TAG.sub(" ", body[1])) if body else None
    if path.suffix == ".docx":
        with zipfile.ZipFile(path) as package:
            body = etree.fromstring(package.read("word/document.xml")).find(f"{W}body")
        return "\n".join(_block_text(block) for block in every_block([body]))
    return None


def _block_text(block: Any) -> str:
    cells = list(block.iter(f"{W}tc"))
    return "\t".join(text_of(cell) for cell in cells) if cells else text_of(block)


def _lines(reports: Iterable[Report]) -> Iterator[str]:
    for report in reports:
        yield from (line.text for line in report.lines)
        # Numbers in Chinese numerals, and what a page writes in another unit.
        for figure in report.indicators:
            numbers = figure.value, figure.upper, figure.change
            yield from (f"{number:f}" for number in numbers if number is not None)


def _computed(digest: Digest) -> set[str]:
    """Return the digits of what the comparison computes."""
    numbers: list[Decimal] = []
    for row in digest.rows:
        numbers += (cell.value for cell in row.cells)
        for group in row.groups:
            numbers += (group.spread, *group.values)
    for trend in digest.trends:
        numbers += (cell.value for cell in trend.cells)
        numbers += trend.steps
    shares = (f"{share:.0%} {share:.1%}" for _theme, those in digest.themes for _region, share in those)
    return known((*(f"{abs(number):f}" for number in numbers), *shares))


def _template_texts(config: Config) -> Iterator[str]:
    folders = [folder for folder in (config.templates, SHIPPED) if folder]
    for folder in folders:
        for path in folder.rglob("*"):
            if path.suffix in (".j2", ".toml", ".html", ".md"):
                yield path.read_text(encoding="utf-8", errors="replace")
    yield " ".join(filter(None, (config.issuer, config.issue, config.date)))
