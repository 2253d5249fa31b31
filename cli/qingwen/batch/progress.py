"""How far a run is, for people and for programs that watch it."""

from __future__ import annotations

import json
import sys
import threading
import time
from collections.abc import Callable, Sequence
from datetime import timedelta
from typing import TYPE_CHECKING, Any

from qingwen.reporting.tally import count
from qingwen.reporting.terminal import visible
from qingwen.translation import put, translated

if TYPE_CHECKING:
    from qingwen.batch.outputs import Layout


_SHOWN_SECONDS = 0.5
_NAMED = 20  # failed documents that are named on standard error; the report names more


class Watcher:
    """Counts what is done, and shows it, whether or not anything gets done: a line that moves on a terminal; with `every`, a line
    of JSON in as many seconds, or with each group of documents where that is 0, and a last one at the end."""

    def __init__(self, *, quiet: bool, every: float | None, done: int, failed: int) -> None:
        self.done, self.failed, self.skipped, self.read = done, failed, 0, 0
        self.new = 0  # done in this run, those that were tried again among them
        self._named = 0
        self._every = every
        self._quiet = quiet
        self._bar: Any = None
        self._first: tuple[float, float] | None = None
        self._share: float | None = None
        self._ask: Callable[[], float | None] = lambda: None
        self._begun = self._looked = time.monotonic()
        self.publishing = False  # all is cleaned: outputs and reports are made, which may take minutes
        self._over = threading.Event()
        self._clock: threading.Thread | None = None

    def __enter__(self) -> Watcher:
        if not self._quiet and self._every is None and sys.stderr.isatty():
            from rich.console import Console
            from rich.progress import Progress, TextColumn

            # One column, cut at its end: of several, a narrow terminal loses those in front.
            line = TextColumn("{task.description}", markup=False)
            self._bar = Progress(line, console=Console(stderr=True), transient=True)
            self._bar.start()
            self._task = self._bar.add_task(self._moving(0, None), total=None)
        if self._bar or self._every:
            self._clock = threading.Thread(target=self._show_now_and_then, daemon=True)
            self._clock.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        if self._clock:
            self._clock.join()
        if self._bar:
            self._bar.stop()
        elif self._every:
            self._look()
            self._show()

    def add(
        self, documents: int, read: int, failed: int, skipped: int, share: Callable[[], float | None] = lambda: None
    ) -> None:
        """skipped: in all. share: of all that is to be read, how much has been."""
        self.done += documents
        self.new += documents
        self.read += read
        self.failed += failed
        self.skipped = skipped
        self._ask = share
        if self._every == 0:
            self._look()
            self._show()
        elif time.monotonic() - self._looked > _SHOWN_SECONDS:
            self._look()

    def _look(self) -> None:
        """Asks for the share: from the thread that reads the sources alone, and not too often where they are many."""
        self._share, self._looked = self._ask(), time.monotonic()
        if self._share is not None and self._first is None:
            self._first = self._share, self._looked

    def _show_now_and_then(self) -> None:
        while not self._over.wait(self._every or _SHOWN_SECONDS):
            self._show()

    def _show(self) -> None:
        seconds = time.monotonic() - self._begun
        left = self._left()
        if self._bar:
            self._bar.update(self._task, description=self._moving(seconds, left))
            return
        told = {
            "documents": self.done, "failed": self.failed, "skipped": self.skipped, "bytes": self.read,
            "seconds": round(seconds, 1), "bytes_per_second": round(self.read / max(seconds, 1e-9)),
            "seconds_left": None if left is None else round(left),
        }  # fmt: skip
        sys.stderr.write(json.dumps(told) + "\n")  # at once: errors may be written meanwhile
        sys.stderr.flush()

    def _left(self) -> float | None:
        """Seconds, at the rate since the first documents: what was done before this run tells nothing."""
        if self._share is None or self._first is None:
            return None
        begun, since = self._first
        if self._share == 1:
            return 0.0
        return (1 - self._share) * (time.monotonic() - since) / (self._share - begun) if self._share > begun else None

    def say_errors(self, errors: Sequence[tuple[str, str]]) -> None:
        """Names what failed, and why: the first of a run."""
        for name, why in errors[: max(_NAMED - self._named, 0)]:
            self._say(put("qingwen: error: {}", visible(f"{name}: {translated(why, deep=True)}")))
        self._named += len(errors)

    def say_note(self, message: str) -> None:
        if not self._quiet:
            self._say(put("qingwen: note: {}", visible(translated(message, deep=True))))

    def _say(self, line: str) -> None:
        if self._bar:
            self._bar.console.print(line, markup=False, highlight=False)
        else:
            sys.stderr.write(line + "\n")

    def say_end(self, place: Layout, *, finished: bool, whole: bool) -> None:
        """whole: all that a finished run wrote is there."""
        if self._quiet:
            return
        seconds = time.monotonic() - self._begun
        done = self.new or not finished
        nothing = translated(
            "qingwen: nothing was left to do" if self.done else "qingwen: the sources hold no documents"
        )
        line = put("qingwen: {}", self._line(seconds)) if done else " · ".join([nothing, *self._failures()])
        print(line, file=sys.stderr)
        if finished and whole:
            print(put("qingwen: cleaned: {} · report: {}", visible(place.out), visible(place.page)), file=sys.stderr)

    def _moving(self, seconds: float, left: float | None) -> str:
        """The line on a terminal: what a narrow one has no room for comes last."""
        times = [str(timedelta(seconds=round(seconds)))]
        if self.publishing:
            times.append(translated("making outputs and reports"))
        elif left is not None:
            times.append(put("{} left", timedelta(seconds=round(left))))
        return " · ".join([*times, self._line(seconds)])

    def _line(self, seconds: float) -> str:
        seconds = max(seconds, 1e-9)
        rate = round(self.new / seconds)
        parts = [
            count(self.done - self.skipped, "document"),
            *self._failures(),
            *([put("{} skipped", f"{self.skipped:,}")] if self.skipped else []),
            amount(self.read),
            put("{} document/s" if rate == 1 else "{} documents/s", f"{rate:,}"),
            f"{amount(self.read / seconds)}/s",
        ]
        return " · ".join(parts)

    def _failures(self) -> list[str]:
        return [put("{} failed", f"{self.failed:,}")] if self.failed else []


def amount(size: float) -> str:
    """`12 B`, `3.4 kB`, `1,234.5 MB`: a number of bytes in the unit that it fits."""
    if size < 999.5:
        return f"{size:.0f} B"
    return f"{size / 1e3:.1f} kB" if size < 99_950 else f"{size / 1e6:,.1f} MB"
