"""What an encoding cannot read, or would write otherwise: U+FFFD in the text, and `RawBytes` beside it.

Between the two stands a *marked* text: each such byte is a lone surrogate, which no decoder ever gives. A mark at
U+DC00 + byte starts a U+FFFD of its own, one at U+DD00 + byte goes on with it. The error handlers thus need no state.
"""

from __future__ import annotations

import codecs
import re
from typing import NamedTuple

MARKS = "[\udc00-\udcff][\udd00-\uddff]*"  # compiled when first used: few files need it


class RawBytes(NamedTuple):
    """Bytes that are no text; `offset` is that of the U+FFFD, in code points, that stands for them."""

    offset: int
    data: bytes


def read_marked(data: bytes, codec: str) -> tuple[str, tuple[RawBytes, ...]]:
    """The text of bytes without BOM; what the codec cannot read, or would write otherwise, as U+FFFD and RawBytes."""
    one_to_one = codec.startswith("utf-")
    try:
        text = data.decode(codec)
        if one_to_one or _encodes_back(text, codec, data):
            return text, ()
    except UnicodeDecodeError:
        text = data.decode(codec, "qingwen.mark")
    if not one_to_one and not _encodes_back(text, codec, data):
        text = _mark_what_differs(data, codec)
    raw, removed = [], 0
    for mark in re.finditer(MARKS, text):
        raw.append(RawBytes(mark.start() - removed, _bytes(mark[0])))
        removed += len(mark[0]) - 1
    return re.sub(MARKS, "\ufffd", text), tuple(raw)


def _encodes_back(text: str, codec: str, data: bytes) -> bool:
    try:
        return text.encode(codec, "qingwen.unmark") == data
    except UnicodeEncodeError:
        return False


def _mark_what_differs(data: bytes, codec: str) -> str:
    """Halves the bytes, between characters, until each part either encodes back or is one character, which is marked."""
    parts, todo = [], [data]
    while todo:
        part = todo.pop()
        text = part.decode(codec, "qingwen.mark")
        if _encodes_back(text, codec, part):
            parts.append(text)
        elif cut := _between_characters(part, codec):
            todo += part[cut:], part[:cut]
        else:
            parts.append(_marked(part))
    return "".join(parts)


def _between_characters(data: bytes, codec: str) -> int:
    """A byte offset near the middle where a character starts, or 0 when there is only one."""
    decoder = codecs.getincrementaldecoder(codec)("qingwen.mark")
    half = len(data) // 2
    decoder.decode(data[:half])
    if cut := half - len(decoder.getstate()[0]):
        return cut
    for cut in range(half + 1, len(data)):
        decoder.decode(data[cut - 1 : cut])
        if not decoder.getstate()[0]:
            return cut
    return 0


def _marked(data: bytes) -> str:
    return chr(0xDC00 + data[0]) + "".join(chr(0xDD00 + byte) for byte in data[1:])


def _bytes(marks: str) -> bytes:
    return bytes(ord(mark) & 0xFF for mark in marks)


def _mark(error: UnicodeError) -> tuple[str, int]:
    """Marks one byte, or one unit of UTF-16 or UTF-32, and lets the decoder go on after it."""
    if not isinstance(error, UnicodeDecodeError):
        raise error
    unit = {"utf-16": 2, "utf-32": 4}.get(error.encoding[:6].replace("_", "-"), 1)
    bad = error.object[error.start : error.start + unit]
    return _marked(bad), error.start + len(bad)


def _unmark(error: UnicodeError) -> tuple[bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    if any(not "\udc00" <= character <= "\uddff" for character in error.object[error.start : error.end]):
        raise error
    return _bytes(error.object[error.start : error.end]), error.end


codecs.register_error("qingwen.mark", _mark)
codecs.register_error("qingwen.unmark", _unmark)
