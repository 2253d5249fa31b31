"""Pages as the programs that make them write them: nothing of the article is lost, and its parts are what they were."""

from __future__ import annotations

from pathlib import Path

import pytest

from html_pages import LONG, markdown, read
from qingwen.files.pictures import Pictures
from qingwen.reading.html import explained, render_page

MORE = "队员们白天看病，晚上整理病历，三天里一共接诊了六百多人，还为行动不便的老人送药上门，直到深夜才休息。"
LAST = "临走的那天早上，村里的老人送到桥头，一再叮嘱队员们明年春天还要再来，路上小心。"
WORD = "<html><head><meta name=Generator content='Microsoft Word 15'></head><body lang=ZH-CN>"


def body(html: str) -> str:
    """A page's article without its front matter."""
    return read(f"<!doctype html>{html}").split("---\n\n", 1)[1]


def test_all_of_a_word_processors_page_is_the_document() -> None:
    html = (
        f"{WORD}<p class=MsoNormal>{LONG}</p><table class=MsoTableGrid><tr><td><p class=MsoNormal>乡镇</p><td><p>人数</p>"
        "<tr><td><p>东山</p><td><p>80</p></table><p class=MsoNormal><img src='file:///C:/clip_image002.png' alt='合影'></p>"
        "<div><p class=MsoNormal><b>From:</b> Ann</p></div>"
    )
    text = body(html)
    assert f"{LONG}\n\n| 乡镇 | 人数 |\n| --- | --- |\n| 东山 | 80 |\n\n<!-- image: 合影 -->\n\n**From:** Ann\n" in text
    assert explained(html) == []
    assert "\nCopyright 2024\n" in body(
        f"<b id=docs-internal-guid-1 style='font-weight:normal'><p>{LONG}</p><p>Copyright 2024</p></b>"
    )


def test_what_a_site_pasted_from_word_makes_no_document_of_its_page() -> None:
    menu = "".join(f"<li><a href=/{n}>栏目{n}</a>" for n in range(9))
    pasted = f"<meta name=ProgId content=Word.Document><meta name=Generator content='Microsoft Word 11'><p class=MsoNormal>{LONG}</p><p>{MORE}</p>"
    assert (
        body(f"<title>义诊</title><body><ul>{menu}</ul><div class=content>{pasted}</div><p>版权所有")
        == f"# 义诊\n\n{LONG}\n\n{MORE}\n"
    )


def test_what_editors_said_of_a_document_and_took_out_is_not_in_it() -> None:
    word = (
        f"{WORD}<p class=MsoNormal>{LONG}<del cite='mailto:a' datetime=2024><span>删去</span></del><a class=msocomanchor href='#_msocom_1'>[A1]</a></p>"
        "<div style='mso-element:comment-list'><div><p class=MsoCommentText><a href='#_msoanchor_1'>[A1]</a>请核实。</p></div></div>"
    )
    assert body(word) == f"{LONG}\n"
    docs = f"<body class=doc-content><p>{LONG}<sup><a href='#cmnt1' id=cmnt_ref1>[a]</a></sup></p><div><p><a href='#cmnt_ref1' id=cmnt1>[a]</a>请核实</p></div>"
    assert body(docs) == f"{LONG}\n"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        # Google Docs; MediaWiki; Sphinx; hexo-footnotes
        ("<p>文<sup><a href='#ftnt1' id=ftnt_ref1>[1]</a></sup><hr><div><p><a href='#ftnt_ref1' id=ftnt1>[1]</a> 注</p></div>", "注"),
        ("<p>文<sup><a href='#cite_note-1'>[1]</a></sup><h2>References</h2><ol><li id=cite_note-1><span>^ <a href='#cite_ref-1_0'><sup>a</sup></a> "
         "<a href='#cite_ref-1_1'><sup>b</sup></a></span> <span><cite>Smith (1990). <i>Mills</i>. p. 2.</cite></span></ol>", "Smith (1990). *Mills*. p. 2."),
        ("<p>文<a href='#f1' role=doc-noteref>1</a><aside><aside id=f1><span class=label>[<a role=doc-backlink href='#id2'>1</a>]</span><p>注</p></aside></aside>", "注"),
        ("<p>文<sup><a href='#fn:1'>1</a></sup><div><hr><ol><li id='fn:1'><span>1.</span><span>注</span><a href='#fnref:1'> ↩</a></ol></div>", "注"),
    ],
)  # fmt: skip
def test_a_footnote_has_one_number_and_what_set_notes_apart_goes(html: str, expected: str) -> None:
    assert markdown(html) == f"文[^1]\n\n[^1]: {expected}\n"


