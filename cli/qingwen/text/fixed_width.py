"""Fonts whose letters have one width, and which lines set in them are code."""

from __future__ import annotations

from collections.abc import Sequence

from qingwen.lazy_pattern import lazy

FONT = lazy(
    r"(?i)consolas|menlo|monaco|courier|lucida (?:console|sans typewriter)|cascadia|monospace|andale mono|source code pro"
    r"|(?:sf|dejavu sans|liberation|noto sans|ubuntu|roboto|jetbrains|ibm plex|droid sans|fira|space) ?(?:mono|code)|hack$"
)
_TYPEWRITER = lazy(r"(?i)courier")  # letters, plays and quotations are set in it too
_sign = lazy(r"[{}=<>\\|$_;]|\w\(|^ {2,}\S|^\t|^ *(?:#|>|--?\w|//|/\*)|\w/\w")
_sentence = lazy(r"[.。!！?？…]['\"”’」)）]?\s*$")


def is_code(lines: Sequence[str], font: str) -> bool:
    """Whether lines that follow each other, all of them in a font of one width, are code, and not a letter or a quotation."""
    texts = [line for line in lines if line.strip()]
    if any(map(_sign.search, texts)):
        return sum(bool(_sentence.search(line)) for line in texts) * 2 <= len(texts)
    is_plain = any(map(_sentence.search, texts)) or not all(map(str.isascii, texts))
    return bool(texts) and not is_plain and not _TYPEWRITER.match(font)
