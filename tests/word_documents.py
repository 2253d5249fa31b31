"""Word documents, made of the XML that tests give."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib

import docx

from qingwen.files.pictures import Pictures
from qingwen.reading.word import render_word

WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
DRAWING = (
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
)


PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


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


def packed(body: str, **parts: str) -> bytes:
    """A `.docx` of the body's XML and other parts by their names (`endnotes`), and of nothing else."""

    def root(tag: str, inside: str) -> str:
        return f'<w:{tag} {WORD} xmlns:r="{OFFICE}" {DRAWING}>{inside}</w:{tag}>'

    rels = f'<Relationships xmlns="{PACKAGE}">{{}}</Relationships>'
    links = parts.pop("relationships", "")
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w") as archive:
        archive.writestr(
            "[Content_Types].xml", '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
        )
        archive.writestr(
            "_rels/.rels",
            rels.format(f'<Relationship Id="a" Type="{OFFICE}/officeDocument" Target="word/document.xml"/>'),
        )
        archive.writestr("word/document.xml", root("document", f"<w:body>{body}</w:body>"))
        archive.writestr("word/_rels/document.xml.rels", rels.format(links))
        for name, inside in parts.items():
            archive.writestr(f"word/{name}.xml", root(name, inside))
    return buffer.getvalue()


def w(tag: str, *inside: str, **attributes: str | int) -> str:
    """An element of Word's own."""
    given = "".join(f' w:{key}="{value}"' for key, value in attributes.items())
    return f"<w:{tag}{given}>{''.join(inside)}</w:{tag}>"


def r(text: str) -> str:
    return w("r", f'<w:t xml:space="preserve">{text}</w:t>')


def body_of(body: str, **parts: str) -> str:
    """The Markdown below the front matter."""
    return render_word("a.docx", packed(body, **parts), Pictures(None), "").text.partition("---\n\n")[2]


def picture(of: str, description: str = "", attribute: str = "embed") -> str:
    """A paragraph with a picture of a relationship."""
    blip = f'<pic:pic><pic:blipFill><a:blip r:{attribute}="{of}"/></pic:blipFill></pic:pic>'
    shown = f'<wp:inline><wp:docPr id="1" name="" descr="{description}"/><a:graphic><a:graphicData>{blip}</a:graphicData></a:graphic></wp:inline>'
    return w("p", w("r", w("drawing", shown)))


def item(text: str, of: int, depth: int = 0) -> str:
    return w("p", w("pPr", w("numPr", w("ilvl", val=depth), w("numId", val=of))), r(text))


def saved(word: docx.document.Document) -> bytes:
    buffer = io.BytesIO()
    word.save(buffer)
    return buffer.getvalue()


def rendered(word: docx.document.Document) -> str:
    return render_word("a.docx", saved(word), Pictures(None), "").text
