"""Options and fixtures that several test modules share."""

import gc
import os
import shutil
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from summarizer.lexicon import Lexicon
    from summarizer.page_words import PageWords

HERE = Path(__file__).parent

# Before the package is imported, whose messages are those of the locale.
os.environ["LANGUAGE"] = "en"


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add ``--update``, which rewrites the golden files instead of comparing with them."""
    parser.addoption("--update", action="store_true", help="rewrite tests/golden from what the program makes")


def pytest_collection_finish() -> None:
    """Keep the thousands of tests collected out of every later search for garbage."""
    gc.collect()
    gc.freeze()


@pytest.fixture(autouse=True, scope="session")
def _one_lexicon() -> Iterator[None]:
    """Let the runs in this process share the lexicon of the same words: it never changes and loads slowly."""
    from summarizer import checking, lexicon, pipeline

    kept = cache(lexicon.load)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(pipeline, "load", kept)
        patch.setattr(checking, "load", kept)
        yield


@pytest.fixture(name="reports")
def _reports() -> Path:
    """The folder of short reports that the tests use instead of seeds/."""
    return HERE / "reports"


@pytest.fixture(name="lexicon", scope="session")
def _lexicon() -> "Lexicon":
    """The shipped words, without any of a user's."""
    from summarizer.lexicon import load

    return load()


@pytest.fixture(name="words", scope="session")
def _words() -> "PageWords":
    """The shipped words of pages."""
    from summarizer.page_words import load

    return load()


@pytest.fixture(name="golden")
def _golden(request: pytest.FixtureRequest) -> Callable[[str, str], None]:
    """Compare a text with the golden file of a name; say how to accept a change."""

    def compare(name: str, made: str) -> None:
        path = HERE / "golden" / name
        if request.config.getoption("--update"):
            path.write_text(made, encoding="utf-8")
        assert made == path.read_text(encoding="utf-8"), (
            f"{name} changed; if it is meant, run pytest tests/test_golden.py --update and read the diff"
        )

    return compare


@pytest.fixture(name="browser", scope="session")
def _browser() -> Iterator[Any]:
    """A real browser, without a window; tests that need it are skipped where there is none."""
    chromium = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
    if chromium is None:
        pytest.skip("needs Chromium")
    playwright = pytest.importorskip("playwright.sync_api")
    quiet = ("--disable-background-networking", "--disable-component-update", "--disable-sync")
    with playwright.sync_playwright() as started:
        browser = started.chromium.launch(
            executable_path=chromium, args=["--no-sandbox", "--disable-gpu", *quiet]
        )
        yield browser
        browser.close()
