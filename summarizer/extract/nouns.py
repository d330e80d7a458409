"""Find what a figure is said of: the noun before its number, or what the sentence spoke of before."""

import re
from dataclasses import replace

from summarizer.extract import grammar, phrases
from summarizer.extract.discourse import Discourse, Figure, Subject
from summarizer.extract.grammar import words
from summarizer.extract.names import Name, name
from summarizer.extract.parts import of_part, speaks_of_part
from summarizer.extract.quantities import kind
from summarizer.extract.terms import flow_of, growing, lookup, shortened, strip_front
from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.text import HAN, either
from summarizer.records import Measure

YEAR_ALONE = re.compile(r"(?:19|20)\d\d年?")
_PER_HEAD = re.compile(r"[人户亩]均")
_MOVED = re.compile(r"(?:有力|有效)?(?:带动|拉动)(?:全[省市县区州旗])?(?P<what>.+)")
_ASIDE = re.compile(r"^（[^（）]*）")
_OF_WORKS = ("开工率", "完工率", "竣工率", "投产率")
"""Rates that only works have."""
_TOPIC = re.compile(rf"(?P<topic>[{HAN}“”]{{4,12}}?)(?:扎实|深入|持续|稳步|全面|有序|有力)(?:开展|推进|实施)")
"""A clause that says of some work no more than that it goes on."""
_NEAR = re.compile(r"[^，。；：！？]{0,16}[，、](?:其中)?")
"""Between a figure and a noun that says nothing without the figure's owner."""


def subject(
    before: str, start: int, said: Discourse, lexicon: Lexicon, stock: bool = False
) -> Subject | None:
    """Return what *before*, which begins at *start*, names; *stock* says that its number is one of a stock.

    A word that only points back (总量, 增速) means what the figure before it is said of.
    """
    phrase = phrases.subject(before, lexicon)
    if not phrase or phrase in words(lexicon)["elsewhen"]:
        return None
    if phrase in words(lexicon)["anaphors"] and said.figures:
        meant = previous(said, lexicon)
        return in_stock(replace(meant, noun="word that points back"), stock, lexicon) if meant else None
    if YEAR_ALONE.fullmatch(phrase):
        # 五年利用外资112亿美元，2022年达到30亿美元
        return _only(said.layout.clause(start), said, lexicon) or previous(said, lexicon)
    moved = _MOVED.fullmatch(phrase)
    if moved and lookup(moved["what"], lexicon) and _acts_itself(start, said, lexicon):
        phrase = moved["what"]
    return owned(phrase, name(phrase, lexicon, stock=stock), start, said, lexicon)


def _acts_itself(start: int, said: Discourse, lexicon: Lexicon) -> bool:
    """Whether the clause before that at *start* tells what the region did, and names nobody else.

    盘活资产，带动税收收入增长7% is the region's revenue; 园区扩能，带动… is a part that one had in it.
    """
    clauses = re.split("[，。；：！？]", said.layout.text[:start])
    before = phrases.trim(clauses[-2], lexicon) if len(clauses) > 1 else ""
    return _acting(lexicon).match(before) is not None


@derived
def _acting(lexicon: Lexicon) -> re.Pattern[str]:
    """Match the verb with which a clause begins; 服务业 is none."""
    acts = lexicon.scopes.acts
    return re.compile(rf"(?:{either((*words(lexicon)['verbs'], *acts.shared, *acts.others))})(?![业园区])")


def owned(phrase: str, named: Name, start: int, said: Discourse, lexicon: Lexicon) -> Subject:
    """Return the subject *named* by *phrase*, with the owner it shares with the figure before, if it does."""
    part = speaks_of_part(phrase, said.part)
    joint = with_owner(phrase, named, start, said, lexicon)
    noun = "before" if joint is None else "before, its owner that of the figure before"
    return Subject(of_part(joint or named, part), said.layout.verbatim(phrase, start), noun, part)


def previous(said: Discourse, lexicon: Lexicon, bracket: int = 0) -> Subject | None:
    """Return what the figure before is said of, or what stands before the *bracket* (白酒（增长8%）)."""
    if not said.figures:
        return pending(said, lexicon)
    last = said.figures[latest(said)]
    if said.layout.text[bracket - 1 : bracket] == "（":
        between = grammar.BREAK.split(said.layout.text[last.end : bracket - 1])[-1]
        noun = phrases.subject(between.strip("、和及等有）"), lexicon)
        if noun:
            return Subject(name(noun, lexicon), said.layout.verbatim(noun, last.end), "before the bracket")
    return Subject(last.name, last.text, "of the figure before")


def latest(said: Discourse) -> int:
    """Return the place of the last figure that is not how much of a plan was reached."""
    places = range(len(said.figures) - 1, -1, -1)
    return next((n for n in places if not said.figures[n].name.name.endswith(grammar.ACHIEVED)), -1)


