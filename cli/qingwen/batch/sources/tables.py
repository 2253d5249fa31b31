"""Tables in files: CSV and TSV, Parquet."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator
from typing import IO, Any

from qingwen.batch.item import Item
from qingwen.batch.parquet import pyarrow_for
from qingwen.batch.sources.base import FileSource
from qingwen.batch.sources.compressed import DAMAGED
from qingwen.batch.sources.folder import too_large
from qingwen.batch.sources.jsonlines import record_item
from qingwen.errors import ReadError
from qingwen.files.discovery import read_error, shown
from qingwen.lazy_pattern import lazy

_PIECE = 1 << 20  # characters that are read at once, and that the other columns may have
_ROWS, _BATCH = 256, 64 << 20  # rows of a Parquet file that are taken at a time, and bytes
_DICTIONARY = 16 << 20  # bytes; writers end one at 1 MB, or soon after
_page_header = lazy(rb"\x15([\x80-\xff]*[\x00-\x7f])\x15([\x80-\xff]*[\x00-\x7f])", re.S)
_pressed = lazy(r'[^"\r\n]*([^"\r\n])')


class TableSource(FileSource):
    """One document a row; the other columns are kept with it."""

    records = True

    def items(self, skip: int = 0) -> Iterator[Item]:
        for number, row in self._rows(skip):
            if isinstance(row, int):
                why = f"row {number + 1}: {too_large(row, self._options)}"
                yield Item(str(number), "", number=number + 1, error=why)
            else:
                yield record_item(row, number, "row", number + 1, self._options)

    def _rows(self, skip: int) -> Iterator[tuple[int, dict[str, Any] | int]]:
        """Each row and its number, from 0; of one that is too large only its size."""
        raise NotImplementedError


class CsvSource(TableSource):
    """Comma- or tab-separated values in UTF-8, the names of the columns in the first row."""

    def _rows(self, skip: int) -> Iterator[tuple[int, dict[str, Any] | int]]:
        import io

        csv.field_size_limit((1 << 31) - 1)  # rows have a limit of their own
        most = self._options.max_document + _PIECE
        number = -1
        try:
            with self.opened() as raw, io.TextIOWrapper(raw, "utf-8-sig", "replace", newline="") as file:
                dialect = "excel-tab" if ".tsv" in os.path.basename(self.name).lower() else "excel"
                lines = _Lines(file, most)
                for number, row in enumerate(csv.DictReader(lines, dialect=dialect)):
                    size, lines.size = lines.size, 0
                    if number >= skip:
                        yield number, size if size > most else {k: v for k, v in row.items() if k is not None}
        except (*DAMAGED, csv.Error) as error:
            if isinstance(error, OSError) and error.errno:
                raise read_error(shown(self.name), error, self.name) from error
            raise ReadError(shown(self.name), "unreadable", f"it is damaged after row {number + 1}: {error}") from error


class _Lines:
    """The lines of a CSV file, as the csv module takes them, with no more of a row than `most` characters.

    Of what is beyond them each run without quotes and newlines is pressed to its last character, which leaves the module where the
    run would: in a quoted field, in another, or before the next one. So the row ends where it would have.
    """

    def __init__(self, file: IO[str], most: int) -> None:
        self._file, self._most = file, most
        self.size = 0  # characters since whoever takes the rows set it to 0

    def __iter__(self) -> Iterator[str]:
        read, most = self._file.readline, self._most
        while line := read(_PIECE):
            self.size += len(line)
            if self.size > most or len(line) >= _PIECE:
                line = self._rest(line)
            yield line

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
                        for row in batch.to_pylist():
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
