"""Lines that the phrase tables know and that are the article's own all the same: by what leads up to them, stands round them or ends them."""

from __future__ import annotations

import pytest

import qingwen
from phrase_lines import BRIDGE, PARAGRAPH, removed, reported
from qingwen.cleaning import clean
from qingwen.linting import lint, select
from qingwen.rules.base import Finding
from qingwen.rules.debris._page_rule import ENGLISH_PAGE
from qingwen.text.debris.find import debris_starts, find_debris
from qingwen.text.debris.phrases import phrases
from qingwen.text.document import Document, Kind


@pytest.mark.parametrize(
    "lines",
    [
        ("文字", "图片", "视频"),
        ("消息类型包括：", "图片", "语音", "位置"),
        (PARAGRAPH, "支持的附件：", "图片", "文档"),
        ("Text", "Image", "Table"),
        (PARAGRAPH, "打开设置", "返回首页", "重新登录"),
        (PARAGRAPH, "返回首页。"),
        ("Follow me", PARAGRAPH),
        (PARAGRAPH, "长按保存图片", PARAGRAPH),
        (PARAGRAPH, "Play the video", PARAGRAPH),
        (PARAGRAPH, "Image may contain nuts", PARAGRAPH),
        (PARAGRAPH, "关注公众号获取验证码", PARAGRAPH),
        ("照片", "在抽屉深处，我找到了你"),
        ("Photo", "by Mei Lin", PARAGRAPH),
        (PARAGRAPH, "当前位置：门诊楼三层", PARAGRAPH),
        (PARAGRAPH, "您的位置：3排5座"),
        (PARAGRAPH, "您的浏览器不支持怎么办？", PARAGRAPH),
        (PARAGRAPH, "Your browser does not support cookies?", PARAGRAPH),
        (PARAGRAPH, "Get a one-time code in your inbox", PARAGRAPH),
        (PARAGRAPH, "Follow us on foot through the old wards", PARAGRAPH),
        (PARAGRAPH, "点击右上角关注按钮", PARAGRAPH),
        (PARAGRAPH, "点击播放视频", PARAGRAPH),
        (PARAGRAPH, "12人推荐", PARAGRAPH),
        (PARAGRAPH, "[表情]", PARAGRAPH),
        (PARAGRAPH, "![x]", PARAGRAPH),
        ("[x]", PARAGRAPH),
        ("标签：科技", PARAGRAPH),
        ("打开设置", "首页 > 设置 > 隐私", PARAGRAPH),
        (PARAGRAPH, "打开首页 > 我的 > 设置"),
        (PARAGRAPH, "【春】【夏】【秋】", PARAGRAPH),
        (PARAGRAPH, "关键词：【分享】【收藏】"),
        (PARAGRAPH, "Buttons: [Share] [Print]"),
        (PARAGRAPH, "先按【打印】，再按【关闭】。", PARAGRAPH),
        (PARAGRAPH, "Home > Insert > Table", PARAGRAPH),
        ("大", "中", "小", PARAGRAPH),
        (PARAGRAPH, "关键词：手术；培训"),
        (PARAGRAPH, "大图", PARAGRAPH),
        (PARAGRAPH, "图集", PARAGRAPH),
        (PARAGRAPH, "用微信扫描二维码", PARAGRAPH),
        (PARAGRAPH, "切换到繁体中文", PARAGRAPH),
        (PARAGRAPH, "19 跟贴", PARAGRAPH),
        (PARAGRAPH, "打开编辑器 > 正文", PARAGRAPH),
        (PARAGRAPH, "Remember me", PARAGRAPH),
        (PARAGRAPH, "Forgot your password?", PARAGRAPH),
        (PARAGRAPH, "Report abuse", "Flag as spam", PARAGRAPH),
        (PARAGRAPH, "Open the list.", "Add your comment", "Save story"),
    ],
)
def test_the_article_s_own_words_stay(lines: tuple[str, ...]) -> None:
    assert not removed(*lines)


SENTENCES = """
This essay was first published in a paper that sold for a penny, and before the week was out the mill had been closed.
Our website uses cookies, as the inspector found out in March, to remember a good deal more than what was in the basket.
You have reached the limit of what an archive can say, she told us, and beyond that there is only the river.
Copyright 2023 was the title of the last talk of the day, and the only one for which people had to stand.
未经他点头，谁也不得使用磨坊里的一袋面，这条规矩从祖父那一辈一直传到了今天。
如有来生，他说，他还愿意转载别人的故事，把没有人注明出处的歌谣一首一首记下来，送到山外去。
"""


