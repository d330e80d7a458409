"""Several numbers in a row, dealt out to as many nouns (分别增长8%、9%)."""

import re
from dataclasses import dataclass, replace

from summarizer.extract import grammar, nouns, phrases
from summarizer.extract.basis import based, basis
from summarizer.extract.discourse import Discourse, Figure, RuleOutcome, Subject, figure, number
from summarizer.extract.form import Form
from summarizer.extract.grammar import words
from summarizer.extract.layout import RELATIVE, Place
from summarizer.extract.names import NOTE, Name, name
from summarizer.extract.parts import of_part, speaks_of_part
from summarizer.extract.quantities import Quantity, kind
from summarizer.extract.terms import standard
from summarizer.lexicon import Lexicon
from summarizer.records import Measure
from summarizer.rule import DECLINED, Rule

_BETWEEN = ("、", "和", "及", "与")
_AMOUNTS = ("数", "额", "量", "率", "收入", "支出", "产值", "增加值", "投资", "利润", "税收")
"""A list of nouns that end so names amounts and is no act."""
_RISE = re.compile(r"[涨增]幅|增速|增长率")
"""A verb of change that is a noun, and so belongs to the last of several nouns alone."""


def _each(at: Place, row: tuple[Quantity, ...], said: Discourse) -> tuple[Place, ...]:
    """Return the place of each quantity of *row*, all with what stands before the first."""
    written = said.layout.sentence
    return tuple(replace(at, quantity=q, written=written[q.start : q.end]) for q in row)


# -- distances


@dataclass(frozen=True, slots=True)
class _Distances:
    at: Place
    gap: re.Match[str]


def _gap(at: Place) -> re.Match[str] | None:
    """Return the words of distance before a row of points."""
    gap = grammar.GAP.search(at.before) if at.unit == "points" else None
    return gap if gap and (gap["above"] or gap["below"] or not at.verb) else None


def _see_distances(at: Place, _said: Discourse, _lexicon: Lexicon) -> _Distances | None:
    gap = _gap(at) if len(at.row) > 1 else None
    return _Distances(at, gap) if gap else None


