"""Passages in the other language are found, and what belongs there is left alone."""

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingwen.linting import lint
from qingwen.rules.base import Finding
from qingwen.rules.language.untranslated_chinese import UntranslatedChinese
from qingwen.rules.language.untranslated_english import UntranslatedEnglish
from qingwen.text.declared_language import declared_language
from qingwen.text.document import Document, Kind
from qingwen.text.scripts import main_language

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "untranslated.jsonl.gz"
RULES = (UntranslatedChinese(), UntranslatedEnglish())

CHINESE = (
    "山脚下的老磨坊在去年冬天重新开张，村里的孩子们放学以后都爱去那里看水车。\n\n"
    "磨坊的主人姓陈，他说水车一天能磨三百斤麦子，够全村人吃上一个星期。\n\n{}\n\n"
    "到了秋天，磨坊门前会摆出十几张长桌，大家坐在一起尝新面做的饼，喝自家酿的米酒。\n"
)
ENGLISH = (
    "The old mill at the foot of the hill opened again last winter, and the children of the village like to "
    "watch the wheel after school.\n\n"
    "Its owner says that the wheel can grind enough wheat in a day to feed the village for a week.\n\n{}\n\n"
    "In autumn a dozen long tables stand in front of the mill, and people sit there and taste the bread.\n"
)


def findings(text: str, kind: Kind = "markdown", language: str | None = None) -> list[Finding]:
    document = Document(text, kind, language=language)
    return [finding for rule in RULES if rule.wakes(document) for finding in rule.check(document)]


def passages(text: str, kind: Kind = "markdown") -> list[str]:
    return [text[finding.start : finding.end] for finding in findings(text, kind)]


@pytest.mark.parametrize("kind", ["text", "markdown"])
@pytest.mark.parametrize(
    ("block", "passage"),
    [
        ("The mill was built by his grandfather in 1921 and burned down twice.", None),
        ("- The wheel is made of oak and turns.", "The wheel is made of oak and turns."),
        ("今年雨水多，which made the stream run faster，水车转得飞快。", "which made the stream run faster"),
        (
            "他笑了笑。He said that the mill would still be there in a hundred years. 大家都鼓起掌来。",
            "He said that the mill would still be there in a hundred years.",
        ),
        ("He calls it `the wheel` and he says that <b>nobody</b> else may touch it.", None),
    ],
)
def test_english_in_a_chinese_article_is_found_whole(kind: Kind, block: str, passage: str | None) -> None:
    assert passages(CHINESE.format(block), kind) == [passage or block]


@pytest.mark.parametrize(
    "block",
    [
        "开闸之前，请先看看水位。<br>{}",
        "开闸之前，请先看看水位。 <br/>{}",
        "| 闸门 | 春天要先检查木轴，再开闸。<br>{} |",
        "开闸之前，请先看看水位。/ {}",
        "水车的转速 / {}",
    ],
)
def test_a_sentence_after_a_break_or_a_slash_is_no_gloss_of_the_one_before(block: str) -> None:
    sentence = "When the stream is low, you have to close the gate of the mill by hand."
    assert passages(CHINESE.format(block.format(sentence))) == [sentence]


@pytest.mark.parametrize("lead", ["开闸之前请注意：<br>", "开闸之前请注意： / "])
def test_what_a_colon_leads_up_to_is_no_term_translated(lead: str) -> None:
    assert passages(CHINESE.format(lead + "Close the gate of the mill by hand")) == [
        "Close the gate of the mill by hand"
    ]


def test_an_asterisk_before_each_of_two_lines_stresses_nothing() -> None:
    note = "*The gate has to be closed by hand\n*闸门要用手关上，不能用脚踢。"
    assert passages(ENGLISH.format(note)) == []
    assert passages(CHINESE.format(note)) == []


def test_a_quotation_of_chinese_is_one_only_if_all_of_it_stands_in_marks() -> None:
    for block in (
        "“水车”一词在这个山谷里很常见，老人们都这样叫它。",
        "“水车”一词来自山谷里的方言，从来没有人把它写下来过。（老磨坊主）",
        "“水车”——山谷里的老人们，直到今天还是这样叫它",
        "「注意」开闸之前，请先看看水位，再叫磨坊主来。",
        "“水车”的木轴每年都要上油，否则就会“唱歌”",
        "“水车”“石磨”“水闸”都是山谷里的老人们说的，别处没有人这样说。",
    ):
        assert passages(ENGLISH.format("> " + block)) == [block]
    for block in (
        "「没有比这更好的磨坊了。」",
        "“没有比这更好的磨坊了。” —— 老磨坊主",
        "“没有比这更好的磨坊了，我爷爷也这样说。”（老磨坊主，2020年）",
        "“没有比这更好的磨坊了，我爷爷也这样说。” ——老磨坊主，2020年3月",
        "“没有比这更好的磨坊了。” “我爷爷也这样说。”",
        "“没有比这更好的磨坊了，”他说，“我爷爷也这样说。”",
    ):
        assert passages(ENGLISH.format("> " + block)) == []


