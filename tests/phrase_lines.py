"""What the rules of the phrase tables find in a text, and what they remove."""

from __future__ import annotations

from qingwen.text.debris.find import find_debris
from qingwen.text.document import Document

PARAGRAPH = "本次培训班共有来自全国各地的二十四名医生参加，围绕前沿技术展开了为期两天的深入讨论与交流，取得圆满成功。"
BRIDGE = [
    "桥修好的那天下着小雨，镇上的人撑着伞从两头走过来，在桥中间互相让路，谁也没有带横幅，也没有人讲话。",
    "木匠说旧桥板还能用二十年，于是它们成了河边的长椅，每一块上都留着当年马车碾出来的两道浅槽。",
]


def removed(*lines: str) -> list[str]:
    """The lines of a paste that are surely debris."""
    found = find_debris(Document("\n".join(lines) + "\n"))
    return [one.line.text for matched in found.values() for one in matched if one.sure]


def reported(text: str) -> list[str]:
    found = find_debris(Document(text, "markdown"))
    return sorted(one.line.text for matched in found.values() for one in matched)
