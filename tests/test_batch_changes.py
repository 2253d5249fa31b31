"""`batch` over sources that are not what they seem, or not what they were: skipped, gone, changed, mended. In this process."""

from __future__ import annotations

import gzip
import io
import json
import os
import re
import shutil
import signal
import tarfile
import threading
import zipfile
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from contextlib import nullcontext
from pathlib import Path

import pytest
from typer import main

import qingwen
from qingwen.app import application
from qingwen.batch.journal import Journal
from qingwen.batch.parts import Parts
from qingwen.batch.task import Job, Result, Task
from qingwen.batch.worker import work
from qingwen.commands import batch as command
from qingwen.commands import batch_runs
from qingwen.commands.restore import run as restore
from qingwen.errors import ReadError, UsageError, WriteError

BINARY = bytes(range(256)) * 4
Batch = Callable[..., int]


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


@pytest.fixture
def batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Batch:
    """Runs `batch` in the test's folder: sources, `out=` and other options; the exit code."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(command, "_engine", lambda job, *_: HereEngine(job))
    return lambda *sources, **options: command.run(sources, command.Options(**options))


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


@pytest.mark.parametrize("source", ["in", "in.zip"])
@pytest.mark.parametrize("out", ["out.jsonl", "out"])
def test_a_binary_that_was_met_is_skipped_and_counted(
    batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str], source: str, out: str
) -> None:
    files = {"a.txt": b"One sentence.\n", "b.txt": BINARY, "c.txt": b"Another sentence.\n"}
    written(tmp_path / "in", files)
    zipped("in.zip", files)
    assert batch(source, out=out) == 0
    assert "3 documents · 1 skipped" in capsys.readouterr().err
    assert batch(source, out=out, retry_failed=True) == 0
    assert "nothing was left" in capsys.readouterr().err
    base = "out/qingwen-" if out == "out" else "out."
    second = rows(f"{base}findings.jsonl")[1]
    assert second["id"] == "b.txt" and "binary" in str(second["error"])
    if out != "out":
        assert [row["error"] is None for row in rows(out)] == [True, False, True]
    report = json.loads(Path(f"{base}report.json").read_text())
    assert (report["documents"], report["failed"], report["skipped"]) == (3, 0, 1)
    assert "<dt>skipped</dt><dd>1</dd>" in Path(f"{base}report.html").read_text()


def test_a_binary_that_was_named_fails(batch: Batch, tmp_path: Path) -> None:
    written(tmp_path, {"b.txt": BINARY})
    assert batch("b.txt", out="out") == 1


def test_a_text_in_the_place_of_what_was_skipped_is_a_change(batch: Batch, tmp_path: Path) -> None:
    written(tmp_path / "in", {"a.txt": "One sentence.\n", "b.txt": BINARY})
    assert batch("in", out="out") == 0
    written(tmp_path / "in", {"b.txt": "It is a sentence now.\n"})
    with pytest.raises(UsageError, match="has changed"):
        batch("in", out="out", retry_failed=True)


def test_reports_of_another_run_are_not_written_over(batch: Batch, tmp_path: Path) -> None:
    written(tmp_path, {"a.txt": "One sentence.\n", "b.txt": "Another sentence.\n"})
    assert batch("a.txt", out="s.jsonl") == 0
    for restart in (False, True):
        with pytest.raises(UsageError, match=r"s\.findings\.jsonl.*s\.zip"):
            batch("b.txt", out="s.zip", restart=restart)
    assert rows("s.findings.jsonl")[0]["id"] == "a.txt"
    assert batch("a.txt", out="s.jsonl", resume=True) == 0
    assert batch("b.txt", out="s.jsonl", restart=True) == 0


def test_a_run_whose_reports_are_still_to_come_is_noticed(batch: Batch, tmp_path: Path) -> None:
    written(tmp_path, {"a.txt": "One sentence.\n", "b.txt": "Another sentence.\n"})
    (tmp_path / ".s.jsonl.qingwen").mkdir()
    with pytest.raises(UsageError, match=r"\.s\.jsonl\.qingwen.*s\.zip"):
        batch("b.txt", out="s.zip")
    assert batch("a.txt", out="s.jsonl") == 0
    assert batch("b.txt", out="s2.zip") == 0


def test_a_run_with_the_same_reports_that_begins_at_the_same_time_is_noticed(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, {"a.txt": "One sentence.\n"})
    other = tmp_path / ".s.jsonl.qingwen"

    def journal(folder: str) -> Journal:
        other.mkdir()
        return Journal(folder)

    monkeypatch.setattr(batch_runs, "Journal", journal)
    with pytest.raises(UsageError, match=r"\.s\.jsonl\.qingwen.*s\.zip"):
        batch("a.txt", out="s.zip")
    assert sorted(os.listdir(tmp_path)) == [".s.jsonl.qingwen", "a.txt"]


@pytest.mark.parametrize("out", ["out", "out.jsonl"])
def test_a_run_that_failed_before_anything_was_done_may_begin_again(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    def dies(job: Job, *_: object) -> HereEngine:
        raise ReadError("batch", "failed", "no scheduler answers")

    written(tmp_path, {"a.txt": "One sentence.\n"})
    with monkeypatch.context() as patched:
        patched.setattr(command, "_engine", dies)
        with pytest.raises(ReadError):
            batch("a.txt", out=out)
    assert batch("a.txt", out=out) == 0


@pytest.mark.parametrize("out", ["out", "out.jsonl"])
def test_going_on_is_advised_where_there_is_something_to_go_on_with(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    def full(parts: Parts) -> None:
        raise WriteError("findings.part", "no room")

    written(tmp_path, {"a.txt": "One sentence.\n"})
    with monkeypatch.context() as patched, pytest.raises(WriteError) as raised:
        patched.setattr(Parts, "sync", full)
        batch("a.txt", out=out, quiet=True)
    is_kept = any(path.name == "journal.sqlite" for path in tmp_path.rglob("*"))
    assert ("--resume" in str(raised.value)) is is_kept is (out == "out")
    assert batch("a.txt", out=out, resume=is_kept, quiet=True) == 0


@pytest.mark.parametrize("out", ["out", "out.jsonl", "out.zip"])
def test_a_killed_beginning_anew_is_not_taken_for_done(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    def killed(*_: object, **__: object) -> None:
        raise KeyboardInterrupt

    def outputs() -> dict[str, bytes]:
        found = [
            path for path in tmp_path.rglob("*") if path.is_file() and path.relative_to(tmp_path).parts[0][:2] != "in"
        ]
        return {str(path): path.read_bytes() for path in found if ".qingwen" not in str(path.relative_to(tmp_path))}

    written(tmp_path, {"in/a.txt": "One sentence.\n", "in/b/c.txt": "Another sentence.\n", "in.jsonl": lines(*GOOD)})
    assert batch("in", "in.jsonl", out=out, quiet=True) == 0
    before = outputs()
    with monkeypatch.context() as patched, pytest.raises(KeyboardInterrupt):
        patched.setattr(command, "check_same", killed)
        batch("in", "in.jsonl", out=out, restart=True, quiet=True)
    assert not outputs()
    assert batch("in", "in.jsonl", out=out, resume=True, quiet=True) == 0
    assert outputs() == before


@pytest.mark.parametrize("out", ["out", "out.jsonl", "out.zip"])
def test_what_the_journal_calls_done_is_on_the_disk(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    """A rename may be lost where the power fails, though what was written to the journal after it is there."""
    steps: list[str] = []
    replace, set_fact = os.replace, Journal.set_fact
    monkeypatch.setattr(os, "sync", lambda: steps.append("sync"))
    monkeypatch.setattr(os, "replace", lambda *paths: (steps.append("rename"), replace(*paths)))
    monkeypatch.setattr(Journal, "set_fact", lambda self, *fact: (steps.append(fact[0]), set_fact(self, *fact)))
    written(tmp_path, {"a.jsonl": "[]\n" + lines(*GOOD), "tree/b.txt": "One sentence.\n"})
    assert batch("a.jsonl", "tree", out=out, quiet=True) == 1
    written(tmp_path, {"a.jsonl": lines(GOOD[0]) + lines(*GOOD)})
    assert batch("a.jsonl", "tree", out=out, retry_failed=True, quiet=True) == 0
    for said in ("published", "replacing"):
        before = steps[: len(steps) - steps[::-1].index(said) - 1]
        assert "rename" in before and "sync" in before[len(before) - before[::-1].index("rename") :], said


@pytest.mark.parametrize(
    ("out", "call"), [("out", "replace"), ("out.jsonl", "replace"), ("out.zip", "replace"), ("out.zip", "remove")]
)
def test_a_file_system_that_refuses_a_step_of_mending_is_an_error_message(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str, call: str
) -> None:
    real = getattr(os, call)

    def refuses(path: str, *more: str) -> None:
        if "parts" in str(path) and ("new%2F" in str(path) or call == "remove"):
            raise PermissionError(13, "Permission denied", path)
        real(path, *more)

    written(tmp_path, {"a.jsonl": "[]\n" + lines(*GOOD)})
    assert batch("a.jsonl", out=out, quiet=True) == 1
    written(tmp_path, {"a.jsonl": lines(GOOD[0]) + lines(*GOOD)})
    with monkeypatch.context() as patched, pytest.raises(WriteError, match=r"parts.*Permission denied.*--resume"):
        patched.setattr(os, call, refuses)
        batch("a.jsonl", out=out, retry_failed=True, quiet=True)
    assert batch("a.jsonl", out=out, resume=True, quiet=True) == 0
    written_rows = Path("out/a.jsonl" if out == "out" else "out.findings.jsonl").read_text().splitlines()
    assert len(written_rows) == 5 and not json.loads(written_rows[0]).get("error")


def test_rows_that_someone_edited_stay_when_a_run_begins_anew_without_their_source(
    batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, {"a.jsonl": lines(*GOOD), "b.jsonl": lines(*GOOD)})
    assert batch("a.jsonl", "b.jsonl", out="out", quiet=True) == 0
    written(tmp_path, {"out/b.jsonl": "edited", "out/c.jsonl": "theirs"})
    for quiet in (True, False):
        capsys.readouterr()
        assert batch("a.jsonl", out="out", restart=True, quiet=quiet) == 0
        assert Path("out/b.jsonl").read_text() == "edited" and Path("out/c.jsonl").read_text() == "theirs"
        said = capsys.readouterr().err
        assert ("still there" in said and "out/b.jsonl\n" in said and "c.jsonl" not in said) != quiet
    assert batch("a.jsonl", "b.jsonl", out="out", restart=True) == 0
    assert "still there" not in capsys.readouterr().err and len(rows("out/b.jsonl")) == 4


def test_rows_of_an_earlier_run_are_not_forgotten_where_beginning_anew_failed(
    batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, {"a.jsonl": lines(*GOOD), "b.jsonl": lines(*GOOD)})
    assert batch("a.jsonl", "b.jsonl", out="out", quiet=True) == 0
    written(tmp_path, {"a.jsonl": ""})  # nothing is written over its rows
    Path("out/qingwen-report.html").unlink()
    Path("out/qingwen-report.html").mkdir()
    with pytest.raises(WriteError, match=r"report\.html.*cannot be removed"):
        batch("a.jsonl", out="out", restart=True, quiet=True)
    Path("out/qingwen-report.html").rmdir()
    capsys.readouterr()
    assert batch("a.jsonl", out="out", restart=True) == 0
    assert "still there" in (said := capsys.readouterr().err) and "out/b.jsonl\n" in said
    assert not rows("out/a.jsonl") and len(rows("out/b.jsonl")) == 4


def test_a_broken_journal_is_said_to_name_no_rows_where_other_files_are_left(
    batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, {"a.jsonl": lines(*GOOD), "b.jsonl": lines(*GOOD)})
    assert batch("a.jsonl", "b.jsonl", out="out", quiet=True) == 0
    for left in (True, False):
        Path("out/.qingwen/journal.sqlite").write_text("no journal")
        capsys.readouterr()
        assert batch("a.jsonl", out="out", restart=True) == 0
        assert ("the earlier run was broken" in capsys.readouterr().err) == left
        assert Path("out/b.jsonl").exists() == left
        Path("out/b.jsonl").unlink(missing_ok=True)
    assert batch("a.jsonl", out="out", restart=True) == 0
    assert "broken" not in capsys.readouterr().err


@pytest.mark.parametrize("option", ["resume", "restart", "retry_failed", "quiet"])
@pytest.mark.parametrize("theirs", ["out.jsonl", "out/letter.txt", "out/a.jsonl"])
def test_what_no_run_wrote_is_not_written_over(batch: Batch, tmp_path: Path, theirs: str, option: str) -> None:
    written(tmp_path, {"a.jsonl": lines(*GOOD), theirs: "theirs"})
    with pytest.raises(UsageError, match="is no run of batch"):
        batch("a.jsonl", out=theirs.split("/")[0], **{option: True})
    left = {str(path.relative_to(tmp_path)) for path in tmp_path.rglob("*") if path.is_file()}
    assert left == {"a.jsonl", theirs} and Path(theirs).read_text() == "theirs"


@pytest.mark.parametrize(
    ("out", "gone"),
    [("out.jsonl", "out.jsonl"), ("out.zip", "out.zip"), ("out", "out/a.jsonl"), ("out", "out/qingwen-report.json")],
)
def test_an_output_that_was_removed_is_named(
    batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str], out: str, gone: str
) -> None:
    written(tmp_path, {"a.jsonl": lines(*GOOD), "in/b.txt": "One sentence.\n"})
    assert batch("a.jsonl", "in", out=out) == 0
    assert batch("a.jsonl", "in", out=out, resume=True) == 0
    assert "no longer there" not in capsys.readouterr().err
    Path(gone).unlink()
    assert batch("a.jsonl", "in", out=out, resume=True) == 2
    told = capsys.readouterr().err
    assert f"error: no longer there, --restart makes it anew: {gone}\n" in told and "cleaned" not in told
    assert batch("a.jsonl", "in", out=out, restart=True) == 0
    assert "no longer there" not in capsys.readouterr().err and Path(gone).exists()


def test_what_is_to_be_mended_in_an_output_that_was_removed_names_it(batch: Batch, tmp_path: Path) -> None:
    written(tmp_path, {"a.jsonl": "[]\n" + lines(*GOOD)})
    assert batch("a.jsonl", out="out.jsonl", quiet=True) == 1
    kept = Path("out.jsonl").read_bytes()
    Path("out.jsonl").unlink()
    written(tmp_path, {"a.jsonl": lines(GOOD[0]) + lines(*GOOD)})
    with pytest.raises(WriteError, match="No such file") as said:
        batch("a.jsonl", out="out.jsonl", retry_failed=True, quiet=True)
    assert said.value.path == "out.jsonl"
    written(tmp_path, {"out.jsonl": kept})
    assert batch("a.jsonl", out="out.jsonl", retry_failed=True, quiet=True) == 0
    assert [row["error"] for row in rows("out.jsonl")] == [None] * 5


@pytest.mark.parametrize("kept", [0, 4096])
def test_a_run_whose_journal_is_broken_begins_anew(batch: Batch, tmp_path: Path, kept: int) -> None:
    written(tmp_path, {"in/a.txt": "One sentence.\n"})
    assert batch("in", out="out", quiet=True) == 0
    journal = Path("out/.qingwen/journal.sqlite")
    journal.write_bytes(journal.read_bytes()[:kept] + b"not what SQLite writes " * 2000)
    with pytest.raises(UsageError, match="--restart"):
        batch("in", out="out", resume=True, quiet=True)
    assert batch("in", out="out", restart=True, quiet=True) == 0
    assert batch("in", out="out", resume=True, quiet=True) == 0


@pytest.mark.parametrize("restart", [False, True])
def test_what_others_keep_beside_the_journal_stays(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, restart: bool
) -> None:
    def dies(job: Job, *_: object) -> HereEngine:
        raise ReadError("batch", "failed", "no scheduler answers")

    kept = ["desk/.qingwen/.gitignore", "desk/.qingwen/assets/1.json", "desk/.qingwen/undo/note-123.json"]
    written(tmp_path, {"in/a.txt": "One sentence.\n"})
    if restart:
        assert batch("in", out="desk", quiet=True) == 0
    written(tmp_path, dict.fromkeys(kept, "theirs"))
    with monkeypatch.context() as patched, pytest.raises(ReadError):
        patched.setattr(command, "_engine", dies)
        batch("in", out="desk", restart=restart, quiet=True)
    left = sorted(str(path.relative_to(tmp_path)) for path in Path("desk").absolute().rglob("*") if path.is_file())
    assert left == kept
    assert batch("in", out="desk", quiet=True) == 0
    assert batch("in", out="desk", restart=True, quiet=True) == 0
    assert all(Path(path).read_text() == "theirs" for path in kept)


@pytest.mark.parametrize("out", ["out", "out.jsonl", "out.zip"])
def test_a_profile_is_learned_again_with_what_was_mended(batch: Batch, tmp_path: Path, out: str) -> None:
    page = "River News\n\nHome | Boats\n\nThe boat came in at {}, and everyone went home with a fish.\n\nRiver rights\n"
    names = [f"{number}.txt" for number in range(3)]
    written(tmp_path, dict.fromkeys(names, "x" * (1 << 20) + "\n"))
    written(tmp_path, {name: page.format(name) for name in names[:2]})
    assert batch("2.txt", *names[:2], "3.jsonl", out=out, learn="site.toml", max_document=1, quiet=True) == 2
    assert not Path("site.toml").exists()
    written(tmp_path, {"2.txt": page.format(2)})
    options = {"out": out, "learn": "site.toml", "max_document": 1, "quiet": True}
    assert batch("2.txt", *names[:2], "3.jsonl", retry_failed=True, **options) == 2
    assert "pages = 3" in Path("site.toml").read_text()
    written(tmp_path, {"3.jsonl": lines(page.format(3), page.format(4))})
    assert batch("2.txt", *names[:2], "3.jsonl", resume=True, **options) == 0
    learned = Path("site.toml").read_text()
    assert batch("2.txt", *names[:2], "3.jsonl", out="calm.jsonl", learn="calm.toml", quiet=True) == 0
    assert "pages = 5" in learned and Path("calm.toml").read_text() == learned
    left = {path.name for path in tmp_path.rglob("*.part")}
    assert not left & {"rows.part", "pages.part"}


@pytest.mark.parametrize("out", ["out", "out.jsonl", "out.zip"])
def test_what_fails_for_another_reason_has_that_one(batch: Batch, tmp_path: Path, out: str) -> None:
    written(tmp_path, {"a.jsonl": "nonsense\n" + lines(*GOOD)})
    assert batch("a.jsonl", out=out, quiet=True) == 1
    written(tmp_path, {"a.jsonl": "[]\n" + lines(*GOOD)})
    assert batch("a.jsonl", out=out, retry_failed=True, quiet=True) == 1
    (tmp_path / "calm").mkdir()
    assert batch("a.jsonl", out=f"calm/{out}", quiet=True) == 1
    told = "out/qingwen-report.json" if out == "out" else "out.report.json"
    assert json.loads(Path(told).read_text())["failures"][0]["why"] == "line 1 is not a JSON object"
    for path in sorted((tmp_path / "calm").rglob("*")):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(tmp_path).parts):
            assert Path(path.relative_to(tmp_path / "calm")).read_bytes() == path.read_bytes(), path


def test_a_kill_while_the_report_is_written_leaves_nothing_beside_the_output(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, {"a.txt": "One sentence.\n"})

    def killed(parts: Parts, name: str, target: str) -> None:
        if name == "report":
            raise KeyboardInterrupt
        publish(parts, name, target)

    publish = Parts.publish
    with monkeypatch.context() as patch, pytest.raises(KeyboardInterrupt):
        patch.setattr(Parts, "publish", killed)
        batch("a.txt", out="out.jsonl", quiet=True)
    assert not list(tmp_path.glob("*.tmp")) and not list(tmp_path.glob(".*.tmp"))
    assert batch("a.txt", out="out.jsonl", resume=True, quiet=True) == 0
    assert Path("out.report.html").exists()


def test_what_is_passed_over_in_folders_is_counted_once(
    batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ("a.txt", "b.mhtml", "c/d.jsonl.gz", "c/e.zip", "c/f.css.gz", "c/g.csv")
    written(tmp_path / "in", dict.fromkeys(names, "One sentence.\n"))
    (tmp_path / "in" / "h.txt").symlink_to("a.txt")
    for again in (False, True):
        assert batch("in", out="out", resume=again) == 0
        said = capsys.readouterr().err
        assert (
            "skipped in folders: 3 archive, 1 MHTML pages (name them to have them read), 1 linked" in said
            and "when they are named" in said
        )
        report = json.loads(Path("out/qingwen-report.json").read_text())
        assert report["skipped_in_folders"] == [["archive", 3], ["html", 1], ["linked", 1]]
    assert "links, which are not followed" in Path("out/qingwen-report.html").read_text()


def test_what_is_passed_over_is_counted_when_its_folder_is_done(batch: Batch, tmp_path: Path) -> None:
    written(tmp_path / "in", {f"{n}.txt": BINARY * (1 << 9) for n in range(4)} | {"a.zip": ""})
    written(tmp_path, {"last.jsonl": "nonsense\n" * 600})
    assert batch("in", "last.jsonl", out="out.jsonl", max_failures=1) == 1  # it stops in the second source
    assert not Path("out.jsonl").exists()
    assert batch("in", "last.jsonl", out="out.jsonl", resume=True) == 1
    report = json.loads(Path("out.report.json").read_text())
    assert report["skipped_in_folders"] == [["archive", 1]] and report["skipped"] == 4


@pytest.mark.parametrize("out", ["in/out", "in/a/out", "in/out.jsonl", "in/a/out.zip"])
def test_outputs_of_other_runs_are_no_documents(
    batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str], out: str
) -> None:
    written(tmp_path / "in", {"a.txt": GOOD[0], "a/b.txt": GOOD[1]})
    written(tmp_path, {"c.txt": GOOD[2]})
    assert batch("c.txt", out=out, quiet=True) == 0
    assert batch("in", out="new") == 0
    assert sorted(str(path.relative_to("new")) for path in Path("new").rglob("*.md")) == ["a.md", "a/b.md"]
    said = capsys.readouterr().err
    assert f"skipped in folders: {1 if out.endswith('out') else 4} output" in said
    assert "outputs of other runs" in Path("new/qingwen-report.html").read_text()
    assert batch(out if out.endswith("out") else "in/a.txt", out="named", quiet=True) == 0  # what is named is read


def test_links_of_any_name_are_counted(batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    written(tmp_path / "in", {"a.txt": GOOD[0]})
    (tmp_path / "in/pic.png").symlink_to("a.txt")
    (tmp_path / "in/folder").symlink_to("..")
    with tarfile.open("in.tar", "w") as archive:
        archive.add("in")
    with zipfile.ZipFile("in.zip", "w") as archive:
        archive.write("in/a.txt")
        link = zipfile.ZipInfo("in/pic.png")
        link.external_attr = 0o120777 << 16
        archive.writestr(link, "a.txt")
    for source, number in (("in", 2), ("in.tar", 2), ("in.zip", 1)):
        assert batch(source, out=f"out of {number}{source[2:]}/") == 0
        assert f": {number} linked\n" in capsys.readouterr().err


@pytest.mark.parametrize("beside", [".qingwen", "qingwen"])
def test_reports_of_an_earlier_run_are_no_documents_of_the_next(batch: Batch, tmp_path: Path, beside: str) -> None:
    written(tmp_path / "in", {"a.txt": "One sentence.\n"})
    assert batch("in", out="old") == 0
    (tmp_path / "old" / ".qingwen").rename(tmp_path / "old" / beside)
    assert batch("old", out="new.jsonl") == 0
    assert [row["id"] for row in rows("new.jsonl")] == ["a.md", "qingwen-report.html"][
        : 1 if beside == ".qingwen" else 2
    ]
    report = json.loads(Path("new.report.json").read_text())
    assert report["skipped_in_folders"] == ([] if beside == ".qingwen" else [["archive", 2]])


@pytest.mark.parametrize("out", ["out.csv", "out.jsonl.gz", "out.md", "out.sqlite"])
def test_an_output_of_no_kind_is_refused_and_made_a_folder_where_that_is_said(
    batch: Batch, tmp_path: Path, out: str
) -> None:
    written(tmp_path / "in", {"a.txt": "One sentence.\n"})
    with pytest.raises(UsageError, match="--to"):
        batch("in", out=out)
    assert not Path(out).exists()
    assert batch("in", out=out + "/") == 0
    assert batch("in", out=out, resume=True) == 0
    assert batch("in", out=f"other{out}", to="folder") == 0


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


GOOD = [f"Sentence number {n} stands here.\n" for n in range(4)]


@pytest.mark.parametrize("names", [("a.jsonl", "b.jsonl"), ("*.jsonl",)])
@pytest.mark.parametrize("done", [2, 5])
def test_a_source_that_is_gone_costs_what_was_not_done_of_it(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], names: tuple[str, ...], done: int
) -> None:  # fmt: skip
    written(tmp_path, {"a.jsonl": lines(*GOOD), "b.jsonl": lines(*GOOD)})
    stopped(batch, monkeypatch, *names, done=done, out="out")
    Path("a.jsonl").unlink()
    missing = done < 4
    for _ in range(2):
        assert batch(*names, out="out", resume=True) == (2 if missing else 0)
    assert ("a.jsonl: no such file" in capsys.readouterr().err) == missing
    assert [row["error"] is None for row in rows("out/a.jsonl")] == ([True, True, False] if missing else [True] * 4)
    assert [row["error"] for row in rows("out/b.jsonl")] == [None] * 4
    written(tmp_path, {"a.jsonl": lines(*GOOD)})
    if missing:
        assert batch(*names, out="out", resume=True) == 0
        assert [row["cleaned"] for row in rows("out/a.jsonl")] == [row["cleaned"] for row in rows("out/b.jsonl")]


@pytest.mark.parametrize("pattern", ["in/*", "*/*", "in/**"])
def test_a_run_over_a_pattern_of_any_kind_is_taken_up(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, pattern: str
) -> None:
    written(tmp_path, {f"in/{n}.txt": text for n, text in enumerate(GOOD)} | {"in/b.jsonl": lines(*GOOD)})
    stopped(batch, monkeypatch, pattern, done=2, out="out.jsonl")
    for option in ("resume", "retry_failed"):
        assert batch(pattern, out="out.jsonl", quiet=True, **{option: True}) == 0


@pytest.mark.parametrize("done", [0, 2, 4])
@pytest.mark.parametrize("kind", ["folder", "zip", "files"])
def test_a_folder_that_is_gone_costs_what_was_not_done_of_it(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, done: int, kind: str
) -> None:
    texts = {f"{n}.txt": text for n, text in enumerate(GOOD)}
    source = {"folder": "z", "zip": "z.zip", "files": "z.txt"}[kind]
    written(tmp_path, {"a.jsonl": lines(*GOOD), "z.txt": "\n".join(GOOD)})
    written(tmp_path / "z", texts)
    zipped("z.zip", {name: text.encode() for name, text in texts.items()})
    stopped(batch, monkeypatch, source, "a.jsonl", done=done, out="out.jsonl")
    shutil.rmtree("z")
    Path(source).unlink(missing_ok=True)
    number = 1 if kind == "files" else 4
    failed = done < number
    for _ in range(2):
        assert batch(source, "a.jsonl", out="out.jsonl", resume=True) == (2 if failed else 0)
    errors = [row["error"] for row in rows("out.jsonl")]
    assert [error for error in errors if error] == ["no such file or folder; check the name"] * failed
    assert len(errors) == min(done, number) + failed + 4


def test_a_source_that_is_missing_when_a_run_begins_is_a_wrong_name(batch: Batch, tmp_path: Path) -> None:
    written(tmp_path, {"a.jsonl": lines(*GOOD)})
    for sources in (("b.jsonl",), ("b",), ("b.sqlite", "b"), ("a.jsonl", "c*.jsonl")):
        with pytest.raises(ReadError, match="no "):
            batch(*sources, out="out.jsonl", resume=True)
        assert not Path(".out.jsonl.qingwen").exists()


@pytest.mark.parametrize("out", ["out", "out.jsonl", "out.parquet", "out.zip"])
def test_sources_that_are_missing_cost_themselves_alone_and_are_taken_up_when_they_are_there(
    batch: Batch, tmp_path: Path, out: str
) -> None:
    if out == "out.parquet":
        pytest.importorskip("pyarrow")
    names = ("a.jsonl", "b", "c.jsonl", "d.zip", "e.txt")
    contents = {
        "a.jsonl": lines(*GOOD[:2]),
        "b/1.txt": GOOD[1],
        "b/2.txt": GOOD[2],
        "c.jsonl": "nonsense\n" + lines(*GOOD),
        "e.txt": GOOD[3],
    }
    away = written(tmp_path / "away", contents)
    zipped("away/d.zip", {"x.txt": GOOD[0].encode(), "b.txt": BINARY})
    (away / "c.jsonl").rename("c.jsonl")
    assert batch(*names, out=out, quiet=True) == 2
    report = json.loads(Path("out/qingwen-report.json" if out == "out" else "out.report.json").read_text())
    assert (report["documents"], report["failed"]) == (9, 5)
    for name in ("d.zip", "a.jsonl"):
        (away / name).rename(name)
    assert batch(*names, out=out, resume=True, quiet=True) == 2
    for name in ("b", "e.txt"):
        (away / name).rename(name)
    assert batch(*names, out=out, retry_failed=True, quiet=True) == 1  # there is nonsense in one of them
    assert batch(*names, out=out, resume=True, quiet=True) == 1
    (tmp_path / "calm").mkdir()
    assert batch(*names, out=f"calm/{out}", quiet=True) == 1
    for path in sorted((tmp_path / "calm").rglob("*")):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(tmp_path).parts):
            assert Path(path.relative_to(tmp_path / "calm")).read_bytes() == path.read_bytes(), path


@pytest.mark.parametrize("name", ["a.zip", "a.tar", "a.jsonl.gz", "a.csv.gz"])
def test_an_archive_that_was_cut_short_is_taken_up_where_it_was_cut(batch: Batch, tmp_path: Path, name: str) -> None:
    members = {f"{n}.txt": f"{n} {GOOD[0]}{os.urandom(600).hex()}\n".encode() for n in range(30)}
    zipped("a.zip", members)
    with tarfile.open("a.tar", "w") as archive:
        for member, data in members.items():
            info = tarfile.TarInfo(member)
            info.size = len(data)
            archive.addfile(info, io.BytesIO(data))
    texts = [data.decode() for data in members.values()]
    written(tmp_path, {"a.jsonl.gz": gzip.compress(lines(*texts).encode(), 1, mtime=0)})
    table = "id,text\n" + "".join(f'{n},"{text}"\n' for n, text in enumerate(texts))
    written(tmp_path, {"a.csv.gz": gzip.compress(table.encode(), 1, mtime=0), "z.jsonl": lines(*GOOD)})
    whole = Path(name).read_bytes()
    Path(name).write_bytes(whole[: len(whole) * 2 // 3])
    assert batch(name, "z.jsonl", out="out.jsonl", quiet=True) == 2
    assert batch(name, "z.jsonl", out="out.jsonl", retry_failed=True, quiet=True) == 2
    assert rows("out.jsonl")[-5]["error"] and len(rows("out.jsonl")) < 34
    Path(name).write_bytes(whole)
    assert batch(name, "z.jsonl", out="out.jsonl", retry_failed=True, quiet=True) == 0
    (tmp_path / "calm").mkdir()
    assert batch(name, "z.jsonl", out="calm/out.jsonl", quiet=True) == 0
    for one in ("out.jsonl", "out.findings.jsonl", "out.report.json"):
        assert Path(one).read_bytes() == Path("calm", one).read_bytes(), one


def test_what_a_killed_mending_has_left_beside_outputs_is_removed(batch: Batch, tmp_path: Path) -> None:
    written(tmp_path, {"b.txt": GOOD[0]})
    assert batch("a.zip", "b.txt", out="out", quiet=True) == 2
    zipped("a.zip", {"x.txt": GOOD[1].encode()})
    left = written(tmp_path, {"out/a/.qingwen-0123456789ab.tmp": "half"}) / "out/a/.qingwen-0123456789ab.tmp"
    assert batch("a.zip", "b.txt", out="out", resume=True, quiet=True) == 0
    assert not left.exists()


@pytest.mark.parametrize("out", ["out", "out.jsonl"])
def test_a_killed_mending_leaves_nothing_beside_outputs(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str
) -> None:
    written(tmp_path, {"b.jsonl": lines(*GOOD)})
    assert batch("a.jsonl", "b.jsonl", out=out, quiet=True) == 2
    written(tmp_path, {"a.jsonl": lines(*GOOD)})
    before = {path for path in tmp_path.rglob("*") if ".qingwen/" not in f"{path}/"}

    def killed(*_: object) -> None:
        raise KeyboardInterrupt

    with monkeypatch.context() as only, pytest.raises(KeyboardInterrupt):
        only.setattr("qingwen.batch.mending.os.fsync", killed)
        batch("a.jsonl", "b.jsonl", out=out, resume=True, quiet=True)
    assert {path for path in tmp_path.rglob("*") if ".qingwen/" not in f"{path}/"} == before


def test_a_killed_taking_up_changes_nothing_and_is_done_again(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, {"b.jsonl": lines(*GOOD)})
    assert batch("a.jsonl", "b.jsonl", out="out.jsonl", quiet=True) == 2
    before = Path("out.jsonl").read_bytes()
    written(tmp_path, {"a.jsonl": lines(*GOOD)})
    stopped(batch, monkeypatch, "a.jsonl", "b.jsonl", done=2, out="out.jsonl", resume=True, quiet=True)
    assert Path("out.jsonl").read_bytes() == before
    assert batch("a.jsonl", "b.jsonl", out="out.jsonl", resume=True) == 0
    assert "8 documents" in capsys.readouterr().err
    assert [row["source_name"] for row in rows("out.jsonl")] == ["a.jsonl"] * 4 + ["b.jsonl"] * 4


def test_what_fails_once_more_is_named_and_counted(
    batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, {"a.jsonl": "nonsense\n" * 25 + lines(*GOOD)})
    assert batch("a.jsonl", out="out.jsonl", quiet=True) == 1
    capsys.readouterr()
    assert batch("a.jsonl", out="out.jsonl", resume=True) == 1
    assert "nothing was left to do · 25 failed" in capsys.readouterr().err
    assert batch("a.jsonl", out="out.jsonl", retry_failed=True) == 1
    said = capsys.readouterr().err
    assert said.count("is not JSON") == 20 and "29 documents · 25 failed" in said and "nothing was left" not in said
    written(tmp_path, {"a.jsonl": lines(*GOOD[:1] * 25) + lines(*GOOD)})
    with pytest.raises(UsageError, match="--retry-failed"):
        batch("a.jsonl", out="out.jsonl", resume=True)
    assert batch("a.jsonl", out="out.jsonl", retry_failed=True) == 0


@pytest.mark.parametrize("name", ["empty.jsonl", "folder/picture.png"])
def test_sources_without_documents_are_said_to_hold_none(
    batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    written(tmp_path, {name: ""})
    for resume in (False, True):
        assert batch(name.split("/")[0], out="out", resume=resume) == 0
        said = capsys.readouterr().err
        assert "the sources hold no documents" in said and "nothing was left" not in said


def test_what_fails_in_this_run_is_not_tried_again_at_once(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    bad = "[]\n"
    written(tmp_path, {"a.jsonl": bad + lines(*GOOD), "c.jsonl": lines(*GOOD) + bad})
    assert batch("a.jsonl", "b.jsonl", "c.jsonl", out="out.jsonl", retry_failed=True) == 2
    said = capsys.readouterr().err
    assert said.count("a.jsonl: line 1 ") == said.count("b.jsonl: ") == said.count("c.jsonl: line 5 ") == 1
    written(tmp_path, {"b.jsonl": lines(*GOOD) + bad * 2})
    assert batch("a.jsonl", "b.jsonl", "c.jsonl", out="out.jsonl", retry_failed=True) == 1
    said = capsys.readouterr().err
    assert said.count("a.jsonl: line 1 ") == said.count("c.jsonl: line 5 ") == 1
    assert said.count("b.jsonl: line 5 ") == said.count("b.jsonl: line 6 ") == 1 and "16 documents · 4 failed" in said
    assert batch("a.jsonl", "b.jsonl", "c.jsonl", out="out.jsonl", retry_failed=True) == 1
    assert capsys.readouterr().err.count(" is not a JSON object") == 4


@pytest.mark.parametrize("missing", [("c/d.txt",), ("c.txt", "d.txt"), ("b.txt", "c/d.txt")])
def test_named_files_that_are_missing_are_sources_that_could_not_be_read(
    batch: Batch, tmp_path: Path, missing: tuple[str, ...]
) -> None:
    written(tmp_path, {"a.jsonl": lines(*GOOD), "b.txt": BINARY})
    assert batch("a.jsonl", *missing, out="out", quiet=True) == 2
    written(tmp_path, dict.fromkeys(missing, GOOD[0]))
    assert batch("a.jsonl", *missing, out="out", retry_failed=True, quiet=True) == 0


def test_a_source_that_is_back_without_documents_is_done(
    batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path, {"a.jsonl": lines(*GOOD)})
    assert batch("a.jsonl", "b.jsonl", out="out.zip", quiet=True) == 2
    written(tmp_path, {"b.jsonl": ""})
    assert batch("a.jsonl", "b.jsonl", out="out.zip", resume=True) == 0
    assert "-" not in capsys.readouterr().err


@pytest.mark.parametrize("how", ["resume", "retry_failed"])
def test_what_is_interrupted_while_it_is_mended_says_so_and_goes_on(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str], how: str
) -> None:
    names = ("a.jsonl", "b.jsonl")
    written(tmp_path, {"b.jsonl": "nonsense\n" * 2 + lines(*GOOD)})
    assert batch(*names, out="out.jsonl", quiet=True) == 2
    mended = {"a.jsonl": lines(*GOOD)} if how == "resume" else {"b.jsonl": lines(*GOOD[:2]) + lines(*GOOD)}
    written(tmp_path, mended)

    def submit(engine: HereEngine, task: Task) -> Future[Result]:
        signal.raise_signal(signal.SIGINT)
        return HereEngine.submit(engine, task)

    with monkeypatch.context() as only:
        only.setattr(command, "_engine", lambda job, *_: type("Asked", (HereEngine,), {"submit": submit})(job))
        assert batch(*names, out="out.jsonl", **{how: True}) == 130
    said = capfd.readouterr().err
    assert "interrupted" in said and "report:" not in said
    assert batch(*names, out="out.jsonl", **{how: True}) == (1 if how == "resume" else 2)
    assert sum(row["error"] is None for row in rows("out.jsonl")) == (8 if how == "resume" else 6)


@pytest.mark.parametrize("name", ["a.jsonl", "a.zip", "in"])
@pytest.mark.parametrize("what", ["deleted", "truncated"])
def test_a_source_that_changes_while_it_is_read_is_not_silently_shorter(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str, what: str
) -> None:
    texts = {f"{n}.txt": f"{n} {GOOD[0]}" for n in range(8)}
    written(tmp_path / "in", texts)
    far = [
        json.dumps({"text": text, "pad": "x" * 300_000}) + "\n" for text in texts.values()
    ]  # more than is read ahead
    written(tmp_path, {"a.jsonl": "".join(far), "z.jsonl": lines(*GOOD)})
    zipped("a.zip", {key: text.encode() for key, text in texts.items()})

    class Spoiling(HereEngine):
        def submit(self, task: Task) -> Future[Result]:
            for path in [Path(name)] if Path(name).is_file() else sorted(Path(name).glob("*.txt"))[3:]:
                if what == "deleted":
                    path.unlink(missing_ok=True)
                else:
                    os.truncate(path, 5)
            return super().submit(task)

    monkeypatch.setattr(command, "_engine", lambda job, *_: Spoiling(job))
    monkeypatch.setattr("qingwen.batch.task.TASK_DOCUMENTS", 1)
    code = batch(name, "z.jsonl", out="out.jsonl")
    found = rows("out.jsonl")
    whole = [row["id"] for row in found if GOOD[0].strip() in str(row["cleaned"])][:-1]  # it is in the next source, too
    assert [row["id"] for row in found[-4:]] == ["d0", "d1", "d2", "d3"], "the next source is done"
    if name != "in":  # what was opened before it went is read whole
        assert (code, len(whole) == 8) == ((0, True) if what == "deleted" else (2, name == "a.zip"))
    elif what == "deleted":
        assert (code, len(whole)) == (1, 3) and batch(name, "z.jsonl", out="out2.jsonl") == 0


def test_a_pipe_is_read_and_has_not_changed(batch: Batch, tmp_path: Path) -> None:
    for again, texts, refused in ((False, GOOD, False), (True, GOOD, False), (True, GOOD[1:], True)):
        os.mkfifo("a.jsonl")
        writing = threading.Thread(target=Path("a.jsonl").write_text, args=(lines(*texts),))
        writing.start()
        with pytest.raises(UsageError, match="has changed") if refused else nullcontext():
            assert batch("a.jsonl", out="out.jsonl", resume=again) == 0
        writing.join()
        Path("a.jsonl").unlink()
    assert len(rows("out.jsonl")) == 4


@pytest.mark.parametrize("out", ["out.jsonl", "out.parquet", "out.zip", "out"])
def test_what_is_tried_again_is_written_nowhere_but_into_the_output(batch: Batch, tmp_path: Path, out: str) -> None:
    written(tmp_path, {"a.md": "# A\n\nOne sentence.\n", "b.md": b"\0\1\2 binary"})
    assert batch("a.md", "b.md", out=out, quiet=True) == 1
    mended = "# B\n\n图片\n\nTwo sentences.\n"
    written(tmp_path, {"b.md": mended})
    assert batch("a.md", "b.md", out=out, retry_failed=True, quiet=True) == 0
    assert Path("b.md").read_text(encoding="utf-8") == mended


@pytest.mark.parametrize("out", ["out.jsonl", "out", "out.parquet"])
@pytest.mark.parametrize("name", ["a.jsonl", "a.csv"])
def test_a_file_of_records_that_was_mended_is_done(batch: Batch, tmp_path: Path, out: str, name: str) -> None:
    def made(second: str, *more: str, first: str = GOOD[0]) -> None:
        good = [first, GOOD[2], *more]
        if name == "a.csv":
            table = [f'x{n},"{text}"\n' for n, text in enumerate(good)]
            content = "".join(["id,text\n", table[0], second or "b\n", *table[1:]])
        else:
            table = [json.dumps({"id": f"x{n}", "text": text}) + "\n" for n, text in enumerate(good)]
            content = "".join([table[0], second or "nonsense\n", *table[1:]])
        written(tmp_path, {name: content})

    def refused(**how: bool) -> None:
        with pytest.raises(UsageError, match="has changed"):
            batch(name, out=out, **how)

    mended = 'b,"It is a sentence now."\n' if name == "a.csv" else lines("It is a sentence now.", start=7)
    made("")
    assert batch(name, out=out) == 1
    made(mended, first="Another sentence.\n")
    refused(retry_failed=True)
    made(mended, "One more.\n")
    refused(retry_failed=True)
    made(mended)
    refused(resume=True)
    assert batch(name, out=out, retry_failed=True) == 0
    assert batch(name, out=out, resume=True) == 0
    (tmp_path / "calm").mkdir()
    assert batch(name, out=f"calm/{out}") == 0
    for path in sorted((tmp_path / "calm").rglob("*")):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(tmp_path).parts):
            assert Path(path.relative_to(tmp_path / "calm")).read_bytes() == path.read_bytes(), path
    made("")
    refused(retry_failed=True)


def test_a_record_that_was_put_between_others_is_a_change(batch: Batch, tmp_path: Path) -> None:
    written(tmp_path, {"a.jsonl": lines(*GOOD) + "nonsense\n"})
    assert batch("a.jsonl", out="out.jsonl") == 1
    written(tmp_path, {"a.jsonl": lines(GOOD[0]) + lines("New.", start=9) + lines(*GOOD[1:], start=1)})
    with pytest.raises(UsageError, match="has changed"):
        batch("a.jsonl", out="out.jsonl", retry_failed=True)


def test_a_name_that_no_file_can_have_costs_its_document_alone(batch: Batch, tmp_path: Path) -> None:
    zipped("in.zip", {"a.txt": b"One sentence.\n", "x" * 255 + ".txt": b"Two.\n", "z.txt": b"Three sentences.\n"})
    assert batch("in.zip", out="out", quiet=True) == 1
    report = json.loads(Path("out/qingwen-report.json").read_text(encoding="utf-8"))
    assert (report["documents"], report["failed"]) == (3, 1) and "name" in report["failures"][0]["why"]
    assert Path("out/in/z.md").exists()


def test_half_of_a_character_in_a_records_other_fields_is_replaced(batch: Batch, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(b'{"id": "a\\udc00", "text": "Hello there.", "t": "\\ud800"}\n')
    assert batch("a.jsonl", out="b.jsonl", quiet=True) == 0
    assert rows("b.jsonl")[0]["record"] == {"t": "\ufffd"} and rows("b.jsonl")[0]["id"] == "a\ufffd"


@pytest.mark.parametrize("half", ["\\ud800", "\\udc00\\ud800", "\\ud83d\\ude00"])
def test_half_of_a_character_in_a_record_is_read_as_from_python(batch: Batch, tmp_path: Path, half: str) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"text": "The boat {half} came in."}}\n')
    assert batch("a.jsonl", out="b.jsonl", quiet=True) == 0
    api = qingwen.clean(json.loads(f'"The boat {half} came in."'))
    assert rows("b.jsonl")[0]["cleaned"] == api.text
    assert restore("b.jsonl", "b.findings.jsonl", "back.txt", None, "0") == 0
    assert Path("back.txt").read_bytes().decode() == api.document.text


def test_a_source_called_as_a_report_is_refused(batch: Batch, tmp_path: Path) -> None:
    written(tmp_path, {"qingwen-findings.jsonl": '{"text": "Hello there."}\n'})
    with pytest.raises(UsageError, match="a report's name"):
        batch("qingwen-findings.jsonl", out="out", quiet=True)
    assert not Path("out/qingwen-findings.jsonl").exists()


@pytest.mark.parametrize("out", ["out", "out.jsonl", "out.parquet", "out.zip"])
def test_every_document_is_given_back_whatever_its_id_and_its_output(batch: Batch, tmp_path: Path, out: str) -> None:
    if out == "out.parquet":
        pytest.importorskip("pyarrow")
    texts = [f"Sentence {n} stands here.\n\nShare this article\n" for n in range(4)]
    first, second, third, fourth = (json.dumps({"text": text}) + "\n" for text in texts)
    written(tmp_path, {"a.jsonl": f"nonsense\n\n{first}{second}", "b.jsonl": third + fourth})
    zipped("c.zip", {"0.txt": texts[0].encode(), "1.txt": texts[1].encode()})
    assert batch("a.jsonl", "b.jsonl", "c.zip", out=out, quiet=True) == 1
    report = "out/qingwen-findings.jsonl" if out == "out" else "out.findings.jsonl"

    def given(identity: str) -> str:
        assert restore(out, report, "back.txt", None, identity) == 0
        return Path("back.txt").read_text()

    records = ["a.jsonl#3", "a.jsonl#4", "b.jsonl#1", "b.jsonl#2"]
    assert [given(one) for one in records] == texts
    assert [given(one) for one in ("c.zip#2", "1.txt", "2")] == [texts[1]] * 3
    for identity, said in (
        ("1", r"a\.jsonl#3, b\.jsonl#2"),
        ("a.jsonl#1", "was not cleaned"),
        ("a.jsonl#2", "no record"),
    ):
        with pytest.raises(ReadError, match=said):
            restore(out, report, "back.txt", None, identity)


@pytest.mark.parametrize("source", ["in", "in.zip", "back.zip"])
def test_a_file_and_a_folder_that_would_share_a_place_are_told_apart_before_any_work(
    batch: Batch, tmp_path: Path, source: str
) -> None:
    names = ("a/z.txt", "b.txt", "q.txt", "q.md/a/y.txt", "q.md/z.txt", "r.md/x.txt")
    files = {name: f"A sentence of {name} stands here.\n" for name in names}
    written(tmp_path / "in", files)
    members = {name: text.encode() for name, text in files.items()}
    zipped("in.zip", members)
    zipped("back.zip", dict(reversed(members.items())))
    assert batch(source, out="out", quiet=True) == 1
    failures = json.loads(Path("out/qingwen-report.json").read_text())["failures"]
    lost = ["q.txt"] if source == "back.zip" else ["q.md/a/y.txt", "q.md/z.txt"]
    assert sorted(one["name"] for one in failures) == lost
    assert all("is another document's as well" in one["why"] for one in failures)
    assert len(list(Path("out").rglob("*.md"))) - len([p for p in Path("out").rglob("*.md") if p.is_dir()]) == 6 - len(
        lost
    )
    assert batch(source, out="out.jsonl", quiet=True) == 0


def test_a_folder_called_as_a_files_output_is_refused(batch: Batch, tmp_path: Path) -> None:
    written(tmp_path, {"q.txt": GOOD[0], "q.md/z.txt": GOOD[1]})
    with pytest.raises(UsageError, match=r"q\.txt and q\.md would both be written to q\.md"):
        batch("q.txt", "q.md", out="out")


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("--jobs", "-1"), ("--jobs", "10000000000"), ("--max-failures", "-1"), ("--progress", "-1"), ("--progress", "nan"),
        ("--time-limit", "0"), ("--time-limit", "nan"), ("--time-limit", "inf"), ("--memory-limit", "127"),
        ("--memory-limit", "99999999999999999999"), ("--max-document", "0"), ("--max-document", "99999999999999999999"),
        ("--encoding", "zz"),
    ],
)  # fmt: skip
def test_a_value_that_makes_no_sense_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], option: str, value: str
) -> None:
    monkeypatch.chdir(tmp_path)
    written(tmp_path, {"a.jsonl": lines(*GOOD)})
    with pytest.raises((SystemExit, UsageError)) as ended:
        main.get_command(application("batch"))(["batch", "a.jsonl", "-o", "out.jsonl", option, value])
    said = capsys.readouterr().err + str(ended.value)
    assert option in said and (isinstance(ended.value, UsageError) or ended.value.code == 2)
    assert not Path(".out.jsonl.qingwen").exists()


def test_going_on_and_beginning_anew_exclude_each_other(batch: Batch, tmp_path: Path) -> None:
    for going_on in ("resume", "retry_failed"):
        with pytest.raises(UsageError, match="exclude each other"):
            batch("a.jsonl", out="out.jsonl", restart=True, **{going_on: True})


def test_a_database_without_the_table_costs_itself_alone(batch: Batch, tmp_path: Path) -> None:
    written(tmp_path, {"a.sqlite": "", "b.jsonl": lines(*GOOD)})
    assert batch("a.sqlite", "b.jsonl", out="out.jsonl", quiet=True)
    first, *others = rows("out.jsonl")
    assert "--table" in str(first["error"]) and [row["error"] for row in others] == [None] * 4
    assert "a.sqlite" not in str(first["error"])  # the message's own beginning


def test_a_folder_that_goes_while_it_is_read_is_a_source_that_could_not_be_read(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path / "in", {"a.txt": GOOD[0], "sub/b.txt": GOOD[1]})

    def goes(engine: HereEngine, task: Task) -> Future[Result]:
        shutil.rmtree("in", ignore_errors=True)
        return HereEngine.submit(engine, task)

    monkeypatch.setattr(command, "_engine", lambda job, *_: type("Going", (HereEngine,), {"submit": goes})(job))
    assert batch("in", out="out.jsonl", quiet=True) == 2
    told = capsys.readouterr().err
    assert "in/a.txt: no such file" in told and "in/sub/b.txt: no such file" in told
    written(tmp_path / "in", {"a.txt": GOOD[0], "sub/b.txt": GOOD[1]})
    monkeypatch.setattr(command, "_engine", lambda job, *_: HereEngine(job))
    assert batch("in", out="out.jsonl", resume=True) == 1
    assert "--retry-failed tries it once more" in capsys.readouterr().err
    assert batch("in", out="out.jsonl", retry_failed=True, quiet=True) == 0
    assert [row["error"] for row in rows("out.jsonl")] == [None, None]


@pytest.mark.parametrize("others", [(), ("b.txt",)])
def test_a_message_names_the_archive_before_its_member(
    batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str], others: tuple[str, ...]
) -> None:
    zipped("a.zip", {"/abs.txt": b"one\n", "x.txt": BINARY[:256] * 4 + b"\0", "../up.txt": b"two\n"})
    with tarfile.open("a.tar", "w") as archive:
        member = tarfile.TarInfo("/abs.txt")
        archive.addfile(member, io.BytesIO())
    written(tmp_path, {"b.txt": GOOD[0]})
    for name in ("a.zip", "a.tar"):
        assert batch(name, *others, out=f"{name}{len(others)}.jsonl", quiet=True) == 1
        assert f"{name}: /abs.txt: its name is an absolute path" in capsys.readouterr().err
    if others:
        report = json.loads(Path("a.zip1.report.json").read_text())
        assert {one["name"] for one in report["failures"]} == {"a//abs.txt", "a/../up.txt"}


def test_standard_input_is_said_to_be_no_source(batch: Batch, tmp_path: Path) -> None:
    written(tmp_path, {"a.txt": GOOD[0]})
    with pytest.raises(UsageError, match="does not read standard input"):
        batch("a.txt", "-", out="out")


@pytest.mark.parametrize("to", [None, "jsonl"])
def test_standard_output_is_said_to_be_no_place_for_outputs(batch: Batch, tmp_path: Path, to: str | None) -> None:
    written(tmp_path, {"a.txt": GOOD[0]})
    with pytest.raises(UsageError, match="does not write to standard output"):
        batch("a.txt", out="-", to=to)
    assert not Path("-").exists()


def test_a_full_disk_before_anything_is_done_says_that_the_run_begins_anew(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, {"a.txt": GOOD[0]})

    def full(*_: object) -> None:
        raise WriteError("rows.part", "it cannot be written: No space left on device")

    with monkeypatch.context() as only, pytest.raises(WriteError, match="nothing is done yet: mend that, and begin"):
        only.setattr(Parts, "add", full)
        batch("a.txt", out="out.jsonl")
    assert not Path(".out.jsonl.qingwen").exists() and batch("a.txt", out="out.jsonl", quiet=True) == 0


@pytest.mark.parametrize(
    ("out", "learn"),
    [("out.jsonl", "a.jsonl"), ("out.jsonl", "out.jsonl"), ("out.jsonl", "./out.report.json"), ("out.zip", "out.zip"), ("out", "in/a.txt"),
     ("out", "in/new.md"), ("out", "named.txt"), ("out", "out/a.jsonl"), ("out", "out/in/a.md"), ("out", "out/qingwen-report.html")],
)  # fmt: skip
def test_a_profile_is_not_written_over_what_is_read_or_written(
    batch: Batch, tmp_path: Path, out: str, learn: str
) -> None:
    texts = {"a.jsonl": lines(*GOOD), "in/a.txt": GOOD[0], "named.txt": GOOD[1]}
    written(tmp_path, texts)
    with pytest.raises(UsageError, match=learn):
        batch("a.jsonl", "in", "named.txt", out=out, learn=learn)
    assert {name: Path(name).read_text() for name in texts} == texts
    assert sorted(path.name for path in tmp_path.iterdir()) == ["a.jsonl", "in", "named.txt"]


def going(away: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder is moved away as soon as the first document is cleaned, while others are still to be found."""

    def goes(engine: HereEngine, task: Task) -> Future[Result]:
        if os.path.exists(away):
            os.rename(away, "away")
        return HereEngine.submit(engine, task)

    monkeypatch.setattr("qingwen.batch.task.TASK_DOCUMENTS", 1)
    monkeypatch.setattr(command, "_engine", lambda job, *_: type("Going", (HereEngine,), {"submit": goes})(job))


