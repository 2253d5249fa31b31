"""Tables in files: CSV and TSV, Parquet."""

from __future__ import annotations

import codecs
import csv
import os
import re
from collections.abc import Iterator
from itertools import chain
from typing import IO, Any, cast

from qingwen.batch.item import Item
from qingwen.batch.parquet import pyarrow_for
from qingwen.batch.sources.base import FileSource
from qingwen.batch.sources.compressed import DAMAGED
from qingwen.batch.sources.folder import too_large
from qingwen.batch.sources.jsonlines import after, not_decoded, record_item
from qingwen.errors import ReadError
from qingwen.files.discovery import read_error, shown
from qingwen.lazy_pattern import lazy

_PIECE = 1 << 20  # characters that are read at once, and that the other columns may have
_ROWS, _BATCH = 256, 64 << 20  # rows of a Parquet file that are taken at a time, and bytes
_DICTIONARY = 16 << 20  # bytes; writers end one at 1 MB, or soon after
_UNCLOSED = "a quotation mark is not closed"
_page_header = lazy(rb"\x15([\x80-\xff]*[\x00-\x7f])\x15([\x80-\xff]*[\x00-\x7f])", re.S)
_pressed = lazy(r'[^"\r\n]*([^"\r\n])')


class TableSource(FileSource):
    """One document a row; the other columns are kept with it."""

    records = True

    def items(self, skip: int = 0) -> Iterator[Item]:
        encoding = self._options.encoding
        for number, row in self._rows(skip):
            if isinstance(row, int):
                why = too_large(row, self._options)
            elif decoded := _decoded(_with_texts(row), encoding):
                yield record_item(decoded, number, "row", number + 1, self._options)
                continue
            else:
                written = " ".join(one for one in row.values() if isinstance(one, str))
                why = not_decoded(written.encode("utf-8", "surrogateescape"), encoding)
            yield Item(str(number), "", number=number + 1, error=f"row {number + 1}: {why}")

    def _rows(self, skip: int) -> Iterator[tuple[int, dict[str, Any] | int]]:
        """Each row and its number, from 0; of one that is too large only its size.

        Bytes that are no UTF-8 are in its texts as `surrogateescape` keeps them.
        """
        raise NotImplementedError


def _with_texts(row: dict[str, Any]) -> dict[str, Any]:
    """A row in which bytes that are UTF-8 are texts: many writers do not say which columns hold text."""
    if not any(isinstance(value, bytes) for value in row.values()):
        return row
    return {name: _text_of(value) for name, value in row.items()}


def _text_of(value: Any) -> Any:
    try:
        return value.decode() if isinstance(value, bytes) else value
    except UnicodeDecodeError:
        return value


def _decoded(row: dict[str, Any], encoding: str | None) -> dict[str, Any] | None:
    """A row; where it has bytes that are no UTF-8, all of it in that encoding. None where it is not in that either."""
    try:
        for one in chain(row, row.values()):
            if isinstance(one, str) and not one.isascii():
                one.encode()
    except UnicodeEncodeError:
        if not encoding:
            return None
        try:
            return {_again(name, encoding): _again(value, encoding) for name, value in row.items()}
        except UnicodeError:
            return None
    return row


def _again(value: Any, encoding: str) -> Any:
    return value.encode("utf-8", "surrogateescape").decode(encoding) if isinstance(value, str) else value


class CsvSource(TableSource):
    """Comma- or tab-separated values, the names of the columns in the first row: in UTF-16 or UTF-32 where a BOM or
    --encoding says so, else in what has ASCII's quotes and commas."""

    def _rows(self, skip: int) -> Iterator[tuple[int, dict[str, Any] | int]]:
        import io

        csv.field_size_limit((1 << 31) - 1)  # rows have a limit of their own
        most = self._options.max_document + _PIECE
        number = 0
        try:
            with self.opened() as raw, io.BufferedReader(cast(io.RawIOBase, raw), _PIECE) as buffered:
                encoding = wide(buffered.peek(4), self._options.encoding) or "utf-8-sig"
                file = io.TextIOWrapper(buffered, encoding, "surrogateescape", newline="")
                dialect = "excel-tab" if ".tsv" in os.path.basename(self.name).lower() else "excel"
                lines = _Lines(file, most)
                table = csv.DictReader(lines, dialect=dialect)
                if table.fieldnames and lines.ended:
                    raise ValueError(_UNCLOSED)
                for row in table:
                    size, lines.size = lines.size, 0
                    if lines.ended:
                        raise ValueError(_UNCLOSED)
                    if number >= skip:
                        yield number, size if size > most else {k: v for k, v in row.items() if k is not None}
                    number += 1
        except (*DAMAGED, csv.Error) as error:
            if isinstance(error, OSError) and error.errno:
                raise read_error(shown(self.name), error, self.name) from error
            raise ReadError(shown(self.name), "unreadable", f"it is damaged {after('row', number)}: {error}") from error


