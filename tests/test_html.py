"""One HTML file that opens anywhere: its words, and what it does in a real browser."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import lxml.html
import pytest
from specimens import WORDS, indicator, report

from summarizer.config import Config
from summarizer.pipeline import Outcome, run
from summarizer.records import Because, Citation, Comment, Indicator, Page, RawLine, Region, Report
from summarizer.write.html import Html
from summarizer.write.html.body import body
from summarizer.write.html.index import index
from summarizer.write.html.sources import sources


@pytest.fixture(name="outcome", scope="module")
def _outcome(tmp_path_factory: pytest.TempPathFactory) -> Outcome:
    out = tmp_path_factory.mktemp("out")
    return run(Config(folder=Path(__file__).parent / "reports", out=out, formats=("html",)))


@pytest.fixture(name="briefing")
def _briefing(outcome: Outcome) -> Path:
    return next(path for path in outcome.written if path.name == "望都县.html")


def cited(number: int, line: int, start: int, end: int, text: str) -> Citation:
    """Return a citation of a text file."""
    return Citation(number, "甲区.txt", "text", line, start, end, None, text, "甲州日报", "2020年1月9日")


def reports(*lines: RawLine, indicators: tuple[Indicator, ...] = ()) -> dict[str, Report]:
    """Return the one report that `cited` cites."""
    return {"甲区.txt": replace(report("甲区.txt"), lines=lines, indicators=indicators)}


def test_each_page_and_an_index_are_written(outcome: Outcome) -> None:
    """A page a region, the digest, and one that links them all."""
    names = {path.name for path in outcome.written}
    assert names == {"望都县.html", "任丘市.html", "digest.html", "index.html"}
    [index] = [path for path in outcome.written if path.name == "index.html"]
    links = lxml.html.fromstring(index.read_text(encoding="utf-8")).xpath("//li/a/@href")
    assert links[0] == "digest.html"
    assert all((index.parent / link).is_file() for link in links)


def test_a_page_asks_for_nothing_beside_itself(outcome: Outcome) -> None:
    """No script, style, picture or font is fetched."""
    for path in outcome.written:
        page = lxml.html.fromstring(path.read_text(encoding="utf-8"))
        assert page.xpath("//link | //script[@src] | //img | //iframe | //object") == []
        assert "url(" not in "".join(page.xpath("//style/text()"))


def test_the_words_between_two_marks_are_what_the_second_cites() -> None:
    """Each link holds its own sentence, and the mark before it is left outside."""
    page = Page("p", "p", "共**3所**，新建学校3所。[@1]增长6%[@2]；其余待定。", (), ())
    links = lxml.html.fromstring(body(page, {1: "第1行", 2: "第2行"}, WORDS)).xpath("//a[@class='said']")
    assert [link.text for link in links] == ["新建学校3所。", "增长6%"]
    assert [link.get("data-where") for link in links] == ["第1行", "第2行"]


def test_two_marks_together_are_one_link_with_two_places() -> None:
    """A statement made of two records opens both."""
    page = Page("p", "p", "甲区高于乙县[@1][@2]。", (), ())
    [link] = lxml.html.fromstring(body(page, {1: "甲，第1行", 2: "乙，第9行"}, WORDS)).xpath(
        "//a[@class='said']"
    )
    assert link.get("data-cite") == "1 2"
    assert link.get("data-where") == "甲，第1行；乙，第9行"


@pytest.mark.parametrize(
    "markdown", ["**33.84亿元**[@1]（年末）", "共**33.84亿元**[@1]", "**33.84亿元**。[@1]其余从略。"]
)
def test_what_is_bold_before_a_mark_is_the_link(markdown: str) -> None:
    """No word is put beside a figure that stands there already."""
    root = lxml.html.fragment_fromstring(body(Page("p", "p", markdown, (), ()), {1: "第1行"}, WORDS))
    [link] = root.xpath("//a[@class='said']")
    assert link.text_content() == "33.84亿元" and link[0].tag == "strong"
    assert root.text_content() == markdown.replace("**", "").replace("[@1]", "")


def test_what_a_report_writes_like_a_mark_stays_text() -> None:
    """Escaped, it is no citation."""
    markup = body(Page("p", "p", "见\\[@1\\]和\\[?2\\]。", (), ()), {1: "第1行"}, WORDS)
    assert markup == "<p>见[@1]和[?2]。</p>"


def test_a_doubtful_figure_says_so_where_its_place_is_told() -> None:
    """A comment adds no word to the text; of what cites nothing only the text stays."""
    page = Page("p", "p", "丙县[?2]增长5%[@1][?1]。", (), (), comments=(Comment(1, "前后不一。"),))
    root = lxml.html.fragment_fromstring(body(page, {1: "第1行"}, WORDS))
    assert root.text_content() == "丙县增长5%。"
    [link] = root.xpath("//a")
    assert (link.get("class"), link.get("data-where")) == ("said doubtful", "第1行；前后不一。")


def region(id: str, name: str, province: str) -> Region:
    """Return a county of *province*."""
    return Region(id, name, name, "县", None, province, id)


def test_the_index_groups_regions_and_links_everything() -> None:
    """Under their provinces where they are many; each with its other formats."""
    regions = {f"{n}": region(f"{n}", f"县{n:02}", "甲省" if n < 9 else "乙省") for n in range(1, 15)}
    pages = (
        Page("digest", "比较", "", (), ()),
        *(Page(f"briefings/{one.name}", one.name, "", (), (), region=id) for id, one in regions.items()),
    )
    made = index("目录", pages, regions, ("html", "docx", "xlsx"), WORDS)
    root = lxml.html.fragment_fromstring(made, create_parent="div")
    assert root.xpath("//h2/text()") == ["甲省", "乙省"]
    links = root.xpath("//a/@href")
    assert links[:3] == ["digest.html", "digest.docx", "indicators.xlsx"]
    assert {"briefings/县03.html", "briefings/县03.docx"} <= {*links}
    few = index("目录", pages[:4], regions, ("html",), WORDS)
    assert "<h2>" not in few and ".docx" not in few


def test_a_mark_without_words_is_still_a_link() -> None:
    """A template may cite without quoting."""
    page = Page("p", "p", "[@1]", (), ())
    [link] = lxml.html.fromstring(body(page, {1: "第1行"}, WORDS)).xpath("//a[@class='said']")
    assert link.text == "出处"


def test_what_a_report_says_cannot_end_the_script_that_holds_it() -> None:
    """A report with markup in it stays text."""
    said = "</script><script>alert(1)</script>。"
    page = Page("p", "p", "", (), (cited(1, 1, 0, len(said), said),))
    markup = sources(page, reports(RawLine(1, said)), WORDS).markup
    assert "<script>alert" not in markup


def test_of_blocks_on_one_line_the_one_cited_is_found() -> None:
    """An HTML report may have all its paragraphs on one line of its file."""
    raw = (RawLine(1, "全区概况。"), RawLine(1, "新建学校3所。", start=6), RawLine(2, "全区概况。"))
    page = Page("p", "p", "", (), (cited(1, 1, 6, 13, "新建学校3所。"),))
    assert '"at":1,"start":0,"end":7' in sources(page, reports(*raw), WORDS).markup


def test_a_cited_sentence_tells_how_its_figures_were_read() -> None:
    """In the page's language, whatever the reader's; a figure of another sentence is not told."""
    said = "财政收入8.6亿元。"
    because = (Because("noun", "before", "财政收入"), Because("year", "heading", "2019年工作回顾", 3))
    figures = tuple(indicator(line=1, start=at, end=at + 5, because=because) for at in (4, 14))
    page = Page("p", "p", "", (), (cited(1, 1, 0, len(said), said),))
    markup = sources(page, reports(RawLine(1, said + said), indicators=figures), WORDS).markup
    assert markup.count('["8.6亿元","名词: 在前 财政收入 | 年度: heading 2019年工作回顾 (第3行)"]') == 1


@pytest.fixture(name="opened")
def _opened(browser: Any, briefing: Path) -> Iterator[Any]:
    """The briefing in a browser that fails the test on an error or a request."""
    page = browser.new_page(viewport={"width": 1300, "height": 900})
    trouble: list[str] = []
    page.on("console", lambda message: trouble.append(message.text) if message.type == "error" else None)
    page.on("pageerror", lambda error: trouble.append(str(error)))
    page.on(
        "request", lambda request: None if request.url.startswith("file:") else trouble.append(request.url)
    )
    page.goto(briefing.as_uri())
    yield page
    page.close()
    assert trouble == []


@pytest.mark.slow
def test_a_sentence_opens_its_source_with_the_words_marked(opened: Any) -> None:
    """A click shows the report beside the text; Escape closes it and returns to the sentence."""
    link = opened.locator("main p .said", has_text="。").first
    said = link.inner_text()
    link.click()
    mark = opened.locator("#source mark").first
    assert mark.inner_text().replace(",", "，") == said
    assert mark.is_visible()
    trail = opened.locator("#source details")
    assert trail.locator("summary").inner_text() == "怎样读出" and trail.locator("dl").is_hidden()
    trail.locator("summary").click()
    assert "数字: 数字加单位" in trail.locator("dd").first.inner_text()
    opened.keyboard.press("Escape")
    assert opened.locator("#source").is_hidden()
    assert opened.evaluate("document.activeElement.classList.contains('said')")


@pytest.mark.slow
def test_a_statement_on_two_reports_has_a_button_for_each(
    browser: Any, outcome: Outcome, tmp_path: Path
) -> None:
    """The second button shows the second report."""
    both = [excerpt.report for briefing in outcome.briefings for excerpt in briefing.excerpts]
    citations = tuple(
        Citation(number, report.path, report.format, 3, 0, 5, None, report.lines[2].text, None, None)
        for number, report in enumerate((both[0], both[-1]), start=1)
    )
    frame = Html(Config(folder=tmp_path, out=tmp_path), outcome.briefings)
    path = frame.write(Page("two", "两地", "两地都有增长。[@1][@2]", (), citations))
    page = browser.new_page()
    page.goto(path.as_uri())
    page.locator(".said").click()
    choices = page.locator("#source .choices button")
    assert [choice.inner_text() for choice in choices.all()] == [f"{c.document}，第3行" for c in citations]
    choices.nth(1).click()
    assert choices.nth(1).get_attribute("aria-pressed") == "true"
    assert page.locator("#source li").first.inner_text().endswith(both[-1].lines[0].text)
    page.close()


@pytest.mark.slow
def test_the_keyboard_alone_opens_a_source(opened: Any) -> None:
    """Tab reaches a sentence, which then shows its line; Enter opens the source."""
    opened.locator(".said").first.focus()
    shown = opened.evaluate("getComputedStyle(document.activeElement, '::after').display")
    assert shown == "block"
    opened.keyboard.press("Enter")
    assert opened.locator("#source mark").first.is_visible()


@pytest.mark.slow
def test_a_column_sorts_by_its_figures(opened: Any) -> None:
    """Rising, then falling; what has no figure stays last."""
    head = opened.locator("main table th").nth(2)
    head.locator("button").click()
    assert head.get_attribute("aria-sort") == "ascending"
    figures = """() => [...document.querySelector('main table').tBodies[0].rows]
        .map(row => parseFloat(row.cells[2].textContent)).filter(x => !isNaN(x))"""
    rising = opened.evaluate(figures)
    assert rising == sorted(rising) and len(rising) > 2
    head.locator("button").click()
    assert opened.evaluate(figures) == sorted(rising, reverse=True)


@pytest.mark.slow
def test_figures_are_sorted_by_what_they_say_in_any_unit(browser: Any, tmp_path: Path) -> None:
    """万亿 before 亿, 公顷 before 亩; a fall is below a rise."""
    figures = ["9000亿元", "1.2万亿元", "860万元", "—", "下降3亿元", "3公顷", "40亩"]
    rows = "".join(f"| 县{n} | {said} |\n" for n, said in enumerate(figures))
    frame = Html(Config(folder=tmp_path, out=tmp_path), ())
    path = frame.write(Page("p", "p", f"| 地区 | 数值 |\n| --- | --- |\n{rows}", (), ()))
    page = browser.new_page(viewport={"width": 400, "height": 800})
    page.goto(path.as_uri())
    page.locator("th button").nth(1).click()
    assert page.locator("td:nth-child(2)").all_inner_texts() == [
        *("下降3亿元", "40亩", "3公顷", "860万元", "9000亿元", "1.2万亿元", "—")
    ]
    page.close()


@pytest.mark.slow
def test_on_a_telephone_no_column_is_read_downwards(browser: Any, tmp_path: Path) -> None:
    """Names stand on one line, sentences have room; the table scrolls, not the page."""
    head = "| 地区 |" + " 指标名称很长的一项 |" * 6
    row = "| 广西壮族自治区 |" + " 预计增长5.4%（规模以上） |" * 5 + " " + "说明文字" * 10 + " |"
    markdown = f"{head}\n|{' --- |' * 7}\n{row}\n"
    path = Html(Config(folder=tmp_path, out=tmp_path), ()).write(Page("p", "p", markdown, (), ()))
    page = browser.new_page(viewport={"width": 400, "height": 800})
    page.goto(path.as_uri())
    widths = page.evaluate("[...document.querySelectorAll('td')].map(cell => cell.clientWidth)")
    assert min(widths) >= 80 and widths[-1] > 200
    assert page.evaluate("document.querySelector('td').clientHeight < 140")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    page.close()


@pytest.mark.slow
def test_the_index_shows_what_one_looks_for(browser: Any, outcome: Outcome) -> None:
    """Typing a name or a city leaves only its lines."""
    page = browser.new_page()
    page.goto(next(path for path in outcome.written if path.name == "index.html").as_uri())
    page.locator("input[type=search]").fill("沧州")
    shown = page.locator(".index li[data-find]:visible")
    assert [one.inner_text() for one in shown.all()] == ["任丘市2022年工作情况简报"]
    page.close()


@pytest.mark.slow
def test_a_narrow_page_does_not_scroll_sideways(opened: Any) -> None:
    """On a telephone the text fits."""
    opened.set_viewport_size({"width": 390, "height": 800})
    assert opened.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.slow
def test_the_night_has_its_own_colours(browser: Any, briefing: Path) -> None:
    """Dark where the reader's system is dark."""
    page = browser.new_page(color_scheme="dark")
    page.goto(briefing.as_uri())
    red = page.evaluate("getComputedStyle(document.body).backgroundColor.match(/\\d+/)[0]")
    page.close()
    assert int(red) < 60
