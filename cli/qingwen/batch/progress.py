"""How far a run is, for people and for programs that watch it."""

from __future__ import annotations

import json
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from qingwen.reporting.tally import count
from qingwen.reporting.terminal import visible
from qingwen.translation import put, translated

if TYPE_CHECKING:
    from qingwen.batch.journal import Journal
    from qingwen.batch.outputs import Layout


_SHOWN_SECONDS = 0.2


class Watcher:
    """Counts what is done, and shows it: a line that moves on a terminal; with `every`, a line of JSON in as many seconds."""

    def __init__(self, *, quiet: bool, every: float | None, done: int, failed: int) -> None:
        self.done, self.failed, self.skipped, self.read = done, failed, 0, 0
        self.retried = 0  # of those that were done before
        self._before, self._every = done, every
        self._quiet = quiet
        self._bar: Any = None
        self._first: tuple[float, float] | None = None
        self._begun = self._told = time.monotonic()

    def __enter__(self) -> Watcher:
        if not self._quiet and self._every is None and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

            self._bar = Progress(
                SpinnerColumn(),
                TimeElapsedColumn(),
                TextColumn("{task.description}"),
                console=Console(stderr=True),
                transient=True,
            )
            self._bar.start()
            self._task = self._bar.add_task("starting", total=None)
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def add(
        self, documents: int, read: int, failed: int, skipped: int, share: Callable[[], float | None] = lambda: None
    ) -> None:
        """skipped: in all. share: of all that is to be read, how much has been."""
        self.done += documents
        self.read += read
        self.failed += failed
        self.skipped = skipped
        now = time.monotonic()
        if self._bar:
            if now - self._told >= _SHOWN_SECONDS:
                self._told = now
                left = self._left(share(), now)
                more = f" · {put('{} left', timedelta(seconds=round(left)))}" if left is not None else ""
                self._bar.update(self._task, description=self._line(now - self._begun) + more)
        elif self._every is not None and now - self._told >= self._every:
            self._told = now
            rate = self.read / max(now - self._begun, 1e-9)
            told = {
                "documents": self.done, "failed": self.failed, "skipped": self.skipped, "bytes": self.read,
                "seconds": round(now - self._begun, 1), "bytes_per_second": round(rate),
                "seconds_left": None if (left := self._left(share(), now)) is None else round(left),
            }  # fmt: skip
            print(json.dumps(told), file=sys.stderr, flush=True)

    def _left(self, share: float | None, now: float) -> float | None:
        """Seconds, at the rate so far."""
        if share is None:
            return None
        if self._first is None:  # what was done before this run, and in its first moments, tells nothing
            self._first = share, now
        begun, since = self._first
        return (1 - share) * (now - since) / (share - begun) if share > begun else None

    def say_error(self, message: str) -> None:
        self._say(put("qingwen: error: {}", visible(translated(message, deep=True))))

    def say_note(self, message: str) -> None:
        if not self._quiet:
            self._say(put("qingwen: note: {}", visible(translated(message, deep=True))))

    def _say(self, line: str) -> None:
        if self._bar:
            self._bar.console.print(line, markup=False, highlight=False)
        else:
            print(line, file=sys.stderr)

    def say_end(self, place: Layout, journal: Journal, *, finished: bool) -> None:
        if self._quiet:
            return
        seconds = time.monotonic() - self._begun
        new = self.done - self._before + self.retried
        done = new or not finished
        line = put("qingwen: {}", self._line(seconds)) if done else translated("qingwen: nothing was left to do")
        print(line, file=sys.stderr)
        if finished:
            print(put("qingwen: cleaned: {} · report: {}", visible(place.out), visible(place.page)), file=sys.stderr)

    def _line(self, seconds: float) -> str:
        seconds = max(seconds, 1e-9)
        parts = [
            count(self.done, "document"),
            *([put("{} failed", f"{self.failed:,}")] if self.failed else []),
            *([put("{} skipped", f"{self.skipped:,}")] if self.skipped else []),
            f"{self.read / 1e6:,.1f} MB",
            put("{} documents/s", f"{(self.done - self._before) / seconds:,.0f}"),
            f"{self.read / 1e6 / seconds:.1f} MB/s",
        ]
        return " · ".join(parts)
