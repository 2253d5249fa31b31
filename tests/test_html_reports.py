"""What reports say of a page: what was left out and why, where a finding is in it, that it holds no article."""

from __future__ import annotations

import base64
import json
import re
from pathlib import Path

import pytest

from conftest import Run
from html_pages import LONG, SAMPLES
from qingwen.reading.source import read_source
from qingwen.reporting.model import file_report


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.html"), key=str), ids=lambda path: path.stem)
def test_the_report_of_a_page_says_of_each_block_that_was_left_out_why(sample: Path) -> None:
    source = read_source(sample.name, sample.read_bytes())
    told = file_report(source, [], []).source
    assert told is not None and told.furniture
    assert all(why for _, why in told.furniture)
    # Each block stands in the article or in the list; what is left out whole stands in the list only.
    text, listed = source.document.text, " ".join(text for text, _ in told.furniture)
    for mark in re.findall(r"(?:正文|ARTICLE|杂项|FURNITURE)\d+\b", source.page):
        assert (re.search(rf"{mark}\b", text) is None) == (re.search(rf"{mark}\b", listed) is not None), mark


def test_the_report_gives_the_page_back(qingwen: Run, tmp_path: Path) -> None:
    data = f"<!doctype html><title>t</title>\r\n<p>{LONG}<p>图片<p>{LONG}二".encode("gb18030") + b"\xff"
    (tmp_path / "a.html").write_bytes(data)
    run = qingwen("clean", "a.html", "-o", "a.md", "--report", "r.json")
    assert run.returncode == 0, run.stderr
    report = json.loads((tmp_path / "r.json").read_bytes())
    assert report["files"][0]["kind"] == "html"
    assert b"\n\xe5\x9b\xbe\xe7\x89\x87\n" not in (tmp_path / "a.md").read_bytes()
    assert qingwen("restore", "a.md", "--report", "r.json").stdout == data
    report["files"][0]["source"]["data"] = base64.b64encode(b"x").decode()
    (tmp_path / "r.json").write_text(json.dumps(report))
    damaged = qingwen("restore", "a.md", "--report", "r.json")
    assert damaged.returncode == 2 and b"damaged" in damaged.stderr and not damaged.stdout


def test_pages_are_not_changed_in_place(qingwen: Run, tmp_path: Path) -> None:
    html = f"<!doctype html><p>{LONG}<p>图片<p>{LONG}二"
    (tmp_path / "a.html").write_text(html)
    for command in (("clean", "--in-place"), ("lint", "--fix")):
        run = qingwen(*command, "a.html")
        assert run.returncode == 2 and b"a.html" in run.stderr
    assert (tmp_path / "a.html").read_text() == html


def test_lint_points_into_the_rendered_text_and_names_the_source_line(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<!doctype html>\n<p>{LONG}\n<p>图片\n<p>{LONG}二")
    found = json.loads(qingwen("lint", "a.html", "--format", "json").stdout)["files"][0]
    one = next(one for one in found["findings"] if one["name"] == "image-placeholder")
    assert one["source_line"] == 3 and one["text"] == "图片" and found["kind"] == "html"


def test_other_programs_get_the_line_in_the_page_and_no_fix(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<!doctype html>\n<p>{LONG}\n<p>图片\n<p>{LONG}二")
    run = qingwen(
        "lint",
        "a.html",
        "--select",
        "QW101",
        "--format",
        "rdjson",
        "--output-file",
        "sarif:a.sarif",
        "--output-file",
        "text:a.txt",
    )
    [diagnostic] = json.loads(run.stdout)["diagnostics"]
    assert diagnostic["location"]["range"]["start"]["line"] == 3 and "suggestions" not in diagnostic
    [result] = json.loads((tmp_path / "a.sarif").read_text())["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 3 and "fixes" not in result
    assert "fixable" not in (tmp_path / "a.txt").read_text()


@pytest.mark.parametrize(
    "html", ["<!doctype html><frameset><frame src=a.html></frameset>", "<!doctype html><body></body>"]
)
def test_no_article_is_said_and_no_error(qingwen: Run, html: str) -> None:
    run = qingwen("clean", "--from", "html", input=html.encode())
    assert run.returncode == 0 and b"note: standard input:" in run.stderr and run.stdout == b""


def test_a_page_of_nothing_but_links_is_said_to_have_no_article(qingwen: Run) -> None:
    page = b"<html><head><title>Nav</title></head><body><nav><a href=/>Home</a><a href=/x>X</a></nav></body></html>"
    run = qingwen("clean", "--from", "html", input=page)
    assert b"no article was found" in run.stderr and b"[Home](/)" in run.stdout


PAGE = f"""<html><head><title>夜航</title></head><body><nav><a href=/>首页</a> <a href=/about>关于</a></nav><article><h1>夜航</h1>
<p>{LONG}</p><p>{LONG}二</p><p>{LONG}三</p></article><footer><p>© 2024 海港志</p></footer></body></html>"""


def test_people_read_what_was_left_out_of_a_page_and_why(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(PAGE, encoding="utf-8")
    qingwen("clean", "a.html", "-o", "a.md", "--report", "r.json")
    qingwen("clean", "a.html", "-o", "a.md", "--report", "r.txt")
    left_out = json.loads((tmp_path / "r.json").read_bytes())["files"][0]["source"]["furniture"]
    told = (tmp_path / "r.txt").read_text(encoding="utf-8")
    assert left_out and all(f"    {one['text']}\n      {one['why']}\n" in told for one in left_out)
    diff = qingwen("clean", "a.html", "--diff")
    assert left_out[0]["why"] in diff.stderr.decode() and "this page becomes Markdown" in diff.stderr.decode()
