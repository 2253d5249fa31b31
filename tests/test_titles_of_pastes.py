"""Which of a paste's first lines is its title, and which are its section, its subtitle, its byline or its date."""

from __future__ import annotations

import pytest

from pastes import cleaned
from qingwen import clean
from qingwen.text.document import Document

CHINESE = "头一个冬天最难熬，码头结了冰，补给船两个星期没有来，我们把最后一袋面粉分成了十四份，每天早上称一次。\n" * 2
ENGLISH = (
    "The first winter was the hardest: the pier froze and the boat did not come, and we shared the last bag of flour.\n"
    * 2
)


def titles(text: str) -> list[str]:
    return [line[2:] for line in cleaned(text)[1].split("\n") if line.startswith("# ")]


@pytest.mark.parametrize(
    "head",
    [
        "灯塔上的冬天\n专访海港镇最后一位守塔人老李\n海港晨报 2024-11-05 08:30",
        "燈塔的冬天\n記者李明／台北即時報導\n2024-11-05 08:30",
        "灯塔上的冬天\n海港晨报记者李明 通讯员王芳\n2024-11-05",
        "燈塔的冬天\n出版：2025-03-02 11:05\n更新：2025-03-02 12:05",
        "Three winters\nWhat the keepers remember of their years on the island\nHarbour Post | June 4, 2024 2:15 PM",
        "Winter\nAn Interview With the Last of the Keepers\nHarbour Post | June 4, 2024 2:15 PM",
        "Winter\nAnna Smith, Harbour Post Staff Writer\nMay 3, 2024",
        "灯塔重生\n七十岁的老李仍在守塔，年轻人租下旧屋\n本报记者 李明\n2025-03-02 10:06",
        "燈塔重生\n七十歲的老李仍在守塔\n記者林一／台北報導\n2025/03/02 10:06",
        "灯塔重生\n七十岁的老李仍在守塔\n2025-03-02 10:06\n本报记者 李明",
        "灯塔重生\n七十岁的老李仍在守塔\n作者：李明\n2025-03-02 10:06",
        "灯塔重生\n七十岁的老李仍在守塔\n2025-03-02",
        "Three winters\nThe keeper still lights the lamp at the end of the pier\nBy Jane Doe, Harbour Times\nMarch 2, 2025",
    ],
)
def test_a_short_title_above_its_subtitle_or_byline_and_a_dateline_is_no_section(head: str) -> None:
    title = head.split("\n")[0]
    text = f"{head}\n{CHINESE if title[0] > '~' else ENGLISH}"
    assert titles(text) == [title]
    assert "section" not in cleaned(text)[0]


@pytest.mark.parametrize(
    ("head", "section"),
    [
        ("Gardening\nSix Keepers Who Never Came Back\nHarbour Post | June 4, 2024 2:15 PM", "Gardening"),
        ("海港社\n灯塔上的三个冬天 守塔人口述\n2024/11/05 08:30（11/05 09:02 更新）", "海港社"),
        ("海港新闻\n灯塔上的三个冬天\n海港日报 2025-03-02", "海港新闻"),
        ("评论\n灯塔为什么还要亮\n2025年3月2日 10:06 海港晚报", "评论"),
        ("人物\n最后一个守塔人\n李明 发表于 2025年3月2日", "人物"),
        ("政治\n关于灯塔的争论\n2025-03-02 10:06 海港新闻", "政治"),
        ("生活\n老街的灯塔又亮了灯\n記者林一／台北報導\n2025/03/02 10:06", "生活"),
    ],
)
def test_what_sections_are_called_an_agency_and_words_that_the_article_has_not_above_a_headline_name_the_section(
    head: str, section: str
) -> None:
    fields, _ = cleaned(f"{head}\n{CHINESE if section[0] > '~' else ENGLISH}")
    assert (fields["title"], fields["section"]) == (head.split("\n")[1], section)


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("首页\n新闻\n灯塔上的三个冬天\n海港镇最后一位守塔人老李回忆他在岛上的三十年\n作者：李明", 2),
        (
            "首页 > 新闻 > 正文\n灯塔上的三个冬天\n海港镇最后一位守塔人老李回忆他在岛上的三十年\n海港晨报 2024-11-05 08:30",
            1,
        ),
        (
            "Home\nThree winters in the lighthouse\nWhat the keepers of the light remember of their years there\nBy Anna Smith",
            1,
        ),
        ("Home\nWinter lighthouse\nWhat the keepers of the light remember of the winter there\nMay 3, 2024", 1),
        ("Home\nLocal Gardening\nSix Keepers Who Never Came Back\nBy Anna Smith", 2),
        ("Sign in\nHome / Our Harbour / Stories\nThree winters in the lighthouse\nBy Anna Smith", 2),
    ],
)
def test_below_a_menu_the_first_line_is_the_title_and_not_the_subtitle_above_the_byline(head: str, title: int) -> None:
    assert titles(f"{head}\n{CHINESE if head[0] > '~' else ENGLISH}") == [head.split("\n")[title]]


