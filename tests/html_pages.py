"""Pages read as tests want them, and paragraphs for them."""

from __future__ import annotations

import re
from pathlib import Path

from markdown_it import MarkdownIt

from qingwen.html.dom.parsing import parse
from qingwen.html.dom.structure import normalize
from qingwen.html.markdown.links import Targets
from qingwen.html.markdown.writer import to_markdown
from qingwen.reading.source import read_source

SAMPLES = Path(__file__).parent.parent / "samples"
LONG = "四月三日，义诊队一行二十四人来到山区，为当地群众进行了为期两天的义诊，受到欢迎和好评，大家都很高兴。"


def markdown(html: str, base: str = "") -> str:
    """A fragment, all of it, as Markdown."""
    page = parse(html)
    normalize(page)
    return to_markdown(page.body, targets=Targets(base))


def read(html: str | bytes) -> str:
    """A page's article with its front matter."""
    return read_source("page.html", html.encode() if isinstance(html, str) else html).document.text


def plain(text: str) -> str:
    """What a reader of rendered Markdown sees, without white space."""
    html = MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(text)
    from html import unescape

    return re.sub(r"\s+", "", unescape(re.sub(r"<[^>]*>", "", html)))


PROSE = "<p>The first night ferry in forty years left the harbour at eleven on Friday, with two hundred passengers on deck, and was late.</p>"


def article(inner: str) -> str:
    """What is read of a page whose article has something between its paragraphs."""
    return read(
        f"<html><head><title>Boats</title></head><body><nav><a href=/>Home</a></nav><article><h1>Boats</h1>{PROSE * 2}{inner}{PROSE}</article>"
        "<footer>© 2024 Boat News</footer></body></html>"
    )
