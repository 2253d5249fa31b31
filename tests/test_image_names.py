"""Image file names: their kinds, their days, lines that are only a name, and the names proposed instead."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qingwen.text.document import Document
from qingwen.text.folding import simplified
from qingwen.text.han.pinyin import _table
from qingwen.text.images.find import find_images, proposed_names
from qingwen.text.images.names import bare_image_name, classify, name_date
from qingwen.text.images.naming import propose

KINDS = {
        "han": """图片 2.png|微信图片_20250422110908.jpg|圖表.svg|a/b/封面.webp|%E5%9B%BE.png
        |IMG_示意图_0001.jpg|㐀.png|\uf900.png|QQ截图20200101120000.png
        |C:\\照片\\封面.png""",
        "camera": """IMG_1234.jpg|img_20210310_101500.jpg|IMG_E1234.JPG|DSC_0001.JPG|DSC01234.jpg
        |DSCN0042.JPG|_MG_9876.jpg|P1010001.JPG|100_0457.JPG|_A7R0001.jpg|BK6A1234.JPG
        |PXL_20210310_101500123.jpg|MVIMG_20190909_101112.jpg|20200101_123456.jpg|GOPR0042.JPG
        |DJI_0042.JPG|Screenshot_20200101-123456_Chrome.png|Screenshot (12).png
        |Screen Shot 2020-01-01 at 10.00.00 AM.png|Screen%20Shot%202020-01-01%20at%2010.00.00.png
        |Screenshot 2025-08-06 at 7.13.03\u202fAM.png|Screenshot from 2020-01-01 10-00-00.png
        |Snipaste_2020-01-01_10-00-00.png|WX20190909-101112@2x.png|Xnip2020-01-01_10-00-00.jpg
        |CleanShot 2020-01-01 at 10.00.00@2x.png|QQ20200101-101010.png
        |Bildschirmfoto 2020-01-01 um 10.00.00.png|スクリーンショット 2020-01-01 10.00.00.png
        |mmexport1601234567890.jpg|WechatIMG12.jpeg|WhatsApp Image 2020-01-01 at 10.00.00.jpeg
        |IMG-20200101-WA0001.jpg|FB_IMG_1601234567890.jpg|photo_2020-01-01_12-00-00.jpg
        |received_1234567890.jpeg|wx_camera_1601234567890.jpg|signal-2020-01-01-120000.jpg
        |image-20210607080910123.png|Pasted image 20210607080910.png|clip_image001.png|image001.png
        |1601234567890.png|20200101123456.png|2020-01-01-12-30-00.png|IMG_1234-1024x768.jpg
        |IMG_1234 (2).jpg|IMG_1234-scaled.jpg|S__1234567.jpg""",
        "hash": """7c1f0a93be5d46288e02d9b4a6f371c.png|DA39A3EE5E6B4B0D3255BFEF95601890AFD80709.jpg
        |d41d8cd98f00b204e9800998ecf8427e_b.jpg|v2-d41d8cd98f00b204e9800998ecf8427e_r.jpg
        |0b51d4b1-7fa3-4d36-8c30-4b6b8fbb1b24.png|17e9b8a1d2c3f4a5.jpg|o_1bq8v2k3e1j6h1q0l1c7n1d2t9.png
        |006xYz12ly1g1abcdef01j30u00u0.jpg|1*kR3tVwBx7Qm2ZpLc9NfYdA.png|1_kR3tVwBx7Qm2ZpLc9NfYdA.png
        |b2g9m5el4k3n0y8r1x3a.png|xK9fL2aQ8mZ3tR7w.jpg|142233qwkzrhuxpbnvtgma.jpg|5a0b1c27d9e3f.jpg
        |d41d8cd98f00b204e9800998ecf8427e@2x.png|d41d8cd98f00b204e9800998ecf8427e-1024x768.png
        |20304050607_1a2b3c4d5e_b.jpg""",
        "unsafe": """hospital gate.png|100%.png|a%20b.png|what?.png|a(1).png|-a.png|caf\u00e9.png|a\tb.png
        |a&b.png|nul.png|"a".png|a:b.png""",
        "": """dark-theme.c41e9b.svg|redis-demo01.png|4ways_merge.png|touch-icon-192x192.png
        |dns.lookup_.order_.jpg|logo.png|favicon-32x32.png|2020-03-01-cover-title.png|v3.2-slow-log.png
        |noto-serif-v7-greek_greek-ext-500italic.svg|img_json2csv_2.png|bench_v310vsv420_insert.png
        |640.jpeg|image.png|image-4.png|image1.png|img-1200x630.png|mark.b5c4e06.svg|a@2x.png
        |photo-2020-01-01.png|spring_school_report_2019.png|skin-blue.50724d8e1f3c.png|main.js
        |https://a.cn/x/%E5%9B%BE.png?w=1|http://a.cn/IMG_1234.jpg|//a.cn/7c1f0a93be5d46288e02d9b4a6f371c.png|https://a.cn/new%20gate.png
        |data:image/png;base64,iVBORw0KGgoAAAANSUhEUg==
        |https://img.shields.io/badge/许可证-MIT-blue.svg|//badgen.net/badge/mill/%3E=%202.0|https://a.cn/x/A*kR3tV
        |https://chart.a.cn/api/embed/7c1f0a93be5d46288e02d9b4a6f371c8.svg
        |https://img.shields.io/chat/713647066802421792.svg?label=a%20b|https://a.cn/badge/grade/7c1f0a93be5d46288e02d9b4a6f371c8""",
}  # fmt: skip


