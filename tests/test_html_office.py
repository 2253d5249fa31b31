"""What office programs put on the clipboard or save as a page, and say by their styles, classes and marks alone."""

from __future__ import annotations

import pytest
from markdown_it import MarkdownIt

from html_pages import markdown, read

EXPORTED = (
    "<html><head><style type='text/css'>/* of Google */ .c0{font-weight:700}.c1{font-style:italic}.c2{vertical-align:sub}.c3,p.c3{font-weight:400}"
    "</style></head><body class='c9 doc-content'>{}</body></html>"
)


@pytest.mark.parametrize("tag", ["sup", "sub"])
def test_what_a_style_raises_or_lowers_is_so(tag: str) -> None:
    style = {"sup": "font-size:0.6em;vertical-align:super", "sub": "VERTICAL-ALIGN: sub;"}[tag]
    assert markdown(f"<p>10<span style='{style}'>6</span> m") == f"10<{tag}>6</{tag}> m\n"
    assert markdown(f"<p>10<{tag}><span style='{style}'>6</span></{tag}> m") == f"10<{tag}>6</{tag}> m\n"


def test_what_only_stands_high_or_low_in_its_line_is_no_script() -> None:
    for place in ("baseline", "middle", "subtle", "text-top"):
        assert markdown(f"<p>10<span style='vertical-align:{place}'>6</span>") == "106\n"


def test_the_classes_of_an_exported_document_are_read() -> None:
    words = "<p><span>Two </span><span class=c0>bold</span><span class='c1'> words</span><span>, CO</span><span class=c2>2</span><span class=c3>.</span></p>"
    assert read(EXPORTED.replace("{}", words)).endswith("\n\nTwo **bold** *words*, CO<sub>2</sub>.\n")
    plain = "<p><span class='c0 c3'>The later rule</span> and <span class=c0 style='font-weight:400'>its own style</span> go before.</p>"
    assert read(EXPORTED.replace("{}", plain)).endswith("\n\nThe later rule and its own style go before.\n")


def test_a_sites_own_classes_stay_what_they_are() -> None:
    page = (
        "<style>.tag{font-weight:700}</style><article><p>"
        + "The ferry leaves at six, <span class=tag>they say</span>, and it waits for nobody at all. " * 3
    )
    assert "**" not in read(page)


def test_an_exported_documents_title_and_levels_of_lists_are_read() -> None:
    lists = (
        "<p class='c3 title'><span>The plan</span></p><h1>Aims</h1><ul class='lst-kix_ab1-0 start'><li>one</li></ul><ul class='lst-kix_ab1-1 start'><li>under one</li></ul>"
        "<ul class='lst-kix_ab1-2 start'><li>deeper</li></ul> <ul class='lst-kix_ab1-0'><li>two</li></ul><p>Between.</p><ul class='lst-kix_ab1-0'><li>three</li></ul>"
    )
    text = read(EXPORTED.replace("{}", lists))
    assert text.startswith("---\ntitle: The plan\n")
    assert text.endswith("# The plan\n\n## Aims\n\n- one\n  - under one\n    - deeper\n- two\n\nBetween.\n\n- three\n")


def word_item(mark: str, text: str, level: int = 1, tag: str = "p") -> str:
    gap = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>"
    shown = f"<![if !supportLists]><span><span style='mso-list:Ignore'>{mark}{gap}</span></span><![endif]>"
    return f"<{tag} class=MsoListParagraph style='mso-list:l0 level{level} lfo1'>{shown}<span>{text}</span></{tag}>"


def word_items(*items: tuple[str, str, int]) -> str:
    return markdown("".join(word_item(mark, text, level) for mark, text, level in items))


def test_the_numbers_of_words_lists_are_those_that_it_shows() -> None:
    steps = word_item("1.", "Open it.") + word_item("2.", "Wait.")
    more = word_item("3.", "Shut it.") + word_item("4.", "Go back to step 3.")
    assert markdown(f"{steps}<p>If it is red, call.</p>{more}") == (
        "1. Open it.\n2. Wait.\n\nIf it is red, call.\n\n3. Shut it.\n4. Go back to step 3.\n"
    )
    assert markdown(word_item("（7）", "甲")) == "7. 甲\n"