@pytest.mark.parametrize("line", SENTENCES.strip().split("\n"))
def test_an_article_may_open_and_end_like_a_notice(line: str) -> None:
    for lines in (
        (PARAGRAPH, line),
        (line, PARAGRAPH),
        ("Menu", line, PARAGRAPH),
        (PARAGRAPH, line, "Share this article"),
    ):
        assert line not in removed(*lines)


def test_a_fact_inside_an_article_is_no_finding() -> None:
    lines = (PARAGRAPH, "联系人：张三", "电话：0931-1234567", "编辑：我也这么想", PARAGRAPH[::-1])
    assert not find_debris(Document("\n".join(lines) + "\n"))


TERMS = "Permission is hereby granted, free of charge, to whoever obtains a copy of the mill and of its drawings."


@pytest.mark.parametrize("kind", ["text", "markdown"])
def test_a_licence_keeps_its_copyright_notice(kind: Kind) -> None:
    for notice in ("Copyright (c) 2019, The Millers", "Copyright (c) 2019 The Millers. All rights reserved."):
        for head in ("", "The Mill Licence\n\n"):
            assert not find_debris(Document(f"{head}{notice}\n\n{TERMS}\n", kind))


def test_a_copyright_notice_that_is_no_footer_is_not_removed() -> None:
    notice = "Copyright (c) 2019 The Millers. All rights reserved."
    text = f"# The Mill\n\n{PARAGRAPH}\n\n## {{}}\n\n{notice}\n"
    assert not find_debris(Document(text.format("Licence"), "markdown"))
    for kept in (f"{notice}\n\n# The Mill\n\n{PARAGRAPH}\n", text.format("Legal"), f"{notice}\n\n{PARAGRAPH}\n"):
        assert qingwen.clean(kept, kind="markdown").text == kept
    footer = f"# The Mill\n\n{PARAGRAPH}\n\n{notice}\n"
    assert notice not in qingwen.clean(footer, kind="markdown").text


@pytest.mark.parametrize("title", ["Contact", "Home", "Settings", "下载", "设置", "关于我们"])
def test_a_control_s_word_above_the_prose_of_markdown_is_its_title(title: str) -> None:
    assert reported(f"{title}\n\n{PARAGRAPH}\n") == []
    assert reported(f"{title}\n\n# {title}\n\n{PARAGRAPH}\n") == []
    assert reported(f"{title}\n\n{PARAGRAPH}\n\n# The Mill\n") == []
    assert qingwen.clean(f"{title}\n\n{PARAGRAPH}\n", kind="markdown", unsafe=True).text.startswith(title)


@pytest.mark.parametrize(
    "line", ["中文 | English", "English", "关键词：猫；狗", "Tags: cats", "Copyright 2019 The Millers"]
)
def test_languages_labels_and_rights_at_the_head_of_markdown_are_its_own(line: str) -> None:
    assert reported(f"{line}\n\n# The Mill\n\n{PARAGRAPH}\n") == []


def test_a_list_of_buttons_that_an_article_speaks_of_is_its_own() -> None:
    """`The answers surprised us:` and then `Share on Facebook`, `Print`; the same row below the article is the page's."""
    lines = ["Share on Facebook", "Share on X", "Email", "Print"]
    said = "Those four buttons made up two in a thousand clicks on our pages in the whole of last year."
    article = ["What readers click", "We counted.", "The answers surprised us:", *lines, said]
    assert not debris_starts(Document("\n".join(article)))
    assert len(debris_starts(Document("\n".join([*article, *lines])))) == 3


def test_a_poem_loses_the_pages_foot_and_no_line_of_its_own() -> None:
    poem = ["夜航", "船过了桥", "灯一盏一盏熄了", "只有风", "还在甲板上走"]
    buttons = ["分享到：", "微信", "微博"]
    below = ["上一篇：秋水", "下一篇：没有了"]
    assert removed(*poem, *buttons) == []
    assert sorted(removed(*poem, *buttons, *below)) == sorted([*buttons, *below])


@pytest.mark.parametrize("line", ["关键词：潮汐；灯塔；渡轮", "Keywords: tides, lamps, ferries"])
def test_the_keywords_of_a_paper_are_no_navigation(line: str) -> None:
    match = phrases().match(line)
    assert match and (match.rule, match.certainty) == ("credit-line", "doubtful")


