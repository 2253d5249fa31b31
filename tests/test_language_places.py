"""Where in Markdown passages in the other language are found: in HTML, titles of notices, footnotes."""

import pytest

from untranslated import CHINESE, ENGLISH, findings

SENTENCE = "The gate is opened by the miller every morning."
TITLE = "How to open the gate"


def passages(text: str, language: str) -> list[str]:
    return [text[finding.start : finding.end] for finding in findings(text, "markdown", language)]


def in_chinese(block: str) -> list[str]:
    return passages(CHINESE.format(block), "zh")


def in_english(block: str) -> list[str]:
    return passages(ENGLISH.format(block), "en")


@pytest.mark.parametrize(
    "html",
    [
        "<p>{}</p>",
        '<div align="center">\n  <p>\n    {}\n  </p>\n</div>',
        "<ul>\n  <li>{}</li>\n  <li>春天的水位很高。</li>\n</ul>",
        "<details>\n<summary>{}</summary>\n\n请先看看水位。\n\n</details>",
        '<figure><img src="a.png" alt="a > b">\n<figcaption>{}</figcaption></figure>',
        "<dl><dt>闸门</dt><dd>{}</dd></dl>",
        '<Notice kind="tip" onOpen={{() => read()}}>\n{}\n</Notice>',
    ],
)
def test_text_between_the_tags_of_html_is_looked_at(html: str) -> None:
    assert in_chinese(html.format(SENTENCE)) == [SENTENCE]
    assert in_english(
        html.replace("春天的水位很高。", "")
        .replace("请先看看水位。", "")
        .replace("闸门", "")
        .format("闸门每天早上由磨坊主打开。")
    ) == ["闸门每天早上由磨坊主打开。"]


def test_a_passage_of_html_goes_on_over_tags_inside_of_a_sentence() -> None:
    sentence = "The <b>gate</b> is opened with <code>open</code> &mdash; and it stays open\n  until the evening."
    assert in_chinese(f"<p>\n  {sentence}\n</p>") == [sentence]


@pytest.mark.parametrize(
    "html",
    [
        "<!-- {} -->",
        "<div>\n<!--\n{}\n-->\n</div>",
        "<pre>\n{}\n</pre>",
        "<script>\n// {}\n</script>",
        "<style>\n/* {} */\n</style>",
        "<div>\n<code>\n{}\n</code>\n</div>",
        '<img src="a.png"\n  alt="{}">',
        "<blockquote>\n<p>{}</p>\n</blockquote>",
        '<p lang="xx">{}</p>',
        '<p><a href="./gate.md">{}</a></p>',
    ],
)
def test_what_html_shows_as_code_quotes_or_hides_stays(html: str) -> None:
    assert in_chinese(html.format(SENTENCE)) == []
    assert in_english(html.format("闸门每天早上由磨坊主打开。")) == []


def test_what_the_code_of_a_page_makes_stays() -> None:
    html = f"<p>{SENTENCE}</p>"
    assert in_chinese(f"```html\n{html}\n```\n\n{html}") == []
    assert in_chinese(f"```html\n<p></p>\n```\n\n{html}") == [SENTENCE]


def test_a_menu_of_languages_in_html_stays() -> None:
    assert (
        in_english('<p align="center"><a href="README.md">English</a> | <a href="zh.md">切换到简体中文版</a></p>') == []
    )


TABLE = (
    "<table>\n<tr><th>部件</th><th>{head}</th></tr>\n<tr>\n  <td>闸门</td>\n  <td>{cell}</td>\n</tr>\n"
    "<tr><td>水车</td><td>顺着溪水日夜转动。</td></tr>\n<tr><td>石磨</td><td>把麦子磨成面粉。</td></tr>\n</table>"
)


def test_a_cell_of_a_table_in_html_is_told_by_its_column() -> None:
    assert in_chinese(TABLE.format(head="说明", cell=SENTENCE)) == [SENTENCE]
    assert in_chinese(TABLE.format(head="招牌", cell=SENTENCE)) == []
    two = "<table>\n<tr><th>中文</th><th>English</th></tr>\n<tr><td>闸门早上打开。</td><td>The gate is opened in the morning.</td></tr>\n</table>"
    assert in_chinese(two) == in_english(two) == []


@pytest.mark.parametrize(
    "notice",
    [
        ":::note[{}]\n\n{{}}\n\n:::",
        "::: tip {}\n{{}}\n:::",
        "::::{{{{admonition}}}} {}\n{{}}\n::::",
        '!!! note "{}"\n    {{}}',
        '??? tip "{}"\n\n    {{}}',
        "/// warning | {}\n{{}}\n///",
        "> [!NOTE] {}\n> {{}}",
    ],
)
def test_the_title_of_a_notice_is_looked_at(notice: str) -> None:
    assert in_chinese(notice.format(TITLE).format("请先看看水位。")) == [TITLE]
    assert in_english(notice.format("打开闸门以前").format("Look at the stream first.")) == ["打开闸门以前"]


