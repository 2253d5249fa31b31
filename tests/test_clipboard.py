"""The editor's daily gesture: `clean --paste --copy`, on a real X11 clipboard where Xvfb and xclip are installed."""

from __future__ import annotations

import os
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from conftest import Run
from qingwen.files.clipboard import fragment

needs_x11 = pytest.mark.skipif(not (shutil.which("Xvfb") and shutil.which("xclip")), reason="Xvfb and xclip")


@pytest.fixture
def display() -> Iterator[dict[str, str]]:
    """An X server of the test's own, as the environment that names it."""
    read, write = os.pipe()
    # Without -noreset it starts anew when its last client leaves, and for a moment takes no other.
    command = ["Xvfb", "-displayfd", str(write), "-screen", "0", "64x64x8", "-nolisten", "tcp", "-noreset"]
    server = subprocess.Popen(command, pass_fds=[write], stderr=subprocess.DEVNULL)
    os.close(write)
    with os.fdopen(read) as told:
        number = told.readline().strip()
    yield {"DISPLAY": f":{number}"}
    server.terminate()
    server.wait()


def xclip(display: dict[str, str], *arguments: str, data: str = "") -> str:
    command = ["xclip", "-selection", "clipboard", *arguments]
    reading = "-o" in arguments
    done = subprocess.run(
        command,
        env=os.environ | display,
        input=data.encode(),
        stdout=subprocess.PIPE if reading else subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        timeout=120,
    )
    return done.stdout.decode() if reading else ""


@needs_x11
def test_paste_and_copy_go_through_the_clipboard(qingwen: Run, display: dict[str, str]) -> None:
    xclip(display, data="Top\nX\n他说：“手术很顺利。”\n图片\n大家都很高兴。\n")
    run = qingwen("clean", "--paste", "--copy", env=display)
    assert run.returncode == 0 and run.stdout == b""
    assert b"copied" in run.stderr
    assert xclip(display, "-o").endswith("他说：“手术很顺利。”\n\n大家都很高兴。\n")


@needs_x11
def test_the_html_flavour_keeps_structure(qingwen: Run, display: dict[str, str]) -> None:
    page = "<meta charset=utf-8><h2>标题</h2><ul><li>甲</li><li>乙</li></ul><p>有<b>重点</b>的一段，说得很清楚。</p><p>图片</p>"
    xclip(display, "-target", "text/html", data=page)
    cleaned = qingwen("clean", "--paste", env=display).stdout.decode()
    assert cleaned.split("---\n")[2] == "\n## 标题\n\n- 甲\n- 乙\n\n有**重点**的一段，说得很清楚。\n"


@needs_x11
def test_an_empty_clipboard_is_no_error(qingwen: Run, display: dict[str, str]) -> None:
    run = qingwen("clean", "--paste", env=display)
    assert run.returncode == 0 and b"clipboard: it is empty" in run.stderr


@needs_x11
def test_a_picture_is_told_from_nothing(qingwen: Run, display: dict[str, str]) -> None:
    xclip(display, "-target", "image/png", data="x")
    run = qingwen("clean", "--paste", env=display)
    assert run.returncode == 2 and b"clipboard: it holds a picture and no text" in run.stderr


def test_a_tool_that_fails_is_named_with_what_it_said(qingwen: Run, tmp_path: Path) -> None:
    tool = tmp_path / "bin/xclip"
    tool.parent.mkdir()
    tool.write_text('#!/bin/sh\necho "Error: Can\'t open display: :99" >&2\nexit 1\n')
    tool.chmod(0o755)
    run = qingwen(
        "clean", "--paste", env={"DISPLAY": ":99", "WAYLAND_DISPLAY": "", "PATH": f"{tool.parent}:/bin:/usr/bin"}
    )
    assert run.returncode == 2 and run.stdout == b""
    assert run.stderr.decode().strip() == "qingwen: error: clipboard: xclip fails: Error: Can't open display: :99"


@pytest.mark.parametrize(("display", "said"), [(":99", "no tool for it here"), ("", "there is no display here")])
def test_without_a_clipboard_it_says_what_is_missing(qingwen: Run, tmp_path: Path, display: str, said: str) -> None:
    (tmp_path / "a.txt").write_text("一二三。\n")
    for arguments in (("--paste",), ("a.txt", "--copy")):
        run = qingwen("clean", *arguments, env={"PATH": str(tmp_path), "DISPLAY": display, "WAYLAND_DISPLAY": ""})
        assert run.returncode == 2
        assert run.stderr.decode().startswith(f"qingwen: error: clipboard: {said}")


@pytest.mark.parametrize(
    "arguments",
    [("a.txt", "--paste"), ("--paste", "--in-place"), ("a.txt", "b.txt", "--copy"), ("a.txt", "--copy", "--diff")],
)
def test_what_makes_no_sense_is_refused(qingwen: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("一二三。\n")
    assert qingwen("clean", *arguments).returncode == 2


def test_windows_wrapping_is_taken_off() -> None:
    html = b"Version:0.9\r\nStartHTML:0000000105\r\n<html><body><!--StartFragment--><p>a</p><!--EndFragment--></body></html>"
    assert fragment(html) == b"<p>a</p>"
    assert fragment(b"<p>a<!--StartFragment-->b</p>") == b"<p>a<!--StartFragment-->b</p>"
