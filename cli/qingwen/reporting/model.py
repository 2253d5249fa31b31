"""What reporters print: findings and edits of one file, with places in its decoded source. Plain and picklable."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from operator import attrgetter
from typing import TYPE_CHECKING, NamedTuple

from qingwen.editing import Edit
from qingwen.errors import ReadError
from qingwen.lazy_pattern import lazy
from qingwen.reading.source import Source
from qingwen.rules.base import Finding, Fix
from qingwen.text.document import Document
from qingwen.text.files_beside import There

if TYPE_CHECKING:
    from qingwen.baseline import Identity

Bytes = bytes  # `SourceFacts.bytes` is a number


class Place(NamedTuple):
    """Offsets in code points from 0; lines and columns from 1; ends exclusive. Byte columns: from 1, in UTF-8."""

    start: int
    end: int
    line: int
    column: int
    end_line: int
    end_column: int
    byte_column: int = 0
    end_byte_column: int = 0


class Located(NamedTuple):
    """A finding and where it is in the source.

    text: what it covers. context: what stands round its start on the line, from `before` code points before it on.
    fix_place: where the fix's span is.
    """

    finding: Finding
    place: Place
    text: str
    context: str
    fix: Fix | None
    applied: bool = False
    source_line: int | None = None  # where the text stands in what it was rendered from, where that is known
    before: int = 0
    fix_place: Place | None = None
    compared: bool = False  # it compares a translation with its source
    original: Original | None = None  # the place there
    gone: bool = False  # another one's edit took what it speaks of

    @property
    def done(self) -> bool:
        """Whether nobody need look at it any more."""
        return self.applied or self.gone


class Original(NamedTuple):
    """A place in the source of a translation. text: what it covers. context: the line that it starts on."""

    path: str
    place: Place
    text: str
    context: str


class Output(NamedTuple):
    """What was written: where, the checksum of its bytes, and how its text was encoded.

    data: the bytes, by which `restore` finds its way in the file once somebody has edited it.
    """

    path: str
    sha256: str
    encoding: str = "utf-8"
    bom: bool = False
    data: Bytes | None = None

    @classmethod
    def of(
        cls, data: bytes, path: str, encoding: str = "utf-8", bom: bool = False, *, keeps_data: bool = True
    ) -> Output:
        """What was written to a path."""
        from hashlib import sha256  # 3 ms to import, and a text report has no use for it

        return cls(path, sha256(data).hexdigest(), encoding, bom, data if keeps_data else None)


class SourceFacts(NamedTuple):
    """What it takes, beside the edits, to give the source's bytes back."""

    sha256: str
    bytes: int
    bom: bool
    newline: str
    raw: list[tuple[int, str]]  # (code-point offset, bytes as hex digits)
    left_out: int | None = None  # blocks of a page that are not its article's
    furniture: Sequence[tuple[str, str]] | None = None  # (text, why) of each
    data: Bytes | None = None  # all of it, where edits cannot give it back: of what was rendered


class FileReport(NamedTuple):
    """All that is to be said of one file.

    remaining: once edits were written, the findings that are left, with their places in the file as it is now.
    notes:     what is to be said of the reading, each without the path. undo: where the undo report is.
    lost:      the addresses of headings that were changed.
    moved:     (1-based line, text) of what went to the front matter without a finding.
    seen:      what was looked for beside the file, and what was there.
    """

    path: str
    encoding: str | None = None
    kind: str | None = None
    language: str | None = None
    findings: Sequence[Located] = ()
    edits: Sequence[Edit] | None = None
    source: SourceFacts | None = None
    output: Output | None = None
    error: ReadError | None = None
    remaining: Sequence[Located] | None = None
    notes: Sequence[str] = ()
    undo: str = ""
    lost: Sequence[str] = ()
    moved: Sequence[tuple[int, str]] = ()
    seen: Mapping[str, There] | None = None
    identities: Sequence[Identity] = ()  # of the findings, where there is a baseline

    @property
    def open(self) -> Sequence[Located]:
        """The findings that nobody has dealt with, where they are in the file now: what goes to other programs.

        What was found in the text of a page has a line there, if that is known, and no fix.
        """
        if self.remaining is not None:
            return self.remaining
        found = [one for one in self.findings if not one.done]
        return [_in_page(one) for one in found] if self.kind in RENDERED else found


RENDERED = ("html", "docx")  # the kinds whose text is not the file's


def _in_page(one: Located) -> Located:
    line = one.source_line or 1
    return one._replace(place=Place(0, 0, line, 1, line, 1, 1, 1), fix=None, fix_place=None)


AROUND = 400  # code points of a line, on either side of a finding's start, that people may be shown


def _window(text: str, start: int) -> tuple[int, int]:
    """The part of a line round an offset that a report may show; a line may have 5 MB, and as many findings."""
    first, last = max(0, start - AROUND), start + AROUND
    end = text.find("\n", start, last)
    return text.rfind("\n", first, start) + 1 or first, min(last, len(text)) if end < 0 else end


