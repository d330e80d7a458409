"""What the program says: Chinese to whoever's locale is zh_CN, English to everybody else."""

import ast
import errno
import importlib.util
import os
import re
import subprocess
import sys
import tomllib
from functools import partial
from gettext import GNUTranslations
from io import BytesIO
from pathlib import Path
from types import ModuleType

import pytest

from summarizer import errors
from summarizer.messages import VARIABLES

ROOT = Path(__file__).parent.parent
NAMED = ("rule", "caveat", "evidence")
"""The contexts of the names of rules, which are held by a test of their own."""
HAN = re.compile(r"[\u4e00-\u9fff]")
REPORT = (
    "2021年,望都县经济运行稳中有进。\n全年实现地区生产总值85.2亿元,增长6.8%。一般公共预算收入完成6.1亿元。\n"
)

RUN = "from summarizer.cli import main; main(prog_name='summarize')"


def _catalogue() -> ModuleType:
    spec = importlib.util.spec_from_file_location("catalogue", ROOT / "scripts/catalogue.py")
    assert spec and spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


catalogue = _catalogue()


def texts(value: object) -> list[str]:
    """A message, or its singular and plural, as a list."""
    return [value] if isinstance(value, str) else list(value or ())  # type: ignore[call-overload]


def placeholders(message: str) -> set[str]:
    """What is filled into *message*."""
    return set(re.findall(r"{(\w+)(?:![rs])?}|%\((\w+)\)s", message))


@pytest.fixture(name="folder")
def _folder(tmp_path: Path) -> Path:
    folder = tmp_path / "reports"
    folder.mkdir()
    (folder / "望都县.txt").write_text(REPORT, encoding="utf-8")
    return folder


def _say(language: str, *args: object) -> "subprocess.CompletedProcess[str]":
    """Run the command in *language*, the other variables of the locale unset."""
    kept = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    return subprocess.run(
        [sys.executable, "-c", RUN, *map(str, args)],
        env=kept | {"PYTHONUTF8": "1", "LC_ALL": language},
        cwd=ROOT,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )


chinese = partial(_say, "zh_CN.UTF-8")  # need not be installed: gettext looks at the variables alone
english = partial(_say, "C")


# -- the catalogue -----------------------------------------------------------


def test_the_catalogue_holds_every_message_and_no_other() -> None:
    """A message that was added, changed or dropped: run python scripts/catalogue.py."""
    held, marked = (
        {(m.context, m.id) for m in messages if m.context not in NAMED}
        for messages in (catalogue.catalogue(), catalogue.extracted())
    )
    assert held == marked


def test_every_message_is_translated() -> None:
    """None is left out, none is a guess."""
    assert [m.id for m in catalogue.wanting(catalogue.catalogue()) if m.context not in NAMED] == []


@pytest.mark.slow
def test_every_rule_has_a_name_in_chinese() -> None:
    """Run python scripts/catalogue.py: it asks for the names of new rules, and drops those that went."""
    held, declared = (
        {(m.context, m.id) for m in messages if m.context in NAMED}
        for messages in (catalogue.catalogue(), catalogue.extracted())
    )
    assert held == declared
    assert [m.id for m in catalogue.wanting(catalogue.catalogue())] == []


@pytest.mark.slow
def test_every_step_of_a_trail_is_one_that_the_catalogue_knows(tmp_path: Path) -> None:
    """What no row and no `Because` in the sources names is written down in scripts/catalogue.py."""
    english("seeds", "--format", "json", "--out", tmp_path)
    report = (tmp_path / "report.json").read_text(encoding="utf-8")
    found = set(re.findall(r'"step": "(.+?)",\s+"rule": "(.+?)"', report))
    known = {(m.context, m.id) for m in catalogue.extracted()}
    unknown = {
        (step, rule)
        for step, rule in found
        if not ({(step, rule), ("rule", rule)} & known or HAN.search(rule)) or ("step", step) not in known
    }
    assert len(found) > 20
    assert unknown == set()


def test_a_message_without_translation_is_named() -> None:
    """What is new, or only guessed, is what the script asks for."""
    messages = catalogue.read_po(
        BytesIO(
            'msgid "new"\nmsgstr ""\n#, fuzzy\nmsgid "old"\nmsgstr "旧"\nmsgid "a"\nmsgstr "甲"\n'.encode()
        ),
        locale="zh_CN",
    )
    assert [m.id for m in catalogue.wanting(messages)] == ["new", "old"]


def test_a_translation_keeps_what_is_filled_in() -> None:
    """No name in braces is lost, none is invented; of a plural it has the names of one of both."""
    for message in catalogue.catalogue():
        if not any(texts(message.string)):
            continue
        said, put = [*map(placeholders, texts(message.id))], placeholders("".join(texts(message.string)))
        assert message.id == "" or put in said, message.id


def test_a_translation_is_chinese() -> None:
    """Every translation has Chinese in it, or is a mark alone."""
    english = [
        m.id
        for m in catalogue.catalogue()
        if m.id and m.string and not HAN.search(texts(m.string)[-1]) and m.id != "."
    ]
    assert english == []


