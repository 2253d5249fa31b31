"""HTML: the article comes out as Markdown, the page's furniture does not, and the page's bytes come back."""

from __future__ import annotations

import base64
import gc
import json
import re
from html import escape
from pathlib import Path

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from conftest import Run
from qingwen.cleaning import clean
from qingwen.files.pictures import Pictures
from qingwen.html.article import find_article
from qingwen.html.bounds import MANY_ATTRIBUTES, MANY_ROOTS
from qingwen.html.links import Targets
from qingwen.html.markdown import to_markdown
from qingwen.html.mathml import safe_tex
from qingwen.html.metadata import metadata
from qingwen.html.parsing import parse
from qingwen.html.structure import normalize
from qingwen.html.tree import Element
from qingwen.reading.source import _is_page, read_source
from qingwen.reporting.model import file_report
from qingwen.text.document import Document
from qingwen.text.markdown.paragraphs import unended_paragraphs

SAMPLES = Path(__file__).parent.parent / "samples"
LONG = "四月三日，义诊队一行二十四人来到山区，为当地群众进行了为期两天的义诊，受到欢迎和好评，大家都很高兴。"


def markdown(html: str, base: str = "") -> str:
    """A fragment, all of it, as Markdown."""
    page = parse(html)
    normalize(page)
    return to_markdown(page.body, targets=Targets(base))


def read(html: str | bytes) -> str:
    """A page's article with its front matter."""
    return read_source("page.html", html.encode() if isinstance(html, str) else html).document.text


def plain(text: str) -> str:
    """What a reader of rendered Markdown sees, without white space."""
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    from html import unescape

    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]*>", "", html)))


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("<h2>标题<a class=headerlink href='#x'>#</a></h2><p>文", "## 标题\n\n文\n"),
        ("<p>念“<ruby>旧<rp>（</rp><rt>jiù</rt><rp>）</rp></ruby>”。", "念“旧(jiù)”。\n"),
        ("<p><ruby>漢<rt>かん</rt>字<rt>じ</rt></ruby>と<ruby>仮<rt></rt></ruby>", "漢(かん)字(じ)と仮\n"),
        ("<ul><li>a<ul><li>b<li>c</ul><li>d</ul>", "- a\n  - b\n  - c\n- d\n"),
        ("<ol start=3><li>x<li>y</ol>", "3. x\n4. y\n"),
        ("<ul><li>a</li><ul><li>b</li></ul></ul>", "- a\n  - b\n"),
        ("<p>请<b>注意：</b>不要", "请**注意**：不要\n"),
        ("<p>a<b> b </b>c<b>d</b><b>e</b>", "a **b** c**de**\n"),
        ("<p><strong>　　盐价</strong>", "**盐价**\n"),
        ("<p>说<b>　盐　</b>贵，<b>　</b>又涨", "说　**盐**　贵，　又涨\n"),
        ("<p>a<i>&emsp;b&ensp;</i>c", "a\u2003*b*\u2002c\n"),
        ("<p><a href='/x y(1)'>去</a>", "[去](https://e.org/x%20y%281%29)\n"),
        ("<p><a href='javascript:alert(1)'>去</a> <a href=' JAVA\nSCRIPT:x'>b</a><a href='data:text/html,x'>c</a>", "去 bc\n"),
        ("<p><a href='https://e.org/a'>https://e.org/a</a>", "<https://e.org/a>\n"),
        ("<p>a<br>b<br><br>c", "a\\\nb\n\nc\n"),
        ("<p>甲。<br>　　乙。<br>　　丙。", "甲。\n\n乙。\n\n丙。\n"),
        ("<blockquote><p>a<p>b</blockquote>", "> a\n>\n> b\n"),
        ("<pre><code class='language-py'>if x:\n    y</code></pre>", "```py\nif x:\n    y\n```\n"),
        ("<pre>a ``` b</pre>", "````\na ``` b\n````\n"),
        ("<p><code>a`b</code>", "``a`b``\n"),
        ("<table><tr><th>a<th>b<tr><td>1|2<td><b>x</b><br>y</table>", "| a | b |\n| --- | --- |\n| 1\\|2 | **x**<br>y |\n"),
        ("<table><tr><td colspan=2>a<td>b<tr><td>1<td>2<td>3</table>", "| a |  | b |\n| --- | --- | --- |\n| 1 | 2 | 3 |\n"),
        ("<table><tr><td><p>one</p><p>two</p></table>", "one\n\ntwo\n"),
        ("<figure><img src=a.png alt='图 [1]'><figcaption>说明</figcaption></figure>", "![图 \\[1\\]](https://e.org/a.png)\n\n*说明*\n"),
        ("<p><img data-src=/b.jpg src='data:image/gif;base64,x'>", "![](https://e.org/b.jpg)\n"),
        ("<p><img srcset='s.jpg 100w, l.jpg 900w'><img src=x.gif width=1 height=1>", "![](https://e.org/l.jpg)\n"),
        ("<p>质能 <span class=katex><math><semantics><annotation encoding='application/x-tex'>E=mc^2</annotation></semantics></math>"
         "<span class=katex-html>E=mc2</span></span>", "质能 $E=mc^2$\n"),
        ("<p>公式 $a_i * b_i$ 与 \\(x_1\\)", "公式 $a_i * b_i$ 与 $x_1$\n"),
        ("<p># a<p>1. b<p>- c<p>*d* _e_ &lt;b> &amp;amp;", "\\# a\n\n1\\. b\n\n\\- c\n\n\\*d* \\_e_ \\<b> \\&amp;\n"),
        ("<p>文<sup><a href=#fn1 id=fnref1>1</a></sup><ol><li id=fn1>注 <a href=#fnref1>↩</a></ol>", "文[^1]\n\n[^1]: 注\n"),
        ("<p><a href='https://so.e.org/so/search?q=GPT&spm=1'>GPT</a>", "GPT\n"),
        ("<h3><strong>1. a</strong></h3><p><img src=a_b.png alt=a_b>", "### 1. a\n\n![a_b](https://e.org/a_b.png)\n"),
        ("<p>a!<a href=/b>c</a>", "a\\![c](https://e.org/b)\n"),
        ("<script>x</script><style>y</style><p onclick=z()>文<!-- c --><noscript>n</noscript>", "文\n"),
    ],
)  # fmt: skip
def test_structure_comes_out_as_markdown(html: str, expected: str) -> None:
    assert markdown(html, "https://e.org/") == expected


def test_hexo_code_loses_its_line_numbers_and_keeps_its_language() -> None:
    html = (
        "<figure class='highlight python'><table><tr><td class=gutter><pre><span class=line>1</span><br><span class=line>2</span><br></pre>"
        "</td><td class=code><pre><span class=line>a = 1</span><br><span class=line>b = 2</span><br></pre></td></tr></table></figure>"
    )
    assert markdown(html) == "```python\na = 1\nb = 2\n```\n"


def test_word_lists_and_google_docs_weights() -> None:
    word = (
        "<p class=MsoListParagraph style='mso-list:l0 level1 lfo1'><![if !supportLists]><span style='mso-list:Ignore'>·<span>&nbsp;&nbsp;</span>"
        "</span><![endif]>甲</p><p class=MsoListParagraph style='mso-list:l0 level2 lfo1'><span style='mso-list:Ignore'>1.</span>乙<o:p></o:p></p>"
    )
    assert markdown(word) == "- 甲\n  1. 乙\n"
    docs = "<b style='font-weight:normal' id=docs-internal-guid-1><p><span style='font-weight:700'>粗</span><span style='font-weight:400'>常</span></p></b>"
    assert markdown(docs) == "**粗**常\n"


