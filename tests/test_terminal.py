"""What reaches a terminal: a whole article too is shown without anything that acts on it."""

from __future__ import annotations

import os
import pty
import re
import sys
from pathlib import Path

from conftest import Run
from qingwen.reporting.terminal import excerpt, visible
from qingwen.text.scripts import width

HOSTILE = "A title\x1b]0;pwned\x07 here \x1b[31mred\x1b[0m and \u202eturned round\u202c, 👩‍⚕️.\n\n图片\n"


def on_a_terminal(folder: Path, *arguments: str) -> str:
    """What a command writes where its standard output is a terminal."""
    child, terminal = pty.fork()
    if not child:
        os.chdir(folder)
        os.environ["NO_COLOR"] = "1"
        os.execv(sys.executable, [sys.executable, "-m", "qingwen", *arguments])
    shown = b""
    try:
        while piece := os.read(terminal, 4096):
            shown += piece
    except OSError:  # Linux says so when the other side has closed
        pass
    os.waitpid(child, 0)
    os.close(terminal)
    return shown.decode()


def test_an_article_on_a_terminal_moves_nothing(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HOSTILE, encoding="utf-8")
    for arguments in (("clean", "-q", "a.txt"), ("clean", "a.txt", "--diff"), ("lint", "a.txt")):
        shown = on_a_terminal(tmp_path, *arguments)
        assert "pwned" in shown
        assert not set("\x1b\x07\u202e\u202c") & set(shown), arguments


def test_emoji_stay_whole_on_a_terminal(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(HOSTILE, encoding="utf-8")
    assert "👩‍⚕️" in on_a_terminal(tmp_path, "clean", "-q", "a.txt")


def test_a_cut_goes_through_no_name_of_a_character() -> None:
    for columns in range(20, 60):
        text, column, marked = excerpt("好\u200b" * 30, 20, 21, columns)
        assert re.fullmatch("…?(好|<U[+]200B>)*…?", text)
        assert width(text) <= columns and column <= columns // 3 and marked == 2


def test_what_no_font_has_is_shown_by_name() -> None:
    assert visible("\ue000好\ufffe\U0010fffd") == "<U+E000>好<U+FFFE><U+10FFFD>"


def test_a_rule_s_page_is_wrapped_to_the_terminal_without_colour_too(tmp_path: Path) -> None:
    shown = on_a_terminal(tmp_path, "explain", "QW302")
    assert "\x1b" not in shown and "What it does" in shown and max(map(len, shown.splitlines())) <= 80


def test_what_joins_emoji_is_shown_as_what_it_makes_and_nowhere_else() -> None:
    assert visible("跑步👨\u200d👩\u200d👧 ❤\ufe0f 🏳\ufe0f\u200d🌈") == "跑步👨\u200d👩\u200d👧 ❤\ufe0f 🏳\ufe0f\u200d🌈"
    assert visible("好\u200d吗a\ufe0f👨\u200d") == "好<U+200D>吗a<U+FE0F>👨<U+200D>"


def test_what_was_done_fits_a_narrow_terminal(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(
        "您当前的位置：首页 > 新闻中心 > 医院动态 > 巡回医疗\n秋天的巡回医疗\n\n"
        + "流动诊所的车在山谷里走了两天，为六个村子的三百多位老人看了病。" * 3
        + "\n",
        encoding="utf-8",
    )
    qingwen("clean", "a.txt", "-o", "a.md", "--report", "r.json")
    for columns in (50, 60, 80):
        env = {"COLUMNS": str(columns)}
        done = qingwen("clean", "a.txt", env=env).stderr.decode().splitlines()
        listed = (
            qingwen("restore", "a.md", "--report", "r.json", "--list", "--all", env=env).stdout.decode().splitlines()
        )
        assert any("您当前" in line for line in done) and any("“您当前" in line for line in listed)
        assert max(map(width, done + listed)) <= columns


def test_white_space_that_went_is_seen(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("A line.  \n\nAnother.\n", encoding="utf-8")
    assert "trailing-space  “  ”\n" in qingwen("lint", "a.md", "--fix").stdout.decode()