@pytest.mark.parametrize("menu", ["首页\n新闻", "首頁\n即時", "注册\n海港网首页"])
@pytest.mark.parametrize("byline", ["本报记者 李明", "記者林一／台北報導"])
def test_below_a_menu_a_title_of_four_letters_is_told_by_a_reporter_s_line(menu: str, byline: str) -> None:
    head = f"{menu}\n灯塔重生\n七十岁的老李仍在守塔\n{byline}\n2025-03-02 10:06\n分享"
    assert titles(f"{head}\n{CHINESE}") == ["灯塔重生"]


def test_a_section_that_the_trail_above_it_names_is_no_title() -> None:
    fields, _ = cleaned(f"首頁 > 生活\n生活\n春天的燈塔\n2025-03-02 10:06 海港新聞\n{CHINESE}")
    assert (fields["title"], fields["section"]) == ("春天的燈塔", "生活")


@pytest.mark.parametrize(
    "head",
    [
        "灯塔重生\n——走近码头街的居民\n本报记者 李明\n2025-03-02 10:06",
        "灯塔重生\n文 李明 编辑 赵敏\n2025-03-02 10:06",
        "灯塔重生\n七十岁的老李仍在守塔\n2025-03-02 10:06\n本报记者 李明",
    ],
)
def test_the_day_beside_a_reporter_s_line_moves_with_it(head: str) -> None:
    fields, body = cleaned(f"{head}\n{CHINESE}")
    assert (fields["title"], fields["date"]) == ("灯塔重生", "2025-03-02 10:06")
    assert "2025" not in body


@pytest.mark.parametrize("title", ["12 Angry Men", "101 Dalmatians Again"])
def test_a_title_that_begins_with_a_number_above_a_letter_to_the_reader_is_no_address(title: str) -> None:
    assert titles(f"{title}\nMay 3, 2024\nDear reader,\n{ENGLISH}") == [title]


@pytest.mark.parametrize(
    "text",
    [
        f"海港沦陷\n1937年12月13日\n{CHINESE}",
        f"灯塔大事记\n1912年4月15日\n{CHINESE}1937年12月13日\n灯塔熄灭。\n{CHINESE}",
        f"灯塔大事记\n2012年4月15日\n{CHINESE}2013年12月3日\n灯塔重新点亮。\n{CHINESE}",
        f"The keeper's diary\nMay 3, 2014\n{ENGLISH}June 12, 2014\nThe lamp is lit.\n{ENGLISH}",
        f"会议纪要\n2024年5月1日 14:00\n三楼会议室\n{CHINESE}",
        f"灯塔影像展\n2025年3月8日 10:00\n海港美术馆\n{CHINESE}",
        f"灯塔书展\n2025/03/08 19:30\n老街书店\n{CHINESE}",
        f"Harbour Book Night\nMarch 8, 2025 7:30 pm\nHarbour Library, Second Floor\n{ENGLISH}",
        f"Harbour 2, Rivertown 1\nMarch 8, 2025\nHarbour Stadium\n{ENGLISH}",
    ],
)
def test_the_day_of_an_entry_of_history_or_of_a_meeting_stays_below_the_title(text: str) -> None:
    title, day = text.split("\n")[:2]
    assert cleaned(text)[1].startswith(f"# {title}\n\n{day}\n")


