"""The contract of the command line: commands, exit codes, where output goes."""

from __future__ import annotations

import json
from hashlib import sha256
from importlib import import_module
from importlib.resources import files
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from conftest import ROOT, Run
from qingwen.app import COMMANDS
from qingwen.commands import clean

SAMPLE = (ROOT / "samples" / "heart-camp.txt").read_bytes()
EXPECTED = (ROOT / "samples" / "heart-camp.md").read_bytes()
SCHEMA = Draft202012Validator(json.loads(files("qingwen").joinpath("data/report.schema.json").read_text("utf-8")))


def test_one_input_goes_to_standard_output_and_its_report_to_standard_error(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(SAMPLE)
    run = qingwen("clean", "a.txt")
    assert (run.returncode, run.stdout) == (0, EXPECTED)
    assert "image-placeholder" in run.stderr.decode()
    assert qingwen("clean", "a.txt", "--quiet").stderr == b""


def test_standard_input_is_read_without_a_path_and_with_a_dash(qingwen: Run) -> None:
    assert qingwen("clean", input=SAMPLE).stdout == EXPECTED
    assert qingwen("clean", "-", input=SAMPLE).stdout == EXPECTED


def test_markdown_that_nobody_names_is_told(qingwen: Run) -> None:
    text = b"# A Title\n\nSome **bold** words.\n"
    assert b"--from markdown" in qingwen("clean", input=text).stderr
    assert b"--from markdown" not in qingwen("clean", "--from", "markdown", input=text).stderr
    assert b"--from markdown" not in qingwen("clean", input=b"# 1 in the list\n\nTwo ** three.\n").stderr


def test_quiet_means_quiet(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("他说\u200b好。\n".encode())
    said = qingwen("clean", "a.md", "--in-place", "--quiet").stderr.decode().splitlines()
    assert len(said) == 1 and said[0].startswith("qingwen: undo report: .qingwen/undo/a-")  # or nobody would find it
    (tmp_path / "a.md").write_bytes("他说\u200b好。\n".encode())
    assert qingwen("clean", "a.md", "--in-place", "--quiet", "--no-undo").stderr == b""


def test_quiet_leaves_a_report_that_was_asked_for_as_it_is(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(SAMPLE)
    for name, more in (("loud.txt", ()), ("quiet.txt", ("--quiet",))):
        qingwen("clean", "a.txt", "-o", "a.md", "--report", name, *more)
    assert b"to the front matter" in (tmp_path / "loud.txt").read_bytes()
    assert (tmp_path / "quiet.txt").read_bytes() == (tmp_path / "loud.txt").read_bytes()


@pytest.mark.parametrize("path", [(), ("-",)])
def test_a_closed_standard_input_is_said(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], path: tuple[str, ...]
) -> None:
    monkeypatch.setattr("sys.stdin", None)
    assert clean.run(path, clean.Options(isolated=True)) == 2
    assert capsys.readouterr().err.startswith("qingwen: error: standard input: there is none; name a file instead\n")


def test_the_name_of_standard_input_tells_its_kind(qingwen: Run) -> None:
    assert qingwen("clean", "--stdin-filename", "a.md", input=b"*a*\n").stdout == b"*a*\n"


def test_out_names_a_file_or_a_folder(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(SAMPLE)
    (tmp_path / "b.txt").write_bytes(b"b\n")
    assert qingwen("clean", "a.txt", "-o", "x.md").stdout == b""
    assert (tmp_path / "x.md").read_bytes() == EXPECTED
    qingwen("clean", "a.txt", "-o", "out/")
    assert (tmp_path / "out" / "a.md").read_bytes() == EXPECTED
    qingwen("clean", "a.txt", "b.txt", "-o", "both")
    assert sorted(path.name for path in (tmp_path / "both").iterdir()) == ["a.md", "b.md"]


def test_a_folder_keeps_its_tree(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "in" / "deep").mkdir(parents=True)
    (tmp_path / "in" / "deep" / "a.txt").write_bytes(SAMPLE)
    (tmp_path / "in" / ".hidden.txt").write_bytes(SAMPLE)
    (tmp_path / "in" / "b.md").write_bytes(b"b\n")
    assert qingwen("clean", "in", "-o", "out").returncode == 0
    assert (tmp_path / "out" / "deep" / "a.md").read_bytes() == EXPECTED
    assert (tmp_path / "out" / "b.md").exists()
    assert not list((tmp_path / "out").glob(".*"))


def test_several_inputs_need_a_place(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a\n")
    (tmp_path / "b.txt").write_bytes(b"b\n")
    run = qingwen("clean", "a.txt", "b.txt")
    assert run.returncode == 2
    assert b"-o" in run.stderr


def test_outputs_that_would_collide_are_refused_by_name(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"a\n")
    (tmp_path / "a.md").write_bytes(b"a\n")
    run = qingwen("clean", "a.txt", "a.md", "-o", "out/")
    assert run.returncode == 2
    assert b"a.txt" in run.stderr and b"a.md" in run.stderr
    assert not (tmp_path / "out").exists()


def test_output_onto_the_input_is_refused(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"a\n")
    run = qingwen("clean", "a.md", "-o", "a.md")
    assert run.returncode == 2
    assert b"--in-place" in run.stderr
    assert (tmp_path / "a.md").read_bytes() == b"a\n"


def test_check_writes_nothing_and_tells_by_its_exit_code(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes(b"a\n\n\xe5\x9b\xbe\xe7\x89\x87\n")
    (tmp_path / "b.md").write_bytes(b"b\n")
    assert qingwen("clean", "a.md", "--check").returncode == 1
    assert qingwen("clean", "b.md", "--check").returncode == 0
    assert qingwen("clean", "a.md", "--check").stdout == b""
    (tmp_path / "c.txt").write_text("A title\n\n\n\nThe harbour opens at nine, and the boats leave at ten.\n")
    told = qingwen("clean", "a.md", "b.md", "c.txt", "--check").stderr.decode()  # of layout, too, which has no findings
    assert [line for line in told.splitlines() if "would change" in line] == [
        "qingwen: would change: a.md",
        "qingwen: would change: c.txt",
    ]
    for option in ("--check", "--diff"):
        tried = qingwen("clean", "a.md", option).stderr
        assert b"would be dealt with" in tried and b"3  remove   QW101" in tried
    assert qingwen("clean", "a.md", "b.md", "gone.md", "--check").returncode == 2


def test_diff_shows_and_writes_nothing(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one.\n\n图片\n\ntwo.\n", encoding="utf-8")
    run = qingwen("clean", "a.md", "--diff")
    assert run.stdout.decode().splitlines() == [
        "--- a.md",
        "+++ a.md",
        "@@ -1,5 +1,3 @@",
        " one.",
        " ",
        "-图片",
        "-",
        " two.",
    ]
    assert (tmp_path / "a.md").read_text(encoding="utf-8") == "one.\n\n图片\n\ntwo.\n"


def test_in_place_keeps_encoding_bom_newlines_and_mode_and_can_be_undone(qingwen: Run, tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    source = "﻿# 标题\r\n\r\n图片\r\n\r\n正文在这里。\r\n".encode("utf-16-le")
    path.write_bytes(source)
    path.chmod(0o640)
    run = qingwen("clean", "a.md", "--in-place")
    assert run.returncode == 0, run.stderr.decode()
    assert path.read_bytes() == "﻿# 标题\r\n\r\n正文在这里。\r\n".encode("utf-16-le")
    assert path.stat().st_mode & 0o777 == 0o640
    report = next((tmp_path / ".qingwen" / "undo").glob("*.json"))
    assert report.name in run.stderr.decode()
    assert qingwen("restore", "a.md", "--report", report, "-o", "a.md").returncode == 0
    assert path.read_bytes() == source


def test_a_paste_is_not_cleaned_in_place(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(SAMPLE)
    run = qingwen("clean", "a.txt", "--in-place")
    assert run.returncode == 2
    assert b"a.txt" in run.stderr
    assert (tmp_path / "a.txt").read_bytes() == SAMPLE


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030", "big5"])
def test_restore_gives_the_bytes_back(qingwen: Run, tmp_path: Path, encoding: str) -> None:
    text = "圖片\r\n醫院舉行手術觀摩會，來自各地的醫生參加了為期兩天的學習與交流。\n責任編輯：林曉\r\r\n圖片\n會議取得了圓滿成功，大家都很高興。\n"
    (tmp_path / "a.txt").write_bytes(text.encode(encoding))
    assert qingwen("clean", "a.txt", "-o", "a.md", "--report", "r.json").returncode == 0
    run = qingwen("restore", "a.md", "--report", "r.json")
    assert run.stdout == text.encode(encoding), run.stderr.decode()


def test_restore_gives_back_single_edits(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one.\n\n图片\n\ntwo.\n\n[图片]\n\nthree.\n", encoding="utf-8")
    qingwen("clean", "a.md", "-o", "b.md", "--report", "r.json")
    assert (tmp_path / "b.md").read_text() == "one.\n\ntwo.\n\nthree.\n"
    run = qingwen("restore", "b.md", "--report", "r.json", "--only", "1")
    assert run.stdout.decode() == "one.\n\ntwo.\n\n[图片]\n\nthree.\n"
    assert qingwen("restore", "b.md", "--report", "r.json", "--only", "2").returncode == 2
    assert qingwen("restore", "b.md", "--report", "r.json", "--only", "x").returncode == 2


def test_what_is_given_back_into_the_file_itself_leaves_the_rest_to_be_given_back(qingwen: Run, tmp_path: Path) -> None:
    source = "one.\r\n\r\n图片\r\n\r\ntwo.\r\n\r\n[图片]\r\n\r\nthree.\r\n".encode("gb18030")
    (tmp_path / "a.md").write_bytes(source)
    qingwen("clean", "a.md", "-o", "b.md", "--report", "r.json")
    numbers = [
        line.split()[0]
        for line in qingwen("restore", "b.md", "--report", "r.json", "--list", "--all").stdout.splitlines()
    ]
    run = qingwen("restore", "b.md", "--report", "r.json", "--only", numbers[-1].decode(), "-o", "b.md")
    assert run.returncode == 0
    said = run.stderr.decode().splitlines()
    assert said[1] == f"given back: {int(numbers[-1])} \\r"
    rest = said[0].removeprefix("qingwen: undo report: ")
    SCHEMA.validate(json.loads((tmp_path / rest).read_text(encoding="utf-8")))
    left = qingwen("restore", "b.md", "--report", rest, "--list", "--all").stdout.splitlines()
    assert len(left) == len(numbers) - 1
    assert qingwen("restore", "b.md", "--report", rest, "-o", "b.md").returncode == 0
    assert (tmp_path / "b.md").read_bytes() == source


def test_restore_refuses_a_range_from_the_larger_number(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one.\n\n图片\n\ntwo.\n\n[图片]\n\nthree.\n", encoding="utf-8")
    qingwen("clean", "a.md", "-o", "b.md", "--report", "r.json")
    run = qingwen("restore", "b.md", "--report", "r.json", "--only", "1-0")
    assert (run.returncode, run.stdout) == (2, b"") and b"--only 1-0" in run.stderr


def test_restore_asks_which_of_many_documents_and_never_writes_one_over_all(qingwen: Run, tmp_path: Path) -> None:
    rows = [json.dumps({"id": one, "text": f"{one}.\n\n图片\n\ntwo."}) for one in "xy"]
    (tmp_path / "j.jsonl").write_text("\n".join(rows))
    qingwen("batch", "j.jsonl", "-o", "o.jsonl", "-q")
    before = (tmp_path / "o.jsonl").read_bytes()
    run = qingwen("restore", "o.jsonl", "--report", "o.findings.jsonl")
    assert run.returncode == 2 and b"--id" in run.stderr
    over = qingwen("restore", "o.jsonl", "--report", "o.findings.jsonl", "--id", "x", "-o", "o.jsonl")
    assert over.returncode == 2 and (tmp_path / "o.jsonl").read_bytes() == before
    run = qingwen("restore", "-", "--report", "-")
    assert run.returncode == 2 and b"no such file" not in run.stderr


def test_restore_lists_the_edits_by_the_numbers_that_only_takes(qingwen: Run, tmp_path: Path) -> None:
    source = "返回顶部\r\n\r\n渡轮每晚十一点从东码头开出，票价不变。\r\n图片\r\n\x1b[31m• 船长\r\n"
    (tmp_path / "a.txt").write_bytes(source.encode())
    qingwen("clean", "a.txt", "-o", "a.md", "--report", "r.json")
    listed = qingwen("restore", "a.md", "--report", "r.json", "--list")
    assert listed.returncode == 0 and b"\x1b" not in listed.stdout
    rows = listed.stdout.decode().splitlines()
    edits = json.loads((tmp_path / "r.json").read_bytes())["files"][0]["edits"]
    reasoned = [number for number, edit in enumerate(edits) if edit["finding"] is not None]
    assert [int(row.split()[0]) for row in rows] == reasoned
    every = qingwen("restore", "a.md", "--report", "r.json", "--list", "--all").stdout.decode().splitlines()
    assert [int(row.split()[0]) for row in every] == [*range(len(edits))]
    number, line, what, code, *_ = next(row for row in rows if "图片" in row).split()
    assert (line, what, code) == ("4", "removed", "QW101")
    given = qingwen("restore", "a.md", "--report", "r.json", "--only", number).stdout.decode()
    assert "图片" in given and "返回顶部" not in given
    refused = qingwen("restore", "a.md", "--report", "r.json", "--list", "-o", "b.txt")
    assert refused.returncode == 2 and b"--list" in refused.stderr and not (tmp_path / "b.txt").exists()
    assert qingwen("restore", "a.txt", "--report", "r.json", "--list").returncode == 2  # another file
    said = qingwen("restore", "a.md", "--report", "r.json", "--list", "--all", "--lang", "zh").stdout.decode()
    assert "已删" in said and "排版" in said and "removed" not in said


def test_restore_says_that_there_are_no_edits_to_list(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("The ferry leaves at eleven.\n")
    qingwen("clean", "a.md", "-o", "b.md", "--report", "r.json")
    listed = qingwen("restore", "b.md", "--report", "r.json", "--list")
    assert (listed.returncode, listed.stdout) == (0, b"") and b"r.json holds no edits of b.md" in listed.stderr


def test_restore_refuses_what_does_not_fit(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one\n\n图片\n", encoding="utf-8")
    qingwen("clean", "a.md", "-o", "b.md", "--report", "r.json")
    (tmp_path / "b.md").write_text("changed\n")
    for arguments in (
        ["b.md", "--report", "r.json"],
        ["a.md", "--report", "r.json"],
        ["b.md", "--report", "a.md"],
    ):
        run = qingwen("restore", *arguments)
        assert (run.returncode, run.stdout) == (2, b"")
        assert run.stderr.startswith(b"qingwen: error: ")


def test_lint_fails_from_the_chosen_severity_on(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "warning.md").write_text("one\n\n图片\n", encoding="utf-8")
    (tmp_path / "info.md").write_text("one  \n\ntwo\n")
    (tmp_path / "clean.md").write_text("one\n")
    assert qingwen("lint", "warning.md").returncode == 1
    assert qingwen("lint", "warning.md", "--fail-on", "error").returncode == 0
    assert qingwen("lint", "info.md").returncode == 0
    assert qingwen("lint", "info.md", "--fail-on", "info").returncode == 1
    assert qingwen("lint", "clean.md").returncode == 0
    assert qingwen("lint", "warning.md", "gone.md").returncode == 2


def test_lint_fixes_what_is_safe_and_can_be_undone(qingwen: Run, tmp_path: Path) -> None:
    text = "他们说了很多话。\r\n\r\n图片\r\n\r\ntwo\r\n"
    (tmp_path / "a.md").write_bytes(text.encode("gb18030"))
    assert qingwen("lint", "a.md", "--fix").returncode == 0
    assert (tmp_path / "a.md").read_bytes() == "他们说了很多话。\r\n\r\ntwo\r\n".encode("gb18030")
    report = next((tmp_path / ".qingwen" / "undo").glob("*.json"))
    assert qingwen("restore", "a.md", "--report", report).stdout == text.encode("gb18030")


@pytest.mark.parametrize("newline", ["\n", "\r\n"])
@pytest.mark.parametrize(
    ("text", "fixed"),
    [
        ("话说完了。\n\n图片\n", "话说完了。\n"),
        ("话说完了。\n\n图片\n\n[图片]\n", "话说完了。\n"),
        ("话说完了。\n\n图片\n\n", "话说完了。\n\n"),
        ("图片\n", ""),
    ],
)
def test_a_fix_at_the_end_leaves_no_blank_line_there(
    qingwen: Run, tmp_path: Path, text: str, fixed: str, newline: str
) -> None:
    (tmp_path / "a.md").write_text(text, newline=newline)
    assert qingwen("lint", "a.md", "--fix").returncode == 0
    assert (tmp_path / "a.md").read_bytes() == fixed.replace("\n", newline).encode()
    report = next((tmp_path / ".qingwen" / "undo").glob("*.json"))
    assert qingwen("restore", "a.md", "--report", report).stdout == text.replace("\n", newline).encode()


def test_the_json_report_fits_its_schema_and_its_places_fit_the_source(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(SAMPLE.replace(b"\n", b"\r\n"))
    (tmp_path / "b.md").write_text("fine\n")
    (tmp_path / "c.md").write_bytes(b"\x00\x01binary\x00")
    assert qingwen("clean", "a.txt", "b.md", "c.md", "gone.md", "-o", "out/", "--report", "r.json").returncode == 2
    report = json.loads((tmp_path / "r.json").read_text(encoding="utf-8"))
    SCHEMA.validate(report)
    by_path = {entry["path"]: entry for entry in report["files"]}
    assert set(by_path) == {"a.txt", "b.md", "c.md", "gone.md"}
    assert by_path["c.md"]["error"] and by_path["gone.md"]["error"] and not by_path["b.md"]["findings"]
    source = (tmp_path / "a.txt").read_bytes().decode("utf-8")
    entry = by_path["a.txt"]
    for finding in entry["findings"]:
        lines = source.split("\r\n")
        assert source[finding["start"] : finding["end"]] == finding["text"]
        assert lines[finding["line"] - 1][finding["column"] - 1 :].startswith(finding["text"].split("\r\n")[0])
    output, at = [], 0
    for edit in entry["edits"]:
        assert source[edit["start"] : edit["end"]] == edit["old"]
        output += source[at : edit["start"]], edit["new"]
        at = edit["end"]
    text = "".join(output) + source[at:]
    assert text.encode() == (tmp_path / "out" / "a.md").read_bytes()
    assert sha256(text.encode()).hexdigest() == entry["output"]["sha256"]
    assert sha256((tmp_path / "a.txt").read_bytes()).hexdigest() == entry["source"]["sha256"]


def test_json_lines_are_one_file_a_line(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(SAMPLE)
    (tmp_path / "b.md").write_text("fine\n")
    run = qingwen("lint", ".", "--format", "jsonl")
    entries = [json.loads(line) for line in run.stdout.decode().splitlines()]
    assert [entry["path"] for entry in entries] == ["a.txt", "b.md"]
    whole = json.loads(qingwen("lint", ".", "--format", "json").stdout)
    SCHEMA.validate(whole)
    assert whole["files"] == entries
    assert "edits" not in entries[0]


@pytest.mark.slow
def test_the_same_whatever_the_number_of_processes_and_the_locale(qingwen: Run, tmp_path: Path) -> None:
    for number in range(40):
        (tmp_path / f"{number}.txt").write_bytes(SAMPLE * 30)
    one = qingwen("lint", ".", "--format", "json", "-j", "1")
    three = qingwen(
        "lint",
        ".",
        "--format",
        "json",
        "-j",
        "3",
        env={"LC_ALL": "C", "PYTHONIOENCODING": "ascii", "TZ": "Asia/Tokyo"},
    )
    assert one.stdout == three.stdout
    assert one.returncode == three.returncode == 1


def test_rules_are_selected_by_code_prefix_and_name(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(SAMPLE)

    def found(*options: str) -> set[str]:
        report = json.loads(qingwen("lint", "a.txt", "--format", "json", *options).stdout)
        return set(report["summary"]["by_code"])

    assert found("--select", "QW101") == {"QW101"}
    assert found("--select", "image-placeholder,QW2") == {"QW101", "QW201", "QW202", "QW206"}
    assert found("--ignore", "QW") == set()
    assert found("--select", "QW1", "--ignore", "QW101") == {"QW102", "QW103"}
    assert found("--ignore", "QW1", "--extend-select", "page-control") >= {"QW102"}
    run = qingwen("lint", "a.txt", "--select", "image-placholder")
    assert run.returncode == 2
    assert b"image-placholder" in run.stderr and b"did you mean image-placeholder" in run.stderr


def test_rules_and_explain_tell_of_every_rule(qingwen: Run) -> None:
    listed = json.loads(qingwen("rules", "--format", "json").stdout)
    assert isinstance(listed, list) and len(listed) >= 25
    assert b"image-placeholder" in qingwen("rules").stdout
    assert qingwen("rules", "--format", "markdown").stdout.count(b"\n# QW") == len(listed) - 1
    assert qingwen("explain", "QW101").stdout == qingwen("explain", "image-placeholder").stdout
    assert qingwen("explain", "QW1").stdout.count(b"\n# QW") >= 9
    assert qingwen("explain", "QW999").returncode == 2


def test_an_empty_input_is_no_error(qingwen: Run, tmp_path: Path) -> None:
    for blank in (b"", b"\n \n\xe3\x80\x80\n", b"\xef\xbb\xbf"):
        (tmp_path / "a.txt").write_bytes(blank)
        run = qingwen("clean", "a.txt")
        assert (run.returncode, run.stdout) == (0, b"")
        assert b"empty" in run.stderr
    run = qingwen("clean", input="图片\n".encode())
    assert (run.returncode, run.stdout) == (0, b"") and b"nothing is left" in run.stderr and b"empty" not in run.stderr


def test_images_can_be_dropped_or_become_comments(qingwen: Run) -> None:
    text = "图片\n\n•A short caption.\n\n图片 2.png\n\nThe end of the matter.\n".encode()
    kept = qingwen("clean", "-q", input=text).stdout.decode()
    assert "![](<图片 2.png>)" in kept and "<!--" not in kept
    dropped = qingwen("clean", "-q", "--images", "drop", input=text).stdout.decode()
    assert "png" not in dropped
    comment = qingwen("clean", "-q", "--images", "comment", input=text).stdout.decode()
    assert "<!-- image: A short caption. -->" in comment and "<!-- image: 图片 2.png -->" in comment


def test_image_links_stay_valid_from_the_output_s_place(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "ward.png").write_bytes(b"")
    (tmp_path / "in" / "a.md").write_text("![](ward.png) ![](gone.png)\n")
    (tmp_path / "in" / "b.txt").write_text("ward.png\n\nThe new ward.\n")
    qingwen("clean", "in", "-o", "out", "--report", "r.json")
    assert (tmp_path / "out" / "a.md").read_text() == "![](../in/ward.png) ![](gone.png)\n"
    assert "![](../in/ward.png)" in (tmp_path / "out" / "b.md").read_text()
    assert qingwen("restore", "out/a.md", "--report", "r.json").stdout == b"![](ward.png) ![](gone.png)\n"


def test_a_text_with_front_matter_is_markdown_whatever_it_is_called(qingwen: Run, tmp_path: Path) -> None:
    once = qingwen("clean", "-q", input=SAMPLE).stdout
    assert qingwen("clean", "-q", input=once).stdout == once


def test_text_from_files_never_reaches_the_terminal_raw(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("a\x1b[31mb \u202ec\n\n图片\n", encoding="utf-8")
    for command in (["lint", "a.md"], ["clean", "a.md"]):
        run = qingwen(*command, env={"FORCE_COLOR": "1"})
        shown = (run.stdout if command[0] == "lint" else run.stderr).decode()
        assert "\x1b[31mb" not in shown and "\u202e" not in shown
        assert "<U+001B>" in shown


@pytest.mark.parametrize("command", COMMANDS)
def test_the_annotations_of_options_are_no_strings_for_typer_to_evaluate(command: str) -> None:
    function = getattr(import_module(f"qingwen.app.{command}"), command)
    assert [name for name, kind in function.__annotations__.items() if isinstance(kind, str)] == []


def test_version_and_help(qingwen: Run) -> None:
    assert qingwen("--version").stdout == b"qingwen 0.1.0\n"
    for command in ("clean", "lint", "restore", "rules", "explain"):
        run = qingwen(command, "--help", env={"COLUMNS": "80"})
        assert run.returncode == 0
        assert max(map(len, run.stdout.decode().splitlines())) <= 80


def test_a_report_never_overwrites_an_input_or_an_output(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(SAMPLE)
    for name in ("a.txt", "a.md"):
        run = qingwen("clean", "a.txt", "-o", "a.md", "--report", name)
        assert run.returncode == 2
        assert name.encode() in run.stderr
    assert (tmp_path / "a.txt").read_bytes() == SAMPLE
    assert not (tmp_path / "a.md").exists()


@pytest.mark.parametrize(
    "text",
    [
        "The last letter\n\nWill you come with me?\n\nNot now.\n\nMaybe later.\n\nThank you.\n",
        "Unit 3 vocabulary\n\nhome\nsearch\nprint\nclose\nshare\nmenu\nlogin\n",
        "计算机词汇表\n\n首页\n搜索\n打印\n关闭\n保存\n分享\n菜单\n登录\n",
    ],
)
def test_single_words_below_a_title_are_the_article_s_own(qingwen: Run, text: str) -> None:
    cleaned = qingwen("clean", "-q", input=text.encode()).stdout.decode()
    assert [line for line in text.splitlines() if line and line not in cleaned] == []


def test_a_diff_of_windows_newlines_shows_what_else_changes(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_bytes("one.\r\n\r\n图片\r\n\r\ntwo.\r\n".encode())
    run = qingwen("clean", "a.md", "--diff")
    changed = [line for line in run.stdout.decode().splitlines() if line[0] in "+-" and line[1:2] not in "+-"]
    assert changed == ["-图片"]
    assert "line endings" in run.stderr.decode()


@pytest.mark.parametrize("name", ["a.docx", "a.HTML", "b/a.pdf"])
def test_a_name_of_another_format_is_refused(qingwen: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / "a.txt").write_bytes(SAMPLE)
    run = qingwen("clean", "a.txt", "-o", name)
    assert run.returncode == 2 and b".md" in run.stderr and not (tmp_path / name).exists()
    (tmp_path / "out.html").mkdir()
    assert qingwen("clean", "a.txt", "-o", "out.html").returncode == 0  # a folder


def test_restore_says_what_a_report_must_be(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one.\n\n图片\n\ntwo.\n", encoding="utf-8")
    qingwen("clean", "a.md", "-o", "b.md", "--report", "r.txt")
    (tmp_path / "lint.json").write_bytes(qingwen("lint", "a.md", "--format", "json").stdout)
    (tmp_path / "other.json").write_text('{"files": {}}')
    for report, hint in (("r.txt", "name it .json"), ("lint.json", "no edits"), ("other.json", "not a JSON report")):
        run = qingwen("restore", "b.md", "--report", report)
        assert run.returncode == 2 and hint in run.stderr.decode()


@pytest.mark.parametrize(
    ("place", "value", "hint"),
    [
        ("version", 2, "a report of version 2, and this qingwen knows 1"),
        ("files/0/source/data", 5, "r.json: it is damaged"),
        ("files/0/source/data", "é", "r.json: it is damaged"),
        ("files/0/edits", [5], "r.json: it is damaged"),
        ("files/0/output", 5, "r.json: it is damaged"),
    ],
)
def test_restore_says_in_its_own_words_what_is_wrong_with_a_report(
    qingwen: Run, tmp_path: Path, place: str, value: object, hint: str
) -> None:
    (tmp_path / "a.md").write_text("one.\n\n图片\n\ntwo.\n", encoding="utf-8")
    qingwen("clean", "a.md", "-o", "b.md", "--report", "r.json")
    report = json.loads((tmp_path / "r.json").read_bytes())
    *way, last = place.split("/")
    at = report
    for key in way:
        at = at[int(key) if isinstance(at, list) else key]
    at[last] = value
    (tmp_path / "r.json").write_text(json.dumps(report), encoding="utf-8")
    run = qingwen("restore", "b.md", "--report", "r.json")
    assert (run.returncode, run.stdout) == (2, b"") and hint in run.stderr.decode()


@pytest.mark.slow
def test_a_line_of_many_findings_is_reported_in_time(qingwen: Run, tmp_path: Path) -> None:
    """What a report shows of a line is bounded: copies of all of it would make this take half a minute."""
    (tmp_path / "a.md").write_text("x " + "a\u00a0" * 16000 + "\n", encoding="utf-8")
    run = qingwen("lint", "a.md", "--fail-on", "error")
    assert run.returncode == 0 and b"16,000 findings" in run.stdout


def test_a_dash_is_standard_output(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one.\n\n图片\n\ntwo.\n", encoding="utf-8")
    assert qingwen("clean", "a.md", "-o", "-", "-q").stdout == b"one.\n\ntwo.\n"
    assert qingwen("clean", "a.md", "--report", "-").returncode == 2
    qingwen("clean", "a.md", "-o", "b.md", "--report", "r.json")
    assert "图片" in qingwen("restore", "b.md", "--report", "r.json", "-o", "-").stdout.decode()
    assert qingwen("restore", "b.md", "--report", "r.json", "--only", "99").returncode == 2
    assert not (tmp_path / "-").exists()


def test_a_report_that_cannot_be_written_is_said_before_anything_is(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("one.\n\n图片\n\ntwo.\n", encoding="utf-8")
    (tmp_path / "folder").mkdir()
    run = qingwen("clean", "a.md", "-o", "b.md", "--report", "folder")
    assert run.returncode == 2 and b"folder" in run.stderr
    assert not (tmp_path / "b.md").exists()


@pytest.mark.parametrize("option", ["--select", "--ignore", "--extend-select"])
@pytest.mark.parametrize("value", ["", " ", ","])
def test_a_selector_that_says_nothing_is_refused(qingwen: Run, tmp_path: Path, option: str, value: str) -> None:
    """An unset variable of a pipeline must not be a silent pass."""
    (tmp_path / "a.md").write_text("图片\n", encoding="utf-8")
    run = qingwen("lint", "a.md", option, value)
    assert run.returncode == 2 and b"selects no rule" in run.stderr


def test_help_is_a_command_as_well(qingwen: Run) -> None:
    assert qingwen("help").stdout == qingwen("--help").stdout
    assert qingwen("help", "lint", "--lang", "zh").stdout == qingwen("lint", "--help", "--lang", "zh").stdout


def test_help_shows_what_stands_in_brackets(qingwen: Run) -> None:
    for arguments, shown in (
        (["--help"], "[tool.qingwen]"),
        (["server", "--help"], "qingwen[lsp]"),
        (["lint", "--help"], "qingwen[watch]"),
    ):
        for language in ("en", "zh"):
            assert shown in qingwen(*arguments, "--lang", language).stdout.decode()


def test_the_text_report_marks_what_fix_mends_and_counts_the_files_that_have_findings(
    qingwen: Run, tmp_path: Path
) -> None:
    (tmp_path / "a.md").write_text("One.\n\n\n\nA\x10B and “图片”.\n", encoding="utf-8")
    (tmp_path / "b.md").write_text("Two.\n", encoding="utf-8")
    shown = qingwen("lint", "--isolated", "--select", "QW6,QW701", ".").stdout.decode()
    assert "QW701 blank-line-run  (fix: --fix)" in shown and "QW602 control-character  (fix: --unsafe)" in shown
    assert "2 findings in 1 of 2 files" in shown
