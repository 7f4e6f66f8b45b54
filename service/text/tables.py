"""The tables of words of this room, which lie in `service/text/data`."""

from __future__ import annotations

import json
from importlib.resources import files
from importlib.resources.abc import Traversable
from typing import Any


def table_file(*path: str) -> Traversable:
    """Where the table of that name lies, which need not be there."""
    return files(__package__).joinpath("data", *path)


def read_table(name: str) -> Any:  # noqa: ANN401 - whoever asks knows its shape
    """Read the JSON file of that name; whoever asks keeps what it needs of it."""
    return json.loads(table_file(f"{name}.json").read_text("utf-8"))


def read_table_of(name: str, language: str) -> Any:  # noqa: ANN401 - as above
    """Read the JSON file of a language among the tables of that name; empty without one."""
    try:
        return read_table(f"{name}/{language}")
    except FileNotFoundError:
        return {}
