"""What the tests share: running the command line, and making articles that look like real pastes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

ROOT = Path(__file__).parent.parent
os.environ["QINGWEN_LANG"] = "en"  # whatever the machine's locale

# The same examples on every machine and every day; a CI run that finds something new at random helps nobody.
# QINGWEN_EXAMPLES=5000 looks further, at random.
MORE = os.environ.get("QINGWEN_EXAMPLES")
settings.register_profile(
    "qingwen", derandomize=not MORE, deadline=None, max_examples=int(MORE or 150), print_blob=True
)
settings.load_profile("qingwen")

Run = Callable[..., "subprocess.CompletedProcess[bytes]"]


@pytest.fixture
def qingwen(tmp_path: Path) -> Run:
    """Runs `qingwen` in the test's folder: arguments, `input=` bytes."""

    def run(*arguments: object, **options: Any) -> subprocess.CompletedProcess[bytes]:
        environment = {
            "PATH": os.environ["PATH"],
            "HOME": str(tmp_path),
            "PYTHONPATH": str(ROOT / "cli"),
            **options.pop("env", {}),
        }
        options.setdefault("input", b"")
        return subprocess.run(
            [sys.executable, "-m", "qingwen", *map(str, arguments)],
            capture_output=True,
            cwd=options.pop("cwd", tmp_path),
            env=environment,
            timeout=120,
            **options,
        )

    return run
