"""Measure `summarize check`: drafts made of reports, clean ones and ones with one known fault each.

    python benchmarks/check.py REPORTS... --cache FOLDER [--faults 1500] [--show 20] [--only KIND]

REPORTS are folders of reports; those of one folder are checked against one
another.  Clean drafts are the program's own briefings, their sentences in
another order, units converted, figures rounded with 约, clauses dropped; in the
others one figure, word or region is changed, in one of the ways of `KINDS`.
Printed are, a kind: how many were made, how many got the right verdict, how
many any verdict of a fault; and the false alarms on clean figures.
"""

import argparse
import random
import re
import tempfile
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

from summarizer import config
from summarizer.check import check
from summarizer.checking import comparing, extracting
from summarizer.clean import clean
from summarizer.folder import read_folder
from summarizer.lexicon import Lexicon, load
from summarizer.pipeline import analysed, run
from summarizer.pool import processes
from summarizer.read.text import markdown_lines, text_lines
from summarizer.records import DraftChecked, Indicator, Report, Source

SUPPORTED = ("verbatim", "same", "converted", "rounded", "computed")


@dataclass(frozen=True)
class Faulty:
    """A draft with one fault, where it stands, and the verdict it should get."""

    kind: str
    gold: str
    text: str
    line: int
    start: int
    end: int
    """Characters of the line in which the fault lies."""
    subtle: bool = True


class Material:
    """What the reports of one folder offer to make drafts of."""

    def __init__(self, reports: Sequence[Report], rng: random.Random) -> None:
        self.reports = [r for r in reports if r.identity.period and r.identity.region.level]
        self.rng = rng
        self.of_region: dict[str, list[Report]] = defaultdict(list)
        for report in self.reports:
            self.of_region[report.identity.region.id].append(report)

    def label(self, report: Report) -> str:
        return report.identity.region.label

    def told(self, report: Report, kind: str = "actual") -> list[Indicator]:
        """Return the figures of *report* that can be changed, whose number their sentence has once."""
        year = (report.identity.period or 0) + (1 if kind == "target" else 0)
        found = []
        for i in report.indicators:
            number = written(i)
            if (
                i.kind == kind
                and i.year == year
                and i.span != "years"
                and "\t" not in i.sentence
                and number
                and len(re.findall(rf"(?<![\d.]){re.escape(number)}(?![\d.])", i.sentence)) == 1
                and len(i.sentence) < 160
                and not re.search(r"(?:19|20)\d\d年|[“《]|年累计|五年|年均|去年|上年末", i.sentence)
                and not re.search("占|高于|低于|相当于", i.sentence)
            ):
                found.append(i)
        return found

    def others(self, report: Report, chosen: Indicator, number: int) -> list[str]:
        """Return other sentences of the same time to stand around a changed one."""
        pool = list(dict.fromkeys(i.sentence for i in self.told(report) if i.sentence != chosen.sentence))
        self.rng.shuffle(pool)
        return pool[:number]


def written(i: Indicator) -> str:
    """Return the digits of the indicator's value, or of its growth where it has none."""
    number = i.value if i.value is not None else abs(i.change) if i.change is not None else None
    return "" if number is None else f"{number:f}"


def placed(
    material: Material,
    report: Report,
    chosen: Indicator,
    sentence: str,
    words: str,
    kind: str,
    gold: str,
    subtle: bool = True,
) -> Faulty | None:
    """Return a draft about *report* that holds the changed *sentence*, in it *words*."""
    found = re.search(rf"(?<![\d.]){re.escape(words)}(?![\d.])", sentence)
    if found is None:
        return None
    at = found.start()
    title = f"{material.label(report)}{report.identity.period}年工作情况"
    around = material.others(report, chosen, 2)
    lines = [title, *around[:1], sentence, *around[1:]]
    row = len(around[:1]) + 2
    return Faulty(kind, gold, "\n".join(lines), row, at, at + len(words), subtle)


# -- one function a kind of fault ------------------------------------------------------------------


