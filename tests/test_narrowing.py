"""Adopting on a dirty repository: baselines, and only what changed in git."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from conftest import Run

Z = "\u200b"
PARAGRAPHS = [f"第{i}段里有一个看不见的{Z}字，其余的都很好，一直写到这一句的末尾。" for i in range(6)]


def git(folder: Path, *arguments: str) -> None:
    subprocess.run(
        ["git", "-c", "user.name=a", "-c", "user.email=a@example.org", *arguments],
        cwd=folder,
        check=True,
        capture_output=True,
    )


@pytest.fixture
def dirty(qingwen: Run, tmp_path: Path) -> Path:
    (tmp_path / "a.md").write_text("# 一\n\n" + "\n\n".join(PARAGRAPHS[:3]) + "\n")
    (tmp_path / "b.md").write_text("# 二\n\n" + "\n\n".join(PARAGRAPHS[3:]) + "\n")
    run = qingwen("lint", ".", "--write-baseline", "--baseline", "known.json")
    assert run.returncode == 0 and b"6 findings written to known.json" in run.stderr and not run.stdout
    return tmp_path


def failing(qingwen: Run, *more: str) -> tuple[int, str]:
    run = qingwen("lint", ".", "--baseline", "known.json", *more)
    return run.returncode, run.stdout.decode()


def test_what_the_baseline_knows_does_not_fail_and_what_is_new_does(qingwen: Run, dirty: Path) -> None:
    assert failing(qingwen) == (0, "No findings in 2 files.\n")
    with (dirty / "a.md").open("a") as file:
        file.write(f"\n这里新来了一个{Z}字。\n")
    code, told = failing(qingwen)
    assert code == 1 and told.count("QW601") == 1 and "9:8" in told


@pytest.mark.parametrize("change", ["insertion", "wrapping", "moved", "both neighbours", "renamed"])
def test_moved_and_wrapped_lines_stay_known(qingwen: Run, dirty: Path, change: str) -> None:
    file = dirty / "a.md"
    text = file.read_text()
    if change == "insertion":
        text = text.replace("# 一\n\n", "# 一\n\n新的一段，没有什么毛病。\n\n")
    elif change == "wrapping":
        text = text.replace("的字", "的\n字").replace("，", "，\n")
    elif change == "moved":
        text = "# 一\n\n" + "\n\n".join(PARAGRAPHS[2::-1]) + "\n"
    elif change == "both neighbours":
        text = (
            "# 一\n\n" + "\n\n".join(one.replace("看不见", "瞧不见") + "前后都改了。" for one in PARAGRAPHS[:3]) + "\n"
        )
    else:
        (dirty / "deep").mkdir()
        file.rename(dirty / "deep" / "c.md")
        file = dirty / "deep" / "c.md"
    file.write_text(text)
    assert failing(qingwen) == (0, "No findings in 2 files.\n")


def test_a_copy_of_a_file_that_is_still_there_is_new(qingwen: Run, dirty: Path) -> None:
    (dirty / "c.md").write_text((dirty / "a.md").read_text())
    assert failing(qingwen)[0] == 1


def test_a_baseline_shrinks_with_prune(qingwen: Run, dirty: Path) -> None:
    (dirty / "a.md").write_text((dirty / "a.md").read_text().replace(Z, ""))
    assert b"no longer found: 3 entries" in qingwen("lint", ".", "--baseline", "known.json").stderr
    assert b"3 entries pruned" in qingwen("lint", ".", "--baseline", "known.json", "--prune").stderr
    assert (dirty / "known.json").read_text().count("QW601") == 3
    assert failing(qingwen)[0] == 0


def test_entries_that_a_run_did_not_look_for_stay(qingwen: Run, dirty: Path) -> None:
    with (dirty / "a.md").open("a") as file:
        file.write("\n图片\n")
    (dirty / "deep").mkdir()
    (dirty / "b.md").rename(dirty / "deep" / "b.md")
    qingwen("lint", ".", "--write-baseline", "--baseline", "known.json")
    before = (dirty / "known.json").read_text()
    (dirty / "a.md").write_text("# 一\n")
    for path, more, gone in [
        (".", ("--select", "QW2"), 0),
        ("deep", (), 0),
        ("a.md", ("--select", "QW1"), 1),
        (".", ("--select", "QW6"), 3),
    ]:
        run = qingwen("lint", path, "--baseline", "known.json", *more)
        assert (f"; no longer found: {gone} entr" in run.stderr.decode()) == bool(gone), run
        for change in ("--prune", "--write-baseline"):
            qingwen("lint", path, "--baseline", "known.json", change, *more)
            left = (dirty / "known.json").read_text()
            assert left.count('"QW') == before.count('"QW') - gone
            (dirty / "known.json").write_text(before)
    (dirty / "a.md").unlink()
    assert b"gone" not in qingwen("lint", "deep", "--baseline", "known.json").stderr
    assert b"; no longer found: 4 entries" in qingwen("lint", ".", "--baseline", "known.json").stderr


@pytest.mark.parametrize("text", ["{", "[]", '{"version": 2}', '{"version": 1, "files": {"a": [[1]]}}', "\x00"])
def test_a_baseline_that_cannot_be_used_is_one_clear_line(qingwen: Run, tmp_path: Path, text: str) -> None:
    (tmp_path / "a.md").write_text("a\n")
    (tmp_path / "known.json").write_text(text)
    run = qingwen("lint", ".", "--baseline", "known.json")
    assert (run.returncode, run.stdout, run.stderr.count(b"\n")) == (2, b"", 1)
    assert b"known.json: " in run.stderr


@pytest.fixture
def repository(dirty: Path) -> Path:
    git(dirty, "init", "-q", "-b", "main")
    git(dirty, "add", "a.md", "b.md")
    git(dirty, "commit", "-qm", "one")
    return dirty


def found(run: subprocess.CompletedProcess[bytes]) -> int:
    return run.stdout.count(b"QW601")


def test_since_looks_at_changed_lines_and_new_files(qingwen: Run, repository: Path) -> None:
    assert found(qingwen("lint", ".", "--since", "HEAD")) == 0
    with (repository / "a.md").open("a") as file:
        file.write(f"\n新{Z}的。\n++ b/b.md{Z}\n")
    (repository / "new\nname.md").write_text(f"新{Z}的。\n")
    if os.name == "posix":
        (repository / os.fsdecode(b"b\xff.md")).write_text(f"新{Z}的。\n")
    run = qingwen("lint", ".", "--since", "HEAD", "--format", "jsonl")
    assert found(run) == 4, run
    git(repository, "add", "-A")
    git(repository, "commit", "-qm", "two")
    assert found(qingwen("lint", ".", "--since", "HEAD")) == 0
    assert found(qingwen("lint", ".", "--since", "HEAD~1", "--format", "jsonl")) == 4


def test_staged_looks_at_what_is_staged_not_at_the_file(qingwen: Run, repository: Path) -> None:
    (repository / "a.md").write_text(f"# 一\n\n第一{Z}句。\n")
    git(repository, "add", "a.md")
    (repository / "a.md").write_text("# 一\n\n第一句。\n")
    (repository / "b.md").write_text(f"没有加入{Z}的。\n")
    run = qingwen("lint", ".", "--staged")
    assert found(run) == 1 and b"3:3" in run.stdout and run.returncode == 1
    assert found(qingwen("lint", "b.md", "--staged")) == 0


def test_a_file_that_is_staged_and_gone_is_looked_at(qingwen: Run, repository: Path) -> None:
    git(repository, "mv", "a.md", "c.md")
    (repository / "d.md").write_text(f"第一{Z}句。\n")
    git(repository, "add", "d.md")
    (repository / "c.md").unlink()
    (repository / "d.md").unlink()
    run = qingwen("lint", "c.md", "d.md", "--staged")
    assert (run.returncode, found(run), run.stderr) == (1, 1, b"")


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--since", "no-such"), b"there is no such commit"),
        (("--since", "--output=x"), b"there is no such commit"),
        (("--staged", "--since", "HEAD"), b"exclude each other"),
        (("--staged", "--fix"), b"do not go with it"),
    ],
)
def test_what_git_cannot_tell_is_one_clear_line(
    qingwen: Run, repository: Path, arguments: tuple[str, ...], told: bytes
) -> None:
    run = qingwen("lint", ".", *arguments)
    assert (run.returncode, run.stdout, run.stderr.count(b"\n")) == (2, b"", 1)
    assert told in run.stderr


def test_no_repository_no_git_and_a_shallow_clone_are_said(
    qingwen: Run, repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    (outside / "a.md").write_text("a\n")
    run = qingwen("lint", ".", "--staged", cwd=outside)
    assert run.returncode == 2 and b"not a git repository" in run.stderr
    run = qingwen("lint", ".", "--staged", env={"PATH": str(outside)})
    assert run.returncode == 2 and b"git is needed" in run.stderr
    git(repository, "commit", "-q", "--allow-empty", "-m", "two")
    git(repository, "clone", "-q", "--depth", "1", f"file://{repository}", str(outside / "shallow"))
    run = qingwen("lint", ".", "--since", "HEAD~1", cwd=outside / "shallow")
    assert run.returncode == 2 and b"shallow clone" in run.stderr


def test_what_git_cannot_narrow_is_refused(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "repository").mkdir()
    git(tmp_path / "repository", "init", "-q")
    git(tmp_path / "repository", "commit", "-q", "--allow-empty", "-m", "x")
    (tmp_path / "outside.md").write_text("图片\n", encoding="utf-8")
    for path, said in (("-", b"standard input"), ("../outside.md", b"in no git repository"), ("..", b"in no git")):
        run = qingwen("lint", path, "--since", "HEAD", cwd=tmp_path / "repository", input=b"x")
        assert run.returncode == 2 and said in run.stderr, path


def test_each_path_is_asked_of_its_own_repository(
    qingwen: Run, repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    outside = tmp_path_factory.mktemp("outside")
    other = repository / "other"  # as a submodule lies there
    git(repository, "clone", "-q", str(repository), str(other))
    for folder in (repository, other):
        with (folder / "a.md").open("a") as file:
            file.write(f"\n新{Z}的。\n")
    assert found(qingwen("lint", "a.md", "other/a.md", "--since", "HEAD")) == 2
    assert found(qingwen("lint", "other", "--since", "HEAD", env={"GIT_INDEX_FILE": "elsewhere"})) == 1
    of_hook = {
        "GIT_DIR": str(repository / ".git"),
        "GIT_WORK_TREE": str(repository),
    }  # as git sets them in a linked work tree
    assert found(qingwen("lint", "a.md", "other", "--since", "HEAD", env=of_hook)) == 2
    assert found(qingwen("lint", str(repository), "--since", "HEAD", cwd=outside)) == 1
    git(other, "add", "-A")
    assert found(qingwen("lint", ".", "other", "--staged")) == 1
    git(repository, "branch", "only-here")
    run = qingwen("lint", ".", "other", "--since", "only-here")
    assert run.returncode == 2 and b"other: --since only-here: there is no such commit" in run.stderr


def test_what_git_takes_for_binary_counts_as_changed_throughout(qingwen: Run, repository: Path) -> None:
    (repository / ".gitattributes").write_text("b.md -diff\n")
    (repository / "a.md").write_text((repository / "a.md").read_text() + f"\n新{Z}的。\n", encoding="utf-16")
    (repository / "b.md").write_text((repository / "b.md").read_text() + f"\n新{Z}的。\n")
    assert found(qingwen("lint", ".", "--since", "HEAD")) == 8


def test_a_binary_file_s_path_may_read_like_two(qingwen: Run, repository: Path) -> None:
    file = repository / "x and b" / "y.md"
    file.parent.mkdir()
    file.write_text("# 三\n\n很好。\n", encoding="utf-16")
    git(repository, "add", ".")
    git(repository, "commit", "-qm", "two")
    file.write_text(f"# 三\n\n很{Z}好。\n", encoding="utf-16")
    assert found(qingwen("lint", ".", "--since", "HEAD")) == 1


def test_what_a_user_has_set_for_git_changes_nothing(qingwen: Run, repository: Path) -> None:
    deep = repository / "deep"
    deep.mkdir()
    (deep / "c.md").write_text(f"# 三\n\n很好。\n\n第{Z}一。\n\n很好。\n")
    git(repository, "add", "deep")
    git(repository, "commit", "-qm", "two")
    (deep / "c.md").write_text(f"# 三\n\n好。\n\n第{Z}一。\n\n好{Z}。\n")
    for name, value in (("diff.relative", "true"), ("diff.interHunkContext", "9"), ("diff.noprefix", "true")):
        git(repository, "config", name, value)
    assert found(qingwen("lint", ".", "--since", "HEAD", cwd=deep)) == 1
    git(repository, "add", "deep")
    assert found(qingwen("lint", ".", "--staged", cwd=deep)) == 1


def test_a_baseline_of_the_configuration_can_be_left_out(qingwen: Run, dirty: Path) -> None:
    (dirty / "qingwen.toml").write_text('baseline = "known.json"\n')
    assert qingwen("lint", ".").returncode == 0
    assert found(qingwen("lint", ".", "--no-baseline")) == 6
    both = qingwen("lint", ".", "--no-baseline", "--baseline", "b.json")
    assert (both.returncode, both.stderr) == (2, b"qingwen: error: --baseline and --no-baseline exclude each other\n")


def test_what_was_read_is_counted_in_words_that_fit_one_and_none(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("他说\u200b好。\n")
    (tmp_path / "empty").mkdir()
    assert qingwen("lint", "a.md", "--write-baseline").stderr.startswith(b"qingwen: 1 finding written to ")
    known = qingwen("lint", "a.md", "b.md", "--baseline", ".qingwen-baseline.json")
    assert known.stdout.decode() == "No findings in 1 file; 1 file could not be read or written.\n"
    assert b"in the baseline: 1 finding\n" in known.stderr
    assert qingwen("lint", "b.md").stdout == b"1 file could not be read or written.\n"
    assert qingwen("lint", "empty").stderr == b"qingwen: note: there is no Markdown, text or page in empty\n"
