"""`batch` run in the process of the tests, and sources for it."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from pathlib import Path

import pytest

from qingwen.batch.task import Job, Result, Task
from qingwen.batch.worker import work
from qingwen.commands import batch as command

Batch = Callable[..., int]
BINARY = bytes(range(256)) * 4
GOOD = [f"Sentence number {n} stands here.\n" for n in range(4)]


class HereEngine:
    """Works where it is asked to, one task at a time."""

    width = 1

    def __init__(self, job: Job) -> None:
        self._job = job

    def submit(self, task: Task) -> Future[Result]:
        future: Future[Result] = Future()
        future.set_result(work(task, self._job))
        return future

    def result(self, future: Future[Result], seconds: float) -> Result:
        return future.result()

    def give_back(self, futures: Sequence[Future[Result]]) -> int:
        return len(futures)

    def close(self, *, now: bool = False) -> None:
        pass


def written(path: Path, texts: dict[str, str | bytes]) -> Path:
    for name, text in texts.items():
        (path / name).parent.mkdir(parents=True, exist_ok=True)
        (path / name).write_bytes(text if isinstance(text, bytes) else text.encode())
    return path


def rows(path: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in Path(path).read_text(encoding="utf-8").splitlines()]


def zipped(path: str, members: dict[str, bytes]) -> None:
    with zipfile.ZipFile(path, "w") as archive:
        for name, data in members.items():
            archive.writestr(name, data)


def lines(*texts: str, start: int = 0) -> str:
    """JSON Lines."""
    return "".join(json.dumps({"id": f"d{n}", "text": text}) + "\n" for n, text in enumerate(texts, start))


def stopped(batch: Batch, monkeypatch: pytest.MonkeyPatch, *sources: str, done: int, **options: object) -> None:
    """A run that ends as if killed when so many tasks are done and put down."""

    def dies(engine: HereEngine, task: Task) -> Future[Result]:
        nonlocal done
        done -= 1
        if done < 0:
            raise KeyboardInterrupt
        return HereEngine.submit(engine, task)

    with monkeypatch.context() as only, pytest.raises(KeyboardInterrupt):
        only.setattr(command, "_engine", lambda job, *_: type("Dying", (HereEngine,), {"submit": dies})(job))
        only.setattr("qingwen.batch.running.COMMIT_BYTES", 0)
        only.setattr("qingwen.batch.task.TASK_DOCUMENTS", 1)
        batch(*sources, **options)
