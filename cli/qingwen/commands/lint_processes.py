"""Processes that lint, where the system can fork.

They part from a forerunner, which loads rules, tables and patterns once for all of them. It can be sent ahead while the command line
is still read and folders are walked: what it loads takes 60 ms, nearly as long as all that comes before the first file.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from typing import Any, NoReturn, TypeVar

from qingwen.caching.place import cache_folder
from qingwen.cores import usable_cores
from qingwen.errors import QingwenError

_CHUNK = 48  # items that a process takes at a time
_AHEAD = 2  # chunks that are given out for each process: one that it works at, one to go on with
_LAST_SECONDS = (
    2.0  # for processes to end in; writing a file takes some 10 ms, and no pattern is to take longer than 2 s
)
_NUMBER, _SIZE = 4, 8  # bytes of a chunk's number, and of how many bytes were made of it

# Options of `lint` with which there is little to do, or it is not done in processes.
_WITH_LITTLE_TO_DO = frozenset({"--staged", "--since", "--watch", "--diff", "--help", "-h", "--cache-dir"})

_Item = TypeVar("_Item")
_Made = TypeVar("_Made")


class ProcessLostError(QingwenError):
    """A process ended before its work did."""

    message = "a process that linted was killed, for want of memory perhaps; try fewer of them with -j"


class Forerunner:
    """A process that loads what linting takes, and parts into `jobs` others once there is work."""

    def __init__(self, jobs: int) -> None:
        """Raises OSError where there can be no more processes or pipes."""
        self.jobs = jobs
        pipes: list[tuple[int, int]] = []
        try:
            for _ in range(2 + jobs):
                pipes.append(os.pipe())
            process = os.fork()
        except OSError:
            for pipe in chain.from_iterable(pipes):
                os.close(pipe)
            raise
        (order, self._order), (numbers, self._numbers), *of_workers = pipes
        self._made = [out for out, _ in of_workers]
        made = [into for _, into in of_workers]
        self._open = {self._order, self._numbers, *self._made}
        self._process, self._at_work = process, False
        with suppress(
            OSError
        ):  # on both sides, whichever is first; so all can be ended at once, and Ctrl-C is for who began them
            os.setpgid(process, process)
        if not process:
            self._close(*self._open)  # or nobody of them would see that the parent is gone
            _forerun(order, numbers, made)
        for pipe in (order, numbers, *made):
            os.close(pipe)

    def map(self, function: Callable[[_Item], _Made], items: Sequence[_Item]) -> Iterator[_Made]:
        """In order, and once. function, items and what is made must pickle. What it raises is raised where its result would have come.

        Raises ProcessLostError.
        """
        import pickle
        from select import poll

        self._at_work = True
        with _to_the_lost(), os.fdopen(self._order, "wb", closefd=False) as order:
            pickle.dump((function, items), order, -1)
        chunks = -(-len(items) // _CHUNK)
        given, working = 0, self.jobs
        made: dict[int, tuple[list[_Made], Exception | None]] = {}
        ready = poll()
        for pipe in self._made:
            ready.register(pipe)
        for number in range(chunks):
            while number not in made:
                while given < min(chunks, number + _AHEAD * self.jobs):
                    with _to_the_lost():
                        os.write(self._numbers, given.to_bytes(_NUMBER, "big"))
                    given += 1
                    if given == chunks:
                        self._close(self._numbers)
                for pipe, _ in ready.poll():
                    if head := _read(pipe, _NUMBER + _SIZE):
                        which = int.from_bytes(head[:_NUMBER], "big")
                        made[which] = pickle.loads(_read(pipe, int.from_bytes(head[_NUMBER:], "big")))
                        continue
                    ready.unregister(pipe)
                    working -= 1
                    if not working:  # the forerunner ends all when one was killed
                        raise ProcessLostError
            if number == chunks - 1:
                self.end()  # before its results are taken: nobody may ask for more
            those, error = made.pop(number)
            yield from those
            if error:
                raise error

    def end(self, *, now: bool = False) -> None:
        """Waits until its processes are gone: when their work is done, or at once."""
        if not self._process:
            return
        if now:
            self._stop()
        self._close(*self._open)
        with suppress(ChildProcessError):  # a Ctrl-C while it was waited for
            os.waitpid(self._process, 0)
        self._process = 0

    def _stop(self) -> None:
        """Ends its processes, which take away what they had half written, and those that are at one text for long."""
        import signal
        import time

        with suppress(ProcessLookupError, ChildProcessError):  # it has not got so far, or is gone
            if self._at_work:
                os.killpg(self._process, signal.SIGTERM)
            self._close(*self._open)  # what they are about to say is not waited for
            until = time.monotonic() + _LAST_SECONDS
            while (
                self._at_work
                and time.monotonic() < until
                and not os.waitid(os.P_PID, self._process, os.WEXITED | os.WNOHANG | os.WNOWAIT)
            ):
                time.sleep(0.002)
            os.killpg(self._process, signal.SIGKILL)

    def _close(self, *pipes: int) -> None:
        for pipe in self._open.intersection(pipes):
            os.close(pipe)
            self._open.remove(pipe)


_ahead: Forerunner | None = None


def send_ahead(arguments: Sequence[str]) -> None:
    """Sends a forerunner where the arguments of `lint` promise much work; a wrong guess costs 60 ms of another core."""
    global _ahead
    with suppress(OSError):
        if sys.platform == "linux" and usable_cores() > 1 and _is_much(arguments):
            _ahead = Forerunner(usable_cores())


def call_back() -> None:
    """Ends the one that was sent ahead: there is little to do after all."""
    global _ahead
    if _ahead:
        _ahead.end(now=True)
        _ahead = None


def _is_much(arguments: Sequence[str]) -> bool:
    """Whether folders are to be linted, and nothing is known of them."""
    if not _WITH_LITTLE_TO_DO.isdisjoint(arguments) or not any(map(os.path.isdir, arguments)):
        return False
    return "--no-cache" in arguments or not os.path.isdir(cache_folder(None))


def forerunner(jobs: int) -> Forerunner | None:
    """The one that was sent ahead, if it has as many processes, or another; None where the system gives no more of them."""
    global _ahead
    one, _ahead = _ahead, None
    if one and one.jobs != jobs:
        one.end(now=True)
        one = None
    try:
        return one or Forerunner(jobs)
    except OSError:
        return None


def _forerun(order: int, numbers: int, made: Sequence[int]) -> NoReturn:
    """The forerunner's life."""
    try:
        nothing = os.open(os.devnull, os.O_RDWR)
        for standard in {0, 1}.difference(
            (order, numbers, *made)
        ):  # theirs, where the run was begun without standard streams
            os.dup2(nothing, standard)  # who reads what the run says need not wait for this process
        import gc
        import pickle
        import signal

        _warm_up()
        gc.freeze()  # or each process would copy the pages that a collection touches
        with os.fdopen(order, "rb") as given:
            function, items = pickle.load(given)
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # this one goes after its workers
        workers = 0
        for pipe in made:
            try:
                process = os.fork()
            except OSError:
                if workers:
                    break
                process = 0  # this one has to do all of it
            if not process:
                for other in made:
                    if other != pipe:
                        os.close(other)
                _work(function, items, numbers, pipe)
            workers += 1
        for pipe in made:
            os.close(pipe)
        for _ in range(workers):
            if os.wait()[1]:
                os.killpg(0, signal.SIGKILL)
    finally:
        os._exit(0)


