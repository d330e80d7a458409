"""Folders of templates: what else they make, what is told at once, what is never left half done."""

import importlib.util
import re
import shutil
import subprocess
import zipfile
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from decimal import Decimal
from io import BytesIO
from pathlib import Path

import pytest
from click.testing import CliRunner, Result
from specimens import FULL, LEXICON, NOTHING

from summarizer import page_words, render
from summarizer.cli import main
from summarizer.config import SHIPPED, Config, load
from summarizer.errors import BadConfig, BadTemplate, CannotWrite
from summarizer.pipeline import run
from summarizer.records import Tabled
from summarizer.render.options import options
from summarizer.render.starter import copy_templates

PACKS = sorted(path.name for path in (SHIPPED / "packs").iterdir())


@pytest.fixture(name="mine")
def _mine(tmp_path: Path) -> Path:
    folder = tmp_path / "mine"
    folder.mkdir()
    return folder


def save(folder: Path, name: str, text: str) -> Path:
    """Write *text* as the template *name* of *folder*."""
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return path


def mistake(folder: Path) -> BadTemplate:
    """Return what is told of the templates of *folder* before any report is read."""
    with pytest.raises(BadTemplate) as raised:
        render.check(Config(folder=folder, templates=folder), LEXICON)
    return raised.value


# -- one more output


@pytest.mark.parametrize(
    ("first", "names"),
    [
        ("{# per: region #}", ["便条/云岭县"]),
        ("{# 每：地区 #}", ["便条/云岭县"]),
        ("{#- per: digest -#}", ["便条"]),
        ("{# per: theme #}", ["便条/民生保障", "便条/经济发展"]),
    ],
)
def test_a_further_template_makes_its_own_outputs(mine: Path, first: str, names: list[str]) -> None:
    """One a region, one in all, or one a theme, after the shipped ones."""
    from dataclasses import replace

    save(mine, "便条.md.j2", first + "\n# 便条{{ theme if theme is defined }}\n")
    digest = replace(NOTHING, themes=(("民生保障", ()), ("经济发展", ())))
    pages = render.pages((FULL,), digest, Config(folder=mine, templates=mine), LEXICON)
    assert [page.name for page in pages] == ["briefings/云岭县", "digest", *names]
    assert pages[-1].title == ("便条经济发展" if "theme" in first else "便条")


def test_what_is_made_per_digest_sees_every_briefing_and_cites_it(mine: Path) -> None:
    """A sentence of any briefing keeps its source."""
    save(
        mine, "要点.md.j2", "{# per: digest #}\n{% for one in briefings %}{{ one | 前n条(1) }}{% endfor %}\n"
    )
    page = render.pages((FULL,), NOTHING, Config(folder=mine, templates=mine), LEXICON)[-1]
    assert len(page.citations) == 1
    assert page.citations[0].document == "yunling_2019.txt"


def test_a_part_makes_nothing_by_itself(mine: Path) -> None:
    """A name that begins with _ is for others to use."""
    save(mine, "_parts.md.j2", "{% macro sign() %}（完）{% endmacro %}")
    assert len(render.pages((FULL,), NOTHING, Config(folder=mine, templates=mine), LEXICON)) == 2


def test_an_output_never_takes_the_name_of_another(mine: Path) -> None:
    """The page that links all others is called index."""
    save(mine, "index.md.j2", "{# per: digest #}\n# 索引\n")
    save(mine, "briefings.md.j2", "{# per: region #}\n# 又\n")
    names = [
        page.name for page in render.pages((FULL,), NOTHING, Config(folder=mine, templates=mine), LEXICON)
    ]
    assert names == ["briefings/云岭县", "digest", "briefings/云岭县-2", "index-2"]


def test_a_template_that_does_not_say_what_it_is_made_per(mine: Path) -> None:
    """The line to add is told, and the name that was probably meant."""
    save(mine, "breifing.md.j2", "# 简报\n")
    said = str(mistake(mine))
    assert "{# per: region #}" in said and "did you mean briefing.md.j2?" in said


