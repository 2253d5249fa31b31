"""Code and tables in a paste: what is surely one keeps its shape, and verse, lists, addresses and speeches stay what they are."""

from __future__ import annotations

import pytest

from qingwen.cleaning import clean
from qingwen.linting import default_rules, lint
from qingwen.text.document import Document

PARAGRAPH = "这一段说明怎样读取一个很大的文件，并且说明为什么不应该一次把它全部读进内存里来，因为那样又慢又占地方。"


def cleaned(text: str) -> str:
    return clean(Document(text)).text


PYTHON = """import os

# 逐行读取
def read(path):
    with open(path) as file:
        for line in file:
            print("读到：", line.strip())
    return os.stat(path)"""
CSS = """.box {
  color: red;
}"""
SCRIPT = """function add(a, b) {
\tconst sum = a + b;
\tif (sum > 10) {
\t\tcontinue
\t}
\treturn sum;
}"""

DOCSTRING = """def brew(leaves):
    \"\"\"
    泡茶
    返回一壶
    \"\"\"
    水温 = 90
    for leaf, hot in leaves:
        leaf, hot = hot, leaf
    return leaves"""
NO_ENGLISH_INSIDE = """function brew(tea) {
  /* 泡茶 */
  const text = `一壶${tea}`;
  if (!tea) {
    return null;
  } else {
    console.log(text);
  }
}"""
BLOCK_COMMENT = """public class Tea {
    /**
     * 泡茶
     */
    public static void main(String[] args) {
        System.out.println("好了");
    }
}"""
BRACE_BELOW = """#include <stdio.h>
int main(void)
{
    puts("tea");
    return 0;
}"""
TAGS = """<ul class="tea">
  <li>绿茶</li>
</ul>"""
SHELL = """for f in *.txt; do
  if [ -s "$f" ]; then
    cat "$f"
  fi
done"""
WRAPPED = """def brew(tea, cup,
         sugar=None):
    if sugar is None:
        sugar = 0
    return tea"""
SEVERAL = """def brew(
    tea,
):
    return tea

if tea == 1:
    brew(tea)
else:
    wait()"""


@pytest.mark.parametrize(
    "code",
    [PYTHON, CSS, SCRIPT, DOCSTRING, NO_ENGLISH_INSIDE, BLOCK_COMMENT, BRACE_BELOW, TAGS, SHELL, WRAPPED, SEVERAL],
)
def test_code_is_fenced_with_its_indentation(code: str) -> None:
    if code is PYTHON:  # a comment above all opens no block
        assert f"```\n{code}\n```\n" in cleaned(f"读取文件\n{PARAGRAPH}\n{code}\n{PARAGRAPH}\n")
    assert f"\n\n```\n{code}\n```\n\n再说。" in cleaned(f"读取文件\n{PARAGRAPH}\n{code}\n再说。\n")


@pytest.mark.parametrize(
    "code",
    [
        "# 泡茶\n# 水要热\ndef brew(tea):\n    cup = pour(tea)\n    return cup",
        f"// 相加\n{SCRIPT}",
        f"/* 红框 */\n{CSS}",
    ],
)
def test_a_comment_right_above_code_is_of_it(code: str) -> None:
    assert f"\n\n```\n{code}\n```\n\n再说。" in cleaned(f"读取文件\n{PARAGRAPH}\n{code}\n再说。\n")


GO = """package main

import (
    "fmt"
    "os"
)

func main() {
    if len(os.Args) < 2 {
        fmt.Println("tea")
    }
}"""
TWO_LINES = """#include <iostream>
using namespace std;

int main() {
    cout << "tea";
    return 0;
}"""
PHP = """<?php
function brew($tea) {
    return $tea * 2;
}
echo brew(3);"""


@pytest.mark.parametrize(
    "code",
    [
        GO,
        TWO_LINES,
        PHP,
        "use std::fs;\n\nfn main() {\n    let tea = fs::read(path);\n}",
        f"#!/bin/bash\nset -e\n{SHELL}",
        f"<!-- 茶 -->\n{TAGS}",
        f"import {{ pour }} from './tea.js';\n\n{SCRIPT}",
    ],
)
def test_what_opens_a_program_stands_in_its_fence(code: str) -> None:
    for text in (f"读取文件\n{PARAGRAPH}\n{code}\n再说。\n", f"{code}\n再说。\n"):
        assert f"\n\n```\n{code}\n```\n\n再说。" in cleaned(text)


