"""What is mended of a run after all is published: sources that are back or whole, and documents that are tried again."""

from __future__ import annotations

import os
import shutil
from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import chain as chain_of
from itertools import groupby, islice
from typing import Any, BinaryIO

from qingwen.batch.absent import Absent, as_they_were, in_places
from qingwen.batch.done import Done, done_of, put_down
from qingwen.batch.engines.base import in_order
from qingwen.batch.item import Item
from qingwen.batch.journal import Document, Progress
from qingwen.batch.outputs import Places
from qingwen.batch.parts import sync_all
from qingwen.batch.running import Run
from qingwen.batch.sources.base import Source
from qingwen.batch.sources.folder import FolderSource
from qingwen.batch.tally import Tally
from qingwen.batch.task import Result, Task, tasks
from qingwen.batch.unchanged import GONE, Chain, items_of, refusal, stamp_of
from qingwen.errors import WriteError
from qingwen.lazy_pattern import lazy

# A key, as no text has it within JSON, whose quotation marks are escaped there.
_number = lazy(rb'("source_record": ?)(\d+)')


class MendableRun(Run):
    """A run that is put right where it failed, in its place among all that is published, or not at all."""

    def take_up(self) -> Iterator[Done]:
        """Cleans what is there now of sources that could not be read to their end, or not in all their folders, after all is published."""
        for number, source in enumerate(self._sources):
            progress, stamp = self._journal.sources()[number], stamp_of(source)
            absent = self._absent_folders(source, progress) if stamp != GONE else {}
            if self._returned(source, progress, stamp):
                absent[progress.done - 1] = Item(source.name, "", error="")
            if absent:
                yield from self._take_up(source, progress, stamp, absent)

    def _take_up(self, source: Source, progress: Progress, stamp: str, absent: Absent) -> Iterator[Done]:
        """The documents that were absent, which take the place of what stood for them, all of them at once."""
        failed, last, at = self._failed()[progress.number], progress.done - 1, -1
        place = Places(source, self._layout.to).place
        # What stood for documents, as it was then; and all documents, as they are now.
        known, chain, number = Chain(source, progress.first), Chain(source, progress.first), progress.first
        before, taken = self._tally.to_json(), dict[int, list[Document]]()
        items = in_places(source, items_of(source, 0, stamp), absent)
        for at, group in groupby(((at, *place(item)) for at, item in items), key=lambda one: one[0]):
            _, first, there = next(group)
            old, stood = progress.first + at, absent.get(at)
            known.add(old, stood or first, failed=stood is not None or old in failed)
            if at == last and str(known) != progress.chain:
                raise refusal(source)
            if stood and not (first.error and first.id == stood.id):
                self._begin_taking(taken, old)
                work = tasks(chain_of([(first, there)], (one[1:] for one in group)), number, progress.number)
                for task, result in in_order(self._running(), work, self._job, self._stopping):
                    taken[old] += self._set_aside(task, result, chain)
                    yield done_of(source, task, result)
                if self._stopping():  # nothing of it was put down
                    self._tally, self.complete = Tally.from_json(before), False
                    return
                number += len(taken[old])
            else:
                chain.add(number, stood or first, failed=stood is not None or old in failed)
                number += 1
        if at < last and last in absent:  # the source has no more documents
            known.add(progress.first + last, absent[last], failed=True)
            self._begin_taking(taken, progress.first + last)
        if str(known) != progress.chain:
            raise refusal(source)
        if taken:
            for one in _looked_into(source, [absent[old - progress.first] for old in taken]):
                self._tally.pass_over(one.skipped)
            whole = progress._replace(stamp=stamp, done=number - progress.first, chain=str(chain))
            self._put_in(source, whole, taken)

    def _begin_taking(self, taken: dict[int, list[Document]], number: int) -> None:
        """number: of what stood for documents, which gives way to them."""
        if not taken:
            self._parts.begin("taken/rows")
            self._parts.begin("taken/findings")
        taken[number] = []
        self._tally.forget_failure()

    def _set_aside(self, task: Task, result: Result, chain: Chain) -> list[Document]:
        """What the journal is to know of documents that were absent."""
        self._write_files(result)
        for facts in self._named(task, result):
            self._tally.add(facts)
        self._parts.add("taken/rows", result.rows)
        self._parts.add("taken/findings", result.findings)
        self._add_pages(result)
        return put_down(task, result, chain)

    def _put_in(self, source: Source, progress: Progress, taken: Mapping[int, Sequence[Document]]) -> None:
        """Documents instead of those that stood for them, in all files and in the journal."""
        numbers = {number: len(documents) for number, documents in taken.items()}
        end = progress.first + progress.done - sum(many - 1 for many in numbers.values())
        moves = [self._spliced(self._layout.findings, numbers, "taken/findings", end)]
        if not self._layout.folder:
            moves.append(self._spliced(self._all_rows(), numbers, "taken/rows", end))
        elif source.records:
            target = os.path.join(self._layout.folder, source.target)
            lines = {number - progress.first: many for number, many in numbers.items()}
            moves.append(self._spliced(target, lines, "taken/rows", end - progress.first))
        facts = self._replacing(moves)
        for name in ("taken/rows", "taken/findings"):
            self._parts.remove(name)
        if self._layout.folder:
            sync_all()
        self._parts.sync()
        self._journal.splice(progress, taken, self._parts.lengths, facts)
        self._parts.close()
        self._publisher.finish_replacing(self._tally)
        self._failed_before = {
            (of, at + sum(many - 1 for number, many in numbers.items() if number - progress.first < at))
            if of == progress.number else (of, at)
            for of, at in self._failed_before
            if of != progress.number or progress.first + at not in numbers
        }  # fmt: skip

    def _spliced(self, path: str, lines: Mapping[int, int], part: str, end: int) -> tuple[str, str]:
        """(new file, the file it is to replace), with so many lines of a part instead of each of some lines.

        end: the line before which the source's lines end; of those that move, what they say of their number in it is put right.
        """

        def write(old: BinaryIO, new: BinaryIO) -> None:
            at = more = 0
            with open(self._parts.whole(part), "rb") as added:
                for line, many in [*sorted(lines.items()), (end, 0)]:
                    new.writelines(_moved(one, more) if more else one for one in islice(old, line - at))
                    if line < end:
                        next(old, None)
                    new.writelines(islice(added, many))
                    at, more = line + 1, more + many - 1
            shutil.copyfileobj(old, new)

        return self._anew(path, write)

    def retry(self) -> Iterator[Done]:
        """Cleans once more what had failed before this run, after all is published; puts what comes of it in its place, all of it at once.

        What fails for another reason now has that one.
        """
        failed = self._failed()
        reasons = {number: why for (number, *_), why in self._journal.failures()}
        better: dict[int, tuple[bytes, bytes, Document]] = {}
        sources: list[Progress] = []
        for progress in self._journal.sources():
            source, numbers = self._sources[progress.number], failed.get(progress.number, set())
            wanted = {n for n in numbers if (progress.number, n - progress.first) in self._failed_before}
            if not wanted or (isinstance(source, FolderSource) and stamp_of(source) == GONE):
                continue
            chain = Chain(source, progress.first, progress.chain)
            places = Places(source, self._layout.to)
            items = as_they_were(source, items_of(source, 0, progress.stamp), self._absent_folders(source, progress))
            numbered = enumerate(map(places.place, items), progress.first)
            again = (Task(n, progress.number, (item,), (place,)) for n, (item, place) in numbered if n in wanted)
            for task, result in in_order(self._running(), again, self._job, self._stopping):
                why = result.documents[0][1]
                if why != reasons[task.first]:
                    row = result.rows[0] if result.rows else b""
                    better[task.first] = row, result.findings[0], (task.first, task.source, *result.documents[0])
                if why is None:
                    self._write_files(result)
                    self._add_pages(result)
                    chain.remove(task.first, task.items[0], failed=True)
                    chain.add(task.first, task.items[0], failed=False)
                    self._tally.replace_failure(*self._named(task, result))
                yield done_of(source, task, result)
            self.complete = not self._stopping()
            sources.append(progress._replace(chain=str(chain)))
        if better:
            self._replace(better, sources)

    def _replace(self, better: dict[int, tuple[bytes, bytes, Document]], sources: Sequence[Progress]) -> None:
        """Puts new lines in the place of old ones, in all files: first beside them, then by renames that a kill cannot undo."""
        moves = [self._rewritten(self._layout.findings, 0, {n: one[1] for n, one in better.items()})]
        for progress in self._journal.sources():
            source = self._sources[progress.number]
            rows = {n: one[0] for n, one in better.items() if one[2][1] == progress.number}
            if self._layout.folder and source.records and rows:
                moves.append(self._rewritten(os.path.join(self._layout.folder, source.target), progress.first, rows))
        if not self._layout.folder:
            moves.append(self._rewritten(self._all_rows(), 0, {n: one[0] for n, one in better.items()}))
        facts = self._replacing(moves)
        if self._layout.folder:
            sync_all()
        self._parts.sync()
        self._journal.commit(sources, [one[2] for one in better.values()], self._parts.lengths, facts)
        self._parts.close()
        self._publisher.finish_replacing(self._tally)

    def _add_pages(self, result: Result) -> None:
        """For the profile, which is learned once more."""
        if self._job.learn:
            self._parts.add("pages", result.pages)

    def _rewritten(self, path: str, first: int, lines: dict[int, bytes]) -> tuple[str, str]:
        """(new file, the file it is to replace). first: the number of the document on the first line."""

        def write(old: BinaryIO, new: BinaryIO) -> None:
            new.writelines(lines.get(number, line) for number, line in enumerate(old, first))

        return self._anew(path, write)

    def _anew(self, path: str, write: Callable[[BinaryIO, BinaryIO], None]) -> tuple[str, str]:
        """(new file, the file it is to replace). write: makes it, of the old one."""
        new = self._parts.path(f"new/{os.path.basename(path)}")
        try:
            with open(path, "rb") as old, open(new, "wb") as file:
                write(old, file)
                file.flush()
                os.fsync(file.fileno())
        except OSError as error:
            raise WriteError(error.filename or new, f"it cannot be written: {error.strerror or error}") from error
        return new, path

    def _all_rows(self) -> str:
        """The file of the rows of all sources, where they do not go to a folder."""
        return self._layout.out if self._layout.to == "jsonl" else self._parts.whole("rows")

    def _replacing(self, moves: Sequence[tuple[str, str]]) -> dict[str, Any]:
        """What the journal puts down so that these files are replaced, whatever comes between; the last is that of the rows."""
        if self._layout.to in ("parquet", "zip"):
            self._parts.lengths["rows"] = os.path.getsize(moves[-1][0])
        return {"tally": self._tally.to_json(), "replacing": moves}


def _looked_into(source: Source, stood: Sequence[Item]) -> list[Source]:
    """What has been read of a source now that had not been: all of it, or some of its folders; each knows what it passed over."""
    if not isinstance(source, FolderSource) or any(one.id == source.name for one in stood):
        return [source]
    folders = [source.inner(one.id) for one in stood]
    for folder in folders:
        deque(folder.items(), maxlen=0)
    return [*folders]


def _moved(line: bytes, more: int) -> bytes:
    """A document's row or entry with its number in its source, `more` higher."""
    return _number.sub(lambda found: found[1] + b"%d" % (int(found[2]) + more), line, count=1)
