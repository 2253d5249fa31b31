"""The cache changes how long a run takes, and nothing else."""

from __future__ import annotations

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from conftest import ROOT, Run
from qingwen.caching import store as stores
from qingwen.caching.entries import from_line, to_line
from qingwen.caching.store import NAME, Stat, Store
from qingwen.commands import lint as command
from qingwen.commands import lint_cache, lint_files
from qingwen.commands.lint_options import Options
from qingwen.linting import lint
from qingwen.reading.source import read_source
from qingwen.reporting.model import file_report
from qingwen.rules import all_rules
from qingwen.text import files_beside
from qingwen.text.document import Document

ARTICLE = "# 标题\n\n图片\n\n这是一段写好了的中文正文，\u200b说的是诊所的事。\n\n![](pictures/one.png)\n"
PAGE = "<!doctype html><title>标题</title><h1>标题</h1>" + "<p>这是一段写好了的中文正文，说的是诊所的事。</p>" * 9


@pytest.fixture
def content(tmp_path: Path) -> Path:
    (tmp_path / "content").mkdir()
    for number in range(6):
        (tmp_path / "content" / f"{number}.md").write_text(
            ARTICLE + f"\n第 {number} 篇的最后一段。\n", encoding="utf-8"
        )
    (tmp_path / "content" / "page.html").write_text(PAGE + '<img src="one.png">', encoding="utf-8")
    (tmp_path / "content" / "crlf.md").write_bytes(ARTICLE.replace("\n", "\r\n").encode("utf-16"))
    return tmp_path


def cached(run: subprocess.CompletedProcess[bytes]) -> int:
    """How many reports came from the cache, as `--verbose` tells it."""
    (line,) = [line for line in run.stderr.decode().splitlines() if " as before by " in line]
    return int(line.split(", ")[1].split()[0])


@pytest.mark.parametrize("format", ["text", "json", "github", "sarif", "rdjson", "junit"])
def test_a_run_says_the_same_bytes_with_a_cold_and_a_warm_cache_and_without_one(
    qingwen: Run, content: Path, format: str
) -> None:
    plain = qingwen("lint", "content", "--format", format, "--no-cache", "-j", "1")
    assert plain.returncode == 1 and not (content / ".cache").exists()
    for _ in range(2):
        run = qingwen("lint", "content", "--format", format)
        assert (run.stdout, run.stderr, run.returncode) == (plain.stdout, plain.stderr, 1)
    assert cached(qingwen("lint", "content", "-v")) == 8


@pytest.mark.slow
def test_many_processes_say_the_same_bytes_as_one(qingwen: Run, tmp_path: Path) -> None:
    for number in range(120):
        text = ARTICLE + f"\n第 {number} 篇的一段正文，写的是别的事。\n" * 400
        (tmp_path / f"{number:03}.md").write_text(text, encoding="utf-8")
        (tmp_path / f"{number:03}.html").write_text(PAGE, encoding="utf-8")
    (tmp_path / "binary.md").write_bytes(b"\0" * 1000)
    assert sum(path.stat().st_size for path in tmp_path.glob("*.md")) > lint_files.PARALLEL_FROM
    one = qingwen("lint", ".", "-j", "1", "--no-cache", "--format", "jsonl")
    many = qingwen("lint", ".", "-j", "3", "--format", "jsonl")
    warm = qingwen("lint", ".", "-j", "2", "--format", "jsonl")
    assert one.stdout == many.stdout == warm.stdout and one.stderr == many.stderr == warm.stderr
    assert warm.stderr.endswith(b"skipped in folders: 1 binary\n")


def test_what_changed_is_found_though_size_and_time_are_the_same(qingwen: Run, content: Path) -> None:
    path = content / "content" / "0.md"
    before = qingwen("lint", "content", "--format", "jsonl").stdout
    status = path.stat()
    path.write_text(path.read_text(encoding="utf-8").replace("图片", "一二"), encoding="utf-8")
    os.utime(path, ns=(status.st_atime_ns, status.st_mtime_ns))
    run = qingwen("lint", "content", "--format", "jsonl", "-v")
    assert run.stdout != before and cached(run) == 7


def test_a_copy_of_a_known_text_is_known_under_its_own_name(qingwen: Run, content: Path) -> None:
    qingwen("lint", "content")
    (content / "content" / "0.md").rename(content / "content" / "moved.md")
    run = qingwen("lint", "content", "-v", "--format", "json")
    assert cached(run) == 8
    assert "content/moved.md" in [file["path"] for file in json.loads(run.stdout)["files"]]


