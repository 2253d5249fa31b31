r"""Newlines as the source has them, and `\n` as everything inside qingwen sees them."""

from __future__ import annotations

from bisect import bisect_left


def unify(text: str) -> str:
    r"""`\r\n` and `\r` to `\n`. No other character ends a line."""
    return text.replace("\r\n", "\n").replace("\r", "\n") if "\r" in text else text


class Newlines:
    r"""Maps code-point offsets in the `\n`-only text to offsets in the decoded source."""

    def __init__(self, source: str) -> None:
        self.crlf: list[int] = []  # offsets, in the \n-only text, of newlines that are \r\n in the source
        self.cr: list[int] = []  # … that are a lone \r
        at = source.find("\r")
        while at >= 0:
            if source.startswith("\n", at + 1):
                self.crlf.append(at - len(self.crlf))
            else:
                self.cr.append(at - len(self.crlf))
            at = source.find("\r", at + 1)

    def to_source(self, offset: int) -> int:
        """The offset in the decoded source of an offset in the unified text."""
        return offset + bisect_left(self.crlf, offset) if self.crlf else offset
