"""Escaped prose is read as the prose it was, and no backslash in it can be spared."""

from __future__ import annotations

import html
import re
import unicodedata
from collections.abc import Callable
from unittest.mock import patch
from urllib.parse import unquote

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.rules_inline import state_inline

from qingwen.text.markdown.escaping import escape, escapes, heading_escapes, list_item_escapes, wrap_target
from qingwen.text.markdown.patterns import unescaped

reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
github_tildes = MarkdownIt("commonmark", {"strikethrough_single_tilde": True}).enable(["table", "strikethrough"])

MARKS = "*_`[]()<>&#!~\\|:-+=.>0139aX \"'/?中文，。“”（）￥→{}@^$;\xa0\t\u3000"
WORDS = "** __ ~~ ``` ]( ![ [^1] <a </b> <!-- --> <!A ?> <? <![CDATA[ ]]> <div &amp; &#35; &copy"
WORDS += " <x:y> <a@b.c> a='"
pieces = st.sampled_from([*MARKS, *WORDS.split(), "]: ", "[x] ", ' b="', " * ", " _", "> ", "<div\xa0"])
markdownish = st.lists(pieces, max_size=24).map("".join)
arbitrary = st.text(st.characters(exclude_characters="\n\r\0", exclude_categories=["Cs"]), max_size=40)
lines = st.one_of(markdownish, arbitrary).map(str.strip).filter(bool)


def insert(line: str, offsets: list[int]) -> str:
    assert offsets == sorted(set(offsets))
    return "".join("\\" * (i in offsets) + char for i, char in enumerate(line))


def paragraph(markdown: str) -> str:
    return f"before\n\n{markdown}\n\nafter"


def heading(markdown: str) -> str:
    return f"# {markdown}\n\nafter"


def list_item(markdown: str) -> str:
    return f"- {markdown}\n- next"


def with_symbols_as_letters(check: Callable[[], bool]) -> bool:
    """`check()` with emphasis as in CommonMark before 0.31: only ASCII symbols are punctuation."""
    with patch.object(state_inline, "isPunctChar", lambda char: unicodedata.category(char)[0] == "P"):
        return check()


class Place:
    """Where a line may stand: what finds its escapes, what puts it there, and what HTML is then expected."""

    def __init__(self, find: Callable[[str], list[int]], put: Callable[[str], str], literal: str) -> None:
        self.find, self.put, self.literal = find, put, literal

    def is_literal(self, markdown: str, line: str) -> bool:
        """Whether every reader shows the line."""
        text = html.escape(line, quote=False).replace('"', "&quot;")

        def check() -> bool:
            return all(one.render(self.put(markdown)) == self.literal % text for one in (reader, github_tildes))

        return check() and with_symbols_as_letters(check)


places = {
    "paragraph": Place(escapes, paragraph, "<p>before</p>\n<p>%s</p>\n<p>after</p>\n"),
    "heading": Place(heading_escapes, heading, "<h1>%s</h1>\n<p>after</p>\n"),
    "list item": Place(list_item_escapes, list_item, "<ul>\n<li>%s</li>\n<li>next</li>\n</ul>\n"),
}


@pytest.mark.slow
@pytest.mark.parametrize("place", places.values(), ids=places)
@settings(max_examples=1500, deadline=None)
@given(line=lines)
@example(line="[a](b\\\t)")
@example(line="`` ` ```` ` ``")
@example(line="``` a ``` `` ` x``")
@example(line="<a b='*' _c_>")
@example(line="[a](<b<c>d>)")
@example(line="~~~ a ~~~")
def test_an_escaped_line_is_literal_text(place: Place, line: str) -> None:
    written = insert(line, place.find(line))
    assert place.is_literal(written, line), written


# What the docstring of `escapes` says is not minimal, by these readers.
not_minimal = re.compile(
    r"\[\^|<!--|(?i:javascript|vbscript|file|data):|\[\s+\]:|<.*[^\S\t ]|\\\t|://|[*]{7}|_{7}|~{7}|`{7}"
    r"|\A\[[ xX\t]\]|<source|\][:(].*\(|~[*_]|[*_]~"
    r"|~~.*[^~]~(?!~)|(?<!~)~(?!~).*~~"
)


@pytest.mark.slow
@pytest.mark.parametrize("place", places.values(), ids=places)
@settings(max_examples=1500, deadline=None)
@given(line=lines)
@example(line="**重点**内容")
@example(line="a**b**")
@example(line="a***b**")
@example(line="`` ` ``")
@example(line="2*3*4 2 * 3 * 4 snake_case_name")
def test_no_backslash_can_be_spared(place: Place, line: str) -> None:
    if not_minimal.search(line):
        return
    offsets = place.find(line)
    for spared in offsets:
        written = insert(line, [offset for offset in offsets if offset != spared])
        assert not place.is_literal(written, line), f"{written!r} is enough"


