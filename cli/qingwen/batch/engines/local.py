"""Processes on this machine."""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
import threading
import time
from concurrent.futures import Future

from pebble import ProcessExpired, ProcessPool

from qingwen.batch.engines.base import Lost, time_limit
from qingwen.batch.task import Job, Result, Task
from qingwen.batch.worker import work

_job: Job


class LocalEngine:
    """A pool of worker processes; one that hangs or dies is replaced."""

    def __init__(self, job: Job, jobs: int) -> None:
        self._job = job
        self.width = 2 * jobs + 2
        # Forks would inherit the journal's lock, and share the pipes of workers that are to notice their parent's end.
        context = multiprocessing.get_context("spawn")
        self._pool = ProcessPool(max_workers=jobs, initializer=_begin, initargs=(job, os.getpid()), context=context)

    def submit(self, task: Task) -> Future[Result]:
        return self._pool.schedule(_work, args=(task,), timeout=time_limit(task, self._job))

    def result(self, future: Future[Result]) -> Result:
        try:
            return future.result()
        except TimeoutError:
            raise Lost(f"it took longer than --time-limit allows ({self._job.seconds:g} s)") from None
        except ProcessExpired:
            raise Lost(
                f"its worker died, perhaps for want of memory (--memory-limit is {self._job.megabytes} MB)"
            ) from None

    def close(self, *, now: bool = False) -> None:
        if now:
            self._pool.stop()
        else:
            self._pool.close()
        self._pool.join()


def usable_cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def _begin(job: Job, parent: int) -> None:
    global _job
    _job = job
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the parent finishes what is under way
    threading.Thread(target=_end_with, args=(parent,), daemon=True).start()
    limit_memory(job.megabytes)


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


def _work(task: Task) -> Result:
    return work(task, _job)