def test_metadata_goes_to_front_matter() -> None:
    html = (
        '<html lang=zh><head><title>义诊 - 某院</title><meta property="og:site_name" content="某院"><link rel=canonical href="https://e.org/a">'
        '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2025-04-03T08:30:00+08:00","author":{"name":"张三"}}</script>'
        f"</head><body><h1>义诊</h1><p>{LONG}</p></body></html>"
    )
    head = read(html).split("---\n")[1]
    assert head == (
        'title: 义诊\ndate: "2025-04-03 08:30"\nauthor: 张三\nsite: 某院\nurl: https://e.org/a\nlanguage: zh\n'
    )


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.html"), key=str), ids=lambda path: path.stem)
def test_samples_keep_the_article_and_lose_the_furniture(sample: Path) -> None:
    """In a sample every sentence of the article has 正文 or ARTICLE in it, and all furniture has 杂项 or FURNITURE."""
    data = sample.read_bytes()
    document = read_source(sample.name, data).document
    wanted = set(re.findall(r"(?:正文|ARTICLE)\d+", data.decode("utf-8")))
    assert wanted and wanted <= set(re.findall(r"(?:正文|ARTICLE)\d+", document.text))
    assert not re.findall(r"杂项\d*|FURNITURE\d*", document.text)


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.html"), key=str), ids=lambda path: path.stem)
def test_the_report_of_a_page_says_of_each_block_that_was_left_out_why(sample: Path) -> None:
    source = read_source(sample.name, sample.read_bytes())
    told = file_report(source, [], []).source
    assert told is not None and told.furniture
    assert all(why for _, why in told.furniture)
    # Each block stands in the article or in the list; what is left out whole stands in the list only.
    text, listed = source.document.text, " ".join(text for text, _ in told.furniture)
    for mark in re.findall(r"(?:正文|ARTICLE|杂项|FURNITURE)\d+\b", source.page):
        assert (re.search(rf"{mark}\b", text) is None) == (re.search(rf"{mark}\b", listed) is not None), mark


def test_the_report_gives_the_page_back(qingwen: Run, tmp_path: Path) -> None:
    data = f"<!doctype html><title>t</title>\r\n<p>{LONG}<p>图片<p>{LONG}二".encode("gb18030") + b"\xff"
    (tmp_path / "a.html").write_bytes(data)
    run = qingwen("clean", "a.html", "-o", "a.md", "--report", "r.json")
    assert run.returncode == 0, run.stderr
    report = json.loads((tmp_path / "r.json").read_bytes())
    assert report["files"][0]["kind"] == "html"
    assert b"\n\xe5\x9b\xbe\xe7\x89\x87\n" not in (tmp_path / "a.md").read_bytes()
    assert qingwen("restore", "a.md", "--report", "r.json").stdout == data
    report["files"][0]["source"]["data"] = base64.b64encode(b"x").decode()
    (tmp_path / "r.json").write_text(json.dumps(report))
    damaged = qingwen("restore", "a.md", "--report", "r.json")
    assert damaged.returncode == 2 and b"damaged" in damaged.stderr and not damaged.stdout


def test_pages_are_not_changed_in_place(qingwen: Run, tmp_path: Path) -> None:
    html = f"<!doctype html><p>{LONG}<p>图片<p>{LONG}二"
    (tmp_path / "a.html").write_text(html)
    for command in (("clean", "--in-place"), ("lint", "--fix")):
        run = qingwen(*command, "a.html")
        assert run.returncode == 2 and b"a.html" in run.stderr
    assert (tmp_path / "a.html").read_text() == html


