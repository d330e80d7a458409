"""Cut noun phrases: what stands before a number or behind it, without the words around it."""

import re

from summarizer.extract import grammar
from summarizer.extract.grammar import words
from summarizer.extract.terms import lookup, strip_back, strip_front
from summarizer.lexicon import Lexicon

_ORIGIN = re.compile(r"[由从](?:[^，。；]{0,8}?\d|[一二两三四五六七八九十]+[个家户%]).*$")
"""From how much something rose (由58.2%提高到)."""
_COMPARED = re.compile(
    r"""
    [比较]
    (?: [“\"]?十[一二三四五]五[”\"]?
      | 上[个一]?(?: 五年 | 届 )
      | (?: 19 | 20 )\d\d年[底末]?
      | [上去前]一?年
      | [五十]年前
      | [上去前]?一?[一二三四]季度
      | 上半年|同期|上月
    )
    [^，。；]{0,8} $
    """,
    re.VERBOSE,
)
"""With what time a growth is compared (较2019年底)."""
_WHEN = re.compile(
    r"""
    ^ (?: 20\d\d年度?
        | \d{1,2}月份?
        | (?: 前?[一二三四两1-4]个?季度 | 上半年 | 1-\d+月份? | 年初以来|年末 | [年月]底 ) 末?
      )+
    """,
    re.VERBOSE,
)
_ORDER = re.compile(r"^(?:[①-⑳]|\d[、.．](?!\d)|[一二三四五六七八九十]+(?:是|要))")
_MEANS = re.compile(
    r"""
    ^ (?: 通过|依托|利用|借助 ) [^，。；]{2,30}? (?= 新增|净增|新建|建成|引进|完成|实现 )
  | ^ 面向 [社全市省县][会国市省县] (?: 公开|统一 )?
  | ^ (?: 仅用|历时|耗时 ) (?: 不到 )? \d+ [天年] (?: 时间 )?
    """,
    re.VERBOSE,
)
"""How, or in what time, something was done (通过土地复垦新增耕地)."""
_TOGETHER = re.compile(r"(?<=..)(?:[三四五]年(?:来|间|共|累计)?|从无到有|[在到至]?20\d\d年?)$")
"""Over how many years something came together, or in which, behind its noun (进出口总值五年累计)."""
_MANNER = (
    "免费",
    "集中",
    "优先",
    "圆满",
    "率先",
    "陆续",
    "相继",
    "同时",
    "共同",
    "联合",
    "再次",
    "首次",
    "首批",
    "还",
    "也",
    "现",
    "分别",
    "至今",
    "统一",
    "及时",
    "平均",
)
"""Between a noun and its verb these say how something was done."""
_CASUALTIES = ("死亡人数", "受伤人数", "伤亡人数", "直接经济损失")
_WITH = ("建立", "组建", "合作", "签订", "签署", "开展", "结成", "深度合作")
"""Verbs whose subject may name before them, behind 与, with whom it acts."""
_RUN = ("经营", "参加", "参与", "认定", "命名", "控股", "持有", "举办", "申报", "确定", "下达")
"""Nor does it end so: 25家委托经营的食堂."""
_CONDITIONS = ("符合", "具有", "具备", "持有", "患有", "享受", "需要", "有意愿", "未就业")
"""A noun behind a number does not begin so: it is described so, and stands behind 的."""
_MONTH = re.compile(r"\d{1,2}月(?:底|底前)?$")
_YEARS = re.compile(r"^(?:[三四五]年(?:来|间)*|“?十[一二三四五]五”?(?:时期|期间|以来)?)")


def trim(phrase: str, lexicon: Lexicon) -> str:
    """Return *phrase* without what says when, how and by whom, at its front.

    >>> trim("全年我市累计引进项目", lexicon), trim("2020年五年来城镇新增就业", lexicon)
    ('引进项目', '城镇新增就业')
    """
    adverbs = words(lexicon)["adverbs"]
    trimmed = strip_front(_ORDER.sub("", phrase.strip(" ")).lstrip("、"), adverbs, lexicon)
    trimmed = _YEARS.sub("", _WHEN.sub("", trimmed))
    trimmed = strip_front(trimmed, adverbs, lexicon)
    place = grammar.place(lexicon).match(trimmed)
    return strip_front(trimmed[place.end() :], adverbs, lexicon) if place else trimmed


def leading(before: str, lexicon: Lexicon) -> str:
    """Return *before*, which stands before a number, without the words that lead up to the number.

    A name that ends like a verb of change (人口自然增长率) stays whole.

    >>> leading("城镇化率由58.2%提高到", lexicon), leading("人口自然增长率为", lexicon)
    ('城镇化率', '人口自然增长率')
    """
    tails = words(lexicon)["tail"]
    phrase = _COMPARED.sub("", _ORIGIN.sub("", before))
    while True:
        growth = grammar.change(phrase, lexicon)
        if growth and not lookup(trim(strip_back(phrase, tails, lexicon), lexicon), lexicon):
            phrase = phrase[: growth.start()]
            continue
        shorter = strip_back(phrase, tails, lexicon)
        if shorter == phrase:
            break
        phrase = shorter
    bracket = phrase.rfind("（")
    if phrase.endswith("）") and bracket >= 0 and re.search(r"\d", phrase[bracket:]):
        return leading(phrase[:bracket], lexicon)
    return phrase


