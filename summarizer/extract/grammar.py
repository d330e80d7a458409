"""The patterns by which figures are read, made of the words in `phrasing.toml`."""

import re
from collections.abc import Iterator

from summarizer.extract.terms import flow_words
from summarizer.lexicon import Lexicon, derived
from summarizer.lexicon.text import HAN, either

BREAK = re.compile(r"[，。；：！？]")
"""Where a clause ends."""
STOP = re.compile(r"[，。；：！？、]")
"""Where a noun phrase behind a number ends at the latest."""
JOIN = re.compile(r"^(?:[、和及与， ]|以及|增长)+$")
"""What may stand between the numbers of one row (8.1%、8.6%和9%)."""
COORDINATED = re.compile(r"[、和与及]")
LEVELS = ("省", "市", "县", "区", "国家", "省级", "国家级", "市级", "县级", "区级", "中央", "乡", "镇", "村")
"""Coordinated in front of one noun: 28个省、市重点项目."""
FROM = re.compile(r"(?:由|从)[^，。；]{0,14}$")
"""Before the number where a change began."""
YEARLY = re.compile(r"年均(?!浓度|值|气温|降水|降雨)")
"""What makes a growth the mean of several years; 年均浓度 is a concentration of one."""
FROM_YEAR = re.compile(
    r"""
    [由从] (?: (?P<year> (?:19|20)\d\d )年 | (?P<last> [上去]年 )
           | [“"]? (?P<plan> 十[一二三四]? )五 [”"]?期? (?=末) )
    [末底]? 的? (?= $ | [约近]?\d )
    """,
    re.VERBOSE,
)
"""Before the number where a change began whose year is told."""
STOCK = re.compile(r"(?:达到?|共有|累计)[^，]{0,3}$|(?:现有|拥有|已有|目前)[^，。；]*$")
"""Before a number that says how many there are by now."""
PART = re.compile(rf"[{HAN}]{{0,8}}(?<![家省市]级)(?:开发|经开|园|保税|自贸|新)区(?!域|间)(?=..)")
"""A part of the region, of which a sentence speaks."""
WHOLE = re.compile(r"[全我][省市县区州旗]")
GROWING = re.compile(r"的?(?:增长|增速|递增)")
"""Behind a percentage: 保持10%以上的增长."""
AT = re.compile(r"(?P<up>保持|实现|呈)(?P<down>$^)?(?:了|年均)*$")
TURN = re.compile(r"翻(?:了)?(?P<times>[一两二三四]|\d)?番|“?零增长”?")
UNCHANGED = re.compile(
    r"(?:(?:[与和同]?(?:上年|去年)(?:同期)?|同比)(?:水平)?)?(?P<about>基本|大体|大致|总体)?(?:保持)?持平(?=[，；。、（]|$)"
)
"""What says that nothing changed (与上年基本持平)."""
STREAK = re.compile(
    r"""
    连续 (?P<n> \d+ | [两二三四五六七八九十]+ ) 多? (?P<unit> 年|次|届|个?季度|个月 )
  | “? (?P<titles> [二两三四五六七八九十]+ ) 连 [冠优胜] ”?
    """,
    re.VERBOSE,
)
SHARE = re.compile(r"(?:占|相当于)[^，。；、]{0,24}$")
GAP = re.compile(
    r"""
    (?P<high> 高于|高出|超出|高|快 )? (?P<low> 低|少于 )? 于?
    (?: 全国|全省|全市|全区|全县|省|市|同期|预期|年度|周边 | (?: 20\d\d|上|去|前 )年 | 上半年|目标 )
    [^，。；、]{0,18}? (?P<low2> 低|慢 )? $
  | (?: (?P<above> 高于|快于|好于|优于|领先 ) | (?P<below> 低于|慢于 ) ) [^，。；、的\d]{1,20} $
    """,
    re.VERBOSE,
)
"""A distance from another region or year, in points: 高于全省1.9个百分点."""

