"""Pictures of Word documents: written under names that say what they show, or their places kept."""

from __future__ import annotations

import base64
import io
from pathlib import Path

import docx
import pytest

from conftest import Run
from qingwen.files.pictures import Pictures
from qingwen.reading.word import render_word
from word_documents import OFFICE, document, packed, picture, png, r, saved, w


@pytest.mark.parametrize(
    ("below", "name"),
    [
        ("图 1 手术现场", "shou-shu-xian-chang.png"),
        ("图书馆一角", "tu-shu-guan-yi-jiao.png"),
        ("Figure 2: The weir.", "the-weir.png"),
        ("然后下起了雨。", "pei-xun.png"),  # the article's next sentence
        ("摄影：张三", "pei-xun.png"),
        ("Code: make(1)", "pei-xun.png"),
        ("图一：河堤", "he-di.png"),
    ],
)
def test_a_picture_is_named_after_what_reads_like_its_caption(below: str, name: str, tmp_path: Path) -> None:
    word = docx.Document()
    word.add_heading("培训", 1)
    word.add_picture(io.BytesIO(png(b"abc")))
    word.add_paragraph(below)
    buffer = io.BytesIO()
    word.save(buffer)
    assert render_word("a.docx", buffer.getvalue(), Pictures(str(tmp_path)), "").pictures == [name]


def test_a_picture_that_nothing_else_names_is_named_after_the_label_below_it() -> None:
    word = docx.Document()
    word.add_picture(io.BytesIO(png(b"abc")))
    word.add_paragraph("Code: make(1)")
    assert render_word("a.docx", saved(word), Pictures("pictures"), "").pictures == ["code-make-1.png"]


def test_a_picture_in_the_text_is_not_named_after_the_paragraph_below() -> None:
    word = docx.Document()
    word.add_heading("工具", 1)
    word.add_paragraph("按").add_run().add_picture(io.BytesIO(png(b"abc")))
    word.paragraphs[-1].add_run("开始。")
    word.add_paragraph("见档案。")
    file = io.BytesIO()
    word.save(file)
    pictures = Pictures("pictures")
    assert "按![](pictures/gong-ju.png)开始。" in render_word("a.docx", file.getvalue(), pictures, ".").text


