"""Read SQL kept as SQL: files of named statements, and the numbered migrations of a schema."""

from __future__ import annotations

import re
from collections.abc import Mapping
from importlib.resources import files

_NAME = re.compile(r"^-- name: (\w+)\n", re.MULTILINE)


def read_statements(schema: str) -> Mapping[str, str]:
    """Read `<schema>.sql`: the statement that follows each line `-- name: <name>`, by name."""
    text = (files(__package__) / f"{schema}.sql").read_text("utf-8")
    _, *parts = _NAME.split(text)
    return dict(zip(parts[::2], parts[1::2], strict=True))


def read_migrations(schema: str) -> tuple[str, ...]:
    """Read `<schema>_0001.sql` and those after it: the first makes version 1, and so on."""
    pattern = re.compile(rf"{schema}_\d{{4}}\.sql")
    found = (file for file in files(__package__).iterdir() if pattern.fullmatch(file.name))
    return tuple(file.read_text("utf-8") for file in sorted(found, key=lambda file: file.name))
