"""Find the lead phrases: short first sentences that serve paragraphs as headings.

Nothing in a first sentence says that it is a lead; what tells is that the
paragraphs beside it begin with one built alike.
"""

import re
from collections.abc import Sequence

from summarizer.lexicon import table
from summarizer.segment.headings import BULLET, LONGEST_LEAD, LONGEST_LINE, Heading, is_annex
from summarizer.segment.numbers import FIGURE
from summarizer.segment.paragraphs import Paragraph
from summarizer.segment.rhetoric import addresses, exhorts, ordinary, summons

LEAD = "lead"
DASH = "—"

_NEAR = 3
"""Paragraphs; a lead's fellows stand no further off."""
_ALIKE = 3
"""How alike two first sentences must be built to be fellows; see `alike`."""
_STATEMENT = 12
"""Characters; a longer sentence with 是 and the like states something and names nothing."""
_BODY = 8
"""Characters that must follow a lead in its paragraph, or it is the paragraph."""


def leads(paragraphs: Sequence[Paragraph], found: Sequence[Heading | None]) -> list[Heading | None]:
    """Return the headings *found*, and the leads between them."""
    marked = list(found)
    blocks: list[list[int]] = [[]]
    for at, paragraph in enumerate(paragraphs):
        if found[at] or paragraph.cells:
            blocks.append([])
        else:
            blocks[-1].append(at)
    left: list[tuple[int, Heading]] = []
    last = next((at for at, h in enumerate(found) if h and is_annex(h.title)), len(paragraphs)) - 1
    for block in filter(None, blocks):
        candidates = _candidates(paragraphs, block)
        if last in candidates and _closes(paragraphs[last].text, last - 1 in candidates):
            del candidates[last]
        chosen = _chosen(paragraphs, candidates, block)
        for at in chosen:
            marked[at] = candidates[at]
        if not chosen:
            left += [(at, lead) for at, lead in candidates.items() if at in block[:2]]
    _adopt(marked, left)
    return marked


def _candidates(paragraphs: Sequence[Paragraph], block: Sequence[int]) -> dict[int, Heading]:
    below = [*(len(paragraphs[at].text) for at in block[1:]), 0]
    found = {
        at: lead
        for at, length in zip(block, below, strict=True)
        if (lead := candidate(paragraphs[at].text, length))
    }
    # A short sentence of its own stands over a text, not over another lead, unless the dash is its alone.
    return {
        at: lead
        for at, lead in found.items()
        if lead.rest < len(paragraphs[at].text)
        or at + 1 not in found
        or (lead.kind == DASH and found[at + 1].kind != DASH)
    }


def _closes(text: str, beside: bool) -> bool:
    """Return whether the last paragraph closes the report, though it opens with a short sentence."""
    return exhorts(text) and (not beside or summons(text))


def candidate(text: str, below: int = 0) -> Heading | None:
    """Return the lead that *text* begins with, if its neighbours bear it out.

    A short sentence may also fill its paragraph, and stand over the next; how
    many characters that has says *below*.

    >>> candidate("补短板强弱项。全年新建农村公路64公里，改造危桥12座。")
    Heading(title='补短板强弱项', kind='lead', rest=7)
    >>> candidate("全年新建农村公路64公里。改造危桥12座，惠及群众3万余人。") is None
    True
    """
    rules = table("headings")["lead"]
    bullet = BULLET.match(text)
    begin = bullet.end() if bullet else 0
    kind = DASH if bullet else LEAD
    body = text[begin:]
    if addresses(body):
        return None
    if (clause := re.match(r"[^，,。；;：:！？\d]{3,14}(?=[，,])", body)) and _names(clause[0]):
        return Heading(clause[0], kind, begin)
    if bracketed := re.match(r"【([^】]{2,20})】", body):
        return Heading(bracketed[1], kind, begin + bracketed.end())
    if label := re.match(r"([^，,。；;：:！？\d]{3,14})[：:]", body):
        # CPI： is the subject of its sentence.
        usual = ordinary(body) or label[1].isascii() or any(word in label[1] for word in rules["label"])
        return None if usual or len(body) - label.end() < 30 else Heading(label[1], kind, begin + label.end())
    title, stop, rest = body.partition("。")
    # Behind a dash even a long sentence may stand over the leads of its part.
    longest, least = (LONGEST_LINE, 3 * _BODY) if bullet else (20, 5 * _BODY)
    on_its_own_line = not rest and len(title) <= longest and below >= least
    if not stop or not 4 <= len(title) <= LONGEST_LINE or not (len(rest) >= _BODY or on_its_own_line):
        return None
    if FIGURE.search(title) or re.search(r"[！？：:；;…]", title) or set(title) & set(rules["classical"]):
        return None
    return Heading(title, kind, begin + len(title) + 1)


def _names(clause: str) -> bool:
    """Return whether *clause* names what its paragraph is about.

    >>> _names("项目建设上"), _names("座谈会上"), _names("在教育方面")
    (True, False, True)
    """
    rules = table("headings")["lead"]
    return (
        clause.endswith(tuple(rules["clause"]))
        and not clause.endswith(tuple(rules["where"]))
        and not ordinary(clause)
    )


