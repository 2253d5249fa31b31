"""HTML: the article comes out as Markdown, the page's furniture does not, and the page's bytes come back."""

from __future__ import annotations

import base64
import re
from pathlib import Path

import pytest

from html_pages import LONG, PROSE, SAMPLES, article, markdown, read
from qingwen.files.pictures import Pictures
from qingwen.reading.source import read_source
from qingwen.text.document import Document
from qingwen.text.markdown.paragraphs import unended_paragraphs


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
        ("<p><img srcset='s.jpg?a,b 100w,l.jpg?a,b 900w'>", "![](https://e.org/l.jpg?a,b)\n"),
        ("<p><img srcset='s.jpg 100w, l.jpg 900w'><img src=x.gif width=1 height=1>", "![](https://e.org/l.jpg)\n"),
        (
            "<picture><source type=image/avif srcset='l.avif 900w'><source data-srcset='s.jpg 1x, l.jpg 2x'><img alt=Pier></picture>",
            "![Pier](https://e.org/l.jpg)\n",
        ),
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


@pytest.mark.parametrize("sample", sorted(SAMPLES.glob("*.html"), key=str), ids=lambda path: path.stem)
def test_samples_keep_the_article_and_lose_the_furniture(sample: Path) -> None:
    """In a sample every sentence of the article has 正文 or ARTICLE in it, and all furniture has 杂项 or FURNITURE."""
    data = sample.read_bytes()
    document = read_source(sample.name, data).document
    wanted = set(re.findall(r"(?:正文|ARTICLE)\d+", data.decode("utf-8")))
    assert wanted and wanted <= set(re.findall(r"(?:正文|ARTICLE)\d+", document.text))
    assert not re.findall(r"杂项\d*|FURNITURE\d*", document.text)


def test_every_certainty_of_a_phrase_is_a_feature() -> None:
    lines = ["上一篇：医院举行运动会", "返回顶部", "打印", "微信", "责任编辑：张三"]
    page = "<body>" + "".join(f"<p>{one}" for one in [*lines, LONG, LONG[::-1], *lines])
    assert LONG in read(page)


def test_code_in_a_row_a_line_is_one_block() -> None:
    row = "<tr><td class=gutter><pre>{n}</pre><td class=code><pre>x = {n}</pre></tr>"
    page = "<figure class='highlight python'><table>" + "".join(row.format(n=n) for n in (1, 2)) + "</table></figure>"
    assert markdown(page) == "```python\nx = 1\nx = 2\n```\n"


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


def test_the_address_that_google_docs_wraps_is_the_link() -> None:
    address = "https://www.google.com/url?q=https://example.org/a%3Fb%3Dc&amp;sa=D&amp;ust=1"
    assert markdown(f"<p>See <a href='{address}'>this</a>.") == "See [this](https://example.org/a?b=c).\n"
    assert (
        markdown(f"<p>See <a href='{address.replace('https://example.org/a', 'javascript:alert(1)')}'>this</a>.").count(
            "](javascript"
        )
        == 0
    )


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


def test_boxes_of_notion_and_feishu_are_quotations_and_their_documents_whole() -> None:
    assert markdown("<figure class=callout><div>Skip this.</div></figure>") == "> Skip this.\n"
    assert markdown("<div class=callout-block><div>Ten minutes.</div></div>") == "> Ten minutes.\n"
    menu = "".join(f"<p><a href=/{i}>Boat {i}</a></p>" for i in range(9))
    for name in ("class=lake-content", "data-docx-has-block-data=true"):
        assert read(f"<div {name}>{menu}{PROSE * 3}</div>").count("[Boat") == 9


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


@pytest.mark.parametrize(
    ("card", "made"),
    [
        (
            "<div><h3>Minutes</h3><p>All that was said.</p></div>",
            "### [Minutes](https://e.org/m)\n\nAll that was said.\n",
        ),
        (
            "<div><img src=i.png></div><div>Minutes</div><div>e.org</div>",
            "![](i.png)\n\n[Minutes](https://e.org/m)\n\ne.org\n",
        ),
        ("<p>Minutes <b>of May</b></p><p> </p>", "[Minutes **of May**](https://e.org/m)\n"),
    ],
)
def test_a_link_round_blocks_is_one_round_their_first_line(card: str, made: str) -> None:
    assert markdown(f"<a href=https://e.org/m>{card}</a>") == made
    assert "](" not in markdown(f"<a href=#m>{card}</a>").replace("![](i.png)", "")


def test_a_list_of_which_each_item_holds_a_section_is_a_list_and_one_of_sections_with_headings_is_not() -> None:
    items = "<li><section><span>Deck: eleven</span></section></li><li><section><p>Piles: three</p></section></li>"
    assert markdown(f"<ul>{items}</ul>") == "- Deck: eleven\n- Piles: three\n"
    parts = "<li><section><h3>Deck</h3>Eleven.</section></li><li><section><h3>Piles</h3>Three.</section></li>"
    assert markdown(f"<ul>{parts}</ul>") == "### Deck\n\nEleven.\n\n### Piles\n\nThree.\n"
