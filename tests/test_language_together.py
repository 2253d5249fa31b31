"""Both languages together: tables, quotations, songs and sentences beside their translation, and what among them nobody translated."""

import pytest

from qingwen.text.document import Kind
from untranslated import CHINESE, ENGLISH, findings, passages


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


LINES = "The mill stands at the foot of the hill, and the stream that turns its wheel comes down from the lake{}\n{}\nIn winter it does not turn."


@pytest.mark.parametrize("end", [".", ", as he says in his own words", ", and a sign says:"])
@pytest.mark.parametrize("line", ["老磨坊博物馆", "水深危险，请勿靠近。", "床头一盏灯，照着水车转。"])
def test_chinese_on_a_line_of_an_english_paragraph_may_be_quoted_there(end: str, line: str) -> None:
    assert passages(ENGLISH.format(LINES.format(end, line))) == []


@pytest.mark.parametrize("block", ["> {}\n>\n> {}", "> {}\n> {}"], ids=["paragraphs", "lines"])
def test_what_the_rest_of_a_quotation_translates_stays(block: str) -> None:
    chinese, english = "水车是磨坊主自己造的。", "The miller has built the wheel on his own."
    other = "The tickets are sold at the bakery until the last bus has left for the valley and its four villages."
    assert passages(ENGLISH.format(block.format(chinese, english))) == []
    assert passages(ENGLISH.format(block.format(chinese, other))) == [chinese]
    assert passages(ENGLISH.format(f"> {chinese}\n\n{english}")) == [chinese]
    assert passages(ENGLISH.format(block.format(chinese, "Note: the miller has built it all alone."))) == [chinese]
    assert passages(ENGLISH.format(f"1. {chinese}\n\n   {english}")) == [chinese]
