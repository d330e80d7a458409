"""Tell whose a standard figure is, where the sentence names an owner nearer than the region itself.

宜昌市实现地区生产总值… in the report of its province, 县域地区生产总值…, 省属企业完成
投资…, 全国… are not the region's, and may be compared with nothing but the same.
An owner is heard where a clause begins with it; it holds to the next owner, to a
word for the region as a whole, or to the end of the clause, and to the next one
where its own says only that it does well.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace

from summarizer.extract.discourse import Figure
from summarizer.extract.parts import zone_names
from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.gazetteer import bare
from summarizer.lexicon.text import HAN, either
from summarizer.records import Because, Region
from summarizer.rule import DECLINED, Rule, first

_MARK = re.compile(r"[，。：；！？]")
_LISTED = re.compile(r"[、和及与等\d]|范围|建设")
"""Between a place and a number these make the place one of a list."""
_LONGEST = 14
"""Characters of the longest name of a division, and a few."""
_BROADER = ("国", "省", "自治区", "市", "州", "盟", "地区", "区")
"""The units of what a region may lie in; a region's own is none of them for it."""


@dataclass(frozen=True, slots=True)
class Clause:
    """What a clause begins with, in the report of a region."""

    text: str
    """From the subject of the clause on, to the end of the clause."""
    region: Region | None


def _itself(clause: Clause, lexicon: Lexicon) -> str | None:
    region = clause.region
    if region is None or region.level is None:
        found = _ANY_WHOLE.match(clause.text)
        return found[0] if found else DECLINED
    forms = [f"{ahead}{end}" for end in _units(region, lexicon) for ahead in ("全", "我")]
    if region.level == "自治区":
        # 全疆 is the whole of 新疆.
        forms.append(f"全{bare(region.name)[-1]}")
    return next((form for form in (*forms, region.name) if clause.text.startswith(form)), DECLINED)


_ANY_WHOLE = re.compile(r"[全我][省市县区州旗盟]")


def _units(region: Region, lexicon: Lexicon) -> tuple[str, ...]:
    """Return how *region* calls itself behind 全 and 我: by its unit, or by its level in full (全自治区)."""
    return (lexicon.places.units[region.level], region.level) if region.level else ()


def _above(clause: Clause, lexicon: Lexicon) -> str | None:
    if clause.region is None or clause.region.level is None:
        return DECLINED
    own = _units(clause.region, lexicon)
    broader = (f"全{end}" for end in _BROADER if end not in own)
    found = next((form for form in (*broader, "我国") if clause.text.startswith(form)), None)
    if found is None or clause.text.startswith((*lexicon.scopes.owners.ranked, *_GOES_ON), len(found)):
        return DECLINED
    return found


_GOES_ON = ("场", "域", "间", "级", "委")
"""Behind 市 and 区 these make it a part of another word: 全市场, 园区间."""


def _division(clause: Clause, lexicon: Lexicon) -> str | None:
    names = _names(lexicon)
    for end in range(min(_LONGEST, len(clause.text)), 2, -1):
        name = clause.text[:end]
        if name in names:
            return DECLINED if clause.text.startswith(_GOES_ON, end) else name
    return DECLINED


def _town(clause: Clause, lexicon: Lexicon) -> str | None:
    if clause.text.startswith(lexicon.scopes.owners.no_town):
        return DECLINED
    found = _TOWN.match(clause.text)
    return found[0] if found else DECLINED


_TOWN = re.compile(rf"[{HAN}]{{2,3}}(?<!城)(?<!乡)[镇乡](?![村域级镇居])")


def _together(clause: Clause, lexicon: Lexicon) -> str | None:
    words = lexicon.scopes.owners
    return _named(clause, (*words.clusters, *words.together), lexicon)


def _zone(clause: Clause, lexicon: Lexicon) -> str | None:
    found = _named(clause, lexicon.scopes.owners.zones, lexicon)
    return found if found and not clause.text.startswith(_GOES_ON, len(found)) else DECLINED


def _named(clause: Clause, kinds: tuple[str, ...], lexicon: Lexicon) -> str | None:
    """Return the name that ends in one of *kinds* with which *clause* begins; none where it is worked on."""
    found = _ending(kinds, lexicon).match(clause.text)
    return found[0] if found else DECLINED


@derived
def _ending(kinds: tuple[str, ...], lexicon: Lexicon) -> re.Pattern[str]:
    words = lexicon.scopes.owners
    return re.compile(
        rf"(?!(?:{either(words.before_work)})*(?:{either(words.worked_on)}))[{HAN}]{{0,8}}?(?:{either(kinds)})"
    )


def _firms(clause: Clause, lexicon: Lexicon) -> str | None:
    found = _firm(lexicon).match(clause.text)
    return found[0] if found else DECLINED


