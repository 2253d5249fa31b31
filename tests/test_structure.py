"""Blank lines, bullets, full stops, twins, titles and the ends of lines."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

import qingwen
from qingwen.editing import apply, fixes
from qingwen.rules.base import Finding, Rule
from qingwen.rules.structure import (
    blank_line_run,
    bullet_glyph,
    duplicate_paragraph,
    missing_end_punctuation,
    missing_title,
    trailing_space,
)
from qingwen.text.document import Document, Kind

BLANK = blank_line_run.BlankLineRun()
BULLET = bullet_glyph.BulletGlyph()
FULL_STOP = missing_end_punctuation.MissingEndPunctuation()
TWIN = duplicate_paragraph.DuplicateParagraph()
TITLE = missing_title.MissingTitle()
TRAILING = trailing_space.TrailingSpace()
RULES: tuple[Rule, ...] = (BLANK, BULLET, FULL_STOP, TWIN, TITLE, TRAILING)
SEED = Path(__file__).parent.parent.parent / "shared" / "seed"

LONG = "The hospital opened its new wing on Monday morning."
CAPTIONS = [f"•Prof. {name} gave a long lecture on the spine." for name in ("Jian", "Guan", "Wang", "Lu", "Zhang")]


def found(rule: Rule, text: str, kind: Kind = "text") -> list[Finding]:
    document = Document(text, kind)
    return list(rule.check(document)) if kind in rule.kinds and rule.wakes(document) else []


def mended(rule: Rule, text: str, kind: Kind = "markdown", *, unsafe: bool = False) -> str:
    return apply(text, fixes(text, found(rule, text, kind), unsafe=unsafe, moves=False))


def test_one_caption_of_six_lacks_its_full_stop_in_the_seed() -> None:
    if not SEED.is_dir():
        pytest.skip("no seed article here")
    (article,) = SEED.iterdir()
    text = article.read_text(encoding="utf-8")
    (finding,) = found(FULL_STOP, text)
    assert text[finding.start : finding.end] == "Malformations"
    assert found(TITLE, text) == found(TWIN, text) == []


def test_a_caption_gets_the_mark_that_the_others_have() -> None:
    text = "\n\n图片\n\n".join([*CAPTIONS[:3], CAPTIONS[3].rstrip("."), CAPTIONS[4]])
    assert mended(FULL_STOP, text, "text", unsafe=True) == "\n\n图片\n\n".join(CAPTIONS)
    assert mended(FULL_STOP, text, "text") == text
    chinese = [
        "•第一位专家讲解手术流程。",
        "•第二位专家介绍最新设备。",
        "•第三位专家回答学员提问",
        "•第四位专家总结全天课程。",
    ]
    assert mended(FULL_STOP, "\n".join(chinese), "text", unsafe=True).count("。") == 4


def test_a_paragraph_between_two_captions_ends_their_run() -> None:
    lines = [CAPTIONS[0], CAPTIONS[1], LONG, CAPTIONS[2].rstrip("."), CAPTIONS[3]]
    assert not found(FULL_STOP, "\n".join(lines))


@pytest.mark.parametrize(
    "odd",
    [
        "•Coffee",
        "•Registration and coffee",
        "•The third one leads on to:",
        "•See the page https://example.org/a",
        "•休息时间",
        "•More of it in report-final.pdf",
    ],
)
def test_an_item_that_needs_no_full_stop_is_left_alone(odd: str) -> None:
    assert not found(FULL_STOP, "\n".join([*CAPTIONS, odd]))


def test_when_most_items_have_no_full_stop_none_is_missing() -> None:
    assert not found(FULL_STOP, "\n".join([CAPTIONS[0], *(one.rstrip(".") for one in CAPTIONS[1:])]))


def test_a_twin_names_the_line_of_the_first_and_goes_unsafely() -> None:
    text = f"Title\n\n{LONG}\n\nOther.\n\n{LONG}\n"
    (finding,) = found(TWIN, text)
    assert "line 3" in finding.message
    assert mended(TWIN, text, "text", unsafe=True) == f"Title\n\n{LONG}\n\nOther.\n\n"
    markdown = f"# Title\n\n{LONG}\n\n{LONG}\n\nOther.\n"
    assert mended(TWIN, markdown, unsafe=True) == f"# Title\n\n{LONG}\n\nOther.\n"


def test_a_twin_at_the_end_of_a_markdown_file_is_found() -> None:
    assert len(found(TWIN, f"{LONG}\n\n{LONG}\n", "markdown")) == 1
    assert not found(TWIN, "", "markdown") and not found(TWIN, "x", "markdown")


def test_blank_lines_beside_lists_quotations_and_indented_lines_stay_unless_asked() -> None:
    for text in ("- a\n\n\n\nb\n", "a\n\n\n\n    b\n", "> a\n\n\n\nb\n", "1. a\n\n\n\n2. b\n"):
        assert mended(BLANK, text) == text
        assert "\n\n\n" not in mended(BLANK, text, unsafe=True)


def test_a_two_space_line_break_is_reported_and_stays() -> None:
    text = "one  \ntwo   \n\nthree  \n- four\n"
    assert [one.fix is None for one in found(TRAILING, text, "markdown")] == [True, False, False]
    assert mended(TRAILING, text) == "one  \ntwo\n\nthree\n- four\n"


def test_a_line_break_stays_in_every_stanza_of_a_poem_between_headings() -> None:
    poem = (
        "# Rain\n## One\nThe gutter sings,  \nthe gutter stops.\n## Two\nA bird begins,  \na bird is off.\n### Three\n"
    )
    assert mended(TRAILING, poem) == poem
    assert qingwen.clean(poem, kind="markdown").text == poem


BREAKING = [
    "word  ",
    "more words  ",
    "end",
    "# title",
    "## title  ",
    "> said  ",
    ">   ",
    "- item  ",
    "  rest  ",
    "1. one  ",
    "  ",
    "```",
    "---",
    "===",
    "<b>bold</b>  ",
    "<div>  ",
    "[a]: /b  ",
    "*in  ",
    "both*  ",
]
_breaking = st.lists(st.sampled_from([*BREAKING, "", "| a | b |  ", "|---|---|"]), max_size=14).map("\n".join)


@given(_breaking)
def test_the_line_breaks_of_a_page_are_those_it_had(text: str) -> None:
    def breaks(markdown: str) -> list[str]:
        return re.findall(r"\S*<br />\s*\S*", MarkdownIt("commonmark").enable("table").render(markdown))

    assert breaks(mended(TRAILING, text)) == breaks(text)
    assert breaks(qingwen.clean(text, kind="markdown").text) == breaks(text)


def test_the_end_of_a_line_in_code_is_left_alone() -> None:
    assert not found(TRAILING, "```\na  \n```\n\n    b \n    c\n", "markdown")


def test_a_pasted_bullet_becomes_a_list_item_when_asked() -> None:
    text = "Text:\n\n• one\n•two\n● 三\n· four\n"
    assert mended(BULLET, text) == text
    assert mended(BULLET, text, unsafe=True) == "Text:\n\n- one\n- two\n- 三\n- four\n"


LETTERS = list("ab1文。*_#->.`|[]\\ \t\n\n\u3000\u00a0•")
MARKS = [
    "  \n",
    " \n",
    "\t\n",
    "\n\n\n\n",
    "\n \n\n\n",
    "    ",
    "- ",
    "> ",
    "1. ",
    "```\n",
    "# ",
    "---\n",
    "$$\n",
    "<div>\n",
]
_pieces = st.sampled_from([*LETTERS, *MARKS, "word"])


def seen(text: str) -> str:
    """The rendered page with white space folded."""
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    return re.sub(r" ?(<[^>]*>) ?", r"\1", re.sub(r"\s+", " ", html))


@given(st.lists(_pieces, max_size=24).map("".join))
def test_safe_fixes_leave_markdown_looking_the_same(text: str) -> None:
    for rule in RULES:
        assert seen(mended(rule, text)) == seen(text), rule.code


@given(st.lists(_pieces, max_size=24).map("".join))
def test_what_was_mended_is_found_mended(text: str) -> None:
    for rule in (BLANK, TRAILING):
        after = mended(rule, text)
        assert mended(rule, after) == after


def test_a_text_without_a_plain_title_is_silent_once_its_front_matter_names_it(tmp_path: Path) -> None:
    verse = "静夜\n\n月亮照在窗前\n\n风吹过小桥\n\n我想起故乡\n"
    poem = tmp_path / "poem.txt"
    poem.write_text(f"诗三首\n\n{verse}", "utf-8")
    (missing,) = qingwen.lint(qingwen.read(poem))
    assert (missing.code, "title: …" in missing.message) == ("QW705", True)
    poem.write_text(f"---\ntitle: 诗三首\n---\n\n{verse}", "utf-8")
    assert not qingwen.lint(qingwen.read(poem))