@pytest.mark.parametrize("out", ["out", "out.jsonl", "out.parquet", "out.zip"])
@pytest.mark.parametrize("away", ["in/2", "in"])
@pytest.mark.parametrize("how", ["resume", "retry_failed"])
def test_a_folder_that_is_gone_while_it_is_looked_for_is_taken_up_once_it_is_back(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], out: str, away: str, how: str
) -> None:  # fmt: skip
    if out == "out.parquet":
        pytest.importorskip("pyarrow")
    texts = {f"{n}/{m}.txt": f"Sentence number {n} {m} stands here.\n" for n in range(4) for m in range(3)}
    inner = {"2/x/a.txt": GOOD[0], "2/x/b.txt": BINARY, "2/y.zip": b"PK", "a.txt": GOOD[1], "2/y/a.txt": GOOD[2]}
    written(tmp_path / "in", texts | inner)
    written(tmp_path, {"z.jsonl": lines(*GOOD) + "nonsense\n"})
    names = ("in", "z.jsonl")
    going(away, monkeypatch)
    assert batch(*names, out=out, quiet=True) == 2
    for option in ("resume", "retry_failed"):
        assert batch(*names, out=out, quiet=True, **{option: True}) == 2
    assert "in/in" not in capsys.readouterr().err
    os.rename("away", away)
    monkeypatch.setattr(command, "_engine", lambda job, *_: HereEngine(job))
    for option in (how, "retry_failed"):
        assert batch(*names, out=out, quiet=True, **{option: True}) == 1  # there is nonsense in one of them
    (tmp_path / "calm").mkdir()
    assert batch(*names, out=f"calm/{out}", quiet=True) == 1
    for path in sorted((tmp_path / "calm").rglob("*")):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(tmp_path).parts):
            assert Path(path.relative_to(tmp_path / "calm")).read_bytes() == path.read_bytes(), path


