"""Headings, titles and the texts of links that nobody translated, and names that stay as they are."""

import pytest

from untranslated import CHINESE, ENGLISH, findings, passages


def test_a_heading_is_found_where_the_other_headings_are_chinese() -> None:
    text = "# 老磨坊\n\n## 水车\n\n{}\n\n" + CHINESE
    assert passages(text.format("## Getting Started with the Wheel {#start}", "")) == [
        "Getting Started with the Wheel {#start}"
    ]
    assert passages(text.format("## How It Works", "")) == ["How It Works"]
    for name in ("React Native", "Red Hat Enterprise Linux", "`useWheel()`", "SHOW CREATE TABLE"):
        assert passages(text.format(f"## {name}", "")) == []


def test_a_heading_about_a_component_that_the_code_names_stays() -> None:
    text = (
        "# 水车组件\n\n"
        + CHINESE.format("")
        + "\n\n```js\nimport { Wheel } from 'mill'\n```\n\n## {} Events\n\n## 其他\n"
    )
    assert passages(text.replace("{}", "Wheel")) == []
    assert passages(text.replace("{}", "Lifecycle")) == ["Lifecycle Events"]
    assert passages(text.replace("{} Events", "Star History")) == []


def test_the_text_of_a_link_within_the_site_is_found_and_a_name_is_not() -> None:
    text = CHINESE.format("") + "\n\n参见[安装说明](/guide/install)和[{}]({})。\n"
    assert passages(text.format("Building the wheel", "/guide/building")) == ["Building the wheel"]
    for name, address in (
        ("Building the wheel", "https://example.com/building"),
        ("WheelKit Console", "/guide/console"),
        ("`build wheel`", "/guide/build"),
        ("简体中文", "README.zh.md"),
    ):
        assert passages(text.format(name, address)) == []


@pytest.mark.parametrize(
    "name", ["vue-router", "react-dom-server", "GitHub Actions", "Vue.js Devtools", "TiDB Lightning"]
)
def test_what_its_spelling_shows_for_a_name_stays_in_a_link(name: str) -> None:
    assert passages(f"{CHINESE.format('')}\n\n参见[安装说明](/guide/install)和[{name}](/guide/it)。\n") == []


@pytest.mark.parametrize(
    "title",
    [
        "Custom Elements",
        "Write To Us",
        "Terms of Grinding",
        "Miller Manual",
        "Water Level",
        "Security Policy",
        "Renderless Component",
        "Server-Side Rendering",
        "Code of Conduct",
        "Style Guide",
        "Release notes",
        "Event Handling",
    ],
)
def test_a_title_in_a_link_is_found_in_capitals_too(title: str) -> None:
    assert passages(f"{CHINESE.format('')}\n\n参见[安装说明](/guide/install)和[{title}](/guide/it)。\n") == [title]


@pytest.mark.parametrize(
    "name", ["Visual Studio Code", "The Apache HTTP Server", "Windows Subsystem for Linux", "Gone over the Hill"]
)
def test_products_and_works_stay_in_a_link_and_what_is_done_with_them_is_found(name: str) -> None:
    text = CHINESE.format("") + "\n\n参见[安装说明](/guide/install)和[{}](/guide/it)。\n"
    assert passages(text.format(name)) == []
    assert passages(text.format("Installing " + name)) == ["Installing " + name]


def test_titles_in_front_matter_and_alt_texts_are_looked_at() -> None:
    head = '---\ntitle: "{}"\ndate: 2025-04-03\n---\n\n'
    assert passages(head.format("Getting Started with the Wheel") + CHINESE.format("")) == [
        "Getting Started with the Wheel"
    ]
    assert passages(head.format("Red Hat Enterprise Linux") + CHINESE.format("")) == []
    assert passages(CHINESE.format("![The wheel turns with the stream](a.png)")) == ["The wheel turns with the stream"]
    assert passages(CHINESE.format("![Red Hat Enterprise Linux](a.png)")) == []
    for badge in (
        "https://img.shields.io/badge/help-wanted",
        "https://example.com/mill/actions/badge.svg?branch=main",
        "https://api.example.com/badges/17",
        "https://badge.example.com/mill.svg",
        "https://coveralls.io/repos/github/mill/wheel",
        "https://example.com/mill/badge.png?branch=main",
        "https://example.com/badges/wheel.png",
        ".github/badges/wheel.svg",
        "badges/wheel.png",
        "docs/badge.svg",
    ):
        assert passages(CHINESE.format(f"[![Help of the millers is wanted]({badge})](https://example.com)")) == []
    for picture in (
        "img/badge-wheel.png",
        "img/badge/wheel.png",
        "https://example.com/badge/wheel.png",
        "https://example.com/wheel-badge-2.svg",
    ):
        assert passages(CHINESE.format(f"![The wheel turns with the stream]({picture})")) == [
            "The wheel turns with the stream"
        ]
    assert passages(ENGLISH.format("![水车随着溪水转动](a.png)")) == ["水车随着溪水转动"]
    assert passages(head.format("老磨坊重新开张") + ENGLISH.format("")) == ["老磨坊重新开张"]


@pytest.mark.parametrize(
    "name", ["Linux for the Patient", "Docker and the Mill", "Canon of the Millers", "Epic Days at the River"]
)
def test_a_heading_that_joins_words_with_the_name_of_a_maker_is_no_product(name: str) -> None:
    assert name in passages(CHINESE.format("") + f"\n\n## 安装\n\n一\n\n## {name}\n\n二\n")


