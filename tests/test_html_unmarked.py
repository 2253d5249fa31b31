"""HTML: pages of a few short lines, and what their programs write of them: the text stays, its title, author and date are its own."""

from __future__ import annotations

import re

import pytest

from html_pages import LONG, markdown, read
from qingwen.cleaning import clean
from qingwen.html.article.metadata import metadata
from qingwen.html.dom.parsing import parse
from qingwen.html.dom.structure import normalize
from qingwen.reading.source import read_source

LABELS = (
    "<table><tr><td>索引号：</td><td>0042/2024</td></tr><tr><td>成文日期：</td><td>2024年03月08日</td></tr></table>"
)
NOTICE = "<p>　　为做好码头修缮工作，现通知如下：</p><p>　　一、各街道要明确责任人，按时报送。</p><p>　　二、七月底以前完成第一阶段。</p>"


@pytest.mark.parametrize("name", ["id=UCAP-CONTENT", "class=pages_content", "id=nobody-knows-it", "class=x7"])
def test_a_short_notice_stays_below_the_table_that_says_its_number(name: str) -> None:
    text = read(f"<title>关于修缮码头的通知</title>{LABELS}<div {name}>{NOTICE}</div><div>扫一扫在手机打开当前页</div>")
    assert "现通知如下" in text
    assert "明确责任人" in text
    assert "第一阶段" in text
    assert "扫一扫" not in text


def thread(first: str, *replies: str) -> str:
    """A thread as Discuz writes one."""
    posts = "".join(
        f"<div><em id=authorposton{i}>发表于 2024-3-{7 + i} 10:05</em><table><tr><td class=t_f id=postmessage_{i}>{text}</td></tr></table></div>"
        for i, text in enumerate((first, *replies), 1)
    )
    heading = "<h1 class=ts><a href=f>[散文]</a> <span id=thread_subject>渡口旧事</span></h1>"
    return f"<title>渡口旧事 - 文学天地 - 河口论坛 - Powered by Discuz!</title>{heading}{posts}"


def test_a_thread_has_the_name_and_date_of_its_first_post() -> None:
    text = read(thread(LONG, LONG[::-1]))
    assert text.startswith("---\ntitle: 渡口旧事\ndate: ")
    assert "2024-03-08" in text
    assert "Discuz" not in text


def test_the_first_post_stays_however_short_it_is() -> None:
    assert "渡口早就没有船了" in read(thread("渡口早就没有船了。", LONG, LONG[::-1]))


def test_all_replies_in_a_thread_stay_however_short_they_are() -> None:
    text = read(thread(LONG, "我小时候也在那里坐过船。", LONG[::-1], "顶一下。"))
    assert "我小时候也在那里坐过船。" in text
    assert "顶一下。" in text


def test_of_a_page_of_comments_all_stay_and_below_an_article_none_more() -> None:
    said = [
        "The wheel turned before the oldest ferryman in the village was born.",
        "On that morning he went down to the river with a lantern and two ropes, and nobody else was there.",
        "He found the gate half open and a hat floating in the river.",
        "It was a good hat, with the name of a maker in the band.",
        "By noon the whole village had been there to look at it, and no one would say whose hat it was.",
    ]
    comments = "".join(
        f"<tr class=athing><td><table><tr><td><div><a>moss{n}</a> <a>on Jan 2</a> | <a>next</a></div><br><div class=comment><div class=commtext>{one}<p>So ended day {n}.</p></div><div class=reply><p><a>reply</a></div></div></td></tr></table></td></tr>"
        for n, one in enumerate(said)
    )
    asked = "<table><tr><td><div class=toptext>I have forty ropes.<p>What do you tie, and when? I have tried knots and hooks, and none of them held.</p></div></td></tr></table>"
    page = "<title>Ask: How do you tie a ferry?</title><center><table><tr><td>{}</td></tr></table><table>{}</table></center>"
    made = read(page.format(asked, comments))
    assert [one for one in (*said, "So ended day 0.", "So ended day 3.") if one not in made] == []
    article = f"<article>{''.join(f'<p>{text}</p>' for text in said * 3)}</article>"
    assert "So ended" not in read(page.format(article, comments))


