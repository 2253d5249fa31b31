"""Word documents: their structure as Markdown, their pictures beside it, the bytes back, and what is no document."""

from __future__ import annotations

import io
import json
import sys
import zipfile
from datetime import datetime
from pathlib import Path
from xml.etree import ElementTree

import docx
import pytest
from docx.oxml import parse_xml

from conftest import Run
from qingwen.errors import ReadError
from qingwen.files.pictures import Pictures
from qingwen.reading.equations import tex
from qingwen.reading.source import read_source
from qingwen.reading.word import read_word, render_word
from word_documents import body_of, document, png, r, rendered, saved, w


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


def test_a_folder_s_documents_are_read_and_never_changed_in_place(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.docx").write_bytes(document())
    assert qingwen("clean", "in", "-o", "out/").returncode == 0
    assert (tmp_path / "out" / "a.md").exists()
    assert b"QW101" in qingwen("lint", "in").stdout
    assert qingwen("clean", "in/a.docx", "--in-place").returncode == 2
    assert qingwen("lint", "in/a.docx", "--fix").returncode == 2


def bomb(*parts: bytes) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        for number, part in enumerate(parts):
            archive.writestr(f"word/{['document', 'styles'][number]}.xml", part)
    return buffer.getvalue()


PARAGRAPH = b"<w:p w:rsidR='%08x'><w:r><w:t>The same sentence again.</w:t></w:r></w:p>"


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
        (bomb(b" " * 20_000_000), "unpack"),
        (bomb(b"".join(PARAGRAPH % (n >> 9) for n in range(25_000))), "unpack"),
        (bomb(*[b"".join(PARAGRAPH % n for n in range(2_000)) * 230] * 2), "unpack"),
        (OLE + b"x" * 100, "old Word document"),
        (b"{\\rtf1\\ansi Ferries}", "Rich Text document (.rtf); save it as .docx"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
    ],
)
def test_what_is_no_document_is_said_to_be_so(qingwen: Run, tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "a.docx").write_bytes(data)
    run = qingwen("clean", "a.docx", "-o", "a.md")
    assert run.returncode == 2
    assert said in run.stderr.decode() and run.stderr.decode().startswith("qingwen: error: a.docx: ")
    assert not (tmp_path / "a.md").exists()


@pytest.mark.parametrize("name", ["a.doc", "a.rtf", "a", "-"])
def test_rich_text_is_no_article_unless_its_source_is_asked_for(name: str) -> None:
    with pytest.raises(ReadError) as error:
        read_source(name, b"{\\rtf1 Ferries}")
    assert error.value.code == "unsupported"
    assert read_source(name, b"{\\rtf1 Ferries}", kind="text").kind == "text"
    assert read_source(name, b"{\\rtfm} is what TeX people answer.").kind == "text"


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


MATH = 'xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"'


def m(tag: str, *inside: str, **settings: str) -> str:
    """An element of an equation, of elements or of a text, and with properties."""
    held = "".join(one if one.startswith("<") else f"<m:r><m:t>{one}</m:t></m:r>" for one in inside)
    given = "".join(f'<m:{key} m:val="{value}"/>' for key, value in settings.items())
    return f"<m:{tag}>" + (f"<m:{tag}Pr>{given}</m:{tag}Pr>" if given else "") + f"{held}</m:{tag}>"


@pytest.mark.parametrize(
    ("inside", "formula"),
    [
        (m("f", m("num", "1"), m("den", "a+b")), r"\frac{1}{a+b}"),
        (m("f", m("num", "1"), m("den", "2"), type="lin"), "{1}/{2}"),
        (m("sSup", m("e", "e"), m("sup", "iπ")), "e^{iπ}"),
        (m("sSubSup", m("e", "xy"), m("sub", "1"), m("sup", "2")), "{xy}_{1}^{2}"),
        (m("rad", m("deg"), m("e", "x"), degHide="1"), r"\sqrt{x}"),
        (m("rad", m("deg", "3"), m("e", "x")), r"\sqrt[3]{x}"),
        (m("nary", m("sub", "i=1"), m("sup", "n"), m("e", "i"), chr="∑"), r"\sum_{i=1}^{n} i"),
        (m("nary", m("sub", "0"), m("sup"), m("e", "x")), r"\int_{0} x"),
        (m("d", m("e", "a"), m("e", "b"), begChr="[", endChr=""), r"\left[ a|b \right."),
        (
            m("m", m("mr", m("e", "a"), m("e", "b")), m("mr", m("e", "c"), m("e", "d"))),
            r"\begin{matrix} a & b \\ c & d \end{matrix}",
        ),
        (m("func", m("fName", "sin"), m("e", "x")), r"\sin x"),
        (m("func", m("fName", m("limLow", m("e", "lim"), m("lim", "n→∞"))), m("e", "x")), r"\lim_{n→∞} x"),
        (m("acc", m("e", "x"), chr="\u20d7"), r"\vec{x}"),
        (m("newThing", m("e", "x"), "+y"), "x+y"),
        ("5% of $_1 速度", r"5\% of \$\_1 \text{速度}"),
    ],
)
def test_an_equation_of_word_is_tex(inside: str, formula: str) -> None:
    held = m("oMath", inside).replace("<m:oMath>", f"<m:oMath {MATH}>", 1)
    assert tex(ElementTree.fromstring(held)) == formula


