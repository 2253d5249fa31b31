"""Passages in the other language are found, and what belongs there is left alone."""

import gzip
import json
from collections import Counter
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingwen.linting import lint
from qingwen.text.declared_language import declared_language
from qingwen.text.document import Document, Kind
from qingwen.text.scripts import main_language
from untranslated import CHINESE, ENGLISH, findings, passages

CORPUS = Path(__file__).parents[2] / "shared" / "corpus" / "untranslated.jsonl.gz"


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


def test_english_before_a_dash_that_goes_on_is_found() -> None:
    sentence = "The flour comes from the wheat of the hill."
    assert passages(CHINESE.format(sentence + " 他们每年磨两次——春天和秋天。")) == [sentence]
    cell = "The wheel turns with the stream and the miller sleeps in his chair"
    assert passages(CHINESE.format(f"| 说明 | 名 |\n| --- | --- |\n| {cell} | 水车 |")) == [cell]


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


def test_a_message_that_is_seen_stays() -> None:
    assert passages(CHINESE.format("如果看到 The wheel is ready to be turned. 就可以开闸了。")) == []


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