MEAN = re.compile(r"(?:高于|高出|低于|多于)[^，。；、]{0,8}平均(?:水平|数|值)?$")
"""Before a distance from the mean of a wider region, whatever its unit."""
DRIVEN = re.compile(r"(?:共同|直接)?(?:拉动|贡献)")
"""A clause that opens so tells what part one growth has in another."""
MULTIPLE = re.compile(r"(?:是|为|达到?|相当于)(?:上年|去年|前年|\d{4}年)(?:同期|全年)?的$")
"""Before a multiple of what was."""
PLANNED = re.compile(
    r"""
    (?: 超额 )? (?: 完成|为|占|达到?|是 ) 了?
    (?: 全[年省市县区] | 年初? | 年度|市定|省定|市级|既定|市下达|省下达 )?
    总? (?: 目标任务|任务目标|目标|预算|任务|计划|计划投资|投资计划|计划任务 ) 数?
    (?: 的 | (?<=[划务标]) 达?到? ) $
    """,
    re.VERBOSE,
)
"""Before how much of a plan was reached."""
TASK = re.compile(r"(?:^|[，；])(?:已|累计)*完成了?(?P<task>[^，。；、\d]{4,20}(?:任务|目标|计划))的$")
"""Before how much was done of a task that is named."""
ACHIEVED = "完成率"
"""What the share of a plan is called, behind the name of what was planned."""
TURNED = re.compile(r"(?:增速|增幅|增长)由(?:负转正|降转升|跌转涨)[，、]$")
UPTO = re.compile(r"^(?:至|到|达到?)$")
SPANNED = re.compile(
    r"""
    (?: 这|过去 )? (?<![\d第一二三四五六七八九十])
    (?: [两二三四五六七八九十]{1,3} | \d{1,2} ) 年 [来间共里]? $
    """,
    re.VERBOSE,
)
"""The years that a growth took together."""
_SINCE = re.compile(
    r"""
    (?: [比较] | (?: 是|为|达到?|相当于 ) (?= \d{4}年的$ ) )
    (?: (?P<year> (?: 19|20 )\d\d )年
      | [“\"]? 十(?P<plan> [一二三四] )五 [”\"]?
      | (?P<old> [五十]年前 | 上一?届 )
    )
    [^，。；]* $
    """,
    re.VERBOSE,
)
_PLAN_ENDS = {"一": 2010, "二": 2015, "三": 2020, "四": 2025}

APART = re.compile(r"(?:(?P<low>低于|慢于|少于)|高于|快于|高出|超过|领先|好于|优于)[^，。；]*$")
"""Before distances from several regions (分别高于全国、全省1.7和0.3个百分点)."""

_RANKING = re.compile(r"[第首榜前]|唯一|历史|半壁|连[丰增]")
"""Words of which a claim of a rank has one."""
_REACH = 32
"""How many characters before a number its verb of change is looked for."""
FIRST_RANK = re.compile(r"第(?:[一二三四五六七八九十]+|\d+)位?")
MORE_RANKS = re.compile(r"(?:[、和及]第(?:[一二三四五六七八九十]+|\d+)位?)+")
"""Behind one rank, those of the next in a row."""
MEASURES = re.compile(r"(?:(?:总量|规模)[、和])+$")
LISTED = re.compile(r"(?P<names>.+、.+?)(?:等)?(?:\d+|[两三四五六七八九十]+)[项个](?:主要|核心|经济)*指标")
"""Before a rank that several indicators share."""
JUDGED = re.compile(r"在(?P<what>[^，。；：]{2,16}(?:考评|考核|评价|评估|测评|排名|排位))中?")
"""A rank in a contest that opens its clause."""
_QUOTED = re.compile(r"“[^”]*”|《[^》]*》|‘[^’]*’|\"[^\"]{0,40}\"")
_RANKED = (
    r"(?:第(?:[一二三四五六七八九十两]+|\d+)(?:位|名|方阵|梯队|集团)?|首位|榜首|唯一"
    r"|前(?:列|茅|[一二三四五六七八九十两]+(?:位|名|强)?|\d+(?:位|名|强)?))"
)


def began(before: str) -> re.Match[str] | None:
    """Return what tells the year of the number behind *before* where a change began, there or earlier.

    >>> began("总产值由2019年的")["year"], began("总产值由2019年的30亿元增加到41亿元，税收由")["year"]
    ('2019', '2019')
    >>> began("税收由"), began("总产值由2019年的30亿元增加到")
    (None, None)
    """
    told = list(FROM_YEAR.finditer(before))
    return told[-1] if told and (told[-1].end() == len(before) or before.endswith(("由", "从"))) else None


@derived
def words(lexicon: Lexicon) -> dict[str, tuple[str, ...]]:
    """Return the word lists of `phrasing.toml` by their short names, longest words first."""
    phrasing = lexicon.phrasing
    growth, lead, after = phrasing.growth, phrasing.lead, phrasing.after
    leading = (
        "adverbs",
        "verbs",
        "anaphors",
        "elsewhen",
        "general",
        "persons",
        "owned",
        "kin",
        "branch",
        "measures",
    )
    lists: dict[str, tuple[str, ...]] = {
        **{key: getattr(growth, key) for key in ("up", "down", "reached", "compared")},
        **{key: getattr(lead, key) for key in leading},
        "stops": after.stops,
        "heads": after.heads,
        "kept": tuple(row.word for row in after.kept),
        "marks": phrasing.bounds.marks,
        "predicates": after.verbs,
        "tail": phrasing.tail.words,
        "shared": phrasing.heads.nouns,
        "uncounted": phrasing.uncounted.nouns,
        "titles": phrasing.streak.titles,
        "states": phrasing.streak.states,
    }
    return {key: tuple(sorted(listed, key=len, reverse=True)) for key, listed in lists.items()}


