"""What `lint` says of a text in an editor, with places as the editor counts them."""

from __future__ import annotations

import os
import time
from collections.abc import Sequence
from functools import cached_property
from typing import Any, NamedTuple
from urllib.parse import unquote_to_bytes, urlsplit

from lsprotocol import types

from qingwen.configuration.changes import State, forget, state
from qingwen.configuration.excluding import is_excluded
from qingwen.configuration.settings import CommandLine, Settings, config_for, place_of_baseline, settings_for
from qingwen.editing import Edit
from qingwen.errors import QingwenError, ReadError, placed
from qingwen.files.discovery import shown
from qingwen.fixing import ending_as, fix
from qingwen.linting import lint
from qingwen.reading.source import SUFFIX_KINDS, Source, read_source
from qingwen.rules.base import Finding
from qingwen.server.client_text import ClientText
from qingwen.server.diagnostics import diagnostic, diagnostics_as_json
from qingwen.source_edits import with_own_newlines

MOST = 5000  # diagnostics of one document; editors show fewer, and a file of nothing else would be 100 MB of messages
LANGUAGES = {"markdown": "markdown", "mdx": "markdown", "plaintext": "text", "text": "text"}


class Opened(NamedTuple):
    """A document as it was at one moment; `folder`: the folder of the workspace that it is in, or `""`."""

    uri: str
    language: str
    version: int | None
    text: ClientText
    folder: str = ""

    @property
    def file(self) -> str | None:
        """Its path; None for one that is on no disk."""
        return file_of(self.uri)


def file_of(uri: str) -> str | None:
    """The absolute path in a `file:` URI."""
    try:
        parts = urlsplit(uri)
        path = os.fsdecode(unquote_to_bytes(parts.path))
    except (ValueError, UnicodeError):
        return None
    if parts.scheme != "file" or "\0" in path:
        return None
    if os.name == "nt":
        from urllib.request import url2pathname

        return url2pathname(parts.path)
    return os.path.normpath(path) if path.startswith("/") else None


def uri_of(file: str) -> str:
    """The `file:` URI of an absolute path."""
    from pathlib import Path

    return Path(file).as_uri()


def wanted(uri: str, language: str) -> bool:
    """Whether a document is Markdown or plain text; pages and Word documents are linted as what they are rendered to."""
    suffix = os.path.splitext(file_of(uri) or "")[1].lower()
    return SUFFIX_KINDS.get(suffix, "text" if suffix == ".txt" else LANGUAGES.get(language)) in ("markdown", "text")


class Analysis:
    """What was found in a document; `error`: why nothing could be (a broken configuration, a binary text)."""

    def __init__(self, opened: Opened, line: CommandLine) -> None:
        start = time.perf_counter()
        self.opened = opened
        self.error: QingwenError | None = None
        self.findings: Sequence[Finding] = ()
        try:
            self.settings = settings_for(opened.file, line)
            self.source = _source(opened, self.settings)
            if not self.source.rendered and not (opened.file and is_excluded(opened.file, line)):
                findings = lint(self.source.document, self.settings.rules)
                self.findings = _new(opened, self.source, findings, line)
        except QingwenError as error:
            self.error = error
        self.diagnostics = self._diagnostics()
        self.seconds = time.perf_counter() - start

    def offset(self, offset: int) -> int:
        """An offset in the client's text of one in the document."""
        return self.source.newlines.to_source(offset) + self.source.decoded.bom

    def range(self, start: int, end: int) -> types.Range:
        """The range of two offsets in the document."""
        return self._range(self.offset(start), self.offset(end))

    def _range(self, start: int, end: int) -> types.Range:
        text = self.opened.text
        return types.Range(types.Position(*text.position(start)), types.Position(*text.position(end)))

    def _diagnostics(self) -> list[dict[str, Any]]:
        findings, positions = self.findings[:MOST], self.opened.text.positions
        starts = positions([self.offset(one.start) for one in findings])
        ends = positions([self.offset(one.end) for one in findings])
        return diagnostics_as_json(findings, starts, ends)

    def diagnostic(self, finding: Finding) -> types.Diagnostic:
        return diagnostic(finding, self.range(finding.start, finding.end))

    def within(self, span: types.Range) -> list[Finding]:
        """The findings that touch a range of the client's."""
        text = self.opened.text
        first = text.offset(span.start.line, span.start.character)
        last = text.offset(span.end.line, span.end.character)
        return [one for one in self.findings[:MOST] if self.offset(one.start) <= last and self.offset(one.end) >= first]

    def edits(self, edits: Sequence[Edit]) -> list[types.TextEdit]:
        """Edits of the document as the client applies them, all at once."""
        bom = self.source.decoded.bom
        own = with_own_newlines(self.source, edits)
        return [types.TextEdit(self._range(one.start + bom, one.end + bom), one.new) for one in own]

    @cached_property
    def all_fixed(self) -> list[types.TextEdit]:
        """What `lint --fix` would do."""
        if self.error or not any(one.fix for one in self.findings):
            return []
        try:
            document = self.source.document
            fixed = fix(document, self.settings.rules, unsafe=self.settings.unsafe, tidy=ending_as(document.text))
        except ReadError:  # rules of the project's own that undo each other
            return []
        return self.edits(fixed.edits)


