"""From what the user typed to settings and field names."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from service.cli.configuration import ConfigFile, Resolved, read_config, resolve
from service.errors import SettingsError, UsageError
from service.settings import Settings
from service.verdict import Relation


def settings_from(options: Mapping[str, Any], config: Path | None = None) -> Settings:
    """Build the engine's settings from options, the environment and a file.

    Raises:
        SettingsError: a value cannot be used; the message names where it comes from.
    """
    return resolve_engine(options, read_config(config)).values


def resolve_engine(options: Mapping[str, Any], file: ConfigFile) -> Resolved[Settings]:
    """Build the engine's settings, and tell where each comes from.

    Raises:
        SettingsError: a value cannot be used; the message names where it comes from.
    """
    resolved = resolve(Settings, options, file)
    collapse, origin = resolved.values.collapse, resolved.origins["collapse"]
    if Relation.EXACT not in collapse:
        # Equal texts are one content with one entry in the index: nothing could part them.
        raise SettingsError(
            f"{origin} {', '.join(collapse) or '[]'}: exact must be among them, since articles "
            "whose texts are equal are always one cluster"
        )
    return resolved


def fields_from(options: Sequence[str]) -> dict[str, str]:
    """Read `NAME=COLUMN` options.

    Raises:
        UsageError: one is written otherwise, or a name is given twice.
    """
    fields: dict[str, str] = {}
    for option in options:
        name, equals, column = option.partition("=")
        if not (name and equals and column):
            raise UsageError(f"--field {option}: write NAME=COLUMN, such as text=body")
        if name in fields:
            raise UsageError(f"--field {option}: {name} is already read from {fields[name]!r}")
        fields[name] = column
    return fields
