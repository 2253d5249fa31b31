"""Hard-wrapped text: what a machine broke at a margin is joined, and nothing else."""

from __future__ import annotations

import textwrap
from itertools import pairwise

import pytest

from qingwen import clean
from qingwen.linting import lint
from qingwen.restoring import restore_text
from qingwen.text.document import Document

ENGLISH = (
    "The committee met on Tuesday to discuss the plans for the new building that will stand where the old market was, "
    "and it agreed that work should begin before the end of the year if the money can be found in time."
)
SECOND = "Nobody spoke against it, although several members said that they would have liked to see the drawings first, and said so."
CHINESE = "委员会周二开会讨论新楼的计划，新楼将建在旧市场的原址上，会议同意如果资金能够及时到位，工程应在年底之前开工，并且要求各部门做好准备工作。"
ADDRESS = "https://example.org/" + "a-very-long-address/" * 6


def body(text: str) -> list[str]:
    """The paragraphs of a cleaned paste, without front matter."""
    return [line for line in clean(text).text.split("---\n", 2)[2].split("\n") if line]


def test_paragraphs_come_together_around_headers_a_long_address_and_a_signature() -> None:
    mail = (
        f"From: jane@example.org\nSubject: The new building\nDate: Thu, 3 Apr 2025\n\n{textwrap.fill(ENGLISH, 72)}\n\n"
    )
    mail += f"{textwrap.fill(SECOND, 72)}\n\n{ADDRESS}\n\nJane Doe\nExample Institute\n"
    assert body(mail) == [
        "From: jane@example.org",
        "Subject: The new building",
        "Date: Thu, 3 Apr 2025",
        ENGLISH,
        SECOND,
        ADDRESS,
        "Jane Doe",
        "Example Institute",
    ]


def test_han_is_joined_without_a_space() -> None:
    text = CHINESE * 2
    wrapped = "\n".join(text[i : i + 30] for i in range(0, len(text), 30))
    assert body(f"{wrapped}\n\n{wrapped}\n") == [text, text]


def folded(text: str, size: int) -> str:
    return "\n".join(text[i : i + size] for i in range(0, len(text), size))


def test_two_short_paragraphs_of_han_are_enough() -> None:
    first = "我每天清早都要去磨坊后面的那口老井边打水，从磨坊一直走到坡下的石桥，再挑着担子慢慢走回来，路上总会遇见几个人，大家停下来说两句话。"
    second = "后来村里通了自来水，井就没有人用了，井台上长满青苔，只有孩子们还趴在井沿上往里看，听自己的回声，大人也不再去赶他们。"
    assert body(f"{folded(first, 26)}\n\n{folded(second, 26)}\n") == [first, second]


@pytest.mark.parametrize("size", [16, 20])
def test_a_narrow_margin_is_one_where_sentences_pause_inside_the_lines(size: int) -> None:
    assert body(f"{folded(CHINESE, size)}\n\n{folded(CHINESE, size)}\n") == [CHINESE, CHINESE]
    english = "The mill had stood still since May, the miller said, and no one came to mend it. It rained, it snowed, the roof fell in."
    assert body(f"{textwrap.fill(english, 2 * size)}\n\n{textwrap.fill(english, 2 * size)}\n") == [english, english]


@pytest.mark.parametrize(
    "text",
    [
        "我站在桥上看远方的灯火，你没有说话\n我站在井边看水里的月亮，你没有回头\n我站在雪里看门前的脚印，你没有停下\n\n"
        * 2,
        "我站在桥上，看远方的灯火，你没有说话，\n我站在井边，看水里的月亮，你没有回头，\n我站在雪里，看门前的脚印，你没有停下。\n\n"
        * 2,
        "i walked along the river, and i saw\nthe mill, the weir, the willow and the\nmoon, and someone on the bridge\n\n"
        * 3,
    ],
)
def test_verse_as_wide_as_a_narrow_margin_stays(text: str) -> None:
    assert [line.rstrip("\\") for line in body(text)] == [line for line in text.split("\n") if line]


@pytest.mark.parametrize(
    "text",
    [
        "Shall I compare thee to a summer’s day? It would be long indeed\nThou art more lovely\nRough winds do shake\nAnd all\n"
        * 2,
        "Name of the first of the things that we have here\nOne\nName of the second of the things that we have\nTwo\n"
        * 3,
        f"{ENGLISH}\n{SECOND}\n{ENGLISH}\n{SECOND}\n",
        "Shall I compare thee to a summer’s day, and to the long bright hours\nThou art more lovely and more temperate than any of the flowers\n"
        "Rough winds do shake the darling buds of May and all its bowers\nAnd summer’s lease hath all too short a date for lover’s powers\n"
        * 3,
        "- an item that is rather long, but not so long that it would be broken\n" * 6,
    ],
)
def test_verse_lists_and_paragraphs_stay_apart(text: str) -> None:
    assert len(body(text)) == len([line for line in text.split("\n") if line])


