"""Find the lead phrases: short first sentences that serve paragraphs as headings.

Nothing in a first sentence says that it is a lead; what tells is that the
paragraphs beside it begin with one built alike.  So there are two tables of
rules: `FORMS` of what may be a lead (`summarizer.segment.lead_forms`), and here
`CORROBORATION`, the ways in which paragraphs that stand together bear one
another out.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from summarizer.lexicon import Lexicon
from summarizer.lexicon.headings import appended
from summarizer.rule import Rule
from summarizer.segment.headings import Heading
from summarizer.segment.lead_forms import DASH, LEAD, candidate
from summarizer.segment.likeness import alike, commas, is_ordinary
from summarizer.segment.numbers import FIGURE
from summarizer.segment.paragraphs import Paragraph
from summarizer.segment.rhetoric import has_closing_words, is_exhortation

_NEAR = 3
"""Paragraphs; a lead's fellows stand no further off."""
_ALIKE = 3
"""How alike two first sentences must be built to be fellows; see `alike`."""
_HEADLINE = 60
"""Characters of a paragraph that goes on with figures behind a headline."""

Candidates = Mapping[int, Heading]
"""What may be a lead, by the paragraph it begins."""


@dataclass(frozen=True, slots=True)
class Block:
    """The paragraphs between two headings."""

    places: Sequence[int]
    paragraphs: Sequence[Paragraph]
    """Those of the whole document."""
    candidates: Candidates
    """Those of this block."""


CorroborationRule = Rule[Callable[[Block, Lexicon], set[int]]]


def leads(
    paragraphs: Sequence[Paragraph], found: Sequence[Heading | None], lexicon: Lexicon
) -> list[Heading | None]:
    """Return the headings *found*, and the leads between them."""
    marked = list(found)
    left: list[tuple[int, Heading]] = []
    last = next((at for at, h in enumerate(found) if h and appended(h.title, lexicon)), len(paragraphs)) - 1
    for places in _blocks(paragraphs, found):
        candidates = _candidates(paragraphs, places, lexicon)
        if last in candidates and _closes(paragraphs[last].text, last - 1 in candidates, lexicon):
            del candidates[last]
        chosen = _chosen(Block(places, paragraphs, candidates), lexicon)
        for at, rule in chosen.items():
            marked[at] = replace(candidates[at], rules=(*candidates[at].rules, rule))
        if not chosen:
            left += [(at, lead) for at, lead in candidates.items() if at in places[:2]]
    _adopt(marked, left)
    return marked


def _blocks(paragraphs: Sequence[Paragraph], found: Sequence[Heading | None]) -> list[list[int]]:
    blocks: list[list[int]] = [[]]
    for at, paragraph in enumerate(paragraphs):
        if found[at] or paragraph.cells:
            blocks.append([])
        else:
            blocks[-1].append(at)
    return [block for block in blocks if block]


def _candidates(
    paragraphs: Sequence[Paragraph], block: Sequence[int], lexicon: Lexicon
) -> dict[int, Heading]:
    below = [*(len(paragraphs[at].text) for at in block[1:]), 0]
    found = {
        at: lead
        for at, length in zip(block, below, strict=True)
        if (lead := candidate(paragraphs[at].text, lexicon, length))
    }
    # A short sentence of its own stands over a text, not over another lead, unless the dash is its alone.
    return {
        at: lead
        for at, lead in found.items()
        if lead.rest < len(paragraphs[at].text)
        or at + 1 not in found
        or (lead.kind == DASH and found[at + 1].kind != DASH)
    }


def _closes(text: str, beside: bool, lexicon: Lexicon) -> bool:
    """Return whether the last paragraph closes the report, though it opens with a short sentence."""
    return is_exhortation(text, lexicon) and (not beside or has_closing_words(text, lexicon))


# -- what bears it out ---------------------------------------------------------------------------


def _chosen(block: Block, lexicon: Lexicon) -> dict[int, str]:
    """Return those candidates of *block* that are leads, in their order, each with the rule that says so."""
    chosen: dict[int, str] = {}
    for rule in CORROBORATION:
        for at in rule.read(block, lexicon):
            chosen.setdefault(at, rule.name)
    _grow(chosen, block.candidates, lexicon)
    return {at: chosen[at] for at in _without_edges(block.candidates, sorted(chosen))}


def _fellows(block: Block, lexicon: Lexicon) -> set[int]:
    found = block.candidates
    return {
        at
        for at, lead in found.items()
        if any(
            other != at and other in found and _are_fellows(lead, found[other], abs(other - at) == 1, lexicon)
            for other in range(at - _NEAR, at + _NEAR + 1)
        )
    }


def _are_fellows(lead: Heading, other: Heading, beside: bool, lexicon: Lexicon) -> bool:
    if lead.kind != other.kind:
        return False
    if lead.kind == DASH:
        return True
    if (lead.rest == 0) != (other.rest == 0):
        return False
    # Sayings like to have two halves: such leads must stand together, or be more alike.
    needed = _ALIKE + (not beside and commas(lead.title) > 0)
    return lead.rest == other.rest == 0 or alike(lead.title, other.title, lexicon) >= needed


def _dashed(block: Block, lexicon: Lexicon) -> set[int]:
    alone = {
        at
        for at, lead in block.candidates.items()
        if lead.kind == DASH and lead.rest >= len(block.paragraphs[at].text)
    }
    return alone if len(alone) > 1 else set()


