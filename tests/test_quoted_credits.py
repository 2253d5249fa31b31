"""A credit that a story quotes stays in it; what a site says of its article moves, one to one."""

from __future__ import annotations

import pytest

from qingwen.cleaning import clean
from qingwen.text.document import Document

STORY = ["第七个抽屉", "搬家那天，我在码头办公室的第七个抽屉里找到一张旧船票，背面有人用铅笔写着："]
PARAGRAPH = "夜里十一点，末班渡轮离开码头，船上只有七个人，守夜的老周照例把缆绳一圈一圈收好，坐下来数今天卖出去的船票。"
END = ["我把船票放了回去，没有告诉任何人。", "打印", "关闭", "返回顶部"]


def cleaned(*lines: str) -> str:
    return clean(Document("\n".join(lines) + "\n")).text


@pytest.mark.parametrize("credits", [["作者：不详"], ["作者：郑一"], ["来源：海港晨报"]])
def test_a_credit_that_a_sentence_leads_up_to_stays(credits: list[str]) -> None:
    text = cleaned(*STORY, *credits, *END)
    assert all(f"\n\n{line}\n" in text for line in credits)
    assert "author:" not in text and "source:" not in text and "打印" not in text


@pytest.mark.parametrize("nobody", ["不详", "佚名"])
def test_nobody_is_no_author_below_a_sentence_but_may_be_below_a_title(nobody: str) -> None:
    below = cleaned("末班渡轮", PARAGRAPH, f"作者：{nobody}", *END[1:])
    assert f"\n\n作者：{nobody}\n" in below and "author:" not in below
    assert f"author: {nobody}\n" in cleaned("末班渡轮", f"作者：{nobody}", PARAGRAPH)


@pytest.mark.parametrize("mark", ["｜", "丨"])
def test_author_and_editor_on_one_line_are_told_apart_by_upright_marks_too(mark: str) -> None:
    text = cleaned("末班渡轮", f"文{mark}周敏 编辑{mark}吴桐", PARAGRAPH)
    assert "author: 周敏\n" in text and f"\n编辑{mark}吴桐\n" in text


def test_the_editor_named_right_above_a_site_s_buttons_or_as_the_last_line_moves() -> None:
    article = ["末班渡轮", PARAGRAPH, "责任编辑：吴桐"]
    assert "editor: 吴桐\n" in cleaned(*article, *END[1:])
    assert cleaned(*article).startswith("---\ntitle: 末班渡轮\neditor: 吴桐\n---\n")


@pytest.mark.parametrize(
    "above",
    [
        ["船票背面写着："],  # leads up to it
        ["吴桐没有再来过码头。"],  # of whom the story tells
        ["《渡轮》", "定价：三十元"],  # a colophon
        ["主编：李明"],  # a list of who did what
    ],
)
def test_an_editor_as_the_last_line_who_may_be_the_text_s_own_stays(above: list[str]) -> None:
    text = cleaned("末班渡轮", PARAGRAPH, *above, "责任编辑：吴桐")
    assert text.endswith("\n责任编辑：吴桐\n") and "editor:" not in text


@pytest.mark.parametrize("editor", ["两名", "待定", "若干名"])
def test_an_editor_who_is_no_person_is_no_editor_of_the_article(editor: str) -> None:
    text = cleaned("渡口书局招人", PARAGRAPH, "这一批要的人不多。", f"责任编辑：{editor}", *END[1:])
    assert f"\n责任编辑：{editor}\n" in text and "editor:" not in text


def test_an_editor_below_words_that_are_no_sentence_stays() -> None:
    text = cleaned("末班渡轮", PARAGRAPH, "旧报纸的最下面只剩一行小字", "责任编辑：吴桐", *END[1:])
    assert "\n责任编辑：吴桐\n" in text and "editor:" not in text


def test_of_two_editors_both_move() -> None:
    text = cleaned("末班渡轮", PARAGRAPH, "责任编辑：吴桐", "责任编辑：周敏", *END[1:])
    assert "editor: 吴桐, 周敏\n" in text and "责任编辑" not in text


@pytest.mark.parametrize(
    "end",
    [
        ["最后以四行诗作结：", "雾从河上来，", "灯在船头亮。", "作者：郑一"],
        ["临别抄一段话送给大家：", f"“{PARAGRAPH}”", "来源：《渡口旧事》"],
        ["我手边的是这个版本：", "《渡口旧事》（上下两册）", "作者：郑一", "来源：渡口书局"],
        [
            "I close with two lines that my father knew by heart:",
            "The rope is coiled,",
            "the lamp is out.",
            "Author: Ada Lindqvist",
        ],
        ["船舷上刻着一行字。", "作者：郑一"],
    ],
)
def test_a_quotation_s_credit_at_the_end_is_not_the_article_s(end: list[str]) -> None:
    text = cleaned("末班渡轮", PARAGRAPH, *end)
    assert text.endswith(f"\n{end[-1]}\n") and "author:" not in text and "source:" not in text


@pytest.mark.parametrize(
    "above", [["夜里凉，带件衣服。"], ["渡口歌：", "雾从河上来。", PARAGRAPH], ["上船要带：", "• 船票", "• 雨衣"]]
)
def test_a_credit_below_an_article_s_own_end_moves(above: list[str]) -> None:
    assert "source: 海港晨报\n" in cleaned("末班渡轮", PARAGRAPH, *above, "来源：海港晨报")


def test_a_greeting_leads_up_to_a_speech_and_to_no_quotation() -> None:
    speech = ["各位乡亲：", "今晚开船。", "请大家慢慢上。"]
    assert "source: 海港晨报\n" in cleaned("末班渡轮", PARAGRAPH, *speech, "来源：海港晨报")


def test_a_colon_above_the_first_paragraph_quotes_no_credit() -> None:
    text = cleaned("末班渡轮", "渡口系列四篇之三：", "一 二 三 四", "来源：海港晨报", PARAGRAPH)
    assert "source: 海港晨报\n" in text