@pytest.mark.parametrize("publisher", ["海港图书馆", "海港晚报"])
def test_a_day_without_an_hour_above_who_may_have_published_something_dates_it(publisher: str) -> None:
    assert cleaned(f"灯塔重新点亮\n2025年3月8日\n{publisher}\n{CHINESE}")[0]["date"] == "2025-03-08"


@pytest.mark.parametrize(
    "end",
    [
        "记者李明倒下的那天，海港下着大雨，他的笔记本里还夹着没写完的稿子，最后一页只有半句话，谁也没有看懂。",
        "他从口袋里掏出一张旧名片，那是他二十年前用过的，纸已经发黄了，字还看得清。",
    ],
)
def test_a_reporter_of_whom_the_text_tells_or_whose_card_it_shows_keeps_the_last_line(end: str) -> None:
    assert cleaned(f"最后的采访\n{CHINESE}{end}\n本报记者 李明\n")[1].endswith("\n\n本报记者 李明")
    assert cleaned(f"最后的采访\n{CHINESE}\n本报记者 李明\n")[0]["author"] == "李明"


@pytest.mark.parametrize("year", ["1912", "1937", "1989"])
def test_a_day_before_the_web_dates_no_article(year: str) -> None:
    assert "date" not in cleaned(f"海港沦陷\n{year}年12月13日\n{CHINESE}")[0]


def test_dates_of_other_posts_below_an_article_leave_it_its_own() -> None:
    text = f"Three winters\nMay 3, 2014\n{ENGLISH}Two springs\nMay 5, 2015\nOne autumn\nMay 9, 2015\n"
    assert "May 3, 2014" not in cleaned(text)[1]


@pytest.mark.parametrize(
    "day", ["2024年5月1日 星期三 晴", "2024年5月1日 小雨转晴", "2024-05-01 多云", "2024-05-01 阵雨"]
)
def test_a_day_and_its_weather_are_no_title(day: str) -> None:
    assert titles(f"{day}\n{CHINESE}2024年5月2日 星期四 雨\n{CHINESE}") == []


def test_weather_in_a_title_leaves_it_one() -> None:
    assert titles(f"2024年5月1日 海港大雨\n{CHINESE}") == ["2024年5月1日 海港大雨"]


def test_the_only_line_between_a_menu_and_the_first_paragraph_of_a_page_is_its_title() -> None:
    page = f"首页\n新闻\n科技\n登录\n注册\n灯塔上的三个冬天\n{CHINESE}{CHINESE}上一篇：码头的早市\n下一篇：渔歌\n分享到：\n微信\n微博\n"
    assert titles(page) == ["灯塔上的三个冬天"]


@pytest.mark.parametrize(
    "line",
    ["By Jane Doe, Harbour Times", "Jane Doe, Staff Writer", "Illustration by Ann Lee", "Jane Doe"],
)
def test_who_wrote_or_drew_below_the_menu_of_a_page_is_no_title(line: str) -> None:
    foot = "About us\nPrivacy policy\n© 2025 Harbour Times. All rights reserved.\n"
    menu = "Skip to main content\nHome\nNews\nSport\nSubscribe\n"
    text = "".join(
        f"In the {year} winter the supply boat stayed away for weeks, and the men sat by the lamp and counted the bags of flour.\n"
        for year in ("first", "second", "third", "last")
    )
    assert titles(f"{menu}{line}\n{text}{foot}") == []
    assert titles(f"{menu}Winter Lamps\n{text}{foot}") == ["Winter Lamps"]


@pytest.mark.parametrize("byline", ["记者 林一 报道", "文 李明 编辑 赵敏", "本报记者 李明"])
def test_a_title_that_the_menu_above_and_the_byline_below_tell_stays_with_unsafe_fixes_too(byline: str) -> None:
    menu = "无障碍\n搜索\n首页\n客户端\n登录\n财经"
    foot = "责任编辑：赵敏\n京ICP备12345678号\n相关阅读\n上一篇：小镇的雪"
    text = "".join(
        f"{year}的冬天，补给船两个星期没有来，码头结了冰，守塔人把最后一袋面粉分成十四份，围着灯数日子。\n"
        for year in ("前年", "去年", "今年", "最后")
    )
    page = f"{menu}\n灯塔重生\n年轻人租下旧屋，周末讲地方史\n{byline}\n分享\n收藏\n{text}{foot}\n"
    assert "灯塔重生" in clean(page, unsafe=True).text