def test_two_of_words_lists_in_a_row_stay_two() -> None:
    made = word_items(("1.", "a", 1), ("2.", "b", 1), ("1.", "c", 1), ("2.", "d", 1))
    assert made == "1. a\n2. b\n\n<!-- -->\n\n1. c\n2. d\n"
    assert MarkdownIt().render(made).count("<ol>") == 2
    assert markdown("<ol start=3><li>c</ol><ol start=0><li>zero<li>one</ol>") == "3. c\n\n<!-- -->\n\n0. zero\n1. one\n"
    assert word_items(("1.", "a", 1), ("0.", "zero", 2)) == "1. a\n\n   0. zero\n"  # it would be text of the item


@pytest.mark.parametrize("marks", ["(a) (b)", "第一条 第二条", "a. b.", "[1] [2]", "1.1 1.2", "① ②", "(iv) (v)"])
def test_marks_of_which_markdown_has_no_lists_stay_as_text(marks: str) -> None:
    first, second = marks.split()
    assert word_items((first, "one", 1), (second, "two", 1)) == f"{first} one\n\n{second} two\n"


def test_a_mark_of_full_width_brings_its_space_along() -> None:
    assert word_items(("（一）", "甲", 1), ("二、", "乙", 1)) == "（一）甲\n\n二、乙\n"


def test_lists_below_marks_that_stay_as_text_are_lists() -> None:
    made = word_items(("第一条", "甲", 1), ("1.", "乙", 2), ("2.", "丙", 2), ("第二条", "丁", 1), ("1.", "戊", 2))
    assert made == "第一条 甲\n\n1. 乙\n2. 丙\n\n第二条 丁\n\n1. 戊\n"
    made = word_items(("1.", "a", 1), ("(a)", "b", 2), ("(b)", "c", 2), ("2.", "d", 1))
    assert made == "1. a\n\n   (a) b\n\n   (b) c\n\n2. d\n"


def test_the_second_level_of_a_numbered_list_is_one_of_markdown() -> None:
    made = word_items(("1.", "a", 1), ("a.", "b", 2), ("i.", "c", 3), ("b.", "d", 2), ("2.", "e", 1))
    assert made == "1. a\n   1. b\n      1. c\n   2. d\n2. e\n"


def test_bullets_that_are_letters_of_a_font_of_signs_are_bullets() -> None:
    assert word_items(("\uf0b7", "a", 1), ("o", "b", 2), ("§", "c", 3), ("l", "d", 1)) == "- a\n  - b\n    - c\n- d\n"


def test_a_number_that_cannot_stand_right_below_a_paragraph_stands_apart_from_it() -> None:
    made = word_items(("·", "a", 1), ("3.", "b", 2), ("4.", "c", 2))
    assert made == "- a\n\n  3. b\n  4. c\n"
    assert '<ol start="3">' in MarkdownIt().render(made)
    assert '<ol start="3">' in MarkdownIt().render(markdown("<ul><li>a<ol start=3><li>b</ol></ul>"))


def test_the_numbers_of_headings_and_cells_are_no_items() -> None:
    heading = word_item("2.1", "Scope", tag="h2")
    assert markdown(heading) == "## 2.1 Scope\n"
    cells = f"<table><tr><td>a<td>b<tr><td>{word_item('1.', 'c')}<td>{word_item('·', 'd')}</table>"
    assert markdown(cells) == "| a | b |\n| --- | --- |\n| 1. c | d |\n"


def starts(html: str) -> list[int]:
    """The numbers at which the numbered lists of a page begin that is made of its Markdown."""
    tokens = MarkdownIt().parse(markdown(html))
    return [int(one.attrs.get("start", 1)) for one in tokens if one.type == "ordered_list_open"]


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<ol><li>a<li>b</ol><ol><li>c</ol>", [1, 1]),
        ("<div><ol><li>a</ol></div><div><ol><li>b</ol></div>", [1, 1]),
        ("<ol><li>a<li>b</ol><ol start=3><li>c</ol>", [1]),
        ("<ol><li>a<li>b</ol><ol start=7><li>c</ol>", [1, 7]),
        ("<ol><li value=5>a<li>b</ol>", [5]),
        ("<ol><li>a<li value=4>b<li>c<li value=2>d</ol>", [1, 4, 2]),
        ("<ol><li value=2>a<li value=3>b</ol>", [2]),
        ("<ol start=0><li>a<li>b</ol>", [0]),
        ("<ol reversed><li>a<li>b<li>c</ol>", [3, 2, 1]),
        ("<ol reversed start=10><li>a<li value=4>b<li>c</ol>", [10, 4, 3]),
        ("<ol><li>a<ol><li>b</ol><ol><li>c</ol></ol>", [1, 1, 1]),
    ],
)
def test_numbered_lists_begin_where_the_page_has_them_begin(html: str, expected: list[int]) -> None:
    assert starts(html) == expected