def neighbour(m: Material) -> Iterator[Faulty | None]:
    """One digit is its neighbour's."""
    for report, i in every(m):
        number = written(i)
        digits = [at for at, c in enumerate(number) if c.isdigit()]
        if sum(c.isdigit() for c in number) < 2 or len(number.strip("0.")) < 2:
            continue
        at = m.rng.choice(digits)
        c = number[at]
        other = str((int(c) + m.rng.choice((-1, 1))) % 10)
        changed = number[:at] + other + number[at + 1 :]
        if changed.lstrip("0.") == "" or (changed.startswith("0") and not changed.startswith("0.")):
            continue
        yield swapped(m, report, i, number, changed, "neighbour's digit", "number")


def transposed(m: Material) -> Iterator[Faulty | None]:
    """Two digits have changed places."""
    for report, i in every(m):
        number = written(i)
        pairs = [
            at for at in range(len(number) - 1)
            if number[at].isdigit() and number[at + 1].isdigit() and number[at] != number[at + 1]
            and not (at == 0 and number[1] == "0")
        ]  # fmt: skip
        if pairs:
            at = m.rng.choice(pairs)
            changed = number[:at] + number[at + 1] + number[at] + number[at + 2 :]
            yield swapped(m, report, i, number, changed, "digits transposed", "number")


def below(m: Material) -> Iterator[Faulty | None]:
    """The figure is that of the line below: the next of the same unit."""
    for report in m.reports:
        told = m.told(report)
        for i, following in pairwise(told):
            same = (i.value is None) == (following.value is None) and i.unit == following.unit
            same = same and (i.change is None) == (following.change is None)
            if same and i.name != following.name and written(i) != written(following):
                yield swapped(m, report, i, written(i), written(following), "the line below", "number")


def swapped(
    m: Material, report: Report, i: Indicator, old: str, new: str, kind: str, gold: str
) -> Faulty | None:
    sentence = re.sub(rf"(?<![\d.]){re.escape(old)}(?![\d.])", new, i.sentence, count=1)
    made = placed(m, report, i, sentence, new, kind, gold)
    first = re.search(rf"(?<![\d.]){re.escape(old)}(?![\d.])", i.sentence)
    if made is None or first is None:
        return made
    return replace(made, start=first.start(), end=first.start() + len(new))


def other_year(m: Material) -> Iterator[Faulty | None]:
    """The value is that of another year's report."""
    for those in m.of_region.values():
        for report in those:
            for i in m.told(report):
                for older in those:
                    if older is report:
                        continue
                    for j in older.indicators:
                        same = (
                            j.name == i.name
                            and j.unit == i.unit
                            and j.scope == i.scope
                            and j.kind == "actual"
                        )
                        number, known = written(j), i.standard and i.value and j.value
                        if not (same and known and j.year == older.identity.period and j.span == i.span):
                            continue
                        if written(i) != number and len(number.strip("0.")) > 2:
                            yield swapped(m, report, i, written(i), written(j), "last year's value", "year")


def year_word(m: Material) -> Iterator[Faulty | None]:
    """The sentence names another year than the report's."""
    for report, i in every(m):
        year = report.identity.period or 0
        if not i.standard:
            continue
        sentence = f"{year - 1}年，{m.label(report)}{i.sentence}"
        yield placed(m, report, i, sentence, written(i), "another year named", "year")


def other_region(m: Material) -> Iterator[Faulty | None]:
    """The sentence is told of another region."""
    for report, i in every(m):
        others = [r for r in m.reports if r.identity.region.id != report.identity.region.id]
        if not others or not i.standard or len(written(i).strip("0.")) < 2:
            continue
        other = m.rng.choice(others)
        sentence = f"{m.label(other)}{i.sentence}"
        yield placed(m, other, i, sentence, written(i), "told of another region", "region", subtle=False)