def test_a_picture_in_a_thread_is_the_one_that_a_script_would_load() -> None:
    image = "<img src=static/image/common/none.gif {}=data/attachment/a.jpg>"
    for name in ("file", "zoomfile"):
        assert "![](data/attachment/a.jpg)" in markdown(f"<p>{image.format(name)}</p>")


HEAD = "<title>The Last Ferry</title><meta name=author content='Ann Lee'><article><h1>The Last Ferry</h1>"
ENGLISH = (
    "<p>The ferry stopped on a Sunday in March, and by Monday morning the ropes had been sold to a farmer.</p>" * 4
)


@pytest.mark.parametrize(
    "byline",
    [
        "<div class=byline>By <a href=/a/ann>Ann Lee</a></div><time datetime=2024-03-08T10:00Z>March 8, 2024</time> · 5 min read",
        "<p>By <a href=/a/ann rel=author>ANN LEE</a></p><p>Published March 8, 2024</p><p>5 min read</p>",
        "<p>Ann Lee</p><time datetime=2024-03-08>8 March 2024</time>",
        "<h4><a href=/a/ann>Ann Lee</a></h4><div><time datetime=2024-03-08>Mar 8, 2024</time><span>4 min read</span></div>",
        "<p><img src=/88x88/a.jpg alt='Ann Lee'><a href=/a/ann>Ann Lee</a><span>·</span><span>5 min read</span><span>March 8, 2024</span></p><p>--</p>",
        "<p>By Ann Lee</p><ul><li><time datetime=2024-03-08>March 8, 2024</time></ul>",
        "<p>By <b>Ann</b> <b>Lee</b>, <time datetime=2024-03-08><span>March</span> <span>8</span>, <span>2024</span></time></p>",
        "<p>Ann Lee</p><details><summary><time datetime=2024-03-08>Fri 8 Mar 2024 06.00 GMT</time></summary>Last modified on Fri 8 Mar 2024 08.10 GMT</details>",
    ],
)
def test_a_byline_that_the_front_matter_has_is_not_in_the_text_again(byline: str) -> None:
    text = clean(read_source("page.html", f"{HEAD}<header>{byline}</header>{ENGLISH}".encode()).document).text
    head, body = text.split("---\n\n", 1)
    assert "author: Ann Lee" in head
    assert "2024-03-08" in head
    assert body.startswith("# The Last Ferry\n\nThe ferry stopped")


def test_a_byline_between_a_long_standfirst_and_the_text_is_not_in_it_again() -> None:
    lead = (
        "<p>After the third flood in six years, the village decided that the ferry should go to the highest bidder.</p>"
    )
    text = read(f"{HEAD}{lead}<p>By Ann Lee</p><ul><li><time datetime=2024-03-08>March 8, 2024</time></ul>{ENGLISH}")
    assert re.search(r"bidder\.\n\nThe ferry stopped", text)


LEAD = "After the third flood in six years, the village decided that the ferry should go to the highest bidder of all."
NOBODY = HEAD.replace("<meta name=author content='Ann Lee'>", "")


@pytest.mark.parametrize(
    "byline",
    [
        "<div class=byline>By <a href=/a/ann>Ann Lee</a></div>",
        "<p class=author>By Ann Lee</p>",
        "<div class=author-name>Ann Lee</div>",
        "<h4 class=gh-article-author-name><a href=/a/ann>Ann Lee</a></h4>",
        "<p>By Ann Lee</p><p>8 March 2024</p>",
    ],
)
def test_a_byline_below_a_long_standfirst_names_the_author_and_is_not_in_the_text(byline: str) -> None:
    page = f"{NOBODY}<p class=standfirst>{LEAD}</p>{byline}<div class=text>{ENGLISH}</div>"
    assert metadata(parse(page))["author"] == "Ann Lee"
    assert f"{LEAD}\n\nThe ferry stopped" in read(page)


