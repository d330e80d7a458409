"""Say whether a sentence can be quoted by itself, and from where in it.

A sentence quoted alone has lost what stood before it: what 该 and 其 point back
to, whose building takes 50 mu, which of three points this is the third.  Where
only its opening leans on the others (三是, 同时，) the quotation begins behind
that; where the whole of it does, it is not quoted.
"""

import re
from collections.abc import Callable

from summarizer.records import Because, SectionRole
from summarizer.rule import DECLINED, Rule, first

AloneRule = Rule[Callable[[str, SectionRole], str | None]]
"""Returns the words for which a sentence, of that role, cannot be quoted alone."""
OpeningRule = Rule[Callable[[str], str | None]]
"""Returns the words that a quotation of the sentence leaves out at its beginning."""


def _found(pattern: str, *, only: SectionRole | None = None) -> Callable[[str, SectionRole], str | None]:
    """Return a reading that answers with what *pattern* finds, in sentences of the role *only* if given."""
    compiled = re.compile(pattern, re.VERBOSE)

    def read(text: str, role: SectionRole) -> str | None:
        found = compiled.search(text) if only in (None, role) else None
        return found[0] if found else DECLINED

    return read


ALONE: tuple[AloneRule, ...] = (
    Rule(
        name="points back",
        why="What it speaks of was named in the sentence before.",
        shows=(
            ("该项目占地80亩，明年建成。", "该"),
            ("其产品远销海外。", "其"),
            ("上述举措惠及居民6万人。", "上述"),
            ("此项工作走在全市前列。", "此项"),
            ("这些企业年产值超过3亿元。", "这些"),
        ),
        spares=("其他支出下降4.2%。", "这一年，我们新修公路86公里。", "其中小企业贷款余额31亿元。"),
        read=_found(
            r"""
            ^ (?: 该 (?! 不该) | 其 (?! [中他它余次实] ) | 上述 | 以上 | 前述 | 此 (?: 项|举|类|次|事|后 )
              | 这 (?: 些|项|个|类|批|次|里|不仅|既|也|将|为|标志|得益|充分 )
              | [他她它] 们? (?!乡) | 两者 | 二者 | 前者 | 后者 | 因此 | 由此 | 为此 | 对此 | 从而 | 于是 )
            """
        ),
    ),
    Rule(
        name="adds a part",
        why="It counts a part of what the sentence before counted.",
        shows=(("其中，市级以上龙头企业9家。", "其中"), ("其中省级重点项目12个。", "其中")),
        spares=("新建学校12所，其中小学7所。", "其中小企业贷款余额31亿元。"),
        read=_found(r"^其中 (?!小企业)"),
    ),
    Rule(
        name="lacks its subject",
        why="What is so large, costs so much or opens then is named in the sentence before.",
        shows=(
            ("占地5000亩，包括仓储、加工和展销三个片区。", "占地"),
            ("总投资12亿元，年底可投产。", "总投资"),
            ("建成后将新增学位1200个。", "建成后"),
            ("项目达产后，年可实现税收4000万元。", "项目达产后"),
        ),
        spares=("总投资12亿元的热电联产项目建成投产。", "规划建设公园3处。", "项目建设提速，新开工56个。"),
        read=_found(
            r"""
            ^ (?: 占地 | 建筑面积 | 总建筑面积 | 规划面积 | 总规模
              | (?: 总|计划|预计|概算 )+ 投资 (?! [^，。；]{0,16} 的 ) (?= [^，。；]* \d )
              | (?: 项目 | 全部 | 工程 )? (?: 全面 )? (?: 建成|投产|达产|投用|完工|竣工 ) 后
              | 届时 | 主要包括 | 包括 | 分别为 | 涵盖 )
            """
        ),
    ),
    Rule(
        name="announces what follows",
        why="What it announces stands in the sentences after it.",
        shows=(
            ("重点抓好以下四项工作：", "以下四项工作"),
            ("主要做了以下工作。", "以下工作"),
            ("例如：", "："),
        ),
        spares=("主要目标是：生产总值增长6%。", "以下派干部为骨干，帮扶村庄12个。"),
        read=_found(
            r"""
            [：:] $ | (?: 以下|如下 ) [几各\d一二三四五六七八九十个项方面点]{0,6} (?: 工作|方面|措施|任务
            |问题|事 )? (?= [。：:] $ )
            """
        ),
    ),
    Rule(
        name="only opens an admission",
        why="The sentence that says there are faults, and leaves them to those after it.",
        shows=(
            ("我们也看到，还存在不少问题。", "我们也看到，还存在不少问题。"),
            ("清平县还存在不少困难和问题。", "清平县还存在不少困难和问题。"),
            ("前进路上的困难还不少。", "前进路上的困难还不少。"),
        ),
        spares=(
            "看到成绩的同时也有短板：骨干企业少，财源单薄。",
            "教育、医疗、养老还有不小差距。",
            "切实解决群众反映的问题。",
            "产业偏散，发展动能不足；城区路网还存在断头路，距离群众期盼有差距。",
        ),
        read=_found(
            r"""
            ^ (?: [^：:；]* (?: 看到|认识到|看出 ) [^：:；]{0,60} | [^：:、；]{0,50} ) (?: 存在|面临|仍有
            |还有|也有|不少|许多|一些 ) [^：:、，；]{0,24}
            (?: [问困难题和与挑战]{2,5}、)? [^：:、，；]{0,12} (?: 问题|短板|不足|困难|差距
            |挑战 ) (?: 和 (?: 问题|不足|困难|挑战 ) )? 。 $
            | ^ [^：:；]{0,60} (?: 困难|问题|挑战|矛盾 ) [^：:；，、]{0,4} (?: 不少|很多|较多 ) 。 $
            """
        ),
    ),
    Rule(
        name="names a fault and no more",
        why="The heading of a point that others go on to make.",
        shows=(("民生短板多。", "民生短板多。"), ("三农欠账不少。", "三农欠账不少。")),
        spares=("骨干企业少，财源单薄，欠账多。", "还有3个村没通天然气。"),
        read=_found(r"^ [^\d，、]{1,11} 。 $", only="problems"),
    ),
    Rule(
        name="promises to mend",
        why="The end of an admission says what will be done about it, not what went wrong.",
        shows=(("对此，我们将逐项整改、一抓到底。", "我们将"), ("这些都需要我们下大力气解决。", "这些")),
        spares=("全县还有3个村未通天然气，12处内涝点没有治完。", "我们的服务意识还不够强。"),
        read=_found(
            r"""
            我们 (?: 将|一定|坚决|必须|要 ) | 需要我们 | 认真 (?:加以)? 解决 | ^ (?: 对
            | 针对 )? (?: 于 )? 这些
            | 我们 [^，。]{0,10} 正视 | 采取有[力效]措施
            """,
            only="problems",
        ),
    ),
    Rule(
        name="names who is responsible",
        why="A list of tasks says who answers for each, and since when: no sentence of a report.",
        shows=(
            ("责任单位：住建局、交通局。", "责任单位："),
            ("牵头单位为县住建局，年底前完成。", "牵头单位为"),
        ),
        spares=("压实各部门责任，确保年底完工。",),
        read=_found(
            r"(?: 责任|牵头|配合|承办|主办 ) (?: 单位|部门|领导|县长|市长 ) (?: [：:为] | [（(] ) "
            r"| (?: 完成时限|责任人 ) [：:]"
        ),
    ),
    Rule(
        name="speaks to the hall",
        why="Thanks, calls and a question to the deputies tell nothing of the region.",
        shows=(
            ("请予审议，并请政协委员提出意见。", "请予审议"),
            ("在此，我代表县人民政府表示衷心的感谢！", "表示衷心的感谢"),
        ),
        spares=("群众表示感谢信就是最好的奖状。",),
        read=_found(
            r"请予?审议 | 谢谢大家 | 表示 (?: 最? [衷真诚崇深] [^，。！]{0,8} ) (?: 感谢|敬意|谢意"
            r"|问候 ) | 让我们 | ^ 我代表"
        ),
    ),
)
"""Why a sentence cannot be quoted alone."""


