"""Files as streams of bytes, whatever they are compressed with."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import zlib
from collections.abc import Callable
from typing import IO, TYPE_CHECKING, cast

from qingwen.batch.sources.file_names import TARS
from qingwen.batch.sources.store import open_url
from qingwen.errors import ReadError
from qingwen.files.discovery import shown

if TYPE_CHECKING:
    import zstandard
    from typing_extensions import Buffer

LARGEST_DICTIONARY = 1 << 24  # bytes; those that are met take 1 MB at most
PACKED = (
    2048  # bytes that are taken at a time: 4 bytes may stand for 128 kB (the format's RLE blocks), so 64 MB at most
)
DAMAGED = (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError)  # what reading raises of a damaged stream


def open_binary(path: str) -> IO[bytes]:
    """A file, or what a URL names, as it is. Raises OSError, and ReadError for a URL."""
    if "://" in path:
        return open_url(path)
    return open(path, "rb", buffering=1 << 20)


def decompressed(raw: IO[bytes], path: str) -> IO[bytes]:
    """What a file holds, decompressed as its name ends; `raw` is still to be closed.

    Raises ReadError without the extra for Zstandard; reading may raise any of DAMAGED.
    """
    suffix = os.path.splitext(path)[1].lower()
    suffix = TARS.get(suffix, suffix)
    if suffix == ".gz":
        return cast(IO[bytes], gzip.open(raw))
    if suffix == ".bz2":
        return bz2.open(raw)
    if suffix == ".xz":
        return lzma.open(raw)
    if suffix == ".zst":
        try:
            import zstandard
        except ImportError:
            raise ReadError(shown(path), "unsupported", "it needs zstandard: pip install 'qingwen[zstd]'") from None

        words = _dictionary(raw) if path.lower().endswith(".warc.zst") else b""
        reader = zstandard.ZstdDecompressor(dict_data=zstandard.ZstdCompressionDict(words) if words else None)
        return io.BufferedReader(_Frames(raw, reader), 1 << 17)
    return raw


class UpToDamage:
    """A stream that gives all that stands before what is damaged, and raises once more is asked for.

    Readers that fill a block at a time would lose what they have of it.
    """

    def __init__(self, stream: IO[bytes]) -> None:
        self._some: Callable[[int], bytes] = getattr(stream, "read1", stream.read)
        self._damage: Exception | None = None

    def read(self, size: int) -> bytes:
        pieces, left = [], size
        while left and not self._damage:
            try:
                piece = self._some(left)
            except DAMAGED as error:
                self._damage = error
                break
            if not piece:
                break
            pieces.append(piece)
            left -= len(piece)
        if self._damage and not pieces:
            raise self._damage
        return b"".join(pieces)


class _Frames(io.RawIOBase):
    """Frames of Zstandard one after the other. Unlike the library's own reader it says when the last one is cut short."""

    def __init__(self, raw: IO[bytes], reader: zstandard.ZstdDecompressor) -> None:
        self._raw, self._reader = raw, reader
        self._frame: zstandard.ZstdDecompressionObj | None = None
        self._packed, self._plain = b"", memoryview(b"")

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Buffer, /) -> int:
        import zstandard

        while not self._plain:
            self._packed = self._packed or self._raw.read(PACKED)
            if not self._packed:
                if self._frame is not None:
                    raise ValueError("it is cut short")
                return 0
            self._frame = self._frame or self._reader.decompressobj()
            try:
                self._plain = memoryview(self._frame.decompress(self._packed))
            except zstandard.ZstdError as error:
                raise ValueError(str(error)) from error
            self._packed = b""
            if self._frame.eof:
                self._packed, self._frame = self._frame.unused_data, None
        view = memoryview(buffer).cast("B")
        size = min(len(view), len(self._plain))
        view[:size], self._plain = self._plain[:size], self._plain[size:]
        return size


def _dictionary(raw: IO[bytes]) -> bytes:
    """The dictionary that a `.warc.zst` may begin with, in a frame of its own; b"" where it begins with a record.

    Source: https://iipc.github.io/warc-specifications/specifications/warc-zstd/
    """
    import zstandard

    magic, size = raw.read(4), int.from_bytes(raw.read(4), "little")
    if magic != b"\x5d\x2a\x4d\x18":
        raw.seek(0)
        return b""
    words = raw.read(min(size, LARGEST_DICTIONARY))
    if words.startswith(zstandard.FRAME_HEADER):
        words = zstandard.ZstdDecompressor().decompress(words, max_output_size=LARGEST_DICTIONARY)
    return words