@pytest.mark.parametrize(
    "byline", ["By Ann Lee, 8 March 2024", "By Ann Lee | March 8, 2024", "By Ann Lee · 8 March 2024"]
)
def test_a_byline_with_its_day_below_a_long_standfirst_is_the_front_matter_s_alone(byline: str) -> None:
    page = f"{NOBODY}<p class=standfirst>{LEAD}</p><p>{byline}</p><div class=text>{ENGLISH}</div>"
    fields = metadata(parse(page))
    assert (fields.get("author"), fields.get("date")) == ("Ann Lee", "2024-03-08")
    assert f"{LEAD}\n\nThe ferry stopped" in read(page)


@pytest.mark.parametrize(
    "byline", ["<p>By Ann Lee, 8 March 2024</p>", "<p class=author>Ann Lee</p><p>8 March 2024</p>"]
)
@pytest.mark.parametrize("lead", [f"<p class=standfirst>{LEAD}</p>", f"<h2>{LEAD}</h2>"])
def test_a_byline_below_a_standfirst_that_stands_beside_the_text_names_the_author(lead: str, byline: str) -> None:
    page = f"{NOBODY}{lead}{byline}{ENGLISH}"
    assert metadata(parse(page))["author"] == "Ann Lee"
    assert f"{LEAD}\n\nThe ferry stopped" in read(page)


def test_a_chinese_byline_below_a_standfirst_gives_its_day() -> None:
    page = f"<title>渡口旧事</title><h1>渡口旧事</h1><p class=lede>{LONG}</p><p>文／林小禾　2024年3月8日</p><div>{f'<p>{LONG}</p>' * 3}</div>"
    fields = metadata(parse(page))
    assert (fields.get("author"), fields.get("date")) == ("林小禾", "2024-03-08")


@pytest.mark.parametrize("byline", ["记者 林小禾", "2024年3月8日 来源：河口晚报 作者：林小禾"])
def test_a_chinese_byline_below_a_long_standfirst_is_not_in_the_text_again(byline: str) -> None:
    lead = "第三次大水过后，村里决定把渡船卖给出价最高的人，可是到了拍卖那天，岸上只站着一个买主，他还不会撑船。"
    head = f"<title>渡口旧事</title><h1>渡口旧事</h1><p class=standfirst>{lead}</p><p class=byline>{byline}</p>"
    page = f"{head}<div class=text>{f'<p>{LONG}</p>' * 3}</div>"
    assert metadata(parse(page))["author"] == "林小禾"
    assert f"{lead}\n\n{LONG}" in read(page)


def test_a_day_with_somebody_else_s_name_below_a_title_is_not_the_article_s() -> None:
    page = f"{HEAD}<p class=standfirst>{LEAD}</p><p>By Tom Ridley, 8 March 2024</p><div class=text>{ENGLISH}</div>"
    assert "date" not in metadata(parse(page))


@pytest.mark.parametrize(
    "above",
    [
        f"<p>{LEAD}</p><p>By Ann Lee</p><p>8 March 2024</p>",  # in the text itself
        f"<div class=start><p>“{LEAD}”</p></div><div class=author>Ann Lee</div>",
        f"<div class=pull-quote>{LEAD}</div><div class=author>Ann Lee</div>",
    ],
)
def test_who_is_named_below_a_paragraph_or_a_quotation_is_not_the_author(above: str) -> None:
    body = above + ENGLISH if above.startswith("<p>") else f"{above}<div class=text>{ENGLISH}</div>"
    assert "author" not in metadata(parse(NOBODY + body))


def test_a_traditional_byline_above_a_standfirst_is_not_in_the_text_again() -> None:
    row = "<p class=info>2024年4月21日 08:15　來源：河口晚報　作者：林嵐</p>"
    text = read(
        f"<title>渡口舊事</title><h1>渡口舊事</h1>{row}<div class=subtitle>船停了，人還在岸上等。</div><div>{f'<p>{LONG}</p>' * 3}</div>"
    )
    assert text.split("# 渡口舊事\n\n")[1].startswith(f"船停了，人還在岸上等。\n\n{LONG}")