@pytest.mark.parametrize("kind", ["text", "markdown"])
@pytest.mark.parametrize(
    ("block", "passage"),
    [
        ("磨坊是他的祖父在一九二一年建的。", None),
        ("- 水车是用橡木做的，顺着溪水转。", "水车是用橡木做的，顺着溪水转。"),
        ("He laughed and said that 今年的水比往年大得多 and went on with his work.", "今年的水比往年大得多"),
        (
            "He laughed. 今年的水比往年大，水车转得飞快。 Then he went on with his work.",
            "今年的水比往年大，水车转得飞快。",
        ),
    ],
)
def test_chinese_in_an_english_article_is_found_whole(kind: Kind, block: str, passage: str | None) -> None:
    assert passages(ENGLISH.format(block), kind) == [passage or block]


@pytest.mark.parametrize("kind", ["text", "markdown"])
@pytest.mark.parametrize(
    "block",
    [
        "他爱读 The Wind in the Willows，也爱听 The Sound of Silence。",
        "水车（the wheel that turns with the stream and drives the mill）是橡木做的。",
        "他引用了一句话：“The mills of the gods grind slowly, but they grind small.”",
        "[1] Miller J., Stone A. The grinding of wheat in the early mills of the north. Mill Journal, 1998.",
        "Retrieved from the archive of the society for the history of mills and millers.",
        "Copyright 2021 The Mill Society. All rights reserved to the owners of the mill.",
        "Permission is hereby granted, free of charge, to any person who obtains a copy of the software.",
        "https://example.com/the-history-of-the-mill-and-its-wheel-in-the-valley",
        "Water Wheel, Mill Stone, Oak Beam, Flour Sack",
        "点击 Open the gate and start the wheel 按钮，水车就会转动。",
        "程序报错：could not open the gate of the mill",
        "（The mill was built by his grandfather in 1921 and burned down twice.）",
        "水車はとても古いです。 The wheel is very old and it still turns in the stream.",
        "INFO the wheel is now turning at the speed of the stream",
        "else if the wheel is in the stream",
        "磨坊的水车是用橡木做的 / The wheel of the mill is made of oak",
        "磨坊的水车是用橡木做的<br>The wheel of the mill is made of oak",
        "他看了一眼水车，oh my god，它居然还在转。",
        'throw new Exception("the wheel is not in the stream");',
        "$ mill --open the gate and start the wheel in the background",
    ],
)
def test_names_titles_glosses_and_references_stay_in_a_chinese_article(kind: Kind, block: str) -> None:
    assert passages(CHINESE.format(block), kind) == []


@pytest.mark.parametrize("kind", ["text", "markdown"])
@pytest.mark.parametrize(
    "block",
    [
        "The idea of 风水 (feng shui) decides where the mill stands.",
        "The mill (陈家村老磨坊博物馆筹备处) opens on Sundays for all who like to see it.",
        "He wrote “天下没有不散的筵席” over the door of the mill and smiled.",
        "She read 《红楼梦》 and then 《水浒传之英雄好汉》 in the shade of the mill.",
        "图片",
        "磨坊老照片之一.jpg",
        "[简体中文版说明](README.zh-CN.md)",
        "切换到简体中文版",
        "中文（中国大陆）",
        '<a href="./README.zh-CN.md">简体中文版说明</a> |',
        "> “没有比这更好的磨坊了。”",
        "原文地址：[the history of the mill](https://example.com/mill)",
        "水車はとても古いです。",
    ],
)
def test_terms_titles_links_and_file_names_stay_in_an_english_article(kind: Kind, block: str) -> None:
    assert passages(ENGLISH.format(block), kind) == []


@pytest.mark.parametrize(
    "block",
    [
        "```\nThe wheel is made of oak and turns with the stream.\n```",
        "    The wheel is made of oak and turns with the stream.",
        "<!-- The wheel is made of oak and turns with the stream. -->",
        "> The wheel is made of oak and turns with the stream.\n> 水车是用橡木做的，顺着溪水转。",
        "The wheel is made of oak and turns with the stream.\n水车是用橡木做的，顺着溪水转。",
        "- [How the wheel of a mill is made of oak](https://example.com/oak)",
        "[wheel]: https://example.com/ 'The wheel is made of oak and turns with the stream'",
        "| The wheel is made of oak and turns. | 水车是用橡木做的，顺着溪水转。 |\n| --- | --- |",
    ],
)
def test_code_images_links_and_translations_beside_the_original_stay(block: str) -> None:
    assert passages(CHINESE.format(block)) == []


def test_lines_of_one_paragraph_are_one_finding() -> None:
    block = "The wheel is made of oak\nand turns with the stream\nthat comes down from the hill."
    assert passages(CHINESE.format(block)) == [block]


