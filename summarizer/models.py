"""The records, in the order in which they are made.

All are frozen and hold tuples; later ones hold earlier ones whole, so that no
stage ever asks back.  Numbers that a report states are `Decimal`; a line is
counted from 1 in the decoded file (in Word the paragraph, in PDF the line of
the page), a character from 0 in that raw line.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

# -- what went wrong with one document ---------------------------------------


@dataclass(frozen=True, slots=True)
class Problem:
    """One report, or one part of it, that was passed over, and why."""

    path: str
    reason: str


# -- read --------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class RawLine:
    """A line as the file has it."""

    number: int
    text: str
    page: int | None = None
    """The page of a PDF; None elsewhere."""
    heading: int = 0
    """1 to 6 where the format itself marks a heading (h1-h6, a Word style); else 0."""
    bold: bool = False
    """Whether the whole line is set bold."""
    cells: tuple[str, ...] = ()
    """The cells where the line is a row of a table; *text* then joins them by tabs."""
    aside: bool = False
    """Whether the format itself sets it apart from the main text: a page's menu, header or footer."""
    continues: bool = False
    """Whether it goes on with the paragraph of the line above, which only the page's width broke off."""


@dataclass(frozen=True, slots=True)
class Source:
    """A file, decoded and unpacked."""

    path: str
    """Relative to the folder given, with forward slashes."""
    sha256: str
    """Of the file's bytes."""
    encoding: str
    format: str
    """text, markdown, html, docx or pdf."""
    lines: tuple[RawLine, ...]
    title: str | None = None
    """What the format itself gives as the title (HTML's title, Word's core property)."""


# -- clean -------------------------------------------------------------------

Role = Literal["body", "title", "subtitle", "dateline", "byline", "credit", "caption", "navigation"]


@dataclass(frozen=True, slots=True)
class Doubt:
    """A stretch of a cleaned line that damage has made untrustworthy."""

    start: int
    end: int
    reason: str


@dataclass(frozen=True, slots=True)
class Line:
    """A stretch of one raw line, mended, and what it is.

    A raw line gives several of these where something is glued to its text
    (a reporter's tag behind the last sentence); they share its number.
    """

    number: int
    text: str
    role: Role
    origin: Sequence[int]
    """Where in the raw line each character of *text* stands; as long as *text*."""
    page: int | None = None
    heading: int = 0
    bold: bool = False
    cells: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    continues: bool = False
    """Whether it goes on with the sentence that the body line before it broke off
    (at the edge of a PDF's page, at a link that became a line of its own)."""


@dataclass(frozen=True, slots=True)
class Repair:
    """How often one kind of damage was mended."""

    name: str
    """pinyin, garbled, traditional, punctuation, and what else was counted."""
    count: int
    """Places mended."""


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A source whose lines are mended and labelled; nothing is deleted."""

    source: Source
    lines: tuple[Line, ...]
    repairs: tuple[Repair, ...]


# -- identify ----------------------------------------------------------------

Level = Literal[
    "国家", "省", "自治区", "直辖市", "特别行政区", "地级市", "自治州", "地区", "盟",
    "区", "县", "县级市", "旗", "开发区", "新区",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class Region:
    """Whose report it is."""

    id: str
    """Unique: the division's code, else a slug of the name under its city."""
    name: str
    """In full, as an official writes it."""
    label: str
    """Unique among the regions of one run, for people: 鼓楼区（南京市）."""
    level: Level | None
    """None where nothing tells."""
    city: str | None
    """A prefecture city or municipality is its own; a province has none."""
    province: str | None
    """None for the country itself, and where nothing tells."""
    adcode: str | None
    """The division's code; a development zone has none."""
    candidates: tuple[str, ...] = ()
    """At most four full names (江苏省南京市鼓楼区), only when undecided."""


@dataclass(frozen=True, slots=True)
class Reason:
    """One piece of evidence that was weighed."""

    about: str
    """region, period, title, source, published, printed or authors."""
    value: str
    """What it speaks for."""
    evidence: str
    """The words it was found in."""
    line: int | None
    """Where; None for a file or folder name, and for what several lines say together."""
    weight: float
    sign: str = ""
    """The kind of evidence, as ``identify.toml`` calls it; empty where there is but one kind."""


