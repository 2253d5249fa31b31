"""What programs add to a text that is copied from them: notices at its ends, citations of chatbots, spaces between characters."""

from __future__ import annotations

import pytest

from qingwen.cleaning import Cleaned
from qingwen.cleaning import clean as clean_document
from qingwen.restoring import restore_text
from qingwen.text.document import Document

TEXT = (
    "渡轮在夜里十一点离港，船上有两百名乘客和一支铜管乐队，谁也没有料到会来这么多人。\n\n"
    "镇里为每张票补贴六元，为期一年，第二年的事，要看客流再说，镇议会对此争论不休。\n"
)
RIGHTS = "著作权归作者所有。商业转载请联系作者获得授权，非商业转载请注明出处。"


def clean(text: str) -> Cleaned:
    made = clean_document(Document(text))
    assert restore_text(made.text, made.edits) == text
    assert clean_document(Document(made.text, "markdown")).text == made.text
    return made


@pytest.mark.parametrize(
    ("notice", "fields"),
    [
        (
            f"作者：林岚\n链接：https://www.example.com/p/1\n来源：简书\n{RIGHTS}",
            {"author: 林岚", "source: 简书", "url: https://www.example.com/p/1"},
        ),
        (
            "————————————————\n版权声明：本文为CSDN博主「林岚」的原创文章，遵循CC 4.0 BY-SA版权协议，转载请附上原文出处链接及本声明。\n"
            "原文链接：https://blog.example.net/article/1",
            {"url: https://blog.example.net/article/1"},
        ),
        ("摘录来自\n夜航\n林岚\n此材料可能受版权保护。", {"source: 夜航", "author: 林岚"}),
        ("Excerpt From: The Night Ferry\nThis material may be protected by copyright.", {"source: The Night Ferry"}),
        ("Quay, Ann. The Night Ferry (p. 12). Harbour Press. Kindle Edition.", {"source: The Night Ferry"}),
        ("From <https://harbour.example/ferry>", {"url: https://harbour.example/ferry"}),
        ("Read more at: https://harbour.example/ferry", {"url: https://harbour.example/ferry"}),
        ("-- 来自微信读书", {"source: 微信读书"}),
        ("发自我的iPhone", set()),
        ("Sent from my iPhone", set()),
    ],
)
def test_what_was_added_goes_and_says_where_the_text_is_from(notice: str, fields: set[str]) -> None:
    made = clean(f"{TEXT}\n{notice}\n")
    head, _, body = made.text.removeprefix("---\n").partition("\n---\n")
    assert fields <= set(head.split("\n"))
    assert body.strip() == TEXT.strip()
    assert {one.code for one in made.findings if one.fix} == {"QW117"}


def test_it_may_stand_above_the_text() -> None:
    made = clean(f"作者：林岚\n链接：https://www.example.com/p/1\n来源：知乎\n{RIGHTS}\n\n{TEXT}")
    assert "url: https://www.example.com/p/1" in made.text
    assert made.text.endswith(f"---\n\n{TEXT}")


def test_two_of_them_go() -> None:
    made = clean(f"{TEXT}\nFrom <https://harbour.example/ferry>\n\nSent from my iPad\n")
    assert "Sent" not in made.text


@pytest.mark.parametrize(
    "above",
    [
        "---------- Forwarded message ---------\n发件人： 林岚 <lan@example.org>\nDate: 2024年5月3日周五 10:23\nSubject: 夜航\nTo: 周河 <he@example.org>",
        "Begin forwarded message:\nFrom: 林岚 <lan@example.org>\nSubject: 夜航\nDate: May 3, 2024 at 10:23:11 AM GMT+8\nTo: he@example.org",
        "-----原始邮件-----\n发件人:林岚 <lan@example.org>\n发送时间:2024-05-03 10:23:11 (星期五)\n收件人: 周河 <he@example.org>\n抄送:\n主题: 夜航",
    ],
)
def test_the_subject_of_a_mail_that_was_passed_on_is_the_title(above: str) -> None:
    made = clean(f"{above}\n\n\n{TEXT}")
    assert "title: 夜航\n" in made.text and "author: 林岚\n" in made.text and "2024-05-03" in made.text
    assert made.text.endswith(f"---\n\n# 夜航\n\n{TEXT}")


