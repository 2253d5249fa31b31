"""The lines of a programme: `09:00` and what is on then, `10:30` and what is on then. It may name what menus name: `签到`, `Register`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from qingwen.lazy_pattern import lazy

_time = lazy(r"([01]?\d|2[0-4])[:：h]([0-5]\d)(?![:：]?\d)")
TIMES = 3  # that rise, of a programme; those of the latest news fall, and the lengths of films do both
FAR = 6  # lines from one time to the next, at most
BELOW = 2  # lines below the last time that say what is on then


def programmes(lines: Sequence[str], known: Sequence[bool]) -> Iterator[int]:
    """The lines of programmes; the one above a programme, its heading or a day, and those below its last time unless they are known for furniture."""
    times = [
        (i, int(found[1]) * 60 + int(found[2]))
        for i, line in enumerate(lines)
        if line[0].isdigit() and (found := _time.match(line))
    ]
    ends = [n for n, (a, b) in enumerate(pairwise(times), start=1) if b[0] - a[0] > FAR]
    for begin, end in pairwise([0, *ends, len(times)]):
        run = times[begin:end]
        rising = sum(a[1] < b[1] for a, b in pairwise(run))
        if rising >= TIMES - 1 and rising > 2 * (len(run) - 1 - rising):
            first, last = run[0][0], run[-1][0]
            yield from range(first, last + 1)
            beside = (first - 1, *range(last + 1, last + 1 + BELOW))
            yield from (i for i in beside if 0 <= i < len(lines) and not known[i])