@dataclass(frozen=True, slots=True)
class Identity:
    """Whose report this is, about which year, printed where and when."""

    region: Region
    period: int | None
    """The year reviewed, which is not the page's date."""
    title: str | None = None
    subtitle: str | None = None
    source: str | None = None
    """The newspaper or site that published it."""
    published: str | None = None
    """The date of the page, YYYY-MM-DD."""
    printed: str | None = None
    """The date of the paper it was first printed in, YYYY-MM-DD."""
    authors: tuple[str, ...] = ()
    """Reporters and correspondents, as the byline names them."""
    reasons: tuple[Reason, ...] = ()
    """What spoke for and against, of all the above."""


# -- segment -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Sentence:
    """One sentence with its end mark, and its place in the raw line.

    Where the file breaks it over several lines, the place is that of the part
    in the line where it begins.
    """

    text: str
    """Mended, with its end mark."""
    line: int
    """Where it begins."""
    start: int
    """The first character in that line."""
    end: int
    """The character after its last."""
    page: int | None = None
    doubt: str | None = None
    """Why it is not to be trusted (garbled): never quoted, never mined."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table in a report."""

    line: int
    cells: tuple[str, ...]
    page: int | None = None


@dataclass(frozen=True, slots=True)
class Section:
    """A heading and what stands under it up to the next heading of any level."""

    title: str | None
    """None before the first heading and for closing rhetoric."""
    level: int
    """1 for the highest heading of the document."""
    line: int
    """Of its heading, or of its first sentence."""
    sentences: tuple[Sentence, ...]
    rows: tuple[Row, ...] = ()
    """Rows of the tables that stand in it, the header row first."""


# -- classify, rank ----------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ranking:
    """What TextRank says of one document."""

    scores: tuple[tuple[float, ...], ...]
    """One tuple a section, one score a sentence."""
    keywords: tuple[str, ...]
    """The best first."""
    terms: tuple[tuple[str, int], ...] = ()
    """Words and phrases of the document with how often each occurs, for telling regions apart."""
    least: float = 0.0
    """The score from which a sentence is worth quoting."""


# -- extract -----------------------------------------------------------------

Measure = Literal["level", "share", "rank", "pp_change", "abs_change", "average", "cumulative", "gap"]
Bound = Literal["=", ">=", "<=", "≈"]
Kind = Literal["actual", "estimate", "target"]
Span = Literal["year", "half", "quarter", "months", "years", "stock"]


@dataclass(frozen=True, slots=True)
class Indicator:
    """A figure that a report states, with its year, kind and place."""

    name: str
    """The lexicon's name, or the noun phrase counted where the lexicon has none."""
    text: str
    """The name as written."""
    value: Decimal | None
    """None where only growth or a rank is told."""
    unit: str | None
    """As written: 亿元, %, 个."""
    measure: Measure
    """What *value* is."""
    change: Decimal | None
    """Growth in percent, signed."""
    bound: Bound
    """>= for 以上 and 超, <= for 以内, ≈ for 左右 and 约."""
    upper: Decimal | None
    """The upper end of a range, whose lower end is *value* (or *change*)."""
    kind: Kind
    """estimate for 预计, target for a goal."""
    year: int | None
    """The year it is about; a goal has the year it is set for."""
    span: Span
    """What the figure covers; stock is at the end of the year."""
    rank: str | None
    """A claim such as 位居全市第一, as written."""
    scope: str | None
    """From the lexicon's small vocabulary of scopes; None when plain."""
    document: str
    """The file, relative to the folder given."""
    line: int
    start: int
    end: int
    sentence: str
    """The sentence that states it."""
    page: int | None = None
    standard: bool = False
    """Whether *name* is the lexicon's, so that it may be compared."""


# -- a document analysed: what depends on it alone, and so what is cached ----


@dataclass(frozen=True, slots=True)
class Removed:
    """A line that is not body, and what it is instead."""

    line: int
    text: str
    role: Role


@dataclass(frozen=True, slots=True)
class Report:
    """One document, analysed."""

    path: str
    sha256: str
    encoding: str
    identity: Identity
    lines: tuple[RawLine, ...]
    """As the file has them, so that a source can be shown with its place marked."""
    removed: tuple[Removed, ...]
    repairs: tuple[Repair, ...]
    sections: tuple[Section, ...]
    themes: tuple[tuple[str, ...], ...]
    """One tuple a section, main theme first."""
    ranking: Ranking
    indicators: tuple[Indicator, ...]