def test_a_killed_run_goes_on_past_a_folder_that_was_gone(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path / "in", {f"{n}/{m}.txt": f"Sentence number {n} {m}.\n" for n in range(4) for m in range(2)})
    (tmp_path / "in" / "1").chmod(0)
    if os.access("in/1", os.R_OK):
        monkeypatch.setattr(os, "scandir", closed(os.scandir, "in/1/"))
    stopped(batch, monkeypatch, "in", done=4, out="out.jsonl")
    assert batch("in", out="out.jsonl", resume=True, quiet=True) == 2
    assert [row["id"] for row in rows("out.jsonl")] == [
        "0/0.txt", "0/1.txt", "in/1/", "2/0.txt", "2/1.txt", "3/0.txt", "3/1.txt"
    ]  # fmt: skip
    monkeypatch.undo()
    monkeypatch.chdir(tmp_path)
    (tmp_path / "in" / "1").chmod(0o755)
    monkeypatch.setattr(command, "_engine", lambda job, *_: HereEngine(job))
    (tmp_path / "in" / "2" / "0.txt").write_text("changed")
    with pytest.raises(UsageError, match="in has changed"):
        batch("in", out="out.jsonl", resume=True)


def closed(scandir: Callable[..., object], folder: str) -> Callable[..., object]:
    """`os.scandir` that may not enter a folder, as it is for others than the superuser."""

    def opened(path: str) -> object:
        if path == folder:
            raise PermissionError(13, "Permission denied", path)
        return scandir(path)

    return opened