# -- before the work begins


@pytest.mark.parametrize(
    ("template", "line", "said"),
    [
        ("# 甲\n{{ briefing.region | nmueral }}\n", 2, "no filter nmueral; did you mean numeral?"),
        ("{{ 1 | 百分率 }}\n", 1, "no filter 百分率; did you mean 百分比?"),
        ("{% if 1 is estimat %}{% endif %}\n", 1, "no test estimat; did you mean estimate?"),
        ("甲\n\n{% for x in y %}\n", 3, "never closed"),
        ("{{ briefing.region，1 }}", 1, "， is a full-width mark"),
        ('甲\n{% include "_tabels.md.j2" %}', 2, "did you mean _tables.md.j2?"),
        ('{% extends "default/breifing.md.j2" %}', 1, "did you mean default/briefing.md.j2?"),
        ('{% extends "briefing.md.j2" %}', 1, "write default/briefing.md.j2"),
        (
            '{% extends "default/briefing.md.j2" %}\n{% block titel %}# 甲{% endblock %}',
            2,
            "has no block titel; did you mean title?",
        ),
        ('{% extends "default/briefing.md.j2" %}\n\n# 我的简报\n', 3, "is outside every block"),
    ],
)
def test_a_mistake_is_told_with_its_line_before_any_report_is_read(
    mine: Path, template: str, line: int, said: str
) -> None:
    """File, line, the line itself, and what was meant."""
    file = save(mine, "briefing.md.j2", template)
    told = mistake(mine)
    assert said in str(told)
    assert (told.file, told.line) == (file, line)
    assert str(told).startswith(f"{file}:{line}: ")
    assert str(told).endswith("\n    " + template.splitlines()[line - 1].strip())


def test_text_around_blocks_that_prints_nothing_is_no_mistake(mine: Path) -> None:
    """Comments, blank lines, set, import and macro stand where they like."""
    save(
        mine,
        "briefing.md.j2",
        '{# 本单位 #}\n{% extends "default/briefing.md.j2" %}\n{% import "_tables.md.j2" as tables %}\n\n'
        "{% set word = '要情' %}\n{% macro m() %}甲{% endmacro %}\n"
        "{% block title %}\n# {{ word }}\n{% endblock %}\n",
    )
    render.check(Config(folder=mine, templates=mine), LEXICON)


def test_the_byte_order_mark_of_an_editor_is_no_text(mine: Path) -> None:
    """What Windows' own editor puts in front is not printed, nor in the way of extends."""
    text = '{% extends "default/briefing.md.j2" %}{% block title %}\n# 甲\n{% endblock %}\n'
    (mine / "briefing.md.j2").write_text(text, encoding="utf-8-sig")
    config = Config(folder=mine, templates=mine)
    render.check(config, LEXICON)
    assert render.pages((FULL,), NOTHING, config, LEXICON)[0].markdown.startswith("# 甲\n")


def test_a_template_in_another_encoding_is_told(mine: Path) -> None:
    """Saved as GBK, it says how to save it."""
    (mine / "briefing.md.j2").write_bytes("# 简报".encode("gb18030"))
    assert "is not UTF-8" in str(mistake(mine))


@pytest.mark.parametrize(
    ("frame", "said"),
    [
        ("<p>$body</p>\n<p>$5</p>", "page.html:2: contains a $ without a name after it"),
        ("<p>$boby</p>", "there is no $boby"),
        ("<p></p>", "has no $body"),
    ],
)
def test_a_broken_frame_is_told_too(mine: Path, frame: str, said: str) -> None:
    """page.html is a template of its own kind."""
    save(mine, "page.html", frame)
    assert said in str(mistake(mine))


# -- through the command line: the message, exit 2, nothing half written