# -- brief -------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Ranked:
    """A sentence, its score, and whether the briefing chose it."""

    sentence: Sentence
    score: float
    """Higher is more worth quoting."""
    key: bool
    """Whether the briefing quotes it."""
    weak: bool = False
    """Chosen only because its section has nothing better than a slogan."""


@dataclass(frozen=True, slots=True)
class Passage:
    """A section of a report as the briefing shows it."""

    title: str | None
    """As printed; None where the section has none."""
    level: int
    """1 for the highest heading of the document."""
    line: int
    document: str
    """The file, relative to the folder given."""
    themes: tuple[str, ...]
    """The main one first."""
    sentences: tuple[Ranked, ...]
    """All of the section, chosen or not."""


@dataclass(frozen=True, slots=True)
class Excerpt:
    """A report and the passages made of its sections, one each, in order."""

    report: Report
    """The whole of it, analysed."""
    passages: tuple[Passage, ...]


@dataclass(frozen=True, slots=True)
class Briefing:
    """What one region's reports say."""

    region: Region
    """Whose reports they are."""
    periods: tuple[int, ...]
    """The years reviewed, earliest first."""
    keywords: tuple[str, ...]
    """The best first."""
    excerpts: tuple[Excerpt, ...]
    """One a report, by year."""
    indicators: tuple[Indicator, ...]
    """Every figure of all reports."""


# -- figures -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers of a figure; *marked* says which are estimates."""

    name: str
    values: tuple[Decimal | None, ...]
    marked: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """A chart's data.  Markdown names it as the image ``figures/<name>.svg``."""

    name: str
    title: str
    kind: Literal["bar", "heat"]
    unit: str
    categories: tuple[str, ...]
    """One label a value: the bars of a bar chart, the columns of a heat table."""
    series: tuple[Series, ...]
    """The rows of a heat table."""
    alt: str
    """What it shows, in words."""


# -- compare -----------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Highlight:
    """The best key sentence of one region on one theme."""

    theme: str
    region: str
    """The region's id."""
    sentence: Sentence
    document: str
    score: float


@dataclass(frozen=True, slots=True)
class Formulation:
    """A clause in the words of one report, and the sentence it stands in."""

    text: str
    region: str
    """The region's id."""
    sentence: Sentence
    document: str


@dataclass(frozen=True, slots=True)
class Term:
    """A word or phrase of one region's reports, and the best sentence that has it."""

    text: str
    count: int
    region: str
    """The region's id."""
    sentence: Sentence
    document: str
    quoted: bool = False
    """Whether the reports set it in quotation marks, as one does with a name of one's own making."""


@dataclass(frozen=True, slots=True)
class Profile:
    """The little that the digest needs of a briefing, so that thousands fit in memory."""

    region: Region
    periods: tuple[int, ...]
    indicators: tuple[Indicator, ...]
    """Standard ones only; of all years, while what follows is of the latest alone."""
    shares: tuple[tuple[str, float], ...]
    """Share of the text per theme."""
    terms: tuple[Term, ...]
    highlights: tuple[Highlight, ...]
    formulations: tuple[Formulation, ...]
    """Clauses that could be shared with other regions word for word."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One region's figure in a row of the digest."""

    region: str
    """The region's id."""
    value: Decimal
    """In the row's unit; the indicator has it as written."""
    indicator: Indicator
    growth: bool = False
    """Whether *value* is the indicator's growth in percent and not its own value."""
    bound: Bound = "="
    """Of *value*: where the indicator has both, its bound is not its growth's."""
    upper: Decimal | None = None
    """The upper end where *value* is the lower end of a range, in the row's unit."""


@dataclass(frozen=True, slots=True)
class Group:
    """Cells of one row that may be compared with one another."""

    year: int
    """The year that all its cells are about."""
    cells: tuple[int, ...]
    """Indices into the row's cells, highest value first."""
    spread: Decimal = Decimal(0)
    """How far the highest lies above the lowest, in *unit*."""
    unit: str | None = None
    """What most of the cells are written in; percentage points for percentages."""


