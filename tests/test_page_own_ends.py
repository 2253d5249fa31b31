"""What is the article's own at its head and end although sites have the like: a court's name, works to read, addresses, a rating."""

from __future__ import annotations

import pytest

from large_page import LAST, page_of
from paragraphs import LAMP
from qingwen.cleaning import clean
from qingwen.rules.debris._page_rule import ENGLISH_PAGE
from qingwen.text.debris.phrase_table import Match
from qingwen.text.debris.phrases import phrases
from qingwen.text.document import Document

TEXT = [
    "港口的书不好写，太近了看不清，太远了摸不着。",
    "下面这几本，是我这两年在灯塔上反复读的。",
    "它们的作者有船员，也有教师。",
]


def cleaned(head: list[str], article: list[str]) -> str:
    text = clean(Document(page_of([*head, *article]))).text
    assert LAST not in text
    return text


@pytest.mark.parametrize(
    "end",
    [
        ["延伸阅读", "《灯塔与潮汐》 周敏", "《盐路》 吴桐", "相关阅读", "《船工》 郑一 海港书局 2011年"],
        ["延伸阅读", "《盐路》 吴桐 海港书局 2019年", "关于作者", "周敏，自由撰稿人，现居海港镇，著有《码头》。"],
        ["下载", "官网：https://diary.example", "iOS：在 App Store 搜索“港湾日记”"],
    ],
)
def test_works_to_read_and_where_to_find_an_application_stay(end: list[str]) -> None:
    text = cleaned(["灯塔上的书", "2024-11-05 08:30"], [*TEXT, *end])
    assert all(line in text for line in end)


@pytest.mark.parametrize(
    "end",
    [
        ["哪里看得到", "灯塔二楼的柜子里", "延伸阅读", "《盐路》，海港书局，2019年", "（作者系退休船员）"],
        ["延伸阅读", "《灯与梯》，布兰特著，鹭鸟出版社，2019年"],
    ],
)
def test_works_and_addresses_stay_below_another_short_section_too(end: list[str]) -> None:
    text = cleaned(["灯塔上的书", "2024-11-05 08:30"], [*TEXT, *end])
    assert all(line in text for line in end)


def test_who_issued_a_release_stays_below_its_contacts() -> None:
    end = ["Contacts", "Media: M. Quay, +44 113 496 0000", "SOURCE Quay Ropes plc"]
    text = cleaned(["灯塔上的书", "2024-11-05 08:30"], [*TEXT, *end])
    assert all(line in text.replace("\\", "") for line in end)


@pytest.mark.parametrize(
    ("issuer", "kind"),
    [
        ("海港市第三中级人民法院", "民事判决书"),
        ("海港市教育局", "关于夜间渡轮接送学生的函"),
        ("海港镇人民政府办公室", "通知"),
    ],
)
def test_who_issues_a_judgment_or_a_letter_stays_above_what_it_is_called(issuer: str, kind: str) -> None:
    article = [
        "（2024）港03民终1234号",
        "上诉人张某因与被上诉人渡轮服务合同纠纷一案，不服一审判决，向本院提起上诉。本院依法组成合议庭进行了审理，现已审理终结。",
        "本院认为，渡轮公司未按约定的时间开行班次，致使乘客误工，应当承担相应的责任，一审认定事实清楚，适用法律正确。",
    ]
    head = ["张某与渡轮公司服务合同纠纷二审", "周敏·2024年11月05日 08:20", "关注", issuer, kind]
    assert issuer in cleaned(head, article)


def test_a_rating_in_stars_is_no_count() -> None:
    assert phrases().match("评分：★★★★☆") == Match("counter", "doubtful")
    assert phrases().match("评分") == Match("counter", "group")


@pytest.mark.parametrize(
    "thread", [[], ["3条评论", "周敏", "3天前", "写得真好", "回复", "吴桐", "4天前", "学习了", "回复"]]
)
@pytest.mark.parametrize("marks", ["[1] [2] ", "1. 2. ", "（1）（2）", "①②"])
def test_numbered_references_and_their_heading_stay_at_the_end_of_a_page(thread: list[str], marks: str) -> None:
    size = len(marks) // 2
    works = [
        f"{marks[:size]}周敏：《灯塔与潮汐》，海港书局，2011年",
        f"{marks[size:]}Reed, T. Mills and Tides. Harbour Press",
    ]
    page = page_of(["灯塔上的书", "2024-11-05 08:30", *TEXT, *thread, "References", *works])
    for unsafe in (False, True):
        text = clean(Document(page), unsafe=unsafe).text.replace("\\", "")
        assert all(part in text for part in ("\nReferences\n", works[0][size:], works[1][size:]))


@pytest.mark.parametrize("unsafe", [False, True])
def test_references_below_a_paste_that_is_no_page_keep_their_heading(unsafe: bool) -> None:
    text = "\n".join([*TEXT, "References", "[1] Reed, T. Mills and Tides.", "[2] Quay, M. Ropes."])
    assert "\nReferences\n" in clean(Document(text), unsafe=unsafe).text


@pytest.mark.parametrize("below", [[], ["Share this page", "Facebook", "Email"], ["Was this helpful?", "Yes", "No"]])
def test_a_last_heading_that_menus_have_too_stays_with_the_line_below_it(below: list[str]) -> None:
    menu = ENGLISH_PAGE.split("\n")[:13]
    end = ["Languages", "English, Dutch and Norwegian"]
    text = clean(Document("\n".join([*menu, "The Keeper of the Lamp", *LAMP, *end, *below]) + "\n")).text
    assert all(line in text for line in end)