def test_the_english_title_of_a_paper_below_its_chinese_one_stays() -> None:
    paper = "# 河上磨坊水车的修复研究\n\n{}\n\n**摘要**：" + CHINESE.format("")
    title = "A Study of the Repair of the Wheels in Mills on the River"
    for line in (title, "## " + title, title + "\n\n王木匠，李石匠"):
        assert passages(paper.format(line)) == []
        assert passages(paper.replace("摘要", "正文").format(line)) == [title]
    assert passages(paper.format("# 引言\n\n" + title)) == [title]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("Getting started", True),
        ("Custom styles", True),
        ("How it turns", True),
        ("Water Mill", False),
        ("Visual Studio Code", False),
        ("Release Notes", False),
        ("Quick start", True),
        ("Quick Search", False),
        ("Learning to Bake", False),
        ("Learning Rust", False),
        ("Deep Learning", False),
    ],
)
def test_a_short_title_is_judged_as_a_heading_is(title: str, told: bool) -> None:
    text = f"---\ntitle: {title}\n---\n\n" + CHINESE.format("水车转得飞快。")
    assert passages(text) == ([title] if told else [])


def test_a_short_title_of_words_that_the_article_uses_stays() -> None:
    text = "---\ntitle: Custom Tables\n---\n\n" + CHINESE.format(
        "每张 custom table 都能坐八个人，tables 是村里的木匠做的。"
    )
    assert passages(text) == []


@pytest.mark.parametrize(
    ("heading", "told"),
    [("MillWheel Props", False), ("millWheel Events", False), ("Lifecycle Hooks", True), ("Custom Events", True)],
)
def test_what_a_reference_says_of_a_component_is_a_name(heading: str, told: bool) -> None:
    assert passages(CHINESE.format(f"## 参考\n\n#### {heading}\n\n水车的属性。")) == ([heading] if told else [])


@pytest.mark.parametrize(
    "block",
    [
        "- [我父亲的磨坊](./father.md)",
        "- [春天的水车](/poems/spring)",
        "- [磨坊的开放时间](https://example.org/hours)",
        "- [磨坊的开放时间](./zh/hours.md)",
        "[English](./README.md) | [简体中文说明](./docs/README.md)",
        "[查看中文使用手册](../manual.md)",
        "- [《老磨坊的故事》](./story.md)",
    ],
)
def test_a_link_to_what_may_be_chinese_stays(block: str) -> None:
    assert passages(ENGLISH.format(block)) == []


@pytest.mark.parametrize("heading", ["用法", "下一步", "注意 {#note}"])
def test_a_heading_of_an_everyday_word_is_found(heading: str) -> None:
    assert passages(ENGLISH.format(f"## {heading}\n\nThe sluice is shut at night.")) == [heading]


LESSON = "## 用法\n\n{}The sluice is shut at night, and nobody crosses the bridge."


@pytest.mark.parametrize(
    "text",
    [
        LESSON.format("*yòngfǎ*. How it is used. "),
        LESSON.format("“Usage”, as dictionaries have it. "),
        LESSON.format("Its yòngfǎ is odd. "),
        LESSON.format("To use, or how to. "),
        LESSON.format("It is the word on the door. "),
        LESSON.format("") + "\n\n## 注意\n\nThe red sign at the gate says so.",
        LESSON.format("") + "\n\nThe last word is 磨坊.",
    ],
)
def test_a_heading_that_the_text_is_about_stays(text: str) -> None:
    assert passages(ENGLISH.format(text)) == []
    assert passages(ENGLISH.format(LESSON.format(""))) == ["用法"]


@pytest.mark.parametrize("heading", ["风水", "李白", "太极拳", "用法 (yòngfǎ)", "The word 用法", "`用法`"])
def test_a_heading_of_a_name_or_a_word_that_is_explained_stays(heading: str) -> None:
    assert passages(ENGLISH.format(f"## {heading}\n\nThe sluice is shut at night.")) == []


@pytest.mark.parametrize("field", ["sidebar_label", "sidebarTitle", "linkTitle", "headline"])
def test_what_a_menu_calls_a_page_is_looked_at(field: str) -> None:
    assert passages(f"---\n{field}: 磨坊的开放时间\n---\n\n" + ENGLISH.format("The wheel turns.")) == ["磨坊的开放时间"]
    assert passages(f"---\n{field}: 磨坊\nsidebar_position: 3\n---\n\n" + ENGLISH.format("The wheel turns.")) == []
    assert passages(f"---\n{field}: How the wheel turns\n---\n\n" + CHINESE.format("水车转。")) == [
        "How the wheel turns"
    ]


def test_a_tagline_is_the_author_s_to_word() -> None:
    assert passages("---\ntagline: 让水车转起来\n---\n\n" + ENGLISH.format("The wheel turns.")) == []
    assert passages("---\ntagline: Think before you turn it\n---\n\n" + CHINESE.format("水车转。")) == []


def test_a_few_words_that_may_be_the_name_of_a_function_are_an_info() -> None:
    text = (
        CHINESE.format("The wheel was repaired after the flood and turns again.")
        + "\n参见[轮轴](/axle)和[Wheel Hints](/hints)。\n"
    )
    assert [(text[one.start : one.end], one.severity) for one in findings(text)] == [
        ("The wheel was repaired after the flood and turns again.", "warning"),
        ("Wheel Hints", "info"),
    ]
