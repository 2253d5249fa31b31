"""`batch`: whatever happens on the way, the outputs are those of an undisturbed run."""

from __future__ import annotations

import json
import os
import random
import resource
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from conftest import Run
from qingwen.batch.report_page import report_page
from qingwen.batch.tally import Facts, Tally, report_json
from qingwen.commands.restore import run as restore
from qingwen.errors import ReadError

ARTICLE = "A walk along the river\n\nTop\n\nNumber {n} of the boats was painted green last spring, and people came to see it.\n\n图片\n"
CHINESE = "河边散步\n\n第{n}条船去年春天漆成了绿色，许多人来看它。\n\n分享到：\n"


def command(*arguments: object, **more: object) -> list[str]:
    return [sys.executable, "-m", "qingwen", "batch", *map(str, arguments), *(f"--{k}={v}" for k, v in more.items())]


def batch(*arguments: object, cwd: Path, **options: object) -> subprocess.CompletedProcess[str]:
    return subprocess.run(command(*arguments), cwd=cwd, capture_output=True, text=True, timeout=240, **options)  # type: ignore[call-overload, no-any-return]


@contextmanager
def started(*arguments: object, cwd: Path, **options: object) -> Iterator[subprocess.Popen[str]]:
    """A run under way; it does not outlive the test, however that ends."""
    with subprocess.Popen(command(*arguments), cwd=cwd, text=True, **options) as running:  # type: ignore[call-overload]
        try:
            yield running
        finally:
            running.kill()


def children_of(pid: int) -> list[int]:
    return [int(child) for one in Path(f"/proc/{pid}/task").glob("*/children") for child in one.read_text().split()]


def begun(running: subprocess.Popen[str]) -> int:
    """Waits until a run has a worker at work; its process."""

    def workers() -> list[int]:
        return [one for one in children_of(running.pid) if b"serve()" in Path(f"/proc/{one}/cmdline").read_bytes()]

    while not (found := workers()) and running.poll() is None:
        time.sleep(0.01)
    time.sleep(0.5)
    return found[0]


def records(path: Path, number: int, *, repeat: int = 1) -> Path:
    with path.open("w", encoding="utf-8") as file:
        for n in range(number):
            text = (CHINESE if n % 2 else ARTICLE).format(n=n) * repeat
            file.write(json.dumps({"id": f"doc-{n}", "text": text, "year": 2020 + n % 5}, ensure_ascii=False) + "\n")
    return path


def outputs(folder: Path) -> dict[str, bytes]:
    """All that a run leaves, its journal aside."""
    return {
        str(path.relative_to(folder)): path.read_bytes()
        for path in sorted(folder.rglob("*"))
        if path.is_file() and not any(part.startswith(".") for part in path.relative_to(folder).parts)
    }


