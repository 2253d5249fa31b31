"""Variants of Chinese: what is mixed is found, what is converted is prose alone, and all of it can be given back."""

from __future__ import annotations

import subprocess
import sys
from itertools import pairwise

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from qingwen.cleaning import clean
from qingwen.editing import apply
from qingwen.linting import lint, matching
from qingwen.restoring import restore_text
from qingwen.text.document import Document
from qingwen.text.folding import simplified
from qingwen.text.han.conversion import Target, conversions

TARGETS: list[Target] = ["simplified", "traditional", "taiwan", "hongkong"]
han_texts = st.lists(
    st.sampled_from(
        ["头发", "干", "发", "里", "面", "后", "台", "只", "发展", "皇后", "公里", "软件", "軟體", "頭髮", "這", "著", "着", "乾",
         "为什么", "著作", "，", "。", "\n\n", "\n", "# ", "> ", "- ", "`发`", "[发](发.md)", "“", "”", "《", "》", " ", "a", "カナ",
         "图片.png", "\ue000", "\u0000", "𠮷", "|", "*", "1", "https://发.cn ", "<b 里>", "---\ntitle: 发里\n---\n"]
    ),
    max_size=30,
).map("".join)  # fmt: skip


def converted(text: str, target: Target, *, unsafe: bool = False) -> str:
    return clean(Document(text, "markdown", language="zh"), han=target, unsafe=unsafe).text


def mixed(text: str) -> list[str]:
    document = Document(text, "markdown")
    return [text[one.start : one.end] for one in lint(document, matching("QW304"))]


@pytest.mark.parametrize(
    ("target", "old", "new"),
    [
        ("taiwan", "安装Node.js\n", "安裝Node.js\n"),
        ("taiwan", "理发店里有一面镜子，头发很长。\n", "理髮店裡有一面鏡子，頭髮很長。\n"),
        ("traditional", "为什么着急\n", "爲什麼着急\n"),
        ("taiwan", "为什么着急\n", "為什麼著急\n"),
        ("hongkong", "为什么着急\n", "為什麼着急\n"),
        ("taiwan", "爲什麼這裏\n", "為什麼這裡\n"),
        ("simplified", "為什麼著急？他看著乾隆的著作\n", "为什么着急？他看着乾隆的著作\n"),
        ("taiwan", "软件\n", "軟件\n"),  # the spelling changes, the word does not
        ("taiwan", "皇后走了三公里，以后再来\n", "皇后走了三公里，以後再來\n"),
    ],
)
def test_prose_is_brought_into_the_variant_that_was_asked_for(target: Target, old: str, new: str) -> None:
    assert converted(old, target) == new


def test_only_prose_is_converted() -> None:
    kept = '`软件` [.](软件.md) <img alt="软件"> 图书馆.png {#软件} [[软件]]\n\n```\n软件\n```\n\n[软件]: 软件.md\n'
    text = f"---\ntitle: 软件\ntags: [软件]\n软件: 1\n---\n\n软件 [软件]\n\n{kept}"
    assert converted(text, "taiwan") == f"---\ntitle: 軟件\ntags: [软件]\n软件: 1\n---\n\n軟件 [软件]\n\n{kept}"


def test_japanese_is_left_as_it_is() -> None:
    text = "これは国語の辞書です。\n\n这本书\n"
    assert converted(text, "taiwan") == "これは国語の辞書です。\n\n這本書\n"


@pytest.mark.parametrize("text", ["同事们发一封。\n", "这里面粉很多。\n", "在控制台中。\n"])
def test_what_phrases_do_not_decide_is_listed_with_its_candidates_and_left(text: str) -> None:
    cleaned = clean(Document(text, "markdown"), han="taiwan")
    (finding,) = [one for one in cleaned.findings if one.name == "ambiguous-han"]
    letter = text[finding.start : finding.end]
    assert letter in cleaned.text and " or " in finding.message


@pytest.mark.parametrize("place", ["山谷", "河谷", "胡同", "函数", "合同"])
def test_a_word_that_ends_like_a_village_leaves_its_last_character_open(place: str) -> None:
    """OpenCC knows 谷里, 同里 and 数里 by name, and would leave 里 as it is."""
    said = f"他说过，都在{place}里。"
    opened = [
        one for one in clean(Document(said, "markdown"), han="traditional").findings if one.name == "ambiguous-han"
    ]
    assert [said[one.start : one.end] for one in opened] == ["里"]
    for kept in ("走了五公里。", "和睦邻里。", "住在阿里。", "卡特里娜说话了。"):
        cleaned = clean(Document(kept, "markdown"), han="traditional")
        assert "里" in cleaned.text
        assert not [one for one in cleaned.findings if one.name == "ambiguous-han"]


def test_a_simplified_word_in_a_traditional_line_is_converted_whole() -> None:
    text = "為什麼和为什么，這麼和這么，怎么，老么。\n"
    assert converted(text, "taiwan") == "為什麼和為什麼，這麼和這麼，怎麼，老么。\n"
    for youngest in ("磨坊主要么兒去開閘門。\n", "那么女聽說水車壞了。\n", "這么妹誰都認識，大家說的。\n"):
        assert converted(youngest, "taiwan") == converted(youngest, "traditional") == youngest
    assert converted("為什么兒子沒有說？\n", "taiwan") == "為什麼兒子沒有說？\n"