@derived
def _firm(lexicon: Lexicon) -> re.Pattern[str]:
    words = lexicon.scopes.owners
    return re.compile(
        rf"(?:{either(words.firms_of)})[{HAN}]{{0,4}}?(?:{either(words.firms)})|{either(words.firms_alone)}"
    )


def _projects(clause: Clause, lexicon: Lexicon) -> str | None:
    found = _project(lexicon).match(clause.text)
    return found[0] if found else DECLINED


@derived
def _project(lexicon: Lexicon) -> re.Pattern[str]:
    return re.compile(rf"[\d十百千万亿]*(?:{either(lexicon.scopes.owners.projects)})[{HAN}]{{0,4}}?项目")


WHOLE = "the region as a whole"
PROJECTS = "a group of projects"
PLACES = ("another division", "a town", "places taken together", "a zone")
"""The rules that name a place, of which local facts are told as well."""
OWNERS: tuple[Rule[Callable[[Clause, Lexicon], str | None]], ...] = (
    Rule(
        name=WHOLE,
        why="全省 in a province's report, 全疆 in that of 新疆, takes the word back from whoever had it.",
        shows=(("全省税收", "全省"), ("我省投资", "我省"), ("云南省出口", "云南省")),
        spares=("全国出口", "全市税收", "昆明市税收"),
        read=_itself,
    ),
    Rule(
        name="the level above",
        why="全国, or 全市 in a county's report, is what the region is held against.",
        shows=(("全国经济增长", "全国"), ("我国进出口", "我国")),
        spares=("全国第3位", "全省税收", "全国率先实现"),
        read=_above,
    ),
    Rule(
        name="another division",
        why="A city or county named first in its clause is spoken of, and not the region.",
        shows=(("曲靖市实现产值", "曲靖市"), ("玉溪市税收", "玉溪市")),
        spares=("城镇新增就业", "吉林市场主体", "地区生产总值"),
        read=_division,
    ),
    Rule(
        name="a town",
        why="A town's revenue is a part of its county's.",
        shows=(("柳河镇一般公共预算收入", "柳河镇"),),
        spares=("城镇居民收入", "乡镇税收", "新型城镇化率"),
        read=_town,
    ),
    Rule(
        name="places taken together",
        why="A cluster of cities, the counties of a province, a strip along the border are parts of it.",
        shows=(("滇中城市群生产总值", "滇中城市群"), ("县域经济活跃", "县域"), ("沿边县市投资", "沿边县市")),
        spares=("城市更新", "县级财力", "区域协调"),
        read=_together,
    ),
    Rule(
        name="a zone",
        why="What a development zone took in is a part of what its region took in.",
        shows=(
            ("经济开发区税收", "经济开发区"),
            ("自贸试验区进出口", "自贸试验区"),
            ("高新区税收", "高新区"),
        ),
        spares=("社区服务", "新增就业", "园林绿化"),
        read=_zone,
    ),
    Rule(
        name="a group of firms",
        why="省属企业完成投资 is the firms', and 规上工业 is none of them: it is what the indicator is of.",
        shows=(("省属企业完成投资", "省属企业"), ("国资国企提质", "国资国企"), ("中央企业投资", "中央企业")),
        spares=("规上工业企业利润", "企业利润", "民营经济增加值"),
        read=_firms,
    ),
    Rule(
        name=PROJECTS,
        why="What is invested in large projects is a part of all investment.",
        shows=(("亿元以上项目投资", "亿元以上项目"), ("招商引资项目投资", "招商引资项目")),
        spares=("项目投资", "重点领域改革"),
        read=_projects,
    ),
)
"""Who a clause may begin with, the region itself first; asked in this order."""


@derived
def _names(lexicon: Lexicon) -> frozenset[str]:
    """Return the full names of today's and of former divisions."""
    return frozenset(name for name in lexicon.gazetteer.by_name if len(name) > 2)


@dataclass(frozen=True, slots=True)
class Owner:
    """Who a clause begins with."""

    rule: str
    words: str
    start: int
    """Where in the sentence the name begins."""
    clause: str
    """The clause, from the name on."""
    thrives: bool
    """Whether the clause says no more than that its owner does well, and so heads the next one."""
    leads: bool = False
    """Whether it is a cluster of cities that opens the sentence, which then is of it to its end."""

    def governs(self, figure: Figure, clauses: int) -> bool:
        """Whether *figure*, which stands so many *clauses* further on, is this owner's."""
        if self.rule == PROJECTS and figure.name.name.endswith("项目"):
            # 其中亿元以上项目12个 are counted, and own nothing.
            return False
        if clauses == 0 or figure.text in self.clause:
            return True
        return self.thrives and (clauses == 1 or self.leads)


