"""What every output format is: a writer that takes one file's report after the other, and holds none of them."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple

from qingwen.reporting.model import FileReport
from qingwen.rules.base import SEVERITIES, Severity


class Look(NamedTuple):
    """How a report is to look, where its format leaves a choice.

    fail_on:      the severity from which on a finding fails the run.
    tells_errors: whether a text report names the files that could not be read; on a terminal they were named already.
    prefix:       what leads from the root of the repository to the working directory: `docs/`, or `` at the root.
    """

    colour: bool = False
    columns: int = 80
    fail_on: Severity = "warning"
    tells_errors: bool = True
    prefix: str = ""

    def fails(self, severity: Severity) -> bool:
        return SEVERITIES.index(severity) >= SEVERITIES.index(self.fail_on)


class Writer:
    """`add` for each file in order, then `end`; `write` takes the pieces of the output as they come."""

    def __init__(self, write: Callable[[str], object], look: Look) -> None:
        self.write = write
        self.look = look

    def add(self, report: FileReport) -> None:
        raise NotImplementedError

    def end(self) -> None:
        """What stands after the last file."""
