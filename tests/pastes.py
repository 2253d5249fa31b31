"""Short pastes that several files of tests make articles of, and what becomes of one."""

from __future__ import annotations

import yaml

from qingwen import clean

BODY = "手术持续了四个小时，患者情况良好。" * 5
TITLE = "海港镇四十年来首班夜间渡轮启航"
ENGLISH = "A wheel for the old mill"
ENGLISH_BODY = "The old mill on the river had been empty for years when the council put it up for sale. " * 2


def cleaned(text: str) -> tuple[dict[str, str], str]:
    """(front matter, what follows it) of a cleaned paste; values as text."""
    _, fields, body = clean(text).text.split("---\n", 2)
    return {key: str(value) for key, value in yaml.safe_load(fields).items()}, body.strip()
