"""Chart -> SVG whose words are real text, to be searched, copied and read aloud.

Bars stand on their zero line with their figures written out, so that no axis
is needed; estimates are hatched.  Colours are the first of Okabe & Ito's
palette (2008), which the colour-blind can tell apart and a printer too.
"""

from collections.abc import Sequence
from decimal import Decimal
from xml.sax.saxutils import escape, quoteattr

from summarizer.page_words import PageWords
from summarizer.records import Chart, Series

FONTS = "Noto Sans CJK SC, Source Han Sans SC, Microsoft YaHei, PingFang SC, SimHei, sans-serif"
COLOURS = ("#0072B2", "#E69F00", "#009E73", "#CC79A7", "#56B4E9", "#D55E00")
INK, PALE = "#222222", "#999999"
WIDTH = 720.0
"""Of every chart, in pixels; its height follows from what it shows."""
EM = 14.0
"""The size of the type, in pixels: a Chinese character is as wide as that, a Latin one half."""
SMALL = 12.0
"""The size of the type where room is scarce: over the columns of a heat table."""
MANY = 6
"""More bars of one colour than this lie on their side, so that their names have room."""


def svg(chart: Chart, words: PageWords) -> str:
    """Return *chart* as a whole SVG document.

    >>> rates = Series("增速", (Decimal("6.1"), Decimal("-0.4")), (False, True))
    >>> drawn = svg(Chart("growth", "增速", "bar", "%", ("甲区", "乙县"), (rates,), "甲区增长6.1%。"), words)
    >>> "甲区" in drawn and "-0.4%" in drawn
    True
    """
    if chart.kind == "heat":
        height, shapes = _heat(chart)
    elif len(chart.series) == 1 and len(chart.categories) > MANY:
        height, shapes = _lying(chart, words)
    else:
        height, shapes = _standing(chart, words)
    colours = {k for k, series in enumerate(chart.series) if any(series.marked)}
    # The reader's own bar has the next colour.
    hatches = [_hatch(k) for k in sorted(colours | ({k + 1 for k in colours} if chart.own else set()))]
    lines = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_n(WIDTH)} {_n(height)}" width="{_n(WIDTH)}" '
        f'height="{_n(height)}" role="img" lang="zh-CN" font-family={quoteattr(FONTS)} font-size="{_n(EM)}">',
        f"<title>{escape(chart.title)}</title>",
        f"<desc>{escape(chart.alt)}</desc>",
        *(["<defs>" + "".join(hatches) + "</defs>"] if hatches else []),
        f'<rect width="{_n(WIDTH)}" height="{_n(height)}" fill="#ffffff"/>',
        *shapes,
        "</svg>",
    ]
    return "\n".join(lines) + "\n"


def _hatch(k: int) -> str:
    return (
        f'<pattern id="hatch{k}" width="6" height="6" patternUnits="userSpaceOnUse" '
        f'patternTransform="rotate(45)"><rect width="6" height="6" fill="#ffffff"/>'
        f'<rect width="3" height="6" fill="{_colour(k)}"/></pattern>'
    )


def _standing(chart: Chart, words: PageWords) -> tuple[float, list[str]]:
    """Bars side by side, a cluster a category."""
    shapes, top = _legend(chart, words)
    top += 1.5 * EM
    plot = 220.0
    cluster = WIDTH / max(1, len(chart.categories))
    bar = min(48.0, cluster * 0.8 / max(1, len(chart.series)))
    # Narrow bars take a smaller number, or neighbours would run into one another.
    type_size = EM if bar > 3 * EM else SMALL - 2
    low, high = _extent(chart.series)
    # The number under a falling bar needs its own line.
    zero = top + plot * float(high / (high - low))
    scale = plot / float(high - low)
    bottom = top + plot + (1.5 * EM if low < 0 else 0.5 * EM)
    for i, category in enumerate(chart.categories):
        left = cluster * i + (cluster - bar * len(chart.series)) / 2
        for k, series in enumerate(chart.series):
            value = series.values[i]
            x = left + bar * k
            if value is None:
                shapes.append(_text(x + bar / 2, zero - 4, "—", colour=PALE))
                continue
            size = abs(float(value)) * scale
            y = zero - size if value >= 0 else zero
            shapes.append(_rect(x + 2, y, bar - 4, size, _fill(series, i, k + (category == chart.own))))
            under = y - 4 if value >= 0 else y + size + EM
            shapes.append(_text(x + bar / 2, under, f"{value:f}{chart.unit}", size=type_size))
        for n, part in enumerate(_wrapped(category, int(cluster / EM) - 1)):
            shapes.append(_text(cluster * (i + 0.5), bottom + EM * (1 + 1.3 * n), part))
    lines = max((len(_wrapped(c, int(cluster / EM) - 1)) for c in chart.categories), default=1)
    shapes.append(f'<line x1="0" x2="{_n(WIDTH)}" y1="{_n(zero)}" y2="{_n(zero)}" stroke="{INK}"/>')
    return bottom + EM * (1 + 1.3 * lines), shapes


