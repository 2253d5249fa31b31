"""The border to the file system: what is found, where outputs go, and that nothing is ever half written."""

from __future__ import annotations

import builtins
import errno
import io
import os
import pickle
import shutil
import subprocess
import sys
import threading
from collections.abc import Iterator
from contextlib import nullcontext
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from conftest import ROOT, Run
from qingwen.errors import QingwenError, ReadError, UsageError, WriteError
from qingwen.files import atomic, discovery
from qingwen.files.atomic import write_bytes
from qingwen.files.discovery import Input, discover, read_bytes
from qingwen.files.outputs import plan_outputs, rebase_link
from qingwen.files.undo import save_undo, write_with_undo

not_as_root = pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may do everything")
needs_git = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")
unix = pytest.mark.skipif(os.name == "nt", reason="needs pipes, modes and links")


@pytest.fixture(autouse=True)
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """Every test works in an empty folder of its own, and leaves no temporary file there."""
    monkeypatch.chdir(tmp_path)
    yield tmp_path
    assert not [name for name in os.listdir(tmp_path) if name.startswith(".qingwen-")]


def make(*paths: str, data: bytes = b"") -> None:
    for path in paths:
        os.makedirs(os.path.dirname(path) or ".", exist_ok=True)
        if not path.endswith("/"):
            with open(path, "wb") as file:
                file.write(data)


def shown(*paths: str, **options: Any) -> list[str]:
    found = discover(paths, **options)
    assert not found.errors
    return [one.path for one in found.inputs]


def no_space(*_: Any) -> int:
    raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))


def no_permission(*_: Any, **__: Any) -> Any:
    raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


# Errors


def test_an_error_is_one_line_that_names_the_file() -> None:
    assert str(ReadError("a\nb.md", "missing", "no such file")) == "a\\nb.md: no such file"
    assert str(ReadError("-", "folder", "it is a folder")) == "standard input: it is a folder"
    assert str(WriteError("a.md", "it is read-only")) == "a.md: it is read-only"
    assert str(WriteError("-", "standard output: No space left")) == "standard output: No space left"
    assert str(UsageError("-o is missing")) == "-o is missing"


@pytest.mark.parametrize("error", [ReadError("a", "missing", "gone"), WriteError("a", "full"), UsageError("no")])
def test_an_error_survives_the_way_between_processes(error: QingwenError) -> None:
    back = pickle.loads(pickle.dumps(error))
    assert (type(back), str(back), vars(back)) == (type(error), str(error), vars(error))


# Discovery


def test_a_folder_gives_its_articles_in_one_order_whatever_the_disk_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    make("b.md", "a/z.TXT", "a/文章.markdown", "a.mdx", "a/image.png", "a/b/c/d.md", "README")
    expected = ["a.mdx", "a/b/c/d.md", "a/z.TXT", "a/文章.markdown", "b.md"]
    assert shown(".") == expected
    scandir = os.scandir

    with monkeypatch.context() as patch:
        patch.setattr(os, "scandir", lambda path: nullcontext(reversed(list(scandir(path)))))
        assert shown(".") == expected


def test_inputs_say_where_they_are_and_how_they_were_found(here: Path) -> None:
    make("in/deep/a.md", "b.png")
    assert discover(["in", "b.png", "-", "-"]).inputs == [
        Input("-", None, True, ""),
        Input("b.png", "b.png", True, ""),
        Input("in/deep/a.md", "in/deep/a.md", False, "deep/a.md"),
    ]
    assert discover([f"{here}/in/"]).inputs == [Input("in/deep/a.md", f"{here}/in/deep/a.md", False, "deep/a.md")]
    os.chdir("in")
    assert shown("..", "../b.png", str(here / "b.png")) == ["../b.png", "deep/a.md"]
    os.chdir("deep")
    assert shown(str(here / "in")) == ["a.md"]


def test_a_file_given_twice_is_read_once() -> None:
    make("in/a.md", "in/sub/b.md")
    both = ["in/a.md", "in/sub/b.md"]
    assert shown("in", "in/a.md", "./in/a.md", "in/../in/a.md", "in/", "in/sub") == both
    found = discover(["in/sub", "in/a.md", "in"])
    assert [(one.path, one.named, one.below) for one in found.inputs] == [
        ("in/a.md", True, "a.md"),
        ("in/sub/b.md", False, "sub/b.md"),
    ]
    assert found == discover(["in", "in/a.md", "in/sub"])


