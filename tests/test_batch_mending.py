"""`batch` over sources that were gone, cut short or failing, and are taken up or tried again. In this process."""

from __future__ import annotations

import gzip
import io
import json
import os
import shutil
import signal
import tarfile
from collections.abc import Callable
from concurrent.futures import Future
from pathlib import Path

import pytest

from batch_in_process import BINARY, GOOD, Batch, HereEngine, lines, rows, stopped, written, zipped
from qingwen.batch.task import Result, Task
from qingwen.commands import batch as command
from qingwen.errors import ReadError, UsageError, WriteError


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
    assert json.loads(Path(told).read_text())["failures"][0]["why"] == "line 1 is not a JSON object but a list"
    for path in sorted((tmp_path / "calm").rglob("*")):
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(tmp_path).parts):
            assert Path(path.relative_to(tmp_path / "calm")).read_bytes() == path.read_bytes(), path


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
