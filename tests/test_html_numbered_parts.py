"""HTML: steps that begin with their number in an element of its own."""

from __future__ import annotations

import pytest

from html_pages import PROSE, article

STEPS = ["Rub the butter into the flour until it looks like crumbs.", "Add the water and rest the dough for an hour."]

NUMBERED = {
    "circles": "<div class=steps>{}</div>|<div class=step><div class=circle>{}</div><div class=what><p>{}</p></div></div>",
    "items": "<ul>{}</ul>|<li><h3>{}</h3><p>{}</p></li>",
    "steps": "<ul>{}</ul>|<li><h3>STEP {}</h3><p>{}</p></li>",
    "dots": "<section>{}</section>|<section class=step><p>{}.</p><p>{}</p></section>",
}


@pytest.mark.parametrize("kind", NUMBERED)
def test_steps_that_begin_with_their_number_are_a_numbered_list(kind: str) -> None:
    around, step = NUMBERED[kind].split("|")
    made = article(around.format("".join(step.format(i, text) for i, text in enumerate((*STEPS, STEPS[0]), 1))))
    assert f"\n1. {STEPS[0]}\n2. {STEPS[1]}\n3. {STEPS[0]}\n" in made.replace("\n\n2", "\n2").replace("\n\n3", "\n3")


def test_a_picture_between_two_steps_belongs_to_the_first() -> None:
    steps = "<img src=a.jpg>".join(f"<div><div>{i}</div><p>{text}</p></div>" for i, text in enumerate(STEPS, 1))
    made = article(f"<div>{steps}</div>")
    assert made.index(f"1. {STEPS[0]}") < made.index("   ![](a.jpg)") < made.index(f"2. {STEPS[1]}")


def test_a_heading_below_a_number_takes_it() -> None:
    questions = "".join(f"<div><p>{i}.</p><h3>Who goes on board?</h3>{PROSE}</div>" for i in (1, 2))
    made = article(f"<div>{questions}</div>")
    assert "\n### 1. Who goes on board?\n" in made
    assert "\n### 2. Who goes on board?\n" in made


@pytest.mark.parametrize(
    "inner",
    [
        f"<div><h2>1</h2>{PROSE}</div><div><h2>2</h2>{PROSE}</div>",  # chapters
        f"<div><p>1</p>{PROSE * 7}</div><div><p>2</p>{PROSE * 7}</div>",
        f"<div><p>2</p>{PROSE}</div><div><p>1</p>{PROSE}</div>",  # counted down
        f"<div><p>7</p>{PROSE}</div><div><p>9</p>{PROSE}</div>",
        f"<div id=note1><p>1</p>{PROSE}</div><div id=note2><p>2</p>{PROSE}</div>",  # notes
    ],
)
def test_numbers_that_are_no_steps_stay_as_they_are(inner: str) -> None:
    assert "1. The first" not in article(inner)


def test_a_list_whose_only_item_is_another_list_is_that_list() -> None:
    steps = "".join(f"<li>{text}</li>" for text in STEPS)
    assert f"\n1. {STEPS[0]}\n2. {STEPS[1]}\n" in article(f"<ol class=groups><li><ol>{steps}</ol></li></ol>")
    assert f"- For the crust\n  1. {STEPS[0]}\n" in article(f"<ul><li>For the crust<ol>{steps}</ol></li></ul>").replace(
        "\n\n", "\n"
    )


@pytest.mark.parametrize("label", ["STEP{}", "步骤{}", "第{}步", "第{}步："])
@pytest.mark.parametrize("numbers", [("1", "2", "3"), ("一", "二", "三")])
def test_steps_are_called_so_in_either_language(label: str, numbers: tuple[str, ...]) -> None:
    if label == "STEP{}" and numbers[0] != "1":
        return
    steps = "".join(f"<div><p>{label.format(number)}</p><p>{STEPS[0]}</p></div>" for number in numbers)
    assert f"\n1. {STEPS[0]}\n2. {STEPS[0]}\n3. {STEPS[0]}\n" in article(f"<div>{steps}</div>")


def rows(*numbered: tuple[str, str]) -> str:
    return "<div>" + "".join(f"<div class=r><p>{number}</p><p>{text}</p></div>" for number, text in numbered) + "</div>"


def test_amounts_and_sections_that_do_not_all_count_on_are_no_list() -> None:
    lost, saved = ("1", "ship was lost in the storm."), ("2", "crews were saved by the pilots.")
    for more in (("12", "days went by without a crossing."), ("2a", "The log is open to all passengers.")):
        made = article(rows(lost, saved, more))
        assert "1. ship" not in made
        assert f"\n{more[0]}\n\n{more[1]}" in made
    score = article(rows(("1", "Harbour United"), ("2", "Pier Rovers")))
    assert "\n1\n\nHarbour United\n\n2\n\nPier Rovers\n" in score


def test_a_heading_between_two_steps_parts_the_list() -> None:
    first, second = rows(("1", STEPS[0]), ("2", STEPS[1])), rows(("3", STEPS[1]), ("4", STEPS[0]))
    made = article(first[:-6] + "<h3>For the filling</h3>" + second[5:])
    assert f"1. {STEPS[0]}\n2. {STEPS[1]}\n\n### For the filling\n\n3. {STEPS[1]}\n4. {STEPS[0]}\n" in made


SPANNED = {
    "items with numbers of their own": "<ol>{}</ol>|<li><span>{}</span><span>{}</span></li>",
    "paragraphs": "<div>{}</div>|<p><b>{}</b>{}</p>",
    "step": "<section>{}</section>|<div class=s><span class=n>步骤{}</span>{}</div>",
}


@pytest.mark.parametrize("kind", SPANNED)
def test_sentences_that_open_with_a_number_that_only_a_style_sets_apart_are_a_numbered_list(kind: str) -> None:
    around, step = SPANNED[kind].split("|")
    made = article(around.format("".join(step.format(i, text) for i, text in enumerate((*STEPS, STEPS[0]), 1))))
    assert f"\n1. {STEPS[0]}\n2. {STEPS[1]}\n3. {STEPS[0]}\n" in made


def test_a_picture_below_such_a_sentence_stands_in_its_item() -> None:
    steps = "".join(f"<p><b>{i}</b>{text}</p><p><img src={i}.jpg></p>" for i, text in enumerate((*STEPS, STEPS[0]), 1))
    assert f"1. {STEPS[0]}\n\n   ![](1.jpg)\n\n2. {STEPS[1]}\n" in article(f"<div>{steps}</div>")


@pytest.mark.parametrize(
    "line",
    [
        "<p><b>{}</b> egg and some salt go into it.</p>",  # with a space: an author's
        "<p><b>{}.</b>The ferry leaves at nine.</p>",
        "<p><sup>{}</sup>The log of the ferry, page nine.</p>",
        "<p id=fn{0}><span>{0}</span>The log of the ferry, page nine.</p>",
        "<li><span>{}</span>eggs</li>",
    ],
)
def test_a_line_that_opens_with_another_number_is_as_it_was(line: str) -> None:
    lines = [line.format(i) for i in (1, 2, 3)]
    assert "\n2. " not in article(f"<div>{''.join(lines)}</div>")