def test_lint_points_into_the_rendered_text_and_names_the_source_line(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<!doctype html>\n<p>{LONG}\n<p>图片\n<p>{LONG}二")
    found = json.loads(qingwen("lint", "a.html", "--format", "json").stdout)["files"][0]
    one = next(one for one in found["findings"] if one["name"] == "image-placeholder")
    assert one["source_line"] == 3 and one["text"] == "图片" and found["kind"] == "html"


def test_other_programs_get_the_line_in_the_page_and_no_fix(qingwen: Run, tmp_path: Path) -> None:
    (tmp_path / "a.html").write_text(f"<!doctype html>\n<p>{LONG}\n<p>图片\n<p>{LONG}二")
    run = qingwen(
        "lint",
        "a.html",
        "--select",
        "QW101",
        "--format",
        "rdjson",
        "--output-file",
        "sarif:a.sarif",
        "--output-file",
        "text:a.txt",
    )
    [diagnostic] = json.loads(run.stdout)["diagnostics"]
    assert diagnostic["location"]["range"]["start"]["line"] == 3 and "suggestions" not in diagnostic
    [result] = json.loads((tmp_path / "a.sarif").read_text())["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 3 and "fixes" not in result
    assert "fixable" not in (tmp_path / "a.txt").read_text()


def test_credits_move_to_front_matter() -> None:
    html = f"<!doctype html><div class=article><p>来源：医院宣传科</p><p>{LONG}</p><p>{LONG}第二天继续。</p></div>"
    cleaned = clean(read_source("-", html.encode()).document)
    assert "\nsource: 医院宣传科\n" in cleaned.text.split("\n---\n")[0] + "\n"
    assert "来源：" not in cleaned.text


def test_standard_input_is_sniffed(qingwen: Run) -> None:
    run = qingwen("clean", "-q", input=f"\n<!-- x --><!DOCTYPE html><body><p>{LONG}</p>".encode())
    assert run.stdout.decode().endswith(f"\n{LONG}\n") and run.stdout.startswith(b"---\n")
    run = qingwen("clean", "-q", "--from", "html", input=f"<p>{LONG}</p>".encode())
    assert run.stdout.startswith(b"---\n")


@pytest.mark.parametrize(
    "text",
    [
        "<!DOCTYPE html> 有什么用？\n\n它让浏览器按标准排版。",
        "<html> and <body> may be left out\n\nThe parser adds them.",
        '<!-- 问答 -->\n<html lang="zh"> 里的 lang 是什么？\n\n它说明语言。',
        "<html> <head> <body> 各管什么\n\n先说第一个。",
        "<!DOCTYPE html>\n这一行不能少。\n\n少了它，宽度就不对。",
        "<!DOCTYPE html> explained\n\nIt comes first. <b>Bold</b> is another matter.",
        "<html>, <head> and <body>\n\nInside the last stands <p>a paragraph</p>.",
        "<html> holds all, and <p>text</p> stands in <body>.\n\nThat is it.",
        "<html><head></head><body></body></html> is the least page.\n\nEach tag opens a part.",
        "<html>标签包住一页，<head>里放标题。\n\n先写它。",
    ],
)
def test_an_article_about_a_doctype_or_tag_is_text(qingwen: Run, text: str) -> None:
    run = qingwen("clean", "-q", input=text.encode())
    assert run.stdout.decode().replace("\\", "").endswith(text.partition("\n")[2] + "\n")
    assert text.partition("\n")[0] in run.stdout.decode().replace("\\", "")


@pytest.mark.parametrize(
    "text",
    [
        "<html>\n这个标签包住一页，<body> 里是正文。\n\n先写它，后写 </html>，就完了。",
        "<html>\n一页从这里开始。\n\n<!doctype html>\n<html>\n<body>\n河\n</body>\n</html>",
        "<html>, then <head> and <body>:\n\n<body>\n河\n</body>\n</html>",
        "<html> 包住一页：\n\n<body>\n河\n</body>\n</html>",
    ],
)
def test_an_article_on_a_tag_may_end_in_one(text: str) -> None:
    assert read_source("a.txt", f"{text}\n".encode()).kind == "text"


@pytest.mark.parametrize("end", ["", "\n\n别的都可以省。"])
def test_an_article_that_shows_a_whole_page_is_text(end: str) -> None:
    text = f"<!DOCTYPE html> 讲解\n\n最小的一页：\n\n<html>\n<body>\n河\n</body>\n</html>{end}\n"
    assert read_source("a.txt", text.encode()).kind == "text"


@pytest.mark.parametrize(
    "page",
    [
        "<html><body>Only a <b>line</b></body></html>",
        "<!DOCTYPE html>\n<title>A line</title>\n<p>Only a line",
        "<html><!-- a --><!-- b --><body>\nOnly a line<br>",
        "<HTML><HEAD></HEAD><BODY>Only a line<P>",
        "<!doctype html>Only a <b>line</b> of it.",
        "<!DOCTYPE html>\nNotice: no such lamp on line 3\n<html><body><p>Only a line</p></body></html>",
        "<html><body>Only a line.",
        "<html>Only a <p>line",
        "<html>Only<br>a line<img src=a.png>",
        "<!DOCTYPE html>Only a <br> line\nof it",
        '<html> Only a <img src="a.png"> line\nor <br> two',
        "<html> Only a line.\n</html>",
        "<HTML>Dear all,\nthe <head> of the mill sends word.<BR>\nAnna</HTML>",
        "<html>\nA line of <i>ours</i>\n<body text=black>\nand <b>another</b>\n</body>\n</html>",
    ],
)
def test_a_page_without_much_is_a_page(qingwen: Run, page: str) -> None:
    assert "<" not in qingwen("clean", "-q", input=page.encode()).stdout.decode()


@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_a_page_is_known_by_its_bytes_whatever_its_newlines(newline: str) -> None:
    page = newline.join(["<!DOCTYPE html>", "<html>", "<head>", "<meta charset=gbk>", "<title>磨坊</title>", "<p>水车"])
    assert _is_page(page.encode("gb18030"))


def test_many_comments_at_the_head_of_a_text_take_no_time() -> None:
    assert read_source("a.txt", b"<!-- x -->" * 400 + b" and words").kind == "text"


@pytest.mark.parametrize(
    ("head", "encoding"),
    [
        ("<meta charset=gbk>", "gb18030"),
        ("<meta http-equiv=Content-Type content='text/html; charset=big5'>", "big5"),
        ("<meta charset=gbk>", "utf-8"),
        ("<meta charset=utf-8>", "gb18030"),
        ("", "utf-16"),
    ],
)
def test_charsets_declared_rightly_and_wrongly(head: str, encoding: str) -> None:
    body = (
        "醫院派出二十四名醫生來到山區，為當地群眾進行了為期兩天的義診，受到歡迎和好評，大家都很高興。"
        if encoding == "big5"
        else LONG
    )
    assert body in read(f"<!doctype html><head>{head}</head><p>{body}".encode(encoding))


def test_mhtml() -> None:
    part = base64.encodebytes(f"<!doctype html><p>{LONG}<p><img src='cid:1'>".encode("gb18030")).decode()
    mail = (
        "From: <Saved by Blink>\nSnapshot-Content-Location: https://e.org/a\nMIME-Version: 1.0\n"
        'Content-Type: multipart/related; type="text/html"; boundary="b"\n\n--b\nContent-Type: text/html; charset=gb2312\n'
        f"Content-Transfer-Encoding: base64\n\n{part}\n--b--\n"
    )
    for name in ("a.mhtml", "a.mht", "-", "saved"):
        text = read_source(name, mail.encode()).document.text
        assert LONG in text and "url: https://e.org/a" in text and "cid:" not in text


@pytest.mark.parametrize("name", ["a.mhtml", "a.mht", "-"])
def test_a_saved_page_without_pictures_is_the_only_part_of_its_mail(name: str) -> None:
    part = base64.encodebytes(f"<html><body><p>{LONG}</body></html>".encode("gb18030")).decode()
    mail = (
        'From: "Saved by Internet Explorer 11"\r\nSubject: =?gb2312?B?1qzKvw==?=\r\nMIME-Version: 1.0\r\nContent-Type: text/html;\r\n'
        '\tcharset="gb2312"\r\nContent-Transfer-Encoding: base64\r\nContent-Location: https://e.org/b\r\n\r\n'
    )
    source = read_source(name, (mail + part).encode())
    assert source.kind == "html" and LONG in source.document.text and "url: https://e.org/b" in source.document.text


@pytest.mark.parametrize(
    "text",
    [
        "Content-Type: text/html is what a server says of a page, and MIME-Version: 1.0 a mail.\n",
        "MIME-Version: 1.0\nContent-Type: text/html\n\nThese two lines open a mail that is a page.\n",
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=b\n\n--b\nContent-Type: text/plain\n\nHello.\n--b--\n",
        "Subject: Ferries\nMIME-Version: 1.0\nContent-Type: text/plain\n\n<p> opens a paragraph.\n",
    ],
)
def test_what_is_said_of_mail_and_a_mail_without_a_page_is_text(text: str) -> None:
    assert read_source("-", text.encode()).kind == "text"


@pytest.mark.parametrize(
    "html", ["<!doctype html><frameset><frame src=a.html></frameset>", "<!doctype html><body></body>"]
)
def test_no_article_is_said_and_no_error(qingwen: Run, html: str) -> None:
    run = qingwen("clean", "--from", "html", input=html.encode())
    assert run.returncode == 0 and b"note: standard input:" in run.stderr and run.stdout == b""


@pytest.mark.parametrize("piece", ["<div>", "<ul><li>", "<b>", "<table><tr><td>", "<a href=x>", "<blockquote>"])
def test_what_is_nested_deep_is_read(piece: str) -> None:
    assert "The river rose." in read(f"<!doctype html>{piece * 5000}The river rose.")


soup = st.lists(
    st.one_of(
        st.sampled_from(
            [
                "<p>",
                "</p>",
                "<div>",
                "</div>",
                "<ul>",
                "<li>",
                "<ol>",
                "</ul>",
                "<b>",
                "</b>",
                "<i>",
                "</i>",
                "<a",
                "href=#fn1>",
                "<a",
                "href='x'>",
                "</a>",
                "<table>",
                "<tr>",
                "<td>",
                "</table>",
                "<pre>",
                "</pre>",
                "<code>",
                "</code>",
                "<br>",
                "<h2>",
                "</h2>",
                "<blockquote>",
                "<img",
                "src=a>",
                "<script>SCRIPT</script>",
                "<style>SCRIPT</style>",
                "<li",
                "id=fn1>",
                "<sup>",
                "</sup>",
                "<figure>",
                "<figcaption>",
                "<!--",
                "SCRIPT",
                "-->",
                "<svg>",
                "</svg>",
                "<math>",
                "<select>",
                "<dl>",
                "<dt>",
                "<dd>",
                "<hr>",
                "<q>",
                "<td",
                "colspan=9>",
                "<th",
                "rowspan=3>",
                "<span",
                "style='font-weight:700'>",
                "</span>",
            ]
        ),
        st.text(st.characters(exclude_categories=["Cs"], exclude_characters="S\0"), max_size=8),
        st.sampled_from(
            [
                "文字，",
                "a b",
                "*",
                "`",
                "|",
                "$x_1$",
                "\\(",
                "图片",
                "# ",
                "1. ",
                "- ",
                "\n",
                "&lt;b&gt;",
                "[x](y)",
                "~",
                "___",
            ]
        ),
    ),
    max_size=30,
).map("".join)


@given(soup)
@example("<td><b>x")
@example("<ul><td>x</ul>")
def test_tag_soup_never_crashes_and_never_shows_a_script(html: str) -> None:
    source = read_source("a.html", html.encode())
    assert "SCRIPT" not in source.document.text
    cleaned = clean(source.document)
    assert clean(Document(cleaned.text, "markdown")).text == cleaned.text


@given(st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=40))
@example("a*b*c [x](y) `z` <b> &amp; _d_ ~~e~~")
@example("# x")
@example("1. x")
@example("[x]: y")
def test_text_beside_markup_is_read_as_it_was(text: str) -> None:
    page = f"<p>{escape(text)}<b>粗</b>{escape(text)}</p>"
    want = re.sub(r"\s+", "", f"{text}粗{text}")
    if "$" not in text and "\\" not in text:
        assert plain(markdown(page)) == want


def test_find_article_of_nothing() -> None:
    page = parse("")
    assert find_article(page).root is page.body


def test_a_page_has_its_title_above_the_article_as_a_paste_has() -> None:
    page = f"<title>一次*义诊*</title><body><h1>一次*义诊*</h1><article><p>{LONG}<p>{LONG[::-1]}</article>"
    assert read(page).split("---\n", 2)[2].startswith("\n# 一次\\*义诊*\n\n四月三日")
    again = read(f"<title>一次义诊</title><body><article><h1>义诊记</h1><p>{LONG}<p>{LONG[::-1]}</article>")
    assert again.count("\n# ") == 1


def test_every_certainty_of_a_phrase_is_a_feature() -> None:
    lines = ["上一篇：医院举行运动会", "返回顶部", "打印", "微信", "责任编辑：张三"]
    page = "<body>" + "".join(f"<p>{one}" for one in [*lines, LONG, LONG[::-1], *lines])
    assert LONG in read(page)


def test_code_in_a_row_a_line_is_one_block() -> None:
    row = "<tr><td class=gutter><pre>{n}</pre><td class=code><pre>x = {n}</pre></tr>"
    page = "<figure class='highlight python'><table>" + "".join(row.format(n=n) for n in (1, 2)) + "</table></figure>"
    assert markdown(page) == "```python\nx = 1\nx = 2\n```\n"


def test_a_page_in_another_latin_language_is_not_called_english() -> None:
    words = (
        "Area rusak terlihat pasca banjir bandang dan aliran lahar dingin, kata seorang pejabat bencana setempat. " * 3
    )
    assert "language: id" in read(
        f"<html lang=id><title>Banjir</title><body><article><p>{words}<p>{words[::-1]}</article>"
    )


HOSTILE = [
    "<script>",
    "</p>",
    "<img src=x onerror=1>",
    "<!--",
    "](javascript:1)",
    "[a]",
    "$",
    "$$",
    "\\",
    "{",
    "}",
    "x^2",
    "_1",
    " ",
    "<?",
    "`",
    "[^1]",
    "\\href{javascript:1}{x}",
]


@given(
    st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=8).map("".join),
    st.sampled_from(["annotation", "script", "round", "square"]),
)
@example("a<script>alert(1)</script>", "round")
@example("[c](javascript:alert(6))", "annotation")
def test_no_formula_becomes_a_tag_or_a_link(tex: str, where: str) -> None:
    html = {
        "annotation": f'<math><mi>x</mi><annotation encoding="application/x-tex">{escape(tex)}</annotation></math>',
        "script": f'<script type="math/tex">{tex.replace("</", "")}</script>',
        "round": f"\\({escape(tex)}\\)",
        "square": f"\\[{escape(tex)}\\]",
    }[where]
    made = markdown(f"<p>One {html} two, <code>&lt;b&gt;</code>.</p>")
    tokens = MarkdownIt("commonmark").parse(made)
    for token in (inner for outer in tokens for inner in [outer, *(outer.children or ())]):
        assert token.type not in ("html_inline", "html_block", "image")
        assert not str(token.attrs.get("href", "")).startswith("javascript")


