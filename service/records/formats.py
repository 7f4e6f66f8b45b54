"""The one table from a format to its reader."""

from __future__ import annotations

import io
from collections.abc import Iterator

from service.records.documents import read_document
from service.records.jsonl import read_jsonl
from service.records.rows import Options, RecordRow
from service.records.sources import Source
from service.records.tables import read_table

_DELIMITERS = {"csv": ",;\t|", "tsv": "\t"}


def rows_of(source: Source, stream: io.BufferedReader, options: Options) -> Iterator[RecordRow]:
    """Read the rows of a source with the reader of its format; raises what that raises."""
    match source.format:
        case "jsonl":
            return read_jsonl(stream, options)
        case "parquet":
            # Takes longer to import than most inputs take to be read.
            from service.records.parquet import read_parquet

            return read_parquet(stream, options)
        case "csv" | "tsv" as format:
            return read_table(stream, options, _DELIMITERS[format])
    return read_document(stream, options, source.format, source.id)
