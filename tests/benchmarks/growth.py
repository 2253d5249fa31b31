#!/usr/bin/env python3
"""How time grows with a text, whatever the text: CPU time of each case at one size and at sixteen times that.

    python tests/benchmarks/growth.py [WORD ...]    # only the cases with one of the words in their names

A line a case: milliseconds at the small size, at the large one, and the exponent: 1 where time is in proportion to the text, 2 where it is to
its square. One above 1.5 is measured up to four times more, the best of all counts; the cases that stay above it are named at the end, with
exit code 1. The cases stand in growth_cases.py. Each core measures cases of its own, by processor time.
"""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from math import inf, log
from pathlib import Path
from typing import Any, NamedTuple

sys.path.insert(0, str(Path(__file__).parent.parent.parent / "cli"))
TIMES = 16  # as much text
ENOUGH = 0.005  # seconds that the small size takes: neither the clock nor constant costs count
LIMIT = 1.5  # what is in proportion has shown 1.3 on a machine with three times more to do than it has cores


class Case(NamedTuple):
    """What is run on what.

    make:  an input of so many characters or things; it is not timed.
    least: the smallest size that is measured. most: the small size is no larger, though it takes no time.
    limit: the exponent that is still right.
    """

    name: str
    make: Callable[[int], Any]
    run: Callable[[Any], object]
    least: int = 2_000
    most: int = 250_000
    limit: float = LIMIT

    def seconds(self, size: int) -> float:
        """CPU time of one run, on an input that nothing has looked at."""
        from qingwen.text.piece_cache import forget

        given = self.make(size)
        forget()
        start = time.process_time()
        self.run(given)
        return time.process_time() - start

    def measure(self) -> tuple[float, float, float]:
        """Seconds at the small size and at the large one, and the exponent."""
        size = self.least
        self.seconds(size)  # loads what is loaded once
        while (small := self.seconds(size)) < ENOUGH and size < self.most:
            size *= 2
        large = inf
        for _ in range(5):
            small = min(small, self.seconds(size), self.seconds(size))
            large = min(large, self.seconds(size * TIMES))
            exponent = log(large / small, TIMES)
            if exponent <= self.limit:
                break
        return small, large, exponent


def main() -> int:
    from qingwen.cores import usable_cores

    chosen = _chosen()
    width = max((len(case.name) for case in chosen), default=0)
    failing = []
    with ProcessPoolExecutor(usable_cores()) as pool:
        measured = [pool.submit(_measured, n) for n in range(len(chosen))]
        for case, measures in zip(chosen, measured, strict=True):
            print(f"{case.name:{width}}", end=" ", flush=True)  # so that one that never ends is known
            small, large, exponent = measures.result()
            print(f"{small * 1000:7.1f} ms {large * 1000:8.1f} ms {exponent:6.2f}")
            if exponent > case.limit:
                failing.append(case.name)
    if failing:
        print("time grows faster than the text:", *failing, sep="\n  ")
    return bool(failing)


@cache
def _chosen() -> list[Case]:
    from growth_cases import cases

    words = sys.argv[1:]
    return [case for case in cases() if not words or any(word in case.name for word in words)]


def _measured(number: int) -> tuple[float, float, float]:
    return _chosen()[number].measure()


if __name__ == "__main__":
    sys.exit(main())