def test_a_suffix_that_reads_otherwise_is_another_text(qingwen: Run, content: Path) -> None:
    qingwen("lint", "content")
    (content / "content" / "0.md").rename(content / "content" / "0.txt")
    run = qingwen("lint", "content/0.txt", "--format", "json", "-v")
    assert cached(run) == 0 and json.loads(run.stdout)["files"][0]["kind"] == "text"


def test_a_path_that_names_another_language_is_another_text(qingwen: Run, content: Path) -> None:
    text = "# The mill\n\nThe old mill stands by the river and it was built a hundred years ago.\n"
    for folder in ("en", "zh"):
        (content / "content" / folder).mkdir()
        (content / "content" / folder / "mill.md").write_text(text, encoding="utf-8")
    for _ in range(2):
        run = qingwen("lint", "content", "--format", "json", "--select", "untranslated-english")
        found = {file["path"]: len(file["findings"]) for file in json.loads(run.stdout)["files"]}
        assert (found["content/en/mill.md"], found["content/zh/mill.md"]) == (0, 1)


def test_a_picture_put_beside_is_seen(qingwen: Run, content: Path) -> None:
    def missing() -> int:
        counts = json.loads(qingwen("lint", "content", "--statistics", "--format", "json").stdout)
        return int(next((one["count"] for one in counts if one["name"] == "missing-asset"), 0))

    assert (missing(), missing()) == (8, 8)
    (content / "content" / "pictures").mkdir()
    (content / "content" / "pictures" / "one.png").write_bytes(b"")
    assert missing() == 1
    (content / "content" / "one.png").write_bytes(b"")
    assert missing() == 0
    (content / "content" / "one.png").unlink()
    assert missing() == 1


@pytest.mark.slow
def test_other_options_have_other_reports(qingwen: Run, content: Path) -> None:
    for _ in range(2):
        codes = [
            {
                one["code"]
                for one in json.loads(qingwen("lint", "content", "--statistics", "--format", "json", *arguments).stdout)
            }
            for arguments in ((), ("--select", "QW6"), ("--ignore", "QW101"), ("--from", "text"))
        ]
        assert codes[1] == {"QW601"} and "QW101" in codes[0] - codes[2] and codes[3] != codes[0]
    assert qingwen("lint", "content", "--select", "QW999").returncode == 2


def test_a_profile_is_known_by_its_content(qingwen: Run, content: Path) -> None:
    pages = content / "pages"
    pages.mkdir()
    for number in range(4):
        (pages / f"{number}.txt").write_text(f"共同的菜单\n\n第 {number} 篇的正文。\n\n共同的页脚\n", encoding="utf-8")
    assert qingwen("learn", "pages", "-o", "site.toml").returncode == 0
    first = qingwen("lint", "pages", "--profile", "site.toml", "-v")
    assert cached(qingwen("lint", "pages", "--profile", "site.toml", "-v")) == 4 and cached(first) == 0
    with open(content / "site.toml", "a") as file:
        file.write("\n# changed\n")
    assert cached(qingwen("lint", "pages", "--profile", "site.toml", "-v")) == 0
    (content / "site.toml").write_text("broken = [")
    assert qingwen("lint", "pages", "--profile", "site.toml").returncode == 2


OWN_RULE = """[[rule]]
code = "ACME001"
name = "no-clinic"
message = "not this word"
phrases = ["诊所"]
"""


@pytest.mark.parametrize("format", ["json", "sarif", "text"])
def test_with_a_configuration_the_bytes_are_the_same_too(qingwen: Run, content: Path, format: str) -> None:
    (content / "qingwen.toml").write_text(f'allow = ["图片"]\n[paths."content/1.md"]\nignore = ["QW"]\n{OWN_RULE}')
    plain = qingwen("lint", "content", "--format", format, "--no-cache")
    assert plain.returncode == 1 and b"ACME001" in plain.stdout
    for _ in range(2):
        run = qingwen("lint", "content", "--format", format, "-v")
        assert run.stdout == plain.stdout
    assert cached(run) == 8


