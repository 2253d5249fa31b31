"""`compare`, `assets`, `fragments` and `learn` hear the configuration and the comments in a text as `lint` does."""

from __future__ import annotations

import csv
import json
from pathlib import Path

import pytest

from conftest import Run

SOURCE = "# Budget\n\nThe clinic spent 3.2 million yuan in 2024.\n"
TRANSLATION = "# 预算\n\n{}诊所在2024年花费了320亿元。\n"
COMMENT = "<!-- qingwen-disable-next-line {} -->\n"
PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 40
ARTICLE = """\
# 茶园

村里的老茶园今年又发了新芽，村民们正忙着采摘。

{}The old tea garden is run by a family that has lived here for nine generations.

合作社的账本上，今年的收成比去年多了两成。

The leaves are dried in the sun for three days, and then they are sold.

茶园的主人说，今年雨水多，所以采茶晚了十天。
"""


def pair(folder: Path, comment: str = "") -> None:
    (folder / "a.md").write_text(SOURCE, encoding="utf-8")
    (folder / "b.md").write_text(TRANSLATION.format(comment), encoding="utf-8")


@pytest.mark.parametrize(
    "settings",
    [
        'ignore = ["QW407"]',
        'ignore = ["pairs"]',
        'severity = {QW407 = "off"}',
        'allow = ["320亿"]',
        'fail-on = "error"',
    ],
)
def test_what_a_configuration_settles_is_nothing_to_compare(tmp_path: Path, qingwen: Run, settings: str) -> None:
    pair(tmp_path)
    assert qingwen("compare", "a.md", "b.md").returncode == 1
    (tmp_path / "qingwen.toml").write_text(settings, encoding="utf-8")
    assert qingwen("compare", "a.md", "b.md").returncode == 0
    assert qingwen("compare", "a.md", "b.md", "--isolated").returncode == 1


def test_what_is_selected_for_lint_leaves_compare_its_rules(tmp_path: Path, qingwen: Run) -> None:
    pair(tmp_path)
    for settings, code in [('select = ["QW1"]', 1), ('select = ["QW1", "QW406"]', 0), ('extend-select = ["QW5"]', 1)]:
        (tmp_path / "qingwen.toml").write_text(settings, encoding="utf-8")
        assert qingwen("compare", "a.md", "b.md").returncode == code, settings


def test_compare_takes_its_format_and_a_severity_from_the_configuration(tmp_path: Path, qingwen: Run) -> None:
    pair(tmp_path)
    (tmp_path / "qingwen.toml").write_text('format = "json"\nseverity = {QW407 = "info"}', encoding="utf-8")
    done = qingwen("compare", "a.md", "b.md")
    assert json.loads(done.stdout)["files"][0]["findings"][0]["severity"] == "info" and done.returncode == 0


@pytest.mark.parametrize("rules", ["QW407", "magnitude-mismatch", "pairs", ""])
def test_a_comment_silences_compare(tmp_path: Path, qingwen: Run, rules: str) -> None:
    pair(tmp_path, COMMENT.format(rules))
    assert qingwen("compare", "a.md", "b.md").returncode == 0
    pair(tmp_path, COMMENT.format("QW406"))
    assert qingwen("compare", "a.md", "b.md").returncode == 1


def test_a_comment_silences_what_is_said_of_a_file_without_a_partner(tmp_path: Path, qingwen: Run) -> None:
    for name in ("en", "zh"):
        (tmp_path / name).mkdir()
    (tmp_path / "en" / "a.md").write_text(SOURCE)
    assert qingwen("compare", "en", "zh", "--fail-on", "info").returncode == 1
    (tmp_path / "en" / "a.md").write_text("<!-- qingwen-disable-file missing-translation -->\n" + SOURCE)
    assert qingwen("compare", "en", "zh", "--fail-on", "info").returncode == 0


def images(folder: Path, comment: str = "") -> None:
    (folder / "手术 1.png").write_bytes(PNG)
    (folder / "a.md").write_text(f"# A\n\n{comment}![](<手术 1.png>) ![](gone.png)\n", encoding="utf-8")


@pytest.mark.parametrize(
    "settings",
    [
        'ignore = ["QW2"]',
        'severity = {assets = "off"}',
        'allow = ["手术 1.png", "gone.png"]',
        '[paths."*.png"]\nignore = ["han-filename"]\n[paths."a.md"]\nignore = ["QW205"]',
        'fail-on = "error"',
    ],
)
def test_what_a_configuration_settles_is_nothing_to_assets(tmp_path: Path, qingwen: Run, settings: str) -> None:
    images(tmp_path)
    assert qingwen("assets", ".").returncode == 1
    (tmp_path / "qingwen.toml").write_text(settings, encoding="utf-8")
    assert qingwen("assets", ".").returncode == 0
    assert qingwen("assets", ".", "--isolated").returncode == 1


