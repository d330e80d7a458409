"""What the doctests of the package may name."""

from typing import Any

import pytest


@pytest.fixture(autouse=True, scope="session")
def _names(doctest_namespace: dict[str, Any]) -> None:
    """Give every doctest the shipped ``lexicon``, and the shipped ``words`` of pages."""
    from summarizer import lexicon, page_words

    doctest_namespace["lexicon"] = lexicon.load()
    doctest_namespace["words"] = page_words.load()