def test_hidden_files_are_passed_over_unless_named() -> None:
    make(".a.md", ".b/c.md", "d/.e/f.md", "g.md")
    assert shown(".") == ["g.md"]
    assert shown(".", ".a.md", ".b") == [".a.md", ".b/c.md", "g.md"]


@unix
def test_links_met_are_not_followed_and_named_ones_are() -> None:
    make("in/a.md", "other/b.md")
    os.symlink("../other", "in/folder")
    os.symlink("../other/b.md", "in/link.md")
    os.symlink(".", "in/loop")
    os.symlink("in", "way")
    found = discover(["in"])
    assert [one.path for one in found.inputs] == ["in/a.md"]
    assert found.skipped == {"linked": 1}
    assert shown("in/link.md") == ["in/link.md"]
    assert shown("in/folder") == ["in/folder/b.md"]
    assert shown("way") == ["way/a.md"]
    assert len(shown("way", "in")) == 1


@unix
def test_what_is_not_there_is_an_error_and_the_rest_is_found() -> None:
    make("a.md")
    os.symlink("loop.md", "loop.md")
    os.symlink("gone.txt", "broken.md")
    found = discover(["loop.md", "gone.md", "a.md", "broken.md", "a.md/", "", "nul\0.md"])
    assert [one.path for one in found.inputs] == ["a.md"]
    assert {error.path: error.code for error in found.errors} == {
        "''": "missing",
        "a.md": "missing",
        "broken.md": "missing",
        "gone.md": "missing",
        "loop.md": "unreadable",
        "nul\0.md": "unreadable",
    }
    assert "gone.txt" in str(found.errors[2])


@not_as_root
def test_a_folder_that_may_not_be_entered_is_an_error() -> None:
    make("in/a.md", "in/secret/b.md")
    os.chmod("in/secret", 0)
    try:
        found = discover(["in"])
    finally:
        os.chmod("in/secret", 0o755)
    assert [one.path for one in found.inputs] == ["in/a.md"]
    assert [(error.path, error.code) for error in found.errors] == [("in/secret", "unreadable")]


def test_a_folder_that_cannot_be_entered_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    make("in/a.md", "in/secret/b.md")
    scandir = os.scandir
    monkeypatch.setattr(os, "scandir", lambda path: no_permission() if "secret" in path else scandir(path))
    found = discover(["in"])
    assert [one.path for one in found.inputs] == ["in/a.md"]
    assert [str(error) for error in found.errors] == [
        "in/secret: you are not allowed to read it; change its mode or owner"
    ]


def test_pages_and_word_files_are_taken_in_folders_or_counted() -> None:
    make("in/a.html", "in/b.HTM", "in/c.mhtml", "in/d.docx", "in/e.md", "in/f.png")
    assert discover(["in"], frozenset({".md", ".html"})).skipped == {"html": 1, "word": 1}
    assert discover(["in"]).skipped == {"html": 1}  # with the extra, as the tests are run
    assert shown("in", "in/c.mhtml") == ["in/a.html", "in/b.HTM", "in/c.mhtml", "in/d.docx", "in/e.md"]
    assert shown("in", suffixes=frozenset({".html"})) == ["in/a.html"]


def test_the_folder_of_the_outputs_can_be_left_out(here: Path) -> None:
    make("a.md", "out/a.md", "b/out/c.md")
    assert shown(".", leave_out="out/") == ["a.md", "b/out/c.md"]
    assert shown(".", leave_out=".") == ["a.md", "b/out/c.md", "out/a.md"]
    assert shown(".", leave_out=str(here / "nowhere")) == ["a.md", "b/out/c.md", "out/a.md"]


@unix
def test_a_name_that_is_no_utf_8_is_found_and_shown_as_valid_text() -> None:
    with open(b"caf\xe9.md", "wb") as file:
        file.write(b"x")
    (one,) = discover(["."]).inputs
    assert one.path == "caf\ufffd.md"
    assert read_bytes(one.file, one.path) == b"x"
    assert plan_outputs([one], "out/") == ["out/caf\ufffd.md"]
    (named,) = discover(["caf\udce9.md"]).inputs
    assert (named.path, read_bytes(named.file, named.path)) == ("caf\ufffd.md", b"x")


@unix
def test_a_deep_tree_is_walked() -> None:
    folder = os.getcwd()
    try:
        for _ in range(1200):  # deeper than Python's stack
            os.mkdir("d")
            os.chdir("d")
        make("a.md")
        os.chdir(folder)
        assert len(shown(".")) == 1
    finally:
        os.chdir(folder)
        subprocess.run(["rm", "-r", "d"], check=True)  # pytest's own way of tidying up is not as deep


