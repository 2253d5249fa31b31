"""HTML: a line break in the source is no space between two characters of Chinese or Japanese, and is one everywhere else."""

from __future__ import annotations

import pytest

from html_pages import article, markdown


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("渡船每天七点\n离港", "渡船每天七点离港"),
        ("渡船每天七点，  \n\t  风大不开。\r\n请早到", "渡船每天七点，风大不开。请早到"),
        ("フェリーは\n七時に出る", "フェリーは七時に出る"),
        ("渡船<b>每天</b>\n七点", "渡船**每天**七点"),
        ("渡船\n<b>每天</b>七点", "渡船**每天**七点"),
        ("请看\n<a href=/t>时刻表</a>\n再来", "请看[时刻表](/t)再来"),
        ("渡船<em>每天\n七点</em>离港", "渡船*每天七点*离港"),
    ],
)
@pytest.mark.parametrize("around", ["<p>{}</p>", "<ul><li>{}</li></ul>", "<blockquote>{}</blockquote>"])
def test_a_line_break_between_two_wide_characters_is_nothing(source: str, expected: str, around: str) -> None:
    mark = {"<p>{}</p>": "", "<ul><li>{}</li></ul>": "- ", "<blockquote>{}</blockquote>": "> "}[around]
    assert markdown(around.format(source)) == f"{mark}{expected}\n"


@pytest.mark.parametrize(
    ("source", "expected"),
    [
        ("The ferry\nleaves", "The ferry leaves"),
        ("每天\n7 点", "每天 7 点"),
        ("乘 ferry\n离港", "乘 ferry 离港"),
        ("배는 일곱 시에\n떠난다", "배는 일곱 시에 떠난다"),
        ("每天 七点", "每天 七点"),
        ("<span>来源：港务局</span>\n<span>作者：周渡</span>", "来源：港务局 作者：周渡"),
        ("来源：港务局\n<span>作者：周渡</span>", "来源：港务局 作者：周渡"),
        ("码头路12号\n电话：555", "码头路12号 电话：555"),
        ("文／周渡\n图／林岚", "文／周渡 图／林岚"),
        ("来源：<a href=/x>港务局</a>\n作者：<b>周渡</b>", "来源：[港务局](/x) 作者：**周渡**"),
        ("<a href=/a>渡船</a>\n<a href=/b>时刻表</a>", "[渡船](/a) [时刻表](/b)"),
        ("每天<code>七点\n</code>离港", "每天`七点`离港"),
    ],
)
def test_other_line_breaks_are_spaces(source: str, expected: str) -> None:
    assert markdown(f"<p>{source}</p>") == f"{expected}\n"


def test_a_line_break_in_code_stays() -> None:
    assert markdown("<pre>渡船\n时刻表</pre>") == "```\n渡船\n时刻表\n```\n"


@pytest.mark.parametrize("tag", ["code", "tt", "samp"])
def test_a_line_that_ends_in_code_ends(tag: str) -> None:
    code = f"<{tag}>cast off<br><b>row</b><br/>\n<br>moor</{tag}>"
    assert markdown(f"<p>Then: {code}</p>") == "Then: `cast off`\\\n`row`\\\n`moor`\n"
    assert "`cast off`<br>`row`<br>`moor`" in markdown(
        f"<table><tr><th>What</th><th>How</th></tr><tr><td>Go</td><td>{code}</td></tr></table>"
    )


def test_code_of_two_lines_in_a_link_keeps_its_target() -> None:
    assert markdown("<p><a href=/t><b><code>cast off<br>row</code></b></a></p>") == "[**`cast off row`**](/t)\n"


@pytest.mark.parametrize("style", ["pre", "PRE-LINE", "pre-wrap", "break-spaces"])
@pytest.mark.parametrize(
    "shape",
    [
        "<p style='color:red; white-space: {}'>\n{}</p>",
        "<div style='white-space:{}'><p>{}</p></div>",
        "<section style='white-space:{}'><span>{}</span></section>",
    ],
)
def test_lines_that_a_style_keeps_are_lines(style: str, shape: str) -> None:
    assert "\n\n一叶扁舟过\\\n两行白鹭飞\\\nAnd home\n\n" in article(
        shape.format(style, "一叶扁舟过\n两行白鹭飞\n  And home\n")
    )


@pytest.mark.parametrize("style", ["white-space: normal", "white-space:nowrap", "color: pre"])
def test_lines_that_no_style_keeps_are_none(style: str) -> None:
    inner = (
        f"<div style='white-space: pre-wrap'>\n<p style='{style}'>{{}}</p>\n</div>"
        if "white" in style
        else f"<p style='{style}'>{{}}</p>"
    )
    assert "\n\n渡船每天七点离港\n\n" in article(inner.format("渡船每天七点\n离港"))


@pytest.mark.parametrize(
    ("html", "read_as"),
    [
        ("the boat is gone<br>&nbsp;&nbsp;&nbsp;the water came up<br>&emsp;&emsp;I count lamps", "the boat is gone\\\nthe water came up\\\n\u2003\u2003I count lamps\n"),
        ("渡船还没有来<br>水已经涨了<br>　　我数着灯火<br>一盏，两盏", "渡船还没有来\\\n水已经涨了\\\n　　我数着灯火\\\n一盏，两盏\n"),
        ("各位乘客：<br>　　渡船停航一天，请改乘汽车<br>　　渡船公司<br>　　2024年5月4日", "各位乘客：\n\n渡船停航一天，请改乘汽车\n\n渡船公司\n\n2024年5月4日\n"),
        ("各位乘客<br>　　渡船停航一天<br>　　渡船公司", "各位乘客\n\n渡船停航一天\n\n渡船公司\n"),
        ("渡船<br>来源：海港报<br>　　渡船没有来", "渡船\\\n来源：海港报\n\n渡船没有来\n"),
        ("怎么去<br>　　坐三路车<br>门票<br>　　十元", "怎么去\n\n坐三路车\\\n门票\n\n十元\n"),
        ("&emsp;&emsp;\"Is it in?\"<br>&emsp;&emsp;\"It is\"<br>\"Good\"", "\"Is it in?\"\n\n\"It is\"\\\n\"Good\"\n"),
        ("　　渡船没有来。<br>　　水涨了<br>　　灯亮着", "渡船没有来。\n\n水涨了\n\n灯亮着\n"),
        ("渡船没有来。<br>　　水涨了。<br>　　灯亮着。", "渡船没有来。\n\n水涨了。\n\n灯亮着。\n"),
        (f"渡船{'还没有来' * 9}<br>　　水涨了<br>　　灯亮着", f"渡船{'还没有来' * 9}\n\n水涨了\n\n灯亮着\n"),
    ],
)  # fmt: skip
def test_indented_lines_of_verse_are_one_paragraph(html: str, read_as: str) -> None:
    made = markdown(f"<p>{html}</p>")
    assert made.replace("\xa0", "") == read_as