def regions_swapped(m: Material) -> Iterator[Faulty | None]:
    """Two regions of one sentence have changed places."""
    by_name: dict[tuple[object, ...], list[tuple[Report, Indicator]]] = defaultdict(list)
    for report, i in every(m):
        if i.standard and i.bound == "=" and not i.scope:
            form = "level" if i.value is not None else "growth"
            by_name[i.name, form, i.unit, i.measure, report.identity.period].append((report, i))
    for (name, form, unit, _measure, period), those in by_name.items():
        m.rng.shuffle(those)
        for (one, i), (other, j) in zip(those[::2], those[1::2], strict=False):
            if one.identity.region.id == other.identity.region.id or written(i) == written(j):
                continue
            if form == "growth" and (i.change or 0) * (j.change or 0) < 0:
                continue
            first, second = (f"{written(j)}", f"{written(i)}")
            if form == "level":
                words = f"{m.label(one)}{name}{first}{unit}，{m.label(other)}{second}{unit}。"
            else:
                verb = "增长" if (i.change or 0) >= 0 else "下降"
                words = f"{m.label(one)}{name}{verb}{first}%，{m.label(other)}{verb}{second}%。"
            text = f"{period}年各地情况\n{words}"
            at = words.find(first)
            yield Faulty("regions swapped", "region", text, 2, at, at + len(first))


def points(m: Material) -> Iterator[Faulty | None]:
    """A percentage for percentage points, or the other way round; 万 for 亿."""
    for report, i in every(m):
        number = written(i)
        for old, new in (
            ("个百分点", "%"),
            ("%", "个百分点"),
            ("亿元", "万元"),
            ("万人", "人"),
            ("万亩", "亩"),
            ("万元", "亿元"),
        ):
            if f"{number}{old}" in i.sentence:
                sentence = i.sentence.replace(f"{number}{old}", f"{number}{new}", 1)
                yield placed(
                    m, report, i, sentence, number + new, f"{old} → {new}", "unit", old in ("个百分点", "%")
                )
                break


KIN = {
    "一般公共预算收入": "财政收入", "财政收入": "一般公共预算收入", "地区生产总值": "工业总产值",
    "固定资产投资": "工业投资", "工业投资": "固定资产投资", "社会消费品零售总额": "外贸进出口总额",
    "外贸进出口总额": "社会消费品零售总额", "规模以上工业增加值": "地区生产总值", "税收收入": "非税收入",
    "城镇新增就业": "失业人员再就业", "粮食产量": "蔬菜产量", "存款余额": "贷款余额", "贷款余额": "存款余额",
    "高新技术企业": "科技型中小企业", "科技型中小企业": "高新技术企业", "实际利用外资": "招商引资到位资金",
    "研发经费支出": "科技支出", "旅游总收入": "服务业增加值", "常住人口": "户籍人口", "接待游客": "就业人数",
}  # fmt: skip
"""For a name one of kindred things, for which it is easily taken."""


def misnamed(m: Material) -> Iterator[Faulty | None]:
    """The figure is told of a kindred indicator."""
    for report, i in every(m):
        other = KIN.get(i.name)
        if any(j.name == other and (j.value is None) == (i.value is None) for j in report.indicators):
            continue  # the other has a figure of its own, and the number is wrong for it
        if other and i.text in i.sentence and other not in i.sentence and len(written(i).strip("0.")) > 1:
            sentence = i.sentence.replace(i.text, other, 1)
            yield placed(m, report, i, sentence, written(i), "a kindred indicator", "indicator")


def turned(m: Material) -> Iterator[Faulty | None]:
    """A rise is told as a fall, or the other way round."""
    for report, i in every(m):
        if i.change is None:
            continue
        number = f"{abs(i.change):f}"
        for old, new in (
            ("增长", "下降"),
            ("下降", "增长"),
            ("提高", "降低"),
            ("上升", "下降"),
            ("减少", "增加"),
        ):
            if f"{old}{number}" in i.sentence:
                sentence = i.sentence.replace(f"{old}{number}", f"{new}{number}", 1)
                yield placed(
                    m, report, i, sentence, f"{new}{number}", "the other direction", "direction", False
                )
                break


