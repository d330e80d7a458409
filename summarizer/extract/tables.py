"""Read the indicators of a table: one a row and column of values.

The header says what a column holds (a level, its growth, its rank, a goal, the
unit), the first column what a row is about.  A unit stands in a column of its
own, in the header, behind the name, or above the table (单位：亿元).
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from summarizer.extract.names import Name, name
from summarizer.extract.quantities import unit_of
from summarizer.lexicon import Lexicon
from summarizer.lexicon.numerals import fold
from summarizer.records import Because, Indicator, Kind, Row, Time
from summarizer.rule import Rule, first

_NUMBER = re.compile(
    r"""
    ^ (?:约|≈)? (?P<sign> [-+−↑↓▲▼]? ) (?P<number> \d [\d,]* (?: \.\d+ )? ) \s*
    (?P<unit> (?: [^\d\s年月季日] \S{0,5} )? ) $
    """,
    re.VERBOSE,
)
_FALLS = ("-", "−", "↓", "▼")
_GROWTH = re.compile(r"增长|增速|增幅|同比|±|比上年|比去年|较上年|升降|涨幅")
_RANK = re.compile(r"位次|排名|名次|排位")
_UNIT_COLUMN = re.compile(r"^(?:计量)?单位$")
_UNIT_SAID = re.compile(r"单位：\s*(?P<unit>[^\s，。；）]+)")
_BRACKET = re.compile(r"[（(]\s*(?P<inner>[^（）()]*?)\s*[）)]\s*$")
_ORDER = re.compile(
    r"^(?:其中：?|#|[一二三四五六七八九十\d]+[、.．]|（[一二三四五六七八九十\d]+）|[①-⑳*]|-+)+\s*"
)
_TARGET = re.compile(r"目标|计划|预期")
_YEAR = re.compile(r"((?:19|20)\d\d)年?")


@dataclass(frozen=True, slots=True)
class _Column:
    """What the header says of one column."""

    role: str
    """The row of `ROLES` that told what it holds."""
    unit: str | None
    year: int | None
    kind: Kind | None
    header: str
    line: int | None
    """Where the header stands; None where there is none."""


@dataclass(frozen=True, slots=True)
class _Subject:
    """What a row of a table is about."""

    row: Row
    name: Name
    title: str
    """The name as written, without number and unit."""


@dataclass(frozen=True, slots=True)
class _Places:
    """The places in which the unit of a cell may stand, the nearest first; each a unit or None."""

    cell: str | None
    header: str | None
    column: str | None
    title: str | None
    above: str | None


ROLES: tuple[Rule[Callable[[int, str], bool | None]], ...] = (
    Rule(
        name="name",
        why="The first column says what the rows are about.",
        shows=(("0:指标", "name"),),
        spares=("1:指标",),
        read=lambda at, header: at == 0 or None,
    ),
    Rule(
        name="unit",
        why="A column headed 单位 holds the units of the rows.",
        shows=(("1:计量单位", "unit"),),
        spares=("1:责任单位",),
        read=lambda at, header: _UNIT_COLUMN.match(header) is not None or None,
    ),
    Rule(
        name="rank",
        why="A column of places in a ranking.",
        shows=(("3:全省位次", "rank"), ("3:排名", "rank"), ("3:名次", "rank"), ("3:全市排位", "rank")),
        spares=("3:全省",),
        read=lambda at, header: _RANK.search(header) is not None or None,
    ),
    Rule(
        name="growth",
        why="A column of percentages by which the level before it grew or fell.",
        shows=(
            ("2:同比（%）", "growth"),
            ("2:增长%", "growth"),
            ("2:增速", "growth"),
            ("2:增幅", "growth"),
            ("2:涨幅", "growth"),
            ("2:升降", "growth"),
            ("2:±%", "growth"),
            ("2:比上年", "growth"),
            ("2:比去年", "growth"),
            ("2:较上年", "growth"),
        ),
        spares=("2:完成率（%）", "2:增速位次"),
        read=lambda at, header: _GROWTH.search(header) is not None or None,
    ),
    Rule(
        name="level",
        why="Every other column holds levels.",
        shows=(("1:2022年", "level"), ("1:", "level")),
        spares=("1:增速",),
        read=lambda at, header: True,
    ),
)
"""What a column holds, by its place and its header; the first that answers tells."""

UNITS: tuple[Rule[Callable[[_Places], str | None]], ...] = (
    Rule(
        name="unit in the cell",
        why="What stands behind the number itself is nearest to it.",
        shows=(("单位：万元 / 指标|2022年 / 产值|35亿元", "亿元"),),
        spares=("单位：万元 / 指标|2022年 / 产值|35",),
        read=lambda places: places.cell,
    ),
    Rule(
        name="unit in the header",
        why="The header says in brackets in what its column is written.",
        shows=(("单位：万元 / 指标|2022年（亿元） / 产值|35", "亿元"),),
        spares=("单位：万元 / 指标|2022年（快报） / 产值|35",),
        read=lambda places: places.header,
    ),
    Rule(
        name="unit in its column",
        why="A column of its own says the unit of each row.",
        shows=(("单位：万元 / 指标|单位|2022年 / 产值|亿元|35", "亿元"),),
        spares=("单位：万元 / 指标|部门|2022年 / 产值|经信|35",),
        read=lambda places: places.column,
    ),
    Rule(
        name="unit behind the name",
        why="The name of the row ends with its unit in brackets.",
        shows=(("单位：万元 / 指标|2022年 / 产值（亿元）|35", "亿元"),),
        spares=("单位：万元 / 指标|2022年 / 产值（现价）|35",),
        read=lambda places: places.title,
    ),
    Rule(
        name="unit above the table",
        why="What is said once above holds for the whole table.",
        shows=(("单位：万元 / 指标|2022年 / 产值|35", "万元"),),
        spares=("指标|2022年 / 产值|35",),
        read=lambda places: places.above,
    ),
)
"""Where the unit of a level stands; the first that answers gives it."""


def indicators(rows: Sequence[Row], time: Time, document: str, lexicon: Lexicon) -> Iterator[Indicator]:
    """Yield what the *rows* of the tables of one section state.

    A row without any number is a header, or says the unit of what follows.
    """
    header: list[tuple[int, tuple[str, ...]]] = []
    columns: list[_Column] = []
    above: str | None = None
    for row in rows:
        cells = tuple(fold(cell).strip() for cell in row.cells)
        if not any(_NUMBER.match(cell) for cell in cells[1:]):
            if said := _UNIT_SAID.search(" ".join(cells)):
                above = unit_of(said["unit"], lexicon)
            elif sum(map(bool, cells)) > 1:
                header = [(row.line, cells)] if columns else [*header, (row.line, cells)]
                columns = []
            continue
        width = max(len(cells), *(len(titles) for _line, titles in header), 0)
        columns = columns or _columns(header, width, lexicon)
        if len(columns) >= len(cells):
            yield from _row(row, cells, columns, above, time, document, lexicon)


def _columns(header: Sequence[tuple[int, tuple[str, ...]]], width: int, lexicon: Lexicon) -> list[_Column]:
    """Return what each of *width* columns holds; stacked header rows are read together."""
    stacks = ([(line, cells[at]) for line, cells in header if at < len(cells)] for at in range(width))
    return [_column(at, stack, lexicon) for at, stack in enumerate(stacks)]


def _column(at: int, titles: Sequence[tuple[int, str]], lexicon: Lexicon) -> _Column:
    text = " ".join(dict.fromkeys(title for _line, title in titles if title))
    bracket = _BRACKET.search(text)
    year = _YEAR.search(text)
    role = first(ROLES, at, text)
    return _Column(
        role=role[0].name if role else "other",
        unit=unit_of(bracket["inner"], lexicon) if bracket else None,
        year=int(year[1]) if year else None,
        kind="target" if _TARGET.search(text) else "estimate" if "预计" in text else None,
        header=text,
        line=next((line for line, title in reversed(titles) if title), None),
    )


def _row(
    row: Row,
    cells: tuple[str, ...],
    columns: Sequence[_Column],
    above: str | None,
    time: Time,
    document: str,
    lexicon: Lexicon,
) -> Iterator[Indicator]:
    title = _ORDER.sub("", cells[0])
    bracket = _BRACKET.search(title)
    behind = unit_of(bracket["inner"], lexicon) if bracket else None
    if bracket and behind:
        title = title[: bracket.start()].strip()
    if not re.search(r"[\u4e00-\u9fff]{2}", title):
        return
    subject = _Subject(row, name(title, lexicon), title)
    own = next(
        (unit_of(c, lexicon) for c, col in zip(cells, columns, strict=False) if col.role == "unit"), None
    )
    found: list[Indicator] = []
    for at, (cell, column) in enumerate(zip(cells, columns, strict=False)):
        match = _NUMBER.match(cell) if column.role in ("level", "growth", "rank") else None
        if match is None:
            continue
        number = Decimal(match["number"].replace(",", "")) * (-1 if match["sign"] in _FALLS else 1)
        if column.role == "level":
            places = _Places(unit_of(match["unit"], lexicon), column.unit, own, behind, above)
            unit = first(UNITS, places)
            cited = _cited(subject, at, column, time, document, unit[0].name if unit else "no unit")
            found.append(replace(cited, value=number, unit=unit[1] if unit else None))
        elif column.role == "growth":
            cited = _cited(subject, at, column, time, document, "percentage")
            if found and found[-1].change is None and column.year in (None, found[-1].year):
                grown = Because("form", "growth in the next column", column.header, column.line)
                found[-1] = replace(found[-1], change=number, because=(*found[-1].because, grown))
            else:
                found.append(replace(cited, change=number))
        elif found:
            realm = _RANK.sub("", column.header)
            ranked = Because("rank", "rank in its column", column.header, column.line)
            # Behind the columns of two years the rank is of the year that the report is about.
            years = [figure.year for figure in found]
            of = years.index(time.year) if column.year is None and time.year in years else -1
            found[of] = replace(found[of], rank=f"{realm}第{number}位", because=(*found[of].because, ranked))
    yield from found


def _cited(subject: _Subject, at: int, column: _Column, time: Time, document: str, number: str) -> Indicator:
    """Return the indicator of the cell in column *at*, without its number; *number* says how that is read."""
    row, named = subject.row, subject.name
    start, end = row.places[at]
    because = [
        Because("number", number, row.cells[at]),
        Because("noun", "name of the row", row.cells[0]),
        Because("name", named.rule, subject.title),
        Because("form", f"column of {column.role}s", column.header, column.line),
    ]
    if column.year:
        because.append(Because("year", "year in the header", column.header, column.line))
    if column.kind:
        because.append(Because("kind", f"{column.kind} in the header", column.header, column.line))
    return Indicator(
        name=named.name,
        text=subject.title,
        value=None,
        unit=None,
        measure=named.measure,
        change=None,
        bound="=",
        upper=None,
        kind=column.kind or time.kind,
        year=column.year or time.year,
        span=time.span,
        rank=None,
        scope=named.scope,
        document=document,
        line=row.line,
        start=start,
        end=end,
        sentence="\t".join(row.cells),
        page=row.page,
        standard=named.standard,
        because=tuple(because),
    )
