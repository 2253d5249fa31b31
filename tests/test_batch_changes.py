"""Documents of a `batch` that are not what they seem: passed over, named alike, changed since. In this process."""

from __future__ import annotations

import io
import json
import os
import re
import shutil
import sqlite3
import tarfile
import threading
import zipfile
from concurrent.futures import Future
from contextlib import nullcontext
from pathlib import Path

import pytest
from typer import main

import qingwen
from batch_in_process import BINARY, GOOD, Batch, HereEngine, lines, rows, stopped, written, zipped
from qingwen.app import application
from qingwen.batch.task import Result, Task
from qingwen.commands import batch as command
from qingwen.commands.restore import run as restore
from qingwen.errors import ReadError, UsageError


@pytest.mark.parametrize("source", ["in", "in.zip"])
@pytest.mark.parametrize("out", ["out.jsonl", "out"])
def test_a_binary_that_was_met_is_skipped_and_counted(
    batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str], source: str, out: str
) -> None:
    files = {"a.txt": b"One sentence.\n", "b.txt": BINARY, "c.txt": b"Another sentence.\n"}
    written(tmp_path / "in", files)
    zipped("in.zip", files)
    assert batch(source, out=out) == 0
    assert "2 documents · 1 skipped" in capsys.readouterr().err
    assert batch(source, out=out, retry_failed=True) == 0
    assert "nothing was left" in capsys.readouterr().err
    base = "out/qingwen-" if out == "out" else "out."
    second = rows(f"{base}findings.jsonl")[1]
    assert second["id"] == "b.txt" and "binary" in str(second["error"])
    if out != "out":
        assert [row["error"] is None for row in rows(out)] == [True, False, True]
    report = json.loads(Path(f"{base}report.json").read_text())
    assert (report["documents"], report["failed"], report["skipped"]) == (3, 0, 1)
    page = Path(f"{base}report.html").read_text()
    assert "<dt>documents</dt><dd>2</dd>" in page and '<dt>skipped</dt><dd><a href="#skipped">1</a></dd>' in page
    (skipped,) = report["skipped_first"]
    assert skipped["why"] and f"<td>{skipped['name']}</td><td>{skipped['why']}</td>" in page


def test_a_binary_that_was_named_fails(batch: Batch, tmp_path: Path) -> None:
    written(tmp_path, {"b.txt": BINARY})
    assert batch("b.txt", out="out") == 1


def test_a_text_in_the_place_of_what_was_skipped_is_a_change(batch: Batch, tmp_path: Path) -> None:
    written(tmp_path / "in", {"a.txt": "One sentence.\n", "b.txt": BINARY})
    assert batch("in", out="out") == 0
    written(tmp_path / "in", {"b.txt": "It is a sentence now.\n"})
    with pytest.raises(UsageError, match="has changed"):
        batch("in", out="out", retry_failed=True)


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


def test_what_is_passed_over_in_folders_is_counted_once(
    batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    names = ("a.txt", "b.mhtml", "c/d.jsonl.gz", "c/e.zip", "c/f.css.gz", "c/g.csv", "c/h.html.gz")
    written(tmp_path / "in", dict.fromkeys(names, "One sentence.\n"))
    (tmp_path / "in" / "h.txt").symlink_to("a.txt")
    for again in (False, True):
        assert batch("in", out="out", resume=again) == 0
        said = capsys.readouterr().err
        assert (
            "skipped in folders: 3 archive, 1 compressed, 1 MHTML pages (name them to have them read), 1 linked" in said
            and "when they are named" in said
        )
        report = json.loads(Path("out/qingwen-report.json").read_text())
        assert report["skipped_in_folders"] == [["archive", 3], ["compressed", 1], ["html", 1], ["linked", 1]]
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


@pytest.mark.parametrize("name", ["empty.jsonl", "folder/picture.png"])
def test_sources_without_documents_are_said_to_hold_none(
    batch: Batch, tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    written(tmp_path, {name: ""})
    for resume in (False, True):
        assert batch(name.split("/")[0], out="out", resume=resume) == 0
        said = capsys.readouterr().err
        assert "the sources hold no documents" in said and "nothing was left" not in said


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


def test_a_query_that_gives_other_rows_each_time_is_not_gone_on_with(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    base = sqlite3.connect(tmp_path / "a.sqlite")
    base.execute("CREATE TABLE posts (id INTEGER, text TEXT)")
    base.executemany("INSERT INTO posts VALUES (?, ?)", enumerate(GOOD * 9))
    base.commit()
    base.close()
    for order, said in (("id DESC", ""), ("random()", "has changed since this run began")):
        query = f"SELECT * FROM posts ORDER BY {order}"
        stopped(batch, monkeypatch, "a.sqlite", out=f"{len(said)}.jsonl", done=9, query=query)
        if said:
            with pytest.raises(UsageError, match=said):
                batch("a.sqlite", out=f"{len(said)}.jsonl", resume=True, query=query)
        else:
            assert batch("a.sqlite", out="0.jsonl", resume=True, query=query) == 0
            assert [row["id"] for row in rows("0.jsonl")] == [str(n) for n in range(35, -1, -1)]
            assert batch("a.sqlite", out="0.jsonl", resume=True, query=query) == 0


def test_a_database_without_the_table_costs_itself_alone(batch: Batch, tmp_path: Path) -> None:
    written(tmp_path, {"a.sqlite": "", "b.jsonl": lines(*GOOD)})
    assert batch("a.sqlite", "b.jsonl", out="out.jsonl", quiet=True)
    first, *others = rows("out.jsonl")
    assert first["error"] == "it has no table" and [row["error"] for row in others] == [None] * 4
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
        assert {one["name"] for one in report["failures"]} == {"a.zip: /abs.txt", "a.zip: ../up.txt"}


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
