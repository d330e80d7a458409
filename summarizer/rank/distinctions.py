"""Find what a report may be proud of: firsts, places, honours, approvals, large projects.

Each is a stretch of a sentence, quoted as it stands: the clause that claims it
and, where that clause has no subject of its own (居全国第一), those before it up
to the subject.
"""

import math
import re
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal

from summarizer.rank.alone import leaning
from summarizer.records import Because, Distinction, DistinctionKind, Section, SectionRole, Sentence
from summarizer.rule import DECLINED, Rule, first

Claim = tuple[str, DistinctionKind, float]
"""The words that claim a distinction, its kind, and what it weighs."""
ClaimRule = Rule[Callable[[str], Claim | None]]

_ABOVE = (
    (re.compile(r"世界|全球|国际|亚洲|联合国"), 1.2),
    (re.compile(r"全国|国家|国内|中国|我国|中央|国务院"), 1.0),
    (re.compile(r"全省|全区|省级|全疆|自治区|西[部北]|[中东]部|华[东北中南]|长三角|京津冀|部委"), 0.6),
    (re.compile(r"全市|市级|全州|全盟"), 0.2),
)
"""Among whom a distinction was won, and what that adds to its weight."""
_HOPED = re.compile(
    r"""
      力争|争取|有望|确保|奋力|(?<!成功)争创(?!成)
    | ^ (?: 要|将|努力|积极|加快|推动|推进|支持|扎实|全力|深入 ) \D* (?: 创建|申报|打造|争当|率先
    |第一|一流 )
    """,
    re.VERBOSE,
)
"""In such a clause it is not won yet."""
VAGUE = 0.8
"""What is taken off where no place is named (居前列)."""
_NUMBER = r"(?: [一二三四五六七八九十]+ | \d+ )"


def _claims(pattern: str, kind: DistinctionKind, weight: float) -> Callable[[str], Claim | None]:
    compiled = re.compile(pattern, re.VERBOSE)

    def read(clause: str) -> Claim | None:
        found = compiled.search(clause)
        if found is None or _HOPED.search(clause):
            return DECLINED
        above = next((added for words, added in _ABOVE if words.search(clause)), 0.0)
        vague = VAGUE if found[0].endswith(("前列", "前茅")) else 0.0
        return found[0], kind, weight + above - vague

    return read


_COST = re.compile(r"投资 (?: 达|约|超过?|近 )? (\d+ (?:\.\d+)?) 余? (亿|万亿) 余?元", re.VERBOSE)
_RAISED = re.compile(r"开工|建成|投产|投用|投运|竣工|通车|落地|落户|签约|启用|并网|合龙")
_LARGE = Decimal(10)
"""亿元 from which a project is large."""


def _large(clause: str) -> Claim | None:
    cost, raised = _COST.search(clause), _RAISED.search(clause)
    if cost is None or raised is None:
        return DECLINED
    if re.search(r"\d个项目", clause):
        # What many cost together.
        return DECLINED
    much = Decimal(cost[1]) * (10_000 if cost[2] == "万亿" else 1)
    return (cost[0], "project", math.log10(float(much)) / 2) if much >= _LARGE else DECLINED


