"""The comment that keeps the place of a picture that is not there."""

from __future__ import annotations

import re

from qingwen.lazy_pattern import lazy

_image_comment = lazy(r"<!-- image(?:: [^\n]*)? -->")


def is_image_comment(line: str) -> bool:
    """Whether a line is what `image_comment` gives, and has nothing in it that ends a comment early."""
    return bool(_image_comment.fullmatch(line)) and "--" not in line[4:-3]


def image_comment(caption: str) -> str:
    """`<!-- image: caption -->`, whatever the caption holds."""
    safe = re.sub(r"-(?=[->]|$)", "- ", " ".join(caption.split())).strip()
    return f"<!-- image: {safe} -->" if safe else "<!-- image -->"
