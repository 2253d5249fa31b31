"""Comments that silence rules: where they hold, that they stay, and that unused ones are said."""

import pytest

from qingwen.cleaning import clean
from qingwen.linting import lint, select
from qingwen.reading.source import read_source
from qingwen.text.document import Document

ZWSP = "他说\u200b好。"


def codes(text: str, *chosen: str) -> list[str]:
    return [one.code for one in lint(Document(text, "markdown"), select(chosen or ("QW601", "QW707")))]


@pytest.mark.parametrize("mark", [("<!--", "-->"), ("{/*", "*/}")])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("< qingwen-disable-next-line QW101 >\n图片\n", []),
        ("前文。\n\n图片 < qingwen-disable-line QW101 >\n", []),
        ("< a note >\n图片\n", ["QW101"]),
    ],
)
def test_a_comment_is_no_part_of_the_line_of_debris_beside_it(
    mark: tuple[str, str], text: str, expected: list[str]
) -> None:
    assert codes(text.replace("<", mark[0]).replace(">", mark[1]), "QW101", "QW707") == expected


@pytest.mark.parametrize("mark", [("<!--", "-->"), ("{/*", "*/}")])
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"< qingwen-disable-next-line QW601 >\n{ZWSP}\n\n{ZWSP}\n", ["QW601"]),
        (f"< qingwen-disable-next-line invisible-character -- as the poet wrote it >\n\n{ZWSP}\n", []),
        (f"{ZWSP} < qingwen-disable-line QW601, QW602 >\n\n{ZWSP}\n", ["QW601"]),
        (f"< qingwen-disable QW6 >\n\n{ZWSP}\n\n< qingwen-enable QW6 >\n\n{ZWSP}\n", ["QW601"]),
        (f"{ZWSP}\n\n< qingwen-disable-file QW601 >\n", []),
        (f"< qingwen-disable-next-line QW602 >\n{ZWSP}\n", ["QW601"]),
        (f"{ZWSP}\n\n< qingwen-disable >\n\n{ZWSP}\n", ["QW601"]),
        (f"< qingwen-disable-file Characters >\n{ZWSP}\n", []),
        (f"< qingwen-disable >\n\n{ZWSP}\n\n< qingwen-enable QW602, invisible-character >\n\n{ZWSP}\n", ["QW601"]),
        (f"< qingwen-disable QW6 >\n\n{ZWSP}\n\n< qingwen-enable QW602 >\n\n{ZWSP}\n", []),
        (f"< qingwen-disable-next-lin QW601 >\n{ZWSP}\n", ["QW601"]),
    ],
)  # fmt: skip
def test_a_comment_silences_what_it_names_where_it_says(mark: tuple[str, str], text: str, expected: list[str]) -> None:
    assert codes(text.replace("<", mark[0]).replace(">", mark[1]), "QW601") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("<!-- qingwen-disable-next-line QW601 -->\nText.\n", ["QW707"]),
        ("<!-- qingwen-disable QW601 -->\n\nText.\n", ["QW707"]),
        (f"<!-- qingwen-disable QW601 -->\n\n{ZWSP}\n", []),
        ("<!-- qingwen-disable-file QW101 -- not selected here -->\n", []),
        ("<!-- qingwen-disable-file QW501 -- nor is this -->\n", []),
        ("<!-- qingwen-disable-file no-such-rule -->\n", ["QW707"]),
        (f"<!-- qingwen-disable QW6 -->\n{ZWSP}\n\n<!-- qingwen-enable QW601 -->\n", []),
        (f"<!-- qingwen-disable QW6 -->\n{ZWSP}\n\n<!-- qingwen-enable QW101 -->\n", ["QW707"]),
        (f"```\n<!-- qingwen-disable-file QW601 -->\n```\n\n{ZWSP}\n", ["QW601"]),
    ],
)
def test_a_comment_that_silences_nothing_is_said(text: str, expected: list[str]) -> None:
    assert codes(text) == expected


def test_a_misspelt_comment_is_said_with_the_nearest() -> None:
    (one,) = lint(Document("<!-- qingwen-disable-next-lin QW601 -->\nText.\n", "markdown"), select(["QW707"]))
    assert one.message.startswith("There is no qingwen-disable-next-lin; the nearest is qingwen-disable-next-line:")


def test_clean_keeps_the_comment_and_what_it_protects() -> None:
    text = f"# A\n\n<!-- qingwen-disable-next-line QW601 -->\n{ZWSP}\n\n{ZWSP}\n"
    assert clean(Document(text, "markdown")).text == text[: -len(ZWSP) - 1] + ZWSP.replace("\u200b", "") + "\n"