DISTINCTIONS: tuple[ClaimRule, ...] = (
    Rule(
        name="first place",
        why="A place at the very top.",
        shows=(
            ("茶叶产量居全国第一", "居全国第一"),
            ("增速排名全市第1位", "排名全市第1"),
            ("总量稳居全省首位", "稳居全省首位"),
            ("满意度位列全省第一方阵", "位列全省第一"),
        ),
        spares=("第一产业增长4%", "人人争第一", "把安全放在第一位", "选派第一书记120名", "第一时间妥善处置"),
        read=_claims(
            r"""
            (?<![争勇]) (?: (?: 稳|跃|均|继续|保持 )* (?: 居|列|排|位|名列|升至|升到
            |跃升至 ) [^，。；第首]{0,10}
              | (?: 全[国省市区县州盟]|世界|全球|西部|中部|东部 ) [^，。；第首]{0,4} )
            (?: 第 (?: 一 | 1 (?!\d) ) (?! 产业|书记|时间|线|批|季度|要务|责任|资源|动力|[中小]学
            |人民?医院|医院|高中|轮|阶段|步 )
              | 首位 | 榜首 | 之首 | 冠军 )
            | 领跑 (?: 全[国省市州] | 西部 | 中部 )
            """,
            "place",
            2.0,
        ),
    ),
    Rule(
        name="only one",
        why="Nobody else has it.",
        shows=(("成为全省唯一入围的县", "唯一"),),
        spares=("坚持实践是检验真理的唯一标准",),
        read=_claims(r"唯一 (?! 标准|途径|出路|宗旨|选择)", "first", 1.8),
    ),
    Rule(
        name="first of its kind",
        why="Nobody had it before.",
        shows=(
            ("全国首个海上风电母港投用", "全国首个"),
            ("建成全市首家职业体验馆", "全市首家"),
            ("入选首批数字乡村试点", "首批"),
        ),
        spares=("首先抓好春耕", "建设首善之区", "把就业摆在首要位置", "首届文化节开幕", "推广首台套12项"),
        read=_claims(
            r"""
            (?: 全[国省市区县州球] | 国内 | 国际 | 世界 | 我国 | 我[省市县区] | 西部 | 中部 | 东部 | 亚洲 )?
            首 (?: 个|家|例|座|条|艘|列|次|批|支|创|单 (?!位) ) (?! 套|要|工程|\d)
            """,
            "first",
            1.2,
        ),
    ),
    Rule(
        name="pioneered",
        why="Done before the others of its country, province or city.",
        shows=(("在全省率先实现城乡供水一体化", "在全省率先"), ("率先在全市推行一窗通办", "率先")),
        spares=("领导干部率先垂范", "奋力在全省率先突破", "力争率先实现现代化"),
        read=_claims(
            r"(?: 在? 全[国省市区县州] | 国内 | 西部 )? 率先 (?! 垂范|突破|发展|崛起|示范 )",
            "first",
            1.4,
        ),
    ),
    Rule(
        name="place among others",
        why="A place near the top, or one that is named.",
        shows=(
            ("增速居全省第3位", "居全省第3"),
            ("规模居中部第二", "居中部第二"),
            ("考核成绩排在全市前列", "排在全市前列"),
            ("跻身全国百强县", "跻身全国百强"),
        ),
        spares=("第三产业增加值增长6%", "新增就业居民3200人", "开展第二轮督察"),
        read=_claims(
            rf"""
            (?: 居|列|排|位|名列|名次|升至|升到|走在 | 跻身 | 进入 ) [^，。；]{{0,12}}
            (?: 第 {_NUMBER} (?! 产业|批|届|轮|季度|次|期|师 ) | 前 (?: {_NUMBER} ) | 前列 | 前茅 | 百强
            | 十强 )
            | (?: 全[国省市] ) 第 {_NUMBER} (?! 产业|批|届|轮|次|期|个|家 )
            """,
            "place",
            1.2,
        ),
    ),
    Rule(
        name="honour",
        why="A title or a prize given by others.",
        shows=(
            ("荣获全国双拥模范城称号", "荣获"),
            ("被评为全省园林县城", "被评为"),
            ("获评国家4A级景区", "获评"),
            ("获得省科技进步一等奖3项", "获得省科技进步一等奖"),
        ),
        spares=("获得群众好评", "获贷款3亿元", "群众获得感增强"),
        read=_claims(
            r"""
            荣获 | 荣膺 | 获评 | 喜获 | 斩获 | 摘得 | 被 (?: [^，。；]{0,10} )? (?: 评为|命名为|授予
            |认定为|确定为|列为|评定为 )
            | 获 (?: 得 )? [^，。；]{0,24} (?: 奖(?!励) | 称号 | 表彰 | 金牌 | 通报表扬 | 真抓实干 )
            | (?: 受到|得到 ) (?: 国务院|国家|中央|全国|省委|省政府|自治区 ) [^，。；]{0,12} (?: 表彰|表扬
            |激励|肯定 )
            """,
            "honour",
            1.0,
        ),
    ),
    Rule(
        name="chosen from above",
        why="A pilot, a list, an approval that not everybody gets.",
        shows=(
            ("入选国家骨干冷链物流基地", "入选"),
            ("获批国家级高新区", "获批"),
            ("列入全省县城建设试点", "列入全省县城建设试点"),
            ("成为国家乡村振兴示范县", "成为国家乡村振兴示范"),
        ),
        spares=("新机场选址获批", "获批贷款6.2亿元", "获批建设用地1900亩", "纳入医保目录"),
        read=_claims(
            r"""
            (?: 成功 )? 入选 | 入围 | 上榜 | (?: 成功 )? (?<!选址) (?<!可研)
              获批 (?! 贷款|土地|用地|建设用地|资金|债券
            |[^，。；]{0,8} (?: 亿元|万元|亩) )
            | (?: 列入|纳入|成为|列为|获 ) [^，。；]{0,20} (?: 试点|示范|名单|名录|先行区|基地 (?!建设) )
            """,
            "honour",
            0.8,
        ),
    ),
    Rule(
        name="created",
        why="A title that was worked for and is won.",
        shows=(
            ("创成省级四好农村路示范县", "创成"),
            ("成功创建国家卫生县城", "成功创建"),
            ("通过国家园林县城验收", "通过国家园林县城验收"),
        ),
        spares=("扎实推进国家卫生城市创建", "创建文明村12个"),
        read=_claims(
            r"""
            创成 | 成功 (?: 争创|创建|创成|申报|申创|蝉联|摘帽 ) | 创建成功
            | 通过 (?: 国家|国务院|省|自治区 ) [^，。；]{0,14} (?: 验收|认定|评估|复审|考核 )
            """,
            "honour",
            0.7,
        ),
    ),
    Rule(
        name="best ever",
        why="Better than in any year before.",
        shows=(("接待游客创历史新高", "创历史新高"), ("优良天数为历年最好", "为历年最好")),
        spares=("抓住历史机遇", "实现历史性跨越"),
        read=_claims(
            r"""
            (?: 创|达|为|再创|刷新|同期 )* (?: 历史|历年|有记录以来
            |近[\d一二三四五六七八九十]+年 ) [^，。；]{0,6} (?: 最[好高优多低佳] | 新高 | 新低 )
            | (?: 再 )? 创 [^，。；]{0,4} 新高
            """,
            "place",
            0.7,
        ),
    ),
    Rule(
        name="large project",
        why="A work of a thousand million yuan or more that is begun, finished or won.",
        shows=(("总投资32亿元的抽水蓄能电站开工", "投资32亿元"),),
        spares=(
            "总投资3亿元的污水厂开工",
            "总投资98亿元的31个项目签约",
            "固定资产投资32亿元",
            "谋划总投资120亿元的项目",
        ),
        read=_large,
    ),
    Rule(
        name="of national rank",
        why="Something the state counts as its own was added.",
        shows=(("新增国家级专精特新企业9家", "新增国家级"),),
        spares=("落实国家级规划", "服务国家级新区建设"),
        read=_claims(
            r"(?: 新增|新认定|获得|拥有|建成 ) [^，。；]{0,4} (?: 国家级 | 国家 \d?A级 "
            r"| 全国重点实验室 | 中国 )",
            "honour",
            0.3,
        ),
    ),
)
"""What is a distinction.  The first that answers names it, so the highest stand first."""

