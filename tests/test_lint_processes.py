"""Processes that lint: what they say is what one process says, and none of them outlives the run."""

from __future__ import annotations

import os
import pickle
import resource
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from conftest import ROOT
from qingwen.commands import lint_processes
from qingwen.commands.lint_files import linted
from qingwen.commands.lint_options import Options
from qingwen.commands.lint_processes import Forerunner, ProcessLostError, forerunner, send_ahead
from qingwen.configuration.settings import CommandLine

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere processes are not forked")


@pytest.fixture
def pair() -> Iterator[Forerunner]:
    processes = Forerunner(2)
    yield processes
    processes.end(now=True)


def squared(number: int) -> int:
    return number * number


def refusing(number: int) -> int:
    if number == 100:
        raise ValueError("a hundred")
    return number


def dying(number: int) -> int:
    if number == 100:
        os.kill(os.getpid(), signal.SIGKILL)
    return number


def complaining(_: int) -> None:
    os.write(2, b"no such lamp")


def not_to_be_handed_over(number: int) -> object:
    return (lambda: number) if number == 100 else number


def large(number: int) -> bytes:
    return bytes([number]) * 300_000  # more than a pipe holds


@pytest.mark.parametrize("number", [1, 48, 49, 5000])
def test_results_come_in_order(pair: Forerunner, number: int) -> None:
    assert list(pair.map(squared, range(number))) == [n * n for n in range(number)]


def test_results_larger_than_a_pipe(pair: Forerunner) -> None:
    assert list(pair.map(large, range(200))) == [large(n) for n in range(200)]


def test_more_processes_than_work() -> None:
    processes = Forerunner(7)
    assert list(processes.map(squared, [3])) == [9]


def test_they_are_gone_once_the_last_result_is_there(pair: Forerunner) -> None:
    process = pair._process
    assert next(pair.map(squared, range(3))) == 0
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_an_error_comes_where_its_result_would_have_come(pair: Forerunner) -> None:
    results = pair.map(refusing, range(400))
    assert [next(results) for _ in range(100)] == list(range(100))
    with pytest.raises(ValueError, match="a hundred"):
        next(results)


@pytest.mark.parametrize("number", [101, 5000])
def test_a_process_that_is_killed_is_an_error_and_not_a_wait(pair: Forerunner, number: int) -> None:
    with pytest.raises(ProcessLostError, match="killed"):
        list(pair.map(dying, range(number)))


def test_what_cannot_be_handed_over_is_a_fault_and_no_want_of_memory(pair: Forerunner) -> None:
    with pytest.raises((AttributeError, TypeError, pickle.PicklingError)):
        list(pair.map(not_to_be_handed_over, range(200)))


def test_a_forerunner_that_is_killed_before_there_is_work_is_an_error(pair: Forerunner) -> None:
    os.killpg(pair._process, signal.SIGKILL)
    os.waitid(os.P_PID, pair._process, os.WEXITED | os.WNOWAIT)
    with pytest.raises(ProcessLostError):
        list(pair.map(squared, range(100)))


@pytest.mark.parametrize("forks", [0, 1])
def test_a_forerunner_that_cannot_part_into_all_does_with_fewer(monkeypatch: pytest.MonkeyPatch, forks: int) -> None:
    begun = os.fork
    left = [forks + 1]

    def fork() -> int:
        left[0] -= 1
        if left[0] < 0:
            raise BlockingIOError
        return begun()

    monkeypatch.setattr(os, "fork", fork)
    assert list(Forerunner(3).map(squared, range(500))) == [n * n for n in range(500)]


def test_one_that_was_sent_ahead_is_taken_where_it_has_the_number_of_processes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lint_processes, "usable_cores", lambda: 2)
    for jobs in (2, 3):
        send_ahead([str(tmp_path), "--no-cache"])
        sent = lint_processes._ahead
        assert sent
        taken = forerunner(jobs)
        assert taken and (taken is sent) == (jobs == 2) and taken.jobs == jobs and lint_processes._ahead is None
        assert list(taken.map(squared, [1, 2])) == [1, 4]


def test_none_is_sent_ahead_for_little_work(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(lint_processes, "usable_cores", lambda: 2)
    (tmp_path / "a.md").write_text("一篇文章。\n", encoding="utf-8")
    for arguments in (["a.md"], ["-"], [".", "--staged"], [".", "--watch"], [".", "--diff"], ["missing"], []):
        send_ahead([*arguments, "--no-cache"])
        assert lint_processes._ahead is None
    (tmp_path / ".git").mkdir()
    (tmp_path / ".qingwen" / "cache").mkdir(parents=True)
    send_ahead(["."])
    assert lint_processes._ahead is None
    monkeypatch.setattr(lint_processes, "usable_cores", lambda: 1)
    send_ahead([".", "--no-cache"])
    assert lint_processes._ahead is None


def test_a_folder_that_is_gone_is_no_place_to_look_for_a_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "gone").mkdir()
    monkeypatch.chdir(tmp_path / "gone")
    (tmp_path / "gone").rmdir()
    monkeypatch.setattr(lint_processes, "usable_cores", lambda: 2)
    monkeypatch.delenv("QINGWEN_CACHE_DIR", raising=False)
    send_ahead([str(tmp_path)])
    assert lint_processes._ahead is None


