"""Cleaning a Markdown file without debris leaves what it renders to as it was: on the specification's examples and GFM's extras."""

from __future__ import annotations

import re

import pytest
from markdown_it import MarkdownIt

from qingwen.cleaning import clean
from qingwen.text.document import Document
from test_markdown_scanner import _spec_examples as spec_examples

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
GFM = [
    "| foo | bar |\n| --- | :-: |\n| baz | `a\\|b` |\n",
    "| a |\n| - |\n| 图片 |\n\n图 1\n",
    "- [ ] todo\n- [x] done\n",
    "~~gone~~ and ~~~ not ~~~\n",
    "www.example.com/a_(b)_c and https://example.com/?q=图片 and a@b.cn\n",
    "Text[^1] and more.\n\n[^1]: 图片\n\n    second paragraph\n",
    "<div>\n\n图片说明见下文。\n\n</div>\n",
]


def rendered(text: str) -> str:
    """The HTML, white space folded and invisible characters (which clean may remove) left out."""
    return re.sub(r"[\s\u200b\u200c\u2060\ufeff]+", " ", PARSER.render(text))


def test_the_specification_s_examples_render_as_before() -> None:
    examples = spec_examples()
    if not examples:
        pytest.skip("QINGWEN_SPEC does not name CommonMark's spec.txt (npm pack commonmark-spec)")
    assert [text for text in examples if rendered(clean(Document(text, "markdown")).text) != rendered(text)] == []


@pytest.mark.parametrize("text", GFM)
def test_github_s_extensions_render_as_before(text: str) -> None:
    assert clean(Document(text, "markdown")).text == text