def test_what_the_program_reads_is_what_the_translator_wrote() -> None:
    """The .mo is compiled from the .po as it stands."""
    with catalogue.PO.with_suffix(".mo").open("rb") as file:
        read = GNUTranslations(file)
    for message in catalogue.catalogue():
        if message.pluralizable:
            one, many = message.id
            assert read.ngettext(one, many, 2) == message.string[0]
        elif message.context and message.string and not message.fuzzy:
            assert read.pgettext(message.context, message.id) == message.string
        elif message.id and not message.context:
            assert read.gettext(message.id) == message.string


@pytest.mark.slow
def test_compiling_twice_gives_the_same(tmp_path: Path) -> None:
    """A second run of the script changes nothing."""
    po = tmp_path / "summarizer.po"
    po.write_bytes(catalogue.PO.read_bytes())
    catalogue.update(po)
    first = po.read_bytes(), po.with_suffix(".mo").read_bytes()
    catalogue.update(po)
    assert (po.read_bytes(), po.with_suffix(".mo").read_bytes()) == first


def test_no_message_is_filled_in_before_it_is_looked_up() -> None:
    """An f-string in _() is another text each time, which no catalogue can hold."""
    for path in (ROOT / "summarizer").rglob("*.py"):
        filled = re.findall(r"(?<![\w.])(?:_|counted)\(\s*[fF]['\"]", path.read_text(encoding="utf-8"))
        assert filled == [], path


def test_no_error_goes_past_the_catalogue() -> None:
    """Words in quotes straight in an error, a problem or a line for the terminal stay English for all."""
    raised = {name for name, kind in vars(errors).items() if isinstance(kind, type) and kind is not Path}
    told = raised | {"Problem", "Complaint", "SecurityError", "print"}
    past = []
    for path in (ROOT / "summarizer").rglob("*.py"):
        # Only there a ValueError is a mistake of the user's.
        here = told | {"ValueError"} if path.parent.name == "config" else told
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and _name(node.func) in here:
                spelled = (piece for given in node.args for piece in _spelled(given))
                past += [
                    f"{path}:{node.lineno}: {piece}" for piece in spelled if re.search("[A-Za-z]{2}", piece)
                ]
    assert past == []


def _name(called: ast.expr) -> str:
    return str(getattr(called, "attr", getattr(called, "id", "")))


def _spelled(given: ast.expr) -> list[str]:
    """The text that *given* has in quotes, not what it calls or names."""
    parts = given.values if isinstance(given, ast.JoinedStr) else [given]
    return [part.value for part in parts if isinstance(part, ast.Constant) and isinstance(part.value, str)]


def test_what_others_say_is_what_they_say() -> None:
    """The words that are passed on, as the parsers and the system have them today."""
    for pattern in ("(", ")", "[", "*", "a**", "a\\"):
        with pytest.raises(re.error) as refused:
            re.compile(pattern)
        assert refused.value.msg in catalogue.PATTERN
    for text in (
        "a = 甲",
        "a 1",
        "[a",
        "[[a]",
        "a = 1\na = 2",
        "a = [1",
        'a = "\\d"',
        'a = "b',
        "a = 1 b",
        "=",
    ):
        with pytest.raises(tomllib.TOMLDecodeError) as unread:
            tomllib.loads(text)
        assert str(unread.value).partition(" (at ")[0] in catalogue.TOML, text
    if sys.platform == "linux":
        for number in (errno.EACCES, errno.ENOENT, errno.ENOSPC, errno.EROFS, errno.EISDIR, errno.ELOOP):
            assert os.strerror(number) in catalogue.SYSTEM


# -- what is said ------------------------------------------------------------


def test_a_folder_that_is_not_there() -> None:
    """The commonest slip of all."""
    assert chinese("nowhere").stderr == "nowhere: 没有这个文件夹或文件。\n"
    assert english("nowhere").stderr == "nowhere: there is no such folder or file.\n"


def test_the_help() -> None:
    """What the command does, every option, and click's own words."""
    said = chinese("--help").stdout
    assert said.startswith("用法: summarize [选项] SOURCE\n\n  把一个文件夹里的地方政府报告写成简报。")
    options = re.findall(r"^  (?:-h, )?--[\w-]+(?: [A-Z]+)?\s+(.*)$", said, re.M)
    assert len(options) > 12
    assert [text for text in options if not HAN.search(text)] == []


def test_a_command_without_a_folder() -> None:
    """click's own complaint speaks the same language."""
    assert "错误：缺少参数 'SOURCE'" in chinese().stderr
    assert "Error: Missing argument 'SOURCE'" in english().stderr


def test_an_unknown_format(folder: Path) -> None:
    """What is known, and what was probably meant."""
    said = chinese(folder, "--format", "docxx").stderr
    assert said.startswith('--format: 没有 "docxx" 这种格式；可选：md, docx,')
    assert said.endswith("是不是 docx？\n")