@pytest.mark.parametrize("line", ["END", "end", "The End", "/usr/", "The END", "-END", "个人观点，仅供参考。"])
def test_the_end_of_a_program_a_story_and_a_path_is_none_of_these(line: str) -> None:
    match = phrases().match(line)
    assert match is None or match.certainty == "doubtful"


PROSE = "We went through forty websites in one winter, first with our eyes and then with a screen reader, and wrote down each word."
PLAIN_TEXTS = {
    "a survey's list of services": "What the choir reads\nWe asked the sopranos which of these they had opened on the way to the rehearsal, and added up their answers:\nYouTube\nInstagram\nWhatsApp\nFacebook\nTwitter\nReddit\nLinkedIn\nPinterest\nTwo of them had opened none.\n",
    "a paper's sections": "Who writes what\nEach of the sections has two writers, in this order.\nNews\nPolitics\nBusiness\nOpinion\nSports\nCulture\nTravel\nWeather\nVideo\nThe weather is written by a machine.\n",
    "a release's notes": "Boathouse 3.1\nNew\nSearch\nDownload\nShare\nDark mode\nRepaired\nLogin\nPrint\nComments\nTaken out\nNewsletter\nFacebook\nTwitter\nRSS\nTell us what breaks.\n",
    "a plan in Chinese": "导航改版说明\n新版导航一共保留六项，依次为：\n首页\n新闻中心\n产品中心\n关于我们\n联系我们\n在线客服\n页脚只留三项：\n网站地图\n隐私政策\n友情链接\n下月上线。\n",
    "a report on a redesign": "What we did to the shop's menu\nIt had ten entries when we came.\nHome\nProducts\nAbout us\nContact\nBlog\nLogin\nCart\nHelp\nCareers\nPress\nFour of them went to the foot of the page:\nPrivacy Policy\nTerms of Service\nSitemap\nContact us\nNobody has missed them since.\n",
}


@pytest.mark.parametrize("text", PLAIN_TEXTS.values(), ids=PLAIN_TEXTS)
def test_a_short_text_that_opens_and_closes_with_its_own_words_keeps_its_lists(text: str) -> None:
    cleaned = clean(Document(text)).text.split("\n")
    assert all(line in cleaned or f"# {line}" in cleaned for line in text.splitlines())


@pytest.mark.parametrize(
    "line", ["Skip to content", "Share on Facebook", "Follow us on Twitter", "All rights reserved.", "返回顶部"]
)
@pytest.mark.parametrize("above", ["It is the same on all of them, and it says:", "每一页的第一句都是："])
def test_what_a_sentence_leads_up_to_is_the_article_s(above: str, line: str) -> None:
    for text in (f"{PROSE}\n{above}\n{line}\n{PROSE}\n", f"A title\n{above}\n{line}\nNobody reads it.\n"):
        once = clean(Document(text)).text
        assert f"\n{line}\n" in once
        assert clean(Document(once, "markdown")).text == once
        assert [one for one in lint(Document(text)) if text[one.start : one.end] == line]  # and is reported


@pytest.mark.parametrize(
    "above", ["- It says:", "# It says:", "**It says:**", "> It says:", "Print\n\nIt says:\n\nPrint"]
)
def test_in_markdown_too_a_line_may_be_announced(above: str) -> None:
    text = f"{PROSE}\n\n{above}\n\nSkip to content\n\nShare on Facebook\n\n{PROSE}\n"
    assert clean(Document(text, "markdown")).text == text
    assert "Skip to" not in clean(Document(text.replace(":", "."), "markdown")).text


@pytest.mark.parametrize("line", ["图片", "Advertisement"])
def test_a_picture_or_an_advertisement_below_a_colon_is_announced_by_nobody(line: str) -> None:
    text = f"{PROSE}\nThe harbour master said:\n{line}\n“Nobody has used that rope since the autumn of the great storm, and nobody ever will again, I think.”\n"
    assert f"\n{line}\n" not in clean(Document(text)).text


def test_a_row_of_buttons_is_not_announced_by_a_label_of_the_page() -> None:
    page = ENGLISH_PAGE.replace("Careers\n", "Legal sites:\nImprint\nDisclaimer\nCareers\n", 1)
    assert "Disclaimer" not in clean(Document(page)).text