def test_what_lies_in_the_pictures_folder_is_not_overwritten(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(document())
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "shou-shu-xian-chang.png").write_bytes(b"mine")
    qingwen("clean", "a.docx", "-o", "a.md", "--assets", "pictures")
    assert (tmp_path / "pictures" / "shou-shu-xian-chang.png").read_bytes() == b"mine"
    assert "](pictures/shou-shu-xian-chang-2.png)" in (tmp_path / "a.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("folder", ["taken", "taken/pictures", "n" * 300])
@pytest.mark.parametrize("page", ["a.docx", "a.html"])
def test_a_pictures_folder_that_cannot_be_made_is_named(qingwen: Run, tmp_path: Path, page: str, folder: str) -> None:
    (tmp_path / "a.docx").write_bytes(document())
    data = base64.b64encode(png(b"abc")).decode()
    (tmp_path / "a.html").write_text(
        f'<h1>Work</h1><p>Here it is.</p><img alt="work" src="data:image/png;base64,{data}">'
    )
    (tmp_path / "taken").write_bytes(b"")
    run = qingwen("clean", page, "-o", "a.md", "--assets", folder)
    assert run.returncode == 2 and f"{folder}: the pictures' folder cannot be made" in run.stderr.decode()
    assert not (tmp_path / "a.md").exists()


def test_a_picture_takes_no_name_of_a_folder(tmp_path: Path) -> None:
    (tmp_path / "work.png").mkdir()
    assert Pictures(str(tmp_path)).name("work", "png", b"abc") == "work-2.png"


@pytest.mark.parametrize("command", ["clean", "batch"])
def test_without_a_folder_comments_keep_the_places_of_pictures(qingwen: Run, tmp_path: Path, command: str) -> None:
    word = docx.Document()
    word.add_paragraph("Here they are at work.")
    for description in ("A ward at night", ""):
        word.add_picture(io.BytesIO(png(b"abc")))
        word.paragraphs[-1]._p.xpath(".//wp:docPr")[0].set("descr", description)
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.docx").write_bytes(saved(word))
    assert qingwen(command, "in", "-o", "out/").returncode == 0
    made = (tmp_path / "out" / "a.md").read_text(encoding="utf-8")
    assert made.endswith("Here they are at work.\n\n<!-- image: A ward at night -->\n\n<!-- image -->\n")


def test_of_pictures_that_are_not_written_clean_says_how_many(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(document())
    run = qingwen("clean", "a.docx")
    assert run.returncode == 0
    assert b"note: a.docx: not written: 3 pictures inside it; name a folder with --assets" in run.stderr
    assert b"--assets" not in qingwen("lint", "a.docx").stderr  # which has no such option


def relationship(target: str, mode: str = "Internal") -> str:
    return f'<Relationship Id="a" Type="{OFFICE}/image" Target="{target}" TargetMode="{mode}"/>'


@pytest.mark.parametrize(
    "links", ["", relationship("NULL"), relationship("../../secret"), relationship("file:///C:/a.png", "External")]
)
@pytest.mark.parametrize("pictures", [None, "pictures"])
def test_a_picture_that_is_not_in_the_file_costs_its_place_a_comment(links: str, pictures: str | None) -> None:
    data = packed(w("p", r("One.")) + picture("a", "A ward") + w("p", r("Two.")), relationships=links)
    made = render_word("a.docx", data, Pictures(pictures), "")
    assert made.text.endswith("\nOne.\n\n<!-- image: A ward -->\n\nTwo.\n")
    assert made.notes == ["cannot be read: 1 picture inside it; comments keep the places"]


@pytest.mark.parametrize("attribute", ["embed", "link"])
def test_a_picture_that_is_elsewhere_keeps_its_address(attribute: str) -> None:
    links = relationship("https://example.com/a.png", "External")
    data = packed(picture("a", "A ward", attribute), relationships=links)
    made = render_word("a.docx", data, Pictures("pictures"), "")
    assert made.text.endswith("\n![A ward](https://example.com/a.png)\n")
    assert not made.notes and not made.pictures


def test_a_picture_in_a_table_is_named_after_the_cell_below_it() -> None:
    word = docx.Document()
    word.add_heading("Fair", 1)
    table = word.add_table(2, 2)
    for i, (colour, text) in enumerate([(b"abc", "Stall of the baker"), (b"xyz", "Stall of the smith")]):
        table.cell(0, i).paragraphs[0].add_run().add_picture(io.BytesIO(png(colour)))
        table.cell(1, i).text = text
    names = render_word("a.docx", saved(word), Pictures("pictures"), "").pictures
    assert names == ["stall-of-the-baker.png", "stall-of-the-smith.png"]


def test_a_picture_in_the_last_row_of_a_table_is_not_named_after_the_text_below_it() -> None:
    word = docx.Document()
    word.add_heading("Fair", 1)
    word.add_table(1, 1).cell(0, 0).paragraphs[0].add_run().add_picture(io.BytesIO(png(b"abc")))
    word.add_paragraph("Tents and lanterns")
    assert render_word("a.docx", saved(word), Pictures("pictures"), "").pictures == ["fair.png"]


def test_captions_that_all_stand_above_their_pictures_name_them() -> None:
    word = docx.Document()
    word.add_paragraph("村里的集市每年六月举行，附近的人都会来。")
    for caption, colour in (("图1 铁匠的摊位", b"abc"), ("图2 面包师的摊位", b"xyz")):
        word.add_paragraph(caption)
        word.add_picture(io.BytesIO(png(colour)))
    names = render_word("a.docx", saved(word), Pictures("pictures"), "").pictures
    assert names == ["tie-jiang-de-tan-wei.png", "mian-bao-shi-de-tan-wei.png"]
