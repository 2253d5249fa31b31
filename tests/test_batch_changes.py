"""`batch` over sources that are not what they seem, or not what they were: skipped, gone, changed, mended. In this process."""

from __future__ import annotations

import json
import zipfile
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import pytest

from qingwen.batch.task import Job, Result, Task
from qingwen.batch.worker import work
from qingwen.commands import batch as command
from qingwen.errors import UsageError

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

    def result(self, future: Future[Result]) -> Result:
        return future.result()

    def close(self, *, now: bool = False) -> None:
        pass


@pytest.fixture
def batch(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Batch:
    """Runs `batch` in the test's folder: sources, `out=` and other options; the exit code."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setattr(command, "_engine", lambda job, options: HereEngine(job))
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


def test_what_is_passed_over_in_folders_is_counted_once(
    batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ("a.txt", "b.mhtml", "c/d.jsonl.gz", "c/e.zip", "c/f.css.gz", "c/g.csv")
    written(tmp_path / "in", dict.fromkeys(names, "One sentence.\n"))
    (tmp_path / "in" / "h.txt").symlink_to("a.txt")
    for again in (False, True):
        assert batch("in", out="out", resume=again) == 0
        said = capsys.readouterr().err
        assert "skipped in folders: 3 archive, 1 html, 1 linked" in said and "when they are named" in said
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