@pytest.mark.parametrize(
    "notice",
    ["Copyright (c) 2023 Wen Ada. All rights reserved.", "© 2023 阿文. All rights reserved.", "京ICP备87654321号"],
)
@pytest.mark.parametrize("heading", ["## License", "# 版权", "Licence\n-------", "### Contact\n\n版权所有 © 2023 阿文"])
def test_a_notice_right_below_a_heading_is_the_author_s(heading: str, notice: str) -> None:
    text = f"# rowlog\n\nCounts strokes.\n\n{heading}\n\n{notice}\n"
    assert clean(Document(text, "markdown")).text == text
    told = [one for one in lint(Document(text, "markdown")) if one.name == "legal-footer"]
    assert bool(told) == heading.startswith("###")  # under a heading of licences there is nothing to tell
    text = f"# rowlog\n\nCounts strokes.\n\n{heading}\n\nSee the file.\n\n{notice}\n"
    assert (notice in clean(Document(text, "markdown")).text) != heading.startswith("###")


@pytest.mark.parametrize("heading", ["**License**", "License", "# NOTICE\n\nrowlog, by Wen Ada"])
@pytest.mark.parametrize("kind", ["markdown", "text"])
def test_a_licence_s_notice_stays_under_whatever_names_it(heading: str, kind: Kind) -> None:
    notice = "Copyright (c) 2023 Wen Ada. All rights reserved."
    text = f"# rowlog\n\nCounts strokes.\n\n{heading}\n\n{notice}\n"
    assert notice in clean(Document(text, kind)).text


def test_a_heading_announces_nothing_but_a_notice() -> None:
    text = f"# The night ferry\n\nShare on Facebook\n\n图片\n\n{PROSE}\n"
    assert clean(Document(text, "markdown")).text == f"# The night ferry\n\n{PROSE}\n"
    text = "What the master said:\n\n图片\n\nNothing.\n"
    assert "图片" not in clean(Document(text, "markdown")).text


GLOSSARIES = {
    "图片": "编辑器用法\n标题\n不超过三十字。\n图片\n每张不超过五兆。\n表格\n可以合并单元格。\n",
    "Image": "What a post is made of\nTitle\nOne line is enough.\nImage\nIt may have a caption.\nTable\nCells may be joined.\n",
    "Advertisement": "What a post is made of\nTitle\nOne line is enough.\nAdvertisement\nIt is left out in print.\nTable\nCells may be joined.\n",
}


@pytest.mark.parametrize(("term", "text"), GLOSSARIES.items())
def test_a_term_that_the_next_line_explains_is_no_placeholder(term: str, text: str) -> None:
    once = clean(Document(text)).text
    assert f"\n{term}\n" in once
    assert clean(Document(once, "markdown")).text == once
    for other in (PROSE, term):  # neither between paragraphs nor as one of many pictures
        mixed = text.replace("Title", other).replace("标题", other).replace("Table", other).replace("表格", other)
        assert f"\n{term}\n" not in clean(Document(mixed)).text


@pytest.mark.parametrize("first", ["Home", "Menu", "Search", "首页", "Close"])
def test_a_word_above_a_text_of_short_lines_is_its_title(first: str) -> None:
    text = f"{first}\nI came in late.\nNobody had waited.\nThe soup was cold.\n"
    assert f"\n# {first}\n" in clean(Document(text)).text
    assert first == "Close" or f"\n# {first}\n" in clean(Document(f"{first}\n{PROSE}\n{PROSE}\n")).text
    assert f"# {first}" not in clean(Document(f"{first}\nThe soup\n{PROSE}\n")).text
    assert f"# {first}" not in clean(Document(f"{first}\nTop\nThe soup\nIt was cold.\n")).text


def test_a_call_to_follow_that_is_a_sentence_may_be_an_article_s() -> None:
    call = "Follow us on LinkedIn for updates"
    assert f"\n{call}.\n" in clean(Document(f"The plant opens\n{PROSE}\n{call}.\nNotes to editors\n")).text
    assert call not in clean(Document(f"The plant opens\n{PROSE}\n{call}\nNotes to editors\n")).text


@pytest.mark.parametrize("last", ["Subscribe to nothing, he used to say.", "Discover more from less, she wrote."])
def test_a_sentence_that_opens_as_a_call_to_subscribe_closes_an_article(last: str) -> None:
    article = (
        f"The harbour wall was built in 1931, and nobody has counted its stones since then, as she told us.\n\n{last}\n"
    )
    assert qingwen.clean(article).text.endswith(f"\n\n{last}\n")


GLOSSARY = (
    "Words of the web",
    "Back to top",
    "A link at the end that leads to the beginning.",
    "Skip to content",
    "A link for those who use the keyboard.",
    "Advertisement",
    "What pays for the rest.",
)


