"""HTML: pages of Notion, Feishu and Yuque, whose editors make documents of blocks with names of their own, have headings, lists, quotations and code all the same."""

from __future__ import annotations

import pytest

from html_pages import read

FIRST = "The ferry left the harbour at six in the morning, with nobody on deck but the cook and a crate of hens."
LAST = "By noon the wind had turned, and the boats came home one after another with their sails half down."
STYLE = "style='white-space:break-spaces'"


def notion(name: str, inner: str) -> str:
    return f"<div class='notion-selectable notion-{name}-block'><div><div {STYLE}>{inner}</div></div></div>"


def notion_item(kind: str, mark: str, inner: str) -> str:
    marked = f"<div><div class=pseudoBefore>{mark}</div></div><div><div {STYLE}>{inner}</div></div>"
    return f"<div class='notion-selectable notion-{kind}-block'><div>{marked}</div></div>"


def feishu(name: str, inner: str, mark: str = "") -> str:
    return (
        f"<div class='block docx-{name}-block'><div class=list>{mark}<div class=zone-container {STYLE}><div class=ace-line>"
        f"<span data-string=true>{inner}</span></div></div></div></div>"
    )


def yuque_item(kind: str, mark: str, inner: str) -> str:
    return f"<ne-{kind}><ne-{kind}-i><span>{mark}</span></ne-{kind}-i><ne-{kind}-c><span>{inner}</span></ne-{kind}-c></ne-{kind}>"


PAGES = {
    "notion": "<div class=notion-page-content>"
    + notion("text", FIRST)
    + notion("header", "Before you start")
    + notion_item("bulleted_list", "•", "Ask for the key.")
    + notion_item("bulleted_list", "•", "Light the stove.")
    + notion_item("numbered_list", "1.", "Cast off.")
    + notion_item("numbered_list", "2.", "Look back.")
    + notion("quote", "No cook is late.")
    + notion("code", "make tea")
    + notion("text", LAST)
    + "</div>",
    "feishu": "<div class=page-block-children>"
    + feishu("text", FIRST)
    + feishu("heading2", "Before you start")
    + feishu("bullet", "Ask for the key.", "<div class=bullet>•</div>")
    + feishu("bullet", "Light the stove.", "<div class=bullet>•</div>")
    + feishu("ordered", "Cast off.", "<div class=order>1.</div>")
    + feishu("ordered", "Look back.", "<div class=order>2.</div>")
    + f"<div class='block docx-quote_container-block'>{feishu('text', 'No cook is late.')}</div>"
    + feishu("code", "make tea", "<div class=code-block-header>Bash</div>")
    + feishu("text", LAST)
    + "</div>",
    "yuque": "<div class=ne-viewer-body>"
    + f"<ne-p><span class=ne-text>{FIRST}</span></ne-p>"
    + "<ne-h2><ne-heading-content><span>Before you start</span></ne-heading-content></ne-h2>"
    + yuque_item("uli", "●", "Ask for the key.")
    + yuque_item("uli", "●", "Light the stove.")
    + yuque_item("oli", "1.", "Cast off.")
    + yuque_item("oli", "2.", "Look back.")
    + "<ne-quote><ne-p><span>No cook is late.</span></ne-p></ne-quote><pre>make tea</pre>"
    + f"<ne-p><span>{LAST}</span></ne-p></div>",
}


@pytest.mark.parametrize("editor", PAGES)
def test_blocks_are_what_their_names_say(editor: str) -> None:
    made = read(f"<title>The ferry</title><div><a href=/>Share</a></div><h1>The ferry</h1>{PAGES[editor]}")
    assert made.partition("# The ferry\n\n")[2] == (
        f"{FIRST}\n\n## Before you start\n\n- Ask for the key.\n- Light the stove.\n\n1. Cast off.\n2. Look back.\n\n> No cook is late.\n\n"
        f"```\nmake tea\n```\n\n{LAST}\n"
    )


def test_chapters_of_the_first_level_stand_below_the_title() -> None:
    blocks = "".join(
        f"<ne-h1><span>Part {n}</span></ne-h1><ne-p><span>{FIRST}</span></ne-p><ne-h2><span>Part {n}.1</span></ne-h2><ne-p><span>{LAST}</span></ne-p>"
        for n in (1, 2)
    )
    made = read(f"<title>The ferry</title><h1>The ferry</h1><div class=ne-viewer-body>{blocks}</div>")
    assert [line for line in made.split("\n") if line[:1] == "#"] == [
        "# The ferry",
        "## Part 1",
        "### Part 1.1",
        "## Part 2",
        "### Part 2.1",
    ]


def test_items_within_an_item_are_a_list_of_its_own() -> None:
    inner = notion_item("bulleted_list", "◦", "The small one.")
    outer = f"<div class='notion-selectable notion-bulleted_list-block'><div><div class=pseudoBefore>•</div></div><div><div {STYLE}>Ask for the key.</div>{inner}</div></div>"
    made = read(
        f"<title>The ferry</title><h1>The ferry</h1><div class=notion-page-content>{notion('text', FIRST)}{outer}{notion('text', LAST)}</div>"
    )
    assert "- Ask for the key.\n  - The small one.\n" in made