PLACES = [
    "<dl><dt>{0}<dd>{0}</dl>",
    "<details><summary>{0}</summary>{0}</details>",
    "<table><tr><td>{0}<td><tr><td>{0}</table>",
    "<table><caption>{0}</caption><tr><td>{0}<td><code>{0}</code><tr><td>a<td>b</table>",
    "<ul><li>{0}<li>{0}</ul>",
    "<h2>{0}</h2>",
    "<p><a href='{0}'>{0}</a> <img src=/a.png alt='{0}'></p>",
    "<p><img class=emoji src=/a.png alt='{0}'></p>",
    "<pre class='language-{0}'>{0}</pre>",
    "<figure><img src=/a.png><figcaption>{0}</figcaption></figure>",
    "<p><math><mtext>{0}</mtext><mi>{0}</mi></math> <sup>{0}</sup></p>",
]


@given(
    st.lists(st.sampled_from(HOSTILE), min_size=1, max_size=5).map("".join),
    st.lists(st.sampled_from(PLACES), min_size=1, max_size=2).map("".join),
)
@example("<!--", PLACES[0])
@example("<b>", PLACES[7])
def test_no_text_becomes_a_tag_or_a_script_wherever_it_stands(text: str, places: str) -> None:
    tokens = MarkdownIt("commonmark").enable("table").parse(markdown(places.format(escape(text))))
    for token in (inner for outer in tokens for inner in [outer, *(outer.children or ())]):
        assert token.type != "html_block"
        assert token.type != "html_inline" or token.content in ("<sup>", "</sup>", "<br>")
        for name in ("href", "src"):
            assert not str(token.attrs.get(name, "")).startswith("javascript")


