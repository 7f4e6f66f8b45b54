"""`samewire keys`: make, list and revoke the API keys of a data directory."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path
from typing import Any

from pydantic import TypeAdapter
from rich import box
from rich.table import Table
from rich.text import Text

from service.api.keys import KEY_FILE, ApiKey, KeyFile, Role
from service.cli.configuration import data_directory
from service.cli.console import show, write_json, write_notice
from service.errors import StoreError
from service.report.json_lines import document
from service.report.prose import Prose, visible
from service.store.failures import SERVICE, store_failures


def key_file(data: Path | None, config: Path | None, *, new: bool = False) -> KeyFile:
    """Open the keys of the data directory that is set, which only `new` ones need not have.

    Raises:
        SettingsError, StoreError: it cannot be used or is not there.
    """
    directory = data_directory(data, config)
    with store_failures(directory, SERVICE):
        there = directory.is_dir()
    if not new and not there:
        raise StoreError(f"{directory} is not there: name the data directory of a service")
    return KeyFile(directory / KEY_FILE)


def add_key(keys: KeyFile, name: str, role: Role, *, as_json: bool) -> None:
    """Make a key and show its token, the only time that anybody can see it."""
    key, token = keys.add(name, role)
    if as_json:
        write_json(document(_rows([key])[0] | {"token": token}))
    else:
        show(Text(token))
        write_notice(f"{key.id} may {key.role}; keep the token now, it is shown only this once")


def list_keys(keys: KeyFile, *, as_json: bool) -> None:
    """List the keys, without their tokens, which are kept nowhere."""
    found = keys.list()
    if as_json:
        write_json(document(_rows(found)))
        return
    table = Table("Id", "Role", "Made (UTC)", "Name", box=box.SIMPLE_HEAD, pad_edge=False)
    for key in found:
        table.add_row(key.id, key.role, f"{key.created_at:%Y-%m-%d %H:%M}", Prose(key.name))
    show(table)


def revoke_key(keys: KeyFile, id: str) -> None:
    """Make the service refuse a key from now on; raises NotFoundError."""
    key = keys.revoke(id)
    write_notice(f"{key.id} ({visible(key.name)}) is revoked")


def _rows(keys: Iterable[ApiKey]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = TypeAdapter(list[ApiKey]).dump_python(list(keys), mode="json")
    return rows
