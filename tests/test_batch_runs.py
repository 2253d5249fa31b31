"""Which run a place of outputs holds: gone on with, begun anew, or refused, and nothing that others wrote is lost. In this process."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import pytest

import qingwen
from batch_in_process import BINARY, GOOD, Batch, HereEngine, lines, rows, stopped, written, zipped
from qingwen.batch.journal import Journal
from qingwen.batch.parts import Parts
from qingwen.batch.task import Job
from qingwen.commands import batch as command
from qingwen.commands import batch_runs
from qingwen.errors import ReadError, UsageError, WriteError


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


def test_a_source_called_as_a_report_is_refused(batch: Batch, tmp_path: Path) -> None:
    written(tmp_path, {"qingwen-findings.jsonl": '{"text": "Hello there."}\n'})
    with pytest.raises(UsageError, match="a report's name"):
        batch("qingwen-findings.jsonl", out="out", quiet=True)
    assert not Path("out/qingwen-findings.jsonl").exists()


@pytest.mark.parametrize("out", ["out", "out.zip", "out.jsonl"])
def test_two_sources_of_one_name_are_refused_where_they_would_share_an_output(
    batch: Batch, tmp_path: Path, out: str
) -> None:
    members = {"p.txt": GOOD[2].encode()}
    for year in ("1", "2"):
        written(tmp_path / year, {"a.jsonl": lines(GOOD[int(year)]), "in/p.txt": GOOD[3]})
        zipped(f"{year}/b.zip", members)
    for name in ("a.jsonl", "b.zip", "in"):
        both = (f"1/{name}", f"2/{name}")
        if out in ("out", "out.zip"):
            with pytest.raises(UsageError, match=rf"1/{name} and 2/{name} would both be written to"):
                batch(*both, out=out)
    if out == "out.jsonl":
        assert batch("1/a.jsonl", "2/a.jsonl", "1/b.zip", "2/b.zip", "1/in", "2/in", out=out) == 0
        assert [row["source_name"] for row in rows(out)] == [
            f"{n}/{name}" for name in ("a.jsonl", "b.zip", "in") for n in "12"
        ]


def test_a_folder_called_as_a_files_output_is_refused(batch: Batch, tmp_path: Path) -> None:
    written(tmp_path, {"q.txt": GOOD[0], "q.md/z.txt": GOOD[1]})
    with pytest.raises(UsageError, match=r"q\.txt and q\.md would both be written to q\.md"):
        batch("q.txt", "q.md", out="out")


def test_going_on_and_beginning_anew_exclude_each_other(batch: Batch, tmp_path: Path) -> None:
    for going_on in ("resume", "retry_failed"):
        with pytest.raises(UsageError, match="exclude each other"):
            batch("a.jsonl", out="out.jsonl", restart=True, **{going_on: True})


@pytest.mark.parametrize("out", ["in/out", "in/out.jsonl"])
@pytest.mark.parametrize("pattern", ["in/*", "in/**/*"])
def test_a_runs_own_outputs_are_none_of_its_sources_though_a_pattern_names_them(
    batch: Batch, tmp_path: Path, out: str, pattern: str
) -> None:
    written(tmp_path / "in", {"a.txt": GOOD[0], "c.jsonl": lines(*GOOD)})
    assert batch(pattern, out=out) == 0
    for again in ("resume", "retry_failed", "restart"):
        assert batch(pattern, out=out, **{again: True}) == 0
    report = json.loads(Path("in/out/qingwen-report.json" if out == "in/out" else "in/out.report.json").read_text())
    assert (report["documents"], report["failed"]) == (5, 0)


@pytest.mark.parametrize("out", ["in/out", "in/out.jsonl"])
def test_a_run_goes_on_with_what_a_shell_makes_of_a_star(batch: Batch, tmp_path: Path, out: str) -> None:
    written(tmp_path / "in", {"a.txt": GOOD[0], "c.jsonl": lines(*GOOD)})

    def shell() -> list[str]:
        return sorted(str(path.relative_to(tmp_path)) for path in Path("in").resolve().iterdir() if path.name[0] != ".")

    assert batch(*shell(), out=out) == 0
    assert os.path.normpath(out) in shell()
    for again in ("resume", "restart"):
        assert batch(*shell(), out=out, **{again: True}) == 0
    with pytest.raises(UsageError, match="lies in the output"):
        batch(out, out=out, restart=True)


def test_a_table_and_a_query_exclude_each_other(batch: Batch, tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="--table and --query exclude each other"):
        batch("a.sqlite", out="out.jsonl", table="posts", query="SELECT 1")


def test_a_url_of_nothing_begins_no_run(batch: Batch, tmp_path: Path) -> None:
    pytest.importorskip("fsspec")
    for url in ("memory://nothing/a.txt", "memory://nothing", "memory://nothing/a.jsonl"):
        with pytest.raises(ReadError, match="nothing is there"):
            batch(url, out="out")
    assert not Path("out").exists()


def test_a_run_that_goes_on_counts_what_was_skipped_before(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    written(tmp_path / "in", {"a.txt": BINARY, "b.txt": GOOD[0], "c.txt": GOOD[1], "d.txt": GOOD[2]})
    stopped(batch, monkeypatch, "in", out="out.jsonl", done=2)
    capsys.readouterr()
    assert batch("in", out="out.jsonl", resume=True, progress=0) == 0
    told = [json.loads(line) for line in capsys.readouterr().err.splitlines() if line.startswith("{")]
    assert {one["skipped"] for one in told} == {1}


def test_the_end_report_says_of_what_it_is_and_why_documents_failed_in_the_readers_language(
    batch: Batch, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    written(tmp_path, {"a.jsonl": lines(*GOOD) + "[1]\n", "b&c.txt": GOOD[0]})
    assert batch("a.jsonl", "b&c.txt", out="out.jsonl") == 1
    report, page = json.loads(Path("out.report.json").read_text()), Path("out.report.html").read_text()
    assert report["sources"] == ["b&c.txt", "a.jsonl"] and "<title>qingwen: b&amp;c.txt, a.jsonl: 6 documents" in page
    assert "line 5 is not a JSON object but a list" in page
    monkeypatch.setenv("QINGWEN_LANG", "zh")
    assert batch("a.jsonl", out="zh.jsonl") == 1
    assert "第 5 行不是 JSON 对象，而是 列表" in Path("zh.report.html").read_text(encoding="utf-8")
    assert (
        json.loads(Path("zh.report.json").read_text())["failures"][0]["why"] == "line 5 is not a JSON object but a list"
    )


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
