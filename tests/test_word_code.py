"""Code in Word documents: by its style, or by a font of one width."""

from __future__ import annotations

import pytest

from test_word import body_of, r, w

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


def test_a_command_is_code_in_a_font_for_programs_and_words_in_a_typewriter_s() -> None:
    assert body_of(PROSE + line("npm install") + PROSE).count("```") == 2
    assert body_of(PROSE + line("Meet me at six", "Courier New") + PROSE).count("```") == 0


@pytest.mark.parametrize(
    "lines",
    [
        line("Dear Ann, we leave tonight.") + line("The boat is at the pier."),  # a letter
        line("请在六点前到码头"),  # Chinese, whose own font is another
    ],
)
def test_prose_in_a_font_of_one_width_is_none(lines: str) -> None:
    assert "```" not in body_of(PROSE + lines + PROSE)


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