def rescoped(m: Material) -> Iterator[Faulty | None]:
    """What narrows the indicator is dropped, or is another."""
    changes = (
        ("规模以上工业", "工业"), ("规上工业", "工业"), ("限额以上", ""), ("限上", ""),
        ("城镇居民", "农村居民"),
        ("农村居民", "城镇居民"), ("城镇居民", "居民"), ("农村居民", "居民"),
        ("常住人口城镇化率", "户籍人口城镇化率"),
        ("全体居民", "农村居民"), ("国家级", "省级"), ("省级", "国家级"),
    )  # fmt: skip
    for report, i in every(m):
        for old, new in m.rng.sample(changes, len(changes)):
            place = re.search(rf"(?<![\d.]){re.escape(written(i))}(?![\d.])", i.sentence)
            at, number = i.sentence.find(old), place.start() if place else -1
            owned = old in i.text or f"{old}{i.text}" in i.sentence
            if (
                owned
                and 0 <= at < number
                and "，" not in i.sentence[at:number]
                and "、" not in i.sentence[at:number]
            ):
                sentence = i.sentence[:at] + new + i.sentence[at + len(old) :]
                yield placed(m, report, i, sentence, written(i), f"{old} → {new or 'dropped'}", "scope")
                break


def reached(m: Material) -> Iterator[Faulty | None]:
    """A goal is told as a result."""
    for report in m.reports:
        for i in m.told(report, "target"):
            if not i.standard or len(i.name) < 3:
                continue
            year, number = report.identity.period, written(i)
            near = (
                Decimal(written(j))
                for j in report.indicators
                if j.name == i.name and j.kind != "target" and written(j)
            )
            if any(abs(other - Decimal(number)) <= abs(other) / 20 for other in near):
                continue  # it was reached as well
            if i.change is not None and i.value is None and i.change > 0:
                sentence = f"{year}年，{m.label(report)}{i.name}增长{number}%。"
            elif i.value is not None and i.measure == "level":
                sentence = f"{year}年，{m.label(report)}{i.scope or ''}{i.name}达到{number}{i.unit}。"
            else:
                continue
            yield placed(m, report, i, sentence, number, "a goal as a result", "target")


def settled(m: Material) -> Iterator[Faulty | None]:
    """An estimate is told as settled."""
    for report in m.reports:
        for i in m.told(report, "estimate"):
            sentence = re.sub("预计(?:可)?|预期可|有望|初步(?:预计|统计|核算)", "", i.sentence)
            if sentence != i.sentence:
                yield placed(m, report, i, sentence, written(i), "an estimate as settled", "estimate")


def summed(m: Material) -> Iterator[Faulty | None]:
    """What several years brought is told of one."""
    for report in m.reports:
        for i in report.indicators:
            number = written(i)
            if (
                i.kind != "actual"
                or not number
                or i.value is None
                or i.measure not in ("level", "cumulative")
            ):
                continue
            clause = re.split("[，；：]", i.sentence[: max(i.sentence.find(number), 0)])[-1]
            head = re.split("[，；：]", i.sentence)[0]
            words = re.search(r"五年来|累计|三年来|过去五年", clause) or re.search(
                "五年来|过去五年|三年来", head
            )
            if (
                i.bound != "="
                or re.search("五年|累计", i.text)
                or not re.fullmatch("[\u4e00-\u9fff]{4,}", i.text)
                or "为" in i.text
            ):
                continue
            if not words or i.span != "years" or len(number.strip("0.")) < 2:
                continue
            noun = i.text if len(i.text) > 3 else i.name
            sentence = f"{report.identity.period}年，{m.label(report)}{noun}{number}{i.unit}。"
            yield placed(m, report, i, sentence, number, "several years as one", "cumulative")