def per_head(before: str, said: Discourse, lexicon: Lexicon) -> Subject | None:
    """Return what was spoken of last, per head, where *before* says no more (人均突破9万元)."""
    each = _PER_HEAD.search(before)
    last = previous(said, lexicon) if each else None
    if each is None or last is None:
        return None
    return Subject(name(each[0] + last.name.name, lexicon), each[0], "of the figure before, per head")


def pending(said: Discourse, lexicon: Lexicon) -> Subject | None:
    """Return the one standard indicator that the clause before the first figure speaks of."""
    quantities = said.layout.quantities
    return _only(said.layout.clause(quantities[0].start) if quantities else 0, said, lexicon)


def clause_before(clause: int, said: Discourse, lexicon: Lexicon) -> Subject | None:
    """Return the standard indicator of which the clause before *clause* spoke, without a figure.

    In 固定资产投资80亿元，其中工业投资势头强劲，增长12% industry grew.
    """
    if clause == 0 or not said.figures or said.layout.clause(clause - 1) < said.figures[-1].end:
        return None
    return _only(clause, said, lexicon)


def _only(clause: int, said: Discourse, lexicon: Lexicon) -> Subject | None:
    found = named_before(clause, said, lexicon)
    return found[0] if len(found) == 1 else None


def named_before(clause: int, said: Discourse, lexicon: Lexicon) -> list[Subject]:
    """Return the standard indicators with which the clause before *clause* opens."""
    if clause == 0:
        return []
    start = said.layout.clause(clause - 1)
    found: list[Subject] = []
    for piece in grammar.COORDINATED.split(phrases.trim(said.layout.text[start : clause - 1], lexicon)):
        ends = range(len(piece), 1, -1)
        written = next((piece[:n] for n in ends if lookup(piece[:n], lexicon)), None)
        if written is None:
            break
        text = said.layout.verbatim(written, start)
        found.append(Subject(name(written, lexicon), text, "in the clause before"))
    return found


def each(phrase: str, start: int, said: Discourse, lexicon: Lexicon) -> list[Subject]:
    """Return the standard indicators coordinated in *phrase*, of each of which one growth is said."""
    count = len(grammar.COORDINATED.split(phrase))
    parts = phrases.parts(phrase, count, lexicon) if count > 1 else None
    if parts is None or not all(lookup(part, lexicon) for part in parts):
        return []
    text, part = said.layout.verbatim(phrase, start), speaks_of_part(phrase, said.part)
    return [Subject(of_part(name(one, lexicon), part), text, "one of several before", part) for one in parts]


def grown(phrase: str, lexicon: Lexicon) -> Subject | None:
    """Return what *phrase* means where growth is said of it (经济增长6%)."""
    meant = growing(lexicon).get(phrase)
    return Subject(name(meant, lexicon), phrase, "before") if meant else None


def in_stock(subject: Subject, stock: bool, lexicon: Lexicon) -> Subject:
    """Return *subject* as the *stock* that an addition led to (新增6家，达到29家)."""
    if not stock or subject.name.flow not in ("新增", "净增", "新登记", "新认定", "培育"):
        return subject
    written = subject.name.name
    rest = written.removeprefix(subject.name.flow)
    base = name(rest if rest != written else flow_of(written, lexicon)[1], lexicon, stock=True)
    return Subject(replace(base, scope="保有"), subject.text, subject.noun)


def with_owner(phrase: str, named: Name, start: int, said: Discourse, lexicon: Lexicon) -> Name | None:
    """Return *named* with the owner of the figure just before, where it needs one (产量3万吨，产值2亿元)."""
    known = words(lexicon)
    bare = strip_front(strip_front(phrase, known["adverbs"], lexicon), known["verbs"], lexicon)
    meant = _in_full(bare, start, said, lexicon)
    if meant is not None:
        return meant
    if bare in _OF_WORKS:
        since = max(said.layout.text.rfind(mark, 0, start) for mark in "；。")
        works = (
            f for f in reversed(said.figures) if f.start > since and f.name.name.endswith(("项目", "工程"))
        )
        owner = next((f for f in works if kind(f.unit or "%", lexicon) in ("counted", "general")), None)
        if owner is not None:
            return _owned_by(owner, bare, True, lexicon)
    shares = bare in known["owned"] and not named.standard
    if not shares and bare not in known["kin"]:
        return None
    found = _by_figure(bare, shares, start, said, lexicon) if said.figures else None
    return found or _by_lead(bare, start, said, lexicon)


def _by_figure(bare: str, shares: bool, start: int, said: Discourse, lexicon: Lexicon) -> Name | None:
    """Return the name of *bare* with the owner of the figure just before."""
    last = said.figures[-1]
    if said.layout.text.startswith("）", said.used):
        # 项目26项（其中省级4项），总投资: what is in brackets owns nothing behind them.
        opening = said.layout.text.rfind("（", 0, said.used)
        last = next((f for f in reversed(said.figures) if f.end <= opening), last)
    joint = _ASIDE.sub("", said.layout.text[last.end : start])
    # 6个重点项目完成投资7亿元, or behind a mark.
    near = joint == last.text or _NEAR.fullmatch(joint) is not None
    if near and last.name.name.endswith("企业"):
        # 规上工业企业429户，实现增加值70亿元
        found = name(last.name.name + bare, lexicon)
        if found.standard:
            return found
    if not near or not (shares or joint == "、"):
        return None
    return _owned_by(last, bare, shares, lexicon)


