"""Results in the order of their tasks, with a bounded number of tasks under way; a poisonous document costs itself alone."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future
from itertools import islice
from typing import Protocol

from qingwen.batch.task import Job, Result, Task, singly
from qingwen.batch.worker import failed
from qingwen.errors import QingwenError

_STOP_SECONDS = 0.2  # between looks at whether to stop


class Lost(Exception):
    """A task that took too long, or whose worker died. `why`: in plain words, for a document that is alone in it."""

    def __init__(self, why: str) -> None:
        super().__init__(why)
        self.why = why


class Engine(Protocol):
    """Runs tasks somewhere."""

    @property
    def width(self) -> int:
        """The tasks that keep it busy."""

    def submit(self, task: Task) -> Future[Result]: ...

    def result(self, future: Future[Result], seconds: float) -> Result | None:
        """None where so many seconds are over before it is there. Raises Lost; ReadError when nothing is to be hoped for."""

    def give_back(self, futures: Sequence[Future[Result]]) -> int:
        """Has those not done that no worker has begun; how many come before the first of these."""

    def close(self, *, now: bool = False) -> None:
        """now: without waiting for what is under way."""


def in_order(
    engine: Engine, tasks: Iterator[Task], job: Job, stopping: Callable[[], bool]
) -> Iterator[tuple[Task, Result]]:
    """Each task with its result. Once `stopping` says so, only what workers have begun is finished.

    A task that is lost is run again document by document, so that the one that it failed for fails alone.
    """
    under_way: deque[tuple[Task, Future[Result]]] = deque()
    more, stopped = True, False
    while True:
        while more and len(under_way) < engine.width and not stopping():
            task = next(tasks, None)
            if task is None:
                more = False
            else:
                under_way.append((task, engine.submit(task)))
        if stopping() and not stopped:
            stopped = True
            begun = engine.give_back([future for _, future in under_way])
            under_way = deque(islice(under_way, begun))
        if not under_way:
            return
        task, future = under_way[0]
        try:
            result = engine.result(future, _STOP_SECONDS)
        except Lost as lost:
            under_way.popleft()
            if len(task.items) == 1:
                yield task, _failed(task, job, lost.why)
            elif stopped:
                return
            else:
                under_way.extendleft((one, engine.submit(one)) for one in reversed(singly(task)))
        else:
            if result is not None:
                under_way.popleft()
                yield task, result


def time_limit(task: Task, job: Job) -> float:
    """Seconds after which a task is lost: a document's own limit, and what cleaning takes at a tenth of the usual rate."""
    if len(task.items) == 1:
        return job.seconds
    return job.seconds + sum(item.size for item in task.items) / 100_000


def _failed(task: Task, job: Job, why: str) -> Result:
    result = Result()
    failed(task.items[0], task.places[0], job, result, why)
    return result


__all__ = ["Engine", "Lost", "QingwenError", "in_order", "time_limit"]