@dataclass(frozen=True, slots=True)
class DigestRow:
    """One name, one measure, results and targets apart."""

    name: str
    measure: str
    """growth, or one of `Measure`."""
    unit: str | None
    """That its values are written in."""
    kind: Literal["result", "target"]
    cells: tuple[Cell, ...]
    """One a figure; a region may have several."""
    groups: tuple[Group, ...]
    """Empty where nothing may be compared."""
    caveats: tuple[str, ...]
    """Why cells stand side by side only, region by region."""
    coverage: int = 0
    """How many regions have a cell in it."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One reason why figures stand beside one another without being compared."""

    reason: str
    """A heading of the lexicon: 年度不同."""
    explanation: str
    rows: tuple[str, ...]
    """The names of the indicators it touches."""


@dataclass(frozen=True, slots=True)
class Trend:
    """One region's own figure over several years, oldest first."""

    region: str
    """The region's id."""
    name: str
    measure: str
    unit: str | None
    cells: tuple[Cell, ...]
    steps: tuple[Decimal, ...]
    """From each year to the next that is reported, in *unit*; one fewer than the cells."""


@dataclass(frozen=True, slots=True)
class GoalMet:
    """What one report set as a goal, and what a later one of the same region gives as the result."""

    region: str
    """The region's id."""
    name: str
    measure: str
    unit: str | None
    goal: Cell
    outcome: Cell
    verdict: Literal["met", "missed", "open"]
    """open where the words of goal and result (左右, 以上) leave it undecided."""


@dataclass(frozen=True, slots=True)
class GoalTally:
    """How often the regions met their goals for one indicator."""

    name: str
    measure: str
    total: int
    met: int
    missed: int


@dataclass(frozen=True, slots=True)
class Attention:
    """How much of its text one region gives to a theme."""

    region: str
    """The region's id."""
    share: float
    """A part of 1."""


@dataclass(frozen=True, slots=True)
class Contrast:
    """The two regions whose attention to one theme differs most."""

    theme: str
    most: Attention
    least: Attention
    highlight: Highlight | None
    """What the one that says most has to show for it."""


@dataclass(frozen=True, slots=True)
class Stress:
    """A theme and the regions that give it at least an even share of their text."""

    theme: str
    regions: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class SharedFormulation:
    """A clause that several regions have word for word, first place in each."""

    text: str
    places: tuple[Formulation, ...]


@dataclass(frozen=True, slots=True)
class Digest:
    """What the regions' reports say beside one another."""

    regions: tuple[Region, ...]
    periods: tuple[tuple[str, tuple[int, ...]], ...]
    """The years each region's reports review, by region id."""
    rows: tuple[DigestRow, ...]
    themes: tuple[tuple[str, tuple[tuple[str, float], ...]], ...]
    """For each theme, the share of each region's text, by region id."""
    distinctive: tuple[tuple[str, tuple[str, ...]], ...]
    """For each region id, the terms that tell it from the others."""
    highlights: tuple[Highlight, ...]
    obstacles: tuple[Obstacle, ...] = ()
    trends: tuple[Trend, ...] = ()
    goals: tuple[GoalMet, ...] = ()
    contrasts: tuple[Contrast, ...] = ()
    stressed: tuple[Stress, ...] = ()
    """Every theme that at least one region stresses, by how many do."""
    practices: tuple[Term, ...] = ()
    """The terms of *distinctive*, each in the sentence that shows it."""
    shared: tuple[SharedFormulation, ...] = ()
    figures: tuple[Figure, ...] = ()
    tallies: tuple[GoalTally, ...] = ()
    """Of *goals*, one an indicator."""
    latest: tuple[tuple[str, int | None], ...] = ()
    """The last year each region's reports review, by region id."""


# -- render ------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class Citation:
    """Where a sentence or figure on a page comes from."""

    number: int
    """Counted from 1 on the page; the Markdown marks the place with ``[@number]``."""
    document: str
    line: int
    start: int
    end: int
    page: int | None
    text: str
    source: str | None
    """The newspaper or site."""
    date: str | None


@dataclass(frozen=True, slots=True)
class Page:
    """A rendered template: Markdown, its figures, its citations."""

    name: str
    """Under the output folder, without ending: ``briefings/杜集区``, ``digest``."""
    title: str
    markdown: str
    figures: tuple[Figure, ...]
    citations: tuple[Citation, ...]