def rows(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def test_a_record_that_fails_is_named_once(tmp_path: Path) -> None:
    for name, said in (("a.json", "record"), ("a.jsonl", "line")):
        (tmp_path / name).write_text('{"n": 1}', encoding="utf-8")
        done = batch(name, "-o", f"out-{name}/", "-j", 1, cwd=tmp_path)
        assert f"{name}: {said} 1 has no field for its text" in done.stderr


def test_a_record_keeps_its_fields_and_says_what_became_of_it(tmp_path: Path) -> None:
    records(tmp_path / "in.jsonl", 3)
    done = batch("in.jsonl", "-o", "out.jsonl", "-j", 1, cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    first = rows(tmp_path / "out.jsonl")[0]
    assert first["id"] == "doc-0"
    assert first["record"] == {"year": 2020}
    assert first["language"] == "en"
    assert "painted green" in str(first["cleaned"])
    assert "图片" not in str(first["cleaned"])
    assert [row["id"] for row in rows(tmp_path / "out.findings.jsonl")] == ["doc-0", "doc-1", "doc-2"]


def test_a_folder_is_mirrored_and_each_file_can_be_given_back(tmp_path: Path) -> None:
    source = tmp_path / "in" / "2024"
    source.mkdir(parents=True)
    (source / "boats.txt").write_bytes(ARTICLE.format(n=7).replace("\n", "\r\n").encode())
    (source / "船.txt").write_bytes(CHINESE.format(n=7).encode("gb18030"))
    done = batch("in", "-o", "out", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    for name in ("boats", "船"):
        back = tmp_path / "back.txt"
        report = tmp_path / "out" / "qingwen-findings.jsonl"
        restore(str(tmp_path / "out" / "2024" / f"{name}.md"), str(report), str(back), None)
        assert back.read_bytes() == (source / f"{name}.txt").read_bytes()


def test_a_record_can_be_given_back(tmp_path: Path) -> None:
    records(tmp_path / "in.jsonl", 3)
    batch("in.jsonl", "-o", "out.jsonl", cwd=tmp_path)
    out, report, back = (str(tmp_path / name) for name in ("out.jsonl", "out.findings.jsonl", "back.txt"))
    assert restore(out, report, back, None, "doc-1") == 0
    assert Path(back).read_text(encoding="utf-8") == CHINESE.format(n=1)
    with pytest.raises(ReadError, match="doc-7"):
        restore(out, report, back, None, "doc-7")
    edited = Path(out).read_text(encoding="utf-8").replace("第1条", "第一条")
    Path(out).write_text(edited, encoding="utf-8")
    with pytest.raises(ReadError, match=r"it was made of in\.jsonl#2"):
        restore(out, report, None, None, "doc-1")


@pytest.mark.slow
def test_nothing_depends_on_the_number_of_processes(tmp_path: Path) -> None:
    records(tmp_path / "in.jsonl", 200, repeat=30)
    for jobs in (1, 2):
        (tmp_path / str(jobs)).mkdir()
        assert batch("in.jsonl", "-o", f"{jobs}/out.jsonl", "-j", jobs, cwd=tmp_path).returncode == 0
    assert outputs(tmp_path / "1") == outputs(tmp_path / "2")


@pytest.mark.slow
@pytest.mark.parametrize("out", ["out.jsonl", "out", "out.parquet"])
def test_a_killed_run_is_taken_up_and_ends_as_if_undisturbed(tmp_path: Path, out: str) -> None:
    records(tmp_path / "in.jsonl", 250, repeat=40)
    for n in range(300):
        (tmp_path / "pages" / str(n % 3)).mkdir(parents=True, exist_ok=True)
        (tmp_path / "pages" / str(n % 3) / f"{n}.txt").write_text(ARTICLE.format(n=n) * 20)
    (tmp_path / "pages" / "binary.txt").write_bytes(bytes(range(256)))
    (tmp_path / "pages" / "link.txt").symlink_to("0/0.txt")
    for name in ("calm", "wild"):
        (tmp_path / name).mkdir()
    assert batch("in.jsonl", "pages", "-o", f"calm/{out}", cwd=tmp_path).returncode == 0
    chance = random.Random(20240501)
    for _ in range(5):
        with started("in.jsonl", "pages", "-o", f"wild/{out}", "-j", 2, "--resume", "--quiet", cwd=tmp_path) as running:
            time.sleep(0.2 + chance.random() * 1.2)
            running.kill()
    done = batch("in.jsonl", "pages", "-o", f"wild/{out}", "--resume", cwd=tmp_path)
    assert done.returncode == 0, done.stderr
    assert outputs(tmp_path / "wild") == outputs(tmp_path / "calm")


@pytest.mark.slow
def test_ctrl_c_finishes_what_is_under_way_and_says_how_to_go_on(tmp_path: Path) -> None:
    records(tmp_path / "in.jsonl", 400, repeat=100)
    with started("in.jsonl", "-o", "out.jsonl", "-j", 1, cwd=tmp_path, stderr=subprocess.PIPE) as running:
        begun(running)
        running.send_signal(signal.SIGINT)
        said = running.communicate(timeout=120)[1]
    assert running.returncode == 130, said
    assert "--resume" in said
    assert not (tmp_path / "out.jsonl").exists()
    assert batch("in.jsonl", "-o", "out.jsonl", "--resume", cwd=tmp_path).returncode == 0
    assert len(rows(tmp_path / "out.jsonl")) == 400


@pytest.mark.slow
def test_a_full_disk_costs_nothing_but_time(tmp_path: Path) -> None:
    records(tmp_path / "in.jsonl", 100, repeat=30)
    limited = batch(
        "in.jsonl", "-o", "out.jsonl", cwd=tmp_path,
        preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (200_000, 200_000)),
    )  # fmt: skip
    assert limited.returncode == 2
    assert "cannot be written" in limited.stderr and "Traceback" not in limited.stderr
    begun = (tmp_path / ".out.jsonl.qingwen").exists()  # before anything is done there is nothing to go on with
    assert ("--resume" in limited.stderr) == begun
    assert batch("in.jsonl", "-o", "out.jsonl", "--resume", cwd=tmp_path).returncode == 0
    (tmp_path / "calm").mkdir()
    batch("in.jsonl", "-o", "calm/out.jsonl", cwd=tmp_path)
    assert (tmp_path / "calm" / "out.jsonl").read_bytes() == (tmp_path / "out.jsonl").read_bytes()


@pytest.mark.parametrize("room", [0, 8_192])
@pytest.mark.parametrize("out", ["out", "out.jsonl"])
def test_a_disk_too_full_for_a_journal_holds_no_run(tmp_path: Path, out: str, room: int) -> None:
    records(tmp_path / "in.jsonl", 2)
    full = batch(
        "in.jsonl", "-o", out, cwd=tmp_path, preexec_fn=lambda: resource.setrlimit(resource.RLIMIT_FSIZE, (room, room))
    )
    assert full.returncode == 2
    assert "journal" in full.stderr and "--resume" not in full.stderr
    assert not [path for path in tmp_path.rglob("*") if "qingwen" in path.name]
    assert batch("in.jsonl", "-o", out, cwd=tmp_path).returncode == 0


def test_what_is_no_record_fails_alone(tmp_path: Path) -> None:
    lines = ['{"id": "a", "text": "Good text."}', "nonsense", "[1]", '{"id": "b", "text": 7}', '{"id": "c"}', ""]
    lines += ['{"id": "d", "text": "\\ud800 half a pair"}', '{"id": "e", "text": "More good text."}']
    (tmp_path / "in.jsonl").write_text("\n".join(lines))
    done = batch("in.jsonl", "-o", "out.jsonl", cwd=tmp_path)
    assert done.returncode == 1
    found = rows(tmp_path / "out.jsonl")
    assert [row["id"] for row in found if row["error"] is None] == ["a", "d", "e"]
    errors = " ".join(str(row["error"]) for row in found if row["error"])
    told = done.stderr.split("\n")[:2]
    assert told == [
        "qingwen: error: in.jsonl: line 2 is not JSON: Expecting value",
        "qingwen: error: in.jsonl: line 3 is not a JSON object but a list",
    ]
    chinese = batch("in.jsonl", "-o", "zh.jsonl", "--lang", "zh", cwd=tmp_path).stderr
    assert chinese.startswith("qingwen：错误：in.jsonl: 第 2 行不是 JSON：")
    assert "line 2 is not JSON" in errors and "'text' is not text" in errors and "--text-field" in errors


@pytest.mark.slow
def test_a_document_that_takes_too_long_costs_itself_alone(tmp_path: Path) -> None:
    with (tmp_path / "in.jsonl").open("w") as file:
        for n in range(6):
            text = ARTICLE.format(n=n) * (60_000 if n == 3 else 1)
            file.write(json.dumps({"id": str(n), "text": text}) + "\n")
    done = batch("in.jsonl", "-o", "out.jsonl", "-j", 1, "--time-limit", 2, cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    found = rows(tmp_path / "out.jsonl")
    assert [row["id"] for row in found if row["error"]] == ["3"]
    assert "--time-limit" in str(found[3]["error"])


@pytest.mark.slow
@pytest.mark.parametrize("out", ["out.jsonl", "out", "out.zip"])
def test_what_failed_is_tried_again_and_takes_its_place(tmp_path: Path, out: str) -> None:
    (tmp_path / "pages").mkdir()
    for n in range(4):
        (tmp_path / "pages" / f"{n}.txt").write_text(ARTICLE.format(n=n) * (30_000 if n == 1 else 1))
    slow = batch("pages", "-o", out, "-j", 1, "--time-limit", 2, cwd=tmp_path)
    assert slow.returncode == 1, slow.stderr
    again = batch("pages", "-o", out, "--retry-failed", "--time-limit", 300, cwd=tmp_path)
    assert again.returncode == 0, again.stderr
    (tmp_path / "calm").mkdir()
    assert batch("pages", "-o", f"calm/{out}", cwd=tmp_path).returncode == 0
    for name, data in outputs(tmp_path / "calm").items():
        assert (tmp_path / name).read_bytes() == data, name


@pytest.mark.slow
def test_a_dead_worker_is_replaced(tmp_path: Path) -> None:
    records(tmp_path / "in.jsonl", 300, repeat=100)
    with started("in.jsonl", "-o", "out.jsonl", "-j", 2, cwd=tmp_path) as running:
        os.kill(begun(running), signal.SIGKILL)
        assert running.wait(120) == 0
    assert [row["error"] for row in rows(tmp_path / "out.jsonl")] == [None] * 300


@pytest.mark.slow
def test_a_used_output_is_not_written_into(tmp_path: Path) -> None:
    records(tmp_path / "in.jsonl", 2)
    assert batch("in.jsonl", "-o", "out.jsonl", cwd=tmp_path).returncode == 0
    assert "--resume" in batch("in.jsonl", "-o", "out.jsonl", cwd=tmp_path).stderr
    other = batch("in.jsonl", "-o", "out.jsonl", "--resume", "--unsafe", cwd=tmp_path)
    assert other.returncode == 2 and "--restart" in other.stderr
    (tmp_path / "qingwen.toml").write_text('ignore = ["QW101"]\n')
    other = batch("in.jsonl", "-o", "out.jsonl", "--resume", cwd=tmp_path)
    assert other.returncode == 2 and "--restart" in other.stderr
    (tmp_path / "qingwen.toml").unlink()
    records(tmp_path / "in.jsonl", 3)
    changed = batch("in.jsonl", "-o", "out.jsonl", "--resume", cwd=tmp_path)
    assert changed.returncode == 2 and "has changed" in changed.stderr
    assert batch("in.jsonl", "-o", "out.jsonl", "--restart", cwd=tmp_path).returncode == 0
    assert len(rows(tmp_path / "out.jsonl")) == 3
    (tmp_path / "letters").mkdir()
    (tmp_path / "letters" / "mine.txt").write_text("mine")
    assert batch("in.jsonl", "-o", "letters", cwd=tmp_path).returncode == 2


@pytest.mark.slow
def test_two_runs_on_one_output_are_refused(tmp_path: Path) -> None:
    records(tmp_path / "in.jsonl", 300, repeat=100)
    with started("in.jsonl", "-o", "out.jsonl", "-j", 1, "-q", cwd=tmp_path) as running:
        begun(running)
        second = batch("in.jsonl", "-o", "out.jsonl", "--resume", cwd=tmp_path)
        assert second.returncode == 2 and "another run" in second.stderr
        assert running.wait(120) == 0


def test_outputs_do_not_become_sources(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(ARTICLE)
    assert "lies in the source" in batch(".", "-o", "out.jsonl", cwd=tmp_path).stderr
    assert batch(".", "-o", "out", cwd=tmp_path).returncode == 0
    again = batch(".", "-o", "out", "--resume", cwd=tmp_path)
    assert again.returncode == 0 and "nothing was left" in again.stderr


def test_a_configuration_inside_an_archive_is_not_heard(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "qingwen.toml").write_text("nonsense = [")
    (tmp_path / "in" / "a.txt").write_text(ARTICLE)
    assert batch("in", "-o", "out", cwd=tmp_path).returncode == 0


def test_the_end_report_counts_what_the_findings_say_and_keeps_text_as_text(tmp_path: Path) -> None:
    source = records(tmp_path / "in.jsonl", 40)
    with source.open("a") as file:
        hostile = "<script>alert(1)</script>\u202e Top"
        for n in range(2):
            file.write(
                json.dumps(
                    {"id": f"{hostile}{n}", "text": ARTICLE.format(n=1) + "\nTop\n", "url": "https://river.example/a"}
                )
                + "\n"
            )
        file.write("nonsense\n")
    batch("in.jsonl", "-o", "out.jsonl", "-j", 2, cwd=tmp_path)
    report = json.loads((tmp_path / "out.report.json").read_text(encoding="utf-8"))
    entries = rows(tmp_path / "out.findings.jsonl")
    assert report["documents"] == 43 and report["failed"] == 1
    assert report["findings"] == sum(len(entry["findings"]) for entry in entries)  # type: ignore[arg-type]
    assert dict(report["rules"])["QW101 image-placeholder"] >= 20
    assert ["river.example", 2] in [site[:2] for site in report["sites"]]
    assert report["duplicates"] == [{"documents": 2, "first": [f"{hostile}0", f"{hostile}1"]}]
    assert dict(report["removed_most"])["图片"] == 22
    page = (tmp_path / "out.report.html").read_text(encoding="utf-8")
    assert "<script" not in page and "\u202e" not in page and "&lt;script&gt;" in page
    assert "43" in page


def test_the_report_names_where_a_document_is_from_where_there_are_several_sources(tmp_path: Path) -> None:
    text = ARTICLE.format(n=1)
    for name in ("a", "b"):
        lines = [{"id": "1", "text": text}, {"id": "2", "url": f"https://{name}.example/2", "other": text}]
        (tmp_path / f"{name}.jsonl").write_text("".join(json.dumps(one) + "\n" for one in lines), encoding="utf-8")
        (tmp_path / name).mkdir()
        (tmp_path / name / "1.txt").write_text(text, encoding="utf-8")
    done = batch("a.jsonl", "b.jsonl", "a/1.txt", "b/1.txt", "-o", "out.jsonl", "-j", 1, cwd=tmp_path)
    report = json.loads((tmp_path / "out.report.json").read_text(encoding="utf-8"))
    named = ["a.jsonl: 1", "a/1.txt", "b.jsonl: 1", "b/1.txt"]
    assert sorted(report["duplicates"][0]["first"]) == named
    assert sorted({one["name"] for one in report["removed_sample"]}) == named
    failed = [one["name"] for one in report["failures"]]
    assert failed == ["a.jsonl: 2", "b.jsonl: 2"]
    assert all(f"error: {name}: line 2 has" in done.stderr for name in ("a.jsonl", "b.jsonl"))


def test_a_count_of_the_report_leads_to_what_it_counts() -> None:
    tally = Tally()
    tally.add(Facts("a.txt", error="it is no text"))
    page = report_page(report_json(tally, [("a.txt", "it is no text")], [], None, "qingwen", ["in"]))
    assert '<a href="#failed-documents">1</a>' in page and '<section id="failed-documents">' in page


def test_the_report_says_how_many_sites_it_does_not_show() -> None:
    tally = Tally()
    for n in range(60):
        tally.add(Facts(str(n), site=f"{n}.example"))
    report = report_json(tally, [], [], None, "qingwen", ["a.jsonl"])
    assert report["sites_in_all"] == 60 and len(report["sites"]) == 50
    assert "The 50 of 60 with the most documents." in report_page(report)


@pytest.mark.slow
def test_the_report_opens_in_a_browser_without_a_network(tmp_path: Path) -> None:
    browser = shutil.which("chromium")
    if browser is None:
        pytest.skip("no chromium")
    records(tmp_path / "in.jsonl", 30)
    batch("in.jsonl", "-o", "out.jsonl", cwd=tmp_path)
    shown = subprocess.run(
        [browser, "--headless", "--no-sandbox", "--disable-gpu", "--enable-logging=stderr", "--host-resolver-rules=MAP * ~NOTFOUND",
         f"--user-data-dir={tmp_path / 'profile'}", "--dump-dom", (tmp_path / "out.report.html").as_uri()],
        capture_output=True, text=True, timeout=120,
    )  # fmt: skip
    assert "<dd>30</dd>" in shown.stdout
    assert "CONSOLE" not in shown.stderr


def prose(n: int, *, chinese: bool) -> list[str]:
    """Forty sentences that no other number has."""
    chance = random.Random(n)
    if chinese:
        return ["".join(chr(0x4E00 + chance.randrange(2000)) for _ in range(18)) + "。" for _ in range(40)]
    words = [
        "boat",
        "river",
        "green",
        "paint",
        "spring",
        "walk",
        "people",
        "stone",
        "bridge",
        "water",
        "light",
        "garden",
    ]
    return [" ".join(chance.choice(words) + str(chance.randrange(99)) for _ in range(9)) + "." for _ in range(40)]


@pytest.mark.slow
@pytest.mark.parametrize("chinese", [True, False])
def test_near_duplicates_are_told_from_pages_of_one_site(tmp_path: Path, chinese: bool) -> None:
    pytest.importorskip("rensa")
    shared = prose(999, chinese=chinese)[:8]  # boilerplate that cleaning left: a fifth of each page
    texts = []
    for n in range(30):
        sentences = prose(n, chinese=chinese)
        texts.append("\n\n".join(shared + sentences))
        if n % 10 == 0:
            texts.append("\n\n".join(shared[:6] + sentences))  # less of a header
            texts.append("\n\n".join(shared + sentences[:20] + prose(500, chinese=chinese)[:1] + sentences[21:]))
            texts.append(texts[-3])  # the same, which does not count here
    with (tmp_path / "in.jsonl").open("w", encoding="utf-8") as file:
        file.writelines(json.dumps({"text": text}) + "\n" for text in texts)
    for jobs in (1, 2):
        assert batch("in.jsonl", "-o", f"{jobs}.jsonl", "-j", jobs, "--near-duplicates", cwd=tmp_path).returncode == 0
    assert (tmp_path / "1.report.json").read_bytes() == (tmp_path / "2.report.json").read_bytes()
    report = json.loads((tmp_path / "1.report.json").read_text())
    assert [(one["documents"], one["first"]) for one in report["near_duplicates"]] == [
        (3, ["0", "1", "2"]), (3, ["13", "14", "15"]), (3, ["26", "27", "28"])
    ]  # fmt: skip
    assert [one["documents"] for one in report["duplicates"]] == [2, 2, 2]
    assert "nearly the same text" in (tmp_path / "1.report.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_what_repeats_is_learned_in_the_same_pass(tmp_path: Path) -> None:
    (tmp_path / "pages").mkdir()
    for n in range(12):
        page = f"River News\n\nHome | Boats | Walks\n\n{ARTICLE.format(n=n)}\n\nMore from the river bank\n\nAll rights of the river\n"
        (tmp_path / "pages" / f"{n:02}.txt").write_text(page)
    learn = subprocess.run(
        [sys.executable, "-m", "qingwen", "learn", "pages", "-o", "plain.toml"], cwd=tmp_path, capture_output=True
    )
    assert learn.returncode == 0
    with started("pages", "-o", "out", "--learn", "profile.toml", "-j", 1, cwd=tmp_path) as running:
        time.sleep(0.3)
        running.kill()
    assert batch("pages", "-o", "out", "--learn", "profile.toml", "--resume", cwd=tmp_path).returncode == 0
    assert (tmp_path / "profile.toml").read_text() == (tmp_path / "plain.toml").read_text()
    assert "River News" in (tmp_path / "profile.toml").read_text()
    (tmp_path / "few").mkdir()
    (tmp_path / "few" / "a.txt").write_text(ARTICLE.format(n=1))
    few = batch("few", "-o", "out2", "--learn", "none.toml", cwd=tmp_path)
    assert few.returncode == 0 and "at least 3 pages" in few.stderr and not (tmp_path / "none.toml").exists()


@pytest.mark.slow
def test_a_run_begun_anew_leaves_nothing_of_the_old_one_and_all_that_is_others(tmp_path: Path) -> None:
    for name in ("a/old.txt", "a/kept.txt", "b/other.txt"):
        (tmp_path / "in" / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "in" / name).write_text(ARTICLE)
    assert batch("in", "-o", "out", cwd=tmp_path).returncode == 0
    (tmp_path / "out" / "b" / "other.md").write_text("edited by hand")
    shutil.rmtree(tmp_path / "in" / "b")
    (tmp_path / "in" / "a" / "old.txt").unlink()
    assert batch("in", "-o", "out", "--restart", cwd=tmp_path).returncode == 0
    assert {name for name in outputs(tmp_path / "out") if name.endswith(".md")} == {"a/kept.md", "b/other.md"}


@pytest.mark.slow
def test_too_many_failures_stop_the_run(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text("nonsense\n" * 2000 + json.dumps({"text": ARTICLE}) + "\n")
    stopped = batch("in.jsonl", "-o", "out.jsonl", "--max-failures", 10, "-j", 1, cwd=tmp_path)
    assert (
        stopped.returncode == 1
        and "--max-failures 10 allows; --resume with a higher" in stopped.stderr
        and not (tmp_path / "out.jsonl").exists()
    )
    assert batch("in.jsonl", "-o", "out.jsonl", "--resume", cwd=tmp_path).returncode == 1
    assert len(rows(tmp_path / "out.jsonl")) == 2001


@pytest.mark.slow
def test_a_document_that_needs_too_much_memory_fails_alone(tmp_path: Path) -> None:
    with (tmp_path / "in.jsonl").open("w") as file:
        for n in range(5):
            file.write(json.dumps({"id": str(n), "text": ARTICLE.format(n=n) * (120_000 if n == 2 else 1)}) + "\n")
    done = batch("in.jsonl", "-o", "out.jsonl", "-j", 1, "--memory-limit", 256, cwd=tmp_path)
    assert done.returncode == 1, done.stderr
    failed = [row for row in rows(tmp_path / "out.jsonl") if row["error"]]
    assert [row["id"] for row in failed] == ["2"] and "--memory-limit" in str(failed[0]["error"])


@pytest.mark.slow
@pytest.mark.parametrize("out", ["out.parquet", "out.zip"])
def test_a_file_of_many_documents_is_read_back_as_it_was_cleaned(tmp_path: Path, out: str) -> None:
    (tmp_path / "pages").mkdir()
    for n in range(20):
        (tmp_path / "pages" / f"{n:02}.txt").write_text((CHINESE if n % 2 else ARTICLE).format(n=n))
    assert batch("pages", "-o", "tree", cwd=tmp_path).returncode == 0
    assert batch("pages", "-o", out, cwd=tmp_path).returncode == 0
    trees = {path.name: path.read_text(encoding="utf-8") for path in (tmp_path / "tree").glob("*.md")}
    if out.endswith(".zip"):
        with zipfile.ZipFile(tmp_path / out) as archive:
            found = {name: archive.read(name).decode() for name in archive.namelist()}
    else:
        table = pytest.importorskip("pyarrow.parquet").read_table(tmp_path / out).to_pylist()
        found = {row["path"]: row["cleaned"] for row in table}
    assert found == trees


@pytest.mark.slow
def test_progress_for_programs(tmp_path: Path) -> None:
    records(tmp_path / "in.jsonl", 500, repeat=60)
    done = batch("in.jsonl", "-o", "out.jsonl", "--progress", 0, "-j", 1, cwd=tmp_path)
    told = [json.loads(line) for line in done.stderr.splitlines() if line.startswith("{")]
    assert told[-1]["documents"] == 500 and told[-1]["failed"] == 0
    assert [one["documents"] for one in told] == sorted(one["documents"] for one in told)
    assert told[-1]["seconds_left"] == 0


def test_documents_that_come_out_alike_are_restored_each_to_its_own(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    sources = {"x": "Title one\n\nA good sentence here.\n\nShare this article\n"}
    sources["y"] = sources["x"].replace("\n\nA", "\n\n\n\nA").replace("Share", "SHARE")
    for name, text in sources.items():
        (tmp_path / "in" / f"{name}.txt").write_text(text, encoding="utf-8")
    assert batch("in", "-o", "out", cwd=tmp_path).returncode == 0
    assert (tmp_path / "out/x.md").read_bytes() == (tmp_path / "out/y.md").read_bytes()
    report = ("--report", "out/qingwen-findings.jsonl")
    for name, text in sources.items():
        assert qingwen("restore", f"out/{name}.md", *report).stdout.decode() == text
    (tmp_path / "out/y.md").rename(tmp_path / "elsewhere.md")
    lost = qingwen("restore", "elsewhere.md", *report)
    assert lost.returncode == 2 and b"x.txt, y.txt" in lost.stderr


def test_a_document_of_a_folder_is_restored_by_its_id_too(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("x", "y"):
        (tmp_path / "in" / f"{name}.txt").write_text(f"Title {name}\n\nShare this article\n", encoding="utf-8")
    assert batch("in", "-o", "out", cwd=tmp_path).returncode == 0
    by_id = ("--report", "out/qingwen-findings.jsonl", "--id", "x.txt")
    for cleaned in ("out/x.md", "out"):
        assert qingwen("restore", cleaned, *by_id).stdout == (tmp_path / "in/x.txt").read_bytes()
    other = qingwen("restore", "out/y.md", *by_id)
    assert (other.returncode, other.stdout) == (2, b"") and b"it is not the document 'x.txt'" in other.stderr


def test_records_that_share_an_id_are_not_mistaken_for_one_another(qingwen: Run, tmp_path: Path) -> None:
    rows_ = [json.dumps({"id": "x", "text": f"{word} text here."}) for word in ("First", "Second")]
    (tmp_path / "in.jsonl").write_text("\n".join(rows_), encoding="utf-8")
    assert batch("in.jsonl", "-o", "out.jsonl", cwd=tmp_path).returncode == 0
    lost = qingwen("restore", "out.jsonl", "--report", "out.findings.jsonl", "--id", "x")
    assert lost.returncode == 2 and b"in.jsonl#1, in.jsonl#2" in lost.stderr and not lost.stdout


def test_rows_share_no_place_whatever_their_files_are_called(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    for name in ("a.txt", "a.md", "A.txt"):
        (tmp_path / "in" / name).write_text("One sentence.\n", encoding="utf-8")
    assert batch("in", "-o", "out.jsonl", cwd=tmp_path).returncode == 0
    assert len(rows(tmp_path / "out.jsonl")) == 3


def test_a_number_that_json_has_not_is_null(tmp_path: Path) -> None:
    (tmp_path / "in.jsonl").write_text('{"text": "x", "n": 1e999, "m": [NaN, {"k": -Infinity}], "o": 1.5}\n')
    assert batch("in.jsonl", "-o", "out.jsonl", cwd=tmp_path).returncode == 0
    assert rows(tmp_path / "out.jsonl")[0]["record"] == {"n": None, "m": [None, {"k": None}], "o": 1.5}


@pytest.mark.slow
def test_what_a_killed_worker_left_half_written_is_removed(tmp_path: Path) -> None:
    records(tmp_path / "in.jsonl", 2)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("One sentence.\n", encoding="utf-8")
    assert batch("in", "-o", "out", "-j", 1, cwd=tmp_path).returncode == 0
    left = tmp_path / "out" / ".qingwen-0123456789ab.tmp"
    left.write_text("half")
    assert batch("in", "-o", "out", "--restart", cwd=tmp_path).returncode == 0
    assert not left.exists()


def test_a_profile_that_can_no_longer_be_learned_is_said(tmp_path: Path) -> None:
    records(tmp_path / "in.jsonl", 4)
    learning = ("in.jsonl", "-o", "out.jsonl", "--learn", "site.toml")
    assert batch(*learning, cwd=tmp_path).returncode == 0
    assert batch(*learning, "--resume", cwd=tmp_path).returncode == 0
    (tmp_path / "site.toml").unlink()
    again = batch(*learning, "--resume", cwd=tmp_path)
    assert again.returncode == 2 and "--restart" in again.stderr


@pytest.mark.slow
@pytest.mark.parametrize("out", ["out.jsonl", "out"])
def test_what_was_mended_since_it_failed_is_done(tmp_path: Path, out: str) -> None:
    (tmp_path / "in").mkdir()
    for name in ("1", "2", "3"):
        (tmp_path / "in" / f"{name}.txt").write_text(f"Sentence number {name}.\n", encoding="utf-8")
    (tmp_path / "in" / "2.txt").write_text("A sentence that is far too long.\n" * 40_000, encoding="utf-8")
    assert batch("in", "-o", out, "--max-document", 1, cwd=tmp_path).returncode == 1
    (tmp_path / "in" / "2.txt").write_text("It is a sentence now.\n", encoding="utf-8")
    assert (
        batch("in", "-o", out, "--resume", "--max-document", 1, cwd=tmp_path).returncode == 1
    )  # it has failed, and is not tried again
    again = batch("in", "-o", out, "--retry-failed", "--max-document", 1, cwd=tmp_path)
    assert again.returncode == 0 and "nothing was left" not in again.stderr, again.stderr
    assert batch("in", "-o", out, "--resume", "--max-document", 1, cwd=tmp_path).returncode == 0
    (tmp_path / "calm").mkdir()
    assert batch("in", "-o", f"calm/{out}", cwd=tmp_path).returncode == 0
    for name, data in outputs(tmp_path / "calm").items():
        assert (tmp_path / name).read_bytes() == data, name
    (tmp_path / "in" / "2.txt").write_text("Another sentence.\n", encoding="utf-8")
    changed = batch("in", "-o", out, "--resume", "--max-document", 1, cwd=tmp_path)
    assert changed.returncode == 2 and "has changed" in changed.stderr


@pytest.mark.slow
def test_what_was_too_large_is_done_with_a_larger_limit(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("A good sentence stands here.\n" * 60_000, encoding="utf-8")
    assert batch("in", "-o", "out", "--max-document", 1, cwd=tmp_path).returncode == 1
    mixed = batch("in", "-o", "out", "--max-document", 5, "--resume", cwd=tmp_path)
    assert mixed.returncode == 2 and "--max-document 1" in mixed.stderr
    assert batch("in", "-o", "out", "--max-document", 5, "--retry-failed", cwd=tmp_path).returncode == 0
    assert (tmp_path / "out" / "a.md").exists()
