"""Read what the page says of itself: title, subtitle, newspaper, dates, authors."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from summarizer.models import Cleaned, Line, Reason

HEAD = 40
"""Lines at the top in which the particulars of a page stand."""

_FIELD = re.compile(
    r"(?P<key>标题|(?:稿件|信息|文章|新闻|内容)?来源|发文单位|发布单位|发布机构|报告人|作者|撰稿|供稿|编辑|责任编辑|"
    r"(?:发文|发布|发表|更新|印发|成文)?(?:时间|日期)|阅读量?|浏览(?:量|次数)?|点击(?:量|率|数)?|评论|字号|字体|内容摘要)"
    r"\s*[:：]"
)
_DATE = re.compile(r"((?:19|20)\d\d)\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})")
_PAPER = re.compile(r"[\u4e00-\u9fff]{2,8}(?:日报|晚报|早报|晨报|时报|都市报|商报|新报|导报|法治报|农民报)")
_ROLES = (
    r"(?:(?:本报|本网|本台|本刊|全媒体|融媒体|融媒|特约|见习|实习|首席|记者站)*"
    r"(?:记者|通讯员|作者|撰稿人?|撰文|执笔|采写|文字统筹|统稿|文字|供稿|整理|图/?文|文/?图?))"
)
_TAG = re.compile(rf"{_ROLES}\s*[:：/\s■●]*")
_STOP = re.compile(
    r"摄影|摄|责任编辑|责编|编辑|审核|校对|策划|统筹|监制|报道|来源|时间|日期|阅读|[。；;！!?？]|$"
)
_SURNAMES = frozenset(
    "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗郑梁谢宋唐许韩冯邓曹彭曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任卢姚沈钟姜崔谭陆范"
    "汪廖石金韦贾夏付傅方邹熊白孟秦邱江尹薛闫阎段雷侯龙陶史黎贺顾毛郝龚邵万钱严覃武戴莫孔向常汤温康施文牛樊葛邢安齐易乔伍"
    "庞颜倪庄聂章鲁岳翟申耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童毕单裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳管柴蒙鲍华喻祁蒲房滕屈"
    "饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙荣"
    "巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼盘满闻位厉伊仝区郜海阚花权强"
    "帅屠豆朴盖练廉禹井祖漆巴丰支卿国狄平计索宣晋相初门云容敬来扈晁芮都普阙浦戈伏鹿薄邸雍辜羊阿乌母裘亓修邰赫杭况那宿鲜印逯"
    "隆茹诺战慕危玉银亢嵇公哈湛宾戎勾茅利於呼居揭干但尉冶斯元束檀衣信展阴昝智幸奉植衡富尧闭由"
)
_COMPOUND = (
    "欧阳",
    "上官",
    "司马",
    "诸葛",
    "东方",
    "皇甫",
    "尉迟",
    "公孙",
    "慕容",
    "令狐",
    "夏侯",
    "司徒",
    "端木",
    "独孤",
    "南宫",
)


@dataclass(frozen=True, slots=True)
class Imprint:
    """What the page says of itself."""

    title: str | None
    subtitle: str | None
    source: str | None
    published: str | None
    printed: str | None
    authors: tuple[str, ...]
    reasons: tuple[Reason, ...]


def read_imprint(cleaned: Cleaned) -> Imprint:
    """Return the particulars of the page.

    A date right behind the newspaper's name is that of the paper, any other on
    the page that of the page.  Authors are those who wrote the text: reporters
    and correspondents, not editors and photographers, and not the mayor who
    delivers a work report.
    """
    lines = cleaned.lines
    reasons: list[Reason] = []
    title, subtitle = _titles(lines, reasons)
    if not title and cleaned.source.title:
        title = cleaned.source.title.strip() or None
    source = published = printed = None
    authors: list[str] = []
    for line in _particulars(lines):
        for key, value in _fields(line.text):
            if key.endswith("来源") and not source and (name := _source(value)):
                source = name
                reasons.append(Reason("source", name, line.text.strip()[:40], line.number, 1.0))
            paper_date = _date(value) if key.endswith("来源") else None
            if paper_date and published:
                printed = printed or paper_date
                reasons.append(Reason("printed", paper_date, line.text.strip()[:40], line.number, 1.0))
            elif (date := _date(value)) and not published and key not in ("标题", "内容摘要"):
                published = date
                reasons.append(Reason("published", date, line.text.strip()[:40], line.number, 1.0))
        for name in _authors(line.text):
            if name not in authors:
                authors.append(name)
                reasons.append(Reason("authors", name, line.text.strip()[:40], line.number, 1.0))
    return Imprint(title, subtitle, source, published, printed, tuple(authors), tuple(reasons))


def _titles(lines: Sequence[Line], reasons: list[Reason]) -> tuple[str | None, str | None]:
    found: list[str | None] = []
    for role in ("title", "subtitle"):
        line = next((line for line in lines if line.role == role), None)
        text = line and re.sub(r"^(?:标题[:：]|[—―─－-]{1,3})", "", line.text.strip()).strip()
        found.append(text or None)
        if line and text:
            reasons.append(Reason(role, text, line.text.strip()[:40], line.number, 1.0))
    return found[0], found[1]


def _particulars(lines: Sequence[Line]) -> Iterator[Line]:
    """Yield the lines in which the page speaks of itself."""
    for line in lines:
        if line.role in ("dateline", "byline", "credit"):
            yield line


def _fields(text: str) -> Iterator[tuple[str, str]]:
    """Yield the fields of a dateline; what stands before the first has no key.

    >>> list(_fields("2021年3月2日 10阅读 来源：某某日报 2021/01/10"))
    [('', '2021年3月2日 10阅读'), ('来源', '某某日报 2021/01/10')]
    """
    marks = list(_FIELD.finditer(text))
    ends = [*(mark.start() for mark in marks[1:]), len(text)][: len(marks)]
    if before := text[: marks[0].start() if marks else len(text)].strip():
        yield "", before
    for mark, end in zip(marks, ends, strict=True):
        yield mark["key"], text[mark.end() : end].strip(" \t\u3000?？|")


def _source(value: str) -> str | None:
    """Return the newspaper or site that a field names.

    >>> _source("某某日报 2021/01/10"), _source("https://example.org"), _source("《某某日报》")
    ('某某日报', None, '某某日报')
    """
    name = re.split(r"[\s|｜]", _DATE.split(value)[0].strip())[0].strip('《》“”"（）()：:，,')
    return None if not name or "://" in name or len(name) > 20 else name


def _date(text: str) -> str | None:
    """Return the first date of *text*, YYYY-MM-DD."""
    for year, month, day in _DATE.findall(text):
        if 1 <= int(month) <= 12 and 1 <= int(day) <= 31:
            return f"{year}-{int(month):02}-{int(day):02}"
    return None


def _authors(text: str) -> Iterator[str]:
    """Yield the names behind 记者, 通讯员, 文字统筹 and the like.

    >>> list(_authors("（本报记者 张三 通讯员 李四、欧阳小五）"))
    ['张三', '李四', '欧阳小五']
    >>> list(_authors("策划：赵六 文字统筹：钱七 孙 八 摄影：周九"))
    ['钱七', '孙八']
    >>> list(_authors("作者：中国县域"))
    []
    """
    for tag in _TAG.finditer(text):
        rest = text[tag.end() :]
        rest = rest[: _STOP.search(rest).start()]  # type: ignore[union-attr]
        rest = re.split(_ROLES, rest)[0]
        # 孙 八: a name of two characters is set as wide as one of three.
        rest = re.sub(
            r"(?<![\u4e00-\u9fff])([\u4e00-\u9fff])[ \u3000]+([\u4e00-\u9fff])(?![\u4e00-\u9fff])",
            r"\1\2",
            rest,
        )
        for name in re.split(r"[\s、,，/|;；（）()\[\]【】■●*]+", rest):
            if not _is_person(name):
                if name:
                    break
                continue
            yield name


def _is_person(name: str) -> bool:
    if "·" in name:
        return bool(re.fullmatch(r"[\u4e00-\u9fff·]{3,15}", name))
    if not re.fullmatch(r"[\u4e00-\u9fff]{2,4}", name):
        return False
    return name.startswith(_COMPOUND) or (name[0] in _SURNAMES and len(name) <= 3)
