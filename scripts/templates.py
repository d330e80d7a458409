"""Renew ``templates/README.md``: what a template sees, with examples from ``seeds/``.

    python scripts/templates.py

The prose is written in the README itself; only what stands between its
``<!-- ... -->`` marks is made anew.
"""

import tempfile
from pathlib import Path

from summarizer.config import SHIPPED, Config
from summarizer.pipeline import run
from summarizer.render.guide import guide

README = SHIPPED / "README.md"
SEEDS = Path(__file__).parent.parent / "seeds"


def renewed(readme: str, seeds: Path = SEEDS) -> str:
    """Return *readme* with its tables made anew from the reports in *seeds*."""
    with tempfile.TemporaryDirectory() as out:
        outcome = run(Config(folder=seeds, out=Path(out), formats=("json",)))
    return guide(readme, outcome.briefings[0], outcome.digest)


if __name__ == "__main__":
    README.write_text(renewed(README.read_text(encoding="utf-8")), encoding="utf-8")