def _warm_up() -> None:
    """Loads, before the processes part, what each would load for itself: rules, tables, patterns."""
    from qingwen.linting import lint
    from qingwen.text.document import Document

    text = "---\ntitle: 标题\n---\n\n图片\n\nThis is a sentence that nobody has translated.\n\n![](<手术 2.png>) `code` <b>\n\n- 中文  \n"
    for language in ("zh", "en"):
        lint(Document(text, "markdown", language=language, folder="."))


def _work(function: Callable[[Any], Any], items: Sequence[Any], numbers: int, made: int) -> NoReturn:
    """The life of a process that lints: takes the numbers of chunks until there are no more."""
    failed = 1
    try:
        import pickle
        import signal

        signal.signal(signal.SIGTERM, _interrupted)

        from qingwen.parallel import each

        while number := os.read(numbers, _NUMBER):
            which = int.from_bytes(number, "big")
            ended = each(function, items[which * _CHUNK : (which + 1) * _CHUNK])
            try:
                data = pickle.dumps(ended, -1)
            except Exception as error:  # what was made cannot be handed over: a fault, and nobody was killed
                data = pickle.dumps(([], error), -1)
            with os.fdopen(made, "wb", closefd=False) as pipe:
                pipe.write(number + len(data).to_bytes(_SIZE, "big"))
                pipe.write(data)
        failed = 0
    except (KeyboardInterrupt, BrokenPipeError):  # nobody wants what it makes
        failed = 0  # or the forerunner would end the others before they have taken anything away
    finally:
        os._exit(failed)


def _interrupted(number: int, frame: object) -> NoReturn:
    raise KeyboardInterrupt


@contextmanager
def _to_the_lost() -> Iterator[None]:
    """Raises ProcessLostError where nobody is left who would read what is written; other closed pipes are the reader's of the run."""
    try:
        yield
    except BrokenPipeError as error:
        raise ProcessLostError from error


def _read(pipe: int, size: int) -> bytes:
    """So many bytes, or none at the pipe's end. Raises ProcessLostError where it ends among them."""
    parts = bytearray()
    while len(parts) < size:
        part = os.read(pipe, size - len(parts))
        if not part and parts:
            raise ProcessLostError
        if not part:
            break
        parts += part
    return bytes(parts)
