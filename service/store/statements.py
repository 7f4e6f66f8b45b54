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


def read_migrations(schema: str) -> Mapping[int, str]:
    """Read `<schema>_NNNN.sql`, each by the version that it makes of the one before, ascending.

    The first makes its version of an empty file: those before it cannot be read.
    """
    pattern = re.compile(rf"{schema}_(\d{{4}})\.sql")
    found = ((pattern.fullmatch(file.name), file) for file in files(__package__).iterdir())
    return dict(sorted((int(name[1]), file.read_text("utf-8")) for name, file in found if name))
