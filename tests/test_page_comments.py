"""Threads of readers' comments below an article in a page that was pasted whole."""

from __future__ import annotations

import pytest

from qingwen.cleaning import clean
from qingwen.rules.debris._page_rule import CHINESE_PAGE, ENGLISH_PAGE
from qingwen.text.document import Document
from qingwen.text.pages.comments import thread
from qingwen.text.pages.reading import read_lines

SAID = [
    "I was on it, and the band played until we had passed the second buoy, which nobody had asked for at that hour of the night.",
    "The bakeries sell the tickets, but they do not sell any bread to those who come back at two.",
    "My grandmother rowed across every morning with the milk, and she would have laughed at the timetable.",
    "lovely photos",
]
SAID_ZH = [
    "我那天晚上就在船上，乐队一直吹到过了第二个浮标，谁也没有请他们吹那么久。",
    "票是买到了，可是凌晨两点回来的人连一块面包也买不着。",
    "小时候外婆每天摇橹过江送豆腐，从来不看钟",
    "写得真好",
]


def _page(comments: str) -> str:
    return ENGLISH_PAGE.replace("\nComments\n", f"\n{comments}\n")


def _thread(form: str, said: list[str], names: tuple[str, ...]) -> str:
    return "\n".join(
        form.format(name=name, day=day, said=one) for day, (name, one) in enumerate(zip(names, said, strict=False), 3)
    )


@pytest.mark.parametrize("heading", ["4 Comments", "Comments", "Reader comments", "LEAVE A REPLY", "Responses (4)"])
@pytest.mark.parametrize(
    "form",
    [
        "{name}\n{day} days ago\n{said}\nReply",
        "{name} says:\nMay {day}, 2024 at 8:28 pm\n{said}\nReply",
        "{name}\n{said}\nLike · Reply · {day}d\n{day} days ago",
        "{name} {day} May 2024\n{said}\nReply to {name} | Report",
        "{name} says:\n05/0{day} at 8:28 pm\n{said}\nReply",
    ],
)
def test_a_thread_goes_unasked_and_nothing_of_the_article(heading: str, form: str) -> None:
    page = _page(
        f"{heading}\n{_thread(form, SAID, ('halyard', 'Old Pier', 'M. Quay', 'tern'))}\nShare\nRelated Stories"
    )
    text = clean(Document(page)).text
    assert not any(one in text for one in SAID)
    whole = clean(Document(_page("Share\nRelated Stories"))).text
    assert text == whole


@pytest.mark.parametrize("heading", ["全部评论(4)", "留言列表 (4)", "網友評論", "4 則留言", "跟贴 4"])
@pytest.mark.parametrize(
    "form",
    [
        "{name}\n{day}天前\n{said}\n回复",
        "#{day} {name} 於 2024/05/0{day} 10:28\n{said}\n渡口閒人 於 2024/05/1{day} 20:31 回覆",
        "{name}\n{said}\n昨天 1{day}:30\n点赞 回复 举报",
    ],
)
def test_a_chinese_thread_goes_unasked_and_nothing_of_the_article(heading: str, form: str) -> None:
    page, end = CHINESE_PAGE.split("\n相关阅读\n")
    said = _thread(form, SAID_ZH, ("木头", "阿渡", "老码头", "小满"))
    text = clean(Document(f"{page}\n{heading}\n{said}\n相关阅读\n{end}")).text
    assert not any(one in text for one in SAID_ZH)
    assert text == clean(Document(CHINESE_PAGE)).text


@pytest.mark.parametrize(
    "heading",
    [
        "4 Comments",
        "6 comments »",
        "Comments (5)",
        "122 Responses to “{title}”",
        "80 comments on {title}",
        "{{ 4 comments… read them below or add one }}",
    ],
)
@pytest.mark.parametrize(
    "form",
    [
        "{name} — posted May {day}, 2024 @ 8:28 am\n{said}",
        "{day}\n{name}\nMay {day}, 2024 6:04pm\n{said}",
        "{name} — May {day}, 2024 @ 8:28 pm Reply\n{said}",
    ],
)
def test_comments_without_a_button_are_told_by_their_times_and_a_heading_that_counts_them_or_names_the_article(
    heading: str, form: str
) -> None:
    title = "Harbour Town Opens Its First Night Ferry in Forty Years"
    said = _thread(form, SAID, ("halyard", "Old Pier", "M. Quay", "tern"))
    text = clean(Document(_page(f"{heading.format(title=title)}\n{said}\nShare\nRelated Stories"))).text
    # What the last of them says has no sign below it.
    assert text.removesuffix("\nlovely photos\n") == clean(Document(_page("Share\nRelated Stories"))).text


def test_an_answer_without_a_button_is_a_threads_too() -> None:
    form = "{name}\nMay {day}, 2024 at 8:28 pm\n{said}"
    comments = [
        _thread(f"{form}\nReply", SAID[:3], NAMES),
        _thread(form, SAID[3:], NAMES),
        _thread(f"{form}\nReply", SAID[:1], NAMES),
    ]
    page = _page("\n".join(("5 Comments", *comments, "Share", "Related Stories")))
    assert clean(Document(page)).text == clean(Document(_page("Share\nRelated Stories"))).text