# What git ignores


def git(*arguments: str) -> str:
    settings = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull, "HOME": os.getcwd()}
    run = subprocess.run(["git", *arguments], capture_output=True, env=os.environ | settings, check=True)
    return os.fsdecode(run.stdout)


def seen_by_git(folder: str = ".") -> set[str]:
    """The untracked files that git does not ignore, without hidden ones, as paths from `folder`."""
    listed = git("-C", folder, "ls-files", "--others", "--exclude-standard", "-z").split("\0")
    return {path for path in listed if path.endswith(".md") and not any(p[0] == "." for p in path.split("/"))}


def found_below(folder: str = ".") -> set[str]:
    found = discover([folder])
    assert not found.errors
    return {one.below for one in found.inputs}


def tree() -> None:
    for folder in ("", "a/", "b/", "a/a/", "a/b/", "b/a/", "a/b/a/", "图/", "图/a/"):
        make(*(f"{folder}{name}.md" for name in ("a", "x", "ab", "图片", "!a", "#a", "a b", "a ", "[a]")))


GLOBS = """a|b|x.md|*|?|**|*.md|a*|*a*|a?|[ab]|[!a]|[^b-z]*|**a|a**|***|x*.m[cde]|*.*d|*[!q]
a b.md|a .md|[[]a].md|[[:alpha:]]|[[:foo:]]|[[:alpha]|[]a]|[a-]|[z-a]|[|[a/]|\\a|\\*|a\\|图|图*
[图]|??????.md|#a.md|\\#a.md|\\!a.md|[\\]a]| |"""
lines = st.builds(
    "{}{}{}{}{}".format,
    st.sampled_from(["", "", "!"]),
    st.sampled_from(["", "", "/"]),
    st.lists(st.sampled_from(GLOBS.replace("\n", "|").split("|")), min_size=1, max_size=3).map("/".join),
    st.sampled_from(["", "", "/"]),
    st.sampled_from(["", "", "", " ", "\\ ", "\r"]),
)
ignore_files = st.dictionaries(
    st.sampled_from(["", "a/", "b/", "a/b/"]), st.lists(lines, min_size=1, max_size=4), min_size=1, max_size=2
)


@needs_git
@unix
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=300)
@given(ignore_files)
def test_what_git_ignores_is_passed_over(here: Path, files: dict[str, list[str]]) -> None:
    if not os.path.exists(".git"):
        git("init", "-q")
        tree()
    for folder, patterns in files.items():
        make(f"{folder}.gitignore", data="\n".join(patterns).encode())
    try:
        assert found_below() == seen_by_git()
    finally:
        for folder in files:
            os.unlink(f"{folder}.gitignore")


@needs_git
def test_rules_from_above_the_folder_and_from_info_exclude_hold() -> None:
    git("init", "-q")
    tree()
    make(".gitignore", data=b"\xef\xbb\xbfa/b/x.md\r\nab.md\n/b\n")
    make("a/.gitignore", data=b"!ab.md\n/a\n")
    make("a/b/.gitignore", data=b"/a.md\n")
    make(".git/info/exclude", data="/a/b/图片.md\nx.md\n".encode())
    for folder in (".", "a", "a/b"):
        assert found_below(folder) == seen_by_git(folder) != set()
    assert "ab.md" in found_below("a/b")
    assert "x.md" in found_below("a/a")  # git ignores a/a; who names it means it
    os.chdir("a/b")
    assert found_below("..") == seen_by_git("..")


@needs_git
def test_a_repository_inside_another_has_its_own_rules() -> None:
    git("init", "-q")
    make(".gitignore", data=b"*.txt\n")
    make("inner/a.txt", "inner/b.md", "inner/deep/c.md", "outer.txt")
    assert found_below() == {"inner/b.md", "inner/deep/c.md"}
    git("init", "-q", "inner")
    make("inner/.git/info/exclude", data=b"/deep/\n")
    assert found_below() == {"inner/a.txt", "inner/b.md"}
    assert found_below("inner") == {"a.txt", "b.md"}
    shutil.move("inner/.git", "elsewhere")
    make("inner/.git", data=b"gitdir: ../elsewhere\n")  # as a submodule has it
    assert found_below("inner") == {"a.txt", "b.md"}
    os.rename("elsewhere", "elsewhere.main")
    make("elsewhere/commondir", data=b"../elsewhere.main\n")  # as a worktree has it
    assert found_below("inner") == {"a.txt", "b.md"}