def test_a_name_that_is_allowed_or_silenced_wherever_it_stands_is_kept(tmp_path: Path, qingwen: Run) -> None:
    images(tmp_path, COMMENT.format("QW2"))
    assert qingwen("assets", ".", "--rename", "--write").returncode == 0 and (tmp_path / "手术 1.png").exists()
    images(tmp_path)
    (tmp_path / "qingwen.toml").write_text('allow = ["手术 1.png"]\nformat = "github"', encoding="utf-8")
    qingwen("assets", ".", "--rename", "--write")
    assert (tmp_path / "手术 1.png").exists()
    (tmp_path / "qingwen.toml").unlink()
    (tmp_path / "b.md").write_text(COMMENT.format("QW2") + "![](<手术 1.png>)\n", encoding="utf-8")
    qingwen("assets", ".", "--rename", "--write")
    assert not (tmp_path / "手术 1.png").exists()  # a.md silences nothing


def test_a_comment_for_what_only_assets_finds_is_not_said_to_be_idle(tmp_path: Path, qingwen: Run) -> None:
    (tmp_path / "big.png").write_bytes(PNG)
    (tmp_path / "a.md").write_text("# A\n\n" + COMMENT.format("oversized-asset") + "![](big.png)\n")
    assert qingwen("assets", ".", "--max-size", "1").returncode == 0
    assert b"QW7" not in qingwen("lint", "a.md").stdout


def exported(folder: Path) -> list[str]:
    with open(folder / "todo.csv", encoding="utf-8-sig", newline="") as file:
        return [row["source"] for row in csv.DictReader(file)]


@pytest.mark.parametrize(
    "settings",
    [
        'allow = ["The old tea garden"]',
        'terms = ["The old tea garden is run by a family that has lived here for nine generations"]',
    ],
)
def test_an_allowed_sentence_is_not_handed_to_translators(tmp_path: Path, qingwen: Run, settings: str) -> None:
    (tmp_path / "a.md").write_text(ARTICLE.format(""), encoding="utf-8")
    (tmp_path / "qingwen.toml").write_text(settings, encoding="utf-8")
    qingwen("fragments", "a.md", "-o", "todo.csv")
    assert [text[:10] for text in exported(tmp_path)] == ["The leaves"]
    (tmp_path / "todo.csv").unlink()
    qingwen("fragments", "a.md", "-o", "todo.csv", "--isolated")
    assert len(exported(tmp_path)) == 2


