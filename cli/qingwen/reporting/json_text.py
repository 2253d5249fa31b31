"""JSON as it may be shown: nothing in it acts on a terminal, or on a page that it is put into."""

from __future__ import annotations

import json
import re
from typing import Any

# What JSON need not escape and a terminal or a script acts upon: C1 controls, bidi controls, line separators, non-characters.
_active = re.compile("[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ufffe\uffff\ud800-\udfff]")


def dump(value: Any) -> str:
    """A value as JSON on one line."""
    text = json.dumps(value, ensure_ascii=False)
    return text if text.isascii() else _active.sub(lambda m: f"\\u{ord(m[0]):04x}", text)