def with_owners(
    figures: Iterable[Figure], text: str, region: Region | None, lexicon: Lexicon
) -> Iterator[Figure]:
    """Yield *figures* of the folded sentence *text*; what is another's is a local fact, its owner its scope.

    >>> from summarizer.extract.figures import read
    >>> text = "玉溪市税收收入增长8%；县域经济提质，税收收入增长9%；全省税收收入增长6%。"
    >>> region = Region("53", "云南省", "云南省", "省", None, "云南省", None)
    >>> figures = with_owners(read(text, lexicon), text, region, lexicon)
    >>> [(figure.name.scope, str(figure.change)) for figure in figures]
    [('玉溪市', '8'), ('县域', '9'), (None, '6')]
    >>> text = "滇中城市群实力提升，税收收入增长5%，进出口总额增长7%。"
    >>> [figure.name.scope for figure in with_owners(read(text, lexicon), text, region, lexicon)]
    ['滇中城市群', '滇中城市群']
    """
    figures = tuple(figures)
    owners = tuple(_owners(text, region, lexicon)) if figures else ()
    for figure in figures:
        part = _part_spoken_of(figure, owners, text)
        owner = _owner(figure, owners, text) or part
        own = figure.name.standard and not figure.name.flow
        if owner is None or owner.rule == WHOLE:
            yield figure
            continue
        if owner is not part and not own and not _told(figure, owner, text, lexicon):
            yield figure
            continue
        scope = "、".join(filter(None, (owner.words, figure.name.scope)))
        yield replace(
            figure,
            name=replace(figure.name, standard=False, scope=scope),
            because=(*figure.because, Because("scope", owner.rule, owner.words)),
        )


def _part_spoken_of(figure: Figure, owners: tuple[Owner, ...], text: str) -> Owner | None:
    """Return the zone of which the sentence has come to speak, where *figure* is said to be of a part."""
    if not figure.part or figure.name.standard:
        return None
    zones = (owner for owner in reversed(owners) if owner.start < figure.start)
    last = next(zones, None)
    if last is None or last.rule != "a zone" or "；" in text[last.start : figure.start]:
        return None
    return None if last.words in figure.name.name else last


def _told(figure: Figure, owner: Owner, text: str, lexicon: Lexicon) -> bool:
    """Whether the local fact *figure* of the folded *text* is told of *owner* and does not say so.

    A place in a list (甲园、乙园等30个项目), or one that was built, has nothing.
    """
    written = figure.name.name + figure.text
    if owner.rule not in PLACES or owner.words in written or owner.words[-3:] in written:
        return False
    listed = (
        "和" in owner.words
        or text[: owner.start].endswith("、")
        or owner.words.startswith(lexicon.scopes.acts.shared)
    )
    between = text[owner.start + len(owner.words) : figure.start]
    return not listed and (owner.leads or _LISTED.search(between) is None)


def _owner(figure: Figure, owners: tuple[Owner, ...], text: str) -> Owner | None:
    """Return the last owner named before *figure*, if it governs it."""
    last = next((owner for owner in reversed(owners) if owner.start < figure.start), None)
    if last is None:
        return None
    between = text[last.start : figure.start]
    if "；" in between:
        return None
    return last if last.governs(figure, len(_MARK.findall(between))) else None


def _owners(text: str, region: Region | None, lexicon: Lexicon) -> Iterator[Owner]:
    """Yield the owners with which clauses of *text* begin; a zone's own report calls itself a zone."""
    zone, clusters = zone_names(region), lexicon.scopes.owners.clusters
    for begin in _begins(lexicon).finditer(text):
        ends = _MARK.search(text, begin.end())
        clause = text[begin.end() : ends.start() if ends else len(text)]
        found = first(OWNERS, Clause(clause, region), lexicon) if clause else None
        if found is not None:
            rule, words = found[0].name, found[1]
            if zone is not None and zone.search(words):
                rule = WHOLE
            thrives = _thrives(lexicon).fullmatch(clause, len(words)) is not None
            leads = begin.end() == 0 and words.endswith(clusters)
            yield Owner(rule, words, begin.end(), clause, thrives, leads)


@derived
def _begins(lexicon: Lexicon) -> re.Pattern[str]:
    """Match where a clause begins, with the words that may stand before its subject."""
    return re.compile(rf"(?:^|(?<=[，。：！？、；]))(?:{either(lexicon.scopes.owners.led_by)})*")


@derived
def _thrives(lexicon: Lexicon) -> re.Pattern[str]:
    """Match what a clause says of its owner before the next gives the figures."""
    return re.compile(rf"[{HAN}]{{0,8}}(?:{either(lexicon.scopes.owners.thriving)})[{HAN}]{{0,4}}")