def test_a_submodule_is_passed_over_and_counted_unless_it_is_named() -> None:
    make("a.md", "deep/sub/b.md", "old/.git/HEAD", "old/c.md", "own/.git/HEAD", "own/d.md")
    make("deep/sub/.git", data=b"gitdir: ../../.git/modules/sub\n")
    make(".gitmodules", data=b'[submodule "old"]\n\tpath = old\n\turl = ../old\n')
    found = discover(["."])
    assert [one.path for one in found.inputs] == ["a.md", "own/d.md"]
    assert found.skipped == {"submodule": 2}
    assert shown(".", "deep/sub") == ["a.md", "deep/sub/b.md", "own/d.md"]


def test_ignore_files_count_without_a_repository_but_not_those_above() -> None:
    make(".gitignore", data=b"*\n")
    make("in/.gitignore", data=b"b.md\n")
    make("in/a.md", "in/b.md")
    assert shown("in") == ["in/a.md"]


@unix
def test_an_ignore_file_that_is_a_folder_or_a_link_is_none() -> None:
    make("a/.gitignore/", "b/rules", data=b"*\n")
    make("a/a.md", "b/b.md")
    os.symlink("rules", "b/.gitignore")
    assert shown("a", "b") == ["a/a.md", "b/b.md"]


def test_a_hostile_ignore_file_costs_no_time() -> None:
    make(".gitignore", data=b"*a" * 60 + b"b\n" + b"**/a*/" * 12 + b"b\n")
    make("a" * 200 + ".md", "a/" * 60 + "c.md")
    assert len(shown(".")) == 2


# Reading


def test_bytes_come_as_they_are() -> None:
    make("a.md", data=b"\r\n\xff\x00")
    assert read_bytes("a.md", "a.md") == b"\r\n\xff\x00"
    make("empty.md")
    assert read_bytes("empty.md", "empty.md") == b""


def test_standard_input_is_read(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(b"x")))
    assert read_bytes(None, "-") == b"x"
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(ReadError, match="standard input"):
        read_bytes(None, "-")


@unix
def test_a_named_pipe_that_nobody_writes_to_is_said_to_be_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("qingwen.files.discovery.PATIENCE", 0)
    os.mkfifo("pipe")
    with pytest.raises(ReadError, match="named pipe"):
        read_bytes("pipe", "pipe")


@unix
@pytest.mark.skipif(not os.path.exists("/dev/fd"), reason="needs /dev/fd")
@pytest.mark.parametrize("said", [b"", "一段话。\n".encode()])
def test_what_a_shell_hands_over_as_a_pipe_is_read(said: bytes) -> None:
    outer, inner = os.pipe()
    os.write(inner, said)
    os.close(inner)
    assert read_bytes(f"/dev/fd/{outer}", "pipe") == said
    os.close(outer)


@unix
def test_a_named_pipe_and_a_file_of_the_kernel_are_read() -> None:
    os.mkfifo("pipe")
    writer = threading.Thread(target=lambda: Path("pipe").write_bytes(b"x" * 100_000))
    writer.start()
    assert discover(["pipe"]).inputs[0].file == "pipe"
    assert read_bytes("pipe", "pipe") == b"x" * 100_000
    writer.join()
    assert read_bytes("/dev/null", "/dev/null") == b""
    if os.path.exists("/proc/version"):
        assert read_bytes("/proc/version", "/proc/version")


@unix
def test_what_cannot_be_read_is_said_in_plain_words() -> None:
    make("folder/a.md")
    os.symlink("loop", "loop")
    for path, code in [
        ("folder", "folder"),
        ("gone", "missing"),
        ("loop", "unreadable"),
        ("folder/a.md/x", "missing"),
    ]:
        with pytest.raises(ReadError) as caught:
            read_bytes(path, path)
        assert caught.value.code == code
        assert str(caught.value).startswith(f"{path}: ")


def test_a_file_that_may_not_be_read_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(builtins, "open", no_permission)
    with pytest.raises(ReadError, match=r"secret\.md: you are not allowed to read it") as caught:
        read_bytes("secret.md", "secret.md")
    assert caught.value.code == "unreadable"