@pytest.mark.parametrize("line", ["文／林一", "记者 李明 摄影 王芳", "（本报记者 李明）"])
def test_a_reporter_s_line_below_the_menu_of_a_page_is_no_title(line: str) -> None:
    page = f"首页\n新闻\n科技\n登录\n注册\n{line}\n{CHINESE}{CHINESE}上一篇：码头的早市\n下一篇：渔歌\n分享到：\n微信\n微博\n"
    assert titles(page) == []


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize("title", ["分享", "目录", "联系我们", "注册", "读书", "Go", "Contact"])
def test_a_button_s_word_right_above_the_first_paragraph_is_the_title_with_unsafe_fixes_too(
    title: str, unsafe: bool
) -> None:
    text = f"{title}\n\n{CHINESE if title[0] > '~' else ENGLISH}"
    assert f"# {title}\n" in clean(text, unsafe=unsafe).text


@pytest.mark.parametrize("unsafe", [False, True])
@pytest.mark.parametrize(
    "word", ["收藏", "菜单", "编辑", "下载", "设置", "反馈", "返回", "打印", "搜索", "首页", "更多"]
)
@pytest.mark.parametrize(
    "opening", ["{}这两个字，我是跟着守塔人学会的。", "那年我七岁。\n守塔人教我认的头两个字是{}。"]
)
def test_a_button_s_word_of_which_the_text_speaks_at_once_is_its_title(word: str, opening: str, unsafe: bool) -> None:
    assert f"# {word}\n" in clean(f"{word}\n{opening.format(word)}{CHINESE}", unsafe=unsafe).text


@pytest.mark.parametrize("word", ["Save", "Print", "Email", "Back", "Settings", "Listen", "Share"])
def test_an_english_button_s_word_is_the_title_where_the_text_opens_with_it(word: str) -> None:
    assert titles(f"{word}\n{word} was the first word that I learned on the island. {ENGLISH}") == [word]
    assert titles(f"{word}\nWe had to {word.lower()} what there was. {ENGLISH}") == []


def test_a_menu_s_word_above_code_is_the_title() -> None:
    assert titles(f"Contact\n\noffice = {{\n   'name': harbour,\n   'pier': twelve,\n}}\nsend(office)\n{ENGLISH}") == [
        "Contact"
    ]


def test_a_line_that_opens_a_bracket_is_no_title() -> None:
    assert titles(f"Write to (\n   the harbour office,\n   12 Pier Road\n)\n{ENGLISH}") == []


@pytest.mark.parametrize("end", ["海港花园物业服务中心\n2025年3月2日", "你的朋友 老周\n2025年3月2日"])
def test_a_notice_that_opens_with_a_menu_s_word_has_that_for_title_and_not_who_signs_it(end: str) -> None:
    assert titles(f"通知\n\n各位业主：\n\n本小区定于3月8日停水检修，请提前储水。\n\n{end}") == ["通知"]


def test_a_verse_above_a_poet_and_a_day_is_no_title_below_a_menu_s_word() -> None:
    assert titles("活动\n\n夜里下了雨\n屋檐滴到天明\n你说春天要来\n春天就真的来了\n\n李明\n\n2025年3月2日") == []


def test_a_letter_s_close_is_no_title_below_a_menu_s_word() -> None:
    letter = "Dear Emily,\n\nThe ferry runs again since Monday.\n\nYours sincerely,\n\nRobert Zhou\n\nMarch 2, 2025"
    assert titles(f"Food\n\n{letter}") in ([], ["Food"])


INTERVIEW = "記者：您在碼頭開店多少年了？\n老周：二十年了，一天都沒有歇過。\n記者：以後還開嗎？\n老周：船來，就開。\n"