@pytest.mark.parametrize(
    "row",
    [
        "<span>发布时间：2024-05-13 09:40</span><span>来源：市水务局</span><span>字号：[<a>大</a> <a>中</a> <a>小</a>]</span><span>打印本页</span>",
        "<span>2024-05-13 09:40</span><span>来源：<!-- -->市水务局</span></div><div>∙ 字号",
        "来源: 市水务局 时间: 2024-05-13 点击: 31",
    ],
)
def test_a_row_that_says_source_and_day_beside_buttons_is_not_in_the_text_again(row: str) -> None:
    metas = "<meta name=PubDate content='2024-05-13 09:40'><meta name=ContentSource content=市水务局>"
    text = read(
        f"<title>渡口旧事</title>{metas}<h1>渡口旧事</h1><div class=info>{row}</div><div><p>{LONG}<p>{LONG[::-1]}</div>"
    )
    assert text.endswith(f"# 渡口旧事\n\n{LONG}\n\n{LONG[::-1]}\n")


@pytest.mark.parametrize(
    "row",
    [
        "<span>2024-05-13</span><span>来源：县志办</span>",
        "时间：2024-05-13 09:40",
        "来源：市水务局提供",
        "<span>字号</span>",
    ],
)
def test_a_row_that_says_more_than_the_front_matter_stays(row: str) -> None:
    metas = "<meta name=PubDate content='2024-05-13 09:40'><meta name=ContentSource content=市水务局>"
    text = read(
        f"<title>渡口旧事</title>{metas}<article><h1>渡口旧事</h1><p>{row}</p><p>{LONG}<p>{LONG[::-1]}</article>"
    )
    assert re.sub("<[^>]*>", "", row.replace("><", "> <")) in text


@pytest.mark.parametrize(
    ("line", "shown"),
    [
        (
            "<span>2024年5月13日，</span><span>河</span><span>口的渡轮</span><span>停了。</span>",
            "2024年5月13日，河口的渡轮停了。",
        ),
        ("<span>我是</span><span>林岚</span><span>，船</span><span>工</span>", "我是林岚，船工"),
        ("<span>林岚</span><span>在河</span><span>口</span>", "林岚在河口"),
        ("林岚 H<sub>2</sub><sup>+</sup>", "林岚 H<sub>2</sub><sup>+</sup>"),
    ],
)
def test_a_sentence_of_several_spans_that_names_the_author_or_the_day_gets_no_spaces(line: str, shown: str) -> None:
    metas = "<meta name=PubDate content=2024-05-13><meta name=author content=林岚>"
    text = read(
        f"<title>渡口旧事</title>{metas}<article><h1>渡口旧事</h1><p>{line}</p><p>{LONG}<p>{LONG[::-1]}</article>"
    )
    assert f"\n\n{shown}\n\n" in text


@pytest.mark.parametrize(
    "line",
    [
        "By Ann Lee, in Trieste",
        "By Ann Lee and Tom Ward",
        "Updated March 9, 2024",
        "Ann Lee asked: where to?",
        "March 8, 1924",
    ],
)
def test_a_byline_that_says_more_stays(line: str) -> None:
    time = "<meta itemprop=datePublished content=2024-03-08>"
    assert line in read(f"{time}{HEAD}<p>{line}</p>{ENGLISH}")


PERSON = "itemprop=author itemscope itemtype=https://schema.org/Person"


