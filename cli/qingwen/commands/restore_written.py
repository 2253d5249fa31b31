"""What a report says that was written: its edits, and the cleaned bytes, be the file edited since."""

from __future__ import annotations

import os
from collections.abc import Sequence
from hashlib import sha256
from typing import Any

from qingwen.editing import Edit, apply
from qingwen.errors import ReadError
from qingwen.files.discovery import read_bytes
from qingwen.reading.source import read_source
from qingwen.text.decoding import encode_text
from qingwen.text.raw_bytes import RawBytes

_MOST = 1 << 30  # bytes of a cleaned text that a report may unpack to


def written_bytes(entry: dict[str, Any], data: bytes) -> bytes | None:
    """The cleaned bytes as they were written. data: the file as it is.

    None where it is another one, the report does not hold them and the source that they were made of is not there as it was.
    """
    output = entry["output"]
    if sha256(data).hexdigest() == output["sha256"]:
        return data
    if output.get("data") is None:
        return _made_anew(entry)
    written = unpacked(output["data"])
    if sha256(written).hexdigest() != output["sha256"]:
        raise ValueError("the cleaned text in it has not the checksum that the report says")
    return written


def _made_anew(entry: dict[str, Any]) -> bytes | None:
    source, output, kind = entry["source"], entry["output"], entry["kind"]
    try:
        data = (
            read_bytes(place_of_source(entry), entry["path"])
            if source.get("data") is None
            else unpacked(source["data"], source["bytes"])
        )
        if sha256(data).hexdigest() != source["sha256"]:
            return None
        encoding = entry["encoding"] if kind in ("text", "markdown") else None
        read = read_source(entry["path"], data, kind=kind, encoding=encoding)
    except ReadError:
        return None
    text = apply(read.decoded.text, edits_of(entry))
    made = encoded(text, output.get("encoding", "utf-8"), bool(output.get("bom")), [])
    return made if sha256(made).hexdigest() == output["sha256"] else None


def place_of_source(entry: dict[str, Any]) -> str:
    """The file that was cleaned; of a document in an archive, that archive."""
    name, path = entry.get("source_name"), str(entry["path"])
    if name is None:
        return path
    return os.path.join(str(name), path) if os.path.isdir(str(name)) else str(name)


def edits_of(entry: dict[str, Any]) -> list[Edit]:
    return [Edit(e["start"], e["end"], e["old"], e["new"], e.get("finding")) for e in entry["edits"]]


def encoded(text: str, encoding: str, bom: bool, raw: Sequence[RawBytes]) -> bytes:
    if encoding == "utf-8" and not bom and not raw:
        return text.encode("utf-8")
    return encode_text(text, encoding, bom, raw)


def unpacked(data: str, size: int = _MOST) -> bytes:
    """What a report carries. Raises ValueError when it is damaged, or larger than the report says."""
    import zlib
    from base64 import b64decode

    unpack = zlib.decompressobj()
    try:
        found = unpack.decompress(b64decode(data.encode(), validate=True), max(size, 0) + 1)
    except zlib.error as error:
        raise ValueError(f"the source in it is damaged ({error})") from error
    if (len(found) != size and size != _MOST) or not (unpack.eof or size == 0):
        raise ValueError("the source in it is damaged: it has not the size that the report says")
    return found