def test_one_that_was_sent_ahead_is_called_back_where_there_is_little_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(lint_processes, "usable_cores", lambda: 2)
    send_ahead([str(tmp_path), "--no-cache"])
    sent = lint_processes._ahead
    assert sent
    process = sent._process
    assert list(linted([], Options(), CommandLine(), {})) == [] and lint_processes._ahead is None
    with pytest.raises(ProcessLookupError):
        os.kill(process, 0)


def test_what_a_process_says_on_standard_error_is_heard() -> None:
    read, write = os.pipe()
    before = os.dup(2)
    os.dup2(write, 2)
    try:
        processes = Forerunner(2)
        list(processes.map(complaining, [1]))
    finally:
        os.dup2(before, 2)
        os.close(write)
    with os.fdopen(read, "rb") as heard:
        assert heard.read() == b"no such lamp"


def test_where_there_can_be_no_process_there_is_none(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    def fork() -> int:
        raise BlockingIOError

    monkeypatch.setattr(os, "fork", fork)
    before = os.listdir("/proc/self/fd")
    send_ahead([str(tmp_path), "--no-cache"])
    assert forerunner(2) is None
    assert os.listdir("/proc/self/fd") == before


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Enough files that they are linted in processes, and more to say of them than a pipe holds."""
    for number in range(60):
        text = f"# 第 {number} 篇\n\n" + "图片\n\n" * 30 + "一段写好了的正文，说的是诊所里的事情。\n\n" * 800
        (tmp_path / f"{number}.md").write_text(text, encoding="utf-8")
    return tmp_path


def _few_files() -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (8, 8))


def _begun(tree: Path, *arguments: str, **options: Any) -> subprocess.Popen[bytes]:
    return subprocess.Popen(
        [sys.executable, "-m", "qingwen", "lint", *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=tree,
        env=os.environ | {"PYTHONPATH": str(ROOT / "cli"), "QINGWEN_CACHE_DIR": str(tree / "none")}, **options,
    )  # fmt: skip


def _left(tree: Path) -> list[str]:
    """The processes that still work in a folder."""
    left = []
    for process in os.listdir("/proc"):
        try:
            if process.isdigit() and os.readlink(f"/proc/{process}/cwd") == str(tree):
                left.append(process)
        except OSError:
            continue
    return left


def _gone(tree: Path) -> bool:
    """Whether they all are, soon."""
    for _ in range(300):
        if not _left(tree):
            return True
        time.sleep(0.02)
    return False


def test_several_say_what_one_says(tree: Path) -> None:
    one, many = (_begun(tree, ".", "--no-cache", "-j", jobs).communicate() for jobs in ("1", "3"))
    assert one == many and one[0].count(b"QW101") == 1800
    assert _gone(tree)


def test_a_file_that_cannot_be_read_costs_no_other_file_its_report(tree: Path) -> None:
    (tree / "a.md").write_bytes(bytes(100))
    one, many = (_begun(tree, ".", "a.md", "--no-cache", "-j", jobs).communicate() for jobs in ("1", "3"))
    assert one == many and one[0].count(b"QW101") == 1800 and b"a.md: it looks like a binary file" in many[1]


@pytest.mark.parametrize("stop", [signal.SIGINT, signal.SIGTERM, signal.SIGKILL])
def test_no_process_outlives_a_run_that_is_stopped(tree: Path, stop: signal.Signals) -> None:
    running = _begun(tree, ".", "--no-cache", "-j", "3")
    assert running.stdout
    running.stdout.read(1)  # the processes are at work
    running.send_signal(stop)
    _, error = running.communicate()
    assert (running.returncode, b"Traceback" in error) == (-stop if stop == signal.SIGKILL else 130, False), error
    assert _gone(tree)


def test_no_process_outlives_a_run_whose_reader_has_gone(tree: Path) -> None:
    running = _begun(tree, ".", "--no-cache", "-j", "3")
    assert running.stdout and running.stderr
    running.stdout.close()
    assert running.stderr.read() == b"" and running.wait() == 2
    assert _gone(tree)


@pytest.mark.parametrize("closed", ["<&-", "2>&-", "<&- 2>&-"])
def test_standard_streams_may_be_closed(tree: Path, closed: str) -> None:
    command = f"{sys.executable} -m qingwen lint . --no-cache --exit-zero -j 2 {closed}"
    run = subprocess.run(
        ["bash", "-c", command], stdout=subprocess.PIPE, cwd=tree, env=os.environ | {"PYTHONPATH": str(ROOT / "cli")}
    )
    assert run.returncode == 0 and run.stdout.count(b"QW101") == 1800


def test_files_are_linted_where_the_system_gives_no_more_processes(tree: Path) -> None:
    running = _begun(tree, ".", "--no-cache", "-j", "2", preexec_fn=_few_files)
    assert running.communicate()[0].count(b"QW101") == 1800 and running.returncode == 1


def test_no_process_outlives_a_wrong_command_line(tree: Path) -> None:
    running = _begun(tree, ".", "--no-cache", "--select", "QW999")
    assert b"QW999" in running.communicate()[1] and running.returncode == 2
    assert _gone(tree)