def _by_lead(bare: str, start: int, said: Discourse, lexicon: Lexicon) -> Name | None:
    """Return the name of *bare* with the branch of the economy that a clause before praises.

    民营经济快速发展，增加值增长8% is said of 民营经济.
    """
    if bare not in words(lexicon)["branch"]:
        return _by_topic(bare, start, said, lexicon)
    opens = max(said.layout.text.rfind(mark, 0, start) for mark in "。；！？") + 1
    for clause in reversed(re.split("[，：]", said.layout.text[opens:start])):
        found = _branch(lexicon).match(phrases.trim(clause, lexicon))
        if found:
            return name(found["owner"] + bare, lexicon)
    return None


def _by_topic(bare: str, start: int, said: Discourse, lexicon: Lexicon) -> Name | None:
    """Return the name of the money *bare* with what the clause before says goes well.

    对口协作深入开展，累计投入资金3亿元 is money for 对口协作.
    """
    clauses = re.split("[，：。；！？]", said.layout.text[:start])
    if bare != "资金" or len(clauses) < 2:
        return None
    found = _TOPIC.fullmatch(phrases.trim(clauses[-2], lexicon))
    return name(found["topic"] + "投入资金", lexicon) if found else None


@derived
def _branch(lexicon: Lexicon) -> re.Pattern[str]:
    """Match a clause that says of a branch of the economy no more than that it does well."""
    thrives = either((*lexicon.scopes.owners.thriving, *lexicon.scopes.owners.doing))
    return re.compile(
        rf"(?P<owner>[{HAN}“”]{{1,10}}?(?:经济|产业|业|工业)(?!企|园|增|体|务))[{HAN}]{{0,8}}?(?:{thrives})[{HAN}]{{0,6}}$"
    )


def _owned_by(last: Figure, bare: str, shares: bool, lexicon: Lexicon) -> Name | None:
    """Return the name of *bare* with the owner of *last*; *shares*: it says nothing without one."""
    counted = kind(last.unit or "%", lexicon) in ("counted", "general")
    rate = bare.endswith(("率", "度")) and shares
    if rate and kind(last.unit or "%", lexicon) in ("money", "measured"):
        owner: str | None = last.name.name
    else:
        owner = _owner(last, counted, lexicon) if shares or not counted else None
    if owner is None:
        return None
    found = name(owner + bare, lexicon)
    if found.standard:
        return found
    if last.name.standard and not (counted or rate) and not owner.endswith("业"):
        return None
    measure: Measure = "share" if bare == grammar.ACHIEVED else "level"
    if rate:
        # 受理诉求300件，办结率99%: the rate is of the things, however they came.
        helped = _helped(lexicon).fullmatch(owner)
        owner = f"{helped['whom']}{helped['what']}" if helped else owner
        owner = strip_front(owner, lexicon.scopes.owners.handled, lexicon) or owner
    return Name(owner + bare, None, False, measure)


@derived
def _helped(lexicon: Lexicon) -> re.Pattern[str]:
    """Match for whom what was handled (为居民办理事项)."""
    handled = either((*lexicon.scopes.owners.handled, "解决"))
    return re.compile(rf"[为给](?P<whom>[{HAN}]{{2,6}}?)(?:{handled})(?P<what>[{HAN}]{{2,8}})")


def _in_full(bare: str, start: int, said: Discourse, lexicon: Lexicon) -> Name | None:
    """Return the indicator that is called *bare* for short where it was spoken of (粮食 ... 总产)."""
    for opening, meant in shortened(lexicon).get(bare, ()):
        spoken = said.layout.text.rfind(opening, 0, start)
        since = (f.name.name for f in said.figures if f.start > spoken >= 0)
        if spoken >= 0 and all(opening in named for named in since):
            return name(meant, lexicon)
    return None


def _owner(last: Figure, counted: bool, lexicon: Lexicon) -> str | None:
    """Return whose the figure *last* is (粮食 of 粮食播种面积), or what it *counted*."""
    named = last.name
    size = next((s for s in (named.scope or "").split("、") if s.endswith("以上")), "")
    if counted:
        flow = named.flow or ""
        whole = flow + size + named.name.removeprefix(flow) if named.standard else named.name
        return whole.removeprefix("实施")
    known = words(lexicon)
    heads = (*known["owned"], *known["measures"], *known["shared"])
    head = max((h for h in heads if named.name.endswith(h)), key=len, default="")
    owner = named.name.removesuffix(head)
    return owner if head and len(owner) >= 2 else None
