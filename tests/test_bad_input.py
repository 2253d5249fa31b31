"""Bad input is an error message: it names the file, the exit code is 2, the other files are done, nothing is half written."""

from __future__ import annotations

import io
import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import ROOT, Run
from qingwen.commands.console import guarded
from qingwen.errors import UsageError

GOOD = "一篇好文章，没有任何问题，可以直接发表。\n".encode()


@pytest.fixture
def good(tmp_path: Path) -> Path:
    (tmp_path / "good.md").write_bytes(GOOD)
    return tmp_path


def refused(run: subprocess.CompletedProcess[bytes], *words: str) -> None:
    assert run.returncode == 2
    error = run.stderr.decode()
    assert "Traceback" not in error
    lines = [line for line in error.splitlines() if line.startswith("qingwen: error: ")]
    assert len(lines) == 1
    for word in words:
        assert word in lines[0]


def test_a_binary_is_refused_and_the_rest_is_done(qingwen: Run, good: Path) -> None:
    (good / "bad.md").write_bytes(bytes(range(256)) * 40)
    refused(qingwen("clean", "bad.md", "good.md", "-o", "out/", "-q"), "bad.md", "binary")
    assert (good / "out" / "good.md").read_bytes() == GOOD
    assert not (good / "out" / "bad.md").exists()
    refused(qingwen("lint", "bad.md", "good.md"), "bad.md", "binary")


def test_a_binary_met_while_walking_is_skipped(qingwen: Run, good: Path) -> None:
    (good / "bad.md").write_bytes(bytes(range(256)) * 40)
    assert qingwen("lint", ".").returncode == 0
    run = qingwen("clean", ".", "-o", "out")
    assert run.returncode == 0
    assert b"skipped" in run.stderr


def test_a_missing_file(qingwen: Run, good: Path) -> None:
    refused(qingwen("clean", "gone.md"), "gone.md")
    refused(qingwen("lint", "gone.md", "good.md"), "gone.md")
    refused(qingwen("restore", "good.md", "--report", "gone.json"), "gone.json")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may read everything")
def test_an_unreadable_file(qingwen: Run, good: Path) -> None:
    (good / "secret.md").write_bytes(GOOD)
    (good / "secret.md").chmod(0)
    refused(qingwen("clean", "secret.md", "good.md", "-o", "out/", "-q"), "secret.md")
    assert (good / "out" / "good.md").exists()


def test_a_symlink_loop(qingwen: Run, good: Path) -> None:
    (good / "loop.md").symlink_to("loop.md")
    refused(qingwen("clean", "loop.md", "good.md", "-o", "out/", "-q"), "loop.md")
    (good / "inside").symlink_to(".")
    assert qingwen("lint", ".").returncode == 0


def test_a_folder_where_a_file_is_asked_for(qingwen: Run, good: Path) -> None:
    (good / "folder").mkdir()
    refused(qingwen("restore", "folder", "--report", "good.md"), "folder")
    (good / "target").mkdir()
    refused(qingwen("clean", "good.md", "--report", "target", "-o", "x.md", "-q"), "target")


@pytest.mark.parametrize("data", [b"\xff\xfea", b"\xff\xfe\x00\xd8\x00\xd8a\x00", b"\xfe\xff\xd8\x00\x00a\x00"])
def test_invalid_utf_16_loses_no_byte(qingwen: Run, tmp_path: Path, data: bytes) -> None:
    (tmp_path / "a.txt").write_bytes(data)
    run = qingwen("clean", "a.txt", "-o", "a.md", "--report", "r.json")
    if run.returncode == 2:
        assert b"a.txt" in run.stderr
    else:
        assert qingwen("restore", "a.md", "--report", "r.json").stdout == data


def test_an_unknown_encoding(qingwen: Run, good: Path) -> None:
    refused(qingwen("clean", "good.md", "--encoding", "klingon"), "good.md", "klingon")


def test_word_is_refused_by_name(qingwen: Run, good: Path) -> None:
    (good / "letter.docx").write_bytes(b"PK\x03\x04")
    refused(qingwen("clean", "letter.docx"), "letter.docx")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="no /dev/full")
def test_a_full_disk(qingwen: Run, good: Path) -> None:
    refused(qingwen("clean", "good.md", "-q", "-o", "/dev/full"), "/dev/full", "No space left")
    with open("/dev/full", "wb") as full:
        run = subprocess.run(
            [sys.executable, "-m", "qingwen", "clean", "-q", "good.md"],
            stdout=full, stderr=subprocess.PIPE, cwd=good, env=os.environ | {"PYTHONPATH": str(ROOT / "cli")},
        )  # fmt: skip
    assert run.returncode == 2
    assert b"No space left" in run.stderr and b"Traceback" not in run.stderr


