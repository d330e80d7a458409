"""The standard indicators: which one a noun phrase names, and what may stand before it."""

import re
from collections.abc import Iterable

from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.numerals import fold
from summarizer.lexicon.tables import StandardIndicator
from summarizer.lexicon.text import HAN, either

_REGION = re.compile(rf"(?:[{HAN}]{{1,6}}[省市县旗州盟区]|[全我该本][省市县区州旗国]|全[盟疆])$")
_FOREIGN = re.compile(
    r"""
    (?: 脱贫|贫困|试点|示范|帮扶|民族|革命老|欠发达|经济强 ) [县区市] $
  | ^对
  | [东欧联]盟 $
  | (?: 园|新|核心|工业|集聚|景|自贸|片|街|社|地|山|功能 ) 区 $
  | 开发区 $
    """,
    re.VERBOSE,
)
"""A place that is not the region itself but a part or a kind of it."""
_EACH = re.compile(r"[人户亩地村校]均|每[十百千万]*[人户亩名个家名村]|平均每")
"""Before an indicator these make it a rate, another quantity (亩均税收)."""
_MARKS = re.compile(r"[“”\"‘’\s]")
_OF = re.compile(r"的(?=比重|比例|份额)")


@derived
def terms(lexicon: Lexicon) -> dict[str, StandardIndicator]:
    """Return every way of writing a standard indicator, and the indicator meant.

    >>> terms(lexicon)["GDP"].name
    '地区生产总值'
    """
    entries = lexicon.indicators
    return {plain(written, lexicon): entry for entry in entries for written in (entry.name, *entry.also)}


@derived
def _standards(lexicon: Lexicon) -> dict[str, StandardIndicator]:
    return {entry.name: entry for entry in lexicon.indicators}


def standard(named: str, lexicon: Lexicon) -> StandardIndicator | None:
    """Return the standard indicator of that very name.

    >>> standard("地区生产总值", lexicon).prices, standard("GDP", lexicon)
    ('real', None)
    """
    return _standards(lexicon).get(named)


@derived
def growing(lexicon: Lexicon) -> dict[str, str]:
    """Return what names an indicator only where growth is said of it, and the indicator meant."""
    return {written: entry.name for entry in lexicon.indicators for written in entry.grown}


@derived
def shortened(lexicon: Lexicon) -> dict[str, tuple[tuple[str, str], ...]]:
    """Return each short name with the words that must have been spoken of, and the indicators meant.

    >>> shortened(lexicon)["总产"]
    (('粮食', '粮食产量'),)
    """
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for entry in lexicon.indicators:
        for opening, words in entry.short.items():
            for word in words:
                found[word] = (*found.get(word, ()), (opening, entry.name))
    return found


@derived
def plain(phrase: str, lexicon: Lexicon) -> str:
    """Return *phrase* as it is looked up: folded, without quotation marks, spaces and brackets of no meaning.

    >>> plain("“固定资产投资”（不含农户）", lexicon)
    '固定资产投资'
    """
    return _bracketed(lexicon).sub("", _OF.sub("", _MARKS.sub("", fold(phrase))))


@derived
def _bracketed(lexicon: Lexicon) -> re.Pattern[str]:
    """Match a bracket behind a name that leaves it the same indicator."""
    return re.compile(rf"（(?:{either(row.word for row in lexicon.scopes.bracketed.words)})）$")


@derived
def _flows(lexicon: Lexicon) -> tuple[tuple[str, str], ...]:
    """Return each flow word and the flow it means, longest first."""
    pairs = [(word, flow) for flow, words in lexicon.scopes.flows.items() for word in words]
    return tuple(sorted(pairs, key=lambda pair: -len(pair[0])))


@derived
def flow_words(lexicon: Lexicon) -> tuple[str, ...]:
    """Return every flow word, longest first."""
    return tuple(word for word, _flow in _flows(lexicon))


@derived
def _not_flow(lexicon: Lexicon) -> tuple[str, ...]:
    """Return what makes another word of a flow word when it follows (增加值)."""
    return tuple(row.word for row in lexicon.scopes.not_flow.words)