def test_what_was_edited_since_is_kept_beside_what_a_run_begun_anew_writes(
    batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path / "in", {"a.txt": GOOD[0], "b.txt": GOOD[1], "gone.txt": GOOD[2]})
    zipped("z.zip", {"a.txt": GOOD[0].encode()})
    names = ("in", "z.zip", "c.txt")
    written(tmp_path, {"c.txt": GOOD[3]})
    assert batch(*names, out="out") == 0
    Path("in/gone.txt").unlink()
    edited = ("in/a.md", "z/a.md", "c.md")
    for turn in (1, 2):
        written(tmp_path / "out", dict.fromkeys((*edited, "in/gone.md"), f"edited {turn}"))
        assert batch(*names, out="out", restart=True) == 0
        assert all(f"out/{name}{'~' * turn}" in capsys.readouterr().err for name in edited[:1])
    for name in edited:
        assert [Path(f"out/{name}{end}").read_text() for end in ("~", "~~")] == ["edited 1", "edited 2"]
        assert "stands here" in Path(f"out/{name}").read_text()
    assert sorted(path.name for path in Path("out/in").iterdir()) == ["a.md", "a.md~", "a.md~~", "b.md", "gone.md"]


def test_what_an_archive_passes_over_is_said_and_a_row_is_called_by_its_number(
    batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    zipped("a.zip", {"a.txt": GOOD[0].encode(), "b.zip": b"PK", "c.csv": b"text"})
    written(tmp_path, {"a.csv": b"text\nfine\ncaf\xe9\n"})
    assert batch("a.zip", out="1") == 0
    said = capsys.readouterr().err
    assert "skipped in folders and archives: 2 archive" in said and "when they are named" not in said
    assert batch("a.csv", out="2") == 1
    assert "error: a.csv: row 2: it is not UTF-8" in capsys.readouterr().err


def tarred(path: str, members: list[tuple[str, str]]) -> None:
    with tarfile.open(path, "w") as archive:
        for name, text in members:
            member = tarfile.TarInfo(name)
            member.size = len(text.encode())
            archive.addfile(member, io.BytesIO(text.encode()))


@pytest.mark.parametrize("out", ["out", "out.zip"])
@pytest.mark.parametrize("twin", ["p/a.txt", "p//a.txt", "./p/./a.txt"])
def test_names_that_lead_to_one_place_share_an_output(batch: Batch, tmp_path: Path, out: str, twin: str) -> None:
    tarred("in.tar", [("./p/a.txt", GOOD[0]), (twin, GOOD[1])])
    assert batch("in.tar", out=out, quiet=True) == 1
    if out == "out":
        assert GOOD[0].strip() in Path("out/in/p/a.md").read_text()
    else:
        with zipfile.ZipFile("out.zip") as archive:
            assert archive.namelist() == ["in/p/a.md"]


def test_names_that_differ_in_how_an_accent_is_written_share_an_output(batch: Batch, tmp_path: Path) -> None:
    written(tmp_path / "in", {"caf\u00e9.txt": GOOD[0], "cafe\u0301.txt": GOOD[1]})
    assert batch("in", out="out", quiet=True) == 1
    assert len(list(Path("out").glob("*.md"))) == 1


def test_names_that_differ_in_bytes_that_are_no_utf8_have_outputs_of_their_own(batch: Batch, tmp_path: Path) -> None:
    names = [b"caf\xe9.txt", b"caf\xe8.txt", b"\xe8/a.txt", b"\xe8x/a.txt", b"\xe9/a.txt"]
    written(
        tmp_path / "in", {os.fsdecode(name): f"A sentence of number {n} stands here.\n" for n, name in enumerate(names)}
    )
    assert batch("in", out="out", quiet=True) == 0
    assert {str(path.relative_to("out")) for path in Path("out").rglob("*.md")} == {
        "caf\ufffd.md", "caf%E9.md", "\ufffd/a.md", "\ufffdx/a.md", "%E9/a.md",
    }  # fmt: skip


@pytest.mark.parametrize("again", ["./a.jsonl", "{here}/a.jsonl", "in/../a.jsonl"])
def test_a_run_goes_on_however_its_sources_are_spelled(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, again: str
) -> None:
    written(tmp_path, {"a.jsonl": lines(*GOOD), "in/b.txt": GOOD[0]})
    stopped(batch, monkeypatch, "a.jsonl", "in", out="out.jsonl", quiet=True, done=2)
    assert batch("in/", again.format(here=tmp_path), out="out.jsonl", resume=True, quiet=True) == 0
    left = [Path(name).read_bytes() for name in ("out.jsonl", "out.findings.jsonl", "out.report.json")]
    assert batch("a.jsonl", "in", out="out.jsonl", restart=True, quiet=True) == 0
    assert left == [Path(name).read_bytes() for name in ("out.jsonl", "out.findings.jsonl", "out.report.json")]


def test_from_another_folder_a_run_says_where_and_with_what_it_was_begun(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, {"a.jsonl": lines(*GOOD), "in/b.txt": GOOD[0]})
    assert batch("a.jsonl", out="out.jsonl", quiet=True) == 0
    monkeypatch.chdir(tmp_path / "in")
    with pytest.raises(UsageError, match=re.escape(f"was begun in {tmp_path} with a.jsonl, which")):
        batch("../a.jsonl", out="../out.jsonl", resume=True, quiet=True)


@pytest.mark.parametrize(
    ("then", "now", "told"),
    [
        ({}, {"han": "taiwan", "unsafe": True}, "--han (not set → taiwan), --unsafe (not set → yes)"),
        ({"select": ["QW1"]}, {"select": ["QW1", "QW7"]}, "--select (QW1 → QW1, QW7)"),
        ({}, {"text_field": "body"}, "--text-field (not set → body)"),
        ({"profile": "a.toml"}, {"profile": "b.toml"}, "--profile (edited)"),
        ({"config": "a.qingwen.toml"}, {"config": "b.qingwen.toml"}, "allow (one → two), paths (edited)"),
        ({"config": "a.qingwen.toml"}, {}, "allow (one → not set), paths (set → not set)"),
    ],
)
def test_a_run_says_which_settings_are_others(
    batch: Batch, tmp_path: Path, then: dict[str, object], now: dict[str, object], told: str
) -> None:
    config = 'allow = ["{}"]\n[paths."x/*"]\nunsafe = {}\n'
    profile = "version = 1\npages = 3\n# {}\n"
    written(tmp_path, {
        "a.jsonl": lines(*GOOD), "a.toml": profile.format("one"), "b.toml": profile.format("two"),
        "a.qingwen.toml": config.format("one", "true"), "b.qingwen.toml": config.format("two", "false"),
    })  # fmt: skip
    assert batch("a.jsonl", out="out.jsonl", quiet=True, **then) == 0
    with pytest.raises(UsageError, match=re.escape(f"was begun with other settings: {told};")):
        batch("a.jsonl", out="out.jsonl", quiet=True, resume=True, **now)


def test_a_run_says_which_version_began_it(batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    written(tmp_path, {"a.jsonl": lines(*GOOD)})
    assert batch("a.jsonl", out="out.jsonl", quiet=True) == 0
    monkeypatch.setattr("qingwen.commands.batch_settings.__version__", "7.0")
    with pytest.raises(UsageError, match=re.escape(f"version ({qingwen.__version__} → 7.0);")):
        batch("a.jsonl", out="out.jsonl", quiet=True, resume=True)


def test_of_a_run_that_an_earlier_qingwen_began_no_setting_is_blamed(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, {"a.jsonl": lines(*GOOD)})
    with monkeypatch.context() as earlier:  # it kept no settings by name
        kept = Journal.set_fact
        earlier.setattr(Journal, "set_fact", lambda *fact: fact[1] == "told-settings" or kept(*fact))
        earlier.setattr("qingwen.commands.batch_settings.__version__", "0.0")
        assert batch("a.jsonl", out="out.jsonl", quiet=True) == 0
    with pytest.raises(UsageError, match="other settings: qingwen itself, or a library that it uses;"):
        batch("a.jsonl", out="out.jsonl", quiet=True, resume=True)


def test_settings_that_no_result_depends_on_are_not_asked_for(batch: Batch, tmp_path: Path) -> None:
    written(tmp_path, {"a.jsonl": lines(*GOOD)})
    assert batch("a.jsonl", out="out.jsonl", quiet=True) == 0
    written(tmp_path, {"qingwen.toml": 'fail-on = "error"\nunsafe = false\nimages = "keep"\nselect = []\n'})
    assert batch("a.jsonl", out="out.jsonl", quiet=True, resume=True) == 0


def touched(*paths: str) -> None:
    for path in paths:
        os.utime(path, ns=(1, 1))


@pytest.mark.parametrize("out", ["out", "out.jsonl"])
@pytest.mark.parametrize("done", [2, 9])
def test_a_file_of_another_time_is_no_change(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, out: str, done: int
) -> None:
    documents = {f"in/{name}.txt": text for name, text in zip("abcd", GOOD, strict=True)}
    tarred("e.tar", [(f"{n}.txt", text) for n, text in enumerate(GOOD)])
    names = ("in", "c.txt", "e.tar", "r.jsonl")
    written(tmp_path, {**documents, "c.txt": GOOD[2], "r.jsonl": lines(*GOOD)})
    if done < 9:
        stopped(batch, monkeypatch, *names, out=out, quiet=True, done=done)
    else:
        assert batch(*names, out=out, quiet=True) == 0
    touched("in/a.txt", "c.txt", "e.tar", "r.jsonl")
    tarred("e.tar", [(f"{n}.txt", text) for n, text in enumerate(GOOD)])
    for _ in range(2):
        assert batch(*names, out=out, resume=True, quiet=True) == 0
    left = {
        path: path.read_bytes()
        for path in sorted(tmp_path.rglob("out*/**/*"))
        if path.is_file() and ".qingwen" not in str(path)
    }
    assert batch(*names, out=out, restart=True, quiet=True) == 0
    assert left == {path: path.read_bytes() for path in left}


@pytest.mark.parametrize("done", [3, 9])
def test_what_has_changed_of_a_folder_is_named(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, done: int
) -> None:
    written(tmp_path / "in", {f"{name}.txt": text for name, text in zip("abcd", GOOD, strict=True)})
    if done < 9:
        stopped(batch, monkeypatch, "in", out="out", quiet=True, done=done)
    else:
        assert batch("in", out="out", quiet=True) == 0
    written(tmp_path / "in", {"a.txt": GOOD[1], "aa.txt": "New.\n", "e.txt": "Later.\n"})
    touched("in/c.txt")
    Path("in/b.txt").unlink()
    added = "in/aa.txt" if done < 9 else "in/aa.txt, in/e.txt"
    told = f"in has changed since this run began (changed: in/a.txt; added: {added}; gone: in/b.txt); begin"
    with pytest.raises(UsageError, match=re.escape(told)):
        batch("in", out="out", resume=True, quiet=True)


@pytest.mark.parametrize("name", ["in.zip", "in.jsonl"])
def test_what_has_changed_of_an_archive_is_named(batch: Batch, tmp_path: Path, name: str) -> None:
    def write(texts: list[str]) -> None:
        zipped("in.zip", {f"d{n}": text.encode() for n, text in enumerate(texts)})
        zipped("in.zip", {f"d{n}.txt": text.encode() for n, text in enumerate(texts)})
        written(tmp_path, {"in.jsonl": lines(*texts)})

    write(GOOD)
    assert batch(name, out="out", quiet=True) == 0
    write([*GOOD[:2], "Another.\n", *GOOD[3:]])
    told = f"{name} has changed since this run began (changed: d2{'.txt' if name == 'in.zip' else ''}); begin"
    with pytest.raises(UsageError, match=re.escape(told)):
        batch(name, out="out", resume=True, quiet=True)


def test_another_field_of_a_record_is_a_change(batch: Batch, tmp_path: Path) -> None:
    written(tmp_path, {"in.jsonl": lines(*GOOD)})
    assert batch("in.jsonl", out="out", quiet=True) == 0
    written(tmp_path, {"in.jsonl": lines(*GOOD).replace("}", ', "year": 1}', 1)})
    with pytest.raises(UsageError, match="has changed since this run began; begin anew"):
        batch("in.jsonl", out="out", resume=True, quiet=True)