def test_a_closed_standard_output_is_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(sys, "stdout", None)
    assert guarded(lambda: None) == 2
    error = capsys.readouterr().err
    assert error.count("\n") == 1 and "standard output is closed" in error


def test_a_standard_error_that_nobody_reads_leaves_the_exit_code(monkeypatch: pytest.MonkeyPatch) -> None:
    class Unread(io.StringIO):
        def write(self, text: str) -> int:
            raise BrokenPipeError

    def command() -> None:
        raise UsageError("nobody hears this")

    monkeypatch.setattr(sys, "stderr", Unread())
    assert guarded(command) == 2


@pytest.mark.parametrize("command", ["clean -q long.md", "lint long.md", "rules", "explain QW", "config --schema"])
def test_a_reader_that_has_seen_enough_is_no_error_to_tell(good: Path, command: str) -> None:
    (good / "long.md").write_bytes("很长，，的文章。\n\n".encode() * 20_000)
    process = subprocess.Popen(
        [sys.executable, "-m", "qingwen", *command.split()],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=good, env=os.environ | {"PYTHONPATH": str(ROOT / "cli")},
    )  # fmt: skip
    assert process.stdout and process.stderr
    process.stdout.close()
    assert process.stderr.read() == b""
    assert process.wait() == 2  # not everything was written


def test_ctrl_c_leaves_nothing_half_written(good: Path) -> None:
    process = subprocess.Popen(
        [sys.executable, "-m", "qingwen", "clean", "-q", "-", "-o", "out.md"],
        stdin=subprocess.PIPE, stderr=subprocess.PIPE, cwd=good, env=os.environ | {"PYTHONPATH": str(ROOT / "cli")},
    )  # fmt: skip
    assert process.stdin
    process.stdin.write("很长的文章，一行又一行。\n".encode() * 400_000)  # taken once the program is up and reads
    process.send_signal(signal.SIGINT)
    _, error = process.communicate()
    assert process.returncode == 130
    assert b"interrupted" in error and b"Traceback" not in error
    assert [path.name for path in good.iterdir()] == ["good.md"]


def test_a_stray_byte_is_kept_reported_and_restored(qingwen: Run, good: Path) -> None:
    data = GOOD + b"caf\xe9 \xff\n\n" + "图片\n\n".encode() + GOOD * 3
    (good / "a.md").write_bytes(data)
    run = qingwen("clean", "a.md", "-o", "b.md", "--report", "r.json")
    assert run.returncode == 0
    assert b"replacement-character" in run.stderr
    assert "\ufffd" in (good / "b.md").read_text(encoding="utf-8")
    assert qingwen("restore", "b.md", "--report", "r.json").stdout == data
    assert qingwen("clean", "a.md", "--in-place", "-q").returncode == 0
    assert (good / "a.md").read_bytes() == data.replace("图片\n\n".encode(), b"")


@pytest.mark.slow
def test_a_file_of_200_megabytes(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "big.md").write_bytes(
        "".join(f"第{n}段文字，{'没有什么特别的地方。' * 28}\n\n" for n in range(230_000)).encode()
    )
    assert qingwen("lint", "big.md", "-q").returncode == 0


def test_an_error_of_writing_names_the_file_once(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("他\u200b说。\n", encoding="utf-8")
    (tmp_path / "a.md").chmod(0o444)
    run = qingwen("lint", "a.md", "--fix")
    assert run.returncode == 2 and b"error: a.md: it is read-only" in run.stderr


@pytest.mark.parametrize("command", [("clean", "--help"), ("--help",), ("--version",), ("rules",), ("lint", "a.md")])
def test_a_reader_that_closed_the_pipe_is_exit_code_2_everywhere(tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "a.md").write_text("one\n\n图片\n\ntwo\n", encoding="utf-8")
    read, write = os.pipe()
    os.close(read)
    try:
        run = subprocess.run(
            [sys.executable, "-m", "qingwen", *command],
            cwd=tmp_path,
            env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
            stdout=write,
            stderr=subprocess.PIPE,
            timeout=60,
        )
    finally:
        os.close(write)
    assert (run.returncode, run.stderr) == (2, b"")
