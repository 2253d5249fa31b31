"""Word documents: their structure as Markdown, their pictures beside it, the bytes back, and what is no document."""

from __future__ import annotations

import io
import struct
import sys
import zipfile
import zlib
from pathlib import Path

import docx
import pytest

from conftest import Run
from qingwen.errors import ReadError
from qingwen.files.pictures import Pictures
from qingwen.reading.word import read_word, render_word


def png(colour: bytes) -> bytes:
    """A picture of 4 × 1 points."""

    def chunk(kind: bytes, data: bytes) -> bytes:
        return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

    header = struct.pack(">IIBBBBB", 4, 1, 8, 2, 0, 0, 0)
    rows = zlib.compress(b"\0" + colour * 4)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", rows) + chunk(b"IEND", b"")


def document() -> bytes:
    word = docx.Document()
    word.add_heading("培训班开班", 0)
    word.add_paragraph("来源：医院宣传科")
    word.add_paragraph("第一段在这里，说的是培训班的情况，一共有二十四名医生参加，围绕前沿技术展开了两天的讨论。")
    word.add_heading("手术示范", 1)
    word.add_picture(io.BytesIO(png(b"abc")))
    word.add_paragraph("图1 手术现场", style="Caption")
    word.add_picture(io.BytesIO(png(b"xyz")))
    word.add_picture(io.BytesIO(png(b"abc")))
    paragraph = word.add_paragraph("有")
    paragraph.add_run("加粗").bold = True
    paragraph.add_run("和")
    paragraph.add_run("斜体").italic = True
    for item in ("要点一", "要点二"):
        word.add_paragraph(item, style="List Bullet")
    table = word.add_table(2, 2)
    for row, texts in zip(table.rows, (("项目", "数量"), ("手术", "12")), strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text
    word.add_paragraph("图片")
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def test_structure_and_pictures_come_out(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(document())
    run = qingwen("clean", "a.docx", "-o", "out/a.md", "--assets", "out/pictures", "--report", "r.json")
    assert run.returncode == 0, run.stderr
    assert (tmp_path / "out" / "a.md").read_text(encoding="utf-8") == (
        "---\ntitle: 培训班开班\nlanguage: zh\nsource: 医院宣传科\n---\n\n# 培训班开班\n\n"
        "第一段在这里，说的是培训班的情况，一共有二十四名医生参加，围绕前沿技术展开了两天的讨论。\n\n## 手术示范\n\n"
        "![](pictures/shou-shu-xian-chang.png)\n\n图1 手术现场\n\n![](pictures/shou-shu-shi-fan.png)\n\n"
        "![](pictures/shou-shu-xian-chang.png)\n\n有**加粗**和*斜体*\n\n- 要点一\n- 要点二\n\n"
        "| 项目 | 数量 |\n| --- | --- |\n| 手术 | 12 |\n"
    )
    pictures = {file.name: file.read_bytes() for file in (tmp_path / "out" / "pictures").iterdir()}
    assert pictures == {"shou-shu-xian-chang.png": png(b"abc"), "shou-shu-shi-fan.png": png(b"xyz")}
    back = qingwen("restore", "out/a.md", "--report", "r.json")
    assert back.stdout == (tmp_path / "a.docx").read_bytes()


def test_cleaning_again_writes_the_same(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(document())
    for _ in range(2):
        qingwen("clean", "a.docx", "-o", "a.md", "--assets", "pictures")
        found = sorted(file.name for file in (tmp_path / "pictures").iterdir())
        assert found == ["shou-shu-shi-fan.png", "shou-shu-xian-chang.png"]


def test_what_lies_in_the_pictures_folder_is_not_overwritten(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(document())
    (tmp_path / "pictures").mkdir()
    (tmp_path / "pictures" / "shou-shu-xian-chang.png").write_bytes(b"mine")
    qingwen("clean", "a.docx", "-o", "a.md", "--assets", "pictures")
    assert (tmp_path / "pictures" / "shou-shu-xian-chang.png").read_bytes() == b"mine"
    assert "](pictures/shou-shu-xian-chang-2.png)" in (tmp_path / "a.md").read_text(encoding="utf-8")


def test_without_a_folder_it_says_that_pictures_are_left(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(document())
    run = qingwen("clean", "a.docx")
    assert run.returncode == 0 and b"2 pictures in it are not written" in run.stderr


def test_a_folder_s_documents_are_read_and_never_changed_in_place(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.docx").write_bytes(document())
    assert qingwen("clean", "in", "-o", "out/").returncode == 0
    assert (tmp_path / "out" / "a.md").exists()
    assert b"QW101" in qingwen("lint", "in").stdout
    assert qingwen("clean", "in/a.docx", "--in-place").returncode == 2
    assert qingwen("lint", "in/a.docx", "--fix").returncode == 2


def bomb() -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("word/document.xml", b" " * 20_000_000)
    return buffer.getvalue()


def archive_of(name: str) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(name, "x")
    return buffer.getvalue()


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"


@pytest.mark.parametrize(
    ("data", "said"),
    [
        (b"not a zip", "no .docx"),
        (b"", "no .docx"),
        (document()[:2000], "no .docx"),
        (archive_of("a.txt"), "no Word document"),
        (archive_of("word/document.xml"), "no Word document that can be read"),
        (bomb(), "unpack"),
        (OLE + b"x" * 100, "old Word document"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ],
)
def test_what_is_no_document_is_said_to_be_so(qingwen: Run, tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "a.docx").write_bytes(data)
    run = qingwen("clean", "a.docx", "-o", "a.md")
    assert run.returncode == 2
    assert said in run.stderr.decode() and run.stderr.decode().startswith("qingwen: error: a.docx: ")
    assert not (tmp_path / "a.md").exists()


def test_without_the_extra_it_says_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "mammoth", None)
    with pytest.raises(ReadError) as error:
        read_word("a.docx", document())
    assert "qingwen[docx]" in str(error.value)


def test_an_old_document_by_any_name_is_known(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.doc").write_bytes(OLE + b"x" * 100)
    assert b"old Word document" in qingwen("clean", "a.doc").stderr


def test_chapters_go_below_the_title() -> None:
    assert "\n## 手术示范\n" in render_word("a.docx", document(), Pictures(), ".").text
