"""What has no size that could be known beforehand: pipes, devices, standard input."""

from __future__ import annotations

import io
from typing import IO

from qingwen.errors import ReadError

MOST = 256 << 20  # bytes: four times what `batch` takes of one document; an article has some 10 kB
_PIECE = 1 << 20


def read_to_its_end(stream: IO[bytes] | io.RawIOBase, shown: str) -> bytes:
    """All that a stream gives. Raises ReadError where it does not end within bounds, as `/dev/zero` never does."""
    parts: list[bytes] = []
    size = 0
    while part := stream.read(_PIECE):
        parts.append(part)
        size += len(part)
        if size > MOST:
            raise ReadError(
                shown, "unreadable", f"it gives more than {MOST >> 20} MB and may never end; save the text to a file"
            )
    return b"".join(parts)