NAMES = ("Ann Ode", "Tom Reed", "Mary Quay", "Jo Tern")
LONG = [f"{one} {other}" for one, other in zip(SAID, SAID[1:] + SAID[:1], strict=True)]


@pytest.mark.parametrize(
    "part",
    [
        # A live blog below its count of comments, and a timeline in which people speak: dates, and no button to reply.
        "120 comments\n" + _thread("{day} hours ago\n{said}", SAID, NAMES),
        "120 comments\n" + _thread("{day} May 2024\nAt noon the mayor of the harbour town said:\n{said}", SAID, NAMES),
        # What readers say in the article, and an office's answers to their letters.
        "120 comments\n" + _thread("{name} says:\n{said}", SAID, NAMES),
        "Comments\n"
        + _thread("{name}, {day} May 2024\n{said}\nReply\nThe council thanks you and will look at it.", SAID, NAMES),
        "Comments\n" + _thread("{name}\n{day} May 2024\n{said}\nEditor's reply\nWe are sorry.", SAID, NAMES),
        # The posts of a blog, each with its comments below; a story that goes on below `Replies`.
        _thread("{day} May 2024\n{said}\n5 comments\nReply", SAID, NAMES),
        "120 comments\n"
        + "\n".join(SAID)
        + "\n"
        + _thread("{name} {day} May 2024\n{said}\nReply | Report", LONG, NAMES),
        # Two are no thread.
        "120 comments\n" + _thread("{name}\n{day} days ago\n{said}\nReply", SAID[:2], NAMES),
    ],
)
def test_what_is_not_plainly_a_thread_stays(part: str) -> None:
    text = clean(Document(_page(f"{part}\nShare\nRelated Stories"))).text
    assert "second buoy" in text and "do not sell any bread" in text


def test_a_second_post_below_the_comments_on_the_first_stays() -> None:
    comments = "3 Comments\n" + _thread("{name}\n{day} days ago\n{said}\nReply", SAID[2:] + SAID[3:], NAMES)
    post = "The Long Way Home\n1 May 2024\n" + "\n".join(SAID[:2])
    text = clean(Document(_page(f"{comments}\n{post}\nShare\nRelated Stories"))).text
    assert "second buoy" in text and "do not sell any bread" in text


@pytest.mark.parametrize("below", ["", "References\nOde, Ann. The Night Ferry. Harbour Press, 1998."])
def test_comments_above_a_part_of_the_article_are_not_taken_away(below: str) -> None:
    comments = "3 Comments\n" + _thread("{name}\n{day} days ago\n{said}\nReply", SAID[:3], NAMES)
    page = read_lines(Document(_page(f"{comments}\n{below}\nShare\nRelated Stories")))
    assert page and (len(thread(page)) == 0) == bool(below)


def test_the_word_comment_parts_no_thread() -> None:
    said = _thread("{name}\nMay {day}, 2024 at 8:28 pm\n{said}\nReply", [SAID[0], SAID[1], "Comment", SAID[2]], NAMES)
    page = _page(f"4 Comments\n{said}\nShare\nRelated Stories")
    assert clean(Document(page)).text == clean(Document(_page("Share\nRelated Stories"))).text


def test_a_site_s_words_on_its_author_below_a_thread_do_not_make_it_the_article_s() -> None:
    said = _thread("{name}\nMay {day}, 2024 at 8:28 pm\n{said}\nReply", SAID, NAMES)
    about = (
        "Hello\nI row across every morning with the milk, and I write of it here when the boat has come home in time."
    )
    links = "Some of the links here lead to shops that give the boat a little money when you buy what you have seen in them."
    page = _page(f"4 Comments\n{said}\n{about}\n{links}\nShare\nRelated Stories")
    assert not any(one in clean(Document(page)).text for one in SAID)


@pytest.mark.parametrize(
    "notice",
    [
        "Save my name, email, and website in this browser for the next time I comment.",
        "This site uses Akismet to reduce spam. Learn how your comment data is processed.",
    ],
)
def test_a_notice_below_a_form_goes_where_one_line_beside_it_is_known(notice: str) -> None:
    page = _page(f"Name *\nEmail *\nWebsite\n{notice}\nThe rowers of the harbour")
    assert notice not in clean(Document(page)).text


@pytest.mark.parametrize("counter", ["5 comments", "Comments (4)", "4 条评论"])
@pytest.mark.parametrize(
    "form",
    [
        "May {day}, 2024 21:02\n{said}",
        "Friday, {day} May 2024 at 9:05\n{said}",
        "2024-05-0{day} 21:02\n{said}",
        "{name}\nMay {day}, 2024 21:02\n{said}",
    ],
)
def test_the_entries_of_a_live_blog_or_a_diary_below_a_counter_are_no_comments(counter: str, form: str) -> None:
    entries = [one if one[-1] == "." else "The boat has come in." for one in SAID]
    text = clean(Document(_page(f"{counter}\n{_thread(form, entries, ('Ann Ode', 'Tom Reed') * 2)}\nShare"))).text
    assert all(one in text for one in entries[:3])
