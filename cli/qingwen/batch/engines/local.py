"""Processes on this machine.

Each worker has a pipe of its own, so that nothing that one of them does, dying at any instant included, can hold up
another: pools whose workers share a queue also share its lock, and a worker killed while it held that lock hung them.
"""

from __future__ import annotations

import multiprocessing
import os
import queue
import signal
import sys
import threading
import time
from concurrent.futures import Future
from multiprocessing.connection import Connection

from qingwen.batch.engines.base import Lost, time_limit
from qingwen.batch.item import Item
from qingwen.batch.task import Job, Place, Result, Task
from qingwen.batch.worker import work
from qingwen.errors import ReadError

_STARTS, _START_SECONDS = 5, 120.0  # tries to get a worker going, each on a machine that may be busy with others

_Order = tuple[Task, "Future[Result]"]


class LocalEngine:
    """Worker processes; one that hangs or dies is replaced."""

    def __init__(self, job: Job, jobs: int) -> None:
        self.width = 2 * jobs + 2
        self._orders: queue.SimpleQueue[_Order | None] = queue.SimpleQueue()
        self._keepers = [_Keeper(job, self._orders) for _ in range(jobs)]

    def submit(self, task: Task) -> Future[Result]:
        future: Future[Result] = Future()
        self._orders.put((task, future))
        return future

    def result(self, future: Future[Result]) -> Result:
        return future.result()

    def close(self, *, now: bool = False) -> None:
        for keeper in self._keepers:
            if now:
                keeper.stop()
            self._orders.put(None)
        for keeper in self._keepers:
            keeper.join()


class _Keeper(threading.Thread):
    """Looks after one worker: gives it tasks, and takes another one when it is dead or over time."""

    def __init__(self, job: Job, orders: queue.SimpleQueue[_Order | None]) -> None:
        super().__init__(daemon=True)
        self._job, self._orders = job, orders
        self._stopped = False
        self._worker: _Worker | None = None
        self.start()

    def run(self) -> None:
        while (order := self._orders.get()) is not None:
            task, future = order
            if self._stopped:
                future.cancel()
                continue
            try:
                future.set_result(self._done(task))
            except BaseException as error:
                future.set_exception(error)
        if self._worker:
            self._worker.end()

    def stop(self) -> None:
        """Ends the task under way; those that wait are cancelled."""
        self._stopped = True
        if worker := self._worker:
            worker.kill()

    def _done(self, task: Task) -> Result:
        alone = len(task.items) == 1
        for last in (False, True) if alone else (True,):  # one death may be another's doing
            try:
                return self._tried(task)
            except TimeoutError:
                why = f"it took longer than --time-limit allows ({self._job.seconds:g} s)"
                break
            except (EOFError, OSError):
                why = f"its worker died, perhaps for want of memory (--memory-limit is {self._job.megabytes} MB)"
                if last or self._stopped:
                    break
        raise Lost(why)

    def _tried(self, task: Task) -> Result:
        worker = self._worker = self._worker or _started(self._job)
        try:
            if self._stopped:  # while it started
                raise EOFError
            return worker.work(task, time_limit(task, self._job))
        except (TimeoutError, EOFError, OSError):
            self._worker = None
            worker.kill()
            raise


class _Worker:
    """One process and the pipe to it."""

    def __init__(self, job: Job) -> None:
        # Forks would inherit the journal's lock, and each other's pipes.
        context = multiprocessing.get_context("spawn")
        self._pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs, job, os.getpid()), daemon=True)
        self._process.start()
        theirs.close()  # the process has the only one now: its death ends the pipe

    def ready(self) -> bool:
        """Waits until it has started; whether it has."""
        try:
            return self._pipe.poll(_START_SECONDS) and self._pipe.recv() is None
        except (EOFError, OSError):
            return False

    def work(self, task: Task, seconds: float) -> Result:
        """Raises TimeoutError, EOFError or OSError when the process died, and what the task raised."""
        self._pipe.send(task)
        if not self._pipe.poll(seconds):
            raise TimeoutError
        answer = self._pipe.recv()
        if isinstance(answer, Result):
            return answer
        raise answer

    def end(self) -> None:
        self._pipe.close()
        self._process.join()

    def kill(self) -> None:
        self._process.kill()
        self._process.join()


def _started(job: Job) -> _Worker:
    for _ in range(_STARTS):
        worker = _Worker(job)
        if worker.ready():
            return worker
        worker.kill()
    raise ReadError(
        "batch", "failed", f"its worker processes die as they start; is --memory-limit {job.megabytes} MB enough?"
    )


def usable_cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _serve(pipe: Connection, job: Job, parent: int) -> None:
    """A worker's life."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent finishes what is under way
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    limit_memory(job.megabytes)
    warm_up(job)
    pipe.send(None)
    while True:
        try:
            task = pipe.recv()
        except EOFError:
            return
        try:
            answer: object = work(task, job)
        except Exception as error:
            answer = error
        pipe.send(answer)


def warm_up(job: Job) -> None:
    """Loads what the first documents would wait for, so that it does not count against their time."""
    items = (Item("en", "a.md", data="# One\n\nA sentence.\n"), Item("zh", "b.md", data="# 一\n\n一句话。\n"))
    work(Task(0, 0, items, (Place("", True), Place("", True))), job._replace(folder=None))


def limit_memory(megabytes: int) -> None:
    """So that a document that asks for too much gets a MemoryError, and not the machine's last memory."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))


def _end_with(parent: int) -> None:
    """Ends this process when its parent was killed and could not tell it to."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)
