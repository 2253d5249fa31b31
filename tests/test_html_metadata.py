"""What a page says of its article goes to front matter: title, author, source, date, language."""

from __future__ import annotations

import pytest

from html_pages import LONG, PROSE, read
from qingwen.cleaning import clean
from qingwen.html.article.metadata import metadata
from qingwen.html.dom.parsing import parse
from qingwen.reading.source import read_source


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


def test_credits_move_to_front_matter() -> None:
    html = f"<!doctype html><div class=article><p>来源：医院宣传科</p><p>{LONG}</p><p>{LONG}第二天继续。</p></div>"
    cleaned = clean(read_source("-", html.encode()).document)
    assert "\nsource: 医院宣传科\n" in cleaned.text.split("\n---\n")[0] + "\n"
    assert "来源：" not in cleaned.text


def test_a_page_has_its_title_above_the_article_as_a_paste_has() -> None:
    page = f"<title>一次*义诊*</title><body><h1>一次*义诊*</h1><article><p>{LONG}<p>{LONG[::-1]}</article>"
    assert read(page).split("---\n", 2)[2].startswith("\n# 一次\\*义诊*\n\n四月三日")
    again = read(f"<title>一次义诊</title><body><article><h1>义诊记</h1><p>{LONG}<p>{LONG[::-1]}</article>")
    assert again.count("\n# ") == 1


def test_a_page_in_another_latin_language_is_not_called_english() -> None:
    words = (
        "Area rusak terlihat pasca banjir bandang dan aliran lahar dingin, kata seorang pejabat bencana setempat. " * 3
    )
    assert "language: id" in read(
        f"<html lang=id><title>Banjir</title><body><article><p>{words}<p>{words[::-1]}</article>"
    )


def test_wechat_names_the_account_and_not_itself() -> None:
    made = read(
        "<html><head><meta property=og:site_name content=微信公众平台><meta property=og:title content=义诊></head><body>"
        f"<a id=js_name>河滨医院</a><div id=js_content><p>{LONG}</p><p><img data-src='https://mmbiz.qpic.cn/a/640' alt=图片></p><p>{LONG}</p></div>"
    )
    assert "site: 河滨医院" in made and "![](https://mmbiz.qpic.cn/a/640)" in made


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


def test_everybody_who_wrote_a_paper_is_its_author() -> None:
    metas = "".join(f"<meta name=citation_author content='{name}'>" for name in ("Lind, Eva", "Park, Jo"))
    assert "author: Eva Lind, Jo Park\n" in read(f"<head>{metas}</head><p>{PROSE}")
    assert "author: Eva Lind, Jo Park\n" in read(
        f"<meta name=citation_authors content='Lind, Eva;Park, Jo;'><p>{PROSE}"
    )
    assert "author: Eva Lind et al.\n" in read(f"<head>{metas * 40}</head><p>{PROSE}")


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
    ("head", "field"),
    [
        ("<meta name=publish_date content='Thu, 06 Oct 2011 08:10:27 EST'>", 'date: "2011-10-06 08:10:27"'),
        ("<link rel=canonical href=https://e.org/news/2011/08/24/the-old-mill/>", "date: 2011-08-24"),
        ("<link rel=canonical href=https://e.org/2010/WORLD/08/13/the.old.mill/index.html>", "date: 2010-08-13"),
        ("<meta property=og:site_name content=CNX><meta name=author content='Eva Lind and Jo Park, CNX'>", "author: Eva Lind and Jo Park"),
    ],
)  # fmt: skip
def test_the_day_and_the_authors_are_found_in_the_head_and_the_address(head: str, field: str) -> None:
    assert f"\n{field}\n" in read(f"<title>The old mill</title>{head}<h1>The old mill</h1><p>{PROSE}</p><p>{PROSE}</p>")


@pytest.mark.parametrize("path", ["events/2024/05/12/the-fair", "2024/13/45/the-fair", "list/2024/05/12/"])
def test_the_day_of_an_event_or_of_a_list_in_an_address_is_no_date(path: str) -> None:
    html = f"<title>The fair</title><link rel=canonical href=https://e.org/{path}><h1>The fair</h1><p>{PROSE}</p>"
    assert "\ndate:" not in read(html)


def test_microdata_dates_an_article_in_any_element() -> None:
    day = "<span itemprop=datePublished content=2017-05-15T03:42-500>May 15</span>"
    assert '\ndate: "2017-05-15 03:42"\n' in read(f"<title>The mill</title><h1>The mill</h1>{day}<p>{PROSE}</p>")


def test_a_site_s_address_is_no_author_and_a_role_behind_a_name_no_part_of_it() -> None:
    page = "<title>The mill</title>{}<h1>The mill</h1><p class=x>By <a href=/author/elind/>EVA LIND, Executive Editor</a> | June</p><p>{}</p>"
    assert "\nauthor: EVA LIND\n" in read(page.format("<meta name=author content=valley.fr>", PROSE))


def test_a_post_of_a_blog_in_wordpress_s_first_theme_is_not_called_as_the_blog() -> None:
    html = "<title>The Film Club  &raquo; Blog Archive   &raquo; The Old Mill</title><h1><a href=http://e.org/club/>The Film Club</a></h1>"
    assert read(f"{html}<div class=post><p>{PROSE}</p><p>{PROSE}</p></div>").startswith("---\ntitle: The Old Mill\n")
