"""Documents whose texts are nearly the same, by MinHash over what stands side by side in them.

A signature is the low bytes of PLACES minima; the share of places at which two signatures agree estimates the Jaccard
similarity of their texts, with a standard error of .05 at .8. Candidates agree in a whole band of ROWS places: of
pairs at the threshold, 1 - (1 - .8^4)^16 = .9998 do.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from qingwen.errors import UsageError
from qingwen.lazy_pattern import lazy

PLACES, ROWS = 64, 4
LEAST = 50  # shingles of a text; of less text, similarity says little
SIMILAR = 0.8  # a paragraph in ten added, or every twentieth sentence changed, is above it
_SEED = 20240501

_words = lazy(r"\w+")
_han = lazy(r"[\u3400-\u9fff]")


class Group(NamedTuple):
    """Documents by number, in order; similarity: the least of the others with the first."""

    numbers: list[int]
    similarity: float


def check() -> None:
    """Raises UsageError when what makes signatures is not installed."""
    try:
        import rensa  # noqa: F401
    except ImportError:
        raise UsageError("--near-duplicates needs rensa: pip install 'qingwen[duplicates]'") from None


def signature(text: str) -> bytes | None:
    """PLACES bytes; None for a text that is too short."""
    from rensa import RMinHash

    shingles = _shingles(text)
    if len(shingles) < LEAST:
        return None
    minima = RMinHash(num_perm=PLACES, seed=_SEED)
    minima.update(shingles)
    return bytes(value & 255 for value in minima.digest())


def _shingles(text: str) -> list[str]:
    """Three words, or four characters of Chinese, side by side; marks, space and case aside."""
    words = _words.findall(text.casefold())
    if sum(1 for word in words[:200] if _han.search(word)) * 2 > len(words[:200]):
        run = "".join(words)
        return [run[i : i + 4] for i in range(len(run) - 3)]
    return [" ".join(words[i : i + 3]) for i in range(len(words) - 2)]


def groups(signatures: Iterable[tuple[int, bytes]]) -> Iterator[Group]:
    """The groups among documents of ascending numbers, in the order of their first ones.

    Memory: about 150 bytes a document. Each document of a bucket is compared with the first one there and with the one before
    it, so that a bucket costs no more than its size.
    """
    numbers, packed = array("Q"), bytearray()
    for number, one in signatures:
        numbers.append(number)
        packed += one
    above = array(
        "Q", range(len(numbers))
    )  # a forest: each leads to an earlier member of its group, a first one to itself

    def first(i: int) -> int:
        while above[i] != i:
            above[i] = above[above[i]]
            i = above[i]
        return i

    def similarity(i: int, j: int) -> float:
        a, b = packed[i * PLACES : (i + 1) * PLACES], packed[j * PLACES : (j + 1) * PLACES]
        same = PLACES - sum(map(bool, map(int.__xor__, a, b)))
        return (same / PLACES - 1 / 256) / (1 - 1 / 256)  # one place in 256 agrees by chance

    for band in range(0, PLACES, ROWS):
        keys = sorted(
            int.from_bytes(packed[i * PLACES + band : i * PLACES + band + ROWS], "big") << 40 | i
            for i in range(len(numbers))
        )
        start = before = -1
        key = -1
        for packed_key in keys:
            i = packed_key & 0xFFFFFFFFFF
            if packed_key >> 40 != key:
                key, start = packed_key >> 40, i
            else:
                for other in {start, before}:
                    a, b = first(i), first(other)
                    if a != b and similarity(i, other) >= SIMILAR:
                        above[max(a, b)] = min(a, b)
            before = i
    members: dict[int, list[int]] = {}
    for i in range(len(numbers)):
        if (root := first(i)) != i:
            members.setdefault(root, [root]).append(i)
    for root in sorted(members):
        group = members[root]
        yield Group([numbers[i] for i in group], round(min(similarity(root, i) for i in group[1:]), 2))