def _lying(chart: Chart, words: PageWords) -> tuple[float, list[str]]:
    """One bar a line, its name before it."""
    shapes, top = _legend(chart, words)
    series = chart.series[0]
    low, high = _extent(chart.series)
    names = min(0.4 * WIDTH, EM * (1 + max(map(_ems, chart.categories))))
    room = 6 * EM
    plot = WIDTH - names - room - (room if low < 0 else 0)
    scale = plot / float(high - low)
    zero = names + (room if low < 0 else 0) + float(-low) * scale
    for i, category in enumerate(chart.categories):
        y = top + i * 1.7 * EM
        base = y + 1.15 * EM
        shapes.append(_text(names - EM / 2, base, category, anchor="end"))
        value = series.values[i]
        if value is None:
            shapes.append(_text(zero + 4, base, "—", anchor="start", colour=PALE))
            continue
        size = abs(float(value)) * scale
        x = zero if value >= 0 else zero - size
        shapes.append(_rect(x, y + 2, size, 1.7 * EM - 4, _fill(series, i, int(category == chart.own))))
        end, anchor = (x + size + 4, "start") if value >= 0 else (x - 4, "end")
        shapes.append(_text(end, base, f"{value:f}{chart.unit}", anchor=anchor))
    height = top + len(chart.categories) * 1.7 * EM
    shapes.append(f'<line x1="{_n(zero)}" x2="{_n(zero)}" y1="{_n(top)}" y2="{_n(height)}" stroke="{INK}"/>')
    return height + EM / 2, shapes


def _heat(chart: Chart) -> tuple[float, list[str]]:
    """A table whose cells are the darker the more they hold."""
    names = min(0.3 * WIDTH, EM * (1 + max((_ems(s.name) for s in chart.series), default=0)))
    column = (WIDTH - names) / max(1, len(chart.categories))
    heads = [_wrapped(category, int(column / SMALL)) for category in chart.categories]
    top = EM * (0.6 + 1.2 * max(map(len, heads), default=0))
    row = 2 * EM
    _, most = _extent(chart.series)
    shapes = []
    for i, head in enumerate(heads):
        for n, part in enumerate(head):
            shapes.append(_text(names + column * (i + 0.5), EM * (1 + 1.2 * n), part, size=SMALL))
    for k, series in enumerate(chart.series):
        y = top + row * k
        shapes.append(_text(names - EM / 2, y + 1.35 * EM, series.name, anchor="end"))
        for i, value in enumerate(series.values):
            share = float(value / most) if value is not None else 0.0
            shapes.append(_rect(names + column * i + 1, y + 1, column - 2, row - 2, _shade(share)))
            said = "—" if not value else f"{value:f}{chart.unit}"
            ink = "#ffffff" if share > 0.6 else INK
            shapes.append(_text(names + column * (i + 0.5), y + 1.35 * EM, said, colour=ink))
    return top + row * len(chart.series) + EM / 2, shapes


def _legend(chart: Chart, words: PageWords) -> tuple[list[str], float]:
    """The names of several series, and what hatching means; nothing where neither is needed."""
    several = chart.series if len(chart.series) > 1 else ()
    entries = [(series.name, _colour(k)) for k, series in enumerate(several)]
    hatched = next((k for k, series in enumerate(chart.series) if any(series.marked)), None)
    if hatched is not None:
        entries.append((words.say("chart", "hatching"), f"url(#hatch{hatched})"))
    shapes, x, y = [], 0.0, 0.0
    for name, fill in entries:
        wide = EM * (_ems(name) + 3)
        if x + wide > WIDTH:
            x, y = 0.0, y + 1.6 * EM
        shapes.append(_rect(x + 2, y + 3, EM, EM, fill))
        shapes.append(_text(x + 1.5 * EM, y + 1.1 * EM, name, anchor="start"))
        x += wide
    return shapes, y + 1.8 * EM if entries else 4.0


def _extent(series: Sequence[Series]) -> tuple[Decimal, Decimal]:
    """The lowest and the highest number shown, zero always among them."""
    values = [v for s in series for v in s.values if v is not None]
    low, high = min([*values, Decimal(0)]), max([*values, Decimal(0)])
    return (low, high) if low < high else (Decimal(0), Decimal(1))


def _fill(series: Series, i: int, k: int) -> str:
    return f"url(#hatch{k})" if series.marked and series.marked[i] else _colour(k)


def _colour(k: int) -> str:
    return COLOURS[k % len(COLOURS)]


def _shade(share: float) -> str:
    """White for nothing, the first colour for the most."""
    deep = tuple(int(COLOURS[0][i : i + 2], 16) for i in (1, 3, 5))
    return "#" + "".join(f"{round(255 + (part - 255) * share):02x}" for part in deep)


def _wrapped(text: str, ems: int) -> list[str]:
    """Break *text* into lines of about equal length, none wider than *ems* characters."""
    lines = -(-len(text) // max(2, ems))
    size = -(-len(text) // max(1, lines))
    return [text[i : i + size] for i in range(0, len(text), max(1, size))]


def _ems(text: str) -> float:
    return sum(0.55 if char.isascii() else 1.0 for char in text)


def _rect(x: float, y: float, width: float, height: float, fill: str) -> str:
    return f'<rect x="{_n(x)}" y="{_n(y)}" width="{_n(width)}" height="{_n(height)}" fill="{fill}"/>'


def _text(x: float, y: float, text: str, anchor: str = "middle", colour: str = INK, size: float = EM) -> str:
    smaller = "" if size == EM else f' font-size="{_n(size)}"'
    place = f'x="{_n(x)}" y="{_n(y)}" text-anchor="{anchor}"'
    return f'<text {place} fill="{colour}"{smaller}>{escape(text)}</text>'


def _n(number: float) -> str:
    # Two places are finer than any screen; more would differ between machines.
    return f"{number:.2f}".rstrip("0").rstrip(".")
