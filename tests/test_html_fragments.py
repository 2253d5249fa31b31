"""Pieces of pages on standard input: read as HTML where they plainly are, and Markdown with HTML in it is not."""

from __future__ import annotations

import pytest

from qingwen.reading.source import read_source

WORDS = "<p>The weir was built in stone.</p><p>It has been <b>mended</b> twice.</p>"


@pytest.mark.parametrize(
    "text",
    [
        f"<meta charset='utf-8'>{WORDS}",
        f"<html><head></head><body><!--StartFragment-->{WORDS}<!--EndFragment--></body></html>",
        f"<!--StartFragment-->{WORDS}<!--EndFragment-->",
        f'<b style="font-weight:normal" id="docs-internal-guid-1">{WORDS}</b>',
        WORDS,
        f'<div class="text">\n  {WORDS}\n\n  <ul><li>one</li></ul>\n</div>\n',
        f"\ufeff<article><h1>The weir</h1>{WORDS}</article>",
    ],
)
def test_a_piece_of_a_page_is_html(text: str) -> None:
    source = read_source("-", text.encode())
    assert source.kind == "html"
    assert source.document.text.endswith(
        "The weir was built in stone.\n\nIt has been **mended** twice.\n\n- one\n"
    ) or (source.document.text.endswith("The weir was built in stone.\n\nIt has been **mended** twice.\n"))


@pytest.mark.parametrize(
    "text",
    [
        '<p align="center"><img src="weir.png"></p>\n\n# The weir\n\nIt was built in stone.\n\n<p>The end of it.</p>\n',
        '<p align="center">The weir</p>\n',
        f"{WORDS}\n\nIt was built in stone.\n\n{WORDS}\n",
        f"<div>\n\n**The weir** was built in stone.\n\n{WORDS}</div>\n",
        f"<div>\n# The weir\n{WORDS}</div>\n",
        f"{WORDS}\nSee [the mill](mill.md).\n{WORDS}\n",
        "<meta charset='utf-8'> says how a page is written.\n",
        f"{WORDS}\nIt was built in stone.\n",
        "<p> opens a paragraph, and it is closed by </p>\n",
    ],
)
def test_what_may_be_markdown_or_words_about_html_is_none(text: str) -> None:
    assert read_source("-", text.encode()).kind == "text"
    assert read_source("a.md", text.encode()).kind == "markdown"
