"""`lint --watch` shows what is found now, whatever happens to the files."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import ROOT, Run

pytest.importorskip("watchfiles")

CLEAN = "# 标题\n\n这是一段写好了的中文正文，说的是诊所的事。\n"
WRONG = CLEAN.replace("，", "，\u200b")
SECONDS = 120


def _heed_ctrl_c() -> None:
    """A shell's background jobs, of which the tests may be one, begin without an ear for it."""
    signal.signal(signal.SIGINT, signal.SIG_DFL)


class Watch:
    """`qingwen lint --watch` in a folder, and what it has written so far."""

    def __init__(self, folder: Path, *arguments: str, terminal: bool = False) -> None:
        self.text = ""
        self._read = 0
        inner, outer = os.openpty() if terminal else os.pipe()
        self.process = subprocess.Popen(
            [sys.executable, "-m", "qingwen", "lint", "--watch", *arguments],
            stdout=outer,
            stderr=subprocess.STDOUT,
            cwd=folder,
            env={"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": str(ROOT / "cli"), "TERM": "xterm"},
            preexec_fn=_heed_ctrl_c,
        )
        os.close(outer)
        self._stream = inner
        threading.Thread(target=self._follow, daemon=True).start()

    def _follow(self) -> None:
        try:
            while data := os.read(self._stream, 65536):
                self.text += data.decode("utf-8", "replace").replace("\r\n", "\n")
        except OSError:  # the terminal is gone
            pass

    def next(self, files: int | None = None) -> str:
        """What is shown by the next round."""
        end = time.monotonic() + SECONDS
        while time.monotonic() < end:
            done = self.text.find("Ctrl-C ends it\n", self._read)
            if done >= 0:
                part, self._read = self.text[self._read : done], done + len("Ctrl-C ends it\n")
                if files is not None:
                    assert f"watching {files} file" in part
                return part
            time.sleep(0.02)
        raise AssertionError(f"nothing was shown after: {self.text}")

    def end(self) -> int:
        self.process.send_signal(signal.SIGINT)
        return self.process.wait(SECONDS)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    folder = tmp_path / "site"
    (folder / "content").mkdir(parents=True)
    for name, text in (("a.md", WRONG), ("b.md", CLEAN)):
        (folder / "content" / name).write_text(text, encoding="utf-8")
    return folder


@pytest.fixture
def watch(site: Path) -> Iterator[Watch]:
    one = Watch(site, "content")
    yield one
    if one.process.poll() is None:
        one.process.kill()
    one.process.wait()


def replace(path: Path, text: str) -> None:
    """As editors save: a new file takes the old one's name."""
    new = path.with_name(f".{path.name}.new")
    new.write_text(text, encoding="utf-8")
    os.replace(new, path)


def test_findings_of_all_files_are_shown_as_they_change(site: Path, watch: Watch) -> None:
    content = site / "content"
    assert "a.md" in (first := watch.next(2)) and "1 finding in 1 of 2 files" in first
    replace(content / "b.md", WRONG)
    both = watch.next(2)
    assert "content/a.md" in both and "content/b.md" in both and "linted again: content/b.md\n" in both
    (content / "new.md").write_text(WRONG, encoding="utf-8")
    assert "3 findings in 3 files" in watch.next(3)
    (content / "new.md").rename(content / "old.md")
    assert "content/old.md" in watch.next(3)
    (content / "old.md").unlink()
    assert "2 findings in 2 files" in watch.next(2)
    for name in ("a.md", "b.md"):
        replace(content / name, CLEAN)
    while "No findings" not in watch.next(2):
        pass
    assert watch.end() == 0


def test_a_configuration_is_read_anew_and_a_broken_one_is_said(site: Path, watch: Watch) -> None:
    assert "QW601" in watch.next()
    (site / "qingwen.toml").write_text('ignore = ["QW601"]\n')  # above the folder that is watched
    assert "QW601" not in watch.next()
    (site / "qingwen.toml").write_text("ignore = 3\n")
    assert "qingwen: error: qingwen.toml:1: ignore must be a list" in watch.next()
    (site / "qingwen.toml").unlink()
    assert "QW601" in watch.next(2)
    assert watch.end() == 0


def test_a_picture_that_appears_is_no_longer_missing(site: Path, watch: Watch) -> None:
    watch.next()
    replace(site / "content" / "a.md", CLEAN + "\n![图](pic.png)\n")
    assert "pic.png" in watch.next()
    (site / "content" / "pic.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    assert "pic.png" not in watch.next()


def test_a_named_file_is_followed_through_atomic_saves(site: Path) -> None:
    watch = Watch(site, "content/a.md")
    assert "1 finding in 1 file" in watch.next(1)
    for text, shown in ((CLEAN, "No findings"), (WRONG, "1 finding")):
        replace(site / "content" / "a.md", text)
        assert shown in watch.next(1)
    (site / "content" / "a.md").unlink()
    assert "no such file" in watch.next(0)
    replace(site / "content" / "a.md", WRONG)
    assert "1 finding" in watch.next(1)
    assert watch.end() == 0


def test_the_screen_is_cleared_on_a_terminal_only(site: Path, watch: Watch) -> None:
    assert "\x1b" not in watch.next()
    on_terminal = Watch(site, "content", terminal=True)
    assert on_terminal.next().startswith("\x1b[2J\x1b[3J\x1b[H")
    replace(site / "content" / "b.md", WRONG)
    assert on_terminal.next().startswith("\x1b[2J\x1b[3J\x1b[H")
    assert on_terminal.end() == 0


def test_what_does_not_go_with_watching_is_refused(qingwen: Run, site: Path) -> None:
    for arguments in (
        ("--fix",),
        ("--diff",),
        ("--staged",),
        ("--format", "json"),
        ("--output-file", "sarif:x.sarif"),
        ("-",),
    ):
        run = qingwen("lint", "--watch", ".", *arguments, cwd=site)
        assert run.returncode == 2 and b"does not go with it" in run.stderr and run.stderr.count(b"\n") == 1


def test_without_the_extra_it_says_what_to_install(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "watchfiles.py").write_text("raise ImportError")
    run = qingwen("lint", "--watch", ".", env={"PYTHONPATH": f"{tmp_path}:{ROOT / 'cli'}"})
    assert run.returncode == 2 and b"pip install 'qingwen[watch]'" in run.stderr