@pytest.mark.parametrize(
    ("kind", "name"), [(kind, name.strip()) for kind, names in KINDS.items() for name in names.split("|")]
)
def test_a_name_is_told_by_what_made_it(kind: str, name: str) -> None:
    assert classify(name.replace("\\t", "\t")) == kind


def test_the_corpus_names_are_told_right() -> None:
    path = Path(__file__).parents[2] / "shared/corpus/names.jsonl.gz"
    if not path.exists():
        pytest.skip("no corpus here")
    with gzip.open(path, "rt", encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines]
    right: dict[str, list[bool]] = {}
    for row in rows:
        kind = classify(row["name"])
        right.setdefault(row["kind"], []).append(("fine" if kind in ("", "unsafe") else kind) == row["kind"])
    for kind, found in right.items():
        assert sum(found) >= (1 if kind == "fine" else 0.98) * len(found), kind


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("微信图片_20250422110908.jpg", "2025-04-22"),
        ("IMG_20200101_123456.jpg", "2020-01-01"),
        ("WX20190909-101112@2x.png", "2019-09-09"),
        ("Screen Shot 2020-01-01 at 10.00.00 AM.png", "2020-01-01"),
        ("屏幕截图 2020年3月9日.png", "2020-03-09"),
        ("QQ截图20200101.png", "2020-01-01"),
        ("20190909.png", "2019-09-09"),
        ("image-20210607080910123.png", "2021-06-07"),
        ("mmexport1601234567890.jpg", "2020-09-28"),
        ("1604160000000.png", "2020-11-01"),  # 31 October, 16:00 in Greenwich: the next day in China
        ("IMG_20201301_123456.jpg", ""),
        ("IMG_20200231_123456.jpg", ""),
        ("微信图片_20991399.jpg", ""),
        ("照片19001231.jpg", ""),
        ("2020-03-01-cover-title.png", ""),
        ("2019年的报名表.png", ""),
        ("IMG_1234.jpg", ""),
        ("7c1f0a93be5d46288e02d9b4a6f371c.png", ""),
        ("logo.png", ""),
    ],
)
def test_a_machine_made_name_tells_its_day(name: str, day: str) -> None:
    assert name_date(name) == day


NAMES = """IMG_001.jpg|图片 2.png|photo.jpg.webp|images/微信截图_2020.png|新建 图片(1).PNG|a%20b.png
|image.png?x=1|图片1.png|Screen Shot 2020-01-01 at 10.00.00 AM.png|https://example.com/x.png
|Redis 结构图.jpg|img/team photo.png|医院大门 副本.jpg|Pasted image 20200101120000.png
|Hospital Front Gate.jpg|logo final v2.png|Untitled 1.png|What is Open Source.png
|1*kR3tVwBx7Qm2ZpLc9NfYdA.jpeg|//cdn.example.com/a.png|7c1f0a93be5d46288e02d9b4a6f371c.png"""
SENTENCES = """Open the file logo.png|点击查看 a.png|点击查看a.png|See fig.png|Open 2.png|.png|*.png
|Edit config.png|如图 logo.png|a.png, b.png|a.png b.png|The end.|png|https://example.com/y see a.png
|Image: a.png|图：a.png|[a.png|![](a.png)|真好看。a.png|cp a.png b.png|Save it to images/a.png|- a.png
|notes.txt|https://example.com/?x|见图1.png|<img src=a.png|he said "a.png|imageUrl: 'x.jpg',||?"""


@pytest.mark.parametrize("line", NAMES.replace("\n", "").split("|"))
def test_a_line_that_is_only_an_image_name_is_found(line: str) -> None:
    assert bare_image_name(line) == line


