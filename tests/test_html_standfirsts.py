"""HTML: what introduces an article, between its title and its text, stays; rows of names, dates and sources there go."""

from __future__ import annotations

import pytest

from paragraphs import TIDE_MILL as EN
from qingwen.html.article.standfirsts import is_called_standfirst
from qingwen.html.dom.parsing import parse
from qingwen.reading.source import read_source
from test_html_bylines import EN as LONG
from test_html_bylines import made_of as below_title

ZH = [
    "老潮汐磨坊立在河水与滩涂相接的地方，两岸农家送来什么粮食，它就磨什么。",
    "水车只在退潮时转动，所以磨坊主人的觉是零碎的，天亮之前再睡上一个钟头。",
    "镇公所里存着一本账簿，记着那几年磨了多少粮，纸越来越贵，字就越写越小。",
    "铁路修通以后，农家把粮食直接运进城里去卖，磨坊就成了堆放渔网的仓库。",
]


def made_of(title: str, above: str, texts: list[str], *, holder: str = "article") -> str:
    text = "".join(f"<p class=c-text>{one}</p>" for one in texts)
    html = f"<title>{title} - 海港周刊</title><body><div class=con>{above}<{holder}>{text}</{holder.split()[0]}></div><div class=foot>版权</div>"
    return read_source("a.html", html.encode()).document.text


@pytest.mark.parametrize(
    "shape",
    [
        "<div class=subhead>{}</div>",
        "<div class=intro><p>{}</p></div>",
        "<div class=daodu><b>导读：</b>{}</div>",
        "<h2>{}</h2>",
        "<p class=zy>{}</p>",
    ],
)
@pytest.mark.parametrize("row", ["", "<div class=info>来源于 <a>《海港周刊》</a> 2021年10月18日第40期</div>"])
def test_a_chinese_standfirst_stays_be_a_row_above_it(shape: str, row: str) -> None:
    text = "磨坊空了六十年，买主仍然没有出现；磨盘归谁，各方说法不一"
    for holder in ("article", "div class=article-content"):
        made = made_of("磨坊为何没人要", f"<h1>磨坊为何没人要</h1>{row}{shape.format(text)}", ZH, holder=holder)
        assert f"{text}\n\n{ZH[0]}" in made and "第40期" not in made


@pytest.mark.parametrize(
    "shape",
    [
        "<header><h1>Swifts return</h1><p>{}</p></header>",
        "<header><h1>Swifts return</h1><div data-gu-name=standfirst><div><p>{}</p></div></div></header>",
        "<header><h1>Swifts return</h1><div class=lede>{}</div></header>",
    ],
)
def test_an_english_standfirst_stays(shape: str) -> None:
    text = "Volunteers hung forty boxes; eleven are taken"
    assert f"{text}\n\n{EN[0]}" in made_of("Swifts return", shape.format(text), EN, holder="div class=x1")


@pytest.mark.parametrize(
    "shape",
    [
        "<p class=gem-c-lead-paragraph>{}</p>",
        "<div class='field field--name-field-summary'><p>{}</p></div>",
        "<div class=description>{}</div>",
        "<div class=teaser-text><p>{}</p></div>",
        "<div class=article__desc>{}</div>",
        "<div class=abstract><p>{}</p></div>",
        "<p class=tagline>{}</p>",
        "<p class=excerpt>{}</p>",
    ],
)
@pytest.mark.parametrize(
    "text", ["How a town learned to live without its mill", "Nobody asked. Then the stones came back."]
)
def test_a_standfirst_that_is_called_a_summary_stays_be_it_no_sentence(shape: str, text: str) -> None:
    row = "<p class=byline>By Ida Holm</p>"
    for above in (f"{shape}{row}", f"{row}{shape}"):
        _, made = below_title(above.format(text), LONG)
        assert made.count(text) == 1 and made.find(text) < made.find(LONG[0])


def test_a_name_and_a_row_in_what_is_called_a_description_are_no_standfirst() -> None:
    rows = "<div class=article-desc><span>海港必读</span><p>发布时间：10-08 12:00 优质原创</p></div>"
    made = made_of("磨坊为何没人要", f"<div class=top><h1>磨坊为何没人要</h1>{rows}</div>", ZH)
    assert "必读" not in made and "优质" not in made


@pytest.mark.parametrize("tag", ["h2", "h3", "p"])
def test_a_line_of_words_beside_the_title_in_one_header_stays(tag: str) -> None:
    for title, text, body in (
        ("Swifts return", "How a town learned to live without its mill", EN),
        ("磨坊为何没人要", "退潮以后，镇上的人怎么磨面", ZH),
    ):
        made = made_of(title, f"<header><h1>{title}</h1><{tag}>{text}</{tag}></header>", body)
        assert text in made.partition(body[0])[0]


