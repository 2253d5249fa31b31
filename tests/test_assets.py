"""`qingwen assets`: what a tree's images lack, and names that are changed everywhere or nowhere."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from conftest import ROOT, Run
from qingwen.assets.checks import check_tree, sniff
from qingwen.assets.journal import write_plan
from qingwen.assets.references import find_references
from qingwen.assets.renaming import plan_renames
from qingwen.assets.tree import read_tree
from qingwen.errors import WriteError

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
        ("![](it&#39;s.png#icon) ![](&#x56FE;.png&#35;icon)", ["it's.png", "图.png"]),
        ('<img src="it&#39;s.png?raw=true" srcset="&#22270;.png 1x">', ["it's.png", "图.png"]),
        ('{{< figure src="x.png" >}} {% asset_img y.png %} ![[图 1.png|200]]', ["x.png", "y.png", "图 1.png"]),
        ("<Figure src={'./x.png'} />\n", ["./x.png"]),
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


def test_json_is_that_of_every_command_and_tells_of_images_beside(qingwen: Run, tmp_path: Path) -> None:
    make(tmp_path, {"a.md": "# A\n\n![](no.png) ![](图.png)\n", "图.png": PNG, "bad.md": b"\0\1"})
    told = json.loads(qingwen("assets", ".", "bad.md", "--format", "json").stdout)
    linted = json.loads(qingwen("lint", "a.md", "--format", "json").stdout)
    assert told["version"] == linted["version"] and told["tool"] == linted["tool"]
    files = {one["path"]: one for one in told["files"]}
    assert set(files) == {"a.md", "bad.md", "图.png"} and files["a.md"].keys() == linted["files"][0].keys()
    assert [(one["name"], one["line"], one["text"]) for one in files["a.md"]["findings"]] == [
        ("missing-asset", 3, "no.png")
    ]
    assert files["bad.md"]["error"]["code"] == "binary"
    assert told["summary"] == {
        **{"files": 3, "findings": 2, "errors": 1, "by_code": {"QW201": 1, "QW205": 1}},
        **{"assets": 1, "renames": 0},
    }
    assert len(told["findings"]) == 2 and len(told["assets"]) == 1


TREE: dict[str, bytes | str] = {
    "a.md": '---\ncover: 图片 2.png\n---\n# 手术\r\n\n![会场](<图片 2.png> "t") ![](%E5%9B%BE%E7%89%87%202.png)\n\n'
    '<img src="图片 2.png" srcset="图片%202.png 2x, 会场.png 1x">\n\n`图片 9.png`\n',
    "sub/b.mdx": "import x from '../会场.png'\n\n![](../会场.png)\n",
    "图片 2.png": PNG,
    "会场.png": PNG + b"1",
    "hui-chang.png": PNG + b"2",
}


def test_what_is_missing_stands_under_a_heading_and_no_rename_is_offered(qingwen: Run, tmp_path: Path) -> None:
    make(tmp_path, {"a.md": "![](gone.png)\n"})
    told = qingwen("assets", ".", "--rename").stdout
    assert told.startswith(b"Missing images\n  warning  QW205") and told.endswith(b"1 finding. Nothing to rename.\n")


def test_a_rename_reaches_every_reference_and_can_be_undone(qingwen: Run, tmp_path: Path) -> None:
    make(tmp_path, TREE)
    before = contents(tmp_path)
    shown = qingwen("assets", ".", "--rename")
    assert contents(tmp_path) == before and b"--write does it" in shown.stdout
    assert qingwen("assets", ".", "--rename", "--write").returncode == 0
    after = contents(tmp_path)
    assert (
        after["hui-chang-3.png"] == PNG
        and after["hui-chang-2.png"] == PNG + b"1"
        and after["hui-chang.png"] == PNG + b"2"
    )
    text = after["a.md"].decode()
    assert text == (
        '---\ncover: hui-chang-3.png\n---\n# 手术\r\n\n![会场](<hui-chang-3.png> "t") ![](hui-chang-3.png)\n\n'
        '<img src="hui-chang-3.png" srcset="hui-chang-3.png 2x, hui-chang-2.png 1x">\n\n`图片 9.png`\n'
    )
    assert after["sub/b.mdx"] == b"import x from '../hui-chang-2.png'\n\n![](../hui-chang-2.png)\n"
    assert qingwen("assets", "--undo").returncode == 0
    assert contents(tmp_path) == before
    assert qingwen("assets", "--undo").returncode == 2


def renames(run: subprocess.CompletedProcess[bytes]) -> dict[str, str]:
    return {one["old"]: one["new"] for one in json.loads(run.stdout)["renames"]}


def test_pages_are_read_and_mended_as_well(qingwen: Run, tmp_path: Path) -> None:
    page = (
        '<title>T</title><script>var a = "x"</script><h1>The <b>weir</b></h1><img src="{0}" srcset="{0} 2x">'
        '<video poster={0}></video><p style="background: url({0})">'
    )
    make(tmp_path, {"a.html": page.format("图1.png"), "图1.png": PNG})
    qingwen("assets", ".", "--rename", "--write")
    assert contents(tmp_path) == {"a.html": page.format("the-weir.png").encode(), "the-weir.png": PNG}


def test_templates_name_an_image_from_their_own_places(qingwen: Run, tmp_path: Path) -> None:
    files: dict[str, bytes | str] = {
        "post/a.md": '{% asset_img 会.png %} {{< figure src="img/场.png" >}} ![[天.png|200]]\n',
        "post/a/会.png": PNG,
        "static/img/场.png": PNG + b"1",
        "media/天.png": PNG + b"2",
    }
    make(tmp_path, files)
    assert qingwen("assets", ".", "--rename", "--write", "--format", "json").returncode == 0
    assert (tmp_path / "post/a.md").read_text() == (
        '{% asset_img hui.png %} {{< figure src="img/chang.png" >}} ![[tian.png|200]]\n'
    )
    assert {path for path in contents(tmp_path) if path.endswith("png")} == {
        "post/a/hui.png",
        "static/img/chang.png",
        "media/tian.png",
    }


@pytest.mark.parametrize(
    ("file", "text", "line"),
    [
        ("site.css", "a {}\nb { background: url(img/图.png) }\n", 2),
        ("data.json", '["img/\\u56fe.png"]', 1),
        ("b.md", "![](/content/img/%E5%9B%BE.png)\n", 1),
        ("b.md", "see 图.png\n", 1),
        ("b.html", "<script>show('img/图.png')</script>", 1),
        ("b.html", "<script>show('other/图.png', '地图.png', '图.png.webp')</script>", 0),
        ("b.md", "in `img/图.png`\n", 1),
        ("b.md", "```\n图.png\n```\n", 0),
    ],
)
def test_an_image_named_in_an_unknown_form_is_used_and_keeps_its_name(
    qingwen: Run, tmp_path: Path, file: str, text: str, line: int
) -> None:
    make(tmp_path, {"img/图.png": PNG, file: text})
    run = qingwen("assets", ".", "--rename", "--format", "json")
    kept = [{"path": "img/图.png", "named_at": {"path": file, "line": line}}] if line else []
    assert json.loads(run.stdout)["kept"] == kept
    assert bool(renames(run)) != bool(line) and (("unused-asset", "img/图.png") in findings(run)) != bool(line)


@pytest.mark.parametrize("paths", [(".",), ("posts",), ("posts/a.md", "posts/link.png")])
def test_an_image_that_a_link_leads_to_keeps_its_name(qingwen: Run, tmp_path: Path, paths: tuple[str, ...]) -> None:
    make(tmp_path, {"posts/a.md": "![](link.png) ![](../other.png) ![](好.png)\n", "posts/图.png": PNG})
    make(tmp_path, {"posts/会.png": PNG + b"1", "posts/好.png": PNG + b"2"})
    (tmp_path / "posts/link.png").symlink_to("图.png")
    (tmp_path / "other.png").symlink_to("posts/会.png")
    before = contents(tmp_path)
    run = qingwen("assets", *paths, "--rename", "--write", "--format", "json")
    done = set(renames(run))
    assert done == ({"posts/好.png"} if len(paths) == 1 else set())
    assert set(contents(tmp_path)) - set(before) == ({"posts/hao.png"} if done else set())
    assert all(path.resolve().exists() for path in (tmp_path / "posts/link.png", tmp_path / "other.png"))
    if paths == ("posts",):  # the other link lies outside: the reference through it tells
        assert {one["path"]: one["named_at"] for one in json.loads(run.stdout)["kept"]} == {
            "posts/图.png": {"path": "posts/link.png", "line": 0},
            "posts/会.png": {"path": "posts/a.md", "line": 1},
        }
    if paths == (".",):
        assert "not renamed: posts/link.png is a link to it" in qingwen("assets", ".", "--rename").stdout.decode()


def test_a_name_that_is_no_utf_8_is_kept_and_the_others_are_renamed(qingwen: Run, tmp_path: Path) -> None:
    make(tmp_path, {"a.md": "![](图.png)\n", "图.png": PNG, "会.png": PNG + b"1", "ok.png": PNG + b"3"})
    image = tmp_path / os.fsdecode(b"inv\xff.PNG.png")
    text = tmp_path / os.fsdecode(b"text\xff.md")
    try:
        image.write_bytes(PNG + b"2")
        text.write_text("![](会.png) ![](OK.png)\n")
    except OSError:
        pytest.skip("this file system takes names in UTF-8 alone")
    assert "not renamed: its name" in qingwen("assets", ".", "--rename").stdout.decode()
    run = qingwen("assets", ".", "--rename", "--write", "--format", "json")
    assert renames(run) == {"图.png": "tu.png"}
    named_at = {"path": "text\ufffd.md", "line": 1}
    assert json.loads(run.stdout)["kept"] == [
        {"path": "inv\ufffd.PNG.png", "named_at": None},
        {"path": "会.png", "named_at": named_at},
    ]
    assert (tmp_path / "a.md").read_text() == "![](tu.png)\n" and image.exists() and (tmp_path / "会.png").exists()


def test_a_path_from_the_root_of_the_repository_is_found(qingwen: Run, tmp_path: Path) -> None:
    make(tmp_path, {".git/HEAD": "", "content/a.md": "![](/content/图.png)\n", "content/图.png": PNG})
    assert renames(qingwen("assets", "content", "--rename", "--format", "json")) == {"content/图.png": "content/tu.png"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("![The weir](<图片 1.png>)", "the-weir.png"),
        ("![图片](<图片 1.png>)", "image-1.png"),
        ("# The river\n\n![](<图片 1.png>)\n*The weir*\n", "the-weir.png"),
        ("# The river\n\n![](<图片 1.png>)\n\nThe *weir*\n", "the-river.png"),
        ("---\ntitle: The valley\n---\n![](<图片 1.png>)\n", "the-valley.png"),
    ],
)
def test_a_name_that_says_nothing_is_replaced_by_caption_heading_or_title(
    qingwen: Run, tmp_path: Path, text: str, name: str
) -> None:
    make(tmp_path, {"a.md": text, "图片 1.png": PNG})
    assert renames(qingwen("assets", ".", "--rename", "--format", "json")) == {"图片 1.png": name}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("![]({})\n\n图 1 开幕式现场\n", "kai-mu-shi-xian-chang.png"),
        ("![]({})\n图2：合影留念\n", "he-ying-liu-nian.png"),
        ("Figure 7. A probe\n\n![]({})\n\nProse.\n", "a-probe.png"),
        ("![]({})\n\n**Fig. 2-1** The weir at dusk\n", "the-weir-at-dusk.png"),
        ("![]({})\n<center>图 3 水闸</center>\n", "shui-zha.png"),
        ("![]({})\n\n图为水闸。\n", "shui-zha.png"),
        ("![]({})\n*Figure 1: The weir*\n", "the-weir.png"),
        ('![]({} "Doctors at work")\n', "doctors-at-work.png"),
        ('<img src="{}" title="Doctors at work">\n', "doctors-at-work.png"),
        ('![][doctors]\n\n[doctors]: {} "Doctors at work"\n\nProse.\n', "doctors-at-work.png"),
        # No caption: the article's own words, an image inside of them, a size, the caption of another image, or no words at all.
        ("![]({})\n\n开幕式现场\n", "the-river.png"),
        ("![]({})\n\n图 1 说明了水闸如何放水。\n", "the-river.png"),
        ("![]({})\n\nFigure 7 shows how the weir\nlets the water through.\n", "the-river.png"),
        ("![]({})\n\n图书馆\n", "the-river.png"),
        ("![]({})\n\n图一\n", "the-river.png"),
        ("![]({})\n*Photo: Jane Doe*\n", "the-river.png"),
        ("Press ![]({}) twice.\n\n图 1 水闸\n", "the-river.png"),
        ('![]({} "=300x200")\n', "the-river.png"),
        ("![](a.png)\n\n图 1 水闸\n\n![]({})\n\nProse.\n", "the-river.png"),
    ],
)
def test_a_caption_is_what_says_that_it_is_one(qingwen: Run, tmp_path: Path, text: str, name: str) -> None:
    make(tmp_path, {"a.md": "# The river\n\n" + text.format("图片1.png"), "图片1.png": PNG, "a.png": PNG})
    assert renames(qingwen("assets", ".", "--rename", "--format", "json")) == {"图片1.png": name}


def test_a_page_has_captions_in_paragraphs_of_their_own() -> None:
    page = "<h1>R</h1><p><img src=a.png></p><p>图 1 水闸</p><p>Prose.</p><div>Fig. 2: Weir</div><div><img src=b.png></div><p>Prose."
    found = {one.path: one.caption for one in find_references(page, page=True)}
    assert found == {"a.png": "水闸", "b.png": "Weir"}


@pytest.mark.parametrize(
    ("order", "captions"),
    [
        ("image 1, Fig. 1: one, image 2, Fig. 2: two", {"1": "one", "2": "two"}),
        ("Fig. 1: one, image 1, Fig. 2: two, image 2", {"1": "one", "2": "two"}),
        ("image 1, Fig. 1: one, Fig. 2: two, image 2", {"1": "one", "2": "two"}),
        ("Fig. 1: lost, image 2, Fig. 2: two", {"2": "two"}),
        ("image 1 image 2, Fig. 1: both", {"1": "both", "2": "both"}),
    ],
)
def test_captions_of_a_row_of_images_stand_all_below_or_all_above(order: str, captions: dict[str, str]) -> None:
    text = re.sub(r"image (\d)", r"![](\1.png)", order.replace(", ", "\n\n"))
    assert {one.path[0]: one.caption for one in find_references(text) if one.caption} == captions


def test_undo_takes_back_what_lies_below_the_paths(qingwen: Run, tmp_path: Path) -> None:
    make(tmp_path, {"a/图.png": PNG, "b/图.png": PNG})
    before = contents(tmp_path)
    for folder in "a", "b":
        qingwen("assets", folder, "--rename", "--write")
    assert qingwen("assets", "c", "--undo").returncode == 2
    assert qingwen("assets", "a", "--undo").returncode == 0 and contents(tmp_path) != before
    assert qingwen("assets", ".", "--undo").returncode == 0 and contents(tmp_path) == before


def test_an_image_outside_of_the_tree_is_not_missing(qingwen: Run, tmp_path: Path) -> None:
    make(tmp_path, {"docs/a.md": "![](../x.png) ![](/from/the/root.png) ![](no.png)\n", "x.png": PNG})
    assert findings(qingwen("assets", "docs", "--format", "json")) == {("missing-asset", "no.png")}


def test_a_name_with_numbers_for_its_characters_is_understood(qingwen: Run, tmp_path: Path) -> None:
    make(
        tmp_path,
        {"it's 图.png": PNG, "a.md": "![a gate](<it&#39;s 图.png>)\n", "b.html": '<img src="it&#39;s &#22270;.png">\n'},
    )
    assert findings(qingwen("assets", ".", "--format", "json")) == {("han-filename", "it's 图.png")}
    assert qingwen("assets", ".", "--rename", "--write").returncode == 0
    (new,) = (path.name for path in tmp_path.glob("*.png"))
    assert (tmp_path / "a.md").read_text() == f"![a gate](<{new}>)\n"
    assert (tmp_path / "b.html").read_text() == f'<img src="{new}">\n'


def test_undo_keeps_what_was_edited_since_and_puts_back_what_still_stands(qingwen: Run, tmp_path: Path) -> None:
    text = "# The heart\n\n![one](<图片 1.png>)\n\n![](IMG_1001.png)\n"
    make(tmp_path, {"a.md": text, "b.md": text, "c.md": text, "图片 1.png": PNG, "IMG_1001.png": PNG + b"2"})
    assert qingwen("assets", ".", "--rename", "--write").returncode == 0
    renamed = (tmp_path / "a.md").read_text()
    assert "![one](<one.png>)" in renamed and "![](the-heart-1.png)" in renamed
    mine = renamed.replace("![](", "Mine.\n\n![mine](")
    (tmp_path / "a.md").write_text(mine)
    (tmp_path / "b.md").write_text(renamed.replace("<one.png>", "one.png"))  # another form: a space would break it
    (tmp_path / "c.md").unlink()
    run = qingwen("assets", "--undo")
    assert run.returncode == 2
    assert (
        "b.md:3: it has changed since, and one.png there" in run.stderr.decode() and b"c.md: it is gone" in run.stderr
    )
    assert contents(tmp_path) == {
        "a.md": text.replace("![](", "Mine.\n\n![mine](").encode(),
        "b.md": text.replace("<图片 1.png>", "one.png").encode(),
        "图片 1.png": PNG,
        "IMG_1001.png": PNG + b"2",
    }
    assert b"nothing to undo" in qingwen("assets", "--undo").stderr


def test_undo_leaves_a_file_that_names_no_image_any_longer(qingwen: Run, tmp_path: Path) -> None:
    make(tmp_path, TREE)
    qingwen("assets", ".", "--rename", "--write")
    (tmp_path / "a.md").write_text("mine\n")
    assert qingwen("assets", "--undo").returncode == 0
    was = {name: data.encode() if isinstance(data, str) else data for name, data in TREE.items()}
    assert contents(tmp_path) == {**was, "a.md": b"mine\n"}


def test_undo_goes_on_where_a_folder_with_a_mended_text_is_gone(qingwen: Run, tmp_path: Path) -> None:
    make(tmp_path, {"a.md": "![](图.png)\n", "posts/b.md": "![](../图.png)\n", "图.png": PNG})
    assert qingwen("assets", ".", "--rename", "--write").returncode == 0
    shutil.rmtree(tmp_path / "posts")
    run = qingwen("assets", "--undo")
    assert run.returncode == 2 and run.stderr.count(b"\n") == 3 and b"posts/b.md: it is gone" in run.stderr
    assert contents(tmp_path) == {"a.md": "![](图.png)\n".encode(), "图.png": PNG}
    assert b"nothing to undo" in qingwen("assets", "--undo").stderr


def killed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, *, after: int, folder: str = ".") -> None:
    """A renaming that ends as if killed when so many files are renamed or written: of four, the journal is the fifth."""
    from qingwen.assets import journal

    make(tmp_path / folder, TREE)
    monkeypatch.chdir(tmp_path)
    tree = read_tree([folder])
    plan = plan_renames(tree, check_tree(tree, 10**9), {})

    def dying(act: Callable[..., None]) -> Callable[..., None]:
        def acts(path: str, *more: Any) -> None:
            nonlocal after
            if not path.endswith((".begun", ".gitignore")):
                after -= 1
            if after < 0:
                raise SystemExit
            act(path, *more)

        return acts

    with monkeypatch.context() as only, pytest.raises(SystemExit):
        only.setattr(journal, "_move", dying(journal._move))
        only.setattr(journal, "write_bytes", dying(journal.write_bytes))
        write_plan(plan)
    (tmp_path / ".qingwen-0123456789ab.tmp").write_bytes(b"half")


@pytest.mark.parametrize("after", [0, 1, 3, 4])
@pytest.mark.parametrize("way", ["--undo", "--rename"])
def test_a_renaming_that_was_interrupted_is_said_and_finished_or_undone(
    qingwen: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, after: int, way: str
) -> None:
    make(tmp_path / "whole", TREE)
    monkeypatch.chdir(tmp_path / "whole")
    tree = read_tree(["."])
    write_plan(plan_renames(tree, check_tree(tree, 10**9), {}))
    whole, journal = contents(tmp_path / "whole"), (tmp_path / "whole/.qingwen/assets/000001.json").read_bytes()
    was = {name: data.encode() if isinstance(data, str) else data for name, data in TREE.items()}
    here = tmp_path / "here"
    killed(here, monkeypatch, after=after)
    for arguments in ([".", "--format", "json"], [".", "--rename"], ["sub", "--undo"]):
        run = qingwen("assets", *arguments, cwd=here)
        assert run.returncode == 2 and not run.stdout
        assert re.search(rb"a renaming that began at 2\d{3}-\d\d-\d\d \d\d:\d\d has not ended", run.stderr)
    arguments = ["--undo"] if way == "--undo" else [".", "--rename", "--write"]
    run = qingwen("assets", *arguments, cwd=here)
    assert run.returncode in (0, 1), run.stderr
    assert contents(here) == (was if way == "--undo" else whole)
    journals = {path.name: path.read_bytes() for path in (here / ".qingwen/assets").iterdir()}
    assert journals == ({} if way == "--undo" else {"000001.json": journal})


def test_an_interrupted_renaming_is_nothing_to_other_folders(
    qingwen: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path / "b", {"图.png": PNG})
    killed(tmp_path, monkeypatch, after=4, folder="a")
    before = contents(tmp_path / "a")
    assert b"Nothing" not in qingwen("assets", "b", "--rename").stdout
    assert qingwen("assets", "b", "--rename", "--write").returncode == 0
    assert {path.name for path in (tmp_path / ".qingwen/assets").iterdir()} == {"000001.json.begun", "000002.json"}
    assert qingwen("assets", "b", "--undo").returncode == 0 and (tmp_path / "b/图.png").exists()
    assert contents(tmp_path / "a") == before
    for folder in "a", "a/sub", ".":
        assert b"has not ended" in qingwen("assets", folder).stderr
    assert b"a/sub/b.mdx" in qingwen("assets", "a", "--rename", "--write").stderr


def test_undo_says_that_there_was_nothing_to_put_back(
    qingwen: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    killed(tmp_path, monkeypatch, after=0)
    assert b"all was as before" in qingwen("assets", "--undo").stderr


@pytest.mark.parametrize("gone", ["hui-chang-3.png", "a.md"])
def test_an_interrupted_renaming_is_taken_back_although_something_is_gone(
    qingwen: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, gone: str
) -> None:
    killed(tmp_path, monkeypatch, after=4)
    (old,) = [name for name, data in TREE.items() if data == PNG]
    (tmp_path / gone).unlink()
    for _ in range(2):
        run = qingwen("assets", ".", "--rename", "--write")
        assert run.returncode == 2 and b"gone" in run.stderr and b"; --undo takes it back" in run.stderr
    run = qingwen("assets", "--undo")
    assert run.returncode == 2 and f"{gone}: it is gone" in run.stderr.decode()
    was = {name: data.encode() if isinstance(data, str) else data for name, data in TREE.items()}
    del was[gone if gone in was else old]
    assert contents(tmp_path) == was
    assert qingwen("assets", ".", "--format", "json").returncode == 1  # there is no journal any more


@pytest.mark.parametrize("is_gone", [False, True])
def test_undo_stops_where_another_picture_has_the_old_name(qingwen: Run, tmp_path: Path, is_gone: bool) -> None:
    make(tmp_path, {"a.md": "# The heart\n\n![](IMG_1001.png)\n", "IMG_1001.png": PNG})
    qingwen("assets", ".", "--rename", "--write")
    make(tmp_path, {"IMG_1001.png": PNG + b"another"})
    if is_gone:
        (tmp_path / "the-heart-1.png").unlink()
    before = contents(tmp_path)
    for _ in range(2):  # the journal stays
        run = qingwen("assets", ".", "--undo")
        assert run.returncode == 2 and b"IMG_1001.png: it is another file" in run.stderr
        assert contents(tmp_path) == before


def test_a_file_that_changes_while_images_are_renamed_keeps_its_change(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(tmp_path, TREE)
    monkeypatch.chdir(tmp_path)
    tree = read_tree(["."])
    plan = plan_renames(tree, check_tree(tree, 10**9), {})
    (tmp_path / "sub/b.mdx").write_text("mine\n")
    before = contents(tmp_path)
    with pytest.raises(WriteError, match="changed in the meantime"):
        write_plan(plan)
    assert contents(tmp_path) == before and not list((tmp_path / ".qingwen/assets").glob("*.json"))


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


@pytest.mark.parametrize(
    "arguments", [(), (".", "--write"), (".", "--undo", "--rename"), (".", "--max-size", "big"), ("missing",)]
)
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
        "from qingwen.assets.journal import undo, _journals\n"
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


def test_of_a_folder_that_is_not_there_no_images_are_counted(qingwen: Run) -> None:
    run = qingwen("assets", "none")
    assert run.returncode == 2
    assert run.stdout == b"1 file could not be read or written.\n"


def test_the_addresses_of_a_set_may_hold_brackets_and_lie_in_a_folder_with_spaces(qingwen: Run, tmp_path: Path) -> None:
    text = '<img src="pic%20dir/{0}" srcset="pic%20dir/{0} 2x, pic%20dir/{0}?w=2 3x, gone%20(2).png 4x, //e.org/x 5x,a.png">\n'
    make(tmp_path, {"pic dir/图 (2).png": PNG, "a.png": PNG, "a.md": text.format("%E5%9B%BE%20(2).png")})
    assert ("missing-asset", "gone (2).png") in {
        (one["name"], one["message"].partition("no file ")[2].partition(" here")[0])
        for file in json.loads(qingwen("assets", ".", "--format", "json").stdout)["files"]
        for one in file["findings"]
    }
    run = qingwen("assets", ".", "--rename", "--write")
    new = next(path.name for path in (tmp_path / "pic dir").iterdir())
    assert run.returncode < 2 and new.isascii()
    assert (tmp_path / "a.md").read_text() == text.format(new)


@pytest.mark.parametrize("folder", ["pic dir", "水 (旧)"])
def test_an_image_in_a_folder_with_spaces_keeps_its_name_where_it_is_not_understood(
    qingwen: Run, tmp_path: Path, folder: str
) -> None:
    make(tmp_path, {f"{folder}/图.png": PNG, "a.css": f"a {{ background: url('{folder}/图.png') }}\n"})
    assert not renames(qingwen("assets", ".", "--rename", "--format", "json"))
