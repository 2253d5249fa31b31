"""The bytes of a page as text: BOM, then what the bytes plainly are, then what the page declares of itself."""

from __future__ import annotations

import re

from qingwen.lazy_pattern import lazy
from qingwen.text.decoding import Decoded, DecodeError, canonical_name, decode

_HEAD = 4096  # bytes; HTML asks for the declaration within the first 1024, and pages do not always comply
_declared = lazy(
    rb"<meta[^>]{0,300}?charset\s*=\s*[\"']?\s*([\w:.-]+)|<\?xml[^>]{0,100}encoding\s*=\s*[\"']([\w.-]+)", re.I
)
_NOT_ASCII = bytes(range(128, 256))
LEAST_IN_RUNS = 16  # bytes
_run = lazy(rb"[\x80-\xff]{3,}")


def decode_page(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of a page. encoding: one that the user named, which is taken at its word.

    UTF-8 that is valid is UTF-8 whatever is declared: no other text looks like it. Raises DecodeError.
    """
    if encoding is not None:
        return decode(data, encoding)
    try:
        return (
            Decoded(data.decode("utf-8"), "utf-8", False, "\n", ())
            if not data.startswith(b"\xef\xbb\xbf") and b"\0" not in data
            else decode(data)
        )
    except UnicodeDecodeError:
        pass
    name = declared_encoding(data)
    if name:
        try:
            told = decode(data, name)
            if name == "windows-1252" and _is_in_runs(data):
                return _guessed(data) or told
        except DecodeError:
            told = None
        if told and sum(len(raw.data) for raw in told.raw) * 200 <= len(data):
            return told
    return decode(data)


def _guessed(data: bytes) -> Decoded | None:
    """What the bytes are without their page's word for it; None where some are left over."""
    try:
        found = decode(data)
    except DecodeError:
        return None
    return None if found.raw else found


def _is_in_runs(data: bytes) -> bool:
    """Whether most bytes that are not ASCII stand three or more in a row, as in Chinese; in a European language few do."""
    runs = sum(map(len, _run.findall(data)))
    return runs >= LEAST_IN_RUNS and 2 * runs > len(data) - len(data.translate(None, _NOT_ASCII))


def declared_encoding(data: bytes) -> str:
    """The encoding that a page's first bytes declare, by the name that `decode` knows; `` for none or an unknown one."""
    found = _declared.search(data[:_HEAD])
    if not found:
        return ""
    try:
        name = canonical_name((found[1] or found[2]).decode("ascii", "replace"))
    except DecodeError:
        return ""
    name = {"iso8859-1": "windows-1252", "ascii": "windows-1252", "latin-1": "windows-1252"}.get(name, name)
    return "" if name.startswith(("utf-16", "utf-32")) else name