WRAPPED = (
    "The garden was laid out by my grandfather in the spring of the year\n"
    "in which the mill burned down, and he put a sign on every gate to say\n"
    "{}\n\n"
    "The pears were sold at the market, and what was left was for the pigs.\n"
)


@pytest.mark.parametrize("words", ["back to top", "share this article", "directory.", "name.", "more information."])
def test_words_of_a_broken_sentence_are_no_furniture(words: str) -> None:
    text = WRAPPED.format(words)
    assert not [one for one in lint(Document(text)) if one.code.startswith("QW1")]
    made = clean(text).text
    assert words in made and clean(made, kind="markdown").text == made


@pytest.mark.parametrize(
    "text",
    [
        WRAPPED.format("Back to top"),
        WRAPPED.replace("every gate to say\n", "every gate.\n").format("back to top"),
        WRAPPED.replace("to say\n", "to say\n\n").format("back to top"),
        "Old mill reopens after the long winter on the hill\nThe wheel turns again, and the miller bakes his bread\n"
        "back to top\n\n" + WRAPPED.format("nothing at all"),
        "Old mill reopens after the long winter on the hill\nback to top\nshare this article\n\n"
        + WRAPPED.format("nothing at all"),
    ],
)
def test_furniture_near_a_broken_sentence_is_found(text: str) -> None:
    assert "page-control" in [one.name for one in lint(Document(text))]


FIRST = "磨坊的水车从五月起就不转了，磨工说，没有人来修，他自己也修不动。秋天下了几场雨，冬天又下雪，屋顶塌了一角，村里的孩子还是喜欢去那里玩。"
QUOTING = "“水还在流，”老人说，“只要有水，磨坊就没有死。”他每天清早去看一眼水车，有时候带上一把扫帚，把门前的落叶扫干净，再慢慢走回家。"
BELOW_A_MENU = "The mill had stood still since the flood, the miller said, and no one came to mend it. It rained, it snowed, the roof fell in."
STILL = f"{BELOW_A_MENU} {BELOW_A_MENU}"


def indented(text: str, size: int) -> str:
    return folded("　　" + text, size)


@pytest.mark.parametrize("size", [18, 20, 24])
@pytest.mark.parametrize("head", ["水车\n本报记者 李明\n\n", "水车\n本报记者 李明\n2025-03-02\n\n"])
def test_what_is_broken_below_a_byline_tight_below_its_title_is_joined(size: int, head: str) -> None:
    made = body(f"{head}{folded(FIRST, size)}\n\n{folded(QUOTING, size)}\n")
    assert made[0] == "# 水车" and made[-2:] == [FIRST, QUOTING]


def test_two_broken_lines_and_their_end_are_no_stanza() -> None:
    short = "磨坊的水车不转了，磨工说没有人来修。秋天下了几场雨，冬天又下雪，屋顶塌了一角，孩子还去玩。"
    made = body(f"水车\n本报记者 李明\n\n{folded(short, 20)}\n")
    assert made == ["水车", "本报记者 李明", *folded(short, 20).split("\n")]


@pytest.mark.parametrize("size", [18, 20, 24, 30])
def test_an_indent_opens_a_broken_paragraph_of_chinese(size: int) -> None:
    assert body(f"{indented(FIRST, size)}\n{indented(QUOTING, size)}\n{indented(CHINESE, size)}\n") == [
        FIRST,
        QUOTING,
        CHINESE,
    ]


def test_a_title_above_a_byline_that_was_taken_out_is_not_joined_to_the_text() -> None:
    page = "Home\nNews\nSport\nLog in\nSubscribe\nThe Old Mill Stands Still in the Dark\nBy Jane Doe | March 2, 2025\n"
    assert body(page + textwrap.fill(STILL, 40) + "\n") == [
        "# The Old Mill Stands Still in the Dark",
        STILL,
    ]


def test_a_name_below_a_last_line_that_is_full_is_not_joined_to_it() -> None:
    text = (CHINESE * 2)[: 26 * 5 - 1] + "。"
    assert body(f"{folded(text, 26)}\n李明\n") == [text, "李明"]


def test_a_poems_title_byline_and_date_stand_in_no_stanza() -> None:
    poem = "磨坊的灯灭了\n水还在流\n没有人回来\n把门推开\n\n雪落在轮上\n一片又一片\n像去年的面粉\n落在肩头\n"
    made = clean("水车\n欧阳文\n2025-03-02\n\n" + poem).text
    assert "水车\n\n欧阳文\n" in made and "水还在流\\\n没有人回来" in made