@pytest.mark.parametrize(
    "block",
    [
        "> The cat sat on the mat and looked at\nthe dog all day, and then it went to the house.",
        "> The cat sat on the mat and looked at\n> the dog all day, and then it went to the house.",
        "他说：“The cat sat on the mat and\nlooked at the dog all day,\nand then it went home.”然后走了。",
        '他说："The cat sat on the mat and\nlooked at the dog all day."\n然后走了。',
        "他说（the cat sat on the mat and\nlooked at the dog all day）：走吧。",
        "他说：*The cat sat on the mat and\nlooked at the dog all day.* 然后走了。",
    ],
)
def test_a_quotation_over_several_lines_stays_as_one_on_a_line_does(block: str) -> None:
    assert passages(CHINESE.format(block)) == []


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


def test_a_bilingual_article_has_no_findings() -> None:
    pairs = [
        (
            f"水车的第{n}个零件是用橡木做的，顺着溪水转动。",
            f"Part {n} of the wheel is made of oak and it turns.",
        )
        for n in range(2, 9)
    ]
    for language in ("zh", "en"):
        for kind in ("text", "markdown"):
            text = "\n\n".join(line for pair in pairs for line in pair)
            assert findings(text, kind, language) == []


def test_a_line_that_a_debris_rule_removes_is_not_reported_again() -> None:
    assert passages(ENGLISH.format("点击查看大图"), "text") == []


def test_the_message_shows_at_most_forty_columns() -> None:
    found = findings(CHINESE.format("The wheel is made of oak and turns with the stream that leaves the hill."))[0]
    assert found.message.startswith("English left in a Chinese article: “The wheel is made of oak and turns")
    assert "the hill" not in found.message


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("", ""),
        ("1, 2, 3 — 4", ""),
        ("Hello", "en"),
        ("你好", "zh"),
        (CHINESE.format("The wheel is made of oak."), "zh"),
        (ENGLISH.format("水车是用橡木做的。"), "en"),
        ("安装 `mill`：\n\n```sh\n" + "# the wheel is in the mill\nmill start\n" * 50 + "```\n", "zh"),
        ("水車はとても古いです。まだ回っています。", "ja"),
        ("물레방아는 아주 오래되었지만 아직도 돌아갑니다.", "ko"),
        ("La roue du moulin est en chêne et tourne avec le ruisseau. [中文](README.zh.md) " * 3, "en"),
        ((CHINESE.format("") * 2000), "zh"),
        ((ENGLISH.format("’") * 2000), "en"),
    ],
)
def test_the_main_language_is_that_of_the_prose(text: str, language: str) -> None:
    assert main_language(text) == language


@given(st.text(alphabet="a the中文。，(（“\"'`*_[]<>|#-\n 1.", max_size=300))
def test_findings_are_disjoint_and_not_blank_in_any_text(text: str) -> None:
    for language in ("zh", "en"):
        for kind in ("text", "markdown"):
            last = 0
            for finding in sorted(findings(text, kind, language), key=lambda finding: finding.start):
                assert last <= finding.start < finding.end <= len(text)
                assert text[finding.start : finding.end].strip() == text[finding.start : finding.end]
                last = finding.end


@pytest.mark.skipif(not CORPUS.exists(), reason="the corpus is not part of the package")
def test_planted_paragraphs_are_found_and_little_else() -> None:
    right = wrong = 0
    planted: Counter[str] = Counter()
    seen: Counter[str] = Counter()
    with gzip.open(CORPUS, "rt", encoding="utf-8") as lines:
        for row in map(json.loads, lines):
            found = findings(row["text"])
            for start, end, kind in row["planted"]:
                planted[kind] += 1
                covered = sum(max(0, min(end, f.end) - max(start, f.start)) for f in found)
                seen[kind] += covered * 2 >= end - start
            known = [(a, b) for a, b, _ in row["planted"]] + row["unknown"]
            for f in found:
                inside = sum(max(0, min(b, f.end) - max(a, f.start)) for a, b in known)
                right += inside * 2 >= f.end - f.start
                wrong += inside * 2 < f.end - f.start
    assert right / (right + wrong) >= 0.95
    least_found = {"paragraph": 0.95, "p": 0.95, "list": 0.9, "sentence": 0.8, "clause": 0.8, "h2": 0.7}
    for kind, least in least_found.items():
        assert seen[kind] >= planted[kind] * least, kind


@pytest.mark.parametrize(
    ("path", "head", "language"),
    [
        ("docs/zh/intro.md", "", "zh"),
        ("docs/zh-CN/guide/intro.md", "", "zh"),
        ("README.en.md", "", "en"),
        ("zh/README_en-US.md", "", "en"),
        ("docs/intro.md", "", ""),
        ("docs/english-garden/intro.md", "", ""),
        ("docs/zhang/men.md", "", ""),
        ("docs/zh/intro.md", "---\nlang: en\n---\n", "en"),
        ("intro.md", '---\ntitle: x\nlanguage: "zh-Hans"\n---\n', "zh"),
        ("intro.md", "---\nlang: fr\n---\n", ""),
    ],
)
def test_path_and_front_matter_name_the_main_language(path: str, head: str, language: str) -> None:
    assert declared_language(path, head) == language


def test_a_whole_article_that_nobody_translated_is_found_where_its_path_names_the_other_language() -> None:
    text = "\n\n".join(f"Part {n} of the wheel is made of oak and it turns with the stream." for n in range(2, 9))
    document = Document(text, "markdown", path="docs/zh/wheel.md")
    assert len([one for one in lint(document) if one.name == "untranslated-english"]) == 7


