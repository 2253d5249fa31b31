"""What a run has made, put in its place once all is done: outputs, findings, the end report, the profile that was learned."""

from __future__ import annotations

import json
import os
from collections.abc import Sequence
from itertools import islice

from qingwen import __version__
from qingwen.batch.journal import Journal, Known
from qingwen.batch.learned_lines import write_profile
from qingwen.batch.naming import reported
from qingwen.batch.outputs import Layout, remove_temporaries
from qingwen.batch.parts import Parts, sync_all
from qingwen.batch.report_page import report_page
from qingwen.batch.sources.base import Source
from qingwen.batch.tally import Tally, report_json
from qingwen.errors import UsageError
from qingwen.files.discovery import valid
from qingwen.text.debris.site_profile import Profile

FAILURES = 200  # that the end report names


class Publisher:
    """Publishes one run. learned: the profile, once it is written."""

    def __init__(
        self,
        sources: Sequence[Source],
        layout: Layout,
        journal: Journal,
        parts: Parts,
        learn_to: str | None,
        *,
        near: bool,
    ) -> None:
        """near: whether near-duplicates are looked for."""
        self._sources, self._layout, self._journal, self._parts = sources, layout, journal, parts
        self._learn_to, self._near = learn_to, near
        self.learned: Profile | None = None

    def publish(self, tally: Tally) -> None:
        """Puts what has grown in its place, once all is done. May be done again after a kill. Raises WriteError."""
        if self._layout.folder:
            remove_temporaries(self._layout.folder)
        if self._journal.fact("published"):
            self.finish_replacing(tally)
            return
        for source in self._sources:
            if self._layout.folder and source.records:
                self._parts.publish(f"rows/{source.target}", os.path.join(self._layout.folder, source.target))
        if self._layout.to == "jsonl":
            self._parts.publish("rows", self._layout.out)
        self._write_container()
        self._parts.publish("findings", self._layout.findings)
        self._write_report(tally)
        self._learn()
        sync_all()
        self._journal.set_fact("published", True)
        self._tidy(tally)

    def finish_replacing(self, tally: Tally) -> None:
        """Replaces published files by what the journal says was made anew; after a kill what is left of it."""
        moves = self._journal.fact("replacing")
        if moves:
            for new, old in moves:
                if os.path.exists(new):
                    os.replace(new, old)
            self._write_container()
            self._write_report(tally)
            self._learn()
            sync_all()
            self._journal.set_fact("replacing", [])
        elif self._learn_to and not os.path.exists(self._learn_to):
            self._learn()
        self._tidy(tally)

    def _learn(self) -> None:
        """Writes the profile, where one is wanted. Raises UsageError where there is nothing left to learn from."""
        if self._learn_to:
            if self._journal.fact("published") and not self._parts.has("pages"):
                raise UsageError(
                    f"--learn {self._learn_to}: the run is finished, and what it would be learned from is no longer kept; "
                    "`qingwen learn` reads the sources, and --restart begins anew"
                )
            self.learned = write_profile(self._parts.whole("pages"), self._learn_to)

    def _tidy(self, tally: Tally) -> None:
        """Removes what only mending needs, once nothing is left to mend."""
        if not tally.failed:
            for name in ("rows", "pages"):
                if self._parts.has(name):
                    self._parts.remove(name)

    def _write_container(self) -> None:
        if self._layout.to in ("parquet", "zip"):
            from qingwen.batch.containers import rows_of, write_parquet, write_zip

            rows = rows_of(self._parts.whole("rows"))
            (write_parquet if self._layout.to == "parquet" else write_zip)(rows, self._layout.out)

    def _names(self, documents: Sequence[Known]) -> list[str]:
        return [reported(self._sources, document) for document in documents]

    def _write_report(self, tally: Tally) -> None:
        failures = [(reported(self._sources, known), why) for known, why in islice(self._journal.failures(), FAILURES)]
        same = [(number, self._names(first)) for number, first in self._journal.duplicates()]
        near = None
        if self._near:
            near = [(number, least, self._names(first)) for number, least, first in self._journal.near_duplicates()]
        sources = [valid(source.name) for source in self._sources]
        report = report_json(tally, failures, same, near, f"qingwen {__version__}", sources)
        told = json.dumps(report, ensure_ascii=False, indent=1) + "\n"
        for target, text in ((self._layout.summary, told), (self._layout.page, report_page(report))):
            self._parts.begin("report")  # there, so that a kill leaves nothing beside the outputs
            self._parts.add("report", [text.encode("utf-8", "replace")])
            self._parts.publish("report", target)