@pytest.mark.parametrize(
    ("mathml", "tex"),
    [
        ("<mfrac><mn>1</mn><mn>2</mn></mfrac>", r"\frac{1}{2}"),
        ("<msup><mi>x</mi><mn>2</mn></msup><mo>≤</mo><msqrt><mi>y</mi></msqrt>", r"x^{2}\le \sqrt{y}"),
        ("<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover>", r"\sum _{i}^{n}"),
        ("<mtable><mtr><mtd><mi>a</mi></mtd><mtd><mi>b</mi></mtd></mtr></mtable>", r"\begin{matrix}a & b\end{matrix}"),
    ],
)
def test_mathml_without_tex_is_put_into_tex(mathml: str, tex: str) -> None:
    assert f"${tex}$" in markdown(f"<p>One <math>{mathml}</math> two.</p>")


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        (
            "<span class=MathJax_Preview>y1</span><span class=MathJax><math><mi>y</mi></math></span>"
            "<script type='math/tex'>y_1</script>",
            "$y_1$",
        ),
        (
            "<mjx-container><mjx-math>x</mjx-math><mjx-assistive-mml><math><msup><mi>x</mi><mn>2</mn></msup></math>"
            "</mjx-assistive-mml></mjx-container>",
            "$x^{2}$",
        ),
        (
            "<span class=mwe-math-element><span style='display: none'><math><annotation encoding='application/x-tex'>"
            r"{\displaystyle a^{2}}</annotation></math></span><img class=mwe-math-fallback-image-inline src=/x.svg alt='{\displaystyle a^{2}}'></span>",
            "$a^{2}$",
        ),
        (r"<img eeimg=1 src='/equation?tex=%5Calpha' alt='\alpha'>", r"$\alpha$"),
        (r"<span class=ztext-math data-eeimg=1 data-tex='\beta'>b</span>", r"$\beta$"),
        ("<span class=katex><span class=katex-html>E=mc</span></span>", "E=mc"),
        (
            "<span class=katex-display><span class=katex><math><annotation encoding='application/x-tex'>x</annotation></math></span></span>",
            "$$x$$",
        ),
    ],
)
def test_a_formula_comes_out_once_however_a_page_shows_it(html: str, expected: str) -> None:
    assert markdown(f"<p>It is {html} now.") == f"It is {expected} now.\n"


def test_no_formula_leads_to_an_address() -> None:
    assert safe_tex(r"\href{javascript:alert(1)}{x} \url{y}\ ") == r"{x} \text{y}"


def test_no_emoji_is_a_tag_and_no_entity_in_an_address_a_script() -> None:
    made = markdown("<p>A <img class=emoji src=/e.png alt='<b>'> <a href='java&amp;#115;cript:alert(1)'>b</a>")
    html = MarkdownIt("commonmark").render(made)
    assert "<b>" not in html and "javascript" not in html


@pytest.mark.parametrize("attribute", ["a{}=1", "a{}='<b>'", 'a{}="1"', "a{}"])
def test_no_tag_has_more_attributes_than_the_parser_compares_in_no_time(attribute: str) -> None:
    html = "<p " + " ".join(attribute.format(i) for i in range(3000)) + ">One <b>word</b>"
    paragraph = next(one for one in parse(html).body if one.tag == "p")
    assert len(paragraph.attrs) == MANY_ATTRIBUTES and paragraph.text() == "One word"


def test_a_page_that_is_done_with_is_freed_without_a_search_for_garbage() -> None:
    def elements() -> int:
        return sum(isinstance(one, Element) for one in gc.get_objects())

    gc.collect()
    gc.disable()
    try:
        before = elements()
        page = parse("<p>One.</p><div>Two.<ul><li>Three<p>and four</ul>five</div><pre><b>six</b></pre>")
        normalize(page)
        assert elements() >= before + 9
        page.unlink()
        del page
        assert elements() == before
    finally:
        gc.enable()


def test_no_body_has_more_attributes_however_many_tags_name_it() -> None:
    page = parse("".join(f"<body a{i}=1><p>{i}</p>" for i in range(400)))
    assert len(page.body.attrs) <= MANY_ROOTS and page.body.text().endswith("399")


@pytest.mark.parametrize("level", ["<table><tr><td>", "<ul><li>", "<ol><li>", "<dl><dd>", "<div>"])
@pytest.mark.parametrize("depth", [59, 60, 61, 89, 90, 91, 300])
def test_no_text_is_too_deep(level: str, depth: int) -> None:
    assert "innermost" in markdown(f"<p>One.</p>{level * depth}innermost <b>text</b>")


def test_a_heading_below_other_text_stays_there() -> None:
    text = "The first night ferry in forty years left the harbour at eleven on Friday, with two hundred passengers on deck. "
    cleaned = read(f"<article><p>{text * 2}</p><h1>Chapter one</h1><p>{text * 2}</p></article>")
    assert cleaned.index("The first night ferry") < cleaned.index("# Chapter one")
    assert cleaned.count("# Chapter one") == 1


def test_a_picture_that_a_script_would_load_has_the_address_beside_it() -> None:
    html = (
        "<p>One.</p><figure><img class=lazyload src='data:image/gif;base64,R0lGOD' alt=''>"
        "<noscript><img src='https://example.org/boat.jpg' alt='A boat'></noscript><figcaption>At noon</figcaption></figure>"
    )
    assert "![A boat](https://example.org/boat.jpg)\n\n*At noon*" in markdown(html)


def test_definitions_between_paragraphs_stay() -> None:
    text = "The first night ferry in forty years left the harbour at eleven on Friday, with two hundred passengers on deck. "
    html = f"<h1>Words</h1><p>{text * 2}</p><dl><dt>Pier</dt><dd>Where boats land.</dd></dl><p>{text * 2}</p>"
    assert "Where boats land." in read(
        f"<html><head><title>Words</title></head><body><article>{html}</article></body></html>"
    )


PROSE = "<p>The first night ferry in forty years left the harbour at eleven on Friday, with two hundred passengers on deck, and was late.</p>"


def article(inner: str) -> str:
    """What is read of a page whose article has something between its paragraphs."""
    return read(
        f"<html><head><title>Boats</title></head><body><nav><a href=/>Home</a></nav><article><h1>Boats</h1>{PROSE * 2}{inner}{PROSE}</article>"
        "<footer>© 2024 Boat News</footer></body></html>"
    )


@pytest.mark.parametrize(
    "box",
    [
        "<aside class=pullquote><p>Water forgets nothing that we wrote.</p></aside>",
        "<div class=comment-box><p>This box explains how the boxes of the town hall work, and why it took so long.</p></div>",
        "<div class=related-work><h2>Related work</h2><p>Smith studied the same river in 1990 and found that it rises in spring.</p></div>",
    ],
)
def test_a_full_sentence_between_paragraphs_stays_whatever_its_box_is_called(box: str) -> None:
    for words in re.findall(r">([^<>]+)<", box):
        assert words in article(box)


def test_a_heading_goes_with_the_links_below_it() -> None:
    links = "".join(
        f"<li><a href=https://{name}.example>How to build a {name}</a></li>" for name in ("boat", "pier", "quay")
    )
    made = article(f"<h2>Resources</h2><ul>{links}</ul><h2>After the ferry</h2>")
    assert ("Resources" in made) == ("a boat" in made)
    assert "## After the ferry" in made
    assert "Read more" not in article(f"<h2>Read more</h2><ul>{links}</ul>")


@pytest.mark.parametrize(
    ("note", "back"),
    [("endnote-1", "endnote-ref-1"), ("note-1", "note-ref-1"), ("fn-1", "fn-ref-1"), ("note-1", "note-anchor-1")],
)
def test_a_paragraph_with_a_note_stays_whatever_leads_back_to_it(note: str, back: str) -> None:
    made = markdown(
        f'<p>One claim<sup><a id="{back}" href="#{note}">[1]</a></sup> of two.</p><p>Another.</p>'
        f'<ol><li id="{note}"><p>A book. <a href="#{back}">↑</a></p></li></ol>'
    )
    assert made == "One claim[^1] of two.\n\nAnother.\n\n[^1]: A book.\n"


