"""What may be a lead: the forms of a paragraph's beginning that serve as a heading."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace

from summarizer.lexicon import Lexicon
from summarizer.rule import DECLINED, Rule, first
from summarizer.segment.headings import BULLET, LONGEST_LINE, Heading
from summarizer.segment.numbers import FIGURE
from summarizer.segment.rhetoric import addresses, ordinary

LEAD = "lead"
DASH = "—"

_BODY = 8
"""Characters that must follow a lead in its paragraph, or it is the paragraph."""
_SENTENCE = 20
"""Characters; a longer sentence on a line of its own is no lead, but behind a dash."""
_LABELLED = 30
"""Characters that must follow a label."""


@dataclass(frozen=True, slots=True)
class Beginning:
    """How a paragraph begins, its bullet or dash taken away."""

    text: str
    kind: str
    """`DASH` behind a bullet or dash, else `LEAD`."""
    at: int
    """Where *text* begins in its paragraph."""
    below: int
    """How many characters the next paragraph has; 0 where another heading follows."""

    def heading(self, title: str, rest: int) -> Heading:
        """Return *title* as a heading, behind which the text goes on at *rest*."""
        return Heading(title, self.kind, self.at + rest)


Form = Rule[Callable[[Beginning, Lexicon], Heading | None]]


def candidate(text: str, lexicon: Lexicon, below: int = 0) -> Heading | None:
    """Return the lead that *text* begins with, if its neighbours bear it out.

    A short sentence may also fill its paragraph, and stand over the next; how
    many characters that has says *below*.

    >>> candidate("补短板强弱项。全年新建农村公路64公里，改造危桥12座。", lexicon)
    Heading(title='补短板强弱项', kind='lead', rest=7, rules=('first sentence',))
    >>> candidate("全年新建农村公路64公里。改造危桥12座，惠及群众3万余人。", lexicon) is None
    True
    """
    bullet = BULLET.match(text)
    begin = bullet.end() if bullet else 0
    beginning = Beginning(text[begin:], DASH if bullet else LEAD, begin, below)
    if addresses(beginning.text, lexicon):
        return None
    found = first(FORMS, beginning, lexicon)
    return replace(found[1], rules=(found[0].name,)) if found else None


def _clause(at: Beginning, lexicon: Lexicon) -> Heading | None:
    clause = re.match(r"[^，,。；;：:！？\d]{3,14}(?=[，,])", at.text)
    # The clause says where, and stays in its sentence.
    return at.heading(clause[0], 0) if clause and _names(clause[0], lexicon) else DECLINED


def _names(clause: str, lexicon: Lexicon) -> bool:
    """Return whether *clause* names what its paragraph is about.

    >>> _names("项目建设上", lexicon), _names("座谈会上", lexicon), _names("在教育方面", lexicon)
    (True, False, True)
    """
    lead = lexicon.headings.lead
    return clause.endswith(lead.clause) and not clause.endswith(lead.where) and not ordinary(clause, lexicon)


def _bracketed(at: Beginning, lexicon: Lexicon) -> Heading | None:
    bracketed = re.match(r"【([^】]{2,20})】", at.text)
    return at.heading(bracketed[1], bracketed.end()) if bracketed else DECLINED


def _label(at: Beginning, lexicon: Lexicon) -> Heading | None:
    label = re.match(r"([^，,。；;：:！？\d]{3,14})[：:]", at.text)
    if not label or len(at.text) - label.end() < _LABELLED:
        return DECLINED
    # CPI： is the subject of its sentence.
    usual = label[1].isascii() or any(word in label[1] for word in lexicon.headings.lead.label)
    return DECLINED if usual or ordinary(at.text, lexicon) else at.heading(label[1], label.end())


def _sentence(at: Beginning, lexicon: Lexicon) -> Heading | None:
    title, stop, rest = at.text.partition("。")
    # Behind a dash even a long sentence may stand over the leads of its part.
    longest, least = (LONGEST_LINE, 3 * _BODY) if at.kind == DASH else (_SENTENCE, 5 * _BODY)
    alone = not rest and len(title) <= longest and at.below >= least
    if not stop or not 4 <= len(title) <= LONGEST_LINE or not (len(rest) >= _BODY or alone):
        return DECLINED
    if FIGURE.search(title) or re.search(r"[！？：:；;…]", title):
        return DECLINED
    old = not set(title).isdisjoint(lexicon.headings.lead.classical)
    return DECLINED if old else at.heading(title, len(title) + 1)


FORMS: tuple[Form, ...] = (
    Rule(
        name="naming clause",
        why="项目建设上，: the first clause names what the paragraph is about.",
        shows=(("项目建设上，全年开工46个。", "项目建设上"), ("在医疗方面，新增床位90张。", "在医疗方面")),
        spares=("座谈会上，大家畅所欲言。", "全年项目建设上，开工46个。", "项目建设上台阶。"),
        read=_clause,
    ),
    Rule(
        name="words in brackets",
        why="【招商】 before the text is its heading.",
        shows=(("【招商】全年签约46个。", "招商"), ("——【招商】全年签约46个。", "招商")),
        spares=("《招商办法》出台。",),
        read=_bracketed,
    ),
    Rule(
        name="label",
        why="A few words and a colon before a text of some length.",
        shows=(("招商引资：全年签约项目46个，落地39个，开工31个，到位资金比上年多。", "招商引资"),),
        spares=(
            "招商引资：全年签约项目46个。",
            "主要目标：全年签约项目46个，落地39个，开工31个，到位资金比上年更多，结构更优。",
            "CPI：全年上涨不到两个点，其中食品价格先涨后跌，服务价格一路走低，工业品价格降幅收窄。",
        ),
        read=_label,
    ),
    Rule(
        name="first sentence",
        why="A sentence that says no figure, with the text behind it or in the paragraph below.",
        shows=(
            ("招商取得突破。全年签约项目46个。", "招商取得突破"),
            ("● 招商取得突破。全年签约项目46个。", "招商取得突破"),
        ),
        spares=(
            "签约项目46个。招商取得突破。",
            "招商取得突破！全年签约项目46个。",
            "逝者如斯矣。全年签约项目46个。",
            "招商取得突破。",
        ),
        read=_sentence,
    ),
)
"""What may be a lead; the first form that answers is believed."""