def subject(before: str, lexicon: Lexicon) -> str:
    """Return the noun phrase in *before*, which stands before a number.

    >>> subject("全县城镇登记失业率预计控制在", lexicon)
    '城镇登记失业率'
    """
    return _MEANS.sub("", _TOGETHER.sub("", trim(leading(before, lexicon), lexicon)))


def behind(after: str, lexicon: Lexicon) -> str:
    """Return the noun that *after*, which stands behind a number, begins with; "" where a verb does.

    >>> [behind(after, lexicon) for after in ("安置小区开工建设", "顺利回迁", "老旧小区改造全面启动")]
    ['安置小区', '', '老旧小区改造']
    """
    opening = next((verb for verb in words(lexicon)["predicates"] if after.startswith(verb)), None)
    whole = after.startswith(words(lexicon)["kept"])
    if not after or (opening and not whole and not after.startswith(words(lexicon)["heads"], len(opening))):
        return ""
    if after.startswith(words(lexicon)["stops"]) and not whole:
        return ""
    heads = words(lexicon)["heads"]
    verbs = grammar.predicate(lexicon).finditer(after, 1)
    cuts = [m.start() for m in verbs if not after.startswith(heads, m.end())]
    noun = after[: min(cuts, default=len(after))]
    if cuts:
        noun = strip_back(noun, _MANNER, lexicon) or noun
    for cut in sorted({*cuts, len(after)}, reverse=True):
        if cut > len(noun) and lookup(after[:cut], lexicon):
            return after[:cut]
    noun = _MONTH.sub("", noun)
    if after.startswith(_WITH, len(noun)):
        # 70个县与省外医院建立协作关系
        noun = noun.split("与")[0]
    if (noun.startswith(_CONDITIONS) or noun.endswith(_RUN)) and after.startswith("的", len(noun)):
        # 3000名符合条件的残疾人
        described = behind(after[len(noun) + 1 :], lexicon)
        noun = f"{noun}的{described}" if described else noun
    return "" if re.fullmatch(r"[\d\W]*", noun) else noun


def parts(phrase: str, count: int, lexicon: Lexicon) -> tuple[str, ...] | None:
    """Return the *count* coordinated names in *phrase*, each made whole.

    >>> parts("城镇、农村居民人均可支配收入", 2, lexicon)
    ('城镇居民人均可支配收入', '农村居民人均可支配收入')
    >>> parts("城乡居民人均可支配收入", 2, lexicon)
    ('城镇居民人均可支配收入', '农村居民人均可支配收入')
    >>> parts("新能源、装备制造业增加值", 2, lexicon)
    ('新能源增加值', '装备制造业增加值')
    """
    for prefix, singles in lexicon.scopes.joint.items():
        if prefix in phrase and len(singles) == count:
            made = tuple(phrase.replace(prefix, single) for single in singles)
            if all(lookup(m, lexicon) for m in made):
                return made
    splits = (re.split(joint, phrase) for joint in ("、", "[、和]|以及", "、|和|与|及|以及"))
    pieces = next((p for p in splits if len(p) == count and all(p)), None)
    if pieces is None:
        return None
    return tuple(_whole(piece, pieces[0], pieces[-1], lexicon) for piece in pieces)


def _whole(piece: str, first: str, last: str, lexicon: Lexicon) -> str:
    """Return *piece* with what it shares with the *last* or the *first* of its row."""
    head = next((h for h in words(lexicon)["shared"] if last.endswith(h)), "")
    things = lookup(piece, lexicon), lookup(last.removesuffix(head), lexicon)
    if head and piece != last and all(term is not None and term.flows for term in things):
        # 高新技术企业、科技型企业贷款 are loans to both.
        return piece + head
    if lookup(piece, lexicon):
        return piece
    if piece in ("中", "省", "市", "县"):
        # 中、省衔接资金
        return piece + last[1:]
    if first.startswith("对") and not piece.startswith("对"):
        # 对东盟、欧盟进出口
        piece = "对" + piece
    ends = (piece + last[k:] for k in range(len(last)) if piece != last)
    starts = (first[:k] + piece for k in range(len(first), 0, -1))
    known = next((w for w in (*ends, *starts) if lookup(w, lexicon)), None)
    if known is not None:
        return known
    if first.endswith("起数") and piece in _CASUALTIES:
        # 安全事故起数、死亡人数
        return first.removesuffix("起数") + piece
    if piece == "金额" and first.endswith("户数"):
        # 退税户数与金额
        return first.removesuffix("户数") + piece
    shared = words(lexicon)["shared"]
    if piece.removeprefix("对") == last or piece.endswith((*shared, "数", "量", "额", "率", "人次")):
        return piece
    return piece + next((head for head in shared if last.endswith(head)), "")