@pytest.mark.parametrize("title", ["Old Mill", "The Old Mill Stands Still in the Dark"])
def test_a_title_right_above_a_broken_text_is_no_part_of_it(title: str) -> None:
    assert body(f"{title}\n{textwrap.fill(STILL, 40)}\n")[-1] == STILL


def test_the_first_line_of_a_broken_text_is_no_title() -> None:
    assert body(f"{folded(FIRST * 2, 20)}\n") == [FIRST * 2]
    assert body(f"{textwrap.fill(STILL, 40)}\n") == [STILL]


def test_a_subtitle_below_such_a_title_is_not_joined_to_the_text() -> None:
    page = f"Old Mill\nA village looks at its weir once again\n{textwrap.fill(STILL, 40)}\n"
    assert "A village looks at its weir once again" in body(page)


def test_a_broken_line_may_begin_with_a_decimal() -> None:
    lines = [
        "磨坊去年磨的麦子比前一年多了两成，占全村",
        "23.6%，其中最多的是东村的。水车修好以后",
        "，雨水又足，磨工说今年还会再多一些。",
    ]
    assert body("\n".join(lines) + f"\n\n{folded(CHINESE, 20)}\n") == ["".join(lines), CHINESE]


def test_a_line_may_end_early_for_a_mark_that_opens_none() -> None:
    lines = [
        "磨坊的水车不转了，他说，从五月起就没有人来修它",
        "秋天下了几场大雨，接着又下了一个月又一个月的雨",
        "屋顶塌了一角，村里的孩子还是去那里听井里的",  # `水` had room here, `水，` had not
        "水，直到天黑了才回家，一路上都在学它的声音。",
    ]
    assert body("\n".join(lines) + f"\n\n{folded(CHINESE, 23)}\n") == ["".join(lines), CHINESE]


@pytest.mark.parametrize("size", [44, 60])
@pytest.mark.parametrize("wide", [True, False])
def test_a_program_may_have_counted_curly_quotes_as_wide_or_not(size: int, wide: bool) -> None:
    lines = [""]
    for letter in QUOTING:
        full = sum(1 if c in "“”" and not wide else 2 for c in lines[-1] + letter) > size
        lines[-1:] = [lines[-1], letter] if full and letter not in "，。”" else [lines[-1] + letter]
    assert body("\n".join(lines) + f"\n\n{folded(FIRST, size // 2)}\n") == [QUOTING, FIRST]


@pytest.mark.parametrize("size", [18, 20, 24])
@pytest.mark.parametrize(
    "short",
    ["我把门推开\n雪就停了\n没有人回来", "“你来了。”\n“来了。”\n“吃了吗？”", "李明\n2025年3月2日于磨坊"],
)
def test_verse_dialogue_and_a_signature_hide_no_narrow_margin(size: int, short: str) -> None:
    made = body(f"{folded(FIRST, size)}\n\n{folded(QUOTING, size)}\n\n{short}\n\n{folded(CHINESE, size)}\n")
    assert [line.rstrip("\\") for line in made] == [FIRST, QUOTING, *short.split("\n"), CHINESE]


@pytest.mark.parametrize("size", [18, 20, 24, 30])
def test_a_heading_right_above_a_broken_paragraph_is_no_part_of_it(size: int) -> None:
    made = body(
        f"水车\n\n{folded(FIRST, size)}\n\n二、磨坊\n{folded(QUOTING, size)}\n\n三、村里\n{folded(CHINESE, size)}\n"
    )
    assert made == ["# 水车", FIRST, "二、磨坊", QUOTING, "三、村里", CHINESE]


def test_a_narrow_first_line_that_a_margin_broke_is_no_heading() -> None:
    text = "The mill had stood still in the flood, the miller said, and no one came to mend it. It rained, it snowed, the roof fell in."
    assert body(f"{textwrap.fill(text, 30)}\n\n{textwrap.fill(text, 30)}\n") == [text, text]


@pytest.mark.parametrize("size", [40, 60, 72])
@pytest.mark.parametrize(("first", "second"), [("* ", "* "), ("1. ", "2. "), ("1) ", "2) ")])
def test_the_lines_below_an_item_are_joined_to_it(size: int, first: str, second: str) -> None:
    items = [f"{first}{BELOW_A_MENU}", f"{second}No one came.", f"{second.replace('2', '3')}{BELOW_A_MENU}"]
    broken = [textwrap.fill(item, size, subsequent_indent=" " * len(first)) for item in items]
    made = body(f"{textwrap.fill(STILL, size)}\n\n" + "\n".join(broken) + f"\n\n{textwrap.fill(STILL, size)}\n")
    assert made == [STILL, *(item.replace("* ", "- ") for item in items), STILL]