@pytest.mark.parametrize(
    "line",
    [
        "他在短信的末尾写道：\n\n发自我的iPhone",
        "发自我的iPhone，他在每封信的末尾都这样写。",
        "Sent from my iPhone, it said below each of her letters.",
        "来自微信读书的一份报告说，人们在夜里读得更多。",
        "来源：海港日报",
        "Quay, Ann. The Night Ferry. Harbour Press, 2024.",
    ],
)
def test_an_author_may_write_nearly_the_same(line: str) -> None:
    assert not any(one.code == "QW117" for one in clean(f"{TEXT}\n{line}\n").findings)


def test_in_the_middle_of_a_text_it_stays() -> None:
    assert "发自我的iPhone" in clean(f"{TEXT}\n发自我的iPhone\n\n{TEXT}").text


@pytest.mark.parametrize(
    "mark",
    [
        "【1†source】",
        "【12:3†ferry.pdf】",
        ":contentReference[oaicite:0]{index=0}",
        "[oaicite:2]",
        "\ue200cite\ue202turn0search3\ue202turn1news0\ue201",
        "citeturn0search3turn0news12",
        "[cite: 1, 2]",
    ],
)
@pytest.mark.parametrize("kind", ["text", "markdown"])
def test_a_chatbot_s_citation_goes_with_the_space_before_it(mark: str, kind: str) -> None:
    document = Document(f"The boat left at eleven. {mark}\n\nIt came back at one {mark}, and left again.\n", kind)
    made = clean_document(document)
    assert "The boat left at eleven.\n\nIt came back at one, and left again.\n" in made.text
    assert restore_text(made.text, made.edits) == document.text
    assert {one.code for one in made.findings if one.code != "QW705"} == {"QW118"}


@pytest.mark.parametrize(
    "text", ["【1】注释", "Text† and ‡ notes", "[cite] what you read", "He would cite turns of phrase."]
)
def test_what_only_looks_like_one_stays(text: str) -> None:
    assert not any(one.code == "QW118" for one in clean(f"{TEXT}\n{text}\n").findings)


@pytest.mark.parametrize(
    "text",
    [
        "The model wrote 【1†source】 behind each claim.",
        "模型在每句话后面写上【1†source】，没有人能打开。",
        "They end in “[cite: 1]”, which nobody can open.",
    ],
)
def test_a_citation_that_a_sentence_is_about_stays(text: str) -> None:
    assert text in clean_document(Document(f"{text}\n", "text")).text


def test_a_chatbot_s_disclaimer_goes() -> None:
    made = clean(
        f"{TEXT}\n本回答由 AI 生成，内容仅供参考，请仔细甄别。\n\nChatGPT can make mistakes. Check important info.\n"
    )
    assert made.text.rstrip().endswith("争论不休。")
    made = clean(f"{TEXT}\nClaude is AI and can make mistakes. Please double-check responses.\n")
    assert made.text.rstrip().endswith("争论不休。")


def test_characters_set_apart_come_together() -> None:
    apart = " ".join("渡轮在夜里十一点离港，船上有两百名乘客。")
    assert clean(f"{TEXT}\n{apart}\n").text.rstrip().endswith("\n渡轮在夜里十一点离港，船上有两百名乘客。")


def test_the_row_below_a_title_of_wechat_s_tells_author_account_and_date() -> None:
    made = clean(f"夜航\n原创 林岚 海港故事 2024年5月3日 07:30 江苏\n{TEXT}\n")
    assert made.text.startswith(
        '---\ntitle: 夜航\ndate: "2024-05-03 07:30"\nauthor: 林岚\nsource: 海港故事\n---\n\n# 夜航\n\n'
    )
    assert "江苏" not in made.text
    kept = clean(f"夜航\n原创 散文 林岚 海港故事 2024年5月3日 07:30\n{TEXT}\n")
    assert "author" not in kept.text
