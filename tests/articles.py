"""Hypothesis strategies: arbitrary text, and texts that look like pasted articles, mutated."""

from __future__ import annotations

from hypothesis import strategies as st

PARAGRAPHS = [
    "The training course was attended by twenty-four surgeons from all over the country, who came to learn and to discuss.",
    "本次培训班共有来自全国各地的二十四名医生参加，围绕前沿技术展开了为期两天的深入讨论与交流，取得圆满成功。",
    "Dr. HE Lin welcomed them with a short speech and a long list of cases.",
    "“今天的手术很顺利。”他说，“谢谢大家。”",
    "2 * 3 * 4 = 24, and snake_case_name stays as it is; see <div> and &amp; and [1] and `code`.",
    "1. First of all",
    "2. Second of all",
    "# not a heading",
    "> not a quote",
    "    four spaces",
    "*emphasis* and **strong** and _under_ and ~~gone~~",
    "---",
    "| a | b |",
    "|---|---|",
    "[link](target.html) ![image](图片.png)",
    "[ref]: http://example.org",
    "$x_1 + y_2$ costs \\$5",
    "http://example.org/a_b_c",
    "Übung macht den Meister — naïve café",
    "\u3000\u3000本文介绍了三种方法。",
]
ANNOUNCEMENTS = ["The buttons at the foot of each page are called:", "页脚的按钮依次是：", "**What it says:**"]
DEBRIS = [
    "图片", "圖片", "[图片]", "Image", "Top", "X", "返回顶部", "Back to top", "分享到：", "微信", "微博", "阅读 1024", "上一篇：春天", "下一篇：没有了",
    "责任编辑：张三", "来源：新华社", "作者：李四", "版权所有", "粤ICP备12345678号", "All rights reserved.", "Advertisement", "扫码关注我们", "首页 > 新闻",
    "2025-04-03", "发布时间：2025年4月3日", "微信图片_20250422110908.jpg", "图片 2.png", "9e9d1a587ec04903b58009f8b153ae5.png", "IMG_0001.JPG", "photo.jpg",
    "Hospital News", "Another Leap in Spinal Microsurgery", "•A caption with its full stop.", "·图注一", "● no full stop here",
    "Share on Facebook", "Print", "Share", "Next", "Home", "Skip to content", "Follow us on LinkedIn for updates.", "Subscribe to our newsletter",
    "Copyright © 2024 Ada. All rights reserved.", "版权", "License",
]  # fmt: skip
ODD = [
    "\u200b",
    "\ufeff",
    "\u00a0",
    "\u202e",
    "\x07",
    "\x0b",
    "\u2028",
    "\x85",
    "\ufffd",
    "\u2f00",
    "\uf900",
    "\ue000",
    "\U0001f468\u200d\U0001f469",
    "\u00ad",
    "ä¸­æ–‡",
]
NEWLINES = ["\n", "\n\n", "\n\n\n\n", "\r\n", "\r", " \n", "\n\u3000\n"]

_line = st.one_of(st.sampled_from(PARAGRAPHS), st.sampled_from(DEBRIS), st.text(max_size=20))
_announced = st.builds(
    lambda above, lines: "\n".join([above, *lines]),
    st.sampled_from(ANNOUNCEMENTS),
    st.lists(st.sampled_from(DEBRIS), min_size=1, max_size=4),
)
_piece = st.one_of(_line, _line, _line, _announced, st.sampled_from(ODD))


@st.composite
def articles(draw: st.DrawFn) -> str:
    """A paste in the likeness of real ones, with odd characters and newlines anywhere."""
    parts = []
    for piece in draw(st.lists(_piece, max_size=14)):
        parts += piece, draw(st.sampled_from(NEWLINES))
    text = "".join(parts)
    if text and draw(st.booleans()):
        at = draw(st.integers(0, len(text) - 1))
        text = text[:at] + draw(st.sampled_from([*ODD, "", " ", "*", "_", "<", "`"])) + text[at + 1 :]
    return text


markdownish = st.text(alphabet="ab 12*_`[]()<>#!~\\|:-+=.&;\"'/\n\n\n 中图片文，。•\u00a0\u200b\t", max_size=60)
_term = st.one_of(st.sampled_from(["标题", "Table", "版式"]), st.sampled_from(DEBRIS))
_explained = st.builds("{}\n{}".format, _term, st.sampled_from(["不超过三十字。", "One line is enough."]))
_notice = st.builds("{}\n\n{}".format, st.sampled_from(["## License", "版权", "# Home"]), st.sampled_from(DEBRIS))
# An article that speaks of a page's words, explains them, or has a notice of its own.
_speech = st.one_of(_announced, _announced, _explained, _explained, _notice, st.sampled_from(PARAGRAPHS))
speaking = st.lists(_speech, max_size=6).map("\n".join) | st.lists(_speech, max_size=6).map("\n\n".join)
texts = st.one_of(articles(), articles(), speaking, markdownish, st.text(max_size=80))
