"""The encoders as a table for the terminal and as JSON."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import asdict
from typing import Any

from rich import box
from rich.filesize import decimal
from rich.table import Table

from models.registry import EncoderInfo
from service.report.prose import Prose

_PROPERTIES: Mapping[str, Callable[[EncoderInfo], str]] = {
    "weights": lambda encoder: "here" if encoder.weights_present else "missing",
    "size": lambda encoder: decimal(encoder.size_bytes),
    "dimension": lambda encoder: str(encoder.dimension),
    "fingerprint": lambda encoder: encoder.fingerprint,
    "source": lambda encoder: encoder.source,
    "licence": lambda encoder: encoder.licence,
    "languages": lambda encoder: " ".join(sorted(encoder.languages)),
}


def encoder_table(encoders: Sequence[EncoderInfo]) -> Table:
    """Return one column an encoder and one row a property."""
    table = Table("", *(e.name for e in encoders), box=box.SIMPLE_HEAD, pad_edge=False)
    for name, value in _PROPERTIES.items():
        table.add_row(name, *(Prose(value(encoder)) for encoder in encoders))
    return table


def encoder_rows(encoders: Iterable[EncoderInfo]) -> list[dict[str, Any]]:
    """Return every field of every encoder, languages sorted."""
    return [asdict(encoder) | {"languages": sorted(encoder.languages)} for encoder in encoders]