def _distances(seen: _Distances, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    at, gap = seen.at, seen.gap
    led = grammar.APART.search(at.before)
    subject = nouns.subject(at.before[: (led or gap).start()], at.start, said, lexicon)
    subject = subject or nouns.previous(said, lexicon)
    if subject is None:
        return DECLINED
    sign = -1 if gap["low"] or gap["low2"] or gap["below"] or (led and led["low"]) else 1
    made = [
        figure(subject, one, value=sign * one.quantity.value, measure="gap")
        for one in _each(at, at.row, said)
    ]
    return RuleOutcome(tuple(made), words=(led or gap)[0], taken=len(at.row))


DISTANCES = Form(
    "distances in a row",
    _see_distances,
    (
        Rule(
            name="distances from several regions",
            why="分别高于全国、全省1.7和0.3个百分点 tells how far one figure is from each of several others.",
            shows=(
                (
                    "城镇化率分别高于全国、全省1.7和0.3个百分点。",
                    "常住人口城镇化率 1.7个百分点 gap；常住人口城镇化率 0.3个百分点 gap",
                ),
            ),
            spares=("城镇化率高于全国1.7个百分点。", "城镇化率、入学率分别提高1.7和0.3个百分点。"),
            read=_distances,
        ),
    ),
)


# -- one number each


@dataclass(frozen=True, slots=True)
class _Row:
    """Numbers of one unit in a row, and the noun phrase before the first."""

    at: Place
    row: tuple[Quantity, ...]
    phrase: str


def _see_row(at: Place, said: Discourse, lexicon: Lexicon) -> _Row | None:
    if len(at.row) == 1 or _gap(at):
        return None
    return _Row(at, _bounded(at.row, said), phrases.subject(at.before, lexicon))


def _bounded(row: tuple[Quantity, ...], said: Discourse) -> tuple[Quantity, ...]:
    """Return *row* with the bound that governs it all (7%、8%以上; 不低于60%、55%)."""
    first, last = row[0], row[-1]
    written = [said.layout.text[q.start : q.end] for q in (first, last)]
    behind = written[1].endswith(("以上", "以内", "左右", "以下"))
    if behind and all(q.bound == "=" for q in row[:-1]):
        return tuple(replace(quantity, bound=last.bound) for quantity in row)
    ahead = not re.match(r"[\d-]", written[0])
    if ahead and first.bound != "=" and all(q.bound == "=" for q in row[1:]):
        return tuple(replace(quantity, bound=first.bound) for quantity in row)
    return row


def _totals(seen: _Row, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    at, count = seen.at, len(seen.row)
    if at.verb is not None or not at.before.startswith(words(lexicon)["anaphors"]):
        return DECLINED
    added = said.figures[-count:]
    if len(added) < count or any(old.name.flow is None for old in added):
        return DECLINED
    made = []
    for old, one in zip(added, _each(at, seen.row, said), strict=True):
        subject = nouns.in_stock(Subject(old.name, old.text, "word that points back"), True, lexicon)
        made.append(figure(subject, one, value=one.quantity.value))
    return RuleOutcome(tuple(made), words=at.before, taken=count)


def _unclear(seen: _Row, _said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    count = len(seen.row)
    if (
        not seen.phrase
        or "分别" not in seen.at.before
        or phrases.parts(seen.phrase, count, lexicon) is not None
    ):
        return DECLINED
    return RuleOutcome(words=seen.phrase, taken=count)


def _one_each(seen: _Row, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    count = len(seen.row)
    parts = phrases.parts(seen.phrase, count, lexicon) if seen.phrase else None
    if parts is None:
        return DECLINED
    text = said.layout.verbatim(seen.phrase, seen.at.start)
    subjects, part = [], said.part
    for one in parts:
        part = speaks_of_part(one, part)
        subjects.append(Subject(of_part(name(one, lexicon), part), text, "one of several before", part))
    return _dealt(subjects, seen, said, lexicon)


def _plans(seen: _Row, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    plan = grammar.PLANNED.search(seen.at.before) if seen.at.unit == "percent" else None
    if plan is None:
        return DECLINED
    phrase = phrases.subject(seen.at.before[: plan.start()], lexicon)
    parts = phrases.parts(phrase, len(seen.row), lexicon) if phrase else None
    text = said.layout.verbatim(phrase, seen.at.start)
    made = tuple(
        figure(
            Subject(
                Name(name(noun, lexicon).name + grammar.ACHIEVED, None, False, "share"),
                text,
                "one of several before",
            ),
            one,
            value=one.quantity.value,
            measure="share",
        )
        for noun, one in zip(parts or (), _each(seen.at, seen.row, said), strict=False)
    )
    return RuleOutcome(made, words=plan[0], taken=len(seen.row))


def _clause_before(seen: _Row, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    if seen.phrase or seen.at.verb is None:
        return DECLINED
    found = _listed_before if said.figures else _named_before
    subjects = found(seen, said, lexicon)
    return _dealt(subjects, seen, said, lexicon) if len(subjects) == len(seen.row) else DECLINED


def _named_before(seen: _Row, said: Discourse, lexicon: Lexicon) -> list[Subject]:
    return nouns.named_before(seen.at.clause, said, lexicon)


def _listed_before(seen: _Row, said: Discourse, lexicon: Lexicon) -> list[Subject]:
    """Return the subjects that are all that the clause before names (办税户数与金额，分别增长)."""
    at = seen.at
    start = said.layout.clause(at.clause - 1) if at.clause and at.before.startswith("分别") else at.clause
    phrase = phrases.trim(NOTE.sub("", said.layout.text[start : max(start, at.clause - 1)]), lexicon)
    parts = phrases.parts(phrase, len(seen.row), lexicon) if phrase else None
    if parts is None or any(f.end > start for f in said.figures):
        return []
    if not all(part.endswith(_AMOUNTS) for part in parts):
        return []
    text = said.layout.verbatim(said.layout.text[start : at.clause - 1], start)
    return [Subject(name(one, lexicon), text, "one of several before") for one in parts]


def _dealt(subjects: list[Subject], seen: _Row, said: Discourse, lexicon: Lexicon) -> RuleOutcome:
    places = _each(seen.at, seen.row, said)
    if seen.at.growth:
        told = basis(seen.at, said, lexicon)
        subjects = [replace(one, name=based(one.name, told, lexicon)) for one in subjects]
    made = tuple(_figure(subject, one, lexicon) for subject, one in zip(subjects, places, strict=True))
    return RuleOutcome(made, words=seen.at.verb[0] if seen.at.verb else "", taken=len(seen.row))


def _figure(subject: Subject, at: Place, lexicon: Lexicon) -> Figure:
    value, term = at.quantity.value, standard(subject.name.name, lexicon)
    if at.verb is None and at.unit == "percent" and term is not None and term.rise:
        return figure(subject, at, change=value)
    rate = term is not None and term.unit == "%" and not term.rise
    if at.verb is None or (rate and at.unit == "percent" and _RISE.search(at.verb[0])):
        return figure(subject, at, value=value, measure=subject.name.measure)
    signed = -value if at.verb["down"] else value
    if at.unit in ("percent", "times"):
        measure: Measure = "average" if grammar.YEARLY.search(at.before) else "level"
        change = signed * (100 if at.unit == "times" else 1)
        return figure(subject, at, change=change, measure=measure, since=grammar.since(at.before))
    return figure(subject, at, value=signed, measure="pp_change" if at.unit == "points" else "abs_change")


def _growths(seen: _Row, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    at, row, verb = seen.at, seen.row, seen.at.verb
    if seen.phrase or verb is None or row[0].base != "%":
        return DECLINED
    last = range(len(said.figures) - len(row), len(said.figures))
    places = said.row if len(said.row) == len(row) else tuple(last)
    if places[0] < 0 or any(
        said.figures[n].change is not None or said.figures[n].value is None for n in places
    ):
        return DECLINED
    since, told = grammar.since(at.before), basis(at, said, lexicon)
    olds = [said.figures[n] for n in places]
    if any(based(old.name, told, lexicon) != old.name for old in olds):
        subjects = [Subject(old.name, old.text, "of the figure before", old.part) for old in olds]
        return _dealt(subjects, seen, said, lexicon)
    revised = []
    for n, one in zip(places, _each(at, row, said), strict=True):
        old, quantity = said.figures[n], one.quantity
        grown = replace(
            old,
            change=-quantity.value if verb["down"] else quantity.value,
            change_bound=quantity.bound,
            since=since,
            because=(*old.because, number(one.written, quantity)),
        )
        revised.append((n, grown))
    return RuleOutcome(revised=tuple(revised), words=verb[0], taken=len(row))


ROWS = Form(
    "numbers in a row",
    _see_row,
    (
        Rule(
            name="totals of several additions",
            why="总数分别达到18家、24家 gives to each of the additions before it the total it led to.",
            shows=(
                (
                    "新增高新技术企业3家、科技型中小企业5家，总数分别达到18家、24家。",
                    "高新技术企业 18家；科技型中小企业 24家",
                ),
            ),
            spares=("新增高新技术企业3家，总数达到18家。",),
            read=_totals,
        ),
        Rule(
            name="how much of several plans",
            why="分别完成年度目标的105%、112% says of each of several nouns how far its plan was reached.",
            shows=(
                (
                    "税收、出口分别完成年度目标的105%、112%。",
                    "税收收入完成率 105% share；出口总额完成率 112% share",
                ),
            ),
            spares=("税收、出口分别增长5%、12%。", "税收完成年度目标的105%。"),
            read=_plans,
        ),
        Rule(
            name="numbers of nobody knows what",
            why="Where 分别 deals out more numbers than there are nouns, nobody can say which is whose.",
            shows=(("各项收入分别完成12亿元、15亿元。", ""),),
            spares=("税收、利润分别完成12亿元、15亿元。",),
            read=_unclear,
        ),
        Rule(
            name="one number each",
            why="As many numbers as coordinated nouns are dealt out in order.",
            shows=(
                (
                    "城镇、农村居民人均可支配收入分别增长8%、9%。",
                    "城镇居民人均可支配收入 +8%；农村居民人均可支配收入 +9%",
                ),
                ("出口、进口分别完成12亿元、15亿元。", "出口总额 12亿元；进口总额 15亿元"),
                ("城镇调查失业率、居民消费价格涨幅分别为5%、2%。", "城镇调查失业率 5%；居民消费价格 +2%"),
            ),
            spares=("出口、进口均增长8%。", "出口12亿元、进口15亿元。"),
            read=_one_each,
        ),
        Rule(
            name="growths of the clause before",
            why="Growths that name nothing are of the indicators with which the clause before opened.",
            shows=(
                ("出口、进口稳步回升，分别增长8%、9%。", "出口总额 +8%；进口总额 +9%"),
                (
                    "减税2.1亿元，留抵退税户数与金额，分别增长12%和15%。",
                    "留抵退税户数 +12%；留抵退税金额 +15%",
                ),
            ),
            spares=("出口、进口分别完成12亿元、15亿元，分别增长8%、9%。",),
            read=_clause_before,
        ),
        Rule(
            name="growths of the figures before",
            why="Growths in a row that name nothing are of as many levels before them.",
            shows=(
                (
                    "出口、进口分别完成12亿元、15亿元，分别增长8%、9%。",
                    "出口总额 12亿元 +8%；进口总额 15亿元 +9%",
                ),
            ),
            spares=("出口、进口分别增长8%、9%。", "出口12亿元，增长8%。"),
            read=_growths,
        ),
    ),
)

# -- numbers of several units


@dataclass(frozen=True, slots=True)
class _Mixed:
    """Numbers of several units in a row, and the phrase before the first."""

    at: Place
    run: tuple[Quantity, ...]
    phrase: str


def _see_mixed(at: Place, said: Discourse, lexicon: Lexicon) -> _Mixed | None:
    if at.verb is not None or at.relative:
        return None
    run = [at.quantity]
    for quantity in said.layout.quantities[at.index + 1 :]:
        if said.layout.text[run[-1].end : quantity.start] not in _BETWEEN:
            break
        run.append(quantity)
    if len({q.base for q in run}) < 2 or any(kind(q.base, lexicon) in RELATIVE for q in run):
        return None
    return _Mixed(at, tuple(run), phrases.subject(at.before, lexicon))


def _one_unit_each(seen: _Mixed, said: Discourse, lexicon: Lexicon) -> RuleOutcome | None:
    parts = phrases.parts(seen.phrase, len(seen.run), lexicon) if seen.phrase else None
    if parts is None:
        return DECLINED
    text, written = said.layout.verbatim(seen.phrase, seen.at.start), said.layout.sentence
    made = tuple(
        figure(
            Subject(name(one, lexicon), text, "one of several before"),
            replace(seen.at, quantity=q, unit=kind(q.base, lexicon), written=written[q.start : q.end]),
            value=q.value,
        )
        for one, q in zip(parts, seen.run, strict=True)
    )
    return RuleOutcome(made, words=seen.phrase, taken=len(seen.run))


MIXED = Form(
    "numbers of several units in a row",
    _see_mixed,
    (
        Rule(
            name="one number each, of its own unit",
            why="As many numbers as coordinated nouns are dealt out, though each has its unit.",
            shows=(
                (
                    "原煤、天然气产量分别达到620万吨、9.1亿立方米。",
                    "原煤产量 620万吨；天然气产量 9.1亿立方米",
                ),
            ),
            spares=("搬迁438户、1669人。", "原煤、天然气产量分别达到62万吨、91万吨。"),
            read=_one_unit_each,
        ),
    ),
)

FORMS = (DISTANCES, ROWS, MIXED)
