"""A Dask cluster: a running one, or one that is made on this machine."""

from __future__ import annotations

import os
import threading
import time
from concurrent.futures import CancelledError
from dataclasses import replace
from typing import Any

from qingwen import __version__
from qingwen.batch.engines.base import Lost
from qingwen.batch.engines.process import Keeper
from qingwen.batch.item import Item
from qingwen.batch.task import Job, Result, Task
from qingwen.errors import ReadError, UsageError
from qingwen.files.discovery import read_bytes

_ATTEMPTS = 3  # deaths of workers that one task survives; the next one is its own doing
_WAIT_SECONDS = 60.0  # for the first worker of a cluster
_LOOK_SECONDS = 5.0  # between looks at how many workers there are

_here = threading.local()


class DaskEngine:
    """Tasks on the workers of a cluster. Files are read here and sent along: workers need not see them."""

    def __init__(self, job: Job, jobs: int, scheduler: str | None) -> None:
        try:
            import dask
            from distributed import Client, LocalCluster
        except ImportError:
            raise UsageError("--engine dask needs Dask: pip install 'qingwen[dask]'") from None
        dask.config.set(
            {"distributed.scheduler.allowed-failures": _ATTEMPTS, "distributed.comm.timeouts.connect": "10s"}
        )
        self._job = job
        self._cluster: Any = None
        try:
            if scheduler is None:
                self._cluster = LocalCluster(
                    n_workers=jobs, threads_per_worker=1, processes=True, dashboard_address=None, silence_logs=50
                )
            self._client = Client(self._cluster or scheduler)
        except (OSError, ValueError) as error:
            raise UsageError(f"no Dask scheduler answers at {scheduler}: {error}") from None
        try:
            self._client.wait_for_workers(1, timeout=_WAIT_SECONDS)
        except TimeoutError:
            self.close()
            raise UsageError(f"the Dask scheduler at {scheduler} has no workers") from None
        self._looked, self._width = float("-inf"), 0

    @property
    def width(self) -> int:
        """Follows a cluster that grows."""
        if time.monotonic() - self._looked > _LOOK_SECONDS:
            self._width = 2 * sum(self._client.nthreads().values()) + 2
            self._looked = time.monotonic()
        return self._width

    def submit(self, task: Task) -> Any:
        items = tuple(_read(item) for item in task.items)
        return self._client.submit(_work, task._replace(items=items), self._job, pure=False)

    def result(self, future: Any) -> Result:
        from distributed import KilledWorker

        try:
            found: Result = future.result()
            return found
        except (KilledWorker, CancelledError):
            raise Lost("the workers that cleaned it died, perhaps for want of memory") from None
        finally:
            future.release()

    def close(self, *, now: bool = False) -> None:
        self._client.close()
        if self._cluster:
            self._cluster.close()


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


def _read(item: Item) -> Item:
    """The item with its bytes in it."""
    if item.data is not None or item.error is not None:
        return item
    try:
        return replace(item, data=read_bytes(item.file, item.name), file=os.path.abspath(item.file or ""))
    except ReadError as error:
        return replace(item, error=error.message)


__all__ = ["DaskEngine"]
