"""What the tests share: running the command line, and making articles that look like real pastes."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import settings

from forking import SECONDS, Forking

if TYPE_CHECKING:
    from batch_in_process import Batch

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


@pytest.fixture(scope="session")
def forking() -> Iterator[Forking]:
    one = Forking({"PATH": os.environ["PATH"], "PYTHONPATH": str(ROOT / "cli")})
    yield one
    one.end()


@pytest.fixture
def qingwen(tmp_path: Path, forking: Forking) -> Run:
    """Runs `qingwen` in the test's folder: arguments, `input=` bytes. With other options of `subprocess.run`, from nothing."""

    def run(*arguments: object, **options: Any) -> subprocess.CompletedProcess[bytes]:
        environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": str(ROOT / "cli")}
        cwd, given = options.pop("cwd", tmp_path), options.pop("input", b"")
        if not options:
            return forking.run([*map(str, arguments)], cwd=cwd, environment=environment, given=given)
        return subprocess.run(
            [sys.executable, "-m", "qingwen", *map(str, arguments)],
            capture_output=True,
            cwd=cwd,
            input=given,
            env=environment | options.pop("env", {}),
            timeout=SECONDS,
            **options,
        )

    return run


@pytest.fixture
def batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Batch:
    """Runs `batch` in the test's folder: sources, `out=` and other options; the exit code."""
    from batch_in_process import HereEngine
    from qingwen.commands import batch as command

    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(command, "_engine", lambda job, *_: HereEngine(job))
    return lambda *sources, **options: command.run(sources, command.Options(**options))
