"""`batch --learn`: the lines of pages, kept while the run passes over them, and what repeats among them in the end."""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Sequence

from qingwen.files.atomic import write_bytes
from qingwen.learning import FEWEST, Ends, learn_ends, page_ends
from qingwen.profiles import profile_text
from qingwen.text.debris.site_profile import Profile


def pack_page(lines: Sequence[str]) -> bytes:
    """What learning looks at of a page, after its length in 4 bytes; keys too, which workers find side by side."""
    packed = zlib.compress(json.dumps(page_ends(lines) if lines else None).encode(), 1)
    return len(packed).to_bytes(4, "big") + packed


def pages(path: str) -> Iterator[Ends]:
    """The pages of a file of packed ones, those with nothing in them left out."""
    with open(path, "rb") as file:
        while size := file.read(4):
            ends: list[tuple[str, str]] | None = json.loads(zlib.decompress(file.read(int.from_bytes(size, "big"))))
            if ends is not None:
                yield ends


def write_profile(path: str, out: str) -> Profile:
    """The profile of a file of packed pages, which is written to `out` unless there are too few. Raises WriteError."""
    profile = learn_ends(lambda: pages(path))
    if profile.pages >= FEWEST:
        write_bytes(out, profile_text(profile).encode("utf-8"))
    return profile
