"""`batch`: what runs the work, what becomes of it when that is stopped or lost, and what is seen of it meanwhile."""

from __future__ import annotations

import io
import json
import os
import re
import signal
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from qingwen.batch.engines import local
from qingwen.batch.engines.base import in_order
from qingwen.batch.item import Item
from qingwen.batch.progress import Watcher, amount
from qingwen.batch.task import TASK_BYTES, TASK_DOCUMENTS, Job, Place, Result, Task, tasks
from qingwen.configuration.settings import CommandLine
from qingwen.errors import ReadError
from test_batch import ARTICLE, batch, children_of, outputs, records, rows, started

JOB = Job(CommandLine())


def alone(number: int) -> Task:
    return Task(number, 0, (Item(str(number), "", data=ARTICLE),), (Place("", True),))


@contextmanager
def cluster(folder: Path, workers: int) -> Iterator[tuple[str, list[subprocess.Popen[bytes]]]]:
    """The address of a Dask scheduler, and its process with those of its workers."""
    pytest.importorskip("distributed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        address = f"tcp://127.0.0.1:{free.getsockname()[1]}"
    commands = [["scheduler", "--host", address], *[["worker", address, "--nthreads", "1", "--no-nanny"]] * workers]
    processes = []
    try:
        for one in commands:
            dask = [sys.executable, "-m", "dask", *one, "--no-dashboard"]
            processes.append(subprocess.Popen(dask, cwd=folder, stderr=subprocess.DEVNULL))
        yield address, processes
    finally:
        for process in reversed(processes):
            process.kill()
            process.wait()


def until_it_works(worker: subprocess.Popen[bytes], running: subprocess.Popen[str]) -> None:
    while not children_of(worker.pid) and running.poll() is None:
        time.sleep(0.05)
    time.sleep(0.3)


def test_a_stopped_run_finishes_what_a_worker_has_begun_and_nothing_else(monkeypatch: pytest.MonkeyPatch) -> None:
    begun, given_back, ran, taken = threading.Event(), threading.Event(), [], []

    class Keeper:
        def __init__(self, job: Job) -> None: ...
        def close(self) -> None: ...

        def run(self, task: Task) -> Result:
            ran.append(task.first)
            begun.set()
            assert given_back.wait(120)
            return Result()

    class Engine(local.LocalEngine):
        def give_back(self, futures: Any) -> int:
            kept = super().give_back(futures)
            given_back.set()
            return kept

    monkeypatch.setattr(local, "Keeper", Keeper)
    engine = Engine(JOB, 1)
    work = (taken.append(n) or alone(n) for n in range(9))  # type: ignore[func-returns-value]
    done = list(in_order(engine, work, JOB, lambda: len(taken) == engine.width and begun.wait(120)))
    engine.close()
    assert [task.first for task, _ in done] == ran == [0]


@pytest.fixture
def without_workers(monkeypatch: pytest.MonkeyPatch) -> Iterator[tuple[Any, list[str], Any]]:
    """A Dask engine whose scheduler has no workers, what it says, and the scheduler's cluster; it waits for a second."""
    distributed = pytest.importorskip("distributed")
    from qingwen.batch.engines import dask

    monkeypatch.setattr(dask, "_LOOK_SECONDS", 0.1)
    monkeypatch.setattr(dask, "_WAIT_SECONDS", 1.0)
    said: list[str] = []
    nobody = distributed.LocalCluster(n_workers=0, processes=False, protocol="tcp", dashboard_address=None)
    engine = dask.DaskEngine(JOB, 1, nobody.scheduler_address, said.append)
    yield engine, said, nobody
    engine.close(now=True)
    nobody.close()


@pytest.mark.slow
def test_a_cluster_without_workers_is_waited_for_aloud_and_given_up(
    without_workers: tuple[Any, list[str], Any],
) -> None:
    engine, said, nobody = without_workers
    with pytest.raises(ReadError, match=r"no workers for 1 seconds.*--resume"):
        list(in_order(engine, iter([alone(0)]), JOB, lambda: False))
    assert said == [f"no workers at {nobody.scheduler_address}; waiting"]


@pytest.mark.slow
def test_a_run_without_workers_can_be_stopped(without_workers: tuple[Any, list[str], Any]) -> None:
    engine, said, _ = without_workers
    assert list(in_order(engine, iter([alone(0)]), JOB, lambda: bool(said))) == []


@pytest.mark.slow
def test_no_document_fails_because_the_scheduler_is_lost(without_workers: tuple[Any, list[str], Any]) -> None:
    engine, said, nobody = without_workers
    found = []
    with pytest.raises(ReadError, match=r"scheduler is lost.*--resume"):
        for one in in_order(engine, iter([alone(0)]), JOB, lambda: bool(said) and nobody.close()):
            found.append(one)
    assert found == []


@pytest.mark.slow
def test_a_run_that_lost_its_scheduler_is_taken_up_and_ends_as_if_undisturbed(tmp_path: Path) -> None:
    records(tmp_path / "in.jsonl", 300, repeat=60)
    with cluster(tmp_path, 1) as (address, (scheduler, worker)), started(
        "in.jsonl", "-o", "far/out.jsonl", "--engine", "dask", "--scheduler", address,
        cwd=tmp_path, stderr=subprocess.PIPE,
    ) as running:  # fmt: skip
        until_it_works(worker, running)
        scheduler.kill()
        said = running.communicate(timeout=60)[1]
    assert running.returncode == 2
    assert address in said and "--resume" in said and "Traceback" not in said
    again = batch("in.jsonl", "-o", "far/out.jsonl", "--resume", cwd=tmp_path)
    assert again.returncode == 0, again.stderr
    assert batch("in.jsonl", "-o", "near/out.jsonl", cwd=tmp_path).returncode == 0
    assert outputs(tmp_path / "far") == outputs(tmp_path / "near")


@pytest.mark.slow
def test_a_cluster_gives_the_same_bytes_though_a_worker_is_killed_and_documents_fail(tmp_path: Path) -> None:
    records(tmp_path / "in.jsonl", 300, repeat=60)
    with (tmp_path / "in.jsonl").open("a") as file:
        file.write(json.dumps({"id": "endless", "text": ARTICLE.format(n=3) * 60_000}) + "\n")
    options = ("--time-limit", 3)
    with (
        cluster(tmp_path, 2) as (address, processes),
        started(
            "in.jsonl", "-o", "far.jsonl", "--engine", "dask", "--scheduler", address, *options, cwd=tmp_path
        ) as running,
    ):
        until_it_works(processes[1], running)
        processes[1].kill()
        assert running.wait(120) == 1
    assert batch("in.jsonl", "-o", "near.jsonl", *options, cwd=tmp_path).returncode == 1
    assert (tmp_path / "far.jsonl").read_bytes() == (tmp_path / "near.jsonl").read_bytes()
    assert [row["id"] for row in rows(tmp_path / "far.jsonl") if row["error"]] == ["endless"]


@pytest.mark.slow
def test_dask_gives_the_same_bytes(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    records(tmp_path / "in.jsonl", 300, repeat=30)
    for engine in ("local", "dask"):
        (tmp_path / engine).mkdir()
        done = batch("in.jsonl", "-o", f"{engine}/out.jsonl", "-j", 2, "--engine", engine, cwd=tmp_path)
        assert done.returncode == 0, done.stderr
    assert outputs(tmp_path / "local") == outputs(tmp_path / "dask")


@pytest.mark.slow
def test_a_terminals_ctrl_c_leaves_the_workers_of_a_cluster_made_here_alone(tmp_path: Path) -> None:
    pytest.importorskip("distributed")
    records(tmp_path / "in.jsonl", 400, repeat=100)
    command = ("in.jsonl", "-o", "out.jsonl", "--engine", "dask", "-j", 1)
    with started(*command, "--progress", 0, cwd=tmp_path, stderr=subprocess.PIPE, start_new_session=True) as running:
        assert running.stderr and running.stderr.readline().startswith("{")  # the first documents are done
        os.killpg(running.pid, signal.SIGINT)
        said = running.communicate(timeout=60)[1]
    assert running.returncode == 130, said
    assert "Traceback" not in said and "--resume" in said
    assert batch(*command[:3], "--resume", cwd=tmp_path).returncode == 0
    assert len(rows(tmp_path / "out.jsonl")) == 400


def test_the_first_tasks_are_small_so_that_something_is_soon_seen_to_be_done() -> None:
    items = [(Item(str(n), "", data="", size=TASK_BYTES // 40), Place("", True)) for n in range(200)]
    sizes = [len(task.items) for task in tasks(iter(items), 0, 0)]
    assert sizes[:7] == [1, 2, 5, 10, 20, 40, 40]
    short = [(Item(str(n), "", data=""), Place("", True)) for n in range(2000)]
    sizes = [len(task.items) for task in tasks(iter(short), 0, 0)]
    assert sizes[0] < 20 and max(sizes) == TASK_DOCUMENTS and sum(sizes) == 2000


@pytest.mark.parametrize(
    ("size", "shown"),
    [
        (0, "0 B"),
        (999.4, "999 B"),
        (999.6, "1.0 kB"),
        (1234, "1.2 kB"),
        (99_949, "99.9 kB"),
        (99_951, "0.1 MB"),
        (2_345_678_900, "2,345.7 MB"),
    ],
)
def test_an_amount_is_told_in_the_unit_that_it_fits(size: float, shown: str) -> None:
    """A folder of three notes is not `0.0 MB`."""
    assert amount(size) == shown


def test_progress_for_programs_is_told_though_nothing_gets_done(capsys: pytest.CaptureFixture[str]) -> None:
    told: list[dict[str, Any]] = []
    watcher = Watcher(quiet=True, every=0.01, done=7, failed=0)
    with watcher:
        for _ in range(1000):
            time.sleep(0.01)
            told += map(json.loads, capsys.readouterr().err.splitlines())
            if len(told) > 1:
                break
        watcher.add(3, 500, 1, 0, lambda: 1.0)
    assert [one["documents"] for one in told[:2]] == [7, 7]
    assert told[0]["seconds_left"] is None
    last = json.loads(capsys.readouterr().err.splitlines()[-1])
    assert (last["documents"], last["failed"], last["bytes"], last["seconds_left"]) == (10, 1, 500, 0)


def test_a_terminal_of_80_columns_shows_the_time_and_how_much_is_left(monkeypatch: pytest.MonkeyPatch) -> None:
    class Terminal(io.StringIO):
        def isatty(self) -> bool:
            return True

    shown = Terminal()
    monkeypatch.setattr(sys, "stderr", shown)
    monkeypatch.setenv("TERM", "xterm")
    monkeypatch.setenv("COLUMNS", "80")
    watcher = Watcher(quiet=False, every=None, done=1_234_567, failed=1_234)
    with watcher:
        watcher._first, watcher._share = (0.0, time.monotonic() - 100), 0.5
        watcher._show()
        watcher._bar.refresh()
        watcher.publishing = True
        watcher._show()
    lines = re.sub(r"\x1b\[[0-9?]*[A-Za-z]", "", shown.getvalue()).replace("\r", "\n").split("\n")
    assert any(re.match(r"\d:\d\d:\d\d · 0:01:\d\d left · 1,234,567 documents · 1,234 failed", line) for line in lines)
    assert max(map(len, lines)) <= 80
    assert any(" · making outputs and reports · 1,234,567 documents" in line for line in lines)
