"""A Dask cluster: a running one, or one that is made on this machine."""

from __future__ import annotations

import os
from concurrent.futures import CancelledError
from dataclasses import replace
from typing import Any

from qingwen.batch.engines.base import Lost
from qingwen.batch.item import Item
from qingwen.batch.task import Job, Result, Task
from qingwen.batch.worker import work
from qingwen.errors import ReadError, UsageError
from qingwen.files.discovery import read_bytes

_ATTEMPTS = 3  # deaths of workers that one task survives; the next one is its own doing


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
                self._client = Client(self._cluster)
            else:
                self._client = Client(scheduler)
        except (OSError, ValueError) as error:
            raise UsageError(f"no Dask scheduler answers at {scheduler}: {error}") from None
        threads = sum(one["nthreads"] for one in self._client.scheduler_info(n_workers=-1)["workers"].values())
        self.width = 2 * max(threads, jobs if scheduler is None else 1) + 2

    def submit(self, task: Task) -> Any:
        items = tuple(_read(item) for item in task.items)
        return self._client.submit(work, task._replace(items=items), self._job, pure=False)

    def result(self, future: Any) -> Result:
        from distributed import KilledWorker

        try:
            found: Result = future.result()
            return found
        except (KilledWorker, CancelledError):
            raise Lost("the workers that cleaned it died, perhaps for want of memory") from None
        except TimeoutError:
            raise Lost(f"it took longer than --time-limit allows ({self._job.seconds:g} s)") from None
        finally:
            future.release()

    def close(self, *, now: bool = False) -> None:
        self._client.close()
        if self._cluster:
            self._cluster.close()


def _read(item: Item) -> Item:
    """The item with its bytes in it."""
    if item.data is not None or item.error is not None:
        return item
    try:
        return replace(item, data=read_bytes(item.file, item.name), file=os.path.abspath(item.file or ""))
    except ReadError as error:
        return replace(item, error=error.message)


__all__ = ["DaskEngine"]
