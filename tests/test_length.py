"""A briefing keeps within the pages asked for, as the model of the page counts them and as Word sets them."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from summarizer.brief import lines
from summarizer.config import Config
from summarizer.pipeline import run

PLACES = "城关柳河石桥双塔青山白水南湖北岭东阳西洼"
MATTERS = "公路桥梁学校医院水厂电站果园茶园渠道泵站厂房市场"


def sentence(n: int) -> str:
    """Return a sentence that bears a result, and is like no other *n*'s."""
    place, matter = PLACES[2 * (n % 10) :][:2], MATTERS[2 * (n * 7 % 12) :][:2]
    other = MATTERS[2 * (n * 5 % 12) :][:2]
    return (
        f"{place}镇第{n}期{matter}工程完成投资{n + 2}.{n % 9}亿元，"
        f"新建{matter}{3 * n + 1}处、改造{other}{n + 17}处，惠及居民{n * 31 + 120}户。"
    )


def written(year: int, chapters: int) -> str:
    """Return a report of so many *chapters*, with figures, firsts, problems and goals."""
    text = [f"高唐县{year + 1}年政府工作报告", "", f"一、{year}年工作回顾", ""]
    for c in range(chapters):
        said = "".join(sentence(c * 12 + i + year % 7) for i in range(12))
        first = f"{PLACES[2 * (c % 10) :][:2]}镇茶叶产量居全省第一，获评国家级示范镇。"
        text += [f"（{'一二三四五六七八九十'[c]}）{MATTERS[2 * c :][:2]}建设扎实推进", "", said + first, ""]
    rates = (7.3 + year % 3, 8.1, 9.4, 6.2, 5.5)
    text += [
        "全县地区生产总值完成212.6亿元，增长{}%；一般公共预算收入完成11.9亿元，增长{}%；固定资产投资增长{}%；"
        "社会消费品零售总额增长{}%；城镇新增就业3120人；居民人均可支配收入增长{}%。".format(*rates),
        "",
        "我们也清醒地看到，工作中还有不足：骨干企业少，财源单薄，城区内涝点没有治完，养老床位不够。",
        "",
        f"二、{year + 1}年工作安排",
        "",
        f"{year + 1}年主要预期目标：地区生产总值增长7%，固定资产投资增长8%，一般公共预算收入增长6%。",
        "",
        "".join(sentence(200 + i) for i in range(20)),
    ]
    return "\n".join(text)


def test_a_line_holds_twenty_eight_characters() -> None:
    """A paragraph begins two further in, and digits are half as wide."""
    assert [lines.paragraph("新" * n) for n in (1, 26, 27, 54, 55)] == [1, 1, 2, 2, 3]
    assert lines.paragraph("7" * 52) == 1
    assert lines.table(0) == 0.0 and lines.table(9) < 10
    assert lines.room(2) == 2 * lines.room(1)


@pytest.mark.slow
@pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdfinfo")), reason="needs LibreOffice, pdfinfo"
)
@pytest.mark.parametrize(("pages", "years"), [(2, 1), (4, 1), (4, 5), (6, 5)])
def test_so_many_pages_and_no_more(tmp_path: Path, pages: int, years: int) -> None:
    """Set by LibreOffice; and the last page but one is reached, or the model wastes paper."""
    folder = tmp_path / "reports"
    folder.mkdir()
    for year in range(2024 - years, 2024):
        (folder / f"高唐县{year}.txt").write_text(written(year, 9), encoding="utf-8")
    run(Config(folder=folder, out=tmp_path / "out", formats=("docx",), pages=pages))
    (paper,) = (tmp_path / "out" / "briefings").glob("*.docx")
    command = [
        "soffice",
        f"-env:UserInstallation={(tmp_path / 'lo').as_uri()}",
        "--headless",
        "--convert-to",
        "pdf",
    ]
    subprocess.run([*command, "--outdir", str(tmp_path), str(paper)], check=True, capture_output=True)
    told = subprocess.run(
        ["pdfinfo", str(tmp_path / f"{paper.stem}.pdf")], check=True, capture_output=True, text=True
    ).stdout
    found = re.search(r"^Pages:\s+(\d+)$", told, re.MULTILINE)
    assert found and max(1, pages - 1) <= int(found[1]) <= pages