@pytest.mark.parametrize(
    ("above", "line"),
    [
        ("", "<p>Saturday 16 March 2024</p>"),
        ("", "<p>Sat 16 March 2024 10:00 GMT</p>"),
        ("", "<p><time datetime=2024-03-16>Saturday, 16 March 2024, 7:00 pm</time></p>"),
        ("", "<ul><li>16 March 2024</li></ul>"),
        (
            "<p>The wheel stood still all through the winter, and nobody in the village asked the miller why.</p>",
            "<p><time>16 March 2024</time></p>",
        ),
        ("", "<h2>Ann Lee</h2>"),
    ],
)
def test_an_event_s_day_an_entry_s_and_a_section_of_the_author_s_name_stay(above: str, line: str) -> None:
    day = "<meta property=article:published_time content=2024-03-16>"
    text = read(f"{day}{HEAD}{above}{line}{ENGLISH}")
    assert re.sub("<[^>]*>", "", line) in text.split("# The Last Ferry")[1]


PARTS = [
    "The ferry stopped on a Sunday in March, and by Monday morning the ropes had been sold to a farmer.",
    "Nobody had asked the ferryman, who heard of it from the boy who brings the bread and did not believe a word.",
    "In the autumn the council met in the school, and it talked until the caretaker turned the heating off.",
    "By spring there was a rota of eight, a tin for the money, and a plan that most thought would fail by summer.",
]


@pytest.mark.parametrize(
    ("rows", "furniture"),
    [
        (["Photographs by Jo Park"], ["Sign up for our morning briefing", "Large type"]),
        (["Translated by Jo Park"], ["Sign up for our morning briefing", "Large type"]),
        (["Edited by Jo Park"], ["Sign up for our morning briefing", "Large type"]),
        (["图/陈河"], ["Sign up for our morning briefing", "Large type"]),
        (["Photography: Jo Park"], ["Sign up for our morning briefing", "Large type"]),
        (["校对：陈河"], ["Sign up for our morning briefing", "Large type"]),
        (["图片来源：渡口影像"], ["Sign up for our morning briefing", "Large type"]),
        (["译者：陈河"], ["Sign up for our morning briefing", "Large type"]),
        (["地点：渡口"], []),
        (["Place: the ferry"], []),
    ],
)
def test_a_row_beside_the_title_that_names_a_translator_or_a_place_stays(rows: list[str], furniture: list[str]) -> None:
    head = "".join(f"<p>{row}</p>" for row in rows + furniture)
    body = "".join(f"<div><p>{part}</p></div>" for part in PARTS)
    menu = "<div><a href=/>Tide</a> <a href=/w>World</a> <a href=/s>Sport</a></div>"
    text = read(
        f"<title>The Last Ferry</title>{menu}<div><div><h1>The Last Ferry</h1>{head}</div><div>{body}</div></div><div>© Tide</div>"
    )
    assert [row for row in rows if row not in text] == []
    assert [row for row in furniture if row in text] == []


@pytest.mark.parametrize(
    "rows",
    [
        "<p>Member since: 2009</p><p>Location: Leeds</p><p>Posts: 231</p>",
        "<p>Date: May 3</p><p>Venue: The mill</p><p>Share:</p>",
    ],
)
def test_rows_of_a_member_and_a_label_of_nothing_are_none_of_an_event(rows: str) -> None:
    page = f"<title>The Old Mill</title><div><a href=/>Home</a></div><div><h1>The Old Mill</h1><div>{rows}</div><div class=text>{f'<p>{LONG}</p>' * 3}</div></div>"
    made = read(page)
    assert [one for one in ("2009", "Leeds", "231", "Share") if one in made] == []
    assert ("The mill" in made) == ("Venue" in rows)