def test_many_comments_are_read_as_few() -> None:
    assert codes("<!-- qingwen-disable-next-line QW601 -->\n" * 500 + f"{ZWSP}\n") == []
    assert codes(f"<!-- qingwen-disable-next-line QW601 -->\n{ZWSP}\n\n" * 500) == []
    assert len(codes("<!-- qingwen-disable QW601 -->\n\n" * 500 + f"{ZWSP}\n\n" * 500)) == 499
    assert codes("<!-- qingwen-disable QW601 " * 5000) == []
    assert len(codes("".join(f"<!-- qingwen-disable x{i} -->\n" for i in range(500)))) == 500


@pytest.mark.parametrize(
    "text",
    [
        "一段话，足够长。\n\n<!-- qingwen-disable-next-line QW101 -->\n[图片]\n\n又一段话。\n",
        "一段话，足够长。\n\n[图片] <!-- qingwen-disable-line QW101 -->\n\n又一段话。\n",
    ],
)
def test_a_comment_may_touch_the_line_that_it_is_for(text: str) -> None:
    assert codes(text, "QW101", "QW103", "QW707") == []
    assert sorted(codes(text.replace("QW101", "QW103"), "QW101", "QW103", "QW707")) == ["QW101", "QW707"]


def test_a_comment_hides_no_placeholder() -> None:
    document = Document("一段话，足够长。\n\n<!-- 注 -->\n[图片]\n<!-- 注 -->\n又一段话。\n", "markdown")
    assert [one.code for one in lint(document)] == ["QW101"]
    assert clean(document).text == "一段话，足够长。\n\n<!-- 注 -->\n<!-- 注 -->\n又一段话。\n"


def test_the_next_line_of_a_quotation_is_its_next_that_holds_text() -> None:
    assert codes(f"> <!-- qingwen-disable-next-line QW601 -->\n>\n> {ZWSP}\n>\n> {ZWSP}\n", "QW601") == ["QW601"]


PAGE = """<html lang="zh"><head><title>一个标题</title><!-- qingwen-disable-file QW602 --></head><body>
<nav><a href="/">首页</a></nav><article><h1>一个标题</h1><!-- 别的注释 -->
<p>第一段话，这里写得足够长，是一篇文章的正文，还有很多话要说，一直说到这里才结束。</p>
<!-- qingwen-disable-next-line
     QW601 -- as the poet wrote it -->
<p>第二段里有一个看不见的\u200b字，其余的都很好，一直写到这一句的末尾，真的很长。</p>
<p>第三段里有一个看不见的\u200b字<!-- qingwen-disable-line QW601 -->，其余的都很好，一直写到这一句的末尾。</p>
<ul><!-- qingwen-disable-next-line QW601 --><li>甲里有\u200b字。</li><li>乙里有\u200b字。</li></ul>
<p>最后一段里有一个响铃\x07，其余的都很好，一直写到这一句的末尾，真的很长。</p></article></body></html>"""


def test_comments_of_a_page_silence_rules_and_stay_in_its_markdown() -> None:
    document = read_source("a.html", PAGE.encode()).document
    assert [one.code for one in lint(document, select(["QW6", "QW707"]))] == ["QW601"]
    assert "<!-- qingwen-disable-next-line QW601 -- as the poet wrote it -->\n\n第二段" in document.text
    assert "别的注释" not in document.text
    bare = read_source("a.html", PAGE.replace("qingwen-", "").encode()).document
    assert [one.code for one in lint(bare, select(["QW6", "QW707"]))] == ["QW601", "QW601", "QW601", "QW601", "QW602"]


SILENCED = """<blockquote><p><!-- qingwen-disable-next-line QW601 -->看不见的\u200b字。</p></blockquote>
<h2><!-- qingwen-disable-line QW601 -->小\u200b节</h2>
<p><!-- qingwen-disable-line QW601 -->这一段里有一个看不见的\u200b字，和<b>一个好的</b>字。</p>
<ul><li>甲，好。</li><!-- qingwen-disable-next-line QW601 --><li>乙\u200b，<b>好</b>。</li><li><!-- qingwen-disable-line QW601 -->丙\u200b。</li></ul>
<table><tr><th>一</th><th>二</th></tr><!-- qingwen-disable-next-line QW601 --><tr><td>三\u200b三</td><td>四</td></tr>
<tr><td>五</td><td>六</td></tr></table>"""


def test_comments_of_a_page_hold_first_in_a_paragraph_and_between_items_and_rows() -> None:
    page = PAGE.replace("<ul>", f"{SILENCED}<ul>", 1)
    document = read_source("a.html", page.encode()).document
    assert [one.code for one in lint(document, select(["QW6", "QW707"]))] == ["QW601"]
    assert "- 甲，好。\n  <!-- qingwen-disable-next-line QW601 -->\n- 乙\u200b，**好**。\n  <!--" in document.text
    assert "\n| <!-- qingwen-disable-line QW601 -->三\u200b三 | 四 |\n" in document.text
    assert "\n\n<!-- qingwen-disable-next-line QW601 -->\n\n这一段" in document.text
