"""What the doctests of the package may name."""

from typing import Any

import pytest


@pytest.fixture(autouse=True, scope="session")
def _names(doctest_namespace: dict[str, Any]) -> None:
    """Give every doctest the shipped ``lexicon``."""
    from summarizer.lexicon import load

    doctest_namespace["lexicon"] = load()
