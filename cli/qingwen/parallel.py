"""A map over processes that keeps the order, and reads no further ahead than keeps them busy."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from concurrent.futures import Future

_CHUNK = 32  # items that go to a process at once

_Item = TypeVar("_Item")
_Made = TypeVar("_Made")


def ordered_map(function: Callable[[_Item], _Made], items: Iterable[_Item], jobs: int) -> Iterator[_Made]:
    """function and what it makes must pickle. What it or `items` raises is raised here, where its result would have come."""
    import multiprocessing  # 8 ms, with the next
    from concurrent.futures import ProcessPoolExecutor

    rest = chunks(items)
    last: Exception | None = None
    with ProcessPoolExecutor(jobs, mp_context=multiprocessing.get_context("spawn")) as pool:
        under_way: deque[Future[tuple[list[_Made], Exception | None]]] = deque()
        try:
            while True:
                while len(under_way) < 2 * jobs and not last and (one := next(rest, None)):
                    chunk, last = one
                    under_way.append(pool.submit(each, function, chunk))
                if not under_way and last:
                    raise last
                if not under_way:
                    return
                made, error = under_way.popleft().result()
                yield from made
                if error:
                    raise error
        finally:
            pool.shutdown(wait=False, cancel_futures=True)


def chunks(items: Iterable[_Item]) -> Iterator[tuple[list[_Item], Exception | None]]:
    """The items in groups; with the last of them what was raised instead of more."""
    rest = iter(items)
    more = True
    while more:
        chunk: list[_Item] = []
        error: Exception | None = None
        try:
            chunk.extend(islice(rest, _CHUNK))  # keeps what came before
        except Exception as raised:
            error = raised
        more = len(chunk) == _CHUNK and not error
        if chunk or error:
            yield chunk, error


def each(function: Callable[[_Item], _Made], chunk: Sequence[_Item]) -> tuple[list[_Made], Exception | None]:
    """What was made until the end, or until something was raised."""
    made: list[_Made] = []
    try:
        for item in chunk:
            made.append(function(item))
    except Exception as error:
        return made, error
    return made, None
