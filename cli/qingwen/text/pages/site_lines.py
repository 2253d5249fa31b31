"""Lines that sites alone put round articles."""

from __future__ import annotations

from qingwen.text.debris.line import is_single_word
from qingwen.text.debris.phrase_table import Match

OF_SITES = frozenset(("page-control", "share-widget", "navigation", "legal-footer", "promotion", "adjacent-article"))


def is_a_sites_alone(text: str, match: Match | None) -> bool:
    """Whether a line says, in more than one word, whose the rights are, how many have read something, `Related stories`."""
    from qingwen.text.pages.headings import opens_others  # reads its table

    if "©" in text:
        return True
    sure = match is not None and match.certainty in ("sure", "margin") and match.rule in (*OF_SITES, "counter")
    return (sure or opens_others(text)) and not is_single_word(text)