def test_phrases_that_chinese_texts_use_as_they_are_stay() -> None:
    sentence = "这个框架 {} 就能用，不需要别的配置，团队里的人都很喜欢它。"
    assert passages(CHINESE.format(sentence.format("out of the box"))) == []
    assert passages(CHINESE.format(sentence.format("without their help"))) == ["without their help"]
    assert passages(CHINESE.format(sentence.format("“without their help”"))) == []
    twice = sentence.format("on your own") + "大家说 on your own 的意思是自己来。"
    assert passages(CHINESE.format(twice)) == []


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
    ("line", "passage"),
    [
        (
            "更新之后 The wheel turns by itself and all the gates stay open",
            "The wheel turns by itself and all the gates stay open",
        ),
        ("磨坊主人昨晚没有锁门 She walked to the river to look for it", "She walked to the river to look for it"),
        ("- 先把水闸关好 Then sit down and wait", "Then sit down and wait"),
        ("写信给磨坊主人 Also send us a letter at any time", "Also send us a letter at any time"),
        ("水车修好之后，The wheel turns by itself again", "The wheel turns by itself again"),
        ("水车的主人昨天说 The wheel turns by itself again", "The wheel turns by itself again"),
        ("水车修好之后 the wheel turns by itself again", "the wheel turns by itself again"),
        ("水车修好之后 The wheel turns by itself again.", "The wheel turns by itself again."),
    ],
)
def test_english_that_goes_on_a_line_is_found_beside_the_chinese_before_it(line: str, passage: str) -> None:
    assert passages(CHINESE.format(line)) == [passage]


@pytest.mark.parametrize("kind", ["text", "markdown"])
@pytest.mark.parametrize(
    "line",
    [
        "水滴石穿 The drop wears down the stone in the end",
        "远亲不如近邻 A neighbour at hand is better than a brother who is far away",
        "己所不欲，勿施于人 Do not do to others what you would not want for yourself",
        "The river is the mother of us all 河流是我们的母亲",
        "- 请勿靠近水车 Keep away from the wheel",
        "磨坊的口号是“把面磨细 Grind it fine for all of us”，写在门上。",
        "门上写着 Welcome to the house of the wheel，客人都会停下来看。",
        "墙上还有一句 The wheel turns for those who wait，是他祖父写的。",
    ],
)
def test_a_slogan_beside_its_translation_and_what_is_written_somewhere_stay(line: str, kind: Kind) -> None:
    assert passages(CHINESE.format(line), kind) == []
    if "“" not in line and "，客人" not in line and "，是" not in line:
        assert passages(ENGLISH.format(line), kind) == []


def test_sentences_with_their_translation_stay_where_several_lines_have_them() -> None:
    lines = [
        "The mill was closed for nine winters. 磨坊关了九个冬天。",
        "Nobody in the village knew how to mend the wheel. 村里没有人会修水车。",
        "Then a carpenter came from the town. 后来城里来了一位木匠。",
    ]
    assert passages(CHINESE.format("\n\n".join(lines))) == []
    assert passages(ENGLISH.format("\n\n".join(lines))) == []
    assert len(passages(CHINESE.format("\n\n".join(lines[:2])))) == 2
    longer = [line + "木匠在村里住了三个月，把水车拆开，一块木板一块木板地换掉，然后又装了回去。" for line in lines]
    assert len(passages(CHINESE.format("\n\n".join(longer)))) == 3


def test_a_line_of_a_song_beside_one_in_the_other_language_stays_and_a_paragraph_does_not() -> None:
    song = (
        "水车在夜里慢慢地转\nThe wheel is turning in the night\n河水带走了整个春天\nThe river takes the spring away\n\n"
    )
    assert passages(CHINESE.format("\n" + song), "text") == []
    assert passages(ENGLISH.format("\n" + song), "text") == []
    pair = "水车在夜里慢慢地转\nThe wheel is turning in the night\n"
    assert passages(CHINESE.format(pair), "text") == ["The wheel is turning in the night"]
    assert passages(ENGLISH.format("\n" + pair), "text") == ["水车在夜里慢慢地转"]
    captions = "图一：水车\nThe wheel as it was seen from the road in the rain\n图二：石磨\nTwo stones that were lost in the flood\n"
    assert len(passages(CHINESE.format(captions), "text")) == 2
    prose = "水车慢慢转。\nNobody told me where the river goes.\n春天过去了。\n\n"
    assert passages(CHINESE.format(prose), "text") == ["Nobody told me where the river goes."]


@pytest.mark.parametrize(
    "name", ["Visual Studio Code", "The Apache HTTP Server", "Windows Subsystem for Linux", "Gone over the Hill"]
)
def test_products_and_works_stay_in_a_link_and_what_is_done_with_them_is_found(name: str) -> None:
    text = CHINESE.format("") + "\n\n参见[安装说明](/guide/install)和[{}](/guide/it)。\n"
    assert passages(text.format(name)) == []
    assert passages(text.format("Installing " + name)) == ["Installing " + name]


