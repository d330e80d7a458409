"""Make the pictures of ``docs/templates.md``: page one before and after each change, from real pages.

    python scripts/pictures.py

The changes are the very ones that the document tells.  Needs LibreOffice,
pdftoppm, and the Noto CJK and LXGW WenKai fonts, which stand for Word's own.
"""

import os
import re
import shutil
import subprocess
import tempfile
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import docx

from summarizer.config import SHIPPED, Config
from summarizer.pipeline import run
from summarizer.write.word.styles import BIAOSONG, FANGSONG, HEITI, KAITI, LATIN, SONGTI

ROOT = Path(__file__).parent.parent
REPORT = ROOT / "seeds" / "hailing-2019.txt"
PICTURES = ROOT / "docs" / "pictures"
GUIDE = ROOT / "docs" / "templates.md"
DOTS = 56
"""An inch; a page is then some 460 dots wide."""
FACES = {
    "Noto Serif CJK SC": (BIAOSONG, FANGSONG, SONGTI, LATIN),
    "LXGW WenKai": (KAITI,),
    "Noto Sans CJK SC": (HEITI,),
}

Change = Callable[[Path, Config], Config]
"""Writes what a user would into a folder of templates, and says with which options to run."""


def told(heading: str) -> str:
    """Return the template that stands under *heading* of the guide."""
    section = GUIDE.read_text(encoding="utf-8").partition(f"## {heading}\n")[2].partition("\n## ")[0]
    found = re.search(r"```jinja\n(.*?)```", section, re.DOTALL)
    assert found, heading
    return found[1]


def nothing(mine: Path, config: Config) -> Config:
    """The shipped look."""
    return config


def title(mine: Path, config: Config) -> Config:
    """Another title, in one block."""
    (mine / "briefing.md.j2").write_text(told("1. 改标题 · Change the title"), encoding="utf-8")
    return config


def leave_out(mine: Path, config: Config) -> Config:
    """No overview."""
    (mine / "briefing.md.j2").write_text(told("2. 去掉一部分 · Leave out a section"), encoding="utf-8")
    return config


def order(mine: Path, config: Config) -> Config:
    """The table before the overview: a block cut out and put elsewhere."""
    text = (SHIPPED / "briefing.md.j2").read_text(encoding="utf-8")
    table = re.search(r"{% block indicators %}.*?{% endblock %}\n", text, re.DOTALL)
    assert table
    text = text.replace(table[0], "").replace("{% block overview %}", table[0] + "\n{% block overview %}")
    (mine / "briefing.md.j2").write_text(text, encoding="utf-8")
    return config


def letterhead(mine: Path, config: Config) -> Config:
    """A masthead of one's own, and who issues it."""
    document = docx.Document(str(SHIPPED / "reference.docx"))
    masthead = next(
        run_ for paragraph in document.paragraphs for run_ in paragraph.runs if "工作简报" in run_.text
    )
    masthead.text = "政务参阅"
    document.save(str(mine / "reference.docx"))
    return replace(config, issuer="云岭市人民政府办公室", issue="12", date="2024-03-08")


def onepage(mine: Path, config: Config) -> Config:
    """The one-page pack."""
    return replace(config, templates=SHIPPED / "packs" / "onepage")


CHANGES: dict[str, Change] = {
    change.__name__.replace("_", "-"): change
    for change in (nothing, title, leave_out, order, letterhead, onepage)
}


def main() -> None:
    """Write one picture a change into docs/pictures."""
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        pages = []
        for name, change in CHANGES.items():
            mine = work / name
            mine.mkdir()
            config = Config(folder=REPORT, out=work / "out", formats=("docx",), templates=mine)
            outcome = run(change(mine, config))
            page = next(path for path in outcome.written if path.parent.name == "briefings")
            pages.append(shutil.copy(page, work / f"{name}.docx"))
        profile = f"-env:UserInstallation={(work / 'office').as_uri()}"
        convert = ["soffice", profile, "--headless", "--convert-to", "pdf", "--outdir", folder]
        (work / "fonts.conf").write_text(_fonts(), encoding="utf-8")
        environment = os.environ | {"FONTCONFIG_FILE": str(work / "fonts.conf")}
        subprocess.run([*convert, *map(str, pages)], check=True, stdout=subprocess.DEVNULL, env=environment)
        for name in CHANGES:
            picture = ["pdftoppm", "-png", "-r", str(DOTS), "-f", "1", "-l", "1", "-singlefile"]
            subprocess.run([*picture, str(work / f"{name}.pdf"), str(PICTURES / name)], check=True)


def _fonts() -> str:
    """Return a fontconfig that has a face for each font that Word would have."""
    lines = ['<include ignore_missing="yes">/etc/fonts/fonts.conf</include>']
    for family, stands_for in FACES.items():
        for name in stands_for:
            prefer = f"<prefer><family>{family}</family></prefer>"
            lines.append(f'<alias binding="same"><family>{name}</family>{prefer}</alias>')
    head = '<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd">'
    return f"{head}<fontconfig>{''.join(lines)}</fontconfig>"


if __name__ == "__main__":
    main()
