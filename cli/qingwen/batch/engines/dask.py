"""A Dask cluster: a running one, or one that is made on this machine."""

from __future__ import annotations

import logging
import os
import signal
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import CancelledError
from contextlib import contextmanager
from dataclasses import replace
from multiprocessing.resource_tracker import ensure_running
from typing import Any

from qingwen import __version__
from qingwen.batch.engines.base import Lost
from qingwen.batch.engines.process import Keeper
from qingwen.batch.item import Item
from qingwen.batch.task import Job, Result, Task
from qingwen.errors import ReadError, UsageError
from qingwen.files.discovery import read_bytes

_ATTEMPTS = 3  # deaths of workers that one task survives; the next one is its own doing
_LOOK_SECONDS = 5.0  # between looks at how many workers there are
_WAIT_SECONDS = 300.0  # for a cluster's first worker, or for another when all are gone: a queue may start them late
_LOST = "the connection to the Dask scheduler is lost; what was done is kept: go on with --resume once it is back"

_here = threading.local()


class DaskEngine:
    """Tasks on the workers of a cluster. Files are read here and sent along: workers need not see them."""

    def __init__(self, job: Job, jobs: int, scheduler: str | None, say: Callable[[str], None]) -> None:
        """say: takes notes for whoever watches. Raises UsageError."""
        try:
            import dask
            from distributed import Client, LocalCluster
        except ImportError:
            raise UsageError("--engine dask needs Dask: pip install 'qingwen[dask]'") from None
        dask.config.set(
            {"distributed.scheduler.allowed-failures": _ATTEMPTS, "distributed.comm.timeouts.connect": "10s"}
        )
        for name in ("distributed", "distributed.client"):  # what it says of a lost scheduler is a traceback
            logging.getLogger(name).setLevel(logging.CRITICAL + 1)
        self._job = job
        self._cluster: Any = None
        try:
            if scheduler is None:
                with _uninterrupted():
                    self._cluster = LocalCluster(
                        n_workers=jobs, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
                    )
            self._client = Client(self._cluster or scheduler)
        except (OSError, ValueError) as error:
            raise UsageError(f"no Dask scheduler answers at {scheduler}: {error}") from None
        self._address: str = self._client.scheduler.address
        self._say = say
        self._looked, self._workers = float("-inf"), 0
        self._empty = 0  # looks in a row that saw no worker

    @property
    def width(self) -> int:
        """Follows a cluster that grows. Without workers there are tasks all the same: they make some clusters start one."""
        self._look()
        return 2 * self._workers + 2

    def submit(self, task: Task) -> Any:
        items = tuple(_read(item) for item in task.items)
        with self._reached():
            return self._client.submit(_work, task._replace(items=items), self._job, pure=False)

    def result(self, future: Any, seconds: float) -> Result | None:
        from distributed import KilledWorker, wait

        with self._reached():
            try:
                wait(future, seconds)
                found: Result = future.result()
            except TimeoutError:
                self._look()
                return None
            except KilledWorker:
                raise Lost("the workers that cleaned it died, perhaps for want of memory") from None
        future.release()
        return found

    def give_back(self, futures: Sequence[Any]) -> int:
        try:
            begun = {key for one in self._client.call_stack().values() for key in one}
        except OSError:  # a worker is just dying, or the scheduler is, which the next result tells
            begun = set()
        kept = next((n for n, one in enumerate(futures) if one.key not in begun and not one.done()), len(futures))
        with self._reached():
            self._client.cancel(futures[kept:])
        return kept

    def close(self, *, now: bool = False) -> None:
        self._client.close()
        if self._cluster:
            self._cluster.close()

    def _look(self) -> None:
        """Counts the workers, every few seconds. Raises ReadError when there have been none for too long."""
        now = time.monotonic()
        if now - self._looked < _LOOK_SECONDS:
            return
        with self._reached():
            self._workers = sum(self._client.nthreads().values())
        self._looked = now
        self._empty = 0 if self._workers else self._empty + 1
        if self._empty == 2:
            self._say(f"no workers at {self._address}; waiting")
        elif self._empty * _LOOK_SECONDS > _WAIT_SECONDS:
            why = f"it has had no workers for {_WAIT_SECONDS:.0f} seconds; start some, and go on with --resume"
            raise ReadError(self._address, "unreadable", why)

    @contextmanager
    def _reached(self) -> Iterator[None]:
        """Raises ReadError where the scheduler is lost; what it had under way is no document's fault."""
        try:
            if self._client.status != "running":
                raise OSError
            yield
        except (OSError, CancelledError):
            raise ReadError(self._address, "unreadable", _LOST) from None


def _work(task: Task, job: Job) -> Result:
    """On a Dask worker: in a process of its own, so that what goes wrong costs the document and not the worker."""
    if job.version != __version__:
        raise UsageError(
            f"a Dask worker has qingwen {__version__}, and this machine {job.version}; they must be the same"
        )
    kept: tuple[Job, Keeper] | None = getattr(_here, "kept", None)
    if kept is None or kept[0] != job:
        if kept:
            kept[1].close()
        kept = _here.kept = job, Keeper(job)
    return kept[1].run(task)


@contextmanager
def _uninterrupted() -> Iterator[None]:
    """Threads and processes that start here never hear a terminal's Ctrl-C: it is for the run, which lets them finish."""
    if not hasattr(signal, "pthread_sigmask"):  # Windows
        yield
        return
    ensure_running()  # else the first process would start it, which lets Ctrl-C through again
    before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def _read(item: Item) -> Item:
    """The item with its bytes in it."""
    if item.data is not None or item.error is not None:
        return item
    try:
        return replace(item, data=read_bytes(item.file, item.name), file=os.path.abspath(item.file or ""))
    except ReadError as error:
        return replace(item, error=error.message)


__all__ = ["DaskEngine"]
