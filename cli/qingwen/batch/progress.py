"""How far a run is, for people and for programs that watch it."""

from __future__ import annotations

import json
import sys
import time
from typing import TYPE_CHECKING, Any

from qingwen.reporting.terminal import visible

if TYPE_CHECKING:
    from qingwen.batch.journal import Journal
    from qingwen.batch.outputs import Layout


class Watcher:
    """Counts what is done, and shows it: a line that moves on a terminal; with `every`, a line of JSON in as many seconds."""

    def __init__(self, *, quiet: bool, every: float | None, done: int, failed: int) -> None:
        self.done, self.failed, self.read = done, failed, 0
        self._before, self._every = done, every
        self._quiet = quiet
        self._bar: Any = None
        self._begun = self._told = time.monotonic()

    def __enter__(self) -> Watcher:
        if not self._quiet and self._every is None and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

            self._bar = Progress(
                SpinnerColumn(),
                TextColumn("{task.description}"),
                TimeElapsedColumn(),
                console=Console(stderr=True),
                transient=True,
            )
            self._bar.start()
            self._task = self._bar.add_task("starting", total=None)
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def add(self, documents: int, read: int, failed: int) -> None:
        self.done += documents
        self.read += read
        self.failed += failed
        now = time.monotonic()
        if self._bar:
            self._bar.update(self._task, description=self._line(now - self._begun))
        elif self._every is not None and now - self._told >= self._every:
            self._told = now
            rate = self.read / max(now - self._begun, 1e-9)
            told = {
                "documents": self.done, "failed": self.failed, "bytes": self.read,
                "seconds": round(now - self._begun, 1), "bytes_per_second": round(rate),
            }  # fmt: skip
            print(json.dumps(told), file=sys.stderr, flush=True)

    def say_error(self, message: str) -> None:
        line = f"qingwen: error: {visible(message)}"
        if self._bar:
            self._bar.console.print(line, markup=False, highlight=False)
        else:
            print(line, file=sys.stderr)

    def say_end(self, place: Layout, journal: Journal, *, finished: bool) -> None:
        if self._quiet:
            return
        seconds = time.monotonic() - self._begun
        new = self.done - self._before
        print(f"qingwen: {self._line(seconds)}" if new else "qingwen: nothing was left to do", file=sys.stderr)
        if finished:
            print(f"qingwen: cleaned: {visible(place.out)} · report: {visible(place.page)}", file=sys.stderr)

    def _line(self, seconds: float) -> str:
        seconds = max(seconds, 1e-9)
        failed = f" · {self.failed:,} failed" if self.failed else ""
        return (
            f"{self.done:,} documents{failed} · {self.read / 1e6:,.1f} MB · "
            f"{(self.done - self._before) / seconds:,.0f} documents/s · {self.read / 1e6 / seconds:.1f} MB/s"
        )
