"""Options that several commands have."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from service.cli.parsers import file_path, path

Json = Annotated[bool, typer.Option("--json", help="One JSON document on standard output.")]
Quiet = Annotated[bool, typer.Option("--quiet", help="Say nothing but errors.")]
Parquet = Annotated[bool, typer.Option("--parquet", help="Write every table as Parquet, too.")]
Inputs = Annotated[
    list[str],
    typer.Argument(
        metavar="INPUT",
        help="Files, directories, globs, or - for standard input.",
        show_default=False,
    ),
]
Format = Annotated[
    str | None,
    typer.Option(
        metavar="F", help="txt, md, html, jsonl, csv, tsv or parquet, whatever the extensions."
    ),
]
Field = Annotated[
    list[str] | None,
    typer.Option(metavar="NAME=COLUMN", help="Read a field from another name: text=body."),
]
Config = Annotated[
    Path | None,
    typer.Option(
        metavar="FILE",
        parser=file_path,
        help="A TOML file of settings; SAMEWIRE_CONFIG names one, too.",
    ),
]
Data = Annotated[
    Path | None,
    typer.Option(
        metavar="DIR", parser=path, help="The data directory of the service, ./samewire-data."
    ),
]