def test_a_paragraph_stays_though_the_way_back_to_it_reads_like_a_note() -> None:
    made = markdown(
        '<p>One claim<a id="note-source-1" href="#note-1">1</a> of two.</p><p>Another.</p>'
        '<p id="note-1">A book. <a href="#note-source-1">↑</a></p>'
    )
    assert made.startswith("One claim[^1] of two.\n\nAnother.\n\n[^1]: A book.")


def test_footnotes_by_their_roles() -> None:
    made = markdown(
        "<p>One.<a href=#f2 role=doc-noteref>2</a></p><aside id=f2 role=doc-footnote><p>Second. <a href=#x role=doc-backlink>↩</a></p></aside>"
    )
    assert made == "One.[^1]\n\n[^1]: Second.\n"


@pytest.mark.parametrize(
    "title",
    [
        "<p class=MsoTitle>Boats of the year<o:p></o:p></p>",
        "<p class=MsoNormal align=center style='text-align:center'><b><span>Boats of the year</span></b><span><o:p></o:p></span></p>",
    ],
)
def test_the_title_of_a_paste_from_word_or_wps_is_its_heading(title: str) -> None:
    made = read(f"<html><body>{title}<h1>Ferries</h1><p class=MsoNormal>We had <b>two</b> ferries.</p></body></html>")
    assert made.endswith("# Boats of the year\n\n## Ferries\n\nWe had **two** ferries.\n")


def test_what_stands_above_the_first_heading_stays_there_where_nothing_names_the_page() -> None:
    made = read(f"<article><p>A short line</p><h1>Ferries</h1>{PROSE}</article>")
    assert made.index("A short line") < made.index("# Ferries")


def test_a_page_of_nothing_but_links_is_said_to_have_no_article(qingwen: Run) -> None:
    page = b"<html><head><title>Nav</title></head><body><nav><a href=/>Home</a><a href=/x>X</a></nav></body></html>"
    run = qingwen("clean", "--from", "html", input=page)
    assert b"no article was found" in run.stderr and b"[Home](/)" in run.stdout


def test_declarations_in_a_document_type_are_no_text() -> None:
    page = parse(
        '<?xml version="1.0"?><!DOCTYPE html [<!ENTITY a SYSTEM "file:///etc/passwd"><!ENTITY b "&a;">]><p>One.'
    )
    assert page.body.text() == "One."


@pytest.mark.parametrize(
    "html",
    [
        "<p class=a>Ferry 🛥 at <b>nine</b>",
        "<!DOCTYPE html [<!ENTITY a 'b'>]><p>One.",
        f"<p {' '.join(f'a{i}=x' for i in range(2 * MANY_ATTRIBUTES))}>One.",
    ],
)
def test_a_page_parsed_from_its_bytes_is_that_parsed_from_its_text(html: str) -> None:
    from_bytes, from_text = (
        [(one.tag, one.attrs, one.text()) for one in page.body] for page in (parse(html, html.encode()), parse(html))
    )
    assert from_bytes == from_text


@pytest.mark.parametrize(
    ("encoding", "newline"), [("utf-8", "\r\n"), ("utf-8", "\r"), ("utf-8-sig", "\n"), ("utf-16", "\r")]
)
def test_a_page_reads_the_same_in_other_bytes(encoding: str, newline: str) -> None:
    page = (
        f"<!DOCTYPE html>\n<title>义诊\n一日</title>\n<p>{LONG}\n<pre>\na\nb</pre>\n<p>{LONG}二<img src=a.png alt='山\n路'>"
        "<p style='white-space: pre'>山路\n\n水车"
    )
    assert read(page.replace("\n", newline).encode(encoding)) == read(page)


def test_the_address_that_google_docs_wraps_is_the_link() -> None:
    address = "https://www.google.com/url?q=https://example.org/a%3Fb%3Dc&amp;sa=D&amp;ust=1"
    assert markdown(f"<p>See <a href='{address}'>this</a>.") == "See [this](https://example.org/a?b=c).\n"
    assert (
        markdown(f"<p>See <a href='{address.replace('https://example.org/a', 'javascript:alert(1)')}'>this</a>.").count(
            "](javascript"
        )
        == 0
    )


def test_wechat_names_the_account_and_not_itself() -> None:
    made = read(
        "<html><head><meta property=og:site_name content=微信公众平台><meta property=og:title content=义诊></head><body>"
        f"<a id=js_name>河滨医院</a><div id=js_content><p>{LONG}</p><p><img data-src='https://mmbiz.qpic.cn/a/640' alt=图片></p><p>{LONG}</p></div>"
    )
    assert "site: 河滨医院" in made and "![](https://mmbiz.qpic.cn/a/640)" in made


def test_an_empty_row_counts_for_the_cells_that_span_it() -> None:
    cells = "<tr><td rowspan=2>a<td>b</tr><tr></tr><tr><td>c<td>d</tr>"
    assert markdown(f"<table>{cells}</table>") == "| a | b |\n| --- | --- |\n| c | d |\n"


@pytest.mark.parametrize(
    "heading",
    [
        "Boats <a class=permalink href=#b>Permalink</a>",
        "Boats <a class=hash-link href=#b>Direct link to Boats</a>",
        "Boats <a class=anchor href=https://example.org/page#b>链接</a>",
        "<a href=https://example.org/page#b>Boats</a>",
    ],
)
def test_headings_are_without_the_links_to_themselves(heading: str) -> None:
    assert markdown(f"<h2>{heading}</h2>", "https://example.org/page") == "## Boats\n"


PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg=="
MAP = (
    f"<figure><img src='data:image/png;base64,{PIXEL}' alt='A map'><figcaption>Map of the valley</figcaption></figure>"
)


def test_the_place_and_the_caption_of_a_picture_inside_a_page_stay() -> None:
    assert "<!-- image: A map -->\n\n*Map of the valley*" in article(MAP)
    assert "<!-- image: a - - > b -->" in article(MAP.replace("A map", "a --> b"))
    svg = "<p>One <img src='data:image/svg+xml;base64,PHN2Zy8+'>.</p>"  # what lazy pictures have before they are there
    assert "<!--" not in article(svg)


def test_pictures_inside_a_page_are_written_under_their_captions(tmp_path: Path) -> None:
    pictures = Pictures(str(tmp_path / "images"))
    page = f"<article><h1>Boats</h1>{PROSE * 2}{MAP}<p><img src=cid:i1@x alt=Boat></p>{PROSE}</article>"
    mail = (
        "MIME-Version: 1.0\nContent-Type: multipart/related; boundary=B1\n\n--B1\nContent-Type: text/html; charset=utf-8\n\n"
        f"{page}\n--B1\nContent-Type: image/png\nContent-Transfer-Encoding: base64\nContent-ID: <i1@x>\n\niVBORw0KGgo=\n--B1--\n"
    )
    source = read_source("a.mhtml", mail.encode(), pictures=pictures, beside=str(tmp_path))
    pictures.write(source.pictures)
    assert "![A map](images/map-of-the-valley.png)\n\n*Map of the valley*" in source.document.text
    assert "![Boat](images/boat.png)" in source.document.text
    assert (tmp_path / "images/map-of-the-valley.png").read_bytes() == base64.b64decode(PIXEL)
    assert sorted(one.name for one in (tmp_path / "images").iterdir()) == ["boat.png", "map-of-the-valley.png"]


