"""No false comparison, and no true one withheld: figures beside a headline that are not the headline.

The catalogue is `cases/traps.toml`, which says what is built; those it is known
to fall for stand in `cases/traps_failing.toml`, by cause.  Whoever mends one
takes its line away.
"""

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

import invented
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from summarizer.config import Config
from summarizer.records import Cell, Digest, DigestRow
from summarizer.render import pages

CASES = Path(__file__).parent / "cases"
CATALOGUE = tomllib.loads((CASES / "traps.toml").read_text(encoding="utf-8"))
FAILING = {
    case: cause["cause"]
    for cause in tomllib.loads((CASES / "traps_failing.toml").read_text(encoding="utf-8"))["failing"]
    for case in cause["cases"]
}
PLANS = {2015: ("十二五", "十三五"), 2020: ("十三五", "十四五"), 2025: ("十四五", "十五五")}
"""The years in which one five-year plan ends and the next is drawn up."""
LEVELS = {"省级": ("省", "自治区"), "市级": ("市", "州", "盟")}
"""The class of government by the name's end; the county's else."""
MULTIPLES = {"万亿": 10**12, "亿": 10**8, "万": 10**4}


@dataclass(frozen=True)
class Numbers:
    """What one region states: of the headline, and what is not the headline."""

    v: Decimal
    g: Decimal
    x: Decimal
    k: Decimal
    m: Decimal
    beside: Decimal
    """The growth or count of another indicator, which stands behind the trap."""


@dataclass(frozen=True)
class Plan:
    """The reports that are built, one a region."""

    year: int
    regions: tuple[str, ...]
    numbers: tuple[Numbers, ...]
    before: bool
    """Whether the trap stands before the plain sentence."""
    planted: int = 1
    """In how many of the reports it stands, the first ones."""


@dataclass(frozen=True)
class Case:
    """One way of saying a trap, and where it is tried."""

    trap: dict[str, Any]
    number: int
    says: str
    mode: str
    """beside the plain sentence, instead of it, or within: the true number is in it."""

    @property
    def id(self) -> str:
        return f"{self.trap['name']} {self.number} {self.mode}"

    @property
    def headline(self) -> dict[str, Any]:
        found: dict[str, Any] = CATALOGUE["headline"][self.trap["headline"]]
        return found

    @property
    def level(self) -> list[str]:
        """The regions that may be built, the one with the trap in front where it is no other's."""
        of = self.trap.get("of", "")
        level = next((level for level, ends in LEVELS.items() if of.endswith(ends)), "县级")
        found: list[str] = CATALOGUE["regions"][level]
        return [of, *(r for r in found if r != of)] if of else found


def cases() -> Iterator[Case]:
    """Return every case of the catalogue."""
    for trap in CATALOGUE["trap"]:
        for number, says in enumerate(trap["says"], 1):
            if any(true in says for true in ("{v}", "{g}", "{w}", "{plain}")):
                yield Case(trap, number, says, "within")
            else:
                if not trap.get("alone"):
                    yield Case(trap, number, says, "beside")
                yield Case(trap, number, says, "instead")


def known(case: Case) -> Any:
    """Return *case* as a parameter, marked where it is known to fail."""
    marks = [pytest.mark.xfail(reason=FAILING[case.id], strict=True)] if case.id in FAILING else []
    return pytest.param(case, id=case.id, marks=marks)


# -- what is built -----------------------------------------------------------------------


def filled(says: str, plan: Plan, n: int, headline: dict[str, Any]) -> str:
    """Return *says* with the numbers, times and names of the n-th region of *plan*."""
    said, (this, following) = plan.numbers[n], PLANS[plan.year]
    places = Decimal(1).scaleb(-headline["v"][2])
    words = {
        "v": said.v, "g": said.g, "x": said.x, "k": said.k, "m": said.m, "w": said.v / 10_000,
        "l": (said.v / (1 + said.g / 100)).quantize(places),
        "f": (said.v / (1 + said.m / 100)).quantize(places),
        "y": plan.year, "p": plan.year - 1, "n": plan.year + 1, "s": plan.year - 5, "e": plan.year + 5,
        "plan": this, "next": following, "u": invented.unit(plan.regions[n]),
    }  # fmt: skip
    return says.replace("{plain}", headline["says"]).format_map(words)


def other(case: Case) -> tuple[str, str, str]:
    """Return another headline that no trap of *case* touches: its sentence, name and measure."""
    if case.trap["headline"] == "jobs":
        return "固定资产投资增长{}%。", "固定资产投资", "growth"
    return "城镇新增就业{}人。", "城镇新增就业", "level"