@pytest.mark.slow
@pytest.mark.parametrize(
    "change",
    [
        'ignore = ["QW101"]\n',
        'allow = ["图片"]\n',
        '[severity]\nQW101 = "info"\n',
        '[paths."*.md"]\nignore = ["QW101"]\n',
        OWN_RULE,
        OWN_RULE.replace("诊所", "正文"),
        OWN_RULE.replace("not this", "never this"),
        OWN_RULE + 'paths = ["*.html"]\n',
    ],
)
def test_another_configuration_has_other_reports(qingwen: Run, content: Path, change: str) -> None:
    for text in ("", OWN_RULE.replace("ACME001", "ACME002"), change):
        (content / "qingwen.toml").write_text(text)
        last = qingwen("lint", "content", "-v")
    assert cached(last) == 0 or "*.md" in change or "*.html" in change  # of these, the other files are as they were
    assert last.stdout == qingwen("lint", "content", "--no-cache").stdout
    assert cached(qingwen("lint", "content", "-v")) == 8


def test_each_configuration_of_a_tree_counts_for_its_own_files(qingwen: Run, content: Path) -> None:
    (content / "qingwen.toml").write_text("")
    (content / "content" / "inner").mkdir()
    (content / "content" / "inner" / "a.md").write_text(ARTICLE, encoding="utf-8")
    inner = content / "content" / "inner" / "qingwen.toml"
    inner.write_text('extend = "../../qingwen.toml"\nignore = ["QW101"]\n')
    qingwen("lint", "content")
    inner.write_text('extend = "../../qingwen.toml"\nignore = ["QW301"]\n')
    run = qingwen("lint", "content", "-v")
    assert cached(run) == 8 and run.stdout == qingwen("lint", "content", "--no-cache").stdout
    inner.write_text("ignore = 5\n")
    run = qingwen("lint", "content")
    assert run.returncode == 2 and b"ignore" in run.stderr


def test_the_words_that_stay_are_known_by_their_content(qingwen: Run, content: Path) -> None:
    (content / "qingwen.toml").write_text('terms = ["Chrome"]\n')
    (content / "terms.txt").write_text("Kubernetes\n")
    for expected in (0, 8):
        assert cached(qingwen("lint", "content", "--terms", "terms.txt", "-v")) == expected
    (content / "terms.txt").write_text("Kubernetes\nTerraform\n")
    assert cached(qingwen("lint", "content", "--terms", "terms.txt", "-v")) == 0


def test_a_plugin_is_known_by_the_files_of_its_package(content: Path, qingwen: Run) -> None:
    package, facts = content / "packages" / "acme", content / "packages" / "acme-1.dist-info"
    for folder in (package, facts):
        folder.mkdir(parents=True)
    (facts / "METADATA").write_text("Metadata-Version: 2.1\nName: acme\nVersion: 1\n")
    (facts / "entry_points.txt").write_text("[qingwen.rules]\nacme = acme.rules:Foo\n")
    (package / "__init__.py").write_text("")
    (package / "word.py").write_text("WORD = '诊所'\n")
    (package / "rules.py").write_text(
        "from acme.word import WORD\nfrom qingwen.rules.base import Rule\n\n\nclass Foo(Rule):\n"
        "    code, name, severity, message, fix_safety = 'ACME009', 'foo', 'error', 'foo', 'none'\n"
        "    kinds = ('text', 'markdown', 'html')\n\n    def check(self, document):\n"
        "        at = document.text.find(WORD)\n        yield from [self.finding(at, at + len(WORD))] if at >= 0 else []\n"
    )
    (content / "qingwen.toml").write_text('plugins = ["acme"]\n')
    environment = {"PYTHONPATH": f"{ROOT / 'cli'}:{content / 'packages'}"}
    for expected in (0, 8):
        run = qingwen("lint", "content", "--select", "ACME", "-v", env=environment)
        assert cached(run) == expected and b"ACME009" in run.stdout
    (package / "word.py").write_text("WORD = '没有的词汇'\n")
    run = qingwen("lint", "content", "--select", "ACME", "-v", env=environment)
    assert cached(run) == 0 and b"ACME009" not in run.stdout


def test_two_plugins_of_one_package_are_told_apart(
    content: Path, monkeypatch: pytest.MonkeyPatch, qingwen: Run
) -> None:
    site = content / "packages"
    (site / "acme-1.dist-info").mkdir(parents=True)
    (site / "acme-1.dist-info" / "METADATA").write_text("Metadata-Version: 2.1\nName: acme\nVersion: 1\n")
    (site / "acme-1.dist-info" / "entry_points.txt").write_text("[qingwen.rules]\na = acme:a\nb = acme:b\n")
    (site / "acme.py").write_text(
        "from qingwen.rules.base import Rule\n\n\nclass Foo(Rule):\n"
        "    code, name, severity, message, fix_safety = 'ACME009', 'foo', 'error', 'foo', 'none'\n"
        "    def __init__(self, at): self.at = at\n"
        "    def check(self, document): yield self.finding(self.at, self.at + 1)\n\n\n"
        "def a(): return [Foo(0)]\n\n\ndef b(): return [Foo(1)]\n"
    )
    environment = {"PYTHONPATH": f"{ROOT / 'cli'}:{site}"}
    for name in "ab":
        (content / "qingwen.toml").write_text(f'plugins = ["{name}"]\n')
        run = qingwen("lint", "content", "--select", "ACME", "-v", env=environment)
        assert cached(run) == 0