MENU = '<header><a href="/">Home</a> <a href="/posts">Posts</a> <a href="/about">About</a></header>'
SHORT_NOTE = f"""<title>Clocks in containers | Notes</title>{MENU}<main><article class="post"><h1>Clocks in containers</h1>
<div class="post-content"><p>Containers run in UTC, and their logs lie.</p><h2>Why</h2><p>The image has no clock.</p><h2>How</h2>
<ol><li>Mount it</li><li>Or set it</li></ol><pre><code class="language-yaml">web:
  image: nginx</code></pre><blockquote><p>Time is an illusion.</p></blockquote></div>
<footer><a href="/tags/docker">docker</a> <a href="/next">Backups</a></footer></article></main><footer>© 2024 Notes, made with care</footer>"""


def test_an_article_of_short_texts_is_what_the_page_marks_as_it() -> None:
    """Without a paragraph as long as the model knows them, most of such a page was left out."""
    text = read(SHORT_NOTE)
    assert text.endswith(
        "# Clocks in containers\n\nContainers run in UTC, and their logs lie.\n\n## Why\n\nThe image has no clock.\n\n## How\n\n"
        "1. Mount it\n2. Or set it\n\n```yaml\nweb:\n  image: nginx\n```\n\n> Time is an illusion.\n"
    )


def test_rows_of_a_table_that_lays_out_a_page_are_left_out_as_other_blocks_are() -> None:
    row = "<tr><td>{}</td></tr>"
    rows = [
        row.format("发布时间：2025-05-26 09:12　浏览次数：235"),
        row.format(
            '<div class="TRS_Editor"><p>各科室：</p><p>现将放假安排通知如下。</p><table><tr><td>日期</td><td>门诊</td></tr>'
            "<tr><td>6月1日</td><td>停诊</td></tr></table></div>"
        ),
        row.format('上一篇：<a href="/1">关于开展消防演练的通知</a>'),
    ]
    page = f"<title>关于放假的通知</title><div><a href='/'>首页</a> <a href='/x'>新闻</a></div><table>{''.join(rows)}</table>"
    assert read(page).endswith(
        "# 关于放假的通知\n\n各科室：\n\n现将放假安排通知如下。\n\n| 日期 | 门诊 |\n| --- | --- |\n| 6月1日 | 停诊 |\n"
    )


def test_what_an_editor_writes_for_a_picture_that_nobody_described_is_no_description() -> None:
    assert markdown('<p><img src="https://a.b/c.png" alt="在这里插入图片描述"></p>') == "![](https://a.b/c.png)\n"


def test_substacks_footnotes_are_footnotes() -> None:
    page = (
        '<p>I wrote this<a class="footnote-anchor" id="footnote-anchor-1" href="#footnote-1">1</a> on the third.</p>'
        '<div class="footnote"><a id="footnote-1" href="#footnote-anchor-1" class="footnote-number">1</a>'
        '<div class="footnote-content"><p>With a pencil.</p></div></div>'
    )
    assert markdown(page) == "I wrote this[^1] on the third.\n\n[^1]: With a pencil.\n"


@pytest.mark.parametrize(
    ("head", "field"),
    [
        ("<title>兰州 - 某某百科，自由的百科全书</title><h1>兰州</h1>", "title: 兰州\n"),
        (
            '<title>The Pier - On the ferries of the north</title><h1><a href="/">The Pier</a></h1>',
            "title: On the ferries",
        ),
        ('<meta name="ContentSource" content="来源：办公室">', "source: 办公室\n"),
        ('<p>By <a rel="author" href="/m">Margaret Ellis</a></p>', "author: Margaret Ellis\n"),
    ],
)
def test_title_source_and_author_are_found_where_pages_put_them(head: str, field: str) -> None:
    paragraph = "The first night ferry in forty years left the harbour at eleven on Friday, with two hundred passengers on deck. "
    assert field in read(f"{head}<article><p>{paragraph * 3}</p></article>")


def test_a_poem_below_the_title_stays_above_the_essay_about_it() -> None:
    """The essay is what looks most like an article; the poem and its translation stand in elements unlike it."""
    verse = "我有故人隔海居，海上风多雁不书。夜夜潮来听到晓，潮声不似旧时疏。"
    essay = (
        "这首小诗写的是思念。前两句写人隔得远，后两句写潮声夜夜都来，却与旧时不同，把许多年的等待都放在一个“疏”字里。"
    )
    menu = "".join(f'<li><a href="/{i}">{name}</a></li>' for i, name in enumerate(("首页", "唐诗", "宋词", "元曲")))
    page = (
        f"<title>听潮</title><ul>{menu}</ul><div><h1>听潮</h1><div><div>{verse * 3}</div></div>"
        f"<h3>赏析</h3><div><p>{essay * 4}</p></div></div><div>友情链接：<a href='/y'>某站</a></div>"
    )
    assert verse * 3 in read(page) and essay in read(page)


def test_all_updates_of_a_live_blog_are_kept() -> None:
    updates = "".join(
        f"<article class=update><p><time>1{i}.40</time></p><h2>Part {i}</h2>{text}<div><button>Share</button></div></article>"
        for i, text in enumerate([PROSE, PROSE.replace("first", "second") * 2, PROSE.replace("first", "third")])
    )
    made = read(
        f"<html><head><title>Boats live</title></head><body><nav><a href=/>Home</a></nav><h1>Boats live</h1><div>{updates}</div></body>"
    )
    for i, number in enumerate(("first", "second", "third")):
        assert f"## Part {i}" in made and f"The {number} night ferry" in made


@pytest.mark.parametrize("kind", ["Question", "DiscussionForumPosting"])
def test_what_is_asked_and_every_post_of_a_thread_are_kept(kind: str) -> None:
    post = "<div itemprop=comment><a href=/u>ann</a><div itemprop=text><p>{}</p></div></div>"
    posts = (
        post.format("Why is the boat late?")
        + post.format(PROSE[3:-4])
        + post.format("The tide was out, as it is in May.")
    )
    made = read(f"<body><h1>Boats</h1><div itemscope itemtype='https://schema.org/{kind}'>{posts}</div></body>")
    assert "Why is the boat late?" in made and "The tide was out" in made


def test_what_stands_below_the_title_and_is_named_for_a_subtitle_is_kept() -> None:
    for line in (
        "<p class=standfirst>{}</p>",
        "<div class=post-description>{}</div>",
        "<h2 class=subtitle>{}</h2>",
    ):
        head = f"<header><h1>Boats</h1>{line.format('They sail again, but not by day.')}<div>By Ann Lee</div></header>"
        assert "They sail again, but not by day." in read(
            f"<title>Boats</title><article>{head}<div>{PROSE * 3}</div></article>"
        )


def test_a_sentence_that_is_a_heading_below_the_title_is_its_standfirst() -> None:
    for line in ("<h3>{}</h3>", "<h2>{}</h2>", "<div class='PageHeadDek-hKqzWt kXyZab'>{}</div>"):
        buttons = "<ul><li><a href=/a>Email</a><li><a href=/b>Print</a></ul><a href=/u>By Ann Lee</a>"
        head = f"<div class=top><div><h1>Boats</h1>{line.format('Will they sail again, and not by night?')}</div>{buttons}</div>"
        assert "sail again" in read(f"<title>Boats</title>{head}<div class=body>{PROSE * 3}</div>")


