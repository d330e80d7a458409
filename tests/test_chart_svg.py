"""Charts are drawn to scale, in real text, and mark what is only expected."""

import re
from dataclasses import replace
from decimal import Decimal
from typing import Literal

import pytest
from lxml import etree
from specimens import WORDS

from summarizer.records import Chart, Series
from summarizer.write.chart_svg import svg

SVG = "{http://www.w3.org/2000/svg}"


def chart(
    *series: Series, categories: tuple[str, ...] = ("投资", "消费"), kind: Literal["bar", "heat"] = "bar"
) -> Chart:
    """Return a chart of percentages."""
    return Chart("growth", "增速", kind, "%", categories, series, "甲区增长6%。")


def series(name: str, *values: str | None, marked: tuple[bool, ...] = ()) -> Series:
    """Return a row of numbers."""
    return Series(name, tuple(None if value is None else Decimal(value) for value in values), marked)


def drawn(of: Chart) -> etree._Element:
    """Return the SVG as a tree; it must be well formed."""
    return etree.fromstring(svg(of, WORDS).encode())


def texts(of: Chart) -> list[str]:
    """Return the words of a chart."""
    return [node.text for node in drawn(of).iter(f"{SVG}text")]


def bars(of: Chart, fill: str) -> list[dict[str, float]]:
    """Return the places and sizes of the rectangles of one colour, the key of the legend left out."""
    found = [
        {key: float(node.get(key)) for key in ("x", "y", "width", "height")}
        for node in drawn(of).iter(f"{SVG}rect")
        if node.get("fill") == fill and node.get("x")
    ]
    return [bar for bar in found if (bar["width"], bar["height"]) != (14, 14)]


def test_no_series_is_an_empty_picture() -> None:
    """A chart of nothing is drawn all the same."""
    assert drawn(chart(categories=())).tag == f"{SVG}svg"


def test_words_are_text() -> None:
    """Names and numbers can be searched, copied and read aloud."""
    said = texts(chart(series("甲区", "6.1", "8"), series("乙县", "5", "-2.5")))
    assert {"甲区", "乙县", "投资", "消费", "6.1%", "-2.5%"} <= set(said)


def test_title_and_description_are_there_for_those_who_cannot_see() -> None:
    """The alt text of the chart is its description."""
    tree = drawn(chart(series("甲区", "6", "8")))
    assert tree.findtext(f"{SVG}title") == "增速"
    assert tree.findtext(f"{SVG}desc") == "甲区增长6%。"
    assert tree.get("role") == "img"


def test_bars_are_to_scale() -> None:
    """Twice the number is twice the height, from the same zero."""
    low, high = bars(chart(series("甲区", "4", "8")), "#0072B2")
    assert high["height"] == pytest.approx(2 * low["height"], abs=0.02)
    assert high["y"] + high["height"] == pytest.approx(low["y"] + low["height"], abs=0.02)


def test_the_readers_own_bar_has_a_colour_of_its_own() -> None:
    """Hatched like the others where it is only expected."""
    plain = replace(chart(series("投资", "4", "8"), categories=("甲县", "乙县")), own="乙县")
    assert [len(bars(plain, colour)) for colour in ("#0072B2", "#E69F00")] == [1, 1]
    expected = series("投资", "4", "8", marked=(True, True))
    hatched = replace(chart(expected, categories=("甲县", "乙县")), own="乙县")
    assert [len(bars(hatched, f"url(#hatch{k})")) for k in (0, 1)] == [1, 1]


def test_what_falls_hangs_below_zero() -> None:
    """A negative bar begins where a positive one stands."""
    up, down = bars(chart(series("甲区", "4", "-2")), "#0072B2")
    assert down["y"] == pytest.approx(up["y"] + up["height"], abs=0.02)


def test_nothing_reported_is_a_dash_and_no_bar() -> None:
    """A missing number is not drawn as zero."""
    of = chart(series("甲区", "4", None))
    assert len(bars(of, "#0072B2")) == 1
    assert "—" in texts(of)


def test_estimates_are_hatched_and_the_legend_says_so() -> None:
    """What is only expected is told apart by more than colour."""
    of = chart(series("甲区", "4", "8", marked=(True, False)))
    assert len(bars(of, "url(#hatch0)")) == 1
    assert len(bars(of, "#0072B2")) == 1
    assert "斜线为预计数" in texts(of)
    assert "斜线为预计数" not in texts(chart(series("甲区", "4", "8", marked=(False, False))))


def test_many_bars_lie_on_their_side_within_the_picture() -> None:
    """Thirty-one names stand before their bars, one a line, and nothing is cut off."""
    names = tuple(f"某某{n}自治县" for n in range(31))
    of = chart(series("增速", *(f"{15 - n}.5" for n in range(31))), categories=names)
    tree = drawn(of)
    assert {"某某0自治县", "某某30自治县"} <= set(texts(of))
    lying = bars(of, "#0072B2")
    assert len({bar["y"] for bar in lying}) == 31
    assert max(bar["x"] + bar["width"] for bar in lying) <= float(tree.get("width"))
    assert max(bar["y"] + bar["height"] for bar in lying) <= float(tree.get("height"))


def test_the_darkest_cell_holds_the_most() -> None:
    """A heat table shades by the number and writes it out."""
    of = chart(series("甲区", "10", "40"), series("乙县", "0", "20"), kind="heat")
    shades = {
        (node.get("x"), node.get("y")): int(node.get("fill")[1:3], 16)
        for node in drawn(of).iter(f"{SVG}rect")
        if node.get("x")
    }
    assert len(shades) == 4
    assert list(shades.values()).index(min(shades.values())) == 1
    assert "40%" in texts(of)
    assert "0%" not in texts(of)


def test_marks_of_xml_are_escaped() -> None:
    """A region called <甲&乙> breaks nothing."""
    assert "<甲&乙>" in texts(chart(series("<甲&乙>", "1", "2"), series("丙县", "1", "2")))


def test_the_same_figure_gives_the_same_bytes() -> None:
    """No clock, no chance, and no more than two places."""
    of = chart(series("甲区", "6.1", "7"), series("乙县", "3", "1"))
    assert svg(of, WORDS) == svg(of, WORDS)
    assert not re.search(r'="\d+\.\d{3,}"', svg(of, WORDS))