def _headline_run(block: Block, lexicon: Lexicon) -> set[int]:
    runs: list[list[int]] = [[]]
    for at in block.places:
        text, lead = block.paragraphs[at].text, block.candidates.get(at)
        headline = lead and lead.rest and not is_ordinary(lead.title, lexicon)
        if lead and headline and len(text) - lead.rest >= _HEADLINE and FIGURE.search(text, lead.rest):
            runs[-1].append(at)
        else:
            runs.append([])
    longest = max(runs, key=len)
    return set(longest) if len(longest) >= 4 else set()


def _whole_block(block: Block, lexicon: Lexicon) -> set[int]:
    places, found = block.places, block.candidates
    own = places if places[0] in found else places[1:]
    titles = [found[at].title for at in own if at in found and found[at].rest]
    if len(own) < 2 or len(titles) < len(own) or places[0] == 0:
        return set()
    alike_built = len({commas(title) for title in titles}) == 1 and max(map(len, titles)) <= 20
    return set(own) if alike_built and not any(is_ordinary(title, lexicon) for title in titles) else set()


_SPECIMENS = ("学有所教", "老有所养在身边", "病有所医更近了", "住有所居不再难")

CORROBORATION: tuple[CorroborationRule, ...] = (
    Rule(
        name="built like one near it",
        why="Of three paragraphs before or behind it, one opens with a sentence of its build.",
        shows=(
            (
                "抓招商引资。签约项目46个，落地39个。\n抓人才引育。引进人才90名，留住86名。",
                "抓招商引资|抓人才引育",
            ),
            ("项目建设上，开工46个。\n作风建设上，查处3起。", "项目建设上|作风建设上"),
        ),
        spares=("抓招商引资。签约项目46个，落地39个。\n春风化雨，润物无声。引进人才90名，留住86名。",),
        read=_fellows,
    ),
    Rule(
        name="alone behind its dash",
        why="Sentences behind a dash that fill their paragraphs stand over pages, far from one another.",
        shows=(
            (
                "——我们抓招商引资。\n全年签约项目46个，落地39个，到位资金比上年多，结构更优。\n落地最快的只用了六天。\n"
                "开工的也多了。\n竣工的也多了。\n——我们抓人才引育。\n"
                "全年引进人才90名，留住86名，其中博士比上年多，结构更优。",
                "我们抓招商引资|我们抓人才引育",
            ),
        ),
        spares=("——我们抓招商引资。\n全年签约项目46个，落地39个，到位资金比上年多，结构更优。",),
        read=_dashed,
    ),
    Rule(
        name="headline over figures",
        why="Four paragraphs in a row or more open with a sentence without a figure and go on with figures.",
        shows=(
            (
                "\n".join(
                    f"{title}。{'这一年做了许多，办成的事一件接着一件，' * 3}新建{n}所。"
                    for n, title in enumerate(_SPECIMENS, 3)
                ),
                "|".join(_SPECIMENS),
            ),
        ),
        spares=("学有所教。新建3所，改造4所，扩建5所。\n老有所养在身边。新建6所，改造7所。",),
        read=_headline_run,
    ),
    Rule(
        name="all paragraphs of a section",
        why="Under one heading all paragraphs, but for an introduction, open with a short sentence.",
        shows=(
            (
                "## 民生\n学有所教。新建学校3所，改造4所。\n老人有了新食堂。新建食堂6家，改造7家。",
                "学有所教|老人有了新食堂",
            ),
        ),
        spares=(
            "学有所教。新建学校3所，改造4所。\n老人有了新食堂。新建食堂6家，改造7家。",
            "## 民生\n学有所教。新建学校3所，改造4所。\n我们为老人建了食堂。新建食堂6家，改造7家。",
        ),
        read=_whole_block,
    ),
)
"""What bears out that a candidate is a lead; all of them are asked."""

BESIDE = "half alike, beside a lead"
ADOPTED = "begins like the report's other leads"


def _grow(chosen: dict[int, str], candidates: Candidates, lexicon: Lexicon) -> None:
    """Let what stands right beside a lead, and is built half alike, be one too; and so on."""
    waiting = list(chosen)
    while waiting:
        lead = waiting.pop()
        for at in (lead - 1, lead + 1):
            if (
                at in candidates
                and at not in chosen
                and _half_alike(candidates[at], candidates[lead], lexicon)
            ):
                chosen[at] = BESIDE
                waiting.append(at)


def _half_alike(lead: Heading, other: Heading, lexicon: Lexicon) -> bool:
    if lead.kind != other.kind or (lead.rest == 0) != (other.rest == 0):
        return False
    if is_ordinary(lead.title, lexicon):
        return False
    short, long = sorted((len(lead.title), len(other.title)))
    return commas(lead.title) == commas(other.title) and long <= 2 * short + 2


def _without_edges(candidates: Candidates, chosen: list[int]) -> list[int]:
    """Return *chosen* without a first or last that alone lacks the quoted word in which the others end."""
    quoted = {at for at in chosen if candidates[at].title[-1] in "”’"}
    if len(quoted) < 3 or len(chosen) - len(quoted) > 2:
        return chosen
    return [at for at in chosen if at in quoted or at not in (chosen[0], chosen[-1])]


def _adopt(marked: list[Heading | None], left: Sequence[tuple[int, Heading]]) -> None:
    """Let a lead alone under its heading count where the report's other leads begin alike."""
    known = [h.title for h in marked if h and h.kind == LEAD and h.rest]
    openings = {title[:2] for title in known}
    lengths = {len(title) for title in known}
    for at, lead in left:
        familiar = lead.title[:2] in openings and len(lead.title) in lengths
        if len(known) >= 4 and lead.kind == LEAD and familiar:
            marked[at] = replace(lead, rules=(*lead.rules, ADOPTED))