@pytest.mark.parametrize(
    "title", ["::: tip\n", "::: warning Note\n", ":::note[Grist Mill]\n", "::: code-group\n", "::: danger Vue 3\n"]
)
def test_the_kind_of_a_notice_and_a_name_in_its_title_are_no_passages(title: str) -> None:
    assert in_chinese(title + "请先看看水位。\n:::") == []


NOTICES = ("::: tip {}\n", ":::note[{}]\n", '!!! note "{}"\n', "> [!TIP] {}\n> ")
CAPTIONS = ("<figure><figcaption>{}</figcaption></figure>", "<details>\n<summary>{}</summary>\n\n", "<h3>{}</h3>\n\n")


@pytest.mark.parametrize("place", [*NOTICES, *CAPTIONS, "<ul><li>{}</li></ul>"])
def test_a_name_or_term_in_a_title_or_caption_stays(place: str) -> None:
    for name in (
        "Wheel on Water",
        "Internet of Mills",
        "Mill as a Service",
        "Infrastructure as Wood",
        "Tail Wheel Optimization",
    ):
        assert in_chinese(place.format(name) + "请先看看水位。") == []
    for name in ("溪山行旅图", "江上渔者歌", "海港大学水利系", "中文说明"):
        assert in_english(place.format(name) + "Look at the stream first.") == []


@pytest.mark.parametrize("place", [*NOTICES, *CAPTIONS])
def test_a_title_or_caption_that_says_something_is_found(place: str) -> None:
    for title in (TITLE, "Detailed Explanation", "Open with Caution"):
        assert in_chinese(place.format(title) + "请先看看水位。") == [title]
    for title in ("打开闸门以前", "如何打开闸门", "闸门的安装步骤"):
        assert in_english(place.format(title) + "Look at the stream first.") == [title]


@pytest.mark.parametrize("title", ["Error: cannot find the gate", "What the Millers Say"])
def test_a_message_as_a_title_and_the_title_of_a_quotation_stay(title: str) -> None:
    kind = "note" if "Error" in title else "quote"
    assert in_chinese(f'!!! {kind} "{title}"\n    请先看看水位。') == []
    assert in_chinese(f"> [!{kind.upper()}] {title}\n> 请先看看水位。") == []


def test_the_indented_text_of_a_notice_is_no_code_and_what_is_indented_more_is() -> None:
    assert in_chinese(f"!!! note\n\n    请先看看水位。\n\n    {SENTENCE}\n") == [SENTENCE]
    assert in_chinese(f"!!! note\n\n    请先看看水位。\n\n        {SENTENCE}\n") == []
    assert in_chinese(f"请先看看水位。\n\n    {SENTENCE}\n") == []


@pytest.mark.parametrize(
    ("mark", "chinese_mark"),
    [
        ("!!! quote", "!!! quote"),
        ('!!! quote "John Carter"', '!!! cite "陈明"'),
        ('??? quote "英文原文"', '??? note "The Chinese original"'),
        ('!!! example "输出"', '!!! example "Output"'),
        ('!!! failure "报错信息"', '!!! failure "The error"'),
        ('=== "English"', '=== "中文"'),
    ],
)
def test_what_a_notice_quotes_or_shows_stays(mark: str, chinese_mark: str) -> None:
    assert in_chinese(f"{mark}\n    {SENTENCE}\n") == []
    assert in_chinese(f"{mark}\n\n    {SENTENCE}\n") == []
    assert in_english(f"{chinese_mark}\n    闸门每天早上由磨坊主打开。\n") == []


@pytest.mark.parametrize(
    "work",
    [
        "Carter, John. The Mills of the North and the People in Them. Hillside Press, 1998.",
        "J. Carter, “The wheel that was never stopped,” Mills, vol. 3, pp. 4-9, 2001.",
        "The Wheel of the Mill and How to Turn It, https://example.org/wheel.",
        "How we built the wheel, Hillside Daily",
        "How we built the wheel.",
        "Where the millers stay up late",
        "There is no wheel without a stream, John Carter",
        "There is no wheel without a stream, John Carter.",
        "On the rules to be used in turning the wheel of a mill",
        "John Carter: You can not stop the wheel of the mill.",
    ],
)
def test_a_footnote_that_says_something_is_found_and_one_that_names_a_work_stays(work: str) -> None:
    assert in_chinese(f"水车很老了[^1]。\n\n[^1]: {SENTENCE}") == [SENTENCE]
    assert in_chinese(f"水车很老了[^1]。\n\n[^1]: {work}") == []