@pytest.mark.parametrize("line", SENTENCES.replace("\n", "").split("|"))
def test_a_sentence_that_ends_with_an_image_name_is_not_one(line: str) -> None:
    assert bare_image_name(line) == ""


@pytest.mark.parametrize(
    ("name", "hint", "new"),
    [
        ("微信图片_20250422110908.jpg", "", "wechat-image-20250422110908.jpg"),
        ("图片 2.png", "Hospital News", "hospital-news.png"),
        ("圖片 2.PNG", "", "image-2.png"),
        ("螢幕快照 2020-01-01 上午10.00.00.png", "", "screenshot-2020-01-01-am-10-00-00.png"),
        ("新建文件夹 封面.png", "", "xin-jian-wen-jian-jia-feng-mian.png"),
        ("7c1f0a93be5d46288e02d9b4a6f371c.png", "Hospital News", "hospital-news-1.png"),
        ("7c1f0a93be5d46288e02d9b4a6f371c.png", "", "image-1.png"),
        ("IMG_1234.JPG", "医院新闻", "yi-yuan-xin-wen-1.jpg"),
        ("IMG_1234.JPG", "中国 Hospital News 新闻", "hospital-news-1.jpg"),
        ("IMG_20200101_123456.jpg", "", "photo-20200101-123456.jpg"),
        ("WX20190909-101112@2x.png", "", "screenshot-20190909-101112.png"),
        ("Screen Shot 2020-01-01 at 1.05.33 PM.png", "", "screenshot-20200101-130533.png"),
        ("1601234567890.png", "", "image-20200928-032247.png"),
        ("IMG_1234.JPG", "", "photo-1234.jpg"),
        ("Café münü (1).jpeg", "", "cafe-munu-1.jpeg"),
        ("nul.png", "", "nul-image.png"),
        ("\U0001f389.png", "", "image-1.png"),
        ("logo.png", "Hospital News", "logo.png"),
        ("a.png", "a b c d e f g h", "a.png"),
        ("d41d8cd98f00b204e9800998ecf8427e.gif", "A b c d e f g", "a-b-c-d-e-f-1.gif"),
    ],
)
def test_a_proposed_name_says_what_the_old_one_or_the_hint_says(name: str, hint: str, new: str) -> None:
    assert propose(name, hint=hint) == new


def test_machine_words_are_translated_without_the_pinyin_table() -> None:
    _table.cache_clear()
    propose("微信图片_20250422110908.jpg")
    propose("图片 2.png")
    assert _table.cache_info().misses == 0


def test_machine_words_are_written_as_names_are_folded() -> None:
    import qingwen

    path = Path(qingwen.__file__).parent / "data/machine_words.txt"
    rows = [line.split() for line in path.read_text(encoding="utf-8").splitlines() if line and line[0] != "#"]
    assert len({row[0] for row in rows}) == len(rows)
    for han, english in rows:
        assert han == han.lower().translate(simplified())
        assert classify(f"{english}.png") == ""


def test_many_names_under_one_heading_stay_distinct() -> None:
    taken: set[str] = set()
    for i in range(2_000):
        name = propose(f"{i:032x}.png", taken, "Hospital News")
        assert name not in taken
        taken.add(name)
    assert {"hospital-news-1.png", "hospital-news-2000.png"} <= taken


def test_a_taken_name_gets_the_next_number() -> None:
    assert propose("图片 2.png", {"image-2.png"}) == "image-2-2.png"
    assert propose("logo.png", {"logo.png", "logo-2.png"}) == "logo-3.png"


pieces = st.sampled_from(
    [
        "图",
        "片",
        "微信图片_",
        "IMG_",
        "2020",
        "0101",
        " ",
        "-",
        "_",
        ".",
        "%20",
        "%E5%9B%BE",
        "/",
        "?",
        "é",
        "(1)",
        ".png",
        "Con",
    ]
)
names = st.text(max_size=40) | st.lists(pieces | st.text(max_size=3), max_size=12).map("".join)


@given(names, names, st.sampled_from([".png", ".JPG", ".webp", ".jpg.webp"]))
def test_a_proposed_name_is_safe_whatever_the_old_one_was(name: str, hint: str, ending: str) -> None:
    import re

    for old in (name, name + ending):
        assert classify(old) in KINDS
        name_date(old), bare_image_name(old)
        new = propose(old, hint=hint)
        assert re.fullmatch(r"[a-z0-9][a-z0-9-]*(\.[a-z0-9]+)?", new)
        assert classify(new) not in ("han", "unsafe")
        again = propose(old, {new}, hint)
        assert again != new


@given(names)
def test_a_bare_name_is_the_line_itself_or_nothing(line: str) -> None:
    assert bare_image_name(line.strip()) in ("", line.strip())


