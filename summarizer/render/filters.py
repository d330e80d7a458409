"""The filters and tests of the templates, each under an English and a Chinese name."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial, update_wrapper, wraps
from inspect import Signature, signature
from typing import Any

from markupsafe import Markup

from summarizer.errors import BadTemplate
from summarizer.lexicon import Lexicon
from summarizer.messages import _
from summarizer.page_words.identity import contradictions
from summarizer.render import format, selection, tables
from summarizer.render.citations import CitedPrinter
from summarizer.render.escape import escape
from summarizer.render.template_errors import shown


@dataclass(frozen=True, slots=True)
class Named:
    """A filter or test, and a line of a template that shows it."""

    name: str
    chinese: str
    function: Callable[..., Any]
    example: str
    """Uses ``briefing``, ``digest``, ``excerpt``, ``sentence``, ``indicator``, ``row`` and ``region``."""


def filters(printer: CitedPrinter, lexicon: Lexicon) -> dict[str, Callable[..., Any]]:
    """Return the filters of the templates beside Jinja's own, by both names."""
    both = {
        name: _asked(name, f) for f in documented_filters(printer, lexicon) for name in (f.name, f.chinese)
    }
    # These stand for Jinja's own of the same names, and do what one expects of them.
    return both | {"e": _escaped, "escape": _escaped, "join": printer.join}


def tests() -> dict[str, Callable[..., bool]]:
    """Return the tests of the templates beside Jinja's own, by both names."""
    return {name: t.function for t in documented_tests() for name in (t.name, t.chinese)}


def _escaped(value: Any) -> Markup:
    return Markup(escape(str(value)))


def _asked(name: str, filter: Named) -> Callable[..., Any]:
    """Return the function of *filter*, which first looks whether it can be asked so, as *name*."""
    function = filter.function
    known = getattr(function, "keywords", {})
    parameters = [one for one in signature(function).parameters.values() if one.name not in known]
    taken = Signature(parameters)
    numbers = {one.name for one in parameters if one.annotation in (int, int | None)}

    @wraps(function)
    def asked(*args: Any, **named: Any) -> Any:
        try:
            given = taken.bind(*args, **named).arguments
        except TypeError:
            raise BadTemplate(
                _("{name} is written so: {example}").format(name=name, example=filter.example)
            ) from None
        for parameter in numbers & given.keys():
            value = given[parameter]
            if value is not None and (isinstance(value, bool) or not isinstance(value, int)):
                said = _("{name} takes a whole number in plain digits, not {value}: {example}")
                raise BadTemplate(said.format(name=name, value=shown(value), example=filter.example))
        return function(*args, **named)

    return asked


def _given(function: Callable[..., Any], **known: Any) -> Callable[..., Any]:
    """Return *function* with what a template cannot hand it."""
    return update_wrapper(partial(function, **known), function)


