"""HTML: pages of a few short lines, and what their programs write of them: the text stays, its title, author and date are its own."""

from __future__ import annotations

import pytest

from test_html import read

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