@pytest.mark.parametrize("line", ["package tours", "use the tea;", "import duties on tea", "set -up"])
def test_words_that_open_a_program_are_none_above_prose(line: str) -> None:
    assert "```" not in cleaned(f"泡茶\n{PARAGRAPH}\n{line}\n{PARAGRAPH}\n")


@pytest.mark.parametrize(
    "text",
    [
        f"{PARAGRAPH}\n# 泡茶\n\n{PYTHON}",  # a blank line below
        f"{PARAGRAPH}\n## 泡茶\n{PYTHON}",
        f"{PARAGRAPH}\n# 泡茶\n{SCRIPT}",  # another language's sign
        f"# 泡茶\n{PYTHON}",
    ],
)
def test_what_may_be_a_heading_above_code_is_no_comment(text: str) -> None:
    assert f"泡茶\n\n```\n{text.partition('泡茶')[2].strip()}\n```" in cleaned(f"{text}\n再说。\n")


def test_what_closes_a_loop_in_a_shell_is_no_button() -> None:
    assert f"\n{SHELL}\n" in clean(Document(f"读取文件\n{PARAGRAPH}\n{SHELL}\n{PARAGRAPH}\n"), unsafe=True).text


@pytest.mark.parametrize(
    "after", [PARAGRAPH, "This is how a pot of tea is made in the south of the island, and it takes some time."]
)
def test_an_indented_paragraph_below_code_is_none(after: str) -> None:
    text = f"泡茶\n{PARAGRAPH}\ndef brew(tea):\n    cup = pour(tea)\n    return cup\n    {after}\n"
    assert cleaned(text).endswith(f"    return cup\n```\n\n{after}\n")


@pytest.mark.parametrize(
    "code",
    [
        "function brew(tea) {\n  if (tea) {\n    pour(tea);\n  }\n",  # never closed
        "def brew(tea):\n    pour(tea)\n    这里还有几行，请自己补上。\n    for cup in tea:\n        pour(cup)\n",
    ],
)
def test_code_is_fenced_whole_or_not_at_all(code: str) -> None:
    assert "```" not in cleaned(f"泡茶\n{PARAGRAPH}\n{code}{PARAGRAPH}\n")


def test_code_above_all_stands_below_the_front_matter() -> None:
    assert cleaned(f"{CSS}\n{PARAGRAPH}\n").endswith(f"---\n\n```\n{CSS}\n```\n\n{PARAGRAPH}\n")


FLAT = """import mmap
file = open("big.txt")
# 映射到内存
view = mmap.mmap(file.fileno(), 0)
print(view.readline())"""


def test_a_program_without_a_block_is_fenced_where_it_imports_what_it_uses() -> None:
    assert f"\n\n```\n{FLAT}\n```\n\n再说。" in cleaned(f"读取文件\n{PARAGRAPH}\n{FLAT}\n再说。\n")


@pytest.mark.parametrize(
    "lines",
    [
        "import duties\nexport duties\nstamp duties",
        "import os\n这一行导入模块。\nprint(1)",
        "a = 2\nb = 3\nf(a) = 6",
        "import os",
    ],
)
def test_words_and_sums_are_no_program(lines: str) -> None:
    assert "```" not in cleaned(f"读取文件\n{PARAGRAPH}\n{lines}\n再说。\n")


def test_what_is_fenced_stays_so() -> None:
    once = cleaned(f"读取文件\n{PARAGRAPH}\n{PYTHON}\n{PARAGRAPH}\n")
    assert clean(Document(once, "markdown")).text == once


def test_code_is_no_untranslated_english() -> None:
    text = f"读取文件\n{PARAGRAPH}\nwith open(the_path) as the_file:\n    for line in the_file:\n        print(line)\n{PARAGRAPH}\n"
    assert not [one for one in lint(Document(text), default_rules()) if one.name == "untranslated-english"]