@pytest.mark.parametrize("kind", ["text", "markdown"])
def test_the_terms_of_a_glossary_stay_and_are_no_findings(kind: Kind) -> None:
    text = "\n\n".join(GLOSSARY) + "\n"
    assert not any(document_findings(text, kind))
    remote = "遥控器\n\n首页\n\n回到主界面。\n\n返回\n\n回到上一页。\n\n关闭\n\n关闭当前窗口。\n"
    assert not any(document_findings(remote, kind))


def test_what_a_site_says_of_itself_explains_no_terms() -> None:
    said = (
        ("Subscribe", "Get our letter every Friday."),
        ("Follow us", "We are on every network."),
        ("Donate", "We live on it."),
    )
    text = "The river rose in the night, and the bridge held.\n\n" + "".join(f"{a}\n{b}\n" for a, b in said)
    assert document_findings(text, "text")


def test_buttons_below_teasers_are_no_glossary() -> None:
    teasers = "\n".join(f"{line}\nBack to top" for line in ("The river rose.", "The bridge held.", "The mill stood."))
    assert clean(Document(f"News of the valley\n{teasers}\n")).text.count("Back to top") == 0
    footer = "Share this\nThe end.\nBack to top\nAll rights reserved.\nSkip to content\nThe end of all.\n"
    assert "All rights" not in clean(Document(footer)).text


@pytest.mark.parametrize("kind", ["text", "markdown"])
def test_rights_that_a_story_tells_of_are_its_own_last_words(kind: Kind) -> None:
    story = (
        "{} set the words “all rights reserved” by hand, as he had done for forty years in the house by the mill.\n\n"
    )
    end = "She inked them.\n\nAll rights reserved.\n"
    assert "All rights reserved" in clean(Document(story.format("He") + end, kind)).text
    assert "All rights reserved" not in clean(Document("He set no words.\n\n" + end, kind)).text


@pytest.mark.parametrize("kind", ["text", "markdown"])
def test_rights_between_two_sentences_are_a_story_s(kind: Kind) -> None:
    text = "On the screen stood the last words.\n\nAll rights reserved.\n\nHe took his hat and went.\n"
    assert "All rights reserved." in clean(Document(text, kind)).text
    footer = "He took his hat and went.\n\n© 2024 The Valley. All rights reserved.\n\nIt rained.\n"
    assert "©" not in clean(Document(footer, kind)).text


def test_who_asks_in_an_interview_is_no_credit() -> None:
    asked = "守灯塔的人\n\n记者：您在岛上多少年了？\n\n老周：三十一年。\n\n记者：谢谢您。\n"
    assert not any(document_findings(asked, "text"))
    assert [one.name for one in document_findings("守灯塔的人\n\n记者：王小满\n\n岛上有灯塔。\n", "text")] == [
        "credit-line"
    ]


ASKED = ("请您说说岛上的日子。", "冬天怎么过", "听说还来过一头海豹。", "谢谢您。")
ANSWERED = ("天天擦玻璃。", "烧泥炭。", "它睡在门口。", "再见。")


@pytest.mark.parametrize("apart", ["\n", "\n\n"])
@pytest.mark.parametrize("label", ["记者", "编辑"])
def test_who_speaks_by_turns_with_another_is_no_credit_though_nobody_asks(label: str, apart: str) -> None:
    said = [
        f"{who}：{what}"
        for pair in zip(ASKED, ANSWERED, strict=True)
        for who, what in zip((label, "老周"), pair, strict=True)
    ]
    text = clean(Document(apart.join(["守灯塔的人", *said]) + "\n"), unsafe=True).text
    assert [line for line in said if line not in text] == []
    rendered = Document("\n\n".join(["# 守灯塔的人", *said]) + "\n", "markdown", rendered=True)
    assert [line for line in said if line not in clean(rendered, unsafe=True).text] == []


def test_credits_above_a_label_that_comes_again_are_no_interview() -> None:
    lists = "\n\n".join(f"{title}\n\n编辑：王小满\n\n地点：灯塔" for title in ("第一夜", "第二夜", "第三夜"))
    assert [one.name for one in document_findings(lists + "\n", "text")] == ["credit-line"] * 3


def document_findings(text: str, kind: Kind) -> list[Finding]:
    return list(lint(Document(text, kind), select(["QW1"])))