def test_a_heading_below_the_title_that_opens_something_else_is_no_standfirst() -> None:
    for line in (
        "<h2>More From The Harbour Gazette</h2>",
        "<h2><a href=/late>Why the last boat was late again.</a></h2>",
    ):
        head = f"<div class=top><h1>Boats</h1>{line}<ul><li><a href=/a>A</a><li><a href=/b>B</a></ul></div>"
        made = read(f"<title>Boats</title>{head}<div class=body>{PROSE * 3}</div>")
        assert "Gazette" not in made and "late again" not in made


def test_everybody_who_wrote_a_paper_is_its_author() -> None:
    metas = "".join(f"<meta name=citation_author content='{name}'>" for name in ("Lind, Eva", "Park, Jo"))
    assert "author: Eva Lind, Jo Park\n" in read(f"<head>{metas}</head><p>{PROSE}")
    assert "author: Eva Lind, Jo Park\n" in read(
        f"<meta name=citation_authors content='Lind, Eva;Park, Jo;'><p>{PROSE}"
    )
    assert "author: Eva Lind et al.\n" in read(f"<head>{metas * 40}</head><p>{PROSE}")


def test_boxes_of_notion_and_feishu_are_quotations_and_their_documents_whole() -> None:
    assert markdown("<figure class=callout><div>Skip this.</div></figure>") == "> Skip this.\n"
    assert markdown("<div class=callout-block><div>Ten minutes.</div></div>") == "> Ten minutes.\n"
    menu = "".join(f"<p><a href=/{i}>Boat {i}</a></p>" for i in range(9))
    for name in ("class=lake-content", "data-docx-has-block-data=true"):
        assert read(f"<div {name}>{menu}{PROSE * 3}</div>").count("[Boat") == 9


@pytest.mark.parametrize(
    ("byline", "fields"),
    [
        ("<p>2024-03-05 09:30</p>", {"date": "2024-03-05 09:30"}),
        (
            "<div>2024年03月05日09:30　来源：<a href='/s'>海港日报</a> 举报</div>",
            {"date": "2024-03-05 09:30", "source": "海港日报"},
        ),
        (
            "<div><span>2024-03-05 09:30来源：海港日报作者：林远</span></div>",
            {"date": "2024-03-05 09:30", "source": "海港日报"},
        ),
        ("<div>发布时间：2024-03-05 来源：本站原创</div>", {"date": "2024-03-05"}),
        ("<div>时间：2024年3月5日 23:00 浏览：33</div>", {"date": "2024-03-05 23:00"}),
        ("<p>2024-03-05 那天夜里，首班渡轮离开了码头。</p>", {}),
        ("<p>码头。来源：渡口图片社</p>", {}),
    ],
)
def test_the_line_below_a_title_tells_date_and_source_where_nothing_else_does(
    byline: str, fields: dict[str, str]
) -> None:
    page = (
        f"<title>海港镇重开夜间渡轮_海港网</title><h1>海港镇重开夜间渡轮</h1>{byline}<p>首班渡轮在夜里离开了码头。</p>"
    )
    told = metadata(parse(page))
    assert {key: told[key] for key in ("date", "source") if key in told} == fields


@pytest.mark.parametrize(
    "shown", ["<h4>{}</h4>", "<div class='con-title'>{}</div>", "<span class=Title><b>{}</b></span>"]
)
def test_a_title_in_a_lower_heading_is_told_from_the_site_s_name_behind_it(shown: str) -> None:
    title = "海港镇重开夜间渡轮：等船的人等了四十年"
    page = f"<title>{title} 海港镇人民政府办公室</title><h2>海港镇</h2>{shown.format(title)}<p>首班渡轮在夜里离开了码头。</p>"
    assert metadata(parse(page))["title"] == title


def test_a_site_s_name_in_a_heading_is_no_title() -> None:
    site = "Harbour Safety and Health Office"
    page = f"<title>Night Ferries - Overview | {site}</title><h2><a href='/'>{site}</a></h2><h3>Night Ferries</h3><p>Text.</p>"
    assert metadata(parse(page))["title"] == "Night Ferries - Overview"


@pytest.mark.parametrize("author", ["name, email@mail.example", "Discuz! Team and Comsenz UI Team"])
def test_a_template_s_author_is_nobody(author: str) -> None:
    assert "author" not in metadata(parse(f"<meta name=author content='{author}'><h1>海港镇重开夜间渡轮</h1>"))


def test_the_day_above_a_page_is_not_its_articles_date_where_one_stands_below_the_title() -> None:
    today = "<div class=site-date>Mon, 25 Dec 2023</div>"
    written = "<div class=article-info>Ann Lee<br>Thu, 14 May 2020 17:55 UTC</div>"
    assert "date: 2020-05-14" in read(f"<title>Boats</title>{today}<h1>Boats</h1>{written}<div>{PROSE * 3}</div>")
    assert "date: 2023-12-25\n" in read(f"<title>Boats</title>{today}<h1>Boats</h1><div>{PROSE * 3}</div>")
    comment = f"<div class=comment-date>{written}</div>"
    far = PROSE * 80
    assert "date: 2023-12-25\n" in read(f"<title>Boats</title>{today}<h1>Boats</h1><div>{far}</div>{comment}")


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://boats.example/a_(b)~c?d=e%20f,g#h", "https://boats.example/a_%28b%29~c?d=e%20f,g#h"),
        ("https://boats.example/a_b~c?d=e%20f,g:h@i!$+;-#j", "https://boats.example/a_b~c?d=e%20f,g:h@i!$+;-#j"),
        ("https://boats.example/a*b'c|d", "https://boats.example/a%2Ab%27c%7Cd"),
        ("https://boats.example/?a=b&copy;", "https://boats.example/?a=b%C2%A9"),
        ("https://boats.example/船", "https://boats.example/%E8%88%B9"),
    ],
)
def test_an_address_is_escaped_where_markdown_would_read_it(address: str, expected: str) -> None:
    assert markdown(f'<p>The <a href="{address}">boat</a>.') == f"The [boat]({expected}).\n"


def test_short_lines_of_a_page_are_those_of_the_markdown_that_it_became() -> None:
    text = "Boats\n\nA line.\n\n上一篇： \n\n<!-- qingwen-disable -->\nBelow it\n\n\n\nAfter more\n\n- item\n\nLast"
    rendered = Document(text, "markdown", rendered=True)
    assert unended_paragraphs(rendered) == unended_paragraphs(Document(text, "markdown")) != []


def test_code_is_found_in_its_frame_and_a_page_without_code_has_none() -> None:
    framed = "<div class=highlight><p>{}</p></div>"
    assert markdown(framed.format("boat")) == "boat\n"
    assert (
        markdown("<p>Run:</p><div class=highlight><div><pre>boat -a</pre></div></div>") == "Run:\n\n```\nboat -a\n```\n"
    )


def test_a_number_in_the_text_that_cites_what_stands_above_is_no_way_back() -> None:
    made = markdown(
        "<ol><li id=r1>Ropes, an essay.</li></ol><p>As was shown <a href=#r1>[1]</a> and told<a href=#fn:1>2</a>.</p>"
        "<ol><li id=fn:1>By the skipper. <a href=#fnref:1>1</a> <a href=#fnref:1>\u21a9</a></li></ol>"
    )
    assert "As was shown [1] and told[^1]." in made
    assert made.endswith("[^1]: By the skipper.\n")
