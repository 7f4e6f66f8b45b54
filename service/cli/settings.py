"""`samewire settings`: every setting, its value in force and where that comes from."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from rich import box
from rich.table import Table

from service.cli.configuration import Resolved, read_config, resolve_service, variable
from service.cli.console import show, write_json
from service.cli.options import resolve_engine
from service.report.json_lines import document
from service.report.prose import visible


@dataclass(frozen=True, slots=True)
class _Row:
    name: str
    variable: str
    value: Any
    origin: str
    default: Any
    description: str


def list_settings(config: Path | None, *, as_json: bool) -> None:
    """Show the settings of the server and of the engine; raises SettingsError."""
    file = read_config(config)
    rows = [*_rows(resolve_service({}, file)), *_rows(resolve_engine({}, file))]
    if as_json:
        write_json(document([asdict(row) for row in rows]))
    else:
        show(_table(rows))


def _rows(resolved: Resolved[Any]) -> list[_Row]:
    kind = type(resolved.values)
    values = resolved.values.model_dump(mode="json")
    defaults = kind.model_construct().model_dump(mode="json")
    return [
        _Row(
            name,
            variable(name),
            values[name],
            resolved.origins[name],
            defaults[name],
            field.description or "",
        )
        for name, field in kind.model_fields.items()
    ]


def _table(rows: list[_Row]) -> Table:
    """Return two lines for each: a name and its variable, a value and its origin."""
    table = Table(box=box.SIMPLE_HEAD, pad_edge=False)
    table.add_column("Setting", no_wrap=True)
    for name in ("In force", "Default", "Meaning"):
        table.add_column(name, overflow="fold", ratio=3 if name == "Meaning" else 2)
    for row in rows:
        table.add_row(
            f"{row.name}\n{row.variable}",
            f"{_text(row.value)}\n({visible(row.origin)})",
            _text(row.default),
            row.description,
        )
    return table


def _text(value: object) -> str:
    return visible(value if isinstance(value, str) else json.dumps(value, ensure_ascii=False))
