"""Records of what the regions' reports say beside one another."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from summarizer.records.document import Because, Region, Sentence
from summarizer.records.figure import Bound, Indicator


@dataclass(frozen=True, slots=True)
class Series:
    """One row of numbers of a chart; *marked* says which are estimates."""

    name: str
    values: tuple[Decimal | None, ...]
    marked: tuple[bool, ...] = ()


@dataclass(frozen=True, slots=True)
class Chart:
    """A chart's data.  Markdown names it as the image ``figures/<name>.svg``."""

    name: str
    title: str
    """Empty until a page is made."""
    kind: Literal["bar", "heat"]
    unit: str
    categories: tuple[str, ...]
    """One label a value: the bars of a bar chart, the columns of a heat table."""
    series: tuple[Series, ...]
    """The rows of a heat table."""
    alt: str
    """What it shows, in words; empty until a page is made."""
    subject: Literal["indicators", "indicator", "themes", "years"] = "indicators"
    """Of what: growth of several indicators or of one, the themes' shares of the text, one region's years."""
    year: int | None = None
    """The year of that growth."""
    cut: bool = False
    """Whether only the first and the last of many bars are shown."""
    own: str | None = None
    """The category that stands out: the reader's own region."""


@dataclass(frozen=True, slots=True)
class Highlight:
    """The sentence of one region that says best what was done on one theme."""

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
    done: bool = True
    """Whether the sentence tells by itself of what was done, and neither of plans nor of what went wrong."""


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
    mentioned: tuple[str, ...] = ()
    """The standard indicators that the latest reports speak of, with a figure or without."""


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
    because: tuple[Because, ...] = ()
    """Why it may or may not be compared with the others of its row: the steps group and caveat."""


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
    values: tuple[Decimal, ...] = ()
    """Of the cells, in *unit*; where they are written in several, with no more places than its own have."""
    mixed: bool = False
    """Whether the cells are written in several units."""
    better: Literal["higher", "lower"] | None = None
    """Which end is good news; None where neither is."""
    reach: Literal["all", "most", "half", "part"] = "all"
    """How many of the digest's regions stand in it: all, all but a few, at least half, or less."""
    first: tuple[int, ...] = ()
    """Of a large group, the three best or highest and those level with the third, as indices of *row.cells*;
    empty where that would not tell them from the rest."""
    last: tuple[int, ...] = ()
    """Likewise the other end, the last at the end."""
    left: tuple[tuple[str, tuple[Because, ...]], ...] = ()
    """The ids of the regions that are not in it, each with why: no step where its reports do not say it."""
    note: str = ""
    """*left* in the words of the page; empty until one is made."""


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
    """Why cells stand side by side only, in the words of the page; empty until one is made."""
    coverage: int = 0
    """How many regions have a cell in it."""


@dataclass(frozen=True, slots=True)
class Obstacle:
    """One reason why figures stand beside one another without being compared."""

    rule: str
    """What the cells that it sets apart carry as the caveat's rule."""
    rows: tuple[str, ...]
    """The names of the indicators it touches."""
    reason: str = ""
    """What the page calls it: 年度不同; empty until one is made."""
    explanation: str = ""
    """What it means for the reader, likewise."""


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
    prices: Literal["real", "nominal"] | None = None
    """At which prices a growth is told; None for everything else."""
    breaks: tuple["Break", ...] = ()
    """What parts one year's figure from the next."""
    unsettled: tuple[int, ...] = ()
    """Years of which the region says it too, but within a bound or in two ways."""


@dataclass(frozen=True, slots=True)
class Break:
    """What makes two years' figures of one trend differ beside what happened."""

    rule: Literal["census", "leap"]
    """A census between them; or a change that the growth as told does not bear."""
    year: int
    """Of the later of the two."""


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
    open: int = 0
    """*met*, *missed* and *open* add up to *total*."""


@dataclass(frozen=True, slots=True)
class Aim:
    """What one region aims at for the coming year."""

    region: str
    """The region's id."""
    cells: tuple[Cell, ...]
    """Its goals for that year, usually one; none where it has goals of later years only."""
    before: GoalMet | None = None
    """Its goal for the year before, where the result is known too."""


@dataclass(frozen=True, slots=True)
class AimRow:
    """What the regions aim at for one indicator, the highest stated value first, which is no rank."""

    name: str
    measure: str
    unit: str | None
    aims: tuple[Aim, ...]
    middle: Cell | None = None
    """The goal that as many state a higher one as a lower one."""
    level: int = 0
    """How many state the number of *middle*."""


@dataclass(frozen=True, slots=True)
class Course:
    """How one indicator went on from the year before to the last, region by region."""

    name: str
    measure: str
    trends: tuple[Trend, ...]
    """One a region, in the order of the regions."""
    up: tuple[str, ...]
    """The ids of the regions where the last year's number is the higher one."""
    down: tuple[str, ...]
    level: tuple[str, ...]


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
class Apart:
    """A report that has its briefing and stands in no comparison: its region or year is not known."""

    region: str
    """The region's id."""
    label: str
    document: str
    missing: tuple[Literal["region", "period"], ...]
    candidates: tuple[str, ...] = ()
    note: str = ""
    """How the page says it."""


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
    """Names of ways of working (模式, 行动) that one region alone has, each in its sentence."""
    shared: tuple[SharedFormulation, ...] = ()
    charts: tuple[Chart, ...] = ()
    tallies: tuple[GoalTally, ...] = ()
    """Of *goals*, one an indicator."""
    aims: tuple[AimRow, ...] = ()
    """The goals of the year after the last that each region reports."""
    latest: tuple[tuple[str, int | None], ...] = ()
    """The last year each region's reports review, by region id."""
    short: tuple[tuple[str, str], ...] = ()
    """What each region is called in a column: 新疆 for 新疆维吾尔自治区, by region id."""
    mentioned: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """The standard indicators that each region's latest reports speak of, by region id."""
    headlines: tuple[int, ...] = ()
    """The comparisons that a reader is told first, as indices of *rows*."""
    main: tuple[int, ...] = ()
    """What the table of results has, the headline figures first, as indices of *rows*."""
    course: Course | None = None
    """How the first headline figure that has several years went on."""
    own: str | None = None
    """The id of the reader's own region, where one is named."""
    apart: tuple[Apart, ...] = ()
    """Reports that stand in no comparison, by path."""

    @property
    def figures(self) -> tuple[Chart, ...]:
        """The charts, under the name that older templates call them by."""
        return self.charts