def test_a_question_of_an_interview_is_no_byline_below_a_menu() -> None:
    text = "守塔人說，燈滅的那天夜裡沒有一個人睡得著，天亮時才聽見了汽笛聲。\n"
    assert titles(f"讀書\n歐陽文\n\n{text}\n{INTERVIEW}\n{CHINESE}") == ["讀書"]


@pytest.mark.parametrize("unsafe", [False, True])
def test_a_section_s_word_right_above_a_reporter_is_the_title_with_unsafe_fixes_too(unsafe: bool) -> None:
    assert "# 读书\n" in clean(f"读书\n\n记者 李明\n\n{CHINESE}", unsafe=unsafe).text


def test_of_two_sections_words_above_a_reporter_the_lower_is_the_title() -> None:
    assert titles(f"社会\n读书\n记者 林志明\n2025年3月2日\n{CHINESE}") == ["读书"]


def test_one_word_of_menus_right_above_a_page_s_title_is_no_menu() -> None:
    talk = "Q: How long have you had the lamp?\nA: Twenty years, and not one night off.\nQ: Will you go on?\nA: If the boats come, yes.\n"
    foot = "Share on Facebook\nPrevious: Trees by the Sea\nBack to top\n© 2025 Harbour Post. All rights reserved.\n"
    text = f"Food\nA harbour looks again at its kitchens\n{ENGLISH}{talk}{ENGLISH}{foot}"
    assert "Food" in cleaned(text)[1].split("\n")[0]


@pytest.mark.parametrize("byline", ["By Ann Lee", "By Ann Lee, Reuters"])
@pytest.mark.parametrize("below", ["When: May 8, 2025, 2:00 PM\nWhere: Harbour Library\n", "Speaker: Mary Smith\n"])
def test_below_a_menu_a_title_in_capitals_stands_above_its_subtitle_and_byline(byline: str, below: str) -> None:
    head = f"Profile of a Lighthouse\nWhat a lamp means for the people who live beside it\n{byline}\nMay 2, 2025\n"
    text = f"Home\nNews\nSport\nLog in\nSubscribe\n{head}{below}{ENGLISH}"
    assert titles(text) == ["Profile of a Lighthouse"]


def test_a_short_title_that_no_section_is_called_stays_above_a_subtitle_taken_for_the_title() -> None:
    head = "The Lamp\nWhat a light means for the people who live beside it\nBy Ann Lee, Reuters\nMay 2, 2025\n"
    fields, body = cleaned(f"Home\nNews\nSport\nLog in\nSubscribe\n{head}Speaker: Mary Smith\n{ENGLISH}")
    assert "section" not in fields and "The Lamp" in body


@pytest.mark.parametrize("byline", ["by Jane Doe", "Jane Doe", "Mary O'Neill", "by Mary O'Neill"])
@pytest.mark.parametrize("title", ["On Reading", "The Sea", "My Father"])
def test_a_byline_makes_no_section_of_the_short_title_above_it(title: str, byline: str) -> None:
    fields, body = cleaned(f"{title}\n\n{byline}\n\nMay 2, 2025\n\n{ENGLISH}")
    assert fields["title"] == title and "section" not in fields and f"# {title}" in body


def test_a_short_title_above_a_byline_heads_lines_without_a_paragraph_too() -> None:
    assert titles("On Reading\nby Ann Lee\nMay 2, 2025\n\nNice weather today\nWhere are you going?\nTo the pier\n") == [
        "On Reading"
    ]


def test_a_page_s_title_is_no_reporter_s_line_behind_a_mark() -> None:
    head = "读书\n灯塔改变了什么\n□ 本报记者 欧阳修文\n2025年05月02日 10:06\n"
    foot = "分享到：微信 微博 QQ空间\n上一篇：海边的树\n下一篇：山里的雨\n返回顶部\n版权所有 © 2025 海港网\n"
    text = (
        "港务所上月宣布，新的灯塔将于六月初点亮，届时每天夜里可以照到二十海里以外的地方。\n"
        "守塔人说，灯灭的那天夜里没有一个人睡得着，天亮时才听见了汽笛声，大家都跑到码头上去看。\n"
        "从灯塔下来的时候，天已经黑了，家家户户的窗子一扇一扇地亮起来。\n"
    )
    assert titles(f"{head}{text}{foot}") == ["灯塔改变了什么"]