def test_a_year_that_ends_a_sentence_at_the_start_of_a_line_is_no_item() -> None:
    text = "The mill was built in 1903, the miller said, and the wheel stopped in 1985. It rained, it snowed, the roof fell in."
    assert "\n1985. It" in textwrap.fill(text, 37)
    assert body(f"{textwrap.fill(text, 37)}\n\n{textwrap.fill(STILL, 37)}\n") == [text, STILL]


def test_a_paragraph_below_a_short_item_stays_apart() -> None:
    made = body(f"{textwrap.fill(STILL, 60)}\n\n* bread\n{textwrap.fill(STILL, 60)}\n")
    assert made == [STILL, "\\* bread", STILL]


PARTED = "The mill on the hill had stood still since the flood of May, and no one went up to the water-\n"
BELOW = "wheel any more, the miller said. It rained, it snowed, and in the end of the year the roof of\nthe mill fell in. {}"


@pytest.mark.parametrize(
    ("end", "word"),
    [
        ("The Waterwheel was sold.", "waterwheel"),
        ("The wheel was sold.", "water-wheel"),  # neither form is sure
        ("Of a waterwheel, or water-wheel, nothing is left.", "water-wheel"),
    ],
)
def test_a_word_parted_at_the_end_of_a_line_loses_its_hyphen_where_the_text_has_it_whole(end: str, word: str) -> None:
    text = PARTED + BELOW.format(end) + f"\n\n{textwrap.fill(STILL, 96)}\n"
    assert f"went up to the {word} any more" in body(text)[0]
    made = clean(text)
    assert restore_text(made.text, made.edits) == text


@pytest.mark.parametrize("above", ["```js", "import ("])
def test_lines_of_code_as_long_in_a_broken_text_stay(above: str) -> None:
    code = [above, *(f"use grain from '../{'mill/' * 7}{name}.js';" for name in "abc")]
    made = body(f"{textwrap.fill(STILL, 60)}\n\n" + "\n".join(code) + f"\n\n{textwrap.fill(STILL, 60)}\n")
    assert [line.replace("\\", "") for line in made] == [STILL, *code, STILL]


@pytest.mark.parametrize("marks", ["（1）（2）（3）", "①②③", "一、二、三、", "第1，第2，第3，"])
def test_the_lines_below_a_numbered_item_of_han_are_joined_to_it(marks: str) -> None:
    size = len(marks) // 3
    items = [marks[i * size : (i + 1) * size] + CHINESE[i * 4 :] for i in range(3)]
    broken = "\n".join(folded(item, 32) for item in items)
    made = body(f"{folded(FIRST, 32)}\n\n{broken}\n\n{folded(QUOTING, 32)}\n\n{folded(CHINESE, 32)}\n")
    assert made == [FIRST, *items, QUOTING, CHINESE]


def test_a_number_inside_a_broken_sentence_opens_no_item() -> None:
    text = "会议通过了三件事，这三件事在去年冬天已经讨论了很久，一直没有结果，它们是（1）重修水车，把屋顶也补上，（2）挖井，（3）请人来看管磨坊和渡口的船。"
    cut = text.index("（1）") // 2
    made = body(f"{folded(FIRST, cut)}\n\n{folded(text, cut)}\n\n{folded(QUOTING, cut)}\n")
    assert made == [FIRST, text, QUOTING]


def test_a_short_mail_s_paragraph_is_joined_by_its_small_letters_alone() -> None:
    lines = [
        "The ferry will not sail on Friday, as the engine has been taken apart and nobody",
        "knows how it goes together again. I shall come with the bus instead, which leaves",
        "at nine and takes four hours.",
    ]
    assert body("\n".join(["Dear Mary,", "", *lines, "", "Yours, Peter", ""])) == [
        "Dear Mary,",
        " ".join(lines),
        "Yours, Peter",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        ["the ferry sails on", "friday at nine, they say,", "and takes four hours."],  # narrow, as verse is
        ["a rope of forty metres, which has to be new and of hemp, not of plastic",
         "a lantern of brass", "a list of all who are on board, with their names."],
        ["flour for the bread of a whole week, and the salt that goes with it, in a sack",
         "butter, as much as can be kept cool in the hold for the length of the crossing",
         "oranges for all who row, of which there are twelve, and a few for the captain"],  # no end: a list
    ],
)  # fmt: skip
def test_other_lines_with_small_letters_stay(lines: list[str]) -> None:
    made = clean("\n".join(["What we take", "", *lines, "", "That is all.", ""])).text
    assert all(f"{above} {below}" not in made for above, below in pairwise(lines))
