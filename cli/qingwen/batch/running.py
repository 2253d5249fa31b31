"""A run: every document of the sources cleaned once, and all of it put down so that it can be taken up at any point."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import islice

from qingwen.batch.absent import absent_folders, as_they_were
from qingwen.batch.changed import changes
from qingwen.batch.done import Done, done_of, put_down
from qingwen.batch.engines.base import Engine, in_order
from qingwen.batch.item import Item
from qingwen.batch.journal import PARTS, Document, Journal, Progress
from qingwen.batch.naming import reported
from qingwen.batch.outputs import Layout, Places
from qingwen.batch.parts import Parts, sync_all
from qingwen.batch.publishing import Publisher
from qingwen.batch.sources.base import Source
from qingwen.batch.tally import Facts, Tally
from qingwen.batch.task import Job, Place, Result, Task, tasks
from qingwen.batch.unchanged import GONE, Chain, items_of, refusal, stamp_of
from qingwen.errors import ReadError
from qingwen.files.atomic import write_bytes
from qingwen.text.debris.site_profile import Profile

COMMIT_SECONDS, COMMIT_BYTES = 2.0, 64 << 20  # what a kill costs at most, in time and in memory


class Run:
    """One run over its sources. The engine is made when there is something to do."""

    def __init__(
        self,
        sources: Sequence[Source],
        layout: Layout,
        journal: Journal,
        job: Job,
        engine: Callable[[], Engine],
        stopping: Callable[[], bool],
        learn_to: str | None = None,
        *,
        retrying: bool = False,
    ) -> None:
        """retrying: what failed may have been mended, so a source may be another file as long as what was done is the same."""
        self._sources, self._layout, self._journal, self._job = sources, layout, journal, job
        self._make_engine, self._stopping = engine, stopping
        self._engine: Engine | None = None
        self._retrying = retrying
        self.complete = False
        # What failed before this run, which is tried again: (source, place in it).
        self._failed_before: set[tuple[int, int]] = set()
        self._taken = 0  # documents of a source that have been read from it
        self._tally = Tally.from_json(journal.fact("tally"))
        self._parts = Parts(os.path.join(layout.journal, PARTS), journal.parts())
        self._publisher = Publisher(sources, layout, journal, self._parts, learn_to, near=job.near)

    def clean(self) -> Iterator[Done]:
        """Cleans what is left to do; tells of each task once it is done.

        Raises UsageError where a source has changed since the run began, WriteError when outputs cannot be written.
        """
        known = {one.number: one for one in self._journal.sources()}
        failed = self._failed()
        self._failed_before = {(of, n - known[of].first) for of, numbers in failed.items() for n in numbers}
        first = 0
        for number, source in enumerate(self._sources):
            stamp = stamp_of(source)
            progress = known.get(number) or Progress(number, source.name, stamp, first, 0, "", False)
            yield from self._clean_source(source, progress, stamp, failed.get(number, set()))
            if not self._progress.finished:  # it was told to stop
                return
            first = self._progress.first + self._progress.done
        self.complete = True

    @property
    def passed_over(self) -> Mapping[str, int]:
        """Files that are no documents, in the folders that are done, by why."""
        return self._tally.counts["passed_over"]

    @property
    def skipped(self) -> int:
        """Documents so far that were none."""
        return self._tally.skipped

    @property
    def learned(self) -> Profile | None:
        """The profile that was learned, once all is published."""
        return self._publisher.learned

    def share(self) -> float | None:
        """How much of all sources has been done, from 0 to 1; None where nobody knows."""
        sizes = [source.size() for source in self._sources]
        weights = [float(size) for size in sizes if size is not None]
        if len(weights) < len(sizes):
            weights = [1.0] * len(sizes)
        number = self._progress.number
        here = 1.0 if self._progress.finished else self._sources[number].share()
        if here is None or not sum(weights):
            return None
        if not self._progress.finished:  # what has been read may still be under way
            here *= self._progress.done / max(self._taken, 1)
        return (sum(weights[:number]) + here * weights[number]) / sum(weights)

    def close(self, *, now: bool) -> None:
        """now: without waiting for what is under way."""
        if self._engine:
            self._engine.close(now=now)
        self._parts.close()

    def _clean_source(self, source: Source, progress: Progress, stamp: str, failed: set[int]) -> Iterator[Done]:
        self._progress = progress
        gone, changed = stamp == GONE, stamp != progress.stamp
        # A file of another time may be the same; where something failed, it may be that which was mended.
        again = (self._retrying and bool(failed)) or (changed and (self._retrying or not failed))
        if progress.finished and (
            gone or (stamp and not changed and not again) or self._returned(source, progress, stamp)
        ):
            return
        if changed and not gone and not again:
            raise refusal(source, mended=bool(failed))
        # Where it is not looked at, its stamp tells that it is what it was.
        looked_at = not gone and (again or not stamp or not (source.records and source.steady))
        skip = 0 if looked_at else progress.done
        places = Places(source, self._layout.to, skip)
        # A folder that is back is taken up once all is published.
        items = as_they_were(source, items_of(source, skip, stamp), self._absent_folders(source, progress), skip)
        placed = map(places.place, items)
        chain = Chain(source, progress.first, progress.chain)
        self._progress = progress._replace(stamp=stamp)
        if looked_at:
            found = Chain(source, progress.first)
            for number, (item, _) in enumerate(islice(placed, progress.done), progress.first):
                found.add(number, item, failed=number in failed)
            if str(found) != str(chain) or (progress.finished and next(placed, None)):
                self._check_content(source, progress, stamp)
                chain, changed = found, True
                self._progress = self._progress._replace(chain=str(chain))
        if not progress.finished:
            yield from self._clean_rest(source, placed, chain)
        elif changed:
            self._commit([])

    def _check_content(self, source: Source, progress: Progress, stamp: str) -> None:
        """Raises UsageError that says what has changed, unless it is nothing but the times of files."""
        if source.records and not stamp:  # a pipe, which gives what it holds but once
            raise refusal(source)
        items = as_they_were(source, items_of(source, 0, stamp), self._absent_folders(source, progress))
        try:
            is_there = self._journal.fact("published")
            with open(self._layout.findings if is_there else self._parts.whole("findings"), "rb") as findings:
                entries = islice(findings, progress.first, progress.first + progress.done)
                found = changes(source, progress, self._journal.done_of(progress), entries, items)
        except OSError:  # whoever removed the findings is told of that elsewhere
            raise refusal(source) from None
        if not found.none:
            raise refusal(source, found.told)

    def _clean_rest(self, source: Source, placed: Iterator[tuple[Item, Place]], chain: Chain) -> Iterator[Done]:
        pending: list[Document] = []
        since, size = time.monotonic(), 0
        self._taken = self._progress.done
        work = self._counted(tasks(placed, self._progress.first + self._progress.done, self._progress.number))
        try:
            for task, result in in_order(self._running(), work, self._job, self._stopping):
                self._put_down(source, task, result)
                pending += put_down(task, result, chain)
                size += sum(map(len, result.findings)) + sum(map(len, result.rows))
                done = self._progress.done + len(task.items)
                self._progress = self._progress._replace(done=done, chain=str(chain))
                if time.monotonic() - since > COMMIT_SECONDS or size > COMMIT_BYTES:
                    self._commit(pending)
                    pending, since, size = [], time.monotonic(), 0
                yield done_of(source, task, result)
        except ReadError:  # what has been done holds, though the engine is lost
            self._commit(pending)
            raise
        self._progress = self._progress._replace(finished=not self._stopping())
        if self._progress.finished:
            self._tally.pass_over(source.skipped)
        self._commit(pending)

    def _counted(self, work: Iterator[Task]) -> Iterator[Task]:
        for task in work:
            self._taken += len(task.items)
            yield task

    def _running(self) -> Engine:
        if self._engine is None:
            self._engine = self._make_engine()
        return self._engine

    def _put_down(self, source: Source, task: Task, result: Result) -> None:
        self._write_files(result)
        for facts in self._named(task, result):
            self._tally.add(facts)
        self._parts.add("findings", result.findings)
        if name := self._layout.rows(source):
            self._parts.add(name, result.rows)
        if self._job.learn:
            self._parts.add("pages", result.pages)

    def _write_files(self, result: Result) -> None:
        for path, data in result.files:
            if self._layout.folder:
                write_bytes(os.path.join(self._layout.folder, path), data)

    def _commit(self, documents: Sequence[Document]) -> None:
        if self._layout.folder and documents:
            sync_all()  # the documents' own files
        self._parts.sync()
        self._journal.commit([self._progress], documents, self._parts.lengths, {"tally": self._tally.to_json()})

    def publish(self) -> None:
        """Puts what has grown in its place, once all is done. May be done again after a kill. Raises WriteError."""
        self._publisher.publish(self._tally)

    def _returned(self, source: Source, progress: Progress, stamp: str) -> bool:
        """Whether a source that could not be read, or not to its end, is there now; or may be whole, where that is tried."""
        was_lost = self._journal.has_failed(progress.first + progress.done - 1, source.name)
        return was_lost and stamp != GONE and (self._retrying or progress.stamp == GONE)

    def _absent_folders(self, source: Source, progress: Progress) -> dict[int, Item]:
        return absent_folders(source, progress, self._journal.failures())

    def _failed(self) -> dict[int, set[int]]:
        """The numbers of the documents that failed, by the number of their source."""
        failed: dict[int, set[int]] = {}
        for (number, of, _), _ in self._journal.failures():
            failed.setdefault(of, set()).add(number)
        return failed

    def _named(self, task: Task, result: Result) -> Iterator[Facts]:
        """The facts of a task's documents, under the names that the report gives them."""
        for number, (item, facts) in enumerate(zip(task.items, result.facts, strict=True), task.first):
            yield facts._replace(name=reported(self._sources, (number, task.source, item.id)))