def documented_filters(printer: CitedPrinter, lexicon: Lexicon) -> tuple[Named, ...]:
    """Return the filters, what says how something is written first."""
    words = printer.words
    return (
        Named("number", "数字", format.number, "{{ 1284.55 | 数字(1) }}"),
        Named("percent", "百分比", format.percent, "{{ 0.1432 | 百分比 }}"),
        Named("numeral", "序号", format.numeral, "{{ 12 | 序号 }}"),
        Named("date", "日期", _given(format.date, words=words), '{{ "2020-01-09" | 日期 }}'),
        Named("years", "年份", _given(format.years, words=words), "{{ (2016, 2019, 2020, 2021) | 年份 }}"),
        Named(
            "spanned",
            "起止年",
            _given(format.spanned, words=words),
            "{{ (2016, 2019, 2020, 2021) | 起止年 }}",
        ),
        Named("value", "数值", _given(format.value, words=words), "{{ indicator | 数值 }}"),
        Named("change", "增幅", _given(format.change, words=words), "{{ indicator | 增幅 }}"),
        Named("growth", "同比", _given(format.growth, words=words), "{{ indicator | 同比 }}"),
        Named(
            "stated",
            "所载数",
            _given(format.stated_in, words=words),
            "{% for row in digest.rows[:1] %}{{ row.cells[0] | 所载数 }}{% endfor %}",
        ),
        Named("word", "用语", _given(format.word, words=words), '{{ "half" | 用语("span") }}'),
        Named(
            "contradictions",
            "矛盾",
            _given(contradictions, words=words),
            "{{ excerpt.report | 矛盾 | list | length }}",
        ),
        Named("text", "文字", printer.text, "{{ sentence | 文字 }}"),
        Named(
            "source_number",
            "来源号",
            printer.source_number,
            "〔{{ excerpt.report | 来源号 }}〕{{ excerpt.report.path }}",
        ),
        Named("cited", "所引", printer.cited, "{{ [excerpt.report] | 所引 | length }}篇"),
        Named("cite", "脚注", printer.cite, "{{ indicator | 脚注 }}"),
        Named("unnumbered", "去序号", format.unnumbered, '{{ "（三）推进乡村振兴" | 去序号 }}'),
        Named("named", "指标", selection.named, '{{ (briefing | 指标("固定资产投资")) | 同比 }}'),
        Named("top", "前n条", selection.top, "{{ briefing | 前n条(2) }}"),
        Named("within", "字数内", selection.within, "{{ briefing | 字数内(120) }}"),
        Named(
            "by_theme",
            "按主题",
            _given(selection.by_theme, words=words),
            "{% for theme, some in briefing | 按主题 %}{{ theme }}{{ some | length }}段；{% endfor %}",
        ),
        Named("of_theme", "某主题", selection.of_theme, '{{ (briefing | 某主题("民生保障")) | length }}段'),
        Named("main_themes", "主要主题", selection.main_themes, "{{ briefing | 主要主题(4) }}"),
        Named(
            "key_figures",
            "主要数据",
            _given(tables.key_figures, lexicon=lexicon),
            "{% for group in briefing | 主要数据(3) %}{% for one in group %}"
            "{{ one.name }}{{ one | 数值 }}；{% endfor %}{% endfor %}",
        ),
        Named(
            "quoted",
            "摘录",
            selection.quoted,
            "{% for one in excerpt | 摘录 if one.depth == 1 %}{{ one.passage }}；{% endfor %}",
        ),
        Named(
            "chapters",
            "分章",
            selection.chapters,
            '{% for title, time, some in excerpt | 分章("results") %}{{ title }}；{% endfor %}',
        ),
        Named(
            "distinctions",
            "亮点",
            selection.distinctions,
            "{% for kind, some in briefing | 亮点 %}{{ some | length }}项；{% endfor %}",
        ),
        Named("own_words", "自称", selection.own_words, "{{ briefing | 自称 | length }}"),
        Named("table_years", "表中年份", tables.table_years, '{{ briefing | 表中年份("result") }}'),
        Named(
            "table_rows",
            "表中各行",
            _given(tables.table_rows, words=words, lexicon=lexicon),
            '{% for row in briefing | 表中各行("result") %}{{ row.name }}；{% endfor %}',
        ),
        Named(
            "trend_chart",
            "趋势图",
            _given(tables.trend_chart, words=words, lexicon=lexicon),
            '{{ "有" if briefing | 趋势图(3) else "无" }}',
        ),
    )


def documented_tests() -> tuple[Named, ...]:
    """Return the tests."""
    return (
        Named("estimate", "预计数", selection.is_estimate, '{{ "是" if indicator is 预计数 else "否" }}'),
        Named("goal", "目标", selection.is_goal, '{{ "是" if indicator is 目标 else "否" }}'),
        Named("key", "要点", selection.is_key, '{{ "是" if sentence is 要点 else "否" }}'),
        Named("zone", "开发区", selection.is_zone, '{{ "是" if briefing.region is 开发区 else "否" }}'),
        Named(
            "comparable",
            "可比",
            selection.is_comparable,
            "{{ digest.rows | select('可比') | list | length }}",
        ),
    )
