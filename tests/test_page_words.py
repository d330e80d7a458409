"""The words of a page: shipped ones, a folder's own before them, and none in the program."""

import ast
import re
from pathlib import Path

import pytest
from specimens import FULL, LEXICON, NOTHING, WORDS

import summarizer
from summarizer import render
from summarizer.config import SHIPPED, Config
from summarizer.errors import BadTemplate
from summarizer.page_words import FILE, NAMES, load

PACKAGE = Path(summarizer.__file__).parent
CHINESE = re.compile(r"[\u3000-\u303f\u4e00-\u9fff\uff00-\uffef]")

FORMAT = {
    "compare/profile.py": "patterns for what stands in quotation marks and between marks, as text",
    "write/html/body.py": "marks that separate one quotation from the next",
    "write/word/charts.py": "the typefaces of a chart",
    "write/word/styles.py": "the typefaces of the styles that a reference lacks",
    "write/word/tables.py": "marks at which a cell may be broken, and with what a number is held together",
}
"""Modules behind extract that hold Chinese characters in their code, and what for: no word on a page."""


def write(folder: Path, text: str) -> Path:
    """Write a ``words.toml`` into *folder*."""
    (folder / FILE).write_text(text, encoding="utf-8")
    return folder


def test_a_folder_words_otherwise_what_it_names(tmp_path: Path) -> None:
    """The rest is the shipped word."""
    own = load(write(tmp_path, '[span]\nhalf = "上下半年之一"\n[theme]\n"民生保障" = "民生"\n'))
    assert own.say("span", "half") == "上下半年之一"
    assert own.say("span", "year") == WORDS.say("span", "year")
    assert (own.name("theme", "民生保障"), own.name("theme", "工业")) == ("民生", "工业")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("[span\n", "words.toml: is not TOML"),
        ('[spam]\nhalf = "半"\n', "[spam] is not known; did you mean span?"),
        ('[span]\nhalv = "半"\n', "span.halv is not known; did you mean half?"),
        ("[span]\nhalf = 6\n", "span.half must be a text"),
        ('span = "半"\n', "[span] must be a table"),
        ('[date]\nyear = "{yaer}年"\n', "date.year is not given {yaer}"),
        ('[date]\nyear = "{year"\n', "date.year: "),
    ],
)
def test_a_mistake_is_told_before_the_work_begins(tmp_path: Path, text: str, said: str) -> None:
    """By file and key, as of any template."""
    write(tmp_path, text)
    with pytest.raises(BadTemplate, match=re.escape(said)):
        render.check(Config(folder=tmp_path, templates=tmp_path), LEXICON)


def test_pages_speak_the_words_of_their_templates(tmp_path: Path) -> None:
    """In tables and in what filters say."""
    write(tmp_path, '[growth]\nup = "涨{change}"\n[kind]\nestimate = "待核"\n')
    own = tmp_path / "lines.md.j2"
    own.write_text("{# per: region #}{{ (briefing | named('固定资产投资')) | growth }}", encoding="utf-8")
    config = Config(folder=tmp_path, templates=tmp_path)
    pages = render.pages((FULL,), NOTHING, config, LEXICON)
    assert "涨11.5%" in pages[-1].markdown
    assert "| 待核" in pages[0].markdown


def test_the_english_pack_words_everything() -> None:
    """Not one Chinese word is left of those that a page may need."""
    english = load(SHIPPED / "packs" / "english")
    left = {
        f"{table}.{key}"
        for table, words in english.tables.items()
        for key, word in words.items()
        if CHINESE.search(word)
    }
    assert left == set()
    assert set(english.tables) - set(NAMES) == set(WORDS.tables)


def test_what_the_program_asks_for_is_there() -> None:
    """Each word that the code names by table and key."""
    asked = set()
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            match node:
                case ast.Call(func=ast.Attribute(attr="say"), args=[ast.Constant(table), ast.Constant(key)]):
                    asked.add((table, key))
    assert len(asked) > 30
    assert {(table, key) for table, key in asked if key not in WORDS.tables.get(table, {})} == set()


def code_strings(path: Path) -> list[str]:
    """Return the texts in the code of *path*, its docstrings left out."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    docstrings = {
        id(statement.value)
        for node in ast.walk(tree)
        for statement in (node.body if isinstance(getattr(node, "body", None), list) else ())
        if isinstance(statement, ast.Expr)
    }
    return [
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings
    ]


@pytest.mark.parametrize("stage", ["compare", "write"])
def test_no_word_of_a_page_stands_in_the_code(stage: str) -> None:
    """Chinese characters only where a format or a pattern demands them, and there for a reason."""
    found = {
        path.relative_to(PACKAGE).as_posix()
        for path in (PACKAGE / stage).rglob("*.py")
        if any(CHINESE.search(text) for text in code_strings(path))
    }
    assert found == {name for name in FORMAT if name.startswith(stage)}