def test_lists_with_letters_keep_them() -> None:
    assert markdown("<ol type=a><li>one<li>two, see a</ol>") == "a. one\n\nb. two, see a\n"
    assert markdown("<ol type=A start=27><li>one</ol>") == "AA. one\n"
    assert markdown("<ol style='list-style-type: upper-roman'><li value=9>one<li>two</ol>") == "IX. one\n\nX. two\n"
    assert markdown("<ol style='list-style:cjk-ideographic'><li value=105>甲</ol>") == "一百零五、甲\n"
    assert markdown("<ol type=a><li>one<ul><li>x</ul><li><pre>y</pre></ol>") == "a. one\n\n- x\n\nb.\n\n```\ny\n```\n"
    assert markdown("<ol type=1><li>one</ol>") == "1. one\n"
    docs = "<ol style='margin-top:0'><li style='list-style-type:{};font-size:11pt'><p>one</p></li></ol>"
    assert markdown(docs.format("upper-alpha")) == "A. one\n" and markdown(docs.format("decimal")) == "1. one\n"


def test_letters_of_a_second_level_are_its_readers_affair() -> None:
    assert markdown("<ol><li>one<ol type=a><li>two</ol></ol>") == "1. one\n   1. two\n"
    assert markdown("<ol type=I><li>one<ol type=a><li>two</ol></ol>") == "I. one\n\na. two\n"


COPIED = (
    "<meta charset='utf-8'><div style=\"color: #d4d4d4;font-family: Menlo, Monaco, 'Courier New', monospace;font-size: 12px;white-space: {};\">"
    "<div><span style='color: #c586c0;'>if</span><span> open:</span></div><div><span>    </span><span>shut(a_b)</span></div><br><div><span># done</span></div></div>"
)


def test_what_an_editor_of_code_copies_is_code() -> None:
    assert read(COPIED.format("pre")).endswith("\n\n```\nif open:\n    shut(a_b)\n\n# done\n```\n")
    assert "```" not in read(COPIED.format("pre-wrap")) + read(COPIED.format("pre").replace("monospace", "serif"))
    for more in ("<table><tr><td>a<td>b</table>", "<a href=http://mill.example>a</a>"):
        assert "```" not in read(COPIED.format("pre").replace("<br>", more))


def word_line(text: str, font: str = "Consolas") -> str:
    return (
        f"<p class=MsoNormal><span lang=EN-US style='font-size:9.0pt;font-family:{font}'>{text}<o:p></o:p></span></p>\n"
    )


WORD = "<meta name=Generator content='Microsoft Word 15'>"
TOLD = "<p class=MsoNormal>The pump is started by a script that the night watch keeps beside the door of the engine room.</p>"


def test_paragraphs_of_word_in_a_font_of_one_width_are_code() -> None:
    lines = word_line("for pump\nin pumps:") + word_line(
        "<span style='mso-spacerun:yes'>&nbsp;&nbsp; </span>start(<b>1</b>)"
    )
    assert read(WORD + TOLD + lines + TOLD).count("\n\n```\nfor pump in pumps:\n   start(1)\n```\n\n") == 1
    letter = word_line("Dear Ann,") + word_line("the key_ring; and/or") + word_line("Yours")
    assert "```" not in read(WORD + TOLD + letter + TOLD)
    kept = word_line("for pump in pumps:") + word_line("start(1) <a href=http://mill.example>here</a> <img src=p.png>")
    assert "start(1) [here](http://mill.example) ![](p.png)" in read(WORD + TOLD + kept + TOLD)
    assert "```" not in read(WORD + lines * 9 + TOLD)  # a typescript
    assert "```" not in read(WORD + TOLD + f"<table><tr><td>a<td>{lines}<tr><td>b<td>c</table>")