def test_endnotes_and_footnotes_stand_at_the_end_and_their_paragraphs_where_they_stood() -> None:
    body = (
        w("p", r("One claim"), w("r", w("endnoteReference", id=1)), r(" of two"), w("r", w("footnoteReference", id=1)))
        + w("p", r("Another"), w("r", w("endnoteReference", id=2)), r("."))
        + w("p", r("The end."))
    )
    endnotes = w("endnote", w("p", r("A book.")), id=1) + w("endnote", w("p", r("Another book.")), id=2)
    made = body_of(body, endnotes=endnotes, footnotes=w("footnote", w("p", r("At the foot.")), id=1))
    assert made == (
        "One claim[^1] of two[^2]\n\nAnother[^3].\n\nThe end.\n\n[^1]: A book.\n\n[^2]: At the foot.\n\n[^3]: Another book.\n"
    )


@pytest.mark.parametrize(
    ("inside", "text"),
    [
        (r("Figure ") + w("fldSimple", r("7"), instr=" SEQ Figure "), "Figure 7"),
        (
            w("hyperlink", r("See ") + w("fldSimple", w("bdo", r("Table 9"), val="ltr"), instr=" REF a ")),
            "See Table 9",
        ),
        (
            w("fldSimple", r("the site"), instr=" HYPERLINK &quot;https://example.com/a&quot; "),
            "[the site](https://example.com/a)",
        ),
        (w("bdo", r("one "), w("dir", r("two"), val="rtl"), val="ltr") + r(" three"), "one two three"),
        (w("r", w("ruby", w("rubyPr"), w("rt", r("hàn")), w("rubyBase", r("汉")))) + r("字很好看"), "汉(hàn)字很好看"),
        (w("r", w("t", "one"), w("cr"), w("t", "two")), "one\\\ntwo"),
        (w("r", w("t", "one"), w("br", type="page"), w("t", "two")), "one\\\ntwo"),
        (w("r", w("t", "one"), w("ptab", alignment="right"), w("t", "two")), "one two"),
    ],
)
def test_no_words_are_lost_and_none_run_together(inside: str, text: str) -> None:
    assert body_of(w("p", inside)) == f"{text}\n"


def test_a_page_break_of_its_own_leaves_nothing() -> None:
    assert body_of(w("p", r("One.")) + w("p", w("r", w("br", type="page"))) + w("p", r("Two."))) == "One.\n\nTwo.\n"


def test_a_link_to_nothing_is_its_text() -> None:
    assert body_of(w("p", '<w:hyperlink r:id="gone">' + r("The site") + "</w:hyperlink>")) == "The site\n"


STYLES = "".join(
    w("style", w("name", val=called), w("basedOn", val=base), w("pPr", w("outlineLvl", val=level) if level else ""), type="paragraph", styleId=called)
    for called, base, level in (("Base", "", "2"), ("Own", "Base", ""), ("Plain", "Base", "9"), ("Round", "Round", ""))
)  # fmt: skip


@pytest.mark.parametrize(
    ("called", "made"),
    [("Base", "### Part one"), ("Own", "### Part one"), ("Plain", "Part one"), ("Round", "Part one")],
)
def test_a_style_has_the_outline_level_of_the_one_that_it_is_based_on(called: str, made: str) -> None:
    properties = w("pPr", w("pStyle", val=called))
    assert body_of(w("p", properties, r("Part one")), styles=STYLES) == f"{made}\n"


def test_a_paragraph_s_own_outline_level_counts_before_its_style_s() -> None:
    properties = w("pPr", w("pStyle", val="Base"), w("outlineLvl", val=9))
    assert body_of(w("p", properties, r("Part one")), styles=STYLES) == "Part one\n"


def test_equations_stand_where_they_stood() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("Here ")
    paragraph._p.append(parse_xml(m("oMath", m("sSub", m("e", "x"), m("sub", "1"))).replace(">", f" {MATH}>", 1)))
    paragraph.add_run(" it is.")
    block = m("oMathPara", m("oMath", "a*b*c")).replace(">", f" {MATH}>", 1)
    word.add_paragraph()._p.append(parse_xml(block))
    assert rendered(word).endswith("\nHere $x_{1}$ it is.\n\n$$a*b*c$$\n")


