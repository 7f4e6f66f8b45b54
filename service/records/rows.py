"""What the readers of the formats hand over: one row for every record they meet."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from service.errors import RecordError
from service.records.limits import Limits


@dataclass(frozen=True, slots=True)
class RecordRow:
    """One record of a file, or the error that stands in its place.

    `line` is where the record starts (1 is the first line, or the first row of a Parquet
    file); None when the whole file is one record.
    """

    line: int | None
    record: Mapping[str, object] | RecordError
    warnings: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Options:
    """What every reader is told: `fields` maps names of ours to names in the record."""

    fields: Mapping[str, str] = field(default_factory=dict)
    limits: Limits = field(default_factory=Limits)
