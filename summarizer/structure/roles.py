"""Say what each section does in its report, and which sentences admit what went wrong.

A heading says what a section does (`HEADINGS`).  What has none opens the report,
closes a part of it or, where it is much of the report, reports.  An admission
mostly has no heading of its own: it stands at the end of a chapter, from the
sentence that begins it to the end of its paragraph (`ADMITS`), so that sentences
have a role as well.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import groupby

from summarizer.lexicon import Lexicon
from summarizer.lexicon.headings import appended
from summarizer.records import Because, Section, SectionRole
from summarizer.rule import DECLINED, Rule, first

BODY = 0.2
"""The part of a report from which text without a heading is no mere lead or ending."""
BEHIND = 0.5
"""The part of a report that what is appended has before it."""

Decided = tuple[SectionRole, tuple[Because, ...]]
Role = tuple[SectionRole, str]
"""A role, and the words that gave it."""

_PROBLEMS = re.compile(
    r"""
      (?: 存在 | 面临 ) 的? [^，。]{0,8} (?: 困难|问题|不足|差距|短板 )
    | (?: 困难|问题|不足|差距|短板|矛盾|挑战 ) [和与及、]
      (?: 主要 )? (?: 困难|问题|不足|差距|短板|矛盾|挑战 ) $
    """,
    re.VERBOSE,
)
_SOLVED = re.compile(r"解决|化解|破解|应对|攻克|补齐|整改|直面|着力")
_PERCEIVED = re.compile(
    r"""
      (?: 清醒|深刻|充分|也|还|更|要|应|必须 ) [^，。；]{0,6} (?: 认识|看|意识 ) 到
    | 我们? (?: 也|还 )? 深知
    """,
    re.VERBOSE,
)
_OPENS = re.compile(
    r"""
    (?: 各位代表[，！：]\s* )? (?: (?: 但 | 同时 | 当然 | 与此同时 ) [，,]? )? 我们
    [^，。]{0,6} (?: 认识|看|意识 ) 到
    """,
    re.VERBOSE,
)
_FAULT = re.compile(
    r"""
    问题|困难|不足|短板|差距|矛盾|弱项|薄弱|缺点|挑战|压力|不平衡|不充分|不[强够高大优稳]|不确定|失误
    | 没有达到|未能|未完成|没有完成
    """,
    re.VERBOSE,
)
_LESSON = re.compile(r"必须|只有|坚持|才能|机遇")
_STATED = re.compile(
    r"""
      (?: 问题|困难|不足|短板|矛盾 ) [^，。；]{0,8}
      (?: 不[容能可]忽视 | 有了?更?清醒的?认识 | [说讲][透足清] )
    | [还仍]然? (?: 存在|面临|有 ) 着? (?: 不少|一些|许多|诸多|很多|较多 ) [^，。；]{0,8}
      (?: 困难|问题|不足|短板|挑战|差距 )
    | \d 项 [^，。；\d]{0,6} (?: 没有 | 未能 ) (?: 如期|按期|全部 )? 完成
    """,
    re.VERBOSE,
)
_GOES_ON = re.compile(
    r"""
    ^ (?: 各位代表[，！] )?
      (?: 这些 (?: 不足|问题|困难|短板 ) | (?: 对 | 针对 ) (?: 这些|以上|上述|存在 ) | 对此
        | 我们还 (?: 认识|看 ) 到 | [一二三四五六七八九]是 | 一方面 )
    """,
    re.VERBOSE,
)


def _appended(title: str, lexicon: Lexicon) -> Role | None:
    role = appended(title, lexicon)
    return (role, title) if role else DECLINED


def _admitting(title: str, lexicon: Lexicon) -> Role | None:
    found = _PROBLEMS.search(title)
    return ("problems", found[0]) if found and not _SOLVED.search(title) else DECLINED


HEADINGS: tuple[Rule[Callable[[str, Lexicon], Role | None]], ...] = (
    Rule(
        name="appended",
        why="A glossary explains words, an annex goes on in another form: neither is quoted.",
        shows=(("名词解释", "glossary"), ("附件1 2026年民生实事", "annex")),
        spares=("加强注释工作", "附属医院建成"),
        read=_appended,
    ),
    Rule(
        name="heads what went wrong",
        why="A section of its own on problems.",
        shows=(("（三）存在的主要困难和问题", "problems"), ("问题与不足", "problems")),
        spares=("着力解决群众面临的突出问题", "直面困难和挑战", "补齐基础设施短板"),
        read=_admitting,
    ),
)


def _perceived(text: str) -> str | None:
    seen = _PERCEIVED.search(text)
    fault = _FAULT.search(text, seen.end()) if seen else None
    if not seen or not fault or _LESSON.search(text[seen.end() : fault.start()]):
        return DECLINED
    return f"{seen[0]}…{fault[0]}"


def _stated(text: str) -> str | None:
    found = _STATED.search(text)
    return found[0] if found else DECLINED


def _opens(text: str) -> str | None:
    found = _OPENS.match(text)
    perceived = _perceived(text) if found else DECLINED
    return perceived if perceived and found and _PERCEIVED.search(found[0]) else DECLINED


AMID_PLANS = "opens by seeing what is wrong"
"""The rule that finds an admission in a chapter of plans, too: there a fault is mostly one to be mended."""
ADMITS: tuple[Rule[Callable[[str], str | None]], ...] = (
    Rule(
        name=AMID_PLANS,
        why="The set phrase at the very beginning, clear wherever it stands.",
        shows=(
            ("我们清醒认识到，全县发展还面临不少困难。", "清醒认识到…困难"),
            ("同时，我们也要看到，财源单薄、欠账较多，差距不小。", "也要看到…差距"),
        ),
        spares=(
            "推进各项工作，要清醒认识到安全生产压力大，压实责任。",
            "我们深刻认识到，只有改革才能破解发展问题。",
        ),
        read=_opens,
    ),
    Rule(
        name="sees what is wrong",
        why="The set phrase of an admission: it names seeing, and a fault.",
        shows=(
            ("我们也清醒地认识到，全县产业层次偏低，补短板任务很重。", "也清醒地认识到…短板"),
            ("我们深知，民生领域欠账较多，差距不小。", "我们深知…差距"),
        ),
        spares=(
            "我们深刻认识到，只有改革才能破解发展问题。",
            "同时也要看到，今年机遇大于困难。",
            "着力解决群众反映的问题。",
        ),
        read=_perceived,
    ),
    Rule(
        name="states what is wrong",
        why="The same without the set phrase.",
        shows=(
            ("成绩固然可喜，问题同样不容忽视。", "问题同样不容忽视"),
            ("政府工作仍存在一些不足。", "仍存在一些不足"),
            ("年初确定的12件实事，办结9件，另有3项没有按期完成。", "3项没有按期完成"),
        ),
        spares=(
            "问题隐患全部整改到位。",
            "帮助企业解决面临的一些困难。",
            "没有完成不了的任务。",
        ),
        read=_stated,
    ),
)


def roles(sections: Sequence[Section], lexicon: Lexicon) -> list[Decided]:
    """Return the role of each of *sections*, and the rule that gave it.

    >>> from summarizer.records import Sentence
    >>> said = (Sentence("新建小学两所，改造危桥12座。", 2, 0, 14),)
    >>> made = [Section(None, 1, 1, said[:0]), Section("民生", 1, 1, said), Section("名词解释", 1, 3, said)]
    >>> [role for role, because in roles(made, lexicon)]
    ['lead', 'report', 'glossary']
    """
    sizes = [sum(len(sentence.text) for sentence in section.sentences) for section in sections]
    titled = next((i for i, section in enumerate(sections) if section.title is not None), 0)
    found: list[Decided] = []
    behind: Decided | None = None
    for i, section in enumerate(sections):
        decided = _role(section, lexicon, lead=i < titled, body=sizes[i] > BODY * sum(sizes))
        if decided[0] in ("annex", "glossary"):
            # Above the report its own heading may stand, as the annex of a letter.
            behind = decided if sum(sizes[:i]) >= BEHIND * sum(sizes) else behind
        found.append(behind or decided)
    return found


def _role(section: Section, lexicon: Lexicon, *, lead: bool, body: bool) -> Decided:
    if section.title is not None:
        answer = first(HEADINGS, section.title, lexicon)
        if answer is None:
            return "report", ()
        rule, (role, words) = answer
        return role, (Because("role", rule.name, words, section.line),)
    if body:
        return "report", (Because("role", "much text without a heading", "", section.line),)
    if lead:
        return "lead", (Because("role", "before the first heading", "", section.line),)
    return "close", (Because("role", "behind the last heading of its part", "", section.line),)


def admissions(section: Section) -> Iterator[tuple[Because, ...]]:
    """Yield for each sentence of *section* why it admits what went wrong; nothing where it does not.

    >>> from summarizer.records import Sentence
    >>> texts = "成绩来之不易。", "我们也清醒看到，短板不少。", "产业不强。"
    >>> made = Section(None, 1, 1, tuple(Sentence(text, 2, 0, len(text)) for text in texts))
    >>> [[step.words for step in because] for because in admissions(made)]
    [[], ['也清醒看到…短板'], ['也清醒看到…短板']]
    """
    because: tuple[Because, ...] = ()
    for _line, paragraph in groupby(section.sentences, key=lambda sentence: sentence.line):
        opens = True
        for sentence in paragraph:
            if opens and not _GOES_ON.match(sentence.text):
                because = ()
            if not because and (found := first(ADMITS, sentence.text)):
                rule, words = found
                because = (Because("role", rule.name, words, sentence.line),)
            yield because
            opens = False
