"""The commands that run the service. Importing it loads nothing heavy."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from service.cli.arguments import Config, Data, Field, Format, Inputs, Json, Parquet, Quiet
from service.cli.parsers import path

service_app = typer.Typer()
_keys = typer.Typer(help="Make, list and revoke API keys.", no_args_is_help=True)
service_app.add_typer(_keys, name="keys")


class _Role(StrEnum):
    READ = "read"
    WRITE = "write"
    ADMIN = "admin"


class _Level(StrEnum):
    DEBUG = "debug"
    INFO = "info"
    WARNING = "warning"
    ERROR = "error"


@service_app.command(
    "serve",
    epilog="Exit codes: 0 ended by SIGTERM or SIGINT with all that was accepted done, 1 failed, "
    "2 wrong usage, 130 or 143 ended at once by a second signal.",
)
def _serve(
    data: Data = None,
    host: Annotated[
        str | None,
        typer.Option(metavar="H", help="The address to listen on; beyond loopback, make keys."),
    ] = None,
    port: Annotated[
        int | None, typer.Option(metavar="P", help="The TCP port; 0 takes any free one.")
    ] = None,
    config: Config = None,
    log_level: Annotated[
        _Level | None, typer.Option(help="The least important messages that are logged.")
    ] = None,
) -> None:
    """Serve the articles of a data directory over HTTP until SIGTERM or SIGINT."""
    from service.cli.serve import run

    level = log_level and log_level.value
    options = {"data": data, "host": host, "port": port, "log_level": level}
    raise typer.Exit(run(options, config))


@service_app.command("settings")
def _settings(config: Config = None, json: Json = False) -> None:
    """List every setting, its value in force, and where that comes from."""
    from service.cli.settings import list_settings

    list_settings(config, as_json=json)


@service_app.command("backup")
def _backup(
    out: Annotated[
        Path,
        typer.Option(metavar="DIR", parser=path, help="An empty directory.", show_default=False),
    ],
    data: Data = None,
    config: Config = None,
    json: Json = False,
) -> None:
    """Copy the store and the keys of a data directory, also while it is served."""
    from service.cli.backup import backup
    from service.cli.configuration import data_directory

    backup(data_directory(data, config), out, as_json=json)


@service_app.command("restore")
def _restore(
    source: Annotated[
        Path,
        typer.Option(
            "--from", metavar="DIR", parser=path, help="What backup wrote.", show_default=False
        ),
    ],
    data: Data = None,
    config: Config = None,
) -> None:
    """Bring a backup into an empty data directory, after checking all of it."""
    from service.cli.configuration import data_directory
    from service.cli.restore import restore

    restore(source, data_directory(data, config))


@service_app.command("export")
def _export(
    out: Annotated[
        Path,
        typer.Option(metavar="DIR", parser=path, help="Where the files go.", show_default=False),
    ],
    data: Data = None,
    config: Config = None,
    parquet: Parquet = False,
    json: Json = False,
) -> None:
    """Write what a service found as the files of dedupe, also while it runs."""
    from service.cli.configuration import data_directory
    from service.cli.export import export

    export(data_directory(data, config), out, parquet=parquet, as_json=json)


@service_app.command(
    "import",
    epilog="Exit codes: 0 done, 1 failed, 2 wrong usage, 3 done but some input was rejected, "
    "130 interrupted, 143 ended by SIGTERM.",
)
def _import(
    inputs: Inputs,
    data: Data = None,
    config: Config = None,
    format: Format = None,
    field: Field = None,
    json: Json = False,
    quiet: Quiet = False,
) -> None:
    """Put files into a data directory that is not being served; again goes on."""
    from service.cli.import_ import ImportRequest, run

    fields = tuple(field or ())
    raise typer.Exit(run(ImportRequest(tuple(inputs), data, config, format, fields, json, quiet)))


@service_app.command("reindex")
def _reindex(data: Data = None, config: Config = None, quiet: Quiet = False) -> None:
    """Bring a data directory to changed settings or encoders; interrupted, again goes on."""
    from service.cli.reindex import reindex

    raise typer.Exit(reindex(data, config, quiet=quiet))


@_keys.command("add")
def _add_key(
    name: Annotated[str, typer.Argument(help="Whose key it is; logs and decisions name it.")],
    role: Annotated[
        _Role, typer.Option(help="What it may do: read, write as well, administer as well.")
    ],
    data: Data = None,
    config: Config = None,
    json: Json = False,
) -> None:
    """Make a key and show its token, once."""
    from service.cli.keys import add_key, key_file

    add_key(key_file(data, config, new=True), name, role.value, as_json=json)


@_keys.command("list")
def _list_keys(data: Data = None, config: Config = None, json: Json = False) -> None:
    """List the keys, without their tokens."""
    from service.cli.keys import key_file, list_keys

    list_keys(key_file(data, config), as_json=json)


@_keys.command("revoke")
def _revoke_key(
    id: Annotated[str, typer.Argument(metavar="ID", help="The id that the list shows.")],
    data: Data = None,
    config: Config = None,
) -> None:
    """Make the service refuse a key from now on."""
    from service.cli.keys import key_file, revoke_key

    revoke_key(key_file(data, config), id)