def test_a_broken_disk_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any, **__: Any) -> Any:
        raise OSError(errno.EIO, os.strerror(errno.EIO))

    monkeypatch.setattr(builtins, "open", broken)
    with pytest.raises(ReadError, match=r"a\.md: it cannot be read: .*error"):
        read_bytes("a.md", "a.md")


@pytest.mark.parametrize("change", ["longer", "rewritten", "shorter"])
def test_a_file_that_changes_while_it_is_read_is_an_error(monkeypatch: pytest.MonkeyPatch, change: str) -> None:
    make("a.md", data=b"before")
    os.utime("a.md", ns=(0, 0))
    fstat, calls = os.fstat, []

    def changing(descriptor: int) -> os.stat_result:
        calls.append(descriptor)
        if len(calls) == 2:
            make("a.md", data={"longer": b"before and after", "rewritten": b"after!", "shorter": b""}[change])
        return fstat(descriptor)

    monkeypatch.setattr(discovery.os, "fstat", changing)
    with pytest.raises(ReadError) as caught:
        read_bytes("a.md", "a.md")
    assert caught.value.code == "changed"


# Outputs


def inputs(*paths: str) -> list[Input]:
    return [Input(path, None if path == "-" else path, True, "") for path in paths]


def test_out_is_a_file_for_one_input_and_a_folder_otherwise() -> None:
    make("folder/")
    assert plan_outputs(inputs("a.txt"), "x.md") == ["x.md"]
    assert plan_outputs(inputs("d/a.txt"), "out/") == ["out/a.md"]
    assert plan_outputs(inputs("a.txt"), "folder") == ["folder/a.md"]
    assert plan_outputs(inputs("a.txt"), "out", many=True) == ["out/a.md"]
    assert plan_outputs(inputs("a.txt", "d/b.tar.md"), "out") == ["out/a.md", "out/b.tar.md"]
    assert plan_outputs([Input("in/d.x/a", "in/d.x/a", False, "d.x/a")], "out", many=True) == ["out/d.x/a.md"]
    assert plan_outputs([], "out", many=True) == []


def test_standard_input_has_the_name_it_is_given() -> None:
    assert plan_outputs(inputs("-"), "out/") == ["out/stdin.md"]
    assert plan_outputs(inputs("-"), "out/", stdin_name="news/八月.html") == ["out/八月.md"]
    assert plan_outputs(inputs("-"), "out/", stdin_name="") == ["out/stdin.md"]


def test_a_file_in_the_way_of_the_folder_is_refused() -> None:
    make("x.md", "a.txt", "b.txt")
    for out, many in [("x.md", True), ("x.md/", False)]:
        with pytest.raises(UsageError, match=r"x\.md.* is not a folder"):
            plan_outputs(inputs("a.txt"), out, many=many)


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("a.txt", "a.md"),
        ("a.txt", "d/a.txt"),
        ("A.txt", "a.md"),
        ("café.txt", "cafe\u0301.md"),
        ("É.md", "e\u0301.txt"),
    ],
)
def test_two_inputs_that_share_an_output_are_refused_by_name(one: str, two: str) -> None:
    with pytest.raises(UsageError) as caught:
        plan_outputs(inputs(one, "other.md", two), "out/")
    message = str(caught.value)
    assert one in message and two in message and "out/" in message
    assert not os.path.exists("out")


def test_names_that_no_system_takes_for_one_are_told_apart() -> None:
    assert len(plan_outputs(inputs("straße.md", "strasse.md", "１.md", "1.md", "图.md", "圖.md"), "out/")) == 6


def test_an_output_in_place_of_another_s_folder_is_refused() -> None:
    found = [
        Input("in/a.txt", "in/a.txt", False, "a.txt"),
        Input("in/A.md/b.md", "in/A.md/b.md", False, "A.md/b.md"),
    ]
    with pytest.raises(UsageError, match=r"in/a\.txt.* in/A\.md/b\.md"):
        plan_outputs(found, "out", many=True)


@given(
    st.lists(
        st.tuples(st.text("aAbé\u0301e/", min_size=1, max_size=4), st.sampled_from([".md", ".txt", ""])),
        unique=True,
    )
)
def test_outputs_are_distinct_however_names_are_folded_or_refused(names: list[tuple[str, str]]) -> None:
    below = {os.path.normpath(stem + suffix).lstrip("/") for stem, suffix in names}
    found = [Input(path, f"in/{path}", False, path) for path in sorted(below)]
    stems = [os.path.splitext(path)[0].casefold().replace("é", "e\u0301") for path in sorted(below)]
    try:
        outputs = plan_outputs(found, "out", many=True)
    except UsageError:
        folders = {f"{path}/" for path in stems}
        assert len(set(stems)) < len(stems) or any(f"{path}.md/" for path in folders)
    else:
        assert len(outputs) == len(found) == len(set(stems))
        assert all(output.startswith("out/") and output.endswith(".md") for output in outputs)


