"""What a user can choose."""

from dataclasses import dataclass, fields
from fnmatch import fnmatchcase
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from summarizer.lexicon import UserWords

FORMATS = ("md", "docx", "html", "pdf", "json", "xlsx")
DATA = {"json", "xlsx"}
"""Those that show what was found and no page."""
Engine = Literal["biased", "plain"]
SHIPPED = next(
    folder
    for folder in (Path(__file__).parents[1] / "templates", Path(__file__).parents[2] / "templates")
    if folder.is_dir()
)
"""The templates that come with the program: in the installed package, or at the top of a checkout."""


PAGES = 4
"""Pages of a briefing where no length is asked for."""
SHARE = 0.28
"""The part of a report's text that a briefing quotes at most where no other is asked for."""


@dataclass(frozen=True, slots=True)
class Override:
    """What the user says of the files that match a glob; it has the last word."""

    match: str
    """A file name or glob, relative to the folder of reports; ``*`` crosses folders."""
    region: str | None = None
    """The region's full name, with its city where the name alone is ambiguous: 南京市鼓楼区."""
    period: int | None = None
    source: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnalysisOptions:
    """What the analysis of one report depends on, besides the lexicon; the cache is keyed by both."""

    engine: Engine = "biased"
    overrides: tuple[Override, ...] = ()


@dataclass(frozen=True, slots=True)
class Selection:
    """Which reports and which figures the papers are made of; what is empty leaves nothing out."""

    regions: tuple[str, ...] = ()
    """The keys (`Gazetteer.key`) of divisions and zones; one means all that lies in it, too."""
    indicators: tuple[str, ...] = ()
    """Names as the lexicon has them."""
    years: tuple[int, ...] = ()
    """The years reviewed, earliest first."""


@dataclass(frozen=True, slots=True)
class Config(AnalysisOptions):
    """Everything the user can choose, checked."""

    folder: Path
    out: Path = Path("out")
    formats: tuple[str, ...] = ("docx",)
    templates: Path | None = None
    """A folder that is searched before the shipped templates."""
    reference: Path | None = None
    """A Word file whose styles, page and letterhead are used instead of the shipped ones."""
    noise: tuple[str, ...] = ()
    """Extra lines that are navigation: plain text, or a regular expression between slashes."""
    words: tuple[str, ...] = ()
    """Extra words that segmentation must not tear."""
    themes: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Extra words for a theme, or a theme of the user's own."""
    indicators: tuple[tuple[str, tuple[str, ...]], ...] = ()
    """Names of the user's own that may be compared, each with its other ways of writing."""
    sentences: int | None = None
    """How many key sentences a briefing may hold; None lets *share* decide."""
    share: float | None = None
    """How much of a region's text a briefing may quote; None is `SHARE` of it."""
    pages: int | None = None
    """How many pages a briefing may have; None is `PAGES`, or no limit with *share* or *sentences*."""
    selection: Selection = Selection()
    own: tuple[str, ...] = ()
    """The keys of the reader's own region, which the digest marks; several where its name has namesakes."""
    volume: bool = False
    """Whether one more page binds all the others."""
    passages: bool = False
    """Whether each page has the passages it cites as an annex."""
    topic: tuple[str, ...] = ()
    """The words of the matter that a paper of its own is made of."""
    force: bool = False
    """Whether files of the output folder that somebody else wrote or edited are written over."""
    since: Path | None = None
    """The ``report.json`` of an earlier run, against which changes are told."""
    issuer: str | None = None
    issue: str | None = None
    date: str | None = None
    short_issuer: str | None = None
    """The issuer's short name, which stands in the head; the foot has the full one."""
    secrecy: str | None = None
    """密级, such as 内部 or 秘密★1年."""
    urgency: str | None = None
    """紧急程度: 特急 or 加急."""
    report_to: str | None = None
    """Whom the paper is reported to (报) and sent to (送)."""
    send_to: str | None = None
    printed_by: str | None = None
    """Who printed it (印发机关) and when."""
    printed_on: str | None = None
    copies: str | None = None
    """How many copies were printed (共印)."""

    @property
    def user_words(self) -> "UserWords":
        """What the user adds to the lexicon."""
        # Late: --help and a mistake in the options need no words.
        from summarizer.lexicon import UserWords

        return UserWords(self.themes, self.indicators, self.words, self.noise)

    @property
    def has_pages(self) -> bool:
        """Whether a format is asked for that shows rendered pages."""
        return not {*self.formats} <= DATA

    @property
    def length(self) -> tuple[int | None, float, int | None]:
        """How long a briefing may be: sentences, share of the text, and pages."""
        free = self.pages is None and (self.share is not None or self.sentences is not None)
        pages = None if free else self.pages or PAGES
        return self.sentences, SHARE if self.share is None else self.share, pages

    @property
    def analysis(self) -> AnalysisOptions:
        """What of this the analysis of one report depends on."""
        return AnalysisOptions(**{field.name: getattr(self, field.name) for field in fields(AnalysisOptions)})


def matches(pattern: str, path: str) -> bool:
    """Whether *pattern* means the report at *path*; without a slash it is compared with the file's name.

    >>> matches("2019/*.txt", "2019/a.txt"), matches("a.*", "2019/a.txt"), matches("b.*", "2019/a.txt")
    (True, True, False)
    """
    return fnmatchcase(path if "/" in pattern else path.rpartition("/")[2], pattern)
