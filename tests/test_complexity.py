"""Functions stay small enough to be read in one go."""

import json
import subprocess
import sys
from pathlib import Path

PACKAGE = Path(__file__).parent.parent / "summarizer"
READING = ("clean", "segment", "extract")
"""The stages that read text for meaning, where a ladder of conditions becomes a table of rules."""
MOST = 15
"""The cyclomatic complexity of a function there; pyproject.toml has that of the others."""


def test_no_function_that_reads_text_is_a_ladder_of_conditions() -> None:
    """What would branch more often than that is written as rules."""
    command = [sys.executable, "-m", "ruff", "check", "--isolated", "--no-cache", "--output-format=json"]
    limit = ["--select=C901", f"--config=lint.mccabe.max-complexity={MOST}"]
    folders = [str(PACKAGE / stage) for stage in READING]
    found = subprocess.run([*command, *limit, *folders], capture_output=True, text=True, check=False)
    assert found.returncode in (0, 1), found.stderr
    ladders = {f"{Path(x['filename']).name}: {x['message']}" for x in json.loads(found.stdout)}
    assert ladders == set()