def test_an_intro_below_a_title_that_is_a_lower_heading_stays() -> None:
    text = "磨坊空了六十年，买主仍然没有出现。磨盘归谁？"
    above = f"<div class=title><h2>磨坊为何没人要</h2></div><div class=info>2024-03-14 来源:海港日报</div><div class=intro>{text}</div>"
    assert f"{text}\n\n{ZH[0]}" in made_of("磨坊为何没人要", above, ZH)


@pytest.mark.parametrize("name", ["site-description", "author-desc", "category-description"])
def test_what_a_site_or_an_author_says_of_itself_is_no_standfirst(name: str) -> None:
    assert not is_called_standfirst(parse(f"<div class={name}>All that moves</div>").elements[0])


@pytest.mark.parametrize(
    "row",
    [
        "<p>Harbour news; the marsh and the mill, 3 March 2021</p>",
        "<p>Ida Holm, Keeper of the mill and of the marsh</p>",
        "<h2>Related stories; what else to read of the marsh today</h2>",
    ],
)
def test_a_row_below_the_title_is_no_standfirst(row: str) -> None:
    made = made_of(
        "Swifts return", f"<header class=intro><h1>Swifts return</h1>{row}</header>", EN, holder="div class=x1"
    )
    assert f"# Swifts return\n\n{EN[0]}" in made


@pytest.mark.parametrize(
    "text",
    [
        "We use cookies to remember where you stopped: by going on you agree.",
        "We may earn a commission from links on this page. Learn more.",
        "Sign up for our evening letter: the best of the marsh, each Friday.",
        "Listen to this article; read by its author, eleven minutes.",
        "This article is more than 2 years old.",
        "字号：大、中、小；朗读全文；分享到朋友圈，与人共读。",
        "您的位置：首页、新闻、海港、正文；返回上一级栏目。",
        "登录后可收藏本文，还能参与评论，积攒盐粒。",
        "打开客户端，阅读体验更佳；每天还有小礼物。",
        "本文系作者原创，未经授权不得转载；违者必究。",
    ],
)
@pytest.mark.parametrize("shape", ["<p>{}</p>", "<p class=intro>{}</p>"])
def test_what_speaks_of_the_site_is_no_standfirst(shape: str, text: str) -> None:
    made = made_of("Swifts return", f"<header><h1>Swifts return</h1>{shape.format(text)}</header>", EN)
    assert f"# Swifts return\n\n{EN[0]}" in made


@pytest.mark.parametrize("line", ["编辑：石一舟", "责任编辑：石一舟", "本文编辑：石一舟", "责编：石一舟 审核：林小满"])
@pytest.mark.parametrize("texts", [ZH, [one[:20] + "。" for one in ZH]])
def test_who_edited_does_not_come_back_below_the_text_for_a_standfirst_above_it(line: str, texts: list[str]) -> None:
    text = "".join(f"<p>{one}</p>" for one in texts)
    above = "<h1>磨坊</h1><div class=info>2021-10-18 来源：海港周刊</div><div class=daoyu>磨坊空了六十年，买主仍然没有出现。</div>"
    html = f"<title>磨坊 - 海港周刊</title><div class=main>{above}<div class=content>{text}</div><div class=bj>{line}</div></div>"
    made = read_source("a.html", html.encode()).document.text
    assert "买主仍然没有出现" in made and texts[-1] in made and "石一舟" not in made


@pytest.mark.parametrize(
    "line", ["作者：石一舟", "翻译：石一舟", "摄影：石一舟", "来源：石舟日报", "By Ida Holm", "Written by Ida Holm"]
)
def test_who_wrote_or_translated_below_the_text_stays_for_a_wide_first_paragraph_above_it(line: str) -> None:
    first = "磨坊空了六十年，六十年里没有一个买主走进过那扇门，也没有一个人问过屋顶漏不漏雨，直到镇公所把钥匙挂了出来。"
    rest = [
        "水车转得很慢。",
        "磨工站在门口等。",
        "巷子里没有一个人说话。",
        "过了很久才听见响声。",
        "那是石磨裂开的声音。",
    ]
    rest += ["船工放下了竹篙。", "有人去拿水桶。", "雨又下了起来。"]
    if line.isascii():
        first = "For sixty years the mill had stood empty, and in sixty years no buyer had come to ask about the roof or the rain that came through it."
        rest = [
            "The wheel turned slowly.",
            "A man stood at the door.",
            "Nobody in the lane spoke.",
            "At last there was a sound.",
        ]
        rest += ["It was the stone giving way.", "The crew put down their poles.", "Somebody went for pails."]
    text = "".join(f"<p>{one}</p>" for one in rest)
    body = f"<div class=w><h1>磨坊</h1><p>{first}</p><div class=t>{text}</div><p class=end>{line}</p></div>"
    html = f"<title>磨坊 - 海港周刊</title><nav><a href=/>首页</a></nav>{body}<footer><p>© 2024</p></footer>"
    made = read_source("a.html", html.encode()).document.text
    assert rest[-1] in made and line[-3:] in made


