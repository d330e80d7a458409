"""What exceptions and alternatives earn is measured, and only ever rises."""

import subprocess
import sys
from pathlib import Path

import pytest

SCRIPT = Path(__file__).parent.parent / "scripts" / "earn.py"


@pytest.mark.slow
def test_exceptions_and_alternatives_are_noticed_as_asked_for() -> None:
    """The shares in pyproject.toml are reached; the script says with its exit code whether they are."""
    run = subprocess.run([sys.executable, str(SCRIPT), "--list"], capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr
