"""Which texts are pages, in which bytes they come, and that they are read the same in any."""

from __future__ import annotations

import base64

import pytest

from conftest import Run
from html_pages import LONG, read
from qingwen.html.dom.bounds import MANY_ATTRIBUTES
from qingwen.html.dom.parsing import parse
from qingwen.reading.source import _is_page, read_source


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


def test_of_two_rules_with_nothing_between_one_stays() -> None:
    box = "<hr><div class=adsbygoogle>Buy</div><hr>"
    assert read(f"<body><article><p>{LONG}</p>{box}<p>{LONG[::-1]}</p></article>").count("\n\n---\n") == 1