def test_a_footnote_may_open_with_a_number_of_its_own() -> None:
    assert markdown("<p>文<a href='#fn1'>1</a><ol><li id=fn1><b>1984</b> 年</ol>") == "文[^1]\n\n[^1]: **1984** 年\n"


def test_items_are_close_where_the_paragraph_in_each_is_no_more_than_a_frame() -> None:
    item = "<li><p dir=ltr role=presentation>{}</p></li>"
    assert markdown(f"<ul>{item.format('甲')}<ul>{item.format('乙')}</ul></ul>") == "- 甲\n  - 乙\n"


def test_what_only_a_text_has_is_kept_between_two_paragraphs_also_in_a_wrapper() -> None:
    menu = "".join(f"<tr><td><a href=k{n}.asp>科室{n}</a>" for n in range(9))
    table = "<table border=1><tr><td>餐次<td>推荐<tr><td>早餐<td>燕麦粥</table>"
    poem = "<div class=poetry-block><pre>the wheel turns\n  the water goes</pre></div>"
    text = body(
        f"<title>义诊</title><table><tr><td><table>{menu}</table><td><p>{LONG}</p>{table}<p>{MORE}</p>{poem}<p>{LAST}</p></table>"
    )
    assert f"{LONG}\n\n| 餐次 | 推荐 |\n| --- | --- |\n| 早餐 | 燕麦粥 |\n\n{MORE}\n" in text
    assert f"\n```\nthe wheel turns\n  the water goes\n```\n\n{LAST}\n" in text


def test_a_heading_with_nothing_kept_below_it_goes_with_what_was_left_out() -> None:
    page = (
        f"<article><h1>义诊</h1><p>{LONG}</p><p>{MORE}</p><h2>医院导航</h2><ul><li><a href=/a>某院</a></ul></article>"
    )
    text = body(
        f"<title>义诊</title>{page}<footer><ul><li>本页最后修订于 2024 年 6 月 3 日（星期一）09:00。</ul></footer>"
    )
    assert text == f"# 义诊\n\n{LONG}\n\n{MORE}\n"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        # Docusaurus; VuePress; Sphinx; Hugo without classes; Hexo
        ("<div class='language-bash theme-code-block'><div class=codeBlockTitle_x>src/a.sh</div><pre class='prism-code language-bash'><code>ls<br></code></pre></div>",
         "`src/a.sh`\n\n```bash\nls\n```\n"),
        ("<div class='language-js line-numbers-mode'><span class=lang>js</span><pre><code>a\nb</code></pre><div class=line-numbers-wrapper>"
         "<span class=line-number>1</span><br><span class=line-number>2</span></div></div>", "```js\na\nb\n```\n"),
        ("<div class='highlight-python notranslate'><div class=highlight><pre>a</pre></div></div>", "```python\na\n```\n"),
        ("<div class=highlight><table><tr><td><pre><code><span>1\n</span><span>2\n</span></code></pre><td><pre><code class=language-go>a\nb</code></pre></table></div>",
         "```go\na\nb\n```\n"),
        ("<figure class='highlight c'><figcaption><span>main.c</span></figcaption><table><tr><td class=code><pre>a</pre></table></figure>", "`main.c`\n\n```c\na\n```\n"),
        # CSDN and Juejin
        ("<pre><div>java <button>复制代码</button>复制</div><code class=language-java>a\nb\n</code><ul class=pre-numbering><li>1</li><li>2</li></ul></pre>", "```java\na\nb\n```\n"),
        ("<p><label>npm</label><label>yarn</label> <img class=emoji alt=':smile:' src=a.png>", "npm yarn :smile:\n"),
        ("<p><amp-img src=https://e.org/a.jpg alt=图><img placeholder src=b.jpg></amp-img>文", "![图](https://e.org/a.jpg)文\n"),
    ],
)  # fmt: skip
def test_code_and_pictures_of_site_generators(html: str, expected: str) -> None:
    assert markdown(html) == expected