def _opening(pattern: str) -> Callable[[str], str | None]:
    compiled = re.compile(pattern, re.VERBOSE)

    def read(text: str) -> str | None:
        found = compiled.match(text)
        return found[0] if found and len(text) - found.end() >= 6 else DECLINED

    return read


OPENINGS: tuple[OpeningRule, ...] = (
    Rule(
        name="address",
        why="Whom the speaker turns to.",
        shows=(
            ("各位代表，一年来的实践证明，改革没有退路。", "各位代表，"),
            ("各位代表！去年新增就业8600人。", "各位代表！"),
        ),
        spares=("各位代表提出的建议全部办结。",),
        read=_opening(r"各位 (?:代表|委员) [，！、：]\s* (?: 同志们 [，！：] )?"),
    ),
    Rule(
        name="number in a list",
        why="Of several points quoted apart, 三是 without 二是 makes the reader look for it.",
        shows=(
            ("三是污水管网欠账不少，雨季仍有内涝。", "三是"),
            ("第二，骨干企业不多，财源单薄。", "第二，"),
            ("（3）新修农村公路86公里，改造危桥12座。", "（3）"),
        ),
        spares=("一是一，二是二，办事公道正派。", "十是个整数，百姓都记得。", "第二产业增加值增长8%。"),
        read=_opening(
            r"(?: 第 )? [一二三四五六七八九十]{1,3} 是 (?!一，|二，|个) [，：]? "
            r"| 第 [一二三四五六七八九十] [，、]"
            r"| [（(] [一二三四五六七八九十\d]{1,2} [)）]"
        ),
    ),
    Rule(
        name="opens a list",
        why="The words that open a list of which this sentence holds the first point alone.",
        shows=(("我们也看到不足：一是骨干企业少，财源单薄。", "我们也看到不足：一是"),),
        spares=("我们也看到不足：一是企业少；二是财源薄。", "不足主要是：骨干企业少，财源单薄。"),
        read=_opening(r"[^：:。]* [：:] \s* (?: 第?一是 | 第一 [，、] ) (?= (?: (?! 二是|第二 ) . )* $ )"),
    ),
    Rule(
        name="announcement",
        why="The words that announce what the sentence says, left over from the sentence before.",
        shows=(
            ("主要是：骨干企业少，财源单薄。", "主要是："),
            ("主要表现在：产业不强，链条偏短。", "主要表现在："),
            ("在此，还要向大会说明：年初定的3件实事没有办完。", "在此，还要向大会说明："),
        ),
        spares=("主要预期目标是：生产总值增长6%。",),
        read=_opening(
            r"(?: 主要 | 集中 | 突出 )? (?: 是 | 有 | 表现 [在为] | 体现在 ) [：:]"
            r"| (?: 这里 | 在此 ) [^。：:；]{0,14} (?: 报告|说明|汇报 ) [：:]"
        ),
    ),
    Rule(
        name="conjunction",
        why="It ties the sentence to the one before.",
        shows=(
            ("同时，新建停车场23处，增加泊位4100个。", "同时，"),
            ("此外，新增学位3200个，配齐教师210名。", "此外，"),
        ),
        spares=("同时开工的3座大桥全部合龙。",),
        read=_opening(
            r"(?: 与此同时 | 同时 | 此外 | 另外 | 另一方面 | 再次 | 其次 | 最后 | 但是? | 特别是 "
            r"| 尤其是 | 此外还 | 当然 | 总之 ) [，：]"
        ),
    ),
)
"""What a quotation leaves out at the beginning of a sentence."""


def leaning(text: str, role: SectionRole) -> Because | None:
    """Return why the sentence *text*, of *role*, cannot be quoted alone; None where it can.

    >>> leaning("该园区引进企业12家。", "report")
    Because(step='alone', rule='points back', words='该', line=None)
    """
    found = first(ALONE, text[opening(text) :], role)
    return Because("alone", found[0].name, found[1]) if found else None


def opening(text: str) -> int:
    """Return how many characters a quotation of the sentence *text* leaves out at its beginning.

    >>> opening("各位代表，二是新修农村公路86公里，改造危桥12座。")
    7
    """
    start = 0
    while found := first(OPENINGS, text[start:]):
        start += len(found[1])
    return start
