"""Command lines that cannot mean what they say are said to be so, and what a run passes over is told."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import Run
from qingwen.errors import ReadError
from qingwen.files import streams
from qingwen.files.discovery import read_bytes

DIRTY = "# A\n\none.\n\n图片\n\ntwo.\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 40


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text(DIRTY, encoding="utf-8")
    (tmp_path / "a.jsonl").write_text('{"id": "x", "text": "one."}\n')
    (tmp_path / "empty").mkdir()
    (tmp_path / "pages").mkdir()
    (tmp_path / "pages" / "p.mhtml").write_text("<p>one</p>")
    return tmp_path


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("clean a.md --check -o b.md", "--diff and --check write nothing"),
        ("clean a.md --diff -o b.md", "--diff and --check write nothing"),
        ("clean a.md --stdin-filename x.md", "--stdin-filename goes with standard input"),
        ("lint a.md --stdin-filename x.md", "--stdin-filename goes with standard input"),
        ("lint a.md --isolated --config nope.toml", "--config and --isolated"),
        ("rules --isolated --config nope.toml", "--config and --isolated"),
        ("config --show --isolated --config nope.toml", "--config and --isolated"),
        ("assets . --isolated --config nope.toml", "--config and --isolated"),
        ("server --isolated --config nope.toml", "--config and --isolated"),
        ("batch a.jsonl -o o.jsonl --table t", "--table and --query go with a database"),
        ("batch a.jsonl -o o.jsonl --query select", "--table and --query go with a database"),
        ("compare empty nope", "nope: no such file or folder"),
        ("compare nope a.md", "nope: no such file or folder"),
        ("lint a.md --output-file json:newd/", "newd/: it is a folder; name a file"),
        ("learn a.md a.jsonl empty -o newd/ --terms", "newd/: it is a folder; name a file"),
    ],
)
def test_what_cannot_be_meant_is_refused(folder: Path, qingwen: Run, command: str, said: str) -> None:
    run = qingwen(*command.split())
    assert run.returncode == 2 and said in run.stderr.decode()
    assert not {"b.md", "o.jsonl", "newd"} & set(os.listdir(folder))


@pytest.mark.parametrize(
    ("command", "said"),
    [
        ("clean empty -o out/", "there is no Markdown, text or page in empty"),
        ("clean empty --check", "there is no Markdown, text or page in empty"),
        ("lint a.md --select QW4", "none of the rules selected"),
        ("lint a.md --select unused-asset", "none of the rules selected"),
        ("compare a.md a.jsonl --select QW1", "of the rules of compare (QW4) none is selected"),
        ("lint pages", "skipped in folders: 1 MHTML pages (name them to have them read)"),
    ],
)
def test_what_a_run_does_not_look_at_is_told(folder: Path, qingwen: Run, command: str, said: str) -> None:
    run = qingwen(*command.split())
    assert run.returncode == 0 and said in run.stderr.decode()
    assert not qingwen(*command.split(), "-q").stderr


def test_clean_says_where_its_undo_report_is_though_it_is_quiet(folder: Path, qingwen: Run) -> None:
    told = qingwen("clean", "-q", "--in-place", "a.md").stderr.decode().removeprefix("qingwen: undo report: ").strip()
    assert qingwen("restore", "a.md", "--report", told).stdout.decode() == DIRTY


def test_a_word_document_is_no_page_to_fix(folder: Path, qingwen: Run) -> None:
    document = pytest.importorskip("docx").Document()
    document.add_paragraph("one")
    document.save(folder / "d.docx")
    assert b"Markdown of this document" in qingwen("lint", "d.docx", "--fix").stderr


def test_assets_calls_a_page_html(folder: Path, qingwen: Run) -> None:
    (folder / "手术.png").write_bytes(PNG)
    (folder / "p.html").write_text("<p>one</p><img src='手术.png'>", encoding="utf-8")
    told = json.loads(qingwen("assets", ".", "--format", "json").stdout)
    assert [one["kind"] for one in told["files"] if one["path"] == "p.html"] == ["html"]


@pytest.mark.parametrize("command", ["clean", "batch"])
def test_a_house_style_can_be_typed_where_typography_is_applied(folder: Path, qingwen: Run, command: str) -> None:
    (folder / "a.md").write_text("# 标题\n\n他用iPhone打了电话，然后走了。\n", encoding="utf-8")
    for style, left in (("sparanoid", "用 iPhone 打"), ("gb", "用iPhone打")):
        run = qingwen(command, "a.md", "-o", f"{style}/", "--select", "typography", "--typography-style", style)
        assert run.returncode == 0 and left in (folder / style / "a.md").read_text(encoding="utf-8")


def test_on_a_narrow_terminal_no_word_is_cut(folder: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "qingwen", "lint", "a.md"],
        cwd=folder,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), "COLUMNS": "40"},
        capture_output=True,
        timeout=60,
    )
    lines = run.stdout.decode().splitlines()
    assert all(len(line) <= 40 for line in lines)
    assert "QW101 image-placeholder" in " ".join(lines) and "fixable with --fix." in " ".join(lines)


def test_what_never_ends_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    if not os.path.exists("/dev/zero"):
        pytest.skip("there is no such device")
    monkeypatch.setattr(streams, "MOST", 3 << 20)
    with pytest.raises(ReadError, match="may never end"):
        read_bytes("/dev/zero", "/dev/zero")
    assert read_bytes("/dev/null", "/dev/null") == b""
    (tmp_path / "large.txt").write_bytes(b"x" * (4 << 20))  # a file does end
    assert len(read_bytes(str(tmp_path / "large.txt"), "large.txt")) == 4 << 20


def test_what_is_named_wrongly_is_told_what_to_name(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.png").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 8)
    for arguments, told, not_told in (
        (("clean", "https://harbour.example/a"), "nothing is fetched; save the page", "check the name"),
        (("clean", "a.png"), "it is a picture, not a text", "--encoding"),
        (("lint",), ". for all below here", "Missing argument"),
        (("lint", "--watch"), ". for all below here", "watching"),
    ):
        run = qingwen(*arguments)
        assert run.returncode == 2 and told in run.stderr.decode() and not_told not in run.stderr.decode()


def test_rules_lists_those_of_a_prefix(qingwen: Run) -> None:
    listed = qingwen("rules", "QW10").stdout.decode()
    assert "QW101" in listed and "QW109" in listed and "QW111" not in listed and "QW201" not in listed
    assert qingwen("rules", "QX").returncode == 2
    assert all(b"--lang" in qingwen(name, "--help").stdout for name in ("rules", "clean", "explain"))


def test_files_that_are_no_articles_need_no_title(qingwen: Run, tmp_path: Path) -> None:
    text = "The ferry leaves at eleven.\nThe fare is two francs.\nNobody pays it.\n"
    learned = f"# Written over by `qingwen learn` only while nobody has edited it: sha256 0\n{text}"
    for name in ("CMakeLists.txt", "requirements-dev.txt", "robots.txt", "LICENSE.txt", "ferry.txt"):
        (tmp_path / name).write_text(text)
    (tmp_path / "terms.txt").write_text(learned)
    for _ in range(2):  # from the cache as well
        found = qingwen("lint", ".", "--select", "QW705").stdout.decode()
        assert "ferry.txt" in found and "1 finding in 1 of 6 files" in found


def test_a_baseline_that_hides_nothing_is_not_spoken_of(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("The ferry leaves at eleven.\n")
    qingwen("lint", "a.md", "--write-baseline")
    assert not qingwen("lint", "a.md", "--baseline", ".qingwen-baseline.json").stderr


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("qingwen explain QW60", ["QW601", "QW602", "QW603", "QW604", "QW605", "QW606", "QW607", "QW608", "QW609"]),
        ("qingwen rules image-p", ["image-placeholder"]),
        ("qingwen lint --select QW101,typ", ["QW101,typography"]),
        ("qingwen clean --typography-style c", ["clreq"]),
        ("qingwen lint --output-file sa", ["sarif:"]),
        ("qingwen --lang z", ["zh"]),
    ],
)
def test_a_shell_completes_what_has_a_name(qingwen: Run, typed: str, offered: list[str]) -> None:
    words = {"COMP_WORDS": typed, "COMP_CWORD": str(typed.count(" ")), "_PYTHON _M QINGWEN_COMPLETE": "complete_bash"}
    assert qingwen(env=words).stdout.decode().split() == offered
