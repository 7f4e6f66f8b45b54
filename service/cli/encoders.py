"""`samewire encoders`: what can turn text into vectors here."""

from __future__ import annotations

from models.registry import describe_encoders
from service.cli.console import show, write_json
from service.report.encoder_table import encoder_rows, encoder_table
from service.report.json_lines import document


def list_encoders(*, as_json: bool) -> None:
    """List the encoders."""
    encoders = describe_encoders()
    if as_json:
        write_json(document(encoder_rows(encoders)))
    else:
        show(encoder_table(encoders))