@derived
def flow_of(phrase: str, lexicon: Lexicon) -> tuple[str | None, str]:
    """Return the flow that *phrase* begins or ends with, and the rest.

    >>> [flow_of(phrase, lexicon) for phrase in ("新认定高新技术企业", "亿元以上项目新签约", "粮食产量")]
    [('新认定', '高新技术企业'), ('签约', '亿元以上项目'), (None, '粮食产量')]
    """
    words, others = flow_words(lexicon), _not_flow(lexicon)
    if not phrase.startswith(words) and not phrase.endswith(words):
        return None, phrase
    for word, flow in _flows(lexicon):
        if phrase.startswith(word) and not phrase.startswith(others, len(word)):
            return flow, phrase[len(word) :]
    for word, flow in _flows(lexicon):
        if phrase.endswith(word) and len(phrase) > len(word):
            return flow, phrase[: -len(word)]
    return None, phrase


@derived
def _protected(lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words that stay whole although they begin or end with one that is stripped."""
    return tuple(row.word for row in lexicon.phrasing.lead.protected)


def strip_front(phrase: str, words: Iterable[str], lexicon: Lexicon) -> str:
    """Return *phrase* without the *words* (longest first) it begins with, over and over.

    >>> strip_front("全年共完成造林", ("全年", "完成", "共"), lexicon)
    '造林'
    """
    words, kept = tuple(words), _protected(lexicon)
    while phrase.startswith(words):
        word = next(w for w in words if phrase.startswith(w))
        if phrase.startswith(kept) and any(phrase.startswith(k) and len(k) > len(word) for k in kept):
            break
        phrase = phrase[len(word) :]
    return phrase


def strip_back(phrase: str, words: Iterable[str], lexicon: Lexicon) -> str:
    """Return *phrase* without the *words* (longest first) it ends with, over and over.

    >>> strip_back("粮食产量预计达到", ("预计", "达到"), lexicon)
    '粮食产量'
    >>> strip_back("家庭医生签约", ("约",), lexicon)
    '家庭医生签约'
    """
    words, kept = tuple(words), _protected(lexicon)
    while phrase.endswith(words):
        word = next(w for w in words if phrase.endswith(w))
        if phrase.endswith(kept) and any(phrase.endswith(k) and len(k) > len(word) for k in kept):
            break
        phrase = phrase[: len(phrase) - len(word)]
    return phrase


@derived
def lookup(phrase: str, lexicon: Lexicon) -> StandardIndicator | None:
    """Return the standard indicator that *phrase* as a whole names.

    What stands before the term may only say when, where (the region itself) or
    that something was done; any other word makes it another quantity.

    >>> lookup("全市完成一般公共预算收入", lexicon).name
    '一般公共预算收入'
    >>> lookup("高新区一般公共预算收入", lexicon), lookup("民生支出占财政支出比重的增幅", lexicon)
    (None, None)
    """
    known = terms(lexicon)
    written = plain(phrase, lexicon)
    for start in range(max(0, len(written) - 30), len(written)):
        term = known.get(written[start:])
        if term is not None:
            return term if _says_nothing(written[:start], lexicon) else None
    return None


@derived
def _openers(lexicon: Lexicon) -> tuple[str, ...]:
    """Return the words that may stand before an indicator and leave it the same, longest first."""
    lead = lexicon.phrasing.lead
    words = {*lead.adverbs, *lead.verbs, *lexicon.scopes.plain.words, *flow_words(lexicon)}
    return tuple(sorted(words, key=len, reverse=True))


def _says_nothing(prefix: str, lexicon: Lexicon) -> bool:
    """Whether *prefix* says only when, where, or that something was done."""
    if _EACH.search(prefix):
        return False
    openers, joining = _openers(lexicon), lexicon.scopes.plain.joining
    while prefix:
        word = next((w for w in openers if prefix.endswith(w)), None)
        if word is not None and word not in joining:
            return True
        prefix = strip_front(prefix, openers, lexicon)
        if _REGION.match(prefix) and not _FOREIGN.search(prefix):
            return True
        if word is None:
            return not prefix
        prefix = prefix.removesuffix(word)
    return True