def overstated(m: Material) -> Iterator[Faulty | None]:
    """A word such as 超 is dropped, added or turned round."""
    for report, i in every(m):
        number = written(i)
        unit = i.unit or "%"
        for old, new in (("超", "近"), ("超过", "接近"), ("突破", "接近"), ("近", "超"), ("约", "超")):
            if f"{old}{number}" in i.sentence and not i.sentence[
                : i.sentence.find(f"{old}{number}")
            ].endswith(("签", "节", "附")):
                sentence = i.sentence.replace(f"{old}{number}", f"{new}{number}", 1)
                yield placed(m, report, i, sentence, f"{new}{number}", f"{old} → {new}", "degree")
                break
        else:
            for old, new in (
                (f"{number}余{unit}", f"{number}{unit}"),
                (f"{number}{unit}以上", f"{number}{unit}"),
                (f"{number}多{unit}", f"{number}{unit}"),
            ):
                if old in i.sentence:
                    yield placed(m, report, i, i.sentence.replace(old, new, 1), new, "余 dropped", "degree")
                    break
            else:
                if i.bound == "=" and i.upper is None and f"{number}{unit}" in i.sentence:
                    sentence = i.sentence.replace(f"{number}{unit}", f"超{number}{unit}", 1)
                    yield placed(m, report, i, sentence, f"超{number}", "exact → 超", "degree")


WORDS = (
    ("推进", "放缓"), ("加快", "暂停"), ("全面", "部分"), ("坚持", "放弃"), ("提升", "降低"),
        ("基本", "全面"),
    ("持续", "首次"), ("省级", "国家级"), ("建设", "拆除"), ("完成", "启动"), ("深入", "初步"),
        ("扩大", "缩小"),
    ("重点", "一般"), ("优化", "调整"), ("新增", "减少"), ("加强", "放松"),
)  # fmt: skip


def misquoted(m: Material) -> Iterator[Faulty | None]:
    """A quotation has another word than the report."""
    for report in m.reports:
        for section in report.sections:
            for sentence in section.sentences:
                text = sentence.text.rstrip("。")
                if not 18 < len(text) < 60 or "“" in text or re.search(r"\d", text):
                    continue
                for old, new in m.rng.sample(WORDS, len(WORDS)):
                    if old in text:
                        changed = text.replace(old, new, 1)
                        line = f"{m.label(report)}报告提出，“{changed}”。"
                        title = f"{m.label(report)}{report.identity.period}年工作情况"
                        at = line.find(changed)
                        yield Faulty(
                            "a word of a quotation", "altered", f"{title}\n{line}", 2, at, at + len(changed)
                        )
                        break


def comparable(m: Material) -> Iterator[tuple[str, Report, Indicator, Report, Indicator]]:
    """Yield pairs of regions with exact growth of one indicator in one year."""
    by_name: dict[tuple[object, ...], list[tuple[Report, Indicator]]] = defaultdict(list)
    for report, i in every(m):
        if i.standard and i.bound == "=" and i.value is None and (i.change or 0) > 0 and not i.scope:
            by_name[i.name, report.identity.period].append((report, i))
    for (name, _period), those in by_name.items():
        m.rng.shuffle(those)
        for (one, i), (other, j) in pairwise(those):
            if (i.change or 0) > (j.change or 0) and one.identity.region.id != other.identity.region.id:
                yield str(name), one, i, other, j


def miscounted(m: Material) -> Iterator[Faulty | None]:
    """The difference of two stated figures is wrong."""
    for name, one, i, other, j in comparable(m):
        wrong = (
            (i.change or Decimal(0))
            - (j.change or Decimal(0))
            + m.rng.choice((Decimal("0.1"), Decimal("0.3"), Decimal(1)))
        )
        words = f"{wrong:f}个百分点"
        line = f"{m.label(one)}{name}增长{i.change:f}%，{m.label(other)}增长{j.change:f}%，两地相差{words}。"
        text = f"{one.identity.period}年各地情况\n{line}"
        at = line.find(words)
        yield Faulty("a wrong difference", "computation", text, 2, at, at + len(words))


