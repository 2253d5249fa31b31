"""`qingwen assets`: what a tree's images lack, and names that are changed everywhere or nowhere."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT, Run
from qingwen.assets.checks import sniff
from qingwen.assets.references import find_references

PNG = b"\x89PNG\r\n\x1a\n" + b"x" * 40
JPG = b"\xff\xd8\xff" + b"y" * 9


def make(root: Path, files: dict[str, bytes | str]) -> None:
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def contents(root: Path) -> dict[str, bytes]:
    return {
        path.relative_to(root).as_posix(): path.read_bytes()
        for path in sorted(root.rglob("*"))
        if path.is_file() and ".qingwen" not in path.parts
    }


def findings(run: subprocess.CompletedProcess[bytes]) -> set[tuple[str, str]]:
    return {(one["name"], one["path"]) for one in json.loads(run.stdout)["findings"]}


@pytest.mark.parametrize(
    ("text", "paths"),
    [
        ('![a](x.png) ![](<图片 2.png>) ![](%E5%9B%BE.png "t")', ["x.png", "图片 2.png", "图.png"]),
        ("[full](big/x.png)", ["big/x.png"]),
        ("![a][l]\n\n[l]: x.png 'title'\n", ["x.png"]),
        ('<img src="x.png" srcset="a.png 1x, b.png 2x">', ["x.png", "a.png", "b.png"]),
        ('<video poster="p.jpg"></video>\n', ["p.jpg"]),
        ('---\ncover: ./图片 2.png\nimages:\n  - a.png\n  - "b c.png"\n---\n', ["./图片 2.png", "a.png", "b c.png"]),
        ("import img from './x.png'\n\nconst y = require(\"./y.png\")\n", ["./x.png", "./y.png"]),
        ("![](x.png?raw=true) ![](y.svg#icon)", ["x.png", "y.svg"]),
        ("`![](x.png)` and x.png in prose\n\n```\n![](y.png)\n```\n", []),
        ("![](https://e.org/x.png) ![](data:image/png;base64,AA) ![]({{ url }}/x.png)", []),
    ],
)
def test_references_are_found_where_they_count(text: str, paths: list[str]) -> None:
    found = {one.path for one in find_references(text)}
    assert set(paths) <= found if paths else not found  # where a path may end in two ways, both are tried


def test_all_that_is_wrong_with_a_tree_is_said(qingwen: Run, tmp_path: Path) -> None:
    make(
        tmp_path,
        {
            "posts/a.md": "![](图.png) ![](IMG_20200101_123456.jpg) ![](fine.PNG) ![](/img/wrong.jpg) ![](no.png)\n",
            "posts/图.png": PNG,
            "posts/IMG_20200101_123456.jpg": JPG,
            "posts/fine.png": PNG + b"1" * 2000,
            "posts/unused.gif": b"GIF89a",
            "static/img/wrong.jpg": PNG,
        },
    )
    run = qingwen("assets", ".", "--format", "json", "--max-size", "1K")
    assert run.returncode == 1
    assert findings(run) == {
        ("han-filename", "posts/图.png"),
        ("camera-filename", "posts/IMG_20200101_123456.jpg"),
        ("reference-case", "posts/fine.png"),
        ("oversized-asset", "posts/fine.png"),
        ("unused-asset", "posts/unused.gif"),
        ("wrong-extension", "static/img/wrong.jpg"),
        ("duplicate-asset", "static/img/wrong.jpg"),
        ("missing-asset", "no.png"),
    }
    text = qingwen("assets", ".", env={"COLUMNS": "80"}).stdout.decode()
    assert "used in posts/a.md:1" in text and "5 images, 4 used; 7 findings." in text


TREE: dict[str, bytes | str] = {
    "a.md": '---\ncover: 图片 2.png\n---\n# 手术\r\n\n![会场](<图片 2.png> "t") ![](%E5%9B%BE%E7%89%87%202.png)\n\n'
    '<img src="图片 2.png" srcset="图片%202.png 2x, 会场.png 1x">\n\n`图片 2.png` 图片 2.png\n',
    "sub/b.mdx": "import x from '../会场.png'\n\n![](../会场.png)\n",
    "图片 2.png": PNG,
    "会场.png": PNG + b"1",
    "hui-chang.png": PNG + b"2",
}


def test_a_rename_reaches_every_reference_and_can_be_undone(qingwen: Run, tmp_path: Path) -> None:
    make(tmp_path, TREE)
    before = contents(tmp_path)
    shown = qingwen("assets", ".", "--rename")
    assert contents(tmp_path) == before and b"--write does it" in shown.stdout
    assert qingwen("assets", ".", "--rename", "--write").returncode == 0
    after = contents(tmp_path)
    assert (
        after["image-2.png"] == PNG and after["hui-chang-2.png"] == PNG + b"1" and after["hui-chang.png"] == PNG + b"2"
    )
    text = after["a.md"].decode()
    assert text == (
        '---\ncover: image-2.png\n---\n# 手术\r\n\n![会场](<image-2.png> "t") ![](image-2.png)\n\n'
        '<img src="image-2.png" srcset="image-2.png 2x, hui-chang-2.png 1x">\n\n`图片 2.png` 图片 2.png\n'
    )
    assert after["sub/b.mdx"] == b"import x from '../hui-chang-2.png'\n\n![](../hui-chang-2.png)\n"
    assert qingwen("assets", "--undo").returncode == 0
    assert contents(tmp_path) == before
    assert qingwen("assets", "--undo").returncode == 2


def test_an_image_outside_of_the_tree_is_not_missing(qingwen: Run, tmp_path: Path) -> None:
    make(tmp_path, {"docs/a.md": "![](../x.png) ![](/from/the/root.png) ![](no.png)\n", "x.png": PNG})
    assert findings(qingwen("assets", "docs", "--format", "json")) == {("missing-asset", "no.png")}


def test_undo_stops_where_a_file_has_changed(qingwen: Run, tmp_path: Path) -> None:
    make(tmp_path, TREE)
    qingwen("assets", ".", "--rename", "--write")
    (tmp_path / "a.md").write_text("mine\n")
    before = contents(tmp_path)
    run = qingwen("assets", "--undo")
    assert run.returncode == 2 and b"a.md" in run.stderr and b"changed since" in run.stderr
    assert contents(tmp_path) == before


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_what_fails_half_way_is_undone(qingwen: Run, tmp_path: Path) -> None:
    make(tmp_path, TREE)
    before = contents(tmp_path)
    (tmp_path / "sub").chmod(0o500)
    try:
        assert qingwen("assets", ".", "--rename", "--write").returncode == 2
    finally:
        (tmp_path / "sub").chmod(0o700)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("arguments", [(), (".", "--write"), (".", "--undo"), (".", "--max-size", "big"), ("missing",)])
def test_what_makes_no_sense_is_refused(qingwen: Run, tmp_path: Path, arguments: tuple[str, ...]) -> None:
    assert qingwen("assets", *arguments).returncode == 2


@pytest.mark.parametrize(
    ("head", "extension"),
    [
        (PNG, "png"),
        (JPG, "jpg"),
        (b"GIF87a", "gif"),
        (b"RIFF\0\0\0\0WEBPVP8 ", "webp"),
        (b"\0\0\0\x20ftypavif", "avif"),
        (b"\0\0\0\x20ftypheic", "heic"),
        (b"\xef\xbb\xbf<?xml version='1.0'?><svg/>", "svg"),
        (b"", ""),
        (b"text", ""),
    ],
)
def test_a_type_is_told_by_the_first_bytes(tmp_path: Path, head: bytes, extension: str) -> None:
    (tmp_path / "x").write_bytes(head)
    assert sniff(str(tmp_path / "x")) == extension


NAMES = st.text(alphabet="图片会场 aA1%_-.é&(", min_size=1, max_size=8).filter(lambda name: name.strip(". ") == name)


@pytest.mark.slow
@settings(max_examples=40)
@given(st.dictionaries(NAMES, st.binary(max_size=3), max_size=5), st.randoms(use_true_random=False))
def test_renaming_and_undoing_is_nothing(
    tmp_path_factory: pytest.TempPathFactory, files: dict[str, bytes], chance
) -> None:  # type: ignore[no-untyped-def]
    root = tmp_path_factory.mktemp("tree")
    names = list({name.casefold(): f"{name}.png" for name in files}.values())
    for name in names:
        (root / name).write_bytes(PNG + files[name[:-4]])
    lines = [
        f"![{chance.choice(['会场', '', 'x'])}](<{name}>)" for name in names if "%" not in name and "&" not in name
    ]
    (root / "a.md").write_text("\n\n".join(lines) + "\n", encoding="utf-8")
    before = contents(root)
    script = (
        "from qingwen.commands.assets import run, Options\n"
        "run(['.'], Options(rename=True, write=True, format='json'))\n"
        "import sys; sys.stdout.flush(); print()\n"
        "from qingwen.assets.checks import check_tree\nfrom qingwen.assets.tree import read_tree\n"
        "left = {one.name for one in check_tree(read_tree(['.']), 10**9)}\n"
        "assert not left & {'han-filename', 'unsafe-filename', 'missing-asset'}, left\n"
        "from qingwen.assets.renaming import undo, _journals\n"
        "_journals() and undo()\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script],
        cwd=root,
        capture_output=True,
        env=os.environ | {"PYTHONPATH": str(ROOT / "cli")},
    )
    assert done.returncode == 0, done.stderr.decode()
    assert contents(root) == before
