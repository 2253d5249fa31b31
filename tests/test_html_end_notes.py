"""HTML: what an article says of itself in a place of its own below its text or its title stays; what a site says of mistakes does not."""

from __future__ import annotations

import pytest

from html_pages import LONG, read
from qingwen.html.article.end_notes import is_note
from qingwen.html.dom.blocks import collect
from qingwen.html.dom.parsing import parse
from qingwen.html.dom.structure import normalize

TEXT = [
    "The keeper of the lower ferry rose before the gulls did, and rowed the first goats over while it was still dark.",
    "In the year of the great tide he carried forty people and a piano, which is still in the hall above the harbour.",
    "Nobody has counted the crossings since, but the rope has been changed eleven times and the bell was stolen twice.",
]
BODY = "<div class=text>" + "".join(f"<p>{one}</p>" for one in TEXT * 3) + "</div>"
MENU = (
    "<div class=menu><h3>Most read</h3><ul><li><a href=/1>Three new schools</a><li><a href=/2>The rain</a></ul></div>"
)
NOTES = [
    "This article was amended on 3 May 2024. The bell was stolen in 1911, not 1917.",
    "Correction: an earlier version of this article gave the wrong year for the tide.",
    "The names of the passengers have been changed to protect them.",
    "更正：本文早前版本误写了大潮的年份，应为1911年。",
    "（应受访者要求，阿海为化名）",
    "又及：钟后来找回来了。",
    "Additional reporting by Tom Ridley.",
    "（作者系河口学院教授）",
    "谨以此文献给摆渡的人。",
    "本文写于一九九八年冬。",
    "This interview has been edited and condensed for clarity.",
    "Adapted from The Lower Ferry, by Ida Holm, which the Harbour Press publishes in May.",
    "Translated from the Frisian by Hans Sail.",
    "Ida Holm and Hans Sail contributed reporting.",
    "With reporting by Ida Holm at the pier.",
    "*This article originally misstated the year of the tide.",
    "Update, May 3, 2024, 3 pm ET: The keeper’s bell has been found.",
    "*Not her real name.",
    "Disclosure: the author’s aunt is the keeper of the ferry.",
    "Postscript: the ferry made its last crossing in fog.",
    "The author thanks the keeper of the harbour’s books for his patience.",
    "本文由林岚从荷兰文译出。",
    "本文原载《渡口评论》2024年第三期。",
    "本文节选自《渡口》，林岚著，海港出版社2024年5月版。",
    "译自《渡口报》2024年5月3日",
    "后记：三月二日，渡船走完了最后一趟。",
    "附记：钟后来找回来了。",
    "编注：本文发表后，渡口另有说法。",
    "注：文中数字均据渡口账簿。",
    "本文5月3日更正：钟是1911年丢的。",
    "实习生林岚对本文亦有贡献。",
    "（注：文中人物姓名均已更改）",
    "（文中摆渡人为化名，姓名已更改）",
    "原文发表于《渡口报》2024年5月3日",
    "附言: 渡口的灯仍由她点。",
    "参考资料：渡口账簿，1911年至1934年。",
    "渡口账簿的抄本，林岚对此文有贡献。",
    "编译：林岚、海生）",
    "譯者：林嵐）",
    "感谢渡口档案馆给予的帮助。",
    "本次访谈经过删节。",
]  # fmt: skip


def page(below_title: str, below_text: str) -> str:
    return read(
        f"<title>The lower ferry</title><article><header><h1>The lower ferry</h1>{below_title}</header>{BODY}{below_text}</article>{MENU}"
    )


@pytest.mark.parametrize("name", ["css-x1", "correction"])
@pytest.mark.parametrize("note", NOTES)
def test_what_an_article_says_of_itself_stays_below_its_text_and_its_title(note: str, name: str) -> None:
    box = f"<div class={name}><p>{note}</p></div>"
    assert page("", box).endswith(f"{TEXT[-1]}\n\n{note}\n")
    assert f"{note}\n\n{TEXT[0]}" in page(box, "")


@pytest.mark.parametrize(
    "line",
    [
        "Disclosure: this post has affiliate links, and we may earn a commission.",
        "This article was originally published in the Harbour Weekly. Read it under its licence there.",
        "本文原载《渡口评论》微信公众号，转载请注明出处。",
        "注：图片来自网络，侵权即删。",
        "后记：喜欢本文，欢迎转发。",
    ],
)
def test_what_a_site_says_of_its_articles_at_large_is_no_note(line: str) -> None:
    tree = parse(f"<p>{line}")
    normalize(tree)
    assert not is_note(collect(tree.body)[0])


def test_a_box_called_so_keeps_its_label_and_its_sentences() -> None:
    made = page(
        "",
        "<div class=editors-note><h4>Editor’s note</h4><p>The ferry has a new keeper since this was written.</p></div>",
    )
    assert made.endswith("Editor’s note\n\nThe ferry has a new keeper since this was written.\n")


@pytest.mark.parametrize(
    "note", ["Editor’s note: this is the third of five pieces about ferries.", "编者按：这是渡口系列的第三篇。"]
)
@pytest.mark.parametrize("box", ["<aside>{}</aside>", "<div class=x><p>{}</p></div>"])
def test_an_editor_s_note_in_a_box_without_a_name_stays(box: str, note: str) -> None:
    assert page("", box.format(note)).endswith(f"{TEXT[-1]}\n\n{note}\n")


@pytest.mark.parametrize(
    "note", ["（文中人物均为化名）", "编者按：这是渡口系列的第三篇。", "Some names have been changed."]
)
def test_such_a_note_stays_below_a_byline_and_between_two_paragraphs(note: str) -> None:
    box = f"<aside class=editors-note><p>{note}</p></aside>"
    head = "<title>The lower ferry</title><article><h1>The lower ferry</h1><p class=byline>By Ann Porter</p>"
    assert note in read(f"{head}{box}{BODY}</article>")
    first, rest = (BODY.partition(f"<p>{TEXT[1]}</p>")[at] for at in (0, 2))
    made = read(f"{head}{first}<p>{TEXT[1]}</p>{box}{rest}</article>")
    assert f"{TEXT[1]}\n\n{note}\n\n{TEXT[2]}" in made


@pytest.mark.parametrize(
    "box",
    [
        "<div class=corrections><p>Have you found a mistake? Tell us.</p></div>",
        "<div class=correction><p>To report an error, write to desk@example.com.</p></div>",
        "<div class=correction><a href=/corrections>Corrections</a></div>",
        "<div class=x><p>Editor’s note: sign up for our letter and read us first.</p></div>",
        "<div class=x><p>This article is part of our series on ferries.</p></div>",
        "<div class=x><h3>What readers say</h3><p>Correction: it was a harmonium, I was there.</p></div>",
    ],
)
def test_what_a_site_and_its_readers_say_of_mistakes_does_not(box: str) -> None:
    assert page("", box).endswith(f"{TEXT[-1]}\n")


def test_a_label_of_files_with_none_below_it_goes_with_the_code_to_scan() -> None:
    text = f"<div class=a><h1>通告</h1><div>{''.join(f'<p>{LONG}</p>' for _ in range(3))}<p>附件：<a href=/p.docx>示意图.docx</a></p></div>"
    made = read(
        f"<title>通告</title>{text}<div class=fj>附件：</div><div class=code>扫一扫在手机打开当前页</div></div>"
    )
    assert "附件：[示意图.docx](/p.docx)" in made
    assert made.count("附件") == 1