def test_what_is_open_is_converted_with_unsafe_and_names_its_finding() -> None:
    cleaned = clean(Document("在控制台中。\n", "markdown"), han="taiwan", unsafe=True)
    assert cleaned.text == "在控制臺中。\n"
    named = [cleaned.findings[edit.finding].name for edit in cleaned.edits if edit.finding is not None]
    assert set(named) == {"ambiguous-han"}


def test_what_is_open_and_has_several_common_forms_is_never_converted() -> None:
    cleaned = clean(Document("他的头发干了，衣服干了。\n", "markdown"), han="taiwan", unsafe=True)
    assert cleaned.text == "他的頭发干了，衣服干了。\n"
    assert [(cleaned.document.text[one.start], one.fix) for one in cleaned.findings] == [("发", None)] + [
        ("干", None)
    ] * 2


@given(han_texts, st.sampled_from(TARGETS), st.booleans(), st.sampled_from(["text", "markdown"]))
@example("里\n这里\n頭髮", "taiwan", False, "markdown")
def test_a_conversion_is_edits_that_can_be_given_back_and_once_is_enough(
    text: str, target: Target, unsafe: bool, kind: str
) -> None:
    cleaned = clean(Document(text, kind, language="zh"), han=target, unsafe=unsafe)  # type: ignore[arg-type]
    assert apply(text, cleaned.edits) == cleaned.text
    assert restore_text(cleaned.text, cleaned.edits) == text
    again = clean(Document(cleaned.text, "markdown", language="zh"), han=target, unsafe=unsafe)
    assert again.text == cleaned.text


@given(han_texts, st.sampled_from(TARGETS))
def test_a_conversion_replaces_character_by_character_and_in_order(text: str, target: Target) -> None:
    places = conversions(text, target)
    assert all(one.end - one.start == len(one.new) for one in places)
    assert all(a.end <= b.start for a, b in pairwise(places))
    assert all(one.candidates == "" or len(one.candidates) > 1 for one in places)


def test_stray_characters_are_found_by_the_majority_of_the_text() -> None:
    assert mixed("这个软件很简单，用户点击按钮就能打开軟體。") == ["軟體"]
    assert mixed("這個軟體很簡單，使用者點擊按鈕就能打開软件。") == ["软"]


def test_a_long_line_with_strays_is_not_taken_for_a_quotation() -> None:
    line = "他剪了头发，這個軟體的設定頁面簡單，點擊打開。"
    assert mixed(line * 50) == ["头发"] * 50


def test_a_text_half_and_half_is_judged_section_by_section() -> None:
    simple = "## 说明\n\n这个软件的设置页面很简单，用户点击按钮就能打开。\n\n"
    traditional = "## 說明\n\n這個軟體的設定頁面很簡單，使用者點擊按鈕就能打開。\n\n"
    assert mixed(simple + traditional) == []
    assert mixed(simple + "新版的軟體很好。\n\n" + traditional + "其他的软件也是。\n") == ["軟體", "软"]


@pytest.mark.parametrize(
    "text",
    [
        "他说：“這個軟體”，然后打开了设置页面。",
        "> 這個軟體很好用\n\n这个软件的设置页面很简单。",
        "这个软件的设置页面很简单，[繁體中文](README.zh-TW.md)。",
        "这个软件的设置页面很简单，见 `軟體` 和 https://example.com/軟體 。",
        "這個群組的使用者在床邊點擊按鈕，溫度與税率都會顯示，就能打開群峰的頁面。",
        "他喜欢東野圭吾的《東京のことば》。\n\nこの本は東京で買った。\n\n这个软件的设置页面很简单，这样设计对吗？",
    ],
)
def test_quotations_names_code_and_japanese_are_left_alone(text: str) -> None:
    assert [one for one in mixed(text) if one != "東"] == []


def test_a_whole_line_in_the_other_variant_is_one_finding_whose_fix_is_unsafe() -> None:
    line = "這段大陸創業的日子，帶給了我太多美好的回憶。"
    text = f"这个软件的设置页面很简单，用户点击按钮就能打开，还会记住选择。这样的设计让许多读者觉得亲切，也让开发变得轻松。\n\n{line}\n"
    (finding,) = lint(Document(text, "markdown"), matching("QW304"))
    assert text[finding.start : finding.end] == line
    assert finding.fix and finding.fix.safety == "unsafe"


