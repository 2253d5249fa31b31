"""What `qingwen lint` was asked for."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from qingwen.reading.source import From
    from qingwen.rules.base import Severity


class Options(NamedTuple):
    """The command's options, as `--help` explains them."""

    format: str = "text"
    fix: bool = False
    unsafe: bool = False
    diff: bool = False
    fail_on: Severity = "warning"
    kind: From = "auto"
    encoding: str | None = None
    stdin_filename: str | None = None
    exclude: Sequence[str] = ()
    force_exclude: bool = False
    language: str | None = None
    select: Sequence[str] = ()
    ignore: Sequence[str] = ()
    extend: Sequence[str] = ()
    jobs: int = 0
    profile: str | None = None
    terms: str | None = None
    typography_style: str | None = None
    undo: bool = True
    quiet: bool = False
    output_files: Sequence[str] = ()
    statistics: bool = False
    show_fixes: bool = False
    show_files: bool = False
    exit_zero: bool = False
    verbose: bool = False
    cache: bool = True
    cache_dir: str | None = None
    preview: bool = False
    baseline: str | None = None
    write_baseline: bool = False
    prune: bool = False
    since: str | None = None
    staged: bool = False
    config: str | None = None
    isolated: bool = False
    watch: bool = False
    given: frozenset[str] = frozenset()  # the options that somebody typed, be it with their default value
