"""Tables in files: CSV and TSV, Parquet."""

from __future__ import annotations

import csv
import os
import sys
from collections.abc import Iterator
from typing import Any

from qingwen.batch.item import Item
from qingwen.batch.sources.base import FileSource
from qingwen.batch.sources.compressed import DAMAGED
from qingwen.batch.sources.jsonlines import record_item
from qingwen.errors import ReadError, UsageError
from qingwen.files.discovery import read_error, shown


class TableSource(FileSource):
    """One document a row; the other columns are kept with it."""

    records = True

    def items(self, skip: int = 0) -> Iterator[Item]:
        for number, row in self._rows(skip):
            yield record_item(row, number, "row", number + 1, self._options)

    def _rows(self, skip: int) -> Iterator[tuple[int, dict[str, Any]]]:
        raise NotImplementedError


class CsvSource(TableSource):
    """Comma- or tab-separated values in UTF-8, the names of the columns in the first row."""

    def _rows(self, skip: int) -> Iterator[tuple[int, dict[str, Any]]]:
        import io

        csv.field_size_limit(min(self._options.max_document * 2, sys.maxsize))
        number = -1
        try:
            with self.opened() as raw, io.TextIOWrapper(raw, "utf-8-sig", "replace", newline="") as file:
                dialect = "excel-tab" if ".tsv" in os.path.basename(self.name).lower() else "excel"
                for number, row in enumerate(csv.DictReader(file, dialect=dialect)):
                    if number >= skip:
                        yield number, {key: value for key, value in row.items() if key is not None}
        except (*DAMAGED, csv.Error) as error:
            if isinstance(error, OSError) and error.errno:
                raise read_error(shown(self.name), error, self.name) from error
            raise ReadError(shown(self.name), "unreadable", f"it is damaged after row {number + 1}: {error}") from error


class ParquetSource(TableSource):
    """A Parquet file, a group of rows at a time."""

    def _rows(self, skip: int) -> Iterator[tuple[int, dict[str, Any]]]:
        try:
            import pyarrow as pa
            import pyarrow.parquet as pq
        except ImportError:
            raise UsageError(f"{self.name} needs pyarrow: pip install 'qingwen[parquet]'") from None
        try:
            with self.opened(plain=False) as raw, pq.ParquetFile(raw) as file:
                number = 0
                for group in range(file.num_row_groups):
                    size = file.metadata.row_group(group).num_rows
                    if number + size <= skip:
                        number += size
                        continue
                    for batch in file.iter_batches(batch_size=256, row_groups=[group]):
                        for row in batch.to_pylist():
                            if number >= skip:
                                yield number, row
                            number += 1
        except (OSError, pa.ArrowException) as error:
            raise ReadError(shown(self.name), "unreadable", f"it cannot be read as Parquet: {error}") from error