def file_report(
    source: Source,
    findings: Sequence[Finding],
    edits: Sequence[Edit] | None = None,
    output: Output | None = None,
    facts: bool = True,
    contexts: bool = True,
    fix_places: bool = True,
) -> FileReport:
    """The report of one source.

    edits: in the decoded source already (see `source_edits`). facts: with what `restore` needs to know of the source.
    contexts: with the lines that findings stand on, which only people read. fix_places: with those and with columns in bytes,
    which JSON has not.
    """
    applied = {edit.finding for edit in edits or ()}
    taken = [edit for edit in edits or () if edit.finding is not None and not edit.new.strip()]
    document, decoded = source.document, source.decoded
    located = []
    columns = _ByteColumns(document) if fix_places else None
    for index, finding in enumerate(findings):
        begin, end = _window(document.text, finding.start) if contexts else (finding.start, finding.start)
        where = place(source, finding.start, finding.end, columns)
        located.append(
            Located(
                finding,
                where,
                document.text[finding.start : finding.end],
                document.text[begin:end],
                source_fix(source, finding.fix),
                index in applied,
                _source_line(source, finding) if source.rendered and facts else None,
                finding.start - begin,
                place(source, finding.fix.start, finding.fix.end, columns) if finding.fix and fix_places else None,
                gone=index not in applied and _lies_in(where, taken),
            )
        )
    told = (
        SourceFacts(
            source.sha256,
            len(source.data),
            decoded.bom,
            decoded.newline,
            [(raw.offset, raw.data.hex()) for raw in decoded.raw],
            source.left_out if source.rendered else None,
            _furniture(source) if source.kind == "html" and edits is not None else None,
            source.data if source.rendered and edits is not None else None,
        )
        if facts
        else None
    )
    return FileReport(
        source.path, source.encoding, source.kind, document.language, located, edits, told, output,
        notes=source.notes, seen=document.beside.seen,
    )  # fmt: skip


def _lies_in(where: Place, edits: Sequence[Edit]) -> bool:
    """Whether one of some edits, which are sorted, covers a place."""
    i = bisect_right(edits, where.start, key=_start) - 1
    return i >= 0 and where.start < where.end <= edits[i].end


_start = attrgetter("start")


def _furniture(source: Source) -> Sequence[tuple[str, str]]:
    """What of a page is not its article's: asked of the page once more, since few reports need it."""
    if not source.left_out:
        return ()
    from qingwen.reading.html import explained

    return explained(source.page)


_LETTERS = 24  # that a line of text needs to be told from others in a page
_words = lazy(r"[^\W_]+(?:[ ,'，。、]?[^\W_]+)*")


def _source_line(source: Source, finding: Finding) -> int | None:
    """The 1-based line of a page where the text of a finding, or the paragraph that it starts in, stands; None if in doubt."""
    begin, end = _window(source.document.text, finding.start)
    for text in (source.document.text[finding.start : finding.end], source.document.text[begin:end]):
        piece = max(_words.findall(text[:500]), key=len, default="")[:_LETTERS]
        at = source.page.find(piece) if len(piece) > 1 else -1
        if at >= 0 and source.page.find(piece, at + 1) < 0:
            return source.page.count("\n", 0, at) + 1
    return None


def place(source: Source, start: int, end: int, columns: _ByteColumns | None) -> Place:
    """A span of the document as a place in the source. columns: count those in bytes, if they are wanted."""
    document = source.document
    line, column = document.position(start)
    end_line, end_column = document.position(end)
    to_source = source.newlines.to_source
    in_bytes = (columns.of(start, column), columns.of(end, end_column)) if columns else ()
    return Place(to_source(start), to_source(end), line, column, end_line, end_column, *in_bytes)


def original(source: Source, span: tuple[int, int]) -> Original:
    """A span of a source as a place in it."""
    document = source.document
    begin, end = _window(document.text, span[0])
    return Original(
        source.path,
        place(source, *span, _ByteColumns(document)),
        document.text[span[0] : span[1]],
        document.text[begin:end],
    )


class _ByteColumns:
    """Columns in bytes of UTF-8, counted from the last one asked for: a line may have 5 MB, and as many findings."""

    def __init__(self, document: Document) -> None:
        self._text = "" if document.text.isascii() else document.text
        self._line, self._at, self._column = 0, 0, 1  # the offsets of the line and of the place on it, and its column

    def of(self, offset: int, column: int) -> int:
        """The byte column of an offset whose column in code points is known."""
        if not self._text:
            return column
        line = offset - column + 1
        if line != self._line:
            self._line, self._at, self._column = line, line, 1
        if offset >= self._at:
            self._column += len(self._text[self._at : offset].encode("utf-8", "surrogatepass"))
        else:
            self._column -= len(self._text[offset : self._at].encode("utf-8", "surrogatepass"))
        self._at = offset
        return self._column


def source_fix(source: Source, fix: Fix | None) -> Fix | None:
    if fix is None or not source.newlines.crlf:
        return fix
    to_source = source.newlines.to_source
    return fix._replace(start=to_source(fix.start), end=to_source(fix.end))