_SUBJECTLESS = re.compile(
    r"""
    ^ (?: 均|也|并|都|且|还|与[^，。]{1,12}(?:共同|一道|一起)|先后|相继|成功|再次|再|连续[^，。；]{0,5}|稳
    |稳步|继续|保持|持续|分别|双双
    |首次|一举|顺利|率先|其中 )*
    (?: 为 [同全首唯] | 在全 | 处于 | 位? 居 (?!民) | 列|位列|排|名列|位次|增速|增幅|总量 | 规模 (?!以上)
    | 总数|数量|质量|成绩|占比|荣获|荣膺|获|入选|入围|被 (?!动) | 创|达|纳入
      | (?: 突破|超过|增至 ) \d | (?: 治理|工作|改革 )? 成效
      | 成为|跻身|进入|走在|较|同比|增长|领跑|领先|刷新|升至|跃居|跃升|为历|综合排名|受到|得到
      |全[国省市县区州]第| 第 (?! [一二三] 产业 ) | 通过 | 摘得 | 斩获 | 上榜 )
    """,
    re.VERBOSE,
)
_OF_THE_REGION = re.compile(
    r"(?:成功)?(?:荣获|获评|获批|被评为|被命名为|入选|创成|创建)(?!.{1,3}级?(?:示范|先进|试点).$)[^，。；]{4,}[省市县区](?:称号)?$"
)
"""A title that only the region itself can bear, whoever the clause before is about: 获评双拥模范县."""
_CLAUSE = re.compile(r"[^，,；;。！]+")
_OPEN, _CLOSE = "（(“‘《【[", "）)”’》】]"
REACH = 60
"""Characters up to which a distinction is quoted with the clauses before it."""
LONGEST = 90
"""Characters up to which a stretch that claims two distinctions is quoted as one."""
AGAIN = 0.3
"""What a second distinction adds to the weight of such a stretch."""