def unlike(m: Material) -> Iterator[Faulty | None]:
    """Two figures are compared that the digest would not compare: of different years or kinds."""
    told: dict[str, list[tuple[Report, Indicator]]] = defaultdict(list)
    for report, i in every(m):
        if i.standard and i.bound == "=" and i.value is None and (i.change or 0) > 0 and not i.scope:
            told[i.name].append((report, i))
    for report in m.reports:
        for i in m.told(report, "target"):
            if i.standard and i.value is None and (i.change or 0) > 0 and not i.scope:
                for other, j in m.rng.sample(told[i.name], min(2, len(told[i.name]))):
                    if other.identity.region.id == report.identity.region.id:
                        continue
                    goal = f"{m.label(report)}{i.year}年{i.name}预期目标增长{written(i)}%"
                    line = f"{goal}，高于{m.label(other)}{j.year}年实际增长的{j.change:f}%。"
                    at = line.find("高于")
                    yield Faulty("a goal beside a result", "incomparable", f"各地情况\n{line}", 2, at, at + 2)


INVENTED = (
    "新开通夜间公交线路{n}条", "改造城市雨水泵站{n}座", "发放育儿补贴{n}万元", "建成社区图书角{n}处",
        "新添儿童友好街区{n}个",
    "救助流浪动物{n}只", "修复历史名人故居{n}处", "组织夜校课程{n}场", "培训无人机飞手{n}名",
        "更换老旧路牌{n}块",
)  # fmt: skip


def invented(m: Material) -> Iterator[Faulty | None]:
    """What no report says."""
    for report, i in every(m):
        number = str(m.rng.randint(112, 9873))
        sentence = f"全年{m.rng.choice(INVENTED).format(n=number)}。"
        yield placed(m, report, i, sentence, number, "invented", "missing", False)


KINDS: tuple[Callable[[Material], Iterator[Faulty | None]], ...] = (
    neighbour, transposed, below, other_year, year_word, other_region, regions_swapped,
        points, misnamed, turned,
    rescoped, reached, settled, summed, overstated, misquoted, miscounted, unlike, invented,
)  # fmt: skip


def every(m: Material) -> Iterator[tuple[Report, Indicator]]:
    """Yield the reports in turn with one figure each, in another order every time."""
    pools = []
    for report in m.reports:
        told = m.told(report)
        m.rng.shuffle(told)
        pools.append((report, told))
    for turn in range(max((len(told) for _r, told in pools), default=0)):
        for report, told in pools:
            if turn < len(told):
                yield report, told[turn]


# -- clean drafts ------------------------------------------------------------------------------------


def reordered(page: str, rng: random.Random) -> str:
    """Return a page of our own with the sentences of each paragraph in another order."""
    lines = []
    for line in page.splitlines():
        if line.startswith(("#", "|", "[", "!")) or len(line) < 40 or line.startswith("本"):
            lines.append(line)
            continue
        parts = re.findall(r"[^。]+。(?:\[\^[^\]]+\])?", line)
        if "".join(parts) != line or re.search("其中|上述|两者|分别", line):
            lines.append(line)
            continue
        rng.shuffle(parts)
        lines.append("".join(parts))
    return "\n".join(lines)


def converted(page: str, rng: random.Random) -> str:
    """Return a page with some amounts in another unit."""

    def other(match: re.Match[str]) -> str:
        if rng.random() < 0.5:
            return match[0]
        number, unit = Decimal(match["n"]), match["u"]
        into, times = {
            "亿元": ("万元", 10**4),
            "万人": ("人", 10**4),
            "万亩": ("亩", 10**4),
            "万亿元": ("亿元", 10**4),
            "万户": ("户", 10**4),
        }[unit]
        return f"{(number * times).normalize():f}{into}"

    return "\n".join(
        line
        if line.startswith(("|", "[", "!", "#"))
        else re.sub(
            r"(?<![\d.])(?P<n>\d+(?:\.\d+)?)(?P<u>万亿元|亿元|万人|万亩|万户)(?![次以左余多台大级])",
            other,
            line,
        )
        for line in page.splitlines()
    )