def test_a_chinese_footnote_is_found_without_its_mark_and_one_that_names_a_work_stays() -> None:
    assert in_english("It is old.[^1]\n\n[^1]: 磨坊主说冬天从来不打开闸门。") == ["磨坊主说冬天从来不打开闸门。"]
    assert in_english("It is old.[^1]\n\n[^1]: 冬天的磨坊与山脚下的人家") == []
    assert in_english("It is old.[^1]\n\n[^1]: 陈明：《北方的磨坊》，山脚：溪水出版社，1998年。") == []


ITEMS = ["Easy to build with a few tools", "Works with any kind of stream", "Can be repaired by a single person"]


def listed(lead: str, items: list[str]) -> str:
    return "\n".join([lead, "", *(f"- {item}" for item in items)])


@pytest.mark.parametrize(
    ("lead", "items"),
    [
        ("请把下面的句子翻译成中文：", ITEMS),
        ("这些部件要自己买：", [*ITEMS, "`npm install`"]),
        ("提供以下接口：", ["Get the state of a gate", "Open all of the gates", "Delete a gate by its name"]),
        ("提交信息这样写：", ["Add a gate to the wheel", "Fix a leak in the channel", "Update the list of mills"]),
        ("测试用例：", ["Should return the level", "Should stop on an error", "Should not be empty"]),
        ("看过的电影：", ["Back to the old mill", "The night of the flood", "Gone with the river"]),
        ("看过的电影：", ["老磨坊的秋天", "水车", "山那边的人家", "Gone with the river"]),
        ("所用数据集：", ["Levels of the streams", "Prices of wheat in the towns", "Photos of the mills"]),
        ("提示词：", ["Write a poem about the mill", "Translate the sign into French", "Tell me of the wheel"]),
    ],
)
def test_short_items_stay_since_they_may_be_names_or_what_somebody_writes_or_shows(lead: str, items: list[str]) -> None:
    assert in_chinese(listed(lead, items)) == []


def test_an_item_that_is_a_sentence_is_found() -> None:
    assert in_chinese(listed("这种水车的特点：", ["顺着溪水转动", SENTENCE])) == [SENTENCE]


def test_phrases_to_learn_stay_and_one_item_among_chinese_ones_does_not() -> None:
    phrases = [
        "早上好 Good morning to all of you",
        "我想去买一张票。I would like to buy a ticket to the mill.",
        "Nice to meet you and your family 很高兴认识你和你的家人",
    ]
    assert in_chinese(listed("旅行时常用：", phrases)) == []
    sentence = "I would like to buy a ticket to the mill."
    assert in_chinese(listed("旅行时常用：", ["先看看水位", phrases[1], "再打开闸门"])) == [sentence]


@pytest.mark.parametrize("between", ["\n\n", "\n", " "])
def test_a_caption_beside_the_chinese_one_of_its_number_stays(between: str) -> None:
    caption = "Fig. {} Relation between the speed of the wheel and the level of the water in the stream"
    assert in_chinese(f"图 1 水车的转速与溪水水位的关系{between}{caption.format(1)}") == []
    assert in_chinese(f"图 1 水车的转速与溪水水位的关系\n\n{caption.format(2)}") == [caption.format(2)]


def test_an_abstract_in_brackets_stays_where_there_is_a_chinese_one() -> None:
    abstract = f"【Abstract】{SENTENCE}"
    assert in_chinese(f"【摘要】闸门每天早上由磨坊主打开。\n\n{abstract}") == []
    assert in_chinese(abstract) == [abstract]


def test_items_whose_second_paragraph_translates_them_stay_and_one_alone_does_not() -> None:
    first = f"- {SENTENCE}\n\n  闸门每天早上由磨坊主打开。"
    second = "- The wheel turns until the evening bell.\n\n  水车一直转到晚钟敲响。"
    assert in_chinese(f"{first}\n\n{second}") == []
    assert in_chinese(first) == [SENTENCE]
    assert in_chinese(f"- 先看水位\n\n{second}\n\n- {SENTENCE}") == [
        "The wheel turns until the evening bell.",
        SENTENCE,
    ]


def test_many_notices_nobody_translated_are_no_article_in_both_languages() -> None:
    sentences = [
        f"The gate {n} is opened by the miller every morning before the children come to school." for n in range(6)
    ]
    notices = "\n\n".join(f"!!! note\n    {sentence}" for sentence in sentences[:4])
    html = "\n\n".join(f"<p>{sentence}</p>" for sentence in sentences[4:])
    assert in_chinese(f"{notices}\n\n{html}") == sentences


def test_what_html_says_is_not_to_be_translated_stays() -> None:
    assert in_chinese(f'<p translate="no">{SENTENCE}</p>') == in_chinese(f"<iframe src=a>{SENTENCE}</iframe>") == []
