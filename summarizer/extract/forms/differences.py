"""Differences: by how much more or less than before, not in percent."""

import re

from summarizer.extract import nouns
from summarizer.extract.discourse import Discourse, RuleOutcome, figure
from summarizer.extract.form import Form
from summarizer.extract.layout import Place
from summarizer.lexicon import Lexicon
from summarizer.records import Measure
from summarizer.rule import DECLINED, Rule

_FALL = re.compile(r"[降跌]幅[^，。；]*$")
_PER_HEAD = re.compile(r"[人户]均")
_NOTHING = RuleOutcome()


def _changed(at: Place, _said: Discourse, _lexicon: Lexicon) -> Place | None:
    return at if at.growth and at.unit not in ("percent", "times") else None


def _of_nobody(at: Place, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    assert at.growth is not None
    head = at.before[: at.growth.start()]
    nameless = _PER_HEAD.search(at.before) and nouns.subject(head, at.start, said, lexicon) is None
    return RuleOutcome(words=at.before) if nameless else DECLINED


def _difference(at: Place, said: Discourse, lexicon: Lexicon) -> RuleOutcome:
    assert at.growth is not None
    head = at.before[: at.growth.start()]
    subject = nouns.subject(head, at.start, said, lexicon) or nouns.previous(said, lexicon)
    if subject is None:
        return _NOTHING
    value = -at.quantity.value if at.growth["down"] else at.quantity.value
    if _FALL.search(head):
        # A fall that narrows (降幅收窄) means that growth improved, so the sign flips.
        value = -value
    measure: Measure = "pp_change" if at.unit == "points" else "abs_change"
    return RuleOutcome((figure(subject, at, value=value, measure=measure),), words=at.growth[0])


_NET = re.compile(r"(?:净增加?|多收|多增)$|(?P<less>净减少?|少收)$")


def _net_change(at: Place, _said: Discourse, _lexicon: Lexicon) -> tuple[Place, re.Match[str]] | None:
    found = _NET.search(at.before) if at.growth is None and at.unit in ("money", "measured") else None
    return (at, found) if found else None


def _net(seen: tuple[Place, re.Match[str]], said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    at, found = seen
    subject = nouns.subject(at.before[: found.start()], at.start, said, lexicon)
    if subject is None or not subject.name.standard:
        return DECLINED
    value = -at.quantity.value if found["less"] else at.quantity.value
    return RuleOutcome((figure(subject, at, value=value, measure="abs_change"),), words=found[0])


NET_CHANGES = Form(
    "net changes",
    _net_change,
    (
        Rule(
            name="net change",
            why="净增 before money tells by how much more than the year before, not how much there is.",
            shows=(
                ("税收收入净增3.2亿元。", "税收收入 3.2亿元 abs_change"),
                ("一般公共预算收入同比少收0.4亿元。", "一般公共预算收入 -0.4亿元 abs_change"),
            ),
            spares=("净增市场主体260户。", "税收收入3.2亿元。", "新增贷款12亿元。"),
            read=_net,
        ),
    ),
)

DIFFERENCES = Form(
    "differences",
    _changed,
    (
        Rule(
            name="earnings of nobody named",
            why="人均年增收1.8万元 says of nobody whose earnings they are.",
            shows=(("手工作坊发展到21家，人均年增收1.8万元。", ""),),
            spares=("农民增收1.8万元。",),
            read=_of_nobody,
        ),
        Rule(
            name="difference",
            why="A verb of change before points or another unit tells by how much, not how many there are.",
            shows=(
                ("城镇化率提高1.2个百分点。", "常住人口城镇化率 1.2个百分点 pp_change"),
                ("财政收入12亿元，增加0.8亿元。", "财政收入 0.8亿元 abs_change"),
                ("工业投资降幅收窄2.1个百分点。", "工业投资 2.1个百分点 pp_change"),
            ),
            spares=("城镇化率提高到58%。", "改造提升9条街巷。"),
            read=_difference,
        ),
    ),
)

FORMS = (DIFFERENCES, NET_CHANGES)