@pytest.mark.parametrize("column", ["经济观察", "书评周刊", "海外来鸿", "教育论坛", "國際視野", "海港副刊"])
@pytest.mark.parametrize("head", ["沉默的港口\n2025年5月2日", "沉默的港口\n文/李明\n2025年5月2日"])
def test_a_column_s_name_is_no_title(column: str, head: str) -> None:
    assert titles(f"{column}\n{head}\n{CHINESE}") == ["沉默的港口"]
    assert titles(f"首页\n新闻\n财经\n登录\n{column}\n{head}\n{CHINESE}") == ["沉默的港口"]
    for essay in ("读书笔记", "灯塔人物", "夜读"):
        assert titles(f"{essay}\n{head}\n{CHINESE}") == [essay]


FOOT = "Share on Facebook\nPrevious: Trees by the Sea\nBack to top\n© 2025 Harbour Times. All rights reserved.\n"


def test_what_somebody_says_in_full_is_no_page_s_title_and_the_head_above_it_stays() -> None:
    head = "A Keeper's Day\nWhen: May 8, 2025, 2:00 PM\nWhere: Harbour Library, Second Floor\nSpeaker: Mary Smith\n"
    said = '"We are in no hurry to leave," she said. "As long as the boats come, the lamp stays lit."\n'
    more = "According to the harbour's own books, there were about 1,200 ships last year, almost a tenth fewer.\n"
    text = clean(f"Home\nNews\nSport\nLog in\nSubscribe\nWorld\n{head}{said}{more}{FOOT}").text
    assert "A Keeper's Day" in text and "When: May 8" in text and f"# {said[:9]}" not in text


def test_the_last_of_several_labelled_lines_is_no_page_s_title() -> None:
    rows = "Date: 2 May 2025\nLocation: Room 302\nChair: Mary Smith\nPresent: Tom Chen, Jane Doe, Bob Lee\nMinutes taken by Ann Ray\n"
    text = "The neighbours say the noise of the building work has been far less than they feared, and children often stop to watch.\n"
    assert titles(f"Food\n{rows}{text}{ENGLISH}{FOOT}") == ["Food"]


def test_a_decimal_at_the_start_of_a_title_is_no_mark_of_an_item() -> None:
    assert titles(f"3.15晚会曝光了三家磨坊\n\n{CHINESE}") == ["3.15晚会曝光了三家磨坊"]
    assert titles(f"3. 没有人来\n\n{CHINESE}") == []


@pytest.mark.parametrize(
    "text",
    [
        "头一个冬天最难熬，码头结了冰，补给船两个星期没有来，我们把最后一袋\n面粉分成了十四份，每天早上称一次，称完了就写在墙上的日历旁边。",
        "“春天总会来的，”老李说，补给船也总会来的，没有人回答他，大家都看\n着那盏灯，听着外面的风，一句话也不说，直到天亮才有人站起来去添了一\n把柴，又坐下了。",
        "The first winter was the hardest: the pier froze and the boat did not\ncome, and we shared the last bag of flour among the fourteen.",
    ],
)
def test_a_line_that_a_margin_broke_is_no_title(text: str) -> None:
    assert titles(f"{text}\n\n老李\n") == []


def test_a_long_title_above_a_line_as_long_is_one_where_no_sentence_goes_on() -> None:
    title = "头一个冬天最难熬，码头结了冰，补给船两个星期没有来，灯却没有灭过"
    assert titles(f"{title}\n海港镇最后一位守塔人老李，在码头上守了四十年的灯和一本没写完的日记\n\n{CHINESE}") == [
        title
    ]


