"""Lines of a paste without their bullets: browsers that show text alone, and programs that make text of pages, write each menu as a list."""

from __future__ import annotations

import re

from qingwen.lazy_pattern import lazy
from qingwen.text.debris.line import is_wide
from qingwen.text.debris.phrases import phrases
from qingwen.text.document import Document
from qingwen.text.pages.site_lines import is_a_sites_alone

WIDEST = 45  # letters of a menu's entry with its bullet
MENU = 3  # different entries above the first paragraph that the phrase tables know without their bullets, as of a menu
_bullet = lazy(r"(?:[-*+]|\d{1,3}[.)])[ \t]+(?=[^\W\d])")
_FIRST = frozenset("-*+0123456789")


def texts_without_bullets(document: Document) -> list[str]:
    """Each line's text; of a page whose menus are lists, what stands behind the bullet of short lines.

    Such a page opens with several entries of a menu in a list, has a line without a bullet that sites alone have, and more of what
    the tables know of it stands behind bullets than without. Else a list is the author's, who may write of a page's buttons, and keeps its
    bullets, by which it is told from a menu.
    """
    texts = [line.text for line in document.lines]
    bullets = {i: found for i, text in enumerate(texts) if text[0] in _FIRST and (found := _bulleted(text))}
    if len(bullets) < MENU:  # as in most texts
        return texts
    paragraph = next((i for i, text in enumerate(texts) if is_wide(text)), len(texts))
    entries = {i: texts[i][found.end() :] for i, found in bullets.items()}
    matches = [phrases().match(entries.get(i, text)) for i, text in enumerate(texts)]
    known = {entry: i for i, entry in reversed(entries.items()) if matches[i]}
    if sum(i < paragraph for i in known.values()) < MENU:
        return texts
    others = [i for i in range(len(texts)) if i not in entries]
    if len({texts[i] for i in others if matches[i]}) >= len(known):
        return texts
    is_a_site = any(is_a_sites_alone(texts[i], matches[i]) for i in others)
    return [entries.get(i, text) for i, text in enumerate(texts)] if is_a_site else texts


def _bulleted(text: str) -> re.Match[str] | None:
    return _bullet.match(text) if len(text) <= WIDEST else None
