"""Which way imports run: cli -> pipeline -> stages -> records, errors."""

import ast
from pathlib import Path

import pytest

import summarizer

PACKAGE = Path(summarizer.__file__).parent
STAGES = {
    "read",
    "clean",
    "identify",
    "segment",
    "structure",
    "rank",
    "extract",
    "check",
    "gather",
    "changes",
    "choose",
    "brief",
    "compare",
    "render",
    "write",
}
BELOW = {
    "records",
    "rule",
    "errors",
    "messages",
    "config",
    "lexicon",
    "page_words",
    "place",
    "provenance",
    "trail",
    "sameness",
    "heading_time",
    "likeness",
    "census",
    "theme_words",
    "word_text",
    "__version__",
}


def imported(path: Path) -> set[str]:
    """Return the rooms of the package that the module at *path* imports."""
    rooms = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.split(".")[0] == "summarizer":
            parts = node.module.split(".")
            rooms |= {parts[1]} if len(parts) > 1 else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            rooms |= {name.name.split(".")[1] for name in node.names if name.name.startswith("summarizer.")}
    return rooms


def modules(room: str) -> list[Path]:
    """Return the files of the module or package *room*."""
    package = PACKAGE / room
    return sorted(package.rglob("*.py")) if package.is_dir() else [PACKAGE / f"{room}.py"]


@pytest.mark.parametrize("stage", sorted(STAGES))
def test_a_stage_imports_no_other_stage(stage: str) -> None:
    """A stage knows the records, never another stage."""
    for path in modules(stage):
        assert imported(path) <= BELOW | {stage}, path


def test_only_the_command_line_and_the_package_import_the_pipeline() -> None:
    """Nothing below the pipeline calls back."""
    for path in PACKAGE.rglob("*.py"):
        if "pipeline" in imported(path):
            assert path.name in {"cli.py", "terminal.py", "__init__.py", "preview.py", "checking.py"}, path


@pytest.mark.parametrize("room", ["records", "errors", "messages", "place", "provenance", "rule"])
def test_the_records_import_nothing_of_the_program(room: str) -> None:
    """What everybody imports imports nobody."""
    for path in modules(room):
        assert imported(path) <= {room}, path


def test_jinja_jieba_and_click_each_have_one_room() -> None:
    """A library of one stage is imported in that stage alone."""
    homes = {
        "jinja2": {"render"},
        "jieba": {"rank", "clean"},
        "textrank4zh": {"rank"},
        "click": {"cli", "check_command"},
        "docx": {"read", "write"},
    }
    for path in PACKAGE.rglob("*.py"):
        room = path.relative_to(PACKAGE).parts[0].removesuffix(".py")
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [a.name for a in node.names] if isinstance(node, ast.Import) else []
            names += [node.module] if isinstance(node, ast.ImportFrom) and node.module else []
            for name in names:
                library = name.split(".")[0]
                assert room in homes.get(library, {room}), f"{path} imports {library}"


def test_files_are_written_by_one_function() -> None:
    """What is written into the output folder goes through `place`, so that none is ever half there."""
    for path in PACKAGE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Attribute) and node.attr in {"write_bytes", "write_text"}:
                # The second writes for LibreOffice, into a folder that is deleted.
                assert path.relative_to(PACKAGE).as_posix() in {"place.py", "write/pdf.py"}, path


READS_NO_REPORT = {
    "brief/likeness.py": "whether two sentences say the same",
    "compare/profile.py": "clauses and terms in quotation marks, as text",
    "compare/terms.py": "whether a term is a word, and what a place's name ends in",
    "render/citations.py": "the marks of notes, which a quotation leaves out",
    "render/check.py": "the braces of a template",
    "render/environment.py": "the Markdown that a template printed",
    "render/escape.py": "Markdown",
    "render/format.py": "the number of a heading, and names of files",
    "render/outputs.py": "the first line of a template",
    "render/sandbox.py": "what a template asks for",
    "render/volume.py": "the Markdown of pages",
    "render/syntax.py": "what Jinja says of a template",
    "render/template_errors.py": "what Python says of a template",
    "write/html/body.py": "the Markdown of a page",
    "write/notes.py": "the Markdown of a page",
    "write/word/__init__.py": "the Markdown of a page",
    "write/word/body.py": "the XHTML of a page",
    "write/word/inline.py": "the XHTML of a page",
    "write/word/letterhead.py": "the fields of a letterhead",
    "write/word/tables.py": "where a cell may be broken",
}
"""The modules behind extract that import `re`, and what they read with it: no report for its meaning."""


def test_nothing_behind_extract_reads_a_reports_text_for_meaning() -> None:
    """What a sentence means is read once, by structure, rank and extract, and carried in records."""
    found = {
        path.relative_to(PACKAGE).as_posix()
        for stage in ("brief", "compare", "render", "write")
        for path in modules(stage)
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Import) and any(alias.name == "re" for alias in node.names)
    }
    assert found == set(READS_NO_REPORT)


def test_no_two_modules_define_a_class_of_one_name() -> None:
    """One word, one thing."""
    homes: dict[str, set[str]] = {}
    for path in PACKAGE.rglob("*.py"):
        for node in ast.parse(path.read_text(encoding="utf-8")).body:
            if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
                homes.setdefault(node.name, set()).add(path.relative_to(PACKAGE).as_posix())
    assert {name: where for name, where in homes.items() if len(where) > 1} == {}
