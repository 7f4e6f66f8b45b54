from __future__ import annotations

import io
import json

from rich.console import Console

from models.registry import EncoderInfo
from service.report.encoder_table import encoder_rows, encoder_table
from service.report.json_lines import document

ENCODERS = [
    EncoderInfo("one", frozenset(("fr", "en")), 32_000_000, 512, "one-1", True, "pkg==1", "MIT"),
    EncoderInfo("two", frozenset(("zh",)), 71_000_000, 384, "two-1", False, "pkg==2", "MIT"),
]


def test_the_table_has_a_column_an_encoder():
    out = io.StringIO()
    Console(file=out, width=80, color_system=None).print(encoder_table(ENCODERS))
    lines = [line.split() for line in out.getvalue().splitlines()]
    assert ["one", "two"] in lines
    assert ["weights", "here", "missing"] in lines
    assert ["size", "32.0", "MB", "71.0", "MB"] in lines
    assert ["languages", "en", "fr", "zh"] in lines


def test_rows_hold_every_field_and_are_json():
    first, _ = json.loads(document(encoder_rows(ENCODERS)))
    assert first == {
        "name": "one",
        "languages": ["en", "fr"],
        "size_bytes": 32_000_000,
        "dimension": 512,
        "fingerprint": "one-1",
        "weights_present": True,
        "source": "pkg==1",
        "licence": "MIT",
    }
