"""Labels of an article's particulars: where and when it appeared, by whom, and the words of its pictures."""

import re
from collections.abc import Iterator, Mapping, Sequence

from summarizer.clean.edits import Stretch
from summarizer.clean.labels.marks import DAY, OCCASION, OFFICES, PAUSED, LabelRule, field_names
from summarizer.lexicon import Lexicon
from summarizer.lexicon.text import HAN, NUMBERED, NUMERALS, STOPS, is_ended
from summarizer.records import Role
from summarizer.rule import Rule

_DATE = re.compile(rf"[（(]? *{DAY}[\d:： 时分]*[）)]?")
_WITH_DATE = re.compile(r"来源|阅读|浏览|点击|字[体号]|作者|编辑|时报|晚报")
_SITE = re.compile(r"^[^，。；]{0,30}(?:网|日报|客户端|融媒体中心)")
_AGENCY = re.compile(
    rf"^(?:新华社|中新社|中新网|人民网|本报|央视网)[{HAN}]{{0,8}}(?:\d{{4}}年)?\d{{1,2}}月\d{{1,2}}日"
    r"(?:讯|电|消息)?(?: *[（(](?:记者|通讯员)[^）)。]{1,40}[）)])?(?: *题：.{4,60})?$"
)
_ORIGIN = re.compile(
    r"^[—―]*(?:(?:来自|摘自|转自|选自|搜索)[^，。；：]{2,20}网|(?:摘自|转自|选自|原载)《[^》]{2,16}》)$"
)
_POST = "(?:省长|市长|县长|区长|州长|盟长|旗长|乡长|镇长|主席|总理|书记|主任|局长|专员)"
_PERSON = re.compile(
    rf"^(?:[{HAN}]{{0,24}}{_POST}[ :：]+"
    rf"|[{HAN}]{{0,20}}(?:政府|委员会|管委会|行署|国务院|[省市区县州旗]委|[省市区县州旗])(?:代|副|代理)?{_POST})"
    rf"([{HAN}][{HAN}·• ]{{0,12}}[{HAN}])$"
)
_POST_ALONE = re.compile(
    rf"^[{HAN}]{{2,24}}(?:政府|委员会|管委会|行署|省|市|县|区|州)(?:代|副|代理)?{_POST}$"
)
_IN_OFFICE = re.compile("政府[^ ]{2,6} ")
_ABOUT_AUTHOR = re.compile(r"^[（(](?:本文)?作者(?:系|为|单位|是).*[）)]$")
_REPORTER = re.compile(
    r"^(?:[^，。；（(]{0,12}(?:讯|消息))? *[（(【\[]?[■●□◆▲ ]*"
    r"(?:本报|本网|本台|[^，。；： ]{2,16}(?:报|网|台|社|新闻|客户端|融媒体?))?(?:全媒体|首席|见习|特约)?"
    rf"(?:记者|通讯员)(?:[ /：:]+[^，。；]{{2,40}}"
    rf"|[{HAN}]{{2,4}}(?:[ 、]+[^，。；]{{2,30}})?[）)】\]]?|[）)】\]]?)$"
)
_CAPTION = re.compile(
    rf"^[（(【\[▲△↑↓←→ ]*(?:资料图片?|资料照片|图为|[上下左右]图|图[①-⑳{NUMERALS}\d]{{1,2}}[ 为：:]|图[：:]"
    r"|图片来源|配图|题图)"
    r"|(?:摄影报道|(?:记者|通讯员|特约|摄影|图片|[。）)])[^。，]{0,20}摄|[ （(][^。， ]{2,12} ?摄"
    r"|供图|(?:图片|照片)(?:均|皆|全部)?(?:由|为).{2,20}提供)[）)]?$"
)
_PICTURED = re.compile(
    r"^(?:(?:\d{4}年)?\d{1,2}月\d{1,2}日)?[^\d。]*。? *"
    rf"(?:首席|见习|特约|全媒体)?(?:记者|通讯员) ?[{HAN}]{{2,4}} ?/ ?[{HAN}]{{2,12}}$"
)
"""What a picture shows, no figure in it, and whose it is: 记者 某某/某报."""
_SHOWN = re.compile(r"^(?:\d{4}年)?\d{1,2}月\d{1,2}日，(?=[^。\d]*正在)(?![^。]*记者)[^。\d]{8,60}。$")
"""What people are doing in a picture, one sentence: 1月15日，某地，工人正在作业。"""
_DELIVERED = re.compile(r"作了?(?:政府)?工作报告。?$")
_SALUTATION = re.compile(
    r"^(?:尊敬的)?各位(?:代表|委员|同志|领导|来宾|老师)[^。，的]{0,16}[：:！!，,]?$|^同志们[：:！!，,]?$"
    rf"|^[{HAN}、]{{0,16}}(?:[省市区县州]委|政府|人大常委会|领导小组|办公室)[：:]$"
)
_SCENE = re.compile(rf"^(?=.{{5,45}}$)[^{STOPS}，；]*(?:，[^{STOPS}，；]*)?[{STOPS}]$")
"""One short sentence of one clause or two, such as tells what a picture shows."""

