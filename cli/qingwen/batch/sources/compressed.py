"""Files as streams of bytes, whatever they are compressed with."""

from __future__ import annotations

import bz2
import gzip
import io
import lzma
import os
import zlib
from typing import IO, cast

from qingwen.errors import UsageError

SUFFIXES = (".gz", ".bz2", ".xz", ".zst")
DAMAGED = (OSError, EOFError, zlib.error, lzma.LZMAError, ValueError)  # what reading raises of a damaged stream


def plain_name(path: str) -> str:
    """The file's name without the suffix of a compression."""
    name = os.path.basename(path)
    stem, suffix = os.path.splitext(name)
    return {".tgz": f"{stem}.tar", ".txz": f"{stem}.tar"}.get(suffix, stem if suffix in SUFFIXES else name)


def open_binary(path: str) -> IO[bytes]:
    """A file, or what a URL names, as it is. Raises OSError, and ReadError for a URL."""
    if "://" in path:
        from qingwen.batch.sources.remote import open_url

        return open_url(path)
    return open(path, "rb", buffering=1 << 20)


def decompressed(raw: IO[bytes], path: str) -> IO[bytes]:
    """What a file holds, decompressed as its name ends; `raw` is still to be closed.

    Raises UsageError without the extra for Zstandard; reading may raise any of DAMAGED.
    """
    suffix = os.path.splitext(path)[1].lower()
    if suffix in (".gz", ".tgz"):
        return cast(IO[bytes], gzip.open(raw))
    if suffix == ".bz2":
        return bz2.open(raw)
    if suffix in (".xz", ".txz"):
        return lzma.open(raw)
    if suffix == ".zst":
        try:
            import zstandard
        except ImportError:
            raise UsageError(f"{path} needs zstandard: pip install 'qingwen[zstd]'") from None

        class Damaged(io.BufferedReader):
            """Says of damage what the other readers say."""

            def readline(self, size: int | None = -1, /) -> bytes:
                try:
                    return super().readline(size)
                except zstandard.ZstdError as error:
                    raise ValueError(str(error)) from error

            def read(self, size: int | None = -1, /) -> bytes:
                try:
                    return super().read(size)
                except zstandard.ZstdError as error:
                    raise ValueError(str(error)) from error

        return Damaged(zstandard.ZstdDecompressor().stream_reader(raw, read_across_frames=True), 1 << 20)
    return raw