def test_a_title_is_without_the_mark_of_a_link_to_itself() -> None:
    link = "<a class=headerlink href='#x' title='Link to this heading'>¶</a>"
    assert read(f"<!doctype html><title>义诊 — 文档</title><h1>义诊{link}</h1><p>{LONG}").startswith(
        "---\ntitle: 义诊\n"
    )


def test_a_title_that_is_no_heading_stands_there_once() -> None:
    html = f"<title>义诊记-某院</title><table><tr><td><a href=/>首页</a><tr><td><b>义诊记</b><tr><td><p>{LONG}</p><p>{MORE}</p></table>"
    assert body(html).count("义诊记") == 1


def test_a_number_is_nobodys_name() -> None:
    assert "author" not in read(f"<!doctype html><meta name=author content=104363><p>{LONG}")


@pytest.mark.parametrize(
    ("chapters", "levels"),
    [(("h1", "h2", "h1"), "## ### ##"), (("h2", "h3", "h1"), "## ### ##"), (("h2", "h3", "h2"), "## ### ##")],
)
def test_chapters_stand_below_the_title(chapters: tuple[str, ...], levels: str) -> None:
    parts = "".join(f"<{tag}>甲</{tag}><p>{LONG}</p>" for tag in chapters)
    text = body(f"<title>义诊</title><article><h1>义诊</h1><p>{MORE}</p>{parts}</article>")
    assert text.startswith("# 义诊\n")
    assert [line.split()[0] for line in text.splitlines() if line.startswith("#")] == ["#", *levels.split()]


def test_the_tabs_that_a_click_shows_are_in_the_text_and_what_platforms_put_into_it_is_not() -> None:
    tab = f"<div role=tabpanel><p>{MORE}</p></div><div role=tabpanel hidden><p>第二个标签页里的话，也是文章里的话。</p></div>"
    widget = "<div class=subscription-widget-wrap><p>Thanks for reading! Subscribe for free.</p></div>"
    text = body(
        f"<article><p>{LONG}</p>{tab}{widget}<p>{LONG}<a id=backsohucom href=/>返回搜狐，查看更多</a></p></article>"
    )
    assert text == f"{LONG}\n\n{MORE}\n\n第二个标签页里的话，也是文章里的话。\n\n{LONG}\n"


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        # Notion: each item a list of its own; GitHub: a task with others below it
        ("<ul><li>甲</li></ul><ul><li>乙</li></ul><ol><li>a</li></ol><ol start=2><li>b</li></ol>", "- 甲\n- 乙\n\n1. a\n2. b\n"),
        ("<ul><li><div class='checkbox checkbox-on'></div> <span>窗</span></ul><ul><li><div class='checkbox checkbox-off'></div> 地</ul>", "- [x] 窗\n- [ ] 地\n"),
        ("<ul><li><input type=checkbox checked> 甲<ul><li><input type=checkbox> 乙</ul></ul>", "- [x] 甲\n  - [ ] 乙\n"),
        ("<ul><li>甲<ul><li><input type=checkbox> 乙</ul></ul>", "- 甲\n  - [ ] 乙\n"),
        ("<div><img src=a.jpg><span class=img_descr>队员合影</span></div>", "![](a.jpg)\n\n队员合影\n"),
    ],
)  # fmt: skip
def test_tasks_lists_and_captions(html: str, expected: str) -> None:
    assert markdown(html) == expected


def test_a_heading_that_nothing_closes_is_only_its_first_line() -> None:
    assert markdown(f"<h2>义诊<p>{LONG * 6}<ul><li>甲</ul>") == f"## 义诊\n\n{LONG * 6}\n\n- 甲\n"


def test_answers_are_part_of_a_page_that_asks() -> None:
    answer = "<div itemscope itemtype='https://schema.org/Answer'><div>20</div><div itemprop=text><p>可以先挂号。</p></div><a href=/u>某人</a></div>"
    text = body(
        f"<title>怎样看病</title><h1>怎样看病</h1><div><p>{LONG}</p><p>{MORE}</p></div><div><h2>1 个回答</h2>{answer}</div>"
    )
    assert text.endswith(f"{MORE}\n\n可以先挂号。\n")


