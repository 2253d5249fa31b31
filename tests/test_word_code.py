"""Code in Word documents: by its style, or by a font of one width."""

from __future__ import annotations

import pytest

from word_documents import OFFICE, body_of, picture, r, w

PROSE = w("p", r("The pump is started by a script that the night watch keeps beside the door of the engine room."))


def line(text: str, font: str = "Consolas", called: str = "") -> str:
    named = w("pPr", w("pStyle", val=called)) if called else ""
    run = r(text).replace("<w:r>", "<w:r>" + w("rPr", w("rFonts", ascii=font)), 1) if font else r(text)
    return w("p", named, run)


def of_style(name: str, kind: str = "paragraph", font: str = "") -> str:
    return w("style", w("name", val=name), w("rPr", w("rFonts", ascii=font)) if font else "", type=kind, styleId="A")


@pytest.mark.parametrize("name", ["Source Code", "HTML Preformatted", "Preformatted Text", "code", "代码块"])
def test_paragraphs_of_a_style_for_code_are_code(name: str) -> None:
    lines = line("x = 1", "", "A") + w("p", w("pPr", w("pStyle", val="A"))) + line("  y = 2", "", "A")
    assert body_of(PROSE + lines, styles=of_style(name)).endswith("\n\n```\nx = 1\n\n  y = 2\n```\n")


@pytest.mark.parametrize("font", ["Consolas", "Courier New", "Menlo", "JetBrains Mono", "DejaVu Sans Mono"])
def test_paragraphs_in_a_font_of_one_width_are_code_with_their_indents(font: str) -> None:
    lines = line("for pump in pumps:", font) + line("    pump.start()", font) + w("p") + line("log(1)", font)
    made = "```\nfor pump in pumps:\n    pump.start()\n\nlog(1)\n```"
    assert body_of(PROSE + lines + w("p") + PROSE).split("\n\n", 1)[1].startswith(made)
    by_style = line("for pump in pumps:", "", "A") + line("    pump.start()", "", "A")
    assert "```\nfor pump in pumps:\n    pump.start()\n```" in body_of(
        PROSE + by_style, styles=of_style("Mine", font=font)
    )


@pytest.mark.parametrize(
    "lines",
    [
        ("def level(marks):", "    if not marks:", "        return None", "    return max(marks)"),
        ("for mark in *; do", '    echo "$mark"', "done"),
        ("if [ -f weir ]; then", "  cat weir", "fi"),
    ],
)
def test_a_block_further_in_than_what_opens_it_is_code(lines: tuple[str, ...]) -> None:
    made = body_of(PROSE + "".join(map(line, lines)) + PROSE)
    assert "\n\n```\n{}\n```\n\n".format("\n".join(lines)) in made


@pytest.mark.parametrize(
    "lines",
    [("Bring with you:", "    a lamp", "    a rope"), ("For the weir:", "  2 oars", "  done"), ("to do:", "done")],
)
def test_a_list_further_in_than_its_heading_is_no_code(lines: tuple[str, ...]) -> None:
    assert "```" not in body_of(PROSE + "".join(map(line, lines)) + PROSE)


SCRIPT = ("for pump in pumps:", "    pump.start()", "log(1)")


@pytest.mark.parametrize(
    "lines",
    [
        ("Dear Ann, we leave tonight.", "The boat is at the pier."),
        ("Dear Ann,", "the fare is $30 and/or 20 euros;", "the key_ring", "Yours"),
        ("JOHN (whispering)", "He waits; nothing."),
        ("Jane Roe", "jane_roe@mill.example", "fax = none", "http://mill.example/a"),
        ("Smith(2024)", "Jones(2023)"),
        ("npm install",),
        ("3.50",),
        ("（一）开门；", "（二）A/B 类 = 甲"),
        (*SCRIPT, "# 启动水泵"),  # Han is shown in another font
    ],
)
def test_what_has_not_several_signs_of_code_is_none_in_any_font(lines: tuple[str, ...]) -> None:
    for font in ("Consolas", "Courier New"):
        assert "```" not in body_of(PROSE + "".join(line(one, font) for one in lines) + PROSE)


@pytest.mark.parametrize("called", ["Source Code", "Mine"])
def test_a_paragraph_with_a_picture_or_a_link_is_no_code(called: str) -> None:
    script = "".join(line(one, "", "A") for one in SCRIPT)
    linked = (
        line("x = 1", "", "A").replace("<w:r>", "<w:hyperlink r:id='b'><w:r>").replace("</w:r>", "</w:r></w:hyperlink>")
    )
    link = f'<Relationship Id="b" Type="{OFFICE}/hyperlink" Target="https://mill.example" TargetMode="External"/>'
    styles = of_style(called, font="Consolas")
    made = body_of(PROSE + script + picture("gone", "A pump") + script + linked, styles=styles, relationships=link)
    code = "```\nfor pump in pumps:\n    pump.start()\nlog(1)\n```"
    assert made.endswith(f"\n\n{code}\n\n<!-- image: A pump -->\n\n{code}\n\n[x = 1](https://mill.example)\n")


def test_an_item_by_its_style_is_no_code() -> None:
    styles = w(
        "style", w("name", val="List Number"), w("pPr", w("numPr", w("numId", val=1))), w("rPr", w("rFonts", ascii="Consolas")),
        type="paragraph", styleId="A",
    )  # fmt: skip
    level = w("lvl", w("start", val=1), w("numFmt", val="decimal"), w("pStyle", val="A"), ilvl=0)
    numbering = w("abstractNum", level, abstractNumId=0) + w("num", w("abstractNumId", val=0), numId=1)
    made = body_of(PROSE + "".join(line(one, "", "A") for one in SCRIPT), styles=styles, numbering=numbering)
    assert made.endswith("\n\n1. for pump in pumps:\n2. pump.start()\n3. log(1)\n")


def test_a_typescript_is_no_code() -> None:
    lines = line("INT. ENGINE ROOM - NIGHT", "Courier New") + line("    ANN (quietly)", "Courier New")
    assert "```" not in body_of(w("p", r("Title")) + lines)


def test_an_item_a_heading_or_a_cell_is_no_code() -> None:
    numbered = line("a = 1").replace("<w:r>", w("pPr", w("numPr", w("numId", val=1))) + "<w:r>", 1)
    cells = w("tbl", *(w("tr", w("tc", line("a = 1")), w("tc", line("b = 2"))) for _ in range(2)))
    made = body_of(PROSE + numbered + cells)
    assert "```" not in made and "| a = 1 | b = 2 |" in made


def test_a_run_of_pandoc_s_style_is_code_in_its_line() -> None:
    run = r("make()").replace("<w:r>", "<w:r>" + w("rPr", w("rStyle", val="A")), 1)
    styles = of_style("Verbatim Char", "character", "Consolas")
    assert body_of(w("p", r("Call "), run, r(" first.")), styles=styles) == "Call `make()` first.\n"
    source = w("style", w("name", val="Source Code"), type="paragraph", styleId="B")
    code = w("p", w("pPr", w("pStyle", val="B")), run, w("r", w("br")), run)
    assert body_of(code, styles=styles + source) == "```\nmake()\nmake()\n```\n"