def test_lint_does_not_load_opencc() -> None:
    code = (
        "import sys; from qingwen.linting import lint; from qingwen.text.document import Document;"
        "lint(Document('这个软件的设置页面很简单，新版的軟體还会记住上次的选择，用户点击就能打开。'));"
        "sys.exit('opencc' in sys.modules)"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_region_words_are_off_until_selected() -> None:
    text = "這個軟體可以從網路下載，也能存在硬碟裡。屏幕會變暗。"
    assert not [one for one in lint(Document(text)) if one.name == "region-word"]
    (finding,) = lint(Document(text), matching("region-word"))
    assert finding.fix and finding.fix.replacement == "螢幕"


@pytest.mark.parametrize(
    ("text", "target", "expected"),
    [
        ("这个软件要从网络下载。\n", "taiwan", "這個軟體要從網路下載。\n"),
        ("這個軟體要從網路下載。\n", "simplified", "这个软件要从网络下载。\n"),
        ("这个软件要从网络下载。\n", "hongkong", "這個軟件要從網絡下載。\n"),
    ],
)
def test_region_words_are_those_of_the_variant_that_is_asked_for(text: str, target: Target, expected: str) -> None:
    rules = matching("region-word")
    assert clean(Document(text, "markdown"), rules, unsafe=True, han=target).text == expected
    assert "软" in clean(Document(text, "markdown"), rules, han=target).text.translate(simplified())


SIMPLIFIED = "这篇文章谈论简体字与读者们的习惯，问题其实很常见。"


@pytest.mark.parametrize(
    ("paragraph", "safety"),
    [
        ("“电脑”写作電腦。", ["unsafe"]),
        ("有人把电脑写成電腦，这在我们这边谁都认得出来，至于那边的螢幕一词。", ["unsafe", "unsafe"]),
        ("新买的電腦不错。", ["safe"]),
        ("新买的電腦不错。\n\n电脑真快。", ["safe"]),
    ],
)
def test_a_paragraph_that_has_a_word_in_both_variants_is_not_changed_unasked(paragraph: str, safety: list[str]) -> None:
    document = Document(f"{SIMPLIFIED}\n\n{paragraph}\n", "markdown", language="zh")
    assert [one.fix.safety for one in lint(document, matching("QW304")) if one.fix] == safety


def test_a_line_of_the_other_variant_is_said_to_be_one_that_can_be_a_quotation() -> None:
    text = f"{SIMPLIFIED}\n\n這裡說的話與習慣都應該寫進書裡。\n\n{SIMPLIFIED * 5}\n"
    (line,) = lint(Document(text, "markdown", language="zh"), matching("QW304"))
    assert line.message.endswith("in a simplified article: convert it, or mark it as a quotation.")


@pytest.mark.parametrize(
    "quoted",
    [
        ["舊岸無燈霧自開，", "一船歸客聽潮來。", "遠山不說當年事，", "只把風聲送上臺。"],
        ["舊岸無燈火，山中雨又來。"],  # one verse in which nothing is of the article's own variant
        ["門前一樹花，", "年年今又白。", "誰在燈下讀。"],
    ],
)
def test_a_poem_in_the_other_variant_is_not_changed_unasked_line_by_line(quoted: list[str]) -> None:
    lines = [SIMPLIFIED * 4, "本子里夹着一张他抄的诗，这是谁写的，他说忘了。", *quoted, SIMPLIFIED]
    assert all(line in clean(Document("\n".join(lines))).text for line in quoted)


def test_a_letter_in_simplified_characters_stays_in_an_article_in_traditional_ones() -> None:
    quoted = ["明天下午来我家吃饭，", "把那首歌录完。", "别忘了关门。"]
    own = "這是老師寫給我的便條，當時我們還不認識，後來才說起這件事來。"
    assert all(line in clean(Document("\n".join([own, own[:-1] + "嗎？", *quoted, own]))).text for line in quoted)


TRADITIONAL_MENU = [
    "首頁",
    "運動",
    "財經",
    "娛樂",
    "會員登入",
    "訂閱電子報",
    "熱門文章",
    "關於我們",
    "繁體中文",
    "會員中心",
]
TRADITIONAL_FOOT = [
    "分享",
    "列印",
    "相關新聞",
    "聯絡我們",
    "客服專線",
    "網站導覽",
    "隱私權聲明",
    "會員條款",
    "訂閱",
    "廣告刊登",
    "回頁首",
    "隱私權政策",
    "服務條款",
    "© 2024 港灣網 版權所有 不得轉載",
]
SPORTS = [
    "市第三中学举办校运会",
    "2024-11-05 08:30",
    "男子100米决赛结果如下。",
    "女子铅球破了校纪录。",
    "闭幕式在体育馆举行。",
]


def test_lines_that_go_have_no_say_in_what_an_article_is_written_in() -> None:
    cleaned = clean(Document("\n".join([*TRADITIONAL_MENU, *SPORTS, *TRADITIONAL_FOOT]) + "\n"))
    assert "隱私權政策" not in cleaned.text
    assert all(line in cleaned.text for line in SPORTS[2:])
    assert clean(Document(cleaned.text, "markdown")).text == cleaned.text


@pytest.mark.parametrize("mark", [">", "\\>"])
def test_a_line_that_opens_as_a_quotation_does_is_left_alone_with_its_mark_escaped_too(mark: str) -> None:
    text = f"這個軟體的設定頁面很簡單，使用者點擊按鈕就能打開，還會記住上次的選擇。\n\n{mark} 我来回应\n"
    assert mixed(text) == []
