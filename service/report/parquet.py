"""One table as Parquet, written in row groups of bounded size."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Any, BinaryIO, Self

import pyarrow as pa  # type: ignore[import-untyped]
import pyarrow.parquet as pq  # type: ignore[import-untyped]

from service.report.staging import storing
from service.report.tables import TABLES, TableRow

GROUP_ROWS = 10_000
GROUP_BYTES = 16 << 20


class ParquetTable:
    """Collects rows and writes a row group whenever GROUP_ROWS or GROUP_BYTES are reached.

    A context manager: leaving it completes the table in `file`, which stays open.
    """

    def __init__(self, name: str, file: BinaryIO, path: Path) -> None:
        """`name`: that of the table in service.report.tables."""
        self._table = table = next(table for table in TABLES if table.name == name)
        self._path = path
        self._rows: list[TableRow] = []
        self._bytes = 0
        with storing(path):
            self._writer: Any = pq.ParquetWriter(file, table.schema, compression="zstd")

    def add(self, row: TableRow, size: int) -> None:
        """Take one JSON row in; `size` is its length in bytes as JSON."""
        self._rows.append(self._table.columns(row))
        self._bytes += size
        if len(self._rows) >= GROUP_ROWS or self._bytes >= GROUP_BYTES:
            self._write_group()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        """Write what is left and the footer; after an error, only let go of the file."""
        if error is None:
            self._write_group()
            with storing(self._path):
                self._writer.close()
        else:
            # Left open, the writer would write its footer when it is collected, after the file.
            with suppress(OSError):
                self._writer.close()

    def _write_group(self) -> None:
        if not self._rows:
            return
        group = pa.Table.from_pylist(self._rows, schema=self._table.schema)
        with storing(self._path):
            self._writer.write_table(group)
        self._rows, self._bytes = [], 0