@pytest.mark.parametrize(
    "text",
    [
        "if you can wait:\n    and not be tired by waiting\nor being lied about:\n    don't deal in lies\n",  # verse
        "甲：\n    你好。\n乙：\n    你也好。\n",
        "    第一段前面空四格。\n    第二段也是。\n",
        "Jane Doe\n    12 Harbour Road\n    Dover (Kent)\n",
        "See:\n    f(x)\n",
        "Fruit:\n  - apples\n  - pears (ripe)\n",
        "if nobody is at home:\n    key = below the mat\n    call(me)\nwhile the kettle boils:\n    read more\n",
        "for you and me in spring:\n    sing(me)\ntry:\n    sing(again)\n",
        "while asleep:\n    lamp = off\n",
        "Write to (\n    the tea house,\n    4 Hill Road\n)\n",
        "It was built in that year [\n    1\n]\n",
        "S = (a + b)(\n      a - b)\n  = c\nf(x)\n",
        "{\n    茶\n}\n",
    ],
)
def test_what_only_stands_further_in_is_no_code(text: str) -> None:
    assert "```" not in cleaned(f"{PARAGRAPH}\n{text}{PARAGRAPH}\n")


def test_rows_with_tabs_are_a_table() -> None:
    text = f"各地水位\n{PARAGRAPH}\n地区\t春\t夏\n东|港\t12\t*9*\n西港\t7\t\n{PARAGRAPH}\n"
    table = "| 地区 | 春 | 夏 |\n| --- | --- | --- |\n| 东\\|港 | 12 | \\*9* |\n| 西港 | 7 |  |"
    assert f"\n\n{table}\n\n" in cleaned(text)


def test_a_table_may_have_no_word_above_its_first_column() -> None:
    assert "|  | 2019 | 2020 |\n| --- | --- | --- |\n| East | 1 | 2 |\n" in cleaned(
        f"Sales\n\n{PARAGRAPH}\n\n\t2019\t2020\nEast\t1\t2\n"
    )


@pytest.mark.parametrize(
    "rows",
    [
        ["名次\t村名", "1\t东村", "2\t西村"],  # figures below a word
        ["姓名（全名）\t电话", "林秋\t内线 5", "陈禾\t无"],  # what columns are called
        ["Name\tRole\tPlace", "Ann\tmiller\tmill", "Ben\tbaker\ttown"],
        ["村子\t2019\t2020", "东村\t12\t15", "西村\t7\t9"],  # years above other figures
        ["Option\tPros\tCons", "Wind\tfree\tfitful", "Water\tsteady\tfreezes"],
        ["症状\t如何处理\t工时", "漏水\t换木板\t半天", "打滑\t撒灰\t一刻钟"],  # one of three words
        ["功能\t用途", "漏斗\t装麦子", "闸门\t放水"],
        ["Before\tAfter", "mill\tinn", "weir\tpond"],
        ["Mill\tgrain (t)\tkind", "East\t1,200\trye.", "West\t900\toats."],
    ],
)
def test_a_row_that_names_figures_or_is_of_the_words_of_heads_heads_a_table(rows: list[str]) -> None:
    head, *body = [f"| {row.replace(chr(9), ' | ')} |" for row in rows]
    table = "\n".join([head, "|" + " --- |" * (head.count("|") - 1), *body])
    assert f"\n\n{table}\n\n" in cleaned(f"一份清单\n{PARAGRAPH}\n" + "\n".join(rows) + f"\n{PARAGRAPH}\n")


def test_a_table_without_a_head_gets_an_empty_one() -> None:
    text = cleaned(f"比分\n{PARAGRAPH}\n东村\t3\t西村\t1\n南村\t0\t北村\t2\n{PARAGRAPH}\n")
    table = "|  |  |  |  |\n| --- | --- | --- | --- |\n| 东村 | 3 | 西村 | 1 |\n| 南村 | 0 | 北村 | 2 |\n"
    assert f"\n\n{table}\n" in text
    assert clean(Document(text, "markdown")).text == text


