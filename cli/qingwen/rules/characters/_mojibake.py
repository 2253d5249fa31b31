"""Text that was decoded with the wrong encoding: where it stands, and what it was."""

from __future__ import annotations

import re
from bisect import bisect_right
from operator import attrgetter
from typing import NamedTuple

from qingwen.text.document import BLANK, Document

# Bytes 80-BF as Latin-1 and as Windows-1252 show them.
_CONTINUED = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
LEADS = "\xc2-\xd6\xd8-\xf4"  # lead bytes of UTF-8, as Latin-1; without ×, which ordinary text has
# What full-width punctuation, CJK punctuation and curly quotes turn into; hardly words.
UTF8_AS_GBK = "锛銆鈥"
# One class in front, which `re` looks for in a fifth of the time that it takes to try the alternatives everywhere.
_SUSPECT = (
    f"[\xc2-\xd6\xd8-\xf0{UTF8_AS_GBK}](?:(?<=[\xc3-\xd6\xd8-\xdf])[{_CONTINUED}]|(?<=\xc2)[\x80-\xbf]"
    f"|(?<=[\xe0-\xef])[{_CONTINUED}]{{2}}|(?<=\xf0)[{_CONTINUED}]{{3}}|(?<=[{UTF8_AS_GBK}]))"
)
_CHINESE = "[\u3001-\u301f\u3400-\u9fff\uff00-\uffef]"
_RUNS = "[\x00-\x7f]+|[^\x00-\x7f]+"
PIECE = 2000  # code points given to the library at a time, so that a line of 5 MB stays linear
LOST = 0.25  # a GBK reading loses a byte here and there; above a quarter it is no longer a reading


class Mojibake(NamedTuple):
    """Garbled code points [start, end) and the text they were, or None where it is lost."""

    start: int
    end: int
    repaired: str | None


def find_mojibake(document: Document) -> list[Mojibake]:
    """Every garbled span, in order."""
    text, found, done = document.text, [], 0
    for suspect in re.finditer(_SUSPECT, text):
        start = suspect.start()
        if start < done:
            continue
        start = max(text.rfind("\n", max(0, start - 80), start) + 1, start - 80, done)
        end = text.find("\n", suspect.end(), start + PIECE)
        done = end if end >= 0 else min(len(text), start + PIECE)
        while start < suspect.start() and text[start] in BLANK:
            start += 1  # what layout takes off a line tells nothing of its encoding
        piece = text[start:done].rstrip(BLANK)
        read = _from_gbk if suspect[0] in UTF8_AS_GBK else _from_latin
        found += [
            Mojibake(start + one.start, start + one.end, one.repaired) for one in read(piece, suspect.start() - start)
        ]
    return found


def in_mojibake(document: Document, offset: int) -> bool:
    """Whether a place belongs to garbled text: what stands there is a part of a letter, and the whole is to be restored."""
    garbled = document.once(find_mojibake)
    i = bisect_right(garbled, offset, key=attrgetter("start")) - 1
    return i >= 0 and offset < garbled[i].end


def _from_latin(piece: str, at: int) -> list[Mojibake]:
    """UTF-8 read as Latin-1 or Windows-1252: the library's business."""
    import ftfy  # 20 ms; wanted by few texts

    meant = ftfy.fix_encoding(piece)
    if meant == piece and "\u00a0" in piece:  # as it reads once layout has made it a space
        piece = piece.replace("\u00a0", " ")
        meant = ftfy.fix_encoding(piece)
    if meant == piece:
        return []
    old, new = re.findall(_RUNS, piece), re.findall(_RUNS, meant)
    if [run for run in old if run.isascii()] != [run for run in new if run.isascii()]:
        return [_changed(piece, meant)]
    return _near_ones_joined(old, new)


def _from_gbk(piece: str, at: int) -> list[Mojibake]:
    """UTF-8 read as GBK: a run of such characters whose bytes make sense as UTF-8."""
    stop = at
    start = at
    while start and piece[start - 1] > "\x7f":
        start -= 1
    while stop < len(piece) and (piece[stop] > "\x7f" or piece[stop] == "?"):
        stop += 1
    bytes_ = b"".join(b"\x80" if c == "€" else c.encode("gb18030", "replace") for c in piece[start:stop])
    repaired = bytes_.decode("utf-8", "replace")
    han = len(re.findall(_CHINESE, repaired))
    lost = repaired.count("\ufffd") + repaired.count("?")
    if han < 3 or lost > han * LOST:
        return []
    return [Mojibake(start, stop, None if lost else repaired)]


def _near_ones_joined(old: list[str], new: list[str]) -> list[Mojibake]:
    """The runs that changed, those with no letter or digit between them as one."""
    found: list[Mojibake] = []
    at, between = 0, ""
    for before, after in zip(old, new, strict=True):
        if before == after:
            between += before
        elif found and not any(map(str.isalnum, between)):
            start, _, repaired = found.pop()
            found.append(Mojibake(start, at + len(before), f"{repaired}{between}{after}"))
            between = ""
        else:
            found.append(Mojibake(at, at + len(before), after))
            between = ""
        at += len(before)
    return found


def _changed(old: str, new: str) -> Mojibake:
    """The part of `old` that differs from `new`, and what it became."""
    start = 0
    while start < min(len(old), len(new)) and old[start] == new[start]:
        start += 1
    tail = 0
    while tail < min(len(old), len(new)) - start and old[-1 - tail] == new[-1 - tail]:
        tail += 1
    return Mojibake(start, len(old) - tail, new[start : len(new) - tail])
