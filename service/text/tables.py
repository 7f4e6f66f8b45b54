"""The tables of words of this room, which lie beside its modules."""

from __future__ import annotations

import json
from importlib.resources import files
from typing import Any


def read_table(name: str) -> Any:  # noqa: ANN401 - whoever asks knows its shape
    """Read the JSON file of that name; whoever asks keeps what it needs of it."""
    return json.loads(files(__package__).joinpath(f"{name}.json").read_text("utf-8"))
