"""What exceptions and alternatives earn is measured, and only ever rises."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "scripts" / "earn.py"


@pytest.mark.slow
def test_exceptions_and_alternatives_are_noticed_as_asked_for() -> None:
    """The shares in pyproject.toml are reached; the script says with its exit code whether they are."""
    # The program of this checkout, whose doctests are asked, and not one that is installed.
    here = {**os.environ, "PYTHONPATH": str(SCRIPT.parent.parent)}
    run = subprocess.run([sys.executable, str(SCRIPT), "--list"], capture_output=True, text=True, env=here)
    assert run.returncode == 0, run.stdout + run.stderr