def built(case: Case, plan: Plan) -> list[tuple[str, str]]:
    """Return the reports of *plan*, the first ones with the trap of *case*."""
    texts = []
    for n, place in enumerate(plan.regions):
        plain = filled("{plain}", plan, n, case.headline)
        behind = other(case)[0].format(plan.numbers[n].beside)
        later = ""
        if n < plan.planted:
            trap = filled(case.says, plan, n, case.headline)
            if "{plain}" in case.says:
                plain, behind = trap, ""
            elif case.trap.get("place") == "plan":
                plain, later = plain if case.mode == "beside" else "", trap
            elif case.mode == "beside":
                plain = f"{trap}\n{plain}" if plan.before else f"{plain}\n{trap}"
            else:
                plain = trap
        review = "\n".join(part for part in (plain, behind) if part)
        texts.append((place, invented.report(place, plan.year, review, later)))
    return texts


# -- what must come of it ----------------------------------------------------------------


def measure(cell: Cell) -> str:
    """Return growth, or level for every other number."""
    return "growth" if cell.growth else "level"


def amount(number: Decimal, unit: str | None) -> Decimal:
    """Return *number* without 万 and 亿 in its unit."""
    return number * next((times for word, times in MULTIPLES.items() if (unit or "").startswith(word)), 1)


Truth = dict[tuple[str, str], dict[str, Decimal]]
"""By name and measure, what each region states plainly."""


def truth(case: Case, plan: Plan) -> Truth:
    """Return what the regions of *plan* state plainly."""
    found: Truth = {}
    template = case.headline["says"]
    _, beside, its_measure = other(case)
    for n, place in enumerate(plan.regions):
        said, says = plan.numbers[n], template
        if n < plan.planted and case.mode != "beside" and "{plain}" not in case.says:
            says = case.says
        sign = -1 if case.headline.get("falls") else 1
        of = found.setdefault((case.headline["name"], "level"), {})
        if "{v}" in says or "{w}" in says:
            written = template.partition("{v}")[2]
            of[place] = amount(said.v, written)
        if "{g}" in says:
            found.setdefault((case.headline["name"], "growth"), {})[place] = sign * said.g
        if n >= plan.planted or "{plain}" not in case.says:
            found.setdefault((beside, its_measure), {})[place] = said.beside
    return found


def grouped(digest: Digest) -> Iterator[tuple[DigestRow, int, dict[str, Cell]]]:
    """Return the groups of results: their row, their year, and their cells by region, the first in front."""
    names = {region.id: region.name for region in digest.regions}
    for row in digest.rows:
        for group in row.groups:
            if row.kind == "result":
                cells = {names[row.cells[i].region]: row.cells[i] for i in group.cells}
                assert len(cells) == len(group.cells), f"{row.name}: a region stands twice in a group"
                yield row, group.year, cells


def check(case: Case, plan: Plan) -> None:
    """Build the reports; what their digest compares is what they state plainly, all of it and no more.

    Where several reports hold the trap, what they say in it may be compared with itself.
    """
    true, texts = truth(case, plan), built(case, plan)
    planted, shown = set(plan.regions[: plan.planted]), texts[0][1]
    complete = set()
    for row, year, cells in grouped(invented.digest(texts)):
        first, *_ = cells
        key = row.name, measure(cells[first])
        stated = true.get(key, {})
        wrong = {
            place
            for place, cell in cells.items()
            if year != plan.year or amount(cell.value, None if cell.growth else row.unit) != stated.get(place)
        }
        if wrong == cells.keys() <= planted:
            continue
        if case.trap.get("estimate"):
            wrong -= {place for place in wrong & planted if cells[place].indicator.kind == "estimate"}
        assert not wrong, f"{key} of {year}: {wrong} in a group\n{shown}"
        if stated.keys() <= cells.keys():
            complete.add(key)
            best = max(stated, key=lambda place: stated[place])
            assert first == best or case.trap.get("estimate"), f"{first} is first of {key}\n{shown}"
    missing = {key for key, of in true.items() if len(of) > 1} - complete
    assert not missing, f"{missing} withheld\n{shown}"


# -- the tests ---------------------------------------------------------------------------


def spread(headline: dict[str, Any], of: str, part: Decimal) -> Decimal:
    """Return the number that lies at *part* of the way through the range of *headline*."""
    low, high, places = headline[of]
    return (low + (high - low) * part).quantize(Decimal(1).scaleb(-places))


def numbers(headline: dict[str, Any], beside: tuple[str, str, str], parts: list[Decimal]) -> Numbers:
    """Return numbers of the headline's ranges, *parts* of the way through them."""
    v, g, x, k, m, b = parts
    jobs = CATALOGUE["headline"]["jobs" if beside[2] == "level" else "investment"]
    return Numbers(
        v=spread(headline, "v", v), g=spread(headline, "g", g), x=spread(headline, "v", x),
        k=spread(headline, "g", k), m=(30 + 25 * m).quantize(Decimal("0.1")),
        beside=spread(jobs, "v" if beside[2] == "level" else "g", b),
    )  # fmt: skip