@pytest.mark.parametrize(
    "text",
    [
        "![Photo by [Ann](https://a.example) on [B](https://b.example)](4b1d0c587ea04903b58009f8b153ae57.png)",
        "[![a](ok.png)](https://a.example) ![b ![c](ok.png)](4b1d0c587ea04903b58009f8b153ae57.png)",
        "![a][one]\n\n[one]: 4b1d0c587ea04903b58009f8b153ae57.png",
        "![one]\n\n[one]: 4b1d0c587ea04903b58009f8b153ae57.png",
    ],
)
def test_an_image_is_seen_however_it_is_written(text: str) -> None:
    assert [image.kind for image in find_images(Document(text, "markdown"))].count("hash") == 1


def test_a_link_s_definition_is_no_image() -> None:
    assert not find_images(Document("![a](ok.png) [one]\n\n[one]: 4b1d0c587ea04903b58009f8b153ae57", "markdown"))


def test_a_name_is_proposed_after_the_words_of_a_description_not_its_links() -> None:
    document = Document("![Photo by [Ann](https://a.example)](4b1d0c587ea04903b58009f8b153ae57.png)", "markdown")
    assert list(proposed_names(document).values()) == ["photo-by-ann-1.png"]


PARAGRAPH = "The first night ferry in forty years left the harbour at eleven, with two hundred passengers and a brass band on deck."


@pytest.mark.parametrize(
    ("below", "new"),
    [
        ("Ines Moreau at the pier, 1983", "ines-moreau-at-the-pier-1983-1.png"),
        ("Photo of the pier", "photo-of-the-pier-1.png"),
        ("▲ The pier at night.", "the-pier-at-night-1.png"),
        ("Figure 3. The pier at night.", "the-pier-at-night-1.png"),
        ("Input/Output", "input-output-1.png"),
        ("The story of Getty Images", "the-story-of-getty-images-1.png"),
        ("图为码头夜景。", "ma-tou-ye-jing-1.png"),
        ("码头夜景（张三 摄）", "ma-tou-ye-jing-1.png"),
        # The article's next words, and who took it.
        *((line, "the-night-ferry-1.png") for line in (
            "He said no.", "“We had stopped believing in it,” said Ines.", "What comes next?", "Press Enter:", "Photo: Jane Doe",
            "然后下起了雨。", "接下来怎么办？", "一、背景", "摄影：张三",
            "海港社记者 张三 摄", "张三摄", "张三/摄", "Jane Doe/Xinhua", "AP Photo/Jane Doe", "Getty Images", "资料图",
        )),
    ],
)  # fmt: skip
def test_a_name_is_proposed_after_the_line_below_only_if_it_reads_like_a_caption(below: str, new: str) -> None:
    text = f"The Night Ferry\n\n{PARAGRAPH}\n\n4b1d0c587ea04903b58009f8b153ae57.png\n\n{below}\n\n{PARAGRAPH} Twice.\n"
    assert [*proposed_names(Document(text)).values()] == [new]


@pytest.mark.parametrize(
    "image",
    ["![a][Label]", "![label]", "![label][]", "![two\nlines][label]", "![a [b] c][label]", r"![a\]b][LABEL]"],
)
def test_an_image_by_reference_is_found_however_it_names_its_definition(image: str) -> None:
    text = f"{image} and [a link][other].\n\n[label]: <图片 2.png>\n[other]: https://a.cn/Category:B\n"
    assert [one.name for one in find_images(Document(text, "markdown"))] == ["图片 2.png"]


def test_links_definitions_are_no_images_and_cost_no_scan() -> None:
    document = Document("![a](plain.png) and [a link][1].\n\n[1]: https://a.cn/Category:B\n", "markdown")
    assert find_images(document) == [] and "protected" not in vars(document)


@pytest.mark.parametrize("mark", ["END", "- END -", "—The End—", "（完）", "全文完"])
def test_what_closes_an_article_is_no_caption_of_its_last_picture(mark: str) -> None:
    from qingwen.text.images.captions import caption_after

    picture = "微信图片_20250308221133.jpg\n"
    assert caption_after(Document(f"{picture}{mark}\n", "text"), len(picture)) == ""
    assert caption_after(Document(f"{picture}完工的码头\n", "text"), len(picture)) == "完工的码头"


def test_a_name_in_pinyin_ends_where_a_word_does() -> None:
    assert propose("IMG_1234.jpg", hint="城市夜跑：在上海的凌晨三点") == "cheng-shi-ye-pao-zai-1.jpg"
    assert propose("IMG_1234.jpg", hint="夜跑在上海") == "ye-pao-zai-shang-hai-1.jpg"
