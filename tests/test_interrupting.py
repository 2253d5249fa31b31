"""Ctrl-C, and SIGTERM, which CI and containers send: one line, exit code 130, and no trace of what was under way."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Run
from qingwen.batch.engines import process
from qingwen.batch.task import Job
from qingwen.commands.lint_processes import Forerunner
from qingwen.configuration.settings import CommandLine
from qingwen.files import undo

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there are no such signals")

# Sends itself a signal where a temporary file of an article is about to be put in the article's place.
STRUCK = """
import os, sys
replace, number = os.replace, int(sys.argv.pop())
def struck(old, new):
    if new == "a.md":
        os.kill(os.getpid(), number)
    replace(old, new)
os.replace = struck
from qingwen.__main__ import main
main()
"""


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("command", [("clean", "--in-place"), ("lint", "--fix")])
def test_what_ends_a_run_in_the_midst_of_writing_leaves_the_file_and_nothing_beside_it(
    tmp_path: Path, qingwen: Run, command: tuple[str, str], number: int
) -> None:
    (tmp_path / "a.md").write_text("one.\n\n图片\n\ntwo.\n", encoding="utf-8")
    run = subprocess.run(
        [sys.executable, "-c", STRUCK, *command, "a.md", str(int(number))],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        capture_output=True,
        timeout=60,
    )
    assert run.returncode == 130 and run.stderr == b"qingwen: interrupted; no file is left half written\n"
    left = {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"a.md", ".qingwen/.gitignore"} and "图片" in (tmp_path / "a.md").read_text(encoding="utf-8")


def test_an_undo_report_stays_where_the_file_was_written_just_before_the_interruption(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    write = undo.write_bytes

    def interrupted(path: str, data: bytes) -> None:
        write(path, data)
        if path == "a.md":
            raise KeyboardInterrupt

    monkeypatch.setattr(undo, "write_bytes", interrupted)
    with pytest.raises(KeyboardInterrupt):
        undo.write_with_undo("a.md", b"cleaned", "{}", "a.md")
    assert Path("a.md").read_bytes() == b"cleaned" and len(list(Path(".qingwen/undo").iterdir())) == 1


def test_a_worker_of_batch_starts_deaf_to_what_a_terminal_sends_to_all(monkeypatch: pytest.MonkeyPatch) -> None:
    masks = []

    def start(*_: object, **__: object) -> subprocess.Popen[bytes]:
        masks.append(signal.pthread_sigmask(signal.SIG_BLOCK, ()))
        return popen([sys.executable, "-c", ""], stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    popen = subprocess.Popen
    monkeypatch.setattr(subprocess, "Popen", start)
    process._Process(Job(CommandLine())).kill()
    assert masks[0] >= {signal.SIGINT, signal.SIGTERM}
    assert signal.SIGINT not in signal.pthread_sigmask(signal.SIG_BLOCK, ())


def half_written(path: str) -> None:
    """Says that it has begun to write, and takes that away when it is interrupted."""
    Path(path).touch()
    try:
        signal.pause()
    finally:
        Path(path).unlink()


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere processes are not forked")
def test_processes_that_fix_take_away_what_they_had_half_written(tmp_path: Path) -> None:
    processes = Forerunner(1)
    results = processes.map(half_written, [str(tmp_path / "a.tmp")])
    try:
        signal.signal(signal.SIGALRM, lambda *_: [][0] if (tmp_path / "a.tmp").exists() else None)
        signal.setitimer(signal.ITIMER_REAL, 0.01, 0.01)
        with pytest.raises(IndexError):
            next(results)
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        processes.end(now=True)
    assert list(tmp_path.iterdir()) == []


def test_an_editor_can_end_the_server(tmp_path: Path) -> None:
    pytest.importorskip("pygls")
    server = subprocess.Popen(
        [sys.executable, "-m", "qingwen", "server"],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
    )
    assert server.stdin and server.stdout
    with server.stdin as given, server.stdout as said:
        request = b'{"jsonrpc":"2.0","id":1,"method":"initialize","params":{"processId":null,"rootUri":null,"capabilities":{}}}'
        given.write(b"Content-Length: %d\r\n\r\n%s" % (len(request), request))
        given.flush()
        assert said.read(1)  # it is at work
        server.terminate()
        assert server.wait(30) == -signal.SIGTERM