@derived
def growth(lexicon: Lexicon) -> re.Pattern[str]:
    """Match a verb of change, with what compares, at the end of what stands before a number.

    >>> growth(lexicon).search("社会消费品零售总额同比下降")["down"]
    '下降'
    """
    compared = either(words(lexicon)["compared"]) + r"|(?<![人户年])均"
    # A concentration that improves falls.
    better = r"(?<=浓度)(?:同比)?改善|(?<=PM2\.5)(?:同比)?改善"
    more = r"(?<=[比较][上去]年)多|(?<=同比)多"
    return re.compile(
        rf"(?:{compared}|、|，)*(?:(?P<up>(?<![新净稳])(?:{either(words(lexicon)['up'])})|{more})|(?P<down>{either(words(lexicon)['down'])}|{better}))"
        rf"(?:了|为|达到|达|约|近|超过|超|均为|均|保持在|稳定在|控制在|{compared})*$"
    )


@derived
def predicate(lexicon: Lexicon) -> re.Pattern[str]:
    """Match where the noun behind a number ends, but for words that merely contain such a verb."""
    return re.compile(
        rf"(?<![发集报宜安定华])(?!在[校岗建册乡]|居[民住室家]|占地|增加值|(?<=商)超)(?:{either(words(lexicon)['predicates'])})"
    )


@derived
def place(lexicon: Lexicon) -> re.Pattern[str]:
    """Match, at the front, the name of a place that did what the verb behind it says."""
    verbs = either((*flow_words(lexicon), *words(lexicon)["verbs"], "累计", "共", "全年"))
    return re.compile(rf"[{HAN}]{{0,6}}?(?:[省县州旗]|(?<!城)[市镇乡]|(?<![城社园地景小街])区)(?={verbs})")


@derived
def rank(lexicon: Lexicon) -> re.Pattern[str]:
    """Match a claim of a rank.

    >>> rank(lexicon).search("税收收入增速位居全市第二。")[0]
    '增速位居全市第二'
    """
    words = lexicon.phrasing.rank
    return re.compile(
        rf"(?:增速|增幅|总量|均|分别|其中|排名|继续|连续\S{{1,3}}年)*"
        rf"(?:{either(words.verbs)})+(?:到|至|在|了|入)?[^，。；：、]{{0,14}}?{_RANKED}"
        rf"|在[^，。；：]{{2,18}}?中?(?:{either(words.verbs)}){_RANKED}"
        rf"|(?:增速|增幅|总量)?(?:{either(words.realms)})[^，。；：、]{{0,4}}{_RANKED}"
        rf"|{either(words.claims)}|占全[省市国]“?半壁江山”?"
        rf"|“?[二两三四五六七八九十]+连[丰增]”?"
    )


def ranks(text: str, lexicon: Lexicon) -> Iterator[re.Match[str]]:
    """Yield the claims of a rank in the folded *text*."""
    # Most sentences hold none of the words a rank ends with; to ask is quicker than to search.
    if _RANKING.search(text):
        yield from rank(lexicon).finditer(text)


def change(before: str, lexicon: Lexicon) -> re.Match[str] | None:
    """Return the verb of change with which *before*, which stands before a number, ends."""
    return growth(lexicon).search(before, max(0, len(before) - _REACH))


def since(before: str) -> int | None:
    """Return the year from which a growth is counted, if *before* says one further back.

    >>> since("较2019年增长"), since("比“十二五”末增长"), since("同比增长")
    (2019, 2015, None)
    """
    found = _SINCE.search(before)
    if found is None:
        return None
    return int(found["year"]) if found["year"] else _PLAN_ENDS.get(found["plan"], 0)


def masks(text: str, lexicon: Lexicon) -> tuple[tuple[int, int], ...]:
    """Return the stretches of the folded *text* whose numbers name and do not count.

    They are titles, what stands in quotation marks, and ranks.

    >>> masks("实施“1+8”机制", lexicon)
    ((2, 7),)
    """
    return tuple(m.span() for m in (*_QUOTED.finditer(text), *ranks(text, lexicon)))