def wide(start: bytes, named: str | None) -> str | None:
    """The encoding of a file that is in UTF-16 or UTF-32, as its first bytes tell, or somebody has said."""
    if start.startswith((codecs.BOM_UTF32_LE, codecs.BOM_UTF32_BE)):
        return "utf-32"
    if start.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return "utf-16"
    return named if named and named.startswith(("utf-16", "utf-32")) else None


class _Lines:
    """The lines of a CSV file, as the csv module takes them, with no more of a row than `most` characters.

    Of what is beyond them each run without quotes and newlines is pressed to its last character, which leaves the module where the
    run would: in a quoted field, in another, or before the next one. So the row ends where it would have.
    """

    def __init__(self, file: IO[str], most: int) -> None:
        self._file, self._most = file, most
        self.size = 0  # characters since whoever takes the rows set it to 0
        self.ended = False  # more was asked for than there is: a row that is given then has been cut

    def __iter__(self) -> Iterator[str]:
        read, most = self._file.readline, self._most
        while line := read(_PIECE):
            self.size += len(line)
            if self.size > most or len(line) >= _PIECE:
                line = self._rest(line)
            yield line
        self.ended = True

    def _rest(self, piece: str) -> str:
        """A line that begins with a piece, pressed where it is beyond the limit."""
        pieces = [piece if self.size <= self._most else _pressed.sub(r"\1", piece)]
        while not piece.endswith(("\n", "\r")) and (piece := self._file.readline(_PIECE)):
            self.size += len(piece)
            pieces.append(piece if self.size <= self._most else _pressed.sub(r"\1", piece))
        return "".join(pieces)


class ParquetSource(TableSource):
    """A Parquet file, a group of rows at a time."""

    def _rows(self, skip: int) -> Iterator[tuple[int, dict[str, Any] | int]]:
        pa, pq = pyarrow_for(self.name)
        try:
            with self.opened(plain=False) as raw, pq.ParquetFile(raw) as file:
                number = 0
                for group in range(file.num_row_groups):
                    size = file.metadata.row_group(group).num_rows
                    if number + size <= skip:
                        number += size
                        continue
                    for batch in file.iter_batches(batch_size=self._at_once(raw, file, group), row_groups=[group]):
                        for row in _rows_of(batch):
                            if number >= skip:
                                yield number, row
                            number += 1
        except (OSError, ValueError, pa.ArrowException) as error:
            raise ReadError(shown(self.name), "unreadable", f"it cannot be read as Parquet: {error}") from error

    def _at_once(self, raw: IO[bytes], file: Any, group: int) -> int:
        """How many rows of a group to take at a time: a dictionary's one long text may stand in each of them.

        Raises ReadError for a dictionary that is too large; the library holds all of it.
        """
        rows = file.metadata.row_group(group)
        columns = [rows.column(number) for number in range(rows.num_columns)]
        sizes = [_dictionary_size(raw, one.dictionary_page_offset or one.data_page_offset) for one in columns]
        if max(sizes, default=0) > 4 * max(self._options.max_document, _DICTIONARY):
            why = f"a dictionary in it has {max(sizes) / 1e6:,.0f} MB; write it anew without dictionaries"
            raise ReadError(shown(self.name), "unreadable", why)
        each: int = sum(sizes) + rows.total_byte_size // max(rows.num_rows, 1)
        return max(1, min(_ROWS, _BATCH // max(each, 1)))


def _rows_of(batch: Any) -> list[dict[str, Any]]:
    """The rows of a record batch; a text in it that is no UTF-8 does not keep the others from being read."""
    try:
        return cast(list[dict[str, Any]], batch.to_pylist())
    except UnicodeDecodeError:
        names, columns = batch.schema.names, batch.columns
        return [dict(zip(names, map(_value_of, row), strict=True)) for row in zip(*columns, strict=True)]


def _value_of(scalar: Any) -> Any:
    """What `as_py` gives, but bytes of a text that are no UTF-8 as `surrogateescape` keeps them."""
    import pyarrow as pa

    if isinstance(scalar, pa.DictionaryScalar):
        return _value_of(scalar.value)
    if isinstance(scalar, pa.ListScalar) and scalar.is_valid:
        return [*map(_value_of, scalar.values)]
    if isinstance(scalar, pa.StructScalar) and scalar.is_valid:
        return {name: _value_of(value) for name, value in scalar.items()}
    try:
        return scalar.as_py()
    except UnicodeDecodeError:
        return scalar.as_buffer().to_pybytes().decode("utf-8", "surrogateescape")


def _dictionary_size(file: IO[bytes], offset: int) -> int:
    """Bytes of a column's dictionary, unpacked, as the header of its first page says; 0 where that is no dictionary.

    Source: https://github.com/apache/parquet-format/blob/master/src/main/thrift/parquet.thrift (PageHeader, compact protocol)
    """
    file.seek(offset)
    found = _page_header.match(file.read(16))
    if not found or found[1] != b"\x04":  # DICTIONARY_PAGE, 2, in zigzag
        return 0
    size: int = sum((byte & 127) << 7 * place for place, byte in enumerate(found[2]))
    return size >> 1