def test_words_of_menus_that_head_the_parts_of_a_text_are_no_findings() -> None:
    heads = ("About", "Education", "Languages", "Contact")
    texts = ("I mend the wheel of the mill", "School by the river, 2011", "Norse and English", "maja@example.org")
    cv = "Maja Holm\n\n" + "\n\n".join(f"{head}\n{text}" for head, text in zip(heads, texts, strict=True)) + "\n"
    assert document_findings(cv, "text") == []
    assert [one.name for one in document_findings("Maja Holm\n\nAbout\nI mend the wheel\n", "text")] == ["navigation"]
    menu = "\n".join(["Maja Holm", *heads, *texts])
    assert len(document_findings(menu + "\n", "text")) > 2


def test_a_section_of_a_newsletter_called_pictures_is_no_placeholder() -> None:
    sections = ("文章", "工具", "图片", "言论")
    letter = "磨坊周刊\n\n" + "".join(f"{name}\n\n1、水车转了一整天。\n\n2、溪水很清。\n\n" for name in sections)
    assert "\n图片\n" in clean(Document(letter)).text
    paste = letter.replace("言论", "图片").replace("工具", "图片")
    assert "\n图片\n" not in clean(Document(paste)).text
    assert "图片" not in clean(Document(letter.replace("图片\n\n1、", "图片\n\n"))).text


@pytest.mark.parametrize("above", ["页面上的按钮有下面几个。", "按钮的名字如下。", "The buttons are the following."])
def test_a_sentence_may_announce_what_stands_below_without_a_colon(above: str) -> None:
    lines = f"磨坊的网页\n\n{above}\n\n返回顶部\n\n打印本页\n\n它们都很好用。\n"
    assert "返回顶部" in clean(Document(lines)).text
    assert "返回顶部" not in clean(Document(lines.replace(above, "水车转了一天。"))).text


@pytest.mark.parametrize(
    "line",
    [
        "「更多。」",
        "「返回！」",
        "「分享」",
        "『关闭』",
        "「圖片」",
        "（返回顶部。）",
        "【关闭？】",
        "(Close.)",
        "[Share.]",
        "(Back to top.)",
    ],
)
@pytest.mark.parametrize("kind", ["text", "markdown"])
def test_what_somebody_says_in_corner_brackets_is_no_button(line: str, kind: Kind) -> None:
    speech = f"{PARAGRAPH}\n\n{line}\n\n{PARAGRAPH[::-1]}\n"
    assert line in qingwen.clean(speech, kind=kind).text


@pytest.mark.parametrize("row", [("【关闭。】", "（返回）"), ("【返回】", "【打印。】"), ("(Close.)", "[Back to top]")])
def test_a_sentence_in_brackets_stays_beside_a_button(row: tuple[str, ...]) -> None:
    assert removed(PARAGRAPH, *row, PARAGRAPH[::-1]) == [line for line in row if line[-2] not in "。."]


@pytest.mark.parametrize("parted", ["\t", "  ", " / ", " ", ": "])
def test_a_term_with_its_translation_is_no_row_of_buttons(parted: str) -> None:
    pairs = [("Lamp", "灯"), ("Home", "首页"), ("Back to top", "返回顶部"), ("Share", "分享"), ("Print", "打印")]
    for first, last in ((0, 1), (1, 0)):
        lines = [pair[first] + parted + pair[last] for pair in pairs]
        assert not removed(*lines) and not removed("Words of the web", *lines)


@pytest.mark.parametrize("parted", ["\t", " / ", "  "])
def test_a_glossary_of_the_web_s_words_alone_is_no_page(parted: str) -> None:
    words = {"Home": "首页", "News": "新闻", "Search": "搜索", "Sign in": "登录", "Sign up": "注册", "Share": "分享", "Like": "点赞",
             "Follow": "关注", "Print": "打印", "Privacy policy": "隐私政策", "Sitemap": "网站地图", "Copyright": "版权", "Back to top": "返回顶部"}  # fmt: skip
    assert not removed("Words on buttons", *(parted.join(pair) for pair in words.items()))


def test_terms_with_translations_that_no_table_knows_make_a_glossary_below_a_paragraph() -> None:
    terms = ["Lantern / 灯笼", "Home / 首页", "Back to top / 返回顶部", "Share / 分享", "Ferry / 渡船"]
    text = "\n".join(["Words of the ferry", BRIDGE[0], *terms]) + "\n"
    assert not find_debris(Document(text))
    made = qingwen.clean(text).text
    assert all(term in made for term in terms) and qingwen.clean(made, kind="markdown").text == made