@pytest.mark.parametrize(
    "rows",
    [
        "<div class=info>{}</div>".format(
            "".join(
                f"<div class=row><span>{a}</span><span>{b}</span></div>"
                for a, b in (("主办", "渡口书屋"), ("时间", "三月九日下午"), ("地点", "渡口二楼"), ("费用", "免费"))
            )
        ),
        "<dl><dt>时间</dt><dd>三月九日下午</dd><dt>地点</dt><dd>渡口二楼</dd><dt>主办</dt><dd>渡口书屋</dd><dt>费用</dt><dd>免费</dd></dl>",
        "<div><p>主办：渡口书屋</p><p>时间：三月九日下午</p><p>地点：渡口二楼</p><p>费用：免费</p></div>",
    ],
)
def test_the_rows_of_an_event_stay(rows: str) -> None:
    page = f"<title>河边读书</title><div><a href=/>首页</a></div><div><h1>河边读书</h1>{rows}<p>浏览：328</p><div class=text>{f'<p>{LONG}</p>' * 3}</div></div>"
    made = read(page)
    wanted = ("主办", "渡口书屋", "时间", "三月九日下午", "地点", "渡口二楼", "费用", "免费")
    assert [one for one in wanted if one not in made] == [] and "328" not in made


def test_such_a_row_stays_above_short_sentences_and_below_a_standfirst() -> None:
    texts = ("清早，他把船推下水，山羊站在船头，一声不响。", "钟敲了三下，对岸有人喊他的名字，他没有听见。") * 3
    body = "".join(f"<p>{text}</p>" for text in texts)
    head = "<header><h1>渡口旧事</h1><p class=subtitle>船停了，人还在岸上等。</p><p class=x1>摄影：陈河</p></header>"
    menu = "<ul><li><a href=/1>一条老街的故事</a><li><a href=/2>谁在深夜的店里</a></ul>"
    text = read(f"<title>渡口旧事</title><article>{head}<div class=article-body>{body}</div></article>{menu}")
    assert f"船停了，人还在岸上等。\n\n摄影：陈河\n\n{texts[0]}" in text


@pytest.mark.parametrize("tag", ["span hidden", "div"])
def test_an_author_whom_microdata_does_not_show_is_read(tag: str) -> None:
    author = f"<{tag} {PERSON}><meta itemprop=name content=林岚></{tag.split()[0]}>"
    assert fields(f"<article>{author}<p>{LONG}</article>")["author"] == "林岚"
    assert "author" not in fields(f"<p>{LONG}<div itemscope itemtype=https://schema.org/Comment>{author}</div>")


def test_posted_by_is_no_part_of_a_name() -> None:
    assert fields(f"<p>{LONG}<span class='post-author vcard'>Posted by <b>Ann Lee</b></span>")["author"] == "Ann Lee"


@pytest.mark.parametrize(
    "day",
    [
        "&mdash; Bo (@bo) <a href=https://twitter.com/bo/status/1>March 8, 2024</a>",
        "<time datetime=2024-03-08>then</time>",
        "<p class=date>2024-03-08",
    ],
)
def test_a_post_of_another_site_in_the_text_dates_no_article(day: str) -> None:
    post = f"<blockquote class=twitter-tweet><p>The rope broke.</p>{day}</blockquote>"
    assert "date" not in fields(f"<h1>The Last Ferry</h1>{ENGLISH}{post}{ENGLISH}")


def fields(body: str) -> dict[str, str]:
    page = parse(f"<title>The Last Ferry</title>{body}")
    normalize(page)
    return metadata(page)


def test_of_a_time_in_utc_the_day_alone_is_written() -> None:
    for time in ("T01:20:00.000Z", "T01:20Z", "T01:20:00Z", ""):
        assert fields(f"<time datetime=2024-03-08{time}>then</time><p>{LONG}")["date"] == "2024-03-08"
    assert fields(f"<time datetime=2024-03-08T09:20:00+08:00>then</time><p>{LONG}")["date"] == "2024-03-08 09:20"


def test_a_post_is_called_what_its_heading_says_behind_the_name_of_a_site() -> None:
    heading = "<h3 class='post-title entry-title'>The Last Ferry</h3>"
    assert metadata(parse(f"<title>River Notes: The Last Ferry</title>{heading}<p>{LONG}"))["title"] == "The Last Ferry"
    subtitle = "<h3 class=subtitle>The Last Ferry</h3>"
    assert (
        metadata(parse(f"<title>River Notes: The Last Ferry</title>{subtitle}<p>{LONG}"))["title"] != "The Last Ferry"
    )


