"""Settings from four places: an option overrides the environment, that a file, that the default."""

from __future__ import annotations

import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Generic, TypeVar

from pydantic import ValidationError
from pydantic_settings import BaseSettings, EnvSettingsSource
from pydantic_settings import SettingsError as UnreadableEnvironment

from service.api.settings import ServiceSettings
from service.complaints import told
from service.errors import SettingsError
from service.settings import Settings

CONFIG_VARIABLE = "SAMEWIRE_CONFIG"
"""The environment variable that names the file where no option does."""

SETTINGS_CLASSES: tuple[type[BaseSettings], ...] = (ServiceSettings, Settings)
"""Everything that can be set; no two of them share a name."""

_PREFIX = "SAMEWIRE_"
_OTHER_VARIABLES = frozenset({CONFIG_VARIABLE, "SAMEWIRE_DEBUG", "SAMEWIRE_API_KEY"})

_FIELD = re.compile(r'field "(\w+)"')
_OPTIONS = {"sources": "--prefer-source"}

S = TypeVar("S", bound=BaseSettings)


@dataclass(frozen=True, slots=True)
class ConfigFile:
    """A TOML file of settings as it was read; without a path there is none."""

    path: Path | None
    values: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Resolved(Generic[S]):
    """Settings in force, and where each comes from: an option, a variable, a file, the default."""

    values: S
    origins: Mapping[str, str]


def read_config(path: Path | None) -> ConfigFile:
    """Read the file that was named by an option or, if by none, by SAMEWIRE_CONFIG.

    Raises:
        SettingsError: it is not there, is no TOML, or it or a SAMEWIRE_ variable names a setting
            that does not exist.
    """
    _check_variables()
    if path is None:
        named = os.environ.get(CONFIG_VARIABLE)
        if not named:
            return ConfigFile(None, {})
        path = Path(named)
    try:
        values = tomllib.loads(path.read_text("utf-8"))
    except OSError as error:
        raise SettingsError(f"{path}: the settings cannot be read: {error.strerror}") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise SettingsError(f"{path}: this is no TOML: {error}") from error
    if unknown := values.keys() - _names():
        raise _no_such_setting(str(path), unknown)
    return ConfigFile(path, values)


def _check_variables() -> None:
    """Refuse a variable that would be ignored: who misspelt one trusts a value not in force."""
    known = _OTHER_VARIABLES | {variable(name) for name in _names()}
    ours = {name for name in os.environ if name.upper().startswith(_PREFIX)}
    if unknown := {name for name in ours if name.upper() not in known}:
        raise _no_such_setting("the environment", unknown)


def _names() -> set[str]:
    return {name for kind in SETTINGS_CLASSES for name in kind.model_fields}


def _no_such_setting(place: str, unknown: Iterable[str]) -> SettingsError:
    names = ", ".join(sorted(unknown))
    return SettingsError(f"{place}: {names}: there is no such setting; samewire settings lists all")


def resolve(kind: type[S], options: Mapping[str, Any], file: ConfigFile) -> Resolved[S]:
    """Build settings of a kind; an option that is None or empty was not given.

    Raises:
        SettingsError: values cannot be used; the message names option, variable or file and key.
    """
    given = {name: value for name, value in options.items() if value not in (None, [], ())}
    try:
        variables = EnvSettingsSource(kind)()
    except UnreadableEnvironment as error:
        raise SettingsError(_no_json(error)) from error
    filed = {name: value for name, value in file.values.items() if name in kind.model_fields}
    origins = (
        dict.fromkeys(kind.model_fields, "default")
        | {name: f"{file.path}: {name}" for name in filed}
        | {name: variable(name) for name in variables}
        | {name: _option(name) for name in given}
    )
    try:
        values = kind(**{**filed, **variables, **given})
    except ValidationError as error:
        raise SettingsError("; ".join(_complaints(error, origins))) from error
    return Resolved(values, origins)


def _no_json(error: UnreadableEnvironment) -> str:
    """Name the variable that is no JSON; the library names its own class and the field."""
    named = _FIELD.search(str(error))
    name = variable(named[1]) if named else "the environment"
    value = next((value for key, value in os.environ.items() if key.upper() == name), "")
    return f"""{name} {value!r}: write a list as JSON, such as '["exact", "copy"]'"""


def resolve_service(options: Mapping[str, Any], file: ConfigFile) -> Resolved[ServiceSettings]:
    """Build the server's settings, and tell where each comes from; raises SettingsError."""
    return resolve(ServiceSettings, options, file)


def data_directory(data: Path | None, config: Path | None) -> Path:
    """The data directory, set by an option or elsewhere; raises SettingsError."""
    return resolve_service({"data": data}, read_config(config)).values.data


def variable(name: str) -> str:
    """Name the environment variable of a setting."""
    return f"{_PREFIX}{name.upper()}"


def _option(name: str) -> str:
    return _OPTIONS.get(name, f"--{name.replace('_', '-')}")


def _complaints(error: ValidationError, origins: Mapping[str, str]) -> Iterable[str]:
    for problem in error.errors():
        yield f"{origins[str(problem['loc'][0])]} {problem['input']!r}: {told(problem)}"
