"""What is mended of a run after all is published: sources that are back or whole, and documents that are tried again."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator, Sequence
from itertools import chain as chain_of
from itertools import islice
from typing import Any, BinaryIO

from qingwen.batch.engines.base import in_order
from qingwen.batch.item import Item
from qingwen.batch.journal import Document, Progress
from qingwen.batch.outputs import Places
from qingwen.batch.parts import sync_all
from qingwen.batch.running import Done, Run, done_of, put_down, refusal
from qingwen.batch.sources.base import Source
from qingwen.batch.tally import Tally
from qingwen.batch.task import Result, Task, tasks
from qingwen.batch.unchanged import Chain, items_of, stamp_of
from qingwen.errors import WriteError


class MendableRun(Run):
    """A run that is put right where it failed, in its place among all that is published, or not at all."""

    def take_up(self) -> Iterator[Done]:
        """Cleans what is there now of sources that could not be read to their end, after all is published."""
        for number, source in enumerate(self._sources):
            progress, stamp = self._journal.sources()[number], stamp_of(source)
            if self._returned(source, progress, stamp):
                yield from self._take_up(source, progress, stamp)

    def _take_up(self, source: Source, progress: Progress, stamp: str) -> Iterator[Done]:
        """The source's documents from the one on that stood for all the rest; they take its place, all of them at once."""
        lost, failed = progress.first + progress.done - 1, self._failed()[progress.number]
        placed = map(Places(source, self._layout.to).place, items_of(source, 0, stamp))
        chain, known = Chain(source, progress.first), Chain(source, progress.first, progress.chain)
        known.remove(lost, Item(source.name, ""), failed=True)
        for number, (item, _) in enumerate(islice(placed, progress.done - 1), progress.first):
            chain.add(number, item, failed=number in failed)
        if str(chain) != str(known):
            raise refusal(source)
        following = next(placed, None)
        if following and following[0].id == source.name and following[0].error:  # it is as it was
            return
        before = self._tally.to_json()
        self._tally.forget_failure()
        documents: list[Document] = []
        self._parts.begin("taken/rows")
        self._parts.begin("taken/findings")
        work = tasks(chain_of([following] if following else [], placed), lost, progress.number)
        for task, result in in_order(self._running(), work, self._job, self._stopping):
            self._write_files(result)
            for facts in self._named(task, result):
                self._tally.add(facts)
            self._parts.add("taken/rows", result.rows)
            self._parts.add("taken/findings", result.findings)
            self._add_pages(result)
            documents += put_down(task, result, chain)
            yield done_of(source, task, result)
        if self._stopping():  # nothing of it was put down
            self._tally, self.complete = Tally.from_json(before), False
            return
        self._tally.pass_over(source.skipped)
        whole = progress._replace(stamp=stamp, done=progress.done - 1 + len(documents), chain=str(chain))
        self._put_in(source, whole, lost, documents)
        self._failed_before.discard((progress.number, progress.done - 1))

    def _put_in(self, source: Source, progress: Progress, lost: int, documents: Sequence[Document]) -> None:
        """Documents instead of the one that stood for them, in all files and in the journal."""
        moves = [self._spliced(self._layout.findings, lost, "taken/findings")]
        if not self._layout.folder:
            moves.append(self._spliced(self._all_rows(), lost, "taken/rows"))
        elif source.records:
            target = os.path.join(self._layout.folder, source.target)
            moves.append(self._spliced(target, lost - progress.first, "taken/rows"))
        facts = self._replacing(moves)
        for name in ("taken/rows", "taken/findings"):
            self._parts.remove(name)
        if self._layout.folder:
            sync_all()
        self._parts.sync()
        self._journal.splice(progress, lost, documents, self._parts.lengths, facts)
        self._parts.close()
        self._finish_replacing()

    def _spliced(self, path: str, line: int, part: str) -> tuple[str, str]:
        """(new file, the file it is to replace), with a part instead of one line."""

        def write(old: BinaryIO, new: BinaryIO) -> None:
            new.writelines(islice(old, line))
            next(old, None)
            with open(self._parts.whole(part), "rb") as added:
                shutil.copyfileobj(added, new)
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
            if not wanted:
                continue
            chain = Chain(source, progress.first, progress.chain)
            places = Places(source, self._layout.to)
            numbered = enumerate(map(places.place, items_of(source, 0, progress.stamp)), progress.first)
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
        self._finish_replacing()

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