def test_what_an_asker_tells_of_a_question_stays() -> None:
    detail = "<div class=QuestionHeader-detail><span>最近常去渡口，发现船都不见了。</span></div>"
    answer = f"<div class=AnswerItem><div class=RichContent><p>{LONG}</p><p>{LONG[::-1]}</p></div></div>"
    head = "<h1 class=QuestionHeader-title>渡口为什么没有船了？</h1>"
    assert "发现船都不见了" in read(
        f"<title>渡口为什么没有船了？ - 知乎</title><div>{head}{detail}<div>{answer}</div></div>"
    )


@pytest.mark.parametrize(
    "notes",
    [
        "<section><hr><ol><li id=fn1><p>It was old.<a href=#fnref1>↩</a></ol></section>",
        "<div><hr><div><p><a href=#fnref1 name=fn1>[1]</a> It was old.</div></div>",
    ],
)
def test_the_rule_above_notes_goes_where_they_go(notes: str) -> None:
    text = markdown(
        f"<p>The rope broke.<a href=#fn1 id=fnref1><sup>1</sup></a></p>{notes}<p>So it went.</p><hr><p>End."
    )
    assert text == "The rope broke.[^1]\n\nSo it went.\n\n---\n\nEnd.\n\n[^1]: It was old.\n"


def test_what_stands_below_a_gist_or_a_threads_picture_is_left_out() -> None:
    gist = "<div class=gist><pre>a = 1</pre><div class=gist-meta><a href=/raw>view raw</a>a.js hosted by GitHub</div></div>"
    tip = "<div class='tip aimg_tip'><strong>a.jpg</strong> (100 KB, 下载次数: 3)</div>"
    text = read(
        f"<p>{LONG}</p>{gist}{tip}<p>队员们白天看病，晚上整理病历，三天里一共接诊了六百多人，还为行动不便的老人送药上门，直到深夜才休息。</p>"
    )
    assert "a = 1" in text
    assert "hosted" not in text
    assert "下载次数" not in text


def test_an_author_who_can_be_followed_is_read() -> None:
    assert fields(f"<a class=follow-nickName href=/u/1>林岚</a><p>{LONG}")["author"] == "林岚"


@pytest.mark.parametrize("asked", ["", " itemprop=text"])
@pytest.mark.parametrize("answered", ["", " itemprop=text"])
def test_an_asker_and_all_who_answer_stay_whatever_of_them_is_called_text(asked: str, answered: str) -> None:
    question = "从小住在渡口边上，到了城里才发现一条船都没有了。"
    answers = [["老渡口的缆绳断在一个起雾的早晨。", "后来桥修好了，船就停了。"], ["我觉得主要还是桥的问题。"]]
    detail = f"<div class=QuestionRichText><span class='RichText ztext'{asked}><p>{question}</p></span></div>"
    body = "".join(
        "<div class=List-item><div class='ContentItem AnswerItem'><div class=AuthorInfo><a>摆渡人</a></div><span class='RichText ztext CopyrightRichText-richText'"
        f"{answered}>{''.join(f'<p>{text}</p>' for text in texts)}</span><button>赞同 204</button></div></div>"
        for texts in answers
    )
    made = read(
        f"<title>渡口为什么没有船了？ - 知乎</title><div class=QuestionHeader><h1>渡口为什么没有船了？</h1>{detail}</div><div>{body}</div>"
    )
    assert [text for text in [question, *answers[0], *answers[1]] if text not in made] == []
    assert "摆渡人" not in made
    assert "赞同" not in made