def alike(a: str, b: str) -> int:
    """Return how alike two first sentences are built.

    >>> alike("抓项目引领", "抓创新驱动") >= 3, alike("千里之行，始于足下", "抓创新驱动") >= 3
    (True, False)
    """
    usual = _ordinary(a) or _ordinary(b)
    a, b = (re.sub(r"^\d+年", "", title) for title in (a, b))
    prefix = next((i for i, (x, y) in enumerate(zip(a, b, strict=False)) if x != y), min(len(a), len(b)))
    if usual:
        # 一年来 and 过去五年， only say when: the likeness must go beyond them.
        when = len(a[:prefix].rpartition("，")[0]) or 3
        suffix = next((i for i, (x, y) in enumerate(zip(a[::-1], b[::-1], strict=False)) if x != y), 0)
        return _ALIKE + 1 if prefix - when >= 3 or (prefix > 1 and prefix + suffix >= 5 and suffix > 1) else 0
    difference = abs(len(a) - len(b))
    likeness = 2 if difference <= 1 else 1 if difference <= max(2, len(a) // 6) else 0
    likeness += min(prefix, 3)
    likeness += 1 if _commas(a) == _commas(b) else -2
    likeness += 2 if a[-1] in "”’" and b[-1] in "”’" else 0
    return likeness + (a[-1] == b[-1])


def _ordinary(title: str) -> bool:
    """Return whether *title* reads as any sentence, and is a lead only if others begin like it."""
    rules = table("headings")["lead"]
    stating = len(title) > _STATEMENT and any(word in title for word in rules["statement"])
    dated = re.match(r"\d+年", title) is not None
    return stating or dated or len(title) > LONGEST_LEAD or ordinary(title)


def _commas(title: str) -> int:
    return len(re.findall("[，,]", title))


def _chosen(
    paragraphs: Sequence[Paragraph], candidates: dict[int, Heading], block: Sequence[int]
) -> list[int]:
    chosen = {
        at
        for at, lead in candidates.items()
        if any(
            other != at
            and (
                abs(other - at) <= _NEAR
                or (_alone(paragraphs[at], lead) and _alone(paragraphs[other], fellow))
            )
            and _fellows(lead, fellow, abs(other - at) == 1)
            for other, fellow in candidates.items()
        )
    }
    chosen |= _headline_run(paragraphs, candidates, block) | _whole_block(candidates, block)
    # What stands right beside a lead and is built half alike is one too.
    growing = True
    while growing:
        growing = False
        for at, lead in candidates.items():
            beside = [candidates[other] for other in (at - 1, at + 1) if other in chosen]
            if at not in chosen and any(_half_alike(lead, other) for other in beside):
                chosen.add(at)
                growing = True
    return _without_edges(candidates, sorted(chosen))


def _alone(paragraph: Paragraph, lead: Heading) -> bool:
    """Return whether *lead* is behind a dash and all of its paragraph: the next may be pages away."""
    return lead.kind == DASH and lead.rest >= len(paragraph.text)


def _without_edges(candidates: dict[int, Heading], chosen: list[int]) -> list[int]:
    """Return *chosen* without a first or last that alone lacks the quoted word in which the others end."""
    quoted = {at for at in chosen if candidates[at].title[-1] in "”’"}
    if len(quoted) < 3 or len(chosen) - len(quoted) > 2:
        return chosen
    return [at for at in chosen if at in quoted or at not in (chosen[0], chosen[-1])]


def _fellows(lead: Heading, other: Heading, beside: bool) -> bool:
    if lead.kind != other.kind:
        return False
    if lead.kind == DASH:
        return True
    if (lead.rest == 0) != (other.rest == 0):
        return False
    # Sayings like to have two halves: such leads must stand together, or be more alike.
    needed = _ALIKE + (not beside and _commas(lead.title) > 0)
    return lead.rest == other.rest == 0 or alike(lead.title, other.title) >= needed


def _half_alike(lead: Heading, other: Heading) -> bool:
    if lead.kind != other.kind or (lead.rest == 0) != (other.rest == 0):
        return False
    if _ordinary(lead.title):
        return False
    short, long = sorted((len(lead.title), len(other.title)))
    return _commas(lead.title) == _commas(other.title) and long <= 2 * short + 2


def _headline_run(
    paragraphs: Sequence[Paragraph], candidates: dict[int, Heading], block: Sequence[int]
) -> set[int]:
    """Return the longest run of paragraphs that all open with a sentence without and go on with figures."""
    runs: list[list[int]] = [[]]
    for at in block:
        text, lead = paragraphs[at].text, candidates.get(at)
        headline = lead and lead.rest and not _ordinary(lead.title)
        if lead and headline and len(text) - lead.rest >= 60 and FIGURE.search(text, lead.rest):
            runs[-1].append(at)
        else:
            runs.append([])
    longest = max(runs, key=len)
    return set(longest) if len(longest) >= 4 else set()


def _whole_block(candidates: dict[int, Heading], block: Sequence[int]) -> set[int]:
    """Return the paragraphs under a heading if all, but for an introduction, open with a short phrase."""
    own = list(block if block and block[0] in candidates else block[1:])
    titles = [candidates[at].title for at in own if at in candidates and candidates[at].rest]
    if len(own) < 2 or len(titles) < len(own) or block[0] == 0:
        return set()
    alike_built = len({_commas(title) for title in titles}) == 1 and max(map(len, titles)) <= 20
    return set(own) if alike_built and not any(map(_ordinary, titles)) else set()


def _adopt(marked: list[Heading | None], left: Sequence[tuple[int, Heading]]) -> None:
    """Let a lead alone under its heading count where the report's other leads begin alike."""
    known = [h.title for h in marked if h and h.kind == LEAD and h.rest]
    openings = {title[:2] for title in known}
    lengths = {len(title) for title in known}
    for at, lead in left:
        if (
            len(known) >= 4
            and lead.kind == LEAD
            and lead.title[:2] in openings
            and len(lead.title) in lengths
        ):
            marked[at] = lead
