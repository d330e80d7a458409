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
from summarizer.lexicon.text import HAN
from summarizer.records import Because, Level, Region
from summarizer.rule import DECLINED, Rule, first

_BEGIN = re.compile(
    r"(?:^|(?<=[，。：！？、；]))(?:其中|支持|推动|推进|加快|促进|带动|引导|助力|辐射|以|将|让)*"
)
"""Where a clause begins, with the verb that may stand before its subject."""
_MARK = re.compile(r"[，。：；！？]")
_THRIVES = re.compile(
    rf"[{HAN}]{{0,8}}(?:发展|提速|提质|进位|赶超|迸发|壮大|起步|突破|崛起|主导产业|跨越|增长|改善|提升|压力)[{HAN}]{{0,4}}"
)
"""What a clause says of its owner before the next gives the figures (县域经济提质，税收…)."""
_CLUSTER = re.compile("(?:城市群|都市圈|经济圈|经济带|大?湾区)$")
"""Places taken together whose whole sentence is of them, once it begins with how well they do."""
_WORKED_ON = "建设|打造|优化|实施|规范|创建|跻身|共建|升级|完善|做大|入选|获批|设立|申报"
_LEAD = rf"(?!(?:全年|预计|综合|共|新|一批)*(?:{_WORKED_ON}))[{HAN}]{{0,8}}?"
"""Before the kind of an owner its name, but no verb that makes it what is worked on."""
_RANKED = "(?!第|前|平均|唯一|首|率先|排|率|最|领先|上游|同期|先进|重点|优秀|试点|示范)"
"""Not behind 全国 and 全省: what is said there is a place among all, not a figure of theirs."""
_LEVELS: dict[Level, tuple[str, ...]] = {
    "国家": ("国",),
    "省": ("省",),
    "自治区": ("区", "自治区"),
    "直辖市": ("市",),
    "特别行政区": ("区",),
    "地级市": ("市",),
    "自治州": ("州",),
    "地区": ("区", "地区"),
    "盟": ("盟",),
    "区": ("区",),
    "县": ("县",),
    "县级市": ("市",),
    "旗": ("旗",),
    "开发区": ("区",),
    "新区": ("区",),
}
"""How the report of a region of each level calls the whole of it, behind 全 or 我."""
_ABOVE = ("国", "省", "自治区", "市", "州", "盟", "地区")
_LONGEST = 14
"""Characters of the longest name of a division, and a few."""


@dataclass(frozen=True, slots=True)
class Clause:
    """What a clause begins with, in the report of a region."""

    text: str
    """From the subject of the clause on, to the end of the clause."""
    region: Region | None


def _itself(clause: Clause, _lexicon: Lexicon) -> str | None:
    region = clause.region
    if region is None or region.level is None:
        found = re.match(r"[全我][省市县区州旗盟]", clause.text)
        return found[0] if found else DECLINED
    ends = _LEVELS[region.level]
    forms = [*(f"{ahead}{end}" for end in ends for ahead in ("全", "我")), region.name]
    if region.level == "自治区":
        # 全疆 is the whole of 新疆.
        forms.append(f"全{bare(region.name)[-1]}")
    found_form = next((form for form in forms if clause.text.startswith(form)), None)
    return found_form or DECLINED


def _above(clause: Clause, _lexicon: Lexicon) -> str | None:
    if clause.region is None or clause.region.level is None:
        return DECLINED
    own = _LEVELS[clause.region.level]
    above = "|".join(end for end in _ABOVE if end not in own)
    found = re.match(rf"(?:全(?:{above})|我国){_RANKED}", clause.text)
    return found[0] if found else DECLINED


def _division(clause: Clause, lexicon: Lexicon) -> str | None:
    names = _names(lexicon)
    for end in range(min(_LONGEST, len(clause.text)), 2, -1):
        name = clause.text[:end]
        if name in names:
            # 吉林市场, 朝阳区域
            return DECLINED if clause.text[end : end + 1] in ("场", "域", "间", "级", "委") else name
    return DECLINED


def _matching(pattern: str) -> Callable[[Clause, Lexicon], str | None]:
    compiled = re.compile(pattern)

    def read(clause: Clause, _lexicon: Lexicon) -> str | None:
        found = compiled.match(clause.text)
        return found[0] if found else DECLINED

    return read


WHOLE = "the region as a whole"
PROJECTS = "a group of projects"
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
        read=_matching(
            rf"(?!新型|小城|特色|中心|重点|建制|全国|我|全)[{HAN}]{{2,3}}(?<!城)(?<!乡)[镇乡](?![村域级镇居])"
        ),
    ),
    Rule(
        name="places taken together",
        why="A cluster of cities, the counties of a province, a strip along the border are parts of it.",
        shows=(("滇中城市群生产总值", "滇中城市群"), ("县域经济活跃", "县域"), ("沿边县市投资", "沿边县市")),
        spares=("城市更新", "县级财力", "区域协调"),
        read=_matching(
            _LEAD + r"(?:城市群|都市圈|经济圈|经济带|经济区|大?湾区|片区|老区|灾区"
            r"|[一二三四五六七八九十]?地州|县市|县域)"
        ),
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
        read=_matching(
            _LEAD
            + r"(?:开发区|高新区|经开区|产业园区?|工业园区?|保税区|自贸区|试验区|示范区|集聚区|园区|口岸)"
            r"(?![域间])"
        ),
    ),
    Rule(
        name="a group of firms",
        why="省属企业完成投资 is the firms', and 规上工业 is none of them: it is what the indicator is of.",
        shows=(("省属企业完成投资", "省属企业"), ("国资国企提质", "国资国企"), ("中央企业投资", "中央企业")),
        spares=("规上工业企业利润", "企业利润", "民营经济增加值"),
        read=_matching(
            rf"(?:[省市县区]属|国有|中央|地方|监管|国资|央)[{HAN}]{{0,4}}?(?:企业|国企|银行|大行|集团)|国资国企|央企|国企"
        ),
    ),
    Rule(
        name=PROJECTS,
        why="What is invested in large projects is a part of all investment.",
        shows=(("亿元以上项目投资", "亿元以上项目"), ("招商引资项目投资", "招商引资项目")),
        spares=("项目投资", "重点领域改革"),
        read=_matching(
            rf"(?:[\d十百千]*[万亿]元以上|招商引资|招商|省级?重大|市级?重大|省级?重点|市级?重点)(?:[{HAN}]{{0,4}}?)项目"
        ),
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
    owners = tuple(_owners(text, region, lexicon))
    for figure in figures:
        owner = _owner(figure, owners, text) if figure.name.standard else None
        if owner is None or owner.rule == WHOLE:
            yield figure
            continue
        scope = "、".join(filter(None, (owner.words, figure.name.scope)))
        yield replace(
            figure,
            name=replace(figure.name, standard=False, scope=scope),
            because=(*figure.because, Because("scope", owner.rule, owner.words)),
        )


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
    zone = zone_names(region)
    for begin in _BEGIN.finditer(text):
        clause = _MARK.split(text[begin.end() :], maxsplit=1)[0]
        found = first(OWNERS, Clause(clause, region), lexicon) if clause else None
        if found is not None:
            rule, words = found[0].name, found[1]
            if zone is not None and zone.search(words):
                rule = WHOLE
            thrives = _THRIVES.fullmatch(clause, len(words)) is not None
            leads = begin.end() == 0 and _CLUSTER.search(words) is not None
            yield Owner(rule, words, begin.end(), clause, thrives, leads)