@settings(max_examples=500, deadline=None)
@given(line=lines)
def test_escape_inserts_backslashes_at_the_offsets(line: str) -> None:
    assert escape(line) == insert(line, escapes(line))


@pytest.mark.parametrize(
    ("line", "written"),
    [
        ("一段普通的文字，2 * 3 * 4，snake_case_name，R&D，5~10，[1]，a < b", None),
        ("# 标题", r"\# 标题"),
        ("#标题", None),
        ("####### 七", None),
        ("> 引用", r"\> 引用"),
        ("- 项", r"\- 项"),
        ("-5 度", None),
        ("+", r"\+"),
        ("1. 第一", r"1\. 第一"),
        ("2024) 年", r"2024\) 年"),
        ("1.5 倍", None),
        ("1234567890. 十位", None),
        ("```python", r"\```python"),
        ("~~~", r"\~~~"),
        ("* * *", r"\* * *"),
        ("---", r"\---"),
        ("===", None),
        ("[1]: https://example.com", r"\[1]: https://example.com"),
        ("[1]：见下", None),
        ("[^1]: 注", r"\[^1]: 注"),
        ("见[^1]", None),
        ("<div", r"\<div"),
        ("*强调*", r"\*强调*"),
        ("**重点**内容", r"\**重点**内容"),
        ("**“引用”**内容", None),
        ("2*3*4", r"2\*3*4"),
        ("`a` 与 ``b", r"\`a` 与 ``b"),
        ("[文字](a.html)", r"\[文字](a.html)"),
        ("![图](a.png)", r"!\[图](a.png)"),
        ("[甲 [乙](丙)", r"[甲 [乙]\(丙)"),
        ("[文字] (a.html)", None),
        ("用 <br> 换行", r"用 \<br> 换行"),
        ("<https://a.b> 与 <a@b.c>", r"\<https://a.b> 与 \<a@b.c>"),
        ("&copy; &copy &#169; &nosuch;", r"\&copy; &copy \&#169; &nosuch;"),
        (r"C:\*.txt 与 C:\dir", r"C:\\*.txt 与 C:\dir"),
        ("行尾 \\", None),
        ("5~10，6~7", r"5\~10，6~7"),
        # cmark-gfm alone: it looks past tildes, and shows the backslashes in URLs and footnote marks.
        ("_文~__|", r"\_文~__|"),
        ("https://a.b/_c_/ *d", r"https\://a.b/\_c_/ *d"),
        ("[^a *b*]", r"\[^a \*b*]"),
    ],
)
def test_a_paragraph_gets_these_escapes(line: str, written: str | None) -> None:
    assert escape(line) == (line if written is None else written)


def test_a_heading_escapes_its_closing_marks_and_no_block_starts() -> None:
    assert heading_escapes("1. C #") == [5]
    assert heading_escapes("C#") == []
    assert heading_escapes("##") == [0]
    assert heading_escapes("- a *b*") == [4]


def test_a_list_item_escapes_task_marks_and_dashes() -> None:
    assert list_item_escapes("[ ] 做") == [0]
    assert list_item_escapes("[x]") == [0]
    assert list_item_escapes("[x]做") == []
    assert list_item_escapes("--") == [0]
    assert escapes("--") == []


@pytest.mark.parametrize(
    ("name", "target"),
    [
        ("a-b_c.png", "a-b_c.png"),
        ("./img/a~1+@2.png", "./img/a~1+@2.png"),
        ("100%.png", "100%.png"),
        ("a%20b.png", "a%2520b.png"),
        ("图片 2.png", "<图片 2.png>"),
        ("a (1).png", "<a (1).png>"),
        ("<a>\\b&amp;c&d.png", r"<\<a\>\\b\&amp;c&d.png>"),
        ("a?b#c.png", "a%3Fb%23c.png"),
        ("javascript:a.png", "javascript%3Aa.png"),
        (" 图 ", "<%20图%20>"),
    ],
)
def test_a_link_target_is_bare_or_in_angle_brackets(name: str, target: str) -> None:
    assert wrap_target(name) == target


@pytest.mark.slow
@settings(max_examples=1000, deadline=None)
@given(name=st.one_of(markdownish, arbitrary).filter(lambda name: name and not name.startswith("//")))
def test_a_link_target_names_the_file(name: str) -> None:
    inline = reader.parse(f"![]({wrap_target(name)})")[1]
    assert [child.type for child in inline.children or ()] == ["image"]
    source = str((inline.children or [])[0].attrs["src"])
    assert unquote(source) == name


def test_a_backslash_that_is_escaped_escapes_nothing() -> None:
    assert unescaped(r"\*a\* and \\*") == r"*a* and \*"