@pytest.mark.parametrize("way", ["allow", "comment"])
def test_an_allowed_sentence_is_not_written_over(tmp_path: Path, qingwen: Run, way: str) -> None:
    (tmp_path / "a.md").write_text(ARTICLE.format(""), encoding="utf-8")
    qingwen("fragments", "a.md", "-o", "todo.csv")
    with open(tmp_path / "todo.csv", encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    with open(tmp_path / "todo.csv", "w", encoding="utf-8-sig", newline="") as file:
        writer = csv.DictWriter(file, rows[0])
        writer.writeheader()
        writer.writerows({**row, "target": "译文。"} for row in rows)
    if way == "allow":
        (tmp_path / "qingwen.toml").write_text('allow = ["The old tea garden"]')
    else:
        (tmp_path / "a.md").write_text(ARTICLE.format(COMMENT.format("")), encoding="utf-8")
    done = qingwen("fragments", "--apply", "todo.csv")
    left = (tmp_path / "a.md").read_text(encoding="utf-8")
    assert done.returncode == 1 and "The old tea garden" in left and "The leaves" not in left
    assert "keeps it as it is" in done.stderr.decode()


def test_learn_reads_pages_as_the_configuration_says(tmp_path: Path, qingwen: Run) -> None:
    for i in range(3):
        text = f"海港晚报首页导航\n\n第{i}篇的正文讲了海港里不同的事情，有{i}艘船。\n"
        (tmp_path / f"{i}.txt").write_bytes(text.encode("big5", "replace"))
    (tmp_path / "qingwen.toml").write_text('encoding = "no-such-encoding"\nquiet = true')
    done = qingwen("learn", "0.txt", "1.txt", "2.txt", "-o", "site.toml")
    assert done.returncode == 2 and "no-such-encoding" in done.stderr.decode()


@pytest.mark.parametrize(
    "command",
    [
        ("compare", "a.md", "b.md"),
        ("assets", "."),
        ("fragments", "a.md", "-o", "todo.csv"),
        ("learn", "a.md", "-o", "s.toml"),
    ],
)
def test_a_key_that_no_configuration_has_is_an_error_to_every_command(
    tmp_path: Path, qingwen: Run, command: tuple[str, ...]
) -> None:
    pair(tmp_path)
    (tmp_path / "other.toml").write_text("nope = 1")
    done = qingwen(*command, "--config", "other.toml")
    assert done.returncode == 2 and "unknown key 'nope'" in done.stderr.decode()


PASSED_OVER = 'exclude = ["vendor/", "*.old.md"]\n'


@pytest.fixture
def tree(tmp_path: Path) -> Path:
    """Articles with something to find, of which two are excluded."""
    (tmp_path / "qingwen.toml").write_text(PASSED_OVER)
    for name in ("docs/a.md", "docs/b.old.md", "vendor/lib/c.md"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text("# 标题\n\n图片\n\n这是一段写好了的中文正文，说的是诊所的事。\n", encoding="utf-8")
    return tmp_path


def read(qingwen: Run, *arguments: str) -> list[str]:
    """The files that `lint` looked at."""
    return [file["path"] for file in json.loads(qingwen("lint", "--format", "json", *arguments).stdout)["files"]]


def test_what_is_excluded_is_passed_over_in_folders_and_read_where_it_is_named(tree: Path, qingwen: Run) -> None:
    assert read(qingwen, ".") == ["docs/a.md"]
    assert read(qingwen, ".", "docs/b.old.md") == ["docs/a.md", "docs/b.old.md"]
    assert read(qingwen, "vendor", "vendor/lib") == read(qingwen, "vendor/lib/c.md") == ["vendor/lib/c.md"]
    assert read(qingwen, ".", "--isolated") == ["docs/a.md", "docs/b.old.md", "vendor/lib/c.md"]


def test_a_hook_names_files_that_are_excluded_all_the_same(tree: Path, qingwen: Run) -> None:
    assert read(qingwen, "docs/a.md", "vendor/lib/c.md", "--force-exclude") == ["docs/a.md"]


def test_excluded_on_the_command_line_is_excluded_as_well(tree: Path, qingwen: Run) -> None:
    run = qingwen("lint", ".", "--exclude", "/docs/a.md,elsewhere")
    assert run.returncode == 0 and b"excluded" in run.stderr
    assert read(qingwen, "docs", "--exclude", "a.md") == []
    wrong = qingwen("lint", ".", "--exclude", "!docs")
    assert wrong.returncode == 2 and b"--exclude: the glob '!docs'" in wrong.stderr


def test_what_would_be_read_is_shown_and_not_read(tree: Path, qingwen: Run) -> None:
    run = qingwen("lint", ".", "docs/b.old.md", "gone.md", "--show-files", "--format", "checkstyle")
    assert (run.returncode, run.stdout.decode().split()) == (2, ["docs/a.md", "docs/b.old.md"])
    assert b"gone.md" in run.stderr and qingwen("lint", "docs", "--show-files").returncode == 0


def test_what_another_file_excludes_starts_where_that_file_stands(tree: Path, qingwen: Run) -> None:
    (tree / "docs" / "qingwen.toml").write_text('extend = "../qingwen.toml"\nexclude = ["/a.md"]\n')
    assert read(qingwen, ".") == []
    assert b'"/a.md"' in qingwen("config", "docs").stdout and b'"vendor/"' in qingwen("config", "docs").stdout


def test_other_commands_pass_over_what_is_excluded(tree: Path, qingwen: Run) -> None:
    assert qingwen("clean", ".", "-o", "out/").returncode == 0
    assert [str(path.relative_to(tree)) for path in sorted((tree / "out").rglob("*.md"))] == ["out/docs/a.md"]
    for name in ("en/d.old.md", "en/e.md", "zh/e.md"):
        (tree / name).parent.mkdir(exist_ok=True)
        (tree / name).write_text("The harbour opens at nine. ![](gone.png)\n")
    told = json.loads(qingwen("compare", "en", "zh", "--format", "json").stdout)["files"]
    assert [file["path"] for file in told] == ["zh/e.md"]
    report = qingwen("assets", ".").stdout
    assert b"en/e.md" in report and b"d.old.md" not in report
    (tree / "zh" / "e.md").write_text(
        "港口九点开放，船每天从这里出发。\n\nThe harbour opens at nine, and the boats leave from here every day.\n"
    )
    (tree / "zh" / "f.old.md").write_bytes((tree / "zh" / "e.md").read_bytes())
    qingwen("fragments", "zh", "-o", "todo.csv")
    assert "zh/e.md" in (tree / "todo.csv").read_text() and "f.old" not in (tree / "todo.csv").read_text()