@pytest.mark.parametrize("encoding", ["gb18030", "big5"])
def test_chinese_that_calls_itself_western_is_read_as_chinese(encoding: str) -> None:
    said = "醫院派出二十四名醫生來到山區，為當地群眾進行了為期兩天的義診。"
    assert said in read(f"<!doctype html><meta charset=iso-8859-1><p>{said}".encode(encoding))
    western = "Größe und Übermaß: ÀÉÈÊ, où l’été est passé."
    assert western in read(f"<!doctype html><meta charset=iso-8859-1><p>{western}".encode("cp1252"))


def test_an_offices_files_stand_below_its_letter() -> None:
    files = "<div><p>附件：</p><ul><li><a href=./P1.docx>清单.docx</a></ul></div><p><a href=/b>下一篇</a></p>"
    text = body(f"<title>通知</title><h1>通知</h1><div class=TRS_Editor><p>{LONG}</p><p>{MORE}</p></div>{files}")
    assert text.endswith(f"{MORE}\n\n附件：\n\n- [清单.docx](./P1.docx)\n")


def test_a_saved_pages_pictures_are_written_under_whatever_name_they_have_in_it(tmp_path: Path) -> None:
    mail = (
        'MIME-Version: 1.0\nContent-Type: multipart/related; boundary="b"\n\n--b\nContent-Type: text/html; charset=utf-8\n'
        f"Content-Transfer-Encoding: 8bit\n\n<p>{LONG}<p><img src=https://e.org/1.png alt=wheel>\n"
        "--b\nContent-Type: image/png\nContent-Location: https://e.org/1.png\nContent-Transfer-Encoding: base64\n\nAAAA\n--b--\n"
    ).encode()
    assert "![wheel](https://e.org/1.png)" in render_page("a.mhtml", mail, pictures=Pictures(None)).text
    pictures = Pictures(str(tmp_path))
    page = render_page("a.mhtml", mail, pictures=pictures, output_folder=str(tmp_path))
    assert "![wheel](wheel.png)" in page.text and pictures.known == {"wheel.png": b"\0\0\0"}


def test_the_lists_of_words_filtered_pages() -> None:
    gap = "<span style='font:7.0pt \"Times New Roman\"'>&nbsp;&nbsp; </span>"
    items = (
        f"<p class=MsoListParagraph style='margin-left:21.0pt;text-indent:-21.0pt'><span style='font-family:Wingdings'>l{gap}</span>甲</p>"
        f"<p class=MsoListParagraph style='margin-left:42.0pt'><span lang=EN-US>1.{gap}</span>乙</p><p class=MsoListParagraph style='margin-left:.5in'>丙</p>"
    )
    assert markdown(items) == "- 甲\n  1. 乙\n\n丙\n"


def test_a_table_that_an_editor_of_wechat_posts_wrote_stays_one() -> None:
    cells = "".join(
        f"<tr><td><section><p>{name}</p></section><td><p>{value}</p>"
        for name, value in (("高压", "140"), ("低压", "90"))
    )
    assert markdown(f"<table>{cells}</table>") == "| 高压 | 140 |\n| --- | --- |\n| 低压 | 90 |\n"


def test_wordpress_names_the_author_on_a_card() -> None:
    html = f"<!doctype html><title>笔记</title><article><h2>笔记</h2><span class='author vcard'><a class='url fn n' href=/a>小川</a></span><p>{LONG}</article>"
    assert "\nauthor: 小川\n" in read(html)


def test_the_author_is_whom_a_link_names_and_not_what_they_do() -> None:
    page = f"<!doctype html><div itemprop=author><a href=/a>李工</a><div>水利工程师</div></div><article><p>{LONG}</article>"
    assert "\nauthor: 李工\n" in read(page)


@pytest.mark.parametrize(
    ("summary", "read_as"),
    [("May goats go?", "**May goats go?**"), ("山羊可以上船吗？", "**山羊可以上船吗？**"), ("<h3>May goats go?</h3>", "### May goats go?")],
)  # fmt: skip
def test_a_summary_stands_out_from_what_it_opens(summary: str, read_as: str) -> None:
    assert markdown(f"<details><summary>{summary}</summary><p>Tied.</p></details>") == f"{read_as}\n\nTied.\n"
