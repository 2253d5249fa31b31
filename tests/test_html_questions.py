"""HTML: an article's own questions and answers below its text stay, in both languages; what a site collects of other people's does not."""

from __future__ import annotations

import pytest

from qingwen.reading.source import read_source

EN = [f"The ferry of the {name} harbour carried salt, goats and letters, and the bell told who came." for name in
      ("lower", "upper", "old", "new")]  # fmt: skip
ZH = [
    f"{name}码头的渡船运过盐、山羊和信件，来的是谁，听钟声就知道；如今钟还挂在原处，船已经没有了。"
    for name in "上下新老"
]
ASKED = {
    "en": {
        "Does it run in winter?": "No, it lies on the slip until Easter.",
        "May goats come on board?": "They may, where somebody holds them.",
    },
    "zh": {"冬天开船吗？": "不开，船要在岸上放到清明前后。", "山羊能上船吗？": "能上，要有人一路牵着，另买半票。"},
}


def made_of(language: str, part: str, *, within: bool = False) -> str:
    text = "".join(f"<p>{one}</p>" for one in (EN if language == "en" else ZH))
    html = f"<title>The ferry</title><div class=page><h1>The ferry</h1><div class=story>{text}{part if within else ''}</div>{'' if within else part}</div>"
    return read_source("a.html", html.encode()).document.text


def section(title: str, language: str, shape: str) -> str:
    return f"<div class=css-8><h2>{title}</h2>{''.join(shape.format(*one) for one in ASKED[language].items())}</div>"


SHAPE = "<h3 class=q>{}</h3><p class=a>{}</p>"


@pytest.mark.parametrize("title", ["常见问题", "关于渡船的问答", "答疑", "几个疑问", "FAQ"])
def test_chinese_answers_of_few_letters_stay(title: str) -> None:
    made = made_of("zh", section(title, "zh", SHAPE))
    assert [text for one in ASKED["zh"].items() for text in one if text not in made] == []


@pytest.mark.parametrize(
    ("language", "title"),
    [
        *[("en", one) for one in ("Others also ask", "Questions from our readers", "More questions", "Ask the ferryman's shop", "Customer support", "Good to know", "Questions & answers (3)")],
        *[("zh", one) for one in ("大家都在问", "读者提问", "相关问题", "猜你想问", "在线客服", "用户问答")],
    ],
)  # fmt: skip
def test_questions_that_a_site_collects_go(language: str, title: str) -> None:
    made = made_of(language, section(title, language, SHAPE))
    assert not any(text in made for one in ASKED[language].items() for text in one)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("within", [True, False])
def test_a_button_that_asks_beside_another_is_the_question_of_its_answer(language: str, within: bool) -> None:
    title = {"en": "Frequently asked questions", "zh": "常见问题"}[language]
    made = made_of(
        language, section(title, language, "<button class=q>{}</button><div class=a>{}</div>"), within=within
    )
    assert [text for one in ASKED[language].items() for text in one if text not in made] == []


def test_a_button_that_asks_alone_is_no_heading() -> None:
    made = made_of("en", "<button>Forgot your ticket?</button><div>Ask at the slip.</div>", within=True)
    assert "Forgot" not in made


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    "shape",
    [
        "<div>{}</div><div>{}</div>",
        "<div class=item><div class=q>{}</div><div class=a><p>{} <a href=/b>More.</a></p></div></div>",
    ],
)
def test_answers_stay_whose_heading_ends_the_text_above(language: str, shape: str) -> None:
    title = {"en": "FAQ", "zh": "常见问题解答"}[language]
    asked = ASKED[language]
    text = "".join(f"<p>{one}</p>" for one in (EN if language == "en" else ZH))
    part = "".join(shape.format(*one) for one in asked.items())
    html = f"<title>The ferry</title><main><div class=post><h1>The ferry</h1>{text}<h2>{title}</h2></div><div class=acc>{part}</div></main>"
    made = read_source("a.html", html.encode()).document.text
    assert [one for one in (title, *(text for one in asked.items() for text in one)) if one not in made] == []