@pytest.mark.parametrize(
    "lines",
    [
        ("磨坊 3.2", "新增", "水位提醒", "分享到微信", "离线地图", "修正", "闪退"),
        ("磨坊 3.2", "新功能", "深色模式", "轉發至 LINE", "改善", "速度"),
        ("Mill 3.2", "New", "Dark tiles", "Share on WhatsApp", "Night mode", "Fixed", "Crashes"),
        (
            "Mill 3.2",
            "New",
            "Dark tiles for the whole of the valley",
            "Share on WhatsApp",
            "Share on LINE",
            "Fewer crashes in the rain",
        ),
        ("渡口 2.0", "新增", "渡船到站前十分钟可以提醒", "分享到微信", "转发给好友", "时刻表按站点排列"),
        ("渡口 2.0", "新增", "到站提醒", "分享到微博", "时刻表", PARAGRAPH),
    ],
)
def test_sharing_with_an_application_is_a_feature_among_others(lines: tuple[str, ...]) -> None:
    assert not removed(*lines)
    assert removed(PARAGRAPH, lines[3]) == [lines[3]]
    assert removed(lines[0], lines[3], PARAGRAPH) == [lines[3]]
    assert removed(lines[0], "2024-03-02", lines[3], PARAGRAPH) == [lines[3]]
    assert removed(PARAGRAPH, "渡口的木桥", lines[3], PARAGRAPH[::-1]) == [lines[3]]
    made = qingwen.clean("\n".join(lines) + "\n").text
    assert qingwen.clean(made, kind="markdown").text == made


TITLES = ["Disclaimer", "Code of Conduct", "Newsletter", "Home", "Share", "返回", "免责声明", "关于我们", "隐私政策"]
TOLD = ["By Mei Lin", "Source: The Mill", "May 7, 2024", "Last updated: 7 May 2024", "作者：林一", "来源：磨坊报", "生效日期：2024年5月7日"]  # fmt: skip


@pytest.mark.parametrize("title", TITLES)
@pytest.mark.parametrize("told", TOLD)
def test_what_stands_above_author_source_or_date_is_a_title(title: str, told: str) -> None:
    text = f"{title}\n{told}\n{PARAGRAPH}\n"
    for unsafe in (False, True):
        assert f"# {title}\n" in qingwen.clean(text, unsafe=unsafe).text
    assert 0 not in [one.start for one in qingwen.lint(text)]


@pytest.mark.parametrize(
    "line", ["Home", "Back", "Subscribe", "Next article", "3 comments", "首页", "返回", "阅读 1203"]
)
@pytest.mark.parametrize(
    "between",
    [
        ("Who will mend the bridge?",),
        ("“We never closed it”",),
        ("Mend it now!",),
        ("The bridge is open", "How a carpenter saved the boards"),
        ("The bridge is open", "Share"),
    ],
)
@pytest.mark.parametrize("told", [("May 7, 2024",), ("By Mei Lin", "May 7, 2024"), ("来源：渡口镇报",)])
def test_a_headline_below_the_date_is_the_title_and_not_a_button_above(line: str, between: tuple[str, ...], told: tuple[str, ...]) -> None:  # fmt: skip
    text = qingwen.clean("\n".join([line, *told, *between, *BRIDGE]) + "\n", unsafe=True).text
    assert f"# {between[0]}\n" in text and f"{line}\n" not in text
    counted = qingwen.clean("\n".join([line, *told, "5 min read", *between, *BRIDGE]) + "\n", unsafe=True).text
    assert between[0] in counted and f"{line}\n" not in counted


@pytest.mark.parametrize("title", ["Next", "Comments", "Subscribe", "返回"])
def test_a_button_s_word_above_its_author_and_a_sentence_is_a_title(title: str) -> None:
    for below in (BRIDGE[:1], ["门开了。", *BRIDGE], ["雨停了", "河还在涨", "没有人过桥"]):
        assert not removed(title, "By Mei Lin", *below)


@pytest.mark.parametrize(
    "word", ["影片", "影音", "回应", "回响", "检举", "追踪", "追踪者", "载入", "导览", "连结", "联络", "推特", "著作权"]
)
def test_a_word_of_taiwan_s_pages_is_a_heading_in_an_article_of_the_mainland(word: str) -> None:
    assert not find_debris(Document(f"木桥\n\n{BRIDGE[0]}\n\n{word}\n\n{BRIDGE[1]}\n"))


