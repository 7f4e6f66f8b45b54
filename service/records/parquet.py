"""Read Parquet, batch by batch."""

from __future__ import annotations

import io
import shutil
import tempfile
from collections.abc import Iterator
from contextlib import ExitStack

import pyarrow as pa  # type: ignore[import-untyped]
from pyarrow import parquet as pq

from service.errors import RecordError
from service.records.fields import check_columns
from service.records.rows import Options, RecordRow

_BATCH_BYTES = 16 * 2**20
_BATCH_ROWS = 1024


def read_parquet(stream: io.BufferedReader, options: Options) -> Iterator[RecordRow]:
    """Yield one row for every record; `line` counts the rows from 1.

    Times, dates and decimals come as the text that Arrow writes for them, maps as pairs.
    Rejected rows carry `invalid_utf8`. A damaged file raises OSError.

    Raises:
        RecordError: `missing_field` or `duplicate_column`, for the whole file.
    """
    if not stream.peek(1):
        return
    with ExitStack() as stack:
        try:
            yield from _rows(_seekable(stream, stack), options)
        except pa.ArrowException as error:
            raise OSError(str(error)) from error


def _rows(stream: io.BufferedIOBase, options: Options) -> Iterator[RecordRow]:
    file = pq.ParquetFile(stream, pre_buffer=False)
    check_columns(file.schema_arrow.names, options.fields)
    number = 0
    for batch in file.iter_batches(_batch_rows(file.metadata), use_threads=False):
        plain = batch.cast(pa.schema([_plain_field(field) for field in batch.schema]))
        for index in range(len(plain)):
            number += 1
            yield _row(number, plain.slice(index, 1))


def _seekable(stream: io.BufferedReader, stack: ExitStack) -> io.BufferedIOBase:
    """The directory of a Parquet file stands at its end: what cannot seek goes to disk."""
    if stream.seekable():
        return stream
    copy = stack.enter_context(tempfile.TemporaryFile())  # noqa: SIM115 - the stack closes it
    shutil.copyfileobj(stream, copy)
    return copy


def _batch_rows(metadata: pq.FileMetaData) -> int:
    groups = [metadata.row_group(n) for n in range(metadata.num_row_groups)]
    largest = max((g.total_byte_size // max(1, g.num_rows) for g in groups), default=0)
    return int(min(_BATCH_ROWS, max(1, _BATCH_BYTES // max(1, largest))))


def _row(number: int, row: pa.RecordBatch) -> RecordRow:
    try:
        return RecordRow(number, row.to_pylist()[0])
    except UnicodeDecodeError as error:
        return RecordRow(
            number, RecordError("invalid_utf8", f"a text of the row is not UTF-8: {error.reason}")
        )


def _plain_field(field: pa.Field) -> pa.Field:
    return pa.field(field.name, _plain_type(field.type))


def _plain_type(type: pa.DataType) -> pa.DataType:
    """Name the type to cast to before Python sees a value: Python's own times are too narrow."""
    plain = type
    if pa.types.is_duration(type):
        plain = pa.int64()
    elif pa.types.is_temporal(type) or pa.types.is_decimal(type):
        plain = pa.string()
    elif pa.types.is_dictionary(type):
        plain = _plain_type(type.value_type)
    elif pa.types.is_list(type) or pa.types.is_large_list(type):
        plain = pa.large_list(_plain_type(type.value_type))
    elif pa.types.is_struct(type):
        plain = pa.struct([_plain_field(field) for field in type])
    elif pa.types.is_map(type):
        plain = pa.map_(_plain_type(type.key_type), _plain_type(type.item_type))
    return plain