_FRONT = 80
"""Lines from the top within which a person's office and name are a byline."""


def _field(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    names, role_of = field_names(lexicon)
    for at, line in enumerate(lines):
        match = names.match(line.text)
        if not match or len(line.text) >= 90 or (is_ended(line.text) and len(line.text) > 30):
            continue
        role = role_of[match[1].replace(" ", "")]
        if match[0].rstrip().endswith(("/", "／")) and role != "credit":
            continue  # 责编/某某 is a field, 单位/个人 is not
        if _tells_unit(line.text, lexicon):
            continue
        yield at, role
        empty = match.end() == len(line.text) and at + 1 < len(lines) and role != "title"
        if empty and not names.match(value := lines[at + 1].text) and _is_value(value, match[1]):
            yield at + 1, role


FIELDS: LabelRule = Rule(
    name="field of the page",
    why="来源：, 发布时间：, 责任编辑： name what stands behind them, or on the next line.",
    shows=(
        ("来源：云岭发布\n¶", "dateline 1"),
        ("责任编辑：\n张某\n¶", "credit 1 2"),
    ),
    spares=("单位/个人\n¶", "单位：亿元\n¶"),
    read=_field,
)


def _tells_unit(text: str, lexicon: Lexicon) -> bool:
    """Tell whether a line above a table says in which unit its figures are.

    >>> [_tells_unit(text, lexicon) for text in ("单位：亿元", "（单位：万元、%）", "单位：县统计局")]
    [True, True, False]
    """
    said = re.fullmatch(r"[（(]?单位\s?[：:]\s?(?P<unit>[^，。]{1,12}?)[）)]?", text.strip())
    measures = (*lexicon.units.money, *lexicon.units.percent, *lexicon.units.measured.units)
    return said is not None and said["unit"].endswith(measures)


def _is_value(text: str, field: str) -> bool:
    """Tell whether a line is the value of the field named *field* above it."""
    plain = len(text) <= 20 and not (PAUSED.search(text) or NUMBERED.match(text))
    return plain and bool(_DATE.match(text)) == bool(re.search("时间|日期", field))


def _dateline(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    for at, line in enumerate(lines):
        text = line.text
        if len(text) >= 90 or is_ended(text) or OCCASION.match(text):
            continue
        date = _DATE.match(text)
        alone = date and (date.end() == len(text) or _WITH_DATE.search(text[date.end() :]))
        origin = _ORIGIN.match(text)
        site = _SITE.match(text) and re.search(DAY, text) and not PAUSED.search(text)
        if alone or site or origin or _AGENCY.match(text):
            yield at, "dateline"


DATELINES: LabelRule = Rule(
    name="date or agency",
    why="A date stands alone or with the page's source; an agency opens with 某年某月某日电.",
    shows=(
        ("2022-03-12\n¶", "dateline 1"),
        ("新华社云岭3月12日电\n¶", "dateline 1"),
    ),
    spares=("2022年3月12日，新水厂投产，群众喝上了放心水。\n¶",),
    read=_dateline,
)


def _caption(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    for at, line in enumerate(lines):
        told = len(line.text) < 90 and _DELIVERED.search(line.text) and not re.search("[我将要请]", line.text)
        marked = len(line.text) < 130 and _CAPTION.search(line.text)
        if marked or told or _PICTURED.match(line.text) or _SHOWN.match(line.text):
            yield at, "caption"


CAPTIONS: LabelRule = Rule(
    name="words under a picture",
    why="They are marked 图为, （资料图片）, 某某 摄, or tell how the report was delivered.",
    shows=(
        ("图为新建的水厂。\n¶", "caption 1"),
        ("3月12日，云岭县县长张某某作政府工作报告。\n¶", "caption 1"),
    ),
    spares=("图书馆免费开放，群众读书更方便。\n¶",),
    read=_caption,
)


def _byline(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    for at, line in enumerate(lines):
        text = line.text
        if len(text) > 45 or is_ended(text):
            continue
        signs = at > 0 and roles.get(at + 1) == "dateline" and OFFICES.match(text)
        if (
            _REPORTER.match(text)
            or _ABOUT_AUTHOR.match(text)
            or signs
            or (at < _FRONT and _is_speaker(text, lexicon))
        ):
            yield at, "byline"
        elif at < _FRONT and _POST_ALONE.match(text):
            yield at, "byline"
            if at + 1 < len(lines) and _is_name(lines[at + 1].text, lexicon):
                yield at + 1, "byline"


BYLINES: LabelRule = Rule(
    name="who wrote or delivered it",
    why="A reporter, an officer by name, or the office that signs with the date.",
    shows=(
        ("■ 记者 张某某\n¶", "byline 1"),
        ("云岭县人民政府县长 张某某\n¶", "byline 1"),
        ("¶\n云岭县人民政府\n2022年3月12日", "byline 2"),
    ),
    spares=("记者走进车间，看到一片繁忙。\n¶",),
    read=_byline,
)


def _is_speaker(text: str, lexicon: Lexicon) -> bool:
    """Tell the office and the name of who delivered the report."""
    person = _PERSON.match(text)
    # Behind a government's office and a blank stands a name, however rare.
    return person is not None and (_is_name(person[1], lexicon) or _IN_OFFICE.search(text) is not None)


def _is_name(text: str, lexicon: Lexicon) -> bool:
    """Tell a person's name, perhaps set wide, from the words that follow an office in a heading.

    >>> [_is_name(name, lexicon) for name in ("张 某", "欧阳某某", "抓党建")]
    [True, True, False]
    """
    name = text.replace(" ", "")
    if "·" in name or "•" in name:
        return re.fullmatch(rf"[{HAN}]+(?:[·•][{HAN}]+)+", name) is not None
    known = name[:1] in lexicon.imprint.surnames or name.startswith(lexicon.imprint.compound)
    return known and re.fullmatch(rf"[{HAN}]{{2,4}}", name) is not None


def _salutation(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    yield from ((at, "navigation") for at, line in enumerate(lines) if _SALUTATION.match(line.text))


SALUTATIONS: LabelRule = Rule(
    name="address of the hearers",
    why="各位代表： or 市委、市政府： alone on a line says nothing.",
    shows=(("各位代表：\n¶", "navigation 1"),),
    spares=("各位代表的建议全部办结，群众满意度不断提高。\n¶",),
    read=_salutation,
)


def _unmarked_caption(
    lines: Sequence[Stretch], roles: Mapping[int, Role], lexicon: Lexicon
) -> Iterator[tuple[int, Role]]:
    run: list[int] = []
    met = False
    for at, line in enumerate(lines):
        if roles.get(at) in ("dateline", "byline"):
            met, run = True, []
        elif at in roles or not met:
            continue
        elif _SCENE.match(line.text):
            run.append(at)
        else:
            break
    if len(run) >= 3:
        yield from ((at, "caption") for at in run)


UNMARKED_CAPTIONS: LabelRule = Rule(
    name="run of unmarked captions",
    why="Pictures stand above the text; three short sentences in a row are theirs, two may be a lead.",
    shows=(
        (
            "云岭县巡礼\n2022-03-12\n工人在新厂房里忙碌。\n孩子在新教室里读书。\n老人在活动中心下棋。\n¶",
            "caption 3 4 5",
        ),
    ),
    spares=("云岭县巡礼\n2022-03-12\n工人在新厂房里忙碌。\n孩子在新教室里读书。\n¶",),
    read=_unmarked_caption,
)