@pytest.mark.parametrize("word", ["影片", "影音", "回應", "回響", "檢舉", "回饋", "著作權"])
def test_some_of_its_words_are_headings_in_traditional_characters_too(word: str) -> None:
    assert not find_debris(
        Document(
            f"木橋\n\n橋修好的那天下著小雨，鎮上的人撐著傘從兩頭走過來。\n\n{word}\n\n木匠說舊橋板還能用二十年。\n"
        )
    )


@pytest.mark.parametrize(
    "heads",
    [
        ["歷史", "政治", "文化", "影片", "回響", "部落格", "粵語"],
        ["歷史", "地理", "交通", "氣候"],
        ["教育", "旅遊", "物產", "氣候"],
    ],
)
def test_an_encyclopedia_s_page_keeps_the_heads_of_its_parts(heads: list[str]) -> None:
    menu, foot = ["首頁", "登入", "搜尋"], ["隱私權聲明", "網站導覽", "聯絡我們", "回頁首"]
    told = "渡口鎮在河的北岸，鎮上的人靠一座木橋過河，橋修過三次，最後一次是在去年的秋天，木匠換下了全部的橋板"
    parts = [line for i, head in enumerate(heads) for line in (head, f"{told}，這是第{i}次說起。{told[::-1]}。")]
    text = "\n".join([*menu, "渡口鎮", "2024/05/20 05:30", *parts, *foot]) + "\n"
    for unsafe in (False, True):
        made = qingwen.clean(text, unsafe=unsafe).text
        assert all(f"{line}\n" in made for line in parts)
        assert not any(line in made for line in foot)


@pytest.mark.parametrize(
    "word",
    ["追蹤我們", "搜尋", "登入", "購物車", "常見問題", "最新消息", "留言", "回應", "相關影片", "看更多", "網站導覽"],
)
def test_an_article_may_say_what_taiwan_s_pages_say(word: str) -> None:
    for own in (word, f"{word}。", f"「{word}」"):
        assert not removed("老屋", PARAGRAPH, own, PARAGRAPH[::-1])
    assert not removed("要辦的事", "買菜", word, "寄信", "洗衣")
    assert not removed(PARAGRAPH, f"{word}的時候，他想起了那年冬天。", PARAGRAPH[::-1])


@pytest.mark.parametrize("answer", ["No.", "Yes.", "Search.", "Read more.", "分享。"])
def test_a_button_s_word_with_a_full_stop_is_what_somebody_says(answer: str) -> None:
    text = f"Questions for the miller\n\nWill you ever retire?\n{answer}\n\nAre the ducks yours?\nOnly the white one.\n"
    assert not find_debris(Document(text))
    assert answer in qingwen.clean(text, unsafe=True).text
    assert answer[:-1] not in qingwen.clean(text.replace(answer, f"Share\n{answer[:-1]}"), unsafe=True).text


@pytest.mark.parametrize(
    "path",
    [
        "打开首页 > 我的 > 设置",
        "返回首页 > 我的 > 订单",
        "点击首页 > 搜索 > 历史",
        "手机首页 > 设置 > 隐私",
        "微信首页 > 我 > 设置",
    ],
)
def test_a_path_that_an_author_tells_to_click_is_none(path: str) -> None:
    assert phrases().match(path) is None


@pytest.mark.parametrize(
    "line",
    ["Keyboard shortcuts", "Functional cookies", "Always active", "Meet the team", "The related changes", "小黑屋"],
)
def test_what_heads_parts_of_articles_as_well_is_not(line: str) -> None:
    assert phrases().match(line) is None


@pytest.mark.parametrize(
    "text",
    [
        f"{PARAGRAPH}\n\n谢谢你请我吃了那么多年的面。",
        f"{PARAGRAPH}\n\n博客已上线三百天，谢谢大家一路陪伴。",
        f"网站已上线一百天\n\n{PARAGRAPH}",
        f"{PARAGRAPH}\n\nSkills\n\nCreated using Sphinx and hosted on Read the Docs\n\n{PARAGRAPH}",
        f"{PARAGRAPH}\n\n非常有帮助\n有帮助\n没帮助\n非常没帮助\n\n{PARAGRAPH}",
        f"{PARAGRAPH}\n\nConfirm my choices\n\n{PARAGRAPH}",
        f"{PARAGRAPH}\n\nAudio track",
        f"Draft saved\n\n{PARAGRAPH}",
        f"{PARAGRAPH}\n\nDid you enjoy this story?",
    ],
)
def test_an_authors_own_line_that_opens_so_or_is_called_so_stays(text: str) -> None:
    assert all(line in clean(Document(f"{text}\n")).text for line in text.split("\n"))
