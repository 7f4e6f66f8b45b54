"""From what the user typed and the environment to settings and field names."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from pydantic import ValidationError
from pydantic_settings import SettingsError as UnreadableEnvironment

from service.article import Relation
from service.errors import SettingsError, UsageError
from service.settings import Settings

_FLAGS = {
    "encoder": "--encoder",
    "collapse": "--collapse",
    "threshold": "--threshold",
    "neighbours": "--neighbours",
    "sources": "--prefer-source",
}


def settings_from(overrides: Mapping[str, Any]) -> Settings:
    """Build the settings: the environment, overridden by options that were given.

    An override that is None or empty was not given.

    Raises:
        SettingsError: a value cannot be used; the message names the option or variable.
    """
    given = {name: value for name, value in overrides.items() if value not in (None, [], ())}
    try:
        settings = Settings(**given)
    except ValidationError as error:
        raise SettingsError("; ".join(_complaints(error, given))) from error
    except UnreadableEnvironment as error:
        raise SettingsError(
            f"the environment: {error}; a list is written as JSON, "
            """such as SAMEWIRE_COLLAPSE='["exact", "copy"]'"""
        ) from error
    if Relation.NONE in settings.collapse:
        raise SettingsError("--collapse none: articles without a relation cannot collapse")
    return settings


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


def _complaints(error: ValidationError, given: Mapping[str, Any]) -> Iterable[str]:
    for problem in error.errors():
        name = str(problem["loc"][0])
        where = _FLAGS[name] if name in given else f"SAMEWIRE_{name.upper()}"
        yield f"{where} {problem['input']!r}: {problem['msg']}"