def test_mistakes_in_the_options_file(folder: Path) -> None:
    """An unknown key, and what the parser of the standard library says."""
    options = folder / "summarize.toml"
    options.write_text('engin = "plain"\n', encoding="utf-8")
    said = chinese(folder).stderr
    assert f"{options}:1: engin: 没有这一项" in said and said.endswith("是不是 engine？\n")
    options.write_text('noise = ["广告"\n', encoding="utf-8")
    assert "不合 TOML 写法：列表缺少结尾的 ]。" in chinese(folder).stderr


def test_a_name_mistyped_in_a_template(folder: Path, tmp_path: Path) -> None:
    """Where it is, and what was meant."""
    templates = tmp_path / "templates"
    templates.mkdir()
    template = templates / "briefing.md.j2"
    template.write_text("{{ briefing.regoin.name }}\n", encoding="utf-8")
    said = chinese(folder, "--templates", templates, "--format", "md", "--out", tmp_path / "out").stderr
    assert f"{template}:1: 没有 briefing.regoin；是不是 briefing.region？\n" in said


def test_a_run_with_a_report_passed_over(folder: Path, tmp_path: Path) -> None:
    """The reason, the closing line, and why each decision was made."""
    (folder / "空.txt").write_bytes(b"")
    out = tmp_path / "out"
    done = chinese(folder, "--format", "json", "--out", out, "--explain")
    assert done.returncode == 1
    assert done.stderr == f"空.txt: 是空文件。\n已写出 1 份简报和 1 份比较，共 1 个文件，在 {out}\n"
    assert "  地区: 望都县（河北省 保定市）\n" in done.stdout
    assert "  年度: 2021\n" in done.stdout
    # What a rule is called is held elsewhere.
    plain = [line for line in done.stdout.splitlines() if " | " not in line and "望都县.txt" not in line]
    assert not re.search(r"[a-z]{3}", "".join(plain))
    done = english(folder, "--format", "json", "--out", out, "--explain")
    assert done.stderr.startswith("空.txt: is empty.\n1 briefing and a digest")
    assert "  year: 2021\n" in done.stdout


def test_the_systems_own_reasons(folder: Path) -> None:
    """A file that is not there, as Linux and macOS say it."""
    assert chinese(folder, "--config", "nowhere.toml").stderr == (
        "nowhere.toml: 无法打开：没有这个文件或文件夹。\n"
    )


def _year(before: str = "", **variables: str) -> str:
    """One message as the package alone says it, with these variables of the locale."""
    kept = {name: value for name, value in os.environ.items() if name not in VARIABLES}
    return subprocess.run(
        [sys.executable, "-c", before + "from summarizer.messages import _; print(_('year: {year}'))"],
        env=kept | {"PYTHONUTF8": "1"} | variables,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    ).stdout.strip()


@pytest.mark.parametrize("language", ["en_GB.UTF-8", "fr_FR.UTF-8", "zh_TW.UTF-8", "C", "POSIX", ""])
def test_everybody_else_reads_english(language: str) -> None:
    """Another language, the other script, none at all."""
    assert _year(LANG=language) == "year: {year}"


@pytest.mark.parametrize(
    "variables",
    [
        {"LANG": "zh_CN"},
        {"LANG": "zh_CN.GB18030"},
        {"LANG": "en_US.UTF-8", "LC_MESSAGES": "zh_CN.UTF-8"},
        {"LANG": "en_US.UTF-8", "LANGUAGE": "zh_CN:en"},
    ],
)
def test_any_variable_of_the_locale_names_chinese(variables: dict[str, str]) -> None:
    """LANGUAGE goes before LC_ALL, LC_MESSAGES and LANG; the encoding does not matter."""
    assert _year(**variables) == "年度: {year}"


WINDOWS = """
import ctypes, gettext, pathlib, sys, traceback, types
sys.platform = "win32"
kernel = types.SimpleNamespace(GetUserDefaultUILanguage=lambda: {language:#x})
ctypes.windll = types.SimpleNamespace(kernel32=kernel)
"""


@pytest.mark.parametrize(
    ("language", "variables", "said"),
    [
        (0x0804, {}, "年度: {year}"),
        (0x0409, {}, "year: {year}"),
        (0x0404, {}, "year: {year}"),
        (0xFFFF, {}, "year: {year}"),
        (0x0804, {"LANG": "en_US"}, "year: {year}"),
    ],
)
def test_windows_is_asked_for_the_language_of_its_windows(
    language: int, variables: dict[str, str], said: str
) -> None:
    """Where no variable says otherwise: of China, of America, of Taiwan, one unheard of."""
    assert _year(WINDOWS.format(language=language), **variables) == said


def test_an_application_keeps_its_own_catalogue() -> None:
    """Only the program binds gettext's default; whoever imports the package keeps what he has."""
    said = subprocess.run(
        [sys.executable, "-c", "import gettext, summarizer.pipeline; print(gettext.textdomain())"],
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stdout == "messages\n"
