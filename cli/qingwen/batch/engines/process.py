"""One worker process with limits of time and memory, and the two pipes to it.

Each has pipes of its own, so that nothing that one of them does, dying at any instant included, can hold up another: pools
whose workers share a queue share its lock as well, and a worker killed while it held that lock hung them. It is started as
a command, which daemonic processes may do as well; Dask's workers are such.
"""

from __future__ import annotations

import gc
import os
import pickle
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress

from qingwen.batch.engines.base import Lost, time_limit
from qingwen.batch.item import Item
from qingwen.batch.task import Job, Place, Result, Task
from qingwen.batch.worker import work
from qingwen.errors import ReadError

_STOPPING = (signal.SIGINT, signal.SIGTERM)
_STARTS, _START_SECONDS = 5, 120.0  # tries to get a worker going, each on a machine that may be busy with others


class Keeper:
    """Keeps one worker going: takes another one when it is dead or over time. For one thread, `stop` aside."""

    def __init__(self, job: Job) -> None:
        self._job = job
        self._stopped = False
        self._process: _Process | None = None

    def run(self, task: Task) -> Result:
        """Raises Lost, and what the task raised."""
        alone = len(task.items) == 1
        for last in (False, True) if alone else (True,):  # one death may be another's doing
            try:
                return self._tried(task)
            except TimeoutError:
                why = f"it took longer than --time-limit allows ({self._job.seconds:g} s)"
                break
            except (EOFError, OSError, pickle.UnpicklingError):
                why = f"its worker died, perhaps for want of memory (--memory-limit is {self._job.megabytes} MB)"
                if last or self._stopped:
                    break
        raise Lost(why)

    def stop(self) -> None:
        """Ends the task under way. From any thread."""
        self._stopped = True
        if process := self._process:
            process.kill()

    def close(self) -> None:
        if self._process:
            self._process.end()

    def _tried(self, task: Task) -> Result:
        process = self._process = self._process or self._started()
        try:
            if self._stopped:  # while it started
                raise EOFError
            return process.work(task, time_limit(task, self._job))
        except (TimeoutError, EOFError, OSError, pickle.UnpicklingError):
            self._process = None
            process.kill()
            raise

    def _started(self) -> _Process:
        for _ in range(_STARTS):
            process = _Process(self._job)
            if process.ready():
                return process
            process.kill()
        limit = self._job.megabytes
        raise ReadError(
            "batch", "failed", f"its worker processes die as they start; is --memory-limit {limit} MB enough?"
        )


class _Process:
    def __init__(self, job: Job) -> None:
        command = [sys.executable, "-c", f"from {__name__} import serve; serve()", str(os.getpid())]
        with _held_back():
            self._process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
        assert self._process.stdin and self._process.stdout
        self._to, self._from = self._process.stdin, self._process.stdout
        self._job = job

    def ready(self) -> bool:
        """Waits until it has started; whether it has."""
        try:
            return self._answer(self._job, _START_SECONDS) is None
        except (TimeoutError, EOFError, OSError, pickle.UnpicklingError):
            return False

    def work(self, task: Task, seconds: float) -> Result:
        """Raises TimeoutError; EOFError, OSError or UnpicklingError when the process died; and what the task raised."""
        answer = self._answer(task, seconds)
        if isinstance(answer, Result):
            return answer
        raise answer  # type: ignore[misc]

    def _answer(self, question: Job | Task, seconds: float) -> object:
        late = threading.Event()

        def end() -> None:
            late.set()
            self._process.kill()

        watch = threading.Timer(seconds, end)
        watch.daemon = True
        watch.start()
        try:
            pickle.dump(question, self._to, pickle.HIGHEST_PROTOCOL)
            self._to.flush()
            return pickle.load(self._from)
        except (EOFError, OSError, pickle.UnpicklingError):
            if late.is_set():
                raise TimeoutError from None
            raise
        finally:
            watch.cancel()

    def end(self) -> None:
        """The process ends when there is nothing more to read."""
        self._close()
        self._process.wait()

    def kill(self) -> None:
        self._process.kill()
        self._process.wait()
        self._close()

    def _close(self) -> None:
        for pipe in (self._to, self._from):
            with suppress(OSError):  # what was still to be written cannot be
                pipe.close()


@contextmanager
def _held_back() -> Iterator[None]:
    """What is started here gets no Ctrl-C before it can say that it ignores it: Python would print where it was just then."""
    if not hasattr(signal, "pthread_sigmask"):
        yield
        return
    before = signal.pthread_sigmask(signal.SIG_BLOCK, _STOPPING)
    try:
        yield
    finally:
        signal.pthread_sigmask(signal.SIG_SETMASK, before)


def serve() -> None:
    """A worker's life: answers each pickle on standard input with one on standard output."""
    for number in _STOPPING:  # a terminal or a service manager sends them to all; the parent finishes what is under way
        signal.signal(number, signal.SIG_IGN)
    threading.Thread(target=_end_with, args=(int(sys.argv[1]),), daemon=True).start()
    os.environ["QINGWEN_LANG"] = "en"  # what is kept of an archive does not depend on who cleans it
    to, source = os.fdopen(os.dup(1), "wb"), sys.stdin.buffer
    os.dup2(2, 1)  # nothing else may come between the answers
    job = pickle.load(source)
    _limit_memory(job.megabytes)
    _warm_up(job)
    gc.freeze()  # what stays; the default threshold is for programs that make cycles, and cost a tenth of the time
    gc.set_threshold(100_000, 50, 100)
    answer: object = None
    while True:
        try:
            pickle.dump(answer, to, pickle.HIGHEST_PROTOCOL)
            to.flush()
        except BrokenPipeError:
            os._exit(1)  # whoever asked was killed
        try:
            task = pickle.load(source)
        except EOFError:
            return
        try:
            answer = work(task, job)
        except Exception as error:
            answer = error


def _limit_memory(megabytes: int) -> None:
    """So that a document that asks for too much gets a MemoryError, and not the machine's last memory."""
    if sys.platform == "linux":
        import resource

        resource.setrlimit(resource.RLIMIT_DATA, (megabytes << 20, megabytes << 20))


def _warm_up(job: Job) -> None:
    """Loads what the first documents would wait for, so that it does not count against their time."""
    items = (Item("en", "a.md", data="# One\n\nA sentence.\n"), Item("zh", "b.md", data="# 一\n\n一句话。\n"))
    work(Task(0, 0, items, (Place("", True), Place("", True))), job._replace(folder=None))


def _end_with(parent: int) -> None:
    """Ends this process when its parent was killed and could not tell it to."""
    while os.getppid() == parent:
        time.sleep(0.5)
    os._exit(1)
