"""Hand-over to translators: what goes out comes back to its place, and nothing else does."""

from __future__ import annotations

import json
import os
import re
from pathlib import Path

import polib
import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from translate.storage.pypo import pofile
from translate.storage.xliff2 import Xliff2File

from qingwen.commands.fragments import Options, run
from qingwen.errors import ReadError, UsageError
from qingwen.handover import formats
from qingwen.handover.escaping import Refused, placed
from qingwen.handover.units import Unit, unit_id
from qingwen.text.document import Document

SUFFIXES = ["xlf", "po", "csv"]
ARTICLE = """\
# 茶园

村里的老茶园今年又发了新芽，村民们正忙着采摘。

The old tea garden is run by a family that has lived here for nine generations.

合作社的账本上，今年的收成比去年多了两成。

The leaves are dried in the sun for three days, and then they are sold.

茶园的主人说，今年雨水多，所以采茶晚了十天。
"""
ENGLISH = """\
# The garden

The old tea garden is run by a family that has lived in the village for nine generations.

村民们正忙着采摘今年的第一批新芽。

The harvest is a fifth larger than that of last year, says the book of the cooperative.
"""


@pytest.fixture(autouse=True)
def _in_a_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text(ARTICLE, encoding="utf-8")


def translate(name: str, targets: list[str], state: str = "translated") -> None:
    """What a translator's tool does with the file: targets in order, an empty one left out."""
    path = Path(name)
    if name.endswith(".po"):
        file = polib.pofile(name)
        for entry, target in zip(file, targets, strict=True):
            entry.msgstr = target
            entry.flags = [] if state == "translated" else ["fuzzy"]
        file.save()
        return
    units = formats.read(name, path.read_bytes())
    done = [
        unit._replace(target=target, state=state if target else "initial")
        for unit, target in zip(units, targets, strict=True)
    ]
    path.write_bytes(formats.write(name, done))