@unix
def test_an_output_that_is_an_input_is_refused() -> None:
    make("a.md", "b.txt", "in/c.md", "in/d.txt")
    os.symlink("a.md", "link.md")
    os.link("b.txt", "hard.md")
    for source, out in [
        ("a.md", "a.md"),
        ("a.md", "./in/../a.md"),
        ("a.md", "link.md"),
        ("b.txt", "hard.md"),
        ("a.md", "."),
    ]:
        with pytest.raises(UsageError, match="--in-place"):
            plan_outputs(inputs(source), out)
    with pytest.raises(UsageError, match=r"in/c\.md"):
        plan_outputs(discover(["in"]).inputs, "in", many=True)
    with pytest.raises(UsageError, match=r"^in/d\.txt .* \./a\.md, which is the input a\.md"):
        found = [Input("in/d.txt", "in/d.txt", False, "a.txt"), Input("a.md", "a.md", False, "x.md")]
        plan_outputs(found, ".")
    assert plan_outputs(inputs("/dev/null"), "/dev/null") == ["/dev/null"]


@unix
def test_outputs_that_are_one_file_through_a_link_are_refused() -> None:
    make("a.txt", "b.txt", "out/a.md")
    os.symlink("a.md", "out/b.md")
    with pytest.raises(UsageError, match=r"linked"):
        plan_outputs(inputs("a.txt", "b.txt"), "out")


@pytest.mark.parametrize(
    ("target", "moved"),
    [
        ("ward.png", "../in/ward.png"),
        ("./img/ward.png", "../in/img/ward.png"),
        ("../img/图 1.png", "../img/图 1.png"),
        ("../out/x.png", "x.png"),
        ("img/", "../in/img/"),
        ("a.html#top/../x", "../in/a.html#top/../x"),
        ("a.png?v=../1", "../in/a.png?v=../1"),
        *(
            (same, same)
            for same in (
                "",
                "#top",
                "?q",
                "/x.png",
                "//host/x.png",
                "http://h/x.png",
                "data:image/png;x",
                "C:\\x",
            )
        ),
    ],
)
def test_a_relative_link_leads_to_the_same_file_from_the_output_s_place(target: str, moved: str) -> None:
    assert rebase_link(target, "in", "out") == moved
    assert rebase_link(target, "in", "in/") == target


@unix
def test_a_link_is_rebased_for_where_folders_really_are() -> None:
    make("in/x.png", "data/deep/site/")
    os.symlink("data/deep/site", "out")
    moved = rebase_link("x.png", "in", "out")
    assert os.path.samefile(os.path.join("out", moved), "in/x.png")


# Writing


def test_a_file_and_the_folders_above_it_are_made() -> None:
    write_bytes("a/b/c.md", b"x")
    assert Path("a/b/c.md").read_bytes() == b"x"
    assert os.listdir("a/b") == ["c.md"]
    write_bytes("长" * 80 + ".md", b"x" * 3_000_000)
    assert os.path.getsize("长" * 80 + ".md") == 3_000_000


@unix
@pytest.mark.parametrize("mask", [0o022, 0o077, 0o002])
def test_a_new_file_has_the_mode_that_the_umask_leaves(mask: int) -> None:
    before = os.umask(mask)
    try:
        write_bytes("a.md", b"x")
    finally:
        os.umask(before)
    assert os.stat("a.md").st_mode & 0o777 == 0o666 & ~mask


@unix
@pytest.mark.parametrize("mode", [0o600, 0o640, 0o755, 0o666])
def test_an_existing_file_keeps_its_mode(mode: int) -> None:
    make("a.md", "model", data=b"old")
    os.chmod("a.md", mode)
    write_bytes("a.md", b"new")
    assert (Path("a.md").read_bytes(), os.stat("a.md").st_mode & 0o777) == (b"new", mode)
    write_bytes("b.md", b"new", like="a.md")
    assert os.stat("b.md").st_mode & 0o777 == mode


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root may give files away")
def test_an_existing_file_keeps_its_owner() -> None:
    make("a.md")
    os.chown("a.md", 1234, 4321)
    os.chmod("a.md", 0o4750)
    write_bytes("a.md", b"new")
    status = os.stat("a.md")
    assert (status.st_uid, status.st_gid, status.st_mode & 0o7777) == (1234, 4321, 0o4750)