def test_rows_with_the_same_three_columns_are_a_table_though_nothing_says_that_the_first_is_its_head() -> None:
    text = cleaned(f"磨坊\n{PARAGRAPH}\n东村\t水磨\t白面\n南村\t风磨\t荞麦\n西村\t石磨\t豆子\n{PARAGRAPH}\n")
    assert "\n\n|  |  |  |\n| --- | --- | --- |\n| 东村 | 水磨 | 白面 |\n" in text


@pytest.mark.parametrize(
    "rows",
    [
        "豆花\t6元\n凉面\t9.5 元\n酸梅汤\t4元",
        "Scone\t$2.50\nMuffin\t$1.80\nTart\t$3.20",
        "东磨坊\t1931年\n西磨坊\t1958年\n水塔\t2003年",
        "赞成\t61%\n反对\t30%\n弃权\t9%",
        "开门\t7:00\n午休\t12:00-13:00\n关门\t18:30",
        "2021\t1.5 million\n2022\t1.7 million\n2023\t2 million",
        "东村\t2:1\t西村\n南村\t0:0\t北村",
    ],
)
def test_rows_that_each_end_in_an_amount_are_a_table_without_a_head(rows: str) -> None:
    table = [f"| {row.replace(chr(9), ' | ')} |" for row in rows.split("\n")]
    assert "| --- |\n" + "\n".join(table) + "\n\n" in cleaned(f"一份清单\n{PARAGRAPH}\n{rows}\n{PARAGRAPH}\n")


def test_no_row_of_a_table_is_the_title() -> None:
    text = cleaned(f"月份\t雨量\t风力\n1月\t12\t3.5\n2月\t15\t3.8\n{PARAGRAPH}\n{PARAGRAPH}\n")
    assert "title:" not in text
    assert "\n---\n\n| 月份 | 雨量 | 风力 |\n" in text


def test_rows_may_stand_apart() -> None:
    rows = "月份\t雨量\n\n1月\t12\n\n2月\t15\n"
    assert "| 月份 | 雨量 |\n| --- | --- |\n| 1月 | 12 |\n| 2月 | 15 |\n" in cleaned(
        f"雨量\n\n{PARAGRAPH}\n\n{rows}\n{PARAGRAPH}\n"
    )
    two = "月份\t雨量\n1月\t12\n2月\t15\n"
    assert (
        cleaned(f"雨量\n\n{PARAGRAPH}\n\n小林\t记\n\n{two}\n{two}\n{PARAGRAPH}\n").count("| 月份 | 雨量 |\n| --- |")
        == 2
    )


@pytest.mark.parametrize(
    "text",
    [
        "1.\t打开窗户\n2.\t关上门\n3.\t出去\n",
        "甲：\t你好\n乙：\t你也好\n甲：\t再见\n",
        "Anna\tHello there.\nBen\tHello to you.\nAnna\tGoodbye.\n",
        "Tel\t555 0100\nFax\t555 0101\nMail\tdesk@example.org\n",
        "豆花\t6元\n凉面\t9元\n老板\t林秋\n",
        "第一章\t1\n第二章\t12\n第三章\t30\n",
        "名字\t年龄\n小林\t30\n",
        "甲\t（低声）你听\n乙\t听什么\n甲\t风\n",
        "Q\tWho lives here\nA\tThe miller.\nQ\tSince when?\nA\tSince spring.\n",
        "春风吹过\t小山岗\n燕子归来\t旧屋梁\n柳絮飞满\t池塘边\n",
        "Spring\tis here\nThe birds\tare back\nThe miller\tsings\n",
        "1\t扫地\n2\t擦窗\n3\t浇花\n",
        "一\t扫地\n二\t擦窗\n三\t浇花\n",
        "①\t扫地\n②\t擦窗\n③\t浇花\n",
        "√\t扫地\n√\t擦窗\n×\t浇花\n",
        "第一条\t本约定适用于全村\n第二条\t不得在井边洗衣。\n第三条\t自春分起施行。\n",
        "12:3\tand the mill stood still\n12:4\tand the wind came back.\n12:5\tand it turned again\n",
        "林秋\t陈禾\t何田\n杨柳\t白杨\t石青\n",
        "7:30\t林秋\t起了吗\n7:31\t陈禾\t起了\n",
        "林秋\t（推门）\t你来了。\n陈禾\t（坐下）\t来了。\n林秋\t（点灯）\t坐吧。\n",
        "姓名\t林秋\t性别\t女\n籍贯\t磨坊镇\t民族\t汉\n住址\t渡口\t邮编\t无\n",
        "林秋\t磨坊\t东村\n陈禾\t水塔\n何田\t渡口\t南村\n",
        "姓名\t林秋\t性别\t女\n年龄\t30\t学历\t大学\n",
        "姓名\t林秋\t年龄\t30岁\n性别\t女\t工龄\t5年\n",
        "A 风\tB 雨\tC 雷\nA 山\tB 水\tC 田\n",
        "\t甲\t你听\n\t乙\t听什么\n\t甲\t风\n",
        "1990年\t生于磨坊\n2008年\t离家\n2015年\t回乡\n",
    ],
)
def test_lists_speeches_and_addresses_with_tabs_are_no_table(text: str) -> None:
    assert "---" not in cleaned(f"一份名单\n{PARAGRAPH}\n{text}{PARAGRAPH}\n").partition("\n---\n")[2]