@pytest.mark.parametrize(
    "head",
    [
        "副刊\n灯塔上的三个冬天\n作者：李明\n发布时间：2025-03-02 10:06",
        "评论\n灯塔为什么还要亮？\n2025-03-02 10:06 来源：海港网",
        "副刊\n灯塔上的三个冬天\n文／林野\n2025/03/02 10:06",
        "副刊\n灯塔上的三个冬天",
        "Local News\nThe Last of the Keepers\nBy Jane Doe\nPublished March 2, 2025",
        "Opinion\nWhy do we still need a lamp?\nBy Jane Doe\nUpdated March 2, 2025",
        "Local News\nThe Last of the Keepers",
    ],
)
@pytest.mark.parametrize("unsafe", [False, True])
def test_a_section_s_own_name_is_no_title_whatever_the_byline_says(head: str, unsafe: bool) -> None:
    body = CHINESE if head[0] > "~" else ENGLISH
    assert f"# {head.split(chr(10))[1]}\n" in clean(f"{head}\n{body}", unsafe=unsafe).text


@pytest.mark.parametrize("name", ["林野", "（林野）", "王小芳"])
@pytest.mark.parametrize("day", ["", "\n2025年3月2日"])
def test_an_author_s_name_makes_no_section_of_the_title_above_it(name: str, day: str) -> None:
    assert titles(f"评论\n{name}{day}\n{CHINESE}") == ["评论"]


def test_a_section_s_name_of_which_the_article_speaks_is_its_title_where_no_byline_stands() -> None:
    assert titles(f"旅行\n那年夏天的灯塔\n{CHINESE}旅行到此为止。\n") == ["旅行"]


@pytest.mark.parametrize(
    "head",
    [
        "生活\n燈塔\n〔記者林野／台北報導〕\n2025-03-02 10:06 海港報",
        "评论\n灯塔为什么还要亮\n2025-03-02 10:06 海港晚报\n本报记者 林野",
    ],
)
def test_below_a_section_s_own_name_a_paper_s_date_moves_too(head: str) -> None:
    fields, body = cleaned(f"{head}\n{CHINESE}")
    assert fields["date"] == "2025-03-02 10:06" and fields["author"] == "林野" and "2025" not in body
    assert fields["section"] == head.split("\n")[0]


@pytest.mark.parametrize(
    "head",
    [
        "News\nOn Reading\nForty winters after the lamp went out the old pier has it back\nBy Jane Doe\n2025-03-02",
        "Opinion\nThe Lamp\nA keeper remembers\nby Jane Doe\nPosted on March 2, 2025",
    ],
)
def test_below_a_menu_s_word_a_short_title_stands_above_its_subtitle_whatever_the_article_speaks_of(head: str) -> None:
    assert titles(f"{head}\n{ENGLISH}") == [head.split("\n")[1]]


def test_the_author_and_publisher_of_a_reviewed_book_stay_below_its_title() -> None:
    text = f"The Pier\nBy Jane Doe, Penguin Press\n{ENGLISH}Reviewed by Wang Fang\n"
    assert clean(text).text.count("By Jane Doe, Penguin Press") == 1
    assert cleaned(f"The Pier\nBy Jane Doe, Associated Press\n{ENGLISH}")[0]["source"] == "Associated Press"


@pytest.mark.parametrize(
    "head",
    [
        "Essays\nNotes on a Lamp\nBy Jane Doe, Staff Writer\n2025-03-02",
        "Letters to the Editor\nThe lamp should burn again\nBy Jane Doe\nMarch 2, 2025",
        "非虚构\n灯塔上的三个冬天\n作者：李明",
        "36氪\n灯塔生意，四十年后重新开张\n2025-03-02",
    ],
)
def test_sections_of_magazines_and_a_site_s_own_name_are_no_titles(head: str) -> None:
    assert titles(f"{head}\n{CHINESE if head[0] > '~' or head[0] == '3' else ENGLISH}") == [head.split("\n")[1]]


@pytest.mark.parametrize("title", ["通知", "公告"])
@pytest.mark.parametrize("called", ["各位居民：", "海港花园全体业主：", "尊敬的各位住户："])
def test_a_notice_s_title_above_whom_it_addresses_stays_with_unsafe_fixes_too(title: str, called: str) -> None:
    notice = f"{title}\n{called}\n本小区定于3月8日停水检修，请提前储水。\n给您带来不便，敬请谅解。\n海港社区居委会\n2025年3月2日\n"
    assert f"# {title}\n" in clean(notice, unsafe=True).text