def rounded(page: str, rng: random.Random) -> str:
    """Return a page with some figures rounded and 约 before them."""

    def other(match: re.Match[str]) -> str:
        if rng.random() < 0.4 or match["n"].startswith("0"):
            return match[0]
        whole = f"{Decimal(match['n']).quantize(Decimal(1)):f}"
        return f"{match['v']}约{whole}{match['u']}"

    pattern = (
        r"(?P<v>[达为到收入成额值长资])(?P<n>\d+\.\d+)(?P<u>亿元|万人|万亩|%|万户|亿斤|万吨)(?![以左余多])"
    )
    return "\n".join(
        line if line.startswith(("|", "[", "!", "#")) else re.sub(pattern, other, line)
        for line in page.splitlines()
    )


_TELLING = re.compile(r"\d|[一二三四五六七八九十两]|年|预|累计|目标|力争|其中")


def shortened(page: str, rng: random.Random) -> str:
    """Return a page with some clauses dropped that hold no figure and that nothing leans on."""
    lines = []
    for line in page.splitlines():
        if line.startswith(("|", "[", "!", "#")):
            lines.append(line)
            continue
        parts = re.split("(?<=[，。；])", line)
        kept = [
            part for at, part in enumerate(parts)
            if _TELLING.search(part) or not part.endswith("，") or rng.random() < 0.6
        ]  # fmt: skip
        lines.append("".join(kept))
    return "\n".join(lines)


CLEAN = {
    "own pages": lambda page, rng: page,
    "re-ordered": reordered,
    "converted": converted,
    "rounded": rounded,
    "shortened": shortened,
}


# -- measuring ------------------------------------------------------------------------------------------


def source(name: str, text: str) -> Source:
    lines = markdown_lines(text) if name.endswith(".md") else text_lines(text)
    return Source(name, "", "utf-8", "markdown" if name.endswith(".md") else "text", lines)


