"""Records of what a document is, from its file to its sections and their ranking."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Because:
    """One step of the trail that led to a record: what was decided, by which rule, on which words.

    Of a figure the steps are *number* (how the digits were read), *noun* (where
    its noun stood), *name* (what the lexicon calls it), *form* (what kind of
    statement it is), *scope*, *rank*, *year*, *kind* and *span*; of a section
    *heading* (what found it, or why its text has none),
    *role*, *time* and *theme*; of a sentence *evidence*, *alone* (why it cannot be
    quoted by itself), *budget* and *distinction*; of a
    digest's cells *group* and *caveat*.
    """

    step: str
    """What was decided."""
    rule: str
    """The rule's name, as its row in the program or the lexicon has it."""
    words: str
    """What it read, as written; empty where the rule answers what nothing else does."""
    line: int | None = None
    """Where those words stand, when that is another line than the record's own."""


@dataclass(frozen=True, slots=True)
class Problem:
    """One report, or one part of it, that was passed over, and why."""

    path: str
    reason: str


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
    start: int = 0
    """Where *text* begins in its line, of which it is a part where a line of an HTML page holds several
    paragraphs: those before it and a break after each are counted."""


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
    places: tuple[tuple[int, int], ...] = ()
    """Where in the raw line each cell begins and ends."""
    doubts: tuple[Doubt, ...] = ()
    continues: bool = False
    """Whether it goes on with the sentence that the body line before it broke off
    (at the edge of a PDF's page, at a link that became a line of its own)."""
    rule: str = ""
    """The name of the rule that told its role; none told that it is body."""


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
class Disagreement:
    """Where the name of a file or of its folder says otherwise than its text."""

    about: Literal["region", "period"]
    named: str
    """What the name says."""
    told: str
    """What the text says."""
    taken: Literal["named", "told", "neither"]
    """Which of both was taken: what more speaks for."""


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
    disagreements: tuple[Disagreement, ...] = ()
    """Where file name and text contradict each other, and the user said nothing."""

    @property
    def missing(self) -> tuple[Literal["region", "period"], ...]:
        """What is undecided; a report that lacks one is compared with none."""
        region: tuple[Literal["region"], ...] = () if self.region.level else ("region",)
        return region if self.period else (*region, "period")


SectionRole = Literal["lead", "report", "problems", "annex", "glossary", "close"]
"""lead: what opens a report before its first heading; report: what it reports; problems: where it
admits what went wrong; annex, glossary: what is appended, to read up or to explain words; close:
rhetoric that ends it, or a part of it."""


@dataclass(frozen=True, slots=True)
class Time:
    """The time that a part of a report is about: one year, several years, or a plan."""

    kind: Literal["actual", "target"] = "actual"
    """actual for what was done, target for what is planned."""
    year: int | None = None
    """The year, or the last of several."""
    span: Literal["year", "years", "half", "quarter", "months"] = "year"
    """How long a time its figures cover where they do not say so themselves."""
    first: int | None = None
    """The first of several years, where they are named."""
    because: tuple[Because, ...] = ()
    """The rules that said so."""


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
    document: str = ""
    """The file it stands in, relative to the folder given."""
    theme: str | None = None
    """That of its section's themes which its own words speak for; None where the section has none."""
    role: SectionRole | None = None
    """What it does in the report, where that is not what its section does."""
    time: Time | None = None
    """The time it is about, where the report turned to another in the midst of its section."""


@dataclass(frozen=True, slots=True)
class Row:
    """One row of a table in a report."""

    line: int
    cells: tuple[str, ...]
    places: tuple[tuple[int, int], ...]
    """Where in that line each cell begins and ends."""
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
    parts: int = 0
    """How many of the sections behind it stand under it."""
    role: SectionRole = "report"
    time: Time = Time()
    themes: tuple[str, ...] = ()
    """The main one first; of all that stands under it."""
    because: tuple[Because, ...] = ()
    """The rules that gave it role, time and themes, with the words they read."""


DistinctionKind = Literal["place", "first", "honour", "project"]
"""A place among others; the first of its kind, or the only; a title, approval or prize; a large project."""


@dataclass(frozen=True, slots=True)
class Distinction:
    """A stretch of a sentence that claims a first, a place, an honour, an approval or a large project."""

    text: str
    """As the sentence has it, from what it speaks of to the end of the clause that claims it."""
    sentence: Sentence
    kind: DistinctionKind
    weight: float
    """Higher is more to be proud of."""
    because: Because
    """The rule that found it, and the words that claim it."""

    @property
    def document(self) -> str:
        """The file it stands in, relative to the folder given."""
        return self.sentence.document


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
    because: tuple[tuple[tuple[Because, ...], ...], ...] = ()
    """What each sentence bears, laid out as the scores are; of a plain ranking nothing is told."""
    leaning: tuple[tuple[Because | None, ...], ...] = ()
    """Why a sentence cannot be quoted alone, None where it can, laid out as the scores are."""
    openings: tuple[tuple[int, ...], ...] = ()
    """How many characters a quotation of each sentence leaves out at its beginning (三是), so laid out."""
    distinctions: tuple[Distinction, ...] = ()
    """What the document claims of them, in its order."""