VERSE = "渡船还没有来\n你把外套叠好\n放在石头上\n\n不过是水的事\n不过是风的事\n我们等着"


def test_the_lines_of_a_stanza_stay_together_and_stanzas_apart() -> None:
    verse = VERSE.replace("\n", "\\\n").replace("\\\n\\\n", "\n\n")
    assert cleaned(f"{VERSE}\n").endswith(f"---\n\n{verse}\n")
    once = cleaned(f"渡口\n\n词：林野\n\n{VERSE}\n")
    assert once.endswith(f"渡口\n\n词：林野\n\n{verse}\n") and clean(Document(once, "markdown")).text == once


@pytest.mark.parametrize(
    "text",
    [
        VERSE.replace("\n\n", "\n"),  # without stanzas
        "渡口\n渡船还没有来。\n\n磨坊\n磨坊换了主人。",  # headings above sentences
        "你来吗？\n不来。\n\n为什么？\n不为什么。",
        "甲：你来吗\n乙：不来\n\n甲：为什么\n乙：不为什么",
        "渡船 <还没有来\n你把> 外套叠好\n\n不过是 $水的事\n不过是$ 风的事",
        "林秋\n磨坊\n电话：010-55550100\n\n陈禾\n水塔\n电话：010-55550101\n\n何田\n渡口\n电话：010-55550102",
        f"{VERSE}\n\n{PARAGRAPH}",
    ],
)
def test_what_is_not_surely_verse_keeps_a_paragraph_a_line(text: str) -> None:
    assert "\\\n" not in cleaned(f"{text}\n")


def broken(verse: str) -> str:
    """A poem as Markdown, its lines with their ends."""
    return verse.replace("\n", "\\\n").replace("\\\n\\\n", "\n\n")


@pytest.mark.parametrize(
    "verse",
    [
        "灯亮着\n父亲说：快睡\n雪停在门外\n\n我问井：水去哪里\n井不回答\n只把月亮\n还给我",
        "如果我是一条河，\n我也要在夜里歌唱：\n这被风吹过的山冈，\n\n然后我走了，\n把石头留在岸上。\n为什么我还回头？\n因为岸上有灯……",
        "Listen: the mill is still\nThe miller's gone to bed\nThe moon is on the hill\n\nThe lamps go out & the geese come in\nAnd nothing more is said",
        "雪落在屋顶\n……\n没有人听见\n\n雪落在井沿\n……\n没有人看见",
    ],
)
def test_one_verse_does_not_tear_its_stanza(verse: str) -> None:
    once = cleaned(f"渡口\n\n{verse}\n")
    assert once.endswith(f"渡口\n\n{broken(verse)}\n") and clean(Document(once, "markdown")).text == once


def test_no_mark_reaches_over_the_end_of_a_verse() -> None:
    once = cleaned("渡船 *还没有来\n你把* 外套叠好\n\n不过是 _水的事\n不过是_ 风的事\n")
    assert once.endswith("渡船 \\*还没有来\\\n你把\\* 外套叠好\n\n不过是 \\_水的事\\\n不过是\\_ 风的事\n")
    assert clean(Document(once, "markdown")).text == once