class Bench:
    """The reports of one folder, ready to check drafts against."""

    def __init__(self, folder: Path, out: Path, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        chosen = config.load(folder, out=out, formats="md")
        with processes() as executor:
            run(chosen, executor=executor)
            sources = read_folder(folder, out, lexicon).sources
            self.reports = [
                r for r in analysed(sources, chosen, lexicon, lambda *a: None, None) if isinstance(r, Report)
            ]
        self.pages = {
            path.relative_to(out).as_posix(): path.read_text(encoding="utf-8")
            for path in sorted(out.rglob("*.md"))
            if ".cache" not in path.parts
        }
        self._compared = comparing(self.reports, chosen, lexicon)

    def checked(self, texts: dict[str, str]) -> dict[str, DraftChecked]:
        drafts = [clean(source(name, text), lexicon=self.lexicon) for name, text in texts.items()]
        found = check(
            drafts, self.reports, extracting(self.reports, self.lexicon), self._compared, lexicon=self.lexicon
        )
        return {draft.path: draft for draft in found}


def main() -> None:
    """Print the tables."""
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("reports", nargs="+", type=Path)
    parser.add_argument("--cache", type=Path, default=Path(tempfile.gettempdir()) / "check-benchmark")
    parser.add_argument("--faults", type=int, default=1500)
    parser.add_argument(
        "--pages", type=int, default=12, help="pages of a folder that clean drafts are made of"
    )
    parser.add_argument("--show", type=int, default=0, help="examples printed of what went wrong")
    parser.add_argument("--only", default="", help="one kind of fault, or clean")
    parser.add_argument("--seed", type=int, default=7)
    given = parser.parse_args()
    rng = random.Random(given.seed)
    lexicon = load()
    made, right, any_fault = Counter[str](), Counter[str](), Counter[str]()
    golds: dict[str, str] = {}
    figures, alarms = Counter[str](), Counter[str]()
    shown: list[str] = []
    subtle = Counter[bool]()
    for at, folder in enumerate(given.reports):
        bench = Bench(folder, given.cache / f"{at}-{folder.name}", lexicon)
        if given.only in ("", "clean"):
            measure_clean(bench, given, rng, figures, alarms, shown)
        if given.only == "clean":
            continue
        material = Material(bench.reports, rng)
        share = -(-given.faults // len(given.reports) // len(KINDS))
        faulty: dict[str, Faulty] = {}
        for kind in KINDS:
            if given.only and kind.__name__ != given.only:
                continue
            mine = 0
            for one in kind(material):
                if one is not None:
                    faulty[f"{kind.__name__}-{mine}.txt"] = one
                    mine += 1
                if mine >= share:
                    break
        for name, draft in bench.checked({name: one.text for name, one in faulty.items()}).items():
            judge(
                faulty[name],
                name.partition("-")[0],
                draft,
                made,
                right,
                any_fault,
                golds,
                shown,
                figures,
                alarms,
            )
            subtle[faulty[name].subtle] += 1
    rng.shuffle(shown)
    print("\n".join(shown[: given.show]))
    print(f"\n{'clean':24}{'figures':>9}{'alarms':>8}{'share':>9}")
    for kind in figures:
        print(f"{kind:24}{figures[kind]:9}{alarms[kind]:8}{alarms[kind] / figures[kind]:9.4f}")
    if figures:
        print(f"{'all':24}{figures.total():9}{alarms.total():8}{alarms.total() / figures.total():9.4f}")
    print(f"\n{'fault':24}{'gold':14}{'made':>6}{'right':>8}{'any':>8}")
    for kind in made:
        print(
            f"{kind:24}{golds[kind]:14}{made[kind]:6}"
            f"{right[kind] / made[kind]:8.3f}{any_fault[kind] / made[kind]:8.3f}"
        )
    if made:
        total = made.total()
        print(f"{'all':24}{'':14}{total:6}{right.total() / total:8.3f}{any_fault.total() / total:8.3f}")
        print(f"subtle: {subtle[True]} of {subtle.total()}")


def measure_clean(
    bench: Bench,
    given: argparse.Namespace,
    rng: random.Random,
    figures: Counter[str],
    alarms: Counter[str],
    shown: list[str],
) -> None:
    names = list(bench.pages)
    chosen = rng.sample(names, min(given.pages, len(names)))
    for kind, change in CLEAN.items():
        texts = {name: change(bench.pages[name], rng) for name in chosen}
        for draft in bench.checked(texts).values():
            for finding in draft.findings:
                figures[kind] += 1
                if not finding.supported:
                    alarms[kind] += 1
                    shown.append(told(kind, draft, finding))


def told(kind: str, draft: DraftChecked, finding: object) -> str:
    f, own = finding, finding.checked  # type: ignore[attr-defined]
    near = [(s.line, s.words, s.sentence[:60]) for s in f.sources[:2]]
    what = f"{own.words} | {own.name} {own.region} {own.years} | {f.difference[:50]} | {own.sentence[:90]}"
    return f"[{kind}] {draft.path}:{own.line} {f.verdict} {what} <= {near}"


def judge(
    one: Faulty,
    kind: str,
    draft: DraftChecked,
    made: Counter[str],
    right: Counter[str],
    any_fault: Counter[str],
    golds: dict[str, str],
    shown: list[str],
    figures: Counter[str],
    alarms: Counter[str],
) -> None:
    made[kind] += 1
    golds[kind] = one.gold
    hit = [
        f
        for f in draft.findings
        if f.checked.line == one.line and f.checked.start < one.end and one.start < f.checked.end
    ]
    verdicts = {f.verdict for f in hit if not f.supported}
    right[kind] += one.gold in verdicts
    any_fault[kind] += bool(verdicts)
    if one.gold not in verdicts:
        lines = one.text.splitlines()
        said = [told(kind, draft, f) for f in hit]
        shown.append(
            f"[{kind}: {one.kind}] {one.gold} expected; {lines[0]} / {lines[one.line - 1][:100]}\n     "
            + "\n     ".join(said)
        )
    for f in draft.findings:
        if f in hit or f.checked.line == one.line:
            continue
        figures["around faults"] += 1
        if not f.supported:
            alarms["around faults"] += 1
            shown.append(told("around " + kind, draft, f))


if __name__ == "__main__":
    main()
