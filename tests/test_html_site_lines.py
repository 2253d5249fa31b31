"""HTML: lines between an article's paragraphs that open as a site's do are the article's own where they go on with other words."""

from __future__ import annotations

import pytest

from paragraphs import TIDE_MILL as EN
from qingwen.reading.source import read_source

ZH = [
    "老潮汐磨坊立在河口，两岸的农家送来什么粮食，它就磨什么，从秋收一直磨到来年开春河面解冻的时候。",
    "水车只在退潮时转动，所以磨坊主人的觉是零碎的，一夜要起来两三回，提着马灯到闸口去看一看水位。",
    "镇公所里存着一本账簿，纸越来越贵，字也就越写越小，到最后几页要用放大镜才能看清楚每一袋面粉的去处。",
    "铁路修通以后，不到十年，磨坊就成了堆放渔网的仓库，石磨被人抬出去，一块一块铺在了码头的台阶上。",
]
HOLDERS = ("<article>{}</article>", "<div class=w><div class=t>{}</div></div>")


def between(box: str, texts: list[str], holder: str) -> str:
    paragraphs = [f"<p>{text}</p>" for text in texts]
    body = holder.format("".join((*paragraphs[:2], box, *paragraphs[2:])))
    html = f"<title>The tide mill</title><body><nav><a href=/>Home</a></nav><h1>The tide mill</h1>{body}</body>"
    made = read_source("a.html", html.encode()).document.text
    return made.partition(texts[1])[2].partition(texts[2])[0]


LINES = [
    "Join us by the weir",
    "Tell us of the flood",
    "Love this grey water",
    "Support our old oars",
    "Coming soon",
    "Competition of the gulls",
    "Listen: the ebb",
    "你怎么看这条河",
    "红包里是一粒麦子",
    "福利院的钟",
    "投票给潮水",
    "不见不散",
    "免费领取一船雾",
    "未经许可的雨",
]


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize("line", LINES)
def test_a_verse_stays_though_one_line_opens_as_a_site_s_does(line: str, holder: str) -> None:
    verse = ["the wheel is still", line, "the ebb goes out"] if line.isascii() else ["水车停了", line, "潮水退去"]
    made = between("<div>" + "".join(f"<p>{one}</p>" for one in verse) + "</div>", EN if line.isascii() else ZH, holder)
    assert [one for one in verse if one not in made] == []


@pytest.mark.parametrize("line", ["Join us by the weir", "Win a wheel, lose a river", "红包里是一粒麦子", "福利院的钟"])
def test_a_couplet_stays_whose_line_goes_on_with_other_words(line: str) -> None:
    texts, other = (EN, "and the ebb goes out") if line.isascii() else (ZH, "水车停了")
    made = between(f"<div><p>{line}</p><p>{other}</p></div>", texts, HOLDERS[0])
    assert line in made and other in made


SENTENCES = [
    "“Let us know what the flood took,” the bailiff told them, and they asked for flour.",
    "“We are independent millers,” she says, “and nobody has weighed our sacks for us.”",
    "Free gifts were handed to every farmer: a sieve, a candle and a length of rope.",
    "Competition was bitter: thirty carts for nine berths at the quay below the mill.",
    "Support our ferrymen was chalked on the door in letters as tall as a child.",
    "低至零下九度的那几夜，闸门冻住了，凿开一次要花三十元。",
    "福利社关门以后，磨面的老人各自回了家。",
    "订阅报纸的人走了，绿铁箱还挂在磨坊的门上。",
    "本站最后一班车，开往从前的磨坊。",
    "转发一条消息用不了一秒，磨一袋面要半天。",
    "您别看这座磨坊旧，早年有三家书店来买过面。",
    "加入读者俱乐部的，多半是退了休的磨工。",
]


@pytest.mark.parametrize("holder", HOLDERS)
@pytest.mark.parametrize("names", ["", " class=pullquote", " class=factbox"])
@pytest.mark.parametrize("line", SENTENCES)
def test_a_sentence_drawn_out_of_the_text_stays_though_it_opens_as_a_site_s_does(
    line: str, names: str, holder: str
) -> None:
    assert line in between(f"<aside{names}><p>{line}</p></aside>", EN if "." in line else ZH, holder)


@pytest.mark.parametrize(
    ("head", "line"),
    [
        ("Weather", "Fog until ten, then a dry wind that turns to the north after dark."),
        ("In this series", "The weir, the mill, the ferry and the people who kept all three."),
        ("Our picks", "The rye loaf, the barley loaf, and the flat one baked with thyme."),
        ("Need help?", "Ask for the ferryman before seven, or ring the bell on the quay."),
        ("活动预告", "灯会在九月最后一个星期六的傍晚从磨坊出发，沿着河堤走到渡口为止。"),
        ("每日一词", "“碾”字从石，本来说的是压谷子的石头，后来才有了压过去的意思。"),
    ],
)
def test_a_heading_that_sites_have_too_takes_no_sentences_with_it(head: str, line: str) -> None:
    made = between(f"<aside><h4>{head}</h4><p>{line}</p></aside>", EN if head.isascii() else ZH, HOLDERS[0])
    assert head in made and line in made


@pytest.mark.parametrize(
    "line",
    [
        "订阅河口周报电子报，好文送到您的邮箱。",
        "註冊成為會員，免費閱讀兩篇付費文章。",
        "我们的公众号搬家了，记得把我们设为星标。",
        "本网站保存小文件，以改善您的阅读体验。",
        "登录以后，您可以收藏文章，也可以留言。",
        "点个在看，让朋友也读到这篇文章吧。",
    ],
)
def test_a_short_sentence_that_asks_a_site_s_readers_for_something_is_no_article_s(line: str) -> None:
    for box in (f"<aside><p>{line}</p></aside>", f"<aside class=pullquote><p>{line}</p></aside>"):
        assert line not in between(box, ZH, HOLDERS[1])