@unix
def test_an_owner_that_cannot_be_kept_stops_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    make("a.md")
    own = os.stat("a.md")
    of_another = SimpleNamespace(st_uid=own.st_uid + 1, st_gid=own.st_gid + 1, st_mode=0o106755)
    monkeypatch.setattr(atomic, "_status", lambda _: of_another)
    monkeypatch.setattr(os, "fchown", no_permission)
    write_bytes("a.md", b"new")
    assert os.stat("a.md").st_mode & 0o7777 == 0o755


@pytest.mark.skipif(sys.platform != "linux", reason="extended attributes as on Linux")
def test_an_existing_file_keeps_its_extended_attributes() -> None:
    make("a.md")
    try:
        os.setxattr("a.md", "user.note", b"kept")
    except OSError:
        pytest.skip("no extended attributes here")
    write_bytes("a.md", b"new")
    assert os.getxattr("a.md", "user.note") == b"kept"


@unix
def test_a_link_stays_and_what_it_leads_to_is_replaced() -> None:
    make("real/a.md", data=b"old")
    os.symlink("real/a.md", "link.md")
    os.symlink("real/new.md", "dangling.md")
    write_bytes("link.md", b"new")
    write_bytes("dangling.md", b"made")
    assert os.readlink("link.md") == "real/a.md" and Path("real/a.md").read_bytes() == b"new"
    assert os.readlink("dangling.md") == "real/new.md" and Path("real/new.md").read_bytes() == b"made"
    os.symlink("loop.md", "loop.md")
    with pytest.raises(WriteError, match=r"loop\.md: .* leads (back )?to itself"):
        write_bytes("loop.md", b"x")


@unix
def test_a_pipe_is_written_directly() -> None:
    os.mkfifo("pipe")
    got: list[bytes] = []
    reader = threading.Thread(target=lambda: got.append(Path("pipe").read_bytes()))
    reader.start()
    write_bytes("pipe", b"x" * 300_000)
    reader.join()
    assert got == [b"x" * 300_000]


@unix
@pytest.mark.parametrize("name", ["/dev/stdout", "/dev/fd/1"])
def test_standard_output_by_name_is_written_where_the_stream_stands(name: str) -> None:
    write = f"from qingwen.files.atomic import write_bytes; write_bytes({name!r}, b'two\\n')"
    code = f"print('one'); {write}; print('three')"
    environment = os.environ | {"PYTHONPATH": str(ROOT / "cli")}
    with open("out.txt", "wb") as out:
        out.write(b"zero\n")
        out.flush()
        subprocess.run([sys.executable, "-c", code], stdout=out, env=environment, check=True)
    assert Path("out.txt").read_bytes() == b"zero\none\ntwo\nthree\n"
    piped = subprocess.run([sys.executable, "-c", code], stdout=subprocess.PIPE, env=environment, check=True)
    assert piped.stdout == b"one\ntwo\nthree\n"


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="no /dev/full")
def test_a_full_device_is_an_error() -> None:
    with pytest.raises(WriteError, match=r"^/dev/full: .*No space left"):
        write_bytes("/dev/full", b"x")


@pytest.mark.parametrize("target", ["old.md", "new.md"])
def test_a_full_disk_leaves_everything_as_it_was(monkeypatch: pytest.MonkeyPatch, target: str) -> None:
    make("old.md", data=b"old")
    write, done = os.write, []

    def fills_up(descriptor: int, data: bytes) -> int:
        if done:
            no_space()
        done.append(1)
        return write(descriptor, data[:10])

    monkeypatch.setattr(atomic.os, "write", fills_up)
    with pytest.raises(WriteError, match=rf"{target}: .*No space left.*make room"):
        write_bytes(target, b"x" * 100)
    assert os.listdir() == ["old.md"]
    assert Path("old.md").read_bytes() == b"old"