@pytest.mark.parametrize(
    "part",
    [
        "<i class=pstatus> 本帖最后由 林岚 于 2024-3-8 11:00 编辑 </i>",
        "<footer class=page-edit><div class=edit-link><a href=/e>在 GitHub 上编辑此页</a></div><span>上次更新:</span> 2022/3/4</footer>",
        "<div class=page-nav><p class=inner><span class=prev>←<a href=/intro>介绍</a></span></p></div>",
        "<div class='action-bar bar-top'>Post Reply</div>",
    ],
)
def test_what_forums_and_handbooks_set_below_a_text_is_none_of_it(part: str) -> None:
    assert read(f"<article><h1>渡口旧事</h1><p>{LONG}</p>{part}</article>").endswith(f"{LONG}\n")


def test_the_first_poster_of_a_board_is_the_author_and_is_not_in_the_text_again() -> None:
    post = "<dl class=postprofile><dt><a href=/u/1><img src=a.png></a><a class=username>{0}</a></dl><h3>{1}Glue</h3><p class=author>by <a>{0}</a> » {2}</p><div>{3}</div>"
    first = post.format("oldpine", "", "<time datetime=2019-03-03>Sun Mar 03, 2019 4:12 pm</time>", LONG)
    text = read(
        f"<title>Glue - Board</title><h2 class=topic-title>Glue</h2>{first}{post.format('spruce', 'Re: ', 'Mon', LONG)}"
    )
    assert "author: oldpine" in text
    assert "by oldpine" not in text.replace("*", "")


def test_a_call_to_follow_an_account_by_the_blue_words_above_goes_from_below_the_title() -> None:
    page = "<title>老街</title><div id=js_content><p>点击上方<span>蓝字</span>关注我们</p>" + f"<p>{LONG}</p>" * 2
    assert "蓝字" not in clean(read_source("page.html", page.encode()).document).text
    kept = page.replace("点击上方", "旧时书铺").replace("关注我们", "招牌")
    assert "蓝字" in clean(read_source("page.html", kept.encode()).document).text


TOLD = [f"The ferry of the {name} harbour carried salt, goats and letters, and the bell told who came." for name in
        ("lower", "upper", "old", "new", "dry", "far")]  # fmt: skip
ASKED = {
    "Does it run in winter?": "No, it lies on the slip from the first of November to Easter.",
    "May goats come on board?": "They may, where somebody holds them and pays for each of them.",
}


def below_the_ferry(part: str) -> str:
    text = "".join(f"<p>{one}</p>" for one in TOLD)
    html = f"<title>The ferry</title><div class=page><h1>The ferry</h1><div class=story>{text}</div>{part}</div>"
    return read_source("a.html", html.encode()).document.text.partition(TOLD[-1])[2]


@pytest.mark.parametrize("names", ["faq", "accordion", "css-9"])
@pytest.mark.parametrize(
    "shape", ["<h3>{}</h3><div>{}</div>", "<div class=question>{}</div><div class=answer><p>{}</p></div>"]
)
def test_questions_and_answers_below_the_text_stay(names: str, shape: str) -> None:
    made = below_the_ferry(
        f"<section class={names}><h2>What we are asked</h2>{''.join(map(shape.format, ASKED, ASKED.values()))}</section>"
    )
    assert [text for one in ASKED.items() for text in one if text not in made] == []


@pytest.mark.parametrize(
    "part",
    [
        "<p>Ida Holm</p><p>Does it run in winter?</p><p>Cy Tide</p><p>It never did when I was a child on the far side.</p>",
        "<h2>Comments</h2><h3>Does it run in winter?</h3><p>It never did, when I was a child there.</p><h3>Why not?</h3><p>Because the harbour freezes over, as you know.</p>",
        "<h3><a href=/a>Does it run?</a></h3><p>What the keeper told us of the ice in the harbour.</p><h3><a href=/b>Who pays?</a></h3><p>What the council told us of the price of goats.</p>",
        "<h3>Does it run in winter?</h3><p>No.</p><h3>A word on goats</h3><p>They may, where somebody holds each of them.</p>",
    ],
)
def test_questions_in_comments_and_of_other_articles_go(part: str) -> None:
    assert "winter?" not in (made := below_the_ferry(f"<div class=css-8>{part}</div>")) and "goats." not in made