@pytest.fixture(name="good", scope="module")
def _good(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An output folder that a good run filled."""
    out = tmp_path_factory.mktemp("good") / "out"
    run(Config(folder=Path(__file__).parent / "reports", out=out, formats=("md", "html")))
    return out


@pytest.fixture(name="out")
def _out(tmp_path: Path, good: Path) -> Iterator[Path]:
    """A copy of it; what is in it must not change."""
    out = shutil.copytree(good, tmp_path / "out")
    before = {path: path.read_bytes() for path in out.rglob("*") if path.is_file()}
    yield out
    assert {path: path.read_bytes() for path in out.rglob("*") if path.is_file()} == before


@pytest.mark.parametrize(
    ("template", "said"),
    [
        ("# 甲\n{{ briefing.regoin }}", ":2: there is no briefing.regoin; did you mean briefing.region?"),
        ("{{ breifing.region }}", ":1: there is no breifing; did you mean briefing?"),
        ("{% set total = 1 %}\n{{ totol }}", ":2: there is no totol; did you mean total?"),
        ("{{ briefing.excerpts[0].passages[0].sentences[0].text }}", "[0].sentence.text?"),
        ("{{ 1 | nothing_like_it }}", "there is no filter nothing_like_it"),
        ("{% if %}", ":1: "),
        (
            "{% for i in range(99999) %}{% for k in range(99999) %}{% endfor %}{% endfor %}",
            "look for a loop that never ends",
        ),
        ("{% for i in range(99999) %}" + "甲" * 2000 + "{% endfor %}", "characters; look for a loop"),
        ("{{ ''.__class__.__mro__[1].__subclasses__() }}", "unsafe"),
        ("{{ briefing.__init__.__globals__ }}", "unsafe"),
        ("{{ cycler.__init__.__globals__.os.popen('id').read() }}", "unsafe"),
        ("{{ open('summarize.toml').read() }}", "there is no open"),
        ("{% include '/etc/hosts' %}", "no such template"),
        ("{% include '../secret.md.j2' %}", "no such template"),
        ("{% import 'os' as os %}{{ os.system('id') }}", "no such template"),
        ("{{ 'http://127.0.0.1/' | urlopen }}", "there is no filter urlopen"),
        ('{{ (config.folder / "/etc/hostname").read_text() }}', ":1: "),
        ("{{ config.folder.parent }}", "there is no parent"),
        ("{{ config.out.write_text('x') }}", "config.out.write_text"),
        ("{{ 'a'.encode().ljust(10**9) }}", "unsafe"),
        ("{{ (1).to_bytes(9999, 'big') }}", "unsafe"),
        ("{{ 5 | round(-99999999) }}", "-99999999 places are too many"),
        ("{{ 5 | 数字(99999999) }}", "99999999 places are too many"),
        ("{{ [1] | tojson }}", "there is no filter tojson"),
        (
            "{% macro m(n) %}{% if n %}{{ m(n - 1) }}{{ m(n - 1) }}{% endif %}{% endmacro %}{{ m(60) }}",
            "look for a loop that never ends",
        ),
        (
            "{% set d = d | default(60) %}{% if d %}{% set d = d - 1 %}"
            "{% include 'briefing.md.j2' %}{% include 'briefing.md.j2' %}{% endif %}",
            "look for a loop that never ends",
        ),
        ('{{ briefing | 前n条("五") }}', '前n条 takes a whole number in plain digits, not "五"'),
        ("{{ briefing | top }}", "top is written so: {{ briefing | 前n条(2) }}"),
        (
            '\n{{ briefing | 指标("固定资产投姿") }}',
            ":2: no report has an indicator 固定资产投姿; did you mean",
        ),
        (
            "甲\n乙｛｛ briefing.region ｝｝",
            ":2: ｛｛ is full-width and would be printed as it stands; write {{",
        ),
        ("{% if 1 %｝{% endif %}", ":1: %｝ is full-width and would be printed as it stands; write %}"),
    ],
)
def test_a_broken_template_ends_the_run_with_nothing_touched(
    mine: Path, out: Path, reports: Path, template: str, said: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Exit 2 and the message; the last good output stays, byte for byte."""
    monkeypatch.setattr("summarizer.render.sandbox.SECONDS", 0.5)
    save(mine.parent, "secret.md.j2", "别处的文件")
    save(mine, "briefing.md.j2", template)
    result = call(reports, "--templates", mine, "--out", out, "--format", "md,html")
    assert result.exit_code == 2
    assert said in result.stderr
    assert "briefing.md.j2" in result.stderr
    assert "Traceback" not in result.stderr


def test_templates_are_given_plain_values_only(mine: Path) -> None:
    """Records, texts, numbers and lists: nothing that has a way to a file."""
    seen = options(Config(folder=mine, out=mine / "out", templates=mine, reference=mine / "a"))
    waiting: list[object] = [FULL, NOTHING, seen]
    while waiting:
        value = waiting.pop()
        if is_dataclass(value):
            waiting += (getattr(value, field.name) for field in fields(value))
        elif isinstance(value, tuple):
            waiting += value
        else:
            assert value is None or type(value) in (str, int, float, bool, Decimal), value
    assert (seen.folder, seen.out, seen.templates) == (str(mine), str(mine / "out"), str(mine))


def test_a_name_of_other_reports_is_no_mistake(mine: Path) -> None:
    """One template serves many folders; what none of these counts prints nothing."""
    save(mine, "briefing.md.j2", '# 甲\n{{ (briefing | 指标("海水养殖网箱")) | 数值 }}\n')
    assert render.pages((FULL,), NOTHING, Config(mine, templates=mine), LEXICON)[0].markdown == "# 甲\n"


def call(*args: object) -> Result:
    """Run the command with *args*, without a terminal."""
    return CliRunner().invoke(main, [str(arg) for arg in args])


@pytest.mark.parametrize(
    "doubled",
    [
        "{% set n.s = n.s ~ n.s %}",
        "{% set n.s = n.s + n.s %}",
        "{% set n.s = [n.s, n.s] | join %}",
        "{% set n.s = n.s | replace('a', 'aaaa') %}",
        "{% set n.s = [n.s, n.s] %}",
        "{% set n.s = [n.s, n.s] | sum(start='') %}",
        "{% set t %}{{ n.s }}{{ n.s }}{% endset %}{% set n.s = t %}",
        "{% set n.s = n.s | batch(9999999999, 'x') | list %}",
        "{% set n.s = '%s%s' | format(n.s, n.s) %}",
        "{% set n.s = [n.s, n.s] | string %}",
        "{% set n.s = [n.s, n.s] %}{% if i > 40 %}{% set x = n.s | upper %}{% endif %}",
        "{% set n.s = {'a': n.s, 'b': n.s} %}{% if i > 40 %}{% set x = n.s | string %}{% endif %}",
    ],
)
def test_nothing_swells_in_a_loop(mine: Path, doubled: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A text doubled sixty times would fill any memory; it is stopped long before."""
    monkeypatch.setattr("summarizer.render.limits.MOST", 100_000)
    start = "{% set n = namespace(s='a') %}{% for i in range(60) %}"
    save(mine, "briefing.md.j2", start + doubled + "{% endfor %}{{ n.s }}")
    with pytest.raises(BadTemplate, match="characters; look for a loop that never ends"):
        render.pages((FULL,), NOTHING, Config(mine, templates=mine), LEXICON)


# -- to start from


def test_the_shipped_templates_are_copied_and_make_the_same(tmp_path: Path, reports: Path) -> None:
    """A copy that nobody has edited changes nothing."""
    mine = tmp_path / "new" / "mine"
    result = call("--copy-templates", mine)
    assert result.exit_code == 0, result.stderr
    assert {"README.md", "briefing.md.j2", "digest.md.j2", "page.html", "reference.docx", "packs"} <= {
        path.name for path in mine.iterdir()
    }
    for name, templates in (("shipped", None), ("copied", mine)):
        run(Config(folder=reports, out=tmp_path / name, formats=("md",), templates=templates))
    pages = sorted((tmp_path / "shipped").rglob("*.md"))
    assert pages
    for page in pages:
        copied = tmp_path / "copied" / page.relative_to(tmp_path / "shipped")
        assert copied.read_bytes() == page.read_bytes()


def test_copying_twice_is_harmless_and_an_edited_file_is_never_overwritten(tmp_path: Path) -> None:
    """What differs is named, and not one file is written."""
    mine = tmp_path / "mine"
    copy_templates(mine)
    copy_templates(mine)
    (mine / "page.css").write_text("body { color: red }", encoding="utf-8")
    (mine / "digest.md.j2").unlink()
    with pytest.raises(CannotWrite, match=r"page\.css"):
        copy_templates(mine)
    assert (mine / "page.css").read_text(encoding="utf-8") == "body { color: red }"
    assert not (mine / "digest.md.j2").exists()
    assert call("--copy-templates", mine).exit_code == 2


def test_a_file_is_no_folder_to_copy_into(tmp_path: Path) -> None:
    """Said before anything is written."""
    file = tmp_path / "mine"
    file.write_text("", encoding="utf-8")
    with pytest.raises(CannotWrite, match="not a folder"):
        copy_templates(file)


# -- packs


@pytest.mark.parametrize("pack", PACKS)
def test_a_pack_is_small_extends_the_shipped_ones_and_renders(
    pack: str, tmp_path: Path, reports: Path
) -> None:
    """Each by its name, on reports of several years and regions, and on nothing at all."""
    config = load(reports, templates=f"pack:{pack}", out=tmp_path, formats="md")
    assert config.templates
    run(config)
    made = {path: path.read_text(encoding="utf-8") for path in tmp_path.rglob("*.md")}
    assert made and all(text.startswith("# ") and "None" not in text for text in made.values())
    assert not [text for text in made.values() if "[@" in text]
    render.pages((), NOTHING, config, LEXICON)
    for path in config.templates.glob("[!_]*.j2"):
        text = path.read_text(encoding="utf-8")
        assert f'{{% extends "default/{path.name}" %}}' in text
        assert len(text.splitlines()) < 130


def test_the_english_letterhead_is_what_the_script_builds() -> None:
    """Whoever changes a style builds both anew: python scripts/reference.py."""
    script = Path(__file__).parent.parent / "scripts" / "reference.py"
    spec = importlib.util.spec_from_file_location("build_reference", script)
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    built, shipped = (
        {name: package.read(name) for name in package.namelist()}
        for package in (
            zipfile.ZipFile(BytesIO(module.build(module.ENGLISH_MASTHEAD))),
            zipfile.ZipFile(SHIPPED / "packs" / "english" / "reference.docx"),
        )
    )
    assert built == shipped


def test_a_pack_that_there_is_not_is_told_with_those_there_are(tmp_path: Path) -> None:
    """And with the one that was probably meant."""
    with pytest.raises(BadConfig, match=r"analyst, english, onepage.*Did you mean onepage?"):
        load(tmp_path, templates="pack:onepag")


def test_a_pack_is_chosen_in_the_file_too(tmp_path: Path) -> None:
    """summarize.toml says it the same way."""
    (tmp_path / "summarize.toml").write_text('templates = "pack:english"\n', encoding="utf-8")
    assert load(tmp_path).templates == SHIPPED / "packs" / "english"


def test_one_page_holds_the_headline_figures_and_the_main_goal(tmp_path: Path) -> None:
    """Whatever of the text is quoted."""
    config = Config(folder=tmp_path, templates=SHIPPED / "packs" / "onepage")
    markdown = render.pages((FULL,), NOTHING, config, LEXICON)[0].markdown
    assert "**2019年预计**：财政收入8.6亿元，增长9.2%" in markdown
    assert "**2020年目标**：财政收入9亿元，增长5%" in markdown


def test_the_english_pack_calls_indicators_by_their_official_names(tmp_path: Path) -> None:
    """Those that it knows; every key is an indicator of the lexicon, with a verb in front or none."""
    config = Config(folder=tmp_path, templates=SHIPPED / "packs" / "english")
    markdown = render.pages((FULL,), NOTHING, config, LEXICON)[0].markdown
    assert "| Investment in fixed assets | 2019 |" in markdown
    names = {entry.name for entry in LEXICON.indicators}
    verbs = ("签约", "开工", "竣工", "新增", "")
    words = page_words.load(SHIPPED / "packs" / "english").tables["indicator"]
    assert not [key for key in words if not any(key.removeprefix(verb) in names for verb in verbs)]


def test_the_analyst_pack_has_every_row(tmp_path: Path) -> None:
    """Also those for which a briefing of four pages has no room."""
    config = Config(folder=tmp_path, templates=SHIPPED / "packs" / "analyst")
    few = replace(FULL, tabled=Tabled(("固定资产投资",), ()))
    markdown = render.pages((few,), NOTHING, config, LEXICON)[0].markdown
    assert "| 城镇登记失业率 |" in markdown and "新开工项目23个" not in markdown


@pytest.mark.slow
@pytest.mark.skipif(
    not (shutil.which("soffice") and shutil.which("pdfinfo")), reason="needs LibreOffice, pdfinfo"
)
def test_the_one_page_look_is_one_page(tmp_path: Path) -> None:
    """Each shipped report, under a full masthead, on one sheet."""
    config = load(
        Path(__file__).parent.parent / "seeds",
        templates="pack:onepage",
        out=tmp_path,
        formats="pdf",
        issuer="云岭市人民政府办公室",
        issue="12",
        date="2024-03-08",
    )
    run(config)
    pages = list((tmp_path / "briefings").glob("*.pdf"))
    assert pages
    for page in pages:
        told = subprocess.run(["pdfinfo", page], capture_output=True, text=True, check=True).stdout
        assert re.search(r"^Pages: +1$", told, re.MULTILINE), page.name


# -- the guide for those who don't write code

DOCS = Path(__file__).parent.parent / "docs"
GUIDE = (DOCS / "templates.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("template", re.findall(r"```jinja\n(.*?)```", GUIDE, re.DOTALL))
def test_what_the_guide_shows_works(mine: Path, template: str) -> None:
    """Each template of the guide is read and rendered."""
    save(mine, "briefing.md.j2", template)
    config = Config(folder=mine, templates=mine)
    render.check(config, LEXICON)
    assert (
        render.pages((FULL,), NOTHING, config, LEXICON)[0].markdown
        != render.pages((FULL,), NOTHING, Config(mine), LEXICON)[0].markdown
    )


@pytest.mark.parametrize("expression", sorted(set(re.findall(r"`({{ [^`…]+ }})`", GUIDE))))
def test_what_the_guide_prints_is_there(mine: Path, expression: str) -> None:
    """Each expression that the guide names prints something."""
    save(mine, "briefing.md.j2", expression)
    assert render.pages((FULL,), NOTHING, Config(mine, templates=mine), LEXICON)[0].markdown.strip()


def test_the_pictures_of_the_guide_are_there_and_small() -> None:
    """No picture without its place in the guide, none above 150 KB."""
    named = set(re.findall(r"\(pictures/(.*?)\)", GUIDE))
    assert named == {path.name for path in (DOCS / "pictures").iterdir()}
    assert all((DOCS / "pictures" / name).stat().st_size < 150_000 for name in named)


def test_the_commands_of_the_guide_are_the_programs() -> None:
    """Every option it names is one."""
    known = call("--help").stdout
    options = set(re.findall(r" (--[a-z][a-z-]+)", GUIDE))
    assert options and all(option in known for option in options)