def _source(opened: Opened, settings: Settings) -> Source:
    file, kind = opened.file, settings.kind
    path = _path(opened, file) if file else "-"
    if kind == "auto" and os.path.splitext(path)[1].lower() not in SUFFIX_KINDS and opened.language in LANGUAGES:
        kind = "markdown" if LANGUAGES[opened.language] == "markdown" else "auto"
    return read_source(
        path,
        opened.text.readable.encode(),
        kind=kind,
        encoding="utf-8",
        file=file,
        language=settings.language,
        allow=settings.allow,
    )


def _path(opened: Opened, file: str) -> str:
    """As `lint`, run in the folder of the workspace, shows it: what it names of languages counts."""
    if opened.folder and file.startswith(opened.folder + os.sep):
        return file[len(opened.folder) + 1 :].replace(os.sep, "/")
    return shown(file)


def _new(opened: Opened, source: Source, findings: list[Finding], line: CommandLine) -> list[Finding]:
    """The findings that the configuration's baseline does not know."""
    file = opened.file
    config = config_for(os.path.dirname(file), line) if file else None
    if file is None or config is None or not (path := config.options.baseline):
        return findings
    from qingwen.baseline import identity, load_baseline, match

    folder = os.path.dirname(path)
    name = os.path.relpath(file, folder).replace(os.sep, "/")
    found = [identity(source.document, one) for one in findings]
    with placed(place_of_baseline(os.path.dirname(file), line)):
        known = match(load_baseline(path), [(name, found)], folder)[0][0]
    return [one for i, one in enumerate(findings) if i not in known]


class Analyst:
    """Analyses documents one after the other, and reads configurations anew that have changed."""

    def __init__(self, line: CommandLine) -> None:
        self.line = line
        self._states: dict[str, State] = {}

    def analyse(self, opened: Opened) -> Analysis:
        folder = os.path.dirname(opened.file or os.path.join(os.getcwd(), "-"))
        now = state(folder, self.line)
        if self._states.setdefault(folder, now) != now:
            forget()
            self._states.clear()
        analysis = Analysis(opened, self.line)
        self._states.setdefault(folder, state(folder, self.line))
        return analysis


def broken_file(error: QingwenError) -> tuple[str, int]:
    """The configuration file that an error speaks of (absolute, or `""`), and its line from 0."""
    import re

    if isinstance(error, ReadError):
        return os.path.abspath(error.path) if error.path != "-" else "", 0
    found = re.match(r"(.+?\.toml)(?::(\d+))?: ", str(error))
    return (os.path.abspath(found[1]), max(0, int(found[2] or 1) - 1)) if found else ("", 0)
