"""What goes of a page with --unsafe alone: the comments and other parts below the article; and what stays then too."""

from __future__ import annotations

import pytest

from qingwen.cleaning import clean
from qingwen.rules.debris._page_rule import ENGLISH_PAGE
from qingwen.text.document import Document
from whole_pages import MORE

COMMENTS = """\
Log in to comment
halyard
2 days ago
I was on it, and the band played until we had passed the second buoy, which nobody had asked for at that hour of the night.
Reply
old pier
1 day ago
The bakeries sell the tickets, but they do not sell any bread to those who come back at two, whatever this newspaper says.
Reply"""


@pytest.mark.parametrize(
    "heading",
    ["36 Comments", "Comments (2)", "评论(2)", "留言 (2)", "Reader comments 2 total", "Visitor comments", "Comments"],
)
def test_with_unsafe_comments_that_read_like_an_article_go(heading: str) -> None:
    page = ENGLISH_PAGE.replace("\nComments\n", f"\n{MORE}\n{heading}\n{COMMENTS}\nComments\n")
    text = clean(Document(page), unsafe=True).text
    assert "buoy" not in text and "sell any bread" not in text
    assert all(line in text for line in MORE.split("\n"))
    assert "buoy" in clean(Document(page)).text


ENGLISH_TITLE = "Harbour Town Opens Its First Night Ferry in Forty Years"


@pytest.mark.parametrize(
    "heading", ["31 Responses to “{}”", "One thought on “{}”", "《{}》上有 12 条评论", "3条回应在“{}”"]
)
def test_with_unsafe_comments_on_the_articles_title_go_however_long_they_are(heading: str) -> None:
    comments = "\n".join([COMMENTS] * 12)
    page = ENGLISH_PAGE.replace("\nComments\n", f"\n{MORE}\n{heading.format(ENGLISH_TITLE)}\n{comments}\nComments\n")
    text = clean(Document(page), unsafe=True).text
    assert "buoy" not in text and "sell any bread" not in text
    assert all(line in text for line in MORE.split("\n"))


@pytest.mark.parametrize(
    "signed",
    [
        "{}\n2024年5月3日 下午8:28",
        "{}表示：\n2024 年 5 月 3 日 下午 8:28",
        "{}\n3小时前 · 福建",
        "{}\n05-03",
        "{} 2024年5月3日",
        "{} on May 3, 2024",
    ],
)
@pytest.mark.parametrize("heading", ["2 Responses to “{}”", "在〈{}〉中有 2 則留言", "2 則回應給「{}」"])
def test_with_unsafe_comments_go_however_they_are_signed(heading: str, signed: str) -> None:
    said = [line for line in COMMENTS.split("\n") if len(line) > 60] * 12
    comments = "\n".join(f"{signed.format(who)}\n{one}" for who, one in zip(("木头", "Ann") * 12, said, strict=True))
    page = ENGLISH_PAGE.replace("\nComments\n", f"\n{MORE}\n{heading.format(ENGLISH_TITLE)}\n{comments}\nComments\n")
    text = clean(Document(page), unsafe=True).text
    assert "buoy" not in text and "sell any bread" not in text
    assert all(line in text for line in MORE.split("\n"))


def test_a_reply_to_its_title_that_nobody_signs_is_the_articles_own() -> None:
    part = f"A reply to “{ENGLISH_TITLE}”\n{MORE}"
    page = ENGLISH_PAGE.replace("\nComments\n", f"\n{MORE}\n{part}\nComments\n")
    assert part.split("\n")[0] in clean(Document(page), unsafe=True).text


def test_responses_to_something_else_are_the_articles_own() -> None:
    part = f"2 Responses to “When does it sail?”\n{MORE}"
    page = ENGLISH_PAGE.replace("\nComments\n", f"\n{MORE}\n{part}\nComments\n")
    assert part.split("\n")[0] in clean(Document(page), unsafe=True).text


def test_a_tutorials_section_on_comments_stays_with_unsafe_too() -> None:
    parts = "Comments\nA line that opens with two dashes is a comment, and the machine that reads the timetable passes over it without a word.\nLoops\nA crossing that repeats is written once, with the word every in front of the hour at which it takes place."
    page = ENGLISH_PAGE.replace("\nComments\n", f"\n{MORE}\n{parts}\nShare on Facebook\nRelated Stories\n")
    text = clean(Document(page), unsafe=True).text
    assert all(line in text for line in parts.split("\n")[1:])


BOOK = """\
{heading}
Night boats of the north
Our reporter crossed every strait that still has a boat after midnight, and met a cook who has not seen a morning since she was nineteen.
Read more
The tide, explained
Twice a day the sea leaves the harbour and twice it comes back, and nobody who sells tickets has ever been able to change the hours."""


@pytest.mark.parametrize("heading", ["More stories", "Related stories", "Editor's picks"])
def test_with_unsafe_an_article_ends_above_the_heading_of_another_part(heading: str) -> None:
    page = ENGLISH_PAGE.replace(
        "\nComments\n",
        f"\n{MORE}\n{BOOK.format(heading=heading)}\nFacebook\nTwitter\nSubscribe\nPrivacy Policy\nComments\n",
    )
    text = clean(Document(page), unsafe=True).text
    assert "not seen a morning" not in text and "sells tickets" not in text
    assert all(line in text for line in MORE.split("\n"))
    assert "not seen a morning" in clean(Document(page)).text


@pytest.mark.parametrize("heading", ["Services", "Support", "See also", "What’s next"])
def test_a_section_of_the_article_under_a_word_of_footers_stays_with_unsafe_too(heading: str) -> None:
    part = (
        f"{heading}\nThe office on the quay is open from six to midnight, and lends coats to those who came without.\n"
        "In winter the waiting room is heated, and the harbour master reads the forecast aloud every hour until the last boat is in."
    )
    page = ENGLISH_PAGE.replace("\nComments\n", f"\n{MORE}\n{part}\nComments\n")
    text = clean(Document(page), unsafe=True).text
    assert all(line in text for line in [*MORE.split("\n"), *part.split("\n")[1:]])


def test_a_paragraph_that_a_teaser_says_too_stays_with_the_article() -> None:
    """The box that asks to share a page shows how it begins; both went: the one with the menu, the other as the former's double."""
    title = "Harbour Town Opens Its First Night Ferry in Forty Years"
    first = ENGLISH_PAGE.split("\n")[14]
    box = "Share This Story!\nLet friends in your social network know what you are reading about\nFacebookEmailTwitter"
    asks = (
        "Post to Facebook\nCancelSend\nSent!\nA link has been sent to your friend's email address.\nPosted!\n"
        "A link has been posted to your Facebook feed.\n181\nJoin the Town's Conversation\n"
        "To find out more about commenting please read the Guidelines and FAQs"
    )
    page = ENGLISH_PAGE.replace(f"\n{title}\n", f"\n{box}\n{title}\n{first}\n{asks}\n{title}\nInes Moreau\n")
    assert clean(Document(page), unsafe=True).text.count(first) == 1
