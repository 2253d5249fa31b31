"""After any edit an editor is told what it would be told of the same text opened anew."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytest.importorskip("pygls")
from lsprotocol import types
from lsprotocol.converters import get_converter

from qingwen.configuration.settings import CommandLine
from qingwen.server.actions import actions
from qingwen.server.analysis import Analysis, Analyst, Opened
from qingwen.server.client_text import ClientText
from qingwen.text.piece_cache import forget

CONVERTER = get_converter()
ZH = "春天的合作社在山谷里开了一家小诊所，村民们都来帮忙。"
EN = "The miller opens the gate every morning and the wheel turns with the stream."
BLOCKS = [
    "---\ntitle: The wheel is made of oak\nlang: zh\n---",
    "# 标题",
    "## Getting Started with the mill",
    "## English",
    ZH,
    ZH + "\n" + EN,
    EN,
    EN + " 村民们都来 and they help.",
    f"他说 {EN.lower()[:-1]} 然后走了。",
    "图片",
    "[图片]",
    "[图片]: a.png",
    "![](<图片 2.png>)",
    "IMG_0001.jpg",
    "Figure: the mill",
    "Share",
    "责任编辑：张三",
    "• 第一点\n• 第二点",
    "- one\n  - 两个\n\n    图片\n",
    "1. 一\n2. the second of the steps is to open the gate",
    "> 引用的话\n> 图片",
    "```sh\n图片\n\necho the end of the file is here\n```",
    "    图片 in indented code",
    f"| 语言 | text |\n| --- | --- |\n| 中文 | {EN} |",
    "<!-- qingwen-disable QW101 -->",
    "<!-- qingwen-enable -->",
    "<!-- qingwen-disable-next-line QW302 -- 名字 -->",
    "<div>\n图片\n</div>",
    "用Python写的\u200b程序,很好 。",
    '“引号”和"引号"，他说：「好」！！',
    "😀𠮷是一\u200b段中文",
    "後來他們說这些话",
]
PIECES = [*BLOCKS, "x", "字", " ", "\n", "\n\n", "`", "```\n", "<!--", "-->", "](", "[", "|", "---\n", "> ", "    ", "\r\n", "\ufeff", "😀"]  # fmt: skip
DOCUMENTS = st.lists(st.sampled_from(BLOCKS), min_size=1, max_size=14).map("\n\n".join)
# Where, as a share of the text, how many letters go, and what comes in their place.
EDITS = st.lists(
    st.tuples(st.floats(0, 1), st.sampled_from([0, 0, 1, 3, 40]), st.sampled_from(PIECES)), min_size=1, max_size=4
)
ALL = CommandLine((("select", ("QW",)), ("preview", True)), isolated=True)


def told(analysis: Analysis) -> object:
    assert analysis.error is None
    return analysis.findings, analysis.diagnostics


def equal_after(document: str, edits: list[tuple[float, int, str]], line: CommandLine) -> None:
    analyst = Analyst(line)
    opened = Opened("untitled:article", "markdown", 1, ClientText(document))
    analyst.analyse(opened)
    for version, (share, gone, new) in enumerate(edits, 2):
        text = opened.text
        at = round(share * len(text.text))
        changed = text.changed(text.position(at), text.position(min(at + gone, len(text.text))), new)
        opened = opened._replace(text=changed, version=version)
        after = analyst.analyse(opened)
        forget()
        assert told(after) == told(Analysis(opened._replace(text=ClientText(changed.text)), line))


@settings(max_examples=15)
@given(DOCUMENTS, EDITS)
def test_an_edit_gives_what_a_new_look_gives(document: str, edits: list[tuple[float, int, str]]) -> None:
    equal_after(document, edits, CommandLine(isolated=True))


@pytest.mark.slow
@settings(max_examples=1000)
@given(DOCUMENTS, EDITS, st.booleans())
def test_any_edit_gives_what_a_new_look_gives(document: str, edits: list[tuple[float, int, str]], every: bool) -> None:
    equal_after(document, edits, ALL if every else CommandLine(isolated=True))


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "utf-32"])
@pytest.mark.parametrize("newline", ["\n", "\r\n", "\r"])
def test_diagnostics_are_written_as_the_protocols_own_objects_are(encoding: str, newline: str) -> None:
    text = "\ufeff" + "\n\n".join(BLOCKS).replace("\n", newline)
    opened = Opened("untitled:article", "markdown", 1, ClientText(text, encoding))  # type: ignore[arg-type]
    analysis = Analysis(opened, CommandLine(isolated=True))
    objects = [CONVERTER.unstructure(analysis.diagnostic(one)) for one in analysis.findings]
    assert objects and json.loads(json.dumps(analysis.diagnostics)) == objects


def test_the_titles_of_an_editors_actions_are_in_its_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QINGWEN_LANG", "zh")
    text = ClientText("# 题\n\n图片\n\n他说\u200b好。\n\n一\u00a0二三。\n\n\n\n\n尾。\n")
    everywhere = types.Range(types.Position(0, 0), types.Position(20, 0))
    found = actions(Analysis(Opened("file:///a.md", "markdown", 1, text), CommandLine()), everywhere, None, later=True)
    titles = [re.sub(r"QW\d{3}|[a-z]+-[a-z-]+|qingwen|U\+", "", one.title) for one in found]
    assert len(titles) > 4 and not [one for one in titles if re.search("[A-Za-z]{3}", one)], titles