@pytest.mark.slow
def test_a_damaged_cache_is_begun_anew_with_one_note(qingwen: Run, content: Path) -> None:
    plain = qingwen("lint", "content")
    place = content / ".cache" / "qingwen" / NAME
    for damage in (b"", b"no cache at all" * 1000, place.read_bytes()[:5000], b"SQLite format 3\0" + b"\xff" * 9000):
        place.write_bytes(damage)
        run = qingwen("lint", "content")
        assert run.stdout == plain.stdout and run.returncode == 1
        assert run.stderr.count(b"\n") <= plain.stderr.count(b"\n") + 1 and b"Traceback" not in run.stderr
        qingwen("lint", "content")
        assert cached(qingwen("lint", "content", "-v")) == 8


@pytest.mark.parametrize("garbage", ["", "null", "[]", '["utf-8","markdown","zh",[[1]],null,[],{}]', "x" * 10])
def test_a_row_that_is_no_report_is_not_one(qingwen: Run, content: Path, garbage: str) -> None:
    plain = qingwen("lint", "content")
    with sqlite3.connect(content / ".cache" / "qingwen" / NAME) as database:
        database.execute("UPDATE reports SET report = ?", (garbage,))
    database.close()
    assert qingwen("lint", "content").stdout == plain.stdout


def test_a_cache_that_cannot_be_written_costs_one_note(qingwen: Run, content: Path) -> None:
    plain = qingwen("lint", "content", "--no-cache")
    (content / "taken").write_text("a file")
    run = qingwen("lint", "content", "--cache-dir", "taken/cache")
    assert (run.stdout, run.returncode) == (plain.stdout, 1)
    (note,) = set(run.stderr.decode().splitlines()) - set(plain.stderr.decode().splitlines())
    assert note.startswith("qingwen: note: no cache in ")
    assert qingwen("lint", "content", "--cache-dir", "/proc/none").stdout == plain.stdout


def test_in_a_repository_the_cache_lies_in_it_and_git_does_not_see_it(qingwen: Run, content: Path) -> None:
    git = ["git", "-C", str(content), "-c", "user.name=a", "-c", "user.email=a@example.org"]
    subprocess.run([*git, "init", "-q"], check=True)
    subprocess.run([*git, "add", "."], check=True)
    subprocess.run([*git, "commit", "-qm", "all"], check=True)
    qingwen("lint", ".", cwd=content / "content")
    assert (content / ".qingwen" / "cache" / NAME).exists() and not (content / "content" / ".qingwen").exists()
    assert subprocess.run([*git, "status", "--porcelain"], capture_output=True).stdout == b""
    qingwen("lint", ".", "--cache-dir", "mine", cwd=content)
    assert subprocess.run([*git, "status", "--porcelain"], capture_output=True).stdout == b""


