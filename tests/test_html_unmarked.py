"""HTML: pages of a few short lines, and what their programs write of them: the text stays, its title, author and date are its own."""

from __future__ import annotations

import pytest

from test_html import LONG, markdown, read

LABELS = (
    "<table><tr><td>索引号：</td><td>0042/2024</td></tr><tr><td>成文日期：</td><td>2024年03月08日</td></tr></table>"
)
NOTICE = "<p>　　为做好码头修缮工作，现通知如下：</p><p>　　一、各街道要明确责任人，按时报送。</p><p>　　二、七月底以前完成第一阶段。</p>"


@pytest.mark.parametrize("name", ["id=UCAP-CONTENT", "class=pages_content", "id=nobody-knows-it", "class=x7"])
def test_a_short_notice_stays_below_the_table_that_says_its_number(name: str) -> None:
    text = read(f"<title>关于修缮码头的通知</title>{LABELS}<div {name}>{NOTICE}</div><div>扫一扫在手机打开当前页</div>")
    assert "现通知如下" in text
    assert "明确责任人" in text
    assert "第一阶段" in text
    assert "扫一扫" not in text


def thread(first: str, *replies: str) -> str:
    """A thread as Discuz writes one."""
    posts = "".join(
        f"<div><em id=authorposton{i}>发表于 2024-3-{7 + i} 10:05</em><table><tr><td class=t_f id=postmessage_{i}>{text}</td></tr></table></div>"
        for i, text in enumerate((first, *replies), 1)
    )
    heading = "<h1 class=ts><a href=f>[散文]</a> <span id=thread_subject>渡口旧事</span></h1>"
    return f"<title>渡口旧事 - 文学天地 - 河口论坛 - Powered by Discuz!</title>{heading}{posts}"


def test_a_thread_has_the_name_and_date_of_its_first_post() -> None:
    text = read(thread(LONG, LONG[::-1]))
    assert text.startswith("---\ntitle: 渡口旧事\ndate: ")
    assert "2024-03-08" in text
    assert "Discuz" not in text


def test_the_first_post_stays_however_short_it_is() -> None:
    assert "渡口早就没有船了" in read(thread("渡口早就没有船了。", LONG, LONG[::-1]))


def test_a_picture_in_a_thread_is_the_one_that_a_script_would_load() -> None:
    image = "<img src=static/image/common/none.gif {}=data/attachment/a.jpg>"
    for name in ("file", "zoomfile"):
        assert "![](data/attachment/a.jpg)" in markdown(f"<p>{image.format(name)}</p>")
