r"""Bytes to text and back, without losing one."""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterable
from typing import NamedTuple

from qingwen.text.raw_bytes import RawBytes, read_marked

BOMS = {
    "utf-8": codecs.BOM_UTF8,
    "utf-32-le": codecs.BOM_UTF32_LE,  # before utf-16-le, whose BOM it starts with
    "utf-32-be": codecs.BOM_UTF32_BE,
    "utf-16-le": codecs.BOM_UTF16_LE,
    "utf-16-be": codecs.BOM_UTF16_BE,
    "gb18030": b"\x841\x953",
}
# Names whose codec is another. cp950 is the Big5 that files are written in: Python's `big5` lacks the seven characters
# that Windows and ETEN added (裏, 恒 …) and reads the dot in 約翰‧史密斯 as a bullet.
CODECS = {"big5": "cp950", "windows-1252": "cp1252", "shift_jis": "cp932", "euc_kr": "cp949"}
# Files called gb2312 or gbk have characters that only a larger table has.
SUPERSETS = {
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "cp1252": "windows-1252",
    "cp950": "big5",
    "cp932": "shift_jis",
    "cp949": "euc_kr",
    "utf-8-sig": "utf-8",
}
# Text codecs that are no file's encoding.
REFUSED = {"idna", "mbcs", "oem", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"}
MOST = 0.05  # the share of undecodable bytes above which an encoding that nobody named is not a file's
FEW = 3  # undecodable bytes that say nothing, however short the file: a title cut in the middle of a character
SOME = 16  # the same, where the encoding is named, by a caller or by a BOM

BINARY = "it looks like a binary file; if it is text, name its encoding with --encoding"

# Compiled when first used, by `re`'s own cache: compiling them costs every start 1 ms, and few files need them.
CONTROLS = "[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f]"


class Decoded(NamedTuple):
    r"""A file's text, and what else it takes to give its bytes back.

    text:     without BOM, newlines as they are; no lone surrogate.
    encoding: `utf-8`, `utf-16-le`, `utf-16-be`, `utf-32-le`, `utf-32-be`, `gb18030`, `big5` (Python's cp950),
              `big5hkscs`, `windows-1252`, `shift_jis` (cp932), `euc_jp`, `euc_kr` (cp949), or Python's name of another that
              the caller asked for.
    newline:  the most frequent of `\n`, `\r\n` and `\r`; `\n` when there is none, or no winner.
    raw:      in order of offset.
    """

    text: str
    encoding: str
    bom: bool
    newline: str
    raw: tuple[RawBytes, ...]


class DecodeError(Exception):
    """No text: `code` is binary, unknown-encoding or undecodable; `message` says what to do."""

    def __init__(self, code: str, message: str) -> None:
        super().__init__(code, message)
        self.code = code
        self.message = message

    def __str__(self) -> str:
        return self.message


class EncodeError(UnicodeEncodeError):
    """A character that the encoding has no bytes for: `object[start]`."""

    def __str__(self) -> str:
        character = self.object[self.start]
        shown = f"“{character}” (U+{ord(character):04X})" if character.isprintable() else f"U+{ord(character):04X}"
        return f"its encoding, {self.encoding}, has no character {shown}"


def decode(data: bytes, encoding: str | None = None) -> Decoded:
    """The text of a file, such that `encode` gives `data` back.

    encoding: any name that Python knows, or None to tell it from the bytes. A named encoding is taken at its word (a
    NUL is then a character) unless most of the file that is not ASCII is not in it.
    Raises DecodeError.
    """
    if encoding is not None:
        return _decode_as_told(data, encoding)
    has_nul = b"\0" in data
    for name, bom in BOMS.items():
        if data.startswith(bom) and not (has_nul and name in ("utf-8", "gb18030")):
            decoded = _decode_as(data, name)
            if _lost(decoded) <= max(SOME, len(data) * MOST):
                return decoded
    first_bad = 0
    if not has_nul:
        try:
            text = data.decode("utf-8")
        except UnicodeDecodeError as error:
            first_bad = error.start
        else:
            return Decoded(text, "utf-8", False, _newline(text), ())
    from qingwen.text.guessing import likely_encoding

    name = likely_encoding(data, first_bad)
    if not name:
        raise DecodeError("binary", BINARY)
    decoded = _decode_as(data, name)
    if name == "big5" and decoded.raw:
        decoded = _as_in_hong_kong(data, decoded)
    if name == "utf-8" and _lost(decoded) > max(FEW, len(data) * MOST):
        raise DecodeError(
            "undecodable",
            "parts of it are UTF-8 and parts are not; convert it to one encoding, or pass --encoding utf-8 to keep the "
            "other parts as they are",
        )
    strange = _lost(decoded) + len(re.findall(CONTROLS, decoded.text))  # windows-1252 has a character for most bytes
    # UTF-16 has bytes that are NUL, but no text has a character that is.
    if strange > max(FEW, len(data) * MOST) or (has_nul and "\0" in decoded.text):
        raise DecodeError("binary", BINARY)
    return decoded


def encodable(text: str) -> str:
    """A text that did not come from bytes, as they can hold it: each half of a surrogate pair is one U+FFFD."""
    try:
        text.encode()
    except UnicodeEncodeError:
        return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return text


def encode(decoded: Decoded) -> bytes:
    """The bytes that were decoded."""
    return encode_text(decoded.text, decoded.encoding, decoded.bom, decoded.raw)


def encode_text(text: str, encoding: str, bom: bool, raw: Iterable[RawBytes] = ()) -> bytes:
    """A text as bytes.

    encoding: as in `Decoded`; raw: the bytes that stand where the text has U+FFFD at their offsets.
    Raises EncodeError, DecodeError (`unknown-encoding`), and ValueError when there is no U+FFFD at an offset.
    """
    name = canonical_name(encoding)
    name = f"{name}-le" if name in ("utf-16", "utf-32") else name
    codec = CODECS.get(name, name)
    parts = [BOMS.get(name, b"") if bom else b""]
    at = 0
    try:
        for offset, data in sorted(raw):
            if not at <= offset < len(text) or text[offset] != "\ufffd":
                raise ValueError(f"there is no U+FFFD at {offset} for the bytes {data.hex()}")
            if at < offset:
                parts.append(text[at:offset].encode(codec))
            parts.append(data)
            at = offset + 1
        parts.append(text[at:].encode(codec))
    except UnicodeEncodeError as error:
        raise EncodeError(name, text, at + error.start, at + error.end, error.reason) from None
    return b"".join(parts) if bom or at else parts[-1]  # which may be large, and need not be copied


def canonical_name(encoding: str) -> str:
    """The name that `Decoded` has for an encoding; `utf-16` and `utf-32` stay open as to the end. Raises DecodeError."""
    try:
        codec = codecs.lookup(encoding)
        known = codec._is_text_encoding and codec.name.replace("_", "-") not in REFUSED
    except (LookupError, ValueError):
        known = False
    if not known:
        raise DecodeError("unknown-encoding", f"no encoding is called “{encoding[:40]}”; {_nearest(encoding[:40])}")
    return SUPERSETS.get(codec.name, codec.name)


def _nearest(name: str) -> str:
    from difflib import get_close_matches
    from encodings.aliases import aliases

    no_text = {"base64-codec", "bz2-codec", "hex-codec", "quopri-codec", "rot-13", "uu-codec", "zlib-codec"}
    pairs = [(alias.replace("_", "-"), one.replace("_", "-")) for alias, one in aliases.items()]
    names = {name for pair in pairs if pair[1] not in REFUSED | no_text for name in pair}
    near = get_close_matches(name.lower().replace("_", "-"), sorted(names), n=3)
    if near:
        return f"did you mean {' or '.join(near)}?"
    return "try utf-8, gb18030, big5, utf-16 or windows-1252"


def _decode_as_told(data: bytes, encoding: str) -> Decoded:
    name = canonical_name(encoding)
    if name in ("utf-16", "utf-32"):
        from qingwen.text.guessing import likelier

        ends = [f"{name}-le", f"{name}-be"]
        name = next((end for end in ends if data.startswith(BOMS[end])), None) or likelier(data, ends)
    decoded = _decode_as(data, name)
    lost = _lost(decoded)
    # The ASCII in a file is no sign that an encoding fits; in UTF-16 and UTF-32 every byte counts.
    telling = len(data) if name[:6] in ("utf-16", "utf-32") else len(data.translate(None, bytes(range(128))))
    if lost > SOME and lost * 2 > telling:
        raise DecodeError(
            "undecodable", f"it is not {name} ({lost} bytes of {len(data)} do not fit); name another encoding, or none"
        )
    return decoded


def _decode_as(data: bytes, name: str) -> Decoded:
    bom = name in BOMS and data.startswith(BOMS[name])
    text, raw = read_marked(data[len(BOMS[name]) :] if bom else data, CODECS.get(name, name))
    decoded = Decoded(text, name, bom, _newline(text), raw)
    if raw and encode(decoded) != data:
        raise DecodeError("undecodable", f"read as {name}, it cannot be written back as it was; convert it to UTF-8")
    return decoded


def _as_in_hong_kong(data: bytes, decoded: Decoded) -> Decoded:
    """Big5 with bytes that it lacks is Hong Kong's where that makes the better text of them, as in 佢哋嘅."""
    from qingwen.text.guessing import likelier, piece

    at = len(decoded.text[: decoded.raw[0].offset].encode(CODECS["big5"], "replace"))
    if likelier(piece(data, at), ["big5", "big5hkscs"]) == "big5":
        return decoded
    return _decode_as(data, "big5hkscs")


def _lost(decoded: Decoded) -> int:
    return sum(len(raw.data) for raw in decoded.raw)


def _newline(text: str) -> str:
    if "\r" not in text:
        return "\n"
    crlf = text.count("\r\n")
    cr, lf = text.count("\r") - crlf, text.count("\n") - crlf
    if crlf > lf and crlf > cr:
        return "\r\n"
    return "\r" if cr > lf and cr > crlf else "\n"
