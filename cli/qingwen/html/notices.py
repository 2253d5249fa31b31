"""Notes and warnings in boxes, which become quotations."""

from __future__ import annotations

from functools import lru_cache

from qingwen.html.inline_escaping import has_marks
from qingwen.html.tree import Element
from qingwen.lazy_pattern import lazy

# What MkDocs and Sphinx, Docusaurus, VuePress, GitHub, Obsidian, Notion, Feishu, Bootstrap, GitBook and Hexo put them in.
_notice = lazy(
    r"(?:^|\s)(?:admonition|theme-admonition|custom-block|markdown-alert|callout(?:-block)?|alert alert-\w+|hint hint-\w+|note (?:primary|success|info|warning|danger|default))(?=\s|$)"
)


@lru_cache(maxsize=4096)
def is_notice(names: str) -> bool:
    """Whether the classes of an element are those of a note or a warning."""
    return _notice.search(names) is not None


def with_title(element: Element, blocks: list[str]) -> list[str]:
    """The blocks of a note, the line strong that says what sort it is."""
    title = next((child for child in element.children if isinstance(child, Element)), None)
    if len(blocks) > 1 and title and "title" in title.attrs.get("class", "") and not has_marks.search(blocks[0]):
        return [f"**{blocks[0]}**", *blocks[1:]]
    return blocks