def test_what_a_page_has_round_a_poem_is_no_verse() -> None:
    page = cleaned(f"诗歌\n登录\n\n渡口\n2025-04-05\n\n{VERSE}\n\n分享\n更多诗歌\n关于我们\n")
    assert broken(VERSE) in page
    assert not {"诗歌\\", "分享\\", "更多诗歌\\", "渡口\\"} & {*page.split("\n")}
    below = cleaned(f"渡口\n\n{VERSE}\n分享\n收藏\n")
    assert broken(VERSE) + "\n" in below and "收藏\\" not in below


def test_a_verse_may_say_what_a_button_does() -> None:
    verse = "他们在码头\n分享\n最后一块面包\n\n然后船来了\n然后船走了"
    assert broken(verse) in cleaned(f"渡口\n\n{verse}\n")


QUOTED = "渡船还没有来，\n你把外套叠好\n放在石头上"


def test_a_poem_that_an_article_quotes_keeps_its_stanzas() -> None:
    poem = f"{QUOTED}\n\n不过是水的事\n不过是风的事\n我们等着"
    once = cleaned(f"渡口的诗\n\n{PARAGRAPH}\n\n他写道：\n\n{poem}\n\n{PARAGRAPH}\n")
    assert f"{PARAGRAPH}\n\n他写道：\n\n{broken(poem)}\n\n{PARAGRAPH}\n" in once
    assert clean(Document(once, "markdown")).text == once


@pytest.mark.parametrize(
    "text",
    [
        f"{PARAGRAPH}\n\n渡船还没有来\n你把外套叠好\n\n{PARAGRAPH}",  # two lines
        f"{PARAGRAPH}\n\n他走了。\n他又来了。\n他坐下。\n\n{PARAGRAPH}",
        f"{PARAGRAPH}\n{QUOTED}\n\n{PARAGRAPH}",  # paragraphs without blank lines
        f"{PARAGRAPH}\n\n{QUOTED}\n分享\n收藏\n\n{PARAGRAPH}",
        f"{PARAGRAPH}\n\n词：林野\n曲：林秋\n唱：陈禾\n\n{PARAGRAPH}",
        f"{PARAGRAPH}\n\n[1] 林秋\n[2] 陈禾\n[3] 何田\n\n{PARAGRAPH}",
        f"{PARAGRAPH}\n\n{PARAGRAPH}\n\n{QUOTED}",  # what stands below an article
    ],
)
def test_other_short_lines_of_an_article_keep_a_paragraph_each(text: str) -> None:
    assert "\\\n" not in cleaned(f"渡口的诗\n\n{text}\n")


@pytest.mark.parametrize("size", [5, 7])
def test_verses_of_five_or_seven_letters_with_tabs_between_them_are_no_table(size: int) -> None:
    verses = ["水退石头白了三年", "船来灯又亮到天明", "磨坊门前柳树成行", "老人不说话只看水"]
    rows = "\n".join("\t".join(verse[i : i + size] for verse in verses[:3]) for i in (0, 1, 0))
    assert "| ---" not in cleaned(f"{PARAGRAPH}\n\n{rows}\n\n{PARAGRAPH}\n")


@pytest.mark.parametrize("above", ["use the oar;", "package holiday", "using the old boat;"])
def test_a_sentence_s_end_right_above_a_program_stands_outside_it(above: str) -> None:
    assert f"{above}\n\n```\nfunction add" in cleaned(f"{PARAGRAPH}\n\n{above}\n{SCRIPT}\n\n{PARAGRAPH}\n")


@pytest.mark.parametrize(
    "above",
    ["use std::fs;", "use App\\Models\\Tea;", "package org.tea;", 'package tea\n\nimport "fmt"', "package main"],
)
def test_what_opens_a_program_in_its_language_s_form_stands_inside_it(above: str) -> None:
    assert f"```\n{above}\nfunction add" in cleaned(f"{PARAGRAPH}\n\n{above}\n{SCRIPT}\n\n{PARAGRAPH}\n")