def usual(case: Case, before: bool) -> Plan:
    """Return the plan that is always tried: four regions, the trap above what is true of its region."""
    parts = [[17, 52, 93, 81, 37, 71], [61, 23, 11, 5, 7, 13], [43, 77, 3, 2, 1, 29], [29, 41, 5, 4, 3, 83]]
    made = tuple(numbers(case.headline, other(case), [Decimal(p) / 100 for p in of]) for of in parts)
    return Plan(2025, tuple(case.level[:4]), made, before)


ALL = list(cases())


@pytest.mark.parametrize("case", [known(case) for case in ALL])
def test_what_is_no_headline_is_compared_with_none(case: Case) -> None:
    """The regions that state the headline plainly stand in one group, in order, and nothing else does."""
    for before in (True, False) if case.mode == "beside" else (True,):
        check(case, usual(case, before))


@st.composite
def plans(draw: st.DrawFn, case: Case) -> Plan:
    """Return three to six regions with figures of their own; the trap's differ from what is true."""
    first, *rest = case.level
    if "of" not in case.trap:
        first, *rest = draw(st.permutations(case.level))
    regions = (first, *draw(st.lists(st.sampled_from(rest), min_size=2, max_size=4, unique=True)))
    part = st.integers(1, 99).map(lambda n: Decimal(n) / 100)
    # The numbers of all regions are different, lest an order be in doubt.
    columns = [
        draw(st.lists(part, min_size=2 * len(regions), max_size=2 * len(regions), unique=True))
        for _ in range(4)
    ]
    size = len(regions)
    made = []
    for n in range(size):
        v, x = columns[0][n], columns[0][size + n]
        g, k = columns[1][n], columns[1][size + n]
        made.append(numbers(case.headline, other(case), [v, g, x, k, columns[2][n], columns[3][n]]))
    planted = 1 if "of" in case.trap else draw(st.integers(1, size - 1))
    return Plan(draw(st.sampled_from(sorted(PLANS))), regions, tuple(made), draw(st.booleans()), planted)


@pytest.mark.slow
@pytest.mark.parametrize("case", [pytest.param(c, id=c.id) for c in ALL if c.id not in FAILING])
def test_no_figures_and_no_places_make_a_headline_of_it(case: Case) -> None:
    """The same of whatever regions, years and numbers."""

    @given(plans(case))
    @settings(
        max_examples=12,
        deadline=None,
        database=None,
        derandomize=True,
        suppress_health_check=list(HealthCheck),
    )
    def holds(plan: Plan) -> None:
        check(case, plan)

    holds()


def test_what_is_known_to_fail_is_in_the_catalogue() -> None:
    """No mark is left of a case that is no more, and every trap is said in three ways at least."""
    assert set(FAILING) <= {case.id for case in ALL}
    assert all(len(trap["says"]) >= 3 for trap in CATALOGUE["trap"])
    names = [trap["name"] for trap in CATALOGUE["trap"]]
    assert len(set(names)) == len(names)


# -- a census between two years ----------------------------------------------------------


def page(*years: tuple[int, str]) -> str:
    """Return the digest's page of one county's reports, each a year and its review, beside another's."""
    place, neighbour = CATALOGUE["regions"]["县级"][:2]
    texts = [(place, invented.report(place, year, review)) for year, review in years]
    texts.append((neighbour, invented.report(neighbour, years[-1][0], "粮食产量达到31.5万吨。")))
    return pages((), invented.digest(texts), Config(folder=Path()), lexicon=invented.LEXICON)[-1].markdown


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((2022, "地区生产总值达到212.4亿元，增长5.1%。"), (2023, "地区生产总值达到238.6亿元，增长5.4%。")),
        ((2017, "全县实现地区生产总值186亿元。"), (2018, "全县实现地区生产总值171亿元，增长6.2%。")),
        ((2019, "年末常住人口32.1万人。"), (2020, "年末常住人口29.4万人。")),
    ],
)
def test_a_series_across_a_census_says_so(before: tuple[int, str], after: tuple[int, str]) -> None:
    """Levels before and after a census stand in one series only with 普查修订 beside them."""
    assert "普查修订" in page(before, after)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ((2020, "地区生产总值达到212.4亿元，增长5.1%。"), (2021, "地区生产总值达到226.6亿元，增长6.4%。")),
        ((2022, "粮食产量达到30.2万吨。"), (2023, "粮食产量达到30.9万吨。")),
        ((2022, "地区生产总值增长5.1%。"), (2023, "地区生产总值增长5.4%。")),
    ],
)
def test_a_series_that_no_census_touches_says_nothing(
    before: tuple[int, str], after: tuple[int, str]
) -> None:
    """Other years, other indicators and growth are a series like any other."""
    made = page(before, after)
    assert "年度走势" in made
    assert "普查修订" not in made


def test_a_leap_that_the_growth_does_not_bear_is_flagged() -> None:
    """From 30.4 to 52.8 is no growth by 6.3 percent."""
    made = page(
        (2020, "一般公共预算收入完成30.4亿元，增长4.2%。"), (2021, "一般公共预算收入完成52.8亿元，增长6.3%。")
    )
    assert "口径或有变化" in made