def test_runs_beside_each_other_share_a_cache(content: Path) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(content), "PYTHONPATH": str(ROOT / "cli")}
    arguments = [sys.executable, "-m", "qingwen", "lint", "content", "--format", "jsonl"]
    runs = [
        subprocess.Popen(arguments, cwd=content, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        for _ in range(5)
    ]
    outputs = {run.communicate() for run in runs}
    assert len(outputs) == 1 and all(run.returncode == 1 for run in runs)


def test_a_run_that_is_killed_leaves_a_cache_that_serves(qingwen: Run, content: Path) -> None:
    plain = qingwen("lint", "content")
    environment = {"PATH": os.environ["PATH"], "HOME": str(content), "PYTHONPATH": str(ROOT / "cli")}
    for wait in (0.15, 0.25, 0.35):
        for path in (content / "content").glob("*.md"):
            path.write_bytes(path.read_bytes() + b"\n")
        run = subprocess.Popen(
            [sys.executable, "-m", "qingwen", "lint", "content"],
            cwd=content,
            env=environment,
            stdout=subprocess.DEVNULL,
        )
        time.sleep(wait)
        run.send_signal(signal.SIGKILL)
        run.wait()
    assert len(qingwen("lint", "content").stdout) >= len(plain.stdout)
    assert cached(qingwen("lint", "content", "-v")) == 8


def test_an_unchanged_file_is_not_even_read(content: Path, monkeypatch: pytest.MonkeyPatch, capsys: Any) -> None:
    monkeypatch.chdir(content)
    monkeypatch.setattr(stores, "FRESH", -(10**15))
    options = Options(cache_dir="kept", quiet=True)
    assert command.run(["content"], options) == 1

    def read(*_: object) -> bytes:
        raise AssertionError("it was read")

    monkeypatch.setattr(lint_files, "read_bytes", read)
    monkeypatch.setattr(lint_cache, "read_bytes", read)
    assert command.run(["content"], options) == 1
    capsys.readouterr()


def test_a_file_that_has_just_changed_is_not_known_by_its_looks(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_text("a")
    status = Stat.of(str(path))
    assert status and status.is_fresh(time.time_ns()) and not status.is_fresh(time.time_ns() + 10**10)


def test_the_cache_is_bounded_and_drops_the_oldest(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(stores, "LARGEST", 300_000)
    store = Store(str(tmp_path / "kept"))
    for day in range(8):
        monkeypatch.setattr(stores.time, "time", lambda day=day: day * stores.DAY)
        store.add(b"run", [], ((f"{day} {number}".encode(), "x" * 1000) for number in range(50)))
        assert (tmp_path / "kept" / NAME).stat().st_size < 700_000
    assert not store.reports([b"0 1"]) and store.reports([b"7 1"]) and not store.trouble


def test_a_picture_in_another_case_is_told(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("# A\n\n![](photo.png)\n")
    if not os.path.exists(str(tmp_path / "A.MD")):
        for names, said in (("", b"Put the image there"), ("Photo.PNG", b"letter case"), ("photo.png", b"")):
            if names:
                (tmp_path / names).write_bytes(b"")
            for _ in range(2):
                assert said in qingwen("lint", "a.md", "--select", "QW205").stdout
        assert b"No findings" in qingwen("lint", "a.md", "--select", "QW205").stdout


def test_fixing_does_not_use_the_cache_and_the_next_run_sees_what_was_fixed(qingwen: Run, content: Path) -> None:
    qingwen("lint", "content")
    qingwen("lint", "content", "--fix", "--select", "QW6")
    counts = json.loads(qingwen("lint", "content", "--statistics", "--format", "json").stdout)
    assert counts and "QW601" not in [one["code"] for one in counts]


@pytest.mark.parametrize("rule", all_rules(), ids=lambda rule: rule.code)
def test_a_rule_looks_at_the_disk_through_the_document_alone(rule: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    rule = rule.for_examples()

    def documents() -> list[Document]:
        return [Document(one.text, one.kind, folder="no-such-folder") for one in rule.examples]

    for document in documents():
        lint(document, [rule])  # tables are loaded now
    looks: list[object] = []

    def watch(event: str, arguments: tuple[object, ...]) -> None:
        if looking and event in ("open", "os.listdir", "os.scandir"):
            looks.append((event, arguments))

    looking = False
    sys.addaudithook(watch)
    monkeypatch.setattr(files_beside, "_in_other_case", lambda *_: False)  # part of a look
    real = os.stat
    monkeypatch.setattr(os, "stat", lambda path, *a, **k: (looks.append(path), real(path, *a, **k))[1])
    for document in documents():
        looking = True
        lint(document, [rule])
        looking = False
        assert len(looks) == len(document.beside.seen)
        looks.clear()


@given(
    st.text(alphabet="图片微信 ab\u200b\r\n#![](x.png)\U0001f600\ufeff·•1。", max_size=300),
    st.sampled_from(["a.md", "a.txt"]),
)
def test_a_report_comes_back_as_it_was(text: str, path: str) -> None:
    source = read_source(path, text.encode(), file="/no/such/folder/" + path)
    report = file_report(source, lint(source.document))
    again = from_line(to_line(report), path)
    assert again is not None
    bare = [one._replace(finding=one.finding._replace(fix=None)) for one in report.findings]
    assert [one._replace(finding=one.finding._replace(fix=None)) for one in again.findings] == bare
    assert again._replace(findings=(), notes=()) == report._replace(findings=(), notes=())
    assert list(again.notes) == list(report.notes)