@pytest.mark.parametrize("line", ["阅读 3521 · 评论 12", "Be the first to comment."])
def test_a_counter_in_the_place_of_a_standfirst_is_none(line: str) -> None:
    above = f"<div class=head><h1>The mill</h1></div><div class=sub><p class=intro>{line}</p></div>"
    assert line not in made_of("The mill", above, EN)


OF_SITES = [
    "You have 2 free stories left this week; they will not last long.",
    "Turn on notifications: the harbour news comes to you at once.",
    "Support our work. Become a patron of the weekly today.",
    "Our newsroom is independent; read about who pays for it.",
    "Also available in: French, Chinese, and soon in Welsh.",
    "Picture of the week: yours could be the next one here!",
    "This post contains affiliate links that pay for the ferry and its crew",
    "This story is more than ten years old and some of it may be wrong now",
    "Please enable JavaScript in your browser for the pictures of the mill",
    "We may earn money when you buy a ticket that you have found on this page",
    "欢迎广大读者踊跃来稿，提供河口的线索",
    "请登录后查看，一次可看三十天。",
    "小编推荐：更多河口故事，都在周末版。",
]


@pytest.mark.parametrize("line", OF_SITES)
@pytest.mark.parametrize("shape", ["<p>{}</p>", "<p class=intro>{}</p>", "<div class=subtitle>{}</div>"])
def test_what_a_site_says_of_itself_below_a_title_is_no_standfirst(line: str, shape: str) -> None:
    texts = ZH if "，" in line else EN
    above = f"<header><h1>The mill</h1>{shape.format(line)}</header>"
    assert line not in (made := made_of("The mill", above, texts * 2, holder="article")) and texts[0] in made


@pytest.mark.parametrize(
    "line",
    [
        "Our reporters spent a winter on the marsh; this is what they brought back.",
        "Winter comes early to the mill, and nobody has told the miller.",
        "请他回来的是磨坊的旧主人；没有人知道他为什么答应。",
    ],
)
def test_a_standfirst_of_a_site_s_words_stays(line: str) -> None:
    texts = ZH if "；" in line else EN
    assert line in made_of("The mill", f"<h1>The mill</h1><p class=intro>{line}</p>", texts, holder="div class=x1")


@pytest.mark.parametrize(
    ("above", "text"),
    [
        ("<h1>Swifts return</h1><p class=sc-1ab>{}</p>", "Nine pairs nested below the clock that nobody has wound since the war"),
        ("<h1>Swifts return</h1><div class=intro-text><p>{}</p></div>", "A tower and its birds"),
        ("<meta name=description content='A tower, a clock and nine pairs'><div><h1>Swifts return</h1></div><div class=css-2><p>{}</p></div>", "A tower, a clock and nine pairs"),
        ("<h1>雨燕归来</h1><h4 class=sub>{}</h4>", "——一座钟楼和九对鸟"),
    ],
)  # fmt: skip
def test_words_right_below_a_title_stay_be_they_no_sentence(above: str, text: str) -> None:
    texts = EN if text.isascii() else ZH
    made = made_of("Swifts return" if text.isascii() else "雨燕归来", above.format(text), texts)
    assert f"{text}\n\n{texts[0]}" in made


def test_what_describes_the_page_stays_below_a_player_and_its_buttons() -> None:
    text = "A tower, a clock and nine pairs of swifts that nobody has asked to stay"
    buttons = "".join(f"<li><a href=/{one}>{one}</a></li>" for one in ("Transcript", "Download", "Embed"))
    above = f"<meta property=og:description content='{text}.'><h1>Swifts return</h1><div class=p><b>Listen 3:51</b><ul>{buttons}</ul></div><div class=s><p>{text}.</p></div>"
    assert f"{text}.\n\n{EN[0]}" in made_of("Swifts return", above, EN)


@pytest.mark.parametrize(
    "above",
    [
        "<h1>Swifts return</h1><h2 class='pw-subtitle-paragraph jm'>{}</h2>",
        "<div id=web-header><h1>Swifts return</h1><h2>{}</h2><div>May 3, 2025</div></div>",
        "<div class=Hero_1><span>Birds</span><h1>Swifts return</h1><div class=Hero_2>{}.</div><span>3 May 2025</span></div>",
    ],
)
def test_words_of_an_author_stay_below_a_title_whatever_a_program_calls_them(above: str) -> None:
    text = "The tower that was empty for forty years"
    made = made_of("Swifts return", above.format(text), EN, holder="div class=x1")
    assert text in made.partition(EN[0])[0]


def test_a_line_that_is_no_sentence_in_a_div_below_a_title_is_no_standfirst() -> None:
    row = "<div class=Hero_1><h1>Swifts return</h1><div class=Hero_2>Five minutes to read on the first day</div></div>"
    assert "Five minutes" not in made_of("Swifts return", row, EN, holder="div class=x1")