@pytest.mark.parametrize("step", ["write", "fsync", "replace", "close"])
@pytest.mark.parametrize("error", [KeyboardInterrupt, MemoryError])
def test_an_interruption_leaves_everything_as_it_was(
    monkeypatch: pytest.MonkeyPatch, step: str, error: type[BaseException]
) -> None:
    make("a.md", data=b"old")
    real = getattr(os, step)

    def interrupted(*arguments: Any) -> None:
        if step == "close":
            real(*arguments)
        raise error

    with monkeypatch.context() as patch:
        patch.setattr(atomic.os, step, interrupted)
        with pytest.raises(error):
            write_bytes("a.md", b"new")
    assert os.listdir() == ["a.md"]
    assert Path("a.md").read_bytes() == b"old"


def test_a_target_that_cannot_be_written_is_said_in_plain_words(monkeypatch: pytest.MonkeyPatch) -> None:
    make("folder/", "file")
    for path, words in [
        ("folder", "folder"),
        ("file/a.md", "not a folder"),
        ("n\0.md", "null"),
        ("x" * 300, "long"),
    ]:
        with pytest.raises(WriteError, match=words) as caught:
            write_bytes(path, b"x")
        assert str(caught.value).startswith(f"{path}: ")
    monkeypatch.setattr(atomic.os, "open", no_permission)
    with pytest.raises(WriteError, match=r"a\.md: it cannot be written: Permission denied"):
        write_bytes("a.md", b"x")


@unix
def test_a_read_only_file_stays_as_it_is() -> None:
    make("a.md", data=b"old")
    os.chmod("a.md", 0o444)
    with pytest.raises(WriteError, match=r"a\.md: it is read-only"):
        write_bytes("a.md", b"new")
    assert Path("a.md").read_bytes() == b"old"


@not_as_root
def test_a_folder_that_may_not_be_written_is_an_error() -> None:
    make("folder/a.md", data=b"old")
    os.chmod("folder", 0o555)
    try:
        with pytest.raises(WriteError, match=r"folder/a\.md.*permission"):
            write_bytes("folder/a.md", b"new")
    finally:
        os.chmod("folder", 0o755)
    assert Path("folder/a.md").read_bytes() == b"old"


# Undo reports


def test_an_undo_report_is_named_after_its_file_and_its_content() -> None:
    path = save_undo('{"version": 1}', "news/八月.md")
    assert path == save_undo('{"version": 1}', "news/八月.md") == ".qingwen/undo/八月-c3aa9744214c.json"
    assert Path(path).read_text() == '{"version": 1}'
    assert Path(".qingwen/.gitignore").read_text() == "*\n"
    assert save_undo("other", "news/八月.md") != path
    assert shown(".") == []


def test_an_undo_report_goes_where_it_is_told_and_leaves_git_rules_alone() -> None:
    make("site/.qingwen/.gitignore", data=b"undo/\n")
    assert save_undo("x", "a.md", "site/").startswith("site/.qingwen/undo/a-")
    assert Path("site/.qingwen/.gitignore").read_bytes() == b"undo/\n"
    assert save_undo("x", "-").startswith(".qingwen/undo/stdin-")
    assert os.path.exists(save_undo("x", "长" * 84 + ".md"))


@unix
def test_what_cannot_be_written_in_place_leaves_no_undo_report_of_its_own() -> None:
    kept = save_undo("earlier", "a.md")
    make("a.md", data=b"old")
    os.chmod("a.md", 0o444)
    for report in ("earlier", "later"):
        with pytest.raises(WriteError, match=r"a\.md: it is read-only"):
            write_with_undo("a.md", b"new", report, "a.md")
    assert os.listdir(".qingwen/undo") == [os.path.basename(kept)] and Path("a.md").read_bytes() == b"old"
    os.chmod("a.md", 0o644)
    later = write_with_undo("a.md", b"new", "later", "a.md")
    assert Path(later).read_text() == "later" and Path("a.md").read_bytes() == b"new"


@unix
@pytest.mark.parametrize("command", [("clean", "--in-place"), ("lint", "--fix")])
def test_a_read_only_file_has_no_undo_report(qingwen: Run, tmp_path: Path, command: tuple[str, ...]) -> None:
    (tmp_path / "a.md").write_text("# 标题\n\n图片\n\n这里是正文\u200b。\n")
    (tmp_path / "a.md").chmod(0o444)
    run = qingwen(*command, "a.md")
    assert run.returncode == 2 and b"it is read-only" in run.stderr and b"undo report" not in run.stderr
    assert not list(tmp_path.glob(".qingwen/undo/*"))


def test_an_undo_report_that_cannot_be_written_is_an_error() -> None:
    make(".qingwen")
    with pytest.raises(WriteError, match=r"\.qingwen"):
        save_undo("x", "a.md")