@pytest.mark.parametrize(
    "block",
    [
        "磨坊的四个水闸叫 a b c d，从上往下数。",
        "- Schedule of mills by the state：不同状态的磨坊各有多少座\n- 其他：没有归类的磨坊",
        "这一列是 not null 的，所以每一行都有数。",
    ],
)
def test_letters_explained_labels_and_phrases_of_sql_stay(block: str) -> None:
    assert passages(CHINESE.format(block)) == []


def test_a_phrase_of_four_words_is_found_once() -> None:
    assert passages(CHINESE.format("磨坊主每天早上做好 check of the sluice 再开工。")) == ["check of the sluice"]


def word(n: int) -> str:
    """A word of four letters, another for each number."""
    return "".join(chr(97 + n // 26**place % 26) for place in range(4))


@given(st.lists(st.sampled_from(["check of the sluice", "turn on the wheel", "mend a roof"]), max_size=9))
def test_a_phrase_is_found_where_it_stands_once_however_many_there_are(phrases: list[str]) -> None:
    many = [f"see to the {word(n)}" for n in range(80)]
    text = "磨坊的一天很长，水车转个不停。".join(f"磨坊主 {phrase} 再开工，" for phrase in [*many, *phrases])
    found = passages(CHINESE.format(text))
    for phrase in phrases:
        runs = phrase.count(" ") == 3  # four words are a run, which may stand again
        assert (phrase in found) is (runs or phrases.count(phrase) == 1)


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


def test_a_section_that_names_its_language_is_in_that_language() -> None:
    english = "The mill is open on Sundays, and a guide shows the wheel to everyone who comes to see it.\n"
    chinese = "磨坊星期天开放，有人带来客参观水车，大家都可以来看。\n"
    text = (
        "# 老磨坊\n\n" + CHINESE.format("") + "\n## English\n\n" + english + "\n" + chinese + "\n## 交通\n\n" + english
    )
    assert passages(text) == [chinese.strip(), english.strip()]
    text = (
        "# The old mill\n\n"
        + ENGLISH.format("")
        + "\n## 中文说明\n\n"
        + chinese
        + "\n"
        + english
        + "\n## Getting there\n\n"
        + chinese
    )
    assert passages(text) == [chinese.strip(), english.strip()]
    untranslated = "# 老磨坊\n\n" + CHINESE.format("") + "\n## Getting there by train\n\n" + english
    assert english.strip() in passages(untranslated)


@pytest.mark.parametrize(
    "block",
    [
        "> Patience turns the wheel of the mill. —— 陈师傅",
        "The flour is only as good as the stone. — 老陈，2020年",
        "祖父有一句名言：The wheel is never as slow as it seems.",
        "| English | 中文 |\n| --- | --- |\n| How are you doing today? | 你今天好吗？ |",
    ],
)
def test_what_somebody_said_and_a_table_of_both_languages_stay(block: str) -> None:
    assert passages(CHINESE.format(block)) == []


def test_english_before_a_dash_that_goes_on_is_found() -> None:
    sentence = "The flour comes from the wheat of the hill."
    assert passages(CHINESE.format(sentence + " 他们每年磨两次——春天和秋天。")) == [sentence]
    cell = "The wheel turns with the stream and the miller sleeps in his chair"
    assert passages(CHINESE.format(f"| 说明 | 名 |\n| --- | --- |\n| {cell} | 水车 |")) == [cell]


def test_a_poem_that_goes_line_by_line_is_in_both_languages() -> None:
    poem = "\n".join(
        [
            "水车转，",
            "All day long the wheel is turning in the stream,",
            "溪水响，",
            "All night long the water is singing of the hills,",
            "石磨停，",
            "And the miller is asleep on his sacks of flour,",
            "鸟归林。",
            "As the birds are on their way to the wood.",
        ]
    )
    assert passages(poem, "text") == []


@pytest.mark.parametrize(
    "line",
    [
        "缩写 WOM 即 wheel of the mill，磨坊里的人都这样说。",
        "门铃下面写的是 Ring for the miller，按一下就行。",
        "口语里常说 by the way、as far as I know、to tell the truth。",
        "把 The wheel is turning 改成过去时，再改成否定句：The wheel was not turning。",
    ],
)
def test_english_that_an_article_speaks_about_stays(line: str) -> None:
    assert passages(CHINESE.format(line)) == []


@pytest.mark.parametrize(
    "line",
    [
        "The shop by the mill is called 溪边的水车人家, after the stream.",
        "The song 水车慢慢转啊转 was sung twice.",
        "Set the language to 简体中文 in the menu.",
    ],
)
def test_chinese_that_an_article_names_stays(line: str) -> None:
    assert passages(ENGLISH.format(line)) == []


def test_chinese_that_goes_on_behind_a_verb_is_found() -> None:
    assert passages(ENGLISH.format("The miller said 今年的雨水比往年多得多 and went back to work.")) == [
        "今年的雨水比往年多得多"
    ]


def test_notes_on_english_under_chinese_headings_are_chinese() -> None:
    notes = (
        "# 短语笔记\n\n- as soon as possible 尽快\n- in the long run 从长远来看\n\n"
        "例：As a matter of fact, the miller is right. 事实上，磨坊主是对的。\n\n"
        "短语 in spite of the rain 表示“尽管下雨”，后面接名词。\n\n## 例句\n\n"
        "> The wheel of the mill was not to be seen for the rain.\n"
    )
    assert main_language(notes) == "zh"
    assert passages(notes) == []
    assert (
        main_language(notes.replace("# 短语笔记", "# Notes on the phrases").replace("## 例句", "## More of them"))
        == "en"
    )


@pytest.mark.parametrize(
    ("line", "passage"),
    [
        ("The mill has to be sold in spring — 这也是村里人的意见", "The mill has to be sold in spring"),
        ("- Oil the wheel before you start it – 否则会坏", "Oil the wheel before you start it"),
        ("The wheel is not safe for the children - 磨坊主提醒了大家", "The wheel is not safe for the children"),
        ("The flour was never weighed by the miller — 明年再说", "The flour was never weighed by the miller"),
        ("The mill is open on all the Sundays - 下载地图", "The mill is open on all the Sundays"),
        ("请先打开水闸的盖子 Please wait until the wheel stands still", "Please wait until the wheel stands still"),
        ("水车的轴已经换过 The children may play on the bridge", "The children may play on the bridge"),
        (
            "他看见 that the wheel had stopped and the stream was dry，就回家了。",
            "that the wheel had stopped and the stream was dry",
        ),
        (
            "磨坊主一句话 that the flour should be cheaper for all，大家都笑了。",
            "that the flour should be cheaper for all",
        ),
        (
            "老人、the miller of the next village and his dog、孩子们都来了。",
            "the miller of the next village and his dog",
        ),
    ],
)
def test_english_beside_chinese_that_does_not_translate_it_is_found(line: str, passage: str) -> None:
    assert passage in passages(CHINESE.format(line))


def test_a_message_that_is_seen_stays() -> None:
    assert passages(CHINESE.format("如果看到 The wheel is ready to be turned. 就可以开闸了。")) == []


@pytest.mark.parametrize(
    "who",
    [
        "王木匠",
        "约翰·米勒",
        "《磨坊笔记》",
        "王木匠《磨坊笔记》",
        "荷兰谚语",
        "莎士比亚",
        "泰戈尔《飞鸟集》",
        "司马迁",
        "諸葛亮",
        "尼采（德国）",
        "木心",
        "老子",
        "佚名",
        "吕不韦",
        "许三村",
        "周天员",
        "石城",
        "爱迪生",
        "肖洛霍娃",
        "都德",
        "曼殊",
        "诗经",
        "老磨坊主",
        "他父亲",
        "溪口村的一位老人",
        "电影台词",
    ],
)
def test_a_saying_with_its_author_stays(who: str) -> None:
    assert passages(CHINESE.format(f"The wheel that is oiled will not cry. —— {who}")) == []


@pytest.mark.parametrize(
    "what",
    [
        "请先读完",
        "周五再说",
        "这样就好",
        "我们昨天试过",
    ],
)
def test_a_sentence_that_goes_on_behind_a_dash_is_no_name(what: str) -> None:
    sentence = "Please oil the wheel before you start it on Monday."
    assert passages(CHINESE.format(f"{sentence} ——{what}")) == [sentence]


def test_an_item_in_both_languages_stays_among_others_that_are() -> None:
    both = [
        "- 请勿靠近水车 Keep away from the wheel",
        "- 小心台阶 Take care on the steps",
        "- 随手关门 Please close the door",
    ]
    assert passages(CHINESE.format("\n".join(both))) == []
    phrases = "- 守口如瓶 Not a word to anybody\n- The miller is said to be rich. 据说磨坊主很有钱。"
    assert passages(CHINESE.format(phrases)) == ["The miller is said to be rich."]
    alone = "- 请勿靠近水车 Keep away from the wheel\n- 带上雨衣\n- 不要喂鸭子"
    assert passages(CHINESE.format(alone)) == ["Keep away from the wheel"]


@pytest.mark.parametrize("kind", ["text", "markdown"])
def test_questions_with_answers_that_nobody_translated_are_no_article_in_both_languages(kind: Kind) -> None:
    chinese = ["磨坊什么时候开门？", "门票多少钱一张？", "可以带狗进去吗？", "面粉在哪里买？"]
    answers = [
        "The mill is open from the first of May to the end of October, on all days but Monday.",
        "There is no fee, but a small gift for the repair of the wheel is always welcome.",
        "Dogs may come into the yard but not into the house, as the stairs are very steep.",
        "You can buy it at the door on the way out, or have it sent to you by the miller.",
    ]
    text = "# 磨坊问答\n\n" + "\n\n".join(map("{}\n\n{}".format, chinese, answers))
    assert [text[one.start : one.end] for one in findings(text, kind, "zh")] == answers


@pytest.mark.parametrize(
    "name", ["Linux for the Patient", "Docker and the Mill", "Canon of the Millers", "Epic Days at the River"]
)
def test_a_heading_that_joins_words_with_the_name_of_a_maker_is_no_product(name: str) -> None:
    assert name in passages(CHINESE.format("") + f"\n\n## 安装\n\n一\n\n## {name}\n\n二\n")


@pytest.mark.parametrize(
    "line",
    [
        "The menu 有鱼汤和面包以及两种啤酒 costs ten euros.",
        "The miller told the story 他在河边住了四十年没有见过这样的水 to the children.",
        "When you select 这个选项会停下水车 the wheel will stop.",
    ],
)
def test_a_chinese_clause_behind_what_may_name_something_is_found(line: str) -> None:
    assert len(passages(ENGLISH.format(line))) == 1


@pytest.mark.parametrize(
    "block",
    [
        "请把下面的句子译成中文：The wheel was turning when the miller came home.",
        "翻译下列句子：The wheel was turning when the miller came home.",
        "**Abstract**: This paper is about the wheels of the mills on the river.",
        "**Abstract** This paper is about the wheels of the mills on the river.",
        "**Abstract**\n\nThis paper is about the wheels of the mills on the river.",
    ],
)
def test_what_is_to_be_translated_and_an_abstract_stay(block: str) -> None:
    assert passages(CHINESE.format(block)) == []


def test_the_english_title_of_a_paper_below_its_chinese_one_stays() -> None:
    paper = "# 河上磨坊水车的修复研究\n\n{}\n\n**摘要**：" + CHINESE.format("")
    title = "A Study of the Repair of the Wheels in Mills on the River"
    for line in (title, "## " + title, title + "\n\n王木匠，李石匠"):
        assert passages(paper.format(line)) == []
        assert passages(paper.replace("摘要", "正文").format(line)) == [title]
    assert passages(paper.format("# 引言\n\n" + title)) == [title]


TABLE = "| Part | What it does |\n| --- | --- |\n| wheel | Turns as long as the stream runs |\n{}\n| sluice | Holds the water back at night |"


def test_the_head_of_a_long_table_is_read() -> None:
    rows = "\n".join(f"| gate {i} | Holds the water back at night |" for i in range(12))
    assert passages(ENGLISH.format(TABLE.format(f"{rows}\n| stone | 把麦子磨成面粉，再筛一遍 |"))) == [
        "把麦子磨成面粉，再筛一遍"
    ]


@pytest.mark.parametrize("cell", ["把麦子磨成面粉", "夜里把水拦住，天亮再放。", "分成 coarse 和 fine 两种面粉"])
def test_a_cell_in_a_column_of_the_article_s_language_is_found(cell: str) -> None:
    assert passages(ENGLISH.format(TABLE.format(f"| stone | {cell} |"))) == [cell]


def test_an_english_cell_in_a_chinese_column_is_found() -> None:
    rows = "| 部件 | 用途 |\n| --- | --- |\n| 水轮 | 顺着溪水日夜转动 |\n| 磨盘 | {} |\n| 闸门 | 夜里把水拦住 |"
    for cell in ("Grinds the wheat of the whole village", "what is left of the old mill"):
        assert passages(CHINESE.format(rows.format(cell))) == [cell]


def test_a_table_with_a_chinese_head_is_one_that_nobody_translated() -> None:
    rows = "| 部件 | 用途说明 |\n| --- | --- |\n| wheel | 顺着溪水转动 |\n| stone | 把麦子磨成面粉 |"
    assert passages(ENGLISH.format(rows)) == ["用途说明", "顺着溪水转动", "把麦子磨成面粉"]
    names = "| 姓名 | 职务 |\n| --- | --- |\n| 王木匠 | 溪口村守夜人 |\n| 老李 | 磨坊的看门人 |"
    assert passages(ENGLISH.format(names)) == []


@pytest.mark.parametrize(
    "table",
    [
        "| Code | Message | Message in Chinese |\n| --- | --- | --- |\n| 1 | The sluice is shut | sluice 已经关上\n"
        "| 2 | The wheel is not found | wheel 没有找到 |\n| 3 | The stone is too hot | 磨盘的温度过高 |",
        "| 谚语 | English |\n| --- | --- |\n| 熟能生巧 | practice makes perfect |\n| 患难见真情的朋友 | a friend in need is one |",
        "| No. | Song |\n| --- | --- |\n| 1 | The Sound of the Mill |\n| 2 | 水车之歌 |\n| 3 | Down by the Old Mill Stream |",
        "| Language | Sentence |\n| --- | --- |\n| French | où est le moulin du village |\n| Chinese | 村里的磨坊在哪儿 |\n"
        "| Spanish | dónde está el molino del pueblo |",
        "| Mill | Address |\n| --- | --- |\n| Old mill | 溪口村东头二十号 |\n| New mill | 溪口村西头三号 |",
        "| Song | Length |\n| --- | --- |\n| 老水车之歌 | four minutes and a half, with the bells |\n| 磨坊谣 | three minutes |\n"
        "| Down by the mill | three minutes |",
        TABLE.replace("What it does", "Sample").format("| stone | 把麦子磨成面粉，再筛一遍 |"),
        TABLE.replace("What it does", "Label").format("| stone | 把麦子磨成面粉，再筛一遍 |"),
        TABLE.format("| stone | 把麦子磨成面粉，再筛一遍 |\n| gate | 夜里把水拦住，天亮再放 |"),
        TABLE.replace("| sluice | Holds the water back at night |", "").format("| stone | 把麦子磨成面粉，再筛一遍 |"),
    ],
)
def test_chinese_of_a_table_in_two_languages_stays(table: str) -> None:
    assert passages(ENGLISH.format(table)) == []


@pytest.mark.parametrize(
    "table",
    [
        "| 术语 | 解释 |\n| --- | --- |\n| 水车 | what the stream turns |\n| 闸门 | what holds the water back |",
        "| 代码 | 信息 |\n| --- | --- |\n| 1 | 闸门已经关上了 |\n| 2 | the wheel could not be found |\n| 3 | 磨盘的温度过高 |",
        "| 代码 | 说明 |\n| --- | --- |\n| 1 | 闸门已经关上了 |\n| 2 | the wheel could not be found |\n| 3 | the stone is too hot |",
        "| 语言 | 例句 |\n| --- | --- |\n| 普通话 | 磨坊在村子的东头 |\n| 英语 | where is the mill |\n| 粤语 | 磨坊喺村東頭 |",
        "| 名称 | 类型 |\n| --- | --- |\n| 水轮的直径 | 单位为米的数 |\n| 磨盘的转速 | number or string |\n| 闸门的高度 | 单位为米的数 |",
    ],
)
def test_english_of_a_table_in_two_languages_stays(table: str) -> None:
    assert passages(CHINESE.format(table)) == []


SHUT = "The sluice is shut at night and opened again in the morning."


@pytest.mark.parametrize(
    "notice",
    [
        "> [!NOTE]\n> {}",
        "> **Note:** {}",
        "> **注意：**\n>\n> {}",
        "1. 打开闸门。\n\n    > **警告**\n    > {}",
        "> Tip: {}",
        "Note: {}",
    ],
)
def test_a_notice_that_nobody_translated_is_no_quotation(notice: str) -> None:
    assert [
        found.removeprefix("**Note:** ").split(": ")[-1] for found in passages(CHINESE.format(notice.format(SHUT)))
    ] == [SHUT]


@pytest.mark.parametrize(
    "quotation",
    [
        "> {}",
        "> 磨坊主在日记里写道：\n> {}",
        "> **注意：**\n>\n> 夜里不要过桥。\n\n> {}",
        "> Note that the mill is old. {}",
        "> Warnings were never read here. {}",
        "规范里说：\n\n> Note: {}",
        "下面这句抄自**规范**：\n> **Note:** {}",
        "帮助里写着：\n\nNote: {}",
        "> Tip: {}\n> 提示：夜里关闸，早上再开。",
        "> Tip: {}\n\n> 提示：夜里关闸，早上再开。",
        "> [!TIP]\n> {}\n>\n> 夜里关闸，早上再开。",
        "> [!TIP]\n> {}\n\n> [!TIP]\n> 夜里关闸，早上再开。",
        "> **提示：** 夜里关闸，早上再开。\n\n> **Tip:** {}",
        "Note: {}\n\n注意：夜里关闸，早上再开。",
    ],
)
def test_a_quotation_is_no_notice(quotation: str) -> None:
    assert passages(CHINESE.format(quotation.format(SHUT))) == []


def test_a_line_of_a_log_is_no_notice() -> None:
    assert passages(CHINESE.format("warning: the sluice is shut and cannot be opened again.")) == []


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


LINES = "The mill stands at the foot of the hill, and the stream that turns its wheel comes down from the lake{}\n{}\nIn winter it does not turn."


@pytest.mark.parametrize("end", [".", ", as he says in his own words", ", and a sign says:"])
@pytest.mark.parametrize("line", ["老磨坊博物馆", "水深危险，请勿靠近。", "床头一盏灯，照着水车转。"])
def test_chinese_on_a_line_of_an_english_paragraph_may_be_quoted_there(end: str, line: str) -> None:
    assert passages(ENGLISH.format(LINES.format(end, line))) == []


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


@pytest.mark.parametrize("block", ["> {}\n>\n> {}", "> {}\n> {}"], ids=["paragraphs", "lines"])
def test_what_the_rest_of_a_quotation_translates_stays(block: str) -> None:
    chinese, english = "水车是磨坊主自己造的。", "The miller has built the wheel on his own."
    other = "The tickets are sold at the bakery until the last bus has left for the valley and its four villages."
    assert passages(ENGLISH.format(block.format(chinese, english))) == []
    assert passages(ENGLISH.format(block.format(chinese, other))) == [chinese]
    assert passages(ENGLISH.format(f"> {chinese}\n\n{english}")) == [chinese]
    assert passages(ENGLISH.format(block.format(chinese, "Note: the miller has built it all alone."))) == [chinese]
    assert passages(ENGLISH.format(f"1. {chinese}\n\n   {english}")) == [chinese]
