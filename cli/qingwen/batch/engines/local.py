"""Processes on this machine."""

from __future__ import annotations

import queue
import threading
from collections.abc import Sequence
from concurrent.futures import Future, wait

from qingwen.batch.engines.process import Keeper
from qingwen.batch.task import Job, Result, Task

_Order = tuple[Task, "Future[Result]"]


class LocalEngine:
    """Worker processes, each with a thread here that hands it its tasks."""

    def __init__(self, job: Job, jobs: int) -> None:
        self.width = 2 * jobs + 2
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._keepers = [Keeper(job) for _ in range(jobs)]
        self._threads = [threading.Thread(target=self._serve, args=(keeper,), daemon=True) for keeper in self._keepers]
        self._stopped = False
        for thread in self._threads:
            thread.start()

    def submit(self, task: Task) -> Future[Result]:
        future: Future[Result] = Future()
        self._orders.put((task, future))
        return future

    def result(self, future: Future[Result], seconds: float) -> Result | None:
        return future.result() if wait((future,), seconds).done else None

    def give_back(self, futures: Sequence[Future[Result]]) -> int:
        given = [future.cancel() for future in reversed(futures)]  # from the end, or workers would take one of them yet
        return next((n for n, back in enumerate(reversed(given)) if back), len(futures))

    def close(self, *, now: bool = False) -> None:
        self._stopped = now
        for keeper in self._keepers:
            if now:
                keeper.stop()
            self._orders.put(None)
        for thread in self._threads:
            thread.join()

    def _serve(self, keeper: Keeper) -> None:
        while (order := self._orders.get()) is not None:
            task, future = order
            if self._stopped:
                future.cancel()
            if not future.set_running_or_notify_cancel():
                continue
            try:
                future.set_result(keeper.run(task))
            except BaseException as error:
                future.set_exception(error)
        keeper.close()