@pytest.mark.parametrize(
    "above",
    [
        "海港网>>生活频道",
        "索引号：HG2025-0031\n发文机关：海港市人民政府办公室\n成文日期：2025年3月2日",
        "海港市人民政府文件\n海政发〔2025〕3号",
    ],
)
def test_a_site_s_trail_and_an_office_s_labels_above_a_document_are_no_title(above: str) -> None:
    assert titles(f"{above}\n关于修复北堤灯塔的通知\n{CHINESE}") == ["关于修复北堤灯塔的通知"]


@pytest.mark.parametrize(
    "head",
    [
        "Essays\nMary Ann Reed\nMay 3, 2024",
        "Poetry\nAnna Reed\nMay 3, 2024",
        "家庭\n阿木\n2024-05-03",
        "考古\n林野 王芳\n2024-05-03",
        "音乐\n渡口人",
    ],
)
def test_who_wrote_something_is_no_title_below_a_section_s_word(head: str) -> None:
    assert titles(f"{head}\n{CHINESE if head[0] > '~' else ENGLISH}") == [head.split("\n")[0]]


def test_a_title_in_a_name_s_form_of_which_the_article_speaks_stands_below_its_section() -> None:
    told = (
        "Nobody has seen Jane Eyre on the pier since the boat came, and the keeper has stopped asking for her there.\n"
    )
    assert titles(f"Books\nJane Eyre\nMay 3, 2024\n{ENGLISH}{told}") == ["Jane Eyre"]


@pytest.mark.parametrize("title", ["Jane Eyre", "Emily Reed"])
def test_a_title_in_a_name_s_form_above_a_byline_and_a_date_stands_below_its_section(title: str) -> None:
    fields, _ = cleaned(f"Books\n{title}\nBy Jane Doe and Tom Reed\nMay 3, 2024\n{ENGLISH}")
    assert (fields["section"], fields["title"], str(fields["date"])) == ("Books", title, "2024-05-03")


@pytest.mark.parametrize(
    "head",
    ["历史\n写在前面", "公益\n开头的话", "设计\n第一章 水", "Law\nIntroduction", "Design\nChapter 1: Oil"],
)
def test_the_heading_of_a_first_part_is_no_title(head: str) -> None:
    assert titles(f"{head}\n{CHINESE if head[0] > '~' else ENGLISH}") == [head.split("\n")[0]]


@pytest.mark.parametrize(
    ("head", "heading"), [("历史\n水退的那一年", "搬到岸上以后"), ("Law\nWhere we are now", "What came of it")]
)
def test_below_a_section_s_word_the_first_of_an_article_s_headings_is_no_title(head: str, heading: str) -> None:
    body = CHINESE if head[0] > "~" else ENGLISH
    assert titles(f"{head}\n{body}{heading}\n{body}") == [head.split("\n")[0]]
    assert titles(f"{head}\n{body}") == [head.split("\n")[1]]


@pytest.mark.parametrize("button", ["分享", "打印", "返回", "首页", "Share", "Print"])
def test_a_button_above_whom_a_letter_addresses_is_no_title(button: str) -> None:
    called, body = ("各位居民：", CHINESE) if button[0] > "~" else ("Dear residents,", ENGLISH)
    assert f"# {button}" not in clean(f"{button}\n{called}\n{body}").text


@pytest.mark.parametrize(
    "lines",
    [
        [
            "第一章 总则",
            "第一条 为了保护港口的灯，制定本办法。",
            "第二章 灯",
            "第二条 灯由守灯人点亮，任何人不得代替。",
        ],
        [
            "Abstract",
            "We counted the lamps of forty harbours over ten winters and found that half of them are lit by hand.",
            "Keywords: lamps; harbours",
        ],
    ],
)
def test_the_first_of_a_text_s_parts_is_no_title(lines: list[str]) -> None:
    assert "title:" not in clean(Document("\n".join(lines) + "\n")).text


@pytest.mark.parametrize("kind", ["节课", "部手机", "回出海"])
def test_a_title_that_counts_stays_one_where_a_sentence_below_tells_of_the_second(kind: str) -> None:
    text = clean(Document(f"第一{kind}\n{CHINESE}第二{kind}我记得更清楚。\n")).text
    assert f"title: 第一{kind}\n" in text