def distinctions(section: Section) -> Iterator[Distinction]:
    """Yield what is claimed in *section*, in the order of its sentences.

    >>> text = "园区产值突破百亿元，增速居全省第一；夏粮丰收，县城通过国家卫生县城复审。"
    >>> made = Section("工业", 1, 1, (Sentence(text, 2, 0, len(text)),))
    >>> [(one.text, one.because.rule) for one in distinctions(made)]
    [('园区产值突破百亿元，增速居全省第一', 'first place'), ('县城通过国家卫生县城复审', 'created')]
    """
    for sentence in section.sentences:
        role, time = sentence.role or section.role, sentence.time or section.time
        if role == "report" and time.kind == "actual" and sentence.doubt is None:
            yield from (one for one in _claimed(sentence) if _stands(one, role))


def _stands(one: Distinction, role: SectionRole) -> bool:
    """Whether *one* can be listed by itself: it points to nothing, and its subject is not cut off."""
    begins = one.sentence.text.startswith(one.text) or _OF_THE_REGION.match(one.text)
    return leaning(one.text, role) is None and bool(begins or not _SUBJECTLESS.match(one.text))


def _claimed(sentence: Sentence) -> Iterator[Distinction]:
    clauses = _clauses(sentence.text)
    held: Distinction | None = None
    begun = ended = 0
    for c, (start, end) in enumerate(clauses):
        found = first(DISTINCTIONS, sentence.text[start:end])
        if found is None:
            continue
        rule, (words, kind, weight) = found
        because = Because("distinction", rule.name, words)
        at = clauses[_subject(sentence.text, clauses, c)][0]
        if held and at < ended and end - begun <= LONGEST:
            # One stretch claims both.
            if held.weight >= weight:
                because, kind = held.because, held.kind
            weight = max(held.weight, weight) + AGAIN
            at = begun
        elif held:
            yield held
            at = max(at, ended)
        held, begun, ended = (
            Distinction(sentence.text[at:end].strip("，,；; "), sentence, kind, weight, because),
            at,
            end,
        )
    if held:
        yield held


def _clauses(text: str) -> list[tuple[int, int]]:
    """Return where the clauses of *text* begin and end; a bracket or quotation is not torn."""
    clauses: list[tuple[int, int]] = []
    for found in _CLAUSE.finditer(text):
        start, end = found.span()
        if clauses and _torn(text[clauses[-1][0] : clauses[-1][1]]):
            clauses[-1] = clauses[-1][0], end
        else:
            clauses.append((start, end))
    return clauses


def _torn(clause: str) -> bool:
    return sum(clause.count(mark) for mark in _OPEN) > sum(clause.count(mark) for mark in _CLOSE)


def _subject(text: str, clauses: Sequence[tuple[int, int]], c: int) -> int:
    """Return which clause names what the clause *c* speaks of."""
    clause = text[slice(*clauses[c])]
    if not _SUBJECTLESS.match(clause) or _OF_THE_REGION.match(clause):
        return c
    at = c
    while at and text[clauses[at - 1][1] : clauses[at][0]] in ("，", ","):
        at -= 1
    if clauses[c][1] - clauses[at][0] <= REACH:
        return at
    at = c
    while at and _SUBJECTLESS.match(text[slice(*clauses[at])]):
        if clauses[c][1] - clauses[at - 1][0] > REACH:
            break
        at -= 1
    return at