def unit(source: str = "Some text", target: str = "", path: str = "a.md", state: str = "initial") -> Unit:
    rule = "untranslated-english"
    return Unit(unit_id(path, rule, source, 1), path, 3, rule, source, target=target, state=state)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_a_translation_goes_back_to_its_place_and_can_be_undone(
    suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    from qingwen.commands.restore import run as restore

    name = f"todo.{suffix}"
    assert run(["a.md"], Options(out=name)) == 0
    translate(name, ["老茶园由一家人经营，已有九代。", ""])
    assert run([], Options(apply=name)) == 0
    lines = Path("a.md").read_text(encoding="utf-8").split("\n")
    assert lines[4] == "老茶园由一家人经营，已有九代。"
    assert lines[8] == "The leaves are dried in the sun for three days, and then they are sold."
    assert "1 not finished" in capsys.readouterr().err
    (undo,) = Path(".qingwen/undo").iterdir()
    assert json.loads(undo.read_text(encoding="utf-8"))["files"][0]["findings"][0]["name"] == "untranslated-english"
    assert restore("a.md", str(undo), "a.md", None) == 0
    assert Path("a.md").read_text(encoding="utf-8") == ARTICLE


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_what_has_changed_since_is_refused_by_name_and_the_rest_applied(
    suffix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    name = f"todo.{suffix}"
    run(["a.md"], Options(out=name))
    translate(name, ["一。", "二。"])
    changed = ARTICLE.replace("nine generations", "ten generations")
    Path("a.md").write_text(changed, encoding="utf-8")
    assert run([], Options(apply=name)) == 1
    text = Path("a.md").read_text(encoding="utf-8")
    assert "ten generations" in text and "二。" in text and "一。" not in text
    error = capsys.readouterr().err
    assert re.search(rf"todo\.{suffix}: line \d+: a\.md:5: its source has changed", error)


def test_a_translation_is_found_where_its_fragment_has_moved_to() -> None:
    run(["a.md"], Options(out="todo.po"))
    translate("todo.po", ["一。", "二。"])
    Path("a.md").write_text("新的一段，写在最前面。\n\n" + ARTICLE, encoding="utf-8")
    assert run([], Options(apply="todo.po")) == 0
    assert "一。" in Path("a.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_unfinished_states_are_not_taken_over(suffix: str) -> None:
    name = f"todo.{suffix}"
    run(["a.md"], Options(out=name))
    translate(name, ["" if suffix == "csv" else "一。", ""], state="initial")
    assert run([], Options(apply=name)) == 0
    assert Path("a.md").read_text(encoding="utf-8") == ARTICLE


@pytest.mark.parametrize("state", ["translated", "reviewed", "final"])
def test_every_finished_state_of_xliff_is_taken_over(state: str) -> None:
    run(["a.md"], Options(out="todo.xlf"))
    translate("todo.xlf", ["一。", "二。"], state=state)
    assert run([], Options(apply="todo.xlf")) == 0
    assert "一。" in Path("a.md").read_text(encoding="utf-8")


def test_applying_again_says_that_it_is_there_already(capsys: pytest.CaptureFixture[str]) -> None:
    run(["a.md"], Options(out="todo.csv"))
    translate("todo.csv", ["一 * 二 * 三。", ""])
    assert run([], Options(apply="todo.csv")) == 0
    translated = Path("a.md").read_bytes()
    assert run([], Options(apply="todo.csv")) == 0
    assert "1 there already" in capsys.readouterr().err
    assert Path("a.md").read_bytes() == translated


def test_diff_shows_and_writes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    run(["a.md"], Options(out="todo.xlf"))
    translate("todo.xlf", ["一。", ""])
    assert run([], Options(apply="todo.xlf", diff=True)) == 0
    assert "+一。" in capsys.readouterr().out
    assert Path("a.md").read_text(encoding="utf-8") == ARTICLE
    assert not Path(".qingwen").exists()


def test_encoding_newlines_and_mode_are_kept() -> None:
    data = ARTICLE.replace("\n", "\r\n").encode("gb18030")
    Path("a.md").write_bytes(data)
    os.chmod("a.md", 0o640)
    run(["a.md"], Options(out="todo.csv"))
    translate("todo.csv", ["一。", "二。"])
    assert run([], Options(apply="todo.csv")) == 0
    assert Path("a.md").read_bytes().decode("gb18030").count("\r\n") == ARTICLE.count("\n")
    assert Path("a.md").stat().st_mode & 0o777 == 0o640


def test_an_encoding_without_room_for_a_translation_stops_everything(capsys: pytest.CaptureFixture[str]) -> None:
    Path("b.md").write_bytes(ARTICLE.encode("big5", "replace").replace(b"?", b""))
    run(["a.md", "b.md"], Options(out="todo.csv", language="zh"))
    targets = ["一。", "二。", "𠮷野家。", ""]
    translate("todo.csv", targets[: len(formats.read("todo.csv", Path("todo.csv").read_bytes()))])
    assert run([], Options(apply="todo.csv")) == 2
    assert "nothing was applied" in capsys.readouterr().err
    assert Path("a.md").read_text(encoding="utf-8") == ARTICLE


def test_both_directions_make_two_xliff_files_and_one_table() -> None:
    Path("b.md").write_text(ENGLISH, encoding="utf-8")
    assert run(["."], Options(out="todo.xlf")) == 0
    assert Path("todo.en-zh.xlf").exists() and Path("todo.zh-en.xlf").exists() and not Path("todo.xlf").exists()
    assert run(["."], Options(out="todo.csv")) == 0
    assert len(formats.read("todo.csv", Path("todo.csv").read_bytes())) == 3


def test_what_one_of_two_files_holds_goes_on_into_one() -> None:
    Path("b.md").write_text(ENGLISH, encoding="utf-8")
    assert run(["."], Options(out="todo.po")) == 0
    with pytest.raises(UsageError, match=r"todo\.en-zh\.po, todo\.zh-en\.po"):
        run([], Options(apply="todo.po"))
    translate("todo.en-zh.po", ["一。", ""])
    Path("b.md").unlink()
    assert run(["."], Options(out="todo.po")) == 0
    assert [unit.target for unit in formats.read("todo.po", Path("todo.po").read_bytes())] == ["一。", ""]


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_exporting_again_keeps_what_was_translated(suffix: str) -> None:
    name = f"todo.{suffix}"
    run(["a.md"], Options(out=name))
    translate(name, ["一。", ""])
    assert run(["a.md"], Options(out=name)) == 0
    assert [unit.target for unit in formats.read(name, Path(name).read_bytes())] == ["一。", ""]


def test_fragments_that_read_the_same_go_back_one_by_one() -> None:
    line = "The old tea garden is run by a family that has lived here for nine generations."
    Path("a.md").write_text(
        ARTICLE + f"\n\n村里的人都这么说，已经很多年了，谁也不觉得奇怪。\n\n{line}\n", encoding="utf-8"
    )
    run(["a.md"], Options(out="todo.csv"))
    translate("todo.csv", ["一。", "二。", "三。"])
    assert run([], Options(apply="todo.csv")) == 0
    text = Path("a.md").read_text(encoding="utf-8")
    assert text.index("一。") < text.index("二。") < text.index("三。") and line not in text


def test_a_translation_tool_reads_the_xliff() -> None:
    run(["a.md"], Options(out="todo.xlf"))
    file = Xliff2File.parsestring(Path("todo.xlf").read_bytes())
    first, second = [one for one in file.units if one.source]
    assert str(first.source).startswith("The old tea garden") and str(second.source).startswith("The leaves")
    first.target = "一。"
    assert file.getsourcelanguage() == "en" and file.gettargetlanguage() == "zh"


def test_a_translation_tool_reads_the_po() -> None:
    run(["a.md"], Options(out="todo.po"))
    file = pofile.parsestring(Path("todo.po").read_bytes())
    assert [str(one.source)[:7] for one in file.units if not one.isheader()] == ["The old", "The lea"]


def test_what_a_translation_tool_wrote_goes_back() -> None:
    run(["a.md"], Options(out="todo.xlf"))
    text = Path("todo.xlf").read_text(encoding="utf-8")
    # Segments split, states as tools write them, inline marks, a module of its own.
    text = re.sub(
        r'<segment state="initial">\s*<source xml:space="preserve">The leaves are dried in the sun for three days, and then they are sold.</source>\s*</segment>',
        '<segment state="final"><source>The leaves are dried in the sun for three days,</source><target>茶叶<mrk id="m1">晒</mrk>三天，</target></segment>'
        "<ignorable><source> </source><target></target></ignorable>"
        '<segment state="reviewed"><source>and then they are sold.</source><target>然后卖掉。</target></segment>',
        text,
    )
    Path("todo.xlf").write_text(text, encoding="utf-8")
    assert run([], Options(apply="todo.xlf")) == 0
    assert "茶叶晒三天，然后卖掉。" in Path("a.md").read_text(encoding="utf-8")


BOMB = '<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0"/>'
OUTSIDE = '<?xml version="1.0"?><!DOCTYPE x SYSTEM "file:///etc/passwd"><xliff xmlns="urn:oasis:names:tc:xliff:document:2.0"/>'


@pytest.mark.parametrize(
    ("suffix", "spoil", "reason"),
    [
        ("xlf", lambda text: text.replace("</file>", ""), "well-formed"),
        ("xlf", lambda text: BOMB, "document type"),
        ("xlf", lambda text: OUTSIDE, "document type"),
        ("xlf", lambda text: "<html/>", "not XLIFF 2.0"),
        ("xlf", lambda text: text.replace("document:2.0", "document:1.2"), "not XLIFF 2.0"),
        ("xlf", lambda text: re.sub(r'<unit id="[^"]*">', "<unit>", text, count=1), "without its id"),
        ("xlf", lambda text: re.sub(r'<unit id="qw-.', '<unit id="qw-x', text, count=1), "not the id"),
        ("xlf", lambda text: re.sub(r"(<unit.*?</unit>)", r"\1\1", text, count=1, flags=re.S), "is there twice"),
        ("xlf", lambda text: text.replace("nine generations", "ten generations"), "not the text that was exported"),
        ("xlf", lambda text: text.replace("category=\"path\">a.md", "category=\"path\">b.md"), "not the id"),
        ("xlf", lambda text: text.replace('encoding="UTF-8"', 'encoding="klingon"'), "XML"),
        ("xlf", lambda text: text.replace("</source>", "<cp hex=\"D800\"/></source>"), "no code point"),
        ("po", lambda text: text.replace('msgctxt "qw-', 'msgctxt "xx-', 1), "not the id"),
        ("po", lambda text: re.sub(r"msgctxt .*\n", "", text, count=1), "without its id"),
        ("po", lambda text: text + text[text.index("#. path") :], "is there twice"),
        ("po", lambda text: text.replace("nine", "ten"), "not the text that was exported"),
        ("po", lambda text: text + "\nmsgidd broken\n", "no PO"),
        ("csv", lambda text: re.sub("qw-.", "qw-x", text, count=1), "not the id"),
        ("csv", lambda text: re.sub("qw-[^,]*", "", text, count=1), "without its id"),
        ("csv", lambda text: text + text.split("\n", 1)[1], "is there twice"),
        ("csv", lambda text: text.replace("nine generations", "ten generations"), "not the text that was exported"),
        ("csv", lambda text: text.replace("source", "quelle", 1), "no column 'source'"),
        ("csv", lambda text: text + "a,b\r\n", "2 cells in place of 10"),
        ("csv", lambda text: text + '"open', "no CSV"),
    ],
)  # fmt: skip
def test_a_spoilt_exchange_file_is_refused_with_line_and_reason(suffix: str, spoil, reason: str) -> None:  # type: ignore[no-untyped-def]
    name = f"todo.{suffix}"
    run(["a.md"], Options(out=name))
    translate(name, ["一。", "二。"])
    text = Path(name).read_bytes().decode("utf-8")
    spoilt = spoil(text)
    assert spoilt != text
    Path(name).write_bytes(spoilt.encode("utf-8"))
    with pytest.raises(ReadError, match=r"line \d+: ") as caught:
        run([], Options(apply=name))
    assert reason in str(caught.value)
    assert Path("a.md").read_text(encoding="utf-8") == ARTICLE


def test_a_missing_document_stops_everything(capsys: pytest.CaptureFixture[str]) -> None:
    Path("b.md").write_text(ARTICLE, encoding="utf-8")
    run(["a.md", "b.md"], Options(out="todo.csv"))
    translate("todo.csv", ["一。", "二。", "三。", "四。"])
    Path("b.md").unlink()
    assert run([], Options(apply="todo.csv")) == 2
    assert "b.md" in capsys.readouterr().err
    assert Path("a.md").read_text(encoding="utf-8") == ARTICLE


def test_what_is_not_below_the_working_directory_is_neither_exported_nor_written(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Path("below").mkdir()
    source = ARTICLE.split("\n")[4]
    units = [unit(source, "一。", path=path, state="final") for path in ("../a.md", os.path.abspath("a.md"))]
    monkeypatch.chdir("below")
    assert run(["../a.md"], Options(out="todo.csv")) == 2
    for one in units:
        Path("todo.xlf").write_bytes(formats.write("todo.xlf", [one]))
        assert run([], Options(apply="todo.xlf")) == 2
    assert "not below the working directory" in capsys.readouterr().err
    assert Path("../a.md").read_text(encoding="utf-8") == ARTICLE


def test_usage_is_explained() -> None:
    for paths, options in (([], Options()), (["a.md"], Options(out="todo.doc")), (["a.md"], Options(apply="todo.xlf"))):
        with pytest.raises(UsageError):
            run(paths, options)


@pytest.mark.parametrize("suffix", SUFFIXES)
@given(st.lists(st.tuples(st.text(min_size=1), st.text()), min_size=1, max_size=4, unique_by=lambda pair: pair[0]))
@example([("=1+1", "@a"), ("'=x", "'"), ("a\r\nb", "-\tc"), ("\x01", "\x1b]")])
def test_every_text_is_read_back_exactly(suffix: str, pairs: list[tuple[str, str]]) -> None:
    if suffix == "po":  # gettext has no empty id, and reads a carriage return or other line ends as it likes
        pairs = [(clean(a) or "a", clean(b)) for a, b in pairs]
        pairs = list(dict(pairs).items())
    if suffix == "csv":
        pairs = [(a.replace("\r\n", "\n"), b.replace("\r\n", "\n")) for a, b in pairs]
        pairs = list(dict(pairs).items())
    units = [unit(a, b, state="translated" if b.strip() else "initial") for a, b in pairs]
    back = formats.read(f"t.{suffix}", formats.write(f"t.{suffix}", units))
    assert [(one.source, one.target, one.id) for one in back] == [(one.source, one.target, one.id) for one in units]


def clean(text: str) -> str:
    return re.sub(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\\]", "", text)


@given(st.text(min_size=1).map(lambda text: text))
def test_no_cell_of_a_table_is_a_formula(text: str) -> None:
    import csv
    import io

    data = formats.write("t.csv", [unit(text, text, path=text)]).decode("utf-8").lstrip("\ufeff")
    for row in csv.reader(io.StringIO(data, newline="")):
        assert not any(cell[:1] in tuple("=+-@\t\r") for cell in row if cell)


# Structure

SOURCE = "Words that nobody has translated"
PLACES = [
    "前文。\n\n{}\n\n后文。\n",
    "# {}\n\n后文。\n",
    "## 标题 {}\n",
    "- 一\n- {}\n- 三\n",
    "1. {}\n2. 二\n",
    "> {}\n>\n> 后文\n",
    "> - {}\n",
    "| 甲 | 乙 |\n| --- | --- |\n| {} | 二 |\n",
    "| {} | 乙 |\n| --- | --- |\n| 一 | 二 |\n",
    "见[{}](b.md)。\n",
    "见 [{}](b.md) 和 [二](c.md)。\n",
    "![{}](b.png)\n",
    "前文，{}，后文 `code` 与 *强调*。\n",
    "*强调* 与 {}[链接](a.md)\n",
    "**{}**\n",
    "第一行\n{}\n第三行\n",
]
marks = st.lists(
    st.sampled_from([*"`*_[]()<>~|\\$&{}#+-=.!:\"'\n ", "**", "```", "](x)", "<b>", "&amp;", "1. ", "- ", "字", "a", "---", "\n\n", "http://a.b", "{{< x >}}", "~~", "    "]),
    min_size=1,
    max_size=12,
).map("".join)  # fmt: skip
parser = MarkdownIt("commonmark", {"linkify": False}).enable(["table", "strikethrough"])


def structure(markdown: str) -> list[str]:
    """Every token's kind and level, text aside."""
    kinds: list[str] = []
    for token in parser.parse(markdown):
        kinds.append(f"{token.type} {token.tag} {token.markup if token.type != 'inline' else ''}")
        for child in token.children or ():
            if child.type != "text" and child.type != "text_special":
                kinds.append(f"  {child.type} {child.attrs.get('href', '')}{child.attrs.get('src', '')}")
            elif kinds[-1] != "  text":
                kinds.append("  text")
    return kinds


def plain(markdown: str) -> str:
    """All the words that a reader sees."""
    leaves = [child for token in parser.parse(markdown) for child in token.children or ()]
    leaves = [leaf for child in leaves for leaf in (child.children if child.type == "image" else [child]) or ()]
    return "".join(leaf.content for leaf in leaves)


@given(st.sampled_from(PLACES), marks)
def test_a_translation_leaves_the_structure_around_it(place: str, target: str) -> None:
    if not target.strip():
        return
    before = place.format(SOURCE)
    start = before.index(SOURCE)
    start, end, new = placed(Document(before, "markdown"), start, start + len(SOURCE), target)
    after = before[:start] + new + before[end:]
    assert structure(after) == structure(before), after
    flat = " ".join(target.split())
    assert plain(after).replace("\u2060", "").replace(" ", "") == plain(before).replace(SOURCE, flat).replace(" ", "")


def test_marks_of_the_source_may_stand_in_the_translation() -> None:
    text = "See **the guide** at [the site](a.md) and run `make all` twice.\n"
    target = "请在[网站](a.md)上看**指南**，并运行 `make all` 两次。"
    assert placed(Document(text, "markdown"), 0, len(text) - 1, target)[2] == target


@pytest.mark.parametrize(
    "target",
    ["请看[网站](b.md)和**指南**，运行 `make all`。", "请看**指南，运行 `make all`，[网站](a.md)。", "没有链接。"],
)
def test_a_translation_that_lost_or_changed_marks_is_refused(target: str) -> None:
    text = "See **the guide** at [the site](a.md) and run `make all` twice.\n"
    with pytest.raises(Refused):
        placed(Document(text, "markdown"), 0, len(text) - 1, target)


def test_a_title_in_front_matter_stays_yaml() -> None:
    text = '---\ntitle: "The old garden"\ntags: [a]\n---\n\n正文。\n'
    start = text.index("The old")
    begin, end, new = placed(Document(text, "markdown"), start, start + len("The old garden"), '茶园: "老" #1')
    assert (text[:begin] + new + text[end:]).split("\n")[1] == 'title: "茶园: \\"老\\" #1"'


def test_a_pasted_text_is_not_escaped() -> None:
    assert placed(Document("Some text here", "text"), 0, 14, "2 * 3 * 4\n\n[x]")[2] == "2 * 3 * 4 [x]"


def test_a_translation_between_the_tags_of_html_is_text_there() -> None:
    text = "正文。\n\n<p>Some old text.</p>\n\n<p>See <b>this</b>.</p>\n"
    document = Document(text, "markdown")
    start, bold = text.index("Some"), text.index("See")
    assert placed(document, start, start + 14, "*a* < b & <i>")[2] == "*a* &lt; b &amp; &lt;i&gt;"
    assert placed(document, bold, bold + 16, "请看<b>这里</b>。")[2] == "请看<b>这里</b>。"
    with pytest.raises(Refused):
        placed(document, bold, bold + 16, "请看这里。")


def test_a_quotation_mark_ends_no_title_of_a_notice() -> None:
    text = '正文。\n\n!!! note "Some old text"\n    正文。\n'
    start = text.index("Some")
    assert placed(Document(text, "markdown"), start, start + 13, "“旧”文")[2] == "“旧”文"
    with pytest.raises(Refused):
        placed(Document(text, "markdown"), start, start + 13, '"旧"文')