def test_hidden_text_is_left_out_with_a_note() -> None:
    word = docx.Document()
    paragraph = word.add_paragraph("What is seen")
    paragraph.add_run(" and what is not").font.hidden = True
    paragraph.add_run(".").font.hidden = False
    result = render_word("a.docx", saved(word), Pictures(None), "")
    assert result.text.endswith("\nWhat is seen.\n") and result.notes == ["text that it hides is left out"]


@pytest.mark.parametrize(
    ("author", "title", "lines", "fields"),
    [
        ("王小明", "年报", ["全文在这里。"], ["title: 年报", "date: 2024-05-06", "author: 王小明"]),
        ("Administrator", "Word Document", ["全文在这里。"], ["date: 2024-05-06"]),
        ("王小明", "", ["记者 林晓", "2023年1月2日", "全文在这里。"], ["date: 2023-01-02"]),
        ("王小明", "", ["一", "二", "三", "四", "2023年1月2日"], ["author: 王小明"]),
    ],
)
def test_what_a_file_says_of_itself_counts_where_its_text_says_nothing(
    author: str, title: str, lines: list[str], fields: list[str]
) -> None:
    word = docx.Document()
    properties = word.core_properties
    properties.author, properties.title, properties.created = author, title, datetime(2024, 5, 6)
    for line in lines:
        word.add_paragraph(line)
    assert rendered(word).split("---\n")[1].splitlines() == [*fields, "language: zh"]


def test_a_table_in_a_cell_stays_a_table() -> None:
    def row(*cells: str) -> str:
        return w("tr", *(w("tc", cell) for cell in cells))

    def cell(text: str) -> str:
        return w("p", r(text))

    inner = w("tbl", row(cell("Dose"), cell("Time")), row(cell("100 mg"), cell("daily")))
    made = body_of(w("tbl", row(cell("Drug"), cell("Use")), row(cell("Aspirin"), cell("As follows") + inner + w("p"))))
    assert made.endswith("Aspirin\n\nAs follows\n\n| Dose | Time |\n| --- | --- |\n| 100 mg | daily |\n")


def field(code: str, shown: str) -> str:
    """A field as Word writes it; code: the runs of its code. shown: those of its result, if it has one."""

    def mark(kind: str) -> str:
        return w("r", w("fldChar", fldCharType=kind))

    return mark("begin") + code + (mark("separate") + shown if shown else "") + mark("end")


def told(text: str) -> str:
    return w("r", w("instrText", text))


def test_of_a_field_that_asks_others_the_answer_alone_is_shown() -> None:
    asked = field(told(" MERGEFIELD sex "), r("female"))
    answer = field(told(" IF ") + asked + told(' = "female" "Ms" "Mr" '), r("Ms"))
    assert body_of(w("p", r("Dear "), answer, r(" Lin,"))) == "Dear Ms Lin,\n"
    assert body_of(w("p", r("Dear "), field(told(" IF ") + answer, r("Prof.")), r(" Lin,"))) == "Dear Prof. Lin,\n"
    assert body_of(w("p", r("One"), field(told(" SET x ") + asked, ""), r(" more"))) == "One more\n"
    linked = field(told(' HYPERLINK "https://ferry.example" '), r("see ") + field(told(" REF x "), r("3")))
    assert body_of(w("p", linked)) == "[see 3](https://ferry.example)\n"


def test_nothing_goes_of_a_field_that_does_not_end_in_its_paragraph() -> None:
    broken = w("r", w("fldChar", fldCharType="begin")) + told(" IF ") + field(told(" REF x "), r("One."))
    assert "One." in body_of(w("p", broken) + w("p", r("Three.")))


def test_a_credit_below_a_title_with_a_colon_moves_to_the_front_matter_and_back(qingwen: Run, tmp_path: Path) -> None:
    import docx

    credit = "作者：林渡　来源：海港志"
    word = docx.Document()
    word.add_heading("双城记：海港与山城", 0)
    word.add_paragraph(credit)
    word.add_paragraph("第一段在这里，说的是培训班的情况，一共有二十四名医生参加，围绕前沿技术展开了两天的讨论。")
    word.save(str(tmp_path / "a.docx"))
    qingwen("clean", "a.docx", "-o", "b.md", "--report", "r.json")
    text = (tmp_path / "b.md").read_text(encoding="utf-8")
    assert credit not in text and "author: 林渡\n" in text and "source: 海港志\n" in text
    edits = json.loads((tmp_path / "r.json").read_bytes())["files"][0]["edits"]
    only = next(str(i) for i, edit in enumerate(edits) if credit in edit["old"])
    back = qingwen("restore", "b.md", "--report", "r.json", "--only", only).stdout.decode()
    assert f"# 双城记：海港与山城\n\n{credit}\n\n" in back and "author" not in back and "source" not in back
